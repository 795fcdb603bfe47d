//! The newsroom whose report a page is, where neither metadata nor markup say it: a relay's label, the
//! site's notices, the name behind the headline, a signature, the agency of the dateline.

use super::{agencies, furniture, relay};
use crate::plain::masthead;
use recoupe_lang::fold;
use recoupe_model::{Article, FurnitureKind, Piece};

/// Words of the longest name of a newsroom that is believed.
const NAME_WORDS: usize = 5;

/// Fills the outlet's name. A relay's name is never the outlet's.
pub(super) fn recognise(article: &mut Article) {
    let label = from_label(article);
    if article.outlet.name.is_some() && label.is_none() {
        return;
    }
    let candidates = [
        label,
        republisher(article).filter(|_| article.relay.is_none()),
        suffix(article),
        copyright(article).filter(|_| article.relay.is_none()),
        signature(article),
        own_line(article).filter(|_| article.relay.is_none()),
        shouted(article).or_else(|| first_line(article)).filter(|_| article.relay.is_none()),
        agency(article),
    ];
    if let Some(piece) = candidates.into_iter().flatten().map(|p| article.text.trim(p)).find(|p| !p.is_empty()) {
        article.outlet.name = Some(article.text.slice(piece).to_owned());
        article.outlet.evidence = Some(piece);
    }
}

/// `Name Section En2Fr`: the words before the mark that the page also has behind its headline or that
/// begin the label; a section's name is left out.
fn from_label(article: &Article) -> Option<Piece> {
    let piece = article.relay.as_ref().filter(|r| r.label.is_some())?.evidence;
    let words = article.text.slice(piece);
    let (_, _, mark) = relay::label(words)?;
    const SECTIONS: [&str; 14] =
        ["all", "news", "world", "politics", "top", "latest", "rss", "feed", "actu", "toutes", "alle", "todas", "tutte", "все"];
    let mut end = words[..mark].trim_end().len();
    while let Some((rest, last)) = words[..end].trim_end().rsplit_once(' ') {
        if !SECTIONS.contains(&fold(last).as_str()) {
            break;
        }
        end = rest.len();
    }
    (end > 0).then(|| Piece::new(piece.start, piece.start + end))
}

/// `X publishes articles from a variety of outside sources`.
fn republisher(article: &Article) -> Option<Piece> {
    const VERBS: [&str; 9] = [
        " publishes articles from",
        " publie des articles provenant",
        " publie des articles issus",
        " veröffentlicht artikel aus",
        " publica artículos de",
        " pubblica articoli provenienti",
        " pubblica articoli da",
        " публикует статьи из",
        " публікує статті з",
    ];
    furniture(article).filter(|f| f.0 == FurnitureKind::Disclaimer).find_map(|(_, piece, words)| {
        let lower = words.to_lowercase();
        let at = VERBS.iter().filter_map(|v| lower.find(v)).min().filter(|at| words.is_char_boundary(*at))?;
        named(&words[..at]).then(|| Piece::new(piece.start, piece.start + at))
    })
}

/// `© 2018 Name.`, `Copyright 2020 Name. All rights reserved.`
fn copyright(article: &Article) -> Option<Piece> {
    furniture(article).filter(|f| f.0 == FurnitureKind::Disclaimer).find_map(|(_, piece, words)| {
        let at = words
            .find('©')
            .map(|at| at + '©'.len_utf8())
            .or_else(|| words.strip_prefix("Copyright").map(|_| 9))
            .or_else(|| words.find("(c)").map(|at| at + 3))?;
        let rest = &words[at..];
        let from = rest.find(char::is_alphabetic)?;
        let mut name = &rest[from..];
        let mut start = at + from;
        for lead in ["Copyright", "by", "by"] {
            if let Some(cut) = name.strip_prefix(lead).filter(|c| c.starts_with([' ', ','])) {
                let trimmed = cut.trim_start_matches(|c: char| !c.is_alphabetic());
                start += name.len() - trimmed.len();
                name = trimmed;
            }
        }
        let end = name.find(['.', ',', '|', '–', '—', '(', ';', '/', '-']).unwrap_or(name.len());
        let name = name[..end].trim_end();
        let name = name.trim_end_matches(|c: char| c.is_numeric() || c.is_whitespace());
        let rights = fold(name);
        (named(name) && !["all rights", "tous droits", "alle rechte", "copyright", "все права"].iter().any(|r| rights.starts_with(r)))
            .then(|| Piece::new(piece.start + start, piece.start + start + name.len()))
    })
}

/// A name: few words, the first with a capital.
fn named(name: &str) -> bool {
    let words = name.split_whitespace().count();
    (1..=NAME_WORDS).contains(&words) && name.trim_start().starts_with(|c: char| c.is_uppercase() || c.is_numeric())
}

/// What stands behind the headline on its line: `– Name`.
fn suffix(article: &Article) -> Option<Piece> {
    let title = article.title?;
    let (_, piece, words) = furniture(article).find(|(_, piece, words)| {
        piece.start >= title.end
            && !article.text.as_str()[title.end..piece.start].contains('\n')
            && words.starts_with(['|', '–', '—', '-', '•', '·', ':', '»', '‹'])
    })?;
    let name = words.trim_start_matches(|c: char| !c.is_alphanumeric());
    let start = piece.end - name.len();
    // of several names the last is the site: `Section | Site`
    let tail = name.rfind(" | ").map_or(0, |at| at + 3);
    Some(Piece::new(start + tail, piece.end))
}

