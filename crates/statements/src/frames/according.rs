//! "selon X", "d'après X", "pour X", "according to X", "по словам X": before, after and within content.

use super::{Draft, Found, Frames, Who, infinitive_ending, mark_taken};
use crate::lexicon::class as c;
use crate::phrase::Range;
use recoupe_model::SpeechKind;

/// Words of the longest speaker between two commas.
const INSERTED: usize = 14;

/// Items behind a source, with its comma, that say whose it is or when: "a report issued *by the city council in May,*".
const TOLD_BY: usize = 16;

/// Items of a relative clause behind a source, at most.
const RELATED: usize = 20;

/// Words of the longest phrase that leads a sentence in.
const LED_IN: usize = 10;

impl Frames<'_, '_> {
    /// "selon X, C", "C, selon X", "according to X".
    pub(super) fn according(&mut self, lo: usize, hi: usize, found: &[Found], out: &mut Vec<Draft>) {
        let p = self.p;
        let mut n = lo;
        while n < hi {
            if let Some(d) = self.according_whom(n, lo, hi, found) {
                n = d.cue.map_or(n + 1, |cue| cue.1);
                mark_taken(&mut self.taken, self.stream, p, &d);
                out.push(d);
                continue;
            }
            let Some((cue, np)) = self.according_at(n, lo, hi) else {
                n += 1;
                continue;
            };
            let within = self.within_relative(cue, np, lo, hi);
            let np = within.unwrap_or(np);
            n = np.1.max(n + 1).max(cue.1);
            // "« … », a dit Anna Orlo, selon la radio": hers, handed on
            let told =
                cue.0 > lo && p.items[cue.0 - 1].mark(",") && found.iter().any(|f| f.post.is_some_and(|post| post.after == cue.0 - 1));
            // "a dénoncé une pression exercée selon elle par l'Occident": her words already
            let tonic = np.1 == np.0 + 1 && matches!(&*p.items[np.0].key, "lui" | "elle" | "eux" | "elles");
            let bare = cue.0 > lo && p.items[cue.0 - 1].word() && np.1 < hi && p.items[np.1].word();
            let already = tonic && bare && found.iter().any(|f| f.cue.end <= cue.0 && f.post.is_none() && !f.cue.passive);
            if self.is_own_word(np) || (told || already) && p.french() {
                continue;
            }
            let led = cue.0 == lo
                || (lo..cue.0).all(|k| !p.items[k].word() || p.items[k].is(c::COORD | c::ADV | c::SUB))
                    && (lo..cue.0).all(|k| p.items[k].quote().is_none())
                // "En effet, selon X, C"
                || p.set_phrase(lo, hi).is_some_and(|end| end == cue.0 || end + 1 == cue.0 && p.items[end].mark(","))
                || p.items[cue.0].key == "pour"
                || cue.0 > lo && (p.items[cue.0 - 1].mark(":") || p.items[cue.0 - 1].mark(";"));
            // "à ses yeux": whoever was spoken of
            let who = if p.items[np.0].is(c::DET) && np.1 == np.0 + 1 { Who::Carried } else { Who::Phrase(self.written(np)) };
            let cited = if p.english { self.source_cited(np.1, hi) } else { None };
            let who = cited.map_or(who, Who::Phrase);
            let draft = |kind, parts, quote| Draft { kind, parts, cue: Some(cue), who, to: None, verb: None, quote };
            if np.1 < hi && p.items[np.1].mark(":") && p.items.get(np.1 + 1).is_some_and(|i| i.quote().is_some()) {
                let q = np.1 + 1;
                let d = draft(SpeechKind::Direct, vec![(q, q + 1)], p.items[q].quote());
                mark_taken(&mut self.taken, self.stream, p, &d);
                out.push(d);
            }
            let part = if within.is_some() {
                Some((np.1, self.content_end(np.1 + 1, hi, found, None)))
            } else if led {
                let mut from = self.with_relative(np, hi).1.max(cue.1);
                // "d'après les confidences d'un ami à nos confrères, C"
                if from < hi
                    && p.items[from].is(c::PREP)
                    && let Some(comma) = (from..hi.min(from + TOLD_BY)).find(|k| p.items[*k].mark(","))
                {
                    from = comma;
                }
                // "selon Paul Orlin, de l'Office des ports, C": whose he is
                let whose = p.french() && from + 2 < hi && p.items[from].mark(",") && matches!(&*p.items[from + 1].key, "de" | "d'" | "du");
                let body = |k: usize| p.proper(k) || p.items[k].is(c::ORG);
                if whose && (body(from + 2) || p.items[from + 2].is(c::DET) && from + 3 < hi && body(from + 3)) {
                    from = (from + 3..hi.min(from + LED_IN + TOLD_BY)).find(|k| p.items[*k].mark(",")).unwrap_or(from);
                }
                while from < hi && !p.items[from].word() && p.items[from].quote().is_none() {
                    from += 1;
                }
                // "the results of a poll released Monday, most voters": when it was told
                if p.english && from + 2 < hi && p.items[from].is(c::TIME) && p.items[from + 1].mark(",") {
                    from += 2;
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
                // "soixante mille selon les syndicats, trente mille selon la police": what is another's is not told here
                let others = (start + 1..end)
                    .rev()
                    .find(|k| p.items[*k].is(c::ACCORDING) && (p.items[*k - 1].word() || !p.english && p.items[*k - 1].mark(",")));
                let start = others.and_then(|k| (k..end).find(|k| p.items[*k].mark(","))).map_or(start, |k| k + 1);
                let bare = end == cue.0 && p.items[end - 1].quote().is_none();
                let from = if bare {
                    // "des traités qui réécriraient l'Europe selon X": the relative clause alone
                    // "…, où onze personnes ont péri selon X", "…, faisant neuf morts selon X": and what a comma hangs on behind
                    let hangs =
                        |k: &usize| p.items[*k].is(c::REL) || p.french() && *k > start && p.items[*k - 1].mark(",") && self.hangs_on(*k);
                    let at = (start..end).rev().find(hangs);
                    at.map_or(start, |k| k + usize::from(!p.items[k].key.ends_with("ant")))
                } else {
                    start
                };
                Some((from, end))
            };
            // "Selon le maire, le port devrait :": what he says stands in a list below
            let unsaid = |(a, b): Range| {
                !p.english && (a + 1..=b).any(|k| p.items[k - 1].is(c::MODAL) && p.items.get(k).is_some_and(|i| i.mark(":")))
            };
            if let Some((a, b)) = part.and_then(|(a, b)| self.trim(a, b)).filter(|part| !unsaid(*part)) {
                let (kind, quote) = self.kind_of((a, b));
                let kind =
                    if kind == SpeechKind::Direct && quote.is_some_and(|q| self.stream.words_in(q) < 6) { SpeechKind::Mixed } else { kind };
                // "In one such talk, according to the minutes, he swore": no clause before it
                let led_in = b < lo + 5 || p.english && b < lo + LED_IN && p.items[a].is(c::PREP) && !(a..b).any(|k| p.finite(k));
                // "L'inspection avait, selon un rapport que nous avons lu, demandé": the auxiliary waits for its verb
                let auxiliary = |k: usize| p.items[k].is(c::HAVE | c::BE | c::MODAL) && p.items[k].key != "to";
                let waits = b > a && auxiliary(b - 1) && p.items.get(b).is_some_and(|i| i.mark(","));
                // "Its own plan, according to a paper seen by the Courier, foresees": whose the paper is
                let by = p.english && led_in && p.items.get(np.1).is_some_and(|i| i.key == "by");
                let close = (np.0 + 1..hi.min(np.1 + LED_IN)).find(|k| p.items[*k].mark(",")).filter(|_| waits || by).unwrap_or(np.1);
                let rest = (!led
                    && close + 1 < hi
                    && p.items[close].mark(",")
                    && cue.0 > lo + 1
                    && b < cue.0
                    // "selon M. Verdier, qui": what follows is told of him
                    && !p.items[close + 1].is(c::REL)
                    && (led_in || waits)
                    && kind == SpeechKind::Indirect)
                    .then(|| self.trim(close + 1, hi))
                    .flatten();
                let mut parts = vec![(a, b)];
                parts.extend(rest);
                let d = draft(kind, parts, quote);
                mark_taken(&mut self.taken, self.stream, p, &d);
                out.push(d);
            }
        }
    }

    /// "le ministre, selon qui le groupe « paiera », …", "the minister, according to whom the group will pay": the words are
    /// those of whom the relative pronoun stands for, to the end of its clause.
    fn according_whom(&self, n: usize, lo: usize, hi: usize, found: &[Found]) -> Option<Draft> {
        let p = self.p;
        let key = |k: usize| p.items.get(k).filter(|_| k < hi).map_or("", |i| &*i.key);
        let pronoun = |k: usize| matches!(key(k), "qui" | "lequel" | "laquelle" | "lesquels" | "lesquelles" | "whom" | "which");
        let cue = match (key(n), key(n + 1)) {
            ("selon" | "pour", _) if !p.english && pronoun(n + 1) => (n, n + 2),
            ("for", "whom") if p.english => (n, n + 2),
            ("d'", "après") if pronoun(n + 2) => (n, n + 3),
            ("according", "to") if pronoun(n + 2) => (n, n + 3),
            _ => return None,
        };
        let comma = n > lo && p.items[n - 1].mark(",");
        // "« … », prévient Anna Orlo, économiste à l'institut Valdor, pour qui": she, not the institute
        let told = found.iter().filter_map(|f| f.post).find(|post| comma && (post.after == n - 1 || post.after == n));
        let teller = told.and_then(|post| if let Who::Phrase(np) = post.who { Some(np) } else { None });
        let np = teller.or_else(|| p.antecedent(lo, n))?;
        let end = (cue.1 + 1..hi).find(|k| p.items[*k].mark(",") && self.verb_follows(*k, hi)).unwrap_or(hi);
        // "Anna, pour qui elle a travaillé": for whom something was done, unless the clause is what somebody thinks
        let held = (cue.1..end)
            .any(|k| p.items[k].quote().is_some() || p.items[k].is(c::BE | c::MODAL) && !matches!(&*p.items[k].key, "être" | "to"));
        // "for whom the nine capitals have a big heart": no past form, of what was done for him
        let done = |k: usize| {
            p.items[k].key.ends_with("ed") || p.items[k].is(c::BE | c::HAVE) && !matches!(&*p.items[k].key, "is" | "are" | "has" | "have")
        };
        let held = if p.english { !(cue.1..end).any(done) } else { held };
        if matches!(key(n), "pour" | "for") && !(comma && held) {
            return None;
        }
        let part = self.trim(cue.1, end)?;
        let (kind, quote) = self.kind_of(part);
        Some(Draft { kind, parts: vec![part], cue: Some(cue), who: Who::Phrase(np), to: None, verb: None, quote })
    }

    /// "*Où* onze personnes", "*faisant* neuf morts": a place or a participle that opens what hangs on the clause before.
    fn hangs_on(&self, k: usize) -> bool {
        let i = &self.p.items[k];
        let participle = i.word() && !i.capital && i.class == 0 && i.key.len() > 5 && i.key.ends_with("ant");
        let told = !self.p.lexicon.senses(&i.key).is_empty() && i.key != "faisant";
        i.key == "où" || participle && !told
    }

    /// "des traités qui, selon X, réécriraient l'Europe": X between the commas, of whom only what follows is told.
    fn within_relative(&self, cue: Range, np: Range, lo: usize, hi: usize) -> Option<Range> {
        let p = self.p;
        let opened = cue.0 > lo + 2 && p.items[cue.0 - 1].mark(",") && p.items[cue.0 - 2].is(c::REL | c::THAT);
        let close = (np.0 + 1..hi.min(np.0 + INSERTED)).find(|k| p.items[*k].mark(","))?;
        (opened && close + 2 < hi).then_some((np.0, close))
    }

    pub(super) fn according_at(&self, n: usize, lo: usize, hi: usize) -> Option<(Range, Range)> {
        let p = self.p;
        let i = &p.items[n];
        if !i.word() {
            return None;
        }
        if p.english {
            // "In her opinion C": whoever was spoken of
            let own = i.key == "in" && (n == lo || p.items[n - 1].mark(",")) && n + 4 < hi;
            let (whose, noun) = (p.items.get(n + 1).map_or("", |i| &*i.key), p.items.get(n + 2).map_or("", |i| &*i.key));
            if own
                && matches!(whose, "his" | "her" | "their")
                && matches!(noun, "view" | "opinion" | "eyes" | "words" | "telling" | "account")
            {
                return Some(((n, n + 3), (n + 1, n + 2)));
            }
            if i.key == "according" && p.items.get(n + 1).is_some_and(|i| i.key == "to") && n + 2 < hi {
                return Some(((n, n + 2), self.after_according(n + 2, hi)?));
            }
            return None;
        }
        let own = |k: usize| k + 1 < hi && is_own_telling(&p.items[k].key, &p.items[k + 1].key);
        if i.key == "d'" && p.items.get(n + 1).is_some_and(|i| i.key == "après") && n + 2 < hi && !own(n + 2) {
            return Some(((n, n + 2), self.after_according(n + 2, hi)?));
        }
        if matches!(&*i.key, "à" | "a") && n + 2 < hi {
            let (possessive, noun) = (&p.items[n + 1], &*p.items[n + 2].key);
            let own = matches!(&*possessive.key, "ses" | "leurs") && noun == "yeux" || possessive.key == "son" && noun == "avis";
            if own && n + 4 < hi && (n == lo || p.items[n - 1].mark(",")) {
                return Some(((n, n + 3), (n + 1, n + 2)));
            }
        }
        // "selon ses mots", "d'après ses dires": whoever was spoken of
        let after = if i.is(c::ACCORDING) {
            n + 1
        } else if i.key == "d'" {
            n + 2
        } else {
            n
        };
        if p.french() && after > n && after + 1 < hi && is_own_telling(&p.items[after].key, &p.items[after + 1].key) {
            return Some(((n, after + 2), (after, after + 1)));
        }
        // "à l'en croire", "à les en croire"
        let believed = |d: usize, word: &str| p.items.get(n + d).is_some_and(|i| i.key == word);
        if i.key == "à" && n + 4 < hi && (believed(1, "l'") || believed(1, "les")) && believed(2, "en") && believed(3, "croire") {
            return Some(((n, n + 4), (n + 1, n + 2)));
        }
        // "à l'entendre, C"
        if i.key == "à" && n + 4 < hi && (believed(1, "l'") || believed(1, "les")) && believed(2, "entendre") && p.items[n + 3].mark(",") {
            return Some(((n, n + 3), (n + 1, n + 2)));
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
            let np = self.with_relative(np, hi);
            let closed = np.1 < hi && p.items[np.1].mark(",");
            // "Paul Orlin, pour l'architecte, n'a rien dit": whom he stands for
            let start = self.stream.sentences.iter().find(|s| s.contains(&n)).map_or(n, |s| s.start);
            let for_whom = closed && n > start && self.verb_follows(np.1, hi);
            if for_whom && p.right(start, n).is_some_and(|who| p.agentive(who)) && !(start..n).any(|k| p.finite(k)) {
                return None;
            }
            let marked = p.items.get(np.1 + 1).is_some_and(|i| i.quote().is_some());
            let verbless = !(n + 1..np.1).any(|k| infinitive_ending(&p.items[k].key) && !p.items[k].capital && p.items[k].class == 0);
            let speaker = p.agentive(np)
                && (p.proper(n + 1)
                    || p.items[n + 1].key == "d'"
                    || p.items[n + 1].is(c::DET) && (p.items[n + 2..np.1].iter().any(|i| i.is(c::AGENT | c::UNNAMED)) || p.proper(n + 2)));
            return (closed
                && verbless
                && speaker
                && (np.1 + 3 < hi || marked || np.1 + 2 < hi && p.items[np.1 + 2].quote().is_some())
                && self.has_verb(np.1, hi))
            .then_some(((n, n + 1), np));
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

    /// "X, qui a dirigé les travaux": the phrase with the relative clause that follows it.
    fn with_relative(&self, np: Range, hi: usize) -> Range {
        let p = self.p;
        if np.1 + 1 < hi && p.items[np.1].mark(",") && p.items[np.1 + 1].is(c::REL) {
            let close = (np.1 + 2..hi.min(np.1 + 20)).find(|k| p.items[*k].mark(","));
            return (np.0, close.unwrap_or(np.1));
        }
        if !p.english {
            // "selon une note du ministère *que Le Quai a pu consulter*, C"
            let related = p.french() && np.1 + 1 < hi && is_object_relative(&p.items[np.1].key);
            let close = || (np.1 + 1..hi.min(np.1 + RELATED)).find(|k| p.items[*k].mark(","));
            return if related { (np.0, close().unwrap_or(np.1)) } else { np };
        }
        // "two people *who were present*, C", "the report, *a summary of which has been seen by the Courier*, C"
        let close = |from: usize| (from..hi.min(from + RELATED)).find(|k| p.items[*k].mark(","));
        let pronoun = |k: usize| k < hi && matches!(&*p.items[k].key, "who" | "which" | "whom" | "whose");
        if pronoun(np.1) {
            return (np.0, close(np.1).unwrap_or(np.1));
        }
        let which = (np.1 + 2..hi.min(np.1 + 6)).find(|k| pronoun(*k) && p.items[*k - 1].is(c::OF));
        if np.1 < hi
            && p.items[np.1].mark(",")
            && let Some(end) = which.and_then(close)
        {
            return (np.0, end);
        }
        np
    }

    /// "le rapport des gendarmes *que Le Quai a consulté*": who has read it has not written it. The phrase without that clause.
    fn written(&self, (a, b): Range) -> Range {
        let p = self.p;
        (a, (a + 2..b).find(|k| p.french() && is_object_relative(&p.items[*k].key)).unwrap_or(b))
    }

    pub(super) fn after_according(&self, at: usize, hi: usize) -> Option<Range> {
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
        // "according to estimates of analysts *he* earns": the clause begins with its pronoun
        let clause = |k: &usize| matches!(&*p.items[*k].key, "he" | "she" | "they" | "it" | "we");
        let begins = (at + 1..hi.min(at + 10)).take_while(|k| p.items[*k].word()).find(clause).filter(|k| p.english && k + 1 < hi);
        let hi = begins.unwrap_or(hi);
        p.right(at, hi).map(|np| self.written(np)).or_else(|| {
            // "selon plusieurs médias": a bare noun
            (first.word() && !first.is(c::PREP) || first.key == "de").then(|| {
                let end = (at..hi.min(at + 10)).find(|k| !p.items[*k].word() || p.items[*k].is(c::REL)).unwrap_or(hi.min(at + 10));
                (at, end)
            })
        })
    }

    /// "Selon *nos informations*", "by *our count*": what a newsroom says of its own, nobody's statement.
    fn is_own_word(&self, (start, end): Range) -> bool {
        const FOUND: [&str; 14] = [
            "information",
            "informations",
            "calculs",
            "constatations",
            "décompte",
            "comptage",
            "estimations",
            "recoupements",
            "count",
            "tally",
            "calculations",
            "estimates",
            "reporting",
            "analysis",
        ];
        let key = |n: usize| self.p.items.get(n).map_or("", |i| &*i.key);
        matches!(key(start), "nos" | "notre" | "our") && (start + 1..end).any(|n| FOUND.contains(&key(n)))
    }
}

/// A French relative pronoun whose clause has a subject of its own.
fn is_object_relative(key: &str) -> bool {
    matches!(key, "que" | "qu'" | "dont")
}

/// "ses mots", "leurs dires": what somebody said, by whoever was spoken of.
fn is_own_telling(possessive: &str, noun: &str) -> bool {
    const TOLD: [&str; 10] =
        ["mots", "propos", "termes", "dires", "dire", "déclarations", "paroles", "explications", "estimations", "calculs"];
    matches!(possessive, "ses" | "leurs" | "ces" | "son" | "leur") && TOLD.contains(&noun)
}
