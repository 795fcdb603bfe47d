//! The open reports of one language: an index from their rarest terms, and for each report its
//! nearest neighbours. Bounded in reports, in entries a term and in neighbours a report, so that the
//! millionth report costs what the ten-thousandth did.

use crate::features::Features;
use crate::hash::Spread;
use crate::history::History;
use crate::link::Vector;
use crate::probe::Probe;
use crate::sketch::Sketch;
use crate::when::{DAY, Minute};
use std::collections::{HashMap, VecDeque};

/// Terms of a report that lead to it, the rarest.
const LEADS: usize = 12;
/// Reports a term leads to, the youngest.
const POSTINGS: usize = 96;
/// Candidates whose whole likeness is worked out.
const CANDIDATES: usize = 48;
/// Neighbours kept.
const NEIGHBOURS: usize = 24;
/// Less alike than this is no neighbour.
const LEAST: f32 = 0.06;
/// Open reports of a language.
pub(crate) const OPEN: usize = 15_000;

/// An open report.
pub(crate) struct Open {
    /// Number that the caller gave.
    pub caller: u32,
    /// Its weighted terms.
    pub vector: Vector,
    /// When it was published.
    pub minute: Option<Minute>,
    /// 0 for a headline alone, 1 for a full text.
    pub fullness: f32,
    /// Earlier reports that are alike: number in the window's count, likeness.
    pub neighbours: Vec<(u32, f32)>,
    /// Likeness of the nearest neighbour, earlier or later.
    pub nearest: f32,
    /// What near-copies share.
    pub sketch: Sketch,
    /// Group, a number of the grouper's.
    pub group: u32,
}

/// The open reports of one language.
pub(crate) struct Window {
    pub(crate) history: History,
    open: VecDeque<Open>,
    /// Number of the oldest open report.
    first: u32,
    postings: HashMap<u32, VecDeque<u32>, Spread>,
    /// By the place in `open`: weight of the leading terms shared with the report that comes in, else 0.
    tally: Vec<f32>,
    probe: Probe,
}

impl Window {
    pub(crate) fn new() -> Self {
        Self {
            history: History::new(),
            open: VecDeque::new(),
            first: 0,
            postings: HashMap::default(),
            tally: Vec::new(),
            probe: Probe::new(),
        }
    }

    /// The open reports, oldest first.
    pub(crate) fn open(&self) -> &VecDeque<Open> {
        &self.open
    }

    /// Number of the oldest open report.
    pub(crate) fn first(&self) -> u32 {
        self.first
    }

    pub(crate) fn get(&self, number: u32) -> Option<&Open> {
        self.open.get(number.checked_sub(self.first)? as usize)
    }

    pub(crate) fn get_mut(&mut self, number: u32) -> Option<&mut Open> {
        self.open.get_mut(number.checked_sub(self.first)? as usize)
    }

    /// Takes a report in and finds its neighbours among the earlier ones; its number.
    pub(crate) fn push(&mut self, caller: u32, features: &Features) -> u32 {
        let vector = self.history.vector(features);
        let leads = leads(&vector);
        self.tally.resize(self.open.len(), 0.0);
        let mut seen: Vec<u32> = Vec::new();
        for (term, weight) in &leads {
            for number in self.postings.get(term).into_iter().flatten() {
                let Some(at) = number.checked_sub(self.first) else { continue };
                let slot = &mut self.tally[at as usize];
                if *slot == 0.0 {
                    seen.push(*number);
                }
                *slot += weight;
            }
        }
        let first = self.first;
        let tally = &mut self.tally;
        let mut candidates: Vec<(u32, f32)> = seen.into_iter().map(|n| (n, std::mem::take(&mut tally[(n - first) as usize]))).collect();
        if candidates.len() > CANDIDATES {
            candidates.select_nth_unstable_by(CANDIDATES, |a, b| b.1.total_cmp(&a.1).then(b.0.cmp(&a.0)));
            candidates.truncate(CANDIDATES);
        }
        self.probe.lay(&vector);
        let mut neighbours: Vec<(u32, f32)> = candidates
            .into_iter()
            .filter_map(|(n, _)| Some((n, self.probe.dot(&self.get(n)?.vector))))
            .filter(|(_, likeness)| *likeness >= LEAST)
            .collect();
        neighbours.sort_unstable_by(|a, b| b.1.total_cmp(&a.1).then(b.0.cmp(&a.0)));
        neighbours.truncate(NEIGHBOURS);
        neighbours.shrink_to_fit();
        let number = self.first + u32::try_from(self.open.len()).unwrap_or(0);
        let nearest = neighbours.first().map_or(0.0, |n| n.1);
        for (n, likeness) in &neighbours {
            if let Some(other) = self.get_mut(*n) {
                other.nearest = other.nearest.max(*likeness);
            }
        }
        for (term, _) in leads {
            let entries = self.postings.entry(term).or_default();
            while entries.front().is_some_and(|n| *n < self.first) || entries.len() >= POSTINGS {
                entries.pop_front();
            }
            entries.push_back(number);
        }
        self.open.push_back(Open {
            caller,
            vector,
            minute: features.minute,
            fullness: features.fullness(),
            neighbours,
            nearest,
            sketch: features.sketch,
            group: u32::MAX,
        });
        number
    }

    /// Bytes of the open reports and of the index, the table of rarities (of fixed size) apart.
    pub(crate) fn bytes(&self) -> usize {
        let reports: usize = self.open.iter().map(|o| size_of::<Open>() + o.vector.capacity() * 8 + o.neighbours.capacity() * 8).sum();
        let index: usize = self.postings.values().map(|p| size_of::<(u32, VecDeque<u32>)>() + p.capacity() * 4).sum();
        reports + index
    }

    /// Closes the older half and hands it out.
    pub(crate) fn halve(&mut self) -> Vec<Open> {
        let half = self.open.len() / 2;
        self.first += u32::try_from(half).unwrap_or(0);
        self.open.drain(..half).collect()
    }

    /// Closes what is older than `days` before `now`, and all beyond [`OPEN`]; how many were closed.
    pub(crate) fn close(&mut self, now: Option<Minute>, days: i64) -> usize {
        let mut closed = 0;
        while let Some(oldest) = self.open.front() {
            let old = oldest.minute.zip(now).is_some_and(|(then, now)| now - then > days * DAY);
            if !old && self.open.len() <= OPEN {
                break;
            }
            self.open.pop_front();
            self.first += 1;
            closed += 1;
        }
        if closed > 0 && self.postings.len() > self.open.len() * LEADS * 2 + 1_000 {
            let first = self.first;
            self.postings.retain(|_, entries| entries.back().is_some_and(|n| *n >= first));
        }
        closed
    }
}

/// The heaviest terms.
fn leads(vector: &[(u32, f32)]) -> Vector {
    let mut leads = vector.to_vec();
    if leads.len() > LEADS {
        leads.select_nth_unstable_by(LEADS, |a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
        leads.truncate(LEADS);
    }
    leads.sort_unstable_by_key(|t| t.0);
    leads
}
