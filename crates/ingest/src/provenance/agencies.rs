//! Wire services credited for the words, and authors, from datelines, signatures and credit lines.
//! `REUTERS/Name` signs a picture and is none.

use super::furniture;
use recoupe_lang::fold;
use recoupe_model::{Article, Byline, FurnitureKind, Piece};
use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

/// Forms of each agency's name, as credited, with its common name.
static AGENCIES: LazyLock<HashMap<&'static str, &'static str>> = LazyLock::new(|| {
    include_str!("../../data/agencies.tsv")
        .lines()
        .filter(|l| !l.starts_with('#'))
        .filter_map(|l| l.split_once('\t'))
        .flat_map(|(name, forms)| forms.split('|').map(move |form| (form, name)))
        .collect()
});

/// The agency that a form names, written as credits write it.
pub(super) fn agency(form: &str) -> Option<&'static str> {
    AGENCIES.get(form.trim()).copied()
}

/// Words before an agency's name in a signature, folded.
const WITH: [&str; 16] = [
    "avec",
    "with",
    "mit",
    "con",
    "source:",
    "source :",
    "quelle:",
    "fuente:",
    "fonte:",
    "източник:",
    "источник:",
    "джерело:",
    "par",
    "by",
    "по материалам",
    "за матеріалами",
];

/// Fills `agencies` and, where nothing was found before, `authors`.
pub(super) fn recognise(article: &mut Article) {
    let mut agencies: Vec<Byline> = Vec::new();
    let mut authors: Vec<Byline> = Vec::new();
    let text = article.text.as_str();
    let body: Vec<Piece> = article.paragraphs().collect();
    let ends = body.iter().take(2).chain(body.iter().rev().take(2));
    for piece in ends {
        bracketed(text, *piece, body.iter().take(2).any(|b| b == piece), &mut agencies);
    }
    for (kind, piece, words) in furniture(article) {
        let short = words.split_whitespace().count() <= 12;
        if !matches!(kind, FurnitureKind::Credit | FurnitureKind::Timestamp | FurnitureKind::Other | FurnitureKind::Disclaimer) || !short {
            continue;
        }
        signature(words, piece, &mut agencies, &mut authors);
    }
    for found in agencies {
        if !article.agencies.iter().any(|a| fold(&a.name) == fold(&found.name)) {
            article.agencies.push(found);
        }
    }
    if article.authors.is_empty() {
        article.authors = authors;
    }
}

/// `(Reuters)` in a dateline or at the end of the last paragraph.
fn bracketed(text: &str, piece: Piece, first: bool, out: &mut Vec<Byline>) {
    let words = &text[piece.range()];
    let range = if first {
        0..words.char_indices().nth(80).map_or(words.len(), |(at, _)| at)
    } else {
        words.char_indices().rev().nth(60).map_or(0, |(at, _)| at)..words.len()
    };
    let part = &words[range.clone()];
    for (open, close) in [('(', ')'), ('[', ']')] {
        let Some(from) = (if first { part.find(open) } else { part.rfind(open) }) else { continue };
        let Some(len) = part[from..].find(close) else { continue };
        let inner = &part[from + 1..from + len];
        // at the end the bracket must end the paragraph
        if !first && !part[from + len + 1..].trim_matches(|c: char| !c.is_alphanumeric()).is_empty() {
            continue;
        }
        names_in(inner, piece.start + range.start + from + 1, out);
    }
    // "PARIS, Reuters -"
    if first && let Some(end) = recoupe_lang::dateline(words) {
        for (at, part) in parts(&words[..end], &[',', '-', '–', '—']) {
            if let Some(name) = agency(part) {
                push(out, name, Piece::new(piece.start + at, piece.start + at + part.len()));
            }
        }
    }
}

/// Pieces between marks, trimmed, with their places.
fn parts<'t>(text: &'t str, marks: &[char]) -> Vec<(usize, &'t str)> {
    let mut at = 0;
    text.split(|c| marks.contains(&c))
        .map(|part| {
            let start = at + (part.len() - part.trim_start().len());
            at += part.len() + text[at + part.len()..].chars().next().map_or(0, char::len_utf8);
            (start, part.trim())
        })
        .filter(|(_, p)| !p.is_empty())
        .collect()
}

