//! Frames of reported speech: reads a sentence's cues and quotations and says what is content, cue
//! and speaker phrase. Who the speaker is, is not decided here.

use crate::cues::{Cue, cues};
use crate::lexicon::{FormOf, class as c};
use crate::phrase::{Phrases, Range};
use crate::stream::{Stream, What};
use recoupe_model::SpeechKind;

/// Who makes a statement, as far as its frame tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Who {
    /// This phrase.
    Phrase(Range),
    /// Whoever spoke last.
    Carried,
    /// Nobody is said.
    Unsaid,
}

/// A statement in terms of a paragraph's items.
#[derive(Clone, Debug)]
pub(crate) struct Draft {
    /// Direct, indirect, mixed.
    pub kind: SpeechKind,
    /// Content, in one piece or broken by narration.
    pub parts: Vec<Range>,
    /// Cue.
    pub cue: Option<Range>,
    /// Speaker.
    pub who: Who,
    /// Addressee.
    pub to: Option<Range>,
    /// The verb.
    pub verb: Option<u16>,
    /// The quotation, when that is all the content there is.
    pub quote: Option<usize>,
}

/// Reads the sentences of one paragraph.
pub(crate) struct Frames<'a, 't> {
    p: Phrases<'a, 't>,
    stream: &'a Stream<'t>,
    text: &'t str,
    taken: Vec<bool>,
    heading: bool,
}

struct Found {
    cue: Cue,
    post: Option<Post>,
}

/// A cue that follows its content.
#[derive(Clone, Copy)]
struct Post {
    /// Where the content ends.
    end: usize,
    who: Who,
    /// After cue and speaker.
    after: usize,
    to: Option<Range>,
}

impl<'a, 't> Frames<'a, 't> {
    /// Ready to read a paragraph.
    pub(crate) fn new(p: Phrases<'a, 't>, stream: &'a Stream<'t>, text: &'t str, heading: bool) -> Self {
        Self { p, stream, text, taken: vec![false; stream.quotes.len()], heading }
    }

    /// The statements of a sentence, in order. `spoken`: somebody has spoken shortly before.
    pub(crate) fn sentence(&mut self, lo: usize, hi: usize, spoken: bool) -> Vec<Draft> {
        let p = self.p;
        let mut end = hi;
        while end > lo
            && !p.items[end - 1].word()
            && p.items[end - 1].what == What::Mark
            && matches!(p.items[end - 1].text, "." | "!" | "?" | "…" | "...")
        {
            end -= 1;
        }
        let mut found: Vec<Found> = cues(p, lo, end).into_iter().map(|cue| Found { cue, post: None }).collect();
        for f in &mut found {
            f.post = self.post(&f.cue, lo, end);
        }
        let mut out = Vec::new();
        let mut last_subject: Option<Range> = None;
        self.according(lo, end, &found, &mut out);
        for n in 0..found.len() {
            let subject = if found[n].post.is_some() { None } else { self.subject_of(&found[n].cue, lo, last_subject) };
            if let Some(s) = subject {
                last_subject = Some(s);
            }
            let before = out.len();
            match found[n].post {
                Some(post) => {
                    if let Who::Phrase(s) = post.who {
                        last_subject = Some(s);
                    }
                    self.after_content(lo, end, &found, n, post, &mut out);
                }
                None => self.before_content(end, &found, n, subject, &mut out),
            }
            for d in &out[before..] {
                mark_taken(&mut self.taken, self.stream, p, d);
            }
        }
        self.left_over(lo, hi, end, &found, last_subject, spoken, &mut out);
        out.sort_by_key(|d| d.parts.first().copied());
        self.drop_inner(&found, &mut out);
        out
    }

    /// What somebody is said to want or criticise within another's words is content, no statement of
    /// its own; a whole clause told on ("X a dit que Y avait promis que ...") is one.
    fn drop_inner(&self, found: &[Found], out: &mut Vec<Draft>) {
        let p = self.p;
        let spans: Vec<(Range, Option<Range>, SpeechKind)> =
            out.iter().map(|d| ((d.parts[0].0, d.parts[d.parts.len() - 1].1), d.cue, d.kind)).collect();
        let mut n = 0;
        out.retain(|d| {
            let own = spans[n];
            n += 1;
            let Some(cue) = d.cue.filter(|_| d.verb.is_some()) else { return true };
            let clause =
                own.0.0 > cue.1 && p.items[own.0.0 - 1].is(c::THAT) || found.iter().any(|f| f.cue.start == cue.0 && f.post.is_some());
            let within = spans
                .iter()
                .any(|o| o.0 != own.0 && o.1 != own.1 && o.0.0 <= cue.0 && cue.1 <= o.0.1 && o.0.0 <= own.0.0 && own.0.1 <= o.0.1);
            clause || !within || d.quote.is_some()
        });
    }

    fn subject_of(&self, cue: &Cue, lo: usize, last: Option<Range>) -> Option<Range> {
        let p = self.p;
        if let Some(i) = cue.inverted {
            return Some((i, i + 1));
        }
        if cue.form == FormOf::Gerund || (cue.form == FormOf::Infinitive && p.items[cue.start].key == "sans") {
            // "a cité le responsable comme avertissant que"
            if cue.start > lo + 2 && p.items[cue.start - 1].key == "comme" {
                return (lo..cue.start - 1).rev().find(|k| p.items[*k].is(c::DET)).and_then(|k| p.right(k, cue.start - 1));
            }
            return last.or_else(|| self.first_subject(lo, cue.start));
        }
        if cue.start > lo
            && (p.items[cue.start - 1].is(c::COORD)
                || (p.items[cue.start - 1].mark(",") && last.is_some() && !p.items[cue.start].is(c::HAVE)))
        {
            return last.or_else(|| self.first_subject(lo, cue.start));
        }
        p.subject(lo, cue.start)
    }

    /// The subject of the sentence's first finite verb.
    fn first_subject(&self, lo: usize, before: usize) -> Option<Range> {
        let p = self.p;
        let verb = (lo + 1..before).find(|k| p.items[*k].word() && p.finite(*k) && !p.items[*k - 1].is(c::REL | c::THAT))?;
        let mut verb = verb;
        while verb > lo + 1 && p.items[verb - 1].is(c::CLITIC) && !p.items[verb - 1].is(c::PRONOUN) {
            verb -= 1;
        }
        p.subject(lo, verb)
    }

