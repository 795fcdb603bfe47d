//! Bytes and the place they came from → articles. Never fails: what can be read is read, and what can't
//! is said. Knows nothing of the store or the network.

use recoupe_model::Article;

mod record;

pub use record::TextRecord;

/// One input as it lies on disk or came over the wire.
#[derive(Clone, Copy, Debug)]
pub struct Input<'a> {
    /// The path or address that the user gave (`-` for standard input).
    pub name: &'a str,
    /// Its bytes, compressed or not.
    pub bytes: &'a [u8],
    /// The address that the bytes came from, where known.
    pub url: Option<&'a str>,
    /// The `Content-Type` header, where there was one.
    pub content_type: Option<&'a str>,
}

/// Something that could not be read, in words for a person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// Which input.
    pub input: String,
    /// What is wrong and what to do, one line.
    pub message: String,
}

/// What came of an input.
#[derive(Clone, Debug, Default)]
pub struct Reading {
    /// The articles found, in order.
    pub articles: Vec<Article>,
    /// What could not be read.
    pub problems: Vec<Problem>,
}

/// Reads one input of any known format.
#[must_use]
pub fn read(input: &Input<'_>) -> Reading {
    let _ = input;
    Reading::default()
}

/// What only several pages together tell: a disclaimer that stands on many, furniture that repeats.
pub fn compare(articles: &mut [Article]) {
    let _ = articles;
}
