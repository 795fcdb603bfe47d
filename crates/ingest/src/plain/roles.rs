//! Report or furniture, and which furniture: what the lines say of themselves first, the line model
//! second, the neighbours last.

use super::cues::{self, Mode};
use super::look::{Cut, End};
use super::page::Page;
use super::{credits, dates};
use crate::parsed::Role;
use recoupe_lang::fold;
use recoupe_model::FurnitureKind;

/// How many undecided lines in a row may stand between two paragraphs of one report.
const GAP: usize = 3;

/// Words of the longest heading that is told by its neighbours alone.
const HEADING: usize = 14;

/// Words of the longest headline of another report.
const LINK: usize = 25;

/// Words of a button that starts a recording.
const BUTTON: usize = 14;

/// Words of the longest caption.
const CAPTION: usize = 60;

/// Beginnings of lines that date a page, folded.
const DATED: [&str; 30] = [
    "publi",
    "mis a jour",
    "mise a jour",
    "mis en ligne",
    "modifi",
    "posted",
    "updated",
    "last ",
    "first ",
    "veroffentlicht",
    "stand",
    "aktualisiert",
    "erstellt",
    "erschienen",
    "actualiza",
    "pubblica",
    "aggiorna",
    "опубликован",
    "обновлен",
    "опублікован",
    "оновлен",
    "дата",
    "created",
    "issued",
    "released",
    "ultima",
    "date",
    "datum",
    "fecha",
    "data",
];

/// Decides what is the report, its headings, and what says of itself that it is furniture.
pub(crate) fn part(page: &mut Page<'_>) {
    for i in 0..page.len() {
        page.roles[i] = by_itself(page, i);
    }
    if page.body_range().is_none() {
        rescue(page);
    }
    bridge(page);
    captions_by_credit(page);
    between_links(page);
    headings(page);
    // lines that are likely and no sentence among them: a menu
    let says_something =
        |p: &Page<'_>, i: usize| p.is_body(i) && p.looks[i].words >= 6 && (p.looks[i].is_prose() || p.looks[i].is_sentence());
    if !(0..page.len()).any(|i| says_something(page, i)) {
        for i in 0..page.len() {
            if page.is_body(i) {
                page.roles[i] = None;
            }
        }
    }
}

/// What a unit is without its neighbours.
fn by_itself(page: &Page<'_>, i: usize) -> Option<Role> {
    let furniture = |kind| Some(Role::Furniture(kind));
    let look = &page.looks[i];
    match page.units[i].cut {
        Cut::Heading => return Some(Role::Heading),
        Cut::Credit => return furniture(FurnitureKind::Credit),
        Cut::Stamp if dates::find_as(page.words(i), 0, true).is_empty() => return furniture(FurnitureKind::Credit),
        Cut::Stamp => return furniture(FurnitureKind::Timestamp),
        Cut::Paragraph if look.cue.is_none() && look.is_sentence() => return Some(Role::Paragraph),
        _ => {}
    }
    // a caption before its credit
    if page.units.get(i + 1).is_some_and(|next| next.cut == Cut::Credit && next.line == page.units[i].line) && look.words < 90 {
        return furniture(FurnitureKind::Caption);
    }
    if is_player_item(page.words(i)) || is_timed_button(page.words(i), look.words) {
        return furniture(FurnitureKind::Player);
    }
    if credits::is_bracketed_caption(page.words(i)) {
        return furniture(FurnitureKind::Caption);
    }
    if let Some(cue) = look.cue {
        let doubtful =
            matches!(cue.kind, FurnitureKind::Credit | FurnitureKind::Caption | FurnitureKind::Trending | FurnitureKind::Navigation);
        let sentence = look.is_sentence() && look.words >= 12 && look.end != End::Colon;
        if cue.mode != Mode::Start || !(doubtful && sentence && page.likely(i)) {
            return furniture(cue.kind);
        }
    }
    if crate::provenance::label(page.words(i)).is_some() {
        return furniture(FurnitureKind::Disclaimer);
    }
    if credits::is_credit(page.words(i), look.words) || crate::provenance::is_signature(page.words(i)) {
        return furniture(FurnitureKind::Credit);
    }
    if is_stamp(page, i) {
        return furniture(FurnitureKind::Timestamp);
    }
    if let Some(kind) = crate::margins::kind(page.words(i)) {
        return furniture(kind);
    }
    if look.bars > 0 && look.words <= 12 && holds_social(page.words(i)) {
        return furniture(FurnitureKind::Share);
    }
    page.likely(i).then_some(Role::Paragraph)
}

