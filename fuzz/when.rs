//! The entry points of the fuzz targets of dates and numbers. The replay test of the analysing rooms includes this
//! file, so that whatever once failed is read again by every `cargo test`.

use recoupe_model::{Article, Lang, Piece, Sentence, Text, Value, Zone};
use recoupe_moments::{Reference, times};

const LANGS: [Lang; 7] = [Lang::FR, Lang::EN, Lang::DE, Lang::ES, Lang::IT, Lang::RU, Lang::UK];

/// Text in the language that its first byte chooses, one block a line.
fn article(bytes: &[u8]) -> (Article, Vec<Sentence>) {
    let (first, rest) = bytes.split_first().unwrap_or((&0, &[]));
    let text = String::from_utf8_lossy(rest).into_owned();
    let pieces = recoupe_lang::sentences(&text, 0);
    let sentences = pieces.into_iter().map(|piece| Sentence { piece, block: 0, zone: Zone::Body }).collect();
    let body = vec![Piece::new(0, text.len())];
    let lang = Some(LANGS[usize::from(*first) % LANGS.len()]);
    (Article { lang, text: Text::new(text), body, ..Article::default() }, sentences)
}

/// Dates: every expression stands in the text, in order, and without a day of publication nothing that is counted
/// from it has a place in the calendar.
pub fn dates(bytes: &[u8]) {
    let (article, sentences) = article(bytes);
    let published = jiff::civil::Date::new(2022, 1, 12).ok();
    for reference in [Reference { published }, Reference::default()] {
        let found = times(&article, &sentences, reference);
        for time in &found {
            let words = article.text.slice(time.piece);
            assert!(!words.trim().is_empty(), "{time:?}");
            if let Some(edtf) = &time.edtf {
                let (first, last) = edtf.bounds();
                assert!(first <= last && edtf::level_1::Edtf::parse(edtf.as_str()).is_ok(), "{words}: {edtf}");
            }
        }
        assert!(found.windows(2).all(|w| w[0].piece.start <= w[1].piece.start), "out of order");
    }
}

/// Numbers: every figure stands in the text, is finite, and lies between its bounds.
pub fn numbers(bytes: &[u8]) {
    let (article, sentences) = article(bytes);
    let times = times(&article, &sentences, Reference::default());
    for figure in recoupe_figures::figures(&article, &sentences, &[], &times) {
        let words = article.text.slice(figure.piece);
        assert!(!words.trim().is_empty() && figure.piece.contains(&figure.number) && figure.counted.contains(&figure.number), "{figure:?}");
        if let Value::Number(value) = figure.value {
            assert!(value.is_finite(), "{words}: {value}");
            let (low, high) = (figure.min.unwrap_or(f64::NEG_INFINITY), figure.max.unwrap_or(f64::INFINITY));
            assert!(low <= high, "{words}: {low} {high}");
        }
    }
}
