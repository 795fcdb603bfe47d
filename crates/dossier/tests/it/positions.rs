//! Who takes which position, in small invented affairs told by two reports each.

#![allow(missing_docs, clippy::unwrap_used)]

use crate::{article, own_words};
use recoupe_model::Stance;

/// The positions of two reports: the party's name, the stance, the words.
pub(crate) fn positions(reports: [(&str, &str); 2]) -> Vec<(String, Stance, String)> {
    let story = own_words(&reports.map(|(name, text)| article(name, text.as_bytes())), false);
    let name = |id: &str| story.entities.iter().find(|e| e.id == id).map(|e| e.name.clone()).unwrap_or_default();
    story.positions.iter().map(|p| (name(&p.party), p.position, p.span.exact().to_owned())).collect()
}

pub(crate) fn has(all: &[(String, Stance, String)], party: &str, stance: Stance, words: &str) -> bool {
    all.iter().any(|(p, s, w)| p.contains(party) && *s == stance && w.contains(words))
}

#[test]
fn whom_an_affair_is_about_takes_a_position_of_his_own_and_who_passes_by_none() {
    let all = positions([
        (
            "le-quai.txt",
            "Le vieux pont de Vernelle fermé\n\nLe Quai\n\n3 mars 2031\n\nLe vieux pont de Vernelle est fermé depuis mardi.\n\n\
             « Ce pont est un danger pour tous les enfants du quartier », a déclaré Honorine Vasselin. « Il faut le détruire avant \
             l'hiver », a ajouté Honorine Vasselin.\n\n« Il faut nous laisser passer », a lancé Piotr Maclou.\n",
        ),
        (
            "la-drisse.txt",
            "Vernelle : un pont de trop\n\nLa Drisse\n\n4 mars 2031\n\nHonorine Vasselin estime que le pont de Vernelle est un danger \
             pour les enfants du quartier et qu'il faut le détruire avant l'hiver.\n\nLe pont de Vernelle est fermé.\n",
        ),
    ]);
    assert!(has(&all, "Vasselin", Stance::Warns, "danger"), "{all:?}");
    assert!(!all.iter().any(|(p, ..)| p.contains("Maclou")), "{all:?}");
}

#[test]
fn a_movement_does_not_speak_for_the_state_it_acts_in() {
    let all = positions([
        (
            "quay.txt",
            "Farc turn down the truce\n\nThe Quay\n\n3 March 2031\n\nThe Farc rejected the truce that Colombia offered on Monday. \
             Colombia has promised swift retaliation against the camps.\n\nThe talks began in May and had gone on for a year and a half.\n",
        ),
        (
            "halyard.txt",
            "Truce fails in Colombia\n\nThe Halyard\n\n4 March 2031\n\nThe Farc rejected the truce offered by Colombia on Monday. \
             Colombia has promised swift retaliation against the camps.\n\nThe talks began in May and had gone on for a year and a half.\n",
        ),
    ]);
    assert!(has(&all, "Farc", Stance::Rejects, "truce"), "{all:?}");
    assert!(!has(&all, "Colombia", Stance::Rejects, "truce"), "{all:?}");
}

#[test]
fn a_remark_in_one_report_is_no_position() {
    let all = positions([
        (
            "quay.txt",
            "Norway answers\n\nThe Quay\n\n3 March 2031\n\nNorway rejected the allegations about the nets of three Danish boats.\n\n\
             Denmark said it was a grey day in Aalborg and that the boats were old.\n",
        ),
        (
            "halyard.txt",
            "Oslo and the nets\n\nThe Halyard\n\n4 March 2031\n\nNorway rejected the allegations about the nets of three Danish boats.\n\n\
             Talks resume in Aalborg.\n",
        ),
    ]);
    assert!(has(&all, "Norway", Stance::Denies, "allegations"), "{all:?}");
    assert!(!all.iter().any(|(.., words)| words.contains("grey day")), "{all:?}");
}

