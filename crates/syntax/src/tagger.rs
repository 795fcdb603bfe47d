//! Features of the tagger, and tagging from left to right.

use crate::scheme::Fine;
use crate::signs::{Signs, key};
use crate::table::Table;

/// Weights of the tagger.
pub type TagTable = Table<{ Fine::COUNT }>;

/// Puts the features of word `n` into `out`; the tags of the words before it are read from `words`.
pub fn features(words: &[Signs], n: usize, out: &mut Vec<u32>) {
    out.clear();
    let at = |k: isize| n.checked_add_signed(k).and_then(|k| words.get(k)).unwrap_or(&Signs::NONE);
    let (w, l, ll, r, rr) = (at(0), at(-1), at(-2), at(1), at(2));
    let (t1, t2) = (u32::from(l.fine.0), u32::from(ll.fine.0));
    // a capital says less at the beginning of a sentence, or after a quotation mark
    let shape = u32::from(w.shape) | u32::from(n == 0) << 8 | u32::from(l.shape & 32 != 0 && l.shape != 255) << 9;
    let mut push = |template: u32, a: u32, b: u32, c: u32| out.push(key(template, a, b, c));
    push(100, 0, 0, 0);
    push(101, w.form, 0, 0);
    push(102, w.form, shape, 0);
    push(103, l.form, 0, 0);
    push(104, r.form, 0, 0);
    push(105, ll.form, 0, 0);
    push(106, rr.form, 0, 0);
    push(107, t1, 0, 0);
    push(108, t1, t2, 0);
    push(109, t1, w.form, 0);
    push(110, t2, w.form, 0);
    for (k, end) in w.ends.iter().enumerate() {
        if *end != 0 {
            push(111 + k as u32, *end, 0, 0);
        }
    }
    for (k, start) in w.starts.iter().enumerate() {
        if *start != 0 {
            push(117 + k as u32, *start, 0, 0);
        }
    }
    push(120, shape, 0, 0);
    push(121, shape, w.ends[2], 0);
    push(122, w.ends[2], t1, 0);
    push(123, w.ends[2], t1, t2);
    push(124, r.ends[2], 0, 0);
    push(125, r.ends[1], t1, 0);
    push(126, l.ends[2], 0, 0);
    push(127, w.form, l.form, 0);
    push(128, w.form, r.form, 0);
    push(129, t1, r.form, 0);
    push(130, l.form, r.form, 0);
    push(131, w.ends[2], r.ends[2], 0);
    push(132, u32::from(r.shape), shape, 0);
    push(133, u32::from(l.shape), shape, t1);
    push(134, w.form, r.ends[1], 0);
    push(135, w.ends[1], r.form, 0);
    push(136, r.form, rr.form, 0);
    push(137, w.stem, 0, 0);
    push(138, w.stem, t1, 0);
}

/// Tags all words.
pub fn tag(words: &mut [Signs], table: &TagTable, scratch: &mut Vec<u32>) {
    for n in 0..words.len() {
        features(words, n, scratch);
        words[n].fine = Fine(best(&table.score(scratch)) as u8);
    }
}

/// Place of the largest; of equals the first.
#[inline]
pub(crate) fn best(scores: &[i32]) -> usize {
    let mut top = 0;
    for (n, s) in scores.iter().enumerate() {
        if *s > scores[top] {
            top = n;
        }
    }
    top
}
