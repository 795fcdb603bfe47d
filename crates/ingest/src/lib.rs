//! Bytes and the place they came from → articles. Never fails: what can be read is read, and what can't
//! is said. Knows nothing of the store or the network.

use formats::Format;
use parsed::{Hints, ParsedPage};
use recoupe_model::{Article, WarningKind};

mod captions;
mod charset;
mod dates;
mod feed;
mod formats;
mod html;
mod margins;
mod parsed;
mod plain;
mod provenance;
mod record;
mod repeats;
mod warc;

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
    let pages = if formats::is_warc(input.bytes, input.name) { archive(input) } else { one(input) };
    match pages {
        Ok(pages) => {
            for (name, mut page) in pages {
                repeats::mark(&mut page);
                captions::mark(&mut page);
                let mut article = page.into_article(name);
                provenance::recognise(&mut article);
                reading.articles.push(article);
            }
        }
        Err(message) => reading.problems.push(Problem { input: input.name.to_owned(), message }),
    }
    reading
}

/// A page with the name that its article gets.
type Named = (String, ParsedPage);

/// The pages of a WARC.
fn archive(input: &Input<'_>) -> Result<Vec<Named>, String> {
    let archive = warc::read(input.bytes);
    let mut pages = Vec::new();
    for capture in &archive.captures {
        let name = format!("{}#{}", input.name, capture.number);
        let record =
            Input { name: &name, bytes: &capture.payload, url: capture.url.as_deref(), content_type: capture.content_type.as_deref() };
        // A record that holds nothing to read is no fault of the archive.
        let mut found = one(&record).unwrap_or_default();
        if capture.cut {
            found.iter_mut().for_each(|(_, page)| page.warn(WarningKind::Truncated));
        }
        pages.append(&mut found);
    }
    if archive.broken {
        pages.iter_mut().for_each(|(_, page)| page.warn(WarningKind::Malformed));
    }
    if archive.cut
        && let Some((_, last)) = pages.last_mut()
    {
        last.warn(WarningKind::Truncated);
    }
    if pages.is_empty() {
        return Err(if archive.broken { "is a broken WARC; no page in it can be read" } else { "is a WARC without a page" }.to_owned());
    }
    Ok(pages)
}

/// The pages of anything else; a message when nothing can be read.
fn one(input: &Input<'_>) -> Result<Vec<Named>, String> {
    let unpacked = formats::unpack(input.bytes, formats::LARGEST);
    if unpacked.bytes.is_empty() {
        return Err(if unpacked.truncated { "is a broken archive; nothing could be unpacked" } else { "is empty" }.to_owned());
    }
    if formats::is_gzip(&unpacked.bytes) {
        return Err("is an archive in an archive; unpack it once".to_owned());
    }
    let format = formats::sniff(&unpacked.bytes, input.name, input.content_type);
    let hints = Hints { name: input.name, url: input.url };
    let decoded = charset::decode(&unpacked.bytes, input.content_type, !matches!(format, Format::Plain));
    let mut pages = match format {
        Format::Foreign(what) => return Err(format!("is {what}; recoupe reads text, HTML, feeds, sitemaps and WARC")),
        Format::Html => vec![html::parse(&decoded.text, hints)],
        Format::Plain => vec![plain::parse(&decoded.text, hints)],
        Format::XmlFeed => feed::parse_xml(&decoded.text, hints),
        Format::JsonFeed => feed::parse_json(&decoded.text, hints)?,
        Format::Sitemap => feed::parse_sitemap(&decoded.text)?,
    };
    pages.retain(|page| page.text.contains(|c: char| !c.is_whitespace() && !c.is_control()));
    if pages.is_empty() {
        let what = if matches!(format, Format::XmlFeed | Format::JsonFeed) {
            "is a feed without an item that can be read"
        } else {
            "holds no text"
        };
        return Err(what.to_owned());
    }
    for page in &mut pages {
        if decoded.doubtful {
            page.warn(WarningKind::Encoding);
        }
        if unpacked.truncated {
            page.warn(WarningKind::Truncated);
        }
    }
    let numbered = matches!(format, Format::XmlFeed | Format::JsonFeed | Format::Sitemap);
    let name = |n: usize| if numbered { format!("{}#{}", input.name, n + 1) } else { input.name.to_owned() };
    Ok(pages.into_iter().enumerate().map(|(n, page)| (name(n), page)).collect())
}

/// What only several pages together tell: a disclaimer that stands on many, furniture that repeats.
pub fn compare(articles: &mut [Article]) {
    provenance::compare(articles);
}

/// What the trainer of the line model needs; nothing else does.
pub mod training {
    pub use crate::plain::shape::{COUNT, FEATURES};
    use recoupe_model::Piece;

    /// The lines of a plain text (where a line holds several things, its parts) and their shapes.
    #[must_use]
    pub fn shapes(text: &str) -> Vec<(Piece, [f32; COUNT])> {
        crate::plain::shapes(text)
    }

    /// The paragraphs of the report, when each line is as likely to be the report as the caller says.
    #[must_use]
    pub fn report(text: &str, likelihoods: Vec<f32>) -> Vec<Piece> {
        crate::plain::report(text, likelihoods)
    }
}
