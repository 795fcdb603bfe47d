//! Positions by statements: what somebody says who speaks for a party. A quotation of several sentences takes one in
//! each; a statement within another is told by the outer speaker; where the sentence itself contradicts who is
//! thought to speak, none is taken.

use super::content::{self, Said};
use super::heard::Heard;
use super::order::DETERMINERS;
use super::small_words::{ADMITTED, AGREED, PROMISED, WHETHER};
use super::{Taken, grammar, objects, taken_by, voice};
use crate::context::Context;
use crate::parties::is_word_of_class;
use crate::units::{holder, voice_holder};
use crate::words::is_negation;
use recoupe_lang::{TokenKind, WordList, fold, tokens};
use recoupe_model::{EntityKind, Form, Lang, Mention, Piece, SpeechKind, Stance, Statement, Voice};
use recoupe_syntax::{Form as VerbForm, Tag};

/// A position has at least so many words …
const WORDS_AT_LEAST: usize = 5;

/// … a sentence of a quotation, and a clause ("the deal was bad"), so many …
const CLAUSE_AT_LEAST: usize = 4;

/// … and a clause behind a verb that takes it, so many ("denies having sunk it").
const TAKEN_AT_LEAST: usize = 3;

/// … and a thing named behind such a verb ("rejected this charge"), so many.
const THING_AT_LEAST: usize = 2;

/// Words between a name and the word by which it speaks, at most.
const CUE_WITHIN: usize = 2;

/// Bytes of a blank and a courtesy title before a name.
const COURTESY: usize = 6;

/// Bytes into a piece within which it says that somebody expects something ("he also expects").
const EXPECTS_WITHIN: usize = 20;

/// The positions that a statement takes: one for each sentence of it.
pub(super) fn positions(desk: &Context, heard: &Heard, article: usize, n: usize) -> Vec<Taken> {
    let Some(statement) = desk.analyses[article].statements.get(n) else { return Vec::new() };
    let Some(party) = statement.speaker.and_then(|v| voice_holder(desk, article, v)) else {
        return statement.speaker.map_or(Vec::new(), |v| of_several(desk, heard, article, (n, statement), v));
    };
    // what another report tells of him by his name he has said
    if !heard.is_named_elsewhere(article, n) && is_doubtful(desk, article, statement, party) {
        return Vec::new();
    }
    let sentences = &desk.analyses[article].sentences;
    let from = sentences.partition_point(|s| s.piece.end <= statement.content.start);
    let within = sentences[from..].iter().map(|s| s.piece).take_while(|s| s.start < statement.content.end);
    let many = within.clone().count() > 1;
    within.filter_map(|sentence| by_sentence(desk, heard, article, (n, statement), sentence, (party, many))).collect()
}

/// "Norvey and Sweden said …": the positions of each.
fn of_several(desk: &Context, heard: &Heard, article: usize, (n, statement): (usize, &Statement), voice: Voice) -> Vec<Taken> {
    let analysis = desk.analyses[article];
    let names: Vec<&Mention> = analysis.mentions.iter().filter(|m| m.form == Form::Name && voice.piece.contains(&m.piece)).collect();
    let holders: Option<Vec<usize>> =
        names.iter().map(|m| voice_holder(desk, article, Voice { piece: m.piece, entity: m.entity })).collect();
    let text = desk.words(article, voice.piece);
    let joined = text.split_whitespace().any(|w| matches!(w, "and" | "et" | "und"));
    let (Some(mut holders), true) = (holders, joined && names.len() > 1) else { return Vec::new() };
    holders.sort_unstable();
    holders.dedup();
    // of two parties nothing but their names; of one whatever titles its people have
    let between = |w: &str| matches!(w, "and" | "et" | "und" | "the" | "both" | "la" | "le" | "les");
    let mut rest = text.to_owned();
    for name in &names {
        rest = rest.replacen(desk.words(article, name.piece), " ", 1);
    }
    let bare = rest.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()).all(between);
    if holders.len() > 1 && !bare || holders.iter().any(|p| is_doubtful(desk, article, statement, *p)) {
        return Vec::new();
    }
    let sentence = desk.sentence_at(article, statement.content).map(|(_, s)| s).filter(|s| s.contains(&statement.content));
    let take = |p| by_sentence(desk, heard, article, (n, statement), sentence?, (p, false));
    holders.into_iter().filter_map(take).filter(|t| t.stance != Stance::Says).collect()
}

