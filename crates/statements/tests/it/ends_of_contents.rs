//! Where what is said ends and the teller goes on; what looks like a verb of saying and is none; wishes and views. Sentences about
//! invented people.

use super::parts::said;
use recoupe_model::Lang;

/// Speaker and words of what begins so; empty where nobody says it.
fn told(lang: Lang, text: &str, content: &str) -> (String, String) {
    let found = said(lang, text).into_iter().map(|s| (s.speaker, s.parts.join(" … "))).find(|s| s.1.starts_with(content));
    found.unwrap_or_default()
}

fn fr(text: &str, content: &str, speaker: &str) {
    assert_eq!(told(Lang::FR, text, content), (speaker.to_owned(), content.to_owned()), "{text}");
}

fn en(text: &str, content: &str, speaker: &str) {
    assert_eq!(told(Lang::EN, text, content), (speaker.to_owned(), content.to_owned()), "{text}");
}

#[test]
fn the_teller_goes_on_behind_what_is_asked_for_or_denied() {
    fr(
        "Anna Orlin a exigé la démission du préfet - sans lien avec la présidente -, dont les services ont tout coupé.",
        "la démission du préfet",
        "Anna Orlin",
    );
    fr("Anna Orlin a démenti toute attaque contre le port : l'exercice dure un mois.", "toute attaque contre le port", "Anna Orlin");
    fr("Anna Orlin a démenti toute attaque à la frontière : l'exercice dure un mois.", "toute attaque à la frontière", "Anna Orlin");
    fr("Anna Orlin a revendiqué 60 000 participants, le ministère en a compté 18 000.", "60 000 participants", "Anna Orlin");
    fr(
        "La chambre de commerce a exhorté les deux camps à épargner le pays, et la couronne a perdu 3 %.",
        "épargner le pays",
        "La chambre de commerce",
    );
    fr("Anna Orlin a appelé les deux camps à la retenue et renouvelé son offre.", "la retenue", "Anna Orlin");
    // what a colon lists is what is asked for, or what is thanked for
    fr(
        "Le préfet a remercié la commune d'avoir associé les parties intéressées : enseignants et parents.",
        "avoir associé les parties intéressées : enseignants et parents",
        "Le préfet",
    );
    fr("Anna Orlin exige trois choses : le retrait, la paix et le pain.", "trois choses : le retrait, la paix et le pain", "Anna Orlin");
    en(
        "Ann Lee called on Wednesday for the release of the crew and suspended the status of the port.",
        "the release of the crew",
        "Ann Lee",
    );
    en("Ann Lee says that there were eleven, as her deputy put it on Friday.", "there were eleven", "Ann Lee");
    en(
        "Ann Lee left in 2019, arguing that she had signed under duress, and has since drawn a line.",
        "she had signed under duress",
        "Ann Lee",
    );
}

#[test]
fn what_is_said_of_a_source_is_not_what_it_says() {
    en("According to two people who were present, it was the only quiet moment.", "it was the only quiet moment", "two people");
    en(
        "According to the report of the port, a summary of which has been seen by the Gazette, the boat was hailed three times.",
        "the boat was hailed three times",
        "the report of the port",
    );
}

#[test]
fn whose_view_it_is() {
    en(
        "“This is a dispute about the ruler,” says Ann Lee, who teaches law. In her opinion the treaty binds the port still.",
        "the treaty binds the port still",
        "Ann Lee",
    );
    en("“That helps us,” answers Paul Venn, for whom the nine towns have a big heart.", "the nine towns have a big heart", "Paul Venn");
    fr(
        "« Elle voulait tout », a ironisé Anna Orlin, économiste à l'institut Valdor, pour qui la présidente ne peut plus rester.",
        "la présidente ne peut plus rester",
        "Anna Orlin",
    );
    fr("Anna Orlin a refusé. À l'entendre, le port craint surtout une grève.", "le port craint surtout une grève", "Anna Orlin");
}

#[test]
fn wishes_and_calls() {
    fr("Paul Girin veut que ses gens soient là.", "ses gens soient là", "Paul Girin");
    assert!(said(Lang::FR, "Paul Girin veut partir demain avec les siens.").is_empty());
    fr("Anna Orlin appelle à se rassembler jeudi.", "se rassembler jeudi", "Anna Orlin");
    fr(
        "« On ne vote pas deux fois », a résumé Paul Girin, avant d'inviter ses partisans à ne pas répondre aux provocations.",
        "ne pas répondre aux provocations",
        "Paul Girin",
    );
    en("Ann Lee has asked for an independent inquiry.", "an independent inquiry", "Ann Lee");
    fr("Le maire a parlé. À gauche Anna Orlin voudrait que le pays vote.", "le pays vote", "Anna Orlin");
}

#[test]
fn nothing_is_said() {
    for text in [
        "The port led the talks after Ann Lee called off her trip.",
        "The council offered talks. Neither had replied by the time this report was published.",
        "What Ann Lee obtained was modest and, say those who know her, exactly what she had gone in for.",
        "Ann Lee came back, and on the quay nobody knew if it was right to applaud.",
        "An official, who asked not to be named because the inquiry had begun, left.",
        "We have never asked for financial support.",
    ] {
        let found: Vec<String> = said(Lang::EN, text).into_iter().map(|s| s.parts.join(" … ")).collect();
        assert!(found.is_empty(), "{text}: {found:?}");
    }
    assert!(said(Lang::FR, "Au palais, on se montre moins serein en privé.").is_empty());
}

#[test]
fn an_insertion_between_commas_names_nobody_who_wishes() {
    fr(
        "« C'est peu », a estimé sa directrice, Anna Orlin, sans lien de parenté avec le ministre, qui veut que la coupe soit appliquée.",
        "la coupe soit appliquée",
        "Anna Orlin",
    );
}
