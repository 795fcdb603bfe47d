//! Tokens: words, numbers, marks, each with its place.

use recoupe_model::Piece;
use unicode_normalization::char::is_combining_mark;

/// What a token is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum TokenKind {
    /// Letters, with inner hyphens and apostrophes: `porte-parole`, `aujourd'hui`, `O'Neill`.
    Word,
    /// Digits, with letters glued to them: `12h30`, `2021`, `F-16` is a word.
    Number,
    /// One mark: `.`, `«`, `…`, a run of equal marks (`...`, `--`) counts as one.
    Mark,
}

/// A token.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Token {
    /// Its place, in the string given plus the offset given.
    pub piece: Piece,
    /// Its kind.
    pub kind: TokenKind,
}

/// French and Italian words that lose their vowel before another: they stand as tokens of their own
/// (`l'`, `d'`, `qu'`), apostrophe included.
const ELIDED: [&str; 34] = [
    "l", "d", "j", "m", "t", "s", "c", "n", "qu", "jusqu", "lorsqu", "puisqu", "quoiqu", "dell", "all", "nell", "dall", "sull", "un",
    "quest", "quell", "presqu", "quelqu", "entr", "coll", "dov", "com", "sant", "bell", "degl", "agl", "grand", "tutt", "anch",
];

/// Clitics that follow a French verb with a hyphen, and stand as tokens of their own (`-t-il`, `-elle`).
const CLITICS: [&str; 18] =
    ["il", "elle", "on", "ils", "elles", "je", "tu", "nous", "vous", "ce", "ci", "là", "le", "la", "les", "moi", "y", "en"];

/// Cuts `text` into tokens, white space left out. `offset` (bytes) is added to every place.
#[must_use]
pub fn tokens(text: &str, offset: usize) -> Vec<Token> {
    let mut out = Vec::with_capacity(text.len() / 5 + 1);
    let (bytes, mut end) = (text.as_bytes(), 0);
    let char_at = |at: usize| match bytes.get(at) {
        Some(byte) if byte.is_ascii() => Some(char::from(*byte)),
        _ => text[at..].chars().next(),
    };
    while let Some(c) = char_at(end) {
        let start = end;
        end += c.len_utf8();
        if c.is_whitespace() || is_invisible(c) {
            continue;
        }
        if c.is_alphanumeric() {
            let kind = if c.is_numeric() { TokenKind::Number } else { TokenKind::Word };
            let mut joined = false;
            loop {
                // most letters are ASCII, and need no look at what they are
                end += bytes[end..].iter().take_while(|b| b.is_ascii_alphanumeric()).count();
                let Some(d) = char_at(end) else { break };
                let inner = d.is_alphanumeric() || (!d.is_ascii() && (is_combining_mark(d) || d == '\u{ad}'));
                if !inner {
                    if !(is_joiner(d) && joins(text, end, d)) {
                        break;
                    }
                    joined = true;
                }
                end += d.len_utf8();
            }
            if joined {
                push_word(text, start, end, kind, offset, &mut out);
            } else {
                // nothing in it to be cut at
                out.push(Token { piece: Piece::new(start + offset, end + offset), kind });
            }
        } else {
            while matches!(c, '.' | '-' | '…' | '=' | '_' | '*') && char_at(end) == Some(c) {
                end += c.len_utf8();
            }
            out.push(Token { piece: Piece::new(start + offset, end + offset), kind: TokenKind::Mark });
        }
    }
    out
}

fn is_invisible(c: char) -> bool {
    matches!(c, '\u{200b}' | '\u{200c}' | '\u{200d}' | '\u{feff}' | '\u{ad}' | '\0')
}

fn is_joiner(c: char) -> bool {
    matches!(c, '-' | '‐' | '‑' | '\'' | '’' | '&' | '_')
}

/// A joiner inside a word needs a letter or digit right after it.
fn joins(text: &str, at: usize, c: char) -> bool {
    text[at + c.len_utf8()..].chars().next().is_some_and(char::is_alphanumeric)
}

