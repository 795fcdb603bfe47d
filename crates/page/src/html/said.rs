//! Statements by speaker. The same words of one speaker stand once, with the marks of all that report them.

use crate::around;
use crate::html::{parts, renderings};
use crate::people::{self, Person};
use crate::same;
use crate::versions::Versions;
use crate::view::View;
use crate::words::Counted;
use foldhash::HashMap;
use maud::{Markup, html};
use recoupe_model::contract::StatementRecord;
use recoupe_model::{SpeechKind, Standing};

/// Lines shown of one speaker before the rest is folded, and at most.
const SHOWN: (usize, usize) = (4, 60);
/// Speakers shown before the rest is folded, and at most.
const SPEAKERS: (usize, usize) = (8, 80);

pub(crate) fn section(view: &View, versions: &[Versions]) -> Markup {
    let people = people::people(view);
    if people.is_empty() {
        return Markup::default();
    }
    let renderings: HashMap<&str, usize> =
        versions.iter().take(renderings::SHOWN.1).flat_map(|v| v.record.statements.iter().map(|id| (id.as_str(), v.number))).collect();
    html! { (parts::bounded(view, &people, SPEAKERS, true, |p| speaker(view, p, &renderings))) }
}

fn speaker(view: &View, person: &Person, renderings: &HashMap<&str, usize>) -> Markup {
    let ui = view.ui;
    html! {
        div.who {
            h3 {
                (heading(view, &person.statements))
                small { (ui.count(person.statements.len(), Counted::Statements)) @if person.articles > 1 { ", " (ui.count(person.articles, Counted::Articles)) } }
            }
            (parts::bounded(view, &person.lines(), SHOWN, false, |l| line(view, l, renderings)))
        }
    }
}

fn heading(view: &View, list: &[&StatementRecord]) -> Markup {
    let ui = view.ui;
    let speaker = list.iter().find_map(|s| s.speaker.as_ref());
    let name = speaker.map_or(ui.pick("Sans auteur nommé", "No speaker given"), |s| &s.name.name);
    let role = list.iter().find_map(|s| s.speaker.as_ref()?.role.as_ref()).filter(|r| same::bare(r.exact()) != same::bare(name));
    let standing = match list.first().map(|s| s.standing) {
        Some(Standing::Unnamed) if speaker.is_some() => ui.pick("non nommé", "unnamed"),
        Some(Standing::Document) => "document",
        _ => "",
    };
    html! {
        span.name { (name) }
        @if let Some(role) = role { " " span.role { (parts::words(view, role)) } }
        @if !standing.is_empty() { " " span.flag { (standing) } }
    }
}

fn line(view: &View, same: &[&StatementRecord], renderings: &HashMap<&str, usize>) -> Markup {
    let ui = view.ui;
    let s = same[0];
    let mut notes: Vec<String> = Vec::new();
    if let Some(to) = s.to.as_ref().filter(|t| t.name.starts_with(char::is_alphanumeric)) {
        notes.push(format!("{} {}", ui.pick("à", "to"), to.name));
    }
    if let Some(via) = &s.via {
        notes.push(format!("{} {}", ui.pick("rapporté par", "as told by"), via.name));
    }
    notes.extend(s.warnings.iter().map(|w| ui.integrity(*w).to_owned()));
    let versions = same.iter().find_map(|s| renderings.get(s.id.as_str()));
    let spans: Vec<_> = same.iter().map(|s| &s.span).collect();
    html! {
        p.say.direct[is_quoted(s)] {
            (stance(view, s))
            @if s.parts.is_empty() {
                (parts::told_within(view, &spans, &around::statement(view, s)))
            } @else {
                @for (n, part) in s.parts.iter().enumerate() {
                    @if n > 0 { " " span.gap title=(ui.pick("récit entre les deux", "narration in between")) { "[…]" } " " }
                    @if n + 1 < s.parts.len() { (parts::words(view, part)) } @else { (parts::line(view, part)) }
                }
                (parts::chips(view, &spans[1..]))
            }
            @if !notes.is_empty() { span.note { (notes.join(", ")) } }
            @if let Some(r) = versions {
                " " a.see href={ "#r" (view.place) "-" (r) } { (ui.count(view.story.renderings[*r].statements.len(), Counted::Renderings)) }
            }
        }
    }
}

/// What the statement does, in the program's words.
pub(crate) fn stance(view: &View, s: &StatementRecord) -> Markup {
    html! { span.st.(format!("{:?}", s.stance).to_lowercase()) { (view.ui.stance(s.stance)) } }
}

/// Whether the page puts its own quotation marks around: a direct statement, which the record gives without its own.
pub(crate) fn is_quoted(s: &StatementRecord) -> bool {
    s.kind == SpeechKind::Direct && !s.span.exact().trim_start().starts_with(['«', '“', '"', '„', '‘', '”'])
}
