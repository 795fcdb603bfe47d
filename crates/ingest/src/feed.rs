//! Feeds (RSS, Atom, JSON Feed) → one report an item. What an item links to is not fetched.

mod json;
mod xml;

use crate::dates;
use crate::html;
use crate::parsed::{EntryStamps, Hints, Metadata, ParsedPage};
pub(crate) use json::parse as parse_json;
use recoupe_model::{Basis, Byline, Lang, Outlet, Stamp, WarningKind};
use xml::Fields;
pub(crate) use xml::{List, read as read_list};

/// What an item says, whatever the format.
#[derive(Debug, Default)]
struct Item {
    title: Option<String>,
    /// Markup of the report, or of its summary where there is no more.
    markup: String,
    url: Option<String>,
    published: Option<String>,
    modified: Option<String>,
    authors: Vec<String>,
    lang: Option<String>,
    outlet: Option<String>,
}

impl Item {
    /// `None` where there is nothing to read.
    fn into_page(self, channel: &Channel) -> Option<ParsedPage> {
        let title = self.title.map(|t| html::plain_text(&t)).filter(|t| !t.is_empty());
        let mut page = html::fragment(title.as_deref(), &self.markup);
        if page.text.trim().is_empty() {
            return None;
        }
        let stamp = |value: Option<String>| {
            value.and_then(|v| dates::value(&v, false)).map(|date| Stamp { date, basis: Basis::Metadata, evidence: None })
        };
        let url = self.url.filter(|u| html::host(u).is_some());
        let domain = url.as_deref().or(channel.url.as_deref()).and_then(html::host).map(|h| html::domain(&h));
        let (published, modified) = (stamp(self.published), stamp(self.modified));
        let authors = self.authors.into_iter().flat_map(|a| html::people(&a, channel.name.as_deref()));
        let evidence = |name: &str| page.text.find(name).map(|at| (at..at + name.len()).into());
        page.metadata = Metadata {
            authors: authors.map(|name| Byline { evidence: evidence(&name), name }).collect(),
            outlet: Outlet { name: self.outlet.or_else(|| channel.name.clone()), domain, evidence: None },
            lang: self.lang.as_deref().or(channel.lang.as_deref()).and_then(Lang::from_tag),
            published: published.or_else(|| modified.clone()),
            modified,
            url,
            ..Metadata::default()
        };
        page.entries = Vec::<EntryStamps>::new();
        Some(page)
    }
}

/// What the feed says of itself.
#[derive(Debug, Default)]
struct Channel {
    name: Option<String>,
    url: Option<String>,
    lang: Option<String>,
}

impl Channel {
    /// The feed's title without what it says of its section: `Le Phare - Monde` → `Le Phare`.
    fn new(title: Option<&str>, url: Option<&str>, lang: Option<&str>) -> Self {
        let name = title.map(html::plain_text).filter(|t| !t.is_empty()).map(|t| {
            let parts: Vec<&str> =
                t.split([':', '|', '»', '>', '–', '—']).flat_map(|p| p.split(" - ")).map(str::trim).filter(|p| !p.is_empty()).collect();
            let domain = url.and_then(html::host).map(|h| html::domain(&h)).unwrap_or_default();
            let label = domain.split('.').next().unwrap_or("").to_owned();
            let like = |p: &&&str| {
                let key: String = p.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect();
                !label.is_empty() && (key.contains(&label.replace('-', "")) || (key.len() > 3 && label.contains(&key)))
            };
            parts.iter().find(like).or(parts.first()).map_or_else(|| t.clone(), |p| (*p).to_owned())
        });
        Self { name, url: url.map(str::to_owned), lang: lang.map(str::to_owned) }
    }
}

/// Reads RSS, RDF or Atom: a page an item, in the feed's order.
pub(crate) fn parse_xml(source: &str, hints: Hints<'_>) -> Vec<ParsedPage> {
    let list = read_list(source, &["item", "entry"]);
    let head = &list.head;
    let under = |name: &str| head.text(&[&format!("channel/{name}"), name]);
    let link = under("link").or_else(|| {
        head.0.iter().find(|f| f.path.ends_with("link") && f.attribute("rel") != Some("self")).and_then(|f| f.attribute("href"))
    });
    let channel = Channel::new(under("title"), link.or(hints.url), under("language").or_else(|| under("dc:language")));
    let mut pages: Vec<ParsedPage> = list.entries.iter().filter_map(|e| item(e).into_page(&channel)).collect();
    if list.broken {
        pages.iter_mut().for_each(|p| p.warn(WarningKind::Malformed));
    }
    pages
}

fn item(fields: &Fields) -> Item {
    let text = |paths: &[&str]| fields.text(paths).map(str::to_owned);
    let links = || fields.0.iter().filter(|f| matches!(f.path.as_str(), "link" | "atom:link"));
    let alternate = links().find(|f| f.attribute("rel").is_none_or(|r| r == "alternate")).and_then(|f| f.attribute("href"));
    let guid = fields.all("guid").find(|f| f.attribute("ispermalink") != Some("false")).map(|f| f.text.trim());
    let full = ["content:encoded", "content", "content:content", "body", "xhtml:body"];
    let short = ["description", "summary", "itunes:summary", "media:description", "media:group/media:description"];
    let source = fields.all("source").next().map(|f| f.text.trim().to_owned()).filter(|t| !t.is_empty());
    Item {
        title: text(&["title", "media:title", "dc:title"]),
        markup: text(&full).or_else(|| text(&short)).unwrap_or_default(),
        url: text(&["feedburner:origlink", "link"])
            .or_else(|| alternate.map(str::to_owned))
            .or_else(|| guid.map(str::to_owned))
            .or_else(|| text(&["rdf:about"])),
        published: text(&["pubdate", "published", "issued", "dc:date", "dcterms:created", "dcterms:issued", "created"]),
        modified: text(&["updated", "modified", "atom:updated", "dcterms:modified"]),
        authors: fields
            .0
            .iter()
            .filter(|f| matches!(f.path.as_str(), "author/name" | "dc:creator" | "author" | "atom:author/atom:name"))
            .map(|f| mail_name(f.text.trim()))
            .filter(|a| !a.is_empty())
            .collect(),
        lang: text(&["dc:language", "language"]),
        outlet: source.or_else(|| text(&["source/title", "dc:publisher"])),
    }
}

