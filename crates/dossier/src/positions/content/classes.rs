//! The classes of words by which a statement takes a position, and where words of a class stand.

use super::Said;
use crate::words::{Reader, rows};
use foldhash::{HashMap, HashMapExt, HashSet};
use recoupe_lang::fold;
use recoupe_model::Lang;
use std::sync::LazyLock;

/// The words of a class: stems of those of which any inflection is meant, folded those meant as they are written ("=willing",
/// which has the stem of "will"), and phrases ("a_disaster").
#[derive(Default)]
pub(super) struct Class {
    pub(super) stems: HashSet<String>,
    pub(super) exact: HashSet<String>,
    pub(super) phrases: Vec<Vec<String>>,
}

/// Class → language → words.
static WORDS: LazyLock<HashMap<&'static str, HashMap<&'static str, Class>>> = LazyLock::new(|| {
    let mut out: HashMap<&str, HashMap<&str, Class>> = HashMap::new();
    let nouns = rows(include_str!("../../../data/said_nouns.tsv"));
    for (lang, rest) in rows(include_str!("../../../data/content_words.tsv")).chain(nouns) {
        let Some((name, words)) = rest.split_once('\t') else { continue };
        let reader = Reader::new(Lang::from_tag(lang));
        let class = out.entry(name).or_default().entry(lang).or_default();
        for word in words.split(' ') {
            if let Some(word) = word.strip_prefix('=') {
                class.exact.insert(fold(word));
            } else if word.contains('_') {
                class.phrases.push(word.split('_').map(fold).collect());
            } else {
                class.stems.insert(reader.stem(word));
            }
        }
    }
    out
});

impl Said<'_> {
    pub(super) fn list(&self, class: &'static str) -> Option<&'static Class> {
        let lists: &'static HashMap<&str, HashMap<&str, Class>> = &WORDS;
        lists.get(class)?.get(self.lang.as_ref()?.code())
    }

    /// Where a word or phrase of a class stands.
    pub(super) fn places(&self, class: &'static str) -> impl Iterator<Item = usize> {
        let list = self.list(class);
        (0..self.stems.len()).filter(move |at| {
            list.is_some_and(|list| {
                let runs = |p: &Vec<String>| self.folded[*at..].starts_with(p);
                list.stems.contains(&self.stems[*at]) || list.exact.contains(&self.folded[*at]) || list.phrases.iter().any(runs)
            })
        })
    }

    pub(super) fn has(&self, class: &'static str) -> bool {
        self.places(class).next().is_some()
    }
}
