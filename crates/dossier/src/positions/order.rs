//! Positions by the order of words: the nearest party before a verb that takes one. For the languages that have no parser.

use super::small_words::{CLAUSE_OPENERS, NOT_FINITE};
use super::{Taken, WORDS_AT_LEAST, taken_by};
use crate::clauses;
use crate::context::Context;
use crate::units::holder;
use crate::words::{is_negation, rows};
use foldhash::{HashMap, HashSet};
use recoupe_lang::{TokenKind, fold, tokens};
use recoupe_model::{EntityKind, Form, Lang, Mention, Piece, Stance};
use std::sync::LazyLock;

/// Words before a name that make it no subject.
static PREPOSITIONS: LazyLock<HashMap<&'static str, HashSet<&'static str>>> = LazyLock::new(|| {
    rows(include_str!("../../data/preposition_words.tsv")).map(|(lang, words)| (lang, words.split(' ').collect())).collect()
});

/// Words that stand before a noun.
pub(super) static DETERMINERS: LazyLock<HashMap<&'static str, HashSet<&'static str>>> = LazyLock::new(|| {
    rows(include_str!("../../data/determiner_words.tsv")).map(|(lang, words)| (lang, words.split(' ').collect())).collect()
});

/// Words between a subject and its verb, at most: "Moscow, which had … , demanded".
const REACH: usize = 7;

/// Positions by the verbs of a sentence.
pub(super) fn positions(desk: &Context, article: usize, sentence: Piece) -> Vec<Taken> {
    let lang = desk.articles[article].lang;
    let text = desk.words(article, sentence);
    let list: Vec<Piece> = tokens(text, sentence.start).into_iter().filter(|t| t.kind != TokenKind::Mark).map(|t| t.piece).collect();
    let mut out: Vec<Taken> = Vec::new();
    for (at, word) in list.iter().enumerate() {
        let after = desk.words(article, Piece::new(word.end, sentence.end));
        let Some(stance) = taken_by(desk.words(article, *word), after, lang) else { continue };
        if at.checked_sub(1).is_some_and(|before| bars(desk.words(article, list[before]), lang)) {
            continue;
        }
        let Some((subject, party)) = subject(desk, article, sentence, &list, at) else { continue };
        let between = &list[at.saturating_sub(4)..at];
        let negated = between.iter().filter(|p| p.start >= subject.piece.end).any(|p| is_negation(desk.words(article, *p)))
            || list.get(at + 1).is_some_and(|p| is_negation(desk.words(article, *p)));
        let stance = match (stance, negated) {
            (s, false) => s,
            (Stance::Accepts | Stance::Offers | Stance::Promises | Stance::Praises, true) => Stance::Rejects,
            _ => continue,
        };
        let clause = clauses::around(desk, article, sentence, *word);
        let piece = desk.articles[article].text.trim(Piece::new(subject.piece.start.max(clause.start), clause.end));
        let statement = desk.statement_at(article, piece).map(|(n, _)| n);
        if list.iter().filter(|p| piece.contains(p)).count() < WORDS_AT_LEAST {
            continue;
        }
        if !out.iter().any(|t| t.piece == piece) {
            out.push(Taken::told(article, piece, (party, stance), statement));
        }
    }
    out
}

/// The nearest party before a verb that no preposition makes a complement.
fn subject<'a>(desk: &Context<'a>, article: usize, sentence: Piece, list: &[Piece], at: usize) -> Option<(&'a Mention, usize)> {
    let analysis = desk.analyses[article];
    let from = list[at.saturating_sub(REACH)].start.max(sentence.start);
    let lang = desk.articles[article].lang;
    let prepositions = lang.as_ref().and_then(|l| PREPOSITIONS.get(l.code()));
    let determiners = lang.as_ref().and_then(|l| DETERMINERS.get(l.code()));
    let before = |piece: Piece| {
        let words = list.iter().rev().filter(|p| p.end <= piece.start).map(|p| fold(desk.words(article, *p)));
        words
            .into_iter()
            .find(|w| !determiners.is_some_and(|d| d.contains(w.as_str())) || prepositions.is_some_and(|p| p.contains(w.as_str())))
    };
    let within = analysis.mentions.iter().filter(|m| from <= m.piece.start && m.piece.end <= list[at].start);
    let mut best: Option<(&Mention, usize)> = None;
    for mention in within {
        let Some(entity) = desk.entity(article, mention.entity) else { continue };
        let taker = matches!(mention.kind, EntityKind::State | EntityKind::Org | EntityKind::Group | EntityKind::Person);
        let complement = before(mention.piece).is_some_and(|w| prepositions.is_some_and(|p| p.contains(w.as_str())));
        let inner =
            analysis.mentions.iter().any(|m| m.piece != mention.piece && m.piece.contains(&mention.piece) && m.form != Form::Pronoun);
        let crossed =
            list.iter().any(|p| p.start >= mention.piece.end && p.end <= list[at].start && opens_clause(desk.words(article, *p), lang));
        if !taker || complement || inner || crossed {
            continue;
        }
        if let Some(party) = holder(desk, entity) {
            best = Some((mention, party));
        }
    }
    best
}

/// Does the word before keep what follows from being a verb with a subject of its own?
fn bars(before: &str, lang: Option<Lang>) -> bool {
    let word = fold(before);
    let determiner = lang.as_ref().and_then(|l| DETERMINERS.get(l.code())).is_some_and(|d| d.contains(word.as_str()));
    // folded, "à" would be a verb
    determiner || NOT_FINITE.of(lang).has(&word) || before == "à" || word.starts_with(|c: char| c.is_ascii_digit())
}

/// The word or mark before a piece of a sentence, its articles passed over ("of *the* council": "of"); none at its beginning.
pub(super) fn before<'a>(desk: &Context<'a>, article: usize, piece: Piece) -> Option<&'a str> {
    let lang = desk.articles[article].lang;
    let (_, sentence) = desk.sentence_at(article, piece)?;
    let text = desk.words(article, Piece::new(sentence.start.min(piece.start), piece.start));
    let determiners = lang.as_ref().and_then(|l| DETERMINERS.get(l.code()));
    let all = tokens(text, 0).into_iter().rev().map(|t| &text[t.piece.range()]);
    all.into_iter().find(|w| !determiners.is_some_and(|d| d.contains(fold(w).as_str())) || is_preposition(&fold(w), lang))
}

/// Does a preposition govern a piece?
pub(super) fn is_governed(desk: &Context, article: usize, piece: Piece) -> bool {
    let word = before(desk, article, piece).map(|w| fold(w).replace('’', "'")).unwrap_or_default();
    word == "d'" || is_preposition(&word, desk.articles[article].lang)
}

/// Is a folded word a preposition?
pub(super) fn is_preposition(folded: &str, lang: Option<Lang>) -> bool {
    lang.as_ref().and_then(|l| PREPOSITIONS.get(l.code())).is_some_and(|p| p.contains(folded))
}

/// Does a word open a clause with a subject of its own?
fn opens_clause(word: &str, lang: Option<Lang>) -> bool {
    CLAUSE_OPENERS.of(lang).has(&fold(word))
}
