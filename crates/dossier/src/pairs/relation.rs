//! How two units that tell of one thing stand to one another: they say the same, or one says more. Logistic regression on
//! what each of the two has that the other lacks; weights learned by `recoupe-train points`. It does not ask whether the two
//! tell of one thing, but for how sure that is.
//!
//! Two relations of the contract are not told by it, since nothing of a pair shows them well enough on events that the
//! weights never saw: "the same, by another speaker" (of 110 pairs with two known speakers, people called 18 so, 55 the
//! same) and "contradict one another" in words (of the ten likeliest by such weights, three are). What contradicts by its
//! numbers is found in the ledger of figures.

use super::against::{Read, both_lack, denied, denies, speaks_against, values_differ};
use super::doers::Doers;
use super::laid::{CLAUSES, Laid, Words};
use super::{Pair, chance, weights};
use crate::context::Context;
use crate::units::Unit;
use crate::words::{Vocabulary, Word};
use jiff::civil::Date;
use recoupe_model::contract::Relation;
use std::sync::{LazyLock, OnceLock};

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

/// Place of `cover_least` among the features.
const COVER_LEAST: usize = 1;
/// Place of `denied` among the features.
const DENIED: usize = 20;

/// Name of the chance that the two tell of one thing.
pub const CHANCE: &str = "second_look";

/// What is known of how two units stand to one another, one number a feature.
pub type Standing = [f64; STANDING.len()];

/// Two units are called the same above this chance …
const SAME: f64 = 0.7;

/// … only where the two tell of one thing more likely than not: of eight called the same below that chance, on seventeen
/// events that the weights never saw, two did …
const SURE: f64 = 0.5;

/// … and where each has at least so much of the other's words, the rare ones counting more: two long sentences that share the
/// dead of a day in passing tell of another thing each. Readers who had not seen the events before called 272 of 346 pairs of
/// whole sentences the same that a chance of 0.6 called so; 202 of 225 (0.90) with both bounds; of 0.15 alone 250 of 300, of
/// 0.7 alone 212 of 242. Of the pairs called the same on seventeen annotated events 0.96 are a pair there (0.93 before).
const COVER: f64 = 0.15;

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
    read: Vec<OnceLock<(Read, Rarity)>>,
    doers: Doers<'a>,
}

/// How rare the words of a unit are, summed.
pub(super) struct Rarity {
    words: f64,
    /// Of those that stand for no entity.
    plain: f64,
    pub(super) clauses: Vec<f64>,
}

impl Rarity {
    fn of(unit: &Unit, vocabulary: &Vocabulary) -> Self {
        let sum = |words: &[Word]| -> f64 { words.iter().map(|w| vocabulary.idf(*w)).sum() };
        let plain = unit.words.iter().filter(|w| !vocabulary.is_entity(**w));
        Self {
            words: sum(&unit.words),
            plain: plain.map(|w| vocabulary.idf(*w)).sum(),
            clauses: unit.clauses.iter().map(|(_, words)| sum(words)).collect(),
        }
    }
}

impl<'a> Relating<'a> {
    pub(crate) fn new(desk: &'a Context<'a>, vocabulary: &'a Vocabulary, units: &'a [Unit]) -> Self {
        let doers = Doers::new(desk, vocabulary, units.len());
        Self { desk, vocabulary, units, doers, read: units.iter().map(|_| OnceLock::new()).collect() }
    }

