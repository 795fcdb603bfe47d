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

/// The telling whose words that say when hold these.
fn told<'s>(story: &'s StoryRecord, when: &str) -> Vec<&'s str> {
    let mentions = story.timeline.iter().flat_map(|e| &e.mentions);
    mentions.filter(|m| m.when.as_ref().is_some_and(|w| w.exact().contains(when))).map(|m| m.event.exact()).collect()
}

#[test]
fn the_commas_of_a_date_part_no_clause() {
    let story = story(&[
        "Orsk dam talks\n\nJanuary 12, 2022\n\nThe two valleys met in Orsk on Wednesday. Governor Ann Tolland had praised the dam \
         at a May 3, 2016, rally of barge owners in Lorn.\n",
    ]);
    assert_eq!(
        told(&story, "May 3, 2016"),
        ["Governor Ann Tolland had praised the dam at a May 3, 2016, rally of barge owners in Lorn."],
        "{:?}",
        story.timeline
    );
}

#[test]
fn a_telling_has_its_verb() {
    let story = story(&[
        "Orsk dam talks\n\nJanuary 12, 2022\n\nThe two valleys met in Orsk on Wednesday. Ann Tolland, as a young engineer in Lorn in May \
         2016, drew the first plan of the dam.\n",
        "Le barrage d'Orsk\n\n12 janvier 2022\n\nLes deux vallées se sont réunies mercredi à Orsk. La dernière visite des ingénieurs, en \
         septembre 2019, avait montré des fissures dans le mur.\n",
    ]);
    let (english, french) = (told(&story, "May 2016"), told(&story, "septembre 2019"));
    assert!(english.len() == 1 && english[0].ends_with("drew the first plan of the dam."), "{english:?}");
    assert!(french.len() == 1 && french[0].ends_with("avait montré des fissures dans le mur."), "{french:?}");
}

#[test]
fn a_night_is_of_the_day_to_which_it_leads() {
    let story = story(&[
        "Le bac de Lusque\n\n13 janvier 2022\n\nLes marins de Lusque et la compagnie Morvane ont signé un accord dans la nuit de mercredi à \
         jeudi. Le préfet a remercié les marins.\n",
        "Accord à Lusque\n\n13 janvier 2022\n\nLe port de Lusque avait fermé lundi. Devant deux cents curieux transis et un ancien \
         juge, les patrons de la compagnie ont vu signer jeudi avant l'aube l'accord que les marins voulaient.\n",
    ]);
    let signed = holding(&story, "ont signé un accord");
    assert_eq!((signed.len(), signed[0].mentions.len()), (1, 2), "{signed:?}");
}

#[test]
fn a_telling_ends_with_no_comma_and_begins_in_no_word() {
    let story = story(&[
        "Orsk dam talks\n\nJanuary 12, 2022\n\nThe two valleys met in Orsk on Wednesday. The 1987-built dam passed its last inspection in \
         November.\n",
    ]);
    assert!(story.timeline.iter().flat_map(|e| &e.mentions).all(|m| !m.event.exact().ends_with(',')), "{:?}", story.timeline);
    assert_eq!(told(&story, "November"), ["The 1987-built dam passed its last inspection in November."]);
}
