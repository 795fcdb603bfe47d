//! Who stands behind the words: the outlet, a relay in between, machine translation, agencies and
//! authors, as the page itself shows it. What several pages together tell, `compare` adds. Nothing is
//! said without a piece of the page that says it.

mod agencies;
mod outlet;
mod relay;
mod translation;

pub(crate) use agencies::is_signature;
pub(crate) use relay::label;

use recoupe_model::{Article, Warning, WarningKind};

/// Looks through one article; called for each, whatever it came as.
pub(crate) fn recognise(article: &mut Article) {
    relay::recognise(article);
    agencies::recognise(article);
    outlet::recognise(article);
    let empty = article.paragraphs().next().is_none();
    for (kind, holds) in [(WarningKind::NoReport, empty), (WarningKind::Undated, article.published.is_none())] {
        let warning = Warning { kind, piece: None };
        if holds && !article.warnings.contains(&warning) {
            article.warnings.push(warning);
        }
    }
}

/// Looks through all articles of one run: what several pages together tell.
pub(crate) fn compare(articles: &mut [Article]) {
    relay::compare(articles);
    agencies::compare(articles);
}

/// Furniture of an article, as text, in order.
fn furniture(article: &Article) -> impl Iterator<Item = (recoupe_model::FurnitureKind, recoupe_model::Piece, &str)> {
    article.furniture.iter().map(|f| (f.kind, f.piece, article.text.slice(f.piece)))
}
