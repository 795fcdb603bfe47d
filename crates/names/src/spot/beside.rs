//! Names of people that stand as news writes them and encyclopedias, on which the tagger learned, do not: at the head of a
//! sentence, an office in apposition after them ("Viktor Dolan, a spokesman for …, said"). English alone needs it.

use super::ends::is_telling;
use crate::capitals::body_words;
use crate::lists::{Lists, RoleClass, bits};
use crate::tagger::{Found, labels::Kind};
use crate::words::{Reading, Shape};
use foldhash::HashSet;
use std::sync::LazyLock;

/// Words that are written small (and days and months): one of them before a name is no first name.
static SMALL: LazyLock<HashSet<&str>> = LazyLock::new(|| {
    include_str!("../../data/small_words_en.txt").lines().filter(|l| !l.starts_with('#')).flat_map(str::split_whitespace).collect()
});

/// Words between a comma and the office in apposition ("a retired senior *official*").
const REACH: usize = 5;
/// Years of age that reports give behind a name.
const AGES: std::ops::Range<u8> = 6..110;
/// Words of a name that is found here by its apposition alone.
const LONGEST: usize = 4;
/// Offices that companies and places have as well ("Orlo Sand, a leader in …").
const THINGS_TOO: [&str; 10] = ["leader", "owner", "head", "player", "partner", "chief", "major", "general", "ruler", "source"];

/// Is a word written small elsewhere, or a day or month?
pub(super) fn is_small_word(folded: &str) -> bool {
    SMALL.contains(folded)
}

/// The names of an English text with people as people: an organisation or a place that holds an office is one, a run of capitals
/// that does is a name, and a first name that begins the sentence belongs to the name after it.
pub(super) fn people(reading: &Reading<'_>, mut found: Vec<Found>) -> Vec<Found> {
    let mut taken = vec![false; reading.words.len()];
    found.iter().for_each(|f| taken[f.words.clone()].fill(true));
    let begins: HashSet<usize> = reading.sentences.iter().map(|s| s.start).collect();
    let opens = |w: usize| {
        let marked = w > 0 && matches!(reading.text(w - 1), "\"" | "“" | "‘" | "(" | "—" | "--");
        begins.contains(&w) || marked
    };
    for name in &mut found {
        // "*Viktor* Dolan said": the capital of a sentence's first word told the tagger nothing
        if let Some(first) = name.words.start.checked_sub(1)
            && matches!(name.kind, Kind::Person | Kind::Org | Kind::Other)
            && !taken[first]
            && opens(first)
            && !begins.contains(&name.words.start)
            && may_be_given(reading, first)
            && all_title(reading, &name.words)
            && (name.kind == Kind::Person || holds_an_office(reading, name.words.end))
        {
            name.words.start = first;
            taken[first] = true;
        }
        // "*Judge* Viktor Dolan": the office with its capital is none of the name
        if name.kind != Kind::Person && name.words.len() == 3 && all_title(reading, &name.words) && bears_an_office(reading, &name.words) {
            (name.words.start, name.kind) = (name.words.start + 1, Kind::Person);
        }
        // "Viktor Dolan, *who* runs the port": a first name and a surname, of whom something is told
        if name.kind != Kind::Person && name.words.len() == 2 && all_title(reading, &name.words) && is_told_of(reading, &name.words) {
            name.kind = Kind::Person;
        }
        if name.kind != Kind::Person
            && name.words.len() > 1
            && all_title(reading, &name.words)
            && may_be_named_so(reading, name.words.start)
            && !is_listed(reading, &name.words)
            && (holds_an_office(reading, name.words.end)
                || name.kind == Kind::Other && speaks(reading, &name.words) && name.words.clone().all(|w| may_be_given(reading, w)))
        {
            name.kind = Kind::Person;
        }
    }
    for sentence in &reading.sentences {
        let mut word = sentence.start;
        while word < sentence.end {
            let mut end = word;
            let name_word = |w: usize| !taken[w] && reading.shape(w) == Shape::Title && !is_small_word(reading.folded(w));
            while end < sentence.end && end < word + LONGEST && name_word(end) {
                end += 1;
            }
            let name = word..end.max(word + 1);
            if end >= word + 2
                && may_be_named_so(reading, word)
                && all_title(reading, &name)
                && !is_listed(reading, &name)
                && (holds_an_office(reading, end)
                    || given_in_apposition(reading, &name)
                    || speaks(reading, &name) && name.clone().all(|w| may_be_given(reading, w)))
            {
                taken[name.clone()].fill(true);
                found.push(Found { words: name.clone(), kind: Kind::Person });
            }
            word = name.end;
        }
    }
    found.sort_by_key(|f| f.words.start);
    found
}

