//! English names of bodies whose beginning the tagger left out: "*Food and* Fish Administration", "*Association of* Head Teachers",
//! "*Human* Rights Watch" where the text has the whole name elsewhere.

use super::beside;
use crate::capitals::body_words;
use crate::tagger::{Found, labels::Kind};
use crate::words::{Reading, Shape};
use foldhash::HashSet;

/// Words of a name's beginning, at most.
const LEFT: usize = 4;

/// The names with the words before them that belong to them.
pub(super) fn joined(reading: &Reading<'_>, mut found: Vec<Found>) -> Vec<Found> {
    let whole = |f: &Found| f.words.clone().map(|w| reading.folded(w)).collect::<Vec<_>>().join(" ");
    let names: HashSet<String> = found.iter().filter(|f| f.kind == Kind::Org && f.words.len() > 2).map(whole).collect();
    let mut out: Vec<Found> = Vec::with_capacity(found.len());
    for mut name in found.drain(..) {
        if name.kind == Kind::Org {
            let free = out.last().map_or(0, |f| f.words.end);
            let first = reading.sentence_of(name.words.start).start.max(free);
            if let Some(start) = of_body(reading, &out, &name) {
                // the noun may have been taken for a name of its own
                out.retain(|f| f.words.end <= start);
                name.words.start = start;
            } else if let Some(start) = elsewhere(reading, &name, first, &names).or_else(|| paired(reading, &name, first)) {
                name.words.start = start;
            }
        }
        out.push(name);
    }
    out
}

/// May a word with a capital belong to a name? The first of a sentence has one in any case.
fn is_title(reading: &Reading<'_>, word: usize) -> bool {
    let first = reading.sentence_of(word).start == word;
    reading.shape(word) == Shape::Title && !(first && beside::is_small_word(reading.folded(word)))
}

/// "Association of" before "Head Teachers": a noun for a body, with what stands before it, that "of" ties to the name.
fn of_body(reading: &Reading<'_>, before: &[Found], name: &Found) -> Option<usize> {
    const NOUNS: [&str; 12] = [
        "association",
        "union",
        "federation",
        "society",
        "league",
        "council",
        "institute",
        "chamber",
        "confederation",
        "guild",
        "board",
        "conference",
    ];
    let sentence = reading.sentence_of(name.words.start);
    let noun = name.words.start.checked_sub(2).filter(|w| *w >= sentence.start)?;
    if reading.text(noun + 1) != "of" || !NOUNS.contains(&reading.folded(noun)) || reading.shape(noun) != Shape::Title {
        return None;
    }
    // what names a place or a listed body is not its own field
    if name.words.len() < 2 || !name.words.clone().all(|w| reading.shape(w) == Shape::Title) {
        return None;
    }
    let last = before.last().filter(|f| f.words.end > noun);
    if last.is_some_and(|f| f.kind != Kind::Org || f.words.end != noun + 1) {
        return None;
    }
    let free = before.iter().rev().find(|f| f.words.end <= noun).map_or(0, |f| f.words.end).max(sentence.start);
    let mut start = last.map_or(noun, |f| f.words.start.min(noun));
    while start > free && noun - start < LEFT && is_title(reading, start - 1) {
        start -= 1;
    }
    Some(start)
}

/// "*Human* Rights Watch": the words before the name, with it, are a name of the text's.
fn elsewhere(reading: &Reading<'_>, name: &Found, first: usize, names: &HashSet<String>) -> Option<usize> {
    if name.words.len() < 2 {
        return None;
    }
    let fits = |start: &usize| {
        let words: Vec<&str> = (*start..name.words.end).map(|w| reading.folded(w)).collect();
        reading.shape(*start).is_capital() && names.contains(&words.join(" "))
    };
    (first..name.words.start).rev().take(LEFT).find(fits)
}

/// "the *Food and* Fish Administration": two fields of one body.
fn paired(reading: &Reading<'_>, name: &Found, first: usize) -> Option<usize> {
    let and = name.words.start.checked_sub(1).filter(|w| *w > first)?;
    let body = name.words.len() > 1 && body_words().contains(reading.folded(name.words.end - 1))
        || reading.folded(name.words.end - 1) == "administration";
    if !body || name.words.len() < 2 || !matches!(reading.text(and), "and" | "&") || !is_title(reading, and - 1) {
        return None;
    }
    let start = (first..and).rev().take_while(|w| is_title(reading, *w)).take(LEFT).last()?;
    let article = start.checked_sub(1).map_or("", |w| reading.folded(w));
    matches!(article, "the" | "'s" | "\u{2019}s" | "its").then_some(start)
}

#[cfg(test)]
mod tests {
    use super::*;
    use recoupe_model::Piece;

    fn names(text: &str, orgs: &[(usize, usize)]) -> Vec<String> {
        let reading = Reading::new(text, [Piece::new(0, text.len())]);
        let found = orgs.iter().map(|(from, to)| Found { words: *from..*to, kind: Kind::Org }).collect();
        joined(&reading, found).iter().map(|f| text[reading.piece(&f.words).range()].to_owned()).collect()
    }

    #[test]
    fn what_an_association_is_of_ends_its_name() {
        let whole = ["National Association of Head Sailors"];
        assert_eq!(names("The National Association of Head Sailors said no", &[(4, 6)]), whole);
        assert_eq!(names("The National Association of Head Sailors said no", &[(1, 3), (4, 6)]), whole);
        assert_eq!(names("The head of Halden Bank said no", &[(3, 5)]), ["Halden Bank"]);
        assert_eq!(names("The Association of Orla said no", &[(3, 4)]), ["Orla"]);
    }

    #[test]
    fn two_fields_of_one_body_are_one_name() {
        assert_eq!(names("The Food and Fish Commission said no", &[(3, 5)]), ["Food and Fish Commission"]);
        assert_eq!(names("Then Orla and Fish Commission said no", &[(3, 5)]), ["Fish Commission"]);
        assert_eq!(names("The boats and Fish Commission said no", &[(3, 5)]), ["Fish Commission"]);
    }

    #[test]
    fn a_name_that_the_text_has_whole_is_whole() {
        let text = "Human Rights Guard spoke and Human Rights Guard left but Rights Guard stayed";
        assert_eq!(names(text, &[(0, 3), (6, 8), (10, 12)]), ["Human Rights Guard", "Human Rights Guard", "Rights Guard"]);
        assert_eq!(names("On Friday Human Rights Guard left", &[(3, 5)]), ["Rights Guard"]);
    }
}
