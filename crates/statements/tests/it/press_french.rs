//! French as agencies, regional papers and machine translations write it: who speaks, and where what is said begins and ends.

use super::parts::said;
use recoupe_model::Lang;

/// Asserts speaker and content of every statement of a French text.
fn tells(text: &str, expected: &[(&str, &str)]) {
    let found: Vec<(String, String)> = said(Lang::FR, text).into_iter().map(|s| (s.speaker, s.parts.join(" … "))).collect();
    let expected: Vec<(String, String)> = expected.iter().map(|(who, what)| ((*who).to_owned(), (*what).to_owned())).collect();
    assert_eq!(found, expected, "{text}");
}

#[test]
fn on_is_a_body_and_no_person() {
    tells(
        "La plainte de Paul Orlin a été jugée « prématurée » par la préfecture. « On ne ferme pas un port en un jour », y argue-t-on.",
        &[("la préfecture", "prématurée"), ("la préfecture", "On ne ferme pas un port en un jour")],
    );
    tells(
        "Le groupe Valdor a reçu Anna Orlin. « Ces montants restent secrets », indique-t-on.",
        &[("Valdor", "Ces montants restent secrets")],
    );
    tells("« Le port doit rouvrir en mai », fait-on savoir au siège du groupe.", &[("siège du groupe", "Le port doit rouvrir en mai")]);
    // nobody is told of who could be meant
    tells(
        "Paul Orlin a dit : « Nous partons tous demain. » « Le port doit rouvrir en mai », assure-t-on.",
        &[("Paul Orlin", "Nous partons tous demain."), ("", "Le port doit rouvrir en mai")],
    );
}

#[test]
fn an_office_is_called_again_by_another_word() {
    tells(
        "Le feu a pris jeudi, a annoncé la procureure de Varn, Claire Orlin. « Une enquête est ouverte », a précisé la magistrate.",
        &[("Claire Orlin", "Le feu a pris jeudi"), ("Claire Orlin", "Une enquête est ouverte")],
    );
    tells(
        "« Nous devons la vérité aux familles », a déclaré Anne Orlin. La patronne de Valdor réfute toute faute.",
        &[("Anne Orlin", "Nous devons la vérité aux familles"), ("Anne Orlin", "toute faute")],
    );
    // whom the sentence before is about, and not who spoke earlier
    tells(
        "« L'histoire jugera », a dit le ministre Jens Aldin. L'ambassadeur dravien, Oleg Varin, a balayé la plainte. « Quels navires ? Nous \
         sommes chez nous », a ironisé le diplomate.",
        &[("Jens Aldin", "L'histoire jugera"), ("Oleg Varin", "Quels navires ? Nous sommes chez nous")],
    );
    tells(
        "« Il faut agir », a dit Tomas Ekvin. « Le choix est simple », a ajouté le Suédois d'origine.",
        &[("Tomas Ekvin", "Il faut agir"), ("Tomas Ekvin", "Le choix est simple")],
    );
}

#[test]
fn nobody_named_is_an_unnamed_source() {
    tells(
        "Ingrid Solin, ministre de la Défense, réclame des observateurs. Le sommet aura lieu mardi, a-t-on appris de source diplomatique.",
        &[("Ingrid Solin", "des observateurs"), ("source diplomatique", "Le sommet aura lieu mardi")],
    );
    tells(
        "« On nous dit d'attendre », soupire un conseiller du président Holtin.",
        &[("un conseiller du président", "On nous dit d'attendre")],
    );
}

#[test]
fn whose_words_they_are_is_said_by_a_possessive() {
    tells(
        "Le diplomate Viktor Dralin proteste. Selon ses mots, les voisins « chauffent la situation ».",
        &[("Viktor Dralin", "les voisins « chauffent la situation")],
    );
    tells(
        "Marc Orlin a quitté la salle. À l'en croire, la discussion a été « parfois brutale ».",
        &[("Marc Orlin", "la discussion a été « parfois brutale")],
    );
}

#[test]
fn marks_may_hold_the_verb_of_the_subject() {
    tells(
        "Un diplomate a parlé de paix. La Dravie « prend note » du texte mais exige « des actes », a indiqué Anna Perrin.",
        &[("Anna Perrin", "La Dravie « prend note » du texte mais exige « des actes"), ("Dravie", "des actes")],
    );
}

#[test]
fn a_pronoun_may_stand_between_verb_and_content() {
    tells("L'Union des ports craint, elle, un effet « domino ».", &[("Union des ports", "un effet « domino")]);
    tells("Fillan estime, lui, que la ville paie trop cher.", &[("Fillan", "la ville paie trop cher")]);
    tells("Le syndicat réclame en outre que la prime soit versée à tous.", &[("Le syndicat", "la prime soit versée à tous")]);
    tells("La mairie exige, de son côté, « un débat public ».", &[("La mairie", "un débat public")]);
}

