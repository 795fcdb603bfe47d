//! Bytes → characters. Byte-order mark, then header, then the markup's own label, then detection; a
//! label that the bytes contradict is not believed. Never fails: what can't be decoded is U+FFFD.

use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE};
use std::borrow::Cow;

/// Bytes in which a markup's label is looked for: browsers look at 1,024, but pages with a long
/// comment before it exist.
const LABEL_WITHIN: usize = 4_096;

/// Decoded characters, and whether they are to be doubted.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Decoded<'a> {
    pub(crate) text: Cow<'a, str>,
    /// Bytes were invalid, or the label was wrong.
    pub(crate) doubtful: bool,
}

/// Decodes by header, label or detection; no byte-order mark is left. `markup`: the bytes may name their charset.
pub(crate) fn decode<'a>(bytes: &'a [u8], content_type: Option<&str>, markup: bool) -> Decoded<'a> {
    if let Some((encoding, skip)) = Encoding::for_bom(bytes) {
        let (text, invalid) = encoding.decode_without_bom_handling(&bytes[skip..]);
        return Decoded { text, doubtful: invalid };
    }
    let label = content_type.and_then(header_label).or_else(|| if markup { markup_label(bytes) } else { None });
    if let Some(encoding) = wide(bytes) {
        let (text, invalid) = encoding.decode_without_bom_handling(bytes);
        return Decoded { text, doubtful: invalid || label.is_some_and(|l| l != encoding) };
    }
    // A label that says UTF-16 in bytes that are ASCII can't be right (the HTML standard says so too).
    let label = label.filter(|l| *l != UTF_16LE && *l != UTF_16BE);
    let shape = Shape::of(bytes);
    if shape.invalid == 0 && (shape.valid > 0 || label.is_none_or(Encoding::is_ascii_compatible)) {
        let doubtful = shape.valid > 0 && label.is_some_and(|l| l != UTF_8);
        return Decoded { text: String::from_utf8_lossy(bytes), doubtful };
    }
    if let Some(encoding) = label.filter(|l| *l != UTF_8) {
        let (text, invalid) = encoding.decode_without_bom_handling(bytes);
        return Decoded { text, doubtful: invalid };
    }
    if shape.is_legacy() {
        let mut detector = chardetng::EncodingDetector::new(chardetng::Iso2022JpDetection::Allow);
        detector.feed(bytes, true);
        let (text, invalid) = detector.guess(None, chardetng::Utf8Detection::Deny).decode_without_bom_handling(bytes);
        // A guess that makes control characters is none.
        let implausible = text.chars().any(|c| ('\u{80}'..='\u{9F}').contains(&c));
        return Decoded { text, doubtful: invalid || implausible || label.is_some() };
    }
    Decoded { text: String::from_utf8_lossy(bytes), doubtful: true }
}

/// `charset=…` of a `Content-Type`.
fn header_label(content_type: &str) -> Option<&'static Encoding> {
    let lower = content_type.to_ascii_lowercase();
    let value = &lower[lower.find("charset")? + "charset".len()..];
    let value = value.trim_start().strip_prefix('=')?.trim_start().trim_start_matches(['"', '\'']);
    Encoding::for_label(value.split(['"', '\'', ';', ' ', '/', '>', '?']).next()?.as_bytes())
}

/// `<meta charset>`, `<meta http-equiv content="…charset=…">`, `<?xml encoding="…"?>`.
fn markup_label(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = &bytes[..bytes.len().min(LABEL_WITHIN)];
    let text = String::from_utf8_lossy(head).to_ascii_lowercase();
    if text.trim_start().starts_with("<?xml") {
        let end = text.find("?>").unwrap_or(text.len());
        if let Some((_, value)) = text[..end].split_once("encoding=") {
            let value = value.trim_start_matches(['"', '\'']);
            return Encoding::for_label(value.split(['"', '\'']).next()?.as_bytes());
        }
    }
    let mut rest = text.as_str();
    while let Some(at) = rest.find("<meta") {
        let tag = &rest[at..at + rest[at..].find('>').unwrap_or(rest.len() - at)];
        if let Some(encoding) = header_label(tag) {
            return Some(encoding);
        }
        rest = &rest[at + "<meta".len()..];
    }
    None
}

