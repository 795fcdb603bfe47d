//! Quotations under several renderings: the wordings of each, and the one that the others are held against.

use crate::same;
use crate::view::View;
use recoupe_model::contract::{Rendering, StatementRecord};
use std::collections::HashMap;

/// One quotation.
pub(crate) struct Versions<'a> {
    /// Its number in the record.
    pub(crate) number: usize,
    pub(crate) record: &'a Rendering,
    /// Statements by wording.
    pub(crate) wordings: Vec<Vec<&'a StatementRecord>>,
    /// The wording held against, and why.
    pub(crate) base: usize,
    pub(crate) why: Why,
}

/// Why a wording is the one held against.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Why {
    /// It is in the speaker's own language.
    Original,
    /// Most articles print it.
    Repeated,
    /// No other reason.
    Longest,
}

/// The quotations of a story; those that were changed come first, since they say more than those that all copied.
pub(crate) fn versions<'a>(view: &View<'a>) -> Vec<Versions<'a>> {
    let by_id: HashMap<&str, &StatementRecord> = view.story.statements.iter().map(|s| (s.id.as_str(), s)).collect();
    let mut all = Vec::new();
    for (number, record) in view.story.renderings.iter().enumerate() {
        let statements = record.statements.iter().filter_map(|id| by_id.get(id.as_str()).copied());
        let wordings = same::merge(statements, |s: &StatementRecord| ((), s.span.exact()));
        if !wordings.is_empty() {
            let (base, why) = base(record, &wordings);
            all.push(Versions { number, record, wordings, base, why });
        }
    }
    all.sort_by_key(|v| std::cmp::Reverse((v.wordings.len().min(2), v.record.statements.len())));
    all
}

fn base(record: &Rendering, wordings: &[Vec<&StatementRecord>]) -> (usize, Why) {
    if let Some(own) = record.original.as_ref().and_then(|id| wordings.iter().position(|w| w.iter().any(|s| s.id == *id))) {
        return (own, Why::Original);
    }
    let weight = |n: &usize| (wordings[*n].len(), wordings[*n][0].span.exact().len(), std::cmp::Reverse(*n));
    let most = (0..wordings.len()).max_by_key(weight).unwrap_or(0);
    (most, if wordings[most].len() > 1 { Why::Repeated } else { Why::Longest })
}
