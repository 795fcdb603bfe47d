//! Votes: the second number of "131 voix contre 84", and both of "voted 52 to 47", which no noun follows.

use crate::reading::Reader;
use recoupe_model::{Figure, FigureStatus, Modifier, Piece, Statement, Value};
use std::ops::Range;

/// Atoms before a result among which a verb tells of a ballot ("*adopted* the bill on Monday by 52 to 47").
const BALLOT: usize = 10;

/// The figures of a ballot that begin with the bare number at `at`, and the atom after them; `out` holds the figures before.
pub(crate) fn tally(reader: &Reader<'_>, at: usize, statements: &[Statement], out: &[Figure]) -> Option<(Vec<Figure>, usize)> {
    let noun = reader.table.votes.first()?;
    let (value, end) = reader.bare(at)?;
    let between = |n: usize| reader.table.against.contains(reader.word(n));
    // "131 voix contre *84*"
    if at >= reader.range.start + 2
        && between(at - 1)
        && let Some(first) = out.last()
        && reader.piece(at - 2..at - 1).is_some_and(|p| p.end == first.piece.end)
        && reader.table.votes.contains(&recoupe_lang::fold(&first.unit))
    {
        return Some((vec![figure(reader, at..end, value, &first.unit, first.status, statements)?], end));
    }
    // "voted *52 to 47*", "voted *52-47*"
    if !(between(end) || matches!(reader.word(end), "-" | "–")) {
        return None;
    }
    let (other, after) = reader.bare(end + 1)?;
    let ballot = (at.saturating_sub(BALLOT).max(reader.range.start)..at).rev().take_while(|n| !matches!(reader.word(*n), "." | ";" | ":"));
    let told = ballot.into_iter().any(|n| reader.table.ballots.contains(reader.word(n)));
    if !told || [value, other].iter().any(|v| v.fract() != 0.0) {
        return None;
    }
    let status = if reader.is_planned(at) { FigureStatus::Planned } else { FigureStatus::Actual };
    let one = figure(reader, at..end, value, noun, status, statements)?;
    Some((vec![one, figure(reader, end + 1..after, other, noun, status, statements)?], after))
}

fn figure(
    reader: &Reader<'_>,
    atoms: Range<usize>,
    value: f64,
    unit: &str,
    status: FigureStatus,
    statements: &[Statement],
) -> Option<Figure> {
    let piece: Piece = reader.piece(atoms)?;
    let (attribution, statement) = crate::attribution(piece, statements);
    Some(Figure {
        piece,
        number: piece,
        value: Value::Number(value),
        min: Some(value),
        max: Some(value),
        unit: unit.to_owned(),
        modifier: Modifier::Exact,
        status,
        attribution,
        statement,
        counted: piece,
        again: None,
    })
}
