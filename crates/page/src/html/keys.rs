//! "Ce qu'il faut retenir": the most carried points, each with its lines and who has it.

use crate::html::parts;
use crate::view::View;
use crate::words::Counted;
use maud::{Markup, html};

pub(crate) fn section(view: &View) -> Markup {
    let ui = view.ui;
    if view.story.key_points.is_empty() {
        return Markup::default();
    }
    html! {
        ol.keys {
            @for key in &view.story.key_points {
                li {
                    // a topic that is one of the lines itself would only stand there twice
                    @if key.evidence.iter().all(|e| e.span != key.topic) { h3 { (parts::words(view, &key.topic)) } }
                    @for e in &key.evidence {
                        p {
                            (parts::line(view, &e.span))
                            @if let Some(a) = &e.antecedent {
                                span.note { (ui.pick("pronom pour : ", "pronoun for: ")) (parts::words(view, a)) }
                            }
                        }
                    }
                    p.carried { span.note { (ui.pick("rapporté par ", "reported by ")) (ui.count(key.outlets, Counted::Outlets)) " · " (ui.count(key.origins, Counted::Origins)) } }
                }
            }
        }
    }
}
