//! What grammar tells of one piece of a sentence: who tells it, whom it is about, whether it is a duty, done, or said by another.

use super::{anaphora, is_supposed, owners, party_of, subjects};
use crate::context::Context;
use crate::positions::small_words::{DUTIES, SUBORDINATORS, TELLS};
use crate::positions::{WISHES, taken_by};
use crate::words::Reader;
use recoupe_lang::fold;
use recoupe_model::{EntityKind, Piece, Stance, Voice};
use recoupe_syntax::{Parse, Relation, Tag};

/// Does a verb stand in a piece? Not, where its sentence has no parse.
pub(in crate::positions) fn has_verb(desk: &Context, article: usize, piece: Piece) -> bool {
    let sentence = desk.report_sentences(article).map(|(_, s)| s).find(|s| s.contains(&piece));
    let parse = sentence.and_then(|s| desk.parse(article, s));
    parse.is_some_and(|p| p.words.iter().any(|w| piece.contains(&w.piece) && matches!(w.tag, Tag::Verb | Tag::Aux)))
}

/// Is a piece a clause that stands by itself, not words before one ("in a call with his colleague", "although it was late")? It
/// is, where it has no parse.
pub(in crate::positions) fn is_clause(desk: &Context, article: usize, piece: Piece) -> bool {
    let lang = desk.articles[article].lang;
    let text = desk.words(article, piece);
    let folded: Vec<String> = text.split_whitespace().map(fold).collect();
    if SUBORDINATORS.of(lang).open(&folded) && !text.contains(',') {
        return false;
    }
    let Some(parse) = desk.parse(article, piece) else { return true };
    parse.words.iter().any(|w| matches!(w.tag, Tag::Verb | Tag::Aux))
}

/// Is all that a piece tells something that was done, it is not said by whom ("two boats were sunk off the cape")?
pub(in crate::positions) fn is_only_done(desk: &Context, article: usize, piece: Piece) -> bool {
    const WAS: [&str; 4] = ["was", "were", "been", "had"];
    if !holds_one(desk, article, piece, |w| WAS.contains(&w)) {
        return false;
    }
    let Some(parse) = desk.parse(article, piece) else { return false };
    let Some(head) = parse.root() else { return false };
    let was = |c: usize| WAS.contains(&fold(desk.words(article, parse.words[c].piece)).as_str());
    parse.is_passive(head) && parse.agent(head).is_none() && parse.children(head).any(was)
}

/// Has a piece one of some words, which are told folded? Most have none, and need no parse.
fn holds_one(desk: &Context, article: usize, piece: Piece, is_one: impl Fn(&str) -> bool) -> bool {
    let text = desk.words(article, piece);
    text.split(|c: char| !c.is_alphanumeric()).any(|w| is_one(&fold(w)))
}

/// Does a piece tell what another says ("*the keeper told me* that he must leave")? Those are the other's words.
pub(in crate::positions) fn tells_words_of_another(desk: &Context, article: usize, piece: Piece, party: usize) -> bool {
    let tells = TELLS.of(desk.articles[article].lang);
    if !holds_one(desk, article, piece, |w| tells.has(w)) {
        return false;
    }
    let Some(parse) = desk.parse(article, piece) else { return false };
    let Some(head) = parse.root() else { return false };
    let told = tells.has(&fold(desk.words(article, parse.words[head].piece))) && !parse.is_passive(head) && !parse.negated(head);
    let by = || parse.own_subject(head).filter(|s| matches!(parse.words[*s].tag, Tag::Noun | Tag::Propn));
    told && by().is_some_and(|s| party_of(desk, article, &parse, s) != Some(party))
}

/// The party that the clause of a piece is about: that of its first clause's subject.
pub(in crate::positions) fn subject_of(desk: &Context, article: usize, piece: Piece) -> Option<usize> {
    let parse = desk.parse(article, piece)?;
    let head = parse.root().filter(|n| parse.is_clause_head(*n))?;
    // "if Norvey wants …": what it may do is not yet done
    let real = !parse.is_passive(head) && !is_supposed(desk, article, &parse, head);
    let subject = parse.subject(head).filter(|_| real)?;
    let node = parse.words[subject];
    (node.tag != Tag::Pron).then(|| party_of(desk, article, &parse, subject)).flatten()
}

/// Does the clause of a piece say that another than a party wants something ("*Norvey* only wants our nets")?
pub(in crate::positions) fn is_wish_of_another(desk: &Context, article: usize, piece: Piece, party: usize) -> bool {
    let Some(parse) = desk.parse(article, piece) else { return false };
    let Some(root) = parse.root() else { return false };
    let verb = desk.words(article, parse.words[root].piece);
    let wishes = WISHES.contains(&Reader::new(desk.articles[article].lang).stem(verb));
    // a name that means nobody known is not the speaker's own
    let named = parse.subject(root).filter(|s| parse.words[*s].tag == Tag::Propn);
    wishes && named.is_some_and(|s| party_of(desk, article, &parse, s) != Some(party))
}

/// The noun, folded, of which the clause of a piece tells what it does or did.
pub(in crate::positions) fn subject_noun(desk: &Context, article: usize, piece: Piece) -> Option<String> {
    let parse = desk.parse(article, piece)?;
    let head = parse.root().filter(|n| parse.is_clause_head(*n) && !parse.is_passive(*n))?;
    let subject = parse.words[parse.own_subject(head)?];
    matches!(subject.tag, Tag::Noun | Tag::Propn).then(|| fold(desk.words(article, subject.piece)))
}

