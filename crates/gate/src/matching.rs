//! When two spans match, and the figures made of matches.
//!
//! Two spans match when they lie in the same report and their IoU is at least 0.5, or one holds the other and
//! both lie in one sentence, a scrap of less than a quarter of the gold's span aside. Quotation marks, blanks
//! and punctuation at the ends never count. Matching is one to one, best first.

use crate::place::{Page, Span};
use std::collections::{BTreeMap, BTreeSet, HashMap};

const EDGE: &str = " \t\r\n\u{a0}\u{202f}\"«»„“”‘’'.,;:!?…()[]-–—";
const ARTICLES: [&str; 18] =
    ["le ", "la ", "les ", "un ", "une ", "des ", "du ", "de ", "the ", "a ", "an ", "der ", "die ", "das ", "l'", "l’", "d'", "d’"];

/// The span without marks and blanks at its ends; of a mention also without its leading article.
#[must_use]
pub fn trim(page: &Page, span: Span, mention: bool) -> Span {
    let edge = |n: usize| page.chars.get(n).is_some_and(|c| EDGE.contains(*c));
    let (mut start, mut end) = (span.start, span.end.min(page.chars.len()));
    while start < end && edge(start) {
        start += 1;
    }
    while end > start && edge(end - 1) {
        end -= 1;
    }
    if start == end {
        return span;
    }
    if mention {
        let head: String = page.words(start..end.min(start + 4)).to_lowercase().replace('\u{a0}', " ");
        if let Some(article) = ARTICLES.iter().filter(|a| head.starts_with(**a)).map(|a| a.chars().count()).max()
            && start + article < end
        {
            start += article;
        }
    }
    Span { start, end, ..span }
}

/// Scalars that two spans share.
#[must_use]
pub fn common(a: Span, b: Span) -> usize {
    if a.doc == b.doc { a.end.min(b.end).saturating_sub(a.start.max(b.start)) } else { 0 }
}

/// Shared part of all that two spans cover.
#[must_use]
pub fn iou(a: Span, b: Span) -> f64 {
    let shared = common(a, b);
    if shared == 0 { 0.0 } else { share(shared, a.len() + b.len() - shared) }
}

/// At least this share of `inner` lies in `outer`.
#[must_use]
pub fn within(inner: Span, outer: Span, least: f64) -> bool {
    common(inner, outer) as f64 >= least * inner.len() as f64
}

/// `part / whole`, 0 of nothing.
#[must_use]
pub fn share(part: usize, whole: usize) -> f64 {
    if whole == 0 { 0.0 } else { part as f64 / whole as f64 }
}

/// Harmonic mean.
#[must_use]
pub fn f1(p: f64, r: f64) -> f64 {
    if p + r > 0.0 { 2.0 * p * r / (p + r) } else { 0.0 }
}

/// Mean, 0 of nothing.
#[must_use]
pub fn mean(values: impl IntoIterator<Item = f64>) -> f64 {
    let (mut sum, mut n) = (0.0, 0_usize);
    for v in values {
        sum += v;
        n += 1;
    }
    if n == 0 { 0.0 } else { sum / n as f64 }
}

/// Where sentences begin in each report: after a full stop, at a line, at a block of the gold.
#[derive(Debug, Default)]
pub struct Sentences(Vec<Vec<usize>>);

impl Sentences {
    /// Cuts the pages; `blocks` are cuts besides.
    #[must_use]
    pub fn new<'a>(pages: impl IntoIterator<Item = (&'a Page, Vec<usize>)>) -> Self {
        Self(
            pages
                .into_iter()
                .map(|(page, blocks)| {
                    let mut cuts: BTreeSet<usize> = blocks.into_iter().collect();
                    let c = &page.chars;
                    for n in 0..c.len() {
                        if c[n] == '\n' {
                            cuts.insert(n + 1);
                        } else if ".!?…".contains(c[n]) && !abbreviated(c, n) {
                            let closing = (n + 1..c.len()).find(|m| !"\"“»”') ]\u{a0}\u{202f}".contains(c[*m])).unwrap_or(c.len());
                            let opens = |c: char| c.is_uppercase() || c.is_numeric() || "«\"“„([".contains(c);
                            if closing > n + 1
                                && closing < c.len()
                                && c[n + 1..closing].iter().any(|c| c.is_whitespace())
                                && opens(c[closing])
                            {
                                cuts.insert(closing);
                            }
                        }
                    }
                    cuts.into_iter().collect()
                })
                .collect(),
        )
    }

    /// Both spans lie in one sentence.
    #[must_use]
    pub fn hold(&self, a: Span, b: Span) -> bool {
        let (start, end) = (a.start.min(b.start), a.end.max(b.end));
        let Some(cuts) = self.0.get(a.doc) else { return false };
        cuts.get(cuts.partition_point(|c| *c <= start)).is_none_or(|next| *next >= end)
    }

    /// The IoU of two spans that match, else 0.
    #[must_use]
    pub fn matching(&self, gold: Span, found: Span) -> f64 {
        let value = iou(gold, found);
        if value >= 0.5 || value == 0.0 {
            return value;
        }
        let wider = within(gold, found, 1.0);
        let piece = within(found, gold, 1.0) && within(gold, found, 0.25);
        if (wider || piece) && self.hold(gold, found) { value } else { 0.0 }
    }
}

