//! What a line does towards another one: it asks, offers or accuses, or it answers.

use super::look::Look;
use crate::context::Context;
use crate::units::Unit;
use crate::words::{Reader, is_negation, rows};
use recoupe_model::{EntityKind, Form, Lang, Mention, Piece, Stance};
use recoupe_syntax::{Form as VerbForm, Parse, Relation};
use std::collections::HashMap;
use std::sync::LazyLock;

/// What is done with words towards somebody else's.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Deed {
    /// A demand, a wish, an offer.
    Asks,
    /// An accusation, a warning, a claim.
    Charges,
    /// A refusal.
    Refuses,
    /// A denial.
    Denies,
    /// A reply, whatever it says.
    Replies,
}

impl Deed {
    /// Is this an answer to the other?
    pub(super) fn answers(self, other: Self) -> bool {
        match self {
            Self::Refuses => other == Self::Asks,
            Self::Denies => other == Self::Charges,
            Self::Replies => matches!(other, Self::Asks | Self::Charges),
            Self::Asks | Self::Charges => false,
        }
    }
}

/// Who does it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Act {
    /// The state, organisation or bloc, or else the person; none where the line leaves it open.
    pub(super) who: Option<usize>,
    pub(super) deed: Deed,
}

/// What a verb does by itself, and what its negation does.
#[derive(Clone, Copy)]
struct Force {
    plain: Option<Deed>,
    negated: Option<Deed>,
}

/// Stem → force, by language.
static VERBS: LazyLock<HashMap<&'static str, HashMap<String, Force>>> = LazyLock::new(|| {
    let mut out: HashMap<&str, HashMap<String, Force>> = HashMap::new();
    let mut add = |lang: &'static str, words: &str, force: Force| {
        let reader = Reader::new(Lang::from_tag(lang));
        for word in words.split(' ') {
            out.entry(lang).or_default().entry(reader.stem(word)).or_insert(force);
        }
    };
    for (lang, rest) in rows(include_str!("../../data/position_words.tsv")) {
        let Some((stance, words)) = rest.split_once('\t') else { continue };
        let (plain, negated) = match stance {
            "rejects" => (Some(Deed::Refuses), None),
            "denies" => (Some(Deed::Denies), None),
            "accepts" => (None, Some(Deed::Refuses)),
            "offers" => (Some(Deed::Asks), Some(Deed::Refuses)),
            "warns" => (Some(Deed::Charges), None),
            _ => (Some(Deed::Asks), None),
        };
        add(lang, words, Force { plain, negated });
    }
    for (lang, words) in rows(include_str!("../../data/answer_words.tsv")) {
        add(lang, words, Force { plain: Some(Deed::Replies), negated: None });
    }
    for (lang, rest) in rows(include_str!("../../data/content_words.tsv")) {
        if let Some(("negated", words)) = rest.split_once('\t') {
            add(lang, words, Force { plain: None, negated: Some(Deed::Refuses) });
        }
    }
    out
});

/// What a line does.
pub(super) fn acts(look: &Look, n: usize) -> Vec<Act> {
    let (desk, unit, takes) = (look.desk, &look.units[n], &look.takes[n]);
    let verbs = desk.articles[unit.article].lang.and_then(|l| VERBS.get(l.code()));
    let mut out = match (verbs, look.parse(n)) {
        (Some(verbs), Some(parse)) => by_grammar(desk, unit, &parse, verbs),
        (Some(verbs), None) => by_words(desk, unit, verbs),
        (None, _) => Vec::new(),
    };
    let said = unit.stance.map(|stance| (unit.party.or(unit.speaker), stance));
    let taken = takes.iter().map(|(party, stance)| (Some(*party), *stance));
    out.extend(said.into_iter().chain(taken).filter_map(|(who, stance)| deed(stance).map(|deed| Act { who, deed })));
    out
}

/// What a stance does.
fn deed(stance: Stance) -> Option<Deed> {
    match stance {
        Stance::Denies => Some(Deed::Denies),
        Stance::Rejects => Some(Deed::Refuses),
        Stance::Demands | Stance::Asks | Stance::Offers => Some(Deed::Asks),
        Stance::Accuses | Stance::Criticises | Stance::Warns | Stance::Threatens | Stance::Claims => Some(Deed::Charges),
        _ => None,
    }
}

