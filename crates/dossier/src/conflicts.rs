//! Where accounts contradict one another: what two lines tell of one thing with numbers that can't both be true. The
//! ledger of figures finds them; here the points that hold such numbers are told so.

use crate::context::Context;
use crate::pairs::ledgers::Places;
use crate::points::Group;
use crate::units::Unit;
use foldhash::{HashMap, HashMapExt, HashSet};
use rayon::prelude::*;
use recoupe_model::contract::{FigureRecord, Link, Point, Reading, Relation, Verdict};
use recoupe_model::{FigureStatus, Span, Value};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// Lines that one dispute of numbers sets against each other, at most.
const LINES: usize = 40;

/// Marks the links of points whose lines hold readings of one figure that can't both be true.
pub(crate) fn mark(points: &mut [Point], figures: &[FigureRecord]) {
    // article → the disputed readings in it, with the number of their figure: a large story has tens of thousands of points, and to
    // hold the lines of each against all readings took a fiftieth of its dossier's time
    let mut disputed: HashMap<&str, Vec<(usize, &Reading)>> = HashMap::new();
    for (number, figure) in figures.iter().enumerate().filter(|(_, f)| f.verdict == Verdict::Differ) {
        for reading in &figure.readings {
            disputed.entry(reading.span.article()).or_default().push((number, reading));
        }
    }
    if !disputed.is_empty() {
        points.par_iter_mut().for_each(|point| mark_point(point, &disputed));
    }
}

fn mark_point(point: &mut Point, disputed: &HashMap<&str, Vec<(usize, &Reading)>>) {
    // figure, line, reading in that line
    let mut held: Vec<(usize, usize, &Reading)> = Vec::new();
    for (line, span) in point.spans.iter().enumerate() {
        let there = disputed.get(span.article()).into_iter().flatten();
        held.extend(there.filter(|(_, r)| holds(span, &r.span)).map(|(number, r)| (*number, line, *r)));
    }
    held.sort_by_key(|(number, line, _)| (*number, *line));
    for of_figure in held.chunk_by(|x, y| x.0 == y.0).filter(|h| h.first().map(|x| x.1) != h.last().map(|x| x.1)) {
        let of_line = |line: u32| {
            let from = of_figure.partition_point(|x| x.1 < line as usize);
            of_figure[from..].iter().take_while(move |x| x.1 == line as usize)
        };
        let against = |link: &Link| {
            let [a, b] = [link.a, link.b];
            // every number of the one against every number of the other: "14, then 16 dead" contradicts neither
            of_line(a).next().is_some() && of_line(b).next().is_some() && of_line(a).all(|(.., x)| of_line(b).all(|(.., y)| apart(x, y)))
        };
        // links are shared until one of them changes
        if point.links.iter().any(against) {
            let links = Arc::make_mut(&mut point.links).iter_mut();
            links.filter(|l| against(l)).for_each(|l| l.relation = Relation::Contradicts);
            point.relation = Relation::Contradicts;
        }
    }
}

/// Lines of different reports whose numbers can't both be true and that no point links by their words: where a ledger sets them
/// against each other, they contradict, however they are told ("six wounded", "the prefect saw four").
pub(crate) fn between(desk: &Context, units: &[Unit], told: &[Group], figures: &[FigureRecord]) -> Vec<Group> {
    let places = Places::of(desk, units);
    let differ = figures.iter().filter(|f| f.verdict == Verdict::Differ);
    let mut disputes: Vec<Vec<(usize, usize)>> = differ.map(|f| against_each_other(units, &places, f)).filter(|d| !d.is_empty()).collect();
    let taking_part: BTreeSet<usize> = disputes.iter().flatten().flat_map(|(a, b)| [*a, *b]).collect();
    let near = told.iter().filter(|g| g.units.iter().filter(|u| taking_part.contains(u)).nth(1).is_some());
    let linked: HashSet<(usize, usize)> = near.flat_map(Group::linked).map(|(a, b, _)| (a.min(b), a.max(b))).collect();
    disputes.iter_mut().for_each(|d| d.retain(|pair| !linked.contains(pair)));
    disputes.iter().filter(|d| !d.is_empty()).map(|d| group(d)).collect()
}

