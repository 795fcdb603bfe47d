//! What the parser says of a statement that the order of words leaves in doubt: a "verb of saying" that is a noun
//! ("automated phone *calls*"), a speaker who is a clause ("*Orlo made the trip* to discuss …") or who stands elsewhere
//! ("at the meeting, which *Orlo* also described"). Only doubtful sentences are parsed: a parse costs more than all else here.

use crate::frames::{Draft, RESOLVES, Who};
use crate::lexicon::{FormOf, class as c};
use crate::phrase::{Phrases, Range};
use recoupe_model::{Lang, Piece, SpeechKind};
use recoupe_syntax::{Parse, Parser, Relation, Tag};

/// What becomes of a statement.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Verdict {
    /// It stands as it was read.
    Keep,
    /// Nothing is said.
    Drop,
    /// Somebody else says it: this phrase.
    Speaker(Range),
}

/// The sentences of an article, parsed where one is in doubt.
pub(crate) struct Grammar<'t> {
    text: &'t str,
    parser: Option<fn() -> Option<&'static Parser>>,
    last: Option<(Piece, Parse)>,
}

impl<'t> Grammar<'t> {
    /// Of an article's text, in a language.
    pub(crate) fn new(text: &'t str, lang: Option<Lang>) -> Self {
        let parser: Option<fn() -> Option<&'static Parser>> = match lang {
            Some(Lang::EN) => Some(|| Parser::for_lang(Lang::EN)),
            Some(Lang::FR) => Some(|| Parser::for_lang(Lang::FR)),
            _ => None,
        };
        Self { text, parser, last: None }
    }

    fn parse(&mut self, sentence: Piece) -> Option<&Parse> {
        if self.last.as_ref().is_none_or(|(piece, _)| *piece != sentence) {
            let words = self.text.get(sentence.range())?;
            // the dossier looks at many of these sentences again
            self.last = Some((sentence, self.parser?()?.remember(words).moved(sentence.start)));
        }
        self.last.as_ref().map(|(_, parse)| parse)
    }

    /// Looks at a statement of the sentence that these items are.
    pub(crate) fn verdict(&mut self, p: Phrases, sentence: Range, draft: &Draft) -> Verdict {
        if p.english && draft.kind != SpeechKind::Direct && self.describes(p, sentence, draft) {
            return Verdict::Drop;
        }
        if p.english && draft.kind == SpeechKind::Indirect && self.tells_nothing(p, sentence, draft) {
            return Verdict::Drop;
        }
        if p.english && draft.who == Who::Carried {
            return self.adds(p, sentence, draft);
        }
        let (Who::Phrase(np), Some(cue), Some(verb)) = (draft.who, draft.cue, draft.verb) else { return Verdict::Keep };
        let within = |r: Range| r.0 >= sentence.0 && r.1 <= sentence.1 && r.0 < r.1;
        // whoever stands behind the verb was found by the verb
        if !within(np) || !within(cue) || np.1 > cue.0 {
            return Verdict::Keep;
        }
        let Some(head) = (cue.0..cue.1).find(|k| p.lexicon.senses(&p.items[*k].key).iter().any(|s| s.0 == verb)) else {
            return Verdict::Keep;
        };
        // ", soulignant que": whoever the sentence is about, though a parser may hang it on the nearest noun
        let gerund = p.lexicon.senses(&p.items[head].key).contains(&(verb, FormOf::Gerund));
        if !p.english && gerund && cue.0 > sentence.0 && p.items[cue.0 - 1].mark(",") {
            return Verdict::Keep;
        }
        let noun = p.english && cue.1 == cue.0 + 1 && may_be_noun(p, head, verb);
        let odd = np.1 > np.0 + 1 && !is_plain(p, np);
        // "critics, *who* called it": whom the pronoun stands for
        let closed = cue.0 > np.1 && p.items[cue.0 - 1].mark(",");
        let relative = p.english && cue.0 > sentence.0 && !closed && (np.1..cue.0).any(|k| p.items[k].is(c::REL));
        // "has ignored mounting *calls for*": a word that is neither auxiliary nor adverb stands between
        let between =
            || (np.1..cue.0).any(|k| p.items[k].word() && !p.items[k].is(c::ADV | c::TIME | c::REL | c::CLITIC | c::HAVE | c::BE));
        if p.english && cue.1 == cue.0 + 2 && head == cue.0 && may_be_noun(p, head, verb) && between() {
            return Verdict::Drop;
        }
        if let Some(whole) = self.holds(p, sentence, np, head).filter(|_| p.english) {
            return Verdict::Speaker(whole);
        }
        // "Rail safety chief Ann Lee said": an office right before a name right before the verb
        let full = np.1 == cue.0 && np.1 > np.0 + 2 && p.proper(np.1 - 1) && p.proper(np.1 - 2) && (np.0..np.1).all(|k| p.items[k].word());
        let first = (np.0..np.1).rev().take_while(|k| p.proper(*k)).last().unwrap_or(np.1);
        let holder = full && first > np.0 && !p.items[first - 1].capital && p.items[first - 1].is(c::AGENT | c::OFFICE | c::UNNAMED);
        if !(noun || odd) || p.english && holder && !(np.0..first).any(|k| p.finite(k)) {
            return Verdict::Keep;
        }
        let Some(parse) = self.parse(whole(p, sentence)) else { return Verdict::Keep };
        let Some(at) = parse.at(p.items[head].piece.start) else { return Verdict::Keep };
        let phrase = p.items[np.0].piece.cover(&p.items[np.1 - 1].piece);
        let top = parse.head_of(phrase);
        // "an official calls it": who can speak and stands right before the word is believed more than the tag
        let plain = !odd || !parse.words.iter().any(|w| phrase.contains(&w.piece) && matches!(w.tag, Tag::Verb | Tag::Aux | Tag::Adp));
        // "the former police chief details how": somebody, right before a verb with an object or a clause
        let next = p.items.get(cue.1).filter(|_| cue.1 < sentence.1);
        let object = next
            .is_some_and(|i| i.is(c::DET | c::PRONOUN | c::THAT) || i.quote().is_some() || i.capital || matches!(&*i.key, "how" | "what"));
        let person = object && np.1 == cue.0 && (p.items[np.1 - 1].is(c::AGENT | c::UNNAMED | c::OFFICE) || p.proper(np.1 - 1));
        let speaks =
            plain && p.agentive(np) && (person || top.is_some_and(|t| !matches!(parse.words[t].tag, Tag::Adj | Tag::Det | Tag::Num)));
        if noun && !speaks && parse.words[at].tag == Tag::Noun && parse.own_subject(at).is_none() {
            return Verdict::Drop;
        }
        let Some(top) = top.filter(|_| odd) else { return Verdict::Keep };
        let clause = matches!(parse.words[top].tag, Tag::Verb | Tag::Aux) && top != at;
        let elsewhere = p.english && !p.agentive(np);
        if !clause && !elsewhere && !relative {
            return Verdict::Keep;
        }
        let other = [parse.subject(at), if clause && !relative { parse.own_subject(top) } else { None }];
        let items = |word: usize| {
            let near = items_of(p, parse, word, (sentence.0, cue.0))?;
            // "critics of the port, who": the port calls nobody anything
            let governs = parse.words[word].head.filter(|_| relative && parse.words[word].relation == Relation::Nmod && !p.agentive(near));
            let person = |head: &usize| {
                (np.0..np.1).any(|k| p.items[k].piece == parse.words[*head].piece && p.items[k].is(c::AGENT | c::UNNAMED | c::OFFICE))
            };
            governs.filter(person).and_then(|head| items_of(p, parse, head, (sentence.0, cue.0))).or(Some(near))
        };
        // "OSTENBURG, March 3 (Wire) - Norvia's senate voted to": a dateline is no subject
        let apart = |f: &Range| f.1 <= np.0 && (f.1..np.0).any(|k| p.items[k].dash() || p.items[k].mark(")"));
        let found = other.into_iter().flatten().filter(|s| !parse.words[*s].relative && *s != at).find_map(items).filter(|f| !apart(f));
        // what stands before the verb in the phrase itself
        let own = || (np.0 + 1..np.1).find(|k| p.items[*k].piece == parse.words[top].piece).map(|k| (np.0, k));
        let found = found.or_else(|| own().filter(|f| clause && !relative && p.starts_phrase(f.0) && p.agentive(*f)));
        // "Orlo made the trip to discuss …": what somebody does something for is not said
        let resolved = (np.0..cue.0).any(|k| RESOLVES.contains(&&*p.items[k].key));
        let purpose = matches!(parse.words[at].relation, Relation::Advcl | Relation::Acl) && p.items[cue.0].key == "to" && !resolved;
        if clause && purpose && p.english && draft.kind == SpeechKind::Indirect {
            return Verdict::Drop;
        }
        // "two people briefed on the plan said": a participle that the parser took for the verb
        let own_verb = p.items[cue.0].key != "to" && !p.lexicon.senses(&p.items[head].key).iter().any(|s| s.1 == FormOf::Gerund);
        let briefed = p.english && (np.0..np.1).any(|k| p.items[k].piece == parse.words[top].piece && p.items[k].key.ends_with("ed"));
        if own_verb && briefed && found.is_some_and(|f| f.0 == np.0) {
            return Verdict::Keep;
        }
        // "Orlo's praise rankled critics, who": a verb that the parser took for a noun
        let verb_in =
            |r: Range| (r.0..r.1).any(|k| p.finite(k) || p.items[k].key.len() > 4 && p.items[k].key.ends_with("ed") && !p.items[k].capital);
        if let Some(near) = p.antecedent(sentence.0, np.1).filter(|_| relative)
            && found.is_none_or(|f| f.0 < near.0 && verb_in((f.0, near.0)))
        {
            return Verdict::Speaker(near);
        }
        let named = |f: Range| p.agentive(f) || (f.0..f.1).any(|k| p.proper(k));
        match found {
            Some(found) if clause && p.english && draft.kind == SpeechKind::Indirect && !named(found) => Verdict::Drop,
            Some(found) if clause || !(found.0 < np.1 && np.0 < found.1) => Verdict::Speaker(found),
            None if clause && draft.kind == SpeechKind::Indirect && p.english => Verdict::Drop,
            _ => Verdict::Keep,
        }
    }

    /// "*Lawyers* of some of the victims said", "*Catherine Orlo*, who has lived on the block for years, said": the subject of the verb
    /// at `head`, where the phrase found for it only stands within what hangs on that subject.
    fn holds(&mut self, p: Phrases, sentence: Range, np: Range, head: usize) -> Option<Range> {
        let before = sentence.0..np.0;
        // what hangs on a noun by a participle or a relative clause, or is set beside it
        let hangs = |k: usize| p.items[k].mark(",") || p.items[k].is(c::REL) || p.items[k].key.ends_with("ing");
        let plain = before.clone().all(|k| p.items[k].quote().is_none() && !p.items[k].mark(":") && !p.items[k].mark(";"));
        // "the church, *which critics* described": they do
        let relative = np.0 > sentence.0 && p.items[np.0 - 1].is(c::REL);
        if !plain || relative || !before.clone().any(hangs) || p.items[np.0].is(c::PRONOUN) && np.1 == np.0 + 1 {
            return None;
        }
        let parse = self.parse(whole(p, sentence))?;
        let at = parse.at(p.items[head].piece.start)?;
        let own = parse.own_subject(at).filter(|n| !parse.words[*n].relative)?;
        let phrase = p.items[np.0].piece.cover(&p.items[np.1 - 1].piece);
        let word = &parse.words[own];
        let inside = word.piece.end <= phrase.start && parse.subtree(own).contains(&phrase);
        if !inside || !matches!(word.tag, Tag::Noun | Tag::Propn) {
            return None;
        }
        items_of(p, parse, own, (sentence.0, np.1)).filter(|found| found.0 < np.0 && (p.agentive(*found) || p.proper(found.0)))
    }

    /// "The church won notice by its pickets, *claiming* that …": who goes on is the subject of the verb that the participle hangs on.
    fn adds(&mut self, p: Phrases, sentence: Range, draft: &Draft) -> Verdict {
        let (Some(cue), Some(verb)) = (draft.cue, draft.verb) else { return Verdict::Keep };
        let gerund = p.lexicon.senses(&p.items[cue.0].key).contains(&(verb, FormOf::Gerund));
        if !gerund || cue.0 < sentence.0 || cue.1 > sentence.1 {
            return Verdict::Keep;
        }
        let Some(parse) = self.parse(whole(p, sentence)) else { return Verdict::Keep };
        let before = cue.0.checked_sub(1).filter(|k| *k >= sentence.0).map(|k| &p.items[k]);
        // "justified it *by saying* that": whom the sentence is about, whatever noun the phrase was hung on
        let by = before.is_some_and(|i| i.is(c::PREP));
        let main = || parse.own_subject(parse.root()?).filter(|_| by || before.is_some_and(|i| i.mark(",")));
        let near = || parse.at(p.items[cue.0].piece.start).and_then(|at| parse.subject(at));
        let subject = if by { main().or_else(near) } else { near().or_else(main) };
        let found = subject.filter(|n| !parse.words[*n].relative).and_then(|n| items_of(p, parse, n, (sentence.0, cue.0)));
        // "PORT HALDEN, Nor. - Alden began by saying": a dateline does nothing
        let apart = |f: &Range| (f.1..cue.0).any(|k| p.items[k].dash() || p.items[k].mark(")"));
        let found = found.filter(|f| !apart(f) && !(f.1 == f.0 + 1 && p.items[f.0].is(c::DET)));
        match found {
            Some(found) if p.agentive(found) || p.proper(found.0) => Verdict::Speaker(found),
            // "All the others died, suggesting that …": nobody says it
            Some(_) if draft.kind == SpeechKind::Indirect && !by => Verdict::Drop,
            _ => Verdict::Keep,
        }
    }

    /// Does the word that should tell the statement describe a thing ("*alleged* offences", "exams, *called* Nationals"), or name
    /// one ("when *protests* erupted")? Then nobody says anything.
    fn describes(&mut self, p: Phrases, sentence: Range, draft: &Draft) -> bool {
        let (Some(cue), Some(verb)) = (draft.cue, draft.verb) else { return false };
        let alone = cue.1 == cue.0 + 1 && cue.0 >= sentence.0 && cue.1 <= sentence.1;
        // "And newly confirmed Governor Orlo told": what was done to him
        if alone
            && cue.0 > sentence.0
            && matches!(&*p.items[cue.0 - 1].key, "newly" | "recently")
            && cue.0.checked_sub(2).is_none_or(|k| !p.agentive((k, k + 1)))
        {
            return true;
        }
        let participle = || p.items[cue.0].key.ends_with("ed") || p.items[cue.0].key == "known";
        let noun = || may_be_noun(p, cue.0, verb) && !matches!(draft.who, Who::Phrase(_));
        if !alone || !(participle() || noun()) {
            return false;
        }
        let Some(parse) = self.parse(whole(p, sentence)) else { return false };
        let Some(at) = parse.at(p.items[cue.0].piece.start) else { return false };
        let word = &parse.words[at];
        // "a woman *alleged* on television", "Japan *applauded* news": whoever can speak and stands before it is believed more
        let spoken = matches!(draft.who, Who::Phrase(np) if np.1 <= cue.0 && (p.agentive(np) || p.proper(np.1 - 1)));
        match word.relation {
            Relation::Amod | Relation::Acl => !spoken,
            _ => word.tag == Tag::Noun && !participle() && parse.own_subject(at).is_none(),
        }
    }

    /// "These figures *add* credibility to his account": after a verb that takes a clause, and nothing that is one.
    fn tells_nothing(&mut self, p: Phrases, sentence: Range, draft: &Draft) -> bool {
        let (Some(cue), Some(verb), &[(from, to)]) = (draft.cue, draft.verb, draft.parts.as_slice()) else { return false };
        let verb = p.lexicon.verb(verb);
        let clause_only = verb.takes('q') && verb.lemma != "say" && !['n', 't', 'o', 'm', 'a', 'l'].iter().any(|f| verb.takes(*f));
        let next = from == cue.1 && to <= sentence.1 && cue.0 >= sentence.0;
        let acts = |k: usize| p.acts(k) && !p.items[k].key.ends_with('s') || p.items[k].is(c::HAVE | c::BE | c::MODAL);
        let told = |k: usize| acts(k) || p.items[k].is(c::PRONOUN) && !p.items[k].is(c::DET);
        if !clause_only || !next || (from..to).any(told) {
            return false;
        }
        let Some(parse) = self.parse(whole(p, sentence)) else { return false };
        let content = p.items[from].piece.cover(&p.items[to - 1].piece);
        !parse.words.iter().any(|w| content.contains(&w.piece) && matches!(w.tag, Tag::Verb | Tag::Aux) && w.relation != Relation::Amod)
    }

    /// Where the content of a statement ends, if its speaker does something else behind it: "denied the charge *and left the
    /// room*". Of contents that are a noun with what hangs on it; the end in items.
    pub(crate) fn goes_on(&mut self, p: Phrases, sentence: Range, draft: &Draft) -> Option<usize> {
        let (Some(cue), &[(from, to)]) = (draft.cue, draft.parts.as_slice()) else { return None };
        // what is said is a clause, whose subject may be taken for an object
        let clause = (cue.0..cue.1).any(|k| matches!(&*p.items[k].key, "say" | "says" | "said" | "saying"));
        let after = p.english && !clause && draft.kind != SpeechKind::Direct && draft.quote.is_none() && cue.1 <= from;
        if !after || to > sentence.1 || !(from + 1..to).any(|k| p.items[k].is(c::COORD)) {
            return None;
        }
        let parse = self.parse(whole(p, sentence))?;
        let at = parse.at(p.items[cue.1 - 1].piece.start)?;
        let content = p.items[from].piece.cover(&p.items[to - 1].piece);
        let object = parse.object(at)?;
        let noun = matches!(parse.words[object].tag, Tag::Noun | Tag::Propn | Tag::Pron);
        if !noun || parse.subtree(object).start != content.start {
            return None;
        }
        let other = |n: &usize| parse.words[*n].relation == Relation::Conj && matches!(parse.words[*n].tag, Tag::Verb | Tag::Aux);
        let next = parse.children(at).filter(other).map(|n| parse.subtree(n).start).find(|start| *start > content.start)?;
        // the coordinator stands first in what it adds; a comma before it goes with it
        let mut end = (from + 1..to).find(|k| p.items[*k].piece.start >= next)?;
        let joined = |k: usize| p.items[k].is(c::COORD);
        if !joined(end) && !joined(end - 1) {
            return None;
        }
        while end > from + 1 && (joined(end - 1) || !p.items[end - 1].word()) {
            end -= 1;
        }
        Some(end)
    }
}

