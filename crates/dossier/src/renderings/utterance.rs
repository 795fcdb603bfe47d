//! Do two statements render one utterance? Rare words in the same sequence decide, and the longest run of the same
//! words: without marks or with, whole or cut, the order of what was said stays. The more both put between quotation
//! marks, the less else is asked; who speaks counts where the words alone do not.
//!
//! The thresholds are set on 1,500 pairs of statements of eleven stories that were read one by one (the figures stand
//! in `docs/MEASURED.md`). Weights count in words that no more than two statements hold.

use crate::context::Context;
use crate::renderings::credits::{Kin, kin};
use crate::renderings::said::{Said, Stem, Story};
use std::cell::LazyCell;

/// Both in marks: a run of so many words, of which rare ones weigh so much, that this share of the shorter one is
/// common. Whoever is said to have said it.
const RUN: (usize, f64, f64) = (5, 1.6, 0.6);
/// Both in marks: a run so long needs no share.
const LONG_RUN: (usize, f64) = (8, 3.0);
/// Both in marks, whoever speaks: so much of the shorter one in sequence, so many content words, so heavy.
const SEQUENCE: (f64, usize, f64) = (0.7, 4, 2.8);
/// Both in marks, one speaker: that share in sequence …
const QUOTED: f64 = 0.6;
/// … and of the whole statements that share, or at least so many more words outside of the marks: "half a ton" may be
/// quoted in two sentences.
const AROUND: (f64, usize) = (0.4, 2);
/// Not both in marks, one speaker: share in sequence, content words, weight, words in a run.
const TOLD: (f64, usize, f64, usize) = (0.6, 3, 2.2, 3);
/// Not both in marks, one speaks for the other: share, content words, weight, and a run of so many words and weight.
const TOLD_FOR: (f64, usize, f64, usize, f64) = (0.7, 4, 2.8, 4, 1.4);

/// Share of the shorter one from which it is no more than a piece of the other.
const CONTAINED: f64 = 0.9;

/// Why two statements are one utterance.
pub(super) struct Found {
    /// By its own words between marks, whoever speaks.
    pub(super) strong: bool,
    /// Nearly all of the shorter one is in the other.
    pub(super) contained: bool,
    /// Weight of what they share.
    pub(super) weight: f64,
    /// Words of the first that the second has, in order.
    pub(super) first: Vec<usize>,
    /// Words of the second that the first has.
    pub(super) second: Vec<usize>,
}

/// Are they one utterance, and by which words? `allied`: their speakers are given another utterance in common.
pub(super) fn one(desk: &Context, story: &Story, a: &Said, b: &Said, allied: bool) -> Option<Found> {
    if a.article == b.article || a.lang != b.lang {
        return None;
    }
    // not asked where the words between marks tell
    let whole = LazyCell::new(|| Sequence::of(story, a, b, false));
    // asked last: names are read for it
    let kin = || match kin(desk, a, b) {
        Kin::Other if allied => Kin::Party,
        kin => kin,
    };
    let speaks = |kin: Kin| matches!(kin, Kin::Same | Kin::Near | Kin::Unknown);
    let share_at_most = |marked: bool| a.stock[usize::from(marked)].share_at_most(&b.stock[usize::from(marked)], story);
    let both_marked = a.stems.iter().any(|s| s.marked) && b.stems.iter().any(|s| s.marked);
    if both_marked {
        let (run, heavy) = longest_run(story, a, b, true);
        let long = run >= LONG_RUN.0 && heavy >= LONG_RUN.1;
        // a long run needs no share; the rest asks for that of a quotation at least
        if long || share_at_most(true) >= QUOTED.min(RUN.2).min(SEQUENCE.0) {
            let marked = Sequence::of(story, a, b, true);
            let strong = long
                || (run >= RUN.0 && heavy >= RUN.1 && marked.share >= RUN.2)
                || (marked.share >= SEQUENCE.0 && marked.count >= SEQUENCE.1 && marked.weight >= SEQUENCE.2);
            let enough = marked.count >= 3 || (marked.count == 2 && marked.weight >= 1.5) || (run >= 3 && marked.share >= 0.75);
            let around = || whole.share >= AROUND.0 || whole.count >= marked.count + AROUND.1;
            if strong || (marked.share >= QUOTED && enough && around() && speaks(kin())) {
                return Some(marked.found(strong));
            }
        }
    }
    let numbers = a.numbers.is_empty() || b.numbers.is_empty() || a.numbers.iter().any(|n| b.numbers.contains(n));
    if a.negated != b.negated || !numbers || share_at_most(false) < TOLD.0.min(TOLD_FOR.0) {
        return None;
    }
    let told = whole.share >= TOLD.0 && whole.count >= TOLD.1 && whole.weight >= TOLD.2;
    let told_for = whole.share >= TOLD_FOR.0 && whole.count >= TOLD_FOR.1 && whole.weight >= TOLD_FOR.2;
    if !told && !told_for {
        return None;
    }
    let kin = kin();
    if told && speaks(kin) {
        return (longest_run(story, a, b, false).0 >= TOLD.3).then(|| whole.found(false));
    }
    if told_for && kin == Kin::Party {
        let (run, heavy) = longest_run(story, a, b, false);
        return (run >= TOLD_FOR.3 && heavy >= TOLD_FOR.4).then(|| whole.found(false));
    }
    None
}

