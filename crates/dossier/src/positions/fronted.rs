//! Positions by verbs whose subject grammar lost behind an aside, or that it took for nouns ("The ministry, for its part, *insists* on
//! a survey", "Ce plan, la Norvée ne l'*écarte* plus"): the party that begins the clause, with nothing but an aside or small words
//! between it and the verb.

use super::content::Said;
use super::order;
use super::small_words::{BETWEEN_SUBJECT_AND_VERB, CONDITIONS};
use super::{Taken, is_wish, objects, taken_by, voice};
use crate::clauses;
use crate::context::Context;
use crate::units::{holder, voice_holder};
use crate::words::is_negation;
use recoupe_lang::fold;
use recoupe_model::{EntityKind, Form, Lang, Mention, Piece, SpeechKind, Stance, Voice};
use recoupe_syntax::{Form as VerbForm, Parse, Relation, Tag};

/// Words between a subject, or the aside behind it, and its verb, at most.
const BETWEEN: usize = 5;

/// Auxiliaries before a past participle that is no passive.
const HAVING: [&str; 9] = ["a", "ont", "avait", "avaient", "aura", "aurait", "has", "have", "had"];

/// Positions by the verbs of a sentence that grammar found none by.
pub(super) fn positions(desk: &Context, article: usize, sentence: Piece, parse: &Parse, found: &[Taken]) -> Vec<Taken> {
    let lang = desk.articles[article].lang;
    let mut out = Vec::new();
    for (n, node) in parse.words.iter().enumerate() {
        // a noun that means nobody, in an aside, may be thought the subject ("Norvey, the great *neighbour*, …, has offered")
        let is_mentioned = |s: usize| {
            let place = parse.words[s].piece;
            parse.words[s].tag == Tag::Pron || desk.analyses[article].mentions.iter().any(|m| m.piece.contains(&place))
        };
        if !may_be_verb(parse, n, is_mentioned) || found.iter().any(|t| t.piece.contains(&node.piece)) {
            continue;
        }
        let word = desk.words(article, node.piece);
        let after = desk.words(article, Piece::new(node.piece.end, sentence.end.max(node.piece.end)));
        let Some(stance) = taken_by(word, after, lang) else { continue };
        let Some(subject) = subject(desk, article, parse, n) else { continue };
        let Some(party) = party(desk, article, subject.mention) else { continue };
        let between = Piece::new(subject.mention.piece.end, node.piece.start);
        if Said::new(desk, article, between).leaves_undone() || objects::take_none(lang, stance, word, after) {
            continue;
        }
        let next = after.split_whitespace().next().map(fold).unwrap_or_default();
        // "insisted that all was well" demands nothing
        if fold(word).starts_with("insist") && !matches!(next.as_str(), "on" | "upon" | "pour" | "sur") {
            continue;
        }
        let wish = is_wish(word, lang);
        let negated = subject.negated || [next.as_str()].into_iter().any(is_negation);
        let no_more = subject.no_more || next == "plus" || after.split_whitespace().take(2).any(|w| fold(w) == "plus");
        let urged = stance == Stance::Demands && objects::only_asks(lang, word, after);
        let stance = match (stance, negated) {
            (Stance::Demands, false) if urged => Stance::Asks,
            (s, false) => s,
            (Stance::Accepts | Stance::Offers | Stance::Promises | Stance::Praises, true) => Stance::Rejects,
            (Stance::Rejects, true) if no_more => Stance::Accepts,
            (Stance::Demands, true) if wish && objects::only_this(after) => Stance::Demands,
            (Stance::Demands, true) if wish && !objects::is_not_to_tell(lang, after) => Stance::Rejects,
            _ => continue,
        };
        if matches!(stance, Stance::Rejects | Stance::Asks) && Said::of(lang, after).is_about_telling() {
            continue;
        }
        let clause = clauses::around(desk, article, sentence, node.piece);
        let piece = desk.articles[article].text.trim(Piece::new(subject.from, clause.end.max(node.piece.end)));
        let statement = desk.statement_at(article, piece).map(|(s, _)| s);
        let told = statement.map(|s| &desk.analyses[article].statements[s]);
        let teller = told.and_then(|s| s.speaker).and_then(|v| holder(desk, desk.entity(article, v.entity)?));
        // what somebody else says that this party wants
        if told.is_some_and(|s| s.kind == SpeechKind::Direct) || wish && teller.is_some_and(|t| t != party) {
            continue;
        }
        out.push(Taken { urged, ..Taken::told(article, piece, (party, stance), statement) });
    }
    out
}

/// Can a word be a verb that grammar gave no subject, or took for a noun?
fn may_be_verb(parse: &Parse, n: usize, is_mentioned: impl Fn(usize) -> bool) -> bool {
    let node = parse.words[n];
    if parse.is_clause_head(n) {
        let bare = matches!(node.form, Some(VerbForm::Infinitive | VerbForm::Gerund));
        // "Norvey, *which* lies there, halted the talks": the pronoun of the aside
        let none = parse.subject(n).is_none_or(|s| parse.words[s].relative || !is_mentioned(s));
        return none && (!parse.is_passive(n) || parse.child(n, Relation::AuxPass).is_none()) && !bare;
    }
    match node.tag {
        Tag::Noun => true,
        Tag::Verb => node.form != Some(VerbForm::Infinitive) && node.form != Some(VerbForm::Gerund),
        _ => false,
    }
}

