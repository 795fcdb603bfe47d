//! What the tagger gets wrong at the end of English names: a verb taken with a name, the end of a body's name left out. Who is a
//! person, and where the name begins, `beside` says.

use super::{beside, joined};
use crate::capitals::{PARTICLES, body_words};
use crate::lists::{Lists, bits};
use crate::tagger::{Found, labels::Kind};
use crate::words::{Reading, Shape};
use foldhash::HashSet;
use std::sync::LazyLock;

static VERBS: LazyLock<HashSet<&'static str>> =
    LazyLock::new(|| include_str!("../../data/telling_verbs.txt").lines().filter(|l| !l.starts_with('#')).collect());

/// Is a word, written small, a verb that tells what somebody says?
pub(super) fn is_telling(reading: &Reading<'_>, word: usize) -> bool {
    reading.shape(word) == Shape::Lower && VERBS.contains(reading.folded(word))
}

/// English names, mended.
pub(super) fn mended(reading: &Reading<'_>, found: Vec<Found>) -> Vec<Found> {
    let mut out: Vec<Found> = found.into_iter().map(|name| without_sentence(reading, name)).flat_map(|name| cut(reading, name)).collect();
    out = out.into_iter().flat_map(|name| person_apart(reading, name)).collect();
    for n in 0..out.len() {
        let next = out.get(n + 1).map_or(usize::MAX, |f| f.words.start);
        undated(reading, &mut out[n]);
        complete(reading, &mut out[n], next);
        lengthen(reading, &mut out[n], next);
    }
    joined::joined(reading, out)
}

/// Words of a name before the pronoun that says it is a sentence: "Freddie Orlo *Ate My* Hamster".
const NAMED: usize = 2;

/// "Freddie Orlo *Ate My Hamster*": a headline is no name. Who it is about stands before its verb.
fn without_sentence(reading: &Reading<'_>, mut name: Found) -> Found {
    const OWN: [&str; 7] = ["my", "your", "his", "her", "our", "their", "its"];
    let own = name.words.clone().skip(NAMED + 1).find(|w| OWN.contains(&reading.folded(*w)));
    if let Some(own) = own.filter(|_| name.kind == Kind::Person) {
        name.words.end = own - 1;
    }
    name
}

/// "Halden Police *said officers*", "Al-Varn *said* Orlo": what stands before the verb, and a person's name behind it.
fn cut(reading: &Reading<'_>, name: Found) -> Vec<Found> {
    // "*saw* Orlo", of "Ward saw Orlo": no person's name begins with a small word
    let person = name.kind == Kind::Person;
    let small = |w: usize| {
        let folded = reading.folded(w);
        person && reading.shape(w) == Shape::Lower && beside::is_small_word(folded) && !PARTICLES.contains(&folded) && folded != "of"
    };
    let mut name = name;
    while name.words.len() > 1 && small(name.words.start) {
        name.words.start += 1;
    }
    // "Viktor Dolan *met* Ann Orlo": nor goes one on behind another small word than a particle
    let between = |w: usize| small(w) && reading.shape(w - 1).is_capital();
    let verb = name.words.clone().skip(1).find(|w| is_telling(reading, *w) || between(*w));
    let Some(verb) = verb else { return vec![name] };
    let given = |w: usize| Lists::get().bits(reading.folded(w)) & (bits::FIRST | bits::SURNAME) != 0;
    let behind = (verb + 1..name.words.end).find(|w| reading.shape(*w).is_capital());
    let rest = behind.filter(|w| name.kind == Kind::Person && (*w..name.words.end).all(|k| reading.shape(k).is_capital()));
    let first = name.words.start;
    let kind = if rest.is_some() && !given(first) && is_telling(reading, verb) { Kind::Org } else { name.kind };
    let mut out = vec![Found { words: first..verb, kind }];
    out.extend(rest.map(|w| Found { words: w..name.words.end, kind: Kind::Person }));
    out
}

/// "*Viktor Dolan* of the Harbour Party": somebody, and the body whose he is, that the tagger takes for one name, or of which it leaves out
/// the first word.
fn person_apart(reading: &Reading<'_>, name: Found) -> Vec<Found> {
    let of = name.words.clone().skip(1).find(|w| reading.text(*w) == "of").filter(|_| name.kind != Kind::Person);
    let Some(of) = of else { return vec![name] };
    let start = if of == name.words.start + 1 { of.saturating_sub(2) } else { name.words.start };
    let body = of + 1 + usize::from(reading.text(of + 1) == "the");
    let bits_of = |w: usize| Lists::get().bits(reading.folded(w));
    let noun = |w: usize| body_words().contains(reading.folded(w)) || bits_of(w) & (bits::BODY | bits::PLACE) != 0;
    let named = of == start + 2
        && start >= reading.sentence_of(name.words.start).start
        && (start..of).all(|w| reading.shape(w) == Shape::Title && !noun(w))
        && beside::may_be_named_so(reading, start)
        && (bits_of(start) & bits::FIRST != 0 || bits_of(of - 1) & bits::SURNAME != 0);
    if !named || body >= name.words.end || !(body..name.words.end).any(|w| reading.shape(w).is_capital()) {
        return vec![name];
    }
    vec![Found { words: start..of, kind: Kind::Person }, Found { words: body..name.words.end, kind: Kind::Org }]
}

/// Prepositions behind the noun of a body that its field follows.
const FIELD_OF: [&str; 5] = ["of", "for", "on", "against", "to"];

/// Words without a capital that a sentence has, at least, if it is no headline.
const PLAIN: usize = 3;

/// Words of a field, at most.
const FIELD: usize = 7;

