//! Features of the moves and of the relations. Templates follow Zhang and Nivre ("Transition-based
//! Dependency Parsing with Rich Non-local Features", 2011): words, tags, distance, number and kinds of
//! dependents already found, and what stands between.

use crate::machine::{Machine, NONE};
use crate::scheme::{Form, Relation, Tag};
use crate::signs::{Signs, key};
use crate::table::Table;

/// Weights of the moves; three are used, four make a slot of eight bytes.
pub type MoveTable = Table<4>;
/// Weights of the relations, all but the root's.
pub type RelationTable = Table<{ Relation::Root as usize }>;

/// A sentence that is parsed: signs of the words that are no marks, and what stands between them.
#[derive(Clone, Debug, Default)]
pub struct Sentence {
    /// Signs, tagged, without marks.
    pub words: Vec<Signs>,
    /// Place of each among all words.
    pub kept: Vec<usize>,
    /// Number of commas, other marks and finite verbs in front of each word, and of the end.
    sums: Vec<[u16; 3]>,
    /// Form of the mark right before each word and the end, and whether there are several.
    gaps: Vec<u32>,
}

impl Sentence {
    /// Takes tagged words. Where all are marks, they are taken for words.
    pub fn set(&mut self, words: &[Signs]) {
        self.words.clear();
        self.kept.clear();
        self.sums.clear();
        self.gaps.clear();
        let only_marks = words.iter().all(is_mark);
        let (mut sum, mut gap) = ([0u16; 3], 0u32);
        for (n, w) in words.iter().enumerate() {
            if is_mark(w) && !only_marks {
                sum[usize::from(w.form != comma())] += 1;
                gap = if gap == 0 { w.form } else { w.form.rotate_left(7) ^ gap };
                continue;
            }
            self.words.push(*w);
            self.kept.push(n);
            self.sums.push(sum);
            self.gaps.push(gap);
            gap = 0;
            if w.fine.form() == Some(Form::Finite) {
                sum[2] += 1;
            }
        }
        self.sums.push(sum);
        self.gaps.push(gap);
    }

    /// Mark in front of word `n`.
    #[inline]
    fn gap(&self, n: usize) -> u32 {
        self.gaps.get(n).copied().unwrap_or(2)
    }

    #[inline]
    fn at(&self, n: usize) -> &Signs {
        self.words.get(n).unwrap_or(&Signs::NONE)
    }

    /// What stands between two words, in some bits: commas, other marks, finite verbs, each 0, 1 or more. A word that is none
    /// has the greatest number.
    fn between(&self, a: usize, b: usize) -> u32 {
        let (Some(from), Some(after), Some(to)) = (self.sums.get(a), self.sums.get(a.wrapping_add(1)), self.sums.get(b)) else { return 64 };
        let few = |a: u16, b: u16| u32::from(b.saturating_sub(a).min(2));
        few(from[0], to[0]) | few(after[2], to[2]) << 2 | few(from[1], to[1]) << 4
    }
}

/// True for a word that is tagged as a mark.
pub(crate) fn is_mark(word: &Signs) -> bool {
    word.fine.tag() == Tag::Punct
}

/// The form sign of `,`.
fn comma() -> u32 {
    static COMMA: std::sync::LazyLock<u32> =
        std::sync::LazyLock::new(|| crate::signs::signs(",", &[recoupe_model::Piece::new(0, 1)])[0].form);
    *COMMA
}

/// Distance in classes 1, 2, 3, 4, 5-6, 7-10, more.
fn distance(a: usize, b: usize) -> u32 {
    if a == NONE || b == NONE {
        return 9;
    }
    match a.abs_diff(b) {
        d @ 0..=4 => d as u32,
        5..=6 => 5,
        7..=10 => 6,
        _ => 7,
    }
}

/// What is kept of a set of relations: 24 bits are enough for a key.
fn set(bits: u64) -> u32 {
    (bits ^ bits >> 32) as u32
}

