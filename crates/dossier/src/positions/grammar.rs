//! Positions by grammar: who is the subject of a verb that takes a position, or the owner of a noun that does ("les
//! demandes de Moscou"), and how far his words go. For the languages that have a parser.

mod anaphora;
mod pieces;
mod spans;

use super::content::Said;
use super::small_words::{
    ABOUT, ASKING, BEFORE_WHEN, CONDITIONS, HE, HER_TITLES, HIS_TITLES, INSISTED_TO_BE, MEMBERS, OBJECTS_NAMED_BEFORE, REFLEXIVES,
    RELATIVE_WORDS, SHE, SUBJECTS, TOWARDS, WHETHER,
};
use super::{Taken, is_readiness, is_wish, objects, order, said, taken_by, voice};
use crate::context::Context;
use crate::parties::{is_of_class, is_word_of_class};
use crate::units::holder;
use crate::units::voice_holder;
use recoupe_lang::fold;
use recoupe_model::{EntityKind, Form, Lang, Piece, SpeechKind, Stance, Voice};
use recoupe_syntax::{Form as VerbForm, Parse, Relation, Tag};

pub(super) use anaphora::is_of_himself;
use spans::{about, is_of_object, noun_before, parties_of, stretch};

pub(super) use spans::asides;

pub(super) use pieces::{
    has_verb, is_clause, is_duty, is_only_done, is_taken_by_another, is_wish_of_another, main_party, subject_noun, subject_of, taker,
    teller, tells_words_of_another, without_aside,
};

