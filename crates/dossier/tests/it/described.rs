//! Whose words they are where one report describes its speaker and another tells who that is, in small invented affairs.

use crate::{article, own_words};

/// Who is found to say what begins with these words, in a story of two reports in one language.
fn who(first: &str, second: &str, words: &str) -> String {
    let one = format!("Le vote divise la Norvège\n\nLe Quai\n\n3 mars 2031\n\n{first}\n");
    let two = format!("Le vote divise la Norvège\n\nLe Phare\n\n4 mars 2031\n\n{second}\n");
    let story = own_words(&[article("quay.txt", one.as_bytes()), article("phare.txt", two.as_bytes())], false);
    let said = story.statements.iter().find(|s| s.span.exact().starts_with(words));
    said.and_then(|s| s.speaker.as_ref()).map_or_else(String::new, |s| s.name.name.clone())
}

const TOLD: &str = "Le président sortant, Paul Girin, l'a emporté avec une courte avance sur Anna Orlin.\n\n\
                    L'ancienne maire de Trévise, qui réclamait la réouverture des urnes, a parlé d'« un premier geste ».";

#[test]
fn another_report_tells_whom_a_description_means() {
    let own = "Paul Girin a gagné contre Anna Orlin. La nuit du vote reste le nœud de l'affaire.\n\n\
               Le centre de calcul est resté fermé trois heures, sans que personne dise pourquoi ni par qui.\n\n\
               « L'ordre venait du palais », affirme l'ancienne maire de Trévise.";
    assert_eq!(who(TOLD, own, "L'ordre venait"), "Anna Orlin");
    // whom the report has not named is nobody's to guess
    let unnamed = "Paul Girin a gagné. La nuit du vote reste le nœud de l'affaire.\n\n\
                   « L'ordre venait du palais », affirme l'ancienne maire de Trévise.";
    assert_eq!(who(TOLD, unnamed, "L'ordre venait"), "l'ancienne maire de Trévise");
    // nor is another mayor she
    let other = own.replace("maire de Trévise", "maire de Lormont");
    assert_eq!(who(TOLD, &other, "L'ordre venait"), "l'ancienne maire de Lormont");
}

#[test]
fn where_two_bear_an_office_nobody_is_meant() {
    let told = "La ministre des Ports, Anna Orlin, a reçu les dockers. Elle a promis un accord.";
    let own = "Anna Orlin a reçu les dockers au palais.\n\nLa foule attendait sur le quai, sous la pluie, depuis le matin et sans bruit.\n\n\
               Personne ne savait rien. Le port était fermé.\n\n« Rien n'est signé », tempère la ministre des Ports.";
    assert_eq!(who(told, own, "Rien n'est signé"), "Anna Orlin");
    let two = format!("{told}\n\nLa ministre des Ports Sarah Marin l'avait annoncé en 2029.");
    assert_eq!(who(&two, own, "Rien n'est signé"), "la ministre des Ports");
}

#[test]
fn what_he_says_next_is_his_too() {
    let told = "La ministre des Ports, Anna Orlin, a reçu les dockers. Elle a promis un accord.";
    let own = "Anna Orlin a reçu les dockers au palais.\n\nLa foule attendait sur le quai, sous la pluie, depuis le matin et sans bruit.\n\n\
               Personne ne savait rien. Le port était fermé.\n\n« Rien n'est signé », tempère la ministre des Ports, silencieuse \
               jusque-là. « Les grues attendront », a-t-elle ajouté.";
    assert_eq!(who(told, own, "Rien n'est signé"), "Anna Orlin");
    assert_eq!(who(told, own, "Les grues"), "Anna Orlin");
}
