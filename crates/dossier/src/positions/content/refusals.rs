//! Negations that refuse something else than their words seem to, or nothing: doubts that refuse, refusals to hinder that allow,
//! silence, resolve, forecasts, amazement.

use super::{DENIED, SUPPOSED, Said, is_negation};
use crate::words::is_step;

/// Words between a negation and the word of time that makes it one of what is to come, at most.
const TO_COME: usize = 4;

/// Words before a negation among which it is said that it is only possible.
const HEDGED: usize = 8;

/// Words from the start in which one says that he doubts.
const DOUBTS: usize = 6;

impl Said<'_> {
    /// "I can't say what we'll do", "we don't yet know", "je ne peux pas dire", "will not comment", "don't want to go into that":
    /// whoever will not tell yet refuses nothing.
    pub(in crate::positions) fn keeps_quiet(&self) -> bool {
        const TELL: [&str; 26] = [
            "announce",
            "reveal",
            "say",
            "tell",
            "predict",
            "speculate",
            "guess",
            "know",
            "comment",
            "elaborate",
            "discuss",
            "disclose",
            "dire",
            "predire",
            "prevoir",
            "savons",
            "sait",
            "sais",
            "commenter",
            "commentera",
            "commenterons",
            "sagen",
            "vorhersagen",
            "wissen",
            "kommentieren",
            "answer",
        ];
        let near = |at: usize| self.folded[at + 1..].iter().take(2).any(|w| TELL.contains(&w.as_str()));
        self.folded.iter().enumerate().filter(|(_, w)| is_negation(w)).any(|(at, _)| near(at) || self.enters(at))
    }

    /// "Would not comment", "don't want to go into that": whoever keeps silent says nothing on the matter.
    pub(in crate::positions) fn is_silent(&self) -> bool {
        const TELL: [&str; 10] = [
            "comment",
            "elaborate",
            "speculate",
            "discuss",
            "disclose",
            "commenter",
            "commentera",
            "commenterons",
            "speculer",
            "kommentieren",
        ];
        let silent = |at: usize| self.folded[at + 1..].iter().take(2).any(|w| TELL.contains(&w.as_str()));
        self.folded.iter().enumerate().filter(|(_, w)| is_negation(w)).any(|(at, _)| silent(at) || self.enters(at))
    }

    /// "(Not) get into …", "(not) make a further statement", near a negation.
    fn enters(&self, at: usize) -> bool {
        const INTO: [[&str; 2]; 4] = [["get", "into"], ["go", "into"], ["drawn", "into"], ["further", "statement"]];
        let far = &self.folded[at..(at + DENIED + 3).min(self.folded.len())];
        far.windows(2).any(|w| INTO.iter().any(|i| w[0] == i[0] && w[1] == i[1]))
    }

    /// Is something impossible or out of the question, and not only to be told ("impossible to verify")?
    pub(super) fn rules_out(&self) -> bool {
        const KNOWN: [&str; 16] = [
            "verify",
            "say",
            "tell",
            "know",
            "determine",
            "confirm",
            "predict",
            "check",
            "overstate",
            "dire",
            "savoir",
            "verifier",
            "confirmer",
            "prevoir",
            "determiner",
            "sagen",
        ];
        let told = |at: usize| matches!(self.at(at + 1), "to" | "de" | "zu") && KNOWN.contains(&self.at(at + 2));
        self.places("impossible").any(|at| !told(at))
    }

    /// "I don't think we should", "je ne crois pas qu'il faille": whoever doubts that it should be refuses it.
    pub(super) fn doubts(&self) -> bool {
        const THINK: [&str; 9] = ["think", "believe", "pense", "crois", "pensons", "croyons", "glaube", "denke", "glauben"];
        let start = &self.folded[..self.folded.len().min(DOUBTS)];
        let thinks =
            |w: &[String]| THINK.contains(&w[1].as_str()) && is_negation(&w[0]) || is_negation(&w[1]) && THINK.contains(&w[0].as_str());
        start.windows(2).any(thinks)
    }

    /// "Would not block the sale", "ne s'opposera pas à": whoever will not stand in the way lets it be.
    pub(super) fn lets(&self) -> bool {
        self.places("hinders").any(|at| {
            let near = &self.folded[at.saturating_sub(2)..at];
            let denied = near.iter().any(|w| is_negation(w) && w != "no") || is_negation(self.at(at + 1)) && self.before(at) != "to";
            denied && !near.iter().any(|w| w == "did" || w == "didn't" || w == "avoir")
        })
    }

    /// Is what is denied only possible ("maybe we won't meet", "either we … or we won't"), or to be made sure of ("ensure that it won't
    /// rise")? It is refused by nobody.
    pub(super) fn is_hedged(&self, at: usize) -> bool {
        const MAYBE: [&str; 18] = [
            "maybe",
            "perhaps",
            "possible",
            "possibly",
            "either",
            "peut-etre",
            "soit",
            "ensure",
            "ensures",
            "ensuring",
            "guarantee",
            "guarantees",
            "certainty",
            "assurance",
            "assurances",
            "garantir",
            "garantie",
            "assurer",
        ];
        self.folded[at.saturating_sub(HEDGED)..at].iter().any(|w| MAYBE.contains(&w.as_str()))
    }

    /// Does a negation deny what is to come ("will *not* go", "*no* boat will"), and not something else in the same words ("I have
    /// *no* mind to, he would")?
    pub(super) fn is_of_what_comes(&self, at: usize) -> bool {
        const WILL: [&str; 20] = [
            "will", "would", "won't", "wouldn't", "we'll", "i'll", "it'll", "shall", "going", "wird", "werden", "wurde", "wurden", "he'll",
            "they'll", "we'd", "i'd", "he'd", "they'd", "she'll",
        ];
        const ENDS: [&str; 10] = ["ra", "rai", "ras", "rons", "rez", "ront", "rait", "rais", "raient", "rions"];
        const GO: [&str; 5] = ["va", "vont", "vais", "allons", "allez"];
        let french = |w: &String| GO.contains(&w.as_str()) || w.len() > 4 && ENDS.iter().any(|end| w.ends_with(end));
        let coming = |w: &String| match self.lang.as_ref().map(recoupe_model::Lang::code) {
            Some("en") => WILL.contains(&w.as_str()),
            Some("fr") => french(w),
            _ => true,
        };
        let near = &self.folded[at.saturating_sub(TO_COME)..(at + TO_COME + 1).min(self.folded.len())];
        near.iter().any(coming)
    }

    /// Is a negation none ("no doubt", "not only", "not yet", "no stone unturned", "whether or not", "un premier pas", the French "ne … que" and "avant qu'il ne
    /// parte")?
    pub(super) fn is_no_negation(&self, at: usize) -> bool {
        const WORDS: [&str; 16] = [
            "doubt",
            "matter",
            "wonder",
            "later",
            "less",
            "least",
            "only",
            "just",
            "merely",
            "necessarily",
            "seulement",
            "uniquement",
            "mistake",
            "always",
            "toujours",
            "yet",
        ];
        const SECOND: [&str; 16] = [
            "pas",
            "plus",
            "jamais",
            "rien",
            "aucun",
            "aucune",
            "ni",
            "guere",
            "nul",
            "nulle",
            "personne",
            "point",
            "peut",
            "peuvent",
            "saurait",
            "sauraient",
        ];
        let next = self.at(at + 1);
        // "or not": asked; "sans doute", "nul doute", "il n'y a pas de doute"
        let asked = matches!(self.before(at), "or" | "ou" | "oder");
        let idiom = WORDS.contains(&next) || next == "doute" || next == "de" && self.at(at + 2) == "doute";
        let behind = || self.folded[at + 1..].iter().take(SUPPOSED + 2);
        let only = matches!(self.at(at), "ne" | "n'")
            && !behind().any(|w| SECOND.contains(&w.as_str()))
            && !self.folded[..at].iter().any(|w| SECOND.contains(&w.as_str()))
            && (behind().any(|w| w == "que" || w == "qu'") || self.folded[..at].iter().any(|w| w == "que" || w == "qu'"));
        asked || idiom || only || is_step(self.at(at), self.before(at)) || self.is_undone(at)
    }

    /// What somebody "never imagined" or has "never seen the like of" he denies to nobody.
    pub(super) fn is_amazed(&self) -> bool {
        const FELT: [&str; 14] = [
            "thought",
            "imagined",
            "expected",
            "dreamed",
            "dreamt",
            "felt",
            "imagine",
            "pense",
            "cru",
            "ressenti",
            "forget",
            "forgotten",
            "oublie",
            "oublierons",
        ];
        const SEEN: [&str; 8] = ["seen", "heard", "known", "witnessed", "experienced", "been", "vu", "connu"];
        const LIKE: [&str; 9] = ["like", "such", "so", "anything", "pareil", "pareille", "tel", "telle", "comparable"];
        let never = self.folded.iter().position(|w| w == "never" || w == "jamais" || w == "haven't" || w == "hasn't");
        never.is_some_and(|at| {
            let behind = &self.folded[at + 1..(at + 1 + SUPPOSED).min(self.folded.len())];
            let some = |list: &[&str]| behind.iter().any(|w| list.contains(&w.as_str()));
            behind.iter().take(2).any(|w| FELT.contains(&w.as_str())) || some(&SEEN) && some(&LIKE)
        })
    }

    /// "We will not rest until …", "will not hesitate to": whoever will not give up promises to go on.
    pub(super) fn persists(&self) -> bool {
        const ON: [&str; 10] =
            ["rest", "hesitate", "relent", "waver", "forget", "falter", "hesiterons", "hesitera", "oublierons", "faiblirons"];
        const UP: [[&str; 2]; 6] =
            [["stop", "until"], ["let", "down"], ["be", "deterred"], ["be", "intimidated"], ["be", "silenced"], ["stop", "fighting"]];
        self.folded.iter().enumerate().filter(|(_, w)| is_negation(w)).any(|(at, _)| {
            let behind = &self.folded[at + 1..(at + 3).min(self.folded.len())];
            behind.iter().take(2).any(|w| ON.contains(&w.as_str()))
                || behind.windows(2).any(|w| UP.iter().any(|u| w[0] == u[0] && w[1] == u[1]))
                || self.folded[..at].last().is_some_and(|w| ON.contains(&w.as_str()))
        })
    }

    /// "It will not be easy", "won't be able to come", "will not be the last": what will not be so, nobody refuses.
    pub(super) fn is_forecast(&self, at: usize) -> bool {
        const BE: [&str; 22] = [
            "easy",
            "able",
            "long",
            "enough",
            "last",
            "first",
            "same",
            "only",
            "necessary",
            "possible",
            "clear",
            "ready",
            "quick",
            "simple",
            "cheap",
            "far",
            "alone",
            "known",
            "surprised",
            "sufficient",
            "here",
            "there",
        ];
        const DO: [&str; 20] = [
            "impact",
            "adversely",
            "hurt",
            "harm",
            "damage",
            "endanger",
            "jeopardize",
            "interfere",
            "know",
            "happen",
            "matter",
            "affect",
            "last",
            "suffice",
            "help",
            "mean",
            "solve",
            "work",
            "change",
            "surprise",
        ];
        let behind: Vec<&str> = self.folded[at + 1..].iter().map(String::as_str).take(4).collect();
        match behind.first() {
            Some(&"be") => behind[1..].iter().take(2).any(|w| BE.contains(w)),
            Some(w) => DO.contains(w) && !self.is_first_person(),
            None => false,
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
    }
}
