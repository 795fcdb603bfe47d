//! What a match means: the day, month, year or length that its words say, counted from the day of
//! publication, from the day that the text has come to, or from nothing.

use crate::calendar::{days, feast, months, nearest_weekday, week, weekday};
use crate::matcher::{Match, Slots};
use crate::spans;
use crate::table::Action;
use jiff::civil::Date;
use recoupe_model::TimeClass;

/// What a match is counted from.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Anchor {
    /// Day of publication.
    pub published: Option<Date>,
    /// The day that the text has come to.
    pub narrative: Option<Date>,
    /// −1, 1: tense of the nearest verb; 0: unknown.
    pub tense: i8,
    /// The expression that this one continues: "jeudi et vendredi".
    pub after: Option<Date>,
    /// Numeric dates put the month first.
    pub month_first: bool,
    /// The quarter that the text speaks of: year and number.
    pub quarter: Option<(i16, i8)>,
    /// The year that the text has come to.
    pub year: Option<i16>,
    /// … where no day has been named since, in this sentence or the one before.
    pub lone_year: Option<i16>,
}

/// Class, TIMEX3 value, and whether it was counted from elsewhere; the day it brings the text to.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Value {
    pub class: TimeClass,
    pub value: String,
    pub relative: bool,
    pub day: Option<Date>,
    /// Calendar value, in TIMEX3's form, where `value` is none.
    pub calendar: Option<String>,
    /// Both readings of a date that can be read in two orders.
    pub either: Option<[Date; 2]>,
}

impl Value {
    pub(crate) fn new(class: TimeClass, value: impl Into<String>, relative: bool) -> Self {
        Self { class, value: value.into(), relative, day: None, calendar: None, either: None }
    }

    fn day(date: Date, relative: bool) -> Self {
        Self { class: TimeClass::Date, value: date.to_string(), relative, day: Some(date), calendar: None, either: None }
    }

    /// With a part of the day.
    fn part(mut self, part: Option<&str>) -> Self {
        if let Some(part) = part {
            self.class = TimeClass::Time;
            if self.day.is_some() || self.value.starts_with("XXXX") {
                self.value.push_str(part);
            }
        }
        self
    }
}

/// Gives a match its value; `None` where its words make no sense together.
pub(crate) fn resolve(found: &Match<'_>, anchor: Anchor) -> Option<Value> {
    let s = &found.slots;
    match found.action {
        Action::Date => date(s, anchor),
        Action::Day(n) => Some(shifted(anchor.published, i64::from(*n)).part(s.part)),
        Action::Narrative(n) => Some(shifted(anchor.narrative, i64::from(*n)).part(s.part)),
        Action::Period => period(s, anchor).map(|v| spans::part_of(v, s, anchor.published)),
        Action::NarrativePeriod(n) => spans::narrative_period(&Slots { direction: Some(*n), ..*s }, anchor),
        Action::LatestQuarter => spans::latest_quarter(anchor),
        Action::YearAgo => spans::year_ago(anchor),
        Action::Night(n) => spans::night(&date(s, anchor)?, *n),
        Action::Ago => Some(offset(s, anchor.published, -1)),
        Action::AgoLength => {
            let when = offset(s, anchor.published, -1);
            Some(Value { calendar: Some(when.value), ..Value::new(TimeClass::Duration, length(s)?, true) })
        }
        Action::Now => {
            let today = shifted(anchor.published, 0);
            Some(Value { calendar: Some(today.value), day: today.day, ..Value::new(TimeClass::Date, "PRESENT_REF", true) })
        }
        Action::Ahead => Some(offset(s, anchor.published, 1)),
        Action::Earlier => Some(years_from(s, anchor, -1).unwrap_or_else(|| offset(s, anchor.narrative, -1))),
        Action::Later => Some(years_from(s, anchor, 1).unwrap_or_else(|| offset(s, anchor.narrative, 1))),
        Action::Duration => Some(spans::placed(Value::new(TimeClass::Duration, length(s)?, false), s, anchor.published)),
        Action::Set => Some(Value::new(TimeClass::Set, set(s)?, false)),
        Action::Clock => clock(s, anchor),
        Action::Part => Some(shifted(anchor.narrative, 0).part(s.part)),
        Action::Year(n) => Some(match anchor.published {
            Some(p) => Value::new(TimeClass::Date, format!("{:04}", p.year() + n), true),
            None => Value::new(TimeClass::Date, "XXXX", true),
        }),
        Action::Weekend(n) => {
            let weeks = weekends(i64::from(*n), anchor);
            let value = anchor.published.and_then(|p| days(p, weeks * 7)).map(|d| format!("{}-WE", week(d)));
            Some(Value::new(TimeClass::Date, value.unwrap_or_else(|| "XXXX-WXX-WE".into()), true))
        }
        Action::Quarter => quarter(s, anchor),
        Action::Decade => {
            // "les années 30" are those of the last century
            let year = s.n.filter(|n| n.fract() == 0.0).map(|n| n as i16).or(s.year)?;
            let year = if (10..=90).contains(&year) && year % 10 == 0 { 1900 + year } else { year };
            (1000..=2100).contains(&year).then(|| Value::new(TimeClass::Date, format!("{:03}", year / 10), false))
        }
        Action::Century => {
            let n = s.n.or(s.ordinal.map(f64::from)).filter(|n| (1.0..=30.0).contains(n))?;
            Some(Value::new(TimeClass::Date, format!("{:02}", n as i16 - 1), false))
        }
        Action::Value(value, class, side) => {
            let slots = Slots { direction: side.or(s.direction), ..*s };
            Some(spans::placed(Value::new(*class, value.clone(), false), &slots, anchor.published))
        }
        Action::Skip => None,
    }
}

