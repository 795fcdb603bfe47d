//! Pages of almost nothing and of very much: sober, correct, bounded.

use crate::fixture::{article, bare, dossier, of, span};
use crate::page::{links_lead_somewhere, verbatim_lines};
use recoupe_model::contract::*;
use recoupe_model::*;
use recoupe_page::{Language, html, markdown, text};

fn report(n: usize, outlet: &str) -> Article {
    let body = format!(
        "Le port {n} ferme\nLe port numéro {n} fermera mardi, a dit Ada Brenn. « Nous attendons {n} bateaux », a-t-elle ajouté. Rien ne bouge.\nPartagez"
    );
    article(&format!("a{n}"), outlet, "fr", "2031-03-04", &body)
}

#[test]
fn no_story_at_all() {
    let page = html(&of(&[], vec![]), Language::English);
    assert!(page.contains("Nothing to cross-check"));
    assert!(markdown(&of(&[], vec![]), Language::English).contains("Nothing to cross-check"));
    assert!(text(&of(&[], vec![]), Language::English, 80, false).contains("Nothing to cross-check"));
}

#[test]
fn an_empty_story() {
    let page = html(&of(&[], vec![bare(&[], 1)]), Language::French);
    assert!(page.contains("Aucun article."));
    links_lead_somewhere(&page, 0);
}

#[test]
fn one_article_has_nothing_to_be_checked_against() {
    let articles = [report(1, "Le Courrier")];
    let dossier = of(&articles, vec![bare(&articles, 1)]);
    for form in [html(&dossier, Language::French), markdown(&dossier, Language::French), text(&dossier, Language::French, 200, false)] {
        assert!(form.contains("Un seul article"), "{form}");
        assert!(!form.contains("aucune contradiction"), "where nothing was compared, nothing agrees");
    }
}

#[test]
fn fifty_copies_are_one_source() {
    let articles: Vec<Article> = (0..50).map(|n| report(n, &format!("Journal {n}"))).collect();
    let dossier = of(&articles, vec![bare(&articles, 50)]);
    let page = html(&dossier, Language::English);
    assert!(page.contains("50 reports have one and the same origin"));
    assert!(!page.contains("no contradiction"));
    links_lead_somewhere(&page, 50);
}

#[test]
fn articles_that_share_no_event_are_not_compared() {
    let articles = [report(1, "Le Courrier"), report(2, "L’Écho")];
    let dossier = of(&articles, vec![bare(&articles[..1], 1), bare(&articles[1..], 1)]);
    let page = html(&dossier, Language::French);
    assert!(page.contains("ne racontent pas tous le même événement"));
    links_lead_somewhere(&page, 4);
}

#[test]
fn what_can_not_be_read_is_said() {
    let japanese = article("j", "Minato", "ja", "2031-03-04", "港が閉まる\n港は火曜日に閉鎖されると市長が述べた。\n共有");
    let arabic = article("r", "Al-Mina", "ar", "2031-03-05", "الميناء مغلق\nقال المحافظ إن الميناء سيغلق يوم الثلاثاء.\nشارك");
    let unknown = Article { lang: None, ..report(3, "Le Courrier") };
    let german = article("d", "Der Hafen", "de", "2031-03-05", "Der Hafen schließt\nDer Hafen schließt am Dienstag.\nTeilen");
    let articles = [japanese, arabic, unknown, german];
    let mut story = bare(&articles, 1);
    let planned = |a: &Article, words: &str| TimelineEntry {
        id: a.id.clone(),
        date: Edtf::parse("2031-03-06"),
        status: EventStatus::Planned,
        mentions: vec![EventMention { when: None, value: None, event: span(a, words) }],
    };
    story.timeline = vec![
        planned(&articles[0], "港は火曜日に閉鎖されると市長が述べた"),
        planned(&articles[1], "قال المحافظ إن الميناء سيغلق يوم الثلاثاء"),
    ];
    let dossier = of(&articles, vec![story]);
    let page = html(&dossier, Language::English);
    assert!(page.contains("AM (Arabic), MI (Japanese), LC (unknown language): language not supported"));
    assert!(page.contains("DH (German): read in part only"));
    assert!(page.contains("<span class=\"t\" lang=\"ja\">") && page.contains("<span class=\"t\" lang=\"ar\" dir=\"auto\">"));
    assert!(page.contains("<div class=\"raw\" dir=\"auto\">"));
    assert_eq!(verbatim_lines(&dossier, &page), page.matches("<a class=\"v\"").count());
    links_lead_somewhere(&page, 10);
}

