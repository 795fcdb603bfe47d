//! English reports: where content ends, whose it is, what is no statement. Sentences about invented people.

use super::read_with_names;
use recoupe_model::{Lang, Stance};

/// Content, speaker and who handed it on, statement by statement.
pub(super) fn told(text: &str) -> Vec<[String; 3]> {
    let (article, found, entities) = read_with_names(Lang::EN, text);
    let words = |p| article.text.slice(p).to_owned();
    let name = |v: Option<recoupe_model::Voice>| v.map_or(String::new(), |v| words(v.entity.map_or(v.piece, |e| entities[e].name)));
    found.iter().map(|s| [words(s.content), name(s.speaker), name(s.via)]).collect()
}

fn nothing_is_said(texts: &[&str]) {
    for text in texts {
        assert_eq!(contents(text), Vec::<String>::new(), "{text}");
    }
}

fn contents(text: &str) -> Vec<String> {
    told(text).into_iter().map(|[content, ..]| content).collect()
}

#[test]
fn content_ends_where_the_teller_goes_on() {
    for (text, first) in [
        ("Anna Doyle said the harbour would close in May, but she did not name a date.", "the harbour would close in May"),
        ("Anna Doyle said the dredging would be over shortly, and she declined to give details.", "the dredging would be over shortly"),
        (
            "Anna Doyle said Monday that the council would wait a month -- narrowly avoiding a strike at the port.",
            "the council would wait a month",
        ),
        ("Anna Doyle said the plan was \"fair,\" while Bert Alden said that it \"will ruin the town.\"", "the plan was \"fair,"),
        ("Anna Doyle said Kerr had taken the boat, as the report claimed.", "Kerr had taken the boat"),
        ("While Anna Doyle insisted that the bridge was safe, the council closed it.", "the bridge was safe"),
    ] {
        assert_eq!(contents(text).first().map(String::as_str), Some(first), "{text}");
    }
}

#[test]
fn content_begins_with_its_own_clause() {
    for (text, content) in [
        ("Anna Doyle said there would be no exemptions.", "there would be no exemptions"),
        ("Anna Doyle and Bert Alden have both insisted they will not accept quotas.", "they will not accept quotas"),
        ("The council put off a quarrel that Anna Doyle warned could spread to other ports.", "could spread to other ports"),
        ("The port is shut, with fishing crews warning higher fees would hurt their trade.", "higher fees would hurt their trade"),
        ("Anna Doyle urged the council not to sign the lease.", "not to sign the lease"),
        ("Bert Alden was accused by Anna Doyle of hiding the report.", "hiding the report"),
        ("Bert Alden was told by Anna Doyle that the bridge had failed.", "the bridge had failed"),
        (
            "In the talks with the crews, Anna Doyle said, she saw little progress.",
            "In the talks with the crews, Anna Doyle said, she saw little progress",
        ),
    ] {
        assert!(contents(text).iter().any(|c| c == content), "{text}: {:?}", contents(text));
    }
}

#[test]
fn a_purpose_a_denial_or_a_guest_is_no_statement() {
    nothing_is_said(&[
        "The two men met at noon to discuss the lease.",
        "Anna Doyle would not predict the outcome.",
        "Anna Doyle would not predict whether the council would sign.",
        "Bert Alden came to ask for help with the boats.",
        "Anna Doyle did not disclose the sites.",
        "Anna Doyle welcomed Bert Alden to her house.",
        "She stayed, Anna Doyle's guests at her side, when asked by a reporter.",
    ]);
}

#[test]
fn who_cites_whom() {
    for (text, speaker, via) in [
        ("The port will close in May, the Northern Wire reported Monday, citing a senior official.", "a senior official", "Northern Wire"),
        ("\"We will not pay for the bridge,\" Bert Alden was quoted by state television as saying.", "Bert Alden", "state television"),
        ("An official, speaking to the Northern Wire on Monday, said that the bridge had failed.", "An official", "Northern Wire"),
    ] {
        let all = told(text);
        let ok = all.iter().any(|[_, s, v]| s.contains(speaker) && v.contains(via));
        assert!(ok, "{text}: {all:?}");
    }
    let all = told("Bert Alden called the plan \"childish and cruel,\" and said the figures were \"made up,\" the Northern Wire reported.");
    let inner: Vec<_> = all.iter().filter(|[_, s, _]| s.contains("Alden")).collect();
    assert!(inner.len() == 2 && inner.iter().all(|[.., via]| via.contains("Northern Wire")), "{all:?}");
}

