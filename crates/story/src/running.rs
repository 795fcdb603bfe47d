//! Running stories: events that are far less alike than reports of one event, and days apart, still
//! belong to one affair when their profiles share what is rare.

use crate::features::Features;
use crate::hash::Spread;
use crate::history::History;
use crate::link::{Group, Vector, add, dot, link};
use crate::when::{DAY, Minute};
use std::collections::{BTreeMap, HashMap};

/// Likeness from which on two events are of one story. Chosen by eye, not swept.
const LEVEL: f32 = 0.30;
/// A story's clock runs so many times slower than an event's: it falls asleep within weeks.
const SLOWER: Minute = 5;
/// Terms of an event's profile, terms that lead to others, events that a term leads to.
const KEPT: usize = 60;
const LEADS: usize = 12;
const POSTINGS: usize = 60;
/// Reports of an event that make its profile.
const MEMBERS: usize = 20;

/// Story (a small number) of each event.
pub(crate) fn stories(features: &[Features], members: &BTreeMap<u32, Vec<usize>>) -> BTreeMap<u32, u32> {
    let mut history = History::new();
    for f in features {
        history.add(&f.pivot);
    }
    let mut groups = Vec::with_capacity(members.len());
    let (mut edges, mut sums): (Vec<(u32, u32, f32)>, Vec<Vector>) = (Vec::new(), Vec::new());
    let mut postings: HashMap<u32, Vec<u32>, Spread> = HashMap::default();
    for (n, reports) in (0u32..).zip(members.values()) {
        let mut sum = Vector::new();
        let mut dated = Vec::new();
        for report in reports.iter().take(MEMBERS) {
            sum = add(&sum, &history.weigh(&features[*report].pivot, KEPT));
            dated.extend(features[*report].minute);
        }
        let norm = dot(&sum, &sum).sqrt().max(1e-9);
        sum.iter_mut().for_each(|t| t.1 /= norm);
        let mut leads = sum.clone();
        leads.sort_unstable_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
        leads.truncate(LEADS);
        let mut others: Vec<u32> = Vec::new();
        for (term, _) in leads {
            let entries = postings.entry(term).or_default();
            others.extend(entries.iter().rev().take(POSTINGS));
            entries.push(n);
        }
        others.sort_unstable();
        others.dedup();
        edges.extend(others.into_iter().map(|m| (m, n, dot(&sums[m as usize], &sum))));
        let minute =
            (!dated.is_empty()).then(|| dated.iter().map(|m| m / SLOWER).sum::<Minute>() / Minute::try_from(dated.len()).unwrap_or(DAY));
        groups.push(Group::of(n, &sum, minute, LEVEL, 1.0));
        sums.push(sum);
    }
    let events: Vec<u32> = members.keys().copied().collect();
    let mut story = BTreeMap::new();
    for (s, linked) in (0u32..).zip(link(groups, &edges)) {
        story.extend(linked.into_iter().map(|n| (events[n as usize], s)));
    }
    story
}
