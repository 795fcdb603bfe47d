//! How far a noun phrase goes to the right of its head: adjectives and complements, as French, Spanish
//! and Italian have them, and as English has them.

use super::{REACH, Search, Sort, is_noun};
use crate::capitals::body_words;
use crate::grammar::Place;
use crate::lists::Lists;
use crate::spot::portfolio::{is_held, is_portfolio};
use crate::tagger::labels::Kind;
use crate::words::Shape;
use std::ops::Range;

/// Nouns behind the first one of "naval security headquarters", at most.
const COMPOUND: usize = 3;

impl Search<'_, '_> {
    /// Goes right over adjectives and complements, as French, Spanish and Italian have them.
    pub(super) fn right_romance(&self, mut end: usize, sentence: &Range<usize>, plural: &mut bool) -> usize {
        let lists = Lists::get();
        let limit = sentence.end.min(end + REACH);
        let mut complements = 0;
        while end < limit {
            if self.name_at[end] != 0 {
                break;
            }
            let folded = self.reading.folded(end);
            let lower = self.reading.shape(end) == Shape::Lower;
            if lower && (self.is(end, Place::After) || lists.adjective(folded).is_some()) {
                end += 1;
                continue;
            }
            if folded == "et" && *plural && end + 1 < limit {
                if let Some((head, Sort::People(_), true)) = self.head_at(end + 1, sentence) {
                    end = head.end;
                    continue;
                }
                if end + 2 < limit
                    && self.is(end + 1, Place::Indefinite)
                    && let Some((head, Sort::People(_), true)) = self.head_at(end + 2, sentence)
                {
                    end = head.end;
                    continue;
                }
            }
            if self.is(end, Place::Participle) && end + 2 < limit && matches!(self.reading.folded(end + 1), "par" | "et") {
                let by = (end + 1..(end + 4).min(limit)).find(|w| self.reading.folded(*w) == "par");
                if let Some(to) = by.and_then(|by| self.complement(by + 1, limit)) {
                    end = to;
                    continue;
                }
            }
            let link = match folded {
                "de" | "du" | "des" | "d'" | "del" | "della" | "dello" | "dell'" | "di" | "dei" => Some(end + 1),
                "aupres" => Some(end + 2),
                "a" | "au" | "aux" if self.name(end + 1).is_some_and(|n| n.kind != Kind::Person) && complements == 0 => Some(end + 1),
                // "la secrétaire d'État *à la Mer*"
                "a" | "au" | "aux" if complements == 0 && self.is_held_behind(end, sentence) => Some(end + 1),
                "charge" | "chargee" | "charges" => Some(end + 2),
                _ => None,
            };
            let Some(to) = link.filter(|_| complements < 3).and_then(|at| self.complement(at, limit)) else { break };
            complements += 1;
            end = to;
            // "des Affaires étrangères et de la Défense"
            if end + 2 < limit
                && self.reading.folded(end) == "et"
                && matches!(self.reading.folded(end + 1), "de" | "du" | "des" | "d'")
                && let Some(to) = self.complement(end + 2, limit)
                && (end + 2..to).any(|w| self.reading.shape(w) == Shape::Title && self.name_at[w] == 0)
            {
                end = to;
            }
        }
        end + usize::from(self.lang == "fr" && self.is_adjective_before_name(end, sentence))
    }

    /// Do at most an article and what somebody is minister of stand behind a word?
    fn is_held_behind(&self, word: usize, sentence: &Range<usize>) -> bool {
        let noun = word + 1 + usize::from(self.is(word + 1, Place::Definite));
        self.lang == "fr" && noun < sentence.end && is_portfolio(self.reading, noun) && is_held(self.reading, noun)
    }

    /// "le président *norvien*, Anton Dralo,", "le maire *sortant* Anton Dralo": an adjective that no list has stands between an office
    /// and who holds it. Behind it there must be a name, between commas where its ending leaves open that it is a verb.
    fn is_adjective_before_name(&self, word: usize, sentence: &Range<usize>) -> bool {
        const SURE: [&str; 10] = ["ien", "ienne", "ois", "oise", "ais", "aise", "ain", "aine", "een", "eenne"];
        const LIKELY: [&str; 16] =
            ["al", "ale", "ique", "if", "ive", "aire", "iste", "ane", "ene", "ine", "ote", "ite", "ant", "ante", "ogue", "eux"];
        // "la ministre de la Transition énergétique Anna Orlin", but "la ministre critique Anna Orlin"
        const BESIDE: [&str; 6] = ["ique", "al", "if", "elle", "aire", "ane"];
        const VERBS: [&str; 18] = [
            "emane",
            "plane",
            "critique",
            "explique",
            "indique",
            "replique",
            "implique",
            "applique",
            "communique",
            "revendique",
            "complique",
            "pratique",
            "appelle",
            "rappelle",
            "interpelle",
            "eclaire",
            "fabrique",
            "renouvelle",
        ];
        let folded = self.reading.folded(word);
        let ends = |endings: &[&str]| folded.len() > 4 && endings.iter().any(|e| folded.ends_with(e));
        let lower = word < sentence.end && self.name_at[word] == 0 && self.reading.shape(word) == Shape::Lower;
        let person = |w: usize| w < sentence.end && self.name(w).is_some_and(|n| n.kind == Kind::Person && n.words.start == w);
        if !lower || self.is(word, Place::Definite) || self.is(word, Place::Indefinite) || self.is(word, Place::Possessive) {
            return false;
        }
        let comma = self.reading.text(word + 1) == ",";
        let closed = || self.name(word + 2).is_some_and(|n| matches!(self.reading.text(n.words.end), "," | "." | ")"));
        let beside = ends(&BESIDE) && !VERBS.contains(&folded) && person(word + 1);
        beside || ends(&SURE) && (person(word + 1) || comma && person(word + 2)) || ends(&LIKELY) && comma && person(word + 2) && closed()
    }

