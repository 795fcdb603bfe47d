//! Who has which point: contradictions, the matrix of points by outlet, and what one article alone has.

use crate::html::parts;
use crate::view::{View, label};
use crate::words::Counted;
use maud::{Markup, html};
use recoupe_model::contract::{Order, Point, Relation};

/// Rows of the matrix before the rest is folded, and single points shown of one article.
const ROWS: usize = 12;

/// Pairs of lines that can't both be right.
pub(crate) fn conflicts(view: &View) -> Markup {
    let ui = view.ui;
    let mut pairs = Vec::new();
    for p in &view.story.points {
        if p.links.is_empty() && p.relation == Relation::Contradicts && p.spans.len() >= 2 {
            pairs.push((&p.spans[0], &p.spans[1]));
        }
        let against = p.links.iter().filter(|l| l.relation == Relation::Contradicts);
        pairs.extend(against.filter_map(|l| Some((p.spans.get(l.a)?, p.spans.get(l.b)?))));
    }
    if pairs.is_empty() {
        return Markup::default();
    }
    html! {
        @for (a, b) in pairs {
            div.against {
                p { (parts::line(view, a)) }
                p.versus { (ui.relation(Relation::Contradicts)) }
                p { (parts::line(view, b)) }
            }
        }
    }
}

pub(crate) fn matrix(view: &View) -> Markup {
    let ui = view.ui;
    let mut shared: Vec<&Point> = view.story.points.iter().filter(|p| p.relation != Relation::Single && p.outlets.len() > 1).collect();
    if shared.is_empty() || view.articles.len() < 2 {
        return Markup::default();
    }
    shared.sort_by_key(|p| std::cmp::Reverse((p.origins, p.outlets.len())));
    let rest = shared.split_off(shared.len().min(ROWS));
    html! {
        p.hint { (ui.pick("● le rapporte · hachuré : a écrit plus tard sur le même événement sans le rapporter · vide : ne pouvait pas l’avoir",
            "● has it · hatched: wrote later on the same event without it · blank: could not have it")) }
        (table(view, &shared))
        @if !rest.is_empty() {
            details.more {
                summary { "+ " (ui.count(rest.len(), Counted::Facts)) }
                (table(view, &rest))
            }
        }
    }
}

fn table(view: &View, points: &[&Point]) -> Markup {
    html! {
        div.wide tabindex="0" {
            table.cov {
                thead { tr { td {} @for a in &view.articles { th scope="col" title=(label(a)) { (view.mark(&a.id)) } } } }
                tbody { @for p in points { (row(view, p)) } }
            }
        }
    }
}

fn row(view: &View, point: &Point) -> Markup {
    let ui = view.ui;
    let order = match point.order {
        Some(Order::Before) => ui.pick("dépassé par un article plus récent", "overtaken by a later report"),
        Some(Order::After) => ui.pick("dépasse une annonce", "overtakes an announcement"),
        None => "",
    };
    html! {
        tr {
            th scope="row" {
                @if let Some(first) = point.spans.first() { (parts::words(view, first)) }
                span.note { (ui.relation(point.relation)) " · " (ui.count(point.origins, Counted::Origins)) @if !order.is_empty() { " · " (order) } }
            }
            @for a in &view.articles {
                td {
                    @if let Some(span) = point.spans.iter().find(|s| s.article() == a.id) {
                        a href={ "#" (view.anchor(span)) } title=(label(a)) { "●" }
                    } @else if point.absent.iter().any(|o| o == label(a)) {
                        i title={ (label(a)) " : " (ui.pick("n’en dit rien", "has it not")) } {}
                    }
                }
            }
        }
    }
}

pub(crate) fn only(view: &View) -> Markup {
    let ui = view.ui;
    let single = |id: &str| -> Vec<&Point> {
        view.story.points.iter().filter(|p| p.relation == Relation::Single && p.spans.first().is_some_and(|s| s.article() == id)).collect()
    };
    if view.articles.len() < 2 || view.articles.iter().all(|a| single(&a.id).is_empty()) {
        return Markup::default();
    }
    html! {
        @for a in &view.articles {
            @let points = single(&a.id);
            @if !points.is_empty() {
                details.more {
                    summary { b { (label(a)) } " · " (ui.count(points.len(), Counted::Facts)) }
                    ul.only { @for p in points { li { @if let Some(span) = p.spans.first() { (parts::words(view, span)) } } } }
                }
            }
        }
    }
}
