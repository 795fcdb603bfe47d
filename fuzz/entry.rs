//! The entry points of the fuzz targets, and what every reading must keep to. The replay test of the
//! reading room includes this file, so that whatever once failed is read again by every `cargo test`.

use recoupe_ingest::{Input, Reading, compare, read};

/// A page.
pub fn html(bytes: &[u8]) {
    check(&take("page.html", bytes));
}

/// A feed or sitemap, whatever its first bytes say it is.
pub fn feed(bytes: &[u8]) {
    check(&take("feed.xml", bytes));
    check(&take("feed.json", bytes));
}

/// A web archive.
pub fn warc(bytes: &[u8]) {
    check(&take("archive.warc", bytes));
}

fn take(name: &str, bytes: &[u8]) -> Reading {
    let mut reading = read(&Input { name, bytes, url: None, content_type: None });
    compare(&mut reading.articles);
    reading
}

/// Something came of it, problems are one clear line, and every place lies in its text.
pub fn check(reading: &Reading) {
    assert!(!reading.articles.is_empty() || !reading.problems.is_empty(), "neither an article nor a problem");
    for problem in &reading.problems {
        assert!(!problem.message.trim().is_empty() && !problem.message.contains('\n'), "{problem:?}");
    }
    for a in &reading.articles {
        assert!(!a.id.is_empty() && !a.input.is_empty());
        let stamps = [&a.published, &a.modified].into_iter().flatten().filter_map(|s| s.evidence);
        let credits = a.authors.iter().chain(&a.agencies).filter_map(|b| b.evidence);
        let entries = a.entries.iter().flat_map(|e| e.title.into_iter().chain(e.body.iter().copied()));
        let furniture = a.furniture.iter().map(|f| f.piece);
        let shown =
            a.title.into_iter().chain(a.deck).chain(a.outlet.evidence).chain(a.headings.iter().copied()).chain(a.body.iter().copied());
        for piece in shown.chain(stamps).chain(credits).chain(entries).chain(furniture) {
            let words = a.text.slice(piece);
            assert!(!words.is_empty(), "{piece:?} lies not in the text");
            assert_eq!(words.trim(), words, "{piece:?} has white space at its ends");
        }
        assert!(a.body.windows(2).all(|w| w[0].end <= w[1].start), "paragraphs overlap or are out of order");
    }
}
