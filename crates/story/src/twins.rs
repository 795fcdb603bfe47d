//! Translations in the stream: how many full texts have one twin in another language, far more alike
//! than any other text there. Where most have, the stream is made of relays or translations, and what
//! is less alike than twins within a language is another event.

use crate::features::Features;
use crate::hash::Spread;
use crate::history::History;
use crate::link::{Vector, dot};
use recoupe_model::Lang;
use std::collections::{BTreeMap, HashMap};

/// Texts that are asked for their twin, and texts that it is looked for among, evenly taken.
const ASKED: usize = 300;
const AMONG: usize = 4_000;
/// A twin is at least so alike, and so many times more alike than the next best of its language.
const LEAST: f32 = 0.15;
const MARGIN: f32 = 1.5;
/// Terms compared, and terms that lead to other texts.
const KEPT: usize = 90;
const LEADS: usize = 20;

/// Share of the full texts that have a twin, 0 to 1.
#[allow(clippy::cast_precision_loss)]
pub(crate) fn share(features: &[Features]) -> f32 {
    let full: Vec<&Features> = features.iter().filter(|f| f.fullness() > 0.5).collect();
    if full.windows(2).all(|w| w[0].lang == w[1].lang) {
        return 0.0;
    }
    let full: Vec<&Features> = full.iter().step_by(full.len().div_ceil(AMONG).max(1)).copied().collect();
    let mut history: BTreeMap<Option<Lang>, History> = BTreeMap::new();
    for f in &full {
        history.entry(f.lang).or_insert_with(History::new).add(&f.pivot);
    }
    let vectors: Vec<Vector> = full.iter().map(|f| history[&f.lang].weigh(&f.pivot, KEPT)).collect();
    let mut postings: HashMap<u32, Vec<u32>, Spread> = HashMap::default();
    for (n, vector) in (0u32..).zip(&vectors) {
        for (term, _) in leads(vector) {
            postings.entry(term).or_default().push(n);
        }
    }
    let step = full.len().div_ceil(ASKED).max(1);
    let (mut asked, mut found) = (0, 0);
    for n in (0..full.len()).step_by(step) {
        asked += 1;
        let mut others: Vec<u32> = leads(&vectors[n]).iter().filter_map(|(t, _)| postings.get(t)).flatten().copied().collect();
        others.sort_unstable();
        others.dedup();
        let mut best: BTreeMap<Option<Lang>, (f32, f32)> = BTreeMap::new();
        for other in others {
            let other = other as usize;
            if full[other].lang == full[n].lang {
                continue;
            }
            let likeness = dot(&vectors[n], &vectors[other]);
            let slot = best.entry(full[other].lang).or_default();
            if likeness > slot.0 {
                *slot = (likeness, slot.0);
            } else if likeness > slot.1 {
                slot.1 = likeness;
            }
        }
        found += usize::from(best.values().any(|(first, second)| *first >= LEAST && *first >= second * MARGIN));
    }
    found as f32 / asked.max(1) as f32
}

fn leads(vector: &[(u32, f32)]) -> Vector {
    let mut leads = vector.to_vec();
    leads.sort_unstable_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
    leads.truncate(LEADS);
    leads
}
