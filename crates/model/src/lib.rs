//! The nouns of recoupe. This room knows nothing of files, clocks, networks, HTML or SQL.
//!
//! Three shapes are kept apart: what came in (the reading room's own), what we keep ([`Article`],
//! [`Analysis`], [`Story`]: bytes inside), and what we promise ([`contract`]: scalars and words).

mod analysis;
mod article;
pub mod contract;
mod edtf;
mod lang;
mod span;
mod story;
mod text;

pub use analysis::*;
pub use article::*;
pub use edtf::Edtf;
pub use lang::Lang;
pub use span::Span;
pub use story::*;
pub use text::{Piece, Text};
