//! Where content ends that no mark ends: the clause that its cue stands in closes, the teller goes on, somebody else is set against
//! who speaks.

use super::{Found, Frames};
use crate::lexicon::{FormOf, class as c, irregular_past};
use crate::stream::What;
use recoupe_model::Stance;

/// What somebody did not do who gave no more words: "he did not elaborate", "declined to comment".
pub(super) const UNTOLD: [&str; 26] = [
    "comment",
    "say",
    "answer",
    "respond",
    "discuss",
    "elaborate",
    "speak",
    "talk",
    "identify",
    "confirm",
    "name",
    "disclose",
    "specify",
    "give",
    "provide",
    "explain",
    "offer",
    "clarify",
    "detail",
    "reveal",
    "describe",
    "mention",
    "cite",
    "divulge",
    "expand",
    "state",
];

/// Words between the relative pronoun that opens a clause and what a cue in it introduces.
const RELATIVE: usize = 8;

/// Items of a noun phrase, with all that hangs on it, that are looked through for what the teller adds.
const LONGEST_THING: usize = 100;

/// Items from the beginning of a clause to its verb, at most.
const CLAUSE: usize = 12;

/// Words of what a restrictive clause tells, before the main clause goes on.
const RESTRICTED: usize = 12;

/// Items from a comma to "put" in ", as the minister put it".
const PUT: usize = 12;

/// Words between "ce que" and the verb that denies or criticises.
const ANSWERED: usize = 8;

/// Words between "while" and the verb of who is set against the speaker.
const CONTRASTED: usize = 14;

impl Frames<'_, '_> {
    /// Where the clause ends that a cue before `from` stands in: "After the mayor announced a
    /// levy, the council met", "Mr. Dorn, who announced a levy, left".
    pub(super) fn clause_closes(&self, from: usize, hi: usize) -> usize {
        let p = self.p;
        let lo = self.stream.sentences.iter().find(|s| s.contains(&from)).map_or(from, |s| s.start);
        let key = |n: usize| p.items.get(n).filter(|_| n < hi).map_or("", |i| &*i.key);
        let first = lo + usize::from(matches!(key(lo), "but" | "and" | "yet" | "still" | "even" | "so"));
        let opener = match key(first) {
            "after" | "when" | "while" | "as" | "since" | "before" | "if" | "although" | "though" | "because" | "once" => p.english,
            "si" | "quand" | "lorsque" | "puisque" => p.french(),
            "alors" | "tandis" | "bien" => p.french() && p.items.get(first + 1).is_some_and(|i| i.is(c::THAT)),
            _ => false,
        };
        let second = if p.french() && p.items.get(first + 1).is_some_and(|i| i.is(c::THAT)) { first + 1 } else { first };
        let fronted = first < from
            && opener
            && (first..from).all(|k| p.flows(k) && (!p.items[k].is(c::THAT) || k + 1 == from || k == second))
            && (first + 1..from).any(|k| p.finite(k));
        let begins = |k: usize| {
            p.items.get(k).filter(|_| k + 1 < hi).is_some_and(|i| i.is(c::DET | c::PRONOUN | c::TITLE) || p.proper(k)) && !p.finite(k)
        };
        if fronted {
            return (from + 1..hi).find(|k| p.items[*k].mark(",") && begins(k + 1)).unwrap_or(hi);
        }
        if !p.english {
            return hi;
        }
        // "At the talks in which he asked her to leave, they quarrelled": the clause stands within what leads the sentence in
        let led = p.items.get(lo).is_some_and(|i| i.is(c::PREP))
            && (lo..from).all(|k| p.flows(k))
            && (lo + 1..from).any(|k| p.items[k].is(c::REL) || matches!(key(k), "where" | "when"));
        if led {
            return (from + 1..hi).find(|k| p.items[*k].mark(",") && begins(k + 1)).unwrap_or(hi);
        }
        // ", which she said had saved the port, he went on"
        let clause = if from > lo && p.items[from - 1].is(c::THAT) { from - 1 } else { from };
        let opened = (lo + 1..clause)
            .rev()
            .take(RELATIVE)
            .take_while(|k| p.items[*k].word() && !p.items[*k].is(c::THAT))
            .find(|k| p.items[*k].is(c::REL) && p.items[*k - 1].mark(","));
        let goes_on = |k: usize| {
            begins(k)
                || p.items.get(k).filter(|_| k + 1 < hi).is_some_and(|i| p.finite(k) || !i.capital && i.word() && i.key.ends_with("ed"))
        };
        // ", who added that as the talks ended, the mayor left": the first comma closes what leads the content in
        let led_in = clause < from
            && matches!(key(from), "as" | "when" | "while" | "after" | "before" | "if" | "once" | "although" | "though" | "because");
        let start = if led_in { (from + 1..hi).find(|k| p.items[*k].mark(",")).map_or(hi, |k| k + 1) } else { from + 1 };
        match opened {
            Some(_) => (start..hi).find(|k| p.items[*k].mark(",") && goes_on(k + 1)).unwrap_or(hi),
            None => hi,
        }
    }

