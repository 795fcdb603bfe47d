//! Numbers of one thing that can't all be true: two sides that one report sets side by side, two reports whose lines tell the same, two
//! reports that both have both numbers. A false conflict is the worst error there is: in doubt, numbers stay apart.

use super::together::{SMALL, is_count, other_days, overlap};
use super::toll::{SINGLE, may_be_one_place};
use super::{Found, InLines};
use crate::context::Context;
use recoupe_model::{Attribution, Modifier, Value};

/// Counts of two sides that are further apart than this are of other things.
const DISPUTED: f64 = 4.0;

/// Counts of two reports that are further apart than this are of other things.
const APART: f64 = 1.7;

/// How far apart numbers must be at least, where one is a rough one.
const ROUGHLY: f64 = 1.3;

/// The unit of those who march, and how few of them nobody disputes.
const CROWD: &str = "demonstrator";
const MANY: f64 = 100.0;

/// Two numbers of the dead (the injured, …) that one report itself sets side by side, each by another's word: "neuf morts selon une
/// source hospitalière", "le ministère a fait état de quatre morts". People without further description alone are counted so: five
/// soldiers are not the dead of a town.
fn disputed(desk: &Context, a: &Found, b: &Found) -> bool {
    let (Value::Number(x), Value::Number(y)) = (&a.figure.value, &b.figure.value) else { return false };
    let voice = |f: &Found| {
        let told = desk.analyses[f.article].statements.get(f.figure.statement?)?;
        (f.figure.attribution == Attribution::Attributed).then_some(told.speaker?.entity?)
    };
    let people = |f: &Found| matches!(f.unit.as_str(), "death" | "person" | "injured");
    let one_toll = a.toll.is_some() && a.toll == b.toll && people(a) && people(b);
    // "412,000 demonstrators according to the police", "the unions speak of 1.3 million demonstrators"
    let one_crowd = a.unit == CROWD && b.unit == CROWD && x.min(*y) >= MANY;
    a.article == b.article
        && (one_toll || one_crowd)
        && x.min(*y) > SINGLE
        && x.max(*y) <= DISPUTED * x.min(*y)
        && !overlap(a, b)
        && voice(a).zip(voice(b)).is_some_and(|(p, q)| p != q)
        && may_be_one_place(a, b)
        && !other_days(a, b)
        && a.figure.status == b.figure.status
}

/// Joins the groups of two numbers that a report sets side by side as the count of one thing, where a further report has one of them.
pub(super) fn join_disputed(desk: &Context, found: &[Found], groups: &mut Vec<Vec<usize>>) {
    let counted = |f: &Found| (f.toll.is_some() || f.unit == CROWD) && f.figure.again.is_none();
    let tolls: Vec<usize> = (0..found.len()).filter(|n| counted(&found[*n])).collect();
    for (i, &a) in tolls.iter().enumerate() {
        for &b in tolls[i + 1..].iter().take_while(|b| found[**b].article == found[a].article) {
            if !disputed(desk, &found[a], &found[b]) {
                continue;
            }
            let home = |n: usize| groups.iter().position(|g| g.contains(&n));
            let (Some(to), Some(from)) = (home(a), home(b)) else { continue };
            let other = |g: usize| groups[g].iter().any(|n| found[*n].article != found[a].article);
            if to != from && (other(to) || other(from)) {
                let moved = groups[from].clone();
                groups[to].extend(moved);
                groups.remove(from);
            }
        }
    }
}

/// Joins the groups of two counts of one unit in lines of two reports which tell the same, where neither report has the other's
/// number nor a further one of the unit: "2,400 passengers are stranded", "nearly 4,000 passengers were left stranded".
pub(super) fn join_conflicting(desk: &Context, found: &[Found], lines: &[InLines], groups: &mut Vec<Vec<usize>>) {
    let alone = |of: &Found| {
        let others = found.iter().filter(|f| f.article == of.article && f.unit == of.unit && f.figure.again.is_none());
        others.into_iter().all(|f| f.figure.value == of.figure.value)
    };
    // what was counted on another day may have grown
    let written = |f: &Found| desk.articles[f.article].published.as_ref().map(|p| p.date.bounds());
    let one_day = |a: &Found, b: &Found| written(a).zip(written(b)).is_some_and(|(x, y)| x == y);
    for line in lines.iter().filter(|l| l.sole_unit) {
        let (a, b) = (&found[line.pair.0], &found[line.pair.1]);
        if one_day(a, b) && conflicting(a, b) && alone(a) && alone(b) {
            let one_value = |of: usize| groups.iter().position(|g| g.contains(&of)).filter(|g| is_of_one_value(found, &groups[*g]));
            if let (Some(to), Some(from)) = (one_value(line.pair.0), one_value(line.pair.1))
                && to != from
            {
                let moved = groups[from].clone();
                groups[to].extend(moved);
                groups.remove(from);
            }
        }
    }
}

