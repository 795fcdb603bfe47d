//! Content that stands before its cue: "« ... », a dit X", "C, a affirmé X", "C, X said".

use super::{Draft, Found, Frames, Post, Who, finite_ending};
use crate::cues::Cue;
use crate::lexicon::{FormOf, class as c, irregular_past};
use crate::phrase::Range;
use crate::stream::What;
use recoupe_model::SpeechKind;

/// Words between "quoted" and "as saying".
const INSERTED: usize = 10;

/// Items between a speaker's name and the comma behind it: "Ann Lee *of the Institute for Harbour Studies*,".
const WHOSE: usize = 8;

impl Frames<'_, '_> {
    /// Does this cue follow its content? Then where that ends, and who speaks.
    pub(super) fn post(&self, cue: &Cue, lo: usize, hi: usize) -> Option<Post> {
        let p = self.p;
        let verb = p.lexicon.verb(cue.verb);
        if p.english && cue.form == FormOf::Gerund {
            return self.quoted_as_saying(cue, lo);
        }
        if cue.start <= lo || cue.passive || matches!(cue.form, FormOf::Gerund) {
            return None;
        }
        let separates = |n: usize| p.items[n].mark(",") || p.items[n].quote().is_some() || p.items[n].dash();
        if p.english {
            return self.post_english(cue, lo, hi);
        }
        if let Some(post) = self.subject_first(cue, lo, hi) {
            return Some(post);
        }
        let mut start = cue.start;
        // "comme l'explique X", "ce que soulignent X"
        if start > lo && p.items[start - 1].key == "comme" {
            return None;
        }
        let that = start >= lo + 2 && p.items[start - 1].is(c::THAT) && matches!(&*p.items[start - 2].key, "ce" | "c'");
        if that {
            start -= 2;
            if start <= lo {
                return None;
            }
        }
        let marked = p.items[start - 1].quote().is_some() || (start >= 2 && start - 1 > lo && p.items[start - 2].quote().is_some());
        if !separates(start - 1) || !verb.takes('p') && !(cue.inverted.is_some() || marked) {
            return None;
        }
        let quoted = p.items[start - 1].quote().is_some() || (start >= 2 && start - 1 > lo && p.items[start - 2].quote().is_some());
        let content_end = if p.items[start - 1].quote().is_some() { start } else { start - 1 };
        if let Some(i) = cue.inverted {
            let (mut after, to) = p.adjuncts(cue.end, hi);
            let mut who = Who::Phrase((i, i + 1));
            if p.items[i].key.ends_with("on") {
                // "peut-on lire dans Le Monde"
                let house = |k: usize| {
                    // "a-t-on appris auprès de la police"
                    if p.items[k].key == "auprès" {
                        let of = k + 1 + usize::from(p.items.get(k + 1).is_some_and(|i| matches!(&*i.key, "de" | "d'")));
                        return p.right(of, hi).filter(|np| p.agentive(*np)).map(|np| np.0);
                    }
                    matches!(&*p.items[k].key, "à" | "au" | "aux" | "chez" | "dans" | "du" | "de")
                        .then(|| p.right(k + 1, hi).filter(|np| p.agentive(*np)))
                        .flatten()
                        .map(|np| np.0)
                };
                let named = (cue.end..hi.min(cue.end + 5)).find(|k| p.proper(*k) || (p.items[*k].is(c::DET) && p.proper(k + 1)));
                // "fait-on valoir à la direction"
                match named.or_else(|| (cue.end..hi.min(cue.end + 4)).find_map(house)) {
                    Some(k) => {
                        let np = p.right(k, hi).unwrap_or((k, k + 1));
                        who = Who::Phrase(np);
                        after = np.1;
                    }
                    // "peut-on lire dans le communiqué": whoever wrote it was spoken of
                    None => who = Who::House,
                }
            }
            return Some(Post { end: content_end, who, after, to });
        }
        let (next, to) = p.set_off(cue.end, hi).unwrap_or_else(|| p.adjuncts(cue.end, hi));
        if quoted && cue.end >= hi {
            return Some(Post { end: content_end, who: Who::Carried, after: cue.end, to: None });
        }
        if p.items.get(next).is_some_and(|i| i.is(c::THAT)) {
            return None;
        }
        let np = p.right(next, hi).or_else(|| p.right(cue.end, hi)).or_else(|| {
            // "résume quant à elle Francisca J."
            if !quoted {
                return None;
            }
            (cue.end..hi.min(cue.end + 8))
                .take_while(|k| p.items[*k].word())
                .find(|k| p.proper(*k) || p.items[*k].is(c::TITLE))
                .and_then(|k| p.right(k, hi))
        })?;
        // "Un avertissement exagéré, jugent les habitants", "Les taux, explique M. Sorel, vont monter"
        let last = np.1 >= hi || p.items[np.1].mark(",") || p.items[np.1].mark(":");
        // "Faux, rétorque son avocate": no subject is parted from its verb by a comma
        let word = p.french() && start == lo + 2 && p.items[start - 1].mark(",") && cue.form == FormOf::Finite;
        let bare = last && (start > lo + 2 || word) && !p.items[lo].is(c::PREP | c::ADV | c::SUB | c::COORD | c::TIME) && verb.takes('q');
        // "Le maire, dont les élus réclamaient la tête, a annoncé sa démission": what is announced, though "sa" may be a title
        if !quoted && p.items[np.0].key == "sa" && !p.agentive((np.0 + 1, np.1)) {
            return None;
        }
        if !quoted && !that && !(p.agentive(np) && (bare || self.has_verb(lo, start - 1))) {
            return None;
        }
        // "Anna Orlin, ministre de la Défense, réclame des observateurs": she stands before the verb
        if !quoted && !that && p.french() && (self.is_named_with_office(lo, start - 1) || self.is_office_with_name(lo, start - 1)) {
            return None;
        }
        // "La fédération (FNP), principal syndicat, a dénoncé *la censure des juges*": what stands behind the verb is what is said of
        let of = (np.0..np.1).find(|k| p.items[*k].is(c::OF));
        let whose = of.is_some_and(|of| !p.agentive((np.0, of)));
        if !quoted && !that && verb.takes('n') && p.items[np.0].is(c::DET) && whose {
            return None;
        }
        if quoted && !p.agentive(np) && (p.thing(np) || !verb.takes('p')) {
            return None;
        }
        // "L'association « Sauvons le clocher » a lancé une cagnotte": the marks hold a name
        let named = p.items[start - 1].quote().is_some() && start >= lo + 3 && p.items[lo].is(c::DET) && p.items[start - 2].word();
        if named && !p.agentive(np) {
            return None;
        }
        // "Le maire, adjoint hier, a annoncé la fermeture": a subject stands before
        if !quoted && !self.plain_clause(lo, start - 1) && p.items[np.0].is(c::DET) && !p.agentive(np) {
            return None;
        }
        // "a dit Paul Girin aux journalistes"
        let to = to.or_else(|| p.adjuncts(np.1, hi).1);
        Some(Post { end: content_end, who: Who::Phrase(np), after: np.1, to })
    }

