//! The position that the words of a statement take, where the verb that reports it takes none: by words of evaluation,
//! duty, refusal; by the tense, mood and negation of what one says of his own side.

mod refusals;
mod turns;

use crate::context::Context;
use crate::words::{self, Reader, marks, rows};
use recoupe_lang::{TokenKind, fold, tokens};
use recoupe_model::{Lang, Piece, Stance};
use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

/// The words of a class: stems of those of which any inflection is meant, folded those meant as they are written ("=willing",
/// which has the stem of "will"), and phrases ("a_disaster").
#[derive(Default)]
struct Class {
    stems: HashSet<String>,
    exact: HashSet<String>,
    phrases: Vec<Vec<String>>,
}

/// Class → language → words.
static WORDS: LazyLock<HashMap<&'static str, HashMap<&'static str, Class>>> = LazyLock::new(|| {
    let mut out: HashMap<&str, HashMap<&str, Class>> = HashMap::new();
    let nouns = rows(include_str!("../../data/said_nouns.tsv"));
    for (lang, rest) in rows(include_str!("../../data/content_words.tsv")).chain(nouns) {
        let Some((name, words)) = rest.split_once('\t') else { continue };
        let reader = Reader::new(Lang::from_tag(lang));
        let class = out.entry(name).or_default().entry(lang).or_default();
        for word in words.split(' ') {
            if let Some(word) = word.strip_prefix('=') {
                class.exact.insert(fold(word));
            } else if word.contains('_') {
                class.phrases.push(word.split('_').map(fold).collect());
            } else {
                class.stems.insert(reader.stem(word));
            }
        }
    }
    out
});

/// Words at the start of what is refused among which it is said that it is a telling ("to comment").
const TELLING_WITHIN: usize = 3;

/// Words of a relative clause before what is denied in it, at most; before the clause there are as many at least.
const RELATIVE: usize = 5;

/// Words before a word within which one makes it a condition.
const SUPPOSED: usize = 5;

/// Words before a word within which a negation denies it.
const DENIED: usize = 3;

/// Words from the start of what is said of one's own side among which it is said that it is to come.
const COMES: usize = 6;

/// Is this a word of negation, or a short form of one that reports of one event need not compare?
fn is_negation(word: &str) -> bool {
    words::is_negation(word) || matches!(word, "hadn't" | "shouldn't" | "mustn't" | "needn't" | "n’")
}

/// The words of a piece, ready to be looked at.
pub(super) struct Said<'a> {
    lang: Option<Lang>,
    text: &'a str,
    words: Vec<&'a str>,
    folded: Vec<String>,
    stems: Vec<String>,
}

impl<'a> Said<'a> {
    pub(super) fn new(desk: &Context<'a>, article: usize, piece: Piece) -> Self {
        Self::of(desk.articles[article].lang, desk.words(article, piece))
    }

    pub(super) fn of(lang: Option<Lang>, text: &'a str) -> Self {
        let reader = Reader::new(lang);
        let words: Vec<&str> = tokens(text, 0).iter().filter(|t| t.kind != TokenKind::Mark).map(|t| &text[t.piece.range()]).collect();
        let (folded, stems) = (words.iter().map(|w| fold(w)).collect(), words.iter().map(|w| reader.stem(w)).collect());
        Self { lang, text, words, folded, stems }
    }

    pub(super) fn len(&self) -> usize {
        self.folded.len()
    }

