//! Whose position it is not: things, places, newsrooms, scraps of sentences and whoever is only spoken of, in small invented
//! affairs told by two reports each.

#![allow(missing_docs, clippy::unwrap_used)]

use crate::{article, own_words};
use recoupe_model::contract::StoryRecord;

/// Two reports that tell the same.
fn story(text: &str) -> StoryRecord {
    let quay = format!("Le golfe divise\n\nLe Quai\n\n3 mars 2031\n\n{text}\n");
    let halyard = format!("Gulf divided\n\nThe Halyard\n\n4 March 2031\n\n{text}\n");
    own_words(&[article("quay.txt", quay.as_bytes()), article("halyard.txt", halyard.as_bytes())], false)
}

/// (party, words) of the positions of two reports that tell the same.
fn told(text: &str) -> Vec<(String, String)> {
    let story = story(text);
    let name = |id: &str| story.entities.iter().find(|e| e.id == id).map_or_else(|| id.to_owned(), |e| e.name.clone());
    story.positions.iter().map(|p| (name(&p.party), p.span.exact().to_owned())).collect()
}

/// Nobody takes a position with these words, and somebody takes one with those.
fn nobody(text: &str, words: &str, those: &str) {
    let all = told(text);
    assert!(!all.iter().any(|(_, w)| w.contains(words)), "{words}: {all:?}");
    assert!(all.iter().any(|(_, w)| w.contains(those)), "{those}: {all:?}");
}

const EN: &str = "\n\nNorway rejected the offer of a lasting truce on the nets. Sweden demanded the return of all the boats.";
const FR: &str = "\n\nLa Norvège a rejeté l'offre d'une trêve durable sur les filets. La Suède a exigé le retour de tous les bateaux.";

fn en(text: &str, words: &str) {
    nobody(&format!("{text}{EN}"), words, "lasting truce");
}

fn fr(text: &str, words: &str) {
    nobody(&format!("{text}{FR}"), words, "trêve durable");
}

#[test]
fn a_storm_takes_no_position() {
    en("Hurricane Orla threatened to flood the whole harbour of Luvel. Orla refused to leave the coast of the gulf.", "Luvel");
    en("Hurricane Orla hit Luvel. Hurricane Orla refused to leave the coast of the gulf.", "coast of the gulf");
    fr("L'ouragan Orla a frappé Luvel. L'ouragan Orla a refusé de quitter la côte du golfe.", "côte du golfe");
}

#[test]
fn who_only_carries_words_takes_no_position() {
    en("\"The nets must be cut before the winter, it is a danger for all,\" the Norvey Herald quoted a sailor as saying.", "must be cut");
    en("\"The nets must be cut before the winter, it is a danger for all,\" Gulf Radio said on Monday.", "must be cut");
    fr("« Il faut couper les filets avant l'hiver, c'est un danger pour tous », a rapporté Golfe Radio.", "couper les filets");
    en("Emails released by the harbour board showed that \"the nets must be cut before the winter\".", "must be cut");
}

#[test]
fn who_is_asked_for_words_and_who_is_everybody_takes_no_position() {
    en(
        "Ada Orle, master of the harbour of Luvel, rejected the sale of the nets. Ada Orle criticised the sale. Orle did not return a call \
         seeking further comment.",
        "seeking further",
    );
    en("People demanded the return of the nets of Luvel before the winter.", "before the winter");
    fr("Gens demandent le retour des filets de Luvel avant l'hiver.", "avant l'hiver");
}

#[test]
fn an_adjective_or_a_scrap_is_no_party() {
    en("The weathered Norwegian said it was \"a danger for all\" and that the nets must be cut.", "must be cut");
    let all = told(&format!("\"The nets must be cut before the winter,\" Norwegian NATO ambassador Ada Orle told reporters.{EN}"));
    assert!(!all.iter().any(|(p, _)| p.contains("NATO")), "{all:?}");
}