fn shifted(from: Option<Date>, n: i64) -> Value {
    match from.and_then(|d| days(d, n)) {
        Some(day) => Value::day(day, true),
        None => Value::new(TimeClass::Date, "XXXX-XX-XX", true),
    }
}

fn date(s: &Slots<'_>, anchor: Anchor) -> Option<Value> {
    let mut s = *s;
    if let (Some(first), Some(second)) = (s.first_number, s.second_number) {
        match (first, second) {
            (1..=12, 1..=12) if first != second && anchor.month_first => {
                // 03/04/2022: both orders are in use in this language; the year alone is sure
                let of = |day, month| Date::new(s.year?, month, day).ok();
                let year = s.year.map_or("XXXX".into(), |y| format!("{y:04}"));
                let either = of(second, first).zip(of(first, second)).map(|(a, b)| [a, b]);
                return Some(Value { either, ..Value::new(TimeClass::Date, year, false) });
            }
            (_, 1..=12) => (s.day, s.month) = (Some(first), Some(second)),
            (1..=12, _) => (s.day, s.month) = (Some(second), Some(first)),
            _ => return None,
        }
    }
    if let Some(offset) = s.year_offset {
        s.year = anchor.published.map(|p| p.year() + offset);
    }
    if let Some(rule) = s.holiday {
        return Some(holiday(rule, &s, anchor));
    }
    if let Some(season) = s.season {
        return Some(self::season(season, &s, anchor));
    }
    match (s.day, s.month, s.year) {
        (Some(day), Some(month), Some(year)) => Some(
            Date::new(year, month, day)
                .map_or_else(|_| Value::new(TimeClass::Date, "XXXX-XX-XX", false), |d| Value::day(d, false))
                .part(s.part),
        ),
        (Some(day), Some(month), None) => Some(day_of_month(day, month, &s, anchor).part(s.part)),
        (Some(day), None, _) => Some(day_alone(day, &s, anchor)?.part(s.part)),
        (None, Some(month), Some(year)) => Some(Value::new(TimeClass::Date, format!("{year:04}-{month:02}"), false)),
        (None, Some(month), None) => Some(month_alone(month, &s, anchor)),
        (None, None, Some(year)) => Some(Value::new(TimeClass::Date, format!("{year:04}"), false)),
        (None, None, None) => Some(weekday_alone(s.weekday?, &s, anchor).part(s.part)),
    }
}

