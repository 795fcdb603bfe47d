//! A dossier → what a person reads: HTML, Markdown, terminal text. It knows only the contract; it can't
//! find anything out. Two voices are kept apart everywhere: what a source wrote, and what the program says.

mod align;
mod around;
mod carriers;
mod dates;
mod html;
mod markdown;
mod marks;
mod notices;
mod numbers;
mod people;
mod same;
mod shared;
mod tally;
mod tellers;
mod terminal;
mod versions;
mod view;
mod words;

pub use html::html;
pub use markdown::markdown;
pub use terminal::text;
pub use words::Language;
