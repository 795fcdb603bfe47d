//! Figures, and whether the reports agree on them.

use super::{Section, prf};
use crate::gold::Standing;
use crate::matching::{Candidate, mean, one_to_one};
use crate::names::plain;
use crate::place::Span;
use crate::run::{Run, list, text};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};

struct Reading<'v> {
    group: usize,
    item: &'v Value,
    span: Span,
}

/// `value F1`: number and place; `pair F1`: pairs of readings put together in the right relation (agree, planned
/// against actual, conflict). `conflict found`: the one true conflict has the verdict `differ`.
pub(super) fn score(run: &Run) -> Section {
    let mut section = Section::new("figures");
    let golds: Vec<(usize, usize)> =
        run.gold.figures.iter().enumerate().flat_map(|(f, figure)| (0..figure.values.len()).map(move |k| (f, k))).collect();
    let value = |i: usize| &run.gold.figures[golds[i].0].values[golds[i].1];
    let required: BTreeSet<usize> = (0..golds.len()).filter(|i| run.gold.figures[golds[*i].0].salience > 0).collect();
    let groups: Vec<&Value> = run.each("figures").map(|(_, f)| f).collect();
    let readings: Vec<Reading> = groups
        .iter()
        .enumerate()
        .flat_map(|(group, f)| list(f, "readings").map(move |item| (group, item)))
        .filter_map(|(group, item)| Some(Reading { group, item, span: run.span(item.get("span")?)? }))
        .collect();
    let mut candidates: Vec<Candidate> = Vec::new();
    for i in 0..golds.len() {
        let v = value(i);
        for (j, r) in readings.iter().enumerate() {
            let near =
                run.sentences.matching(run.gold_span(v.number), r.span).max(run.sentences.matching(run.gold_span(v.context), r.span));
            if near > 0.0 && same_value(&v.value, r.item.get("value")) {
                let unit = same_unit(run, i, &golds, text(r.item, "unit"));
                candidates.push(([f64::from(u8::from(unit)), near, 0.0], i, j));
            }
        }
    }
    let place = one_to_one(candidates);
    let right: BTreeMap<usize, usize> =
        place.iter().filter(|(i, j)| same_unit(run, **i, &golds, text(readings[**j].item, "unit"))).map(|(i, j)| (*i, *j)).collect();
    let ignored = place.iter().filter(|(i, _)| !required.contains(i)).count();
    let hits = right.keys().filter(|i| required.contains(i)).count();
    section.figure("value F1", prf(hits, readings.len() - ignored, required.len()).2);
    // pairs
    let wanted: BTreeMap<(usize, usize), Standing> = required
        .iter()
        .flat_map(|a| required.iter().map(move |b| (*a, *b)))
        .filter(|(a, b)| a < b && golds[*a].0 == golds[*b].0)
        .map(|(a, b)| ((a, b), run.gold.figures[golds[a].0].standing(golds[a].1, golds[b].1)))
        .collect();
    let back: BTreeMap<usize, usize> = place.iter().map(|(i, j)| (*j, *i)).collect();
    let (mut good, mut shown) = (0, 0);
    let mut mixed = Vec::new();
    for (j, i) in &back {
        for (k, h) in back.range(j + 1..).filter(|(k, _)| readings[**k].group == readings[*j].group) {
            let (a, b) = (golds[*i].0, golds[*h].0);
            if a != b {
                shown += 1;
                let ids = (&run.gold.figures[a].id, &run.gold.figures[b].id);
                mixed.extend(
                    run.gold
                        .figures_apart
                        .iter()
                        .filter(|(x, y, _)| (x, y) == ids || (y, x) == ids)
                        .map(|(x, y, why)| format!("{x} + {y}: {why}")),
                );
            } else if let Some(standing) = wanted.get(&(*i.min(h), *i.max(h))) {
                shown += 1;
                let planned = text(readings[*j].item, "status") != text(readings[*k].item, "status");
                let differ = text(groups[readings[*j].group], "verdict") == "differ";
                // the verdict is the whole group's: of a group with a conflict every pair says so
                good += usize::from(match standing {
                    Standing::Planned => planned,
                    Standing::Conflict => differ && !planned,
                    Standing::Agree => !planned && (!differ || run.gold.figures[a].conflicts()),
                });
            }
        }
    }
    mixed.sort();
    mixed.dedup();
    section.figure("pair F1", prf(good, shown, wanted.len()).2);
    section.figure(
        "attribution",
        mean(
            right
                .iter()
                .filter(|(i, _)| value(**i).mode != "planned")
                .map(|(i, j)| f64::from(u8::from(text(readings[*j].item, "attribution") == value(*i).mode))),
        ),
    );
    let held: Vec<BTreeSet<usize>> =
        (0..groups.len()).map(|g| back.iter().filter(|(j, _)| readings[**j].group == g).map(|(_, i)| golds[*i].0).collect()).collect();
    let differ: Vec<usize> = (0..groups.len()).filter(|g| text(groups[*g], "verdict") == "differ").collect();
    let conflicts: Vec<usize> = (0..run.gold.figures.len()).filter(|f| run.gold.figures[*f].conflicts()).collect();
    let found = conflicts.iter().filter(|f| differ.iter().any(|g| held[*g].contains(f)));
    section.figure("conflict found", crate::matching::share(found.count(), conflicts.len()));
    for i in required.iter().filter(|i| !right.contains_key(i)) {
        section.misses.push(format!(
            "{} {} {}: {}",
            run.gold.figures[golds[*i].0].id,
            value(*i).value,
            run.gold.figures[golds[*i].0].unit,
            run.gold.show(value(*i).number)
        ));
    }
    for (_, r) in readings.iter().enumerate().filter(|(j, _)| !back.contains_key(j)) {
        section.misses.push(format!(
            "not a figure: {} {} {}",
            r.item.get("value").unwrap_or(&Value::Null),
            text(r.item, "unit"),
            run.gold.show(r.span)
        ));
    }
    let words = |g: &usize| groups[*g].get("counts").map_or("", |c| text(c, "exact")).to_owned();
    let readings_of = |g: usize| readings.iter().filter(|r| r.group == g).map(|r| run.gold.show(r.span)).collect::<Vec<_>>().join(", ");
    let false_ones =
        differ.iter().filter(|g| !conflicts.iter().any(|f| held[**g].contains(f))).map(|g| format!("{} ({})", words(g), readings_of(*g)));
    section.hard("hard: false conflict", false_ones.collect());
    section.hard("hard: figures that do not compare", mixed);
    section
}

fn same_value(gold: &str, found: Option<&Value>) -> bool {
    match found {
        Some(Value::String(s)) => s.get(..5).unwrap_or(s) == gold,
        Some(Value::Number(n)) => gold.parse::<f64>().is_ok_and(|g| n.as_f64().is_some_and(|f| (f - g).abs() <= 1e-6 * g.abs().max(1.0))),
        _ => false,
    }
}

/// The gold's unit, or words that stand beside the number in the source.
fn same_unit(run: &Run, i: usize, golds: &[(usize, usize)], unit: &str) -> bool {
    let figure = &run.gold.figures[golds[i].0];
    if figure.unit == "clock" {
        return true;
    }
    let signs = [('€', "euro"), ('$', "dollar"), ('£', "pound"), ('%', "%")];
    if let Some((_, name)) = signs.iter().find(|(sign, _)| unit.contains(*sign)) {
        return figure.unit == *name;
    }
    let near = plain(&run.gold.words(figure.values[golds[i].1].context));
    let words = plain(unit);
    let stands = |w: &String| near.iter().any(|n| n.starts_with(w.as_str()) || w.starts_with(n.as_str()));
    words == plain(&figure.unit) || (!words.is_empty() && words.iter().all(stands))
}