#[test]
fn a_denial_stands_though_one_report_has_it_and_few_words_say_it() {
    let all = positions([
        (
            "le-quai.txt",
            "Pêche : deux voisins s'affrontent\n\nLe Quai\n\n3 mars 2031\n\nLa Norvège exige le retrait des filets islandais du golfe. \
             L'Islande dément préparer un blocus.\n\nLes navires restent au port depuis mardi.\n",
        ),
        (
            "la-drisse.txt",
            "Le golfe divise\n\nLa Drisse\n\n4 mars 2031\n\nLa Norvège exige le retrait des filets islandais du golfe. La Norvège \
             redoute une crise.\n\nLes navires sont rentrés mercredi.\n",
        ),
    ]);
    assert!(has(&all, "Islande", Stance::Denies, "préparer un blocus"), "{all:?}");
    // three words that are no clause say too little
    assert!(!all.iter().any(|(.., words)| words == "une crise"), "{all:?}");
}

#[test]
fn who_demands_to_be_warned_does_not_warn() {
    for text in [
        "La Norvège exige en outre d'être avertie avant chaque passage de chalutiers.",
        "Norway demanded to be warned before each passage of trawlers.",
    ] {
        let all = positions([
            ("quay.txt", &format!("Le golfe\n\nLe Quai\n\n3 mars 2031\n\n{text}\n\nNorway lies in the north.\n")),
            ("halyard.txt", &format!("Le détroit\n\nLa Drisse\n\n4 mars 2031\n\n{text}\n\nLa Norvège est au nord.\n")),
        ]);
        assert!(all.iter().any(|(_, s, _)| *s == Stance::Demands) && !all.iter().any(|(_, s, _)| *s == Stance::Warns), "{all:?}");
    }
}

#[test]
fn what_one_sentence_says_of_a_party_it_says_once() {
    let text = "Marta Dolen denied having sold the nets, but later changed her story, when a bill was found in the shed by two of her \
                own keepers.";
    let all = positions([
        ("quay.txt", &format!("The nets\n\nThe Quay\n\n3 March 2031\n\n{text}\n\nMarta Dolen leads the port of Bodo.\n")),
        ("halyard.txt", &format!("A bill\n\nThe Halyard\n\n4 March 2031\n\n{text}\n\nMarta Dolen has led the port since 2029.\n")),
    ]);
    let denials = all.iter().filter(|(_, s, _)| *s == Stance::Denies).count();
    assert_eq!(denials, 2, "{all:?}");
}

#[test]
fn whoever_wants_something_demands_it_but_not_by_his_opponents_word() {
    let all = positions([
        (
            "le-quai.txt",
            "Pêche : les quotas de morue divisent\n\nLe Quai\n\n3 mars 2031\n\nLa Norvège veut un quota de 30 000 tonnes de morue. \
             « L'Islande veut vider la mer de tous ses poissons », a accusé le ministre norvégien de la Pêche, Arne Haldorsen.\n\n\
             Les navires restent au port depuis mardi.\n",
        ),
        (
            "la-drisse.txt",
            "La morue divise deux voisins\n\nLa Drisse\n\n4 mars 2031\n\nLa Norvège veut un quota de 30 000 tonnes de morue. \
             « L'Islande veut vider la mer de tous ses poissons », a accusé le ministre norvégien de la Pêche, Arne Haldorsen.\n\n\
             Les navires sont rentrés au port mardi.\n",
        ),
    ]);
    assert!(has(&all, "Norvège", Stance::Demands, "quota de 30"), "{all:?}");
    assert!(!all.iter().any(|(p, ..)| p.contains("Islande")), "{all:?}");
}

#[test]
fn a_scrap_and_what_an_opponent_feels_are_no_positions() {
    let report = |outlet: &str, end: &str| {
        format!(
            "Pêche : les quotas de morue divisent\n\n{outlet}\n\n3 mars 2031\n\nLa Norvège a insisté sur son droit de pêche. Les pêcheurs se \
             sentent menacés par l'Islande, a déclaré le ministre norvégien de la Pêche, Arne Haldorsen. La Norvège refuse de payer la \
             moindre couronne.\n\n{end}\n"
        )
    };
    let (one, other) = (report("Le Quai", "Les navires restent au port."), report("La Drisse", "Les navires sont rentrés mardi."));
    let all = positions([("le-quai.txt", &one), ("la-drisse.txt", &other)]);
    assert!(has(&all, "Norvège", Stance::Rejects, "couronne"), "{all:?}");
    assert!(!all.iter().any(|(p, s, _)| p.contains("Islande") || *s == Stance::Demands), "{all:?}");
}

