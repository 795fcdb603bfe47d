//! How one line answers another: by what either does, and by whom, by what is refused, and by how near they stand.

use super::acts::Deed;
use super::look::Look;

/// What is refused or denied is named by the other line when that has this share of its words. At 0.8 the key points of
/// seventeen events are the same.
pub(super) const COVER: f64 = 0.5;
/// A refusal of "the demand to …" is none of a line that has less of its words.
const NAMED: f64 = 0.25;

/// How far apart two lines stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Away {
    /// One follows the other: whoever answers need not be named ("The offer was refused.").
    Next,
    /// A few sentences apart: whoever takes or declines "the offer" answers the one who made it.
    Near,
    /// Anywhere.
    Far,
}

/// How one line answers another.
#[derive(Clone, Copy, Debug, PartialEq, PartialOrd)]
pub(super) struct Exchange {
    /// How much of what is refused or denied the other line names: 0 to 1; none where the grammar does not tell what it is.
    pub(super) cover: Option<f64>,
    /// Does the answer only say that it answers something said before?
    pub(super) recalls: bool,
    /// Does the second answer the first, or the first the second?
    pub(super) onward: bool,
    /// May either come first?
    pub(super) either: bool,
}

/// Does one of two lines answer the other? By somebody else, whom both lines name, where nothing but nearness tells it.
pub(super) fn exchange(look: &Look, first: usize, second: usize, away: Away) -> Option<Exchange> {
    let answers = |asked: usize, answer: usize, onward: bool| {
        let pairs = look.acts[answer].iter().flat_map(|a| look.acts[asked].iter().map(move |b| (a, b)));
        let met = pairs.filter(|(a, b)| a.deed.answers(b.deed)).filter_map(|(a, b)| {
            let cover = (!a.object.is_empty() && !a.recalls).then(|| look.cover(&a.object, asked));
            let sure = cover.is_some_and(|c| c >= COVER);
            // what one says is not so denies a claim next to it that speaks of the same
            let claimed = away == Away::Next && a.who.is_some() && b.who.is_some() && b.claims && look.names_same(asked, answer);
            if a.deed == Deed::Negates && !claimed {
                return None;
            }
            // "the proposal of a joint inquiry" answers no other proposal
            if a.of_words && cover.is_some_and(|c| c < NAMED) {
                return None;
            }
            let open = match away {
                Away::Next => true,
                Away::Near => a.recalls,
                Away::Far => false,
            };
            let others = match (a.who, b.who) {
                (Some(a), Some(b)) => a != b,
                // "they will not": whom a pronoun means is left open, but somebody else is named
                (None, Some(b)) => open || sure && look.names_another(answer, b),
                (Some(_), None) => open,
                (None, None) => false,
            };
            others.then_some(Exchange { cover, recalls: a.recalls, onward, either: a.deed == Deed::Negates })
        });
        met.max_by(|x, y| x.partial_cmp(y).unwrap_or(std::cmp::Ordering::Equal))
    };
    answers(first, second, true).or_else(|| answers(second, first, false))
}

/// Does a line hold both sides: two bodies one of which answers the other, or a refusal of somebody's demand?
pub(super) fn is_whole(look: &Look, line: usize) -> bool {
    look.acts[line].iter().any(|a| a.of_words && matches!(a.deed, Deed::Refuses | Deed::Denies))
        || exchange(look, line, line, Away::Far).is_some()
}