    /// A name, a comma, an office, and no verb.
    fn is_named_with_office(&self, a: usize, b: usize) -> bool {
        let p = self.p;
        let Some(comma) = (a..b).find(|k| p.items[*k].mark(",")).filter(|comma| *comma > a && *comma + 1 < b) else { return false };
        let office = comma + 1 + usize::from(p.items[comma + 1].is(c::DET));
        (a..comma).all(|k| p.proper(k)) && office < b && p.agentive((office, b)) && self.only_named(a, b)
    }

    /// "*Depuis l'accident*, assure-t-il, le nombre de contrôles a doublé": a short phrase with a preposition, and no clause.
    fn leads_in(&self, a: usize, b: usize) -> bool {
        let p = self.p;
        let opens = p.french() && p.items[a].is(c::PREP) && b < a + 8;
        opens && (a..b).all(|k| p.items[k].word() && !p.items[k].is(c::HAVE | c::BE | c::MODAL | c::SUB | c::REL | c::PRONOUN))
    }

    /// An office, a comma, a name, and no verb: "Le chef de la diplomatie, Paul Orlo, a demandé la liste bureau par bureau".
    fn is_office_with_name(&self, a: usize, b: usize) -> bool {
        let p = self.p;
        let Some(comma) = (a..b).rev().find(|k| p.items[*k].mark(",")).filter(|comma| *comma > a + 1 && *comma + 1 < b) else {
            return false;
        };
        let office = p.items[a].is(c::DET) && p.agentive((a, comma)) && !(a..comma).any(|k| p.finite(k) || p.items[k].quote().is_some());
        office && (comma + 1..b).all(|k| p.proper(k) || p.items[k].is(c::DET) && p.items[k].capital) && p.proper(b - 1)
    }

