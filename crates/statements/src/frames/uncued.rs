//! Marked words that no cue took: after a colon, a sentence of their own, a verb that no list knows;
//! and those that are no statement: titles, charges, scare quotes.

use super::{Draft, Found, Frames, Who, finite_ending};
use crate::cues::Cue;
use crate::lexicon::{FormOf, class as c, first_name, given_name};
use crate::phrase::Range;
use crate::stream::{Item, What};
use recoupe_model::SpeechKind;

/// Characters below a heading in which its words are looked for.
const BELOW: usize = 1000;

impl Frames<'_, '_> {
    /// Quotations that no cue took: after a colon, a whole sentence, a verb that no list knows.
    #[allow(clippy::too_many_arguments)]
    pub(super) fn left_over(
        &mut self,
        lo: usize,
        hi: usize,
        end: usize,
        found: &[Found],
        subject: Option<Range>,
        spoken: bool,
        out: &mut Vec<Draft>,
    ) {
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
            } else if let Some(np) = self.signed(lo, at, end).filter(|_| words >= 3) {
                draft.who = Who::Phrase(np);
            } else if at > lo && p.items[at - 1].mark(":") && words >= 3 {
                let colon = at - 1;
                // "C'est faux, a répliqué le syndicat : « ... »"
                let told = found.iter().filter_map(|f| f.post).find(|post| post.after == colon).map(|post| post.who);
                let who = told.unwrap_or_else(|| self.introduced(lo, colon));
                if who == Who::Unsaid || self.heading && self.names_matter(lo, colon) || words < 5 && !full {
                    continue;
                }
                draft.who = who;
            } else if let Some((cue, np)) = self.cited_after(at, found) {
                draft.cue = Some((cue.start, cue.end));
                draft.verb = Some(cue.verb);
                draft.who = Who::Phrase(np);
            } else if let Some(np) = self.subject_of_marks(lo, at, q) {
                draft.who = Who::Phrase(np);
                draft.kind = SpeechKind::Mixed;
            } else if at > lo && self.titled(lo, at) {
                continue;
            } else if at == lo && at + 1 >= end {
                // a sentence of its own
                let short = spoken && words >= 2 && self.stream.ends_sentence(self.text, q) && self.begins_like_sentence(q);
                if self.heading && !spoken || !short && (words < 4 || !full && words < 7) || self.is_repeated_below(q) {
                    continue;
                }
            } else if at == lo && full && words >= 6 && found.is_empty() && spoken {
                // "« ... » La salle applaudit."
            } else if at > lo && p.items[at - 1].key == "pour" {
                // the ground of a charge or a complaint
                continue;
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

    /// "« L'heure est grave »" above « L'heure est grave », a dit Anna Orlo: a paragraph of marked words without a stop, which come again
    /// within marks soon below, is a heading.
    fn is_repeated_below(&self, quote: usize) -> bool {
        let piece = self.stream.quotes[quote].inner;
        let (Some(words), Some(below)) = (self.text.get(piece.range()), self.text.get(piece.end..)) else { return false };
        let below: String = below.chars().skip(1).take(BELOW).collect();
        // un « fondement étrange » is above it "UN FONDEMENT ÉTRANGE"
        let bare =
            |s: &str| recoupe_lang::fold(s).split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()).collect::<Vec<_>>().join(" ");
        let words = bare(words);
        !words.is_empty() && !self.stream.ends_sentence(self.text, quote) && bare(&below).contains(&words)
    }

    /// "« C'est fini » (Paul Verdier)", "“It is over.” – Ann Lee, mayor": a name alone stands behind a quotation alone.
    fn signed(&self, lo: usize, at: usize, end: usize) -> Option<Range> {
        let p = self.p;
        let next = p.items.get(at + 1).filter(|_| at == lo && at + 3 < end)?;
        let np = p.right(at + 2, end).filter(|np| p.proper(np.0) && p.proper(np.0 + 1) && p.agentive(*np))?;
        let name = (np.0..np.1).find(|k| p.items[*k].mark(",")).unwrap_or(np.1);
        let plain = name <= np.0 + 4 && (np.0..name).all(|k| p.proper(k));
        let closed =
            if next.mark("(") { p.items.get(np.1).is_some_and(|i| i.mark(")")) && np.1 + 1 >= end } else { next.dash() && np.1 >= end };
        (plain && closed).then_some(np)
    }

