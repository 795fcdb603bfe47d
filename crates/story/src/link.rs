//! Average link over a sparse graph: groups are joined best pair first, as long as their profiles
//! are alike enough for the time between them.

use crate::level::DAYS;
use crate::when::{DAY, Minute};
use std::cmp::Ordering;
use std::collections::BinaryHeap;

/// Terms with weights, by term.
pub(crate) type Vector = Vec<(u32, f32)>;

/// 0: the mean likeness of all pairs (average link); 1: the likeness of the centroids, which large
/// loose groups can still reach. Headlines need the latter, since two of them often share no word.
const CENTROID_HEADLINES: f32 = 0.72;
const CENTROID_TEXTS: f32 = 0.0;
/// Neighbours of a group that are looked at after it grew, the best.
const MOST_NEIGHBOURS: usize = 400;
/// Terms of a group's profile.
const PROFILE: usize = 600;

/// Reports that were joined.
#[derive(Clone, Debug)]
pub(crate) struct Group {
    /// Sum of the members' vectors.
    sum: Vector,
    /// Length of `sum`.
    norm: f32,
    members: Vec<u32>,
    /// Sum of the members' days, and how many of them are dated.
    days: f64,
    dated: f64,
    /// Sums of the members' level and fullness.
    level: f32,
    fullness: f32,
    neighbours: Vec<u32>,
    alive: bool,
    version: u32,
}

#[derive(PartialEq)]
struct Edge {
    score: f32,
    a: u32,
    b: u32,
    versions: (u32, u32),
}

impl Eq for Edge {}

impl Ord for Edge {
    fn cmp(&self, o: &Self) -> Ordering {
        self.score.total_cmp(&o.score).then_with(|| (o.a, o.b).cmp(&(self.a, self.b)))
    }
}

impl PartialOrd for Edge {
    fn partial_cmp(&self, o: &Self) -> Option<Ordering> {
        Some(self.cmp(o))
    }
}

/// Scalar product.
pub(crate) fn dot(a: &[(u32, f32)], b: &[(u32, f32)]) -> f32 {
    let (mut i, mut j, mut sum) = (0, 0, 0.0);
    while i < a.len() && j < b.len() {
        match a[i].0.cmp(&b[j].0) {
            Ordering::Less => i += 1,
            Ordering::Greater => j += 1,
            Ordering::Equal => {
                sum += a[i].1 * b[j].1;
                i += 1;
                j += 1;
            }
        }
    }
    sum
}

/// Sum of two vectors.
pub(crate) fn add(a: &[(u32, f32)], b: &[(u32, f32)]) -> Vector {
    let mut out = Vec::with_capacity(a.len() + b.len());
    let (mut i, mut j) = (0, 0);
    while i < a.len() || j < b.len() {
        if j == b.len() || (i < a.len() && a[i].0 < b[j].0) {
            out.push(a[i]);
            i += 1;
        } else if i == a.len() || b[j].0 < a[i].0 {
            out.push(b[j]);
            j += 1;
        } else {
            out.push((a[i].0, a[i].1 + b[j].1));
            i += 1;
            j += 1;
        }
    }
    if out.len() > PROFILE {
        out.select_nth_unstable_by(PROFILE, |x, y| y.1.total_cmp(&x.1).then(x.0.cmp(&y.0)));
        out.truncate(PROFILE);
        out.sort_unstable_by_key(|t| t.0);
    }
    out
}

impl Group {
    /// A report alone.
    #[allow(clippy::cast_precision_loss)]
    pub(crate) fn of(n: u32, vector: &[(u32, f32)], minute: Option<Minute>, level: f32, fullness: f32) -> Self {
        Self {
            sum: vector.to_vec(),
            norm: dot(vector, vector).sqrt(),
            members: vec![n],
            days: minute.unwrap_or(0) as f64 / DAY as f64,
            dated: f64::from(u8::from(minute.is_some())),
            level,
            fullness,
            neighbours: Vec::new(),
            alive: true,
            version: 0,
        }
    }

