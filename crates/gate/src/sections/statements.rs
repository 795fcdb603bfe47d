//! Who says what.

use super::{Section, prf};
use crate::gold::Statement;
use crate::matching::{Candidate, common, mean, one_to_one, share};
use crate::names::{Names, name_in};
use crate::place::Span;
use crate::run::{Run, list, text};
use serde_json::Value;
use std::collections::BTreeSet;

/// Share of letters and digits that content and content must have in common.
const LEAST: f64 = 0.8;

struct Found<'v> {
    spans: Vec<Span>,
    letters: BTreeSet<usize>,
    item: &'v Value,
    speaker: Option<String>,
    words: Option<Span>,
}

/// `found F1`: content (letters and digits, IoU ≥ 0.8); `with speaker F1`: and the right speaker. `speaker`,
/// `stance`: accuracy on what was found.
pub(super) fn score(run: &Run) -> Section {
    let mut section = Section::new("statements");
    let names = Names::new(run.gold);
    let letters = |spans: &[Span]| -> BTreeSet<usize> {
        let page = spans.first().map(|s| &run.gold.reports[s.doc].page);
        page.into_iter().flat_map(|p| spans.iter().flat_map(|s| s.start..s.end).filter(|n| p.chars[*n].is_alphanumeric())).collect()
    };
    let wanted: Vec<(&Statement, Vec<BTreeSet<usize>>)> = run.gold.statements.iter().map(|s| (s, readings(run, s, &letters))).collect();
    let found: Vec<Found> = run
        .each("statements")
        .filter_map(|(story, item)| {
            let parts: Vec<Span> = list(item, "parts").filter_map(|p| run.raw(p)).collect();
            let spans = if parts.is_empty() { vec![run.raw(item.get("span")?)?] } else { parts };
            let speaker = item.get("speaker").filter(|s| !s.is_null());
            let words = speaker.and_then(|s| run.raw(s.get("span")?));
            Some(Found { letters: letters(&spans), spans, item, speaker: name_in(speaker, story), words })
        })
        .collect();
    let right_speaker = |s: &Statement, f: &Found| {
        s.speakers.iter().any(|id| f.speaker.as_deref().is_some_and(|n| names.means(n, id)))
            || (s.speakers.iter().all(|id| id.starts_with('U')) && s.speaker_words.zip(f.words).is_some_and(|(a, b)| common(a, b) > 0))
    };
    let mut candidates: Vec<Candidate> = Vec::new();
    let mut blurred = BTreeSet::new();
    for (i, (statement, readings)) in wanted.iter().enumerate() {
        for (j, f) in found.iter().enumerate().filter(|(_, f)| f.spans[0].doc == statement.parts[0].doc) {
            let overlap =
                readings.iter().map(|r| share(r.intersection(&f.letters).count(), r.union(&f.letters).count())).fold(0.0, f64::max);
            if overlap >= 0.5 && statement.optional {
                blurred.insert(j);
            }
            if overlap >= LEAST {
                let speaks = f64::from(u8::from(right_speaker(statement, f)));
                candidates.push(([overlap, f64::from(u8::from(!statement.optional)), speaks], i, j));
            }
        }
    }
    let required: BTreeSet<usize> = (0..wanted.len()).filter(|i| !wanted[*i].0.optional).collect();
    let pairs: Vec<(usize, usize)> = one_to_one(candidates).into_iter().filter(|(i, _)| required.contains(i)).collect();
    let hit: BTreeSet<usize> = pairs.iter().map(|(_, j)| *j).collect();
    let counted: BTreeSet<usize> = (0..found.len()).filter(|j| hit.contains(j) || !blurred.contains(j)).collect();
    let right = |(i, j): &&(usize, usize)| right_speaker(wanted[*i].0, &found[*j]);
    let spoken = pairs.iter().filter(right).count();
    section.figure("with speaker F1", prf(spoken, counted.len(), required.len()).2);
    section.figure("found F1", prf(pairs.len(), counted.len(), required.len()).2);
    section.figure("speaker", share(spoken, pairs.len()));
    section.figure(
        "stance",
        mean(pairs.iter().map(|(i, j)| f64::from(u8::from(wanted[*i].0.stances.iter().any(|s| s == text(found[*j].item, "stance")))))),
    );
    for (name, kind) in [("direct R", "direct"), ("mixed R", "mixed"), ("indirect R", "indirect")] {
        let of_kind: Vec<usize> = required.iter().copied().filter(|i| wanted[*i].0.kind == kind).collect();
        let hits = of_kind.iter().filter(|i| pairs.iter().any(|(k, _)| k == *i)).count();
        section.figure(name, share(hits, of_kind.len()));
    }
    for i in required.iter().filter(|i| !pairs.iter().any(|(k, _)| k == *i)) {
        section.misses.push(format!("not found ({}): {}", wanted[*i].0.kind, run.gold.show(wanted[*i].0.parts[0])));
    }
    for (i, j) in pairs.iter().filter(|p| !right(p)) {
        let (s, f) = (wanted[*i].0, &found[*j]);
        section.misses.push(format!("speaker {:?} for {:?}: {}", f.speaker, s.speakers, run.gold.show(s.parts[0])));
    }
    for (i, j) in &pairs {
        let (s, f) = (wanted[*i].0, &found[*j]);
        if !s.stances.iter().any(|x| x == text(f.item, "stance")) {
            section.misses.push(format!("stance {:?} for {:?}: {}", text(f.item, "stance"), s.stances, run.gold.show(s.parts[0])));
        }
    }
    for j in counted.iter().filter(|j| !hit.contains(j)) {
        section.misses.push(format!("no statement ({}): {}", text(found[*j].item, "kind"), run.gold.show(found[*j].spans[0])));
    }
    let nobody: Vec<String> = run
        .gold
        .not_statements
        .iter()
        .filter(|(s, _)| found.iter().any(|f| f.spans.len() == 1 && crate::matching::iou(*s, f.spans[0]) >= LEAST))
        .map(|(s, why)| format!("{} ({why})", run.gold.show(*s)))
        .collect();
    section.figure("marks left alone", 1.0 - share(nobody.len(), run.gold.not_statements.len()));
    section.misses.extend(nobody.into_iter().map(|n| format!("nobody says: {n}")));
    section
}

/// What may stand for the content: its parts, all from first to last, and of a mixed one the marked words.
fn readings(run: &Run, s: &Statement, letters: &dyn Fn(&[Span]) -> BTreeSet<usize>) -> Vec<BTreeSet<usize>> {
    let (first, last) = (s.parts[0], s.parts[s.parts.len() - 1]);
    let mut out = vec![letters(&s.parts), letters(&[Span { end: last.end, ..first }])];
    if s.kind == "mixed" {
        let chars = &run.gold.reports[first.doc].page.chars;
        let mark = |from: usize, set: &str| (from..last.end).find(|n| set.contains(chars[*n]));
        if let Some(open) = mark(first.start, "«“„\"")
            && let Some(close) = mark(open + 1, "»”“\"")
        {
            out.push(letters(&[Span { start: open, end: close, ..first }]));
        }
    }
    out
}
