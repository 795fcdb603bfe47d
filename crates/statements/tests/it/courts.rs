//! French from courts, firms and contested elections: who is meant by an office, a courtesy, "l'intéressé"; where a source's words end.

use super::parts::said;
use recoupe_model::Lang;

fn told(lang: Lang, text: &str) -> Vec<(String, String)> {
    said(lang, text).into_iter().map(|s| (s.speaker, s.parts.join(" … "))).collect()
}

/// Asserts that a French text has this statement among its own.
fn tells(text: &str, who: &str, what: &str) {
    let found = told(Lang::FR, text);
    assert!(found.contains(&(who.to_owned(), what.to_owned())), "{text}: {found:#?}");
}

/// Asserts that nobody is said to speak whose name holds some words.
fn silent(lang: Lang, text: &str, who: &str) {
    let found = told(lang, text);
    assert!(!found.iter().any(|f| f.0.contains(who)), "{text}: {found:#?}");
}

fn addressee(text: &str) -> Option<String> {
    said(Lang::FR, text).into_iter().map(|s| s.to).find(|to| !to.is_empty())
}

#[test]
fn an_occasion_is_nobody_who_is_told() {
    for text in [
        "« Je suis innocente », a déclaré à l'ouverture des débats Mme Carla Orlin.",
        "Paul Orlin est sorti. « On nous a menti », a-t-il lancé à la sortie de l'audience.",
        "Paul Orlin est sorti. « Le dossier est vide », a-t-il affirmé à l'issue de la rencontre.",
        "« L'armée n'est pas un parti », a affirmé Paul Orlin à la radio.",
    ] {
        assert_eq!(addressee(text), None, "{text}");
    }
    assert!(addressee("« Rien ne presse », a dit Paul Orlin à la commission.").is_some());
    assert!(addressee("« Rien ne presse », a dit Paul Orlin à ses troupes.").is_some());
    // an agency, and whoever speaks to it
    let text = "« On nous a menti », a déclaré à l'ANP Fabienne Orlin, déléguée syndicale.";
    tells(text, "Fabienne Orlin", "On nous a menti");
    assert!(addressee(text).is_some_and(|to| !to.contains("Orlin")));
}

#[test]
fn a_number_is_not_cut_behind_a_day() {
    tells("Le parquet a requis mercredi 900 000 euros d'amende contre Valdor.", "Le parquet", "900 000 euros d'amende contre Valdor");
    tells("Le maire a réclamé jeudi 1 200 logements.", "Le maire", "1 200 logements");
}

#[test]
fn who_answers_stands_behind_the_verb() {
    tells("Mme Dorel le savait. Faux, rétorque son avocate, Lise Orlin : « Elle n'a rien su. »", "Lise Orlin", "Elle n'a rien su.");
    silent(Lang::FR, "Mme Dorel le savait. Faux, rétorque son avocate, Lise Orlin : « Elle n'a rien su. »", "Faux");
    tells("Combien de morts ? Onze, affirme le collectif Vigie, qui a leurs noms.", "Vigie", "Onze");
}

#[test]
fn an_office_with_its_name_asks_for_a_list() {
    tells(
        "Le chef de la diplomatie norvienne, Lars Orlin, a demandé la publication des résultats bureau par bureau.",
        "Lars Orlin",
        "la publication des résultats bureau par bureau",
    );
}

#[test]
fn a_lawyer_is_told_by_her_title() {
    tells(
        "Pour Me Claire Orlin, qui défend M. Leval, son client « n'a rien à cacher ». « Il a tout dit. Que veut-on de plus ? », a tonné l'avocate.",
        "Claire Orlin",
        "Il a tout dit. Que veut-on de plus ?",
    );
}

#[test]
fn the_one_woman_of_a_paragraph_is_called_by_her_office() {
    tells(
        "La tension est montée quand Sophie Orlin a pris la parole. « Il m'a demandé de me taire », a lâché l'ancienne responsable du port.",
        "Sophie Orlin",
        "Il m'a demandé de me taire",
    );
    tells(
        "« C'est un vol », s'est emportée Irène Orlin. L'ancienne ministre, passée à l'opposition en 2019, a exhorté l'armée à « ne pas tirer ».",
        "Irène Orlin",
        "ne pas tirer",
    );
    // a man whom nobody names may answer
    let text = "Paul Orlin demande la fermeture. « Rien ne presse », répond le directeur du port de Varn.";
    tells(text, "le directeur du port de Varn", "Rien ne presse");
    // nor is she meant who has another office
    let text = "La députée Anna Orlin demande la fermeture. « Rien ne presse », répond la directrice du port de Varn.";
    tells(text, "la directrice du port de Varn", "Rien ne presse");
}

#[test]
fn where_somebody_is_from_stands_before_the_name() {
    tells(
        "« Le scrutin n'était pas libre », a indiqué la cheffe de la mission, l'Espagnole Carmen Orlin.",
        "Carmen Orlin",
        "Le scrutin n'était pas libre",
    );
    tells(
        "Au marché de Varn, Vesna, 52 ans, vendeuse de fromages, hausse les épaules : « Je veux juste qu'on arrête. »",
        "Vesna",
        "Je veux juste qu'on arrête.",
    );
}

