//! Noun phrases, as far as a speaker needs them: to the right of a verb ("a dit le maire de X, Y"),
//! to its left (the subject), with their appositions; and what may stand between verb and content.

mod adjuncts;
mod subject;

use crate::lexicon::{FormOf, Lexicon, class as c, first_name};
use crate::stream::{Item, What};
use foldhash::HashSet;
use std::sync::LazyLock;

/// A half-open range of items.
pub(crate) type Range = (usize, usize);

/// Longest noun phrase, apposition included, in items.
const LONGEST: usize = 28;

/// Items of an insertion by whom it is said, with its first comma: ", quant à lui,".
const ASIDE: usize = 6;

/// Spans of time that a number or "last" may stand before.
const TIMES: [&str; 28] = [
    "secondes", "instants", "minutes", "heure", "heures", "jour", "jours", "semaine", "semaines", "mois", "an", "ans", "années", "seconds",
    "moments", "minute", "hour", "hours", "day", "days", "week", "weeks", "month", "months", "year", "years", "weekend", "summer",
];

/// Reads phrases off the items of a paragraph.
#[derive(Clone, Copy)]
pub(crate) struct Phrases<'a, 't> {
    /// The paragraph.
    pub items: &'a [Item<'t>],
    /// The words of its language.
    pub lexicon: &'static Lexicon,
    /// English order of words.
    pub english: bool,
}

impl Phrases<'_, '_> {
    fn is(&self, n: usize, class: u32) -> bool {
        self.items.get(n).is_some_and(|i| i.is(class))
    }

    /// Are these the words of French?
    pub(crate) fn french(&self) -> bool {
        self.lexicon.classes("selon") != 0
    }

    fn comma(&self, n: usize) -> bool {
        self.items.get(n).is_some_and(|i| i.mark(","))
    }

    /// "craint*, elle,* que", "réclame*, pour sa part,* un débat": where an insertion of few small words ends that begins at `n`.
    pub(crate) fn aside(&self, n: usize, hi: usize) -> Option<usize> {
        let tonic = |k: usize| matches!(&*self.items[k].key, "lui" | "elle" | "eux" | "elles");
        let small = |k: &usize| self.is(*k, c::FILLER | c::ADV | c::TIME) || tonic(*k);
        let close = n + 1 + (n + 1..hi.min(n + ASIDE)).take_while(small).count();
        let whose =
            (n + 1..close).any(|k| tonic(k) || matches!(&*self.items[k].key, "part" | "côté" | "tour" | "outre" | "ailleurs" | "revanche"));
        (self.french() && self.comma(n) && whose && close < hi && self.comma(close)).then_some(close + 1)
    }

    /// A word, or the stop that abbreviates one: "M.", "Mr.", "J.".
    pub(crate) fn flows(&self, n: usize) -> bool {
        let short = |k: usize| self.is(k, c::TITLE) || self.items[k].capital && self.items[k].text.chars().count() == 1;
        self.items.get(n).is_some_and(|i| i.word() || i.text == "." && n > 0 && short(n - 1))
    }

    /// A proper name's word: capital, and no function word.
    pub(crate) fn proper(&self, n: usize) -> bool {
        self.items
            .get(n)
            .is_some_and(|i| i.capital && i.word() && !i.is(c::DET | c::PREP | c::PRONOUN | c::COORD | c::SUB | c::ADV | c::TIME | c::REL))
    }

