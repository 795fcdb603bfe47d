//! Scores on evaluation data that may lie beside the checkout (`../shared`). Where it is absent this says so
//! and passes; where it is there, every figure of `docs/floors.tsv` is measured, printed and held to its floor.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::process::Command;

#[test]
fn no_figure_falls_below_its_floor() {
    let root = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../..");
    let shared = root.join("../shared");
    let scorer = shared.join("score/steps.py");
    if !scorer.exists() {
        println!("skipped: no evaluation data beside this checkout");
        return;
    }
    let python = if PathBuf::from("/usr/bin/python3").exists() { "/usr/bin/python3" } else { "python3" };
    let table = std::fs::read_to_string(root.join("docs/floors.tsv")).expect("docs/floors.tsv");
    let mut by_run: BTreeMap<&str, Vec<(&str, f64, bool)>> = BTreeMap::new();
    for line in table.lines().filter(|l| !l.starts_with('#') && !l.trim().is_empty()) {
        let fields: Vec<&str> = line.split('\t').collect();
        let [run, figure, bound, ..] = fields[..] else { panic!("docs/floors.tsv: {line:?}") };
        // "≤0": a ceiling, for failures
        let (number, ceiling) = bound.strip_prefix('≤').map_or((bound, false), |n| (n, true));
        by_run.entry(run).or_default().push((figure, number.parse().expect("a number"), ceiling));
    }
    let mut fallen = Vec::new();
    for (run, figures) in by_run {
        let mut command = Command::new(python);
        command.arg(&scorer).arg(env!("CARGO_BIN_EXE_recoupe"));
        for word in run.split(' ') {
            let path = shared.join(word);
            if path.exists() {
                command.arg(path)
            } else {
                command.arg(word)
            };
        }
        let out = command.arg("--json").output().expect("python3 runs");
        assert!(out.status.success(), "{run}: {}", String::from_utf8_lossy(&out.stderr));
        let result: serde_json::Value = serde_json::from_slice(&out.stdout).expect("JSON figures");
        for (figure, bound, ceiling) in figures {
            let value = figure.split('/').fold(&result, |v, key| &v[key]).as_f64().unwrap_or_else(|| panic!("{run}: no figure {figure}"));
            let holds = if ceiling { value <= bound } else { value >= bound };
            println!(
                "{:4} {run} {figure} {value:.3} ({} {bound})",
                if holds { "ok" } else { "FALL" },
                if ceiling { "at most" } else { "floor" }
            );
            if !holds {
                fallen.push(format!("{run}: {figure} {value:.3}, bound {bound}"));
            }
        }
    }
    assert!(fallen.is_empty(), "below the floor:\n{}", fallen.join("\n"));
}
