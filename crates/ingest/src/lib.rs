//! Bytes and the place they came from → articles. Never fails: what can be read is read, and what can't
//! is said. Knows nothing of the store or the network.

use formats::Format;
use parsed::{Hints, ParsedPage};
use recoupe_model::{Article, WarningKind};

mod charset;
mod dates;
mod formats;
mod html;
mod parsed;
mod plain;
mod provenance;
mod record;

pub use record::TextRecord;

/// One input as it lies on disk or came over the wire.
#[derive(Clone, Copy, Debug)]
pub struct Input<'a> {
    /// The path or address that the user gave (`-` for standard input).
    pub name: &'a str,
    /// Its bytes, compressed or not.
    pub bytes: &'a [u8],
    /// The address that the bytes came from, where known.
    pub url: Option<&'a str>,
    /// The `Content-Type` header, where there was one.
    pub content_type: Option<&'a str>,
}

/// Something that could not be read, in words for a person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// Which input.
    pub input: String,
    /// What is wrong and what to do, one line.
    pub message: String,
}

/// What came of an input.
#[derive(Clone, Debug, Default)]
pub struct Reading {
    /// The articles found, in order.
    pub articles: Vec<Article>,
    /// What could not be read.
    pub problems: Vec<Problem>,
}

/// Reads one input of any known format.
#[must_use]
pub fn read(input: &Input<'_>) -> Reading {
    let mut reading = Reading::default();
    match dispatch(input) {
        Ok(pages) => {
            for (name, page) in pages {
                let mut article = page.into_article(name);
                provenance::recognise(&mut article);
                reading.articles.push(article);
            }
        }
        Err(message) => reading.problems.push(Problem { input: input.name.to_owned(), message }),
    }
    reading
}

/// Pages with their names; a message when nothing can be read.
fn dispatch(input: &Input<'_>) -> Result<Vec<(String, ParsedPage)>, String> {
    let unpacked = formats::unpack(input.bytes, formats::LARGEST);
    if unpacked.bytes.is_empty() {
        return Err(if unpacked.truncated { "is a broken archive; nothing could be unpacked" } else { "is empty" }.to_owned());
    }
    let format = formats::sniff(&unpacked.bytes, input.name, input.content_type);
    let hints = Hints { name: input.name, url: input.url };
    let mut page = match format {
        Format::Foreign(what) => return Err(format!("is {what}; recoupe reads text, HTML, feeds, sitemaps and WARC")),
        Format::Html => {
            let decoded = charset::decode(&unpacked.bytes, input.content_type, true);
            let mut page = html::parse(&decoded.text, hints);
            if decoded.doubtful {
                page.warn(WarningKind::Encoding);
            }
            page
        }
        Format::Plain | Format::XmlFeed | Format::JsonFeed | Format::Sitemap | Format::Warc => {
            let decoded = charset::decode(&unpacked.bytes, input.content_type, false);
            let mut page = plain::parse(&decoded.text, hints);
            if decoded.doubtful {
                page.warn(WarningKind::Encoding);
            }
            page
        }
    };
    if unpacked.truncated {
        page.warn(WarningKind::Truncated);
    }
    if page.text.trim().is_empty() {
        return Err("holds no text".to_owned());
    }
    Ok(vec![(input.name.to_owned(), page)])
}

/// What only several pages together tell: a disclaimer that stands on many, furniture that repeats.
pub fn compare(articles: &mut [Article]) {
    provenance::compare(articles);
}
