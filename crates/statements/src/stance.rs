//! What a speaker does by a statement, and what is wrong or altered in a quotation. The verb tells
//! it seldom ("dénonce"), the content mostly ("nous n'accepterons pas"): phrases stand in a file.

use crate::lexicon::{Lexicon, Verb};
use aho_corasick::{AhoCorasick, MatchKind};
use foldhash::HashSet;
use recoupe_model::{Integrity, SpeechKind, Stance};
use std::sync::LazyLock;

const PHRASES: &str = include_str!("../data/stance_phrases.tsv");

struct Phrases {
    finder: Option<AhoCorasick>,
    /// Rank and stance of each pattern.
    of: Vec<(usize, Stance)>,
}

static FINDER: LazyLock<Phrases> = LazyLock::new(|| {
    let mut words = Vec::new();
    let mut of = Vec::new();
    for (rank, (name, list)) in PHRASES.lines().filter(|l| !l.starts_with('#')).filter_map(|l| l.split_once('\t')).enumerate() {
        for phrase in list.split('|') {
            words.push(phrase);
            of.push((rank, crate::lexicon::stance_by_name(name)));
        }
    }
    Phrases { finder: AhoCorasick::builder().match_kind(MatchKind::Standard).build(words).ok(), of }
});

/// How much of a content is read for its stance, in bytes.
const READ: usize = 1200;

/// The stance of a statement.
pub(crate) fn stance(verb: Option<u16>, lexicon: &Lexicon, content: &str) -> Stance {
    let by_verb = verb.map_or(Stance::Says, |v| lexicon.verb(v).stance);
    let claims = verb.is_some_and(|v| lexicon.verb(v).lemma == "revendiquer");
    if by_verb == Stance::Demands && (counts_people(content) || claims && is_deed(content)) {
        return Stance::Claims;
    }
    if by_verb == Stance::Denies && verb.is_some_and(|v| turns_down(lexicon.verb(v).lemma)) && !is_charge(content) {
        return Stance::Rejects;
    }
    if !matches!(by_verb, Stance::Says | Stance::Claims) {
        return by_verb;
    }
    let mut end = content.len().min(READ);
    while !content.is_char_boundary(end) {
        end -= 1;
    }
    let lower = content[..end].to_lowercase().replace('’', "'");
    let Some(finder) = &FINDER.finder else { return by_verb };
    let begins = |at: usize| !lower[..at].chars().next_back().is_some_and(char::is_alphanumeric);
    let ends_asking = lower.trim_end().ends_with('?');
    finder
        .find_overlapping_iter(&lower)
        .filter(|m| begins(m.start()) && !is_supposed(&lower[..m.start()]) && (lower.as_bytes()[m.start()] != b'?' || ends_asking))
        .map(|m| (m, FINDER.of[m.pattern().as_usize()]))
        .filter(|(m, (_, stance))| !is_others(*stance, &lower, m.start(), m.end()))
        .map(|(_, of)| of)
        .min_by_key(|(rank, _)| *rank)
        .map_or(by_verb, |(_, stance)| stance)
}

/// The stance of a French verb that is denied: who does not accept rejects, who does not own to something denies it, and who
/// does not rule something out has rejected nothing.
pub(crate) fn denied(verb: &Verb) -> Stance {
    match (verb.stance, verb.lemma) {
        (Stance::Accepts, "reconnaître" | "avouer") => Stance::Denies,
        (Stance::Accepts, _) | (Stance::Hopes, "souhaiter") => Stance::Rejects,
        (Stance::Claims, _) => Stance::Claims,
        _ => Stance::Says,
    }
}

/// Words before a phrase among which one makes it a condition or a question.
const SUPPOSED: usize = 3;

/// "… if they are ready to": what might be is no stance of the speaker's.
fn is_supposed(before: &str) -> bool {
    let near = before.split(|c: char| !c.is_alphanumeric() && c != '\'').filter(|w| !w.is_empty()).rev().take(SUPPOSED);
    near.into_iter().any(|w| w.starts_with("s'il") || w.starts_with("s'elle") || matches!(w, "if" | "whether" | "ob" | "falls"))
}

