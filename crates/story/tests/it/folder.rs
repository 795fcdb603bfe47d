//! A folder of many articles on one event: copies, cuts, and reports that deal the same sentences anew, beside a few of
//! another event. The sentences are those of the invented coverages of this repository.

#![allow(clippy::unwrap_used)] // a test may fail

use recoupe_model::{Article, Lang, Piece, Text};
use recoupe_story::{Report, group};
use std::path::Path;

/// Numbers that are the same on every run (a multiplicative generator, Knuth's constants).
struct Dice(u64);

impl Dice {
    fn below(&mut self, n: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap() % n.max(1)
    }
}

/// The sentences of each report of a coverage; lines that are too short for a paragraph are left out.
fn reports(coverage: &str) -> Vec<Vec<String>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/coverage").join(coverage).join("coverage");
    let mut files: Vec<_> = std::fs::read_dir(folder).unwrap().map(|e| e.unwrap().path()).collect();
    files.retain(|f| f.extension().is_some_and(|e| e == "txt"));
    files.sort();
    let sentences = |text: &str| {
        let paragraphs = text.lines().filter(|l| l.len() > 120);
        paragraphs.flat_map(|l| l.split_inclusive(". ")).map(|s| s.trim().to_owned()).collect()
    };
    files.iter().map(|f| sentences(&std::fs::read_to_string(f).unwrap())).collect()
}

/// `count` articles on the event of a coverage: a report as it is, one cut short, or two dealt anew and in another order.
fn folder(coverage: &str, count: usize, dice: &mut Dice) -> Vec<Article> {
    let reports = reports(coverage);
    let keep = |sentences: &[String], share: usize, dice: &mut Dice| -> Vec<String> {
        let mut kept: Vec<String> = sentences.iter().filter(|_| dice.below(100) < share).cloned().collect();
        if kept.len() < 6 {
            kept = sentences.iter().take(6).cloned().collect();
        }
        kept
    };
    (0..count)
        .map(|n| {
            let one = dice.below(reports.len());
            let mut lines = match dice.below(10) {
                0 | 1 => reports[one].clone(),
                2..=5 => keep(&reports[one], 60, dice),
                _ => {
                    let mut both = keep(&reports[one], 35, dice);
                    both.extend(keep(&reports[dice.below(reports.len())], 35, dice));
                    for n in (1..both.len()).rev() {
                        both.swap(n, dice.below(n + 1));
                    }
                    both
                }
            };
            lines.truncate(30);
            article(&format!("{coverage}{n:03}"), &lines)
        })
        .collect()
}

/// An article of one paragraph a line, the first of them its title.
fn article(id: &str, lines: &[String]) -> Article {
    let mut article = Article { id: id.to_owned(), lang: Some(Lang::FR), ..Article::default() };
    article.outlet.name = Some(format!("Journal {id}"));
    let mut text = String::new();
    for (n, line) in lines.iter().enumerate() {
        let piece = Piece::new(text.len(), text.len() + line.len());
        if n == 0 {
            article.title = Some(piece);
        } else {
            article.body.push(piece);
        }
        text.push_str(line);
        text.push('\n');
    }
    article.text = Text::new(text);
    article
}

/// How many articles of each coverage every story holds, largest story first.
fn grouped(articles: &[Article], coverages: [&str; 2]) -> Vec<[usize; 2]> {
    let bodies: Vec<String> = articles.iter().map(|a| a.body.iter().map(|p| a.text.slice(*p)).collect::<Vec<_>>().join("\n")).collect();
    let reports: Vec<Report<'_>> = articles
        .iter()
        .zip(&bodies)
        .map(|(a, text)| Report {
            id: &a.id,
            lang: a.lang,
            url: None,
            outlet: a.outlet.name.as_deref(),
            published: None,
            title: a.title.map_or("", |t| a.text.slice(t)),
            text,
            article: Some(a),
        })
        .collect();
    let stories = group(&reports);
    let mut counts: Vec<[usize; 2]> = stories
        .iter()
        .map(|s| coverages.map(|coverage| s.articles.iter().filter(|n| articles[**n].id.starts_with(coverage)).count()))
        .collect();
    counts.sort_unstable_by_key(|c| std::cmp::Reverse(c[0] + c[1]));
    counts
}

#[test]
fn a_folder_about_one_event_is_one_story() {
    for (coverages, seed) in [(["tarsis", "greve"], 7), (["greve", "tarsis"], 11), (["tarsis", "greve"], 3)] {
        let mut dice = Dice(seed);
        let mut articles = folder(coverages[0], 150, &mut dice);
        articles.extend(folder(coverages[1], 12, &mut dice));
        let found = grouped(&articles, coverages);
        assert!(found[0][0] >= 145, "{coverages:?}: {found:?}");
        // a few that are dealt from five reports need not find to one another, but they don't fall to pieces
        assert!(found[1][1] >= 6 && found.len() <= 5, "{coverages:?}: {found:?}");
        assert!(found.iter().all(|c| c[0] == 0 || c[1] == 0), "different events in one story: {coverages:?}: {found:?}");
    }
}

#[test]
fn two_events_of_equal_size_stay_two() {
    let mut dice = Dice(5);
    let mut articles = folder("tarsis", 80, &mut dice);
    articles.extend(folder("greve", 80, &mut dice));
    let found = grouped(&articles, ["tarsis", "greve"]);
    assert!(found[0][0].max(found[0][1]) >= 75 && found[1][0].max(found[1][1]) >= 75, "{found:?}");
    assert!(found.iter().all(|c| c[0] == 0 || c[1] == 0), "different events in one story: {found:?}");
}
