//! A trained model: weights of hashed features, one byte a label, in order of the features.
//! Also reads and writes the model file; the trainer decides what stands in it.

use super::labels::{LABELS, allowed};
use std::sync::atomic::{AtomicU64, Ordering};

/// Beginning of a model file; the digit counts versions of the format.
const MAGIC: &[u8; 8] = b"recNames";

/// Keys with the same first bits that are compared at once; few have more beside them.
const LANES: usize = 8;

/// Weights in steps of [`Model::step`].
#[derive(Debug)]
pub struct Model {
    /// First bits of a key → place of the first that has them; behind the last, how many there are.
    starts: Vec<u32>,
    /// The other bits of each key, in order of the keys; [`LANES`] more, so that so many can be read from each place.
    rests: Vec<u16>,
    rows: Vec<[i8; 16]>,
    /// `transitions[next][last]`, in steps.
    pub transitions: [[i32; LABELS]; LABELS],
    /// Scores of the first label, in steps.
    pub start: [i32; LABELS],
    /// Value of one step.
    pub step: f32,
    /// Its own among the models of this run, by which what was summed up with it is remembered.
    number: u64,
}

/// First and last bits of a key.
fn parts(key: u32) -> (usize, u16) {
    // no key is 0
    let key = key.max(1);
    ((key >> 16) as usize, key as u16)
}

/// A number that no model had before.
fn next_number() -> u64 {
    static NEXT: AtomicU64 = AtomicU64::new(0);
    NEXT.fetch_add(1, Ordering::Relaxed)
}

/// What forbids a transition: below any sum of weights of a sentence's word.
const FORBIDDEN: i32 = -1_000_000;

impl Model {
    /// Makes a model of weights, `transitions[next][last]`, and scores of the first label; features
    /// whose weights all round to zero are left out.
    #[must_use]
    pub fn new(weights: &[(u32, [f32; LABELS])], transitions: &[[f32; LABELS]; LABELS], start: &[f32; LABELS]) -> Self {
        // the largest weight must fit: cutting it cost twenty points of precision on English
        let top = weights.iter().flat_map(|(_, w)| w).fold(0f32, |a, b| a.max(b.abs()));
        let step = (top / 127.0).max(f32::MIN_POSITIVE);
        let mut rows: Vec<(u32, [i8; 16])> = Vec::new();
        for (key, w) in weights {
            let mut row = [0i8; 16];
            for (to, from) in row.iter_mut().zip(w) {
                *to = (from / step).round().clamp(-127.0, 127.0) as i8;
            }
            if row.iter().any(|b| *b != 0) {
                rows.push((*key, row));
            }
        }
        rows.sort_unstable_by_key(|(key, _)| *key);
        let round = |x: f32| (x / step).round() as i32;
        Self::build(rows, transitions.map(|row| row.map(round)), start.map(round), step)
    }

    fn build(mut rows: Vec<(u32, [i8; 16])>, transitions: [[i32; LABELS]; LABELS], start: [i32; LABELS], step: f32) -> Self {
        // a broken file may lack the order; of equal keys the last counts
        if !rows.is_sorted_by_key(|r| parts(r.0)) {
            rows.sort_by_key(|r| parts(r.0));
        }
        let (starts, rests) = (Vec::with_capacity((1 << 16) + 1), Vec::with_capacity(rows.len() + LANES));
        let mut model = Self { starts, rests, rows: Vec::with_capacity(rows.len()), transitions, start, step, number: next_number() };
        let mut last = None;
        for (key, row) in rows {
            let (bucket, rest) = parts(key);
            if last == Some((bucket, rest)) {
                model.rows.pop();
                model.rests.pop();
            }
            last = Some((bucket, rest));
            if model.starts.len() <= bucket {
                model.starts.resize(bucket + 1, model.rows.len() as u32);
            }
            model.rests.push(rest);
            model.rows.push(row);
        }
        model.starts.resize((1 << 16) + 1, model.rows.len() as u32);
        model.rests.resize(model.rows.len() + LANES, 0);
        for (next, row) in model.transitions.iter_mut().enumerate() {
            for (last, score) in row.iter_mut().enumerate() {
                if !allowed(Some(last), next) {
                    *score = FORBIDDEN;
                }
            }
        }
        model
    }

    /// Adds the weights of features to a row of scores.
    pub fn add(&self, keys: &[u32], scores: &mut [i32; LABELS]) {
        // a model is larger than the caches near the processor: many places are asked for before the first is looked at
        const AT_ONCE: usize = 32;
        for keys in keys.chunks(AT_ONCE) {
            let (mut found, mut known) = ([0; AT_ONCE], 0);
            for key in keys {
                let (bucket, rest) = parts(*key);
                let place = self.place(rest, self.starts[bucket] as usize, self.starts[bucket + 1] as usize);
                found[known % AT_ONCE] = place;
                known += usize::from(place != usize::MAX);
            }
            // so few weights of one byte fit in two, which are added twice as fast as four
            let mut sum = [0i16; 16];
            for at in &found[..known] {
                sum.iter_mut().zip(&self.rows[*at]).for_each(|(s, w)| *s += i16::from(*w));
            }
            scores.iter_mut().zip(sum).for_each(|(s, w)| *s += i32::from(w));
        }
    }

