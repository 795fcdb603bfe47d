//! The subject of a verb: where its clause begins, and which noun phrase before the verb it is.

use super::{Phrases, Range};
use crate::lexicon::{FormOf, class as c, first_name, irregular_past};
use crate::stream::{Item, What};

/// Longest noun phrase that a relative pronoun stands for, in items.
const ANTECEDENT: usize = 12;

/// Longest subject of a clause that "what" or "where" opens, with that word, in items.
const SHORT: usize = 6;

/// Items of a participle's phrase that leads in a sentence, at most.
const LONGEST_LEAD: usize = 24;

/// Longest insertion between dashes, in items.
const DASHED: usize = 20;

impl Phrases<'_, '_> {
    /// The subject of a verb group that begins at `verb`, within the sentence from `lo`.
    pub(crate) fn subject(&self, lo: usize, verb: usize) -> Option<Range> {
        let mut end = verb;
        while end > lo && self.is(end - 1, c::ADV | c::TIME) && !self.is(end - 1, c::PRONOUN) && end + 3 > verb {
            end -= 1;
        }
        // "Orlo on Monday said"
        if self.english && end < verb && end > lo + 1 && self.items[end - 1].key == "on" {
            end -= 1;
        }
        // "President Orlo late Thursday said", "Orlo last year said"
        if self.english && end < verb && end > lo + 1 && matches!(&*self.items[end - 1].key, "late" | "early" | "last" | "this") {
            end -= 1;
        }
        // "He nevertheless declared": an adverb that no list has
        let adverb = |key: &str| key.ends_with("ly") || key.ends_with("theless");
        let between = |k: usize| self.items[k].word() && !self.items[k].capital && self.items[k].class == 0 && adverb(&self.items[k].key);
        if self.english && end > lo + 1 && between(end - 1) && matches!(&*self.items[end - 2].key, "he" | "she" | "they") {
            let opens = end == lo + 2 || !self.items[end - 3].word() || self.is(end - 3, c::COORD | c::THAT | c::SUB);
            end -= usize::from(opens);
        }
        // "Orlo and Girin both said", "they all said"; "both said" alone leaves open who
        if self.english && end > lo && matches!(&*self.items[end - 1].key, "both" | "all" | "each") {
            end -= 1;
            if end == lo || !(self.items[end - 1].word() || self.items[end - 1].mark(")")) || self.is(end - 1, c::COORD) {
                return None;
            }
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
            // "sa directrice, Anna Orlo, *sans lien avec le ministre*, qui": what is said of her in between names nobody
            let start = self.clause_start(lo, end);
            if let Some(comma) = (start + 1..end).rev().find(|k| self.comma(*k))
                && self.french()
                && matches!(&*self.items[comma + 1].key, "sans" | "malgré")
            {
                return self.candidate(start, comma, false);
            }
            // "Elle lui reproche un rapport qui pointait la rouille": the noun beside it, not the sentence's subject
            let start = self.clause_start(lo, end);
            // "un recours d'Anna Orlo, qui a demandé": a person's name beside the pronoun, governed by a thing, is whom it stands for
            if let Some(name) = self.owner_beside(start, end) {
                return Some(name);
            }
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
        let opens = |k: &usize| matches!(&*self.items[*k].key, "what" | "where" | "how" | "why" | "whether" | "which" | "whom");
        if let Some(k) = (lo..end).rev().take(SHORT).take_while(|k| self.items[*k].word()).find(opens).filter(|_| self.english)
            && k + 1 < end
            && self.starts_phrase(k + 1)
            && !(k + 1..end).any(|j| self.finite(j) || self.past(j))
        {
            return Some((k + 1, end));
        }
        // "Mme Brunel – qui a quitté la mairie – dit": before the first dash
        if self.items[end - 1].dash()
            && let Some(open) = (lo + 1..end - 1).rev().take(DASHED).find(|k| self.items[*k].dash())
            && !(open + 1..end - 1).any(|k| self.items[k].quote().is_some())
        {
            return self.candidate(self.clause_start(lo, open), open, false);
        }
        let inserted = self.comma(end - 1) || self.items[end - 1].mark(")");
        if self.comma(end - 1) {
            end -= 1;
        }
        if inserted && let Some(np) = self.before_participle(lo, end) {
            return Some(np);
        }
        if inserted && let Some(np) = self.before_relative(lo, end) {
            return Some(np);
        }
        let start = self.clause_start(lo, end);
        // "La Norvée, dont l'armée recule, demande": whom the inserted clause is about, not who acts in it
        let aside = inserted && start > lo + 2 && self.is(start - 1, c::REL) && self.comma(start - 2);
        if aside
            && !(start..end).any(|k| self.comma(k))
            && (start..end).any(|k| self.items[k].word() && !self.items[k].capital)
            && let Some(np) = self.candidate(self.clause_start(lo, start - 2), start - 2, false)
        {
            return Some(np);
        }
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

    /// "un recours d'*Anna Orlo*, qui a demandé": the full name right before a French relative pronoun, where what it belongs to is a
    /// thing that asks nobody.
    fn owner_beside(&self, lo: usize, end: usize) -> Option<Range> {
        if !self.french() || end < lo + 3 {
            return None;
        }
        let mut first = end;
        while first > lo && self.proper(first - 1) {
            first -= 1;
        }
        let titled = first > lo + 1 && (self.is(first - 1, c::TITLE) || self.items[first - 1].text == "." && self.is(first - 2, c::TITLE));
        let full = end >= first + 2 && first_name(&recoupe_lang::fold(self.items[first].text)).is_some();
        let named = if titled { first - if self.items[first - 1].text == "." { 2 } else { 1 } } else { first };
        let of = named.checked_sub(1).filter(|k| *k > lo && self.is(*k, c::OF))?;
        let speaker = c::AGENT | c::UNNAMED | c::ORG | c::OFFICE | c::TITLE;
        let thing = self.items[of - 1].word() && !self.items[of - 1].capital && !self.is(of - 1, speaker);
        // "un appel d'Orlo, qui a demandé": the thing asks nothing, whoever Orlo is
        let single = end == first + 1 && !self.is(first, speaker) && self.comma(end);
        // "la patronne d'une fonderie de Lonvac, qui": she asks
        let governed = of > lo + 2 && (self.is(of - 2, c::OF) || self.is(of - 2, c::DET) && self.is(of - 3, c::OF));
        let single = single && !governed && of > lo + 1 && self.is(of - 2, c::DET);
        (first < end && (titled || full || single) && thing).then_some((named, end))
    }

    /// "An official downplayed the unrest *saying that*", "a mayor dismissed it *saying “…”*": a participle that goes on with what the
    /// subject did, without a comma. What it stands behind can't speak.
    pub(crate) fn tells_on(&self, n: usize, lo: usize, hi: usize) -> bool {
        let told = matches!(&*self.items[n].key, "saying" | "adding" | "claiming" | "insisting");
        // "holding signs *saying “…”*": what is written on them, unless something known is spoken of
        let known = (n.saturating_sub(3)..n).any(|k| matches!(&*self.items[k].key, "the" | "his" | "her" | "their"));
        let behind = n + 1 < hi && (self.is(n + 1, c::THAT | c::PRONOUN) || known && self.items[n + 1].quote().is_some());
        let before = n > lo + 2 && self.items[n - 1].word() && !self.items[n - 1].capital;
        let thing = before && !self.is(n - 1, c::AGENT | c::UNNAMED | c::ORG | c::DET | c::PREP | c::COORD | c::BE | c::PRONOUN | c::SUB);
        // "…, with half of those asked saying that": theirs
        let thing = thing && !(n.saturating_sub(8)..n).any(|k| self.items[k].key == "with");
        told && behind && thing && (lo + 1..n - 1).any(|k| self.acts(k))
    }

    /// "*Asked by the Gazette what they were,* Ann Lee smiled", "*Interrogée par la radio,* Anna Orlo a souri": where the sentence goes on
    /// behind a participle's phrase that opens it; whoever is named in it is not whom the sentence is about.
    pub(crate) fn behind_participle(&self, lo: usize, hi: usize) -> usize {
        let Some(first) = self.items.get(lo) else { return lo };
        let asked = if self.english {
            matches!(&*first.key, "asked" | "pressed" | "questioned" | "quizzed" | "interviewed" | "contacted" | "challenged" | "reached")
        } else {
            let bare = first.key.trim_end_matches('s').trim_end_matches('e');
            self.french()
                && matches!(bare, "interrogé" | "questionné" | "contacté" | "sollicité" | "relancé" | "interpellé" | "invité" | "joint")
        };
        if !asked {
            return lo;
        }
        let until = hi.min(lo + LONGEST_LEAD);
        // the last comma before a name, a pronoun or an article
        let begins = |k: usize| k + 1 < until && (self.proper(k) || self.is(k, c::PRONOUN | c::DET | c::TITLE));
        let closed = |k: &usize| self.comma(*k) && begins(k + 1) && !(lo + 1..*k).any(|j| self.finite(j) && self.comma(j - 1));
        (lo + 2..until).rev().find(closed).map_or(lo, |k| k + 1)
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
        // ", plus prudent que sa collègue,", ", visiblement ému,"
        let degree = matches!(&*self.items[open + 1].key, "plus" | "moins" | "aussi" | "très" | "peu" | "trop" | "visiblement");
        let quality = degree && self.items[open + 2].word() && !self.items[open + 2].capital && self.items[open + 2].class == 0;
        if open + 2 >= end || !(participle(open + 1) && next(open + 2) || quality) {
            return None;
        }
        let np = self.candidate(self.clause_start(lo, open), open, false)?;
        (self.agentive(np) && !self.is(np.0, c::PRONOUN) && !(np.0..np.1).any(|k| self.finite(k))).then_some(np)
    }

    /// "L'élue, qui veut que le préfet s'en aille, répète", "L'élu, à qui le préfet a écrit, répète": whom an inserted clause is about,
    /// whoever acts in it. The phrase before the comma that opens it.
    fn before_relative(&self, lo: usize, end: usize) -> Option<Range> {
        if self.english {
            return None;
        }
        let opens = |k: usize| self.is(k + 1, c::REL) || self.is(k + 2, c::REL) && !self.is(k + 1, c::DET | c::COORD);
        let last = (lo + 1..end).rev().find(|k| self.comma(*k))?;
        // "La Norvée, *dont le président, Paul Orlo, avait félicité l'élue*, a appelé": its verb stands behind what is set beside its subject
        let verb = (last + 1..end).any(|k| self.finite(k)) && !(last + 1..end).any(|k| self.is(k, c::COORD));
        let whole = || (lo + 1..last).rev().take(ANTECEDENT).find(|k| self.comma(*k) && opens(*k)).filter(|_| verb);
        let open = if opens(last) { Some(last) } else { whole() }?;
        let relative = opens(open);
        if !relative || !(open + 2..end).any(|k| self.finite(k)) {
            return None;
        }
        let np = self.candidate(self.clause_start(lo, open), open, false)?;
        (self.agentive(np) && !self.is(np.0, c::PRONOUN)).then_some(np)
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
                // "since 2019"
                && self.items[n].what != What::Number
                && (told_before() || acted_before() || self.names_alone((n, end)) && self.done_before(lo, n - 1));
            if breaks || subordinate || coordinates || goes_on || follows {
                // "on Feb. 20"
                let month = |i: &Item| i.capital && i.text.chars().count() <= 4;
                let day = n >= 2 && self.items.get(n).is_some_and(|i| i.what == What::Number) && month(&self.items[n - 2]);
                let short = n >= 2 && (self.is(n - 2, c::TITLE) || self.items[n - 2].text.chars().count() == 1 || day);
                if i.text == "." && short {
                    n -= 1;
                    continue;
                }
                return n;
            }
            n -= 1;
        }
        lo
    }

    /// "…, after *Berlin* insisted": a name, and nothing else, before the verb.
    fn names_alone(&self, (a, b): Range) -> bool {
        a < b && (a..b).all(|k| self.proper(k))
    }

    /// "An attempt *collapsed* in 2014": does a past form stand before?
    fn done_before(&self, lo: usize, end: usize) -> bool {
        (lo + 1..end).rev().take(25).any(|k| {
            let i = &self.items[k];
            !i.capital && i.word() && (i.class == 0 && i.key.len() > 4 && i.key.ends_with("ed") || irregular_past(&i.key))
        })
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

    /// Looks an item like a verb of an English clause, or may it hold one?
    pub(crate) fn acts(&self, n: usize) -> bool {
        let i = &self.items[n];
        self.finite(n) || i.quote().is_some() || !i.capital && (i.key.len() > 4 && i.key.ends_with("ed") || irregular_past(&i.key))
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
        // ", Ann Lee, 15, who was there,": an age is nobody
        let number = |s: &Range| inserted && s.1 == s.0 + 1 && self.items[s.0].what == What::Number;
        let good = |s: &Range| self.head(*s).filter(|_| !number(s));
        // "The port closed on Monday, the Union of Harbour Workers (UHW) said": the letters between brackets are its own
        let short = self.english && end > start && self.items[end - 1].mark(")");
        let bears = |a: usize| self.proper(a) || self.is(a, c::DET) && self.proper(a + 1);
        if short
            && segments.len() > 1
            && let Some(last) = segments.last()
            && let Some(a) = good(last).filter(|a| bears(*a))
        {
            return Some((a, end));
        }
        if !inserted
            && let Some(last) = segments.last()
            && let Some(a) = good(last)
        {
            return Some((a, end));
        }
        // a part with a verb of its own is another clause
        let clause =
            |s: &Range| segments.len() > 1 && (s.0 + 1..s.1).any(|k| self.is(k, c::HAVE | c::BE) && !(s.0..k).any(|j| self.is(j, c::REL)));
        // "Au lendemain de la décision de suspendre ses forages, le ministre, Paul Orlin, a": what leads in holds no speaker
        let leads = |s: &Range| self.french() && self.is(s.0, c::PREP) && !self.is(s.0, c::DET);
        let speaks = |s: &&Range| !leads(s) || good(s).is_some_and(|a| self.agentive((a, s.1)));
        let of = |s: &Range| good(s).map(|a| (a, s.1));
        let whole = || segments.iter().filter(|s| !clause(s)).find_map(of);
        let first = segments.iter().filter(|s| !clause(s)).filter(speaks).find_map(of).or_else(whole)?;
        // the apposition belongs to it, an insertion does not
        let stop = self.apposition(first.1, end).filter(|_| first.1 < end).unwrap_or(first.1);
        Some((first.0, stop.max(first.1)))
    }

    /// Does a known first name stand here?
    fn full_name(&self, n: usize) -> bool {
        first_name(&recoupe_lang::fold(self.items[n].text)).is_some()
    }

    /// Where the noun phrase of a segment begins; `None` when it holds none that could be a subject.
    fn head(&self, (mut a, b): Range) -> Option<usize> {
        loop {
            if a < b && (self.is(a, c::COORD) || (self.is(a, c::ADV | c::TIME) && !self.is(a, c::DET)) || !self.items[a].word()) {
                a += 1;
            } else if a < b && self.opening_adverb(a) {
                a += 1;
            } else if let Some(end) = self.dated(a, b) {
                a = end;
            } else {
                break;
            }
        }
        // "*Un peu plus tôt*, le maire": a time, whatever its article
        let time = self.french() && a + 1 < b && matches!(&*self.items[b - 1].key, "tôt" | "tard");
        // "*Speaking to reporters*, Ann Lee said"
        let first = a == 0 || matches!(self.items[a - 1].text, "." | "!" | "?" | "…");
        let doing = self.english && first && a + 1 < b && self.comma(b) && self.items[a].class == 0 && self.items[a].key.ends_with("ing");
        let doing = doing && self.is(a + 1, c::PREP | c::DET | c::TIME | c::ADV) && !(a..b).any(|k| self.is(k, c::COORD));
        if a >= b || time || doing || self.opens_participial(a, b) {
            return None;
        }
        if (self.is(a, c::PREP | c::SUB | c::REL) && !self.is(a, c::DET) || self.gerund(a)) && !self.starts_phrase(a) {
            // "Dans la soirée le ministre": a determiner that no preposition governs
            return (a + 2..b).find(|k| {
                (self.is(*k, c::DET | c::TITLE) || self.is(*k, c::PRONOUN) && !self.is(*k, c::DET))
                    && !self.is(k - 1, c::PREP | c::DET | c::COORD | c::HAVE)
                    && !self.items[*k].is(c::PREP)
                    // "à gauche *Irène Orlo* voudrait": a full name
                    || self.french() && *k + 2 == b && self.proper(*k) && self.proper(k + 1) && self.full_name(*k) && !self.is(k - 1, c::PREP | c::DET | c::OF)
            });
        }
        let i = &self.items[a];
        let bare = self.english && !i.is(c::MODAL | c::HAVE | c::BE) && !i.key.ends_with("ing") && (a + 1 == b || i.class == 0);
        (self.starts_phrase(a) || i.what == What::Number || bare).then_some(a)
    }
}
