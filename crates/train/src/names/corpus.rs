//! Reads annotated names: CoNLL columns and WiNER's JSON lines, as running text with exact places.

use recoupe_names::tagger::labels::{Kind, OUTSIDE, labels_of};
use recoupe_names::words::Reading;
use std::path::Path;

/// A name in a text: bytes, and kind.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Name {
    pub(crate) start: usize,
    pub(crate) end: usize,
    pub(crate) kind: Kind,
}

/// A text with its names.
#[derive(Clone, Debug)]
pub(crate) struct Doc {
    pub(crate) text: String,
    pub(crate) names: Vec<Name>,
}

/// Texts kept out, by name of their set.
pub(crate) type Held = Vec<(String, Vec<Doc>)>;

/// The English sets; the first three are kept out with `--dev`.
const ENGLISH: [&str; 10] = [
    "en/uner_pud.conll",
    "en/gum_wikinews.conll",
    "ner_en_wikigold.conll",
    "en/re3d.conll",
    "en/redocred.conll",
    "en/crossner.conll",
    "en/gum_by.conll",
    "en/gum_sa.conll",
    "en/uner_ewt.conll",
    "en/btc_news.conll",
];

/// First month of French news that is kept out with `--dev`.
const FRENCH_HELD_FROM: &str = "2017_02";

/// Every how many sentences one is given again in capitals, as headlines have it.
const CAPITALS_EVERY: usize = 5;

/// Training texts and texts kept out.
pub(crate) fn load(data: &Path, lang: &str, dev: bool) -> Result<(Vec<Doc>, Held), String> {
    let read = |name: &str| std::fs::read_to_string(data.join(name)).map_err(|e| format!("{name}: {e}"));
    let mut train = Vec::new();
    let mut held: Held = Vec::new();
    match lang {
        "fr" => {
            let mut late = Vec::new();
            for line in read("ner_fr_winer.jsonl")?.lines() {
                let (id, doc) = winer(line)?;
                if dev && id.as_str() >= FRENCH_HELD_FROM { late.push(doc) } else { train.push(doc) }
            }
            if dev {
                held.push((format!("WiNER from {FRENCH_HELD_FROM}"), late));
            }
            train.extend(capitals(&train));
        }
        "en" => {
            for (n, name) in ENGLISH.iter().enumerate() {
                let docs = conll(&read(name)?);
                if dev && n < 3 { held.push(((*name).to_owned(), docs)) } else { train.extend(docs) }
            }
            train.extend(capitals(&train));
        }
        _ => return Err(format!("no annotated names for {lang:?}")),
    }
    if dev {
        let name = format!("ner_{lang}_wikineural.conll");
        held.push((name.clone(), conll(&read(&name)?)));
    }
    Ok((train, held))
}

/// The words of a text, sentence by sentence, as the program reads them.
pub(crate) fn read(text: &str) -> Reading<'_> {
    Reading::new(text, recoupe_lang::sentences(text, 0))
}

/// Labels of the words; a name that begins or ends within a word takes the whole word.
pub(crate) fn labels(reading: &Reading<'_>, names: &[Name]) -> Vec<u8> {
    let mut out = vec![OUTSIDE; reading.words.len()];
    for name in names {
        let from = reading.words.partition_point(|w| w.piece.end <= name.start);
        let to = reading.words.partition_point(|w| w.piece.start < name.end);
        if from >= to || out[from..to].iter().any(|l| *l != OUTSIDE) {
            continue;
        }
        out[from..to].copy_from_slice(&labels_of(name.kind, to - from));
    }
    out
}

/// Some sentences again, in capitals: one text a source text.
fn capitals(docs: &[Doc]) -> Vec<Doc> {
    let mut out = Vec::new();
    let mut count = 0usize;
    for doc in docs {
        let mut again = Doc { text: String::new(), names: Vec::new() };
        let mut line_start = 0;
        for line in doc.text.split_inclusive('\n') {
            let range = line_start..line_start + line.len();
            line_start = range.end;
            if line.len() > 400 || line.trim().is_empty() {
                continue;
            }
            count += 1;
            if !count.is_multiple_of(CAPITALS_EVERY) {
                continue;
            }
            let mut at = range.start;
            for name in doc.names.iter().filter(|n| range.contains(&n.start) && n.end <= range.end) {
                if name.start < at {
                    continue;
                }
                again.text.push_str(&doc.text[at..name.start].to_uppercase());
                let start = again.text.len();
                again.text.push_str(&doc.text[name.start..name.end].to_uppercase());
                again.names.push(Name { start, end: again.text.len(), kind: name.kind });
                at = name.end;
            }
            again.text.push_str(&doc.text[at..range.end].to_uppercase());
        }
        if !again.text.is_empty() {
            out.push(again);
        }
    }
    out
}

