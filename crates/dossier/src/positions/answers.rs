//! What a refusal, an acceptance or a denial answers: only where the words say so.

use super::{Taken, is_answer};
use crate::content;
use crate::context::Context;
use crate::words::{CLASS, ENTITY, Reader, rows};
use foldhash::HashSet;
use rayon::prelude::*;
use recoupe_lang::tokens;
use recoupe_model::contract::Position;
use recoupe_model::{Lang, Stance};
use std::cmp::Reverse;
use std::collections::BTreeSet;
use std::sync::LazyLock;

/// Stems of the nouns for what is asked for, all languages.
static ASKED: LazyLock<HashSet<String>> = LazyLock::new(|| {
    let lists = rows(include_str!("../../data/asked_words.tsv"));
    lists.flat_map(|(lang, words)| words.split(' ').map(move |w| Reader::new(Lang::from_tag(lang)).stem(w))).collect()
});

/// Content words, names apart, that an answer has in common with what it answers, beside the name of who asks or charges. What
/// shares words alone, or is about the one who answers, is no answer: of nineteen such links on thirty events four were, of
/// seven on events not seen before none.
const SHARED: usize = 1;

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
    /// Whether it names what was asked for ("the demand", "l'offre").
    asked: bool,
}

fn told(desk: &Context, t: &Taken) -> Told {
    let reader = Reader::new(desk.articles[t.article].lang);
    let words = content::stems(desk, t.article, t.piece, &reader).into_iter().filter(|w| !w.starts_with([ENTITY, CLASS]));
    let sentence = desk.sentence_at(t.article, t.piece).map_or(t.piece, |(_, s)| s);
    let mentions = desk.analyses[t.article].mentions.iter().filter(|m| sentence.contains(&m.piece));
    let entities = mentions.filter_map(|m| desk.entity(t.article, m.entity));
    let said = desk.words(t.article, t.piece);
    let asked = tokens(said, 0).iter().any(|w| ASKED.contains(&reader.stem(&said[w.piece.range()])));
    let names = entities.flat_map(|e| [Some(e), desk.party_of.get(e).copied().flatten()]).flatten().collect();
    Told { words: words.collect(), names, asked }
}

/// Links each answer to what it answers best: another party's demand, offer or charge on the same issue, of which it
/// repeats words, naming that party ("rejected Norwea's demand"). `taken`: what the positions were made of, in their order.
pub(super) fn link(desk: &Context, taken: &[&Taken], positions: &mut [Position]) {
    let told: Vec<Told> = taken.par_iter().map(|t| told(desk, t)).collect();
    for n in 0..positions.len().min(taken.len()) {
        let answer = &positions[n];
        if !is_answer(answer.position) {
            continue;
        }
        let asked = (0..taken.len()).filter(|m| {
            let other = &positions[*m];
            other.issue.id == answer.issue.id && other.party != answer.party && fits(answer.position, other.position)
        });
        let says_so = told[n].asked || answer.position == Stance::Denies;
        let explicit = asked.filter(|m| says_so && told[n].names.contains(&taken[*m].party));
        let alike = explicit.filter_map(|m| {
            let shared = told[n].words.intersection(&told[m].words).count();
            let apart = (taken[m].article != taken[n].article, taken[m].piece.start.abs_diff(taken[n].piece.start));
            (shared >= SHARED).then_some((shared, Reverse(apart), Reverse(m)))
        });
        let best = alike.max().map(|(.., Reverse(m))| m);
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
