//! What a refusal, an acceptance or a denial answers: only where the words say so.

use super::{Taken, is_answer};
use crate::content;
use crate::context::Context;
use crate::words::{CLASS, ENTITY, Reader};
use recoupe_model::Stance;
use recoupe_model::contract::Position;
use std::cmp::Reverse;
use std::collections::BTreeSet;

/// Content words, names apart, that an answer has in common with what it answers in its own report …
const SHARED: usize = 2;
/// … or anywhere, where one of the two names the party of the other. What shares an issue alone is no answer: of eight such
/// links on two events six were none.
const SHARED_AND_NAMED: usize = 1;

/// Can a stance answer another? One denies what one is charged with, and refuses or grants what one is asked for.
fn fits(answer: Stance, asked: Stance) -> bool {
    match answer {
        Stance::Denies => asked == Stance::Accuses,
        _ => matches!(asked, Stance::Demands | Stance::Asks | Stance::Offers),
    }
}

/// What a position says: its content words, and whom its sentence names.
struct Told {
    words: BTreeSet<String>,
    names: BTreeSet<usize>,
}

fn told(desk: &Context, t: &Taken) -> Told {
    let reader = Reader::new(desk.articles[t.article].lang);
    let words = content::stems(desk, t.article, t.piece, &reader).into_iter().filter(|w| !w.starts_with([ENTITY, CLASS]));
    let sentence = desk.sentence_at(t.article, t.piece).map_or(t.piece, |(_, s)| s);
    let mentions = desk.analyses[t.article].mentions.iter().filter(|m| sentence.contains(&m.piece));
    let entities = mentions.filter_map(|m| desk.entity(t.article, m.entity));
    let names = entities.flat_map(|e| [Some(e), desk.party_of.get(e).copied().flatten()]).flatten().collect();
    Told { words: words.collect(), names }
}

/// Links each answer to what it answers best: another party's demand, offer or charge on the same issue, of which it
/// repeats words. `taken`: what the positions were made of, in their order.
pub(super) fn link(desk: &Context, taken: &[&Taken], positions: &mut [Position]) {
    let told: Vec<Told> = taken.iter().map(|t| told(desk, t)).collect();
    for n in 0..positions.len().min(taken.len()) {
        let answer = &positions[n];
        if !is_answer(answer.position) {
            continue;
        }
        let asked = (0..taken.len()).filter(|m| {
            let other = &positions[*m];
            other.issue.id == answer.issue.id && other.party != answer.party && fits(answer.position, other.position)
        });
        let explicit = asked.filter_map(|m| {
            let shared = told[n].words.intersection(&told[m].words).count();
            let named = told[n].names.contains(&taken[m].party) || told[m].names.contains(&taken[n].party);
            let apart = (taken[m].article != taken[n].article, taken[m].piece.start.abs_diff(taken[n].piece.start));
            let explicit = if named { shared >= SHARED_AND_NAMED } else { shared >= SHARED && taken[m].article == taken[n].article };
            explicit.then_some((shared, Reverse(apart), Reverse(m)))
        });
        let best = explicit.max().map(|(.., Reverse(m))| m);
        positions[n].answers = best;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_charge_is_denied_and_a_demand_refused() {
        assert!(fits(Stance::Denies, Stance::Accuses) && fits(Stance::Rejects, Stance::Demands) && fits(Stance::Accepts, Stance::Offers));
        assert!(
            !fits(Stance::Rejects, Stance::Accuses) && !fits(Stance::Denies, Stance::Demands) && !fits(Stance::Accepts, Stance::Rejects)
        );
    }
}
