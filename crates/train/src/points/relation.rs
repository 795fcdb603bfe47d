//! How the two of a pair stand to one another: weights of "the same", fitted on the pairs that a point may hold.

use super::logistic::{Row, fit};
use super::sets::Set;
use recoupe_dossier::training::{chance, with_chance};
use recoupe_model::contract::Relation;

/// Weight of a whole set, whatever its size: less than for the looks, since its rows are fewer.
const SET: f64 = 100.0;
/// Pairs below this chance are not looked at. Of 0.12, 0.25 and 0.35 the best mean over sets that the weights had not seen.
const IN_QUESTION: f64 = 0.25;
/// Above this chance a pair is of a point.
const OF_A_POINT: f64 = 0.35;

/// Weights fitted on some of the sets. `unseen`: for each set the chances of its candidates, by looks that never saw it.
pub(super) fn train(sets: &[Set], unseen: &[Vec<f64>], on: &[usize]) -> Vec<f64> {
    let mut rows: Vec<Row> = Vec::new();
    for &set in on {
        let mine: Vec<usize> = (0..sets[set].candidates.len()).filter(|n| unseen[set][*n] >= IN_QUESTION).collect();
        let weight = SET / mine.len().max(1) as f64;
        rows.extend(
            mine.into_iter().map(|n| (features(&sets[set], &unseen[set], n), sets[set].relation(n) == Some(Relation::Same), weight)),
        );
    }
    fit(&rows)
}

fn features(set: &Set, chances: &[f64], n: usize) -> Vec<f64> {
    with_chance(chances[n], &set.candidates[n].standing)
}

/// What weights tell of the pairs of each set that they never saw: how many of its pairs of points they call the same, how
/// many of these people called so, and how many of these people called a contradiction (before what speaks against it is
/// looked at).
pub(super) fn report(sets: &[Set], unseen: &[Vec<f64>]) -> String {
    const LEVELS: [f64; 4] = [0.5, 0.55, 0.6, 0.65];
    let mut out = String::from("called the same / right / contradictions\n");
    for (n, set) in sets.iter().enumerate() {
        let others: Vec<usize> = (0..sets.len()).filter(|m| *m != n).collect();
        let weights = train(sets, unseen, &others);
        let pairs: Vec<(f64, Option<Relation>)> = (0..set.candidates.len())
            .filter(|c| unseen[n][*c] >= OF_A_POINT)
            .map(|c| (chance(&features(set, &unseen[n], c), &weights), set.relation(c)))
            .collect();
        out += &format!("{}: {} pairs\n ", set.name, pairs.len());
        for level in LEVELS {
            let called: Vec<Option<Relation>> = pairs.iter().filter(|p| p.0 >= level).map(|p| p.1).collect();
            let of = |relation| called.iter().filter(|r| **r == Some(relation)).count();
            out += &format!(" {level:.2}: {}/{}/{} ", called.len(), of(Relation::Same), of(Relation::Contradicts));
        }
        out += "\n";
    }
    out
}
