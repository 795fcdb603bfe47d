//! What may stand between a verb and its content or its subject: adverbs, dates, places, addressees.

use super::{Phrases, Range, TIMES};
use crate::lexicon::{FormOf, class as c, first_name, given_name};
use crate::stream::{Item, What};

impl Phrases<'_, '_> {
    /// Steps over an adjunct that commas set off from the verb before it: "a répondu, vendredi soir, le maire". Gives the item after
    /// the second comma and the phrase of an addressee.
    pub(crate) fn set_off(&self, from: usize, to: usize) -> Option<(usize, Option<Range>)> {
        if self.english || from >= to || !self.comma(from) {
            return None;
        }
        let (end, addressee) = self.adjuncts(from + 1, to);
        (end > from + 1 && end < to && self.comma(end)).then_some((end + 1, addressee))
    }

    /// Steps over what may stand between a verb and its content or its inverted subject: adverbs,
    /// dates, "à la presse", "in a statement". Gives the next item and the phrase of an addressee.
    pub(crate) fn adjuncts(&self, from: usize, to: usize) -> (usize, Option<Range>) {
        let mut n = from;
        let mut addressee = None;
        let limit = to.min(from + 24);
        while n < limit {
            let i = &self.items[n];
            if !i.word() {
                break;
            }
            if i.is(c::THAT) {
                break;
            }
            if let Some(end) = self.while_later(n, limit).or_else(|| self.set_phrase(n, limit)) {
                n = end;
                continue;
            }
            // "said late Thursday they were glad"
            if self.english && matches!(&*i.key, "late" | "early") && self.is(n + 1, c::TIME) {
                n += 2;
                continue;
            }
            if i.is(c::ADV | c::TIME) && !(i.is(c::DET) && !i.is(c::TIME)) && !(self.english && i.is(c::SUB)) {
                n += 1;
                continue;
            }
            // "said this week's talks were over": no day
            let owned = |k: usize| self.items.get(k).is_some_and(|i| matches!(i.text, "'s" | "’s"));
            // "said last week he would": when, unless that is what something is said of ("last week was hard")
            if self.english
                && matches!(&*i.key, "last" | "this" | "next")
                && self.is(n + 1, c::TIME)
                && !owned(n + 2)
                && !self.items.get(n + 2).is_some_and(|i| self.finite(n + 2) || !i.word())
            {
                n += 2;
                continue;
            }
            if i.is(c::DET) && self.is(n + 1, c::TIME) && !owned(n + 2) {
                n += 2;
                continue;
            }
            if i.what == What::Number && (self.is(n + 1, c::TIME) || (n > from && self.is(n - 1, c::TIME) && self.dates(n))) {
                n += 1;
                continue;
            }
            // "said at least 40 had died": a number begins what is said
            if self.measured(n, to) {
                break;
            }
            let adjunct = i.is(c::PREP)
                && !i.is(c::OF)
                && !i.is(c::ACCORDING)
                && !matches!(&*i.key, "par" | "contre" | "like" | "because" | "upon")
                && !(self.english && matches!(&*i.key, "to") && !(self.proper(n + 1) || self.is(n + 1, c::DET | c::PUBLIC)));
            if !adjunct {
                break;
            }
            // "on Friday he", "in May Norvia": a day, and what dates it
            if self.english && self.is(n + 1, c::TIME) && !owned(n + 2) {
                n += 2;
                while n < limit && (self.is(n, c::TIME) || self.items[n].what == What::Number) {
                    n += 1;
                }
                continue;
            }
            let toward = matches!(&*i.key, "à" | "au" | "aux" | "to" | "auprès" | "devant" | "face");
            let start = n + 1;
            let mut k = start;
            while k < limit {
                let j = &self.items[k];
                let inner = k == start && j.is(c::DET) || j.is(c::OF) || (k > start && self.is(k - 1, c::OF) && j.is(c::DET));
                let infinitive = k > start
                    && (self.lexicon.senses(&j.key).iter().any(|s| s.1 == FormOf::Infinitive)
                        || matches!(&*j.key, "vouloir" | "pouvoir" | "devoir" | "avoir" | "être" | "faire"));
                if infinitive {
                    break;
                }
                // "in the USA TODAY interview": a name
                let paper =
                    |k: usize| k > start && self.is(k, c::TIME) && self.items[k].text.chars().all(char::is_uppercase) && self.proper(k - 1);
                // "à M. Verdier"
                let courtesy = |k: usize| {
                    let stop = usize::from(self.items.get(k + 1).is_some_and(|i| i.text == "."));
                    k == start && toward && self.items[k].capital && self.is(k, c::TITLE) && self.proper(k + 1 + stop)
                };
                // "a dit à l'ANP *Viktor Orlo*": whoever speaks stands behind the agency
                if k > start && self.after_acronym(k) {
                    break;
                }
                if !j.word() && k > start && self.flows(k) {
                    k += 1;
                    continue;
                }
                // "at a Friday afternoon news conference"
                let dated = self.english && self.is(start, c::DET) && k > start && (start + 1..=k).all(|m| self.is(m, c::TIME));
                if inner
                    || dated
                    || paper(k)
                    || (j.word()
                        && (!j.is(c::DET | c::PREP | c::THAT | c::TITLE | c::REL | c::PRONOUN | c::ADV | c::SUB) || courtesy(k))
                        && !(k > start && j.is(c::TIME)))
                {
                    k += 1;
                } else {
                    break;
                }
            }
            if k == start {
                break;
            }
            // "a conclu à une erreur « grossière »": the object of the verb
            let object = i.key == "à" && matches!(&*self.items[start].key, "un" | "une");
            if self.french() && object && self.items.get(k).is_some_and(|i| i.quote().is_some()) && !self.told_to((start, k)) {
                break;
            }
            if toward && addressee.is_none() {
                addressee = Some((start, k));
            }
            n = k;
        }
        (n, addressee)
    }
}

