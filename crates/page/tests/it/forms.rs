//! The forms of one small dossier, as they stand.

use crate::fixture::dossier;
use crate::markup::words_of;
use recoupe_model::contract::{Link, Order, Relation};
use recoupe_page::{Language, html, markdown, text};

#[test]
fn forms_of_a_dossier() {
    let dossier = dossier();
    assert_eq!(Language::of_most(&dossier), Some(Language::French));
    insta::assert_snapshot!("markdown", markdown(&dossier, Language::French));
    insta::assert_snapshot!("text", text(&dossier, Language::English, 72, false));
    // the page as a reader without any style meets it: its words, in order
    insta::assert_snapshot!("page", words_of(&html(&dossier, Language::French)));
}

#[test]
fn every_form_speaks_both_languages() {
    let dossier = dossier();
    for (ui, own, other) in [(Language::French, "Qui dit quoi", "Who said what"), (Language::English, "Who said what", "Qui dit quoi")] {
        for form in [html(&dossier, ui), markdown(&dossier, ui)] {
            assert!(form.contains(own) && !form.contains(other), "{own}");
        }
        let terminal = text(&dossier, ui, 80, false);
        assert!(terminal.contains(&own.to_uppercase()) && !terminal.contains(&other.to_uppercase()));
    }
}

#[test]
fn what_was_overtaken_is_told_in_every_form() {
    for (at, order, labels) in [
        (1, Order::Before, ["avant : dépassé par un article plus récent", "before: overtaken by a later report"]),
        (1, Order::After, ["après : dépasse un article antérieur", "after: overtakes an earlier report"]),
        (
            0,
            Order::After,
            ["avant et après : un article plus récent en dépasse un autre", "before and after: a later report overtakes another"],
        ),
    ] {
        let mut dossier = dossier();
        dossier.stories[0].points[at].order = Some(order);
        for (ui, label) in [Language::French, Language::English].into_iter().zip(labels) {
            for form in [html(&dossier, ui), markdown(&dossier, ui), text(&dossier, ui, 120, false)] {
                let words = form.split_whitespace().collect::<Vec<_>>().join(" "); // a terminal's lines are broken
                assert_eq!(words.matches(label).count(), 1, "{label}: {form}");
            }
        }
    }
    assert!(!markdown(&dossier(), Language::English).contains("Before and after"));
}

#[test]
fn colour_and_width_are_what_was_asked_for() {
    let dossier = dossier();
    assert!(text(&dossier, Language::French, 80, true).contains("\u{1b}["));
    assert!(!text(&dossier, Language::French, 80, false).contains('\u{1b}'));
    for width in [40, 66, 100] {
        let long: Vec<usize> =
            text(&dossier, Language::English, width, false).lines().map(|l| l.chars().count()).filter(|n| *n > width).collect();
        assert!(long.is_empty(), "{long:?} columns where {width} were asked for");
    }
}

/// Two outlets have the key point, one of them without a line in it: every form says which.
#[test]
fn the_count_of_a_key_point_is_borne_out() {
    let mut dossier = dossier();
    let story = &mut dossier.stories[0];
    let told: Vec<_> = story.timeline[0].mentions.iter().map(|m| m.event.clone()).collect();
    let point = &mut story.points[0];
    (point.spans, point.relation) = (told, Relation::Same);
    point.links = [Link { a: 0, b: 1, relation: Relation::Same }].into();
    assert!(markdown(&dossier, Language::French).contains("la même chose : [HS]"), "{}", markdown(&dossier, Language::French));
    assert!(text(&dossier, Language::English, 72, false).contains("the same: [HS]"));
    assert!(html(&dossier, Language::French).contains("chip too"));
    // what contradicts it does not
    dossier.stories[0].points[0].links = [Link { a: 0, b: 1, relation: Relation::Contradicts }].into();
    assert!(!markdown(&dossier, Language::French).contains("la même chose"));
    assert!(!html(&dossier, Language::French).contains("chip too"));
}

/// Two reports against one: each line once, the two on one side.
#[test]
fn a_dispute_has_two_sides_and_each_line_once() {
    let mut dossier = dossier();
    let story = &mut dossier.stories[0];
    let third = story.statements[1].span.clone();
    let words = third.exact().trim_matches(|c: char| !c.is_alphanumeric()).to_owned();
    let point = &mut story.points[0];
    point.spans.push(third);
    point.links = [(0, 1), (1, 2)].map(|(a, b)| Link { a, b, relation: Relation::Contradicts }).into();
    let form = text(&dossier, Language::English, 300, false);
    let (_, disputes) = form.split_once("WHERE ACCOUNTS DIFFER").unwrap();
    let (disputes, _) = disputes.trim_start().split_once("\n\n").unwrap();
    assert_eq!((disputes.matches('≠').count(), disputes.matches("Fourteen boats").count()), (1, 1), "{disputes}");
    assert!(disputes.contains(&words), "{words}: {disputes}");
    assert!(form.contains("1 contradiction"), "{form}");
}
