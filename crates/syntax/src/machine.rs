//! The transition system: arc-hybrid (Kuhlmann, Gómez-Rodríguez and Satta, 2011) with the dynamic oracle
//! of Goldberg and Nivre ("Training Deterministic Parsers with Non-Deterministic Oracles", 2013).
//! Words go from a queue on a stack; the top of the stack becomes a dependent of the next word in the
//! queue, or of the word below it. Each word is shifted once and taken off once: 2n - 1 moves.

use crate::scheme::Relation;

/// A move.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Move {
    /// The next word goes on the stack.
    Shift,
    /// The top of the stack hangs on the next word.
    Left,
    /// The top of the stack hangs on the word below it.
    Right,
}

impl Move {
    /// In the order of the rows.
    pub const ALL: [Self; 3] = [Self::Shift, Self::Left, Self::Right];
}

/// No word.
pub const NONE: usize = usize::MAX;

/// What is known of a word while it is parsed.
#[derive(Clone, Copy, Debug)]
pub struct Place {
    /// Head, or [`NONE`].
    pub head: usize,
    /// Relation to the head.
    pub relation: Relation,
    /// The outermost dependents so far, left and right, and those that were it before.
    pub left: [usize; 2],
    /// See `left`.
    pub right: [usize; 2],
    /// Numbers of dependents, left and right.
    pub count: [u8; 2],
    /// Relations of the dependents, one bit each, left and right.
    pub has: [u64; 2],
}

impl Default for Place {
    fn default() -> Self {
        Self { head: NONE, relation: Relation::Root, left: [NONE; 2], right: [NONE; 2], count: [0; 2], has: [0; 2] }
    }
}

/// State of a parse.
#[derive(Clone, Debug, Default)]
pub struct Machine {
    /// Words that wait for a head, top last.
    pub stack: Vec<usize>,
    /// Next word of the queue.
    pub next: usize,
    /// All words.
    pub places: Vec<Place>,
}

impl Machine {
    /// Starts anew, with `n` words.
    pub fn reset(&mut self, n: usize) {
        self.stack.clear();
        self.next = 0;
        self.places.clear();
        self.places.resize(n, Place::default());
    }

    /// True when only the root is left.
    #[must_use]
    pub fn is_done(&self) -> bool {
        self.next >= self.places.len() && self.stack.len() <= 1
    }

    /// The word `depth` below the top of the stack.
    #[inline]
    #[must_use]
    pub fn top(&self, depth: usize) -> usize {
        self.stack.len().checked_sub(depth + 1).map_or(NONE, |at| self.stack[at])
    }

    /// The word `ahead` of the next.
    #[inline]
    #[must_use]
    pub fn ahead(&self, ahead: usize) -> usize {
        let at = self.next + ahead;
        if at < self.places.len() { at } else { NONE }
    }

    /// Whether a move can be made.
    #[inline]
    #[must_use]
    pub fn allows(&self, to: Move) -> bool {
        match to {
            Move::Shift => self.next < self.places.len(),
            Move::Left => self.next < self.places.len() && !self.stack.is_empty(),
            Move::Right => self.stack.len() > 1,
        }
    }

    /// Head and dependent of the arc that a move would draw.
    #[must_use]
    pub fn arc(&self, to: Move) -> Option<(usize, usize)> {
        match to {
            Move::Shift => None,
            Move::Left => Some((self.ahead(0), self.top(0))),
            Move::Right => Some((self.top(1), self.top(0))),
        }
        .filter(|(head, dependent)| *head != NONE && *dependent != NONE)
    }

    /// Makes a move that is allowed; `relation` is that of the arc.
    pub fn make(&mut self, to: Move, relation: Relation) {
        let Some((head, dependent)) = self.arc(to) else {
            self.stack.push(self.next);
            self.next += 1;
            return;
        };
        self.stack.pop();
        let place = &mut self.places[dependent];
        place.head = head;
        place.relation = relation;
        let side = usize::from(dependent > head);
        let place = &mut self.places[head];
        let outer = if side == 0 { &mut place.left } else { &mut place.right };
        *outer = [dependent, outer[0]];
        place.count[side] = place.count[side].saturating_add(1);
        place.has[side] |= 1 << relation as u64;
    }

    /// How many of the arcs of `gold` can no longer be drawn after the move: exact for projective trees.
    /// `gold` are the heads ([`NONE`] at the root), `children` the gold dependents of each word, in order.
    #[must_use]
    pub fn cost(&self, to: Move, gold: &[usize], children: &[Vec<usize>]) -> usize {
        let queued = |from: usize, word: usize| children[word].iter().rev().take_while(|c| **c >= from).count();
        let (s0, s1) = (self.top(0), self.top(1));
        match to {
            Move::Shift => {
                let b = self.next;
                let stacked = |w: usize| w < b && self.places[w].head == NONE;
                // its head is on the stack, below the top; or it is the root, and words lie below it
                let head = gold[b];
                let lost = if head == NONE { !self.stack.is_empty() } else { head != s0 && stacked(head) };
                usize::from(lost) + children[b].iter().take_while(|c| **c < b).filter(|c| stacked(**c)).count()
            }
            Move::Left => {
                let b = self.next;
                let head = gold[s0];
                let lost = if head == NONE { s1 == NONE } else { head == s1 || (head > b && head >= self.next) };
                usize::from(lost && head != b) + queued(b, s0)
            }
            Move::Right => {
                let head = gold[s0];
                usize::from(head != NONE && head >= self.next) + queued(self.next, s0)
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Following moves without cost gives every projective tree back.
    #[test]
    fn oracle_gives_the_tree() {
        for gold in [vec![1, NONE, 3, 1], vec![NONE, 0, 1, 2], vec![3, 0, 0, NONE, 5, 3], vec![2, 2, 4, 4, NONE]] {
            let mut children = vec![Vec::new(); gold.len()];
            for (n, head) in gold.iter().enumerate() {
                if *head != NONE {
                    children[*head].push(n);
                }
            }
            let mut machine = Machine::default();
            machine.reset(gold.len());
            while !machine.is_done() {
                let free = Move::ALL.into_iter().find(|m| machine.allows(*m) && machine.cost(*m, &gold, &children) == 0);
                machine.make(free.unwrap(), Relation::Dep);
            }
            assert_eq!(machine.places.iter().map(|p| p.head).collect::<Vec<_>>(), gold);
        }
    }
}
