//! Which units of different reports say the same: candidates by rare shared words, then two looks at each pair. The
//! first sees the two units; the second sees what the first said of all other pairs, too (a rival that fits better, a
//! third report that has both, neighbours that match). Both are logistic, their weights learned by `recoupe-train points`.

mod against;
mod doers;
mod features;
mod laid;
pub(crate) mod ledgers;
pub(crate) mod relation;
mod row;
mod second_look;
mod wording;

use crate::bits::Bits;
use crate::context::Context;
use crate::units::Unit;
use crate::words::{Vocabulary, Word};
pub(crate) use features::opposed;
use features::{Around, Near, Sums, Surroundings, at, entity_frequency, features, norm};
pub use features::{FEATURES, Features};
use foldhash::{HashMap, HashMapExt, HashSet};
use jiff::civil::Date;
use laid::{Laid, Words};
pub(crate) use ledgers::{Entries, entries};
use rayon::prelude::*;
pub use relation::{CHANCE, STANDING, Standing, with_chance};
pub use second_look::{AROUND, Seen, second_look};
use std::sync::LazyLock;
use wording::{Comparison, Wording};

/// A pair of units of different articles.
pub(crate) struct Pair {
    pub(crate) a: usize,
    pub(crate) b: usize,
    /// Chance that they say the same thing.
    pub(crate) chance: f64,
    /// The same, had the ledgers of figures and events nothing to say.
    pub(crate) by_text: f64,
    /// Cosine of their words, weighted by rarity.
    pub(crate) cosine: f64,
}

/// The units of a pair, the lesser first, and what is kept of the first look at it.
type Looked<T> = ((usize, usize), T);

/// What is kept of the features of a pair.
struct Kept {
    /// What the first look says.
    first: f64,
    /// Their part in what the second look says.
    all: f64,
    /// The same without the ledgers.
    by_text: f64,
    cosine: f64,
}

/// Candidates that one unit may have, best first: enough for every report of a dossier to be among them,
/// few enough that 200 reports stay quick.
const CANDIDATES: usize = 60;
/// A word held by more units than this brings no candidates (it still counts in their features).
const COMMON: u32 = 400;

/// Weights of the first look: `feature<TAB>weight`.
static FIRST: LazyLock<Vec<f64>> = LazyLock::new(|| weights(include_str!("../data/first_look.tsv"), &FEATURES));
/// Weights of the second look, which sees the features of the first, too.
static SECOND: LazyLock<Vec<f64>> = LazyLock::new(|| {
    let names: Vec<&str> = AROUND.iter().chain(&FEATURES).copied().collect();
    weights(include_str!("../data/second_look.tsv"), &names)
});

/// The weights of a list, in the order of the names.
fn weights(list: &'static str, names: &[&str]) -> Vec<f64> {
    let given: HashMap<&str, f64> = crate::words::rows(list).filter_map(|(name, w)| Some((name, w.parse().ok()?))).collect();
    names.iter().map(|n| given.get(n).copied().unwrap_or(0.0)).collect()
}

/// The pairs worth looking at, each with its chance, in order of their units. Copies are left to their first.
pub(crate) fn pairs(desk: &Context, units: &[Unit], vocabulary: &Vocabulary, copies: &[usize], entries: &Entries) -> Vec<Pair> {
    // of the features of a pair only sums are kept: a large story has a hundred thousand pairs
    let (around, rest) = SECOND.split_at(AROUND.len());
    let sums = |f: &Features| {
        let ledgers: f64 = [at::SAME_FIGURE, at::SAME_EVENT].iter().map(|n| f[*n] * rest[*n]).sum();
        let all = weighted(f, rest);
        Kept { first: chance(f, &FIRST), all, by_text: all - ledgers, cosine: f[at::COSINE] }
    };
    let looked = first_look(desk, units, vocabulary, copies, entries, sums);
    let seen: Vec<Seen> = looked.iter().map(|&((a, b), ref sums)| Seen { a, b, chance: sums.first }).collect();
    let articles: Vec<usize> = units.iter().map(|u| u.article).collect();
    let second = |(((a, b), sums), seen): (Looked<Kept>, [f64; AROUND.len()])| {
        let seen = weighted(&seen, around);
        Pair { a, b, chance: logistic(seen + sums.all), by_text: logistic(seen + sums.by_text), cosine: sums.cosine }
    };
    looked.into_par_iter().zip(second_look(&seen, &articles)).map(second).collect()
}