#[test]
fn whoever_needs_a_thing_no_longer_refuses_nothing() {
    let of = |words: &str| {
        let first =
            format!("Tests end\n\nNorway's prime minister, Ada Brenn, said on Monday that {words}.\n\nThe range lies in the north.\n");
        let second = format!(
            "A range goes silent\n\nAda Brenn, the prime minister of Norway, told reporters in Bodo that {words}.\n\nFishermen cheered.\n"
        );
        positions([("first.txt", &first), ("second.txt", &second)])
    };
    let all = of("her country no longer needed to test rockets and would close the firing range");
    assert!(!all.iter().any(|(_, s, _)| *s == Stance::Rejects), "{all:?}");
    // the same without the need is a refusal
    let all = of("her country would not close the firing range");
    assert!(has(&all, "Norway", Stance::Rejects, "would not close"), "{all:?}");
}

#[test]
fn a_matter_is_named_by_a_noun_and_by_no_light_word() {
    let text = "La Norvège a proposé à plusieurs reprises à la Suède de prendre des mesures contre les filets.\n\n\
                La Suède a exigé le retrait des chalutiers du golfe. La Suède s'est dite préoccupée par la fermeture du port de Luvel.\n";
    let quay = format!("Le golfe divise\n\nLe Quai\n\n3 mars 2031\n\n{text}");
    let halyard = format!("Le golfe attend\n\nLa Drisse\n\n4 mars 2031\n\n{text}");
    let story = own_words(&[article("quai.txt", quay.as_bytes()), article("drisse.txt", halyard.as_bytes())], false);
    let named: Vec<&str> = story.positions.iter().map(|p| p.issue.text.exact()).collect();
    assert!(named.contains(&"mesures") || named.contains(&"filets"), "{named:?}");
    assert!(!named.contains(&"reprises") && !named.contains(&"préoccupée"), "{named:?}");
    for p in story.positions.iter().filter(|p| p.span.exact().contains("fermeture du port")) {
        assert!(p.span.exact().starts_with("La Suède"), "begins with its clause: {}", p.span.exact());
    }
    assert!(story.positions.iter().any(|p| p.span.exact().contains("fermeture du port")), "{named:?}");
}

#[test]
fn a_matter_is_not_how_it_is_done() {
    let text = "La Norvège a rejeté à l'unanimité une trêve sur les filets.\n\nLa Suède a exigé en urgence le retrait des chalutiers.\n";
    let quay = format!("Le golfe divise\n\nLe Quai\n\n3 mars 2031\n\n{text}");
    let halyard = format!("Le golfe attend\n\nLa Drisse\n\n4 mars 2031\n\n{text}");
    let story = own_words(&[article("quai.txt", quay.as_bytes()), article("drisse.txt", halyard.as_bytes())], false);
    let named: Vec<&str> = story.positions.iter().map(|p| p.issue.text.exact()).collect();
    assert!(!named.is_empty() && !named.iter().any(|n| matches!(*n, "unanimité" | "urgence")), "{named:?}");
}

#[test]
fn a_matter_is_no_clipped_word() {
    let text = "Norway rejected the plan on Monday. \"We'll see whether the nets hurt cod,\" the Norwegian minister said.\n\n\
                Sweden said it wants Norway to end the dispute over the nets. Sweden warned that it would leave the treaty.\n";
    let quay = format!("Nets and words\n\nThe Quay\n\n3 March 2031\n\n{text}");
    let halyard = format!("No deal\n\nThe Halyard\n\n4 March 2031\n\n{text}");
    let story = own_words(&[article("quay.txt", quay.as_bytes()), article("halyard.txt", halyard.as_bytes())], false);
    let named: Vec<&str> = story.positions.iter().map(|p| p.issue.text.exact()).collect();
    assert!(!named.is_empty() && !named.iter().any(|n| matches!(*n, "We'll" | "wants" | "warned" | "said" | "see")), "{named:?}");
}

