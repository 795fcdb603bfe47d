//! Party by issue: what each wants, rejects, offers; who says so; what is not said.

use crate::html::parts;
use crate::view::View;
use maud::{Markup, html};
use recoupe_model::contract::Position;

pub(crate) fn section(view: &View) -> Markup {
    let positions = &view.story.positions;
    let mut issues: Vec<(&str, Vec<(usize, &Position)>)> = Vec::new();
    for (n, p) in positions.iter().enumerate() {
        match issues.iter_mut().find(|(id, _)| *id == p.issue.id) {
            Some((_, list)) => list.push((n, p)),
            None => issues.push((&p.issue.id, vec![(n, p)])),
        }
    }
    if issues.is_empty() {
        return Markup::default();
    }
    // issues on which several parties stand come first
    let parties = |list: &[(usize, &Position)]| {
        let mut seen: Vec<&str> = Vec::new();
        for (_, p) in list {
            if !seen.contains(&p.party.as_str()) {
                seen.push(&p.party);
            }
        }
        seen.len()
    };
    issues.sort_by_key(|(_, list)| std::cmp::Reverse((parties(list), list.len())));
    html! { @for (_, list) in &issues { (issue(view, list)) } }
}

fn issue(view: &View, list: &[(usize, &Position)]) -> Markup {
    let mut parties: Vec<(&str, Vec<(usize, &Position)>)> = Vec::new();
    for &(n, p) in list {
        match parties.iter_mut().find(|(id, _)| *id == p.party) {
            Some((_, own)) => own.push((n, p)),
            None => parties.push((&p.party, vec![(n, p)])),
        }
    }
    html! {
        div.issue {
            h3 { (parts::words(view, &list[0].1.issue.text)) }
            div.cols {
                @for (party, own) in &parties {
                    div {
                        h4 { (name(view, party)) }
                        @for (n, p) in own { (position(view, *n, p)) }
                    }
                }
                @if parties.len() == 1 {
                    p.none { (view.ui.pick("D’une autre partie : rien dans ces sources.", "From another party: no statement in these sources.")) }
                }
            }
        }
    }
}

fn position(view: &View, n: usize, p: &Position) -> Markup {
    let ui = view.ui;
    let mut notes = Vec::new();
    if let Some(teller) = &p.told_by {
        notes.push(format!("{} {}", ui.pick("selon l’autre partie :", "as told by the other party:"), name(view, teller)));
    }
    if let Some(speaker) = &p.speaker {
        notes.push(speaker.name.clone());
    }
    let tone = format!("{:?}", p.position).to_lowercase();
    html! {
        p.stand id={ "p" (view.place) "-" (n) } {
            span.st.(tone) { (ui.stance(p.position)) } " "
            (parts::line(view, &p.span))
            @if !notes.is_empty() { span.note { (notes.join(" · ")) } }
            @if let Some(to) = p.answers.and_then(|a| view.story.positions.get(a)) {
                span.note { (ui.pick("répond à : ", "answers: ")) (parts::words(view, &to.span)) }
            }
        }
    }
}

fn name<'a>(view: &View<'a>, id: &'a str) -> &'a str {
    view.story.entities.iter().find(|e| e.id == id).map_or(id, |e| &e.name)
}
