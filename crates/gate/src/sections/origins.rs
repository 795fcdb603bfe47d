//! Which reports belong together: story, single event, independent origin.

use super::Section;
use crate::matching::{bcubed, mean};
use crate::run::{Run, list, text};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};

/// B-cubed F1 of stories, events and origins over the reports; `kinds`: how each report got its words;
/// `copies together`: the pairs of reports of one origin that stand in one; `points`: those that claim no more
/// origins than they have.
pub(super) fn score(run: &Run) -> Section {
    let mut section = Section::new("origins");
    let docs = run.gold.reports.len();
    let all: BTreeSet<usize> = (0..docs).collect();
    let found: BTreeMap<usize, usize> = all.iter().filter(|d| !run.articles[**d].is_empty()).map(|d| (*d, *d)).collect();
    let ids = |item: &Value| -> Vec<usize> { list(item, "articles").filter_map(|i| run.doc(i.as_str()?)).collect() };
    let partition = |groups: &[Vec<usize>]| -> Vec<usize> {
        (0..docs).map(|d| groups.iter().position(|g| g.contains(&d)).unwrap_or(groups.len() + d)).collect()
    };
    let mine: BTreeMap<&str, Vec<Vec<usize>>> = BTreeMap::from([
        ("story", run.stories.iter().map(|s| ids(s)).collect()),
        ("event", run.each("events").map(|(_, e)| ids(e)).collect()),
        ("origin", run.each("origins").map(|(_, o)| ids(o)).collect()),
    ]);
    for (key, label) in [("story", "stories B3"), ("event", "events B3"), ("origin", "origins B3")] {
        let wanted = run.gold.groups.get(key).cloned().unwrap_or_default();
        let value = bcubed(&found, &partition(&wanted), &partition(&mine[key]), &all, &found.values().copied().collect());
        section.figure(label, value);
        if value < 1.0 {
            let names = |groups: &[Vec<usize>]| {
                groups
                    .iter()
                    .map(|g| g.iter().map(|d| run.gold.reports[*d].id.as_str()).collect::<Vec<_>>().join("+"))
                    .collect::<Vec<_>>()
                    .join(" ")
            };
            section.misses.push(format!("{key}: {} for {}", names(&mine[key]), names(&wanted)));
        }
    }
    let mut kind = vec![String::new(); docs];
    for (_, origin) in run.each("origins") {
        for doc in ids(origin) {
            text(origin, "kind").clone_into(&mut kind[doc]);
        }
    }
    section.figure("kinds", mean((0..docs).map(|d| f64::from(u8::from(run.gold.kinds[d].contains(&kind[d]))))));
    for d in (0..docs).filter(|d| !run.gold.kinds[*d].contains(&kind[*d])) {
        section.misses.push(format!("kind of {}: {:?}", run.gold.reports[d].id, kind[d]));
    }
    let wanted = partition(&run.gold.groups.get("origin").cloned().unwrap_or_default());
    let origins = partition(&mine["origin"]);
    let pairs: Vec<(usize, usize)> =
        (0..docs).flat_map(|a| (a + 1..docs).map(move |b| (a, b))).filter(|(a, b)| wanted[*a] == wanted[*b]).collect();
    section.figure("copies together", mean(pairs.iter().map(|(a, b)| f64::from(u8::from(origins[*a] == origins[*b])))));
    let mut too_many = Vec::new();
    for (_, point) in run.each("points") {
        let held: BTreeSet<usize> = list(point, "spans").filter_map(|s| run.span(s)).map(|s| s.doc).collect();
        let sources: BTreeSet<usize> = held.iter().map(|d| wanted[*d]).collect();
        let said = point.get("origins").and_then(Value::as_u64).unwrap_or(0);
        if said > sources.len() as u64 {
            too_many.push(format!(
                "{}: {said} for {}",
                text(point, "id"),
                held.iter().map(|d| run.gold.reports[*d].id.as_str()).collect::<Vec<_>>().join("+")
            ));
        }
    }
    section.hard("hard: more origins than sources", too_many);
    section
}
