//! Which lines are the report: the extractor's answer, mended by what it can't see line by line. It
//! drops leads whose element is named like a teaser, and single paragraphs amid others; it keeps
//! invitations to read, share and subscribe, credits and stamps that stand amid the text.

use super::extract;
use super::furniture;
use super::place::{Place, Zone};
use super::signals::Signals;
use super::title::key;
use super::tree::Tree;
use super::visible::Visible;
use crate::parsed::Role;

/// Lines at either end of what the extractor kept among which stamps, bylines and notices are looked for: amid
/// the report a line that is a date opens a chapter of it.
const ENDS: usize = 4;

/// One line, measured.
struct Measured {
    /// Share of its characters that the extractor kept.
    kept: bool,
    /// Most of it is links.
    linked: bool,
    words: usize,
    /// It ends as a sentence does.
    sentence: bool,
    /// The element that holds the line's own element: paragraphs of one report share it.
    parent: u32,
}

/// What each line is, the headline left as furniture.
pub(crate) fn roles(tree: &Tree<'_>, visible: &Visible, places: &[Place], title: Option<usize>) -> Vec<Role> {
    let kept = extract::kept(tree, visible).unwrap_or_default();
    let mut lines: Vec<Measured> = visible.lines.iter().map(|line| measure(tree, visible, line, &kept)).collect();
    if let Some(line) = title.and_then(|n| lines.get_mut(n)) {
        line.kept = false;
    }
    if !lines.iter().any(|l| l.kept) {
        by_place(&mut lines, places, title);
    }
    recover(&mut lines, places, title);
    let kept = lines.iter().filter(|l| l.kept).count();
    let mut told = 0;
    visible
        .lines
        .iter()
        .zip(&lines)
        .zip(places)
        .map(|((line, measured), place)| {
            let text = &visible.text[line.piece.range()];
            if measured.kept {
                let at_an_end = told < ENDS || told + ENDS >= kept;
                told += 1;
                furniture::amid(text, *place)
                    .or_else(|| furniture::margin(text).filter(|_| at_an_end))
                    .map_or_else(|| if is_heading(measured, *place) { Role::Heading } else { Role::Paragraph }, Role::Furniture)
            } else {
                Role::Furniture(furniture::kind(text, *place, measured.linked))
            }
        })
        .collect()
}

fn measure(tree: &Tree<'_>, visible: &Visible, line: &super::visible::Line, kept: &[bool]) -> Measured {
    let (mut all, mut inside, mut linked) = (0, 0, 0);
    for run in line.runs.clone() {
        let len = visible.runs[run].piece.len();
        all += len;
        linked += if visible.runs[run].linked { len } else { 0 };
        inside += if kept.get(run) == Some(&true) { len } else { 0 };
    }
    let text = &visible.text[line.piece.range()];
    let words = text.split_whitespace().take(60).count();
    let sentence = text.trim_end_matches(['"', '”', '»', '’', '\'', ')', '“', ' ', '\u{a0}']).ends_with(['.', '!', '?', '…', ':', '。']);
    let parent = tree.nodes[line.element as usize].parent;
    Measured { kept: inside * 2 > all, linked: linked * 2 > all, words, sentence, parent }
}

/// The report without the extractor (the page is too large for it, or it found nothing): prose in open
/// places; of these, where some lie in an `article`, those that do.
fn by_place(lines: &mut [Measured], places: &[Place], title: Option<usize>) {
    let is_prose = |l: &Measured, p: &Place| {
        !l.linked && l.sentence && l.words >= 4 && p.heading.is_none() && (open(p.zone) || p.in_article && p.zone == Zone::Header)
    };
    let in_article = lines.iter().zip(places).filter(|(l, p)| is_prose(l, p) && p.in_article).count();
    let anywhere = lines.iter().zip(places).filter(|(l, p)| is_prose(l, p)).count();
    let only_article = in_article * 2 > anywhere;
    for (n, (line, place)) in lines.iter_mut().zip(places).enumerate() {
        line.kept = is_prose(line, place) && (place.in_article || !only_article) && Some(n) != title;
    }
}

/// Words that a line must have to be taken for a paragraph against the extractor.
const PARAGRAPH: usize = 8;

/// Lines after the headline within which a lead is looked for.
const LEAD_WITHIN: usize = 14;

/// Paragraphs that the extractor dropped though they stand where the report stands.
fn recover(lines: &mut [Measured], places: &[Place], title: Option<usize>) {
    let Some(first) = lines.iter().position(|l| l.kept) else { return };
    let last = lines.iter().rposition(|l| l.kept).unwrap_or(first);
    let is_prose = |l: &Measured, p: &Place| !l.linked && l.sentence && !p.in_list && !p.in_table && p.heading.is_none() && open(p.zone);
    // Gaps: a paragraph between two others of one parent.
    let mut before = lines[first].parent;
    for n in first..=last {
        if lines[n].kept {
            before = lines[n].parent;
            continue;
        }
        let after = lines[n..=last.min(n + 12)].iter().find(|l| l.kept).map(|l| l.parent);
        if lines[n].parent == before && after == Some(before) && lines[n].words >= PARAGRAPH && is_prose(&lines[n], &places[n]) {
            lines[n].kept = true;
        }
    }
    // The lead, between the headline and the first paragraph.
    let Some(title) = title.filter(|t| *t < first && first - t <= LEAD_WITHIN) else { return };
    for n in title + 1..first {
        let (line, place) = (&lines[n], &places[n]);
        let named = place.is_deck || matches!(place.zone, Zone::Related);
        if line.words >= PARAGRAPH
            && (line.sentence || place.is_deck)
            && !line.linked
            && (open(place.zone) || named)
            && !place.in_list
            && place.heading.is_none()
        {
            lines[n].kept = true;
        }
    }
}

fn open(zone: Zone) -> bool {
    matches!(zone, Zone::Open | Zone::Header)
}

fn is_heading(line: &Measured, place: Place) -> bool {
    place.heading.is_some() && line.words <= 30
}

/// The standfirst: a line of the report between headline and first paragraph that the markup names so,
/// or that the page's description repeats.
pub(crate) fn deck(signals: &Signals, visible: &Visible, places: &[Place], roles: &[Role], title: Option<usize>) -> Option<usize> {
    let descriptions: Vec<String> =
        ["og:description", "description", "twitter:description"].iter().filter_map(|n| signals.meta(&[n])).map(key).collect();
    let first = roles.iter().position(|r| *r == Role::Paragraph)?;
    let from = title.map_or(first, |t| t + 1);
    let paragraphs = (from..roles.len().min(first + 2)).filter(|n| roles[*n] == Role::Paragraph);
    let second = || roles.iter().skip(first + 1).any(|r| *r == Role::Paragraph);
    paragraphs.take(2).find(|n| {
        let own = key(&visible.text[visible.lines[*n].piece.range()]);
        second() && own.len() >= 30 && (places[*n].is_deck || (*n == first && descriptions.contains(&own)))
    })
}

/// First and last line of the report.
pub(crate) fn bounds(roles: &[Role]) -> Option<(usize, usize)> {
    let is_report = |r: &Role| *r == Role::Paragraph;
    Some((roles.iter().position(is_report)?, roles.iter().rposition(is_report)?))
}