/// Positions by the verbs and nouns of a sentence.
pub(super) fn positions(desk: &Context, article: usize, parse: &Parse) -> Vec<Taken> {
    let lang = desk.articles[article].lang;
    let end = parse.words.last().map_or(0, |w| w.piece.end);
    let mut out: Vec<Taken> = Vec::new();
    for (n, node) in parse.words.iter().enumerate() {
        let verb = parse.is_clause_head(n);
        if !verb && node.tag != Tag::Noun {
            continue;
        }
        // "wants China to agree": what one is to do is not yet his position; a noun takes one with what it governs
        let governs = || (0..parse.words.len()).any(|c| parse.is_clause_head(c) && parse.words[c].head == Some(n));
        // nor is what he asks to be done to him: "demanded to be warned"
        let to_be = || parse.children(n).any(|c| parse.words[c].tag == Tag::Aux && parse.words[c].form == Some(VerbForm::Infinitive));
        let bare = || node.form == Some(VerbForm::Infinitive) && !is_to_come(desk, article, parse, n);
        if verb && (bare() || to_be() || is_supposed(desk, article, parse, n)) {
            continue;
        }
        let word = desk.words(article, node.piece);
        let after = desk.words(article, Piece::new(node.piece.end, end.max(node.piece.end)));
        let appeals = || (verb && objects::is_appeal(lang, word, after)).then_some(Stance::Rejects);
        let Some(stance) = appeals().or_else(|| taken_by(word, after, lang)) else { continue };
        // "se veut inflexible": what he would be seen as; "a demandé s'il avait signé": he wants to know it
        let before = n.checked_sub(1).map_or(String::new(), |n| fold(desk.words(article, parse.words[n].piece)));
        let seen_as = is_wish(word, lang) && REFLEXIVES.of(lang).has(&before);
        let question = || parse.words.get(n + 1).is_some_and(|w| WHETHER.of(lang).has(&fold(desk.words(article, w.piece))));
        if verb && (seen_as || stance == Stance::Demands && question()) {
            continue;
        }
        // what a noun says that has no clause
        let said_of = if verb || governs() { None } else { Some(about(desk, article, parse, (n, stance))) };
        if said_of == Some(None) {
            continue;
        }
        let urged = verb && stance == Stance::Demands && objects::only_asks(lang, word, after);
        let charged = |o: usize| Said::new(desk, article, parse.words[o].piece).is_about_charge();
        let stance = match stance {
            Stance::Denies if objects::is_leave(lang, word, after) => Stance::Rejects,
            Stance::Demands if urged => Stance::Asks,
            // "rejected the allegations"
            Stance::Rejects if verb && parse.object(n).is_some_and(charged) => Stance::Denies,
            stance => stance,
        };
        // "neither accepted nor rejected", "stopped short of calling for"; "declined to comment"
        let before = Piece::new(parse.words[0].piece.start, node.piece.start);
        let undone = || Said::new(desk, article, before).leaves_undone();
        // "the man accused of it": it is done to him
        let next = parse.words.get(n + 1).map_or(String::new(), |w| fold(desk.words(article, w.piece)));
        let done = matches!(next.as_str(), "of" | "de" | "d'") && is_word_of_class(lang, "blamed", word);
        // … "did not return a call seeking comment": who asks for words takes no position, whoever he is
        let words_alone = || matches!(stance, Stance::Rejects | Stance::Asks) && Said::of(lang, after).is_about_telling();
        if verb && (done || undone() || words_alone()) {
            continue;
        }
        let object = parse.object(n).and_then(|o| person_at(desk, article, parse, o));
        // who is welcomed or sentenced is no matter of dispute
        let sentenced = || {
            fold(word).starts_with("condamn")
                && (said::names_person(desk, article, Piece::new(node.piece.end, end.max(node.piece.end))) || next == "a")
                || fold(word).starts_with("condemn") && next == "to"
        };
        // "his critics", "an opponent of the treaty": people, no act
        let participle = node.form == Some(VerbForm::Participle);
        if is_word_of_class(lang, "agent", word) && !(verb && participle) {
            continue;
        }
        if verb && (is_reproach(desk, article, parse, n) || is_another_s(desk, article, parse, n) || is_demanded(desk, article, parse, n)) {
            continue;
        }
        if verb && (objects::take_none(lang, stance, word, after) || has_no_subject(desk, article, parse, n)) {
            continue;
        }
        if verb && (sentenced() || (object.is_some() && matches!(stance, Stance::Accepts | Stance::Praises))) {
            continue;
        }
        let holders = if verb && (is_within_another(desk, article, parse, n) || is_behind_semicolon(desk, article, parse, n)) {
            continue;
        } else if verb && let Some(pronoun) = pronoun_before(desk, article, parse, n) {
            vec![pronoun]
        } else if verb && stance == Stance::Offers && is_readiness(word, lang) && parse.agent(n).is_none() {
            // "is prepared to pay": no passive
            parse.own_subject(n).into_iter().collect()
        } else if verb {
            subjects(parse, n)
        } else {
            owners(desk, article, parse, (n, stance))
        };
        // "wrote that she had seen him and *asked* him": a pronoun before another verb; "after she *refused*": one told of in passing
        let aside = node.relation == Relation::Advcl;
        let own = |h: &usize| parse.own_subject(n) == Some(*h) && !aside || parse.words[*h].tag != Tag::Pron;
        let holders: Vec<usize> = holders.into_iter().filter(|h| !verb || own(h) || !is_person(desk, article, parse, *h)).collect();
        let mut parties: Vec<usize> = holders.iter().flat_map(|h| parties_of(desk, article, parse, *h)).collect();
        // "she still required a new engine": a person's need
        if verb && stance == Stance::Demands && word.starts_with("requir") {
            parties.retain(|p| !desk.is_private(*p));
        }
        let wish = is_wish(word, lang);
        // a body that "asks for" a thing demands it; a person asks
        let asks = fold(word).starts_with("ask") && !parties.is_empty() && parties.iter().all(|p| desk.is_private(*p));
        let stance = if stance == Stance::Demands && asks { Stance::Asks } else { stance };
        let told = parse
            .children(n)
            .find(|c| parse.words[*c].relation == Relation::Ccomp)
            .map(|c| Said::new(desk, article, parse.subtree(c)).stance());
        // whoever insists that he himself will not refuses; whoever demands that another shall not demands
        let himself = |c: usize| {
            parse
                .subject(c)
                .is_some_and(|s| parse.words[s].tag == Tag::Pron || party_of(desk, article, parse, s).is_some_and(|p| parties.contains(&p)))
        };
        let refused = parse.children(n).any(|c| parse.words[c].relation == Relation::Ccomp && parse.negated(c) && himself(c));
        let stance = match (stance, verb && parse.negated(n)) {
            // "insists that it will not …"
            (Stance::Demands, false) if refused => Stance::Rejects,
            // "insisted that an alert had gone out" demands nothing
            (Stance::Demands, false) if fold(word).starts_with("insist") && insists_it_is(lang, after, told) => continue,
            (Stance::Warns | Stance::Threatens | Stance::Accuses | Stance::Criticises, false) if told == Some(Some(Stance::Rejects)) => {
                Stance::Rejects
            }
            // "vowed to retaliate"
            (Stance::Promises, false) => {
                Said::new(desk, article, Piece::new(node.piece.end, parse.subtree(n).end.max(node.piece.end))).promised()
            }
            (s, false) => s,
            // "did not commit to it": whoever leaves it open has not refused
            (Stance::Promises, true) if ["engag", "commit"].iter().any(|w| fold(word).starts_with(w)) => continue,
            (Stance::Accepts | Stance::Offers | Stance::Promises | Stance::Praises, true) => Stance::Rejects,
            // "no longer opposes it"
            (Stance::Rejects, true) if no_longer(desk, article, parse, n) => Stance::Accepts,
            // "does not want a tunnel"; who does not want to tell refuses nothing
            (Stance::Demands, true) if wish && objects::only_this(after) => Stance::Demands,
            (Stance::Demands, true) if wish && !objects::is_not_to_tell(lang, after) => Stance::Rejects,
            _ => continue,
        };
        // "refuses to pay and demands …": the second begins at its own verb
        // … and a turned pronoun ("a-t-il ajouté, accusant …") stands in the middle of a word
        let turned = |h: &usize| {
            desk.articles[article]
                .text
                .as_str()
                .get(..parse.words[*h].piece.start)
                .is_some_and(|t| t.ends_with(['-', '\u{2010}', '\u{2011}']))
        };
        let from = if verb && parse.own_subject(n).is_some() { holders.first().copied().filter(|h| !turned(h)) } else { None };
        let noun = if verb { noun_before(parse, n) } else { None };
        let mut piece = stretch(parse, n, from);
        let core = desk.articles[article].text.trim(piece);
        for part in noun.into_iter().chain(said_of.flatten()) {
            piece = piece.cover(&part);
        }
        // "Norvey's demand that …", from whose it is on
        if let (false, [owner]) = (verb, &holders[..])
            && let whole = parse.subtree(*owner)
            && whole.end <= node.piece.start
        {
            piece = piece.cover(&whole);
        }
        let piece = desk.articles[article].text.trim(before_semicolon(desk, article, piece, node.piece));
        // "M. Orle a prévenu qu'": cut off
        let cut = desk.words(article, piece).split_whitespace().next_back().is_some_and(|w| matches!(w, "qu'" | "qu’" | "que" | "that"));
        if verb && cut {
            continue;
        }
        // "… that the state had approved", "the negotiators have pressed": nothing is said after the word, nor is a pronoun before it
        let told_of = || {
            let of = !matches!(stance, Stance::Warns | Stance::Hopes | Stance::Threatens | Stance::Promises);
            of && noun.is_some() && is_of_object(parse, n)
        };
        let nothing_behind =
            || node.relation == Relation::AclRelcl || parse.object(n).is_none() && !is_of_named_before(desk, article, piece, stance);
        if verb && piece.end == node.piece.end && nothing_behind() && !told_of() {
            continue;
        }
        // "« … », alerte son président": what he says stands before
        let behind = |s: usize| parse.words[s].piece.start > node.piece.start;
        if verb && !parse.is_passive(n) && parse.own_subject(n).is_some_and(behind) && !governs_what_is_said(parse, n) {
            continue;
        }
        let statement = desk.statement_at(article, core).map(|(s, _)| s);
        let teller = statement
            .and_then(|s| desk.analyses[article].statements[s].speaker)
            .and_then(|v| holder(desk, desk.entity(article, v.entity)?));
        let quoted =
            statement.map(|s| &desk.analyses[article].statements[s]).is_some_and(|s| s.kind == SpeechKind::Direct && s.speaker.is_some());
        for party in parties {
            if !out.iter().any(|t| t.piece == piece && t.party == party) {
                // … and so is what he is charged with by another, or said to fear
                let no = matches!(stance, Stance::Rejects | Stance::Denies | Stance::Threatens);
                let said_by = |t: Option<usize>| t.is_some_and(|t| t != party);
                // … or what is asked of him ("how Norway seeks …")
                let imputed = verb && is_asked(desk, article, parse, n)
                    || (wish || !verb || parse.is_passive(n)) && said_by(teller)
                    || quoted && (said_by(teller) || teller.is_none() && no);
                out.push(Taken { article, piece, matter: piece, party, stance, told: true, imputed, only_tells: false, urged, statement });
            }
        }
    }
    out
}

