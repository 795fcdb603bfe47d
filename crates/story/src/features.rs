//! What grouping compares: weighted terms of title and lead. Made once for each report.

use crate::lexicon::{is_rarely_a_word, lexicon};
use crate::sketch::{Sketch, sketch};
use crate::when::{Minute, minute};
use crate::{Report, hash, romanise};
use recoupe_lang::{Stemmer, TokenKind, fold, tokens};
use recoupe_model::Lang;
use std::collections::HashMap;

/// How terms are weighted; [`Weights::default`] is what was measured best.
#[derive(Clone, Copy, Debug)]
pub struct Weights {
    /// A word of the title counts as so many of the body.
    pub title: f32,
    /// Words of the body that are read.
    pub lead: usize,
    /// Factor for names and numbers, in a headline that stands alone and in a report with a body.
    pub name: (f32, f32),
    /// Weight of a four-letter piece of a title's word, in the same two.
    pub piece: (f32, f32),
}

impl Default for Weights {
    fn default() -> Self {
        Self { title: 2.0, lead: 250, name: (2.0, 3.0), piece: (0.4, 0.12) }
    }
}

/// The terms of a report.
#[derive(Clone, Debug, Default)]
pub struct Features {
    /// Its language.
    pub lang: Option<Lang>,
    /// When it was published.
    pub(crate) minute: Option<Minute>,
    /// Term → weight, by term.
    pub(crate) terms: Vec<(u32, f32)>,
    /// What can be compared with other languages: English stems, keys of names, numbers → weight.
    pub(crate) pivot: Vec<(u32, f32)>,
    /// What near-copies share.
    pub(crate) sketch: Sketch,
}

impl Features {
    /// 0 for a headline alone, 1 for a full text, by the number of terms.
    #[allow(clippy::cast_precision_loss)]
    pub(crate) fn fullness(&self) -> f32 {
        ((self.terms.len() as f32 - 30.0) / 100.0).clamp(0.0, 1.0)
    }
}

/// Reads reports; keeps stemmers and the stems already made.
pub struct Reader {
    weights: Weights,
    languages: HashMap<Option<Lang>, Words>,
}

/// Words of a language that were read before.
struct Words {
    stemmer: Stemmer,
    known: HashMap<String, Word>,
}

/// What a word is compared by.
#[derive(Clone, Copy)]
struct Word {
    /// Hash of its stem.
    stem: u32,
    /// Hash of its key as a name, 0: none.
    key: u32,
    /// A capital at the head of a sentence makes it a name all the same.
    rarely_a_word: bool,
}

/// Keeps keys of names apart from stems.
const KEY: u32 = 0x5bd1_e995;
/// Weights across languages: a translation's (times its probability), a name's key, another word's key
/// (cognates, and names in titles that are all capitals).
const TRANSLATED: f32 = 1.0;
const NAME_KEY: f32 = 1.5;
const WORD_KEY: f32 = 0.7;
/// Stems remembered a language: past this the memory starts anew.
const MOST_STEMS: usize = 200_000;
/// Bytes from which on a text is a body; less is a headline's second line.
const BODY: usize = 400;

impl Reader {
    /// With weights.
    #[must_use]
    pub fn new(weights: Weights) -> Self {
        Self { weights, languages: HashMap::new() }
    }

