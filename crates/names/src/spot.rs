//! Finds the names of a text: by the trained tagger where the language has one, else by capitals and lists.

use crate::Names;
use crate::capitals;
use crate::lists::{Listed, Lists};
use crate::tagger::{self, Found, labels::Kind};
use crate::words::Reading;
use recoupe_model::{Entity, EntityKind, Form, Mention};
use std::collections::HashMap;

/// Names in order, not overlapping.
pub(crate) fn spot(reading: &Reading<'_>, lang: &str) -> Vec<Found> {
    match tagger::model(lang) {
        Some(model) => tagger::tag(reading, model),
        None => capitals::tag(reading, lang),
    }
}

/// Names as mentions, one entity for each folded name.
pub(crate) fn first_names(reading: &Reading<'_>, lang: &str) -> Names {
    let lists = Lists::get();
    let mut names = Names::default();
    let mut known: HashMap<String, usize> = HashMap::new();
    for f in spot(reading, lang) {
        if f.kind == Kind::Other {
            continue;
        }
        let piece = reading.piece(&f.words);
        let listed = lists
            .name(reading.folded(f.words.start), |n| if f.words.start + n < f.words.end { reading.folded(f.words.start + n) } else { "" });
        let listed = listed.filter(|(_, len)| *len == f.words.len()).map(|(l, _)| l);
        let kind = match (f.kind, listed) {
            (Kind::Place, Some(Listed::State(_))) => EntityKind::State,
            (Kind::Place, _) => EntityKind::Place,
            (Kind::Person, _) => EntityKind::Person,
            _ => EntityKind::Org,
        };
        let key: Vec<&str> = f.words.clone().map(|w| reading.folded(w)).collect();
        let entity = *known.entry(key.join(" ")).or_insert_with(|| {
            names.entities.push(Entity { kind, named: true, name: piece, roles: vec![], parent: None });
            names.entities.len() - 1
        });
        names.mentions.push(Mention { piece, kind, form: Form::Name, entity: Some(entity) });
    }
    names
}
