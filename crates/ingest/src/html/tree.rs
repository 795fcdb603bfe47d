//! A page as a flat tree, and how to ask it. [`super::build`] makes it.

use super::build::{self, KEPT};
use super::entities;
use super::tags::Tag;
use std::borrow::Cow;

/// One node. Nodes stand in document order; what is below node `i` are the nodes `i + 1 .. end`.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Node<'a> {
    /// Node after its last descendant.
    pub(crate) end: u32,
    /// Its parent; the root is its own.
    pub(crate) parent: u32,
    /// First of its attributes in [`Tree::attributes`], and how many.
    pub(super) attributes: u32,
    pub(super) attribute_count: u8,
    /// `None`: a text.
    pub(crate) tag: Option<Tag>,
    /// Of a text: the characters as they stand in the source.
    pub(crate) raw: &'a str,
}

/// A page as a tree.
#[derive(Debug)]
pub(crate) struct Tree<'a> {
    /// In document order; the first is a root without a name.
    pub(crate) nodes: Vec<Node<'a>>,
    /// Index of the name in [`KEPT`], and the value.
    pub(super) attributes: Vec<(u8, &'a str)>,
    /// Nesting was flattened.
    pub(crate) flattened: bool,
}

impl<'a> Tree<'a> {
    /// Reads a page.
    pub(crate) fn parse(source: &'a str) -> Self {
        build::read(source)
    }

    /// Value of an attribute, references resolved.
    pub(crate) fn attribute(&self, node: usize, name: &str) -> Option<Cow<'a, str>> {
        self.raw_attribute(node, name).map(entities::decode)
    }

    /// Value of an attribute as it stands in the source.
    pub(crate) fn raw_attribute(&self, node: usize, name: &str) -> Option<&'a str> {
        self.attributes(node).find(|(n, _)| *n == name).map(|(_, v)| v)
    }

    /// All kept attributes of a node, as they stand in the source.
    pub(crate) fn attributes(&self, node: usize) -> impl Iterator<Item = (&'static str, &'a str)> + '_ {
        let n = &self.nodes[node];
        let from = n.attributes as usize;
        self.attributes[from..from + usize::from(n.attribute_count)].iter().map(|(name, value)| (KEPT[usize::from(*name)], *value))
    }

    /// Name of an element; empty for a text.
    pub(crate) fn name(&self, node: usize) -> &'static str {
        self.nodes[node].tag.map_or("", Tag::name)
    }

    /// Elements and texts directly below.
    #[cfg(test)]
    fn children(&self, node: usize) -> impl Iterator<Item = usize> + '_ {
        let end = self.nodes[node].end as usize;
        let mut next = node + 1;
        std::iter::from_fn(move || {
            let child = next;
            (child < end).then(|| {
                next = self.nodes[child].end as usize;
                child
            })
        })
    }

    /// All texts below, references resolved, white space collapsed; about `limit` bytes of source at most.
    pub(crate) fn text(&self, node: usize, limit: usize) -> String {
        let mut out = String::new();
        let mut used = 0;
        for n in self.nodes[node..self.nodes[node].end as usize].iter().take(limit.saturating_add(16)) {
            if n.tag.is_none() {
                push_collapsed(&mut out, &entities::decode(n.raw));
                used += n.raw.len();
                if used > limit {
                    break;
                }
            } else if n.tag.is_some_and(Tag::is_block) {
                push_collapsed(&mut out, " ");
            }
        }
        out.truncate(out.trim_end().len());
        out
    }
}

/// White space as HTML and typography have it (a no-break space too: it is collapsed when the text is shown on one line).
pub(crate) fn is_space(c: char) -> bool {
    c.is_whitespace() || c == '\u{200B}' || c == '\u{FEFF}'
}

/// Appends with runs of white space as one blank; none at the start.
pub(crate) fn push_collapsed(out: &mut String, more: &str) {
    for c in more.chars() {
        if !is_space(c) {
            out.push(c);
        } else if !out.is_empty() && !out.ends_with([' ', '\n', '\u{a0}']) {
            out.push(if c == '\u{a0}' { c } else { ' ' });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shape(source: &str) -> String {
        fn write(tree: &Tree<'_>, node: usize, out: &mut String) {
            for child in tree.children(node) {
                match tree.nodes[child].tag {
                    None => out.push_str(tree.nodes[child].raw),
                    Some(tag) => {
                        out.push_str(&format!("<{}>", tag.name()));
                        write(tree, child, out);
                        out.push_str("</>");
                    }
                }
            }
        }
        let mut out = String::new();
        write(&Tree::parse(source), 0, &mut out);
        out
    }

    #[test]
    fn ends_are_implied() {
        assert_eq!(shape("<p>a<p>b<div>c</div>d"), "<p>a</><p>b</><div>c</>d");
        assert_eq!(shape("<ul><li>a<ul><li>b</ul><li>c</ul>d"), "<ul><li>a<ul><li>b</></></><li>c</></>d");
        assert_eq!(shape("<table><tr><td>a<td>b<tr><td>c</table>"), "<table><tr><td>a</><td>b</></><tr><td>c</></></>");
        assert_eq!(shape("a</p></div><b>c</p>d</b>"), "a<b>cd</>");
        assert_eq!(shape("<div><b>a</div>b</b>c"), "<div><b>a</></>bc");
    }

    #[test]
    fn raw_text_comments_and_stray_marks() {
        assert_eq!(shape("<script>if (a<b) '</p>'</SCRIPT >x"), "<script>if (a<b) '</p>'</>x");
        assert_eq!(shape("a<!-- <p> -->b<!>c<!DOCTYPE html>d<?php e ?>f"), "abcdf");
        assert_eq!(shape("1 < 2 <3 </ 4"), "1 < 2 <3 </ 4");
        assert_eq!(shape("a<!-- never closed <b>x</b>"), "ax");
        assert_eq!(shape("<title>a<b></title><p"), "<title>a<b></><p></>");
    }

    #[test]
    fn attributes_are_read() {
        let tree = Tree::parse("<a HREF = 'x&amp;y' class=b hidden data-x='>' id=\"unclosed>");
        assert_eq!(tree.attribute(1, "href").as_deref(), Some("x&y"));
        assert_eq!(tree.attribute(1, "class").as_deref(), Some("b"));
        assert_eq!(tree.attribute(1, "hidden").as_deref(), Some(""));
        assert_eq!(tree.attribute(1, "id").as_deref(), Some("unclosed>"));
        assert_eq!(tree.attribute(1, "style"), None);
    }

    #[test]
    fn nesting_is_capped_and_text_kept() {
        let source = format!("{}deep{}after", "<div>".repeat(1_000), "</div>".repeat(1_000));
        let tree = Tree::parse(&source);
        assert!(tree.flattened);
        assert_eq!(tree.text(0, usize::MAX), "deepafter");
        let last = tree.nodes.len() - 1;
        assert_eq!((tree.nodes[last].raw, tree.nodes[last].parent), ("after", 0), "ends of flattened elements close nothing else");
        assert!(!Tree::parse(&"<p>".repeat(1_000)).flattened, "paragraphs close one another");
    }
}
