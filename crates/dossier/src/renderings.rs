//! Quotes reconciled: one utterance as several outlets render it, the words that all have and the words
//! that only one has.

use crate::context::Context;
use crate::statements;
use crate::words::Reader;
use recoupe_lang::{TokenKind, fold, tokens};
use recoupe_model::contract::{Change, Rendering};
use recoupe_model::{Piece, SpeechKind};
use std::collections::{BTreeMap, BTreeSet};

/// Two statements of one speaker render one utterance when they share this much of the shorter one's words.
const ONE_UTTERANCE: f64 = 0.4;
/// … and at least so many content words.
const AT_LEAST: usize = 3;

struct Said {
    article: usize,
    statement: usize,
    content: Piece,
    words: BTreeSet<String>,
}

/// The utterances that at least two outlets render.
pub(crate) fn renderings(desk: &Context) -> Vec<Rendering> {
    let mut by_speaker: BTreeMap<usize, Vec<Vec<Said>>> = BTreeMap::new();
    for (article, analysis) in desk.analyses.iter().enumerate() {
        let reader = Reader::new(desk.articles[article].lang);
        for (statement, s) in analysis.statements.iter().enumerate() {
            if s.kind == SpeechKind::Indirect {
                continue;
            }
            let Some(speaker) = desk.entity(article, s.speaker.and_then(|v| v.entity)) else { continue };
            let words = reader.stems(desk.words(article, s.content)).into_iter().collect();
            let said = Said { article, statement, content: s.content, words };
            let groups = by_speaker.entry(speaker).or_default();
            match groups.iter_mut().find(|g| g.iter().all(|other| one_utterance(&said, other))) {
                Some(group) => group.push(said),
                None => groups.push(vec![said]),
            }
        }
    }
    let mut groups: Vec<Vec<Said>> = by_speaker.into_values().flatten().filter(|g| g.len() > 1).collect();
    groups.sort_by_key(|g| (g[0].article, g[0].statement));
    groups.iter().enumerate().map(|(n, group)| rendering(desk, n, group)).collect()
}

fn one_utterance(a: &Said, b: &Said) -> bool {
    let both = a.words.intersection(&b.words).count();
    a.article != b.article && both >= AT_LEAST && both as f64 >= ONE_UTTERANCE * a.words.len().min(b.words.len()) as f64
}

fn rendering(desk: &Context, n: usize, group: &[Said]) -> Rendering {
    let words: Vec<Vec<(String, Piece)>> = group.iter().map(|s| words(desk, s)).collect();
    let in_all = |w: &String| words.iter().all(|list| list.iter().any(|(x, _)| x == w));
    // runs of words that all have, as the first one writes them
    let kept = runs(&words[0], |w| in_all(w)).into_iter().map(|p| desk.words(group[0].article, p).to_owned()).collect();
    let mut changed = Vec::new();
    for (said, list) in group.iter().zip(&words) {
        for piece in runs(list, |w| !in_all(w)) {
            if let Some(span) = desk.cut(said.article, piece) {
                changed.push(Change { statement: statements::id(said.article, said.statement), span });
            }
        }
    }
    let own: Vec<&Said> = group
        .iter()
        .filter(|s| desk.articles[s.article].machine_translated == Some(false) || desk.articles[s.article].original_lang.is_none())
        .collect();
    let original = match own.as_slice() {
        [only] if own.len() < group.len() => Some(statements::id(only.article, only.statement)),
        _ => None,
    };
    Rendering {
        id: format!("r{}", n + 1),
        statements: group.iter().map(|s| statements::id(s.article, s.statement)).collect(),
        kept,
        changed,
        original,
    }
}

fn words(desk: &Context, said: &Said) -> Vec<(String, Piece)> {
    tokens(desk.words(said.article, said.content), said.content.start)
        .into_iter()
        .filter(|t| t.kind != TokenKind::Mark)
        .map(|t| (fold(desk.words(said.article, t.piece)), t.piece))
        .collect()
}

/// Runs of neighbouring words of which something is true.
fn runs(words: &[(String, Piece)], holds: impl Fn(&String) -> bool) -> Vec<Piece> {
    let mut out: Vec<Piece> = Vec::new();
    let mut open = false;
    for (word, piece) in words {
        if holds(word) {
            match out.last_mut() {
                Some(last) if open => last.end = piece.end,
                _ => out.push(*piece),
            }
            open = true;
        } else {
            open = false;
        }
    }
    out
}
