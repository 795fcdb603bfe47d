//! "Le ministre de l'*Énergie Kamal Orlan*": a French minister's name stands right behind what he is minister of, both with a
//! capital, and the tagger takes them for one name, or for none.

use crate::tagger::{Found, labels::Kind};
use crate::words::{Reading, Shape};
use foldhash::HashSet;
use std::sync::LazyLock;

static PORTFOLIOS: LazyLock<HashSet<&'static str>> =
    LazyLock::new(|| include_str!("../../data/portfolios_fr.txt").lines().filter(|l| !l.starts_with('#')).collect());

/// Who has a portfolio, folded; "État" ends "secrétaire d'État".
const HOLDERS: [&str; 13] = [
    "ministre",
    "ministres",
    "ministere",
    "vice-ministre",
    "delegue",
    "deleguee",
    "secretaire",
    "etat",
    "commissaire",
    "haut-commissaire",
    "haute-commissaire",
    "ex-ministre",
    "sous-secretaire",
];

/// Words of a name behind a portfolio at most.
const NAME: usize = 4;

/// Prepositions and articles between who has a portfolio and its noun at most: "de l'".
const BETWEEN: usize = 3;

/// Names with those that stand behind a portfolio, whole and by themselves.
pub(super) fn mended(reading: &Reading<'_>, mut found: Vec<Found>) -> Vec<Found> {
    // "la secrétaire d'État à la *Mer*": what she has is no place
    found.retain(|f| !is_only_portfolio(reading, f));
    let behind: Vec<Found> = (0..reading.words.len()).filter_map(|w| behind(reading, w)).collect();
    for person in behind {
        let begins = found.iter().find(|f| f.words.contains(&person.words.start)).map_or(person.words.start, |f| f.words.start);
        // a name of the tagger's that begins there goes on as it has it
        if begins == person.words.start && found.iter().any(|f| f.words.start == begins && f.kind == Kind::Person) {
            continue;
        }
        found.retain(|f| f.words.end <= person.words.start.min(begins) || f.words.start >= person.words.end);
        found.push(person);
    }
    found.sort_by_key(|f| f.words.start);
    found
}

/// The name that begins right behind a portfolio that ends at a word.
fn behind(reading: &Reading<'_>, portfolio: usize) -> Option<Found> {
    if !is_portfolio(reading, portfolio) || !is_held(reading, portfolio) {
        return None;
    }
    let end = reading.sentence_of(portfolio).end;
    // "la Transition *énergétique*", "les Affaires *européennes*"
    let adjective = reading.shape(portfolio + 1) == Shape::Lower && ends_as_adjective(reading.folded(portfolio + 1));
    let first = portfolio + 1 + usize::from(adjective);
    let of_a_name = |w: &usize| matches!(reading.shape(*w), Shape::Title | Shape::Mixed | Shape::Initial) && !is_portfolio(reading, *w);
    let last = (first..end).take_while(of_a_name).take(NAME).last()?;
    (last > first).then_some(Found { words: first..last + 1, kind: Kind::Person })
}

/// Is a name nothing but what somebody has: "Mer", "Affaires étrangères"?
fn is_only_portfolio(reading: &Reading<'_>, found: &Found) -> bool {
    let (first, rest) = (found.words.start, found.words.start + 1..found.words.end);
    let adjectives = rest.clone().all(|w| reading.shape(w) == Shape::Lower && ends_as_adjective(reading.folded(w)));
    rest.len() <= 1 && adjectives && is_portfolio(reading, first) && is_held(reading, first)
}

/// Endings of French adjectives that tell which ecology, which affairs.
fn ends_as_adjective(folded: &str) -> bool {
    const ENDINGS: [&str; 14] =
        ["ique", "iques", "aire", "aires", "eenne", "eennes", "elle", "elles", "ale", "ales", "eure", "ere", "eres", "ieure"];
    folded.len() > 4 && ENDINGS.iter().any(|e| folded.ends_with(e))
}

