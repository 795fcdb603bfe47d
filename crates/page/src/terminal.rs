//! A dossier for a terminal: wrapped lines, the outlets' marks after each, colour only where asked for.

mod paper;

use crate::align::{LOST, Part, align};
use crate::around::{self, Around};
use crate::carriers::{carriers, too, why};
use crate::dates::{day, of_event};
use crate::marks::label;
use crate::notices;
use crate::numbers;
use crate::people::people;
use crate::same;
use crate::shared::{lines, shared};
use crate::tally::{Tally, disputes};
use crate::tellers::{also, tellers};
use crate::versions::{Versions, versions};
use crate::view::View;
use crate::words::{Counted, Language};
use paper::{BOLD, DIM, PLAIN, Paper, RED, STRUCK, TEAL, UNDER, YELLOW};
use recoupe_model::Span;
use recoupe_model::contract::{Dossier, EventStatus, Reading, Relation, StatementRecord, Verdict};
use std::collections::BTreeSet;

/// Lines listed of one kind; the rest is counted.
const MOST: usize = 40;
/// Lines of one speaker.
const OF_ONE: usize = 6;

/// The dossier as text, `width` columns wide (at least 40), with ANSI colour if `colour`.
#[must_use]
pub fn text(dossier: &Dossier, ui: Language, width: usize, colour: bool) -> String {
    let mut out = Paper::new(width, colour);
    match dossier.stories.len() {
        0 => out.text(0, &[(notices::nothing(ui), YELLOW)]),
        1 => {}
        _ => out.text(0, &[(notices::several(ui), YELLOW)]),
    }
    for (n, story) in dossier.stories.iter().enumerate() {
        if n > 0 || dossier.stories.len() > 1 {
            out.blank();
        }
        write_story(&View::new(dossier, n, story, ui), &mut out);
    }
    out.out
}

fn write_story(view: &View, out: &mut Paper) {
    top(view, out);
    keys(view, out);
    conflicts(view, out);
    timeline(view, out);
    renderings(view, out);
    said(view, out);
    figures(view, out);
    positions(view, out);
    coverage(view, out);
    only(view, out);
}

/// `[ATC LCL]`, of many the first ones.
fn marks(view: &View, spans: &[&Span]) -> String {
    let mut marks: Vec<&str> = spans.iter().map(|s| view.mark(s.article())).collect();
    marks.dedup();
    let more = marks.len().saturating_sub(8);
    marks.truncate(8);
    format!(" [{}{}]", marks.join(" "), if more > 0 { format!(" +{more}") } else { String::new() })
}

