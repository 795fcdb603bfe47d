//! Content that stands after its cue: clauses with and without "que", marks after a colon, "comme le
//! dit X", passives.

use super::{Draft, Found, Frames, Who};
use crate::cues::Cue;
use crate::lexicon::{FormOf, class as c};
use crate::phrase::Range;
use crate::stream::What;
use recoupe_model::{SpeechKind, Stance};

impl Frames<'_, '_> {
    /// Content that stands after its cue.
    pub(super) fn before_content(&mut self, hi: usize, found: &[Found], n: usize, subject: Option<Range>, out: &mut Vec<Draft>) {
        let p = self.p;
        let cue = &found[n].cue;
        let verb = p.lexicon.verb(cue.verb);
        let span = Some((cue.start, cue.end));
        if cue.passive {
            self.passive(hi, cue, out);
            return;
        }
        if self.supposed(cue, subject) {
            return;
        }
        // "on lit sur X que": the medium speaks
        let nobody = subject.is_some_and(|s| s.1 == s.0 + 1 && matches!(&*p.items[s.0].key, "on" | "-on" | "-t-on"));
        let named = (cue.end..hi.min(cue.end + 4)).find(|k| nobody && p.proper(*k));
        let medium = named.map(|k| {
            let first = if k > cue.end && p.items[k - 1].is(c::DET) { k - 1 } else { k };
            p.right(first, hi).unwrap_or((k, k + 1))
        });
        // "À la mairie, on assure que", "Sur le site, on peut lire que"
        let house = || {
            let lo = self.stream.sentences.iter().find(|s| s.contains(&cue.head)).map_or(0, |s| s.start);
            let place = (lo..cue.start.min(lo + 3))
                .find(|k| matches!(&*p.items[*k].key, "à" | "au" | "aux" | "chez" | "dans" | "sur" | "du"))
                .filter(|k| p.items[*k].key != "du" || p.items.get(k + 1).is_some_and(|i| i.key == "côté"))?;
            let place = if p.items[place].key == "du" { place + 2 } else { place };
            let np = p.right(place + 1, cue.start)?;
            (np.1 < cue.start && (p.agentive(np) || verb.lemma == "lire")).then_some(np)
        };
        let medium = medium.or_else(|| if nobody { house() } else { None });
        if nobody && (medium.is_none() && cue.inverted.is_none() || verb.takes('k')) {
            return;
        }
        let subject = medium.or(subject);
        let carried = subject.map_or(if self.has_unread_subject(cue) { Who::Unsaid } else { Who::Carried }, Who::Phrase);
        let thing = subject.is_some_and(|s| p.thing(s) && !p.agentive(s));
        let (next, to) = p.adjuncts(cue.end, hi);
        let make = |kind, part: Range, who, to, quote| Draft { kind, parts: vec![part], cue: span, who, to, verb: Some(cue.verb), quote };
        // "comme l'explique X"
        if cue.start > 0 && p.items[cue.start - 1].key == "comme" && cue.form != FormOf::Gerund
            || cue.start > 1 && p.items[cue.start - 1].is(c::CLITIC) && p.items[cue.start - 2].key == "comme"
        {
            self.as_said(hi, cue, out);
            return;
        }
        // "Experts fear a flood, but geologist Petra Lund is calm: “…”": she speaks
        if let Some((joined, drafts)) = self.other_before_colon(cue, found, n, hi) {
            out.push(drafts);
            return self.before_content(joined, found, n, subject, out);
        }
        // a colon, then marks
        if let Some(colon) = (cue.end..hi.min(cue.end + 30)).find(|k| p.items[*k].mark(":"))
            && p.items.get(colon + 1).is_some_and(|i| i.quote().is_some())
            && colon + 1 < hi
            && !found[n + 1..].iter().any(|f| f.cue.start < colon && f.post.is_none())
            && (p.english || !self.is_told_behind(&found[n + 1..], colon))
            && (cue.end == colon || !verb.takes('q') || !(cue.end..colon).any(|k| p.items[k].is(c::THAT)))
        {
            let quotes = self.marks_from(colon + 1, hi);
            let quote = p.items[colon + 1].quote();
            // "Sa réponse m'a rassurée : « ... »"
            let carried = if thing { Who::Carried } else { carried };
            out.push(Draft { kind: SpeechKind::Direct, parts: quotes, cue: span, who: carried, to, verb: Some(cue.verb), quote });
            return;
        }
        // "La ministre l'a redit : elle « entend la colère »"
        if !p.english
            && next < hi
            && p.items[next].mark(":")
            && !p.items.get(next + 1).is_some_and(|i| i.is(c::ACCORDING))
            // "un ancien juge : récit d'une nuit"
            && !(cue.start == cue.head
                && matches!(&*p.items[cue.head].key, "juge" | "note" | "annonce" | "demande" | "critique" | "conteste" | "prône" | "presse" | "conclusion"))
            && (verb.takes('q') || verb.takes('p'))
            && !thing
            && subject.is_some_and(|s| p.agentive(s))
            && !self.impersonal(subject, cue)
            && self.has_verb(next + 1, hi)
            && !found[n + 1..].iter().any(|f| f.post.is_some())
        {
            if let Some(part) = self.trim(next + 1, self.content_end(next + 1, hi, found, Some(cue.form))) {
                let (kind, quote) = self.kind_of(part);
                out.push(make(kind, part, carried, to, quote));
            }
            return;
        }
        // "would not predict whether": nothing is told
        let open = |k: usize| p.items.get(k).is_some_and(|i| matches!(&*i.key, "whether" | "if" | "how" | "what" | "when" | "why" | "who"));
        if cue.denied && (open(cue.end) || open(next)) {
            return;
        }
        if let Some(at) = self.told_marks(cue, hi).filter(|_| p.english && verb.takes('m')) {
            let (kind, quote) = self.kind_of((at, at + 1));
            out.push(make(kind, (at, at + 1), carried, Some((cue.end, at - 1)), quote));
            return;
        }
        let that = self.that(cue, next, hi, verb.takes('q') || verb.lemma == "lire" && nobody, found, n);
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
        // "s'est défendu lors de « L'Heure du port »": where it was said
        let venue = !p.english && k > cue.end + 1 && p.items[k - 1].is(c::OF) && matches!(&*p.items[k - 2].key, "lors" | "marge" | "cours");
        let venue = venue || !p.english && k > cue.end && matches!(&*p.items[k - 1].key, "dans" | "sur" | "pendant" | "chez");
        if k < hi && p.items[k].quote().is_some() && !venue && (verb.takes('q') || verb.takes('p') || verb.takes('n') || verb.takes('m')) {
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
        // "Et menace de saisir le juge": whoever spoke goes on
        let goes_on = subject.is_none()
            && cue.start > 0
            && p.items[cue.start - 1].is(c::COORD)
            && self.stream.sentences.iter().any(|s| s.start + 1 == cue.start);
        // "It accused the council of lying": what can be said of a body alone
        let strong = matches!(
            verb.stance,
            Stance::Accuses | Stance::Denies | Stance::Demands | Stance::Rejects | Stance::Criticises | Stance::Threatens | Stance::Praises
        );
        let body =
            strong && verb.lemma != "seek" && subject.is_some_and(|s| s.1 == s.0 + 1 && p.items[s.0].key == "it" && p.items[s.0].capital);
        let speaks = goes_on || body || subject.is_some_and(|s| p.agentive(s));
        self.other_frames(hi, found, n, subject, speaks && !thing && !self.impersonal(subject, cue), out);
    }

    /// "Фирма из Валсеры заявила, что": in a language whose words for bodies are not known, words before the verb are its subject as a
    /// rule, read or not; whoever spoke before is not.
    fn has_unread_subject(&self, cue: &Cue) -> bool {
        let p = self.p;
        let lo = self.stream.sentences.iter().find(|s| s.contains(&cue.head)).map_or(0, |s| s.start);
        let from = (lo..cue.start).rev().take_while(|k| p.items[*k].word()).last().unwrap_or(cue.start);
        p.lexicon.is_sparse() && (from..cue.start).any(|k| !p.items[k].is(c::ADV | c::COORD | c::HAVE | c::PRONOUN))
    }

    /// The quotations that stand one behind the other from a place on.
    fn marks_from(&self, from: usize, hi: usize) -> Vec<Range> {
        let items = &self.p.items;
        let near = (from..hi).take_while(|k| items[*k].quote().is_some() || !items[*k].word());
        near.filter(|k| items[*k].quote().is_some()).map(|k| (k, k + 1)).collect()
    }

    /// "La Norvée s'y oppose : « … », a dit *la ministre*": does somebody named behind the marks speak? "… », dit-il" is whoever stands
    /// before the colon.
    fn is_told_behind(&self, found: &[Found], colon: usize) -> bool {
        let named = |who: Who| matches!(who, Who::Phrase(np) if !self.p.items[np.0].is(c::PRONOUN));
        found.iter().any(|f| f.post.is_some_and(|post| post.end > colon && f.cue.inverted.is_none() && named(post.who)))
    }

    /// A clause with its own subject, joined by "but" or "and", that a colon and marks follow: where it is joined on, and its statement.
    fn other_before_colon(&self, cue: &Cue, found: &[Found], n: usize, hi: usize) -> Option<(usize, Draft)> {
        let p = self.p;
        let colon = (cue.end..hi.min(cue.end + 30)).find(|k| p.items[*k].mark(":"))?;
        let marks = colon + 1 < hi && p.items[colon + 1].quote().is_some();
        let told_between = found[n + 1..].iter().any(|f| f.cue.start < colon);
        let joined = (cue.end + 1..colon).rev().find(|k| p.items[*k].is(c::COORD) && p.items[*k - 1].mark(","))?;
        let np = p.right(joined + 1, colon).filter(|np| marks && !told_between && p.agentive(*np) && !p.items[np.0].is(c::PRONOUN))?;
        // French: "la géologue Petra Lund *reste* sceptique"
        let verb = (np.0 + 2..np.1).find(|k| p.french() && p.proper(*k - 1) && p.items[*k].word() && !p.items[*k].capital);
        let np = (np.0, verb.unwrap_or(np.1));
        if !(np.1..colon).any(|k| p.items[k].word() && (p.finite(k) || super::finite_ending(&p.items[k].key))) {
            return None;
        }
        let quotes = self.marks_from(colon + 1, hi);
        let quote = p.items[colon + 1].quote();
        let draft = Draft { kind: SpeechKind::Direct, parts: quotes, cue: None, who: Who::Phrase(np), to: None, verb: None, quote };
        Some((joined - 1, draft))
    }

    /// "If Norvia refuses to sign, …", "si le groupe accepte de": nobody has said it.
    fn supposed(&self, cue: &Cue, subject: Option<Range>) -> bool {
        let p = self.p;
        let Some(np) = subject.filter(|np| np.0 > 0 && np.1 <= cue.start) else { return false };
        let before = &p.items[np.0 - 1];
        let opens = if p.english { matches!(&*before.key, "if" | "unless" | "whether") } else { matches!(&*before.key, "si" | "s'") };
        opens && before.word() && !self.concedes(cue, np)
    }

    /// "Si la mairie assure avoir payé, l'entreprise attend": a sentence that opens so sets one side's words against the other's.
    fn concedes(&self, cue: &Cue, np: Range) -> bool {
        let p = self.p;
        let Some(s) = self.stream.sentences.iter().find(|s| s.contains(&cue.head)).filter(|_| p.french()) else { return false };
        let (next, _) = p.adjuncts(cue.end, s.end);
        let told = p.items.get(next).is_some_and(|i| i.is(c::THAT) || matches!(&*i.key, "avoir" | "être"));
        let stated = matches!(p.lexicon.verb(cue.verb).stance, Stance::Says | Stance::Claims | Stance::Denies | Stance::Accepts);
        let main = (next..s.end).find(|k| p.items[*k].mark(",")).is_some_and(|comma| (comma + 1..s.end).any(|k| p.finite(k)));
        np.0 == s.start + 1 && !p.items[np.0].is(c::PRONOUN) && told && stated && main
    }

    /// "il est précisé", "it is claimed": nobody.
    pub(super) fn impersonal(&self, subject: Option<Range>, cue: &Cue) -> bool {
        let p = self.p;
        subject.is_some_and(|(a, b)| {
            b == a + 1 && matches!(&*p.items[a].key, "ce" | "cela" | "ça" | "c'" | "this" | "these" | "there" | "je" | "j'")
        }) || (cue.start > 0 && matches!(&*p.items[cue.start - 1].key, "ce" | "c'" | "cela"))
    }

    /// The first item after "que"/"that", or of a bare clause; `None` when no clause follows.
    pub(super) fn that(&self, cue: &Cue, next: usize, hi: usize, takes: bool, found: &[Found], n: usize) -> Option<usize> {
        let p = self.p;
        let verb = p.lexicon.verb(cue.verb);
        let told = verb.takes('m');
        if !takes && !told {
            return None;
        }
        // "ne jure que par elle": only
        if matches!(&*p.items[cue.start].key, "ne" | "n'") && p.items.get(cue.end).is_some_and(|i| i.is(c::THAT)) {
            return None;
        }
        let limit = found.get(n + 1).map_or(hi, |f| f.cue.start.min(hi)).min(cue.end + 26);
        // "заявила, що", "sagte, dass"
        if cue.end + 2 < hi && p.items[cue.end].mark(",") && p.items[cue.end + 1].is(c::THAT) {
            return Some(cue.end + 2);
        }
        for at in [cue.end, next] {
            // "asked about the file that holds a plan": the file does
            if at > cue.end && at < hi && p.items[at].is(c::THAT) && self.relative_that(at, hi) {
                return None;
            }
            if at < hi && p.items[at].is(c::THAT) && at + 1 < hi {
                // "said that that would do": a slip of the pen
                let at = if p.english && p.items[at + 1].is(c::THAT) && at + 2 < hi { at + 1 } else { at };
                return Some(if self.that_acts(at, hi) { at } else { at + 1 });
            }
        }
        if next + 2 < hi && p.items[next].key == "pour" && p.items[next + 1].is(c::THAT) {
            return Some(next + 2);
        }
        // "a averti mercredi, à Bruxelles, que"; "told reporters Monday that"
        let with_person = told
            || matches!(verb.lemma, "promise" | "assure" | "warn" | "remind" | "advise" | "caution" | "notify" | "inform" | "convince")
            || matches!(verb.lemma, "informer" | "avertir" | "prévenir" | "assurer" | "alerter" | "rappeler" | "répondre" | "expliquer");
        let mut k = next;
        let mut commas = 0;
        while k < limit {
            let i = &p.items[k];
            // "told senators he was glad that": the clause has begun before this "that"
            if p.english && !i.capital && i.is(c::BE | c::HAVE | c::MODAL) && i.key != "to" {
                break;
            }
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
            if i.is(c::THAT) && k > cue.end && k + 1 < hi && !conjunction && !self.relative_that(k, hi) {
                // "a déclaré, vendredi, lors d'une visite, que": the last comma closes what the first opened
                let opened = !p.english && p.items.get(cue.end).is_some_and(|i| i.mark(","));
                let after_insertion =
                    p.items[k - 1].mark(",") && (commas == 2 || commas > 2 && opened || p.english && commas == 1 && next + 1 == k);
                // "wrote in a letter to staff that"
                let begins = p.items[k + 1].is(c::DET | c::PRONOUN | c::TITLE) || p.proper(k + 1);
                let written = p.english && commas == 0 && begins && p.items[cue.end].is(c::PREP) && self.names_occasion(cue.end, k);
                if after_insertion || with_person || written || p.items[k - 1].is(c::TIME | c::ADV) {
                    return Some(k + 1);
                }
                break;
            }
            if i.mark(",") {
                commas += 1;
            } else if !p.flows(k) {
                break;
            }
            k += 1;
        }
        // "demande si", "asked whether"
        if next < hi
            && matches!(&*p.items[next].key, "si" | "s'" | "whether" | "if" | "pourquoi" | "why" | "how" | "what")
            && (p.english || matches!(verb.lemma, "demander" | "s'interroger"))
        {
            // "said if it lost its licence it would close": a condition, part of what is said
            let asks = !p.english || matches!(verb.lemma, "ask" | "wonder" | "question" | "know" | "doubt" | "tell");
            let opens = matches!(&*p.items[next].key, "si" | "s'" | "whether") || p.items[next].key == "if" && asks;
            return Some(if opens { next + 1 } else { next });
        }
        if !p.english || verb.takes('h') {
            return None;
        }
        self.bare(cue, next, hi, told)
    }

    /// "insiders say *that* has changed": no conjunction, but what the clause is about, since its verb follows.
    fn that_acts(&self, at: usize, hi: usize) -> bool {
        let p = self.p;
        let verb = (at + 1..hi.min(at + 4)).find(|k| !p.items[*k].is(c::ADV) && !p.items[*k].key.ends_with("ly"));
        let Some(verb) = verb.filter(|_| p.english && p.items[at + 1].key != "there") else { return false };
        let i = &p.items[verb];
        let finite = i.is(c::BE | c::HAVE | c::MODAL) && !i.capital && !matches!(&*i.key, "to" | "being" | "been" | "having" | "be");
        // "that increased costs would": an adjective
        let object = p.items.get(verb + 1).filter(|_| verb + 1 < hi).is_some_and(|i| i.is(c::DET) || i.key == "to");
        finite || !i.capital && i.class == 0 && i.key.ends_with("ed") && object
    }

    /// "a group of countries that includes Norvia": what follows is no clause with a subject.
    pub(super) fn relative_that(&self, at: usize, hi: usize) -> bool {
        let p = self.p;
        let Some(verb) = p.items.get(at + 1).filter(|_| p.english && at + 1 < hi) else { return false };
        let acted_on = |n: usize| p.items.get(n).filter(|_| n < hi).is_some_and(|i| i.is(c::DET) || i.capital || i.what == What::Number);
        // "that lays out a plan"
        let particle = p.items.get(at + 2).is_some_and(|i| matches!(&*i.key, "out" | "up" | "off" | "down" | "over" | "back" | "away"));
        let object = acted_on(at + 2) || particle && acted_on(at + 3);
        let present = verb.class == 0 && verb.key.len() > 3 && verb.key.ends_with('s') && !verb.key.ends_with("ss");
        !verb.capital && (verb.is(c::BE | c::HAVE | c::MODAL) || present && object)
    }

    /// "told her plainly, "We are done"": where the marks stand.
    fn told_marks(&self, cue: &Cue, hi: usize) -> Option<usize> {
        let p = self.p;
        let comma = (cue.end + 1..hi.min(cue.end + 9)).find(|k| p.items[*k].mark(","))?;
        let plain = (cue.end..comma).all(|k| p.flows(k) && !p.items[k].is(c::THAT) && !p.finite(k) && p.items[k].key != "to");
        (plain && comma + 1 < hi && p.items[comma + 1].quote().is_some()).then_some(comma + 1)
    }

    /// "comme l'explique X": the rest of the sentence is what X says.
    pub(super) fn as_said(&mut self, hi: usize, cue: &Cue, out: &mut Vec<Draft>) {
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
            // "un vrai « bleu de travail », comme disait mon père": the marked words alone are his
            let last = b - 1;
            let short = p.items[last].quote().is_some_and(|q| self.stream.words_in(q) < 4);
            let a = if short && a < last && !p.items[last - 1].is(c::THAT) { last } else { a };
            let (kind, quote) = self.kind_of((a, b));
            // "X, comme le dit Y, « ... »": subject and rest are one clause
            let parts = if rest == Some((a, b)) && first.1 > first.0 && kind != SpeechKind::Indirect { vec![(a, b)] } else { vec![(a, b)] };
            out.push(Draft { kind, parts, cue: Some((cue.start, cue.end)), who: Who::Phrase(np), to: None, verb: Some(cue.verb), quote });
        }
    }

