//! What a line does towards another one: it asks, offers or accuses, or it answers.

use super::look::Look;
use crate::context::Context;
use crate::doing::{doers, done_to, party_or_self, who, without_clauses};
use crate::units::Unit;
use crate::words::clause::CAN;
use crate::words::{self, Reader, Word, forms_of, is_negation, marks, rows};
use foldhash::{HashMap, HashMapExt};
use recoupe_model::{Lang, Stance};
use recoupe_syntax::{Form as VerbForm, Parse, Relation};
use std::sync::LazyLock;

/// What is done with words towards somebody else's.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Deed {
    /// A demand, a wish.
    Asks,
    /// An offer, an invitation.
    Offers,
    /// An accusation, a warning, a claim.
    Charges,
    /// A refusal.
    Refuses,
    /// A yes, mostly with a but.
    Accepts,
    /// A denial.
    Denies,
    /// Says that something is not so: a denial where another says next to it that it is.
    Negates,
    /// A reply, whatever it says.
    Replies,
}

impl Deed {
    /// Is this an answer to the other?
    pub(super) fn answers(self, other: Self) -> bool {
        match self {
            Self::Refuses => matches!(other, Self::Asks | Self::Offers),
            Self::Accepts => other == Self::Offers,
            Self::Denies | Self::Negates => other == Self::Charges,
            Self::Replies => matches!(other, Self::Asks | Self::Offers | Self::Charges),
            Self::Asks | Self::Offers | Self::Charges => false,
        }
    }
}

/// Who does it.
#[derive(Clone, Debug)]
pub(super) struct Act {
    /// The state, organisation or bloc, or else the person; none where the line leaves it open.
    pub(super) who: Option<usize>,
    pub(super) deed: Deed,
    /// Of a charge: does it say that something is so, other than a warning?
    pub(super) claims: bool,
    /// Content words of what is refused, accepted or denied, where the grammar tells it.
    pub(super) object: Vec<Word>,
    /// Does the line call that by what was done with words: "the demand to leave", "the accusations"?
    pub(super) of_words: bool,
    /// … and no more: "the invitation"?
    pub(super) recalls: bool,
}

impl Act {
    fn bare(who: Option<usize>, deed: Deed) -> Self {
        Self { who, deed, claims: false, object: Vec::new(), of_words: false, recalls: false }
    }
}

/// What a verb does by itself, and what its negation does.
#[derive(Clone, Copy)]
struct Force {
    plain: Option<Deed>,
    negated: Option<Deed>,
    /// Does the negation only say so of what is to come ("will not pay", not "has not paid")?
    to_come: bool,
}

/// Stem → force, by language.
static VERBS: LazyLock<HashMap<&'static str, HashMap<String, Force>>> = LazyLock::new(|| {
    let mut out: HashMap<&str, HashMap<String, Force>> = HashMap::new();
    let mut add = |lang: &'static str, words: &str, force: Force| {
        let reader = Reader::new(Lang::from_tag(lang));
        for word in words.split(' ') {
            for form in forms_of(lang, word) {
                out.entry(lang).or_default().entry(reader.stem(form)).or_insert(force);
            }
        }
    };
    for (lang, rest) in rows(include_str!("../../data/position_words.tsv")) {
        let Some((stance, words)) = rest.split_once('\t') else { continue };
        let (plain, negated) = match stance {
            "rejects" => (Some(Deed::Refuses), None),
            "denies" => (Some(Deed::Denies), None),
            "accepts" | "praises" => (Some(Deed::Accepts), Some(Deed::Refuses)),
            "offers" | "promises" => (Some(Deed::Offers), Some(Deed::Refuses)),
            "warns" | "threatens" | "accuses" | "criticises" => (Some(Deed::Charges), None),
            _ => (Some(Deed::Asks), None),
        };
        add(lang, words, Force { plain, negated, to_come: false });
    }
    for (lang, words) in rows(include_str!("../../data/answer_words.tsv")) {
        add(lang, words, Force { plain: Some(Deed::Replies), negated: None, to_come: false });
    }
    for (lang, rest) in rows(include_str!("../../data/content_words.tsv")) {
        if let Some(("negated", words)) = rest.split_once('\t') {
            add(lang, words, Force { plain: None, negated: Some(Deed::Refuses), to_come: true });
        }
    }
    out
});

/// Stem → what a noun says was done, by language.
static SAID: LazyLock<HashMap<&'static str, HashMap<String, Deed>>> = LazyLock::new(|| {
    let mut out: HashMap<&str, HashMap<String, Deed>> = HashMap::new();
    for (lang, rest) in rows(include_str!("../../data/said_nouns.tsv")) {
        let Some((kind, words)) = rest.split_once('\t') else { continue };
        let reader = Reader::new(Lang::from_tag(lang));
        let deed = if kind == "asked" { Deed::Asks } else { Deed::Charges };
        out.entry(lang).or_default().extend(words.split(' ').map(|w| (reader.stem(w), deed)));
    }
    out
});

