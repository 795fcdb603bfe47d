//! Figures put side by side: readings of one thing counted, and whether they can all be true. Different
//! numbers are only put together when their words say that they count the same; when unsure they stay apart.

use crate::context::Context;
use crate::words::{Reader, rows};
use recoupe_model::contract::{FigureRecord, Reading, Verdict};
use recoupe_model::{Attribution, Figure, FigureStatus, Modifier, Piece, Value, Zone};
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::LazyLock;

/// Unit as written, folded → name that stands for it in all languages.
static UNITS: LazyLock<HashMap<String, &'static str>> = LazyLock::new(|| {
    let all = rows(include_str!("../data/units.tsv"));
    all.flat_map(|(name, words)| words.split(' ').map(move |w| (recoupe_lang::fold(w), name))).collect()
});

/// Words around a number that tell what it counts.
const NEIGHBOURHOOD: usize = 90;
/// Readings with one value count the same thing when their surroundings share this much (rare words, see
/// [`likeness`]).
const SAME_VALUE: f64 = 0.22;
/// Readings with other values that can both be true need more.
const COMPATIBLE: f64 = 0.30;
/// … and readings that can't both be true need nearly the same words.
const CONFLICT: f64 = 0.75;

struct Found<'a> {
    article: usize,
    figure: &'a Figure,
    unit: String,
    /// Words of the noun phrase and of what stands around it.
    near: BTreeSet<String>,
    /// Words of the sentence.
    sentence: BTreeSet<String>,
    low: f64,
    high: f64,
}

/// The figures of a story, compared.
pub(crate) fn figures(desk: &Context) -> Vec<FigureRecord> {
    let found = collect(desk);
    let held = frequency(&found);
    let mut groups: Vec<Vec<usize>> = Vec::new();
    for n in 0..found.len() {
        let fits = |group: &&mut Vec<usize>| group.iter().all(|m| comparable(&found[n], &found[*m], &held));
        match groups.iter_mut().find(fits) {
            Some(group) => group.push(n),
            None => groups.push(vec![n]),
        }
    }
    groups.into_iter().filter_map(|g| record(desk, &found, &g)).collect()
}

fn collect<'a>(desk: &Context<'a>) -> Vec<Found<'a>> {
    let mut found = Vec::new();
    for (article, analysis) in desk.analyses.iter().enumerate() {
        let reader = Reader::new(desk.articles[article].lang);
        for figure in &analysis.figures {
            let Some(sentence) = desk.sentence_at(article, figure.piece) else { continue };
            if !matches!(analysis.sentences[sentence.0].zone, Zone::Body | Zone::Deck) {
                continue;
            }
            let (low, high) = bounds(figure);
            let stems = |piece: Piece| -> BTreeSet<String> {
                let own: BTreeSet<String> = reader.stems(desk.words(article, figure.piece)).into_iter().collect();
                reader.stems(desk.words(article, piece)).into_iter().filter(|s| !own.contains(s)).collect()
            };
            let near = around(desk.words(article, sentence.1), sentence.1, figure.counted.cover(&figure.piece));
            found.push(Found {
                article,
                figure,
                unit: unit_name(&figure.unit, &reader),
                near: stems(near),
                sentence: stems(sentence.1),
                low,
                high,
            });
        }
    }
    found
}

/// The piece with what stands at most [`NEIGHBOURHOOD`] bytes around it in its sentence.
fn around(text: &str, sentence: Piece, piece: Piece) -> Piece {
    let at = |byte: usize| {
        let mut byte = byte.clamp(sentence.start, sentence.end) - sentence.start;
        while !text.is_char_boundary(byte) {
            byte -= 1;
        }
        byte + sentence.start
    };
    Piece::new(at(piece.start.saturating_sub(NEIGHBOURHOOD)), at(piece.end + NEIGHBOURHOOD))
}

/// What all words for a unit share: `hour` for "heures", "h"; a stem where the list does not know it.
fn unit_name(unit: &str, reader: &Reader) -> String {
    let folded = recoupe_lang::fold(unit);
    if let Some(name) = UNITS.get(&folded) {
        return (*name).to_owned();
    }
    let first = folded.split_whitespace().find_map(|w| UNITS.get(w));
    first.map_or_else(|| reader.stems(unit).join(" "), |n| (*n).to_owned())
}