/// A verbatim line with the marks of all that have it, and a note of the program.
fn line(view: &View, out: &mut Paper, lead: (&str, &'static str, usize), spans: &[&Span], note: &str) {
    line_within(view, out, lead, spans, &Around::default(), note);
}

/// The same, with the words around it that it needs to be read.
fn line_within(
    view: &View,
    out: &mut Paper,
    (lead, style, indent): (&str, &'static str, usize),
    spans: &[&Span],
    around: &Around,
    note: &str,
) {
    let Some(first) = spans.first() else { return };
    let marks = marks(view, spans);
    let note = if note.is_empty() { String::new() } else { format!(" ({note})") };
    let runs = [(around.before.as_str(), DIM), (first.exact().trim(), PLAIN), (&around.after, DIM), (&marks, TEAL), (&note, DIM)];
    out.lead(lead, style, indent, &runs);
}

/// How many more there are than are listed.
fn beyond(view: &View, out: &mut Paper, indent: usize, all: usize, listed: usize) {
    if all > listed {
        let n = all - listed;
        out.text(indent, &[(&format!("+ {}", view.ui.count(n, Counted::Others)), DIM)]);
    }
}

fn top(view: &View, out: &mut Paper) {
    let (ui, story) = (view.ui, view.story);
    let tally = Tally::new(view, &disputes(view));
    out.text(0, &[(story.title.as_ref().map_or(ui.pick("Sans titre", "Untitled"), |t| t.exact()), BOLD)]);
    let mut facts = vec![ui.count(view.articles.len(), Counted::Articles), ui.count(view.outlets.len(), Counted::Outlets)];
    facts.push(ui.count(story.origins.len(), Counted::Origins));
    facts.extend(Some(view.period()).filter(|p| !p.is_empty()));
    out.text(0, &[(&facts.join(" · "), PLAIN)]);
    for notice in notices::notices(view, &tally) {
        out.lead("!", YELLOW, 2, &[(&notice, YELLOW)]);
    }
    if view.articles.len() > 1 && tally.origins > 1 {
        let style = if tally.contradictions + tally.differing > 0 { RED } else { PLAIN };
        out.blank();
        out.text(0, &[(&tally.several(ui), PLAIN)]);
        out.text(0, &[(&tally.apart(ui), style)]);
        out.text(0, &[(&tally.alone(ui), PLAIN)]);
    }
    if !story.origins.is_empty() {
        out.heading(ui.pick("Qui est derrière", "Who is behind it"));
    }
    for (n, origin) in story.origins.iter().enumerate().take(MOST) {
        let articles: Vec<usize> = (0..view.articles.len()).filter(|a| view.origin_of[*a] == n).collect();
        out.text(0, &[(view.origin_name(n), BOLD), (&format!(", {}", ui.origin(origin.kind)), DIM)]);
        for a in articles.iter().take(OF_ONE).map(|n| view.articles[*n]) {
            let mut facts = vec![label(a).to_owned()];
            facts.push(a.published.as_ref().map_or(ui.pick("sans date", "undated").to_owned(), |p| {
                let basis = ui.basis(p.basis);
                if basis.is_empty() { day(&p.date, ui) } else { format!("{} ({basis})", day(&p.date, ui)) }
            }));
            if let Some(lang) = a.original_lang.filter(|l| Some(*l) != a.lang) {
                facts.push(format!("{} {}", ui.pick("traduit", "translated from"), ui.tongue(lang.code())));
            }
            if a.relay.is_some() {
                facts.push(ui.pick("relais automatique", "automatic relay").to_owned());
            }
            out.lead(&format!("  [{}]", view.mark(&a.id)), TEAL, 9, &[(&facts.join(", "), PLAIN)]);
        }
        beyond(view, out, 9, articles.len(), OF_ONE);
    }
    beyond(view, out, 0, story.origins.len(), MOST);
}

fn keys(view: &View, out: &mut Paper) {
    if view.story.key_points.is_empty() {
        return;
    }
    out.heading(view.ui.pick("Ce qu’il faut retenir", "Key points"));
    for (n, (k, carriers)) in view.story.key_points.iter().zip(carriers(view)).enumerate() {
        // a topic that is one of the lines itself would only stand there twice
        let own_topic = k.evidence.iter().all(|e| e.span != k.topic);
        let topic = if own_topic { k.topic.exact().trim() } else { "" };
        let has = format!(
            "{}{}, {}",
            if topic.is_empty() { "" } else { " · " },
            view.ui.count(k.outlets, Counted::Outlets),
            view.ui.count(k.origins, Counted::Origins)
        );
        out.lead(&format!("{:>2}.", n + 1), BOLD, 4, &[(topic, BOLD), (&has, DIM)]);
        for e in &k.evidence {
            let name = e.antecedent.as_ref().map(|a| format!("{}{}", view.ui.pick("c’est-à-dire : ", "that is: "), a.exact().trim()));
            let notes: Vec<String> = Some(why(view, e).to_owned()).filter(|w| !w.is_empty()).into_iter().chain(name).collect();
            line(view, out, ("", PLAIN, 4), &[&e.span], &notes.join(" ; "));
        }
        let too = too(view, &carriers);
        if !too.is_empty() {
            out.text(4, &[(&too, DIM)]);
        }
    }
}

fn conflicts(view: &View, out: &mut Paper) {
    let pairs = disputes(view);
    if pairs.is_empty() {
        return;
    }
    out.heading(view.ui.pick("Où les récits divergent", "Where accounts differ"));
    for [a, b] in pairs.iter().take(MOST) {
        a.iter().for_each(|spans| line(view, out, ("", PLAIN, 4), spans, ""));
        for (n, spans) in b.iter().enumerate() {
            line(view, out, (if n == 0 { "  ≠" } else { "" }, RED, 4), spans, "");
        }
    }
    beyond(view, out, 4, pairs.len(), MOST);
}

fn timeline(view: &View, out: &mut Paper) {
    let entries = &view.story.timeline;
    if entries.is_empty() {
        return;
    }
    out.heading(view.ui.pick("Chronologie", "Timeline"));
    for e in entries.iter().take(MOST) {
        let when = of_event(e, view.ui);
        let (first, others) = tellers(e);
        let notes = [if e.status == EventStatus::Past { String::new() } else { view.ui.status(e.status).to_owned() }, also(view, &others)];
        let notes: Vec<&str> = notes.iter().map(String::as_str).filter(|n| !n.is_empty()).collect();
        let around = first.first().map_or_else(Around::default, |s| around::both(view, s));
        line_within(view, out, (&when, BOLD, 18), &first, &around, &notes.join(", "));
    }
    beyond(view, out, 18, entries.len(), MOST);
}

/// Lost words in `[-…-]`, added ones in `{+…+}`, struck out and underlined where there is colour.
fn renderings<'a>(view: &View<'a>, out: &mut Paper) {
    let all: Vec<_> = versions(view).into_iter().filter(Versions::differ).collect();
    if all.is_empty() {
        return;
    }
    let ui = view.ui;
    out.heading(ui.pick("Une citation, plusieurs versions", "One quotation, several renderings"));
    for v in all.iter().take(MOST) {
        let base = &v.wordings[v.base];
        let count = format!(" {}", ui.count(v.record.statements.len(), Counted::Renderings));
        out.text(0, &[(&v.speakers().join(ui.pick(" ou ", " or ")), BOLD), (&count, DIM)]);
        for (n, credit) in v.disputed().iter().enumerate() {
            let places: Vec<&Span> = v.credited(credit).iter().filter_map(|s| s.speaker.as_ref()?.name.span.as_ref()).collect();
            let lead = if n == 0 { ui.pick("attribution différente\u{a0}:", "attribution differs:") } else { "" };
            line(view, out, (lead, YELLOW, 24), &places, "");
        }
        let spans = |w: &[&'a StatementRecord]| -> Vec<&'a Span> { w.iter().map(|s| &s.span).collect() };
        line(view, out, ("", PLAIN, 4), &spans(base), &v.notes(view, base).join(", "));
        for w in v.wordings.iter().enumerate().filter(|(n, _)| *n != v.base).map(|(_, w)| w).take(OF_ONE) {
            let (places, notes) = (spans(w), v.notes(view, w).join(", "));
            let parts = align(base[0].span.exact().trim(), places[0].exact().trim()).filter(|_| !v.other_language(view, w[0]));
            let Some(parts) = parts else {
                line(view, out, ("  ~", DIM, 4), &places, &notes);
                continue;
            };
            let lost = |t: &String| {
                let words = t.split_whitespace().count();
                if words > LOST { ui.count(words, Counted::Words) } else { t.clone() }
            };
            let texts: Vec<(String, &'static str)> = parts
                .iter()
                .flat_map(|p| match p {
                    Part::Kept(t) => vec![(t.clone(), PLAIN)],
                    Part::Added(t) => vec![(if out.colour { t.clone() } else { format!("{{+{t}+}}") }, UNDER)],
                    Part::Lost(t) => {
                        vec![(if out.colour { lost(t) } else { format!("[-{}-]", lost(t)) }, STRUCK), (" ".to_owned(), PLAIN)]
                    }
                })
                .collect();
            let marks = marks(view, &places);
            let note = if notes.is_empty() { notes } else { format!(" ({notes})") };
            let runs: Vec<_> = texts.iter().map(|(t, s)| (t.as_str(), *s)).chain([(marks.as_str(), TEAL), (note.as_str(), DIM)]).collect();
            out.lead("  ~", DIM, 4, &runs);
        }
    }
    beyond(view, out, 4, all.len(), MOST);
}

fn said(view: &View, out: &mut Paper) {
    let ui = view.ui;
    let people = people(view);
    if people.is_empty() {
        return;
    }
    out.heading(ui.pick("Qui dit quoi", "Who said what"));
    for person in people.iter().take(MOST) {
        out.text(0, &[(person.name().unwrap_or(ui.pick("Sans auteur nommé", "No speaker given")), BOLD)]);
        let lines = person.lines();
        for same in lines.iter().take(OF_ONE) {
            let via = same[0].via.iter().map(|v| format!("{} {}", ui.pick("rapporté par", "as told by"), v.name));
            let notes: Vec<String> = via.chain(same[0].warnings.iter().map(|w| ui.integrity(*w).to_owned())).collect();
            let spans: Vec<&Span> = same.iter().map(|s| &s.span).collect();
            let around = around::statement(view, same[0]);
            line_within(view, out, (&format!("  {}", ui.stance(same[0].stance)), DIM, 13), &spans, &around, &notes.join(", "));
        }
        beyond(view, out, 13, lines.len(), OF_ONE);
    }
    beyond(view, out, 0, people.len(), MOST);
}

fn figures(view: &View, out: &mut Paper) {
    let mut compared: Vec<_> = view.story.figures.iter().filter(|f| f.verdict != Verdict::Single).collect();
    if compared.is_empty() {
        return;
    }
    compared.sort_by_key(|f| f.verdict != Verdict::Differ);
    out.heading(view.ui.pick("Les chiffres", "Figures"));
    for f in compared.iter().take(MOST) {
        let style = if f.verdict == Verdict::Differ { RED } else { DIM };
        out.lead(&format!("  {}", view.ui.verdict(f.verdict)), style, 15, &[(f.counts.exact().trim(), BOLD)]);
        for same in same::merge(f.readings.iter(), |r: &Reading| (numbers::standing(r, view.ui), r.span.exact())) {
            let spans: Vec<&Span> = same.iter().map(|r| &r.span).collect();
            line(view, out, ("", PLAIN, 15), &spans, &numbers::standing(same[0], view.ui));
        }
    }
    beyond(view, out, 15, compared.len(), MOST);
}

fn positions(view: &View, out: &mut Paper) {
    let positions = &view.story.positions;
    if positions.is_empty() {
        return;
    }
    out.heading("Positions");
    let mut issues: Vec<&str> = Vec::new();
    let mut known = BTreeSet::new();
    issues.extend(positions.iter().map(|p| p.issue.id.as_str()).filter(|id| known.insert(*id)));
    for issue in issues.iter().take(MOST) {
        let list: Vec<_> = positions.iter().filter(|p| p.issue.id == *issue).collect();
        out.text(2, &[(list[0].issue.text.exact().trim(), BOLD)]);
        for p in list.iter().take(OF_ONE * 2) {
            let told = p.told_by.as_ref().map(|t| format!("{} {}", view.ui.pick("selon", "as told by"), view.name(t))).unwrap_or_default();
            let lead = format!("  {} {}", view.name(&p.party), view.ui.stance(p.position));
            let around = around::position(view, p);
            line_within(view, out, (&lead, DIM, 24), &[&p.span], &around, &told);
        }
    }
    beyond(view, out, 2, issues.len(), MOST);
}

/// The points most carried, with a column an outlet.
fn coverage(view: &View, out: &mut Paper) {
    let ui = view.ui;
    let shared = shared(view);
    if shared.is_empty() || view.outlets.len() > 8 {
        return;
    }
    out.heading(ui.pick("Qui rapporte quoi", "Who reports what"));
    out.text(0, &[(ui.pick("● le rapporte · ○ a écrit plus tard sans le rapporter", "● has it · ○ wrote later without it"), DIM)]);
    let heads: Vec<String> = (0..view.outlets.len()).map(|o| format!("{:<4}", view.outlet_mark(o))).collect();
    out.lead(heads.concat().trim_end(), TEAL, 0, &[]);
    for (p, line_of_it) in shared.iter().zip(lines(&shared)).take(12) {
        let cells: Vec<&str> = view
            .outlets
            .iter()
            .map(|o| match (p.outlets.iter().any(|x| **x == **o), p.absent.iter().any(|x| **x == **o)) {
                (true, _) => "●   ",
                (_, true) => "○   ",
                _ => "    ",
            })
            .collect();
        let note = ui.order(p).unwrap_or("");
        line(view, out, (&cells.concat(), TEAL, view.outlets.len() * 4 + 1), &line_of_it.into_iter().collect::<Vec<_>>(), note);
    }
    beyond(view, out, 0, shared.len(), 12);
}

fn only(view: &View, out: &mut Paper) {
    let alone = view.story.points.iter().filter(|p| p.relation == Relation::Single);
    let single: Vec<(&Span, &str)> = alone.filter_map(|p| Some((p.spans.first()?, view.ui.order(p).unwrap_or("")))).collect();
    if single.is_empty() || view.articles.len() < 2 {
        return;
    }
    out.heading(view.ui.pick("Seulement ici", "Only here"));
    for (o, outlet) in view.outlets.iter().enumerate().take(MOST) {
        let own: Vec<_> = single.iter().filter(|(s, _)| view.number(s.article()).is_some_and(|n| view.outlet_of[n] == o)).collect();
        if own.is_empty() {
            continue;
        }
        out.text(0, &[(outlet, BOLD), (&format!(" {}", view.ui.count(own.len(), Counted::Points)), DIM)]);
        for (span, order) in own.iter().take(OF_ONE * 2) {
            line(view, out, ("  –", DIM, 4), &[span], order);
        }
        beyond(view, out, 4, own.len(), OF_ONE * 2);
    }
}
