//! Places in the texts that the program makes of pages, and how words are found there.
//!
//! The gold quotes its places (`exact words @2`, `first words [...] last words`), since offsets would fall
//! with every change of the reader. Blanks of every kind count as equal, and a run of them as one.

use std::ops::Range;

/// A place in the n-th report of the gold: scalar offsets, end exclusive.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Span {
    /// Index of the report in the gold.
    pub doc: usize,
    /// First scalar.
    pub start: usize,
    /// After the last.
    pub end: usize,
}

impl Span {
    /// Number of scalars.
    #[must_use]
    pub fn len(&self) -> usize {
        self.end - self.start
    }

    /// True for a span without scalars.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.end <= self.start
    }
}

/// The text of a page, ready for searching.
#[derive(Clone, Debug, Default)]
pub struct Page {
    /// As the program prints it.
    pub chars: Vec<char>,
    /// Blanks folded.
    folded: Vec<char>,
    /// For each folded character its place in `chars`, and one more for the end.
    places: Vec<usize>,
}

/// Quoted words of the gold: pieces between `[...]`, and which occurrence (from 1).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Quoted {
    pieces: Vec<Vec<char>>,
    nth: Option<usize>,
}

fn fold(text: impl Iterator<Item = char>) -> (Vec<char>, Vec<usize>) {
    let (mut folded, mut places) = (Vec::new(), Vec::new());
    let mut count = 0;
    for (n, c) in text.enumerate() {
        count = n + 1;
        let line = c == '\n';
        if line || !c.is_whitespace() {
            folded.push(c);
            places.push(n);
        } else if folded.last().is_some_and(|l| *l != ' ') {
            folded.push(' ');
            places.push(n);
        }
    }
    places.push(count);
    (folded, places)
}

impl Quoted {
    /// Reads `words`, `first [...] last`, each with ` @n` at the end or not.
    #[must_use]
    pub fn new(words: &str) -> Self {
        let (words, nth) = match words.rsplit_once(" @") {
            Some((before, n)) if n.parse::<usize>().is_ok() => (before, n.parse().ok()),
            _ => (words, None),
        };
        Self { pieces: words.split("[...]").map(|p| fold(p.trim().chars()).0).collect(), nth }
    }
}

impl Page {
    /// Makes a text searchable.
    #[must_use]
    pub fn new(text: &str) -> Self {
        let (folded, places) = fold(text.chars());
        Self { chars: text.chars().collect(), folded, places }
    }

    /// The words of a range.
    #[must_use]
    pub fn words(&self, range: Range<usize>) -> String {
        self.chars.get(range).unwrap_or_default().iter().collect()
    }

    fn at(&self, from: usize, piece: &[char]) -> bool {
        let end = from + piece.len();
        let word = |c: Option<&char>| c.is_some_and(|c| c.is_alphanumeric());
        self.folded.get(from..end) == Some(piece)
            && !(word(piece.first()) && from > 0 && word(self.folded.get(from - 1)))
            && !(word(piece.last()) && word(self.folded.get(end)))
    }

    /// Every occurrence of whole words, in order. With `[...]` the nearest following last words on the same line.
    #[must_use]
    pub fn occurrences(&self, quoted: &Quoted) -> Vec<Range<usize>> {
        let Some(first) = quoted.pieces.first().filter(|p| !p.is_empty()) else { return Vec::new() };
        let mut found = Vec::new();
        for from in (0..self.folded.len()).filter(|n| self.at(*n, first)) {
            let mut end = from + first.len();
            let mut whole = true;
            for piece in &quoted.pieces[1..] {
                let line = self.folded[end..].iter().position(|c| *c == '\n').map_or(self.folded.len(), |n| end + n);
                match (end..line).find(|n| self.at(*n, piece)) {
                    Some(next) => end = next + piece.len(),
                    None => whole = false,
                }
            }
            if whole {
                found.push(self.places[from]..self.places[end - 1] + 1);
            }
        }
        found
    }

    /// The occurrence that the gold means among those that `allowed` lets pass; with `near`, and where no
    /// number is given, the one closest to it.
    #[must_use]
    pub fn find(&self, quoted: &Quoted, near: Option<&Range<usize>>, allowed: impl Fn(&Range<usize>) -> bool) -> Option<Range<usize>> {
        let mut all = self.occurrences(quoted).into_iter().filter(|r| allowed(r));
        match (quoted.nth, near) {
            (Some(n), _) => all.nth(n.saturating_sub(1)),
            (None, None) => all.next(),
            (None, Some(to)) => all.min_by_key(|r| to.start.saturating_sub(r.end).max(r.start.saturating_sub(to.end))),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blanks_are_equal_and_words_whole() {
        let page = Page::new("Lui : «\u{a0}non\u{202f}». Elle dit  non, nonobstant\nnon");
        let ranges = page.occurrences(&Quoted::new("non"));
        assert_eq!(ranges.len(), 3);
        assert_eq!(page.words(page.occurrences(&Quoted::new("« non »"))[0].clone()), "«\u{a0}non\u{202f}»");
        assert_eq!(page.words(page.occurrences(&Quoted::new("dit non"))[0].clone()), "dit  non");
    }

    #[test]
    fn the_n_th_the_nearest_and_what_lies_between() {
        let page = Page::new("il dit A. Puis il dit B et B.\nB");
        assert_eq!(page.find(&Quoted::new("il @2"), None, |_| true), Some(15..17));
        assert_eq!(page.find(&Quoted::new("il"), Some(&(22..23)), |_| true), Some(15..17));
        assert_eq!(page.find(&Quoted::new("Puis [...] B"), None, |_| true), Some(10..23));
        assert_eq!(page.find(&Quoted::new("Puis [...] C"), None, |_| true), None);
    }
}
