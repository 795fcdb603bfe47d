//! What is reported, by whom, and who is silent: pairs that say the same become points; what has no
//! counterpart stands alone.

mod linked;

use crate::bits::Bits;
use crate::context::Context;
use crate::pairs::Pair;
use crate::pairs::relation::Relating;
use crate::units::Unit;
use crate::who::{self, Source};
use crate::words::{Vocabulary, Word};
use linked::Linked;
use rayon::prelude::*;
use recoupe_model::contract::{Link, Point, Relation};
use recoupe_model::{Piece, Span};
use std::collections::BTreeSet;
use std::sync::{Arc, OnceLock};

/// Two units say the same above this chance. Chosen by the sweep that `recoupe-train points` prints, for precision: a wrong
/// "these outlets agree" is worse than none.
pub(crate) const SAME_THING: f64 = 0.35;
/// Above this chance two units are about one matter: near enough for a key point to show them together. Of 0.2 to 0.35 the
/// best for key points.
pub(crate) const SAME_MATTER: f64 = 0.3;

/// A point has at most so many links: fifty copies of one dispatch need no more to be seen as such.
const LINKS: usize = 4000;
/// A clause of fewer content words is no news by itself ("Il l'a dit.").
const SAYS_SOMETHING: usize = 4;
/// A clause is told elsewhere when its counterparts hold this share of its words, the rare ones counting more.
const TOLD_ELSEWHERE: f64 = 0.4;

/// A group of units that say the same thing: what a point is made from.
pub(crate) struct Group {
    /// Indices of units, sorted.
    pub(crate) units: Vec<usize>,
    /// Between places in `units`, the lesser first, in order.
    pub(crate) links: Arc<[Link]>,
}

impl Group {
    /// Its links: unit, unit, relation.
    pub(crate) fn linked(&self) -> impl Iterator<Item = (usize, usize, Relation)> + '_ {
        self.links.iter().map(|l| {
            let [a, b] = l.ends().map(|at| self.units[at]);
            (a, b, l.relation)
        })
    }
}

/// The pairs that say the same thing, the strongest first, and how the units of each stand to one another, which `relating` tells.
pub(crate) fn links(pairs: &[Pair], relating: &Relating) -> Vec<(usize, usize, Relation)> {
    // told in the order of the pairs, in which one of the two units stays the same for many
    let strong = pairs.par_iter().filter(|p| p.chance >= SAME_THING);
    let told = strong.map_init(|| relating.laid(), |laid, p| (p.chance, (p.a, p.b, relating.relation(laid, p))));
    let mut links: Vec<(f64, (usize, usize, Relation))> = told.collect();
    links.par_sort_unstable_by(|(x, p), (y, q)| y.total_cmp(x).then((p.0, p.1).cmp(&(q.0, q.1))));
    links.into_iter().map(|(_, link)| link).collect()
}

/// Joins linked pairs into groups in which everything is linked with everything: a chain of half-similar sentences is no point,
/// and of two lines that nothing links people call one in four the same. Strongest pair first; each pair that no group holds yet
/// begins one, which takes in what all its members are linked with, so that groups may overlap (a greedy cover of the edges
/// by cliques). `copies`: unit → the first that has its very words.
pub(crate) fn groups(units: &[Unit], links: Vec<(usize, usize, Relation)>, copies: &[usize]) -> Vec<Group> {
    let mut linked = Linked::of(links, units.len());
    let mut members = linked.cliques();
    let mut copied: Vec<Vec<usize>> = vec![Vec::new(); units.len()];
    for (unit, first) in copies.iter().enumerate().filter(|(unit, first)| unit != *first) {
        copied[*first].push(unit);
    }
    members.extend((0..units.len()).filter(|n| !copied[*n].is_empty() && linked.is_alone(*n)).map(|n| vec![n]));
    let with_links = |places: &mut Vec<u8>, members| group(units, members, (&linked, places), &copied);
    let all = members.into_par_iter().map_init(|| vec![0; units.len()], with_links);
    let mut out: Vec<Group> = all.filter(|g| g.units.len() > 1 && !g.links.is_empty()).collect();
    out.sort_by(|x, y| x.units.cmp(&y.units));
    out
}

