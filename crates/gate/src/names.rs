//! Finds the gold's entity behind a name that the program prints.

use crate::gold::Gold;
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};

const SMALL: [&str; 33] = [
    "le", "la", "les", "l", "un", "une", "des", "du", "d", "de", "et", "the", "a", "an", "m", "mme", "mr", "mrs", "ms", "dr", "of", "and",
    "der", "die", "das", "den", "dem", "ein", "eine", "und", "von", "s", "its",
];

/// Lower case, no accents, no articles or courtesy titles: a list of words.
#[must_use]
pub fn plain(text: &str) -> Vec<String> {
    let mut words = vec![String::new()];
    for c in text.chars().flat_map(char::to_lowercase) {
        let c = match c {
            'à' | 'â' | 'ä' | 'á' => 'a',
            'é' | 'è' | 'ê' | 'ë' => 'e',
            'î' | 'ï' | 'í' => 'i',
            'ô' | 'ö' | 'ó' => 'o',
            'ù' | 'û' | 'ü' | 'ú' => 'u',
            'ç' => 'c',
            other => other,
        };
        if c.is_alphanumeric() {
            words.last_mut().into_iter().for_each(|w| w.push(c));
        } else if words.last().is_some_and(|w| !w.is_empty()) {
            words.push(String::new());
        }
    }
    words.retain(|w| !w.is_empty() && !SMALL.contains(&w.as_str()));
    words
}

/// The names of the gold's entities. A named person is known by name only, since a title resolves nobody.
#[derive(Debug)]
pub struct Names<'a> {
    ids: BTreeMap<Vec<String>, BTreeSet<&'a str>>,
    parents: BTreeMap<&'a str, &'a str>,
    persons: Vec<(&'a str, Vec<String>)>,
}

impl<'a> Names<'a> {
    /// Collects the names of the gold.
    #[must_use]
    pub fn new(gold: &'a Gold) -> Self {
        let mut names = Self { ids: BTreeMap::new(), parents: BTreeMap::new(), persons: Vec::new() };
        for e in &gold.entities {
            names.parents.extend(e.parent.as_deref().map(|p| (e.id.as_str(), p)));
            names.ids.entry(plain(&e.name)).or_default().insert(&e.id);
            for m in e.mentions.iter().filter(|m| e.kind != "person" || m.is_name()) {
                let words = plain(&gold.words(m.span));
                if e.kind == "person" && m.kind == "name" {
                    names.persons.push((&e.id, words.clone()));
                }
                names.ids.entry(words).or_default().insert(&e.id);
            }
        }
        names
    }

    /// Ids that a name may stand for, with the bodies they belong to.
    #[must_use]
    pub fn find(&self, name: &str) -> BTreeSet<&'a str> {
        let words = plain(name);
        let mut ids = self.ids.get(&words).cloned().unwrap_or_default();
        if ids.is_empty() {
            // a title and a full name
            ids = self.persons.iter().filter(|(_, p)| !p.is_empty() && p.iter().all(|w| words.contains(w))).map(|(id, _)| *id).collect();
        }
        let above: Vec<&str> = ids.iter().filter_map(|id| self.parents.get(id).copied()).collect();
        ids.extend(above);
        ids
    }

    /// The name may stand for this entity, or for the body it belongs to, or for a part of it.
    #[must_use]
    pub fn means(&self, name: &str, id: &str) -> bool {
        let ids = self.find(name);
        ids.contains(id) || self.parents.get(id).is_some_and(|p| ids.contains(p))
    }
}

/// The name in a field that holds a text, an entity's id, or `{"id", "name"}`.
#[must_use]
pub fn name_in(field: Option<&Value>, story: &Value) -> Option<String> {
    let given = match field? {
        Value::String(s) => s.as_str(),
        object => object.get("name").or_else(|| object.get("id"))?.as_str()?,
    };
    let known = crate::run::list(story, "entities").find(|e| crate::run::text(e, "id") == given);
    Some(known.map_or(given, |e| crate::run::text(e, "name")).to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn accents_articles_and_titles_do_not_count() {
        assert_eq!(plain("Mme Élise Vauclaire"), ["elise", "vauclaire"]);
        assert_eq!(plain("l’Eau"), ["eau"]);
    }
}