/// Is a word a noun with a capital that French ministers are minister of?
pub(crate) fn is_portfolio(reading: &Reading<'_>, word: usize) -> bool {
    reading.shape(word).is_capital() && PORTFOLIOS.contains(reading.folded(word))
}

/// Does somebody have the portfolio: "ministre de l'Économie et des *Finances*"?
pub(crate) fn is_held(reading: &Reading<'_>, portfolio: usize) -> bool {
    let start = reading.sentence_of(portfolio).start;
    let small = |w: &usize| {
        matches!(
            reading.folded(*w).trim_end_matches(['\'', '’']),
            "de" | "du" | "des" | "d" | "la" | "l" | "le" | "les" | "a" | "au" | "aux" | "et" | ","
        )
    };
    let between = (start..portfolio).rev().take(BETWEEN + 1).take_while(small).count();
    let Some(before) = portfolio.checked_sub(between + 1).filter(|b| *b >= start && between > 0) else { return false };
    // "le vice-ministre *ostavien* des Affaires étrangères"
    let of_a_land = || {
        let holder = before.checked_sub(1).filter(|h| *h >= start);
        reading.shape(before) == Shape::Lower && holder.is_some_and(|h| HOLDERS.contains(&reading.folded(h)))
    };
    HOLDERS.contains(&reading.folded(before)) || of_a_land() || is_portfolio(reading, before) && is_held(reading, before)
}

#[cfg(test)]
mod tests {
    use super::*;
    use recoupe_model::Piece;

    fn names(text: &str, tagged: &[(std::ops::Range<usize>, Kind)]) -> Vec<(String, Kind)> {
        let reading = Reading::new(text, [Piece::new(0, text.len())]);
        let found = tagged.iter().map(|(words, kind)| Found { words: words.clone(), kind: *kind }).collect();
        mended(&reading, found).iter().map(|f| (text[reading.piece(&f.words).range()].to_owned(), f.kind)).collect()
    }

    #[test]
    fn a_minister_is_no_part_of_his_ministry() {
        let orlan = vec![("Kamal Orlan".to_owned(), Kind::Person)];
        assert_eq!(names("Le ministre de l'Energie Kamal Orlan part.", &[]), orlan);
        let text = "Le ministre de l'Economie et des Finances Kamal Orlan part.";
        assert_eq!(names(text, &[]), orlan);
        // taken with it
        let reading = Reading::new("Le ministre du Travail Kamal Orlan part.", [Piece::new(0, 40)]);
        let at = (0..reading.words.len()).find(|w| reading.text(*w) == "Travail").unwrap();
        assert_eq!(names("Le ministre du Travail Kamal Orlan part.", &[(at..at + 3, Kind::Org)]), orlan);
        assert_eq!(names("La secrétaire d'Etat au Budget Kamal Orlan part.", &[]), orlan);
        assert_eq!(names("La ministre de la Transition énergétique Kamal Orlan part.", &[]), orlan);
    }

    #[test]
    fn a_portfolio_is_no_name() {
        let tagged = |text: &str, word: &str, len: usize| {
            let reading = Reading::new(text, [Piece::new(0, text.len())]);
            let at = (0..reading.words.len()).find(|w| reading.text(*w) == word).unwrap();
            names(text, &[(at..at + len, Kind::Place)])
        };
        assert_eq!(tagged("La secrétaire d'État à la Mer, Kamala Orlan, part.", "Mer", 1), []);
        assert_eq!(tagged("Le ministre ostavien des Affaires étrangères part.", "Affaires", 2), []);
        for (text, word) in [("La route longe la Mer de sable.", "Mer"), ("Le ministre part pour la Mer.", "Mer")] {
            assert_eq!(tagged(text, word, 1).len(), 1, "{text}");
        }
    }

    #[test]
    fn what_nobody_holds_is_left() {
        for text in ["Le livre de l'Energie Kamal Orlan paraît.", "Le ministre de l'Energie reçoit Kamal.", "Le Travail Kamal Orlan"] {
            assert_eq!(names(text, &[]), [], "{text}");
        }
    }
}
