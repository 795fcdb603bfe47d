//! English names of firms that the tagger takes for people or places, though what they end in, or what stands behind them, says that
//! they are none: "Valdor *Foods*", "Valdor *shares*", and then "Valdor" alone.

use crate::capitals::body_words;
use crate::lists::{Lists, bits};
use crate::tagger::{Found, labels::Kind};
use crate::words::{Reading, Shape};
use foldhash::HashSet;
use std::sync::LazyLock;

/// What ends a firm's name, and what stands behind one.
struct Nouns {
    ends: HashSet<&'static str>,
    follows: HashSet<&'static str>,
}

static NOUNS: LazyLock<Nouns> = LazyLock::new(|| {
    let (ends, follows) = include_str!("../../data/firm_nouns_en.txt").split_once("\n--\n").unwrap_or_default();
    let words = |part: &'static str| part.lines().filter(|l| !l.starts_with('#')).flat_map(str::split_whitespace).collect();
    Nouns { ends: words(ends), follows: words(follows) }
});

/// Does a folded word end the name of a firm?
pub(crate) fn ends_a_firm(word: &str) -> bool {
    NOUNS.ends.contains(word)
}

/// Names with those of firms as bodies, wherever the text has them.
pub(super) fn mended(reading: &Reading<'_>, mut found: Vec<Found>) -> Vec<Found> {
    for name in &mut found {
        if name.kind != Kind::Org && is_full(reading, name) {
            name.kind = Kind::Org;
        }
    }
    // a surname of somebody named in full is no firm's, though a firm may bear it
    let surnames: HashSet<&str> =
        found.iter().filter(|f| f.kind == Kind::Person && f.words.len() > 1).map(|f| reading.folded(f.words.end - 1)).collect();
    let fulls = found.iter().filter(|f| f.kind == Kind::Org && f.words.len() == 2 && is_full(reading, f));
    let short: HashSet<&str> = fulls.map(|f| reading.folded(f.words.start)).collect();
    let places: HashSet<&str> = found
        .iter()
        .filter(|f| f.words.len() == 1 && is_whereabouts(reading, f.words.start))
        .map(|f| reading.folded(f.words.start))
        .collect();
    let firms: HashSet<&str> = found
        .iter()
        .filter(|f| f.words.len() == 1 && f.kind != Kind::Org)
        .map(|f| (reading.folded(f.words.start), f.words.end))
        .filter(|(name, end)| {
            let own = bits::FIRST | bits::SURNAME | bits::TITLE | bits::STATE | bits::ADJECTIVE | bits::BODY | bits::ROLE;
            let known = Lists::get().bits(name);
            let follows = known & bits::PLACE == 0 && (is_followed(reading, *end) || is_set_beside(reading, *end));
            known & own == 0 && !surnames.contains(name) && !places.contains(name) && (short.contains(name) || follows)
        })
        .map(|(name, _)| name)
        .collect();
    for name in &mut found {
        let folded = reading.folded(name.words.start);
        if name.words.len() == 1 && firms.contains(folded) {
            name.kind = Kind::Org;
        }
    }
    found
}

/// "Valdor Foods", "Orla Bay Holdings": capitals, the last of which is a firm's noun; a person may be called so by first name and surname.
pub(super) fn is_full(reading: &Reading<'_>, name: &Found) -> bool {
    let last = name.words.end - 1;
    let title = name.words.clone().all(|w| matches!(reading.shape(w), Shape::Title | Shape::Mixed | Shape::Upper));
    let bits_of = |w: usize| Lists::get().bits(reading.folded(w));
    let person = bits_of(name.words.start) & bits::FIRST != 0 && bits_of(last) & bits::SURNAME != 0;
    (2..=4).contains(&name.words.len()) && title && !person && ends_a_firm(reading.folded(last))
}

/// "Valdor *shares*", "Valdor's *takeover*".
fn is_followed(reading: &Reading<'_>, end: usize) -> bool {
    let owner = matches!(reading.text(end), "'s" | "’s");
    let noun = end + usize::from(owner);
    reading.shape(noun) == Shape::Lower && NOUNS.follows.contains(reading.folded(noun))
}

/// Words of an apposition among which its noun stands: "a small family-owned fishing *company*".
const APPOSED: usize = 6;

