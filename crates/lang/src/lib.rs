//! Text as text: normal form, tokens, sentences, stems, language. This room does not know what an
//! outlet, a story or a statement is.

mod dateline;
mod fold;
mod identify;
mod numbers;
mod sentences;
mod stems;
mod tokens;
mod word_lists;

pub use dateline::dateline;
pub use fold::{fold, fold_char};
pub use identify::identify;
pub use numbers::{Atom, AtomKind, Atoms, Number, NumberWords, number};
pub use sentences::sentences;
pub use stems::{Stemmer, stem};
pub use tokens::{Token, TokenKind, has_arabic_article, tokens};
pub use word_lists::{WordList, Words, faults as word_list_faults};
