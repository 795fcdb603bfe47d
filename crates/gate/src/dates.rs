//! Dates of the gold and of the program, compared: the subset of EDTF that the contract uses.

/// First minute, minute after the last; minutes since 1 January 1970. Open ends are the extremes.
pub type Interval = (i64, i64);

const MIN: i64 = i64::MIN / 4;
const MAX: i64 = i64::MAX / 4;

/// Days since 1970-01-01 of a proleptic Gregorian date (H. Hinnant's days_from_civil).
fn days(y: i64, m: i64, d: i64) -> i64 {
    let y = if m <= 2 { y - 1 } else { y };
    let era = y.div_euclid(400);
    let of_era = y - era * 400;
    let of_year = (153 * (m + if m > 2 { -3 } else { 9 }) + 2) / 5 + d - 1;
    era * 146_097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719_468
}

/// The interval of an EDTF text; `None` where it is undated or not understood.
#[must_use]
pub fn interval(text: &str) -> Option<Interval> {
    let text: String = text.chars().filter(|c| !"~?% ".contains(*c)).collect();
    if let Some((low, high)) = text.split_once('/') {
        let (a, b) = (interval(low), interval(high));
        return (a.is_some() || b.is_some()).then(|| (a.map_or(MIN, |a| a.0), b.map_or(MAX, |b| b.1)));
    }
    let (date, clock) = text.split_once('T').map_or((text.as_str(), None), |(d, c)| (d, Some(c)));
    let number = |t: Option<&str>| t.map(str::parse::<i64>);
    let mut parts = date.split('-');
    let year = parts.next()?;
    if year.len() != 4 {
        return None;
    }
    let low: i64 = year.replace(['X', 'u'], "0").parse().ok()?;
    let high: i64 = year.replace(['X', 'u'], "9").parse().ok()?;
    match (number(parts.next()), number(parts.next())) {
        (None, _) => Some((days(low, 1, 1) * 1440, days(high + 1, 1, 1) * 1440)),
        (Some(Ok(m)), None) if (1..=12).contains(&m) => {
            let next = if m == 12 { (low + 1, 1) } else { (low, m + 1) };
            Some((days(low, m, 1) * 1440, days(next.0, next.1, 1) * 1440))
        }
        (Some(Ok(m)), Some(Ok(d))) if (1..=12).contains(&m) && (1..=31).contains(&d) => {
            let first = days(low, m, d) * 1440;
            let Some(clock) = clock else { return Some((first, first + 1440)) };
            let mut clock = clock.split(':').map(|t| t.get(..2).and_then(|t| t.parse::<i64>().ok()));
            let minutes = clock.next()?? * 60 + clock.next().flatten().unwrap_or(0);
            Some((first + minutes, first + minutes + 1))
        }
        _ => None,
    }
}

/// 1 for the same dates, ½ for one inside the other, else 0; what is undated must stay so.
#[must_use]
pub fn agreement(gold: &str, found: &str) -> f64 {
    let inside = |x: Interval, y: Interval| y.0 <= x.0 && x.1 <= y.1;
    match (interval(gold), interval(found)) {
        (None, None) => 1.0,
        (Some(g), Some(f)) if g == f => 1.0,
        (Some(g), Some(f)) if inside(g, f) || inside(f, g) => 0.5,
        _ => 0.0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn same_inside_and_apart() {
        assert_eq!(agreement("2025-09-28/2025-09-29", "2025-09-28/2025-09-29"), 1.0);
        assert_eq!(agreement("2025-10-15", "2025-10-15T10:00:00"), 0.5);
        assert_eq!(agreement("2025-09-29/..", "2025-09-29"), 0.5);
        assert_eq!(agreement("2025-10", "2025-11"), 0.0);
        assert_eq!(agreement("", "2025"), 0.0);
        assert_eq!(interval("2025-12").map(|i| (i.1 - i.0) / 1440), Some(31));
        assert_eq!(interval("199X").map(|i| i.0), interval("1990").map(|i| i.0));
        assert_eq!(interval("soon"), None);
    }
}
