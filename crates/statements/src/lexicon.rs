//! The words that this room knows: closed classes, verbs of saying, first names. All of them are
//! read once from plain files under `data/`; nothing here looks at a text.

use recoupe_model::{Lang, Stance};
use recoupe_names::lists::{Lists, RoleClass};
// the keys are ours, so a quick hash is no danger
use rustc_hash::{FxHashMap as HashMap, FxHashSet as HashSet};
use std::sync::{LazyLock, OnceLock};

/// Closed classes, as bits.
pub(crate) mod class {
    macro_rules! bits {
        ($($name:ident = $word:literal),* $(,)?) => {
            bits!(@one 0u32, $($name = $word,)*);
            /// The bit of a class by its name in the file.
            pub(crate) fn by_name(name: &str) -> u32 {
                match name { $($word => $name,)* _ => 0 }
            }
        };
        (@one $n:expr, $name:ident = $word:literal, $($rest:tt)*) => {
            pub(crate) const $name: u32 = 1 << $n;
            bits!(@one $n + 1, $($rest)*);
        };
        (@one $n:expr,) => {};
    }
    bits! {
        DET = "det", PREP = "prep", OF = "of", PRONOUN = "pronoun", CLITIC = "clitic", HAVE = "have", BE = "be",
        MODAL = "modal", ADV = "adv", TIME = "time", COORD = "coord", SUB = "sub", REL = "rel", THAT = "that",
        TITLE = "title", ACCORDING = "according", FEMININE = "feminine", MASCULINE = "masculine", THING = "thing",
        DOCUMENT = "document", UNNAMED = "unnamed", NONAGENT = "nonagent", WORK = "work", CHARGE = "charge",
        PUBLIC = "public", FILLER = "filler", AGENT = "agent", ORG = "org", OFFICE = "office",
        HANGING = "hanging",
    }
}

/// Which form of a verb a word is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum FormOf {
    /// Present of any person but the third singular in English.
    Base,
    /// Finite.
    Finite,
    /// Past participle; in English also the past.
    Participle,
    /// "-ant", "-ing".
    Gerund,
    /// Infinitive.
    Infinitive,
}

/// A verb of saying.
#[derive(Debug)]
pub(crate) struct Verb {
    /// Its dictionary form.
    pub lemma: &'static str,
    /// What it does by itself.
    pub stance: Stance,
    /// Letters of the frames that it stands in (see the heads of the files).
    pub frames: &'static str,
    /// Words that must follow.
    pub tail: Vec<&'static str>,
}

impl Verb {
    /// Does it stand in this frame?
    pub(crate) fn takes(&self, frame: char) -> bool {
        self.frames.contains(frame)
    }
}

/// The words of one language.
#[derive(Debug, Default)]
pub(crate) struct Lexicon {
    classes: HashMap<&'static str, u32>,
    verbs: Vec<Verb>,
    forms: HashMap<&'static str, Vec<(u16, FormOf)>>,
    /// The language, where its nouns for people are those that names are read by: it has no lists of its own here.
    borrows: Option<&'static str>,
}

const WORDS: &str = include_str!("../data/words.tsv");
const VERBS_FR: &str = include_str!("../data/verbs_fr.tsv");
const VERBS_EN: &str = include_str!("../data/verbs_en.tsv");
const VERBS_OTHER: &str = include_str!("../data/verbs_other.tsv");
const FIRST_NAMES: &str = include_str!("../data/first_names.tsv");
const GIVEN_NAMES: &str = include_str!("../data/given_names.tsv");
const PAST_EN: &str = include_str!("../data/past_en.tsv");
const LANGUAGES: [&str; 7] = ["fr", "en", "de", "es", "it", "ru", "uk"];

/// One cell a language: who reads French need not wait for the others.
static LEXICA: [OnceLock<Lexicon>; 7] = [const { OnceLock::new() }; 7];
static GENDERS: LazyLock<HashMap<&'static str, Gender>> = LazyLock::new(|| genders(FIRST_NAMES));
/// As [`GENDERS`], for names too rare to tell a person by.
static GIVEN: LazyLock<HashMap<&'static str, Gender>> = LazyLock::new(|| genders(GIVEN_NAMES));

