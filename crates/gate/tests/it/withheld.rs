//! Golds over texts that are not ours: they hold no words of these, and the words come back where the texts are at hand.

use proptest::prelude::*;
use recoupe_gate::withheld::{fill, load, records, text};
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

const RAW: &str = r#"Harbour of Quell closed \n\n The mayor said : " We close \n
 it . "  "#;
const TEXT: &str = "Harbour of Quell closed\n\nThe mayor said: \"We close\n\nit.\"\n";
/// Blanks that stand before or after a mark in what the paragraphs of `RAW` give.
const BLANKS: [usize; 4] = [39, 43, 56, 58];

fn gold(sha256: &str) -> BTreeMap<String, String> {
    let articles = json!([{"id": "000", "file": "000.txt", "record": "q-1", "sha256": sha256, "blanks": BLANKS,
        "title": {"at": "000:0-23"}, "deck": null,
        "segments": [{"at": "000:0-23", "type": "title"}, {"at": "000:25-50", "type": "body"}, {"at": "000:52-56", "type": "caption"}]}]);
    let people = json!([{"id": "U.mayor", "canonical": "@000:25-34", "variants": ["@000:25-34"], "mentions": [{"at": "000:25-34", "mention": "title"}]}]);
    let quotes = json!({"at": "000:41-50", "id": "000#1", "speaker_span": {"at": "000:25-34"}});
    let files =
        [("articles.json", articles.to_string()), ("people_orgs.json", people.to_string()), ("quotes.jsonl", format!("{quotes}\n"))];
    files.map(|(name, content)| (name.to_owned(), content)).into()
}

fn sha256() -> String {
    use sha2::{Digest, Sha256};
    Sha256::digest(TEXT.as_bytes()).iter().map(|b| format!("{b:02x}")).collect()
}

fn data_set() -> BTreeMap<String, String> {
    records(&format!("{}\n\n", json!({"id": "q-1", "text": RAW, "lang": "en"}))).unwrap()
}

#[test]
fn texts_and_words_come_back() {
    assert_eq!(text(RAW, &BLANKS), TEXT);
    let filled = fill(&gold(&sha256()), &data_set()).unwrap();
    assert_eq!(filled.texts["000.txt"], TEXT);
    let file = |name: &str| filled.files.iter().find(|f| f.0 == name).map(|f| serde_json::from_str::<Value>(&f.1).unwrap()).unwrap();
    let article = &file("articles.json")[0];
    assert_eq!(article["title"], json!({"doc": "000", "start": 0, "end": 23, "text": "Harbour of Quell closed", "zone": "title"}));
    assert_eq!(article["body_spans"], json!([[25, 50]]));
    assert_eq!(article["content_spans"], json!([[0, 23], [25, 50]]));
    assert_eq!(article["boilerplate_spans"], json!([[52, 56, "caption"]]));
    assert_eq!((&article["record"], &article["blanks"]), (&Value::Null, &Value::Null));
    let mayor = &file("people_orgs.json")[0];
    assert_eq!((&mayor["canonical"], &mayor["variants"]), (&json!("The mayor"), &json!(["The mayor"])));
    assert_eq!(mayor["mentions"][0]["mention"], "title");
    let quote = file("quotes.jsonl");
    assert_eq!((&quote["text"], &quote["speaker_span"]["text"]), (&json!("\"We close"), &json!("The mayor")));
}