#[test]
fn what_inner_words_deny_the_words_around_them_do_not() {
    let report = |outlet: &str, end: &str| {
        format!(
            "Le golfe divise\n\n{outlet}\n\n3 mars 2031\n\nLa Norvège a insisté sur son caractère pacifique en affirmant que ses \
             marins n'avaient jamais été armés contre la Suède. La Suède refuse de payer la moindre couronne.\n\n{end}\n"
        )
    };
    let (one, other) = (report("Le Quai", "Les navires restent au port."), report("La Drisse", "Les navires sont rentrés mardi."));
    let all = positions([("le-quai.txt", &one), ("la-drisse.txt", &other)]);
    let denied: Vec<&str> = all.iter().filter(|(_, s, _)| *s == Stance::Denies).map(|(.., w)| w.as_str()).collect();
    assert!(!denied.is_empty() && denied.iter().all(|w| w.starts_with("ses marins")), "{all:?}");
}

#[test]
fn what_somebody_is_accused_of_stands_with_who_accuses_whom() {
    let fr = "La Norvée a nié vouloir la guerre. La Sélandre accuse la Norvée de couper les filets de ses pêcheurs près du cap.\n\n\
              La Norvée exige des excuses pour les filets de ses pêcheurs près du cap.\n";
    let all = positions([
        ("le-quai.txt", &format!("La Norvée répond\n\nLe Quai\n\n3 mars 2031\n\n{fr}")),
        ("la-drisse.txt", &format!("Querelle au cap\n\nLa Drisse\n\n4 mars 2031\n\n{fr}")),
    ]);
    let charges: Vec<_> = all.iter().filter(|(_, _, w)| w.contains("couper les filets")).collect();
    assert!(!charges.is_empty() && charges.iter().all(|(_, _, w)| w.contains("accuse la Norvée")), "{all:?}");

    let en = "Norvey denied it. Selland accused Norvey of lying, and its minister Ada Holm urged Norvey to return the nets that were cut \
              near the cape.\n\nSelland demanded that Norvey return the nets that were cut near the cape.\n";
    let all = positions([
        ("quay.txt", &format!("Selland complains\n\nThe Quay\n\n3 March 2031\n\n{en}")),
        ("halyard.txt", &format!("Nets cut\n\nThe Halyard\n\n4 March 2031\n\n{en}")),
    ]);
    assert!(all.iter().any(|(_, _, w)| w.contains("return the nets")), "{all:?}");
    assert!(!all.iter().any(|(_, _, w)| w.starts_with("to ")), "{all:?}");
}

#[test]
fn what_will_be_clear_is_no_promise() {
    let fr = "La Norvée a déclaré qu'il sera clair de savoir après le sommet qui tient le cap. La Norvée a déclaré qu'il sera difficile de dire qui \
              pêchera au large du cap. La Sélandre a promis qu'elle rouvrirait le port du cap.\n";
    let all = positions([
        ("le-quai.txt", &format!("Le cap\n\nLe Quai\n\n3 mars 2031\n\n{fr}")),
        ("la-drisse.txt", &format!("Le port\n\nLa Drisse\n\n4 mars 2031\n\n{fr}")),
    ]);
    assert!(all.iter().any(|(p, _, w)| p == "Sélandre" && w.contains("rouvrirait")), "{all:?}");
    assert!(!has(&all, "Norvée", Stance::Promises, ""), "{all:?}");

    let en = "Norvey said it will be clear who holds the cape after the summit. Norvey said it will be hard to say who \
              will fish off the cape. Selland promised that it would reopen the port at the cape.\n";
    let all = positions([
        ("quay.txt", &format!("The cape\n\nThe Quay\n\n3 March 2031\n\n{en}")),
        ("halyard.txt", &format!("The port\n\nThe Halyard\n\n4 March 2031\n\n{en}")),
    ]);
    assert!(all.iter().any(|(p, _, w)| p == "Selland" && w.contains("reopen")), "{all:?}");
    assert!(!has(&all, "Norvey", Stance::Promises, ""), "{all:?}");
}