static PASTS: LazyLock<HashSet<&'static str>> = LazyLock::new(|| rows(PAST_EN).collect());

/// Is an English word a past form that no ending shows: "met", "came"?
pub(crate) fn irregular_past(word: &str) -> bool {
    PASTS.contains(word)
}

/// Grammatical gender of a person, as far as words tell it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Gender {
    /// "il", "he".
    Masculine,
    /// "elle", "she".
    Feminine,
}

/// The gender that a first name (folded) tells.
pub(crate) fn first_name(folded: &str) -> Option<Gender> {
    GENDERS.get(folded).copied()
}

/// The gender that the first name of somebody named in full (folded) tells.
pub(crate) fn given_name(folded: &str) -> Option<Gender> {
    first_name(folded).or_else(|| GIVEN.get(folded).copied())
}

fn genders(file: &'static str) -> HashMap<&'static str, Gender> {
    let mut out = HashMap::default();
    for (gender, names) in rows(file).filter_map(|l| l.split_once('\t')) {
        let gender = if gender == "f" { Gender::Feminine } else { Gender::Masculine };
        for name in names.split(' ') {
            out.entry(name).or_insert(gender);
        }
    }
    out
}

fn rows(file: &'static str) -> impl Iterator<Item = &'static str> {
    file.lines().filter(|l| !l.starts_with('#') && !l.is_empty())
}

impl Lexicon {
    /// The words of a language; French where none is known or the language has none here.
    pub(crate) fn of(lang: Option<Lang>) -> &'static Self {
        let code = lang.as_ref().map_or("fr", Lang::code);
        let n = LANGUAGES.iter().position(|l| *l == code).unwrap_or(1);
        LEXICA[n].get_or_init(|| Self::load(LANGUAGES[n]))
    }

    fn load(lang: &'static str) -> Self {
        let mut out = Self::default();
        for mut cells in rows(WORDS).map(|l| l.split('\t')) {
            let (Some(of), Some(name), Some(words)) = (cells.next(), cells.next(), cells.next()) else { continue };
            if of == lang {
                for word in words.split('|') {
                    *out.classes.entry(word).or_default() |= class::by_name(name);
                }
            }
        }
        match lang {
            "fr" => out.load_full(VERBS_FR, [FormOf::Finite, FormOf::Participle, FormOf::Gerund, FormOf::Infinitive]),
            "en" => out.load_full(VERBS_EN, [FormOf::Finite, FormOf::Participle, FormOf::Participle, FormOf::Gerund]),
            _ => {
                out.borrows = Some(lang);
                for cells in rows(VERBS_OTHER).map(|l| l.split('\t').collect::<Vec<_>>()) {
                    if let [of, lemma, stance, forms] = cells[..]
                        && of == lang
                    {
                        out.add(lemma, stance, "qp", "", &[(forms, FormOf::Finite)]);
                    }
                }
            }
        }
        out
    }

    fn load_full(&mut self, file: &'static str, kinds: [FormOf; 4]) {
        for cells in rows(file).map(|l| l.split('\t').collect::<Vec<_>>()) {
            if let [lemma, stance, frames, tail, a, b, c, d] = cells[..] {
                let forms: Vec<_> = [a, b, c, d].into_iter().zip(kinds).collect();
                self.add(lemma, stance, frames, tail, &forms);
            }
        }
    }

    fn add(&mut self, lemma: &'static str, stance: &str, frames: &'static str, tail: &'static str, forms: &[(&'static str, FormOf)]) {
        let n = u16::try_from(self.verbs.len()).unwrap_or(u16::MAX);
        let tail = tail.split(' ').filter(|w| !w.is_empty()).collect();
        self.verbs.push(Verb { lemma, stance: stance_by_name(stance), frames, tail });
        for (words, form) in forms {
            for word in words.split(' ').filter(|w| !w.is_empty()) {
                let senses = self.forms.entry(word).or_default();
                // the first word of an English present is its base
                let base = *form == FormOf::Finite && tail_is_base(lemma, word);
                let form = if base { FormOf::Base } else { *form };
                if !senses.contains(&(n, form)) && !senses.iter().any(|s| s.0 == n && s.1 == FormOf::Participle) {
                    senses.push((n, form));
                }
            }
        }
    }

    /// Classes of a word (lower case, straight apostrophe).
    pub(crate) fn classes(&self, word: &str) -> u32 {
        match (self.classes.get(word), self.borrows) {
            (Some(classes), _) => *classes,
            (None, Some(lang)) => person(lang, word),
            (None, None) => 0,
        }
    }

    /// Has the language neither frames nor word classes of its own here, but verbs of saying alone?
    pub(crate) fn is_sparse(&self) -> bool {
        self.borrows.is_some()
    }

    /// Verbs of saying that a word may be a form of.
    pub(crate) fn senses(&self, word: &str) -> &[(u16, FormOf)] {
        self.forms.get(word).map_or(&[], Vec::as_slice)
    }

    /// A verb.
    pub(crate) fn verb(&self, n: u16) -> &Verb {
        &self.verbs[n as usize]
    }
}

