//! Whose position it is: that of the body somebody speaks for, or where none is known his own.

use super::words::has;
use foldhash::HashMap;
use recoupe_model::{Analysis, Article, EntityKind, Piece};
use recoupe_names::StoryEntity;
use std::collections::BTreeSet;

/// Reports that name somebody, at least, or statements that he makes, for him to be one of the story's own people: who
/// speaks once in one report may be anybody in the street.
const REPORTS: usize = 2;
const STATEMENTS: usize = 3;

/// Who takes a position when somebody speaks or acts: his party, or where none is known he himself, if he is one of the
/// people that the story is about. Who looks on from outside (experts, reporters, witnesses) takes none.
pub(crate) fn holders(
    articles: &[&Article],
    analyses: &[&Analysis],
    entities: &[StoryEntity],
    entity_of: &HashMap<(usize, usize), usize>,
    (party_of, nobody): (&[Option<usize>], &[bool]),
) -> Vec<Option<usize>> {
    let mut said = vec![0; entities.len()];
    for (article, analysis) in analyses.iter().enumerate() {
        let voices = analysis.statements.iter().filter_map(|s| entity_of.get(&(article, s.speaker?.entity?)));
        voices.for_each(|e| said[*e] += 1);
    }
    let looks_on = |entity: &StoryEntity| {
        let roles = entity.members.iter().flat_map(|&(article, local)| {
            let roles = analyses.get(article).and_then(|a| a.entities.get(local)).map_or(&[][..], |e| &e.roles);
            roles.iter().map(move |role| (article, *role))
        });
        roles
            .chain([entity.name])
            .any(|(article, piece)| articles.get(article).is_some_and(|a| has(a.lang, "observer", a.text.slice(piece))))
    };
    let own = |n: usize| {
        let entity = &entities[n];
        let reports: BTreeSet<usize> = entity.members.iter().map(|(article, _)| *article).collect();
        let known = reports.len() >= REPORTS || said[n] >= STATEMENTS;
        let crowd = |(article, piece): (usize, Piece)| articles.get(article).is_some_and(|a| has(a.lang, "crowd", a.text.slice(piece)));
        match entity.kind {
            EntityKind::Person => entity.named && known && !looks_on(entity),
            EntityKind::Group => entity.named && reports.len() >= REPORTS && !looks_on(entity) && !crowd(entity.name),
            _ => false,
        }
    };
    (0..entities.len())
        .map(|n| party_of.get(n).copied().flatten().or_else(|| (!nobody.get(n).copied().unwrap_or(false) && own(n)).then_some(n)))
        .collect()
}