    /// With whom the pairs of one unit after another are looked at: see [`Self::relation`].
    pub(crate) fn laid(&self) -> Turned<'a> {
        Turned { laid: Laid::of(self.vocabulary), own: None }
    }

    /// How the units of a pair stand to one another. It takes less time for the unit that the last pair had at `a`.
    pub(crate) fn relation(&self, turned: &mut Turned, pair: &Pair) -> Relation {
        if pair.chance < SURE {
            return Relation::Elaborates;
        }
        let (a, b) = (self.unit(pair.a), self.unit(pair.b));
        let both = self.common(turned, pair.a, pair.b);
        // what costs least is asked first: most pairs end here
        if cover(both.0, a.2.words, b.2.words).0 < COVER || speaks_against((a.0, a.1), (b.0, b.1), 0.0) {
            return Relation::Elaborates;
        }
        let standing = standing(self.vocabulary, &turned.laid, both, a, b);
        let same = is_same(pair.chance, &standing);
        // agreement claimed wrongly is worse than "one says more"
        let agree = same && !speaks_against((a.0, a.1), (b.0, b.1), standing[DENIED]) && !self.doers.differ((pair.a, a.0), (pair.b, b.0));
        if agree { Relation::Same } else { Relation::Elaborates }
    }

    /// What the words of two units have in common ([`Laid::rarity`]), the first laid out.
    fn common(&self, turned: &mut Turned, a: usize, b: usize) -> (f64, f64) {
        let (one, other) = (&self.units[a], &self.units[b]);
        if turned.own != Some(a) {
            turned.laid.turn(Words { own: &one.words, clauses: &one.clauses, norms: &[], grams: &one.grams });
            turned.own = Some(a);
        }
        turned.laid.rarity(&other.words)
    }

    fn unit(&self, n: usize) -> (&Unit, &Read, &Rarity) {
        let unit = &self.units[n];
        let (read, rarity) = self.read[n].get_or_init(|| (Read::of(self.desk, unit), Rarity::of(unit, self.vocabulary)));
        (unit, read, rarity)
    }

    /// What is known of how two units stand to one another.
    pub(crate) fn standing(&self, a: usize, b: usize) -> Standing {
        let mut turned = self.laid();
        let both = self.common(&mut turned, a, b);
        standing(self.vocabulary, &turned.laid, both, self.unit(a), self.unit(b))
    }
}

/// The unit that pairs are looked at from, laid out.
pub(crate) struct Turned<'v> {
    laid: Laid<'v>,
    own: Option<usize>,
}

/// Do two units say the same, as far as what they share tells, if they tell of one thing by this chance?
fn is_same(sure: f64, standing: &Standing) -> bool {
    sure >= SURE && standing[COVER_LEAST] >= COVER && chance(&with_chance(sure, standing), &WEIGHTS) >= SAME
}

/// The features of a pair, its chance before them.
#[must_use]
pub fn with_chance(chance: f64, standing: &Standing) -> Vec<f64> {
    let logit = (chance / (1.0 - chance + 1e-9) + 1e-9).ln();
    std::iter::once(logit).chain(standing.iter().copied()).collect()
}

/// `laid`: the first unit; `both`: what it shares with the other ([`Laid::rarity`]).
fn standing(
    vocabulary: &Vocabulary,
    laid: &Laid,
    both: (f64, f64),
    (a, of_a, rare_a): (&Unit, &Read, &Rarity),
    (b, of_b, rare_b): (&Unit, &Read, &Rarity),
) -> Standing {
    let flag = |x: bool| f64::from(u8::from(x));
    let (cover_least, _) = cover(both.0, rare_a.words, rare_b.words);
    let (_, plain_most) = cover(both.1, rare_a.plain, rare_b.plain);
    let clauses = Clauses::of(vocabulary, laid, a, b);
    let grams = laid.grams(&b.grams) as f64;
    let (few, many) = (a.grams.len().min(b.grams.len()).max(1) as f64, a.grams.len().max(b.grams.len()).max(1) as f64);
    let (short, long) = (a.words.len().min(b.words.len()) as f64, a.words.len().max(b.words.len()) as f64);
    let meet = |x: &(Date, Date), y: &(Date, Date)| x.0 <= y.1 && y.0 <= x.1;
    let apart = !a.days.is_empty() && !b.days.is_empty() && !a.days.iter().any(|x| b.days.iter().any(|y| meet(x, y)));
    let speakers = a.speaker.zip(b.speaker);
    [
        1.0,
        cover_least,
        plain_most,
        clauses.nearest(rare_a, rare_b),
        grams / many,
        grams / few,
        short / long.max(1.0),
        short.ln_1p(),
        long.ln_1p(),
        flag(both_lack(&a.numbers, &b.numbers)),
        flag(values_differ(of_a, of_b)),
        flag(a.days.iter().any(|x| b.days.contains(x))),
        flag(apart),
        flag(a.stance.is_some() != b.stance.is_some()),
        flag(speakers.is_some_and(|(x, y)| x == y)),
        flag(speakers.is_some_and(|(x, y)| x != y)),
        flag(a.party.zip(b.party).is_some_and(|(x, y)| x != y)),
        flag(a.stance.zip(b.stance).is_some_and(|(x, y)| x == y)),
        flag(denies(a) != denies(b)),
        flag((a.negations > 0) != (b.negations > 0)),
        denied(vocabulary, &clauses, (a, of_a, rare_a), (b, of_b, rare_b)),
        flag(of_a.to_come != of_b.to_come),
        flag(a.lang != b.lang),
        flag(of_a.quoted != of_b.quoted),
        flag(both_lack(&a.entities, &b.entities)),
    ]
}