#[test]
fn a_firm_that_bears_a_states_name_speaks_for_itself() {
    let all = told(&format!("Norway Airlines announced that it will no longer fly over the gulf of Luvel.{EN}"));
    assert!(!all.iter().any(|(p, w)| p == "Norway" && w.contains("no longer fly")), "{all:?}");
    let all = told(&format!("L'Union suédoise des pêcheurs a demandé aux ports de renoncer aux filets de nylon.{FR}"));
    assert!(!all.iter().any(|(p, w)| p == "Suède" && w.contains("nylon")), "{all:?}");
}

#[test]
fn whom_a_noun_for_a_thing_cannot_mean_does_not_speak() {
    en(
        "Ada Orle left the hall. \"Ada Orle must go,\" Ada Orle's rival said. The footage shows that \"the nets must be cut before the winter\".",
        "must be cut",
    );
    fr(
        "Ada Orle a quitté la salle. Ada Orle est maire. L'ordonnance a dénoncé une « atteinte inacceptable à la liberté de pêcher ».",
        "atteinte inacceptable",
    );
}

#[test]
fn an_aide_does_not_take_the_position_of_whom_he_serves() {
    en(
        "Ada Orle left the hall. Ada Orle was calm. A driver to the captain Ada Orle told reporters on Monday that the nets must be cut \
         before the winter.",
        "must be cut",
    );
    en("Some Norwegian lawmakers said they wanted to know who would pay for the nets.", "wanted to know");
}

#[test]
fn what_another_does_or_did_is_not_the_speakers_position() {
    // after somebody else's refusal
    en("Sweden said that after Norway's rejection of the long plan, it had \"no choice\" but to sail.", "after Norway's rejection");
    // whoever has a duty has offered nothing
    let all = told(&format!("Sweden recommended that Norway should repay the fishermen of the gulf.{EN}"));
    assert!(!all.iter().any(|(p, w)| p == "Norway" && w.contains("should repay")), "{all:?}");
    // charged with it in another's words
    en("\"We saw how Norway threatened the fishermen of the gulf,\" Sweden's minister, Ada Orle, said.", "threatened the fishermen");
    fr("« On a vu comment la Norvège a menacé les pêcheurs du golfe », a dit le ministre suédois, Paul Orle.", "menacé les pêcheurs");
    // said by another to fear it
    let all = told(&format!("Sweden's minister, Ada Orle, said Norway's fear of a quarrel in the gulf amounted to weakness.{EN}"));
    assert!(!all.iter().any(|(p, w)| p == "Norway" && w.contains("fear of a quarrel")), "{all:?}");
}

#[test]
fn an_unnamed_minister_or_a_member_does_not_speak_for_all() {
    let text = "The government will meet on Monday. An unnamed minister told reporters that the mayor must go before the winter. The \
                government rejected the plan of a bridge over the gulf.";
    nobody(text, "mayor must go", "bridge over the gulf");
    let text = "La Norvège et la Suède sont membres de l'Otan. L'Otan a rejeté l'offre d'une trêve durable sur les filets. Un diplomate d'un pays \
                du sud de l'Otan a averti que l'unité ne tiendrait pas tout l'hiver.";
    let all = told(text);
    assert!(!all.iter().any(|(p, w)| p.to_uppercase().contains("OTAN") && w.contains("tout l'hiver")), "{all:?}");
    assert!(all.iter().any(|(_, w)| w.contains("trêve durable")), "{all:?}");
}

#[test]
fn every_party_is_among_the_storys_entities() {
    let story = story(&format!("Prosecutors said the sailors were \"guilty of a grave and inexcusable crime\" in the gulf.{EN}"));
    assert!(story.positions.len() > 1);
    assert!(story.positions.iter().all(|p| story.entities.iter().any(|e| e.id == p.party)), "{:?}", story.positions);
}