    /// May a noun phrase that can speak begin here?
    pub(crate) fn starts_phrase(&self, n: usize) -> bool {
        let Some(i) = self.items.get(n) else { return false };
        if i.key == "d'" && self.items.get(n + 1).is_some_and(|i| i.key == "autres") {
            return true;
        }
        if !i.word() || i.is(c::PREP | c::SUB | c::REL | c::COORD) && !i.is(c::DET) {
            return false;
        }
        // "said farmer Tom Willard"
        let plain =
            |k: usize| self.items.get(k).is_some_and(|i| i.word() && !i.capital && i.class & !(c::AGENT | c::UNNAMED | c::TITLE) == 0);
        let trade = self.english
            && i.class == 0
            && !i.capital
            && (self.proper(n + 1) || plain(n + 1) && (self.proper(n + 2) || plain(n + 2) && self.proper(n + 3)));
        // "сказал командир пожарных Марко Дарунко": callings that no list has
        let trade = trade || self.lexicon.is_sparse() && plain(n) && (n + 1..n + 4).find(|k| !plain(*k)).is_some_and(|k| self.proper(k));
        i.is(c::DET | c::TITLE | c::AGENT | c::UNNAMED | c::PRONOUN) || self.proper(n) || trade
    }

    /// Is this phrase one that can speak: a name, a pronoun, an office, a body, a source?
    pub(crate) fn agentive(&self, (a, b): Range) -> bool {
        // "la première fois", "le premier film": the noun decides, not the number before it
        if !self.english
            && self.thing((a, b))
            && matches!(self.items.get(a + 1).map(|i| &*i.key), Some("première" | "premier" | "ancien" | "ancienne"))
        {
            return false;
        }
        // "several said they would rather stay"
        if self.english && b == a + 1 && matches!(&*self.items[a].key, "several" | "most") {
            return true;
        }
        if self.french()
            && b == a + 2
            && matches!(&*self.items[a].key, "ce" | "cette" | "ces")
            && matches!(&*self.items[a + 1].key, "dernier" | "dernière" | "derniers" | "dernières")
        {
            return true;
        }
        let mut of = false;
        for n in a..b {
            let i = &self.items[n];
            if i.mark(",") && n > a {
                break;
            }
            if i.is(c::PRONOUN) && n == a {
                return !matches!(&*i.key, "it" | "this" | "that");
            }
            if i.is(c::OF) && n > a {
                of = true;
            }
            if !of && i.is(c::THING) {
                return false;
            }
            // "the 58-year-old"
            if self.english && !of && i.text.ends_with("year-old") {
                return true;
            }
            if i.is(c::AGENT | c::UNNAMED | c::TITLE | c::ORG) || (!of && self.proper(n)) || (!of && person_suffix(&i.key)) {
                return true;
            }
        }
        false
    }

    /// Is its head a thing that cannot speak?
    pub(crate) fn thing(&self, (a, b): Range) -> bool {
        self.items[a..b].iter().take_while(|i| !i.is(c::OF) && !i.mark(",")).any(|i| i.is(c::THING) && !i.capital)
    }

