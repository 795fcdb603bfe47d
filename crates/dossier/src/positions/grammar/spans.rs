//! How far the words of a position go: from its holder through what its verb governs; with the noun that a participle or a
//! relative clause says it of; with the clause that an aside answers.

use super::party_of;
use crate::context::Context;
use crate::positions::small_words::{ASIDE_ADVERBS, ASIDES};
use crate::positions::taken_by;
use crate::words::is_negation;
use recoupe_lang::{TokenKind, fold, tokens};
use recoupe_model::{Form, Lang, Piece, Stance, Voice};
use recoupe_syntax::{Form as VerbForm, Parse, Relation, Tag};

/// The words of a position: from its holder (or the word itself) through what the word governs, without the clauses
/// that stand beside it.
pub(super) fn stretch(parse: &Parse, n: usize, holder: Option<usize>) -> Piece {
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

/// Bytes of the noun that something is said of, with what belongs to it, at most.
const NOUN: usize = 160;

/// The noun that a participle with its agent or a relative clause is said of ("*the ban* demanded by Norvey", "*une réforme* que la
/// Norvée rejette"), from its article on; or what a passive is done to ("*the ban* was rejected by Norvey").
pub(super) fn noun_before(parse: &Parse, n: usize) -> Option<Piece> {
    let node = parse.words[n];
    let passive = || parse.is_passive(n) && parse.agent(n).is_some();
    let noun = match node.relation {
        Relation::Acl if passive() => node.head?,
        Relation::AclRelcl if is_of_object(parse, n) => node.head?,
        _ if passive() => parse.own_subject(n)?,
        _ => return None,
    };
    let head = parse.words[noun];
    if !matches!(head.tag, Tag::Noun | Tag::Propn) || head.piece.start >= node.piece.start {
        return None;
    }
    // its words before it; behind it, up to the verb
    let first = parse.children(noun).filter(|c| parse.words[*c].piece.end <= head.piece.start);
    let beside = |c: &usize| {
        matches!(parse.words[*c].relation, Relation::Det | Relation::Amod | Relation::Nummod | Relation::Nmod | Relation::Compound)
    };
    let start = first.filter(beside).map(|c| parse.subtree(c).start).min().unwrap_or(head.piece.start);
    (node.piece.start - start <= NOUN).then(|| Piece::new(start, node.piece.end))
}

/// Is a relative clause about what its verb is done to ("the plan *that Norvey rejected*"), not about who does it?
pub(super) fn is_of_object(parse: &Parse, n: usize) -> bool {
    let Some(subject) = parse.own_subject(n) else { return false };
    let first = parse.subtree(n).start;
    // "the session during which he called for it"
    if parse.children(n).any(|c| parse.words[c].relation == Relation::Obl && parse.words[c].piece.start < parse.words[subject].piece.start)
    {
        return false;
    }
    let own = |c: usize| matches!(parse.words[c].relation, Relation::Obj | Relation::Iobj | Relation::Ccomp | Relation::Xcomp);
    let behind = parse.children(n).any(|c| own(c) && parse.words[c].piece.start > parse.words[n].piece.start);
    let between = parse.words[n].head.is_some_and(|h| parse.words[h].piece.end <= first);
    !parse.words[subject].relative
        && parse.words[subject].piece.end <= parse.words[n].piece.start
        && !behind
        && between
        && !parse.is_passive(n)
}

/// Words between the pronoun of an aside and the party's name, or between that and its verb, at most ("which *the* Norvey *has
/// always* denied").
const BETWEEN: usize = 3;

/// A clause that another party denies, turns down or grants in an aside right behind it ("…, which Norvey denies", "…, ce que
/// dément la Norvée"): who, which, and all the words up to there.
pub(in crate::positions) fn asides(desk: &Context, article: usize, sentence: Piece) -> Vec<(usize, Stance, Piece)> {
    let lang = desk.articles[article].lang;
    let opening = ASIDES.of(lang);
    let text = desk.words(article, sentence);
    let all: Vec<Piece> = tokens(text, sentence.start).into_iter().filter(|t| t.kind != TokenKind::Mark).map(|t| t.piece).collect();
    let word = |n: usize| all.get(n).map_or(String::new(), |p| fold(desk.words(article, *p)).replace('’', "'"));
    let mut out = Vec::new();
    for at in 1..all.len() {
        // right behind a comma or a dash
        let comma = desk.words(article, Piece::new(all[at - 1].end, all[at].start)).contains([',', '–', '—']);
        if !comma {
            continue;
        }
        if !opening.has(&word(at)) {
            continue;
        }
        // "ce que", "ce qu'"
        let from = at + 1 + usize::from(word(at + 1).starts_with("qu"));
        if lang == Some(Lang::FR) && from == at + 1 {
            continue;
        }
        let rest = Piece::new(all.get(from).map_or(sentence.end, |p| p.start), sentence.end);
        let starts = |m: &&recoupe_model::Mention| m.form != Form::Pronoun && rest.contains(&m.piece);
        let Some(name) =
            desk.analyses[article].mentions.iter().filter(starts).min_by_key(|m| (m.piece.start, std::cmp::Reverse(m.piece.end)))
        else {
            continue;
        };
        let voice = Voice { piece: name.piece, entity: name.entity };
        // "vivement", but "dément"
        let adverb = |w: &str| w.ends_with("ly") || w.ends_with("ment") && w != "dement";
        let small = |n: usize| ASIDE_ADVERBS.of(lang).has(&word(n)) || adverb(&word(n));
        let first = all.partition_point(|p| p.start < name.piece.start);
        let behind = all.partition_point(|p| p.start < name.piece.end);
        // "which Norvey has always denied", or "ce que dément la Norvée"
        let verb = |range: std::ops::Range<usize>| {
            let verbs: Vec<usize> = range.clone().filter(|n| !small(*n)).collect();
            let [one] = verbs[..] else { return None };
            let before = range.start..one;
            let negated = before.clone().any(|n| is_negation(&word(n)));
            let stance = match taken_by(desk.words(article, all[one]), "", lang)? {
                // what is told and "contested" is denied
                Stance::Rejects if word(one).starts_with("contest") => Stance::Denies,
                stance => stance,
            };
            (!negated && range.len() <= BETWEEN + 1).then_some((one, stance))
        };
        let ends = |n: usize| {
            let after = desk.articles[article].text.as_str().get(all[n].end..sentence.end).unwrap_or("");
            after
                .trim_start_matches(['"', '”', '»', ' ', '\u{a0}'])
                .chars()
                .next()
                .is_none_or(|c| matches!(c, ',' | '.' | ';' | ':' | '–' | '—' | '!' | ')'))
        };
        let near = (from..first).all(small) && first - from <= BETWEEN;
        let last = (behind..all.len().min(behind + BETWEEN + 1)).find(|n| ends(*n));
        let normal = if near { last.and_then(|last| verb(behind..last + 1).map(|(_, s)| (s, last))) } else { None };
        let turned = || verb(from..first).map(|(_, s)| (s, behind - 1)).filter(|(_, last)| ends(*last));
        let Some((stance, last)) = normal.or_else(turned) else { continue };
        if !matches!(stance, Stance::Denies | Stance::Rejects) {
            continue;
        }
        let Some(party) = crate::units::voice_holder(desk, article, voice) else { continue };
        if super::voice::is_another(desk, article, voice) {
            continue;
        }
        out.push((party, stance, Piece::new(sentence.start, all[last].end)));
    }
    out
}

/// Is it told of a noun whose it is, not by whom or of what ("promises *by* Norvey", "the promise *of* a new Norvey")?
fn owns(desk: &Context, article: usize, parse: &Parse, owner: usize) -> bool {
    let mut cases = parse.children(owner).filter(|k| parse.words[*k].relation == Relation::Case);
    let english = desk.articles[article].lang == Some(Lang::EN);
    let case = cases.next().map(|k| fold(desk.words(article, parse.words[k].piece)));
    if english { case.is_some_and(|w| w.starts_with(['\'', '’'])) } else { case.is_some_and(|w| w.starts_with('d')) }
}

/// What a noun that takes a position says, behind its owner, where it is no clause that hangs on it: what is asked for, offered or
/// feared ("Norvey's call *for a truce*"), or an infinitive that grammar hung on the verb ("la demande de la Norvée *d'arrêter les
/// patrouilles*"). "Norvey's approval *of the plan*" only names the plan.
pub(super) fn about(desk: &Context, article: usize, parse: &Parse, noun: (usize, Stance)) -> Option<Piece> {
    let owners = parse.children(noun.0).filter(|c| parse.words[*c].relation == Relation::Nmod);
    owners.into_iter().find_map(|owner| behind_owner(desk, article, parse, noun, owner))
}

fn behind_owner(desk: &Context, article: usize, parse: &Parse, (n, stance): (usize, Stance), owner: usize) -> Option<Piece> {
    if !owns(desk, article, parse, owner) {
        return None;
    }
    let words = super::ABOUT.of(desk.articles[article].lang);
    let case = |c: usize| {
        let mut cases = parse.children(c).filter(|k| matches!(parse.words[*k].relation, Relation::Case | Relation::Mark));
        cases.any(|k| words.has(&fold(desk.words(article, parse.words[k].piece))))
    };
    let own = parse.words[n].piece;
    let of = |c: &usize| *c != owner && parse.words[*c].relation == Relation::Nmod && parse.words[*c].piece.start > own.end && case(*c);
    let says = matches!(stance, Stance::Demands | Stance::Asks | Stance::Offers | Stance::Promises | Stance::Warns | Stance::Threatens);
    if let Some(c) = parse.children(n).find(of).filter(|_| says) {
        return Some(parse.subtree(c));
    }
    let end = parse.subtree(owner).end.max(own.end);
    let next = parse.words.partition_point(|w| w.piece.start < end);
    let marker = parse.words.get(next)?;
    let head = marker.head.filter(|_| marker.relation == Relation::Mark)?;
    let verb = parse.words[head];
    (verb.form == Some(VerbForm::Infinitive)
        && verb.tag == Tag::Verb
        && head == next + 1
        && words.has(&fold(desk.words(article, marker.piece))))
    .then(|| parse.subtree(head))
}

/// Whose words are joined in one mention ("both Norvey and Tarvia"): nobody else's are among them.
pub(super) fn joint(desk: &Context, article: usize, mention: &recoupe_model::Mention) -> Vec<usize> {
    let names: Vec<_> = desk.analyses[article]
        .mentions
        .iter()
        .filter(|m| m.form == Form::Name && m.piece != mention.piece && mention.piece.contains(&m.piece))
        .collect();
    let holders: Option<Vec<usize>> =
        names.iter().map(|m| crate::units::voice_holder(desk, article, Voice { piece: m.piece, entity: m.entity })).collect();
    let Some(mut holders) = holders.filter(|h| h.len() > 1) else { return Vec::new() };
    let mut rest = desk.words(article, mention.piece).to_owned();
    for name in &names {
        rest = rest.replacen(desk.words(article, name.piece), " ", 1);
    }
    let mut words = rest.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty());
    if !words.all(|w| matches!(w, "and" | "et" | "the" | "The" | "both" | "Both" | "la" | "le" | "les" | "La" | "Le" | "Les" | "l" | "L")) {
        return Vec::new();
    }
    holders.sort_unstable();
    holders.dedup();
    holders
}

/// The party at a word, or the parties that are joined there.
pub(super) fn parties_of(desk: &Context, article: usize, parse: &Parse, n: usize) -> Vec<usize> {
    if let Some(party) = party_of(desk, article, parse, n) {
        return vec![party];
    }
    let Some(place) = parse.words.get(n).map(|w| w.piece) else { return Vec::new() };
    let around = desk.analyses[article].mentions.iter().filter(|m| m.form == Form::Nominal && m.piece.contains(&place));
    around.max_by_key(|m| m.piece.len()).map_or(Vec::new(), |m| joint(desk, article, m))
}