    /// Who speaks after a colon: the subject of what stands before it, or a name there.
    pub(super) fn introduced(&self, lo: usize, colon: usize) -> Who {
        let p = self.p;
        if let Some(np) = self.whose_answer(lo, colon) {
            return Who::Phrase(np);
        }
        // "Ann Lee *stays* wary: “…”": a verb that no list knows ends the name
        if let Some(np) = self.name_before_verb(lo, colon) {
            return Who::Phrase(np);
        }
        // "Talks end in Varn: “…”": who says it is not in the headline
        if p.english && self.heading && !self.is_phrase(lo, colon) {
            return Who::Unsaid;
        }
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
        let person = |k: &usize| !p.items[*k].is(c::THING) && (p.items[*k].is(c::AGENT | c::UNNAMED | c::TITLE) || p.proper(*k));
        let np = (lo..colon).rev().find(person).and_then(|k| {
            let mut a = k;
            while a > lo && (p.proper(a - 1) || p.items[a - 1].is(c::DET | c::TITLE | c::AGENT) && !p.items[a].is(c::DET)) {
                a -= 1;
            }
            self.named_before(lo, a).or_else(|| p.right(a, colon))
        });
        np.map_or(Who::Carried, Who::Phrase)
    }

    /// "*Ann Lee* stays wary", "*Union head Ann Lee* remains angry": the words before the first small one behind a name, which a verb
    /// of the present or the past can be.
    fn name_before_verb(&self, lo: usize, colon: usize) -> Option<Range> {
        let p = self.p;
        let form = |i: &Item| {
            let ending = i.key.ends_with('s') && !i.key.ends_with("ss") || i.key.ends_with("ed");
            i.word() && !i.capital && i.class == 0 && i.key.len() > 3 && ending
        };
        let verb = (lo + 1..colon).find(|k| p.proper(*k - 1) && form(&p.items[*k]))?;
        let plain = p.english && !self.heading && (lo..verb).all(|k| p.items[k].word());
        p.right(lo, verb).filter(|np| plain && np.1 == verb && p.agentive(*np))
    }

    /// Is what stands there one noun phrase, or its end after a comma: "Mayor", "Port reopens, mayor"?
    fn is_phrase(&self, lo: usize, hi: usize) -> bool {
        let p = self.p;
        let from = (lo..hi).rev().find(|k| p.items[*k].mark(",")).map_or(lo, |k| k + 1);
        let verb = |k: usize| {
            let i = &p.items[k];
            let form = i.key.len() > 3 && (i.key.ends_with('s') && !i.key.ends_with("ss") || i.key.ends_with("ed"));
            p.finite(k) || !i.capital && i.class == 0 && form
        };
        !(from + 1..hi).any(verb)
    }

    /// "Procès de Vardal : « … »", "Grève chez Belmar : « … »": a heading that names what it is about, and nobody who speaks.
    fn names_matter(&self, lo: usize, colon: usize) -> bool {
        let p = self.p;
        let first = &p.items[lo];
        let noun = p.french() && lo + 1 < colon && first.capital && first.class == 0 && p.items[lo + 1].is(c::OF | c::PREP);
        noun && first_name(&recoupe_lang::fold(first.text)).is_none() && given_name(&recoupe_lang::fold(first.text)).is_none()
    }

    /// "Vesna, 52 ans, *vendeuse de fromages*,": the name beside which a noun without article stands, at most an age between.
    fn named_before(&self, lo: usize, noun: usize) -> Option<Range> {
        let p = self.p;
        let set_off = p.french() && noun > lo + 1 && p.items[noun - 1].mark(",") && !p.items[noun].is(c::DET | c::TITLE) && !p.proper(noun);
        let mut end = Some(noun - 1).filter(|_| set_off)?;
        let age = end > lo + 3 && p.items[end - 1].key == "ans" && p.items[end - 2].what == What::Number && p.items[end - 3].mark(",");
        if age {
            end -= 3;
        }
        let first = (lo..end).rev().take_while(|k| p.proper(*k)).last()?;
        Some((first, end)).filter(|_| first == lo || !p.items[first - 1].is(c::PREP | c::OF))
    }

    /// "Réponse du patron de Valdor, joint par téléphone :", "Réaction immédiate de la présidence :": whose answer it is.
    fn whose_answer(&self, lo: usize, colon: usize) -> Option<Range> {
        const TOLD: [&str; 12] = [
            "réponse",
            "réaction",
            "réplique",
            "riposte",
            "commentaire",
            "explication",
            "constat",
            "verdict",
            "message",
            "analyse",
            "aveu",
            "avis",
        ];
        let p = self.p;
        let noun = lo + usize::from(p.items[lo].is(c::DET));
        if !p.french() || noun + 2 >= colon || !TOLD.contains(&&*p.items[noun].key) {
            return None;
        }
        // an adjective may stand between, and no verb
        let of = (noun + 1..colon.min(noun + 3)).find(|k| p.items[*k].is(c::OF))?;
        let plain = (noun + 1..of).all(|k| p.items[k].word() && p.items[k].class == 0);
        p.right(of + 1, colon).filter(|np| plain && p.agentive(*np))
    }

