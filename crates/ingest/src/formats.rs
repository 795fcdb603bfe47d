//! What an input is, told by its bytes first, by type and name where bytes leave it open; and taking
//! off compression, bounded.

use std::borrow::Cow;
use std::io::Read;

/// Of what is too large the first 10 MB after decompression are read (the contract says so).
pub(crate) const LARGEST: usize = 10_000_000;

/// Formats that are read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Format {
    Plain,
    Html,
    /// RSS, Atom, RDF.
    XmlFeed,
    JsonFeed,
    /// List of pages or of other sitemaps.
    Sitemap,
    /// Known, and not ours: what to call it.
    Foreign(&'static str),
}

/// First bytes of files that hold no text that we read.
const FOREIGN: [(&[u8], &str); 22] = [
    (b"%PDF-", "a PDF"),
    (b"\x89PNG", "a picture"),
    (b"\xFF\xD8\xFF", "a picture"),
    (b"GIF8", "a picture"),
    (b"II*\0", "a picture"),
    (b"MM\0*", "a picture"),
    (b"BM\0", "a picture"),
    (b"RIFF", "a sound, film or picture"),
    (b"OggS", "a sound or film"),
    (b"ID3", "a sound"),
    (b"fLaC", "a sound"),
    (b"\0\0\0\x18ftyp", "a film"),
    (b"\0\0\0\x20ftyp", "a film"),
    (b"\x1A\x45\xDF\xA3", "a film"),
    (b"PK\x03\x04", "a ZIP archive or office document"),
    (b"\xD0\xCF\x11\xE0", "an office document"),
    (b"{\\rtf", "an RTF document"),
    (b"\x7FELF", "a program"),
    (b"BZh", "a bzip2 archive"),
    (b"\xFD7zXZ", "an xz archive"),
    (b"\x28\xB5\x2F\xFD", "a zstd archive"),
    (b"SQLite format 3\0", "a database"),
];

/// Elements that only HTML has, looked for where a text begins with a tag.
const HTML_STARTS: [&str; 24] = [
    "!doctype", "html", "head", "body", "!--", "meta", "title", "link", "script", "style", "div", "p", "article", "main", "section", "h1",
    "h2", "table", "span", "a", "ul", "header", "nav", "b",
];

/// True for gzip's two first bytes.
pub(crate) fn is_gzip(bytes: &[u8]) -> bool {
    bytes.starts_with(b"\x1F\x8B")
}

/// True for a WARC, compressed or not: by its first record, else by its name where that is not HTML.
pub(crate) fn is_warc(bytes: &[u8], name: &str) -> bool {
    let mut first = [0; 5];
    if is_gzip(bytes) {
        let read = flate2::read::GzDecoder::new(bytes).read_exact(&mut first);
        if read.is_err() {
            first = *b"     ";
        }
    } else if let Some(start) = bytes.first_chunk::<5>() {
        first = *start;
    }
    let path = name.to_ascii_lowercase();
    &first == b"WARC/" || path.ends_with(".warc") || path.ends_with(".warc.gz")
}

/// Bytes after decompression and cutting.
pub(crate) struct Unpacked<'a> {
    pub(crate) bytes: Cow<'a, [u8]>,
    /// There was more than [`LARGEST`], or the archive breaks off.
    pub(crate) truncated: bool,
}

/// Takes gzip off (all its members) and cuts to `limit`; what a broken archive gave until it broke is kept.
pub(crate) fn unpack(bytes: &[u8], limit: usize) -> Unpacked<'_> {
    if !is_gzip(bytes) {
        let cut = bytes.len() > limit;
        return Unpacked { bytes: Cow::Borrowed(&bytes[..bytes.len().min(limit)]), truncated: cut };
    }
    let mut out = Vec::with_capacity(limit.min(bytes.len().saturating_mul(4)));
    let broken = flate2::read::MultiGzDecoder::new(bytes).take(limit as u64 + 1).read_to_end(&mut out).is_err();
    let truncated = broken || out.len() > limit;
    out.truncate(limit);
    Unpacked { bytes: Cow::Owned(out), truncated }
}

