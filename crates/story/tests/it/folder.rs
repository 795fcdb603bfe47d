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
fn grouped<const N: usize>(articles: &[Article], coverages: [&str; N]) -> Vec<[usize; N]> {
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
    let mut counts: Vec<[usize; N]> = stories
        .iter()
        .map(|s| coverages.map(|coverage| s.articles.iter().filter(|n| articles[**n].id.starts_with(coverage)).count()))
        .collect();
    counts.sort_unstable_by_key(|c| std::cmp::Reverse(c.iter().sum::<usize>()));
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

/// Reports of three affairs of one capital: the same people and the same words of government in all of them.
const CAPITAL: [(&str, [&str; 3]); 3] = [
    (
        "envoy",
        [
            "President Orvane has sent envoy Lise Tarrant to Kestria, the White Hall said on Tuesday.\nTarrant met the Kestrian \
             marshal Dov Hallek for two hours in Port Sarn to prepare a summit on the northern islands.\nHallek offered to \
             free four Kestrian fishermen, an aide to Orvane told reporters. A summit could be held in June.",
            "Envoy Lise Tarrant travelled in secret to Kestria, where marshal Dov Hallek received her in Port Sarn.\nThe talks are \
             meant to prepare a summit of President Orvane and Hallek about the northern islands, the White Hall said.\n\
             Senators of both parties asked that Orvane say what was promised to Kestria.",
            "Is peace near in the northern islands? Marshal Dov Hallek of Kestria spoke with envoy Tarrant in Port Sarn, two \
             officials said.\nPresident Orvane told reporters that a summit with Hallek was likely in June and that five places \
             were being looked at.\nKestria did not say whether the fishermen are to be freed.",
        ],
    ),
    (
        "memo",
        [
            "The Bureau handed the memos of its former head, Gerd Maslin, to Congress on Tuesday.\nMaslin wrote them after dinners \
             with President Orvane, who asked him for loyalty, according to the memos.\nThe White Hall said that the memos \
             proved that Maslin had leaked secrets of the Bureau. His lawyer denied it.",
            "Memos of Gerd Maslin show a President who wanted loyalty. Congress received fifteen pages from the Bureau.\n\
             Maslin, whom Orvane dismissed last year as head of the Bureau, noted what was said at dinner.\nSenators of \
             both parties asked why the memos had been held back. Orvane told reporters that Maslin had leaked them.",
            "At dinner, President Orvane asked Gerd Maslin for loyalty: this is what the memos say that the Bureau gave to \
             Congress.\nMaslin led the Bureau until Orvane dismissed him.\nAn aide said the White Hall had nothing to hide, and \
             that the memos of Maslin were leaked by Maslin himself.",
        ],
    ),
    (
        "tariff",
        [
            "President Orvane put tariffs of 25 percent on steel from Lorraquin, the White Hall said on Tuesday.\nThe steelmakers \
             of Brenholm welcomed the tariffs. Lorraquin announced duties on maize and whiskey in return.\nMinister Aude \
             Sembel of Lorraquin said that the steel tariffs broke the treaty of Vannes.",
            "Steel from Lorraquin becomes dearer: tariffs of 25 percent are to be paid from June.\nAude Sembel, the trade minister \
             of Lorraquin, threatened duties on whiskey and maize.\nSenators of both parties asked Orvane to spare the \
             makers of cars, who buy their steel in Lorraquin. Brenholm was pleased.",
            "Lorraquin will answer the steel tariffs with duties on maize, whiskey and boats, minister Aude Sembel told \
             reporters.\nThe White Hall said that President Orvane protected the steel mills of Brenholm.\nThe treaty of Vannes \
             allows tariffs only in war, Sembel said.",
        ],
    ),
];

#[test]
fn affairs_of_one_capital_are_stories_of_their_own() {
    let reports: Vec<(&str, Vec<String>)> =
        CAPITAL.iter().flat_map(|(name, texts)| texts.map(|t| (*name, t.lines().map(str::to_owned).collect()))).collect();
    let stories = |chosen: &[usize]| {
        let articles: Vec<Article> =
            chosen.iter().map(|n| Article { lang: Some(Lang::EN), ..article(&format!("{}{n}", reports[*n].0), &reports[*n].1) }).collect();
        let mut found = grouped(&articles, ["envoy", "memo", "tariff"]);
        found.sort_unstable();
        found
    };
    let all: Vec<usize> = (0..reports.len()).collect();
    for turn in 0..all.len() {
        let mut order = all.clone();
        order.rotate_left(turn);
        if turn % 2 == 1 {
            order.reverse();
        }
        assert_eq!(stories(&order), [[0, 0, 3], [0, 3, 0], [3, 0, 0]], "{order:?}");
    }
    assert_eq!(stories(&[0, 1, 2, 6, 7]), [[0, 0, 2], [3, 0, 0]]);
    for (event, only) in [[3, 0, 0], [0, 3, 0], [0, 0, 3]].into_iter().enumerate() {
        let own: Vec<usize> = (event * 3..event * 3 + 3).collect();
        assert_eq!(stories(&own), [only], "one event is one story");
        assert_eq!(stories(&own[1..]).len(), 1, "two reports of it are one story");
    }
}