/// What a line does.
pub(super) fn acts(look: &Look, n: usize) -> Vec<Act> {
    let (desk, unit) = (look.desk, &look.units[n]);
    let verbs = desk.articles[unit.article].lang.and_then(|l| VERBS.get(l.code()));
    let parse = look.parse(n);
    let mut out = match (verbs, &parse) {
        (Some(verbs), Some(parse)) => by_grammar(look, unit, parse, verbs),
        (Some(verbs), None) => by_words(desk, unit, verbs),
        (None, _) => Vec::new(),
    };
    // what is refused in so many words is known better from these
    let told = out.iter().any(|a| a.of_words);
    let said = unit.stance.map(|stance| (unit.party.or(unit.speaker), stance));
    let taken = look.takes[n].iter().map(|(party, stance)| (Some(*party), *stance));
    for (who, stance) in said.into_iter().chain(taken) {
        let Some(deed) = deed(stance).filter(|d| !(told && matches!(d, Deed::Refuses | Deed::Denies))) else { continue };
        out.push(Act { claims: matches!(stance, Stance::Claims | Stance::Accuses), ..Act::bare(who, deed) });
    }
    if let Some((who @ Some(_), Stance::Claims)) | Some((who @ Some(_), Stance::Says)) = said
        && parse.is_some_and(|p| p.clause_heads().iter().any(|h| p.negated(*h) && !is_to_come(look, unit, &p, *h)))
    {
        out.push(Act::bare(who, Deed::Negates));
    }
    out
}

/// What a stance does.
fn deed(stance: Stance) -> Option<Deed> {
    match stance {
        Stance::Denies => Some(Deed::Denies),
        Stance::Rejects => Some(Deed::Refuses),
        Stance::Demands | Stance::Asks => Some(Deed::Asks),
        Stance::Offers => Some(Deed::Offers),
        Stance::Accuses | Stance::Criticises | Stance::Warns | Stance::Threatens | Stance::Claims => Some(Deed::Charges),
        _ => None,
    }
}

fn by_grammar(look: &Look, unit: &Unit, parse: &Parse, verbs: &HashMap<String, Force>) -> Vec<Act> {
    let desk = look.desk;
    let reader = Reader::new(desk.articles[unit.article].lang);
    let said = desk.articles[unit.article].lang.and_then(|l| SAID.get(l.code()));
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
            _ if parse.negated(n) && force.to_come && !is_to_come(look, unit, parse, n) => None,
            _ if parse.negated(n) => force.negated,
            Some(Deed::Asks | Deed::Offers) if refused() => Some(Deed::Refuses),
            plain => plain,
        };
        let Some(deed) = deed else { continue };
        let object = if matches!(deed, Deed::Refuses | Deed::Accepts | Deed::Denies | Deed::Replies) { done_to(parse, n) } else { None };
        let thing = object.and_then(|o| said?.get(&reader.stem(desk.words(unit.article, parse.words[o].piece))).copied());
        let deed = match (deed, thing) {
            (Deed::Refuses | Deed::Replies, Some(Deed::Charges)) => Deed::Denies,
            (Deed::Replies, Some(_)) => Deed::Refuses,
            (Deed::Accepts, None | Some(Deed::Charges)) => continue,
            _ => deed,
        };
        let words = object.map_or_else(Vec::new, |o| {
            let piece = if thing.is_some() { parse.subtree(o) } else { without_clauses(parse, o) };
            let stems = crate::content::stems(desk, unit.article, piece, &reader);
            look.vocabulary.look_up(&stems).into_iter().filter(|w| !look.vocabulary.is_class(*w)).collect()
        });
        let recalls = thing.is_some() && words.len() < 2;
        let doers = doers(parse, n);
        let known: Vec<usize> = doers.iter().filter_map(|d| who(desk, unit.article, parse.words[*d].piece)).collect();
        let act = |who: Option<usize>| Act { object: words.clone(), of_words: thing.is_some(), recalls, ..Act::bare(who, deed) };
        if known.is_empty() {
            out.push(act(None));
        }
        out.extend(known.into_iter().map(|w| act(Some(w))));
    }
    out
}

/// Is what a verb says still to come, or what somebody can or can't do?
fn is_to_come(look: &Look, unit: &Unit, parse: &Parse, n: usize) -> bool {
    let lang = look.desk.articles[unit.article].lang;
    let helps = |c: &usize| matches!(parse.words[*c].relation, Relation::Aux | Relation::AuxPass | Relation::Cop);
    let mut words = parse.children(n).filter(helps).chain([n]);
    words.any(|w| {
        let word = look.desk.words(unit.article, parse.words[w].piece);
        words::is_to_come(lang, word) || marks(&CAN, lang, word)
    })
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
        .map(|deed| Act::bare(who, deed))
        .collect()
}
