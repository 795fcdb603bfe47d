//! English as newspapers write it: one voice within another, contents that go on behind a comma, verbs of saying that tell nothing.
//! Sentences about invented people.

use super::english::told;

fn contents(text: &str) -> Vec<String> {
    told(text).into_iter().map(|[content, ..]| content).collect()
}

#[track_caller]
fn has(text: &str, content: &str) {
    assert!(contents(text).iter().any(|c| c == content), "{text}: {:?}", contents(text));
}

#[track_caller]
fn lacks(text: &str, part: &str) {
    assert!(!contents(text).iter().any(|c| c.contains(part)), "{text}: {:?}", contents(text));
}

#[test]
fn what_follows_a_verb_of_saying_must_be_a_clause() {
    lacks("These figures add credibility to the mayor's account of events.", "credibility");
    has("The crews say the harbour floods.", "the harbour floods");
    has("Anna Doyle added the harbour would close in May.", "the harbour would close in May");
}

#[test]
fn a_relative_clause_is_not_what_is_asked() {
    lacks("Bert Alden asked about the contents of the dossier that lays out a plan to close the mill.", "lays out");
}

#[test]
fn one_is_told_what_stands_behind_and_not_what_stands_before() {
    let text = "\"I did not reply,\" wrote Anna Doyle, who added that as the talks ended, the mayor told her she was \"doing well.\"";
    has(text, "she was \"doing well.");
    assert!(!contents(text).iter().any(|c| c.starts_with("who added")), "{:?}", contents(text));
}

#[test]
fn somebody_called_to_ask_is_called_nothing() {
    let text = "The mayor called Anna Doyle on Monday to ask \"if I did what he had asked last time.\"";
    assert_eq!(contents(text), ["if I did what he had asked last time."]);
}

#[test]
fn two_of_whom_one_thing_is_said_stay_together() {
    has(
        "The letters show that Bert Alden and his aides were eager to discuss the gates.",
        "Bert Alden and his aides were eager to discuss the gates",
    );
    has(
        "Anna Doyle said plenty of councillors and others wondered if the vote was fair.",
        "plenty of councillors and others wondered if the vote was fair",
    );
}

#[test]
fn an_apposition_closes_before_a_verb_that_goes_on() {
    has(
        "She said the adviser, Joan Hind, was suggesting that the bridge was safe.",
        "the adviser, Joan Hind, was suggesting that the bridge was safe",
    );
}

#[test]
fn what_somebody_goes_on_to_add_is_his_next_statement() {
    let text = "Bert Alden noted that Anna Doyle \"never wrote that she felt threatened,\" adding that she had met the mayor twice.";
    has(text, "Anna Doyle \"never wrote that she felt threatened,");
    has(text, "she had met the mayor twice");
}

#[test]
fn a_voice_within_a_voice_needs_no_that() {
    let all = told("Anna Doyle wrote that the mayor said he had \"serious doubts\" about the mill.");
    let inner = all.iter().find(|[content, ..]| content.starts_with("he had")).expect("the mayor's own words");
    assert_eq!(inner[1..], ["the mayor".to_owned(), "Anna Doyle".to_owned()]);
}

#[test]
fn would_do_so_is_whole() {
    has("Anna Doyle said the ship could turn back if the crew chose to do so.", "the ship could turn back if the crew chose to do so");
}

#[test]
fn a_mark_within_a_number_parts_no_clauses() {
    let text = "A reporter on the quay said the crowd of more than 2,000 shouted \"no, no\" as the boat left.";
    has(text, "the crowd of more than 2,000 shouted \"no, no\" as the boat left");
    assert!(!contents(text).iter().any(|c| c.contains("reporter")), "{:?}", contents(text));
}

#[test]
fn whom_a_preposition_governs_speaks_alone() {
    let all = told("She talks to a man who says he has found the ultimate defence.");
    assert_eq!(all.iter().map(|[_, speaker, _]| speaker.as_str()).collect::<Vec<_>>(), ["a man"]);
}

#[test]
fn the_words_before_a_name_are_its_office_up_to_a_verb() {
    let speaker = |text: &str| told(text).last().map(|[_, speaker, _]| speaker.clone());
    let text = "In the papers, the former harbour director said he met newly-minted President Donald Vale.";
    assert_eq!(speaker(text).as_deref(), Some("the former harbour director"));
    let text = "The outgoing leader of the committee accused President Donald Vale of hiding the plan.";
    assert_eq!(speaker(text).as_deref(), Some("The outgoing leader of the committee"));
    let text = "Former harbour director James Dolan kept notes. In the papers, the former harbour director said the boat was late.";
    assert_eq!(speaker(text).as_deref(), Some("James Dolan"));
}

#[test]
fn the_leader_of_a_land_is_who_governs_it() {
    let text = "Norwegian Prime Minister Ann Doyle met French President Marc Vernet on Monday. The French leader said the talks were good.";
    assert_eq!(told(text).last().map(|[_, speaker, _]| speaker.as_str()), Some("Marc Vernet"));
}

#[test]
fn what_was_done_to_somebody_is_not_what_he_did() {
    lacks("The council met. And newly confirmed Governor Bert Alden told the mayors that the levy was dead.", "Governor");
}
