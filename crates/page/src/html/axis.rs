//! Days on a line: the days that matter are knots, a longer gap is drawn longer but never in proportion, so that a
//! story of two weeks with a background of two months still shows its days apart.

use jiff::civil::Date;
use std::collections::BTreeMap;

/// A gap of days is drawn as one step and the logarithm of the rest, at most this many steps.
const MAX_STEP: f64 = 2.4;
/// A gap longer than this is drawn broken.
const BREAK: i64 = 7;

/// Days with their places.
pub(crate) struct Axis {
    knots: Vec<(Date, f64)>,
    end: f64,
}

impl Axis {
    /// Places the days between `start` and `end`.
    pub(crate) fn new(days: impl Iterator<Item = Date>, start: f64, end: f64) -> Self {
        let sorted: Vec<Date> = days.map(|d| (d, ())).collect::<BTreeMap<_, ()>>().into_keys().collect();
        let mut at = 0.0;
        let mut steps = Vec::with_capacity(sorted.len());
        for (n, day) in sorted.iter().enumerate() {
            if n > 0 {
                at += (1.0 + (gap(sorted[n - 1], *day) as f64).ln() * 0.5).min(MAX_STEP);
            }
            steps.push((*day, at));
        }
        // a lone day, and few days, stand in the middle of what they need, not at the edge
        let width = (end - start).min(at * 170.0);
        let left = start + (end - start - width) / 2.0;
        let knots =
            steps.into_iter().map(|(day, s)| (day, if at > 0.0 { left + s / at * width } else { f64::midpoint(start, end) })).collect();
        Self { knots, end }
    }

    /// Place of a day; between knots in proportion.
    pub(crate) fn x(&self, day: Date) -> f64 {
        let after = self.knots.partition_point(|(d, _)| *d < day);
        match (after.checked_sub(1).map(|n| self.knots[n]), self.knots.get(after)) {
            (_, Some((d, x))) if *d == day => *x,
            (Some((a, xa)), Some((b, xb))) => xa + (xb - xa) * gap(a, day) as f64 / gap(a, *b) as f64,
            (Some((_, x)), None) | (None, Some(&(_, x))) => x,
            (None, None) => self.end,
        }
    }

    pub(crate) fn knots(&self) -> &[(Date, f64)] {
        &self.knots
    }

    /// Where the line ends.
    pub(crate) fn end(&self) -> f64 {
        self.end
    }

    /// Middles of the gaps that are drawn shorter than they are.
    pub(crate) fn breaks(&self) -> Vec<f64> {
        self.knots.windows(2).filter(|w| gap(w[0].0, w[1].0) > BREAK).map(|w| f64::midpoint(w[0].1, w[1].1)).collect()
    }
}

/// Days between two, at least one.
fn gap(a: Date, b: Date) -> i64 {
    a.until(b).map_or(1, |s| i64::from(s.get_days()).max(1))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_keep_their_order_and_long_gaps_are_bounded() {
        let d = |m, d| Date::constant(2031, m, d);
        let axis = Axis::new([d(3, 6), d(1, 1), d(3, 5), d(3, 5)].into_iter(), 0.0, 700.0);
        let x: Vec<f64> = axis.knots().iter().map(|k| k.1).collect();
        assert_eq!(x.len(), 3);
        assert!(x[0] < x[1] && x[1] < x[2]);
        assert!((x[1] - x[0]) / (x[2] - x[1]) < 2.5, "{x:?}");
        assert_eq!(axis.breaks().len(), 1);
        let between = axis.x(d(2, 1));
        assert!(x[0] < between && between < x[1]);
        assert_eq!(Axis::new([d(3, 5)].into_iter(), 0.0, 700.0).x(d(3, 5)), 350.0);
    }
}
