//! Two renderings of one quotation, word by word: what both have, what one lost, what one added.

use recoupe_lang::{TokenKind, fold, tokens};

/// Words of one rendering looked at; longer ones are shown without marks.
const MAX_WORDS: usize = 400;
/// Of the longer one's words at least so many must be common, else marking all the others helps nobody: at a
/// third, a reader still sees the common thread between the marks …
const COMMON: f64 = 1.0 / 3.0;
/// … or of the shorter one's so many: a quotation that was cut.
const CUT: f64 = 0.6;
/// Letters of common words between two changes at least: a lone "the" or "qu'" only chops what changed.
const BRIDGE: usize = 4;
/// Words lost in a row that are shown; of more only their number is.
pub(crate) const LOST: usize = 12;

/// A piece of a rendering beside the one it is compared with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Part {
    /// Both have it; as this rendering writes it.
    Kept(String),
    /// Only this rendering has it.
    Added(String),
    /// Only the other has it.
    Lost(String),
}

/// `this` against `base`; `None` where they are too long or have too little in common. The pieces that are kept
/// and added, put together, are `this`, to the letter.
pub(crate) fn align(base: &str, this: &str) -> Option<Vec<Part>> {
    let words = |text: &str| -> Vec<(String, std::ops::Range<usize>)> {
        tokens(text, 0)
            .into_iter()
            .filter(|t| t.kind != TokenKind::Mark)
            .map(|t| (fold(&text[t.piece.start..t.piece.end]), t.piece.start..t.piece.end))
            .collect()
    };
    let (a, b) = (words(base), words(this));
    if a.is_empty() || b.is_empty() || a.len() > MAX_WORDS || b.len() > MAX_WORDS {
        return None;
    }
    // length of the longest common subsequence of what begins at (i, j)
    let width = b.len() + 1;
    let mut longest = vec![0_u16; (a.len() + 1) * width];
    for i in (0..a.len()).rev() {
        for j in (0..b.len()).rev() {
            longest[i * width + j] = if a[i].0 == b[j].0 {
                longest[(i + 1) * width + j + 1] + 1
            } else {
                longest[(i + 1) * width + j].max(longest[i * width + j + 1])
            };
        }
    }
    let common = f64::from(longest[0]);
    if common < COMMON * a.len().max(b.len()) as f64 && common < CUT * a.len().min(b.len()) as f64 {
        return None;
    }
    // runs that both have: (where in a, where in b, how many)
    let mut runs: Vec<(usize, usize, usize)> = Vec::new();
    let (mut i, mut j) = (0, 0);
    while i < a.len() && j < b.len() {
        if a[i].0 == b[j].0 {
            match runs.last_mut() {
                Some(run) if (run.0 + run.2, run.1 + run.2) == (i, j) => run.2 += 1,
                _ => runs.push((i, j, 1)),
            }
            (i, j) = (i + 1, j + 1);
        } else if longest[(i + 1) * width + j] >= longest[i * width + j + 1] {
            i += 1;
        } else {
            j += 1;
        }
    }
    // of runs at neither end, those too short to hold on to are no bridge
    let ends = |run: &(usize, usize, usize)| (run.0 == 0 && run.1 == 0) || (run.0 + run.2 == a.len() && run.1 + run.2 == b.len());
    let letters = |run: &(usize, usize, usize)| a[run.0..run.0 + run.2].iter().map(|w| w.0.chars().count()).sum::<usize>();
    runs.retain(|run| ends(run) || letters(run) >= BRIDGE);
    runs.push((a.len(), b.len(), 0));
    let mut parts = Parts { out: Vec::new(), base, this, lost: None, at: 0, added: false };
    let (mut i, mut j) = (0, 0);
    for (here, there, count) in runs {
        a[i..here].iter().for_each(|w| parts.lose(w.1.clone()));
        b[j..there].iter().for_each(|w| parts.word(w.1.clone(), true));
        b[there..there + count].iter().for_each(|w| parts.word(w.1.clone(), false));
        (i, j) = (here + count, there + count);
    }
    Some(parts.finish())
}

