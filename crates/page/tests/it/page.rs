//! The page: its policy, what a source can't do to it, links, and words that are the source's to the letter.

use crate::fixture::{article, bare, dossier, of};
use crate::markup::{between, plain, without};
use base64::Engine;
use recoupe_model::contract::{Beside, Credit, Dossier, Name, StoryRecord};
use recoupe_page::{Language, html, markdown, text};
use sha2::{Digest, Sha256};

#[test]
fn a_source_can_not_act_on_the_reader() {
    let dossier = dossier();
    let terminal = text(&dossier, Language::French, 80, false);
    assert!(!terminal.chars().any(|c| c.is_control() && c != '\n'), "a control character reached the terminal");
    let page = html(&dossier, Language::French);
    assert!(!page.contains("<script>alert"), "markup of a source was not escaped");
    assert!(page.contains("&lt;script&gt;alert(1)&lt;/script&gt;"), "and its words are still there");
    assert_eq!(page.matches("<script").count(), 1, "only the page's own script");
    assert!(!page.contains(" style="), "no inline style, which the policy forbids");
    assert!(!between(&page, "<", ">").iter().any(|tag| tag.contains(" on")), "no handler in an attribute");
}

#[test]
fn the_policy_names_this_style_and_this_script_and_nothing_else() {
    let page = html(&dossier(), Language::English);
    let policy = between(&page, "Content-Security-Policy\" content=\"", "\"")[0].replace("&#39;", "'");
    assert!(policy.starts_with("default-src 'none'; "), "{policy}");
    assert!(!policy.contains("unsafe") && !policy.contains('*') && !policy.contains("http"), "{policy}");
    for (element, directive) in [("style", "style-src"), ("script", "script-src")] {
        let inline = between(&page, &format!("<{element}>"), &format!("</{element}>"));
        assert_eq!(inline.len(), 1);
        let digest = base64::engine::general_purpose::STANDARD.encode(Sha256::digest(inline[0].as_bytes()));
        assert!(policy.contains(&format!("{directive} 'sha256-{digest}';")), "{directive} does not name the page's {element}");
    }
    // nothing from elsewhere: no element loads, and the style neither
    for loads in ["src=", "<link", "<img", "<iframe", "@import", "url("] {
        assert!(!page.contains(loads), "{loads}");
    }
}

#[test]
fn only_addresses_of_the_web_become_links() {
    let page_for = |url: &str| {
        let mut a = article("a", "Le Courrier", "fr", "2031-03-04", "Titre\nUn texte.\nFin");
        a.url = Some(url.to_owned());
        let articles = [a];
        html(&of(&articles, vec![bare(&articles, 1)]), Language::French)
    };
    assert!(page_for("https://courrier.example/a?b=1&c=\"x\"").contains("href=\"https://courrier.example/a?b=1&amp;c=&quot;x&quot;\""));
    for url in ["javascript:alert(1)", "data:text/html,x", "file:///etc/passwd", "//courrier.example/a", " javascript://%0aalert(1)"] {
        let page = page_for(url);
        let elsewhere: Vec<&str> = between(&page, "href=\"", "\"").into_iter().filter(|h| !h.starts_with('#')).collect();
        assert!(elsewhere.is_empty(), "{url} became {elsewhere:?}");
    }
}

#[test]
fn every_link_has_its_place_once() {
    for ui in [Language::English, Language::French] {
        links_lead_somewhere(&html(&dossier(), ui), 15);
    }
}

/// Every id stands once, every link of the page leads to one (but for `#-`, which leads nowhere on purpose: it closes
/// the sheet without moving the page).
pub(crate) fn links_lead_somewhere(page: &str, at_least: usize) {
    let mut ids = between(page, " id=\"", "\"");
    let all = ids.len();
    ids.sort_unstable();
    ids.dedup();
    assert_eq!(ids.len(), all, "an id stands twice");
    let links = between(page, "href=\"#", "\"");
    assert!(links.len() > at_least, "{} links", links.len());
    for link in links {
        assert!(link == "-" || ids.binary_search(&link).is_ok(), "#{link} leads nowhere");
    }
}

#[test]
fn every_line_is_the_source_s_to_the_letter() {
    for ui in [Language::English, Language::French] {
        assert!(verbatim_lines(&dossier(), &html(&dossier(), ui)) > 15);
    }
}

/// Compares each line of the page with the text that its link leads to; how many there are.
pub(crate) fn verbatim_lines(dossier: &Dossier, page: &str) -> usize {
    let lines = between(page, "<a class=\"v\"", "</a>");
    for line in &lines {
        let to = between(line, "href=\"#s", "\"")[0];
        let numbers: Vec<usize> = to.split('-').map(|n| n.parse().unwrap()).collect();
        let id = &dossier.stories[numbers[0]].articles[numbers[1]];
        let text: Vec<char> = dossier.articles.iter().find(|a| a.id == *id).and_then(|a| a.text.as_ref()).unwrap().chars().collect();
        let there: String = text[numbers[2]..numbers[3]].iter().collect();
        let words = line.split_once("<span class=\"t\"").and_then(|(_, w)| w.split_once('>')).unwrap().1;
        let words = words.split("\u{a0}<b class=\"chip\"").next().unwrap();
        assert_eq!(plain(&without(words, "del")), there.trim(), "#s{to}");
    }
    lines.len()
}

