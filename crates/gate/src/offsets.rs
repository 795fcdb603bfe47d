//! The gold with offsets counted: the JSON files that a scorer of the same format reads.
//!
//! Spans become `{doc, start, end, text}` in scalars of the program's own text of each page, so the files hold
//! for one version of the reader only; they are made when needed and not kept.

use crate::gold::{Gold, Report, Standing};
use crate::place::Span;
use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use std::collections::BTreeSet;

/// Name and content of each file; `quotes.jsonl` and `not_quotes.jsonl` have one object a line.
#[must_use]
pub fn files(gold: &Gold) -> Vec<(&'static str, String)> {
    let print = |v: &Value| format!("{v:#}\n");
    vec![
        ("articles.json", print(&articles(gold))),
        ("people_orgs.json", print(&people(gold))),
        ("events.json", print(&events(gold))),
        ("figures.json", print(&figures(gold))),
        ("alignments.json", print(&alignments(gold))),
        ("unique.json", print(&unique(gold))),
        ("positions.json", print(&positions(gold))),
        ("takeaways.json", print(&takeaways(gold))),
        ("origins.json", print(&origins(gold))),
        ("quotes.jsonl", quotes(gold)),
        ("not_quotes.jsonl", not_quotes(gold)),
    ]
}

fn id(gold: &Gold, doc: usize) -> &str {
    &gold.reports[doc].id
}

fn span(gold: &Gold, s: Span) -> Value {
    let zone =
        gold.reports[s.doc].blocks.iter().find(|b| b.span.start <= s.start && s.end <= b.span.end).map_or("other", |b| b.kind.as_str());
    json!({"doc": id(gold, s.doc), "start": s.start, "end": s.end, "text": gold.words(s), "zone": zone})
}

fn documents(gold: &Gold, spans: impl Iterator<Item = Span>) -> Vec<&str> {
    let docs: BTreeSet<usize> = spans.map(|s| s.doc).collect();
    docs.into_iter().map(|d| id(gold, d)).collect()
}

/// Blocks of the gold, and what lies between them as furniture of no stated kind.
fn segments(report: &Report, doc: usize) -> Vec<(String, Span, bool)> {
    let mut all: Vec<(String, Span, bool)> = Vec::new();
    let gap = |from: usize, to: usize, all: &mut Vec<(String, Span, bool)>| {
        let chars = &report.page.chars[from..to];
        let (Some(first), Some(last)) = (chars.iter().position(|c| c.is_alphanumeric()), chars.iter().rposition(|c| c.is_alphanumeric()))
        else {
            return;
        };
        all.push(("other".to_owned(), Span { doc, start: from + first, end: from + last + 1 }, true));
    };
    let mut at = 0;
    for block in &report.blocks {
        if block.span.start >= at {
            gap(at, block.span.start, &mut all);
            all.push((block.kind.clone(), block.span, false));
            at = block.span.end;
        }
    }
    gap(at, report.page.chars.len(), &mut all);
    all
}