#[test]
fn a_broadcasters_head_does_not_speak_for_the_state() {
    let text = "Orla Finch has resigned. The BBC's director general, Orla Finch, said that \"the report on the nets was unacceptable and a \
                danger for all\". Orla Finch left London.";
    let all = told(&format!("{text} The British fleet sailed. Britain rejected the plan of a lasting truce on the nets."));
    assert!(!all.iter().any(|(p, w)| p.contains("Brit") && w.contains("unacceptable")), "{all:?}");
    assert!(all.iter().any(|(_, w)| w.contains("lasting truce")), "{all:?}");
}

#[test]
fn a_dateline_is_no_party() {
    en("OSLO, Norway — A plan to leave the gulf hit a snag when rebels refused to let the boats pass, a channel reported.", "hit a snag");
    en("OSLO (Reuters) - The new fishing law condemned the routine use of nets in the old harbours of the gulf.", "routine use");
}

#[test]
fn a_word_that_opens_a_sentence_is_no_party() {
    en("Nobody is accusing them of cutting the old nets of the gulf any more. Nobody warned them of the ice in the gulf.", "of the");
    fr(
        "Personne n'a accusé les pêcheurs de couper les vieux filets du golfe. Personne n'a exigé leur départ du port de Luvel.",
        "port de Luvel",
    );
}

#[test]
fn people_who_criticise_and_what_they_say_are_not_whom_they_criticise() {
    en(
        "There was little hope for Magnus Orle, who critics say is stirring up fear among the fishermen. Magnus Orle, the Norwegian president, \
         sailed.",
        "stirring up fear",
    );
    en(
        "The officer accused of shooting the boy was set free. Norway accused of cutting the nets in the gulf was silent.",
        "cutting the nets",
    );
}

#[test]
fn what_others_call_for_is_not_demanded_by_whom_they_call() {
    en("Calls for Norway to let the old nets be used on the gulf of Luvel grew all day.", "old nets");
    fr("Les appels à la Norvège pour rouvrir le vieux port de Luvel se multiplient.", "vieux port");
}

#[test]
fn papers_and_the_press_say_nothing_of_their_own() {
    en("The criminal complaint says that the nets \"must be cut before the winter\" and that it was a danger.", "must be cut");
    en("KCNA said the nets were \"a danger for all and must be cut before the winter\" in the gulf.", "must be cut");
    en("A United Nations resolution called for the fishermen to hand over all of the nets before the winter.", "hand over");
}

#[test]
fn a_participle_is_not_done_by_the_name_that_happens_to_stand_before_it() {
    en("Sweden showed restraint, with Norway directly and indirectly supporting the new raids on the gulf.", "supporting the new raids");
    en("Sweden was lashed by all for threatening to sail into the gulf of Luvel before the winter.", "threatening to sail");
}

#[test]
fn what_an_onlooker_says_of_a_land_is_not_the_lands() {
    let text =
        "Bruce Klinger, a Norway expert at the Luvel Foundation, said: \"Norway has refused firmer action in the gulf and we'll see.\"";
    en(text, "firmer action");
    let text =
        "Kenneth Moor, an analyst, said: \"This will send a signal that the Norwegian government isn't ready to pull out of the gulf.\"";
    en(text, "pull out");
}

#[test]
fn several_people_are_not_the_one_who_is_named() {
    let text = "The young man, Magnus Orle, pointed a gun. Magnus Orle was calm. Magnus Orle ran. According to the officers involved in the raid, \
                the teenager was \"a danger for all\".";
    en(text, "danger for all");
}

#[test]
fn a_sentence_cut_off_is_no_party() {
    en("The socialist opposition has increased calls for the minister to quit and call new elections.", "minister to quit");
}

#[test]
fn a_newsrooms_reporters_are_no_party() {
    en(
        "\"The nets must be cut,\" AFP reporters said. AFP reporters said gunmen were \"aggressive and a danger for all\".",
        "danger for all",
    );
}

