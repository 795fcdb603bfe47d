//! Normal form for comparing words: lower case, no accents, one apostrophe, one hyphen, one space.

use std::ops::RangeInclusive;
use std::sync::LazyLock;
use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};

/// Folds a string for comparison. Not for showing: lengths change. `L’Été` becomes `l'ete`,
/// `Straße` `strasse`, `œuvre` `oeuvre`; Cyrillic keeps `й` apart from `и` and `ї` from `і`,
/// since these are letters there and no accents.
#[must_use]
pub fn fold(s: &str) -> String {
    if s.is_ascii() {
        return s.to_ascii_lowercase();
    }
    let mut out = String::with_capacity(s.len());
    fold_into(s, &mut out);
    out
}

/// Folds a string and adds it to a buffer: for loops over words.
pub(crate) fn fold_into(s: &str, out: &mut String) {
    let mut rest = s;
    // most of a text is ASCII, also where letters have accents
    while !rest.is_empty() {
        let plain = rest.bytes().take_while(u8::is_ascii).count();
        let at = out.len();
        out.push_str(&rest[..plain]);
        out[at..].make_ascii_lowercase();
        let mut others = rest[plain..].chars();
        others.next().into_iter().for_each(|c| push_folded(c, out));
        rest = others.as_str();
    }
}

/// Folds one character where the result is one character; the first of them where there are more.
#[must_use]
pub fn fold_char(c: char) -> char {
    if c.is_ascii() {
        return c.to_ascii_lowercase();
    }
    let mut out = String::new();
    push_folded(c, &mut out);
    out.chars().next().unwrap_or(c)
}

/// Latin letters with accents, of which texts are full.
const LATIN: RangeInclusive<char> = '\u{c0}'..='\u{17f}';
/// What these are folded to.
static FOLDED: LazyLock<Vec<String>> = LazyLock::new(|| {
    let folded = |c: char| {
        let mut out = String::new();
        push_decomposed(c, &mut out);
        out
    };
    LATIN.map(folded).collect()
});

fn push_folded(c: char, out: &mut String) {
    match c {
        _ if c.is_ascii() => out.push(c.to_ascii_lowercase()),
        _ if LATIN.contains(&c) => out.push_str(&FOLDED[c as usize - *LATIN.start() as usize]),
        _ => push_decomposed(c, out),
    }
}

fn push_decomposed(c: char, out: &mut String) {
    match c {
        '’' | '‘' | 'ʼ' | '′' | '`' | '´' => out.push('\''),
        '‐' | '‑' => out.push('-'),
        'œ' | 'Œ' => out.push_str("oe"),
        'æ' | 'Æ' => out.push_str("ae"),
        'ß' | 'ẞ' => out.push_str("ss"),
        'ø' | 'Ø' => out.push('o'),
        'ł' | 'Ł' => out.push('l'),
        'đ' | 'Đ' => out.push('d'),
        'ı' => out.push('i'),
        '\u{a0}' | '\u{202f}' | '\u{2009}' => out.push(' '),
        '\u{ad}' | '\u{200b}' | '\u{200c}' | '\u{200d}' | '\u{feff}' => {}
        'й' | 'Й' => out.push('й'),
        'ї' | 'Ї' => out.push('ї'),
        'ё' | 'Ё' => out.push('е'),
        _ if is_combining_mark(c) => {}
        _ => c.nfkd().filter(|d| !is_combining_mark(*d)).for_each(|d| out.extend(d.to_lowercase())),
    }
}

#[cfg(test)]
mod tests {
    use super::fold;

    #[test]
    fn folds() {
        for (from, to) in [
            ("L’Été", "l'ete"),
            ("Straße", "strasse"),
            ("Œuvre", "oeuvre"),
            ("Львів", "львів"),
            ("ЁЛКА", "елка"),
            ("Украї\u{301}на", "україна"),
            ("100\u{202f}000", "100 000"),
            ("İstanbul", "istanbul"),
        ] {
            assert_eq!(fold(from), to);
        }
    }

    #[test]
    fn letters_with_accents_are_told_once() {
        for c in '\u{80}'..='\u{250}' {
            let (mut one, mut other) = (String::new(), String::new());
            super::push_folded(c, &mut one);
            super::push_decomposed(c, &mut other);
            assert_eq!(one, other);
        }
        assert_eq!(super::FOLDED.len(), 0x180 - 0xc0);
    }
}