/// Where to look when neither word nor verb says: news tells what was.
fn direction(s: &Slots<'_>, anchor: Anchor) -> i8 {
    match s.direction {
        Some(d) if d != 0 => d,
        _ if anchor.tense != 0 => anchor.tense,
        _ => -1,
    }
}

fn weekday_alone(wanted: i8, s: &Slots<'_>, anchor: Anchor) -> Value {
    if let Some(first) = anchor.after.filter(|_| s.direction.is_none()) {
        let next = days(first, 1).and_then(|d| nearest_weekday(d, wanted, 1));
        // "made on Friday and Thursday": what was, goes back
        let back = anchor.published.is_some_and(|p| first < p && next.is_none_or(|d| d > p));
        if let Some(day) = if back { nearest_weekday(first, wanted, -1) } else { next } {
            return Value::day(day, true);
        }
    }
    let Some(published) = anchor.published else {
        return Value::new(TimeClass::Date, format!("XXXX-WXX-{wanted}"), true);
    };
    let found = match s.direction {
        // strictly before, strictly after
        Some(-1) => days(published, -1).and_then(|d| nearest_weekday(d, wanted, -1)),
        Some(1) => days(published, 1).and_then(|d| nearest_weekday(d, wanted, 1)),
        // "ce mercredi": the nearest, today first
        Some(_) if anchor.narrative.is_some_and(|d| weekday(d) == wanted) => anchor.narrative,
        Some(_) if weekday(published) == wanted => Some(published),
        _ => bare_weekday(published, wanted, direction(s, anchor)),
    };
    found.map_or_else(|| Value::new(TimeClass::Date, format!("XXXX-WXX-{wanted}"), true), |d| Value::day(d, true))
}

/// On the side that the verb says; but nobody calls the day six days off by its bare name when the day beside
/// today has the same: verbs are read by a word list, and reports are stamped before or after midnight.
fn bare_weekday(published: Date, wanted: i8, direction: i8) -> Option<Date> {
    let (near, far) = (nearest_weekday(published, wanted, direction)?, nearest_weekday(published, wanted, -direction)?);
    let distance = |d: Date| (d - published).get_days().abs();
    Some(if distance(far) == 1 && distance(near) == 6 { far } else { near })
}

fn month_alone(month: i8, s: &Slots<'_>, anchor: Anchor) -> Value {
    let Some(published) = anchor.published else {
        return Value::new(TimeClass::Date, format!("XXXX-{month:02}"), true);
    };
    let (year, now) = (published.year(), published.month());
    let year = match s.direction {
        Some(-1) => year - i16::from(month >= now),
        Some(1) => year + i16::from(month <= now),
        _ => {
            let wanted = direction(s, anchor);
            let cost = |offset: i16| {
                let ahead = 30 * (i32::from(month) - i32::from(now) + 12 * i32::from(offset));
                ahead.abs() + if ahead != 0 && (ahead > 0) != (wanted > 0) { NEAR } else { 0 }
            };
            year + [0, -1, 1].into_iter().min_by_key(|n| cost(*n)).unwrap_or(0)
        }
    };
    Value::new(TimeClass::Date, format!("{year:04}-{month:02}"), true)
}

/// Number of the day with which a weekend begins.
const SATURDAY: i8 = 6;

/// Days that a date without a year may lie on the other side of what the verb says: verbs are read
/// by a word list, and "le 12 mars" is mostly near.
const NEAR: i32 = 100;