    /// "Residents who fear the flood *said*", "Ceux qui disent avoir tout vu *affirment*": the verb of the main clause ends what a
    /// restrictive clause tells.
    pub(super) fn main_clause_goes_on(&self, from: usize, hi: usize, found: &[Found]) -> Option<usize> {
        let p = self.p;
        let own = found.iter().rev().find(|f| f.cue.end <= from).map(|f| &f.cue)?;
        let lo = self.stream.sentences.iter().find(|s| s.contains(&own.head)).map_or(0, |s| s.start);
        let pronoun = own.start.checked_sub(1).filter(|k| *k > lo && p.items[*k].is(c::REL) && !p.items[*k - 1].mark(","))?;
        if !matches!(&*p.items[pronoun].key, "who" | "qui") || own.passive {
            return None;
        }
        let told =
            |f: &&Found| matches!(f.cue.form, FormOf::Finite | FormOf::Base | FormOf::Participle) && f.post.is_none() && !f.cue.passive;
        let main = found.iter().filter(|f| f.cue.start > from && f.cue.start < hi.min(from + RESTRICTED)).find(told).map(|f| &f.cue)?;
        let between = (from, main.start);
        let plain = (from..main.start).all(|k| p.flows(k) && !p.items[k].is(c::THAT | c::REL | c::COORD));
        // "who say the mayor said": he does
        let acts = |k: usize| p.finite(k) || p.items[k].key.len() > 4 && p.items[k].key.ends_with("ed") && !p.items[k].capital;
        let subject = p.lexicon.verb(own.verb).takes('q') && p.agentive(between) && !(from + 1..main.start).any(acts);
        let nested = p.items[main.start - 1].is(c::PRONOUN) || subject;
        (plain && !nested && !p.items[main.start - 1].is(c::DET | c::PREP | c::MODAL)).then_some(main.start)
    }

    /// "L'union, qui dénonce une « provocation »*,* a déposé un recours": where a clause between commas closes that a French cue stands in,
    /// before the verb of the main clause. An insertion within what is said closes before a verb, too.
    pub(super) fn relative_closes(&self, from: usize, hi: usize, found: &[Found]) -> Option<usize> {
        let p = self.p;
        let own = found.iter().rev().find(|f| f.cue.end <= from).map(|f| &f.cue).filter(|cue| p.french() && !cue.passive)?;
        let lo = self.stream.sentences.iter().find(|s| s.contains(&own.head)).map_or(0, |s| s.start);
        let opened = own.start > lo + 1 && p.items[own.start - 1].key == "qui" && p.items[own.start - 2].mark(",");
        let close = (from + 1..hi).find(|k| p.items[*k].mark(",") && self.verb_follows(*k, hi)).filter(|_| opened)?;
        let inserted = p.items[from - 1].is(c::THAT) && (from..close).any(|k| p.items[k].mark(","));
        (!inserted).then_some(close)
    }

    /// Does a finite verb follow a comma, behind clitics: ", a déposé", ", s'y est opposée"?
    pub(super) fn verb_follows(&self, comma: usize, hi: usize) -> bool {
        let p = self.p;
        let negation = |k: usize| matches!(&*p.items[k].key, "ne" | "n'");
        let mut verb = comma + 1;
        while verb < hi && (p.items[verb].is(c::CLITIC) && !p.items[verb].is(c::PRONOUN) || negation(verb)) {
            verb += 1;
        }
        verb < hi && (p.finite(verb) || p.english && !p.items[verb].capital && p.items[verb].key.ends_with("ed"))
    }