/// Does a phrase show no stance of the speaker's? "I have to admit" and "wherever I need to be" demand nothing of anybody,
/// "should have asked" blames, "must have sunk" guesses, "I will say that …" only says, and "a terrible tragedy" blames nobody.
fn is_others(stance: Stance, lower: &str, start: usize, end: usize) -> bool {
    let words = |text: &'_ str| text.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()).map(str::to_owned).collect::<Vec<_>>();
    let (before, after) = (words(&lower[..start]), words(&lower[end..]));
    let phrase = &lower[start..end];
    let last = || before.last().map_or("", String::as_str);
    let tells = || after.first().is_some_and(|w| TELLS.contains(&w.as_str()));
    match stance {
        Stance::Demands => {
            let own = matches!(last(), "i" | "as" | "shall");
            let due = |w: &str| {
                after.get(1).is_some_and(|next| {
                    matches!((w, next.as_str()), ("hand", "it") | ("give", "it" | "him" | "her" | "them" | "this" | "that"))
                })
            };
            let admires = last() == "you" && after.first().is_some_and(|w| ADMIRES.contains(&w.as_str()) || due(w));
            // "shoulder", "mustard"
            let rest = &lower[end..];
            let cut = matches!(phrase, "should" | "must") && rest.starts_with(char::is_alphabetic) && !rest.starts_with("n't");
            own || tells() || admires || cut || matches!(phrase, "should" | "must" | "ought to") && is_done(&after)
        }
        // "will deny licences to the port" refuses them
        Stance::Denies => phrase == "deny" && ["will", "would", "to", "could", "may", "might"].contains(&last()),
        // "aucun danger", "pas de risque", "no risk": whoever says so warns of nothing; "mise en danger" is a charge
        Stance::Warns => {
            let second = before.len().checked_sub(2).map_or("", |n| before[n].as_str());
            let none = matches!(last(), "aucun" | "aucune" | "nul" | "nulle" | "sans" | "no" | "without");
            // "had not shown any danger"
            let any =
                last() == "any" && before.iter().rev().take(NEAR).any(|w| matches!(w.as_str(), "not" | "never") || w.ends_with("n't"));
            none || any || matches!((second, last()), ("pas" | "plus" | "jamais", "de") | ("mise" | "mis" | "mettre", "en") | ("not", "a"))
        }
        Stance::Promises => phrase.ends_with("will") && tells(),
        Stance::Criticises => ["traged", "tragic", "tragéd", "condol", "mourn", "grief"].iter().any(|w| lower.contains(w)),
        _ => false,
    }
}

/// Words before "any" among which its negation stands.
const NEAR: usize = 4;

/// Verbs by which somebody only says what he says.
const TELLS: [&str; 18] = [
    "admit",
    "acknowledge",
    "concede",
    "say",
    "repeat",
    "confess",
    "recognise",
    "recognize",
    "add",
    "tell",
    "reconnaître",
    "avouer",
    "dire",
    "ajouter",
    "rappeler",
    "noter",
    "préciser",
    "savoir",
];
/// Verbs of what "you have to" do when nobody asks it of you ("you have to hand it to them").
const ADMIRES: [&str; 9] = ["wonder", "admire", "laugh", "smile", "remember", "understand", "love", "realise", "realize"];

/// Do the words behind "should" or "must" tell of what is past ("not have asked")? "Should have the right" asks for it.
fn is_done(after: &[String]) -> bool {
    const NOT: [&str; 4] = ["not", "never", "n", "t"];
    const HAD: [&str; 16] =
        ["the", "a", "an", "this", "that", "these", "those", "its", "their", "his", "her", "no", "more", "access", "to", "our"];
    let mut rest = after.iter().map(String::as_str).skip_while(|w| NOT.contains(w));
    rest.next() == Some("have") && rest.next().is_some_and(|w| !HAD.contains(&w))
}

/// Verbs by which a charge is denied, and anything else turned down.
fn turns_down(lemma: &str) -> bool {
    matches!(lemma, "rejeter" | "récuser" | "reject" | "dismiss")
}

/// Nouns for what somebody is charged with or said to be, folded, without a plural "s".
static CHARGES: LazyLock<HashSet<&'static str>> = LazyLock::new(|| {
    let rows = include_str!("../data/charge_words.tsv").lines().filter(|l| !l.starts_with('#'));
    rows.filter_map(|l| l.split_once('\t')).flat_map(|(_, words)| words.split(' ')).collect()
});

/// Words of what is turned down among which its noun stands.
const TURNED_DOWN: usize = 5;

