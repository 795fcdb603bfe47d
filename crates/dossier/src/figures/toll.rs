//! Tolls: the dead, the injured, the missing of one event. What counts the same people, and what a later count
//! overtakes. A false conflict is the worst error there is: in doubt, tolls stay apart.

use super::together::{bear, one_day, other_days};
use super::{Found, UNITS};
use crate::context::Context;
use crate::order::{Likeness, Overtaken};
use crate::small_words::{NOW, PARTIAL};
use crate::words::{Vocabulary, rows};
use foldhash::HashMap;
use jiff::civil::Date;
use recoupe_model::{Attribution, Edtf, Figure, Piece, Span, Value};
use std::sync::LazyLock;

/// Word, folded → what befalls the people of a toll.
static TOLLS: LazyLock<HashMap<String, &'static str>> = LazyLock::new(|| {
    let all = rows(include_str!("../../data/toll_words.tsv"));
    all.flat_map(|(name, words)| words.split(' ').map(move |w| (recoupe_lang::fold(w), name))).collect()
});

/// Tolls of one event further apart than this are of other people: the dead of one house and of the whole town.
const TOLL_RATIO: f64 = 1.6;

/// Numbers up to this are those of many accidents.
pub(super) const SINGLE: f64 = 2.0;

/// Words that begin a passive or a perfect.
const BEEN: [&str; 10] = ["were", "was", "are", "have", "had", "ont", "avaient", "sont", "etaient", "furent"];

/// What befell the people that a figure counts: by its unit, else by the one such word of its clause.
pub(super) fn toll(desk: &Context, article: usize, sentence: Piece, figure: &Figure) -> Option<&'static str> {
    const PEOPLE: [&str; 3] = ["person", "death", "injured"];
    let unit = recoupe_lang::fold(&figure.unit);
    // "two more dead", "fourteen dead, among them three children"
    let before = desk.words(article, Piece::new(sentence.start, figure.number.start.max(sentence.start)));
    let own = desk.words(article, figure.counted);
    let words = |text: &str| recoupe_lang::tokens(text, 0).iter().map(|t| recoupe_lang::fold(&text[t.piece.range()])).collect::<Vec<_>>();
    let near: Vec<String> = words(before).into_iter().rev().take(2).chain(words(own).into_iter().take(4)).collect();
    if PARTIAL.of(desk.articles[article].lang).has_any(near) {
        return None;
    }
    if let Some(kind) = TOLLS.get(&unit) {
        return Some(kind);
    }
    if !UNITS.get(&unit).is_some_and(|u| PEOPLE.contains(u)) {
        // "two sailors were hurt": whoever they are
        let behind = words(desk.words(article, Piece::new(figure.counted.end, sentence.end.max(figure.counted.end))));
        let suffered = behind.first().is_some_and(|w| BEEN.contains(&w.as_str()));
        return behind.iter().take(4).filter(|_| suffered).find_map(|w| TOLLS.get(w)).copied();
    }
    // the clause, up to the figures beside this one
    let clause = crate::clauses::around(desk, article, sentence, figure.number);
    let others = || desk.analyses[article].figures.iter().map(|f| f.piece).filter(|p| clause.contains(p));
    let from = others().filter(|p| p.end <= figure.number.start).map(|p| p.end).max().unwrap_or(clause.start);
    let to = others().filter(|p| p.start >= figure.number.end).map(|p| p.start).min().unwrap_or(clause.end);
    let clause = Piece::new(from, to);
    let text = desk.words(article, clause);
    let mut kinds = fates(text);
    kinds.dedup();
    match kinds.as_slice() {
        [one] => Some(one),
        _ => None,
    }
}

/// What some words say befell anybody.
pub(super) fn fates(text: &str) -> Vec<&'static str> {
    recoupe_lang::tokens(text, 0).iter().filter_map(|t| TOLLS.get(&recoupe_lang::fold(&text[t.piece.range()])).copied()).collect()
}