fn articles(gold: &Gold) -> Value {
    let all = gold.reports.iter().enumerate().map(|(doc, report)| {
        let parts = segments(report, doc);
        let content = |kind: &str| matches!(kind, "title" | "deck" | "heading" | "body");
        let whole: String = report.page.chars.iter().collect();
        let digest: String = Sha256::digest(whole.as_bytes()).iter().map(|b| format!("{b:02x}")).collect();
        let title = report.spans("title").next().map(|s| span(gold, s));
        let evidence: Vec<Value> = title.clone().into_iter().collect();
        let (earliest, latest) = match (report.field("published"), report.field("published_within")) {
            (Some(day), _) => (day, day),
            (None, within) => within.and_then(|w| w.split_once('/')).unwrap_or(("", "")),
        };
        let lang = report.field("lang").unwrap_or("");
        let live = report.field("live").is_some();
        let headings = report.spans("heading").map(|s| span(gold, s));
        let subarticles: Vec<Value> = title
            .iter()
            .cloned()
            .chain(headings)
            .enumerate()
            .map(|(n, t)| json!({"id": format!("{}#{n}", report.id), "title": t}))
            .filter(|_| live)
            .collect();
        let names = |key: &str| report.fields.get(key).into_iter().flatten().map(|n| json!({"name": n})).collect::<Vec<_>>();
        json!({
            "id": report.id, "file": report.file, "chars": report.page.chars.len(), "sha256": digest,
            "outlet": report.field("outlet"), "outlet_evidence": evidence,
            "also_right": {"outlet": report.fields.get("outlet")},
            "relay": report.field("relay").map(|name| json!({"name": name, "present": true, "evidence":
                report.spans("translator_label").map(|s| span(gold, s)).collect::<Vec<_>>()})),
            "language": lang, "original_language": report.field("original").unwrap_or(lang),
            "machine_translated": {"value": report.field("translated").is_some(), "confidence": "certain", "evidence": [], "artefacts": []},
            "title": title, "deck": report.spans("deck").next().map(|s| span(gold, s)),
            "published": {"value": earliest, "precision": "day", "basis": if report.field("published").is_some() { "stated" } else { "cross-document" }, "earliest": earliest, "latest": latest, "evidence": evidence},
            "updated": {"present": report.field("modified").is_some(), "value": report.field("modified")},
            "authors": names("author"), "agencies": names("agency"),
            "body_spans": report.spans("body").map(|s| json!([s.start, s.end])).collect::<Vec<_>>(),
            "content_spans": parts.iter().filter(|p| content(&p.0)).map(|p| json!([p.1.start, p.1.end])).collect::<Vec<_>>(),
            "boilerplate_spans": parts.iter().filter(|p| !content(&p.0)).map(|p| json!([p.1.start, p.1.end, p.0])).collect::<Vec<_>>(),
            "segments": parts.iter().map(|(kind, s, unstated)| {
                let accept: &[&str] = match (kind.as_str(), unstated) {
                    (_, true) => &["navigation", "consent", "share", "caption", "credit", "disclaimer", "trending", "related", "advert", "timestamp", "player"],
                    ("byline" | "credit", _) => &["credit", "timestamp"],
                    ("navigation", _) => &["other", "related", "disclaimer", "advert"],
                    ("related", _) => &["trending", "navigation"],
                    ("other", _) => &["navigation", "credit", "disclaimer", "advert", "consent", "related", "share"],
                    _ => &[],
                };
                json!({"type": kind, "start": s.start, "end": s.end, "text": gold.words(*s), "accept_types": accept})
            }).collect::<Vec<_>>(),
            "subarticles": subarticles, "text_anomalies": [],
        })
    });
    Value::Array(all.collect())
}

fn people(gold: &Gold) -> Value {
    let all = gold.entities.iter().map(|e| {
        let mut variants: Vec<String> = e.mentions.iter().map(|m| gold.words(m.span)).collect();
        variants.sort();
        variants.dedup();
        json!({
            "id": e.id, "kind": e.kind, "canonical": e.name, "parent": e.parent, "variants": variants, "conflicts": [],
            "roles": e.roles.iter().map(|s| json!({"role": gold.words(*s), "span": span(gold, *s)})).collect::<Vec<_>>(),
            "mentions": e.mentions.iter().map(|m| {
                let mut s = span(gold, m.span);
                s["mention"] = json!(m.kind);
                s
            }).collect::<Vec<_>>(),
        })
    });
    Value::Array(all.collect())
}

fn events(gold: &Gold) -> Value {
    let all: Vec<Value> = gold
        .events
        .iter()
        .map(|e| {
            json!({
                "id": e.id, "label": e.label, "date": e.date, "precision": e.precision, "basis": "text", "status": e.status,
                "importance": e.importance, "documents": documents(gold, e.told.iter().map(|t| t.phrase)),
                "mentions": e.told.iter().map(|t| json!({
                    "doc": id(gold, t.phrase.doc), "time": t.time.map(|s| span(gold, s)), "literal": t.time.map(|s| gold.words(s)),
                    "kind": if t.time.is_some() { "absolute" } else { "implicit" }, "resolved": t.time.map(|_| &t.value),
                    "phrase": span(gold, t.phrase),
                })).collect::<Vec<_>>(),
            })
        })
        .collect();
    json!({"events": all, "not_events": []})
}

