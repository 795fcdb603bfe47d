//! Statements by speaker: whom most articles quote first; the same words of one speaker are one line.

use crate::same;
use crate::view::View;
use foldhash::{HashMap, HashMapExt};
use recoupe_model::contract::StatementRecord;
use std::collections::BTreeSet;

/// Somebody with what they say.
pub(crate) struct Person<'a> {
    pub(crate) statements: Vec<&'a StatementRecord>,
    /// Articles that quote them.
    pub(crate) articles: usize,
}

impl<'a> Person<'a> {
    fn new(statements: Vec<&'a StatementRecord>) -> Self {
        let articles = statements.iter().map(|s| s.span.article()).collect::<BTreeSet<_>>().len();
        Self { statements, articles }
    }

    /// The name as the first statement has it; `None` for those that no source gives to anybody.
    pub(crate) fn name(&self) -> Option<&'a str> {
        self.statements.iter().find_map(|s| s.speaker.as_ref()).map(|s| s.name.name.as_str())
    }

    /// Lines: one statement each, or several in the same words; what most articles have first.
    pub(crate) fn lines(&self) -> Vec<Vec<&'a StatementRecord>> {
        let mut lines = same::merge(self.statements.iter().copied(), |s: &StatementRecord| ((s.stance, s.kind), s.span.exact()));
        lines.sort_by_key(|l| std::cmp::Reverse(l.len()));
        lines
    }
}

/// All speakers of a story; last, together, the statements without one.
pub(crate) fn people<'a>(view: &View<'a>) -> Vec<Person<'a>> {
    let mut place: HashMap<&str, usize> = HashMap::new();
    let mut speakers: Vec<Vec<&StatementRecord>> = Vec::new();
    let mut nobody = Vec::new();
    for s in &view.story.statements {
        // those whom no entity holds stand by their words
        match s.speaker.as_ref().map(|speaker| speaker.name.id.as_deref().unwrap_or(&speaker.name.name)) {
            Some(key) => {
                let next = speakers.len();
                let at = *place.entry(key).or_insert(next);
                if at == next {
                    speakers.push(vec![s]);
                } else {
                    speakers[at].push(s);
                }
            }
            None => nobody.push(s),
        }
    }
    let mut out: Vec<Person> = speakers.into_iter().map(Person::new).collect();
    out.sort_by_key(|p| std::cmp::Reverse((p.articles, p.statements.len())));
    out.extend(Some(nobody).filter(|n| !n.is_empty()).map(Person::new));
    out
}
