//! An averaged perceptron (Collins, "Discriminative Training Methods for Hidden Markov Models", 2002), whose
//! features get a row when they are first needed.

use recoupe_syntax::table::Table;
use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

/// Keys are hashes already.
#[derive(Default)]
struct Same(u64);

impl Hasher for Same {
    fn finish(&self) -> u64 {
        self.0.wrapping_mul(0x9e37_79b9_7f4a_7c15)
    }
    fn write(&mut self, bytes: &[u8]) {
        bytes.iter().for_each(|b| self.0 = self.0 << 8 | u64::from(*b));
    }
    fn write_u32(&mut self, n: u32) {
        self.0 = n.into();
    }
}

/// Weights while they are learnt.
pub(crate) struct Learner<const W: usize> {
    index: HashMap<u32, u32, BuildHasherDefault<Same>>,
    rows: Vec<[f32; W]>,
    /// Sum of each change times the step of it: what is to be taken off for the average.
    sums: Vec<[f32; W]>,
    step: f32,
}

impl<const W: usize> Learner<W> {
    pub(crate) fn new() -> Self {
        Self { index: HashMap::default(), rows: Vec::new(), sums: Vec::new(), step: 1.0 }
    }

    /// Scores by the weights of now.
    pub(crate) fn score(&self, features: &[u32]) -> [f32; W] {
        let mut out = [0f32; W];
        for key in features {
            if let Some(at) = self.index.get(key) {
                out.iter_mut().zip(&self.rows[*at as usize]).for_each(|(s, w)| *s += w);
            }
        }
        out
    }

    /// One example was seen.
    pub(crate) fn tick(&mut self) {
        self.step += 1.0;
    }

    /// Makes `good` likelier and `bad` less so.
    pub(crate) fn update(&mut self, features: &[u32], good: usize, bad: usize) {
        for key in features {
            let next = self.rows.len() as u32;
            let at = *self.index.entry(*key).or_insert(next) as usize;
            if at == self.rows.len() {
                self.rows.push([0.0; W]);
                self.sums.push([0.0; W]);
            }
            self.rows[at][good] += 1.0;
            self.sums[at][good] += self.step;
            self.rows[at][bad] -= 1.0;
            self.sums[at][bad] -= self.step;
        }
    }

    /// Averaged weights as bytes: the share `clip` of the weights that is largest becomes 127, the others in
    /// proportion. Rows whose largest is below `least` are left out, and weights below half of it.
    pub(crate) fn table(&self, clip: f64, least: i8) -> Table<W> {
        let averaged = |at: usize| -> [f32; W] { std::array::from_fn(|k| self.rows[at][k] - self.sums[at][k] / self.step) };
        let mut sizes: Vec<f32> = (0..self.rows.len()).flat_map(averaged).map(f32::abs).filter(|w| *w > 0.0).collect();
        sizes.sort_unstable_by(f32::total_cmp);
        let top = sizes.get(((sizes.len() as f64) * (1.0 - clip)) as usize).or(sizes.last()).copied().unwrap_or(1.0).max(1e-6);
        let mut rows: Vec<(u32, [i8; W])> = self
            .index
            .iter()
            .map(|(key, at)| (*key, averaged(*at as usize).map(|w| (w / top * 127.0).round().clamp(-127.0, 127.0) as i8)))
            .map(|(key, row)| (key, row.map(|w| if w.unsigned_abs() * 2 < least.unsigned_abs() { 0 } else { w })))
            .filter(|(_, row)| row.iter().any(|w| w.unsigned_abs() >= least.unsigned_abs()))
            .collect();
        rows.sort_unstable_by_key(|(key, _)| *key);
        Table::new(&rows)
    }
}
