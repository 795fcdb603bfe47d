//! The dossier as a whole: whatever comes in, nothing is invented, nothing panics, and twice is the same.

use proptest::prelude::*;
use recoupe_model::contract::{ArticleRecord, StoryRecord};
use recoupe_model::{
    Analysis, Article, Attribution, Edtf, Entity, EntityKind, Event, Figure, FigureStatus, Form, Lang, Mention, Modifier, Origin,
    OriginKind, Piece, Sentence, SpeechKind, Stance, Standing, Statement, Story, Text, Time, TimeClass, Value, Voice, Zone,
};

/// An article of one sentence a paragraph, found as the analysing rooms would find it.
fn report(id: &str, outlet: &str, sentences: &[&str]) -> (Article, Analysis) {
    let mut article = Article { id: id.into(), input: format!("{id}.txt"), lang: Some(Lang::FR), ..Article::default() };
    article.outlet.name = Some(outlet.into());
    let mut text = String::new();
    let mut analysis = Analysis::default();
    for sentence in sentences {
        let piece = Piece::new(text.len(), text.len() + sentence.len());
        text.push_str(sentence);
        text.push('\n');
        analysis.sentences.push(Sentence { piece, block: article.body.len(), zone: Zone::Body });
        article.body.push(piece);
    }
    article.text = Text::new(text);
    (article, analysis)
}

fn story(articles: usize) -> Story {
    Story {
        id: "x".into(),
        articles: (0..articles).collect(),
        events: vec![Event { id: "v1".into(), articles: (0..articles).collect() }],
        origins: (0..articles).map(|n| Origin { articles: vec![n], kind: OriginKind::Own, source: None, evidence: vec![] }).collect(),
    }
}

fn write(reports: Vec<(Article, Analysis)>) -> (StoryRecord, Vec<Article>) {
    let (articles, analyses): (Vec<_>, Vec<_>) = reports.into_iter().unzip();
    (recoupe_dossier::write(&story(articles.len()), &articles, &analyses), articles)
}

/// Every object of the JSON that looks like a span must be cut from its article.
fn all_verbatim(value: &serde_json::Value, articles: &[Article]) -> bool {
    match value {
        serde_json::Value::Object(map) => {
            let right = map.get("exact").is_none_or(|exact| {
                let article = articles.iter().find(|a| Some(a.id.as_str()) == map["article"].as_str());
                let at = |key: &str| map[key].as_u64().and_then(|n| usize::try_from(n).ok());
                let words: Option<String> = article
                    .zip(at("start").zip(at("end")))
                    .map(|(a, (start, end))| a.text.as_str().chars().skip(start).take(end - start).collect());
                words.as_deref() == exact.as_str()
            });
            right && map.values().all(|v| all_verbatim(v, articles))
        }
        serde_json::Value::Array(list) => list.iter().all(|v| all_verbatim(v, articles)),
        _ => true,
    }
}

#[test]
fn what_two_report_is_one_point_and_what_one_reports_stands_alone() {
    let (record, _) = write(vec![
        report(
            "a",
            "Le Phare",
            &["Le port de Valmère fermera ses quais céréaliers lundi.", "Une fanfare a joué devant la capitainerie déserte."],
        ),
        report("b", "La Vigie", &["Les quais céréaliers du port de Valmère fermeront dès lundi.", "Les pêcheurs réclament une indemnité."]),
    ]);
    let shared: Vec<_> = record.points.iter().filter(|p| p.spans.len() == 2).collect();
    assert_eq!(shared.len(), 1, "{:?}", record.points);
    assert_eq!(shared[0].outlets, ["Le Phare".into(), "La Vigie".into()]);
    assert_eq!(shared[0].origins, 2);
    assert!(record.points.iter().any(|p| p.spans.len() == 1 && p.spans[0].exact().contains("fanfare") && p.outlets == ["Le Phare".into()]));
    assert_eq!(record.points.iter().find(|p| p.spans[0].exact().contains("fanfare")).unwrap().absent, ["La Vigie".into()]);
}

