//! The two clocks: when things happened (above), when they were reported (below), and the list.

use crate::html::parts;
use crate::view::{View, date, label};
use maud::{Markup, html};
use recoupe_model::contract::{EventStatus, TimelineEntry};
use std::collections::{BTreeMap, BTreeSet};

/// Days drawn around the reports; what lies farther off is only listed.
const MARGIN_DAYS: i64 = 45;
/// Days drawn at most.
const MAX_DAYS: usize = 14;

pub(crate) fn section(view: &View) -> Markup {
    let entries = &view.story.timeline;
    if entries.is_empty() {
        return Markup::default();
    }
    html! {
        (picture(view))
        ol.time {
            @for (n, e) in entries.iter().enumerate() { (entry(view, n, e)) }
        }
    }
}

fn entry(view: &View, n: usize, e: &TimelineEntry) -> Markup {
    let ui = view.ui;
    let style = if matches!(e.status, EventStatus::Planned | EventStatus::Proposed) { "plan" } else { "done" };
    html! {
        li.(style) {
            span.when { span.no { (n + 1) } " " @match &e.date { Some(d) => { time { (date(d, ui)) } }, None => { span.note { (ui.pick("sans date", "undated")) } } } }
            div {
                @if let Some(first) = e.mentions.first() { p { (parts::line(view, &first.event)) @if e.status != EventStatus::Past { " " span.note { (ui.status(e.status)) } } } }
                @if e.mentions.len() > 1 {
                    details.more {
                        summary { (ui.pick("aussi", "also")) " "
                            @for m in e.mentions.iter().skip(1) { span.chip { (view.mark(m.event.article())) } }
                        }
                        @for m in e.mentions.iter().skip(1) { p { (parts::line(view, &m.event)) @if let Some(w) = &m.when { " " span.note { (parts::words(view, w)) } } } }
                    }
                }
            }
        }
    }
}

