//! Whom a pronoun or a possessive means where no statement needed to know it ("*It* wants 40 million", "*her members* want more"):
//! the party that the words right before leave, and nobody where they leave two.

use super::party_of;
use crate::context::Context;
use crate::positions::Taken;
use crate::positions::order::is_governed;
use crate::positions::small_words::{HE, HER_TITLES, HIS_TITLES, MEMBERS, OWN_BODIES, OWN_LANDS, OWNING, SHE};
use crate::units::voice_holder;
use recoupe_lang::fold;
use recoupe_model::{EntityKind, Form, Lang, Mention, Piece, SpeechKind, Voice};
use recoupe_syntax::{Parse, Relation, Tag};

/// What a pronoun can stand for.
#[derive(Clone, Copy)]
struct Wanted {
    person: bool,
    body: bool,
    /// Whether it is of the feminine, where it tells.
    feminine: Option<bool>,
}

/// What a singular pronoun or possessive can stand for. Plural ones have too many that they may mean.
fn wanted(lang: Option<Lang>, word: &str) -> Option<Wanted> {
    let of = |person, body, feminine| Some(Wanted { person, body, feminine });
    match (lang.as_ref()?.code(), word) {
        ("en", "he" | "his") => of(true, false, Some(false)),
        ("en", "she" | "her") => of(true, false, Some(true)),
        ("en", "it" | "its") => of(false, true, None),
        ("fr", "il") => of(true, true, Some(false)),
        ("fr", "elle") => of(true, true, Some(true)),
        ("fr", "son" | "sa" | "ses") => of(true, true, None),
        _ => None,
    }
}

/// Sentences back through which pronoun leads to pronoun, at most.
const STEPS: usize = 2;

/// The party that a pronoun or possessive means, where no mention covers it.
pub(super) fn meant(desk: &Context, article: usize, parse: &Parse, n: usize) -> Option<usize> {
    meant_within(desk, article, parse, n, STEPS)
}

fn meant_within(desk: &Context, article: usize, parse: &Parse, n: usize, steps: usize) -> Option<usize> {
    let place = parse.words.get(n)?.piece;
    let wanted = wanted(desk.articles[article].lang, &fold(desk.words(article, place)))?;
    if is_quoted(desk, article, place) {
        return None;
    }
    // "Ada Orle repeated that *she* wanted it": her own words
    if let Some(teller) = teller_of(parse, n)
        && let Some(mention) = mention_at(desk, article, parse, teller)
    {
        return party_of(desk, article, parse, teller).filter(|_| fits(desk, article, mention, wanted));
    }
    let (at, sentence) = desk.sentence_at(article, place)?;
    // "*Elle* s'en est prise au maire, qu'*elle* veut dehors": one and the same
    let earlier = (0..n).find(|k| is_unresolved(desk, article, parse, *k) && same_word(desk, article, parse, *k, place));
    if let Some(earlier) = earlier.filter(|_| steps > 0) {
        return meant_within(desk, article, parse, earlier, steps - 1);
    }
    let named = candidates(desk, article, Piece::new(sentence.start, place.start), wanted);
    if let [first, rest @ ..] = &named[..] {
        return first.filter(|p| rest.iter().all(|r| r == first) && has_subject_of(desk, article, parse, n, *p));
    }
    let before = before(desk, article, at)?;
    let parse = desk.parse(article, before)?;
    let party = told_by(desk, article, before, wanted).unwrap_or_else(|| {
        let subject = parse.subject(parse.root()?)?;
        match mention_at(desk, article, &parse, subject) {
            Some(mention) => party_of(desk, article, &parse, subject).filter(|_| fits(desk, article, mention, wanted)),
            None if steps > 1 && same_word(desk, article, &parse, subject, place) => {
                meant_within(desk, article, &parse, subject, steps - 1)
            }
            None => None,
        }
    })?;
    candidates(desk, article, before, wanted).iter().all(|p| *p == Some(party)).then_some(party)
}

/// Is a word a pronoun that no mention covers?
pub(super) fn is_unresolved(desk: &Context, article: usize, parse: &Parse, n: usize) -> bool {
    let pronoun = |place: Piece| wanted(desk.articles[article].lang, &fold(desk.words(article, place))).is_some();
    parse.words.get(n).is_some_and(|w| pronoun(w.piece)) && mention_at(desk, article, parse, n).is_none()
}