    /// Where a noun phrase or an infinitive that is content ends, since a clause of the teller's own follows: "a démenti toute attaque : l'exercice
    /// dure un mois", "a exigé sa démission – sans lien avec la présidente –", "exhorte à épargner le pays, et la couronne a glissé", "ont
    /// revendiqué 60 000 participants, le ministère en a compté 18 000", "appelle à la retenue et renouvelé son offre".
    pub(super) fn told_behind(&self, from: usize, end: usize, shares: bool) -> usize {
        // "le retrait de l'armée : …", and not "une condition : …", "la même chose : …"
        const ONE: [&str; 12] = ["le", "la", "l'", "son", "sa", "leur", "toute", "tout", "cette", "ce", "cet", "notre"];
        let p = self.p;
        if !p.french() {
            return self.done_behind(from, end);
        }
        let tied =
            |k: usize| p.items[k].is(c::REL | c::THAT | c::SUB | c::ACCORDING) && !p.items[k].is(c::DET) && p.items[k].key != "alors";
        // a clause with a subject and a verb of its own, and nothing between them that opens another
        let clause = |k: usize| {
            let subject = k < end && (p.items[k].is(c::DET) && !p.items[k].is(c::OF) || p.proper(k) || p.items[k].is(c::PRONOUN));
            // "en a compté"
            let governs = |j: usize| p.items[j].is(c::DET | c::PREP | c::OF) && !matches!(&*p.items[j].key, "en" | "y");
            let verbal = |j: &usize| p.finite(*j) && !governs(*j - 1) && !p.items[*j].is(c::DET | c::PREP);
            let verb = (k + 1..end.min(k + CLAUSE)).take_while(|j| p.flows(*j) && !tied(*j)).find(verbal);
            subject && verb.is_some_and(|v| (v + 1 < end) && !p.items[v].is(c::AGENT | c::UNNAMED | c::ORG))
        };
        let participle = |k: usize| {
            let i = &p.items[k];
            i.word() && !i.capital && i.key.len() > 4 && ["é", "i", "u"].iter().any(|e| i.key.ends_with(e)) && !p.finite(k)
        };
        let object = |k: usize| {
            k < end && matches!(&*p.items[k].key, "le" | "la" | "l'" | "les" | "son" | "sa" | "ses" | "un" | "une" | "leur" | "leurs")
        };
        let listed =
            |k: usize| matches!(&*p.items[k].key, "même" | "seul" | "seule" | "suivant" | "suivante" | "chose" | "triple" | "double");
        let one = ONE.contains(&&*p.items[from].key);
        // a text without marks must not be looked through for each verb
        let reach = end.min(from + LONGEST_THING);
        let last_quote = (from..reach).rev().find(|j| p.items[*j].quote().is_some());
        let last_dash = (from..reach).rev().find(|j| p.items[*j].dash());
        for k in from + 1..reach {
            let i = &p.items[k];
            if tied(k) {
                return end;
            }
            let quoted = last_quote.is_some_and(|last| last > k);
            let stop = if i.mark(":") {
                // what it lists is of what is asked for: "les parties : enseignants, parents"
                let begins = k + 1 < end && (p.items[k + 1].is(c::DET | c::PRONOUN) || p.proper(k + 1));
                let verb = |at: (usize, usize)| (at.1..k).find(|j| !p.items[*j].is(c::CLITIC));
                let infinitive = |j: usize| ["er", "ir"].iter().any(|e| p.items[j].key.ends_with(e));
                let deed = self.infinitive(from, k).and_then(verb).is_some_and(infinitive);
                !quoted && (clause(k + 1) || one && begins && !deed && !(from..k).any(listed))
            } else if i.dash() {
                // what one dash opens, another closes
                !quoted && last_dash.is_some_and(|last| last > k + 1)
            } else if i.mark(",") {
                let next = k + 1 + usize::from(k + 1 < end && matches!(&*p.items[k + 1].key, "et" | "mais" | "or"));
                let more = |k: usize| shares && k + 2 < end && participle(k) && object(k + 1) && p.items[from].is(c::DET);
                let row = more(k + 1) && (k + 3..end).any(|j| p.items[j].key == "et" && j + 1 < end && participle(j + 1));
                row || clause(next) && !(from..k).any(|j| p.items[j].mark(",") && !clause(j + 1) && p.items[j + 1].is(c::PREP))
            } else {
                shares && i.key == "et" && k + 2 < end && participle(k + 1) && object(k + 2) && p.items[from].is(c::DET)
            };
            if stop {
                return k;
            }
        }
        end
    }

