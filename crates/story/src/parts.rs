//! Which of a few full articles are of one story. A folder may hold one event or several that share a vocabulary (five
//! affairs of one capital), so no likeness alone parts them: groups are joined best first by the mean likeness of their
//! articles, two single articles must be more alike than an article and a group, and two groups must be nearly as
//! alike as each is within itself, or the whole would be two dense halves with little between.
//!
//! The constants were chosen on 492 folders of 2 to 60 articles: fourteen annotated events, whole, halved and two to five of
//! them together; events of ECB+ (half of the topics) and of Wikinews sources the same way, the two events of a topic of
//! ECB+ in one folder, press reviews of 5 to 15 events of 1 to 8 reports, and unrelated articles; mean over fifteen kinds.

use crate::link::{Vector, dot};

/// Mean likeness from which on an article belongs to a group of articles, or a group to another (.13 to .16: mean F of B³
/// .962, .965, .967, .965; a level of the nearest neighbours of the folder, as streams have, .946 against .949 without
/// the next two).
const GROUP: f64 = 0.15;
/// Likeness from which on two single articles are a group: where one pair in thousands decides, chance is likelier (.15:
/// .961, .18 and .20: .966).
const PAIR: f64 = 0.19;
/// Share of the mean likeness within the looser of two groups that their mean likeness must reach (none: .949; .5, .6,
/// .65, .7: .953, .958, .961, .955, all before [`PAIR`]), and where it is enough in any case: copies are as alike as can
/// be, reports of their event written anew are not (no such bound: .963 against .967).
const WITHIN: f64 = 0.65;
const ENOUGH: f64 = 0.25;

/// Parts vectors of length 1 into groups of places in `vectors`; of equal pairs the first in order is joined first.
#[allow(clippy::cast_precision_loss)]
pub(crate) fn part(vectors: &[&Vector]) -> Vec<Vec<usize>> {
    let count = vectors.len();
    let mut groups: Vec<Vec<usize>> = (0..count).map(|n| vec![n]).collect();
    // sums of likenesses between two groups; on the diagonal, of the pairs within one
    let mut sums = vec![vec![0.0; count]; count];
    for x in 0..count {
        for y in 0..x {
            sums[x][y] = f64::from(dot(vectors[x], vectors[y]));
            sums[y][x] = sums[x][y];
        }
    }
    loop {
        let margin = |x: usize, y: usize| {
            let (a, b) = (groups[x].len(), groups[y].len());
            let within = |g: usize, n: usize| 2.0 * sums[g][g] / (n * n.saturating_sub(1)).max(1) as f64;
            let needed = match a.min(b) {
                1 if a == b => PAIR,
                1 => GROUP,
                _ => GROUP.max(ENOUGH.min(WITHIN * within(x, a).min(within(y, b)))),
            };
            sums[x][y] / (a * b) as f64 - needed
        };
        let open: Vec<usize> = (0..count).filter(|n| !groups[*n].is_empty()).collect();
        let pairs = open.iter().enumerate().flat_map(|(n, x)| open[n + 1..].iter().map(|y| (*x, *y)));
        let scored = pairs.map(|(x, y)| (margin(x, y), x, y)).filter(|p| p.0 >= 0.0);
        let Some((_, keep, gone)) = scored.max_by(|p, q| p.0.total_cmp(&q.0).then((q.1, q.2).cmp(&(p.1, p.2)))) else { break };
        let members = std::mem::take(&mut groups[gone]);
        groups[keep].extend(members);
        sums[keep][keep] += sums[gone][gone] + sums[keep][gone];
        let row = std::mem::take(&mut sums[gone]);
        for (y, more) in row.into_iter().enumerate().filter(|(y, _)| *y != keep && !groups[*y].is_empty()) {
            sums[keep][y] += more;
            sums[y][keep] = sums[keep][y];
        }
    }
    groups.retain(|g| !g.is_empty());
    groups
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A vector of length 1 from weights by term.
    fn vector(weights: &[(u32, f32)]) -> Vector {
        let norm = weights.iter().map(|(_, w)| w * w).sum::<f32>().sqrt();
        weights.iter().map(|(t, w)| (*t, w / norm)).collect()
    }

    fn parts(vectors: &[Vector]) -> Vec<Vec<usize>> {
        part(&vectors.iter().collect::<Vec<_>>())
    }

    /// Three articles that share term `group` at a weight, all of them term 0 at another, and have much of their own.
    fn group(group: u32, own: f32, common: f32) -> impl Iterator<Item = Vector> {
        (1..4).map(move |n| vector(&[(0, common), (group, own), (group + n, 1.0)]))
    }

    #[test]
    fn two_dense_groups_with_little_between_stay_two() {
        // mean likeness between the groups .20, which is enough for an article alone; within, .60
        let both: Vec<Vector> = group(10, 1.0, 0.71).chain(group(20, 1.0, 0.71)).collect();
        let like = |a: &Vector, b: &Vector| f64::from(dot(a, b));
        assert!(like(&both[0], &both[3]) > GROUP && like(&both[0], &both[1]) > 0.5);
        assert_eq!(parts(&both), [vec![0, 1, 2], vec![3, 4, 5]]);
        let mut with_one: Vec<Vector> = group(10, 1.0, 0.71).collect();
        with_one.push(both[3].clone());
        assert_eq!(parts(&with_one).len(), 1);
        // as little between groups that hold together as loosely is one event told in many ways
        let loose: Vec<Vector> = group(10, 0.3, 0.6).chain(group(20, 0.3, 0.6)).collect();
        assert!(like(&loose[0], &loose[3]) < ENOUGH, "it is not enough in any case");
        assert_eq!(parts(&loose).len(), 1);
    }

    #[test]
    fn a_pair_must_be_more_alike_than_a_member() {
        let pair = |likeness: f32| [vector(&[(1, 1.0)]), vector(&[(1, likeness), (2, (1.0 - likeness * likeness).sqrt())])];
        assert_eq!(parts(&pair(0.17)).len(), 2);
        assert_eq!(parts(&pair(0.22)).len(), 1);
    }

    #[test]
    fn nothing_one_and_copies() {
        assert!(parts(&[]).is_empty());
        assert_eq!(parts(&[vector(&[(1, 1.0)])]), [[0]]);
        assert_eq!(parts(&[Vector::new(), Vector::new()]).len(), 2, "articles without a word share none");
        // six copies of a report, and one that was written anew
        let mut copies = vec![vector(&[(1, 1.0), (2, 1.0), (3, 1.0)]); 6];
        copies.extend(vec![vector(&[(1, 1.0), (7, 1.0), (8, 1.0)]); 6]);
        assert_eq!(parts(&copies).len(), 1);
    }
}