/// Splits elided words and clitics off what was read as one word.
fn push_word(text: &str, start: usize, end: usize, kind: TokenKind, offset: usize, out: &mut Vec<Token>) {
    let mut start = start;
    let mut push = |a: usize, b: usize| {
        if a < b {
            out.push(Token { piece: Piece::new(a + offset, b + offset), kind });
        }
    };
    // l' d' qu' … at the front, more than once ("jusqu'à l'", "d'aujourd'hui": the second is no elision)
    while let Some(at) = text[start..end].find(['\'', '’']) {
        let head = text[start..start + at].to_lowercase();
        let mark = text[start + at..].chars().next().map_or(1, char::len_utf8);
        if !ELIDED.contains(&head.as_str()) {
            break;
        }
        push(start, start + at + mark);
        start += at + mark;
    }
    // English 's at the end
    let word = &text[start..end];
    if let Some(head) = word.strip_suffix("'s").or_else(|| word.strip_suffix("’s")).or_else(|| word.strip_suffix("'S")) {
        push(start, start + head.len());
        push(start + head.len(), end);
        return;
    }
    // a-t-il, dit-elle, celui-ci
    if let Some(at) = word.rfind(['-', '‑', '‐']) {
        let hyphen = word[at..].chars().next().map_or(1, char::len_utf8);
        let tail = word[at + hyphen..].to_lowercase();
        if CLITICS.contains(&tail.as_str()) && !word[..at].chars().any(char::is_uppercase) | (at < word.len() && starts_sentence(word)) {
            let head = &word[..at];
            let cut = head.strip_suffix("-t").or_else(|| head.strip_suffix("‑t")).map_or(at, str::len);
            push(start, start + cut);
            push(start + cut, end);
            return;
        }
    }
    push(start, end);
}

/// Only its first letter is a capital: `Est-il`, not `Saint-Ange-Le`.
fn starts_sentence(word: &str) -> bool {
    let mut chars = word.chars();
    chars.next().is_some_and(char::is_uppercase) && !chars.any(char::is_uppercase) && word.matches('-').count() <= 2
}

/// The article that Arabic names are written with, in its usual transcriptions (assimilated ones too).
const ARABIC_ARTICLES: [&str; 14] = ["al", "el", "ul", "ad", "an", "ar", "as", "ash", "at", "az", "ed", "er", "es", "ez"];

/// Is a word a name behind a small Arabic article: `al-Dolan`, `el-Banna`, `ash-Shami`?
#[must_use]
pub fn has_arabic_article(word: &str) -> bool {
    word.split_once('-').is_some_and(|(article, rest)| ARABIC_ARTICLES.contains(&article) && rest.starts_with(char::is_uppercase))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cut(s: &str) -> Vec<&str> {
        tokens(s, 0).into_iter().map(|t| &s[t.piece.range()]).collect()
    }

    #[test]
    fn french() {
        assert_eq!(
            cut("« L’OTAN n'a rien dit », a-t-il ajouté."),
            ["«", "L’", "OTAN", "n'", "a", "rien", "dit", "»", ",", "a", "-t-il", "ajouté", "."]
        );
        assert_eq!(cut("aujourd’hui le vice-ministre"), ["aujourd’hui", "le", "vice-ministre"]);
        assert_eq!(cut("d'aujourd'hui, jusqu'à l'aube"), ["d'", "aujourd'hui", ",", "jusqu'", "à", "l'", "aube"]);
        assert_eq!(cut("dit-elle. Celui-ci"), ["dit", "-elle", ".", "Celui", "-ci"]);
        assert_eq!(cut("vers 12h30… 100'000"), ["vers", "12h30", "…", "100'000"]);
    }

    #[test]
    fn english_and_others() {
        assert_eq!(cut("Trump's aides don't \"know\"..."), ["Trump", "'s", "aides", "don't", "\"", "know", "\"", "..."]);
        assert_eq!(cut("O'Neill и Рябков"), ["O'Neill", "и", "Рябков"]);
    }

    #[test]
    fn nothing_is_lost() {
        let s = "x\u{301}y « »\u{a0}—a_b@c.d €5 ½ ☃";
        let taken: String = cut(s).concat();
        assert_eq!(taken, s.split_whitespace().collect::<String>());
    }

    #[test]
    fn arabic_articles_are_small() {
        for word in ["al-Dolan", "el-Banna", "ash-Shami"] {
            assert!(has_arabic_article(word), "{word}");
        }
        for word in ["Al-Dolan", "al-dolan", "demi-Dolan", "al", "al-", "à-Dolan"] {
            assert!(!has_arabic_article(word), "{word}");
        }
    }
}