/// A stop after a courtesy title or a single capital ends no sentence.
fn abbreviated(c: &[char], stop: usize) -> bool {
    let start = c[..stop].iter().rposition(|c| !c.is_alphanumeric()).map_or(0, |n| n + 1);
    let word: String = c[start..stop].iter().collect();
    ["M", "MM", "Mme", "Mr", "Mrs", "Ms", "Dr"].contains(&word.as_str()) || (stop - start == 1 && c[start].is_uppercase())
}

/// A pair that may be matched: its key (the greatest is taken first), one side, the other.
pub type Candidate = ([f64; 3], usize, usize);

/// Greedy one-to-one assignment, greatest key first; among equals the one given first.
#[must_use]
pub fn one_to_one(mut candidates: Vec<Candidate>) -> BTreeMap<usize, usize> {
    candidates.sort_by(|a, b| b.0.iter().zip(&a.0).map(|(x, y)| x.total_cmp(y)).find(|o| o.is_ne()).unwrap_or(std::cmp::Ordering::Equal));
    let (mut pairs, mut used) = (BTreeMap::new(), BTreeSet::new());
    for (_, i, j) in candidates {
        if !pairs.contains_key(&i) && used.insert(j) {
            pairs.insert(i, j);
        }
    }
    pairs
}

/// One-to-one over clustered mentions: between equal similarities the clusters that share more win.
#[must_use]
pub fn match_clustered(found: Vec<(f64, usize, usize)>, gold_cluster: &[usize], run_cluster: &[usize]) -> BTreeMap<usize, usize> {
    let mut shared: HashMap<(usize, usize), usize> = HashMap::new();
    for (_, i, j) in &found {
        *shared.entry((gold_cluster[*i], run_cluster[*j])).or_default() += 1;
    }
    one_to_one(
        found.into_iter().map(|(v, i, j)| ([(v * 1e6).round(), shared[&(gold_cluster[i], run_cluster[j])] as f64, 0.0], i, j)).collect(),
    )
}

/// B-cubed F1 over all required gold mentions and all counted ones of the program: one without partner earns
/// nothing.
#[must_use]
pub fn bcubed(
    pairs: &BTreeMap<usize, usize>,
    gold_cluster: &[usize],
    run_cluster: &[usize],
    required: &BTreeSet<usize>,
    counted: &BTreeSet<usize>,
) -> f64 {
    let mut cell: BTreeMap<(usize, usize), usize> = BTreeMap::new();
    let (mut in_gold, mut in_run): (BTreeMap<usize, usize>, BTreeMap<usize, usize>) = Default::default();
    for (i, j) in pairs.iter().filter(|(i, _)| required.contains(i)) {
        *cell.entry((gold_cluster[*i], run_cluster[*j])).or_default() += 1;
    }
    for i in required {
        *in_gold.entry(gold_cluster[*i]).or_default() += 1;
    }
    for j in counted {
        *in_run.entry(run_cluster[*j]).or_default() += 1;
    }
    let sum = |of: &dyn Fn(&(usize, usize)) -> usize| cell.iter().map(|(at, n)| (n * n) as f64 / of(at).max(1) as f64).sum::<f64>();
    let p = if counted.is_empty() { 0.0 } else { sum(&|at| in_run.get(&at.1).copied().unwrap_or(0)) / counted.len() as f64 };
    let r = if required.is_empty() { 0.0 } else { sum(&|at| in_gold.get(&at.0).copied().unwrap_or(0)) / required.len() as f64 };
    f1(p, r)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn span(start: usize, end: usize) -> Span {
        Span { doc: 0, start, end }
    }

    #[test]
    fn ends_and_articles_do_not_count() {
        let page = Page::new("« la ministre ».");
        assert_eq!(trim(&page, span(0, 16), false), span(2, 13));
        assert_eq!(trim(&page, span(0, 16), true), span(5, 13));
    }

    #[test]
    fn containment_counts_inside_a_sentence_only() {
        let page = Page::new("Il part. M. Chelmakov reste. Elle rit.");
        let sentences = Sentences::new([(&page, vec![])]);
        assert!(sentences.hold(span(9, 12), span(22, 27)));
        assert!(!sentences.hold(span(0, 3), span(9, 12)));
        assert!(sentences.matching(span(9, 16), span(9, 27)) > 0.0);
        assert!(sentences.matching(span(0, 2), span(0, 27)) == 0.0);
    }

    #[test]
    fn the_best_pair_is_taken_first() {
        let pairs = one_to_one(vec![([0.5, 0.0, 0.0], 0, 0), ([0.9, 0.0, 0.0], 1, 0), ([0.4, 0.0, 0.0], 0, 1)]);
        assert_eq!(pairs, BTreeMap::from([(1, 0), (0, 1)]));
    }

    #[test]
    fn one_cluster_of_all_is_not_perfect() {
        let pairs = BTreeMap::from([(0, 0), (1, 1)]);
        let all = BTreeSet::from([0, 1]);
        assert!(bcubed(&pairs, &[0, 1], &[0, 1], &all, &all) > 0.999);
        assert!(bcubed(&pairs, &[0, 1], &[0, 0], &all, &all) < 0.7);
    }
}