/// "(rejeter) ces accusations", "(reject) the notion that": what can only be denied, not a demand, an offer or a plan. What no article,
/// pronoun or number begins may be a whole clause ("…, ce que Norvey rejette").
fn is_charge(content: &str) -> bool {
    const BEGIN: [&str; 30] = [
        "le", "la", "les", "l", "un", "une", "des", "ce", "cet", "cette", "ces", "son", "sa", "ses", "leur", "leurs", "tout", "toute",
        "toutes", "the", "a", "an", "this", "these", "those", "his", "her", "its", "their", "any",
    ];
    let folded = recoupe_lang::fold(content);
    let mut words = folded.split(|c: char| !c.is_alphanumeric() && c != '-').filter(|w| !w.is_empty()).peekable();
    let begins = words.peek().is_some_and(|w| BEGIN.contains(w) || w.starts_with(|c: char| c.is_ascii_digit()));
    let before_of = words.take(TURNED_DOWN).take_while(|w| !matches!(*w, "de" | "d" | "du" | "of" | "from" | "by"));
    !begins || before_of.into_iter().any(|w| matches!(w, "que" | "qu" | "that") || CHARGES.contains(w.strip_suffix('s').unwrap_or(w)))
}

/// Words of people who are counted, words that such a count begins with, and deeds.
static COUNTED: LazyLock<[HashSet<&'static str>; 3]> = LazyLock::new(|| {
    let of = |kind: &str| {
        let rows = include_str!("../data/crowd_words.tsv").lines().filter_map(|l| l.split_once('\t'));
        rows.filter(|(k, _)| *k == kind).flat_map(|(_, words)| words.split('|')).collect()
    };
    [of("crowd"), of("counting"), of("deed")]
});
/// Words of a content among which people who came are counted.
const COUNT: usize = 7;

/// "(revendiquer) 1,3 million de manifestants": people who came are counted, nobody asks for them.
fn counts_people(content: &str) -> bool {
    let [crowd, counting, _] = &*COUNTED;
    let mut words = content.split(|c: char| c.is_whitespace() || c == ',').filter(|w| !w.is_empty()).take(COUNT).peekable();
    words.peek().is_some_and(|w| w.starts_with(|c: char| c.is_ascii_digit()) || counting.contains(w))
        && words.any(|w| crowd.contains(w.trim_end_matches('.')))
}

/// "(revendiquer) une double attaque": what somebody says he did.
fn is_deed(content: &str) -> bool {
    let [.., deeds] = &*COUNTED;
    let words = content.split(|c: char| c.is_whitespace() || matches!(c, ',' | '\'' | '’')).filter(|w| !w.is_empty());
    words.take(DEED).any(|w| deeds.contains(w))
}

/// Words of a content among which its noun stands.
const DEED: usize = 3;

