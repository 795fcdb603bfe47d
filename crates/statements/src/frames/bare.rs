//! English clauses that no "that" introduces: "said on Friday he would leave", "said at least 40 had died".

use super::Frames;
use crate::cues::Cue;
use crate::lexicon::{class as c, irregular_past};
use crate::stream::{Item, What};

/// Nouns for what something is said in or at.
const OCCASIONS: [&str; 32] = [
    "statement",
    "interview",
    "interviews",
    "letter",
    "speech",
    "tweet",
    "tweets",
    "post",
    "posts",
    "email",
    "e-mail",
    "conference",
    "briefing",
    "filing",
    "release",
    "memo",
    "address",
    "testimony",
    "video",
    "message",
    "call",
    "broadcast",
    "remarks",
    "sermon",
    "hearing",
    "broadcast",
    "bulletin",
    "notice",
    "note",
    "blog",
    "column",
    "communique",
];

/// Adverbs that say something of the clause behind them, and nothing of the verb before: "said *only* he could".
fn belongs_to_clause(key: &str) -> bool {
    matches!(
        key,
        "there" | "only" | "even" | "just" | "now" | "never" | "not" | "still" | "always" | "often" | "so" | "too" | "here" | "once"
    )
}

impl Frames<'_, '_> {
    /// Does a stretch name what something is said in: a letter, a speech?
    pub(super) fn names_occasion(&self, from: usize, to: usize) -> bool {
        (from..to).any(|k| OCCASIONS.contains(&&*self.p.items[k].key)) && !(from..to).any(|k| self.p.finite(k))
    }

    /// Is what was stepped over when or where it was said: "on Friday", "in a statement"?
    fn occasion(&self, from: usize, to: usize) -> bool {
        let p = self.p;
        let Some(last) = to.checked_sub(1).filter(|k| *k >= from).map(|k| &p.items[k]) else { return false };
        let dated = last.what == What::Number && (from..to).any(|k| p.items[k].is(c::TIME));
        let when = p.items[from].is(c::PREP) || matches!(&*p.items[from].key, "last" | "this" | "next");
        when && (last.is(c::TIME) || dated || (from..to).any(|k| OCCASIONS.contains(&&*p.items[k].key)))
    }

    /// A few words, then an auxiliary: a clause with its subject.
    fn clause_of(&self, from: usize, hi: usize) -> bool {
        let p = self.p;
        let verb = (from + 1..hi.min(from + 8)).find(|k| !p.items[*k].word() || p.items[*k].is(c::HAVE | c::BE | c::MODAL | c::THAT));
        verb.is_some_and(|k| p.items[k].is(c::HAVE | c::BE | c::MODAL) && p.items[k].key != "to")
    }

    /// The clause that follows an English verb without "that".
    pub(super) fn bare(&self, cue: &Cue, next: usize, hi: usize, told: bool) -> Option<usize> {
        let p = self.p;
        let verb = p.lexicon.verb(cue.verb);
        let infinitive = |k: usize| p.items[k].key == "to" && p.items.get(k + 1).is_some_and(|i| !i.is(c::DET) && !i.capital);
        if (verb.takes('o') || verb.takes('t'))
            && (cue.end..hi.min(cue.end + 8)).take_while(|k| p.flows(*k) && !p.finite(*k)).any(infinitive)
        {
            return None;
        }
        // "he said two days later": when it was said is all that follows
        if next >= hi || !told && next > cue.end && !p.items[next].word() && p.items[next].quote().is_none() {
            return None;
        }
        // "had replied by the time the paper went to press"
        let by_then = |k: usize| p.items[k].key == "by" && k + 2 < hi && p.items[k + 1].key == "the" && p.items[k + 2].key == "time";
        if (cue.end..hi.min(cue.end + 2)).any(by_then) {
            return None;
        }
        let mut from = cue.end;
        // "a quarrel that mayors warned could spread": the clause has its subject before
        let gap = p.items.get(from).is_some_and(|i| i.is(c::HAVE | c::BE | c::MODAL) && i.key != "to");
        if told && !gap {
            let first = p.items.get(from)?;
            // "told reporters Norvia would": a plural, and a name that begins the clause
            let many = first.is(c::PUBLIC | c::AGENT | c::UNNAMED) && first.key.ends_with('s') && !first.capital && p.proper(from + 1);
            if many || first.is(c::PRONOUN) || matches!(&*first.key, "him" | "her" | "them" | "us" | "me") {
                from += 1;
            } else if verb.takes('q') && self.clause_of(from, hi) {
                // "warned higher fees would hurt them": the clause, and nobody who is warned
            } else if let Some(np) = p.right(from, hi) {
                from = np.1;
            } else if first.is(c::PREP) && !matches!(&*first.key, "of" | "about" | "to") {
                // "asked for help", "asked by a reporter"
                return None;
            } else if first.word() {
                from += 1;
            }
            let (skipped, _) = p.adjuncts(from, hi);
            from = skipped;
            if from < hi && p.items[from].is(c::THAT) {
                // "asked about the file that lays out a plan"
                if self.relative_that(from, hi) {
                    return None;
                }
                from += 1;
            } else if from < hi && matches!(&*p.items[from].key, "of" | "about" | "to" | "how") {
                return Some(from).filter(|_| p.items[from].key != "to");
            }
        } else if next > cue.end && next < hi && !belongs_to_clause(&p.items[cue.end].key) {
            let subject = p.items[next].is(c::DET | c::PRONOUN);
            // "said nearly 40 had died"
            let degree = p.items[next].what == What::Number && p.items[cue.end].key.ends_with("ly") && next == cue.end + 1;
            let word = !degree && p.items[next].word() && !p.items[next].is(c::COORD | c::PREP);
            let measured = p.measured(next, hi);
            // "said Monday the deal", "said on Friday Norvia would": the day belongs to the cue
            if (word || measured) && (p.items[cue.end].is(c::TIME | c::ADV) || self.occasion(cue.end, next))
                || p.items[cue.end].is(c::PREP) && subject && word
            {
                from = next;
            }
        }
        let i = p.items.get(from).filter(|_| from < hi)?;
        // "when asked about it": the question, and nothing that is said
        if i.key == "when" && p.items.get(from + 1).is_some_and(|i| i.key == "asked") || matches!(i.text, "'s" | "’s") {
            return None;
        }
        let begins = i.word() && !i.is(c::PREP | c::COORD | c::REL | c::BE | c::OF)
            || gap
            || i.key == "there"
            || i.key == "it"
            || i.key == "in"
            || p.measured(from, hi);
        let acts = |k: usize| {
            let i = &p.items[k];
            p.finite(k) || i.key.ends_with("ed") || irregular_past(&i.key)
        };
        let verbal = |k: usize| acts(k) || p.items[k].key.ends_with('s') || p.items[k].quote().is_some();
        // "said they want to leave": who a pronoun means does something
        let subject = matches!(&*i.key, "he" | "she" | "they" | "it" | "we" | "i") && p.items.get(from + 1).is_some_and(Item::word);
        // "claimed at least 40 lives": a number with its noun is no clause
        if p.measured(from, hi) && !(from..hi).take_while(|k| !p.items[*k].mark(",")).any(acts) {
            return None;
        }
        (begins && hi > from + 1 && (subject || (from..hi).any(verbal))).then_some(from)
    }
}