#[test]
fn where_foreigners_are_is_not_whose_they_are() {
    en("Western officials in Oslo warned that the truce on the nets would not hold.", "would not hold");
    fr("Des diplomates occidentaux à Oslo ont averti que la trêve sur les filets ne tiendrait pas.", "ne tiendrait pas");
}

#[test]
fn an_office_an_hour_or_one_of_many_is_no_party() {
    en("[Updated at 6:51 p.m. ET] A sailor familiar with the case says the nets must be cut before the winter.", "must be cut");
    en("A city said the nets must be cut before the winter.", "must be cut");
    fr("Un groupe a exigé que les filets soient coupés avant l'hiver.", "coupés avant");
    en("Indigenous said the nets must be cut before the winter. Indigenous left.", "must be cut");
}

#[test]
fn whoever_has_only_to_do_with_a_body_does_not_speak_for_it() {
    en("A second official with links to the Norwegian government said the nets must be cut before the winter.", "must be cut");
    fr("Un homme d'affaires proche du gouvernement norvégien a dit qu'il fallait couper les filets.", "couper les filets");
}

#[test]
fn a_land_in_the_name_of_a_body_is_not_who_speaks() {
    let party = |text: &str, land: &str| {
        let all = told(text);
        assert!(!all.iter().any(|(p, w)| p == land && w.contains("nylon")), "{all:?}");
    };
    party(&format!("Ada Orle, head of Norway’s Voice, said: \"I am confident that nylon nets will go.\"{EN}"), "Norway");
    let text = "Sailor Ada Orle, president of the Norwegian National Coalition, demanded that nylon nets go before the winter.";
    party(&format!("{text} Ada Orle wept.{EN}"), "Norway");
    party(&format!("Le président de la Fédération norvégienne des pêcheurs, Nils Orle, a exigé la fin du nylon.{FR}"), "Norvège");
    party(&format!("Luvelshire Police said they demanded that nylon nets go before the winter. Luvelshire wept.{EN}"), "Luvelshire");
}

#[test]
fn a_government_that_bears_a_name_is_not_the_office_of_its_bearer() {
    let text = "Prime Minister Tove Orle wept in Luvel. The Orle Government promised to cut the nylon nets before the winter.";
    let all = told(&format!("{text} The Prime Minister accused the Opposition of burning nylon nets.{EN}"));
    assert!(!all.iter().any(|(p, _)| p == "Prime Minister"), "{all:?}");
}

#[test]
fn one_of_many_is_not_who_was_named_before() {
    en("Ada Orle wept. Ada Orle fled. One of the officials said the nets must be cut before the winter.", "must be cut");
    fr("Le responsable Nils Orle a fui. Nils Orle pleure. Un des responsables a dit qu'il fallait couper les filets.", "couper les filets");
    let said = "It was unclear, one investigator said, who came. \"We must cut the nets, it is a danger,\" the official said.";
    en(&format!("Ada Orle, a spokeswoman for the coroner, spoke on Friday. {said} Ada Orle left."), "must cut");
}

#[test]
fn a_relative_of_the_same_name_is_another() {
    let orle = "Former President Anders Orle spoke in Luvel. Mr. Orle left office in 2012. Anders Orle sings.";
    en(&format!("{orle} Mrs. Orle said the nets must be cut before the winter."), "must be cut");
    let orle = "L'ancien président Nils Orle a parlé à Luvel. M. Orle a fui en 2012. Nils Orle chante.";
    fr(&format!("{orle} Mme Orle a dit qu'il fallait couper les filets."), "couper les filets");
    let orle = "Fred Orle founded the Norvey Church. Fred Orle leads the Norvey Church. Fred Orle sings.";
    en(&format!("{orle} The younger Mr Orle said the nets must be cut before the winter."), "must be cut");
}

#[test]
fn what_another_is_to_do_or_is_said_to_want_he_has_not_said() {
    let all = told(&format!("The sailors' opposition is demanding that Norway reject the weedy treaty.{EN}"));
    assert!(!all.iter().any(|(p, w)| p == "Norway" && w.contains("weedy")), "{all:?}");
    let all = told(&format!("\"If Norway wants to keep its weedy nets, there is time,\" Swedish minister Ada Orle said.{EN}"));
    assert!(!all.iter().any(|(p, w)| p == "Norway" && w.contains("weedy")), "{all:?}");
}