/// The name behind the date of a standfirst: `12.01.2022, Name`.
fn signature(article: &Article) -> Option<Piece> {
    let stamps: Vec<Piece> = furniture(article).filter(|f| f.0 == FurnitureKind::Timestamp).map(|f| f.1).collect();
    furniture(article)
        .filter(|f| f.0 == FurnitureKind::Credit && f.2.split_whitespace().count() <= 4 && named(f.2))
        .filter(|(_, piece, _)| {
            // both lists are in order of the text: the last stamp before the piece
            let before = stamps.partition_point(|s| s.end <= piece.start).checked_sub(1).map(|k| stamps[k]);
            before.is_some_and(|s| {
                let between = article.text.slice(Piece::new(s.end, piece.start));
                piece.start - s.end <= 4 && !between.contains('\n')
            })
        })
        .find(|f| !crate::plain::is_byline(f.2))
        .map(|f| f.1)
}

/// The name on a line of its own above the report: `Le Courrier de Varn – Publié le 3 mai 2021`.
fn own_line(article: &Article) -> Option<Piece> {
    let report = article.body.first()?.start;
    let above = furniture(article).take_while(|(_, piece, _)| piece.end <= report).take(LINES_ABOVE);
    let named = above.filter(|(kind, ..)| {
        matches!(kind, FurnitureKind::Other | FurnitureKind::Credit | FurnitureKind::Timestamp | FurnitureKind::Disclaimer)
    });
    named
        .filter_map(|(_, piece, words)| Some((piece, masthead::paper(words)?)))
        .map(|(piece, name)| Piece::new(piece.start + name.start, piece.start + name.end))
        .next()
}

/// Lines above the report among which it is looked for.
const LINES_ABOVE: usize = 6;

/// A short line of capitals above the headline that is no menu: believed when the page says the name
/// again in its furniture.
fn shouted(article: &Article) -> Option<Piece> {
    let title = article.title?;
    let above: Vec<_> = furniture(article).filter(|(_, p, _)| p.end <= title.start).take(12).collect();
    above
        .into_iter()
        .filter(|(kind, _, words)| {
            *kind == FurnitureKind::Navigation && named(words) && words.split_whitespace().all(|w| w.starts_with(char::is_uppercase))
        })
        .find(|(_, piece, words)| {
            let name = fold(words);
            words.split_whitespace().count() >= 2
                && crate::plain::cues::cue(words, words.split_whitespace().count()).is_none()
                && furniture(article).any(|(_, other, more)| other != *piece && more.len() < 600 && fold(more).contains(&name))
        })
        .map(|f| f.1)
}

/// A name on the first line of a page, with the menu of the site below it and the headline further down.
fn first_line(article: &Article) -> Option<Piece> {
    let title = article.title?;
    let mut above = furniture(article).take_while(|(_, piece, _)| piece.end <= title.start).filter(|(_, _, words)| {
        // what leads past the menu stands before all else
        let skips = crate::plain::cues::cue(words, words.split_whitespace().count()).is_some_and(|c| c.kind == FurnitureKind::Navigation);
        !(skips && words.split_whitespace().count() >= 3)
    });
    let (kind, piece, words) = above.next()?;
    let count = words.split_whitespace().count();
    let menu = above
        .filter(|(kind, _, _)| *kind == FurnitureKind::Navigation)
        .map(|(_, _, words)| words.split_whitespace().count())
        .sum::<usize>();
    let name = matches!(kind, FurnitureKind::Navigation | FurnitureKind::Other)
        && piece.start <= FIRST
        && (2..=NAME_WORDS + 1).contains(&count)
        && words.starts_with(char::is_uppercase)
        && words.ends_with(char::is_alphanumeric)
        && words.chars().all(|c| c.is_alphanumeric() || c.is_whitespace() || matches!(c, '\'' | '’' | '-' | '.' | '&'))
        && words.split_whitespace().all(masthead::is_of_a_name)
        && words.split([' ', '\'', '’']).any(|w| !masthead::is_of_menus(w))
        && crate::plain::cues::cue(words, count).is_none();
    (name && menu >= MENU).then_some(piece)
}

/// Bytes before which the name of a site stands that opens its page.
const FIRST: usize = 80;

/// Words of the menu below it, at least.
const MENU: usize = 3;

/// Nothing but an agency signs the report: it is the agency's.
fn agency(article: &Article) -> Option<Piece> {
    if article.outlet.domain.is_some() {
        return None;
    }
    let lead = article.body.first()?;
    let words = article.text.slice(*lead);
    let end = recoupe_lang::dateline(words)?;
    article
        .agencies
        .iter()
        .filter_map(|a| a.evidence)
        .find(|p| p.start >= lead.start && p.end <= lead.start + end && agencies::agency(article.text.slice(*p)).is_some())
}