#[test]
fn nothing_at_all() {
    let (record, _) = write(vec![]);
    assert!(record.points.is_empty() && record.key_points.is_empty() && record.title.is_none());
    // indices that lie nowhere are passed over
    assert!(recoupe_dossier::write(&story(7), &[], &[]).articles.is_empty());
}

#[test]
fn identical_articles_are_one_source() {
    let lines = ["Le maire de Valmère a signé jeudi la vente du vieux phare à une coopérative de pêcheurs."];
    let (mut a, mut b) = (report("a", "Le Phare", &lines), report("b", "La Vigie", &lines));
    (a.0.lang, b.0.lang) = (None, None);
    let articles = [a.0, b.0];
    let analyses = [a.1, b.1];
    let mut one = story(2);
    one.origins = vec![Origin { articles: vec![0, 1], kind: OriginKind::Copy, source: None, evidence: vec![] }];
    let record = recoupe_dossier::write(&one, &articles, &analyses);
    assert!(record.points.iter().all(|p| p.origins == 1));
}

#[test]
fn two_hundred_reports_stay_interactive() {
    let lines: Vec<String> = (0..25)
        .map(|n| format!("Le navire numéro {n} du convoi {} a quitté le port de Valmère avec sa cargaison de blé.", n % 7))
        .collect();
    let lines: Vec<&str> = lines.iter().map(String::as_str).collect();
    let reports: Vec<_> = (0..200).map(|n| report(&format!("a{n}"), &format!("Outlet {n}"), &lines)).collect();
    let (record, articles) = write(reports);
    assert_eq!(record.articles.len(), articles.len());
}

#[test]
fn a_plan_and_what_came_of_it_are_no_conflict() {
    let figure = |text: &str, number: &str, value: f64, status: FigureStatus| {
        let at = text.find(number).unwrap();
        let piece = Piece::new(at, at + number.len() + " heures".len());
        Figure {
            piece,
            number: Piece::new(at, at + number.len()),
            value: Value::Number(value),
            min: None,
            max: None,
            unit: "heure".into(),
            modifier: Modifier::Exact,
            status,
            attribution: Attribution::Asserted,
            statement: None,
            counted: piece,
            again: None,
        }
    };
    let texts = [
        "La réunion du conseil portuaire de Valmère devait durer trois heures.",
        "La réunion du conseil portuaire de Valmère a duré cinq heures.",
    ];
    let (mut a, mut b) = (report("a", "Le Phare", &texts[..1]), report("b", "La Vigie", &texts[1..]));
    a.1.figures.push(figure(texts[0], "trois", 3.0, FigureStatus::Planned));
    b.1.figures.push(figure(texts[1], "cinq", 5.0, FigureStatus::Actual));
    let (record, _) = write(vec![a, b]);
    assert_eq!(record.figures.len(), 1, "{:?}", record.figures);
    assert_eq!(record.figures[0].verdict, recoupe_model::contract::Verdict::Compatible);
}

fn piece(limit: usize) -> impl Strategy<Value = Piece> {
    (0..=limit, 0..=limit).prop_map(|(a, b)| Piece::new(a, b))
}

