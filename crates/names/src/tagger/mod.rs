//! The trained tagger: names of persons, organisations and places by a linear-chain conditional
//! random field (Lafferty, McCallum, Pereira 2001). The trainer lives in the crate `train` and
//! uses the same features. Does not tell states from places, nor who is meant.

pub mod features;
pub mod labels;
pub mod model;

use crate::words::Reading;
use features::Document;
use foldhash::{HashMap, HashMapExt};
use labels::{Kind, LABELS, OUTSIDE, Start, allowed, closes, kind_of, start_of};
use model::Model;
use std::cell::RefCell;
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
    let mut scores = scores(reading, &document, model);
    document.remember(&decode(reading, model, &scores));
    // what the words and lists say stays as it was: half of the tagger's work
    let mut keys = Vec::with_capacity(8);
    for (word, row) in scores.iter_mut().enumerate() {
        keys.clear();
        document.later_keys(word, &mut keys);
        model.add(&keys, row);
    }
    spans(reading, &decode(reading, model, &scores))
}

/// The labels of a first tagging alone; the trainer needs them.
#[must_use]
pub fn first_labels(reading: &Reading<'_>, model: &Model) -> Vec<u8> {
    decode(reading, model, &scores(reading, &Document::new(reading), model))
}

/// Scores of a word's labels.
type Row = [i32; LABELS];

/// What a spelling adds at the distances -2 … 2.
type Adds = [[i16; 16]; 5];

/// Spellings of each model of which a thread remembers what they add: articles share most of their words, and to sum this up for
/// each article anew was two fifths of the tagger's work.
const REMEMBERED: usize = 1 << 14;

/// Bytes of the longest spelling that is remembered.
const LONGEST: usize = 64;

/// Models of which a thread remembers any; more are made by the trainer alone.
const MODELS: usize = 4;

/// What is remembered of each model, by its number.
type Remembered = Vec<(u64, HashMap<Box<str>, Adds>)>;

thread_local! {
    static KNOWN: RefCell<Remembered> = const { RefCell::new(Vec::new()) };
}

/// What a spelling adds by a model: what is remembered, or else what `sum` finds.
fn remembered(model: &Model, spelling: &str, sum: impl FnOnce() -> Adds) -> Adds {
    if spelling.len() > LONGEST {
        return sum();
    }
    KNOWN.with_borrow_mut(|models| {
        let at = models.iter().position(|(number, _)| *number == model.number()).unwrap_or_else(|| {
            models.truncate(MODELS - 1);
            models.insert(0, (model.number(), HashMap::new()));
            0
        });
        let known = &mut models[at].1;
        if let Some(adds) = known.get(spelling) {
            return *adds;
        }
        if known.len() == REMEMBERED {
            known.clear();
        }
        *known.entry(spelling.into()).or_insert(sum())
    })
}

/// What the spellings of a text add, looked up when each is first met.
struct Parts {
    /// Spelling → index + 1 into `adds`.
    at: Vec<u32>,
    adds: Vec<Adds>,
}

impl Parts {
    fn new(reading: &Reading<'_>) -> Self {
        Self { at: vec![0; reading.spellings.len()], adds: Vec::new() }
    }

    fn of(&mut self, spelling: u32, reading: &Reading<'_>, document: &Document<'_, '_>, model: &Model, keys: &mut Vec<u32>) -> &Adds {
        let at = &mut self.at[spelling as usize];
        if *at == 0 {
            let mut at_distance = |distance: i8| {
                let mut sum = [0; LABELS];
                keys.clear();
                document.spelling_keys(spelling, distance, keys);
                model.add(keys, &mut sum);
                // some thirty weights of one byte: they fit
                std::array::from_fn(|n| sum.get(n).map_or(0, |x| i16::try_from(*x).unwrap_or(i16::MAX)))
            };
            let text = reading.spellings[spelling as usize].text;
            self.adds.push(remembered(model, text, || [-2, -1, 0, 1, 2].map(&mut at_distance)));
            *at = u32::try_from(self.adds.len()).unwrap_or(u32::MAX);
        }
        &self.adds[*at as usize - 1]
    }
}

/// The scores of all words, as a first tagging sees them.
fn scores(reading: &Reading<'_>, document: &Document<'_, '_>, model: &Model) -> Vec<Row> {
    let mut parts = Parts::new(reading);
    let mut keys = Vec::with_capacity(64);
    let beyond: [Row; 5] = std::array::from_fn(|n| {
        let mut row = [0; LABELS];
        keys.clear();
        document.beyond(i8::try_from(n).unwrap_or(0) - 2, &mut keys);
        model.add(&keys, &mut row);
        row
    });
    let mut out = vec![[0; LABELS]; reading.words.len()];
    for sentence in &reading.sentences {
        for word in sentence.clone() {
            let row = &mut out[word];
            for distance in -2i8..=2 {
                match word.checked_add_signed(isize::from(distance)).filter(|at| sentence.contains(at)) {
                    Some(at) => {
                        let adds = parts.of(reading.words[at].spelling, reading, document, model, &mut keys);
                        row.iter_mut().zip(adds[usize::from((distance + 2).unsigned_abs())]).for_each(|(a, b)| *a += i32::from(b));
                    }
                    None => row.iter_mut().zip(beyond[usize::from((distance + 2).unsigned_abs())]).for_each(|(a, b)| *a += b),
                }
            }
            keys.clear();
            document.word_keys(word, &mut keys);
            model.add(&keys, row);
        }
    }
    out
}

/// The best labels of all words, by their scores.
fn decode(reading: &Reading<'_>, model: &Model, scores: &[Row]) -> Vec<u8> {
    let mut labels = vec![OUTSIDE; reading.words.len()];
    let mut lattice: Vec<Row> = Vec::new();
    let mut back: Vec<[u8; LABELS]> = Vec::new();
    for sentence in &reading.sentences {
        lattice.clear();
        lattice.extend_from_slice(&scores[sentence.clone()]);
        back.clear();
        viterbi(&mut lattice, &mut back, model, &mut labels[sentence.clone()]);
    }
    labels
}

/// The labels that may stand before each label.
static BEFORE: LazyLock<[Vec<u8>; LABELS]> =
    LazyLock::new(|| std::array::from_fn(|next| (0u8..).take(LABELS).filter(|last| allowed(Some(*last as usize), next)).collect()));

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
    let befores = &*BEFORE;
    for n in 1..lattice.len() {
        let (before, now) = lattice.split_at_mut(n);
        let (before, now) = (&before[n - 1], &mut now[0]);
        let mut pointers = [0u8; LABELS];
        for (label, possible) in befores.iter().enumerate() {
            let (mut best, mut from) = (NEVER * 2, 0u8);
            let transitions = &model.transitions[label];
            for last in possible {
                let total = before[*last as usize] + transitions[*last as usize];
                if total > best {
                    (best, from) = (total, *last);
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