#[test]
fn a_governors_province_does_not_speak() {
    let all = told(&format!("Paris provincial governor Nils Orle denied reports of any halt to the weedy truce.{EN}"));
    let all = [all, told(&format!("Paris provincial Governor Nils Orle denied reports of any halt to the weedy truce.{EN}"))].concat();
    assert!(!all.iter().any(|(p, w)| p == "Paris" && w.contains("weedy")), "{all:?}");
}

#[test]
fn who_is_head_of_something_else_is_not_the_head_of_a_body_told_of() {
    let text = "\"The weedy truce led to a breakdown with Norway,\" said Firas Abi Ali, head of Middle East and North Africa Country \
                Risk at Sund. \"The Danes are not able to provide the weedy nets,\" he said. The head of the Luvel Brigades fled. The \
                head of the Luvel Brigades, Karim Ali, wept.";
    let all = told(&format!("{text}{EN}"));
    assert!(!all.iter().any(|(p, w)| p == "Luvel Brigades" && w.contains("weedy")), "{all:?}");
}

#[test]
fn condolences_are_no_position() {
    en("\"We offer our heartfelt sympathy and prayers to all,\" Norwegian minister Ada Orle said.", "heartfelt sympathy");
    fr("La ministre norvégienne Ada Orle a proposé « ses condoléances à toutes les familles touchées ».", "ses condoléances");
}

#[test]
fn whoever_insists_that_a_thing_is_so_demands_nothing() {
    let story = story(&format!("Sweden insisted the weedy reform will prove to be a success for all.{EN}"));
    assert!(!story.positions.iter().any(|p| p.span.exact().contains("weedy") && p.position == recoupe_model::Stance::Demands));
}

/// Who takes the position with these words.
fn holders(text: &str, words: &str) -> Vec<String> {
    told(text).into_iter().filter(|(_, w)| w.contains(words)).map(|(party, _)| party).collect()
}

#[test]
fn a_body_that_is_only_called_is_the_one_named_before_or_nobody() {
    let must = "must reopen the harbour of Luvel at once and pay the fishermen";
    let relief = format!("The Halden Relief Fund sent boats to Luvel on Monday. The group said the government {must}.{EN}");
    assert_eq!(holders(&relief, must).first().map(String::as_str), Some("Halden Relief Fund"));
    let charity = format!("The Orla Aid charity sent boats. Norvale Union closed its doors. The charity said the government {must}.{EN}");
    assert_eq!(holders(&charity, must).first().map(String::as_str), Some("Orla Aid"));
    // which of two, and which of none
    let two = "The Halden Relief Fund met the Norvale Union on Monday.";
    en(&format!("{two} The group said the government {must}."), must);
    en(&format!("The harbour was closed. The charity said the government {must}."), must);
    en(&format!("The harbour was closed. The French firm said the government {must}."), must);
    fr("Le port était fermé. La compagnie a exigé la réouverture immédiate du chenal de Luvel et une amende.", "chenal de Luvel");
    let nets = "La Fédération Orval a envoyé des barques. Le syndicat a exigé la réouverture du chenal de Luvel.";
    assert!(!holders(&format!("{nets}{FR}"), "chenal de Luvel").iter().any(|p| p.contains("syndicat")));
    // more words tell which it is
    let families = format!("The harbour was closed. \"The nets must be cut before winter,\" said the group of families.{EN}");
    assert!(told(&families).iter().all(|(p, _)| p != "The group"));
}

