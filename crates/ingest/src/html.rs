//! HTML → what stands where in its visible text.

mod entities;
mod extract;
mod tags;
mod tree;
mod visible;

use crate::parsed::{Block, Hints, ParsedPage, Role};
use recoupe_model::{FurnitureKind, WarningKind};
use tree::Tree;

/// Reads a page.
pub(crate) fn parse(source: &str, hints: Hints<'_>) -> ParsedPage {
    let _ = hints;
    let tree = Tree::parse(source);
    let visible = visible::collect(&tree);
    let kept = extract::kept(&tree, &visible).unwrap_or_default();
    let mut blocks = Vec::new();
    for line in &visible.lines {
        let (mut all, mut inside) = (0, 0);
        for run in line.runs.clone() {
            let len = visible.runs[run].piece.len();
            all += len;
            if kept.get(run) == Some(&true) {
                inside += len;
            }
        }
        let role = if inside * 2 > all { Role::Paragraph } else { Role::Furniture(FurnitureKind::Other) };
        blocks.push(Block { piece: line.piece, role, entry: None });
    }
    let mut page = ParsedPage { text: visible.text, blocks, ..ParsedPage::default() };
    if tree.flattened {
        page.warn(WarningKind::Depth);
    }
    if visible.cut {
        page.warn(WarningKind::Truncated);
    }
    page
}