    /// "« Nous partons », Anna Orlo a dit.", "« … », elle a ajouté": the order of English, in French that a machine translated. Marks alone
    /// stand before.
    fn subject_first(&self, cue: &Cue, lo: usize, hi: usize) -> Option<Post> {
        let p = self.p;
        let np = p.subject(lo, cue.start).filter(|np| np.0 > lo && np.1 == cue.start && p.french() && cue.inverted.is_none())?;
        let end = if p.items[np.0 - 1].mark(",") { np.0 - 1 } else { np.0 };
        let quote = p.items[end.checked_sub(1).filter(|k| *k >= lo)?].quote()?;
        let alone = (lo..end).all(|k| p.items[k].quote().is_some() || !p.items[k].word());
        let closed = cue.end >= hi
            || !p.items[cue.end].word() && !p.items[cue.end].mark(":") && p.items[cue.end].quote().is_none()
            || p.items[cue.end].is(c::PREP | c::ADV | c::TIME) && !p.items[cue.end].is(c::OF | c::DET);
        let told = p.lexicon.verb(cue.verb).takes('p') && self.stream.words_in(quote) > 2 && p.agentive(np);
        let (after, to) = p.adjuncts(cue.end, hi);
        (alone && closed && told).then_some(Post { end, who: Who::Phrase(np), after, to })
    }

    /// Does a stretch hold a finite verb of any kind, as far as one can see?
    pub(super) fn has_verb(&self, a: usize, b: usize) -> bool {
        let p = self.p;
        (a..b).any(|k| {
            let i = &p.items[k];
            i.quote().is_some() || i.is(c::HAVE | c::BE | c::MODAL) || (!i.capital && i.word() && i.class == 0 && finite_ending(&i.key))
        }) || (self.heading && b > a + 1)
    }

    /// The part before the last comma is no apposition or insertion.
    pub(super) fn plain_clause(&self, a: usize, b: usize) -> bool {
        let p = self.p;
        let last = (a..b).rev().find(|k| p.items[*k].mark(",")).map_or(a, |k| k + 1);
        !p.items.get(last).is_some_and(|i| i.is(c::REL)) || last == a
    }

