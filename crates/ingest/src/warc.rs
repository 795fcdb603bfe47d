//! WARC (web archive) → its records' payloads with their addresses. Tolerant: a record that is broken
//! is passed over, and reading goes on at the next that can be recognised.

use std::borrow::Cow;
use std::io::Read;

/// What a whole archive may hold after decompression; the rest is not read.
const LARGEST_ARCHIVE: usize = 100_000_000;

/// Longest head of a record or of an HTTP response.
const LONGEST_HEAD: usize = 64_000;

/// One page of an archive.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Capture {
    /// Number of the record in the file, from 1.
    pub(crate) number: usize,
    pub(crate) url: Option<String>,
    pub(crate) content_type: Option<String>,
    pub(crate) payload: Vec<u8>,
    /// The record says that there is more than there is.
    pub(crate) cut: bool,
}

/// What an archive gives.
#[derive(Debug, Default)]
pub(crate) struct Archive {
    pub(crate) captures: Vec<Capture>,
    /// A record could not be read, or the archive ends early.
    pub(crate) broken: bool,
    /// There is more than is read.
    pub(crate) cut: bool,
}

/// Reads an archive, compressed or not.
pub(crate) fn read(bytes: &[u8]) -> Archive {
    let mut archive = Archive::default();
    let whole: Cow<'_, [u8]> = if crate::formats::is_gzip(bytes) {
        let mut out = Vec::new();
        archive.broken = flate2::read::MultiGzDecoder::new(bytes).take(LARGEST_ARCHIVE as u64 + 1).read_to_end(&mut out).is_err();
        Cow::Owned(out)
    } else {
        Cow::Borrowed(bytes)
    };
    archive.cut = whole.len() > LARGEST_ARCHIVE;
    let whole = &whole[..whole.len().min(LARGEST_ARCHIVE)];
    let mut at = 0;
    let mut number = 0;
    while let Some(start) = next_record(whole, at) {
        archive.broken |= whole[at..start].iter().any(|b| !b.is_ascii_whitespace());
        number += 1;
        let Some(head_end) = head_end(&whole[start..]) else {
            archive.broken = true;
            at = start + 5;
            continue;
        };
        let head = String::from_utf8_lossy(&whole[start..start + head_end]);
        let body = start + head_end;
        let stated = header(&head, "content-length").and_then(|l| l.parse::<usize>().ok());
        // Without a length, or with one that lies, the record ends where the next one begins.
        let end = match stated.and_then(|l| body.checked_add(l)) {
            Some(end)
                if end <= whole.len()
                    && (end == whole.len()
                        || whole[end..].trim_ascii_start().starts_with(b"WARC/")
                        || whole[end..].trim_ascii().is_empty()) =>
            {
                end
            }
            _ => {
                archive.broken = true;
                next_record(whole, body).unwrap_or(whole.len())
            }
        };
        let cut = stated.is_none_or(|l| body.saturating_add(l) > end);
        if let Some(capture) = capture(&head, &whole[body..end], number, cut) {
            archive.captures.push(capture);
        }
        at = end;
    }
    archive.broken |= number == 0 || whole[at.min(whole.len())..].iter().any(|b| !b.is_ascii_whitespace());
    archive
}

/// Where the next record begins, at a line's start.
fn next_record(whole: &[u8], from: usize) -> Option<usize> {
    let mut at = from;
    loop {
        let found = at + memchr::memmem::find(whole.get(at..)?, b"WARC/")?;
        let at_line_start = found == 0 || whole[found - 1] == b'\n';
        if at_line_start && whole.get(found + 5).is_some_and(u8::is_ascii_digit) {
            return Some(found);
        }
        at = found + 5;
    }
}

/// Length of a head with its empty line.
fn head_end(bytes: &[u8]) -> Option<usize> {
    let within = &bytes[..bytes.len().min(LONGEST_HEAD)];
    let crlf = memchr::memmem::find(within, b"\r\n\r\n").map(|at| at + 4);
    let lf = memchr::memmem::find(within, b"\n\n").map(|at| at + 2);
    crlf.into_iter().chain(lf).min()
}

/// A field of a head, without case.
fn header<'h>(head: &'h str, name: &str) -> Option<&'h str> {
    head.lines().skip(1).filter_map(|l| l.split_once(':')).find(|(n, _)| n.trim().eq_ignore_ascii_case(name)).map(|(_, v)| v.trim())
}

