//! Grouping of invented reports, in several languages, through the public door.

#![allow(clippy::disallowed_methods)] // the tests look for evaluation data beside the checkout

mod bad_input;
mod folder;
mod order;
mod sources;

use proptest::prelude::*;
use recoupe_model::{Lang, Story};
use recoupe_story::{Report, Stream, group};
use std::collections::BTreeMap;

/// id, language, published, title, text
type Row = (&'static str, &'static str, &'static str, &'static str, &'static str);

const DISPATCH: &str = "Une digue a cédé dans la nuit à Morvane, noyant deux quartiers du port. Trois cents habitants ont été \
    conduits au gymnase Belcour, a indiqué la préfète Odile Sarrault. La rivière Ternelle a atteint 6,2 mètres, un niveau inconnu \
    depuis 1957. Les trains entre Morvane et Castel-Brun sont arrêtés jusqu’à samedi.";
const EDITED_ONE: &str = "Une digue a cédé dans la nuit à Morvane, noyant deux quartiers du port. Trois cents habitants ont été \
    conduits au gymnase Belcour, a indiqué la préfète Odile Sarrault. La rivière Ternelle a atteint 6,2 mètres, un niveau inconnu \
    depuis 1957. Les trains entre Morvane et Castel-Brun sont arrêtés.";
const EDITED_TWO: &str = "MORVANE. Une digue a cédé dans la nuit à Morvane, noyant deux quartiers du port. Trois cents habitants \
    ont été conduits au gymnase Belcour, a indiqué la préfète Odile Sarrault. La rivière Ternelle a atteint 6,2 mètres, un niveau \
    inconnu depuis 1957. Les trains entre Morvane et Castel-Brun sont arrêtés jusqu’à samedi.";
const ENGLISH: &str = "A dyke in Morvane gave way during the night and flooded two districts of the port. The river Ternelle rose to \
    6.2 metres, the highest level since 1957, prefect Odile Sarrault said. Three hundred residents spent the night in the Belcour \
    gymnasium. Trains to Castel-Brun are cancelled until Saturday.";
const TWIN: &str = "Дамба в Морване прорвалась в течение ночи и затопила два района порта. Река Тернель поднялась до 6,2 метра, это \
    высший уровень с 1957, сказала префект Одиль Сарро. Триста жителей провели ночь в гимнастическом зале Белькур. Поезда в \
    Кастель-Брюн отменены до субботы.";
const OTHER: &str = "Le conseil de Luvigny a voté hier le budget du tramway, 82 millions d’euros sur cinq ans. L’opposition de Karim \
    Delvaux a quitté la salle. Les travaux commenceront rue des Tanneurs au printemps, selon le maire Paul Esterand.";
const LOOKALIKE: &str = "Une digue menace de céder à Port-Ganelle, où la Vézolle est montée à 4,1 mètres. Le sous-préfet Jean Mirel a \
    fermé deux écoles. Aucun habitant n’a été évacué et les trains roulent normalement, précise la compagnie.";

fn rows() -> Vec<Row> {
    vec![
        ("a1", "fr", "2031-03-04T06:10:00", "Une digue cède à Morvane, 300 évacués", DISPATCH),
        ("a2", "fr", "2031-03-04T07:00:00", "Morvane : une digue cède dans la nuit", EDITED_ONE),
        ("a3", "fr", "2031-03-04T08:30:00", "La digue de Morvane cède, 300 évacués", EDITED_TWO),
        ("b1", "en", "2031-03-04T07:40:00", "Dyke breaks in Morvane, 300 residents moved", ENGLISH),
        ("b2", "ru", "2031-03-04T09:00:00", "Дамба прорвалась в Морване, 300 жителей перемещены", TWIN),
        ("c1", "fr", "2031-03-04T08:00:00", "Luvigny vote le budget de son tramway", OTHER),
        ("d1", "fr", "2031-03-04T10:00:00", "À Port-Ganelle, une digue sous surveillance", LOOKALIKE),
    ]
}

fn report(r: &Row) -> Report<'_> {
    Report {
        id: r.0,
        lang: Lang::from_tag(r.1),
        url: None,
        outlet: None,
        published: Some(r.2).filter(|p| !p.is_empty()),
        title: r.3,
        text: r.4,
        article: None,
    }
}

