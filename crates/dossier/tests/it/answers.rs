//! What answers what, in a small invented quarrel: a refusal answers the demand whose words it takes up, not a charge on the
//! same matter.

#![allow(missing_docs, clippy::unwrap_used)]

use crate::{article, own_words};
use recoupe_model::Stance;

const REPORTS: [(&str, &str); 2] = [
    (
        "le-quai.txt",
        "Le Danemark et la Norvège se disputent le banc de Vigsø\n\nLe Quai\n\n3 mars 2031\n\nLe Danemark a exigé mardi que la Norvège \
         retire ses chalutiers du banc de Vigsø.\n\nLe Danemark accuse la Norvège d'avoir coupé les filets de trois bateaux \
         près du banc de Vigsø.\n\nLes deux pays se réunissent jeudi à Aalborg.\n",
    ),
    (
        "la-drisse.txt",
        "Pêche : Oslo ne cède pas\n\nLa Drisse\n\n4 mars 2031\n\nLa Norvège a rejeté mercredi la demande du Danemark de retirer ses \
         chalutiers du banc de Vigsø.\n\nUne réunion est prévue à Aalborg.\n",
    ),
];

#[test]
fn a_refusal_answers_the_demand_and_not_the_charge() {
    let positions = own_words(&REPORTS.map(|(name, text)| article(name, text.as_bytes())), false).positions;
    let shown: Vec<_> = positions.iter().map(|p| (p.position, p.span.exact(), p.answers)).collect();
    let refusal = positions.iter().find(|p| p.position == Stance::Rejects).unwrap_or_else(|| panic!("a refusal: {shown:?}"));
    let asked = refusal.answers.map(|n| &positions[n]).unwrap_or_else(|| panic!("an answer: {shown:?}"));
    assert_eq!(asked.position, Stance::Demands, "{shown:?}");
    assert!(asked.span.exact().contains("chalutiers"), "{shown:?}");
    assert!(positions.iter().filter(|p| p.position == Stance::Accuses).all(|p| p.answers.is_none()), "{shown:?}");
}

#[test]
fn a_refusal_that_names_no_demand_answers_none() {
    // of the same banks and trawlers, by the one asked, in another report: what it refuses is not said
    let silent = "Pêche : Oslo ne cède pas\n\nLa Drisse\n\n4 mars 2031\n\nLa Norvège a rejeté mercredi le retrait de ses \
                  chalutiers du banc de Vigsø.\n\nUne réunion est prévue à Aalborg.\n";
    let reports = [article(REPORTS[0].0, REPORTS[0].1.as_bytes()), article(REPORTS[1].0, silent.as_bytes())];
    let positions = own_words(&reports, false).positions;
    let shown: Vec<_> = positions.iter().map(|p| (p.position, p.span.exact(), p.answers)).collect();
    assert!(positions.iter().any(|p| p.position == Stance::Rejects), "{shown:?}");
    assert!(positions.iter().all(|p| p.answers.is_none()), "{shown:?}");
}
