//! Who speaks for which body, and what two sides hold against each other, in small invented affairs told by two reports each.

#![allow(missing_docs, clippy::unwrap_used)]

use crate::positions::{has, positions};
use recoupe_model::Stance;

/// Two reports of one text.
fn twice(text: &str) -> Vec<(String, Stance, String)> {
    positions([
        ("quay.txt", &format!("The gulf\n\nThe Quay\n\n3 March 2031\n\n{text}\n")),
        ("halyard.txt", &format!("Le détroit\n\nLa Drisse\n\n4 mars 2031\n\n{text}\n")),
    ])
}

#[test]
fn who_heads_a_body_called_by_its_noun_speaks_for_the_whole_body() {
    let all = twice(
        "La Commission maritime du golfe a fermé trois ports mardi.\n\nLa présidente de la commission, Irma Tolvan, a exigé le retrait de \
         tous les filets du chenal. « Jamais la commission n'a demandé que l'on coupe les amarres », a affirmé Irma Tolvan.",
    );
    assert!(has(&all, "Commission maritime", Stance::Demands, "retrait de tous les filets"), "{all:?}");
    assert!(has(&all, "Commission maritime", Stance::Denies, "coupe les amarres"), "{all:?}");
}

#[test]
fn a_ministry_of_the_interior_stands_for_itself_and_its_minister_for_it() {
    let all = twice(
        "La Tarquie a rejeté mardi la proposition de la Sorvanie. La Sorvanie a exigé des excuses de la Tarquie. Le gouvernement tarquien et \
         le gouvernement sorvanien ne se parlent plus.\n\nLe ministère de l'Intérieur a rejeté l'accusation des marins de Luvel.\n\n\
         Le ministre de l'Intérieur, Oskar Brenn, a refusé d'ouvrir les archives du port.",
    );
    assert!(has(&all, "ministère de l'Intérieur", Stance::Denies, "accusation"), "{all:?}");
    assert!(has(&all, "ministère de l'Intérieur", Stance::Rejects, "archives"), "{all:?}");
}

#[test]
fn a_name_behind_a_courtesy_title_is_the_subject() {
    let all = twice(
        "Le port de Luvel est fermé.\n\nMme Oslow a décliné l'invitation du port. M. Brenn exige la réouverture du quai.\n\nHelga Oslow et Tomas Brenn se disputent la mairie.",
    );
    assert!(has(&all, "Oslow", Stance::Rejects, "invitation"), "{all:?}");
    assert!(has(&all, "Brenn", Stance::Demands, "réouverture"), "{all:?}");
}

#[test]
fn a_pronoun_right_before_a_verb_is_its_subject() {
    let all = twice("Oskar Brenn dirige le port. Oskar Brenn, qu'elle veut dehors avant l'hiver, n'a rien dit lundi.");
    assert!(!has(&all, "Brenn", Stance::Demands, ""), "{all:?}");
}

#[test]
fn who_only_stands_in_an_aside_does_not_demand() {
    let all = twice(
        "Sweden and Norway share the gulf.\n\nThe nine-member League, to which Norway belongs, called on Wednesday for the immediate \
         release of the crew of the trawler.",
    );
    assert!(!has(&all, "Norway", Stance::Demands, "release"), "{all:?}");
}

#[test]
fn what_two_states_say_against_each_other_is_what_they_hold() {
    let all = twice(
        "Sweden says that the Norwegian cutter rammed the trawler off the cape. Norway says that the trawler was poaching off the cape.\n\n\
         Sweden says that there were nine men on board. Norway says that there were eleven.",
    );
    assert!(has(&all, "Sweden", Stance::Accuses, "rammed"), "{all:?}");
    assert!(has(&all, "Norway", Stance::Accuses, "poaching"), "{all:?}");
    assert!(has(&all, "Sweden", Stance::Claims, "nine men"), "{all:?}");
    assert!(has(&all, "Norway", Stance::Claims, "eleven"), "{all:?}");
}

