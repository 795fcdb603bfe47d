//! Who says what, where names, pronouns and clauses stand as news writes them.

use super::parts::{one, said};
use recoupe_model::{Lang, SpeechKind, Stance};

/// Speaker and content of every statement.
fn voices(lang: Lang, text: &str) -> Vec<(String, String)> {
    said(lang, text).into_iter().map(|s| (s.speaker, s.parts.join(" … "))).collect()
}

fn pair(speaker: &str, content: &str) -> (String, String) {
    (speaker.to_owned(), content.to_owned())
}

#[test]
fn a_pronoun_that_opens_a_report_means_whom_the_next_sentence_is_about() {
    let fr = "« J'en ai assez », a-t-il soupiré devant la presse. Jean Brassart a démissionné mardi.";
    assert_eq!(voices(Lang::FR, fr)[0], pair("Jean Brassart", "J'en ai assez"));
    let en = "“I have no regrets,” she told the Gazette. Ms. Orlane resigned in May.";
    assert_eq!(voices(Lang::EN, en)[0].0, "Orlane");
    // not somebody of the other gender, nor two sentences away
    let other = "« J'en ai assez », a-t-il soupiré devant la presse. Anne Brassart a démissionné mardi.";
    assert_eq!(voices(Lang::FR, other)[0].0, "il");
    let far = "« J'en ai assez », a-t-il soupiré. Il pleuvait sur la ville ce jour-là. Jean Brassart a démissionné.";
    assert_eq!(voices(Lang::FR, far)[0].0, "il");
}

#[test]
fn the_latter_is_whoever_was_named_last() {
    let text = "Paul Verdier a écrit à la ministre Anne Vallon. Cette dernière a répondu que le pont rouvrirait.";
    assert_eq!(voices(Lang::FR, text).pop(), Some(pair("Anne Vallon", "le pont rouvrirait")));
    let text = "Deux hommes ont fui, ont rapporté les enquêteurs. Ces derniers précisent que la voiture était rouge.";
    assert_eq!(voices(Lang::FR, text).pop(), Some(pair("les enquêteurs", "la voiture était rouge")));
}

#[test]
fn an_office_of_somebody_is_held_by_the_name_beside_it() {
    let text = "L'avocate de M. Brack, Dorine Sall, assure que son client est innocent. « Il dormait chez lui », dit-elle.";
    let all = voices(Lang::FR, text);
    assert_eq!(all, [pair("Dorine Sall", "son client est innocent"), pair("Dorine Sall", "Il dormait chez lui")]);
    let text = "Mr. Brack's lawyer, Dora Sall, said her client was innocent. “He was at home that night,” she said.";
    let all = voices(Lang::EN, text);
    assert!(all.iter().all(|v| v.0 == "Dora Sall"), "{all:?}");
    let all = voices(Lang::EN, "An aide to President Orlan said the talks would go on.");
    assert_ne!(all[0].0, "President Orlan");
    let all = voices(Lang::EN, "A woman who has accused former mayor Bill Orlan of fraud said the town would sue.");
    assert!(all.iter().all(|v| !v.0.ends_with("Bill Orlan")), "{all:?}");
}

#[test]
fn they_are_the_people_and_it_the_body_that_the_sentence_before_begins_with() {
    let last = |text: &str| voices(Lang::FR, text).pop().map(|v| v.0);
    assert_eq!(last("Les syndicats appellent à la grève. Ils réclament une hausse des salaires.").as_deref(), Some("Les syndicats"));
    assert_eq!(last("Le collectif ouvre les barrages. Il précise que le mouvement continue.").as_deref(), Some("Le collectif"));
    let text = "Les riverains de la carrière craignent une crue. Ils demandent la fermeture du site.";
    assert_eq!(last(text).as_deref(), Some("Les riverains de la carrière"));
    // whoever spoke goes on
    let text = "Le ministère a reçu Marc Dorel mardi. M. Dorel juge que la loi est bonne. Il réclame un vote.";
    assert_eq!(last(text).as_deref(), Some("Marc Dorel"));
}

