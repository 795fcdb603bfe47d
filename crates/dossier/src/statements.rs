//! Who said what: the statements of all articles under ids of the story.

use crate::context::Context;
use recoupe_model::Statement;
use recoupe_model::contract::{Speaker, StatementRecord};

/// Id of a statement: its article's number and its own.
pub(crate) fn id(article: usize, statement: usize) -> String {
    format!("s{}.{}", article + 1, statement + 1)
}

/// All statements, article by article.
pub(crate) fn statements(desk: &Context) -> Vec<StatementRecord> {
    let of = |article: usize| {
        let list = desk.analyses[article].statements.iter().enumerate();
        list.filter_map(move |(n, s)| record(desk, article, n, s))
    };
    (0..desk.articles.len()).flat_map(of).collect()
}

fn record(desk: &Context, article: usize, n: usize, s: &Statement) -> Option<StatementRecord> {
    let cut = |piece| desk.cut(article, piece);
    let name = |voice: Option<_>| voice.and_then(|v| desk.name(article, v));
    Some(StatementRecord {
        id: id(article, n),
        kind: s.kind,
        span: cut(s.content)?,
        parts: s.parts.iter().filter_map(|p| cut(*p)).collect(),
        cue: s.cue.and_then(cut),
        speaker: name(s.speaker).map(|name| Speaker { name, role: s.role.and_then(cut) }),
        via: name(s.via),
        stance: s.stance,
        to: name(s.to),
        standing: s.standing,
        warnings: s.integrity.clone(),
    })
}