/// The share of the words of each that the other has, too, the rare ones counting more: the lesser, the greater. What has no
/// such words lacks none. From the sums of what both have and of what each has.
fn cover(both: f64, a: f64, b: f64) -> (f64, f64) {
    let share = |all: f64| if all > 0.0 { both / all } else { 1.0 };
    let (x, y) = (share(a), share(b));
    (x.min(y), x.max(y))
}

/// How rare the words are that the clauses of two units share, each with each, summed.
pub(super) struct Clauses {
    /// Row by row: the clauses of the second unit, each beside all of the first.
    shared: Vec<f64>,
    /// How many the first has.
    width: usize,
}

impl Clauses {
    /// Of two units, the first of which is laid out.
    fn of(vocabulary: &Vocabulary, laid: &Laid, a: &Unit, b: &Unit) -> Self {
        let width = a.clauses.len();
        let mut shared = vec![0.0; width * b.clauses.len()];
        let laid_out = width.min(CLAUSES);
        for ((_, theirs), row) in b.clauses.iter().zip(shared.chunks_mut(width.max(1))) {
            let (out, rest) = row.split_at_mut(laid_out);
            laid.rarity_by_clause(theirs, out);
            // a list, whose last clauses are not laid out
            for (out, (_, own)) in rest.iter_mut().zip(&a.clauses[laid_out..]) {
                *out = crate::words::shared(own, theirs).map(|w| vocabulary.idf(w)).sum();
            }
        }
        Self { shared, width }
    }

    /// What a clause of the first unit shares with one of the second.
    pub(super) fn shared(&self, a: usize, b: usize) -> f64 {
        self.shared[b * self.width + a]
    }

    /// The lesser share of the two clauses that are nearest to one another; of equals the last.
    fn nearest(&self, rare_a: &Rarity, rare_b: &Rarity) -> f64 {
        let pairs = (0..self.width).flat_map(|x| (0..rare_b.clauses.len()).map(move |y| (x, y)));
        let covers = pairs.map(|(x, y)| cover(self.shared(x, y), rare_a.clauses[x], rare_b.clauses[y]));
        covers.max_by(|x, y| (x.0 + x.1).total_cmp(&(y.0 + y.1))).map_or(0.0, |c| c.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_feature_has_a_weight() {
        assert_eq!((STANDING[DENIED], STANDING[COVER_LEAST]), ("denied", "cover_least"));
        assert!(WEIGHTS.iter().all(|w| *w != 0.0), "{:?}", *WEIGHTS);
    }

    /// The standing of two units of ten words each, of which they share so much, and so many pairs of letters.
    fn sharing(cover: f64, grams: f64) -> Standing {
        let mut out = [0.0; STANDING.len()];
        for (name, value) in [
            ("bias", 1.0),
            ("cover_least", cover),
            ("plain_most", 1.0),
            ("clause_least", cover),
            ("grams_least", grams),
            ("grams_most", 1.0),
        ] {
            out[STANDING.iter().position(|n| *n == name).unwrap()] = value;
        }
        for (name, value) in [("length_ratio", 1.0), ("short", 2.4), ("long", 2.4)] {
            out[STANDING.iter().position(|n| *n == name).unwrap()] = value;
        }
        out
    }

    #[test]
    fn what_shares_a_side_fact_is_not_the_same() {
        assert!(is_same(0.99, &sharing(0.4, 0.9)) && !is_same(0.4, &sharing(0.4, 0.9)));
        // as near by their letters, and with little of each other's words
        assert!(!is_same(0.99, &sharing(0.1, 0.9)));
    }
}