    /// "called for the release of the crew *and suspended its status*": behind a thing that is asked for, what else was done.
    fn done_behind(&self, from: usize, end: usize) -> usize {
        let p = self.p;
        let thing = p.english && p.items[from].is(c::DET) && !p.items[from].is(c::PRONOUN);
        let past = |k: usize| {
            let i = &p.items[k];
            i.word() && !i.capital && (i.key.len() > 4 && i.key.ends_with("ed") && i.class == 0 || irregular_past(&i.key))
        };
        let object = |k: usize| p.items[k].is(c::DET) || p.proper(k) || p.items[k].what == What::Number;
        let joins = |k: &usize| p.items[*k].key == "and" && k + 2 < end && past(k + 1) && object(k + 2);
        let clause = |k: usize| (from..k).any(|j| p.items[j].is(c::THAT | c::REL | c::SUB) || p.items[j].key == "to" || p.finite(j));
        (from + 1..end.min(from + LONGEST_THING)).find(joins).filter(|k| thing && !clause(*k)).unwrap_or(end)
    }

    /// ", while Y insists that", ", tandis que Y affirme": what somebody else says, who is set against who spoke.
    pub(super) fn contrasts(&self, comma: usize, hi: usize, found: &[Found]) -> bool {
        let p = self.p;
        let key = |n: usize| p.items.get(n).filter(|_| n < hi).map_or("", |i| &*i.key);
        // ", ce que la Norvie dément", ", a charge that Norvia denies": what somebody else makes of it
        let answered = |from: usize| {
            let answer = |f: &Found| matches!(p.lexicon.verb(f.cue.verb).stance, Stance::Denies | Stance::Rejects | Stance::Criticises);
            found.iter().any(|f| f.cue.start > from && f.cue.start < from + ANSWERED && !f.cue.passive && answer(f))
        };
        let claim =
            |k: usize| matches!(key(k), "claim" | "charge" | "accusation" | "allegation" | "assertion" | "version" | "figure" | "report");
        let opens = match (key(comma + 1), key(comma + 2)) {
            ("ce", "que" | "qu'") => p.french(),
            // ", une affirmation que la Norvie nie"
            ("une" | "des", noun) => {
                p.french()
                    && matches!(
                        noun.trim_end_matches('s'),
                        "affirmation" | "accusation" | "allégation" | "version" | "thèse" | "information" | "critique"
                    )
            }
            ("a" | "an", _) => p.english && (claim(comma + 2) || claim(comma + 3)),
            _ => false,
        };
        if p.items[comma].mark(",") && opens && answered(comma + 2) {
            return true;
        }
        let inside = |k: usize| {
            p.items[k].quote().is_some_and(|q| self.text.get(self.stream.quotes[q].inner.range()).is_some_and(|s| s.ends_with(',')))
        };
        if !p.items[comma].mark(",") && !inside(comma) {
            return false;
        }
        let next = match (key(comma + 1), key(comma + 2)) {
            ("while" | "whereas", _) if p.english => comma + 2,
            ("alors" | "tandis", "que" | "qu'") if p.french() => comma + 3,
            _ => return false,
        };
        if p.items.get(next).is_none_or(|i| i.is(c::PRONOUN) && !i.is(c::DET)) {
            return false;
        }
        let other = found.iter().map(|f| &f.cue).find(|cue| cue.start > next && cue.start < next + CONTRASTED);
        other
            .filter(|cue| cue.form != FormOf::Gerund && !cue.passive)
            .is_some_and(|cue| p.subject(next, cue.start).is_some_and(|np| np.0 == next && p.agentive(np) && np.1 <= cue.start))
    }