/// What the words allow: "about" is a tenth either way.
fn bounds(figure: &Figure) -> (f64, f64) {
    let Value::Number(value) = figure.value else { return (f64::NAN, f64::NAN) };
    let slack = value.abs() / 10.0;
    let (low, high) = match figure.modifier {
        Modifier::Exact => (value, value),
        Modifier::About => (value - slack, value + slack),
        Modifier::Over => (value, f64::INFINITY),
        Modifier::Under => (0.0, value),
    };
    (figure.min.unwrap_or(low).min(low), figure.max.unwrap_or(high).max(high))
}

fn frequency(found: &[Found]) -> BTreeMap<String, f64> {
    let mut held: BTreeMap<String, f64> = BTreeMap::new();
    for word in found.iter().flat_map(|f| &f.sentence) {
        *held.entry(word.clone()).or_default() += 1.0;
    }
    held
}

/// Share of the rarer words that two surroundings have in common, of the shorter one's.
fn likeness(a: &BTreeSet<String>, b: &BTreeSet<String>, held: &BTreeMap<String, f64>) -> f64 {
    let weight = |w: &String| 1.0 / held.get(w).copied().unwrap_or(1.0).max(1.0).sqrt();
    let sum = |s: &BTreeSet<String>| s.iter().map(weight).sum::<f64>();
    let both: f64 = a.intersection(b).map(weight).sum();
    both / sum(a).min(sum(b)).max(1e-9)
}

fn comparable(a: &Found, b: &Found, held: &BTreeMap<String, f64>) -> bool {
    if a.unit != b.unit {
        return false;
    }
    let near = likeness(&a.near, &b.near, held);
    if let (Value::Clock(x), Value::Clock(y)) = (&a.figure.value, &b.figure.value) {
        return x == y && near >= SAME_VALUE;
    }
    if a.low.is_nan() || b.low.is_nan() {
        return false;
    }
    let equal = a.figure.value == b.figure.value;
    if a.article == b.article && !equal {
        return false; // one report that gives two numbers means two things
    }
    let planned = a.figure.status != b.figure.status;
    if equal && !planned {
        near >= SAME_VALUE
    } else if planned || overlap(a, b) {
        near >= COMPATIBLE
    } else {
        near >= CONFLICT && likeness(&a.sentence, &b.sentence, held) >= CONFLICT
    }
}

fn overlap(a: &Found, b: &Found) -> bool {
    a.low <= b.high && b.low <= a.high
}

fn record(desk: &Context, found: &[Found], group: &[usize]) -> Option<FigureRecord> {
    let members: Vec<&Found> = group.iter().map(|n| &found[*n]).collect();
    let counts = members
        .iter()
        .find_map(|f| desk.cut(f.article, f.figure.counted))
        .or_else(|| desk.cut(members[0].article, members[0].figure.piece))?;
    let articles: BTreeSet<usize> = members.iter().map(|f| f.article).collect();
    let pairs = || members.iter().enumerate().flat_map(|(n, a)| members[n + 1..].iter().map(move |b| (a, b)));
    let differ = |(a, b): (&&Found, &&Found)| a.figure.status == b.figure.status && a.figure.value != b.figure.value && !overlap(a, b);
    let verdict = if articles.len() < 2 {
        Verdict::Single
    } else if pairs().any(differ) {
        Verdict::Differ
    } else if pairs()
        .all(|(a, b)| a.figure.value == b.figure.value && a.figure.status == b.figure.status && a.figure.modifier == b.figure.modifier)
    {
        Verdict::Agree
    } else {
        Verdict::Compatible
    };
    let readings: Vec<Reading> = members.iter().filter_map(|f| reading(desk, f)).collect();
    (!readings.is_empty()).then_some(FigureRecord { counts, readings, verdict })
}

fn reading(desk: &Context, found: &Found) -> Option<Reading> {
    let f = found.figure;
    let statement = f.statement.and_then(|s| desk.analyses[found.article].statements.get(s));
    Some(Reading {
        value: f.value.clone(),
        min: f.min,
        max: f.max,
        unit: f.unit.clone(),
        modifier: f.modifier,
        status: if f.status == FigureStatus::Planned { FigureStatus::Planned } else { FigureStatus::Actual },
        attribution: if statement.is_some() && f.attribution == Attribution::Asserted { Attribution::Attributed } else { f.attribution },
        speaker: statement.and_then(|s| s.speaker).and_then(|v| desk.name(found.article, v)),
        span: desk.cut(found.article, f.piece)?,
    })
}
