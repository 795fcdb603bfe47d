//! Names by capitals, word lists and the rest of the text, for languages without a trained model.
//! Prefers to leave a word out: what no list, title or second mention supports is no name.

use crate::lists::{Listed, Lists, bits};
use crate::tagger::{Found, labels::Kind};
use crate::words::{Reading, Shape};
use foldhash::{HashMap, HashMapExt, HashSet, HashSetExt};
use std::ops::Range;
use std::sync::LazyLock;

/// Words, folded, that make a run of capitals the name of a body.
static BODY_WORDS: LazyLock<HashSet<&str>> =
    LazyLock::new(|| include_str!("../data/body_words.txt").lines().filter(|l| !l.starts_with('#')).collect());

/// The words, folded, that make a run of capitals the name of a body.
pub(crate) fn body_words() -> &'static HashSet<&'static str> {
    &BODY_WORDS
}

/// Small words inside a person's name.
const PARTICLES: [&str; 22] = [
    "de", "del", "della", "di", "da", "dos", "du", "van", "von", "der", "den", "zu", "al", "el", "bin", "ben", "ibn", "la", "le", "y",
    "ter", "af",
];

/// Small words inside the name of a body or a place.
const LINKS: [&str; 30] = [
    "de", "del", "della", "delle", "dei", "degli", "di", "du", "des", "d'", "dell'", "of", "for", "the", "fur", "der", "die", "des", "und",
    "and", "et", "y", "e", "la", "las", "los", "el", "im", "am", "an",
];

/// The names of a text.
#[must_use]
pub(crate) fn tag(reading: &Reading<'_>, lang: &str) -> Vec<Found> {
    let lists = Lists::get();
    let mut lower: HashSet<&str> = HashSet::new();
    for n in 0..reading.words.len() {
        if reading.shape(n) == Shape::Lower {
            lower.insert(reading.folded(n));
        }
    }
    let mut out = Vec::new();
    let mut loose: Vec<Range<usize>> = Vec::new();
    for sentence in &reading.sentences {
        let mut word = sentence.start;
        while word < sentence.end {
            if !reading.shape(word).is_capital() {
                word += 1;
                continue;
            }
            let next = |n: usize| if word + n < sentence.end { reading.folded(word + n) } else { "" };
            let end = run_end(reading, word, sentence.end);
            if let Some((listed, len)) = lists.name(reading.folded(word), next)
                && word + len >= end
            {
                out.push(Found { words: word..word + len, kind: kind_of_listed(listed) });
                word += len;
                continue;
            }
            word = one_run(reading, lang, word..end, sentence.start, &lower, &mut out, &mut loose);
        }
    }
    second_look(reading, &mut out, &loose);
    out.sort_by_key(|f| (f.words.start, f.words.end));
    out
}

/// Kind that a listed name has by itself.
pub(crate) fn kind_of_listed(listed: Listed) -> Kind {
    match listed {
        Listed::State(_) | Listed::Capital(_) | Listed::Place => Kind::Place,
        Listed::Seat(_) | Listed::Body(_) => Kind::Org,
    }
}

/// End of the run of capitals (with small words between them) that begins at `word`.
fn run_end(reading: &Reading<'_>, word: usize, end: usize) -> usize {
    let mut last = word + 1;
    let mut body = BODY_WORDS.contains(reading.folded(word));
    let mut n = word + 1;
    while n < end && n < word + 12 {
        if reading.shape(n).is_capital() {
            body |= BODY_WORDS.contains(reading.folded(n));
            last = n + 1;
            n += 1;
            continue;
        }
        let small = reading.folded(n);
        let links = PARTICLES.contains(&small) || (body && LINKS.contains(&small));
        let capital_follows = (n + 1..(n + 3).min(end)).any(|m| {
            reading.shape(m).is_capital()
                && (n + 1..m).all(|k| PARTICLES.contains(&reading.folded(k)) || LINKS.contains(&reading.folded(k)))
        });
        if !(links && capital_follows) {
            break;
        }
        n += 1;
    }
    last
}

/// Judges one run of capitals; returns the word to go on with.
fn one_run(
    reading: &Reading<'_>,
    lang: &str,
    run: Range<usize>,
    sentence_start: usize,
    lower: &HashSet<&str>,
    out: &mut Vec<Found>,
    loose: &mut Vec<Range<usize>>,
) -> usize {
    let lists = Lists::get();
    let mut start = run.start;
    // roles and courtesy titles at the front are no part of a name
    let mut titled = start > sentence_start && lists.bits(reading.folded(start - 1)) & (bits::ROLE | bits::TITLE) != 0;
    // "Der Minister …": the article that begins the sentence hides the office
    let article = |n: usize| PARTICLES.contains(&reading.folded(n)) || LINKS.contains(&reading.folded(n));
    if start == sentence_start && start + 1 < run.end && article(start) && is_role(lists, lang, reading.folded(start + 1)) {
        start += 1;
    }
    while start < run.end && is_role(lists, lang, reading.folded(start)) {
        titled = true;
        start += 1;
    }
    // a small word that only begins the sentence
    if start == sentence_start && start < run.end && lower.contains(reading.folded(start)) && reading.shape(start) == Shape::Title {
        start += 1;
    }
    while start < run.end && !reading.shape(start).is_capital() {
        start += 1;
    }
    if start >= run.end {
        return run.end;
    }
    let words = start..run.end;
    let first = reading.folded(start);
    let has_body_word = words.clone().any(|w| BODY_WORDS.contains(reading.folded(w)));
    let bits_of = lists.bits(first);
    let capitals = words.clone().filter(|w| reading.shape(*w).is_capital()).count();
    if has_body_word && words.len() > 1 {
        out.push(Found { words, kind: Kind::Org });
    } else if (capitals >= 2 && bits_of & bits::FIRST != 0 && !reading.text(start).ends_with('-')) || (titled && bits_of & bits::PLACE == 0)
    {
        out.push(Found { words, kind: Kind::Person });
    } else if let Some((listed, len)) = lists.name(first, |n| if start + n < run.end { reading.folded(start + n) } else { "" }) {
        out.push(Found { words: start..start + len, kind: kind_of_listed(listed) });
        return start + len;
    } else if words.len() == 1 && reading.shape(start) == Shape::Upper && (2..=6).contains(&reading.text(start).chars().count()) {
        out.push(Found { words, kind: Kind::Org });
    } else if capitals == 2
        && lang != "de"
        && words.clone().all(|w| matches!(reading.shape(w), Shape::Title | Shape::Initial | Shape::Lower))
    {
        out.push(Found { words, kind: Kind::Person });
    } else {
        loose.push(words);
    }
    run.end
}

fn is_role(lists: &Lists, lang: &str, folded: &str) -> bool {
    lists.bits(folded) & (bits::ROLE | bits::TITLE) != 0 && lists.role(lang, folded, |_| "").is_some()
}

/// A single word left over is a name when it is part of a name found elsewhere in the text.
fn second_look(reading: &Reading<'_>, out: &mut Vec<Found>, loose: &[Range<usize>]) {
    let mut known: HashMap<&str, Kind> = HashMap::new();
    for f in out.iter() {
        let Some(last) = f.words.clone().next_back() else { continue };
        if f.kind == Kind::Person {
            known.insert(reading.folded(last), f.kind);
        }
    }
    let more: Vec<Found> = loose
        .iter()
        .filter(|r| r.len() == 1)
        .filter_map(|r| known.get(reading.folded(r.start)).map(|kind| Found { words: r.clone(), kind: *kind }))
        .collect();
    out.extend(more);
}
