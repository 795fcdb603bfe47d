//! "Ce qu'il faut retenir": the most carried points, each with its lines and who has it.

use crate::carriers::{Carriers, why};
use crate::html::parts;
use crate::view::View;
use crate::words::Counted;
use maud::{Markup, html};
use recoupe_model::contract::KeyPoint;

/// Key points open, and lines open of each: what a reader takes in within two minutes; the rest is one fold away.
const OPEN: usize = 6;
const LINES: usize = 2;
/// Marks of outlets shown in one row.
const MARKS: usize = 16;

pub(crate) fn section(view: &View, carriers: &[Carriers]) -> Markup {
    let keys = &view.story.key_points;
    if keys.is_empty() {
        return Markup::default();
    }
    let list = |from: usize, to: usize| {
        html! { ol.keys start=(from + 1) { @for n in from..to { (key(view, n, &carriers[n])) } } }
    };
    let open = if keys.len() <= OPEN + 1 { keys.len() } else { OPEN };
    html! {
        (list(0, open))
        @if keys.len() > open {
            (parts::fold(&format!("+ {}", view.ui.count(keys.len() - open, Counted::Keys)), true, &list(open, keys.len())))
        }
    }
}

fn key(view: &View, n: usize, carriers: &Carriers) -> Markup {
    let ui = view.ui;
    let key = &view.story.key_points[n];
    // a topic that is one of the lines itself would only stand there twice
    let own_topic = key.evidence.iter().all(|e| e.span != key.topic);
    let (first, rest) = split(key);
    html! {
        li {
            span.no aria-hidden="true" { (n + 1) }
            @if own_topic { h3 { (parts::words(view, &key.topic)) } }
            @for e in first { (evidence(view, key, e)) }
            @if !rest.is_empty() {
                (parts::fold(&ui.pick(format!("+ {} lignes", rest.len()), format!("+ {} lines", rest.len())), true, &html! { @for e in rest { (evidence(view, key, e)) } }))
            }
            p.carried {
                span.row { @for (o, class, word) in marks(view, carriers) { span.chip.(class) title={ (view.outlets[o]) (word) } { (view.outlet_mark(o)) span.vh { (word) } } " " } }
                span.note { (ui.count(key.outlets, Counted::Outlets)) ", " (ui.count(key.origins, Counted::Origins)) }
            }
        }
    }
}

/// Indices of the lines open and of those folded; one line alone is not folded away.
fn split(key: &KeyPoint) -> (Vec<usize>, Vec<usize>) {
    let open = if key.evidence.len() <= LINES + 1 { key.evidence.len() } else { LINES };
    ((0..open).collect(), (open..key.evidence.len()).collect())
}

fn evidence(view: &View, key: &KeyPoint, n: usize) -> Markup {
    let e = &key.evidence[n];
    html! {
        p.ev {
            @if e.beside.is_some() { span.note { (why(view, e)) (view.ui.pick(" : ", ": ")) } }
            (parts::line(view, &e.span))
            @if let Some(a) = &e.antecedent {
                span.note { (view.ui.pick("c’est-à-dire : ", "that is: ")) (parts::words(view, a)) }
            }
        }
    }
}

/// Outlets of a row with what their mark says: the line is from there, it has the same too, it speaks of it, it is silent.
fn marks(view: &View, c: &Carriers) -> Vec<(usize, &'static str, &'static str)> {
    let ui = view.ui;
    let mut out = Vec::new();
    for o in 0..view.outlets.len() {
        if c.shown.contains(&o) {
            out.push((o, "solid", ui.pick(" : une ligne ci-dessus", ": a line above")));
        } else if c.too.contains(&o) {
            out.push((o, "too", ui.pick(" : le rapporte aussi", ": has it too")));
        } else if c.beside.contains(&o) {
            out.push((o, "near", ui.pick(" : en parle, pas comptée", ": speaks of it, not counted")));
        } else if c.silent.contains(&o) {
            out.push((o, "off", ui.pick(" : n’en dit rien", ": silent")));
        }
    }
    out.truncate(MARKS);
    out
}