/// Is a sentence of a statement too short to be a position? `many`: it is one of several.
fn is_scrap(desk: &Context, article: usize, statement: &Statement, said: &Said, (piece, many): (Piece, bool)) -> bool {
    // "hailed « a brave step »": what is kept in marks behind a verb that takes a position says enough
    let called = || statement.cue.is_some_and(|c| Said::new(desk, article, c).taken_last() == Some(statement.stance));
    if said.len() >= TAKEN_AT_LEAST && !many && statement.kind != SpeechKind::Indirect && called() {
        return false;
    }
    // "a rejeté cette accusation", "demands its demolition": a thing that is refused or wanted
    let asked = || {
        let taken = statement.cue.and_then(|c| Said::new(desk, article, c).taken_last());
        let asks = matches!(taken, Some(Stance::Demands | Stance::Rejects | Stance::Denies | Stance::Warns));
        asks && statement.kind != SpeechKind::Direct && said.names_a_thing()
    };
    if said.len() >= THING_AT_LEAST && !many && asked() {
        return false;
    }
    // ", calling on the port to close": of whom a participle goes on is less sure
    let goes_on = |c| desk.words(article, c).split_whitespace().any(|w| w.ends_with("ing"));
    let clause = || !statement.cue.is_some_and(goes_on) && grammar::has_verb(desk, article, piece);
    match said.len() {
        WORDS_AT_LEAST.. => false,
        CLAUSE_AT_LEAST.. => !(many || is_quoted(desk, article, piece) || clause()),
        // "qu'il fera appel": that says enough
        TAKEN_AT_LEAST.. if said.appeals() && clause() => false,
        TAKEN_AT_LEAST.. => many || matches!(statement.stance, Stance::Says | Stance::Claims) || !clause(),
        _ => true,
    }
}