/// Does an infinitive tell what somebody will do ("Norvey will oppose it"), or is it none ("la Norvée, qui aspire à …", which was
/// taken for one)?
fn is_to_come(desk: &Context, article: usize, parse: &Parse, n: usize) -> bool {
    if parse.own_subject(n).is_none() {
        return false;
    }
    let words = |relation| {
        parse.children(n).filter(move |c| parse.words[*c].relation == relation).map(|c| fold(desk.words(article, parse.words[c].piece)))
    };
    match desk.articles[article].lang {
        Some(Lang::EN) => {
            // "does not want"
            let does = |w: &str| matches!(w, "will" | "'ll" | "does" | "do" | "did");
            words(Relation::Aux).any(|w| does(&w) || w == "would" && parse.words[n].relation == Relation::Ccomp)
        }
        _ => words(Relation::Aux).chain(words(Relation::Mark)).next().is_none(),
    }
}

/// A piece up to the first semicolon behind its verb: what stands behind is said of another.
fn before_semicolon(desk: &Context, article: usize, piece: Piece, verb: Piece) -> Piece {
    let behind = desk.words(article, Piece::new(verb.end, piece.end.max(verb.end)));
    let quoted = |at: usize| behind.get(..at).is_some_and(|b| b.contains(['«', '“', '"']));
    behind.find(';').filter(|at| !quoted(*at)).map_or(piece, |at| Piece::new(piece.start, verb.end + at))
}

