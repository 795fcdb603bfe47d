//! What the French press writes and a reader of names and verbs alone gets wrong: who speaks, and what. Each on a sentence or two.

use super::parts::{one, said};
use recoupe_model::{Lang, Stance};

fn speaker_of(text: &str, words: &str) -> String {
    let all = said(Lang::FR, text);
    let found = all.iter().find(|s| s.parts.iter().any(|p| p.contains(words)));
    found.map_or_else(|| format!("no such words among {:?}", all.iter().map(|s| &s.parts).collect::<Vec<_>>()), |s| s.speaker.clone())
}

#[test]
fn an_adjunct_between_commas_stands_before_its_speaker() {
    for (text, speaker) in [
        (
            "Anna Lévy a souri. « Le port n'a rien compris », a rétorqué, ce week-end, un conseiller de la ville.",
            "un conseiller de la ville",
        ),
        ("Anna Lévy a souri. « La semaine sera dure », estimait, hier, l'influent sénateur Paul Girin.", "Paul Girin"),
        ("Le Port autonome se tait. « Un préavis est déposé », a confié, à la presse, le directeur du port, Paul Girin.", "Paul Girin"),
    ] {
        assert_eq!(one(Lang::FR, text).speaker, speaker, "{text}");
    }
}

#[test]
fn a_clause_after_a_source_is_no_apposition() {
    let s = one(Lang::FR, "Selon la presse portuaire, le gouvernement reprendrait la ligne de Zandhaven.");
    assert_eq!(
        (s.speaker.as_str(), s.parts),
        ("la presse portuaire", vec!["le gouvernement reprendrait la ligne de Zandhaven".to_owned()])
    );
    let s = one(Lang::FR, "Selon la spécialiste des digues Anna Lévy, c'est inquiétant pour la ville basse.");
    assert_eq!((s.speaker.as_str(), s.parts), ("Anna Lévy", vec!["c'est inquiétant pour la ville basse".to_owned()]));
    let s = one(Lang::FR, "Selon le préfet Paul Girin, le maire refuse la fermeture de la route.");
    assert_eq!(s.speaker, "Paul Girin");
    // and an apposition still is one
    assert_eq!(one(Lang::FR, "Selon Anna Lévy, la directrice du port de Zandhaven, la digue tient.").parts, ["la digue tient"]);
}

#[test]
fn the_press_is_no_person() {
    let text = "« Ce n'est pas perdu », a déclaré la ministre Anna Lévy.\n\nSelon la presse anglaise, la digue de Zandhaven tient.";
    assert_eq!(speaker_of(text, "digue"), "la presse anglaise");
}

#[test]
fn a_list_that_a_colon_opens_is_not_said_before_it() {
    let all = said(Lang::FR, "Selon le ministre, le port devrait: fermer la rade, rouvrir la digue.");
    assert!(all.is_empty(), "{:?}", all.iter().map(|s| &s.parts).collect::<Vec<_>>());
}

#[test]
fn of_two_sources_each_has_its_own_figure() {
    let text = "Au moins trente mille personnes, selon la police, une centaine de milliers selon les organisateurs, ont défilé à Orlay.";
    let all = said(Lang::FR, text);
    let of = |speaker: &str| all.iter().find(|s| s.speaker == speaker).map(|s| s.parts.join(" … "));
    assert_eq!(of("les organisateurs").as_deref(), Some("une centaine de milliers"));
}

#[test]
fn what_a_participle_says_of_the_subject_names_nobody_who_speaks() {
    let text = "L'ancien préfet, considéré par certains comme un candidat possible à la mairie, s'est dit ravi de la décision.";
    assert_eq!(one(Lang::FR, text).speaker, "L'ancien préfet");
    let s = one(Lang::FR, "Interrogé vendredi à Orlay, Paul Girin, élu du port en mars, a affirmé qu'il ne partirait pas.");
    assert_eq!(s.speaker, "Paul Girin");
}

#[test]
fn whom_an_office_governs_does_not_speak_for_it() {
    let s =
        one(Lang::FR, "Le port attend Anna Lévy, vice-ministre des Affaires étrangères, qui a qualifié la visite de « tournant utile ».");
    assert_eq!(s.speaker, "Anna Lévy");
    let s = one(Lang::FR, "Des coups de feu ont été entendus, selon l'agence de presse Dorval.");
    assert_eq!(s.speaker, "Dorval");
    let s = one(Lang::FR, "Un faucon de l'ère Orlo, l'ancien ambassadeur Paul Girin, a qualifié le discours de « terne et creux ».");
    assert_eq!(s.speaker, "Paul Girin");
}

#[test]
fn a_capital_of_courtesy_is_no_name() {
    let text = "« Personne ne bougera », a dit la maire Katrin Orlay.\n\nArrivée à midi, la Première ministre, Anna Lévy, a fait le tour de la \
                digue. « L'heure est au sauvetage », a-t-elle déclaré.";
    assert_eq!(speaker_of(text, "sauvetage"), "Anna Lévy");
    let s = one(Lang::FR, "Pour le Président, c'est une façon de retrouver la confiance du port.");
    assert_eq!(s.speaker, "le Président");
}