/// May a word with a capital be somebody's first name? A place may: where an office tells of a person.
pub(super) fn may_be_named_so(reading: &Reading<'_>, word: usize) -> bool {
    let folded = reading.folded(word);
    let none = bits::ROLE | bits::TITLE | bits::STATE | bits::BODY | bits::ADJECTIVE;
    reading.shape(word) == Shape::Title
        && folded.chars().count() > 1
        && folded.chars().all(|c| c.is_alphabetic() || c == '-')
        && !is_small_word(folded)
        && Lists::get().bits(folded) & none == 0
}

/// The same where nothing but the name itself tells of a person.
fn may_be_given(reading: &Reading<'_>, word: usize) -> bool {
    may_be_named_so(reading, word) && Lists::get().bits(reading.folded(word)) & bits::PLACE == 0
}

/// Does a verb of saying stand right beside a run of capitals: "On Tuesday *Viktor Dolan* said"? Bodies speak, too, but those the
/// lists and the tagger know.
fn speaks(reading: &Reading<'_>, name: &std::ops::Range<usize>) -> bool {
    let says = |w: usize| is_telling(reading, w);
    let before = name.start.checked_sub(1);
    let sentence = reading.sentence_of(name.start);
    name.end < sentence.end && says(name.end) || before.is_some_and(|w| w >= sentence.start && says(w))
}

/// Every word of a name begins with a capital (an Arabic article aside), and none names a kind of body.
fn all_title(reading: &Reading<'_>, words: &std::ops::Range<usize>) -> bool {
    words.clone().all(|w| {
        let name = matches!(reading.shape(w), Shape::Title | Shape::Initial | Shape::Mixed);
        name && !body_words().contains(reading.folded(w))
    })
}

/// "Judge Viktor Dolan": an office of one person, a first name and a surname.
fn bears_an_office(reading: &Reading<'_>, words: &std::ops::Range<usize>) -> bool {
    let lists = Lists::get();
    let role = lists.role("en", reading.folded(words.start), |_| "");
    let one = role.is_some_and(|(role, _)| !role.plural && !matches!(role.class, RoleClass::People | RoleClass::Source));
    let known = |w: usize, bit: u8| lists.bits(reading.folded(w)) & bit != 0;
    one && may_be_given(reading, words.start + 1) && (known(words.start + 1, bits::FIRST) || known(words.start + 2, bits::SURNAME))
}

/// A first name and a surname before ", who" or ", whose", where no list has the name as another's.
fn is_told_of(reading: &Reading<'_>, words: &std::ops::Range<usize>) -> bool {
    let known = |w: usize, bit: u8| Lists::get().bits(reading.folded(w)) & bit != 0;
    let person = may_be_given(reading, words.start) && known(words.start, bits::FIRST) && known(words.end - 1, bits::SURNAME);
    let told = reading.text(words.end) == "," && matches!(reading.folded(words.end + 1), "who" | "whose" | "whom");
    let leads = leads(reading, words.end) && may_be_given(reading, words.start) && may_be_named_so(reading, words.end - 1);
    // "an engineer called Viktor Dolan"
    let before = |n: usize| words.start.checked_sub(n).filter(|w| *w >= reading.sentence_of(words.start).start);
    let called = before(1).is_some_and(|w| matches!(reading.folded(w), "called" | "named"));
    let somebody = before(2).and_then(|w| Lists::get().role("en", reading.folded(w), |_| "")).is_some_and(|(role, _)| !role.plural);
    let apposed = given_in_apposition(reading, words);
    (person && told || leads || apposed || called && somebody && may_be_named_so(reading, words.start)) && !is_listed(reading, words)
}

