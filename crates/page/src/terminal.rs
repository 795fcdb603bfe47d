//! A dossier for a terminal: wrapped lines, the outlet's mark after each, colour only where asked for.
//! Control characters of a source never reach the terminal.

use crate::view::{View, date, label};
use crate::words::{Counted, Language};
use recoupe_model::contract::{Dossier, EventStatus, Relation, Verdict};
use recoupe_model::{Attribution, FigureStatus, Span};
use unicode_width::UnicodeWidthStr;

/// The dossier as text, `width` columns wide (at least 40), with ANSI colour if `colour`.
#[must_use]
pub fn text(dossier: &Dossier, ui: Language, width: usize, colour: bool) -> String {
    let mut out = Paper { out: String::new(), width: width.clamp(40, 120), colour };
    for (n, story) in dossier.stories.iter().enumerate() {
        if n > 0 {
            out.out.push('\n');
        }
        write_story(&View::new(dossier, n, story, ui), &mut out);
    }
    out.out
}

const BOLD: &str = "1";
const DIM: &str = "2";
const TEAL: &str = "36";
const RED: &str = "31";

struct Paper {
    out: String,
    width: usize,
    colour: bool,
}

impl Paper {
    fn paint(&self, style: &str, text: &str) -> String {
        if self.colour { format!("\u{1b}[{style}m{text}\u{1b}[0m") } else { text.to_owned() }
    }

    fn heading(&mut self, text: &str) {
        let line = self.paint(TEAL, &text.to_uppercase());
        self.out.push('\n');
        self.out.push_str(&line);
        self.out.push('\n');
    }

    /// A paragraph with a hanging indent: `lead` stands at the head of the first line, painted, the rest is
    /// indented to `indent`.
    fn paragraph(&mut self, lead: &str, style: &str, indent: usize, text: &str) {
        let mut column = lead.width();
        let lead = if style.is_empty() { lead.to_owned() } else { self.paint(style, lead) };
        self.out.push_str(&lead);
        if !text.is_empty() && column > 0 {
            let gap = indent.saturating_sub(column).max(1);
            self.out.push_str(&" ".repeat(gap));
            column += gap;
        } else if !text.is_empty() {
            self.out.push_str(&" ".repeat(indent));
            column = indent;
        }
        let wrapped = wrap(text, column, indent, self.width);
        self.out.push_str(&wrapped);
        self.out.push('\n');
    }

    /// A paragraph in one style.
    fn styled(&mut self, style: &str, indent: usize, text: &str) {
        for line in wrap(text, indent, 0, self.width).lines() {
            let line = self.paint(style, line);
            self.out.push_str(&" ".repeat(indent));
            self.out.push_str(&line);
            self.out.push('\n');
        }
    }

    fn line(&mut self, view: &View, lead: &str, style: &str, indent: usize, span: &Span, note: &str) {
        let note = if note.is_empty() { String::new() } else { format!(" ({note})") };
        self.paragraph(lead, style, indent, &format!("{} [{}]{note}", span.exact().trim(), view.mark(span.article())));
    }
}

/// Words in lines of at most `width` columns, the first beginning at `column`, the others at `indent`; control
/// characters taken out.
fn wrap(text: &str, mut column: usize, indent: usize, width: usize) -> String {
    let mut out = String::new();
    for (n, word) in text.split_whitespace().enumerate() {
        let word: String = word.chars().filter(|c| !c.is_control()).collect();
        let w = word.width();
        if n > 0 && column + 1 + w > width {
            out.push('\n');
            out.push_str(&" ".repeat(indent));
            column = indent;
        } else if n > 0 {
            out.push(' ');
            column += 1;
        }
        out.push_str(&word);
        column += w;
    }
    out
}

fn write_story(view: &View, out: &mut Paper) {
    let (ui, story) = (view.ui, view.story);
    let title = story.title.as_ref().map_or("–", |t| t.exact());
    out.styled(BOLD, 0, title);
    let mut facts = vec![ui.count(view.articles.len(), Counted::Articles), ui.count(story.origins.len(), Counted::Origins)];
    facts.extend(Some(view.period()).filter(|p| !p.is_empty()));
    out.paragraph("", "", 0, &facts.join(" · "));
    out.out.push('\n');
    for a in &view.articles {
        let origin = view.kind(a);
        let when = a.published.as_ref().map_or(ui.pick("sans date", "undated").to_owned(), |p| {
            let basis = ui.basis(p.basis);
            if basis.is_empty() { date(&p.date, ui) } else { format!("{} ({basis})", date(&p.date, ui)) }
        });
        out.paragraph(&format!("[{}]", view.mark(&a.id)), BOLD, 7, &format!("{} · {origin} · {when}", label(a)));
    }
    keys(view, out);
    conflicts(view, out);
    timeline(view, out);
    said(view, out);
    figures(view, out);
    positions(view, out);
    only(view, out);
}

fn keys(view: &View, out: &mut Paper) {
    if view.story.key_points.is_empty() {
        return;
    }
    out.heading(view.ui.pick("Ce qu’il faut retenir", "Key points"));
    for (n, k) in view.story.key_points.iter().enumerate() {
        // a topic that is one of the lines itself would only stand there twice
        let own_topic = k.evidence.iter().all(|e| e.span != k.topic);
        let topic = if own_topic { format!("{} — ", k.topic.exact().trim()) } else { String::new() };
        out.paragraph(&format!("{:>2}.", n + 1), BOLD, 4, &format!("{topic}{}", view.ui.count(k.origins, Counted::Origins)));
        for e in &k.evidence {
            out.line(view, "", "", 4, &e.span, "");
        }
    }
}

