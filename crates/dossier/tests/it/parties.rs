//! For whom people speak, in small invented affairs told by two reports each.

#![allow(missing_docs, clippy::unwrap_used)]

use crate::{article, own_words};

/// (party, words) of the positions of two reports.
fn positions(reports: [(&str, &str); 2]) -> Vec<(String, String)> {
    let story = own_words(&reports.map(|(name, text)| article(name, text.as_bytes())), false);
    let name = |id: &str| story.entities.iter().find(|e| e.id == id).map(|e| e.name.clone()).unwrap_or_default();
    story.positions.iter().map(|p| (name(&p.party), p.span.exact().to_owned())).collect()
}

fn parties_of<'a>(all: &'a [(String, String)], words: &str) -> Vec<&'a str> {
    all.iter().filter(|(_, w)| w.contains(words)).map(|(party, _)| party.as_str()).collect()
}

#[test]
fn officials_speak_for_states_that_no_list_knows() {
    let text = "La Tarquie a rejeté mardi la proposition de la Sorvanie. La Sorvanie a rejeté la médiation.\n\n\
                « Nous exigeons le retrait des navires du golfe », a déclaré la sous-secrétaire d'État tarquienne Margaret Oslow.\n\n\
                Le chef adjoint de la diplomatie sorvanienne, Anton Pelikar, a exigé la réouverture du port de Luvel.\n\n\
                « La Tarquie ne signera pas », a prévenu le ministre tarquien de la Défense. « La Sorvanie attendra », a répondu \
                le gouvernement sorvanien. La Tarquie a dit qu'elle ne céderait pas. La Sorvanie a dit qu'elle resterait.\n";
    let quay = format!("Dialogue de sourds\n\nLe Quai\n\n3 mars 2031\n\n{text}");
    let halyard = format!("Le golfe divise\n\nLa Drisse\n\n4 mars 2031\n\n{text}");
    let all = positions([("quay.txt", &quay), ("drisse.txt", &halyard)]);
    assert!(parties_of(&all, "retrait des navires").iter().all(|p| *p == "Tarquie"), "{all:?}");
    assert!(!parties_of(&all, "retrait des navires").is_empty(), "{all:?}");
    assert!(parties_of(&all, "port de Luvel").iter().all(|p| *p == "Sorvanie"), "{all:?}");
    assert!(!parties_of(&all, "port de Luvel").is_empty(), "{all:?}");
}

#[test]
fn lands_that_speak_by_their_ministers_alone_are_lands() {
    let text = "La Tarquie et l'Ostavie se sont quittées sans accord. Un patrouilleur ostavien gardait le golfe.\n\n\
                « Nous exigeons la réouverture du golfe », a déclaré le ministre tarquien de la Mer, Anton Pelikar.\n\n\
                L'Ostavie a fermé le golfe en mai. Sa ministre de la Pêche, Margaret Oslow, exige des excuses publiques de Pelikar.\n\n\
                « Les filets attendront », a répondu l'ambassadeur ostavien, Karel Dovin. Le ministre tarquien repart lundi.\n";
    let quay = format!("Le golfe reste fermé\n\nLe Quai\n\n3 mars 2031\n\n{text}");
    let halyard = format!("Pas d'accord sur le golfe\n\nLa Drisse\n\n4 mars 2031\n\n{text}");
    let all = positions([("quay.txt", &quay), ("drisse.txt", &halyard)]);
    let (sea, excuses) = (parties_of(&all, "réouverture du golfe"), parties_of(&all, "excuses publiques"));
    assert!(!sea.is_empty() && sea.iter().all(|p| *p == "Tarquie"), "{all:?}");
    assert!(!excuses.is_empty() && excuses.iter().all(|p| *p == "Ostavie"), "{all:?}");
}

#[test]
fn an_ambassador_speaks_for_the_state_that_sent_him() {
    let text = "Denmark asked for talks about the nets. Norway caught 400 tonnes last year.\n\nThe Norwegian ambassador to Denmark, Nils Orbek, rejected the proposal to \
                close the fishing grounds for a year.\n\nTalks resume in Aalborg.\n";
    let quay = format!("Nets and words\n\nThe Quay\n\n3 March 2031\n\n{text}");
    let halyard = format!("No deal on the grounds\n\nThe Halyard\n\n4 March 2031\n\n{text}");
    let all = positions([("quay.txt", &quay), ("halyard.txt", &halyard)]);
    let parties = parties_of(&all, "close the fishing grounds");
    assert!(!parties.is_empty() && !parties.contains(&"Denmark"), "{all:?}");
    assert!(parties.iter().all(|p| p.starts_with("Norw")), "{all:?}");
}

#[test]
fn a_lawyer_speaks_for_his_client() {
    let text = "Le tribunal de Vernelle a condamné Julien Sorbec à deux ans de prison. Julien Sorbec avait bâti la halle.\n\n\
                L'avocat de M. Sorbec, Paul Orival, a rejeté la décision du tribunal et l'amende de dix mille couronnes.\n";
    let quay = format!("La halle jugée\n\nLe Quai\n\n3 mars 2031\n\n{text}");
    let halyard = format!("Deux ans pour la halle\n\nLa Drisse\n\n4 mars 2031\n\n{text}");
    let all = positions([("quai.txt", &quay), ("drisse.txt", &halyard)]);
    let parties = parties_of(&all, "décision du tribunal");
    assert!(!parties.is_empty() && parties.iter().all(|p| *p == "Julien Sorbec"), "{all:?}");
}

