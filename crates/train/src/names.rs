//! Trains the name tagger: `recoupe-train names DATA LANG OUT [--dev]`. DATA is the folder with the
//! annotated names; with `--dev` a part is kept out, and scored after. Deterministic: fixed order,
//! one thread a model, no clock.

mod corpus;
mod learner;

use corpus::Doc;
use learner::{Learner, Sequence};
use recoupe_names::tagger::features::{Document, Stage};
use recoupe_names::tagger::labels::Kind;
use recoupe_names::tagger::model::Model;
use recoupe_names::tagger::{self};
use recoupe_names::words::Reading;
use std::collections::HashMap;
use std::fmt::Write as _;
use std::path::Path;

/// Parts that the texts are cut into for the first tagging: each is tagged by a model of the others,
/// so that the second tagging learns from mistakes as they will be.
const FOLDS: usize = 4;

/// Rounds over the texts for the models of the folds, and for the last model.
const ROUNDS: (usize, usize) = (8, 16);

/// Features met fewer times are left out. French has few texts: all its features help (0.831 for 0.829
/// on news kept out); English has six times as many words.
fn at_least(lang: &str) -> u32 {
    if lang == "fr" { 1 } else { 2 }
}

/// Runs the trainer; gives what it has to say.
pub(crate) fn run(arguments: &[String]) -> Result<String, String> {
    let usage = "usage: recoupe-train names DATA fr|en OUT [--dev]";
    let (Some(data), Some(lang), Some(out)) = (arguments.first(), arguments.get(1), arguments.get(2)) else {
        return Err(usage.into());
    };
    let dev = arguments.get(3).is_some_and(|a| a == "--dev");
    let (train, held) = corpus::load(Path::new(data), lang, dev)?;
    let mut said = String::new();
    let model = train_model(&train, at_least(lang));
    let bytes = model.write();
    std::fs::write(out, &bytes).map_err(|e| format!("{out}: {e}"))?;
    let _ = writeln!(said, "{lang}: {} texts, {} features, {} bytes", train.len(), model.len(), bytes.len());
    for (name, docs) in held {
        let _ = writeln!(said, "  {name}: {}", score(&model, &docs));
    }
    Ok(said)
}

/// A text read, with the labels of its words.
struct Prepared<'d> {
    reading: Reading<'d>,
    labels: Vec<u8>,
}

fn train_model(docs: &[Doc], at_least: u32) -> Model {
    let prepared: Vec<Prepared<'_>> = docs
        .iter()
        .map(|d| {
            let reading = corpus::read(&d.text);
            let labels = corpus::labels(&reading, &d.names);
            Prepared { reading, labels }
        })
        .collect();
    let index = index_features(&prepared, at_least);
    // first tagging of each part by the others
    let mut first: Vec<Vec<u8>> = vec![Vec::new(); prepared.len()];
    let models: Vec<Model> = std::thread::scope(|scope| {
        let (index, prepared) = (&index, &prepared);
        let mut models = Vec::new();
        for pair in 0..FOLDS / 2 {
            let running: Vec<_> = (0..2)
                .map(|n| {
                    scope.spawn(move || {
                        let fold = pair * 2 + n;
                        let mut sequences = Vec::new();
                        for (_, p) in prepared.iter().enumerate().filter(|(n, _)| n % FOLDS != fold) {
                            push_sequences(p, None, index, &mut sequences);
                        }
                        let mut learner = Learner::new(index.len());
                        learner.train(&sequences, ROUNDS.0);
                        learner.model(index)
                    })
                })
                .collect();
            models.extend(running.into_iter().filter_map(|r| r.join().ok()));
        }
        models
    });
    for (n, p) in prepared.iter().enumerate() {
        if let Some(model) = models.get(n % FOLDS) {
            first[n] = tagger::first_labels(&p.reading, model);
        }
    }
    // the model that ships: every sentence without and with what the first tagging said
    let mut sequences = Vec::new();
    for (p, first) in prepared.iter().zip(&first) {
        push_sequences(p, None, &index, &mut sequences);
        push_sequences(p, Some(first), &index, &mut sequences);
    }
    let mut learner = Learner::new(index.len());
    learner.train(&sequences, ROUNDS.1);
    learner.model(&index)
}

/// Numbers for the features that occur often enough.
fn index_features(prepared: &[Prepared<'_>], at_least: u32) -> HashMap<u32, u32> {
    let mut counts: HashMap<u32, u32> = HashMap::new();
    let mut keys = Vec::new();
    for p in prepared {
        let mut document = Document::new(&p.reading);
        document.remember(&p.labels);
        for word in 0..p.reading.words.len() {
            keys.clear();
            document.all_keys(word, Stage::Second, &mut keys);
            keys.iter().for_each(|k| *counts.entry(*k).or_default() += 1);
        }
    }
    let mut kept: Vec<u32> = counts.into_iter().filter(|(_, n)| *n >= at_least).map(|(k, _)| k).collect();
    kept.sort_unstable();
    kept.into_iter().zip(0u32..).collect()
}

fn push_sequences(p: &Prepared<'_>, first: Option<&[u8]>, index: &HashMap<u32, u32>, out: &mut Vec<Sequence>) {
    let mut document = Document::new(&p.reading);
    let stage = if let Some(first) = first {
        document.remember(first);
        Stage::Second
    } else {
        Stage::First
    };
    let mut keys = Vec::new();
    for sentence in &p.reading.sentences {
        if sentence.is_empty() {
            continue;
        }
        let mut sequence = Sequence::default();
        for word in sentence.clone() {
            keys.clear();
            document.all_keys(word, stage, &mut keys);
            sequence.features.extend(keys.iter().filter_map(|k| index.get(k)));
            sequence.ends.push(sequence.features.len());
            sequence.labels.push(p.labels[word]);
        }
        out.push(sequence);
    }
}

/// Exact-span F1 over persons, places and organisations.
fn score(model: &Model, docs: &[Doc]) -> String {
    let (mut right, mut found, mut gold) = ([0usize; 3], [0usize; 3], [0usize; 3]);
    let slot = |k: Kind| match k {
        Kind::Person => Some(0),
        Kind::Place => Some(1),
        Kind::Org => Some(2),
        Kind::Other => None,
    };
    for doc in docs {
        let reading = corpus::read(&doc.text);
        let names: Vec<(usize, usize, Kind)> = doc.names.iter().map(|n| (n.start, n.end, n.kind)).collect();
        for (_, _, kind) in &names {
            if let Some(s) = slot(*kind) {
                gold[s] += 1;
            }
        }
        for f in tagger::tag(&reading, model) {
            let piece = reading.piece(&f.words);
            if let Some(s) = slot(f.kind) {
                found[s] += 1;
                right[s] += usize::from(names.contains(&(piece.start, piece.end, f.kind)));
            }
        }
    }
    let f1 = |r: usize, f: usize, g: usize| 2.0 * r as f64 / (f + g).max(1) as f64;
    let sum = |x: [usize; 3]| x.iter().sum::<usize>();
    let (r, f, g) = (sum(right), sum(found), sum(gold));
    format!(
        "F1 {:.4} (P {:.3} R {:.3}), persons {:.3}, places {:.3}, organisations {:.3}, {g} names",
        f1(r, f, g),
        r as f64 / f.max(1) as f64,
        r as f64 / g.max(1) as f64,
        f1(right[0], found[0], gold[0]),
        f1(right[1], found[1], gold[1]),
        f1(right[2], found[2], gold[2])
    )
}
