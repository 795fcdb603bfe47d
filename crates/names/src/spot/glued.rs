//! French names that stand side by side without a comma and that the tagger takes for one: "le porte-parole de *Dravie* *Viktor Dralo*",
//! "auprès de l'*ANP* *Viktor Dralo*", "le chef de *Valdor* *Anton Dralo*". A first name begins the second.

use crate::lists::{Lists, RoleClass, bits};
use crate::tagger::{Found, labels::Kind};
use crate::words::{Reading, Shape};
use std::collections::HashSet;
use std::sync::LazyLock;

/// Words between an office and the name that its holder bears at most.
const OFFICE: usize = 12;

/// Names with those that are two as two, and without the preposition that begins a sentence.
pub(super) fn mended(reading: &Reading<'_>, found: Vec<Found>) -> Vec<Found> {
    found.into_iter().map(|name| led_in(reading, name)).flat_map(|name| apart(reading, name)).collect()
}

/// "*Chez* Valdor, on se tait": the capital of its place makes a preposition no part of a name.
fn led_in(reading: &Reading<'_>, mut name: Found) -> Found {
    const OPEN: [&str; 18] = [
        "chez", "selon", "pour", "apres", "avec", "sans", "dans", "sur", "sous", "entre", "contre", "depuis", "des", "vers", "malgre",
        "face", "quant", "comme",
    ];
    let first = name.words.start;
    let opens = reading.sentence_of(first).start == first || matches!(reading.text(first - 1), "«" | "\"" | "“" | "–" | "—");
    if opens && name.words.len() > 1 && OPEN.contains(&reading.folded(first)) {
        name.words.start += 1;
    }
    name
}

fn apart(reading: &Reading<'_>, name: Found) -> Vec<Found> {
    let cut = match name.kind {
        Kind::Person => of_a_place(reading, &name),
        _ => behind_an_office(reading, &name),
    };
    match cut {
        Some(at) => {
            let kind = match name.kind {
                Kind::Person if reading.shape(name.words.start) == Shape::Upper => Kind::Org,
                Kind::Person => Kind::Place,
                other => other,
            };
            // "exécutif de Valdor Anton Dralo": a body's name begins with its capital
            let start = name.words.clone().find(|w| reading.shape(*w).is_capital()).unwrap_or(at);
            let person = Found { words: at..name.words.end, kind: Kind::Person };
            if start < at { vec![Found { words: start..at, kind }, person] } else { vec![person] }
        }
        None => vec![name],
    }
}

static GIVEN: LazyLock<HashSet<&'static str>> = LazyLock::new(|| {
    include_str!("../../data/given_names_fr.txt").lines().filter(|l| !l.starts_with('#')).flat_map(str::split_whitespace).collect()
});

fn is_given(reading: &Reading<'_>, word: usize) -> bool {
    let folded = reading.folded(word);
    let double = folded.split_once('-').is_some_and(|(head, _)| GIVEN.contains(head));
    reading.shape(word) == Shape::Title && (double || GIVEN.contains(folded) || Lists::get().bits(folded) & bits::FIRST != 0)
}

/// "de *Dravie* Viktor Dralo": what "de" governs is no first name, and one stands behind it, with a surname.
fn of_a_place(reading: &Reading<'_>, name: &Found) -> Option<usize> {
    let first = name.words.start;
    let before = first.checked_sub(1).filter(|w| *w >= reading.sentence_of(first).start)?;
    let governed = matches!(reading.folded(before).trim_end_matches(['\'', '’']), "de" | "d" | "du" | "l" | "la");
    let other = Lists::get().bits(reading.folded(first)) & (bits::FIRST | bits::SURNAME | bits::TITLE) == 0;
    let alone = || (0..reading.words.len()).any(|w| reading.folded(w) == reading.folded(first) && w != first);
    let known = reading.shape(first) == Shape::Upper || alone();
    (name.words.len() == 3 && governed && other && known && is_given(reading, first + 1)).then_some(first + 1)
}

