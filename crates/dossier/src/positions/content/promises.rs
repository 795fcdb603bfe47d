//! What a promise comes to: a threat, where harm is promised; a demand, where it is promised to ask for something; nothing, where
//! somebody will only be able to do it. And whose a fault or a debt is.

use super::mood::MAY;
use super::{DENIED, SUPPOSED, Said};
use recoupe_lang::word_lists;
use recoupe_model::Stance;

/// Words from the start among which it is said that somebody will be able to do something.
const ABLE_WITHIN: usize = 6;

word_lists! {
    include_str!("../../../data/promise_words.tsv");
    /// Words of harm that somebody may do to another.
    static REPRISALS;
    /// Words before one of them, by which it is taken back or kept off …
    static EASED;
    /// … and right behind it.
    static RELIEF;
    /// Words by which something is asked for.
    static PRESSES;
    /// What whoever can do something is or will be.
    static ABLE;
    /// Where something lies that is no lie.
    static LYING;
    /// Whose fault it is: the speaker's own …
    static I;
    /// … who does not only judge …
    static THINKING;
    /// … and what he did.
    static FAULTS;
    /// Articles and the like, before what is owed …
    static OWED;
    /// … and ends of what is to be done.
    pub(super) static INFINITIVES;
    /// Words before a land, by which it is that of whoever speaks …
    static OWN_SIDE_OF;
    /// … and nouns for a land.
    static OWN_SIDE;
    /// Words that stand before an infinitive which denies.
    static SECOND;
    /// Nouns for the will to do something.
    static WILLING;
    /// Nouns for what is meant.
    static GOALS;
    /// Phrases by which something will not be done.
    static NO_MIND;
    /// Harm that one may be thought to plan.
    static MENACES;
    /// Who pays a price that is no threat to others.
    static PAYS;
    /// Verbs of what is asked for.
    static ASKED_FOR;
}

