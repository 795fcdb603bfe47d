//! What to remember.

use super::Section;
use crate::matching::{common, f1, share, within};
use crate::place::Span;
use crate::run::{Run, list};
use std::collections::{BTreeMap, BTreeSet};

/// What a reader is shown: key points, and lines of each. What comes after counts as shown and finds nothing.
const MOST_POINTS: usize = 15;
const MOST_LINES: usize = 4;

struct Shown {
    point: usize,
    line: usize,
    span: Span,
}

/// Coarse stances that each side of "demand + refusal" may have.
fn side(word: &str) -> &'static [&'static str] {
    match word.split_whitespace().last().unwrap_or("") {
        "demand" => &["demands", "asks"],
        "refusal" => &["rejects"],
        "denial" => &["denies"],
        "offer" => &["offers"],
        "accusation" | "concern" => &["warns"],
        _ => &["accepts", "rejects", "offers", "other"],
    }
}

/// `key point F1`: coverage (1 for a primary line, 0.7 for an alternate, halved when a pronoun is left alone;
/// by rank) and the share of the lines shown that the gold lists.
pub(super) fn score(run: &Run) -> Section {
    let mut section = Section::new("key_points");
    let mut shown: Vec<Shown> = Vec::new();
    let mut whole: BTreeMap<usize, Vec<Span>> = BTreeMap::new();
    for (point, (_, item)) in run.each("key_points").enumerate() {
        for (line, e) in list(item, "evidence").enumerate() {
            if let Some(span) = run.span(e) {
                shown.push(Shown { point, line, span });
                whole.entry(point).or_default().push(span);
            }
            whole.entry(point).or_default().extend(e.get("antecedent").and_then(|a| run.span(a)));
        }
    }
    let late = |s: &Shown| s.point >= MOST_POINTS || s.line >= MOST_LINES;
    let (mut useful, mut helping): (BTreeSet<usize>, BTreeSet<usize>) = Default::default();
    let (mut covered, mut total) = (0.0, 0.0);
    let mut one_sided = Vec::new();
    let top = run.gold.key_points.iter().map(|k| k.rank).max().unwrap_or(0) + 1;
    for topic in &run.gold.key_points {
        let mut best: f64 = 0.0;
        let mut told: BTreeMap<usize, Vec<Span>> = BTreeMap::new();
        for line in &topic.lines {
            let worth = if line.primary { 1.0 } else { 0.7 };
            let gold = run.gold_span(line.span);
            for (n, s) in shown.iter().enumerate().filter(|(_, s)| !late(s) && run.sentences.matching(gold, s.span) > 0.0) {
                useful.insert(n);
                told.entry(s.point).or_default().push(s.span);
                let alone = line.antecedent.is_some_and(|a| !whole[&s.point].iter().any(|o| within(run.gold_span(a), *o, 0.5)));
                best = best.max(worth * if alone { 0.5 } else { 1.0 });
                if let Some(a) = line.antecedent {
                    helping.extend(shown.iter().enumerate().filter(|(_, x)| x.point == s.point && common(x.span, a) > 0).map(|(m, _)| m));
                }
            }
        }
        let weight = (top - topic.rank) as f64;
        total += weight;
        covered += weight * best;
        if best < 1.0 {
            section.misses.push(format!("{} ({best:.2}) {}", topic.rank, topic.topic));
        }
        if let Some((first, second)) = topic.sides.as_deref().and_then(|s| s.split_once(" + ")) {
            let both = told.values().any(|lines| {
                let positions: Vec<_> =
                    run.gold.positions.iter().filter(|p| lines.iter().any(|l| within(run.gold_span(p.span), *l, 0.5))).collect();
                positions.iter().any(|a| {
                    positions.iter().any(|b| {
                        a.party != b.party && side(first).contains(&a.stance.as_str()) && side(second).contains(&b.stance.as_str())
                    })
                })
            });
            if !told.is_empty() && !both {
                one_sided.push(topic.topic.clone());
            }
        }
    }
    let lines = shown.len() - helping.difference(&useful).count();
    let (p, r) = (share(useful.len(), lines), if total > 0.0 { covered / total } else { 0.0 });
    section.figure("key point F1", f1(p, r));
    section.figure("coverage", r);
    section.figure("lines right", p);
    for (_, s) in shown.iter().enumerate().filter(|(n, _)| !useful.contains(n) && !helping.contains(n)) {
        section.misses.push(format!("not a key point: {}", run.gold.show(s.span)));
    }
    section.hard("hard: one-sided key point", one_sided);
    section
}
