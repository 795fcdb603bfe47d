//! Time expressions and their values; and the day of a report that bears no date.
//!
//! The words of a language stand in one table each (`data/*.tsv`). A matcher finds their rows in the
//! sentences ([`matcher`]), and what they mean is then counted out ([`resolve`]): from the day of
//! publication, on the side that the nearest verb says, or from the day that the text has come to.

mod calendar;
mod deduce;
mod matcher;
mod resolve;
mod table;
mod tense;
mod values;

pub use deduce::{Dated, deduce};

use jiff::civil::Date;
use matcher::Match;
use recoupe_lang::{AtomKind, Atoms};
use recoupe_model::{Article, Edtf, Piece, Sentence, Time, TimeClass};
use resolve::{Anchor, Value, resolve};
use std::ops::Range;
use table::{Action, Table};

/// The days that relative expressions are counted from.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Reference {
    /// Day of publication, where known.
    pub published: Option<Date>,
}

/// Finds the time expressions of the sentences and gives them values. Without a day of publication,
/// what is counted from it (`mercredi`, `hier`) is found and stays without a calendar value.
#[must_use]
pub fn times(article: &Article, sentences: &[Sentence], reference: Reference) -> Vec<Time> {
    let Some(table) = article.lang.and_then(Table::of) else { return Vec::new() };
    let text = article.text.as_str();
    let mut atoms = Atoms::default();
    let ranges: Vec<Range<usize>> = sentences.iter().map(|s| atoms.push(article.text.slice(s.piece), s.piece.start)).collect();
    let ids = table.ids(&atoms);
    let ranges = joined(ranges, sentences, &atoms, |at| table.begins_month(ids[at]));
    let mut found = Vec::new();
    let mut out = Vec::new();
    let mut story = Narrative { published: reference.published, day: reference.published, sentence: 0 };
    for (n, range) in ranges.into_iter().enumerate() {
        found.clear();
        matcher::find(table, &atoms, &ids, range.clone(), &mut found);
        if !found.is_empty() {
            let sentence = SentenceReader { table, text, atoms: &atoms, range, number: n };
            sentence.read(&mut found, &mut story, &mut out);
        }
    }
    out
}

/// Puts together what the sentences' rule has cut after the full stop of a day: "am 8. | Mai".
fn joined(ranges: Vec<Range<usize>>, sentences: &[Sentence], atoms: &Atoms, is_month: impl Fn(usize) -> bool) -> Vec<Range<usize>> {
    let mut out: Vec<Range<usize>> = Vec::with_capacity(ranges.len());
    for (n, range) in ranges.into_iter().enumerate() {
        let follows = n > 0 && sentences[n - 1].block == sentences[n].block && !range.is_empty() && is_month(range.start);
        let cut = range.start >= 2
            && atoms.word(range.start - 1) == "."
            && atoms.get(range.start - 2).is_some_and(|a| a.kind == AtomKind::Digits && a.piece.len() <= 2);
        match out.last_mut() {
            Some(last) if follows && cut && last.end == range.start => last.end = range.end,
            _ => out.push(range),
        }
    }
    out
}

/// The day that a text has come to, carried from sentence to sentence.
struct Narrative {
    published: Option<Date>,
    day: Option<Date>,
    sentence: usize,
}

/// Sentences after which a time of day no longer belongs to a day named before.
const FADES: usize = 6;

struct SentenceReader<'a> {
    table: &'static Table,
    text: &'a str,
    atoms: &'a Atoms,
    range: Range<usize>,
    number: usize,
}

