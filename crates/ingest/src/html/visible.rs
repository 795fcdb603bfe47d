//! A tree → the visible text, one block a line, and for each block what its place in the page tells.
//! Judges nothing: which block is the report, others decide.

use super::entities;
use super::tags::{Tag, set};
use super::tree::{Tree, is_space, push_collapsed};
use recoupe_model::Piece;

/// Blocks that are told apart; what a page has beyond is in the text, but in no block.
const MOST_BLOCKS: usize = 100_000;

/// A text node's share of the visible text.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Run {
    /// The text node.
    pub(crate) node: u32,
    /// Where its words stand.
    pub(crate) piece: Piece,
    /// It is the text of a link.
    pub(crate) linked: bool,
}

/// One line of visible text.
#[derive(Clone, Debug)]
pub(crate) struct Line {
    /// Where.
    pub(crate) piece: Piece,
    /// Its runs, as a range of [`Visible::runs`].
    pub(crate) runs: std::ops::Range<usize>,
    /// The innermost block element around it.
    pub(crate) element: u32,
}

/// The visible text of a page.
#[derive(Debug, Default)]
pub(crate) struct Visible {
    pub(crate) text: String,
    pub(crate) runs: Vec<Run>,
    pub(crate) lines: Vec<Line>,
    /// More blocks than are told apart.
    pub(crate) cut: bool,
}

/// Collects what is seen. Elements that a style or attribute hides are left out, unless next to
/// nothing would remain: some pages are shown by a script only.
pub(crate) fn collect(tree: &Tree<'_>) -> Visible {
    let seen = gather(tree, false);
    let words = |v: &Visible| v.text.len();
    let all: usize = tree.nodes.iter().filter(|n| n.tag.is_none()).map(|n| n.raw.len()).sum();
    // Only where the page might hide its report is it worth a second walk.
    if words(&seen) < 2_000 && all > words(&seen) * 2 {
        let everything = gather(tree, true);
        if words(&everything) > words(&seen).saturating_mul(4) {
            return everything;
        }
    }
    seen
}

fn gather(tree: &Tree<'_>, hidden_too: bool) -> Visible {
    let mut out = Visible::default();
    let mut from = 0;
    let mut first_run = 0;
    let mut at = 1;
    let links = set(&["a", "button"]);
    // Ends of open blocks: when the walk passes one, the line is over.
    let mut ends: Vec<(u32, u32)> = vec![(tree.nodes[0].end, 0)];
    let mut link_end = 0;
    let mut pre_end = 0;
    while at < tree.nodes.len() {
        while ends.len() > 1 && ends.last().is_some_and(|e| e.0 as usize <= at) {
            let element = ends.pop().map_or(0, |e| e.1);
            finish(&mut out, &mut from, &mut first_run, element);
        }
        let node = tree.nodes[at];
        let element = ends.last().map_or(0, |e| e.1);
        let Some(tag) = node.tag else {
            let text = entities::decode(node.raw);
            if at < pre_end {
                for line in text.split_inclusive('\n') {
                    add(&mut out, from, at, at < link_end, line);
                    if line.ends_with('\n') {
                        finish(&mut out, &mut from, &mut first_run, element);
                    }
                }
            } else {
                add(&mut out, from, at, at < link_end, &text);
            }
            at += 1;
            continue;
        };
        let unseen = tag.is_hidden() && !(hidden_too && tag.name() == "noscript") || (!hidden_too && is_hidden(tree, at, tag));
        if unseen {
            at = node.end as usize;
            continue;
        }
        if tag.is_block() {
            finish(&mut out, &mut from, &mut first_run, element);
            if !tag.is_void() {
                ends.push((node.end, u32::try_from(at).unwrap_or(u32::MAX)));
            }
            if tag.name() == "pre" {
                pre_end = node.end as usize;
            }
        } else if tag.is_in(links) {
            // Menus set links side by side without a blank between; a style parts them.
            if link_end == at && out.text.len() > from {
                push_blank(&mut out.text, from);
            }
            link_end = link_end.max(node.end as usize);
        } else if tag.name() == "img" && out.text.len() > from {
            push_blank(&mut out.text, from);
        }
        at += 1;
    }
    finish(&mut out, &mut from, &mut first_run, 0);
    out.text.truncate(out.text.trim_end().len());
    out
}

fn push_blank(text: &mut String, from: usize) {
    if text.len() > from && !text.ends_with([' ', '\u{a0}']) {
        text.push(' ');
    }
}

