//! What one report alone has, where the others are in another language: no words in common tell, so nothing is claimed of a sentence
//! that they have, but for a number of its own.

#![allow(missing_docs)]

use crate::{article, own_words};
use recoupe_model::contract::{Relation, StoryRecord};

fn story(texts: &[&str]) -> StoryRecord {
    let articles: Vec<_> = texts.iter().enumerate().map(|(n, t)| article(&format!("{n}.txt"), t.as_bytes())).collect();
    own_words(&articles, true)
}

/// What is "only here" of the sentences that hold these words.
fn alone<'s>(story: &'s StoryRecord, words: &str) -> Vec<&'s str> {
    let single = story.points.iter().filter(|p| p.relation == Relation::Single).flat_map(|p| &p.spans);
    single.map(recoupe_model::Span::exact).filter(|s| words.contains(*s)).collect()
}

const FRENCH: &str = "Le bac Morvane a coulé le 4 mars 2025 devant Lusque avec 212 passagers à son bord, a annoncé le préfet Karl Solvane, qui a fermé le port.";
const ENGLISH: &str =
    "The ferry Morvane sank off Lusque on March 4, 2025 with 212 passengers aboard, prefect Karl Solvane said, and the port was shut.";

#[test]
fn a_sentence_that_another_language_has_is_not_only_here() {
    let story = story(&[&format!("Naufrage à Lusque\n\n{FRENCH}\n"), &format!("Ferry sinks off Lusque\n\n{ENGLISH}\n")]);
    assert!(story.points.iter().any(|p| p.relation != Relation::Single && p.spans.len() == 2), "{:?}", story.points);
    assert_eq!(alone(&story, FRENCH), [""; 0]);
    assert_eq!(alone(&story, ENGLISH), [""; 0]);
}
