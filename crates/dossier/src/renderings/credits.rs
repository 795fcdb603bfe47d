//! Who is said to have said it: whether two statements have one speaker, whom the outlets give an utterance to, and
//! which rendering stands in the speaker's own language.

use crate::context::Context;
use crate::renderings::said::Said;
use crate::statements;
use crate::words::rows;
use foldhash::HashMap;
use recoupe_lang::{TokenKind, fold, tokens};
use recoupe_model::contract::{Credit, Name};
use recoupe_model::{EntityKind, Integrity, Piece, SpeechKind, Statement, Voice};
use recoupe_names::lists::Lists;
use std::collections::BTreeSet;
use std::sync::LazyLock;

/// Bytes between a voice and its cue at most: a blank and a mark. Of 24 statements in renderings whose speakers differ, the
/// 18 that have it were all right but one (a tweet that passes on), of the 6 that have not three were wrong.
const BESIDE: usize = 3;

/// State (ISO code) → its official languages.
static LANGUAGES: LazyLock<HashMap<&'static str, Vec<&'static str>>> = LazyLock::new(|| {
    rows(include_str!("../../data/state_languages.tsv")).map(|(state, list)| (state, list.split(' ').collect())).collect()
});

/// How the speakers of two statements stand to each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kin {
    /// One and the same.
    Same,
    /// One name, though not the same kind of bearer ("Marsh", "the Marsh administration").
    Near,
    /// At least one statement has no speaker.
    Unknown,
    /// One speaks for the other, or both for a third.
    Party,
    /// Two who have nothing in common.
    Other,
}

fn statement<'a>(desk: &Context<'a>, said: &Said) -> &'a Statement {
    &desk.analyses[said.article].statements[said.statement]
}

fn name(desk: &Context, said: &Said) -> Option<Name> {
    statement(desk, said).speaker.and_then(|voice| desk.name(said.article, voice))
}

/// How the speakers stand to each other.
pub(super) fn kin(desk: &Context, a: &Said, b: &Said) -> Kin {
    if a.speaker.is_some() && a.speaker == b.speaker {
        return Kin::Same;
    }
    let (Some(first), Some(second)) = (name_words(desk, a), name_words(desk, b)) else { return Kin::Unknown };
    let kind = |s: &Said| s.speaker.map(|e| desk.entities[e].kind);
    if is_one(first, second) {
        return if kind(a) == kind(b) { Kin::Same } else { Kin::Near };
    }
    let party = |s: &Said| s.speaker.and_then(|e| desk.party_of[e].or(Some(e)));
    if party(a).is_some() && party(a) == party(b) { Kin::Party } else { Kin::Other }
}

/// One name with or without what stands before it: "Ada Brenn", "Brenn", "Mrs Brenn".
pub(crate) fn one_name(a: &str, b: &str) -> bool {
    is_one(&words(a), &words(b))
}

/// The words of a name that tell it from others, folded.
fn words(name: &str) -> Vec<String> {
    let list = tokens(name, 0).into_iter().filter(|t| t.kind == TokenKind::Word).map(|t| fold(&name[t.piece.range()]));
    list.filter(|w| w.chars().count() > 2).collect()
}

/// Those of the name by which a statement's speaker is shown; held against a hundred others.
fn name_words<'s>(desk: &Context, said: &'s Said) -> Option<&'s [String]> {
    said.name.get_or_init(|| name(desk, said).map(|n| words(&n.name))).as_deref()
}

fn is_one(a: &[String], b: &[String]) -> bool {
    let (short, long) = if a.len() <= b.len() { (a, b) } else { (b, a) };
    !short.is_empty() && (short.last() == long.last() || short.iter().all(|w| long.contains(w)))
}

/// Whom the outlets give an utterance to, each with the statements that do. Only where the voice is a name or a
/// description right beside the words that say that somebody speaks: whom "he" means, and whose a quotation is that has
/// no such words, is the program's reading and no outlet's claim.
///
/// `apart`: pairs of speakers between whom outlets surely differ elsewhere in the story; so they may here.
pub(super) fn credits(desk: &Context, group: &[&Said], apart: &BTreeSet<(usize, usize)>) -> Vec<Credit> {
    clusters(desk, group, apart).into_iter().map(|(_, credit)| credit).collect()
}

/// The pairs of speakers to whom outlets surely give one utterance, and of whom one may speak for the other: two people
/// are each his own.
pub(super) fn apart(desk: &Context, groups: &[Vec<&Said>]) -> BTreeSet<(usize, usize)> {
    let mut out = BTreeSet::new();
    for group in groups {
        let speakers: Vec<usize> = clusters(desk, group, &BTreeSet::new()).iter().filter_map(|(s, _)| s.speaker).collect();
        for (n, a) in speakers.iter().enumerate() {
            let person = |e: &usize| desk.entities[*e].kind == EntityKind::Person;
            out.extend(speakers[n + 1..].iter().filter(|b| !(person(a) && person(b))).map(|b| (*a.min(b), *a.max(b))));
        }
    }
    out
}

