//! What is reported, by whom, and who is silent: pairs that say the same become points; what has no
//! counterpart stands alone.

use crate::context::Context;
use crate::pairs::{Pair, opposed};
use crate::units::Unit;
use crate::who;
use recoupe_model::Piece;
use recoupe_model::contract::{Link, Point, Relation};
use std::collections::{BTreeMap, BTreeSet};

/// Two units say the same above this chance. Chosen by the sweep that `recoupe-train points` prints.
const SAME_THING: f64 = 0.5;
/// Above this cosine of words two units that say the same thing do so in the same words.
const SAME_WORDS: f64 = 0.5;

/// A group of units that say the same thing: what a point is made from.
pub(crate) struct Group {
    /// Indices of units, sorted.
    pub(crate) units: Vec<usize>,
    /// (unit, unit, relation).
    pub(crate) links: Vec<(usize, usize, Relation)>,
    /// Mean chance of the links.
    pub(crate) strength: f64,
}

/// Joins pairs into groups, strongest pair first. Two groups become one only when their units fit one
/// another on the whole: a chain of half-similar sentences is no point.
pub(crate) fn groups(units: &[Unit], pairs: &[Pair]) -> Vec<Group> {
    let mut strong: Vec<&Pair> = pairs.iter().filter(|p| p.chance >= SAME_THING).collect();
    strong.sort_by(|x, y| y.chance.total_cmp(&x.chance).then((x.a, x.b).cmp(&(y.a, y.b))));
    let chances: BTreeMap<(usize, usize), f64> = strong.iter().map(|p| ((p.a, p.b), p.chance)).collect();
    let mut group_of: BTreeMap<usize, usize> = BTreeMap::new();
    let mut members: Vec<BTreeSet<usize>> = Vec::new();
    let mut extra: Vec<(usize, usize)> = Vec::new();
    for pair in &strong {
        let (a, b) = (group_of.get(&pair.a).copied(), group_of.get(&pair.b).copied());
        match (a, b) {
            (None, None) => {
                group_of.extend([(pair.a, members.len()), (pair.b, members.len())]);
                members.push(BTreeSet::from([pair.a, pair.b]));
            }
            (Some(x), Some(y)) if x == y => {}
            _ => {
                let set = |g: Option<usize>, one: usize| g.map_or_else(|| BTreeSet::from([one]), |g| members[g].clone());
                let (left, right) = (set(a, pair.a), set(b, pair.b));
                let linked = left.iter().flat_map(|x| right.iter().map(move |y| (x.min(y), x.max(y))));
                let fit = linked.filter(|(x, y)| chances.contains_key(&(**x, **y))).count();
                if fit * 2 >= left.len() * right.len() {
                    let into = a.or(b).unwrap_or(0);
                    for unit in left.union(&right) {
                        group_of.insert(*unit, into);
                    }
                    if let (Some(x), Some(y)) = (a, b) {
                        members[if into == x { y } else { x }].clear();
                    }
                    members[into] = left.union(&right).copied().collect();
                } else {
                    extra.push((pair.a, pair.b)); // points may overlap
                }
            }
        }
    }
    members.extend(extra.into_iter().map(|(a, b)| BTreeSet::from([a, b])));
    let by_pair: BTreeMap<(usize, usize), &Pair> = strong.iter().map(|p| ((p.a, p.b), *p)).collect();
    let mut out: Vec<Group> = members
        .into_iter()
        .filter(|m| m.len() > 1)
        .map(|m| {
            let units_of: Vec<usize> = m.into_iter().collect();
            let mut links = Vec::new();
            let mut sum = 0.0;
            for (n, &a) in units_of.iter().enumerate() {
                for &b in &units_of[n + 1..] {
                    if let Some(pair) = by_pair.get(&(a, b)) {
                        links.push((a, b, relation(&units[a], &units[b], pair)));
                        sum += pair.chance;
                    }
                }
            }
            let strength = sum / links.len().max(1) as f64;
            Group { units: units_of, links, strength }
        })
        .collect();
    out.sort_by(|x, y| x.units.cmp(&y.units));
    out
}

