//! The timeline as a list, under its picture: what came before, what these reports are about, what has no date.

use crate::around::{self, Around};
use crate::dates::of_event;
use crate::html::{clocks, parts};
use crate::same;
use crate::view::View;
use crate::words::Counted;
use maud::{Markup, html};
use recoupe_model::Span;
use recoupe_model::contract::{EventMention, EventStatus, TimelineEntry};
use std::collections::BTreeSet;

/// What ended so many days before the first report is background: a season covers the weeks that reports of a running
/// story refer to, and leaves out the years and treaties that they recall.
pub(crate) const BACKGROUND_DAYS: i64 = 60;
/// Entries open where no picture chooses them, and entries listed at most under one fold.
const OPEN: usize = 12;
const MOST: usize = 150;
/// Mentions listed of one entry.
const MENTIONS: usize = 12;

type Entries<'a> = Vec<(usize, &'a TimelineEntry)>;

pub(crate) fn section(view: &View) -> Markup {
    let ui = view.ui;
    let all: Entries = view.story.timeline.iter().enumerate().collect();
    if all.is_empty() {
        return Markup::default();
    }
    let (picture, mut open) = clocks::picture(view);
    if open.is_empty() {
        // what most articles tell, as in the picture; years that they recall come last
        let recalled = |e: &TimelineEntry| e.date.as_ref().is_some_and(|d| clocks::days(d.bounds().0, d.bounds().1) > BACKGROUND_DAYS);
        let mut told = all.clone();
        told.sort_by_key(|(n, e)| (std::cmp::Reverse(articles(e)), recalled(e), *n));
        open.extend(told.into_iter().take(OPEN).map(|(n, _)| n));
    }
    let first = clocks::reports(view).iter().map(|r| r.from).min();
    let is_background = |e: &TimelineEntry| match (first, e.date.as_ref().map(recoupe_model::Edtf::bounds)) {
        // long ago, or a year or more of which nobody says when in it
        (Some(first), Some((from, to))) => {
            clocks::days(if clocks::days(from, to) > BACKGROUND_DAYS { from } else { to }, first) > BACKGROUND_DAYS
        }
        _ => false,
    };
    let (shown, rest): (Entries, Entries) = all.into_iter().partition(|(n, _)| open.contains(n));
    let (undated, rest): (Entries, Entries) = rest.into_iter().partition(|(_, e)| e.date.is_none());
    let (background, rest): (Entries, Entries) = rest.into_iter().partition(|(_, e)| is_background(e));
    html! {
        (picture)
        div.time { @for (n, e) in &shown { (entry(view, *n, e)) } }
        (folded(view, &ui.count(rest.len(), Counted::Events), &rest))
        (folded(view, &format!("{} ({})", ui.pick("Antécédents et dates larges", "Background and vague dates"), background.len()), &background))
        (folded(view, &format!("{} ({})", ui.pick("Sans date", "Without a date"), undated.len()), &undated))
    }
}

/// How many articles tell of it.
fn articles(event: &TimelineEntry) -> usize {
    event.mentions.iter().map(|m| m.event.article()).collect::<BTreeSet<_>>().len()
}

fn folded(view: &View, name: &str, list: &Entries) -> Markup {
    if list.is_empty() {
        return Markup::default();
    }
    let beyond = list.len().saturating_sub(MOST);
    parts::fold(
        name,
        true,
        &html! {
            div.time {
                @for (n, e) in list.iter().take(MOST) { (entry(view, *n, e)) }
                @if beyond > 0 { p.none { (view.ui.pick(format!("{beyond} de plus dans la version JSON."), format!("{beyond} more in the JSON."))) } }
            }
        },
    )
}

fn entry(view: &View, n: usize, e: &TimelineEntry) -> Markup {
    let ui = view.ui;
    let style = if is_plan(e) { "plan" } else { "done" };
    // mentions in the same words stand once, and what the line shown holds already not again
    let line = e.mentions.first().map(|m| &m.event);
    let within = |a: &Span, b: &Span| a != b && a.article() == b.article() && b.start() <= a.start() && a.end() <= b.end();
    let others = e.mentions.iter().filter(|m| !line.is_some_and(|line| within(&m.event, line)));
    let told: Vec<Vec<&EventMention>> = same::merge(others, |m: &EventMention| ((), m.event.exact()));
    html! {
        div.entry.(style) id={ "t" (view.place) "-" (n) } {
            p.when {
                span.no { (n + 1) }
                @if e.date.is_some() { time { (of_event(e, ui)) } } @else { span { (of_event(e, ui)) } }
                @if e.status != EventStatus::Past { span.status { (ui.status(e.status)) } }
            }
            div.what {
                @if let Some(first) = told.first() { p { (mention(view, first)) } }
                @if told.len() > 1 {
                    details.more {
                        summary {
                            (ui.pick("aussi", "also"))
                            @for m in told.iter().skip(1).take(MENTIONS) { " " b.chip { (view.mark(m[0].event.article())) } }
                            @if told.len() > MENTIONS + 1 { " +" (told.len() - MENTIONS - 1) }
                        }
                        @for m in told.iter().skip(1).take(MENTIONS) { p { (mention(view, m)) } }
                    }
                }
            }
        }
    }
}

fn mention(view: &View, same: &[&EventMention]) -> Markup {
    // one article that tells it twice in the same words is shown once
    let mut spans: Vec<_> = same.iter().map(|m| &m.event).collect();
    spans.dedup_by_key(|s| s.article());
    let around = spans.first().map_or_else(Around::default, |s| around::both(view, s));
    parts::told_within(view, &spans, &around)
}

pub(crate) fn is_plan(e: &TimelineEntry) -> bool {
    matches!(e.status, EventStatus::Planned | EventStatus::Proposed)
}