    /// Does this cue follow its content? Then where that ends, and who speaks.
    fn post(&self, cue: &Cue, lo: usize, hi: usize) -> Option<Post> {
        let p = self.p;
        let verb = p.lexicon.verb(cue.verb);
        if cue.start <= lo || cue.passive || matches!(cue.form, FormOf::Gerund) {
            return None;
        }
        let separates = |n: usize| p.items[n].mark(",") || p.items[n].quote().is_some() || p.items[n].dash();
        if p.english {
            return self.post_english(cue, lo, hi);
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
        if !separates(start - 1) || !verb.takes('p') && !(cue.inverted.is_some() || p.items[start - 1].quote().is_some()) {
            return None;
        }
        let quoted = p.items[start - 1].quote().is_some() || (start >= 2 && start - 1 > lo && p.items[start - 2].quote().is_some());
        let content_end = if p.items[start - 1].quote().is_some() { start } else { start - 1 };
        if let Some(i) = cue.inverted {
            let (mut after, to) = p.adjuncts(cue.end, hi);
            let mut who = Who::Phrase((i, i + 1));
            if p.items[i].key.ends_with("on") {
                // "peut-on lire dans Le Monde"
                match (cue.end..hi.min(cue.end + 5)).find(|k| p.proper(*k) || (p.items[*k].is(c::DET) && p.proper(k + 1))) {
                    Some(k) => {
                        let np = p.right(k, hi).unwrap_or((k, k + 1));
                        who = Who::Phrase(np);
                        after = np.1;
                    }
                    None => who = Who::Carried,
                }
            }
            return Some(Post { end: content_end, who, after, to });
        }
        let (next, to) = p.adjuncts(cue.end, hi);
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
        if !quoted && !that && !(p.agentive(np) && self.has_verb(lo, start - 1)) {
            return None;
        }
        if quoted && !p.agentive(np) && p.thing(np) {
            return None;
        }
        // "Le maire, adjoint hier, a annoncé la fermeture": a subject stands before
        if !quoted && !self.plain_clause(lo, start - 1) && p.items[np.0].is(c::DET) && !p.agentive(np) {
            return None;
        }
        Some(Post { end: content_end, who: Who::Phrase(np), after: np.1, to })
    }

    /// Does a stretch hold a finite verb of any kind, as far as one can see?
    fn has_verb(&self, a: usize, b: usize) -> bool {
        let p = self.p;
        (a..b).any(|k| {
            let i = &p.items[k];
            i.quote().is_some() || i.is(c::HAVE | c::BE | c::MODAL) || (!i.capital && i.word() && i.class == 0 && finite_ending(&i.key))
        }) || (self.heading && b > a + 1)
    }

    /// The part before the last comma is no apposition or insertion.
    fn plain_clause(&self, a: usize, b: usize) -> bool {
        let p = self.p;
        let last = (a..b).rev().find(|k| p.items[*k].mark(",")).map_or(a, |k| k + 1);
        !p.items.get(last).is_some_and(|i| i.is(c::REL)) || last == a
    }

    fn post_english(&self, cue: &Cue, lo: usize, hi: usize) -> Option<Post> {
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
        if !verb.takes('p') && !verb.takes('m') && !verb.takes('o') {
            return None;
        }
        // "...", said X
        if separates(cue.start - 1) && verb.takes('p') {
            let content_end = if p.items[cue.start - 1].quote().is_some() { cue.start } else { cue.start - 1 };
            if let Some(np) = p.right(cue.end, hi)
                && (p.items[cue.start - 1].quote().is_some()
                    || (cue.start >= 2 && p.items[cue.start - 2].quote().is_some())
                    || p.agentive(np) && (np.1 >= hi || !p.items[np.1].word()) && self.english_clause(lo, content_end))
            {
                return Some(Post { end: content_end, who: Who::Phrase(np), after: np.1, to: None });
            }
        }
        // "...", X said
        let np = p.subject(lo, cue.start)?;
        if np.0 <= lo || !separates(np.0 - 1) {
            return None;
        }
        let content_end = if p.items[np.0 - 1].quote().is_some() { np.0 } else { np.0 - 1 };
        let quoted = p.items[np.0 - 1].quote().is_some() || (np.0 >= 2 + lo && p.items[np.0 - 2].quote().is_some());
        let mut after = cue.end;
        let mut to = None;
        if verb.takes('m') || verb.takes('o') {
            let stop = (after..hi.min(after + 9)).find(|k| !p.items[*k].word() || p.items[*k].is(c::THAT)).unwrap_or(hi.min(after + 9));
            if stop < hi && p.items[stop].word() {
                return None;
            }
            if stop > after {
                to = Some((after, stop));
            }
            after = stop;
        }
        let (next, toward) = p.adjuncts(after, hi);
        let ended =
            ends(after) && (next >= hi || !p.items[next].word() || p.items[next].is(c::COORD | c::SUB | c::ADV | c::PREP) || quoted);
        if !ended {
            return None;
        }
        // "In Ohio, he said that": what stands before is no clause
        let inserted = next < hi && p.items[next].mark(",") && next == after && (next + 1..hi).any(|k| p.finite(k));
        if !quoted && !inserted && !self.english_clause(lo, content_end) {
            return None;
        }
        if quoted && next < hi && p.items[next].quote().is_none() && p.items[after].is(c::THAT) {
            return None;
        }
        Some(Post { end: content_end, who: Who::Phrase(np), after: next, to: to.or(toward) })
    }

    /// Does it look like a clause with subject and verb, and not like an introduction?
    fn english_clause(&self, a: usize, b: usize) -> bool {
        let p = self.p;
        if b < a + 3 || p.items[a].is(c::PREP | c::SUB) && !p.items[a].is(c::DET) {
            return false;
        }
        (a + 1..b).any(|k| {
            let i = &p.items[k];
            i.is(c::HAVE | c::BE | c::MODAL)
                || (!i.capital && i.class == 0 && (i.key.ends_with("ed") || i.key.ends_with('s')))
                || p.finite(k)
        })
    }

    /// Content that stands before its cue.
    fn after_content(&mut self, lo: usize, hi: usize, found: &[Found], n: usize, post: Post, out: &mut Vec<Draft>) {
        let p = self.p;
        let cue = &found[n].cue;
        let mut from = lo;
        for before in &found[..n] {
            if let Some(b) = before.post {
                from = from.max(b.after);
            }
        }
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
        } else if p.english && quotes.is_empty() && k == post.after + 1 && k < hi && p.items[k - 1].mark(",") {
            // "The plan, she said, would cost too much"
            let first = &p.items[k];
            let goes_on = first.is(c::COORD | c::REL)
                || matches!(&*first.key, "after" | "as" | "when" | "while" | "before" | "though" | "although")
                || (first.key.ends_with("ing") && !first.capital);
            if !goes_on && let Some(rest) = self.trim(k, hi) {
                if (rest.0..rest.1).any(|k| p.items[k].quote().is_some()) {
                    kind = SpeechKind::Mixed;
                }
                parts.push(rest);
            }
        }
        out.push(Draft { kind, parts, cue: Some((cue.start, cue.end)), who: post.who, to: post.to, verb: Some(cue.verb), quote });
    }

