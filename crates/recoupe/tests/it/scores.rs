//! Scores on evaluation data that may lie beside the checkout (`../shared`). Where it is absent this says so
//! and passes; where it is there, every figure of `docs/floors.tsv` is measured, printed and held to its floor.
//! A run `newswcl50 EVENT` is the dossier of an event of `gold/newswcl50`, whose texts are made of the data first.

use recoupe_gate::{layout, withheld};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::Command;

/// Gold and texts of an event below `out`; the arguments of the scorer for it, run there: articles without an
/// address go by their path, so paths that differ from run to run would move what hangs on their order.
fn newswcl50(event: &str, root: &Path, out: &Path) -> Vec<String> {
    let data = root.join("../shared/data/cluster/dev/newswcl50.jsonl");
    let records = withheld::records(&std::fs::read_to_string(data).expect("the data set")).expect("the data set");
    let gold = withheld::load(&root.join("gold/newswcl50").join(event)).expect("the gold");
    let filled = withheld::fill(&gold, &records).expect("the gold's texts");
    let texts = filled.texts.iter().map(|(name, text)| (name.as_str(), text.as_str()));
    layout::write(&out.join(event), filled.files.iter().map(|(name, content)| (name.as_str(), content.as_str())), texts).expect("a folder");
    vec!["dossier".to_owned(), format!("{event}/texts"), event.to_owned(), format!("{event}/quotes.jsonl")]
}

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
    let made = tempfile::tempdir().expect("a folder");
    for (run, figures) in by_run {
        let mut command = Command::new(python);
        command.arg(&scorer).arg(env!("CARGO_BIN_EXE_recoupe"));
        if let Some(event) = run.strip_prefix("newswcl50 ") {
            command.args(newswcl50(event, &root, made.path())).current_dir(made.path());
        } else {
            for word in run.split(' ') {
                let path = shared.join(word);
                if path.exists() {
                    command.arg(path)
                } else {
                    command.arg(word)
                };
            }
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
