//! Which readings count one thing: by the words around them, and where two reports each tell a value once, by the value. When
//! unsure they stay apart.

use super::toll::{same_count, same_toll};
use super::{Found, InLines, SAME_VALUE, is_precise};
use crate::words::{Vocabulary, Word, shared};
use foldhash::{HashMap, HashMapExt};
use recoupe_model::{Modifier, Value};

/// Readings with other values that can both be true, likewise.
const COMPATIBLE: f64 = 0.13;
/// A plan and what came of it.
const PLANNED: f64 = 0.20;
/// Two small numbers of what is called by other words, in lines that tell the same: two groups, two tunnels.
const SMALL_LIKE: f64 = 0.2;
/// … and readings that can't both be true need nearly the same words.
const CONFLICT: f64 = 0.75;
/// A number of things up to this one is a common one: two "two ships" may be other ships.
pub(super) const SMALL: f64 = 4.0;
/// … and up to this one where the words for what is counted differ: a dozen ships may be a dozen crates.
const COMMON: f64 = 12.0;
/// Units that measure rather than count: any number of things can be told in them.
const MEASURES: [&str; 39] = [
    "percent",
    "percentage_point",
    "dollar",
    "euro",
    "pound",
    "franc",
    "yen",
    "yuan",
    "rouble",
    "hryvnia",
    "krona",
    "peso",
    "zloty",
    "dinar",
    "dirham",
    "rupee",
    "rial",
    "forint",
    "second",
    "minute",
    "hour",
    "day",
    "week",
    "month",
    "year",
    "metre",
    "kilometre",
    "mile",
    "foot",
    "inch",
    "hectare",
    "acre",
    "kilogram",
    "tonne",
    "litre",
    "barrel",
    "degree",
    "time",
    "person",
];

/// Does a reading count things or people, and measure nothing?
pub(super) fn is_count(found: &Found) -> bool {
    found.unit == "person" || !MEASURES.contains(&found.unit.as_str())
}

/// Readings that their words put together.
pub(super) fn grouped(found: &[Found], held: &Vocabulary) -> Vec<Vec<usize>> {
    let mut groups: Vec<Vec<usize>> = Vec::new();
    for n in (0..found.len()).filter(|n| found[*n].figure.again.is_none() && !found[*n].bare) {
        let links = |group: &Vec<usize>| group.iter().any(|m| comparable(&found[n], &found[*m], held));
        let bearable = |group: &Vec<usize>| group.iter().all(|m| !excludes(&found[n], &found[*m], held));
        let (mut mine, rest): (Vec<_>, Vec<_>) = groups.into_iter().partition(|g| links(g) && bearable(g));
        groups = rest;
        // what links several groups joins the first, and the others to it where they bear one another
        let mut joined = if mine.is_empty() { Vec::new() } else { mine.remove(0) };
        for group in mine {
            if bear(found, held, &joined, &group) {
                joined.extend(group);
            } else {
                groups.push(group);
            }
        }
        joined.push(n);
        joined.sort_unstable();
        groups.push(joined);
    }
    groups
}

/// Puts a sum whose unit stands elsewhere in its report to what has its value and its unit. No evidence for lines: "sixty million, that
/// won't pay for the roofs" is another matter than the fund itself.
pub(super) fn place_bare(found: &[Found], groups: &mut Vec<Vec<usize>>) {
    for n in (0..found.len()).filter(|n| found[*n].bare) {
        let same = |m: &usize| {
            let (one, other) = (&found[*m], &found[n]);
            one.unit == other.unit && one.figure.value == other.figure.value && one.event == other.event
        };
        match groups.iter_mut().find(|g| g.iter().all(same)) {
            Some(group) => group.push(n),
            None => groups.push(vec![n]),
        }
    }
}

/// May all readings of two groups stand in one row?
pub(super) fn bear(found: &[Found], held: &Vocabulary, a: &[usize], b: &[usize]) -> bool {
    b.iter().all(|x| a.iter().all(|y| !excludes(&found[*x], &found[*y], held)))
}

/// Joins groups that hold a value which two reports each tell once. Only readings of one value are looked at together.
pub(super) fn join_told_once(found: &[Found], held: &Vocabulary, groups: &mut Vec<Vec<usize>>) {
    let mut of_value: HashMap<u64, Vec<usize>> = HashMap::new();
    for (n, one) in found.iter().enumerate().filter(|(_, f)| f.sole && f.figure.again.is_none()) {
        if let Value::Number(value) = one.figure.value {
            of_value.entry(value.to_bits()).or_default().push(n);
        }
    }
    let mut values: Vec<&Vec<usize>> = of_value.values().collect();
    values.sort_unstable();
    let pairs = values.into_iter().flat_map(|same| same.iter().enumerate().flat_map(|(i, &a)| same[i + 1..].iter().map(move |&b| (a, b))));
    join(found, held, groups, pairs.filter(|(a, b)| told_once(&found[*a], &found[*b], held)));
}