/// RSS has `address (name)` for an author.
fn mail_name(author: &str) -> String {
    match (author.contains('@'), author.find('('), author.rfind(')')) {
        (true, Some(open), Some(close)) if open < close => author[open + 1..close].trim().to_owned(),
        _ => author.to_owned(),
    }
}

/// Reads a sitemap: a news sitemap's entries are reports of which the headline alone is told; a plain
/// one holds none, and says so.
pub(crate) fn parse_sitemap(source: &str) -> Result<Vec<ParsedPage>, String> {
    let list: List = read_list(source, &["url", "sitemap"]);
    let mut pages = Vec::new();
    for entry in &list.entries {
        let Some(title) = entry.text(&["news:news/news:title", "video:video/video:title"]) else { continue };
        let publication = entry.text(&["news:news/news:publication/news:name"]);
        let url = entry.text(&["loc"]);
        let channel = Channel {
            name: publication.map(str::to_owned),
            url: url.map(str::to_owned),
            lang: entry.text(&["news:news/news:publication/news:language"]).map(str::to_owned),
        };
        let item = Item {
            title: Some(title.to_owned()),
            url: url.map(str::to_owned),
            published: entry.text(&["news:news/news:publication_date", "lastmod"]).map(str::to_owned),
            ..Item::default()
        };
        pages.extend(item.into_page(&channel));
    }
    if list.broken {
        pages.iter_mut().for_each(|p| p.warn(WarningKind::Malformed));
    }
    if pages.is_empty() {
        let count = list.entries.iter().filter(|e| e.text(&["loc"]).is_some()).count();
        let of = if list.root == "sitemapindex" { "other sitemaps" } else { "pages" };
        return Err(format!("is a sitemap with {count} addresses of {of} and holds no report itself; give one of these addresses"));
    }
    Ok(pages)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn hints() -> Hints<'static> {
        Hints { name: "feed.xml", url: None }
    }

    #[test]
    fn rss() {
        let pages = parse_xml(
            "<rss><channel><title>Le Phare - Monde</title><link>https://lephare.example/</link><language>fr-FR</language>
             <item><title>Le port ferme</title><link>https://lephare.example/port</link><pubDate>Wed, 12 Feb 2031 10:05:00 +0100</pubDate>
             <dc:creator>Ada Lind</dc:creator><description>Court.</description>
             <content:encoded><![CDATA[<p>Le port <b>ferme</b>.</p><h2>La grève</h2><p>Elle dure.</p>]]></content:encoded></item></channel></rss>",
            hints(),
        );
        let article = pages.into_iter().next().unwrap().into_article("feed.xml#1".to_owned());
        assert_eq!(article.text.as_str(), "Le port ferme\nLe port ferme.\nLa grève\nElle dure.");
        assert_eq!(article.body.len(), 3);
        assert_eq!(article.headings.len(), 1);
        assert_eq!(article.outlet.name.as_deref(), Some("Le Phare"));
        assert_eq!(article.outlet.domain.as_deref(), Some("lephare.example"));
        assert_eq!(article.published.unwrap().date.as_str(), "2031-02-12T10:05:00+01:00");
        assert_eq!(article.authors[0].name, "Ada Lind");
        assert_eq!(article.url.as_deref(), Some("https://lephare.example/port"));
    }

    #[test]
    fn atom() {
        let pages = parse_xml(
            "<feed xmlns='http://www.w3.org/2005/Atom'><title>Lantern</title><entry><title type='html'>A &amp;amp; B</title>
             <link rel='edit' href='https://x.example/e'/><link href='https://x.example/a'/><author><name>Bo Karsen</name></author>
             <published>2031-02-12T10:05:00Z</published><updated>2031-02-13T00:00:00Z</updated><summary>Short text.</summary></entry></feed>",
            hints(),
        );
        let m = &pages[0].metadata;
        assert_eq!(pages[0].text, "A & B\nShort text.");
        assert_eq!((m.url.as_deref(), m.authors[0].name.as_str()), (Some("https://x.example/a"), "Bo Karsen"));
        assert_eq!(m.modified.as_ref().unwrap().date.as_str(), "2031-02-13T00:00:00Z");
    }

    #[test]
    fn sitemaps() {
        let news = "<urlset><url><loc>https://x.example/a</loc><news:news><news:publication><news:name>Lantern</news:name><news:language>en</news:language>
            </news:publication><news:publication_date>2031-02-12</news:publication_date><news:title>The port closes</news:title></news:news></url></urlset>";
        let pages = parse_sitemap(news).unwrap();
        assert_eq!((pages[0].text.as_str(), pages[0].metadata.outlet.name.as_deref()), ("The port closes", Some("Lantern")));
        let plain = parse_sitemap("<urlset><url><loc>https://x.example/a</loc></url></urlset>").unwrap_err();
        assert!(plain.contains("1 addresses") && !plain.contains('\n'), "{plain}");
    }
}
