//! Bilingual lexicons: stems of a language → English stems with their probabilities. Counted by
//! `recoupe-train lexicon`; the files under `data/lexicon` name the sets they come from.

use crate::hash;
use recoupe_model::Lang;
use std::collections::HashMap;
use std::sync::LazyLock;

/// Hash of a stem → hashes of English stems, each with its probability.
pub(crate) type Lexicon = HashMap<u32, Vec<(u32, f32)>, hash::Spread>;

static FRENCH: LazyLock<Lexicon> = LazyLock::new(|| read(include_str!("../data/lexicon/fr_en.tsv")));
static GERMAN: LazyLock<Lexicon> = LazyLock::new(|| read(include_str!("../data/lexicon/de_en.tsv")));
static SPANISH: LazyLock<Lexicon> = LazyLock::new(|| read(include_str!("../data/lexicon/es_en.tsv")));
static RUSSIAN: LazyLock<Lexicon> = LazyLock::new(|| read(include_str!("../data/lexicon/ru_en.tsv")));

/// The lexicon of a language into English, where there is one.
pub(crate) fn lexicon(lang: Option<Lang>) -> Option<&'static Lexicon> {
    match lang?.code() {
        "fr" => Some(&FRENCH),
        "de" => Some(&GERMAN),
        "es" => Some(&SPANISH),
        "ru" => Some(&RUSSIAN),
        _ => None,
    }
}

/// Is a stem no word that the language's lexicon translates into another one? Then it is most likely a name.
/// Languages without a lexicon (English too) tell nothing.
pub(crate) fn is_rarely_a_word(lexicon: Option<&Lexicon>, stem: u32) -> bool {
    lexicon.is_some_and(|l| l.get(&stem).is_none_or(|translations| translations.iter().all(|(t, _)| *t == stem)))
}

/// Reads `stem<TAB>stem 57<TAB>stem 20` lines; what is not so is left out.
fn read(text: &str) -> Lexicon {
    let mut out = Lexicon::default();
    for line in text.lines().filter(|l| !l.starts_with('#')) {
        let mut cells = line.split('\t');
        let Some(head) = cells.next() else { continue };
        let translations = cells
            .filter_map(|cell| {
                let (stem, percent) = cell.split_once(' ')?;
                Some((hash::short(stem), percent.parse::<f32>().ok()? / 100.0))
            })
            .collect();
        out.insert(hash::short(head), translations);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_lexicon_knows_common_words() {
        for (lang, word) in [(Lang::FR, "maison"), (Lang::DE, "haus"), (Lang::ES, "cas"), (Lang::RU, "дом")] {
            let translations = lexicon(Some(lang)).unwrap().get(&hash::short(word)).unwrap();
            assert!(translations.iter().any(|(t, _)| [hash::short("hous"), hash::short("home")].contains(t)), "{word}");
        }
        assert!(lexicon(Some(Lang::EN)).is_none());
    }
}
