//! The gate: reads the invented coverages with the built program, scores what it prints against their golds,
//! prints every figure beside its floor, and fails when one falls below. The sample coverage lies in `demo`, the
//! other ones in the folders of `tests/coverage`; each has `coverage`, `gold` and `floors.tsv`.

use recoupe_gate::floors::Floors;
use recoupe_gate::gold::Gold;
use serde_json::Value;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

static ROOT: LazyLock<PathBuf> = LazyLock::new(|| Path::new(env!("CARGO_MANIFEST_DIR")).join("../.."));

/// A coverage and what the program prints of it.
pub(super) struct Coverage {
    pub(super) name: String,
    pub(super) folder: PathBuf,
    /// Lines of `read`.
    pub(super) lines: Vec<Value>,
    /// What `dossier` prints; of the sample coverage, what `demo` does.
    pub(super) dossier: Value,
}

/// Standard output of a run that must succeed.
fn printed(arguments: &[&str]) -> String {
    let output = super::recoupe(arguments, b"");
    assert!(output.status.success(), "{arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).expect("UTF-8")
}

/// All coverages, the sample first.
pub(super) static COVERAGES: LazyLock<Vec<Coverage>> = LazyLock::new(|| {
    let others = std::fs::read_dir(ROOT.join("tests/coverage")).expect("tests/coverage");
    let mut folders: Vec<PathBuf> = others.map(|e| e.expect("an entry").path()).filter(|p| p.is_dir()).collect();
    folders.sort();
    folders.insert(0, ROOT.join("demo"));
    let coverage = |(n, folder): (usize, PathBuf)| {
        let pages = folder.join("coverage").to_string_lossy().into_owned();
        let json = |text: &str| serde_json::from_str::<Value>(text).expect("JSON");
        let lines = printed(&["read", &pages, "--format", "jsonl"]).lines().map(json).collect();
        let dossier =
            json(&if n == 0 { printed(&["demo", "--format", "json"]) } else { printed(&["dossier", &pages, "--format", "json"]) });
        let name = folder.file_name().map(|n| n.to_string_lossy().into_owned()).unwrap_or_default();
        Coverage { name, folder, lines, dossier }
    };
    folders.into_iter().enumerate().map(coverage).collect()
});

/// The dossier's articles go by the ids of the lines of `read`: `demo`'s pages, too, since they state their address.
#[test]
fn read_and_dossier_know_the_articles_by_the_same_ids() {
    assert!(COVERAGES.len() > 1, "the sample is not alone");
    for c in COVERAGES.iter() {
        let ids = |list: &[Value]| {
            let mut ids: Vec<String> = list.iter().map(|a| a["id"].as_str().unwrap_or("").to_owned()).collect();
            ids.sort();
            ids
        };
        let pages = std::fs::read_dir(c.folder.join("coverage")).expect("pages").count();
        assert_eq!(c.lines.len(), pages, "{}: one report a page", c.name);
        assert_eq!(ids(c.dossier["articles"].as_array().expect("articles")), ids(&c.lines), "{}", c.name);
    }
}

#[test]
fn the_gold_stands_in_the_pages() {
    for c in COVERAGES.iter() {
        let gold = Gold::load(&c.folder.join("gold"), &recoupe_gate::texts(&c.lines)).expect("the gold's tables");
        assert!(gold.lost.is_empty(), "{}: words of the gold that are not in the texts:\n{}", c.name, gold.lost.join("\n"));
        assert!(gold.figures.iter().any(recoupe_gate::gold::Figure::conflicts), "{}: no true conflict of figures", c.name);
    }
}

#[test]
fn no_figure_falls_below_its_floor() {
    let mut broken = Vec::new();
    for c in COVERAGES.iter() {
        let sections = recoupe_gate::measure(&c.folder.join("gold"), &c.lines, &c.dossier).expect("the gold's tables");
        let floors = std::fs::read_to_string(c.folder.join("floors.tsv")).expect("floors.tsv");
        let (table, faults) = Floors::parse(&floors).expect("floors.tsv").hold(&sections);
        println!("{}\nsection     figure                                   reached  floor\n{table}", c.name);
        if std::env::var_os("RECOUPE_GATE_MISSES").is_some() {
            for section in &sections {
                section.misses.iter().for_each(|m| println!("{}: {m}", section.name));
            }
        }
        broken.extend(faults.into_iter().map(|f| format!("{}: {f}", c.name)));
    }
    assert!(broken.is_empty(), "{}", broken.join("\n"));
}
