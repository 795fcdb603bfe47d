//! Who has which point: a picture of all shared points by outlet, and the most carried ones in words.

use crate::html::mosaic;
use crate::html::parts;
use crate::numbers;
use crate::same;
use crate::shared::{lines, shared};
use crate::tally::Dispute;
use crate::view::View;
use crate::words::Counted;
use foldhash::{HashMap, HashMapExt};
use maud::{Markup, html};
use recoupe_model::Span;
use recoupe_model::contract::{FigureRecord, Link, Point, Reading, Relation, Verdict};
use std::collections::BTreeSet;

/// Rows of the table before the rest is folded, and at most.
const ROWS: usize = 10;
const MOST: usize = 80;
/// Contradictions shown before the rest is folded, and at most.
const CONFLICTS: (usize, usize) = (8, 60);
/// Outlets that have a column; beyond, those that carry most.
pub(crate) const COLUMNS: usize = 12;

/// Outlets in the order of their origins, so that those with the same words stand together; with the number of the
/// origin of their first article.
pub(crate) fn columns(view: &View) -> Vec<(usize, usize)> {
    let mut out: Vec<(usize, usize)> = (0..view.outlets.len())
        .map(|o| (o, view.outlet_of.iter().position(|x| *x == o).map_or(usize::MAX, |n| view.origin_of[n])))
        .collect();
    out.sort_by_key(|(o, origin)| (*origin, *o));
    out
}

/// Lines, and figures, that can't both be right, side by side.
pub(crate) fn conflicts(view: &View, pairs: &[Dispute]) -> Markup {
    let figures: Vec<&FigureRecord> = view.story.figures.iter().filter(|f| f.verdict == Verdict::Differ).collect();
    if pairs.is_empty() && figures.is_empty() {
        return Markup::default();
    }
    html! {
        (parts::bounded(view, pairs, CONFLICTS, true, |[a, b]| against(view, &side(view, a), &side(view, b))))
        (parts::bounded(view, &figures, CONFLICTS, true, |f| {
            // each value once, with all that give it; what follows the second stands among the figures
            let values = same::merge(f.readings.iter(), |r: &Reading| (numbers::reading(r, view.ui), ""));
            let told = |n: usize| values.get(n).map_or_else(Markup::default, |v| parts::told(view, &v.iter().map(|r| &r.span).collect::<Vec<_>>()));
            html! { p.subject { (parts::words(view, &f.counts)) } (against(view, &html! { p { (told(0)) } }, &html! { p { (told(1)) } })) }
        }))
    }
}

fn against(view: &View, a: &Markup, b: &Markup) -> Markup {
    html! {
        div.against {
            div { (a) }
            p.versus { span.vh { (view.ui.relation(Relation::Contradicts)) } span aria-hidden="true" { "≠" } }
            div { (b) }
        }
    }
}

/// The lines of one side of a dispute, each with all that have its words.
fn side(view: &View, lines: &[Vec<&Span>]) -> Markup {
    html! { @for spans in lines { p { (parts::told(view, spans)) } } }
}

/// Numbers of the spans of a point that another one contradicts.
fn contradicted(point: &Point) -> BTreeSet<usize> {
    if point.links.is_empty() && point.relation == Relation::Contradicts {
        return (0..point.spans.len()).collect();
    }
    point.links.iter().filter(|l| l.relation == Relation::Contradicts).flat_map(Link::ends).collect()
}