fn by_sentence(
    desk: &Context,
    heard: &Heard,
    article: usize,
    (n, statement): (usize, &Statement),
    sentence: Piece,
    (party, many): (usize, bool),
) -> Option<Taken> {
    let whole = Piece::new(statement.content.start.max(sentence.start), statement.content.end.min(sentence.end));
    let piece = without_other_voice(desk, heard, article, n, whole)?;
    let said = Said::new(desk, article, piece);
    let quoted = many || is_quoted(desk, article, piece);
    let is_state = desk.is_land(party);
    let version = heard.is_version(article, n) && !many;
    // what several reports quote is one of the story's; of two things said so one in two was mere talk, but for what somebody denies,
    // or sets against another thing ("we seek no winner, we seek a fair count")
    let sets_against = (said.is_negated() || said.sets_against() || said.begins_with_nobody()) && !said.begins_with_i();
    // what a court found is no side's
    let court = || told_of(desk, party).any(|(at, p)| has_word_of_class(desk, at, p, "court"));
    let retold = heard.is_retold(article, n) && !many && sets_against && !court();
    let scrap = is_scrap(desk, article, statement, &said, (piece, many));
    if said.is_headless() || scrap && !(version && said.len() >= TAKEN_AT_LEAST && grammar::has_verb(desk, article, piece)) {
        return None; // a scrap
    }
    let beside = statement.speaker.is_some_and(|v| sentence.contains(&v.piece));
    let nested = outer(desk, article, n).is_some();
    let verb = if many { Stance::Says } else { statement.stance };
    // "The alliance would like …, she said", "X threatened that the union would retaliate": whoever is to do it
    let doer = || grammar::subject_of(desk, article, piece).or_else(|| leading_party(desk, article, piece));
    let cue_negated = is_cue_negated(desk, article, statement);
    // "does not deny having sent it", "ne conteste pas l'existence de la lettre": it is granted
    let granted = cue_negated && statement.cue.is_some_and(|c| Said::new(desk, article, c).taken_last() == Some(Stance::Denies));
    let verb = if granted && !many { Stance::Accepts } else { verb };
    if cue_negated && !granted && verb != Stance::Says {
        return None; // "would not dismiss the possibility", "did not believe", "stopped short of calling for"
    }
    let cue = statement.cue.map(|cue| Said::new(desk, article, cue));
    let cue_takes = cue.as_ref().and_then(Said::taken_last);
    let cue_last = statement.cue.and_then(|c| desk.words(article, c).split_whitespace().next_back()).unwrap_or("");
    let urged = objects::only_asks(desk.articles[article].lang, cue_last, desk.words(article, piece));
    let verb = match verb {
        Stance::Rejects if said.is_about_telling() => return None, // "declined to comment"
        // "urged both sides to keep calm"
        Stance::Demands if urged => Stance::Asks,
        Stance::Demands if said.is_question() && !quoted => Stance::Asks,
        Stance::Denies if said.denies_in_passing() && !matches!(cue_takes, Some(Stance::Denies | Stance::Rejects)) => return None,
        // "rejected the plan", and denied what was charged
        Stance::Denies if cue_takes == Some(Stance::Rejects) && !said.is_about_charge() => Stance::Rejects,
        // "described the step as dangerous"
        Stance::Warns if cue.as_ref().is_some_and(Said::labels) => Stance::Criticises,
        verb => verb,
    };
    // "In a call with his colleague, the minister said …": cut where another speaks, nothing is left
    if piece.end < whole.end && cue_takes.is_none() && !grammar::is_clause(desk, article, piece) {
        return None;
    }
    let lang = desk.articles[article].lang;
    let english = lang.is_some_and(|l| l == Lang::EN);
    let cue_word = || statement.cue.and_then(|c| desk.words(article, c).split_whitespace().next_back());
    // from the cue on, or, where it stands behind what is said, all that is said
    let behind = statement.cue.filter(|c| c.end <= piece.start).map_or(piece, |c| Piece::new(c.end, piece.end));
    let behind = desk.words(article, behind);
    let cue_says = |words: &WordList| cue.as_ref().is_some_and(|c| c.ends_in(words));
    let questioned = || cue.as_ref().is_some_and(|c| matches!(c.last(), "questioned" | "questioning"));
    // "asked whether the nets were old": he wants to know it
    let gap = statement.cue.filter(|c| c.end <= piece.start).map_or("", |c| desk.words(article, Piece::new(c.end, piece.start)));
    let question = gap.split_whitespace().any(|w| WHETHER.of(lang).has(&fold(&w.replace('’', "'"))));
    let verb = match verb {
        Stance::Demands if question && !quoted => return None,
        // "its willingness to talk": whatever follows
        _ if said.begins_willing() => Stance::Offers,
        // "questioned his brother, 24": what the police do
        Stance::Criticises if questioned() && names_person(desk, article, piece) && !said.is_first_person() => {
            return None;
        }
        // "agreed that the boat was old": whoever shares a view grants nothing
        Stance::Accepts if cue_says(&AGREED) && said.is_view() => Stance::Says,
        // "acknowledged that the boat was old": who admits a fact grants nothing; "a reconnu l'île" does
        Stance::Accepts if cue_says(&ADMITTED) && (english || grammar::has_verb(desk, article, piece)) && !said.is_to_do() => Stance::Says,
        Stance::Demands if cue_takes.is_none() && said.is_others_wish() => return None,
        Stance::Threatens if cue_takes.is_none() && said.is_own_price() => return None,
        // "we do not ask for the moon", "he would have to ask his council"
        Stance::Demands if cue_takes.is_none() && said.asks_for_nothing() => return None,
        Stance::Demands if cue_takes.is_none() && statement.kind != SpeechKind::Direct && said.is_his_own_duty() => return None,
        // "I will say that …": by words only, and no promise
        Stance::Promises if said.befalls() => return None, // "we will see"
        Stance::Promises if said.goes_on_to_tell() || said.is_foretold() => Stance::Says,
        // "pressed their attack", "sought treatment"
        verb if cue_word().is_some_and(|w| objects::take_none(lang, verb, w, behind)) => return None,
        Stance::Denies if cue_word().is_some_and(|w| objects::is_leave(lang, w, behind)) => Stance::Rejects,
        verb => verb,
    };
    let kept_from = said.begins_to_do() && cue_says(&PROMISED);
    // "described their answer to the attack as reasonable": what it is called is what it is
    let called = cue.as_ref().filter(|c| c.labels()).and_then(|_| said.behind_as());
    let by_words = match called.as_ref().unwrap_or(&said).stance() {
        // "It will be a great day", "they want to silence us": whom a speaker quoted calls "it" or "they" is not his own side
        Some(Stance::Promises) if quoted && !said.is_first_person() => None,
        Some(Stance::Hopes | Stance::Offers | Stance::Accepts) if quoted && said.begins_with_others() => None,
        // "the North will stop its tests"
        None if said.announces()
            && (doer() == Some(party) || is_state && said.begins_with_own_side())
            && !names_person(desk, article, piece) =>
        {
            Some(Stance::Promises)
        }
        stance => stance,
    };
    let stance = match verb {
        // "they want to tear up the treaty", "Norvey only wants our nets": what another is said to want is a position of neither
        Stance::Says | Stance::Claims
            if said.is_others_wish() && (quoted || !said.is_third_person()) || grammar::is_wish_of_another(desk, article, piece, party) =>
        {
            return None;
        }
        // "accused Norvey of wanting to close the strait"
        Stance::Accuses if said.begins_with_a_wish() => return None,
        Stance::Says | Stance::Claims => {
            // a statement within a statement: whose words these are is told by the verb alone
            if nested {
                return None;
            }
            let retold = retold && said.len() > WORDS_AT_LEAST;
            // "the union would close the harbour unless …": whoever says so of his own side
            let own = said.is_own() || names_own_side(desk, article, piece, party) || doer() == Some(party);
            match by_words {
                None | Some(Stance::Promises) if own && said.sets_condition() => Stance::Threatens,
                Some(stance) => stance,
                // "failing that, the harbour will close": whoever says so of another warns of it
                None if beside && said.sets_condition() => Stance::Warns,
                // "Norvey does not apologise", said by its minister
                None if own && said.plainly_denies_what_was() => Stance::Denies,
                // "the trawler rammed the patrol boat", where another state says so of it
                None if beside && is_state && !own && said.tells_of_hostile_deed() => Stance::Accuses,
                // words alone show a position only of one who is named beside them
                None if beside && (said.is_opinion() || said.hints() || verb == Stance::Claims) => {
                    let tells = !said.is_own()
                        && !said.is_negated()
                        && !said.is_first_person()
                        && !desk.words(article, piece).contains(['"', '«', '“', '„']);
                    if tells && grammar::is_only_done(desk, article, piece) {
                        return None; // "two boats were sunk"
                    }
                    if version && !said.is_own() { Stance::Claims } else { Stance::Says }
                }
                None if version && !said.is_own() => Stance::Claims,
                None if retold => Stance::Says,
                None => return None,
            }
        }
        Stance::Promises | Stance::Offers | Stance::Accepts if said.keeps_quiet() => return None,
        // "promised never to …": a promise as good as any
        Stance::Promises if kept_from => Stance::Promises,
        Stance::Promises | Stance::Offers | Stance::Accepts if said.is_turned_down() => by_words.unwrap_or(Stance::Rejects),
        // thanks and courtesies
        // … and who is proud of himself
        Stance::Praises if said.is_first_person() || said.is_third_person() || names_person(desk, article, piece) => return None,
        Stance::Demands | Stance::Promises if by_words == Some(Stance::Criticises) => Stance::Criticises,
        verb => verb,
    };
    // "vowed to retaliate", "promised to press for a truce"
    let stance = if stance == Stance::Promises && !(kept_from && said.is_negated()) { said.promised() } else { stance };
    // "announced that he would appeal"
    let stance = if stance == Stance::Promises && said.appeals() { Stance::Rejects } else { stance };
    // never the opposite of what is said
    let yields = matches!(stance, Stance::Offers | Stance::Promises | Stance::Accepts | Stance::Praises);
    if yields && said.is_turned_down() && !(stance == Stance::Promises && kept_from) {
        return None;
    }
    // a voice carried over from another sentence may be another's: a person's own position stands beside him
    // and in his own words, unless the verb that reports it takes it
    let own_words = quoted || statement.kind != SpeechKind::Indirect || stance == verb || said.is_of_himself() || said.appeals();
    let named = statement.speaker.is_some_and(|v| !desk.analyses[article].is_pronoun(v.piece));
    // "…", a-t-elle dit: whom the sentence before names, in her own words, where these take a position
    let named = named || quoted && stance != Stance::Says && statement.speaker.is_some_and(|v| desk.entity(article, v.entity).is_some());
    if !(beside && own_words && named || retold && stance == Stance::Says) && desk.is_private(party) {
        return None;
    }
    // what another side will not do is no refusal of the speaker's, unless the verb that reports it refuses
    if stance == Stance::Rejects && stance != verb && !said.is_own() && doer().is_some_and(|d| d != party) {
        return None;
    }
    // a threat in the speaker's own words is his: "the council will pay for it"
    let wants = matches!(stance, Stance::Offers | Stance::Promises | Stance::Hopes) || stance == Stance::Threatens && !quoted;
    // "he expected Mr. Abe to ask for it": what a person will do is foreseen, not wished for
    if stance == Stance::Hopes && stance != verb && expects_somebody(desk, article, piece) {
        return None;
    }
    // "the unrest showed that Norvey wanted to win": nor has he wished what another wants
    if stance == Stance::Hopes && stance != verb && grammar::is_taken_by_another(desk, article, piece, (Stance::Demands, party)) {
        return None;
    }
    // "if Norvey wants to keep its nets": what another is said to wish he has not said himself
    if stance == Stance::Hopes && stance != verb && !said.is_own() && doer().is_some_and(|d| d != party) {
        return None;
    }
    if content::is_only_courteous(&said, stance) || stance == Stance::Says && said.is_silent() {
        return None;
    }
    // whose side somebody is on whose party is not known can't be told: who is to do it may be another
    if wants && desk.is_private(party) && doer().is_some_and(|d| d != party) {
        return None;
    }
    if !is_by_cue(desk, article, statement, stance)
        && (grammar::is_taken_by_another(desk, article, piece, (stance, party))
            || grammar::tells_words_of_another(desk, article, piece, party))
    {
        return None;
    }
    if wants && !said.is_own() && grammar::is_duty(desk, article, piece) && doer().is_some_and(|d| d != party) {
        return None;
    }
    let party = if wants && !said.is_own() { doer().unwrap_or(party) } else { party };
    let piece = from_its_subject(desk, article, statement, sentence, piece);
    // what a person or a body says, of which no report kept a part in marks: over seventeen events a reader marked 10 in 66
    // … but of what a body says in its own words and means, 29 in 40 (over twenty-one)
    let means = statement.kind == SpeechKind::Direct && said.is_opinion() && !desk.is_private(party);
    let only_tells = stance == Stance::Says && !is_state && statement.kind != SpeechKind::Mixed && !retold && !means;
    Some(Taken {
        article,
        piece,
        matter: piece,
        party,
        stance,
        told: stance == verb,
        imputed: false,
        only_tells,
        urged,
        statement: Some(n),
    })
}