fn number(value: &str) -> Value {
    value.parse::<f64>().map_or_else(|_| json!(value), |n| json!(n))
}

fn figures(gold: &Gold) -> Value {
    let all: Vec<Value> = gold
        .figures
        .iter()
        .map(|f| {
            let n = f.values.len();
            let relations: Vec<Value> = (0..n)
                .flat_map(|a| (a + 1..n).map(move |b| (a, b)))
                .map(|(a, b)| {
                    json!({"a": a, "b": b,
                    "relation": match f.standing(a, b) {
                        Standing::Agree => "agree",
                        Standing::Planned => "planned-vs-actual",
                        Standing::Conflict => "conflict",
                    }})
                })
                .collect();
            json!({
                "id": f.id, "what": f.what, "unit": f.unit, "salience": f.salience, "flags": [], "relations": relations,
                "relation": if f.conflicts() { "conflict" } else if n > 1 { "agree" } else { "single" },
                "documents": documents(gold, f.values.iter().map(|v| v.number)),
                "values": f.values.iter().map(|v| json!({
                    "doc": id(gold, v.number.doc), "number": span(gold, v.number), "context": span(gold, v.context),
                    "value": number(&v.value), "unit": f.unit, "mode": v.mode, "min": v.range.0, "max": v.range.1,
                })).collect::<Vec<_>>(),
            })
        })
        .collect();
    json!({
        "figures": all,
        "not_comparable": gold.figures_apart.iter().map(|(a, b, why)| json!({"a": a, "b": b, "why": why})).collect::<Vec<_>>(),
        "not_figures": gold.not_figures.iter().map(|(s, why)| json!({"span": span(gold, *s), "why": why})).collect::<Vec<_>>(),
    })
}

fn alignments(gold: &Gold) -> Value {
    let groups: Vec<Value> = gold
        .points
        .iter()
        .map(|p| {
            let members: Vec<Value> = p
                .parts
                .iter()
                .enumerate()
                .map(|(i, s)| {
                    let mut m = span(gold, *s);
                    m["i"] = json!(i);
                    m
                })
                .collect();
            let n = p.parts.len();
            let pairs: Vec<Value> = (0..n)
                .flat_map(|a| (a + 1..n).map(move |b| (a, b)))
                .filter(|(a, b)| p.parts[*a].doc != p.parts[*b].doc)
                .map(|(a, b)| (a, b, p.pairs.get(&(a, b)).unwrap_or(&p.relation)))
                .filter(|(_, _, relation)| *relation != "-")
                .map(|(a, b, relation)| json!({"a": a, "b": b, "relation": relation}))
                .collect();
            json!({"id": p.id, "topic": p.claim, "claim": p.claim, "relation": p.relation, "importance": p.importance, "optional": p.optional,
               "reach": p.reach, "documents": documents(gold, p.parts.iter().copied()), "members": members, "pairs": pairs})
        })
        .collect();
    let apart: Vec<Value> =
        gold.points_apart.iter().map(|(a, b, why)| json!({"a": span(gold, *a), "b": span(gold, *b), "why": why})).collect();
    json!({"groups": groups, "negatives": apart})
}

fn unique(gold: &Gold) -> Value {
    let all = gold.unique.iter().enumerate().map(|(n, u)| {
        json!({
            "id": format!("U{:02}", n + 1), "doc": id(gold, u.span.doc), "importance": u.importance, "span": span(gold, u.span),
            "why": u.why, "kind": if u.fact { "fact" } else { "detail" }, "related_groups": [],
        })
    });
    Value::Array(all.collect())
}

