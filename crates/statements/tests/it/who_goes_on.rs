//! Whom a pronoun, a participle or a quotation alone means, where somebody else was named or spoke in between. Sentences about
//! invented people.

use super::parts::said;
use recoupe_model::Lang;

/// Who is found to say a content; empty where nobody says it.
fn who(lang: Lang, text: &str, content: &str) -> String {
    said(lang, text).into_iter().find(|s| s.parts.join(" … ").starts_with(content)).map(|s| s.speaker).unwrap_or_default()
}

#[test]
fn whom_the_paragraph_before_is_about_speaks_in_a_quotation_that_opens_the_next() {
    let en = "\"The harbour is closed,\" Mayor Paul Venn said.\n\
              A teacher at the harbour school, Nils Dorsk, went to see it by boat.\n\
              \"It was an empty town,\" he said.";
    assert_eq!(who(Lang::EN, en, "It was an empty town"), "Nils Dorsk");
    let fr = "« Le port est fermé », regrette Bernard. « On attend », ajoute-t-il.\n\
              La direction invoque la crise. Un argument que balaie Paul Girin, délégué des dockers.\n\
              « Le port va tomber », appuie-t-il.";
    assert_eq!(who(Lang::FR, fr, "Le port va tomber"), "Paul Girin");
    // whose deed it is, is not whom the sentence is about
    let owner = "Mayor Paul Venn said the quay was safe. The mayor was adamant that Nils Dorsk's claims are wrong.\n\
                 \"He has no right to say so,\" he said.";
    assert_eq!(who(Lang::EN, owner, "He has no right"), "Paul Venn");
}

#[test]
fn whoever_adds_something_spoke_before() {
    let en = "Orlo was held near the quay, Sgt. Paul Venn said. No shots were fired when Orlo was taken away, he added.";
    assert_eq!(who(Lang::EN, en, "No shots were fired"), "Paul Venn");
}

#[test]
fn whom_a_preposition_governs_is_not_whom_a_sentence_is_about() {
    let fr = "Le maire Bruno Marin a dit craindre une crue. Il partira demain avec le ministre des Ports François Orlin. \
              Il a également annoncé un renfort de cent personnes.";
    assert_eq!(who(Lang::FR, fr, "un renfort"), "Bruno Marin");
    let fr = "Plusieurs nageuses, dont Sarah Orlin, ont accusé leurs entraîneurs d'avoir menti. \
              Lundi, la ministre des Sports, Anna Marin, avait convoqué le président. Elle lui avait demandé de démissionner.";
    assert_eq!(who(Lang::FR, fr, "démissionner"), "Anna Marin");
}

#[test]
fn one_of_many_is_not_called_again() {
    let fr = "« On subit », lâche un docker.\n\
              La direction invoque la concurrence. La ville craint pour ses commerces et ses écoles.\n\
              « Personne ne sera oublié », promet-il.";
    assert_eq!(who(Lang::FR, fr, "Personne ne sera oublié"), "il");
}

#[test]
fn a_participle_goes_on_without_a_comma() {
    let en = "Paul Venn, head of the union, said: \"We will fight.\" A harbour official downplayed the unrest saying that \"strikes are \
              common here\".";
    assert_eq!(who(Lang::EN, en, "strikes are common"), "A harbour official");
    assert_eq!(who(Lang::EN, "Mayor Ann Lee dismissed the claims saying \"they are absurd\".", "they are absurd"), "Ann Lee");
    // what is written on a thing, what others say
    for text in [
        "Nils Dorsk led the march of dockers holding signs saying \"Hands off\" and flags.",
        "Readers described it as odd, with half of those asked saying that it was dull.",
    ] {
        let found = said(Lang::EN, text);
        assert!(found.iter().all(|s| !["Hands off", "it was dull"].contains(&s.parts.join("").as_str()) || s.speaker != "Nils Dorsk"));
        assert_ne!(who(Lang::EN, text, "it was dull"), "Readers");
    }
}

#[test]
fn what_is_known_by_a_name_says_nothing() {
    let en =
        "Dora Finch leads a clinic. Her honours, such as the Orlo Fellowship, commonly known as the \"dreamer grant\", leave no doubt.";
    assert_eq!(who(Lang::EN, en, "dreamer grant"), "");
}

#[test]
fn a_time_or_an_adverb_of_several_words_is_no_part_of_who_speaks() {
    let fr =
        "Un peu plus tôt, le ministre des ports, Luc Orlin, s'est voulu prudent, indiquant que le bilan « reste impossible à dresser ».";
    assert_eq!(who(Lang::FR, fr, "le bilan"), "Luc Orlin");
    let fr = "Une part de la ville manque. « On ne comptera pas tout le monde », a d'ores et déjà prévenu le maire Luc Orlin.";
    assert!(who(Lang::FR, fr, "On ne comptera pas").contains("Luc Orlin"));
}

#[test]
fn a_storm_says_nothing() {
    let en = "She wrecked her car. Then Hurricane Orla came and took the clinic. She tended to the wounded, and when folks needed medicine, \
              she asked the pharmacist to send the bill.";
    assert_ne!(who(Lang::EN, en, "She tended"), "Hurricane Orla");
}