/// The words by which somebody is told of: the name, and what he is called in each report.
fn told_of(desk: &Context, party: usize) -> impl Iterator<Item = (usize, Piece)> {
    let own = &desk.entities[party];
    let roles = own.members.iter().flat_map(|&(article, local)| {
        let roles = desk.analyses.get(article).and_then(|a| a.entities.get(local)).map_or(&[][..], |e| &e.roles);
        roles.iter().map(move |r| (article, *r))
    });
    roles.chain([own.name])
}

fn has_word_of_class(desk: &Context, article: usize, piece: Piece, class: &str) -> bool {
    let lang = desk.articles[article].lang;
    desk.words(article, piece).split_whitespace().any(|w| is_word_of_class(lang, class, w))
}

/// Does a clause begin with the noun of the body for which its speaker speaks ("*the commission* never asked …", said by her who heads
/// the Electoral Commission)?
fn names_own_side(desk: &Context, article: usize, piece: Piece, party: usize) -> bool {
    let (at, name) = desk.entities[party].name;
    let own: Vec<String> = desk.words(at, name).split_whitespace().map(fold).collect();
    let body = desk.entities[party].kind == EntityKind::Org;
    body && grammar::subject_noun(desk, article, piece).is_some_and(|noun| own.contains(&noun))
}

