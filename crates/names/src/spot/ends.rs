//! What the tagger gets wrong at the end of English names: a verb taken with a name, the end of a body's name left out. Who is a
//! person, and where the name begins, `beside` says.

use crate::lists::{Lists, bits};
use crate::tagger::{Found, labels::Kind};
use crate::words::{Reading, Shape};
use std::collections::HashSet;
use std::sync::LazyLock;

static VERBS: LazyLock<HashSet<&'static str>> =
    LazyLock::new(|| include_str!("../../data/telling_verbs.txt").lines().filter(|l| !l.starts_with('#')).collect());

/// Is a word, written small, a verb that tells what somebody says?
pub(super) fn is_telling(reading: &Reading<'_>, word: usize) -> bool {
    reading.shape(word) == Shape::Lower && VERBS.contains(reading.folded(word))
}

/// English names, mended.
pub(super) fn mended(reading: &Reading<'_>, found: Vec<Found>) -> Vec<Found> {
    let mut out: Vec<Found> = found.into_iter().flat_map(|name| cut(reading, name)).collect();
    for n in 0..out.len() {
        let next = out.get(n + 1).map_or(usize::MAX, |f| f.words.start);
        lengthen(reading, &mut out[n], next);
    }
    out
}

/// "Halden Police *said officers*", "Al-Varn *said* Orlo": what stands before the verb, and a person's name behind it.
fn cut(reading: &Reading<'_>, name: Found) -> Vec<Found> {
    let verb = name.words.clone().skip(1).find(|w| is_telling(reading, *w));
    let Some(verb) = verb else { return vec![name] };
    let given = |w: usize| Lists::get().bits(reading.folded(w)) & (bits::FIRST | bits::SURNAME) != 0;
    let behind = (verb + 1..name.words.end).find(|w| reading.shape(*w).is_capital());
    let rest = behind.filter(|w| name.kind == Kind::Person && (*w..name.words.end).all(|k| reading.shape(k).is_capital()));
    let first = name.words.start;
    let kind = if rest.is_some() && !given(first) { Kind::Org } else { name.kind };
    let mut out = vec![Found { words: first..verb, kind }];
    out.extend(rest.map(|w| Found { words: w..name.words.end, kind: Kind::Person }));
    out
}

/// "Norvian Observatory *for Human Rights*": a body that is for something.
fn lengthen(reading: &Reading<'_>, name: &mut Found, next: usize) {
    let sentence = reading.sentence_of(name.words.start);
    let end = name.words.end;
    let stop = sentence.end.min(next).min(end + 6);
    if name.kind != Kind::Org || name.words.len() < 2 || end + 2 > stop || reading.text(end) != "for" {
        return;
    }
    let mut last = end + 1;
    while last < stop
        && (reading.shape(last) == Shape::Title
            || reading.folded(last) == "and" && last + 1 < stop && last > end + 1 && reading.shape(last + 1) == Shape::Title)
    {
        last += 1;
    }
    let body = |w: usize| Lists::get().bits(reading.folded(w)) & (bits::STATE | bits::PLACE | bits::TITLE | bits::FIRST) != 0;
    // "the Port Authority for Varn", "works for Anna Doyle": whom it is for is no part of its name
    if last > end + 2 && !(end + 1..last).any(body) {
        name.words.end = last;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use recoupe_model::Piece;

    fn names(text: &str, words: std::ops::Range<usize>, kind: Kind) -> Vec<(String, Kind)> {
        let reading = Reading::new(text, [Piece::new(0, text.len())]);
        mended(&reading, vec![Found { words, kind }]).iter().map(|f| (text[reading.piece(&f.words).range()].to_owned(), f.kind)).collect()
    }

    fn one(name: &str, kind: Kind) -> Vec<(String, Kind)> {
        vec![(name.to_owned(), kind)]
    }

    #[test]
    fn a_verb_is_no_part_of_a_name() {
        assert_eq!(names("Halden Police said officers came", 0..4, Kind::Org), one("Halden Police", Kind::Org));
        assert_eq!(names("the Gazette claims that he left", 1..3, Kind::Org), one("Gazette", Kind::Org));
        let both = vec![("Varnazar".to_owned(), Kind::Org), ("Orlo".to_owned(), Kind::Person)];
        assert_eq!(names("Varnazar said Orlo must listen", 0..3, Kind::Person), both);
        assert_eq!(names("Bank of Halden closed", 0..3, Kind::Org), one("Bank of Halden", Kind::Org));
    }

    #[test]
    fn what_a_body_is_for_ends_its_name() {
        assert_eq!(
            names("Norvian Observatory for Human Rights said", 0..2, Kind::Org),
            one("Norvian Observatory for Human Rights", Kind::Org)
        );
        assert_eq!(
            names("Halden Centre for Port and Harbour Studies said", 0..2, Kind::Org),
            one("Halden Centre for Port and Harbour Studies", Kind::Org)
        );
        assert_eq!(names("Halden Gazette for Monday", 0..2, Kind::Org), one("Halden Gazette", Kind::Org));
    }
}
