//! How two units that tell of one thing stand to one another: they say the same, or one says more. Logistic regression on
//! what each of the two has that the other lacks; weights learned by `recoupe-train points`. It does not ask whether the two
//! tell of one thing, but for how sure that is.
//!
//! Two relations of the contract are not told by it, since nothing of a pair shows them well enough on events that the
//! weights never saw: "the same, by another speaker" (of 110 pairs with two known speakers, people called 18 so, 55 the
//! same) and "contradict one another" in words (of the ten likeliest by such weights, three are). What contradicts by its
//! numbers is found in the ledger of figures.

use super::against::{Read, both_lack, denied, denies, speaks_against, values_differ};
use super::{Pair, chance, weights};
use crate::context::Context;
use crate::units::Unit;
use crate::words::{Vocabulary, Word, shared};
use jiff::civil::Date;
use recoupe_model::contract::Relation;
use std::cell::OnceCell;
use std::sync::LazyLock;

/// Names of the features, in the order of [`Standing`] and of `data/relation.tsv`, where the chance of the pair stands
/// before them (its logit, as [`CHANCE`]).
pub const STANDING: [&str; 25] = [
    "bias",
    "cover_least",
    "plain_most",
    "clause_least",
    "grams_least",
    "grams_most",
    "length_ratio",
    "short",
    "long",
    "numbers_of_both_differ",
    "values_of_both_differ",
    "shared_date",
    "dates_apart",
    "said_by_one_only",
    "same_speaker",
    "other_speaker",
    "other_party",
    "same_stance",
    "one_denies",
    "negation_differs",
    "denied",
    "to_come_differs",
    "other_language",
    "quoted_by_one_only",
    "names_of_both_differ",
];

/// Place of `denied` among the features.
const DENIED: usize = 20;

/// Name of the chance that the two tell of one thing.
pub const CHANCE: &str = "second_look";

/// What is known of how two units stand to one another, one number a feature.
pub type Standing = [f64; STANDING.len()];

/// Two units are called the same above this chance. Of 0.5, 0.55, 0.6 and 0.65 (right 71, 76, 78 and 81 times of 100 on
/// events that the weights never saw, pairs that are no pairs counted as wrong; 490, 425, 375 and 330 pairs called so) the
/// least that calls no contradiction so.
const SAME: f64 = 0.6;

/// … and only where the two tell of one thing more likely than not: of eight called the same below that chance, on seventeen
/// events that the weights never saw, two did.
const SURE: f64 = 0.5;

/// Weights of what tells that two units are the same: `feature<TAB>weight`.
static WEIGHTS: LazyLock<Vec<f64>> = LazyLock::new(|| {
    let names: Vec<&str> = std::iter::once(CHANCE).chain(STANDING).collect();
    weights(include_str!("../../data/relation.tsv"), &names)
});

/// Who tells how the units of a story stand to one another. What it reads of a unit it reads once.
pub(crate) struct Relating<'a> {
    desk: &'a Context<'a>,
    vocabulary: &'a Vocabulary,
    units: &'a [Unit],
    read: Vec<OnceCell<Read>>,
}

impl<'a> Relating<'a> {
    pub(crate) fn new(desk: &'a Context<'a>, vocabulary: &'a Vocabulary, units: &'a [Unit]) -> Self {
        Self { desk, vocabulary, units, read: units.iter().map(|_| OnceCell::new()).collect() }
    }

    /// How the units of a pair stand to one another.
    pub(crate) fn relation(&self, pair: &Pair) -> Relation {
        let standing = self.standing(pair.a, pair.b);
        let same = pair.chance >= SURE && chance(&with_chance(pair.chance, &standing), &WEIGHTS) >= SAME;
        // agreement claimed wrongly is worse than "one says more"
        if same && !speaks_against(self.unit(pair.a), self.unit(pair.b), standing[DENIED]) { Relation::Same } else { Relation::Elaborates }
    }

    fn unit(&self, n: usize) -> (&Unit, &Read) {
        let unit = &self.units[n];
        (unit, self.read[n].get_or_init(|| Read::of(self.desk, unit)))
    }