/// Does nothing that stands beside two counts say that they are of different places?
pub(super) fn may_be_one_place(a: &Found, b: &Found) -> bool {
    a.places.is_empty() || b.places.is_empty() || a.places.iter().any(|p| b.places.contains(p))
}

/// Two reports of one event that count the dead (the injured, …) count the same people when nothing sets them apart:
/// no other day, and numbers that a reader may take for one toll.
pub(super) fn same_toll(a: &Found, b: &Found) -> bool {
    let (Value::Number(x), Value::Number(y)) = (&a.figure.value, &b.figure.value) else { return false };
    let close = x.max(*y) <= TOLL_RATIO * x.min(*y) && x.min(*y) >= 1.0;
    a.toll.is_some()
        && a.toll == b.toll
        && close
        && a.one_toll
        && b.one_toll
        && may_be_one_place(a, b)
        && !other_days(a, b)
        && a.article != b.article
        && (a.event == b.event || one_day(a, b))
        && a.figure.status == b.figure.status
        && a.figure.attribution != Attribution::Denied
        && b.figure.attribution != Attribution::Denied
}

/// Two reports of one event give one number of the dead (the injured, …), whatever other tolls they give beside it: what a ministry and
/// what a hospital counted stand in one report, and each of the two in others.
pub(super) fn same_count(a: &Found, b: &Found) -> bool {
    let told = |f: &Found| f.figure.attribution != Attribution::Denied;
    let many = matches!(a.figure.value, Value::Number(value) if value > SINGLE);
    a.toll.is_some()
        && a.toll == b.toll
        && a.figure.value == b.figure.value
        && many
        && a.article != b.article
        && a.event == b.event
        && a.figure.status == b.figure.status
        && told(a)
        && told(b)
        && may_be_one_place(a, b)
        && !other_days(a, b)
}

/// Joins the groups of two reports that give one number of the dead. No evidence for lines, see [`super::Figures::by_words`].
pub(super) fn join_same_counts(found: &[Found], held: &Vocabulary, groups: &mut Vec<Vec<usize>>) {
    let tolls: Vec<usize> = (0..found.len()).filter(|n| found[*n].toll.is_some() && found[*n].figure.again.is_none()).collect();
    let mut home: Vec<usize> = vec![usize::MAX; found.len()];
    groups.iter().enumerate().for_each(|(g, members)| members.iter().for_each(|n| home[*n] = g));
    for (i, &a) in tolls.iter().enumerate() {
        for &b in &tolls[i + 1..] {
            let (to, from) = (home[a].min(home[b]), home[a].max(home[b]));
            if to != from && same_count(&found[a], &found[b]) && bear(found, held, &groups[to], &groups[from]) {
                let moved = std::mem::take(&mut groups[from]);
                moved.iter().for_each(|n| home[*n] = to);
                groups[to].extend(moved);
            }
        }
    }
    groups.retain(|g| !g.is_empty());
}

/// A toll that rises from report to report, the higher one always the later: it was overtaken, nobody is contradicted.
pub(super) fn overtaken(desk: &Context, members: &[&Found]) -> bool {
    let told: Option<Vec<(Stamped, f64)>> = members
        .iter()
        .map(|f| {
            let Value::Number(value) = f.figure.value else { return None };
            Some((Stamped::of(&desk.articles[f.article].published.as_ref()?.date)?, value))
        })
        .collect();
    let Some(mut told) = told else { return false };
    // two numbers of one report are a dispute
    let apart = |a: &Found, b: &Found| a.article == b.article && a.figure.value != b.figure.value;
    if members.iter().enumerate().any(|(n, a)| members[n + 1..].iter().any(|b| apart(a, b))) {
        return false;
    }
    if members.iter().all(|f| is_old(desk, f)) {
        return false;
    }
    told.sort_by(|a, b| a.0.at.cmp(&b.0.at).then(a.1.total_cmp(&b.1)));
    // one moment can't have two tolls; of two reports of one day without an hour nobody knows which came first
    told.windows(2).all(|w| w[0].1 == w[1].1 || (w[0].1 < w[1].1 && (w[0].0.at < w[1].0.at || !(w[0].0.hour && w[1].0.hour))))
}

