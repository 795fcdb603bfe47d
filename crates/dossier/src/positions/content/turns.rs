//! Turns of speech that take another position than their words seem to, or none: needs of one's own, guesses, regrets,
//! words that only name a thing, forecasts, and facts.

use super::{DENIED, Said, is_negation};
use recoupe_lang::{WordList, word_lists};

/// Words before a word among which it is said that it is feared or guarded against.
const FEARED: usize = 3;

/// Words before a judging word among which something is said to be so.
const PREDICATE: usize = 3;

/// Words before a wish, at most, for it to be that of whom the words are about.
const WISHES: usize = 8;

/// Words before another's worry among which the speaker says that he understands it.
const UNDERSTANDS: usize = 6;

word_lists! {
    include_str!("../../../data/turn_words.tsv");
    /// Verbs by which somebody only goes on to say what he says.
    static TELLING_ON;
    /// What one wishes were so, and is not.
    static UNREAL;
    /// "*Aurions* souhaité" …
    pub(super) static WOULD_HAVE;
    /// … "aurions *souhaité*".
    static WISHED;
    /// Words before "demands" where it is a noun for what others ask.
    static BEFORE_DEMANDS;
    /// What one should have, where to have is no auxiliary ("should have *access*").
    static HAD;
    /// Words before a word of falsehood that names a thing.
    static BEFORE_A_THING;
    /// Words before what somebody is called.
    static CALLING;
    /// Words before what is feared.
    static WARDING_OFF;
    /// Beginnings of words for worries …
    static WORRIES;
    /// … and words by which somebody meets those of others.
    static MET;
    /// Words by which something is said to be so.
    static BEING;
    /// Words behind "it", which is foretold …
    static MAY_COME;
    /// … to do one of these …
    static FORETOLD;
    /// … with one of these between.
    static BESIDE_FORETOLD;
    /// Words behind "take" with which it is somebody's deed.
    static TAKEN_ON;
    /// Words by which it is told what will befall whoever speaks, …
    static WILL;
    /// … what befalls him, …
    static SUFFERED;
    /// … and words between the two.
    static BESIDE_SUFFERED;
    /// The same in one word.
    static WILL_SUFFER;
    /// Words before "needed", which ask nothing.
    static NEEDED_IN_PASSING;
    /// Words for others than the speaker's side.
    static OTHERS;
    /// Words with which what is to be done or left begins.
    static TO_DO;
    /// Words of duty and of what is to come, with which nothing is a view.
    static DUTIES;
    /// Those who inquire.
    static INQUIRERS;
    static INQUIRIES;
    static CONFIRMING;
    static DEATHS;
}

impl<'a> Said<'a> {
    pub(super) fn at(&self, place: usize) -> &str {
        self.folded.get(place).map_or("", String::as_str)
    }

    pub(super) fn before(&self, place: usize) -> &str {
        place.checked_sub(1).map_or("", |n| self.at(n))
    }

    /// Does somebody want to do something, and is not said not to?
    pub(super) fn wishes(&self) -> bool {
        let would = |at: usize| matches!(self.before(at), "would" | "i'd" | "we'd");
        let wants = |at: usize| match self.at(at) {
            "want" | "wants" | "wanted" => true,
            "like" | "love" => would(at),
            _ => false,
        };
        // "that he has shown what the council wanted to do": another's wish
        let near = self.is_own() || self.is_first_person();
        let telling = TELLING_ON.of(self.lang);
        let real = |at: usize| (near || at < WISHES) && !telling.has(self.at(at + 2)) && !self.is_denied(at) && !self.is_supposed(at);
        (0..self.folded.len()).any(|at| wants(at) && self.at(at + 1) == "to" && real(at))
    }

    /// "We want to know who turned the key", "je veux savoir qui paiera": an answer is demanded.
    pub(super) fn wants_to_know(&self) -> bool {
        let wants = |at: usize| match self.at(at) {
            "want" | "demand" => self.at(at + 1) == "to" && self.at(at + 2) == "know",
            "veux" | "voulons" | "exigeons" => self.at(at + 1) == "savoir" || self.at(at + 1) == "de" && self.at(at + 2) == "savoir",
            _ => false,
        };
        let start = 0..self.folded.len().min(DENIED + 1);
        self.is_first_person() && start.into_iter().any(|at| wants(at) && !self.is_denied(at))
    }

