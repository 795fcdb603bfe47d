//! Sentences and their clauses.

use crate::context::Context;
use crate::words::Reader;
use recoupe_model::Piece;

/// A clause has at least so many content words.
const CONTENT: usize = 4;

/// The units that a sentence is compared by.
pub(crate) fn units(desk: &Context, article: usize, sentence: Piece) -> Vec<Piece> {
    let _ = (desk, article);
    vec![sentence]
}

/// The pieces of a sentence between its commas, semicolons, colons and dashes.
fn chunks(text: &str, sentence: Piece) -> Vec<Piece> {
    let mut out = Vec::new();
    let mut start = 0;
    for (at, c) in text.char_indices() {
        let after = &text[at + c.len_utf8()..];
        let bound = match c {
            ',' | ':' => after.starts_with(char::is_whitespace),
            ';' | '–' | '—' => true,
            _ => false,
        };
        if bound {
            out.push(Piece::new(sentence.start + start, sentence.start + at));
            start = at + c.len_utf8();
        }
    }
    out.push(Piece::new(sentence.start + start, sentence.end));
    out
}

/// Chunks that no comma of a piece itself parts, nor the one that closes it where it holds one: "on May 3, 2016, in Varn".
fn joined(chunks: Vec<Piece>, words: &str, piece: Piece) -> Vec<Piece> {
    let mut out: Vec<Piece> = Vec::with_capacity(chunks.len());
    for chunk in chunks {
        match out.last_mut() {
            Some(last) if words.contains(',') && last.end > piece.start && last.end <= piece.end => *last = last.cover(&chunk),
            _ => out.push(chunk),
        }
    }
    out
}

/// The clauses of a sentence: its chunks, too short ones joined to the next.
pub(crate) fn parts(desk: &Context, article: usize, sentence: Piece) -> Vec<Piece> {
    let reader = Reader::new(desk.articles[article].lang);
    let mut out: Vec<Piece> = Vec::new();
    let mut open: Option<Piece> = None;
    for chunk in chunks(desk.words(article, sentence), sentence) {
        let clause = open.map_or(chunk, |o| o.cover(&chunk));
        if reader.count(desk.words(article, clause)) >= CONTENT {
            out.push(clause);
            open = None;
        } else {
            open = Some(clause);
        }
    }
    if let Some(rest) = open {
        match out.last_mut() {
            Some(last) => *last = last.cover(&rest),
            None => out.push(rest),
        }
    }
    out.into_iter().map(|p| desk.articles[article].text.trim(p)).collect()
}

/// The clause of a sentence around a piece of it: the chunk that holds the piece, widened to its
/// neighbours (the next first) until it says something.
pub(crate) fn around(desk: &Context, article: usize, sentence: Piece, piece: Piece) -> Piece {
    let reader = Reader::new(desk.articles[article].lang);
    let chunks = joined(chunks(desk.words(article, sentence), sentence), desk.words(article, piece), piece);
    let Some(at) = chunks.iter().position(|c| c.end >= piece.end) else { return sentence };
    let (mut from, mut to) = (at, at);
    loop {
        let clause = chunks[from].cover(&chunks[to]).cover(&piece);
        let content = reader.count(desk.words(article, clause));
        if content >= CONTENT || (from == 0 && to + 1 == chunks.len()) {
            return desk.articles[article].text.trim(clause);
        }
        if to + 1 < chunks.len() {
            to += 1;
        } else {
            from -= 1;
        }
    }
}