/// The heaviest common subsequence of content stems.
struct Sequence {
    weight: f64,
    count: usize,
    /// Of the lighter one's weight.
    share: f64,
    pairs: Vec<(usize, usize)>,
}

impl Sequence {
    fn of(story: &Story, a: &Said, b: &Said, marked: bool) -> Self {
        let list = |s: &Said| -> Vec<Stem> { s.stems.iter().filter(|x| x.marked || !marked).copied().collect() };
        let (a, b) = (list(a), list(b));
        let weight = |list: &[Stem]| -> f64 { list.iter().map(|x| story.rarity(x.stem)).sum() };
        let width = b.len() + 1;
        let mut best = vec![0.0_f64; (a.len() + 1) * width];
        for i in (0..a.len()).rev() {
            let rarity = story.rarity(a[i].stem);
            let (here, below) = best[i * width..].split_at_mut(width);
            for j in (0..b.len()).rev() {
                let skip = below[j].max(here[j + 1]);
                here[j] = if a[i].stem == b[j].stem { skip.max(below[j + 1] + rarity) } else { skip };
            }
        }
        let (mut i, mut j, mut pairs) = (0, 0, Vec::new());
        while i < a.len() && j < b.len() {
            let here = best[i * width + j];
            if a[i].stem == b[j].stem && here <= best[(i + 1) * width + j + 1] + story.rarity(a[i].stem) {
                pairs.push((a[i].word, b[j].word));
                (i, j) = (i + 1, j + 1);
            } else if best[(i + 1) * width + j] >= best[i * width + j + 1] {
                i += 1;
            } else {
                j += 1;
            }
        }
        let least = weight(&a).min(weight(&b));
        Self { weight: best[0], count: pairs.len(), share: if least > 0.0 { best[0] / least } else { 0.0 }, pairs }
    }

    fn found(&self, strong: bool) -> Found {
        let (first, second) = self.pairs.iter().copied().unzip();
        Found { strong, contained: self.share >= CONTAINED, weight: self.weight, first, second }
    }
}

/// The longest run of the same words: how many, and the weight of its content.
fn longest_run(story: &Story, a: &Said, b: &Said, marked: bool) -> (usize, f64) {
    let list = |s: &Said| -> Vec<(u32, usize)> {
        s.words.iter().enumerate().filter(|(_, w)| w.marked || !marked).map(|(n, w)| (w.folded, n)).collect()
    };
    let (first, second) = (list(a), list(b));
    let (mut longest, mut end) = (0, 0);
    let (mut before, mut here) = (vec![0_usize; second.len() + 1], vec![0_usize; second.len() + 1]);
    for (i, (word, _)) in first.iter().enumerate() {
        for (j, (other, _)) in second.iter().enumerate() {
            here[j + 1] = if word == other { before[j] + 1 } else { 0 };
            if here[j + 1] > longest {
                (longest, end) = (here[j + 1], i + 1);
            }
        }
        std::mem::swap(&mut before, &mut here);
    }
    let Some(run) = first.get(end - longest..end).filter(|r| !r.is_empty()) else { return (0, 0.0) };
    let (from, to) = (run[0].1, run[run.len() - 1].1);
    let inside = a.stems.iter().filter(|s| (from..=to).contains(&s.word) && (s.marked || !marked));
    (longest, inside.map(|s| story.rarity(s.stem)).sum())
}
