//! Character references (`&eacute;`, `&#233;`) → characters, as the HTML standard has them.

use markup5ever::data::{C1_REPLACEMENTS, NAMED_ENTITIES};
use std::borrow::Cow;

/// Longest name in the standard's table, with its semicolon (`CounterClockwiseContourIntegral;`).
const LONGEST: usize = 33;

/// Resolves all references of a text or an attribute's value.
pub(crate) fn decode(raw: &str) -> Cow<'_, str> {
    let Some(first) = memchr(raw, 0) else { return Cow::Borrowed(raw) };
    let mut out = String::with_capacity(raw.len());
    out.push_str(&raw[..first]);
    let mut at = first;
    while at < raw.len() {
        let used = reference(&raw[at..], &mut out);
        if used == 0 {
            out.push('&');
            at += 1;
        } else {
            at += used;
        }
        let next = memchr(raw, at).unwrap_or(raw.len());
        out.push_str(&raw[at..next]);
        at = next;
    }
    Cow::Owned(out)
}

fn memchr(s: &str, from: usize) -> Option<usize> {
    s.as_bytes()[from..].iter().position(|b| *b == b'&').map(|at| at + from)
}

/// Writes what the reference at the start of `s` means; bytes used, 0 when it is none.
fn reference(s: &str, out: &mut String) -> usize {
    let bytes = s.as_bytes();
    if bytes.get(1) == Some(&b'#') {
        let (radix, from) = if matches!(bytes.get(2), Some(b'x' | b'X')) { (16, 3) } else { (10, 2) };
        let digits = s.as_bytes()[from.min(s.len())..].iter().take_while(|b| char::from(**b).is_digit(radix)).count();
        if digits == 0 {
            return 0;
        }
        let code = u32::from_str_radix(&s[from..from + digits], radix).unwrap_or(0);
        let c = match code {
            // Pages write Windows-1252 as if it were Unicode: `&#150;` is meant as a dash.
            0x80..=0x9F => C1_REPLACEMENTS[code as usize - 0x80].or(char::from_u32(code)),
            0 => None,
            _ => char::from_u32(code),
        };
        out.push(c.unwrap_or('\u{FFFD}'));
        return from + digits + usize::from(bytes.get(from + digits) == Some(&b';'));
    }
    let name = &s[1..];
    let letters = name.bytes().take(LONGEST).take_while(u8::is_ascii_alphanumeric).count();
    let with_semicolon = letters + usize::from(name.as_bytes().get(letters) == Some(&b';'));
    // The longest name that the table knows; without semicolon only the old ones (`&eacute`) are in it.
    for len in (2..=with_semicolon).rev() {
        if let Some(&(a, b)) = NAMED_ENTITIES.get(&name[..len]).filter(|(a, _)| *a != 0) {
            out.extend(char::from_u32(a));
            out.extend(char::from_u32(b).filter(|_| b != 0));
            return 1 + len;
        }
    }
    0
}

#[cfg(test)]
mod tests {
    use super::decode;

    #[test]
    fn references() {
        for (raw, plain) in [
            ("caf&eacute; &amp; th&eacute", "café & thé"),
            ("&#233;&#xE9;&#150;", "éé–"),
            ("AT&T &unknown; & &; &#; &#x;", "AT&T &unknown; & &; &#; &#x;"),
            ("&laquo;&nbsp;oui&nbsp;&raquo;", "«\u{a0}oui\u{a0}»"),
            ("&#0;&#xD800;&#99999999999;", "\u{FFFD}\u{FFFD}\u{FFFD}"),
            ("&notit;", "¬it;"),
            ("&", "&"),
        ] {
            assert_eq!(decode(raw), plain, "{raw}");
        }
    }
}