    pub(super) fn post_english(&self, cue: &Cue, lo: usize, hi: usize) -> Option<Post> {
        let p = self.p;
        let verb = p.lexicon.verb(cue.verb);
        let separates = |n: usize| p.items[n].mark(",") || p.items[n].quote().is_some() || p.items[n].dash();
        let ends = |n: usize| {
            n >= hi
                || !p.items[n].word()
                || p.items[n].is(c::PREP | c::ADV | c::TIME | c::COORD)
                || p.items[n].key == "when"
                || p.items[n].key.ends_with("ing")
                || p.items[n].key.ends_with("ed")
        };
        let marked = |n: usize| n < p.items.len() && p.items[n].quote().is_some();
        let quoted_before = marked(cue.start - 1) || cue.start >= lo + 2 && p.items[cue.start - 1].mark(",") && marked(cue.start - 2);
        if !verb.takes('p') && !verb.takes('m') && !verb.takes('o') && !quoted_before {
            return None;
        }
        // "They lost Halden and Varn to Ann Lee, who added": what stands before is told of her, and not by her
        if p.items[cue.start - 1].is(c::REL) {
            return None;
        }
        // "...", said X
        if separates(cue.start - 1) && (verb.takes('p') || quoted_before) {
            let content_end = if p.items[cue.start - 1].quote().is_some() { cue.start } else { cue.start - 1 };
            // "…," demanded Ann Lee: whatever the verb, a name and nothing else behind it
            let named = |np: &Range| {
                let closed = np.1 >= hi || !p.items[np.1].word() && p.items[np.1].quote().is_none();
                let last = (np.0..np.1).find(|k| p.items[*k].mark(",")).unwrap_or(np.1) - 1;
                let told = matches!(cue.form, FormOf::Finite | FormOf::Participle) && p.items[cue.start].key != "to";
                (p.proper(np.0) || p.items[np.0].is(c::TITLE)) && p.proper(last) && p.agentive(*np) && closed && told
            };
            // "…," assured on Thursday the minister
            let behind = |k: usize| p.right(k, hi).filter(|np| k > cue.end && p.agentive(*np) && !p.items[np.0].is(c::PRONOUN));
            let speaker = p.right(cue.end, hi).or_else(|| quoted_before.then(|| behind(p.adjuncts(cue.end, hi).0)).flatten());
            let speaker = speaker.filter(|np| verb.takes('p') || named(np));
            let inserted = speaker.filter(|_| !quoted_before).and_then(|np| self.inserted_voice(cue, np, lo, hi));
            if let Some(np) = inserted {
                return Some(Post { end: content_end, who: Who::Phrase(np), after: np.1, to: None });
            }
            // "…, announced her departure": that is what, not who
            let what = |np: Range| verb.takes('n') && p.items[np.0].is(c::DET) && !p.items[np.0].is(c::PRONOUN) && !p.agentive(np);
            if let Some(np) = speaker.filter(|np| !what(*np))
                && (p.items[cue.start - 1].quote().is_some()
                    || (cue.start >= 2 && p.items[cue.start - 2].quote().is_some())
                    // "..., said he" unmarked begins a clause of its own
                    || p.agentive(np)
                        && !p.items[np.0].is(c::PRONOUN)
                        // "Ann Lee, head of the port, said the firm "owns its part"": what the marks hold is said of the firm
                        && (np.1 >= hi || !p.items[np.1].word() && p.items[np.1].quote().is_none())
                        && self.english_clause(lo, content_end))
            {
                return Some(Post { end: content_end, who: Who::Phrase(np), after: np.1, to: None });
            }
        }
        // "Asked about the levy, Anna Doyle said, "No."": the asking is no content
        let asked = p.items[lo].key == "asked" && !(lo..cue.start).any(|k| p.items[k].quote().is_some());
        // "...", X said
        let np = p.subject(lo, cue.start).filter(|_| !asked)?;
        if np.0 <= lo || !separates(np.0 - 1) {
            return None;
        }
        let content_end = if p.items[np.0 - 1].quote().is_some() { np.0 } else { np.0 - 1 };
        let quoted = p.items[np.0 - 1].quote().is_some() || (np.0 >= 2 + lo && p.items[np.0 - 2].quote().is_some());
        let mut after = cue.end;
        let mut to = None;
        // "said of the company": of whom
        if quoted && verb.tail == ["of"] {
            let whom = p.right(after, hi).map(|np| (np.0..np.1).find(|k| p.items[*k].mark(",")).unwrap_or(np.1));
            after = whom.unwrap_or(after);
        }
        if verb.takes('m') || verb.takes('o') {
            // "told the paper on Monday when asked about it"
            let turns =
                |k: usize| quoted && k > after && matches!(&*p.items[k].key, "when" | "after" | "as" | "during" | "while" | "following");
            let stop =
                (after..hi.min(after + 9)).find(|k| !p.flows(*k) || p.items[*k].is(c::THAT) || turns(*k)).unwrap_or(hi.min(after + 9));
            let turned = stop < hi && turns(stop);
            if stop < hi && p.items[stop].word() && !turned {
                return None;
            }
            // "…, the mayor told her she was \"doing well\"": what she was told comes after
            let clause = stop < hi && p.items[stop].quote().is_some() && (after + 1..stop).any(|k| p.finite(k));
            if clause {
                return None;
            }
            if stop > after {
                to = Some((after, stop));
            }
            after = stop;
        }
        let (next, toward) = p.adjuncts(after, hi);
        // "Asked about it, Orlo said: "No.""
        if !quoted && next + 1 < hi && p.items[next].mark(":") && p.items[next + 1].quote().is_some() {
            return None;
        }
        let ended =
            ends(after) && (next >= hi || !p.items[next].word() || p.items[next].is(c::COORD | c::SUB | c::ADV | c::PREP) || quoted);
        if !ended {
            return None;
        }
        // "In Ohio, he said that": what stands before is no clause
        // "In the talks, she said, they made no headway"
        let resumed = p.items.get(next + 1).is_some_and(|i| i.is(c::PRONOUN) && next + 2 < hi);
        let inserted = next < hi && p.items[next].mark(",") && next == after && (resumed || (next + 1..hi).any(|k| p.finite(k)));
        if !quoted && !inserted && !(self.english_clause(lo, content_end) && (verb.takes('p') || !p.items[lo].is(c::PREP | c::SUB))) {
            return None;
        }
        if quoted && next < hi && p.items[next].quote().is_none() && p.items[after].is(c::THAT) {
            return None;
        }
        let who = self.source_cited(next, hi).unwrap_or(np);
        Some(Post { end: content_end, who: Who::Phrase(who), after: next.max(who.1), to: to.or(toward) })
    }

