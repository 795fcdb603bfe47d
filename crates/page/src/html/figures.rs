//! Figures compared: one block a thing counted, its readings on one small scale.

use crate::html::parts;
use crate::html::scale::Scale;
use crate::numbers;
use crate::same;
use crate::view::View;
use maud::{Markup, html};
use recoupe_model::Attribution;
use recoupe_model::contract::{FigureRecord, Reading, Verdict};

/// Things counted shown before the rest is folded, and at most.
const SHOWN: (usize, usize) = (8, 80);
const SINGLE: (usize, usize) = (0, 60);

pub(crate) fn section(view: &View) -> Markup {
    let ui = view.ui;
    let (mut compared, single): (Vec<&FigureRecord>, Vec<&FigureRecord>) =
        view.story.figures.iter().partition(|f| f.verdict != Verdict::Single);
    if compared.is_empty() && single.is_empty() {
        return Markup::default();
    }
    // what can't be true together first, then what needs a look, then what is one number anyway
    compared.sort_by_key(|f| match f.verdict {
        Verdict::Differ => 0,
        Verdict::Compatible => 1,
        Verdict::Agree | Verdict::Single => 2,
    });
    html! {
        (parts::bounded(view, &compared, SHOWN, true, |f| figure(view, f)))
        @if compared.is_empty() && view.articles.len() > 1 {
            p.none { (ui.pick("Aucun chiffre n’est donné par plusieurs articles.", "No figure is given by several reports.")) }
        }
        @if !single.is_empty() {
            details.more open[view.articles.len() == 1] {
                summary { (ui.pick("Donnés par un seul article", "Given by one report only")) " (" (single.len()) ")" }
                @let shown = &single[..single.len().min(SINGLE.1)];
                ul.plain { @for f in shown { li { (alone(view, f)) } } }
                @if single.len() > shown.len() { p.none { "+ " (single.len() - shown.len()) } }
            }
        }
    }
}

/// One line: what is counted, whose reading.
fn alone(view: &View, f: &FigureRecord) -> Markup {
    html! {
        (parts::line(view, &f.counts))
        @if let Some(r) = f.readings.first() { @let facts = numbers::standing(r, view.ui); @if !facts.is_empty() { span.note { (facts) } } }
    }
}

fn figure(view: &View, f: &FigureRecord) -> Markup {
    let ui = view.ui;
    let verdict = format!("{:?}", f.verdict).to_lowercase();
    let scale = Scale::of(f);
    // readings that say the same of the same standing are one row, whatever their wording
    let rows =
        same::merge(f.readings.iter(), |r: &Reading| ((numbers::reading(r, ui), r.status, r.attribution == Attribution::Denied), ""));
    html! {
        div.figure {
            h3 { (parts::words(view, &f.counts)) " " span.ver.(verdict) { (ui.verdict(f.verdict)) } }
            div.readings.scaled[scale.is_some()] {
                @for row in &rows { (readings(view, row, scale.as_ref())) }
                @if let Some(scale) = &scale { div.reading.ticks { div {} div {} div.scale { (scale.ticks(ui)) } } }
            }
        }
    }
}

/// Readings of one value: each wording once, the value as the program reads it, its place on the scale.
fn readings(view: &View, row: &[&Reading], scale: Option<&Scale>) -> Markup {
    let wordings = same::merge(row.iter().copied(), |r: &Reading| (numbers::standing(r, view.ui), r.span.exact()));
    html! {
        div.reading {
            div {
                @for w in &wordings {
                    p {
                        @let spans: Vec<_> = w.iter().map(|r| &r.span).collect();
                        (parts::told(view, &spans))
                        @let facts = numbers::standing(w[0], view.ui);
                        @if !facts.is_empty() { span.note { (facts) } }
                    }
                }
            }
            div.value { (numbers::reading(row[0], view.ui)) }
            @if let Some(scale) = scale { div.scale { (scale.bar(row[0])) } }
        }
    }
}