fn by_grammar(desk: &Context, unit: &Unit, parse: &Parse, verbs: &HashMap<String, Force>) -> Vec<Act> {
    let reader = Reader::new(desk.articles[unit.article].lang);
    let mut out = Vec::new();
    for n in parse.clause_heads() {
        let node = parse.words[n];
        // "wants them to agree": what one is to do is not yet done; "will not agree" is
        let helped = || parse.children(n).any(|c| parse.words[c].relation == Relation::Aux);
        if node.form == Some(VerbForm::Infinitive) && node.relation != Relation::Root && !helped() {
            continue;
        }
        let Some(force) = verbs.get(&reader.stem(desk.words(unit.article, node.piece))) else { continue };
        // "insists that it will not …"
        let refused = || parse.children(n).any(|c| parse.words[c].relation == Relation::Ccomp && parse.negated(c));
        let deed = match force.plain {
            _ if parse.negated(n) => force.negated,
            Some(Deed::Asks) if refused() => Some(Deed::Refuses),
            plain => plain,
        };
        let Some(deed) = deed else { continue };
        let doers = doers(parse, n);
        let known: Vec<usize> = doers.iter().filter_map(|d| who(desk, unit.article, parse.words[*d].piece)).collect();
        if known.is_empty() {
            out.push(Act { who: None, deed });
        }
        out.extend(known.into_iter().map(|w| Act { who: Some(w), deed }));
    }
    out
}

/// Who does what a verb says, and who is joined to them by "and".
fn doers(parse: &Parse, n: usize) -> Vec<usize> {
    let Some(first) = (if parse.is_passive(n) { parse.agent(n) } else { parse.subject(n) }) else { return Vec::new() };
    let joined = parse.children(first).filter(|c| parse.words[*c].relation == Relation::Conj);
    std::iter::once(first).chain(joined).collect()
}

/// Where nobody knows the grammar: by the words, the first name being who does it.
fn by_words(desk: &Context, unit: &Unit, verbs: &HashMap<String, Force>) -> Vec<Act> {
    let reader = Reader::new(desk.articles[unit.article].lang);
    let text = desk.words(unit.article, unit.piece);
    let words: Vec<&str> = text.split(|c: char| !c.is_alphanumeric() && c != '-').filter(|w| !w.is_empty()).collect();
    let negated = words.iter().any(|w| is_negation(w));
    let first = desk.analyses[unit.article].mentions.iter().filter(|m| unit.piece.contains(&m.piece)).min_by_key(|m| m.piece.start);
    let who = first.and_then(|m| party_or_self(desk, unit.article, m));
    let force = |w: &&str| verbs.get(&reader.stem(w)).copied();
    words
        .iter()
        .filter_map(force)
        .filter_map(|f| if negated { f.negated.or(f.plain) } else { f.plain })
        .map(|deed| Act { who, deed })
        .collect()
}

/// Whom the word at a place means. A pronoun leaves it open: whom it stands for is guessed too often wrong to tell the
/// sides apart by it.
fn who(desk: &Context, article: usize, place: Piece) -> Option<usize> {
    let acts = |m: &&Mention| {
        m.piece.contains(&place)
            && m.form != Form::Pronoun
            && matches!(m.kind, EntityKind::State | EntityKind::Org | EntityKind::Group | EntityKind::Person | EntityKind::Place)
    };
    let mention = desk.analyses[article].mentions.iter().filter(acts).max_by_key(|m| m.piece.len())?;
    party_or_self(desk, article, mention)
}

fn party_or_self(desk: &Context, article: usize, mention: &Mention) -> Option<usize> {
    let entity = desk.entity(article, mention.entity)?;
    crate::units::party(desk, entity).or(Some(entity))
}

/// Does one of the second list answer one of the first (`true`), or is it answered by one of them (`false`)? By somebody
/// else, whom both lines name; with `open` it may be left open who speaks.
pub(super) fn exchange(first: &[Act], second: &[Act], open: bool) -> Option<bool> {
    let others = |a: &Act, b: &Act| match (a.who, b.who) {
        (Some(a), Some(b)) => a != b,
        _ => open,
    };
    let answers = |asked: &[Act], answer: &[Act]| answer.iter().any(|a| asked.iter().any(|b| a.deed.answers(b.deed) && others(a, b)));
    if answers(first, second) {
        return Some(true);
    }
    answers(second, first).then_some(false)
}
