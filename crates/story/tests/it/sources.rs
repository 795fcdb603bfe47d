//! Independent origins: copies, edited dispatches, relays with and without their original.

use crate::{DISPATCH, ENGLISH, OTHER};
use recoupe_model::{Article, Lang, OriginKind, Piece, Relay, Text};
use recoupe_story::{Report, group};

/// An article as the reading room would make it: one paragraph a line.
fn article(id: &str, outlet: &str, lang: Lang, lines: &[&str]) -> Article {
    let mut article = Article { id: id.into(), input: format!("{id}.txt"), lang: Some(lang), ..Article::default() };
    article.outlet.name = Some(outlet.into());
    let mut text = String::new();
    for line in lines {
        article.body.push(Piece::new(text.len(), text.len() + line.len()));
        text.push_str(line);
        text.push('\n');
    }
    article.text = Text::new(text);
    article
}

fn reports(articles: &[Article]) -> Vec<Report<'_>> {
    articles
        .iter()
        .map(|a| Report {
            id: &a.id,
            lang: a.lang,
            url: None,
            outlet: a.outlet.name.as_deref(),
            published: Some("2031-03-04T08:00:00"),
            title: "",
            text: a.text.as_str(),
            article: Some(a),
        })
        .collect()
}

/// Kind, articles and number of evidence spans of each origin of the one story.
fn origins(articles: &[Article]) -> Vec<(OriginKind, Vec<usize>, usize)> {
    let reports = reports(articles);
    let stories = group(&reports);
    assert_eq!(stories.len(), 1, "{stories:?}");
    stories[0].origins.iter().map(|o| (o.kind, o.articles.clone(), o.evidence.len())).collect()
}

const OWN: &str = "À Morvane, la digue du port n’a pas tenu. Odile Sarrault, la préfète, est arrivée à l’aube au gymnase Belcour où \
    dorment désormais les familles des quartiers bas. « On a tout perdu », dit un marinier de la Ternelle. La gare de Castel-Brun \
    est fermée ; le maire réclame l’aide de l’État et demande pourquoi l’ouvrage n’avait pas été visité depuis 2019.";

#[test]
fn fifty_copies_of_one_dispatch_are_one_source() {
    let edits = ["", " Notre photo : la digue hier.", " Lire aussi : la crue de 1957.", " Mis à jour à 9 heures."];
    let mut articles: Vec<Article> = (0..50)
        .map(|n| {
            let outlet = format!("Journal {n}");
            let line = format!("{DISPATCH}{}", edits[n % edits.len()]);
            article(&format!("{n:02}"), &outlet, Lang::FR, &[&line])
        })
        .collect();
    let found = origins(&articles);
    assert_eq!(found.len(), 1, "{found:?}");
    assert_eq!((found[0].0, found[0].1.len()), (OriginKind::Copy, 50));
    assert!(found[0].2 > 0, "no shared passage is shown");
    // another newsroom's own report is a second one
    articles.push(article("own", "Le Quai", Lang::FR, &[OWN]));
    let found = origins(&articles);
    assert_eq!(found.iter().map(|o| o.1.len()).max(), Some(50));
    assert_eq!(found.len(), 2, "{found:?}");
}

#[test]
fn a_relay_joins_its_original_and_stands_for_it_where_it_is_absent() {
    let relay = |a: &mut Article| {
        let evidence = a.body[0];
        a.relay = Some(Relay { name: None, label: Some("Relay".into()), from: Some(Lang::EN), to: Some(Lang::EN), evidence });
    };
    let original = article("1", "The Lighthouse", Lang::EN, &[ENGLISH]);
    let mut copy = article("2", "The Lighthouse", Lang::EN, &["Automatic relay of The Lighthouse.", ENGLISH]);
    relay(&mut copy);
    let found = origins(&[original, copy.clone()]);
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].1.len(), 2);
    let found = origins(&[copy]);
    assert_eq!(found.iter().map(|o| o.0).collect::<Vec<_>>(), [OriginKind::Relay]);
}

#[test]
fn what_tells_something_else_is_no_copy() {
    let articles = [article("1", "Le Quai", Lang::FR, &[DISPATCH]), article("2", "L’Écluse", Lang::FR, &[OWN])];
    let found = origins(&articles);
    assert_eq!(found.len(), 2, "{found:?}");
    assert!(found.iter().all(|o| o.0 == OriginKind::Own));
    let articles = [article("1", "Le Quai", Lang::FR, &[DISPATCH]), article("2", "L’Écluse", Lang::FR, &[OTHER])];
    assert_eq!(group(&reports(&articles)).iter().map(|s| s.origins.len()).sum::<usize>(), 2);
}

#[test]
fn copies_in_a_large_batch_show_what_they_share() {
    let mut articles: Vec<Article> = (0..61).map(|n| article(&format!("{n:02}"), &format!("Journal {n}"), Lang::FR, &[DISPATCH])).collect();
    articles.push(article("own", "Le Quai", Lang::FR, &[OWN]));
    let reports = reports(&articles);
    let stories = group(&reports);
    let copied = stories.iter().flat_map(|s| &s.origins).find(|o| o.articles.len() > 1).expect("copies");
    assert_eq!((copied.kind, copied.articles.len()), (OriginKind::Copy, 61));
    assert!(!copied.evidence.is_empty());
    assert!(stories.iter().flat_map(|s| &s.origins).any(|o| o.articles == [61]));
}
