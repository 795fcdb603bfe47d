//! The trained tagger: names of persons, organisations and places by a linear-chain conditional
//! random field (Lafferty, McCallum, Pereira 2001). The trainer lives in the crate `train` and
//! uses the same features. Does not tell states from places, nor who is meant.

pub mod features;
pub mod labels;
pub mod model;

use crate::words::Reading;
use features::{Document, Stage};
use labels::{Kind, LABELS, OUTSIDE, Start, allowed, closes, kind_of, start_of};
use model::Model;
use std::collections::HashMap;
use std::ops::Range;
use std::sync::LazyLock;

/// A name found: its words and its kind.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// Range of words.
    pub words: Range<usize>,
    /// Kind.
    pub kind: Kind,
}

static FRENCH: LazyLock<Option<Model>> = LazyLock::new(|| Model::read(include_bytes!("../../models/fr.names")));
static ENGLISH: LazyLock<Option<Model>> = LazyLock::new(|| Model::read(include_bytes!("../../models/en.names")));

/// The shipped model of a language, if there is one.
#[must_use]
pub fn model(lang: &str) -> Option<&'static Model> {
    match lang {
        "fr" => FRENCH.as_ref(),
        "en" => ENGLISH.as_ref(),
        _ => None,
    }
}

/// Tags a text twice: the second time a word knows how the same word was tagged elsewhere in the text.
#[must_use]
pub fn tag(reading: &Reading<'_>, model: &Model) -> Vec<Found> {
    let mut document = Document::new(reading);
    let first = decode(reading, &document, model, Stage::First);
    document.remember(&first);
    spans(reading, &decode(reading, &document, model, Stage::Second))
}

/// The labels of a first tagging alone; the trainer needs them.
#[must_use]
pub fn first_labels(reading: &Reading<'_>, model: &Model) -> Vec<u8> {
    decode(reading, &Document::new(reading), model, Stage::First)
}

/// Scores of the labels of a word that hang on one spelling at one distance.
type Row = [i32; LABELS];

/// The best labels of all words.
fn decode(reading: &Reading<'_>, document: &Document<'_, '_>, model: &Model, stage: Stage) -> Vec<u8> {
    let mut labels = vec![OUTSIDE; reading.words.len()];
    // what a spelling adds at the distances -2 … 2, computed when first met
    let mut cache: HashMap<(u32, i8), Row> = HashMap::new();
    let mut keys = Vec::with_capacity(64);
    let mut lattice: Vec<Row> = Vec::new();
    let mut back: Vec<[u8; LABELS]> = Vec::new();
    for sentence in &reading.sentences {
        lattice.clear();
        back.clear();
        for word in sentence.clone() {
            let mut row = [0; LABELS];
            for distance in -2i8..=2 {
                let Some(at) = word.checked_add_signed(isize::from(distance)).filter(|at| sentence.contains(at)) else {
                    keys.clear();
                    document.beyond(distance, &mut keys);
                    model.add(&keys, &mut row);
                    continue;
                };
                let spelling = reading.words[at].spelling;
                let part = cache.entry((spelling, distance)).or_insert_with(|| {
                    let mut part = [0; LABELS];
                    keys.clear();
                    document.spelling_keys(spelling, distance, &mut keys);
                    model.add(&keys, &mut part);
                    part
                });
                row.iter_mut().zip(part).for_each(|(a, b)| *a += *b);
            }
            keys.clear();
            document.word_keys(word, stage, &mut keys);
            model.add(&keys, &mut row);
            lattice.push(row);
        }
        viterbi(&mut lattice, &mut back, model, &mut labels[sentence.clone()]);
    }
    labels
}

/// Fills `labels` with the best path through the lattice (which is overwritten).
fn viterbi(lattice: &mut [Row], back: &mut Vec<[u8; LABELS]>, model: &Model, labels: &mut [u8]) {
    const NEVER: i32 = i32::MIN / 4;
    if lattice.is_empty() {
        return;
    }
    for (label, score) in lattice[0].iter_mut().enumerate() {
        *score = if allowed(None, label) { *score + model.start[label] } else { NEVER };
    }
    back.push([0; LABELS]);
    for n in 1..lattice.len() {
        let (before, now) = lattice.split_at_mut(n);
        let (before, now) = (&before[n - 1], &mut now[0]);
        let mut pointers = [0u8; LABELS];
        for label in 0..LABELS {
            let (mut best, mut from) = (NEVER * 2, 0u8);
            for (last, score) in before.iter().enumerate() {
                let total = score + model.transitions[label][last];
                if total > best {
                    (best, from) = (total, u8::try_from(last).unwrap_or(0));
                }
            }
            now[label] = (now[label] + best).max(NEVER);
            pointers[label] = from;
        }
        back.push(pointers);
    }
    let last = lattice.len() - 1;
    let ends = |label: &usize| closes(*label);
    let mut label = (0..LABELS).filter(ends).max_by_key(|l| (lattice[last][*l], LABELS - l)).unwrap_or(0);
    for n in (0..=last).rev() {
        labels[n] = u8::try_from(label).unwrap_or(OUTSIDE);
        label = back[n][label] as usize;
    }
}

/// The names that labels spell out, within sentences.
#[must_use]
pub fn spans(reading: &Reading<'_>, labels: &[u8]) -> Vec<Found> {
    let mut out: Vec<Found> = Vec::new();
    for sentence in &reading.sentences {
        let mut open: Option<Found> = None;
        for word in sentence.clone() {
            let label = labels[word] as usize;
            match (start_of(label), kind_of(label)) {
                (Start::New, Some(kind)) => {
                    out.extend(open.take());
                    open = Some(Found { words: word..word + 1, kind });
                }
                (Start::Goes, Some(_)) if open.is_some() => {
                    if let Some(o) = open.as_mut() {
                        o.words.end = word + 1;
                    }
                }
                _ => out.extend(open.take()),
            }
        }
        out.extend(open);
    }
    out
}
