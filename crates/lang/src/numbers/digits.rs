//! Numbers in digits: grouped by space, apostrophe, point or comma, with a decimal mark.

use super::{AtomKind, Atoms, NumberWords};

/// Digits beyond which nothing is read.
const LONGEST: usize = 15;

/// Value and the atom after the number that begins at the digits `at`.
pub(super) fn read(table: &NumberWords, atoms: &Atoms, at: usize, limit: usize) -> Option<(f64, usize)> {
    // inside of what is no plain number: "v2.0", "4.3.2"
    if atoms.glued(at)
        && at > 0
        && matches!(atoms.word(at - 1), "." | "," | "'")
        && digits(atoms, at.wrapping_sub(2), limit)
        && !gap(atoms, at - 1)
    {
        return None;
    }
    let mut whole = atoms.word(at).to_owned();
    let mut end = at + 1;
    // 100 000
    if whole.len() <= 3 {
        let mut spaced = end;
        while spaced < limit && digits(atoms, spaced, limit) && narrow_gap(atoms, spaced) && atoms.word(spaced).len() == 3 {
            whole.push_str(atoms.word(spaced));
            spaced += 1;
        }
        // "12 100 000" is one number, "12 100 5" is a list
        end = spaced;
    }
    // marks glued to digits: 1,200  1.200  100'000  2,5
    let mut groups: Vec<(char, usize)> = Vec::new();
    let mut next = end;
    while next + 1 < limit
        && let Some(mark) = atoms.word(next).chars().next().filter(|c| matches!(c, '.' | ',' | '\''))
        && !gap(atoms, next)
        && digits(atoms, next + 1, limit)
        && !gap(atoms, next + 1)
    {
        groups.push((mark, next + 1));
        next += 2;
        if groups.len() > 6 {
            return None;
        }
    }
    let mut fraction = "";
    if let Some(&(mark, last)) = groups.last() {
        let three = |g: &(char, usize)| atoms.word(g.1).len() == 3;
        let (inner, decimal) = (&groups[..groups.len() - 1], groups.len());
        let short = whole.len() <= 3 && !whole.starts_with('0');
        let thousands =
            short && groups.iter().all(|g| three(g) && g.0 == mark) && (decimal > 1 || mark == '\'' || mark == table.group_mark());
        if thousands {
            for (_, atom) in &groups {
                whole.push_str(atoms.word(*atom));
            }
        } else if mark != '\'' && inner.iter().all(|g| three(g) && g.0 != mark && g.0 == inner[0].0) && (inner.is_empty() || short) {
            for (_, atom) in inner {
                whole.push_str(atoms.word(*atom));
            }
            fraction = atoms.word(last);
        } else {
            return None;
        }
        end = next;
    }
    if whole.len() > LONGEST || fraction.len() > LONGEST {
        return None;
    }
    Some((format!("{whole}.{fraction}0").parse().ok()?, end))
}

fn digits(atoms: &Atoms, at: usize, limit: usize) -> bool {
    at < limit && atoms.get(at).is_some_and(|a| a.kind == AtomKind::Digits)
}

fn gap(atoms: &Atoms, at: usize) -> bool {
    atoms.get(at).is_some_and(|a| a.gap)
}

/// One space character, of whatever width, stands before the atom.
fn narrow_gap(atoms: &Atoms, at: usize) -> bool {
    let (Some(before), Some(this)) = (atoms.get(at.wrapping_sub(1)), atoms.get(at)) else { return false };
    let width = this.piece.start.saturating_sub(before.piece.end);
    this.gap && (1..=3).contains(&width)
}