/// Tells the format.
pub(crate) fn sniff(bytes: &[u8], name: &str, content_type: Option<&str>) -> Format {
    if let Some((_, what)) = FOREIGN.iter().find(|(magic, _)| bytes.starts_with(magic)) {
        return Format::Foreign(what);
    }
    let path = name.split(['?', '#']).next().unwrap_or(name).to_ascii_lowercase();
    let path = path.strip_suffix(".gz").unwrap_or(&path);
    let ends = |extensions: &[&str]| path.rsplit_once('.').is_some_and(|(_, e)| extensions.contains(&e));
    if ends(&["txt", "text", "md"]) {
        return Format::Plain;
    }
    let head = String::from_utf8_lossy(&bytes[..bytes.len().min(2_048)]).replace('\0', "").to_ascii_lowercase();
    let head = head.trim_start_matches('\u{feff}').trim_start();
    if let Some(format) = by_root(head) {
        return format;
    }
    let media = content_type.unwrap_or("").split(';').next().unwrap_or("").trim().to_ascii_lowercase();
    match media.as_str() {
        "text/html" | "application/xhtml+xml" => return Format::Html,
        "text/plain" => return Format::Plain,
        "application/feed+json" => return Format::JsonFeed,
        "application/rss+xml" | "application/atom+xml" | "application/rdf+xml" => return Format::XmlFeed,
        _ if media.starts_with("image/") => return Format::Foreign("a picture"),
        _ if media.starts_with("audio/") || media.starts_with("video/") => return Format::Foreign("a sound or film"),
        _ => {}
    }
    if ends(&["html", "htm", "xhtml", "shtml", "php", "asp", "aspx"]) {
        return Format::Html;
    }
    if ends(&["rss", "atom", "rdf"]) {
        return Format::XmlFeed;
    }
    if head.starts_with('{') && (ends(&["json"]) || head.contains("jsonfeed.org")) {
        return Format::JsonFeed;
    }
    if is_binary(bytes) { Format::Foreign("not text") } else { Format::Plain }
}

/// By the first element.
fn by_root(head: &str) -> Option<Format> {
    let mut rest = head;
    let mut xml = false;
    // Prologue: XML declaration, style sheets, comments, document type.
    while let Some(tag) = rest.strip_prefix('<') {
        let end = if tag.starts_with("!--") { "-->" } else { ">" };
        let prologue = tag.starts_with('?') || tag.starts_with("!--") || (tag.starts_with("!doctype") && !tag.contains("html"));
        if !prologue {
            break;
        }
        xml |= tag.starts_with("?xml");
        rest = rest.split_once(end)?.1.trim_start();
    }
    let tag = rest.strip_prefix('<')?;
    let name: String = tag.chars().take_while(|c| c.is_alphanumeric() || matches!(c, '!' | '-' | ':')).collect();
    match name.as_str() {
        "rss" | "feed" | "rdf:rdf" | "channel" => Some(Format::XmlFeed),
        "urlset" | "sitemapindex" => Some(Format::Sitemap),
        "html" | "!doctype" => Some(Format::Html),
        _ if tag.starts_with("!--") || HTML_STARTS.contains(&name.as_str()) => Some(Format::Html),
        _ if xml && tag.contains("<rss") => Some(Format::XmlFeed),
        _ if tag.contains("<html") || tag.contains("<body") => Some(Format::Html),
        _ => None,
    }
}

/// More control characters than any text has.
fn is_binary(bytes: &[u8]) -> bool {
    let head = &bytes[..bytes.len().min(4_096)];
    let control = head.iter().filter(|b| (**b < 0x20 && !matches!(b, b'\t' | b'\n' | b'\r' | 0x0C | 0)) || **b == 0x7F).count();
    control * 10 > head.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tells_formats_apart() {
        for (bytes, name, format) in [
            ("<!DOCTYPE html><p>a", "x", Format::Html),
            ("\u{feff}<?xml version='1.0'?><!-- a --><rss version='2.0'>", "x.xml", Format::XmlFeed),
            ("<?xml version='1.0'?><!DOCTYPE html PUBLIC 'a'><html>", "x", Format::Html),
            ("<feed xmlns='http://www.w3.org/2005/Atom'>", "-", Format::XmlFeed),
            ("<urlset>", "x", Format::Sitemap),
            ("{\"version\": \"https://jsonfeed.org/version/1\"}", "x", Format::JsonFeed),
            ("<p>not a page", "x.txt", Format::Plain),
            ("Three ports closed.", "-", Format::Plain),
            ("no tag at all", "x.html.gz", Format::Html),
            ("%PDF-1.7", "x.txt", Format::Foreign("a PDF")),
            ("", "x", Format::Plain),
        ] {
            assert_eq!(sniff(bytes.as_bytes(), name, None), format, "{bytes}");
        }
    }

    #[test]
    fn a_cut_archive_gives_what_it_held() {
        use std::io::Write;
        let mut gz = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
        let noise: Vec<u8> = (0..20_000_u32).flat_map(|i| i.wrapping_mul(2_654_435_761).to_le_bytes()).collect();
        gz.write_all(&noise).unwrap();
        let packed = gz.finish().unwrap();
        let whole = unpack(&packed, LARGEST);
        assert_eq!((whole.bytes.as_ref(), whole.truncated), (noise.as_slice(), false));
        let cut = unpack(&packed[..packed.len() / 2], LARGEST);
        assert!(cut.truncated && !cut.bytes.is_empty() && noise.starts_with(&cut.bytes));
        assert_eq!(unpack(&packed, 100).bytes.len(), 100);
    }
}