/// ", who leads", from a word on: what is told of one person.
fn leads(reading: &Reading<'_>, comma: usize) -> bool {
    let verb = reading.folded(comma + 2);
    reading.text(comma) == "," && reading.folded(comma + 1) == "who" && matches!(verb, "leads" | "heads" | "chairs" | "runs")
}

/// A first name and another word with a capital, which news sets apart as a person's: "the state's lawyer, *Viktor Dolan*, remarked",
/// "*Viktor Dolan*, of the Harbour Union, came".
fn given_in_apposition(reading: &Reading<'_>, words: &std::ops::Range<usize>) -> bool {
    let sentence = reading.sentence_of(words.start);
    let given = words.len() == 2
        && Lists::get().bits(reading.folded(words.start)) & bits::FIRST != 0
        && may_be_given(reading, words.start)
        && may_be_named_so(reading, words.end - 1);
    let comma = |w: Option<usize>| w.is_some_and(|w| sentence.contains(&w) && reading.text(w) == ",");
    let behind = comma(Some(words.end));
    let remarks = comma(words.start.checked_sub(1)) && behind && is_telling(reading, words.end + 1);
    // "…, of the Harbour Union, came": not "Victoria Falls, of course"
    let body = words.end + 2 + usize::from(reading.folded(words.end + 2) == "the");
    let of = behind
        && reading.folded(words.end + 1) == "of"
        && body < sentence.end
        && matches!(reading.shape(body), Shape::Title | Shape::Upper);
    let opens = words.start == sentence.start || comma(words.start.checked_sub(1));
    given && (remarks || of && opens)
}

fn is_listed(reading: &Reading<'_>, words: &std::ops::Range<usize>) -> bool {
    let next = |n: usize| if words.start + n < words.end { reading.folded(words.start + n) } else { "" };
    Lists::get().name(next(0), next).is_some()
}