#[test]
fn a_day_or_an_occasion_stands_before_a_clause_without_that() {
    let content = |text: &str| one(Lang::EN, text).parts.join(" ");
    assert_eq!(content("Tom Orlan said on Friday he would close the mill."), "he would close the mill");
    assert_eq!(content("Tom Orlan said on Friday Norvia would close the mill."), "Norvia would close the mill");
    assert_eq!(content("Tom Orlan told reporters on 12 May the mill would close."), "the mill would close");
    assert_eq!(content("Tom Orlan told reporters Norvia would close the mill."), "Norvia would close the mill");
    assert_eq!(content("Tom Orlan said in a statement on Friday Norvia would leave."), "Norvia would leave");
    assert_eq!(content("Tom Orlan said last week the mill would close."), "the mill would close");
    assert_eq!(content("Tom Orlan said at a Friday afternoon news conference that the mill would close."), "the mill would close");
    assert_eq!(content("Tom Orlan said afterwards that the mill would close."), "the mill would close");
    assert_eq!(content("Tom Orlan said in the HALDEN TODAY interview, that the mill would close."), "the mill would close");
    assert_eq!(content("At the dinner at which Mr. Orlan asked Mr. Girin to drop the case, the men laughed."), "to drop the case");
    // what is said of the day, and what the adverb says of the clause
    assert_eq!(content("Tom Orlan said last week was hard."), "last week was hard");
    assert_eq!(content("Tom Orlan said this week's talks had failed."), "this week's talks had failed");
    assert_eq!(content("Tom Orlan said only a fool would sign."), "only a fool would sign");
    assert!(voices(Lang::EN, "Tom Orlan said on Friday.").is_empty());
}

#[test]
fn a_number_with_its_preposition_begins_a_clause() {
    let content = |text: &str| one(Lang::EN, text).parts.join(" ");
    for number in ["at least 40", "about 200", "between 40 and 50", "over forty", "up to 40", "nearly 40", "around a dozen"] {
        assert_eq!(content(&format!("Police said {number} people had died.")), format!("{number} people had died"));
    }
    assert_eq!(content("Police said about two hours later the man had left."), "the man had left");
    assert_eq!(content("Police said on Friday at least 40 people had died."), "at least 40 people had died");
}

#[test]
fn people_by_their_noun_speak_in_the_plural() {
    for who in ["Police", "Supporters", "Human rights groups", "Many supporters"] {
        assert_eq!(voices(Lang::EN, &format!("{who} believe the two men knew each other.")), [pair(who, "the two men knew each other")]);
    }
    assert_eq!(voices(Lang::EN, "Several said they would rather stay."), [pair("Several", "they would rather stay")]);
    assert_eq!(voices(Lang::EN, "Tom Orlan and Ann Girin both said the mill would close.")[0].0, "Tom Orlan and Ann Girin");
    assert!(voices(Lang::EN, "Tom Orlan spoke. Both said the mill would close.").is_empty());
}

#[test]
fn a_restrictive_clause_ends_where_the_main_verb_speaks() {
    let all = voices(Lang::EN, "Residents who fear the flood said the dam must be mended.");
    assert_eq!(all.iter().map(|v| v.1.as_str()).collect::<Vec<_>>(), ["the flood", "the dam must be mended"]);
    let all = voices(Lang::FR, "Un homme qui dit avoir tout vu affirme que la voiture roulait vite.");
    assert_eq!(all.iter().map(|v| v.1.as_str()).collect::<Vec<_>>(), ["avoir tout vu", "la voiture roulait vite"]);
    // "the minister said" is what they say
    let all = voices(Lang::EN, "People who say the minister said so were wrong.");
    assert!(all.iter().any(|v| v.1.starts_with("the minister said so")), "{all:?}");
}

#[test]
fn who_is_set_against_the_speaker_says_his_own_words() {
    let all = voices(Lang::EN, "Tom Orlan said the village was never asked, while the pipeline company says it held 30 meetings.");
    assert_eq!(all, [pair("Tom Orlan", "the village was never asked"), pair("the pipeline company", "it held 30 meetings")]);
    let all = voices(Lang::EN, "Tom Orlan described the plan as “a toy,” while the mayor left the hall.");
    assert_eq!(all, [pair("Tom Orlan", "the plan as “a toy,")]);
    let all = voices(Lang::EN, "The bridge, Tom Orlan said, would stay open, while Ann Girin insisted it had to close.");
    assert_eq!(all, [pair("Tom Orlan", "The bridge … would stay open"), pair("Ann Girin", "it had to close")]);
    let all = voices(Lang::FR, "M. Corbel affirme que rien n'a été fait, alors que la société assure avoir tenu trente réunions.");
    assert_eq!(all, [pair("Corbel", "rien n'a été fait"), pair("la société", "avoir tenu trente réunions")]);
    let all = voices(Lang::FR, "Alors que Marc Orlan disait vouloir attendre, Paul Girin a annoncé que l'armée marcherait.");
    assert_eq!(all, [pair("Marc Orlan", "vouloir attendre"), pair("Paul Girin", "l'armée marcherait")]);
    let all = voices(Lang::FR, "Si la société assure avoir tenu trente réunions, Ben Corbel affirme qu'aucune n'a eu lieu.");
    assert_eq!(all[0], pair("la société", "avoir tenu trente réunions"));
    // a condition is said by nobody
    assert!(voices(Lang::FR, "Si le groupe accepte de payer, la ville attendra.").is_empty());
}

