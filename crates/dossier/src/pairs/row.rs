//! Numbers for a few of many units, laid out one by one: what is asked for each pair of a unit is then no search.

/// A number for each unit, 0 for most.
pub(super) struct Row {
    values: Vec<f64>,
    /// Those that are not 0.
    held: Vec<usize>,
}

impl Row {
    /// With nothing in it yet.
    pub(super) fn new(units: usize) -> Self {
        Self { values: vec![0.0; units], held: Vec::new() }
    }

    /// Lays out other numbers instead.
    pub(super) fn turn(&mut self, to: impl Iterator<Item = (usize, f64)>) {
        self.held.drain(..).for_each(|n| self.values[n] = 0.0);
        for (n, value) in to {
            self.values[n] = value;
            self.held.push(n);
        }
    }

    /// The number of a unit.
    pub(super) fn of(&self, unit: usize) -> f64 {
        self.values.get(unit).copied().unwrap_or(0.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_stays_of_what_was_laid_out_before() {
        let mut row = Row::new(3);
        row.turn([(0, 0.5), (2, 0.25)].into_iter());
        assert_eq!([0, 1, 2, 9].map(|n| row.of(n)), [0.5, 0.0, 0.25, 0.0]);
        row.turn(std::iter::once((1, 1.0)));
        assert_eq!([0, 1, 2].map(|n| row.of(n)), [0.0, 1.0, 0.0]);
    }
}
