//! Pages a second: this room beside the extractor's crate alone, on pages that a generator makes and
//! on real ones where they lie beside the repository. `cargo bench -p recoupe-ingest`.
#![allow(clippy::disallowed_methods, missing_docs)]

use divan::{Bencher, counter::ItemsCount};
use recoupe_ingest::{Input, read};
use std::io::Read;
use std::path::Path;

fn main() {
    divan::main();
}

/// Made pages of three sizes: a report of 12, 40 or 120 paragraphs in a page with menus, teasers and scripts.
const SIZES: [usize; 3] = [12, 40, 120];

fn made(paragraphs: usize) -> Vec<Vec<u8>> {
    let menu: String = (0..60).map(|n| format!("<li class=\"menu-item\"><a href=\"/section/{n}\">Section {n}</a></li>")).collect();
    let teasers: String =
        (0..40).map(|n| format!("<div class=\"teaser\"><a href=\"/t/{n}\"><h3>Another report, number {n}, that readers may like</h3></a><time datetime=\"2031-01-{:02}\">x</time></div>", n % 28 + 1)).collect();
    let script = "window.data = window.data || []; if (1 < 2) { data.push('</div>'); } ".repeat(300);
    (0..20)
        .map(|page| {
            let body: String = (0..paragraphs)
                .map(|n| format!("<p>On day {n} of the strike in Port Ansel the council said that <b>{}</b> boats stayed in the harbour, <a href=\"/x\">as before</a>, and that talks with crew {page} would go on.</p>", n * 7 + page))
                .collect();
            format!(
                "<!doctype html><html lang=\"en\"><head><title>Strike goes on, part {page} | The Ansel Post</title>
                 <script type=\"application/ld+json\">{{\"@type\":\"NewsArticle\",\"headline\":\"Strike goes on, part {page}\",\"datePublished\":\"2031-02-12T10:05:00+01:00\"}}</script>
                 <script>{script}</script></head><body><nav><ul>{menu}</ul></nav><main><article><h1>Strike goes on, part {page}</h1>{body}</article></main>
                 <aside class=\"related\">{teasers}</aside><footer>© 2031 The Ansel Post</footer></body></html>"
            )
            .into_bytes()
        })
        .collect()
}

fn real() -> Vec<Vec<u8>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/data/pages/scrapinghub/html");
    let Ok(files) = std::fs::read_dir(folder) else { return Vec::new() };
    files
        .flatten()
        .filter_map(|f| {
            let mut page = Vec::new();
            flate2::read::GzDecoder::new(std::fs::read(f.path()).ok()?.as_slice()).read_to_end(&mut page).ok()?;
            Some(page)
        })
        .collect()
}

fn whole(pages: &[Vec<u8>]) -> usize {
    let read = |page: &Vec<u8>| read(&Input { name: "page.html", bytes: page, url: None, content_type: None }).articles.len();
    pages.iter().map(read).sum()
}

fn crate_alone(pages: &[Vec<u8>]) -> usize {
    let options = trafilatura::Options::default()
        .with_fallback(true)
        .with_focus(trafilatura::ExtractionFocus::FavorPrecision)
        .with_exclude_comments(true);
    pages.iter().filter(|page| trafilatura::extract(&String::from_utf8_lossy(page), &options).is_ok()).count()
}

#[divan::bench(args = SIZES, sample_count = 10)]
fn made_whole(bencher: Bencher<'_, '_>, paragraphs: usize) {
    let pages = made(paragraphs);
    bencher.counter(ItemsCount::new(pages.len())).bench(|| whole(divan::black_box(&pages)));
}

#[divan::bench(args = SIZES, sample_count = 10)]
fn made_crate_alone(bencher: Bencher<'_, '_>, paragraphs: usize) {
    let pages = made(paragraphs);
    bencher.counter(ItemsCount::new(pages.len())).bench(|| crate_alone(divan::black_box(&pages)));
}

#[divan::bench(sample_count = 5)]
fn real_whole(bencher: Bencher<'_, '_>) {
    let pages = real();
    bencher.counter(ItemsCount::new(pages.len())).bench(|| whole(divan::black_box(&pages)));
}

#[divan::bench(sample_count = 5)]
fn real_crate_alone(bencher: Bencher<'_, '_>) {
    let pages = real();
    bencher.counter(ItemsCount::new(pages.len())).bench(|| crate_alone(divan::black_box(&pages)));
}
