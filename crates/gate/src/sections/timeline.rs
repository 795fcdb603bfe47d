//! What happened when.

use super::{Section, prf};
use crate::dates::agreement;
use crate::matching::{f1, match_clustered, mean, one_to_one, share};
use crate::place::Span;
use crate::run::{Run, list, text};
use std::collections::{BTreeMap, BTreeSet};

/// An entry is an event's if tellings of both match. `dates F1`: of R, the date score of the events weighted by
/// importance, and P, that of the entries; on the wrong side of planned and past it earns three quarters.
pub(super) fn score(run: &Run) -> Section {
    let mut section = Section::new("timeline");
    let events = &run.gold.events;
    let (mut golds, mut of_event): (Vec<Vec<Span>>, Vec<usize>) = (Vec::new(), Vec::new());
    let mut values = Vec::new();
    for (e, event) in events.iter().enumerate() {
        for t in &event.told {
            let phrase = run.gold_span(t.phrase);
            let whole = t.time.map(|time| Span { start: phrase.start.min(time.start), end: phrase.end.max(time.end), ..phrase });
            golds.push(std::iter::once(phrase).chain(whole).collect());
            of_event.push(e);
            values.push(t.time.map(|_| t.value.as_str()));
        }
    }
    let items: Vec<_> = run.each("timeline").map(|(_, t)| t).collect();
    let (mut mine, mut of_item, mut dated) = (Vec::new(), Vec::new(), Vec::new());
    for (k, item) in items.iter().enumerate() {
        for m in list(item, "mentions") {
            if let Some(span) = m.get("event").and_then(|s| run.span(s)) {
                mine.push(span);
                of_item.push(k);
                dated.push(Some(text(m, "value")).filter(|v| !v.is_empty()).unwrap_or_else(|| text(item, "date")));
            }
        }
    }
    let mut near = Vec::new();
    for (i, ways) in golds.iter().enumerate() {
        for (j, m) in mine.iter().enumerate() {
            let value = ways.iter().map(|g| run.sentences.matching(*g, *m)).fold(0.0, f64::max);
            if value > 0.0 {
                near.push((value, i, j));
            }
        }
    }
    let pairs = match_clustered(near, &of_event, &of_item);
    let mut shared: BTreeMap<(usize, usize), usize> = BTreeMap::new();
    for (i, j) in &pairs {
        *shared.entry((of_event[*i], of_item[*j])).or_default() += 1;
    }
    let to_come = |s: &str| matches!(s, "planned" | "proposed" | "expected");
    let side = |e: usize, k: usize| to_come(&events[e].status) == to_come(text(items[k], "status"));
    let date = |e: usize, k: usize| agreement(&events[e].date, text(items[k], "date")) * if side(e, k) { 1.0 } else { 0.75 };
    let event_of = one_to_one(shared.iter().map(|((e, k), n)| ([*n as f64, date(*e, *k), 0.0], *e, *k)).collect());
    let weights: usize = events.iter().map(|e| e.importance).sum();
    let r = event_of.iter().map(|(e, k)| events[*e].importance as f64 * date(*e, *k)).sum::<f64>() / weights.max(1) as f64;
    // events of importance 0 are neither asked for nor wrong
    let asked: BTreeSet<usize> = (0..events.len()).filter(|e| events[*e].importance > 0).collect();
    let shown = items.len() - event_of.keys().filter(|e| !asked.contains(e)).count();
    let p = event_of.iter().filter(|(e, _)| asked.contains(e)).map(|(e, k)| date(*e, *k)).sum::<f64>() / shown.max(1) as f64;
    section.figure("dates F1", f1(p, r));
    section.figure("events found", share(event_of.keys().filter(|e| asked.contains(e)).count(), asked.len()));
    let timed: Vec<usize> = (0..golds.len()).filter(|i| values[*i].is_some() && asked.contains(&of_event[*i])).collect();
    section.figure(
        "time values",
        mean(timed.iter().map(|i| {
            let right = pairs.get(i).is_some_and(|j| agreement(values[*i].unwrap_or(""), dated[*j]) >= 1.0);
            f64::from(u8::from(right))
        })),
    );
    let required = of_event.iter().filter(|e| asked.contains(e)).count();
    let hits = pairs.keys().filter(|i| asked.contains(&of_event[**i])).count();
    section.figure("mention F1", prf(hits, mine.len() - (pairs.len() - hits), required).2);
    section.figure("status", mean(event_of.iter().map(|(e, k)| f64::from(u8::from(side(*e, *k))))));
    for (e, event) in events.iter().enumerate() {
        match event_of.get(&e) {
            None if event.importance == 0 => {}
            None => section.misses.push(format!("{} {} ({}): not found", event.id, event.label, event.date)),
            Some(k) if date(e, *k) < 1.0 => {
                section.misses.push(format!(
                    "{} {} ({}): dated {} {}",
                    event.id,
                    event.label,
                    event.date,
                    text(items[*k], "date"),
                    text(items[*k], "status")
                ));
            }
            Some(_) => {}
        }
    }
    let used: BTreeSet<usize> = event_of.values().copied().collect();
    for (k, item) in items.iter().enumerate().filter(|(k, _)| !used.contains(k)) {
        if let Some(j) = of_item.iter().position(|o| *o == k) {
            section.misses.push(format!("entry of no event, or a second one: {} {}", text(item, "date"), run.gold.show(mine[j])));
        }
    }
    let done = event_of.iter().filter(|(e, k)| to_come(&events[**e].status) && text(items[**k], "status") == "past");
    section.hard("hard: planned shown as done", done.map(|(e, _)| events[*e].label.clone()).collect());
    section
}