/// Is a refusal one no more ("*no longer* opposes it", "ne s'y oppose *plus*")?
fn no_longer(desk: &Context, article: usize, parse: &Parse, n: usize) -> bool {
    let word = |k: Option<usize>| k.and_then(|k| parse.words.get(k)).map_or(String::new(), |w| fold(desk.words(article, w.piece)));
    match desk.articles[article].lang {
        Some(Lang::EN) => word(n.checked_sub(1)) == "longer" && word(n.checked_sub(2)) == "no",
        Some(Lang::FR) => {
            let near = [n + 1, n + 2].map(Some).into_iter().chain([n.checked_sub(1)]);
            near.map(word).any(|w| w == "plus") && parse.children(n).all(|c| word(Some(c)) != "pas")
        }
        _ => false,
    }
}

/// Is all that a piece says that somebody refuses or accepts what was told before ("Norvey *turned it down*", "la Norvée *s'y oppose*")?
pub(super) fn is_of_named_before(desk: &Context, article: usize, piece: Piece, stance: Stance) -> bool {
    let lang = desk.articles[article].lang;
    let before = OBJECTS_NAMED_BEFORE.of(lang);
    let text = desk.words(article, piece);
    let words: Vec<String> = text.replace(['\'', '’'], "' ").split_whitespace().map(fold).collect();
    let at = |back: usize| words.len().checked_sub(back).and_then(|k| words.get(k)).map_or("", String::as_str);
    let pronoun = match lang {
        Some(Lang::EN) => at(1),
        // "*l'*invitation" is no pronoun
        _ if !matches!(taken_by(at(1), "", lang), Some(Stance::Rejects | Stance::Accepts)) => return false,
        // "s'y oppose", "l'a refusée"
        _ if matches!(at(2), "a" | "ont" | "avait" | "avaient") => at(3),
        _ => at(2),
    };
    matches!(stance, Stance::Rejects | Stance::Accepts) && before.has(pronoun)
}

