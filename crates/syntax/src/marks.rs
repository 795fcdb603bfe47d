//! Marks are left out while a sentence is parsed, and hung on its tree after: what they tell of the
//! structure is known from features, and a wrong head of a comma must not push a verb from its place.

use crate::machine::NONE;
use crate::signs::signs;
use recoupe_model::Piece;
use std::sync::LazyLock;

/// Gives each mark a head. `heads` are those of all words, [`NONE`] at the root and at marks; `is_mark`
/// tells which are marks, `form` gives the sign of each. The result crosses no arc. Nothing happens where
/// all words are marks.
pub(crate) fn hang(heads: &mut [usize], is_mark: &[bool], form: impl Fn(usize) -> u32) {
    let n = heads.len();
    let Some(root) = (0..n).find(|w| !is_mark[*w] && heads[*w] == NONE) else { return };
    // first word of each subtree: marks are hung from left to right, and don't widen what is seen here
    let mut first: Vec<usize> = (0..n).collect();
    for w in 0..n {
        let mut at = w;
        // on the way up only as long as it widens; each word is passed once for each widening
        while heads[at] != NONE && !is_mark[at] && first[heads[at]] > first[at] {
            first[heads[at]] = first[at];
            at = heads[at];
        }
    }
    let mut before = NONE;
    let mut after: Vec<usize> = vec![NONE; n];
    let mut next = NONE;
    for w in (0..n).rev() {
        after[w] = next;
        if !is_mark[w] {
            next = w;
        }
    }
    for mark in 0..n {
        if !is_mark[mark] {
            before = mark;
            continue;
        }
        let right = after[mark];
        let head = if right == NONE || before == NONE { root } else { between(heads, &first, before, right, mark, is_mark, &form) };
        // of several marks in one place, none crosses the one before it
        let last = mark.checked_sub(1).filter(|l| is_mark[*l]).map(|l| heads[l]);
        heads[mark] = match last {
            Some(last) if last > mark || head < mark && head > last => last,
            _ => head,
        };
    }
}

/// The head of a mark between two words. The guidelines of the treebanks differ; this follows most of them:
/// a mark goes with what it brackets, else with the lower of the two phrases beside it.
fn between(
    heads: &[usize],
    first: &[usize],
    before: usize,
    right: usize,
    mark: usize,
    is_mark: &[bool],
    form: &impl Fn(usize) -> u32,
) -> usize {
    // the lowest arc over the mark: from the top of the left chain to the right, or from the first of the
    // right chain to the left
    let mut top = before;
    while heads[top] != NONE && heads[top] < mark {
        top = heads[top];
    }
    let mut low = right;
    while low != heads[top] && heads[low] != NONE && heads[low] > mark {
        low = heads[low];
    }
    let to_left = low != heads[top];
    if to_left && !closes(form(mark)) {
        return low;
    }
    let limit = if to_left { heads[low] } else { top };
    // the highest to the left below that arc, or one that a mark of the same pair opens
    let mut left = before;
    while left != limit && heads[left] != NONE && heads[left] < mark {
        let opened = first[left].checked_sub(1).is_some_and(|o| is_mark[o] && pairs(form(o), form(mark)));
        if opened {
            return left;
        }
        left = heads[left];
    }
    left
}

/// Pairs of brackets and quotation marks, as signs.
fn brackets() -> &'static [(u32, u32)] {
    static PAIRS: LazyLock<Vec<(u32, u32)>> = LazyLock::new(|| {
        let sign = |c: &str| signs(c, &[Piece::new(0, c.len())]).first().map_or(0, |s| s.form);
        [("(", ")"), ("[", "]"), ("«", "»"), ("“", "”"), ("„", "“"), ("‹", "›"), ("‘", "’")].map(|(a, b)| (sign(a), sign(b))).to_vec()
    });
    &PAIRS
}

fn closes(form: u32) -> bool {
    brackets().iter().any(|(_, b)| *b == form)
}

fn pairs(open: u32, close: u32) -> bool {
    open == close || brackets().contains(&(open, close))
}
