//! Faults of the text that a reader must know of: marks of quotation that are never closed or stand the
//! wrong way round, a list that a colon promises and that is gone.

use crate::parsed::{Block, ParsedPage, Role};
use recoupe_model::{Piece, Warning, WarningKind};

/// Looks through the paragraphs of the report.
pub(crate) fn warn(page: &mut ParsedPage) {
    let mut found = Vec::new();
    let body: Vec<Block> = page.blocks.iter().filter(|b| matches!(b.role, Role::Paragraph | Role::Heading)).copied().collect();
    for (k, block) in body.iter().enumerate() {
        if block.role != Role::Paragraph {
            continue;
        }
        let words = &page.text[block.piece.range()];
        let next = body.get(k + 1).map(|b| &page.text[b.piece.range()]);
        quotes(words, next, block.piece.start, &mut found);
        if let Some(piece) = lost_list(words, next, block.piece) {
            found.push(Warning { kind: WarningKind::LostList, piece: Some(piece) });
        }
    }
    page.warnings.extend(found);
}

/// Marks that open and are not closed in their paragraph (unless the next paragraph opens again, as
/// long quotations do), and `»` where `«` belongs.
fn quotes(words: &str, next: Option<&str>, offset: usize, found: &mut Vec<Warning>) {
    let german = is_german(words);
    let mut open: Option<(usize, char)> = None;
    let mut before = ' ';
    let mut reversed = None;
    let mut chars = words.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        let after = chars.peek().map_or(' ', |p| p.1);
        match c {
            '«' | '»' if german => {
                open = if open.is_some() { None } else { Some((at, c)) };
            }
            '«' | '“' if !(c == '“' && open.is_some_and(|o| o.1 == '„')) => {
                if let Some((from, '«' | '“')) = open.filter(|o| o.1 == c) {
                    found.push(unclosed(offset + from, offset + at));
                }
                open = Some((at, c));
            }
            '„' => open = Some((at, c)),
            '»' if open.is_none() && after.is_alphanumeric() && !before.is_alphanumeric() => {
                reversed = Some(at);
                open = Some((at, '«'));
            }
            '»' | '”' | '“' => open = None,
            '"' => match open {
                Some((_, '"')) => open = None,
                None => open = Some((at, '"')),
                Some(_) => {}
            },
            _ => {}
        }
        before = c;
    }
    if let Some(at) = reversed {
        let end = words[at + 2..].find('»').map_or(words.len(), |e| at + 2 + e + 2);
        found.push(Warning { kind: WarningKind::ReversedQuote, piece: Some(Piece::new(offset + at, offset + end)) });
    }
    let goes_on = next.is_some_and(|n| n.starts_with(['«', '»', '“', '"', '„']));
    if let Some((from, mark)) = open
        && !(goes_on && mark != '«')
    {
        found.push(unclosed(offset + from, offset + words.len()));
    }
}

fn unclosed(start: usize, end: usize) -> Warning {
    Warning { kind: WarningKind::UnclosedQuote, piece: Some(Piece::new(start, end)) }
}

/// German prints its marks the other way round: `»so«`.
fn is_german(words: &str) -> bool {
    let opens = |open: char| {
        words.char_indices().filter(|(at, c)| *c == open && words[at + c.len_utf8()..].starts_with(char::is_alphanumeric)).count()
    };
    opens('»') > opens('«') && words.contains('«')
}

/// A paragraph that ends in a colon, and nothing follows that could be its list or quotation.
fn lost_list(words: &str, next: Option<&str>, piece: Piece) -> Option<Piece> {
    if !words.ends_with(':') || words.split_whitespace().count() < 3 {
        return None;
    }
    let follows = next.is_some_and(|n| {
        let first = n.chars().next().unwrap_or(' ');
        !first.is_alphabetic() || first.is_lowercase() || n.ends_with([';', ',']) || n.split_whitespace().count() <= 8 && !n.ends_with('.')
    });
    if follows {
        return None;
    }
    let sentence = recoupe_lang::sentences(words, piece.start).into_iter().next_back();
    Some(sentence.unwrap_or(piece))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kinds(paragraphs: &[&str]) -> Vec<WarningKind> {
        let text = paragraphs.join("\n");
        let mut at = 0;
        let mut page = ParsedPage::default();
        for p in paragraphs {
            page.blocks.push(Block { piece: Piece::new(at, at + p.len()), role: Role::Paragraph, entry: None });
            at += p.len() + 1;
        }
        page.text = text;
        warn(&mut page);
        page.warnings.iter().map(|w| w.kind).collect()
    }

    #[test]
    fn marks_that_are_wrong() {
        use WarningKind as W;
        assert_eq!(kinds(&["« Le port est fermé », a-t-elle dit. « Il rouvrira jeudi."]), [W::UnclosedQuote]);
        assert_eq!(kinds(&["Elle parle d’un »accord rare » et part."]), [W::ReversedQuote]);
        assert_eq!(kinds(&["Er sprach von »Ruhe« und ging.", "Sie sprach von „Ruhe“ und ging.", "He said \"no\" and “yes”."]), []);
        assert_eq!(kinds(&["“We will stay.", "“And we will talk,” she said."]), []);
    }

    #[test]
    fn lists_that_are_gone() {
        assert_eq!(
            kinds(&["Selon la ministre, le port devrait:", "La garde a pour sa part insisté sur la sécurité."]),
            [WarningKind::LostList]
        );
        assert_eq!(kinds(&["The ministers agreed on three points:", "- more patrols;", "- fewer ships."]), []);
        assert_eq!(kinds(&["Elle a dit:", "« Nous resterons. »"]), []);
    }
}