    /// "I wish it was a joke", "si seulement": what one wishes were so is not hoped for.
    pub(super) fn regrets(&self) -> bool {
        // "nous aurions souhaité"
        let past = self.folded.windows(2).any(|w| WOULD_HAVE.of(self.lang).has(&w[0]) && WISHED.of(self.lang).has(&w[1]));
        let wish = self.folded.iter().position(|w| w == "wish");
        past || wish.is_some_and(|at| UNREAL.of(self.lang).has_any(self.folded[at..].iter().take(DENIED + 1)))
    }

    /// "I will say that it was a good year", "je dirai que …", "I just want to make sure I've got this straight": whoever says that he
    /// will say it says it.
    pub(in crate::positions) fn goes_on_to_tell(&self) -> bool {
        let start = &self.folded[..self.folded.len().min(DENIED + 2)];
        let wants = start.iter().take(DENIED + 1).any(|w| w == "want" || w == "like");
        TELLING_ON.of(self.lang).has_any(start.iter().take(if wants { DENIED + 2 } else { DENIED }))
            || wants && self.runs(&["make", "sure", "i've"])
    }

    /// "Wherever I need to be", "we needed a stop": one's own need asks nothing of anybody.
    pub(super) fn needs_himself(&self, at: usize) -> bool {
        self.at(at).starts_with("need")
            && (self.list("i").is_some_and(|l| l.exact.contains(self.before(at))) && self.at(at + 1) == "to" || self.before(at) == "no")
    }

    /// "Putting his demands above ours", "linked to demands to …": a noun for what others ask.
    pub(super) fn is_noun(&self, at: usize) -> bool {
        let word = self.at(at);
        at > 1
            && matches!(word, "demand" | "demands")
            && (BEFORE_DEMANDS.of(self.lang).has(self.before(at)) || word == "demands" && self.before(at) == "to")
    }

    /// "Must have sunk", "should have asked": a guess or a reproach, no duty. "Should have the right" is one.
    pub(super) fn guesses(&self, at: usize) -> bool {
        let behind: Vec<&str> = self.folded[at + 1..].iter().map(String::as_str).skip_while(|w| is_negation(w)).take(2).collect();
        let object = |w: &str| self.list("articles").is_some_and(|l| l.exact.contains(w)) || HAD.of(self.lang).has(w);
        matches!(behind.as_slice(), ["have", next] if !object(next))
    }

    /// Does a word of falsehood name a thing ("get rid of this nonsense") and not say that it is so?
    pub(super) fn is_thing(&self, at: usize) -> bool {
        matches!(self.at(at), "nonsense" | "fiction" | "hoax") && BEFORE_A_THING.of(self.lang).has(self.before(at))
    }

    /// Does a word only name a thing of the world ("the terrorists lost thirty men", "corrupt officials"), and say of nobody that
    /// he is that? Who calls somebody so says that he is.
    pub(super) fn only_names(&self, at: usize) -> bool {
        let list = self.list("names");
        if !list.is_some_and(|l| l.exact.contains(self.at(at)) || l.stems.contains(&self.stems[at])) {
            return false;
        }
        let near = &self.folded[at.saturating_sub(PREDICATE)..at];
        let be = self.list("be");
        // a noun phrase without a verb is a name that somebody gives
        let is = |w: &String| be.is_some_and(|l| l.exact.contains(w)) || CALLING.of(self.lang).has(w);
        !near.iter().any(is) && (at >= PREDICATE || self.at(at) == "secret")
    }

    /// "To guard against any breach", "to prevent violations": what is feared has not been done.
    pub(super) fn is_feared(&self, at: usize) -> bool {
        WARDING_OFF.of(self.lang).has_any(&self.folded[at.saturating_sub(FEARED)..at])
    }

    /// "We understand that people are concerned": the worry is another's, and is met.
    pub(super) fn understands(&self, at: usize) -> bool {
        let met = || MET.of(self.lang).has_any(&self.folded[at.saturating_sub(UNDERSTANDS)..at]);
        WORRIES.of(self.lang).begin(self.at(at)) && met()
    }

