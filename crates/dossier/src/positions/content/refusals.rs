//! Negations that refuse something else than their words seem to, or nothing: doubts that refuse, refusals to hinder that allow,
//! silence, resolve, forecasts, amazement.

use super::mood::JOINING;
use super::turns::WOULD_HAVE;
use super::{DENIED, SUPPOSED, Said, is_negation};
use crate::words::is_step;
use recoupe_lang::word_lists;

/// Words between a negation and the word of time that makes it one of what is to come, at most.
const TO_COME: usize = 4;

/// Words before a negation among which it is said that it is only possible.
const HEDGED: usize = 8;

/// Verbs that "ne" and "pas" stand around where they deny what is past.
const HAD_NOT: [&str; 4] = ["avait", "avaient", "etait", "etaient"];

/// Words from the start in which one says that he doubts.
const DOUBTS: usize = 6;

word_lists! {
    include_str!("../../../data/refusal_words.tsv");
    /// What whoever can't or will not tell yet does not do.
    static UNTOLD;
    /// What whoever says nothing on the matter does not do.
    static SILENCE;
    /// What is not gone into.
    static ENTERED;
    /// What is impossible only as long as one does not know.
    static KNOWN;
    /// Verbs by which one doubts.
    static THOUGHT;
    /// Words before a negation by which it is only possible, or to be made sure of.
    static HEDGES;
    /// Words for what is to come.
    static COMING;
    /// Ends of verbs of what is to come.
    static FUTURE_ENDS;
    /// Words behind a negation with which it denies nothing ("no doubt", "not only").
    static DENIES_NOTHING;
    /// What stands with the French "ne" where it denies.
    static SECOND_HALVES;
    /// What one never did before something amazed him.
    static FELT;
    /// What one has never done with the like of something.
    static SEEN;
    static THE_LIKE;
    /// What whoever goes on will not do.
    static GIVEN_UP;
    /// What "will not be" so.
    static FORETOLD_SO;
    /// What "will not" happen, whoever wants it.
    static FORETOLD_DONE;
}

