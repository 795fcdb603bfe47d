//! A dossier for a mail or a wiki: CommonMark, every verbatim line in quotation with its outlet.

use crate::view::{View, date, label};
use crate::words::{Counted, Language};
use recoupe_model::Span;
use recoupe_model::contract::{Dossier, EventStatus, Relation, Verdict};
use std::fmt::Write;

/// The dossier as Markdown.
#[must_use]
pub fn markdown(dossier: &Dossier, ui: Language) -> String {
    let mut out = String::new();
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
        for c in word.chars() {
            if matches!(c, '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '#' | '|' | '~') {
                out.push('\\');
            }
            out.push(c);
        }
    }
    out
}

fn line(view: &View, span: &Span) -> String {
    format!("{} **[{}]**", safe(span.exact()), view.mark(span.article()))
}

fn write_story(view: &View, out: &mut String) -> std::fmt::Result {
    let (ui, story) = (view.ui, view.story);
    writeln!(out, "# {}\n", story.title.as_ref().map_or("–".into(), |t| safe(t.exact())))?;
    writeln!(
        out,
        "{} · {} · {}\n",
        ui.count(view.articles.len(), Counted::Articles),
        ui.count(story.origins.len(), Counted::Origins),
        view.period()
    )?;
    for a in &view.articles {
        let origin = view.kind(a);
        let when = a.published.as_ref().map_or(ui.pick("sans date", "undated").to_owned(), |p| date(&p.date, ui));
        writeln!(out, "- **[{}]** {} · {origin} · {when}", view.mark(&a.id), safe(label(a)))?;
    }
    if !story.key_points.is_empty() {
        writeln!(out, "\n## {}\n", ui.pick("Ce qu’il faut retenir", "Key points"))?;
        for (n, k) in story.key_points.iter().enumerate() {
            let own_topic = k.evidence.iter().all(|e| e.span != k.topic);
            let topic = if own_topic { format!("*{}* · ", safe(k.topic.exact())) } else { String::new() };
            writeln!(out, "{}. {topic}{}", n + 1, ui.count(k.origins, Counted::Origins))?;
            for e in &k.evidence {
                writeln!(out, "   > {}\n", line(view, &e.span))?;
            }
        }
    }
    write_conflicts(view, out)?;
    if !story.timeline.is_empty() {
        writeln!(out, "\n## {}\n", ui.pick("Chronologie", "Timeline"))?;
        for e in &story.timeline {
            let when = e.date.as_ref().map_or(ui.pick("sans date", "undated").to_owned(), |d| date(d, ui));
            let status = if e.status == EventStatus::Past { String::new() } else { format!(" ({})", ui.status(e.status)) };
            if let Some(m) = e.mentions.first() {
                writeln!(out, "- **{when}**{status} {}", line(view, &m.event))?;
            }
        }
    }
    if !story.statements.is_empty() {
        writeln!(out, "\n## {}\n", ui.pick("Qui dit quoi", "Who said what"))?;
        for s in &story.statements {
            let who = s.speaker.as_ref().map_or("–", |s| &s.name.name);
            writeln!(out, "- **{}** ({}) {}", safe(who), ui.stance(s.stance), line(view, &s.span))?;
        }
    }
    let compared: Vec<_> = story.figures.iter().filter(|f| f.verdict != Verdict::Single).collect();
    if !compared.is_empty() {
        writeln!(out, "\n## {}\n", ui.pick("Les chiffres", "Figures"))?;
        for f in compared {
            writeln!(out, "- {} ({})", safe(f.counts.exact()), ui.verdict(f.verdict))?;
            for r in &f.readings {
                writeln!(out, "  - {}", line(view, &r.span))?;
            }
        }
    }
    writeln!(out)
}

fn write_conflicts(view: &View, out: &mut String) -> std::fmt::Result {
    let pairs: Vec<(&Span, &Span)> = view
        .story
        .points
        .iter()
        .flat_map(|p| {
            p.links.iter().filter(|l| l.relation == Relation::Contradicts).filter_map(|l| Some((p.spans.get(l.a)?, p.spans.get(l.b)?)))
        })
        .collect();
    if pairs.is_empty() {
        return Ok(());
    }
    writeln!(out, "\n## {}\n", view.ui.pick("Où les récits divergent", "Where accounts differ"))?;
    for (a, b) in pairs {
        writeln!(out, "- {}\n  ≠ {}", line(view, a), line(view, b))?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::safe;

    #[test]
    fn marks_are_escaped() {
        assert_eq!(safe("a *b*\n<script> [x](y)"), "a \\*b\\* \\<script\\> \\[x\\](y)");
    }
}
