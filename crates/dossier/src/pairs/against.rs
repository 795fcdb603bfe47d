//! What speaks against calling two units the same: a negation of what the other asserts, a denial, words that are opposites,
//! numbers that differ. None of it says that the two contradict one another: of the pairs of a point of which one negates
//! what the other asserts, people called one in ten a contradiction.

use super::opposed;
use super::relation::{Clauses, Rarity};
use crate::context::Context;
use crate::units::Unit;
use crate::words::{Reader, Vocabulary, is_step, is_to_come, rows, shared, turns_round};
use foldhash::{HashMap, HashMapExt};
use recoupe_lang::tokens;
use recoupe_model::{Lang, Piece, Stance};
use std::collections::BTreeSet;
use std::sync::LazyLock;

/// From this share of a negated clause on that the other unit asserts, it counts. Of 0.2, 0.3 and 0.5 the one that keeps
/// most pairs that are the same (of 400: 365, 379, 390) among those that leave out contradictions (of 13: 4, 3, 0).
const DENIED: f64 = 0.3;

/// What is read once of a unit, whatever it is held against.
pub(super) struct Read {
    /// Of each clause, whether it has a negation.
    negated: Vec<bool>,
    /// Sides of opposites that it holds: number of the pair, and which side.
    sides: BTreeSet<(usize, bool)>,
    /// The values that it counts, in order.
    values: Vec<u64>,
    /// It tells of what is still to come.
    pub(super) to_come: bool,
    /// It holds a quotation mark.
    pub(super) quoted: bool,
}

impl Read {
    /// Reads a unit.
    pub(super) fn of(desk: &Context, unit: &Unit) -> Self {
        let text = desk.words(unit.article, unit.piece);
        let negated = |clause: Piece| {
            let text = desk.words(unit.article, clause);
            let words: Vec<&str> = tokens(text, 0).iter().map(|t| &text[t.piece.range()]).collect();
            (0..words.len()).any(|n| turns_round(words[n]) && !(n > 0 && is_step(words[n], words[n - 1])))
        };
        let held = unit.lang.as_ref().and_then(|lang| OPPOSITES.get(lang.code()));
        let sides = |list: &Sides| -> BTreeSet<(usize, bool)> {
            Reader::new(unit.lang).plain_stems(text).iter().filter_map(|s| list.get(s)).flatten().copied().collect()
        };
        let mut values: Vec<u64> = unit.values.iter().map(|v| v.to_bits()).collect();
        values.sort_unstable();
        Self {
            values,
            negated: unit.clauses.iter().map(|(clause, _)| negated(*clause)).collect(),
            sides: held.map(sides).unwrap_or_default(),
            to_come: is_to_come(unit.lang, text),
            quoted: text.contains(['"', '“', '«', '„']),
        }
    }
}

/// May two units not be called the same? `denied`: as [`denied`] tells.
pub(super) fn speaks_against((a, of_a): (&Unit, &Read), (b, of_b): (&Unit, &Read), denied: f64) -> bool {
    denied > DENIED
        || denies(a) != denies(b)
        || a.stance.zip(b.stance).is_some_and(|(x, y)| opposed(x, y))
        // "fourteen dead" is not the same as "sixteen dead", whatever else agrees
        || values_differ(of_a, of_b)
        || both_lack(&a.numbers, &b.numbers)
        || (a.lang == b.lang && opposite(of_a, of_b))
}

/// Does each of two sorted lists hold what the other lacks?
pub(super) fn both_lack<T: Ord>(a: &[T], b: &[T]) -> bool {
    let lacks = |x: &[T], y: &[T]| x.iter().any(|v| y.binary_search(v).is_err());
    lacks(a, b) && lacks(b, a)
}

/// Does each of two units count something that the other doesn't?
pub(super) fn values_differ(a: &Read, b: &Read) -> bool {
    both_lack(&a.values, &b.values)
}

/// Is a unit said to deny or to turn down?
pub(super) fn denies(unit: &Unit) -> bool {
    matches!(unit.stance, Some(Stance::Denies | Stance::Rejects))
}

/// How much of what either says with a negation the other says without one: 0 nothing, 1 all. `clauses`: what their clauses share.
pub(super) fn denied(vocabulary: &Vocabulary, clauses: &Clauses, a: (&Unit, &Read, &Rarity), b: (&Unit, &Read, &Rarity)) -> f64 {
    by_one(vocabulary, |x, y| clauses.shared(x, y), a, b).max(by_one(vocabulary, |x, y| clauses.shared(y, x), b, a))
}

/// `both`: what a clause of the one shares with one of the other.
fn by_one(
    vocabulary: &Vocabulary,
    both: impl Fn(usize, usize) -> f64,
    (one, of_one, rare): (&Unit, &Read, &Rarity),
    (other, of_other, rare_other): (&Unit, &Read, &Rarity),
) -> f64 {
    let mut most = 0.0;
    for (x, (_, words)) in one.clauses.iter().enumerate().filter(|(x, _)| of_one.negated[*x]) {
        let all = rare.clauses[x].max(1e-9);
        // the nearest clause: what it shares with this one, by both
        let near = |y: usize| both(x, y) / all + both(x, y) / rare_other.clauses[y].max(1e-9);
        let nearest = (0..other.clauses.len()).map(|y| (near(y), y)).max_by(|p, q| p.0.total_cmp(&q.0));
        if nearest.is_some_and(|(_, y)| !of_other.negated[y]) {
            most = f64::max(most, shared(words, &other.words).map(|w| vocabulary.idf(w)).sum::<f64>() / all);
        }
    }
    most
}

/// Stem → number of each pair of opposites that it is of, and on which side.
type Sides = HashMap<String, Vec<(usize, bool)>>;

/// Opposites by language.
static OPPOSITES: LazyLock<HashMap<&'static str, Sides>> = LazyLock::new(|| {
    let mut out: HashMap<&str, Sides> = HashMap::new();
    for (number, (lang, sides)) in rows(include_str!("../../data/opposite_words.tsv")).enumerate() {
        let Some((one, other)) = sides.split_once('\t') else { continue };
        let reader = Reader::new(Lang::from_tag(lang));
        let list = out.entry(lang).or_default();
        for (words, side) in [(one, false), (other, true)] {
            words.split(' ').for_each(|w| list.entry(reader.stem(w)).or_default().push((number, side)));
        }
    }
    out
});

/// Does the one hold a word of a pair of opposites, and the other only the other? Leaves out 4 of 298 pairs that are the
/// same and 7 of 88 that are not, a contradiction among them.
fn opposite(a: &Read, b: &Read) -> bool {
    a.sides.iter().any(|(pair, side)| {
        let only = |read: &Read, side: bool| read.sides.contains(&(*pair, side)) && !read.sides.contains(&(*pair, !side));
        only(a, *side) && only(b, !*side)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(sides: &[(usize, bool)]) -> Read {
        Read { values: Vec::new(), negated: Vec::new(), sides: sides.iter().copied().collect(), to_come: false, quoted: false }
    }

    #[test]
    fn opposites_speak_against_where_each_has_its_own() {
        assert!(opposite(&read(&[(3, false)]), &read(&[(1, true), (3, true)])));
        assert!(!opposite(&read(&[(3, false)]), &read(&[(3, false)])), "the same side");
        assert!(!opposite(&read(&[(3, false), (3, true)]), &read(&[(3, true)])), "one tells of both");
        assert!(!opposite(&read(&[(3, false)]), &read(&[(4, true)])), "of other things");
    }
}
