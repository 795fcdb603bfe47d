//! How the lines of a story hang together: which say the same as which, by what chance, and how many sources carry each.

use crate::context::Context;
use crate::pairs::Pair;
use crate::units::Unit;
use std::collections::BTreeSet;

/// How sharp a chance is taken: its log odds are divided by this, and lowered by the next. A key point asks how far a line is
/// carried, not whether it is a point. Of 1 to 2 and of -1 to 0.4 the best mean over eleven events (0.873; 0.850 as it is). A figure or a
/// date that two lines share ties no key point: they make points of small matters ("30 members").
const BLUNT: f64 = 1.4;
/// See [`BLUNT`].
const LOWERED: f64 = -0.4;
/// Ties of lower chance are none.
const LOOSE: f64 = 0.02;

/// The chances of all pairs, copies counted in.
pub(super) struct Ties<'a> {
    /// Unit → the first that has its very words.
    copies: &'a [usize],
    /// First of its words → (other first, chance), in order of the other.
    near: Vec<Vec<(usize, f64)>>,
    /// First of its words → (other first, cosine).
    alike: Vec<Vec<(usize, f64)>>,
    /// First of its words → the sources of all that have them, each once.
    held: Vec<Vec<usize>>,
    /// Unit → number of its source.
    source: Vec<usize>,
    /// One more than the greatest of these.
    bound: usize,
}

/// A chance as ties take it.
fn soft(chance: f64) -> f64 {
    let odds = ((chance + 1e-9) / (1.0 - chance + 1e-9)).ln();
    1.0 / (1.0 + (-(odds / BLUNT + LOWERED)).exp())
}

impl<'a> Ties<'a> {
    /// From the pairs of a story. A source is an independent origin; where there is one alone, an article.
    pub(super) fn new(desk: &Context, units: &[Unit], pairs: &[Pair], copies: &'a [usize]) -> Self {
        let origins: BTreeSet<usize> = desk.origin_of.iter().copied().collect();
        let source: Vec<usize> = units.iter().map(|u| if origins.len() > 1 { desk.origin_of[u.article] } else { u.article }).collect();
        let mut held = vec![Vec::new(); units.len()];
        for (unit, first) in copies.iter().enumerate() {
            held[*first].push(source[unit]);
        }
        for sources in &mut held {
            sources.sort_unstable();
            sources.dedup();
        }
        let mut near = vec![Vec::new(); units.len()];
        let mut alike = vec![Vec::new(); units.len()];
        for pair in pairs {
            alike[pair.a].push((pair.b, pair.cosine));
            alike[pair.b].push((pair.a, pair.cosine));
            let chance = soft(pair.by_text);
            if chance >= LOOSE {
                near[pair.a].push((pair.b, chance));
                near[pair.b].push((pair.a, chance));
            }
        }
        for list in &mut near {
            list.sort_by_key(|(other, _)| *other);
        }
        let bound = source.iter().max().map_or(0, |s| s + 1);
        Self { copies, near, alike, held, source, bound }
    }

    /// Number of the source of a unit.
    pub(super) fn source(&self, unit: usize) -> usize {
        self.source[unit]
    }

    /// Is the unit the first that has its words?
    pub(super) fn is_first(&self, unit: usize) -> bool {
        self.copies[unit] == unit
    }

    /// Chance that two units say the same; 1 for the same words.
    pub(super) fn chance(&self, a: usize, b: usize) -> f64 {
        let (a, b) = (self.copies[a], self.copies[b]);
        if a == b {
            return 1.0;
        }
        let list = &self.near[a];
        list.binary_search_by_key(&b, |(other, _)| *other).map_or(0.0, |at| list[at].1)
    }

    /// The units that say the same as one by some chance, with it.
    pub(super) fn near(&self, unit: usize) -> &[(usize, f64)] {
        &self.near[self.copies[unit]]
    }

    /// How far other sources carry what a unit says: for each the chance of its best line, the highest of these, and their
    /// sum over the number of other sources.
    pub(super) fn carried(&self, unit: usize) -> (f64, f64) {
        let best = self.best(unit, &self.near);
        (best.iter().copied().fold(0.0, f64::max), best.iter().sum())
    }

    /// How far other sources speak of what a unit speaks of: for each the cosine of its nearest line, summed.
    pub(super) fn spoken_of(&self, unit: usize) -> f64 {
        self.best(unit, &self.alike).iter().sum()
    }

    /// What the best line of each other source is worth beside a unit, in order of the sources; the unit's own words are worth 1.
    fn best(&self, unit: usize, lists: &[Vec<(usize, f64)>]) -> Vec<f64> {
        /// Worth of a source that has no such line.
        const NONE: f64 = -1.0;
        let first = self.copies[unit];
        let mut best = vec![NONE; self.bound];
        self.held[first].iter().for_each(|s| best[*s] = 1.0);
        for (other, worth) in &lists[first] {
            self.held[*other].iter().for_each(|s| best[*s] = best[*s].max(*worth).max(0.0));
        }
        best[self.source[unit]] = NONE;
        best.retain(|worth| *worth > NONE);
        best
    }

    /// Number of sources of the story.
    pub(super) fn sources(&self) -> usize {
        self.source.iter().collect::<BTreeSet<_>>().len()
    }
}
