//! Who is behind it: one row an independent source, with the articles that have their words from it.

use crate::dates::day;
use crate::html::parts;
use crate::marks::label;
use crate::view::View;
use crate::words::Counted;
use maud::{Markup, html};
use recoupe_model::OriginKind;
use recoupe_model::contract::{ArticleRecord, OriginRecord};

/// Origins shown before the rest is folded, and at most.
const ROWS: (usize, usize) = (6, 60);
/// Articles shown of one origin.
const ARTICLES: usize = 8;

pub(crate) fn origins(view: &View) -> Markup {
    let ui = view.ui;
    let origins: Vec<(usize, &OriginRecord)> = view.story.origins.iter().enumerate().collect();
    if origins.is_empty() {
        return Markup::default();
    }
    html! {
        div.behind id={ "behind-" (view.place) } {
            h2.small { (ui.pick("Qui est derrière", "Who is behind it")) " " span.note { (ui.count(origins.len(), Counted::Origins)) } }
            (parts::bounded(view, &origins, ROWS, true, |(n, o)| row(view, *n, o)))
            (filter(view))
        }
    }
}

fn row(view: &View, number: usize, origin: &OriginRecord) -> Markup {
    let ui = view.ui;
    let articles: Vec<usize> = (0..view.articles.len()).filter(|n| view.origin_of[*n] == number).collect();
    let name = view.origin_name(number);
    let kind = if origin.kind == OriginKind::Copy { ui.pick("passages communs", "shared passages") } else { ui.origin(origin.kind) };
    html! {
        div.origin {
            p.from { b { (name) } " " span.note { (kind) } }
            ul.arts {
                @for n in articles.iter().take(ARTICLES) { li { (article(view, view.articles[*n], name, origin.kind == OriginKind::Relay)) } }
                @if articles.len() > ARTICLES { li.none { "+ " (ui.count(articles.len() - ARTICLES, Counted::Articles)) } }
            }
        }
    }
}

fn article(view: &View, a: &ArticleRecord, origin: &str, of_relay: bool) -> Markup {
    let ui = view.ui;
    let number = view.number(&a.id).unwrap_or(0);
    let mut facts = vec![a.published.as_ref().map_or_else(|| ui.pick("sans date", "undated").to_owned(), |p| day(&p.date, ui))];
    if a.relay.is_some() && !of_relay {
        facts.push(ui.pick("relais automatique", "automatic relay").to_owned());
    }
    if let Some(lang) = a.original_lang.filter(|l| Some(*l) != a.lang) {
        facts.push(format!("{} {}", ui.pick("traduit", "translated from"), ui.tongue(lang.code())));
    } else if a.machine_translated == Some(true) {
        facts.push(ui.pick("traduction automatique", "machine translation").to_owned());
    } else if let Some(lang) = a.lang.filter(|l| l.code() != ui.code()) {
        facts.push(ui.pick("en ", "in ").to_owned() + &ui.language(lang.code()));
    }
    if !a.entries.is_empty() {
        // what stands below an article without a time of its own is a complement; a live page stamps its entries
        let (kind, what) = if a.entries.iter().any(|e| e.published.is_some()) {
            (ui.pick("direct, ", "live page, "), Counted::Entries)
        } else {
            (ui.pick("avec ", "with "), Counted::Complements)
        };
        facts.push(kind.to_owned() + &ui.count(a.entries.len(), what));
    }
    html! {
        a.chip href={ "#a" (view.place) "-" (number) } data-o=(view.outlet_of[number]) title=(label(a)) { (view.mark(&a.id)) } " "
        @if label(a) != origin { span.outlet { (label(a)) } " " }
        span.note { (facts.join(", ")) }
    }
}

/// Buttons that grey the lines of all other outlets; they need the script, and stay hidden without it.
fn filter(view: &View) -> Markup {
    let ui = view.ui;
    if view.outlets.len() < 2 {
        return Markup::default();
    }
    html! {
        p.filter hidden {
            label {
                (ui.pick("Lire une rédaction : ", "Read one outlet: "))
                select data-filter {
                    option value="" { (ui.pick("toutes", "all")) }
                    @for (n, outlet) in view.outlets.iter().enumerate() { option value=(n) { (outlet) } }
                }
            }
        }
    }
}