impl Phrases<'_, '_> {
    /// "l'ANP *Viktor* Orlo": a first name, with a surname, behind capitals alone.
    pub(crate) fn after_acronym(&self, k: usize) -> bool {
        let Some(item) = self.items.get(k) else { return false };
        let upper = |i: &Item| i.text.chars().count() > 1 && i.text.chars().all(char::is_uppercase);
        let folded = recoupe_lang::fold(item.text);
        self.french()
            && k > 0
            && upper(&self.items[k - 1])
            && self.proper(k)
            && !upper(item)
            && self.proper(k + 1)
            && (first_name(&folded).is_some() || given_name(&folded).is_some())
    }

    /// "Mercredi 12", "mars 2024", but "mercredi *900 000 euros*", "mardi *3 suppressions*": does the number behind a day or a month
    /// belong to it?
    fn dates(&self, n: usize) -> bool {
        let value = self.items[n].text.parse::<u16>();
        let date = matches!(value, Ok(1..=31 | 1900..=2100));
        let next = self.items.get(n + 1);
        // what is counted, or the rest of a number
        let counts = next.is_some_and(|i| {
            i.what == What::Number || i.mark("%") || matches!(i.text, "€" | "$" | "£") || i.word() && !i.capital && i.class == 0
        });
        date && !(self.french() && counts)
    }

    /// Can somebody be told something who is called so? "À la barre", "à l'ouverture des débats", "à la radio" say where or when.
    pub(crate) fn told_to(&self, (a, b): Range) -> bool {
        if !self.french() {
            return true;
        }
        let end = (a + 1..b).find(|k| self.is(*k, c::OF)).unwrap_or(b);
        let noun = (a..end).find(|k| !self.is(*k, c::DET)).map_or("", |k| &*self.items[k].key);
        let several = matches!(&*self.items[a].key, "ses" | "leurs" | "ces" | "nos" | "vos" | "mes")
            || a > 0 && matches!(&*self.items[a - 1].key, "aux");
        let crowd = matches!(noun, "foule" | "salle" | "nation" | "assistance") || self.is(a, c::PRONOUN | c::CLITIC) && b == a + 1;
        let medium = matches!(noun, "radio" | "télévision" | "micro" | "antenne");
        // "à l'issue", "à la fin": the noun of an occasion has a small letter and is no one
        let public = (a..end).any(|k| self.is(k, c::PUBLIC));
        !medium && (crowd || several || public || self.agentive((a, end)))
    }

