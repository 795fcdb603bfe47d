//! Frames of reported speech: reads a sentence's cues and quotations and says what is content, cue
//! and speaker phrase. Who the speaker is, is not decided here.

mod according;
mod after_cue;
mod bare;
mod before_cue;
mod ends;
mod objects;
mod uncued;

pub(crate) use objects::RESOLVES;

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
    /// "assure-t-on": the body that was spoken of last, and no person.
    House,
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

/// What somebody is said by another to think is that other's statement, no second one.
const THOUGHT: [&str; 10] = ["understand", "know", "believe", "think", "realize", "feel", "expect", "hope", "learn", "assume"];

/// Items of a subject with its apposition behind the pronoun that opens a relative clause, at most.
const OPENED: usize = 20;

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

/// Items of an aside like "for its part", with the comma before it, at most.
const ASIDE: usize = 6;

impl<'a, 't> Frames<'a, 't> {
    /// Ready to read a paragraph.
    pub(crate) fn new(p: Phrases<'a, 't>, stream: &'a Stream<'t>, text: &'t str, heading: bool) -> Self {
        Self { p, stream, text, taken: vec![false; stream.quotes.len()], heading }
    }

    /// The statements of a sentence, in order. `spoken`: somebody has spoken shortly before.
    pub(crate) fn sentence(&mut self, lo: usize, hi: usize, spoken: bool) -> Vec<Draft> {
        let p = self.p;
        let lo = self.behind_dateline(lo, hi);
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
        // the same, but for whom somebody is only told to believe or hope
        let mut teller: Option<Range> = None;
        self.according(lo, end, &found, &mut out);
        for n in 0..found.len() {
            // "said the mayor believed him, but added": whoever said it adds, not whom it is told of
            let start = found[n].cue.start;
            let adds = p.english && start > lo + 1 && p.items[start - 1].is(c::COORD) && p.items[start - 2].mark(",");
            let last = teller.filter(|_| adds).or(last_subject);
            let subject = if found[n].post.is_some() { None } else { self.subject_of(&found[n].cue, lo, last) };
            // "des marcheurs ont été interpellés": they say nothing that a later verb could go on with
            if let Some(s) = subject.filter(|_| p.english || !found[n].cue.passive) {
                last_subject = Some(s);
                if !THOUGHT.contains(&p.lexicon.verb(found[n].cue.verb).lemma) {
                    teller = Some(s);
                }
            }
            let before = out.len();
            match found[n].post {
                Some(post) => {
                    if let Who::Phrase(s) = post.who {
                        (last_subject, teller) = (Some(s), Some(s));
                    }
                    self.after_content(lo, end, &found, n, post, &mut out);
                }
                None => self.before_content(end, &found, n, subject, &mut out),
            }
            for d in &out[before..] {
                mark_taken(&mut self.taken, self.stream, p, d);
            }
        }
        out.extend(self.said_before(lo, &found));
        self.left_over(lo, hi, end, &found, last_subject, spoken, &mut out);
        out.sort_by_key(|d| d.parts.first().copied());
        self.drop_inner(&found, &mut out);
        out
    }

    /// "HALDEN, 3 juin (ANP) - Le port ferme": where the sentence begins behind the place, the date and the agency of a dispatch.
    fn behind_dateline(&self, lo: usize, hi: usize) -> usize {
        let first = self.stream.sentences.first().is_some_and(|s| s.start == lo);
        let Some(start) = self.p.items.get(lo).map(|i| i.piece.start).filter(|_| first) else { return lo };
        let Some(end) = self.text.get(start..).and_then(recoupe_lang::dateline) else { return lo };
        (lo..hi).find(|k| self.p.items[*k].piece.start >= start + end).unwrap_or(lo)
    }

