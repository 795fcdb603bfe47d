//! What a line that is not the report is: by where it stands, then by its words.

use super::place::{Place, Zone};
use crate::plain::cues::{self, Cue, Mode};
use crate::plain::foot::is_credit_in_brackets;
use recoupe_model::FurnitureKind;
use std::sync::LazyLock;

/// Words that tell a kind, folded to lower case.
static CUES: LazyLock<Vec<(FurnitureKind, &'static str)>> = LazyLock::new(|| {
    include_str!("../../data/furniture_cues.tsv")
        .lines()
        .filter_map(|l| l.split_once('\t'))
        .filter_map(|(kind, cue)| Some((by_name(kind)?, cue)))
        .collect()
});

fn by_name(kind: &str) -> Option<FurnitureKind> {
    Some(match kind {
        "navigation" => FurnitureKind::Navigation,
        "consent" => FurnitureKind::Consent,
        "share" => FurnitureKind::Share,
        "credit" => FurnitureKind::Credit,
        "disclaimer" => FurnitureKind::Disclaimer,
        "trending" => FurnitureKind::Trending,
        "related" => FurnitureKind::Related,
        "advert" => FurnitureKind::Advert,
        "player" => FurnitureKind::Player,
        _ => return None,
    })
}

/// A best guess.
pub(crate) fn kind(text: &str, place: Place, linked: bool) -> FurnitureKind {
    if text.len() < 400 {
        let lower = text.to_lowercase();
        if let Some((kind, _)) = CUES.iter().find(|(_, cue)| holds(&lower, cue)) {
            return *kind;
        }
    }
    match place.zone {
        Zone::Navigation | Zone::Header | Zone::Tags => FurnitureKind::Navigation,
        Zone::Footer if text.contains('©') => FurnitureKind::Disclaimer,
        Zone::Footer if linked => FurnitureKind::Navigation,
        Zone::Caption => FurnitureKind::Caption,
        Zone::Credit | Zone::Byline => FurnitureKind::Credit,
        Zone::Share => FurnitureKind::Share,
        Zone::Related => FurnitureKind::Related,
        Zone::Trending => FurnitureKind::Trending,
        Zone::Advert | Zone::Newsletter => FurnitureKind::Advert,
        Zone::Consent => FurnitureKind::Consent,
        Zone::Player => FurnitureKind::Player,
        Zone::Date => FurnitureKind::Timestamp,
        Zone::Aside if linked => FurnitureKind::Related,
        _ if text.contains('©') => FurnitureKind::Disclaimer,
        _ if text.len() < 60 && crate::dates::find(text, false).is_some() => FurnitureKind::Timestamp,
        _ if linked && text.len() > 40 => FurnitureKind::Related,
        _ if linked => FurnitureKind::Navigation,
        _ => FurnitureKind::Other,
    }
}

/// Longest line that is taken out of a report for its first words.
const LONGEST_PROMPT: usize = 220;

/// A line amid the report that is none of it: an invitation to read, share or subscribe, a credit, a stamp.
pub(crate) fn amid(text: &str, place: Place) -> Option<FurnitureKind> {
    if matches!(place.zone, Zone::Caption) && text.len() < 400 {
        return Some(FurnitureKind::Caption);
    }
    if text.len() > LONGEST_PROMPT {
        return None;
    }
    let lower = text.to_lowercase();
    let found = CUES.iter().find(|(kind, cue)| {
        let rest = lower.trim_start_matches(|c: char| !c.is_alphanumeric());
        let begins = rest.strip_prefix(cue).is_some_and(|r| !r.starts_with(char::is_alphanumeric));
        let alone = begins && rest.len() < cue.len() + 30;
        match kind {
            FurnitureKind::Related | FurnitureKind::Credit | FurnitureKind::Disclaimer => begins,
            FurnitureKind::Navigation | FurnitureKind::Consent => false,
            _ => alone,
        }
    });
    found.map(|(kind, _)| *kind)
}

/// A line at an end of the report that is none of it: who wrote, where and when; a relay's label; a notice.
pub(crate) fn margin(text: &str) -> Option<FurnitureKind> {
    let words = text.split_whitespace().count();
    if crate::provenance::label(text).is_some() {
        return Some(FurnitureKind::Disclaimer);
    }
    let bracketed = || cues::cue(text.trim_matches(['(', ')', '[', ']']), words).is_some_and(|c| c.kind == FurnitureKind::Credit);
    if crate::provenance::is_signature(text) || is_credit_in_brackets(text) && bracketed() {
        return Some(FurnitureKind::Credit);
    }
    crate::margins::kind(text).or_else(|| {
        let told = |c: &Cue| matches!((c.kind, c.mode), (FurnitureKind::Disclaimer, Mode::Part | Mode::Line) | (FurnitureKind::Credit, _));
        cues::cue(text, words).filter(told).map(|c| c.kind)
    })
}

/// The cue as whole words.
fn holds(text: &str, cue: &str) -> bool {
    let edge = |c: Option<char>| c.is_none_or(|c| !c.is_alphanumeric());
    text.match_indices(cue).any(|(at, _)| edge(text[..at].chars().next_back()) && edge(text[at + cue.len()..].chars().next()))
}
