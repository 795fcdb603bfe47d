//! The gender that words tell: of a description, an article, a first name.

use crate::lexicon::{Gender, class as c, first_name};
use crate::stream::Item;

pub(super) fn gender_of(i: &Item) -> Option<Gender> {
    if i.is(c::FEMININE) {
        Some(Gender::Feminine)
    } else if i.is(c::MASCULINE) {
        Some(Gender::Masculine)
    } else {
        feminine_noun(&i.key).then_some(Gender::Feminine)
    }
}

/// "l'ancienne responsable": the gender that the word tells whose article is elided.
pub(super) fn former_gender(word: &str) -> Option<Gender> {
    match word {
        "ancien" => Some(Gender::Masculine),
        "ancienne" => Some(Gender::Feminine),
        _ => None,
    }
}

/// The gender that a French article tells.
pub(super) fn article_gender(word: &str) -> Option<Gender> {
    match word.to_lowercase().as_str() {
        "un" | "le" => Some(Gender::Masculine),
        "une" | "la" => Some(Gender::Feminine),
        _ => None,
    }
}

pub(super) fn feminine_noun(key: &str) -> bool {
    key.len() > 5
        && [
            "trice",
            "euse",
            "ère",
            "ienne",
            "présidente",
            "députée",
            "adjointe",
            "déléguée",
            "seure",
            "ure",
            "euresse",
            "woman",
            "avocate",
            "cheffe",
            "préfète",
        ]
        .iter()
        .any(|s| key.ends_with(s))
        && !matches!(key, "mesure" | "nature" | "culture" | "structure")
}

/// The gender that a first name tells, also of a double one: "marie-jo".
pub(super) fn gender_of_first(folded: &str) -> Option<Gender> {
    first_name(folded).or_else(|| folded.split_once('-').and_then(|(head, _)| first_name(head)))
}
