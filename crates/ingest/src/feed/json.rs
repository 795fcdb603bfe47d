//! JSON Feed → one report an item.

use super::{Channel, Item};
use crate::parsed::{Hints, ParsedPage};
use serde::Deserialize;

#[derive(Deserialize)]
struct Feed {
    title: Option<String>,
    home_page_url: Option<String>,
    language: Option<String>,
    #[serde(default)]
    items: Vec<serde_json::Value>,
}

/// The fields that are read; an item of another shape is passed over.
#[derive(Deserialize)]
struct JsonItem {
    url: Option<String>,
    external_url: Option<String>,
    title: Option<String>,
    content_html: Option<String>,
    content_text: Option<String>,
    summary: Option<String>,
    date_published: Option<String>,
    date_modified: Option<String>,
    language: Option<String>,
    author: Option<Author>,
    #[serde(default)]
    authors: Vec<Author>,
}

#[derive(Deserialize)]
struct Author {
    name: Option<String>,
}

/// Reads it; a message where it is no JSON Feed.
pub(crate) fn parse(source: &str, hints: Hints<'_>) -> Result<Vec<ParsedPage>, String> {
    let feed: Feed = serde_json::from_str(source).map_err(|e| format!("is no JSON Feed that can be read: {e}"))?;
    let channel = Channel::new(feed.title.as_deref(), feed.home_page_url.as_deref().or(hints.url), feed.language.as_deref());
    let items = feed.items.into_iter().filter_map(|value| serde_json::from_value::<JsonItem>(value).ok());
    Ok(items.filter_map(|i| item(i).into_page(&channel)).collect())
}

fn item(item: JsonItem) -> Item {
    let text = item.content_text.or(item.summary).map(|t| crate::html::as_markup(&t));
    Item {
        title: item.title.map(|t| crate::html::as_markup(&t)),
        markup: item.content_html.or(text).unwrap_or_default(),
        url: item.url.or(item.external_url),
        published: item.date_published,
        modified: item.date_modified,
        authors: item.authors.into_iter().chain(item.author).filter_map(|a| a.name).collect(),
        lang: item.language,
        outlet: None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn items() {
        let pages = parse(
            r#"{"version": "https://jsonfeed.org/version/1.1", "title": "Lantern", "items": [3, {"id": "1", "url": "https://x.example/a",
            "title": "1 < 2", "content_text": "One <b>.\n\nTwo.", "date_published": "2031-02-12T10:05:00+01:00", "authors": [{"name": "Ada Lind"}]}]}"#,
            Hints::default(),
        )
        .unwrap();
        assert_eq!(pages.len(), 1);
        assert_eq!(pages[0].text, "1 < 2\nOne <b>.\nTwo.");
        assert!(parse("{", Hints::default()).is_err());
    }
}
