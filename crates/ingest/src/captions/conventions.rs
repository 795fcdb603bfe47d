//! What agencies and papers write below their pictures in so many words: that it is a picture, where it stands in a row of
//! them, where and on what day it was taken.

use crate::plain::dates;
use aho_corasick::AhoCorasick;
use recoupe_lang::fold;
use std::sync::LazyLock;

static PHRASES: LazyLock<Option<AhoCorasick>> = LazyLock::new(|| {
    let rows = include_str!("../../data/caption_phrases.tsv").lines().filter(|l| !l.starts_with('#'));
    let phrases = rows.filter_map(|l| Some(l.split_once('\t')?.1));
    AhoCorasick::new(phrases).ok()
});

/// Words of the first sentence that are looked at.
const SENTENCE: usize = 60;

/// `1 of 4. …`: a picture of a row.
pub(super) fn is_numbered(text: &str) -> bool {
    let words: Vec<&str> = text.split_whitespace().take(4).collect();
    let [n, of, all, _] = words[..] else { return false };
    let number = |w: &str| w.parse::<u16>().ok().filter(|n| *n > 0);
    all.strip_suffix('.').and_then(number).zip(number(n)).is_some_and(|(all, n)| n <= all) && matches!(of, "of" | "sur" | "von" | "de")
}

/// `… is seen in this handout photo …`; a sentence that quotes somebody only tells of a picture.
pub(super) fn speaks_of_the_picture(sentence: &str) -> bool {
    if sentence.contains(['"', '“', '«', '„', '?', '!']) || sentence.split_whitespace().count() > SENTENCE {
        return false;
    }
    let folded = fold(sentence);
    let whole = |at: usize, len: usize| {
        let edge = |c: Option<char>| c.is_none_or(|c| !c.is_alphanumeric());
        edge(folded[..at].chars().next_back()) && edge(folded[at + len..].chars().next())
    };
    PHRASES.iter().any(|phrases| phrases.find_overlapping_iter(&folded).any(|found| whole(found.start(), found.len())))
}

/// `… at a shop in Damascus April 28, 2014.`: the place and the day, with no preposition between them, as reports don't write.
pub(super) fn ends_with_place_and_day(sentence: &str) -> bool {
    let Some(date) = dates::find(sentence, 0).pop().filter(|d| d.year.is_some() && d.weekday.is_none()) else { return false };
    let rest = sentence[date.piece.end..].trim_matches(|c: char| !c.is_alphanumeric());
    let before = sentence[..date.piece.start].trim_end().trim_end_matches(',');
    rest.is_empty() && before.split_whitespace().next_back().is_some_and(|w| w.starts_with(char::is_uppercase)) && before.contains(' ')
}
