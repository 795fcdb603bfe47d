//! What several reports tell, and what one report alone has.

use super::{Section, prf};
use crate::matching::{f1, iou, mean, one_to_one, share, within};
use crate::place::Span;
use crate::run::{Run, list, text};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};

/// The gold's words for the contract's relations.
fn relation(word: &str) -> Option<&'static str> {
    Some(match word {
        "same" => "same",
        "other_speaker" => "same-but-different-attribution",
        "contradicts" => "contradicts",
        "elaborates" => "elaborates",
        _ => return None,
    })
}

/// Pairs of spans that the points join, each with its relation.
fn pairs_shown(run: &Run) -> Vec<(Span, Span, &'static str)> {
    let mut seen = BTreeMap::new();
    for (_, point) in run.each("points") {
        let spans: Vec<Option<Span>> = list(point, "spans").map(|s| run.span(s)).collect();
        let mut add = |a: usize, b: usize, word: &str| {
            if let (Some(Some(x)), Some(Some(y)), Some(r)) = (spans.get(a), spans.get(b), relation(word)) {
                seen.entry((*x.min(y), *x.max(y))).or_insert(r);
            }
        };
        if list(point, "links").next().is_some() {
            for link in list(point, "links") {
                let at = |key| link.get(key).and_then(Value::as_u64).and_then(|n| usize::try_from(n).ok()).unwrap_or(usize::MAX);
                add(at("a"), at("b"), text(link, "relation"));
            }
        } else {
            for a in 0..spans.len() {
                for b in a + 1..spans.len() {
                    add(a, b, text(point, "relation"));
                }
            }
        }
    }
    seen.into_iter().map(|((a, b), r)| (a, b, r)).collect()
}

/// A pair that the gold joins.
struct Wanted<'g> {
    a: Span,
    b: Span,
    relation: &'g str,
    point: &'g str,
    core: bool,
}

/// Pairs of the gold's points.
fn pairs_wanted<'g>(run: &Run<'g>) -> Vec<Wanted<'g>> {
    let mut all = Vec::new();
    for point in &run.gold.points {
        for (x, a) in point.parts.iter().enumerate().filter(|(_, s)| !s.is_empty()) {
            for (y, b) in point.parts.iter().enumerate().skip(x + 1).filter(|(_, s)| !s.is_empty() && s.doc != a.doc) {
                let relation = point.pairs.get(&(x, y)).map_or(point.relation.as_str(), String::as_str);
                let (a, b) = (run.gold_span(*a), run.gold_span(*b));
                all.push(Wanted { a: a.min(b), b: a.max(b), relation, point: &point.id, core: !point.optional && relation != "-" });
            }
        }
    }
    all
}

