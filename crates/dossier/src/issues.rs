//! What positions are about: one id an issue in the whole story, named by a word of the sources.

use crate::context::Context;
use crate::words::{Reader, by_count};
use recoupe_model::Piece;
use recoupe_model::contract::Issue;
use std::collections::{BTreeMap, BTreeSet};

/// Where a position stands.
pub(crate) type About = (usize, Piece);

/// What each is about: the content word of it that most of the others hold too. Positions with one such word
/// have one issue.
pub(crate) fn issues(desk: &Context, about: &[About]) -> Vec<Option<Issue>> {
    let readers: Vec<Reader> = desk.articles.iter().map(|a| Reader::new(a.lang)).collect();
    let stems = |(article, piece): About| readers[article].stems(desk.words(article, piece));
    let names: BTreeSet<String> =
        desk.entities.iter().filter(|e| e.named).filter(|e| e.name.0 < readers.len()).flat_map(|e| stems(e.name)).collect();
    let bags: Vec<Vec<String>> = about.iter().map(|a| stems(*a)).collect();
    let each = bags.iter().flat_map(|b| b.iter().collect::<BTreeSet<_>>()).cloned();
    let counts: BTreeMap<String, usize> = by_count(each).into_iter().collect();
    let usable = |w: &&String| !names.contains(*w) && !w.starts_with(|c: char| c.is_ascii_digit());
    let keys: Vec<Option<&String>> = bags
        .iter()
        .map(|bag| bag.iter().filter(usable).max_by_key(|w| (counts.get(*w).copied().unwrap_or(0), std::cmp::Reverse((*w).clone()))))
        .collect();
    let mut texts: BTreeMap<&String, About> = BTreeMap::new();
    for (&(article, piece), key) in about.iter().zip(&keys) {
        let Some(key) = key else { continue };
        let list = recoupe_lang::tokens(desk.words(article, piece), piece.start);
        let word = list.into_iter().find(|t| readers[article].stems(desk.words(article, t.piece)).contains(key));
        if let Some(word) = word {
            texts.entry(key).or_insert((article, word.piece));
        }
    }
    let number: BTreeMap<&String, usize> = texts.keys().enumerate().map(|(n, k)| (*k, n + 1)).collect();
    keys.iter()
        .map(|key| {
            let key = (*key)?;
            let (article, piece) = *texts.get(key)?;
            Some(Issue { id: format!("i{}", number.get(key)?), text: desk.cut(article, piece)? })
        })
        .collect()
}
