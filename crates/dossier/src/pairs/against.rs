//! What speaks against calling two units the same: a negation of what the other asserts, a denial, words that are opposites,
//! numbers that differ. None of it says that the two contradict one another: of the pairs of a point of which one negates
//! what the other asserts, people called one in ten a contradiction.

use super::opposed;
use crate::context::Context;
use crate::units::Unit;
use crate::words::{Reader, Vocabulary, Word, is_negation, rows, shared};
use recoupe_lang::{fold, tokens};
use recoupe_model::{Lang, Piece, Stance};
use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

/// From this share of a negated clause on that the other unit asserts, it counts. Of 0.2, 0.3 and 0.5 the one that keeps
/// most pairs that are the same (of 400: 365, 379, 390) among those that leave out contradictions (of 13: 4, 3, 0).
const DENIED: f64 = 0.3;

/// May two units not be called the same? `denied`: as [`denied`] tells.
pub(super) fn speaks_against(desk: &Context, a: &Unit, b: &Unit, denied: f64) -> bool {
    denied > DENIED
        || denies(a) != denies(b)
        || a.stance.zip(b.stance).is_some_and(|(x, y)| opposed(x, y))
        // "fourteen dead" is not the same as "sixteen dead", whatever else agrees
        || values_differ(a, b)
        || both_lack(&a.numbers, &b.numbers)
        || opposite(desk, a, b)
}

/// Does each of two sorted lists hold what the other lacks?
pub(super) fn both_lack<T: Ord>(a: &[T], b: &[T]) -> bool {
    let lacks = |x: &[T], y: &[T]| x.iter().any(|v| y.binary_search(v).is_err());
    lacks(a, b) && lacks(b, a)
}

/// Does each of two units count something that the other doesn't?
pub(super) fn values_differ(a: &Unit, b: &Unit) -> bool {
    let values = |unit: &Unit| {
        let mut list: Vec<u64> = unit.values.iter().map(|v| v.to_bits()).collect();
        list.sort_unstable();
        list
    };
    both_lack(&values(a), &values(b))
}

/// Is a unit said to deny or to turn down?
pub(super) fn denies(unit: &Unit) -> bool {
    matches!(unit.stance, Some(Stance::Denies | Stance::Rejects))
}

/// How much of what either says with a negation the other says without one: 0 nothing, 1 all.
pub(super) fn denied(desk: &Context, vocabulary: &Vocabulary, a: &Unit, b: &Unit) -> f64 {
    by_one(desk, vocabulary, a, b).max(by_one(desk, vocabulary, b, a))
}

fn by_one(desk: &Context, vocabulary: &Vocabulary, one: &Unit, other: &Unit) -> f64 {
    let weight = |words: &mut dyn Iterator<Item = Word>| words.map(|w| vocabulary.idf(w)).sum::<f64>();
    let negated = |unit: &Unit, clause: Piece| {
        let text = desk.words(unit.article, clause);
        tokens(text, 0).iter().any(|t| negates(&text[t.piece.range()]))
    };
    let mut most = 0.0;
    for (_, words) in one.clauses.iter().filter(|(clause, _)| negated(one, *clause)) {
        let all = weight(&mut words.iter().copied()).max(1e-9);
        // the nearest clause: what it shares with this one, by both
        let near = |theirs: &[Word]| {
            let both = weight(&mut shared(words, theirs));
            both / all + both / weight(&mut theirs.iter().copied()).max(1e-9)
        };
        let nearest = other.clauses.iter().max_by(|x, y| near(&x.1).total_cmp(&near(&y.1)));
        if nearest.is_some_and(|(clause, _)| !negated(other, *clause)) {
            most = f64::max(most, weight(&mut shared(words, &other.words)) / all);
        }
    }
    most
}

/// Does a word turn its clause round? "Without", "nor" and the like leave the clause as it is.
fn negates(word: &str) -> bool {
    is_negation(word) && !matches!(fold(word).as_str(), "sans" | "without" | "ni" | "nor" | "neither" | "no" | "rien" | "refuse")
}

/// One side of a pair of opposites, and the other: stems.
type Sides = (HashSet<String>, HashSet<String>);

/// Opposites by language.
static OPPOSITES: LazyLock<HashMap<&'static str, Vec<Sides>>> = LazyLock::new(|| {
    let mut out: HashMap<&str, Vec<Sides>> = HashMap::new();
    for (lang, sides) in rows(include_str!("../../data/opposite_words.tsv")) {
        let Some((one, other)) = sides.split_once('\t') else { continue };
        let reader = Reader::new(Lang::from_tag(lang));
        let stems = |words: &str| words.split(' ').map(|w| reader.stem(w)).collect();
        out.entry(lang).or_default().push((stems(one), stems(other)));
    }
    out
});

/// Does the one hold a word of a pair of opposites, and the other only the other? Leaves out 4 of 298 pairs that are the
/// same and 7 of 88 that are not, a contradiction among them.
fn opposite(desk: &Context, a: &Unit, b: &Unit) -> bool {
    let same_language = a.lang.as_ref().filter(|lang| b.lang.as_ref() == Some(lang));
    let Some(sides) = same_language.and_then(|lang| OPPOSITES.get(lang.code())) else { return false };
    let reader = Reader::new(a.lang);
    let stems = |u: &Unit| -> HashSet<String> { reader.plain_stems(desk.words(u.article, u.piece)).into_iter().collect() };
    let (x, y) = (stems(a), stems(b));
    let holds = |words: &HashSet<String>, side: &HashSet<String>| !words.is_disjoint(side);
    sides.iter().any(|(one, other)| {
        let found = [holds(&x, one), holds(&x, other), holds(&y, one), holds(&y, other)];
        found == [true, false, false, true] || found == [false, true, true, false]
    })
}
