//! Both sides of a key point where they share a word at most, in small invented quarrels: quotas refused by those they are
//! meant for, an invitation taken up sentences later, a claim beside its contrary.

#![allow(missing_docs, clippy::unwrap_used)]

use crate::{article, own_words};
use recoupe_model::contract::{Beside, KeyPoint};

fn key_points(reports: &[(&str, &str)]) -> Vec<KeyPoint> {
    let articles: Vec<_> = reports.iter().map(|(name, text)| article(name, text.as_bytes())).collect();
    own_words(&articles, false).key_points
}

/// Do lines with these words stand in one key point?
fn together(key_points: &[KeyPoint], one: &str, other: &str) -> bool {
    let has = |k: &KeyPoint, words: &str| k.evidence.iter().any(|e| e.span.exact().contains(words));
    key_points.iter().any(|k| has(k, one) && has(k, other))
}

const FERRIES: [(&str, &str); 3] = [
    (
        "the-quay.txt",
        "Denmark wants beacons on trawlers\n\nThe Quay\n\n4 May 2031\n\nDenmark demanded on Monday that every trawler in the Skagerrak carry \
         a tracking beacon by October.\n\nThe old lighthouse of Skagen was repainted by schoolchildren last week.\n\nA thousand people live from \
         herring on both shores of the water.\n",
    ),
    (
        "harbour-post.txt",
        "Beacons by October, says Copenhagen\n\nHarbour Post\n\n5 May 2031\n\nDenmark insisted that each trawler fishing in the Skagerrak must \
         carry a tracking beacon from October.\n\nThe weather over the strait stayed calm through the weekend.\n\nHerring prices fell \
         for a third month in the auction halls.\n",
    ),
    (
        "northern-mail.txt",
        "Herring season opens under a cloud\n\nNorthern Mail\n\n6 May 2031\n\nThe season opened with music in seven towns along the coast.\n\n\
         Fishermen repaired their nets and painted their cabins green.\n\nBut Norway and Sweden both said they will not accept a beacon to get their old \
         licences back.\n\nA brass band from Bergen played until dusk.\n",
    ),
];

#[test]
fn a_refusal_elsewhere_that_takes_up_one_word() {
    let found = key_points(&FERRIES);
    assert!(together(&found, "tracking beacon", "will not accept a beacon"), "{found:?}");
}

const DEPOT: [(&str, &str); 3] = [
    (
        "la-bobine.txt",
        "Le dépôt de Vernay à l'arrêt\n\nLa Bobine\n\n4 mai 2031\n\nLa Norvège a proposé jeudi au Danemark une réunion sur les cadences du dépôt \
         de Vernay.\n\nLes ateliers ont fermé tôt.\n\nLa place du marché était vide.\n\nLe Danemark a accepté l'invitation mais exige \
         un médiateur suisse.\n",
    ),
    (
        "le-fuseau.txt",
        "Vernay : une réunion proposée\n\nLe Fuseau\n\n4 mai 2031\n\nUne réunion sur les cadences du dépôt de Vernay a été proposée au Danemark par \
         la Norvège.\n\nLe musée du fil reçoit des écoliers.\n",
    ),
    (
        "la-navette.txt",
        "Au dépôt de Vernay\n\nLa Navette\n\n5 mai 2031\n\nLa Norvège propose une réunion sur les cadences du dépôt de Vernay.\n\nUn \
         chat dort sur le quai.\n",
    ),
];

#[test]
fn whoever_takes_the_invitation_answers_whoever_made_it() {
    let found = key_points(&DEPOT);
    assert!(together(&found, "réunion sur les cadences", "accepté l'invitation"), "{found:?}");
}

const PAPERS: [(&str, &str); 2] = [
    (
        "the-tide.txt",
        "Letters of the harbour master are out\n\nThe Tide\n\n4 May 2031\n\nThe letters of harbour master Ole Brandt show that Norway never \
         closed the lock at Vigra, Norway said.\n\nDenmark claims that Ole Brandt hid the logbook of that night.\n\nThe band played on.\n",
    ),
    (
        "the-ebb.txt",
        "What the letters say\n\nThe Ebb\n\n4 May 2031\n\nThe letters of harbour master Ole Brandt show that the lock at Vigra was never closed, \
         Norway said on Sunday.\n\nGulls nest on the roof of the office.\n",
    ),
];

#[test]
fn what_one_says_is_not_so_stands_beside_the_claim_that_follows() {
    let found = key_points(&PAPERS);
    assert!(together(&found, "never closed", "Denmark claims"), "{found:?}");
}

#[test]
fn who_only_answers_is_not_counted_with_those_that_say_it() {
    let found = key_points(&FERRIES);
    let key = found.iter().find(|k| k.evidence.iter().any(|e| e.span.exact().contains("will not accept a beacon"))).unwrap();
    let why: Vec<_> = key.evidence.iter().map(|e| (e.span.exact().contains("will not"), e.beside)).collect();
    assert!(why.iter().all(|(refusal, beside)| *refusal == (*beside == Some(Beside::Answer))), "{why:?}");
    assert_eq!(key.outlets, 2, "two papers tell the demand: {key:?}");
}
