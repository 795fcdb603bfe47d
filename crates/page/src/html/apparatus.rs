//! The sources one by one: who published it, where from, when and how that is known, what was wrong with it.

use crate::dates::date;
use crate::html::parts;
use crate::marks::{is_known, label};
use crate::view::View;
use maud::{Markup, html};
use recoupe_model::WarningKind;
use recoupe_model::contract::ArticleRecord;
use std::collections::BTreeMap;

/// Articles shown before the rest is folded, and at most.
const SHOWN: (usize, usize) = (12, 400);
/// Places shown of one kind of warning.
const PLACES: usize = 3;

pub(crate) fn section(view: &View) -> Markup {
    let all: Vec<usize> = (0..view.articles.len()).collect();
    html! { div.apparatus { (parts::bounded(view, &all, SHOWN, true, |n| article(view, *n))) } }
}

fn article(view: &View, n: usize) -> Markup {
    let ui = view.ui;
    let a = view.articles[n];
    html! {
        div.source id={ "i" (view.place) "-" (n) } {
            p.head {
                a.chip href={ "#a" (view.place) "-" (n) } data-o=(view.outlet_of[n]) { (view.mark(&a.id)) } " "
                b { (label(a)) } @if !is_known(a) { " " span.note { (ui.pick("rédaction non nommée dans le texte", "outlet not named in the text")) } }
            }
            @if let Some(title) = &a.title { p { (parts::words(view, title)) } }
            dl {
                (origin(view, n))
                div { dt { (ui.pick("publié", "published")) } dd { (dated(view, a)) } }
                (language(view, a))
                @if !a.warnings.is_empty() { div { dt { (ui.pick("réserves", "caveats")) } dd { (warnings(view, a)) } } }
            }
        }
    }
}

fn origin(view: &View, n: usize) -> Markup {
    let ui = view.ui;
    let a = view.articles[n];
    let record = view.story.origins.get(view.origin_of[n]);
    let mates: Vec<&str> = (0..view.articles.len())
        .filter(|m| *m != n && record.is_some() && view.origin_of[*m] == view.origin_of[n])
        .take(8)
        .map(|m| view.mark(&view.articles[m].id))
        .collect();
    let source = record.and_then(|o| o.source.as_deref()).filter(|s| *s != label(a));
    let known = a.relay.as_ref().and_then(|r| r.evidence.as_ref());
    let evidence: Vec<_> =
        record.into_iter().flat_map(|o| &o.evidence).filter(|s| s.article() == a.id && Some(*s) != known).take(PLACES).collect();
    html! {
        div {
            dt { (ui.pick("origine", "origin")) }
            dd {
                (view.kind(a)) @if let Some(s) = source { " (" (s) ")" }
                @for agency in &a.agencies { ", " (ui.pick("agence : ", "agency: ")) @match &agency.span { Some(s) => { (parts::words(view, s)) }, None => { (agency.name) } } }
                @if !mates.is_empty() { ", " (ui.pick("mêmes passages que ", "shares passages with ")) (mates.join(", ")) }
                @if let Some(relay) = &a.relay {
                    ", " (ui.pick("relais ", "relay ")) (relay.name.as_deref().unwrap_or(ui.pick("non nommé", "not named")))
                    @if let Some(s) = &relay.evidence { " " (parts::words(view, s)) }
                }
                @if !evidence.is_empty() { ", " (ui.pick("passages", "passages")) @for (m, e) in evidence.iter().enumerate() { " " (parts::place(view, e, m + 1)) } }
            }
        }
    }
}

fn dated(view: &View, a: &ArticleRecord) -> Markup {
    let ui = view.ui;
    html! {
        @match &a.published {
            None => { (ui.pick("sans date", "undated")) }
            Some(p) => {
                (date(&p.date, ui)) " "
                span.note { "(" (ui.basis_in_full(p.basis)) @if let Some(s) = &p.evidence { " : " (parts::words(view, s)) } ")" }
            }
        }
        @if let Some(m) = a.modified.as_ref().filter(|m| a.published.as_ref().is_none_or(|p| p.date != m.date)) { ", " (ui.pick("modifié ", "changed ")) (date(&m.date, ui)) }
    }
}

fn language(view: &View, a: &ArticleRecord) -> Markup {
    let ui = view.ui;
    let name = a.lang.map_or_else(|| ui.pick("inconnue", "unknown").to_owned(), |l| ui.language(l.code()));
    let from = a.original_lang.filter(|l| Some(*l) != a.lang);
    if from.is_none() && a.machine_translated.is_none() && a.lang.is_some_and(|l| l.code() == ui.code()) {
        return Markup::default();
    }
    html! {
        div {
            dt { (ui.pick("langue", "language")) }
            dd {
                (name)
                @let told = a.relay.as_ref().and_then(|r| r.evidence.as_ref());
                @if let Some(l) = from { ", " (ui.pick("traduit ", "translated from ")) (ui.tongue(l.code())) }
                @if a.machine_translated == Some(true) { ", " (ui.pick("par une machine", "by machine")) }
                @for s in a.translation_evidence.iter().filter(|s| Some(*s) != told).take(1) { " " span.note { (parts::words(view, s)) } }
            }
        }
    }
}

/// Each kind once, with how often and the first places.
fn warnings(view: &View, a: &ArticleRecord) -> Markup {
    let mut kinds: BTreeMap<WarningKind, Vec<&recoupe_model::Span>> = BTreeMap::new();
    let mut counts: BTreeMap<WarningKind, usize> = BTreeMap::new();
    for w in &a.warnings {
        kinds.entry(w.kind).or_default().extend(&w.span);
        *counts.entry(w.kind).or_default() += 1;
    }
    html! {
        @for (n, (kind, places)) in kinds.iter().enumerate() {
            @if n > 0 { ", " }
            span.caveat { (view.ui.warning(*kind)) }
            @if counts[kind] > 1 { " ×" (counts[kind]) }
            @for (m, s) in places.iter().take(PLACES).enumerate() { " " (parts::place(view, s, m + 1)) }
        }
    }
}
