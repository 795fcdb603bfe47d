//! Grouping as reports come in: each gets its event at once; from time to time the open reports of a
//! language are grouped anew, and what moved is told. Work and memory a report are bounded.

use crate::features::{Features, Reader, Weights};
use crate::level::{kept, level};
use crate::link::dot;
use crate::sketch::copies;
use crate::when::Minute;
use crate::window::Window;
use crate::{Report, events, hash, language};
use recoupe_model::Lang;
use std::collections::BTreeMap;

/// Days that a report stays open.
const DAYS_OPEN: i64 = 8;
/// New reports of a language before its open ones are grouped anew: at least so many, and at least
/// this share of the open ones, so that the repair costs each report the same however many are open.
const REPAIR_AFTER: usize = 500;
const REPAIR_SHARE: usize = 2;
/// Members of a group that a new report is compared with.
const COMPARED: usize = 8;
/// Share of the level from which on an event joins the story of its nearest report.
const STORY_SHARE: f32 = 0.6;
/// Reports of a language whose terms are kept until the first repair: until then too little is known of how rare
/// words are, and what they were compared by is made anew.
const EARLY: usize = REPAIR_AFTER;
/// How fast the middle likeness of nearest neighbours follows the stream.
const FOLLOWS: f32 = 0.01;

/// Where a report was put.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Placed {
    /// The caller's id of the report.
    pub id: String,
    /// Event, running story and origin.
    pub event: String,
    /// Story.
    pub story: String,
    /// Origin within the event.
    pub origin: String,
    /// The event that it was in before a repair moved it.
    pub was: Option<String>,
}

/// The state of a language.
struct Live {
    window: Window,
    /// Reports around now, each weighted by its age.
    around: f64,
    last: Option<Minute>,
    /// Running middle of the likeness of nearest neighbours among full texts.
    middle: f32,
    since: usize,
    /// The first reports, as long as they are not made anew.
    early: Vec<(u32, Features)>,
    seen: usize,
}

/// Names of an event: its own and its story's.
#[derive(Clone)]
struct Names {
    event: String,
    story: String,
}

/// A grouper that takes one report after another.
pub struct Stream {
    reader: Reader,
    languages: BTreeMap<Option<Lang>, Live>,
    /// By the number of the event, while one of its reports is open.
    names: BTreeMap<u32, Names>,
    /// By the number of an open report: the caller's id, and its origin.
    open: BTreeMap<u32, (String, u32)>,
    next: u32,
    next_origin: u32,
    reports: u32,
}

impl Default for Stream {
    fn default() -> Self {
        Self::new()
    }
}

impl Stream {
    /// Nothing read yet.
    #[must_use]
    pub fn new() -> Self {
        Self {
            reader: Reader::new(Weights::default()),
            languages: BTreeMap::new(),
            names: BTreeMap::new(),
            open: BTreeMap::new(),
            next: 0,
            next_origin: 0,
            reports: 0,
        }
    }

    /// Reports taken in so far; the next one gets this number.
    #[must_use]
    pub fn len(&self) -> u32 {
        self.reports
    }

    /// True when nothing was taken in.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.reports == 0
    }

    /// Bytes that a report in the open window takes on the mean: features, neighbours and index.
    #[must_use]
    pub fn bytes_a_report(&self) -> usize {
        let (bytes, open) = self.languages.values().fold((0, 0), |(b, n), l| (b + l.window.bytes(), n + l.window.open().len()));
        bytes / open.max(1)
    }

    /// Takes a report in: first where it was put, then what a repair moved, if one was due.
    pub fn push(&mut self, report: &Report<'_>) -> Vec<Placed> {
        let report = Report { lang: report.lang.or_else(|| language(report)), ..*report };
        let features = self.reader.read(&report);
        self.place(report.id, &features)
    }

    /// The same for features made before.
    pub fn place(&mut self, id: &str, features: &Features) -> Vec<Placed> {
        let number = self.reports;
        self.reports = self.reports.saturating_add(1);
        let live = self.languages.entry(features.lang).or_insert_with(Live::new);
        live.window.history.add(&features.terms);
        live.advance(features.minute);
        let at = live.window.push(number, features);
        live.seen += 1;
        if live.seen <= EARLY {
            live.early.push((number, features.clone()));
        }
        let (group, story) = live.home(at);
        let event = group.unwrap_or_else(|| {
            let event = self.next;
            self.next += 1;
            let name = hash::id('e', id);
            let story = story.and_then(|s| self.names.get(&s)).map_or_else(|| hash::id('s', id), |n| n.story.clone());
            self.names.insert(event, Names { event: name, story });
            event
        });
        let copied = live.copied(at);
        if let Some(open) = live.window.get_mut(at) {
            open.group = event;
        }
        let origin = copied.and_then(|c| self.open.get(&c).map(|o| o.1)).unwrap_or_else(|| {
            self.next_origin += 1;
            self.next_origin
        });
        self.open.insert(number, (id.to_owned(), origin));
        let mut out = Vec::new();
        out.extend(self.placed(number, event, None));
        if self.languages.get(&features.lang).is_some_and(Live::is_due) {
            out.extend(self.repair(features.lang));
        }
        out
    }

    /// Groups all open reports anew, as at the end of the input; what moved.
    pub fn finish(&mut self) -> Vec<Placed> {
        let languages: Vec<Option<Lang>> = self.languages.keys().copied().collect();
        languages.into_iter().flat_map(|l| self.repair(l)).collect()
    }

    fn repair(&mut self, lang: Option<Lang>) -> Vec<Placed> {
        let Some(live) = self.languages.get_mut(&lang) else { return Vec::new() };
        live.since = 0;
        live.renew();
        let closed = live.window.close(live.last, DAYS_OPEN);
        live.early.drain(..closed.min(live.early.len()));
        let moved = events::regroup(&mut live.window, 0.0, &mut self.next);
        // a group that a split made is named after its oldest report, and stays in the story it was in
        let mut out = Vec::new();
        for (report, from, to) in moved {
            let was = self.names.get(&from).cloned();
            self.names.entry(to).or_insert_with(|| {
                let story = was.as_ref().map_or_else(|| hash::id('s', &format!("{from}")), |w| w.story.clone());
                let parent = was.as_ref().map_or("", |w| w.event.as_str());
                Names { event: hash::id('e', &format!("{parent}/{report}/{to}")), story }
            });
            out.extend(self.placed(report, to, was.map(|w| w.event)));
        }
        self.forget();
        out
    }

    /// Drops names and origins of what is no longer open.
    fn forget(&mut self) {
        let (mut groups, mut reports) = (std::collections::BTreeSet::new(), std::collections::BTreeSet::new());
        for open in self.languages.values().flat_map(|l| l.window.open()) {
            groups.insert(open.group);
            reports.insert(open.caller);
        }
        self.names.retain(|g, _| groups.contains(g));
        self.open.retain(|r, _| reports.contains(r));
    }

    fn placed(&self, report: u32, event: u32, was: Option<String>) -> Option<Placed> {
        let names = self.names.get(&event)?;
        let (id, origin) = self.open.get(&report)?;
        Some(Placed { id: id.clone(), event: names.event.clone(), story: names.story.clone(), origin: format!("o{origin}"), was })
    }
}

