//! What markup says about a page, collected in one walk and judged nowhere here: meta elements,
//! canonical address, title element, JSON-LD, microdata, `time` elements, bylines by class.

use super::entities;
use super::jsonld::{self, JsonLd};
use super::tree::{Tree, push_collapsed};

/// An element that says something, with its node.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Mark {
    pub(crate) node: u32,
    pub(crate) value: String,
}

/// All of it.
#[derive(Debug, Default)]
pub(crate) struct Signals {
    /// Lower-case name or property, content; in order.
    metas: Vec<(String, String)>,
    pub(crate) title: Option<String>,
    pub(crate) canonical: Option<String>,
    pub(crate) html_lang: Option<String>,
    pub(crate) json_ld: JsonLd,
    /// Elements with `itemprop`: the property is in front of the value.
    microdata: Vec<(String, Mark)>,
    /// `time` elements: `datetime`, else their text.
    pub(crate) times: Vec<Mark>,
    /// Elements whose class, `rel` or `itemprop` says that they name the author.
    pub(crate) bylines: Vec<Mark>,
    /// Elements whose class says that they hold the date.
    pub(crate) dated: Vec<Mark>,
}

impl Signals {
    /// First non-empty content of the first of the names that has one.
    pub(crate) fn meta(&self, names: &[&str]) -> Option<&str> {
        names.iter().find_map(|name| self.metas.iter().find(|(n, v)| n == name && !v.is_empty()).map(|(_, v)| v.as_str()))
    }

    /// All contents under one name.
    pub(crate) fn metas<'s>(&'s self, name: &'s str) -> impl Iterator<Item = &'s str> + 's {
        self.metas.iter().filter(move |(n, v)| n == name && !v.is_empty()).map(|(_, v)| v.as_str())
    }

    /// All marks of a microdata property.
    pub(crate) fn properties<'s>(&'s self, name: &'s str) -> impl Iterator<Item = &'s Mark> + 's {
        self.microdata.iter().filter(move |(n, _)| n == name).map(|(_, m)| m)
    }
}

/// Most marks of one kind: a live page has hundreds of times, a flood more.
const MOST: usize = 2_000;

/// Walks the tree once.
pub(crate) fn collect(tree: &Tree<'_>) -> Signals {
    let mut signals = Signals::default();
    let mut scripts = Vec::new();
    for node in 1..tree.nodes.len() {
        let Some(tag) = tree.nodes[node].tag else { continue };
        match tag.name() {
            "html" => {
                signals.html_lang = signals.html_lang.or_else(|| tree.attribute(node, "lang").map(|l| l.into_owned()));
            }
            "title" if signals.title.is_none() && !inside_svg(tree, node) => {
                signals.title = Some(tree.text(node, 4_000)).filter(|t| !t.is_empty());
            }
            "meta" => meta(tree, node, &mut signals),
            "link"
                if signals.canonical.is_none() && tree.raw_attribute(node, "rel").is_some_and(|r| r.eq_ignore_ascii_case("canonical")) =>
            {
                signals.canonical = tree.attribute(node, "href").map(|h| h.trim().to_owned()).filter(|h| !h.is_empty());
            }
            "script" => {
                let is_json_ld =
                    tree.raw_attribute(node, "type").is_some_and(|t| t.trim().to_ascii_lowercase().starts_with("application/ld+json"));
                if is_json_ld && let Some(text) = tree.nodes.get(node + 1).filter(|n| n.tag.is_none() && n.parent as usize == node) {
                    scripts.push(text.raw);
                }
            }
            "time" if signals.times.len() < MOST => {
                let value = tree
                    .attribute(node, "datetime")
                    .filter(|d| !d.trim().is_empty())
                    .map_or_else(|| tree.text(node, 200), |d| d.into_owned());
                signals.times.push(mark(node, value));
            }
            "a" if signals.bylines.len() < MOST && tree.raw_attribute(node, "href").is_some_and(is_author_page) => {
                signals.bylines.push(mark(node, tree.text(node, 200)));
            }
            _ => {}
        }
        attributes(tree, node, &mut signals);
    }
    signals.json_ld = jsonld::read(scripts.into_iter());
    signals
}

fn mark(node: usize, value: String) -> Mark {
    Mark { node: u32::try_from(node).unwrap_or(u32::MAX), value }
}

fn inside_svg(tree: &Tree<'_>, node: usize) -> bool {
    let mut at = node;
    while at != 0 {
        at = tree.nodes[at].parent as usize;
        if tree.name(at) == "svg" {
            return true;
        }
    }
    false
}

fn meta(tree: &Tree<'_>, node: usize, signals: &mut Signals) {
    let name =
        ["property", "name", "itemprop", "http-equiv"].iter().find_map(|a| tree.raw_attribute(node, a).filter(|v| !v.trim().is_empty()));
    if let (Some(name), Some(content)) = (name, tree.raw_attribute(node, "content"))
        && signals.metas.len() < MOST
    {
        let mut value = String::new();
        let end = (0..=content.len().min(5_000)).rev().find(|e| content.is_char_boundary(*e)).unwrap_or(0);
        push_collapsed(&mut value, &entities::decode(&content[..end]));
        signals.metas.push((name.trim().to_ascii_lowercase(), value.trim().to_owned()));
    }
}