/// Agencies in a list such as `AFP, dpa/Reuters`; nothing when a part of it is none.
fn names_in(list: &str, offset: usize, out: &mut Vec<Byline>) {
    let pieces = parts(list, &[',', '/', '+', '&', ';', '|']);
    let mut found = Vec::new();
    for (at, part) in pieces {
        let bare = WITH
            .iter()
            .find_map(|w| fold(part).starts_with(&format!("{w} ")).then(|| part.split_whitespace().last().unwrap_or(part)))
            .unwrap_or(part);
        let Some(name) = agency(bare) else { return };
        let start = offset + at + (part.len() - bare.len());
        found.push((name, Piece::new(start, start + bare.len())));
    }
    for (name, piece) in found {
        push(out, name, piece);
    }
}

fn push(out: &mut Vec<Byline>, name: &str, piece: Piece) {
    if !out.iter().any(|b| b.name == name) {
        out.push(Byline { name: name.to_owned(), evidence: Some(piece) });
    }
}

/// A line that is nothing but a signature: `agencies/xyz`, `AFP/xy`, `(avec AFP)`, `AFP, dpa`.
pub(crate) fn is_signature(line: &str) -> bool {
    if line.len() > 60 || line.split_whitespace().count() > 6 {
        return false;
    }
    let (mut agencies, mut authors) = (Vec::new(), Vec::new());
    signature(line, Piece::new(0, line.len()), &mut agencies, &mut authors);
    !agencies.is_empty() || (!authors.is_empty() && line.contains('/'))
}

/// `agencies/xyz`, `avec AFP`, `By Anna Orlo`, `AFP`.
fn signature(line: &str, piece: Piece, agencies: &mut Vec<Byline>, authors: &mut Vec<Byline>) {
    let folded = fold(line);
    if folded.contains("photo")
        || folded.contains("foto")
        || folded.contains("фото")
        || line.contains('©')
        || folded.starts_with("bild")
        || folded.contains("getty")
        || folded.contains(" via ")
    {
        return;
    }
    if let Some((before, after)) = line.split_once('/') {
        let general =
            matches!(fold(before.trim()).as_str(), "agences" | "agencies" | "agenturen" | "agencias" | "agenzie" | "агентства" | "ag");
        let initials = after.chars().count() <= 6 && !after.is_empty() && after.chars().all(char::is_alphanumeric);
        if general && initials {
            authors.push(Byline { name: after.to_owned(), evidence: Some(Piece::new(piece.end - after.len(), piece.end)) });
            return;
        }
        if let Some(name) = agency(before).filter(|_| initials) {
            push(agencies, name, Piece::new(piece.start, piece.start + before.len()));
            if after.chars().all(char::is_lowercase) {
                authors.push(Byline { name: after.to_owned(), evidence: Some(Piece::new(piece.end - after.len(), piece.end)) });
            }
            return;
        }
        // REUTERS/Name signs a picture
        if agency(before).is_some() && after.split_whitespace().count() >= 2 {
            return;
        }
    }
    if let Some((at, credited)) = with_whom(line) {
        names_in(credited, piece.start + at, agencies);
    }
    let inner = line.trim_matches(|c: char| matches!(c, '(' | ')' | '[' | ']' | '.') || c.is_whitespace());
    let offset = line.find(inner).unwrap_or(0);
    names_in(inner, piece.start + offset, agencies);
    if crate::plain::is_byline(line) {
        // A blank may be more than one byte (a no-break space).
        let after_lead_in = line.split_once(char::is_whitespace).map_or(line, |(_, rest)| rest);
        let name = after_lead_in.split([',', '|', '(', '–', '—', '/']).next().unwrap_or("").trim();
        if (1..=4).contains(&name.split_whitespace().count())
            && name.split_whitespace().all(|w| w.starts_with(char::is_uppercase))
            && agency(name).is_none()
        {
            let start = piece.start + line.find(name).unwrap_or(0);
            authors.push(Byline { name: name.to_owned(), evidence: Some(Piece::new(start, start + name.len())) });
        }
    }
}

/// `By Anna Orlo, with AFP`, `Par Anna Orlo (avec AFP)`: what stands behind the word, and where.
fn with_whom(line: &str) -> Option<(usize, &str)> {
    let mut from = 0;
    for word in line.split_inclusive(|c: char| c.is_whitespace() || c == '(') {
        let end = from + word.len();
        let bare = word.trim_matches(|c: char| !c.is_alphanumeric());
        if matches!(fold(bare).as_str(), "avec" | "with" | "mit" | "con") && from > 0 {
            let rest = &line[end..];
            let rest = rest.split([')', ']']).next().unwrap_or(rest).trim_end();
            let rest = rest.strip_suffix('.').unwrap_or(rest);
            return (!rest.is_empty()).then_some((end, rest));
        }
        from = end;
    }
    None
}

