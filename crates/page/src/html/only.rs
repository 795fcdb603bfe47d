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

/// The first points of an outlet, and how many there are.
#[derive(Clone, Default)]
pub(crate) struct List<'a> {
    told: Vec<Told<'a>>,
    points: usize,
}

impl<'a> List<'a> {
    fn add(&mut self, told: impl FnOnce() -> Told<'a>) {
        self.points += 1;
        if self.told.len() < POINTS {
            self.told.push(told());
        }
    }
}

/// "Only here".
pub(crate) fn only(view: &View) -> Markup {
    let mut lists = vec![List::default(); view.outlets.len()];
    for p in view.story.points.iter().filter(|p| p.relation == Relation::Single) {
        if let Some(span) = p.spans.first()
            && let Some(n) = view.number(span.article())
        {
            lists[view.outlet_of[n]].add(|| (span, view.ui.order(p)));
        }
    }
    listed(view, lists, false)
}

/// Points of several independent sources that an outlet wrote after, and has not; outlet by outlet.
pub(crate) fn silences<'a>(view: &View<'a>) -> Vec<List<'a>> {
    let mut lists = vec![List::default(); view.outlets.len()];
    let several: Vec<&Point> = shared(view).into_iter().filter(|p| p.origins > 1 && !p.spans.is_empty()).collect();
    // a large story has thousands of points and shows few: their lines are found as far as they are shown
    let mut lines = lines(&several).enumerate().filter_map(|(n, line)| Some((n, line?)));
    for (n, p) in several.iter().enumerate() {
        let mut line = None;
        for outlet in p.absent.iter().filter_map(|o| view.outlet(o)) {
            lists[outlet].add(|| {
                let span = line.get_or_insert_with(|| lines.find(|(m, _)| *m == n).map_or(&p.spans[0], |(_, span)| span));
                (*span, view.ui.order(p))
            });
        }
    }
    lists
}

/// "Not there".
pub(crate) fn silent(view: &View, silences: Vec<List>) -> Markup {
    listed(view, silences, true)
}

fn listed(view: &View, lists: Vec<List>, with_mark: bool) -> Markup {
    let lists: Vec<(usize, List)> = lists.into_iter().enumerate().filter(|(_, l)| l.points > 0).collect();
    if view.outlets.len() < 2 || lists.is_empty() {
        return Markup::default();
    }
    let ui = view.ui;
    html! {
        (parts::bounded(view, &lists, OUTLETS, false, |(o, list)| html! {
            details.more.outlet {
                summary { b { (view.outlets[*o]) } " " span.note { (ui.count(list.points, Counted::Points)) } }
                ul.plain {
                    @for (span, order) in &list.told { li {
                        @if with_mark { (parts::line(view, span)) } @else { (parts::words(view, span)) }
                        @if let Some(order) = order { " " span.note { (order) } }
                    } }
                    @if list.points > POINTS { li.none { (ui.pick(format!("{} de plus dans la version JSON.", list.points - POINTS), format!("{} more in the JSON.", list.points - POINTS))) } }
                }
            }
        }))
    }
}