/// Events and reports by day; days are spaced evenly, for what matters is their order.
fn picture(view: &View) -> Markup {
    let reports: Vec<(usize, jiff::civil::Date)> =
        view.articles.iter().enumerate().filter_map(|(n, a)| Some((n, a.published.as_ref()?.date.bounds().0))).collect();
    let (Some(first), Some(last)) = (reports.iter().map(|r| r.1).min(), reports.iter().map(|r| r.1).max()) else {
        return Markup::default();
    };
    let far = |d: jiff::civil::Date| days(first, d) < -MARGIN_DAYS || days(last, d) > MARGIN_DAYS;
    let events: Vec<(usize, &TimelineEntry, jiff::civil::Date, jiff::civil::Date)> = view
        .story
        .timeline
        .iter()
        .enumerate()
        .filter_map(|(n, e)| {
            let (a, b) = e.date.as_ref()?.bounds();
            (!far(a) && !far(b) && days(a, b) <= 7).then_some((n, e, a, b))
        })
        .collect();
    let mut all: BTreeSet<jiff::civil::Date> = reports.iter().map(|r| r.1).collect();
    all.extend(events.iter().flat_map(|e| [e.2, e.3]));
    if all.len() < 2 || all.len() > MAX_DAYS || events.is_empty() {
        return Markup::default();
    }
    let columns: BTreeMap<jiff::civil::Date, usize> = all.iter().enumerate().map(|(n, d)| (*d, n)).collect();
    let step = 700.0 / columns.len() as f64;
    let x = |d: &jiff::civil::Date| 10.0 + step * (columns.get(d).copied().unwrap_or(0) as f64 + 0.5);
    // the lowest lane that is free over all days of an event, so that no mark covers another
    let mut lanes: Vec<BTreeSet<usize>> = Vec::new();
    let mut lane = |from: usize, to: usize| {
        let free = lanes.iter().position(|taken| taken.range(from..=to).next().is_none()).unwrap_or(lanes.len());
        if free == lanes.len() {
            lanes.push(BTreeSet::new());
        }
        lanes[free].extend(from..=to);
        free
    };
    let placed: Vec<_> = events.iter().map(|e| (e, lane(columns[&e.2], columns[&e.3]))).collect();
    let height_above = 22.0 * (placed.iter().map(|p| p.1).max().unwrap_or(0) + 1) as f64;
    let mut stacked_below: BTreeMap<usize, usize> = BTreeMap::new();
    let below: Vec<_> = reports
        .iter()
        .map(|r| {
            let n = stacked_below.entry(columns[&r.1]).or_insert(0);
            *n += 1;
            (r, *n - 1)
        })
        .collect();
    let height_below = 24.0 * (below.iter().map(|b| b.1).max().unwrap_or(0) + 1) as f64;
    let axis = height_above + 10.0;
    let height = axis + 40.0 + height_below;
    let event_y = |lane: usize| axis - 16.0 - 22.0 * lane as f64;
    let report_y = |lane: usize| axis + 48.0 + 24.0 * lane as f64;
    html! {
        svg.clocks viewBox={ "0 0 720 " (height) } role="img" aria-label=(view.ui.pick("Les faits au-dessus de l’axe, les articles au-dessous", "Events above the axis, reports below")) {
            @for (e, lane) in &placed {
                @for m in &e.1.mentions {
                    @if let Some((r, low)) = below.iter().find(|(r, _)| view.articles[r.0].id == m.event.article()) {
                        path.tie d={ "M" (f(x(&e.2))) " " (f(event_y(*lane))) " C" (f(x(&e.2))) " " (f(axis + 20.0)) " " (f(x(&r.1))) " " (f(axis + 10.0)) " " (f(x(&r.1))) " " (f(report_y(*low) - 9.0)) } {}
                    }
                }
            }
            line.axis x1="10" x2="710" y1=(f(axis)) y2=(f(axis)) {}
            @for d in columns.keys() {
                text.tick x=(f(x(d))) y=(f(axis + 15.0)) { (day_label(view, *d, columns.len())) }
            }
            @for (e, lane) in &placed {
                @let style = if matches!(e.1.status, EventStatus::Planned | EventStatus::Proposed) { "plan" } else { "done" };
                @if e.2 != e.3 {
                    rect.(style) x=(f(x(&e.2) - 8.0)) y=(f(event_y(*lane) - 8.0)) width=(f(x(&e.3) - x(&e.2) + 16.0)) height="16" rx="8" {}
                } @else {
                    circle.(style) cx=(f(x(&e.2))) cy=(f(event_y(*lane))) r="8.5" {}
                }
                text.no x=(f(x(&e.2))) y=(f(event_y(*lane) + 3.8)) { (e.0 + 1) }
            }
            @for (r, low) in &below {
                @let mark = view.mark(&view.articles[r.0].id);
                @let w = 10.0 + 8.0 * mark.chars().count() as f64;
                g.rep { title { (label(view.articles[r.0])) } rect x=(f(x(&r.1) - w / 2.0)) y=(f(report_y(*low) - 9.0)) width=(f(w)) height="18" rx="3" {} text.no x=(f(x(&r.1))) y=(f(report_y(*low) + 4.0)) { (mark) } }
            }
        }
    }
}

fn f(x: f64) -> String {
    format!("{x:.1}")
}

fn days(a: jiff::civil::Date, b: jiff::civil::Date) -> i64 {
    a.until(b).map_or(i64::MAX, |s| i64::from(s.get_days()))
}

/// `12 janv.`; the year is the page's header's to say.
fn day_label(view: &View, d: jiff::civil::Date, columns: usize) -> String {
    let words = date(&recoupe_model::Edtf::day(d), view.ui);
    let short = words.rsplit_once('\u{a0}').map_or(words.as_str(), |(s, _)| s).to_owned();
    if columns > 9 { d.day().to_string() } else { short }
}