fn day_of_month(day: i8, month: i8, s: &Slots<'_>, anchor: Anchor) -> Value {
    let undated = || Value::new(TimeClass::Date, format!("XXXX-{month:02}-{day:02}"), true);
    if Date::new(2024, month, day).is_err() {
        return Value::new(TimeClass::Date, "XXXX-XX-XX", true);
    }
    let Some(published) = anchor.published else { return undated() };
    let of_year = |offset: i16| published.year().checked_add(offset).and_then(|y| Date::new(y, month, day).ok());
    let distance = |d: Date| (d - published).get_days();
    let mut candidates: Vec<Date> = [-1, 0, 1].into_iter().filter_map(of_year).collect();
    if let Some(wanted) = s.weekday {
        candidates.retain(|d| weekday(*d) == wanted);
        return candidates.into_iter().min_by_key(|d| distance(*d).abs()).map_or_else(undated, |d| Value::day(d, true));
    }
    let wanted = direction(s, anchor);
    let told = anchor.tense != 0 || matches!(s.direction, Some(-1 | 1));
    let cost = |d: Date| {
        let n = distance(d);
        let wrong_side = n != 0 && (n > 0) != (wanted > 0);
        let strict = matches!(s.direction, Some(-1 | 1));
        n.abs()
            + if wrong_side && strict {
                1000
            } else if wrong_side && told {
                NEAR
            } else {
                0
            }
    };
    candidates.into_iter().min_by_key(|d| cost(*d)).map_or_else(undated, |d| Value::day(d, true))
}

/// "le 12", "mardi 12": the nearest month in which it makes sense.
fn day_alone(day: i8, s: &Slots<'_>, anchor: Anchor) -> Option<Value> {
    let published = anchor.published?;
    let wanted = direction(s, anchor);
    let candidates = (-3..=3).filter_map(|n| {
        let (year, month) = months(published, n)?;
        let date = Date::new(year, month, day).ok()?;
        s.weekday.is_none_or(|w| weekday(date) == w).then_some(date)
    });
    let distance = |d: Date| (d - published).get_days();
    let cost =
        |d: Date| distance(d).abs() + if s.weekday.is_none() && distance(d) != 0 && (distance(d) > 0) != (wanted > 0) { 40 } else { 0 };
    candidates.min_by_key(|d| cost(*d)).map(|d| Value::day(d, true))
}

fn holiday(rule: &str, s: &Slots<'_>, anchor: Anchor) -> Value {
    let undated = || Value::new(TimeClass::Date, "XXXX-XX-XX", true);
    if let Some(year) = s.year {
        return feast(rule, year).map_or_else(undated, |d| Value::day(d, false));
    }
    let Some(published) = anchor.published else { return undated() };
    let wanted = direction(s, anchor);
    let candidates = [-1, 0, 1].into_iter().filter_map(|n| feast(rule, published.year() + n));
    let cost = |d: Date| {
        let n = (d - published).get_days();
        n.abs() + if n != 0 && (n > 0) != (wanted > 0) { NEAR } else { 0 }
    };
    candidates.min_by_key(|d| cost(*d)).map_or_else(undated, |d| Value::day(d, true))
}

fn season(season: &str, s: &Slots<'_>, anchor: Anchor) -> Value {
    if let Some(year) = s.year {
        return Value::new(TimeClass::Date, format!("{year:04}-{season}"), false);
    }
    let Some(published) = anchor.published else {
        return Value::new(TimeClass::Date, format!("XXXX-{season}"), true);
    };
    let first = match season {
        "SP" => 3,
        "SU" => 6,
        "FA" => 9,
        _ => 12,
    };
    let (mut year, now) = (published.year(), published.month());
    let running = (first..first + 3).contains(&now) || (first == 12 && now < 3);
    let (explicit, wanted) = (s.direction.unwrap_or(0), direction(s, anchor));
    if first == 12 && now < 3 {
        year -= 1;
    }
    if running {
        year += i16::from(explicit);
    } else if s.direction == Some(0) || (s.direction.is_none() && anchor.tense == 0) {
        // "cet été": of this year
    } else if wanted > 0 && now > first {
        year += 1;
    } else if wanted < 0 && now < first {
        year -= 1;
    }
    Value::new(TimeClass::Date, format!("{year:04}-{season}"), true)
}

