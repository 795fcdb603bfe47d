//! One quotation under its several renderings, side by side: the one compared with, and each other aligned with it
//! word by word, what is lost struck out, what is added underlined.

use crate::align::{Part, align};
use crate::html::{parts, said};
use crate::versions::{Versions, versions};
use crate::view::View;
use crate::words::Counted;
use maud::{Markup, html};
use recoupe_model::Lang;
use recoupe_model::contract::StatementRecord;

/// Quotations shown before the rest is folded, and at most; wordings shown of each.
pub(crate) const SHOWN: (usize, usize) = (6, 60);
const WORDINGS: (usize, usize) = (5, 30);

pub(crate) fn section(view: &View) -> Markup {
    let ui = view.ui;
    let mut all = versions(view);
    all.truncate(SHOWN.1);
    if all.is_empty() {
        return Markup::default();
    }
    html! {
        p.hint { (ui.pick("À gauche, la version qui sert de repère ; à droite, les autres : ", "Left, the rendering compared with; right, the others: "))
            del { (ui.pick("perdu", "lost")) } ", " ins { (ui.pick("ajouté", "added")) } "." }
        (parts::bounded(view, &all, SHOWN, true, |v| rendering(view, v)))
    }
}

fn rendering(view: &View, v: &Versions) -> Markup {
    let ui = view.ui;
    let base = &v.wordings[v.base];
    let others: Vec<&Vec<&StatementRecord>> = v.wordings.iter().enumerate().filter(|(m, _)| *m != v.base).map(|(_, w)| w).collect();
    let speaker = base[0].speaker.as_ref().map_or("", |s| s.name.name.as_str());
    html! {
        div.rend id={ "r" (view.place) "-" (v.number) } {
            h3 {
                span.name { (speaker) }
                small { (ui.count(v.record.statements.len(), Counted::Renderings)) ", " (ui.count(v.wordings.len(), Counted::Wordings)) }
            }
            @if others.is_empty() {
                div.alike { p.why { (ui.pick("Les mêmes mots dans toutes", "The same words in all")) } (wording(view, base, None, speaker)) }
            } @else {
                div.pair {
                    div.base { p.why { (ui.why(v.why)) } (wording(view, base, None, speaker)) }
                    div.others { (parts::bounded(view, &others, WORDINGS, true, |w| wording(view, w, Some(base[0]), speaker))) }
                }
            }
        }
    }
}

fn wording(view: &View, same: &[&StatementRecord], base: Option<&StatementRecord>, speaker: &str) -> Markup {
    let ui = view.ui;
    let s = same[0];
    let lang = |s: &StatementRecord| view.article(&s.span).and_then(|a| a.lang);
    let other_language = base.is_some_and(|b| lang(b) != lang(s));
    let parts = base.filter(|_| !other_language).and_then(|b| align(b.span.exact().trim(), s.span.exact().trim()));
    let mut notes: Vec<String> = Vec::new();
    if let Some(name) = s.speaker.as_ref().map(|s| &s.name.name).filter(|n| *n != speaker) {
        notes.push(format!("{} {name}", ui.pick("attribué à", "said to be by")));
    }
    if other_language {
        let name = lang(s).map_or_else(|| "?".to_owned(), |l: Lang| ui.language(l.code()));
        notes.push(ui.pick(format!("en {name} : pas d’alignement entre langues"), format!("in {name}: not aligned across languages")));
    } else if base.is_some() && parts.is_none() {
        notes.push(ui.pick("trop différent pour être aligné", "too different to be aligned").to_owned());
    }
    notes.extend(s.warnings.iter().map(|w| ui.integrity(*w).to_owned()));
    html! {
        p.say.direct[said::is_quoted(s)] {
            @match &parts {
                Some(parts) => { (parts::link(view, &s.span, &marked(parts), true)) }
                None => { (parts::line(view, &s.span)) }
            }
            @let more: Vec<_> = same[1..].iter().map(|s| &s.span).collect();
            (parts::chips(view, &more))
            @if !notes.is_empty() { span.note { (notes.join(", ")) } }
        }
    }
}

fn marked(parts: &[Part]) -> Markup {
    html! {
        @for part in parts {
            @match part {
                Part::Kept(text) => { (parts::verbatim(text)) }
                Part::Added(text) => { ins { (parts::verbatim(text)) } }
                Part::Lost(text) => { del { (parts::verbatim(text)) } wbr; }
            }
        }
    }
}
