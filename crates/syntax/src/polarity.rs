//! Words that deny: closed classes of each language, as its grammars list them.

use recoupe_model::Lang;
use std::borrow::Cow;

/// How a word takes part in a negation.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Negation {
    /// Not at all.
    #[default]
    None,
    /// Denies by itself: `not`, `pas`, `nicht`.
    Full,
    /// The French `ne`, that needs a second word.
    Ne,
    /// Denies beside `ne`: `plus`, `rien`, `personne`.
    WithNe,
}

/// What a word is, in a language.
pub(crate) fn of(word: &str, lang: Lang) -> Negation {
    // no word of the lists is longer
    if word.len() > 20 {
        return Negation::None;
    }
    // most words stand in small letters without accents
    let plain = word.bytes().all(|b| b.is_ascii_lowercase() || b == b'\'');
    let lower = if plain { Cow::Borrowed(word) } else { Cow::Owned(word.to_lowercase().replace('’', "'")) };
    let full: &[&str] = match lang.code() {
        "fr" => match &*lower {
            "ne" | "n'" => return Negation::Ne,
            "plus" | "rien" | "personne" | "aucun" | "aucune" | "nul" | "nulle" | "guère" | "point" | "nullement" | "ni" | "aucunement" => {
                return Negation::WithNe;
            }
            _ => &["pas", "jamais"],
        },
        "en" => &["not", "n't", "n’t", "never", "no", "neither", "nor", "nobody", "nothing", "none"],
        "de" => &["nicht", "nie", "niemals", "kein", "keine", "keinen", "keinem", "keiner", "keines", "nichts", "niemand"],
        "es" => &["no", "nunca", "jamás", "tampoco", "ningún", "ninguna", "ninguno", "nadie", "nada"],
        "it" => &["non", "mai", "né", "nessun", "nessuno", "nessuna", "niente", "nulla"],
        "ru" => &["не", "ни", "нет", "никогда", "никто", "ничего", "нельзя"],
        _ => &[],
    };
    if full.contains(&&*lower) { Negation::Full } else { Negation::None }
}