#[test]
fn what_is_said_ends_where_somebody_else_acts() {
    tells("L'union, qui dénonce une « provocation », a déposé un recours devant le tribunal.", &[("L'union", "une « provocation")]);
    tells(
        "Le préfet Rémi Laurin a dit que l'air était sain, mais des résidents ont dit qu'ils en doutaient.",
        &[("Rémi Laurin", "l'air était sain"), ("des résidents", "ils en doutaient")],
    );
    tells(
        "La mairie dément : le courrier « est parti en juin », soutient le sous-préfet Yann Golin.",
        &[("Yann Golin", "le courrier « est parti en juin")],
    );
    // an insertion within what is said is no end
    tells("Le maire, qui assure que la halle, fermée hier, a rouvert, part.", &[("Le maire", "la halle, fermée hier, a rouvert, part")]);
}

#[test]
fn a_dateline_is_no_part_of_what_is_said() {
    tells("HALDEN, 3 juin 2023 (ANP) - Le port a fermé, a annoncé le maire Paul Orlin.", &[("Paul Orlin", "Le port a fermé")]);
    tells("HALDEN, Norvie – Le port a fermé jeudi, a annoncé le maire Paul Orlin.", &[("Paul Orlin", "Le port a fermé jeudi")]);
}

#[test]
fn an_auxiliary_waits_for_its_verb() {
    tells(
        "L'inspection du travail avait, selon un document que nous avons pu lire, recommandé en mars de fermer l'atelier.",
        &[("un document", "L'inspection du travail avait … recommandé en mars de fermer l'atelier")],
    );
}

#[test]
fn machines_keep_the_order_of_english() {
    let all = said(Lang::FR, "« Le temps des postures est fini », Anna Cabrin a dit, selon la radio locale.");
    assert_eq!((all.len(), &*all[0].speaker, &*all[0].via), (1, "Anna Cabrin", "la radio locale"));
    tells(
        "« C'est un test pour la ville », a dit Peter Hollin. « S'ils cèdent ici, ils céderont partout », il a ajouté.",
        &[("Peter Hollin", "C'est un test pour la ville"), ("Peter Hollin", "S'ils cèdent ici, ils céderont partout")],
    );
    // in French order the source is who hands on, too
    let all = said(Lang::FR, "« Nous ne paierons pas », a dit Anna Cabrin, selon la radio locale.");
    assert_eq!((all.len(), &*all[0].speaker, &*all[0].via), (1, "Anna Cabrin", "la radio locale"));
}

#[test]
fn who_is_only_compared_or_reached_does_not_speak() {
    tells(
        "Gilles Aubrin, plus prudent que sa collègue, a rappelé que l'État « n'est pas actionnaire ».",
        &[("Gilles Aubrin", "l'État « n'est pas actionnaire")],
    );
    // who stands before the verb with an office speaks, and not what he wants
    tells("Ingrid Solin, ministre de la Défense, réclame des observateurs.", &[("Ingrid Solin", "des observateurs")]);
    tells("Joint jeudi, le directeur du site n'a pas souhaité s'exprimer.", &[]);
    tells(
        "Réponse du patron de Valdor, joint par téléphone : « Nous avons perdu de l'argent pendant quatre ans. »",
        &[("patron de Valdor", "Nous avons perdu de l'argent pendant quatre ans.")],
    );
}

#[test]
fn an_infinitive_may_be_all_that_is_said() {
    tells("À la mairie, on se borne à rappeler que « la sécurité est la priorité ».", &[("la mairie", "la sécurité est la priorité")]);
    tells("Les fiches ne se contentent pas de rapporter que la route est fermée.", &[]);
    tells("Le maire Paul Orlin déplore n'avoir reçu « aucune réponse ».", &[("Paul Orlin", "n'avoir reçu « aucune réponse")]);
    tells("La procureure Anna Orlin promet d'« aller au bout ».", &[("Anna Orlin", "aller au bout")]);
    tells("Le président Anders Holtin s'est félicité d'un sommet « historique ».", &[("Anders Holtin", "un sommet « historique")]);
}

#[test]
fn what_points_back_means_whoever_was_named() {
    tells(
        "« Ma femme a failli accoucher en route », témoigne Ludovic Orlin. « Ce sera la règle », soupire ce père de deux enfants.",
        &[("Ludovic Orlin", "Ma femme a failli accoucher en route"), ("Ludovic Orlin", "Ce sera la règle")],
    );
    tells(
        "Le roi a convoqué l'ambassadrice du Brenn, Sigrid Nolin. Celle-ci a indiqué que son pays refusait.",
        &[("Sigrid Nolin", "son pays refusait")],
    );
    tells(
        "L'ancien PDG du groupe Ardel, Paul Orlin, a dit non. « J'y ai laissé ma santé », a lancé le prévenu.",
        &[("Paul Orlin", "J'y ai laissé ma santé")],
    );
    // what is no person points to nobody
    tells("Jacques Amin a dit non. Selon la rumeur, le port fermera en mai.", &[("la rumeur", "le port fermera en mai")]);
}

