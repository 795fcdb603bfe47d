//! XML lists (feeds, sitemaps) → their entries as flat fields. Tolerant: what stands before a fault is
//! kept. Nothing is expanded but character references, so no entity can grow.

use crate::html;
use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

/// Most entries of one list.
const MOST_ENTRIES: usize = 20_000;

/// Deepest element that is followed.
const DEEPEST: usize = 64;

/// One element's content within an entry.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Field {
    /// Lower-case names from the entry down, prefixes kept, joined by `/`: `author/name`, `content:encoded`.
    pub(crate) path: String,
    /// Attributes by lower-case name.
    pub(crate) attributes: Vec<(String, String)>,
    /// Text; elements inside a content field are written back as markup.
    pub(crate) text: String,
}

impl Field {
    /// An attribute's value.
    pub(crate) fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(n, _)| n == name).map(|(_, v)| v.as_str())
    }
}

/// The fields of one entry, or of the list's head.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Fields(pub(crate) Vec<Field>);

impl Fields {
    /// Text of the first of the paths that has one.
    pub(crate) fn text(&self, paths: &[&str]) -> Option<&str> {
        paths.iter().find_map(|p| self.0.iter().filter(|f| f.path == *p).map(|f| f.text.trim()).find(|t| !t.is_empty()))
    }

    /// All fields of one path.
    pub(crate) fn all<'f>(&'f self, path: &'f str) -> impl Iterator<Item = &'f Field> + 'f {
        self.0.iter().filter(move |f| f.path == path)
    }
}

/// A list.
#[derive(Debug, Default)]
pub(crate) struct List {
    /// Name of its first element, prefix cut.
    pub(crate) root: String,
    /// What stands outside of entries.
    pub(crate) head: Fields,
    pub(crate) entries: Vec<Fields>,
    /// The XML is broken, or holds more than is read.
    pub(crate) broken: bool,
}

/// Fields whose inner elements are markup of the text, not fields.
fn holds_markup(path: &str) -> bool {
    matches!(
        path,
        "content" | "summary" | "description" | "content:encoded" | "title" | "subtitle" | "xhtml:body" | "body" | "content:content"
    )
}

/// Reads a list whose entries are the elements named.
pub(crate) fn read(source: &str, entry_names: &[&str]) -> List {
    let mut list = List::default();
    let mut reader = Reader::from_str(source);
    let config = reader.config_mut();
    config.check_end_names = false;
    config.allow_unmatched_ends = true;
    config.allow_dangling_amp = true;
    let mut open: Vec<String> = Vec::new();
    // Depth at which the entry began, and the entry.
    let mut entry: Option<(usize, Fields)> = None;
    loop {
        let event = match reader.read_event() {
            Ok(event) => event,
            Err(_) => {
                list.broken = true;
                break;
            }
        };
        match event {
            Event::Start(start) => {
                let name = name(&start);
                if list.root.is_empty() {
                    list.root = local(&name).to_owned();
                }
                // An item that begins within an item means that the first was never closed.
                if let Some((at, _)) = entry
                    && open.get(at).is_some_and(|n| *n == name)
                    && entry_names.contains(&local(&name))
                {
                    list.broken = true;
                    open.truncate(at);
                    list.entries.extend(entry.take().map(|(_, fields)| fields));
                    if list.entries.len() >= MOST_ENTRIES {
                        break;
                    }
                }
                if entry.is_none() && entry_names.contains(&local(&name)) && !open.is_empty() {
                    entry = Some((open.len(), Fields::default()));
                    if let (Some((_, fields)), Some(about)) = (&mut entry, attribute(&start, "rdf:about")) {
                        fields.0.push(Field { path: "rdf:about".to_owned(), text: about, ..Field::default() });
                    }
                    open.push(name);
                } else if open.len() < DEEPEST {
                    begin(&mut list.head, &mut entry, &open, &start, &name);
                    open.push(name);
                } else {
                    list.broken = true;
                    break;
                }
            }
            Event::Empty(start) => {
                let name = name(&start);
                if list.root.is_empty() {
                    list.root = local(&name).to_owned();
                }
                begin(&mut list.head, &mut entry, &open, &start, &name);
            }
            Event::End(_) => {
                let depth = open.len().saturating_sub(1);
                end_markup(&mut list.head, &mut entry, &open);
                open.truncate(depth);
                if entry.as_ref().is_some_and(|(at, _)| *at == depth)
                    && let Some((_, fields)) = entry.take()
                {
                    list.entries.push(fields);
                    if list.entries.len() >= MOST_ENTRIES {
                        list.broken = true;
                        break;
                    }
                }
            }
            Event::Text(text) => append(&mut list.head, &mut entry, &open, &text.into_inner(), true),
            Event::CData(data) => append(&mut list.head, &mut entry, &open, &data.into_inner(), true),
            Event::GeneralRef(reference) => {
                let reference = format!("&{};", reference.into_inner());
                // Inside markup a reference stays one; a lone `&lt;` must not become a tag.
                append(&mut list.head, &mut entry, &open, &html::references(&reference), false);
            }
            Event::Eof => break,
            _ => {}
        }
    }
    list.broken |= !open.is_empty();
    if let Some((_, fields)) = entry {
        list.entries.push(fields);
    }
    list
}

