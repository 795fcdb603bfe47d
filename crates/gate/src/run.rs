//! What the program printed, its articles known by the gold's reports.

use crate::gold::Gold;
use crate::matching::{Sentences, trim};
use crate::place::Span;
use serde_json::Value;
use std::collections::BTreeMap;

/// The program's output beside the gold.
#[derive(Debug)]
pub struct Run<'a> {
    /// The gold.
    pub gold: &'a Gold,
    /// Lines of `read`: for each report its articles.
    pub articles: Vec<Vec<&'a Value>>,
    /// All stories of the dossier.
    pub stories: Vec<&'a Value>,
    /// Where sentences begin.
    pub sentences: Sentences,
    lines: &'a [Value],
    dossier: &'a Value,
    doc_of: BTreeMap<&'a str, usize>,
}

/// A field's list, empty where there is none.
pub fn list<'v>(value: &'v Value, key: &str) -> impl Iterator<Item = &'v Value> + 'v {
    value.get(key).and_then(Value::as_array).into_iter().flatten()
}

/// A field's text, empty where there is none.
#[must_use]
pub fn text<'v>(value: &'v Value, key: &str) -> &'v str {
    value.get(key).and_then(Value::as_str).unwrap_or("")
}

/// Name of the file that an article was read from.
#[must_use]
pub fn file_of(article: &Value) -> &str {
    let input = text(article, "input");
    let path = input.split('#').next().unwrap_or(input);
    path.rsplit('/').next().unwrap_or(path)
}

impl<'a> Run<'a> {
    /// `lines`: what `read` printed; `dossier`: what `dossier` or `demo` printed.
    #[must_use]
    pub fn new(gold: &'a Gold, lines: &'a [Value], dossier: &'a Value) -> Self {
        let mut articles = vec![Vec::new(); gold.reports.len()];
        let mut doc_of = BTreeMap::new();
        for line in lines {
            if let Some(doc) = gold.reports.iter().position(|r| r.file == file_of(line)) {
                articles[doc].push(line);
                doc_of.insert(text(line, "id"), doc);
            }
        }
        let sentences = Sentences::new(gold.reports.iter().map(|r| (&r.page, r.blocks.iter().map(|b| b.span.start).collect())));
        Self { gold, articles, stories: list(dossier, "stories").collect(), sentences, lines, dossier, doc_of }
    }

    /// Report of an article's id.
    #[must_use]
    pub fn doc(&self, id: &str) -> Option<usize> {
        self.doc_of.get(id).copied()
    }

    /// A span of the output as it stands; none where it lies in no report of the gold.
    #[must_use]
    pub fn raw(&self, span: &Value) -> Option<Span> {
        let doc = self.doc(text(span, "article"))?;
        let at = |key| span.get(key).and_then(Value::as_u64).and_then(|n| usize::try_from(n).ok());
        let (start, end) = (at("start")?, at("end")?.min(self.gold.reports[doc].page.chars.len()));
        (start < end).then_some(Span { doc, start, end })
    }

    /// The same, trimmed.
    #[must_use]
    pub fn span(&self, span: &Value) -> Option<Span> {
        self.raw(span).map(|s| trim(&self.gold.reports[s.doc].page, s, false))
    }

    /// A mention: trimmed, and without its leading article.
    #[must_use]
    pub fn mention(&self, span: &Value) -> Option<Span> {
        self.raw(span).map(|s| trim(&self.gold.reports[s.doc].page, s, true))
    }

    /// A span of the gold, trimmed.
    #[must_use]
    pub fn gold_span(&self, span: Span) -> Span {
        trim(&self.gold.reports[span.doc].page, span, false)
    }

    /// (story, item) for every item of a list that stories have.
    pub fn each<'s>(&'s self, field: &'s str) -> impl Iterator<Item = (&'a Value, &'a Value)> + 's {
        self.stories.iter().flat_map(move |story| list(story, field).map(move |item| (*story, item)))
    }

    /// Everything printed that is a span, with where it stands in the output.
    #[must_use]
    pub fn all_spans(&self) -> Vec<(String, &'a Value)> {
        let mut found = Vec::new();
        for line in self.lines {
            walk(line, "read", &mut found);
        }
        walk(self.dossier, "dossier", &mut found);
        found
    }

    /// Spans below one value.
    #[must_use]
    pub fn spans_below(value: &'a Value) -> Vec<(String, &'a Value)> {
        let mut found = Vec::new();
        walk(value, "", &mut found);
        found
    }

    /// Text that the program printed for an article.
    #[must_use]
    pub fn text_of(&self, id: &str) -> Option<&'a str> {
        self.lines.iter().find(|l| text(l, "id") == id).map(|l| text(l, "text"))
    }
}

fn walk<'v>(value: &'v Value, path: &str, found: &mut Vec<(String, &'v Value)>) {
    match value {
        Value::Object(fields) => {
            if fields.contains_key("exact") || (fields.contains_key("start") && fields.contains_key("end")) {
                found.push((path.to_owned(), value));
            }
            for (key, inner) in fields {
                walk(inner, &format!("{path}.{key}"), found);
            }
        }
        Value::Array(items) => {
            for (n, inner) in items.iter().enumerate() {
                walk(inner, &format!("{path}[{n}]"), found);
            }
        }
        _ => {}
    }
}