/// id → (event, number of the origin).
fn places(reports: &[Report<'_>], stories: &[Story]) -> BTreeMap<String, (String, String)> {
    let mut out = BTreeMap::new();
    for story in stories {
        for (n, origin) in story.origins.iter().enumerate() {
            for a in &origin.articles {
                let event = story.events.iter().find(|e| e.articles.contains(a)).expect("an event");
                assert!(out.insert(reports[*a].id.to_owned(), (event.id.clone(), format!("{}.{n}", story.id))).is_none());
            }
        }
        let mut all: Vec<usize> = story.events.iter().flat_map(|e| e.articles.clone()).collect();
        all.sort_unstable();
        let mut articles = story.articles.clone();
        articles.sort_unstable();
        assert_eq!(all, articles);
    }
    assert_eq!(out.len(), reports.len());
    out
}

#[test]
fn a_dispatch_its_copies_and_its_translation_are_one_event() {
    let rows = rows();
    let reports: Vec<Report> = rows.iter().map(report).collect();
    let places = places(&reports, &group(&reports));
    let event = |id: &str| &places[id].0;
    let origin = |id: &str| &places[id].1;
    for id in ["a2", "a3", "b1", "b2"] {
        assert_eq!(event("a1"), event(id), "{id}");
    }
    assert_eq!(origin("a1"), origin("a2"));
    assert_eq!(origin("a1"), origin("a3"));
    assert_ne!(origin("a1"), origin("b1"));
    for id in ["c1", "d1"] {
        assert_ne!(event("a1"), event(id), "{id}");
    }
    assert_ne!(event("c1"), event("d1"));
}

#[test]
fn the_order_of_a_batch_does_not_matter() {
    let rows = rows();
    let reports: Vec<Report> = rows.iter().map(report).collect();
    let mut turned = reports.clone();
    turned.reverse();
    turned.swap(1, 4);
    let events = |r: &[Report<'_>]| places(r, &group(r)).into_iter().map(|(id, (e, _))| (id, e)).collect::<Vec<_>>();
    assert_eq!(events(&reports), events(&turned));
    assert_eq!(group(&reports), group(&reports));
}

#[test]
fn a_stream_prints_each_at_once_and_tells_what_moved() {
    let rows = rows();
    let mut stream = Stream::new();
    let mut now: BTreeMap<String, String> = BTreeMap::new();
    for row in rows.iter().cycle().take(rows.len() * 200) {
        let placed = stream.push(&report(row));
        assert!(placed[0].was.is_none() && placed[0].id == row.0);
        for p in placed {
            now.insert(p.id, p.event);
        }
    }
    for p in stream.finish() {
        assert!(p.was.is_some());
        now.insert(p.id, p.event);
    }
    assert_eq!(now["a1"], now["a2"]);
    assert_ne!(now["a1"], now["c1"]);
    assert_eq!(stream.len(), 1400);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn every_report_is_in_one_event_and_one_origin(rows in proptest::collection::vec(
        ("[a-z]{1,4}", "(fr|en|ru|)", "(|2031-0[1-9]-1[0-9]|2031-03-04T0[0-9]:00:00|x)", "\\PC{0,40}", "(|\\PC{0,300})"), 0..25)) {
        let reports: Vec<Report> = rows.iter().map(|r| Report {
            id: &r.0, lang: Lang::from_tag(&r.1), url: None, outlet: None, published: Some(&r.2), title: &r.3, text: &r.4, article: None,
        }).collect();
        let stories = group(&reports);
        let mut seen = vec![[0; 3]; reports.len()];
        for s in &stories {
            s.articles.iter().for_each(|a| seen[*a][0] += 1);
            s.events.iter().flat_map(|e| &e.articles).for_each(|a| seen[*a][1] += 1);
            s.origins.iter().flat_map(|o| &o.articles).for_each(|a| seen[*a][2] += 1);
        }
        prop_assert!(seen.iter().all(|s| *s == [1, 1, 1]));
    }
}

/// Floors on open sets beside the repository; skipped where they are absent.
#[test]
fn open_sets_stay_above_their_floors() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/data/cluster/dev");
    for (set, floor) in [("fr_day_gold", 0.915), ("ecbplus", 0.88), ("galaxy_en", 0.85), ("meantime", 0.985), ("tg_en_ru_mt", 0.985)] {
        let Ok(lines) = std::fs::read_to_string(folder.join(format!("{set}.jsonl"))) else {
            println!("{set}: not here, skipped");
            continue;
        };
        let rows: Vec<serde_json::Value> = lines.lines().map(|l| serde_json::from_str(l).expect("JSON")).collect();
        let field = |n: usize, name: &str| rows[n][name].as_str().unwrap_or("");
        let reports: Vec<Report> = (0..rows.len())
            .map(|n| Report {
                id: field(n, "id"),
                lang: Lang::from_tag(field(n, "lang")),
                url: None,
                outlet: None,
                published: rows[n]["published"].as_str(),
                title: field(n, "title"),
                text: field(n, "text"),
                article: None,
            })
            .collect();
        let mut event = vec![0; rows.len()];
        for (n, e) in group(&reports).iter().flat_map(|s| &s.events).enumerate() {
            e.articles.iter().for_each(|a| event[*a] = n);
        }
        let (mut gold, mut found, mut both) = (BTreeMap::new(), BTreeMap::new(), BTreeMap::new());
        for (n, e) in event.iter().enumerate() {
            *gold.entry(field(n, "event")).or_insert(0.0) += 1.0;
            *found.entry(*e).or_insert(0.0) += 1.0;
            *both.entry((field(n, "event"), *e)).or_insert(0.0) += 1.0;
        }
        let (precision, recall) = (0..rows.len()).fold((0.0, 0.0), |(p, r), n| {
            let shared: f64 = both[&(field(n, "event"), event[n])];
            (p + shared / found[&event[n]], r + shared / gold[field(n, "event")])
        });
        let of = 2.0 * precision * recall / (precision + recall) / rows.len() as f64;
        println!("{set}: B-cubed F1 {of:.3}, floor {floor}");
        assert!(of >= floor, "{set}: {of:.3} < {floor}");
    }
}