/// The pairs of units of different articles, the lesser first, whose readings of a figure can't both be true.
fn against_each_other(units: &[Unit], places: &Places, figure: &FigureRecord) -> Vec<(usize, usize)> {
    let mut held: BTreeMap<usize, Vec<&Reading>> = BTreeMap::new();
    for reading in &figure.readings {
        if let Some(unit) = places.unit(&reading.span) {
            held.entry(unit).or_default().push(reading);
        }
    }
    let lines: Vec<usize> = held.keys().copied().take(LINES).collect();
    let pairs = lines.iter().enumerate().flat_map(|(n, a)| lines[n + 1..].iter().map(move |b| (*a, *b)));
    // every number of the one against every number of the other: "14, then 16 dead" contradicts neither
    let all_apart = |a: usize, b: usize| held[&a].iter().all(|x| held[&b].iter().all(|y| apart(x, y)));
    pairs.filter(|(a, b)| units[*a].article != units[*b].article && all_apart(*a, *b)).collect()
}

/// The point that pairs of contradicting lines make.
fn group(pairs: &[(usize, usize)]) -> Group {
    let taking_part: BTreeSet<usize> = pairs.iter().flat_map(|(a, b)| [*a, *b]).collect();
    let members: Vec<usize> = taking_part.into_iter().collect();
    let place = |unit: &usize| members.binary_search(unit).unwrap_or_default() as u32;
    let links: Vec<Link> = pairs.iter().map(|(a, b)| Link { a: place(a), b: place(b), relation: Relation::Contradicts }).collect();
    Group { units: members, links: links.into() }
}

fn holds(outer: &Span, inner: &Span) -> bool {
    outer.article() == inner.article() && outer.start() <= inner.start() && inner.end() <= outer.end()
}

/// Can the two not both be true?
fn apart(a: &Reading, b: &Reading) -> bool {
    let (Value::Number(x), Value::Number(y)) = (&a.value, &b.value) else { return false };
    let bounds = |r: &Reading, v: f64| (r.min.unwrap_or(v), r.max.unwrap_or(v));
    let ((low_a, high_a), (low_b, high_b)) = (bounds(a, *x), bounds(b, *y));
    let actual = |r: &Reading| r.status == FigureStatus::Actual;
    actual(a) && actual(b) && (high_a < low_b || high_b < low_a)
}

#[cfg(test)]
mod tests {
    use super::*;
    use recoupe_model::{Attribution, Modifier, Text};

    fn reading(article: &str, text: &Text, number: &str, value: f64, status: FigureStatus) -> Reading {
        let start = text.as_str().find(number).expect("the number stands in the text");
        let piece = recoupe_model::Piece::new(start, start + number.len());
        let span = Span::cut(article, text, piece).expect("a span");
        let (modifier, attribution) = (Modifier::Exact, Attribution::Asserted);
        Reading {
            value: Value::Number(value),
            min: None,
            max: None,
            unit: "dead".into(),
            modifier,
            status,
            attribution,
            speaker: None,
            span,
        }
    }

    fn told(other: FigureStatus) -> Relation {
        let (a, b) = (Text::new("The flood left 14 dead.".to_owned()), Text::new("Sixteen dead were found: 16 in all.".to_owned()));
        let whole = |id: &str, t: &Text| Span::cut(id, t, recoupe_model::Piece::new(0, t.as_str().len())).expect("a span");
        let readings = vec![reading("a", &a, "14", 14.0, FigureStatus::Actual), reading("b", &b, "16", 16.0, other)];
        let figures = [FigureRecord { counts: whole("a", &a), readings, verdict: Verdict::Differ }];
        let mut points = [Point {
            id: "p1".into(),
            spans: vec![whole("a", &a), whole("b", &b)],
            relation: Relation::Elaborates,
            links: [Link { a: 0, b: 1, relation: Relation::Elaborates }].into(),
            outlets: Vec::new(),
            origins: 2,
            absent: Vec::new(),
            order: None,
        }];
        mark(&mut points, &figures);
        assert_eq!(points[0].relation, points[0].links[0].relation);
        points[0].relation
    }

    #[test]
    fn numbers_that_cannot_both_be_true_contradict() {
        assert_eq!(told(FigureStatus::Actual), Relation::Contradicts);
    }

    #[test]
    fn a_plan_contradicts_nothing() {
        assert_eq!(told(FigureStatus::Planned), Relation::Elaborates);
    }
}