#[test]
fn what_does_not_fit_is_said() {
    let sha = sha256();
    let said = |gold: &BTreeMap<String, String>, data: &BTreeMap<String, String>| fill(gold, data).unwrap_err();
    let other = BTreeMap::from([("q-1".to_owned(), RAW.replace("mayor", "major"))]);
    assert!(said(&gold(&sha), &other).contains("000.txt, made of record q-1, has another sha256"));
    assert!(said(&gold(&sha), &BTreeMap::new()).contains("no record q-1"));
    let mut broken = gold(&sha);
    broken.insert("quotes.jsonl".to_owned(), r#"{"at": "000:50-5000"}"#.to_owned());
    assert_eq!(said(&broken, &data_set()), "quotes.jsonl: 000:50-5000 is not in the text");
    for bad in [r#"{"at": "000:5-2"}"#, r#"{"at": "001:0-2"}"#, r#"{"at": "here"}"#, r#"["@"]"#, "{"] {
        broken.insert("quotes.jsonl".to_owned(), bad.to_owned());
        assert!(said(&broken, &data_set()).starts_with("quotes.jsonl: "), "{bad}");
    }
    assert_eq!(said(&BTreeMap::new(), &data_set()), "no articles.json");
    assert_eq!(records("{}").unwrap_err(), "line 1 of the data set: no id and text");
}

proptest! {
    #[test]
    fn any_text_and_blanks_are_taken(raw in any::<String>(), blanks in prop::collection::vec(0usize..60, 0..20)) {
        let plain = |s: &str| s.chars().filter(|c| !c.is_whitespace()).collect::<String>();
        prop_assert_eq!(plain(&text(&raw, &blanks)), plain(&raw.replace("\\n", "")));
    }
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

/// Folders of golds by offsets alone, and the data set that the texts of each are made of, as `gold/prepare.sh` has them.
const GOLDS: [(&str, &str); 2] = [("newswcl50", "newswcl50"), ("galaxy", "galaxy_en")];

/// Events of one of these folders.
fn folders(golds: &str) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(root().join("gold").join(golds)).unwrap();
    let mut all: Vec<PathBuf> = entries.map(|e| e.unwrap().path()).filter(|p| p.is_dir()).collect();
    all.sort();
    all
}

/// Every text of a value with its key.
fn strings(key: &str, value: &Value, out: &mut Vec<(String, String)>) {
    match value {
        Value::String(s) => out.push((key.to_owned(), s.clone())),
        Value::Array(all) => all.iter().for_each(|v| strings(key, v, out)),
        Value::Object(map) => map.iter().for_each(|(k, v)| strings(k, v, out)),
        _ => {}
    }
}

/// Every text of the files of a gold.
fn all_strings(folder: &Path) -> Vec<(String, String)> {
    let mut out = Vec::new();
    for (name, content) in load(folder).unwrap() {
        let values: Vec<Value> = if name.ends_with(".jsonl") {
            content.lines().map(|l| serde_json::from_str(l).unwrap()).collect()
        } else {
            vec![serde_json::from_str(&content).unwrap()]
        };
        values.iter().for_each(|v| strings("", v, &mut out));
    }
    out
}

/// Fields that hold names: facts, also where they are long.
const NAMES: [&str; 6] = ["canonical", "speaker", "relay", "party", "outlet", "name"];

#[test]
fn the_golds_quote_nothing() {
    assert_eq!(GOLDS.map(|(golds, _)| folders(golds).len()), [5, 2]);
    let folders: Vec<PathBuf> = GOLDS.iter().flat_map(|(golds, _)| folders(golds)).collect();
    for folder in &folders {
        for (key, value) in all_strings(folder) {
            let place = value.starts_with('@') || key == "at";
            assert!(place || !["text", "exact", "literal", "expression", "variants"].contains(&key.as_str()), "{key}: {value}");
            assert!(!value.contains(['"', '“', '”', '«', '»', '\n']), "{}: {key}: {value}", folder.display());
            assert!(value.split_whitespace().count() <= 20, "{}: {key}: {value}", folder.display());
        }
    }
}

/// Where the data set lies beside the checkout: the golds fill, and no four words of theirs stand in a row in a text, names apart.
#[test]
fn no_words_of_the_texts_are_in_the_golds() {
    let runs = |s: &str| {
        let words: Vec<String> = s.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()).map(str::to_lowercase).collect();
        words.windows(4).map(|w| w.join(" ")).collect::<Vec<_>>()
    };
    for (golds, data) in GOLDS {
        let Ok(lines) = std::fs::read_to_string(root().join("../shared/data/cluster/dev").join(format!("{data}.jsonl"))) else {
            println!("skipped: no texts of gold/{golds} beside this checkout");
            continue;
        };
        let records = records(&lines).unwrap();
        for folder in folders(golds) {
            let filled = fill(&load(&folder).unwrap(), &records).unwrap();
            assert_eq!(filled.texts.len(), 5, "{}", folder.display());
            let known: BTreeSet<String> = filled.texts.values().flat_map(|t| runs(t)).collect();
            for (key, value) in all_strings(&folder) {
                let told = runs(&value).into_iter().find(|r| known.contains(r));
                assert!(NAMES.contains(&key.as_str()) || told.is_none(), "{}: {key}: {value}", folder.display());
            }
        }
    }
}