/// `Title / Programme / 1 min. / date`: an item to listen to.
fn is_player_item(line: &str) -> bool {
    let parts: Vec<&str> = line.split(" / ").collect();
    (2..=6).contains(&parts.len())
        && line.len() < 600
        && parts.iter().any(|p| {
            let p = fold(p.trim());
            let unit = p.trim_start_matches(|c: char| c.is_ascii_digit() || c == ':' || c.is_whitespace());
            unit.len() < p.len()
                && matches!(
                    unit.trim_end_matches('.'),
                    "min" | "sec" | "mins" | "minutes" | "minuten" | "minuti" | "minutos" | "мин" | "хв" | "s" | "h"
                )
        })
}

/// `Listen to this report (8 min)`: a short line that is no sentence, with the length of a recording in brackets behind it.
fn is_timed_button(line: &str, words: usize) -> bool {
    let Some((before, inside)) = line.strip_suffix(')').and_then(|l| l.rsplit_once('(')) else { return false };
    let unit = inside.trim_start_matches(|c: char| c.is_ascii_digit() || c == ':' || c.is_whitespace());
    let timed = unit.len() < inside.len()
        && matches!(
            fold(unit.trim_end_matches('.')).as_str(),
            "min" | "mins" | "mn" | "minutes" | "minuten" | "minuti" | "minutos" | "мин" | "хв" | ""
        );
    let clock = !unit.is_empty() || inside.contains(':');
    timed && clock && words <= BUTTON && !before.trim_end().ends_with(['.', '!', '?'])
}

/// A line that is a date, with a label or a name beside it at most.
fn is_stamp(page: &Page<'_>, i: usize) -> bool {
    let look = &page.looks[i];
    if look.words > 20 || look.figures == 0 || look.end == End::Stop && look.words > 10 {
        return false;
    }
    let line = page.words(i);
    // in whatever order day and month stand
    let dated: usize = dates::find_as(line, 0, true).iter().filter(|d| d.year.is_some()).map(|d| d.piece.len()).sum();
    let clock = dates::leading_clock(line).is_some_and(|(_, end)| line[end..].trim().is_empty());
    clock || (dated > 0 && (look.words <= 7 || dated * 2 >= line.len() || DATED.iter().any(|d| fold(line).starts_with(d))))
}

/// No line was taken for the report: runs of prose are, where there are any.
fn rescue(page: &mut Page<'_>) {
    for i in 0..page.len() {
        let look = &page.looks[i];
        if page.is_open(i) && look.is_prose() && look.end != End::Open && page.likelihoods[i] > 0.08 {
            page.roles[i] = Some(Role::Paragraph);
        }
    }
}

/// Between two paragraphs: sentences belong to the report, short lines before one are headings.
fn bridge(page: &mut Page<'_>) {
    let Some((first, last)) = page.body_range() else { return };
    let mut i = first;
    while i < last {
        if !page.is_open(i) {
            i += 1;
            continue;
        }
        let end = (i..=last).find(|&k| !page.is_open(k)).unwrap_or(last);
        let bounded = i > 0 && (page.is_body(i - 1) || is_transparent(page, i - 1)) && (page.is_body(end) || is_transparent(page, end));
        if bounded && end - i <= GAP {
            for k in i..end {
                let look = &page.looks[k];
                if look.is_sentence() && look.cue.is_none() {
                    page.roles[k] = Some(Role::Paragraph);
                } else if k + 1 == end && page.is_body(end) && look.is_heading_like() && !look.starts_mark {
                    page.roles[k] = Some(Role::Heading);
                }
            }
        }
        i = end;
    }
}

/// Furniture that interrupts a report without ending it.
fn is_transparent(page: &Page<'_>, i: usize) -> bool {
    use FurnitureKind as K;
    matches!(
        page.roles[i],
        Some(Role::Heading | Role::Furniture(K::Advert | K::Caption | K::Credit | K::Player | K::Related | K::Timestamp))
    )
}

