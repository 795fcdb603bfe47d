//! Bytes a second of one core: names and statements together, sentences cut before, on the invented
//! press reports of the tests, repeated to a megabyte as many articles. `cargo bench -p
//! recoupe-statements --bench who_said_what`.
#![allow(missing_docs)]

use divan::{Bencher, counter::BytesCount};
use recoupe_model::{Article, Block, Lang, Piece, Sentence, Text, Zone};

fn main() {
    divan::main();
}

/// The reports of a set in one language, annotations left out.
fn reports(lang: &str) -> Vec<String> {
    let files = [
        include_str!("../tests/reports/first.txt"),
        include_str!("../tests/reports/press_fr.txt"),
        include_str!("../tests/reports/second_fr.txt"),
        include_str!("../tests/reports/third_fr.txt"),
        include_str!("../tests/reports/press_en.txt"),
    ];
    let mut out: Vec<String> = Vec::new();
    let mut ours = false;
    for line in files.iter().flat_map(|f| f.lines()).filter(|l| !l.is_empty() && !l.starts_with(['#', '>', '!', '?'])) {
        let head = line.split(' ').next().filter(|w| w.len() == 2 && line.starts_with(char::is_lowercase)).and_then(Lang::from_tag);
        match (head, out.last_mut()) {
            (Some(of), _) => {
                ours = of.code() == lang;
                if ours {
                    out.push(String::new());
                }
            }
            (None, Some(report)) if ours => {
                report.push_str(line);
                report.push('\n');
            }
            _ => {}
        }
    }
    out
}

fn article(lang: Lang, text: &str) -> (Article, Vec<Block>, Vec<Sentence>) {
    let mut article = Article { lang: Some(lang), text: Text::new(text.to_owned()), ..Article::default() };
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        article.body.push(article.text.trim(Piece::new(start, start + line.len())));
        start += line.len();
    }
    let blocks: Vec<Block> = article.body.iter().map(|piece| Block { piece: *piece, zone: Zone::Body }).collect();
    let of = |(block, b): (usize, &Block)| {
        let cut = recoupe_lang::sentences(article.text.slice(b.piece), b.piece.start);
        cut.into_iter().map(move |piece| Sentence { piece, block, zone: Zone::Body })
    };
    let sentences = blocks.iter().enumerate().flat_map(of).collect();
    (article, blocks, sentences)
}

#[divan::bench(args = ["fr", "en"], sample_count = 10)]
fn megabyte(bencher: Bencher, lang: &str) {
    // articles of about four kilobytes, as reports are
    let reports = reports(lang);
    let mut articles = Vec::new();
    let (mut total, mut n) = (0, 0);
    while total < 1_000_000 {
        let mut text = String::new();
        while text.len() < 4_000 {
            text.push_str(&reports[n % reports.len()]);
            n += 1;
        }
        total += text.len();
        articles.push(article(Lang::from_tag(lang).unwrap_or(Lang::FR), &text));
    }
    bencher.counter(BytesCount::new(total)).bench(|| {
        for (article, blocks, sentences) in &articles {
            let recoupe_names::Names { mut mentions, mut entities } = recoupe_names::names(article, blocks, sentences);
            divan::black_box(recoupe_statements::statements(article, blocks, sentences, &mut mentions, &mut entities));
        }
    });
}
