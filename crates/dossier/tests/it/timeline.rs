//! Which tellings of dated reports are one event, and where their words begin and end.

#![allow(missing_docs)]

use crate::{article, own_words};
use recoupe_model::contract::{StoryRecord, TimelineEntry};

fn story(texts: &[&str]) -> StoryRecord {
    let articles: Vec<_> = texts.iter().enumerate().map(|(n, t)| article(&format!("{n}.txt"), t.as_bytes())).collect();
    assert!(articles.iter().all(|a| a.published.is_some()), "each bears its day");
    own_words(&articles, true)
}

/// The entries that hold these words.
fn holding<'s>(story: &'s StoryRecord, words: &str) -> Vec<&'s TimelineEntry> {
    story.timeline.iter().filter(|e| e.mentions.iter().any(|m| m.event.exact().contains(words))).collect()
}

/// 12 January 2022 is a Wednesday. Each report tells one thing of a day of the week before: that alone does not make it one thing.
#[test]
fn two_things_of_a_day_of_last_week_are_two_entries() {
    let story = story(&[
        "Orsk dam talks\n\nJanuary 12, 2022\n\nThe two valleys met in Orsk on Wednesday. The governor sent a list of nine demands last Thursday.\n",
        "Valleys meet\n\nJanuary 12, 2022\n\nOrsk held its talks on Wednesday. Last Thursday a barge sank below the weir with its crew of six.\n",
        "Both valleys\n\nJanuary 12, 2022\n\nOn Wednesday they met. The long road through Lorn was closed by snow last Friday morning.\n",
        "After the talks\n\nJanuary 12, 2022\n\nThere was no deal on Wednesday. Snow closed the Lorn road last Friday.\n",
    ]);
    let (list, barge) = (holding(&story, "nine demands"), holding(&story, "barge sank"));
    assert_eq!((list.len(), barge.len()), (1, 1), "{:?}", story.timeline);
    assert_ne!(list[0].id, barge[0].id, "{:?}", story.timeline);
    let snow = holding(&story, "Lorn");
    assert_eq!((snow.len(), snow[0].mentions.len()), (1, 2), "one thing that two tell: {snow:?}");
}