#[test]
fn a_press_service_speaks_for_its_ministry_and_alone_for_nobody() {
    let text = "La Suède a rejeté la médiation. La Norvège a demandé des garanties.\n\n\
                Le ministère norvégien de la Défense a publié une note sur les filets. « Les propositions de la Norvège ont été ignorées \
                par ses voisins », a dénoncé le service de presse du département.\n\nLes pourparlers reprennent lundi à Luvel.\n";
    let quay = format!("Filets et mots\n\nLe Quai\n\n3 mars 2031\n\n{text}");
    let halyard = format!("Pas d'accord\n\nLa Drisse\n\n4 mars 2031\n\n{text}");
    let all = positions([("quai.txt", &quay), ("drisse.txt", &halyard)]);
    let parties = parties_of(&all, "ont été ignorées");
    assert!(!parties.is_empty() && parties.iter().all(|p| *p == "Norvège"), "{all:?}");
    let alone = text.replace("Le ministère norvégien de la Défense a publié une note sur les filets. ", "");
    let quay = format!("Filets et mots\n\nLe Quai\n\n3 mars 2031\n\n{alone}");
    let halyard = format!("Pas d'accord\n\nLa Drisse\n\n4 mars 2031\n\n{alone}");
    let all = positions([("quai.txt", &quay), ("drisse.txt", &halyard)]);
    assert!(!all.iter().any(|(party, _)| party.contains("service de presse")), "{all:?}");
}

#[test]
fn an_arm_is_the_one_whose_whole_name_the_report_has() {
    let end = "Norway rejected the offer of a lasting truce on the nets. Sweden demanded the return of all the boats.";
    let danish = "Boats of the Danish Navy came. The Navy said ships must not enter the strait of Luvel. The Navy fired a shot.";
    let swedish = "Boats of the Swedish Navy came to the strait of Luvel. Ships must not enter the strait of Luvel.";
    let quay = format!("Boats in the strait\n\nThe Quay\n\n3 March 2031\n\n{danish}\n\n{end}\n");
    let halyard = format!("A strait of boats\n\nThe Halyard\n\n4 March 2031\n\n{swedish}\n\n{end}\n");
    let all = positions([("quay.txt", &quay), ("halyard.txt", &halyard)]);
    let parties = parties_of(&all, "must not enter");
    assert!(!parties.is_empty() && parties.iter().all(|p| *p == "Danish Navy"), "{all:?}");
}

/// "The company" is not the only body that a report knows, where a name of one word was spoken of last.
#[test]
fn the_company_may_be_the_name_before_it() {
    let text = "The decree hands the harbour of Orlen to the state company Northwell. Northwell will run it from Monday.\n\n\
                Halvers said that it would ask the court to suspend the decree. The company denied any negligence in the harbour.\n\n\
                The council of Orlen asked for an inquiry.\n";
    let quay = format!("A harbour changes hands\n\nThe Quay\n\n3 March 2031\n\n{text}");
    let halyard = format!("Decree on the harbour\n\nThe Halyard\n\n4 March 2031\n\n{text}");
    let all = positions([("quay.txt", &quay), ("halyard.txt", &halyard)]);
    assert!(!parties_of(&all, "any negligence").contains(&"Northwell"), "{all:?}");
}

/// Whose positions the words of one report are found to be, which another tells of, too.
fn whose(text: &str, words: &str) -> Vec<String> {
    let quay = format!("Nets and words\n\nThe Quay\n\n3 March 2031\n\n{text}\n");
    let halyard = format!("No deal\n\nThe Halyard\n\n4 March 2031\n\n{text}\n");
    let mut all: Vec<String> = positions([("quay.txt", &quay), ("halyard.txt", &halyard)])
        .into_iter()
        .filter(|(_, w)| w.contains(words))
        .map(|(p, _)| p)
        .collect();
    all.dedup();
    all
}

#[test]
fn somebody_named_with_his_body_speaks_for_it() {
    let text = "The Harbour Union met in Luvel on Monday. The Harbour Union has 4,000 members.\n\n\
                Marian Orle, of the Harbour Union, demanded a written guarantee for the crane drivers.";
    assert_eq!(whose(text, "written guarantee"), ["Harbour Union"]);
    // who only studies it, or left it, does not
    for other in ["a historian of the Harbour Union", "formerly of the Harbour Union"] {
        let text = text.replace("of the Harbour Union, demanded", &format!("{other}, demanded"));
        assert!(!whose(&text, "written guarantee").contains(&"Harbour Union".to_owned()), "{other}");
    }
    let text = "L'Union du Port s'est réunie lundi à Luvel. L'Union du Port compte 4 000 membres.\n\n\
                Paul Orival, de l'Union du Port, a exigé une garantie écrite pour les grutiers.";
    assert_eq!(whose(text, "garantie écrite"), ["Union du Port"]);
}

