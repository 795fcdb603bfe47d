//! Plain text → what stands where in it: title, report, headings, furniture. The text itself is never
//! changed. Who stands behind the words is `provenance`'s to say.

mod credits;
pub(crate) mod cues;
pub(crate) mod dates;
pub(crate) mod foot;
mod glue;
pub(crate) mod head;
mod live;
mod look;
mod marks;
pub(crate) mod masthead;
mod model;
mod page;
mod roles;
pub(crate) mod shape;
mod stamps;
mod twins;
mod units;

use crate::parsed::{Block, Hints, ParsedPage};
use look::Cut;
use page::Page;
use recoupe_model::{Piece, Warning, WarningKind};

/// Reads a text as it stands.
pub(crate) fn parse(text: &str, hints: Hints<'_>) -> ParsedPage {
    let mut page = Page::new(text);
    judge(&mut page);
    let mut parsed = ParsedPage { text: text.to_owned(), ..ParsedPage::default() };
    stamps::read(&page, hints, &mut parsed.metadata);
    let entries = live::cut(&mut page, &mut parsed);
    for (i, unit) in page.units.iter().enumerate() {
        if let Some(role) = page.roles[i] {
            parsed.blocks.push(Block { piece: unit.piece, role, entry: entries[i] });
        }
    }
    glued(&page, &mut parsed);
    marks::warn(&mut parsed);
    parsed
}

/// Gives every unit its role.
fn judge(page: &mut Page<'_>) {
    roles::part(page);
    twins::mark(page);
    masthead::mark(page);
    head::find(page);
    foot::clear(page);
    roles::name_the_rest(page);
}

/// Says where paragraphs and headings were cut apart.
fn glued(page: &Page<'_>, parsed: &mut ParsedPage) {
    let mut last = None;
    for (i, unit) in page.units.iter().enumerate() {
        let kind = match unit.cut {
            Cut::Heading => WarningKind::GluedHeading,
            Cut::Paragraph if last == Some(unit.line) && page.is_body(i) => WarningKind::GluedParagraph,
            _ => {
                last = Some(unit.line);
                continue;
            }
        };
        last = Some(unit.line);
        parsed.warnings.push(Warning { kind, piece: Some(unit.piece) });
    }
}

/// The units of a text and their shapes; for the trainer.
pub(crate) fn shapes(text: &str) -> Vec<(Piece, [f32; shape::COUNT])> {
    let units = units::units(text);
    let looks: Vec<look::Look> = units.iter().map(|u| look::Look::at(&text[u.piece.range()])).collect();
    units.iter().map(|u| u.piece).zip(shape::features(&looks)).collect()
}

/// `By Anna Orlo`, `Par Anna Orlo (Varn)`: a line that names who wrote.
pub(crate) fn is_byline(line: &str) -> bool {
    roles::is_byline(line, line.split_whitespace().count())
}

/// The report, judged by likelihoods of the caller's own; for the trainer.
pub(crate) fn report(text: &str, likelihoods: Vec<f32>) -> Vec<Piece> {
    let mut page = Page::new(text);
    if likelihoods.len() == page.likelihoods.len() {
        page.likelihoods = likelihoods;
    }
    judge(&mut page);
    (0..page.len()).filter(|&i| page.is_body(i)).map(|i| page.units[i].piece).collect()
}
