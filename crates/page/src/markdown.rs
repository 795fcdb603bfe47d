//! A dossier for a mail or a wiki: CommonMark, every verbatim line in quotation with its outlets. Shorter than the page:
//! a mail is read once, from the top.

use crate::around::{self, Around};
use crate::carriers::{carriers, too, why};
use crate::dates::{day, of_event};
use crate::marks::label;
use crate::notices;
use crate::numbers;
use crate::people::people;
use crate::same;
use crate::tally::{Tally, disputes};
use crate::tellers::{also, tellers};
use crate::versions::{Versions, versions};
use crate::view::View;
use crate::words::{Counted, Language};
use recoupe_model::Span;
use recoupe_model::contract::{Dossier, EventStatus, Reading, Verdict};
use std::fmt::Write;

/// Lines of one kind.
const MOST: usize = 25;
/// Lines of one speaker.
const OF_ONE: usize = 4;

/// The dossier as Markdown.
#[must_use]
pub fn markdown(dossier: &Dossier, ui: Language) -> String {
    let mut out = String::new();
    match dossier.stories.len() {
        0 => out = format!("{}\n", notices::nothing(ui)),
        1 => {}
        _ => out = format!("*{}*\n\n", notices::several(ui)),
    }
    for (n, story) in dossier.stories.iter().enumerate() {
        // writing to a string can't fail
        let _ = write_story(&View::new(dossier, n, story, ui), &mut out);
    }
    out
}

/// Words of a source, safe in Markdown: one line, marks escaped.
fn safe(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        if !out.is_empty() {
            out.push(' ');
        }
        for c in word.chars().filter(|c| !c.is_control()) {
            if matches!(c, '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '#' | '|' | '~' | '&') {
                out.push('\\');
            }
            out.push(c);
        }
    }
    out
}

fn line(view: &View, spans: &[&Span]) -> String {
    line_within(view, spans, &Around::default())
}

/// A line with the words around it that it needs to be read.
fn line_within(view: &View, spans: &[&Span], around: &Around) -> String {
    let mut marks: Vec<&str> = spans.iter().map(|s| view.mark(s.article())).collect();
    marks.dedup();
    let more = marks.len().saturating_sub(8);
    marks.truncate(8);
    let more = if more > 0 { format!(" +{more}") } else { String::new() };
    let words = [around.before.as_str(), spans.first().map_or("", |s| s.exact()), around.after.as_str()].map(safe);
    let words: Vec<&str> = words.iter().map(String::as_str).filter(|w| !w.is_empty()).collect();
    format!("{} **[{}{more}]**", words.join(" "), marks.join(" "))
}

fn heading(out: &mut String, words: &str) -> std::fmt::Result {
    writeln!(out, "\n## {words}\n")
}

fn beyond(view: &View, out: &mut String, all: usize, listed: usize) -> std::fmt::Result {
    if all > listed {
        writeln!(out, "- *{}*", format_args!("+ {}", view.ui.count(all - listed, Counted::Others)))?;
    }
    Ok(())
}

fn write_story(view: &View, out: &mut String) -> std::fmt::Result {
    top(view, out)?;
    keys(view, out)?;
    conflicts(view, out)?;
    overtaken(view, out)?;
    timeline(view, out)?;
    renderings(view, out)?;
    said(view, out)?;
    figures(view, out)?;
    positions(view, out)?;
    writeln!(out)
}

fn top(view: &View, out: &mut String) -> std::fmt::Result {
    let (ui, story) = (view.ui, view.story);
    let tally = Tally::new(view, &disputes(view));
    writeln!(out, "# {}\n", story.title.as_ref().map_or(ui.pick("Sans titre", "Untitled").into(), |t| safe(t.exact())))?;
    let mut facts = vec![ui.count(view.articles.len(), Counted::Articles), ui.count(view.outlets.len(), Counted::Outlets)];
    facts.push(ui.count(story.origins.len(), Counted::Origins));
    facts.extend(Some(view.period()).filter(|p| !p.is_empty()));
    writeln!(out, "{}\n", facts.join(" · "))?;
    for notice in notices::notices(view, &tally) {
        writeln!(out, "*{}*\n", safe(&notice))?;
    }
    if view.articles.len() > 1 && tally.origins > 1 {
        writeln!(out, "- {}\n- {}\n- {}\n", tally.several(ui), tally.apart(ui), tally.alone(ui))?;
    }
    for a in view.articles.iter().take(MOST) {
        let when = a.published.as_ref().map_or(ui.pick("sans date", "undated").to_owned(), |p| day(&p.date, ui));
        writeln!(out, "- **[{}]** {}, {}, {when}", view.mark(&a.id), safe(label(a)), view.kind(a))?;
    }
    beyond(view, out, view.articles.len(), MOST)
}

