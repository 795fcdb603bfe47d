//! Real pages with the text that people marked in them, where they lie beside the repository: the
//! figures may not fall below the floors. They belong to their publishers and are not part of this project.

use recoupe_ingest::{Input, read};
use recoupe_model::Article;
use std::collections::HashMap;
use std::path::{Path, PathBuf};

/// The folder of pages; says so and gives nothing where it is absent.
fn folder(set: &str) -> Option<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/data/pages").join(set);
    if !folder.is_dir() {
        println!("skipped: {} is absent", folder.display());
        return None;
    }
    Some(folder)
}

/// Articles by file name without its extensions.
fn articles(folder: &Path) -> HashMap<String, Article> {
    let mut all = HashMap::new();
    for file in std::fs::read_dir(folder.join("html")).expect("the folder can be read") {
        let path = file.expect("the folder can be read").path();
        let bytes = std::fs::read(&path).expect("the folder can be read");
        let name = path.file_name().expect("the folder can be read").to_string_lossy().into_owned();
        let mut reading = read(&Input { name: &name, bytes: &bytes, url: None, content_type: None });
        if let Some(article) = reading.articles.pop() {
            all.insert(name.trim_end_matches(".gz").trim_end_matches(".html").to_owned(), article);
        }
    }
    all
}

fn body(article: Option<&Article>) -> String {
    article.map_or_else(String::new, |a| a.body.iter().map(|p| a.text.slice(*p)).collect::<Vec<_>>().join("\n"))
}

/// Runs of four words, counted.
fn runs(text: &str) -> HashMap<Vec<&str>, i64> {
    let words: Vec<&str> = text.split(|c: char| !c.is_alphanumeric() && c != '_').filter(|w| !w.is_empty()).collect();
    let mut runs = HashMap::new();
    let size = words.len().clamp(1, 4);
    words.windows(size).for_each(|w| *runs.entry(w.to_vec()).or_insert(0) += 1);
    runs
}

#[test]
fn bodies_by_runs_of_words() {
    let floor = 0.970;
    let Some(folder) = folder("scrapinghub") else { return };
    let gold: serde_json::Value = serde_json::from_str(&std::fs::read_to_string(folder.join("ground-truth.json")).unwrap()).unwrap();
    let articles = articles(&folder);
    let (mut precision, mut recall, mut pages) = (0.0, 0.0, 0.0);
    for (name, item) in gold.as_object().unwrap() {
        let told = body(articles.get(name));
        let (gold, found) = (runs(item["articleBody"].as_str().unwrap()), runs(&told));
        let both: i64 = gold.iter().map(|(run, n)| *n.min(found.get(run).unwrap_or(&0))).sum();
        let share = |of: &HashMap<Vec<&str>, i64>| both as f64 / of.values().sum::<i64>().max(1) as f64;
        precision += share(&found);
        recall += share(&gold);
        pages += 1.0;
    }
    let (p, r) = (precision / pages, recall / pages);
    let f1 = 2.0 * p * r / (p + r);
    println!("bodies: F1 {f1:.3} precision {p:.3} recall {r:.3} pages {pages} (floor {floor})");
    assert!(f1 >= floor, "F1 {f1:.4} is below {floor}");
}

#[test]
fn bodies_by_marked_words_and_metadata() {
    let (floor, title_floor, date_floor) = (0.925, 0.78, 0.87);
    let Some(folder) = folder("trafilatura") else { return };
    let gold: serde_json::Value = serde_json::from_str(&std::fs::read_to_string(folder.join("evaldata.json")).unwrap()).unwrap();
    let articles = articles(&folder);
    let (mut tp, mut fp, mut missed) = (0.0, 0.0, 0.0);
    let (mut titles, mut titles_right, mut dates, mut dates_right) = (0.0, 0.0, 0.0, 0.0);
    let folded =
        |text: &str| text.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()).collect::<Vec<_>>().join(" ").to_lowercase();
    for item in gold.as_object().unwrap().values() {
        let article = articles.get(item["file"].as_str().unwrap().trim_end_matches(".html"));
        let told = body(article);
        for (part, wanted) in [("with", true), ("without", false)] {
            for words in item[part].as_array().unwrap() {
                let there = told.contains(words.as_str().unwrap());
                tp += f64::from(wanted && there);
                missed += f64::from(wanted && !there);
                fp += f64::from(!wanted && there);
            }
        }
        if let Some(title) = item["title"].as_str().filter(|t| !t.is_empty()) {
            titles += 1.0;
            titles_right += f64::from(article.is_some_and(|a| a.title.is_some_and(|t| folded(a.text.slice(t)) == folded(title))));
        }
        if let Some(date) = item["date"].as_str().filter(|d| !d.is_empty()) {
            dates += 1.0;
            let found = article.and_then(|a| a.published.as_ref().or(a.modified.as_ref()));
            dates_right += f64::from(found.is_some_and(|s| s.date.as_str().starts_with(date)));
        }
    }
    let (p, r): (f64, f64) = (tp / (tp + fp), tp / (tp + missed));
    let f1 = 2.0 * p * r / (p + r);
    let (title, date) = (titles_right / titles, dates_right / dates);
    println!("marked words: F1 {f1:.3} (floor {floor}), title {title:.3} (floor {title_floor}), date {date:.3} (floor {date_floor})");
    assert!(f1 >= floor && title >= title_floor && date >= date_floor);
}
