//! When a page was published and when it was changed: metadata first, then the address, then what is
//! visible near the headline. The two are kept apart.

use super::place::{Place, Zone};
use super::signals::{Mark, Signals};
use super::visible::Visible;
use crate::dates;
use recoupe_model::{Basis, Edtf, Piece, Stamp};
use std::sync::LazyLock;

/// Metadata that names the day of publication, best first.
const PUBLISHED: [&str; 26] = [
    "article:published_time",
    "article:published",
    "og:published_time",
    "og:article:published_time",
    "datepublished",
    "parsely-pub-date",
    "sailthru.date",
    "pubdate",
    "publishdate",
    "publish-date",
    "publish_date",
    "publication_date",
    "published_time",
    "dc.date.issued",
    "dcterms.issued",
    "dcterms.created",
    "dc.date.created",
    "article.published",
    "cxenseparse:recs:publishtime",
    "citation_publication_date",
    "last-published",
    "dc.date",
    "dcterms.date",
    "date",
    "datecreated",
    "created",
];

/// Metadata that names the last change.
const MODIFIED: [&str; 14] = [
    "article:modified_time",
    "og:updated_time",
    "og:modified_time",
    "datemodified",
    "article:updated",
    "article.updated",
    "modified_time",
    "dcterms.modified",
    "dc.date.modified",
    "last-modified",
    "lastmod",
    "revision_date",
    "updated_time",
    "modificationdate",
];

/// Words before a visible date that say that it is the last change's, not the publication's.
static CHANGED: LazyLock<Vec<&'static str>> = LazyLock::new(|| words("changed"));

/// Words of a line that tells when the page was published.
static SAID: LazyLock<Vec<&'static str>> = LazyLock::new(|| words("published"));

fn words(kind: &str) -> Vec<&'static str> {
    include_str!("../../data/date_words.txt")
        .lines()
        .filter_map(|l| l.split_once('\t'))
        .filter(|(k, _)| *k == kind)
        .map(|(_, w)| w)
        .collect()
}

/// Lines before and after the headline in which a visible date is looked for.
const NEAR: usize = 25;

/// Both dates of a page.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Dates {
    pub(crate) published: Option<Stamp>,
    pub(crate) modified: Option<Stamp>,
}

/// What is needed to find them.
pub(crate) struct Page<'p> {
    /// The page as it came.
    pub(crate) source: &'p str,
    pub(crate) signals: &'p Signals,
    pub(crate) visible: &'p Visible,
    pub(crate) places: &'p [Place],
    pub(crate) url: Option<&'p str>,
    /// Line of the headline.
    pub(crate) title: Option<usize>,
    /// Lines of the report.
    pub(crate) body: Option<(usize, usize)>,
    /// `3/4/2022` is March 4.
    pub(crate) month_first: bool,
}

/// Finds them.
pub(crate) fn find(page: &Page<'_>) -> Dates {
    let signals = page.signals;
    let read = |value: &str| dates::value(value, page.month_first);
    let stamp = |date: Edtf, basis: Basis| Stamp { date, basis, evidence: None };
    let metadata = |value: Option<&str>| value.and_then(read).map(|d| stamp(d, Basis::Metadata));
    let property = |name: &str| signals.properties(name).find_map(|m| read(&m.value)).map(|d| stamp(d, Basis::Metadata));
    let named = |names: &[&str]| names.iter().flat_map(|n| signals.metas(n)).find_map(read).map(|d| stamp(d, Basis::Metadata));

    let modified = metadata(signals.json_ld.modified.as_deref()).or_else(|| named(&MODIFIED)).or_else(|| property("datemodified"));
    let by_address = || page.url.and_then(dates::in_address).map(|d| stamp(d, Basis::Url));
    let published = metadata(signals.json_ld.published.as_deref())
        .or_else(|| named(&PUBLISHED[..16]))
        .or_else(|| property("datepublished"))
        .or_else(|| by_time_element(page, true))
        .or_else(by_address)
        .or_else(|| named(&PUBLISHED[16..]))
        .or_else(|| by_class(page))
        .or_else(|| visible(page, false))
        .or_else(|| by_time_element(page, false))
        .or_else(|| metadata(signals.json_ld.created.as_deref()))
        .or_else(|| property("datecreated"))
        .or_else(|| in_scripts(page).map(|d| stamp(d, Basis::Metadata)));
    let published = match (published, by_address()) {
        // An address keeps the day under which the report first stood there; metadata in UTC may be a day off.
        (Some(p), Some(a)) if p.basis == Basis::Metadata && differs_little_or_later(&p.date, &a.date) => Some(a),
        (p, _) => p,
    };
    let published = match (published, visible(page, false)) {
        // A time in UTC may be a day off from the day that readers saw.
        (Some(p), Some(v)) if p.basis == Basis::Metadata && is_utc(&p.date) && days_between(&p.date, &v.date).abs() == 1 => Some(v),
        (p, _) => p,
    };
    let published = match (published, by_time_element(page, false)) {
        // What readers see beside the headline outweighs a template's field.
        (Some(p), Some(t)) if p.basis == Basis::Metadata && beside_headline(page, &t) && p.date.as_day() != t.date.as_day() => Some(t),
        (p, _) => p,
    };
    let modified = modified.or_else(|| visible(page, true));
    let mut dates = Dates { published, modified };
    agree(page, &mut dates);
    dates
}

