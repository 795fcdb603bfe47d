//! The words of a text as this room reads them: tokens of `recoupe_lang`, with initials and
//! abbreviations joined to their full stop and pairs of names (`Russie-OTAN`) taken apart.
//! Does not know what any word means beyond being a listed name.

use crate::lists::Lists;
use foldhash::{HashMap, HashMapExt};
use recoupe_lang::{TokenKind, fold, tokens};
use recoupe_model::Piece;
use std::ops::Range;

/// How a word is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Shape {
    /// No capital.
    Lower,
    /// First letter a capital: `Paris`.
    Title,
    /// All letters capitals, at least two: `OTAN`.
    Upper,
    /// One capital letter alone, with or without full stop.
    Initial,
    /// Capitals inside: `McDonald`, `iPhone`, `États-Unis`.
    Mixed,
    /// Begins with a digit.
    Number,
    /// No letter or digit.
    Mark,
}

impl Shape {
    /// May a name begin with it?
    #[must_use]
    pub fn is_capital(self) -> bool {
        matches!(self, Self::Title | Self::Upper | Self::Initial | Self::Mixed)
    }
}

/// A spelling, once for all its occurrences in a text.
#[derive(Clone, Debug)]
pub struct Spelling<'t> {
    /// As written.
    pub text: &'t str,
    /// Lower case without accents; a Cyrillic ending of case is kept.
    pub folded: String,
    /// How it is written.
    pub shape: Shape,
}

/// A word at its place.
#[derive(Clone, Copy, Debug)]
pub struct Word {
    /// Place in the text.
    pub piece: Piece,
    /// Index into [`Reading::spellings`].
    pub spelling: u32,
    /// Index of its sentence.
    pub sentence: u32,
}

/// A text read into words and sentences.
#[derive(Clone, Debug, Default)]
pub struct Reading<'t> {
    /// All words in order.
    pub words: Vec<Word>,
    /// The words of each sentence.
    pub sentences: Vec<Range<usize>>,
    /// The spellings.
    pub spellings: Vec<Spelling<'t>>,
}

impl<'t> Reading<'t> {
    /// Reads the sentences (pieces of `text`, in order) of a text.
    #[must_use]
    pub fn new(text: &'t str, sentences: impl IntoIterator<Item = Piece>) -> Self {
        let mut reading = Self::default();
        let mut known: HashMap<&'t str, u32> = HashMap::new();
        let lists = Lists::get();
        for (n, sentence) in sentences.into_iter().enumerate() {
            let begin = reading.words.len();
            let Some(slice) = text.get(sentence.range()) else {
                reading.sentences.push(begin..begin);
                continue;
            };
            let found = tokens(slice, sentence.start);
            let mut i = 0;
            while i < found.len() {
                let (piece, taken) = joined(text, &found, i);
                i += taken;
                let mut push = |piece: Piece| {
                    let s = &text[piece.range()];
                    let spelling = *known.entry(s).or_insert_with(|| {
                        reading.spellings.push(Spelling { text: s, folded: fold(s), shape: shape(s) });
                        u32::try_from(reading.spellings.len() - 1).unwrap_or(u32::MAX)
                    });
                    reading.words.push(Word { piece, spelling, sentence: u32::try_from(n).unwrap_or(u32::MAX) });
                };
                if let Some(at) = pair_of_names(&text[piece.range()], lists) {
                    push(Piece::new(piece.start, piece.start + at));
                    push(Piece::new(piece.start + at, piece.start + at + 1));
                    push(Piece::new(piece.start + at + 1, piece.end));
                } else {
                    push(piece);
                }
            }
            reading.sentences.push(begin..reading.words.len());
        }
        reading
    }

    /// How a word is spelt.
    #[must_use]
    pub fn spelling(&self, word: usize) -> &Spelling<'t> {
        &self.spellings[self.words[word].spelling as usize]
    }

    /// A word folded; empty outside the text.
    #[must_use]
    pub fn folded(&self, word: usize) -> &str {
        self.words.get(word).map_or("", |w| &self.spellings[w.spelling as usize].folded)
    }

    /// A word as written; empty outside the text.
    #[must_use]
    pub fn text(&self, word: usize) -> &'t str {
        self.words.get(word).map_or("", |w| self.spellings[w.spelling as usize].text)
    }

    /// Shape of a word; a mark outside the text.
    #[must_use]
    pub fn shape(&self, word: usize) -> Shape {
        self.words.get(word).map_or(Shape::Mark, |w| self.spellings[w.spelling as usize].shape)
    }

    /// The piece that words cover.
    #[must_use]
    pub fn piece(&self, words: &Range<usize>) -> Piece {
        match (self.words.get(words.start), words.end.checked_sub(1).and_then(|last| self.words.get(last))) {
            (Some(a), Some(b)) => a.piece.cover(&b.piece),
            _ => Piece::new(0, 0),
        }
    }

    /// The words of the sentence that a word stands in.
    #[must_use]
    pub fn sentence_of(&self, word: usize) -> Range<usize> {
        self.words.get(word).map_or(0..0, |w| self.sentences[w.sentence as usize].clone())
    }
}

