//! The top of a story: its title, what was read, and at a glance what several sources tell, where accounts differ,
//! and what rests on one source alone.

use crate::html::parts;
use crate::notices::notices;
use crate::tally::Tally;
use crate::view::View;
use crate::words::Counted;
use maud::{Markup, html};

pub(crate) fn header(view: &View, tally: &Tally) -> Markup {
    let ui = view.ui;
    let translations = view.articles.iter().filter(|a| a.machine_translated == Some(true)).count();
    let mut facts = vec![ui.count(view.articles.len(), Counted::Articles), ui.count(view.outlets.len(), Counted::Outlets)];
    facts.push(ui.count(view.story.origins.len(), Counted::Origins));
    if translations > 0 {
        facts.push(ui.count(translations, Counted::Translations));
    }
    facts.extend(Some(view.period()).filter(|p| !p.is_empty()));
    html! {
        header.top {
            p.kicker { (ui.pick("Dossier de presse recoupé", "Coverage, cross-checked")) }
            h1 { @if let Some(title) = &view.story.title { (parts::line(view, title)) } @else { span.own { (ui.pick("Sans titre", "Untitled")) } } }
            p.facts { @for (n, f) in facts.iter().enumerate() { span { (f) @if n + 1 < facts.len() { i aria-hidden="true" { " ·" } } } " " } }
            @for notice in notices(view, tally) { p.notice { (notice) } }
            @if view.articles.len() > 1 && tally.origins > 1 { (glance(view, tally)) }
        }
    }
}

/// Three answers: told by several, told differently, told by one.
fn glance(view: &View, tally: &Tally) -> Markup {
    let (ui, n) = (view.ui, view.place);
    let to = |id: &str, there: bool| there.then(|| format!("#{id}-{n}"));
    let also = |n: usize, text: String| if n > 0 { format!("{}{text}", ui.pick("\u{a0}; ", "; ")) } else { String::new() };
    html! {
        dl.glance {
            div {
                dt { (ui.pick("Plusieurs sources", "Several sources")) }
                dd {
                    a href=[to("coverage", tally.shared > 0)] { (ui.count(tally.shared, Counted::Points)) }
                    " " span.note {
                        (ui.pick(if tally.shared > 1 { "rapportés par au moins deux sources indépendantes" } else { "rapporté par au moins deux sources indépendantes" }, "told by at least two independent sources"))
                        (also(tally.agreeing, ui.count(tally.agreeing, Counted::Agreeing)))
                    }
                }
            }
            div.differ[tally.contradictions + tally.differing > 0] {
                dt { (ui.pick("Récits divergents", "Accounts differ")) }
                dd {
                    @if tally.contradictions + tally.differing == 0 {
                        a { (ui.pick("aucune contradiction", "no contradiction")) }
                        " " span.note { (ui.pick("trouvée entre ces articles, ni entre leurs chiffres", "found between these reports, nor between their figures")) }
                    } @else {
                        @if tally.contradictions > 0 { a href=[to("conflicts", true)] { (ui.count(tally.contradictions, Counted::Contradictions)) } " " }
                        @if tally.differing > 0 { a href=[to("conflicts", true)] { (ui.count(tally.differing, Counted::Figures)) } }
                        " " span.note { (ui.pick("qui ne peuvent pas être vrais ensemble", "that can’t be true together")) }
                    }
                }
            }
            div {
                dt { (ui.pick("Une seule source", "One source only")) }
                dd {
                    a href=[to("only", tally.single > 0 && view.outlets.len() > 1)] { (ui.count(tally.single, Counted::Points)) }
                    " " span.note {
                        (ui.pick("qu’un seul article rapporte", "that one report alone has"))
                        (also(tally.unnamed, ui.count(tally.unnamed, Counted::Unnamed)))
                    }
                }
            }
        }
    }
}