/// Has a verb an object or a clause of what is said?
fn governs_what_is_said(parse: &Parse, n: usize) -> bool {
    let said = |c: usize| matches!(parse.words[c].relation, Relation::Ccomp | Relation::Xcomp | Relation::Obj | Relation::Iobj);
    parse.children(n).any(|c| said(c) && parse.words[c].piece.start > parse.words[n].piece.start)
}

/// Words behind "insisted" among which it is said that something is, was or will be so.
const IS_WITHIN: usize = 6;

/// Does whoever insists only hold to what he says ("insisted that an alert had gone out", "insisted the reform will last")? In
/// English he who demands insists "on" it, or that somebody shall or must, or do it.
fn insists_it_is(lang: Option<Lang>, after: &str, told: Option<Option<Stance>>) -> bool {
    let english = lang.is_some_and(|l| l == Lang::EN);
    let on = after.split_whitespace().next().is_some_and(|w| matches!(w, "on" | "upon"));
    let demands = || Said::of(lang, after).stance() == Some(Stance::Demands);
    let is = || INSISTED_TO_BE.of(lang).has_any(after.split_whitespace().take(IS_WITHIN));
    told.is_some_and(|t| t != Some(Stance::Demands)) || english && told.is_none() && !on && is() && !demands()
}

/// Is a verb the content of what somebody demands ("demanded that Norway *return* the nets")? Whoever is to do it has not done it.
fn is_demanded(desk: &Context, article: usize, parse: &Parse, n: usize) -> bool {
    let Some(head) = parse.words[n].head.filter(|_| parse.words[n].relation == Relation::Ccomp) else { return false };
    let after = desk.words(article, Piece::new(parse.words[head].piece.end, parse.words.last().map_or(0, |w| w.piece.end)));
    taken_by(desk.words(article, parse.words[head].piece), after, desk.articles[article].lang) == Some(Stance::Demands)
}

/// Is a verb what somebody is blamed for ("lashed *for threatening* to sail")?
fn is_reproach(desk: &Context, article: usize, parse: &Parse, n: usize) -> bool {
    let bare = |n: usize| matches!(parse.words[n].form, Some(VerbForm::Gerund | VerbForm::Participle)) && parse.own_subject(n).is_none();
    let reproached = |n: usize| {
        let mut marks = parse.children(n).filter(|c| matches!(parse.words[*c].relation, Relation::Mark | Relation::Case));
        bare(n) && marks.any(|c| matches!(fold(desk.words(article, parse.words[c].piece)).as_str(), "for" | "of"))
    };
    // "praised for standing up and *resisting*"
    let first = parse.words[n].head.filter(|_| parse.words[n].relation == Relation::Conj);
    reproached(n) || bare(n) && first.is_some_and(reproached)
}

/// Is a verb the content of a question ("as to how and *when* Oslo seeks …")? That it does so is not said.
fn is_asked(desk: &Context, article: usize, parse: &Parse, n: usize) -> bool {
    let lang = desk.articles[article].lang;
    let words = |at: usize| fold(desk.words(article, parse.words[at].piece));
    let Some(first) = parse.own_subject(n).and_then(|s| parse.at(parse.subtree(s).start)).filter(|s| *s > 0) else { return false };
    let (word, before) = (words(first - 1), first.checked_sub(2).map(words).unwrap_or_default());
    ASKING.of(lang).has(&word) || matches!(word.as_str(), "when" | "where" | "quand") && BEFORE_WHEN.of(lang).has(&before)
}

