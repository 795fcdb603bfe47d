//! The position that the words of a statement take, where the verb that reports it takes none: by words of evaluation,
//! duty, refusal; by the tense, mood and negation of what one says of his own side.

mod classes;
mod mood;
mod promises;
mod refusals;
mod turns;

use crate::context::Context;
use crate::words::{self, Reader};
use mood::{HAVING_BEEN, HAVING_TROUBLE, MAY, NEEDING, NEEDS, NOT_BEEN, UNSURE, WOULD};
use recoupe_lang::{TokenKind, WordList, fold, tokens};
use recoupe_model::{Lang, Piece, Stance};

/// Words at the start of what is refused among which it is said that it is a telling ("to comment").
const TELLING_WITHIN: usize = 3;

/// Words before a word within which one makes it a condition.
const SUPPOSED: usize = 5;

/// Words before a word within which a negation denies it.
const DENIED: usize = 3;

/// Is this a word of negation, or a short form of one that reports of one event need not compare?
fn is_negation(word: &str) -> bool {
    words::is_negation(word) || matches!(word, "hadn't" | "shouldn't" | "mustn't" | "needn't")
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
        self.folded[at].starts_with("need") && NEEDING.of(self.lang).has(self.at(at + 1))
    }

    /// A word that judges, and is not denied. "A terrible tragedy" mourns, and blames nobody.
    fn judges(&self) -> bool {
        let grieves = self.has("grief");
        let dire = |at: usize| (grieves || self.is_mishap(at)) && self.list("dire").is_some_and(|l| l.stems.contains(&self.stems[at]));
        let unless = |at: usize| self.folded[at.saturating_sub(2 * SUPPOSED)..at].iter().any(|w| w == "unless");
        let names = |at: usize| {
            self.only_names(at) || self.is_feared(at) || self.is_elsewhere(at) || self.is_own_fault(at) || self.is_something_wrong(at)
        };
        // "faute de quoi": for want of, and nobody's fault
        let wanting = |at: usize| self.at(at) == "faute" && matches!(self.at(at + 1), "de" | "d'");
        let guessed = |at: usize| self.is_supposed(at) || self.may_have_been(at) || wanting(at);
        self.places("criticises").any(|at| !self.is_denied(at) && !dire(at) && !guessed(at) && !unless(at) && !names(at))
    }

    /// Must somebody do something? Not the speaker himself ("I have to admit", "wherever I need to be").
    fn obliges(&self) -> bool {
        self.places("duty").any(|at| {
            let before = at.checked_sub(1).and_then(|n| self.folded.get(n));
            let own = before.is_some_and(|w| self.list("i").is_some_and(|l| l.exact.contains(w)));
            !own && !self.guesses(at) && !self.owes(at) && !self.is_if(at)
        })
    }

    /// Does it begin with what is told or kept to oneself ("to comment on", "de répondre")?
    pub(super) fn is_about_telling(&self) -> bool {
        self.places("telling").next().is_some_and(|at| at < TELLING_WITHIN)
    }

    /// Does it begin as a question does ("why it should be otherwise")?
    pub(super) fn is_question(&self) -> bool {
        self.places("asking").next() == Some(0)
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

    /// Has it a word of a list?
    fn says(&self, list: &WordList) -> bool {
        list.of(self.lang).has_any(&self.folded)
    }

    /// Has it one of some words?
    fn has_word(&self, words: &[&str]) -> bool {
        self.folded.iter().any(|w| words.contains(&w.as_str()))
    }

    fn runs(&self, words: &[&str]) -> bool {
        self.folded.windows(words.len()).any(|w| w.iter().zip(words).all(|(a, b)| a == b))
    }

    /// Does it tell of an appeal against a ruling?
    pub(super) fn appeals(&self) -> bool {
        let fr = |w: &[String]| {
            w[1] == "appel"
                && (w[0].starts_with("fer") || w[0].starts_with("fai") || matches!(w[0].as_str(), "fait" | "interjete" | "releve"))
        };
        self.folded.windows(2).any(fr) || self.has_word(&["appeal", "berufung"])
    }

    /// Do its words show that a position is taken, but not which ("the goal is", "l'attente")?
    pub(super) fn hints(&self) -> bool {
        self.has("weak")
    }

    /// A verb that refuses, with a negation right before or after it.
    fn refuses(&self) -> bool {
        let drops = |at: usize| self.at(at + 1) == "pas" && self.at(at + 2) == "tomber";
        self.places("negated").filter(|at| !drops(*at)).any(|at| {
            let mut near = at.saturating_sub(DENIED)..(at + 2).min(self.folded.len());
            near.any(|n| is_negation(&self.folded[n]) && !self.is_no_negation(n))
        })
    }

    /// "We no longer need to test", "n'a plus besoin de", "required no further tests": whoever needs a thing no longer refuses
    /// nothing, and demands nothing.
    fn needs_no_more(&self) -> bool {
        let needed = NEEDS.of(self.lang);
        let needs = |w: &String| needed.has(w);
        let after = |w: &[String]| is_negation(&w[0]) && w[1..].iter().any(needs);
        self.folded.windows(3).any(after) || self.folded.windows(2).any(|w| needs(&w[0]) && is_negation(&w[1]))
    }

    /// What has been is not so: "we did not open", "nous n'avons jamais reçu", "there was no".
    fn denies(&self) -> bool {
        (self.denies_what_was() || self.runs(&["have", "not"]) || self.there_is_no())
            && !self.is_to_come()
            && !self.is_amazed()
            && (self.is_first_person() || (self.is_own() && !self.is_third_person()) || self.has_word(&["avoir"]) || self.runs(&["no"]))
    }

    /// Is it said that somebody has not done something ("did not open", "n'a jamais reçu")?
    pub(super) fn denies_what_was(&self) -> bool {
        let past = self.runs(&["did", "not"])
            || self.says(&NOT_BEEN)
            || (self.has_word(&["n'"]) && self.says(&HAVING_BEEN) && self.has_word(&["pas", "rien", "aucun", "aucune"]));
        past && !self.is_amazed()
    }

    /// … right where it is said what somebody did, not elsewhere ("n'est pas … mais elle a").
    pub(super) fn plainly_denies_what_was(&self) -> bool {
        let having = HAVING_BEEN.of(self.lang);
        let french = || self.folded.windows(2).any(|w| w[0] == "n'" && having.has(&w[1]));
        let unsure = UNSURE.of(self.lang);
        let thinks = self.negated_places().any(|at| unsure.has(self.at(at + 1)));
        self.denies_what_was() && !thinks && (self.lang != Some(Lang::FR) || french())
    }

    /// "There is no proof": not "no doubt", which is sure of it.
    fn there_is_no(&self) -> bool {
        let no = |(at, w): (usize, &[String])| {
            w[0] == "there" && matches!(w[1].as_str(), "is" | "was") && w[2] == "no" && !self.is_no_negation(at + 2)
        };
        self.folded.windows(3).enumerate().any(no)
    }

    /// Is what is to come denied ("will not go", "n'ira pas")? "Without help the deficit would grow" refuses nothing, nor does
    /// "he will not come empty-handed" or "nobody will take revenge".
    fn refuses_to_come(&self) -> bool {
        const NOBODY: [&str; 4] = ["nobody", "personne", "niemand", "nul"];
        // "if we do not act": supposed; "no stone will go unturned": denied twice
        let real = |(at, w): (usize, &String)| {
            let denied = is_negation(w) && !self.is_supposed(at) && !self.is_no_negation(at);
            denied && self.is_of_what_comes(at) && !self.is_forecast(at) && !self.is_hedged(at) && !self.is_not_yet(at)
        };
        let negated = self.is_negated() && self.folded.iter().enumerate().any(real);
        negated
            && (self.is_to_come() || self.is_going_to())
            && !self.has("lacking")
            && !self.folded.first().is_some_and(|w| NOBODY.contains(&w.as_str()))
    }

    /// "You are going to have big problems", "vous aurez des ennuis": troubles that somebody will have.
    fn threatens_trouble(&self) -> bool {
        let having = HAVING_TROUBLE.of(self.lang);
        let had = |at: usize| having.has_any(&self.folded[at.saturating_sub(DENIED)..at]);
        (self.is_to_come() || self.runs(&["going", "to"])) && self.places("trouble").any(had)
    }

    /// "Would close the harbour unless the crew were home", "bloquera le port à moins que …": what one will do on a condition.
    pub(super) fn sets_condition(&self) -> bool {
        self.has("unless") && (self.is_to_come() || self.says(&WOULD)) && !self.is_negated()
    }

    /// Does it tell of a deed that only an enemy or a wrongdoer does, neither denied nor supposed ("rammed the trawler", "a ouvert le
    /// feu")?
    pub(super) fn tells_of_hostile_deed(&self) -> bool {
        let done = |at: usize| !self.at(at).ends_with("ing") && self.list("be").is_some_and(|l| l.exact.contains(self.before(at)));
        self.places("deeds").any(|at| !self.is_denied(at) && !self.is_supposed(at) && !done(at))
            && !self.is_to_come()
            && !self.says(&MAY)
            && !self.has("mishaps")
    }

    /// "It could hurt the harbour": harm that may come. Of what has hurt or is hurtful nobody warns.
    fn may_harm(&self) -> bool {
        let may = MAY.of(self.lang);
        let near = |at: usize| self.folded[at.saturating_sub(2 * SUPPOSED)..at].iter().any(|w| may.has(w) || self.is_word_to_come(w));
        self.places("harms").any(|at| !self.is_denied(at) && near(at))
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
        if let Some(at) = self.out_of_question() {
            // "we do not negotiate from strength, there can be no question of ultimatums": what is denied is what would be blamed
            let charge = self.is_first_person() && self.places("criticises").any(|p| p > at);
            return Some(if charge { Stance::Denies } else { Stance::Rejects });
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
        if self.is_not_meant() {
            return Some(Stance::Denies);
        }
        if let Some(stance) = self.has_no_mind_to().filter(|_| !open) {
            return Some(stance);
        }
        if self.is_never_done() && !open {
            return Some(Stance::Rejects);
        }
        if blames && !self.keeps_quiet() {
            return Some(Stance::Criticises);
        }
        if self.denies() {
            return Some(Stance::Denies);
        }
        if self.wants_to_know() {
            return Some(Stance::Demands);
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
        // "respecterait la décision « sans l'approuver »"
        let lacking = self.list("lacking");
        let only_without =
            || self.negated_places().all(|at| lacking.is_some_and(|l| l.exact.contains(self.at(at))) || self.is_no_negation(at));
        if self.places("accepts").any(|at| !self.is_denied(at) && !self.is_supposed(at)) && (!negated || only_without()) {
            return Some(Stance::Accepts);
        }
        if self.does("offers") && !negated {
            return Some(Stance::Offers);
        }
        let acts = !self.goes_on_to_tell()
            && !self.befalls()
            && !self.is_foretold()
            && !self.is_only_able()
            && !self.regrets()
            && !self.places("warns").any(|at| self.understands(at));
        (self.is_own() && self.comes_early() && !negated && !self.runs(&["not", "yet"]) && acts).then_some(Stance::Promises)
    }

    /// Does it begin with the article or possessive of a thing, of which it says no more?
    pub(super) fn names_a_thing(&self) -> bool {
        !matches!(self.at(0), "des" | "du" | "that" | "these") && self.list("articles").is_some_and(|l| l.exact.contains(self.at(0)))
    }

    /// Does it begin with whom nobody is ("nobody left")?
    pub(super) fn begins_with_nobody(&self) -> bool {
        matches!(self.at(0), "nobody" | "none" | "personne" | "niemand" | "nul")
    }

    /// Does it begin with the speaker alone ("I cannot …")? He tells of himself.
    pub(super) fn begins_with_i(&self) -> bool {
        self.list("i").is_some_and(|l| l.exact.contains(self.at(0)))
    }

    /// Is it more than a report of facts: an opinion, a denial, the speaker's own case?
    pub(super) fn is_opinion(&self) -> bool {
        let counted = self.text.chars().any(|c| c.is_ascii_digit());
        let says = self.is_negated() || self.is_first_person() || self.is_something() || self.sets_against();
        !counted && (says || self.text.contains(['"', '«', '“', '„']))
    }
}

/// Is what is said only said out of courtesy ("our condolences", "nos remerciements")? Who demands an apology or rejects thanks
/// takes a position.
pub(super) fn is_only_courteous(said: &Said, stance: Stance) -> bool {
    // "regrette la mort du pêcheur"
    const DEATH: [&str; 10] = ["mort", "morts", "deces", "victime", "victimes", "pertes", "death", "deaths", "loss", "losses"];
    let regrets = stance == Stance::Criticises && said.folded.iter().any(|w| w.starts_with("regret"));
    if regrets && said.has_word(&DEATH) {
        return true;
    }
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
        assert_eq!(fr("Le propriétaire du quai ne peut pas ne pas savoir"), None);
    }

    #[test]
    fn what_is_set_against_another_thing_or_made_a_condition_denies_nothing() {
        assert_eq!(fr("Nous sommes prêts à bâtir un quai, pas un ponton"), Some(Stance::Offers));
        assert_eq!(en("We will build a quay, not a monument"), Some(Stance::Promises));
        assert_eq!(fr("Nous ne construirons pas de quai, ni de ponton"), Some(Stance::Rejects));
        assert_eq!(fr("prêt à rouvrir le quai, pourvu que la taxe n'excède pas deux couronnes"), Some(Stance::Offers));
        assert_eq!(en("willing to reopen the quay, provided the toll does not rise"), Some(Stance::Offers));
        assert_eq!(en("They would not reopen the quay, provided the toll rises"), Some(Stance::Rejects));
        // of two sides of one sentence only the denied one is
        assert_eq!(fr("les communes n'ont pas voté et il faudra se revoir"), Some(Stance::Demands));
        // a letter that will leave later is not refused
        assert_eq!(fr("la lettre ne partirait pas avant la foire de Tarvel"), None);
    }

    #[test]
    fn what_goes_without_something_is_offered_and_what_is_counted_is_not_to_come() {
        let offer = Said::of(Some(Lang::EN), "offered to supply the port directly, without any minimum order");
        assert!(offer.is_negated() && !offer.is_turned_down());
        assert!(Said::of(Some(Lang::EN), "would not supply the port without an order").is_turned_down());
        assert_eq!(fr("Nos guetteurs ont compté dix-huit bateaux en face"), None);
        assert_eq!(fr("Nous avons compté les bateaux en face du quai"), None);
        assert!(is_only_courteous(&Said::of(Some(Lang::FR), "La Norvège regrette la mort du pêcheur"), Stance::Criticises));
        assert!(!is_only_courteous(&Said::of(Some(Lang::FR), "La Norvège regrette cette décision"), Stance::Criticises));
    }

    #[test]
    fn a_supposed_duty_is_none_and_an_answer_may_be_demanded() {
        assert_eq!(fr("S'il faut choisir entre le quai et la digue, le choix est fait"), None);
        assert_eq!(en("If we must choose between the quay and the dyke, so be it"), None);
        assert_eq!(en("We want to know who opened the lock"), Some(Stance::Demands));
        assert_eq!(fr("Je veux savoir qui paiera les toits"), Some(Stance::Demands));
        assert_eq!(en("It would take over the lock in March"), Some(Stance::Promises));
        assert_eq!(en("It would take years at Aldermoor"), None);
        // for want of, and nobody's fault
        assert_eq!(fr("Faute de vent, les voiliers attendent au quai"), None);
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
