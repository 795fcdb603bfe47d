//! HTML → a flat tree, in one pass and in time linear in its length, whatever it holds.
//!
//! This is the guard that stands before every other parser: nesting is capped (what is deeper is
//! flattened into its ancestor), attributes are few, scripts and styles are kept apart, and only
//! what [`super::extract`] writes from this tree ever reaches the extractor. It does not do what a
//! browser does with misnested formatting or tables: for the order of visible text neither matters.

use super::tags::{COUNT, Set, Tag, set};
use super::tree::{Node, Tree};

/// Deepest nesting kept. No page of 1,171 real ones is deeper than 53; extractors that walk a tree by
/// recursion overflow the stack near 7,000.
const DEEPEST: usize = 256;

/// Attributes kept of one element; the rest is read over.
const MOST_ATTRIBUTES: usize = 24;

/// Longest value kept of an attribute that is no content (`class`, `id` …), in bytes.
const LONGEST_VALUE: usize = 1_000;

/// Attributes that somebody downstream asks for.
pub(super) const KEPT: [&str; 22] = [
    "aria-hidden",
    "charset",
    "class",
    "content",
    "data-testid",
    "datetime",
    "hidden",
    "href",
    "http-equiv",
    "id",
    "itemprop",
    "itemscope",
    "itemtype",
    "lang",
    "name",
    "property",
    "pubdate",
    "rel",
    "role",
    "style",
    "title",
    "type",
];

/// Reads a page.
pub(super) fn read(source: &str) -> Tree<'_> {
    let mut builder = Builder {
        tree: Tree { nodes: Vec::with_capacity(source.len() / 40), attributes: Vec::new(), flattened: false },
        open: vec![(0, Tag::OTHER)],
        count: [0; COUNT],
        present: 0,
        last_comment_end: memchr::memmem::rfind(source.as_bytes(), b"-->").unwrap_or(0),
        dropped: [0; COUNT],
    };
    builder.tree.nodes.push(Node { end: 0, parent: 0, attributes: 0, attribute_count: 0, tag: Some(Tag::OTHER), raw: "" });
    builder.read(source);
    builder.close_down_to(0);
    let all = builder.next_index();
    builder.tree.nodes[0].end = all;
    builder.tree
}

struct Builder<'a> {
    tree: Tree<'a>,
    /// Open elements, the root first.
    open: Vec<(u32, Tag)>,
    /// How many of each are open.
    count: [u32; COUNT],
    /// Those of which at least one is open.
    present: Set,
    /// Where the last comment of the page ends; one that begins after it is never closed.
    last_comment_end: usize,
    /// How many of each were too deep to be opened: their end tags close nothing.
    dropped: [u32; COUNT],
}

impl<'a> Builder<'a> {
    fn next_index(&self) -> u32 {
        u32::try_from(self.tree.nodes.len()).unwrap_or(u32::MAX)
    }

    fn read(&mut self, source: &'a str) {
        let bytes = source.as_bytes();
        let mut at = 0;
        let mut text_from = 0;
        while let Some(found) = find(bytes, at, b'<') {
            let after = found + 1;
            match bytes.get(after) {
                Some(b'!') => {
                    self.text(&source[text_from..found]);
                    at = skip_declaration(bytes, found, self.last_comment_end);
                    text_from = at;
                }
                Some(b'?') => {
                    self.text(&source[text_from..found]);
                    at = find(bytes, after, b'>').map_or(bytes.len(), |e| e + 1);
                    text_from = at;
                }
                Some(b'/') if bytes.get(after + 1).is_some_and(u8::is_ascii_alphabetic) => {
                    self.text(&source[text_from..found]);
                    let name_end = name_end(bytes, after + 1);
                    at = find(bytes, name_end, b'>').map_or(bytes.len(), |e| e + 1);
                    self.close(Tag::of(&source[after + 1..name_end]));
                    text_from = at;
                }
                Some(c) if c.is_ascii_alphabetic() => {
                    self.text(&source[text_from..found]);
                    at = self.start(source, after);
                    text_from = at;
                }
                _ => at = after,
            }
        }
        self.text(&source[text_from.min(source.len())..]);
    }