    /// The features of a report.
    pub fn read(&mut self, report: &Report<'_>) -> Features {
        let lang = report.lang;
        let w = self.weights;
        let Words { stemmer, known } =
            self.languages.entry(lang).or_insert_with(|| Words { stemmer: Stemmer::new(lang), known: HashMap::new() });
        if known.len() > MOST_STEMS {
            known.clear();
        }
        let mut terms: Vec<(u32, f32)> = Vec::with_capacity(64);
        let mut pivot: Vec<(u32, f32)> = Vec::with_capacity(64);
        let lexicon = lexicon(lang);
        let mut stems: [Vec<u32>; 2] = [Vec::new(), Vec::new()];
        let english = lang == Some(Lang::EN);
        let body = report.text.len() > BODY;
        let (name_weight, piece_weight) = if body { (w.name.1, w.piece.1) } else { (w.name.0, w.piece.0) };
        let zones = [(report.title, w.title, usize::MAX), (report.text, 1.0, w.lead)];
        for (text, weight, most) in zones {
            let text = head(text, most.saturating_mul(12).min(4_000));
            let is_title = most == usize::MAX;
            let found = tokens(text, 0);
            let shouting = {
                let words = found.iter().filter(|t| t.kind == TokenKind::Word && t.piece.len() > 3);
                let (all, capitals) =
                    words.fold((0, 0), |(a, c), t| (a + 1, c + usize::from(text[t.piece.range()].starts_with(char::is_uppercase))));
                capitals * 10 > all * 6
            };
            let (mut start, mut taken) = (true, 0);
            for token in found {
                let word = &text[token.piece.range()];
                if token.kind == TokenKind::Mark {
                    start |= matches!(word, "." | "!" | "?" | ":" | "«" | "\"" | "…");
                    continue;
                }
                taken += 1;
                if taken > most {
                    break;
                }
                let Word { stem: term, key, rarely_a_word } = match known.get(word) {
                    Some(w) => *w,
                    None => {
                        let stem = hash::short(&stemmer.stem(word));
                        let key = romanise::key(word).map_or(0, |k| hash::short(&k) | 1);
                        let read = Word { stem, key, rarely_a_word: is_rarely_a_word(lexicon, stem) };
                        known.insert(word.to_owned(), read);
                        read
                    }
                };
                let plainly = !start && !shouting && word.starts_with(char::is_uppercase);
                let name = token.kind == TokenKind::Number || plainly || (rarely_a_word && word.starts_with(char::is_uppercase));
                start = false;
                if english || token.kind == TokenKind::Number {
                    pivot.push((term, weight));
                } else if let Some(translations) = lexicon.and_then(|l| l.get(&term)) {
                    pivot.extend(translations.iter().map(|(t, p)| (*t, weight * p * TRANSLATED)));
                }
                if key != 0 && token.kind == TokenKind::Word {
                    pivot.push((key ^ KEY, if plainly { weight * NAME_KEY } else { weight * WORD_KEY }));
                }
                stems[usize::from(!is_title)].push(term);
                terms.push((term, if name { weight * name_weight } else { weight }));
                if is_title && piece_weight > 0.0 && word.len() > 4 {
                    pieces(word, weight * piece_weight, &mut terms);
                }
            }
        }
        let [title, body] = &stems;
        let sketch = if body.len() > 30 { sketch(body, 3) } else { sketch(title, 2) };
        Features { lang, minute: report.published.and_then(minute), terms: summed(terms), pivot: summed(pivot), sketch }
    }
}

/// Weights of the same term added up, in order of the terms.
pub(crate) fn merged(mut terms: Vec<(u32, f32)>) -> Vec<(u32, f32)> {
    terms.sort_unstable_by_key(|t| t.0);
    terms.dedup_by(|gone, kept| {
        let same = gone.0 == kept.0;
        if same {
            kept.1 += gone.1;
        }
        same
    });
    terms
}

/// Weights of the same term added up, then damped.
fn summed(terms: Vec<(u32, f32)>) -> Vec<(u32, f32)> {
    let mut terms = merged(terms);
    for t in &mut terms {
        t.1 = if t.1 >= 1.0 { 1.0 + t.1.ln() } else { t.1 };
    }
    terms
}

/// The four-letter pieces of a word.
fn pieces(word: &str, weight: f32, terms: &mut Vec<(u32, f32)>) {
    let folded = fold(word);
    let starts: Vec<usize> = folded.char_indices().map(|(at, _)| at).chain([folded.len()]).collect();
    for w in starts.windows(5) {
        #[allow(clippy::cast_possible_truncation)]
        terms.push(((hash::of(&folded[w[0]..w[4]]) >> 32) as u32, weight));
    }
}

/// The first bytes of a text, cut on a character's bound.
fn head(text: &str, bytes: usize) -> &str {
    let mut end = bytes.min(text.len());
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    &text[..end]
}