/// A group with the copies of its members, and all links. `places`: as [`Linked::among`] has it.
fn group(units: &[Unit], mut members: Vec<usize>, (linked, places): (&Linked, &mut [u8]), copied: &[Vec<usize>]) -> Group {
    let mut all: Vec<usize> = members.iter().flat_map(|m| std::iter::once(*m).chain(copied[*m].iter().copied())).collect();
    all.sort_unstable();
    all.dedup();
    if all.len() * all.len() <= LINKS {
        // nothing is left out, so the links may come in the order in which they are to stand
        members.sort_unstable();
    }
    let place = |unit: usize| all.binary_search(&unit).unwrap_or_default() as u32;
    // the members, each with its copies behind it: place and article
    let (mut with_copies, mut starts) = (Vec::with_capacity(all.len()), Vec::with_capacity(members.len() + 1));
    for m in &members {
        starts.push(with_copies.len());
        with_copies.extend(std::iter::once(m).chain(&copied[*m]).map(|unit| (place(*unit), units[*unit].article)));
    }
    starts.push(with_copies.len());
    let with_copies = |n: usize| -> &[(u32, usize)] { &with_copies[starts[n]..starts[n + 1]] };
    let mut links: Vec<Link> = Vec::with_capacity((members.len() * members.len() / 2).min(LINKS));
    linked.among(&members, places, |n, relations| {
        let of_x = with_copies(n);
        let (own, article) = of_x[0];
        let same = of_x[1..].iter().filter(|c| c.1 != article);
        links.extend(same.map(|c| Link { a: own, b: c.0, relation: Relation::Same }));
        for (m, relation) in relations.iter().enumerate().skip(n + 1) {
            let Some(relation) = *relation else { continue };
            let (lesser, greater) = if members[n] < members[m] { (of_x, with_copies(m)) } else { (with_copies(m), of_x) };
            for (a, b) in lesser.iter().flat_map(|a| greater.iter().map(move |b| (a, b))) {
                if a.1 != b.1 && links.len() < LINKS {
                    links.push(Link { a: a.0.min(b.0), b: a.0.max(b.0), relation });
                }
            }
        }
    });
    links.sort_by_key(|l| (l.a, l.b));
    links.dedup_by_key(|l| (l.a, l.b));
    Group { units: all, links: links.into() }
}

/// The points: what several have, then what one alone has, each in order of the text.
pub(crate) fn points(desk: &Context, units: &[Unit], groups: &[&Group], vocabulary: &Vocabulary) -> Vec<Point> {
    let near = near(groups, units.len());
    let nobody = Bits::new(desk.articles.len());
    let outlets_near = |others: &Vec<usize>| {
        let mut out = nobody.clone();
        others.iter().for_each(|n| _ = out.insert(desk.outlet_of[units[*n].article]));
        out
    };
    let outlets_near: Vec<Bits> = near.par_iter().map(outlets_near).collect();
    let lines: Vec<OnceLock<Option<Span>>> = units.iter().map(|_| OnceLock::new()).collect();
    let line = |n: usize| lines[n].get_or_init(|| desk.cut(units[n].article, units[n].piece)).clone();
    // points overlap: whom a line is had from is asked once
    let sources: Vec<OnceLock<Vec<Source>>> = units.iter().map(|_| OnceLock::new()).collect();
    let source = |n: usize| sources[n].get_or_init(|| who::sources(desk, units[n].article, units[n].piece));
    // of each thread its own: a large story gives half a million to its points
    let labels = || -> Vec<Arc<str>> { desk.labels.iter().map(|l| Arc::from(&**l)).collect() };
    let shared = |labels: &mut Vec<Arc<str>>, group: &&Group| {
        let mut near = nobody.clone();
        group.units.iter().for_each(|m| near.add(&outlets_near[*m]));
        let origins = who::count_sources(group.units.iter().map(|m| source(*m).as_slice()));
        let held = group.units.iter().map(|m| units[*m].article).collect();
        let spans = group.units.iter().filter_map(|m| line(*m)).collect();
        point(desk, labels, (held, spans), (sum_up(&group.links), Arc::clone(&group.links)), near, origins)
    };
    let single = |labels: &mut Vec<Arc<str>>, &(article, piece): &(usize, Piece)| {
        let one = (Relation::Single, Arc::default());
        point(desk, labels, (BTreeSet::from([article]), desk.cut(article, piece).into_iter().collect()), one, nobody.clone(), 1)
    };
    let mut out: Vec<Point> = groups.par_iter().map_init(labels, shared).collect();
    out.par_extend(only_here(desk, units, &near, vocabulary).par_iter().map_init(labels, single));
    for (n, point) in out.iter_mut().enumerate() {
        point.id = format!("p{}", n + 1);
    }
    out.retain(|p| !p.spans.is_empty());
    out
}

