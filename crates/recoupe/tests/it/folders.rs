//! A folder as a user hands it over: it may hold one event or several. The invented coverages are thrown together, whole and
//! with some of their reports left out, and `dossier` must give each event its own story.

use super::demo_gate::COVERAGES;
use std::collections::BTreeMap;
use std::path::PathBuf;

/// The pages of a coverage.
fn pages(name: &str) -> Vec<PathBuf> {
    let coverage = COVERAGES.iter().find(|c| c.name == name).expect("a coverage of this name");
    let mut pages: Vec<PathBuf> =
        std::fs::read_dir(coverage.folder.join("coverage")).expect("pages").map(|e| e.expect("an entry").path()).collect();
    pages.sort();
    pages
}

/// Puts pages of coverages in one folder; `take` says which of a coverage's pages. Returns of each story how many pages
/// of which coverage it holds.
fn stories(names: &[&str], take: impl Fn(usize) -> bool) -> Vec<BTreeMap<String, usize>> {
    let folder = tempfile::tempdir().expect("a folder");
    for name in names {
        for page in pages(name).into_iter().enumerate().filter(|(n, _)| take(*n)).map(|(_, p)| p) {
            let file = page.file_name().expect("a name").to_string_lossy().into_owned();
            std::fs::copy(&page, folder.path().join(format!("{name}__{file}"))).expect("a copy");
        }
    }
    let output = super::recoupe(&["dossier", &folder.path().to_string_lossy(), "--format", "json"], b"");
    assert!(output.status.success(), "{names:?}: {}", String::from_utf8_lossy(&output.stderr));
    let dossier: serde_json::Value = serde_json::from_slice(&output.stdout).expect("JSON");
    let of: BTreeMap<&str, String> = dossier["articles"]
        .as_array()
        .expect("articles")
        .iter()
        .map(|a| {
            let file = a["input"].as_str().expect("an input").rsplit('/').next().expect("a file");
            (a["id"].as_str().expect("an id"), file.split("__").next().unwrap_or("").to_owned())
        })
        .collect();
    let story = |s: &serde_json::Value| {
        let mut counts = BTreeMap::new();
        for id in s["articles"].as_array().expect("ids") {
            *counts.entry(of[id.as_str().expect("an id")].clone()).or_default() += 1;
        }
        counts
    };
    dossier["stories"].as_array().expect("stories").iter().map(story).collect()
}

/// Share of folders in which each event is one story of its own, of all folders below.
const FLOOR: f64 = 1.0;

#[test]
fn several_events_in_one_folder_are_as_many_stories() {
    let names: Vec<&str> = COVERAGES.iter().map(|c| c.name.as_str()).collect();
    let whole: fn(usize) -> bool = |_| true;
    let some: fn(usize) -> bool = |n| n % 2 == 0;
    let mut mixes = vec![(names.clone(), whole)];
    // each coverage with the next one whole, and with the three that follow, some reports of each
    for n in 0..names.len() {
        let follow = |count: usize| (0..count).map(|k| names[(n + k) % names.len()]).collect::<Vec<&str>>();
        mixes.extend([(follow(2), whole), (follow(4), some)]);
    }
    let (mut right, mut all, mut wrong) = (0_u32, 0_u32, Vec::new());
    for (mix, take) in &mixes {
        let found = stories(mix, take);
        // what lies together by mistake would be read as agreement or conflict of reports that have nothing in common
        assert!(found.iter().all(|s| s.len() == 1), "different events in one story: {mix:?}: {found:?}");
        all += 1;
        if found.len() == mix.len() {
            right += 1;
        } else {
            wrong.push(format!("{mix:?}: {found:?}"));
        }
    }
    println!("folders of several events, each in a story of its own: {right} of {all}");
    assert!(f64::from(right) / f64::from(all) >= FLOOR, "{}", wrong.join("\n"));
}

#[test]
fn what_is_about_one_event_is_one_story() {
    let takes: [fn(usize) -> bool; 3] = [|n| n % 2 == 0, |n| n % 2 == 1, |n| n < 3];
    for c in COVERAGES.iter() {
        assert_eq!(c.dossier["stories"].as_array().map(Vec::len), Some(1), "{}, whole", c.name);
        for (t, take) in takes.iter().enumerate() {
            let found = stories(&[&c.name], take);
            assert_eq!(found.len(), 1, "{} ({t}): {found:?}", c.name);
        }
    }
}