    /// English content that ends at `k` since the teller goes on: "X said A was "good," while Y said that",
    /// ", but he did not name them", "-- thereby avoiding a strike", "said A was "false," Z reported".
    pub(super) fn told_on(&self, k: usize, from: usize, hi: usize, found: &[Found], form: Option<FormOf>) -> Option<usize> {
        let p = self.p;
        let i = &p.items[k];
        let key = |n: usize| p.items.get(n).filter(|_| n < hi).map_or("", |i| &*i.key);
        // a comma, also one that stands inside the closing mark
        let inside = i.quote().is_some_and(|q| self.text.get(self.stream.quotes[q].inner.range()).is_some_and(|s| s.ends_with(',')));
        // "noted that A was "false," adding that"
        let goes_on = |f: &Found| f.post.is_some_and(|post| post.end == k + 1) || f.cue.form == FormOf::Gerund && f.cue.start == k + 1;
        if inside && found.iter().any(goes_on) {
            return Some(k + 1);
        }
        if k == from {
            return None;
        }
        if i.dash() {
            let verb = k + 1 + usize::from(key(k + 1).ends_with("ly"));
            let narrated = verb + 1 < hi && key(verb).len() > 5 && key(verb).ends_with("ing") && !p.items[verb].is(c::PREP);
            let pair = (k + 1..hi).any(|j| p.items[j].dash());
            return (narrated && !pair && !p.items[verb].capital).then_some(k);
        }
        if !(i.mark(",") || inside) {
            return None;
        }
        let stop = if inside { k + 1 } else { k };
        // ", as the dossier claimed"
        if matches!(key(k + 1), "as") && found.iter().any(|f| f.cue.start > k + 2 && f.cue.start < k + 8 && f.cue.end >= hi) {
            return Some(stop);
        }
        // ", as his deputy put it on Friday"
        if key(k + 1) == "as" && (k + 3..hi.min(k + PUT)).any(|j| matches!(key(j), "put" | "puts") && key(j + 1) == "it") {
            return Some(stop);
        }
        // "arguing that it had signed under duress, and has since left": whom the sentence is about, and not whom is told of
        let since = form == Some(FormOf::Gerund) && key(k + 1) == "and" && matches!(key(k + 2), "has" | "have");
        if since && (from..k).any(|j| matches!(key(j), "had" | "was" | "were")) && !(from..k).any(|j| matches!(key(j), "has" | "have")) {
            return Some(stop);
        }
        let joined = matches!(key(k + 1), "while" | "whereas" | "although" | "though" | "but" | "and");
        let next = k + 1 + usize::from(joined);
        let first = p.items.get(next).filter(|_| next < hi)?;
        // ", and it did not disclose terms"
        if first.is(c::PRONOUN) {
            let denied = match key(next + 1) {
                "did" | "does" | "do" | "would" | "has" | "have" | "had" if key(next + 2) == "not" => next + 3,
                "didn't" | "doesn't" | "don't" | "wouldn't" => next + 2,
                "declined" | "refused" if key(next + 2) == "to" => next + 3,
                _ => hi,
            };
            if UNTOLD.contains(&key(denied)) {
                return Some(stop);
            }
        }
        if !joined {
            return None;
        }
        // `called it "false," while the mayor left`: behind a quotation that has closed the teller sets something against it
        let acts = |n: usize| p.finite(n) || !p.items[n].capital && (key(n).ends_with("ed") || irregular_past(key(n)));
        let set_against = |verb: usize| p.subject(next, verb).is_some_and(|r| r.0 == next && r.1 <= verb);
        let verb = || (next + 1..hi.min(next + CONTRASTED)).find(|n| acts(*n));
        if inside && matches!(key(k + 1), "while" | "whereas") && verb().is_some_and(set_against) {
            return Some(stop);
        }
        let same = |f: &&Found| {
            f.cue.start > next && f.cue.start < next + 12 && f.post.is_none() && f.cue.form != FormOf::Gerund && form == Some(f.cue.form)
        };
        let near = found.iter().find(same)?;
        p.subject(next, near.cue.start).is_some_and(|r| r.0 == next && p.agentive(r)).then_some(stop)
    }
}