fn conflicts(view: &View, out: &mut Paper) {
    let mut begun = false;
    for p in &view.story.points {
        for l in p.links.iter().filter(|l| l.relation == Relation::Contradicts) {
            let (Some(a), Some(b)) = (p.spans.get(l.a), p.spans.get(l.b)) else { continue };
            if !begun {
                out.heading(view.ui.pick("Où les récits divergent", "Where accounts differ"));
                begun = true;
            }
            out.line(view, "  ", "", 4, a, "");
            out.line(view, "  ≠", RED, 4, b, "");
        }
    }
}

fn timeline(view: &View, out: &mut Paper) {
    if view.story.timeline.is_empty() {
        return;
    }
    out.heading(view.ui.pick("Chronologie", "Timeline"));
    for e in &view.story.timeline {
        let when = e.date.as_ref().map_or(view.ui.pick("sans date", "undated").to_owned(), |d| date(d, view.ui));
        let status = if e.status == EventStatus::Past { "" } else { view.ui.status(e.status) };
        if let Some(m) = e.mentions.first() {
            out.line(view, &when, BOLD, 16, &m.event, status);
        }
    }
}

fn said(view: &View, out: &mut Paper) {
    if view.story.statements.is_empty() {
        return;
    }
    out.heading(view.ui.pick("Qui dit quoi", "Who said what"));
    let mut speakers: Vec<&str> = Vec::new();
    let who = |s: &'_ recoupe_model::contract::StatementRecord| -> String {
        s.speaker.as_ref().map_or("–".to_owned(), |s| s.name.name.clone())
    };
    let names: Vec<String> = view.story.statements.iter().map(who).collect();
    for name in &names {
        if !speakers.contains(&name.as_str()) {
            speakers.push(name);
        }
    }
    for speaker in speakers {
        out.paragraph(speaker, BOLD, 0, "");
        for (s, _) in view.story.statements.iter().zip(&names).filter(|(_, n)| *n == speaker) {
            let notes: Vec<String> = s
                .via
                .iter()
                .map(|v| format!("{} {}", view.ui.pick("rapporté par", "as told by"), v.name))
                .chain(s.warnings.iter().map(|w| view.ui.integrity(*w).to_owned()))
                .collect();
            out.line(view, &format!("  {}", view.ui.stance(s.stance)), DIM, 13, &s.span, &notes.join(", "));
        }
    }
}

fn figures(view: &View, out: &mut Paper) {
    let compared: Vec<_> = view.story.figures.iter().filter(|f| f.verdict != Verdict::Single).collect();
    if compared.is_empty() {
        return;
    }
    out.heading(view.ui.pick("Les chiffres", "Figures"));
    for f in compared {
        let style = if f.verdict == Verdict::Differ { RED } else { DIM };
        out.paragraph(&format!("  {}", view.ui.verdict(f.verdict)), style, 16, f.counts.exact());
        for r in &f.readings {
            let mut notes = Vec::new();
            if r.status == FigureStatus::Planned {
                notes.push(view.ui.figure_status(r.status).to_owned());
            }
            if r.attribution == Attribution::Denied {
                notes.push(view.ui.pick("démenti", "denied").to_owned());
            }
            notes.extend(r.speaker.as_ref().map(|s| format!("{} {}", view.ui.pick("selon", "according to"), s.name)));
            out.line(view, "", "", 16, &r.span, &notes.join(", "));
        }
    }
}

fn positions(view: &View, out: &mut Paper) {
    if view.story.positions.is_empty() {
        return;
    }
    out.heading("Positions");
    let mut issues: Vec<&str> = Vec::new();
    for p in &view.story.positions {
        if !issues.contains(&p.issue.id.as_str()) {
            issues.push(&p.issue.id);
        }
    }
    for issue in issues {
        let list: Vec<_> = view.story.positions.iter().filter(|p| p.issue.id == issue).collect();
        out.styled(BOLD, 2, list[0].issue.text.exact().trim());
        for p in list {
            let name = |id: &str| view.story.entities.iter().find(|e| e.id == id).map_or(id.to_owned(), |e| e.name.clone());
            let told = p.told_by.as_ref().map(|t| format!("{} {}", view.ui.pick("selon", "as told by"), name(t))).unwrap_or_default();
            out.line(view, &format!("  {} {}", name(&p.party), view.ui.stance(p.position)), DIM, 24, &p.span, &told);
        }
    }
}

fn only(view: &View, out: &mut Paper) {
    let single: Vec<&Span> = view.story.points.iter().filter(|p| p.relation == Relation::Single).filter_map(|p| p.spans.first()).collect();
    if single.is_empty() || view.articles.len() < 2 {
        return;
    }
    out.heading(view.ui.pick("Seulement ici", "Only here"));
    for a in &view.articles {
        for span in single.iter().filter(|s| s.article() == a.id) {
            out.line(view, "  –", DIM, 4, span, "");
        }
    }
}
