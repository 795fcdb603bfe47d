//! The three forms of a small dossier, made by hand from invented reports, some of them hostile.

#![allow(clippy::unwrap_used)] // a fixture that can't be made fails the test

use recoupe_model::contract::*;
use recoupe_model::*;
use recoupe_page::{Language, html, markdown, text};

fn article(id: &str, outlet: &str, lang: &str, day: &str, body: &str) -> Article {
    let text = Text::new(body);
    let mut at = 0;
    let mut lines = Vec::new();
    for line in body.split_inclusive('\n') {
        lines.push(text.trim(Piece::new(at, at + line.len())));
        at += line.len();
    }
    Article {
        id: id.into(),
        input: format!("{id}.txt"),
        outlet: Outlet { name: Some(outlet.into()), ..Outlet::default() },
        lang: Lang::from_tag(lang),
        published: Edtf::parse(day).map(|date| Stamp { date, basis: Basis::Dateline, evidence: None }),
        title: lines.first().copied(),
        body: lines[1..].to_vec(),
        furniture: vec![Furniture { kind: FurnitureKind::Other, piece: *lines.last().unwrap() }],
        text,
        ..Article::default()
    }
}

fn span(a: &Article, words: &str) -> Span {
    let at = a.text.as_str().find(words).unwrap_or_else(|| panic!("{words:?} is not in {}", a.id));
    Span::cut(&a.id, &a.text, Piece::new(at, at + words.len())).unwrap()
}

fn dossier() -> Dossier {
    let a = article(
        "a1",
        "Le Courrier de Valdune",
        "fr",
        "2031-03-04",
        "Le port de Valdune ferme\nLe port fermera mardi, a annoncé la préfète Élise Marchal. « Douze <b>bateaux</b> & quatre remorqueurs sont bloqués », a-t-elle dit.\nPartagez",
    );
    let b = article(
        "b2",
        "Harbour & Sea",
        "en",
        "2031-03-05",
        "Valdune harbour shut\nThe harbour was closed on Tuesday. \u{1b}[31mFourteen\u{7} boats are stuck, said the \"<script>alert(1)</script>\" union.\nShare",
    );
    let quote = span(&a, "Douze <b>bateaux</b> & quatre remorqueurs sont bloqués");
    let boats = span(&b, "\u{1b}[31mFourteen\u{7} boats are stuck");
    let name = Name { id: Some("e1".into()), name: "Élise Marchal".into(), span: Some(span(&a, "Élise Marchal")) };
    let reading = |span: Span, value: f64| Reading {
        value: Value::Number(value),
        min: Some(value),
        max: Some(value),
        unit: "bateaux".into(),
        modifier: Modifier::Exact,
        status: FigureStatus::Actual,
        attribution: Attribution::Attributed,
        speaker: Some(name.clone()),
        span,
    };
    let story = StoryRecord {
        id: "s1".into(),
        title: Some(span(&a, "Le port de Valdune ferme")),
        first: Edtf::parse("2031-03-04"),
        last: Edtf::parse("2031-03-05"),
        articles: vec!["a1".into(), "b2".into()],
        events: vec![EventRecord { id: "ev1".into(), articles: vec!["a1".into(), "b2".into()] }],
        origins: vec![
            OriginRecord { articles: vec!["a1".into()], kind: OriginKind::Own, source: None, evidence: vec![] },
            OriginRecord { articles: vec!["b2".into()], kind: OriginKind::Agency, source: Some("Agence".into()), evidence: vec![] },
        ],
        key_points: vec![KeyPoint {
            topic: span(&a, "Le port"),
            evidence: vec![Evidence { span: span(&a, "Le port fermera mardi, a annoncé la préfète Élise Marchal."), antecedent: None }],
            outlets: 2,
            origins: 2,
        }],
        statements: vec![StatementRecord {
            id: "st1".into(),
            kind: SpeechKind::Direct,
            span: quote.clone(),
            parts: vec![],
            cue: None,
            speaker: Some(Speaker { name: name.clone(), role: Some(span(&a, "la préfète")) }),
            via: None,
            stance: Stance::Warns,
            to: None,
            standing: Standing::Named,
            warnings: vec![Integrity::Cut],
        }],
        timeline: vec![TimelineEntry {
            id: "t1".into(),
            date: Edtf::parse("2031-03-05"),
            status: EventStatus::Planned,
            mentions: vec![
                EventMention { when: Some(span(&a, "mardi")), value: Edtf::parse("2031-03-05"), event: span(&a, "Le port fermera mardi") },
                EventMention {
                    when: Some(span(&b, "Tuesday")),
                    value: Edtf::parse("2031-03-05"),
                    event: span(&b, "The harbour was closed on Tuesday"),
                },
            ],
        }],
        figures: vec![FigureRecord {
            counts: quote.clone(),
            readings: vec![reading(quote.clone(), 12.0), reading(boats.clone(), 14.0)],
            verdict: Verdict::Differ,
        }],
        points: vec![
            Point {
                id: "p1".into(),
                spans: vec![quote.clone(), boats.clone()],
                relation: Relation::Contradicts,
                links: vec![Link { a: 0, b: 1, relation: Relation::Contradicts }],
                outlets: vec!["Le Courrier de Valdune".into(), "Harbour & Sea".into()],
                origins: 2,
                absent: vec![],
                order: None,
            },
            Point {
                id: "p2".into(),
                spans: vec![span(&a, "fermera mardi, a annoncé la préfète")],
                relation: Relation::Single,
                links: vec![],
                outlets: vec!["Le Courrier de Valdune".into()],
                origins: 1,
                absent: vec!["Harbour & Sea".into()],
                order: None,
            },
        ],
        renderings: vec![],
        positions: vec![Position {
            party: "e1".into(),
            issue: Issue { id: "i1".into(), text: span(&a, "Le port") },
            position: Stance::Warns,
            speaker: Some(name),
            span: quote,
            told_by: None,
            answers: None,
        }],
        entities: vec![EntityRecord {
            id: "e1".into(),
            kind: EntityKind::Person,
            named: true,
            name: "Élise Marchal".into(),
            variants: vec!["Élise Marchal".into()],
            roles: vec![],
            mentions: vec![],
        }],
    };
    Dossier { recoupe: "0".into(), articles: [&a, &b].map(|a| ArticleRecord::new(a, true)).to_vec(), stories: vec![story] }
}