/// Has a verb no subject that grammar could tell: one that itself stands as the subject of another ("*requiring* only one could …"),
/// one that hangs after a comma on whom a preposition governs ("argued before Judge Orle, *seeking* …")?
fn has_no_subject(desk: &Context, article: usize, parse: &Parse, n: usize) -> bool {
    let node = parse.words[n];
    let Some(own) = parse.own_subject(n) else { return matches!(node.relation, Relation::Csubj | Relation::CsubjPass) };
    let before = parse.at(parse.subtree(own).start).and_then(|at| at.checked_sub(1));
    let governed = before
        .map(|at| fold(desk.words(article, parse.words[at].piece)))
        .is_some_and(|w| matches!(w.as_str(), "before" | "after") || order::is_preposition(&w, desk.articles[article].lang));
    let own = parse.words[own].piece;
    let comma = own.end <= node.piece.start && desk.words(article, Piece::new(own.end, node.piece.start)).contains(',');
    node.form == Some(VerbForm::Gerund) && governed && comma
}

/// Is a verb without a subject of its own likely another's than the one whom grammar gives it? A participle behind a comma
/// belongs to the clause, not to the noun before it ("argued before Judge Orle, *seeking* …"); one behind "with" and a name
/// to that name ("with Norway *refusing* …").
fn is_another_s(desk: &Context, article: usize, parse: &Parse, n: usize) -> bool {
    let node = parse.words[n];
    let bare = matches!(node.form, Some(VerbForm::Gerund | VerbForm::Participle)) && parse.own_subject(n).is_none();
    let (Some(subject), true) = (parse.subject(n), bare && node.relation != Relation::Conj) else { return false };
    let subject = parse.words[subject].piece;
    if subject.end > node.piece.start {
        return false;
    }
    let between = desk.words(article, Piece::new(subject.end, node.piece.start));
    if node.relation == Relation::Acl {
        return between.contains(',')
            && node.head.is_some_and(|h| !matches!(parse.words[h].relation, Relation::Nsubj | Relation::NsubjPass));
    }
    let with = between.split_whitespace().rev().take_while(|w| !w.ends_with(',')).any(|w| matches!(w, "with" | "avec"));
    let named = desk.analyses[article].mentions.iter().filter(|m| m.piece.start >= subject.end && m.piece.end <= node.piece.start);
    with && named.into_iter().any(|m| m.form == Form::Name)
}

/// Does a verb stand in a condition ("if it refuses")?
fn is_supposed(desk: &Context, article: usize, parse: &Parse, n: usize) -> bool {
    let conditions = CONDITIONS.of(desk.articles[article].lang);
    let marks = parse.children(n).filter(|c| parse.words[*c].relation == Relation::Mark);
    marks.into_iter().any(|c| conditions.has(&fold(desk.words(article, parse.words[c].piece))))
}

/// The person that a word means.
fn person_at(desk: &Context, article: usize, parse: &Parse, n: usize) -> Option<usize> {
    let place = parse.words.get(n)?.piece;
    let mentions = desk.analyses[article].mentions.iter().filter(|m| m.kind == EntityKind::Person && m.piece.contains(&place));
    mentions.filter(|m| m.form == Form::Name || parse.head_of(m.piece) == Some(n)).find_map(|m| desk.entity(article, m.entity))
}

/// Does a word stand for a person who speaks for himself?
fn is_person(desk: &Context, article: usize, parse: &Parse, n: usize) -> bool {
    party_of(desk, article, parse, n).is_some_and(|p| desk.is_private(p))
}

/// Does a verb only look like a passive to grammar ("The League, to which … , *urged* both sides")? No "was" stands beside it.
fn is_no_passive(parse: &Parse, n: usize) -> bool {
    let be = |c: usize| matches!(parse.words[c].relation, Relation::AuxPass | Relation::Cop);
    let own = parse.own_subject(n).is_some_and(|s| s < n);
    own && parse.agent(n).is_none() && !parse.children(n).any(be) && parse.words[n].relation == Relation::Root
}

/// Does a semicolon stand between a verb and the subject that it is thought to share with another, and somebody else behind that
/// ("Norvey fears a trade war; *each has threatened* the other")?
fn is_behind_semicolon(desk: &Context, article: usize, parse: &Parse, n: usize) -> bool {
    let Some(subject) = parse.subject(n).filter(|s| *s < n && parse.own_subject(n).is_none()) else { return false };
    let Some(at) = (subject..n).rev().find(|k| desk.words(article, parse.words[*k].piece) == ";") else { return false };
    let english = desk.articles[article].lang == Some(Lang::EN);
    (at + 1..n).any(|k| matches!(parse.words[k].tag, Tag::Noun | Tag::Propn | Tag::Det) || english && parse.words[k].tag == Tag::Pron)
}

