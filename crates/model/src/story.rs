//! Which articles belong together.

use crate::Piece;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A running story: events, and the independent origins of their reports. Articles are indices into
/// the list that was grouped.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Story {
    /// Stable id.
    pub id: String,
    /// Its articles, oldest first.
    pub articles: Vec<usize>,
    /// The single events; each article is in one.
    pub events: Vec<Event>,
    /// Independent sources; each article is in one.
    pub origins: Vec<Origin>,
}

/// One event of a story.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Event {
    /// Stable id.
    pub id: String,
    /// Its articles.
    pub articles: Vec<usize>,
}

/// How an origin's articles got their words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum OriginKind {
    /// The newsroom's own report.
    Own,
    /// Agency copy.
    Agency,
    /// Republished by an automatic relay.
    Relay,
    /// Shared passages, original unknown.
    Copy,
}

/// One independent source of words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Origin {
    /// Articles that have their words from it.
    pub articles: Vec<usize>,
    /// How they got them.
    pub kind: OriginKind,
    /// The agency or outlet that wrote them.
    pub source: Option<String>,
    /// What shows it: article and piece.
    pub evidence: Vec<(usize, Piece)>,
}