/// Joins groups that hold readings in lines of two reports which tell the same: of one value, however they word what it counts (of 60
/// such pairs of seventeen events that people had put figures of in order 54 count one thing; of those in other lines 66 of 330 do).
pub(super) fn join_of_lines(found: &[Found], held: &Vocabulary, lines: &[InLines], groups: &mut Vec<Vec<usize>>) {
    // a report that has the value in both units means two things: 55,000 pages and 55,000 files
    let tells = |of: &Found, other: &Found| {
        found.iter().any(|f| f.article == of.article && f.unit == other.unit && f.figure.value == other.figure.value)
    };
    let one = |l: &&InLines| {
        let (a, b) = (&found[l.pair.0], &found[l.pair.1]);
        let one_unit = a.unit == b.unit;
        a.article != b.article
            && a.term == b.term
            && one_fate(a, b)
            && if a.figure.value == b.figure.value {
                // "four years closer to it", "the next four years"
                let alike = || a.lang != b.lang || !MEASURES.contains(&a.unit.as_str()) || likeness(&a.near, &b.near, held) > 0.0;
                one_unit && alike() || !one_unit && l.sole_value && !tells(a, b) && !tells(b, a) && one_of_lines(a, b, held)
            } else {
                one_unit && l.sole_unit && other_value_of_lines(a, b)
            }
    };
    join(found, held, groups, lines.iter().filter(one).map(|l| l.pair));
}

/// Do two readings of one value and of other units count one thing, if their lines tell the same?
fn one_of_lines(a: &Found, b: &Found, held: &Vocabulary) -> bool {
    let Value::Number(value) = a.figure.value else { return false };
    let alike = || {
        let near = likeness(&a.near, &b.near, held);
        near >= if value > SMALL { f64::EPSILON } else { SMALL_LIKE }
    };
    is_count(a) && is_count(b) && (value > COMMON || a.lang != b.lang || alike())
}

/// Do two readings of one unit and of other values count one thing, if their lines tell the same and have no other of that unit? A
/// share is of anything; else where both can be true, and where one is the plan of the other.
fn other_value_of_lines(a: &Found, b: &Found) -> bool {
    let clock = matches!(a.figure.value, Value::Clock(_)) || matches!(b.figure.value, Value::Clock(_));
    // an age, a share is of anybody
    let share = matches!(a.unit.as_str(), "percent" | "percentage_point" | "year");
    !clock && !share && (a.figure.status != b.figure.status || overlap(a, b))
}

/// Joins the groups of pairs, where all readings of both may stand in one row.
fn join(found: &[Found], held: &Vocabulary, groups: &mut Vec<Vec<usize>>, pairs: impl Iterator<Item = (usize, usize)>) {
    let mut home: Vec<usize> = vec![usize::MAX; found.len()];
    groups.iter().enumerate().for_each(|(g, members)| members.iter().for_each(|n| home[*n] = g));
    for (a, b) in pairs {
        let (to, from) = (home[a].min(home[b]), home[a].max(home[b]));
        if to != from && from != usize::MAX && bear(found, held, &groups[to], &groups[from]) {
            let moved = std::mem::take(&mut groups[from]);
            moved.iter().for_each(|n| home[*n] = to);
            groups[to].extend(moved);
        }
    }
    groups.retain(|g| !g.is_empty());
}

/// Share of the rarer words that two surroundings have in common, of the shorter one's.
pub(super) fn likeness(a: &[Word], b: &[Word], held: &Vocabulary) -> f64 {
    let weight = |w: Word| 1.0 / f64::from(held.held_by(w).max(1)).sqrt();
    let sum = |s: &[Word]| s.iter().map(|w| weight(*w)).sum::<f64>();
    let both: f64 = shared(a, b).map(weight).sum();
    both / sum(a).min(sum(b)).max(1e-9)
}