#[test]
fn whoever_would_do_it_unless_he_is_heard_threatens() {
    let all = twice(
        "The Dockers' Union met in Luvel on Monday.\n\nThe Dockers' Union said that it would close the harbour unless the crew came home.",
    );
    assert!(has(&all, "Dockers", Stance::Threatens, "close the harbour"), "{all:?}");
}

#[test]
fn whoever_urges_others_or_calls_for_calm_asks() {
    let all = twice("Norway urged both sides to open the lock. Sweden called for restraint on the quay. Finland demanded the nets.");
    assert!(has(&all, "Norway", Stance::Asks, "lock"), "{all:?}");
    assert!(has(&all, "Sweden", Stance::Asks, "restraint"), "{all:?}");
    assert!(has(&all, "Finland", Stance::Demands, "nets"), "{all:?}");
}

#[test]
fn a_quotation_that_two_reports_have_is_one_of_the_storys() {
    let all = positions([
        (
            "le-quai.txt",
            "Le vote\n\nLe Quai\n\n3 mars 2031\n\nHelga Oslow a voté à Luvel.\n\n« On peut compter deux fois, on ne peut pas voter deux fois », a dit \
             Helga Oslow mardi.\n",
        ),
        (
            "la-drisse.txt",
            "Les urnes\n\nLa Drisse\n\n4 mars 2031\n\nHelga Oslow se moque du nouveau décompte : « On peut compter deux fois, on ne peut pas voter \
             deux fois », a dit Helga Oslow.\n\n« Je mange deux fois par jour sur le quai », a ajouté Helga Oslow.\n",
        ),
    ]);
    assert!(has(&all, "Oslow", Stance::Says, "compter deux fois"), "{all:?}");
    assert!(!has(&all, "Oslow", Stance::Says, "mange"), "{all:?}");
}

#[test]
fn who_leads_a_delegation_speaks_for_its_state() {
    let all = twice(
        "The governments of Norway and Sweden met in Luvel. Norway rejected the plan. Sweden rejected the truce.\n\nAnton Pelikar, who led the Norwegian \
         delegation, demanded the return of the boats.",
    );
    assert!(has(&all, "Norw", Stance::Demands, "return of the boats"), "{all:?}");
}

#[test]
fn a_title_with_the_adjective_of_another_state_is_not_the_one_named_before() {
    let all = twice(
        "Le ministre de l'Intérieur, Oskar Brenn, a fermé le port de Luvel. Le ministre a refusé la trêve.\n\nLa ministre suédoise a exigé la \
         réouverture du quai de Luvel. La Norvège et la Suède ont rejeté le plan du port.",
    );
    assert!(!has(&all, "Intérieur", Stance::Demands, "quai") && !has(&all, "Brenn", Stance::Demands, "quai"), "{all:?}");
}

/// A town that speaks as a state does is its state's capital, where the reports say so or that state's people alone speak there.
#[test]
fn a_capital_speaks_for_its_state() {
    let affair = "La Tarquie a rejeté mardi la proposition de la Sorvanie. La Sorvanie a exigé des excuses de la Tarquie. Le gouvernement \
                  tarquien et le gouvernement sorvanien ne se parlent plus. Le ministre tarquien de la Pêche, Oskar Brenn, a dit que la \
                  Tarquie ne céderait pas.";
    let told =
        twice(&format!("{affair}\n\nOrlev, la capitale tarquienne, est calme. Orlev a exigé le retrait de tous les filets du chenal."));
    assert!(has(&told, "Tarquie", Stance::Demands, "retrait de tous les filets"), "{told:?}");
    let spoke = twice(&format!(
        "{affair}\n\n« Nous restons », a dit à Orlev le ministre tarquien de la Pêche, Oskar Brenn. Orlev a exigé le retrait de tous les filets \
         du chenal."
    ));
    assert!(has(&spoke, "Tarquie", Stance::Demands, "retrait de tous les filets"), "{spoke:?}");
}