/// Is what a piece says a duty ("that Miller *should* repay", "qu'il *doit* payer")? Whoever has it has not offered to do it.
pub(in crate::positions) fn is_duty(desk: &Context, article: usize, piece: Piece) -> bool {
    let duties = DUTIES.of(desk.articles[article].lang);
    desk.parse(article, piece).is_some_and(|parse| {
        let head = parse.root();
        let own = head.into_iter().chain(head.into_iter().flat_map(|n| parse.children(n)));
        own.into_iter().any(|n| duties.has(&fold(desk.words(article, parse.words[n].piece))))
    })
}

/// Does a word of a piece that takes this position say that another party takes it ("after *Hamas' rejection* of the truce",
/// "which *Oslo* rejected"), and none that this one does?
pub(in crate::positions) fn is_taken_by_another(desk: &Context, article: usize, piece: Piece, (stance, party): (Stance, usize)) -> bool {
    let Some(parse) = desk.sentence_at(article, piece).and_then(|(_, s)| desk.parse(article, s)) else { return false };
    let lang = desk.articles[article].lang;
    let (mut another, mut own) = (false, false);
    for (n, node) in parse.words.iter().enumerate().filter(|(_, w)| piece.contains(&w.piece)) {
        let verb = parse.is_clause_head(n) || node.tag == Tag::Verb;
        let after = desk.words(article, Piece::new(node.piece.end, piece.end.max(node.piece.end)));
        if !(verb || node.tag == Tag::Noun)
            || is_supposed(desk, article, &parse, n)
            || taken_by(desk.words(article, node.piece), after, lang) != Some(stance)
        {
            continue;
        }
        let mut holders = if verb { subjects(&parse, n) } else { owners(desk, article, &parse, (n, stance)) };
        // "expressed concern": the noun's owner is who does what is done with it
        if let Some(head) = node.head.filter(|h| !verb && holders.is_empty() && parse.object(*h) == Some(n)) {
            holders = subjects(&parse, head);
        }
        for holder in holders {
            match party_of(desk, article, &parse, holder) {
                Some(p) if p == party => own = true,
                Some(_) => another = true,
                None => {}
            }
        }
    }
    another && !own
}

/// The party that tells a piece, by grammar: the subject of the verb that governs its first clause.
pub(in crate::positions) fn teller(desk: &Context, article: usize, parse: &Parse, piece: Piece) -> Option<usize> {
    let first = parse.words.iter().position(|w| w.piece.start >= piece.start)?;
    let mut at = first;
    let verb = loop {
        let head = parse.words.get(at)?.head?;
        if !piece.contains(&parse.words[head].piece) {
            break head;
        }
        at = head;
    };
    let complement = matches!(parse.words[at].relation, Relation::Ccomp | Relation::Xcomp | Relation::Obj);
    let subject = parse.subject(verb).filter(|_| complement && !parse.is_passive(verb))?;
    (parse.words[subject].tag != Tag::Pron).then(|| party_of(desk, article, parse, subject)).flatten()
}

/// The person by whose verb a piece takes a position for a party ("*the minister, Ada Orle,* refused to …").
pub(in crate::positions) fn taker(desk: &Context, article: usize, piece: Piece, party: usize) -> Option<Voice> {
    let parse = desk.parse(article, desk.sentence_at(article, piece)?.1)?;
    let lang = desk.articles[article].lang;
    let end = parse.words.last().map_or(piece.end, |w| w.piece.end).max(piece.end);
    let takes = |n: &usize| {
        let node = parse.words[*n].piece;
        piece.contains(&node)
            && parse.is_clause_head(*n)
            && taken_by(desk.words(article, node), desk.words(article, Piece::new(node.end, end)), lang).is_some()
    };
    let holder = (0..parse.words.len()).find(takes).and_then(|n| subjects(&parse, n).into_iter().next())?;
    if anaphora::is_unresolved(desk, article, &parse, holder) {
        return anaphora::person(desk, article, &parse, holder, party);
    }
    let place = parse.words.get(holder)?.piece;
    let people = desk.analyses[article].mentions.iter().filter(|m| m.kind == EntityKind::Person && m.piece.contains(&place));
    let person = people.max_by_key(|m| m.piece.len()).filter(|_| party_of(desk, article, &parse, holder) == Some(party))?;
    Some(Voice { piece: person.piece, entity: person.entity })
}

/// The party that a sentence is about: that of its main verb's subject.
pub(in crate::positions) fn main_party(desk: &Context, article: usize, parse: &Parse) -> Option<usize> {
    let subject = parse.subject(parse.root()?)?;
    (parse.words[subject].tag != Tag::Pron).then(|| party_of(desk, article, parse, subject)).flatten()
}

/// A piece up to the comma before an aside in which another party acts ("…, a condition that the other government has
/// set").
pub(in crate::positions) fn without_aside(desk: &Context, article: usize, piece: Piece, own: Option<usize>) -> Piece {
    let Some(parse) = desk.sentence_at(article, piece).and_then(|(_, s)| desk.parse(article, s)) else { return piece };
    let asides = (0..parse.words.len()).filter(|n| {
        let node = parse.words[*n];
        let aside = !matches!(node.relation, Relation::Conj | Relation::Ccomp);
        aside && parse.is_clause_head(*n) && node.piece.start > piece.start && piece.contains(&node.piece)
    });
    let other = |n: &usize| {
        let subject = parse.own_subject(*n).and_then(|s| party_of(desk, article, &parse, s));
        subject.is_some() && subject != own
    };
    let Some(start) = asides.filter(other).map(|n| parse.subtree(n).start).min().filter(|s| *s > piece.start) else { return piece };
    let before = Piece::new(piece.start, start);
    let Some(comma) = desk.words(article, before).rfind(',') else { return piece };
    desk.articles[article].text.trim(Piece::new(piece.start, piece.start + comma))
}