    fn begins_like_sentence(&self, quote: usize) -> bool {
        self.stream.inside[quote].iter().find(|i| i.word()).is_some_and(|i| i.capital)
    }

    /// Where content that begins at `from` ends.
    fn content_end(&self, from: usize, hi: usize, found: &[Found], form: Option<FormOf>) -> usize {
        let p = self.p;
        let other = |f: &Found| !p.english || form.is_none_or(|form| form == f.cue.form || f.cue.form == FormOf::Gerund);
        for k in from..hi {
            let i = &p.items[k];
            if i.mark(";") {
                return k;
            }
            if !(i.mark(",") || i.is(c::COORD) || i.quote().is_some()) || k == from {
                continue;
            }
            let mut next = k + 1;
            if i.mark(",") && next < hi && p.items[next].is(c::COORD) {
                next += 1;
            }
            if i.mark(",") && next < hi && p.items[next].is(c::ACCORDING) && p.right(next + 1, hi).is_some_and(|np| np.1 + 1 >= hi) {
                return k;
            }
            if i.mark(",") && p.english && next + 1 < hi && p.items[next].key == "according" {
                return k;
            }
            if (i.mark(",") && next > k + 1 || i.is(c::COORD)) && next < hi {
                // in English a verb of another tense belongs to what is said: "says he came and asked"
                let near = found
                    .iter()
                    .find(|f| f.cue.start > next && f.cue.start < next + 12 && f.post.is_none() && f.cue.form != FormOf::Gerund);
                if near.filter(|f| other(f)).is_some_and(|f| p.subject(next, f.cue.start).is_some_and(|r| r.0 == next && p.agentive(r))) {
                    return k;
                }
            }
            for f in found {
                if let Some(post) = f.post
                    && post.end == k
                {
                    return k;
                }
                let starts = f.cue.start == next
                    || (f.cue.start == next + 1 && p.items.get(next).is_some_and(|i| matches!(&*i.key, "en" | "tout") || i.is(c::ADV)));
                if starts
                    && other(f)
                    && !(p.english && f.cue.form == FormOf::Gerund && !i.mark(","))
                    && i.quote().is_none()
                    && !f.cue.passive
                    && (f.cue.form != FormOf::Participle || f.cue.start < f.cue.head || p.english)
                {
                    return k;
                }
            }
        }
        hi
    }

    /// Content that stands after its cue.
    fn before_content(&mut self, hi: usize, found: &[Found], n: usize, subject: Option<Range>, out: &mut Vec<Draft>) {
        let p = self.p;
        let cue = &found[n].cue;
        let verb = p.lexicon.verb(cue.verb);
        let span = Some((cue.start, cue.end));
        if cue.passive {
            self.passive(hi, cue, out);
            return;
        }
        // "on lit sur X que": the medium speaks
        let nobody = subject.is_some_and(|s| s.1 == s.0 + 1 && matches!(&*p.items[s.0].key, "on" | "-on" | "-t-on"));
        let named = (cue.end..hi.min(cue.end + 4)).find(|k| nobody && p.proper(*k));
        let medium = named.map(|k| {
            let first = if k > cue.end && p.items[k - 1].is(c::DET) { k - 1 } else { k };
            p.right(first, hi).unwrap_or((k, k + 1))
        });
        let subject = medium.or(subject);
        let carried = subject.map_or(Who::Carried, Who::Phrase);
        let thing = subject.is_some_and(|s| p.thing(s) && !p.agentive(s));
        let (next, to) = p.adjuncts(cue.end, hi);
        let make = |kind, part: Range, who, to, quote| Draft { kind, parts: vec![part], cue: span, who, to, verb: Some(cue.verb), quote };
        // "comme l'explique X"
        if cue.start > 0 && p.items[cue.start - 1].key == "comme"
            || cue.start > 1 && p.items[cue.start - 1].is(c::CLITIC) && p.items[cue.start - 2].key == "comme"
        {
            self.as_said(hi, cue, out);
            return;
        }
        // a colon, then marks
        if let Some(colon) = (cue.end..hi.min(cue.end + 30)).find(|k| p.items[*k].mark(":"))
            && p.items.get(colon + 1).is_some_and(|i| i.quote().is_some())
            && colon + 1 < hi
            && !found[n + 1..].iter().any(|f| f.cue.start < colon && f.post.is_none())
            && (cue.end == colon || !verb.takes('q') || !(cue.end..colon).any(|k| p.items[k].is(c::THAT)))
        {
            let quotes: Vec<Range> = (colon + 1..hi)
                .take_while(|k| p.items[*k].quote().is_some() || !p.items[*k].word())
                .filter(|k| p.items[*k].quote().is_some())
                .map(|k| (k, k + 1))
                .collect();
            let quote = p.items[colon + 1].quote();
            out.push(Draft { kind: SpeechKind::Direct, parts: quotes, cue: span, who: carried, to, verb: Some(cue.verb), quote });
            return;
        }
        let that = self.that(cue, next, hi, verb.takes('q'), found, n);
        if let Some(from) = that {
            if thing || self.impersonal(subject, cue) {
                return;
            }
            let end = self.content_end(from, hi, found, Some(cue.form));
            let to = to.or_else(|| (from > cue.end + 1 && next < from - 1).then_some((next, from - 1)));
            if let Some(part) = self.trim(from, end) {
                let (kind, quote) = self.kind_of(part);
                out.push(make(kind, part, carried, to, quote));
            }
            return;
        }
        // marks right after the verb
        let mut k = next;
        if k < hi && p.items[k].mark(",") && p.items.get(k + 1).is_some_and(|i| i.quote().is_some()) {
            k += 1;
        }
        if k < hi && p.items[k].quote().is_some() && (verb.takes('q') || verb.takes('p') || verb.takes('n') || verb.takes('m')) {
            let q = p.items[k].quote().unwrap_or(0);
            let mut end = self.content_end(k, hi, found, Some(cue.form));
            let whole = self.stream.words_in(q) >= 5 && (self.begins_like_sentence(q) || k > cue.end && p.items[k - 1].mark(","));
            let tail = p.items.get(k + 1).is_none_or(|i| !i.word() || i.is(c::PREP | c::ADV | c::TIME | c::SUB | c::COORD) && !i.is(c::OF));
            if whole || tail || k + 1 >= end {
                end = k + 1;
            }
            if let Some(part) = self.trim(k, end) {
                let (kind, quote) = self.kind_of(part);
                out.push(make(kind, part, carried, to, quote));
            }
            return;
        }
        let speaks = subject.is_some_and(|s| p.agentive(s));
        self.other_frames(hi, found, n, subject, speaks && !thing && !self.impersonal(subject, cue), out);
    }

