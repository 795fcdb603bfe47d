//! Whose position a pronoun or possessive takes that no statement resolved: that of the one party which the words before leave.

#![allow(missing_docs)]

use crate::positions::{has, none, told};
use recoupe_model::Stance;

#[test]
fn a_pronoun_takes_the_position_of_the_subject_of_the_sentence_before() {
    let all = told("Norway came to the talks in the gulf with a list. It wants forty million crowns for the nets.");
    assert!(has(&all, "Norway", Stance::Demands, "forty million crowns"), "{all:?}");
    let all = told("La Norvège est venue lundi au golfe avec une liste. Elle veut des excuses publiques pour les filets.");
    assert!(has(&all, "Norvège", Stance::Demands, "excuses publiques"), "{all:?}");
    // not the woman's whom a land of the masculine cannot be
    let all = told("Le Danemark est venu lundi au golfe avec une liste. Elle veut des excuses publiques pour les filets.");
    assert!(none(&all, "Danemark", Stance::Demands), "{all:?}");
}

#[test]
fn a_pronoun_that_may_mean_two_parties_takes_no_position() {
    let all = told("Norway met Denmark on Monday about the gulf. It wants forty million crowns for the nets.");
    assert!(none(&all, "Norway", Stance::Demands) && none(&all, "Denmark", Stance::Demands), "{all:?}");
    let all = told("La Norvège a rencontré la Suède lundi dans le golfe. Elle veut des excuses publiques pour les filets.");
    assert!(none(&all, "Norvège", Stance::Demands) && none(&all, "Suède", Stance::Demands), "{all:?}");
}

#[test]
fn who_tells_what_he_himself_wants_wants_it() {
    let all =
        told("Per Solberg, the foreign minister of Norway, repeated that he wanted foreign experts to look into the nets of the gulf.");
    assert!(has(&all, "Norway", Stance::Demands, "wanted foreign experts"), "{all:?}");
}

#[test]
fn a_body_that_is_its_owner_s_takes_the_owner_s_position() {
    let all = told("Norway met nobody in the gulf on Monday. Its delegates demand forty million crowns for the nets.");
    assert!(has(&all, "Norway", Stance::Demands, "forty million crowns"), "{all:?}");
    let all = told("Per Solberg, the foreign minister of Norway, said that his country would go on demanding a ban on cod in the gulf.");
    assert!(has(&all, "Norway", Stance::Demands, "ban on cod"), "{all:?}");
    // a minister's party is not his state
    let all = told("Per Solberg, the foreign minister of Norway, came on Monday. His party demands a ban on cod in the gulf.");
    assert!(none(&all, "Norway", Stance::Demands), "{all:?}");
}
