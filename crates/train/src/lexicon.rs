//! `recoupe-train lexicon PAIRS LANG OUT`: a bilingual lexicon of stems, counted from sentence pairs.
//!
//! IBM model 1 (Brown et al. 1993) in both directions, a few rounds of expectation maximisation; of
//! each stem the translations that both directions believe in are kept. The sentences themselves are
//! not kept. PAIRS has a line a pair: set, sentence, English sentence, with tabs between.

use recoupe_lang::{Stemmer, TokenKind, tokens};
use recoupe_model::Lang;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::fmt::Write as _;

/// Rounds of expectation maximisation: later ones no longer change which translations are kept.
const ROUNDS: usize = 6;
/// Words of a sentence that are read.
const MOST_WORDS: usize = 80;
/// A stem is kept when it stood in so many sentences.
const LEAST_SEEN: u32 = 2;
/// A translation is kept from this probability on, in its own direction and in the other one.
const LEAST: (f32, f32) = (0.12, 0.06);
/// Translations kept of a stem.
const MOST_TRANSLATIONS: usize = 3;

/// Sentence pairs as numbers of stems.
struct Pairs {
    words: [Vec<String>; 2],
    seen: [Vec<u32>; 2],
    sentences: Vec<[Vec<u32>; 2]>,
    sets: BTreeSet<String>,
}

/// Counts a lexicon and writes it as readable lines.
///
/// # Errors
/// The language is none, or a file can't be read or written.
pub(crate) fn run(pairs: &str, lang: &str, out: &str) -> Result<String, String> {
    let lang = Lang::from_tag(lang).ok_or_else(|| format!("{lang} is no language"))?;
    let text = std::fs::read_to_string(pairs).map_err(|e| format!("{pairs}: {e}"))?;
    let read = read(&text, lang);
    let there = train(&read, 0);
    let back = train(&read, 1);
    let mut lines: BTreeMap<&str, String> = BTreeMap::new();
    for (f, translations) in there.iter().enumerate() {
        if read.seen[0][f] < LEAST_SEEN {
            continue;
        }
        let mut kept: Vec<(f32, &str)> = translations
            .iter()
            .filter(|(e, p)| **p >= LEAST.0 && back[**e as usize].get(&(u32::try_from(f).unwrap_or(0))).is_some_and(|q| *q >= LEAST.1))
            .map(|(e, p)| (*p, read.words[1][*e as usize].as_str()))
            .collect();
        // as printed, in whole per cent: what differs by less is a tie
        kept.sort_by(|a, b| (b.0 * 100.0).round().total_cmp(&(a.0 * 100.0).round()).then(a.1.cmp(b.1)));
        kept.truncate(MOST_TRANSLATIONS);
        if kept.is_empty() {
            continue;
        }
        let mut line = String::new();
        for (p, e) in kept {
            let _ = write!(line, "\t{e} {:.0}", p * 100.0);
        }
        lines.insert(&read.words[0][f], line);
    }
    let mut written = format!(
        "# Lexicon {lang} to en: stem, then up to {MOST_TRANSLATIONS} English stems, each with its probability in per cent.\n\
         # Counted by `recoupe-train lexicon` (IBM model 1) from human translations of news: {}.\n\
         # WMT newstest sets (statmt.org), FLORES-200 dev (CC BY-SA 4.0), IWSLT 2017 (TED). Only probabilities, no sentence, is kept.\n",
        read.sets.iter().map(String::as_str).collect::<Vec<_>>().join(", ")
    );
    for (f, line) in &lines {
        let _ = writeln!(written, "{f}{line}");
    }
    std::fs::write(out, &written).map_err(|e| format!("{out}: {e}"))?;
    Ok(format!("{} pairs, {} stems with a translation, {} bytes\n", read.sentences.len(), lines.len(), written.len()))
}

