//! JSON-LD of a page → what it says about the report. Bounded in depth and number; broken JSON is
//! repaired where it is broken in the usual ways, and passed over where it isn't.

use serde_json::{Map, Value};

/// Deepest nesting that is looked into (`serde_json` itself stops at 128).
const DEEPEST: usize = 24;

/// Most objects that are looked at in one page.
const MOST_OBJECTS: usize = 5_000;

/// Types that are a report.
const REPORTS: [&str; 14] = [
    "newsarticle",
    "article",
    "reportagenewsarticle",
    "analysisnewsarticle",
    "opinionnewsarticle",
    "backgroundnewsarticle",
    "reviewnewsarticle",
    "liveblogposting",
    "blogposting",
    "report",
    "socialmediaposting",
    "scholarlyarticle",
    "techarticle",
    "advertisercontentarticle",
];

/// What one page's JSON-LD says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct JsonLd {
    pub(crate) headline: Option<String>,
    pub(crate) published: Option<String>,
    pub(crate) modified: Option<String>,
    pub(crate) created: Option<String>,
    pub(crate) authors: Vec<String>,
    /// Authors that are organisations.
    pub(crate) organisations: Vec<String>,
    pub(crate) publisher: Option<String>,
    pub(crate) url: Option<String>,
    pub(crate) lang: Option<String>,
    /// Pieces of a live page.
    pub(crate) updates: Vec<Update>,
}

/// One piece of a live page.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Update {
    pub(crate) headline: Option<String>,
    pub(crate) published: Option<String>,
    pub(crate) modified: Option<String>,
    pub(crate) body: Option<String>,
}

/// Reads all scripts of a page; the first report found tells, later ones add what it lacks.
pub(crate) fn read<'a>(scripts: impl Iterator<Item = &'a str>) -> JsonLd {
    let mut facts = JsonLd::default();
    let mut budget = MOST_OBJECTS;
    let values: Vec<Value> = scripts.filter_map(parse).collect();
    let mut weak = JsonLd::default();
    // People who stand apart in a graph, by their `@id`.
    let mut known: Vec<(String, String)> = Vec::new();
    for value in &values {
        walk(value, 0, &mut budget, &mut |object, types| {
            if types.iter().any(|t| t == "person")
                && let (Some(id), Some(name)) = (object.get("@id").and_then(Value::as_str), text(object.get("name")))
                && known.len() < 100
            {
                known.push((id.to_owned(), name));
            }
        });
    }
    for value in &values {
        walk(value, 0, &mut budget, &mut |object, types| {
            if types.iter().any(|t| REPORTS.contains(&t.as_str())) {
                take(object, &known, &mut facts);
            } else if types.iter().any(|t| t == "webpage" || t == "itempage" || t == "videoobject") {
                take(object, &known, &mut weak);
            } else if facts.publisher.is_none() && types.iter().any(|t| t == "newsmediaorganization") {
                facts.publisher = text(object.get("name"));
            }
        });
    }
    facts.headline = facts.headline.or(weak.headline);
    facts.published = facts.published.or(weak.published);
    facts.modified = facts.modified.or(weak.modified);
    facts.url = facts.url.or(weak.url);
    facts.lang = facts.lang.or(weak.lang);
    facts.publisher = facts.publisher.or(weak.publisher);
    if facts.authors.is_empty() {
        facts.authors = weak.authors;
    }
    facts
}

/// JSON as it stands, else with control characters in strings and comment marks taken out.
fn parse(script: &str) -> Option<Value> {
    let script =
        script.trim().trim_start_matches("<!--").trim_start_matches("//<![CDATA[").trim_end_matches("-->").trim_end_matches("//]]>").trim();
    let script = script.trim_start_matches("/*<![CDATA[*/").trim_end_matches("/*]]>*/").trim_end_matches(';').trim();
    if script.is_empty() {
        return None;
    }
    serde_json::from_str(script).ok().or_else(|| {
        let mended: String = script.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
        let mended = without_trailing_commas(&mended);
        serde_json::from_str(&mended).ok()
    })
}

fn without_trailing_commas(json: &str) -> String {
    let mut out = String::with_capacity(json.len());
    let (mut in_string, mut escaped) = (false, false);
    for c in json.chars() {
        if in_string {
            in_string = escaped || c != '"';
            escaped = !escaped && c == '\\';
        } else if c == '"' {
            in_string = true;
        } else if matches!(c, '}' | ']') {
            let end = out.trim_end().len();
            if out[..end].ends_with(',') {
                out.truncate(end - 1);
            }
        }
        out.push(c);
    }
    out
}

fn walk(value: &Value, depth: usize, budget: &mut usize, found: &mut impl FnMut(&Map<String, Value>, &[String])) {
    if depth > DEEPEST || *budget == 0 {
        return;
    }
    match value {
        Value::Array(items) => items.iter().for_each(|item| walk(item, depth + 1, budget, found)),
        Value::Object(object) => {
            *budget -= 1;
            let types = types(object);
            found(object, &types);
            for (key, below) in object {
                // What the page only mentions is another page's.
                let other = matches!(
                    key.as_str(),
                    "itemListElement"
                        | "mentions"
                        | "citation"
                        | "comment"
                        | "review"
                        | "hasPart"
                        | "isPartOf"
                        | "relatedLink"
                        | "liveBlogUpdate"
                        | "author"
                );
                if !other {
                    walk(below, depth + 1, budget, found);
                }
            }
        }
        _ => {}
    }
}