/// The page in a record, if it is one: responses that succeeded, and resources.
fn capture(head: &str, block: &[u8], number: usize, cut: bool) -> Option<Capture> {
    let url = header(head, "warc-target-uri").map(|u| u.trim_matches(['<', '>']).to_owned());
    let make = |payload: Vec<u8>, content_type: Option<&str>| Capture {
        number,
        url: url.clone(),
        content_type: content_type.map(str::to_owned),
        payload,
        cut,
    };
    match header(head, "warc-type")?.to_ascii_lowercase().as_str() {
        "response" if block.starts_with(b"HTTP/") => {
            let end = head_end(block)?;
            let http = String::from_utf8_lossy(&block[..end]);
            let status = http.split_ascii_whitespace().nth(1)?;
            let content_type = header(&http, "content-type");
            if !status.starts_with('2') || !is_text(content_type) {
                return None;
            }
            let mut payload = block[end..].to_vec();
            if header(&http, "transfer-encoding").is_some_and(|t| t.to_ascii_lowercase().contains("chunked")) {
                payload = joined(&payload).unwrap_or(payload);
            }
            Some(make(payload, content_type))
        }
        "response" | "resource" => {
            let content_type = header(head, "content-type");
            is_text(content_type).then(|| make(block.to_vec(), content_type))
        }
        _ => None,
    }
}

/// A type of a page or feed; where nothing is stated the bytes tell.
fn is_text(content_type: Option<&str>) -> bool {
    let Some(media) = content_type.and_then(|c| c.split(';').next()) else { return true };
    let media = media.trim().to_ascii_lowercase();
    matches!(
        media.as_str(),
        "text/html" | "application/xhtml+xml" | "text/plain" | "application/xml" | "text/xml" | "application/feed+json"
    ) || media.ends_with("+xml")
}

/// Chunks put together; `None` where they are none (many archives keep the header and join the chunks).
fn joined(body: &[u8]) -> Option<Vec<u8>> {
    let mut out = Vec::with_capacity(body.len());
    let mut at = 0;
    loop {
        let line_end = at + memchr::memchr(b'\n', body.get(at..)?.get(..40.min(body.len() - at))?)?;
        let size = std::str::from_utf8(&body[at..line_end]).ok()?.split(';').next()?.trim();
        let size = usize::from_str_radix(size, 16).ok()?;
        if size == 0 {
            return Some(out);
        }
        let from = line_end + 1;
        let to = from.checked_add(size)?.min(body.len());
        out.extend_from_slice(&body[from..to]);
        at = to;
        while body.get(at).is_some_and(|b| matches!(b, b'\r' | b'\n')) {
            at += 1;
        }
        if at >= body.len() {
            return Some(out);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn record(kind: &str, block: &str, length: Option<usize>) -> String {
        let length = length.unwrap_or(block.len());
        format!("WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: https://x.example/a\r\nContent-Length: {length}\r\n\r\n{block}\r\n\r\n")
    }

    #[test]
    fn responses_resources_and_chunks() {
        let page = "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n<p>one</p>";
        let chunked = "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked\r\n\r\n3\r\n<p>\r\n3\r\ntwo\r\n0\r\n\r\n";
        let picture = "HTTP/1.1 200 OK\r\nContent-Type: image/png\r\n\r\n\u{1}";
        let missing = "HTTP/1.1 404 Not Found\r\nContent-Type: text/html\r\n\r\nno";
        let all = [
            record("warcinfo", "a: b", None),
            record("response", page, None),
            record("response", chunked, None),
            record("response", picture, None),
            record("response", missing, None),
        ]
        .concat();
        let archive = read(all.as_bytes());
        let found: Vec<_> = archive.captures.iter().map(|c| (c.number, String::from_utf8_lossy(&c.payload).into_owned())).collect();
        assert_eq!(found, [(2, "<p>one</p>".to_owned()), (3, "<p>two".to_owned())]);
        assert!(!archive.broken && !archive.cut);
        assert_eq!(archive.captures[0].url.as_deref(), Some("https://x.example/a"));
    }

    #[test]
    fn lying_lengths_and_rubbish() {
        let page = "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<p>one</p>";
        let all = [
            record("response", page, Some(5)),
            "rubbish\r\n".to_owned(),
            record("response", page, Some(usize::MAX)),
            record("response", page, None),
        ]
        .concat();
        let archive = read(all.as_bytes());
        assert!(archive.broken);
        assert_eq!(archive.captures.len(), 3);
        assert!(archive.captures.iter().all(|c| c.payload.starts_with(b"<p>one</p>")));
        for end in 0..all.len() {
            read(&all.as_bytes()[..end]);
        }
    }
}
