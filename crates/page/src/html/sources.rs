//! The sources, whole, as they were read: every place that the dossier cites can be pointed at.

use crate::view::{View, date, label};
use maud::{Markup, html};
use recoupe_model::Span;
use recoupe_model::contract::{ArticleRecord, StoryRecord};
use std::collections::BTreeSet;

pub(crate) fn sources(view: &View) -> Markup {
    let (ui, n) = (view.ui, view.place);
    let title = view.story.title.as_ref().map_or("", |t| t.exact());
    html! {
        section.sources id={ "sources-" (n) } aria-label={ "Sources : " (title) } tabindex="0" {
            h2 { "Sources" }
            a.close href={ "#story-" (n) } { (ui.pick("Fermer la source", "Close the source")) }
            @for (number, article) in view.articles.iter().enumerate() {
                article.src id={ "a" (n) "-" (number) } lang=[article.lang.map(|l| l.to_string())] {
                    h3 { (label(article)) " " span.chip { (view.mark(&article.id)) }
                        @if let Some(p) = &article.published { small { (date(&p.date, ui)) } }
                    }
                    @if let Some(url) = safe(article.url.as_deref()) { p.note { a href=(url) rel="noopener noreferrer nofollow" { (url) } } }
                    (text(view, number, article))
                }
            }
        }
    }
}

/// Only an address of the web becomes a link.
fn safe(url: Option<&str>) -> Option<&str> {
    url.filter(|u| u.starts_with("https://") || u.starts_with("http://"))
}

/// A place in a source's text.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Place {
    /// Not the report.
    Furniture,
    /// Cited in the dossier.
    Cited,
}

/// The text with an element for each place cited, furniture greyed. Places may cross: one that leaves the
/// element it lies in is cut at that element's end (the link still leads to where it starts).
fn text(view: &View, number: usize, article: &ArticleRecord) -> Markup {
    let Some(text) = &article.text else { return Markup::default() };
    let chars: Vec<char> = text.chars().collect();
    // outer places first: by start, the longer before the shorter
    let mut places: BTreeSet<(usize, std::cmp::Reverse<usize>, Place)> = BTreeSet::new();
    let mut add = |s: &Span, place: Place| {
        if s.start() < s.end() && s.end() <= chars.len() {
            places.insert((s.start(), std::cmp::Reverse(s.end()), place));
        }
    };
    article.furniture.iter().for_each(|f| add(&f.span, Place::Furniture));
    for_each_span(view.story, &mut |s| {
        if s.article() == article.id {
            add(s, Place::Cited);
        }
    });
    let prefix = format!("s{}-{number}", view.place);
    let mut out = Writer { html: String::with_capacity(text.len() * 2), chars: &chars, at: 0, prefix };
    let mut open: Vec<(usize, Place)> = Vec::new();
    for (start, std::cmp::Reverse(end), place) in places {
        while let Some(&(stop, what)) = open.last().filter(|(stop, _)| *stop <= start) {
            out.close(stop, what);
            open.pop();
        }
        out.open(start, end, place);
        open.push((open.last().map_or(end, |(outer, _)| end.min(*outer)), place));
    }
    while let Some((stop, what)) = open.pop() {
        out.close(stop, what);
    }
    out.to(chars.len());
    html! { div.raw { (maud::PreEscaped(out.html)) } }
}

struct Writer<'a> {
    html: String,
    chars: &'a [char],
    at: usize,
    /// Head of the ids of this text's places.
    prefix: String,
}

impl Writer<'_> {
    /// Writes the text up to a place, escaped; line ends become empty blocks, whose margins collapse.
    fn to(&mut self, end: usize) {
        for c in &self.chars[self.at.min(end)..end] {
            match c {
                '&' => self.html.push_str("&amp;"),
                '<' => self.html.push_str("&lt;"),
                '>' => self.html.push_str("&gt;"),
                '\n' => self.html.push_str("<i></i>"),
                '\0' => self.html.push('\u{fffd}'),
                c => self.html.push(*c),
            }
        }
        self.at = self.at.max(end);
    }

    fn open(&mut self, start: usize, end: usize, place: Place) {
        self.to(start);
        match place {
            Place::Furniture => self.html.push_str("<span class=\"furn\">"),
            Place::Cited => self.html.push_str(&format!("<mark id=\"{}-{start}-{end}\" tabindex=\"-1\">", self.prefix)),
        }
    }

    fn close(&mut self, end: usize, place: Place) {
        self.to(end);
        self.html.push_str(match place {
            Place::Furniture => "</span>",
            Place::Cited => "</mark>",
        });
    }
}

/// Calls `f` with every span of a story.
pub(crate) fn for_each_span(story: &StoryRecord, f: &mut dyn FnMut(&Span)) {
    story.title.iter().for_each(&mut *f);
    story.origins.iter().flat_map(|o| &o.evidence).for_each(&mut *f);
    for k in &story.key_points {
        f(&k.topic);
        for e in &k.evidence {
            f(&e.span);
            e.antecedent.iter().for_each(&mut *f);
        }
    }
    for s in &story.statements {
        f(&s.span);
        s.parts.iter().for_each(&mut *f);
        s.speaker.iter().filter_map(|s| s.role.as_ref()).for_each(&mut *f);
    }
    for t in &story.timeline {
        for m in &t.mentions {
            f(&m.event);
            m.when.iter().for_each(&mut *f);
        }
    }
    for g in &story.figures {
        f(&g.counts);
        g.readings.iter().for_each(|r| f(&r.span));
    }
    story.points.iter().flat_map(|p| &p.spans).for_each(&mut *f);
    for p in &story.positions {
        f(&p.issue.text);
        f(&p.span);
    }
}
