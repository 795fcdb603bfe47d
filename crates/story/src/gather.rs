//! Full articles that the index left apart. It weighs words by the reports that hold them, so in a folder that is about one
//! event the words of this event weigh nothing and each copied passage makes a group of its own. Here words are
//! weighed by the *sentences* that hold them, which a story's own words stay rare among, and the index's groups are joined,
//! best pair first, by how alike their articles are in the mean.

use crate::features::merged;
use crate::link::{Vector, dot};
use crate::when::{DAY, Minute};
use crate::{Report, hash::Spread, vectors};
use recoupe_model::Lang;
use std::collections::HashMap;

/// Groups that are compared each with each; older ones are closed, so that a long batch costs what its length is.
const OPEN: usize = 400;
/// Mean likeness from which on two single articles are of one story, and what is added to the likeness of two large
/// groups, whose mean hangs on no single article. Chosen on the development halves of the event sets, laid down as full
/// articles (galaxy_en, ECB+, NewsWCL50), on fourteen coverages in one folder, and on six folders of some 195 articles of
/// which 150 are one event's sentences dealt anew: the mean F of B³ is .92 with .15 and .45; .14 and .3 reach the same
/// and split nothing more; .16 and .17 split the single event of three of the six folders (.90, .87), .14 and .45 takes
/// different events together (.90). Without the joining it is .51.
const LEVEL: f64 = 0.15;
const LARGE: f64 = 0.45;
/// Days in which likeness falls to 1/e (10, 20 and 40: mean F .904, .917, .927 of which the last is on undated sets alone).
const DAYS: f64 = 20.0;

/// Articles held to be of one event so far.
struct Bunch {
    event: u32,
    lang: Option<Lang>,
    /// Sum of the members' vectors of length 1.
    sum: Vector,
    size: f64,
    /// Sum of the days of publication, and how many are known.
    days: f64,
    dated: f64,
}

/// The new event of each report. `order` is the reports by time, `event` what the index says.
#[allow(clippy::cast_precision_loss)]
pub(crate) fn gather(reports: &[Report<'_>], at: &[Option<Minute>], order: &[u32], event: &[u32]) -> Vec<u32> {
    let vectors = vectors::vectors(reports, &vectors::MANY);
    let mut home: HashMap<u32, u32, Spread> = HashMap::default();
    let mut members: HashMap<u32, Vec<usize>, Spread> = HashMap::default();
    let mut heads = Vec::new();
    for &n in order {
        let of = members.entry(event[n as usize]).or_default();
        if of.is_empty() {
            heads.push(event[n as usize]);
        }
        of.push(n as usize);
    }
    let mut open: Vec<Bunch> = Vec::new();
    for head in heads {
        let of = &members[&head];
        let days: Vec<f64> = of.iter().filter_map(|n| at[*n]).map(|m| m as f64 / DAY as f64).collect();
        open.push(Bunch {
            event: head,
            lang: reports[of[0]].lang,
            sum: sum(of.iter().map(|n| &vectors[*n])),
            size: of.len() as f64,
            days: days.iter().sum(),
            dated: days.len() as f64,
        });
        if open.len() >= OPEN {
            join(&mut open, &mut home);
            let closed = open.len().saturating_sub(OPEN / 2);
            open.drain(..closed);
        }
    }
    join(&mut open, &mut home);
    event.iter().map(|e| last(&home, *e)).collect()
}

/// Where an event's reports are after all joining.
fn last(home: &HashMap<u32, u32, Spread>, mut event: u32) -> u32 {
    while let Some(next) = home.get(&event) {
        event = *next;
    }
    event
}

/// Sum of vectors, none of whose terms is dropped.
fn sum<'a>(vectors: impl Iterator<Item = &'a Vector>) -> Vector {
    merged(vectors.flatten().copied().collect())
}

/// Joins bunches best pair first while a pair is alike enough; `home` learns which event went into which.
fn join(open: &mut Vec<Bunch>, home: &mut HashMap<u32, u32, Spread>) {
    let count = open.len();
    let mut raw = products(open);
    let mut alive = vec![true; count];
    let best_of = |raw: &[Vec<f64>], open: &[Bunch], alive: &[bool], x: usize| {
        (0..count)
            .filter(|y| *y != x && alive[*y])
            .map(|y| (score(&open[x], &open[y], raw[x][y]), y))
            .max_by(|a, b| a.0.total_cmp(&b.0).then(b.1.cmp(&a.1)))
            .unwrap_or((0.0, x))
    };
    let mut best: Vec<(f64, usize)> = (0..count).map(|x| best_of(&raw, open, &alive, x)).collect();
    loop {
        let top = (0..count).filter(|x| alive[*x]).max_by(|a, b| best[*a].0.total_cmp(&best[*b].0).then(b.cmp(a)));
        let Some(x) = top.filter(|x| best[*x].0 >= LEVEL) else { break };
        let (keep, gone) = (x.min(best[x].1), x.max(best[x].1));
        alive[gone] = false;
        home.insert(open[gone].event, open[keep].event);
        open[keep].sum = sum([&open[keep].sum, &open[gone].sum].into_iter());
        open[keep].size += open[gone].size;
        open[keep].days += open[gone].days;
        open[keep].dated += open[gone].dated;
        let row = std::mem::take(&mut raw[gone]);
        for (y, more) in row.into_iter().enumerate().filter(|(y, _)| alive[*y]) {
            raw[keep][y] += more;
            raw[y][keep] = raw[keep][y];
        }
        for y in (0..count).filter(|y| alive[*y]) {
            if y == keep || best[y].1 == keep || best[y].1 == gone {
                best[y] = best_of(&raw, open, &alive, y);
            } else {
                let now = score(&open[y], &open[keep], raw[y][keep]);
                if now > best[y].0 {
                    best[y] = (now, keep);
                }
            }
        }
    }
    let mut n = 0;
    open.retain(|_| {
        n += 1;
        alive[n - 1]
    });
}

/// Scalar products of the sums of each with each.
fn products(open: &[Bunch]) -> Vec<Vec<f64>> {
    let mut raw = vec![vec![0.0; open.len()]; open.len()];
    for x in 0..open.len() {
        for y in (0..x).filter(|y| open[*y].lang == open[x].lang) {
            raw[x][y] = f64::from(dot(&open[x].sum, &open[y].sum));
            raw[y][x] = raw[x][y];
        }
    }
    raw
}

/// Mean likeness of the articles of two bunches, raised where both are large, less what time takes away.
fn score(a: &Bunch, b: &Bunch, raw: f64) -> f64 {
    let mean = raw / (a.size * b.size) * (1.0 + LARGE * (1.0 - 1.0 / a.size.min(b.size).sqrt()));
    if a.dated == 0.0 || b.dated == 0.0 {
        return mean;
    }
    mean * (-(a.days / a.dated - b.days / b.dated).abs() / DAYS).exp()
}
