//! The first look at a pair of units: what it shares and in what it differs, one number a feature.

use super::laid::Common;
use super::row::Row;
use super::wording::WORDING;
use crate::context::Context;
use crate::units::Unit;
use crate::words::{Vocabulary, Word, shared};
use rayon::prelude::*;
use recoupe_model::Stance;

/// Names of the features of content and place.
const CONTENT: [&str; 35] = [
    "bias",
    "cosine",
    "containment",
    "rarest_shared",
    "entity_containment",
    "entity_cosine",
    "shared_number",
    "other_number",
    "shared_date",
    "other_date",
    "same_speaker",
    "other_speaker",
    "negation_differs",
    "same_stance",
    "opposed_stance",
    "mutual_rank",
    "grams",
    "length_ratio",
    "length",
    "relative_cosine",
    "clause_cosine",
    "plain_cosine",
    "neighbours",
    "bridge",
    "leads",
    "shared_words",
    "party",
    "lead_of_the_weaker",
    "lead_of_the_stronger",
    "clause_shared",
    "place_apart",
    "place_first",
    "same_figure",
    "same_event",
    "rare_date",
];

/// Names of all features, in the order of [`Features`] and of `data/first_look.tsv`.
pub const FEATURES: [&str; CONTENT.len() + WORDING.len()] = {
    let mut all = [""; CONTENT.len() + WORDING.len()];
    let mut n = 0;
    while n < all.len() {
        all[n] = if n < CONTENT.len() { CONTENT[n] } else { WORDING[n - CONTENT.len()] };
        n += 1;
    }
    all
};

/// Places of the cosine and of the features that hang on other pairs, on the ledgers and on the wording.
pub(super) mod at {
    pub(in super::super) const COSINE: usize = 1;
    pub(in super::super) const NEIGHBOURS: usize = 22;
    pub(in super::super) const BRIDGE: usize = 23;
    pub(in super::super) const LEAD_OF_THE_WEAKER: usize = 27;
    pub(in super::super) const LEAD_OF_THE_STRONGER: usize = 28;
    pub(in super::super) const SAME_FIGURE: usize = 32;
    pub(in super::super) const SAME_EVENT: usize = 33;
    pub(in super::super) const RARE_DATE: usize = 34;
    pub(in super::super) const WORDING: usize = super::CONTENT.len();
}

/// What is known of a pair, one number a feature.
pub type Features = [f64; FEATURES.len()];

/// A unit that another may say the same as.
#[derive(Clone, Copy)]
pub(super) struct Near {
    /// Cosine of the two.
    pub(super) cosine: f64,
    /// The unit.
    pub(super) unit: u32,
    /// Its article.
    pub(super) article: u32,
}

impl Near {
    pub(super) fn unit(&self) -> usize {
        self.unit as usize
    }
}

/// What stands around a pair: sentences next to each, and a third report.
pub(super) struct Surroundings<'a> {
    /// Unit → its article.
    articles: &'a [usize],
    /// Unit → its candidates, best first.
    near: &'a [Vec<Near>],
    /// Unit → its candidates and those whose candidate it is, with their cosines, in their order.
    either: Vec<Vec<(usize, f64)>>,
}

impl<'a> Surroundings<'a> {
    /// `near`: the cosine of each unit with its candidates, best first; of two units it is one, from whichever side.
    pub(super) fn new(articles: &'a [usize], near: &'a [Vec<Near>]) -> Self {
        let mut either: Vec<Vec<(usize, f64)>> = near.iter().map(|list| list.iter().map(|n| (n.unit(), n.cosine)).collect()).collect();
        for (n, list) in near.iter().enumerate() {
            list.iter().for_each(|m| either[m.unit()].push((n, m.cosine)));
        }
        Self { articles, near, either: either.into_par_iter().map(in_order).collect() }
    }

    /// The units before and after one, in its article.
    fn next_to(&self, n: usize) -> [Option<usize>; 2] {
        let here = |m: &usize| self.articles.get(*m).is_some_and(|a| *a == self.articles[n]);
        [n.checked_sub(1).filter(here), Some(n + 1).filter(here)]
    }
}

/// What stands around the pairs of one unit.
pub(super) struct Around<'s> {
    surroundings: &'s Surroundings<'s>,
    own: usize,
    /// The cosines of its candidates.
    near: Row,
    /// The same, and of those whose candidate it is.
    either: Row,
    /// Cosines of the units next to it.
    next: [Row; 2],
}

impl<'s> Around<'s> {
    /// With no unit yet.
    pub(super) fn of(surroundings: &'s Surroundings<'s>) -> Self {
        let row = || Row::new(surroundings.articles.len());
        Self { surroundings, own: usize::MAX, near: row(), either: row(), next: [row(), row()] }
    }

