//! The words that tell for whom somebody speaks, by language and class.

use crate::words::{Reader, rows};
use foldhash::{HashMap, HashMapExt, HashSet};
use recoupe_lang::{Stemmer, TokenKind, fold, tokens};
use recoupe_model::Lang;
use recoupe_names::lists::Lists;
use std::sync::LazyLock;

/// (language, class) → stems. The classes are told in the lists; `body` are bodies and offices of a state.
static WORDS: LazyLock<HashMap<(&'static str, &'static str), HashSet<String>>> = LazyLock::new(|| {
    let bodies = rows(include_str!("../../data/state_body_words.tsv")).map(|(lang, words)| (lang, ("body", words)));
    let mut out: HashMap<(&str, &str), HashSet<String>> = HashMap::new();
    for (lang, (class, words)) in own_words().chain(bodies) {
        let reader = Reader::new(Lang::from_tag(lang));
        out.entry((lang, class)).or_default().extend(words.split(' ').map(|w| reader.stem(w)));
    }
    out
});

/// (language, class) → the words as they stand, folded.
static EXACT: LazyLock<HashMap<(&'static str, &'static str), HashSet<String>>> = LazyLock::new(|| {
    let mut out: HashMap<(&str, &str), HashSet<String>> = HashMap::new();
    for (lang, (class, words)) in own_words() {
        out.entry((lang, class)).or_default().extend(words.split(' ').map(fold));
    }
    out
});

/// The rows of `party_words.tsv`: language, class, words.
fn own_words() -> impl Iterator<Item = (&'static str, (&'static str, &'static str))> {
    rows(include_str!("../../data/party_words.tsv")).filter_map(|(lang, rest)| Some((lang, rest.split_once('\t')?)))
}

/// Office in folded words → listed state that alone has it.
static OFFICES: LazyLock<Vec<(Vec<String>, u16)>> = LazyLock::new(|| {
    let all = rows(include_str!("../../data/national_offices.tsv"));
    let each = all.filter_map(|(code, offices)| Some((Lists::get().state(&code.to_uppercase())?, offices)));
    each.flat_map(|(state, offices)| offices.split('|').map(move |o| (folded(o), state))).collect()
});

/// The folded words of a text.
pub(super) fn folded(text: &str) -> Vec<String> {
    tokens(text, 0).iter().filter(|t| t.kind != TokenKind::Mark).map(|t| fold(&text[t.piece.range()])).collect()
}

/// Folded words, whichever apostrophe they have.
pub(crate) fn plain_words(text: &str) -> Vec<String> {
    folded(&text.replace('’', "'"))
}

/// The stems of a class.
fn stems<'c>(lang: &'c Lang, class: &'c str) -> Option<&'c HashSet<String>> {
    let lists: &HashMap<(&str, &str), HashSet<String>> = &WORDS;
    lists.get(&(lang.code(), class))
}

/// The words of a text.
fn plain(text: &str) -> impl Iterator<Item = &str> {
    tokens(text, 0).into_iter().filter(|t| t.kind != TokenKind::Mark).map(|t| &text[t.piece.range()])
}

/// The words of a text that are in a class.
pub(super) fn of_class(lang: Option<Lang>, class: &str, text: &str) -> Vec<String> {
    let Some(stems) = lang.as_ref().and_then(|lang| stems(lang, class)) else { return Vec::new() };
    let stemmer = Stemmer::new(lang);
    plain(text).filter_map(|word| stemmer.with_stem(word, |stem| stems.get(stem).cloned())).collect()
}

/// Has a text a word of a class?
pub(super) fn has(lang: Option<Lang>, class: &str, text: &str) -> bool {
    let Some(stems) = lang.as_ref().and_then(|lang| stems(lang, class)) else { return false };
    let stemmer = Stemmer::new(lang);
    plain(text).any(|word| stemmer.with_stem(word, |stem| stems.contains(stem)))
}

/// Is a word one of a class as it stands, whatever other words have its stem ("supporters" of "supports")?
pub(super) fn is_exactly(lang: Option<Lang>, class: &str, word: &str) -> bool {
    let Some(code) = lang.as_ref().map(Lang::code) else { return false };
    let lists: &HashMap<(&str, &str), HashSet<String>> = &EXACT;
    lists.get(&(code, class)).is_some_and(|words| words.contains(&fold(word)))
}

/// The state that alone has an office named in some folded words.
pub(super) fn state_of_office(words: &[String]) -> Option<u16> {
    OFFICES.iter().find(|(office, _)| words.windows(office.len()).any(|w| w == office.as_slice())).map(|(_, state)| *state)
}

/// Is a folded word an adjective of a place by this folded name ("sordave" of "Sordavie")? They share all but the
/// name's last two letters at most, and the word is no longer than an ending more.
pub(super) fn is_adjective_of(word: &str, name: &str) -> bool {
    let shared = word.chars().zip(name.chars()).take_while(|(a, b)| a == b).count();
    let (own, other) = (|| word.chars().count(), || name.chars().count());
    shared >= 4 && word != name && other() >= 5 && shared + 2 >= other() && own() <= shared + 5
}

/// Are two folded names one state's, in two languages or as its people's ("ostavie", "ostavia", "ostavians")? They share all
/// but two letters each.
pub(super) fn is_one_land(one: &str, other: &str) -> bool {
    let (one, other): (Vec<char>, Vec<char>) = (one.chars().collect(), other.chars().collect());
    let shared = one.iter().zip(&other).take_while(|(a, b)| a == b).count();
    one == other || (shared >= 5 && one.len().max(other.len()) <= shared + 2)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_compared_word_by_word() {
        assert_eq!(folded("ministère de l'Intérieur"), ["ministere", "de", "l'", "interieur"]);
        assert_eq!(plain_words("ministère de l’Intérieur"), ["ministere", "de", "l'", "interieur"]);
    }

    #[test]
    fn adjectives_of_places_that_no_list_has() {
        for (word, name) in [("sordave", "sordavie"), ("velmarienne", "velmarie"), ("sordavian", "sordavia"), ("ostaviens", "ostavie")] {
            assert!(is_adjective_of(word, name), "{word} of {name}");
        }
        for (word, name) in
            [("sordavie", "sordavie"), ("sord", "sordavie"), ("marche", "marvane"), ("portugais", "port"), ("marchandises", "marchal")]
        {
            assert!(!is_adjective_of(word, name), "{word} of {name}");
        }
    }

    #[test]
    fn offices_of_one_state() {
        assert!(state_of_office(&folded("the Treasury secretary")).is_some());
        assert_eq!(state_of_office(&folded("the Treasury secretary")), Lists::get().state("US"));
        assert!(state_of_office(&folded("the deputy treasury minister")).is_none());
    }
}
