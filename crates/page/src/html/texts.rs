//! The sources, whole, as they were read: every place that the dossier cites can be pointed at, and leads back.

use crate::dates::date;
use crate::html::parts;
use crate::marks::label;
use crate::view::View;
use maud::{Markup, PreEscaped, html};
use rayon::prelude::*;
use recoupe_model::contract::ArticleRecord;
use std::cmp::Reverse;
use std::collections::BTreeSet;

/// Places may lie in one another so deep; what lies deeper has its link end at the start of the passage.
const DEEP: usize = 12;
/// With more articles than this, paper does without their texts.
const ON_PAPER: usize = 16;

pub(crate) fn sources(view: &View) -> Markup {
    let (ui, n) = (view.ui, view.place);
    let title = view.story.title.as_ref().map_or("", |t| t.exact());
    let texts: Vec<Markup> = view.articles.par_iter().enumerate().map(|(number, article)| text(view, number, article)).collect();
    html! {
        section.sources.many[view.articles.len() > ON_PAPER] id={ "sources-" (n) } aria-label={ (ui.pick("Textes des sources", "Texts of the sources")) " " (n + 1) " : " (title) } tabindex="0" {
            p.sheet { b { "Source" } " " a href="#-" { (ui.pick("Fermer", "Close")) } }
            h2 { (ui.pick("Textes des sources", "Texts of the sources")) }
            @for (number, (article, text)) in view.articles.iter().zip(&texts).enumerate() {
                article.src id={ "a" (n) "-" (number) } lang=[article.lang.map(|l| l.to_string())] data-o=(view.outlet_of[number]) {
                    h3 lang=(ui.code()) { b.chip { (view.mark(&article.id)) } " " (label(article)) " "
                        @if let Some(p) = &article.published { small { (date(&p.date, ui)) } }
                    }
                    p.note lang=(ui.code()) {
                        a href={ "#i" (n) "-" (number) } { (ui.pick("ce qu’on en sait", "what is known of it")) }
                        @if let Some(url) = safe(article.url.as_deref()) { " · " a href=(url) rel="noopener noreferrer nofollow" { (url) } }
                    }
                    (text)
                }
            }
        }
    }
}

/// Only an address of the web becomes a link.
fn safe(url: Option<&str>) -> Option<&str> {
    url.filter(|u| {
        let scheme = u.split_once("://").map(|(s, _)| s.to_ascii_lowercase());
        matches!(scheme.as_deref(), Some("http" | "https"))
    })
}

/// A place in a source's text. The order of the kinds is that of nesting where two begin and end together.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Place {
    /// Not the report.
    Furniture,
    /// Cited in the dossier; the line to go back to.
    Cited(usize),
    /// The rest of a cited place that left the place in which it began.
    Rest,
}

/// The text with an element for each place cited, furniture greyed, paragraphs numbered. A place that leaves the one
/// in which it began is cut there, and its rest follows as another element.
fn text(view: &View, number: usize, article: &ArticleRecord) -> Markup {
    let Some(text) = &article.text else { return Markup::default() };
    let chars: Vec<char> = text.chars().collect();
    // outer places first: by start, the longer before the shorter
    let mut places: BTreeSet<(usize, Reverse<usize>, Place)> = BTreeSet::new();
    let mut add = |start: usize, end: usize, place: Place| {
        if start < end && end <= chars.len() {
            places.insert((start, Reverse(end), place));
        }
    };
    article.furniture.iter().for_each(|f| add(f.span.start(), f.span.end(), Place::Furniture));
    view.cited(number).into_iter().for_each(|(start, end, line)| add(start, end, Place::Cited(line)));
    let mut out = Writer {
        html: String::with_capacity(text.len() * 2),
        chars: &chars,
        at: 0,
        paragraphs: view.paragraph_starts(number),
        paragraph: 0,
        story: view.place,
        article: number,
        back: view.ui.pick("retour au dossier", "back to the dossier"),
    };
    let mut open: Vec<(usize, Place)> = Vec::new();
    while let Some((start, Reverse(end), place)) = places.pop_first() {
        while let Some(&(stop, what)) = open.last().filter(|(stop, _)| *stop <= start) {
            out.close(stop, what);
            open.pop();
        }
        let stop = match open.last() {
            Some((outer, _)) if *outer < end => {
                // a rest is not cut again: one passage is at most two elements, however many places cross
                if matches!(place, Place::Cited(_)) {
                    places.insert((*outer, Reverse(end), Place::Rest));
                }
                *outer
            }
            _ => end,
        };
        if open.len() >= DEEP {
            out.to(start);
            out.point(start, end, place);
            continue;
        }
        out.open(start, end, stop < end, place);
        open.push((stop, place));
    }
    while let Some((stop, what)) = open.pop() {
        out.close(stop, what);
    }
    out.to(chars.len());
    let dir = parts::is_right_to_left(text).then_some("auto");
    html! { div.raw dir=[dir] { (PreEscaped(out.html)) } }
}

