//! Why each line of a key point stands there: it says what the first says, it is the other side, or it speaks of the same
//! matter. Only the outlets of the first kind are counted: a wrong "these have it" is worse than none.

use super::exchange::{exchange, is_whole};
use super::look::Look;
use recoupe_model::contract::Beside;

/// Two lines say the same by this chance or more …
const SAYS: f64 = 0.8;
/// … or when they share so much of the matter (cosine of their words without names). Of the lines of fourteen events that fall
/// under either, 71 of 100 are on the matter of the first line as people cut the matters, of the others 49.
const MATTER: f64 = 0.3;

/// Why a line stands beside others, the first of which is the main one. `told`: those of them that say what that says; `same`:
/// does a point call the line the same as one of these?
pub(super) fn beside(look: &Look, line: usize, others: &[usize], told: &[usize], same: bool) -> Option<Beside> {
    let (Some(&main), false) = (told.first(), same) else { return None };
    if told.iter().any(|t| says_so(look, *t, line, SAYS)) {
        return None;
    }
    // another demand beside the refusal of the main line's stands on its side
    let answers = |o: usize| o != line && exchange(look, o, line, look.away(o, line)).is_some_and(|e| e.onward || o == main);
    Some(if is_whole(look, line) || others.iter().any(|o| answers(*o)) { Beside::Answer } else { Beside::Matter })
}

/// Do two lines say the same, by this chance at least?
pub(super) fn says_so(look: &Look, a: usize, b: usize, chance: f64) -> bool {
    !tell_other_numbers(look, a, b) && (look.ties.chance(a, b) >= chance || look.matter(a, b) >= MATTER)
}

/// "An offer of 4.2 billion", "the new offer comes to 5.2 billion": each has numbers, and they share none.
fn tell_other_numbers(look: &Look, a: usize, b: usize) -> bool {
    let (a, b) = (&look.units[a], &look.units[b]);
    let numbers = !a.numbers.is_empty() && !b.numbers.is_empty() && !a.numbers.iter().any(|n| b.numbers.contains(n));
    // "4,2" and "5,2" share digits: what is counted, and about forty are forty-one
    let near = |v: &f64| b.values.iter().any(|w| (v - w).abs() <= NEARLY * v.abs().max(w.abs()));
    numbers || !a.values.is_empty() && !b.values.is_empty() && !a.values.iter().any(near)
}

/// How far two values may differ, of the larger one, to be taken for one.
const NEARLY: f64 = 0.05;