#[test]
fn a_clause_before_the_colon_has_its_own_speaker() {
    let text = "Experts say the volcano could erupt again, but geologist Petra Lund is sceptical: “I see no sign of that.”";
    let all = voices(Lang::EN, text);
    assert_eq!(all, [pair("Experts", "the volcano could erupt again"), pair("Petra Lund", "I see no sign of that.")]);
    let text = "Les experts redoutent une éruption, mais la géologue Petra Lund reste sceptique : « Je n'en vois aucun signe ».";
    assert_eq!(voices(Lang::FR, text).pop(), Some(pair("Petra Lund", "Je n'en vois aucun signe")));
}

#[test]
fn a_courtesy_with_its_stop_does_not_end_a_phrase() {
    assert_eq!(voices(Lang::FR, "Anne Orlan a demandé à M. Brack de partir vite.")[0].1, "partir vite");
    assert_eq!(voices(Lang::FR, "Anne Orlan a appelé M. Brack à la retenue.")[0].1, "la retenue");
    assert_eq!(one(Lang::FR, "Anne Orlan a accusé M. Brack d'avoir menti.").stance, Stance::Accuses);
    assert_eq!(voices(Lang::FR, "Anne Orlan a dit à M. Brack que la loi passerait.")[0].1, "la loi passerait");
}

#[test]
fn several_insertions_stand_before_that() {
    let text = "Anne Orlan a déclaré, vendredi, lors d'une conférence de presse, que la loi passerait.";
    assert_eq!(voices(Lang::FR, text), [pair("Anne Orlan", "la loi passerait")]);
    let text = "La loi passera, selon Marc Orlan, qui s'exprimait à Tarnove.";
    assert_eq!(voices(Lang::FR, text)[0].1, "La loi passera");
    assert!(voices(Lang::FR, "La ville a gagné. Il faut dire que le stade était plein.").is_empty());
}

#[test]
fn told_with_when_or_after_what_still_gives_the_quotation() {
    let s = one(Lang::EN, "“I stand by it,” Tom Orlan told the Weekly Gazette on Thursday when asked if he would go.");
    assert_eq!((s.speaker.as_str(), s.kind), ("Tom Orlan", SpeechKind::Direct));
    let all = voices(Lang::EN, "“Are you cold?” Tom Orlan asked. “Yes!” the crowd yelled.");
    assert_eq!(all.last().map(|v| v.0.as_str()), Some("the crowd"));
}

#[test]
fn a_quotation_that_runs_on_is_told_by_whoever_is_named_where_it_does() {
    let text = "“The port will never close as long as I am mayor,” said Tom Willard.\n\n\
                “Nobody called us about the flood and nobody came to help us that night.\n\n\
                “The water rose.\n\n\
                “We waited for two days,” said Olga Brinn, a mother of two.";
    let all = voices(Lang::EN, text);
    assert_eq!(all.iter().map(|v| v.0.as_str()).collect::<Vec<_>>(), ["Tom Willard", "Olga Brinn", "Olga Brinn", "Olga Brinn"]);
    let text = "« Le port ne fermera jamais tant que je serai maire », a déclaré Paul Verdier.\n\n\
                « Personne ne nous a appelés au sujet de la crue et personne n'est venu nous aider.\n\n\
                « Nous avons attendu deux jours », raconte Olga Brinn, mère de deux enfants.";
    assert_eq!(voices(Lang::FR, text)[1].0, "Olga Brinn");
    // one that is closed, and one that goes on without any other name, stay with whoever spoke
    let text = "“The port will never close,” said Tom Willard. “Never.\n\n“We will fight for every job in this town.”";
    assert_eq!(voices(Lang::EN, text).pop().map(|v| v.0).as_deref(), Some("Tom Willard"));
}

#[test]
fn said_of_somebody_still_gives_the_quotation() {
    let all = voices(Lang::EN, "“They lied to us,” Tom Willard said of the company. “They lied every day.”");
    assert_eq!(all, [pair("Tom Willard", "They lied to us,"), pair("Tom Willard", "They lied every day.")]);
    let all = voices(Lang::EN, "“He was kind,” Tom Willard said of his brother, who died on Monday.");
    assert_eq!(all[0], pair("Tom Willard", "He was kind,"));
}

