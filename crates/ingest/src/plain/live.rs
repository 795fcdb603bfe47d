//! Live pages: the pieces that follow the main report on the same page, each opened by a stamp, a clock
//! time or the signature of the piece before.

use super::dates;
use super::page::Page;
use crate::parsed::{EntryStamps, ParsedPage, Role};
use recoupe_model::{Basis, Edtf, FurnitureKind, Stamp};

/// Says for each unit which further piece it belongs to, and adds the pieces to the page.
pub(crate) fn cut(page: &mut Page<'_>, parsed: &mut ParsedPage) -> Vec<Option<usize>> {
    let mut of = vec![None; page.len()];
    let Some((first, last)) = page.body_range() else { return of };
    let mut openers: Vec<usize> = (first + 1..=last).filter(|&i| opens(page, i, last)).collect();
    let mut words = 0;
    let main_ends = (first..=last).find(|&i| {
        words += if page.is_body(i) { page.looks[i].words } else { 0 };
        words >= MAIN
    });
    openers.retain(|&i| main_ends.is_some_and(|end| i > end));
    let clocks = openers.iter().filter(|&&i| dates::leading_clock(page.words(i)).is_some()).count();
    let day = parsed.metadata.published.as_ref().map(|s| s.date.bounds().0);
    let mut entry: Option<usize> = None;
    let mut fresh = false;
    for (i, piece_of) in of.iter_mut().enumerate().take(last + 1).skip(first) {
        if openers.binary_search(&i).is_ok() && (clocks != 1 || dates::leading_clock(page.words(i)).is_none()) {
            let clock = dates::leading_clock(page.words(i)).map(|c| c.0);
            let published = clock.zip(day).and_then(|((h, m), day)| {
                let date = Edtf::parse(&format!("{day}T{h:02}:{m:02}:00"))?;
                Some(Stamp { date, basis: Basis::Text, evidence: Some(page.units[i].piece) })
            });
            parsed.entries.push(EntryStamps { published, modified: None });
            entry = Some(parsed.entries.len() - 1);
            fresh = true;
        } else if fresh && page.roles[i] == Some(Role::Heading) {
            page.roles[i] = Some(Role::Title);
            fresh = false;
        } else if page.is_body(i) {
            fresh = false;
        }
        *piece_of = entry;
    }
    of
}

/// Words of the main piece, at least: what stands before the first stamp of an ordinary report is less.
const MAIN: usize = 40;

/// Does a new piece begin with this unit? A clock time that opens a line, or a stamp between two
/// paragraphs when a heading follows; of several stamps in a row the first counts. The date behind a
/// message that is shown in a report (`— Name (@name), 3 May`) opens nothing.
fn opens(page: &Page<'_>, i: usize, last: usize) -> bool {
    let is_stamp = |k: usize| page.roles[k] == Some(Role::Furniture(FurnitureKind::Timestamp));
    let line = page.words(i);
    if !is_stamp(i) || is_stamp(i - 1) || page.units[i].line == page.units[i - 1].line || line.contains('@') || line.starts_with(['—', '–'])
    {
        return false;
    }
    let passed = |k: &usize| is_stamp(*k) || matches!(page.roles[*k], Some(Role::Furniture(FurnitureKind::Credit | FurnitureKind::Share)));
    let next = (i + 1..=last).find(|k| !passed(k));
    let clock = dates::leading_clock(line).is_some();
    next.is_some_and(|k| page.roles[k] == Some(Role::Heading) || clock && page.is_body(k))
}