/// The person of a party whom a pronoun means, the last one named before it.
pub(super) fn person(desk: &Context, article: usize, parse: &Parse, n: usize, party: usize) -> Option<Voice> {
    let place = parse.words.get(n)?.piece;
    let wanted = wanted(desk.articles[article].lang, &fold(desk.words(article, place)))?;
    let (at, sentence) = desk.sentence_at(article, place)?;
    let from = before(desk, article, at).map_or(sentence.start, |b| b.start);
    let near = Piece::new(from, place.start);
    let all = desk.analyses[article].mentions.iter().filter(|m| m.kind == EntityKind::Person && m.form != Form::Pronoun);
    let own = all
        .map(|m| (m, Voice { piece: m.piece, entity: m.entity }))
        .filter(|(m, v)| near.contains(&m.piece) && fits(desk, article, m, wanted) && voice_holder(desk, article, *v) == Some(party));
    own.max_by_key(|(m, _)| m.piece.start).map(|(_, v)| v)
}

/// Does somebody's words begin with a pronoun for himself that only they resolve ("Ada Orle said that *she* wanted …")? What the whole
/// of them says counts first.
pub(in crate::positions) fn is_of_himself(desk: &Context, taken: &Taken) -> bool {
    let analysis = desk.analyses[taken.article];
    let first = desk.words(taken.article, taken.piece).split_whitespace().next().unwrap_or("");
    let place = Piece::new(taken.piece.start, taken.piece.start + first.len());
    let told = taken.statement.and_then(|n| analysis.statements.get(n)?.speaker).and_then(|v| voice_holder(desk, taken.article, v));
    told == Some(taken.party)
        && wanted(desk.articles[taken.article].lang, &fold(first)).is_some()
        && !analysis.mentions.iter().any(|m| m.piece.overlaps(&place))
}

/// The party behind "her members", "its government", "son parti", of a body that its owner speaks for.
pub(super) fn owned(desk: &Context, article: usize, parse: &Parse, n: usize) -> Option<usize> {
    let lang = desk.articles[article].lang;
    let noun = fold(desk.words(article, parse.words.get(n)?.piece));
    let (land, body, members) = (OWN_LANDS.of(lang).has(&noun), OWN_BODIES.of(lang).has(&noun), MEMBERS.of(lang).has(&noun));
    if !land && !body && !members {
        return None;
    }
    let owning = |c: &usize| *c < n && OWNING.of(lang).has(&fold(desk.words(article, parse.words[*c].piece)));
    let owner = parse.children(n).find(owning)?;
    let party = match mention_at(desk, article, parse, owner).filter(|m| m.form == Form::Pronoun) {
        Some(_) => party_of(desk, article, parse, owner),
        None => meant(desk, article, parse, owner),
    }?;
    // a minister's party is not his state, nor a union's leader's government his union
    let state = desk.is_land(party);
    (members || if state { land } else { body }).then_some(party).filter(|p| !desk.is_private(*p))
}

/// Does a party, or who speaks for it, stand before a word as the subject of a verb?
fn has_subject_of(desk: &Context, article: usize, parse: &Parse, n: usize, party: usize) -> bool {
    let subject = |k: &usize| matches!(parse.words[*k].relation, Relation::Nsubj | Relation::NsubjPass);
    (0..n).filter(subject).any(|k| {
        mention_at(desk, article, parse, k)
            .is_some_and(|m| voice_holder(desk, article, Voice { piece: m.piece, entity: m.entity }) == Some(party))
    })
}

/// Does a place lie within somebody's own words? Whom a pronoun means there, he knows.
fn is_quoted(desk: &Context, article: usize, place: Piece) -> bool {
    let direct = |s: &recoupe_model::Statement| s.kind == SpeechKind::Direct && s.content.contains(&place);
    let before =
        desk.sentence_at(article, place).map_or("", |(_, s)| desk.words(article, Piece::new(s.start.min(place.start), place.start)));
    let count = |marks: &[char]| before.matches(marks).count();
    let open = count(&['«', '“']) > count(&['»', '”']) || count(&['"']) % 2 == 1;
    open || desk.analyses[article].statements.iter().any(direct)
}

fn same_word(desk: &Context, article: usize, parse: &Parse, n: usize, place: Piece) -> bool {
    parse.words.get(n).is_some_and(|w| fold(desk.words(article, w.piece)) == fold(desk.words(article, place)))
}

/// The subject, by name, of the verb that tells the clause of a word.
fn teller_of(parse: &Parse, n: usize) -> Option<usize> {
    let mut verb = parse.words.get(n)?.head?;
    // "that *her party* would not"
    if !parse.is_clause_head(verb) {
        verb = parse.words[verb].head?;
    }
    let head = parse.words[verb].head.filter(|_| parse.words[verb].relation == Relation::Ccomp)?;
    let subject = parse.own_subject(head).filter(|s| *s < verb && !parse.is_passive(head))?;
    matches!(parse.words[subject].tag, Tag::Noun | Tag::Propn).then_some(subject)
}

