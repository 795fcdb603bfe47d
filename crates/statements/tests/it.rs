//! Statements on invented reports, and on texts that no report is like.

// tests may look at the clock
#![allow(clippy::disallowed_methods)]

use proptest::prelude::*;
use recoupe_model::{Article, Block, Lang, Piece, Sentence, Statement, Text, Zone};

fn read(lang: Lang, text: &str) -> (Article, Vec<Statement>, Vec<recoupe_model::Entity>) {
    let mut article = Article { lang: Some(lang), text: Text::new(text), ..Article::default() };
    let mut start = 0;
    let mut blocks = Vec::new();
    let mut sentences = Vec::new();
    for line in text.split_inclusive('\n') {
        let piece = article.text.trim(Piece::new(start, start + line.len()));
        if !piece.is_empty() {
            let block = blocks.len();
            blocks.push(Block { piece, zone: Zone::Body });
            let cut = recoupe_lang::sentences(article.text.slice(piece), piece.start);
            sentences.extend(cut.into_iter().map(|piece| Sentence { piece, block, zone: Zone::Body }));
            article.body.push(piece);
        }
        start += line.len();
    }
    let (mut mentions, mut entities) = (Vec::new(), Vec::new());
    let found = recoupe_statements::statements(&article, &blocks, &sentences, &mut mentions, &mut entities);
    (article, found, entities)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn every_place_lies_in_the_text(s in "(«|»|\"|“|”|‘|’|,|\\.|:|;|\n| |a déclaré|dit-il|que|selon|said|he|M\\.|Lévy|le maire|Паша|\\PC){0,80}", english in any::<bool>()) {
        let (article, found, entities) = read(if english { Lang::EN } else { Lang::FR }, &s);
        for f in &found {
            let places = f.parts.iter().chain([&f.content]).copied().chain(f.cue).chain(f.role).chain(f.speaker.map(|v| v.piece)).chain(f.to.map(|v| v.piece));
            for p in places {
                prop_assert!(!article.text.slice(p).is_empty(), "{p:?} in {s:?}");
            }
            for e in [f.speaker, f.via].into_iter().flatten().filter_map(|v| v.entity) {
                prop_assert!(e < entities.len());
            }
        }
        for e in &entities {
            prop_assert!(!article.text.slice(e.name).is_empty());
        }
    }
}

#[test]
fn hostile_texts_take_linear_time() {
    let n = 200_000;
    for s in [
        "« ".repeat(n),
        "»".repeat(n),
        "\"a\" ".repeat(n),
        "dit que ".repeat(n),
        "Jean Lemoine a dit, ".repeat(n / 8),
        "‘a ".repeat(n),
        "((((, ".repeat(n),
    ] {
        let begun = std::time::Instant::now();
        let _ = read(Lang::FR, &s);
        let _ = read(Lang::EN, &s);
        assert!(begun.elapsed().as_secs() < 20, "{}", &s[..20.min(s.len()) - usize::from(!s.is_char_boundary(20.min(s.len())))]);
    }
}

/// One invented report: language, what it is, its text, what is said in it and by whom.
struct Report {
    lang: Lang,
    name: &'static str,
    text: String,
    expected: Vec<(&'static str, &'static str)>,
}

fn reports() -> Vec<Report> {
    let mut out: Vec<Report> = Vec::new();
    for line in include_str!("reports.txt").lines().filter(|l| !l.starts_with('#')) {
        let lang = line.split(' ').next().and_then(Lang::from_tag);
        if let Some(said) = line.strip_prefix("> ") {
            if let Some(report) = out.last_mut() {
                report.expected.extend(said.split_once(" = "));
            }
        } else if let (Some(lang), true) = (lang, line.chars().next().is_some_and(char::is_lowercase)) {
            out.push(Report { lang, name: line, text: String::new(), expected: Vec::new() });
        } else if let Some(report) = out.last_mut().filter(|_| !line.is_empty()) {
            report.text.push_str(line);
            report.text.push('\n');
        }
    }
    out
}

/// Letters and digits alone: marks and blanks never count.
fn plain(s: &str) -> String {
    s.chars().filter(|c| c.is_alphanumeric()).collect()
}

#[test]
fn invented_reports_are_read() {
    let (mut found, mut right, mut made, mut expected) = (0, 0, 0, 0);
    for report in reports() {
        let (article, statements, entities) = read(report.lang, &report.text);
        made += statements.len();
        expected += report.expected.len();
        for (content, speaker) in &report.expected {
            let same = |s: &&Statement| {
                let pieces = if s.parts.is_empty() { vec![s.content] } else { s.parts.clone() };
                let words: String = pieces.iter().map(|p| plain(article.text.slice(*p))).collect();
                words == plain(content)
            };
            let Some(s) = statements.iter().find(same) else {
                println!("missed in {}: {content}", report.name);
                continue;
            };
            found += 1;
            let name = s.speaker.map_or("nobody", |v| article.text.slice(v.entity.map_or(v.piece, |e| entities[e].name)));
            if plain(name).contains(&plain(speaker)) || plain(speaker).contains(&plain(name)) {
                right += 1;
            } else {
                println!("{} for {speaker} in {}: {content}", name, report.name);
            }
        }
        for s in &statements {
            let words = plain(article.text.slice(s.content));
            if !report.expected.iter().any(|(c, _)| words.contains(&plain(c)) || plain(c).contains(&words) || c.contains('…')) {
                println!("not expected in {}: {}", report.name, article.text.slice(s.content));
            }
        }
    }
    println!("invented reports: {found} of {expected} found, {right} with their speaker, {made} made");
    assert!(found * 100 >= expected * 90, "found {found} of {expected}");
    assert!(right * 100 >= expected * 85, "speakers right {right} of {expected}");
    assert!(found * 100 >= made * 88, "{found} of {made} are statements");
}