    fn list(&self, class: &'static str) -> Option<&'static Class> {
        let lists: &'static HashMap<&str, HashMap<&str, Class>> = &WORDS;
        lists.get(class)?.get(self.lang.as_ref()?.code())
    }

    /// Where a word or phrase of a class stands.
    fn places(&self, class: &'static str) -> impl Iterator<Item = usize> {
        let list = self.list(class);
        (0..self.stems.len()).filter(move |at| {
            list.is_some_and(|list| {
                let runs = |p: &Vec<String>| self.folded[*at..].starts_with(p);
                list.stems.contains(&self.stems[*at]) || list.exact.contains(&self.folded[*at]) || list.phrases.iter().any(runs)
            })
        })
    }

    fn has(&self, class: &'static str) -> bool {
        self.places(class).next().is_some()
    }

    /// Is the word at a place denied ("no threat", "n'adressons pas d'ultimatum"), in its own part of the sentence?
    fn is_denied(&self, at: usize) -> bool {
        const JOINING: [&str; 6] = ["and", "but", "et", "mais", "und", "aber"];
        // "not because of any direct threat": what stands between them is not counted
        const LIGHT: [&str; 4] = ["because", "of", "any", "cause"];
        let near = self.folded[..at].iter().rev().take_while(|w| !JOINING.contains(&w.as_str()));
        let mut near = near.enumerate().filter(|(_, w)| !LIGHT.contains(&w.as_str())).take(DENIED);
        near.any(|(back, w)| is_negation(w) && !words::is_step(w, self.before(at - 1 - back)))
    }

    /// Is the word at a place a participle that tells of somebody else ("the truce proposed by", "is expected", "the proposed
    /// treaty")?
    fn is_anothers(&self, at: usize, class: &'static str) -> bool {
        const BY: [&str; 3] = ["by", "par", "von"];
        let participle = ["ed", "é", "ée", "és", "ées"].iter().any(|end| self.words[at].ends_with(end));
        let before = at.checked_sub(1).map(|n| self.folded[n].as_str());
        let listed = |class| before.is_some_and(|w| self.list(class).is_some_and(|l| l.exact.contains(w)));
        // "lower than expected", "a symbol of hope", "make sure"
        const MEASURED: [&str; 8] = ["than", "as", "of", "make", "makes", "made", "making", "d'"];
        let measured = class == "asks" && before.is_some_and(|w| MEASURED.contains(&w));
        self.folded.get(at + 1).is_some_and(|w| BY.contains(&w.as_str()))
            || measured
            || participle && (class == "asks" && listed("be") || listed("articles"))
    }

    /// Does the word at a place stand in a condition ("if they wished", "si ces pays le souhaitaient")?
    fn is_supposed(&self, at: usize) -> bool {
        const IF: [&str; 7] = ["if", "whether", "unless", "si", "s'", "falls", "wenn"];
        self.folded[at.saturating_sub(SUPPOSED)..at].iter().any(|w| IF.contains(&w.as_str()))
    }

    /// A word of a class that stands for what the speaker himself does: neither denied nor supposed nor another's.
    fn does(&self, class: &'static str) -> bool {
        self.places(class).any(|at| {
            let another = self.is_anothers(at, class)
                || class == "demands" && (self.needs_somebody(at) || self.needs_himself(at) || self.is_noun(at) || self.is_turn(at));
            !self.is_denied(at) && !self.is_supposed(at) && !another
        })
    }

    /// "Those who need us": they have a need, and it is nobody's duty.
    fn needs_somebody(&self, at: usize) -> bool {
        const OBJECTS: [&str; 6] = ["us", "me", "them", "him", "her", "you"];
        self.folded[at].starts_with("need") && self.folded.get(at + 1).is_some_and(|w| OBJECTS.contains(&w.as_str()))
    }

    /// A word that judges, and is not denied. "A terrible tragedy" mourns, and blames nobody.
    fn judges(&self) -> bool {
        let grieves = self.has("grief");
        let dire = |at: usize| (grieves || self.is_mishap(at)) && self.list("dire").is_some_and(|l| l.stems.contains(&self.stems[at]));
        let unless = |at: usize| self.folded[at.saturating_sub(2 * SUPPOSED)..at].iter().any(|w| w == "unless");
        let names = |at: usize| self.only_names(at) || self.is_feared(at);
        self.places("criticises").any(|at| !self.is_denied(at) && !dire(at) && !self.is_supposed(at) && !unless(at) && !names(at))
    }

    /// Must somebody do something? Not the speaker himself ("I have to admit", "wherever I need to be").
    fn obliges(&self) -> bool {
        self.places("duty").any(|at| {
            let before = at.checked_sub(1).and_then(|n| self.folded.get(n));
            !before.is_some_and(|w| self.list("i").is_some_and(|l| l.exact.contains(w))) && !self.guesses(at)
        })
    }

    /// Does it end with words by which what follows is not done ("stopped short of", "au lieu de", "n'ont ni")?
    pub(super) fn leaves_undone(&self) -> bool {
        let Some(list) = self.list("undone") else { return false };
        let last = self.folded.last().is_some_and(|w| list.exact.contains(w));
        last || list.phrases.iter().any(|p| self.folded.ends_with(p))
    }

    /// Does it begin with what is told or kept to oneself ("to comment on", "de répondre")?
    pub(super) fn is_about_telling(&self) -> bool {
        self.places("telling").next().is_some_and(|at| at < TELLING_WITHIN)
    }

    /// Does it begin as a question does ("why it should be otherwise")?
    pub(super) fn is_question(&self) -> bool {
        self.places("asking").next() == Some(0)
    }

    /// Is what never was told of another in passing ("…, the raid of 2011, which the union has never regretted")?
    pub(super) fn denies_in_passing(&self) -> bool {
        const OPENS: [&str; 6] = ["que", "qui", "dont", "who", "which", "whom"];
        let never = self.folded.iter().position(|w| w == "jamais" || w == "never");
        let opens = |at: &usize| self.folded[at.saturating_sub(RELATIVE)..*at].iter().any(|w| OPENS.contains(&w.as_str()));
        never.filter(|at| *at > 2 * RELATIVE).is_some_and(|at| opens(&at))
    }

    /// The position that its last word takes ("has *rejected*").
    pub(super) fn taken_last(&self) -> Option<Stance> {
        self.words.last().and_then(|w| super::taken_by(w, "", self.lang))
    }

    /// Is it about a charge ("the accusations of …")?
    pub(super) fn is_about_charge(&self) -> bool {
        self.has("charged")
    }

    /// Is it a word by which something is called this or that ("described as")?
    pub(super) fn labels(&self) -> bool {
        self.has("labels")
    }

    /// "We do not rule out", "n'est pas exclu", "not impossible": what is left open is no refusal.
    pub(super) fn leaves_open(&self) -> bool {
        self.places("excludes").chain(self.places("impossible")).any(|at| self.is_denied(at))
    }

    pub(super) fn is_negated(&self) -> bool {
        self.folded.iter().enumerate().any(|(at, w)| is_negation(w) && !self.is_no_negation(at))
    }

    fn says(&self, words: &[&str]) -> bool {
        self.folded.iter().any(|w| words.contains(&w.as_str()))
    }

    fn runs(&self, words: &[&str]) -> bool {
        self.folded.windows(words.len()).any(|w| w.iter().zip(words).all(|(a, b)| a == b))
    }

    /// Does it tell of an appeal against a ruling?
    pub(super) fn appeals(&self) -> bool {
        self.runs(&["faire", "appel"]) || self.says(&["appeal", "berufung"])
    }

    /// Does it begin with the speaker's own side ("we", "it", "his country")?
    pub(super) fn is_own(&self) -> bool {
        !self.is_impersonal() && self.places("own").next() == Some(0)
    }

    /// Does it begin with a pronoun that is nobody ("il sera clair de …", "it will be hard to …", "il faudra", "il y aura")?
    fn is_impersonal(&self) -> bool {
        const NOBODY: [&str; 4] = ["il", "it", "it'll", "es"];
        const BE: [&str; 12] = ["est", "sera", "serait", "etait", "soit", "is", "was", "be", "it'll", "ist", "wird", "ware"];
        const OPENS: [&str; 13] = ["de", "d'", "que", "qu'", "si", "qui", "to", "that", "whether", "if", "for", "who", "what"];
        const ALONE: [&str; 6] = ["y", "faut", "faudra", "faudrait", "convient", "conviendra"];
        if !self.folded.first().is_some_and(|w| NOBODY.contains(&w.as_str())) {
            return false;
        }
        let near = &self.folded[..self.folded.len().min(8)];
        let is = near.iter().take(4).position(|w| BE.contains(&w.as_str()));
        // an adjective, with an adverb at most, between what is and of what it is said
        let opens = is.is_some_and(|at| near.iter().skip(at + 2).take(2).any(|w| OPENS.contains(&w.as_str())));
        opens || near.get(1).is_some_and(|w| ALONE.contains(&w.as_str()))
    }

    /// Does it speak of the speaker himself?
    pub(super) fn is_first_person(&self) -> bool {
        self.says(&["we", "i", "our", "my", "us", "we'll", "i'm", "nous", "notre", "nos", "je", "j'", "mon", "ma", "wir", "ich", "unser"])
    }

    fn is_to_come(&self) -> bool {
        let conditional = |w: &String| w.len() > 5 && ["rait", "raient", "rons", "ront", "rions"].iter().any(|end| w.ends_with(end));
        marks("future", self.lang, self.text)
            || self.says(&["would", "won't", "we'll", "i'll", "it'll", "wouldn't"])
            || (self.lang.is_some_and(|l| l.code() == "fr") && self.folded.iter().any(conditional))
    }

    /// Is what its first words tell to come ("it would open the lock"), and not what stands further behind ("it knew who would")?
    fn comes_early(&self) -> bool {
        let end = self.words.get(COMES).map_or(self.text.len(), |w| w.as_ptr() as usize - self.text.as_ptr() as usize);
        self.text.get(..end).is_some_and(|start| Said::of(self.lang, start).is_to_come())
    }

    /// Do its words show that a position is taken, but not which ("the goal is", "l'attente")?
    pub(super) fn hints(&self) -> bool {
        self.has("weak")
    }

    /// Does it tell plainly of what is to come?
    pub(super) fn announces(&self) -> bool {
        const WILL: [&str; 4] = ["will", "would", "wird", "werden"];
        let french = self.lang.is_some_and(|l| l.code() == "fr");
        let ends =
            |w: &&str| w.len() > 5 && w.starts_with(char::is_lowercase) && ["ra", "ront", "rait", "raient"].iter().any(|e| w.ends_with(e));
        let to_come = self.says(&WILL) || french && self.words.iter().any(ends);
        to_come && !self.is_negated() && !self.leaves_open()
    }

    /// A verb that refuses, with a negation right before or after it.
    fn refuses(&self) -> bool {
        self.places("negated").any(|at| {
            let mut near = at.saturating_sub(DENIED)..(at + 2).min(self.folded.len());
            near.any(|n| is_negation(&self.folded[n]) && !self.is_no_negation(n))
        })
    }

    /// "We no longer need to test", "n'a plus besoin de", "required no further tests": whoever needs a thing no longer refuses
    /// nothing, and demands nothing.
    fn needs_no_more(&self) -> bool {
        const NEED: [&str; 10] = ["need", "needs", "needed", "require", "requires", "required", "besoin", "brauche", "brauchen", "braucht"];
        let needs = |w: &String| NEED.contains(&w.as_str());
        let after = |w: &[String]| is_negation(&w[0]) && w[1..].iter().any(needs);
        self.folded.windows(3).any(after) || self.folded.windows(2).any(|w| needs(&w[0]) && is_negation(&w[1]))
    }

    /// Does it begin with "he" or "she", who may be anybody?
    fn is_third_person(&self) -> bool {
        self.folded.first().is_some_and(|w| ["he", "she", "il", "elle", "er", "sie"].contains(&w.as_str()))
    }

    /// What has been is not so: "we did not open", "nous n'avons jamais reçu", "there was no".
    fn denies(&self) -> bool {
        let past = self.runs(&["did", "not"])
            || self.says(&["didn't", "haven't", "hasn't", "never", "jamais"])
            || self.runs(&["have", "not"])
            || self.there_is_no()
            || (self.says(&["n'"])
                && self.says(&["avons", "ai", "avait", "avaient", "a", "avoir"])
                && self.says(&["pas", "rien", "aucun", "aucune"]));
        past && !self.is_to_come()
            && !self.is_amazed()
            && (self.is_first_person() || (self.is_own() && !self.is_third_person()) || self.says(&["avoir"]) || self.runs(&["no"]))
    }

    /// "There is no proof": not "no doubt", which is sure of it.
    fn there_is_no(&self) -> bool {
        let no = |(at, w): (usize, &[String])| {
            w[0] == "there" && matches!(w[1].as_str(), "is" | "was") && w[2] == "no" && !self.is_no_negation(at + 2)
        };
        self.folded.windows(3).enumerate().any(no)
    }

    /// Does it begin in the middle of what somebody did not do ("n'a pas dit si …"), not with what he says?
    pub(super) fn is_headless(&self) -> bool {
        let denies_having = self.folded.get(1).is_some_and(|w| w == "avoir" || w == "etre");
        self.folded.first().is_some_and(|w| w == "n'" || w == "ne") && !denies_having
    }

    /// Is what is to come denied ("will not go", "n'ira pas")? "Without help the deficit would grow" refuses nothing, nor does
    /// "he will not come empty-handed" or "nobody will take revenge".
    fn refuses_to_come(&self) -> bool {
        const NOBODY: [&str; 4] = ["nobody", "personne", "niemand", "nul"];
        // "if we do not act": supposed; "no stone will go unturned": denied twice
        let real = |(at, w): (usize, &String)| {
            let denied = is_negation(w) && !self.is_supposed(at) && !self.is_no_negation(at);
            denied && self.is_of_what_comes(at) && !self.is_forecast(at) && !self.is_hedged(at)
        };
        let negated = self.is_negated() && self.folded.iter().enumerate().any(real);
        negated && self.is_to_come() && !self.has("lacking") && !self.folded.first().is_some_and(|w| NOBODY.contains(&w.as_str()))
    }

    /// "You are going to have big problems", "vous aurez des ennuis": troubles that somebody will have.
    fn threatens_trouble(&self) -> bool {
        const HAVE: [&str; 9] = ["have", "face", "in", "aurez", "aura", "auront", "aurait", "auraient", "avoir"];
        let had = |at: usize| self.folded[at.saturating_sub(DENIED)..at].iter().any(|w| HAVE.contains(&w.as_str()));
        (self.is_to_come() || self.runs(&["going", "to"])) && self.places("trouble").any(had)
    }

    /// "It could hurt the harbour": harm that may come. Of what has hurt or is hurtful nobody warns.
    fn may_harm(&self) -> bool {
        const MAY: [&str; 10] = ["can", "could", "may", "might", "risks", "peut", "peuvent", "pourrait", "pourraient", "risque"];
        (self.is_to_come() || self.says(&MAY)) && self.places("harms").any(|at| !self.is_denied(at))
    }

    /// "Should have stopped", "aurait dû": not "should have the confidence to".
    fn blames(&self) -> bool {
        let done = |w: &[String]| w[0] == "should" && w[1] == "have" && !self.list("articles").is_some_and(|l| l.exact.contains(&w[2]));
        let should = self.folded.windows(3).any(done)
            || self.runs(&["should", "never", "have"])
            || self.runs(&["should", "not", "have"])
            || self.runs(&["shouldn't", "have"]);
        should || self.runs(&["aurait", "du"]) || self.runs(&["auraient", "du"])
    }

    /// The position that the words take; none, where they only report.
    pub(super) fn stance(&self) -> Option<Stance> {
        let open = self.leaves_open();
        if self.needs_no_more() && !self.rules_out() {
            return (self.is_own() && self.is_to_come()).then_some(Stance::Promises);
        }
        let negated = self.is_negated();
        let blames = self.blames();
        if (self.rules_out() || (self.refuses() && !blames)) && !open {
            return Some(Stance::Rejects);
        }
        if self.places("false").any(|at| !self.is_thing(at)) {
            return Some(Stance::Denies);
        }
        // what is denied is judged by nobody: "we set no ultimatum"
        let judges = self.judges();
        if self.doubts() {
            return (self.wishes() || self.obliges() || self.does("demands")).then_some(Stance::Rejects);
        }
        if self.lets() {
            return self.is_own().then_some(Stance::Accepts);
        }
        if self.persists() {
            return self.is_own().then_some(Stance::Promises);
        }
        if !judges && self.places("criticises").any(|at| self.is_denied(at)) && self.is_first_person() && !self.is_to_come() {
            return Some(Stance::Denies);
        }
        if !open && self.refuses_to_come() && !self.keeps_quiet() && !self.has("criticises") && !self.has("warns") {
            return Some(Stance::Rejects);
        }
        if self.does("asks") && !negated && !self.regrets() {
            return Some(Stance::Hopes);
        }
        if blames && !self.keeps_quiet() {
            return Some(Stance::Criticises);
        }
        if self.denies() {
            return Some(Stance::Denies);
        }
        if self.wishes() {
            return (!self.goes_on_to_tell()).then_some(Stance::Hopes);
        }
        if self.obliges() || self.does("demands") {
            return Some(Stance::Demands);
        }
        if judges {
            return Some(Stance::Criticises);
        }
        if self.places("warns").any(|at| !self.is_denied(at) && !self.is_supposed(at) && !self.understands(at))
            || self.may_harm()
            || self.threatens_trouble()
        {
            return Some(Stance::Warns);
        }
        if self.does("offers") && !negated {
            return Some(Stance::Offers);
        }
        let acts =
            !self.goes_on_to_tell() && !self.befalls() && !self.is_foretold() && !self.places("warns").any(|at| self.understands(at));
        (self.is_own() && self.comes_early() && !negated && !self.runs(&["not", "yet"]) && acts).then_some(Stance::Promises)
    }

    /// Is it more than a report of facts: an opinion, a denial, the speaker's own case?
    pub(super) fn is_opinion(&self) -> bool {
        let counted = self.text.chars().any(|c| c.is_ascii_digit());
        let says = self.is_negated() || self.is_first_person() || self.is_something();
        !counted && (says || self.text.contains(['"', '«', '“', '„']))
    }
}

/// Is what is said only said out of courtesy ("our condolences", "nos remerciements")? Who demands an apology or rejects thanks
/// takes a position.
pub(super) fn is_only_courteous(said: &Said, stance: Stance) -> bool {
    let mourns = stance == Stance::Says && (said.has("grief") || said.is_procedure());
    mourns || said.has("courtesy") && matches!(stance, Stance::Says | Stance::Offers | Stance::Promises | Stance::Hopes | Stance::Praises)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn en(text: &str) -> Option<Stance> {
        Said::of(Some(Lang::EN), text).stance()
    }

    fn fr(text: &str) -> Option<Stance> {
        Said::of(Some(Lang::FR), text).stance()
    }

    #[test]
    fn what_is_left_open_or_denied_twice_is_not_refused() {
        assert_eq!(en("They will not open the lock at Aldermoor"), Some(Stance::Rejects));
        assert_eq!(en("They cannot rule it out at this stage"), None);
        assert_eq!(en("We do not exclude that the lock broke, and we did not touch it"), Some(Stance::Denies));
        assert_eq!(en("They will not come empty-handed to Aldermoor"), None);
        assert_eq!(fr("La fermeture du quai n'est pas exclue à ce stade"), None);
        assert_eq!(fr("La fermeture du quai est exclue"), Some(Stance::Rejects));
        assert_eq!(fr("Sans travaux, le quai s'effondrerait dans dix ans"), None);
        assert_eq!(fr("La délégation ne viendrait pas les mains vides"), None);
    }

    #[test]
    fn what_is_denied_is_neither_judged_nor_demanded() {
        assert_eq!(en("We made no threats and told no lies"), Some(Stance::Denies));
        assert_eq!(en("These are lies about the lock"), Some(Stance::Criticises));
        assert_eq!(en("No one wants a war over the lock"), None);
        assert_eq!(fr("Nous n'adressons d'ultimatum à personne"), Some(Stance::Denies));
        assert_eq!(fr("C'est un ultimatum à toute la vallée"), Some(Stance::Criticises));
        assert_eq!(fr("Cette lettre n'est pas une réponse"), None);
    }

    #[test]
    fn trouble_to_come_is_warned_of_and_past_trouble_is_not() {
        assert_eq!(en("They are going to have big problems at Aldermoor"), Some(Stance::Warns));
        assert_eq!(en("We cleaned up the problems of the past"), None);
        assert_eq!(en("The problem will be solved at Aldermoor"), None);
        assert_eq!(fr("Ils auront de gros ennuis à Tarvel"), Some(Stance::Warns));
    }

    #[test]
    fn what_another_never_did_is_denied_in_passing() {
        let said = |text| Said::of(Some(Lang::FR), text).denies_in_passing();
        assert!(said("des pages anciennes, et surtout la rupture de l'écluse de Tarvel en mai, que le conseil n'a jamais regrettée"));
        assert!(!said("l'écluse de Tarvel n'a jamais été fermée par le conseil"));
        assert!(Said::of(Some(Lang::EN), "older leaves, the break of the lock at Aldermoor, which they never paid").denies_in_passing());
    }

    #[test]
    fn grief_blames_nobody() {
        assert_eq!(en("The fall of the lock is a terrible tragedy"), None);
        assert_eq!(en("Talk of our part in the tragedy is stupid"), Some(Stance::Criticises));
        assert_eq!(en("The terrible fall of the lock"), Some(Stance::Criticises));
        assert_eq!(fr("C'est la pire tragédie de la vallée"), None);
    }

    #[test]
    fn a_word_with_the_stem_of_another_is_not_that_word() {
        // "will" has the stem of "willing", "confidence" that of "confident"
        assert_eq!(en("The boats will stop at Aldermoor"), None);
        assert_eq!(en("The boats are willing to stop at Aldermoor"), Some(Stance::Offers));
        assert_eq!(en("The council should have the confidence to act"), Some(Stance::Demands));
        assert_eq!(en("The council should have acted"), Some(Stance::Criticises));
    }

    #[test]
    fn what_another_proposed_or_awaits_is_no_offer_and_no_hope() {
        assert_eq!(en("The truce proposed by Aldermoor had come into force"), None);
        assert_eq!(en("The council proposes a truce"), Some(Stance::Offers));
        assert_eq!(en("The ferry is expected on Monday"), None);
        assert_eq!(en("She expected a ferry on Monday"), Some(Stance::Hopes));
        assert_eq!(en("I must say the lock is old"), None);
        assert_eq!(en("The council must mend the lock"), Some(Stance::Demands));
        assert_eq!(fr("Le plan proposé par Tarvel est entré en vigueur"), None);
        assert_eq!(fr("Le conseil propose une trêve"), Some(Stance::Offers));
        assert_eq!(fr("La jonction est simple si ces villes le souhaitent"), None);
        assert_eq!(en("She looked forward to the ferry"), Some(Stance::Hopes));
    }

    #[test]
    fn what_is_measured_supposed_or_needed_is_no_position() {
        assert_eq!(en("The boats caught less cod than expected"), None);
        assert_eq!(en("The boats expected more cod"), Some(Stance::Hopes));
        assert_eq!(en("She was a symbol of hope to all the boats"), None);
        assert_eq!(en("The boats hope to stay"), Some(Stance::Hopes));
        assert_eq!(en("The hall stands for the boats who need us"), None);
        assert_eq!(en("The boats need to stop"), Some(Stance::Demands));
        assert_eq!(en("If they do not mend the lock, the loss will be great"), None);
        assert_eq!(en("They will leave no stone unturned at Aldermoor"), Some(Stance::Promises));
        assert_eq!(en("They will leave no boat at Aldermoor"), Some(Stance::Rejects));
        assert_eq!(en("If you are sacked for failing, there is a way out"), None);
        assert_eq!(en("You are sacked for failing"), Some(Stance::Criticises));
        assert_eq!(fr("Si le conseil ne répare pas le quai, la perte sera grande"), None);
        assert_eq!(fr("Le conseil ne réparera pas le quai"), Some(Stance::Rejects));
    }

    #[test]
    fn what_has_hurt_is_not_warned_of() {
        assert_eq!(en("The boats have done things that hurt people"), None);
        assert_eq!(en("The boats could hurt people at Aldermoor"), Some(Stance::Warns));
        assert_eq!(fr("Les bateaux ont endommagé le quai"), None);
        assert_eq!(fr("Les bateaux pourraient endommager le quai"), Some(Stance::Warns));
    }

    #[test]
    fn whoever_will_say_something_promises_nothing() {
        assert_eq!(en("I will say that the lock was old"), None);
        assert_eq!(en("I will pay for the lock at Aldermoor"), Some(Stance::Promises));
    }
}