    /// Turns to the pairs of another unit.
    pub(super) fn turn(&mut self, own: usize) {
        let Surroundings { near, either, .. } = self.surroundings;
        self.own = own;
        self.near.turn(near[own].iter().map(|n| (n.unit(), n.cosine)));
        self.either.turn(either[own].iter().copied());
        for (row, next) in self.next.iter_mut().zip(self.surroundings.next_to(own)) {
            row.turn(next.map_or(&[][..], |n| &either[n]).iter().copied());
        }
    }

    /// The best cosine between a unit next to the one and a unit next to the other: what follows on the same, tells the same.
    pub(super) fn neighbours(&self, other: usize) -> f64 {
        let there = self.surroundings.next_to(other).into_iter().flatten();
        there.flat_map(|y| self.next.iter().map(move |row| row.of(y))).fold(0.0, f64::max)
    }

    /// The best third unit, a candidate of `a`, between the two, of which one is the unit turned to: the lesser of its cosines
    /// with either.
    pub(super) fn bridge(&self, a: usize, b: usize) -> f64 {
        let Surroundings { articles, near, either } = self.surroundings;
        let third = |m: usize| articles[m] != articles[a] && articles[m] != articles[b];
        let mut best = 0.0;
        if self.own == a {
            for (unit, cosine) in &either[b] {
                let least = cosine.min(self.near.of(*unit));
                if least > best && third(*unit) {
                    best = least;
                }
            }
            return best;
        }
        for near in &near[a] {
            // best first: what is no nearer than the best found can't be a better one
            if near.cosine <= best {
                break;
            }
            if third(near.unit()) {
                best = f64::max(best, near.cosine.min(self.either.of(near.unit())));
            }
        }
        best
    }
}

/// In order of the other unit, each once.
fn in_order(mut list: Vec<(usize, f64)>) -> Vec<(usize, f64)> {
    list.sort_unstable_by_key(|(m, _)| *m);
    list.dedup_by_key(|(m, _)| *m);
    list
}

pub(super) fn norm(words: &[Word], vocabulary: &Vocabulary) -> f64 {
    words.iter().map(|w| vocabulary.idf(*w).powi(2)).sum::<f64>().sqrt()
}

/// How rare each entity is among the units.
pub(super) fn entity_frequency(desk: &Context, units: &[Unit]) -> Vec<f64> {
    let mut held = vec![0.0; desk.entities.len()];
    for unit in units {
        for &e in &unit.entities {
            if let Some(n) = held.get_mut(e) {
                *n += 1.0;
            }
        }
    }
    held.iter().map(|n: &f64| ((units.len() as f64 + 1.0) / (n + 0.5)).ln().max(0.0)).collect()
}

/// Sums over a unit that each pair with it needs.
pub(super) struct Sums {
    /// Rarity of its words.
    words: f64,
    /// Squared rarity of those that are no entities.
    plain: f64,
    /// Rarity of its entities.
    entities: f64,
    /// Norm of each clause.
    pub(super) clauses: Vec<f64>,
}

impl Sums {
    pub(super) fn of(unit: &Unit, vocabulary: &Vocabulary, rarity: &[f64]) -> Self {
        let plain = unit.words.iter().filter(|w| !vocabulary.is_entity(**w));
        Self {
            words: unit.words.iter().map(|w| vocabulary.idf(*w)).sum(),
            plain: plain.map(|w| vocabulary.idf(*w).powi(2)).sum(),
            entities: unit.entities.iter().map(|e| rarity.get(*e).copied().unwrap_or(0.0)).sum(),
            clauses: unit.clauses.iter().map(|(_, words)| norm(words, vocabulary)).collect(),
        }
    }
}

