//! Figures compared: one block a thing counted, its readings on one small scale.

use crate::html::parts;
use crate::view::View;
use crate::words::Counted;
use maud::{Markup, html};
use recoupe_model::contract::{FigureRecord, Reading, Verdict};
use recoupe_model::{Attribution, FigureStatus, Value};

/// Width of the scale in its own units.
const WIDTH: f64 = 240.0;

pub(crate) fn section(view: &View) -> Markup {
    let ui = view.ui;
    let (compared, single): (Vec<&FigureRecord>, Vec<&FigureRecord>) =
        view.story.figures.iter().partition(|f| f.verdict != Verdict::Single);
    if compared.is_empty() && single.is_empty() {
        return Markup::default();
    }
    html! {
        @for f in compared { (figure(view, f)) }
        @if !single.is_empty() {
            details.more {
                summary { (ui.pick("Chiffres donnés par un seul article", "Figures that one article alone gives")) " · " (ui.count(single.len(), Counted::Facts)) }
                @for f in single { (figure(view, f)) }
            }
        }
    }
}

fn figure(view: &View, f: &FigureRecord) -> Markup {
    let ui = view.ui;
    let verdict = format!("{:?}", f.verdict).to_lowercase();
    let range = range(f);
    html! {
        div.figure {
            h3 { (parts::words(view, &f.counts)) " " small.ver.(verdict) { (ui.verdict(f.verdict)) } }
            table {
                tbody {
                    @for r in &f.readings {
                        tr {
                            td { (parts::line(view, &r.span)) }
                            td.value { (value(&r.value)) " " (r.unit) }
                            td.note { (facts(view, r)) }
                            @if let Some(range) = range { td.scale { (bar(r, range)) } }
                        }
                    }
                }
            }
        }
    }
}

fn facts(view: &View, r: &Reading) -> String {
    let ui = view.ui;
    let mut facts = Vec::new();
    if r.status == FigureStatus::Planned {
        facts.push(ui.figure_status(r.status).to_owned());
    }
    match (r.attribution, &r.speaker) {
        (Attribution::Asserted, _) => {}
        (Attribution::Attributed, Some(s)) => facts.push(format!("{} {}", ui.pick("selon", "according to"), s.name)),
        (Attribution::Attributed, None) => facts.push(ui.pick("attribué", "attributed").to_owned()),
        (Attribution::Denied, _) => facts.push(ui.pick("démenti", "denied").to_owned()),
    }
    facts.join(" · ")
}

fn value(value: &Value) -> String {
    match value {
        Value::Number(n) => n.to_string(),
        Value::Clock(c) => c.clone(),
    }
}

/// Lowest and highest value of readings that can be drawn against each other.
fn range(f: &FigureRecord) -> Option<(f64, f64)> {
    let all: Vec<(f64, f64)> = f.readings.iter().filter_map(bounds).collect();
    let low = all.iter().map(|b| b.0).fold(f64::INFINITY, f64::min);
    let high = all.iter().map(|b| b.1).fold(f64::NEG_INFINITY, f64::max);
    (all.len() == f.readings.len() && all.len() > 1 && low < high).then_some((low, high))
}

/// What the words allow; an open end ("more than three") is drawn a fifth beyond the value.
fn bounds(r: &Reading) -> Option<(f64, f64)> {
    let Value::Number(v) = r.value else { return None };
    if !v.is_finite() {
        return None;
    }
    let open = v.abs() / 5.0;
    let finite = |x: f64, or: f64| if x.is_finite() { x } else { or };
    let (low, high) = match r.modifier {
        recoupe_model::Modifier::Over => (r.min.unwrap_or(v), r.max.unwrap_or(v + open)),
        recoupe_model::Modifier::Under => (r.min.unwrap_or(v - open), r.max.unwrap_or(v)),
        _ => (r.min.unwrap_or(v), r.max.unwrap_or(v)),
    };
    Some((finite(low, v), finite(high, v)))
}

fn bar(r: &Reading, (low, high): (f64, f64)) -> Markup {
    let Some((a, b)) = bounds(r) else { return Markup::default() };
    let x = |v: f64| 6.0 + (v - low) / (high - low) * (WIDTH - 12.0);
    let (x1, x2) = (x(a), x(b));
    let style = if r.status == FigureStatus::Planned { "plan" } else { "done" };
    html! {
        svg viewBox={ "0 0 " (WIDTH) " 14" } aria-hidden="true" {
            line.axis x1="0" x2=(WIDTH) y1="7" y2="7" {}
            @if x2 - x1 < 1.0 {
                circle.(style) cx=(format!("{x1:.1}")) cy="7" r="4" {}
            } @else {
                rect.(style) x=(format!("{x1:.1}")) y="4" width=(format!("{:.1}", x2 - x1)) height="6" rx="3" {}
            }
        }
    }
}
