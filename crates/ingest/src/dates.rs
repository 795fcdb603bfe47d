//! Dates as pages write them (metadata, addresses, visible lines) → EDTF. Calendar dates only: what
//! "yesterday" means is not for this room to say.

use recoupe_model::Edtf;
use std::collections::HashMap;
use std::sync::LazyLock;

/// Years that a report on the web can bear.
const YEARS: std::ops::RangeInclusive<i16> = 1990..=2100;

/// Month of each name, by folded name. One name never means two months.
static MONTHS: LazyLock<HashMap<&'static str, u32>> = LazyLock::new(|| {
    let mut months = HashMap::new();
    for line in include_str!("../data/months.tsv").lines().filter(|l| !l.starts_with('#')) {
        for (month, names) in (1..).zip(line.split('\t').skip(1)) {
            for name in names.split('/') {
                // "mai" is May everywhere; `listopad` is November in Polish and October in Croatian,
                // `mar` March in all: the first language in the file decides.
                months.entry(name).or_insert(month);
            }
        }
    }
    months
});

/// A date found in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Found {
    /// The day, with the time of day and zone where they stand beside it.
    pub(crate) date: Edtf,
    /// Bytes.
    pub(crate) range: std::ops::Range<usize>,
}

/// A word, a number or a mark.
#[derive(Clone, Copy, Debug)]
struct Token<'a> {
    text: &'a str,
    start: usize,
    number: Option<u32>,
}

impl Token<'_> {
    fn end(&self) -> usize {
        self.start + self.text.len()
    }

    fn is_number(&self, digits: std::ops::RangeInclusive<usize>) -> Option<u32> {
        self.number.filter(|_| digits.contains(&self.text.len()))
    }
}

/// Reads a value of metadata that is a date: ISO 8601, RFC 2822, a written date, `YYYYMMDD`, seconds since 1970.
pub(crate) fn value(text: &str, month_first: bool) -> Option<Edtf> {
    let text = text.trim();
    if text.len() > 120 {
        return None;
    }
    if text.bytes().all(|b| b.is_ascii_digit()) {
        return match text.len() {
            8 => day(text[..4].parse().ok()?, text[4..6].parse().ok()?, text[6..].parse().ok()?),
            14 => day(text[..4].parse().ok()?, text[4..6].parse().ok()?, text[6..8].parse().ok()?),
            10 | 13 => epoch(text[..10].parse().ok()?),
            _ => None,
        }
        .and_then(|d| Edtf::parse(&d));
    }
    find(text, month_first).map(|f| f.date)
}

/// Seconds since 1970 as a time in UTC.
fn epoch(seconds: i64) -> Option<String> {
    let time = jiff::Timestamp::from_second(seconds).ok()?;
    let civil = jiff::tz::Offset::UTC.to_datetime(time);
    YEARS.contains(&civil.year()).then(|| format!("{}Z", civil.strftime("%Y-%m-%dT%H:%M:%S")))
}

/// The first date of a text. `month_first`: `3/4/2022` is March 4.
pub(crate) fn find(text: &str, month_first: bool) -> Option<Found> {
    let tokens = tokens(text);
    (0..tokens.len()).find_map(|i| at(text, &tokens, i, month_first))
}

fn tokens(text: &str) -> Vec<Token<'_>> {
    let mut tokens = Vec::new();
    let mut chars = text.char_indices().peekable();
    while let Some((start, c)) = chars.next() {
        let class = |c: char| if c.is_ascii_digit() { 1 } else { u8::from(c.is_alphabetic() && !is_cjk(c)) * 2 };
        let mut end = start + c.len_utf8();
        if class(c) > 0 {
            while let Some((at, next)) = chars.peek().copied().filter(|(_, n)| class(*n) == class(c)) {
                end = at + next.len_utf8();
                chars.next();
            }
        } else if c.is_whitespace() {
            continue;
        }
        let text = &text[start..end];
        tokens.push(Token { text, start, number: if class(c) == 1 { text.parse().ok() } else { None } });
    }
    tokens
}

fn is_cjk(c: char) -> bool {
    ('\u{3000}'..='\u{9FFF}').contains(&c) || ('\u{AC00}'..='\u{D7AF}').contains(&c)
}

