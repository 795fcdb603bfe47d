//! Are the pages read rightly: what they say about themselves, and where the report is in them.

use super::{Section, prf};
use crate::dates;
use crate::gold::Report;
use crate::matching::{mean, share, within};
use crate::names::plain;
use crate::run::{Run, list, text};
use serde_json::Value;
use std::collections::BTreeSet;

/// `fields`: accuracy of outlet, relay, language, original, title, dates. `body F1`: by character, blanks aside.
/// `furniture leak`: share of the furniture taken for the report. `entries`: the live page's pieces found.
pub(super) fn score(run: &Run) -> Section {
    let mut section = Section::new("articles");
    let mut right: Vec<(&str, bool)> = Vec::new();
    let (mut hit, mut taken, mut wanted, mut leak, mut furniture) = (0, 0, 0, 0, 0);
    let (mut kinds, mut entries) = (Vec::new(), Vec::new());
    for (doc, report) in run.gold.reports.iter().enumerate() {
        let articles = &run.articles[doc];
        for (field, ok) in fields(run, report, articles.first().copied()) {
            right.push((field, ok));
            if !ok {
                section.misses.push(format!("{} {field}", report.id));
            }
        }
        let chars = |spans: &mut dyn Iterator<Item = crate::place::Span>| -> BTreeSet<usize> {
            spans.flat_map(|s| s.start..s.end).filter(|n| report.page.chars.get(*n).is_some_and(|c| !c.is_whitespace())).collect()
        };
        let head = chars(&mut report.blocks.iter().filter(|b| b.is_content() && b.kind != "body").map(|b| b.span));
        let body = chars(&mut report.spans("body"));
        let waste = chars(&mut report.blocks.iter().filter(|b| !b.is_content()).map(|b| b.span));
        let pieces = articles.iter().flat_map(|a| std::iter::once(*a).chain(list(a, "entries"))).flat_map(|p| list(p, "body"));
        let mine = chars(&mut pieces.filter_map(|s| run.raw(s)));
        let of_mine = |set: &BTreeSet<usize>| mine.intersection(set).count();
        hit += of_mine(&body);
        taken += mine.len() - of_mine(&head);
        wanted += body.len();
        leak += of_mine(&waste);
        furniture += waste.len();
        for block in &report.blocks {
            let found = kind_of(run, articles, block.span);
            let ok = found.as_deref().is_some_and(|f| accepted(&block.kind).contains(&f));
            kinds.push(ok);
            if !ok {
                section.misses.push(format!(
                    "{} taken for {}: {}",
                    block.kind,
                    found.as_deref().unwrap_or("nothing"),
                    run.gold.show(block.span)
                ));
            }
        }
        let headings: Vec<_> = report.spans("heading").collect();
        if report.field("live").is_some() {
            let titles: Vec<_> = articles.iter().flat_map(|a| list(a, "entries")).filter_map(|e| run.span(e.get("title")?)).collect();
            entries.extend(headings.iter().map(|h| titles.iter().any(|t| within(*t, *h, 0.8))));
        }
    }
    section.figure("fields", mean(right.iter().map(|(_, ok)| f64::from(u8::from(*ok)))));
    section.figure("body F1", prf(hit, taken, wanted).2);
    section.figure("furniture kept out", 1.0 - share(leak, furniture));
    section.figure("kinds of blocks", mean(kinds.iter().map(|ok| f64::from(u8::from(*ok)))));
    section.figure("entries of the live page", mean(entries.iter().map(|ok| f64::from(u8::from(*ok)))));
    section
}