fn keys(view: &View, out: &mut String) -> std::fmt::Result {
    if view.story.key_points.is_empty() {
        return Ok(());
    }
    heading(out, view.ui.pick("Ce qu’il faut retenir", "Key points"))?;
    for (n, (k, carriers)) in view.story.key_points.iter().zip(carriers(view)).enumerate() {
        let own_topic = k.evidence.iter().all(|e| e.span != k.topic);
        let topic = if own_topic { format!("*{}* · ", safe(k.topic.exact())) } else { String::new() };
        let (outlets, origins) = (view.ui.count(k.outlets, Counted::Outlets), view.ui.count(k.origins, Counted::Origins));
        writeln!(out, "{}. {topic}{outlets}, {origins}", n + 1)?;
        for e in &k.evidence {
            let note =
                e.antecedent.as_ref().map(|a| format!(" ({}*{}*)", view.ui.pick("c’est-à-dire : ", "that is: "), safe(a.exact().trim())));
            let why = Some(why(view, e)).filter(|w| !w.is_empty()).map(|w| format!("*{w}{}*", view.ui.pick(" : ", ": ")));
            writeln!(out, "   > {}{}{}\n", why.unwrap_or_default(), line(view, &[&e.span]), note.unwrap_or_default())?;
        }
        let too = too(view, &carriers);
        if !too.is_empty() {
            writeln!(out, "   {too}\n")?;
        }
    }
    Ok(())
}

fn conflicts(view: &View, out: &mut String) -> std::fmt::Result {
    let pairs = disputes(view);
    if pairs.is_empty() {
        return Ok(());
    }
    heading(out, view.ui.pick("Où les récits divergent", "Where accounts differ"))?;
    for [a, b] in pairs.iter().take(MOST) {
        let lines = |side: &[Vec<&Span>]| side.iter().map(|spans| line(view, spans)).collect::<Vec<_>>().join("\\\n    ");
        writeln!(out, "- {}\n  ≠ {}", lines(a), lines(b))?;
    }
    beyond(view, out, pairs.len(), MOST)
}

/// What a later report overtook, and what overtakes an earlier one.
fn overtaken(view: &View, out: &mut String) -> std::fmt::Result {
    let told: Vec<_> = view.story.points.iter().filter_map(|p| Some((p, view.ui.order(p)?))).collect();
    if told.is_empty() {
        return Ok(());
    }
    heading(out, view.ui.pick("Avant et après", "Before and after"))?;
    for (p, order) in told.iter().take(MOST) {
        writeln!(out, "- {} ({})", line(view, &p.spans.iter().collect::<Vec<_>>()), order)?;
    }
    beyond(view, out, told.len(), MOST)
}

fn timeline(view: &View, out: &mut String) -> std::fmt::Result {
    let ui = view.ui;
    let entries = &view.story.timeline;
    if entries.is_empty() {
        return Ok(());
    }
    heading(out, ui.pick("Chronologie", "Timeline"))?;
    for e in entries.iter().take(MOST) {
        let when = of_event(e, ui);
        let status = if e.status == EventStatus::Past { String::new() } else { format!(" ({})", ui.status(e.status)) };
        let (first, others) = tellers(e);
        if !first.is_empty() {
            let also = if others.is_empty() { String::new() } else { format!(" ({})", also(view, &others)) };
            writeln!(out, "- **{when}**{status} {}{also}", line_within(view, &first, &around::both(view, first[0])))?;
        }
    }
    beyond(view, out, entries.len(), MOST)
}