    /// End of a complement that begins at `at` (article or noun); `None` when none stands there.
    fn complement(&self, mut at: usize, limit: usize) -> Option<usize> {
        let lists = Lists::get();
        if at < limit && self.name_at[at] == 0 && (self.is(at, Place::Definite) || self.is(at, Place::Possessive)) {
            at += 1;
        }
        while at < limit && self.name_at[at] == 0 && (self.reading.shape(at) == Shape::Number || self.is(at, Place::Before)) {
            at += 1;
        }
        if at >= limit {
            return None;
        }
        if let Some(name) = self.name(at) {
            // "le président de Renault", but not "le discours du président Poutine"
            return (name.kind != Kind::Person).then_some(name.words.end.min(limit));
        }
        let mut end = at;
        match self.reading.shape(at) {
            Shape::Lower if is_noun(self.reading.folded(at)) => end += 1,
            Shape::Title | Shape::Mixed | Shape::Upper => {
                while end < limit && self.name_at[end] == 0 && self.reading.shape(end).is_capital() {
                    end += 1;
                }
            }
            _ => return None,
        }
        while end < limit
            && self.name_at[end] == 0
            && self.reading.shape(end) == Shape::Lower
            && (self.is(end, Place::After) || lists.adjective(self.reading.folded(end)).is_some())
        {
            end += 1;
        }
        Some(end)
    }

    /// Goes right over "of the …", "for …", "familiar with …".
    pub(super) fn right_english(&self, mut end: usize, sentence: &Range<usize>) -> usize {
        let limit = sentence.end.min(end + REACH);
        for _ in 0..3 {
            if end + 1 >= limit || self.name_at[end] != 0 {
                break;
            }
            let folded = self.reading.folded(end);
            let second = self.reading.folded(end + 1);
            let at = match (folded, second) {
                ("of" | "for" | "from" | "at", _) => end + 1,
                ("familiar" | "briefed" | "close", "with" | "on" | "to") => end + 2,
                ("with" | "in", "knowledge" | "charge") if self.reading.folded(end + 2) == "of" => end + 3,
                ("on", _) if self.name(end + 1).is_some_and(|n| n.kind == Kind::Place) => end + 1,
                _ if self.is(end, Place::After) && self.reading.shape(end) == Shape::Lower => {
                    end += 1;
                    continue;
                }
                _ => break,
            };
            let mut to = at;
            while to < limit
                && self.name_at[to] == 0
                && (self.is(to, Place::Definite) || self.is(to, Place::Indefinite) || self.is(to, Place::Possessive))
            {
                to += 1;
            }
            let noun = to;
            while to < limit && self.name_at[to] == 0 && self.is(to, Place::Before) {
                to += 1;
            }
            // "for the company saying": what may modify is the noun when no noun follows
            let head = |w: usize| self.head_at(w, sentence).is_some();
            if to > noun && to < limit && self.name_at[to] == 0 && !head(to) && head(to - 1) {
                end = to;
                break;
            }
            if to >= limit {
                break;
            }
            if let Some(name) = self.name(to) {
                if name.kind == Kind::Person {
                    break;
                }
                end = name.words.end.min(limit);
            } else if self.reading.shape(to) == Shape::Lower && is_noun(self.reading.folded(to)) {
                end = self.compound(to, limit);
            } else if self.reading.shape(to).is_capital() {
                while to < limit && self.name_at[to] == 0 && self.reading.shape(to).is_capital() {
                    to += 1;
                }
                end = to;
            } else {
                break;
            }
        }
        end
    }

    /// "at *harbour headquarters*", "at the *harbour and fisheries ministries*": where the noun that begins at a word ends, with the noun
    /// of a body behind it.
    fn compound(&self, noun: usize, limit: usize) -> usize {
        let small = |w: usize| w < limit && self.name_at[w] == 0 && self.reading.shape(w) == Shape::Lower;
        let body = |w: usize| {
            let folded = self.reading.folded(w);
            let one = folded.strip_suffix("ies").map(|stem| format!("{stem}y")).or_else(|| folded.strip_suffix('s').map(str::to_owned));
            small(w)
                && (matches!(folded, "headquarters" | "firm")
                    || body_words().contains(folded)
                    || one.is_some_and(|one| body_words().contains(one.as_str())))
        };
        // "at *naval security headquarters*", and not "of the law argued in court"
        let plain =
            |w: usize| is_noun(self.reading.folded(w)) && !self.reading.folded(w).ends_with("ed") && self.reading.folded(w).len() > 3;
        let long = (noun + 1..noun + 1 + COMPOUND).take_while(|w| small(*w) && plain(*w)).find(|w| body(*w));
        match (long, self.reading.folded(noun + 1) == "and" && small(noun + 2) && body(noun + 3)) {
            (Some(last), _) => last + 1,
            (None, true) => noun + 4,
            _ => noun + 1,
        }
    }
}
