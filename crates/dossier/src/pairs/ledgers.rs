//! What the ledgers of figures and of events say of a pair of units: readings of one figure, tellings of one event. What
//! a ledger puts side by side is one matter, in whatever words or language it is told.

use crate::context::Context;
use crate::timeline::Timeline;
use crate::units::Unit;
use foldhash::{HashMap, HashMapExt};
use recoupe_model::Span;
use recoupe_model::contract::TimelineEntry;
use std::collections::BTreeMap;

/// Units of one entry that are paired with one another; fifty copies of one dispatch need no more.
const PAIRED: usize = 40;

/// What the ledgers say of a pair.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Entry {
    /// Both hold a reading of one figure.
    pub(crate) figure: bool,
    /// Both tell one event: 1 where they alone do, 1/2 where a third does, too, and so on; else 0.
    pub(crate) event: f64,
}

/// Pairs of units of different articles that stand in one entry, the lesser first.
pub(crate) type Entries = BTreeMap<(usize, usize), Entry>;

/// Looks all entries through. `figures`: the readings of each that their words put together.
pub(crate) fn entries(desk: &Context, units: &[Unit], figures: &[Vec<Span>], timeline: &Timeline) -> Entries {
    let places = Places::of(desk, units);
    let mut out = Entries::new();
    for readings in figures {
        places.each_pair(units, readings.iter(), |pair, _| out.entry(pair).or_default().figure = true);
    }
    // an event dated by a weekday alone says too little: key points of four such events fell from .868 to .865 by it
    let placed = |event: &&TimelineEntry| event.date.is_some() || event.mentions.iter().all(|m| m.when.is_none());
    // nor does the year of what is named by it: two lines about "the 2015 agreement" may tell anything of it
    let told = timeline.entries.iter().enumerate().filter(|(n, _)| !timeline.things.contains(n));
    for event in told.map(|(_, event)| event).filter(placed) {
        places.each_pair(units, event.mentions.iter().map(|m| &m.event), |pair, others| {
            let entry = out.entry(pair).or_default();
            entry.event = entry.event.max(1.0 / (1 + others) as f64);
        });
    }
    out
}

/// Where the units stand: per article their first and last scalar value, in order.
pub(crate) struct Places<'a>(HashMap<&'a str, Vec<(usize, usize, usize)>>);

impl<'a> Places<'a> {
    pub(crate) fn of(desk: &Context<'a>, units: &[Unit]) -> Self {
        let mut by_article: HashMap<&str, Vec<(usize, usize, usize)>> = HashMap::new();
        for (n, unit) in units.iter().enumerate() {
            if let Some(span) = desk.cut(unit.article, unit.piece) {
                by_article.entry(desk.articles[unit.article].id.as_str()).or_default().push((span.start(), span.end(), n));
            }
        }
        Self(by_article)
    }

    /// The unit that holds the beginning of a span.
    pub(crate) fn unit(&self, span: &Span) -> Option<usize> {
        let list = self.0.get(span.article())?;
        let after = list.partition_point(|(start, ..)| *start <= span.start());
        let (_, end, n) = *list.get(after.checked_sub(1)?)?;
        (span.start() < end).then_some(n)
    }

    /// Pairs of the units of one entry, each with how many others the entry has.
    fn each_pair<'s>(&self, units: &[Unit], spans: impl Iterator<Item = &'s Span>, mut found: impl FnMut((usize, usize), usize)) {
        let mut held: Vec<usize> = spans.filter_map(|s| self.unit(s)).collect();
        held.sort_unstable();
        held.dedup();
        held.truncate(PAIRED);
        for (i, &a) in held.iter().enumerate() {
            for &b in held[i + 1..].iter().filter(|b| units[**b].article != units[a].article) {
                found((a, b), held.len() - 2);
            }
        }
    }
}
