//! Party × issue: what each state, organisation or bloc wants, turns down, offers, fears, verbatim.

use crate::context::Context;
use crate::units::party;
use crate::words::{Reader, by_count};
use recoupe_model::contract::{Issue, Position};
use recoupe_model::{Piece, Stance, Statement};
use std::collections::{BTreeMap, BTreeSet};

/// The positions, in order of articles and text.
pub(crate) fn positions(desk: &Context) -> Vec<Position> {
    let found: Vec<(usize, &Statement, usize)> = (0..desk.articles.len())
        .flat_map(|article| desk.analyses[article].statements.iter().map(move |s| (article, s)))
        .filter(|(_, s)| s.stance != Stance::Says)
        .filter_map(|(article, s)| Some((article, s, party(desk, desk.entity(article, s.speaker?.entity)?)?)))
        .collect();
    let issues = issues(desk, &found);
    let mut out = Vec::new();
    for ((article, statement, party), issue) in found.iter().zip(issues) {
        let told_by = statement
            .via
            .and_then(|v| desk.entity(*article, v.entity))
            .and_then(|e| crate::units::party(desk, e))
            .filter(|teller| teller != party);
        let span = desk.cut(*article, statement.content);
        if let (Some(span), Some(issue)) = (span, issue) {
            out.push(Position {
                party: desk.entity_id(*party),
                issue,
                position: statement.stance,
                speaker: statement.speaker.and_then(|v| desk.name(*article, v)),
                span,
                told_by: told_by.map(|e| desk.entity_id(e)),
                answers: None,
            });
        }
    }
    out
}

/// What each is about: the content word of it that most of the others hold too, and the shortest noun
/// phrase around that word. Positions with one such word have one issue.
fn issues(desk: &Context, found: &[(usize, &Statement, usize)]) -> Vec<Option<Issue>> {
    let stems = |article: usize, piece: Piece| Reader::new(desk.articles[article].lang).stems(desk.words(article, piece));
    let names: BTreeSet<String> = desk.entities.iter().filter(|e| e.named).flat_map(|e| stems(e.name.0, e.name.1)).collect();
    let bags: Vec<Vec<String>> = found.iter().map(|(article, s, _)| stems(*article, s.content)).collect();
    let counts: BTreeMap<String, usize> =
        by_count(bags.iter().flat_map(|b| b.iter().collect::<BTreeSet<_>>()).cloned()).into_iter().collect();
    let mut texts: BTreeMap<String, (usize, Piece)> = BTreeMap::new();
    let keys: Vec<Option<String>> = bags
        .iter()
        .map(|bag| {
            let usable = bag.iter().filter(|w| !names.contains(*w) && !w.starts_with(|c: char| c.is_ascii_digit()));
            usable.max_by_key(|w| (counts.get(*w).copied().unwrap_or(0), std::cmp::Reverse((*w).clone()))).cloned()
        })
        .collect();
    for ((article, statement, _), key) in found.iter().zip(&keys) {
        let Some(key) = key else { continue };
        let reader = Reader::new(desk.articles[*article].lang);
        let word = recoupe_lang::tokens(desk.words(*article, statement.content), statement.content.start)
            .into_iter()
            .find(|t| reader.stems(desk.words(*article, t.piece)).contains(key))
            .map(|t| t.piece);
        let Some(word) = word else { continue };
        texts.entry(key.clone()).or_insert((*article, word));
    }
    let number: BTreeMap<&String, usize> = texts.keys().enumerate().map(|(n, k)| (k, n + 1)).collect();
    keys.iter()
        .map(|key| {
            let key = key.as_ref()?;
            let (article, piece) = texts.get(key)?;
            Some(Issue { id: format!("i{}", number.get(key)?), text: desk.cut(*article, *piece)? })
        })
        .collect()
}