/// UTF-16 without a mark: nearly every other byte is NUL.
fn wide(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = &bytes[..bytes.len().min(LABEL_WITHIN)];
    if head.len() < 8 {
        return None;
    }
    let zero = |parity: usize| head.iter().skip(parity).step_by(2).filter(|b| **b == 0).count() * 2;
    match (zero(0) * 10 > head.len() * 7, zero(1) * 10 > head.len() * 7) {
        (true, false) => Some(UTF_16BE),
        (false, true) => Some(UTF_16LE),
        _ => None,
    }
}

/// How much of the bytes is UTF-8.
struct Shape {
    /// Well-formed sequences of more than one byte.
    valid: usize,
    /// Ill-formed ones.
    invalid: usize,
    /// Ill-formed ones beside a letter or another high byte, as in words of a legacy charset.
    in_words: usize,
}

impl Shape {
    fn of(bytes: &[u8]) -> Self {
        let mut shape = Self { valid: 0, invalid: 0, in_words: 0 };
        let mut at = 0;
        for chunk in bytes.utf8_chunks() {
            shape.valid += chunk.valid().bytes().filter(|b| *b >= 0xC0).count();
            at += chunk.valid().len();
            let bad = chunk.invalid().len();
            if bad > 0 {
                let in_word = |b: Option<&u8>| b.is_some_and(|b| b.is_ascii_alphabetic() || *b >= 0xA0);
                let cut_off = at + bad == bytes.len() && bad > 1;
                shape.invalid += 1;
                shape.in_words +=
                    usize::from(!cut_off && (in_word(at.checked_sub(1).and_then(|i| bytes.get(i))) || in_word(bytes.get(at + bad))));
            }
            at += bad;
        }
        shape
    }

    /// Legacy charsets hardly ever make well-formed UTF-8; broken UTF-8 mostly does.
    fn is_legacy(&self) -> bool {
        self.invalid > self.valid && self.in_words * 2 > self.invalid
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(bytes: &[u8], header: Option<&str>) -> (String, bool) {
        let d = decode(bytes, header, true);
        (d.text.into_owned(), d.doubtful)
    }

    #[test]
    fn marks_headers_labels_and_detection() {
        assert_eq!(text(b"\xEF\xBB\xBFport\xC3\xA9", None), ("porté".into(), false));
        assert_eq!(text(b"\xFF\xFEp\0\xE9\0", None), ("pé".into(), false));
        assert_eq!(text(b"p\0o\0r\0t\0e\0r\0", None), ("porter".into(), false));
        assert_eq!(text(b"\xEF\xEE\xF0\xF2", Some("text/html; charset=windows-1251")), ("порт".into(), false));
        assert_eq!(text(b"<meta charset='koi8-r'>\xD0\xCF\xD2\xD4", None), ("<meta charset='koi8-r'>порт".into(), false));
        assert!(text("<?xml version='1.0' encoding='iso-8859-1'?>\u{20AC}".as_bytes(), None).1, "the label is wrong");
        assert_eq!(
            text(b"le port ferm\xE9 jeudi, \xE0 la demande du minist\xE8re", None),
            ("le port fermé jeudi, à la demande du ministère".into(), false)
        );
        assert_eq!(text(b"le minist\xE8re", Some("text/html; charset=utf-8")), ("le ministère".into(), true));
    }

    #[test]
    fn broken_utf8_stays_utf8() {
        assert_eq!(text("porté à l’été\u{20AC}".as_bytes().strip_suffix(b"\xAC").unwrap(), None), ("porté à l’été\u{FFFD}".into(), true));
        assert_eq!(text(b"a \xFF b", None), ("a \u{FFFD} b".into(), true));
        assert_eq!(text(b"", None), (String::new(), false));
    }
}