#[test]
fn dashes_around_an_insertion_leave_the_subject_before_them() {
    assert_eq!(voices(Lang::FR, "Mme Brunel – qui a démissionné en mai – dit n'avoir aucun regret.")[0].1, "n'avoir aucun regret");
    let all = voices(Lang::EN, "Democratic leaders -- and, in particular, Senator Harry Orlan -- insisted that the tax be dropped.");
    assert_eq!(all[0], pair("Democratic leaders", "the tax be dropped"));
}

#[test]
fn what_another_makes_of_it_is_not_what_the_speaker_says() {
    let s = one(Lang::FR, "L'armée affirme avoir abattu trois drones, ce que la Norvie dément.");
    assert_eq!((s.parts[0].as_str(), s.stance), ("avoir abattu trois drones", Stance::Claims));
    let s = one(Lang::EN, "The army said it had shot down three drones, a claim Norvia denied.");
    assert_eq!(s.parts, ["it had shot down three drones"]);
}

#[test]
fn a_body_that_was_spoken_of_accuses_and_demands() {
    let all = voices(Lang::EN, "The party met on Monday. It accused the government of cheating pensioners.");
    assert_eq!(all, [pair("The party", "cheating pensioners")]);
    assert!(voices(Lang::EN, "It rejected the plan.").is_empty());
}

#[test]
fn terms_of_anonymity_are_no_statement() {
    assert_eq!(voices(Lang::FR, "Un riverain, qui a requis l'anonymat, dit avoir tout vu.").len(), 1);
    assert_eq!(voices(Lang::EN, "A man who lives nearby, who asked not to be named, said he heard three shots.").len(), 1);
}

#[test]
fn small_words_between_auxiliary_and_participle_and_before_a_colon() {
    let all = voices(Lang::FR, "MM. Verdier et Sorel ont tous deux affirmé que les discussions reprendraient.");
    assert_eq!(all[0].1, "les discussions reprendraient");
    assert_eq!(voices(Lang::FR, "Le maire l'assure : le pont sera rouvert.")[0].1, "le pont sera rouvert");
    let all = voices(Lang::FR, "Trois personnes ont été blessées, a-t-on appris auprès des pompiers.");
    assert_eq!(all, [pair("des pompiers", "Trois personnes ont été blessées")]);
}

#[test]
fn a_name_alone_behind_a_quotation_signs_it() {
    assert_eq!(
        voices(Lang::FR, "« C'est une honte pour la ville » (Yves Lormand)"),
        [pair("Yves Lormand", "C'est une honte pour la ville")]
    );
    let all = voices(Lang::EN, "“I will stay here until the work is done.” – Tom Willard, mayor of Halden");
    assert_eq!(all, [pair("Tom Willard", "I will stay here until the work is done.")]);
}

#[test]
fn who_was_quoted_hands_nothing_on_himself() {
    let s = one(Lang::EN, "Tom Willard was quoted as saying he would stay.");
    assert_eq!((s.speaker.as_str(), s.via.as_str()), ("Tom Willard", ""));
    assert_eq!(one(Lang::EN, "Tom Willard was quoted by the Gazette as saying he would stay.").via, "Gazette");
}

#[test]
fn verbs_that_were_not_known() {
    let said = |text: &str| {
        let s = one(Lang::EN, text);
        (s.parts[0].clone(), s.stance)
    };
    assert_eq!(said("Tom Willard warned of a long winter."), ("a long winter".to_owned(), Stance::Warns));
    assert_eq!(said("Tom Willard warned against complacency in the north."), ("complacency in the north".to_owned(), Stance::Warns));
    assert_eq!(said("Tom Willard wrote in a letter to staff that he would stay.").0, "he would stay");
    assert_eq!(said("Tom Willard reckons the mill will close.").0, "the mill will close");
    let said = |text: &str| one(Lang::FR, text).parts[0].clone();
    assert_eq!(said("Le maire rejette ces accusations."), "ces accusations");
    assert!(voices(Lang::FR, "Les deux communes s'en rejettent la responsabilité.").is_empty());
    assert_eq!(said("Le maire exclut de démissionner."), "démissionner");
    assert_eq!(said("Le maire promet de rester prêt à agir."), "rester prêt à agir");
    assert!(voices(Lang::FR, "Le maire promet de garder le silence.").is_empty());
}

#[test]
fn a_clause_has_its_verb_whatever_its_past_looks_like() {
    assert_eq!(voices(Lang::EN, "The ship sank in the storm, the ministry said."), [pair("the ministry", "The ship sank in the storm")]);
    let all = voices(Lang::EN, "The ship sank in the storm, the ministry said, adding that 12 sailors had been rescued.");
    assert_eq!(all, [pair("the ministry", "The ship sank in the storm"), pair("the ministry", "12 sailors had been rescued")]);
}

