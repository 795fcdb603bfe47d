//! The order of a batch changes nothing, and ids hold while a stream grows.

use crate::{places, report, rows};
use proptest::prelude::*;
use recoupe_model::Lang;
use recoupe_story::{Report, Stream, group};
use std::collections::BTreeMap;

/// id, language, published, title
pub(crate) type Headline = (String, &'static str, String, String);

/// What happened where, in French, English and German, in other words each time.
const EVENTS: [(&str, [[&str; 4]; 3]); 6] = [
    (
        "Morvane",
        [
            ["Une digue cède à Morvane", "Morvane : la digue cède dans la nuit", "Digue rompue à Morvane, 300 évacués", "Morvane évacuée"],
            ["Dyke breaks in Morvane", "Morvane dyke gives way at night", "Dyke breaks, 300 moved from Morvane", "Morvane moved"],
            ["Deich in Morvane bricht", "Morvane: Deich bricht nachts", "300 Menschen in Morvane gerettet", "Deich von Morvane"],
        ],
    ),
    (
        "Luvigny",
        [
            [
                "Luvigny vote son tramway",
                "Le tramway de Luvigny voté",
                "Luvigny : 82 millions pour le tramway",
                "Tramway : Luvigny dit oui",
            ],
            ["Luvigny votes for tram", "Tram budget passed in Luvigny", "Luvigny: 82 million for a tram", "Luvigny tram wins vote"],
            ["Luvigny stimmt für Tram", "Tram für Luvigny beschlossen", "82 Millionen für Tram in Luvigny", "Luvigny bekommt Tram"],
        ],
    ),
    (
        "Tresny",
        [
            ["Le musée de Tresny rouvre", "Tresny retrouve son musée", "Après onze ans, le musée de Tresny rouvre", "Musée : Tresny fête"],
            [
                "Tresny museum reopens",
                "Museum of Tresny opens again",
                "Tresny gets its museum back",
                "Eleven years on, Tresny museum opens",
            ],
            ["Museum Tresny öffnet", "Tresny hat sein Museum wieder", "Nach elf Jahren: Museum in Tresny", "Museum Tresny wieder da"],
        ],
    ),
    (
        "Port-Ganelle",
        [
            [
                "Grève des dockers à Port-Ganelle",
                "Port-Ganelle : dockers en grève",
                "Les dockers bloquent Port-Ganelle",
                "Dockers : la grève dure",
            ],
            [
                "Dockers strike at Port-Ganelle",
                "Port-Ganelle dockers walk out",
                "Strike closes Port-Ganelle docks",
                "Docks shut in Port-Ganelle",
            ],
            ["Hafenstreik in Port-Ganelle", "Port-Ganelle: Arbeiter streiken", "Streik legt Port-Ganelle lahm", "Hafen Port-Ganelle zu"],
        ],
    ),
    (
        "Hallstedt",
        [
            [
                "Incendie d’usine à Hallstedt",
                "Hallstedt : l’usine en feu",
                "L’usine de peinture de Hallstedt brûle",
                "Feu éteint à Hallstedt",
            ],
            [
                "Factory fire in Hallstedt",
                "Hallstedt paint factory burns",
                "Fire at Hallstedt factory put out",
                "Hallstedt factory lost to fire",
            ],
            ["Fabrik in Hallstedt brennt", "Brand in Hallstedter Fabrik", "Farbenfabrik Hallstedt brennt", "Hallstedt: Feuer gelöscht"],
        ],
    ),
    (
        "Ternelle",
        [
            [
                "Saumons de retour dans la Ternelle",
                "La Ternelle retrouve ses saumons",
                "Saumons comptés : Ternelle",
                "La Ternelle et ses saumons",
            ],
            [
                "Salmon return to the Ternelle",
                "Ternelle salmon are back",
                "Salmon counted in river Ternelle",
                "River Ternelle: salmon again",
            ],
            ["Lachse zurück in der Ternelle", "Ternelle: Lachse gezählt", "Die Lachse der Ternelle", "Lachs kehrt in die Ternelle heim"],
        ],
    ),
];

/// Headlines of these events: each told by two to four outlets of each language.
pub(crate) fn headlines() -> Vec<Headline> {
    let mut out = Vec::new();
    for (p, (place, told)) in EVENTS.iter().enumerate() {
        for (l, (lang, titles)) in ["fr", "en", "de"].into_iter().zip(told).enumerate() {
            for (n, title) in titles.iter().enumerate().take(2 + (p + l) % 3) {
                let published = format!("2031-03-{:02}T{:02}:{:02}:00", 4 + p / 2, 6 + n, 7 * p);
                out.push((format!("{place}-{lang}-{n}"), lang, published, (*title).to_owned()));
            }
        }
    }
    out
}

pub(crate) fn reports(rows: &[Headline]) -> Vec<Report<'_>> {
    rows.iter()
        .map(|r| Report {
            id: &r.0,
            lang: Lang::from_tag(r.1),
            url: None,
            outlet: None,
            published: Some(&r.2),
            title: &r.3,
            text: "",
            article: None,
        })
        .collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn a_shuffled_batch_is_grouped_alike(keys in proptest::collection::vec(any::<u32>(), 200)) {
        let (few, many) = (rows(), headlines());
        for reports in [few.iter().map(report).collect::<Vec<_>>(), reports(&many)] {
            let mut shuffled: Vec<(u32, Report)> = keys.iter().copied().zip(reports.iter().copied()).collect();
            prop_assert_eq!(shuffled.len(), reports.len());
            shuffled.sort_by_key(|s| s.0);
            let shuffled: Vec<Report> = shuffled.into_iter().map(|s| s.1).collect();
            let events = |r: &[Report<'_>]| places(r, &group(r)).into_iter().map(|(id, (e, _))| (id, e)).collect::<BTreeMap<_, _>>();
            prop_assert_eq!(events(&reports), events(&shuffled));
            let stories = |r: &[Report<'_>]| group(r).into_iter().map(|s| (s.id, s.origins.len())).collect::<BTreeMap<_, _>>();
            prop_assert_eq!(stories(&reports), stories(&shuffled));
        }
    }
}

#[test]
fn ids_hold_and_what_moves_is_told() {
    let many = headlines();
    let reports = reports(&many);
    let mut stream = Stream::new();
    let mut event: BTreeMap<String, String> = BTreeMap::new();
    let mut stories: BTreeMap<String, String> = BTreeMap::new();
    // told again and again under new ids, so that repairs come due
    let ids: Vec<String> = (0..30).flat_map(|round| many.iter().map(move |r| format!("{}/{round}", r.0))).collect();
    let mut moved = 0;
    for (n, id) in ids.iter().enumerate() {
        let placed = stream.push(&Report { id, ..reports[n % reports.len()] });
        assert_eq!((placed[0].id.as_str(), &placed[0].was), (id.as_str(), &None));
        for p in placed {
            if let Some(was) = &p.was {
                // it says truly where it was, and that it left
                assert_eq!(event.get(&p.id), Some(was));
                assert_ne!(was, &p.event);
                moved += 1;
            }
            stories.insert(p.event.clone(), p.story.clone());
            event.insert(p.id, p.event);
        }
    }
    for p in stream.finish() {
        assert_eq!(event.get(&p.id), p.was.as_ref());
        event.insert(p.id, p.event);
        moved += 1;
    }
    assert_eq!(event.len(), ids.len());
    assert!(moved > 0);
    // the same words at the same time are one event in the end
    assert_eq!(event["Morvane-fr-0/0"], event["Morvane-fr-0/29"]);
    assert_ne!(event["Morvane-fr-0/0"], event["Luvigny-fr-0/0"]);
}