#[test]
fn whoever_blames_or_threatens_does_not_warn() {
    let all = positions([
        (
            "quay.txt",
            "Nets cut off Aalborg\n\nThe Quay\n\n3 March 2031\n\nNorway accused Denmark of cutting the nets of three boats. Denmark \
             threatened to close the harbour of Aalborg to the boats. Iceland condemned the cutting of the nets as an outrage.\n",
        ),
        (
            "le-quai.txt",
            "Filets coupés à Aalborg\n\nLe Quai\n\n4 mars 2031\n\nLa Norvège accuse le Danemark d'avoir coupé les filets de trois bateaux. \
             Le Danemark menace de fermer le port d'Aalborg aux bateaux. L'Islande déplore la perte des filets des trois bateaux.\n",
        ),
    ]);
    assert!(
        has(&all, "Norway", Stance::Accuses, "accused Denmark") && has(&all, "Norway", Stance::Accuses, "accuse le Danemark"),
        "{all:?}"
    );
    assert!(has(&all, "Denmark", Stance::Threatens, "threatened") && has(&all, "Denmark", Stance::Threatens, "menace"), "{all:?}");
    assert!(has(&all, "Iceland", Stance::Criticises, "condemned") && has(&all, "Iceland", Stance::Criticises, "déplore"), "{all:?}");
    assert!(!all.iter().any(|(_, stance, _)| *stance == Stance::Warns), "{all:?}");
}

#[test]
fn what_somebody_stops_short_of_or_keeps_to_himself_is_no_position() {
    let all = positions([
        (
            "quay.txt",
            "The nets of Aalborg\n\nThe Quay\n\n3 March 2031\n\nNorway neither accepted nor rejected the plan for the nets of Aalborg. \
             Denmark stopped short of calling for a ban on the nets. The Icelandic government declined to comment on the ban on the nets. \
             Sweden rejected the plan for the nets of Aalborg.\n",
        ),
        (
            "le-quai.txt",
            "Les filets d'Aalborg\n\nLe Quai\n\n4 mars 2031\n\nLa Norvège n'a ni accepté ni rejeté le plan pour les filets d'Aalborg. \
             Le Danemark ne menace personne avec ses filets. La Suède a rejeté le plan pour les filets d'Aalborg.\n",
        ),
    ]);
    assert!(has(&all, "Sweden", Stance::Rejects, "rejected the plan") && has(&all, "Sweden", Stance::Rejects, "rejeté le plan"), "{all:?}");
    assert!(!all.iter().any(|(party, ..)| !party.contains("Sweden")), "{all:?}");
}

#[test]
fn whoever_calls_a_step_dangerous_criticises_it_and_whoever_will_stop_promises_to() {
    let all = positions([
        (
            "quay.txt",
            "The nets of Aalborg\n\nThe Quay\n\n3 March 2031\n\nDenmark described the new nets as a dangerous step for the boats of \
             Aalborg.\n\nThe Norwegian minister of fisheries, Arne Haldorsen, said Norway will stop the use of new nets in Aalborg.\n",
        ),
        (
            "halyard.txt",
            "Aalborg and the nets\n\nThe Halyard\n\n4 March 2031\n\nDenmark described the new nets as a dangerous step for the boats of \
             Aalborg.\n\nThe Norwegian minister of fisheries, Arne Haldorsen, said Norway will stop the use of new nets in Aalborg.\n",
        ),
    ]);
    assert!(has(&all, "Denmark", Stance::Criticises, "dangerous"), "{all:?}");
    assert!(has(&all, "Norway", Stance::Promises, "will stop"), "{all:?}");
}