    /// The noun phrase that begins here, apposition included.
    pub(crate) fn right(&self, from: usize, to: usize) -> Option<Range> {
        if from >= to || !self.starts_phrase(from) {
            return None;
        }
        let to = to.min(from + LONGEST);
        if self.is(from, c::PRONOUN) && !self.is(from, c::DET) {
            return Some((from, from + 1));
        }
        let mut n = from + 1;
        while n < to {
            let i = &self.items[n];
            if i.mark("(") {
                match (n..to.min(n + 10)).find(|k| self.items[*k].mark(")")) {
                    Some(close) => n = close,
                    None => break,
                }
            } else if i.mark(",") {
                if let Some(end) = self.apposition(n, to) {
                    n = end;
                }
                break;
            } else if !i.word()
                && !(i.text == "." && self.is(n - 1, c::TITLE) || i.text == "." && self.items[n - 1].text.chars().count() == 1)
            {
                break;
            } else if i.is(c::REL | c::HAVE | c::BE | c::MODAL) && !i.capital {
                break;
            } else if i.is(c::TIME) && !(i.capital && !self.english) {
                break;
            } else if i.is(c::COORD) {
                let joined =
                    self.proper(n + 1) || self.is(n + 1, c::TITLE) || (self.is(n + 1, c::DET) && self.is(n + 2, c::AGENT | c::UNNAMED));
                if !joined {
                    break;
                }
            } else if i.is(c::OF) {
                // "et la ministre *de conclure* :"
                if self.french()
                    && self.items.get(n + 1).is_some_and(|i| self.lexicon.senses(&i.key).iter().any(|s| s.1 == FormOf::Infinitive))
                {
                    break;
                }
                if self.english && !self.items.get(n + 1).is_some_and(Item::word) {
                    break;
                }
            } else if i.is(c::PREP) {
                let within = matches!(&*i.key, "à" | "au" | "aux" | "en" | "pour" | "for" | "at" | "to");
                let name = self.proper(n + 1) || (self.is(n + 1, c::DET) && self.proper(n + 2));
                if !(within && name && !self.items[n - 1].capital) {
                    break;
                }
            } else if i.is(c::SUB | c::THAT) {
                break;
            } else if self.french() && matches!(&*i.key, "ne" | "n'") {
                // "un cadre *ne* cache pas son souci": what follows is a verb
                break;
            } else if i.is(c::ADV) && !i.capital && !(n == from + 1 && i.key == "même") {
                break;
            } else if i.is(c::PRONOUN) && !i.is(c::DET) {
                break;
            } else if self.french() && i.is(c::DET) && i.capital && self.proper(n + 1) {
                // "le quotidien *Le* Lormontois", "Yannick *Le* Gof"
            } else if i.is(c::DET) && !self.is(n - 1, c::PREP | c::COORD | c::DET) {
                break;
            } else if !self.english && !self.french() && !i.capital && self.proper(n - 1) && !i.is(c::OF | c::DET | c::PREP) {
                // in other languages a small letter after a name begins the clause
                break;
            } else if self.gerund(n) && !self.english || n > from + 1 && self.participle_with_object(n) {
                break;
            } else if self.french()
                && !i.capital
                && n > from + 1
                && (finite_for_sure(&i.key) && !self.lexicon.senses(&i.key).is_empty()
                    || ["aient", "èrent", "eront"].iter().any(|e| i.key.ends_with(e)))
            {
                // "le syndicat réclamait six"
                break;
            }
            n += 1;
        }
        let mut end = n.min(to);
        while end > from + 1 && self.items[end - 1].is(c::OF | c::PREP) && !self.items[end - 1].capital {
            end -= 1;
        }
        (end > from).then_some((from, end))
    }

    /// "les résultats officiels *portant* sur", "une foule *brandissant* des pancartes": no part of the name of a source.
    fn participle_with_object(&self, n: usize) -> bool {
        let i = &self.items[n];
        let object = self.items.get(n + 1).is_some_and(|i| i.key == "sur" || i.is(c::DET) && !i.is(c::OF) || i.key == "des");
        self.french() && !i.capital && i.class == 0 && i.key.len() > 5 && i.key.ends_with("ant") && object
    }

    fn gerund(&self, n: usize) -> bool {
        self.lexicon.senses(&self.items[n].key).iter().any(|s| s.1 == FormOf::Gerund)
    }

