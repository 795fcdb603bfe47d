//! Which text nodes are the report, as the crate `trafilatura` sees it. The crate never sees the
//! page itself: it gets markup that is written anew from our tree (bounded, well-formed, without
//! scripts), in which every text node begins with a mark of its own; the marks that come back tell
//! which nodes it kept. So its answer is mapped exactly, without comparing words.

use super::tags::Tag;
use super::tree::{Tree, is_space};
use super::visible::Visible;

use trafilatura::{ExtractionFocus, Options};

/// First mark: Unicode's private-use plane 15, which no page may expect to see kept.
const FIRST_MARK: u32 = 0xF_0000;

/// Marks there are; a page with more text nodes is too large for the extractor.
const MARKS: usize = 0xFFFD;

/// Largest markup given to the extractor, in bytes: its time and memory grow with some twenty copies.
const LARGEST: usize = 3_000_000;

/// Most elements given to it.
const MOST_ELEMENTS: usize = 30_000;

/// For each run of the visible text whether the extractor kept it; `None` where the page is too
/// large for it, or it failed.
pub(crate) fn kept(tree: &Tree<'_>, visible: &Visible) -> Option<Vec<bool>> {
    if visible.runs.len() >= MARKS || tree.nodes.iter().filter(|n| n.tag.is_some()).count() > MOST_ELEMENTS {
        return None;
    }
    let markup = write(tree, visible);
    if markup.len() > LARGEST {
        return None;
    }
    let options = Options::default().with_fallback(true).with_focus(ExtractionFocus::FavorPrecision).with_exclude_comments(true);
    // A belt beside the braces: whatever happens in there, the page is still read by our own rules.
    let result = std::panic::catch_unwind(|| trafilatura::extract(&markup, &options)).ok()?.ok()?;
    let mut kept = vec![false; visible.runs.len()];
    for c in result.content_text.chars() {
        if let Some(run) = u32::from(c).checked_sub(FIRST_MARK).and_then(|n| kept.get_mut(n as usize)) {
            *run = true;
        }
    }
    Some(kept)
}

/// Markup for the extractor.
fn write(tree: &Tree<'_>, visible: &Visible) -> String {
    let mut run_of = std::collections::HashMap::with_capacity(visible.runs.len());
    for (index, run) in visible.runs.iter().enumerate() {
        run_of.entry(run.node).or_insert(index);
    }
    let mut out = String::with_capacity(visible.text.len() * 3);
    let mut open: Vec<(u32, Tag)> = Vec::new();
    let mut at = 1;
    while at < tree.nodes.len() {
        while open.last().is_some_and(|o| o.0 as usize <= at) {
            if let Some((_, tag)) = open.pop() {
                close(&mut out, tag);
            }
        }
        let node = tree.nodes[at];
        let Some(tag) = node.tag else {
            if let Some(run) = run_of.get(&u32::try_from(at).unwrap_or(u32::MAX)) {
                // White space before the mark, else the mark would glue words to the element before.
                if node.raw.starts_with(is_space) {
                    out.push(' ');
                }
                out.extend(char::from_u32(FIRST_MARK + u32::try_from(*run).unwrap_or(0)));
                let text = node.raw.trim_start_matches(is_space);
                out.extend(text.chars().filter(|c| u32::from(*c) < FIRST_MARK).map(|c| if c == '<' { '‹' } else { c }));
            } else if !node.raw.is_empty() && node.raw.chars().all(is_space) {
                out.push(' ');
            }
            at += 1;
            continue;
        };
        if tag.is_hidden() && !matches!(tag.name(), "noscript") {
            at = node.end as usize;
            continue;
        }
        out.push('<');
        out.push_str(if tag == Tag::OTHER { "span" } else { tag.name() });
        for (name, value) in tree.attributes(at) {
            if matches!(
                name,
                "class" | "id" | "role" | "itemprop" | "href" | "rel" | "style" | "data-testid" | "aria-hidden" | "name" | "itemtype"
            ) {
                out.push(' ');
                out.push_str(name);
                out.push_str("=\"");
                out.extend(value.chars().map(|c| if c == '"' { '\'' } else { c }));
                out.push('"');
            }
        }
        out.push('>');
        if !tag.is_void() {
            open.push((node.end, tag));
        }
        at += 1;
    }
    while let Some((_, tag)) = open.pop() {
        close(&mut out, tag);
    }
    out
}

fn close(out: &mut String, tag: Tag) {
    out.push_str("</");
    out.push_str(if tag == Tag::OTHER { "span" } else { tag.name() });
    out.push('>');
}
