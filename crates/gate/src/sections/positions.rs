//! Where the parties stand.

use super::{Section, prf};
use crate::matching::{bcubed, mean, one_to_one};
use crate::names::{Names, name_in};
use crate::run::{Run, text};
use std::collections::BTreeSet;

/// The gold's coarse stances that each stance of the contract may stand for.
fn stands_for(stance: &str) -> &'static [&'static str] {
    match stance {
        "says" | "claims" => &["other"],
        "accuses" | "criticises" => &["warns", "other"],
        "threatens" | "warns" => &["warns"],
        "promises" => &["offers", "other"],
        "praises" => &["accepts", "other"],
        "hopes" | "asks" => &["asks", "other"],
        "demands" => &["demands"],
        "rejects" => &["rejects"],
        "denies" => &["denies"],
        "offers" => &["offers"],
        "accepts" => &["accepts"],
        _ => &[],
    }
}

/// `position F1`: place, party and stance are right, 15 % of it on the issues (as clusters).
pub(super) fn score(run: &Run) -> Section {
    let mut section = Section::new("positions");
    let names = Names::new(run.gold);
    let golds = &run.gold.positions;
    let found: Vec<_> = run.each("positions").filter_map(|(story, p)| Some((run.span(p.get("span")?)?, story, p))).collect();
    let party = |i: usize, j: usize| name_in(found[j].2.get("party"), found[j].1).is_some_and(|n| names.means(&n, &golds[i].party));
    let stance = |i: usize, j: usize| stands_for(text(found[j].2, "position")).contains(&golds[i].stance.as_str());
    let mut candidates = Vec::new();
    for (i, g) in golds.iter().enumerate() {
        for (j, (s, _, _)) in found.iter().enumerate() {
            let value = run.sentences.matching(run.gold_span(g.span), *s);
            if value > 0.0 {
                let (a, b) = (party(i, j), stance(i, j));
                candidates.push(([f64::from(u8::from(a && b)), value, f64::from(u8::from(a))], i, j));
            }
        }
    }
    let near: Vec<(usize, usize, f64)> = candidates.iter().map(|(key, i, j)| (*i, *j, key[1])).collect();
    let pairs = one_to_one(candidates);
    let right: std::collections::BTreeMap<usize, usize> = pairs.into_iter().filter(|(i, j)| party(*i, *j) && stance(*i, *j)).collect();
    let (p, r, main) = prf(right.len(), found.len(), golds.len());
    let issue_id = |j: usize| found[j].2.get("issue").map(|i| text(i, "id").to_owned()).unwrap_or_default();
    let mut issues: Vec<String> = (0..found.len()).map(issue_id).chain(golds.iter().map(|g| g.issue.clone())).collect();
    issues.sort();
    issues.dedup();
    let number = |id: &str| issues.iter().position(|i| i == id).unwrap_or(0);
    let gold_issue: Vec<usize> = golds.iter().map(|g| number(&g.issue)).collect();
    let run_issue: Vec<usize> = (0..found.len()).map(|j| number(&issue_id(j))).collect();
    let by_issue = bcubed(&right, &gold_issue, &run_issue, &right.keys().copied().collect(), &right.values().copied().collect());
    section.figure("position F1", main * (0.85 + 0.15 * by_issue));
    section.figure("position P", p);
    section.figure("position R", r);
    section.figure("issues B3", by_issue);
    section.figure(
        "speaker",
        mean(right.iter().map(|(i, j)| {
            let name = name_in(found[*j].2.get("speaker"), found[*j].1);
            f64::from(u8::from(match (&golds[*i].speaker, name) {
                (Some(id), Some(n)) => names.means(&n, id),
                (None, n) => n.is_none_or(|n| names.means(&n, &golds[*i].party)),
                (Some(_), None) => false,
            }))
        })),
    );
    for (_, g) in golds.iter().enumerate().filter(|(i, _)| !right.contains_key(i)) {
        section.misses.push(format!("{} {} {}: {}", g.party, g.stance, g.issue, run.gold.show(g.span)));
    }
    // hard: another party's position, or the opposite of the party's own
    let used: BTreeSet<usize> = right.values().copied().collect();
    let (mut wrong, mut opposite) = (Vec::new(), Vec::new());
    for j in (0..found.len()).filter(|j| !used.contains(j)) {
        let close: Vec<usize> = near.iter().filter(|(_, k, v)| *k == j && *v >= 0.5).map(|(i, _, _)| *i).collect();
        let own: Vec<usize> = close.iter().copied().filter(|i| party(*i, j)).collect();
        let name = name_in(found[j].2.get("party"), found[j].1).unwrap_or_default();
        let said = format!("{}: {name} {}", run.gold.show(found[j].0), text(found[j].2, "position"));
        let body = names.find(&name).iter().any(|id| id.starts_with('S') || id.starts_with('O'));
        if !close.is_empty() && own.is_empty() && body {
            wrong.push(said.clone());
        } else if close.is_empty() {
            section.misses.push(format!("not listed: {said}"));
        }
        let stance = stands_for(text(found[j].2, "position"));
        for (yes, no) in [(["accepts", "offers"], ["rejects", "denies"]), (["rejects", "denies"], ["accepts", "offers"])] {
            let against = own.iter().all(|i| no.contains(&golds[*i].stance.as_str()));
            if !own.is_empty() && against && stance.iter().any(|s| yes.contains(s)) {
                opposite.push(said.clone());
            }
        }
    }
    section.hard("hard: wrong party", wrong);
    section.hard("hard: reversed position", opposite);
    section
}
