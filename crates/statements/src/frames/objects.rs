//! Content that is no clause: infinitives, noun phrases, qualifications, adjectives.

use super::{Draft, Found, Frames, Who, infinitive_ending};
use crate::lexicon::{FormOf, class as c};
use crate::phrase::Range;
use crate::stream::What;
use foldhash::HashSet;
use recoupe_model::SpeechKind;
use std::sync::LazyLock;

/// "dix-huit mois", "trois ans": a number written out begins a noun phrase.
fn number_word(key: &str) -> bool {
    let first = key.split('-').next().unwrap_or(key);
    let small = matches!(first, "deux" | "trois" | "quatre" | "cinq" | "six" | "sept" | "huit" | "neuf" | "dix" | "onze" | "douze");
    small || matches!(first, "quinze" | "vingt" | "trente" | "quarante" | "cinquante" | "soixante" | "cent" | "mille")
}

/// Goods that makers call back, and people whom states do; folded.
static CALLED_BACK: LazyLock<HashSet<&'static str>> = LazyLock::new(|| {
    let rows = include_str!("../../data/called_back_words.tsv").lines().filter(|l| !l.starts_with('#'));
    rows.filter_map(|l| l.split_once('\t')).flat_map(|(_, words)| words.split(' ')).collect()
});

/// Items of an object among which its noun stands.
const OBJECT: usize = 7;

/// Verbs of resolve: the infinitive after them is what a body or a person stands for.
pub(crate) const RESOLVES: [&str; 12] =
    ["voted", "votes", "vote", "voting", "agreed", "agrees", "decided", "resolved", "opted", "chose", "moved", "preferred"];

/// Endings of what can be attacked in words.
const ABSTRACT: [&str; 19] = [
    "tion",
    "tions",
    "ism",
    "ment",
    "ments",
    "ance",
    "ence",
    "plan",
    "plans",
    "policy",
    "policies",
    "idea",
    "ideas",
    "remarks",
    "comments",
    "proposal",
    "proposals",
    "record",
    "bill",
];

