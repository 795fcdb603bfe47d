//! A text cut into the units that are judged one by one: its lines, and where a line holds several
//! things (glued paragraphs, a caption and its credit, a standfirst and its date) their parts.

use super::look::{Cut, Unit};
use super::{credits, cues, dates, glue};
use recoupe_model::Piece;

/// Words that may stand behind the date at the end of a standfirst: the name of the newsroom.
const SIGNATURE_WORDS: usize = 6;

/// All units of a text in order. No two overlap, none is empty.
pub(crate) fn units(text: &str) -> Vec<Unit> {
    let mut out = Vec::new();
    let mut at = 0;
    for (number, raw) in text.split(['\n', '\r', '\u{b}', '\u{c}', '\u{85}', '\u{2028}', '\u{2029}']).enumerate() {
        // the piece's own place: `split` yields slices of `text`
        let start = at + (raw.len() - raw.trim_start_matches(is_blank).len());
        let inner = raw.trim_matches(is_blank);
        let end = start.max(start + inner.len());
        at += raw.len();
        at += text[at..].chars().next().map_or(0, char::len_utf8);
        if inner.is_empty() {
            continue;
        }
        for unit in glue::cut(text, Piece::new(start, end), number) {
            split_tail(text, unit, &mut out);
        }
    }
    out
}

/// White space, and what shows nothing.
pub(crate) fn is_blank(c: char) -> bool {
    c.is_whitespace() || matches!(c, '\0' | '\u{feff}' | '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{ad}')
}

/// Takes a date with a signature, a credit, or the sentence that says who contributed, off the end of a unit.
fn split_tail(text: &str, unit: Unit, out: &mut Vec<Unit>) {
    let piece = unit.piece;
    let words = &text[piece.range()];
    let part = |from: usize, to: usize, cut: Cut| {
        let inner = &words[from..to];
        let start = piece.start + from + (inner.len() - inner.trim_start_matches(is_blank).len());
        Unit { piece: Piece::new(start, start + inner.trim_matches(is_blank).len()), line: unit.line, cut }
    };
    let parts = if unit.cut == Cut::Heading {
        None
    } else if let Some(at) = credits::tail(words).or_else(|| cues::contributors(words)) {
        Some([part(0, at, unit.cut), part(at, words.len(), Cut::Credit), part(0, 0, Cut::Whole)])
    } else {
        stamp_tail(words)
            .map(|(date, rest, name)| [part(0, date, unit.cut), part(date, rest, Cut::Stamp), part(name, words.len(), Cut::Stamp)])
    };
    match parts {
        Some(parts) => out.extend(parts.into_iter().filter(|u| !u.piece.is_empty())),
        None => out.push(unit),
    }
}

/// `A sentence. 12.01.2022, Newsroom`: where the date begins, where it ends, where the name begins.
fn stamp_tail(line: &str) -> Option<(usize, usize, usize)> {
    let mut from = line.len().saturating_sub(120);
    while !line.is_char_boundary(from) {
        from += 1;
    }
    let tail = &line[from..];
    if !tail.bytes().any(|b| b.is_ascii_digit()) {
        return None;
    }
    let date = dates::find(tail, from).into_iter().rev().find(|d| d.year.is_some())?;
    let before = line[..date.piece.start].trim_end();
    let name = line[date.piece.end..].trim_start_matches(|c: char| c.is_whitespace() || matches!(c, ',' | '|' | '-' | '–' | '—' | '·'));
    let ended = before.ends_with(['.', '!', '?', '…']) && before.split_whitespace().count() >= 4;
    let signed = name.split_whitespace().count() <= SIGNATURE_WORDS
        && !name.ends_with(['.', '!', '?', ','])
        && !name.starts_with(char::is_lowercase);
    (ended && signed).then_some((date.piece.start, date.piece.end, line.len() - name.len()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn texts(text: &str) -> Vec<&str> {
        units(text).iter().map(|u| &text[u.piece.range()]).collect()
    }

    #[test]
    fn lines_of_every_kind_of_end() {
        assert_eq!(texts("a b\r\nc\rd\n\n\0 e \u{2028}f"), ["a b", "c", "d", "e", "f"]);
    }

    #[test]
    fn date_and_signature_come_off() {
        assert_eq!(
            texts("Les ports ont parlé jeudi... 12.01.2022, Varn Info"),
            ["Les ports ont parlé jeudi...", "12.01.2022", "Varn Info"]
        );
        assert_eq!(texts("It was signed on 12 January 2022"), ["It was signed on 12 January 2022"]);
    }

    proptest! {
        #[test]
        fn units_lie_in_order_in_the_text(text in "[a-zA-ZéÉ.?!\"« »\n\r0-9/,:'’|\\[\\]]{0,200}") {
            let mut end = 0;
            for unit in units(&text) {
                prop_assert!(unit.piece.start >= end && !unit.piece.is_empty());
                prop_assert!(!text[unit.piece.range()].trim().is_empty());
                end = unit.piece.end;
            }
        }
    }
}