#[test]
fn stance_is_in_english_words_too() {
    for (text, stance) in [
        ("Anna Doyle said the town did not want to pay and would not accept a toll.", Stance::Rejects),
        ("Anna Doyle said the toll was a bad idea.", Stance::Warns),
        ("Anna Doyle said the town would continue to work with the port.", Stance::Promises),
        ("Anna Doyle said she was optimistic.", Stance::Hopes),
        ("Anna Doyle said Bert Alden had misled the council.", Stance::Accuses),
        ("Anna Doyle said the lease was the worst in years.", Stance::Criticises),
        ("Anna Doyle said the bridge was closed.", Stance::Says),
    ] {
        let (_, found, _) = read_with_names(Lang::EN, text);
        assert_eq!(found.first().map(|s| s.stance), Some(stance), "{text}");
    }
}

#[test]
fn a_relative_clause_is_told_by_whom_it_is_about() {
    for (lang, text, speaker) in [
        (Lang::EN, "Hilda Orlo faced critics, who said that the plan was weak.", "critics"),
        (Lang::EN, "Hilda Orlo met critics of the port, who called the lease \"a gift to the rich\".", "critics of the port"),
        (Lang::EN, "Hilda Orlo's praise for Tom Brandt rankled critics, who pointed out that the mill was shut.", "critics"),
        (Lang::EN, "Hilda Orlo met the mayor, according to whom the mill \"will never close\".", "the mayor"),
        (
            Lang::FR,
            "Paul Verdier, le ministre des Ports, pour qui le groupe « devra répondre de ses actes », viendra lundi.",
            "Paul Verdier",
        ),
        (Lang::FR, "Le préfet a reçu hier le maire, Paul Verdier, selon qui la digue « tiendra tout l'hiver ».", "Paul Verdier"),
        (Lang::FR, "Le groupe a écrit à la ministre, d'après laquelle la digue est sûre.", "la ministre"),
    ] {
        let (article, found, entities) = read_with_names(lang, text);
        let name = |v: recoupe_model::Voice| article.text.slice(v.entity.map_or(v.piece, |e| entities[e].name)).to_owned();
        let speakers: Vec<String> = found.iter().filter_map(|s| s.speaker).map(name).collect();
        assert_eq!(speakers, [speaker], "{text}");
    }
    let (_, found, _) = read_with_names(Lang::FR, "Anna Lestrade, pour qui Paul Verdier a travaillé dix ans, a quitté la mairie.");
    assert!(found.is_empty(), "whom somebody worked for says nothing");
}

#[test]
fn who_is_new_is_nobody_named_before() {
    for (text, speaker) in [
        ("Tom Willard met Hilda Orlo. Others called it a stunt.", "Others"),
        ("Hilda Orlo spoke at noon. Critics have accused her of hiding the report.", "Critics"),
        ("The talks between the ports ended. Hilda Orlo's critics say the plan is weak.", "Hilda Orlo's critics"),
        ("The talks between the ports ended. Portmere police say they have not found the boat.", "Portmere police"),
    ] {
        let all = told(text);
        assert!(!all.is_empty() && all.iter().all(|[_, s, _]| s == speaker), "{text}: {all:?}");
    }
}

