//! Whose words they are, and whether what is said is so, supposed, to come or denied.

use super::promises::INFINITIVES;
use super::{DENIED, SUPPOSED, Said, is_negation};
use crate::words;
use recoupe_lang::word_lists;
use recoupe_model::Lang;

/// Words of a relative clause before what is denied in it, at most; before the clause there are as many at least.
const RELATIVE: usize = 5;

/// Words from the start of what is said of one's own side among which it is said that it is to come.
const COMES: usize = 6;

/// Words before one of a condition that opens what is said, at most.
const OPENING: usize = 2;

word_lists! {
    include_str!("../../../data/mood_words.tsv");
    /// Words at which the part of a sentence begins in which a word is denied.
    pub(super) static JOINING;
    /// Words before "expected", "hope" and "sure" with which nobody hopes.
    static MEASURING;
    /// Words of a condition.
    static CONDITIONS;
    /// Words by which what is said is bound to a condition ("*pourvu* que", "as *long* as").
    static PROVISOS;
    /// Whom somebody needs.
    pub(super) static NEEDING;
    /// Words that open a relative clause.
    static RELATIVES;
    /// "It *is* clear" …
    static IMPERSONAL_BE;
    /// … "it is clear *that*".
    static IMPERSONAL_OF;
    /// What stands behind an "il" that is nobody.
    static IMPERSONAL;
    static FIRST_PERSON;
    static THIRD_PERSON;
    /// Ends of verbs in the conditional, or in the future of "we" and "they".
    static CONDITIONAL_ENDS;
    /// Words for what is to come, beside those of `clause_words.tsv`.
    pub(super) static WOULD;
    /// Words for what plainly comes.
    static ANNOUNCED;
    pub(super) static NEEDS;
    /// Words by which something has not been.
    pub(super) static NOT_BEEN;
    /// Forms of "to have" that make a past.
    pub(super) static HAVING_BEEN;
    /// Words before troubles that somebody will have.
    pub(super) static HAVING_TROUBLE;
    /// What one did not do and yet denies nothing ("did not *expect*").
    pub(super) static UNSURE;
    /// Words by which something may come.
    pub(super) static MAY;
}

