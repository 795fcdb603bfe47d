//! Counted things: numbers in digits and words, units, what is counted, how exactly, whether it is or
//! is to be, and who answers for it. Years, ordinals and the numbers of dates are no figures; times
//! of day are figures with the unit `clock`.

mod again;
mod reading;
mod table;
mod votes;
mod without_noun;

use reading::{Reader, bounds};
use recoupe_lang::{AtomKind, Atoms};
use recoupe_model::{Article, Attribution, Figure, FigureStatus, Piece, Sentence, Stance, Statement, Time, TimeClass, Value};
use std::ops::Range;
use table::Table;

/// Finds the figures of the sentences. `statements` tell who answers for them; `times` (in order)
/// tell which numbers belong to dates and which are times of day.
#[must_use]
pub fn figures(article: &Article, sentences: &[Sentence], statements: &[Statement], times: &[Time]) -> Vec<Figure> {
    let table = Table::of(article.lang);
    let mut atoms = Atoms::default();
    let mut out = Vec::new();
    let mut first_time = 0;
    // where the sentence before began
    let mut since = 0;
    for sentence in sentences {
        let range: Range<usize> = atoms.push(article.text.slice(sentence.piece), sentence.piece.start);
        while times.get(first_time).is_some_and(|t| t.piece.end <= sentence.piece.start) {
            first_time += 1;
        }
        let here = times[first_time..].iter().take_while(|t| t.piece.start < sentence.piece.end);
        let reader = Reader { table, text: article.text.as_str(), atoms: &atoms, range };
        read(&reader, here, since, statements, &mut out);
        since = sentence.piece.start;
    }
    out
}

fn read<'a>(
    reader: &Reader<'_>,
    times: impl Iterator<Item = &'a Time> + Clone,
    since: usize,
    statements: &[Statement],
    out: &mut Vec<Figure>,
) {
    let mut times = times.peekable();
    let mut at = reader.range.start;
    while at < reader.range.end {
        let Some(piece) = reader.atoms.get(at).map(|a| a.piece) else { break };
        while times.peek().is_some_and(|t| t.piece.end <= piece.start) {
            times.next();
        }
        if let Some(time) = times.peek().filter(|t| t.piece.overlaps(&piece) && t.class != TimeClass::Duration) {
            let end = (at..reader.range.end).find(|n| reader.atoms.get(*n).is_none_or(|a| a.piece.start >= time.piece.end));
            let end = end.unwrap_or(reader.range.end);
            // "midnight" is no figure: only what is written in digits
            let digits = (at..end).any(|n| reader.atoms.get(n).is_some_and(|a| a.kind == AtomKind::Digits));
            if let Some(clock) = clock(time).filter(|_| digits) {
                out.push(clocked(reader, time, clock, at, end, statements));
            }
            at = end;
            continue;
        }
        match reader.figure(at) {
            Some(found) => {
                let base = is_base_of_rate(reader, at, &found, out.last());
                at = found.end.max(at + 1);
                if !base {
                    out.push(finish(reader, found, statements));
                }
            }
            None if let Some((votes, end)) = votes::tally(reader, at, statements, out) => {
                out.extend(votes);
                at = end.max(at + 1);
            }
            None if let Some((few, end)) = without_noun::victims(reader, at, statements) => {
                out.push(few);
                at = end.max(at + 1);
            }
            None if let Some((some, end)) = without_noun::of_those(reader, at, since, statements, out) => {
                out.push(some);
                at = end.max(at + 1);
            }
            None if let Some((sum, end)) = without_noun::sum(reader, at, statements, out) => {
                out.push(sum);
                at = end.max(at + 1);
            }
            None => {
                out.extend(again::figure(reader, at, since, statements, out));
                at = reader.after_number(at).max(at + 1);
            }
        }
    }
}

/// "31 dollars *les 1 000 mètres cubes*", "12 cases *per 100,000 people*": a round number that the one right before it is counted by
/// is a measure, and nothing that reports could differ on.
fn is_base_of_rate(reader: &Reader<'_>, at: usize, found: &reading::Found, last: Option<&Figure>) -> bool {
    let round = found.value >= 100.0 && found.value.log10().fract() == 0.0;
    let Some(last) = last.filter(|l| round && l.piece.end <= found.number.start) else { return false };
    let from = if last.counted.end <= found.number.start { last.counted.end.max(last.piece.end) } else { last.piece.end };
    let between = (reader.range.start..at).filter(|n| reader.atoms.get(*n).is_some_and(|a| a.piece.start >= from));
    let words: Vec<&str> = between.map(|n| reader.word(n)).collect();
    (1..=2).contains(&words.len()) && words.iter().all(|w| reader.table.rate.contains(*w))
}

/// `10:00` of a time of day.
fn clock(time: &Time) -> Option<&str> {
    let (_, clock) = time.value.split_once('T')?;
    (time.class == TimeClass::Time && clock.len() == 5 && clock.as_bytes()[2] == b':').then_some(clock)
}

fn clocked(reader: &Reader<'_>, time: &Time, clock: &str, at: usize, end: usize, statements: &[Statement]) -> Figure {
    let (modifier, from, _) = reader.modifier(at);
    let piece = reader.piece(from..end).unwrap_or(time.piece);
    let (attribution, statement) = attribution(time.piece, statements);
    Figure {
        piece,
        number: time.piece,
        value: Value::Clock(clock.to_owned()),
        min: None,
        max: None,
        unit: "clock".to_owned(),
        modifier,
        status: if reader.is_planned(from) { FigureStatus::Planned } else { FigureStatus::Actual },
        attribution,
        statement,
        counted: piece,
        again: None,
    }
}

fn finish(reader: &Reader<'_>, found: reading::Found, statements: &[Statement]) -> Figure {
    let (attribution, statement) = attribution(found.number, statements);
    let (min, max) = found.range.map_or_else(|| bounds(found.value, found.modifier, found.near), |(a, b)| (Some(a), Some(b)));
    Figure {
        piece: found.piece,
        number: found.number,
        value: Value::Number(found.value),
        min,
        max,
        unit: found.unit,
        modifier: found.modifier,
        status: if reader.is_planned(found.start) { FigureStatus::Planned } else { FigureStatus::Actual },
        attribution,
        statement,
        counted: found.counted,
        again: None,
    }
}

/// The narrowest statement that the number stands in answers for it.
fn attribution(number: Piece, statements: &[Statement]) -> (Attribution, Option<usize>) {
    let inside = statements.iter().enumerate().filter(|(_, s)| s.content.contains(&number)).min_by_key(|(n, s)| (s.content.len(), *n));
    match inside {
        Some((n, s)) if s.stance == Stance::Denies => (Attribution::Denied, Some(n)),
        Some((n, _)) => (Attribution::Attributed, Some(n)),
        None => (Attribution::Asserted, None),
    }
}
