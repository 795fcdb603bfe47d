//! Figures put side by side: readings of one thing counted, and whether they can all be true. Different
//! numbers are only put together when their words say that they count the same; when unsure they stay apart.

use crate::context::Context;
use crate::words::{Reader, Vocabulary, Word, rows, shared};
use recoupe_model::contract::{FigureRecord, Reading, Verdict};
use recoupe_model::{Attribution, Figure, FigureStatus, Modifier, Piece, Value, Zone};
use std::collections::{BTreeSet, HashMap};
use std::sync::LazyLock;

/// Unit as written, folded → name that stands for it in all languages.
static UNITS: LazyLock<HashMap<String, &'static str>> = LazyLock::new(|| {
    let all = rows(include_str!("../data/units.tsv"));
    all.flat_map(|(name, words)| words.split(' ').map(move |w| (recoupe_lang::fold(w), name))).collect()
});

/// Words around a number that tell what it counts.
const NEIGHBOURHOOD: usize = 90;
/// Readings of one measure (hours, percent, money) with one value count the same thing when their surroundings
/// share this much (rare words, see [`likeness`]). Sweeps on two sets: below 0.10 thirty percent of one thing
/// meets thirty percent of another; above 0.20 true pairs part.
const SAME_VALUE: f64 = 0.12;
/// Readings with other values that can both be true, likewise.
const COMPATIBLE: f64 = 0.13;
/// A plan and what came of it.
const PLANNED: f64 = 0.20;
/// … and readings that can't both be true need nearly the same words.
const CONFLICT: f64 = 0.75;
/// A number of things up to this one is a common one: two "two ships" may be other ships.
const SMALL: f64 = 4.0;
/// Units that measure rather than count: any number of things can be told in them.
const MEASURES: [&str; 29] = [
    "percent",
    "percentage_point",
    "dollar",
    "euro",
    "pound",
    "franc",
    "yen",
    "yuan",
    "rouble",
    "hryvnia",
    "second",
    "minute",
    "hour",
    "day",
    "week",
    "month",
    "year",
    "metre",
    "kilometre",
    "mile",
    "hectare",
    "acre",
    "kilogram",
    "tonne",
    "litre",
    "barrel",
    "degree",
    "time",
    "person",
];

struct Found<'a> {
    article: usize,
    figure: &'a Figure,
    unit: String,
    /// Words of the noun phrase and of what stands around it.
    near: Vec<Word>,
    /// Words of the sentence.
    sentence: Vec<Word>,
    low: f64,
    high: f64,
}

/// The figures of a story, compared.
pub(crate) fn figures(desk: &Context) -> Vec<FigureRecord> {
    let mut vocabulary = Vocabulary::default();
    let found = collect(desk, &mut vocabulary);
    let held = &vocabulary;
    let mut groups: Vec<Vec<usize>> = Vec::new();
    for n in 0..found.len() {
        let links = |group: &Vec<usize>| group.iter().any(|m| comparable(&found[n], &found[*m], held));
        let bearable = |group: &Vec<usize>| group.iter().all(|m| !excludes(&found[n], &found[*m], held));
        let (mut mine, rest): (Vec<_>, Vec<_>) = groups.into_iter().partition(|g| links(g) && bearable(g));
        groups = rest;
        // what links several groups joins the first, and the others to it where they bear one another
        let mut joined = if mine.is_empty() { Vec::new() } else { mine.remove(0) };
        for group in mine {
            if group.iter().all(|x| joined.iter().all(|y| !excludes(&found[*x], &found[*y], held))) {
                joined.extend(group);
            } else {
                groups.push(group);
            }
        }
        joined.push(n);
        joined.sort_unstable();
        groups.push(joined);
    }
    groups.sort();
    groups.into_iter().filter_map(|g| record(desk, &found, &g)).collect()
}