    /// "His silence, *thinks Ann Lee of the Port Institute*, is a tactic": who speaks between two commas, within what is said.
    fn inserted_voice(&self, cue: &Cue, np: Range, lo: usize, hi: usize) -> Option<Range> {
        let p = self.p;
        let named = p.agentive(np) && !p.items[np.0].is(c::PRONOUN) && p.lexicon.verb(cue.verb).takes('q');
        // the institute whose she is may be longer than a speaker's phrase
        let close =
            (np.1..hi.min(np.1 + WHOSE)).take_while(|k| p.items[*k].word() || p.items[*k].mark(",")).find(|k| p.items[*k].mark(","))?;
        let rest = close + 1;
        let plain = (np.1..close).all(|k| !p.finite(k)) && cue.start > lo + 1 && p.items[cue.start - 1].mark(",");
        let goes_on = rest + 1 < hi && !p.items[rest].is(c::REL | c::COORD) && (rest..hi).any(|k| p.finite(k));
        // "Ann Lee, said the mayor, who was away, has left": a subject or a clause stands before
        let begun = (lo..cue.start - 1).any(|k| p.starts_phrase(k));
        (named && plain && goes_on && begun).then_some((np.0, close))
    }

    /// "…, the wire reported, citing a senior official": the official said it.
    pub(super) fn source_cited(&self, from: usize, hi: usize) -> Option<Range> {
        let p = self.p;
        let cited = p.items.get(from)?.mark(",") && p.items.get(from + 1).is_some_and(|i| matches!(&*i.key, "citing" | "quoting"));
        p.right(from + 2, hi).filter(|np| cited && p.agentive(*np))
    }

    /// ""C," X was quoted by the wire as saying": X and the content stand before.
    fn quoted_as_saying(&self, cue: &Cue, lo: usize) -> Option<Post> {
        let p = self.p;
        if cue.start < lo + 4 || p.items[cue.start - 1].key != "as" {
            return None;
        }
        let quoted = (lo + 2..cue.start - 1).rev().take(INSERTED).find(|k| p.items[*k].key == "quoted")?;
        let be = Some(quoted - 1).filter(|k| p.items[*k].is(c::BE))?;
        let np = p.subject(lo, be).filter(|np| np.0 > lo)?;
        let marked = p.items[np.0 - 1].quote().is_some();
        let end = if marked { np.0 } else { np.0 - 1 };
        (marked || p.items[np.0 - 1].mark(",")).then_some(Post { end, who: Who::Phrase(np), after: cue.end, to: None })
    }

