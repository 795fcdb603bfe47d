//! What is reported, by whom, and who is silent: pairs that say the same become points; what has no
//! counterpart stands alone.

use crate::context::Context;
use crate::pairs::Pair;
use crate::units::Unit;
use crate::who;
use crate::words::{Vocabulary, Word};
use recoupe_model::Piece;
use recoupe_model::contract::{Link, Point, Relation};
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

/// Two units say the same above this chance. Chosen by the sweep that `recoupe-train points` prints, for precision: a wrong
/// "these outlets agree" is worse than none.
pub(crate) const SAME_THING: f64 = 0.35;
/// Above this chance two units are about one matter: near enough for a key point to show them together. Of 0.2 to 0.35 the
/// best for key points.
pub(crate) const SAME_MATTER: f64 = 0.3;

/// A point has at most so many different wordings; more is a topic.
const LARGEST: usize = 40;
/// … and at most so many links: fifty copies of one dispatch need no more to be seen as such.
const LINKS: usize = 4000;
/// A clause of fewer content words is no news by itself ("Il l'a dit.").
const SAYS_SOMETHING: usize = 4;
/// A clause is told elsewhere when its counterparts hold this share of its words, the rare ones counting more.
const TOLD_ELSEWHERE: f64 = 0.4;

/// A group of units that say the same thing: what a point is made from.
pub(crate) struct Group {
    /// Indices of units, sorted.
    pub(crate) units: Vec<usize>,
    /// (unit, unit, relation).
    pub(crate) links: Vec<(usize, usize, Relation)>,
}

/// Joins pairs into groups in which everything is linked with everything: a chain of half-similar sentences is no point, and
/// of two lines that nothing links people call one in four the same. Strongest pair first; each pair that no group holds yet
/// begins one, which takes in what all its members are linked with, so that groups may overlap (a greedy cover of the edges
/// by cliques). `copies`: unit → the first that has its very words; `relate`: how the units of a pair stand to one another.
pub(crate) fn groups(units: &[Unit], pairs: &[Pair], copies: &[usize], relate: impl Fn(&Pair) -> Relation + Copy) -> Vec<Group> {
    let mut strong: Vec<&Pair> = pairs.iter().filter(|p| p.chance >= SAME_THING).collect();
    strong.sort_by(|x, y| y.chance.total_cmp(&x.chance).then((x.a, x.b).cmp(&(y.a, y.b))));
    let by_pair: HashMap<(usize, usize), &Pair> = strong.iter().map(|p| ((p.a, p.b), *p)).collect();
    let mut members = cliques(&strong.iter().map(|p| (p.a, p.b)).collect::<Vec<_>>());
    let grouped: HashSet<usize> = members.iter().flatten().copied().collect();
    let mut copied: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for (unit, first) in copies.iter().enumerate().filter(|(unit, first)| unit != *first) {
        copied.entry(*first).or_default().push(unit);
    }
    let alone: Vec<Vec<usize>> = copied.keys().filter(|first| !grouped.contains(first)).map(|first| vec![*first]).collect();
    members.extend(alone);
    let mut out: Vec<Group> = members
        .into_iter()
        .map(|m| group(units, &m, &by_pair, &copied, relate))
        .filter(|g| g.units.len() > 1 && !g.links.is_empty())
        .collect();
    out.sort_by(|x, y| x.units.cmp(&y.units));
    out
}

/// Covers links, the strongest first, by sets of units that are all linked with one another.
fn cliques(links: &[(usize, usize)]) -> Vec<Vec<usize>> {
    let of = |a: usize, b: usize| (a.min(b), a.max(b));
    let mut linked_with: HashMap<usize, Vec<usize>> = HashMap::new();
    for &(a, b) in links {
        linked_with.entry(a).or_default().push(b);
        linked_with.entry(b).or_default().push(a);
    }
    let all: HashSet<(usize, usize)> = links.iter().map(|(a, b)| of(*a, *b)).collect();
    let mut held: HashSet<(usize, usize)> = HashSet::new();
    let mut out = Vec::new();
    for &(a, b) in links {
        if held.contains(&of(a, b)) {
            continue;
        }
        let mut clique = vec![a, b];
        for &other in &linked_with[&a] {
            if clique.len() < LARGEST && other != b && clique.iter().all(|m| all.contains(&of(*m, other))) {
                clique.push(other);
            }
        }
        for (n, x) in clique.iter().enumerate() {
            held.extend(clique[n + 1..].iter().map(|y| of(*x, *y)));
        }
        out.push(clique);
    }
    out
}