/// In the lines after the headline.
fn beside_headline(page: &Page<'_>, stamp: &Stamp) -> bool {
    let Some((title, piece)) = page.title.zip(stamp.evidence) else { return false };
    let last = page.visible.lines.len().min(title + 7);
    page.visible.lines[title..last].iter().any(|l| l.piece.contains(&piece))
}

/// The metadata's day is another than the address's, by one day with a time in UTC, or by more and later.
fn differs_little_or_later(metadata: &Edtf, address: &Edtf) -> bool {
    let days = days_between(metadata, address);
    (days.abs() == 1 && is_utc(metadata)) || days > 1
}

fn is_utc(date: &Edtf) -> bool {
    date.as_str().ends_with('Z') || date.as_str().ends_with("+00:00")
}

/// Days from `b` to `a`; 0 where one is no day.
fn days_between(a: &Edtf, b: &Edtf) -> i32 {
    a.as_day().zip(b.as_day()).map_or(0, |(a, b)| (a - b).get_days())
}

/// Keys of the data that scripts carry, whatever the site calls them.
const SCRIPT_KEYS: [&str; 12] = [
    "\"datePublished\"",
    "\"published_at\"",
    "\"publishedAt\"",
    "\"publishedDate\"",
    "\"publish_date\"",
    "\"publishDate\"",
    "\"pubDate\"",
    "\"date_published\"",
    "\"publicationDate\"",
    "\"publication_date\"",
    "\"firstPublished\"",
    "\"published_time\"",
];

/// The last resort: data in a script of the page.
fn in_scripts(page: &Page<'_>) -> Option<Edtf> {
    SCRIPT_KEYS.iter().find_map(|key| {
        let at = memchr::memmem::find(page.source.as_bytes(), key.as_bytes())? + key.len();
        let value = page.source[at..].trim_start().strip_prefix(':')?.trim_start().strip_prefix('"')?;
        let end = value.as_bytes().iter().take(60).position(|b| *b == b'"')?;
        dates::value(&value[..end], false)
    })
}

/// Evidence: where the text shows the day that the metadata gives.
fn agree(page: &Page<'_>, dates: &mut Dates) {
    for n in around(page) {
        let piece = page.visible.lines[n].piece;
        let line = &page.visible.text[piece.range()];
        if line.len() > 200 || !line.bytes().any(|b| b.is_ascii_digit()) {
            continue;
        }
        let Some(found) = dates::find(line, page.month_first) else { continue };
        let evidence = Some(Piece::new(piece.start + found.range.start, piece.start + found.range.end));
        for stamp in [&mut dates.published, &mut dates.modified].into_iter().flatten() {
            if stamp.evidence.is_none() && stamp.date.as_day() == found.date.as_day() {
                stamp.evidence = evidence;
                break;
            }
        }
    }
}

/// Lines near the headline and at both ends of the report, nearest the headline first.
fn around(page: &Page<'_>) -> Vec<usize> {
    let count = page.visible.lines.len();
    let (first, last) = page.body.unwrap_or((0, 0));
    let title = page.title.unwrap_or(first);
    let mut lines: Vec<usize> = (title..count.min(title + NEAR)).collect();
    lines.extend((title.saturating_sub(NEAR)..title).rev());
    lines.extend(first.saturating_sub(8)..count.min(first + 4));
    lines.extend(last.saturating_sub(3)..count.min(last + 8));
    let mut seen = vec![false; count];
    lines.retain(|n| !std::mem::replace(&mut seen[*n], true));
    lines
}

/// A `time` element near the headline; `marked`: only one that is named as that of the publication.
fn by_time_element(page: &Page<'_>, marked: bool) -> Option<Stamp> {
    let mut best: Option<(usize, Stamp)> = None;
    for mark in &page.signals.times {
        let named = page.signals.dated.iter().any(|d| d.node == mark.node);
        if marked && !named {
            continue;
        }
        let Some((line, piece)) = line_of(page, mark) else { continue };
        if outside(page, line) || is_change(page, line, piece) {
            continue;
        }
        let Some(date) = dates::value(&mark.value, page.month_first) else { continue };
        let distance = page.title.map_or(line, |t| if line >= t { line - t } else { (t - line) * 2 });
        if best.as_ref().is_none_or(|(d, _)| distance < *d) {
            best = Some((distance, Stamp { date, basis: Basis::Metadata, evidence: Some(piece) }));
        }
    }
    best.filter(|(d, _)| *d < NEAR * 2).map(|(_, s)| s)
}

