//! The gate measures what it says: the gold itself scores 1 everywhere, an empty dossier finds nothing, and a
//! spoilt one is caught. The pages' texts are put together from the gold's own blocks, so no other room is needed.

use proptest::prelude::*;
use recoupe_gate::gold::{Gold, Standing};
use recoupe_gate::place::{Page, Quoted, Span};
use recoupe_gate::sections::Section;
use recoupe_gate::table;
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

/// Golds of the sample coverage and of the other ones, the sample first.
fn folders() -> Vec<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let others = std::fs::read_dir(root.join("tests/coverage")).unwrap().map(|e| e.unwrap().path().join("gold"));
    let mut folders: Vec<PathBuf> = others.filter(|p| p.is_dir()).collect();
    folders.sort();
    folders.insert(0, root.join("demo/gold"));
    assert!(folders.len() > 1, "the sample is not alone");
    folders
}

/// The gold of a folder, in its own texts.
fn load(folder: &Path) -> Gold {
    Gold::load(folder, &texts(folder)).unwrap()
}

/// Each report's blocks, one a line.
fn texts(folder: &Path) -> BTreeMap<String, String> {
    let about = ["outlet", "lang", "published", "modified", "agency", "author", "relay", "original", "translated", "live"];
    let mut files: BTreeMap<String, String> = BTreeMap::new();
    let mut texts: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for row in table::load(folder, "articles.tsv").unwrap() {
        let (doc, key, value) = (row.get(0).to_owned(), row.get(1), row.get(2));
        if key == "file" {
            files.insert(doc, value.to_owned());
        } else if !about.iter().any(|a| key.trim_start_matches("also_").starts_with(a)) {
            texts.entry(doc).or_default().push(value.to_owned());
        }
    }
    files.into_iter().map(|(doc, file)| (file, texts[&doc].join("\n"))).collect()
}

/// A span as the program prints it.
fn cut(gold: &Gold, s: Span) -> Value {
    json!({"article": gold.reports[s.doc].id, "start": s.start, "end": s.end, "exact": gold.words(s)})
}

fn cuts(gold: &Gold, spans: impl Iterator<Item = Span>) -> Vec<Value> {
    spans.map(|s| cut(gold, s)).collect()
}

fn lines(gold: &Gold) -> Vec<Value> {
    let lines = gold.reports.iter().map(|r| {
        let live = r.field("live").is_some();
        let names = |key: &str| r.fields.get(key).cloned().unwrap_or_default();
        let furniture: Vec<Value> = r
            .blocks
            .iter()
            .filter(|b| !b.is_content())
            .map(|b| {
                let mut span = cut(gold, b.span);
                span["kind"] = json!(if b.kind == "translator_label" {
                    "disclaimer"
                } else if b.kind == "byline" {
                    "credit"
                } else {
                    &b.kind
                });
                span
            })
            .collect();
        let headings = cuts(gold, r.spans("heading"));
        let entries: Vec<Value> = headings.iter().filter(|_| live).map(|h| json!({"title": h, "body": []})).collect();
        json!({
            "id": r.id, "input": format!("demo/{}", r.file), "text": r.page.words(0..r.page.chars.len()),
            "outlet": {"name": r.field("outlet")}, "relay": r.field("relay").map(|n| json!({"name": n})), "lang": r.field("lang"),
            "original_lang": r.field("original"), "machine_translated": r.field("translated").is_some(),
            "title": r.spans("title").next().map(|s| cut(gold, s)), "deck": r.spans("deck").next().map(|s| cut(gold, s)),
            "published": r.field("published").map(|d| json!({"date": d, "basis": "metadata"})),
            "modified": r.field("modified").map(|d| json!({"date": d})), "authors": names("author"), "agencies": names("agency"),
            "headings": headings, "entries": entries, "furniture": furniture, "body": cuts(gold, r.spans("body")),
        })
    });
    lines.collect()
}

