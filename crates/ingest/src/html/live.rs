//! A live page cut into its entries, where the markup shows them: JSON-LD's `LiveBlogPosting`, or
//! repeated elements of one kind that each carry a time and prose. Where nothing shows it, nothing is cut.

use super::place::{Place, Zone};
use super::signals::Signals;
use super::title::key;
use super::tree::Tree;
use super::visible::Visible;
use crate::dates;
use crate::parsed::{EntryStamps, Role};
use recoupe_model::{Basis, Piece, Stamp};
use std::collections::HashMap;

/// Most entries of one page.
const MOST: usize = 1_000;

/// Lines of a page that are looked at.
const MOST_LINES: usize = 20_000;

/// Fewest repeated elements that make a page a live page.
const FEWEST: usize = 3;

/// Words of addresses, titles and classes that say that a page is a live page; they let two entries be enough.
const LIVE: [&str; 12] = [
    "liveblog",
    "live-blog",
    "live-updates",
    "liveticker",
    "live-ticker",
    "newsticker",
    "en-direct",
    "en-continu",
    "minute-par-minute",
    "en-vivo",
    "in-diretta",
    "live",
];

/// The pieces of a live page.
#[derive(Debug, Default)]
pub(crate) struct Live {
    /// Dates of each entry.
    pub(crate) entries: Vec<EntryStamps>,
    /// For each line the entry that it belongs to.
    pub(crate) of_line: Vec<Option<usize>>,
}

/// What is looked at.
pub(crate) struct Page<'p, 'a> {
    pub(crate) tree: &'p Tree<'a>,
    pub(crate) visible: &'p Visible,
    pub(crate) places: &'p [Place],
    pub(crate) signals: &'p Signals,
    pub(crate) url: Option<&'p str>,
    pub(crate) month_first: bool,
}

/// Cuts the page, and mends `roles`: an entry's heading becomes its title, its prose is the report's.
pub(crate) fn cut(page: &Page<'_, '_>, roles: &mut [Role], title: Option<usize>) -> Live {
    let elements = repeated(page, roles);
    let mut live = if elements.len() >= 2 { by_elements(page, &elements) } else { by_json_ld(page) };
    if live.entries.is_empty() {
        return live;
    }
    if let Some(entry) = title.and_then(|t| live.of_line.get_mut(t)) {
        *entry = None;
    }
    let mut titled = vec![false; live.entries.len()];
    let mut told = vec![false; live.entries.len()];
    for (n, role) in roles.iter_mut().enumerate().take(live.of_line.len()) {
        let Some(entry) = live.of_line[n] else { continue };
        let text = &page.visible.text[page.visible.lines[n].piece.range()];
        let prose = text.split_whitespace().count() >= 6
            && !matches!(page.places[n].zone, Zone::Caption | Zone::Credit | Zone::Share | Zone::Advert);
        if page.places[n].heading.is_some() && !titled[entry] && !told[entry] {
            *role = Role::Title;
            titled[entry] = true;
        } else if matches!(role, Role::Furniture(_))
            && prose
            && super::furniture::amid(text, page.places[n]).is_none()
            && !stamped(text, page.month_first)
        {
            *role = Role::Paragraph;
        }
        told[entry] |= *role == Role::Paragraph;
    }
    // The main piece stands alone; where a page has none, its newest entry is what it says first.
    let has_main = roles.iter().zip(&live.of_line).any(|(r, e)| *r == Role::Paragraph && e.is_none());
    if !has_main && let Some(first) = live.of_line.iter().flatten().min().copied() {
        for (entry, role) in live.of_line.iter_mut().zip(roles.iter_mut()).filter(|(e, _)| **e == Some(first)) {
            *entry = None;
            if *role == Role::Title {
                *role = Role::Heading;
            }
        }
    }
    live
}

fn stamped(text: &str, month_first: bool) -> bool {
    text.len() < 60 && dates::find(text, month_first).is_some()
}

/// The page says of itself that it is live.
fn says_live(page: &Page<'_, '_>) -> bool {
    let address = page.url.unwrap_or("").to_ascii_lowercase();
    let in_address = LIVE.iter().any(|word| {
        address
            .split(['/', '.', '?', '_'])
            .any(|part| part == *word || part.starts_with(&format!("{word}-")) || part.ends_with(&format!("-{word}")))
    });
    in_address || !page.signals.json_ld.updates.is_empty()
}

/// Sibling elements of one kind that each hold a time and prose that the report's lines stand in.
fn repeated(page: &Page<'_, '_>, roles: &[Role]) -> Vec<u32> {
    let tree = page.tree;
    // Groups by parent, tag and first class: entries of one stream look alike.
    let mut groups: HashMap<(u32, &str, &str), Vec<u32>> = HashMap::new();
    for mark in page.signals.times.iter().chain(&page.signals.dated).take(MOST) {
        // The time stands a few levels below its entry; each level might be the entry.
        let mut at = mark.node;
        for _ in 0..6 {
            at = tree.nodes[at as usize].parent;
            let name = tree.name(at as usize);
            if at == 0 || matches!(name, "body" | "html" | "main") {
                break;
            }
            if matches!(name, "article" | "li" | "div" | "section") {
                let class = tree.raw_attribute(at as usize, "class").and_then(|c| c.split_ascii_whitespace().next()).unwrap_or("");
                let group = groups.entry((tree.nodes[at as usize].parent, name, class)).or_default();
                if group.last() != Some(&at) && !group.contains(&at) && group.len() < MOST {
                    group.push(at);
                }
            }
        }
    }
    let fewest = if says_live(page) { 2 } else { FEWEST };
    let mut best: Vec<u32> = Vec::new();
    let mut most = 0;
    let mut candidates: Vec<&Vec<u32>> = groups.values().filter(|g| g.len() >= fewest).collect();
    candidates.sort();
    for group in candidates {
        let report = group.iter().filter(|e| has_prose(page, roles, **e)).count();
        // All but a few must be told: teasers with a time have no prose that the extractor keeps.
        if report >= fewest && report * 3 >= group.len() * 2 && report > most {
            most = report;
            best.clone_from(group);
        }
    }
    best.sort_unstable();
    // Without a word of its being live, the entries must be the page, not something beside it.
    let told = roles.iter().filter(|r| **r == Role::Paragraph).count();
    let inside: usize = best.iter().map(|e| lines_of(page, *e).filter(|n| roles.get(*n) == Some(&Role::Paragraph)).count()).sum();
    if !says_live(page) && inside * 10 < told * 7 {
        best.clear();
    }
    best
}

