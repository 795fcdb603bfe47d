//! Golds over texts that may not be shared: kept by offsets alone, and filled in where the texts are at hand.
//!
//! Such a gold has the files of [`crate::offsets`], with three differences. A place is `{"at": "000:24-151"}`
//! (document, first scalar, after the last), to which `doc`, `start`, `end`, `text` and `zone` are added here. A text
//! `"@000:24-151"` stands for the words of a place. An article names the `record` of the data set that its text is made
//! of, and the `blanks` that are to be left out; from its `segments` come `body_spans`, `content_spans` and
//! `boilerplate_spans`. See `gold/newswcl50/README.md`.

use serde_json::{Map, Value, json};
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
use std::path::Path;

/// A gold with its texts, ready to be written by [`crate::layout::write`].
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filled {
    /// Name and content of each file of the gold.
    pub files: Vec<(String, String)>,
    /// Name and content of each text.
    pub texts: BTreeMap<String, String>,
}

/// Texts of a data set by the id of their record: JSON, one `{"id", "text"}` a line; other fields don't matter.
///
/// # Errors
/// A line that is no such object.
pub fn records(lines: &str) -> Result<BTreeMap<String, String>, String> {
    let mut out = BTreeMap::new();
    for (n, line) in lines.lines().enumerate().filter(|(_, l)| !l.trim().is_empty()) {
        let record: Value = serde_json::from_str(line).map_err(|e| format!("line {} of the data set: {e}", n + 1))?;
        let (Some(id), Some(text)) = (record["id"].as_str(), record["text"].as_str()) else {
            return Err(format!("line {} of the data set: no id and text", n + 1));
        };
        out.insert(id.to_owned(), text.to_owned());
    }
    Ok(out)
}

/// The text that a gold counts in: the data set marks paragraphs by a backslash and an `n`, breaks lines inside them, and
/// sets blanks round quotation marks and hyphens. Paragraphs are put a blank line apart, runs of blanks become one,
/// and the blanks at the given places of what results (ascending, in scalars) are left out.
#[must_use]
pub fn text(raw: &str, blanks: &[usize]) -> String {
    let words = |p: &str| p.split_whitespace().collect::<Vec<_>>().join(" ");
    let paragraphs: Vec<String> = raw.split("\\n").map(words).filter(|p| !p.is_empty()).collect();
    let mut left_out = blanks.iter().peekable();
    let whole = paragraphs.join("\n\n") + "\n";
    whole.chars().enumerate().filter(|(n, c)| left_out.next_if(|b| *b == n).is_none() || *c != ' ').map(|(_, c)| c).collect()
}

/// Fills in a gold from the texts of a data set's records.
///
/// # Errors
/// A file that is no JSON, a record that the data set lacks, a text whose sha256 is not the gold's, or a place that is
/// not in its text.
pub fn fill(gold: &BTreeMap<String, String>, records: &BTreeMap<String, String>) -> Result<Filled, String> {
    let parse = |name: &str, text: &str| serde_json::from_str::<Value>(text).map_err(|e| format!("{name}: {e}"));
    let articles = parse("articles.json", gold.get("articles.json").ok_or("no articles.json")?)?;
    let mut filled = Filled::default();
    let mut pages = BTreeMap::new();
    for article in articles.as_array().ok_or("articles.json: no list")? {
        let said = |key: &str| article[key].as_str().ok_or_else(|| format!("articles.json: an article without {key}"));
        let (id, file, record) = (said("id")?, said("file")?, said("record")?);
        let raw = records.get(record).ok_or_else(|| format!("the data set has no record {record}, of which {file} is made"))?;
        let blanks: Vec<usize> = article["blanks"].as_array().into_iter().flatten().filter_map(number).collect();
        let text = text(raw, &blanks);
        let digest: String = Sha256::digest(text.as_bytes()).iter().map(|b| format!("{b:02x}")).collect();
        if digest != said("sha256")? {
            return Err(format!("{file}, made of record {record}, has another sha256 than the gold's: the data set is another version"));
        }
        pages.insert(id.to_owned(), Page { chars: text.chars().collect(), zones: zones(article)? });
        filled.texts.insert(file.to_owned(), text);
    }
    for (name, content) in gold {
        let value = |text: &str| parse(name, text).and_then(|v| expand(v, &pages).map_err(|e| format!("{name}: {e}")));
        let mut out = String::new();
        if name.ends_with(".jsonl") {
            for line in content.lines() {
                out += &format!("{}\n", value(line)?);
            }
        } else {
            let mut whole = value(content)?;
            if name == "articles.json" {
                whole.as_array_mut().into_iter().flatten().for_each(complete);
            }
            out = format!("{whole:#}\n");
        }
        filled.files.push((name.clone(), out));
    }
    Ok(filled)
}