/// The dossier that finds all.
fn dossier(gold: &Gold) -> Value {
    let id = |d: usize| gold.reports[d].id.clone();
    let name = |entity: &str| {
        let e = gold.entities.iter().find(|e| e.id == entity).unwrap();
        e.mentions.iter().find(|m| m.kind == "name").or(e.mentions.first()).map_or(e.name.clone(), |m| gold.words(m.span))
    };
    let who = |ids: &str| json!({"id": ids, "name": name(ids)});
    let groups = |key: &str| gold.groups[key].iter().map(|g| g.iter().map(|d| id(*d)).collect::<Vec<_>>()).collect::<Vec<_>>();
    let statements: Vec<Value> = gold
        .statements
        .iter()
        .map(|s| {
            let mut speaker = who(&s.speakers[0]);
            speaker["span"] = s.speaker_words.map_or(Value::Null, |w| cut(gold, w));
            let whole = Span { end: s.parts[s.parts.len() - 1].end, ..s.parts[0] };
            json!({"kind": s.kind, "span": cut(gold, whole), "parts": cuts(gold, s.parts.iter().copied()), "speaker": speaker, "stance": s.stances[0]})
        })
        .collect();
    let entities: Vec<Value> = gold
        .entities
        .iter()
        .map(|e| {
            let kind = match e.kind.as_str() {
                "organisation" => "org",
                "unnamed_source" => "person",
                other => other,
            };
            json!({"id": e.id, "name": name(&e.id), "kind": kind, "mentions": cuts(gold, e.mentions.iter().map(|m| m.span))})
        })
        .collect();
    let timeline: Vec<Value> = gold
        .events
        .iter()
        .map(|e| {
            let told = |t: &recoupe_gate::gold::Told| json!({"event": cut(gold, t.phrase), "value": t.time.map(|_| &t.value)});
            json!({"date": e.date, "status": e.status, "mentions": e.told.iter().map(told).collect::<Vec<_>>()})
        })
        .collect();
    let figures: Vec<Value> = gold
        .figures
        .iter()
        .map(|f| {
            let reading = |v: &recoupe_gate::gold::Value| {
                let planned = v.mode == "planned";
                let value = v.value.parse::<f64>().map_or(json!(v.value), |n| json!(n));
                json!({"value": value, "unit": f.unit, "span": cut(gold, v.number), "status": if planned { "planned" } else { "actual" },
                       "attribution": if planned { "asserted" } else { &v.mode }})
            };
            let counts = cut(gold, f.values[0].context);
            json!({"counts": counts, "readings": f.values.iter().map(reading).collect::<Vec<_>>(), "verdict": if f.conflicts() { "differ" } else { "agree" }})
        })
        .collect();
    let back = |r: &str| if r == "same-but-different-attribution" { "other_speaker".to_owned() } else { r.to_owned() };
    let mut points: Vec<Value> = gold
        .points
        .iter()
        .map(|p| {
            let n = p.parts.len();
            let pairs = (0..n).flat_map(|a| (a + 1..n).map(move |b| (a, b)));
            let links: Vec<Value> =
                pairs.map(|(a, b)| json!({"a": a, "b": b, "relation": back(p.pairs.get(&(a, b)).unwrap_or(&p.relation))})).collect();
            json!({"id": p.id, "spans": cuts(gold, p.parts.iter().copied()), "relation": back(&p.relation), "links": links, "origins": 1})
        })
        .collect();
    points.extend(gold.unique.iter().map(|u| json!({"id": "u", "spans": [cut(gold, u.span)], "relation": "single", "origins": 1})));
    let positions: Vec<Value> = gold
        .positions
        .iter()
        .map(|p| {
            let stance = if p.stance == "other" { "says" } else { &p.stance };
            json!({"party": p.party, "issue": {"id": p.issue}, "position": stance, "speaker": p.speaker.as_deref().map(who), "span": cut(gold, p.span)})
        })
        .collect();
    // every line of a point, four at a time: the shown ones are bounded
    let key_points: Vec<Value> = gold
        .key_points
        .iter()
        .map(|k| {
            let line = |l: &recoupe_gate::gold::Line| {
                let mut span = cut(gold, l.span);
                span["antecedent"] = l.antecedent.map_or(Value::Null, |a| cut(gold, a));
                span
            };
            json!({"evidence": k.lines.iter().filter(|l| l.primary).map(line).collect::<Vec<_>>()})
        })
        .collect();
    let kinds = |docs: &[usize]| gold.kinds[docs[0]].first().cloned();
    let origins: Vec<Value> =
        gold.groups["origin"].iter().map(|g| json!({"articles": g.iter().map(|d| id(*d)).collect::<Vec<_>>(), "kind": kinds(g)})).collect();
    json!({"stories": [{
        "articles": groups("story")[0], "events": groups("event").iter().map(|g| json!({"articles": g})).collect::<Vec<_>>(), "origins": origins,
        "statements": statements, "entities": entities, "timeline": timeline, "figures": figures, "points": points, "positions": positions,
        "key_points": key_points,
    }]})
}

