//! Just enough of a reader of our own markup for the tests.

/// Text of markup with its entities undone; blocks end lines.
pub(crate) fn plain(markup: &str) -> String {
    let mut out = String::new();
    let mut inside = false;
    for c in markup.chars() {
        match c {
            '<' => inside = true,
            '>' if inside => inside = false,
            c if !inside => out.push(c),
            _ => {}
        }
    }
    out.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&amp;", "&")
}

/// Between two marks, each time they stand.
pub(crate) fn between<'a>(text: &'a str, from: &str, to: &str) -> Vec<&'a str> {
    text.split(from).skip(1).filter_map(|s| s.split(to).next()).collect()
}

/// Markup without the elements of a name.
pub(crate) fn without(markup: &str, element: &str) -> String {
    let (open, close) = (format!("<{element}>"), format!("</{element}>"));
    let mut out = String::new();
    let mut rest = markup;
    while let Some(at) = rest.find(&open) {
        out.push_str(&rest[..at]);
        rest = rest[at..].split_once(&close).map_or("", |(_, r)| r);
    }
    out + rest
}

/// What a page says, a line for each block, without style and script.
pub(crate) fn words_of(page: &str) -> String {
    let body = page.split_once("<body>").map_or(page, |(_, b)| b);
    let body = body.split_once("<script>").map_or(body, |(b, _)| b);
    let mut out = body.to_owned();
    for block in ["p", "h1", "h2", "h3", "li", "div", "section", "tr", "td", "th", "summary", "dt", "dd", "header", "nav", "article"] {
        for mark in [format!("<{block} "), format!("<{block}>"), format!("</{block}>")] {
            out = out.replace(&mark, &format!("\n{mark}"));
        }
    }
    plain(&out).lines().map(str::trim).filter(|l| !l.is_empty()).map(|l| format!("{l}\n")).collect()
}