    /// What is known of how two units stand to one another.
    pub(crate) fn standing(&self, a: usize, b: usize) -> Standing {
        standing(self.vocabulary, self.unit(a), self.unit(b))
    }
}

/// The features of a pair, its chance before them.
#[must_use]
pub fn with_chance(chance: f64, standing: &Standing) -> Vec<f64> {
    let logit = (chance / (1.0 - chance + 1e-9) + 1e-9).ln();
    std::iter::once(logit).chain(standing.iter().copied()).collect()
}

fn standing(vocabulary: &Vocabulary, one: (&Unit, &Read), other: (&Unit, &Read)) -> Standing {
    let ((a, of_a), (b, of_b)) = (one, other);
    let flag = |x: bool| f64::from(u8::from(x));
    let (cover_least, _) = cover(&a.words, &b.words, vocabulary, |_| true);
    let (_, plain_most) = cover(&a.words, &b.words, vocabulary, |w| !vocabulary.is_entity(w));
    let grams = shared(&a.grams, &b.grams).count() as f64;
    let (few, many) = (a.grams.len().min(b.grams.len()).max(1) as f64, a.grams.len().max(b.grams.len()).max(1) as f64);
    let (short, long) = (a.words.len().min(b.words.len()) as f64, a.words.len().max(b.words.len()) as f64);
    let meet = |x: &(Date, Date), y: &(Date, Date)| x.0 <= y.1 && y.0 <= x.1;
    let apart = !a.days.is_empty() && !b.days.is_empty() && !a.days.iter().any(|x| b.days.iter().any(|y| meet(x, y)));
    let speakers = a.speaker.zip(b.speaker);
    [
        1.0,
        cover_least,
        plain_most,
        nearest_clauses(a, b, vocabulary),
        grams / many,
        grams / few,
        short / long.max(1.0),
        short.ln_1p(),
        long.ln_1p(),
        flag(both_lack(&a.numbers, &b.numbers)),
        flag(values_differ(a, b)),
        flag(a.days.iter().any(|x| b.days.contains(x))),
        flag(apart),
        flag(a.stance.is_some() != b.stance.is_some()),
        flag(speakers.is_some_and(|(x, y)| x == y)),
        flag(speakers.is_some_and(|(x, y)| x != y)),
        flag(a.party.zip(b.party).is_some_and(|(x, y)| x != y)),
        flag(a.stance.zip(b.stance).is_some_and(|(x, y)| x == y)),
        flag(denies(a) != denies(b)),
        flag((a.negations > 0) != (b.negations > 0)),
        denied(vocabulary, one, other),
        flag(of_a.to_come != of_b.to_come),
        flag(a.lang != b.lang),
        flag(of_a.quoted != of_b.quoted),
        flag(both_lack(&a.entities, &b.entities)),
    ]
}

/// The share of the words of each that the other has, too, the rare ones counting more: the lesser, the greater. What has no
/// such words lacks none.
fn cover(a: &[Word], b: &[Word], vocabulary: &Vocabulary, counts: impl Fn(Word) -> bool) -> (f64, f64) {
    let sum = |words: &mut dyn Iterator<Item = Word>| words.filter(|w| counts(*w)).map(|w| vocabulary.idf(w)).sum::<f64>();
    let both = sum(&mut shared(a, b));
    let share = |all: f64| if all > 0.0 { both / all } else { 1.0 };
    let (x, y) = (share(sum(&mut a.iter().copied())), share(sum(&mut b.iter().copied())));
    (x.min(y), x.max(y))
}

/// The lesser share of the two clauses that are nearest to one another.
fn nearest_clauses(a: &Unit, b: &Unit, vocabulary: &Vocabulary) -> f64 {
    let pairs = a.clauses.iter().flat_map(|x| b.clauses.iter().map(move |y| (x, y)));
    let covers = pairs.map(|((_, x), (_, y))| cover(x, y, vocabulary, |_| true));
    covers.max_by(|x, y| (x.0 + x.1).total_cmp(&(y.0 + y.1))).map_or(0.0, |c| c.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_feature_has_a_weight() {
        assert_eq!(STANDING[DENIED], "denied");
        assert!(WEIGHTS.iter().all(|w| *w != 0.0), "{:?}", *WEIGHTS);
    }
}
