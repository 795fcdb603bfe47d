//! The smallest pieces that numbers and dates are made of: a run of letters, a run of digits, or one
//! mark. `12h30` is three, `aujourd'hui` is three, `30-day` is three: tables and texts are cut by the
//! same rule, so a word of a table is never found inside a longer word.

use crate::fold::fold_into;
use recoupe_model::Piece;
use std::ops::Range;
use unicode_normalization::char::is_combining_mark;

/// What an atom is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AtomKind {
    /// Letters.
    Letters,
    /// ASCII digits.
    Digits,
    /// One mark.
    Mark,
}

/// An atom.
#[derive(Clone, Copy, Debug)]
pub struct Atom {
    /// Its place in the text.
    pub piece: Piece,
    /// Its kind.
    pub kind: AtomKind,
    /// White space, or the begin of a text, stands before it.
    pub gap: bool,
    /// Its first letter is a capital.
    pub capital: bool,
    folded: (u32, u32),
}

/// The atoms of a text, with their folded form.
#[derive(Clone, Debug, Default)]
pub struct Atoms {
    list: Vec<Atom>,
    folded: String,
}

impl Atoms {
    /// The atoms of one text; `offset` (bytes) is added to every place.
    #[must_use]
    pub fn of(text: &str, offset: usize) -> Self {
        let mut out = Self::default();
        out.push(text, offset);
        out
    }

    /// Adds the atoms of a further text and tells which they are.
    pub fn push(&mut self, text: &str, offset: usize) -> Range<usize> {
        let first = self.list.len();
        let mut gap = true;
        let mut chars = text.char_indices().peekable();
        while let Some((start, c)) = chars.next() {
            if c.is_whitespace() {
                gap = true;
                continue;
            }
            if is_invisible(c) {
                continue;
            }
            let mut end = start + c.len_utf8();
            let kind = kind_of(c);
            if kind != AtomKind::Mark {
                while let Some(&(at, d)) = chars.peek() {
                    let more = match kind {
                        AtomKind::Digits => d.is_ascii_digit(),
                        _ => d.is_alphabetic() || is_combining_mark(d) || d == '\u{ad}' || inner_apostrophe(text, at, d),
                    };
                    if !more {
                        break;
                    }
                    end = at + d.len_utf8();
                    chars.next();
                }
            }
            let from = self.folded.len() as u32;
            fold_into(&text[start..end], &mut self.folded);
            let to = self.folded.len() as u32;
            let piece = Piece::new(start + offset, end + offset);
            self.list.push(Atom { piece, kind, gap, capital: c.is_uppercase(), folded: (from, to) });
            gap = false;
        }
        first..self.list.len()
    }

    /// How many.
    #[must_use]
    pub fn len(&self) -> usize {
        self.list.len()
    }

    /// True when there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.list.is_empty()
    }

    /// The atom at an index.
    #[must_use]
    pub fn get(&self, at: usize) -> Option<&Atom> {
        self.list.get(at)
    }

    /// Folded form of the atom at an index; empty beyond the end.
    #[must_use]
    pub fn word(&self, at: usize) -> &str {
        self.list.get(at).map_or("", |a| &self.folded[a.folded.0 as usize..a.folded.1 as usize])
    }

    /// True when the atom is there and no white space stands before it.
    #[must_use]
    pub fn glued(&self, at: usize) -> bool {
        self.list.get(at).is_some_and(|a| !a.gap)
    }

    /// All.
    #[must_use]
    pub fn as_slice(&self) -> &[Atom] {
        &self.list
    }
}

fn kind_of(c: char) -> AtomKind {
    if c.is_alphabetic() {
        AtomKind::Letters
    } else if c.is_ascii_digit() {
        AtomKind::Digits
    } else {
        AtomKind::Mark
    }
}

fn is_invisible(c: char) -> bool {
    matches!(c, '\u{200b}' | '\u{200c}' | '\u{200d}' | '\u{feff}' | '\u{ad}' | '\0')
}

/// The apostrophe of a Ukrainian word is a part of it: `п'ять`.
fn inner_apostrophe(text: &str, at: usize, c: char) -> bool {
    let cyrillic = |c: char| ('\u{400}'..='\u{4ff}').contains(&c);
    matches!(c, '\'' | '’' | 'ʼ')
        && text[..at].chars().next_back().is_some_and(cyrillic)
        && text[at + c.len_utf8()..].chars().next().is_some_and(cyrillic)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cut() {
        let words = |s: &str| {
            let atoms = Atoms::of(s, 0);
            (0..atoms.len()).map(|i| atoms.word(i).to_owned()).collect::<Vec<_>>().join("|")
        };
        assert_eq!(words("Aujourd’hui, 12h30"), "aujourd|'|hui|,|12|h|30");
        assert_eq!(words("30-day п’ять Été"), "30|-|day|п'ять|ete");
    }
}
