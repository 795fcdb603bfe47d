//! Small parts that every section uses: a verbatim line, an outlet's mark, a fold.

use crate::around::Around;
use crate::marks::label;
use crate::view::View;
use crate::words::Counted;
use maud::{Markup, PreEscaped, html};
use recoupe_model::Span;

/// Longest piece kept on one line, in characters: a word with the mark that French puts after a blank.
const TOGETHER: usize = 30;
/// Marks of further sources beside one line.
const MARKS: usize = 7;

/// A verbatim line: the source's words and whose they are, together one way to their place.
pub(crate) fn line(view: &View, span: &Span) -> Markup {
    link(view, span, &verbatim(span.exact().trim()), true)
}

/// One line that several sources have in the same words: the first one's, and the marks of all.
pub(crate) fn told(view: &View, spans: &[&Span]) -> Markup {
    let Some((first, rest)) = spans.split_first() else { return Markup::default() };
    html! { (line(view, first)) (chips(view, rest)) }
}

/// One line with the words around it that it needs to be read, fainter.
pub(crate) fn told_within(view: &View, spans: &[&Span], around: &Around) -> Markup {
    let Some((first, rest)) = spans.split_first() else { return Markup::default() };
    html! { (link_within(view, first, &verbatim(first.exact().trim()), around, true)) (chips(view, rest)) }
}

/// The marks of further sources of the same words, each a way to its place; of many, the first ones and how many more.
pub(crate) fn chips(view: &View, spans: &[&Span]) -> Markup {
    let shown = if spans.len() <= MARKS + 1 { spans.len() } else { MARKS };
    html! {
        @for span in &spans[..shown] { (chip(view, span)) }
        @if spans.len() > shown { " " span.note { "+" (spans.len() - shown) } }
    }
}

/// The source's words as a way to their place, without the mark.
pub(crate) fn words(view: &View, span: &Span) -> Markup {
    link(view, span, &verbatim(span.exact().trim()), false)
}

/// A way to a place, around words that are already markup.
pub(crate) fn link(view: &View, span: &Span, inside: &Markup, with_mark: bool) -> Markup {
    link_within(view, span, inside, &Around::default(), with_mark)
}

fn link_within(view: &View, span: &Span, inside: &Markup, around: &Around, with_mark: bool) -> Markup {
    let article = view.article(span);
    let lang = article.and_then(|a| a.lang).filter(|l| l.code() != view.ui.code());
    let dir = is_right_to_left(span.exact()).then_some("auto");
    let line = view.next_line();
    let outlet = view.number(span.article()).map(|n| view.outlet_of[n]);
    let beside = |words: &str| html! { @if !words.is_empty() { span.ctx lang=[lang.map(|l| l.to_string())] { (verbatim(words)) } } };
    html! {
        a.v id={ "l" (view.place) "-" (line) } href={ "#" (view.cite(span, line)) } data-o=[outlet] {
            (beside(&around.before))
            span.t lang=[lang.map(|l| l.to_string())] dir=[dir] { (inside) }
            (beside(around.after.trim_end()))
            @if with_mark { "\u{a0}" (mark(view, span)) }
        }
    }
}

/// The mark of the article that a span comes from; on paper with the number of the paragraph.
fn mark(view: &View, span: &Span) -> Markup {
    html! { b.chip title=(view.article(span).map_or("?", label)) data-p=[view.paragraph(span)] { (view.mark(span.article())) } }
}

/// A mark that is itself the way to the place: a further source of the same words.
fn chip(view: &View, span: &Span) -> Markup {
    let name = view.article(span).map_or("?", label);
    let outlet = view.number(span.article()).map(|n| view.outlet_of[n]);
    let line = view.next_line();
    html! {
        " " a.chip id={ "l" (view.place) "-" (line) } href={ "#" (view.cite(span, line)) } data-o=[outlet] title=(name) data-p=[view.paragraph(span)] { (view.mark(span.article())) }
    }
}

/// A numbered way to a place, where its words would say nothing by themselves.
pub(crate) fn place(view: &View, span: &Span, number: usize) -> Markup {
    let line = view.next_line();
    html! { a.place id={ "l" (view.place) "-" (line) } href={ "#" (view.cite(span, line)) } { "[" (number) "]" } }
}

/// The source's words as markup: escaped, and where a blank stands before a mark that must not begin a line (`oui !`,
/// `« non »`, `3 200`), kept together. The characters are those of the source.
pub(crate) fn verbatim(text: &str) -> Markup {
    let mut out = String::with_capacity(text.len() + text.len() / 8);
    let mut group = String::new();
    let flush = |group: &mut String, out: &mut String| {
        if group.contains(' ') && group.chars().count() <= TOGETHER {
            out.push_str("<span class=\"n\">");
            escape(group, out);
            out.push_str("</span>");
        } else {
            escape(group, out);
        }
        group.clear();
    };
    let mut previous = "";
    for (n, word) in text.split(' ').enumerate() {
        if n > 0 {
            if together(previous, word) {
                group.push(' ');
            } else {
                flush(&mut group, &mut out);
                out.push(' ');
            }
        }
        group.push_str(word);
        previous = word;
    }
    flush(&mut group, &mut out);
    PreEscaped(out)
}

fn together(a: &str, b: &str) -> bool {
    let closes = b.starts_with([':', ';', '!', '?', '»', '”', '%', '€']) && b.chars().count() <= 3;
    let opens = a.ends_with(['«', '“']) && a.chars().count() <= 2;
    let digits = |s: &str| s.bytes().take_while(u8::is_ascii_digit).count();
    let thousands = !a.is_empty() && a.len() <= 3 && digits(a) == a.len() && digits(b) == 3 && b.len() <= 5;
    closes || opens || thousands
}

/// Escapes text for markup; NUL, which markup can't hold, as U+FFFD.
pub(crate) fn escape(text: &str, out: &mut String) {
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\0' => out.push('\u{fffd}'),
            c => out.push(c),
        }
    }
}

/// Whether a text holds letters of a script that runs from right to left (Hebrew to Arabic Extended, and their
/// presentation forms).
pub(crate) fn is_right_to_left(text: &str) -> bool {
    text.chars().any(|c| matches!(c, '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{fefc}'))
}

/// What stands folded under one line; `keep`: paper shows it all the same.
pub(crate) fn fold(summary: &str, keep: bool, inside: &Markup) -> Markup {
    html! { details.more.keep[keep] { summary { (summary) } (inside) } }
}

/// The first `shown` items, the others (up to `most`) folded under "n more"; what lies beyond is counted.
pub(crate) fn bounded<T>(view: &View, items: &[T], (shown, most): (usize, usize), keep: bool, item: impl Fn(&T) -> Markup) -> Markup {
    let ui = view.ui;
    // a fold that hides one line costs as much room as the line
    let shown = if items.len() == shown + 1 { shown + 1 } else { shown };
    let rest = items.len().saturating_sub(shown);
    let beyond = items.len().saturating_sub(most.max(shown));
    html! {
        @for x in items.iter().take(shown) { (item(x)) }
        @if rest > 0 {
            (fold(&format!("+ {}", ui.count(rest, Counted::Others)), keep, &html! {
                @for x in items.iter().take(most).skip(shown) { (item(x)) }
                @if beyond > 0 { p.none { (ui.pick(format!("{beyond} de plus dans la version JSON."), format!("{beyond} more in the JSON."))) } }
            }))
        }
    }
}