#[test]
fn a_body_speaks_though_a_name_stands_beside_it() {
    tells(
        "« Rien n'est décidé », fait valoir l'entourage du ministre, Paul-Henri Orlin.",
        &[("l'entourage du ministre", "Rien n'est décidé")],
    );
    tells(
        "« Rien n'est décidé pour le stage », se défend le cabinet de M. Le Roux.",
        &[("le cabinet de M. Le Roux", "Rien n'est décidé pour le stage")],
    );
    tells(
        "Réaction immédiate de la présidence ostrienne : « Cette décision est illégale et ne restera pas sans réponse. »",
        &[("la présidence ostrienne", "Cette décision est illégale et ne restera pas sans réponse.")],
    );
    tells(
        "Selon le quotidien Le Lormontais, qui cite une source judiciaire, deux cadres sont visés.",
        &[("Le Lormontais", "deux cadres sont visés")],
    );
}

#[test]
fn whom_somebody_stands_for_does_not_speak() {
    tells(
        "Une union plus petite, pour les officiers de pont, a refusé de signer le texte.",
        &[("Une union plus petite", "signer le texte")],
    );
    tells("Paul Dorin, pour l'architecte, n'a pas dit s'il ferait appel.", &[]);
}

#[test]
fn what_leads_a_source_in_is_no_content() {
    tells(
        "En effet, selon le lieutenant Christophe Le Gal, de l'Office central des ports, « un kilo de corne vaut 60 000 euros ».",
        &[("Christophe Le Gal", "un kilo de corne vaut 60 000 euros")],
    );
    tells(
        "Selon la mairie, de nombreux habitants ont fui, mais le pont tient.",
        &[("la mairie", "de nombreux habitants ont fui, mais le pont tient")],
    );
    let english = said(Lang::EN, "According to the results of a poll released Monday, most voters want a new mayor.");
    assert_eq!((&*english[0].speaker, &*english[0].parts[0]), ("the results of a poll", "most voters want a new mayor"));
    let english =
        said(Lang::EN, "According to a report issued by the Centre for Ports and Harbours in December of 2004, the town has no plan.");
    assert_eq!(english[0].parts, ["the town has no plan"]);
    let english = said(Lang::EN, "HALDEN (ANP) - The port is shut, Mayor Ann Orlin said on Thursday.");
    assert_eq!(english[0].parts, ["The port is shut"]);
    let english = said(Lang::EN, "The court heard that Mr. Orlin had forged the letter.");
    assert_eq!(english[0].parts, ["Mr. Orlin had forged the letter"]);
}

#[test]
fn what_leads_a_sentence_in_holds_no_speaker() {
    tells(
        "Au lendemain de la décision d'Orlane de suspendre durant un mois ses forages, le chef de la diplomatie, Josep Almin, s'est félicité \
         mercredi d'« un premier pas ».",
        &[("Josep Almin", "un premier pas")],
    );
    tells(
        "Lors d'un discours prononcé le 29 décembre dernier, le représentant de la Croix, Karim Orlin, a annoncé que la crue était finie.",
        &[("Karim Orlin", "la crue était finie")],
    );
}

#[test]
fn her_words_are_hers_once_and_another_answers_outside() {
    tells(
        "La porte-parole Maria Volkin a dénoncé « une pression sans précédent » exercée selon elle par ses voisins.",
        &[("Maria Volkin", "« une pression sans précédent » exercée selon elle par ses voisins")],
    );
    tells(
        "Le ministre Paul Orlin a accusé la Norvie d'avoir violé son espace aérien, une affirmation que la Norvie nie.",
        &[("Paul Orlin", "avoir violé son espace aérien")],
    );
    tells("La députée Leyla Demin réclame un débat au parlement.", &[("Leyla Demin", "un débat au parlement")]);
}

#[test]
fn what_is_read_stands_in_the_document() {
    tells(
        "La commission a rendu un rapport accablant. « L'alerte est partie quatre heures trop tard », y lit-on.",
        &[("un rapport accablant", "L'alerte est partie quatre heures trop tard")],
    );
}

#[test]
fn who_goes_on_before_leaving_says_more() {
    tells(
        "« Il a toute ma confiance », a assuré le ministre Damien Forin. Avant de reconnaître que « tout n'a pas été parfait ».",
        &[("Damien Forin", "Il a toute ma confiance"), ("Damien Forin", "tout n'a pas été parfait")],
    );
    tells("L'homme est entré avant de crier « Gloire au port ».", &[]);
}