fn fields(run: &Run, report: &Report, article: Option<&Value>) -> Vec<(&'static str, bool)> {
    let null = Value::Null;
    let article = article.unwrap_or(&null);
    let published = article.get("published").unwrap_or(&null);
    let date = text(published, "date");
    let dated = match report.field("published") {
        Some(day) => dates::agreement(day, date.get(..10).unwrap_or(date)) >= 1.0,
        // a page that has no date: none, or one within the story's days that is not said to be the page's
        None => date.is_empty() || !matches!(text(published, "basis"), "metadata" | "url" | "dateline"),
    };
    let modified = text(article.get("modified").unwrap_or(&null), "date");
    let outlet = text(article.get("outlet").unwrap_or(&null), "name");
    let title = article.get("title").and_then(|t| run.span(t));
    let original = Some(text(article, "original_lang")).filter(|o| !o.is_empty());
    let named = |field: &str, key: &str| {
        let found: Vec<&str> = list(article, field).map(|n| n.as_str().unwrap_or_else(|| text(n, "name"))).collect();
        let wanted = report.fields.get(key).map(Vec::as_slice).unwrap_or_default();
        wanted.iter().all(|w| found.iter().any(|f| plain(f) == plain(w)))
    };
    vec![
        ("outlet", report.fields.get("outlet").is_some_and(|names| names.iter().any(|n| plain(n) == plain(outlet)))),
        ("relay", article.get("relay").is_some_and(|r| !r.is_null()) == report.field("relay").is_some()),
        ("language", text(article, "lang").get(..2) == report.field("lang")),
        (
            "original",
            original.and_then(|o| o.get(..2)).is_none_or(|o| Some(o) == report.field("original").or(report.field("lang")))
                && (original.is_some() || report.field("original").is_none()),
        ),
        ("translated", article.get("machine_translated").and_then(Value::as_bool).unwrap_or(false) == report.field("translated").is_some()),
        ("title", title.is_some() && title == report.spans("title").next().map(|t| run.gold_span(t))),
        ("published", dated),
        ("modified", report.field("modified").is_none_or(|day| modified.starts_with(day))),
        ("authors", named("authors", "author")),
        ("agencies", named("agencies", "agency")),
    ]
}

/// The program's kind for most of a block's characters.
fn kind_of(run: &Run, articles: &[&Value], block: crate::place::Span) -> Option<String> {
    let mut best: Option<(usize, String)> = None;
    let mut note = |span: Option<crate::place::Span>, kind: &str| {
        let shared = span.map_or(0, |s| crate::matching::common(s, block));
        if shared * 2 > block.len() && best.as_ref().is_none_or(|(n, _)| shared >= *n) {
            best = Some((shared, kind.to_owned()));
        }
    };
    for article in articles {
        for piece in std::iter::once(*article).chain(list(article, "entries")) {
            list(piece, "body").for_each(|s| note(run.raw(s), "body"));
        }
        list(article, "furniture").for_each(|s| note(run.raw(s), text(s, "kind")));
        list(article, "headings").for_each(|s| note(run.raw(s), "heading"));
        list(article, "entries").for_each(|e| note(e.get("title").and_then(|t| run.raw(t)), "heading"));
        note(article.get("deck").and_then(|t| run.raw(t)), "deck");
        note(article.get("title").and_then(|t| run.raw(t)), "title");
    }
    best.map(|(_, kind)| kind)
}

/// The contract's kinds that are right for each of the gold's.
fn accepted(kind: &str) -> &'static [&'static str] {
    match kind {
        "body" => &["body"],
        "title" => &["title"],
        "deck" => &["deck", "body"],
        "heading" => &["heading", "title"],
        // "subscribe" and "legal notice" are links of the menu, and what they link to
        "navigation" => &["navigation", "other", "related", "disclaimer", "advert"],
        "timestamp" => &["timestamp", "credit", "other"],
        "byline" | "credit" => &["credit", "timestamp"],
        "caption" => &["caption", "credit"],
        "share" => &["share"],
        "consent" => &["consent"],
        "related" => &["related", "trending", "navigation"],
        "advert" => &["advert", "other"],
        "player" => &["player", "other"],
        "translator_label" => &["disclaimer", "credit", "other"],
        "disclaimer" => &["disclaimer"],
        _ => &["other", "navigation", "credit", "disclaimer", "advert", "consent", "related", "share"],
    }
}
