//! Reports of a batch → events, language by language. The order of the batch does not matter.

use crate::features::Features;
use crate::level::{Standing, kept, levels};
use crate::link::{Group, link};
use crate::window::{OPEN, Open, Window};
use recoupe_model::Lang;
use std::collections::{BTreeMap, VecDeque};

/// Share of the level under which a pair, decayed, is no edge: groups that have no better one between
/// them are not joined. Without it the dense days of a stream have ten times the edges.
const EDGE: f64 = 0.5;

/// Event (a small number) of each report; `order` is the reports by time.
pub(crate) fn events(features: &[Features], order: &[u32]) -> Vec<u32> {
    let mut by_language: BTreeMap<Option<Lang>, Vec<u32>> = BTreeMap::new();
    for &n in order {
        by_language.entry(features[n as usize].lang).or_default().push(n);
    }
    let twins = crate::twins::share(features);
    let mut event = vec![u32::MAX; features.len()];
    let mut next = 0;
    for numbers in by_language.values() {
        let mut window = Window::new();
        for &n in numbers {
            window.history.add(&features[n as usize].terms);
        }
        for &n in numbers {
            window.push(n, &features[n as usize]);
            if window.open().len() > OPEN {
                regroup(&mut window, twins, &mut next);
                for open in window.halve() {
                    event[open.caller as usize] = open.group;
                }
            }
        }
        regroup(&mut window, twins, &mut next);
        for open in window.open() {
            event[open.caller as usize] = open.group;
        }
    }
    event
}

/// Links reports (places in `open`) by edges; those that none touches stand alone without being laid out.
fn linked(open: &VecDeque<Open>, levels: &[f32], mut edges: Vec<(u32, u32, f32)>) -> Vec<Vec<u32>> {
    let mut place = vec![u32::MAX; open.len()];
    let mut groups = Vec::new();
    for n in edges.iter_mut().flat_map(|(a, b, _)| [a, b]) {
        let at = *n as usize;
        if place[at] == u32::MAX {
            place[at] = u32::try_from(groups.len()).unwrap_or(u32::MAX);
            let o = &open[at];
            groups.push(Group::of(*n, &o.vector, o.minute, levels[at], o.fullness));
        }
        *n = place[at];
    }
    let alone = (0u32..).zip(&place).filter(|(_, p)| **p == u32::MAX).map(|(n, _)| vec![n]);
    let mut linked: Vec<Vec<u32>> = link(groups, &edges).into_iter().chain(alone).collect();
    linked.sort_unstable_by_key(|members| members.iter().min().copied());
    linked
}

/// Groups the open reports anew. A group keeps the number that most of its members had; a number goes
/// to one group only, the others get `next`. What moved: (caller's number, group before, group now).
pub(crate) fn regroup(window: &mut Window, twins: f32, next: &mut u32) -> Vec<(u32, u32, u32)> {
    let open = window.open();
    let standings: Vec<Standing> = open.iter().map(|o| Standing { minute: o.minute, fullness: o.fullness, nearest: o.nearest }).collect();
    let levels = levels(&standings, twins);
    let first = window.first();
    let mut edges = Vec::new();
    for (n, (o, level)) in (0u32..).zip(open.iter().zip(&levels)) {
        // time only takes away, so most are ruled out before it is asked
        let likely = |(m, likeness): &&(u32, f32)| *m >= first && f64::from(*likeness) >= f64::from(*level) * EDGE;
        for (m, likeness) in o.neighbours.iter().filter(likely) {
            let time = window.get(*m).and_then(|other| other.minute).zip(o.minute).map_or(1.0, |(a, b)| kept(a - b));
            if f64::from(*likeness) * time >= f64::from(*level) * EDGE {
                edges.push((*m - first, n, *likeness));
            }
        }
    }
    let linked = linked(open, &levels, edges);
    // the largest overlap keeps the number; ties by the older group
    let mut claims: Vec<(usize, u32, usize)> = Vec::new();
    for (g, members) in linked.iter().enumerate() {
        let mut had: BTreeMap<u32, usize> = BTreeMap::new();
        for m in members {
            let group = open[*m as usize].group;
            if group != u32::MAX {
                *had.entry(group).or_default() += 1;
            }
        }
        claims.extend(had.into_iter().map(|(group, count)| (count, group, g)));
    }
    claims.sort_unstable_by(|a, b| b.0.cmp(&a.0).then(a.1.cmp(&b.1)).then(a.2.cmp(&b.2)));
    let mut number = vec![u32::MAX; linked.len()];
    let mut taken = std::collections::BTreeSet::new();
    for (_, group, g) in claims {
        if number[g] == u32::MAX && taken.insert(group) {
            number[g] = group;
        }
    }
    let mut moved = Vec::new();
    for (g, members) in linked.iter().enumerate() {
        if number[g] == u32::MAX {
            number[g] = *next;
            *next += 1;
        }
        for m in members {
            if let Some(o) = window.get_mut(first + m)
                && o.group != number[g]
            {
                moved.push((o.caller, o.group, number[g]));
                o.group = number[g];
            }
        }
    }
    moved
}