prop_compose! {
    /// An analysis that no room would give: pieces that overlap, lie outside, cut letters; indices that point nowhere.
    fn odd_analysis(limit: usize)(
        sentences in prop::collection::vec(piece(limit), 0..6),
        mentions in prop::collection::vec((piece(limit), 0..4usize), 0..6),
        names in prop::collection::vec(piece(limit), 0..3),
        times in prop::collection::vec((piece(limit), 0..3usize), 0..4),
        figures in prop::collection::vec((piece(limit), -10.0..10.0f64), 0..4),
        statements in prop::collection::vec((piece(limit), piece(limit), 0..4usize), 0..4),
    ) -> Analysis {
        let dates = ["2031-05-04", "2031-05", "../2031-05-04"];
        Analysis {
            sentences: sentences.into_iter().map(|piece| Sentence { piece, block: 0, zone: Zone::Body }).collect(),
            mentions: mentions.into_iter().map(|(piece, n)| Mention { piece, kind: EntityKind::Org, form: Form::Name, entity: Some(n) }).collect(),
            entities: names.into_iter().map(|name| Entity { kind: EntityKind::Org, named: true, name, roles: vec![name], parent: Some(0) }).collect(),
            times: times.into_iter().map(|(piece, n)| Time { piece, class: TimeClass::Date, value: dates[n].into(), edtf: Edtf::parse(dates[n]), either: None, relative: false }).collect(),
            figures: figures.into_iter().map(|(piece, value)| Figure { piece, number: piece, value: Value::Number(value), min: None, max: None, unit: "jour".into(), modifier: Modifier::About, status: FigureStatus::Actual, attribution: Attribution::Asserted, statement: Some(2), counted: piece, again: None }).collect(),
            statements: statements.into_iter().map(|(content, who, n)| Statement { kind: SpeechKind::Direct, content, parts: vec![content], cue: None, speaker: Some(Voice { piece: who, entity: Some(n) }), role: Some(who), via: None, to: None, occasion: None, stance: Stance::Denies, standing: Standing::Named, integrity: vec![] }).collect(),
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn every_span_is_verbatim_and_twice_is_the_same(
        texts in prop::collection::vec("[a-zéЖ«»,.\n ]{0,60}", 1..4),
        odd in prop::collection::vec(odd_analysis(80), 3),
    ) {
        let articles: Vec<Article> = texts
            .iter()
            .enumerate()
            .map(|(n, t)| Article { id: format!("a{n}"), text: Text::new(t.clone()), lang: Some(Lang::FR), ..Article::default() })
            .collect();
        let analyses = &odd[..articles.len()];
        let record = recoupe_dossier::write(&story(articles.len()), &articles, analyses);
        let json = serde_json::to_value(&record).unwrap();
        prop_assert!(all_verbatim(&json, &articles));
        for rendering in &record.renderings {
            let said: Vec<&str> = record.statements.iter().filter(|s| rendering.statements.contains(&s.id)).map(|s| s.span.exact()).collect();
            prop_assert!(rendering.kept.iter().all(|k| said.iter().any(|s| s.contains(k.as_str()))), "{rendering:?} {said:?}");
        }
        let again = serde_json::to_value(recoupe_dossier::write(&story(articles.len()), &articles, analyses)).unwrap();
        prop_assert_eq!(json, again);
        articles.iter().for_each(|a| drop(ArticleRecord::new(a, true)));
    }
}

/// Point of the record that holds some words: how many independent sources it counts.
fn origins_of(record: &StoryRecord, words: &str) -> Vec<usize> {
    record.points.iter().filter(|p| p.spans.len() > 1 && p.spans[0].exact().contains(words)).map(|p| p.origins).collect()
}

#[test]
fn two_outlets_that_cite_one_newsroom_are_one_source() {
    let quay = "Les quais céréaliers du port de Valmère fermeront lundi";
    let cites = |by: &str| format!("{quay}, {by}.");
    let count = |reports: Vec<(Article, Analysis)>| origins_of(&write(reports).0, "céréaliers");
    // nobody cited
    assert_eq!(count(vec![report("a", "Le Phare", &[&cites("dit le maire")]), report("b", "La Vigie", &[&cites("a dit le maire")])]), [2]);
    // both cite one agency
    let (a, b) = (cites("selon Reuters"), cites("a indiqué l’élu à l’agence Reuters"));
    assert_eq!(count(vec![report("a", "Le Phare", &[&a]), report("b", "La Vigie", &[&b])]), [1]);
    // one cites the other
    let (a, b) = (cites("dit le maire"), cites("a-t-il confié au Phare du Littoral"));
    assert_eq!(count(vec![report("a", "Phare du Littoral", &[&a]), report("b", "La Vigie", &[&b])]), [1]);
    // one is the agency's own report
    let (a, b) = (cites("dit le maire"), cites("d’après l’AFP"));
    assert_eq!(count(vec![report("a", "AFP", &[&a]), report("b", "La Vigie", &[&b])]), [1]);
    // a newsroom that is named, but not cited
    let (a, b) = (cites("où Reuters loue un bureau"), cites("où Reuters a un bureau"));
    assert_eq!(count(vec![report("a", "Le Phare", &[&a]), report("b", "La Vigie", &[&b])]), [2]);
    // two newsrooms cited
    let (a, b) = (cites("selon Reuters"), cites("selon l’AFP"));
    assert_eq!(count(vec![report("a", "Le Phare", &[&a]), report("b", "La Vigie", &[&b])]), [2]);
}

#[test]
fn one_interview_told_by_two_is_one_source() {
    let told = |id: &str, outlet: &str, sentence: &str, to: &str| {
        let (article, mut analysis) = report(id, outlet, &[sentence]);
        let content = "Les quais céréaliers du port de Valmère fermeront lundi";
        let to = sentence.find(to).map(|at| Voice { piece: Piece::new(at, at + to.len()), entity: None });
        analysis.statements.push(Statement {
            kind: SpeechKind::Indirect,
            content: Piece::new(0, content.len()),
            parts: vec![],
            cue: None,
            speaker: None,
            role: None,
            via: None,
            to,
            occasion: None,
            stance: Stance::Says,
            standing: Standing::Unnamed,
            integrity: vec![],
        });
        (article, analysis)
    };
    let first = "Les quais céréaliers du port de Valmère fermeront lundi, assure-t-on à Radio Ternelle.";
    let second = "Les quais céréaliers du port de Valmère fermeront lundi, dit-on devant CNN.";
    let third = "Les quais céréaliers du port de Valmère fermeront lundi, entend CNN.";
    let count = |reports| origins_of(&write(reports).0, "céréaliers");
    assert_eq!(count(vec![told("a", "Le Phare", second, "CNN"), told("b", "La Vigie", third, "CNN")]), [1]);
    assert_eq!(count(vec![told("a", "Le Phare", first, "Radio Ternelle"), told("b", "La Vigie", third, "CNN")]), [2]);
}

#[test]
fn whoever_has_a_part_of_a_point_is_not_silent_on_it() {
    let report = |name: &str, text: &str| crate::article(name, text.as_bytes());
    // the first tells two things, the others one of them each
    let record = crate::own_words(
        &[
            report(
                "a.txt",
                "Le pont de Vernelle\n\nLe Quai\n\n3 mars 2031\n\nLe pont de Vernelle a été fermé mardi après la chute de trois pierres, et la préfète Ada Brenn a promis douze millions pour les travaux avant la fin de novembre.\n\nLes riverains attendent.\n",
            ),
            report(
                "b.txt",
                "Vernelle coupée en deux\n\nLa Drisse\n\n4 mars 2031\n\nMardi, le pont de Vernelle a été fermé aux voitures après la chute de trois pierres sur la chaussée.\n\nUn bac gratuit est prévu dès jeudi pour les enfants du collège.\n",
            ),
            report(
                "c.txt",
                "Douze millions\n\nLe Phare\n\n4 mars 2031\n\nLa préfète Ada Brenn a promis douze millions pour les travaux avant la fin de novembre.\n\nLa commune paiera la moitié.\n",
            ),
        ],
        false,
    );
    let shared: Vec<_> = record.points.iter().filter(|p| p.spans.len() > 1).collect();
    assert_eq!(shared.len(), 2, "{:?}", record.points);
    assert!(shared.iter().all(|p| p.outlets.len() == 2 && p.absent.is_empty()), "{shared:?}");
    // what nobody else has, the others are silent on
    assert!(record.points.iter().any(|p| p.spans[0].exact().contains("bac") && !p.absent.is_empty()), "{:?}", record.points);
}
