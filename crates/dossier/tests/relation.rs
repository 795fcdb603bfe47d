//! How two lines of one point stand to one another: the same is said only where nothing speaks against it.

#![allow(missing_docs, clippy::disallowed_methods, clippy::unwrap_used)] // a point that is not found is a failure

use recoupe_analysis::{Reference, analyse};
use recoupe_model::contract::{Point, Relation};
use recoupe_model::{Article, Event, Origin, OriginKind, Story};

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

fn article(name: &str, line: &str, beside: &str) -> Article {
    let text = format!("{line}\n\n{beside}\n");
    recoupe_ingest::read(&recoupe_ingest::Input { name, bytes: text.as_bytes(), url: None, content_type: None }).articles.remove(0)
}

/// The point that two lines are put together in.
fn point(lang: usize, one: &str, other: &str) -> Point {
    let articles = [article("phare.txt", one, BESIDE[lang].0), article("vigie.txt", other, BESIDE[lang].1)];
    let analyses: Vec<_> = articles.iter().map(|a| analyse(a, Reference { published: None })).collect();
    let origins = [0, 1].map(|n| Origin { articles: vec![n], kind: OriginKind::Own, source: None, evidence: vec![] });
    let events = vec![Event { id: "v1".into(), articles: vec![0, 1] }];
    let story = Story { id: "x".into(), articles: vec![0, 1], events, origins: origins.to_vec() };
    let record = recoupe_dossier::write(&story, &articles, &analyses);
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
