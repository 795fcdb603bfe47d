//! Small dossiers, made by hand from invented reports, some of them hostile.

use recoupe_model::contract::*;
use recoupe_model::*;

pub(crate) fn article(id: &str, outlet: &str, lang: &str, day: &str, body: &str) -> Article {
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

pub(crate) fn span(a: &Article, words: &str) -> Span {
    let at = a.text.as_str().find(words).unwrap_or_else(|| panic!("{words:?} is not in {}", a.id));
    Span::cut(&a.id, &a.text, Piece::new(at, at + words.len())).unwrap()
}

pub(crate) fn dossier() -> Dossier {
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
    let c = article(
        "c3",
        "L’Écho de Valdune",
        "fr",
        "2031-03-05",
        "Valdune : le port bloqué\n« Douze bateaux et quatre remorqueurs sont toujours bloqués », selon la préfète. Le syndicat exige « des excuses » !\nAbonnez-vous",
    );
    let other = span(&c, "Douze bateaux et quatre remorqueurs sont toujours bloqués");
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
        articles: vec!["a1".into(), "b2".into(), "c3".into()],
        events: vec![EventRecord { id: "ev1".into(), articles: vec!["a1".into(), "b2".into(), "c3".into()] }],
        origins: vec![
            OriginRecord { articles: vec!["a1".into()], kind: OriginKind::Own, source: None, evidence: vec![] },
            OriginRecord { articles: vec!["b2".into()], kind: OriginKind::Agency, source: Some("Agence".into()), evidence: vec![] },
            OriginRecord { articles: vec!["c3".into()], kind: OriginKind::Own, source: None, evidence: vec![] },
        ],
        key_points: vec![KeyPoint {
            topic: span(&a, "Le port"),
            evidence: vec![Evidence {
                span: span(&a, "Le port fermera mardi, a annoncé la préfète Élise Marchal."),
                antecedent: None,
                beside: None,
            }],
            outlets: 2,
            origins: 2,
        }],
        statements: vec![statement("st1", &quote, &name, span(&a, "la préfète")), statement("st2", &other, &name, span(&c, "la préfète"))],
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
                links: [Link { a: 0, b: 1, relation: Relation::Contradicts }].into(),
                outlets: vec!["Le Courrier de Valdune".into(), "Harbour & Sea".into()],
                origins: 2,
                absent: vec![],
                order: None,
            },
            Point {
                id: "p2".into(),
                spans: vec![span(&a, "fermera mardi, a annoncé la préfète")],
                relation: Relation::Single,
                links: [].into(),
                outlets: vec!["Le Courrier de Valdune".into()],
                origins: 1,
                absent: vec!["Harbour & Sea".into()],
                order: None,
            },
        ],
        renderings: vec![Rendering {
            id: "r1".into(),
            statements: vec!["st1".into(), "st2".into()],
            kept: vec!["Douze".into()],
            changed: vec![],
            original: Some("st1".into()),
            credits: vec![],
        }],
        positions: vec![
            Position {
                party: "e2".into(),
                issue: Issue { id: "i1".into(), text: span(&a, "Le port") },
                position: Stance::Demands,
                speaker: None,
                span: span(&c, "Le syndicat exige « des excuses »"),
                told_by: Some("e1".into()),
                answers: None,
            },
            Position {
                party: "e1".into(),
                issue: Issue { id: "i1".into(), text: span(&a, "Le port") },
                position: Stance::Warns,
                speaker: Some(name),
                span: quote,
                told_by: None,
                answers: Some(0),
            },
            Position {
                party: "e2".into(),
                issue: Issue { id: "i2".into(), text: span(&c, "des excuses") },
                position: Stance::Demands,
                speaker: None,
                span: span(&c, "exige « des excuses » !"),
                told_by: None,
                answers: Some(99),
            },
        ],
        entities: vec![entity("e1", EntityKind::Person, "Élise Marchal"), entity("e2", EntityKind::Org, "Le syndicat")],
    };
    Dossier { recoupe: "0".into(), articles: [&a, &b, &c].map(|a| ArticleRecord::new(a, true)).to_vec(), stories: vec![story] }
}

fn statement(id: &str, span: &Span, speaker: &Name, role: Span) -> StatementRecord {
    StatementRecord {
        id: id.into(),
        kind: SpeechKind::Direct,
        span: span.clone(),
        parts: vec![],
        cue: None,
        speaker: Some(Speaker { name: speaker.clone(), role: Some(role) }),
        via: None,
        stance: Stance::Warns,
        to: None,
        standing: Standing::Named,
        warnings: vec![Integrity::Cut],
    }
}

fn entity(id: &str, kind: EntityKind, name: &str) -> EntityRecord {
    EntityRecord { id: id.into(), kind, named: true, name: name.into(), variants: vec![name.into()], roles: vec![], mentions: vec![] }
}

/// A story of these articles of which nothing was found, `origins` at a time from one source.
pub(crate) fn bare(articles: &[Article], per_origin: usize) -> StoryRecord {
    let ids: Vec<String> = articles.iter().map(|a| a.id.clone()).collect();
    let origin = |ids: &[String]| OriginRecord { articles: ids.to_vec(), kind: OriginKind::Copy, source: None, evidence: vec![] };
    StoryRecord {
        id: "s".into(),
        title: articles.first().and_then(|a| Span::cut(&a.id, &a.text, a.title?)),
        first: None,
        last: None,
        articles: ids.clone(),
        events: vec![],
        origins: ids.chunks(per_origin).map(origin).collect(),
        key_points: vec![],
        statements: vec![],
        timeline: vec![],
        figures: vec![],
        points: vec![],
        renderings: vec![],
        positions: vec![],
        entities: vec![],
    }
}

/// A dossier of these articles and stories.
pub(crate) fn of(articles: &[Article], stories: Vec<StoryRecord>) -> Dossier {
    Dossier { recoupe: "0".into(), articles: articles.iter().map(|a| ArticleRecord::new(a, true)).collect(), stories }
}