#[test]
fn a_body_called_by_its_noun_has_spokesmen_and_heads() {
    let text = "Valdor Energy runs the dam. Valdor Energy rejected the report on Monday. Valdor Energy rejected the fine.\n\n\
                “We demand a second inspection of the dam,” said Marian Orle, a spokeswoman for the company. The company said that it was ready. \
                “We reject the inquiry of the ministry,” said its director, Paul Sorel.";
    assert_eq!(whose(text, "second inspection"), ["Valdor Energy"]);
    assert_eq!(whose(text, "inquiry of the ministry"), ["Valdor Energy"]);
    let text = "Le groupe Valdor exploite le barrage. Valdor a rejeté le rapport lundi. Valdor a rejeté l'amende. Valdor se tait.\n\n\
                « Nous exigeons une seconde inspection du barrage », a dit Marie Orle, porte-parole du groupe.";
    assert_eq!(whose(text, "seconde inspection"), ["Valdor"]);
}

#[test]
fn a_ministry_or_union_is_that_of_whoever_is_named_before() {
    let text = "La Norvège a rejeté la trêve. La Suède a rejeté la médiation.\n\n\
                La ministre norvégienne Anna Orlin n'a rien dit, mais son ministère a exigé le retrait des filets suédois.";
    assert_eq!(whose(text, "retrait des filets"), ["Norvège"]);
    let text = "Norway rejected the truce. Sweden rejected the talks.\n\n\
                Norwegian minister Anna Orlin said nothing, but her ministry demanded the removal of the nets.";
    assert_eq!(whose(text, "removal of the nets"), ["Norway"]);
}

#[test]
fn who_serves_somebody_in_office_speaks_for_him() {
    let text = "The prime minister of Norway, Anna Orlin, met the fishermen of Luvel. Sweden rejected the talks.\n\n\
                Norwegian Prime Minister Anna Orlin left at noon. The prime minister, Anna Orlin, smiled.\n\n\
                A spokeswoman for the prime minister rejected any talks on the fishing grounds.";
    assert_eq!(whose(text, "fishing grounds"), ["Norway"]);
}

#[test]
fn a_part_of_a_body_and_its_statement_are_its_own() {
    let text = "The Harbour Front closed the docks. The Harbour Front has 4,000 members.\n\n\
                “We reject the truce of the fishermen,” the armed wing of the Harbour Front said. A Harbour Front statement demanded the \
                return of all the boats.";
    assert_eq!(whose(text, "truce of the fishermen"), ["Harbour Front"]);
    assert_eq!(whose(text, "return of all the boats"), ["Harbour Front"]);
}

#[test]
fn what_is_asked_by_naming_whom_to_follow_is_what_that_one_asks() {
    let text = "La Commission des pêches demande la fermeture du banc de Luvel. La lettre du maire est arrivée lundi.\n\n\
                Le Conseil du port demande une lettre de garantie du ministre.\n\n\
                L'Union du Port presse les élus de suivre la Commission des pêches à la lettre.";
    let quay = format!("Filets et mots\n\nLe Quai\n\n3 mars 2031\n\n{text}\n");
    let halyard = format!("Pas d'accord\n\nLa Drisse\n\n4 mars 2031\n\n{text}\n");
    let story = own_words(&[article("quai.txt", quay.as_bytes()), article("drisse.txt", halyard.as_bytes())], false);
    let issue = |words: &str| {
        let found = story.positions.iter().find(|p| p.span.exact().contains(words));
        found.map(|p| p.issue.id.clone()).unwrap_or_default()
    };
    let (asked, followed, other) = (issue("fermeture du banc"), issue("suivre la Commission"), issue("lettre de garantie"));
    assert!(!asked.is_empty() && asked == followed && !other.is_empty() && other != followed, "{:?}", story.positions);
}

#[test]
fn who_takes_a_position_by_a_verb_is_told() {
    let text = "The Harbour Union met in Luvel on Monday. The Harbour Union demanded a second crane for the dock.\n\n\
                Marian Orle, of the Harbour Union, accused the council of hiding the report on the dam.";
    let quay = format!("Nets and words\n\nThe Quay\n\n3 March 2031\n\n{text}\n");
    let halyard = format!("No deal\n\nThe Halyard\n\n4 March 2031\n\n{text}\n");
    let story = own_words(&[article("quay.txt", quay.as_bytes()), article("halyard.txt", halyard.as_bytes())], false);
    let put = |words: &str| {
        let found = story.positions.iter().find(|p| p.span.exact().contains(words));
        found.map(|p| p.speaker.as_ref().map_or_else(String::new, |s| s.name.clone()))
    };
    assert_eq!(put("hiding the report").as_deref(), Some("Marian Orle"), "{:?}", story.positions);
    // a body puts it itself: the outlet tells it
    assert!(put("second crane").is_some_and(|name| !name.contains("Orle")), "{:?}", story.positions);
}