    /// "il est précisé", "it is claimed": nobody.
    fn impersonal(&self, subject: Option<Range>, cue: &Cue) -> bool {
        let p = self.p;
        subject.is_some_and(|(a, b)| {
            b == a + 1 && matches!(&*p.items[a].key, "ce" | "cela" | "ça" | "c'" | "this" | "these" | "there" | "je" | "j'")
        }) || (cue.start > 0 && matches!(&*p.items[cue.start - 1].key, "ce" | "c'" | "cela"))
    }

    /// The first item after "que"/"that", or of a bare clause; `None` when no clause follows.
    fn that(&self, cue: &Cue, next: usize, hi: usize, takes: bool, found: &[Found], n: usize) -> Option<usize> {
        let p = self.p;
        let verb = p.lexicon.verb(cue.verb);
        let told = verb.takes('m');
        if !takes && !told {
            return None;
        }
        let limit = found.get(n + 1).map_or(hi, |f| f.cue.start.min(hi)).min(cue.end + 26);
        // "заявила, що", "sagte, dass"
        if cue.end + 2 < hi && p.items[cue.end].mark(",") && p.items[cue.end + 1].is(c::THAT) {
            return Some(cue.end + 2);
        }
        for at in [cue.end, next] {
            if at < hi && p.items[at].is(c::THAT) && at + 1 < hi {
                return Some(at + 1);
            }
        }
        if next + 2 < hi && p.items[next].key == "pour" && p.items[next + 1].is(c::THAT) {
            return Some(next + 2);
        }
        // "a averti mercredi, à Bruxelles, que"; "told reporters Monday that"
        let with_person = told
            || matches!(verb.lemma, "informer" | "avertir" | "prévenir" | "assurer" | "alerter" | "rappeler" | "répondre" | "expliquer");
        let mut k = next;
        let mut commas = 0;
        while k < limit {
            let i = &p.items[k];
            let conjunction = k > cue.end
                && matches!(
                    &*p.items[k - 1].key,
                    "dès"
                        | "alors"
                        | "parce"
                        | "avant"
                        | "après"
                        | "afin"
                        | "tandis"
                        | "ainsi"
                        | "tant"
                        | "so"
                        | "ce"
                        | "plus"
                        | "moins"
                        | "aussi"
                        | "même"
                );
            if i.is(c::THAT) && k > cue.end && k + 1 < hi && !conjunction {
                let after_insertion = p.items[k - 1].mark(",") && commas == 2;
                if after_insertion || with_person || p.items[k - 1].is(c::TIME | c::ADV) {
                    return Some(k + 1);
                }
                break;
            }
            if i.mark(",") {
                commas += 1;
            } else if !i.word() {
                break;
            }
            k += 1;
        }
        // "demande si", "asked whether"
        if next < hi
            && matches!(&*p.items[next].key, "si" | "s'" | "whether" | "if" | "pourquoi" | "why" | "how" | "what")
            && (p.english || matches!(verb.lemma, "demander" | "s'interroger"))
        {
            return Some(if matches!(&*p.items[next].key, "si" | "s'" | "whether" | "if") { next + 1 } else { next });
        }
        if !p.english || verb.takes('h') {
            return None;
        }
        self.bare(cue, next, hi, told)
    }

    /// The clause that follows an English verb without "that".
    fn bare(&self, cue: &Cue, next: usize, hi: usize, told: bool) -> Option<usize> {
        let p = self.p;
        let verb = p.lexicon.verb(cue.verb);
        let infinitive = |k: usize| p.items[k].key == "to" && p.items.get(k + 1).is_some_and(|i| !i.is(c::DET) && !i.capital);
        if (verb.takes('o') || verb.takes('t'))
            && (cue.end..hi.min(cue.end + 8)).take_while(|k| p.items[*k].word() && !p.finite(*k)).any(infinitive)
        {
            return None;
        }
        let mut from = cue.end;
        if told {
            let first = p.items.get(from)?;
            if first.is(c::PRONOUN) || matches!(&*first.key, "him" | "her" | "them" | "us" | "me") {
                from += 1;
            } else if let Some(np) = p.right(from, hi) {
                from = np.1;
            } else if first.word() {
                from += 1;
            }
            let (skipped, _) = p.adjuncts(from, hi);
            from = skipped;
            if from < hi && p.items[from].is(c::THAT) {
                from += 1;
            } else if from < hi && matches!(&*p.items[from].key, "of" | "about" | "to" | "how") {
                return Some(from).filter(|_| p.items[from].key != "to");
            }
        } else if next > cue.end && next < hi && p.items[next].word() && !p.items[next].is(c::COORD | c::PREP) {
            // "said Monday the deal": the day belongs to the cue
            if p.items[cue.end].is(c::TIME | c::ADV) || p.items[cue.end].is(c::PREP) && p.items[next].is(c::DET | c::PRONOUN) {
                from = next;
            }
        }
        let i = p.items.get(from).filter(|_| from < hi)?;
        let begins = i.word() && !i.is(c::PREP | c::COORD | c::REL | c::BE | c::OF) || i.key == "there" || i.key == "it" || i.key == "in";
        (begins
            && hi > from + 1
            && (from..hi)
                .any(|k| p.finite(k) || p.items[k].key.ends_with("ed") || p.items[k].key.ends_with('s') || p.items[k].quote().is_some()))
        .then_some(from)
    }

