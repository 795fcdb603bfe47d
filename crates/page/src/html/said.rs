//! Statements by speaker, and one quotation under its several renderings.

use crate::html::parts;
use crate::view::View;
use crate::words::Counted;
use maud::{Markup, html};
use recoupe_model::contract::{Rendering, StatementRecord};
use recoupe_model::{SpeechKind, Standing};

/// Statements shown of one speaker before the rest is folded.
const SHOWN: usize = 6;

pub(crate) fn section(view: &View) -> Markup {
    let ui = view.ui;
    // speakers in the order of how much they say; those whom no entity holds stand by their words
    let mut speakers: Vec<(String, Vec<&StatementRecord>)> = Vec::new();
    for s in &view.story.statements {
        let key = match &s.speaker {
            Some(speaker) => speaker.name.id.clone().unwrap_or_else(|| speaker.name.name.clone()),
            None => String::new(),
        };
        match speakers.iter_mut().find(|(k, _)| *k == key) {
            Some((_, list)) => list.push(s),
            None => speakers.push((key, vec![s])),
        }
    }
    if speakers.is_empty() {
        return Markup::default();
    }
    speakers.sort_by_key(|(key, list)| (key.is_empty(), std::cmp::Reverse(list.len())));
    html! {
        @for (_, list) in &speakers {
            div.who {
                (heading(view, list))
                @for s in list.iter().take(SHOWN) { (statement(view, s)) }
                @if list.len() > SHOWN {
                    details.more {
                        summary { "+ " (ui.count(list.len() - SHOWN, Counted::Statements)) }
                        @for s in list.iter().skip(SHOWN) { (statement(view, s)) }
                    }
                }
            }
        }
    }
}

fn heading(view: &View, list: &[&StatementRecord]) -> Markup {
    let ui = view.ui;
    let speaker = list.iter().find_map(|s| s.speaker.as_ref());
    let name = speaker.map_or(ui.pick("Sans auteur nommé", "No speaker given"), |s| &s.name.name);
    let role = list.iter().find_map(|s| s.speaker.as_ref()?.role.as_ref());
    let standing = match list.first().map(|s| s.standing) {
        Some(Standing::Unnamed) if speaker.is_some() => ui.pick("non nommé", "unnamed"),
        Some(Standing::Document) => "document",
        _ => "",
    };
    html! {
        h3 {
            (name)
            @if let Some(role) = role { small { (parts::words(view, role)) } }
            @if !standing.is_empty() { small { (standing) } }
        }
    }
}

fn statement(view: &View, s: &StatementRecord) -> Markup {
    let ui = view.ui;
    let mut notes: Vec<String> = Vec::new();
    if let Some(to) = &s.to {
        notes.push(format!("{} {}", ui.pick("à", "to"), to.name));
    }
    if let Some(via) = &s.via {
        notes.push(format!("{} {}", ui.pick("rapporté par", "as told by"), via.name));
    }
    notes.extend(s.warnings.iter().map(|w| ui.integrity(*w).to_owned()));
    let kind = match s.kind {
        SpeechKind::Direct => "direct",
        SpeechKind::Indirect => "indirect",
        SpeechKind::Mixed => "mixed",
    };
    let stance = ui.stance(s.stance);
    let tone = format!("{:?}", s.stance).to_lowercase();
    html! {
        p.say.(kind) {
            span.st.(tone) { (stance) }
            @if s.parts.is_empty() {
                (parts::words(view, &s.span))
            } @else {
                @for (n, part) in s.parts.iter().enumerate() {
                    @if n > 0 { " " span.gap title=(ui.pick("récit entre les deux", "narration in between")) { "[…]" } " " }
                    (parts::words(view, part))
                }
            }
            " " (parts::chip(view, &s.span))
            @if !notes.is_empty() { span.note { (notes.join(" · ")) } }
        }
    }
}

pub(crate) fn renderings(view: &View) -> Markup {
    if view.story.renderings.is_empty() {
        return Markup::default();
    }
    html! { @for r in &view.story.renderings { (rendering(view, r)) } }
}

fn rendering(view: &View, r: &Rendering) -> Markup {
    let ui = view.ui;
    let statements: Vec<&StatementRecord> =
        r.statements.iter().filter_map(|id| view.story.statements.iter().find(|s| s.id == *id)).collect();
    html! {
        div.rend {
            @for s in statements {
                p.say {
                    span.st {
                        @if r.original.as_ref() == Some(&s.id) { (ui.pick("langue d’origine", "own language")) }
                        @else if let Some(speaker) = &s.speaker { (speaker.name.name) }
                    }
                    (marked(view, r, s)) " " (parts::chip(view, &s.span))
                }
            }
            p.hint { (ui.pick("Souligné : ce que cette version a et que les autres n’ont pas.", "Underlined: what this rendering has and the others lack.")) }
        }
    }
}

/// The words of a rendering, what only it has underlined.
fn marked(view: &View, r: &Rendering, s: &StatementRecord) -> Markup {
    let chars: Vec<char> = s.span.exact().chars().collect();
    let mut changes: Vec<(usize, usize)> = r
        .changed
        .iter()
        .filter(|c| c.statement == s.id && c.span.article() == s.span.article() && c.span.start() >= s.span.start())
        .map(|c| (c.span.start() - s.span.start(), (c.span.end() - s.span.start()).min(chars.len())))
        .filter(|(a, b)| a < b)
        .collect();
    changes.sort_unstable();
    let text = |a: usize, b: usize| chars[a..b].iter().collect::<String>();
    let mut at = 0;
    html! {
        a.v href={ "#" (view.anchor(&s.span)) } {
            @for (a, b) in changes {
                @if a >= at {
                    (text(at, a)) ins { (text(a, b)) }
                    @let () = at = b;
                }
            }
            (text(at, chars.len()))
        }
    }
}