    /// Does it look like a clause with subject and verb, and not like an introduction?
    pub(super) fn english_clause(&self, a: usize, b: usize) -> bool {
        let p = self.p;
        if b < a + 3 {
            return false;
        }
        if p.items[a].is(c::PREP | c::SUB) && !p.items[a].is(c::DET) && p.items[a + 1].what != What::Number {
            // "Among the dead were four pupils": the verb stands before its subject
            let among = p.items[a].key == "among" && (a + 1..b).any(|k| p.items[k].is(c::BE));
            if among && !(a..b).any(|k| p.items[k].mark(",")) {
                return true;
            }
            // "In May, the port will close": the clause follows its comma
            let clause = (a + 1..b).find(|k| p.items[*k].mark(",")).map_or(b, |k| k + 1);
            return clause + 2 < b
                && (p.starts_phrase(clause) || p.items[clause].what == What::Number)
                && (clause + 1..b).any(|k| p.items[k].is(c::HAVE | c::BE | c::MODAL) && !p.items[k].is(c::PREP) && p.items[k].key != "to");
        }
        (a + 1..b).any(|k| {
            let i = &p.items[k];
            i.is(c::HAVE | c::BE | c::MODAL)
                || (!i.capital && i.class == 0 && (i.key.ends_with("ed") || i.key.ends_with('s')))
                // "the ship sank", but not "Ann Lee, who ran the mill,"
                || irregular_past(&i.key) && !i.capital && !(a..k).any(|j| p.items[j].mark(",") || p.items[j].is(c::REL))
                || p.finite(k)
        })
    }

