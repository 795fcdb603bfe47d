//! Who has a key point: whose line is shown, who says the same without a line here, who is silent. A key point's count is
//! that of the first two; every form of the page shows both, so that the count can be told from what stands there.

use crate::view::View;
use foldhash::{HashMap, HashMapExt};
use recoupe_model::Span;
use recoupe_model::contract::{Beside, Evidence, Relation};
use std::collections::BTreeSet;

/// Numbers of outlets, each in one of the four at most.
#[derive(Default)]
pub(crate) struct Carriers {
    /// Those of the lines that say it.
    pub(crate) shown: BTreeSet<usize>,
    /// Those of the lines that stand beside: another side, the same matter. They are not counted.
    pub(crate) beside: BTreeSet<usize>,
    /// Those that say the same as a line, as the points have it.
    pub(crate) too: BTreeSet<usize>,
    /// Those that wrote later without it.
    pub(crate) silent: BTreeSet<usize>,
}

/// The carriers of each key point.
pub(crate) fn carriers(view: &View) -> Vec<Carriers> {
    let keys = &view.story.key_points;
    let outlet = |s: &Span| Some(view.outlet_of[view.number(s.article())?]);
    let mut out: Vec<Carriers> = keys.iter().map(|_| Carriers::default()).collect();
    let mut lines: HashMap<&str, Vec<(usize, &Span)>> = HashMap::new();
    for (n, key) in keys.iter().enumerate() {
        for e in &key.evidence {
            if e.beside.is_some() {
                out[n].beside.extend(outlet(&e.span));
                continue;
            }
            lines.entry(e.span.article()).or_default().push((n, &e.span));
            out[n].shown.extend(outlet(&e.span));
        }
    }
    for point in &view.story.points {
        let inside = |s: &Span| {
            let holds = move |(_, line): &&(usize, &Span)| s.start() >= line.start() && s.end() <= line.end();
            lines.get(s.article()).into_iter().flatten().filter(holds).map(|(n, _)| *n).collect::<Vec<_>>()
        };
        let held: Vec<Vec<usize>> = point.spans.iter().map(inside).collect();
        for &n in held.iter().flatten() {
            out[n].silent.extend(point.absent.iter().filter_map(|o| view.outlet(o)));
        }
        if held.iter().all(Vec::is_empty) {
            continue;
        }
        let outlets: Vec<Option<usize>> = point.spans.iter().map(outlet).collect();
        for link in point.links.iter().filter(|l| matches!(l.relation, Relation::Same | Relation::OtherSpeaker)) {
            let [a, b] = link.ends();
            for (from, to) in [(a, b), (b, a)] {
                for &n in held.get(from).into_iter().flatten() {
                    out[n].too.extend(outlets.get(to).copied().flatten());
                }
            }
        }
    }
    for (carriers, key) in out.iter_mut().zip(keys) {
        carriers.too.retain(|o| !carriers.shown.contains(o));
        carriers.beside.retain(|o| !carriers.shown.contains(o) && !carriers.too.contains(o));
        carriers.silent.retain(|o| ![&carriers.shown, &carriers.too, &carriers.beside].iter().any(|c| c.contains(o)));
        // only what the record confirms: where the points do not add up to its count, the lines' own outlets stand alone
        if carriers.shown.len() + carriers.too.len() != key.outlets {
            carriers.too.clear();
            carriers.silent.clear();
        }
    }
    out
}

/// The marks of those that have it without a line here, for the forms without a row of marks; empty where there is none.
pub(crate) fn too(view: &View, carriers: &Carriers) -> String {
    let marks: Vec<&str> = carriers.too.iter().map(|o| view.outlet_mark(*o)).take(8).collect();
    let more = carriers.too.len().saturating_sub(marks.len());
    let more = if more > 0 { format!(" +{more}") } else { String::new() };
    if marks.is_empty() { String::new() } else { format!("{}[{}{more}]", view.ui.pick("la même chose : ", "the same: "), marks.join(" ")) }
}

/// Why a line stands in a key point whose first line it does not repeat; empty where it does.
pub(crate) fn why(view: &View, line: &Evidence) -> &'static str {
    match line.beside {
        Some(Beside::Answer) => view.ui.pick("l’autre côté", "the other side"),
        Some(Beside::Matter) => view.ui.pick("sur le même sujet", "on the same matter"),
        None => "",
    }
}
