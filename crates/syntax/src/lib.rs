//! Parts of speech and dependencies of a sentence, by small models of our own: an averaged perceptron for
//! tags, another for the moves of a greedy transition parser, a third for the relations. This room knows
//! words and grammar, and no story, outlet or entity.

mod clauses;
pub mod features;
mod inserted;
pub mod machine;
mod marks;
pub mod model;
mod parse;
mod parser;
mod polarity;
mod scheme;
pub mod signs;
pub mod table;
pub mod tagger;
mod words;

pub use parse::{Node, Parse};
pub use parser::Parser;
pub use polarity::Negation;
pub use scheme::{Fine, Form, Relation, Tag};
pub use words::words;
