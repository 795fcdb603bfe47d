//! Text in, parse out.

use crate::features::{Sentence, of_move, of_relation};
use crate::inserted::inserted;
use crate::machine::{Machine, Move, NONE};
use crate::marks;
use crate::model::Model;
use crate::parse::{Node, Parse};
use crate::polarity::{self, Negation};
use crate::scheme::{Form, Relation, Tag};
use crate::signs::{Signs, signs};
use crate::tagger::{best, tag};
use crate::words::words;
use foldhash::HashMap;
use recoupe_model::{Lang, Piece};
use std::sync::{Arc, LazyLock, Mutex, PoisonError};

/// Words that are parsed at once. Longer stretches are cut into windows of this many, so that time stays
/// linear whatever is given: no sentence of the training data is longer.
const WINDOW: usize = 200;

/// Words before a noun within which a "ne" makes it a word of negation after all.
const NE_WITHIN: usize = 6;

/// Sentences that are remembered.
const REMEMBERED: usize = 8_000;

/// A parser of one language.
pub struct Parser {
    model: Model,
    lang: Lang,
    /// Parses that were asked to be remembered, by their words.
    remembered: Mutex<HashMap<Box<str>, Arc<Parse>>>,
}

macro_rules! shipped {
    ($name:ident, $lang:expr, $file:literal) => {
        static $name: LazyLock<Option<Parser>> = LazyLock::new(|| Parser::new($lang, include_bytes!(concat!("../data/", $file))));
    };
}

shipped!(FRENCH, Lang::FR, "fr.model");
shipped!(ENGLISH, Lang::EN, "en.model");

impl Parser {
    /// The shipped parser of a language, read when it is asked for the first time.
    #[must_use]
    pub fn for_lang(lang: Lang) -> Option<&'static Self> {
        match lang.code() {
            "fr" => FRENCH.as_ref(),
            "en" => ENGLISH.as_ref(),
            _ => None,
        }
    }

    /// A parser of a model file's bytes; `None` when they are no model.
    #[must_use]
    pub fn new(lang: Lang, bytes: &[u8]) -> Option<Self> {
        Some(Self { model: Model::read(bytes)?, lang, remembered: Mutex::default() })
    }

    /// Parses the sentence at `sentence` in `text`. Pieces of the result are bytes of `text`. A piece that
    /// is not in the text, or holds no word, gives an empty parse.
    #[must_use]
    pub fn parse(&self, text: &str, sentence: Piece) -> Parse {
        self.parse_words(text, &words(text, sentence, self.lang))
    }

    /// Parses a sentence, of which these are all the words, and remembers it for who asks next ([`Self::recall`]).
    #[must_use]
    pub fn remember(&self, sentence: &str) -> Arc<Parse> {
        if let Some(known) = self.recall(sentence) {
            return known;
        }
        let parse = Arc::new(self.parse(sentence, Piece::new(0, sentence.len())));
        let mut list = self.remembered.lock().unwrap_or_else(PoisonError::into_inner);
        if list.len() == REMEMBERED {
            list.clear();
        }
        list.insert(sentence.into(), Arc::clone(&parse));
        parse
    }

    /// The parse of a sentence that was remembered.
    #[must_use]
    pub fn recall(&self, sentence: &str) -> Option<Arc<Parse>> {
        self.remembered.lock().unwrap_or_else(PoisonError::into_inner).get(sentence).map(Arc::clone)
    }

    /// Parses words that are cut already: pieces of `text`, in order.
    #[must_use]
    pub fn parse_words(&self, text: &str, words: &[Piece]) -> Parse {
        let mut nodes: Vec<Node> = Vec::with_capacity(words.len());
        let mut run = Run::default();
        let mut first_root = None;
        for window in words.chunks(WINDOW) {
            let offset = nodes.len();
            let mut seen = signs(text, window);
            tag(&mut seen, &self.model.tags, &mut run.features);
            let word = |n: usize| window.get(n).and_then(|p| text.get(p.range())).unwrap_or_default();
            let tree = self.tree(&mut seen, &word, &mut run);
            for ((piece, signs), (place, relation)) in window.iter().zip(&seen).zip(tree) {
                let mut head = (place != NONE).then(|| place + offset);
                let mut relation = relation;
                if head.is_none() {
                    head = first_root;
                    relation = if head.is_some() { Relation::Parataxis } else { Relation::Root };
                }
                let fine = signs.fine;
                let negation = polarity::of(text.get(piece.range()).unwrap_or_default(), self.lang);
                // "un premier pas": a noun denies nothing, where no "ne" stands before it
                let step = fine.tag() == Tag::Noun && !nodes.iter().rev().take(NE_WITHIN).any(|n: &Node| n.negation == Negation::Ne);
                let negation = if step && self.lang == Lang::FR { Negation::None } else { negation };
                nodes.push(Node {
                    piece: *piece,
                    tag: fine.tag(),
                    form: fine.form(),
                    relative: fine.is_relative(),
                    head,
                    relation,
                    negation,
                });
            }
            if first_root.is_none() {
                first_root = nodes.iter().position(|n| n.head.is_none());
            }
        }
        name_agents(text, &mut nodes);
        Parse::new(nodes)
    }

    /// Head and relation of each word; what is inserted between an auxiliary and its participle apart from the rest.
    fn tree<'a>(&self, seen: &mut [Signs], word: &dyn Fn(usize) -> &'a str, run: &mut Run) -> Vec<(usize, Relation)> {
        let Some((inside, verb)) = inserted(seen, word, self.lang) else { return self.run(seen, run) };
        let outside: Vec<usize> = (0..seen.len()).filter(|n| !inside.contains(n)).collect();
        let mut rest: Vec<Signs> = outside.iter().map(|n| seen[*n]).collect();
        // beside its verb an auxiliary is tagged as one; the rest is shorter, so this ends
        tag(&mut rest, &self.model.tags, &mut run.features);
        let of_rest = self.tree(&mut rest, &|n| outside.get(n).map_or("", |n| word(*n)), run);
        let mut out = vec![(NONE, Relation::Punct); seen.len()];
        for (((head, relation), signs), at) in of_rest.into_iter().zip(&rest).zip(&outside) {
            seen[*at].fine = signs.fine;
            out[*at] = (outside.get(head).copied().unwrap_or(NONE), relation);
        }
        // without its commas
        let core = inside.start + 1..inside.end - 1;
        for (n, (head, relation)) in self.run(&seen[core.clone()], run).into_iter().enumerate() {
            let at = core.start + n;
            out[at] = if head == NONE { (verb, hanging(&seen[at])) } else { (core.start + head, relation) };
        }
        out[inside.start] = (verb, Relation::Punct);
        out[inside.end - 1] = (verb, Relation::Punct);
        out
    }

    /// Head and relation of each word.
    fn run(&self, words: &[Signs], run: &mut Run) -> Vec<(usize, Relation)> {
        let Run { sentence, machine, features } = run;
        sentence.set(words);
        machine.reset(sentence.words.len());
        while !machine.is_done() {
            let to = if machine.stack.is_empty() {
                Move::Shift
            } else if machine.next >= machine.places.len() {
                Move::Right
            } else {
                of_move(sentence, machine, features);
                choose(machine, &self.model.moves.score(features))
            };
            let relation = match machine.arc(to) {
                Some((head, dependent)) => {
                    of_relation(sentence, machine, head, dependent, features);
                    relation(&self.model.relations.score(features))
                }
                None => Relation::Root,
            };
            machine.make(to, relation);
        }
        let mut heads = vec![NONE; words.len()];
        let mut relations = vec![Relation::Punct; words.len()];
        let mut mark = vec![true; words.len()];
        for (place, at) in machine.places.iter().zip(&sentence.kept) {
            mark[*at] = false;
            relations[*at] = place.relation;
            heads[*at] = sentence.kept.get(place.head).copied().unwrap_or(NONE);
        }
        marks::hang(&mut heads, &mark, |n| words[n].form);
        heads.into_iter().zip(relations).collect()
    }
}