pub(crate) fn section(view: &View) -> Markup {
    let ui = view.ui;
    let shared = shared(view);
    if shared.is_empty() || view.outlets.len() < 2 {
        return Markup::default();
    }
    let columns = most_carrying(view, &shared);
    let open = if shared.len() <= ROWS + 1 { shared.len() } else { ROWS };
    let rows: Vec<Row> = shared.iter().copied().zip(lines(&shared)).take(MOST.max(open)).collect();
    let beyond = shared.len() - rows.len();
    html! {
        (mosaic::picture(view, &shared))
        h3.sub { (ui.pick("Les points les plus repris", "The points most carried")) }
        p.hint { b.key.has {} (ui.pick(" le rapporte", " has it")) " · " b.key.has.apart {} (ui.pick(" le contredit", " contradicts it")) " · " b.key.off {} (ui.pick(" a écrit plus tard sur le même événement sans le rapporter", " wrote later on the same event without it")) " · " (ui.pick("vide : ne pouvait pas l’avoir, ou n’en a qu’une partie", "blank: could not have it, or has only a part"))
            @if columns.len() < view.outlets.len() { (ui.pick(format!(" · les {} rédactions qui en ont le plus", columns.len()), format!(" · the {} outlets that have most", columns.len()))) } }
        (table(view, &rows[..open], &columns))
        @if shared.len() > open {
            (parts::fold(&format!("+ {}", ui.count(shared.len() - open, Counted::Points)), false, &html! {
                (table(view, &rows[open..], &columns))
                @if beyond > 0 { p.none { (ui.pick(format!("{beyond} de plus dans la version JSON."), format!("{beyond} more in the JSON."))) } }
            }))
        }
    }
}

/// The outlets that have a column.
fn most_carrying(view: &View, shared: &[&Point]) -> Vec<(usize, usize)> {
    let all = columns(view);
    if all.len() <= COLUMNS {
        return all;
    }
    let mut carried: HashMap<&str, usize> = HashMap::new();
    shared.iter().flat_map(|p| &p.outlets).for_each(|o| *carried.entry(o).or_default() += 1);
    let mut by_count = all.clone();
    by_count.sort_by_key(|(o, _)| std::cmp::Reverse(carried.get(view.outlets[*o]).copied().unwrap_or(0)));
    let kept: BTreeSet<usize> = by_count.iter().take(COLUMNS).map(|(o, _)| *o).collect();
    all.into_iter().filter(|(o, _)| kept.contains(o)).collect()
}

/// A point, and the line that it is known by.
type Row<'a> = (&'a Point, Option<&'a Span>);

fn table(view: &View, rows: &[Row], columns: &[(usize, usize)]) -> Markup {
    let ui = view.ui;
    html! {
        div.wide tabindex="0" role="group" aria-label=(ui.pick("Points par rédaction", "Points by outlet")) {
            table.cov role="table" {
                thead role="rowgroup" { tr role="row" {
                    th role="columnheader" scope="col" { span.vh { "Point" } }
                    @for (n, (o, origin)) in columns.iter().enumerate() {
                        th.new[n == 0 || columns[n - 1].1 != *origin] role="columnheader" scope="col" data-o=(o) { abbr title=(view.outlets[*o]) { (view.outlet_mark(*o)) } }
                    }
                } }
                tbody role="rowgroup" { @for r in rows { (row(view, *r, columns)) } }
            }
        }
    }
}

fn row(view: &View, (point, line): Row, columns: &[(usize, usize)]) -> Markup {
    let ui = view.ui;
    let mut notes = vec![ui.relation(point.relation).to_owned(), ui.count(point.origins, Counted::Origins)];
    notes.extend(ui.order(point).map(str::to_owned));
    let apart = contradicted(point);
    let span_of = |o: usize| -> Option<(usize, &Span)> {
        point.spans.iter().enumerate().find(|(_, s)| view.number(s.article()).is_some_and(|n| view.outlet_of[n] == o))
    };
    html! {
        tr role="row" {
            th role="rowheader" scope="row" {
                @if let Some(line) = line { (parts::line(view, line)) }
                span.note.apart[!apart.is_empty()] { (notes.join(", ")) }
            }
            @for (n, (o, origin)) in columns.iter().enumerate() {
                td.new[n == 0 || columns[n - 1].1 != *origin] role="cell" {
                    @if let Some((n, span)) = span_of(*o) {
                        @let line = view.next_line();
                        a.has.apart[apart.contains(&n)] id={ "l" (view.place) "-" (line) } href={ "#" (view.cite(span, line)) } data-o=(o) { span.m { (view.outlet_mark(*o)) } }
                    } @else if point.absent.iter().any(|x| **x == *view.outlets[*o]) {
                        span.off { span.m { (view.outlet_mark(*o)) } span.vh { " " (ui.pick("n’en dit rien", "silent")) } }
                    }
                }
            }
        }
    }
}