    fn text(&mut self, raw: &'a str) {
        if raw.is_empty() {
            return;
        }
        let parent = self.open.last().map_or(0, |o| o.0);
        let end = self.next_index() + 1;
        self.tree.nodes.push(Node { end, parent, attributes: 0, attribute_count: 0, tag: None, raw });
    }

    /// A start tag whose name begins at `at`; where to go on.
    fn start(&mut self, source: &'a str, at: usize) -> usize {
        let bytes = source.as_bytes();
        let name_end = name_end(bytes, at);
        let tag = Tag::of(&source[at..name_end]);
        let first = self.tree.attributes.len();
        let (mut next, closed) = self.attributes(source, name_end);
        let count = u8::try_from(self.tree.attributes.len() - first).unwrap_or(u8::MAX);
        self.imply_ends(tag);
        let too_deep = self.open.len() >= DEEPEST;
        let node = self.next_index();
        if too_deep && !tag.is_void() && !tag.is_raw() {
            self.tree.flattened = true;
            if !closed {
                self.dropped[tag.row()] += 1;
            }
            // What the element parted stays parted.
            let tag = if tag.is_block() { Tag::of("br") } else { return next };
            self.push(tag, node, first, 0);
            return next;
        }
        self.push(tag, node, first, count);
        if tag.is_raw() {
            let end = raw_end(bytes, next, &source.as_bytes()[at..name_end]);
            let raw = &source[next..end];
            if !raw.is_empty() {
                self.tree.nodes.push(Node { end: node + 2, parent: node, attributes: 0, attribute_count: 0, tag: None, raw });
                self.tree.nodes[node as usize].end = node + 2;
            }
            next = find(bytes, end, b'>').map_or(bytes.len(), |e| e + 1);
        } else if !tag.is_void() && (!closed || tag != Tag::OTHER) {
            self.open.push((node, tag));
            self.count[tag.row()] += 1;
            self.present |= 1 << tag.row();
        }
        next
    }

    fn push(&mut self, tag: Tag, node: u32, attributes: usize, attribute_count: u8) {
        let parent = self.open.last().map_or(0, |o| o.0);
        let attributes = u32::try_from(attributes).unwrap_or(u32::MAX);
        self.tree.nodes.push(Node { end: node + 1, parent, attributes, attribute_count, tag: Some(tag), raw: "" });
    }

    /// Reads attributes from `at`; the place after `>` and whether the tag closed itself.
    fn attributes(&mut self, source: &'a str, mut at: usize) -> (usize, bool) {
        let bytes = source.as_bytes();
        let first = self.tree.attributes.len();
        let mut closed = false;
        loop {
            while bytes.get(at).is_some_and(|b| b.is_ascii_whitespace() || *b == b'/') {
                closed = bytes[at] == b'/';
                at += 1;
            }
            match bytes.get(at) {
                None => return (bytes.len(), closed),
                Some(b'>') => return (at + 1, closed),
                _ => closed = false,
            }
            let name_from = at;
            at += 1; // A name may begin with `=`.
            while bytes.get(at).is_some_and(|b| !b.is_ascii_whitespace() && !matches!(b, b'/' | b'>' | b'=')) {
                at += 1;
            }
            let name = &bytes[name_from..at];
            while bytes.get(at).is_some_and(u8::is_ascii_whitespace) {
                at += 1;
            }
            let mut value = "";
            if bytes.get(at) == Some(&b'=') {
                at += 1;
                while bytes.get(at).is_some_and(u8::is_ascii_whitespace) {
                    at += 1;
                }
                let from;
                let end;
                match bytes.get(at) {
                    Some(quote @ (b'"' | b'\'')) => {
                        from = at + 1;
                        end = find(bytes, from, *quote).unwrap_or(bytes.len());
                        at = (end + 1).min(bytes.len());
                    }
                    _ => {
                        from = at;
                        while bytes.get(at).is_some_and(|b| !b.is_ascii_whitespace() && *b != b'>') {
                            at += 1;
                        }
                        end = at;
                    }
                }
                value = source.get(from..end).unwrap_or("");
            }
            if self.tree.attributes.len() - first < MOST_ATTRIBUTES
                && let Some(kept) = kept(name)
            {
                let limit = if KEPT[usize::from(kept)] == "content" { usize::MAX } else { LONGEST_VALUE };
                if value.len() <= limit {
                    self.tree.attributes.push((kept, value));
                }
            }
        }
    }