/// Two hundred articles of one story, each with everything: what is drawn and listed is bounded, every link has its
/// place, and the page grows with the texts and not with the square of anything.
#[test]
fn two_hundred_articles_stay_one_page() {
    let story_of = |count: usize| {
        let articles: Vec<Article> = (0..count).map(|n| report(n, &format!("Journal {n}"))).collect();
        let mut story = bare(&articles, 1);
        let quote = |n: usize| span(&articles[n], "Nous attendons");
        let told = |n: usize| span(&articles[n], "fermera mardi");
        let name = |n: usize| Name { id: Some("e".into()), name: "Ada Brenn".into(), span: Some(span(&articles[n], "Ada Brenn")) };
        let template = dossier().stories.remove(0);
        story.statements = (0..count)
            .map(|n| StatementRecord {
                id: format!("s{n}"),
                span: quote(n),
                speaker: Some(Speaker { name: name(n), role: None }),
                ..template.statements[0].clone()
            })
            .collect();
        story.renderings = vec![Rendering {
            id: "r".into(),
            statements: (0..count).map(|n| format!("s{n}")).collect(),
            kept: vec![],
            changed: vec![],
            original: None,
            credits: vec![],
        }];
        story.timeline = (0..count)
            .map(|n| TimelineEntry {
                id: format!("t{n}"),
                date: Edtf::parse(["2031-03-04", "2031-03", "2031", "2031-03-02/2031-03-06"][n % 4]),
                status: EventStatus::Past,
                mentions: (n..count.min(n + 9)).map(|m| EventMention { when: None, value: None, event: told(m) }).collect(),
            })
            .collect();
        story.points = (0..count)
            .map(|n| Point {
                id: format!("p{n}"),
                spans: vec![told(n), quote((n + 1) % count)],
                relation: if n % 5 == 0 { Relation::Contradicts } else { Relation::Same },
                links: [].into(),
                outlets: vec![format!("Journal {n}").into(), format!("Journal {}", (n + 1) % count).into()],
                origins: 2,
                absent: (0..20).map(|m| format!("Journal {}", (n + 2 + m) % count).into()).collect(),
                order: None,
            })
            .collect();
        story.positions = (0..count)
            .map(|n| Position {
                party: format!("e{}", n % 7),
                issue: Issue { id: format!("i{}", n / 3), text: told(n) },
                position: Stance::Demands,
                speaker: None,
                span: quote(n),
                told_by: None,
                answers: Some((n + 1) % count),
            })
            .collect();
        of(&articles, vec![story])
    };
    let (small, large) = (story_of(20), story_of(200));
    let page = html(&large, Language::French);
    links_lead_somewhere(&page, 1000);
    assert!(verbatim_lines(&large, &page) > 500);
    // bounded: ten times the articles give less than ten times the page
    let small = html(&small, Language::French);
    assert!(page.len() < small.len() * 10, "{} bytes for 200 articles, {} for 20", page.len(), small.len());
    assert!(page.len() < 2_000_000, "{} bytes", page.len());
    assert!(page.contains("more in the JSON") || page.contains("de plus dans la version JSON"));
}

#[test]
fn places_that_cross_or_nest_deep_stay_readable() {
    let a = report(1, "Le Courrier");
    let mut story = bare(std::slice::from_ref(&a), 1);
    let text = a.text.as_str();
    // every window of ten words and every prefix: places that cross and places that nest
    let words: Vec<usize> = text.char_indices().filter(|(_, c)| *c == ' ').map(|(n, _)| n).collect();
    let cut = |from: usize, to: usize| Span::cut(&a.id, &a.text, Piece::new(from, to)).unwrap();
    let spans = words.iter().zip(words.iter().skip(6)).map(|(x, y)| cut(*x + 1, *y)).chain(words.iter().map(|y| cut(0, *y)));
    story.timeline = spans
        .enumerate()
        .map(|(n, event)| TimelineEntry {
            id: format!("t{n}"),
            date: None,
            status: EventStatus::Past,
            mentions: vec![EventMention { when: None, value: None, event }],
        })
        .collect();
    let dossier = of(std::slice::from_ref(&a), vec![story]);
    let page = html(&dossier, Language::French);
    let raw = crate::markup::between(&page, "<div class=\"raw\">", "</div>")[0];
    assert_eq!(crate::markup::plain(&raw.replace("<i></i>", "\n")), text);
    links_lead_somewhere(&page, words.len());
    assert_eq!(raw.matches("<mark").count(), raw.matches("</mark>").count());
}