/// Bytes between the verb that tells and the infinitive of what it tells, at most: whom it is told to ("accuse *the coast
/// guard of* cutting nets").
const TOLD_TO: usize = 80;

/// A piece that begins with a participle or an adjective right behind the verb that tells it ("s'est dit *prête à* …", "said to
/// be *worried by* …"), or with an infinitive ("accuse la Norvée *de couper* …"), begins in the middle of its clause: who does
/// it may be another than the speaker. From the speaker on, it can be read.
fn from_its_subject(desk: &Context, article: usize, statement: &Statement, sentence: Piece, piece: Piece) -> Piece {
    let (Some(cue), Some(voice)) = (statement.cue, statement.speaker.map(|v| v.piece)) else { return piece };
    let before = voice.start < cue.start && voice.end <= cue.end && cue.end <= piece.start && sentence.contains(&voice);
    // "a-t-il ajouté, accusant …": a turned pronoun names nobody
    if !before || statement.kind == SpeechKind::Direct || desk.words(article, voice).starts_with('-') {
        return piece;
    }
    let gap = desk.words(article, Piece::new(cue.end, piece.start));
    let first = desk.parse(article, sentence).and_then(|parse| Some(parse.words[parse.at(piece.start)?]));
    let hanging = first.is_some_and(|w| w.tag == Tag::Adj || w.tag == Tag::Verb && w.form == Some(VerbForm::Participle));
    let words = desk.words(article, piece).trim_start();
    let to = words.starts_with("to ") || words.starts_with("de ") || words.starts_with("d'") || words.starts_with("d’");
    let infinitive = to || first.is_some_and(|w| w.form == Some(VerbForm::Infinitive));
    let near = gap.len() <= TOLD_TO && !gap.contains([',', ';', ':', '.', '"', '«', '»', '“', '”']);
    if hanging && gap.len() <= 1 || infinitive && near { voice.cover(&piece) } else { piece }
}

