//! Small parts that every section uses: a verbatim line, an outlet's mark.

use crate::view::{View, label};
use maud::{Markup, html};
use recoupe_model::Span;

/// A verbatim line: the source's words, a way to their place, and whose they are.
pub(crate) fn line(view: &View, span: &Span) -> Markup {
    html! { (words(view, span)) "\u{a0}" (chip(view, span)) }
}

/// The source's words as a way to their place. `lang` is the source's, for screen readers and hyphens.
pub(crate) fn words(view: &View, span: &Span) -> Markup {
    let lang = view.article(span).and_then(|a| a.lang).filter(|l| l.code() != view.ui.code());
    html! { a.v href={ "#" (view.anchor(span)) } data-doc=(view.number(span.article()).unwrap_or(0)) lang=[lang.map(|l| l.to_string())] { (span.exact().trim()) } }
}

/// The mark of the outlet that a span comes from, filled: this line is from there.
pub(crate) fn chip(view: &View, span: &Span) -> Markup {
    let name = view.article(span).map_or("?", label);
    html! { a.chip.solid href={ "#" (view.anchor(span)) } title=(name) { (view.mark(span.article())) } }
}
