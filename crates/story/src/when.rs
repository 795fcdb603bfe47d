//! Moments of publication as a caller writes them → minutes. Tolerant: what can't be read is no moment.

/// Minutes since 1 January 1970, UTC.
pub(crate) type Minute = i64;

/// Minutes of a day.
pub(crate) const DAY: Minute = 24 * 60;

/// Reads `2022-01-12`, `2022-01-12T10:00`, `2022-01-12 10:00:03+01:00`, `20220112`, and Unix seconds.
/// Month or year alone say too little and give `None`, as do days that don't exist.
pub(crate) fn minute(s: &str) -> Option<Minute> {
    let s = s.trim().trim_end_matches('~');
    let digits = s.bytes().take_while(u8::is_ascii_digit).count();
    if digits == s.len() && (9..=11).contains(&digits) {
        return s.parse::<i64>().ok().map(|seconds| seconds.div_euclid(60));
    }
    let b = s.as_bytes();
    let (year, month, day, rest) = if digits == 8 {
        (number(&b[..4])?, number(&b[4..6])?, number(&b[6..8])?, &b[8..])
    } else {
        if b.len() < 10 || b[4] != b'-' || b[7] != b'-' {
            return None;
        }
        (number(&b[..4])?, number(&b[5..7])?, number(&b[8..10])?, &b[10..])
    };
    if !(1..=12).contains(&month) || !(1..=31).contains(&day) || year < 1000 {
        return None;
    }
    Some(days(year, month, day) * DAY + clock(rest))
}

fn number(b: &[u8]) -> Option<i64> {
    b.iter().try_fold(0i64, |n, d| d.is_ascii_digit().then(|| n * 10 + i64::from(d - b'0')))
}

/// Days since 1970-01-01 in the Gregorian calendar (Howard Hinnant's `days_from_civil`).
fn days(year: i64, month: i64, day: i64) -> i64 {
    let y = if month <= 2 { year - 1 } else { year };
    let era = y.div_euclid(400);
    let year_of_era = y.rem_euclid(400);
    let day_of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
    era * 146_097 + year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year - 719_468
}

/// Minutes of `T10:30:00+01:00`, the zone taken off; noon where no time of day is given, so that a
/// day without a clock is at most half a day wrong.
fn clock(rest: &[u8]) -> i64 {
    let two = |at: usize| rest.get(at..at + 2).and_then(number);
    if !matches!(rest.first(), Some(b'T' | b't' | b' ')) {
        return DAY / 2;
    }
    let (Some(hour), Some(minute)) = (two(1), two(4)) else { return DAY / 2 };
    let zone = rest.get(6..).unwrap_or(&[]);
    let offset = zone.iter().position(|c| matches!(c, b'+' | b'-')).map_or(0, |at| {
        let sign = if zone[at] == b'+' { 1 } else { -1 };
        let hours = zone.get(at + 1..at + 3).and_then(number).unwrap_or(0);
        let minutes = match zone.get(at + 3) {
            Some(b':') => zone.get(at + 4..at + 6).and_then(number).unwrap_or(0),
            Some(_) => zone.get(at + 3..at + 5).and_then(number).unwrap_or(0),
            None => 0,
        };
        sign * (hours * 60 + minutes)
    });
    hour.min(24) * 60 + minute.min(60) - offset
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_what_callers_write() {
        let noon = minute("2022-01-12").unwrap();
        assert_eq!(noon, 19_004 * DAY + 720);
        assert_eq!(minute("2022-01-12T12:00:00Z"), Some(noon));
        assert_eq!(minute("2022-01-12 13:00:00+01:00"), Some(noon));
        assert_eq!(minute("2022-01-12 13:00:00+01"), Some(noon));
        assert_eq!(minute("20220112"), Some(noon));
        assert_eq!(minute("1641988800"), Some(noon));
        for none in ["", "2022", "2022-01", "é", "yesterday", "2022-13-01", "../2022-01-04"] {
            assert_eq!(minute(none), None, "{none}");
        }
    }
}
