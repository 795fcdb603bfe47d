//! Utterances of a report and of its translation: two articles of one origin in two languages, of which one says that
//! it was translated. A translation keeps the order and nearly the place of what it translates, so statements are
//! laid beside each other in order: the same speaker, near the same place, no number that the other lacks, and
//! a length that a translation can have.

use crate::context::Context;
use crate::renderings::credits::{Kin, kin};
use crate::renderings::said::Said;
use recoupe_model::SpeechKind;
use std::collections::BTreeMap;

/// How far apart two places may be, as shares of the texts: a translation that lacks its original's first paragraph
/// is off by 0.09 at the start. The order does the rest.
const NEAR: f64 = 0.1;
/// Letters of the shorter one to the longer one at least: English to French and German stay above 0.6.
const LENGTH: f64 = 0.5;
/// Originals that a translation is held against.
const ORIGINALS: usize = 3;
/// Of the translation's statements so many must find their like: half of them did in the demo's own pair (the others
/// have speakers without a name), an eighth with another report of the same newsroom.
const MOST: f64 = 0.4;
/// Words of a statement at least: "all three" is like any other three.
const WORDS: usize = 3;

/// Pairs of statements (indices into `said`), one of a report and one of its translation.
pub(super) fn pairs(desk: &Context, said: &[Said]) -> Vec<(usize, usize)> {
    let mut of_article: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for (n, s) in said.iter().enumerate() {
        of_article.entry(s.article).or_default().push(n);
    }
    let mut of_origin: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for &article in of_article.keys() {
        of_origin.entry(desk.origin_of[article]).or_default().push(article);
    }
    let mut out = Vec::new();
    for articles in of_origin.values() {
        for &there in articles.iter().filter(|a| desk.articles[**a].original_lang.is_some()) {
            let from = desk.articles[there].original_lang;
            let originals = articles.iter().filter(|a| desk.articles[**a].lang == from && desk.articles[**a].original_lang.is_none());
            let beside = originals.take(ORIGINALS).map(|&here| {
                let places = [here, there].map(|a| Places::of(desk, a));
                side_by_side(desk, said, &of_article[&here], &of_article[&there], &places)
            });
            let best = beside.max_by_key(Vec::len).unwrap_or_default();
            if best.len() as f64 >= MOST * of_article[&there].len() as f64 {
                out.extend(best);
            }
        }
    }
    out
}

/// Where the report of an article begins and how long it is, in bytes.
struct Places {
    start: f64,
    length: f64,
}

impl Places {
    fn of(desk: &Context, article: usize) -> Self {
        let paragraphs: Vec<_> = desk.articles[article].paragraphs().collect();
        let start = paragraphs.iter().map(|p| p.start).min().unwrap_or(0);
        let end = paragraphs.iter().map(|p| p.end).max().unwrap_or(1);
        Self { start: start as f64, length: end.saturating_sub(start).max(1) as f64 }
    }

    /// Middle of a statement, 0 where the report begins, 1 where it ends.
    fn share(&self, said: &Said) -> f64 {
        ((said.content.start + said.content.end) as f64 / 2.0 - self.start) / self.length
    }
}

/// The longest sequence of pairs in order.
fn side_by_side(desk: &Context, said: &[Said], a: &[usize], b: &[usize], places: &[Places; 2]) -> Vec<(usize, usize)> {
    let fits = |x: usize, y: usize| {
        let (x, y) = (&said[x], &said[y]);
        let marked = |s: &Said| s.kind != SpeechKind::Indirect;
        let length = |s: &Said| s.words.iter().map(|w| w.piece.len()).sum::<usize>() as f64;
        let (short, long) = (length(x).min(length(y)), length(x).max(length(y)));
        marked(x) == marked(y)
            && (places[0].share(x) - places[1].share(y)).abs() <= NEAR
            && short >= LENGTH * long
            && x.numbers.is_empty() == y.numbers.is_empty()
            && x.words.len().min(y.words.len()) >= WORDS
            && matches!(kin(desk, x, y), Kin::Same | Kin::Near | Kin::Unknown)
    };
    let width = b.len() + 1;
    let mut best = vec![0_u32; (a.len() + 1) * width];
    let table: Vec<bool> = a.iter().flat_map(|x| b.iter().map(move |y| (*x, *y))).map(|(x, y)| fits(x, y)).collect();
    let fit = |i: usize, j: usize| table[i * b.len() + j];
    for i in (0..a.len()).rev() {
        for j in (0..b.len()).rev() {
            let skip = best[(i + 1) * width + j].max(best[i * width + j + 1]);
            let both = if fit(i, j) { best[(i + 1) * width + j + 1] + 1 } else { 0 };
            best[i * width + j] = skip.max(both);
        }
    }
    let (mut i, mut j, mut out) = (0, 0, Vec::new());
    while i < a.len() && j < b.len() {
        if fit(i, j) && best[i * width + j] == best[(i + 1) * width + j + 1] + 1 {
            out.push((a[i], b[j]));
            (i, j) = (i + 1, j + 1);
        } else if best[(i + 1) * width + j] >= best[i * width + j + 1] {
            i += 1;
        } else {
            j += 1;
        }
    }
    out
}