#[test]
fn who_stands_in_a_relative_clause_does_not_say_what_is_before_it() {
    let all = voices(Lang::EN, "Ann Girin, who ran the mill, said the river would rise.");
    assert_eq!(all, [pair("Ann Girin", "the river would rise")]);
    let all = voices(Lang::EN, "The club lost Halden, Varn and Portmere to Ann Girin, who added that the river would rise.");
    assert!(all.iter().all(|v| v.1 == "the river would rise"), "{all:?}");
    let all = voices(Lang::EN, "Ann Girin won the vote, the council declared on Thursday, two days after the polls closed.");
    assert_eq!(all, [pair("the council", "Ann Girin won the vote")]);
}

#[test]
fn reports_after_a_verb_are_its_object() {
    let all = voices(Lang::EN, "The ministry dismissed reports that the ship had sunk.");
    assert_eq!(all, [pair("The ministry", "reports that the ship had sunk")]);
    let all = voices(Lang::EN, "The ministry said claims that the ship had sunk were false.");
    assert_eq!(all, [pair("The ministry", "claims that the ship had sunk were false")]);
    assert_eq!(voices(Lang::EN, "The wire reports that the ship has sunk.")[0].1, "the ship has sunk");
}

#[test]
fn straight_marks_that_curly_ones_close() {
    let text = "\"Not one job will be saved,” Tom Willard warned. But Nina Brandt said no decision had been made. \"We are still looking,” she said.";
    let all = voices(Lang::EN, text);
    assert_eq!(
        all.iter().map(|v| v.1.as_str()).collect::<Vec<_>>(),
        ["Not one job will be saved,", "no decision had been made", "We are still looking,"]
    );
}

#[test]
fn who_stands_behind_the_marks_speaks_not_who_stands_before_the_colon() {
    let fr = "La Norvée s'y oppose : « On ne ferme pas un port en hiver », a déclaré la ministre Anne Vallon.";
    assert_eq!(voices(Lang::FR, fr).pop(), Some(pair("Anne Vallon", "On ne ferme pas un port en hiver")));
    let alone = "La Norvée s'y oppose : « On ne ferme pas un port en hiver. »";
    assert_eq!(voices(Lang::FR, alone).pop().map(|v| v.0).as_deref(), Some("Norvée"));
}

#[test]
fn what_a_newsroom_knows_of_its_own_nobody_says() {
    let fr = "Le ministre Paul Verdier a accepté l'offre. Selon nos informations, un entretien est prévu vendredi.";
    assert!(voices(Lang::FR, fr).iter().all(|v| !v.1.contains("entretien")));
    let other = "Le ministre Paul Verdier a accepté l'offre. Selon ses informations, un entretien est prévu vendredi.";
    assert!(voices(Lang::FR, other).iter().any(|v| v.1.contains("entretien")));
}

#[test]
fn an_inserted_clause_is_about_the_subject_before_it() {
    for (text, speaker) in [
        ("La Norvée, dont l'armée recule dans l'est du pays, demande des armes.", "Norvée"),
        ("La Norvée, dont le président est en visite à Luvel, rejette l'offre de la Thalie.", "Norvée"),
        (
            "L'Union, dont les ministres des Affaires étrangères se réunissent jeudi à Luvel, s'est dite prête à jouer les médiateurs.",
            "Union",
        ),
        ("Ilda Marvent, qui veut que le ministre s'en aille, répète que la digue était mal tenue.", "Ilda Marvent"),
        ("Le directeur du port, Marc Dubel, qui avait autrefois servi comme adjoint du maire, a annoncé qu'il partait.", "Marc Dubel"),
    ] {
        assert_eq!(voices(Lang::FR, text).pop().map(|v| v.0).as_deref(), Some(speaker), "{text}");
    }
}

#[test]
fn an_auxiliary_waits_for_its_verb_behind_the_source() {
    for (lang, text, content) in [
        (Lang::FR, "La ville devait, selon le maire, payer la facture.", "La ville devait … payer la facture"),
        (Lang::FR, "Le port sera, selon le préfet, fermé mardi.", "Le port sera … fermé mardi"),
        (Lang::EN, "The port will, according to the mayor, close on Tuesday.", "The port will … close on Tuesday"),
        // what is whole before the source stays as it was
        (Lang::FR, "La ville a payé la facture, selon le maire, qui s'en réjouit.", "La ville a payé la facture"),
    ] {
        assert_eq!(voices(lang, text).first().map(|v| v.1.as_str()), Some(content), "{text}");
    }
}
