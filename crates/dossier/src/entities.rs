//! Who is who: every entity of the story with its names, roles and mentions (no pronouns).

use crate::context::Context;
use recoupe_model::contract::{EntityRecord, Role};
use recoupe_model::{Form, Span};

/// Names and noun phrases that mean each entity of the story; whom none means is not shown.
pub(crate) fn mentions(desk: &Context) -> Vec<Vec<(Form, Span)>> {
    let mut mentions: Vec<Vec<(Form, Span)>> = vec![Vec::new(); desk.entities.len()];
    for (article, analysis) in desk.analyses.iter().enumerate() {
        for mention in analysis.mentions.iter().filter(|m| m.form != Form::Pronoun) {
            if let Some(entity) = desk.entity(article, mention.entity)
                && let Some(span) = desk.cut(article, mention.piece)
            {
                mentions[entity].push((mention.form, span));
            }
        }
    }
    // who speaks is somebody, by whatever words
    for (article, analysis) in desk.analyses.iter().enumerate() {
        for voice in analysis.statements.iter().filter_map(|s| s.speaker).filter(|v| !analysis.is_pronoun(v.piece)) {
            if let Some(entity) = desk.entity(article, voice.entity)
                && mentions[entity].is_empty()
                && let Some(span) = desk.cut(article, voice.piece)
            {
                mentions[entity].push((Form::Nominal, span));
            }
        }
    }
    mentions
}

/// The entities that are mentioned at least once by a name or a noun phrase.
pub(crate) fn entities(desk: &Context) -> Vec<EntityRecord> {
    let mut out = Vec::new();
    for (n, mentions) in mentions(desk).into_iter().enumerate() {
        let entity = &desk.entities[n];
        let name = desk.words(entity.name.0, entity.name.1).trim();
        let name = if name.is_empty() { mentions.first().map_or("", |m| m.1.exact()) } else { name };
        if name.is_empty() || mentions.is_empty() {
            continue;
        }
        let mut variants = vec![name.to_owned()];
        for (_, span) in &mentions {
            if !variants.iter().any(|v| v == span.exact()) {
                variants.push(span.exact().to_owned());
            }
        }
        let mut roles: Vec<Role> = Vec::new();
        for &(article, local) in &entity.members {
            for &role in desk.analyses.get(article).and_then(|a| a.entities.get(local)).map_or(&[][..], |e| &e.roles) {
                if let Some(span) = desk.cut(article, role)
                    && !roles.iter().any(|r| r.span == span)
                {
                    roles.push(Role { text: span.exact().to_owned(), span });
                }
            }
        }
        out.push(EntityRecord {
            id: desk.entity_id(n),
            kind: entity.kind,
            named: entity.named,
            name: name.to_owned(),
            variants,
            roles,
            mentions: mentions.into_iter().map(|m| m.1).collect(),
        });
    }
    out
}