    /// Where a key stands in its bucket; `usize::MAX` where it does not.
    #[inline]
    fn place(&self, rest: u16, from: usize, to: usize) -> usize {
        if to - from > LANES {
            return self.rests[from..to].iter().position(|r| *r == rest).map_or(usize::MAX, |n| from + n);
        }
        // all are compared, without a branch: which it is can't be foretold
        let equal = self.rests[from..from + LANES].iter().enumerate().fold(0u32, |set, (n, r)| set | u32::from(*r == rest) << n);
        let set = equal & ((1 << (to - from)) - 1);
        if set == 0 { usize::MAX } else { from + set.trailing_zeros() as usize }
    }

    /// Its own number.
    pub(super) fn number(&self) -> u64 {
        self.number
    }

    /// Number of features kept.
    #[must_use]
    pub fn len(&self) -> usize {
        self.rows.len()
    }

    /// True without any feature.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The model as bytes: magic, step, start, transitions, count; then for each feature, by key, the
    /// difference to the key before (LEB128), a mask of labels, and a byte for each label in it.
    #[must_use]
    pub fn write(&self) -> Vec<u8> {
        let mut out = MAGIC.to_vec();
        out.extend(self.step.to_le_bytes());
        for x in self.start.iter().chain(self.transitions.iter().flatten()) {
            out.extend(x.to_le_bytes());
        }
        out.extend(u32::try_from(self.rows.len()).unwrap_or(0).to_le_bytes());
        let mut last = 0;
        let of_bucket = |(bucket, ends): (usize, &[u32])| (ends[0] as usize..ends[1] as usize).map(move |at| (bucket, at));
        for (bucket, at) in self.starts.windows(2).enumerate().flat_map(of_bucket) {
            let key = (bucket as u32) << 16 | u32::from(self.rests[at]);
            let mut gap = key - last;
            last = key;
            while gap >= 0x80 {
                out.push((gap & 0x7f) as u8 | 0x80);
                gap >>= 7;
            }
            out.push(gap as u8);
            let row = &self.rows[at];
            let mask = (0..LABELS).fold(0u16, |m, n| if row[n] != 0 { m | 1 << n } else { m });
            out.extend(mask.to_le_bytes());
            out.extend(row.iter().filter(|b| **b != 0).map(|b| b.to_le_bytes()[0]));
        }
        out
    }

    /// Reads a model file; `None` when it is none, or cut short.
    #[must_use]
    pub fn read(bytes: &[u8]) -> Option<Self> {
        let mut rest = bytes.strip_prefix(MAGIC)?;
        let mut word = || -> Option<[u8; 4]> {
            let (head, tail) = rest.split_first_chunk::<4>()?;
            rest = tail;
            Some(*head)
        };
        let step = f32::from_le_bytes(word()?);
        let mut start = [0; LABELS];
        let mut transitions = [[0; LABELS]; LABELS];
        for x in start.iter_mut().chain(transitions.iter_mut().flatten()) {
            *x = i32::from_le_bytes(word()?);
        }
        let count = u32::from_le_bytes(word()?) as usize;
        let mut rows = Vec::with_capacity(count.min(bytes.len()));
        let mut bytes = rest.iter().copied();
        let mut key = 0u32;
        for _ in 0..count {
            let (mut gap, mut shift) = (0u32, 0);
            loop {
                let b = bytes.next()?;
                gap |= u32::from(b & 0x7f).checked_shl(shift)?;
                shift += 7;
                if b < 0x80 {
                    break;
                }
            }
            key = key.wrapping_add(gap);
            let mask = u16::from_le_bytes([bytes.next()?, bytes.next()?]);
            let mut row = [0i8; 16];
            for (n, to) in row.iter_mut().enumerate() {
                if mask & (1 << n) != 0 {
                    *to = i8::from_le_bytes([bytes.next()?]);
                }
            }
            rows.push((key, row));
        }
        Some(Self::build(rows, transitions, start, step))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn crowded_keys_are_found() {
        let weight = |n: u32| std::array::from_fn(|l| if l == 0 { n as f32 } else { 0.0 });
        let weights: Vec<(u32, [f32; LABELS])> = (1..=40).map(|n| (n, weight(n))).collect();
        let model = Model::new(&weights, &[[0.0; LABELS]; LABELS], &[0.0; LABELS]);
        let score = |keys: &[u32]| {
            let mut scores = [0; LABELS];
            model.add(keys, &mut scores);
            scores[0] as f32 * model.step
        };
        assert!((score(&[7]) - 7.0).abs() < 0.2 && (score(&[40, 3, 3]) - 46.0).abs() < 0.5);
        assert_eq!(score(&[41, 1 << 16 | 7, u32::MAX]), 0.0);
        let all: Vec<u32> = (1..=40).collect();
        assert!((score(&all) - 820.0).abs() < 5.0);
    }

    #[test]
    fn writes_and_reads() {
        let mut w = [0f32; LABELS];
        w[3] = 2.0;
        w[7] = -0.5;
        let model = Model::new(&[(77, w), (900_000_000, w), (5, [0.0; LABELS])], &[[0.1; LABELS]; LABELS], &[0.0; LABELS]);
        assert_eq!(model.len(), 2);
        assert_eq!(Model::new(&[(77, w), (0, w), (77, w), (u32::MAX, w)], &[[0.1; LABELS]; LABELS], &[0.0; LABELS]).len(), 3);
        let again = Model::read(&model.write()).unwrap();
        let mut scores = [0; LABELS];
        again.add(&[77, 78, 900_000_000], &mut scores);
        assert_eq!((scores[3], scores[7]), (254, -64));
        assert!(Model::read(&model.write()[..40]).is_none());
        assert!(Model::read(b"").is_none());
    }
}