/// "Halden *Ministry*", "Norvian Commission *on Harbour Debates*", "Halden Institute *of Norvian Architects*": the
/// nouns and the field that belong to a body's name.
fn complete(reading: &Reading<'_>, name: &mut Found, next: usize) {
    if name.kind != Kind::Org {
        return;
    }
    let sentence = reading.sentence_of(name.words.start);
    let stop = sentence.end.min(next);
    let title = |w: usize| w < stop && matches!(reading.shape(w), Shape::Title);
    let noun = |w: usize| body_words().contains(reading.folded(w));
    while title(name.words.end) && noun(name.words.end) {
        name.words.end += 1;
    }
    let end = name.words.end;
    if !noun(end - 1) || end >= stop || !FIELD_OF.contains(&reading.text(end)) {
        return;
    }
    let mut at = end + 1;
    if at < stop && reading.text(at) == "the" {
        at += 1;
    }
    let person = |w: usize| Lists::get().bits(reading.folded(w)) & (bits::TITLE | bits::FIRST) != 0;
    let day = |w: usize| DAYS.contains(&reading.folded(w));
    // "the Commission on Friday", "the Committee for Anna Orlo", and headlines, where all words have capitals
    if !title(at) || day(at) || person(at) || sentence.clone().filter(|w| reading.shape(*w) == Shape::Lower).count() < PLAIN {
        return;
    }
    while at < stop.min(end + FIELD) && title(at) && !day(at) {
        at += 1;
        let joins = |w: usize| w + 1 < stop && matches!(reading.text(w), "and" | "of") && title(w + 1) && !day(w + 1);
        if joins(at) {
            at += 1;
        }
    }
    name.words.end = at;
}

/// Days and months.
const DAYS: [&str; 19] = [
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];

/// "Commission on Harbour Debates *on Wednesday*": the day is no part of the name.
fn undated(reading: &Reading<'_>, name: &mut Found) {
    let day = |w: &usize| reading.text(*w - 1) == "on" && DAYS.contains(&reading.folded(*w));
    if let Some(day) = (name.words.start + 2..name.words.end).find(day) {
        name.words.end = day - 1;
    }
}

/// "Norvian Observatory *for Human Rights*": a body that is for something.
fn lengthen(reading: &Reading<'_>, name: &mut Found, next: usize) {
    let sentence = reading.sentence_of(name.words.start);
    let end = name.words.end;
    let stop = sentence.end.min(next).min(end + 6);
    // "Norvians *for Harbour Rights*": people who stand together
    let people = name.words.len() == 1 && reading.shape(name.words.start) == Shape::Title && reading.text(name.words.start).ends_with('s');
    if name.kind != Kind::Org || name.words.len() < 2 && !people || end + 2 > stop || reading.text(end) != "for" {
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
        // whatever verb: a person's name has no small word but a particle
        assert_eq!(names("asked if Ward saw Orlo there", 3..5, Kind::Person), one("Orlo", Kind::Person));
        let both = vec![("Dolan".to_owned(), Kind::Person), ("Ann Orlo".to_owned(), Kind::Person)];
        assert_eq!(names("Then Dolan met Ann Orlo there", 1..5, Kind::Person), both);
        assert_eq!(names("Omar bin Dolan spoke", 0..3, Kind::Person), one("Omar bin Dolan", Kind::Person));
        assert_eq!(names("Ann de la Dolan spoke", 0..4, Kind::Person), one("Ann de la Dolan", Kind::Person));
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

    #[test]
    fn the_noun_and_the_field_of_a_body_are_part_of_its_name() {
        let org = |name: &str| one(name, Kind::Org);
        assert_eq!(names("The Halden Health Ministry said no", 1..3, Kind::Org), org("Halden Health Ministry"));
        let field = "The Norvian Commission on Harbour Debates on Friday told them all";
        assert_eq!(names(field, 1..3, Kind::Org), org("Norvian Commission on Harbour Debates"));
        assert_eq!(
            names("The Institute of Norvian Architects said that all is well", 1..2, Kind::Org),
            org("Institute of Norvian Architects")
        );
        assert_eq!(names("At Norvians for Harbour Rights they said no", 1..2, Kind::Org), org("Norvians for Harbour Rights"));
        // a day, somebody's name, a headline
        assert_eq!(names("The Norvian Commission on Friday told them all", 1..3, Kind::Org), org("Norvian Commission"));
        assert_eq!(names("The Commission on Debates on Friday told them all", 1..6, Kind::Org), org("Commission on Debates"));
        assert_eq!(names("The Commission for Anna Doyle told them all", 1..2, Kind::Org), org("Commission"));
        assert_eq!(names("Harbour Commission on Debates Says No", 0..2, Kind::Org), org("Harbour Commission"));
        assert_eq!(names("Halden works for Harbour Rights", 0..1, Kind::Org), org("Halden"));
    }

    #[test]
    fn somebody_is_no_part_of_the_body_whose_he_is() {
        let both = vec![("Gregor Reyes".to_owned(), Kind::Person), ("Harbour Party".to_owned(), Kind::Org)];
        assert_eq!(names("Gregor Reyes of the Harbour Party said no", 0..6, Kind::Org), both);
        assert_eq!(names("Gregor Reyes of the Harbour Party said no", 1..6, Kind::Org), both);
        assert_eq!(
            names("Harbour Ministry of the Harbour Party said no", 0..6, Kind::Org),
            one("Harbour Ministry of the Harbour Party", Kind::Org)
        );
    }

    #[test]
    fn a_sentence_is_no_name() {
        assert_eq!(names("Freddie Orlo Ate My Hamster was sold", 0..5, Kind::Person), one("Freddie Orlo", Kind::Person));
        assert_eq!(names("Anna Maria Orlo Velasco spoke", 0..4, Kind::Person), one("Anna Maria Orlo Velasco", Kind::Person));
    }
}