impl SentenceReader<'_> {
    fn read(&self, found: &mut [Match<'_>], story: &mut Narrative, out: &mut Vec<Time>) {
        self.share(found);
        let mut values: Vec<Option<Value>> = Vec::with_capacity(found.len());
        let mut day = story.day.filter(|_| self.number <= story.sentence + FADES).or(story.published);
        // days and longer first: a time of day may stand before its day
        for n in 0..found.len() {
            if self.invalid(&found[n]) || is_clock(&found[n]) {
                values.push(None);
                continue;
            }
            let after = self.continues(found, n).and_then(|before| values[before].as_ref()).and_then(|v| v.day);
            let tense = if self.stands_after(&found[n].atoms, &self.table.ahead) {
                1
            } else if needs_tense(&found[n]) {
                tense::direction(&self.table.tense, self.text, self.atoms, &self.range, &found[n].atoms).unwrap_or(0)
            } else {
                0
            };
            let anchor = Anchor { published: story.published, narrative: day, tense, after, month_first: self.table.month_first };
            let value = resolve(&found[n], anchor);
            if let Some(named) = value.as_ref().and_then(|v| v.day) {
                day = Some(named);
                (story.day, story.sentence) = (day, self.number);
            }
            values.push(value);
        }
        for n in (0..found.len()).filter(|n| is_clock(&found[*n])) {
            let near = (0..found.len())
                .filter(|m| values[*m].as_ref().is_some_and(|v| v.day.is_some()) && !is_clock(&found[*m]))
                .min_by_key(|m| if *m < n { (0, n - m) } else { (1, m - n) });
            let narrative = near.and_then(|m| values[m].as_ref()).and_then(|v| v.day).or(day);
            values[n] = resolve(&found[n], Anchor { narrative, published: story.published, ..Anchor::default() });
        }
        for (one, value) in found.iter().zip(values) {
            if let Some(value) = value
                && let Some(piece) = self.piece(&one.atoms)
            {
                out.push(self.time(one, value, piece));
            }
        }
    }

    fn time(&self, found: &Match<'_>, value: Value, piece: Piece) -> Time {
        let calendar = matches!(value.class, TimeClass::Date | TimeClass::Time);
        let plain = match &value.calendar {
            Some(other) => values::edtf(other),
            None if calendar => values::edtf(&value.value),
            None => None,
        };
        let edtf = plain.map(|edtf| {
            let wider = if found.slots.about && value.class == TimeClass::Date { format!("{edtf}~") } else { edtf.to_string() };
            let opened = match self.opens(found.atoms.start) {
                Some(1..) => format!("{}/..", first(&wider)),
                Some(_) => format!("../{}", last(&wider)),
                None => wider,
            };
            Edtf::parse(&opened).unwrap_or(edtf)
        });
        Time { piece, class: value.class, value: value.value, edtf, relative: value.relative }
    }

    fn piece(&self, atoms: &Range<usize>) -> Option<Piece> {
        let first = self.atoms.get(atoms.start)?;
        let last = self.atoms.get(atoms.end.checked_sub(1)?)?;
        Some(first.piece.cover(&last.piece))
    }

    /// `depuis 2014` opens an interval to its end, `avant 1997` to its begin.
    fn opens(&self, start: usize) -> Option<i8> {
        let before = start.checked_sub(1).filter(|b| *b >= self.range.start)?;
        self.table.opens.get(self.atoms.word(before)).copied()
    }

    /// "mai et juin derniers", "le 3 et le 4 mai": what the last says holds for those before it.
    fn share(&self, found: &mut [Match<'_>]) {
        for n in (1..found.len()).rev() {
            if found[n].atoms.start.saturating_sub(found[n - 1].atoms.end) > 4 || *found[n].action != Action::Date {
                continue;
            }
            let (left, right) = found.split_at_mut(n);
            let (a, b) = (&mut left[n - 1], &right[0]);
            if *a.action != Action::Date {
                continue;
            }
            if a.slots.day.is_some() && a.slots.month.is_none() && b.slots.day.is_some() && b.slots.second_number.is_none() {
                (a.slots.month, a.slots.year) = (b.slots.month, a.slots.year.or(b.slots.year));
                a.slots.direction = a.slots.direction.or(b.slots.direction);
            } else if a.slots.month.is_some() && a.slots.year.is_none() && b.slots.month.is_some() && a.slots.direction.is_none() {
                a.slots.direction = b.slots.direction;
                if b.slots.month >= a.slots.month && a.slots.day.is_some() == b.slots.day.is_some() {
                    a.slots.year = b.slots.year;
                }
            }
        }
    }

    /// The match that this one goes on from: two weekdays with only a joining word between.
    fn continues(&self, found: &[Match<'_>], n: usize) -> Option<usize> {
        let before = n.checked_sub(1)?;
        let plain =
            |m: &Match<'_>| *m.action == Action::Date && m.slots.weekday.is_some() && m.slots.month.is_none() && m.slots.day.is_none();
        let gap = found[before].atoms.end..found[n].atoms.start;
        let joined =
            gap.len() <= 2 && (gap.start..gap.end).all(|at| self.atoms.get(at).is_some_and(|a| a.piece.len() <= 3)) && !gap.is_empty();
        let end = (gap.start..gap.end).any(|at| matches!(self.atoms.word(at), "." | ":" | ";"));
        (plain(&found[before]) && plain(&found[n]) && joined && !end).then_some(before)
    }

    /// "32 janvier", "12 janvier 0000": a part of it looks like a date and the whole is none.
    fn invalid(&self, found: &Match<'_>) -> bool {
        let digits = |at: usize| self.range.contains(&at) && self.atoms.get(at).is_some_and(|a| a.kind == AtomKind::Digits);
        let s = &found.slots;
        if self.is_lone_year(found) && !self.stands_as_year(found.atoms.clone(), s.year.unwrap_or(0)) {
            return true;
        }
        let month_first = s.month.is_some() && s.day.is_none() && s.weekday.is_none();
        if month_first && found.atoms.start > 0 && digits(found.atoms.start - 1) && self.atoms.word(found.atoms.start - 1).len() <= 3 {
            return true;
        }
        let dated = s.month.is_some() && s.year.is_none();
        dated && digits(found.atoms.end) && matches!(self.atoms.word(found.atoms.end).len(), 4..) && {
            let year = self.atoms.word(found.atoms.end).parse().unwrap_or(0);
            !(1000..=2100).contains(&year)
        }
    }
}

impl SentenceReader<'_> {
    fn stands_after(&self, atoms: &Range<usize>, words: &[String]) -> bool {
        let before = atoms.start.checked_sub(1).filter(|b| *b >= self.range.start);
        before.is_some_and(|b| words.iter().any(|w| w == self.atoms.word(b)))
    }

    fn is_lone_year(&self, found: &Match<'_>) -> bool {
        found.atoms.len() == 1 && *found.action == Action::Date && found.slots.year.is_some() && found.slots.month.is_none()
    }

    /// Four digits are a year after "en" or "depuis"; elsewhere when nothing that could be counted follows.
    fn stands_as_year(&self, atoms: Range<usize>, year: i16) -> bool {
        let before = atoms.start.checked_sub(1).filter(|b| *b >= self.range.start).map_or("", |b| self.atoms.word(b));
        let next = self.atoms.get(atoms.end).filter(|_| atoms.end < self.range.end);
        let counts = next.is_some_and(|a| a.kind == AtomKind::Letters && a.piece.len() > COUNTED && !a.capital);
        if self.table.year_after.iter().any(|w| w == before) {
            return !counts || (1900..=2049).contains(&year);
        }
        (1900..=2049).contains(&year) && !counts && !next.is_some_and(|a| a.kind == AtomKind::Digits)
    }
}

/// Bytes of the longest word after four digits that is taken for a particle, not for what is counted.
const COUNTED: usize = 4;

fn is_clock(found: &Match<'_>) -> bool {
    matches!(found.action, Action::Clock | Action::Part)
}

/// Only what lacks its year, month or week hangs on the verb.
fn needs_tense(found: &Match<'_>) -> bool {
    *found.action == Action::Date && found.slots.year.is_none() && !matches!(found.slots.direction, Some(-1 | 1))
}

fn first(edtf: &str) -> &str {
    edtf.split_once('/').map_or(edtf, |(a, _)| a)
}

fn last(edtf: &str) -> &str {
    edtf.split_once('/').map_or(edtf, |(_, b)| b)
}
