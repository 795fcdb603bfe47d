//! A plain short sentence among long paragraphs that leads on from nothing: what a picture between them shows.

use crate::parsed::ParsedPage;
use crate::plain::dates;
use recoupe_lang::fold;
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::sync::LazyLock;

/// Words of the middle paragraph of a report, from which on a short one stands out; words of the line, and words at its end
/// that say where or when. Of the paragraphs of 1,260 texts (galaxy_en, ECB+, NewsWCL50, the open pages, the coverages) three are
/// taken, all captions; from a middle of 30 words on and lines of 32 it would be 22, of which 19 are the report's.
const MIDDLE: usize = 45;
const LINE: std::ops::RangeInclusive<usize> = 6..=24;
const TAIL: usize = 9;
/// Letters by which two words are one, and letters of the shortest word that counts.
const STEM: usize = 6;
const LEAST: usize = 4;

/// The words of a kind in a language, as the file tells what they are for.
static WORDS: LazyLock<HashMap<(&'static str, &'static str), HashSet<&'static str>>> = LazyLock::new(|| {
    let rows = include_str!("../../data/caption_lines.tsv").lines().filter(|l| !l.starts_with('#'));
    let rows = rows.filter_map(|l| l.split_once('\t')).filter_map(|(kind, rest)| Some((kind, rest.split_once('\t')?)));
    rows.map(|(kind, (lang, words))| ((kind, lang), words.split(' ').collect())).collect()
});

fn is_of(kind: &'static str, lang: &'static str, word: &str) -> bool {
    WORDS.get(&(kind, lang)).is_some_and(|words| words.contains(word))
}

/// Places in `told` of the paragraphs that stand apart.
pub(super) fn lines(page: &ParsedPage, told: &[usize], english: bool) -> BTreeSet<usize> {
    let text = |k: usize| &page.text[page.blocks[told[k]].piece.range()];
    let mut lengths: Vec<usize> = (0..told.len()).map(|k| text(k).split_whitespace().count()).collect();
    let short: Vec<usize> = (1..told.len().saturating_sub(1)).filter(|k| LINE.contains(&lengths[*k])).collect();
    lengths.sort_unstable();
    let long = lengths.get(lengths.len() / 2).is_some_and(|middle| *middle >= MIDDLE);
    let short: Vec<usize> = short.into_iter().filter(|k| long && shows(text(*k), if english { "en" } else { "fr" })).collect();
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

/// One plain sentence that ends with the place or the day.
fn shows(line: &str, lang: &'static str) -> bool {
    if line.contains(['«', '"', '“', '”', ':', ';', '?', '!', '—', '–']) || recoupe_lang::sentences(line, 0).len() != 1 {
        return false;
    }
    let Some(sentence) = line.trim_end().strip_suffix('.') else { return false };
    let words: Vec<&str> = sentence.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()).collect();
    // `à` is no `a`
    let known = |w: &str, kind: &'static str| w != "à" && is_of(kind, lang, &fold(w));
    if words.first().is_none_or(|w| *w == "À" || known(w, "leads")) || words.iter().any(|w| known(w, "reports")) {
        return false;
    }
    let tail: Vec<&str> = sentence.split_whitespace().collect();
    let tail = &tail[tail.len().saturating_sub(TAIL)..];
    let capital = |w: &str| w.starts_with(char::is_uppercase);
    tail.iter().enumerate().any(|(n, w)| {
        let article = usize::from(tail.get(n + 1).is_some_and(|w| matches!(*w, "the" | "la" | "le" | "les")));
        dates::weekday(w).is_some() || is_of("place", lang, w) && tail.get(n + 1 + article).is_some_and(|w| capital(w))
    })
}

/// Beginnings of the words of a paragraph that are long enough to be rare.
fn rare(paragraph: &str) -> BTreeSet<String> {
    let words = paragraph.split(|c: char| !c.is_alphanumeric()).map(fold).filter(|w| w.chars().count() >= LEAST);
    words.map(|w| w.chars().take(STEM).collect()).collect()
}