fn renderings(view: &View, out: &mut String) -> std::fmt::Result {
    let all: Vec<_> = versions(view).into_iter().filter(Versions::differ).collect();
    if all.is_empty() {
        return Ok(());
    }
    heading(out, view.ui.pick("Une citation, plusieurs versions", "One quotation, several renderings"))?;
    for v in all.iter().take(MOST) {
        let speakers = v.speakers();
        let name = if speakers.is_empty() { "–".to_owned() } else { safe(&speakers.join(view.ui.pick(" ou ", " or "))) };
        writeln!(out, "- **{name}**")?;
        let voices = v.disputed().iter().map(|credit| {
            let places: Vec<&Span> = v.credited(credit).iter().filter_map(|s| s.speaker.as_ref()?.name.span.as_ref()).collect();
            line(view, &places)
        });
        let voices: Vec<String> = voices.collect();
        if !voices.is_empty() {
            writeln!(out, "  - *{}* {}", view.ui.pick("attribution différente\u{a0}:", "attribution differs:"), voices.join(" · "))?;
        }
        let others = (0..v.wordings.len()).filter(|n| *n != v.base);
        for n in std::iter::once(v.base).chain(others).take(OF_ONE + 1) {
            let notes = v.notes(view, &v.wordings[n]).join(", ");
            let notes = if notes.is_empty() { notes } else { format!(" *({})*", safe(&notes)) };
            writeln!(out, "  - {}{notes}", line(view, &v.wordings[n].iter().map(|s| &s.span).collect::<Vec<_>>()))?;
        }
    }
    beyond(view, out, all.len(), MOST)
}

fn said(view: &View, out: &mut String) -> std::fmt::Result {
    let ui = view.ui;
    let people = people(view);
    if people.is_empty() {
        return Ok(());
    }
    heading(out, ui.pick("Qui dit quoi", "Who said what"))?;
    for person in people.iter().take(MOST) {
        writeln!(out, "- **{}**", safe(person.name().unwrap_or(ui.pick("Sans auteur nommé", "No speaker given"))))?;
        let lines = person.lines();
        for same in lines.iter().take(OF_ONE) {
            let spans: Vec<&Span> = same.iter().map(|s| &s.span).collect();
            let around = around::statement(view, same[0]);
            writeln!(out, "  - *{}* {}", ui.stance(same[0].stance), line_within(view, &spans, &around))?;
        }
        if lines.len() > OF_ONE {
            writeln!(out, "  - *{}*", format_args!("+ {}", ui.count(lines.len() - OF_ONE, Counted::Others)))?;
        }
    }
    beyond(view, out, people.len(), MOST)
}

fn figures(view: &View, out: &mut String) -> std::fmt::Result {
    let mut compared: Vec<_> = view.story.figures.iter().filter(|f| f.verdict != Verdict::Single).collect();
    if compared.is_empty() {
        return Ok(());
    }
    compared.sort_by_key(|f| f.verdict != Verdict::Differ);
    heading(out, view.ui.pick("Les chiffres", "Figures"))?;
    for f in compared.iter().take(MOST) {
        writeln!(out, "- **{}**, {}", safe(f.counts.exact()), view.ui.verdict(f.verdict))?;
        for same in same::merge(f.readings.iter(), |r: &Reading| (numbers::standing(r, view.ui), r.span.exact())) {
            let facts = numbers::standing(same[0], view.ui);
            let facts = if facts.is_empty() { String::new() } else { format!(" ({})", safe(&facts)) };
            writeln!(out, "  - {}{facts}", line(view, &same.iter().map(|r| &r.span).collect::<Vec<_>>()))?;
        }
    }
    beyond(view, out, compared.len(), MOST)
}

fn positions(view: &View, out: &mut String) -> std::fmt::Result {
    let positions = &view.story.positions;
    if positions.is_empty() {
        return Ok(());
    }
    heading(out, "Positions")?;
    for p in positions.iter().take(MOST) {
        let told =
            p.told_by.as_ref().map(|t| format!(" ({} {})", view.ui.pick("selon", "as told by"), safe(view.name(t)))).unwrap_or_default();
        let head = format!("**{}** {} · *{}*", safe(view.name(&p.party)), view.ui.stance(p.position), safe(p.issue.text.exact()));
        let around = around::position(view, p);
        writeln!(out, "- {head}: {}{told}", line_within(view, &[&p.span], &around))?;
    }
    beyond(view, out, positions.len(), MOST)
}

#[cfg(test)]
mod tests {
    use super::safe;

    #[test]
    fn marks_are_escaped() {
        assert_eq!(safe("a *b*\n<script> [x](y) &amp;"), "a \\*b\\* \\<script\\> \\[x\\](y) \\&amp;");
    }
}