/// A unit of the table: multiplier and code, `10Y` → (10, "Y").
pub(crate) fn unit(s: &Slots<'_>) -> Option<(f64, &'static str)> {
    let unit = s.unit?;
    let digits = unit.bytes().take_while(u8::is_ascii_digit).count();
    let by = if digits == 0 { 1.0 } else { unit[..digits].parse().ok()? };
    let code = ["D", "WE", "W", "M", "Y", "TH", "TM", "TS"].into_iter().find(|c| *c == &unit[digits..])?;
    Some((by, code))
}

/// Weeks from publication to a weekend: "over the weekend" is the one before where it is told, in the week after it, of what was.
fn weekends(n: i64, anchor: Anchor) -> i64 {
    let gone = n == 0 && anchor.tense < 0 && anchor.published.is_some_and(|p| weekday(p) < SATURDAY);
    n - i64::from(gone)
}

/// "la semaine prochaine", "le mois dernier", "cette année".
pub(crate) fn period(s: &Slots<'_>, anchor: Anchor) -> Option<Value> {
    let n = i64::from(s.direction.unwrap_or(0));
    if let Some(part) = s.part {
        return Some(shifted(anchor.published, n).part(Some(part)));
    }
    let (by, code) = unit(s)?;
    let published = anchor.published;
    let vague = || {
        let value = match n {
            ..0 => "PAST_REF",
            0 => "PRESENT_REF",
            _ => "FUTURE_REF",
        };
        Value::new(TimeClass::Date, value, true)
    };
    let Some(published) = published else { return Some(vague()) };
    let value = match (code, by as i64) {
        ("D", 1) => return Some(shifted(Some(published), n)),
        ("W", 1) => week(days(published, 7 * n)?),
        ("WE", _) => format!("{}-WE", week(days(published, 7 * weekends(n, anchor))?)),
        ("M", 1) => {
            let (year, month) = months(published, n)?;
            format!("{year:04}-{month:02}")
        }
        ("M", 3) => {
            let (year, month) = months(published, 3 * n)?;
            format!("{year:04}-Q{}", (month - 1) / 3 + 1)
        }
        ("M", 6) => {
            let (year, month) = months(published, 6 * n)?;
            format!("{year:04}-H{}", (month - 1) / 6 + 1)
        }
        ("Y", 1) => format!("{:04}", i64::from(published.year()) + n),
        ("Y", 10) => format!("{:03}", i64::from(published.year()) / 10 + n),
        ("Y", 100) => format!("{:02}", (i64::from(published.year()) - 1) / 100 + n),
        _ => return Some(vague()),
    };
    Some(Value::new(TimeClass::Date, value, true))
}

/// "the third quarter": of the year named, else the last one that has begun.
fn quarter(s: &Slots<'_>, anchor: Anchor) -> Option<Value> {
    let n = s.ordinal.filter(|n| (1..=4).contains(n))?;
    let year = match (s.year, anchor.published) {
        (Some(year), _) => format!("{year:04}"),
        (None, Some(p)) => {
            let now = i16::from((p.month() - 1) / 3 + 1);
            format!("{:04}", p.year() - i16::from(anchor.tense <= 0 && n > now) + i16::from(anchor.tense > 0 && n < now))
        }
        (None, None) => "XXXX".to_owned(),
    };
    Some(Value::new(TimeClass::Date, format!("{year}-Q{n}"), s.year.is_none()))
}

/// "promis en 2008, retiré *un an plus tard*": counted from the year that was named.
fn years_from(s: &Slots<'_>, anchor: Anchor, sign: i16) -> Option<Value> {
    let (by, code) = unit(s)?;
    let n = s.n.filter(|n| !s.few && !s.half && code == "Y" && n.fract() == 0.0 && (1.0..=100.0).contains(&(n * by)))?;
    let year = anchor.lone_year?.checked_add(sign * (n * by) as i16).filter(|y| (1..=9999).contains(y))?;
    Some(Value::new(TimeClass::Date, format!("{year:04}"), true))
}