impl Said<'_> {
    /// Where the word at a place begins in the text, in bytes.
    fn start(&self, at: usize) -> usize {
        self.words[at].as_ptr() as usize - self.text.as_ptr() as usize
    }

    /// Is the word at a place denied ("no threat", "n'adressons pas d'ultimatum"), in its own part of the sentence?
    pub(super) fn is_denied(&self, at: usize) -> bool {
        // "not because of any direct threat": what stands between them is not counted
        const LIGHT: [&str; 4] = ["because", "of", "any", "cause"];
        let joining = JOINING.of(self.lang);
        let near = self.folded[..at].iter().rev().take_while(|w| !joining.has(w));
        let mut near = near.enumerate().filter(|(_, w)| !LIGHT.contains(&w.as_str())).take(DENIED);
        near.any(|(back, w)| is_negation(w) && !words::is_step(w, self.before(at - 1 - back)))
    }

    /// Is the word at a place a participle that tells of somebody else ("the truce proposed by", "is expected", "the proposed
    /// treaty")?
    pub(super) fn is_anothers(&self, at: usize, class: &'static str) -> bool {
        const BY: [&str; 3] = ["by", "par", "von"];
        let participle = ["ed", "é", "ée", "és", "ées"].iter().any(|end| self.words[at].ends_with(end));
        let before = at.checked_sub(1).map(|n| self.folded[n].as_str());
        let listed = |class| before.is_some_and(|w| self.list(class).is_some_and(|l| l.exact.contains(w)));
        // "lower than expected", "a symbol of hope", "make sure"
        let measured = class == "asks" && before.is_some_and(|w| MEASURING.of(self.lang).has(w));
        self.folded.get(at + 1).is_some_and(|w| BY.contains(&w.as_str()))
            || measured
            || participle && (class == "asks" && listed("be") || listed("articles"))
    }

    /// Does the word at a place stand in a condition ("if they wished", "si ces pays le souhaitaient")?
    pub(super) fn is_supposed(&self, at: usize) -> bool {
        CONDITIONS.of(self.lang).has_any(&self.folded[at.saturating_sub(SUPPOSED)..at])
    }

    /// Does the word at a place stand right behind a condition ("*s'il* faut choisir", "*if we* must choose")?
    pub(super) fn is_if(&self, at: usize) -> bool {
        CONDITIONS.of(self.lang).has_any(&self.folded[at.saturating_sub(2)..at])
    }

    /// "We offer time, *not* oblivion", "du temps, *pas* de l'oubli": what is only set against another thing denies nothing.
    pub(super) fn is_set_against(&self, at: usize) -> bool {
        let word = self.at(at);
        let denies_nouns = match self.lang.as_ref().map(Lang::code) {
            Some("fr") => matches!(word, "pas" | "non") && !self.folded[..at].iter().rev().take(SUPPOSED).any(|w| w == "ne" || w == "n'"),
            Some("en") => word == "not",
            Some("de") => word == "nicht",
            _ => false,
        };
        if !denies_nouns || at == 0 {
            return false;
        }
        let before = |n: usize| self.text.get(..self.start(n)).unwrap_or("").trim_end();
        // "it is, as we said, not acceptable": something was inserted
        let inserted = (1..at).any(|n| before(n).ends_with(',') && self.list("be").is_some_and(|l| l.exact.contains(self.before(n))));
        before(at).ends_with(',') && !inserted
    }

    /// Does it set one thing against another ("time, not oblivion")?
    pub(in crate::positions) fn sets_against(&self) -> bool {
        (0..self.folded.len()).any(|at| self.is_set_against(at))
    }

    /// "Ready to talk, *provided* the gate does not open", "pourvu que la marche n'excède pas …": a condition of what is said denies
    /// none of it.
    pub(super) fn is_proviso(&self, at: usize) -> bool {
        let provisos = PROVISOS.of(self.lang);
        let opens = |n: usize| provisos.has(&self.folded[n]);
        (0..at).any(|n| {
            // one that stands first ends at its comma
            let ends = || self.text.get(self.start(n)..self.start(at)).is_some_and(|t| t.contains(','));
            opens(n) && (n > OPENING || !ends())
        })
    }

    pub(in crate::positions) fn is_negated(&self) -> bool {
        self.folded.iter().enumerate().any(|(at, w)| is_negation(w) && !self.is_no_negation(at))
    }

    /// … by more than what goes without something ("offers to supply the port *without* a minimum order")?
    pub(in crate::positions) fn is_turned_down(&self) -> bool {
        let lacks = |w: &String| self.list("lacking").is_some_and(|l| l.exact.contains(w));
        self.folded.iter().enumerate().any(|(at, w)| is_negation(w) && !self.is_no_negation(at) && !lacks(w))
    }

    /// "We do not rule out", "n'est pas exclu", "not impossible": what is left open is no refusal.
    pub(in crate::positions) fn leaves_open(&self) -> bool {
        self.places("excludes").chain(self.places("impossible")).any(|at| self.is_denied(at))
    }

    /// Does it end with words by which what follows is not done ("stopped short of", "au lieu de", "n'ont ni")?
    pub(in crate::positions) fn leaves_undone(&self) -> bool {
        let Some(list) = self.list("undone") else { return false };
        let last = self.folded.last().is_some_and(|w| list.exact.contains(w));
        last || list.phrases.iter().any(|p| self.folded.ends_with(p))
    }

    /// Is what never was told of another in passing ("…, the raid of 2011, which the union has never regretted")?
    pub(in crate::positions) fn denies_in_passing(&self) -> bool {
        let relatives = RELATIVES.of(self.lang);
        let never = self.folded.iter().position(|w| w == "jamais" || w == "never");
        let opens = |at: &usize| relatives.has_any(&self.folded[at.saturating_sub(RELATIVE)..*at]);
        never.filter(|at| *at > 2 * RELATIVE).is_some_and(|at| opens(&at))
    }

    /// Does it begin in the middle of what somebody did not do ("n'a pas dit si …"), not with what he says?
    pub(in crate::positions) fn is_headless(&self) -> bool {
        let denies_having = self.folded.get(1).is_some_and(|w| w == "avoir" || w == "etre");
        self.folded.first().is_some_and(|w| w == "n'" || w == "ne") && !denies_having
    }

    /// Does it begin with the speaker's own side ("we", "it", "his country")?
    pub(in crate::positions) fn is_own(&self) -> bool {
        !self.is_impersonal() && self.places("own").next() == Some(0)
    }

    /// Does it begin with a pronoun that is nobody ("il sera clair de …", "it will be hard to …", "il faudra", "il y aura")?
    fn is_impersonal(&self) -> bool {
        if !matches!(self.at(0), "il" | "it" | "it'll" | "es") {
            return false;
        }
        let near = &self.folded[..self.folded.len().min(8)];
        let (be, of) = (IMPERSONAL_BE.of(self.lang), IMPERSONAL_OF.of(self.lang));
        let is = near.iter().take(4).position(|w| be.has(w));
        // an adjective, with an adverb at most, between what is and of what it is said
        let opens = is.is_some_and(|at| of.has_any(near.iter().skip(at + 2).take(2)));
        opens || IMPERSONAL.of(self.lang).has(self.at(1))
    }

    /// Does it speak of the speaker himself?
    pub(in crate::positions) fn is_first_person(&self) -> bool {
        self.says(&FIRST_PERSON)
    }

    /// Does it begin with "he" or "she", who may be anybody?
    pub(in crate::positions) fn is_third_person(&self) -> bool {
        THIRD_PERSON.of(self.lang).has(self.at(0))
    }

    pub(super) fn is_to_come(&self) -> bool {
        let ends = CONDITIONAL_ENDS.of(self.lang);
        words::is_to_come(self.lang, self.text) || self.says(&WOULD) || self.folded.iter().any(|w| w.len() > 5 && ends.end(w))
    }

    /// "Nous n'*allons* pas gommer": a going that is to do something.
    pub(super) fn is_going_to(&self) -> bool {
        let going = |w: &String| matches!(w.as_str(), "vais" | "va" | "allons" | "allez" | "vont");
        self.folded.windows(3).any(|w| going(&w[0]) && w[1] == "pas" && INFINITIVES.of(self.lang).end(&w[2]))
    }

    /// Is a folded word one of what is to come?
    pub(super) fn is_word_to_come(&self, word: &str) -> bool {
        words::is_to_come(self.lang, word) || WOULD.of(self.lang).has(word) || word.len() > 5 && CONDITIONAL_ENDS.of(self.lang).end(word)
    }

    /// Is what its first words tell to come ("it would open the lock"), and not what stands further behind ("it knew who would")?
    pub(super) fn comes_early(&self) -> bool {
        let end = if COMES < self.words.len() { self.start(COMES) } else { self.text.len() };
        self.text.get(..end).is_some_and(|start| Said::of(self.lang, start).is_to_come())
    }

    /// Does it tell plainly of what is to come?
    pub(in crate::positions) fn announces(&self) -> bool {
        let french = self.lang.is_some_and(|l| l.code() == "fr");
        let ends =
            |w: &&str| w.len() > 5 && w.starts_with(char::is_lowercase) && ["ra", "ront", "rait", "raient"].iter().any(|e| w.ends_with(e));
        let to_come = self.says(&ANNOUNCED) || french && self.words.iter().any(ends);
        to_come && !self.is_negated() && !self.leaves_open()
    }
}
