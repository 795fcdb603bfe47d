//! HTML → what stands where in its visible text, and what the page says about itself.

mod body;
mod entities;
mod extract;
mod furniture;
mod jsonld;
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
use recoupe_model::{Piece, WarningKind};
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
        Some(Title::Line(n)) => Some(n),
        _ => None,
    };
    let mut roles = body::roles(&tree, &visible, &places, title_line);
    let stated = outlet::language(&signals);
    let facts = when::Page {
        source,
        signals: &signals,
        visible: &visible,
        places: &places,
        url: url.as_deref(),
        title: title_line,
        body: body::bounds(&roles),
        month_first: outlet::month_first(&signals, stated.lang, outlet.domain.as_deref()),
    };
    let dates = when::find(&facts);
    let authors = people::find(&facts, outlet.name.as_deref());
    if let Some(n) = title_line {
        roles[n] = Role::Title;
    }
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
    let mut page = assemble(visible, &roles, title, metadata);
    if flattened {
        page.warn(WarningKind::Depth);
    }
    page
}

/// Puts it together; a headline that stands nowhere becomes the first line.
fn assemble(visible: Visible, roles: &[Role], title: Option<Title>, mut metadata: Metadata) -> ParsedPage {
    let mut blocks: Vec<Block> =
        visible.lines.iter().zip(roles).map(|(l, role)| Block { piece: l.piece, role: *role, entry: None }).collect();
    let mut text = visible.text;
    if let Some(Title::Claimed(claim)) = title {
        let shift = claim.len() + usize::from(!text.is_empty());
        let moved = |p: &mut Piece| *p = Piece::new(p.start + shift, p.end + shift);
        blocks.iter_mut().for_each(|b| moved(&mut b.piece));
        let stamps = [&mut metadata.published, &mut metadata.modified].into_iter().flatten().filter_map(|s| s.evidence.as_mut());
        let credits = metadata.authors.iter_mut().chain(&mut metadata.agencies).filter_map(|b| b.evidence.as_mut());
        stamps.chain(credits).chain(&mut metadata.outlet.evidence).for_each(moved);
        blocks.insert(0, Block { piece: Piece::new(0, claim.len()), role: Role::Title, entry: None });
        text = if text.is_empty() { claim } else { format!("{claim}\n{text}") };
    }
    let mut page = ParsedPage { text, blocks, metadata, ..ParsedPage::default() };
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
    let mut page = assemble(visible, &roles, title.map(|t| Title::Claimed(t.to_owned())), Metadata::default());
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
