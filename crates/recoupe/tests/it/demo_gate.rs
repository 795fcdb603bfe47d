//! The gate: reads the sample coverage with the built program, scores what it prints against the gold of
//! `demo/gold`, prints every figure beside its floor, and fails when one falls below (`demo/floors.tsv`).

use recoupe_gate::floors::Floors;
use recoupe_gate::gold::Gold;
use serde_json::Value;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

static ROOT: LazyLock<PathBuf> = LazyLock::new(|| Path::new(env!("CARGO_MANIFEST_DIR")).join("../.."));

/// Lines of `read` on the coverage.
static LINES: LazyLock<Vec<Value>> = LazyLock::new(|| {
    let coverage = ROOT.join("demo/coverage");
    let output = super::recoupe(&["read", &coverage.to_string_lossy(), "--format", "jsonl"], b"");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let text = String::from_utf8(output.stdout).expect("UTF-8");
    text.lines().map(|l| serde_json::from_str(l).expect("a line of JSON")).collect()
});

/// The dossier that `demo` prints.
static DOSSIER: LazyLock<Value> = LazyLock::new(|| {
    let output = super::recoupe(&["demo", "--format", "json"], b"");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    serde_json::from_slice(&output.stdout).expect("JSON")
});

/// The dossier's articles go by the ids that `demo` gives them, the lines by those of `read`: both are the same
/// where a page states its address, as all pages of the coverage do.
#[test]
fn read_and_demo_know_the_articles_by_the_same_ids() {
    let ids = |list: &[Value]| list.iter().map(|a| a["id"].as_str().unwrap_or("").to_owned()).collect::<Vec<_>>();
    assert_eq!(LINES.len(), 8, "eight reports");
    assert_eq!(ids(DOSSIER["articles"].as_array().expect("articles")), ids(&LINES));
}

#[test]
fn the_gold_stands_in_the_pages() {
    let gold = Gold::load(&ROOT.join("demo/gold"), &recoupe_gate::texts(&LINES)).expect("the gold's tables");
    assert!(gold.lost.is_empty(), "words of the gold that are not in the texts:\n{}", gold.lost.join("\n"));
    assert!(gold.figures.iter().filter(|f| f.conflicts()).count() == 1, "one true conflict of figures");
}

#[test]
fn no_figure_falls_below_its_floor() {
    let sections = recoupe_gate::measure(&ROOT.join("demo/gold"), &LINES, &DOSSIER).expect("the gold's tables");
    let floors = std::fs::read_to_string(ROOT.join("demo/floors.tsv")).expect("demo/floors.tsv");
    let (table, faults) = Floors::parse(&floors).expect("demo/floors.tsv").hold(&sections);
    println!("section     figure                                   reached  floor\n{table}");
    if std::env::var_os("RECOUPE_GATE_MISSES").is_some() {
        for section in &sections {
            section.misses.iter().for_each(|m| println!("{}: {m}", section.name));
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}
