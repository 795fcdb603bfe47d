//! Party by issue: what each wants, rejects, offers; who says so; what is not said.

use crate::around;
use crate::html::parts;
use crate::same;
use crate::view::View;
use foldhash::{HashMap, HashMapExt, HashSet};
use maud::{Markup, html};
use recoupe_model::contract::Position;
use std::collections::BTreeMap;

/// Parties that have a column: three leave room for whole sentences in a newspaper's measure.
const COLUMNS: usize = 3;
/// Issues shown before the rest is folded, and at most.
const SHOWN: (usize, usize) = (6, 60);
/// Lines shown in one cell before the rest is folded, and at most.
const CELL: (usize, usize) = (2, 12);

/// A position with its number in the record.
type Numbered<'a> = (usize, &'a Position);
/// The lines of a party on an issue: the same stance in the same words, in several articles, is one line.
type Cell<'a> = Vec<Vec<Numbered<'a>>>;

/// One issue: the positions on it by party.
struct Issue<'a> {
    first: &'a Position,
    parties: BTreeMap<&'a str, Cell<'a>>,
    count: usize,
}

/// Which position answers which, as far as both are shown.
struct Answers {
    shown: HashSet<usize>,
    by: HashMap<usize, Vec<usize>>,
}

pub(crate) fn section(view: &View) -> Markup {
    let ui = view.ui;
    let positions = &view.story.positions;
    let mut place: HashMap<&str, usize> = HashMap::new();
    let mut issues: Vec<Issue> = Vec::new();
    let mut said: HashMap<&str, usize> = HashMap::new();
    let numbered: Vec<Numbered> = positions.iter().enumerate().collect();
    let lines = same::merge(numbered.iter().copied(), |(_, p): Numbered| {
        ((p.issue.id.as_str(), p.party.as_str(), p.position, p.told_by.as_deref()), p.span.exact())
    });
    for line in lines {
        let p = line[0].1;
        let next = issues.len();
        let at = *place.entry(p.issue.id.as_str()).or_insert(next);
        if at == next {
            issues.push(Issue { first: p, parties: BTreeMap::new(), count: 0 });
        }
        issues[at].count += line.len();
        *said.entry(p.party.as_str()).or_default() += line.len();
        issues[at].parties.entry(&p.party).or_default().push(line);
    }
    if issues.is_empty() {
        return Markup::default();
    }
    // issues on which several parties stand come first; the parties that say most have the columns
    issues.sort_by_key(|i| std::cmp::Reverse((i.parties.len().min(COLUMNS), i.count)));
    let mut parties: Vec<(&str, usize)> = said.into_iter().collect();
    parties.sort_by_key(|(id, n)| (std::cmp::Reverse(*n), *id));
    let columns: Vec<&str> = parties.iter().take(COLUMNS).map(|(id, _)| *id).collect();
    issues.truncate(SHOWN.1);
    let shown = issues.iter().flat_map(|i| i.parties.values()).flat_map(|cell| cell.iter().take(CELL.1)).flatten().map(|(n, _)| *n);
    let mut answered = Answers { shown: shown.collect(), by: HashMap::new() };
    for (n, p) in &numbered {
        if let Some(to) = p.answers.filter(|to| answered.shown.contains(n) && answered.shown.contains(to)) {
            answered.by.entry(to).or_default().push(*n);
        }
    }
    let open = if issues.len() <= SHOWN.0 + 1 { issues.len() } else { SHOWN.0 };
    let table = |list: &[Issue]| {
        html! {
            table.pos role="table" {
                caption.vh { (ui.pick("Positions : une ligne par sujet, une colonne par partie", "Positions: one row an issue, one column a party")) }
                thead role="rowgroup" { tr role="row" { @for c in &columns { th role="columnheader" scope="col" { (view.name(c)) } } } }
                @for i in list { (issue(view, i, &columns, &answered)) }
            }
        }
    };
    html! {
        (table(&issues[..open]))
        @if issues.len() > open {
            (parts::fold(&ui.pick(format!("+ {} autres sujets", issues.len() - open), format!("+ {} more issues", issues.len() - open)), false, &table(&issues[open..])))
        }
    }
}