/// A short line without a full stop that was taken for a paragraph, between paragraphs that have one: a
/// heading. Rows of a list, which have neighbours like themselves, stay.
fn headings(page: &mut Page<'_>) {
    let Some((first, last)) = page.body_range() else { return };
    for i in first + 1..last {
        let look = &page.looks[i];
        let short = look.words <= HEADING && look.is_heading_like() && look.end != End::Other && !look.starts_small && !look.starts_mark;
        let (before, after) = (&page.looks[i - 1], &page.looks[i + 1]);
        let above = page.is_body(i - 1) && matches!(before.end, End::Stop | End::Question) || is_transparent(page, i - 1);
        if page.is_body(i) && short && above && page.is_body(i + 1) && (after.is_prose() || after.is_sentence() && after.words >= 8) {
            page.roles[i] = Some(Role::Heading);
        }
    }
}

/// A paragraph right above the credit of a picture is its caption, unless the report ends with it.
fn captions_by_credit(page: &mut Page<'_>) {
    let Some((_, last)) = page.body_range() else { return };
    for i in 0..last {
        if page.is_body(i)
            && page.looks[i].words <= CAPTION
            && page.looks[i].stops <= 3
            && page.looks[i + 1].words <= 14
            && credits::is_photo(page.words(i + 1))
        {
            page.set(i, FurnitureKind::Caption);
        }
    }
}

/// A short sentence with a link to another report right above it and right below it is one too.
fn between_links(page: &mut Page<'_>) {
    let is_link = |p: &Page<'_>, i: usize| p.roles.get(i) == Some(&Some(Role::Furniture(FurnitureKind::Related)));
    for i in 1..page.len() {
        let look = &page.looks[i];
        if page.is_body(i) && look.words <= LINK && look.stops <= 1 && is_link(page, i - 1) && is_link(page, i + 1) {
            page.set(i, FurnitureKind::Related);
        }
    }
}

/// Gives every unit that is still undecided its kind of furniture.
pub(crate) fn name_the_rest(page: &mut Page<'_>) {
    use FurnitureKind as K;
    let body = page.body_range();
    let mut list: Option<FurnitureKind> = None;
    for i in 0..page.len() {
        let look = &page.looks[i];
        if page.is_body(i) || matches!(page.roles[i], Some(Role::Title | Role::Deck)) {
            list = None;
        } else if look.opens_list {
            list = look.cue.map(|c| if cues::is_comments(page.words(i)) { K::Other } else { c.kind });
        }
        if !page.is_open(i) {
            continue;
        }
        let before = body.is_none_or(|(first, _)| i < first);
        let line = page.words(i);
        // who wrote the report stands below its standfirst
        let caption = page.roles.get(i + 1).copied().flatten() == Some(Role::Furniture(K::Credit))
            && look.words >= 4
            && look.cue.is_none()
            && !names_the_writer(page, i + 1);
        let kind = if is_byline(line, look.words) {
            K::Credit
        } else if caption {
            K::Caption
        } else if let Some(kind) = list {
            kind
        } else if look.bars > 0 && look.words <= 30 && holds_social(line) {
            K::Share
        } else if look.address || look.words <= 3 || look.share(look.bars) > 0.15 {
            K::Navigation
        } else if !before && look.is_heading_like() {
            K::Related
        } else if before && look.words <= 14 {
            K::Navigation
        } else {
            K::Other
        };
        page.set(i, kind);
    }
}

/// Does a unit say who wrote the report, and not whose picture it is?
pub(crate) fn names_the_writer(page: &Page<'_>, i: usize) -> bool {
    let line = page.words(i);
    page.units[i].cut != Cut::Credit && (is_byline(line, page.looks[i].words) || crate::margins::kind(line).is_some())
}

fn holds_social(line: &str) -> bool {
    let folded = fold(line);
    ["facebook", "twitter", "whatsapp", "telegram", "linkedin", "vkontakte", "вконтакте"].iter().filter(|s| folded.contains(**s)).count()
        >= 1
}

/// `By Anna Orlo`, `Par Anna Orlo (Varn)`.
pub(crate) fn is_byline(line: &str, words: usize) -> bool {
    const PREPOSITIONS: [&str; 9] = ["by ", "par ", "von ", "por ", "di ", "da ", "автор ", "written by ", "de "];
    let folded = fold(line);
    (2..=9).contains(&words)
        && PREPOSITIONS.iter().any(|p| {
            folded.strip_prefix(p).is_some_and(|_| {
                line.split_whitespace().nth(p.split_whitespace().count()).is_some_and(|w| w.starts_with(char::is_uppercase))
            })
        })
        && !line.ends_with(['.', '?', '!', ':'])
}