struct Parts<'a> {
    out: Vec<Part>,
    base: &'a str,
    this: &'a str,
    lost: Option<std::ops::Range<usize>>,
    /// Bytes of `this` written.
    at: usize,
    /// Whether the last word was an added one.
    added: bool,
}

impl Parts<'_> {
    fn push(&mut self, part: Part) {
        match (self.out.last_mut(), part) {
            (Some(Part::Kept(x)), Part::Kept(y)) | (Some(Part::Added(x)), Part::Added(y)) => x.push_str(&y),
            (_, part) => self.out.push(part),
        }
    }

    fn lose(&mut self, words: std::ops::Range<usize>) {
        match &mut self.lost {
            Some(lost) => lost.end = words.end,
            None => self.lost = Some(words),
        }
    }

    fn flush(&mut self) {
        if let Some(lost) = self.lost.take() {
            let words = self.base[lost].to_owned();
            self.push(Part::Lost(words));
        }
    }

    /// A word of `this`, with the marks and blanks before it, which belong to a run of added words only inside it.
    fn word(&mut self, word: std::ops::Range<usize>, added: bool) {
        let gap = self.this[self.at..word.start].to_owned();
        if !gap.is_empty() {
            self.push(if added && self.added && self.lost.is_none() { Part::Added(gap) } else { Part::Kept(gap) });
        }
        self.flush();
        let text = self.this[word.clone()].to_owned();
        self.push(if added { Part::Added(text) } else { Part::Kept(text) });
        self.at = word.end;
        self.added = added;
    }

    fn finish(mut self) -> Vec<Part> {
        self.flush();
        let rest = self.this[self.at..].to_owned();
        if !rest.is_empty() {
            self.push(Part::Kept(rest));
        }
        self.out
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn marked(base: &str, this: &str) -> String {
        let mut out = String::new();
        for part in align(base, this).unwrap() {
            match part {
                Part::Kept(t) => out.push_str(&t),
                Part::Added(t) => out.push_str(&format!("+{t}+")),
                Part::Lost(t) => out.push_str(&format!("-{t}-")),
            }
        }
        out
    }

    #[test]
    fn lost_and_added_words() {
        assert_eq!(marked("We did not open the gate", "We did not open a single gate"), "We did not open -the-+a single+ gate");
        assert_eq!(marked("Nous n’avons rien ouvert, jamais", "Nous n'avons rien ouvert"), "Nous n'avons rien ouvert-jamais-");
        assert_eq!(marked("le port fermera mardi", "le port, lui, fermera mardi"), "le port, +lui+, fermera mardi");
        assert_eq!(align("one two three", "quatre cinq six"), None);
        assert_eq!(align("", "x"), None);
    }

    #[test]
    fn islands_and_cuts() {
        // "a" between two changes is no common ground
        assert_eq!(marked("we saw a light there", "we built a harbour there"), "we -saw a light-+built a harbour+ there");
        // what was cut is aligned with the whole
        let long = "The quay is safe, the crane is not, and nobody who works there has been told so by anyone at all";
        assert_eq!(
            marked(long, "The quay is safe"),
            "The quay is safe-the crane is not, and nobody who works there has been told so by anyone at all-"
        );
    }

    #[test]
    fn kept_and_added_are_the_rendering() {
        let (base, this) = ("Il a dit « non, merci » hier soir à Valdune", "Hier soir, il a bien dit « non, merci, messieurs » !");
        let whole: String = align(base, this)
            .unwrap()
            .into_iter()
            .map(|p| match p {
                Part::Kept(t) | Part::Added(t) => t,
                Part::Lost(_) => String::new(),
            })
            .collect();
        assert_eq!(whole, this);
    }
}