/// Whom reports say they were written with, where that is the newsroom of another report: an agency that no list knows.
pub(super) fn compare(articles: &mut [Article]) {
    let outlets: HashSet<String> = articles.iter().filter_map(|a| a.outlet.name.as_deref().map(fold)).collect();
    for article in articles {
        let own = article.outlet.name.as_deref().map(fold);
        let mut found: Vec<Byline> = Vec::new();
        for (kind, piece, words) in furniture(article) {
            if kind != FurnitureKind::Credit || words.split_whitespace().count() > 12 {
                continue;
            }
            let Some((at, credited)) = with_whom(words) else { continue };
            for (part_at, part) in parts(credited, &[',', '/', '+', '&', ';', '|']) {
                let name = fold(part);
                if outlets.contains(&name) && own.as_ref() != Some(&name) {
                    let start = piece.start + at + part_at;
                    found.push(Byline { name: part.to_owned(), evidence: Some(Piece::new(start, start + part.len())) });
                }
            }
        }
        for byline in found {
            if !article.agencies.iter().any(|a| fold(&a.name) == fold(&byline.name)) {
                article.agencies.push(byline);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_list_is_long_and_sound() {
        let names: std::collections::BTreeSet<_> = AGENCIES.values().collect();
        assert!(names.len() >= 50, "{}", names.len());
        assert_eq!((agency("AFP"), agency("Agence France-Presse"), agency("ap")), (Some("AFP"), Some("AFP"), None));
    }

    #[test]
    fn an_agency_of_the_story_is_one_for_those_that_credit_it() {
        let page = |name: &str, text: &str| {
            let input = crate::Input { name, bytes: text.as_bytes(), url: None, content_type: None };
            crate::read(&input).articles.remove(0)
        };
        let report = "The harbour of Varn stays closed until Thursday, Transport Minister Anna Orlo said on Monday after talks.\n\n\
                      The pilots said that they had asked for tugs since the winter, and that nobody had answered their letters.\n\n";
        let top =
            |name: &str, by: &str| format!("{name}\nNews | Sport | Jobs\n\nHarbour of Varn stays closed until Thursday\n{by}\n\n{report}");
        let mut articles = vec![
            page("a.txt", &top("Orlo News Agency", "By Ed Lind")),
            page("b.txt", &top("Varn Daily", "By Bo Karsen (with Orlo News Agency)")),
        ];
        compare(&mut articles);
        let names: Vec<Vec<&str>> = articles.iter().map(|a| a.agencies.iter().map(|b| b.name.as_str()).collect()).collect();
        assert_eq!(names, [vec![], vec!["Orlo News Agency"]]);
    }

    #[test]
    fn signatures() {
        let of = |line: &str| {
            let (mut agencies, mut authors) = (Vec::new(), Vec::new());
            signature(line, Piece::new(0, line.len()), &mut agencies, &mut authors);
            (
                agencies.into_iter().map(|b| b.name).collect::<Vec<_>>().join("+"),
                authors.into_iter().map(|b| b.name).collect::<Vec<_>>().join("+"),
            )
        };
        assert_eq!(of("agences/orlo"), (String::new(), "orlo".into()));
        assert_eq!(of("(avec AFP)"), ("AFP".into(), String::new()));
        assert_eq!(of("AFP, dpa"), ("AFP+dpa".into(), String::new()));
        assert_eq!(of("REUTERS/Anna Orlo"), (String::new(), String::new()));
        assert_eq!(of("Photo: AFP"), (String::new(), String::new()));
        assert_eq!(of("By Anna Orlo, Varn"), (String::new(), "Anna Orlo".into()));
        assert_eq!(of("Par Anna Orlo (avec AFP)"), ("AFP".into(), "Anna Orlo".into()));
        assert_eq!(of("By Anna Orlo with Reuters"), ("Reuters".into(), String::new()));
        assert_eq!(of("Von Anna Orlo, mit dpa und Bo Karsen"), (String::new(), "Anna Orlo".into()));
    }
}