/// An element whose class says that it holds the date, nearest after the headline.
fn by_class(page: &Page<'_>) -> Option<Stamp> {
    let mut best: Option<(usize, Stamp)> = None;
    for mark in &page.signals.dated {
        let Some((line, piece)) = line_of(page, mark) else { continue };
        if outside(page, line) {
            continue;
        }
        let text = &page.visible.text[piece.range()];
        let Some(found) = dates::find(text, page.month_first) else { continue };
        let piece = Piece::new(piece.start + found.range.start, piece.start + found.range.end);
        if is_change(page, line, piece) {
            continue;
        }
        let distance = page.title.map_or(line, |t| if line >= t { line - t } else { (t - line) * 2 });
        if best.as_ref().is_none_or(|(d, _)| distance < *d) {
            best = Some((distance, Stamp { date: found.date, basis: Basis::Text, evidence: Some(piece) }));
        }
    }
    best.filter(|(d, _)| *d < NEAR * 2).map(|(_, s)| s)
}

/// A short line with a date near the headline or the report; `changed`: one that says it is of the last change.
fn visible(page: &Page<'_>, changed: bool) -> Option<Stamp> {
    let body = page.body.unwrap_or((usize::MAX, 0));
    for n in around(page) {
        let whole = page.visible.lines[n].piece;
        let line = &page.visible.text[whole.range()];
        let inside = n > body.0 + 1 && n <= body.1;
        let said = !changed && line.len() < 300 && says_published(line);
        if (outside(page, n) && !said) || (inside && line.len() > 90) || !line.bytes().any(|b| b.is_ascii_digit()) {
            continue;
        }
        // Of a long line only its beginning can be a dateline.
        let end = if line.len() > 240 { (0..=80).rev().find(|e| line.is_char_boundary(*e)).unwrap_or(0) } else { line.len() };
        let line = &line[..end];
        let mut from = 0;
        while let Some(found) = dates::find(&line[from..], page.month_first) {
            let piece = Piece::new(whole.start + from + found.range.start, whole.start + from + found.range.end);
            if is_change(page, n, piece) == changed {
                let alone = line.len() < 100 || said || from + found.range.start < 40;
                let basis = if found.range.start + from < 40 && line.len() > 100 { Basis::Dateline } else { Basis::Text };
                if alone {
                    return Some(Stamp { date: found.date, basis, evidence: Some(piece) });
                }
            }
            from += found.range.end;
        }
    }
    None
}

fn says_published(line: &str) -> bool {
    let lower = line.to_lowercase();
    SAID.iter().any(|word| lower.contains(word))
}

/// The visible line that a marked element's text stands in.
fn line_of(page: &Page<'_>, mark: &Mark) -> Option<(usize, Piece)> {
    // Runs are in document order, so are their nodes: the first run at or after the element is its text.
    let run = page.visible.runs.partition_point(|r| r.node <= mark.node);
    let first = page.visible.runs.get(run)?;
    let line = page.visible.lines.partition_point(|l| l.runs.end <= run);
    let whole = page.visible.lines.get(line)?.piece;
    // Up to the end of the line: a label and its date may be two runs.
    Some((line, Piece::new(first.piece.start, whole.end)))
}

/// A line of menus, teasers, comments. What stands right at the headline is none, whatever it is called.
fn outside(page: &Page<'_>, line: usize) -> bool {
    let beside = |l: usize| line.abs_diff(l) <= 3;
    let near = page.title.is_some_and(beside) || page.title.is_none() && page.body.is_some_and(|b| beside(b.0));
    let zone = page.places[line].zone;
    !near
        && matches!(
            zone,
            Zone::Navigation
                | Zone::Footer
                | Zone::Related
                | Zone::Trending
                | Zone::Comments
                | Zone::Advert
                | Zone::Consent
                | Zone::Newsletter
                | Zone::Aside
        )
}

/// Words right before the date, on its line or as the line before, that speak of a change.
fn is_change(page: &Page<'_>, line: usize, date: Piece) -> bool {
    let whole = page.visible.lines[line].piece;
    let mut before = page.visible.text[whole.start..date.start.max(whole.start)].to_lowercase();
    if before.trim().is_empty() && line > 0 {
        let previous = &page.visible.text[page.visible.lines[line - 1].piece.range()];
        if previous.len() < 30 {
            before = previous.to_lowercase();
        }
    }
    let near: String = before.chars().rev().take(32).collect::<Vec<_>>().into_iter().rev().collect();
    let near = near.rsplit(['|', '•', '·']).next().unwrap_or(&near).trim_end_matches([':', ' ', ',', '(']);
    CHANGED.iter().any(|word| near.rfind(word).is_some_and(|at| near.len() - at - word.len() < 14))
}