fn is_of_one_value(found: &[Found], group: &[usize]) -> bool {
    group.iter().all(|n| found[*n].figure.value == found[group[0]].figure.value)
}

/// Things counted, no sums of money: damages of 400 million and a cover of 300 million stand in lines of one matter, too.
fn conflicting(a: &Found, b: &Found) -> bool {
    let (Value::Number(x), Value::Number(y)) = (&a.figure.value, &b.figure.value) else { return false };
    let said = |f: &Found| f.figure.attribution != Attribution::Denied;
    // "a dozen", "some ten"
    let slack = |f: &Found| if f.figure.modifier == Modifier::About { ROUGHLY } else { 1.0 };
    let near = x.max(*y) <= APART * x.min(*y) && x.max(*y) > slack(a).max(slack(b)) * x.min(*y);
    a.article != b.article
        && a.event == b.event
        && a.unit == b.unit
        && near
        && is_count(a)
        && said(a)
        && said(b)
        && a.term == b.term
        && a.figure.status == b.figure.status
        && x.min(*y) > SMALL
        && !overlap(a, b)
        && may_be_one_place(a, b)
        && !other_days(a, b)
}

/// Joins groups that have two numbers of one thing in common: where both tell of 60 and of 22, they tell of the same. And what a report
/// counts again ("1.3 million demonstrators …, the ministry puts it at 412,000") with what others count by that number.
pub(super) fn join_same_disputes(found: &[Found], groups: &mut Vec<Vec<usize>>) {
    let mut numbers: Vec<Numbers> = groups.iter().map(|g| Numbers::of(found, g)).collect();
    let mut at = 0;
    while at < groups.len() {
        // most groups have one number: they are looked at beside those that have more alone
        let may = |other: &usize| numbers[at].is_open() || numbers[*other].is_open();
        let same = |other: &usize| numbers[at].shares_two(&numbers[*other]) || again(found, &groups[at], &groups[*other]);
        match (at + 1..groups.len()).filter(may).find(same) {
            Some(other) => {
                let moved = groups.remove(other);
                numbers.remove(other);
                groups[at].extend(moved);
                numbers[at] = Numbers::of(found, &groups[at]);
            }
            None => at += 1,
        }
    }
}

/// What tells of a group whether it may be one dispute with another.
struct Numbers {
    /// The numbers that count things, each once.
    values: Vec<u64>,
    /// A report counts again in it.
    again: bool,
}

impl Numbers {
    fn of(found: &[Found], group: &[usize]) -> Self {
        Self { values: values(found, group), again: group.iter().any(|n| found[*n].figure.again.is_some()) }
    }

    fn is_open(&self) -> bool {
        self.again || self.values.len() > 1
    }

    fn shares_two(&self, other: &Self) -> bool {
        self.values.iter().filter(|v| other.values.contains(v)).nth(1).is_some()
    }
}

/// Does one of two groups count again by a number that is all the other has?
fn again(found: &[Found], a: &[usize], b: &[usize]) -> bool {
    let in_other = |group: &[usize], other: &[usize]| {
        group.iter().filter(|n| found[**n].figure.again.is_some()).any(|n| {
            let one = &found[*n];
            let rare = matches!(one.figure.value, Value::Number(value) if value >= MANY);
            rare && other.iter().all(|m| found[*m].figure.value == one.figure.value)
                && other.iter().any(|m| found[*m].unit == one.unit && found[*m].article != one.article && found[*m].event == one.event)
        })
    };
    in_other(a, b) || in_other(b, a)
}

/// The numbers of a group that count things, each once.
fn values(found: &[Found], group: &[usize]) -> Vec<u64> {
    let numbers = group.iter().filter(|n| is_count(&found[**n])).filter_map(|n| match found[*n].figure.value {
        Value::Number(value) if value > SMALL => Some(value.to_bits()),
        _ => None,
    });
    let mut numbers: Vec<u64> = numbers.collect();
    numbers.sort_unstable();
    numbers.dedup();
    numbers
}