/// What is wrong or altered in a quotation. `translated`: the whole article is a translation.
pub(crate) fn integrity(kind: SpeechKind, content: &str, unclosed: bool, translated: bool, dangling: bool) -> Vec<Integrity> {
    let mut out = Vec::new();
    if kind == SpeechKind::Indirect {
        return out;
    }
    if kind == SpeechKind::Direct && content.chars().find(|c| c.is_alphabetic()).is_some_and(char::is_lowercase) {
        out.push(Integrity::Cut);
    }
    let gap = content.contains("(...)") || content.contains("(…)") || content.contains("[...]") || content.contains("[…]");
    let note = content.contains("ndlr") || content.contains("NDLR") || content.contains("sic)");
    if content.contains('[') || gap || note {
        out.push(Integrity::Brackets);
    }
    if content.contains('…') || content.contains("...") {
        out.push(Integrity::Ellipsis);
    }
    if unclosed {
        out.push(Integrity::Unclosed);
    }
    if translated {
        out.push(Integrity::Translated);
    }
    if dangling {
        out.push(Integrity::Dangling);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use recoupe_model::Lang;

    #[test]
    fn content_tells_the_stance() {
        let lexicon = Lexicon::of(Some(Lang::FR));
        assert_eq!(stance(None, lexicon, "Nous n’accepterons pas ce plan"), Stance::Rejects);
        assert_eq!(stance(None, lexicon, "Le lac est bleu"), Stance::Says);
        assert_eq!(stance(None, lexicon, "Qui paiera ?"), Stance::Asks);
        assert_eq!(stance(None, lexicon, "Nous sommes prêts à signer"), Stance::Offers);
        assert_eq!(stance(None, lexicon, "On ne sait s'ils sont prêts à signer"), Stance::Says);
    }

    #[test]
    fn phrases_that_are_another_s_or_ask_nothing_of_anybody_tell_no_stance() {
        let en = |said: &str| stance(None, Lexicon::of(Some(Lang::EN)), said);
        assert_eq!(en("The council should mend the lock"), Stance::Demands);
        assert_eq!(en("I should add that the lock is old"), Stance::Says);
        assert_eq!(en("We have to admit the lock is old"), Stance::Says);
        assert_eq!(en("We have to mend the lock"), Stance::Demands);
        assert_eq!(en("It was a terrible decision"), Stance::Criticises);
        assert_eq!(en("It was a terrible tragedy"), Stance::Says);
        assert_eq!(en("The skippers ignored two such warnings"), Stance::Says);
        assert_eq!(en("The lock rests on its shoulders"), Stance::Says);
        assert_eq!(en("The council should not have opened the lock"), Stance::Says);
        assert_eq!(en("The boats must have sunk by then"), Stance::Says);
        assert_eq!(en("The boats should have the right to pass"), Stance::Demands);
        assert_eq!(en("You have to hand it to the keeper of the lock"), Stance::Says);
        assert_eq!(en("You have to mend the lock"), Stance::Demands);
        assert_eq!(en("The council will deny permits to old boats"), Stance::Says);
        assert_eq!(en("We deny that the lock is old"), Stance::Denies);
        assert_eq!(en("I will say that the keeper was kind"), Stance::Says);
        assert_eq!(en("I will mend the lock"), Stance::Promises);
        let fr = |said: &str| stance(None, Lexicon::of(Some(Lang::FR)), said);
        assert_eq!(fr("Il faut dire que l'écluse est vieille"), Stance::Says);
        assert_eq!(fr("Il faut réparer l'écluse"), Stance::Demands);
    }

    #[test]
    fn a_charge_is_denied_and_a_demand_turned_down() {
        let of = |lang: Lang, form: &str, content: &str| {
            let lexicon = Lexicon::of(Some(lang));
            stance(lexicon.senses(form).first().map(|s| s.0), lexicon, content)
        };
        assert_eq!(of(Lang::FR, "rejette", "l'offre de Valdor"), Stance::Rejects);
        assert_eq!(of(Lang::FR, "rejette", "l'idée d'un nouveau port"), Stance::Rejects);
        assert_eq!(of(Lang::FR, "rejette", "ces accusations"), Stance::Denies);
        assert_eq!(of(Lang::FR, "rejette", "toute responsabilité dans le naufrage"), Stance::Denies);
        assert_eq!(of(Lang::FR, "rejette", "l'idée que le port ferme"), Stance::Denies);
        assert_eq!(of(Lang::FR, "dément", "l'offre de Valdor"), Stance::Denies);
        assert_eq!(of(Lang::EN, "rejects", "the bid for Valdor"), Stance::Rejects);
        assert_eq!(of(Lang::EN, "rejects", "the notion that the lock is old"), Stance::Denies);
        assert_eq!(of(Lang::EN, "rejects", "any suggestion of a leak"), Stance::Denies);
    }

    #[test]
    fn a_verb_that_is_denied_has_another_stance() {
        let fr = Lexicon::of(Some(Lang::FR));
        let of = |form: &str| fr.senses(form).first().map(|s| denied(fr.verb(s.0)));
        assert_eq!(of("exclut"), Some(Stance::Says));
        assert_eq!(of("accepte"), Some(Stance::Rejects));
        assert_eq!(of("reconnaît"), Some(Stance::Denies));
        assert_eq!(of("estime"), Some(Stance::Claims));
    }

    #[test]
    fn people_who_came_are_counted_and_not_asked_for() {
        assert!(counts_people("1,3 million de manifestants dans le pays") && counts_people("un million trois cent mille manifestants"));
        assert!(!counts_people("200 postes") && !counts_people("le retour des grévistes") && !counts_people("un médiateur"));
    }

    #[test]
    fn a_deed_is_claimed_and_a_right_asked_for() {
        let fr = Lexicon::of(Some(Lang::FR));
        let of = |content: &str| stance(fr.senses("revendique").first().map(|s| s.0), fr, content);
        assert_eq!(of("une double attaque contre le port"), Stance::Claims);
        assert_eq!(of("l'attentat d'Orlay"), Stance::Claims);
        assert_eq!(of("le droit de pêcher"), Stance::Demands);
    }

    #[test]
    fn alterations_are_noted() {
        let of = |s| integrity(SpeechKind::Direct, s, false, false, false);
        assert_eq!(of("ils [les maires, ndlr] partent"), [Integrity::Cut, Integrity::Brackets]);
        assert_eq!(of("Oui… sans doute"), [Integrity::Ellipsis]);
        assert_eq!(of("Oui"), []);
    }
}