#[test]
fn forms_of_a_dossier() {
    let dossier = dossier();
    assert_eq!(Language::of_most(&dossier), Language::French);
    insta::assert_snapshot!("markdown", markdown(&dossier, Language::French));
    insta::assert_snapshot!("text", text(&dossier, Language::English, 72, false));
}

#[test]
fn a_source_can_not_act_on_the_reader() {
    let dossier = dossier();
    let terminal = text(&dossier, Language::French, 80, false);
    assert!(!terminal.chars().any(|c| c.is_control() && c != '\n'), "a control character reached the terminal");
    let page = html(&dossier, Language::French);
    assert!(!page.contains("<script>alert"), "markup of a source was not escaped");
    assert!(page.contains("&lt;script&gt;alert(1)&lt;/script&gt;"), "and its words are still there");
    assert_eq!(page.matches("<script>").count(), 1, "only the page's own script");
}

#[test]
fn every_link_has_its_place_once() {
    let page = html(&dossier(), Language::English);
    let ids: Vec<&str> = page.split(" id=\"").skip(1).filter_map(|s| s.split('"').next()).collect();
    let mut unique = ids.clone();
    unique.sort_unstable();
    unique.dedup();
    assert_eq!(unique.len(), ids.len(), "an id stands twice");
    let links: Vec<&str> = page.split("href=\"#").skip(1).filter_map(|s| s.split('"').next()).collect();
    assert!(links.len() > 15);
    for link in links {
        assert!(ids.contains(&link), "#{link} leads nowhere");
    }
}

#[test]
fn the_whole_text_of_a_source_stands_in_the_page() {
    let dossier = dossier();
    let page = html(&dossier, Language::French);
    let raw = page.split("<div class=\"raw\">").nth(1).and_then(|s| s.split("</div>").next()).unwrap();
    let mut plain = String::new();
    let mut inside = false;
    for c in raw.replace("<i></i>", "\n").chars() {
        match c {
            '<' => inside = true,
            '>' if inside => inside = false,
            c if !inside => plain.push(c),
            _ => {}
        }
    }
    let plain = plain.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&");
    assert_eq!(Some(plain), dossier.articles[0].text);
}
