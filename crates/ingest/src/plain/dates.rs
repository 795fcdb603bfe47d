//! Full and partial calendar dates as pages print them, in seven languages. Only what is written is
//! read: a date without a year has none.

use foldhash::{HashMap, HashMapExt};
use jiff::civil::{Date, Weekday};
use recoupe_lang::fold;
use recoupe_model::Piece;
use std::sync::LazyLock;

/// A date as written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Written {
    pub(crate) piece: Piece,
    pub(crate) year: Option<i16>,
    pub(crate) month: i8,
    pub(crate) day: i8,
    /// As written beside it.
    pub(crate) weekday: Option<Weekday>,
    /// Hour and minute right behind or before it.
    pub(crate) clock: Option<(i8, i8)>,
}

impl Written {
    /// The day, where the year is written and the day exists.
    pub(crate) fn date(&self) -> Option<Date> {
        Date::new(self.year?, self.month, self.day).ok()
    }
}

struct Names {
    months: HashMap<String, i8>,
    days: HashMap<String, Weekday>,
}

static NAMES: LazyLock<Names> = LazyLock::new(|| {
    let mut names = Names { months: HashMap::new(), days: HashMap::new() };
    for row in include_str!("../../data/calendar.tsv").lines().filter(|l| !l.starts_with('#')) {
        let cells: Vec<&str> = row.split('\t').collect();
        let [_, kind, number, words] = cells[..] else { continue };
        let Ok(number) = number.parse::<i8>() else { continue };
        for word in words.split(' ').map(fold) {
            if kind == "month" {
                names.months.insert(word, number);
            } else if let Ok(day) = Weekday::from_monday_one_offset(number) {
                names.days.insert(word, day);
            }
        }
    }
    names
});

/// The day of the week that a word names.
pub(crate) fn weekday(word: &str) -> Option<Weekday> {
    NAMES.days.get(&fold(word.trim_matches(|c: char| !c.is_alphanumeric()))).copied()
}

/// A word or number with its place.
struct Token<'a> {
    text: &'a str,
    start: usize,
    end: usize,
}

fn tokens(text: &str) -> Vec<Token<'_>> {
    let mut out = Vec::new();
    let mut start = None;
    for (at, c) in text.char_indices().chain([(text.len(), ' ')]) {
        let inside = c.is_alphanumeric() || (matches!(c, '\'' | '’') && start.is_some());
        match (inside, start) {
            (true, None) => start = Some(at),
            (false, Some(from)) => {
                out.push(Token { text: &text[from..at], start: from, end: at });
                start = None;
            }
            _ => {}
        }
    }
    out
}

/// All dates of a text that name a day, in order. Month before day (`04/30/2018`) is only taken where
/// the figures allow nothing else: what could be both is left out.
pub(crate) fn find(text: &str, offset: usize) -> Vec<Written> {
    find_as(text, offset, false)
}

/// The same where `day_first` says that no other order is in use: `3/4/2022` is then the third of April.
pub(crate) fn find_as(text: &str, offset: usize, day_first: bool) -> Vec<Written> {
    let tokens = tokens(text);
    let mut out = Vec::new();
    let mut i = 0;
    while i < tokens.len() {
        if let Some((mut written, next)) = numeric(text, &tokens, i, day_first).or_else(|| worded(text, &tokens, i)) {
            written.weekday = weekday_before(text, &tokens, i, &mut written);
            written.clock = clock_after(text, &tokens, next);
            written.piece = Piece::new(written.piece.start + offset, written.piece.end + offset);
            out.push(written);
            i = next;
        } else {
            i += 1;
        }
    }
    out
}

fn number(token: &Token<'_>, low: i16, high: i16) -> Option<i16> {
    (token.text.len() <= 4).then(|| token.text.parse().ok())?.filter(|n| (low..=high).contains(n))
}

fn year(token: &Token<'_>) -> Option<i16> {
    (token.text.len() == 4).then(|| number(token, 1900, 2100))?
}

/// `1`, `1st`, `1er`, `2nd`.
fn day(token: &Token<'_>) -> Option<i8> {
    let digits = token.text.trim_end_matches(char::is_alphabetic);
    let suffix = fold(&token.text[digits.len()..]);
    if digits.is_empty() || digits.len() > 2 || !["", "st", "nd", "rd", "th", "er", "º", "o", "го", "е"].contains(&suffix.as_str()) {
        return None;
    }
    digits.parse().ok().filter(|d| (1..=31).contains(d))
}