/// Does a piece say right at its start what a person named is expected to do?
fn expects_somebody(desk: &Context, article: usize, piece: Piece) -> bool {
    let words = desk.words(article, piece);
    let Some(verb) = fold(words).find("expect").filter(|at| *at < EXPECTS_WITHIN) else { return false };
    let Some(behind) = words.get(verb..) else { return false };
    let from = piece.start + verb;
    let next = from + behind.find(char::is_whitespace).unwrap_or(behind.len());
    let whole = desk.articles[article].text.as_str();
    let people = desk.analyses[article].mentions.iter().filter(|m| m.kind == EntityKind::Person);
    people
        .filter(|m| m.piece.start > from && m.piece.start <= next + COURTESY)
        .any(|m| whole.get(m.piece.end..).is_some_and(|after| after.starts_with(" to ")))
}

/// Is it the words by which somebody speaks that take a position ("rejected …", "is against …")?
fn is_by_cue(desk: &Context, article: usize, statement: &Statement, stance: Stance) -> bool {
    let Some(cue) = statement.cue else { return false };
    let (text, lang) = (desk.words(article, cue), desk.articles[article].lang);
    let after = desk.words(article, Piece::new(cue.end, statement.content.end.max(cue.end)));
    tokens(text, 0).into_iter().any(|t| taken_by(&text[t.piece.range()], after, lang) == Some(stance))
}

/// Does a negation stand right before the words by which somebody speaks?
fn is_cue_negated(desk: &Context, article: usize, statement: &Statement) -> bool {
    let Some((cue, (_, sentence))) = statement.cue.and_then(|c| Some((c, desk.sentence_at(article, c)?))) else { return false };
    // what is said may stand before the words that say so: its own negations are others
    let said = statement.content.end;
    let from = if said <= cue.start { said.max(sentence.start) } else { sentence.start };
    let before = desk.words(article, Piece::new(from, cue.start));
    let own = desk.words(article, cue).split_whitespace();
    before.split_whitespace().rev().take(CUE_WITHIN).chain(own).any(is_negation)
        || Said::of(desk.articles[article].lang, before).leaves_undone()
}

/// Is somebody named in a piece?
pub(super) fn names_person(desk: &Context, article: usize, piece: Piece) -> bool {
    desk.analyses[article].mentions.iter().any(|m| m.kind == EntityKind::Person && m.form == Form::Name && piece.contains(&m.piece))
}

/// Bytes at the beginning and end of what somebody says within which what another says begins and ends, where he only hands it on.
const HANDED_ON: usize = 4;

/// Do quotation marks stand around a piece?
fn is_quoted(desk: &Context, article: usize, piece: Piece) -> bool {
    let text = desk.articles[article].text.as_str();
    let before = text.get(..piece.start).and_then(|t| t.trim_end().chars().next_back());
    let first = desk.words(article, piece).chars().next();
    before.into_iter().chain(first).any(|c| matches!(c, '"' | '«' | '“' | '„'))
}

/// A piece up to where another voice begins ("…, while the other government said that …").
fn without_other_voice(desk: &Context, heard: &Heard, article: usize, n: usize, piece: Piece) -> Option<Piece> {
    let analysis = desk.analyses[article];
    let statements = &analysis.statements;
    let own = statements.get(n)?.speaker.and_then(|v| v.entity);
    let piece = grammar::without_aside(desk, article, piece, own.and_then(|e| holder(desk, desk.entity(article, Some(e))?)));
    let others = statements.iter().enumerate().filter(|(k, s)| *k != n && s.speaker.is_some_and(|v| v.entity != own));
    // "d'après l'agence, un porte-parole a jugé que …": the agency only hands on what another says
    let hands_on = |(_, s): (usize, &Statement)| {
        let begins = s.speaker.is_some_and(|v| piece.contains(&v.piece) && v.piece.start <= piece.start + HANDED_ON);
        begins && piece.contains(&s.content) && s.content.end + HANDED_ON >= piece.end && s.cue.is_some()
    };
    let teller_first = statements.get(n)?.speaker.is_some_and(|v| v.piece.end <= piece.start);
    if teller_first && others.clone().any(hands_on) {
        return None;
    }
    let voices = others.filter_map(|(_, s)| s.speaker.map(|v| v.piece)).filter(|p| piece.contains(p));
    let inner =
        analysis.mentions.iter().filter(|m| m.entity != own && m.form != Form::Pronoun && piece.contains(&m.piece)).map(|m| m.piece);
    // "…, a condition that their diplomats have said must be met": words by which others in the story speak
    let inner = inner.filter(|p| {
        let after = desk.words(article, Piece::new(p.end, piece.end));
        let mut words = tokens(after, 0).into_iter().filter(|t| t.kind != TokenKind::Mark).take(CUE_WITHIN);
        words.any(|t| heard.cues.contains(&fold(&after[t.piece.range()])))
    });
    let Some(first) = voices.chain(inner).map(|p| p.start).min().filter(|start| *start > piece.start) else { return Some(piece) };
    let text = desk.words(article, Piece::new(piece.start, first));
    // at the comma before it; a voice without one is part of what is said
    let Some(comma) = text.rfind([',', ';', '–', '—']) else { return Some(piece) };
    Some(desk.articles[article].text.trim(Piece::new(piece.start, piece.start + comma)))
}