impl Said<'_> {
    /// "I can't say what we'll do", "we don't yet know", "je ne peux pas dire", "will not comment", "don't want to go into that":
    /// whoever will not tell yet refuses nothing.
    pub(in crate::positions) fn keeps_quiet(&self) -> bool {
        let (untold, silence) = (UNTOLD.of(self.lang), SILENCE.of(self.lang));
        let near = |at: usize| self.folded[at + 1..].iter().take(2).any(|w| untold.has(w) || silence.has(w));
        self.negated_places().any(|at| near(at) || self.enters(at))
    }

    /// "Would not comment", "don't want to go into that": whoever keeps silent says nothing on the matter.
    pub(in crate::positions) fn is_silent(&self) -> bool {
        let silence = SILENCE.of(self.lang);
        self.negated_places().any(|at| silence.has_any(self.folded[at + 1..].iter().take(2)) || self.enters(at))
    }

    /// Where words of negation stand.
    pub(super) fn negated_places(&self) -> impl Iterator<Item = usize> {
        self.folded.iter().enumerate().filter(|(_, w)| is_negation(w)).map(|(at, _)| at)
    }

    /// "(Not) get into …", "(not) make a further statement", near a negation.
    fn enters(&self, at: usize) -> bool {
        ENTERED.of(self.lang).stand_in(&self.folded[at..(at + DENIED + 3).min(self.folded.len())])
    }

    /// Is something impossible or out of the question, and not only to be told ("impossible to verify")?
    pub(super) fn rules_out(&self) -> bool {
        let known = KNOWN.of(self.lang);
        let told = |at: usize| matches!(self.at(at + 1), "to" | "de" | "zu") && known.has(self.at(at + 2));
        self.places("impossible").any(|at| !told(at))
    }

    /// "I don't think we should", "je ne crois pas qu'il faille": whoever doubts that it should be refuses it.
    pub(super) fn doubts(&self) -> bool {
        let thought = THOUGHT.of(self.lang);
        let start = &self.folded[..self.folded.len().min(DOUBTS)];
        start.windows(2).any(|w| thought.has(&w[1]) && is_negation(&w[0]) || is_negation(&w[1]) && thought.has(&w[0]))
    }

    /// "Would not block the sale", "ne s'opposera pas à": whoever will not stand in the way lets it be.
    pub(super) fn lets(&self) -> bool {
        self.places("hinders").any(|at| {
            let near = &self.folded[at.saturating_sub(2)..at];
            let denied = near.iter().any(|w| is_negation(w) && w != "no") || is_negation(self.at(at + 1)) && self.before(at) != "to";
            denied && !near.iter().any(|w| w == "did" || w == "didn't" || w == "avoir")
        })
    }

    /// "The letter will *not* leave *before* the second session", "ne partira *pas avant* mardi": it will leave. Of what one will not do
    /// himself before another has done his part this says nothing.
    pub(super) fn is_not_yet(&self, at: usize) -> bool {
        let near = &self.folded[at..self.folded.len().min(at + TO_COME + 2)];
        let time = near
            .windows(2)
            .any(|w| matches!(w[0].as_str(), "before" | "avant" | "vor") && !matches!(w[1].as_str(), "que" | "qu'" | "de" | "d'"));
        time && !self.is_first_person() && !self.is_own()
    }

    /// Is what is denied only possible ("maybe we won't meet", "either we … or we won't"), or to be made sure of ("ensure that it won't
    /// rise")? It is refused by nobody.
    pub(super) fn is_hedged(&self, at: usize) -> bool {
        HEDGES.of(self.lang).has_any(&self.folded[at.saturating_sub(HEDGED)..at])
    }

    /// Does a negation deny what is to come ("will *not* go", "*no* boat will"), and not something else in the same words ("I have
    /// *no* mind to, he would")?
    pub(super) fn is_of_what_comes(&self, at: usize) -> bool {
        let (coming, ends) = (COMING.of(self.lang), FUTURE_ENDS.of(self.lang));
        // "n'avait jamais": what had not been does not come
        if matches!(self.at(at), "ne" | "n'") && HAD_NOT.contains(&self.at(at + 1))
            || HAD_NOT.contains(&self.before(at)) && self.at(at) != "ne"
        {
            return false;
        }
        // of its own part of the sentence ("they did *not* vote and will meet again")
        let (joining, own) = (JOINING.of(self.lang), at.saturating_sub(TO_COME)..(at + TO_COME + 1).min(self.folded.len()));
        let before = self.folded[own.start..at].iter().rev().take_while(|w| !joining.has(w)).count();
        let behind = self.folded[at..own.end].iter().take_while(|w| !joining.has(w)).count();
        let near = &self.folded[at - before..at + behind];
        // "we would not have sent it", "nous n'aurions pas vendu": what would have been does not come either
        let behind = &self.folded[at..(at + 3).min(self.folded.len())];
        let would = ["would", "wouldn't", "could", "couldn't"].iter().any(|w| near.iter().any(|n| n == w));
        if would && (behind.iter().any(|w| w == "have") || self.before(at) == "have" && matches!(self.at(at), "not" | "never"))
            || WOULD_HAVE.of(self.lang).has(self.at(at + 1))
        {
            return false;
        }
        // of other languages it is not known
        coming.is_empty() || near.iter().any(|w| coming.has(w) || w.len() > 4 && ends.end(w))
    }

    /// Is a negation none ("no doubt", "not only", "not yet", "no stone unturned", "whether or not", "un premier pas", the French "ne … que" and "avant qu'il ne
    /// parte")?
    pub(super) fn is_no_negation(&self, at: usize) -> bool {
        let next = self.at(at + 1);
        // "or not": asked; "sans doute", "nul doute", "il n'y a pas de doute"
        let asked = matches!(self.before(at), "or" | "ou" | "oder");
        let idiom = DENIES_NOTHING.of(self.lang).has(next) || next == "doute" || next == "de" && self.at(at + 2) == "doute";
        let behind = || self.folded[at + 1..].iter().take(SUPPOSED + 2);
        let second = SECOND_HALVES.of(self.lang);
        let only = matches!(self.at(at), "ne" | "n'")
            && !second.has_any(behind())
            && !second.has_any(&self.folded[..at])
            && (behind().any(|w| w == "que" || w == "qu'") || self.folded[..at].iter().any(|w| w == "que" || w == "qu'"));
        // "ne peut pas ne pas savoir" affirms
        let twice = |j: usize| {
            let second = matches!(self.at(j), "ne" | "n'") && self.at(j + 1) == "pas" && self.before(j) == "pas";
            second && (j.saturating_sub(4)..=j + 1).contains(&at)
        };
        asked
            || idiom
            || only
            || (at..at + 5).any(twice)
            || at > 0 && twice(at - 1)
            || is_step(self.at(at), self.before(at))
            || self.is_undone(at)
            || self.is_set_against(at)
            || self.is_proviso(at)
    }

    /// Where "il n'est pas question de", "il ne saurait être question de" stands.
    pub(super) fn out_of_question(&self) -> Option<usize> {
        const OF: [&str; 4] = ["de", "d'", "que", "qu'"];
        let at = self.folded.iter().position(|w| w == "question").filter(|at| *at > 0)?;
        let not =
            matches!(self.before(at), "pas" | "plus") || self.before(at) == "etre" && at > 1 && self.before(at - 1).starts_with("saurait");
        (not && self.folded[at + 1..].iter().take(SUPPOSED).any(|w| OF.contains(&w.as_str()))).then_some(at)
    }

    /// What somebody "never imagined" or has "never seen the like of" he denies to nobody.
    pub(super) fn is_amazed(&self) -> bool {
        let never = self.folded.iter().position(|w| matches!(w.as_str(), "never" | "jamais" | "haven't" | "hasn't"));
        never.is_some_and(|at| {
            let behind = &self.folded[at + 1..(at + 1 + SUPPOSED).min(self.folded.len())];
            FELT.of(self.lang).has_any(behind.iter().take(2))
                || SEEN.of(self.lang).has_any(behind) && THE_LIKE.of(self.lang).has_any(behind)
        })
    }

    /// "We will not rest until …", "will not hesitate to": whoever will not give up promises to go on.
    pub(super) fn persists(&self) -> bool {
        let given_up = GIVEN_UP.of(self.lang);
        self.negated_places().any(|at| {
            let behind = &self.folded[at + 1..(at + 3).min(self.folded.len())];
            // "ne laisserons pas tomber"
            let dropped =
                || self.folded[at + 1..].windows(3).take(1).any(|w| w[0].starts_with("laiss") && w[1] == "pas" && w[2] == "tomber");
            given_up.stand_in(behind) || given_up.has(self.before(at)) || dropped()
        })
    }

    /// "It will not be easy", "won't be able to come", "will not be the last": what will not be so, nobody refuses.
    pub(super) fn is_forecast(&self, at: usize) -> bool {
        match self.at(at + 1) {
            "be" => FORETOLD_SO.of(self.lang).has_any(self.folded[at + 2..].iter().take(2)),
            word => FORETOLD_DONE.of(self.lang).has(word) && !self.is_first_person(),
        }
    }

    /// Is the negation at a place taken back by a word behind it ("*no* stone will go unturned")?
    fn is_undone(&self, at: usize) -> bool {
        self.folded[at..].iter().take(SUPPOSED).any(|w| w.len() > 6 && w.starts_with("un") && w.ends_with("ed"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use recoupe_model::{Lang, Stance};

    fn en(text: &str) -> Option<Stance> {
        Said::of(Some(Lang::EN), text).stance()
    }

    fn fr(text: &str) -> Option<Stance> {
        Said::of(Some(Lang::FR), text).stance()
    }

    #[test]
    fn whoever_doubts_that_it_should_be_refuses_it() {
        assert_eq!(en("I don't think the boats should pass the lock"), Some(Stance::Rejects));
        assert_eq!(en("I think the boats should pass the lock"), Some(Stance::Demands));
        assert_eq!(en("I do not believe the lock was closed in May"), None);
        assert_eq!(fr("Je ne crois pas qu'il faudrait fermer l'écluse"), Some(Stance::Rejects));
        assert_eq!(fr("Je crois qu'il faudrait fermer l'écluse"), Some(Stance::Demands));
    }

    #[test]
    fn whoever_will_not_stand_in_the_way_lets_it_be() {
        assert_eq!(en("it would not block the sale of the lock"), Some(Stance::Accepts));
        assert_eq!(en("it would not sell the lock"), Some(Stance::Rejects));
        assert_eq!(fr("il ne s'opposera pas à la vente de l'écluse"), Some(Stance::Accepts));
        assert_eq!(fr("il ne vendra pas l'écluse"), Some(Stance::Rejects));
    }

    #[test]
    fn whoever_does_not_know_or_tell_refuses_nothing() {
        assert_eq!(en("we don't yet know whether the lock is going to hold"), None);
        assert_eq!(en("the council would not comment on the lock"), None);
        assert_eq!(en("I don't want to go into which words should have been used"), None);
        assert_eq!(en("these words should not have been used"), Some(Stance::Criticises));
        assert_eq!(fr("nous ne savons pas si l'écluse tiendra"), None);
        assert_eq!(fr("nous ne fermerons pas l'écluse"), Some(Stance::Rejects));
    }

    #[test]
    fn whoever_will_not_rest_promises_to_go_on() {
        assert_eq!(en("We will not rest until the lock is open"), Some(Stance::Promises));
        assert_eq!(en("We will not hesitate to close the lock"), Some(Stance::Promises));
        assert_eq!(en("We will not stop until the lock is open"), Some(Stance::Promises));
        assert_eq!(en("We will not give back the lock"), Some(Stance::Rejects));
        assert_eq!(fr("Nous n'hésiterons pas à fermer l'écluse"), Some(Stance::Promises));
    }

    #[test]
    fn what_will_not_be_so_nobody_refuses() {
        assert_eq!(en("It will not be easy for the boats"), None);
        assert_eq!(en("The boats will not be able to pass the lock"), None);
        assert_eq!(en("The boats will not be let through the lock"), Some(Stance::Rejects));
        assert_eq!(en("I do not have the stomach for such a lock, and my brother would"), None);
    }

    #[test]
    fn what_may_be_or_is_to_be_made_sure_is_not_refused() {
        assert_eq!(en("Maybe they will not open the lock"), None);
        assert_eq!(en("The boats want a law to ensure that the toll will not rise"), Some(Stance::Demands));
        assert_eq!(en("We would not yet name the builder of the lock"), None);
        assert!(!Said::of(Some(Lang::EN), "We don't always like the boats").is_negated());
        assert_eq!(fr("Peut-être que le conseil n'ouvrira pas l'écluse"), None);
        assert_eq!(fr("Le conseil n'ouvrira pas l'écluse"), Some(Stance::Rejects));
        assert_eq!(fr("Le conseil répondra de l'écluse qu'il n'a pas réparée"), None);
    }

    #[test]
    fn what_cannot_be_known_is_not_ruled_out() {
        assert_eq!(en("The toll of the lock was impossible to verify"), None);
        assert_eq!(en("A sale of the lock is impossible"), Some(Stance::Rejects));
        assert_eq!(en("The council would not make a further statement on the lock"), None);
        assert_eq!(fr("Le péage de l'écluse est impossible à vendre"), Some(Stance::Rejects));
        assert_eq!(fr("Il est impossible de dire ce que vaut l'écluse"), None);
    }

    #[test]
    fn whoever_keeps_silent_says_nothing_on_the_matter() {
        assert!(Said::of(Some(Lang::EN), "the council would not comment on the lock").is_silent());
        assert!(!Said::of(Some(Lang::EN), "the council would not sell the lock").is_silent());
        assert!(Said::of(Some(Lang::FR), "le conseil ne souhaite pas commenter la vente").is_silent());
    }

    #[test]
    fn a_negation_that_denies_nothing_is_none() {
        assert_eq!(en("We will not only mend the lock but the quay"), Some(Stance::Promises));
        assert_eq!(en("There is no doubt that the lock was old"), None);
        assert_eq!(en("There is no proof that the lock was old"), Some(Stance::Denies));
        assert!(!Said::of(Some(Lang::FR), "l'écluse ne sera ouverte que lundi").is_negated());
        assert!(!Said::of(Some(Lang::FR), "le quai cède avant que l'écluse ne ferme").is_negated());
        assert!(Said::of(Some(Lang::FR), "l'écluse ne sera pas ouverte lundi").is_negated());
        assert!(Said::of(Some(Lang::FR), "personne d'autre que le conseil ne décide").is_negated());
    }

    #[test]
    fn amazement_denies_nothing_and_a_regret_hopes_for_nothing() {
        assert_eq!(en("We've never seen anything like this lock"), None);
        assert_eq!(en("We have never seen the plan of the lock"), Some(Stance::Denies));
        assert_eq!(en("I wish it was a joke about the lock"), None);
        assert_eq!(en("I wish the lock a long life"), Some(Stance::Hopes));
        assert_eq!(fr("Nous n'avons jamais vu une écluse pareille"), None);
        assert_eq!(fr("Nous n'avons jamais vu le plan de l'écluse"), Some(Stance::Denies));
        assert_eq!(fr("ses bateaux n'avaient jamais franchi l'écluse"), Some(Stance::Denies));
        assert_eq!(fr("Il n'est pas question de vendre l'écluse"), Some(Stance::Rejects));
        assert_eq!(fr("Ce n'est pas une question simple"), None);
        assert_eq!(fr("Nous ne parlons pas en maîtres, il ne saurait être question ici d'adresser des ultimatums"), Some(Stance::Denies));
    }
}