/// Who does what a verb says: its subject, or the agent of a passive, and who is joined to them by "and".
fn subjects(parse: &Parse, n: usize) -> Vec<usize> {
    let active = !parse.is_passive(n) || is_no_passive(parse, n);
    let Some(first) = (if active { parse.subject(n) } else { parse.agent(n) }) else { return Vec::new() };
    // "was in Doha where he urged": whom a preposition governs is joined to nobody who acts
    let governed = |c: usize| parse.child(c, Relation::Case).is_some();
    let joined = parse.children(first).filter(|c| parse.words[*c].relation == Relation::Conj && !governed(*c));
    std::iter::once(first).chain(joined).collect()
}

/// A pronoun that can be nothing but the subject right before a verb ("Ada Orle, qu'*elle* veut dehors"), where grammar found another.
fn pronoun_before(desk: &Context, article: usize, parse: &Parse, n: usize) -> Option<usize> {
    let before = n.checked_sub(1)?;
    let subjects = SUBJECTS.of(desk.articles[article].lang);
    let subject = subjects.has(&fold(desk.words(article, parse.words[before].piece)));
    (subject && parse.subject(n) != Some(before)).then_some(before)
}

/// Words of an aside before a noun that may be its subject.
const ASIDE: usize = 3;

/// Is what grammar takes for a verb's subject that of an aside between the subject and the verb ("The League, to which *Norvey* belongs,
/// demanded …")? A verb of its own stands between it and the comma.
fn is_within_another(desk: &Context, article: usize, parse: &Parse, n: usize) -> bool {
    let Some(subject) = parse.subject(n).filter(|s| *s < n) else { return false };
    let relative = RELATIVE_WORDS.of(desk.articles[article].lang);
    let word = |k: usize| fold(desk.words(article, parse.words[k].piece));
    let opens = (subject.saturating_sub(ASIDE)..subject).any(|k| relative.has(&word(k)));
    let comma = (subject + 1..n).find(|k| word(*k) == ",");
    opens && comma.is_some_and(|c| (subject + 1..c).any(|k| parse.words[k].tag == Tag::Verb))
}

/// Whose a noun is: "les demandes de Moscou", "the EU's refusal". Whom it is for or against has not said it ("calls *for* Apple
/// to yield"), nor in English whom fear or blame is "of" ("criticism *of* Norway").
fn owners(desk: &Context, article: usize, parse: &Parse, (n, stance): (usize, Stance)) -> Vec<usize> {
    let prepositions = TOWARDS.of(desk.articles[article].lang);
    let blames = matches!(stance, Stance::Warns | Stance::Criticises | Stance::Accuses | Stance::Accepts | Stance::Praises);
    let towards = |c: usize| {
        let cases = parse.children(c).filter(|k| parse.words[*k].relation == Relation::Case);
        cases.map(|k| fold(desk.words(article, parse.words[k].piece))).any(|w| prepositions.has(&w) || blames && w == "of")
    };
    parse.children(n).find(|c| parse.words[*c].relation == Relation::Nmod).filter(|c| !towards(*c)).into_iter().collect()
}

/// Bytes of a comma and a blank between an office and the name of who holds it.
const BESIDE: usize = 2;

/// The party that a word means, by the mention there or as somebody's own body ("her *party*").
fn party_of(desk: &Context, article: usize, parse: &Parse, n: usize) -> Option<usize> {
    mentioned(desk, article, parse, n).or_else(|| anaphora::owned(desk, article, parse, n))
}

