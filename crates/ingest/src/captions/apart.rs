//! A plain short sentence among long paragraphs that leads on from nothing: what a picture between them shows.

use crate::parsed::ParsedPage;
use crate::plain::dates;
use recoupe_lang::fold;
use std::collections::{BTreeMap, BTreeSet};

/// Words of the middle paragraph of a report, from which on a short one stands out; words of the line, and words at its end
/// that say where or when. Of the paragraphs of 1,260 texts (galaxy_en, ECB+, NewsWCL50, the open pages, the coverages) three are
/// taken, all captions; from a middle of 30 words on and lines of 32 it would be 22, of which 19 are the report's.
const MIDDLE: usize = 45;
const LINE: std::ops::RangeInclusive<usize> = 6..=24;
const TAIL: usize = 9;
/// Letters by which two words are one, and letters of the shortest word that counts.
const STEM: usize = 6;
const LEAST: usize = 4;

/// Words that lead on from what stood before, or begin no picture's line (closed classes: pronouns, connectives, prepositions).
const LEADS_ON: [&[&str]; 2] = [
    &[
        "he",
        "she",
        "it",
        "they",
        "we",
        "you",
        "i",
        "his",
        "her",
        "its",
        "their",
        "this",
        "that",
        "these",
        "those",
        "but",
        "and",
        "or",
        "still",
        "yet",
        "so",
        "however",
        "meanwhile",
        "also",
        "then",
        "in",
        "on",
        "at",
        "for",
        "with",
        "as",
        "when",
        "while",
        "after",
        "before",
        "if",
        "although",
        "though",
        "among",
        "despite",
        "since",
        "by",
        "from",
        "to",
        "some",
        "many",
        "most",
        "another",
        "other",
        "others",
        "both",
        "none",
        "all",
        "no",
        "not",
        "any",
        "what",
        "there",
        "such",
        "even",
        "just",
        "only",
    ],
    &[
        "il",
        "elle",
        "ils",
        "elles",
        "ce",
        "cette",
        "ces",
        "mais",
        "et",
        "ou",
        "pourtant",
        "ainsi",
        "dans",
        "en",
        "pour",
        "avec",
        "apres",
        "avant",
        "si",
        "on",
        "nous",
        "aucun",
        "aucune",
        "pas",
        "meme",
        "seul",
        "puis",
        "car",
        "lui",
        "leur",
        "a",
        "au",
        "aux",
        "sur",
        "par",
        "selon",
        "malgre",
        "depuis",
        "pendant",
        "alors",
        "quand",
        "lorsque",
        "comme",
        "son",
        "sa",
        "ses",
        "tout",
        "tous",
        "toutes",
        "plusieurs",
        "certains",
        "d'autres",
        "autre",
    ],
];
/// Words of a sentence that reports, judges or foresees (verbs of saying, auxiliaries, pronouns); a picture's line shows.
const REPORTS: [&[&str]; 2] = [
    &[
        "said",
        "says",
        "say",
        "told",
        "according",
        "added",
        "adds",
        "asked",
        "declared",
        "he",
        "she",
        "they",
        "it",
        "also",
        "would",
        "will",
        "could",
        "can",
        "may",
        "might",
        "must",
        "should",
        "has",
        "have",
        "had",
        "is",
        "are",
        "was",
        "were",
        "be",
        "been",
        "did",
        "does",
        "not",
    ],
    &[
        "dit", "selon", "affirme", "declare", "annonce", "ajoute", "indique", "explique", "confirme", "assure", "precise", "estime", "il",
        "elle", "ils", "elles", "est", "sont", "etait", "etaient", "sera", "seront", "a", "ont", "avait", "avaient", "fut", "pas", "ne",
        "n", "peut", "doit", "va", "vont", "aussi", "soit",
    ],
];
/// Prepositions before the name of a place.
const PLACE: [&[&str]; 2] =
    [&["in", "at", "on", "near", "outside", "inside", "along", "across"], &["à", "en", "au", "aux", "devant", "près", "sur", "dans"]];

/// Places in `told` of the paragraphs that stand apart.
pub(super) fn lines(page: &ParsedPage, told: &[usize], english: bool) -> BTreeSet<usize> {
    let text = |k: usize| &page.text[page.blocks[told[k]].piece.range()];
    let mut lengths: Vec<usize> = (0..told.len()).map(|k| text(k).split_whitespace().count()).collect();
    let short: Vec<usize> = (1..told.len().saturating_sub(1)).filter(|k| LINE.contains(&lengths[*k])).collect();
    lengths.sort_unstable();
    let long = lengths.get(lengths.len() / 2).is_some_and(|middle| *middle >= MIDDLE);
    let short: Vec<usize> = short.into_iter().filter(|k| long && shows(text(*k), usize::from(!english))).collect();
    if short.is_empty() {
        return BTreeSet::new();
    }
    let words: Vec<BTreeSet<String>> = (0..told.len()).map(|k| rare(text(k))).collect();
    let mut held: BTreeMap<&str, usize> = BTreeMap::new();
    for word in words.iter().flatten() {
        *held.entry(word).or_default() += 1;
    }
    // what a quarter of the paragraphs speak of leads from each to each
    let common = (told.len() / 4).max(2);
    let leads_on = |k: usize| words[k].intersection(&words[k - 1]).any(|w| held[w.as_str()] <= common);
    short.into_iter().filter(|k| !leads_on(*k)).collect()
}

/// One plain sentence that ends with the place or the day; `lang` is the place in the lists.
fn shows(line: &str, lang: usize) -> bool {
    if line.contains(['«', '"', '“', '”', ':', ';', '?', '!', '—', '–']) || recoupe_lang::sentences(line, 0).len() != 1 {
        return false;
    }
    let Some(sentence) = line.trim_end().strip_suffix('.') else { return false };
    let words: Vec<&str> = sentence.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()).collect();
    // `à` is no `a`
    let known = |w: &str, list: &[&str]| w != "à" && list.contains(&fold(w).as_str());
    if words.first().is_none_or(|w| *w == "À" || known(w, LEADS_ON[lang])) || words.iter().any(|w| known(w, REPORTS[lang])) {
        return false;
    }
    let tail: Vec<&str> = sentence.split_whitespace().collect();
    let tail = &tail[tail.len().saturating_sub(TAIL)..];
    let capital = |w: &str| w.starts_with(char::is_uppercase);
    tail.iter().enumerate().any(|(n, w)| {
        let article = usize::from(tail.get(n + 1).is_some_and(|w| matches!(*w, "the" | "la" | "le" | "les")));
        dates::weekday(w).is_some() || PLACE[lang].contains(w) && tail.get(n + 1 + article).is_some_and(|w| capital(w))
    })
}

/// Beginnings of the words of a paragraph that are long enough to be rare.
fn rare(paragraph: &str) -> BTreeSet<String> {
    let words = paragraph.split(|c: char| !c.is_alphanumeric()).map(fold).filter(|w| w.chars().count() >= LEAST);
    words.map(|w| w.chars().take(STEM).collect()).collect()
}