/// Unit → whatever is linked with it, in whatever point, in order. Points overlap, and bring one link a hundred times.
fn near(groups: &[&Group], units: usize) -> Vec<Vec<usize>> {
    // unit → its links with later ones, point by point
    let mut with_later: Vec<Vec<(&Group, &[Link])>> = vec![Vec::new(); units];
    for group in groups {
        for links in group.links.chunk_by(|x, y| x.a == y.a) {
            with_later[group.units[links[0].a as usize]].push((group, links));
        }
    }
    let later = |seen: &mut Bits, (n, of_groups): (usize, &Vec<(&Group, &[Link])>)| {
        let mut out = Vec::new();
        for (group, links) in of_groups {
            links.iter().for_each(|l| _ = seen.insert(group.units[l.b as usize]));
        }
        seen.drain_from(n, |other| out.push(other));
        out
    };
    let later: Vec<Vec<usize>> = with_later.par_iter().enumerate().map_init(|| Bits::new(units), later).collect();
    let mut near: Vec<Vec<usize>> = vec![Vec::new(); units];
    for (unit, others) in later.iter().enumerate() {
        // by now it has all before it
        near[unit].extend(others);
        others.iter().for_each(|other| near[*other].push(unit));
    }
    near
}

/// What one report alone has: sentences without a counterpart, and clauses of the others whose words their
/// counterparts lack. `near`: unit → those that it is linked with.
fn only_here(desk: &Context, units: &[Unit], near: &[Vec<usize>], vocabulary: &Vocabulary) -> Vec<(usize, Piece)> {
    let own = |words: &[Word]| words.iter().filter(|w| !vocabulary.is_class(**w)).count();
    let alone = |(unit, near): (&Unit, &Vec<usize>)| -> Vec<(usize, Piece)> {
        let mut told: Vec<Word> = near.iter().flat_map(|n| units[*n].words.iter().copied()).collect();
        told.sort_unstable();
        told.dedup();
        if told.is_empty() {
            return if own(&unit.words) >= SAYS_SOMETHING { vec![(unit.article, unit.piece)] } else { Vec::new() };
        }
        // what another language's report has of a sentence, no words in common tell, but another number does
        let own_number = || unit.values.iter().any(|v| near.iter().all(|n| !units[*n].values.contains(v)));
        if near.iter().any(|n| units[*n].lang != unit.lang) && !own_number() {
            return Vec::new();
        }
        let weight = |w: &Word| vocabulary.idf(*w);
        let is_own = |(clause, words): &&(Piece, Vec<Word>)| {
            let all: f64 = words.iter().map(weight).sum();
            let elsewhere: f64 = words.iter().filter(|w| told.binary_search(w).is_ok()).map(weight).sum();
            own(words) >= SAYS_SOMETHING && elsewhere < TOLD_ELSEWHERE * all && desk.cut(unit.article, *clause).is_some()
        };
        unit.clauses.iter().filter(is_own).map(|(clause, _)| (unit.article, *clause)).collect()
    };
    units.par_iter().zip(near).flat_map_iter(alone).collect()
}

/// The relation that sums up some links.
pub(crate) fn sum_up(links: &[Link]) -> Relation {
    let has = |relation: Relation| links.iter().any(|l| l.relation == relation);
    match links {
        [first, rest @ ..] if rest.iter().all(|l| l.relation == first.relation) => first.relation,
        _ if has(Relation::Contradicts) => Relation::Contradicts,
        _ if has(Relation::Elaborates) => Relation::Elaborates,
        _ => Relation::OtherSpeaker,
    }
}

/// `held`: articles that have it; `near`: outlets with a line that is linked with one of these, though not with all.
fn point(
    desk: &Context,
    labels: &[Arc<str>],
    (held, spans): (BTreeSet<usize>, Vec<Span>),
    (relation, links): (Relation, Arc<[Link]>),
    near: Bits,
    origins: usize,
) -> Point {
    let outlets = who::outlets_but(desk, labels, held.iter().copied(), Bits::new(desk.articles.len()));
    let absent = absent(desk, labels, &held, near);
    Point { id: String::new(), spans, relation, links, outlets, origins, absent, order: None }
}

/// Outlets that wrote on the same event after the first who has it, without it; whoever has a part of it is not silent.
fn absent(desk: &Context, labels: &[Arc<str>], held: &BTreeSet<usize>, mut speaking: Bits) -> Vec<Arc<str>> {
    // one, mostly
    let mut events: Vec<usize> = held.iter().map(|n| desk.event_of[*n]).collect();
    events.sort_unstable();
    events.dedup();
    let first = held.iter().next().copied().unwrap_or(0); // articles stand oldest first
    held.iter().for_each(|n| _ = speaking.insert(desk.outlet_of[*n]));
    // who holds it speaks
    let later = (first + 1..desk.articles.len()).filter(|n| !speaking.contains(desk.outlet_of[*n]));
    // what is read in part only is silent on nothing, but for what its own language says
    let read = |n: &usize| {
        let lang = desk.articles[*n].lang;
        desk.is_read_in_full(*n) || held.iter().any(|h| desk.articles[*h].lang == lang)
    };
    let silent: Vec<usize> = later.filter(|n| events.contains(&desk.event_of[*n]) && read(n)).collect();
    who::outlets_but(desk, labels, silent, speaking)
}
