//! The coverage as one picture: a row an outlet, a column a shared point, and how much each outlet has alone.

use crate::html::clocks::f;
use crate::html::coverage::columns;
use crate::view::View;
use crate::words::Counted;
use maud::{Markup, html};
use recoupe_model::contract::{Point, Relation};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// Width of the picture, and of its parts.
const WIDTH: f64 = 720.0;
const NAMES: f64 = 168.0;
const ALONE: f64 = 120.0;
/// Columns of a name.
const LABEL: usize = 24;
/// Room for the words above the cells.
const HEAD: f64 = 320.0;
/// Rows and columns drawn at most.
const ROWS: usize = 24;
const POINTS: usize = 110;
const ROW: f64 = 19.0;

/// The picture of points that are already sorted, most carried first.
pub(crate) fn picture(view: &View, shared: &[&Point]) -> Markup {
    let ui = view.ui;
    let rows: Vec<(usize, usize)> = columns(view).into_iter().take(ROWS).collect();
    let points = &shared[..shared.len().min(POINTS)];
    let step = ((WIDTH - NAMES - ALONE) / points.len() as f64).min(14.0);
    let number: BTreeMap<&str, usize> = view.outlets.iter().enumerate().map(|(n, o)| (*o, n)).collect();
    let of = |names: &[Arc<str>]| names.iter().filter_map(|n| number.get(&**n).copied()).collect::<BTreeSet<usize>>();
    let cells: Vec<(BTreeSet<usize>, BTreeSet<usize>)> = points.iter().map(|p| (of(&p.outlets), of(&p.absent))).collect();
    let mut alone = vec![0_usize; view.outlets.len()];
    let single = view.story.points.iter().filter(|p| p.relation == Relation::Single);
    single.filter_map(|p| view.number(p.spans.first()?.article())).for_each(|n| alone[view.outlet_of[n]] += 1);
    let most = alone.iter().max().copied().unwrap_or(0).max(1) as f64;
    let height = 22.0 + ROW * rows.len() as f64;
    let name = ui.pick(
        format!("{} par rédaction, et points de chacune seule", ui.count(points.len(), Counted::Shared)),
        format!("{} by outlet, and points of each alone", ui.count(points.len(), Counted::Shared)),
    );
    // right of the words above the cells, also where the cells are few
    let x_alone = NAMES + (step * points.len() as f64).max(HEAD) + 18.0;
    html! {
        div.wide tabindex="0" role="group" aria-label=(name) {
            svg.mosaic viewBox={ "0 0 " (WIDTH) " " (f(height)) } width=(WIDTH) height=(f(height)) role="img" aria-label=(name) {
                text.tick x=(f(NAMES)) y="11" { (ui.count(points.len(), Counted::Shared)) (ui.pick(", du plus au moins repris", ", most carried first")) }
                text.tick x=(f(x_alone)) y="11" { (ui.pick("seule à les avoir", "alone with")) }
                @for (n, (o, origin)) in rows.iter().enumerate() {
                    @let y = 20.0 + ROW * n as f64;
                    @let same = n > 0 && rows[n - 1].1 == *origin;
                    // outlets of one origin hang together at the left
                    @if same { path.brace d=(format!("M4 {}V{}", f(y - ROW + 8.0), f(y + 8.0))) {} }
                    @else if n > 0 { line.axis x1="0" x2=(f(WIDTH)) y1=(f(y - 1.5)) y2=(f(y - 1.5)) {} }
                    text.name x="10" y=(f(y + 11.5)) { (short(view.outlets[*o])) }
                    @for (m, (has, off)) in cells.iter().enumerate() {
                        @let x = NAMES + step * m as f64;
                        @if has.contains(o) { rect.has x=(f(x)) y=(f(y + 1.0)) width=(f((step - 1.5).max(1.0))) height="13" {} }
                        @else if off.contains(o) { rect.off x=(f(x + step / 2.0 - 1.5)) y=(f(y + 7.0)) width="1.6" height="1.6" {} }
                    }
                    @if alone[*o] > 0 { rect.alone x=(f(x_alone)) y=(f(y + 3.0)) width=(f((alone[*o] as f64 / most * 60.0).max(2.0))) height="9" {} }
                    text.count x=(f(x_alone + if alone[*o] > 0 { (alone[*o] as f64 / most * 60.0).max(2.0) + 5.0 } else { 0.0 })) y=(f(y + 11.5)) { (alone[*o]) }
                }
            }
        }
        @if view.outlets.len() > rows.len() {
            p.hint { (ui.pick(format!("Dessinées : {} rédactions sur {}.", rows.len(), view.outlets.len()), format!("Drawn: {} outlets of {}.", rows.len(), view.outlets.len()))) }
        }
    }
}

fn short(name: &str) -> String {
    if name.chars().count() <= LABEL { name.to_owned() } else { name.chars().take(LABEL - 1).chain(['…']).collect() }
}