fn clusters<'a>(desk: &Context, group: &[&'a Said], apart: &BTreeSet<(usize, usize)>) -> Vec<(&'a Said, Credit)> {
    let spoken = |s: &Said| {
        let said = statement(desk, s);
        let beside = |v: Voice, cue: Piece| v.piece.start.max(cue.start) <= v.piece.end.min(cue.end) + BESIDE;
        said.speaker.zip(said.cue).is_some_and(|(v, cue)| beside(v, cue) && !desk.analyses[s.article].is_pronoun(v.piece))
    };
    let mut clusters: Vec<(&'a Said, Credit)> = Vec::new();
    for unsure in [false, true] {
        for &s in group.iter().filter(|s| spoken(s) != unsure) {
            let Some(speaker) = name(desk, s) else { continue };
            let id = statements::id(s.article, s.statement);
            let known =
                |(first, _): &(&Said, Credit)| first.speaker.zip(s.speaker).is_some_and(|(a, b)| apart.contains(&(a.min(b), a.max(b))));
            let allowed = !unsure || clusters.is_empty() || clusters.iter().any(known);
            match clusters.iter_mut().find(|(first, _)| kin(desk, first, s) == Kin::Same) {
                Some((_, credit)) => credit.statements.push(id),
                None if !allowed => {}
                None => clusters.push((s, Credit { speaker, statements: vec![id] })),
            }
        }
    }
    clusters
}

/// The rendering in the speaker's own language: an official one of the state that he speaks for, in an article that
/// nobody translated. `None` where that is not known, where all are in it, or where several that differ are.
pub(super) fn original<'a>(desk: &Context, group: &[&'a Said]) -> Option<&'a Said> {
    let speaker = group.iter().find_map(|s| s.speaker)?;
    if group.iter().any(|s| s.speaker.is_some_and(|e| e != speaker)) {
        return None;
    }
    let own = languages(desk, speaker)?;
    let in_own = |s: &Said| {
        let article = desk.articles[s.article];
        let foreign = statement(desk, s).integrity.contains(&Integrity::Translated);
        let translated = article.machine_translated == Some(true) || article.original_lang.is_some_and(|l| Some(l) != article.lang);
        !foreign && !translated && article.lang.is_some_and(|l| own.contains(&l.code()))
    };
    let (mut mine, others): (Vec<&Said>, Vec<&Said>) = group.iter().partition(|s| in_own(s));
    if others.is_empty() {
        return None;
    }
    // between marks, if any is
    if mine.iter().any(|s| s.kind == SpeechKind::Direct) {
        mine.retain(|s| s.kind == SpeechKind::Direct);
    }
    let words: BTreeSet<Vec<u32>> = mine.iter().map(|s| s.words.iter().map(|w| w.folded).collect()).collect();
    mine.first().copied().filter(|s| words.len() == 1 && s.kind != SpeechKind::Indirect)
}

/// The languages of the state that somebody is or speaks for; where the story names no state, that of the adjective
/// of a state in his titles.
fn languages(desk: &Context, speaker: usize) -> Option<&'static Vec<&'static str>> {
    let party = desk.party_of[speaker].unwrap_or(speaker);
    let state = if desk.entities[party].kind == EntityKind::State {
        *desk.states.iter().find(|(_, entity)| **entity == party)?.0
    } else {
        let mut states = BTreeSet::new();
        for &(article, local) in &desk.entities[speaker].members {
            for role in desk.analyses.get(article).and_then(|a| a.entities.get(local)).map_or(&[][..], |e| &e.roles) {
                let text = desk.words(article, *role);
                states.extend(tokens(text, 0).iter().filter_map(|t| Lists::get().adjective(&fold(&text[t.piece.range()]))));
            }
        }
        // an ambassador has two
        states.pop_first().filter(|_| states.is_empty())?
    };
    LANGUAGES.get(Lists::get().states.get(usize::from(state))?.code.as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_one_bearer() {
        assert!(one_name("Ada Brenn", "Mrs Brenn"));
        assert!(one_name("the Harbour Board", "the Harbour Board statement"));
        assert!(!one_name("Ada Brenn", "Tom Vale"));
        assert!(!one_name("", "Vale"));
    }

    #[test]
    fn languages_of_states() {
        assert!(LANGUAGES.len() > 150);
        assert_eq!(LANGUAGES["FR"], ["fr"]);
        assert!(LANGUAGES["BE"].contains(&"nl"));
    }
}