    /// Is something said to be so? What is said of a war is held to be so, whatever the verb ("talks to end the war have his
    /// blessing").
    pub(super) fn is_something(&self) -> bool {
        self.says(&BEING) || self.has_word(&["war"])
    }

    /// Does it foretell what "it" will be or take ("it will take years", "it would be hard", "cela prendra des années")? "It" is no
    /// party there.
    pub(in crate::positions) fn is_foretold(&self) -> bool {
        let first = self.at(0);
        if matches!(first, "cela" | "ca" | "ce") {
            return true;
        }
        let from = if first == "it'll" { 1 } else { 2 };
        if !matches!(first, "it" | "it'll" | "that" | "this") || from == 2 && !MAY_COME.of(self.lang).has(self.at(1)) {
            return false;
        }
        let beside = BESIDE_FORETOLD.of(self.lang);
        let verb = self.folded[from..].iter().find(|w| !beside.has(w));
        // "it would take over the fund": that is done by somebody
        if verb.is_some_and(|w| w == "take") && TAKEN_ON.of(self.lang).has_any(self.folded[from..].iter().take(3)) {
            return false;
        }
        let after_be = self.folded.get(from + 1).is_some_and(|w| !w.ends_with("ing"));
        verb.is_some_and(|w| FORETOLD.of(self.lang).has(w) || w == "be" && after_be)
    }

    /// "We'll see", "we will never know", "I will miss him": what befalls whoever speaks he does not promise.
    pub(in crate::positions) fn befalls(&self) -> bool {
        let (will, beside) = (WILL.of(self.lang), BESIDE_SUFFERED.of(self.lang));
        let seen = |at: usize| {
            let mut behind = self.folded[at + 1..].iter().skip_while(|w| beside.has(w));
            behind.next().is_some_and(|w| SUFFERED.of(self.lang).has(w))
        };
        self.folded.iter().take(DENIED).position(|w| will.has(w)).is_some_and(seen) || self.says(&WILL_SUFFER)
    }

    /// Does what is called dreadful befall people ("a terrible crash", "horrible weather")? Nobody is blamed for it.
    pub(super) fn is_mishap(&self, at: usize) -> bool {
        let list = self.list("mishaps");
        let near = at.saturating_sub(PREDICATE + 1)..(at + PREDICATE).min(self.stems.len());
        near.into_iter().any(|n| list.is_some_and(|l| l.stems.contains(&self.stems[n]) || l.exact.contains(&self.folded[n])))
    }

    /// Is a need or wish only that of a turn ("those in need", "if needed", "wanted by the police", "as required by law")?
    pub(super) fn is_turn(&self, at: usize) -> bool {
        let (before, word, next) = (self.before(at), self.at(at), self.at(at + 1));
        match word {
            "need" => before == "in",
            "needed" | "necessary" | "required" => NEEDED_IN_PASSING.of(self.lang).has(before) || next == "by",
            "want" | "wants" | "wanted" if at >= WISHES && !self.is_own() && !self.is_first_person() => true,
            "want" | "wants" | "wanted" if next == "to" => TELLING_ON.of(self.lang).has(self.at(at + 2)),
            "wanted" => matches!(next, "by" | "in" | "for" | "over") || before == "most",
            // "aussi longtemps que nécessaire"
            "necessaire" | "necessaires" => matches!(before, "si" | "temps" | "que"),
            _ => false,
        }
    }

    /// Does it begin with others than the speaker's side ("they", "you")?
    pub(in crate::positions) fn begins_with_others(&self) -> bool {
        OTHERS.of(self.lang).has(self.at(0)) && !(self.at(0) == "il" && self.at(1) == "faut")
    }

    /// Does it begin with what is to be done or left ("to never use", "that he will", "de ne pas")?
    pub(in crate::positions) fn begins_to_do(&self) -> bool {
        TO_DO.of(self.lang).has(self.at(0))
    }

    /// Its last word.
    pub(in crate::positions) fn last(&self) -> &str {
        self.folded.last().map_or("", String::as_str)
    }