/// A date that begins at token `i`.
fn at(text: &str, tokens: &[Token<'_>], i: usize, month_first: bool) -> Option<Found> {
    let token = |n: usize| tokens.get(i + n);
    let mark = |n: usize| token(n).map_or("", |t| t.text);
    let first = token(0)?;
    let begins = i == 0 || !tokens[i - 1].text.ends_with(|c: char| c.is_ascii_digit()) || tokens[i - 1].end() < first.start;
    if !begins {
        return None;
    }
    let done = |length: usize, date: String| {
        let last = token(length - 1)?;
        let (clock, end) = clock(text, &tokens[i + length..], last.end());
        let whole = Edtf::parse(&format!("{date}{clock}")).or_else(|| Edtf::parse(&date))?;
        Some(Found { date: whole, range: first.start..end })
    };
    // 2022-01-12, 2022/1/12, 2022.01.12, 2022年1月12日
    if let Some(year) = first.is_number(4..=4)
        && let (Some(month), Some(d)) = (token(2).and_then(|t| t.is_number(1..=2)), token(4).and_then(|t| t.is_number(1..=2)))
        && (matches!((mark(1), mark(3)), ("-", "-") | ("/", "/") | (".", ".") | ("年", "月") | ("년", "월")))
        && let Some(date) = day(year, month, d)
    {
        return done(5, date);
    }
    // 12.01.2022, 12/01/2022, 12-01-2022, 1/12/22
    if let (Some(a), Some(b), Some(year)) = (
        first.is_number(1..=2),
        token(2).and_then(|t| t.is_number(1..=2)),
        token(4).and_then(|t| t.is_number(4..=4).or(t.is_number(2..=2))),
    ) && mark(1) == mark(3)
        && matches!(mark(1), "." | "/" | "-" | "|")
        && (first.end() == token(1)?.start || mark(1) == "|")
    {
        let short = token(4)?.text.len() == 2;
        let year = if short { year + 2_000 } else { year };
        let (d, month) = if (month_first && mark(1) == "/" && a <= 12) || b > 12 { (b, a) } else { (a, b) };
        if !(short && matches!(mark(1), "-" | "|"))
            && let Some(date) = day(year, month, d)
        {
            return done(5, date);
        }
    }
    // 12 January 2022, 12. Januar 2022, 1er janvier 2022, 12 de enero de 2022, 12-Jan-2022
    if let Some(d) = first.is_number(1..=2) {
        let mut n = 1;
        while n <= 3 && matches!(mark(n), "." | "-" | "º" | "°" | "st" | "nd" | "rd" | "th" | "er" | "ª" | "de" | "of" | "день") {
            n += 1;
        }
        if let Some(month) = month(mark(n)) {
            n += 1;
            while matches!(mark(n), "." | "," | "-" | "de" | "of" | "del") && n <= 6 {
                n += 1;
            }
            if let Some(date) = token(n).and_then(|t| t.is_number(4..=4)).and_then(|year| day(year, month, d)) {
                return done(n + 1, date);
            }
        }
    }
    // January 12, 2022; Jan. 12th 2022
    if let Some(month) = month(first.text) {
        let mut n = 1 + usize::from(mark(1) == ".");
        if let Some(d) = token(n).and_then(|t| t.is_number(1..=2)) {
            n += 1;
            while matches!(mark(n), "," | "." | "st" | "nd" | "rd" | "th") && n <= 5 {
                n += 1;
            }
            if let Some(date) = token(n).and_then(|t| t.is_number(4..=4)).and_then(|year| day(year, month, d)) {
                return done(n + 1, date);
            }
        }
    }
    // Wed Jan 12 10:00:00 CET 2022
    if let (Some(month), Some(d), Some(_), ":", Some(_), ":", Some(_)) = (
        month(first.text),
        token(1).and_then(|t| t.is_number(1..=2)),
        token(2).and_then(|t| t.is_number(2..=2)),
        mark(3),
        token(4).and_then(|t| t.is_number(2..=2)),
        mark(5),
        token(6).and_then(|t| t.is_number(2..=2)),
    ) {
        for n in 7..=9 {
            if let Some(date) = token(n).and_then(|t| t.is_number(4..=4)).and_then(|year| day(year, month, d)) {
                let time = format!("{date}T{}:{}:{}", mark(2), mark(4), mark(6));
                return Some(Found { date: Edtf::parse(&time)?, range: first.start..token(n)?.end() });
            }
        }
    }
    None
}

fn month(word: &str) -> Option<u32> {
    if !(3..=24).contains(&word.len()) {
        return None;
    }
    MONTHS.get(word.to_lowercase().as_str()).copied()
}

/// `YYYY-MM-DD` of a day that exists.
fn day(year: u32, month: u32, day: u32) -> Option<String> {
    let year = i16::try_from(year).ok().filter(|y| YEARS.contains(y))?;
    let date = jiff::civil::Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()?;
    Some(date.to_string())
}

/// `p.m.` (true) or `a.m.` at the start of some tokens.
fn dotted_half(tokens: &[Token<'_>]) -> Option<bool> {
    let [half, dot, m, ..] = tokens else { return None };
    let one = dot.text == "." && m.text.eq_ignore_ascii_case("m") && half.end() == dot.start && dot.end() == m.start;
    let afternoon = half.text.eq_ignore_ascii_case("p");
    (one && (afternoon || half.text.eq_ignore_ascii_case("a"))).then_some(afternoon)
}

/// Time of day and zone right after a date, as EDTF writes them, and where they end; nothing and `end` else.
fn clock(text: &str, tokens: &[Token<'_>], end: usize) -> (String, usize) {
    let nothing = (String::new(), end);
    let mut n = 0;
    // "T", a comma, "at", "à", "um", "|", "-" may stand between.
    while n < 3
        && tokens
            .get(n)
            .is_some_and(|t| matches!(t.text, "T" | "," | "at" | "à" | "um" | "|" | "-" | "–" | "@" | "a" | "日" | "в" | "ore" | "alle"))
    {
        n += 1;
    }
    let Some(hour) = tokens.get(n).and_then(|t| t.is_number(1..=2)).filter(|h| *h < 24) else { return nothing };
    let colon = tokens.get(n + 1).map_or("", |t| t.text);
    let minute = tokens.get(n + 2).and_then(|t| t.is_number(2..=2)).filter(|m| *m < 60);
    let (Some(minute), ":" | "h" | "H" | "." | "u") = (minute, colon) else { return nothing };
    if tokens[n].end() != tokens[n + 1].start || tokens[n + 1].end() != tokens[n + 2].start {
        return nothing;
    }
    let mut last = n + 2;
    let mut second = 0;
    if tokens.get(n + 3).is_some_and(|t| t.text == ":" && t.start == tokens[n + 2].end())
        && let Some(s) = tokens.get(n + 4).and_then(|t| t.is_number(2..=2)).filter(|s| *s < 60)
    {
        second = s;
        last = n + 4;
        // Fractions of a second.
        if tokens.get(n + 5).is_some_and(|t| t.text == ".")
            && tokens.get(n + 6).is_some_and(|t| t.number.is_some() || t.text.bytes().all(|b| b.is_ascii_digit()))
        {
            last = n + 6;
        }
    }
    let mut hour = hour;
    if let Some(half) = tokens.get(last + 1).filter(|t| matches!(t.text, "am" | "pm" | "AM" | "PM")) {
        let afternoon = half.text.eq_ignore_ascii_case("pm");
        hour = hour % 12 + if afternoon { 12 } else { 0 };
        last += 1;
    } else if let Some(afternoon) = dotted_half(&tokens[(last + 1).min(tokens.len())..]) {
        hour = hour % 12 + if afternoon { 12 } else { 0 };
        last += 3;
    } else if tokens.get(last + 1).is_some_and(|t| matches!(t.text, "Uhr" | "uur")) {
        last += 1;
    }
    let mut zone = String::new();
    if let Some(next) = tokens.get(last + 1) {
        if matches!(next.text, "Z" | "UTC" | "GMT") {
            zone.push('Z');
            last += 1;
        }
        let sign = tokens.get(last + 1).filter(|t| matches!(t.text, "+" | "-"));
        if let (Some(sign), Some(offset)) = (sign, tokens.get(last + 2)) {
            let minutes = tokens.get(last + 4).filter(|_| tokens.get(last + 3).is_some_and(|t| t.text == ":"));
            let written = match (offset.text.len(), minutes) {
                (4, _) => Some((&offset.text[..2], &offset.text[2..], 2)),
                (2, Some(m)) if m.text.len() == 2 => Some((offset.text, m.text, 4)),
                (2, None) => Some((offset.text, "00", 2)),
                _ => None,
            };
            if let Some((h, m, used)) = written.filter(|_| offset.number.is_some() && offset.start == sign.end()) {
                zone = format!("{}{h}:{m}", sign.text);
                last += used;
            }
        }
    }
    let _ = text;
    (format!("T{hour:02}:{minute:02}:{second:02}{zone}"), tokens[last].end())
}

/// The day that an address names: `/2022/01/12/`, `/2022-01-12-`, `/20220112/`.
pub(crate) fn in_address(url: &str) -> Option<Edtf> {
    let path = url.split_once("://").map_or(url, |(_, rest)| rest);
    let path = path.split(['?', '#']).next().unwrap_or(path);
    let numbers: Vec<(usize, &str)> = digit_runs(path);
    for (n, (at, run)) in numbers.iter().enumerate() {
        let two = |k: usize| numbers.get(n + k).filter(|(_, r)| (1..=2).contains(&r.len())).and_then(|(_, r)| r.parse::<u32>().ok());
        let gap = |k: usize| {
            let (a, r) = numbers[n + k - 1];
            numbers
                .get(n + k)
                .is_some_and(|(b, _)| *b == a + r.len() + 1 && matches!(path.as_bytes()[a + r.len()], b'/' | b'-' | b'_' | b'.'))
        };
        let start = *at == 0 || !path.as_bytes()[at - 1].is_ascii_alphanumeric();
        let found = match run.len() {
            4 if start && gap(1) && gap(2) => two(1).zip(two(2)).and_then(|(m, d)| day(run.parse().ok()?, m, d)),
            8 if start => day(run[..4].parse().ok()?, run[4..6].parse().ok()?, run[6..].parse().ok()?),
            _ => None,
        };
        if let Some(date) = found {
            return Edtf::parse(&date);
        }
    }
    None
}

fn digit_runs(path: &str) -> Vec<(usize, &str)> {
    let mut runs = Vec::new();
    let mut from = None;
    for (at, b) in path.bytes().chain([b' ']).enumerate() {
        match (b.is_ascii_digit(), from) {
            (true, None) => from = Some(at),
            (false, Some(start)) => {
                runs.push((start, &path[start..at]));
                from = None;
            }
            _ => {}
        }
    }
    runs
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values() {
        for (text, edtf) in [
            ("2022-01-12", "2022-01-12"),
            ("2022-01-12T10:05:00+01:00", "2022-01-12T10:05:00+01:00"),
            ("2022-01-12T10:05:00.123Z", "2022-01-12T10:05:00Z"),
            ("2022-01-12 10:05", "2022-01-12T10:05:00"),
            ("2022-01-12T10:05:00+0100", "2022-01-12T10:05:00+01:00"),
            ("Wed, 12 Jan 2022 10:05:00 GMT", "2022-01-12T10:05:00Z"),
            ("Wed, 12 Jan 2022 10:05:00 -0500", "2022-01-12T10:05:00-05:00"),
            ("Wed Jan 12 10:05:00 CET 2022", "2022-01-12T10:05:00"),
            ("20220112", "2022-01-12"),
            ("1641982800", "2022-01-12T10:20:00Z"),
            ("Published on January 12th, 2022 at 3:05 pm", "2022-01-12T15:05:00"),
            ("Published January 12, 2022, 3:05 p.m.", "2022-01-12T15:05:00"),
            ("Published January 12, 2022, 12:05 a.m.", "2022-01-12T00:05:00"),
            ("Publié le 1er février 2022 à 10h05", "2022-02-01T10:05:00"),
            ("12. Januar 2022, 10:05 Uhr", "2022-01-12T10:05:00"),
            ("12 января 2022", "2022-01-12"),
            ("12 de enero de 2022", "2022-01-12"),
            ("12.01.2022", "2022-01-12"),
            ("25/12/2021", "2021-12-25"),
            ("2022年1月12日", "2022-01-12"),
        ] {
            assert_eq!(value(text, false).map(|d| d.to_string()).as_deref(), Some(edtf), "{text}");
        }
        assert_eq!(value("3/4/2022", true).unwrap().as_str(), "2022-03-04");
        assert_eq!(value("3/4/2022", false).unwrap().as_str(), "2022-04-03");
        for no in ["", "yesterday", "31 février 2022", "0001-01-01", "1234", "12 monkeys 2022", "1.2.3.4", "call 2022-2023-1"] {
            assert_eq!(value(no, false), None, "{no}");
        }
    }

    #[test]
    fn addresses() {
        for (url, edtf) in [
            ("https://a.example/2022/01/12/port", Some("2022-01-12")),
            ("https://a.example/port-2022-1-12.html", Some("2022-01-12")),
            ("https://a.example/20220112/x", Some("2022-01-12")),
            ("https://a.example/2022/01/port", None),
            ("https://a.example/id20220112345", None),
            ("https://a.example/p?d=2022-01-12", None),
        ] {
            assert_eq!(in_address(url).map(|d| d.to_string()).as_deref(), edtf, "{url}");
        }
    }

    #[test]
    fn found_where_it_stands() {
        let text = "Mis à jour : 12 janvier 2022 à 10:05 — lire";
        let found = find(text, false).unwrap();
        assert_eq!(&text[found.range], "12 janvier 2022 à 10:05");
    }
}
