//! Who does what to whom in a sentence, as its grammar tells.

use crate::context::Context;
use recoupe_model::{EntityKind, Form, Mention, Piece};
use recoupe_syntax::{Parse, Relation, Tag};

/// What a verb is done to: its object, else its complement, or of a passive its subject.
pub(crate) fn done_to(parse: &Parse, n: usize) -> Option<usize> {
    if parse.is_passive(n) {
        return parse.subject(n);
    }
    let inner = |r: Relation| matches!(r, Relation::Xcomp | Relation::Ccomp);
    parse.object(n).or_else(|| parse.children(n).find(|c| inner(parse.words[*c].relation)))
}

/// A word with what belongs to it, up to the first clause on it: "quotas", not "quotas to win an exemption".
pub(crate) fn without_clauses(parse: &Parse, n: usize) -> Piece {
    let whole = parse.subtree(n);
    let apart = |r: Relation| matches!(r, Relation::Acl | Relation::AclRelcl | Relation::Advcl | Relation::Xcomp);
    let after = |c: &usize| *c > n && apart(parse.words[*c].relation) && parse.words[n].tag != Tag::Verb;
    let end = parse.children(n).filter(after).map(|c| parse.subtree(c).start).min();
    Piece::new(whole.start, end.map_or(whole.end, |e| e.clamp(parse.words[n].piece.end, whole.end)))
}

/// Who does what a verb says, and who is joined to them by "and".
pub(crate) fn doers(parse: &Parse, n: usize) -> Vec<usize> {
    let Some(first) = (if parse.is_passive(n) { parse.agent(n) } else { parse.subject(n) }) else { return Vec::new() };
    let joined = parse.children(first).filter(|c| parse.words[*c].relation == Relation::Conj);
    std::iter::once(first).chain(joined).collect()
}

/// Whom the word at a place means. A pronoun leaves it open: whom it stands for is guessed too often wrong to tell the
/// sides apart by it.
pub(crate) fn who(desk: &Context, article: usize, place: Piece) -> Option<usize> {
    let acts = |m: &&Mention| {
        m.piece.contains(&place)
            && m.form != Form::Pronoun
            && matches!(m.kind, EntityKind::State | EntityKind::Org | EntityKind::Group | EntityKind::Person | EntityKind::Place)
    };
    let mention = desk.analyses[article].mentions.iter().filter(acts).max_by_key(|m| m.piece.len())?;
    party_or_self(desk, article, mention)
}

pub(crate) fn party_or_self(desk: &Context, article: usize, mention: &Mention) -> Option<usize> {
    let entity = desk.entity(article, mention.entity)?;
    crate::units::party(desk, entity).or(Some(entity))
}
