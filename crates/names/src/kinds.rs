//! What a name found is, seen from the whole text: one kind for all its occurrences, courtesy titles
//! apart, fields of government ("Affaires étrangères") no bodies. Does not say whom it means.

use crate::lists::{Lists, bits};
use crate::phrases::Phrase;
use crate::tagger::{Found, labels::Kind};
use crate::words::{Reading, Shape};
use foldhash::{HashMap, HashMapExt};
use std::ops::Range;

/// Does a phrase name a field after its noun ("ministre des Affaires étrangères")?
pub(crate) fn names_a_field(reading: &Reading<'_>, phrase: &Phrase) -> bool {
    // a secretary general is no minister: what follows is his body
    let general = phrase.head.clone().any(|w| matches!(reading.folded(w), "general" | "generale" | "secretary-general"));
    !general
        && phrase.head.clone().any(|w| {
            let folded = reading.folded(w);
            ["minist", "vice-minist", "secretaire", "secretary", "secretariat", "departement", "department", "sous-secretaire"]
                .iter()
                .any(|s| folded.starts_with(s))
        })
}

/// A field of government is no body: no list knows it, and it is no acronym.
pub(crate) fn is_field(reading: &Reading<'_>, words: &Range<usize>) -> bool {
    let next = |n: usize| if words.start + n < words.end { reading.folded(words.start + n) } else { "" };
    reading.shape(words.start) == Shape::Title && Lists::get().name(next(0), next).is_none()
}

/// The kind of each name, one for all its occurrences: the most frequent.
pub(crate) fn settled_kinds(reading: &Reading<'_>, names: &[Found]) -> Vec<Kind> {
    let mut counts: HashMap<String, [u32; 4]> = HashMap::new();
    let joined = |f: &Found| f.words.clone().map(|w| reading.folded(w)).collect::<Vec<_>>().join(" ");
    for name in names {
        counts.entry(joined(name)).or_default()[name.kind as usize] += 1;
    }
    names
        .iter()
        .map(|name| {
            let c = counts.get(&joined(name)).copied().unwrap_or_default();
            let own = name.kind as usize;
            let best = (0..4).max_by_key(|k| (c[*k], usize::from(*k == own))).unwrap_or(own);
            if c[best] > c[own] * 2 { [Kind::Person, Kind::Place, Kind::Org, Kind::Other][best] } else { name.kind }
        })
        .collect()
}

/// The words of a person's name without courtesy titles and initials' stops.
pub(crate) fn bare_name(reading: &Reading<'_>, words: &Range<usize>) -> Vec<String> {
    let lists = Lists::get();
    let name: Vec<String> = words.clone().map(|w| reading.folded(w).to_owned()).filter(|w| lists.bits(w) & bits::TITLE == 0).collect();
    if name.is_empty() { words.clone().map(|w| reading.folded(w).to_owned()).collect() } else { name }
}
