//! Plain text → what stands where in it. The text itself is never changed.

use crate::parsed::{Block, Hints, ParsedPage, Role};
use recoupe_model::{Piece, Text};

/// Reads a text as it stands.
pub(crate) fn parse(text: &str, hints: Hints<'_>) -> ParsedPage {
    let _ = hints;
    let whole = Text::new(text);
    let mut blocks = Vec::new();
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let piece = whole.trim(Piece::new(at, at + line.len()));
        if !piece.is_empty() {
            let role = if blocks.is_empty() { Role::Title } else { Role::Paragraph };
            blocks.push(Block { piece, role, entry: None });
        }
        at += line.len();
    }
    ParsedPage { text: text.to_owned(), blocks, ..ParsedPage::default() }
}