/// A group with the copies of its members, and all links.
fn group(
    units: &[Unit],
    members: &[usize],
    by_pair: &HashMap<(usize, usize), &Pair>,
    copied: &BTreeMap<usize, Vec<usize>>,
    relate: impl Fn(&Pair) -> Relation,
) -> Group {
    let mut links: Vec<(usize, usize, Relation)> = Vec::new();
    let with_copies = |unit: usize| std::iter::once(unit).chain(copied.get(&unit).into_iter().flatten().copied());
    for (n, &x) in members.iter().enumerate() {
        let same = copied.get(&x).into_iter().flatten().filter(|c| units[**c].article != units[x].article);
        let same: Vec<_> = same.map(|c| (x, *c, Relation::Same)).collect();
        links.extend(same);
        for &y in &members[n + 1..] {
            let (a, b) = (x.min(y), x.max(y));
            let Some(pair) = by_pair.get(&(a, b)) else { continue };
            let relation = relate(pair);
            for (a, b) in with_copies(a).flat_map(|a| with_copies(b).map(move |b| (a, b))) {
                if units[a].article != units[b].article && links.len() < LINKS {
                    links.push((a.min(b), a.max(b), relation));
                }
            }
        }
    }
    links.sort_by_key(|(a, b, _)| (*a, *b));
    links.dedup_by_key(|(a, b, _)| (*a, *b));
    let all: BTreeSet<usize> = members.iter().flat_map(|m| with_copies(*m)).collect();
    Group { units: all.into_iter().collect(), links }
}

/// The points: what several have, then what one alone has, each in order of the text.
pub(crate) fn points(desk: &Context, units: &[Unit], groups: &[Group], vocabulary: &Vocabulary) -> Vec<Point> {
    let mut out = Vec::new();
    // articles that have a line linked with each unit, in whatever point
    let mut near: Vec<BTreeSet<usize>> = vec![BTreeSet::new(); units.len()];
    for &(a, b, _) in groups.iter().flat_map(|g| &g.links) {
        near[a].insert(units[b].article);
        near[b].insert(units[a].article);
    }
    for group in groups {
        let near: BTreeSet<usize> = group.units.iter().flat_map(|m| near[*m].iter().copied()).collect();
        let at = |unit: &usize| group.units.binary_search(unit).unwrap_or(0);
        let links: Vec<Link> = group.links.iter().map(|(a, b, relation)| Link { a: at(a), b: at(b), relation: *relation }).collect();
        let relation = sum_up(&links);
        let places: Vec<(usize, Piece)> = group.units.iter().map(|m| (units[*m].article, units[*m].piece)).collect();
        let mut point = point(desk, &places, relation, links, &near);
        point.id = format!("p{}", out.len() + 1);
        out.push(point);
    }
    for (article, piece) in only_here(desk, units, groups, vocabulary) {
        let mut point = point(desk, &[(article, piece)], Relation::Single, Vec::new(), &BTreeSet::new());
        point.id = format!("p{}", out.len() + 1);
        out.push(point);
    }
    out.retain(|p| !p.spans.is_empty());
    out
}

