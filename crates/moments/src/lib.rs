//! Time expressions and their values; and the day of a report that bears no date.

use recoupe_model::{Article, Sentence, Time};

/// The days that relative expressions are counted from.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Reference {
    /// Day of publication, where known.
    pub published: Option<jiff::civil::Date>,
}

/// Finds the time expressions of the sentences and gives them values.
#[must_use]
pub fn times(article: &Article, sentences: &[Sentence], reference: Reference) -> Vec<Time> {
    let _ = (article, sentences, reference);
    Vec::new()
}
