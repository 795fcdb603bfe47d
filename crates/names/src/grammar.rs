//! The small words and nouns of noun phrases, from `data/modifiers.tsv` and `data/body_nouns.tsv`.
//! Only lists; how phrases are put together stands in `phrases`.

// the keys are ours, so a quick hash is no danger
use rustc_hash::FxHashMap as HashMap;
use std::sync::LazyLock;

/// Classes of nouns for bodies.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum BodyNoun {
    Ministry,
    Government,
    Army,
    Bloc,
    Mission,
    Parliament,
    Police,
    Diplomacy,
    Side,
    Company,
    Party,
    Office,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Place {
    Definite,
    Possessive,
    Indefinite,
    Before,
    After,
    Participle,
}

/// Bodies' nouns by first word: the further words, and the class.
pub(crate) type BodyNouns = HashMap<String, Vec<(Vec<String>, BodyNoun)>>;

pub(crate) struct Grammar {
    words: HashMap<&'static str, HashMap<String, Vec<Place>>>,
    bodies: HashMap<&'static str, BodyNouns>,
}

pub(crate) static GRAMMAR: LazyLock<Grammar> = LazyLock::new(load);

pub(crate) const LANGS: [&str; 7] = ["fr", "en", "de", "es", "it", "ru", "uk"];

fn load() -> Grammar {
    let mut grammar = Grammar { words: HashMap::default(), bodies: HashMap::default() };
    let rows = |file: &'static str| file.lines().filter(|l| !l.starts_with('#')).map(|l| l.split('\t').collect::<Vec<_>>());
    for cells in rows(include_str!("../data/modifiers.tsv")) {
        let [lang, place, words] = cells[..] else { continue };
        let Some(lang) = LANGS.iter().find(|l| **l == lang) else { continue };
        let place = match place {
            "definite" => Place::Definite,
            "possessive" => Place::Possessive,
            "indefinite" => Place::Indefinite,
            "before" => Place::Before,
            "after" => Place::After,
            _ => Place::Participle,
        };
        for word in words.split("; ") {
            grammar.words.entry(lang).or_default().entry(recoupe_lang::fold(word)).or_default().push(place);
        }
    }
    for cells in rows(include_str!("../data/body_nouns.tsv")) {
        let [lang, class, forms] = cells[..] else { continue };
        let Some(lang) = LANGS.iter().find(|l| **l == lang) else { continue };
        let class = match class {
            "ministry" => BodyNoun::Ministry,
            "government" => BodyNoun::Government,
            "army" => BodyNoun::Army,
            "bloc" => BodyNoun::Bloc,
            "mission" => BodyNoun::Mission,
            "parliament" => BodyNoun::Parliament,
            "police" => BodyNoun::Police,
            "diplomacy" => BodyNoun::Diplomacy,
            "side" => BodyNoun::Side,
            "company" => BodyNoun::Company,
            "party" => BodyNoun::Party,
            _ => BodyNoun::Office,
        };
        for form in forms.split("; ") {
            let mut words: Vec<String> = recoupe_lang::tokens(form, 0).iter().map(|t| recoupe_lang::fold(&form[t.piece.range()])).collect();
            if words.is_empty() {
                continue;
            }
            let first = words.remove(0);
            grammar.bodies.entry(lang).or_default().entry(first).or_default().push((words, class));
        }
    }
    grammar
}

impl Grammar {
    /// Is a folded word listed for a place in phrases of a language?
    pub(crate) fn is(&self, lang: &str, folded: &str, place: Place) -> bool {
        self.words.get(lang).and_then(|words| words.get(folded)).is_some_and(|places| places.contains(&place))
    }

    /// The bodies' nouns that begin with a folded word: further words, and class.
    pub(crate) fn bodies(&self, lang: &str, folded: &str) -> &[(Vec<String>, BodyNoun)] {
        self.bodies.get(lang).and_then(|bodies| bodies.get(folded)).map_or(&[], Vec::as_slice)
    }
}