/// The statement of another speaker that a statement, with its speaker, stands in.
pub(super) fn outer(desk: &Context, article: usize, n: usize) -> Option<usize> {
    let statements = &desk.analyses[article].statements;
    let own = statements.get(n)?;
    let voice = own.speaker?;
    let around = |s: &&Statement| {
        s.content.contains(&voice.piece) && s.content.overlaps(&own.content) && s.speaker.is_some_and(|v| v.entity != voice.entity)
    };
    statements.iter().enumerate().filter(|(_, s)| around(s)).min_by_key(|(_, s)| s.content.len()).map(|(k, _)| k)
}

/// Does the text say that somebody else than the supposed speaker speaks? The verb that governs the words has another
/// party as its subject; or a pronoun stands for the speaker where the sentence before was about another party.
fn is_doubtful(desk: &Context, article: usize, statement: &Statement, party: usize) -> bool {
    let Some((_, sentence)) = desk.sentence_at(article, statement.content) else { return true };
    if let Some(parse) = desk.parse(article, sentence)
        && let Some(teller) = grammar::teller(desk, article, &parse, statement.content)
        && teller != party
    {
        return true;
    }
    let Some(voice) = statement.speaker else { return true };
    if voice::is_another(desk, article, voice) {
        return true;
    }
    // "Norway, accused of cutting the nets": it is done to the one who is thought to speak
    let lang = desk.articles[article].lang;
    let after = |p: Piece| desk.articles[article].text.as_str().get(p.end..).unwrap_or("");
    let accused = |p: Piece| desk.words(article, p).split_whitespace().next_back().is_some_and(|w| is_word_of_class(lang, "blamed", w));
    if statement.cue.is_some_and(|p| accused(p) && [" of ", " de ", " d'", " d’"].iter().any(|w| after(p).starts_with(w))) {
        return true;
    }
    if is_far(desk, article, voice.piece, statement.content) {
        return true;
    }
    if desk.analyses[article].is_pronoun(voice.piece) {
        // "She left it there. In brief remarks the president spoke of …": words without marks are told beside who says them
        if statement.kind != SpeechKind::Direct && !sentence.contains(&voice.piece) {
            return true;
        }
        return !is_backed(desk, article, voice.piece, statement.content, party);
    }
    // "its leader, Ada Orle": she is named
    let names = desk.analyses[article].mentions.iter().filter(|m| m.form == Form::Name && m.entity == voice.entity);
    let named = names.into_iter().any(|m| voice.piece.contains(&m.piece));
    !named
        && crate::parties::is_owned(desk.articles[article].lang, desk.words(article, voice.piece))
        && !is_spoken_of(desk, article, voice.piece, party)
}

/// "Its leaders say": does the paragraph name, before that, somebody of the party?
fn is_spoken_of(desk: &Context, article: usize, voice: Piece, party: usize) -> bool {
    let analysis = desk.analyses[article];
    let block = |p: Piece| analysis.sentences.iter().find(|s| s.piece.contains(&p)).map(|s| s.block);
    let own = block(voice);
    let mut before = analysis.mentions.iter().filter(|m| m.piece.end <= voice.start && m.form != Form::Pronoun);
    own.is_some() && before.any(|m| desk.entity(article, m.entity).and_then(|e| holder(desk, e)) == Some(party) && block(m.piece) == own)
}