/// The readings of a toll that rose that a report of a later time overtook, and those that overtake. Of two reports of one
/// day without an hour nobody knows which came first; a toll of which no report says that it is of these days may be an old
/// one, of which reports differ.
pub(super) fn risen(desk: &Context, members: &[&Found]) -> Option<Overtaken> {
    if !members.iter().any(|f| is_fresh(desk, f)) {
        return None;
    }
    let told: Vec<(&Found, Stamped, f64)> = members
        .iter()
        .filter_map(|f| match f.figure.value {
            Value::Number(value) => Some((*f, Stamped::of(&desk.articles[f.article].published.as_ref()?.date)?, value)),
            _ => None,
        })
        .collect();
    let earlier = |x: &Stamped, y: &Stamped| {
        let day = |s: &Stamped| jiff::tz::Offset::UTC.to_datetime(s.at).date();
        if x.hour && y.hour { x.at < y.at } else { day(x) < day(y) }
    };
    let low = told.iter().filter(|x| told.iter().any(|y| x.2 < y.2 && earlier(&x.1, &y.1)));
    let high = told.iter().filter(|y| told.iter().any(|x| x.2 < y.2 && earlier(&x.1, &y.1)));
    let before: Vec<Span> = low.filter_map(|x| desk.cut(x.0.article, x.0.figure.piece)).collect();
    let after: Vec<Span> = high.filter_map(|y| desk.cut(y.0.article, y.0.figure.piece)).collect();
    (!before.is_empty() && !after.is_empty()).then_some(Overtaken { before, after, likeness: Likeness::Toll })
}

/// Days after which a toll no longer rises from hour to hour.
const FRESH: i32 = 4;

/// Does the report itself say that what it counts lies days back?
fn is_old(desk: &Context, found: &Found) -> bool {
    let Some(written) = desk.articles[found.article].published.as_ref().map(|s| s.date.bounds().1) else { return false };
    let age = |d: Date| written.since(d).map_or(0, |s| s.get_days());
    !found.days.is_empty() && found.days.iter().all(|d| (age(d.0) + age(d.1)) / 2 >= FRESH)
}

/// Does the report itself say that what it counts happened in the days before it was written?
fn is_fresh(desk: &Context, found: &Found) -> bool {
    let Some(written) = desk.articles[found.article].published.as_ref().map(|s| s.date.bounds().1) else { return false };
    let Some((_, sentence)) = desk.sentence_at(found.article, found.figure.piece) else { return false };
    let times = desk.analyses[found.article].times.iter().filter(|t| sentence.contains(&t.piece));
    let now = NOW.of(desk.articles[found.article].lang);
    let named = times.filter(|t| !now.has(&recoupe_lang::fold(desk.words(found.article, t.piece))));
    named
        .filter_map(|t| t.edtf.as_ref())
        .map(Edtf::bounds)
        .any(|d| d.1 <= written && written.since(d.0).is_ok_and(|s| s.get_days() < FRESH))
}

/// When a report was written.
struct Stamped {
    at: jiff::Timestamp,
    /// To the hour; a day without a clock stands for its noon, a clock without a zone is that of Greenwich.
    hour: bool,
}

impl Stamped {
    fn of(date: &Edtf) -> Option<Self> {
        let text = date.as_str();
        if text.contains('T') {
            let at = text.parse().ok().or_else(|| format!("{text}Z").parse().ok())?;
            return Some(Self { at, hour: true });
        }
        Some(Self { at: format!("{}T12:00:00Z", date.bounds().0).parse().ok()?, hour: false })
    }
}
