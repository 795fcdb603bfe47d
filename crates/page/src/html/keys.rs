//! "Ce qu'il faut retenir": the most carried points, each with its lines and who has it.

use crate::html::parts;
use crate::view::View;
use crate::words::Counted;
use maud::{Markup, html};
use recoupe_model::Span;
use recoupe_model::contract::{KeyPoint, Relation};
use std::collections::{BTreeMap, BTreeSet};

/// Key points open, and lines open of each: what a reader takes in within two minutes; the rest is one fold away.
const OPEN: usize = 6;
const LINES: usize = 2;
/// Marks of outlets shown in one row.
const MARKS: usize = 16;

pub(crate) fn section(view: &View) -> Markup {
    let keys = &view.story.key_points;
    if keys.is_empty() {
        return Markup::default();
    }
    let carriers = carriers(view);
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

fn key(view: &View, n: usize, (has, silent): &(BTreeSet<usize>, BTreeSet<usize>)) -> Markup {
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
                span.row { @for (o, class, word) in marks(view, key, has, silent) { span.chip.(class) title={ (view.outlets[o]) (word) } { (view.outlet_mark(o)) span.vh { (word) } } " " } }
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
            (parts::line(view, &e.span))
            @if let Some(a) = &e.antecedent {
                span.note { (view.ui.pick("pronom pour : ", "pronoun for: ")) (parts::words(view, a)) }
            }
        }
    }
}

/// Outlets of a row with what their mark says: the line is from there, it has the point too, it is silent.
fn marks(view: &View, key: &KeyPoint, has: &BTreeSet<usize>, silent: &BTreeSet<usize>) -> Vec<(usize, &'static str, &'static str)> {
    let ui = view.ui;
    let shown: BTreeSet<usize> = key.evidence.iter().filter_map(|e| Some(view.outlet_of[view.number(e.span.article())?])).collect();
    // only what the record confirms: where the points do not add up to its count, the lines' own outlets stand alone
    let whole = has.union(&shown).count() == key.outlets;
    let mut out = Vec::new();
    for o in 0..view.outlets.len() {
        if shown.contains(&o) {
            out.push((o, "solid", ui.pick(" : une ligne ci-dessus", ": a line above")));
        } else if whole && has.contains(&o) {
            out.push((o, "too", ui.pick(" : le rapporte aussi", ": has it too")));
        } else if whole && silent.contains(&o) {
            out.push((o, "off", ui.pick(" : n’en dit rien", ": silent")));
        }
    }
    out.truncate(MARKS);
    out
}

/// For each key point the outlets that say the same as one of its lines, as the points have it, and those that lack it.
fn carriers(view: &View) -> Vec<(BTreeSet<usize>, BTreeSet<usize>)> {
    let keys = &view.story.key_points;
    let mut lines: BTreeMap<&str, Vec<(usize, &Span)>> = BTreeMap::new();
    for (n, key) in keys.iter().enumerate() {
        for e in &key.evidence {
            lines.entry(e.span.article()).or_default().push((n, &e.span));
        }
    }
    let mut out = vec![(BTreeSet::new(), BTreeSet::new()); keys.len()];
    let number: BTreeMap<&str, usize> = view.outlets.iter().enumerate().map(|(n, o)| (*o, n)).collect();
    let outlet = |s: &Span| Some(view.outlet_of[view.number(s.article())?]);
    for point in &view.story.points {
        let inside = |s: &Span| {
            let holds = move |(_, line): &&(usize, &Span)| s.start() >= line.start() && s.end() <= line.end();
            lines.get(s.article()).into_iter().flatten().filter(holds).map(|(n, _)| *n).collect::<Vec<_>>()
        };
        let held: Vec<Vec<usize>> = point.spans.iter().map(inside).collect();
        for &n in held.iter().flatten() {
            out[n].1.extend(point.absent.iter().filter_map(|o| number.get(o.as_str())));
        }
        for link in point.links.iter().filter(|l| matches!(l.relation, Relation::Same | Relation::OtherSpeaker)) {
            for (from, to) in [(link.a, link.b), (link.b, link.a)] {
                for &n in held.get(from).into_iter().flatten() {
                    out[n].0.extend(point.spans.get(to).and_then(outlet));
                }
            }
        }
    }
    for (has, silent) in &mut out {
        silent.retain(|o| !has.contains(o));
    }
    out
}
