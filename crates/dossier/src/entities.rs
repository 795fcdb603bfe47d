//! Who is who: every entity of the story with its names, roles and mentions (no pronouns).

use crate::context::Context;
use crate::small_words::IN_PASSING;
use recoupe_model::contract::{EntityRecord, Role};
use recoupe_model::{EntityKind, Form, Piece, Span};
use std::collections::HashSet;

/// Names and noun phrases that mean each entity of the story; whom none means is not shown.
pub(crate) fn mentions(desk: &Context) -> Vec<Vec<(Form, Span)>> {
    let mut mentions: Vec<Vec<(Form, Span)>> = vec![Vec::new(); desk.entities.len()];
    for (article, analysis) in desk.analyses.iter().enumerate() {
        for mention in analysis.mentions.iter().filter(|m| m.form != Form::Pronoun) {
            if let Some(entity) = desk.entity(article, mention.entity)
                && let Some(span) = desk.cut(article, courteous(desk, article, mention.form, mention.piece, entity))
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

/// A person's name with the courtesy before it, which is no office: "Mr. Orlo", "Mme Vauclaire".
fn courteous(desk: &Context, article: usize, form: Form, name: Piece, entity: usize) -> Piece {
    if form != Form::Name || desk.entities[entity].kind != EntityKind::Person {
        return name;
    }
    let lang = desk.articles[article].lang.as_ref().map_or("", |l| l.code());
    recoupe_names::courtesy_before(desk.articles[article].text.as_str(), name.start, lang).map_or(name, |c| c.cover(&name))
}

/// The entities who speak or are spoken to in some statement.
fn voices(desk: &Context) -> HashSet<usize> {
    let each = desk.analyses.iter().enumerate().flat_map(|(article, analysis)| {
        let voices = analysis.statements.iter().flat_map(|s| [s.speaker, s.via, s.to]).flatten();
        voices.filter_map(move |voice| desk.entity(article, voice.entity))
    });
    each.collect()
}

/// Is somebody meant only by what tells of nobody in particular, or of somebody told of before: "no nominee", "other countries",
/// "ces pays"?
fn is_in_passing(desk: &Context, entity: usize, mentions: &[(Form, Span)]) -> bool {
    // those who are only described are known by their words, which are of one language
    let openings = IN_PASSING.of(desk.articles[desk.entities[entity].name.0].lang);
    let opens = |words: &str| {
        // "*d'*autres pays"
        let words = words.trim_start_matches("d'").trim_start_matches("d’");
        let first = words.split_whitespace().next().unwrap_or("");
        openings.has(&recoupe_lang::fold(first))
    };
    !desk.entities[entity].named && mentions.iter().all(|(form, span)| *form == Form::Nominal && opens(span.exact()))
}

/// The entities that are mentioned at least once by a name or a noun phrase. Of those who are mentioned in passing only, whoever speaks
/// or is one of the `parties`.
pub(crate) fn entities(desk: &Context, parties: &HashSet<usize>) -> Vec<EntityRecord> {
    let voices = voices(desk);
    let mut out = Vec::new();
    for (n, mentions) in mentions(desk).into_iter().enumerate() {
        let entity = &desk.entities[n];
        if !voices.contains(&n) && !parties.contains(&n) && is_in_passing(desk, n, &mentions) {
            continue;
        }
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