/// The pairs worth looking at, in order, with what is to be kept of their features.
pub(crate) fn first_look<T: Send>(
    desk: &Context,
    units: &[Unit],
    vocabulary: &Vocabulary,
    copies: &[usize],
    entries: &Entries,
    keep: impl Fn(&Features) -> T + Sync,
) -> Vec<Looked<T>> {
    let articles: Vec<usize> = units.iter().map(|u| u.article).collect();
    let norms: Vec<f64> = units.iter().map(|u| norm(&u.words, vocabulary)).collect();
    let mut holders: HashMap<Word, Vec<usize>> = HashMap::new();
    for (n, unit) in units.iter().enumerate().filter(|(n, _)| copies[*n] == *n) {
        for &word in unit.words.iter().filter(|w| vocabulary.held_by(**w) <= COMMON) {
            holders.entry(word).or_default().push(n);
        }
    }
    // cosine of each unit with its candidates
    let candidates = |sums: &mut Vec<f64>, n: usize| -> Vec<Near> {
        let unit = &units[n];
        let mut touched = Vec::new();
        for word in unit.words.iter().filter(|_| copies[n] == n) {
            let weight = vocabulary.idf(*word).powi(2);
            for &other in holders.get(word).map_or(&[][..], Vec::as_slice) {
                if articles[other] != unit.article {
                    if sums[other] == 0.0 {
                        touched.push(other);
                    }
                    sums[other] += weight;
                }
            }
        }
        let near = |&unit: &usize| {
            let cosine = sums[unit] / (norms[n] * norms[unit]).max(1e-9);
            Near { cosine, unit: unit as u32, article: articles[unit] as u32 }
        };
        let mut list: Vec<Near> = touched.iter().map(near).collect();
        for m in touched {
            sums[m] = 0.0;
        }
        let best_first = |x: &Near, y: &Near| y.cosine.total_cmp(&x.cosine).then(x.unit.cmp(&y.unit));
        if list.len() > CANDIDATES {
            list.select_nth_unstable_by(CANDIDATES, best_first);
            list.truncate(CANDIDATES);
            list.shrink_to_fit(); // thousands stood in it
        }
        list.sort_unstable_by(best_first);
        list
    };
    let near: Vec<Vec<Near>> = (0..units.len()).into_par_iter().map_init(|| vec![0.0; units.len()], candidates).collect();
    // the same, report by report
    let by_report = |list: &Vec<Near>| -> Vec<Near> {
        let mut out = list.clone();
        out.sort_by_key(|o| o.article);
        out
    };
    let by_report: Vec<Vec<Near>> = near.par_iter().map(by_report).collect();
    // their reports, row by row of as many as there may be: what is searched for each pair is to lie close together
    let mut reports = vec![0_u32; units.len() * CANDIDATES];
    for (row, list) in reports.chunks_mut(CANDIDATES).zip(&by_report) {
        row.iter_mut().zip(list).for_each(|(report, o)| *report = o.article);
    }
    // those of the report of `m`, best first
    let in_report = |n: usize, m: usize| -> &[Near] {
        let (own, list) = (articles[m] as u32, &by_report[n]);
        let row = &reports[n * CANDIDATES..][..list.len()];
        // as quick as a search of so few is slow, whose every step hangs on the one before
        let first = row.iter().filter(|r| **r < own).count();
        &list[first..first + row[first..].iter().take_while(|r| **r == own).count()]
    };
    // which of them `m` is, and by how much it is the best one (negative: a rival is nearer)
    let rank = |there: &[Near], m: usize| 1.0 / (1 + there.iter().take_while(|o| o.unit() != m).count()) as f64;
    let lead = |there: &[Near], m: usize, cosine: f64| cosine - there.iter().find(|o| o.unit() != m).map_or(0.0, |r| r.cosine);
    let frequency = entity_frequency(desk, units);
    let sums: Vec<Sums> = units.par_iter().map(|u| Sums::of(u, vocabulary, &frequency)).collect();
    let with_sums = |n: usize| (&units[n], &sums[n]);
    let words_of = |n: usize| Words { own: &units[n].words, clauses: &units[n].clauses, norms: &sums[n].clauses, grams: &units[n].grams };
    let aside = Aside::of(desk, units, entries);
    let surroundings = Surroundings::new(&articles, &near);
    let of_unit = |(wording, around, laid): &mut (Comparison, Around, Laid), n: usize| -> Vec<Looked<T>> {
        around.turn(n);
        laid.turn(words_of(n));
        let pair = |candidate: &Near| {
            let (cosine, m) = (candidate.cosine, candidate.unit());
            let (here, there) = (in_report(m, n), in_report(n, m));
            // those that both list are looked at from the lesser side
            if m < n && here.iter().any(|o| o.unit() == n) {
                return None;
            }
            let (a, b) = (n.min(m), n.max(m));
            let mutual = rank(here, n) * rank(there, m);
            let top = |k: usize| near[k].first().map_or(1.0, |x| x.cosine).max(1e-9);
            let relative = cosine / top(a).max(top(b));
            let mut features = features(with_sums(a), with_sums(b), (cosine, mutual, relative), &frequency, laid.with(words_of(m)));
            features[at::NEIGHBOURS] = around.neighbours(m);
            features[at::BRIDGE] = around.bridge(a, b);
            let (one, other) = (lead(there, m, cosine), lead(here, n, cosine));
            features[at::LEAD_OF_THE_WEAKER] = one.min(other);
            features[at::LEAD_OF_THE_STRONGER] = one.max(other);
            aside.add(&mut features, a, b);
            features[at::WORDING..].copy_from_slice(&wording.compare(n, m));
            Some(((a, b), keep(&features)))
        };
        near[n].iter().filter_map(pair).collect()
    };
    let nothing_yet = || (Comparison::of(&aside.wording), Around::of(&surroundings), Laid::of(vocabulary));
    // small portions: no thread waits long for the last one
    let of_units = (0..units.len()).into_par_iter().with_max_len(100).map_init(nothing_yet, of_unit);
    let mut out: Vec<Looked<T>> = of_units.flatten_iter().collect();
    out.par_sort_unstable_by_key(|p| p.0);
    // what tells one figure or event need not share a word
    let is_new = |p: &(usize, usize)| copies[p.0] == p.0 && copies[p.1] == p.1 && out.binary_search_by_key(p, |x| x.0).is_err();
    let told_as_one: Vec<(usize, usize)> = entries.keys().copied().filter(is_new).collect();
    let by_ledger = |(wording, laid): &mut (Comparison, Laid), (a, b): (usize, usize)| {
        laid.turn(words_of(a));
        let mut features = features(with_sums(a), with_sums(b), (0.0, 0.0, 0.0), &frequency, laid.with(words_of(b)));
        aside.add(&mut features, a, b);
        features[at::WORDING..].copy_from_slice(&wording.compare(a, b));
        ((a, b), keep(&features))
    };
    out.par_extend(told_as_one.into_par_iter().map_init(|| (Comparison::of(&aside.wording), Laid::of(vocabulary)), by_ledger));
    out.sort_by_key(|p| p.0);
    out
}

