//! Numbers that no noun follows: victims, "killing nine and wounding 31", and sums, "the subsidy of 62 million". What a count told again
//! leaves out is found in `again`.

use crate::reading::{Reader, bounds};
use recoupe_model::{Figure, FigureStatus, Statement, Value};

/// The figure of the bare number at `at` that is the object of a verb of killing or wounding, and the atom after it. What befell the
/// victims is the verb's, and the unit is its word.
pub(crate) fn victims(reader: &Reader<'_>, at: usize, statements: &[Statement]) -> Option<(Figure, usize)> {
    let (value, end) = reader.bare(at)?;
    let (_, start, _) = reader.modifier(at);
    let verb = start.checked_sub(1).filter(|n| reader.range.contains(n) && reader.table.harms.contains(reader.word(*n)))?;
    // a number alone: "tué neuf" and an end, a pause, "et", a place; what follows may else be what is counted
    let alone = !reader.is_letters(end) || reader.table.word(reader.word(end)).is_some() || reader.word(end).chars().count() <= 3;
    if !alone || value.fract() != 0.0 {
        return None;
    }
    let counted = reader.piece(verb..end)?;
    Some((Figure { counted, ..figure(reader, at, (value, end), &reader.text(verb), statements)? }, end))
}

/// From this on a number told in millions needs no noun where all such numbers before it have one.
const MILLION: f64 = 1e6;

/// "… a perdu 34 millions de couronnes. La subvention de *62 millions*": a sum whose unit the report has given, the same for all its
/// sums so far, and the atom after it. Another sum, not a further count of the first. `out`: the figures before it.
pub(crate) fn sum(reader: &Reader<'_>, at: usize, statements: &[Statement], out: &[Figure]) -> Option<(Figure, usize)> {
    let (value, end) = reader.bare(at)?;
    // in millions, not in digits: "62 000 000" is rather a code, and "millions" alone is no number
    let in_millions = value >= MILLION && end > at + 1 && reader.is_letters(end - 1);
    if !in_millions {
        return None;
    }
    let mut units = out.iter().filter(|f| matches!(f.value, Value::Number(v) if v >= MILLION)).map(|f| f.unit.as_str());
    let unit = units.next()?;
    if units.any(|u| u != unit) {
        return None;
    }
    Some((figure(reader, at, (value, end), unit, statements)?, end))
}

/// A number by itself, from its modifier on.
fn figure(reader: &Reader<'_>, at: usize, (value, end): (f64, usize), unit: &str, statements: &[Statement]) -> Option<Figure> {
    let (modifier, start, near) = reader.modifier(at);
    let (attribution, statement) = crate::attribution(reader.piece(at..end)?, statements);
    let (min, max) = bounds(value, modifier, near);
    let piece = reader.piece(start..end)?;
    Some(Figure {
        piece,
        number: reader.piece(at..end)?,
        value: Value::Number(value),
        min,
        max,
        unit: unit.to_owned(),
        modifier,
        status: if reader.is_planned(start) { FigureStatus::Planned } else { FigureStatus::Actual },
        attribution,
        statement,
        counted: piece,
        again: None,
    })
}
