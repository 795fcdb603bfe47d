//! States that no list knows: a story of an unknown country still says "the Ostavian foreign minister", "le gouvernement
//! de l'Ostavie". A name is a state's where its adjective or the name itself stands beside words of government.

use super::words::{has, is_adjective_of};
use recoupe_lang::{TokenKind, fold, tokens};
use recoupe_model::{Analysis, Article};
use std::collections::{BTreeMap, BTreeSet};

/// Times that a name or its adjective must stand beside a word of government in a story. Towns and firms do once, by
/// a slip of grammar; of eight invented states in four annotated stories every one did four times or more.
const TIMES: usize = 2;

/// Letters of a name, at least: shorter ones have no adjective that could be told.
const LETTERS: usize = 5;

/// The names, of some candidates by folded word, that are states' by what the articles say.
pub(super) fn lands<'a>(articles: &[&Article], analyses: &[&Analysis], names: impl Iterator<Item = &'a str>) -> BTreeSet<String> {
    let names: BTreeSet<&str> = names.filter(|n| n.chars().count() >= LETTERS && n.chars().all(char::is_alphabetic)).collect();
    let mut times: BTreeMap<&str, (usize, usize)> = BTreeMap::new();
    // names by their first four letters: an adjective shares them
    let mut begin: BTreeMap<String, Vec<&str>> = BTreeMap::new();
    for name in &names {
        begin.entry(name.chars().take(4).collect()).or_default().push(name);
    }
    let mut common: BTreeSet<String> = BTreeSet::new();
    for (article, analysis) in articles.iter().zip(analyses) {
        let text = article.text.as_str();
        for sentence in &analysis.sentences {
            let all = tokens(article.text.slice(sentence.piece), sentence.piece.start);
            let words: Vec<(&str, String)> =
                all.iter().filter(|t| t.kind != TokenKind::Mark).map(|t| (&text[t.piece.range()], fold(&text[t.piece.range()]))).collect();
            for (n, (word, folded)) in words.iter().enumerate() {
                if names.contains(folded.as_str()) && word.starts_with(char::is_lowercase) {
                    common.insert(folded.clone());
                }
                let start: String = folded.chars().take(4).collect();
                for name in begin.get(&start).into_iter().flatten() {
                    let rules = |k: Option<usize>| k.and_then(|k| words.get(k)).is_some_and(|(w, _)| has(article.lang, "rule", w));
                    let small = |k: Option<usize>| {
                        k.and_then(|k| words.get(k))
                            .is_some_and(|(_, f)| matches!(f.as_str(), "de" | "d'" | "du" | "la" | "l'" | "of" | "von" | "der"))
                    };
                    let adjective = is_adjective_of(folded, name);
                    let beside = if adjective {
                        rules(n.checked_sub(1))
                            || rules(Some(n + 1))
                            || (!small(n.checked_sub(1)) && rules(n.checked_sub(2)))
                            || rules(Some(n + 2))
                    } else if folded == name {
                        // "le gouvernement de l'Ostavie", "Ostavia's president"
                        let mut back = n.checked_sub(1).filter(|k| small(Some(*k)));
                        if let Some(k) = back.and_then(|k| k.checked_sub(1)).filter(|k| small(Some(*k))) {
                            back = Some(k);
                        }
                        // "le ministère de l'Eau": a field
                        let of = back.and_then(|k| k.checked_sub(1));
                        let field = of.and_then(|k| words.get(k)).is_some_and(|(w, _)| has(article.lang, "field", w));
                        (rules(of) && !field) || (rules(Some(n + 1)) && !small(Some(n + 1)))
                    } else {
                        false
                    };
                    if beside {
                        let (all, adjectives) = times.entry(name).or_default();
                        *all += 1;
                        *adjectives += usize::from(adjective);
                    }
                }
            }
        }
    }
    times
        .into_iter()
        .filter(|(name, (n, adjectives))| *n >= TIMES && *adjectives > 0 && !common.contains(*name))
        .map(|(name, _)| name.to_owned())
        .collect()
}