fn name(start: &BytesStart<'_>) -> String {
    start.name().as_ref().to_ascii_lowercase()
}

fn local(name: &str) -> &str {
    name.rsplit(':').next().unwrap_or(name)
}

fn attribute(start: &BytesStart<'_>, wanted: &str) -> Option<String> {
    start
        .attributes()
        .with_checks(false)
        .flatten()
        .find(|a| a.key.as_ref().eq_ignore_ascii_case(wanted))
        .map(|a| html::references(&a.value).into_owned())
}

/// Path within the entry, or within the list's head.
fn path(open: &[String], from: usize) -> String {
    open[from.min(open.len())..].join("/")
}

fn target<'l>(head: &'l mut Fields, entry: &'l mut Option<(usize, Fields)>) -> (&'l mut Fields, usize) {
    match entry {
        Some((at, fields)) => (fields, *at + 1),
        None => (head, 1),
    }
}

fn begin(head: &mut Fields, entry: &mut Option<(usize, Fields)>, open: &[String], start: &BytesStart<'_>, name: &str) {
    let (fields, from) = target(head, entry);
    let outer = path(open, from);
    if let Some(field) =
        fields.0.last_mut().filter(|f| holds_markup(&f.path) && (outer == f.path || outer.starts_with(&format!("{}/", f.path))))
    {
        field.text.push('<');
        field.text.push_str(local(name));
        field.text.push('>');
        return;
    }
    let path = if outer.is_empty() { name.to_owned() } else { format!("{outer}/{name}") };
    let attributes = start
        .attributes()
        .with_checks(false)
        .flatten()
        .take(20)
        .map(|a| (a.key.as_ref().to_ascii_lowercase(), html::references(&a.value).into_owned()))
        .collect();
    fields.0.push(Field { path, attributes, text: String::new() });
}

fn end_markup(head: &mut Fields, entry: &mut Option<(usize, Fields)>, open: &[String]) {
    let (fields, from) = target(head, entry);
    let path = path(open, from);
    if let Some(field) = fields.0.last_mut().filter(|f| holds_markup(&f.path) && path.starts_with(&format!("{}/", f.path))) {
        field.text.push_str("</");
        field.text.push_str(open.last().map_or("", |n| local(n)));
        field.text.push('>');
    }
}

fn append(head: &mut Fields, entry: &mut Option<(usize, Fields)>, open: &[String], text: &str, _whole: bool) {
    let (fields, from) = target(head, entry);
    let path = path(open, from);
    let Some(field) = fields.0.last_mut() else { return };
    if field.path == path || (holds_markup(&field.path) && path.starts_with(&field.path)) {
        field.text.push_str(text);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fields_markup_and_faults() {
        let list = read(
            "<?xml version='1.0'?><rss><channel><title>A &amp; B</title><item><title>x</title><description>&lt;p&gt;y&lt;/p&gt;</description>
             <link>u</link></item><item><title>z</title><content type='xhtml'><div><p>a<br/>b</p></div></content><broken",
            &["item", "entry"],
        );
        assert_eq!((list.root.as_str(), list.broken, list.entries.len()), ("rss", true, 2));
        assert_eq!(list.head.text(&["channel/title"]), Some("A & B"));
        assert_eq!(list.entries[0].text(&["description"]), Some("<p>y</p>"));
        assert_eq!(list.entries[1].text(&["content"]), Some("<div><p>a<br>b</p></div>"));
    }
}
