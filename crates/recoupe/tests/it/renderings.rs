//! Quotes reconciled, measured: pairs of statements that the program puts under one rendering, against those that a
//! reader of the invented coverages did (`gold/renderings.tsv`). `-- --nocapture` prints the figures.

#![allow(clippy::print_stdout)] // figures are what this test is for

use super::demo_gate::{COVERAGES, Coverage};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};

/// Least precision and recall of the pairs. What is missed stands in another language without a stated translation, or
/// is a translation back that has hardly a word in common. The wrong pair in `detroit` is one speaker on two occasions.
const FLOORS: [(&str, f64, f64); 5] =
    [("demo", 1.0, 0.5), ("detroit", 0.9, 0.62), ("fairmount", 1.0, 0.63), ("halle", 1.0, 0.6), ("vallorne", 1.0, 0.0)];

fn bare(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

fn list(value: &Value) -> &[Value] {
    value.as_array().map_or(&[], Vec::as_slice)
}

/// The file of an article: its first three letters number it in the gold.
fn report(c: &Coverage, id: &str) -> String {
    let line = c.lines.iter().find(|l| l["id"] == id);
    let input = line.and_then(|l| l["input"].as_str()).unwrap_or_default();
    input.rsplit('/').next().and_then(|name| name.get(..3)).unwrap_or_default().to_owned()
}

/// Pairs of statements, those of the program and those of the gold.
struct Counts {
    found: usize,
    wrong: usize,
    /// Of the gold's, found.
    right: usize,
    to_find: usize,
}

fn pairs(c: &Coverage) -> Counts {
    let table = std::fs::read_to_string(c.folder.join("gold/renderings.tsv")).expect("gold/renderings.tsv");
    let lines: Vec<Vec<&str>> = table.lines().filter(|l| !l.starts_with('#')).map(|l| l.split('\t').collect()).collect();
    // places of lines in the gold that a statement is
    let places = |s: &Value| -> Vec<usize> {
        let doc = report(c, s["span"]["article"].as_str().unwrap_or_default());
        let words = bare(s["span"]["exact"].as_str().unwrap_or_default());
        (0..lines.len()).filter(|n| lines[*n][1] == doc && words.starts_with(&bare(lines[*n][2]))).collect()
    };
    let crosses = |a: usize, b: usize| lines[a][0] == lines[b][0] && lines[a][1] != lines[b][1];
    let to_find = (0..lines.len()).flat_map(|a| (a + 1..lines.len()).map(move |b| (a, b))).filter(|(a, b)| crosses(*a, *b)).count();
    let (mut found, mut right) = (0, BTreeSet::new());
    let mut wrong = 0;
    for story in list(&c.dossier["stories"]) {
        let by_id: BTreeMap<&str, &Value> = list(&story["statements"]).iter().filter_map(|s| Some((s["id"].as_str()?, s))).collect();
        for rendering in list(&story["renderings"]) {
            let of: Vec<&Value> = list(&rendering["statements"]).iter().filter_map(|id| by_id.get(id.as_str()?).copied()).collect();
            for (n, a) in of.iter().enumerate() {
                for b in of[n + 1..].iter().filter(|b| b["span"]["article"] != a["span"]["article"]) {
                    found += 1;
                    let same = places(a).into_iter().flat_map(|x| places(b).into_iter().map(move |y| (x.min(y), x.max(y))));
                    let same: Vec<(usize, usize)> = same.filter(|(x, y)| crosses(*x, *y)).collect();
                    if same.is_empty() {
                        wrong += 1;
                        println!("  {}: {} <> {}", c.name, a["span"]["exact"], b["span"]["exact"]);
                    }
                    right.extend(same);
                }
            }
        }
    }
    Counts { found, wrong, right: right.len(), to_find }
}

#[test]
fn renderings_against_a_reader() {
    for (name, precision, recall) in FLOORS {
        let c = COVERAGES.iter().find(|c| c.name == name).expect("a coverage");
        let Counts { found, wrong, right, to_find } = pairs(c);
        let share = |part: usize, of: usize| if of == 0 { 1.0 } else { part as f64 / of as f64 };
        let (p, r) = (share(found - wrong, found), share(right, to_find));
        println!("renderings {name}: precision {p:.3} of {found} pairs, recall {r:.3} of {to_find}");
        assert!(p >= precision, "{name}: precision {p:.3} below {precision}");
        assert!(r >= recall, "{name}: recall {r:.3} below {recall}");
    }
}
