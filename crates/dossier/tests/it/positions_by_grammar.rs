//! Who takes a position by grammar: in an aside, in a relative clause, as one of several, by a noun of his own, by a verb with
//! what stands behind it.

#![allow(missing_docs)]

use crate::positions::{has, none, told};
use crate::{article, own_words};
use recoupe_model::Stance;

#[test]
fn what_is_denied_in_an_aside_is_denied_by_whom_it_names() {
    let all = told("Norway says Danish boats cut the nets of the gulf, which Denmark denies.");
    assert!(has(&all, "Denmark", Stance::Denies, "cut the nets of the gulf, which Denmark denies"), "{all:?}");
    let all = told("La Norvège affirme que des chalutiers ont coupé les filets du golfe, ce que le Danemark nie.");
    assert!(has(&all, "Danemark", Stance::Denies, "coupé les filets du golfe, ce que le Danemark nie"), "{all:?}");
    let all = told("Des chalutiers ont coupé les filets du golfe, ce que dément le Danemark.");
    assert!(has(&all, "Danemark", Stance::Denies, "coupé les filets du golfe"), "{all:?}");
    let all = told("Des chalutiers ont coupé les filets du golfe, ce que le Danemark dément.");
    assert!(has(&all, "Danemark", Stance::Denies, "coupé les filets du golfe, ce que le Danemark dément"), "{all:?}");
    let all = told("Norway says Danish boats cut the nets of the gulf, which Denmark has never denied.");
    assert!(none(&all, "Denmark", Stance::Denies), "{all:?}");
}

#[test]
fn what_a_party_rejected_is_told_with_the_noun_that_it_rejected() {
    let all = told("The ban on cod demanded by Norway was voted down. The talks were about a truce that Denmark has rejected.");
    assert!(has(&all, "Norway", Stance::Demands, "ban on cod demanded by Norway"), "{all:?}");
    assert!(has(&all, "Denmark", Stance::Rejects, "truce that Denmark has rejected"), "{all:?}");
    let all = told("La levée du blocus, exigée par la Norvège, n'est pas acquise.");
    assert!(has(&all, "Norvège", Stance::Demands, "La levée du blocus, exigée par la Norvège"), "{all:?}");
}

#[test]
fn a_noun_says_what_its_owner_asks_for() {
    let all = told("Norway's call for a truce in the gulf failed. Denmark's approval of the fishing plan came on Monday.");
    assert!(has(&all, "Norway", Stance::Demands, "Norway's call for a truce"), "{all:?}");
    assert!(none(&all, "Denmark", Stance::Accepts), "{all:?}");
    let all = told("Les deux camps ont discuté de la demande de la Norvège d'arrêter les patrouilles du golfe.");
    assert!(has(&all, "Norvège", Stance::Demands, "d'arrêter les patrouilles"), "{all:?}");
    // by whom a promise is, and of what
    assert!(none(&told("The keepers are weary of promises by Norway to ease the ban on cod."), "Norway", Stance::Promises));
}

#[test]
fn parties_that_are_joined_take_a_position_each() {
    let all = told("Both Norway and Denmark warned that the truce in the gulf would fail.");
    assert!(has(&all, "Norway", Stance::Warns, "would fail") && has(&all, "Denmark", Stance::Warns, "would fail"), "{all:?}");
}

#[test]
fn what_a_party_will_do_is_its_position() {
    let all = told("Norway will boycott the talks about the gulf in May. The keepers want Denmark to accept the plan for the gulf.");
    assert!(has(&all, "Norway", Stance::Rejects, "boycott the talks"), "{all:?}");
    assert!(none(&all, "Denmark", Stance::Accepts), "{all:?}");
}

#[test]
fn an_appeal_rejects_a_ruling_and_a_call_for_help_does_not() {
    let all = told("Norway appealed against the ruling on the nets of the gulf. Denmark appealed for calm in the harbours of the gulf.");
    assert!(has(&all, "Norway", Stance::Rejects, "ruling") && none(&all, "Denmark", Stance::Rejects), "{all:?}");
    let all = told("La Norvège a fait appel du jugement sur les filets du golfe. Le Danemark a fait appel à la flotte suédoise du golfe.");
    assert!(has(&all, "Norvège", Stance::Rejects, "jugement") && none(&all, "Danemark", Stance::Rejects), "{all:?}");
}

#[test]
fn a_verb_takes_a_position_with_what_stands_behind_it() {
    let all = told("Norway has ruled out a vote on the nets of the gulf. Denmark ruled that the nets of the gulf were too old.");
    assert!(has(&all, "Norway", Stance::Rejects, "vote") && none(&all, "Denmark", Stance::Rejects), "{all:?}");
    let all = told("La Norvège a donné son accord au plan du golfe. Le Danemark a donné son nom au port du golfe.");
    assert!(has(&all, "Norvège", Stance::Accepts, "plan") && none(&all, "Danemark", Stance::Accepts), "{all:?}");
    let all = told("Denmark has not committed to the plan for the gulf. Norway committed to the plan for the gulf.");
    assert!(has(&all, "Norway", Stance::Promises, "plan") && none(&all, "Denmark", Stance::Rejects), "{all:?}");
}