/// Microdata, and classes that say what an element is.
fn attributes(tree: &Tree<'_>, node: usize, signals: &mut Signals) {
    let (mut class, mut by_property) = (false, None);
    for (name, value) in tree.attributes(node) {
        match name {
            "itemprop" => by_property = Some(value),
            "class" | "id" | "rel" | "data-testid" => class = true,
            _ => {}
        }
    }
    if let Some(properties) = by_property
        && signals.microdata.len() < MOST
        && tree.name(node) != "meta"
    {
        for property in properties.split_ascii_whitespace() {
            let property = property.to_ascii_lowercase();
            if matches!(
                property.as_str(),
                "headline" | "datepublished" | "datemodified" | "datecreated" | "author" | "creator" | "publisher"
            ) {
                let value = ["content", "datetime", "title"].iter().find_map(|a| {
                    tree.attribute(node, a).filter(|v| !v.trim().is_empty() && (*a != "title" || property.starts_with("date")))
                });
                signals.microdata.push((property, mark(node, value.map_or_else(|| tree.text(node, 300), |v| v.into_owned()))));
            }
        }
    }
    if let Some(property) = by_property
        && tree.name(node) == "meta"
        && let Some(content) = tree.attribute(node, "content")
        && signals.microdata.len() < MOST
    {
        signals.microdata.push((property.to_ascii_lowercase(), mark(node, content.into_owned())));
    }
    if !class {
        return;
    }
    let rel_author = tree.raw_attribute(node, "rel").is_some_and(|r| r.split_ascii_whitespace().any(|w| w.eq_ignore_ascii_case("author")));
    let named = ["class", "id", "data-testid"].iter().filter_map(|a| tree.raw_attribute(node, a)).flat_map(str::split_ascii_whitespace);
    let (mut byline, mut dated) = (rel_author, false);
    for word in named {
        byline |= is_byline(word);
        dated |= is_dated(word);
    }
    if byline && signals.bylines.len() < MOST && !matches!(tree.name(node), "body" | "html" | "meta" | "link") {
        signals.bylines.push(mark(node, tree.text(node, 400)));
    }
    if dated && signals.dated.len() < MOST && !matches!(tree.name(node), "body" | "html" | "meta" | "link") {
        signals.dated.push(mark(node, tree.text(node, 300)));
    }
}

fn parts(word: &str) -> impl Iterator<Item = &str> {
    word.split(['-', '_', '.', ':']).filter(|p| !p.is_empty())
}

/// The address of a page about an author: `/author/ada-lind`.
fn is_author_page(href: &str) -> bool {
    let path = href.split(['?', '#']).next().unwrap_or(href).to_ascii_lowercase();
    let mut parts = path.split('/').filter(|p| !p.is_empty()).rev();
    let last = parts.next().unwrap_or("");
    let before = parts.next().unwrap_or("");
    !last.is_empty()
        && matches!(
            before,
            "author"
                | "authors"
                | "autor"
                | "autoren"
                | "autores"
                | "auteur"
                | "auteurs"
                | "autore"
                | "autori"
                | "journalist"
                | "reporter"
                | "people"
                | "signataires"
                | "redakteur"
                | "forfatter"
                | "by"
        )
}

/// `byline`, `author-name`, `article__author`; not `author-bio`.
fn is_byline(word: &str) -> bool {
    let lower = word.to_ascii_lowercase();
    let about = [
        "bio",
        "box",
        "image",
        "img",
        "avatar",
        "photo",
        "picture",
        "social",
        "links",
        "twitter",
        "related",
        "more",
        "comment",
        "desc",
        "description",
    ];
    if parts(&lower).any(|p| about.contains(&p)) {
        return false;
    }
    parts(&lower).any(|p| {
        matches!(p, "byline" | "author" | "authors" | "autor" | "auteur" | "autore" | "autoren" | "writer" | "redacteur" | "verfasser")
    }) || matches!(lower.as_str(), "authorname" | "author_name" | "articleauthor" | "postauthor" | "entryauthor" | "bylinename")
}

/// `date`, `published`, `entry-date`, `article__time`.
fn is_dated(word: &str) -> bool {
    let lower = word.to_ascii_lowercase();
    if lower.contains("update") && !lower.contains("date-") && !lower.contains("dated") {
        return false;
    }
    parts(&lower).any(|p| {
        matches!(
            p,
            "date"
                | "dates"
                | "published"
                | "pubdate"
                | "publish"
                | "datetime"
                | "timestamp"
                | "dateline"
                | "datum"
                | "fecha"
                | "data"
                | "time"
                | "posted"
                | "postdate"
        )
    }) || matches!(
        lower.as_str(),
        "entrydate" | "articledate" | "publishdate" | "publisheddate" | "publicationdate" | "postdate" | "date-header"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn collects() {
        let tree = Tree::parse(
            "<html lang=fr><head><title>A &amp; B</title><meta property='og:title' content='A'><link rel=canonical href=' https://a.example/x '>
             <script type='application/ld+json'>{\"@type\":\"NewsArticle\",\"headline\":\"A\"}</script></head>
             <body><svg><title>no</title></svg><span class='article__byline'>By Ada Lind</span><div class='author-bio'>no</div>
             <time datetime='2031-01-02'>today</time><span itemprop='datePublished' content='2031-01-02'>x</span>",
        );
        let signals = collect(&tree);
        assert_eq!(signals.title.as_deref(), Some("A & B"));
        assert_eq!(signals.meta(&["twitter:title", "og:title"]), Some("A"));
        assert_eq!(signals.canonical.as_deref(), Some("https://a.example/x"));
        assert_eq!(signals.json_ld.headline.as_deref(), Some("A"));
        assert_eq!(signals.bylines.iter().map(|m| m.value.as_str()).collect::<Vec<_>>(), ["By Ada Lind"]);
        assert_eq!(signals.times[0].value, "2031-01-02");
        assert_eq!(signals.properties("datepublished").next().map(|m| m.value.as_str()), Some("2031-01-02"));
    }
}