/// Appends a text node to the line that is being made.
fn add(out: &mut Visible, from: usize, node: usize, linked: bool, text: &str) {
    if out.text.len() == from {
        let text = text.trim_start_matches(is_space);
        if text.is_empty() {
            return;
        }
        push_run(out, from, node, linked, text);
    } else if text.chars().all(is_space) {
        push_blank(&mut out.text, from);
    } else {
        push_run(out, from, node, linked, text);
    }
}

fn push_run(out: &mut Visible, from: usize, node: usize, linked: bool, text: &str) {
    let start = out.text.len();
    if out.text.len() == from {
        push_collapsed_at_start(&mut out.text, text);
    } else {
        push_collapsed(&mut out.text, text);
    }
    let written = &out.text[start..];
    let lead = written.len() - written.trim_start().len();
    let piece = Piece::new(start + lead, start + written.trim_end().len());
    if !piece.is_empty() {
        out.runs.push(Run { node: u32::try_from(node).unwrap_or(u32::MAX), piece, linked });
    }
}

fn push_collapsed_at_start(out: &mut String, text: &str) {
    let text = text.trim_start_matches(is_space);
    let Some(first) = text.chars().next() else { return };
    out.push(first);
    push_collapsed(out, &text[first.len_utf8()..]);
}

/// Ends a line.
fn finish(out: &mut Visible, from: &mut usize, first_run: &mut usize, element: u32) {
    let line = &out.text[*from..];
    let end = *from + line.trim_end().len();
    out.text.truncate(end);
    if end > *from && out.runs.len() > *first_run {
        if out.lines.len() < MOST_BLOCKS {
            out.lines.push(Line { piece: Piece::new(*from, end), runs: *first_run..out.runs.len(), element });
        } else {
            out.cut = true;
        }
        out.text.push('\n');
    } else {
        out.text.truncate(*from);
        out.runs.truncate(*first_run);
    }
    *from = out.text.len();
    *first_run = out.runs.len();
}

/// Hidden by attribute or inline style.
fn is_hidden(tree: &Tree<'_>, node: usize, tag: Tag) -> bool {
    if matches!(tag.name(), "body" | "html") {
        return false;
    }
    tree.attributes(node).any(|(name, value)| match name {
        "hidden" => !value.eq_ignore_ascii_case("until-found") && !value.eq_ignore_ascii_case("false"),
        "style" => {
            let compact: String = value.chars().filter(|c| !c.is_whitespace()).collect::<String>().to_ascii_lowercase();
            compact.contains("display:none") || compact.contains("visibility:hidden")
        }
        _ => false,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(source: &str) -> Vec<String> {
        let visible = collect(&Tree::parse(source));
        visible.lines.iter().map(|l| visible.text[l.piece.range()].to_owned()).collect()
    }

    #[test]
    fn one_block_a_line() {
        assert_eq!(lines("<p>a <b>b</b>\n c</p>d<div> e<br>f </div>"), ["a b c", "d", "e", "f"]);
        assert_eq!(lines("<table><tr><td>a<td>b</table><pre>c\nd  e</pre>"), ["a", "b", "c", "d e"]);
        assert_eq!(lines("<a>Un</a><a>Deux</a><p><span>T</span>rois"), ["Un Deux", "Trois"]);
        assert_eq!(lines("<p> &nbsp; </p><p>«&nbsp;oui&nbsp;»</p>"), ["«\u{a0}oui\u{a0}»"]);
    }

    #[test]
    fn unseen_is_left_out() {
        assert_eq!(
            lines("a<script>b</script><style>c</style><p hidden>d</p><p style='Display : none'>e</p><noscript>f</noscript>g"),
            ["ag"]
        );
        assert_eq!(lines("<div style='display:none'><p>all of it</p><p>is shown by a script</p></div>x").len(), 3);
    }

    #[test]
    fn runs_lie_in_their_lines() {
        let tree = Tree::parse("<p>one <a>two</a> three</p><p>four");
        let visible = collect(&tree);
        for line in &visible.lines {
            let words: Vec<&str> = visible.runs[line.runs.clone()].iter().map(|r| &visible.text[r.piece.range()]).collect();
            assert_eq!(words.join(" "), &visible.text[line.piece.range()]);
        }
        assert_eq!(visible.runs.iter().filter(|r| r.linked).count(), 1);
    }
}