#[test]
fn a_name_ends_where_another_s_begins() {
    let en = "According to the harbour office, Orlo\u{2019}s case had not been closed.";
    assert_eq!(who(Lang::EN, en, "Orlo"), "the harbour office");
    assert_eq!(who(Lang::EN, "On Friday, a senior U.S. navy officer said attacks fail.", "attacks fail"), "a senior U.S. navy officer");
    assert!(who(Lang::EN, "\"He lied,\" said Dist. Atty. Paul Venn.", "He lied").ends_with("Paul Venn"));
    let en = "Sheriff's Deputy Paul Venn, who was his partner for a year, called the verdict bitter. He explained, \"You feel good.\"";
    assert_eq!(who(Lang::EN, en, "You feel good"), "Paul Venn");
}

#[test]
fn a_heading_between_marks_is_said_below() {
    let fr = "Luc Orlin a dit craindre une crue.\n\u{ab} L'heure est \u{e0} l'urgence \u{bb}\n\u{ab} L'heure est \u{e0} l'urgence \u{bb}, a d\u{e9}clar\u{e9} plus               t\u{f4}t le pr\u{e9}sident Paul Girin.";
    let found: Vec<_> = said(Lang::FR, fr).into_iter().filter(|s| s.parts.concat().contains("urgence")).map(|s| s.speaker).collect();
    assert_eq!(found, ["Paul Girin"]);
    let fr = "Luc Orlin a dit craindre une crue.\n\u{ab} UN FONDEMENT TR\u{c8}S \u{c9}TRANGE \u{bb}\nPaul Girin a d\u{e9}nonc\u{e9} un \u{ab} fondement tr\u{e8}s \u{e9}trange \u{bb}.";
    assert_eq!(who(Lang::FR, fr, "UN FONDEMENT"), "");
}

#[test]
fn what_is_denounced_does_not_denounce() {
    let fr = "La F\u{e9}d\u{e9}ration des ports (FDP), principal syndicat qui promeut une p\u{ea}che industrielle, a d\u{e9}nonc\u{e9} la censure des juges sur les filets.";
    assert_eq!(who(Lang::FR, fr, "la censure des juges"), "F\u{e9}d\u{e9}ration des ports");
}

#[test]
fn nobody_reports_what_is_only_reported() {
    let en = "Paul Venn said the quay was shut. There were reports that two boats had sunk.";
    assert_eq!(who(Lang::EN, en, "two boats"), "");
    let en = "The damage is large, and it is hard to estimate how many boats were hit, Paul Venn said.";
    assert_ne!(who(Lang::EN, en, "how many boats"), "it is hard");
}

#[test]
fn who_does_something_while_he_speaks_is_named_behind_the_comma() {
    let en = "Speaking to reporters, Paul Venn, president of the dockers, said: \"The quay is shut.\"";
    assert_eq!(who(Lang::EN, en, "The quay is shut"), "Paul Venn");
}

#[test]
fn an_aside_that_sets_one_account_beside_another_hides_no_subject() {
    let content = "he left by himself";
    for aside in [", for its part,", ", meanwhile,", ""] {
        let text = format!("The company says that guards led him out; the port authority{aside} insists that he left by himself.");
        assert_eq!(who(Lang::EN, &text, content), "the port authority", "{text}");
    }
    let text = "The company says that he was led out and the port authority, for its part, insists that he left by himself.";
    assert_eq!(who(Lang::EN, text, content), "the port authority");
    for aside in [", pour sa part,", ", de son côté,", ""] {
        let text = format!("L'entreprise affirme que des gardes l'ont sorti ; la préfecture{aside} assure qu'il est parti de lui-même.");
        assert_eq!(who(Lang::FR, &text, "il est parti"), "la préfecture", "{text}");
    }
    // who goes on behind a comma is still who spoke
    let text = "The company says that guards led him out, and insists that he left by himself.";
    assert_eq!(who(Lang::EN, text, content), "The company");
}

#[test]
fn who_has_read_a_report_has_not_written_it() {
    let text = "Selon le rapport des gendarmes que Le Quai a pu consulter, le chalutier pêchait sans licence.";
    assert_eq!(who(Lang::FR, text, "le chalutier pêchait"), "le rapport des gendarmes");
    let text =
        "Le garde-côte avait surpris l'Orla, qui, selon le rapport des gendarmes que Le Quai a pu consulter, n'avait pas de licence.";
    assert_eq!(who(Lang::FR, text, "n'avait pas"), "le rapport des gendarmes");
    let text = "Selon une note du ministère que La Drisse a consultée, le pont n'avait pas été inspecté.";
    assert_eq!(who(Lang::FR, text, "le pont n'avait"), "une note du ministère");
}

#[test]
fn counsel_bears_a_name() {
    let text = "Counsel for the port, Lydia Orle, remarked that the horse had stayed.";
    assert_eq!(who(Lang::EN, text, "the horse had stayed"), "Lydia Orle");
}