    /// "was accused by X of C", "was told by X that C", "was urged by X to C".
    fn passive_by(&self, hi: usize, cue: &Cue) -> Option<Draft> {
        let p = self.p;
        let verb = p.lexicon.verb(cue.verb);
        if !p.english || !p.items.get(cue.end).is_some_and(|i| i.key == "by") {
            return None;
        }
        let np = p.right(cue.end + 1, hi)?;
        let of = (np.0 + 1..np.1).find(|k| {
            p.items[*k].is(c::OF) && p.items.get(k + 1).is_some_and(|i| i.quote().is_some() || i.key.ends_with("ing") && !i.capital)
        });
        let np = (np.0, of.unwrap_or(np.1));
        if !p.agentive(np) {
            return None;
        }
        let word = p.items.get(np.1).filter(|_| np.1 + 1 < hi)?;
        let opens = verb.takes('a') && word.is(c::OF)
            || verb.takes('o') && word.key == "to"
            || (verb.takes('m') || verb.takes('q')) && word.is(c::THAT);
        let from = if word.key == "to" { np.1 } else { np.1 + 1 };
        let part = self.trim(from, self.content_end(from, hi, &[], None)).filter(|_| opens)?;
        let (kind, quote) = self.kind_of(part);
        let cue_at = Some((cue.start, cue.end));
        Some(Draft { kind, parts: vec![part], cue: cue_at, who: Who::Phrase(np), to: None, verb: Some(cue.verb), quote })
    }

    /// "qualifié de « » par X", "accusé de « »".
    pub(super) fn passive(&mut self, hi: usize, cue: &Cue, out: &mut Vec<Draft>) {
        let p = self.p;
        let verb = p.lexicon.verb(cue.verb);
        if let Some(draft) = self.passive_by(hi, cue) {
            out.push(draft);
            return;
        }
        if !(verb.takes('l') || verb.lemma == "accuser") || cue.end + 1 >= hi {
            return;
        }
        let opens = p.items[cue.end].is(c::OF) || matches!(&*p.items[cue.end].key, "comme" | "as");
        // "jugée « prématurée » par la mairie"
        let bare = p.french() && p.items[cue.end].quote().is_some() && p.items[cue.end + 1].key == "par";
        if !bare && (!opens || p.items[cue.end + 1].quote().is_none()) {
            return;
        }
        let at = if bare { cue.end } else { cue.end + 1 };
        let by = (at + 1..hi.min(at + 4))
            .find(|k| matches!(&*p.items[*k].key, "par" | "by"))
            .and_then(|k| p.right(k + 1, hi).or_else(|| (k + 2 < hi && p.items[k + 1].word()).then_some((k + 1, k + 3))));
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
}