/// A subject found by the order of words.
struct Subject<'a> {
    mention: &'a Mention,
    /// Where the position begins: at the subject, or behind its aside.
    from: usize,
    negated: bool,
    no_more: bool,
}

/// The party's mention that begins the clause of a verb.
fn subject<'a>(desk: &Context<'a>, article: usize, parse: &Parse, n: usize) -> Option<Subject<'a>> {
    let lang = desk.articles[article].lang;
    let word = |k: usize| fold(desk.words(article, parse.words[k].piece)).replace('’', "'");
    let small = BETWEEN_SUBJECT_AND_VERB.of(lang);
    let mut first = n;
    while first > 0 && n - first < BETWEEN && (small.has(&word(first - 1)) || parse.words[first - 1].tag == Tag::Adv) {
        first -= 1;
    }
    let between: Vec<String> = (first..n).map(word).collect();
    // "refusé" behind no "a" is a passive
    let written = desk.words(article, parse.words[n].piece);
    let participle =
        parse.words[n].form == Some(VerbForm::Participle) || ["é", "ée", "és", "ées", "u"].iter().any(|e| written.ends_with(e));
    let having = between.iter().any(|w| HAVING.contains(&w.as_str()));
    if lang == Some(Lang::FR) && participle && !having {
        return None;
    }
    let last = first.checked_sub(1)?;
    let negated = between.iter().any(|w| is_negation(w));
    let no_more = between.iter().any(|w| w == "plus" || w == "longer");
    let found = |mention, from| Some(Subject { mention, from, negated, no_more });
    if word(last) == "," {
        // an aside, from a comma right behind the subject
        let mention = mentions(desk, article).filter(|m| begins_clause(desk, article, parse, m.piece)).filter(|m| {
            let next = parse.words.partition_point(|w| w.piece.start < m.piece.end);
            next < last && word(next) == "," && (next..last).all(|k| !matches!(word(k).as_str(), ";" | ":" | "«" | "»" | "\"" | "“" | "”"))
        });
        return found(mention.max_by_key(|m| m.piece.len())?, parse.words[first].piece.start);
    }
    // right before the verb: a noun may stand there in English ("Union demands were met")
    let ends = |m: &&Mention| m.piece.end == parse.words[last].piece.end;
    let mention = mentions(desk, article).filter(ends).max_by_key(|m| m.piece.len())?;
    let opens = || begins_clause(desk, article, parse, mention.piece);
    // "Hurricane Orla refused": whom grammar takes for the subject right there, it has judged
    let verb = parse.is_clause_head(n);
    if verb && parse.subject(n).is_some_and(|s| !parse.words[s].relative)
        || between.is_empty() && (lang == Some(Lang::EN) || verb && !opens())
    {
        return None;
    }
    (!is_governed(desk, article, mention.piece)).then(|| found(mention, mention.piece.start)).flatten()
}

/// Those who can take a position.
fn mentions<'a>(desk: &Context<'a>, article: usize) -> impl Iterator<Item = &'a Mention> {
    let takes =
        |k: EntityKind| matches!(k, EntityKind::State | EntityKind::Org | EntityKind::Group | EntityKind::Person | EntityKind::Place);
    desk.analyses[article].mentions.iter().filter(move |m| m.form != Form::Pronoun && takes(m.kind))
}

/// Does a mention begin its sentence, or what stands behind a strong mark?
fn begins_clause(desk: &Context, article: usize, parse: &Parse, piece: Piece) -> bool {
    if parse.words.first().is_none_or(|w| piece.start < w.piece.start) || parse.words.last().is_none_or(|w| piece.end > w.piece.end) {
        return false;
    }
    order::before(desk, article, piece).is_none_or(|w| matches!(w, ";" | ":" | "–" | "—"))
}

/// Does a preposition govern a mention, or a condition stand before it?
fn is_governed(desk: &Context, article: usize, piece: Piece) -> bool {
    let condition = |w: &str| CONDITIONS.of(desk.articles[article].lang).has(&fold(w));
    order::is_governed(desk, article, piece) || order::before(desk, article, piece).is_some_and(condition)
}

/// Whose position a mention takes.
fn party(desk: &Context, article: usize, mention: &Mention) -> Option<usize> {
    let own = Voice { piece: mention.piece, entity: mention.entity };
    if voice::is_another(desk, article, own) || voice::is_dateline(desk, article, mention.piece) || voice::is_whose(desk, article, mention)
    {
        return None;
    }
    voice_holder(desk, article, own).filter(|p| mention.form == Form::Name || !desk.is_private(*p))
}