/// Lines below an element.
fn lines_of(page: &Page<'_, '_>, element: u32) -> std::ops::Range<usize> {
    let end = page.tree.nodes[element as usize].end;
    let first = page.visible.runs.partition_point(|r| r.node < element);
    let last = page.visible.runs.partition_point(|r| r.node < end);
    let line = |run: usize| page.visible.lines.partition_point(|l| l.runs.end <= run);
    line(first)..if last > first { line(last - 1) + 1 } else { line(first) }
}

/// It holds a paragraph of the report, or on a live page prose of any sort.
fn has_prose(page: &Page<'_, '_>, roles: &[Role], element: u32) -> bool {
    let live = says_live(page);
    lines_of(page, element).any(|n| {
        let text = &page.visible.text[page.visible.lines[n].piece.range()];
        let zone = page.places[n].zone;
        let outside = matches!(zone, Zone::Comments | Zone::Related | Zone::Trending | Zone::Navigation | Zone::Footer | Zone::Aside);
        let linked = page.visible.runs[page.visible.lines[n].runs.clone()].iter().all(|r| r.linked);
        !outside && !linked && text.split_whitespace().count() >= 8 && (live || roles.get(n) == Some(&Role::Paragraph))
    })
}

fn by_elements(page: &Page<'_, '_>, elements: &[u32]) -> Live {
    let mut live = Live { entries: Vec::new(), of_line: vec![None; page.visible.lines.len()] };
    for element in elements.iter().take(MOST) {
        let lines = lines_of(page, *element);
        let end = page.tree.nodes[*element as usize].end;
        let inside = |node: u32| node > *element && node < end;
        let metadata = |date| Stamp { date, basis: Basis::Metadata, evidence: None };
        let stamp = page
            .signals
            .times
            .iter()
            .filter(|m| inside(m.node))
            .find_map(|m| dates::value(&m.value, page.month_first))
            .map(metadata)
            .or_else(|| lines.clone().find_map(|n| visible_date(page, n)));
        let number = live.entries.len();
        live.entries.push(EntryStamps { published: stamp, modified: None });
        for n in lines {
            live.of_line[n] = Some(number);
        }
    }
    live
}

fn visible_date(page: &Page<'_, '_>, line: usize) -> Option<Stamp> {
    let piece = page.visible.lines[line].piece;
    let text = &page.visible.text[piece.range()];
    let found = dates::find(text.get(..80.min(text.len())).unwrap_or(""), page.month_first)?;
    let evidence = Some(Piece::new(piece.start + found.range.start, piece.start + found.range.end));
    Some(Stamp { date: found.date, basis: Basis::Text, evidence })
}

/// Entries by the words that JSON-LD gives them.
fn by_json_ld(page: &Page<'_, '_>) -> Live {
    let updates = &page.signals.json_ld.updates;
    let mut live = Live::default();
    if updates.len() < 2 || page.visible.lines.len() > MOST_LINES {
        return live;
    }
    // The bodies of all entries in one string, with the bounds of each.
    let (mut all, mut bounds) = (String::new(), Vec::new());
    let mut headlines: HashMap<String, usize> = HashMap::new();
    for update in updates.iter().take(MOST) {
        if let Some(headline) = &update.headline {
            headlines.entry(key(headline)).or_insert(bounds.len());
        }
        all.push_str(&key(update.body.as_deref().unwrap_or("")));
        bounds.push(all.len());
        all.push('\n');
    }
    if all.len() > 2_000_000 {
        return live;
    }
    live.of_line = vec![None; page.visible.lines.len()];
    let mut found = vec![false; bounds.len()];
    for (n, line) in page.visible.lines.iter().enumerate() {
        let own = key(&page.visible.text[line.piece.range()]);
        let by_headline = headlines.get(&own).copied().filter(|e| !found[*e]);
        let by_body = || {
            (own.len() >= 24)
                .then(|| memchr::memmem::find(all.as_bytes(), own.as_bytes()))
                .flatten()
                .map(|at| bounds.partition_point(|end| *end <= at))
        };
        if let Some(entry) = by_headline.or_else(by_body) {
            live.of_line[n] = Some(entry);
            found[entry] = true;
        }
    }
    let stamp = |value: &Option<String>| {
        value.as_deref().and_then(|v| dates::value(v, false)).map(|date| Stamp { date, basis: Basis::Metadata, evidence: None })
    };
    live.entries =
        updates.iter().take(MOST).map(|u| EntryStamps { published: stamp(&u.published), modified: stamp(&u.modified) }).collect();
    if found.iter().filter(|f| **f).count() < 2 {
        return Live::default();
    }
    live
}