    /// "comme l'explique X": the rest of the sentence is what X says.
    fn as_said(&mut self, hi: usize, cue: &Cue, out: &mut Vec<Draft>) {
        let p = self.p;
        let mut as_at = cue.start;
        while as_at > 0 && p.items[as_at - 1].key != "comme" {
            as_at -= 1;
        }
        as_at = as_at.saturating_sub(1);
        let lo = self.stream.sentences.iter().find(|s| s.contains(&cue.head)).map_or(as_at, |s| s.start);
        let (next, _) = p.adjuncts(cue.end, hi);
        let np = p.right(next, hi).or_else(|| p.subject(as_at + 1, cue.start));
        let Some(np) = np else { return };
        let after = np.1.max(cue.end);
        let comma = as_at > lo && p.items[as_at - 1].mark(",");
        let first = (lo, if comma { as_at - 1 } else { as_at });
        let rest = if after < hi && p.items[after].mark(",") { Some((after + 1, hi)) } else { None };
        let has_quote = |r: Range| (r.0..r.1).any(|k| p.items[k].quote().is_some());
        let part = match rest {
            Some(r) if has_quote(r) || first.1 <= first.0 + 1 => Some(r),
            _ => Some(first),
        };
        if let Some((a, b)) = part.and_then(|(a, b)| self.trim(a, b)) {
            let (kind, quote) = self.kind_of((a, b));
            // "X, comme le dit Y, « ... »": subject and rest are one clause
            let parts = if rest == Some((a, b)) && first.1 > first.0 && kind != SpeechKind::Indirect { vec![(a, b)] } else { vec![(a, b)] };
            out.push(Draft { kind, parts, cue: Some((cue.start, cue.end)), who: Who::Phrase(np), to: None, verb: Some(cue.verb), quote });
        }
    }

    /// "qualifié de « » par X", "accusé de « »".
    fn passive(&mut self, hi: usize, cue: &Cue, out: &mut Vec<Draft>) {
        let p = self.p;
        let verb = p.lexicon.verb(cue.verb);
        if !(verb.takes('l') || verb.lemma == "accuser") || cue.end + 1 >= hi {
            return;
        }
        let opens = p.items[cue.end].is(c::OF) || matches!(&*p.items[cue.end].key, "comme" | "as");
        if !opens || p.items[cue.end + 1].quote().is_none() {
            return;
        }
        let at = cue.end + 1;
        let by = (at + 1..hi.min(at + 4)).find(|k| matches!(&*p.items[*k].key, "par" | "by")).and_then(|k| p.right(k + 1, hi));
        let quote = p.items[at].quote();
        let who = by.map_or(Who::Unsaid, Who::Phrase);
        if by.is_none() && quote.is_some_and(|q| self.stream.words_in(q) < 3) {
            return;
        }
        out.push(Draft {
            kind: SpeechKind::Mixed,
            parts: vec![(at, at + 1)],
            cue: Some((cue.start, cue.end)),
            who,
            to: None,
            verb: Some(cue.verb),
            quote,
        });
    }

    /// Infinitives, noun phrases, qualifications, adjectives.
    fn other_frames(&mut self, hi: usize, found: &[Found], n: usize, subject: Option<Range>, speaks: bool, out: &mut Vec<Draft>) {
        let p = self.p;
        let cue = &found[n].cue;
        let verb = p.lexicon.verb(cue.verb);
        let end = self.content_end(cue.end, hi, found, Some(cue.form));
        let who = subject.map_or(Who::Carried, Who::Phrase);
        let mut push = |part: Option<Range>, to: Option<Range>| {
            if let Some((a, b)) = part.and_then(|(a, b)| self.trim(a, b)) {
                let (kind, quote) = self.kind_of((a, b));
                let fragment = kind == SpeechKind::Direct && quote.is_some_and(|q| self.stream.words_in(q) < 6);
                let kind = if fragment { SpeechKind::Mixed } else { kind };
                out.push(Draft { kind, parts: vec![(a, b)], cue: Some((cue.start, cue.end)), who, to, verb: Some(cue.verb), quote });
            }
        };
        if end <= cue.end || cue.end >= hi {
            return;
        }
        let end = self.phrase_end(cue.end, end);
        let quoted = (cue.end..end).any(|k| p.items[k].quote().is_some());
        if !speaks && !(quoted && subject.is_some()) {
            return;
        }
        if p.english {
            let to_at = (cue.end..end.min(cue.end + 12))
                .find(|k| p.items[*k].key == "to" && !p.items.get(k + 1).is_some_and(|i| i.is(c::DET) || i.capital));
            if verb.takes('t') && to_at == Some(cue.end) {
                return push(Some((cue.end, end)), None);
            }
            if verb.takes('o') || verb.takes('m') {
                if let Some(t) = to_at.filter(|t| *t > cue.end && (cue.end..*t).all(|k| p.items[k].word())) {
                    return push(Some((t, end)), Some((cue.end, t)));
                }
            }
            if verb.takes('a')
                && let Some(of) = (cue.end..end.min(cue.end + 14)).find(|k| p.items[*k].is(c::OF))
            {
                return push(Some((of + 1, end)), Some((cue.end, of)));
            }
            let object = p.items[cue.end].is(c::DET | c::PRONOUN | c::OF)
                || p.items[cue.end].quote().is_some()
                || p.items[cue.end].capital
                || (p.items[cue.end].word() && !p.items[cue.end].is(c::PREP | c::COORD | c::SUB | c::ADV | c::TIME));
            if verb.takes('l') || verb.takes('n') && object {
                return push(Some((cue.end, end)), None);
            }
            return;
        }
        let (next, to) = p.adjuncts(cue.end, end);
        if verb.takes('a') && next < end && p.items[next].word() {
            return push(Some((next, end)), None);
        }
        if verb.takes('i')
            && let Some(at) = self.infinitive(cue.end, end)
        {
            let object = (at.0 > cue.end).then_some((cue.end, at.0)).or(to);
            return push(Some((at.1, end)), object);
        }
        if verb.takes('i')
            && matches!(verb.lemma, "accuser" | "soupçonner" | "menacer")
            && quoted
            && let Some(of) =
                (cue.end..end.min(cue.end + 14)).find(|k| p.items[*k].is(c::OF) && p.items.get(k + 1).is_some_and(|i| i.quote().is_some()))
        {
            return push(Some((of + 1, end)), Some((cue.end, of)).filter(|r| r.0 < r.1));
        }
        if verb.takes('l') {
            let pivot = (cue.end..end.min(cue.end + 18)).find(|k| {
                (p.items[*k].is(c::OF) || p.items[*k].key == "comme")
                    && p.items
                        .get(k + 1)
                        .is_some_and(|i| i.quote().is_some() || i.class == 0 && !i.capital || i.is(c::ADV) || (p.items[*k].key == "comme"))
            });
            let quoted_pivot = (cue.end..end).any(|k| p.items[k].quote().is_some());
            let cited = pivot.is_some_and(|k| {
                p.items[k].key == "comme" && found[n + 1..].iter().any(|f| f.cue.start == k + 1 && f.cue.form == FormOf::Gerund)
            });
            if cited {
                return;
            }
            if let Some(k) = pivot
                && (quoted_pivot || p.items[k].key == "comme" || verb.lemma == "qualifier")
            {
                // a pronoun object stands before the verb: the epithet alone is left
                let from = if k == cue.end { k + 1 } else { cue.end };
                return push(Some((from, end)), None);
            }
            return;
        }
        if verb.takes('k') || verb.takes('j') {
            let quote_at = (cue.end..end.min(cue.end + 6)).any(|k| p.items[k].quote().is_some());
            if quote_at || verb.takes('j') && p.items[cue.end].is(c::DET) {
                push(Some((cue.end, end)), None);
            }
            return;
        }
        if verb.takes('n') && next < end {
            let mut next = next;
            let mut to = to;
            if p.items[next].is(c::OF)
                && !p.items[next].is(c::DET)
                && let Some(np) = p
                    .right(next + 1, end)
                    .filter(|np| p.agentive(*np))
                    .map(|np| {
                        let more = np.1 + 1 < end && p.items[np.1].is(c::COORD) && p.items[np.1 + 1].is(c::OF);
                        if more { (np.0, (np.1 + 2..end).find(|k| p.items[*k].is(c::DET) && *k > np.1 + 2).unwrap_or(np.1)) } else { np }
                    })
                    .filter(|np| np.1 < end && p.items[np.1].is(c::DET))
            {
                to = Some((next + 1, np.1));
                next = np.1;
            }
            let i = &p.items[next];
            let object = i.is(c::DET) || i.quote().is_some() || i.key == "d'" || i.what == What::Number;
            if object && p.items.get(next + 1).is_some_and(|i| !i.is(c::TIME)) {
                push(Some((next, end)), to);
            }
        }
    }