#[test]
fn whoever_a_sentence_is_about_since_is_he() {
    let text = "« Le quai est vide », a dit le préfet Paul Girin. Le représentant libéral Denis Orvel s'est alarmé de la fermeture de la rade. \
                « On ne ferme pas une ville », a-t-il lancé.";
    assert_eq!(speaker_of(text, "ferme pas"), "Denis Orvel");
}

#[test]
fn an_office_is_not_had_for_its_adjective() {
    let text = "« La semaine sera dure », a dit le sénateur démocrate Paul Girin. Pour le candidat démocrate, la digue est « le fruit de huit \
                ans d'oubli ».";
    assert_ne!(speaker_of(text, "huit"), "Paul Girin");
}

#[test]
fn the_article_tells_who_a_pronoun_means() {
    let text = "Nadja Oulven a traversé le gymnase. Son dossier, la ville l'avait rangé, convient un élu. « Je ne voulais pas avoir raison », \
                dit-elle.";
    assert_eq!(speaker_of(text, "raison"), "Nadja Oulven");
}

#[test]
fn a_pronoun_that_opens_a_sentence_means_the_body_that_opened_the_one_before() {
    let text = "« Une semaine de plus, ce serait bien », confie une porte-parole de l'organisation.\n\nL'Alliance compte envoyer des \
                observateurs. Elle réclame le départ des troupes de la frontière.";
    assert_eq!(speaker_of(text, "départ"), "Alliance");
}

#[test]
fn whoever_held_an_office_long_ago_does_not_speak_for_it() {
    let text =
        "La carte de Louis Dorvel, premier ministre de 1957 à 1963, orne le bureau.\n\nLe premier ministre a souligné que la digue tenait.";
    assert_ne!(speaker_of(text, "digue"), "Louis Dorvel");
    let text = "La carte de Louis Dorvel, premier ministre, orne le bureau.\n\nLe premier ministre a souligné que la digue tenait.";
    assert_eq!(speaker_of(text, "digue"), "Louis Dorvel");
}

#[test]
fn a_name_with_a_courtesy_is_not_the_one_before_it() {
    let text = "Le préfet est Paul Girin. En visite au barrage d'Eastmain-Ruper, M. Girin a souligné que la digue tenait.";
    assert_eq!(speaker_of(text, "digue"), "Paul Girin");
}

#[test]
fn a_wish_is_its_first_infinitive() {
    let s = one(Lang::FR, "Le préfet Paul Girin souhaite également décourager tout pêcheur du port de sortir la nuit.");
    assert_eq!(s.parts, ["décourager tout pêcheur du port de sortir la nuit"]);
}

#[test]
fn where_it_was_said_is_not_said() {
    assert!(said(Lang::FR, "Paul Girin s'est défendu lors de « L'Heure du port ». La rade est vide.").is_empty());
}

#[test]
fn a_source_ends_before_what_its_participle_governs() {
    let s = one(Lang::FR, "Le oui a obtenu la moitié des voix, selon des résultats officiels portant sur dix bureaux.");
    assert_eq!(s.speaker, "des résultats officiels");
}

#[test]
fn an_adverb_that_opens_a_sentence_speaks_for_nobody() {
    let all = said(
        Lang::FR,
        "Autrement dit, quand la ville paie un euro, le port n'en met que dix centimes et considère que l'effort est le même.",
    );
    assert!(all.iter().all(|s| s.speaker != "Autrement"), "{:?}", all.iter().map(|s| &s.speaker).collect::<Vec<_>>());
}

#[test]
fn whom_quant_a_opens_with_is_he() {
    let text = "M. Paul Girin a donné un mois aux armateurs. Quant au chef du Parti Norvien, il a estimé que l'accord serait caduc.";
    assert_ne!(speaker_of(text, "caduc"), "Paul Girin");
}

#[test]
fn those_of_somebody_are_not_he() {
    let text = "« La rade est libre », a dit Paul Girin. Ses diplomates ont rappelé que la digue était tombée deux fois.";
    assert_eq!(speaker_of(text, "deux fois"), "Ses diplomates");
}

#[test]
fn a_gerund_after_a_comma_goes_on_with_the_subject() {
    let text = "La fédération des dockers (FDZ), l'un des organisateurs de la marche, a dénoncé les conditions dans lesquelles des centaines de \
                militants ont été interpellés « sans distinction », soulignant qu'une centaine d'entre eux étaient toujours retenus.";
    assert_eq!(speaker_of(text, "toujours retenus"), "FDZ");
}

#[test]
fn how_somebody_was_is_no_statement() {
    assert!(said(Lang::FR, "Paul Girin s'est montré concis et précis.").is_empty());
    assert_eq!(one(Lang::FR, "Paul Girin s'est montré très favorable à la fermeture.").speaker, "Paul Girin");
    assert!(said(Lang::FR, "La mairie de Vaux traite les ordures du port, tout comme deux autres communes.").is_empty());
}

#[test]
fn who_does_not_rule_out_has_rejected_nothing() {
    let stance = |text: &str| one(Lang::FR, text).stance;
    assert_eq!(stance("Le préfet Paul Girin n'exclut pas une grande réunion."), Stance::Says);
    assert_eq!(stance("Le préfet Paul Girin n'a pas écarté la possibilité d'un départ."), Stance::Says);
    assert_eq!(stance("Le préfet Paul Girin exclut une grande réunion."), Stance::Rejects);
    assert_eq!(stance("Le préfet Paul Girin n'accepte pas la fermeture du port."), Stance::Rejects);
}