/// Does an age or an office of one person stand in apposition from a word on: ", 39,", ", a retired harbour official"?
fn holds_an_office(reading: &Reading<'_>, comma: usize) -> bool {
    if reading.text(comma) != "," || comma == 0 {
        return false;
    }
    let age = reading.text(comma + 1).parse::<u8>().is_ok_and(|n| AGES.contains(&n)) && reading.text(comma + 2) == ",";
    if age {
        return true;
    }
    let sentence = reading.sentence_of(comma - 1);
    for word in comma + 1..(comma + 1 + REACH).min(sentence.end) {
        let next = |n: usize| if word + n < sentence.end { reading.folded(word + n) } else { "" };
        if let Some((role, _)) = Lists::get().role("en", next(0), next)
            && !role.plural
            && !matches!(role.class, RoleClass::People | RoleClass::Title)
        {
            // "a leader in banking" may be a firm; "the mayor of", "its leader," can't
            let owned =
                word == comma + 2 && matches!(reading.folded(comma + 1), "its" | "their" | "whose") && reading.text(word + 1) == ",";
            return owned || !THINGS_TOO.contains(&next(0));
        }
        let inside = matches!(reading.shape(word), Shape::Lower | Shape::Title | Shape::Upper | Shape::Mixed);
        if !inside
            || matches!(reading.folded(word), "of" | "in" | "and" | "or" | "who" | "which" | "where" | "with" | "for" | "at" | "said")
        {
            return false;
        }
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;
    use recoupe_model::Piece;

    fn with(text: &str, names: &[(std::ops::Range<usize>, Kind)]) -> Vec<(String, Kind)> {
        let reading = Reading::new(text, [Piece::new(0, text.len())]);
        let found = names.iter().map(|(words, kind)| Found { words: words.clone(), kind: *kind }).collect();
        people(&reading, found).iter().map(|f| (text[reading.piece(&f.words).range()].to_owned(), f.kind)).collect()
    }

    #[test]
    fn a_first_name_of_a_sentence_belongs_to_the_name_after_it() {
        let person = |name: &str| vec![(name.to_owned(), Kind::Person)];
        assert_eq!(with("Jovanko Orlo closed the port", &[(1..2, Kind::Person)]), person("Jovanko Orlo"));
        assert_eq!(with("Yesterday Orlo closed the port", &[(1..2, Kind::Person)]), person("Orlo"));
        assert_eq!(with("Tuesday Orlo closed the port", &[(1..2, Kind::Person)]), person("Orlo"));
        assert_eq!(with("Minister Orlo closed the port", &[(1..2, Kind::Person)]), person("Orlo"));
    }

    #[test]
    fn who_leads_and_who_is_set_apart_is_a_person() {
        let person = |name: &str| vec![(name.to_owned(), Kind::Person)];
        let org = [(0..2, Kind::Org)];
        assert_eq!(with("Jovanko Orlo, its leader, asked for more", &org), person("Jovanko Orlo"));
        assert_eq!(with("Jovanko Orlo, who leads the Front, asked for more", &org), person("Jovanko Orlo"));
        assert_eq!(with("Marian Orlo, of the Harbour Union, came", &[]), person("Marian Orlo"));
        assert_eq!(with("Their lawyer, Marian Orlo, remarked that it rained", &[(3..5, Kind::Org)]), person("Marian Orlo"));
        let left = |text: &str, kind| assert_eq!(with(text, &[(0..2, kind)])[0].1, kind, "{text}");
        left("Marian Falls, of course, came", Kind::Place);
        left("Jovanko Orlo, who lead the league, came", Kind::Org);
        left("Jovanko Orlo, its leader in dredging, came", Kind::Org);
        assert_eq!(with("Marian Orlo, of late, came", &[]), []);
    }

    #[test]
    fn who_holds_an_office_is_a_person() {
        let person = |name: &str| vec![(name.to_owned(), Kind::Person)];
        let org = [(0..2, Kind::Org)];
        assert_eq!(with("Jovanko Orlo, a spokesman for the port, spoke", &org), person("Jovanko Orlo"));
        assert_eq!(with("Jovanko Orlo, the retired harbour engineer, spoke", &[(0..2, Kind::Place)]), person("Jovanko Orlo"));
        assert_eq!(with("Jovanko Orlo, a spokesman for the port, spoke", &[]), person("Jovanko Orlo"));
        assert_eq!(with("On Tuesday Jovanko Orlo said so", &[]), person("Jovanko Orlo"));
        assert_eq!(with("On Tuesday Jovanko Orlo said so", &[(2..4, Kind::Other)]), person("Jovanko Orlo"));
        assert_eq!(with("So said Jovanko Orlo", &[]), person("Jovanko Orlo"));
        assert_eq!(with("On Tuesday Jovanko Orlo lay empty", &[]), []);
        assert_eq!(with("Jovanko Orlo, a spokesman for the port, spoke", &[(0..2, Kind::Other)]), person("Jovanko Orlo"));
        assert_eq!(with("Stera Sarantou, an architecture student, left", &org), person("Stera Sarantou"));
        assert_eq!(with("Stera Sarantou, 39, left", &org), person("Stera Sarantou"));
        // a firm has no office, and a body's name says so
        let left = |text: &str, kind| assert_eq!(with(text, &[(0..2, kind)])[0].1, kind, "{text}");
        left("Orlo Sand, a leader in dredging, closed", Kind::Org);
        left("Halden Yards, a shipping company, left", Kind::Org);
        left("Halden Yards, 39 of them, left", Kind::Org);
        left("Orlo Bank, the adviser to the port, closed", Kind::Org);
        left("Orlo Varn, a town of fishermen, closed", Kind::Place);
        left("Orlo Varn, where the mayor lives, closed", Kind::Place);
    }
}
