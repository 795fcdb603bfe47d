//! What the program shows: a verbatim piece of a source, and where it stands.

use crate::{Piece, Text};
use schemars::JsonSchema;
use serde::Serialize;
use std::sync::Arc;

/// A verbatim piece of an article: W3C Web Annotation's `TextPositionSelector` (`start`, `end`,
/// half-open, in Unicode scalar values) and `TextQuoteSelector` (`exact`) in one.
///
/// Its fields are private: the only way to make one is [`Span::cut`], which slices the text.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, JsonSchema)]
pub struct Span {
    // shared: a large story shows one line in many points
    article: Arc<str>,
    start: usize,
    end: usize,
    exact: Arc<str>,
}

impl Span {
    /// Cuts a piece out of an article's text; `None` when the piece is empty or lies not in it.
    #[must_use]
    pub fn cut(article: &str, text: &Text, piece: Piece) -> Option<Self> {
        let exact = text.slice(piece);
        if exact.is_empty() {
            return None;
        }
        Some(Self { article: article.into(), start: text.scalar(piece.start), end: text.scalar(piece.end), exact: exact.into() })
    }

    /// Id of the article.
    #[must_use]
    pub fn article(&self) -> &str {
        &self.article
    }

    /// First scalar.
    #[must_use]
    pub fn start(&self) -> usize {
        self.start
    }

    /// Scalar after the last.
    #[must_use]
    pub fn end(&self) -> usize {
        self.end
    }

    /// The words.
    #[must_use]
    pub fn exact(&self) -> &str {
        &self.exact
    }
}
