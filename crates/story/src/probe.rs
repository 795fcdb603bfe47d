//! The terms of one report laid out for comparing it with many others: a look-up a term, no walk over both.

use crate::link::Vector;

/// Slots, a power of two, some forty times the terms of a report: nearly every look-up ends at once.
const SLOTS: usize = 4_096;

/// A table of terms that is filled, asked and emptied again and again.
pub(crate) struct Probe {
    /// Term and weight; weight 0: free.
    slots: Vec<(u32, f32)>,
    used: Vec<usize>,
}

impl Probe {
    pub(crate) fn new() -> Self {
        Self { slots: vec![(0, 0.0); SLOTS], used: Vec::new() }
    }

    /// Lays out a vector instead of the last one; at most a quarter of the slots is used.
    pub(crate) fn lay(&mut self, vector: &[(u32, f32)]) {
        for at in self.used.drain(..) {
            self.slots[at] = (0, 0.0);
        }
        for &(term, weight) in vector.iter().filter(|(_, w)| *w != 0.0).take(SLOTS / 4) {
            let mut at = term as usize % SLOTS;
            while self.slots[at].1 != 0.0 {
                at = (at + 1) % SLOTS;
            }
            self.slots[at] = (term, weight);
            self.used.push(at);
        }
    }

    /// Scalar product with the vector laid out.
    pub(crate) fn dot(&self, other: &Vector) -> f32 {
        let mut sum = 0.0;
        for &(term, weight) in other {
            let mut at = term as usize % SLOTS;
            loop {
                let (found, w) = self.slots[at];
                if w == 0.0 {
                    break;
                }
                if found == term {
                    sum += w * weight;
                    break;
                }
                at = (at + 1) % SLOTS;
            }
        }
        sum
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_as_walking_both() {
        let of = |seed: u32, n: u32| -> Vector {
            let mut v: Vector = (0..n).map(|k| (k.wrapping_mul(seed) % 5_000, 0.5 + (k % 7) as f32)).collect();
            v.sort_unstable_by_key(|t| t.0);
            v.dedup_by_key(|t| t.0);
            v
        };
        let mut probe = Probe::new();
        for (a, b) in [(of(7_919, 90), of(104_729, 300)), (of(4_096, 110), of(12_289, 110)), (Vec::new(), of(3, 10))] {
            probe.lay(&a);
            assert!((probe.dot(&b) - crate::link::dot(&a, &b)).abs() < 1e-3);
        }
    }
}
