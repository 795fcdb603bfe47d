//! When a report was published and changed, as the page itself says it: a stamp, the address, the
//! dateline, a day of the week with its date in the lead. What only names a weekday stays undated.

use super::dates::{self, Written};
use super::page::Page;
use crate::parsed::{Hints, Metadata, Role};
use jiff::civil::Date;
use recoupe_lang::fold;
use recoupe_model::{Basis, Edtf, FurnitureKind, Lang, Piece, Stamp};

/// Beginnings of words that say that a date is that of a change, folded.
const CHANGED: [&str; 20] = [
    "updated",
    "update",
    "modified",
    "last",
    "mis a jour",
    "mise a jour",
    "modifie",
    "actualise",
    "derniere",
    "aktualisiert",
    "geandert",
    "stand",
    "actualizado",
    "modificado",
    "aggiornato",
    "modificato",
    "обновлен",
    "изменен",
    "оновлен",
    "змінен",
];

/// Beginnings of words of reporting in the past: a day in such a sentence has been. Folded.
const REPORTED: [&str; 34] = [
    "said",
    "told",
    "announced",
    "reported",
    "met",
    "a declare",
    "a annonce",
    "a indique",
    "a affirme",
    "ont annonce",
    "ont declare",
    "s'est deroule",
    "se sont",
    "a averti",
    "a dit",
    "sagte",
    "erklarte",
    "teilte",
    "mitgeteilt",
    "dijo",
    "anuncio",
    "declaro",
    "informo",
    "ha detto",
    "ha annunciato",
    "ha dichiarato",
    "сообщил",
    "заявил",
    "сказал",
    "рассказал",
    "повідомив",
    "повідомила",
    "заявила",
    "сказав",
];

/// Bytes of a text by which its language is told.
const SAMPLE: usize = 4000;

/// Paragraphs that count as the lead.
const LEAD: usize = 3;

/// Fills `published` and `modified`, and the address where the text holds its own.
pub(crate) fn read(page: &Page<'_>, hints: Hints<'_>, metadata: &mut Metadata) {
    let address = own_address(page, hints);
    let (published, modified) = stamps(page);
    metadata.modified = modified;
    let url = address.as_deref().and_then(dates::in_address).and_then(|d| stamp(d, None, Basis::Url, None));
    metadata.published = match (published, url) {
        // an address names the day of publication; a stamp beside it may add the hour
        (Some(p), Some(u)) if p.date.bounds().0 == u.date.bounds().0 => Some(p),
        (_, Some(u)) => Some(u),
        (p, None) => p,
    }
    .or_else(|| dateline(page))
    .or_else(|| lead(page))
    .or_else(|| caption(page))
    .or_else(|| changed_that_day(page, metadata.modified.as_ref()));
    if let Some(address) = address {
        metadata.outlet.domain = domain(&address);
        metadata.url = Some(address);
    }
}

/// The address that the bytes came from, or that a saved copy names in its first or last lines.
fn own_address(page: &Page<'_>, hints: Hints<'_>) -> Option<String> {
    let given = hints.url.or(Some(hints.name)).filter(|u| u.starts_with("http://") || u.starts_with("https://"));
    if let Some(url) = given {
        return Some(url.to_owned());
    }
    let n = page.len();
    let wanted = |i: &usize| page.looks[*i].words <= 8 && page.looks[*i].address && !page.is_body(*i);
    (0..n.min(3)).filter(wanted).find_map(|i| {
        let line = page.words(i);
        let at = line.find("https://").or_else(|| line.find("http://"))?;
        let url = line[at..].split_whitespace().next()?;
        // an address of a page, not of a front page
        (url.len() > 12 && url.split('/').count() > 3).then(|| url.to_owned())
    })
}

/// Registrable part of an address' host, without `www`.
fn domain(address: &str) -> Option<String> {
    crate::html::host(address).map(|host| crate::html::domain(&host))
}

fn stamp(date: Date, clock: Option<(i8, i8)>, basis: Basis, evidence: Option<Piece>) -> Option<Stamp> {
    let date = match clock {
        Some((h, m)) => Edtf::parse(&format!("{date}T{h:02}:{m:02}:00")),
        None => Edtf::parse(&date.to_string()),
    }?;
    Some(Stamp { date, basis, evidence })
}

/// Dates in lines that are stamps, above the report and right below it.
fn stamps(page: &Page<'_>) -> (Option<Stamp>, Option<Stamp>) {
    let (mut published, mut modified) = (None, None);
    let (first, last) = page.body_range().unwrap_or((page.len(), page.len()));
    let title = page.roles.iter().position(|r| *r == Some(Role::Title)).unwrap_or(0);
    let above = (title.saturating_sub(4)..first.min(page.len())).rev();
    let around = above.chain((first..=last).filter(|_| last < page.len()).take(6)).chain(last + 1..(last + 6).min(page.len()));
    let mut candidates: Vec<usize> =
        around.filter(|&i| page.roles[i] == Some(Role::Furniture(FurnitureKind::Timestamp)) || i < first && credit_line(page, i)).collect();
    candidates.dedup();
    // the month stands first in English alone
    let sample = page.text.get(..page.text.floor_char_boundary(SAMPLE)).unwrap_or(page.text);
    let day_first = recoupe_lang::identify(sample).is_some_and(|lang| lang != Lang::EN);
    for i in candidates {
        let line = page.words(i);
        let start = page.units[i].piece.start;
        let mut from = 0;
        for written in dates::find_as(line, start, day_first) {
            let Some(date) = written.date() else { continue };
            let label = fold(&line[from..written.piece.start - start]);
            from = written.piece.end - start;
            let label = if label.trim().is_empty() { label_above(page, i) } else { label };
            let made = stamp(date, written.clock, Basis::Text, Some(written.piece));
            if CHANGED.iter().any(|c| label.contains(c)) {
                modified = modified.or(made);
            } else {
                published = published.or(made);
            }
        }
    }
    (published, modified)
}