fn read(text: &str, lang: Lang) -> Pairs {
    let stemmers = [Stemmer::new(Some(lang)), Stemmer::new(Some(Lang::EN))];
    let mut numbers: [HashMap<String, u32>; 2] = [HashMap::new(), HashMap::new()];
    let mut pairs = Pairs { words: [Vec::new(), Vec::new()], seen: [Vec::new(), Vec::new()], sentences: Vec::new(), sets: BTreeSet::new() };
    for line in text.lines() {
        let mut cells = line.split('\t');
        let (Some(set), Some(a), Some(b)) = (cells.next(), cells.next(), cells.next()) else { continue };
        pairs.sets.insert(set.to_owned());
        let mut sides = [Vec::new(), Vec::new()];
        for (side, sentence) in [a, b].into_iter().enumerate() {
            let mut stems: Vec<u32> = Vec::new();
            for token in tokens(sentence, 0).into_iter().filter(|t| t.kind == TokenKind::Word).take(MOST_WORDS) {
                let stem = stemmers[side].stem(&sentence[token.piece.range()]);
                let next = u32::try_from(numbers[side].len()).unwrap_or(u32::MAX);
                let n = *numbers[side].entry(stem).or_insert_with_key(|stem| {
                    pairs.words[side].push(stem.clone());
                    pairs.seen[side].push(0);
                    next
                });
                if !stems.contains(&n) {
                    pairs.seen[side][n as usize] += 1;
                    stems.push(n);
                }
            }
            sides[side] = stems;
        }
        pairs.sentences.push(sides);
    }
    pairs
}

/// p(word of the other side | word of side `from`) for each word of side `from`.
#[allow(clippy::cast_precision_loss)]
fn train(pairs: &Pairs, from: usize) -> Vec<HashMap<u32, f32>> {
    let to = 1 - from;
    let mut table: Vec<HashMap<u32, f32>> = vec![HashMap::new(); pairs.words[from].len()];
    let start = 1.0 / pairs.words[to].len().max(1) as f32;
    // what no word accounts for is counted to a word of its own, left out of the table
    let mut nothing: HashMap<u32, f32> = HashMap::new();
    for round in 0..ROUNDS {
        let mut counts: Vec<HashMap<u32, f32>> = vec![HashMap::new(); table.len()];
        let mut none: HashMap<u32, f32> = HashMap::new();
        for sentence in &pairs.sentences {
            for &e in &sentence[to] {
                let p = |f: &u32| if round == 0 { start } else { table[*f as usize].get(&e).copied().unwrap_or(0.0) };
                let p0 = if round == 0 { start } else { nothing.get(&e).copied().unwrap_or(0.0) };
                let sum: f32 = sentence[from].iter().map(p).sum::<f32>() + p0;
                if sum <= 0.0 {
                    continue;
                }
                *none.entry(e).or_default() += p0 / sum;
                for f in &sentence[from] {
                    let share = p(f) / sum;
                    if share > 1e-4 {
                        *counts[*f as usize].entry(e).or_default() += share;
                    }
                }
            }
        }
        table = counts.into_iter().map(normalised).collect();
        nothing = normalised(none);
    }
    table
}

fn normalised(mut counts: HashMap<u32, f32>) -> HashMap<u32, f32> {
    // added up in a fixed order, so that every run gives the same bytes
    let mut keys: Vec<u32> = counts.keys().copied().collect();
    keys.sort_unstable();
    let sum: f32 = keys.iter().map(|k| counts[k]).sum();
    counts.values_mut().for_each(|c| *c /= sum.max(1e-9));
    counts
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_that_go_together_are_found() {
        let text =
            "x\tla maison verte\tthe green house\nx\tla maison\tthe house\nx\tla porte verte\tthe green door\nx\tla porte\tthe door\n";
        let pairs = read(text, Lang::FR);
        let table = train(&pairs, 0);
        let number = |side: usize, w: &str| u32::try_from(pairs.words[side].iter().position(|v| v == w).unwrap()).unwrap();
        let best = |f: &str| *table[number(0, f) as usize].iter().max_by(|a, b| a.1.total_cmp(b.1)).unwrap().0;
        assert_eq!(best("maison"), number(1, "hous"));
        assert_eq!(best("port"), number(1, "door"));
        assert_eq!(best("vert"), number(1, "green"));
    }
}