    /// Where a noun phrase that is content stops before the narration goes on: ", mais", ", alors que".
    fn phrase_end(&self, from: usize, end: usize) -> usize {
        let p = self.p;
        (from + 1..end)
            .find(|k| {
                p.items[*k].mark(",")
                    && p.items.get(k + 1).is_some_and(|i| {
                        matches!(
                            &*i.key,
                            "mais"
                                | "alors"
                                | "tandis"
                                | "après"
                                | "sans"
                                | "non"
                                | "avant"
                                | "but"
                                | "while"
                                | "after"
                                | "though"
                                | "although"
                                | "before"
                                | "saying"
                                | "as"
                        )
                    })
            })
            .unwrap_or(end)
    }

    /// "(de|à|d') + infinitive", after at most an object: where the preposition and the infinitive stand.
    fn infinitive(&self, from: usize, end: usize) -> Option<(usize, usize)> {
        let p = self.p;
        let looks = |n: usize| {
            p.items.get(n).filter(|_| n < end).is_some_and(|i| {
                !i.capital
                    && i.word()
                    && (i.is(c::BE | c::HAVE) && matches!(&*i.key, "être" | "avoir")
                        || (i.class & !c::MODAL == 0 && infinitive_ending(&i.key)))
            })
        };
        let starts = |mut n: usize| {
            while n < end && (p.items[n].is(c::CLITIC) || matches!(&*p.items[n].key, "ne" | "pas" | "n'" | "plus" | "y")) {
                n += 1;
            }
            looks(n)
        };
        if starts(from) {
            return Some((from, from));
        }
        (from..end.min(from + 14))
            .take_while(|k| p.items[*k].word())
            .find(|k| (p.items[*k].is(c::OF) || matches!(&*p.items[*k].key, "à" | "d'")) && starts(k + 1))
            .map(|k| (k, k + 1))
    }

    /// Content without marks and connecting words at its ends.
    fn trim(&self, mut a: usize, mut b: usize) -> Option<Range> {
        let p = self.p;
        while a < b && !p.items[a].word() && p.items[a].quote().is_none() {
            a += 1;
        }
        while b > a
            && (p.items[b - 1].mark(",")
                || p.items[b - 1].mark(":")
                || p.items[b - 1].mark(";")
                || p.items[b - 1].mark(".")
                || p.items[b - 1].dash()
                || p.items[b - 1].is(c::COORD))
        {
            b -= 1;
        }
        let words: usize = (a..b).map(|k| p.items[k].quote().map_or(usize::from(p.items[k].word()), |q| self.stream.words_in(q))).sum();
        (words >= 2 || (a..b).any(|k| p.items[k].quote().is_some())).then_some((a, b))
    }

    fn kind_of(&self, (a, b): Range) -> (SpeechKind, Option<usize>) {
        let p = self.p;
        let quotes: Vec<usize> = (a..b).filter_map(|k| p.items[k].quote()).collect();
        match quotes[..] {
            [] => (SpeechKind::Indirect, None),
            [only] if b == a + 1 => (SpeechKind::Direct, Some(only)),
            _ => (SpeechKind::Mixed, None),
        }
    }