/// How an insertion hangs on the verb, by its highest word.
fn hanging(root: &Signs) -> Relation {
    match root.fine.tag() {
        Tag::Noun | Tag::Propn | Tag::Pron | Tag::Num => Relation::Obl,
        Tag::Adv => Relation::Advmod,
        Tag::Verb | Tag::Aux | Tag::Adj => Relation::Advcl,
        _ => Relation::Parataxis,
    }
}

/// What is used again from window to window.
#[derive(Default)]
struct Run {
    sentence: Sentence,
    machine: Machine,
    features: Vec<u32>,
}

/// The move that scores best of those allowed.
fn choose(machine: &Machine, scores: &[i32]) -> Move {
    let allowed = Move::ALL.into_iter().zip(scores).filter(|(m, _)| machine.allows(*m));
    allowed.reduce(|a, b| if b.1 > a.1 { b } else { a }).map_or(Move::Shift, |(m, _)| m)
}

/// The relation that scores best.
fn relation(scores: &[i32]) -> Relation {
    Relation::ALL.get(best(scores)).copied().unwrap_or(Relation::Dep)
}

/// Prepositions of who does it, in a passive. Some treebanks have a relation for it, others do not.
const BY: [&str; 5] = ["par", "by", "von", "por", "da"];

/// Gives oblique words with such a preposition, on a passive, the relation of the agent.
fn name_agents(text: &str, nodes: &mut [Node]) {
    let mut passive = vec![false; nodes.len()];
    for node in nodes.iter() {
        let is = matches!(node.relation, Relation::NsubjPass | Relation::CsubjPass | Relation::AuxPass);
        if let (true, Some(head)) = (is, node.head) {
            passive[head] = true;
        }
    }
    for n in 0..nodes.len() {
        let Some(at) = nodes[n].head.filter(|_| nodes[n].relation == Relation::Case) else { continue };
        let by = text.get(nodes[n].piece.range()).is_some_and(|w| BY.iter().any(|b| w.eq_ignore_ascii_case(b)));
        let Some(verb) = nodes[at].head.filter(|_| by && nodes[at].relation == Relation::Obl) else { continue };
        let participle = nodes[verb].form == Some(Form::Participle) && nodes[verb].relation == Relation::Acl;
        if passive[verb] || participle {
            nodes[at].relation = Relation::OblAgent;
        }
    }
}
