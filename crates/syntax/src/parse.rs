//! A parsed sentence, and how to walk it.

use crate::polarity::Negation;
use crate::scheme::{Form, Relation, Tag};
use recoupe_model::Piece;

/// A word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Node {
    /// Its place: bytes of the text that was parsed.
    pub piece: Piece,
    /// Part of speech.
    pub tag: Tag,
    /// Form, of verbs and auxiliaries.
    pub form: Option<Form>,
    /// True for pronouns that relate or ask (`qui`, `which`).
    pub relative: bool,
    /// Its head, as a place in [`Parse::words`]; `None` for the root.
    pub head: Option<usize>,
    /// Relation to the head.
    pub relation: Relation,
    /// What it has to do with a negation.
    pub negation: Negation,
}

/// The words of a sentence and their tree. There is one root unless there is no word, every other word
/// has a head, and no arc crosses another.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Parse {
    /// The words, in order.
    pub words: Vec<Node>,
    /// Dependents of all words, end to end, in order.
    dependents: Vec<u32>,
    /// Where each word's dependents begin, and at last where they end.
    begins: Vec<u32>,
    /// First and last word of each word's subtree.
    extents: Vec<(u32, u32)>,
}

impl Parse {
    /// From words whose heads make a tree.
    pub(crate) fn new(words: Vec<Node>) -> Self {
        let n = words.len();
        let mut begins = vec![0u32; n + 1];
        for head in words.iter().filter_map(|w| w.head) {
            begins[head + 1] += 1;
        }
        for at in 0..n {
            begins[at + 1] += begins[at];
        }
        let mut free = begins.clone();
        let mut dependents = vec![0u32; begins[n] as usize];
        for (at, word) in words.iter().enumerate() {
            if let Some(head) = word.head {
                dependents[free[head] as usize] = at as u32;
                free[head] += 1;
            }
        }
        let mut parse = Self { words, dependents, begins, extents: (0..n as u32).map(|at| (at, at)).collect() };
        // from the leaves up: heads come before their dependents in this order
        let mut order: Vec<usize> = parse.root().into_iter().collect();
        let mut at = 0;
        while at < order.len() {
            order.extend(parse.children(order[at]));
            at += 1;
        }
        for at in order.into_iter().rev() {
            if let Some(head) = parse.words[at].head {
                let (from, to) = parse.extents[at];
                let extent = &mut parse.extents[head];
                *extent = (extent.0.min(from), extent.1.max(to));
            }
        }
        parse
    }

    /// The same parse of the same words that begin `by` bytes later.
    #[must_use]
    pub fn moved(&self, by: usize) -> Self {
        let mut moved = self.clone();
        for word in &mut moved.words {
            word.piece = Piece::new(word.piece.start + by, word.piece.end + by);
        }
        moved
    }

    /// The root; `None` when there is no word.
    #[must_use]
    pub fn root(&self) -> Option<usize> {
        self.words.iter().position(|w| w.head.is_none())
    }

    /// Direct dependents of word `n`, in order; none when there is no such word.
    pub fn children(&self, n: usize) -> impl DoubleEndedIterator<Item = usize> + '_ {
        let range = match (self.begins.get(n), self.begins.get(n + 1)) {
            (Some(from), Some(to)) => *from as usize..*to as usize,
            _ => 0..0,
        };
        self.dependents[range].iter().map(|at| *at as usize)
    }

    /// The first dependent with a relation.
    #[must_use]
    pub fn child(&self, n: usize, relation: Relation) -> Option<usize> {
        self.children(n).find(|c| self.words[*c].relation == relation)
    }

    /// The piece that a word and all that hangs on it covers; empty at 0 when there is no such word.
    #[must_use]
    pub fn subtree(&self, n: usize) -> Piece {
        let Some((from, to)) = self.extents.get(n) else { return Piece::new(0, 0) };
        self.words[*from as usize].piece.cover(&self.words[*to as usize].piece)
    }

    /// First and last word of a word's subtree.
    #[must_use]
    pub fn extent(&self, n: usize) -> Option<(usize, usize)> {
        self.extents.get(n).map(|(from, to)| (*from as usize, *to as usize))
    }

    /// The word at a byte of the text.
    #[must_use]
    pub fn at(&self, byte: usize) -> Option<usize> {
        let n = self.words.partition_point(|w| w.piece.end <= byte);
        self.words.get(n).filter(|w| w.piece.start <= byte).map(|_| n)
    }

    /// The highest word within a piece of the text: the one whose head lies outside. `None` when no word
    /// lies in it.
    #[must_use]
    pub fn head_of(&self, piece: Piece) -> Option<usize> {
        let from = self.words.partition_point(|w| w.piece.start < piece.start);
        let inside = |n: usize| self.words.get(n).is_some_and(|w| piece.contains(&w.piece));
        (from..self.words.len()).take_while(|n| inside(*n)).find(|n| !self.words[*n].head.is_some_and(inside))
    }
}