#[test]
fn a_pronoun_stands_for_the_one_person_whom_it_can_mean() {
    let who = "Arne Haldorsen leads the port of Bodo. Arne Haldorsen spoke on Monday. He said that he was glad. ";
    let all = told(&format!("{who}He demanded that the old nets of the harbour be burned."));
    assert!(has(&all, "Haldorsen", Stance::Demands, "old nets"), "{all:?}");
    let all = told(&format!("{who}The nets were burned after he rejected the plan for the harbour."));
    assert!(none(&all, "Haldorsen", Stance::Rejects), "{all:?}");
    let all = told(&format!("{who}She demanded that the old nets of the harbour be burned."));
    assert!(none(&all, "Haldorsen", Stance::Demands), "{all:?}");
}

#[test]
fn allies_are_the_one_alliance_of_the_story() {
    let all =
        told("L'Alliance du Golfe réunit la Norvège et le Danemark. Les alliés ont rejeté la demande de retirer les navires du golfe.");
    assert!(has(&all, "Alliance", Stance::Rejects, "retirer les navires"), "{all:?}");
    let all =
        told("L'Alliance du Golfe réunit la Norvège et le Danemark. Les alliés de la Suède ont rejeté la demande de retirer les navires.");
    assert!(none(&all, "Alliance", Stance::Rejects), "{all:?}");
}

#[test]
fn who_is_open_to_talks_offers_them() {
    let all =
        told("La Norvège a le plus grand port du golfe. La Norvège a déclaré que sa porte restait ouverte à la discussion sur le golfe.");
    assert!(has(&all, "Norvège", Stance::Offers, "ouverte à la discussion"), "{all:?}");
}

#[test]
fn who_asks_a_question_or_would_be_seen_as_something_demands_nothing() {
    let all = told("La Norvège se veut ouverte aux navires du golfe. Le Danemark veut une trêve dans les ports du golfe.");
    assert!(none(&all, "Norvège", Stance::Demands) && has(&all, "Danemark", Stance::Demands, "trêve"), "{all:?}");
    let all =
        told("La Norvège a demandé si les filets du golfe étaient vieux. Le Danemark a demandé que les filets du golfe soient brûlés.");
    assert!(none(&all, "Norvège", Stance::Demands) && has(&all, "Danemark", Stance::Demands, "brûlés"), "{all:?}");
}

#[test]
fn what_is_asked_of_a_thing_named_before_is_about_that_thing() {
    let text = "La Norvège parle de la digue du golfe. Les Danois exigent sa démolition. La Suède rejette la digue du golfe.";
    let story = own_words(&[article("quai.txt", format!("Le golfe\n\nLe Quai\n\n3 mars 2031\n\n{text}\n").as_bytes())], false);
    let issue = |words: &str| {
        let position = story.positions.iter().find(|p| p.span.exact().contains(words));
        position.map(|p| p.issue.text.exact().to_owned())
    };
    assert_eq!(issue("démolition"), Some("digue".to_owned()), "{:?}", story.positions);
    assert_eq!(issue("démolition"), issue("rejette"));
}

#[test]
fn who_refuses_what_another_demands_refuses_it() {
    let all = told(
        "Le Danemark a déclaré qu'il n'accéderait pas à la demande de la Norvège de garantir que les chalutiers et les patrouilles de la \
         flotte ne reviendraient jamais dans les ports du golfe.",
    );
    assert!(has(&all, "Danemark", Stance::Rejects, "n'accéderait pas"), "{all:?}");
}

#[test]
fn who_is_ready_to_do_it_offers_it_and_who_no_longer_refuses_accepts_it() {
    let all = told("Norway is prepared to pay forty million crowns for the nets of the gulf.");
    assert!(has(&all, "Norway", Stance::Offers, "pay forty million"), "{all:?}");
    let all = told("Norway no longer opposes the sale of the old nets of the gulf.");
    assert!(has(&all, "Norway", Stance::Accepts, "sale of the old nets"), "{all:?}");
    let all = told("La Norvège ne s'oppose plus à la vente des filets du golfe. Le Danemark ne s'oppose pas à la vente des quais.");
    assert!(has(&all, "Norvège", Stance::Accepts, "vente des filets") && none(&all, "Danemark", Stance::Accepts), "{all:?}");
}

#[test]
fn who_does_not_want_it_rejects_it_and_who_wants_no_less_demands_it() {
    let all = told("Norway does not want a ban on cod in the gulf. Denmark wants no less than forty boats in the gulf.");
    assert!(has(&all, "Norway", Stance::Rejects, "ban on cod") && has(&all, "Denmark", Stance::Demands, "forty boats"), "{all:?}");
    let all = told("La Norvège ne veut pas entendre parler d'une baisse des prises du golfe.");
    assert!(has(&all, "Norvège", Stance::Rejects, "baisse des prises"), "{all:?}");
}