/// "le vice-président du *comité pour la défense* Anton Dralo": an office stands before a body, and behind that somebody in full.
fn behind_an_office(reading: &Reading<'_>, name: &Found) -> Option<usize> {
    let given = (name.words.start + 1..name.words.end).find(|w| is_given(reading, *w))?;
    let capital = |w: usize| matches!(reading.shape(w), Shape::Title | Shape::Initial | Shape::Mixed);
    let particle =
        |w: usize| matches!(reading.folded(w).trim_end_matches(['\'', '’']), "de" | "d" | "du" | "la" | "le" | "van" | "von" | "al");
    let surname = name.words.end > given + 1 && capital(name.words.end - 1) && (given..name.words.end).all(|w| capital(w) || particle(w));
    let sentence = reading.sentence_of(given);
    let office = |w: usize| {
        let role = Lists::get().role("fr", reading.folded(w), |k| if w + k < given { reading.folded(w + k) } else { "" });
        role.is_some_and(|(role, _)| !matches!(role.class, RoleClass::Title | RoleClass::People | RoleClass::Source))
    };
    let from = given.saturating_sub(OFFICE).max(sentence.start);
    let held = (from..given).any(office) && !(from..given).any(|w| reading.text(w) == ",");
    // "l'université Paul-Dralo", "la fondation Anton Dralo": a body bears the name itself
    let bears =
        Lists::get().bits(reading.folded(given - 1)) & bits::ROLE == 0 && crate::capitals::body_words().contains(reading.folded(given - 1));
    (surname && held && !bears && name.words.len() - (given - name.words.start) <= 4).then_some(given)
}

#[cfg(test)]
mod tests {
    use super::*;
    use recoupe_model::Piece;

    fn names(text: &str, name: &str, kind: Kind) -> Vec<(String, Kind)> {
        let reading = Reading::new(text, [Piece::new(0, text.len())]);
        let at = text.find(name).expect("the name stands in the text");
        let inside = |w: &usize| reading.words[*w].piece.start >= at && reading.words[*w].piece.end <= at + name.len();
        let words: Vec<usize> = (0..reading.words.len()).filter(inside).collect();
        let found = vec![Found { words: words[0]..words[words.len() - 1] + 1, kind }];
        mended(&reading, found).iter().map(|f| (text[reading.piece(&f.words).range()].to_owned(), f.kind)).collect()
    }

    #[test]
    fn somebody_is_not_what_he_speaks_for() {
        let text = "La Dravie proteste, a dit le porte-parole de Dravie Viktor Dralo.";
        assert_eq!(
            names(text, "Dravie Viktor Dralo", Kind::Person),
            [("Dravie".to_owned(), Kind::Place), ("Viktor Dralo".to_owned(), Kind::Person)]
        );
        let text = "Rien, a dit auprès de l'ANP Viktor Dralo.";
        assert_eq!(
            names(text, "ANP Viktor Dralo", Kind::Person),
            [("ANP".to_owned(), Kind::Org), ("Viktor Dralo".to_owned(), Kind::Person)]
        );
        let text = "Le directeur du Comité pour la défense Anton Dralo part.";
        let body = ("Comité pour la défense".to_owned(), Kind::Org);
        assert_eq!(names(text, "Comité pour la défense Anton Dralo", Kind::Org), [body, ("Anton Dralo".to_owned(), Kind::Person)]);
    }

    #[test]
    fn a_preposition_at_the_head_is_no_part() {
        assert_eq!(names("Chez Valdor, on se tait.", "Chez Valdor", Kind::Person), [("Valdor".to_owned(), Kind::Person)]);
        assert_eq!(names("Il va chez Sans Pareil.", "Sans Pareil", Kind::Org), [("Sans Pareil".to_owned(), Kind::Org)]);
    }

    #[test]
    fn names_of_three_words_stay() {
        for (text, name, kind) in [
            ("La fille de Dralo Viktor Sand part.", "Dralo Viktor Sand", Kind::Person),
            ("Elle a vu la Fondation Anton Dralo.", "Fondation Anton Dralo", Kind::Org),
            ("Le directeur de la Fondation Anton Dralo part.", "Fondation Anton Dralo", Kind::Org),
        ] {
            assert_eq!(names(text, name, kind), [(name.to_owned(), kind)], "{text}");
        }
    }
}