/// Names and contents of the JSON files of a folder.
///
/// # Errors
/// A folder or file that can't be read.
pub fn load(folder: &Path) -> Result<BTreeMap<String, String>, String> {
    let said = |e: std::io::Error| format!("{}: {e}", folder.display());
    let mut out = BTreeMap::new();
    for entry in std::fs::read_dir(folder).map_err(said)? {
        let path = entry.map_err(said)?.path();
        let name = path.file_name().map(|n| n.to_string_lossy().into_owned()).unwrap_or_default();
        if name.ends_with(".json") || name.ends_with(".jsonl") {
            out.insert(name, std::fs::read_to_string(&path).map_err(|e| format!("{}: {e}", path.display()))?);
        }
    }
    Ok(out)
}

/// A text, and what its segments are.
struct Page {
    chars: Vec<char>,
    /// Place and type.
    zones: Vec<(usize, usize, String)>,
}

fn number(value: &Value) -> Option<usize> {
    value.as_u64().and_then(|n| usize::try_from(n).ok())
}

/// `000:24-151`
fn place(at: &str) -> Result<(&str, usize, usize), String> {
    let parts = at.split_once(':').and_then(|(doc, range)| Some((doc, range.split_once('-')?)));
    let read = parts.and_then(|(doc, (start, end))| Some((doc, start.parse().ok()?, end.parse().ok()?)));
    read.ok_or_else(|| format!("{at:?} is no place"))
}

fn words(at: &str, pages: &BTreeMap<String, Page>) -> Result<String, String> {
    let (doc, start, end) = place(at)?;
    let chars = pages.get(doc).and_then(|p| p.chars.get(start..end));
    chars.map(|c| c.iter().collect()).ok_or_else(|| format!("{at} is not in the text"))
}

fn zones(article: &Value) -> Result<Vec<(usize, usize, String)>, String> {
    let segments = article["segments"].as_array().into_iter().flatten();
    segments
        .map(|s| {
            let (_, start, end) = place(s["at"].as_str().unwrap_or_default())?;
            Ok((start, end, s["type"].as_str().unwrap_or("other").to_owned()))
        })
        .collect()
}

/// The value with places and words filled in.
fn expand(value: Value, pages: &BTreeMap<String, Page>) -> Result<Value, String> {
    Ok(match value {
        Value::String(s) => Value::String(s.strip_prefix('@').map_or(Ok(s.clone()), |at| words(at, pages))?),
        Value::Array(all) => Value::Array(all.into_iter().map(|v| expand(v, pages)).collect::<Result<_, _>>()?),
        Value::Object(map) => {
            let mut out = Map::new();
            for (key, value) in map {
                match value.as_str().filter(|_| key == "at") {
                    None => drop(out.insert(key, expand(value, pages)?)),
                    Some(at) => {
                        let (doc, start, end) = place(at)?;
                        let text = words(at, pages)?;
                        let zones = pages.get(doc).map_or(&[][..], |p| &p.zones);
                        let zone = zones.iter().find(|z| z.0 <= start && end <= z.1).map_or("other", |z| &z.2);
                        let span = [
                            ("doc", json!(doc)),
                            ("start", json!(start)),
                            ("end", json!(end)),
                            ("text", json!(text)),
                            ("zone", json!(zone)),
                        ];
                        out.extend(span.map(|(key, value)| (key.to_owned(), value)));
                    }
                }
            }
            Value::Object(out)
        }
        other => other,
    })
}

/// What an article's segments say once more, as other readers of the format want it.
fn complete(article: &mut Value) {
    let spans = |wanted: &dyn Fn(&str) -> bool, typed: bool| {
        let segments = article["segments"].as_array().into_iter().flatten();
        let spans = segments
            .filter(|s| s["type"].as_str().is_some_and(wanted))
            .map(|s| if typed { json!([s["start"], s["end"], s["type"]]) } else { json!([s["start"], s["end"]]) });
        Value::Array(spans.collect())
    };
    let content = |kind: &str| matches!(kind, "title" | "deck" | "heading" | "body");
    let made = [
        ("body_spans", spans(&|k| k == "body", false)),
        ("content_spans", spans(&content, false)),
        ("boilerplate_spans", spans(&|k| !content(k), true)),
    ];
    if let Some(article) = article.as_object_mut() {
        article.extend(made.map(|(key, value)| (key.to_owned(), value)));
        article.remove("blanks");
        article.remove("record");
    }
}
