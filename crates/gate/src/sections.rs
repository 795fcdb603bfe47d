//! One file a section of the dossier: its figures, and what was missed.

mod articles;
mod entities;
mod figures;
mod key_points;
mod origins;
mod points;
mod positions;
mod statements;
mod timeline;
mod verbatim;

use crate::run::Run;

/// What a section gives.
#[derive(Clone, Debug, Default)]
pub struct Section {
    /// `articles`, `statements` …
    pub name: &'static str,
    /// Name and value of each figure. Those that begin with `hard` count failures that a dossier must never
    /// commit; all others go from 0 to 1.
    pub figures: Vec<(&'static str, f64)>,
    /// One line each.
    pub misses: Vec<String>,
}

impl Section {
    pub(crate) fn new(name: &'static str) -> Self {
        Self { name, ..Self::default() }
    }

    pub(crate) fn figure(&mut self, name: &'static str, value: f64) {
        self.figures.push((name, value));
    }

    /// A hard failure's cases: their number is the figure, each is shown among the misses.
    pub(crate) fn hard(&mut self, name: &'static str, cases: Vec<String>) {
        self.figure(name, cases.len() as f64);
        self.misses.extend(cases.into_iter().map(|c| format!("{name}: {c}")));
    }
}

/// Precision, recall and F1.
pub(crate) fn prf(hits: usize, found: usize, wanted: usize) -> (f64, f64, f64) {
    let (p, r) = (crate::matching::share(hits, found), crate::matching::share(hits, wanted));
    (p, r, crate::matching::f1(p, r))
}

/// Scores all sections.
#[must_use]
pub fn score(run: &Run) -> Vec<Section> {
    vec![
        articles::score(run),
        origins::score(run),
        statements::score(run),
        entities::score(run),
        timeline::score(run),
        figures::score(run),
        points::score(run),
        positions::score(run),
        key_points::score(run),
        verbatim::score(run),
    ]
}