fn issue(view: &View, i: &Issue, columns: &[&str], answered: &Answers) -> Markup {
    let ui = view.ui;
    let others: Vec<(&str, &Cell)> = i.parties.iter().filter(|(id, _)| !columns.contains(id)).map(|(id, c)| (*id, c)).collect();
    html! {
        tbody role="rowgroup" {
            tr role="row" { th.issue role="rowheader" scope="rowgroup" colspan=(columns.len()) { (parts::words(view, &i.first.issue.text)) } }
            @if columns.iter().all(|c| !i.parties.contains_key(c)) {
                tr role="row" { td role="cell" colspan=(columns.len()) {
                    p.none { (columns.iter().map(|c| view.name(c)).collect::<Vec<_>>().join(", ")) (ui.pick(" : rien dans ces sources", ": no statement in these sources")) }
                } }
            } @else { tr role="row" {
                @for party in columns {
                    td role="cell" {
                        span.party { (view.name(party)) }
                        @match i.parties.get(party) {
                            Some(cell) => { (positions(view, cell, answered)) }
                            None => { p.none { (ui.pick("rien dans ces sources", "no statement in these sources")) } }
                        }
                    }
                }
            } }
            @if !others.is_empty() {
                tr.others role="row" { td role="cell" colspan=(columns.len()) {
                    @for (party, cell) in others { div { span.party.shown { (view.name(party)) } (positions(view, cell, answered)) } }
                } }
            }
        }
    }
}

fn positions(view: &View, cell: &Cell, answered: &Answers) -> Markup {
    parts::bounded(view, cell, CELL, true, |line| position(view, line, answered))
}

fn position(view: &View, same: &[Numbered], answered: &Answers) -> Markup {
    let ui = view.ui;
    let p = same[0].1;
    let tone = format!("{:?}", p.position).to_lowercase();
    let spans: Vec<_> = same.iter().map(|(_, p)| &p.span).collect();
    let answers: Vec<usize> = same.iter().filter_map(|(_, p)| p.answers).filter(|to| answered.shown.contains(to)).take(1).collect();
    let answers_to: Vec<usize> = same.iter().filter_map(|(n, _)| answered.by.get(n)).flatten().copied().take(3).collect();
    html! {
        // the first one's id stands on the line, the others' beside it: each can be pointed at
        div.stand.told[p.told_by.is_some()] id={ "p" (view.place) "-" (same[0].0) } {
            @for (n, _) in &same[1..] { span id={ "p" (view.place) "-" (n) } {} }
            p {
                span.st.(tone) { (ui.stance(p.position)) } " "
                (parts::told_within(view, &spans, &around::position(view, p)))
            }
            @if let Some(teller) = &p.told_by { p.note { (ui.pick("dit par l’autre partie : ", "told by the other party: ")) (view.name(teller)) } }
            @if let Some(speaker) = p.speaker.as_ref().filter(|s| s.name != view.name(&p.party) && p.told_by.as_ref().is_none_or(|t| s.name != view.name(t))) { p.note { (ui.pick("par ", "by ")) (speaker.name) } }
            @for to in answers { p.note { (ui.pick("répond à ", "answers ")) (reference(view, to)) } }
            @for from in answers_to { p.note { (ui.pick("réponse : ", "answered by ")) (reference(view, from)) } }
        }
    }
}

/// A link to another position: whose, and what it does.
fn reference<'a>(view: &View<'a>, n: usize) -> Markup {
    let p: &'a Position = &view.story.positions[n];
    html! { a.see href={ "#p" (view.place) "-" (n) } { (view.name(&p.party)) ", " (view.ui.stance(p.position)) } }
}