impl Live {
    fn new() -> Self {
        Self { window: Window::new(), around: 0.0, last: None, middle: 0.3, since: 0, early: Vec::new(), seen: 0 }
    }

    /// Weighs and compares the first reports anew, by what the stream has told since.
    fn renew(&mut self) {
        if self.early.is_empty() || self.early.len() != self.window.open().len() {
            self.early = Vec::new();
            return;
        }
        let old = std::mem::replace(&mut self.window, Window::new());
        let groups: Vec<u32> = old.open().iter().map(|o| o.group).collect();
        self.window.history = old.history;
        for ((caller, features), group) in self.early.iter().zip(groups) {
            let at = self.window.push(*caller, features);
            if let Some(open) = self.window.get_mut(at) {
                open.group = group;
            }
        }
        if self.seen >= EARLY {
            self.early = Vec::new();
        }
    }

    fn is_due(&self) -> bool {
        self.since >= REPAIR_AFTER.max(self.window.open().len() / REPAIR_SHARE)
    }

    /// Time goes on; a clock that goes back or leaps far ahead moves it by no more than a day a report.
    fn advance(&mut self, minute: Option<Minute>) {
        self.since += 1;
        if let (Some(now), Some(last)) = (minute, self.last)
            && now > last
        {
            let step = (now - last).min(crate::when::DAY);
            self.around *= kept(step);
            self.last = Some(last + step);
        } else if self.last.is_none() {
            self.last = minute;
        }
        self.around += 1.0;
    }

    /// The event that a report belongs to, and the event whose story it belongs to.
    #[allow(clippy::cast_possible_truncation, clippy::cast_precision_loss)]
    fn home(&mut self, at: u32) -> (Option<u32>, Option<u32>) {
        let Some(report) = self.window.get(at) else { return (None, None) };
        if report.fullness > 0.5 {
            self.middle += FOLLOWS * (report.nearest - self.middle);
        }
        // as many come after as came before
        let level = level(2.0 * self.around, self.middle, 0.0, report.fullness);
        let mut groups: BTreeMap<u32, (f32, f32)> = BTreeMap::new();
        let mut nearest: Option<(f32, u32)> = None;
        for (n, likeness) in &report.neighbours {
            let Some(other) = self.window.get(*n) else { continue };
            let time = other.minute.zip(report.minute).map_or(1.0, |(a, b)| kept(a - b)) as f32;
            let score = likeness * time;
            let slot = groups.entry(other.group).or_default();
            if slot.1 < COMPARED as f32 {
                slot.0 += score;
                slot.1 += 1.0;
            }
            if nearest.is_none_or(|(best, _)| score > best) {
                nearest = Some((score, other.group));
            }
        }
        let best = groups.into_iter().map(|(g, (sum, n))| (sum / n, g)).max_by(|a, b| a.0.total_cmp(&b.0).then(b.1.cmp(&a.1)));
        let event = best.filter(|(score, _)| *score >= level).map(|(_, g)| g);
        (event, nearest.filter(|(score, _)| *score >= level * STORY_SHARE).map(|(_, g)| g))
    }

    /// The caller's number of a neighbour that has the same words.
    fn copied(&self, at: u32) -> Option<u32> {
        let report = self.window.get(at)?;
        let same = |n: &u32| self.window.get(*n).filter(|o| copies(&o.sketch, &report.sketch));
        report
            .neighbours
            .iter()
            .filter_map(|(n, _)| same(n))
            .max_by(|a, b| dot(&a.vector, &report.vector).total_cmp(&dot(&b.vector, &report.vector)))
            .map(|o| o.caller)
    }
}
