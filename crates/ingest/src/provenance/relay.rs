//! Relays: sites that pass on other newsrooms' reports by machine. They are known by a label
//! (`The Paper En2Fr`), by a notice, and by the same notice on pages of different newsrooms.

use super::furniture;
use super::translation::{Notice, notice};
use recoupe_lang::fold;
use recoupe_model::{Article, FurnitureKind, Lang, Piece, Relay};
use std::collections::BTreeMap;

/// Words of the longest label.
const LABEL_WORDS: usize = 8;

/// Languages that labels name by two letters (ISO 639-1, those of news sites with a readership across
/// borders): `Xx2Yy` with other letters is a model number.
const CODES: [&str; 44] = [
    "en", "fr", "de", "es", "it", "ru", "uk", "ua", "pt", "nl", "pl", "tr", "ar", "zh", "cn", "ja", "ko", "sv", "da", "no", "fi", "cs",
    "sk", "hu", "ro", "bg", "el", "gr", "sr", "hr", "sl", "lt", "lv", "et", "he", "fa", "hi", "vi", "id", "th", "ka", "hy", "az", "kk",
];

/// A label `Name Xx2Yy`: the languages, and where the mark begins (bytes). `None` for other lines.
pub(crate) fn label(line: &str) -> Option<(Lang, Lang, usize)> {
    if line.len() > 120 || line.split_whitespace().count() > LABEL_WORDS {
        return None;
    }
    let mut at = 0;
    for word in line.split_inclusive(char::is_whitespace) {
        let bare = word.trim_matches(|c: char| !c.is_alphanumeric());
        if let Some((from, to)) = mark(bare) {
            return Some((from, to, at));
        }
        at += word.len();
    }
    None
}

/// `En2Fr`, `en2fr`, `EN-to-FR` is no mark.
fn mark(word: &str) -> Option<(Lang, Lang)> {
    let (from, to) = word.split_once('2')?;
    let known = |code: &str| {
        let folded = fold(code);
        let regular = code.chars().skip(1).all(char::is_lowercase) || code.chars().all(char::is_uppercase);
        (code.len() == 2 && regular && CODES.contains(&folded.as_str())).then_some(folded)
    };
    let language = |code: String| {
        Lang::from_tag(match code.as_str() {
            "ua" => "uk",
            "cn" => "zh",
            "gr" => "el",
            code => code,
        })
    };
    Some((language(known(from)?)?, language(known(to)?)?))
}

/// Finds label and notice in one article.
pub(super) fn recognise(article: &mut Article) {
    let mut evidence = Vec::new();
    let mut found_label: Option<(Piece, Lang, Lang)> = None;
    let mut said = Notice::default();
    let mut notice_at = None;
    for (kind, piece, words) in furniture(article) {
        if let Some((from, to, _)) = label(words) {
            found_label = Some((piece, from, to));
            evidence.push(piece);
            continue;
        }
        if words.split_whitespace().count() < 4 || matches!(kind, FurnitureKind::Caption | FurnitureKind::Related | FurnitureKind::Trending)
        {
            continue;
        }
        let says = notice(words);
        if says != Notice::default() {
            notice_at = notice_at.or(Some(piece));
            evidence.push(piece);
        }
        said = Notice { translated: said.translated || says.translated, relayed: said.relayed || says.relayed };
    }
    // a label of one language to another says by itself that the page was translated
    let translated = said.translated || found_label.is_some_and(|(_, from, to)| from != to);
    if translated {
        article.machine_translated = Some(true);
        for piece in evidence.iter().filter(|p| !article.translation_evidence.contains(p)).copied().collect::<Vec<_>>() {
            article.translation_evidence.push(piece);
        }
    }
    if let Some((piece, from, to)) = found_label {
        let label = article.text.slice(piece).to_owned();
        article.relay.get_or_insert(Relay { name: None, label: Some(label), from: Some(from), to: Some(to), evidence: piece });
        if article.original_lang.is_none() && from != to && Some(from) != article.lang {
            article.original_lang = Some(from);
        }
    } else if said.relayed
        && let Some(piece) = notice_at
    {
        article.relay.get_or_insert(Relay { name: None, label: None, from: None, to: None, evidence: piece });
    }
}

/// Pages with the same notice come from one relay: what one of them says of the relay holds for all,
/// where it says nothing itself or contradicts itself (a label from a language into the same one).
pub(super) fn compare(articles: &mut [Article]) {
    let mut notices: BTreeMap<String, Vec<(usize, Piece)>> = BTreeMap::new();
    for (n, article) in articles.iter().enumerate() {
        for (kind, piece, words) in furniture(article) {
            if kind == FurnitureKind::Disclaimer && words.split_whitespace().count() >= 8 && notice(words) != Notice::default() {
                let pages = notices.entry(fold(words)).or_default();
                if pages.last().is_none_or(|last| last.0 != n) {
                    pages.push((n, piece));
                }
            }
        }
    }
    for pages in notices.into_values().filter(|p| p.len() > 1) {
        let relayed = pages.iter().any(|&(n, _)| articles[n].relay.is_some());
        // the language that the relay translates from, by its labels that name two languages
        let mut from: BTreeMap<Lang, usize> = BTreeMap::new();
        for &(n, _) in &pages {
            if let Some(Relay { from: Some(f), to: Some(t), .. }) = &articles[n].relay
                && f != t
            {
                *from.entry(*f).or_default() += 1;
            }
        }
        let usual = if from.len() == 1 { from.into_keys().next() } else { None };
        for &(n, piece) in &pages {
            let article = &mut articles[n];
            if relayed && article.relay.is_none() {
                article.relay = Some(Relay { name: None, label: None, from: None, to: article.lang, evidence: piece });
            }
            if article.machine_translated == Some(true) && article.original_lang.is_none() {
                article.original_lang = usual.filter(|l| Some(*l) != article.lang);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_name_two_languages() {
        for (line, from, to) in [("Varn Herald En2Fr", "en", "fr"), ("La Gazette All Fr2De", "fr", "de"), ("Вісник Ru2Uk", "ru", "uk")]
        {
            let (f, t, _) = label(line).unwrap();
            assert_eq!((f.code(), t.code()), (from, to), "{line}");
        }
        for none in
            ["Peer2Peer", "H2O is water", "An MP3 to go", "Wi2Fi router", "B2B sales rose by a third in the second quarter of the year"]
        {
            assert!(label(none).is_none(), "{none}");
        }
    }
}