/// Features of the next move, into `out`.
pub fn of_move(s: &Sentence, m: &Machine, out: &mut Vec<u32>) {
    out.clear();
    let none = crate::machine::Place::default();
    let place = |n: usize| m.places.get(n).unwrap_or(&none);
    let (s0, s1, s2) = (m.top(0), m.top(1), m.top(2));
    let (b0, b1, b2) = (m.ahead(0), m.ahead(1), m.ahead(2));
    let tag = |n: usize| u32::from(s.at(n).fine.0);
    let form = |n: usize| s.at(n).form;
    let rel = |n: usize| if n == NONE { 63 } else { place(n).relation as u32 };
    let (f0, f1, g0, g1) = (form(s0), form(s1), form(b0), form(b1));
    let (t0, t1, t2) = (tag(s0), tag(s1), tag(s2));
    let (u0, u1, u2) = (tag(b0), tag(b1), tag(b2));
    let two = |a: u32, b: u32| a << 6 | b;
    let three = |a: u32, b: u32, c: u32| a << 12 | b << 6 | c;
    let mut push = |template: u32, a: u32, b: u32, c: u32| out.push(key(template, a, b, c));
    // single words
    push(1, f0, t0, 0);
    push(2, t0, 0, 0);
    push(3, f1, t1, 0);
    push(4, t1, 0, 0);
    push(5, g0, u0, 0);
    push(6, u0, 0, 0);
    push(7, g1, u1, 0);
    push(8, form(b2), u2, 0);
    push(9, form(s2), t2, 0);
    push(10, s.at(s0).stem, u0, 0);
    push(11, s.at(b0).stem, t0, 0);
    // pairs: top and next, top and below
    push(12, f0, g0, two(t0, u0));
    push(13, f0, two(t0, u0), 0);
    push(14, g0, two(t0, u0), 0);
    push(15, f0, g0, 0);
    push(16, t0, u0, 0);
    push(17, f1, f0, two(t1, t0));
    push(18, f1, two(t1, t0), 0);
    push(19, f0, two(t1, t0), 0);
    push(20, t1, t0, 0);
    push(21, u0, u1, 0);
    push(22, g0, u1, 0);
    push(23, u0, g1, 0);
    push(24, f1, g0, 0);
    push(25, t1, u0, 0);
    // triples
    push(26, three(t0, u0, u1), 0, 0);
    push(27, three(t1, t0, u0), 0, 0);
    push(28, three(t2, t1, t0), 0, 0);
    push(29, three(u0, u1, u2), t0, 0);
    push(30, f0, two(u0, u1), 0);
    push(31, g0, two(t1, t0), 0);
    push(32, f1, two(t0, u0), 0);
    push(33, f0, two(t1, u0), 0);
    push(34, three(t1, t0, u0), u1, 0);
    push(35, s.at(s1).stem, s.at(s0).stem, s.at(b0).stem);
    // dependents
    let (p0, p1, q0) = (place(s0), place(s1), place(b0));
    let (l0, r0, l1, r1, k0) = (p0.left[0], p0.right[0], p1.left[0], p1.right[0], q0.left[0]);
    push(36, t0, three(u0, tag(l0), rel(l0)), 0);
    push(37, t0, three(u0, tag(r0), rel(r0)), 0);
    push(38, t0, three(u0, tag(k0), rel(k0)), 0);
    push(39, t1, three(t0, tag(r1), rel(r1)), 0);
    push(40, t1, three(t0, tag(l0), rel(l0)), 0);
    push(41, t1, three(t0, tag(r0), rel(r0)), u0);
    push(42, t1, three(t0, tag(l1), rel(l1)), 0);
    push(43, t1, t0, form(l0));
    push(44, f1, form(l0), f0);
    push(45, t0, u0, form(k0));
    push(46, form(r0), t0, u0);
    push(47, form(r1), two(t1, t0), 0);
    push(48, f1, two(t0, rel(l0)), form(l0));
    push(49, s.at(s1).stem, form(l0), 0);
    // sets of relations, and numbers of dependents
    push(50, t0, set(p0.has[0]), u0);
    push(51, t0, set(p0.has[1]), u0);
    push(52, t1, set(p1.has[0]), t0);
    push(53, t1, set(p1.has[1]), t0);
    push(54, u0, set(q0.has[0]), t0);
    push(55, t1, set(p1.has[0] | p1.has[1]), three(t0, u0, rel(l0)));
    push(56, t0, set(p0.has[0] | p0.has[1]), two(u0, u1));
    push(57, f0, u32::from(p0.count[0]), u32::from(p0.count[1]));
    push(58, f1, u32::from(p1.count[0]), u32::from(p1.count[1]));
    push(59, g0, u32::from(q0.count[0]), 0);
    push(60, t1, set(p1.has[1]), set(p0.has[0]));
    push(61, t0, set(p0.has[0]), set(q0.has[0]));
    // distance, and what stands between
    let (d0, d1) = (distance(s0, b0), distance(s1, s0));
    push(62, d0, two(t0, u0), 0);
    push(63, d1, two(t1, t0), 0);
    push(64, d0, f0, u0);
    push(65, d0, g0, t0);
    push(66, d1, f1, t0);
    push(67, s.between(s0, b0), two(t0, u0), 0);
    push(68, s.between(s1, s0), two(t1, t0), 0);
    push(69, s.between(s1, b0), three(t1, t0, u0), 0);
    push(70, s.between(s1, s0), two(t1, t0), form(l0));
    push(71, m.stack.len().min(4) as u32, two(t0, u0), 0);
    // ends of words: number, gender, tense
    push(72, s.at(s0).ends[1], s.at(b0).ends[1], two(t0, u0));
    push(73, s.at(s1).ends[1], s.at(s0).ends[1], two(t1, t0));
    push(74, s.at(s2).fine.0.into(), three(t1, t0, u0), d1);
    push(75, f0, two(u0, tag(k0)), rel(k0));
    push(76, t0, three(u0, u1, u2), 0);
    push(77, three(tag(p0.left[1]), tag(l0), t0), t1, u0);
    push(78, three(tag(p1.right[1]), tag(r1), t1), t0, u0);
    push(79, t1, three(tag(r1), rel(r1), rel(r0)), two(t0, u0));
    // marks
    let first = |n: usize| {
        let mut at = n;
        for _ in 0..6 {
            match place(at).left[0] {
                NONE => break,
                left => at = left,
            }
        }
        at
    };
    let (gap, gap0, gap1) = (s.gap(b0.min(s.words.len())), s.gap(first(s0)), s.gap(b0.saturating_add(1).min(s.words.len())));
    push(80, gap, two(t0, u0), 0);
    push(81, gap0, two(t1, t0), 0);
    push(82, gap, three(t1, t0, u0), 0);
    push(83, gap, gap0, three(t1, t0, u0));
    push(84, gap1, two(t0, u0), u1);
    push(85, gap, gap1, two(t0, u0));
    push(86, gap, f0, g0);
    push(87, gap, f0, u0);
    push(88, gap, g0, t0);
    push(89, gap0, f1, t0);
    push(90, gap0, f0, t1);
    push(91, gap, u0, u1);
    push(92, s.gap(first(s1)), gap0, three(t1, t0, u0));
    push(93, gap0, set(p0.has[0]), two(t1, t0));
    push(94, gap, set(p0.has[0] | p0.has[1]), two(t0, u0));
}