#[test]
fn a_refusal_of_what_was_told_before_is_a_position_and_one_of_a_charge_is_not_told_so() {
    let all = told("Denmark proposed a truce in the gulf on Monday. Norway turned it down.");
    assert!(has(&all, "Norway", Stance::Rejects, "turned it down"), "{all:?}");
    let all = told("Le Danemark propose une trêve dans le golfe. La Norvège et la Suède s'y opposent.");
    assert!(has(&all, "Norvège", Stance::Rejects, "s'y opposent") && has(&all, "Suède", Stance::Rejects, "s'y opposent"), "{all:?}");
    let all = told("Denmark made an accusation about the nets of the gulf. Norway rejected it.");
    assert!(none(&all, "Norway", Stance::Rejects), "{all:?}");
}

#[test]
fn what_a_party_renews_or_breaks_off_is_its_position() {
    let all = told("Norway renewed its demand for a ban on cod in the gulf. Denmark has broken off all talks about the gulf.");
    assert!(has(&all, "Norway", Stance::Demands, "ban on cod") && has(&all, "Denmark", Stance::Rejects, "talks"), "{all:?}");
    let all = told("La Norvège a maintenu sa menace de fermer le golfe. Le Danemark a suspendu le versement de son aide au golfe.");
    assert!(has(&all, "Norvège", Stance::Threatens, "fermer le golfe") && has(&all, "Danemark", Stance::Rejects, "versement"), "{all:?}");
    assert!(none(&told("Norway dropped its demand for a ban on cod in the gulf."), "Norway", Stance::Demands));
}

#[test]
fn a_verb_behind_an_aside_is_that_of_who_begins_the_clause() {
    let all = told("Le Danemark, pays hôte de la rencontre, souhaite ramener à dix mille tonnes le total des prises du golfe.");
    assert!(has(&all, "Danemark", Stance::Demands, "souhaite ramener"), "{all:?}");
    let all = told("La Norvège, où la ministre est attendue le 20 octobre, salue au contraire le plan du golfe.");
    assert!(has(&all, "Norvège", Stance::Praises, "le plan du golfe"), "{all:?}");
    let all = told("Le plan du golfe, la Norvège ne l'écarte plus en bloc.");
    assert!(none(&all, "Norvège", Stance::Rejects), "{all:?}");
}

#[test]
fn a_verb_behind_a_semicolon_is_not_that_of_who_stands_before_it() {
    let all = told("Norway fears a trade war between Denmark and Sweden in the gulf; each has threatened the other with new duties.");
    assert!(none(&all, "Norway", Stance::Threatens), "{all:?}");
    let all = told("Norway, which lies north of the gulf, halted the trade talks on Monday because of the boats.");
    assert!(has(&all, "Norway", Stance::Rejects, "trade talks"), "{all:?}");
}

#[test]
fn a_verb_that_was_taken_for_a_noun_is_that_of_whom_it_stands_behind() {
    let all = told("Ce plan, qui réduit les prises du golfe, la Norvège ne l'écarte d'ailleurs plus en bloc.");
    assert!(has(&all, "Norvège", Stance::Accepts, "écarte d'ailleurs plus"), "{all:?}");
}

#[test]
fn what_another_says_of_it_in_an_aside_is_no_part_of_a_charge() {
    let all = told("Les Danois accusent la Norvège d'avoir coupé les filets des pêcheurs du golfe en mars, ce que la Norvège dément.");
    assert!(has(&all, "Norvège", Stance::Denies, "filets des pêcheurs"), "{all:?}");
    let charges: Vec<_> = all.iter().filter(|(_, stance, _)| *stance == Stance::Accuses).collect();
    assert!(!charges.is_empty() && charges.iter().all(|(_, _, words)| !words.contains("dément")), "{all:?}");
}

#[test]
fn who_promised_behind_what_he_promised_is_no_position() {
    let all = told("La Norvège indemnisera les familles des quatre pêcheurs, a promis sa ministre, Kari Lund.");
    assert!(all.iter().all(|(_, _, words)| !words.starts_with("a promis")), "{all:?}");
    let all = told(
        "La ministre norvégienne, Kari Lund, a balayé l'accusation selon laquelle des bateaux auraient franchi la ligne du golfe. La Norvège a demandé une enquête.",
    );
    assert!(has(&all, "Norvège", Stance::Denies, "l'accusation"), "{all:?}");
    let all = told("La Norvège soutient le plan du Danemark pour le golfe. Le Danemark soutient que le golfe est à lui.");
    assert!(has(&all, "Norvège", Stance::Accepts, "le plan") && none(&all, "Danemark", Stance::Accepts), "{all:?}");
    let all = told("Norway said its fishermen would strike from Friday over the nets in the gulf.");
    assert!(has(&all, "Norway", Stance::Threatens, "would strike"), "{all:?}");
}