/// The longest mention that a word heads or stands in.
fn mention_at<'a>(desk: &Context<'a>, article: usize, parse: &Parse, n: usize) -> Option<&'a Mention> {
    let place = parse.words.get(n)?.piece;
    desk.analyses[article].mentions.iter().filter(|m| m.piece.contains(&place)).max_by_key(|m| m.piece.len())
}

/// The sentence before, in the same paragraph.
fn before(desk: &Context, article: usize, at: usize) -> Option<Piece> {
    let sentences = &desk.analyses[article].sentences;
    let (before, here) = (sentences.get(at.checked_sub(1)?)?, sentences.get(at)?);
    (before.block == here.block).then_some(before.piece)
}

/// The party of who tells a sentence; none inside where two do, or somebody whom the pronoun cannot mean.
fn told_by(desk: &Context, article: usize, sentence: Piece, wanted: Wanted) -> Option<Option<usize>> {
    let analysis = desk.analyses[article];
    let voices = analysis.statements.iter().filter_map(|s| s.speaker).filter(|v| sentence.contains(&v.piece));
    let mut parties = voices.filter_map(|v| {
        let mention = analysis.mentions.iter().filter(|m| m.piece.overlaps(&v.piece)).max_by_key(|m| m.piece.len())?;
        Some(voice_holder(desk, article, v).filter(|_| fits(desk, article, mention, wanted)))
    });
    let first = parties.next()?;
    Some(first.filter(|_| parties.all(|p| p == first)))
}

/// The parties, each or none, of all whom a pronoun could mean in a piece. Whom a preposition governs is seldom meant.
fn candidates(desk: &Context, article: usize, piece: Piece, wanted: Wanted) -> Vec<Option<usize>> {
    let all = desk.analyses[article].mentions.iter().filter(|m| piece.contains(&m.piece));
    let fit = all.filter(|m| !is_governed(desk, article, m.piece) && fits(desk, article, m, wanted));
    fit.map(|m| voice_holder(desk, article, Voice { piece: m.piece, entity: m.entity })).collect()
}

/// Can a mention be what a pronoun stands for?
fn fits(desk: &Context, article: usize, mention: &Mention, wanted: Wanted) -> bool {
    let person = mention.kind == EntityKind::Person;
    let body = matches!(mention.kind, EntityKind::State | EntityKind::Org | EntityKind::Group | EntityKind::Place);
    let feminine = || if person { is_woman(desk, article, mention) } else { is_feminine(desk, article, mention.piece) };
    let agrees = || wanted.feminine.is_none_or(|f| feminine().is_none_or(|own| own == f));
    (person && wanted.person || body && wanted.body) && agrees()
}

/// Is a name or noun of the feminine, by the article before it?
fn is_feminine(desk: &Context, article: usize, piece: Piece) -> Option<bool> {
    if desk.articles[article].lang != Some(Lang::FR) {
        return None;
    }
    let gender = |word: &str| match fold(word).as_str() {
        "la" | "une" | "cette" | "sa" => Some(true),
        "le" | "un" | "ce" | "du" | "au" => Some(false),
        _ => None,
    };
    let first = desk.words(article, piece).split_whitespace().next().and_then(gender);
    let text = desk.articles[article].text.as_str().get(..piece.start).unwrap_or("");
    first.or_else(|| text.split_whitespace().next_back().and_then(gender))
}

/// Is a person a woman, by her titles, the pronouns of her and the articles of what she is called?
fn is_woman(desk: &Context, article: usize, mention: &Mention) -> Option<bool> {
    let lang = desk.articles[article].lang;
    let own = desk.analyses[article]
        .mentions
        .iter()
        .filter(|m| m.piece == mention.piece || mention.entity.is_some() && m.entity == mention.entity);
    let tells = own.filter_map(|m| {
        let word = fold(desk.words(article, m.piece));
        if m.form == Form::Pronoun {
            return if HE.of(lang).has(&word) { Some(false) } else { SHE.of(lang).has(&word).then_some(true) };
        }
        let text = desk.articles[article].text.as_str().get(..m.piece.start).unwrap_or("");
        let first = word.split_whitespace().next().unwrap_or("").replace('.', "");
        let before = text.split_whitespace().next_back().map(fold).unwrap_or_default().replace('.', "");
        let title = |t: &str| if HER_TITLES.any(|l| l.has(t)) { Some(true) } else { HIS_TITLES.any(|l| l.has(t)).then_some(false) };
        let nominal = (m.form == Form::Nominal).then(|| is_feminine(desk, article, m.piece)).flatten();
        title(&first).or_else(|| title(&before)).or(nominal)
    });
    let (women, men): (Vec<bool>, Vec<bool>) = tells.partition(|t| *t);
    (women.len() != men.len()).then_some(women.len() > men.len())
}