#[test]
fn a_member_of_a_parliament_speaks_for_himself() {
    let must = "must reopen the harbour of Luvel at once";
    let party = "The Harbour Party met. The Harbour Party demanded an inquiry into the closure of the port.";
    for voice in ["Harbour Party MP Anders Orle", "Anders Orle, the Harbour Party MP who asked for the inquiry,", "Harbour Party MPs"] {
        let all = holders(&format!("{party} {voice} said the minister {must}.{EN}"), must);
        assert!(!all.iter().any(|p| p.contains("Harbour Party")), "{voice}: {all:?}");
    }
    let all = holders(&format!("{party} Harbour Party spokesman Anders Orle said the minister {must}.{EN}"), must);
    assert_eq!(all.first().map(String::as_str), Some("Harbour Party"));
}

#[test]
fn an_expert_of_a_house_of_learning_speaks_for_himself() {
    let must = "must reopen the harbour of Luvel at once";
    let all = holders(&format!("Anders Orle, director of the Morvast Institute at Halden University, said the minister {must}.{EN}"), must);
    assert!(!all.iter().any(|p| p.contains("Morvast")), "{all:?}");
    let all = holders(&format!("Anders Orle, director of the Morvast Relief Fund, said the minister {must}.{EN}"), must);
    assert!(all.iter().any(|p| p.contains("Morvast")), "{all:?}");
}

#[test]
fn who_is_to_have_an_office_does_not_speak_for_the_state() {
    let must = "reopen the harbour of Luvel at once";
    let all = holders(&format!("Norway's likely next prime minister, Anders Orle, demanded that Sweden {must}.{EN}"), must);
    assert!(!all.iter().any(|p| p == "Norway"), "{all:?}");
}

#[test]
fn a_town_does_not_speak_through_its_police() {
    let warned = "must leave the harbour of Luvel at once";
    let text = format!(
        "A man died in Richmond, Virginia. Richmond said it was calm. Richmond police spokeswoman Ada Orle said the fishermen {warned}.{EN}"
    );
    let all = holders(&text, warned);
    assert!(!all.iter().any(|p| p == "Richmond"), "{all:?}");
}

#[test]
fn a_dateline_with_a_broken_dash_takes_no_position() {
    let text = format!(
        "LUVEL, Norway â\u{80}\u{94} Sailors and guards clashed in the harbour on Friday as the mayor, Anders Orle, said the lock \
         must be reopened at once.{EN}"
    );
    let all = holders(&text, "reopened at once");
    assert!(!all.iter().any(|p| p == "LUVEL" || p == "Norway"), "{all:?}");
}

#[test]
fn scraps_and_papers_of_one_word_are_nobody() {
    let must = "must reopen the harbour of Luvel at once";
    en(&format!("They've demanded that the minister {must} and pay."), must);
    en(&format!("Interviewees said the minister {must} and pay."), must);
    en(&format!("The minister {must}, according to the Post."), must);
    en(&format!("A local government said the minister {must}."), must);
}

#[test]
fn a_condition_is_no_wish_of_the_speakers() {
    let text = "\"If Norway wants to break the treaty on the nets, everything will be put on the table,\" Prime Minister Anders Orle told \
                a paper.";
    let all = holders(&format!("{text}{EN}"), "put on the table");
    assert!(!all.iter().any(|p| p == "Norway"), "{all:?}");
}

#[test]
fn an_arm_of_one_state_of_several_is_nobody_a_reader_knows() {
    let warned = "must not enter the strait of Luvel";
    en(&format!("Denmark sent boats. The Navy said ships {warned}. The Navy fired a shot."), warned);
    fr(
        "Le Danemark a envoyé des barques. Le ministère de la Défense a exigé le départ des pêcheurs du détroit de Luvel.",
        "détroit de Luvel",
    );
    let text = format!("Denmark sent boats. The Danish Navy said ships {warned}.{EN}");
    assert!(holders(&text, warned).iter().any(|p| p == "Denmark" || p == "Danish Navy"), "{:?}", told(&text));
}