    /// "selon X, C", "C, selon X", "according to X".
    fn according(&mut self, lo: usize, hi: usize, found: &[Found], out: &mut Vec<Draft>) {
        let p = self.p;
        let mut n = lo;
        while n < hi {
            let Some((cue, np)) = self.according_at(n, lo, hi) else {
                n += 1;
                continue;
            };
            n = np.1.max(n + 1);
            let led = cue.0 == lo
                || (lo..cue.0).all(|k| !p.items[k].word() || p.items[k].is(c::COORD | c::ADV | c::SUB))
                    && p.items[cue.0 - 1].quote().is_none();
            let draft = |kind, parts, quote| Draft { kind, parts, cue: Some(cue), who: Who::Phrase(np), to: None, verb: None, quote };
            if np.1 < hi && p.items[np.1].mark(":") && p.items.get(np.1 + 1).is_some_and(|i| i.quote().is_some()) {
                let q = np.1 + 1;
                let d = draft(SpeechKind::Direct, vec![(q, q + 1)], p.items[q].quote());
                mark_taken(&mut self.taken, self.stream, p, &d);
                out.push(d);
            }
            let part = if led {
                let mut from = np.1;
                while from < hi && !p.items[from].word() && p.items[from].quote().is_none() {
                    from += 1;
                }
                let mut end = self.content_end(from, hi, found, None);
                if let Some(f) = found.iter().find(|f| f.post.is_some_and(|post| post.end > from && post.end < end)) {
                    end = f.post.map_or(end, |post| post.end);
                }
                Some((from, end))
            } else {
                let end = if p.items[cue.0 - 1].mark(",") || p.items[cue.0 - 1].dash() { cue.0 - 1 } else { cue.0 };
                // in the middle of a sentence what precedes is content too
                let start = (lo..end).rev().find(|k| p.items[*k].mark(";") || p.items[*k].mark(":")).map_or(lo, |k| k + 1);
                let bare = end == cue.0 && p.items[end - 1].quote().is_none();
                let from = if bare {
                    // "des traités qui réécriraient l'Europe selon X": the relative clause alone
                    (start..end).rev().find(|k| p.items[*k].is(c::REL)).map_or(start, |k| k + 1)
                } else {
                    start
                };
                // a clause with its own saying keeps its subject out
                let inner = found
                    .iter()
                    .filter(|f| f.post.is_none() && !f.cue.passive && f.cue.start > from && f.cue.end < end)
                    .map(|f| f.cue)
                    .next();
                let _ = inner;
                Some((from, end))
            };
            if let Some((a, b)) = part.and_then(|(a, b)| self.trim(a, b)) {
                let (kind, quote) = self.kind_of((a, b));
                let kind =
                    if kind == SpeechKind::Direct && quote.is_some_and(|q| self.stream.words_in(q) < 6) { SpeechKind::Mixed } else { kind };
                let rest = (!led
                    && np.1 + 1 < hi
                    && p.items[np.1].mark(",")
                    && cue.0 > lo + 1
                    && b < cue.0
                    && b < lo + 5
                    && kind == SpeechKind::Indirect)
                    .then(|| self.trim(np.1 + 1, hi))
                    .flatten();
                let mut parts = vec![(a, b)];
                parts.extend(rest);
                let d = draft(kind, parts, quote);
                mark_taken(&mut self.taken, self.stream, p, &d);
                out.push(d);
            }
        }
    }

    fn according_at(&self, n: usize, lo: usize, hi: usize) -> Option<(Range, Range)> {
        let p = self.p;
        let i = &p.items[n];
        if !i.word() {
            return None;
        }
        if p.english {
            if i.key == "according" && p.items.get(n + 1).is_some_and(|i| i.key == "to") && n + 2 < hi {
                return Some(((n, n + 2), self.after_according(n + 2, hi)?));
            }
            return None;
        }
        if i.key == "d'" && p.items.get(n + 1).is_some_and(|i| i.key == "après") && n + 2 < hi {
            return Some(((n, n + 2), self.after_according(n + 2, hi)?));
        }
        if i.is(c::ACCORDING) {
            return Some(((n, n + 1), self.after_according(n + 1, hi)?));
        }
        // German: "Angaben zufolge"; French: "pour X,", "aux yeux de X", "à en croire X"
        if i.key == "pour" && n + 1 < hi && (n == lo || p.items[n - 1].mark(",") || p.items[n - 1].is(c::ADV | c::COORD)) {
            if matches!(&*p.items[n + 1].key, "sa" | "son" | "ses" | "leur" | "leurs" | "cette" | "ce" | "tout" | "toute" | "tous") {
                return None;
            }
            let np = p.right(n + 1, hi)?;
            let closed = np.1 < hi && p.items[np.1].mark(",");
            let verbless = !(n + 1..np.1).any(|k| infinitive_ending(&p.items[k].key) && !p.items[k].capital && p.items[k].class == 0);
            let speaker = p.agentive(np)
                && (p.proper(n + 1)
                    || p.items[n + 1].key == "d'"
                    || p.items[n + 1].is(c::DET) && (p.items[n + 2..np.1].iter().any(|i| i.is(c::AGENT | c::UNNAMED)) || p.proper(n + 2)));
            return (closed && verbless && speaker && np.1 + 3 < hi && self.has_verb(np.1, hi)).then_some(((n, n + 1), np));
        }
        let phrase = |words: &[&str]| {
            words.iter().enumerate().all(|(d, w)| p.items.get(n + d).is_some_and(|i| i.key == *w)).then_some(n + words.len())
        };
        for words in [
            &["aux", "yeux", "de"][..],
            &["aux", "yeux", "du"],
            &["aux", "yeux", "d'"],
            &["à", "en", "croire"],
            &["de", "l'", "avis", "de"],
            &["de", "l'", "avis", "du"],
            &["по", "словам"],
            &["за", "словами"],
            &["по", "данным"],
            &["за", "даними"],
            &["si", "l'", "on", "en", "croit"],
            &["на", "думку"],
            &["по", "мнению"],
        ] {
            if let Some(at) = phrase(words)
                && at < hi
            {
                let np = p.right(at, hi).or_else(|| {
                    p.items[at].word().then(|| (at, (at..hi.min(at + 8)).find(|k| !p.items[*k].word()).unwrap_or(hi.min(at + 8))))
                })?;
                return Some(((n, at), np));
            }
        }
        None
    }

    fn after_according(&self, at: usize, hi: usize) -> Option<Range> {
        let p = self.p;
        let first = p.items.get(at).filter(|i| i.word())?;
        if first.is(c::REL) || first.is(c::NONAGENT) && !p.proper(at) {
            return None;
        }
        let head = if first.is(c::DET) { at + 1 } else { at };
        if p.items.get(head).is_some_and(|i| i.is(c::NONAGENT) && !i.capital) && head < hi {
            return None;
        }
        if matches!(&*first.key, "lui" | "eux" | "him" | "her" | "them" | "elle" | "elles") {
            return Some((at, at + 1));
        }
        p.right(at, hi).or_else(|| {
            // "selon plusieurs médias": a bare noun
            (first.word() && !first.is(c::PREP) || first.key == "de").then(|| {
                let end = (at..hi.min(at + 10)).find(|k| !p.items[*k].word() || p.items[*k].is(c::REL)).unwrap_or(hi.min(at + 10));
                (at, end)
            })
        })
    }