/// Features of the relation between `head` and `dependent`, just before the arc is drawn.
pub fn of_relation(s: &Sentence, m: &Machine, head: usize, dependent: usize, out: &mut Vec<u32>) {
    out.clear();
    let none = crate::machine::Place::default();
    let place = |n: usize| m.places.get(n).unwrap_or(&none);
    let (h, d) = (s.at(head), s.at(dependent));
    let (ph, pd) = (place(head), place(dependent));
    let tag = |n: usize| u32::from(s.at(n).fine.0);
    let rel = |n: usize| if n == NONE { 63 } else { place(n).relation as u32 };
    let right = u32::from(dependent > head);
    let (th, td) = (u32::from(h.fine.0), u32::from(d.fine.0));
    let arc = th << 7 | td << 1 | right;
    let (l, r) = (pd.left[0], pd.right[0]);
    let ll = pd.left[1];
    let far = distance(head, dependent);
    let between = if dependent > head { s.between(head, dependent) } else { s.between(dependent, head) };
    let side = usize::from(dependent > head);
    let around = |n: usize, by: isize| n.checked_add_signed(by).map_or(31, tag);
    let mut push = |template: u32, a: u32, b: u32, c: u32| out.push(key(template, a, b, c));
    push(201, arc, 0, 0);
    push(202, arc, h.form, 0);
    push(203, arc, d.form, 0);
    push(204, arc, h.form, d.form);
    push(205, arc, h.stem, d.stem);
    push(206, right, h.form, td);
    push(207, d.form, 0, 0);
    push(208, arc, h.stem, 0);
    push(209, arc, d.stem, 0);
    push(210, arc, h.ends[1], d.ends[1]);
    push(211, arc, d.ends[2], 0);
    push(212, arc, far, 0);
    push(213, arc, between, 0);
    push(214, arc, far, between);
    push(215, arc, set(ph.has[0]), 0);
    push(216, arc, set(ph.has[1]), 0);
    push(217, arc, set(ph.has[0] | ph.has[1]), 0);
    push(218, arc, set(pd.has[0]), 0);
    push(219, arc, set(pd.has[1]), 0);
    push(220, arc, set(ph.has[0] | ph.has[1]), set(pd.has[0]));
    push(221, h.stem, set(ph.has[0]), td << 1 | right);
    push(222, arc, s.at(l).form, rel(l));
    push(223, h.form, s.at(l).form, td << 1 | right);
    push(224, h.stem, s.at(l).form, d.stem);
    push(225, arc, s.at(l).form, s.at(ll).form);
    push(226, arc, tag(l), tag(r));
    push(227, arc, s.at(r).form, rel(r));
    push(228, arc, around(dependent, -1), around(dependent, 1));
    push(229, arc, around(head, -1), around(head, 1));
    push(230, arc, around(dependent, 1), around(head, -1));
    push(231, s.at(l).form, d.form, td << 1 | right);
    push(232, d.form, th, set(ph.has[0]));
    push(233, u32::from(dependent == 0), arc, u32::from(d.shape));
    push(234, arc, rel(ph.right[0]), rel(ph.left[0]));
    push(235, arc, u32::from(ph.count[side]), u32::from(pd.count[0].min(3)));
    push(236, s.at(ph.left[0]).form, arc, h.stem);
    push(237, arc, s.at(dependent.wrapping_sub(1)).form, 0);
    push(238, arc, s.at(l).stem, d.ends[2]);
    push(239, s.at(l).form, h.fine.0.into(), u32::from(h.shape) << 8 | u32::from(d.shape));
    push(240, arc, s.gap(dependent), s.gap(dependent + 1));
    push(241, arc, s.gap(head), s.gap(head + 1));
    push(242, s.gap(dependent), d.form, td << 1 | right);
}
