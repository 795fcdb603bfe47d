//! Stems by Snowball's algorithms, of folded words.

use crate::fold;
use recoupe_model::Lang;
use snowball_stemmers_rs::{Algorithm, Stemmer as Snowball};

/// Stems words of one language; made once, used often.
pub struct Stemmer(Option<Snowball>);

impl Stemmer {
    /// For a language; without an algorithm of its own words are only folded.
    #[must_use]
    pub fn new(lang: Option<Lang>) -> Self {
        let algorithm = match lang.as_ref().map(Lang::code) {
            Some("fr") => Algorithm::French,
            Some("en") => Algorithm::English,
            Some("de") => Algorithm::German,
            Some("es") => Algorithm::Spanish,
            Some("it") => Algorithm::Italian,
            Some("ru") => Algorithm::Russian,
            Some("pt") => Algorithm::Portuguese,
            _ => return Self(None),
        };
        Self(Some(Snowball::create(algorithm)))
    }

    /// The stem of a word, without accents. The word is stemmed with its accents, since the
    /// algorithms look at them, and folded after.
    #[must_use]
    pub fn stem(&self, word: &str) -> String {
        let lower = word.to_lowercase().replace('’', "'");
        match &self.0 {
            Some(s) => fold(&s.stem(&lower)),
            None => fold(&lower),
        }
    }
}

/// The stem of one word; use [`Stemmer`] for many.
#[must_use]
pub fn stem(word: &str, lang: Option<Lang>) -> String {
    Stemmer::new(lang).stem(word)
}

#[cfg(test)]
mod tests {
    use super::stem;
    use recoupe_model::Lang;

    #[test]
    fn inflections_meet() {
        for (lang, a, b) in [
            (Lang::FR, "élections", "élection"),
            (Lang::EN, "talks", "talk"),
            (Lang::RU, "войска", "войск"),
            (Lang::DE, "Gespräche", "Gesprächen"),
        ] {
            assert_eq!(stem(a, Some(lang)), stem(b, Some(lang)), "{a} {b}");
        }
    }
}