/// How two units that tell of one thing stand to one another. Called the same only where words agree and
/// nothing speaks against it: agreement claimed wrongly is worse than "one says more".
fn relation(a: &Unit, b: &Unit, pair: &Pair) -> Relation {
    let against = (a.negations > 0) != (b.negations > 0) || a.stance.zip(b.stance).is_some_and(|(x, y)| opposed(x, y));
    let [_, cosine, ..] = pair.features;
    if against || cosine < SAME_WORDS {
        return Relation::Elaborates;
    }
    match a.speaker.zip(b.speaker) {
        Some((x, y)) if x != y && a.party != b.party => Relation::OtherSpeaker,
        _ => Relation::Same,
    }
}

/// The points: what several have, then what one alone has, each in order of the text.
pub(crate) fn points(desk: &Context, units: &[Unit], groups: &[Group]) -> Vec<Point> {
    let mut out = Vec::new();
    let mut told: BTreeSet<usize> = BTreeSet::new();
    for group in groups {
        told.extend(&group.units);
        let at = |unit: &usize| group.units.iter().position(|u| u == unit).unwrap_or(0);
        let links: Vec<Link> = group.links.iter().map(|(a, b, relation)| Link { a: at(a), b: at(b), relation: *relation }).collect();
        let relation = sum_up(&links);
        let mut point = point(desk, units, &group.units, relation, links);
        point.id = format!("p{}", out.len() + 1);
        out.push(point);
    }
    for n in 0..units.len() {
        if !told.contains(&n) && tells_something(&units[n]) {
            let mut point = point(desk, units, &[n], Relation::Single, Vec::new());
            point.id = format!("p{}", out.len() + 1);
            out.push(point);
        }
    }
    out.retain(|p| !p.spans.is_empty());
    out
}

/// A unit of one or two content words ("Il l'a dit.") is no news by itself.
fn tells_something(unit: &Unit) -> bool {
    unit.words.len() >= 4
}

fn sum_up(links: &[Link]) -> Relation {
    let relations: BTreeSet<Relation> = links.iter().map(|l| l.relation).collect();
    match relations.len() {
        1 => relations.into_iter().next().unwrap_or(Relation::Same),
        _ if relations.contains(&Relation::Contradicts) => Relation::Contradicts,
        _ if relations.contains(&Relation::Elaborates) => Relation::Elaborates,
        _ => Relation::OtherSpeaker,
    }
}

fn point(desk: &Context, units: &[Unit], members: &[usize], relation: Relation, links: Vec<Link>) -> Point {
    let places: Vec<(usize, Piece)> = members.iter().map(|m| (units[*m].article, units[*m].piece)).collect();
    let held: BTreeSet<usize> = places.iter().map(|p| p.0).collect();
    let outlets = who::outlets(desk, held.iter().copied());
    let absent = absent(desk, &held, &outlets);
    Point {
        id: String::new(),
        spans: places.iter().filter_map(|(article, piece)| desk.cut(*article, *piece)).collect(),
        relation,
        links,
        outlets,
        origins: who::count_origins(desk, &places),
        absent,
        order: None,
    }
}

/// Outlets that wrote on the same event after the first who has it, without it.
fn absent(desk: &Context, held: &BTreeSet<usize>, outlets: &[String]) -> Vec<String> {
    let events: BTreeSet<usize> = held.iter().map(|n| desk.event_of[*n]).collect();
    let first = held.iter().next().copied().unwrap_or(0); // articles stand oldest first
    let later = (first + 1..desk.articles.len()).filter(|n| !held.contains(n) && events.contains(&desk.event_of[*n]));
    who::outlets(desk, later).into_iter().filter(|o| !outlets.contains(o)).collect()
}
