//! Stems by Snowball's algorithms, of folded words.

use crate::fold;
use recoupe_model::Lang;
use rustc_hash::FxHashMap;
use snowball_stemmers_rs::{Algorithm, Stemmer as Snowball};
use std::cell::RefCell;

/// Stems words of one language; made once, used often.
pub struct Stemmer {
    /// The language's algorithm and its number among [`KNOWN`].
    algorithm: Option<(Snowball, usize)>,
}

/// Words whose stems a thread remembers, of each language: a text says most of its words many times, and several rooms ask.
const REMEMBERED: usize = 1 << 14;

/// Algorithms.
const ALGORITHMS: usize = 7;

thread_local! {
    /// Stems by words as they stand, a list for each algorithm.
    static KNOWN: RefCell<[FxHashMap<Box<str>, Box<str>>; ALGORITHMS]> = RefCell::default();
}

impl Stemmer {
    /// For a language; without an algorithm of its own words are only folded.
    #[must_use]
    pub fn new(lang: Option<Lang>) -> Self {
        let algorithm = match lang.as_ref().map(Lang::code) {
            Some("fr") => (Algorithm::French, 0),
            Some("en") => (Algorithm::English, 1),
            Some("de") => (Algorithm::German, 2),
            Some("es") => (Algorithm::Spanish, 3),
            Some("it") => (Algorithm::Italian, 4),
            Some("ru") => (Algorithm::Russian, 5),
            Some("pt") => (Algorithm::Portuguese, ALGORITHMS - 1),
            _ => return Self { algorithm: None },
        };
        Self { algorithm: Some((Snowball::create(algorithm.0), algorithm.1)) }
    }

    /// The stem of a word, without accents. The word is stemmed with its accents, since the
    /// algorithms look at them, and folded after.
    #[must_use]
    pub fn stem(&self, word: &str) -> String {
        self.with_stem(word, str::to_owned)
    }

    /// What is told of a word's stem: for questions that need none of their own.
    pub fn with_stem<T>(&self, word: &str, tell: impl FnOnce(&str) -> T) -> T {
        let lower = || word.to_lowercase().replace('’', "'");
        let Some((snowball, number)) = &self.algorithm else { return tell(&fold(&lower())) };
        KNOWN.with_borrow_mut(|known| {
            let known = &mut known[*number];
            if let Some(stem) = known.get(word) {
                return tell(stem);
            }
            let stem = fold(&snowball.stem(&lower()));
            if known.len() == REMEMBERED {
                known.clear();
            }
            known.insert(word.into(), stem.as_str().into());
            tell(&stem)
        })
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
    fn what_is_remembered_is_of_one_language() {
        for _ in 0..2 {
            assert_eq!((stem("running", Some(Lang::EN)), stem("running", Some(Lang::DE))), ("run".to_owned(), "running".to_owned()));
            assert_eq!(stem("Élections", Some(Lang::FR)), stem("élection", Some(Lang::FR)));
            assert_eq!(stem("Été", None), "ete");
        }
    }

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