fn comparable(a: &Found, b: &Found, held: &Vocabulary) -> bool {
    if a.term != b.term || excludes(a, b, held) {
        return false;
    }
    // small numbers of the dead are put together later, see `join_same_counts`: they are no evidence for lines
    let rare = matches!(a.figure.value, Value::Number(value) if value > SMALL);
    if same_toll(a, b) || rare && same_count(a, b) {
        return true;
    }
    if a.unit != b.unit {
        return false;
    }
    let equal = a.figure.value == b.figure.value;
    if !one_fate(a, b) {
        return false;
    }
    let planned = a.figure.status != b.figure.status;
    let near = likeness(&a.near, &b.near, held);
    if a.lang != b.lang {
        return equal && a.article != b.article && translated(a, b);
    }
    match (&a.figure.value, MEASURES.contains(&a.unit.as_str())) {
        (Value::Clock(_), _) => equal && near >= SAME_VALUE,
        _ if planned => near >= PLANNED && a.article != b.article,
        (Value::Number(value), false) if equal => near > 0.0 || *value > SMALL,
        _ if equal => near >= SAME_VALUE,
        // two lengths that differ, each beside its day, are two things
        _ if overlap(a, b) => near >= COMPATIBLE && a.day.zip(b.day).is_none_or(|(x, y)| x == y),
        _ => conflict(a, b, held),
    }
}

/// Two sailors freed and two sailors hurt are not the same two: of small numbers, one has met with what the other has not.
fn one_fate(a: &Found, b: &Found) -> bool {
    let small = |f: &Found| matches!(f.figure.value, Value::Number(value) if value <= SMALL);
    let may = |of: &Found, other: &Found| {
        of.toll.is_none_or(|fate| other.toll == Some(fate) || other.toll.is_none() && other.fates.contains(&fate))
    };
    !(small(a) && small(b)) || may(a, b) && may(b, a)
}

/// Two reports that each tell a value once tell it of one thing: "46 postes" and "46 emplois", "onze jours" of a strike. Of 45 such
/// pairs of fourteen events that people had put figures of in order 44 count one thing (the other was a share and ships);
/// where a report tells the value twice 68 of 152 do.
fn told_once(a: &Found, b: &Found, held: &Vocabulary) -> bool {
    let Value::Number(value) = a.figure.value else { return false };
    let near = likeness(&a.near, &b.near, held);
    // "about 40 people", "some 40 armed men": a round number is told of many things
    let rare = if a.unit == b.unit { value > SMALL } else { value > COMMON && (is_precise(value) || near >= SAME_VALUE) };
    a.figure.value == b.figure.value
        && a.figure.status == b.figure.status
        && a.article != b.article
        && a.event == b.event
        && a.lang == b.lang
        && a.term == b.term
        && a.sole
        && b.sole
        && one_fate(a, b)
        && (a.unit == b.unit || is_count(a) && is_count(b))
        && (rare || a.unit == b.unit && near > 0.0)
}

/// Readings that must not stand in one row: one report that gives two numbers means two things; two reports
/// that exclude one another mean two things unless nearly all their words agree.
fn excludes(a: &Found, b: &Found, held: &Vocabulary) -> bool {
    let equal = a.figure.value == b.figure.value;
    let planned = a.figure.status != b.figure.status;
    if equal {
        return false;
    }
    let (Value::Number(x), Value::Number(y)) = (&a.figure.value, &b.figure.value) else { return true };
    let far = x.abs().max(y.abs()) > 3.0 * x.abs().min(y.abs());
    if planned {
        return far || other_days(a, b);
    }
    a.article == b.article || !(overlap(a, b) || conflict(a, b, held))
}

/// Both sentences name days, and none in common.
pub(super) fn other_days(a: &Found, b: &Found) -> bool {
    !a.days.is_empty() && !b.days.is_empty() && !one_day(a, b)
}

/// Both sentences name a day, or a stretch around it.
pub(super) fn one_day(a: &Found, b: &Found) -> bool {
    a.days.iter().any(|p| b.days.iter().any(|q| p.0 <= q.1 && q.0 <= p.1))
}

/// Readings of two languages with one value and unit count one thing where the value is no common one.
fn translated(a: &Found, b: &Found) -> bool {
    let Value::Number(value) = a.figure.value else { return a.event == b.event };
    let places = a.places.iter().any(|p| b.places.contains(p));
    a.event == b.event && (value > SMALL || places) && a.only && b.only
}

fn conflict(a: &Found, b: &Found, held: &Vocabulary) -> bool {
    if same_toll(a, b) {
        return true;
    }
    let exact = a.figure.modifier == Modifier::Exact && b.figure.modifier == Modifier::Exact;
    exact
        && a.article != b.article
        && a.near.len().min(b.near.len()) >= 4
        && likeness(&a.near, &b.near, held) >= CONFLICT
        && likeness(&a.sentence, &b.sentence, held) >= CONFLICT
}

pub(super) fn overlap(a: &Found, b: &Found) -> bool {
    a.low <= b.high && b.low <= a.high
}