#[test]
fn a_supposition_or_a_subordinate_clause_is_no_statement() {
    nothing_is_said(&[
        "If Norvia refuses to allow inspections, it could well set off a crisis at the port.",
        "This story has been updated to note that the mill closed in March.",
        "Such promises were also part of a truce that ended the last fight.",
    ]);
    assert_eq!(contents("Hilda Orlo said if the port lost its licence it would close."), ["if the port lost its licence it would close"]);
    assert_eq!(contents("Asked whether the port would close, Orlo said: \"Not this year.\""), ["Not this year."]);
    let all = told("Tom Willard praised news that Hilda Orlo asked aides to look at a group of countries that includes Norvia.");
    assert!(!all.iter().any(|[c, ..]| c.starts_with("includes")), "{all:?}");
    let all = told("Tom Willard, who fears that the mill might close, praised Hilda Orlo on Tuesday.");
    assert_eq!(all.first().map(|[c, s, _]| (c.as_str(), s.as_str())), Some(("the mill might close", "Tom Willard")), "{all:?}");
    let all = told("Word of the refusal came hours after Tom Willard told reporters that the mill would close.");
    assert!(all.iter().all(|[_, s, _]| s.ends_with("Willard")) && !all.is_empty(), "{all:?}");
    assert_eq!(contents("In Portmere, 197 boats were lost so far, harbour officials said."), ["In Portmere, 197 boats were lost so far"]);
    let (article, found, _) =
        read_with_names(Lang::FR, "Le maire de Portbrun, dont les élus réclamaient la tête, a annoncé sa démission hier soir.");
    let who = found.iter().filter_map(|s| s.speaker).map(|v| article.text.slice(v.piece).to_owned());
    assert!(who.clone().all(|w| !w.contains("démission")), "{:?}", who.collect::<Vec<_>>());
}

#[test]
fn what_is_not_told_is_no_statement() {
    nothing_is_said(&[
        "The minister declined to say when the quays would reopen.",
        "A spokesman refused to say whether the strike would end.",
        "Ellen Moor did not deny that the quays were shut.",
    ]);
    assert_eq!(contents("The minister said when the quays would reopen."), ["when the quays would reopen"]);
}

#[test]
fn a_word_that_describes_a_thing_tells_nothing() {
    nothing_is_said(&[
        "Ellen Moor arrived on Monday. Inspectors are following three lines: alleged thefts by Orlo, by others, and by the crew.",
        "Ellen Moor arrived on Monday. Protests spread to other ports, with offices of the harbour board set on fire.",
    ]);
    assert_eq!(contents("Ellen Moor alleged that the crew stole the nets."), ["the crew stole the nets"]);
}

#[test]
fn what_the_speaker_does_next_is_not_said() {
    for (text, first) in [
        (
            "Anna Doyle has openly criticized the mayor's plans in recent weeks and wants the council to spare the harbour.",
            "the mayor's plans in recent weeks",
        ),
        (
            "Anna Doyle has regularly disavowed links to the smugglers and defied the leader of the port, Bert Alden.",
            "links to the smugglers",
        ),
        ("Anna Doyle rejected the plan and the timetable of the council.", "the plan and the timetable of the council"),
    ] {
        assert_eq!(contents(text).first().map(String::as_str), Some(first), "{text}");
    }
}

#[test]
fn a_name_with_a_small_article_is_nobody_named_before() {
    let said = told("Anna Doyle said the harbour would close. Karim al-Dolan, a pilot, said the boats would leave.");
    assert_eq!(said[1][1], "Karim al-Dolan", "{said:?}");
    let said = told("Anna Doyle said the harbour would close. \"We will not wait for her,\" el-Banna said.");
    assert_eq!(said[1][1], "el-Banna", "{said:?}");
    // whose office "and" joins is one person
    let said = told("Mayor and al-Dolan leader Anna Doyle said the harbour would close.");
    assert_eq!(said[0][1], "Anna Doyle", "{said:?}");
}

/// The speakers of a text by name, in the order of their statements.
fn speakers(text: &str) -> Vec<String> {
    told(text).into_iter().map(|[_, who, _]| who).collect()
}