/// Words that keep the full stop that abbreviates them.
const ABBREVIATED: [&str; 39] = [
    "Mr", "Mrs", "Ms", "Dr", "Prof", "Rev", "Sen", "Rep", "Gov", "Gen", "Lt", "Col", "Sgt", "Capt", "Jr", "Sr", "Inc", "Corp", "Ltd", "MM",
    "Mgr", "St", "Sra", "dott", "sen", "rep", "Maj", "Adm", "Cpl", "Cmdr", "Brig", "Supt", "Insp", "Hon", "Msgr", "Pvt", "Atty", "Dist",
    "Asst",
];

/// The piece that begins at token `i` and how many tokens it takes: `U.S.`, `J.`, `Mr.`.
fn joined(text: &str, found: &[recoupe_lang::Token], i: usize) -> (Piece, usize) {
    let first = found[i];
    let dot_after = |n: usize, end: usize| found.get(n).is_some_and(|t| t.piece.start == end && &text[t.piece.range()] == ".");
    if first.kind != TokenKind::Word || !dot_after(i + 1, first.piece.end) {
        return (first.piece, 1);
    }
    let single = |n: usize| found.get(n).is_some_and(|t| t.kind == TokenKind::Word && text[t.piece.range()].chars().nth(1).is_none());
    let mut taken = 0;
    let mut end = first.piece.start;
    // letters that alternate with full stops, nothing between
    while taken < 12 && single(i + taken) && found[i + taken].piece.start == end && dot_after(i + taken + 1, found[i + taken].piece.end) {
        end = found[i + taken + 1].piece.end;
        taken += 2;
    }
    let capital = text[first.piece.range()].chars().all(char::is_uppercase);
    if taken >= 4 || (taken == 2 && capital) {
        return (Piece::new(first.piece.start, end), taken);
    }
    if ABBREVIATED.contains(&&text[first.piece.range()]) {
        return (Piece::new(first.piece.start, found[i + 1].piece.end), 2);
    }
    (first.piece, 1)
}

/// Byte of the hyphen in a word made of two listed names: `Russie-OTAN`, `Moscow-Kyiv`.
fn pair_of_names(word: &str, lists: &Lists) -> Option<usize> {
    if !word.contains('-') || !word.starts_with(char::is_uppercase) || lists.is_acting_name(&fold(word)) {
        return None;
    }
    word.match_indices('-')
        .map(|(at, _)| at)
        .find(|&at| lists.is_acting_name(&fold(&word[..at])) && lists.is_acting_name(&fold(&word[at + 1..])))
}

fn shape(word: &str) -> Shape {
    let mut chars = word.chars();
    let Some(first) = chars.next() else { return Shape::Mark };
    if first.is_numeric() {
        return Shape::Number;
    }
    if !word.chars().any(char::is_alphabetic) {
        return Shape::Mark;
    }
    let letters = word.chars().filter(|c| c.is_alphabetic()).count();
    let capitals = word.chars().filter(|c| c.is_uppercase()).count();
    match capitals {
        0 => Shape::Lower,
        1 if letters == 1 => Shape::Initial,
        n if n == letters => Shape::Upper,
        1 if first.is_uppercase() => Shape::Title,
        _ => Shape::Mixed,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cut(s: &str) -> Vec<&str> {
        let reading = Reading::new(s, [Piece::new(0, s.len())]);
        (0..reading.words.len()).map(|n| reading.text(n)).collect()
    }

    #[test]
    fn abbreviations_keep_their_stop() {
        assert_eq!(cut("The U.S. and J. Doe met Mr. Poe."), ["The", "U.S.", "and", "J.", "Doe", "met", "Mr.", "Poe", "."]);
        assert_eq!(cut("selon M.Durand"), ["selon", "M.", "Durand"]);
    }

    #[test]
    fn pairs_of_names_come_apart() {
        assert_eq!(cut("le dialogue Russie-OTAN à Saint-Malo"), ["le", "dialogue", "Russie", "-", "OTAN", "à", "Saint-Malo"]);
        assert_eq!(cut("les Etats-Unis"), ["les", "Etats-Unis"]);
    }

    #[test]
    fn shapes() {
        for (word, expected) in [
            ("paris", Shape::Lower),
            ("Paris", Shape::Title),
            ("ОТАН", Shape::Upper),
            ("J.", Shape::Initial),
            ("États-Unis", Shape::Mixed),
            ("12h30", Shape::Number),
            ("«", Shape::Mark),
        ] {
            assert_eq!(shape(word), expected, "{word}");
        }
    }
}