/// `pair F1`: pairs of spans of different reports that tell the same thing, 15 % of it on the relation; a pair of
/// an optional point is neither asked for nor wrong.
/// `unique F1`: points of one report, by what only it has.
pub(super) fn score(run: &Run) -> Section {
    let mut section = Section::new("points");
    let golds = pairs_wanted(run);
    let shown: Vec<(Span, Span, &str)> = pairs_shown(run).into_iter().filter(|(a, b, _)| a.doc != b.doc).collect();
    let singles: BTreeSet<Span> = golds.iter().flat_map(|g| [g.a, g.b]).collect();
    let mut near: BTreeMap<Span, BTreeMap<Span, f64>> = BTreeMap::new();
    for s in shown.iter().flat_map(|p| [p.0, p.1]) {
        near.entry(s).or_insert_with(|| {
            singles.iter().filter(|g| g.doc == s.doc).map(|g| (*g, run.sentences.matching(*g, s))).filter(|(_, v)| *v > 0.0).collect()
        });
    }
    let mut candidates = Vec::new();
    for (j, (a, b, word)) in shown.iter().enumerate() {
        for (i, g) in golds.iter().enumerate() {
            if let Some((va, vb)) = near[a].get(&g.a).zip(near[b].get(&g.b)) {
                candidates.push(([f64::from(u8::from(g.core)), va + vb, f64::from(u8::from(g.relation == *word))], i, j));
            }
        }
    }
    let matched: BTreeSet<usize> = candidates.iter().map(|c| c.2).collect();
    let free: BTreeSet<usize> = candidates.iter().filter(|c| !golds[c.1].core).map(|c| c.2).collect();
    let mut pairs = one_to_one(candidates);
    pairs.retain(|i, _| golds[*i].core);
    let core: Vec<usize> = (0..golds.len()).filter(|i| golds[*i].core).collect();
    let neutral = free.len() - pairs.values().filter(|j| free.contains(j)).count();
    let (p, r, main) = prf(pairs.len(), shown.len() - neutral, core.len());
    let credit = |g: &str, x: &str| {
        if g == x {
            1.0
        } else if matches!((g, x), ("same", "elaborates") | ("elaborates", "same")) {
            0.5
        } else {
            0.0
        }
    };
    let relation = mean(pairs.iter().map(|(i, j)| credit(golds[*i].relation, shown[*j].2)));
    section.figure("pair F1", main * (0.85 + 0.15 * relation));
    section.figure("pair P", p);
    section.figure("pair R", r);
    section.figure("relation", relation);
    let conflict: Vec<usize> = core.iter().copied().filter(|i| golds[*i].relation == "contradicts").collect();
    let seen = conflict.iter().filter(|i| pairs.get(i).is_some_and(|j| shown[*j].2 == "contradicts")).count();
    section.figure("contradictions found", share(seen, conflict.len()));
    let mut missed: BTreeMap<&str, Vec<String>> = BTreeMap::new();
    for g in core.iter().filter(|i| !pairs.contains_key(i)).map(|i| &golds[*i]) {
        missed.entry(g.point).or_default().push(format!("{}-{}", run.gold.reports[g.a.doc].id, run.gold.reports[g.b.doc].id));
    }
    for (id, lost) in missed {
        let claim = run.gold.points.iter().find(|p| p.id == id).map_or("", |p| p.claim.as_str());
        section.misses.push(format!("{id} {claim}: {} pairs not joined ({})", lost.len(), lost.join(" ")));
    }
    for (_, (a, b, word)) in shown.iter().enumerate().filter(|(j, _)| !matched.contains(j)) {
        section.misses.push(format!("joined ({word}): {} / {}", run.gold.show(*a), run.gold.show(*b)));
    }
    let traps = run.gold.points_apart.iter().filter_map(|(a, b, why)| {
        let (a, b) = (run.gold_span(*a), run.gold_span(*b));
        let (a, b) = (a.min(b), a.max(b));
        let caught = shown.iter().enumerate().any(|(j, (x, y, w))| {
            !matched.contains(&j) && w.starts_with("same") && run.sentences.matching(a, *x) > 0.0 && run.sentences.matching(b, *y) > 0.0
        });
        caught.then(|| format!("{why}: {} / {}", run.gold.show(a), run.gold.show(b)))
    });
    let traps: Vec<String> = traps.collect();
    section.figure("look-alikes kept apart", 1.0 - share(traps.len(), run.gold.points_apart.len()));
    section.misses.extend(traps);
    let agreed = pairs.iter().filter(|(i, j)| golds[**i].relation == "contradicts" && shown[**j].2 == "same");
    let agreed: Vec<String> = agreed.map(|(i, _)| format!("{} / {}", run.gold.show(golds[*i].a), run.gold.show(golds[*i].b))).collect();
    unique(run, &mut section);
    section.hard("hard: contradiction shown as agreement", agreed);
    section
}

/// Points of one report: right where the gold lists them, wrong where they repeat what others tell, too; other
/// ones are neutral up to a quarter as many as the gold lists.
fn unique(run: &Run, section: &mut Section) {
    let singles: Vec<Span> = run
        .each("points")
        .filter_map(|(_, p)| {
            let spans: Vec<Span> = list(p, "spans").filter_map(|s| run.span(s)).collect();
            let docs: BTreeSet<usize> = spans.iter().map(|s| s.doc).collect();
            (docs.len() == 1).then(|| spans.first().copied()).flatten()
        })
        .collect();
    let golds: Vec<Span> = run.gold.unique.iter().map(|u| run.gold_span(u.span)).collect();
    let mut candidates = Vec::new();
    for (i, g) in golds.iter().enumerate() {
        for (j, s) in singles.iter().enumerate() {
            let value = run.sentences.matching(*g, *s);
            if value > 0.0 {
                candidates.push(([value, 0.0, 0.0], i, j));
            }
        }
    }
    let pairs = one_to_one(candidates);
    let used: BTreeSet<usize> = pairs.values().copied().collect();
    let told: Vec<Span> = run
        .gold
        .points
        .iter()
        .filter(|p| !p.optional)
        .flat_map(|p| &p.parts)
        .filter(|s| !s.is_empty())
        .map(|s| run.gold_span(*s))
        .collect();
    let repeats = |s: &Span| told.iter().any(|t| iou(*s, *t) >= 0.5 || within(*s, *t, 1.0));
    let rest: Vec<&Span> = singles.iter().enumerate().filter(|(j, _)| !used.contains(j)).map(|(_, s)| s).collect();
    let wrong = rest.iter().filter(|s| repeats(s)).count();
    let unlisted = rest.len() - wrong;
    let judged = pairs.len() + wrong + unlisted.saturating_sub(golds.len() / 4);
    let weight = |i: usize| if run.gold.unique[i].fact { run.gold.unique[i].importance } else { 0 };
    let all: usize = (0..golds.len()).map(weight).sum();
    let r = share(pairs.keys().map(|i| weight(*i)).sum(), all);
    section.figure("unique F1", f1(share(pairs.len(), judged), r));
    for i in (0..golds.len()).filter(|i| run.gold.unique[*i].fact && !pairs.contains_key(i)) {
        section.misses.push(format!("single fact not shown: {}", run.gold.show(golds[i])));
    }
}
