//! One self-contained page. Every verbatim line is a link to its place in its source, which stands on
//! the same page: it works without JavaScript, and a little JavaScript adds keys and a filter.

mod coverage;
mod figures;
mod head;
mod keys;
mod parts;
mod positions;
mod said;
mod sources;
mod timeline;

use crate::view::View;
use crate::words::{Counted, Language};
use maud::{DOCTYPE, Markup, PreEscaped, html};
use recoupe_model::contract::Dossier;

const CSS: &str = include_str!("../assets/page.css");
const SCRIPT: &str = include_str!("../assets/page.js");

/// The page of a dossier; its articles must carry their texts (without, the sources stay away).
#[must_use]
pub fn html(dossier: &Dossier, ui: Language) -> String {
    let views: Vec<View> = dossier.stories.iter().enumerate().map(|(n, s)| View::new(dossier, n, s, ui)).collect();
    let title = views.first().and_then(|v| v.story.title.as_ref()).map_or("Dossier", |t| t.exact());
    let page = html! {
        (DOCTYPE)
        html lang=(ui.code()) {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta name="generator" content={ "recoupe " (dossier.recoupe) };
                meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'";
                title { (title) " – recoupe" }
                style { (PreEscaped(CSS)) }
            }
            body {
                a.skip href="#story-0" { (ui.pick("Aller au dossier", "Skip to the dossier")) }
                @if views.len() > 1 {
                    (contents(&views))
                }
                main { @for view in &views { (story(view)) } }
                script { (PreEscaped(SCRIPT)) }
            }
        }
    };
    page.into_string()
}

/// Where several stories were found: the list of them.
fn contents(views: &[View]) -> Markup {
    let ui = views[0].ui;
    html! {
        header.contents {
            p.brand { "recoupe" }
            p { (ui.count(views.len(), Counted::Stories)) }
            ol {
                @for (n, view) in views.iter().enumerate() {
                    li {
                        a href={ "#story-" (n) } { (view.story.title.as_ref().map_or("–", |t| t.exact())) }
                        " " span.note { (ui.count(view.articles.len(), Counted::Articles)) " · " (view.period()) }
                    }
                }
            }
        }
    }
}

/// A section that can be folded.
struct Section {
    id: &'static str,
    name: &'static str,
    body: Markup,
}

fn story(view: &View) -> Markup {
    let (ui, n) = (view.ui, view.place);
    let title = view.story.title.as_ref().map_or("", |t| t.exact());
    let sections: Vec<Section> = [
        Section { id: "keys", name: ui.pick("Ce qu’il faut retenir", "Key points"), body: keys::section(view) },
        Section { id: "conflicts", name: ui.pick("Où les récits divergent", "Where accounts differ"), body: coverage::conflicts(view) },
        Section { id: "time", name: ui.pick("Chronologie", "Timeline"), body: timeline::section(view) },
        Section { id: "said", name: ui.pick("Qui dit quoi", "Who said what"), body: said::section(view) },
        Section {
            id: "renderings",
            name: ui.pick("Une citation, plusieurs versions", "One quotation, several renderings"),
            body: said::renderings(view),
        },
        Section { id: "figures", name: ui.pick("Les chiffres", "Figures"), body: figures::section(view) },
        Section { id: "positions", name: "Positions", body: positions::section(view) },
        Section { id: "coverage", name: ui.pick("Qui le rapporte", "Who reports it"), body: coverage::matrix(view) },
        Section { id: "only", name: ui.pick("Seulement ici", "Only here"), body: coverage::only(view) },
    ]
    .into_iter()
    .filter(|s| !s.body.0.is_empty())
    .collect();
    html! {
        div.story id={ "story-" (n) } {
            nav aria-label={ "Sections : " (title) } {
                p.brand { "recoupe" }
                @for s in &sections { a href={ "#" (s.id) "-" (n) } { (s.name) } }
                a.to-sources href={ "#sources-" (n) } { "Sources" }
                p.keys-help hidden { kbd { "j" } " " kbd { "k" } " " (ui.pick("lignes", "lines")) br; kbd { "o" } " " (ui.pick("source", "source")) br; kbd { "b" } " " (ui.pick("retour", "back")) }
            }
            div.body {
                (head::header(view))
                @for s in &sections {
                    section id={ (s.id) "-" (n) } {
                        details open {
                            summary { h2 { (s.name) } }
                            (s.body)
                        }
                    }
                }
            }
            (sources::sources(view))
        }
    }
}