#[test]
fn whoever_promises_or_hopes_neither_offers_nor_asks() {
    let all = positions([
        ("quay.txt", "The boats of Aalborg\n\nThe Quay\n\n3 March 2031\n\nNorway vowed to answer the loss of the boats of Aalborg.\n"),
        (
            "le-quai.txt",
            "Les bateaux d'Aalborg\n\nLe Quai\n\n4 mars 2031\n\nLa Norvège a promis de répondre à la perte des bateaux d'Aalborg. La \
             Suède espère que les bateaux d'Aalborg reviendront.\n",
        ),
    ]);
    assert!(has(&all, "Norway", Stance::Promises, "vowed") && has(&all, "Norway", Stance::Promises, "promis"), "{all:?}");
    assert!(has(&all, "Suède", Stance::Hopes, "espère"), "{all:?}");
}

/// The positions of two English reports that both say some words.
fn said_twice(words: &str) -> Vec<(String, Stance, String)> {
    let first = format!("The lock\n\nThe Quay\n\n3 March 2031\n\n{words}\n\nBoats wait off the lock.\n");
    let second = format!("The harbour\n\nThe Halyard\n\n4 March 2031\n\n{words}\n\nThe lock is old.\n");
    positions([("quay.txt", &first), ("halyard.txt", &second)])
}

#[test]
fn a_movement_a_course_and_a_need_are_no_positions() {
    let all = said_twice(
        "Norway slammed into the harbour wall of Aalborg. Norwegian forces pressed their attack to reclaim the port of Aalborg on Monday. \
         Denmark is preparing to launch the summer races of Aalborg. Denmark slammed the new nets of the port of Aalborg. Sweden pressed \
         Denmark to reopen the port of Aalborg. Iceland is willing to reopen the port of Aalborg.",
    );
    assert!(has(&all, "Denmark", Stance::Criticises, "new nets") && has(&all, "Sweden", Stance::Demands, "reopen the port"), "{all:?}");
    assert!(has(&all, "Iceland", Stance::Offers, "reopen"), "{all:?}");
    assert!(!all.iter().any(|(.., w)| w.contains("wall") || w.contains("attack") || w.contains("races")), "{all:?}");
}

#[test]
fn what_is_asked_by_others_or_praised_in_others_is_no_position() {
    let all = said_twice(
        "The council of Aalborg wants more light as to how and when Norway seeks to change the nets. The council of Aalborg praised Denmark \
         for standing up for the boats and resisting the new nets. Sweden resisted the new nets of the boats.",
    );
    assert!(has(&all, "Sweden", Stance::Rejects, "new nets"), "{all:?}");
    assert!(!all.iter().any(|(p, ..)| p.contains("Norway")), "{all:?}");
    assert!(!all.iter().any(|(p, s, _)| *s == Stance::Rejects && !p.contains("Sweden")), "{all:?}");
}

#[test]
fn whoever_recommends_offers_nothing() {
    let all = said_twice(
        "Norway recommended that Denmark should repay the price of the nets of Aalborg. Sweden offered to repay the price of the nets of Aalborg.",
    );
    assert!(has(&all, "Norway", Stance::Asks, "repay"), "{all:?}");
    assert!(all.iter().all(|(p, s, _)| *s != Stance::Offers || p.contains("Sweden")), "{all:?}");
    let fr =
        "La Norvège a recommandé que le Danemark rembourse les filets d'Aalborg. La Suède a proposé de rembourser les filets d'Aalborg.\n";
    let all = positions([
        ("le-quai.txt", &format!("Les filets\n\nLe Quai\n\n3 mars 2031\n\n{fr}")),
        ("la-drisse.txt", &format!("Le port\n\nLa Drisse\n\n4 mars 2031\n\n{fr}")),
    ]);
    assert!(!all.iter().any(|(p, s, _)| *s == Stance::Offers && p.contains("Norvège")), "{all:?}");
}

