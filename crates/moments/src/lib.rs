//! Time expressions and their values; and the day of a report that bears no date.
//!
//! The words of a language stand in one table each (`data/*.tsv`). A matcher finds their rows in the
//! sentences ([`matcher`]), and what they mean is then counted out ([`resolve`]): from the day of
//! publication, on the side that the nearest verb says, or from the day that the text has come to.

mod calendar;
mod deduce;
mod matcher;
mod resolve;
mod sentence;
mod spans;
mod table;
mod tense;
mod values;

pub use deduce::{Dated, deduce};

use jiff::civil::Date;
use recoupe_lang::{AtomKind, Atoms};
use recoupe_model::{Article, Sentence, Time};
use sentence::{Narrative, SentenceReader};
use std::ops::Range;
use table::Table;

/// The days that relative expressions are counted from.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Reference {
    /// Day of publication, where known.
    pub published: Option<Date>,
}

/// Finds the time expressions of the sentences and gives them values. Without a day of publication,
/// what is counted from it (`mercredi`, `hier`) is found and stays without a calendar value.
#[must_use]
pub fn times(article: &Article, sentences: &[Sentence], reference: Reference) -> Vec<Time> {
    let Some(table) = article.lang.and_then(Table::of) else { return Vec::new() };
    let text = article.text.as_str();
    let mut atoms = Atoms::default();
    let ranges: Vec<Range<usize>> = sentences.iter().map(|s| atoms.push(article.text.slice(s.piece), s.piece.start)).collect();
    let ids = table.ids(&atoms);
    let ranges = joined(ranges, sentences, &atoms, |at| table.begins_month(ids[at]));
    let mut found = Vec::new();
    let mut out = Vec::new();
    let mut story = Narrative::new(reference.published);
    for (n, range) in ranges.into_iter().enumerate() {
        found.clear();
        matcher::find(table, &atoms, &ids, range.clone(), &mut found);
        if !found.is_empty() {
            let sentence = SentenceReader { table, text, atoms: &atoms, range, number: n, block: sentences[n].block };
            sentence.read(&mut found, &mut story, &mut out);
        }
    }
    out
}

/// Puts together what the sentences' rule has cut after the full stop of a day: "am 8. | Mai".
fn joined(ranges: Vec<Range<usize>>, sentences: &[Sentence], atoms: &Atoms, is_month: impl Fn(usize) -> bool) -> Vec<Range<usize>> {
    let mut out: Vec<Range<usize>> = Vec::with_capacity(ranges.len());
    for (n, range) in ranges.into_iter().enumerate() {
        let follows = n > 0 && sentences[n - 1].block == sentences[n].block && !range.is_empty() && is_month(range.start);
        let cut = range.start >= 2
            && atoms.word(range.start - 1) == "."
            && atoms.get(range.start - 2).is_some_and(|a| a.kind == AtomKind::Digits && a.piece.len() <= 2);
        match out.last_mut() {
            Some(last) if follows && cut && last.end == range.start => last.end = range.end,
            _ => out.push(range),
        }
    }
    out
}