    /// "quelques minutes plus tard", "two days later": where it ends.
    fn while_later(&self, from: usize, to: usize) -> Option<usize> {
        let unit = |k: usize| TIMES.contains(&&*self.items[k].key);
        let at = (from..to.min(from + 4)).find(|k| unit(*k))?;
        let key = |k: usize| self.items.get(k).filter(|_| k < to).map_or("", |i| &*i.key);
        match (key(at + 1), key(at + 2)) {
            ("plus", "tard" | "tôt") => Some(at + 3),
            ("après" | "avant", next) if !self.items.get(at + 2).is_some_and(Item::word) || next.is_empty() => Some(at + 2),
            ("auparavant" | "later" | "earlier", _) => Some(at + 2),
            _ => None,
        }
    }

    /// "en outre", "pour sa part", "à son tour": where it ends.
    pub(crate) fn set_phrase(&self, from: usize, to: usize) -> Option<usize> {
        let key = |d: usize| self.items.get(from + d).filter(|_| from + d < to).map_or("", |i| &*i.key);
        let words = match (key(0), key(1), key(2)) {
            ("en", "outre" | "revanche" | "effet" | "somme" | "substance" | "retour", _) => 2,
            ("par", "communiqué" | "écrit" | "courriel" | "courrier" | "téléphone" | "mail" | "sms" | "lettre", _) => 2,
            ("au", "passage" | "contraire", _) | ("à" | "de", "nouveau", _) | ("par", "ailleurs", _) | ("du", "reste", _) => 2,
            ("pour", "sa" | "leur", "part") | ("de", "son" | "leur", "côté") | ("à", "son" | "leur", "tour") => 3,
            ("quant", "à", "lui" | "elle" | "eux" | "elles") | ("à", "plusieurs", "reprises") | ("dans", "la", "foulée") => 3,
            _ => return None,
        };
        self.french().then_some(from + words)
    }

    /// "at least 40 people", "about a dozen", "between 10 and 20", "over 200": a preposition that begins a number, and so a subject.
    pub(crate) fn measured(&self, from: usize, hi: usize) -> bool {
        if !self.english {
            return false;
        }
        let key = |k: usize| self.items.get(k).filter(|_| k < hi).map_or("", |i| &*i.key);
        let number = |k: usize| {
            let i = self.items.get(k).filter(|_| k < hi);
            i.is_some_and(|i| i.what == What::Number || number_word(&i.key)) || matches!(key(k), "half" | "$" | "£" | "€") || {
                key(k) == "a" && matches!(key(k + 1), "dozen" | "third" | "quarter" | "hundred" | "thousand" | "million" | "half" | "few")
            }
        };
        let at = match (key(from), key(from + 1)) {
            ("at", "least" | "most") | ("up", "to") | ("as", "many" | "few" | "much" | "little") => from + 2,
            ("about" | "around" | "over" | "under" | "between" | "near" | "through" | "some", _) => from + 1,
            _ => return false,
        };
        let at = if key(from) == "as" && key(at) == "as" { at + 1 } else { at };
        // "said about two hours later": when
        let unit = |k: usize| {
            self.items.get(k).is_some_and(|i| i.is(c::TIME))
                || matches!(key(k), "hours" | "minutes" | "days" | "weeks" | "months" | "years")
        };
        let later = (at..hi.min(at + 4)).any(|k| unit(k) && matches!(key(k + 1), "later" | "ago" | "earlier" | "before" | "after"));
        number(at) && !later
    }
}

fn number_word(key: &str) -> bool {
    let first = key.split('-').next().unwrap_or(key);
    let small =
        matches!(first, "one" | "two" | "three" | "four" | "five" | "six" | "seven" | "eight" | "nine" | "ten" | "eleven" | "twelve");
    small
        || matches!(
            first,
            "fifteen" | "twenty" | "thirty" | "forty" | "fifty" | "sixty" | "seventy" | "eighty" | "ninety" | "dozens" | "hundreds"
        )
}