#[test]
fn an_inserted_clause_is_not_asked_for_the_speaker() {
    for (text, who) in [
        ("Bert Alden, who had not met his brother since 2010, told the court that he was ill.", "Bert Alden"),
        ("Alden, who was still director when the Halden Gazette shelved a report, has said he did not know about it.", "Alden"),
        ("The DPW, which is also anti-tax, anti-port and anti-union, believes that the levy is a mistake.", "DPW"),
        ("Anna Doyle, who has lived on the quiet street near the harbour for thirty years, said she heard it.", "Anna Doyle"),
        ("Lon Orlo, another retired Halden journalist who knew the father from his days there, said he met them.", "Lon Orlo"),
        ("Opposition leaders in northern Norvia say they have been promised support.", "Opposition leaders in northern Norvia"),
    ] {
        assert_eq!(speakers(text).last().map(String::as_str), Some(who), "{text}");
    }
    // the subject that stands beside the verb stays
    assert_eq!(speakers("The mood has changed since Orlo vowed that he would stay."), ["Orlo"]);
    assert!(!speakers("The chapel, which critics described as a ring of cheats, has closed.").contains(&"The chapel".to_owned()));
}

#[test]
fn that_before_a_verb_is_what_the_clause_is_about() {
    for (text, content) in [
        ("Insiders say that has changed this week.", "that has changed this week"),
        ("Anna Doyle said that would have to wait.", "that would have to wait"),
        ("Reporters say that effectively amounted to an order.", "that effectively amounted to an order"),
        ("Anna Doyle said that there was no hurry.", "there was no hurry"),
        ("Anna Doyle said that that the members had left early.", "the members had left early"),
        ("Anna Doyle said that injured people were in the hall.", "injured people were in the hall"),
    ] {
        assert_eq!(contents(text), [content], "{text}");
    }
}

#[test]
fn a_past_form_without_an_ending_is_a_verb() {
    assert_eq!(contents("Anna Doyle said the crew met them there."), ["the crew met them there"]);
    assert_eq!(contents("Anna Doyle said they want to leave."), ["they want to leave"]);
}

#[test]
fn when_stands_before_the_subject() {
    assert_eq!(speakers("Last week police revealed that they were looking into it."), ["police"]);
    assert_eq!(speakers("Earlier this month Anna Doyle said that it was late."), ["Anna Doyle"]);
}

#[test]
fn a_stamp_in_brackets_is_no_part_of_a_statement() {
    let text = "[Updated at noon HT] Anna Doyle says her daughter is well.";
    assert_eq!(told(text).first().map(|[c, w, _]| (c.as_str(), w.as_str())), Some(("her daughter is well", "Anna Doyle")));
    assert_eq!(contents("[Updated at noon HT] Three boats were lost, the agency reported."), ["Three boats were lost"]);
}

#[test]
fn who_is_asked_is_told_nothing() {
    assert_eq!(contents("When asked how she kept calm, Anna Doyle said: \"I always count the boats.\""), ["I always count the boats."]);
    assert_eq!(contents("Asked whether it would change the plan, Orlo said, \"We are going to sail.\""), ["We are going to sail."]);
    assert_eq!(contents("Asked to describe the boat, Orlo said, \"We are going to sail it.\""), ["We are going to sail it."]);
    assert_eq!(contents("Police in Halden questioned the older brother."), Vec::<String>::new());
}

#[test]
fn what_is_announced_says_nothing() {
    let text = "Anna Doyle, who ran the pages of a club best known for its slogan \"Boats for all\", announced her departure on Monday.";
    assert!(!speakers(text).contains(&"her departure".to_owned()), "{:?}", speakers(text));
}

#[test]
fn who_goes_on_with_a_participle_is_the_subject() {
    let text =
        "Bert Alden spoke first and said it was late. The Halden Chapel won fame by its pickets at the port, claiming the levy is a sin.";
    assert_eq!(speakers(text).last().map(String::as_str), Some("Halden Chapel"));
    let text = "Bert Alden said it was late. All the others in the hall died, suggesting that they were shot.";
    assert_eq!(contents(text), ["it was late"]);
}

#[test]
fn the_writer_is_nobody_named() {
    let (_, found, _) = read_with_names(Lang::EN, "Anna Doyle said it was late. We have learned that the boat was sold.");
    assert!(found.len() == 2 && found[1].speaker.is_some_and(|v| v.entity.is_none()), "{found:?}");
}

#[test]
fn a_body_is_not_the_place_in_its_name() {
    assert_eq!(speakers("In Lyon it rained. Lyon Police said they were aware of the march."), ["Lyon Police"]);
}