    /// The end of an apposition that begins with the comma at `comma`.
    fn apposition(&self, comma: usize, to: usize) -> Option<usize> {
        let first = comma + 1;
        if first >= to || !self.items[first].word() {
            return None;
        }
        let i = &self.items[first];
        let noun = i.class & !(c::AGENT | c::UNNAMED | c::TITLE | c::WORK | c::DOCUMENT | c::FILLER | c::PUBLIC) == 0;
        let office =
            i.is(c::AGENT | c::UNNAMED | c::TITLE) || (i.is(c::DET) && (first + 1..first + 3).any(|k| self.is(k, c::AGENT | c::UNNAMED)));
        let named = self.proper(first)
            && (!self.proper(comma.saturating_sub(1))
                || first_name(&recoupe_lang::fold(self.items[first].text)).is_some()
                || self.names_holder(comma, to));
        // elsewhere a small word behind a comma begins the clause as a rule
        // "l'opposante, Anna Orlo, *conteste* le vote": a verb is set beside nobody
        let plain = noun
            && !self.lexicon.is_sparse()
            && !(self.french() && self.finite(first))
            && !i.capital
            && !self.gerund(first)
            && !i.key.ends_with("ant")
            && !i.key.ends_with("ing")
            && !i.key.ends_with("ed");
        // "la cheffe de la mission, *l'Espagnole Carmen Orlo*": where she is from stands between
        let from = self.french()
            && matches!(&*i.key, "le" | "la" | "l'")
            && !i.capital
            && first + 2 < to
            && (first + 1..first + 3).all(|k| self.proper(k))
            && demonym(&self.items[first + 1]);
        // "selon la mairie, 12 000 foyers": a number begins the clause, unless it is an age
        let number = i.what == What::Number && !self.items.get(first + 1).is_some_and(|i| matches!(&*i.key, "ans" | "years"));
        if number || !(office || named || plain || from) {
            return None;
        }
        let mut end = first;
        while end < to {
            let i = &self.items[end];
            // "Lena Kudro, Mr. Orlo's adviser"
            let short = i.text == "." && end > first && (self.is(end - 1, c::TITLE) || self.items[end - 1].text.chars().count() == 1);
            // "according to the harbour office, *Orlo's case* is closed": that is the clause; "Lena Kudro, *Orlo's adviser*"
            let owner = self.english && end > first && matches!(i.text, "'" | "’" | "'s" | "’s");
            if owner && !self.items[end + 1..to].iter().take(3).any(|i| i.is(c::AGENT | c::OFFICE | c::UNNAMED | c::TITLE)) {
                return None;
            }
            if i.mark(",") || i.is(c::REL) || !(i.word() || i.text == "-" || i.mark("(") || i.mark(")") || short) {
                break;
            }
            // "selon les syndicats, trente mille selon la police": that is another's
            if i.is(c::ACCORDING) {
                return None;
            }
            // "selon son entourage, Ingrid Solvane a téléphoné": that is the clause
            let verb = i.is(c::HAVE | c::BE)
                && !i.capital
                && i.key != "étant"
                && i.key != "ayant"
                && !matches!(&*i.key, "being" | "been" | "having");
            if verb && end > first + usize::from(self.english) {
                return None;
            }
            // "selon la presse, le gouvernement reprendrait la ligne", "le maire refuse de signer"
            let told =
                |k: usize| conditional(&self.items[k].key) || k > first + 1 && self.finite(k) && !self.is(k - 1, c::OF | c::DET | c::PREP);
            if self.french() && end > first && !i.capital && told(end) {
                return None;
            }
            end += 1;
        }
        Some(end)
    }

    /// "l'avocate de M. Verdier, *Dorine Salle*,": does a full name between commas say who holds the office that "de" a name governs?
    fn names_holder(&self, comma: usize, to: usize) -> bool {
        let end = (comma + 1..to).find(|k| !self.proper(*k)).unwrap_or(to);
        let closed = self.items.get(end).is_none_or(|i| i.mark(",") || i.mark("."));
        let mut of = comma;
        while of > 0 && (self.proper(of - 1) || self.is(of - 1, c::TITLE)) {
            of -= 1;
        }
        let office = of > 1 && self.is(of - 1, c::OF) && self.is(of - 2, c::AGENT | c::UNNAMED);
        // "il ministro dell'Energia, *Elio Darunko*,"
        if self.lexicon.is_sparse() {
            let titled = (comma.saturating_sub(ASIDE)..comma).any(|k| self.is(k, c::AGENT));
            return closed && (comma + 3..=comma + 5).contains(&end) && titled;
        }
        self.french() && closed && (comma + 3..=comma + 5).contains(&end) && office
    }

    /// "*Last week* police said": when, before the subject. Where it ends.
    fn dated(&self, a: usize, b: usize) -> Option<usize> {
        let first = self.items.get(a).filter(|_| self.english && a + 2 < b)?;
        let a = if first.key == "earlier" { a + 1 } else { a };
        let leads = matches!(&*self.items[a].key, "last" | "next" | "this" | "that");
        let unit = self.is(a + 1, c::TIME) || TIMES.contains(&&*self.items[a + 1].key);
        (leads && unit && self.starts_phrase(a + 2)).then_some(a + 2)
    }