/// The party that the mention at a word is or speaks for.
fn mentioned(desk: &Context, article: usize, parse: &Parse, n: usize) -> Option<usize> {
    let place = parse.words.get(n)?.piece;
    let takes =
        |k: EntityKind| matches!(k, EntityKind::State | EntityKind::Org | EntityKind::Group | EntityKind::Person | EntityKind::Place);
    let heads = |m: &&recoupe_model::Mention| {
        m.piece.contains(&place) && takes(m.kind) && (m.form != Form::Nominal || parse.head_of(m.piece).is_none_or(|h| h == n))
    };
    let Some(mention) = desk.analyses[article].mentions.iter().filter(heads).max_by_key(|m| m.piece.len()) else {
        if let Some(named) = behind_courtesy(desk, article, parse, n) {
            return party_of(desk, article, parse, named);
        }
        if anaphora::is_unresolved(desk, article, parse, n) {
            return anaphora::meant(desk, article, parse, n);
        }
        // "the members of the board have called for it"
        let members = MEMBERS.of(desk.articles[article].lang).has(&fold(desk.words(article, place)));
        let of = parse.children(n).find(|c| parse.words[*c].relation == Relation::Nmod).filter(|_| members)?;
        // members of a parliament speak for themselves
        if is_of_class(desk.articles[article].lang, "chamber", desk.words(article, parse.words[of].piece)) {
            return None;
        }
        return party_of(desk, article, parse, of).filter(|p| desk.entities[*p].kind != EntityKind::Person);
    };
    let meant = Voice { piece: mention.piece, entity: mention.entity };
    let another = mention.form != Form::Pronoun && voice::is_another(desk, article, meant);
    if another || voice::is_dateline(desk, article, mention.piece) || voice::is_whose(desk, article, mention) {
        return None;
    }
    let party = voice_holder(desk, article, meant)?;
    // a person's own position: by name
    let pronoun = mention.form == Form::Pronoun;
    // "the harbour master, Ada Orle": she is named beside her office
    let beside = |m: &recoupe_model::Mention| {
        m.form == Form::Name && m.entity == mention.entity && (mention.piece.start..=mention.piece.end + BESIDE).contains(&m.piece.start)
    };
    // a lawyer's words are his client's
    let counsel = || is_of_class(desk.articles[article].lang, "counsel", desk.words(article, mention.piece));
    let named = || !counsel() && desk.analyses[article].mentions.iter().any(beside);
    if desk.is_private(party) && mention.form != Form::Name && !pronoun && !named() {
        return None;
    }
    // "she also demands": of whom the sentence before spoke
    let sure = mention.form != Form::Pronoun
        || agrees(desk, article, mention) && said::is_backed(desk, article, mention.piece, mention.piece, party);
    sure.then_some(party)
}

/// The first word of the name behind a title of courtesy, which grammar takes for the head of both ("*Mme* Orle refuse", "*M.* Orle
/// a décliné").
fn behind_courtesy(desk: &Context, article: usize, parse: &Parse, n: usize) -> Option<usize> {
    let title = fold(desk.words(article, parse.words.get(n)?.piece)).replace('.', "");
    let courtesy = HER_TITLES.any(|t| t.has(&title)) || HIS_TITLES.any(|t| t.has(&title));
    let next = parse.words.get(n + 1).filter(|_| courtesy)?.piece;
    let mut names = desk.analyses[article].mentions.iter().filter(|m| m.form == Form::Name && m.kind == EntityKind::Person);
    names.any(|m| m.piece.start == next.start).then_some(n + 1)
}

/// Is a person called by a pronoun as most pronouns of the report call him ("*she* refused": not the man who is "he" elsewhere)?
fn agrees(desk: &Context, article: usize, pronoun: &recoupe_model::Mention) -> bool {
    let lang = desk.articles[article].lang;
    let sex = |m: &recoupe_model::Mention| {
        let word = fold(desk.words(article, m.piece));
        if HE.of(lang).has(&word) { Some(false) } else { SHE.of(lang).has(&word).then_some(true) }
    };
    let Some(own) = sex(pronoun) else { return true };
    let all = desk.analyses[article].mentions.iter().filter(|m| m.form == Form::Pronoun && m.entity == pronoun.entity);
    let (same, other): (Vec<bool>, Vec<bool>) = all.filter_map(sex).partition(|s| *s == own);
    same.len() > other.len()
}