#[test]
fn an_office_is_no_party_but_who_holds_it() {
    let must = "must reopen the harbour of Luvel at once";
    let text = "\"The minister must reopen the harbour of Luvel at once,\" Ohio Governor Ada Orle said. Ada Orle said she was angry. Ada Orle \
                said the nets were hers.";
    assert!(!holders(&format!("{text}{EN}"), must).iter().any(|p| p.contains("Governor")));
}

/// No party of this name takes a position with these words.
fn not_of(text: &str, party: &str, words: &str) {
    let all = told(text);
    assert!(!all.iter().any(|(p, w)| p == party && w.contains(words)), "{party}, {words}: {all:?}");
}

#[test]
fn whoever_is_sent_to_a_land_does_not_speak_for_it() {
    not_of(
        &format!(
            "\"The vote must be put off until the winter,\" said Ada Orle, the special Iceland envoy. Iceland held a vote in May.{EN}"
        ),
        "Iceland",
        "put off",
    );
    not_of(
        &format!(
            "« La Flotte n'a jamais coupé un filet, c'est un mensonge », a insisté l'ambassadeur auprès de l'Alliance du Golfe, Oleg Varn. \
             L'Alliance du Golfe siège à Luvel.{FR}"
        ),
        "Alliance du Golfe",
        "mensonge",
    );
}

#[test]
fn a_thing_and_a_hanger_on_are_no_party() {
    fr("Il faut couper tous les filets avant l'hiver, selon un dernier bilan du parquet de Luvel.", "couper tous les filets");
    not_of(
        &format!(
            "Enfin, un groupe armé lié au mouvement Vigie d'Ada Orle a menacé de couper tous les filets du golfe. Le mouvement Vigie \
             d'Ada Orle siège à Luvel.{FR}"
        ),
        "Vigie d'Ada Orle",
        "couper tous les filets",
    );
}

#[test]
fn who_is_mentioned_in_passing_is_nobody_of_the_story() {
    let story = story(&format!(
        "No minister came to Luvel. Those countries kept silent, and other countries left the hall. Mr. Orla refused to leave the hall of \
         Luvel, and these officials said: \"We will not wait for the winter.\" The fishermen wept.{EN}"
    ));
    let names: Vec<&str> = story.entities.iter().flat_map(|e| e.variants.iter().map(String::as_str)).collect();
    for passing in ["No minister", "Those countries", "other countries"] {
        assert!(!names.contains(&passing), "{passing}: {names:?}");
    }
    // who speaks is somebody, and a courtesy belongs to its name
    assert!(names.contains(&"these officials") && names.contains(&"Mr. Orla"), "{names:?}");
}

#[test]
fn who_hands_on_what_another_says_takes_no_position() {
    let text = "D'après l'agence Lac-Info, un porte-parole de la Norvège a jugé que la Suède aurait dû fermer l'usine plus tôt.";
    let all = told(&format!("{text}{FR}"));
    assert!(!all.iter().any(|(party, _)| party.contains("Lac")), "{all:?}");
}

#[test]
fn a_delegate_speaks_for_the_union_beside_her_title() {
    let text = "« C'est une catastrophe pour le port d'Orlane », ironise Odile Pujol, déléguée CGT. Elle exige un droit de veto.";
    let all = told(text);
    assert!(all.iter().any(|(party, words)| party == "CGT" && words.contains("catastrophe")), "{all:?}");
}

#[test]
fn a_paragraph_begins_with_the_firm_that_the_story_is_about() {
    let text = "La société Valdor a fermé son usine de Varn. Valdor emploie cent marins. Valdor vend du lait.\n\nLe groupe Carreval a annoncé \
                suspendre toutes ses commandes de lait.\n\nL'entreprise conteste le bien-fondé de la fermeture de l'usine de Varn.";
    let all = told(text);
    assert!(all.iter().any(|(party, words)| party == "Valdor" && words.contains("bien-fondé")), "{all:?}");
    assert!(!all.iter().any(|(party, words)| party == "Carreval" && words.contains("bien-fondé")), "{all:?}");
}
