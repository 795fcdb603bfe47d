//! One self-contained page. Every verbatim line is a link to its place in its source, which stands on
//! the same page and leads back: it works without JavaScript, and a little JavaScript adds keys and a filter.

mod apparatus;
mod axis;
mod behind;
mod clocks;
mod coverage;
mod figures;
mod head;
mod keys;
mod mosaic;
mod only;
mod parts;
mod policy;
mod positions;
mod renderings;
mod said;
mod scale;
mod texts;
mod timeline;

use crate::tally::Tally;
use crate::view::View;
use crate::words::{Counted, Language};
use crate::{carriers, notices, tally, versions};
use maud::{DOCTYPE, Markup, PreEscaped, html};
use recoupe_model::contract::Dossier;

const STYLE: &str = include_str!("../assets/page.css");
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
                meta http-equiv="Content-Security-Policy" content=(policy::policy(STYLE, SCRIPT));
                meta name="referrer" content="no-referrer";
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta name="color-scheme" content="light dark";
                meta name="generator" content={ "recoupe " (dossier.recoupe) };
                title { (title) " – recoupe" }
                style { (PreEscaped(STYLE)) }
            }
            body {
                @if !views.is_empty() { a.skip href="#story-0" { (ui.pick("Aller au dossier", "Skip to the dossier")) } }
                @if views.len() != 1 { (contents(dossier, &views, ui)) }
                main { @for view in &views { (story(view, views.len() > 1)) } }
                script { (PreEscaped(SCRIPT)) }
            }
        }
    };
    page.into_string()
}

/// Where no story or several were found: what that means, and the list.
fn contents(dossier: &Dossier, views: &[View], ui: Language) -> Markup {
    let articles = ui.count(dossier.articles.len(), Counted::Articles);
    html! {
        header.contents {
            p.brand { "recoupe" }
            h1 { (articles) ", " (ui.count(views.len(), Counted::Stories)) }
            p.notice {
                @if views.is_empty() { (notices::nothing(ui)) } @else { (notices::several(ui)) }
            }
            ol {
                @for (n, view) in views.iter().enumerate() {
                    li {
                        a href={ "#story-" (n) } {
                            @match &view.story.title { Some(t) => { span.t lang=[view.article(t).and_then(|a| a.lang).map(|l| l.to_string())] { (t.exact()) } }, None => { (ui.pick("Sans titre", "Untitled")) } }
                        }
                        " " span.note { (ui.count(view.articles.len(), Counted::Articles)) @if !view.period().is_empty() { ", " (view.period()) } }
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

fn story(view: &View, one_of_many: bool) -> Markup {
    let (ui, n) = (view.ui, view.place);
    let title = view.story.title.as_ref().map_or(ui.pick("Sans titre", "Untitled"), |t| t.exact());
    // what several sections show is found once, and before them: they are written one by one
    let found = || rayon::join(|| carriers::carriers(view), || versions::versions(view));
    let (disputes, (carriers, versions)) = rayon::join(|| tally::disputes(view), found);
    let tally = Tally::new(view, &disputes);
    // in the order of the page, since the first line that cites a place is where the way back ends
    let written = || {
        let top = head::header(view, &tally);
        let behind = behind::origins(view);
        let sections = vec![
            Section { id: "keys", name: ui.pick("Ce qu’il faut retenir", "Key points"), body: keys::section(view, &carriers) },
            Section {
                id: "conflicts",
                name: ui.pick("Où les récits divergent", "Where accounts differ"),
                body: coverage::conflicts(view, &disputes),
            },
            Section { id: "time", name: ui.pick("Chronologie", "Timeline"), body: timeline::section(view) },
            Section {
                id: "renderings",
                name: ui.pick("Une citation, plusieurs versions", "One quotation, several renderings"),
                body: renderings::section(view, &versions),
            },
            Section { id: "said", name: ui.pick("Qui dit quoi", "Who said what"), body: said::section(view, &versions) },
            Section { id: "figures", name: ui.pick("Les chiffres", "Figures"), body: figures::section(view) },
            Section { id: "positions", name: "Positions", body: positions::section(view) },
            Section { id: "coverage", name: ui.pick("Qui rapporte quoi", "Who reports what"), body: coverage::section(view) },
            Section { id: "only", name: ui.pick("Seulement ici", "Only here"), body: only::only(view) },
        ];
        (top, behind, sections)
    };
    // what the last list holds is found meanwhile
    let ((top, behind, mut sections), silences) = rayon::join(written, || only::silences(view));
    sections.push(Section { id: "silent", name: ui.pick("Pas là", "Not there"), body: only::silent(view, silences) });
    sections.push(Section { id: "apparatus", name: ui.pick("Les sources", "Sources"), body: apparatus::section(view) });
    sections.retain(|s| !s.body.0.is_empty());
    html! {
        div.story id={ "story-" (n) } {
            nav aria-label=(if one_of_many { format!("Sections {} : {title}", n + 1) } else { "Sections".to_owned() }) {
                p.brand { "recoupe" }
                @for s in &sections { a href={ "#" (s.id) "-" (n) } { (s.name) } }
                a href={ "#sources-" (n) } { (ui.pick("Textes", "Texts")) }
                p.keys-help hidden {
                    kbd { "j" } " " kbd { "k" } " " (ui.pick("lignes", "lines")) br;
                    kbd { "o" } " " (ui.pick("source", "source")) br;
                    kbd { "b" } " " (ui.pick("retour", "back"))
                }
            }
            div.body {
                (top)
                (behind)
                @for s in &sections {
                    section id={ (s.id) "-" (n) } {
                        details open { summary { h2 { (s.name) } } (s.body) }
                    }
                }
                p.colophon {
                    (ui.pick("En romain à empattements : les mots des sources, tels quels ; chaque ligne mène à sa place. En linéale : les mots du programme. recoupe n’invente rien et ne dit pas qui a raison.",
                        "In serif: the words of the sources, as they stand; each line leads to its place. In sans: the words of the program. recoupe invents nothing and does not say who is right."))
                }
            }
            (texts::sources(view))
        }
    }
}