/// The piece of a sentence.
fn whole(p: Phrases, (from, to): Range) -> Piece {
    p.items[from].piece.cover(&p.items[to - 1].piece)
}

/// May a verb of saying be a noun by its form ("calls", "question", "reports")?
fn may_be_noun(p: Phrases, n: usize, verb: u16) -> bool {
    const NEVER: [&str; 5] = ["says", "tells", "adds", "denies", "insists"];
    let form = p.lexicon.senses(&p.items[n].key).iter().find(|s| s.0 == verb).map(|s| s.1);
    matches!(form, Some(FormOf::Base | FormOf::Finite)) && !NEVER.contains(&&*p.items[n].key)
}

/// Is a phrase made of names, offices and small words alone? It is then no clause.
fn is_plain(p: Phrases, (a, b): Range) -> bool {
    let known = c::DET | c::OF | c::TITLE | c::AGENT | c::UNNAMED | c::ORG | c::OFFICE;
    let verbal = c::HAVE | c::BE | c::MODAL;
    (a..b).all(|k| {
        let i = &p.items[k];
        let small = i.is(known) || i.is(c::COORD | c::PREP) && p.proper(k + 1);
        (p.proper(k) || !i.word() || small) && !(i.is(verbal) && !i.capital)
    })
}

/// The items of the phrase that a word heads, as far as it stands between two items; without what is set off by commas.
fn items_of(p: Phrases, parse: &Parse, word: usize, (from, to): Range) -> Option<Range> {
    // a relative clause, or what is set beside, begins a part that names nobody else
    let apart = |n: usize| matches!(parse.words[n].relation, Relation::AclRelcl | Relation::Parataxis | Relation::Appos);
    let stop = parse.children(word).filter(|n| *n > word && apart(*n)).map(|n| parse.subtree(n).start).min();
    let whole = parse.subtree(word);
    let end = stop.unwrap_or(whole.end).min(whole.end);
    let inside = |k: &usize| p.items[*k].piece.start >= whole.start && p.items[*k].piece.end <= end;
    // "OSTENBURG, March 3 (Wire) - Norvia's senate voted": a dateline
    let own = parse.words[word].piece.start;
    let set = |k: usize| p.items[k].dash() || p.items[k].mark(")") || p.items[k].mark(":") || p.items[k].mark(";");
    let from = (from..to).take_while(|k| p.items[*k].piece.start < own).filter(|k| set(*k)).last().map_or(from, |k| k + 1);
    // "talks *to* a man who says": he does
    let governs = |n: usize| parse.words[n].relation == Relation::Case && parse.words[n].head == Some(word);
    let case = |k: &usize| parse.at(p.items[*k].piece.start).is_some_and(governs);
    let first = (from..to).filter(inside).find(|k| !case(k))?;
    let mut last = (first..to).take_while(inside).last()? + 1;
    while last > first && (!p.items[last - 1].word() || p.items[last - 1].is(c::PREP | c::COORD | c::REL | c::CLITIC)) {
        last -= 1;
    }
    (last > first).then_some((first, last))
}