/// What is known of pairs apart from their content: ledgers and dates; and how units are worded.
struct Aside<'a> {
    units: &'a [Unit],
    entries: &'a Entries,
    /// Units that a ledger has beside any other: few.
    in_ledgers: Bits,
    /// Units that name each day or stretch of days.
    dates: HashMap<(Date, Date), u32>,
    wording: Wording,
}

impl<'a> Aside<'a> {
    fn of(desk: &Context, units: &'a [Unit], entries: &'a Entries) -> Self {
        let mut dates: HashMap<(Date, Date), u32> = HashMap::new();
        for unit in units {
            let own: HashSet<(Date, Date)> = unit.days.iter().copied().collect();
            own.into_iter().for_each(|d| *dates.entry(d).or_default() += 1);
        }
        let mut in_ledgers = Bits::new(units.len());
        entries.keys().flat_map(|(a, b)| [a, b]).for_each(|n| _ = in_ledgers.insert(*n));
        Self { units, entries, in_ledgers, dates, wording: Wording::of(units.iter().map(|u| desk.words(u.article, u.piece))) }
    }

    fn add(&self, features: &mut Features, a: usize, b: usize) {
        let entry = Some((a, b)).filter(|_| self.in_ledgers.contains(a)).and_then(|pair| self.entries.get(&pair));
        let entry = entry.copied().unwrap_or_default();
        features[at::SAME_FIGURE] = f64::from(u8::from(entry.figure));
        features[at::SAME_EVENT] = entry.event;
        // a day that these two alone name says more than the day of the event
        let common = self.units[a].days.iter().filter(|d| self.units[b].days.contains(d));
        let others = common.filter_map(|d| self.dates.get(d)).map(|n| n.saturating_sub(1).max(1)).min();
        features[at::RARE_DATE] = others.map_or(0.0, |n| 1.0 / f64::from(n));
    }
}

/// Logistic function of the weighted features: the chance that a pair says the same thing.
#[must_use]
pub fn chance(features: &[f64], weights: &[f64]) -> f64 {
    logistic(weighted(features, weights))
}

fn weighted(features: &[f64], weights: &[f64]) -> f64 {
    features.iter().zip(weights).map(|(f, w)| f * w).sum()
}

fn logistic(sum: f64) -> f64 {
    1.0 / (1.0 + (-sum).exp())
}
