//! How common each term has been in the reports of a language: inverse document frequency.

use crate::features::Features;
use crate::link::Vector;

/// Cells of the table: terms share a cell now and then, which only makes them a little more common.
const CELLS: usize = 1 << 18;
/// Terms kept of a report, the heaviest: bounds memory (880 bytes) and time.
const KEPT: usize = 110;

/// Power of a headline's rarities: the few words that a headline has are nearly all rare, and the one that only
/// it has must not drown the others (.7, .8, .9, 1 tried: B-cubed of French headlines .80 to .82; texts want 1).
const HEADLINE_RARITY: f32 = 0.8;

/// Document counts of one language.
pub(crate) struct History {
    counts: Vec<u32>,
    documents: f32,
}

impl History {
    pub(crate) fn new() -> Self {
        Self { counts: vec![0; CELLS], documents: 0.0 }
    }

    /// Counts a report in.
    pub(crate) fn add(&mut self, terms: &[(u32, f32)]) {
        self.documents += 1.0;
        for (term, _) in terms {
            self.counts[*term as usize % CELLS] += 1;
        }
    }

    /// The report's heaviest terms, weighted by rarity, of length 1.
    pub(crate) fn vector(&self, features: &Features) -> Vector {
        let fullness = features.fullness();
        let power = HEADLINE_RARITY * (1.0 - fullness) + fullness;
        Self::heaviest(features.terms.iter().map(|(t, w)| (*t, w * self.rarity(*t).powf(power))).collect(), KEPT)
    }

    /// The heaviest `kept` terms, weighted by rarity, of length 1.
    pub(crate) fn weigh(&self, terms: &[(u32, f32)], kept: usize) -> Vector {
        Self::heaviest(terms.iter().map(|(t, w)| (*t, w * self.rarity(*t))).collect(), kept)
    }

    fn heaviest(mut v: Vector, kept: usize) -> Vector {
        if v.len() > kept {
            v.select_nth_unstable_by(kept, |a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
            v.truncate(kept);
            v.shrink_to_fit();
            v.sort_unstable_by_key(|t| t.0);
        }
        let norm = v.iter().map(|(_, w)| w * w).sum::<f32>().sqrt();
        if norm > 0.0 {
            v.iter_mut().for_each(|(_, w)| *w /= norm);
        }
        v
    }

    #[allow(clippy::cast_precision_loss)]
    fn rarity(&self, term: u32) -> f32 {
        let count = self.counts[term as usize % CELLS] as f32;
        ((self.documents + 1.0) / (count + 0.5)).ln().max(0.05)
    }
}