fn collect<'a>(desk: &Context<'a>, vocabulary: &mut Vocabulary) -> Vec<Found<'a>> {
    let mut found = Vec::new();
    for (article, analysis) in desk.analyses.iter().enumerate() {
        let reader = Reader::new(desk.articles[article].lang);
        for figure in &analysis.figures {
            let Some(sentence) = desk.sentence_at(article, figure.piece) else { continue };
            if !matches!(analysis.sentences[sentence.0].zone, Zone::Body | Zone::Deck) {
                continue;
            }
            let (low, high) = bounds(figure);
            let own: BTreeSet<String> = reader.stems(desk.words(article, figure.piece)).into_iter().collect();
            let stems = |piece: Piece| -> Vec<String> {
                reader.stems(desk.words(article, piece)).into_iter().filter(|s| !own.contains(s)).collect()
            };
            // the sentence first: it counts its words in, the neighbourhood is part of it
            let whole = vocabulary.add(stems(sentence.1));
            let near = around(desk.words(article, sentence.1), sentence.1, figure.counted.cover(&figure.piece));
            found.push(Found {
                article,
                figure,
                unit: unit_name(&figure.unit, &reader),
                near: vocabulary.look_up(&stems(near)),
                sentence: whole,
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

/// What the words allow a reader to think of: "about" is a tenth either way, "nearly" a quarter less, "more
/// than" as much again. (What they allow in logic is wider; that would make any two numbers agree.)
fn bounds(figure: &Figure) -> (f64, f64) {
    let Value::Number(value) = figure.value else { return (f64::NAN, f64::NAN) };
    let slack = value.abs() / 10.0;
    let (low, high) = match figure.modifier {
        Modifier::Exact => (value, value),
        Modifier::About => (value - slack, value + slack),
        Modifier::Over => (value, value + value.abs()),
        Modifier::Under => (value - value.abs() / 4.0, value),
    };
    (low, high)
}

/// Share of the rarer words that two surroundings have in common, of the shorter one's.
fn likeness(a: &[Word], b: &[Word], held: &Vocabulary) -> f64 {
    let weight = |w: Word| 1.0 / f64::from(held.held_by(w).max(1)).sqrt();
    let sum = |s: &[Word]| s.iter().map(|w| weight(*w)).sum::<f64>();
    let both: f64 = shared(a, b).map(weight).sum();
    both / sum(a).min(sum(b)).max(1e-9)
}

fn comparable(a: &Found, b: &Found, held: &Vocabulary) -> bool {
    if a.unit != b.unit || excludes(a, b, held) {
        return false;
    }
    let equal = a.figure.value == b.figure.value;
    let planned = a.figure.status != b.figure.status;
    let near = likeness(&a.near, &b.near, held);
    match (&a.figure.value, MEASURES.contains(&a.unit.as_str())) {
        (Value::Clock(_), _) => equal && near >= SAME_VALUE,
        _ if planned => near >= PLANNED && a.article != b.article,
        (Value::Number(value), false) if equal => near > 0.0 || *value > SMALL,
        _ if equal => near >= SAME_VALUE,
        _ if overlap(a, b) => near >= COMPATIBLE,
        _ => conflict(a, b, held),
    }
}

/// Readings that must not stand in one row: one report that gives two numbers means two things; two reports
/// that exclude one another mean two things unless nearly all their words agree.
fn excludes(a: &Found, b: &Found, held: &Vocabulary) -> bool {
    let equal = a.figure.value == b.figure.value;
    let planned = a.figure.status != b.figure.status;
    if equal {
        return false;
    }
    let (Value::Number(x), Value::Number(y)) = (&a.figure.value, &b.figure.value) else { return true };
    let far = x.abs().max(y.abs()) > 3.0 * x.abs().min(y.abs());
    if planned {
        return far;
    }
    a.article == b.article || !(overlap(a, b) || conflict(a, b, held))
}

fn conflict(a: &Found, b: &Found, held: &Vocabulary) -> bool {
    let exact = a.figure.modifier == Modifier::Exact && b.figure.modifier == Modifier::Exact;
    exact
        && a.article != b.article
        && a.near.len().min(b.near.len()) >= 4
        && likeness(&a.near, &b.near, held) >= CONFLICT
        && likeness(&a.sentence, &b.sentence, held) >= CONFLICT
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