    /// Does it end in a word of a list ("have *agreed*")?
    pub(in crate::positions) fn ends_in(&self, list: &WordList) -> bool {
        list.of(self.lang).has(self.last())
    }

    /// Is it a view ("the boat was old"), and not something to be done ("to sail", "that boats should sail")?
    pub(in crate::positions) fn is_view(&self) -> bool {
        !self.is_to_do() && (self.runs(&["have", "been"]) || self.is_something())
    }

    /// Is it something to be done ("to sail", "that boats should sail")?
    pub(in crate::positions) fn is_to_do(&self) -> bool {
        let duties = DUTIES.of(self.lang);
        let would_have = self.runs(&["have", "been"]);
        self.at(0) == "to" || self.folded.iter().any(|w| duties.has(w) && !(w == "would" && would_have))
    }

    /// What stands behind "as", by which a thing is called this or that.
    pub(in crate::positions) fn behind_as(&self) -> Option<Self> {
        let at = self.folded.iter().rposition(|w| matches!(w.as_str(), "as" | "comme" | "als" | "de"))?;
        let from = self.words.get(at + 1)?;
        let place = from.as_ptr() as usize - self.text.as_ptr() as usize;
        Some(Said::of(self.lang, self.text.get(place..)?))
    }

    /// Does it only tell how far an inquiry is ("it was still investigating the incident"), or that somebody died ("we can confirm that
    /// a keeper has died")?
    pub(super) fn is_procedure(&self) -> bool {
        let start = &self.folded[..self.folded.len().min(DENIED + 2)];
        let own = INQUIRERS.of(self.lang).has(self.at(0));
        let inquires = start.iter().any(|w| w == "investigating" || w == "enquete");
        let inquiry = self.says(&INQUIRIES);
        let goes_on = self.has_word(&["ongoing", "continuing"]) || self.runs(&["under", "way"]) || self.runs(&["en", "cours"]);
        let (confirms, died) = (self.says(&CONFIRMING), self.says(&DEATHS));
        let plain = !self.is_negated() && !self.has("duty") && !self.has("demands");
        plain && (own && inquires || inquiry && goes_on || start.len() > DENIED && confirms && died) || self.has("procedure")
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
    fn whoever_wants_only_to_say_a_thing_hopes_for_nothing() {
        assert_eq!(en("I want to stress that the lock was old"), None);
        assert_eq!(en("I want to open the lock and not the quay"), Some(Stance::Hopes));
        assert_eq!(en("We would like to open the lock"), Some(Stance::Hopes));
        assert_eq!(en("We do not want to open the lock"), None);
    }

    #[test]
    fn a_need_of_one_s_own_and_others_demands_ask_nothing() {
        assert_eq!(en("the places where I need to be on Monday"), None);
        assert_eq!(en("the places where you need to be on Monday"), Some(Stance::Demands));
        assert_eq!(en("the decision puts his demands above ours"), None);
        assert_eq!(en("we demand that the lock be opened"), Some(Stance::Demands));
        assert_eq!(en("the boats can stop if necessary"), None);
        assert_eq!(en("the stop is necessary for the boats"), Some(Stance::Demands));
        assert_eq!(en("the boats must have sunk by then"), None);
        assert_eq!(en("the boats must have a pilot"), Some(Stance::Demands));
        assert_eq!(fr("les bateaux peuvent s'arrêter si nécessaire"), None);
        assert_eq!(fr("l'arrêt est nécessaire aux bateaux"), Some(Stance::Demands));
    }

    #[test]
    fn a_word_that_only_names_or_befalls_or_is_feared_blames_nobody() {
        assert_eq!(en("the navy says that the terrorists lost their boats"), None);
        assert_eq!(en("the skippers are terrorists"), Some(Stance::Criticises));
        assert_eq!(en("it was a terrible storm on the lake"), None);
        assert_eq!(en("it was a terrible plan for the lake"), Some(Stance::Criticises));
        assert_eq!(en("the boats may be kept to guard against any breach of the treaty"), None);
        assert_eq!(en("the boats are a breach of the treaty"), Some(Stance::Criticises));
        assert_eq!(en("the lock-keeper raised the alarm at noon"), None);
        assert_eq!(fr("c'est un terrible accident sur le lac"), None);
        assert_eq!(fr("c'est une terrible faute du conseil"), Some(Stance::Criticises));
    }

    #[test]
    fn a_worry_that_is_understood_is_another_s() {
        assert_eq!(en("We understand that people are concerned about the lock"), None);
        assert_eq!(en("We are concerned about the lock"), Some(Stance::Warns));
        assert_eq!(en("The lock is shut because of the storm and not because of any direct threat"), None);
        assert_eq!(fr("Nous comprenons l'inquiétude des riverains"), None);
        assert_eq!(fr("Notre inquiétude est grande pour les riverains"), Some(Stance::Warns));
    }

    #[test]
    fn how_far_an_inquiry_is_and_who_died_are_news() {
        let en = |text| Said::of(Some(Lang::EN), text).is_procedure();
        let fr = |text| Said::of(Some(Lang::FR), text).is_procedure();
        assert!(en("its inquiry into the loss of the lock was ongoing") && en("it was still investigating the loss of the lock"));
        assert!(en("We can confirm that the keeper of the lock has died") && fr("Une enquête est en cours sur la perte de l'écluse"));
        assert!(!en("the inquiry into the lock was a farce") && !en("the inquiry must be ongoing until May"));
        assert!(!en("We can confirm that the lock was open") && !fr("L'enquête sur l'écluse est une farce"));
    }

    #[test]
    fn a_wish_in_passing_is_another_s() {
        assert_eq!(en("The letters that the keeper of the lock had kept show that the council wanted to sell it"), None);
        assert_eq!(en("The council wanted to sell the lock"), Some(Stance::Hopes));
        assert_eq!(en("A new treaty that addresses the concerns of the boats"), None);
        assert_eq!(en("The concerns of the boats are grave"), Some(Stance::Warns));
    }

    #[test]
    fn only_what_one_s_own_side_will_do_is_promised() {
        assert_eq!(en("he had met the skippers who would pass the lock"), None);
        assert_eq!(en("he would meet the skippers of the lock"), Some(Stance::Promises));
        assert_eq!(fr("il a vu les bateliers qui passeront l'écluse"), None);
        assert_eq!(fr("il recevra les bateliers de l'écluse"), Some(Stance::Promises));
    }

    #[test]
    fn what_befalls_or_is_foretold_is_no_promise() {
        assert_eq!(en("We'll see what becomes of the lock"), None);
        assert_eq!(en("It will take years to mend the lock"), None);
        assert_eq!(en("It will be a good year for the lock"), None);
        assert_eq!(en("It will be closing the lock"), Some(Stance::Promises));
        assert_eq!(en("We will mend the lock"), Some(Stance::Promises));
        assert_eq!(fr("Nous verrons ce que deviendra l'écluse"), None);
        assert_eq!(fr("Nous ouvrirons l'écluse lundi"), Some(Stance::Promises));
    }

    #[test]
    fn it_is_false_to_say_so_denies_it() {
        assert_eq!(en("It is utterly false to suggest that I sold the lock"), Some(Stance::Denies));
        assert_eq!(en("The sale rests on a completely false pretense"), Some(Stance::Criticises));
        assert_eq!(en("The sooner they stop this nonsense the better"), None);
        assert_eq!(en("It's nonsense that I sold the lock"), Some(Stance::Denies));
    }

    #[test]
    fn what_is_called_so_is_what_it_is_called() {
        let called = |text| Said::of(Some(Lang::EN), text).behind_as().and_then(|s| s.stance());
        assert_eq!(called("the answer to their aggression as reasonable"), None);
        assert_eq!(called("the answer to their boats as an aggression"), Some(Stance::Criticises));
    }

    #[test]
    fn a_shared_view_is_no_consent() {
        let view = |text| Said::of(Some(Lang::EN), text).is_view();
        assert!(view("the boat was old") && view("the boat would almost certainly have been sunk by a mine"));
        assert!(!view("boats should sail on Monday") && !view("to sail on Monday"));
    }
}