struct Writer<'a> {
    html: String,
    chars: &'a [char],
    at: usize,
    paragraphs: &'a [usize],
    paragraph: usize,
    story: usize,
    article: usize,
    back: &'static str,
}

impl Writer<'_> {
    /// Writes the text up to a place, escaped; line ends become empty blocks, whose margins collapse.
    fn to(&mut self, end: usize) {
        for at in self.at..end.min(self.chars.len()) {
            self.number(at);
            match self.chars[at] {
                '&' => self.html.push_str("&amp;"),
                '<' => self.html.push_str("&lt;"),
                '>' => self.html.push_str("&gt;"),
                '\n' => self.html.push_str("<i></i>"),
                '\0' => self.html.push('\u{fffd}'),
                c => self.html.push(c),
            }
        }
        self.at = self.at.max(end);
    }

    /// Numbers the paragraph that begins here.
    fn number(&mut self, at: usize) {
        if self.paragraphs.get(self.paragraph).is_some_and(|start| *start <= at) {
            self.paragraph += 1;
            // where the page had no line end ("….Heading"), its number would stand on the words before it
            let before = self.chars[..at.min(self.chars.len())].iter().rev().find(|c| **c == '\n' || !c.is_whitespace());
            if before.is_some_and(|c| *c != '\n') {
                self.html.push_str("<i></i>");
            }
            self.html.push_str(&format!("<u data-n=\"{}\"></u>", self.paragraph));
        }
    }

    fn id(&self, start: usize, end: usize) -> String {
        format!("s{}-{}-{start}-{end}", self.story, self.article)
    }

    fn open(&mut self, start: usize, end: usize, cut: bool, place: Place) {
        self.to(start);
        if start < self.chars.len() {
            self.number(start);
        }
        match place {
            Place::Furniture => self.html.push_str("<span class=\"furn\">"),
            Place::Rest => self.html.push_str("<mark class=\"rest\">"),
            Place::Cited(_) => {
                let class = if cut { " class=\"cut\"" } else { "" };
                let id = self.id(start, end);
                self.html.push_str(&format!("<mark id=\"{id}\"{class} tabindex=\"-1\">"));
            }
        }
    }

    /// A place that would nest too deep: a point at its start.
    fn point(&mut self, start: usize, end: usize, place: Place) {
        if matches!(place, Place::Cited(_)) {
            self.open(start, end, false, place);
            self.close(start, place);
        }
    }

    fn close(&mut self, end: usize, place: Place) {
        self.to(end);
        match place {
            Place::Furniture => self.html.push_str("</span>"),
            Place::Rest => self.html.push_str("</mark>"),
            Place::Cited(line) => {
                let (story, back) = (self.story, self.back);
                self.html.push_str(&format!("<a class=\"back\" href=\"#l{story}-{line}\" aria-label=\"{back}\"></a></mark>"));
            }
        }
    }
}
