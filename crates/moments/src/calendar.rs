//! Arithmetic with days, weeks, months and years; nothing here knows a language.

use jiff::{ToSpan, civil::Date};

/// A day so many days away; `None` beyond the calendar.
pub(crate) fn days(date: Date, n: i64) -> Option<Date> {
    if n.abs() > 4_000_000 {
        return None;
    }
    date.checked_add(n.days()).ok()
}

/// Year and month so many months away.
pub(crate) fn months(date: Date, n: i64) -> Option<(i16, i8)> {
    let all = i64::from(date.year()) * 12 + i64::from(date.month()) - 1 + n;
    let year = i16::try_from(all.div_euclid(12)).ok().filter(|y| (1..=9999).contains(y))?;
    Some((year, i8::try_from(all.rem_euclid(12)).ok()? + 1))
}

/// ISO week of a day as `2022-W02`.
pub(crate) fn week(date: Date) -> String {
    let week = date.iso_week_date();
    format!("{:04}-W{:02}", week.year(), week.week())
}

/// Monday = 1 … Sunday = 7.
pub(crate) fn weekday(date: Date) -> i8 {
    date.weekday().to_monday_one_offset()
}

/// The nearest such weekday: in the past (the day itself counts), or to come (it counts as well).
pub(crate) fn nearest_weekday(from: Date, wanted: i8, direction: i8) -> Option<Date> {
    let ahead = i64::from((wanted - weekday(from)).rem_euclid(7));
    days(from, if direction > 0 || ahead == 0 { ahead } else { ahead - 7 })
}

/// Easter Sunday in the Gregorian calendar (the anonymous algorithm, Nature 13, 1876).
pub(crate) fn easter(year: i16) -> Option<Date> {
    let y = i32::from(year);
    let (a, b, c) = (y % 19, y / 100, y % 100);
    let (d, e, f) = (b / 4, b % 4, (b + 8) / 25);
    let g = (b - f + 1) / 3;
    let h = (19 * a + b - d - g + 15) % 30;
    let (i, k) = (c / 4, c % 4);
    let l = (32 + 2 * e + 2 * i - h - k) % 7;
    let m = (a + 11 * h + 22 * l) / 451;
    let n = h + l - 7 * m + 114;
    Date::new(year, i8::try_from(n / 31).ok()?, i8::try_from(n % 31 + 1).ok()?).ok()
}

/// A feast in a year: `12-25`; `E-2`, days from Easter; `11-4-4`, the fourth Thursday of November.
pub(crate) fn feast(rule: &str, year: i16) -> Option<Date> {
    if let Some(offset) = rule.strip_prefix('E') {
        return days(easter(year)?, offset.parse().ok()?);
    }
    let parts: Vec<i8> = rule.split('-').map(|p| p.parse().ok()).collect::<Option<_>>()?;
    match *parts.as_slice() {
        [month, day] => Date::new(year, month, day).ok(),
        [month, nth, of_week] => {
            let first = nearest_weekday(Date::new(year, month, 1).ok()?, of_week, 1)?;
            days(first, i64::from(nth - 1) * 7)
        }
        _ => None,
    }
}

/// "before the summer": not after the day on which it begins.
pub(crate) fn begin_of_season(value: &str) -> Option<String> {
    let (year, season) = value.split_once('-')?;
    let begins = match season {
        "SP" => "03-20",
        "SU" => "06-21",
        "FA" => "09-22",
        "WI" => "12-21",
        _ => return None,
    };
    Some(format!("{year}-{begins}"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn feasts() {
        assert_eq!(feast("E0", 2022), Some(date(2022, 4, 17)));
        assert_eq!(feast("E49", 1999), Some(date(1999, 5, 23)));
        assert_eq!(feast("11-4-4", 1999), Some(date(1999, 11, 25)));
        assert_eq!(feast("12-25", 2000), Some(date(2000, 12, 25)));
        assert_eq!(feast("x", 2000), None);
    }

    #[test]
    fn weekdays() {
        let wednesday = date(2022, 1, 12);
        assert_eq!(nearest_weekday(wednesday, 3, -1), Some(wednesday));
        assert_eq!(nearest_weekday(wednesday, 1, -1), Some(date(2022, 1, 10)));
        assert_eq!(nearest_weekday(wednesday, 1, 1), Some(date(2022, 1, 17)));
        assert_eq!(months(wednesday, -1), Some((2021, 12)));
        assert_eq!(week(wednesday), "2022-W02");
        assert_eq!(days(wednesday, i64::MAX), None);
    }
}