    /// Closes what the start of `tag` ends.
    fn imply_ends(&mut self, tag: Tag) {
        let (ends, up_to) = tag.closes();
        if ends & self.present == 0 {
            return;
        }
        let mut to = None;
        for (depth, (_, open)) in self.open.iter().enumerate().skip(1).rev() {
            if open.is_in(up_to) {
                break;
            }
            if open.is_in(ends) {
                to = Some(depth);
            }
        }
        if let Some(depth) = to {
            self.close_down_to(depth);
        }
    }

    fn close(&mut self, tag: Tag) {
        if tag == Tag::of("br") || tag.is_void() {
            return;
        }
        if self.dropped[tag.row()] > 0 {
            self.dropped[tag.row()] -= 1;
            return;
        }
        if self.count[tag.row()] == 0 || matches!(tag.name(), "body" | "html") {
            return;
        }
        let cells = set(&["td", "th", "table"]);
        for depth in (1..self.open.len()).rev() {
            let open = self.open[depth].1;
            if open == tag {
                self.close_down_to(depth);
                return;
            }
            // An inline element's end does not reach out of a block, nor a block's out of a table cell.
            let barrier = if tag.is_block() { open.is_in(cells) && !tag.name().starts_with('t') } else { open.is_block() };
            if barrier {
                return;
            }
        }
    }

    /// Ends the open elements from `depth` on.
    fn close_down_to(&mut self, depth: usize) {
        let end = self.next_index();
        for (node, tag) in self.open.drain(depth..) {
            self.tree.nodes[node as usize].end = end;
            let count = &mut self.count[tag.row()];
            *count = count.saturating_sub(1);
            if *count == 0 {
                self.present &= !(1 << tag.row());
            }
        }
        if self.open.is_empty() {
            self.open.push((0, Tag::OTHER));
        }
    }
}

fn find(bytes: &[u8], from: usize, what: u8) -> Option<usize> {
    memchr::memchr(what, bytes.get(from..)?).map(|at| at + from)
}

fn name_end(bytes: &[u8], from: usize) -> usize {
    let len = bytes[from..].iter().position(|b| b.is_ascii_whitespace() || matches!(b, b'/' | b'>'));
    len.map_or(bytes.len(), |len| from + len)
}

/// After a comment, a document type or a CDATA section that begins at `at`.
fn skip_declaration(bytes: &[u8], at: usize, last_comment_end: usize) -> usize {
    let end = |mark: &[u8], from: usize| memchr::memmem::find(bytes.get(from..)?, mark).map(|e| from + e + mark.len());
    if bytes[at..].starts_with(b"<!-->") {
        return at + 5;
    }
    if bytes[at..].starts_with(b"<!--") {
        // A comment that is never closed ends at the next `>`, else one typing error would eat the page.
        let closed = if at + 4 <= last_comment_end { end(b"-->", at + 4) } else { None };
        return closed.or_else(|| end(b">", at)).unwrap_or(bytes.len());
    }
    end(b">", at).unwrap_or(bytes.len())
}

/// Where the end tag of a raw element begins, from `at` on; the end where it has none.
fn raw_end(bytes: &[u8], at: usize, name: &[u8]) -> usize {
    let mut from = at;
    while let Some(found) = find(bytes, from, b'<') {
        let rest = &bytes[found + 1..];
        if rest.first() == Some(&b'/')
            && rest.get(1..=name.len()).is_some_and(|n| n.eq_ignore_ascii_case(name))
            && rest.get(1 + name.len()).is_none_or(|b| !b.is_ascii_alphanumeric())
        {
            return found;
        }
        from = found + 1;
    }
    bytes.len()
}

fn kept(name: &[u8]) -> Option<u8> {
    let longest = 12;
    if name.len() > longest {
        return None;
    }
    let position = KEPT.iter().position(|k| k.as_bytes().eq_ignore_ascii_case(name))?;
    u8::try_from(position).ok()
}
