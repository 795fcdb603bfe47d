//! Positions by grammar: who is the subject of a verb that takes a position, or the owner of a noun that does ("les
//! demandes de Moscou"), and how far his words go. For the languages that have a parser.

use super::{Taken, WORDS};
use crate::context::Context;
use crate::units::party;
use crate::words::Reader;
use recoupe_model::{EntityKind, Form, Piece, Stance};
use recoupe_syntax::{Form as VerbForm, Parse, Parser, Relation, Tag};

/// The parse of a sentence, where its language has a parser.
pub(super) fn parse(desk: &Context, article: usize, sentence: Piece) -> Option<Parse> {
    let parser = desk.articles[article].lang.and_then(Parser::for_lang)?;
    Some(parser.parse(desk.articles[article].text.as_str(), sentence))
}

/// Positions by the verbs and nouns of a sentence.
pub(super) fn positions(desk: &Context, article: usize, parse: &Parse) -> Vec<Taken> {
    let lang = desk.articles[article].lang;
    let Some(words) = lang.as_ref().and_then(|l| WORDS.get(l.code())) else { return Vec::new() };
    let reader = Reader::new(lang);
    let mut out: Vec<Taken> = Vec::new();
    for (n, node) in parse.words.iter().enumerate() {
        let verb = parse.is_clause_head(n);
        if !verb && node.tag != Tag::Noun {
            continue;
        }
        // "wants China to agree": what one is to do is not yet his position; a noun takes one with what it governs
        let governs = || (0..parse.words.len()).any(|c| parse.is_clause_head(c) && parse.words[c].head == Some(n));
        if if verb { node.form == Some(VerbForm::Infinitive) } else { !governs() } {
            continue;
        }
        let Some(&stance) = words.get(&reader.stem(desk.words(article, node.piece))) else { continue };
        let holders = if verb { subjects(parse, n) } else { owners(parse, n) };
        let parties: Vec<usize> = holders.iter().filter_map(|h| party_of(desk, article, parse, *h)).collect();
        let refused = parse.children(n).any(|c| parse.words[c].relation == Relation::Ccomp && parse.negated(c));
        let stance = match (stance, verb && parse.negated(n)) {
            // "insists that it will not …"
            (Stance::Demands, false) if refused => Stance::Rejects,
            (s, false) => s,
            (Stance::Accepts | Stance::Offers, true) => Stance::Rejects,
            _ => continue,
        };
        let from = if verb { holders.first().copied() } else { None };
        let piece = desk.articles[article].text.trim(stretch(parse, n, from));
        // "… that the state had approved": nothing is said after the word
        if verb && node.relation == Relation::AclRelcl && piece.end == node.piece.end {
            continue;
        }
        let statement = desk.statement_at(article, piece).map(|(s, _)| s);
        for party in parties {
            if !out.iter().any(|t| t.piece == piece && t.party == party) {
                out.push(Taken { article, piece, party, stance, statement });
            }
        }
    }
    out
}

/// The party that the clause of a piece is about: that of its first clause's subject.
pub(super) fn subject_of(desk: &Context, article: usize, piece: Piece) -> Option<usize> {
    let parse = parse(desk, article, piece)?;
    let head = parse.root().filter(|n| parse.is_clause_head(*n))?;
    let subject = parse.subject(head).filter(|_| !parse.is_passive(head))?;
    let node = parse.words[subject];
    (node.tag != Tag::Pron).then(|| party_of(desk, article, &parse, subject)).flatten()
}

/// Who does what a verb says: its subject, or the agent of a passive, and who is joined to them by "and".
fn subjects(parse: &Parse, n: usize) -> Vec<usize> {
    let Some(first) = (if parse.is_passive(n) { parse.agent(n) } else { parse.subject(n) }) else { return Vec::new() };
    let joined = parse.children(first).filter(|c| parse.words[*c].relation == Relation::Conj);
    std::iter::once(first).chain(joined).collect()
}

/// Whose a noun is: "les demandes de Moscou", "the EU's refusal".
fn owners(parse: &Parse, n: usize) -> Vec<usize> {
    parse.children(n).find(|c| parse.words[*c].relation == Relation::Nmod).into_iter().collect()
}

/// The party that the mention at a word is or speaks for.
fn party_of(desk: &Context, article: usize, parse: &Parse, n: usize) -> Option<usize> {
    let place = parse.words.get(n)?.piece;
    let takes =
        |k: EntityKind| matches!(k, EntityKind::State | EntityKind::Org | EntityKind::Group | EntityKind::Person | EntityKind::Place);
    let heads = |m: &&recoupe_model::Mention| {
        m.piece.contains(&place) && takes(m.kind) && (m.form != Form::Nominal || parse.head_of(m.piece).is_none_or(|h| h == n))
    };
    let mention = desk.analyses[article].mentions.iter().filter(heads).max_by_key(|m| m.piece.len())?;
    party(desk, desk.entity(article, mention.entity)?)
}

/// The words of a position: from its holder (or the word itself) through what the word governs, without the clauses
/// that stand beside it.
fn stretch(parse: &Parse, n: usize, holder: Option<usize>) -> Piece {
    let own = parse.words[n].piece;
    let mut piece = holder.map_or(own, |h| {
        let whole = parse.subtree(h);
        if whole.end <= own.start || whole.start >= own.end { whole.cover(&own) } else { own }
    });
    let beside = |r: Relation| matches!(r, Relation::Conj | Relation::Parataxis | Relation::Cc | Relation::Punct);
    for child in parse.children(n).filter(|c| parse.words[*c].piece.start > own.start) {
        let node = parse.words[child];
        if beside(node.relation) && node.relation != Relation::Punct {
            break;
        }
        if node.relation != Relation::Punct {
            piece = piece.cover(&parse.subtree(child));
        }
    }
    for child in parse.children(n).filter(|c| parse.words[*c].piece.start < own.start) {
        if matches!(parse.words[child].relation, Relation::Aux | Relation::AuxPass | Relation::Advmod | Relation::Obj | Relation::Iobj) {
            piece = piece.cover(&parse.words[child].piece);
        }
    }
    piece
}