impl Frames<'_, '_> {
    /// Infinitives, noun phrases, qualifications, adjectives.
    pub(super) fn other_frames(
        &mut self,
        hi: usize,
        found: &[Found],
        n: usize,
        subject: Option<Range>,
        speaks: bool,
        out: &mut Vec<Draft>,
    ) {
        let p = self.p;
        let cue = &found[n].cue;
        let verb = p.lexicon.verb(cue.verb);
        let end = self.content_end(cue.end, hi, found, Some(cue.form));
        let who = subject.map_or(Who::Carried, Who::Phrase);
        let mut push = |part: Option<Range>, to: Option<Range>| {
            // "refuse de signer": one word will do
            let one = |(a, b): Range| (b == a + 1 && p.items[a].word() && infinitive_ending(&p.items[a].key)).then_some((a, b));
            if let Some((a, b)) = part.and_then(|(a, b)| self.trim(a, b).or_else(|| one((a, b)))).filter(|part| !self.unnamed_wish(*part)) {
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
        let auxiliary = cue.start < cue.head && p.items[cue.start..cue.head].iter().any(|i| i.is(c::HAVE));
        let end = self.told_behind(cue.end, end, auxiliary);
        let quoted = (cue.end..end).any(|k| p.items[k].quote().is_some());
        if !speaks && !(quoted && subject.is_some()) {
            return;
        }
        if p.english {
            // "asked to discuss the plan", "would not predict the outcome": nothing is told
            if !quoted && (self.purpose(cue) || cue.denied) {
                return;
            }
            let to_at = (cue.end..end.min(cue.end + 12)).find(|k| {
                p.items[*k].key == "to" && !p.items.get(k + 1).is_some_and(|i| i.is(c::DET) || i.capital || i.what == What::Number)
            });
            if verb.takes('t') && to_at == Some(cue.end) && self.withheld(cue, cue.end + 1) {
                return;
            }
            if verb.takes('t') && to_at == Some(cue.end) {
                return push(Some((cue.end, end)), None);
            }
            if (verb.takes('o') || verb.takes('m'))
                && let Some(t) = to_at.filter(|t| *t > cue.end && (cue.end..*t).all(|k| p.flows(k)))
            {
                // "urged them not to sign": the "not" is theirs
                let t = if t > cue.end + 1 && p.items[t - 1].key == "not" { t - 1 } else { t };
                return push(Some((t, end)), Some((cue.end, t)));
            }
            if verb.takes('a')
                && let Some(of) = (cue.end..end.min(cue.end + 14)).find(|k| p.items[*k].is(c::OF))
            {
                return push(Some((of + 1, end)), Some((cue.end, of)));
            }
            // "We have never asked for support": the writer, or nothing asked
            let own = || {
                subject.is_some_and(|s| matches!(&*p.items[s.0].key, "we" | "i"))
                    || p.items[cue.start..cue.end].iter().any(|i| i.key == "never")
            };
            if verb.lemma == "ask for" && own() {
                return;
            }
            if verb.lemma == "recall" && self.goods(cue.end, end) {
                return;
            }
            let object = p.items[cue.end].is(c::DET | c::PRONOUN | c::OF)
                || p.items[cue.end].quote().is_some()
                || p.items[cue.end].capital
                || (p.items[cue.end].word() && !p.items[cue.end].is(c::PREP | c::COORD | c::SUB | c::ADV | c::TIME));
            // "welcomed the minister to his house", "referring to the head of the port": a deed, a gloss
            let guest = verb.lemma == "welcome"
                && p.right(cue.end, end).is_some_and(|np| {
                    p.agentive(np) && p.items.get(np.1).is_some_and(|i| matches!(&*i.key, "to" | "at" | "into" | "for" | "on"))
                });
            // "questioned his brother": an interrogation
            let interrogated = verb.lemma == "question"
                && p.right(cue.end, end).is_some_and(|np| p.agentive(np) && (np.0..np.1).all(|k| !matches!(p.items[k].text, "'s" | "’s")));
            // "attacked a police station": a deed, unless what is attacked was said, planned or decided
            let words = |i: &crate::stream::Item| {
                i.is(c::THING | c::DOCUMENT | c::WORK) || ABSTRACT.iter().any(|e| i.key.ends_with(e)) && !i.key.starts_with("station")
            };
            // "attacked him over the levy"
            let blamed = (cue.end + 1..end).any(|k| matches!(&*p.items[k].key, "for" | "over" | "as"));
            let struck = verb.lemma == "attack" && !blamed && !p.items[cue.end..end.min(cue.end + 6)].iter().any(words);
            if !quoted && (guest || interrogated || struck || verb.lemma == "refer to" && cue.form == FormOf::Gerund) {
                return;
            }
            // "whom she described in a letter as a \"true friend\""
            if verb.takes('l') && p.items[cue.end].is(c::PREP) && p.items[cue.end].key != "as" {
                if let Some(k) = (cue.end..end.min(cue.end + 10)).find(|k| p.items[*k].key == "as") {
                    push(Some((k + 1, end)), None);
                }
                return;
            }
            // "citing a senior official": a source, and nothing that it says
            if verb.lemma == "cite" && cue.form == FormOf::Gerund && p.right(cue.end, end).is_some_and(|np| p.agentive(np)) {
                return;
            }
            // "in calling the port": nothing is said of it
            // "has called a strike for May", "called an election from abroad": when and where, and no quality
            let quality = |k: usize| {
                p.items[k].key != "into"
                    && (!p.items[k].is(c::PREP | c::TIME) || (k..end).any(|j| p.items[j].is(c::DET) || p.items[j].quote().is_some()))
            };
            let qualified = |np: Range| np.1 < end && quality(np.1) || (np.0..np.1).any(|k| p.items[k].key == "as");
            if verb.takes('l') && !verb.takes('n') && !quoted && p.right(cue.end, end).is_some_and(|np| !qualified(np)) {
                return;
            }
            // "called her again to ask "whether I …"": what the marks hold is asked, and she is called nothing
            let marks = (cue.end..end).find(|k| p.items[*k].quote().is_some());
            if verb.takes('l') && marks.is_some_and(|at| found[n + 1..].iter().any(|f| f.cue.end <= at && f.post.is_none())) {
                return;
            }
            if verb.takes('l') || verb.takes('n') && object {
                return push(Some((cue.end, end)), None);
            }
            return;
        }
        let (next, to) = p.adjuncts(cue.end, end);
        // "a conclu mardi à une erreur « grossière »"
        let at = next + 1;
        if quoted && verb.takes('q') && next < end && p.items[next].key == "à" && at < end && matches!(&*p.items[at].key, "un" | "une") {
            return push(Some((at, end)), to);
        }
        // "qui cite un proche du président": a source, and nothing that it says
        if verb.lemma == "citer" && !quoted && p.right(next, end).is_some_and(|np| p.agentive(np)) {
            return;
        }
        // "s'est montré concis": how somebody was, and nothing that he holds
        let manner = verb.lemma == "se montrer"
            && !quoted
            && !(next..end)
                .any(|k| p.items[k].is(c::THAT) || p.items[k].is(c::PREP) && !matches!(&*p.items[k].key, "en" | "dans" | "sur" | "devant"));
        if manner {
            return;
        }
        if verb.takes('a') && next < end && (p.items[next].word() || p.items[next].quote().is_some()) {
            return push(Some((next, end)), None);
        }
        // "annonce l'intention de partir": the noun is the object, not somebody who is told
        let thing = verb.takes('n')
            && !matches!(verb.lemma, "demander" | "accuser" | "reprocher" | "redemander")
            && next == cue.end
            && next < end
            && p.items[next].is(c::DET)
            && p.right(next, end).is_some_and(|np| !p.agentive((np.0, np.1.min(next + 3))));
        if verb.takes('i')
            && !thing
            // "souhaite également décourager quiconque de venir": the first infinitive is the wish, not the last
            && let Some(at) = self
                .infinitive(next, end)
                .filter(|at| *at == (next, next) && (cue.end..next).all(|k| p.items[k].is(c::ADV)))
                .or_else(|| self.infinitive(cue.end, end))
                .or_else(|| self.infinitive(next, end).filter(|at| at.0 == next))
        {
            if self.withheld(cue, at.1) {
                return;
            }
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
        if matches!(verb.lemma, "appeler" | "inviter" | "exhorter" | "encourager" | "presser")
            && let Some(k) = (cue.end + 1..end.min(cue.end + 12)).take_while(|k| p.flows(*k)).find(|k| {
                (matches!(&*p.items[*k].key, "au" | "aux")
                    || p.items[*k].key == "à" && p.items.get(k + 1).is_some_and(|i| i.is(c::DET) || i.quote().is_some()))
            })
            && k + 1 < end
        {
            return push(Some((k + 1, end)), Some((cue.end, k)));
        }
        if verb.takes('l') {
            let pivot = (cue.end..end.min(cue.end + 18)).find(|k| {
                (p.items[*k].is(c::OF) || p.items[*k].key == "comme" && p.items[*k - 1].key != "tout")
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
            // "juge l'offre « ridicule »": the marks are the epithet
            if pivot.is_none()
                && let Some(k) = (next..end.min(next + 14)).find(|k| p.items[*k].quote().is_some())
                && (k == next || k + 1 >= end || !p.items[k + 1].word())
                && !(k > next && p.items[k - 1].is(c::PREP))
                && (next..k).all(|j| p.flows(j) && !p.items[j].is(c::HAVE | c::BE | c::REL))
            {
                return push(Some((next, k + 1)), None);
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
        // "appelle à se rassembler"
        if verb.lemma == "appeler à"
            && let Some(at) = self.infinitive(cue.end, end).filter(|at| *at == (cue.end, cue.end))
        {
            return push(Some((at.1, end)), to);
        }
        if verb.takes('k') || verb.takes('j') {
            let anybody = subject.is_some_and(|s| s.1 == s.0 + 1 && matches!(&*p.items[s.0].key, "on" | "nous" | "vous"));
            let quote_at = !anybody && (cue.end..end.min(cue.end + 6)).any(|k| p.items[k].quote().is_some());
            if quote_at || verb.takes('j') && (p.items[cue.end].is(c::DET) || p.items[cue.end].what == What::Number) {
                push(Some((cue.end, end)), None);
            }
            return;
        }
        // "redoute un marchandage « sur le dos des petits »"
        let epithet = (next..end.min(next + 5)).find(|k| p.items[*k].quote().is_some());
        if !verb.takes('n')
            && verb.takes('q')
            && next == cue.end
            && p.items[next].is(c::DET)
            && epithet.is_some_and(|k| (next..k).all(|j| p.items[j].word() && !p.items[j].is(c::PREP | c::REL | c::HAVE | c::BE)))
        {
            return push(Some((next, epithet.map_or(end, |k| k + 1))), to);
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
            // "promet d'« aller au bout »": the marks hold the infinitive
            if verb.takes('i')
                && p.items[next].is(c::OF)
                && !p.items[next].is(c::DET)
                && p.items.get(next + 1).is_some_and(|i| i.quote().is_some())
            {
                return push(Some((next + 1, end)), to);
            }
            let i = &p.items[next];
            let key = |k: usize| p.items.get(k).map_or("", |i| &*i.key);
            // "a évoqué au moins quarante morts", "dénombre près de cent blessés"
            let counted = !p.english
                && matches!((key(next), key(next + 1)), ("au", "moins" | "plus") | ("plus" | "près", "de") | ("environ" | "quelque", _));
            let object = i.is(c::DET)
                || counted
                || i.quote().is_some()
                || i.key == "d'" && p.items.get(next + 1).is_none_or(|i| i.key != "ailleurs")
                || i.what == What::Number
                || number_word(&i.key)
                || p.measured(next, end);
            // a court condemns to a punishment: that is a deed
            let sentenced = verb.lemma == "condamner"
                && (next..end).any(|k| {
                    matches!(
                        &*p.items[k].key,
                        "prison" | "amende" | "sursis" | "peine" | "ans" | "mois" | "réclusion" | "dépens" | "perpétuité"
                    )
                });
            if sentenced || verb.lemma == "rappeler" && self.goods(next, end) {
                return;
            }
            if object && p.items.get(next + 1).is_some_and(|i| !i.is(c::TIME)) {
                // "a confirmé son décès à la presse"
                let told = (next + 2..end).find(|k| {
                    let noun = k + 1 + usize::from(p.items.get(k + 1).is_some_and(|i| i.is(c::DET)));
                    matches!(&*p.items[*k].key, "à" | "au" | "aux") && noun + 1 == end && p.items[noun].is(c::PUBLIC)
                });
                // "réclame un débat au parlement": where it is to be held
                match told.filter(|_| verb.stance != recoupe_model::Stance::Demands) {
                    Some(k) => push(Some((next, k)), Some((k + 1, end))),
                    None => push(Some((next, end)), to),
                }
            }
        }
    }

    /// "(a rappelé) trois lots de fromage", "(recalled) its ambassador": what is called back is called to nobody's mind.
    fn goods(&self, from: usize, end: usize) -> bool {
        let noun = |k: &usize| self.p.items[*k].word() && !self.p.items[*k].is(c::OF | c::PREP | c::REL);
        let object = (from..end.min(from + OBJECT)).take_while(|k| noun(k) || *k == from);
        object.into_iter().any(|k| {
            let word = recoupe_lang::fold(self.p.items[k].text);
            CALLED_BACK.contains(word.as_str()) || word.strip_suffix('s').is_some_and(|one| CALLED_BACK.contains(one))
        })
    }

    /// "not to be named", "l'anonymat": on what terms somebody spoke.
    fn unnamed_wish(&self, (a, b): Range) -> bool {
        let p = self.p;
        let key = |k: usize| p.items.get(k).filter(|_| k >= a && k < b).map_or("", |i| &*i.key);
        let last = b.saturating_sub(1);
        let named = matches!(key(last), "named" | "identified" | "quoted" | "anonymous") && b < a + 6 && (a..b).any(|k| key(k) == "be");
        // "not to be named because the inquiry had only begun": and why
        let why = |k: usize| matches!(key(k), "because" | "since" | "as" | "for" | "while" | "citing" | "when" | "amid");
        let asked = (a..b.min(a + 6))
            .any(|k| matches!(key(k), "named" | "identified" | "quoted") && matches!(key(k.wrapping_sub(1)), "be" | "being") && why(k + 1));
        // "asked for comment"
        let comment = matches!((key(a), key(a + 1)), ("comment" | "comments", _) | ("a" | "further" | "more", "comment"));
        named || asked || comment || b < a + 4 && (a..b).any(|k| matches!(key(k), "anonymity" | "anonymat"))
    }

    /// "to discuss", "to confirm": an infinitive tells what for, not what was said.
    /// After a vote or a resolve ("voted 5-2 to reject the lease") it is what was resolved.
    fn purpose(&self, cue: &crate::cues::Cue) -> bool {
        let p = self.p;
        let to = (cue.start..cue.head).any(|k| p.items[k].key == "to");
        let mut before = (cue.start.saturating_sub(6)..cue.start).rev();
        cue.form == FormOf::Base && to && !before.any(|k| RESOLVES.contains(&&*p.items[k].key))
    }

    /// "n'a pas souhaité répondre", "refuse de commenter": nothing is said.
    fn withheld(&self, cue: &crate::cues::Cue, infinitive: usize) -> bool {
        let p = self.p;
        let english = matches!(p.lexicon.verb(cue.verb).lemma, "decline" | "refuse");
        if english {
            return p.items.get(infinitive).is_some_and(|i| super::ends::UNTOLD.contains(&&*i.key));
        }
        let wish = matches!(p.lexicon.verb(cue.verb).lemma, "souhaiter" | "refuser" | "accepter" | "vouloir" | "promettre");
        // "souhaite rester discret", "promet de garder le silence"
        let quiet = |k: usize| {
            let next = p.items.get(k).map_or("", |i| &*i.key);
            ["silen", "discr", "muet", "anonym", "prudent", "évasi"].iter().any(|s| next.starts_with(s))
        };
        let keeps = p.items.get(infinitive).is_some_and(|i| matches!(&*i.key, "rester" | "garder" | "conserver"));
        if keeps {
            return wish && (quiet(infinitive + 1) || quiet(infinitive + 2));
        }
        let reflexive = p.items.get(infinitive).is_some_and(|i| i.key == "s'");
        wish && p.items.get(infinitive + usize::from(reflexive)).is_some_and(|i| {
            matches!(
                &*i.key,
                "exprimer"
                    | "étendre"
                    | "épiloguer"
                    | "répondre"
                    | "commenter"
                    | "s'exprimer"
                    | "réagir"
                    | "communiquer"
                    | "parler"
                    | "préciser"
                    | "confirmer"
                    | "témoigner"
            )
        })
    }

    /// Where a noun phrase that is content stops before the narration goes on: ", mais", ", alors que".
    pub(super) fn phrase_end(&self, from: usize, end: usize) -> usize {
        let p = self.p;
        (from + 1..end)
            .find(|k| {
                let next = |d: usize| p.items.get(k + d).map_or("", |i| &*i.key);
                // "..., à l'issue d'un sommet": where and when it was said
                let occasion = matches!(
                    (next(1), next(2), next(3)),
                    ("à", "l'", "issue" | "occasion" | "ouverture" | "antenne")
                        | ("au", "terme" | "cours" | "lendemain" | "micro" | "sortir" | "moment", _)
                        | ("au", _, "jour" | "lendemain")
                        | ("en", "marge" | "conférence" | "ouverture" | "préambule", _)
                        | (
                            "dans",
                            "un" | "une" | "son" | "sa" | "les",
                            "communiqué"
                                | "entretien"
                                | "interview"
                                | "tribune"
                                | "lettre"
                                | "discours"
                                | "allocution"
                                | "déclaration"
                                | "colonnes"
                                | "message"
                                | "vidéo"
                        )
                        | ("lors", _, _)
                        | ("devant", _, _)
                );
                // "17,000 boats": a comma within a number
                let within = p.items.get(k + 1).is_some_and(|i| i.what == What::Number && i.piece.start == p.items[*k].piece.end);
                p.items[*k].mark(",")
                    && !(within && p.items[k - 1].what == What::Number)
                    && p.items.get(k + 1).is_some_and(|i| {
                        occasion
                            || matches!(
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
    pub(super) fn infinitive(&self, from: usize, end: usize) -> Option<(usize, usize)> {
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
            .take_while(|k| p.flows(*k))
            .find(|k| (p.items[*k].is(c::OF) || matches!(&*p.items[*k].key, "à" | "d'")) && starts(k + 1))
            .map(|k| (k, k + 1))
    }
}
