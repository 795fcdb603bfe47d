//! Reports that bear no date, as pasted texts often do: what they tell of a weekday or of a day of a month stands on the
//! timeline without a date, with the words that tell when.

#![allow(missing_docs)]

use crate::{article, own_words};
use recoupe_model::contract::{EventStatus, StoryRecord, TimelineEntry};

fn story(texts: &[&str]) -> StoryRecord {
    let articles: Vec<_> = texts.iter().enumerate().map(|(n, t)| article(&format!("{n}.txt"), t.as_bytes())).collect();
    own_words(&articles, true)
}

/// The words that say when each event was, in the order of the timeline.
fn told(story: &StoryRecord) -> Vec<Vec<&str>> {
    story.timeline.iter().map(|e| e.mentions.iter().filter_map(|m| m.when.as_ref()).map(recoupe_model::Span::exact).collect()).collect()
}

const FERRY: [&str; 3] = [
    "Le bac de Morvane a coulé\n\nLe bac de Morvane a coulé mardi matin dans le port de Lusque avec quarante camions à son bord. \
     La capitainerie avait fermé le chenal lundi à cause du vent. Le ministre des Transports se rendra à Lusque jeudi.\n",
    "Naufrage à Lusque\n\nQuarante camions ont coulé mardi avec le bac de Morvane devant Lusque, sans faire de victime. \
     Les assureurs doivent remettre leur rapport le 14 mai.\n",
    "Lusque sans bac\n\nLe port de Lusque est coupé du continent. Les camions du bac de Morvane ont coulé mardi par vingt mètres de fond.\n",
];

#[test]
fn a_weekday_is_one_day_for_all_and_has_no_date() {
    let story = story(&FERRY);
    assert!(story.timeline.iter().all(|e| e.date.is_none()), "{:?}", story.timeline);
    let sinking: Vec<&TimelineEntry> =
        story.timeline.iter().filter(|e| e.mentions.iter().any(|m| m.event.exact().contains("coulé"))).collect();
    assert_eq!(sinking.len(), 1, "{sinking:?}");
    assert_eq!(sinking[0].mentions.len(), 3, "{sinking:?}");
    assert!(sinking[0].mentions.iter().all(|m| m.value.is_none()), "nobody knows which Tuesday");
}

#[test]
fn what_was_stands_before_what_is_to_come() {
    let story = story(&FERRY);
    let order: Vec<&str> = told(&story).iter().map(|w| w[0]).collect();
    assert_eq!(order, ["lundi", "mardi matin", "jeudi", "le 14 mai"]);
    let ahead: Vec<bool> = story.timeline.iter().map(|e| e.status == EventStatus::Planned).collect();
    assert_eq!(ahead, [false, false, true, true]);
}

#[test]
fn a_deadline_is_to_come() {
    let story =
        story(&["Dam talks\n\nThe two valleys met in Orsk on Tuesday. Governor Ann Tolland faces a June 9 deadline to open the gates, \
         and she has threatened to close the lower road as soon as June 20.\n"]);
    let status = |words: &str| {
        let holds = |e: &&TimelineEntry| e.mentions.iter().any(|m| m.when.as_ref().is_some_and(|w| w.exact().contains(words)));
        story.timeline.iter().find(holds).map(|e| e.status)
    };
    assert_eq!(status("Tuesday"), Some(EventStatus::Past));
    assert_eq!(status("June 9"), Some(EventStatus::Planned));
    assert_eq!(status("June 20"), Some(EventStatus::Planned));
}

#[test]
fn other_weekdays_are_other_events() {
    let story = story(&[
        "Gates open\n\nThe Orsk dam opened its gates on Monday after ten days of rain.\n",
        "Gates open\n\nThe Orsk dam opened its gates on Friday after ten days of rain.\n",
    ]);
    assert_eq!(story.timeline.len(), 2, "{:?}", story.timeline);
}

#[test]
fn a_year_long_before_another_is_past() {
    let story = story(&[
        "Valleys to meet\n\nThe meeting will be the third since the division of the valleys in 1945. The dam was built in 1987 by both.\n",
    ]);
    let of = |year: &str| story.timeline.iter().find(|e| e.date.as_ref().is_some_and(|d| d.as_str() == year)).map(|e| e.status);
    assert_eq!((of("1945"), of("1987")), (Some(EventStatus::Past), Some(EventStatus::Past)));
}

/// What only its year tells apart is one thing, whatever the reports say of it, and begins with itself.
#[test]
fn what_is_named_by_its_year_is_one_event() {
    let reports = [
        "Fishermen divided\n\nThe Halyard\n\n4 March 2031\n\nThe minister wants to leave the 2025 agreement on the nets of the gulf.\n",
        "The harbour waits\n\nThe Norvey Herald\n\n5 March 2031\n\nShipowners from Luvel profit from the 2025 accord, said the mayor of the town.\n",
        "The mayor replies\n\nThe Quay\n\n5 March 2031\n\nThe dockers of Luvel remember the 2025 flood that took their houses away.\n",
    ];
    let articles: Vec<_> = reports.iter().enumerate().map(|(n, text)| article(&format!("{n}.txt"), text.as_bytes())).collect();
    let story = own_words(&articles, true);
    let year: Vec<Vec<&str>> = story
        .timeline
        .iter()
        .filter(|e| e.date.as_ref().is_some_and(|d| d.as_str() == "2025"))
        .map(|e| e.mentions.iter().map(|m| m.event.exact()).collect())
        .collect();
    assert!(year.len() == 2, "{year:?}");
    let agreed = year.iter().find(|e| e.len() == 2).unwrap();
    assert!(agreed.iter().all(|words| words.starts_with("the 2025 a")), "{year:?}");
}