#[test]
fn who_denies_a_danger_warns_of_none() {
    use recoupe_model::Stance;
    let stance = |lang, text| said(lang, text)[0].stance;
    assert_eq!(stance(Lang::FR, "Le préfet Rémi Laurin affirme que l'air ne présente aucun danger."), Stance::Claims);
    assert_eq!(stance(Lang::FR, "Le préfet Rémi Laurin a dit qu'il n'y avait pas de risque pour la ville."), Stance::Says);
    assert_eq!(stance(Lang::FR, "Le préfet Rémi Laurin a dit qu'il y avait un risque pour la ville."), Stance::Warns);
    assert_eq!(stance(Lang::EN, "Mayor Ann Orlin said there was no danger to the town."), Stance::Says);
    assert_eq!(stance(Lang::EN, "Mayor Ann Orlin said the tests had not shown any danger."), Stance::Says);
    assert_eq!(stance(Lang::EN, "Mayor Ann Orlin said the tests had shown a danger."), Stance::Warns);
}

#[test]
fn when_it_was_said_is_no_content() {
    tells(
        "La ministre Hélène Cabrin a appelé le groupe à « revenir à la table », au neuvième jour d'une grève qui paralyse le port.",
        &[("Hélène Cabrin", "revenir à la table")],
    );
}

#[test]
fn the_article_of_a_paper_is_no_part_of_its_kind() {
    let text = "Selon le quotidien Le Lormontais, qui cite une source judiciaire, deux cadres sont visés. Le Lormontais paraît à Lormont.";
    let (article, found, _) = super::read_with_names(Lang::FR, text);
    assert!(found.iter().all(|s| s.role.is_none_or(|r| !article.text.slice(r).ends_with("Le"))));
}

#[test]
fn somebody_is_called_again_by_his_land() {
    tells(
        "Tomas Ekvin est en tête. Le leader se reposait. « Il dormait », raconte un mécanicien.\n\nDeux heures plus tard, le Suédois est \
         descendu dans la rue. « Je n'ai rien vu », a-t-il lâché.",
        &[("un mécanicien", "Il dormait"), ("Tomas Ekvin", "Je n'ai rien vu")],
    );
    // nobody known: the one named is from elsewhere
    tells("Le maillot devance le Norvégien Tomas Ekvin. « Je n'ai rien vu », souffle le Belge.", &[("le Belge", "Je n'ai rien vu")]);
}

#[test]
fn a_land_is_nobody_from_it() {
    tells(
        "La Norvège exige le retrait des filets. L'Islande dément un blocus.",
        &[("Norvège", "le retrait des filets"), ("Islande", "un blocus")],
    );
}

#[test]
fn this_one_may_be_named() {
    tells(
        "Il a écrit à la ministre.\n\nCelle-ci, Anna Orlin, a promis jeudi une aide aux marins.",
        &[("Anna Orlin", "une aide aux marins")],
    );
}

#[test]
fn whose_mother_she_is_does_not_hide_her() {
    tells(
        "La mère du petit Nathan, blessé lundi, est effondrée. « Ils m'ont volé mon fils », sanglote-t-elle.",
        &[("La mère du petit Nathan", "Ils m'ont volé mon fils")],
    );
    // "de" governs the firm alone
    tells("Le chef de Valdor Mathieu Orlin dort. Il promet que le port sera rouvert.", &[("Mathieu Orlin", "le port sera rouvert")]);
}

#[test]
fn goods_and_envoys_are_called_back_without_a_word() {
    tells("La société Valdor a rappelé le 8 mars trois lots de fromage.", &[]);
    tells("La Norvée a rappelé son ambassadeur.", &[]);
    tells("Le maire a rappelé les règles du port.", &[("Le maire", "les règles du port")]);
}

#[test]
fn whoever_denies_it_has_somebody_answer() {
    tells(
        "Le ministre de l'Industrie, Marc Tardel, a été reçu lundi. Orlane Capital, le fonds fondé par Vincent Orlin, aurait choisi une \
         banque. L'intéressé dément. « Nous ne commentons rien », fait répondre le financier.",
        &[("Vincent Orlin", "Nous ne commentons rien")],
    );
}

#[test]
fn what_another_does_beside_it_is_not_demanded() {
    tells("La CGT exige le retrait du plan, le ministre refuse de céder.", &[("CGT", "le retrait du plan"), ("le ministre", "céder")]);
    tells("Le maire exige le retrait du plan, du projet et de la digue.", &[("Le maire", "le retrait du plan, du projet et de la digue")]);
}
