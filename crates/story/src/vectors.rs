//! Articles as vectors of their words, where a folder is too small, or too much about one event, to tell rare words by the
//! articles that hold them: words are weighed by the lines that hold them, which a story's own words stay rare among.

use crate::Report;
use crate::hash::{self, Spread};
use crate::link::Vector;
use recoupe_lang::{Stemmer, TokenKind, tokens};
use std::collections::{BTreeMap, HashMap, HashSet};

/// How words are weighed. A word's weight is 1 + ln(how often the report has it), times its rarity, which is ln(1 + lines
/// over lines that hold it) to a power, times a factor for names.
pub(crate) struct Weighing {
    /// Power of the rarity.
    power: i32,
    /// Factor of names.
    name: f64,
    /// Words of a body so long count double.
    lead: usize,
}

/// A few articles. Who and where tells events apart that have their vocabulary in common: on the folders that
/// [`crate::parts`] names, with one level for all and at its best, mean F of B³ is .919 with names as any word, .938 at 1.5,
/// .944 at 2, .949 at 3, .951 at 4; the lead that counts double raises it from .949 to .953, and from .958 to .967 with all that
/// `parts` asks.
pub(crate) const FEW: Weighing = Weighing { power: 1, name: 3.0, lead: 80 };
/// Many (see `gather`, whose levels were chosen with it).
pub(crate) const MANY: Weighing = Weighing { power: 2, name: 1.0, lead: 0 };

/// A word of the title counts as so many of the body.
const TITLE: f64 = 3.0;

/// Does a mark make a capital of the next word that says nothing of a name?
pub(crate) fn opens_sentence(mark: &str) -> bool {
    matches!(mark, "." | "!" | "?" | ":" | "«" | "\"" | "“" | "„" | "…")
}

/// Each report's stems of title and text, at length 1.
#[allow(clippy::cast_possible_truncation)]
pub(crate) fn vectors(reports: &[Report<'_>], weighing: &Weighing) -> Vec<Vector> {
    let mut df: HashMap<u32, f64, Spread> = HashMap::default();
    // how much oftener a stem is written as a name than as a word
    let mut names: HashMap<u32, i32, Spread> = HashMap::default();
    let mut lines = 1.0;
    let mut counts: Vec<BTreeMap<u32, f64>> = Vec::new();
    for report in reports {
        let stemmer = Stemmer::new(report.lang);
        let mut all = BTreeMap::new();
        let mut words = 0;
        for (n, line) in std::iter::once(report.title).chain(report.text.lines()).enumerate() {
            let mut seen = HashSet::new();
            let mut start = true;
            for t in tokens(line, 0) {
                let word = &line[t.piece.range()];
                if t.kind == TokenKind::Mark {
                    start |= opens_sentence(word);
                    continue;
                }
                words += usize::from(n > 0);
                let h = hash::short(&stemmer.stem(word));
                let weight = if n == 0 { TITLE } else { f64::from(1 + u8::from(words <= weighing.lead)) };
                *all.entry(h).or_default() += weight;
                if t.kind == TokenKind::Word {
                    let name = match word.starts_with(char::is_uppercase) {
                        true if start => 0,
                        true => 1,
                        false => -1,
                    };
                    *names.entry(h).or_default() += name;
                }
                start = false;
                seen.insert(h);
            }
            lines += 1.0;
            for h in seen {
                *df.entry(h).or_default() += 1.0;
            }
        }
        counts.push(all);
    }
    counts
        .into_iter()
        .map(|counted| {
            let weigh = |(h, count): (u32, f64)| {
                let rarity = f64::ln(1.0 + lines / df[&h]).powi(weighing.power);
                let name = if names.get(&h).is_some_and(|n| *n > 0) { weighing.name } else { 1.0 };
                (h, (1.0 + f64::ln(count)) * rarity * name)
            };
            let weighed: Vec<(u32, f64)> = counted.into_iter().map(weigh).collect();
            let norm = weighed.iter().map(|(_, w)| w * w).sum::<f64>().sqrt().max(1e-9);
            weighed.into_iter().map(|(h, w)| (h, (w / norm) as f32)).collect()
        })
        .collect()
}
