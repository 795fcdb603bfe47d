//! A trained model: weights of hashed features, one byte a label, found by open addressing.
//! Also reads and writes the model file; the trainer decides what stands in it.

use super::labels::{LABELS, allowed};

/// Beginning of a model file; the digit counts versions of the format.
const MAGIC: &[u8; 8] = b"recNames";

/// Weights in steps of [`Model::step`].
#[derive(Debug)]
pub struct Model {
    keys: Vec<u32>,
    rows: Vec<[i8; 16]>,
    mask: usize,
    /// `transitions[next][last]`, in steps.
    pub transitions: [[i32; LABELS]; LABELS],
    /// Scores of the first label, in steps.
    pub start: [i32; LABELS],
    /// Value of one step.
    pub step: f32,
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
        Self::build(&rows, transitions.map(|row| row.map(round)), start.map(round), step)
    }

    fn build(rows: &[(u32, [i8; 16])], transitions: [[i32; LABELS]; LABELS], start: [i32; LABELS], step: f32) -> Self {
        let size = (rows.len() * 2).next_power_of_two().max(16);
        let mut model = Self { keys: vec![0; size], rows: vec![[0; 16]; size], mask: size - 1, transitions, start, step };
        for (key, row) in rows {
            let key = (*key).max(1);
            let mut slot = key as usize & model.mask;
            while model.keys[slot] != 0 && model.keys[slot] != key {
                slot = (slot + 1) & model.mask;
            }
            model.keys[slot] = key;
            model.rows[slot] = *row;
        }
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
        for key in keys {
            let key = (*key).max(1);
            let mut slot = key as usize & self.mask;
            // at most half of the slots are taken, so a run of them ends
            while self.keys[slot] != 0 {
                if self.keys[slot] == key {
                    scores.iter_mut().zip(&self.rows[slot]).for_each(|(s, w)| *s += i32::from(*w));
                    break;
                }
                slot = (slot + 1) & self.mask;
            }
        }
    }

    /// Number of features kept.
    #[must_use]
    pub fn len(&self) -> usize {
        self.keys.iter().filter(|k| **k != 0).count()
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
        let mut order: Vec<usize> = (0..self.keys.len()).filter(|n| self.keys[*n] != 0).collect();
        order.sort_unstable_by_key(|n| self.keys[*n]);
        out.extend(u32::try_from(order.len()).unwrap_or(0).to_le_bytes());
        let mut last = 0;
        for slot in order {
            let mut gap = self.keys[slot] - last;
            last = self.keys[slot];
            while gap >= 0x80 {
                out.push((gap & 0x7f) as u8 | 0x80);
                gap >>= 7;
            }
            out.push(gap as u8);
            let row = &self.rows[slot];
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
        Some(Self::build(&rows, transitions, start, step))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn writes_and_reads() {
        let mut w = [0f32; LABELS];
        w[3] = 2.0;
        w[7] = -0.5;
        let model = Model::new(&[(77, w), (900_000_000, w), (5, [0.0; LABELS])], &[[0.1; LABELS]; LABELS], &[0.0; LABELS]);
        assert_eq!(model.len(), 2);
        let again = Model::read(&model.write()).unwrap();
        let mut scores = [0; LABELS];
        again.add(&[77, 78, 900_000_000], &mut scores);
        assert_eq!((scores[3], scores[7]), (254, -64));
        assert!(Model::read(&model.write()[..40]).is_none());
        assert!(Model::read(b"").is_none());
    }
}
