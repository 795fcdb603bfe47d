//! Whom a description calls again, whom a clause beside another is about, who is asked. Sentences about invented people.

use super::parts::said;
use recoupe_model::Lang;

/// Who is found to say a content; empty where nobody says it.
fn who(lang: Lang, text: &str, content: &str) -> String {
    said(lang, text).into_iter().find(|s| s.parts.join(" … ").starts_with(content)).map(|s| s.speaker).unwrap_or_default()
}

#[test]
fn somebody_unnamed_is_called_by_another_noun() {
    let fr = "La ministre Anna Orlin a dit que la ligne ouvrirait.\n\
              Un diplomate basé à Valmer a dit que le tracé comptait moins. « Personne n'y croira », a dit l'envoyé.";
    assert_eq!(who(Lang::FR, fr, "Personne n'y croira"), "Un diplomate basé à Valmer");
    let en = "Mayor Paul Venn said that the quay was safe.\n\
              A farmer from the valley said that it was not. “The wall has moved,” the man added.";
    assert_eq!(who(Lang::EN, en, "The wall has moved"), "A farmer from the valley");
    // an office is somebody else's
    let office = "Un diplomate basé à Valmer a dit que le tracé comptait moins. « On verra », a répondu le ministre.";
    assert_ne!(who(Lang::FR, office, "On verra"), "Un diplomate");
}

#[test]
fn an_office_of_the_past_means_the_one_woman_just_told_of() {
    let text = "Le président sortant, Paul Girin, l'a emporté avec une courte avance sur Anna Orlin.\n\
                L'ancienne maire de Trévise, qui réclamait la réouverture des urnes, a parlé d'« un premier geste ».";
    assert_eq!(who(Lang::FR, text, "un premier geste"), "Anna Orlin");
    // what she does is no office
    let deed = "Un vote dont l'opposante, Anna Orlin, conteste le résultat sera refait.\n";
    assert_eq!(who(Lang::FR, &format!("{deed}{text}"), "un premier geste"), "Anna Orlin");
    let accused = "Le président a accusé Mme Orlin de tricher.\n";
    assert_eq!(who(Lang::FR, &format!("{deed}{text}\n{accused}"), "un premier geste"), "Anna Orlin");
    let two = "La présidente de la région, Sarah Marin, l'a emporté sur Anna Orlin.\n\
               L'ancienne maire de Trévise, qui réclamait la réouverture des urnes, a parlé d'« un premier geste ».";
    assert_eq!(who(Lang::FR, two, "un premier geste"), "L'ancienne maire de Trévise");
    // who holds an office now is not called by another
    let held = "Le préfet a reçu la procureure Anna Orlin.\n\
                L'ancienne maire de Trévise a parlé d'« un premier geste ».";
    assert_eq!(who(Lang::FR, held, "un premier geste"), "L'ancienne maire de Trévise");
}

#[test]
fn a_rival_may_be_the_candidate() {
    let text = "Paul Girin a gagné, et sa rivale, Anna Orlin, ne veut pas y croire.\n\
                « Nous demandons l'addition », a expliqué Anna Orlin. La candidate exige que les urnes soient rouvertes.";
    assert_eq!(who(Lang::FR, text, "les urnes"), "Anna Orlin");
}

#[test]
fn this_lawyer_was_named_in_the_sentence_before() {
    let text = "La Cour avait annulé le vote et son président, Paul Girin, était déjà rapporteur. « La Cour pèse les preuves », aime à dire \
                ce juriste de 68 ans.";
    assert_eq!(who(Lang::FR, text, "La Cour pèse"), "Paul Girin");
}

#[test]
fn whoever_with_says_to_act_is_spoken_of() {
    let text = "La rivale Anna Orlin a obtenu une part de ce qu'elle voulait.\n\
                Le collège a voté cinq à quatre, avec sa présidente, Sarah Marin, faisant pencher la balance. « Nous cherchons un compte \
                honnête », a-t-elle dit.";
    assert_eq!(who(Lang::FR, text, "Nous cherchons"), "Sarah Marin");
}

#[test]
fn a_relative_clause_has_its_own_subject() {
    let whose =
        "La commission électorale a ordonné un recomptage, dix jours après un vote dont l'opposante, Anna Orlin, conteste le résultat.";
    assert_eq!(who(Lang::FR, whose, "le résultat"), "Anna Orlin");
    let both = "Le vote que le président, Paul Girin, dit avoir gagné et que sa rivale, Anna Orlin, dit lui avoir été volé sera refait.";
    assert_eq!(who(Lang::FR, both, "lui avoir été volé"), "Anna Orlin");
    let named = "La Cour se prononcera le 30 octobre sur un recours d'Anna Orlin, qui a demandé aux juges d'annuler le vote.";
    assert_eq!(who(Lang::FR, named, "annuler le vote"), "Anna Orlin");
    let single =
        "Paul Sandrel a parlé. La Cour se prononcera le 30 octobre sur un appel de Sandrel, qui a demandé aux juges d'annuler le vote.";
    assert_eq!(who(Lang::FR, single, "annuler le vote"), "Paul Sandrel");
    let owner = "« On perd tout », enrage la patronne d'une fonderie de Lonvac, qui demande que son nom n'apparaisse pas.";
    assert_ne!(who(Lang::FR, owner, "son nom"), "Lonvac");
    let colon =
        "Le président a félicité M. Girin, ce que l'opposition n'a pas digéré : elle soupçonne la Norvée d'avoir versé de l'argent.";
    assert_eq!(who(Lang::FR, colon, "avoir versé"), "l'opposition");
    let aside = "La Norvée, dont le président, Paul Girin, avait félicité la candidate, a appelé les deux camps à « la retenue ».";
    assert_eq!(who(Lang::FR, aside, "la retenue"), "Norvée");
}

#[test]
fn what_leads_in_is_not_what_a_sentence_is_about() {
    let text = "The port insists that there were nine.\n\
                Asked by the Gazette what they were, Paul Venn smiled and said that the judges would find out.";
    assert_eq!(who(Lang::EN, text, "the judges"), "Paul Venn");
}

#[test]
fn whom_somebody_speaks_for_is_not_he() {
    let text = "Captain Paul Venn, a spokesman for the coast guard, told reporters that nobody was hurt.\n\
                The boat is to be towed on Wednesday, the coast guard of Norland said.";
    assert_eq!(who(Lang::EN, text, "The boat is to be towed"), "the coast guard of Norland");
}

#[test]
fn what_is_set_beside_a_description_is_nobody_else() {
    let text =
        "Anna Tamm did not listen. The widow, a teacher at the harbour school, put her hand on the wood. “I do not want war,” she said.";
    assert_eq!(who(Lang::EN, text, "I do not want war"), "Anna Tamm");
}

#[test]
fn a_negation_is_no_part_of_a_speaker() {
    let text = "À la banque centrale, un cadre ne cache pas son souci : « Une semaine d'incertitude, on sait faire. »";
    assert_eq!(who(Lang::FR, text, "Une semaine"), "un cadre");
}