    /// "*Autrement* dit", "*Concrètement*,": an adverb has its capital from its place.
    fn opening_adverb(&self, a: usize) -> bool {
        let i = &self.items[a];
        let first = a == 0 || matches!(self.items[a - 1].text, "." | "!" | "?" | "…");
        self.french() && first && i.capital && i.class == 0 && i.key.len() > 6 && i.key.ends_with("ment")
    }

    /// "Interrogé vendredi à Orlay, Paul Verdier": a participle has its capital from its place.
    fn opens_participial(&self, a: usize, b: usize) -> bool {
        let i = &self.items[a];
        let first = a == 0 || matches!(self.items[a - 1].text, "." | "!" | "?" | "…");
        let regular = ["é", "ée", "és", "ées"].iter().any(|e| i.key.ends_with(e)) && i.key.len() > 4;
        let participle = regular || matches!(&*i.key, "joint" | "jointe" | "joints" | "jointes");
        let goes_on = a + 1 < b && self.comma(b) && self.is(a + 1, c::PREP | c::TIME | c::ADV | c::SUB);
        // "Contacté, celui-ci a confirmé"
        const ASKED: [&str; 7] = ["contacté", "interrogé", "sollicité", "questionné", "relancé", "joint", "invité"];
        let asked = ASKED.contains(&i.key.trim_end_matches('s').trim_end_matches('e')) || i.key == "joint";
        let goes_on = goes_on || a + 1 == b && self.comma(b) && asked;
        self.french() && first && i.capital && i.class == 0 && participle && goes_on && first_name(&recoupe_lang::fold(i.text)).is_none()
    }
}

/// Endings of French words for where somebody or something is from.
const ORIGINS: [&str; 14] = ["ais", "aise", "ien", "ienne", "ois", "oise", "ain", "aine", "éen", "éenne", "and", "ande", "gnol", "gnole"];

fn ends_like_an_origin(i: &Item) -> bool {
    i.key.chars().count() > 4 && ORIGINS.iter().any(|e| i.key.ends_with(e))
}

/// Does a capitalised word name somebody by where he or she is from ("l'Espagnole", "la Pyrénéenne")? By its ending alone.
pub(crate) fn demonym(i: &Item) -> bool {
    i.capital && (ends_like_an_origin(i) || i.key.chars().count() > 4 && i.key.ends_with("enne") || DEMONYMS.contains(&*i.key))
}

/// French words for somebody by where he or she is from that no ending tells: "le Belge".
static DEMONYMS: LazyLock<HashSet<&'static str>> = LazyLock::new(|| {
    include_str!("../data/demonyms_fr.txt").lines().filter(|l| !l.starts_with('#')).flat_map(str::split_whitespace).collect()
});

/// "allemand", "norvienne": a small word that tells where something is from, by its ending.
pub(crate) fn adjective_of_origin(i: &Item) -> bool {
    !i.capital && i.class == 0 && ends_like_an_origin(i)
}

/// A form that can be nothing but a finite verb, by its ending.
fn finite_for_sure(key: &str) -> bool {
    ["ait", "aient", "èrent", "era", "eront", "erait", "eraient"].iter().any(|e| key.ends_with(e))
}

/// A French conditional by its ending: "reprendrait", and no noun that ends so ("portrait").
fn conditional(key: &str) -> bool {
    const NOUNS: [&str; 8] = ["trait", "attrait", "retrait", "portrait", "autoportrait", "extrait", "abstrait", "distrait"];
    key.len() > 5 && (key.ends_with("rait") || key.ends_with("raient")) && !NOUNS.contains(&key)
}

/// Endings of French nouns for people by what they do.
fn person_suffix(key: &str) -> bool {
    key.len() > 6 && key.starts_with("ex-")
        || key.len() > 6
            && ["ologue", "iste", "istes", "ateur", "atrice", "ologues", "ienne", "pathe", "euse", "eurs", "trices"]
                .iter()
                .any(|s| key.ends_with(s))
}