    /// Content that stands before its cue.
    pub(super) fn after_content(&mut self, lo: usize, hi: usize, found: &[Found], n: usize, post: Post, out: &mut Vec<Draft>) {
        let p = self.p;
        let cue = &found[n].cue;
        let mut from = lo;
        for before in &found[..n] {
            if let Some(b) = before.post {
                from = from.max(b.after);
            }
        }
        // "Elle sourit. – Rien à perdre, souffla Inès": a dash after a full stop begins what is said
        if let Some(dash) = (from + 1..post.end).rev().find(|k| p.items[*k].dash() && matches!(p.items[*k - 1].text, "." | "!" | "?" | "…"))
        {
            from = dash + 1;
        }
        from = self.unbracketed(from, post.end);
        while from < post.end && (!p.items[from].word() && p.items[from].quote().is_none() || (p.items[from].is(c::COORD) && from > lo)) {
            from += 1;
        }
        if from >= post.end {
            return;
        }
        // "X est formel : « ... », dit-il": the part before a colon introduces
        if let Some(colon) = (from..post.end).rev().find(|k| p.items[*k].mark(":"))
            && p.items.get(colon + 1).is_some_and(|i| i.quote().is_some())
        {
            from = colon + 1;
        }
        // "La mairie dément : le pont « a été fermé », soutient Paul Orlo": what stands before the colon is told by itself
        if let Some(colon) = (from + 1..post.end).rev().find(|k| p.items[*k].mark(":")).filter(|_| p.french())
            && colon + 1 < post.end
            && found[..n].iter().any(|f| f.post.is_none() && !f.cue.passive && p.adjuncts(f.cue.end, colon).0 == colon)
        {
            from = colon + 1;
        }
        // "Son directeur – « premier responsable à être entendu », peut-on lire"
        if let Some(dash) = (from + 1..post.end).rev().find(|k| p.items[*k].dash())
            && p.items.get(dash + 1).is_some_and(|i| i.quote().is_some())
            && dash + 1 < post.end
            && !p.english
        {
            from = dash + 1;
        }
        let quotes: Vec<usize> = (from..post.end).filter(|k| p.items[*k].quote().is_some()).collect();
        let mut parts = vec![(from, post.end)];
        let words = (from..post.end).filter(|k| p.items[*k].word()).count();
        let mut kind = if quotes.is_empty() { SpeechKind::Indirect } else { SpeechKind::Mixed };
        let mut quote = None;
        if let [.., last] = quotes[..]
            && last + 2 >= post.end
        {
            let q = p.items[last].quote();
            if words == 0 {
                kind = SpeechKind::Direct;
                parts = quotes.iter().map(|k| (*k, k + 1)).collect();
                quote = q;
            } else if quotes.len() == 1
                && last == post.end - 1
                && last > from
                && (p.items[last - 1].mark(",") && !(from..last).any(|k| p.finite(k)) || p.items[last - 1].is(c::THAT))
                && q.is_some_and(|q| self.stream.words_in(q) >= 5)
            {
                kind = SpeechKind::Direct;
                parts = vec![(last, last + 1)];
                quote = q;
            } else if !p.english
                && last == post.end - 1
                && last > from + 1
                && quotes.len() == 1
                && matches!(&*p.items[last - 1].key, "mais" | "et" | "car")
                && q.is_some_and(|q| self.stream.words_in(q) >= 3)
                && self.has_verb(from, last - 1)
            {
                // "Rien n'est sûr, mais « ça sent le roussi », glisse un ami"
                kind = SpeechKind::Direct;
                parts = vec![(last, last + 1)];
                quote = q;
            } else if words <= 2 && q.is_some_and(|q| self.stream.words_in(q) >= 6 && self.begins_like_sentence(q)) {
                kind = SpeechKind::Direct;
                parts = vec![(last, last + 1)];
                quote = q;
            }
        }
        // "A", dit-il, "B"
        let mut k = post.after;
        if k < hi && p.items[k].mark(",") || k < hi && p.items[k].mark(":") || k < hi && p.items[k].dash() {
            k += 1;
        }
        if kind == SpeechKind::Direct && k > post.after && k < hi && p.items[k].quote().is_some() {
            parts.push((k, k + 1));
        } else if !p.english
            && quotes.is_empty()
            && k == post.after + 1
            && k < hi
            && p.items[k - 1].mark(",")
            && !p.items[k].is(c::REL)
            && !(self.has_verb(from, post.end) && !self.leads_in(from, post.end))
        {
            // "Les marchés, explique-t-il, ont déjà baissé"
            let end = self.content_end(k, hi, found, None);
            parts.extend(self.trim(k, end));
            if (k..end).any(|k| p.items[k].quote().is_some()) {
                kind = SpeechKind::Mixed;
            }
        } else if p.english && quotes.is_empty() && k == post.after + 1 && k < hi && p.items[k - 1].mark(",") {
            // "The plan, she said, would cost too much"
            let first = &p.items[k];
            // "…, two days after the vote": when, told by the narrator
            let since = p.items.get(k + 2).is_some_and(|i| matches!(&*i.key, "after" | "before" | "since"))
                && (first.what == What::Number || first.is(c::DET));
            let goes_on = since
                || first.is(c::COORD | c::REL)
                || matches!(&*first.key, "after" | "as" | "when" | "while" | "before" | "though" | "although")
                || (first.key.ends_with("ing") && !first.capital && self.english_clause(from, post.end));
            let end = (k..hi).find(|at| self.contrasts(*at, hi, found)).unwrap_or(hi);
            if !goes_on && let Some(rest) = self.trim(k, end) {
                if (rest.0..rest.1).any(|k| p.items[k].quote().is_some()) {
                    kind = SpeechKind::Mixed;
                }
                parts.push(rest);
            }
        }
        out.push(Draft { kind, parts, cue: Some((cue.start, cue.end)), who: post.who, to: post.to, verb: Some(cue.verb), quote });
    }
}