pub(super) fn features(
    (a, of_a): (&Unit, &Sums),
    (b, of_b): (&Unit, &Sums),
    (cosine, mutual, relative): (f64, f64, f64),
    rarity: &[f64],
    Common { count: common, weight, rarest, plain, best_clauses: by_clauses, most_of_clauses: shared_by_clauses, grams }: Common,
) -> Features {
    let containment = weight / of_a.words.min(of_b.words).max(1e-9);
    let both = a.entities.iter().filter(|e| b.entities.binary_search(e).is_ok());
    let eboth: f64 = both.map(|e| rarity.get(*e).copied().unwrap_or(0.0)).sum();
    let (ea, eb) = (of_a.entities, of_b.entities);
    let numbers = shared(&a.numbers, &b.numbers).count();
    let dates = a.days.iter().any(|x| b.days.contains(x));
    let far = |x: &(jiff::civil::Date, jiff::civil::Date), y: &(jiff::civil::Date, jiff::civil::Date)| x.1 < y.0 || y.1 < x.0;
    let apart = !a.days.is_empty() && !b.days.is_empty() && a.days.iter().all(|x| b.days.iter().all(|y| far(x, y)));
    let speakers = a.speaker.zip(b.speaker);
    let stances = a.stance.zip(b.stance);
    let grams = grams as f64 / a.grams.len().min(b.grams.len()).max(1) as f64;
    let (short, long) = (a.words.len().min(b.words.len()) as f64, a.words.len().max(b.words.len()) as f64);
    let plain = plain / (of_a.plain * of_b.plain).sqrt().max(1e-9);
    let flag = |x: bool| f64::from(u8::from(x));
    let content = [
        1.0,
        cosine,
        containment,
        rarest / 5.0,
        if ea.min(eb) > 0.0 { eboth / ea.min(eb) } else { 0.0 },
        if ea * eb > 0.0 { eboth / (ea * eb).sqrt() } else { 0.0 },
        flag(numbers > 0),
        flag(!a.numbers.is_empty() && !b.numbers.is_empty() && numbers == 0),
        flag(dates),
        flag(apart),
        flag(speakers.is_some_and(|(x, y)| x == y)),
        flag(speakers.is_some_and(|(x, y)| x != y)),
        flag((a.negations > 0) != (b.negations > 0)),
        flag(stances.is_some_and(|(x, y)| x == y && x != Stance::Says)),
        flag(stances.is_some_and(|(x, y)| opposed(x, y))),
        mutual,
        grams,
        short / long.max(1.0),
        short.ln_1p() / 3.0,
        relative,
        by_clauses,
        plain,
        0.0,
        0.0,
        1.0 / ((1 + a.sentence_of_report) * (1 + b.sentence_of_report)) as f64,
        (common as f64).ln_1p(),
        flag(a.party.zip(b.party).is_some_and(|(x, y)| x == y)),
        0.0,
        0.0,
        shared_by_clauses / 10.0,
        (a.place - b.place).abs(),
        a.place.min(b.place),
        0.0,
        0.0,
        0.0,
    ];
    let mut out = [0.0; FEATURES.len()];
    out[..content.len()].copy_from_slice(&content);
    out
}

/// One asks for or asserts what the other turns down.
pub(crate) fn opposed(a: Stance, b: Stance) -> bool {
    let side = |s: Stance| match s {
        Stance::Demands | Stance::Offers | Stance::Accepts | Stance::Accuses | Stance::Claims | Stance::Praises | Stance::Promises => 1,
        Stance::Rejects | Stance::Denies => -1,
        _ => 0,
    };
    side(a) * side(b) < 0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn features_stand_where_they_are_written_to() {
        let names = [
            (at::COSINE, "cosine"),
            (at::NEIGHBOURS, "neighbours"),
            (at::BRIDGE, "bridge"),
            (at::LEAD_OF_THE_WEAKER, "lead_of_the_weaker"),
            (at::LEAD_OF_THE_STRONGER, "lead_of_the_stronger"),
            (at::SAME_FIGURE, "same_figure"),
            (at::SAME_EVENT, "same_event"),
            (at::RARE_DATE, "rare_date"),
            (at::WORDING, WORDING[0]),
        ];
        assert!(names.iter().all(|(place, name)| FEATURES[*place] == *name));
    }

    #[test]
    fn what_stands_around_is_found_from_either_side() {
        let articles = [0, 0, 1, 1, 2, 2, 3, 3];
        let cosine = |a: usize, b: usize| ((a + b) * 7 % 11 + a * b % 5) as f64 / 15.0;
        let list = |n: usize| {
            let others = (0..8).filter(|m| articles[*m] != articles[n] && !(n * 3 + m).is_multiple_of(4));
            let mut out: Vec<Near> =
                others.map(|m| Near { cosine: cosine(n.min(m), n.max(m)), unit: m as u32, article: articles[m] as u32 }).collect();
            out.sort_by(|x, y| y.cosine.total_cmp(&x.cosine));
            out
        };
        let near: Vec<Vec<Near>> = (0..8).map(list).collect();
        let surroundings = Surroundings::new(&articles, &near);
        let mut around = Around::of(&surroundings);
        let mut found = 0;
        for (a, b) in (0..8).flat_map(|a| (0..8).map(move |b| (a, b))).filter(|(a, b)| articles[*a] != articles[*b]) {
            let thirds = near[a].iter().filter(|n| n.article as usize != articles[b]);
            let cosine = |a: usize, b: usize| surroundings.either[a].iter().find(|x| x.0 == b).map_or(0.0, |x| x.1);
            let best = thirds.map(|n| n.cosine.min(cosine(b, n.unit()))).fold(0.0, f64::max);
            // in this story the unit next to one is the other of its article
            let neighbours = cosine(a ^ 1, b ^ 1);
            for (own, other) in [(a, b), (b, a)] {
                around.turn(own);
                assert_eq!(around.bridge(a, b), best, "{a} {b} from {own}");
                assert_eq!(around.neighbours(other), neighbours, "{a} {b} from {own}");
            }
            found += usize::from(best > 0.0 && neighbours > 0.0);
        }
        assert!(found > 10);
    }
}