/// Classes of a noun for people ("міністр", "Sprecherin"), by the lists of names.
fn person(lang: &str, word: &str) -> u32 {
    match Lists::get().role(lang, &recoupe_lang::fold(word), |_| "").map(|(role, _)| role.class) {
        Some(RoleClass::Title) => class::TITLE,
        Some(RoleClass::Source | RoleClass::People) => class::UNNAMED,
        Some(_) => class::AGENT,
        None => 0,
    }
}

/// English writes its base as the dictionary form: `say`, and `call` of "call for".
fn tail_is_base(lemma: &str, word: &str) -> bool {
    lemma.split(' ').next() == Some(word)
}

/// A stance by its name in the contract; `says` where the name is unknown.
pub(crate) fn stance_by_name(name: &str) -> Stance {
    match name {
        "claims" => Stance::Claims,
        "denies" => Stance::Denies,
        "demands" => Stance::Demands,
        "rejects" => Stance::Rejects,
        "accepts" => Stance::Accepts,
        "offers" => Stance::Offers,
        "warns" => Stance::Warns,
        "promises" => Stance::Promises,
        "threatens" => Stance::Threatens,
        "accuses" => Stance::Accuses,
        "criticises" => Stance::Criticises,
        "praises" => Stance::Praises,
        "hopes" => Stance::Hopes,
        "asks" => Stance::Asks,
        _ => Stance::Says,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_are_known() {
        let fr = Lexicon::of(Some(Lang::FR));
        let lemmas = |l: &Lexicon, w: &str| l.senses(w).iter().map(|s| l.verb(s.0).lemma).collect::<Vec<_>>().join(",");
        assert!(lemmas(fr, "déclaré").contains("déclarer"));
        assert!(lemmas(fr, "dit").contains("se dire"));
        let en = Lexicon::of(Some(Lang::EN));
        assert_eq!(en.senses("say").first().map(|s| s.1), Some(FormOf::Base));
        assert_eq!(en.senses("says").first().map(|s| s.1), Some(FormOf::Finite));
        assert_eq!(en.senses("said").first().map(|s| s.1), Some(FormOf::Participle));
        assert!(fr.classes("selon") & class::ACCORDING != 0);
        assert_eq!(first_name("wendy"), Some(Gender::Feminine));
    }

    #[test]
    fn every_line_of_the_verb_files_is_read() {
        for (file, lang) in [(VERBS_FR, Lang::FR), (VERBS_EN, Lang::EN)] {
            assert_eq!(rows(file).count(), Lexicon::of(Some(lang)).verbs.len());
        }
    }
}
