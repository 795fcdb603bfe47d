//! Victims without a noun: "killing nine and wounding 31", "tuant neuf". What befell them is the verb's, and the unit is its word.

use crate::reading::{Reader, bounds};
use recoupe_model::{Figure, FigureStatus, Statement, Value};

/// The figure of the bare number at `at` that is the object of a verb of killing or wounding, and the atom after it.
pub(crate) fn victims(reader: &Reader<'_>, at: usize, statements: &[Statement]) -> Option<(Figure, usize)> {
    let (value, end) = reader.bare(at)?;
    let (modifier, start, near) = reader.modifier(at);
    let verb = start.checked_sub(1).filter(|n| reader.range.contains(n) && reader.table.harms.contains(reader.word(*n)))?;
    // a number alone: "tué neuf" and an end, a pause, "et", a place; what follows may else be what is counted
    let alone = !reader.is_letters(end) || reader.table.word(reader.word(end)).is_some() || reader.word(end).chars().count() <= 3;
    if !alone || value.fract() != 0.0 {
        return None;
    }
    let (min, max) = bounds(value, modifier, near);
    let (attribution, statement) = crate::attribution(reader.piece(at..end)?, statements);
    let piece = reader.piece(start..end)?;
    let figure = Figure {
        piece,
        number: reader.piece(at..end)?,
        value: Value::Number(value),
        min,
        max,
        unit: reader.text(verb),
        modifier,
        status: if reader.is_planned(start) { FigureStatus::Planned } else { FigureStatus::Actual },
        attribution,
        statement,
        counted: reader.piece(verb..end)?,
        again: None,
    };
    Some((figure, end))
}
