//! Second stage: events of different languages that are one. Compared by English stems (through the
//! lexicons), keys of names, and numbers. Precision first: two groups must be each other's best.

use crate::features::Features;
use crate::hash::Spread;
use crate::history::History;
use crate::level::DAYS;
use crate::link::{Vector, add, dot};
use crate::when::DAY;
use recoupe_model::Lang;
use std::collections::{BTreeMap, HashMap};

/// Least likeness of two groups of headlines (see [`MARGIN`]).
const HEADLINES: f32 = 0.28;
/// Least likeness of two groups of full texts.
const TEXTS: f32 = 0.15;
/// The score of a pair is multiplied by how many times it is the next best score of either side within the
/// other's language, over this, and at most by [`MOST_MARGIN`]: being the only one that fits is evidence of its
/// own. On OG2021 it raises the mean recall over reports from .29 to .34 at the same precision (.76). The precision
/// of pairs stays between .80 and .82 whatever the two numbers are, since a few large groups of one language hold
/// most of what is wrong; these two were best on ten draws of four fifths of the events (P .82, F1 .53).
const MARGIN: f32 = 2.6;
const MOST_MARGIN: f32 = 2.0;
/// Pairs that score less are not looked at; a next best one counts at least so much.
const LEAST: f32 = 0.3;
/// Terms of a profile that lead to others.
const LEADS: usize = 24;
/// Groups that a term leads to, the youngest.
const POSTINGS: usize = 400;
/// Groups whose whole likeness is worked out.
const CANDIDATES: usize = 60;
/// Terms kept of a report.
const KEPT: usize = 90;

struct Profile {
    event: u32,
    lang: Option<Lang>,
    vector: Vector,
    day: Option<f64>,
    fullness: f32,
}

/// Joins events across languages: the new number of each report's event.
pub(crate) fn join(features: &[Features], event: &[u32]) -> Vec<u32> {
    if features.windows(2).all(|w| w[0].lang == w[1].lang) {
        return event.to_vec();
    }
    let profiles = profiles(features, event);
    let edges = edges(&profiles);
    let mut home: BTreeMap<u32, u32> = profiles.iter().map(|p| (p.event, p.event)).collect();
    // languages in each joined event, so that a chain can't put two groups of one language together
    let mut languages: BTreeMap<u32, Vec<Option<Lang>>> = profiles.iter().map(|p| (p.event, vec![p.lang])).collect();
    for (_, a, b) in edges {
        let (x, y) = (home[&profiles[a].event], home[&profiles[b].event]);
        if x == y || languages[&x].iter().any(|l| languages[&y].contains(l)) {
            continue;
        }
        let (keep, gone) = (x.min(y), x.max(y));
        for h in home.values_mut().filter(|h| **h == gone) {
            *h = keep;
        }
        let more = languages.remove(&gone).unwrap_or_default();
        languages.entry(keep).or_default().extend(more);
    }
    event.iter().map(|e| home.get(e).copied().unwrap_or(*e)).collect()
}

#[allow(clippy::cast_precision_loss)]
fn profiles(features: &[Features], event: &[u32]) -> Vec<Profile> {
    let mut history: BTreeMap<Option<Lang>, History> = BTreeMap::new();
    for f in features {
        history.entry(f.lang).or_insert_with(History::new).add(&f.pivot);
    }
    let mut members: BTreeMap<u32, Vec<usize>> = BTreeMap::new();
    for (n, e) in event.iter().enumerate() {
        members.entry(*e).or_default().push(n);
    }
    members
        .into_iter()
        .map(|(event, reports)| {
            let lang = features[reports[0]].lang;
            let mut sum = Vector::new();
            let (mut days, mut dated, mut fullness) = (0.0, 0.0, 0.0);
            for n in reports.iter().take(30) {
                sum = add(&sum, &history[&lang].weigh(&features[*n].pivot, KEPT));
                if let Some(minute) = features[*n].minute {
                    days += minute as f64 / DAY as f64;
                    dated += 1.0;
                }
                fullness += features[*n].fullness() / reports.len().min(30) as f32;
            }
            let norm = dot(&sum, &sum).sqrt().max(1e-9);
            sum.iter_mut().for_each(|t| t.1 /= norm);
            Profile { event, lang, vector: sum, day: (dated > 0.0).then_some(days / dated), fullness }
        })
        .collect()
}

/// Pairs of profiles that are one event, best first.
fn edges(profiles: &[Profile]) -> Vec<(f32, usize, usize)> {
    let mut postings: HashMap<u32, Vec<u32>, Spread> = HashMap::default();
    // best[n]: the best profile of each other language
    let mut best: Vec<BTreeMap<Option<Lang>, (f32, usize)>> = vec![BTreeMap::new(); profiles.len()];
    let mut pairs = Vec::new();
    for (n, p) in profiles.iter().enumerate() {
        let mut leads = p.vector.clone();
        leads.sort_unstable_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
        leads.truncate(LEADS);
        let mut tally: HashMap<u32, f32, Spread> = HashMap::default();
        for (term, weight) in &leads {
            for m in postings.get(term).into_iter().flatten().rev().take(POSTINGS) {
                if profiles[*m as usize].lang != p.lang {
                    *tally.entry(*m).or_default() += weight;
                }
            }
        }
        let mut candidates: Vec<(u32, f32)> = tally.into_iter().collect();
        candidates.sort_unstable_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
        candidates.truncate(CANDIDATES);
        for (m, _) in candidates {
            let m = m as usize;
            let score = score(p, &profiles[m]);
            if score < LEAST {
                continue;
            }
            for (x, y) in [(n, m), (m, n)] {
                let slot = best[x].entry(profiles[y].lang).or_insert((score, y));
                if score > slot.0 {
                    *slot = (score, y);
                }
            }
            pairs.push((score, m, n));
        }
        for (term, _) in leads {
            postings.entry(term).or_default().push(u32::try_from(n).unwrap_or(u32::MAX));
        }
    }
    let is_best = |x: usize, y: usize| best[x].get(&profiles[y].lang).is_some_and(|s| s.1 == y);
    let mut second: Vec<BTreeMap<Option<Lang>, f32>> = vec![BTreeMap::new(); profiles.len()];
    for (score, a, b) in &pairs {
        for (x, y) in [(*a, *b), (*b, *a)].into_iter().filter(|(x, y)| !is_best(*x, *y)) {
            let slot = second[x].entry(profiles[y].lang).or_default();
            *slot = slot.max(*score);
        }
    }
    let next = |x: usize, y: usize| second[x].get(&profiles[y].lang).copied().unwrap_or(LEAST).max(LEAST);
    pairs.retain(|(score, a, b)| {
        let margin = score / next(*a, *b).max(next(*b, *a)) / MARGIN;
        is_best(*a, *b) && is_best(*b, *a) && score * margin.min(MOST_MARGIN) >= 1.0
    });
    pairs.sort_unstable_by(|a, b| b.0.total_cmp(&a.0).then((a.1, a.2).cmp(&(b.1, b.2))));
    pairs
}

/// Likeness as a multiple of what is needed, less what time takes away.
#[allow(clippy::cast_possible_truncation)]
fn score(a: &Profile, b: &Profile) -> f32 {
    let fullness = (a.fullness + b.fullness) / 2.0;
    let needed = HEADLINES * (1.0 - fullness) + TEXTS * fullness;
    let time = a.day.zip(b.day).map_or(1.0, |(x, y)| (-(x - y).abs() / DAYS).exp() as f32);
    dot(&a.vector, &b.vector) * time / needed
}