fn winer(line: &str) -> Result<(String, Doc), String> {
    let value: serde_json::Value = serde_json::from_str(line).map_err(|e| e.to_string())?;
    let text = value["text"].as_str().unwrap_or_default().to_owned();
    let bytes: Vec<usize> = text.char_indices().map(|(n, _)| n).chain([text.len()]).collect();
    let byte = |v: &serde_json::Value| v.as_u64().and_then(|n| bytes.get(usize::try_from(n).ok()?)).copied();
    let mut names = Vec::new();
    for e in value["ents"].as_array().into_iter().flatten() {
        let kind = match e["type"].as_str() {
            Some("Person") => Kind::Person,
            Some("Location") => Kind::Place,
            Some("Organization") => Kind::Org,
            Some("Event" | "Product") => Kind::Other,
            _ => continue,
        };
        if let (Some(start), Some(end)) = (byte(&e["start"]), byte(&e["end"])) {
            names.push(Name { start, end, kind });
        }
    }
    names.sort_by_key(|n| (n.start, n.end));
    Ok((value["id"].as_str().unwrap_or_default().to_owned(), Doc { text, names }))
}

/// Sentences of a CoNLL file as running text, forty to a text, one a line; blanks are put as in
/// print, as far as words tell.
fn conll(file: &str) -> Vec<Doc> {
    let mut docs = Vec::new();
    let mut doc = Doc { text: String::new(), names: Vec::new() };
    let mut sentences = 0;
    let mut words: Vec<(&str, &str)> = Vec::new();
    for line in file.lines().chain([""]) {
        let mut cells = line.split_whitespace();
        if let Some(word) = cells.next() {
            words.push((word, cells.last().unwrap_or("O")));
            continue;
        }
        if words.is_empty() {
            continue;
        }
        push_sentence(&mut doc, &words);
        words.clear();
        sentences += 1;
        if sentences % 40 == 0 {
            docs.push(std::mem::replace(&mut doc, Doc { text: String::new(), names: Vec::new() }));
        }
    }
    docs.push(doc);
    docs
}

fn push_sentence(doc: &mut Doc, words: &[(&str, &str)]) {
    let (mut glue, mut quoted) = (true, false);
    let mut open: Option<Name> = None;
    for (word, tag) in words {
        let kind = match tag.get(2..) {
            Some("PER") => Some(Kind::Person),
            Some("LOC") => Some(Kind::Place),
            Some("ORG") => Some(Kind::Org),
            Some("MISC") => Some(Kind::Other),
            _ => None,
        };
        if open.is_some_and(|o| kind != Some(o.kind) || tag.starts_with("B-")) {
            doc.names.extend(open.take().map(|o| Name { end: doc.text.len(), ..o }));
        }
        let closes = *word == "\"" && quoted;
        if !(glue || closes || clings(word)) {
            doc.text.push(' ');
        }
        if let (Some(kind), None) = (kind, open) {
            open = Some(Name { start: doc.text.len(), end: 0, kind });
        }
        doc.text.push_str(word);
        quoted ^= *word == "\"";
        let elided = word.ends_with(['\'', '’']) && (2..=6).contains(&word.chars().count()) && word.starts_with(char::is_alphabetic);
        glue = matches!(*word, "(" | "[" | "{") || elided || (*word == "\"" && quoted);
    }
    doc.names.extend(open.map(|o| Name { end: doc.text.len(), ..o }));
    doc.text.push('\n');
}

/// Written without a blank before it.
fn clings(word: &str) -> bool {
    matches!(word, "," | ")" | "]" | "}" | "…" | "%" | "'s" | "n't" | "'re" | "'ve" | "'ll" | "'d" | "'m")
        || word.chars().all(|c| matches!(c, '.' | '!' | '?'))
}