fn measure(folder: &Path, lines: &[Value], dossier: &Value) -> Vec<Section> {
    recoupe_gate::measure(folder, lines, dossier).unwrap()
}

fn figure(sections: &[Section], section: &str, name: &str) -> f64 {
    let of = sections.iter().find(|s| s.name == section).unwrap();
    of.figures.iter().find(|(n, _)| *n == name).unwrap_or_else(|| panic!("{section} / {name}")).1
}

#[test]
fn the_gold_scores_one_everywhere() {
    let mut short = Vec::new();
    for folder in folders() {
        let gold = load(&folder);
        assert!(gold.lost.is_empty(), "{}:\n{}", folder.display(), gold.lost.join("\n"));
        let sections = measure(&folder, &lines(&gold), &dossier(&gold));
        // a coverage without a live page, or without copies, has nothing to find there
        let nothing = |name: &str| match name {
            "entries of the live page" => gold.reports.iter().all(|r| r.field("live").is_none()),
            "copies together" => gold.groups["origin"].iter().all(|g| g.len() < 2),
            _ => false,
        };
        for s in &sections {
            for (name, value) in s.figures.iter().filter(|(name, _)| !nothing(name)) {
                let wanted = if name.starts_with("hard") { 0.0 } else { 1.0 };
                if (value - wanted).abs() > 1e-9 {
                    short.push(format!("{} {} / {name}: {value}\n  {}", folder.display(), s.name, s.misses.join("\n  ")));
                }
            }
        }
    }
    assert!(short.is_empty(), "{}", short.join("\n"));
}

#[test]
fn optional_points_are_neither_asked_for_nor_wrong() {
    for folder in folders() {
        let gold = load(&folder);
        let optional: BTreeSet<&str> = gold.points.iter().filter(|p| p.optional).map(|p| p.id.as_str()).collect();
        assert!(!optional.is_empty(), "{}", folder.display());
        let mut without = dossier(&gold);
        let points = without["stories"][0]["points"].as_array_mut().unwrap();
        points.retain(|p| !optional.contains(p["id"].as_str().unwrap()));
        let sections = measure(&folder, &lines(&gold), &without);
        assert_eq!(figure(&sections, "points", "pair F1"), 1.0, "{}", folder.display());
    }
}

#[test]
fn an_empty_dossier_finds_nothing() {
    for folder in folders() {
        let gold = load(&folder);
        let sections = measure(&folder, &lines(&gold), &json!({"stories": []}));
        nothing_is_found(&sections);
    }
}

fn nothing_is_found(sections: &[Section]) {
    for (section, name) in [
        ("statements", "found F1"),
        ("entities", "named B3 F1"),
        ("timeline", "dates F1"),
        ("figures", "value F1"),
        ("points", "pair F1"),
        ("key_points", "coverage"),
    ] {
        assert_eq!(figure(sections, section, name), 0.0, "{section} / {name}");
    }
}

#[test]
fn hard_failures_are_caught() {
    for folder in folders() {
        let gold = load(&folder);
        let conflicts = gold.figures.iter().filter(|f| f.conflicts()).count() as f64;
        let plans = gold.events.iter().filter(|e| matches!(e.status.as_str(), "planned" | "proposed" | "expected")).count() as f64;
        let sections = measure(&folder, &lines(&gold), &spoil(&gold));
        assert!(figure(&sections, "entities", "hard: different bearers merged") > 0.0);
        assert_eq!(figure(&sections, "verbatim", "hard: not verbatim"), 1.0);
        assert_eq!(figure(&sections, "figures", "hard: false conflict"), gold.figures.len() as f64 - conflicts);
        assert_eq!(figure(&sections, "timeline", "hard: planned shown as done"), plans);
    }
}

