//! Before and after: what one report announced or counted, and what a report of a later time tells of it. That is no
//! contradiction and no agreement, but news that has been overtaken.

use crate::points::sum_up;
use foldhash::{HashMap, HashMapExt};
use rayon::prelude::*;
use recoupe_model::Span;
use recoupe_model::contract::{Order, Point, Relation};
use std::sync::Arc;

/// What places of which one overtakes the other have in common.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Likeness {
    /// They tell of one event, that was announced and came.
    Event,
    /// They tell of one day: it hangs on their lines whether of one thing.
    Day,
    /// They are the numbers of one toll, that rose.
    Toll,
}

/// Places of which the ones were overtaken by the others.
pub(crate) struct Overtaken {
    /// What was overtaken, by a report of a later time.
    pub(crate) before: Vec<Span>,
    /// What overtakes it.
    pub(crate) after: Vec<Span>,
    /// What they have in common.
    pub(crate) likeness: Likeness,
}

/// A place, with the number of its event or toll.
struct Place<'a> {
    span: &'a Span,
    of: usize,
    order: Order,
    likeness: Likeness,
}

/// Marks the points that were overtaken, and those that overtake. Lines of one point of which one tells what came of what
/// the other announced are not the same.
pub(crate) fn mark(points: &mut [Point], overtaken: &[Overtaken]) {
    let mut places: HashMap<&str, Vec<Place>> = HashMap::new();
    for (of, o) in overtaken.iter().enumerate() {
        for (order, spans) in [(Order::Before, &o.before), (Order::After, &o.after)] {
            for span in spans {
                places.entry(span.article()).or_default().push(Place { span, of, order, likeness: o.likeness });
            }
        }
    }
    if places.is_empty() {
        return;
    }
    points.par_iter_mut().for_each(|point| mark_point(point, &places));
}

fn mark_point(point: &mut Point, places: &HashMap<&str, Vec<Place>>) {
    let held: Vec<Vec<&Place>> = point.spans.iter().map(|s| held(s, places)).collect();
    // a line that comes back to the event in a few words is about something else
    let about =
        |n: usize, p: &Place| p.likeness == Likeness::Toll || point.spans.get(n).is_some_and(|line| 2 * length(p.span) >= length(line));
    let came_of = |a: usize, b: usize| {
        let (Some(x), Some(y)) = (held.get(a), held.get(b)) else { return false };
        x.iter().any(|x| y.iter().any(|y| x.of == y.of && x.order != y.order && (about(a, x) || about(b, y))))
    };
    let nothing = held.iter().all(Vec::is_empty);
    let links = if nothing { &[][..] } else { &point.links };
    let came: Vec<bool> = links.iter().map(|l| came_of(l.a as usize, l.b as usize)).collect();
    let counts = |n: usize, p: &Place| p.likeness != Likeness::Day && about(n, p);
    let all = |order: Order| held.iter().enumerate().all(|(n, places)| places.iter().any(|p| p.order == order && counts(n, p)));
    // a point is what all its lines tell, or what came in one of them of what is announced in another
    point.order = match came.contains(&true) || all(Order::After) {
        true => Some(Order::After),
        false => all(Order::Before).then_some(Order::Before),
    };
    let same = |r: Relation| matches!(r, Relation::Same | Relation::OtherSpeaker);
    if !came.contains(&true) {
        return;
    }
    let links = Arc::make_mut(&mut point.links).iter_mut().zip(&came);
    links.filter(|(l, came)| **came && same(l.relation)).for_each(|(l, _)| l.relation = Relation::Elaborates);
    if point.relation != Relation::Contradicts {
        point.relation = sum_up(&point.links);
    }
}

/// The places in a line.
fn held<'p>(line: &Span, places: &'p HashMap<&str, Vec<Place>>) -> Vec<&'p Place<'p>> {
    let own = places.get(line.article()).map_or(&[][..], Vec::as_slice);
    // most of it: a clause may begin before a line
    let inside = |s: &Span| 2 * s.end().min(line.end()).saturating_sub(s.start().max(line.start())) > length(s);
    own.iter().filter(|p| inside(p.span)).collect()
}

fn length(span: &Span) -> usize {
    span.end().saturating_sub(span.start())
}