    /// "« ... », le service de presse l'a cité": the cue, and who hands the words on.
    fn cited_after(&self, at: usize, found: &[Found]) -> Option<(Cue, Range)> {
        let p = self.p;
        let comma = p.items.get(at + 1).is_some_and(|i| i.mark(","));
        let cue = found.iter().map(|f| f.cue).find(|cue| comma && cue.start > at + 2)?;
        let clitic = (cue.start..cue.end).any(|k| matches!(&*p.items[k].key, "l'" | "le" | "la" | "les"));
        if !clitic || p.lexicon.verb(cue.verb).lemma != "citer" {
            return None;
        }
        Some((cue, p.subject(at + 2, cue.start)?))
    }

    /// "Contacté, le groupe « conteste ces chiffres »": the marks hold the verb whose subject stands
    /// before them.
    fn subject_of_marks(&self, lo: usize, at: usize, quote: usize) -> Option<Range> {
        let p = self.p;
        if p.english || at <= lo || self.stream.words_in(quote) < 3 {
            return None;
        }
        let mut inside = self.stream.inside[quote].iter().filter(|i| i.word());
        let mut first = inside.next()?;
        while first.is(c::CLITIC) && !first.is(c::DET) || matches!(&*first.key, "ne" | "n'") {
            first = inside.next()?;
        }
        let known = p.lexicon.senses(&first.key).iter().any(|s| s.1 == FormOf::Finite);
        if first.capital || !(first.is(c::HAVE | c::BE | c::MODAL) || known && !first.is(c::DET)) {
            return None;
        }
        let np = p.subject(lo, at)?;
        let plain = (np.0..np.1).all(|k| !p.finite(k)) && !p.items[at - 1].is(c::PREP);
        (np.1 == at && plain && p.agentive(np) && !p.items[np.0].is(c::PRONOUN)).then_some(np)
    }

    /// A title, a name, a charge stands before the marks: no statement.
    pub(super) fn titled(&self, lo: usize, at: usize) -> bool {
        let p = self.p;
        (lo.max(at.saturating_sub(4))..at).any(|k| p.items[k].is(c::WORK))
            || (lo.max(at.saturating_sub(8))..at).any(|k| p.items[k].is(c::CHARGE))
    }

    /// "« ... », sourit Marie": a verb that no list knows, between marks and a name or pronoun.
    pub(super) fn unlisted(&self, at: usize, end: usize) -> Option<(Range, Who)> {
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
            let (next, _) = p.set_off(verb + 1, end).unwrap_or_else(|| p.adjuncts(verb + 1, end));
            let np = p.right(next, end).filter(|np| p.agentive(*np))?;
            return Some(((n, verb + 1), Who::Phrase(np)));
        }
        // "Known as "Ort," sang the band": the marks must end like what is said
        let said = n > at + 1 || p.items[at].quote().is_some_and(|q| self.ends_like_speech(q));
        if let Some(found) = self.unlisted_before_name(n, end).filter(|_| said) {
            return Some(found);
        }
        let np = p.right(n, end)?;
        let verb = p.items.get(np.1).filter(|_| np.1 < end)?;
        let close = np.1 + 1 >= end || !p.items[np.1 + 1].word() || p.items[np.1 + 1].is(c::PREP | c::ADV);
        // "the statement read"
        let reads = matches!(&*verb.key, "read" | "reads") && (np.0..np.1).any(|k| p.items[k].is(c::DOCUMENT));
        if reads && close {
            return Some(((np.1, np.1 + 1), Who::Phrase(np)));
        }
        (!verb.capital && verb.class == 0 && close && (verb.key.ends_with("ed") || verb.key.ends_with('s')) && p.agentive(np))
            .then_some(((np.1, np.1 + 1), Who::Phrase(np)))
    }

    /// Is the last mark within a quotation one behind which the teller goes on?
    fn ends_like_speech(&self, quote: usize) -> bool {
        let last = self.stream.inside[quote].last();
        last.is_some_and(|i| !i.word() && matches!(i.text, "," | "!" | "?" | "…" | "..."))
    }

    /// "“…,” *scolded* Ann Lee", "“…,” *sums up*, dryly, a diplomat": a verb that no list knows, between marks and who speaks.
    fn unlisted_before_name(&self, verb: usize, end: usize) -> Option<(Range, Who)> {
        let p = self.p;
        let i = &p.items[verb];
        let form = i.key.len() > 4 && (i.key.ends_with("ed") || i.key.ends_with('s') && !i.key.ends_with("ss"));
        if i.capital || i.class != 0 || !form {
            return None;
        }
        let comma = |k: usize| p.items.get(k).is_some_and(|i| i.mark(","));
        // an adverb or an adjective may be set off
        let set_off = (verb + 3..end.min(verb + 6)).find(|k| comma(verb + 1) && comma(*k)).map(|k| k + 1);
        let next = set_off.unwrap_or_else(|| p.adjuncts(verb + 1, end).0);
        let np = p.right(next, end).filter(|np| p.agentive(*np))?;
        let closed = np.1 >= end || !p.items[np.1].word() && p.items[np.1].quote().is_none() || p.items[np.1].is(c::PREP | c::TIME);
        closed.then_some(((verb, verb + 1), Who::Phrase(np)))
    }
}
