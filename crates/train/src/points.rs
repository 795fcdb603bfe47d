//! `recoupe-train points OUT FOLDER TEXTS [FOLDER TEXTS …]`: weights of the two looks at a pair of sentences, by
//! logistic regression on pairs that people aligned. Each folder holds `articles.json`, `alignments.json` and what
//! else the evaluation set has; only numbers leave it. Writes `first_look.tsv`, `second_look.tsv` and `relation.tsv` to OUT and prints,
//! for each set, what weights give that never saw it. The second look is fitted on what first looks say of sets that
//! they did not see, as it will be used; so is `relation.tsv`, how the two of a pair stand to one another.

mod logistic;
mod relation;
mod sets;

use logistic::{Row, fit};
use recoupe_dossier::training::{AROUND, CHANCE, FEATURES, STANDING, Seen, chance, second_look};
use sets::Set;
use std::error::Error;
use std::path::Path;

/// Weight of a whole set, whatever its size.
const SET: f64 = 1000.0;

/// Runs the trainer.
pub(crate) fn run(arguments: &[String]) -> Result<String, Box<dyn Error>> {
    let (out, folders) = arguments.split_first().ok_or("points: no folder to write to")?;
    let sets = folders.chunks_exact(2).map(|pair| Set::load(Path::new(&pair[0]), Path::new(&pair[1]))).collect::<Result<Vec<_>, _>>()?;
    let all: Vec<usize> = (0..sets.len()).collect();
    let (mut report, unseen) = report(&sets);
    report += &relation::report(&sets, &unseen);
    let (first, second) = train(&sets, &all);
    let names: Vec<&str> = AROUND.iter().chain(&FEATURES).copied().collect();
    let standing: Vec<&str> = std::iter::once(CHANCE).chain(STANDING).collect();
    let relation = relation::train(&sets, &unseen, &all);
    let lists =
        [("first_look.tsv", &FEATURES[..], first), ("second_look.tsv", &names[..], second), ("relation.tsv", &standing[..], relation)];
    for (file, names, weights) in lists {
        let path = Path::new(out).join(file);
        std::fs::write(&path, list(names, &weights)).map_err(|e| format!("{}: {e}", path.display()))?;
    }
    Ok(report)
}

/// Weights as a readable list.
fn list(names: &[&str], weights: &[f64]) -> String {
    let mut out = String::from(
        "# Weights of the features of a pair of sentences (see src/pairs), by logistic regression.\n\
         # Source: `recoupe-train points` on pairs of sentences that people aligned (CONTRIBUTING.md says on which);\n\
         # only these numbers come of it. Licence: as the project.\n",
    );
    for (name, weight) in names.iter().zip(weights) {
        out += &format!("{name}\t{weight:.4}\n");
    }
    out
}

/// Weights of both looks, fitted on some of the sets.
fn train(sets: &[Set], on: &[usize]) -> (Vec<f64>, Vec<f64>) {
    let first = fit(&rows(sets, on, |set, n| sets[set].candidates[n].features.to_vec()));
    let unseen: Vec<Vec<Vec<f64>>> = (0..sets.len())
        .map(|set| {
            if !on.contains(&set) {
                return Vec::new();
            }
            let others: Vec<usize> = on.iter().copied().filter(|o| *o != set).collect();
            let weights = fit(&rows(sets, &others, |set, n| sets[set].candidates[n].features.to_vec()));
            around(&sets[set], &weights)
        })
        .collect();
    let second = fit(&rows(sets, on, |set, n| unseen[set][n].clone()));
    (first, second)
}

/// Features of the second look at all candidates of a set.
fn around(set: &Set, first: &[f64]) -> Vec<Vec<f64>> {
    let seen: Vec<Seen> = set.candidates.iter().map(|c| Seen { a: c.units.0, b: c.units.1, chance: chance(&c.features, first) }).collect();
    let around = second_look(&seen, &set.articles_of);
    around.into_iter().zip(&set.candidates).map(|(x, c)| x.into_iter().chain(c.features).collect()).collect()
}

/// The judged candidates of some sets as rows to fit.
fn rows(sets: &[Set], on: &[usize], features: impl Fn(usize, usize) -> Vec<f64>) -> Vec<Row> {
    let mut out = Vec::new();
    for &set in on {
        let weight = SET / sets[set].candidates.len().max(1) as f64;
        for n in 0..sets[set].candidates.len() {
            if let Some(label) = sets[set].label(n) {
                out.push((features(set, n), label, weight));
            }
        }
    }
    out
}

/// How well weights do on each set that they never saw, and the chances that they give its candidates.
fn report(sets: &[Set]) -> (String, Vec<Vec<f64>>) {
    const LEVELS: [f64; 8] = [0.15, 0.2, 0.25, 0.3, 0.35, 0.4, 0.5, 0.6];
    let mut out = String::new();
    let mut means = [[0.0; 3]; LEVELS.len()];
    let mut unseen = Vec::new();
    for (n, set) in sets.iter().enumerate() {
        let others: Vec<usize> = (0..sets.len()).filter(|m| *m != n).collect();
        let core = set.wanted.iter().filter(|w| w.core).count();
        let reachable = (0..set.wanted.len()).filter(|w| set.wanted[*w].core && set.holds.iter().any(|h| h.contains(w))).count();
        out += &format!("{}: {} candidates, {core} pairs wanted, {reachable} within reach\n ", set.name, set.candidates.len());
        let (first, second) = train(sets, &others);
        let sure: Vec<f64> = around(set, &first).iter().map(|x| chance(x, &second)).collect();
        for (level, mean) in LEVELS.iter().zip(&mut means) {
            let (p, r) = score(set, &sure, *level);
            let f = 2.0 * p * r / (p + r).max(1e-9);
            out += &format!(" {level:.2}: P {p:.2} R {r:.2} F {f:.3} ");
            for (sum, value) in mean.iter_mut().zip([p, r, f]) {
                *sum += value / sets.len() as f64;
            }
        }
        out += "\n";
        unseen.push(sure);
    }
    out += "mean\n ";
    for (level, [p, r, f]) in LEVELS.iter().zip(means) {
        out += &format!(" {level:.2}: P {p:.2} R {r:.2} F {f:.3} ");
    }
    (out + "\n", unseen)
}

/// Precision over the pairs found that are not neutral, recall over the pairs wanted; each pair of the set
/// is found by one candidate only.
fn score(set: &Set, sure: &[f64], threshold: f64) -> (f64, f64) {
    let mut order: Vec<usize> = (0..set.candidates.len()).collect();
    order.sort_by(|x, y| sure[*y].total_cmp(&sure[*x]));
    let mut taken = vec![false; set.wanted.len()];
    let (mut hits, mut found) = (0.0, 0.0);
    for n in order.into_iter().take_while(|n| sure[*n] >= threshold) {
        let free = set.holds[n].iter().find(|w| set.wanted[**w].core && !taken[**w]);
        if let Some(&w) = free {
            taken[w] = true;
            hits += 1.0;
        }
        found += f64::from(u8::from(free.is_some() || set.holds[n].is_empty()));
    }
    let core = set.wanted.iter().filter(|w| w.core).count() as f64;
    (hits / f64::max(found, 1.0), hits / core.max(1.0))
}