/// What one report alone has: sentences without a counterpart, and clauses of the others whose words their
/// counterparts lack.
fn only_here(desk: &Context, units: &[Unit], groups: &[Group], vocabulary: &Vocabulary) -> Vec<(usize, Piece)> {
    let mut told: Vec<BTreeSet<Word>> = vec![BTreeSet::new(); units.len()];
    for group in groups {
        for &(a, b, _) in &group.links {
            told[a].extend(&units[b].words);
            told[b].extend(&units[a].words);
        }
    }
    let mut out = Vec::new();
    let own = |words: &[Word]| words.iter().filter(|w| !vocabulary.is_class(**w)).count();
    for (unit, told) in units.iter().zip(&told) {
        if told.is_empty() {
            if own(&unit.words) >= SAYS_SOMETHING {
                out.push((unit.article, unit.piece));
            }
            continue;
        }
        for (clause, words) in &unit.clauses {
            let weight = |w: &Word| vocabulary.idf(*w);
            let all: f64 = words.iter().map(weight).sum();
            let elsewhere: f64 = words.iter().filter(|w| told.contains(w)).map(weight).sum();
            if own(words) >= SAYS_SOMETHING && elsewhere < TOLD_ELSEWHERE * all && desk.cut(unit.article, *clause).is_some() {
                out.push((unit.article, *clause));
            }
        }
    }
    out
}

/// The relation that sums up some links.
pub(crate) fn sum_up(links: &[Link]) -> Relation {
    let relations: BTreeSet<Relation> = links.iter().map(|l| l.relation).collect();
    match relations.len() {
        1 => relations.into_iter().next().unwrap_or(Relation::Same),
        _ if relations.contains(&Relation::Contradicts) => Relation::Contradicts,
        _ if relations.contains(&Relation::Elaborates) => Relation::Elaborates,
        _ => Relation::OtherSpeaker,
    }
}

/// `near`: articles with a line that is linked with one of these, though not with all.
fn point(desk: &Context, places: &[(usize, Piece)], relation: Relation, links: Vec<Link>, near: &BTreeSet<usize>) -> Point {
    let held: BTreeSet<usize> = places.iter().map(|p| p.0).collect();
    let outlets = who::outlets(desk, held.iter().copied());
    let absent = absent(desk, &held, near, &outlets);
    Point {
        id: String::new(),
        spans: places.iter().filter_map(|(article, piece)| desk.cut(*article, *piece)).collect(),
        relation,
        links,
        outlets,
        origins: who::count_origins(desk, places),
        absent,
        order: None,
    }
}

/// Outlets that wrote on the same event after the first who has it, without it; whoever has a part of it is not silent.
fn absent(desk: &Context, held: &BTreeSet<usize>, near: &BTreeSet<usize>, outlets: &[String]) -> Vec<String> {
    let events: BTreeSet<usize> = held.iter().map(|n| desk.event_of[*n]).collect();
    let first = held.iter().next().copied().unwrap_or(0); // articles stand oldest first
    let later = (first + 1..desk.articles.len()).filter(|n| !held.contains(n) && events.contains(&desk.event_of[*n]));
    let partly = who::outlets(desk, near.iter().copied());
    who::outlets(desk, later).into_iter().filter(|o| !outlets.contains(o) && !partly.contains(o)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_chain_is_no_point() {
        // 3 is linked with 1 alone: it makes a point with it, and does not join those that it shares nothing with
        assert_eq!(cliques(&[(0, 1), (1, 2), (0, 2), (1, 3)]), [vec![0, 1, 2], vec![1, 3]]);
    }

    #[test]
    fn every_link_stands_in_a_group_and_no_group_claims_another() {
        // 40 units, every third pair left out
        let links: Vec<(usize, usize)> =
            (0..40).flat_map(|a| (a + 1..40).map(move |b| (a, b))).filter(|(a, b)| (a * 7 + b) % 3 != 0).collect();
        let groups = cliques(&links);
        let claimed = |g: &Vec<usize>| g.iter().flat_map(|a| g.iter().map(move |b| (*a, *b))).filter(|(a, b)| a < b).collect::<Vec<_>>();
        let claimed: BTreeSet<(usize, usize)> = groups.iter().flat_map(claimed).collect();
        assert_eq!(claimed, links.into_iter().collect());
    }

    #[test]
    fn a_group_stays_within_its_bound() {
        let links: Vec<(usize, usize)> = (0..60).flat_map(|a| (a + 1..60).map(move |b| (a, b))).collect();
        assert!(cliques(&links).iter().all(|g| g.len() <= LARGEST));
    }
}