/// Does a voice stand neither beside its words nor in the sentence before or after them? It was carried over from
/// elsewhere, and may be another's.
fn is_far(desk: &Context, article: usize, voice: Piece, content: Piece) -> bool {
    let sentences = &desk.analyses[article].sentences;
    let first = sentences.partition_point(|s| s.piece.end <= content.start).saturating_sub(1);
    let last = sentences.partition_point(|s| s.piece.start < content.end);
    let near = sentences.get(first).map_or(0, |s| s.piece.start)..sentences.get(last).map_or(usize::MAX, |s| s.piece.end);
    !near.contains(&voice.start)
}

/// Does the text before a pronoun bear out that it stands for somebody of a party? In its own sentence nobody of
/// another party is named before it, or else the sentence before is about that party, or was said by it.
pub(super) fn is_backed(desk: &Context, article: usize, pronoun: Piece, content: Piece, meant: usize) -> bool {
    let analysis = desk.analyses[article];
    let Some((at, sentence)) = desk.sentence_at(article, pronoun) else { return false };
    let before = Piece::new(sentence.start, pronoun.start);
    let named = analysis.mentions.iter().filter(|m| before.contains(&m.piece) && !content.overlaps(&m.piece) && m.form != Form::Pronoun);
    let mut parties = named.filter_map(|m| holder(desk, desk.entity(article, m.entity)?)).peekable();
    if parties.peek().is_some() {
        return parties.all(|p| p == meant);
    }
    // a quotation of several sentences begins earlier: what counts is what stands before it
    let first = desk.sentence_at(article, content).map_or(at, |(n, _)| n.min(at));
    if is_only_person(desk, article, pronoun, content) {
        return true;
    }
    let Some(previous) = first.checked_sub(1).and_then(|n| analysis.sentences.get(n)).map(|s| s.piece) else { return false };
    let named = |p: Piece| previous.contains(&p) && !desk.analyses[article].is_pronoun(p);
    let told = analysis.statements.iter().filter(|s| s.speaker.is_some_and(|v| named(v.piece)));
    let mut tellers = told.filter_map(|s| holder(desk, desk.entity(article, s.speaker?.entity)?)).peekable();
    if tellers.peek().is_some() {
        return tellers.all(|p| p == meant);
    }
    desk.parse(article, previous).and_then(|parse| grammar::main_party(desk, article, &parse)) == Some(meant)
}

/// Sentences before that of a pronoun in which the one person whom it can mean is named.
const NAMED_WITHIN: usize = 3;

/// Does a pronoun mean a person beside whom nobody else is named there or just before?
fn is_only_person(desk: &Context, article: usize, pronoun: Piece, content: Piece) -> bool {
    let analysis = desk.analyses[article];
    let own = analysis.mentions.iter().find(|m| m.form == Form::Pronoun && m.piece.overlaps(&pronoun)).and_then(|m| m.entity);
    let Some(own) = own.filter(|e| desk.entity(article, Some(*e)).is_some_and(|e| desk.entities[e].kind == EntityKind::Person)) else {
        return false;
    };
    let at = analysis.sentences.partition_point(|s| s.piece.end <= pronoun.start);
    let Some(from) = analysis.sentences.get(at.saturating_sub(NAMED_WITHIN)).map(|s| s.piece.start) else { return false };
    let near = (from..pronoun.start).clone();
    let people =
        analysis.mentions.iter().filter(|m| m.kind == EntityKind::Person && m.form != Form::Pronoun && near.contains(&m.piece.start));
    let mut people = people.filter(|m| !content.overlaps(&m.piece)).peekable();
    people.peek().is_some() && people.all(|m| m.entity == Some(own))
}

/// The state, organisation or bloc that a piece begins with.
fn leading_party(desk: &Context, article: usize, piece: Piece) -> Option<usize> {
    let lang = desk.articles[article].lang;
    let determiners = lang.as_ref().and_then(|l| DETERMINERS.get(l.code()));
    let first = tokens(desk.words(article, piece), piece.start)
        .into_iter()
        .find(|t| t.kind != TokenKind::Mark && !determiners.is_some_and(|d| d.contains(fold(desk.words(article, t.piece)).as_str())))?;
    let starts = |m: &&Mention| m.piece.start <= first.piece.start && first.piece.start < m.piece.end && m.form != Form::Pronoun;
    let body = |m: &&Mention| matches!(m.kind, EntityKind::State | EntityKind::Org | EntityKind::Group);
    let mention = desk.analyses[article].mentions.iter().filter(starts).filter(body).max_by_key(|m| m.piece.len())?;
    holder(desk, desk.entity(article, mention.entity)?)
}
