//! HTML → what stands where in its visible text, and what the page says about itself.

mod body;
mod build;
mod entities;
mod extract;
mod furniture;
mod jsonld;
mod live;
mod outlet;
mod people;
mod place;
mod signals;
mod tags;
mod title;
mod tree;
mod visible;
mod when;

use crate::parsed::{Block, Hints, Metadata, ParsedPage, Role};
use place::{Place, Places};
use recoupe_model::{FurnitureKind, Piece, WarningKind};
use title::Title;
use tree::Tree;
use visible::Visible;

pub(crate) use entities::decode as references;
pub(crate) use outlet::{domain, host};
pub(crate) use people::names as people;

/// Reads a page.
pub(crate) fn parse(source: &str, hints: Hints<'_>) -> ParsedPage {
    let tree = Tree::parse(source);
    let signals = signals::collect(&tree);
    let visible = visible::collect(&tree);
    let mut memory = Places::new(&tree);
    let places: Vec<Place> = visible.lines.iter().map(|l| memory.of(l.element)).collect();
    let url = outlet::address(&signals, hints.url);
    let outlet = outlet::find(&signals, url.as_deref(), &visible, &places);
    let title = title::find(&signals, &visible, &places, outlet.name.as_deref());
    let title_line = match title {
        Some(Title::Line(n, _)) => Some(n),
        _ => None,
    };
    let mut roles = body::roles(&tree, &visible, &places, title_line);
    let stated = outlet::language(&signals);
    let month_first = outlet::month_first(&signals, stated.lang, outlet.domain.as_deref());
    let live = live::Page { tree: &tree, visible: &visible, places: &places, signals: &signals, url: url.as_deref(), month_first };
    let live = live::cut(&live, &mut roles, title_line);
    let facts = when::Page {
        source,
        signals: &signals,
        visible: &visible,
        places: &places,
        url: url.as_deref(),
        title: title_line,
        body: body::bounds(&roles),
        month_first,
    };
    let dates = when::find(&facts);
    let authors = people::find(&facts, outlet.name.as_deref());
    if let Some(n) = title_line {
        roles[n] = Role::Title;
    }
    let deck = body::deck(&signals, &visible, &places, &roles, title_line);
    let metadata = Metadata {
        lang: stated.lang,
        original_lang: stated.translated_from,
        machine_translated: stated.translated_from.map(|_| true),
        published: dates.published,
        modified: dates.modified,
        authors,
        agencies: Vec::new(),
        outlet,
        url,
    };
    let flattened = tree.flattened;
    let deck = deck.map(|n| visible.lines[n].piece);
    let mut page = assemble(visible, &roles, title, metadata, deck);
    if !live.entries.is_empty() {
        // The headline may have become one block more; entries come after it.
        for (block, entry) in page.blocks.iter_mut().rev().zip(live.of_line.into_iter().rev()) {
            block.entry = entry;
        }
        page.entries = live.entries;
    }
    if flattened {
        page.warn(WarningKind::Depth);
    }
    page
}

/// Puts it together; a headline that stands nowhere becomes the first line.
fn assemble(visible: Visible, roles: &[Role], title: Option<Title>, mut metadata: Metadata, mut deck: Option<Piece>) -> ParsedPage {
    let mut blocks: Vec<Block> =
        visible.lines.iter().zip(roles).map(|(l, role)| Block { piece: l.piece, role: *role, entry: None }).collect();
    if let Some(Title::Line(n, kicker)) = title
        && kicker > 0
        && let Some(line) = visible.lines.get(n)
    {
        let (before, after) = (visible.runs[line.runs.start + kicker - 1].piece.end, visible.runs[line.runs.start + kicker].piece.start);
        blocks[n].piece = Piece::new(after, line.piece.end);
        blocks.insert(
            n,
            Block { piece: Piece::new(line.piece.start, before), role: Role::Furniture(FurnitureKind::Navigation), entry: None },
        );
    }
    let mut text = visible.text;
    if let Some(Title::Claimed(claim)) = title {
        let shift = claim.len() + usize::from(!text.is_empty());
        let moved = |p: &mut Piece| *p = Piece::new(p.start + shift, p.end + shift);
        blocks.iter_mut().for_each(|b| moved(&mut b.piece));
        deck.iter_mut().for_each(moved);
        let stamps = [&mut metadata.published, &mut metadata.modified].into_iter().flatten().filter_map(|s| s.evidence.as_mut());
        let credits = metadata.authors.iter_mut().chain(&mut metadata.agencies).filter_map(|b| b.evidence.as_mut());
        stamps.chain(credits).chain(&mut metadata.outlet.evidence).for_each(moved);
        blocks.insert(0, Block { piece: Piece::new(0, claim.len()), role: Role::Title, entry: None });
        text = if text.is_empty() { claim } else { format!("{claim}\n{text}") };
    }
    let mut page = ParsedPage { text, blocks, metadata, deck, ..ParsedPage::default() };
    if visible.cut {
        page.warn(WarningKind::Truncated);
    }
    page
}

/// Reads a piece of markup that is the report itself (a feed's item): every line is told but captions
/// and prompts. `title` becomes the first line.
pub(crate) fn fragment(title: Option<&str>, markup: &str) -> ParsedPage {
    let tree = Tree::parse(markup);
    let visible = visible::collect(&tree);
    let mut memory = Places::new(&tree);
    let roles: Vec<Role> = visible
        .lines
        .iter()
        .map(|line| {
            let place = memory.of(line.element);
            let text = &visible.text[line.piece.range()];
            let told = if place.heading.is_some() { Role::Heading } else { Role::Paragraph };
            furniture::amid(text, place).map_or(told, Role::Furniture)
        })
        .collect();
    let flattened = tree.flattened;
    let mut page = assemble(visible, &roles, title.map(|t| Title::Claimed(t.to_owned())), Metadata::default(), None);
    if flattened {
        page.warn(WarningKind::Depth);
    }
    page
}

/// The words of a short piece of markup, on one line.
pub(crate) fn plain_text(markup: &str) -> String {
    Tree::parse(markup).text(0, 10_000)
}

/// Plain text as markup that reads the same, lines kept.
pub(crate) fn as_markup(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('\n', "<br>")
}