/// "Valdor, *a company from Norvey*", "Valdor, the terminal's *operator*, said": a noun for a firm or a body in apposition. "On Monday
/// in Valdor, the company said": no noun ends what stands there.
fn is_set_beside(reading: &Reading<'_>, end: usize) -> bool {
    let Some(name) = end.checked_sub(1) else { return false };
    let sentence = reading.sentence_of(name);
    let first = end + 1;
    let led_in = name.checked_sub(1).filter(|w| *w >= sentence.start).is_some_and(|w| {
        let before = reading.folded(w);
        matches!(before, "at" | "from" | "to" | "of" | "off" | "inside" | "into" | "and") || is_whereabouts(reading, name)
    });
    if led_in || first >= sentence.end || reading.text(end) != "," || !matches!(reading.folded(first), "a" | "an" | "the" | "its") {
        return false;
    }
    let ends = |w: usize| {
        w >= sentence.end
            || !matches!(reading.shape(w), Shape::Lower | Shape::Title | Shape::Mixed | Shape::Upper)
                && !matches!(reading.text(w), "'s" | "’s" | "-")
            || matches!(
                reading.folded(w),
                "of" | "from" | "in" | "for" | "with" | "which" | "that" | "based" | "whose" | "owned" | "and" | "at"
            )
    };
    let Some(stop) = (first + 1..=first + 1 + APPOSED).find(|w| ends(*w)) else { return false };
    // "Valdor, the company that runs": what stands behind the noun belongs to it, or a comma ends it and the sentence goes on
    let noun = reading.folded(stop - 1);
    let closed =
        reading.text(stop) != "," || reading.shape(stop + 1) == Shape::Lower && !matches!(reading.folded(stop + 1), "who" | "whom");
    stop > first + 1 && reading.shape(stop - 1) == Shape::Lower && closed && (is_trade(noun) || body_words().contains(noun))
}

/// Nouns for firms that are no part of their names.
fn is_trade(noun: &str) -> bool {
    matches!(noun, "firm" | "operator" | "utility" | "manufacturer") || noun.ends_with("maker") && noun.len() > "maker".len()
}

/// "*in* Valdor", "*outside* Valdor": where something is.
fn is_whereabouts(reading: &Reading<'_>, name: usize) -> bool {
    let before = name.checked_sub(1).filter(|w| *w >= reading.sentence_of(name).start).map_or("", |w| reading.folded(w));
    matches!(before, "in" | "near" | "across" | "outside")
}

#[cfg(test)]
mod tests {
    use super::*;
    use recoupe_model::Piece;

    fn kinds(text: &str, tagged: &[(usize, usize, Kind)]) -> Vec<Kind> {
        let reading = Reading::new(text, [Piece::new(0, text.len())]);
        let found = tagged.iter().map(|(from, to, kind)| Found { words: *from..*to, kind: *kind }).collect();
        mended(&reading, found).iter().map(|f| f.kind).collect()
    }

    #[test]
    fn a_firms_noun_makes_a_body_of_the_name_everywhere() {
        let text = "Valdor fell after Valdor Foods refused a bid";
        assert_eq!(kinds(text, &[(0, 1, Kind::Person), (3, 5, Kind::Person)]), [Kind::Org, Kind::Org]);
        assert_eq!(kinds("Valdor spoke as Valdor shares fell", &[(0, 1, Kind::Place), (3, 4, Kind::Person)]), [Kind::Org, Kind::Org]);
    }

    #[test]
    fn a_noun_in_apposition_makes_a_body_of_the_name_everywhere() {
        let text = "Valdor fell after Valdor, a gas company from the north, refused";
        assert_eq!(kinds(text, &[(0, 1, Kind::Person), (3, 4, Kind::Person)]), [Kind::Org, Kind::Org]);
        for body in ["Valdor, the terminal's operator, said no", "Valdor, a charity group based there, said no"] {
            assert_eq!(kinds(body, &[(0, 1, Kind::Place)]), [Kind::Org], "{body}");
        }
        for other in [
            "Valdor, a company town, slept",
            "Valdor, the company boss, slept",
            "In Valdor, the company, a big one, slept",
            "Valdor, the company said, slept",
        ] {
            let at = usize::from(other.starts_with("In"));
            assert_eq!(kinds(other, &[(at, at + 1, Kind::Place)]), [Kind::Place], "{other}");
        }
    }

    #[test]
    fn people_and_places_stay() {
        let text = "Anna Valdor spoke and Valdor employees cheered";
        assert_eq!(kinds(text, &[(0, 2, Kind::Person), (4, 5, Kind::Person)]), [Kind::Person, Kind::Person]);
        let text = "Strikes in Valdor ended as Valdor employees returned";
        assert_eq!(kinds(text, &[(2, 3, Kind::Place), (5, 6, Kind::Place)]), [Kind::Place, Kind::Place]);
    }
}
