//! States that no list knows: a story of an unknown country still says "the Ostavian foreign minister", "le gouvernement
//! de l'Ostavie". A name is a state's where its adjective or the name itself stands beside words of government.

use super::small_words::BELONGING;
use super::words::{has, is_adjective_of};
use rayon::prelude::*;
use recoupe_lang::{TokenKind, fold, tokens};
use recoupe_model::{Analysis, Article, Lang};
use std::collections::{BTreeMap, BTreeSet};

/// Times that a name or its adjective must stand beside a word of government in a story. Towns and firms do once, by
/// a slip of grammar; of eight invented states in four annotated stories every one did four times or more.
const TIMES: usize = 2;

/// Letters of a name, at least: shorter ones have no adjective that could be told.
const LETTERS: usize = 5;

/// Letters that an adjective shares with its name, at least.
const SHARED: usize = 4;

/// A word as written, and folded.
type Word<'t> = (&'t str, String);

/// How often a name stands by words of government.
#[derive(Default)]
struct Stands {
    times: usize,
    /// … as its adjective.
    adjectives: usize,
}

/// The names, of some candidates by folded word, that are states' by what the articles say.
pub(super) fn lands<'a>(articles: &[&Article], analyses: &[&Analysis], names: impl Iterator<Item = &'a str>) -> BTreeSet<String> {
    let names: BTreeSet<&str> = names.filter(|n| n.chars().count() >= LETTERS && n.chars().all(char::is_alphabetic)).collect();
    // names by their beginning: an adjective shares it
    let mut begin: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for name in &names {
        begin.entry(beginning(name)).or_default().push(name);
    }
    // of one article: names that are common words, and names by words of government, as adjectives or not
    let read = |(article, analysis): (&&Article, &&Analysis)| {
        let (mut common, mut stands): (Vec<String>, Vec<(&str, bool)>) = (Vec::new(), Vec::new());
        for sentence in &analysis.sentences {
            let text = article.text.slice(sentence.piece);
            let plain = tokens(text, 0).into_iter().filter(|t| t.kind != TokenKind::Mark);
            let words: Vec<Word> = plain.map(|t| &text[t.piece.range()]).map(|w| (w, fold(w))).collect();
            for (n, (word, folded)) in words.iter().enumerate() {
                if names.contains(folded.as_str()) && word.starts_with(char::is_lowercase) {
                    common.push(folded.clone());
                }
                for name in begin.get(beginning(folded)).into_iter().flatten() {
                    let adjective = is_adjective_of(folded, name);
                    let beside = Beside { lang: article.lang, words: &words, n };
                    if (adjective && beside.adjective()) || (folded == name && beside.name()) {
                        stands.push((name, adjective));
                    }
                }
            }
        }
        (common, stands)
    };
    let mut stands: BTreeMap<&str, Stands> = BTreeMap::new();
    let mut common: BTreeSet<String> = BTreeSet::new();
    for (words, names) in articles.par_iter().zip(analyses).map(read).collect::<Vec<_>>() {
        common.extend(words);
        for (name, adjective) in names {
            let of = stands.entry(name).or_default();
            of.times += 1;
            of.adjectives += usize::from(adjective);
        }
    }
    let ruled = stands.into_iter().filter(|(name, s)| s.times >= TIMES && s.adjectives > 0 && !common.contains(*name));
    ruled.map(|(name, _)| name.to_owned()).collect()
}

fn beginning(word: &str) -> &str {
    word.char_indices().nth(SHARED).map_or(word, |(end, _)| &word[..end])
}

/// What stands beside a word of a sentence.
struct Beside<'s> {
    lang: Option<Lang>,
    words: &'s [Word<'s>],
    n: usize,
}

impl Beside<'_> {
    fn back(&self, by: usize) -> Option<&Word<'_>> {
        self.words.get(self.n.checked_sub(by)?)
    }

    fn ahead(&self, by: usize) -> Option<&Word<'_>> {
        self.words.get(self.n + by)
    }

    fn is(&self, class: &str, word: Option<&Word<'_>>) -> bool {
        word.is_some_and(|(w, _)| has(self.lang, class, w))
    }

    /// A word of government near an adjective: "le ministre ostavien", "the Ostavian foreign minister".
    fn adjective(&self) -> bool {
        let rules = |word| self.is("rule", word) || self.is("might", word);
        rules(self.back(1)) || rules(self.ahead(1)) || (!is_small(self.back(1)) && rules(self.back(2))) || rules(self.ahead(2))
    }

    /// A word of government by a name: "le gouvernement de l'Ostavie", "Ostavia's president"; in "le ministère de l'Eau" the
    /// name is a field.
    fn name(&self) -> bool {
        let small = (1..=2).take_while(|by| is_small(self.back(*by))).count();
        let of = if small > 0 { self.back(small + 1) } else { None };
        let governs = self.is("rule", of) && !self.is("field", of);
        governs || (self.is("rule", self.ahead(1)) && !is_small(self.ahead(1)))
    }
}

/// A preposition or an article between a name and what it belongs to.
fn is_small(word: Option<&Word<'_>>) -> bool {
    word.is_some_and(|(_, folded)| BELONGING.any(|small| small.has(folded)))
}