#[test]
fn what_was_done_and_how_far_an_inquiry_is_are_no_positions() {
    let all = said_twice(
        "Norway's prime minister, Ada Brenn, said two boats were sunk off the port of Aalborg. The Danish army said it was still investigating \
         the loss of the boats of Aalborg. Denmark's prime minister, Lars Holt, said the loss of the boats of Aalborg was an act of piracy.",
    );
    assert!(has(&all, "Denmark", Stance::Says, "piracy"), "{all:?}");
    assert!(!all.iter().any(|(.., w)| w.contains("were sunk") || w.contains("investigating")), "{all:?}");
}

#[test]
fn a_shared_view_is_said_and_grief_and_news_to_come_are_not() {
    let all = said_twice(
        "Norway's prime minister, Ada Brenn, agreed that the lock of Aalborg was a danger to boats and was old. \"We will keep you informed of the \
         lock of Aalborg,\" said Lars Holt, the prime minister of Denmark. \"Our hearts are broken for the boats of Aalborg,\" said Lars Holt, \
         the prime minister of Denmark. Sweden agreed to mend the lock of Aalborg.",
    );
    assert!(!has(&all, "Norway", Stance::Accepts, "") && has(&all, "Sweden", Stance::Accepts, "mend"), "{all:?}");
    assert!(!all.iter().any(|(.., w)| w.contains("informed") || w.contains("hearts")), "{all:?}");
}

#[test]
fn what_another_said_is_not_demanded_by_whoever_recounts_it() {
    let all = said_twice(
        "Norway's prime minister, Ada Brenn, said the keeper of the lock of Aalborg told her that the boats must leave. Denmark's prime minister, \
         Lars Holt, said the boats must leave the lock of Aalborg.",
    );
    assert!(has(&all, "Denmark", Stance::Demands, "must leave"), "{all:?}");
    assert!(!has(&all, "Norway", Stance::Demands, "must leave"), "{all:?}");
}

#[test]
fn whoever_promises_never_to_do_a_thing_promises_it() {
    let all = said_twice(
        "Norway promised to never use the nets of Aalborg against boats. Denmark said it would never use the nets of Aalborg against boats.",
    );
    assert!(has(&all, "Norway", Stance::Promises, "never use") && !has(&all, "Norway", Stance::Rejects, ""), "{all:?}");
    assert!(has(&all, "Denmark", Stance::Rejects, "never use"), "{all:?}");
}

#[test]
fn whoever_stands_behind_a_preposition_does_not_act() {
    let all = said_twice(
        "The Swedish union argued before District Judge Paul Orle, seeking to close the port of Aalborg. UN chief Ada Brenn was in Stockholm where \
         he urged Denmark to reopen the port of Aalborg. Judge Paul Orle told the Swedish union to wait. Norway and Iceland urged Denmark to reopen \
         the port of Aalborg.",
    );
    assert!(has(&all, "Norway", Stance::Asks, "reopen") && has(&all, "Iceland", Stance::Asks, "reopen"), "{all:?}");
    assert!(!all.iter().any(|(p, ..)| p.contains("Orle") || p.contains("Stockholm") || p.contains("Sweden")), "{all:?}");
}

/// The positions of two reports that tell the same.
pub(crate) fn told(text: &str) -> Vec<(String, Stance, String)> {
    positions([
        ("quay.txt", &format!("Le golfe\n\nLe Quai\n\n3 mars 2031\n\n{text}\n\nNorway lies in the north.\n")),
        ("halyard.txt", &format!("Le détroit\n\nLa Drisse\n\n4 mars 2031\n\n{text}\n\nLa Norvège est au nord.\n")),
    ])
}

pub(crate) fn none(all: &[(String, Stance, String)], party: &str, stance: Stance) -> bool {
    !all.iter().any(|(p, s, _)| p.contains(party) && *s == stance)
}

#[test]
fn promised_harm_is_threatened_and_a_promised_request_demanded() {
    let all = told("Norway vowed to retaliate against the Danish boats in the gulf. Denmark promised to ask for an inquiry into the nets.");
    assert!(has(&all, "Norway", Stance::Threatens, "retaliate") && none(&all, "Norway", Stance::Promises), "{all:?}");
    assert!(has(&all, "Denmark", Stance::Demands, "inquiry"), "{all:?}");
    let all = told("La Norvège a promis de riposter à tout passage de chalutiers danois dans le golfe.");
    assert!(has(&all, "Norvège", Stance::Threatens, "riposter") && none(&all, "Norvège", Stance::Promises), "{all:?}");
}

