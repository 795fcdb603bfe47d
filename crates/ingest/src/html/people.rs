//! Who wrote it: names in metadata, microdata and bylines, as written; no organisations, no addresses.

use super::place::Zone;
use super::signals::Signals;
use super::title::key;
use super::when::Page;
use recoupe_model::{Byline, Piece};
use std::sync::LazyLock;

/// Words that begin a visible byline, with what must follow them.
static LEAD_INS: LazyLock<Vec<&'static str>> = LazyLock::new(|| words(include_str!("../../data/byline_words.txt"), "lead-in"));

/// Words that a person's name doesn't hold: newsrooms and roles.
static NO_NAMES: LazyLock<Vec<&'static str>> = LazyLock::new(|| words(include_str!("../../data/byline_words.txt"), "no-name"));

fn words(file: &'static str, kind: &str) -> Vec<&'static str> {
    file.lines().filter_map(|l| l.split_once('\t')).filter(|(k, _)| *k == kind).map(|(_, w)| w).collect()
}

/// Most people that one report is credited to.
const MOST: usize = 12;

/// Finds them.
pub(crate) fn find(page: &Page<'_>, outlet: Option<&str>) -> Vec<Byline> {
    let signals = page.signals;
    let given: [Vec<&str>; 5] = [
        signals.json_ld.authors.iter().map(String::as_str).collect(),
        [
            "author",
            "article:author",
            "dc.creator",
            "dcterms.creator",
            "dc.creator.name",
            "parsely-author",
            "sailthru.author",
            "byl",
            "og:article:author",
            "cxenseparse:author",
            "citation_author",
            "article:author_name",
        ]
        .iter()
        .flat_map(|n| signals.metas(n))
        .collect(),
        signals.properties("author").chain(signals.properties("creator")).map(|m| m.value.as_str()).collect(),
        near_bylines(page),
        labelled(signals),
    ];
    for source in given {
        let mut names: Vec<String> = Vec::new();
        for value in source {
            for name in split(value) {
                let known = |other: &String| key(other) == key(&name) || key(other).contains(&key(&name));
                if is_person(&name, outlet) && !names.iter().any(known) && names.len() < MOST {
                    names.push(name);
                }
            }
        }
        if !names.is_empty() {
            return names.into_iter().map(|name| Byline { evidence: where_written(page, &name), name }).collect();
        }
    }
    visible(page, outlet)
}

/// The people that a credit names.
pub(crate) fn names(credit: &str, outlet: Option<&str>) -> Vec<String> {
    split(credit).into_iter().filter(|name| is_person(name, outlet)).collect()
}

/// "Written by" and its value, as pages give them for previews.
fn labelled(signals: &Signals) -> Vec<&str> {
    let is_credit = |label: &str| lead_in(&format!("{label} x")).is_some();
    [("twitter:label1", "twitter:data1"), ("twitter:label2", "twitter:data2")]
        .iter()
        .filter(|(label, _)| signals.meta(&[label]).is_some_and(is_credit))
        .filter_map(|(_, data)| signals.meta(&[data]))
        .collect()
}

/// Elements named as bylines, those near the report only.
fn near_bylines<'p>(page: &'p Page<'_>) -> Vec<&'p str> {
    let mut near: Vec<(usize, &str)> = Vec::new();
    for mark in &page.signals.bylines {
        let run = page.visible.runs.partition_point(|r| r.node <= mark.node);
        let line = page.visible.lines.partition_point(|l| l.runs.end <= run);
        let Some(place) = page.places.get(line) else { continue };
        if matches!(place.zone, Zone::Comments | Zone::Related | Zone::Trending | Zone::Navigation | Zone::Footer) || mark.value.len() > 150
        {
            continue;
        }
        near.push((page.title.map_or(line, |t| line.abs_diff(t)), &mark.value));
    }
    near.sort_by_key(|(distance, _)| *distance);
    let Some(first) = near.first().map(|n| n.0) else { return Vec::new() };
    near.into_iter().filter(|(d, _)| *d <= first + 2).map(|(_, v)| v).collect()
}

/// "By Ada Lind and Bo Karsen" as a line beside the headline or the ends of the report.
fn visible(page: &Page<'_>, outlet: Option<&str>) -> Vec<Byline> {
    let (first, last) = page.body.unwrap_or((0, 0));
    let title = page.title.unwrap_or(first);
    let near = (title..(title + 12).min(page.visible.lines.len())).chain(last.saturating_sub(1)..(last + 3).min(page.visible.lines.len()));
    for n in near {
        let piece = page.visible.lines[n].piece;
        let line = &page.visible.text[piece.range()];
        if line.len() > 160 {
            continue;
        }
        let Some(rest) = lead_in(line).or_else(|| after_date(line, page.month_first)) else { continue };
        let names: Vec<Byline> = split(rest)
            .into_iter()
            .filter(|name| is_person(name, outlet) && (name.contains(' ') || lead_in(line).is_none()))
            .map(|name| {
                let evidence = line.find(&name).map(|at| Piece::new(piece.start + at, piece.start + at + name.len()));
                Byline { name, evidence }
            })
            .collect();
        if !names.is_empty() {
            return names;
        }
    }
    Vec::new()
}

/// "Posted on 12 January by Ada Lind": what follows the joining word of a line that holds a date.
fn after_date(line: &str, month_first: bool) -> Option<&str> {
    if line.len() > 120 {
        return None;
    }
    let (at, len) =
        [" by ", " von ", " par ", " por ", " di ", " door "].iter().filter_map(|w| line.find(w).map(|at| (at, w.len()))).min()?;
    let date = crate::dates::find(line, month_first)?;
    (date.range.end <= at).then(|| &line[at + len..])
}

/// What follows "By", "Par", "Von" …, where a line begins so.
fn lead_in(line: &str) -> Option<&str> {
    LEAD_INS.iter().find_map(|word| {
        let start = line.get(..word.len()).filter(|s| s.to_lowercase() == **word)?;
        let rest = &line[start.len()..];
        rest.starts_with([' ', ':', '\u{a0}']).then(|| rest.trim_start_matches([' ', ':', '\u{a0}']))
    })
}

/// Splits a credit into names and cuts what is said beside them.
fn split(value: &str) -> Vec<String> {
    let value = lead_in(value.trim()).unwrap_or(value.trim());
    let mut names = Vec::new();
    let mut rest = value;
    // Joining words stand between blanks; marks need not.
    while !rest.is_empty() {
        let joints = [
            " and ", " et ", " und ", " y ", " e ", " & ", " en ", " och ", " og ", " и ", " i ", ",", ";", " / ", "|", "•", "\u{b7}",
            " – ", " - ", " (", " für ", " for ", " pour ", " in ", " à ", " mit ",
        ];
        let cut = joints.iter().filter_map(|j| rest.find(j).map(|at| (at, j.len()))).min();
        let (name, more) = cut.map_or((rest, ""), |(at, len)| (&rest[..at], &rest[at + len..]));
        let name = name.trim().trim_matches(['.', ':', '@', '-', '–', '"', '\'', ')', '(', '*']).trim();
        let name = lead_in(name).unwrap_or(name);
        if !name.is_empty() {
            names.push(name.to_owned());
        }
        // What stands behind a bracket or "for" is the newsroom.
        if cut.is_some_and(|(at, len)| {
            matches!(&rest[at..at + len], " (" | " für " | " for " | " pour " | " in " | " à " | " mit " | " – " | " - ")
        }) {
            break;
        }
        rest = more;
    }
    names
}

/// Looks like a name: some words with capitals, no newsroom's word; a handle where it is one word.
fn is_person(name: &str, outlet: Option<&str>) -> bool {
    let words = name.split_whitespace().count();
    let lower = name.to_lowercase();
    let same_as_outlet = outlet.is_some_and(|o| key(o) == key(name));
    (1..=6).contains(&words)
        && (2..=60).contains(&name.len())
        && name.chars().any(char::is_alphabetic)
        && (words == 1 || !name.chars().any(|c| c.is_ascii_digit()))
        && !name.contains(['@', '/', '{', '<', '=', '?', '!', '»', '|'])
        && !same_as_outlet
        && (words == 1 || name.chars().any(char::is_uppercase) || !name.is_ascii())
        && !LEAD_INS.iter().any(|w| *w == lower)
        && crate::dates::find(name, false).is_none()
        && !NO_NAMES.iter().any(|w| lower.split(|c: char| !c.is_alphanumeric()).any(|p| p == *w))
}

/// Where the page shows a name: near the headline first.
fn where_written(page: &Page<'_>, name: &str) -> Option<Piece> {
    let title = page.title.unwrap_or(0).min(page.visible.lines.len());
    let order = (title..page.visible.lines.len().min(title + 40)).chain(title.saturating_sub(10)..title);
    order.into_iter().find_map(|n| {
        let piece = page.visible.lines[n].piece;
        let at = page.visible.text[piece.range()].find(name)?;
        Some(Piece::new(piece.start + at, piece.start + at + name.len()))
    })
}
