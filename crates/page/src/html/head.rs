//! Title, counts, and a card for each article: who wrote it, how it came, when.

use crate::html::parts;
use crate::view::{View, date, label};
use crate::words::Counted;
use maud::{Markup, html};
use recoupe_model::contract::ArticleRecord;
use std::collections::BTreeSet;

pub(crate) fn header(view: &View) -> Markup {
    let ui = view.ui;
    let outlets: BTreeSet<&str> = view.articles.iter().map(|a| label(a)).collect();
    let translations = view.articles.iter().filter(|a| a.machine_translated == Some(true)).count();
    html! {
        header {
            h1 { @if let Some(title) = &view.story.title { (parts::words(view, title)) } @else { "–" } }
            p.facts {
                b { (ui.count(view.articles.len(), Counted::Articles)) }
                b { (ui.count(outlets.len(), Counted::Outlets)) }
                b { (ui.count(view.story.origins.len(), Counted::Origins)) }
                @if !view.period().is_empty() { b { (view.period()) } }
                @if translations > 0 { b { (ui.count(translations, Counted::Translations)) } }
            }
            ul.cards {
                @for a in &view.articles { (card(view, a)) }
            }
        }
    }
}

fn card(view: &View, article: &ArticleRecord) -> Markup {
    let ui = view.ui;
    let number = view.number(&article.id).unwrap_or(0);
    let mut facts = Vec::new();
    if let Some(origin) = view.story.origins.iter().find(|o| o.articles.contains(&article.id)) {
        let source = origin.source.as_deref().filter(|s| *s != label(article)).map(|s| format!(" ({s})")).unwrap_or_default();
        facts.push(format!("{}{source}", view.kind(article)));
        if origin.articles.len() > 1 {
            let others: Vec<&str> = origin.articles.iter().filter(|id| **id != article.id).map(|id| view.mark(id)).collect();
            facts.push(format!("{} {}", ui.pick("même origine que", "same origin as"), others.join(", ")));
        }
    }
    if let Some(lang) = article.original_lang.filter(|l| Some(*l) != article.lang) {
        facts.push(format!("{} {}", ui.pick("traduit", "translated from"), ui.tongue(lang.code())));
    } else if article.machine_translated == Some(true) {
        facts.push(ui.pick("traduction automatique", "machine translation").to_owned());
    } else if let Some(lang) = article.lang.filter(|l| l.code() != ui.code()) {
        facts.push(lang.to_string());
    }
    match &article.published {
        Some(stamp) => {
            let basis = ui.basis(stamp.basis);
            let basis = if basis.is_empty() { String::new() } else { format!(" ({basis})") };
            facts.push(format!("{}{basis}", date(&stamp.date, ui)));
        }
        None => facts.push(ui.pick("sans date", "undated").to_owned()),
    }
    html! {
        li {
            b { (label(article)) } " "
            a.chip href={ "#a" (view.place) "-" (number) } data-filter=(number) title=(label(article)) { (view.mark(&article.id)) }
            br;
            span.note { (facts.join(" · ")) }
        }
    }
}