    /// "C'est ce que conclut le rapport": the sentence before is what it says.
    fn said_before(&self, lo: usize, found: &[Found]) -> Option<Draft> {
        let p = self.p;
        let key = |d: usize| p.items.get(lo + d).map_or("", |i| &*i.key);
        let opens = matches!((key(0), key(1), key(2), key(3)), ("c'", "est", "ce" | "du" | "en", "que" | "qu'" | "moins"));
        let cue = found.first().map(|f| &f.cue).filter(|cue| opens && cue.start == lo + 4 && !cue.passive)?;
        let before = self.stream.sentences.iter().rev().find(|s| s.end <= lo)?;
        let np = match cue.inverted {
            Some(i) => (i, i + 1),
            None => p.right(cue.end, p.items.len()).or_else(|| p.subject(lo + 4, cue.start))?,
        };
        let part = self.trim(before.start, before.end)?;
        let (kind, quote) = self.kind_of(part);
        Some(Draft {
            kind,
            parts: vec![part],
            cue: Some((cue.start, cue.end)),
            who: Who::Phrase(np),
            to: None,
            verb: Some(cue.verb),
            quote,
        })
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
            // "offered to resign, an aide said": what somebody did, told by one voice
            let clausal = d.verb.is_some_and(|v| p.lexicon.verb(v).takes('q') || p.lexicon.verb(v).takes('m'));
            let deed = d.kind == SpeechKind::Indirect && (!clausal || p.items[own.0.0].key == "to");
            let within = spans
                .iter()
                // "A called B "odd" and said C, the agency reported": what an agency hands on are statements of others
                .filter(|o| !p.english || deed || o.1.is_none_or(|c| c.0 < o.0.0))
                .any(|o| o.0 != own.0 && o.1 != own.1 && o.0.0 <= cue.0 && cue.1 <= o.0.1 && o.0.0 <= own.0.0 && own.0.1 <= o.0.1);
            // "wrote that the mayor said he had doubts": no "that", and a clause all the same
            let bare = p.english
                && d.verb.is_some_and(|v| matches!(p.lexicon.verb(v).lemma, "say" | "tell"))
                && own.0.0 >= cue.1
                && p.items[own.0.0].is(c::DET | c::PRONOUN)
                && (own.0.0 + 1..own.0.1).any(|k| p.acts(k));
            let clause = clause || bare;
            // "L'Alliance s'est dite prête à négocier, a déclaré Anna Orlo": hers, and the Alliance's that she hands on
            let ready = p.french() && d.verb.is_some_and(|v| p.lexicon.verb(v).takes('r') && p.lexicon.verb(v).takes('a'));
            let thought = p.english && d.verb.is_some_and(|v| THOUGHT.contains(&p.lexicon.verb(v).lemma));
            clause && !thought || ready || !within || d.quote.is_some()
        });
    }

    fn subject_of(&self, cue: &Cue, lo: usize, last: Option<Range>) -> Option<Range> {
        let p = self.p;
        if let Some(i) = cue.inverted {
            return Some((i, i + 1));
        }
        let joined = cue.form == FormOf::Infinitive && matches!(&*p.items[cue.start].key, "sans" | "avant");
        if cue.form == FormOf::Gerund || joined {
            // "a cité le responsable comme avertissant que"
            if cue.start > lo + 2 && p.items[cue.start - 1].key == "comme" {
                let citing = (lo..cue.start - 1).rev().find(|k| matches!(&*p.items[*k].key, "cité" | "cite" | "citait" | "citent"));
                return citing
                    .and_then(|k| p.right(k + 1, cue.start - 1))
                    .or_else(|| (lo..cue.start - 1).rev().find(|k| p.items[*k].is(c::DET)).and_then(|k| p.right(k, cue.start - 1)));
            }
            // ", with port workers warning that": whom "with" names
            let near = (lo + 1..cue.start).rev().take(8).take_while(|k| p.items[*k].word());
            let mut opened = near.filter(|k| p.items[*k].key == "with" && p.items[*k - 1].mark(","));
            if p.english
                && let Some(with) = opened.next().filter(|k| k + 1 < cue.start)
            {
                return p.right(with + 1, cue.start).or(Some((with + 1, cue.start)));
            }
            let own = cue.form == FormOf::Gerund
                && cue.start > lo
                && !(p.english && p.tells_on(cue.head, lo, p.items.len()))
                && p.items[cue.start - 1].word()
                && !p.items[cue.start - 1].is(c::COORD | c::PREP | c::ADV | c::CLITIC);
            if own && let Some(np) = p.subject(lo, cue.start) {
                return Some(np);
            }
            return last.or_else(|| self.first_subject(lo, cue.start));
        }
        if cue.start > lo
            && (p.items[cue.start - 1].is(c::COORD)
                || (p.items[cue.start - 1].mark(",") && last.is_some() && !p.items[cue.start].is(c::HAVE)))
        {
            // "asks Orlo, and Girin, thinking of it, replies"
            let other = |from: usize| {
                (from + 1..cue.start).rev().find(|k| p.items[*k].is(c::COORD) && p.items[*k - 1].mark(",") && p.proper(k + 1))
            };
            let joined = p.items[cue.start - 1].mark(",") && p.english;
            if let Some(k) = last.filter(|_| joined).and_then(|last| other(last.1))
                && let Some(np) = p.right(k + 1, cue.start).filter(|np| p.agentive(*np))
            {
                return Some(np);
            }
            // "La commission a ordonné un vote *dont l'opposante, Anna Orlo,* conteste le résultat": the comma closes an apposition
            let own = || p.subject(lo, cue.start).filter(|np| last.is_some_and(|last| last.1 <= np.0));
            let opened = || (lo.max(cue.start.saturating_sub(OPENED))..cue.start).any(|k| p.items[k].is(c::REL | c::THAT));
            // "…; the port, for its part, says": the comma closes an aside, and the clause has a subject of its own
            if p.items[cue.start - 1].mark(",")
                && last.is_some_and(|last| self.is_for_its_part(last.1, cue.start - 1))
                && let Some(np) = own()
            {
                return Some(np);
            }
            if p.french()
                && p.items[cue.start - 1].mark(",")
                && opened()
                && let Some(np) = own().filter(|np| np.0 > lo && p.items[np.0 - 1].is(c::REL | c::THAT) && p.agentive(*np))
            {
                return Some(np);
            }
            return last.or_else(|| self.in_relative(lo, cue.start)).or_else(|| self.first_subject(lo, cue.start));
        }
        p.subject(lo, cue.start)
    }

    /// ", *for its part*,", ", *de son côté*,", ", *meanwhile*,": an aside that closes at a comma and sets one account beside another.
    fn is_for_its_part(&self, lo: usize, close: usize) -> bool {
        let p = self.p;
        let Some(open) = (lo..close).rev().take(ASIDE).find(|k| p.items[*k].mark(",")) else { return false };
        // some of these phrases are one item
        let words: Vec<&str> = p.items[open + 1..close].iter().flat_map(|i| i.key.split(' ')).collect();
        matches!(
            words[..],
            ["meanwhile" | "however" | "too" | "cependant" | "toutefois" | "elle" | "lui"]
                | ["for" | "on" | "pour" | "de", .., "part" | "side" | "côté"]
                | ["in", "turn"]
                | ["quant", ..]
                | ["à", "son", "tour"]
        )
    }

    /// "…, according to *the hospital*, which declared an emergency and appealed for blood": whom a relative clause is about that has not
    /// ended yet.
    fn in_relative(&self, lo: usize, cue: usize) -> Option<Range> {
        let p = self.p;
        let relative = (lo + 2..cue).rev().find(|k| p.items[*k].mark(",") || p.items[*k].quote().is_some()).map(|comma| comma + 1)?;
        let opens = p.english && relative < cue && matches!(&*p.items[relative].key, "who" | "which");
        p.antecedent(lo, relative).filter(|_| opens && (relative..cue).any(|k| p.acts(k)))
    }

    /// The subject of the sentence's first finite verb.
    fn first_subject(&self, lo: usize, before: usize) -> Option<Range> {
        let p = self.p;
        let lo = p.behind_participle(lo, before);
        // "Norvia on Monday turned down the plan, saying": any past form in English
        if let Some(np) = self.before_past(lo, before) {
            return Some(np);
        }
        let verb = (lo + 1..before).find(|k| p.items[*k].word() && p.finite(*k) && !p.items[*k - 1].is(c::REL | c::THAT));
        // "La Norvie « prend note » mais exige": the marks hold the verb
        if let Some(np) = self.before_marked_verb(lo, verb.unwrap_or(before)) {
            return Some(np);
        }
        let mut verb = verb?;
        while verb > lo + 1 && p.items[verb - 1].is(c::CLITIC) && !p.items[verb - 1].is(c::PRONOUN) {
            verb -= 1;
        }
        p.subject(lo, verb)
    }

    /// Who or what can speak before the first English past form of a sentence that no list of verbs has.
    fn before_past(&self, lo: usize, before: usize) -> Option<Range> {
        let p = self.p;
        let form = |i: &crate::stream::Item| i.word() && !i.capital && i.class == 0 && i.key.len() > 4 && i.key.ends_with("ed");
        let verb = (lo + 1..before).take_while(|k| !p.finite(*k)).find(|k| form(&p.items[*k])).filter(|_| p.english)?;
        let plain = !p.items[verb - 1].is(c::DET | c::PREP | c::OF | c::BE | c::HAVE | c::COORD | c::REL | c::THAT);
        let np = p.subject(lo, verb).filter(|np| plain && p.agentive(*np))?;
        (!(np.0..np.1).any(|k| p.items[k].is(c::TIME))).then_some(np)
    }

    /// The noun phrase that begins a sentence, where marks right behind it hold its verb.
    fn before_marked_verb(&self, lo: usize, before: usize) -> Option<Range> {
        let p = self.p;
        let at =
            (lo + 1..before).take_while(|k| p.items[*k].word() || p.items[*k].quote().is_some()).find(|k| p.items[*k].quote().is_some())?;
        let quote = p.items[at].quote().filter(|q| p.french() && !self.begins_like_sentence(*q) && self.stream.words_in(*q) > 1)?;
        let verb = self.stream.inside[quote].iter().find(|i| i.word() && !(i.is(c::CLITIC) || matches!(&*i.key, "ne" | "n'")))?;
        let acts = verb.is(c::HAVE | c::BE | c::MODAL) || finite_ending(&verb.key) && verb.class == 0;
        let np = p.subject(lo, at).filter(|np| np.0 == lo && np.1 == at)?;
        (acts && (p.agentive(np) || p.proper(np.1 - 1)) && !(np.0..np.1).any(|k| p.finite(k))).then_some(np)
    }

    fn begins_like_sentence(&self, quote: usize) -> bool {
        self.stream.inside[quote].iter().find(|i| i.word()).is_some_and(|i| i.capital)
    }

    /// Where content that begins at `from` ends.
    fn content_end(&self, from: usize, hi: usize, found: &[Found], form: Option<FormOf>) -> usize {
        let p = self.p;
        let hi = if form.is_some() { self.clause_closes(from, hi) } else { hi };
        let hi = self.main_clause_goes_on(from, hi, found).unwrap_or(hi);
        let hi = if form.is_some() { self.relative_closes(from, hi, found).unwrap_or(hi) } else { hi };
        // what a participle introduces ends where a verb of the main clause follows: "calling it odd and left"
        let present = |f: &Found| f.cue.start < f.cue.head && matches!(&*p.items[f.cue.start].key, "have" | "has");
        let other = |f: &Found| {
            !p.english
                || form.is_none_or(|form| {
                    form == f.cue.form
                        || f.cue.form == FormOf::Gerund
                        || form == FormOf::Gerund
                        || matches!(form, FormOf::Base | FormOf::Finite) && present(f)
                })
        };
        for k in from..hi {
            let i = &p.items[k];
            if i.mark(";") {
                return k;
            }
            // "voudrait que le pays vote : « … »": what the marks hold stands by itself
            let wish = |f: &Found| f.cue.end <= from && from <= f.cue.end + 2 && p.lexicon.verb(f.cue.verb).lemma == "vouloir";
            if i.mark(":") && p.items.get(k + 1).is_some_and(|i| i.quote().is_some()) && found.iter().any(wish) {
                return k;
            }
            // "dismissed the claims *saying* they were absurd"
            if p.english && k > from && p.tells_on(k, from, hi) && found.iter().any(|f| f.cue.start == k) {
                return k;
            }
            if self.contrasts(k, hi, found) {
                return k + usize::from(i.quote().is_some());
            }
            if p.english
                && form.is_some()
                && let Some(stop) = self.told_on(k, from, hi, found, form)
            {
                return stop;
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
            // ", dealing a blow to his party": what the teller adds
            let adds = |i: &crate::stream::Item| {
                i.word()
                    && !i.capital
                    && i.key.len() > 5
                    && i.key.ends_with("ing")
                    && !i.is(c::PREP)
                    && !matches!(&*i.key, "including" | "something" | "nothing" | "everything" | "anything" | "being" | "having")
            };
            if i.mark(",")
                && p.english
                && form.is_some()
                && next + 2 < hi
                && adds(&p.items[next])
                && !(k + 1..hi).any(|j| p.items[j].mark(","))
            {
                return k;
            }
            // "X promet d'« aller au bout », Y réclame la fermeture"
            // "exige le retrait du plan, le ministre refuse de céder": behind a thing, and no clause
            let thing = || (p.items[from].is(c::DET) || p.items[from].what == What::Number) && !(from..k).any(|j| p.finite(j));
            let side_by_side = p.french() && i.mark(",") && (self.heading || p.items[k - 1].quote().is_some() || thing());
            // "que l'un dit avoir gagné *et que l'autre, Anna Orlo, dit* avoir perdu": another clause beside the one that holds the verb
            let beside = p.french() && i.is(c::COORD) && from > 0 && !p.items[from - 1].is(c::THAT) && !(from..k).any(|j| p.finite(j));
            let next = next + usize::from(beside && p.items.get(next).is_some_and(|i| i.is(c::THAT | c::REL)));
            if (i.mark(",") && next > k + 1 || i.is(c::COORD) || side_by_side && self.acts_at_once(next, hi, found)) && next < hi {
                // in English a verb of another tense belongs to what is said: "says he came and asked"
                let near = found
                    .iter()
                    .find(|f| f.cue.start > next && f.cue.start < next + 12 && f.post.is_none() && f.cue.form != FormOf::Gerund);
                // "shows that Dole and his aides were eager to discuss it": two of whom one thing is said
                let clause =
                    |f: &Found| f.cue.end == from && p.lexicon.verb(f.cue.verb).takes('q') && !p.lexicon.verb(f.cue.verb).takes('n');
                let verbless = p.english && (p.items[from - 1].is(c::THAT) || found.iter().any(clause)) && !(from..k).any(|k| p.acts(k));
                if !verbless
                    && near.filter(|f| other(f)).is_some_and(|f| p.subject(next, f.cue.start).is_some_and(|r| r.0 == next && p.agentive(r)))
                {
                    return k;
                }
            }
            for f in found {
                if let Some(post) = f.post
                    && post.end == k
                {
                    return k;
                }
                // "said Anna Lévy, the head of the port, first told her": an apposition closes here
                let finite = f.cue.form != FormOf::Gerund || p.items[f.cue.start].is(c::BE);
                // "a indiqué que le suspect, un homme de 34 ans, avait reconnu": likewise, behind its "que"
                let told = p.english || p.items[from].is(c::DET) && from > 0 && p.items[from - 1].is(c::THAT);
                if told && i.mark(",") && next == k + 1 && finite && self.only_named(from, k) {
                    continue;
                }
                let starts = f.cue.start == next
                    || (f.cue.start == next + 1 && p.items.get(next).is_some_and(|i| matches!(&*i.key, "en" | "tout") || i.is(c::ADV)));
                if starts
                    && other(f)
                    && !(p.english && f.cue.form == FormOf::Gerund && !i.mark(","))
                    && i.quote().is_none()
                    && !f.cue.passive
                    && (f.cue.form != FormOf::Participle || f.cue.start < f.cue.head || p.english || i.is(c::COORD))
                {
                    return k;
                }
            }
        }
        hi
    }

    /// Does a clause begin at `from` whose subject a verb of saying follows at once?
    fn acts_at_once(&self, from: usize, hi: usize, found: &[Found]) -> bool {
        let p = self.p;
        let begins = from < hi && (p.items[from].is(c::DET) || p.proper(from));
        begins && found.iter().any(|f| f.cue.start > from && f.post.is_none() && p.subject(from, f.cue.start) == Some((from, f.cue.start)))
    }

    /// A name with its apposition, and no verb yet.
    pub(super) fn only_named(&self, a: usize, b: usize) -> bool {
        let p = self.p;
        (a + 1..b).any(|k| p.items[k].mark(","))
            && (a..b).all(|k| p.items[k].quote().is_none() && !p.finite(k) && !(p.items[k].key.ends_with("ed") && !p.items[k].capital))
            && p.right(a, b).is_some_and(|np| p.agentive(np))
    }

    /// "[Updated at noon] The road is shut": content begins behind what a bracket closes.
    fn unbracketed(&self, a: usize, b: usize) -> usize {
        let p = self.p;
        let opens = a < b && p.items[a].mark("[");
        let stamp = |k: &usize| p.items.get(k + 1).is_some_and(|i| i.capital || i.quote().is_some());
        if let Some(close) = (a..b).find(|k| p.items[*k].mark("]")).filter(|k| opens && stamp(k)) {
            return close + 1;
        }
        let bracket = (a..b).find(|k| p.items[*k].mark("]") || p.items[*k].mark("["));
        bracket.filter(|k| p.items[*k].mark("]")).map_or(a, |close| close + 1)
    }

    /// Content without marks and connecting words at its ends.
    fn trim(&self, mut a: usize, mut b: usize) -> Option<Range> {
        let p = self.p;
        a = self.unbracketed(a, b);
        while a < b && !p.items[a].word() && p.items[a].quote().is_none() {
            a += 1;
        }
        while b > a
            && (p.items[b - 1].mark(",")
                || p.items[b - 1].mark(":")
                || p.items[b - 1].mark(";")
                || matches!(p.items[b - 1].text, "." | "!" | "?") && p.items[b - 1].what == What::Mark
                || p.items[b - 1].dash()
                // a word that something must follow ends no statement; "he would do so" is whole
                || p.items[b - 1].is(c::COORD | c::HANGING) && !self.does_so(a, b))
        {
            b -= 1;
        }
        let words: usize = (a..b).map(|k| p.items[k].quote().map_or(usize::from(p.items[k].word()), |q| self.stream.words_in(q))).sum();
        (words >= 2 || (a..b).any(|k| p.items[k].quote().is_some())).then_some((a, b))
    }

    /// "he would do so", "they said so".
    fn does_so(&self, a: usize, b: usize) -> bool {
        let key = |back: usize| b.checked_sub(back).filter(|k| *k >= a).map_or("", |k| &*self.p.items[k].key);
        self.p.english
            && key(1) == "so"
            && matches!(key(2), "do" | "does" | "did" | "done" | "doing" | "say" | "said" | "think" | "hope" | "believe")
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
