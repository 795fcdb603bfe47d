//! Whatever markup is made of, what is shown lies in the text.

use super::entry;
use proptest::prelude::*;
use recoupe_ingest::{Input, read};

/// Pieces that pages are made of, whole and broken.
const PARTS: [&str; 34] = [
    "<p>",
    "</p>",
    "<div class='share'>",
    "</div>",
    "<h1>",
    "</h1>",
    "<h2>Die Lage</h2>",
    "<article>",
    "</article>",
    "<nav>",
    "</nav>",
    "<time datetime='2031-05-04T10:00:00+02:00'>",
    "</time>",
    "<ul><li>",
    "</ul>",
    "<table><tr><td>",
    "<br>",
    "<title>Le port ferme | Le Phare</title>",
    "<meta property=og:title content='Le port ferme'>",
    "<script type='application/ld+json'>{\"@type\":\"NewsArticle\",\"headline\":\"Le port ferme\",\"author\":{\"name\":\"Ada Lind\"}}</script>",
    "<script>",
    "<!--",
    "-->",
    "&nbsp;",
    "&eacute;&#x1F600;",
    "<a href=x>",
    "</a>",
    "Le port ferme",
    "La mairie de Morlande a annoncé jeudi la fermeture du port pour trois semaines. ",
    "Die Fischer wollen am Montag vor dem Rathaus gegen die Schließung demonstrieren. ",
    "\u{f0000}\u{200b}",
    "<p style='display:none'>",
    "«\u{a0}Non\u{a0}»",
    "By Ada Lind, 4 May 2031",
];

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn pieces_lie_in_the_text(parts in prop::collection::vec(prop::sample::select(&PARTS[..]), 1..60)) {
        let page = parts.concat();
        let reading = read(&Input { name: "page.html", bytes: page.as_bytes(), url: Some("https://x.example/2031/05/04/a"), content_type: None });
        entry::check(&reading);
        for article in &reading.articles {
            // One block a line, white space collapsed.
            prop_assert!(article.text.as_str().lines().all(|l| !l.is_empty() && l.trim() == l && !l.contains("  ")), "{:?}", article.text.as_str());
        }
    }

    #[test]
    fn plain_text_stays_as_it_is(text in "\\PC{0,300}") {
        let reading = read(&Input { name: "page.txt", bytes: text.as_bytes(), url: None, content_type: None });
        entry::check(&reading);
        for article in &reading.articles {
            prop_assert_eq!(article.text.as_str(), text.as_str());
        }
    }
}
