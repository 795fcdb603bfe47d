//! A model: the tables of one language, as bytes and in memory.

use crate::features::{MoveTable, RelationTable};
use crate::tagger::TagTable;

/// First bytes of a model file, with its version.
const MAGIC: &[u8] = b"syntax1\n";

/// Weights of one language.
pub struct Model {
    /// Of the tagger.
    pub tags: TagTable,
    /// Of the moves.
    pub moves: MoveTable,
    /// Of the relations.
    pub relations: RelationTable,
}

impl Model {
    /// As bytes.
    #[must_use]
    pub fn write(&self) -> Vec<u8> {
        let mut out = MAGIC.to_vec();
        self.tags.write(&mut out);
        self.moves.write(&mut out);
        self.relations.write(&mut out);
        out
    }

    /// From bytes; `None` when they are no model.
    #[must_use]
    pub fn read(bytes: &[u8]) -> Option<Self> {
        let mut rest = bytes.strip_prefix(MAGIC)?;
        let rest = &mut rest;
        Some(Self { tags: TagTable::read(rest)?, moves: MoveTable::read(rest)?, relations: RelationTable::read(rest)? })
    }
}