#[test]
fn one_official_is_nobody_met_before() {
    let text = "Anna Doyle, the official for ports, said it was late. One official said the boat had sunk.";
    assert_eq!(speakers(text), ["Anna Doyle", "One official"]);
}

#[test]
fn a_noun_in_ment_is_no_adverb_in_english() {
    let text = "According to the harbour enforcement official, two boats were found.";
    assert_eq!(
        told(text).first().map(|[c, w, _]| (c.as_str(), w.as_str())),
        Some(("two boats were found", "the harbour enforcement official"))
    );
}

#[test]
fn a_courtesy_is_nobody_and_a_nationality_no_subject() {
    // "Mr" is no name, so that Mr. Orlo is whom the sentence is about
    let text = "A Norvian official said it was too soon to tell.\nAnalysts were not so sure. Mr. Orlo's letter gave hope.\n\"They may talk,\" he said.";
    assert_eq!(speakers(text).last().map(String::as_str), Some("Orlo"));
    // neither is whose official it is
    let text = "Mr. Orlo arrived late on Monday. A Norvian government official, Bert Alden, waited for them in the hall.\n\"They may talk,\" he said.";
    assert_eq!(speakers(text), ["Bert Alden"]);
}

#[test]
fn who_acts_by_saying_says_it() {
    let text = "Anna Doyle spoke first. Bert Alden defended the levy by saying that it was needed to save the port.";
    assert_eq!(speakers(text).last().map(String::as_str), Some("Bert Alden"));
}

#[test]
fn a_vote_against_is_a_rejection() {
    let (_, found, _) = read_with_names(Lang::EN, "Anna Doyle said her party would vote against the levy.");
    assert_eq!(found.first().map(|s| s.stance), Some(Stance::Rejects));
    let (_, found, _) = read_with_names(Lang::FR, "Anna Doyle a déclaré que son parti voterait contre le budget et votera contre la taxe.");
    assert_eq!(found.first().map(|s| s.stance), Some(Stance::Rejects));
}

#[test]
fn a_short_clause_keeps_its_own_subject() {
    for (text, who) in [
        ("Orlo's report is the latest in the affair of the exams, where teachers believed that boys had been marked down.", "teachers"),
        ("The church, which critics described as a ring of cheats, has a long history of lies.", "critics"),
        ("The strike sparked five days of marches across Norvia after witnesses claimed that the guard took aim.", "witnesses"),
    ] {
        assert_eq!(speakers(text).last().map(String::as_str), Some(who), "{text}");
    }
    // any officials, not those of Norvia
    let text = "Officials from Norvia said it was late. The port opened what officials said was the longest pier.";
    assert_eq!(speakers(text).last().map(String::as_str), Some("officials"));
}

#[test]
fn a_deed_or_a_noun_is_no_statement() {
    nothing_is_said(&[
        "Youths in Halden attacked a police station with stones.",
        "The guard accused of the theft was found innocent on Monday.",
        "The premier, Anna Doyle, has ignored mounting calls for her resignation.",
    ]);
    assert_eq!(contents("Anna Doyle attacked the mayor for his silence."), ["the mayor for his silence"]);
    assert_eq!(contents("Anna Doyle attacked the council's decision."), ["the council's decision"]);
}

#[test]
fn it_and_they_are_whom_the_sentence_before_begins_with() {
    for (text, who) in [
        ("Anna Doyle spoke in Norvia. The firm was founded in 1998 and has ten boats. It said it would sell two.", "The firm"),
        ("The church, made up mostly of his family, won fame in France.\nIt claimed the levy was a punishment.", "The church"),
        ("His opponents have lost the vote. Norvia stood by. They say it is a farce.", "His opponents"),
        ("The protesters sang in the square. They said they would stay.", "The protesters"),
    ] {
        assert_eq!(speakers(text).last().map(String::as_str), Some(who), "{text}");
    }
    let text = "Citing police, the paper spoke of looters. They said it was late.";
    assert!(!speakers(text).contains(&"Citing police".to_owned()));
}

#[test]
fn a_comma_within_a_number_ends_nothing() {
    assert_eq!(contents("The network reported a peak of 17,000 calls per second."), ["a peak of 17,000 calls per second"]);
}
