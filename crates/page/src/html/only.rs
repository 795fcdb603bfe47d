//! What one outlet alone has, and what each could have had and is silent on.

use crate::html::parts;
use crate::shared::{lines, shared};
use crate::view::View;
use crate::words::Counted;
use maud::{Markup, html};
use recoupe_model::Span;
use recoupe_model::contract::{Point, Relation};

/// Points listed of one outlet, and outlets listed.
const POINTS: usize = 40;
const OUTLETS: (usize, usize) = (12, 60);

/// A line, and whether it was overtaken or overtakes.
type Told<'a> = (&'a Span, Option<&'static str>);
/// Outlets by their numbers, and what is listed of each.
type Lists<'a> = Vec<(usize, Vec<Told<'a>>)>;

/// "Only here".
pub(crate) fn only(view: &View) -> Markup {
    let mut lists: Vec<Vec<Told>> = vec![Vec::new(); view.outlets.len()];
    for p in view.story.points.iter().filter(|p| p.relation == Relation::Single) {
        if let Some(span) = p.spans.first()
            && let Some(n) = view.number(span.article())
        {
            lists[view.outlet_of[n]].push((span, view.ui.order(p)));
        }
    }
    listed(view, lists.into_iter().enumerate().collect(), false)
}

/// Points of several independent sources that an outlet wrote after, and has not.
pub(crate) fn silences<'a>(view: &View<'a>) -> Lists<'a> {
    let mut lists: Vec<Vec<Told>> = vec![Vec::new(); view.outlets.len()];
    let several: Vec<&Point> = shared(view).into_iter().filter(|p| p.origins > 1).collect();
    for (p, line) in several.iter().zip(lines(&several)) {
        let Some(span) = line else { continue };
        p.absent.iter().filter_map(|o| view.outlet(o)).for_each(|o| lists[o].push((span, view.ui.order(p))));
    }
    lists.into_iter().enumerate().collect()
}

/// "Not there".
pub(crate) fn silent(view: &View, silences: Lists) -> Markup {
    listed(view, silences, true)
}

fn listed(view: &View, mut lists: Lists, with_mark: bool) -> Markup {
    lists.retain(|(_, l)| !l.is_empty());
    if view.outlets.len() < 2 || lists.is_empty() {
        return Markup::default();
    }
    let ui = view.ui;
    html! {
        (parts::bounded(view, &lists, OUTLETS, false, |(o, told)| html! {
            details.more.outlet {
                summary { b { (view.outlets[*o]) } " " span.note { (ui.count(told.len(), Counted::Points)) } }
                ul.plain {
                    @for (span, order) in told.iter().take(POINTS) { li {
                        @if with_mark { (parts::line(view, span)) } @else { (parts::words(view, span)) }
                        @if let Some(order) = order { " " span.note { (order) } }
                    } }
                    @if told.len() > POINTS { li.none { (ui.pick(format!("{} de plus dans la version JSON.", told.len() - POINTS), format!("{} more in the JSON.", told.len() - POINTS))) } }
                }
            }
        }))
    }
}