#[test]
fn a_first_step_is_no_negation() {
    let all = told("La Norvège a salué « un premier pas » de la flotte danoise hors du golfe. Le Danemark a rejeté le plan du golfe.");
    assert!(none(&all, "Norvège", Stance::Rejects) && has(&all, "Danemark", Stance::Rejects, "plan"), "{all:?}");
}

#[test]
fn a_verb_behind_what_it_tells_says_nothing_by_itself() {
    let all = told(
        "L'Union des ports de Norvège craint un effet domino. « Une quarantaine de ports n'ont que quinze jours de trésorerie », alerte \
         son président, Arne Haldorsen. L'Union des ports de Norvège siège à Bodo.",
    );
    assert!(has(&all, "Union des ports", Stance::Warns, "effet domino"), "{all:?}");
    assert!(!all.iter().any(|(.., words)| words.starts_with("alerte")), "{all:?}");
}

#[test]
fn a_pronoun_means_the_only_person_named_before_it() {
    let text = "Norway has the largest fleet of the gulf. The Norwegian fisheries minister, Arne Haldorsen, spoke in Bodo on Monday. Boats lay in the harbour all day long. He \
                demanded that the nets of the gulf be cut before the winter.";
    let all = told(text);
    assert!(has(&all, "Norway", Stance::Demands, "nets"), "{all:?}");
    let two = text.replace("Boats lay", "The Swedish minister, Ada Orle, looked on while boats lay");
    assert!(none(&told(&two), "Norway", Stance::Demands), "{:?}", told(&two));
}

#[test]
fn what_a_person_only_tells_is_no_position_unless_a_report_keeps_his_words() {
    let who = "Marta Dolen leads the port of Bodo. Marta Dolen spoke on Monday. ";
    let all = told(&format!("{who}Marta Dolen said that no boat was in the harbour at noon."));
    assert!(none(&all, "Dolen", Stance::Says), "{all:?}");
    let all = told(&format!("{who}Marta Dolen said that the harbour was \"no place for old boats\"."));
    assert!(has(&all, "Dolen", Stance::Says, "old boats"), "{all:?}");
}

#[test]
fn whoever_admits_a_fact_accepts_nothing() {
    let all = told("Norway acknowledged that its boats were in the gulf at noon. Denmark accepted the plan for the gulf.");
    assert!(none(&all, "Norway", Stance::Accepts) && has(&all, "Denmark", Stance::Accepts, "plan"), "{all:?}");
    let all = told("La Norvège a reconnu que ses navires étaient dans le golfe à midi. Le Danemark a accepté le plan du golfe.");
    assert!(none(&all, "Norvège", Stance::Accepts) && has(&all, "Danemark", Stance::Accepts, "plan"), "{all:?}");
}

#[test]
fn what_the_speaker_s_land_will_do_it_promises() {
    let all = told(
        "Norway has the largest fleet of the gulf. The Norwegian foreign ministry said the country would reopen the cod market in May.",
    );
    assert!(has(&all, "Norway", Stance::Promises, "reopen"), "{all:?}");
}

#[test]
fn what_another_is_said_to_want_or_is_proud_of_is_no_wish_and_no_praise() {
    let all = told(
        "Norway has the largest fleet of the gulf. The Norwegian minister, Arne Haldorsen, said the fires showed that Denmark wanted to \
         empty the gulf of cod. Denmark rejected the plan for the cod of the gulf.",
    );
    assert!(none(&all, "Norway", Stance::Hopes) && has(&all, "Denmark", Stance::Rejects, "plan"), "{all:?}");
    let all = told(
        "Marta Dolen leads the port of Bodo. Marta Dolen spoke on Monday. Marta Dolen said she would be proud to be the first to sail round it.",
    );
    assert!(none(&all, "Dolen", Stance::Praises), "{all:?}");
}