fn types(object: &Map<String, Value>) -> Vec<String> {
    let short = |t: &str| t.rsplit(['/', '#', ':']).next().unwrap_or(t).to_ascii_lowercase();
    match object.get("@type") {
        Some(Value::String(t)) => vec![short(t)],
        Some(Value::Array(all)) => all.iter().filter_map(Value::as_str).map(short).collect(),
        _ => Vec::new(),
    }
}

/// Adds what an object says, where nothing is known yet.
fn take(object: &Map<String, Value>, known: &[(String, String)], facts: &mut JsonLd) {
    let fill = |slot: &mut Option<String>, key: &str| {
        if slot.is_none() {
            *slot = text(object.get(key));
        }
    };
    fill(&mut facts.headline, "headline");
    fill(&mut facts.headline, "name");
    fill(&mut facts.published, "datePublished");
    fill(&mut facts.modified, "dateModified");
    fill(&mut facts.created, "dateCreated");
    fill(&mut facts.created, "uploadDate");
    fill(&mut facts.lang, "inLanguage");
    fill(&mut facts.url, "url");
    fill(&mut facts.url, "mainEntityOfPage");
    if facts.publisher.is_none() {
        facts.publisher = object.get("publisher").and_then(name);
    }
    if facts.authors.is_empty() && facts.organisations.is_empty() {
        people(object.get("author").or_else(|| object.get("creator")), known, 0, facts);
    }
    if facts.updates.is_empty()
        && let Some(Value::Array(updates)) = object.get("liveBlogUpdate")
    {
        facts.updates = updates
            .iter()
            .take(MOST_OBJECTS)
            .filter_map(Value::as_object)
            .map(|u| Update {
                headline: text(u.get("headline").or_else(|| u.get("name"))),
                published: text(u.get("datePublished")),
                modified: text(u.get("dateModified")),
                body: text(u.get("articleBody")),
            })
            .collect();
    }
}

fn people(value: Option<&Value>, known: &[(String, String)], depth: usize, facts: &mut JsonLd) {
    match value {
        Some(Value::Array(all)) if depth < 3 => all.iter().take(30).for_each(|v| people(Some(v), known, depth + 1, facts)),
        Some(Value::Object(object)) => {
            let organisation = types(object).iter().any(|t| t.contains("organization"));
            match object.get("name") {
                None => {
                    let id = object.get("@id").and_then(Value::as_str);
                    facts.authors.extend(known.iter().find(|(k, _)| Some(k.as_str()) == id).map(|(_, name)| name.clone()));
                }
                Some(Value::Array(names)) => facts.authors.extend(names.iter().take(30).filter_map(|n| text(Some(n)))),
                one => {
                    let to = if organisation { &mut facts.organisations } else { &mut facts.authors };
                    to.extend(text(one));
                }
            }
        }
        Some(Value::String(_)) => facts.authors.extend(text(value)),
        _ => {}
    }
}

fn name(value: &Value) -> Option<String> {
    match value {
        Value::Object(object) => text(object.get("name")),
        Value::Array(all) => all.iter().find_map(name),
        other => text(Some(other)),
    }
}

/// A string, references resolved and white space collapsed; `@id` or `@value` of an object.
fn text(value: Option<&Value>) -> Option<String> {
    let raw = match value? {
        Value::String(s) => s.as_str(),
        Value::Object(o) => ["@value", "@id", "name"].iter().find_map(|k| o.get(*k).and_then(Value::as_str))?,
        Value::Array(all) => all.iter().find_map(Value::as_str)?,
        _ => return None,
    };
    let mut out = String::new();
    super::tree::push_collapsed(&mut out, &super::entities::decode(raw));
    out.truncate(out.trim_end().len());
    (!out.is_empty()).then_some(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reports_in_graphs_and_broken_json() {
        let facts = read(
            [
                r#"{"@graph": [{"@type": "WebSite", "name": "x"}, {"@type": ["NewsArticle"], "headline": "Le port&nbsp;ferme",
                "datePublished": "2031-02-03T04:05:06+01:00", "author": [{"@type": "Person", "name": "Ada Lind"}, {"@type": "Organization", "name": "ZPA"}],
                "publisher": {"name": "Le Phare"}, "mentions": {"@type": "Article", "headline": "no"}, }]}"#,
                "{\"@type\": \"WebPage\", \"dateModified\": \"2031-02-04\"\n}",
                "not json",
            ]
            .into_iter(),
        );
        assert_eq!(facts.headline.as_deref(), Some("Le port\u{a0}ferme"));
        assert_eq!((facts.authors, facts.organisations), (vec!["Ada Lind".to_owned()], vec!["ZPA".to_owned()]));
        assert_eq!((facts.published.as_deref(), facts.modified.as_deref()), (Some("2031-02-03T04:05:06+01:00"), Some("2031-02-04")));
        assert_eq!(facts.publisher.as_deref(), Some("Le Phare"));
    }

    #[test]
    fn deep_nesting_ends() {
        let deep = format!("{}1{}", "[".repeat(100_000), "]".repeat(100_000));
        assert_eq!(read([deep.as_str()].into_iter()), JsonLd::default());
        let deep = format!("{}1{}", "{\"a\":".repeat(100), "}".repeat(100));
        assert_eq!(read([deep.as_str()].into_iter()), JsonLd::default());
    }
}
