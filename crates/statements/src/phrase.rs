//! Noun phrases, as far as a speaker needs them: to the right of a verb ("a dit le maire de X, Y"),
//! to its left (the subject), with their appositions; and what may stand between verb and content.

mod adjuncts;

use crate::lexicon::{FormOf, Lexicon, class as c, first_name, irregular_past};
use crate::stream::{Item, What};

/// A half-open range of items.
pub(crate) type Range = (usize, usize);

/// Longest noun phrase, apposition included, in items.
const LONGEST: usize = 28;

/// Longest noun phrase that a relative pronoun stands for, in items.
const ANTECEDENT: usize = 12;

/// Longest subject of a clause that "what" or "where" opens, with that word, in items.
const SHORT: usize = 6;

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
            } else if i.is(c::ADV) && !i.capital && !(n == from + 1 && i.key == "même") {
                break;
            } else if i.is(c::PRONOUN) && !i.is(c::DET) {
                break;
            } else if i.is(c::DET) && !self.is(n - 1, c::PREP | c::COORD | c::DET) {
                break;
            } else if !self.english && !self.french() && !i.capital && self.proper(n - 1) && !i.is(c::OF | c::DET | c::PREP) {
                // in other languages a small letter after a name begins the clause
                break;
            } else if self.gerund(n) && !self.english {
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
            && (!self.proper(comma.saturating_sub(1)) || first_name(&recoupe_lang::fold(self.items[first].text)).is_some());
        let plain =
            noun && !i.capital && !self.gerund(first) && !i.key.ends_with("ant") && !i.key.ends_with("ing") && !i.key.ends_with("ed");
        // "selon la mairie, 12 000 foyers": a number begins the clause, unless it is an age
        let number = i.what == What::Number && !self.items.get(first + 1).is_some_and(|i| matches!(&*i.key, "ans" | "years"));
        if number || !(office || named || plain) {
            return None;
        }
        let mut end = first;
        while end < to {
            let i = &self.items[end];
            // "Lena Kudro, Mr. Orlo's adviser"
            let short = i.text == "." && end > first && (self.is(end - 1, c::TITLE) || self.items[end - 1].text.chars().count() == 1);
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

    /// The subject of a verb group that begins at `verb`, within the sentence from `lo`.
    pub(crate) fn subject(&self, lo: usize, verb: usize) -> Option<Range> {
        let mut end = verb;
        while end > lo && self.is(end - 1, c::ADV | c::TIME) && !self.is(end - 1, c::PRONOUN) && end + 3 > verb {
            end -= 1;
        }
        // "President Orlo late Thursday said"
        if self.english && end < verb && end > lo + 1 && matches!(&*self.items[end - 1].key, "late" | "early") {
            end -= 1;
        }
        if end == lo {
            return None;
        }
        // "je ne vous demande pas": the subject stands before the clitics
        let object = |k: usize| matches!(&*self.items[k].key, "nous" | "vous" | "me" | "m'" | "te" | "t'" | "ne" | "n'");
        while !self.english && end > lo + 1 && object(end - 1) && (self.is(end - 2, c::PRONOUN) || object(end - 2)) {
            end -= 1;
        }
        if self.is(end - 1, c::PRONOUN) && !self.is(end - 1, c::DET) {
            return Some((end - 1, end));
        }
        if self.is(end - 1, c::COORD) {
            return None;
        }
        if self.is(end - 1, c::REL) {
            end -= 1;
            if end > lo && self.comma(end - 1) {
                end -= 1;
            }
            // "Elle lui reproche un rapport qui pointait la rouille": the noun beside it, not the sentence's subject
            let start = self.clause_start(lo, end);
            // "la cheffe des Ponts, qui": whom "des" governs is not she
            let governed = |k: usize| self.is(k, c::OF) && k > start && self.is(k - 1, c::AGENT | c::UNNAMED | c::ORG | c::OFFICE);
            let near = (start.max(end.saturating_sub(8))..end).rev().find(|k| {
                (self.is(*k, c::DET) && !governed(*k) || self.proper(*k) || self.is(*k, c::TITLE))
                    && !(*k > start && (self.is(k - 1, c::DET | c::TITLE) || self.proper(k - 1) || self.is(k - 1, c::OF)))
            });
            if !self.english
                && let Some(k) = near
                && (start..k).any(|j| self.finite(j))
            {
                return Some((k, end));
            }
            return self.candidate(start, end, false);
        }
        // "the report, *where teachers* believed", "installed *what officials* called": the subject of the short clause
        let opens = |k: &usize| matches!(&*self.items[*k].key, "what" | "where" | "how" | "why" | "whether");
        if let Some(k) = (lo..end).rev().take(SHORT).take_while(|k| self.items[*k].word()).find(opens).filter(|_| self.english)
            && k + 1 < end
            && self.starts_phrase(k + 1)
            && !(k + 1..end).any(|j| self.finite(j) || self.past(j))
        {
            return Some((k + 1, end));
        }
        let inserted = self.comma(end - 1) || self.items[end - 1].mark(")");
        if self.comma(end - 1) {
            end -= 1;
        }
        if inserted && let Some(np) = self.before_participle(lo, end) {
            return Some(np);
        }
        let start = self.clause_start(lo, end);
        let clause =
            |r: &Range| self.is(r.0, c::PRONOUN) && (r.0 + 1..r.1).any(|k| matches!(&*self.items[k].key, "ne" | "n'") || self.finite(k));
        let found = self.candidate(start, end, inserted);
        if found.as_ref().is_some_and(clause) {
            // "M. Levant, dont on savait qu'il ne viendrait pas seul, a proposé": whom the inserted clause is about
            let relative = (lo + 1..start).find(|k| self.is(*k, c::REL) && self.comma(*k - 1))?;
            return self.candidate(self.clause_start(lo, relative - 1), relative - 1, false);
        }
        found
    }

    /// "L'élu, pressenti comme un recours par son camp, s'est dit": what a participle says of a subject names nobody who speaks. The
    /// phrase before the comma that opens it.
    fn before_participle(&self, lo: usize, end: usize) -> Option<Range> {
        let participle = |k: usize| {
            let i = &self.items[k];
            let ending = ["é", "ée", "és", "ées", "i", "ie", "is", "ies", "u", "ue", "us", "ues"].iter().any(|e| i.key.ends_with(e));
            !i.capital && i.word() && i.key.len() > 3 && ending && i.class == 0
        };
        let next = |k: usize| self.is(k, c::PREP | c::SUB) || self.is(k, c::ADV | c::TIME);
        if self.english {
            return None;
        }
        let open = (lo + 1..end).rev().find(|k| self.comma(*k))?;
        if open + 2 >= end || !participle(open + 1) || !next(open + 2) {
            return None;
        }
        let np = self.candidate(self.clause_start(lo, open), open, false)?;
        (self.agentive(np) && !self.is(np.0, c::PRONOUN) && !(np.0..np.1).any(|k| self.finite(k))).then_some(np)
    }

    /// The noun phrase that a relative pronoun at `end` stands for: "Paul Verdier, *qui*", "a critic of the port, *who*".
    pub(crate) fn antecedent(&self, lo: usize, end: usize) -> Option<Range> {
        let end = if end > lo && self.comma(end - 1) { end - 1 } else { end };
        let begins = |k: &usize| {
            let bare = self.english && self.is(*k, c::AGENT | c::UNNAMED);
            (self.is(*k, c::DET | c::TITLE) && !self.is(*k, c::OF) || self.proper(*k) || bare)
                && !(*k > lo && (self.is(k - 1, c::DET | c::TITLE | c::OF) || self.proper(k - 1)))
        };
        let first = (lo.max(end.saturating_sub(ANTECEDENT))..end).rev().take_while(|k| !self.comma(*k)).find(begins)?;
        Some((first, end)).filter(|np| self.agentive(*np))
    }

    /// Where the clause begins that ends before `end`.
    fn clause_start(&self, lo: usize, end: usize) -> usize {
        let lo = lo.max(end.saturating_sub(60));
        let mut n = end;
        while n > lo {
            let i = &self.items[n - 1];
            let breaks = i.mark(";")
                || i.mark(":")
                // "[Updated at noon] Anna Doyle says"
                || i.mark("]") && n < end

                || i.quote().is_some()
                || (i.dash())
                || (i.what == What::Mark && matches!(i.text, "." | "!" | "?" | "…" | "..."));
            let subordinate = i.is(c::THAT)
                || (!self.english && i.is(c::REL) && i.key != "qui" && n < end)
                // "alors" alone is "then"; what it opens as a conjunction begins with its "que"
                || (i.is(c::SUB) && !self.english && !i.is(c::PREP) && i.key != "alors")
                || (i.is(c::SUB) && self.english && matches!(&*i.key, "that" | "because" | "although" | "though" | "while" | "if"));
            let told_before = || (lo..n - 1).rev().take(25).any(|k| self.finite(k)) && !self.closes(lo, n, end);
            let acted_before = || (lo..n - 1).rev().take(25).any(|k| self.past(k)) && !self.closes(lo, n, end);
            let coordinates = i.is(c::COORD) && told_before() && !self.is(n - 2, c::PREP | c::DET);
            // "…, et sa rapporteure souhaite": French lists have no comma before their last word
            let goes_on = i.is(c::COORD) && self.french() && n >= lo + 2 && self.comma(n - 2) && self.is(n, c::DET);
            // "The mood has changed after Trump vowed": what stands before has a verb of its own
            let follows = self.english
                && matches!(&*i.key, "after" | "before" | "when" | "since" | "until" | "once" | "unless")
                && n < end
                && (told_before() || acted_before());
            if breaks || subordinate || coordinates || goes_on || follows {
                if i.text == "." && n >= 2 && (self.is(n - 2, c::TITLE) || self.items[n - 2].text.chars().count() == 1) {
                    n -= 1;
                    continue;
                }
                return n;
            }
            n -= 1;
        }
        lo
    }

    /// "X, who was ill when the paper *shelved it*, said": does what follows `n` belong to a relative clause that closes at `end`?
    fn closes(&self, lo: usize, n: usize, end: usize) -> bool {
        let opened = |k: usize| k > lo && self.is(k, c::REL) && self.comma(k - 1);
        self.english && self.comma(end) && !(n..end).any(|k| self.comma(k)) && (lo..n - 1).rev().take(25).any(opened)
    }

    /// An English word that looks like a past form, of whatever verb, that has a subject before it and something behind: "sparked riots".
    fn past(&self, n: usize) -> bool {
        let i = &self.items[n];
        let form = !i.capital && (i.class == 0 && i.key.len() > 4 && i.key.ends_with("ed") || irregular_past(&i.key));
        let next = |c: u32| self.is(n + 1, c);
        let before = n > 0 && self.items[n - 1].word() && !self.is(n - 1, c::DET | c::PREP | c::OF | c::BE | c::COORD);
        self.english && form && before && (next(c::DET | c::PRONOUN) || self.items.get(n + 1).is_some_and(|i| i.what == What::Number))
    }

    /// A word that looks like a finite verb.
    pub(crate) fn finite(&self, n: usize) -> bool {
        let i = &self.items[n];
        (i.is(c::HAVE | c::BE | c::MODAL) && i.key != "to")
            || (!i.capital
                && self.lexicon.senses(&i.key).iter().any(|s| s.1 == FormOf::Finite || (self.english && s.1 == FormOf::Participle)))
    }

    /// The best noun phrase in a clause's part before its verb.
    fn candidate(&self, start: usize, end: usize, inserted: bool) -> Option<Range> {
        let mut segments: Vec<Range> = Vec::new();
        let mut from = start;
        let mut depth = 0usize;
        for n in start..end {
            let i = &self.items[n];
            if i.mark("(") {
                depth += 1;
            } else if i.mark(")") {
                depth = depth.saturating_sub(1);
            } else if i.mark(",") && depth == 0 {
                segments.push((from, n));
                from = n + 1;
            }
        }
        segments.push((from, end));
        let good = |s: &Range| self.head(*s);
        if !inserted
            && let Some(last) = segments.last()
            && let Some(a) = good(last)
        {
            return Some((a, end));
        }
        // a part with a verb of its own is another clause
        let clause =
            |s: &Range| segments.len() > 1 && (s.0 + 1..s.1).any(|k| self.is(k, c::HAVE | c::BE) && !(s.0..k).any(|j| self.is(j, c::REL)));
        let first = segments.iter().filter(|s| !clause(s)).find_map(|s| good(s).map(|a| (a, s.1)))?;
        // the apposition belongs to it, an insertion does not
        let stop = self.apposition(first.1, end).filter(|_| first.1 < end).unwrap_or(first.1);
        Some((first.0, stop.max(first.1)))
    }

    /// Where the noun phrase of a segment begins; `None` when it holds none that could be a subject.
    fn head(&self, (mut a, b): Range) -> Option<usize> {
        loop {
            if a < b && (self.is(a, c::COORD) || (self.is(a, c::ADV | c::TIME) && !self.is(a, c::DET)) || !self.items[a].word()) {
                a += 1;
            } else if let Some(end) = self.dated(a, b) {
                a = end;
            } else {
                break;
            }
        }
        if a >= b || self.opens_participial(a, b) {
            return None;
        }
        if (self.is(a, c::PREP | c::SUB | c::REL) && !self.is(a, c::DET) || self.gerund(a)) && !self.starts_phrase(a) {
            // "Dans la soirée le ministre": a determiner that no preposition governs
            return (a + 2..b).find(|k| {
                (self.is(*k, c::DET | c::TITLE) || self.is(*k, c::PRONOUN) && !self.is(*k, c::DET))
                    && !self.is(k - 1, c::PREP | c::DET | c::COORD | c::HAVE)
                    && !self.items[*k].is(c::PREP)
            });
        }
        let i = &self.items[a];
        let bare = self.english && !i.is(c::MODAL | c::HAVE | c::BE) && !i.key.ends_with("ing") && (a + 1 == b || i.class == 0);
        (self.starts_phrase(a) || i.what == What::Number || bare).then_some(a)
    }

    /// "*Last week* police said": when, before the subject. Where it ends.
    fn dated(&self, a: usize, b: usize) -> Option<usize> {
        let first = self.items.get(a).filter(|_| self.english && a + 2 < b)?;
        let a = if first.key == "earlier" { a + 1 } else { a };
        let leads = matches!(&*self.items[a].key, "last" | "next" | "this" | "that");
        let unit = self.is(a + 1, c::TIME) || TIMES.contains(&&*self.items[a + 1].key);
        (leads && unit && self.starts_phrase(a + 2)).then_some(a + 2)
    }

    /// "Interrogé vendredi à Orlay, Paul Verdier": a participle has its capital from its place.
    fn opens_participial(&self, a: usize, b: usize) -> bool {
        let i = &self.items[a];
        let first = a == 0 || matches!(self.items[a - 1].text, "." | "!" | "?" | "…");
        let participle = ["é", "ée", "és", "ées"].iter().any(|e| i.key.ends_with(e)) && i.key.len() > 4;
        let goes_on = a + 1 < b && self.comma(b) && self.is(a + 1, c::PREP | c::TIME | c::ADV | c::SUB);
        self.french() && first && i.capital && i.class == 0 && participle && goes_on && first_name(&recoupe_lang::fold(i.text)).is_none()
    }
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
