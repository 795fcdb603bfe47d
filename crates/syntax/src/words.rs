//! Words as the models know them: the tokens of `lang`, English contractions cut, numbers and
//! abbreviations put together.

use recoupe_lang::{TokenKind, tokens};
use recoupe_model::{Lang, Piece};

/// What English glues to the word before it.
const CONTRACTED: [&str; 12] = ["n't", "n’t", "'ll", "’ll", "'ve", "’ve", "'re", "’re", "'d", "’d", "'m", "’m"];

/// Titles and the like whose full stop belongs to them.
const SHORTENED: [&str; 24] = [
    "mr", "mrs", "ms", "dr", "st", "jr", "sr", "prof", "gen", "col", "lt", "sen", "rep", "gov", "sgt", "capt", "mm", "mme", "mgr", "etc",
    "vs", "inc", "corp", "ltd",
];

/// Cuts the sentence at `sentence` into words. Pieces are bytes of `text`, in order, none empty.
#[must_use]
pub fn words(text: &str, sentence: Piece, lang: Lang) -> Vec<Piece> {
    let Some(part) = text.get(sentence.range()) else { return Vec::new() };
    let english = lang == Lang::EN;
    let mut out: Vec<Piece> = Vec::with_capacity(part.len() / 5 + 1);
    let mut number = false;
    let mut stopped = false;
    for token in tokens(part, sentence.start) {
        let surface = &text[token.piece.range()];
        let glued = out.last().is_some_and(|last| last.end == token.piece.start);
        if let (true, Some(last)) = (glued, out.last_mut()) {
            let before = &text[last.range()];
            // 4.5, 12,000, 10:30
            if number && matches!(surface, "." | "," | ":") && followed_by_digit(text, token.piece.end, sentence.end) {
                last.end = token.piece.end;
                continue;
            }
            if number && token.kind == TokenKind::Number && before.ends_with(['.', ',', ':']) {
                last.end = token.piece.end;
                continue;
            }
            // J., U.S., Mr.
            if surface == "." && token.piece.end < sentence.end && shortened(before) {
                last.end = token.piece.end;
                stopped = true;
                continue;
            }
            if stopped && token.kind == TokenKind::Word && surface.chars().count() == 1 && before.ends_with('.') {
                last.end = token.piece.end;
                continue;
            }
        }
        stopped = false;
        number = token.kind == TokenKind::Number;
        let cut = if english && token.kind == TokenKind::Word { contraction(surface) } else { None };
        let start = token.piece.start + cut.unwrap_or(0);
        if cut.is_some() {
            out.push(Piece::new(token.piece.start, start));
        }
        out.push(Piece::new(start, token.piece.end));
    }
    out
}

fn followed_by_digit(text: &str, at: usize, end: usize) -> bool {
    text.get(at..end).and_then(|rest| rest.chars().next()).is_some_and(|c| c.is_ascii_digit())
}

/// One letter, one letter after dots (`U.S`), or a title.
fn shortened(word: &str) -> bool {
    let last = word.rsplit('.').next().unwrap_or(word);
    let mut chars = last.chars();
    match (chars.next(), chars.next()) {
        (Some(c), None) => c.is_uppercase() || (word.len() > last.len() && c.is_alphabetic()),
        _ => last.len() <= 5 && SHORTENED.contains(&last.to_lowercase().as_str()),
    }
}

/// Where a contraction is cut.
fn contraction(word: &str) -> Option<usize> {
    if word.eq_ignore_ascii_case("cannot") {
        return Some(3);
    }
    // all that is cut off has an apostrophe, most words have none
    if !word.contains(['\'', '’']) {
        return None;
    }
    let cut = |n: &str| {
        let at = word.len().checked_sub(n.len())?;
        let tail = word.get(at..)?;
        (at > 0 && (tail == n || tail.to_lowercase() == n)).then_some(at)
    };
    CONTRACTED.iter().find_map(|n| cut(n))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cut(s: &str, lang: Lang) -> Vec<&str> {
        words(s, Piece::new(0, s.len()), lang).into_iter().map(|p| &s[p.range()]).collect()
    }

    #[test]
    fn english() {
        assert_eq!(cut("He can't say they'll pay.", Lang::EN), ["He", "ca", "n't", "say", "they", "'ll", "pay", "."]);
        assert_eq!(
            cut("Mr. J. Doe of the U.S. paid 12,000.50.", Lang::EN),
            ["Mr.", "J.", "Doe", "of", "the", "U.S.", "paid", "12,000.50", "."]
        );
        assert_eq!(cut("CANNOT DON'T", Lang::EN), ["CAN", "NOT", "DO", "N'T"]);
    }

    #[test]
    fn french() {
        assert_eq!(
            cut("A-t-il parlé de l'Otan aujourd'hui à 10 h ?", Lang::FR),
            ["A", "-t-il", "parlé", "de", "l'", "Otan", "aujourd'hui", "à", "10", "h", "?"]
        );
        assert_eq!(cut("M. Durand, 4,5 %.", Lang::FR), ["M.", "Durand", ",", "4,5", "%", "."]);
    }
}
