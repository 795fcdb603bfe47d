//! How two lines of one point stand to one another: the same is said only where nothing speaks against it.

#![allow(missing_docs, clippy::disallowed_methods, clippy::unwrap_used)] // a point that is not found is a failure

use crate::{article, own_words};
use recoupe_model::Article;
use recoupe_model::contract::{Point, Relation};

/// Sentences beside the one that is looked at; each report has half of them.
const BESIDE: [(&str, &str); 2] = [
    (
        "Une fanfare a joué devant la capitainerie. Les pêcheurs comptent sur la saison des moules.",
        "Le phare a été repeint en bleu. Un concours de cerfs-volants est annulé faute de vent.",
    ),
    (
        "A brass band played outside the harbour office. Anglers are hoping for a better mussel season.",
        "The lighthouse was painted blue last week. A kite contest drew forty children to the beach.",
    ),
];

fn report(name: &str, line: &str, beside: &str) -> Article {
    article(name, format!("{line}\n\n{beside}\n").as_bytes())
}

/// The point that two lines are put together in.
fn point(lang: usize, one: &str, other: &str) -> Point {
    let record = own_words(&[report("phare.txt", one, BESIDE[lang].0), report("vigie.txt", other, BESIDE[lang].1)], false);
    record.points.into_iter().find(|p| p.spans.len() == 2).unwrap_or_else(|| panic!("no point of {one:?} and {other:?}"))
}

fn relation(lang: usize, one: &str, other: &str) -> Relation {
    point(lang, one, other).relation
}

#[test]
fn what_says_the_same_is_the_same() {
    for (lang, one, other) in [
        (0, "Le port de Valmère fermera ses quais céréaliers lundi.", "Le port de Valmère va fermer ses quais céréaliers dès lundi."),
        (1, "Valmere harbour will close its two grain quays on Monday.", "The two grain quays of Valmere harbour will close on Monday."),
    ] {
        assert_eq!(relation(lang, one, other), Relation::Same, "{one} / {other}");
    }
}

#[test]
fn what_the_other_denies_is_not_the_same() {
    for (lang, one, other) in [
        (0, "Le port de Valmère fermera ses quais céréaliers lundi.", "Le port de Valmère ne fermera pas ses quais céréaliers lundi."),
        (0, "Le port de Valmère va fermer ses quais céréaliers lundi.", "Le port de Valmère va rouvrir ses quais céréaliers lundi."),
        (1, "Valmere harbour will close its two grain quays on Monday.", "Valmere harbour will not close its two grain quays on Monday."),
        (1, "The council of Valmere accepted the grain quay plan.", "The council of Valmere rejected the grain quay plan."),
        (1, "The council of Valmere made the grain quay ban permanent.", "The council of Valmere made the grain quay ban temporary."),
    ] {
        assert_eq!(relation(lang, one, other), Relation::Elaborates, "{one} / {other}");
    }
}

#[test]
fn other_numbers_are_not_the_same() {
    for (lang, one, other) in [
        (0, "Le port de Valmère emploie 320 dockers sur ses quais.", "Le port de Valmère emploie 410 dockers sur ses quais."),
        (1, "Valmere harbour sold nineteen grain barges.", "Valmere harbour sold twelve grain barges."),
    ] {
        assert_ne!(relation(lang, one, other), Relation::Same, "{one} / {other}");
    }
}

#[test]
fn lines_that_each_say_more_are_not_the_same() {
    let one = "Le port de Valmère fermera lundi ses quais céréaliers, deux grues rouillées ayant cédé au printemps.";
    let other = "La fermeture des quais céréaliers de Valmère prive de travail les dockers, déplore la fédération « La Bitte », qui \
                 veut saisir le tribunal maritime.";
    assert_eq!(relation(0, one, other), Relation::Elaborates);
}

/// An act that two reports give to two parties: who did it is what they differ about.
#[test]
fn what_another_did_is_not_the_same() {
    for (lang, one, other) in [
        (
            1,
            "The Norvan cutter rammed the trawler Orsa near Valmere harbour.",
            "The trawler Orsa rammed the Norvan cutter near Valmere harbour.",
        ),
        (
            0,
            "La vedette norvane a éperonné le chalutier Orsa près de Valmère.",
            "Le chalutier Orsa a éperonné la vedette norvane près de Valmère.",
        ),
        (0, "La France a fermé les quais céréaliers de Valmère lundi.", "L'Allemagne a fermé les quais céréaliers de Valmère lundi."),
    ] {
        assert_eq!(relation(lang, one, other), Relation::Elaborates, "{one} / {other}");
    }
    let (one, other) =
        ("La France a fermé les quais céréaliers de Valmère lundi.", "Lundi, la France a fermé à Valmère les quais céréaliers.");
    assert_eq!(relation(0, one, other), Relation::Same);
}
