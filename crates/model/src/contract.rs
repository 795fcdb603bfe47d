//! What we promise: the JSON that the program prints. Other programs read it; fields may be added,
//! these keep name and meaning. `recoupe schema` prints it as JSON Schema.

mod article;
mod dossier;

pub use article::*;
pub use dossier::*;

use crate::Span;
use schemars::JsonSchema;
use serde::Serialize;

/// A name that the program prints: as a source writes it, where, and whose.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Name {
    /// Id of the entity; null where it is none of the story's.
    pub id: Option<String>,
    /// As a source writes it.
    pub name: String,
    /// Where.
    pub span: Option<Span>,
}