/// The dossier that finds all, spoilt.
fn spoil(gold: &Gold) -> Value {
    let mut spoilt = dossier(gold);
    let story = &mut spoilt["stories"][0];
    // two people under one entity; another text than the source's; a conflict where figures agree
    let other = story["entities"][1]["mentions"].clone();
    story["entities"][0]["mentions"].as_array_mut().unwrap().extend(other.as_array().unwrap().clone());
    story["statements"][0]["span"]["exact"] = json!("words that nobody wrote");
    story["figures"].as_array_mut().unwrap().iter_mut().for_each(|f| f["verdict"] = json!("differ"));
    story["timeline"].as_array_mut().unwrap().iter_mut().for_each(|e| e["status"] = json!("past"));
    spoilt
}

#[test]
fn the_gold_has_the_one_conflict_and_the_plans() {
    let gold = load(&folders()[0]);
    let conflicts: Vec<&str> = gold.figures.iter().filter(|f| f.conflicts()).map(|f| f.id.as_str()).collect();
    assert_eq!(conflicts, ["F02"], "the dead of the flood");
    let length = gold.figures.iter().find(|f| f.id == "F01").unwrap();
    let n = length.values.len();
    let standings: BTreeSet<u8> = (0..n).flat_map(|a| (a + 1..n).map(move |b| (a, b))).map(|(a, b)| length.standing(a, b) as u8).collect();
    assert_eq!(standings, BTreeSet::from([Standing::Agree as u8, Standing::Planned as u8]));
}

#[test]
fn offsets_are_those_of_the_words() {
    for folder in folders() {
        let gold = load(&folder);
        let texts: BTreeMap<&str, Vec<char>> = gold.reports.iter().map(|r| (r.id.as_str(), r.page.chars.clone())).collect();
        let mut seen = 0;
        for (name, content) in recoupe_gate::offsets::files(&gold) {
            let parts: Vec<&str> = if name.ends_with(".jsonl") { content.lines().collect() } else { vec![&content] };
            for part in parts {
                check(&serde_json::from_str(part).unwrap(), "", &texts, &mut seen);
            }
        }
        assert!(seen > 800, "{}: {seen} spans", folder.display());
    }
}

/// Every `{doc, start, end, text}` is the slice of its text.
fn check(value: &Value, doc: &str, texts: &BTreeMap<&str, Vec<char>>, seen: &mut usize) {
    match value {
        Value::Object(fields) => {
            let doc =
                fields.get("doc").or(fields.get("id").filter(|_| fields.contains_key("segments"))).and_then(Value::as_str).unwrap_or(doc);
            if let (Some(start), Some(end), Some(text)) = (fields.get("start"), fields.get("end"), fields.get("text")) {
                let (start, end) = (start.as_u64().unwrap() as usize, end.as_u64().unwrap() as usize);
                assert_eq!(texts[doc][start..end].iter().collect::<String>(), text.as_str().unwrap());
                *seen += 1;
            }
            fields.values().for_each(|v| check(v, doc, texts, seen));
        }
        Value::Array(items) => items.iter().for_each(|v| check(v, doc, texts, seen)),
        _ => {}
    }
}

proptest! {
    /// Words taken from a text are found in it, whatever the blanks between them, and the range holds just them.
    #[test]
    fn words_of_a_text_are_found_in_it(words in prop::collection::vec("[a-zé]{1,5}[«»,.]?", 1..30), blanks in prop::collection::vec(0..4_usize, 30), from in 0..30_usize, len in 1..6_usize) {
        let kinds = [" ", "\u{a0}", "\u{202f}", "  "];
        let text: String = words.iter().zip(&blanks).map(|(w, b)| format!("{w}{}", kinds[*b])).collect();
        let from = from % words.len();
        let piece = words[from..words.len().min(from + len)].join(" ");
        let page = Page::new(&text);
        let found = page.occurrences(&Quoted::new(&piece));
        let flat = |r: &std::ops::Range<usize>| page.words(r.clone()).split_whitespace().collect::<Vec<_>>().join(" ");
        prop_assert!(!found.is_empty());
        prop_assert!(found.iter().all(|r| flat(r) == piece));
    }
}
