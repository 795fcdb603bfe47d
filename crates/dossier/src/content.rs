//! What a piece of a report says, apart from who says it: its content words, whom its names mean, and nothing of
//! the attribution ("a déclaré le vice-ministre …"). Two sentences that only share a speaker share nothing here.

use crate::context::Context;
use crate::words::{ENTITY, Reader};
use recoupe_lang::{TokenKind, tokens};
use recoupe_model::{EntityKind, Form, Piece};

/// Content stems of a piece. Names, titles of persons and adjectives of states are replaced by whom they mean: "le
/// vice-ministre russe X", "M. X" and "il" are one word; "russe" and "Moscou" are "Russie". Speaker, cue, relay and
/// addressee of a statement are left out.
pub(crate) fn stems(desk: &Context, article: usize, piece: Piece, reader: &Reader) -> Vec<String> {
    read(desk, article, piece, reader).0
}

/// The content stems of a piece, and its words without the attribution.
pub(crate) fn read(desk: &Context, article: usize, piece: Piece, reader: &Reader) -> (Vec<String>, String) {
    let analysis = desk.analyses[article];
    let mut aside = attribution(desk, article, piece);
    let text = without(desk, article, piece, &aside);
    let mut out = Vec::new();
    let first = analysis.mentions.partition_point(|m| m.piece.start < piece.start);
    let inside = analysis.mentions[first..].iter().take_while(|m| m.piece.start < piece.end).filter(|m| piece.contains(&m.piece));
    for mention in inside {
        if aside.iter().any(|a| a.contains(&mention.piece)) {
            continue;
        }
        let Some(entity) = desk.entity(article, mention.entity) else { continue };
        out.push(format!("{ENTITY}{entity}"));
        let own = reader.plain_stems(desk.words(article, mention.piece));
        let person = mention.kind == EntityKind::Person;
        if mention.form != Form::Nominal || person || own.len() <= 1 {
            aside.push(mention.piece);
        }
    }
    aside.sort_unstable();
    let mut at = piece.start;
    for gap in aside {
        if gap.start > at {
            words(desk, article, Piece::new(at, gap.start.min(piece.end)), reader, &mut out);
        }
        at = at.max(gap.end);
    }
    if at < piece.end {
        words(desk, article, Piece::new(at, piece.end), reader, &mut out);
    }
    out.extend(reader.classes(&out));
    (out, text)
}

/// The words of a piece outside of some pieces of it.
fn without(desk: &Context, article: usize, piece: Piece, aside: &[Piece]) -> String {
    let mut gaps: Vec<Piece> = aside.to_vec();
    gaps.sort_unstable();
    let mut out = String::new();
    let mut at = piece.start;
    for gap in gaps {
        if gap.start > at {
            out.push_str(desk.words(article, Piece::new(at, gap.start)));
            out.push(' ');
        }
        at = at.max(gap.end);
    }
    if at < piece.end {
        out.push_str(desk.words(article, Piece::new(at, piece.end)));
    }
    out
}

/// Stems of words that are no name; a state's adjective is the state where the story knows it.
fn words(desk: &Context, article: usize, piece: Piece, reader: &Reader, out: &mut Vec<String>) {
    let text = desk.words(article, piece);
    // entities stand before the other words
    let mut plain = Vec::new();
    for token in tokens(text, 0) {
        let word = &text[token.piece.range()];
        let state = if token.kind == TokenKind::Word { reader.adjective(word) } else { None };
        match state.and_then(|s| desk.states.get(&s)) {
            Some(entity) => out.push(format!("{ENTITY}{entity}")),
            None if token.kind == TokenKind::Word && word.chars().all(char::is_alphabetic) => {
                reader.add_stems(word, token.kind, &mut plain);
            }
            // what was cut off another word is read by itself: "-elle" is "elle"
            None => tokens(word, 0).iter().for_each(|t| reader.add_stems(&word[t.piece.range()], t.kind, &mut plain)),
        }
    }
    out.append(&mut plain);
}

/// The pieces inside a piece that say who speaks, to whom or on what occasion, and by whom it is passed on.
fn attribution(desk: &Context, article: usize, piece: Piece) -> Vec<Piece> {
    let analysis = desk.analyses[article];
    let mut out = Vec::new();
    for statement in analysis.statements.iter().filter(|s| s.content.overlaps(&piece) || s.cue.is_some_and(|c| piece.contains(&c))) {
        let voices = [statement.speaker, statement.via, statement.to].into_iter().flatten().map(|v| v.piece);
        for part in voices.chain(statement.cue).chain(statement.role).chain(statement.occasion) {
            // what a statement's content holds itself is content
            if piece.contains(&part) && !statement.content.contains(&part) {
                out.push(part);
            }
        }
    }
    out
}