fn numeric(text: &str, tokens: &[Token<'_>], i: usize, day_first: bool) -> Option<(Written, usize)> {
    let [a, b, c] = tokens.get(i..i + 3)? else { return None };
    let between = |x: &Token<'_>, y: &Token<'_>| &text[x.end..y.start];
    let mark = between(a, b);
    if mark != between(b, c) || !matches!(mark, "." | "/" | "-") {
        return None;
    }
    let made = |year: i16, month: i16, day: i16| {
        let (month, day) = (i8::try_from(month).ok()?, i8::try_from(day).ok()?);
        Date::new(year, month, day).ok()?;
        let piece = Piece::new(a.start, c.end);
        Some((Written { piece, year: Some(year), month, day, weekday: None, clock: None }, i + 3))
    };
    if let Some(y) = year(a) {
        // the day may have a clock glued on: 2024-05-03T10:00
        let d = c.text.split('T').next().and_then(|d| d.parse().ok())?;
        return made(y, number(b, 1, 12)?, d);
    }
    let y = year(c)?;
    let (first, second) = (number(a, 1, 31)?, number(b, 1, 31)?);
    match (first <= 12, second <= 12) {
        (_, true) if mark == "." || first > 12 || first == second || day_first => made(y, second, first),
        (true, false) => made(y, first, second),
        _ => None,
    }
}

fn month(token: &Token<'_>) -> Option<i8> {
    NAMES.months.get(&fold(token.text)).copied()
}

fn worded(text: &str, tokens: &[Token<'_>], i: usize) -> Option<(Written, usize)> {
    let close =
        |x: usize, y: usize| tokens.get(y).is_some_and(|t| t.start - tokens[x].end <= 3 && !text[tokens[x].end..t.start].contains('\n'));
    let skip_of = |at: usize| {
        let linking = tokens.get(at).is_some_and(|t| matches!(fold(t.text).as_str(), "de" | "of" | "del" | "года"));
        if linking { at + 1 } else { at }
    };
    // 12 janvier 2022; 12 de enero de 2022
    if let Some(d) = day(&tokens[i]) {
        let m = skip_of(i + 1);
        if close(i, i + 1)
            && let Some(month) = tokens.get(m).and_then(month)
        {
            let y = skip_of(m + 1);
            let year = tokens.get(y).filter(|_| close(m, m + 1)).and_then(year);
            let last = if year.is_some() { y } else { m };
            let piece = Piece::new(tokens[i].start, tokens[last].end);
            return Some((Written { piece, year, month, day: d, weekday: None, clock: None }, last + 1));
        }
    }
    // January 12, 2022
    let m = month(&tokens[i])?;
    let starts_upper = tokens[i].text.starts_with(char::is_uppercase);
    let d = tokens.get(i + 1).filter(|_| close(i, i + 1) && starts_upper).and_then(day)?;
    let year = tokens.get(i + 2).filter(|_| close(i + 1, i + 2)).and_then(year);
    let last = if year.is_some() { i + 2 } else { i + 1 };
    let piece = Piece::new(tokens[i].start, tokens[last].end);
    Some((Written { piece, year, month: m, day: d, weekday: None, clock: None }, last + 1))
}

/// The day of the week in front; the piece is widened to hold it.
fn weekday_before(text: &str, tokens: &[Token<'_>], i: usize, written: &mut Written) -> Option<Weekday> {
    for back in 1..=2 {
        let token = tokens.get(i.checked_sub(back)?)?;
        if let Some(day) = weekday(token.text) {
            let between = &text[token.end..written.piece.start];
            if between.len() > 6 || between.contains([';', '!', '?', '\n']) || between.contains("..") || between.contains(". ") {
                return None;
            }
            written.piece.start = token.start;
            return Some(day);
        }
        if token.text.chars().count() > 3 {
            return None;
        }
    }
    None
}

/// `10:30`, `10h30`, `10.30`, `10:30 am` behind a date.
fn clock_after(text: &str, tokens: &[Token<'_>], from: usize) -> Option<(i8, i8)> {
    for at in from..(from + 3).min(tokens.len()) {
        if tokens[at].start - tokens[at.saturating_sub(1)].end > 5 {
            return None;
        }
        if let Some(clock) = clock(text, tokens, at) {
            return Some(clock);
        }
        if tokens[at].text.chars().count() > 3 {
            return None;
        }
    }
    None
}

fn clock(text: &str, tokens: &[Token<'_>], at: usize) -> Option<(i8, i8)> {
    let token = &tokens[at];
    let valid = |h: i16, m: i16| (h < 24 && m < 60).then_some((h as i8, m as i8));
    if let Some((h, m)) = token.text.split_once(['h', 'H', 'T']) {
        return valid(h.parse().ok()?, if m.is_empty() { 0 } else { m.parse().ok()? });
    }
    let next = tokens.get(at + 1)?;
    let between = &text[token.end..next.start];
    if !matches!(between, ":" | ".") || token.text.len() > 2 {
        return None;
    }
    let digits: String = next.text.chars().take_while(char::is_ascii_digit).collect();
    if digits.len() != 2 {
        return None;
    }
    let mut hour: i16 = token.text.parse().ok()?;
    let tail = fold(&next.text[2..]);
    let word = |n: usize| tokens.get(at + n).map(|t| fold(t.text)).unwrap_or_default();
    // "p.m." is two words
    let half = match (tail, word(2), word(3)) {
        (tail, ..) if !tail.is_empty() => tail,
        (_, letter, m) if m == "m" && matches!(letter.as_str(), "a" | "p") => letter + "m",
        (_, word, _) => word,
    };
    if half == "pm" && hour < 12 {
        hour += 12;
    } else if half == "am" && hour == 12 {
        hour = 0;
    }
    valid(hour, digits.parse().ok()?)
}

/// A clock time at the very start of a line, and where it ends: the stamp of a live page's entry.
pub(crate) fn leading_clock(line: &str) -> Option<((i8, i8), usize)> {
    let head = &line[..line.char_indices().nth(24).map_or(line.len(), |(at, _)| at)];
    let tokens = tokens(head);
    let first = tokens.first().filter(|t| t.start <= 2)?;
    let clock = clock(head, &tokens, 0)?;
    let joined = first.text.contains(['h', 'H']);
    let mut last = usize::from(!joined);
    while tokens.get(last + 1).is_some_and(|t| {
        matches!(fold(t.text).as_str(), "gmt" | "utc" | "cet" | "cest" | "bst" | "est" | "edt" | "am" | "pm" | "uhr" | "msk" | "мск" | "h")
    }) {
        last += 1;
    }
    Some((clock, tokens[last].end))
}

/// The day in an address: `/2022/01/12/`, `/20220112/`, `-2022-01-12-`.
pub(crate) fn in_address(address: &str) -> Option<Date> {
    let path = address.split_once("://").map_or(address, |(_, rest)| rest);
    let bytes = path.as_bytes();
    for start in 0..bytes.len() {
        if start > 0 && bytes[start - 1].is_ascii_digit() {
            continue;
        }
        let digits = |from: usize, n: usize| -> Option<i16> {
            let piece = path.get(from..from + n)?;
            piece.bytes().all(|b| b.is_ascii_digit()).then(|| piece.parse().ok())?
        };
        let Some(y) = digits(start, 4).filter(|y| (1990..=2100).contains(y)) else { continue };
        let separated = bytes.get(start + 4).is_some_and(|b| matches!(b, b'/' | b'-' | b'_'));
        let width = usize::from(separated);
        let (m, d) = (start + 4 + width, start + 6 + 2 * width);
        if separated && bytes.get(m + 2) != bytes.get(start + 4) {
            continue;
        }
        if bytes.get(d + 2).is_some_and(u8::is_ascii_digit) {
            continue;
        }
        if let (Some(m), Some(d)) = (digits(m, 2), digits(d, 2))
            && let Ok(date) = Date::new(y, m as i8, d as i8)
        {
            return Some(date);
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    fn days(text: &str) -> Vec<String> {
        find(text, 0).iter().map(|w| w.date().map_or_else(|| format!("?-{}-{}", w.month, w.day), |d| d.to_string())).collect()
    }

    #[test]
    fn written_in_many_ways() {
        for (text, day) in [
            ("Publié le mercredi 12 janvier 2022 à 10h30", "2022-01-12"),
            ("Published April 30, 2018", "2018-04-30"),
            ("am 3. Mai 2021 erschienen", "2021-05-03"),
            ("12 de enero de 2022", "2022-01-12"),
            ("12.01.2022, Redaktion", "2022-01-12"),
            ("2022-01-12T10:00", "2022-01-12"),
            ("12 января 2022 года", "2022-01-12"),
            ("1er août 2020", "2020-08-01"),
            ("30/04/2018", "2018-04-30"),
            ("mardi 4 janvier", "?-1-4"),
        ] {
            assert_eq!(days(text), [day], "{text}");
        }
        assert_eq!(find_as("03/04/2018", 0, true)[0].date().map(|d| d.to_string()).as_deref(), Some("2018-04-03"));
        for none in ["03/04/2018", "may 5 of them come", "2022", "31 February 2022x", "version 1.2.3"] {
            assert!(find(none, 0).iter().all(|w| w.date().is_none()), "{none}");
        }
    }

    #[test]
    fn weekday_and_clock_belong_to_it() {
        let found = find("Publié le mercredi 12 janvier 2022 à 10h30", 0)[0];
        assert_eq!((found.weekday, found.clock), (Some(Weekday::Wednesday), Some((10, 30))));
        assert_eq!(find("May 1, 2018, 3:05 pm", 0)[0].clock, Some((15, 5)));
        assert_eq!(find("May 1, 2018, 3:05 p.m.", 0)[0].clock, Some((15, 5)));
        assert_eq!(find("May 1, 2018, 12:05 a.m. ET", 0)[0].clock, Some((0, 5)));
    }

    #[test]
    fn addresses() {
        for (address, day) in [
            ("https://a.example/20220112/summit-1054398528.html", Some("2022-01-12")),
            ("https://a.example/world/2022/01/12/summit", Some("2022-01-12")),
            ("https://a.example/2022-01-12-summit", Some("2022-01-12")),
            ("https://a.example/summit-1054398528", None),
            ("https://a.example/2022/summit", None),
        ] {
            assert_eq!(in_address(address).map(|d| d.to_string()).as_deref(), day, "{address}");
        }
    }

    #[test]
    fn clocks_of_entries() {
        assert_eq!(leading_clock("14:35 GMT - The port"), Some(((14, 35), 9)));
        assert_eq!(leading_clock("09h05 Le port"), Some(((9, 5), 5)));
        assert_eq!(leading_clock("14 ships"), None);
    }
}
