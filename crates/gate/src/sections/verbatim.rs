//! Everything printed stands in a source, to the character; nothing of the furniture is in a story; no name or
//! topic is invented.

use super::Section;
use crate::matching::within;
use crate::run::{Run, list, text};
use serde_json::Value;

/// Fields whose spans may lie in the furniture: names in a caption, labels and disclaimers.
const APART: [&str; 2] = ["entities", "origins"];

pub(super) fn score(run: &Run) -> Section {
    let mut section = Section::new("verbatim");
    section.hard("hard: the gold's words not in the text", run.gold.lost.clone());
    let mut bad = Vec::new();
    for (path, span) in run.all_spans() {
        let exact = text(span, "exact");
        let at = |key| span.get(key).and_then(Value::as_u64).and_then(|n| usize::try_from(n).ok());
        let stands = run.text_of(text(span, "article")).zip(at("start").zip(at("end"))).is_some_and(|(t, (start, end))| {
            start < end && t.chars().skip(start).take(end - start).eq(exact.chars()) && exact.chars().count() == end - start
        });
        if !stands {
            bad.push(format!("{path} {exact:?}"));
        }
    }
    section.hard("hard: not verbatim", bad);
    let mut junk = Vec::new();
    for story in &run.stories {
        for (field, value) in story.as_object().into_iter().flatten().filter(|(f, _)| !APART.contains(&f.as_str())) {
            for (path, span) in Run::spans_below(value) {
                let lies = run
                    .span(span)
                    .is_some_and(|s| run.gold.reports[s.doc].blocks.iter().any(|b| !b.is_content() && within(s, b.span, 0.5)));
                if lies {
                    junk.push(format!("{field}{path} {:?}", text(span, "exact")));
                }
            }
        }
    }
    section.hard("hard: furniture in a story", junk);
    section.hard("hard: words of no source", invented(run));
    section
}

fn invented(run: &Run) -> Vec<String> {
    let flat = |t: &str| t.to_lowercase().replace('’', "'").split_whitespace().collect::<Vec<_>>().join(" ");
    let sources: Vec<String> = run.gold.reports.iter().map(|r| flat(&r.page.words(0..r.page.chars.len()))).collect();
    let mut said: Vec<&str> = Vec::new();
    for (_, e) in run.each("entities") {
        said.push(text(e, "name"));
        said.extend(list(e, "variants").filter_map(Value::as_str));
        said.extend(list(e, "roles").map(|r| text(r, "text")));
    }
    for field in ["statements", "positions"] {
        said.extend(run.each(field).filter_map(|(_, s)| s.get("speaker")).map(|s| text(s, "name")));
    }
    said.sort_unstable();
    said.dedup();
    said.into_iter().filter(|t| !t.is_empty() && !sources.iter().any(|s| s.contains(&flat(t)))).map(str::to_owned).collect()
}
