//! The second look at a pair: what the first look said of it and of the pairs around it.

use super::row::Row;
use rayon::prelude::*;

/// Names of what the second look adds, in order.
pub const AROUND: [&str; 8] = [
    "first_look",
    "third_report",
    "lead_over_rivals_least",
    "lead_over_rivals_most",
    "rivals",
    "neighbours_match",
    "matches_of_one",
    "matches_of_other",
];

/// A pair after the first look.
#[derive(Clone, Copy, Debug)]
pub struct Seen {
    /// Index of one unit.
    pub a: usize,
    /// Index of the other.
    pub b: usize,
    /// What the first look says.
    pub chance: f64,
}

/// The matches of a unit, report by report: the reports, and chance and unit of each.
type ByReport = (Vec<u32>, Vec<(f64, usize)>);

/// Matches of a unit that are looked through for a third report.
const MATCHES: usize = 40;

/// What stands around each pair, in their order. `articles`: the article of each unit; units of one article stand
/// next to one another as in its text.
#[must_use]
pub fn second_look(seen: &[Seen], articles: &[usize]) -> Vec<[f64; AROUND.len()]> {
    let mut matches: Vec<Vec<(f64, usize)>> = vec![Vec::new(); articles.len()];
    for pair in seen.iter().filter(|p| p.a < articles.len() && p.b < articles.len()) {
        matches[pair.a].push((pair.chance, pair.b));
        matches[pair.b].push((pair.chance, pair.a));
    }
    matches.par_iter_mut().for_each(|list| list.sort_by(|x, y| y.0.total_cmp(&x.0).then(x.1.cmp(&y.1))));
    let all: Vec<f64> = matches.iter().map(|list| list.iter().map(|m| m.0).sum::<f64>()).collect();
    let article = |n: usize| articles.get(n).copied();
    // the same as `matches`, report by report; what is searched for each pair, the reports, lies close together
    let by_report = |list: &Vec<(f64, usize)>| -> ByReport {
        let mut out: Vec<(u32, (f64, usize))> = list.iter().map(|m| (articles[m.1] as u32, *m)).collect();
        out.sort_by_key(|m| m.0);
        out.into_iter().unzip()
    };
    let reports: Vec<ByReport> = matches.par_iter().map(by_report).collect();
    // the other units of its report that the unit could match instead: the best, and all together
    let rivals = |n: usize, m: usize| {
        let own = articles[m] as u32;
        let (reports, list) = &reports[n];
        let first = reports.partition_point(|r| *r < own);
        let there = list[first..].iter().zip(&reports[first..]).take_while(|(_, r)| **r == own);
        let others = there.filter(|((_, other), _)| *other != m).map(|((chance, _), _)| *chance);
        others.fold((0.0, 0.0), |(best, sum), c| (f64::max(best, c), sum + c))
    };
    // `of_a`: the chances of the best beside `pair.a`; `of_next`: those of all beside the units next to it
    let one = |pair: &Seen, of_a: &Row, of_next: &[Row; 2]| -> [f64; AROUND.len()] {
        let (a, b, p) = (pair.a, pair.b, pair.chance);
        if a >= articles.len() || b >= articles.len() {
            return [0.0; AROUND.len()];
        }
        let mut third = 0.0;
        // best first: what is no better than the best found can't raise it
        for (c, other) in &matches[b] {
            if *c <= third {
                break;
            }
            let least = c.min(of_a.of(*other));
            if least > third && article(*other) != article(a) && article(*other) != article(b) {
                third = least;
            }
        }
        let ((best_a, sum_a), (best_b, sum_b)) = (rivals(a, b), rivals(b, a));
        let next_to_b = [b.checked_sub(1), Some(b + 1)].into_iter().flatten();
        let neighbours = next_to_b.flat_map(|y| of_next.iter().map(move |row| row.of(y))).fold(0.0, f64::max);
        [
            (p / (1.0 - p + 1e-9) + 1e-9).ln(),
            third,
            (p - best_a).min(p - best_b),
            (p - best_a).max(p - best_b),
            sum_a + sum_b,
            neighbours,
            (all[a] + 0.01).ln(),
            (all[b] + 0.01).ln(),
        ]
    };
    // pairs of one unit stand together: what its best matches are, and those of the units next to it, is laid out once
    let of_one = |(of_a, of_next): &mut (Row, [Row; 2]), (pairs, out): (&[Seen], &mut [[f64; AROUND.len()]])| {
        let Some(a) = pairs.first().map(|p| p.a) else { return };
        let list = |n: Option<usize>| n.and_then(|n| matches.get(n)).into_iter().flatten().map(|(chance, other)| (*other, *chance));
        of_a.turn(list(Some(a)).take(MATCHES));
        for (row, next) in of_next.iter_mut().zip([a.checked_sub(1), Some(a + 1)]) {
            row.turn(list(next));
        }
        out.iter_mut().zip(pairs).for_each(|(out, pair)| *out = one(pair, of_a, of_next));
    };
    // in place: a large story has hundreds of thousands of pairs
    let mut out = vec![[0.0; AROUND.len()]; seen.len()];
    let mut rest = out.as_mut_slice();
    let mut parts: Vec<(&[Seen], &mut [[f64; AROUND.len()]])> = Vec::new();
    for pairs in seen.chunk_by(|x, y| x.a == y.a) {
        let (own, others) = rest.split_at_mut(pairs.len());
        parts.push((pairs, own));
        rest = others;
    }
    let row = || Row::new(articles.len());
    parts.into_par_iter().for_each_init(|| (row(), [row(), row()]), of_one);
    out
}
