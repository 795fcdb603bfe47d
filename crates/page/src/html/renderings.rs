//! One quotation under its several renderings, side by side: the one compared with, and each other aligned with it
//! word by word, what is lost struck out, what is added underlined.

use crate::align::{LOST, Part, align};
use crate::html::{parts, said};
use crate::versions::Versions;
use crate::view::View;
use crate::words::Counted;
use maud::{Markup, html};
use recoupe_model::Span;
use recoupe_model::contract::StatementRecord;

/// Quotations shown before the rest is folded, and at most; wordings shown of each.
pub(crate) const SHOWN: (usize, usize) = (6, 60);
const WORDINGS: (usize, usize) = (5, 30);

pub(crate) fn section(view: &View, all: &[Versions]) -> Markup {
    let ui = view.ui;
    let all = &all[..all.len().min(SHOWN.1)];
    if all.is_empty() {
        return Markup::default();
    }
    html! {
        p.hint { (ui.pick("À gauche, la version qui sert de repère ; à droite, les autres : ", "Left, the rendering compared with; right, the others: "))
            del { (ui.pick("perdu", "lost")) } ", " ins { (ui.pick("ajouté", "added")) } "." }
        (parts::bounded(view, all, SHOWN, true, |v| rendering(view, v)))
    }
}

fn rendering(view: &View, v: &Versions) -> Markup {
    let ui = view.ui;
    let base = &v.wordings[v.base];
    let others: Vec<&Vec<&StatementRecord>> = v.wordings.iter().enumerate().filter(|(m, _)| *m != v.base).map(|(_, w)| w).collect();
    html! {
        div.rend id={ "r" (view.place) "-" (v.number) } {
            h3 {
                span.name { (v.speakers().join(ui.pick(" ou ", " or "))) }
                small { (ui.count(v.record.statements.len(), Counted::Renderings)) ", " (ui.count(v.wordings.len(), Counted::Wordings)) }
            }
            (disputed(view, v))
            @if others.is_empty() {
                div.alike { p.why { (ui.pick("Les mêmes mots dans toutes", "The same words in all")) } (wording(view, v, base, false)) }
            } @else {
                div.pair {
                    div.base { p.why { (ui.why(v.why)) } (wording(view, v, base, false)) }
                    div.others { (parts::bounded(view, &others, WORDINGS, true, |w| wording(view, v, w, true))) }
                }
            }
        }
    }
}

/// Where the outlets differ on who said it: each voice in the source's words, with the marks of all that name it.
fn disputed(view: &View, v: &Versions) -> Markup {
    let places = |credit| -> Vec<&Span> { v.credited(credit).iter().filter_map(|s| s.speaker.as_ref()?.name.span.as_ref()).collect() };
    let voices: Vec<Vec<&Span>> = v.disputed().iter().map(places).filter(|p| !p.is_empty()).collect();
    html! {
        @if voices.len() > 1 {
            p.credits {
                span.flag { (view.ui.pick("attribution différente", "attribution differs")) }
                @for places in &voices { " " (parts::told(view, places)) }
            }
        }
    }
}

fn wording(view: &View, v: &Versions, same: &[&StatementRecord], against: bool) -> Markup {
    let s = same[0];
    let base = v.wordings[v.base][0];
    let comparable = against && !v.other_language(view, s);
    let parts = if comparable { align(base.span.exact().trim(), s.span.exact().trim()) } else { None };
    let mut notes = v.notes(view, same);
    if comparable && parts.is_none() {
        notes.push(view.ui.pick("trop différent pour être aligné", "too different to be aligned").to_owned());
    }
    html! {
        p.say.direct[said::is_quoted(s)] {
            @match &parts {
                Some(parts) => { (parts::link(view, &s.span, &marked(view, parts), true)) }
                None => { (parts::line(view, &s.span)) }
            }
            @let more: Vec<_> = same[1..].iter().map(|s| &s.span).collect();
            (parts::chips(view, &more))
            @if !notes.is_empty() { span.note { (notes.join(", ")) } }
        }
    }
}

fn marked(view: &View, parts: &[Part]) -> Markup {
    html! {
        @for part in parts {
            @match part {
                Part::Kept(text) => { (parts::verbatim(text)) }
                Part::Added(text) => { ins { (parts::verbatim(text)) } }
                Part::Lost(text) if text.split_whitespace().count() > LOST => {
                    del.many { (view.ui.count(text.split_whitespace().count(), Counted::Words)) } wbr;
                }
                Part::Lost(text) => { del { (parts::verbatim(text)) } wbr; }
            }
        }
    }
}