fn credit_line(page: &Page<'_>, i: usize) -> bool {
    page.roles[i] == Some(Role::Furniture(FurnitureKind::Credit)) && page.looks[i].words <= 14 && page.looks[i].figures > 0
}

/// A label that stands on the line above its date.
fn label_above(page: &Page<'_>, i: usize) -> String {
    let above = i.checked_sub(1).filter(|&k| {
        page.looks[k].words <= 4 && page.roles[k] == Some(Role::Furniture(FurnitureKind::Timestamp)) && page.looks[k].figures == 0
    });
    above.map(|k| fold(page.words(k))).unwrap_or_default()
}

/// `VARN, 3 May 2021 (Agency) –`.
fn dateline(page: &Page<'_>) -> Option<Stamp> {
    let lead =
        (0..page.len()).filter(|&i| page.is_body(i)).take(2).find_map(|i| recoupe_lang::dateline(page.words(i)).map(|end| (i, end)))?;
    let start = page.units[lead.0].piece.start;
    let written = dates::find(&page.words(lead.0)[..lead.1], start).into_iter().next()?;
    let date = written.date().or_else(|| year_by_weekday(page, &written))?;
    stamp(date, None, Basis::Dateline, Some(written.piece))
}

/// `…, said a spokesman on Tuesday 4 January`: a day of the week with its date in the lead, in a
/// sentence that reports. Where the year is not written the weekday and the years on the page tell it.
fn lead(page: &Page<'_>) -> Option<Stamp> {
    for i in (0..page.len()).filter(|&i| page.is_body(i)).take(LEAD) {
        let piece = page.units[i].piece;
        for sentence in recoupe_lang::sentences(page.words(i), piece.start) {
            let words = &page.text[sentence.range()];
            let folded = fold(words);
            let reported = REPORTED.iter().any(|r| folded.contains(r));
            for written in dates::find(words, sentence.start) {
                if !reported || written.weekday.is_none() {
                    continue;
                }
                let date = written.date().or_else(|| year_by_weekday(page, &written)).filter(|d| Some(d.weekday()) == written.weekday);
                if let Some(made) = date.and_then(|d| stamp(d, None, Basis::Text, Some(written.piece))) {
                    return Some(made);
                }
            }
        }
    }
    None
}

/// The year in which a date has its day of the week, at or within a year after the latest day that the
/// page writes out. `None` without such a day, or where no year fits.
fn year_by_weekday(page: &Page<'_>, written: &Written) -> Option<Date> {
    let weekday = written.weekday?;
    let latest =
        dates::find(page.text.get(..page.text.len().min(60_000)).unwrap_or(page.text), 0).iter().filter_map(Written::date).max()?;
    (latest.year() - 1..=latest.year() + 1)
        .filter_map(|y| Date::new(y, written.month, written.day).ok())
        .filter(|d| d.weekday() == weekday)
        .min_by_key(|d| (d.since(latest).map_or(i32::MAX, |s| s.get_days().abs()), *d))
        .filter(|d| d.since(latest).is_ok_and(|s| (-31..=366).contains(&s.get_days())))
}

/// The day of the last change, where nothing says when the page came first and the first day of the week that the lead
/// names is that day's: it was written on it.
fn changed_that_day(page: &Page<'_>, modified: Option<&Stamp>) -> Option<Stamp> {
    let modified = modified?;
    let day = modified.date.bounds().0;
    let lead = (0..page.len()).filter(|&i| page.is_body(i)).take(LEAD);
    let named = lead.flat_map(|i| page.words(i).split_whitespace()).find_map(dates::weekday)?;
    (named == day.weekday()).then(|| stamp(day, None, modified.basis, modified.evidence)).flatten()
}

/// The full date of an item to listen to beside the report, where the lead names the same weekday.
fn caption(page: &Page<'_>) -> Option<Stamp> {
    let lead: Vec<_> = (0..page.len()).filter(|&i| page.is_body(i)).take(LEAD).collect();
    let days: Vec<_> = lead.iter().flat_map(|&i| page.words(i).split_whitespace().filter_map(dates::weekday).collect::<Vec<_>>()).collect();
    let end = lead.last()? + 1;
    (0..end).filter(|&i| matches!(page.roles[i], Some(Role::Furniture(FurnitureKind::Player)))).find_map(|i| {
        let written = dates::find(page.words(i), page.units[i].piece.start).into_iter().next()?;
        let date = written.date().filter(|d| days.first() == Some(&d.weekday()))?;
        stamp(date, None, Basis::Text, Some(written.piece))
    })
}
