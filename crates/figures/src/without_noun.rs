//! Numbers that no noun follows: those of whom a part is counted, "nine men, of whom eight are in custody", victims, "killing nine and wounding 31", and sums, "the subsidy of 62 million". What a count told again
//! leaves out is found in `again`.

use crate::reading::{Reader, bounds};
use recoupe_lang::AtomKind;
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

/// "nine men were taken, of whom *eight* are in custody", "*ten* are at home", "there were *eleven*": some of those counted or asked
/// for before, in the sentence or in the one before (from `since` on), and the atom after it. `out`: the figures before it.
pub(crate) fn of_those(reader: &Reader<'_>, at: usize, since: usize, statements: &[Statement], out: &[Figure]) -> Option<(Figure, usize)> {
    let (value, end) = reader.bare(at)?;
    let placed = reader.copula(end).is_some_and(|behind| reader.is_placed(behind));
    if value.fract() != 0.0 || !(placed || is_there(reader, at, end)) {
        return None;
    }
    let here = reader.piece(at..end)?;
    let before = out.iter().enumerate().rev().take_while(|(_, f)| f.piece.start >= since);
    let counts = |f: &Figure| f.piece.end <= here.start && !reader.table.is_measure(&f.unit) && f.unit != "clock";
    let counted: Vec<(usize, &Figure)> = before.filter(|(_, f)| counts(f)).collect();
    let unit = counted.first().map(|(_, f)| f.unit.clone()).or_else(|| asked(reader, at, since))?;
    let found = figure(reader, at, (value, end), &unit, statements)?;
    // "Norve says that there were nine. Halt says that there were eleven": one count, by two
    let by_another = |f: &Figure| f.statement.is_some() && found.statement.is_some() && f.statement != found.statement;
    let again = counted.last().filter(|(_, f)| !placed && by_another(f) && f.counted == f.piece && f.unit == unit).map(|(n, _)| *n);
    Some((Figure { again, ..found }, end))
}

/// "There were nine, …", "il y en avait neuf": and nothing that could be what is counted.
fn is_there(reader: &Reader<'_>, at: usize, end: usize) -> bool {
    let before = |by: usize| at.checked_sub(by).filter(|n| reader.range.contains(n)).map_or("", |n| reader.word(n));
    let there = matches!((before(2), before(1)), ("there", "were" | "are") | ("en", "avait" | "a" | "aurait"));
    there && !reader.is_letters(end)
}

/// Of what a number is asked for or disputed: "how many *men* were on board", "combien de *marins*".
fn asked(reader: &Reader<'_>, at: usize, since: usize) -> Option<String> {
    let atom = |n: usize| reader.atoms.get(n);
    let near = (0..at).rev().take_while(|n| atom(*n).is_some_and(|a| a.piece.start >= since));
    let how_many = near.into_iter().find(|n| {
        let words = (reader.atoms.word(*n), reader.atoms.word(*n + 1));
        matches!(words, ("how", "many") | ("combien", "de"))
    })?;
    let noun = how_many + 2;
    (noun < at && atom(noun).is_some_and(|a| a.kind == AtomKind::Letters)).then(|| reader.text(noun))
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