#[test]
fn the_whole_text_of_a_source_stands_in_the_page() {
    let dossier = dossier();
    let page = html(&dossier, Language::French);
    for (n, raw) in between(&page, "<div class=\"raw\">", "</div>").into_iter().enumerate() {
        let text = dossier.articles[n].text.clone().unwrap();
        assert_eq!(plain(&raw.replace("<i></i>", "\n")), text);
    }
}

#[test]
fn a_cited_place_leads_back_to_its_line() {
    let page = html(&dossier(), Language::French);
    let marks = between(&page, "<mark id=\"", "\"");
    assert!(marks.len() > 8);
    for mark in marks {
        let place = page.split(&format!("<mark id=\"{mark}\"")).nth(1).unwrap();
        let back = between(place, "class=\"back\" href=\"#", "\"")[0];
        assert!(page.contains(&format!("id=\"{back}\"")), "{mark} leads back to {back}, which is not there");
    }
}

#[test]
fn a_quotation_is_aligned_with_its_other_rendering() {
    let page = html(&dossier(), Language::French);
    let others = between(&page, "<div class=\"others\">", "</div>")[0];
    assert!(others.contains("<ins>toujours</ins>"), "{others}");
    assert!(others.contains("<del>"), "{others}");
}

#[test]
fn whom_the_outlets_disagree_on() {
    let mut dossier = dossier();
    let story = &mut dossier.stories[0];
    let speaker = story.statements[0].speaker.as_ref().unwrap().name.clone();
    let credit = |name: &str, n: usize, story: &StoryRecord| Credit {
        speaker: Name { name: name.into(), ..speaker.clone() },
        statements: vec![story.statements[n].id.clone()],
    };
    story.renderings[0].credits = vec![credit("Élise Marchal", 0, story), credit("Le syndicat", 1, story)];
    for (ui, words) in [
        (Language::French, ["attribution différente", "Élise Marchal ou Le syndicat"]),
        (Language::English, ["attribution differs", "Élise Marchal or Le syndicat"]),
    ] {
        for form in [html(&dossier, ui), text(&dossier, ui, 100, false), markdown(&dossier, ui)] {
            assert!(words.iter().all(|w| form.contains(w)), "{form}");
        }
    }
    // one voice alone is no dispute
    dossier.stories[0].renderings[0].credits.truncate(1);
    assert!(!html(&dossier, Language::French).contains("attribution"));
}

#[test]
fn what_all_have_in_the_same_words_is_no_version() {
    let mut dossier = dossier();
    let brief = |d: &_| [text(d, Language::English, 100, false), markdown(d, Language::English)];
    assert!(brief(&dossier).iter().all(|form| form.to_lowercase().contains("several renderings")));
    let story = &mut dossier.stories[0];
    let span = story.statements[0].span.clone();
    story.statements[1].span = span;
    assert!(brief(&dossier).iter().all(|form| !form.to_lowercase().contains("several renderings")));
    assert!(html(&dossier, Language::English).contains("The same words in all"));
}

#[test]
fn positions_say_who_tells_and_what_is_silent() {
    let page = html(&dossier(), Language::English);
    assert!(page.contains("told by the other party: Élise Marchal"));
    assert!(page.contains("no statement in these sources"));
    assert!(page.contains("answers <a class=\"see\" href=\"#p0-0\">"));
    assert!(page.contains("answered by <a class=\"see\" href=\"#p0-1\">"));
    assert!(!page.contains("#p0-99"), "an answer to what is not there");
}

/// A line that only touches the matter says so, and its outlet is no carrier.
#[test]
fn a_line_beside_says_why_it_stands_there() {
    let mut dossier = dossier();
    let key = &mut dossier.stories[0].key_points[0];
    key.outlets = 1;
    let mut touching = key.evidence[0].clone();
    touching.beside = Some(Beside::Matter);
    let mut answer = key.evidence[0].clone();
    answer.beside = Some(Beside::Answer);
    key.evidence.extend([answer, touching]);
    for (language, words) in
        [(Language::French, ["l’autre côté", "sur le même sujet"]), (Language::English, ["the other side", "on the same matter"])]
    {
        for form in [html(&dossier, language), text(&dossier, language, 100, false), markdown(&dossier, language)] {
            assert!(words.iter().all(|w| form.matches(w).count() == 1), "{words:?}: {form}");
        }
    }
}