#[cfg(test)]
mod tests {
    use super::*;
    use recoupe_model::contract::Link;
    use recoupe_model::{Piece, Text};

    fn cut(id: &str, text: &str, part: &str) -> Span {
        let at = text.find(part).expect("the part stands in the text");
        Span::cut(id, &Text::new(text.to_owned()), Piece::new(at, at + part.len())).expect("a span")
    }

    fn point(spans: Vec<Span>, relation: Relation) -> Point {
        let links = if spans.len() > 1 { Arc::from([Link { a: 0, b: 1, relation }]) } else { Arc::default() };
        Point { id: "p1".into(), spans, relation, links, outlets: Vec::new(), origins: 1, absent: Vec::new(), order: None }
    }

    const ANNOUNCED: &str = "Le conseil se réunira vendredi à Valmère.";
    const CAME: &str = "Le conseil s’est réuni vendredi à Valmère.";
    const ASIDE: &str = "Avant que le conseil ne se réunisse vendredi, la maire a visité trois écoles, un phare et la halle aux poissons.";

    fn news() -> Vec<Overtaken> {
        let aside = cut("a", ASIDE, "que le conseil ne se réunisse vendredi");
        vec![Overtaken {
            before: vec![cut("a", ANNOUNCED, ANNOUNCED), aside],
            after: vec![cut("b", CAME, CAME)],
            likeness: Likeness::Event,
        }]
    }

    #[test]
    fn what_came_overtakes_what_was_announced() {
        let both = vec![cut("a", ANNOUNCED, ANNOUNCED), cut("b", CAME, CAME)];
        let mut points = [
            point(both, Relation::Same),
            point(vec![cut("a", ANNOUNCED, ANNOUNCED)], Relation::Single),
            point(vec![cut("b", CAME, CAME)], Relation::Single),
            point(vec![cut("c", CAME, CAME)], Relation::Single),
            point(vec![cut("b", CAME, CAME), cut("c", CAME, CAME)], Relation::Same),
        ];
        mark(&mut points, &news());
        let orders: Vec<_> = points.iter().map(|p| p.order).collect();
        assert_eq!(orders, [Some(Order::After), Some(Order::Before), Some(Order::After), None, None]);
        assert_eq!((points[0].relation, points[0].links[0].relation), (Relation::Elaborates, Relation::Elaborates));
    }

    #[test]
    fn what_only_touches_the_event_is_not_overtaken() {
        let mut points = [point(vec![cut("a", ASIDE, ASIDE)], Relation::Single)];
        mark(&mut points, &news());
        assert_eq!(points[0].order, None);
    }

    #[test]
    fn what_is_told_of_one_day_counts_in_one_point_alone() {
        let (planned, done) = ("Le ferry doit repartir vendredi à 6 heures.", "Le ferry est reparti vendredi à 7 h 25.");
        let of_day =
            vec![Overtaken { before: vec![cut("a", planned, planned)], after: vec![cut("b", done, done)], likeness: Likeness::Day }];
        let mut points = [
            point(vec![cut("a", planned, planned), cut("b", done, done)], Relation::Same),
            point(vec![cut("a", planned, planned)], Relation::Single),
            point(vec![cut("b", done, done)], Relation::Single),
        ];
        mark(&mut points, &of_day);
        let orders: Vec<_> = points.iter().map(|p| p.order).collect();
        assert_eq!(orders, [Some(Order::After), None, None]);
        assert_eq!(points[0].relation, Relation::Elaborates);
    }

    #[test]
    fn a_toll_that_rose_overtakes_the_lower_one() {
        let (low, high) = ("La crue a fait neuf morts dans la vallée.", "La crue a fait onze morts dans la vallée.");
        let rose = vec![Overtaken {
            before: vec![cut("a", low, "neuf morts")],
            after: vec![cut("b", high, "onze morts")],
            likeness: Likeness::Toll,
        }];
        let mut points = [
            point(vec![cut("a", low, low)], Relation::Single),
            point(vec![cut("a", low, low), cut("b", high, high)], Relation::Contradicts),
        ];
        mark(&mut points, &rose);
        assert_eq!((points[0].order, points[1].order), (Some(Order::Before), Some(Order::After)));
        assert_eq!(points[1].relation, Relation::Contradicts, "what the ledger found stands");
    }
}