    /// Quotations that no cue took: after a colon, a whole sentence, a verb that no list knows.
    #[allow(clippy::too_many_arguments)]
    fn left_over(&mut self, lo: usize, hi: usize, end: usize, found: &[Found], subject: Option<Range>, spoken: bool, out: &mut Vec<Draft>) {
        let p = self.p;
        for at in lo..hi {
            let Some(q) = p.items[at].quote() else { continue };
            if self.taken[q] {
                continue;
            }
            let words = self.stream.words_in(q);
            let full = words >= 4 && (self.stream.ends_sentence(self.text, q) || self.begins_like_sentence(q));
            let mut draft = Draft {
                kind: SpeechKind::Direct,
                parts: vec![(at, at + 1)],
                cue: None,
                who: Who::Carried,
                to: None,
                verb: None,
                quote: Some(q),
            };
            if let Some((cue, who)) = self.unlisted(at, end) {
                draft.cue = Some(cue);
                draft.who = who;
                if words < 4 && !full {
                    draft.kind = SpeechKind::Mixed;
                }
            } else if at > lo && p.items[at - 1].mark(":") && words >= 3 {
                let colon = at - 1;
                let who = self.introduced(lo, colon);
                if who == Who::Unsaid || words < 5 && !full {
                    continue;
                }
                draft.who = who;
            } else if at > lo && self.titled(lo, at) {
                continue;
            } else if at == lo && at + 1 >= end {
                // a sentence of its own
                if self.heading && !spoken || words < 4 || !full && words < 7 {
                    continue;
                }
            } else if at == lo && full && words >= 6 && found.is_empty() && spoken {
                // "« ... » La salle applaudit."
            } else if let (true, true) = (words >= 8, spoken || subject.is_some()) {
                draft.kind = SpeechKind::Mixed;
                if let Some(s) = subject {
                    draft.who = Who::Phrase(s);
                }
            } else {
                continue;
            }
            self.taken[q] = true;
            out.push(draft);
        }
    }

    /// Who speaks after a colon: the subject of what stands before it, or a name there.
    fn introduced(&self, lo: usize, colon: usize) -> Who {
        let p = self.p;
        if let Some(np) = self.first_subject(lo, colon)
            && p.agentive(np)
        {
            return Who::Phrase(np);
        }
        if let Some(np) = p.right(lo, colon)
            && p.agentive(np)
        {
            return Who::Phrase(np);
        }
        // the last person named before the colon
        let np = (lo..colon).rev().find(|k| p.items[*k].is(c::AGENT | c::UNNAMED | c::TITLE) || p.proper(*k)).and_then(|k| {
            let mut a = k;
            while a > lo && (p.proper(a - 1) || p.items[a - 1].is(c::DET | c::TITLE | c::AGENT) && !p.items[a].is(c::DET)) {
                a -= 1;
            }
            p.right(a, colon)
        });
        np.map_or(Who::Carried, Who::Phrase)
    }

    /// A title, a name, a charge stands before the marks: no statement.
    fn titled(&self, lo: usize, at: usize) -> bool {
        let p = self.p;
        (lo.max(at.saturating_sub(4))..at).any(|k| p.items[k].is(c::WORK))
            || (lo.max(at.saturating_sub(8))..at).any(|k| p.items[k].is(c::CHARGE))
    }

    /// "« ... », sourit Marie": a verb that no list knows, between marks and a name or pronoun.
    fn unlisted(&self, at: usize, end: usize) -> Option<(Range, Who)> {
        let p = self.p;
        let mut n = at + 1;
        if n < end && (p.items[n].mark(",") || p.items[n].dash()) {
            n += 1;
        }
        if n >= end || !p.items[n].word() {
            return None;
        }
        if !p.english {
            let mut k = n;
            while k < end.min(n + 6) && p.items[k].word() {
                if k > n && p.items[k].is(c::PRONOUN) && p.items[k].text.starts_with('-') && !p.items[k].key.ends_with("ce") {
                    let after = if p.items[k - 1].is(c::HAVE) { k + 2 } else { k + 1 };
                    return Some(((n, after.min(end)), Who::Phrase((k, k + 1))));
                }
                k += 1;
            }
            let mut v = n;
            while v < end && p.items[v].is(c::CLITIC) {
                v += 1;
            }
            let has = v < end && p.items[v].is(c::HAVE);
            let verb = if has { v + 1 } else { v };
            let i = p.items.get(verb).filter(|_| verb < end)?;
            if i.capital || i.class != 0 || !i.word() || !(has || finite_ending(&i.key)) || !p.items[at + 1].mark(",") {
                return None;
            }
            let (next, _) = p.adjuncts(verb + 1, end);
            let np = p.right(next, end).filter(|np| p.agentive(*np))?;
            return Some(((n, verb + 1), Who::Phrase(np)));
        }
        let np = p.right(n, end)?;
        let verb = p.items.get(np.1).filter(|_| np.1 < end)?;
        let close = np.1 + 1 >= end || !p.items[np.1 + 1].word() || p.items[np.1 + 1].is(c::PREP | c::ADV);
        (!verb.capital && verb.class == 0 && close && (verb.key.ends_with("ed") || verb.key.ends_with('s')) && p.agentive(np))
            .then_some(((np.1, np.1 + 1), Who::Phrase(np)))
    }
}

fn mark_taken(taken: &mut [bool], stream: &Stream, p: Phrases, draft: &Draft) {
    let _ = stream;
    for &(a, b) in &draft.parts {
        for k in a..b {
            if let Some(q) = p.items[k].quote() {
                taken[q] = true;
            }
        }
    }
}

fn finite_ending(key: &str) -> bool {
    key.len() > 3 && ["e", "it", "ait", "a", "ent", "ut", "nd", "rt"].iter().any(|s| key.ends_with(s)) && !key.ends_with("ment")
}

fn infinitive_ending(key: &str) -> bool {
    key.len() > 3 && ["er", "ir", "re", "oir"].iter().any(|s| key.ends_with(s))
}