/// "il y a deux ans": counted in the unit that is named, and no finer.
fn offset(s: &Slots<'_>, from: Option<Date>, sign: i64) -> Value {
    let vague = || Value::new(TimeClass::Date, if sign < 0 { "PAST_REF" } else { "FUTURE_REF" }, true);
    let exact = || -> Option<Value> {
        let from = from?;
        let (by, code) = unit(s)?;
        let mut n = s.n.filter(|_| !s.few)? * by;
        let mut code = code;
        if s.half {
            n += by / 2.0;
        }
        if n.fract() != 0.0 {
            (n, code) = match code {
                "Y" => (n * 12.0, "M"),
                "W" => (n * 7.0, "D"),
                "M" => (n * 30.0, "D"),
                "TH" => (n, "TH"),
                _ => return None,
            };
        }
        let whole = (n.round() as i64).checked_mul(sign).filter(|n| n.abs() < 1_000_000)?;
        let value = match code {
            "D" => return Some(Value::day(days(from, whole)?, true)),
            "W" => week(days(from, 7 * whole)?),
            "M" => {
                let (year, month) = months(from, whole)?;
                format!("{year:04}-{month:02}")
            }
            "Y" => format!("{:04}", u16::try_from(i64::from(from.year()) + whole).ok().filter(|y| (1..=9999).contains(y))?),
            "TH" if whole.abs() >= 24 => return Some(Value::day(days(from, whole / 24)?, true)),
            "TH" | "TM" | "TS" => {
                let mut value = Value::day(from, true);
                value.class = TimeClass::Time;
                return Some(value);
            }
            _ => return None,
        };
        Some(Value::new(TimeClass::Date, value, true))
    };
    exact().unwrap_or_else(vague)
}

/// `P2D`, `PT1.5H`, `PXM`.
fn length(s: &Slots<'_>) -> Option<String> {
    let (by, code) = unit(s)?;
    let (time, letter) = code.strip_prefix('T').map_or(("", code), |c| ("T", c));
    let Some(n) = s.n.filter(|_| !s.few) else {
        let letter = match (by as i64, letter) {
            (10, "Y") => "DE",
            (100, "Y") => "CE",
            _ => letter,
        };
        return Some(format!("P{time}X{letter}"));
    };
    let n = (n + if s.half { 0.5 } else { 0.0 }) * by;
    Some(format!("P{time}{n}{letter}"))
}

fn set(s: &Slots<'_>) -> Option<String> {
    if let Some(weekday) = s.weekday {
        return Some(format!("XXXX-WXX-{weekday}{}", s.part.unwrap_or("")));
    }
    if let Some(season) = s.season {
        return Some(format!("XXXX-{season}"));
    }
    if let Some(month) = s.month {
        return Some(format!("XXXX-{month:02}"));
    }
    if let Some(part) = s.part {
        return Some(format!("XXXX-XX-XX{part}"));
    }
    let with_n = Slots { n: Some(s.n.unwrap_or(1.0)), ..*s };
    length(&with_n)
}

fn clock(s: &Slots<'_>, anchor: Anchor) -> Option<Value> {
    let mut hour = s.hour.or_else(|| s.n.filter(|n| n.fract() == 0.0 && (0.0..=24.0).contains(n)).map(|n| n as i8))?;
    let minute = s.minute.unwrap_or(if s.half { 30 } else { 0 });
    match s.ampm {
        Some("pm") if hour < 12 => hour += 12,
        Some("am") if hour == 12 => hour = 0,
        _ => {}
    }
    if hour == 24 && minute > 0 {
        return None;
    }
    let value = match anchor.narrative {
        Some(day) => format!("{day}T{hour:02}:{minute:02}"),
        None => format!("T{hour:02}:{minute:02}"),
    };
    // "Sunday at midnight" is where Sunday ends as often as where it begins
    let midnight = hour % 24 == 0 && minute == 0;
    let calendar = anchor.narrative.filter(|_| midnight).map(|day| day.to_string());
    Some(Value { class: TimeClass::Time, value, relative: true, day: anchor.narrative, calendar, either: None })
}
