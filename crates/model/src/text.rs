//! A text and places in it.
//!
//! Inside the program a place is a [`Piece`]: a range of *bytes* that lies on character bounds.
//! Outside (JSON, pages) a place is a [`crate::Span`]: Unicode scalar values, with its words. Only
//! [`Text`] turns one into the other, so nothing that is not in a text can be shown as a quotation.

use serde::{Deserialize, Serialize};
use std::ops::Range;

/// A half-open range of bytes in the [`Text`] of one article. Which article, the holder knows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Piece {
    /// First byte.
    pub start: usize,
    /// Byte after the last.
    pub end: usize,
}

impl Piece {
    /// The piece from `start` to `end` (bytes); an inverted range becomes empty at `start`.
    #[must_use]
    pub fn new(start: usize, end: usize) -> Self {
        Self { start, end: end.max(start) }
    }

    /// Length in bytes.
    #[must_use]
    pub fn len(&self) -> usize {
        self.end - self.start
    }

    /// True when it holds no byte.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.start == self.end
    }

    /// True when `other` lies wholly inside.
    #[must_use]
    pub fn contains(&self, other: &Self) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// True when the two share at least one byte.
    #[must_use]
    pub fn overlaps(&self, other: &Self) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// The smallest piece that holds both.
    #[must_use]
    pub fn cover(&self, other: &Self) -> Self {
        Self { start: self.start.min(other.start), end: self.end.max(other.end) }
    }

    /// As a range, to slice with.
    #[must_use]
    pub fn range(&self) -> Range<usize> {
        self.start..self.end
    }
}

impl From<Range<usize>> for Piece {
    fn from(r: Range<usize>) -> Self {
        Self::new(r.start, r.end)
    }
}

/// Bytes between two entries of the table that turns byte offsets into scalar offsets: a memory of
/// 1/32 of the text, and at most 128 bytes to count.
const STRIDE: usize = 128;

/// The text of an article, never changed after it is made, with a table that makes offsets cheap.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Text {
    string: String,
    /// Scalars that start before byte `STRIDE * i`.
    table: Vec<u32>,
}

impl Text {
    /// Takes a string as it stands.
    #[must_use]
    pub fn new(string: impl Into<String>) -> Self {
        let string = string.into();
        let mut table = Vec::with_capacity(string.len() / STRIDE + 1);
        let mut scalars = 0u32;
        for block in string.as_bytes().chunks(STRIDE) {
            table.push(scalars);
            scalars += count_scalars(block);
        }
        Self { string, table }
    }

    /// The whole text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.string
    }

    /// The words of a piece; empty when the piece does not lie in this text on character bounds.
    #[must_use]
    pub fn slice(&self, piece: Piece) -> &str {
        self.string.get(piece.range()).unwrap_or("")
    }

    /// Offset in Unicode scalar values of a byte offset (one past the end allowed; a byte inside a
    /// character counts as after it).
    #[must_use]
    pub fn scalar(&self, byte: usize) -> usize {
        let byte = byte.min(self.string.len());
        let block = (byte / STRIDE).min(self.table.len().saturating_sub(1));
        let before = self.table.get(block).copied().unwrap_or(0) as usize;
        before + count_scalars(&self.string.as_bytes()[block * STRIDE..byte]) as usize
    }

    /// Byte offset of a scalar offset, if the text is that long.
    #[must_use]
    pub fn byte(&self, scalar: usize) -> Option<usize> {
        let block = self.table.partition_point(|&n| n as usize <= scalar).saturating_sub(1);
        let mut left = scalar - self.table.get(block).copied().unwrap_or(0) as usize;
        for (i, b) in self.string.as_bytes()[block * STRIDE..].iter().enumerate() {
            if is_scalar_start(*b) {
                if left == 0 {
                    return Some(block * STRIDE + i);
                }
                left -= 1;
            }
        }
        (left == 0).then_some(self.string.len())
    }

    /// The piece without white space at its ends.
    #[must_use]
    pub fn trim(&self, piece: Piece) -> Piece {
        let s = self.slice(piece);
        let start = piece.start + (s.len() - s.trim_start().len());
        Piece::new(start, start + s.trim().len())
    }
}

fn is_scalar_start(b: u8) -> bool {
    b & 0xC0 != 0x80
}

fn count_scalars(bytes: &[u8]) -> u32 {
    u32::try_from(bytes.iter().filter(|b| is_scalar_start(**b)).count()).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn offsets_go_there_and_back() {
        let s = "Été à l’œuvre 😀 — Рябков. ".repeat(40);
        let text = Text::new(s.clone());
        for (n, (byte, _)) in s.char_indices().enumerate() {
            assert_eq!(text.scalar(byte), n);
            assert_eq!(text.byte(n), Some(byte));
        }
        assert_eq!(text.scalar(s.len()), s.chars().count());
        assert_eq!(text.byte(s.chars().count()), Some(s.len()));
        assert_eq!(text.byte(s.chars().count() + 1), None);
    }

    #[test]
    fn a_piece_that_cuts_a_character_has_no_words() {
        let text = Text::new("é");
        assert_eq!(text.slice(Piece::new(0, 1)), "");
        assert_eq!(text.slice(Piece::new(0, 99)), "");
        assert_eq!(text.slice(Piece::new(0, 2)), "é");
    }

    #[test]
    fn empty_text() {
        let text = Text::new("");
        assert_eq!((text.scalar(0), text.byte(0), text.byte(1)), (0, Some(0), None));
    }
}