#[test]
fn who_was_in_office_begins_a_paragraph() {
    let text = "« On veut un coupable », a répété Paul Orlin.\n\nL'ex-patron du site est soupçonné d'avoir tout su. À la barre, il a assuré n'avoir rien lu.";
    tells(text, "L'ex-patron du site", "n'avoir rien lu");
}

#[test]
fn who_is_concerned_was_spoken_of_last() {
    let text = "Un mensonge, selon la députée Jeanne Orlin : « M. Valin savait depuis lundi. » « J'ai été informé dimanche », s'est défendu l'intéressé.";
    tells(text, "M. Valin", "J'ai été informé dimanche");
    tells(text, "Jeanne Orlin", "M. Valin savait depuis lundi.");
    tells("Valdor attaque le vendeur, la famille Delorm. Celle-ci conteste toute dissimulation.", "Delorm", "toute dissimulation");
    tells(
        "« Il m'a fait taire », a lâché Sophie Orlin en montrant son ex-patron. « Mensonge ! », a crié ce dernier.",
        "son ex-patron",
        "Mensonge !",
    );
}

#[test]
fn a_source_tells_what_hangs_on_the_clause_alone() {
    let text =
        "Samuel Orlin a réclamé « une enquête rapide » sur les violences de Varn, où au moins onze personnes ont été tuées selon des ONG.";
    tells(text, "des ONG", "au moins onze personnes ont été tuées");
    tells(text, "Samuel Orlin", "une enquête rapide");
    let text = "Les partisans de M. Dorel se sont heurtés à la police, faisant au moins neuf morts selon une source hospitalière.";
    tells(text, "une source hospitalière", "faisant au moins neuf morts");
}

#[test]
fn what_a_verb_parts_is_one() {
    tells(
        "Loïc Orlin a fini. Depuis l'accident, assure-t-il, le nombre de contrôles a doublé.",
        "Loïc Orlin",
        "Depuis l'accident … le nombre de contrôles a doublé",
    );
    tells("L'expert Luc Orlin a conclu mardi à une erreur « grossière » du pilote.", "Luc Orlin", "une erreur « grossière » du pilote");
    let text = "L'Alliance s'est dite prête à négocier, a déclaré Anna Orlin.";
    tells(text, "Anna Orlin", "L'Alliance s'est dite prête à négocier");
    tells(text, "Alliance", "prête à négocier");
}

#[test]
fn two_who_announce_are_not_one_of_them() {
    let text = "La députée Anne-Laure Orlin et le sénateur Paul Hellin ont annoncé leur présence.";
    assert!(told(Lang::FR, text).iter().all(|f| f.0 != "Anne-Laure Orlin" && f.0 != "Paul Hellin"), "{text}");
}

#[test]
fn whom_a_case_is_about_is_not_who_tells_of_it() {
    let text = "Le procureur Marc Orlin a indiqué que le suspect, un homme de 34 ans, avait reconnu les faits.";
    tells(text, "Marc Orlin", "le suspect, un homme de 34 ans, avait reconnu les faits");
    assert!(!told(Lang::FR, text).contains(&("Marc Orlin".to_owned(), "les faits".to_owned())), "{text}");
    tells("Philippe Orlin a comparu. « Je n'ai rien vu », a lancé le prévenu.", "Philippe Orlin", "Je n'ai rien vu");
    tells(
        "Pour sa défense, le prévenu a invoqué la fatigue. « Je n'ai pas vu le feu », a-t-il soufflé.",
        "le prévenu",
        "Je n'ai pas vu le feu",
    );
}

#[test]
fn what_leads_in_hides_nobody_named() {
    let text = "Emmanuel Orlin a pris la parole à Varn. Lors de ce discours, le candidat a cité le port. Il affirme que le chômage reste un échec.";
    tells(text, "Emmanuel Orlin", "le chômage reste un échec");
}

#[test]
fn who_defends_himself_goes_on() {
    let text = "Invité jeudi, l'ancien ministre Hervé Orlin s'est défendu. « Jamais je n'ai demandé cela », a juré le sénateur.";
    tells(text, "Hervé Orlin", "Jamais je n'ai demandé cela");
    let text = "L'ancien ministre Hervé Orlin a pris l'avion. « Jamais je n'ai demandé cela », a juré le sénateur.";
    tells(text, "le sénateur", "Jamais je n'ai demandé cela");
}

#[test]
fn what_is_told_in_writing() {
    let text = "La direction, dont le siège est à Varn, a fait savoir par communiqué que le site ne fermerait pas.";
    tells(text, "La direction", "le site ne fermerait pas");
    silent(Lang::FR, "Le chiffre vient de la Tribune, qui cite un proche du maire.", "Tribune");
}

#[test]
fn english_nouns_say_nothing() {
    silent(Lang::EN, "The two firms agreed on Tuesday. Valdor shares fell 6.8 per cent.", "Valdor");
    silent(Lang::EN, "\"They lied to us,\" said Anna Orlo of the union, which has called a strike for Friday.", "union");
    let text = "An earlier attempt to combine the two collapsed in 2014 after Norvia insisted on hosting the headquarters.";
    silent(Lang::EN, text, "attempt");
    let found = told(Lang::EN, "The mayor called the plan for the port a mistake.");
    assert!(!found.is_empty(), "{found:#?}");
}