impl Said<'_> {
    /// What a promise of this comes to.
    pub(in crate::positions) fn promised(&self) -> Stance {
        if self.does_harm() {
            Stance::Threatens
        } else if PRESSES.of(self.lang).stand_in(&self.folded[..self.folded.len().min(ABLE_WITHIN + 2)]) {
            Stance::Demands
        } else {
            Stance::Promises
        }
    }

    /// Is it harm ("to retaliate", "des sanctions"), that is not taken back or kept off ("to lift sanctions", "not to strike")?
    fn does_harm(&self) -> bool {
        let (reprisals, eased, relief) = (REPRISALS.of(self.lang), EASED.of(self.lang), RELIEF.of(self.lang));
        (0..self.folded.len()).any(|at| {
            let before = &self.folded[at.saturating_sub(SUPPOSED)..at];
            reprisals.open(&self.folded[at..]) && !self.is_denied(at) && !eased.has_any(before) && !relief.has(self.at(at + 1))
        })
    }

    /// "Together we will be able to act", "nous pourrons agir": whoever can do a thing has not said that he will.
    pub(super) fn is_only_able(&self) -> bool {
        ABLE.of(self.lang).stand_in(&self.folded[..self.folded.len().min(ABLE_WITHIN)])
    }

    /// "The decision lies with the council": it is no lie.
    pub(super) fn is_elsewhere(&self, at: usize) -> bool {
        matches!(self.at(at), "lie" | "lies" | "lying") && LYING.of(self.lang).has(self.at(at + 1))
    }

    /// "I made a mistake", "nous avons eu tort": whoever finds fault with himself blames nobody.
    pub(super) fn is_own_fault(&self, at: usize) -> bool {
        let (i, thinking) = (I.of(self.lang), THINKING.of(self.lang));
        let before = &self.folded[at.saturating_sub(DENIED + 1)..at];
        // "we think the mistake was theirs"
        let own = |n: usize| i.has(&before[n]) && !thinking.has_any(&before[n + 1..]);
        FAULTS.of(self.lang).begin(self.at(at)) && (0..before.len()).any(own)
    }

    /// "The brakes may have failed": a guess blames nobody.
    pub(super) fn may_have_been(&self, at: usize) -> bool {
        let may = MAY.of(self.lang);
        let before = &self.folded[at.saturating_sub(SUPPOSED)..at];
        before.windows(2).any(|w| may.has(&w[0]) && matches!(w[1].as_str(), "have" | "avoir" | "etre"))
    }

    /// "Nous devons la vérité aux familles": a debt, no duty.
    pub(super) fn owes(&self, at: usize) -> bool {
        let next = self.at(at + 1);
        let noun = self.at(at + 2);
        OWED.of(self.lang).has(next) && !INFINITIVES.of(self.lang).end(noun)
    }

    /// Does it ask for nothing ("nous ne demandons rien", "we are not asking for the moon")? All that it says of asking is denied.
    pub(in crate::positions) fn asks_for_nothing(&self) -> bool {
        let asked = ASKED_FOR.of(self.lang);
        let mut places = (0..self.folded.len()).filter(|at| asked.has(self.at(*at))).peekable();
        places.peek().is_some() && places.all(|at| self.is_denied(at)) && !self.obliges()
    }

    /// Does it begin with the land of whoever speaks ("his country will …", "son pays ouvrira …")?
    pub(in crate::positions) fn begins_with_own_side(&self) -> bool {
        OWN_SIDE_OF.of(self.lang).has(self.at(0)) && OWN_SIDE.of(self.lang).has(self.at(1))
    }

    /// Does it begin with an infinitive ("n'avoir rien reçu", "avoir tout payé")? Whoever speaks says so of himself.
    pub(in crate::positions) fn is_of_himself(&self) -> bool {
        let start = &self.folded[..self.folded.len().min(DENIED)];
        let first = start.iter().find(|w| !SECOND.of(self.lang).has(w));
        self.lang.is_some_and(|l| l.code() == "fr") && first.is_some_and(|w| matches!(w.as_str(), "avoir" | "etre"))
    }

    /// Does it begin with the will to do something ("its willingness to talk", "sa volonté de dialoguer")?
    pub(in crate::positions) fn begins_willing(&self) -> bool {
        let start = &self.folded[..self.folded.len().min(DENIED)];
        WILLING.of(self.lang).has_any(start) && !self.is_negated()
    }

    /// "Our goal is not to win", "notre but n'est pas de gagner": what is not meant is denied.
    pub(super) fn is_not_meant(&self) -> bool {
        let start = &self.folded[..self.folded.len().min(2 * ABLE_WITHIN)];
        let Some(goal) = start.iter().position(|w| GOALS.of(self.lang).has(w)) else { return false };
        start[goal..].windows(3).any(|w| match w {
            [be, not, to] if matches!(not.as_str(), "not" | "pas" | "never") => {
                matches!(be.as_str(), "is" | "was" | "est" | "etait") && matches!(to.as_str(), "to" | "de" | "d'")
            }
            _ => false,
        })
    }

    /// "Has no intention of leaving", "n'a pas l'intention de céder", "has no plans to": it is refused; what harm one has no mind to do
    /// is denied.
    pub(super) fn has_no_mind_to(&self) -> Option<Stance> {
        let menaces = MENACES.of(self.lang).has_any(&self.folded);
        let none = NO_MIND.of(self.lang).stand_in(&self.folded);
        none.then_some(if menaces { Stance::Denies } else { Stance::Rejects })
    }

    /// "Something was wrong", "the worst hit port": that blames nobody.
    pub(super) fn is_something_wrong(&self, at: usize) -> bool {
        if self.at(at) == "worst" && matches!(self.at(at + 1), "hit" | "affected") {
            return true;
        }
        let some = |w: &String| matches!(w.as_str(), "something" | "anything" | "nothing" | "what's");
        self.at(at) == "wrong" && self.folded[at.saturating_sub(DENIED)..at].iter().any(some)
    }

    /// "The price we will pay": what the speaker's own side suffers threatens nobody.
    pub(in crate::positions) fn is_own_price(&self) -> bool {
        let pays = PAYS.of(self.lang);
        let price = self.folded.iter().position(|w| matches!(w.as_str(), "pay" | "paierons" | "payerons" | "paierai"));
        price.is_some_and(|at| pays.has_any(&self.folded[at.saturating_sub(DENIED)..at]))
    }

    /// "They want to silence us", "ils veulent notre mort": what others are said to want is no demand.
    pub(in crate::positions) fn is_others_wish(&self) -> bool {
        const WANT: [&str; 13] = [
            "want",
            "wants",
            "wanted",
            "demand",
            "demanded",
            "veut",
            "veulent",
            "voulait",
            "voulaient",
            "demandent",
            "exigent",
            "reclament",
            "cherchent",
        ];
        // "ce n'est pas la vérité que cherche la Norvée, mais nos filets"
        let sought =
            |w: &[String]| w[0] == "que" && matches!(w[1].as_str(), "cherche" | "cherchent" | "veut" | "veulent" | "vise" | "visent");
        self.folded.windows(2).any(sought) || self.begins_with_others() && WANT.contains(&self.at(1))
    }

    /// "(Accuse la Norvée) d'essayer de …, de vouloir …", "(accused Norvey) of trying to": what another is charged with wanting.
    pub(in crate::positions) fn begins_with_a_wish(&self) -> bool {
        let start = &self.folded[..self.folded.len().min(2 * ABLE_WITHIN)];
        let wish = |w: &[String]| {
            matches!(
                (w[0].as_str(), w[1].as_str()),
                ("de", "vouloir" | "chercher" | "tenter") | ("d'", "essayer") | ("of", "wanting" | "seeking" | "trying")
            )
        };
        let first = matches!(self.at(0), "vouloir" | "chercher" | "tenter" | "essayer" | "wanting" | "seeking" | "trying");
        first || start.windows(2).any(wish)
    }

    /// "On ne négocie pas sous la menace": what is not done by anybody the speaker will not do.
    pub(super) fn is_never_done(&self) -> bool {
        let past = |w: &str| {
            matches!(w, "a" | "est" | "avait" | "etait" | "m'" | "nous" | "vous" | "me" | "lui" | "leur" | "y" | "en" | "sait" | "peut")
        };
        self.at(0) == "on" && matches!(self.at(1), "ne" | "n'") && !past(self.at(2)) && matches!(self.at(3), "pas" | "jamais")
    }

    /// Is what a duty binds whoever is said to speak ("he would have to ask his council", "il devra consulter son conseil")?
    pub(in crate::positions) fn is_his_own_duty(&self) -> bool {
        let start = &self.folded[..self.folded.len().min(ABLE_WITHIN)];
        let has_to = |w: &[String]| w[0] == "have" && w[1] == "to";
        match self.at(0) {
            "he" | "she" => start.windows(2).any(has_to),
            "il" | "elle" => self.at(1).starts_with("dev") && INFINITIVES.of(self.lang).end(self.at(2)) && self.at(2) != "etre",
            _ => false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use recoupe_model::Lang;

    fn en(text: &str) -> Said<'_> {
        Said::of(Some(Lang::EN), text)
    }

    fn fr(text: &str) -> Said<'_> {
        Said::of(Some(Lang::FR), text)
    }

    #[test]
    fn promised_harm_is_a_threat_and_a_promised_request_a_demand() {
        assert_eq!(en("to retaliate against the boats of Norvey").promised(), Stance::Threatens);
        assert_eq!(en("it would impose sanctions on the port").promised(), Stance::Threatens);
        assert_eq!(en("to lift the sanctions on the port").promised(), Stance::Promises);
        assert_eq!(en("tariff relief for the port").promised(), Stance::Promises);
        assert_eq!(en("not to use force against the port").promised(), Stance::Promises);
        assert_eq!(en("we will continue to press for a truce").promised(), Stance::Demands);
        assert_eq!(en("to open the lock on Monday").promised(), Stance::Promises);
        assert_eq!(fr("de riposter à tout passage").promised(), Stance::Threatens);
        assert_eq!(fr("une motion de censure dès lundi").promised(), Stance::Threatens);
        assert_eq!(fr("de lever les sanctions contre le port").promised(), Stance::Promises);
        assert_eq!(fr("nous ferons pression pour obtenir une réponse").promised(), Stance::Demands);
        assert_eq!(fr("d'ouvrir l'écluse lundi").promised(), Stance::Promises);
    }

    #[test]
    fn whoever_can_do_a_thing_promises_nothing() {
        assert_eq!(en("Together we will be able to mend the lock").stance(), None);
        assert_eq!(en("We will mend the lock").stance(), Some(Stance::Promises));
        assert_eq!(fr("Nous pourrons réparer l'écluse").stance(), None);
        assert_eq!(fr("Nous réparerons l'écluse").stance(), Some(Stance::Promises));
    }

    #[test]
    fn a_place_a_guess_and_a_fault_of_one_s_own_blame_nobody() {
        assert_eq!(en("The decision lies with the keepers").stance(), None);
        assert_eq!(en("The report on the lock lies").stance(), Some(Stance::Criticises));
        assert_eq!(en("The gates of the lock may have failed").stance(), None);
        assert_eq!(en("The gates of the lock have failed").stance(), Some(Stance::Criticises));
        assert_eq!(en("I made a mistake about the lock").stance(), None);
        assert_eq!(en("We think the mistake was the sale of the lock").stance(), Some(Stance::Criticises));
        assert_eq!(en("They made a mistake about the lock").stance(), Some(Stance::Criticises));
        assert_eq!(fr("J'ai fait une erreur à l'écluse").stance(), None);
        assert_eq!(fr("Ils ont fait une erreur à l'écluse").stance(), Some(Stance::Criticises));
    }

    #[test]
    fn a_debt_is_no_duty() {
        assert_eq!(fr("Nous devons la vérité aux bateliers").stance(), None);
        assert_eq!(fr("Vous devez la fermer avant l'hiver").stance(), Some(Stance::Demands));
        assert_eq!(fr("Vous devez fermer l'écluse").stance(), Some(Stance::Demands));
    }

    #[test]
    fn what_is_not_asked_for_is_no_demand() {
        assert!(fr("Nous ne demandons rien d'extraordinaire").asks_for_nothing() && fr("Nous ne demandons pas la lune").asks_for_nothing());
        assert!(!fr("Nous demandons un nouveau quai").asks_for_nothing() && !fr("Nous ne viendrons pas").asks_for_nothing());
        assert!(en("We are not asking for the moon").asks_for_nothing() && !en("We are asking for a new quay").asks_for_nothing());
        assert!(!en("We do not ask for money, we demand a quay").asks_for_nothing());
    }

    #[test]
    fn a_duty_of_whoever_speaks_binds_nobody_else() {
        assert!(en("he would have to ask his council").is_his_own_duty() && fr("il devra consulter son conseil").is_his_own_duty());
        assert!(!en("the port would have to ask the council").is_his_own_duty() && !fr("il devra être fermé").is_his_own_duty());
    }

    #[test]
    fn a_land_is_one_s_own() {
        assert!(
            en("his country will suspend its tests").begins_with_own_side() && fr("son pays suspendra ses essais").begins_with_own_side()
        );
        assert!(!en("his neighbour will suspend its tests").begins_with_own_side() && !fr("un pays suspendra").begins_with_own_side());
    }

    #[test]
    fn what_is_not_meant_is_denied_and_what_nobody_has_a_mind_to_is_refused() {
        assert_eq!(en("The goal is not to close the lock").stance(), Some(Stance::Denies));
        assert_eq!(en("The goal is to close the lock").stance(), None);
        assert_eq!(fr("Notre but n'est pas de fermer l'écluse").stance(), Some(Stance::Denies));
        assert_eq!(en("The port has no intention of leaving the lock").stance(), Some(Stance::Rejects));
        assert_eq!(en("The port has no plans to attack the lock").stance(), Some(Stance::Denies));
        assert_eq!(fr("Le port n'a aucune intention de fermer l'écluse").stance(), Some(Stance::Rejects));
        assert_eq!(fr("n'avoir aucune intention d'attaquer l'écluse").stance(), Some(Stance::Denies));
        assert_eq!(fr("On ne négocie pas sous la menace").stance(), Some(Stance::Rejects));
        assert_eq!(fr("On ne nous a pas prévenus").stance(), None);
        assert_eq!(fr("Nous n'allons pas effacer vingt ans").stance(), Some(Stance::Rejects));
        assert_eq!(fr("Le quai ne sera ni vendu ni fermé").stance(), Some(Stance::Rejects));
    }

    #[test]
    fn a_will_to_do_something_offers_it() {
        assert!(en("its willingness to talk about the lock").begins_willing() && fr("sa volonté de dialoguer").begins_willing());
        assert!(!en("its wish that the lock be closed").begins_willing() && !en("no willingness to talk").begins_willing());
        assert!(fr("n'avoir jamais reçu la lettre").is_of_himself() && !fr("la lettre n'est pas arrivée").is_of_himself());
    }

    #[test]
    fn whoever_respects_a_decision_accepts_it() {
        assert_eq!(en("We respect the decision of the court").stance(), Some(Stance::Accepts));
        assert_eq!(en("They must respect the decision of the court").stance(), Some(Stance::Demands));
        assert_eq!(fr("Nous respectons la décision du tribunal").stance(), Some(Stance::Accepts));
        assert_eq!(fr("Nous ne respectons pas la décision du tribunal").stance(), None);
    }

    #[test]
    fn what_others_want_and_what_one_s_own_side_pays_are_neither_demand_nor_threat() {
        assert!(en("They want the lock closed").is_others_wish() && fr("Ils veulent l'écluse fermée").is_others_wish());
        assert!(!en("We want the lock closed").is_others_wish() && !fr("Il faut fermer l'écluse").is_others_wish());
        assert!(en("the price we will pay is high").is_own_price() && !en("they will pay a price").is_own_price());
    }

    #[test]
    fn what_would_not_have_been_is_no_refusal() {
        assert_eq!(en("Had we known, we would not have opened the lock").stance(), None);
        assert_eq!(en("Had we known, we would have not opened the lock").stance(), None);
        assert_eq!(en("The vote would have no legitimacy").stance(), Some(Stance::Rejects));
        assert_eq!(en("We would not open the lock").stance(), Some(Stance::Rejects));
        assert_eq!(fr("Nous ne laisserons pas tomber l'écluse").stance(), Some(Stance::Promises));
        assert_eq!(fr("Nous ne laisserons pas fermer l'écluse").stance(), Some(Stance::Rejects));
        assert_eq!(en("We will soon visit the worst hit lock").stance(), Some(Stance::Promises));
        assert_eq!(fr("Sans cela nous n'aurions pas ouvert l'écluse").stance(), None);
        assert_eq!(en("She knew that something was wrong with the lock").stance(), None);
        assert_eq!(en("The sale of the lock was wrong").stance(), Some(Stance::Criticises));
    }

    #[test]
    fn what_had_not_been_is_no_refusal() {
        assert_eq!(fr("Chacun saurait que le port n'avait jamais été sérieux").stance(), None);
        assert_eq!(fr("Le port n'ouvrira jamais l'écluse").stance(), Some(Stance::Rejects));
    }

    #[test]
    fn harm_that_was_done_is_no_warning() {
        assert_eq!(en("It is certainly hurtful, and its use may be small").stance(), None);
        assert_eq!(en("It may hurt the keepers of the lock").stance(), Some(Stance::Warns));
    }

    #[test]
    fn as_long_as_needed_demands_nothing() {
        assert_eq!(fr("Les bateaux restent aussi longtemps que nécessaire").stance(), None);
        assert_eq!(fr("Un arrêt est nécessaire aux bateaux").stance(), Some(Stance::Demands));
    }
}
