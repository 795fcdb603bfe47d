//! A count told again without its noun: "une soixantaine de navires …, Irkov n'en compte que 22", "… puts the figure at 22",
//! "soixante mille personnes selon les syndicats, trente et un mille selon la police". Taken only where one thing alone was
//! counted shortly before, and where the words say that this count is another's: "the league has 30 members, the union has 22"
//! are two things.

use crate::reading::{Reader, bounds};
use recoupe_model::{Attribution, Figure, FigureStatus, Piece, Statement, Value};
use std::collections::BTreeSet;

/// Two counts of one thing that are further apart than this many times are not believed to be of one thing.
const FAR: f64 = 10.0;

/// The figure whose number begins at `at` and whose noun stands in the sentence or in the one before (from `since` on).
/// `out` holds the figures before it, in order.
pub(crate) fn figure(reader: &Reader<'_>, at: usize, since: usize, statements: &[Statement], out: &[Figure]) -> Option<Figure> {
    let (value, end) = reader.bare(at)?;
    let (modifier, start, near) = reader.modifier(at);
    let way = way(reader, start, end)?;
    let sentence = reader.piece(reader.range.clone())?;
    let of = antecedent(reader, sentence, since, matches!(way, Way::Sided | Way::Short), out)?;
    let first = &out[of];
    let Value::Number(other) = first.value else { return None };
    let close = value.max(other) <= FAR * value.min(other);
    let another = way == Way::Put || first.attribution != Attribution::Asserted || way != Way::Sided && is_counted(reader, first);
    if !close || !another || first.status == FigureStatus::Planned {
        return None;
    }
    let (_, statement) = crate::attribution(reader.piece(at..end)?, statements);
    let (min, max) = bounds(value, modifier, near);
    Some(Figure {
        piece: reader.piece(start..end)?,
        number: reader.piece(at..end)?,
        value: Value::Number(value),
        min,
        max,
        unit: first.unit.clone(),
        modifier,
        status: FigureStatus::Actual,
        // whoever counts is not the report
        attribution: Attribution::Attributed,
        statement,
        counted: first.counted,
        again: Some(first.again.unwrap_or(of)),
    })
}

/// How the words say that something is counted again.
#[derive(Clone, Copy, PartialEq)]
enum Way {
    /// "en compte 22", "met le nombre à 22": of one thing only where the first count was already somebody's.
    Counted,
    /// "n'en compte que 22", "le ramène à 22", "puts it at 22": set against what was told.
    Put,
    /// ", 22 selon la police".
    Sided,
    /// "…, les syndicats 22", "…; the port said 22": the verb or the noun stands with the first count alone.
    Short,
}

/// Does a verb of counting stand right before a figure of the sentence: "la police a *compté* 60 navires"? "Compte" alone may be
/// what somebody owns.
fn is_counted(reader: &Reader<'_>, figure: &Figure) -> bool {
    let at = reader.range.clone().find(|n| reader.piece(*n..n + 1).is_some_and(|p| p.start >= figure.piece.start));
    let before = |by: usize| at.and_then(|at| at.checked_sub(by)).map_or("", |n| reader.word(n));
    let owns = before(1).starts_with("compte") && !matches!(before(2), "a" | "ont" | "avait" | "avaient");
    reader.table.counts.contains(before(1)) && !owns
}

/// Words that a name of who counts may have between the comma and the number.
const COUNTER: usize = 4;

/// ", les syndicats 22", "; the port said 22": nothing but who counts, with a comma before and the end of the clause behind.
fn is_short(reader: &Reader<'_>, start: usize, end: usize) -> bool {
    let closed = end >= reader.range.end || matches!(reader.word(end), "." | "," | ";" | "!" | "…");
    let comma = (start.saturating_sub(COUNTER + 1).max(reader.range.start)..start).rev().find(|n| matches!(reader.word(*n), "," | ";"));
    let Some(who) = comma.map(|c| c + 1).filter(|c| closed && *c < start) else { return false };
    let definite = reader.table.definite.contains(reader.word(who)) || matches!(reader.word(who), "le" | "la" | "l" | "the");
    let begins = definite && who + 1 < start || reader.is_capital(who);
    begins && (who..start).all(|n| reader.is_letters(n) || matches!(reader.word(n), "'" | "’"))
}

fn way(reader: &Reader<'_>, start: usize, end: usize) -> Option<Way> {
    let table = reader.table;
    let word = |n: usize| if n < reader.range.start { "" } else { reader.word(n) };
    let back = |n: usize, by: usize| n.checked_sub(by).unwrap_or(usize::MAX);
    let last = back(start, 1);
    // "… à 22", "… at 22"
    if table.put_to.contains(word(last)) {
        let before = back(last, 1);
        // "le ramène à", "puts it at"
        let pronoun = table.puts.contains(word(before)) && table.put_it.contains(word(back(before, 1)));
        let pronoun_after = table.put_it.contains(word(before)) && table.puts.contains(word(back(before, 1)));
        // "met le nombre à", "put the death toll at"
        if pronoun || pronoun_after {
            return Some(Way::Put);
        }
        let noun = table.put_nouns.contains(word(before)) && (1..=3).any(|by| table.puts.contains(word(back(before, by))));
        return noun.then_some(Way::Counted);
    }
    // "n'en compte que", "en a dénombré"
    let only = if matches!(word(last), "que") {
        Some(back(last, 1))
    } else if word(last) == "'" && word(back(last, 1)) == "qu" {
        Some(back(last, 2))
    } else {
        None
    };
    let verb = only.unwrap_or(last);
    if verb != usize::MAX && table.counts.contains(word(verb)) {
        let clitic = if matches!(word(back(verb, 1)), "a" | "ont") { back(verb, 2) } else { back(verb, 1) };
        if word(clitic) == "en" {
            return Some(if only.is_some() { Way::Put } else { Way::Counted });
        }
    }
    if is_short(reader, start, end) {
        return Some(Way::Short);
    }
    let sided = table.according.iter().any(|words| words.iter().enumerate().all(|(n, w)| reader.word(end + n) == w));
    (sided && matches!(word(last), "," | ";" | "et" | "and" | "contre" | "against")).then_some(Way::Sided)
}

/// Index of the one thing that was counted: in the sentence, or, where it counts nothing before, in the one before it.
fn antecedent(reader: &Reader<'_>, sentence: Piece, since: usize, here: bool, out: &[Figure]) -> Option<usize> {
    let things = |from: usize, to: usize| -> Vec<usize> {
        let recent = out.iter().enumerate().rev().take_while(|(_, f)| f.piece.start >= from);
        recent.filter(|(_, f)| f.piece.end <= to && !reader.table.is_measure(&f.unit)).map(|(n, _)| n).collect()
    };
    let mut found = things(sentence.start, sentence.end);
    if found.is_empty() && !here {
        found = things(since, sentence.start);
    }
    // told again already: still one thing
    let roots: BTreeSet<usize> = found.iter().map(|n| out[*n].again.unwrap_or(*n)).collect();
    match found[..] {
        [last, ..] if roots.len() == 1 => Some(last),
        _ => None,
    }
}
