//! A text on the table: its units, how each looks, how surely each is the report, and what each has
//! been found to be. The other files of this room fill it in turn.

use super::look::{Cut, Look, Unit};
use super::{model, shape, units};
use crate::parsed::Role;
use recoupe_model::{FurnitureKind, Piece};

/// From which likelihood on a line is the report.
const REPORT: f32 = 0.47;

/// The working table.
pub(crate) struct Page<'a> {
    pub(crate) text: &'a str,
    pub(crate) units: Vec<Unit>,
    pub(crate) looks: Vec<Look>,
    pub(crate) likelihoods: Vec<f32>,
    /// `None` while undecided.
    pub(crate) roles: Vec<Option<Role>>,
}

impl<'a> Page<'a> {
    pub(crate) fn new(text: &'a str) -> Self {
        let units = units::units(text);
        let looks: Vec<Look> = units.iter().map(|u| Look::at(&text[u.piece.range()])).collect();
        let likelihoods = shape::features(&looks).iter().map(model::likelihood).collect();
        let roles = vec![None; units.len()];
        Self { text, units, looks, likelihoods, roles }
    }

    /// Words of a unit.
    pub(crate) fn words(&self, i: usize) -> &'a str {
        &self.text[self.units[i].piece.range()]
    }

    pub(crate) fn len(&self) -> usize {
        self.units.len()
    }

    pub(crate) fn is_body(&self, i: usize) -> bool {
        self.roles.get(i).copied().flatten() == Some(Role::Paragraph)
    }

    pub(crate) fn is_open(&self, i: usize) -> bool {
        self.roles.get(i).is_some_and(Option::is_none)
    }

    pub(crate) fn set(&mut self, i: usize, kind: FurnitureKind) {
        self.roles[i] = Some(Role::Furniture(kind));
    }

    /// First and last paragraph of the report.
    pub(crate) fn body_range(&self) -> Option<(usize, usize)> {
        let first = (0..self.len()).find(|&i| self.is_body(i))?;
        let last = (0..self.len()).rev().find(|&i| self.is_body(i))?;
        Some((first, last))
    }

    /// Is the unit the report by its shape?
    pub(crate) fn likely(&self, i: usize) -> bool {
        self.likelihoods[i] > REPORT
    }

    /// Splits a unit at a byte offset into it; the later part gets its own look.
    pub(crate) fn split(&mut self, i: usize, at: usize, gap_end: usize, cut: Cut) {
        let unit = self.units[i];
        let first = trimmed(self.text, unit.piece.start, unit.piece.start + at);
        let second = trimmed(self.text, unit.piece.start + gap_end, unit.piece.end);
        if first.is_empty() || second.is_empty() {
            return;
        }
        self.units[i].piece = first;
        self.looks[i] = Look::at(&self.text[first.range()]);
        self.units.insert(i + 1, Unit { piece: second, line: unit.line, cut });
        self.looks.insert(i + 1, Look::at(&self.text[second.range()]));
        self.likelihoods.insert(i + 1, 0.0);
        self.roles.insert(i + 1, None);
    }
}

fn trimmed(text: &str, start: usize, end: usize) -> Piece {
    let inner = &text[start..end];
    let from = start + (inner.len() - inner.trim_start_matches(units::is_blank).len());
    Piece::new(from, from + inner.trim_matches(units::is_blank).len())
}
