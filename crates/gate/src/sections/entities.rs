//! Who is who: mentions, and which of them mean the same.

use super::{Section, prf};
use crate::gold::Entity;
use crate::matching::{bcubed, iou, match_clustered, mean};
use crate::names::plain;
use crate::place::Span;
use crate::run::{Run, list, text};
use std::collections::{BTreeMap, BTreeSet};

/// `named mention F1` and `named B3 F1`: names, surnames, capitals that stand for a state; `all …`: titles and
/// groups, too. Mentions in the furniture are neither asked for nor wrong.
pub(super) fn score(run: &Run) -> Section {
    let mut section = Section::new("entities");
    let (mut golds, mut of_gold, mut named) = (Vec::new(), Vec::new(), BTreeSet::new());
    for (n, e) in run.gold.entities.iter().enumerate() {
        for m in &e.mentions {
            if m.is_name() {
                named.insert(golds.len());
            }
            golds.push((crate::matching::trim(&run.gold.reports[m.span.doc].page, m.span, true), m));
            of_gold.push(n);
        }
    }
    let entities: Vec<_> = run.each("entities").map(|(_, e)| e).collect();
    let (mut mine, mut of_mine): (Vec<Span>, Vec<usize>) = (Vec::new(), Vec::new());
    for (k, e) in entities.iter().enumerate() {
        for span in list(e, "mentions").filter_map(|s| run.mention(s)) {
            let furniture = run.gold.reports[span.doc].blocks.iter().any(|b| !b.is_content() && crate::matching::within(span, b.span, 0.5));
            if !furniture {
                mine.push(span);
                of_mine.push(k);
            }
        }
    }
    let near: Vec<(f64, usize, usize)> = golds
        .iter()
        .enumerate()
        .flat_map(|(i, (g, _))| mine.iter().enumerate().map(move |(j, m)| (iou(*g, *m), i, j)))
        .filter(|(v, _, _)| *v >= 0.5)
        .collect();
    let pairs = match_clustered(near, &of_gold, &of_mine);
    let back: BTreeMap<usize, usize> = pairs.iter().map(|(i, j)| (*j, *i)).collect();
    let all: BTreeSet<usize> = (0..golds.len()).collect();
    for (set, mention, cubed) in [(&named, "named mention F1", "named B3 F1"), (&all, "all mention F1", "all B3 F1")] {
        let counted: BTreeSet<usize> = (0..mine.len()).filter(|j| back.get(j).is_none_or(|i| set.contains(i))).collect();
        let hits = pairs.keys().filter(|i| set.contains(i)).count();
        section.figure(mention, prf(hits, counted.len(), set.len()).2);
        section.figure(cubed, bcubed(&pairs, &of_gold, &of_mine, set, &counted));
        if mention.starts_with("all") {
            for j in counted.iter().filter(|j| !back.contains_key(j)) {
                section.misses.push(format!("no mention ({}): {}", text(entities[of_mine[*j]], "kind"), run.gold.show(mine[*j])));
            }
        }
    }
    let kind_right = |e: &Entity, kind: &str| match e.kind.as_str() {
        "person" | "unnamed_source" => kind == "person",
        "organisation" => matches!(kind, "org" | "group"),
        "state" => matches!(kind, "state" | "place"),
        other => kind == other,
    };
    let kinds: Vec<bool> = pairs
        .iter()
        .filter(|(i, _)| named.contains(i))
        .map(|(i, j)| kind_right(&run.gold.entities[of_gold[*i]], text(entities[of_mine[*j]], "kind")))
        .collect();
    section.figure("kind", mean(kinds.into_iter().map(|ok| f64::from(u8::from(ok)))));
    for (e, (g, m)) in of_gold.iter().zip(&golds).enumerate().filter(|(i, _)| named.contains(i) && !pairs.contains_key(i)).map(|(_, x)| x) {
        section.misses.push(format!("{} ({}): {}", run.gold.entities[*e].id, m.kind, run.gold.show(*g)));
    }
    // an entity of the gold that falls apart
    for (n, e) in run.gold.entities.iter().enumerate() {
        let held: BTreeSet<usize> =
            pairs.iter().filter(|(i, _)| of_gold[**i] == n && named.contains(i)).map(|(_, j)| of_mine[*j]).collect();
        if held.len() > 1 {
            let parts: Vec<&str> = held.iter().map(|k| text(entities[*k], "name")).collect();
            section.misses.push(format!("{} falls apart: {}", e.id, parts.join(" / ")));
        }
    }
    section.hard(
        "hard: different bearers merged",
        merged(run, &back, &golds.iter().map(|(s, _)| *s).collect::<Vec<_>>(), &of_gold, &named, &of_mine, &entities),
    );
    section
}

/// Two people, two states, or an unnamed source and a person under one entity; one surface for two bearers.
fn merged(
    run: &Run,
    back: &BTreeMap<usize, usize>,
    golds: &[Span],
    of_gold: &[usize],
    named: &BTreeSet<usize>,
    of_mine: &[usize],
    entities: &[&serde_json::Value],
) -> Vec<String> {
    let mut cases = Vec::new();
    for (k, entity) in entities.iter().enumerate() {
        let inside: Vec<usize> = back.iter().filter(|(j, _)| of_mine[**j] == k).map(|(_, i)| *i).collect();
        let ids: BTreeSet<&str> = inside
            .iter()
            .map(|i| (&run.gold.entities[of_gold[*i]], *i))
            .filter(|(e, i)| {
                matches!(e.kind.as_str(), "person" | "unnamed_source" | "state") && (named.contains(i) || e.kind == "unnamed_source")
            })
            .map(|(e, _)| e.id.as_str())
            .collect();
        if ids.len() > 1 {
            cases.push(format!("{}: {}", text(entity, "name"), ids.iter().copied().collect::<Vec<_>>().join(", ")));
        }
        let mut surface: BTreeMap<String, BTreeSet<&str>> = BTreeMap::new();
        for i in inside {
            surface.entry(plain(&run.gold.words(golds[i])).join(" ")).or_default().insert(&run.gold.entities[of_gold[i]].id);
        }
        cases.extend(
            surface
                .into_iter()
                .filter(|(_, ids)| ids.len() > 1)
                .map(|(word, ids)| format!("{word:?} in {}: {}", text(entity, "name"), ids.into_iter().collect::<Vec<_>>().join(", "))),
        );
    }
    cases
}