fn positions(gold: &Gold) -> Value {
    let name = |id: &str| gold.entities.iter().find(|e| e.id == id).map_or(id, |e| e.name.as_str()).to_owned();
    let all = gold.positions.iter().enumerate().map(|(n, p)| {
        json!({
            "id": format!("P{:02}", n + 1), "party": name(&p.party), "issue": p.issue, "stance": p.stance, "stance_coarse": p.stance,
            "speaker": p.speaker, "doc": id(gold, p.span.doc), "span": span(gold, p.span),
        })
    });
    Value::Array(all.collect())
}

fn takeaways(gold: &Gold) -> Value {
    let all = gold.key_points.iter().map(|k| {
        let lines = |primary: bool| {
            k.lines
                .iter()
                .filter(|l| l.primary == primary)
                .map(|l| {
                    let mut s = span(gold, l.span);
                    s["standalone"] = json!(l.antecedent.is_none());
                    if let Some(a) = l.antecedent {
                        s["depends_on"] = json!({"antecedent": span(gold, a)});
                    }
                    s
                })
                .collect::<Vec<_>>()
        };
        let mut out = json!({"rank": k.rank, "topic": k.topic, "primary": lines(true), "alternates": lines(false)});
        if let Some(sides) = &k.sides {
            out["needs_both_sides"] = json!(sides);
        }
        out
    });
    Value::Array(all.collect())
}

fn origins(gold: &Gold) -> Value {
    let group = |key: &str| {
        let lists = gold.groups.get(key).into_iter().flatten();
        lists.map(|g| g.iter().map(|d| id(gold, *d)).collect::<Vec<_>>()).collect::<Vec<_>>()
    };
    let kinds: serde_json::Map<String, Value> = gold.kinds.iter().enumerate().map(|(d, k)| (id(gold, d).to_owned(), json!(k))).collect();
    json!({"stories": group("story"), "events": group("event"), "origins": group("origin"), "kinds": kinds})
}

/// Stances of a quotation gold for those of the contract.
fn quoted_stance(stance: &str) -> &'static str {
    match stance {
        "claims" => "claim",
        "denies" => "deny",
        "demands" | "asks" => "demand",
        "rejects" => "refuse",
        "accepts" => "concede",
        "offers" => "propose",
        "warns" => "warn",
        "promises" => "promise",
        "threatens" => "threaten",
        "accuses" => "accuse",
        "criticises" => "criticise",
        "praises" => "praise",
        "hopes" => "hope",
        _ => "neutral",
    }
}

fn quotes(gold: &Gold) -> String {
    let name = |id: &str| gold.entities.iter().find(|e| e.id == id).map_or(id, |e| e.name.as_str()).to_owned();
    let lines = gold.statements.iter().enumerate().map(|(n, s)| {
        let whole = Span { end: s.parts[s.parts.len() - 1].end, ..s.parts[0] };
        let cue: Vec<Value> = s.cue.map(|c| span(gold, c)).into_iter().collect();
        // an unnamed source is known by the words that name it
        let speaker = (!s.speakers.iter().any(|id| id.starts_with('U')))
            .then(|| s.speakers.iter().map(|id| name(id)).collect::<Vec<_>>().join(" / "));
        json!({
            "id": format!("{}#{}", id(gold, whole.doc), n + 1), "doc": id(gold, whole.doc), "start": whole.start, "end": whole.end,
            "text": gold.words(whole), "kind": s.kind, "parts": s.parts.iter().map(|p| json!([p.start, p.end])).collect::<Vec<_>>(),
            "cue": cue, "stance": quoted_stance(s.stances.first().map_or("", String::as_str)), "speaker": speaker,
            "speaker_span": s.speaker_words.map(|w| span(gold, w)), "relay": s.via.as_deref().map(name), "optional": s.optional,
        })
        .to_string()
    });
    lines.map(|l| l + "\n").collect()
}

fn not_quotes(gold: &Gold) -> String {
    let lines = gold.not_statements.iter().map(|(s, why)| {
        let mut line = span(gold, *s);
        line["why"] = json!(why);
        format!("{line}\n")
    });
    lines.collect()
}