    /// Likeness as a multiple of the level, less what time takes away: from 1 on, the same event.
    #[allow(clippy::cast_precision_loss, clippy::cast_possible_truncation)]
    pub(crate) fn score(&self, other: &Self) -> f32 {
        self.score_of(other, dot(&self.sum, &other.sum))
    }

    /// The same where the scalar product of the sums is known.
    #[allow(clippy::cast_precision_loss, clippy::cast_possible_truncation)]
    fn score_of(&self, other: &Self, raw: f32) -> f32 {
        let (n, m) = (self.members.len() as f32, other.members.len() as f32);
        if raw <= 0.0 {
            return 0.0;
        }
        let fullness = (self.fullness + other.fullness) / (n + m);
        let centroid = CENTROID_HEADLINES * (1.0 - fullness) + CENTROID_TEXTS * fullness;
        // mean^(1-c) * cosine^c, where mean = raw/(n m) and cosine = raw/(norms)
        let size = (n * m) / (self.norm * other.norm).max(1e-9);
        let likeness = raw / (n * m) * if size > 1.0 { size.powf(centroid) } else { 1.0 };
        let score = likeness * (n + m) / (self.level + other.level);
        if self.dated == 0.0 || other.dated == 0.0 {
            return score;
        }
        let gap = (self.days / self.dated - other.days / other.dated).abs();
        score * (-gap / DAYS).exp() as f32
    }

    fn take_in(&mut self, gone: Self) {
        self.sum = add(&self.sum, &gone.sum);
        self.norm = dot(&self.sum, &self.sum).sqrt();
        self.members.extend(gone.members);
        self.days += gone.days;
        self.dated += gone.dated;
        self.level += gone.level;
        self.fullness += gone.fullness;
        self.version += 1;
        self.neighbours.extend(gone.neighbours);
        self.neighbours.sort_unstable();
        self.neighbours.dedup();
    }
}

/// Joins until no pair scores 1. `edges` are pairs of indices into `groups`, and the scalar product of their sums.
/// The members of each group.
pub(crate) fn link(mut groups: Vec<Group>, edges: &[(u32, u32, f32)]) -> Vec<Vec<u32>> {
    let mut heap = BinaryHeap::new();
    // where a group that was taken in is now
    let mut home: Vec<u32> = (0..u32::try_from(groups.len()).unwrap_or(u32::MAX)).collect();
    for &(a, b, raw) in edges {
        groups[a as usize].neighbours.push(b);
        groups[b as usize].neighbours.push(a);
        let score = groups[a as usize].score_of(&groups[b as usize], raw);
        if score >= 1.0 {
            heap.push(Edge { score, a: a.min(b), b: a.max(b), versions: (0, 0) });
        }
    }
    while let Some(edge) = heap.pop() {
        let (a, b) = (edge.a as usize, edge.b as usize);
        if !groups[a].alive || !groups[b].alive || (groups[a].version, groups[b].version) != edge.versions {
            continue;
        }
        let gone = std::mem::replace(&mut groups[b], Group::of(0, &[], None, 0.0, 0.0));
        groups[b].alive = false;
        home[b] = edge.a;
        groups[a].take_in(gone);
        let mut neighbours: Vec<u32> = groups[a].neighbours.iter().map(|n| find(&mut home, *n)).filter(|n| *n != edge.a).collect();
        neighbours.sort_unstable();
        neighbours.dedup();
        neighbours.truncate(MOST_NEIGHBOURS);
        for &n in &neighbours {
            let score = groups[a].score(&groups[n as usize]);
            if score >= 1.0 {
                let (x, y) = (edge.a.min(n), edge.a.max(n));
                heap.push(Edge { score, a: x, b: y, versions: (groups[x as usize].version, groups[y as usize].version) });
            }
        }
        groups[a].neighbours = neighbours;
    }
    groups.into_iter().filter(|g| g.alive).map(|g| g.members).collect()
}

fn find(home: &mut [u32], n: u32) -> u32 {
    let mut root = n;
    while home[root as usize] != root {
        root = home[root as usize];
    }
    let mut at = n;
    while home[at as usize] != root {
        at = std::mem::replace(&mut home[at as usize], root);
    }
    root
}
