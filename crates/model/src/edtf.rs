//! Dates as sources give them: EDTF (ISO 8601-2), the subset that the contract names.

use jiff::civil::Date;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::fmt;

/// A date expression: `2022-01-12`, `2022-01`, `2022`, `199X`, `2022-01-12T10:00:00`, an interval
/// `a/b` whose ends may be `..` (open), each with an optional `~` (approximate). Always valid: the
/// constructors check.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(transparent)]
pub struct Edtf(String);

impl Edtf {
    /// One day.
    #[must_use]
    pub fn day(date: Date) -> Self {
        Self(date.to_string())
    }

    /// Reads an expression of the subset; `None` when it is none (the 31st of February included).
    #[must_use]
    pub fn parse(s: &str) -> Option<Self> {
        bounds(s).map(|_| Self(s.to_owned()))
    }

    /// As written.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// First and last day that it can mean; an open end reaches [`Date::MIN`] or [`Date::MAX`].
    #[must_use]
    pub fn bounds(&self) -> (Date, Date) {
        bounds(&self.0).unwrap_or((Date::MIN, Date::MAX))
    }

    /// The day, when it means exactly one.
    #[must_use]
    pub fn as_day(&self) -> Option<Date> {
        let (a, b) = self.bounds();
        (a == b).then_some(a)
    }

    /// True when marked `~`.
    #[must_use]
    pub fn is_approximate(&self) -> bool {
        self.0.contains('~')
    }
}

impl fmt::Display for Edtf {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

fn bounds(s: &str) -> Option<(Date, Date)> {
    if let Some((a, b)) = s.split_once('/') {
        let first = if a == ".." { Date::MIN } else { single(a)?.0 };
        let last = if b == ".." { Date::MAX } else { single(b)?.1 };
        return (first <= last && !(a == ".." && b == "..")).then_some((first, last));
    }
    single(s)
}

/// Bounds of what is no interval.
fn single(s: &str) -> Option<(Date, Date)> {
    let s = s.strip_suffix('~').unwrap_or(s);
    let date = match s.split_once('T') {
        Some((date, clock)) if is_clock(clock) && date.len() == 10 => date,
        Some(_) => return None,
        None => s,
    };
    let parts: Vec<&str> = date.split('-').collect();
    match *parts.as_slice() {
        [year] if year.len() == 4 => {
            let (low, high) = (year.replace('X', "0"), year.replace('X', "9"));
            let masked = year.trim_end_matches('X');
            if masked.is_empty() || !masked.bytes().all(|b| b.is_ascii_digit()) {
                return None;
            }
            let (low, high) = (low.parse().ok()?, high.parse().ok()?);
            Some((Date::new(low, 1, 1).ok()?, Date::new(high, 12, 31).ok()?))
        }
        [year, month] => {
            let first = Date::new(number(year, 4)?, i8::try_from(number(month, 2)?).ok()?, 1).ok()?;
            Some((first, first.last_of_month()))
        }
        [year, month, day] => {
            let (month, day) = (i8::try_from(number(month, 2)?).ok()?, i8::try_from(number(day, 2)?).ok()?);
            let date = Date::new(number(year, 4)?, month, day).ok()?;
            Some((date, date))
        }
        _ => None,
    }
}

fn number(s: &str, digits: usize) -> Option<i16> {
    (s.len() == digits && s.bytes().all(|b| b.is_ascii_digit())).then(|| s.parse().ok())?
}

/// `10`, `10:00`, `10:00:00`, each with an optional `Z` or `+01:00`.
fn is_clock(s: &str) -> bool {
    let s = match s.find(['Z', '+', '-']) {
        Some(at) if s[at..] == *"Z" || is_clock(&s[at + 1..]) => &s[..at],
        Some(_) => return false,
        None => s,
    };
    let limits = [24, 60, 61];
    let parts: Vec<&str> = s.split(':').collect();
    parts.len() <= 3 && parts.iter().zip(limits).all(|(p, limit)| number(p, 2).is_some_and(|n| n < limit))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn valid_and_invalid() {
        for good in [
            "2022-01-12",
            "2022-01",
            "2022",
            "199X",
            "../2022-01-04",
            "2022-01-04/..",
            "2022-01-13/2022-01-14",
            "2022~",
            "2022-01-12T10:00:00",
            "2022-01-12T10:00:00+01:00",
        ] {
            assert!(Edtf::parse(good).is_some(), "{good}");
        }
        for bad in [
            "",
            "2022-02-31",
            "2022-13",
            "22",
            "XXXX",
            "../..",
            "2022-01-14/2022-01-13",
            "2022-01-12T25:00:00",
            "0",
            "2022-1-1",
            "é",
            "2022-01-12T",
            "/",
            "2022-01-12/",
        ] {
            assert!(Edtf::parse(bad).is_none(), "{bad}");
        }
    }

    #[test]
    fn bounds_are_days() {
        let of = |s: &str| {
            let (a, b) = Edtf::parse(s).unwrap().bounds();
            format!("{a} {b}")
        };
        assert_eq!(of("2024-02"), "2024-02-01 2024-02-29");
        assert_eq!(of("199X"), "1990-01-01 1999-12-31");
        assert_eq!(of("2022-01-12T10:00:00"), "2022-01-12 2022-01-12");
    }
}
