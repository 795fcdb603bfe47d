//! What is not as it should be: grouped soberly, and never with unbounded work.

use crate::{Row, report, rows};
use recoupe_model::Lang;
use recoupe_story::{Report, Stream, group};
use std::collections::BTreeSet;
use std::time::{Duration, Instant};

#[test]
fn bad_input_is_grouped_soberly() {
    let odd: Vec<Row> = vec![
        ("1", "", "", "", ""),
        ("2", "fr", "2999-01-01", "", "  \n "),
        ("3", "xx", "-5", "12 — 34", ""),
        ("4", "en", "2031-03-04", "Мэр подписал указ", "Мэр подписал указ о реке."),
        ("1", "", "", "", ""),
    ];
    let reports: Vec<Report> = odd.iter().map(report).collect();
    let stories = group(&reports);
    assert_eq!(stories.iter().map(|s| s.articles.len()).sum::<usize>(), odd.len());
    let mut stream = Stream::new();
    for r in &reports {
        assert!(!stream.push(r).is_empty());
    }
    stream.finish();
    assert!(group(&[]).is_empty());
}

#[test]
fn ten_thousand_identical_items_are_one_event() {
    let rows = rows();
    let ids: Vec<String> = (0..10_000).map(|n| format!("{n:05}")).collect();
    let reports: Vec<Report> = ids.iter().map(|id| Report { id, ..report(&rows[0]) }).collect();
    let stories = group(&reports);
    assert_eq!((stories.len(), stories[0].events.len(), stories[0].origins.len()), (1, 1, 1));
}

/// Places reports one after another; the event of each at the end.
fn streamed(reports: &[Report<'_>]) -> Vec<String> {
    let mut stream = Stream::new();
    let mut event = vec![String::new(); reports.len()];
    let number = |id: &str| reports.iter().position(|r| r.id == id).expect("an id that was given");
    for report in reports {
        for placed in stream.push(report) {
            event[number(&placed.id)] = placed.event;
        }
    }
    for placed in stream.finish() {
        event[number(&placed.id)] = placed.event;
    }
    event
}

fn bare<'a>(id: &'a str, published: Option<&'a str>, title: &'a str) -> Report<'a> {
    Report { id, lang: Some(Lang::FR), url: None, outlet: None, published, title, text: "", article: None }
}

#[test]
fn dates_that_say_nothing_lead_nowhere() {
    let title = "Une digue cède à Morvane, trois cents habitants évacués";
    let reports = [
        bare("1", None, title),
        bare("2", Some("hier"), title),
        bare("3", Some("2999-01-01"), "Luvigny vote le budget de son tramway"),
        bare("4", Some("0000-00-00"), "Luvigny : le budget du tramway est voté"),
        bare("5", Some("2031-03-04T25:99:00"), "Le musée de Castel-Brun rouvre"),
    ];
    let event = streamed(&reports);
    assert_eq!(event[0], event[1]);
    assert_eq!(event[2], event[3]);
    assert_eq!(event.iter().collect::<BTreeSet<_>>().len(), 3);
}

#[test]
fn a_report_from_the_future_does_not_close_the_window() {
    let title = "Une digue cède à Morvane, trois cents habitants évacués";
    let reports = [
        bare("1", Some("2031-03-04T08:00:00"), title),
        bare("2", Some("2999-01-01T00:00:00"), "Luvigny vote le budget de son tramway"),
        bare("3", Some("2031-03-04T08:30:00"), "Évacués à Morvane : une digue cède, trois cents habitants partis"),
        bare("4", Some("1999-01-01T00:00:00"), "Le musée de Castel-Brun rouvre"),
        bare("5", Some("2031-03-04T09:00:00"), title),
    ];
    let event = streamed(&reports);
    assert!(event[0] == event[2] && event[0] == event[4]);
    assert!(event[0] != event[1] && event[0] != event[3] && event[1] != event[3]);
}

#[test]
fn a_clock_that_goes_back_tells_the_same_events() {
    let (rows, many) = (rows(), crate::order::headlines());
    let mut ahead: Vec<Report> = rows.iter().filter(|r| r.1 == "fr").map(report).collect();
    ahead.extend(crate::order::reports(&many).into_iter().filter(|r| r.lang == Some(Lang::FR) && !r.title.contains("Morvane")));
    let mut back = ahead.clone();
    back.sort_by(|a, b| b.published.cmp(&a.published));
    let same = |reports: &[Report<'_>]| {
        let event = streamed(reports);
        let of = |id: &str| &event[reports.iter().position(|r| r.id == id).expect("there")];
        ["a2", "a3", "c1", "Tresny-fr-0"].map(|id| of(id) == of("a1"))
    };
    assert_eq!(same(&ahead), [true, true, false, false]);
    assert_eq!(same(&ahead), same(&back));
}

#[test]
fn a_language_labelled_as_another_takes_nothing_along() {
    let rows = rows();
    let mut reports: Vec<Report> = rows.iter().map(report).collect();
    // the Russian report is called English, the French budget German
    reports[4].lang = Some(Lang::EN);
    reports[5].lang = Some(Lang::DE);
    let stories = group(&reports);
    let event = |n: usize| stories.iter().flat_map(|s| &s.events).position(|e| e.articles.contains(&n));
    assert_eq!(event(0), event(1));
    assert_eq!(event(0), event(2));
    assert_ne!(event(0), event(5));
}

#[test]
fn empty_titles_are_no_event() {
    let ids: Vec<String> = (0..300).map(|n| n.to_string()).collect();
    let blank = ["", "   ", "…", "— —", "!!!"];
    let reports: Vec<Report> = ids.iter().enumerate().map(|(n, id)| bare(id, Some("2031-03-04"), blank[n % blank.len()])).collect();
    assert_eq!(group(&reports).iter().map(|s| s.events.len()).sum::<usize>(), reports.len());
    assert_eq!(streamed(&reports).into_iter().collect::<BTreeSet<_>>().len(), reports.len());
}

#[test]
fn ten_thousand_identical_items_stream_as_one_event() {
    let rows = rows();
    let ids: Vec<String> = (0..10_000).map(|n| format!("{n:05}")).collect();
    let mut stream = Stream::new();
    let start = Instant::now();
    let events: BTreeSet<String> =
        ids.iter().flat_map(|id| stream.push(&Report { id, ..report(&rows[0]) })).map(|placed| placed.event).collect();
    assert_eq!(events.len(), 1);
    assert!(stream.finish().is_empty());
    assert!(start.elapsed() < Duration::from_secs(60), "{:?}", start.elapsed());
}

#[test]
fn enormous_lines_cost_what_their_beginning_costs() {
    let long = "Une digue a cédé à Morvane. ".repeat(200_000);
    let one = "a".repeat(3_000_000);
    let reports = [
        Report { text: &long, ..bare("1", None, "Une digue cède à Morvane") },
        Report { text: &one, ..bare("2", None, "Le musée de Castel-Brun rouvre") },
        bare("3", None, &long),
        bare("4", None, &one),
    ];
    let start = Instant::now();
    let found = group(&reports);
    assert_eq!(found.iter().map(|s| s.articles.len()).sum::<usize>(), 4);
    assert_eq!(streamed(&reports).len(), 4);
    assert!(start.elapsed() < Duration::from_secs(20), "{:?}", start.elapsed());
}
