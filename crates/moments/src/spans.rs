//! Stretches of the calendar that a single value does not say: the part of a year that is over, the next thirty
//! days, a night of two days, the quarter that a report of results speaks of.

use crate::calendar::{days, months};
use crate::matcher::Slots;
use crate::resolve::{Anchor, Value, period, unit};
use crate::values;
use jiff::civil::Date;
use recoupe_model::TimeClass;

/// "earlier this year", "later in January": of a stretch that is running, the part before or after the day of
/// publication.
pub(crate) fn part_of(value: Value, s: &Slots<'_>, published: Option<Date>) -> Value {
    let part = || {
        let (side, published) = (s.side?, published?);
        let (first, last) = values::edtf(&value.value)?.bounds();
        if first > published || last < published {
            return None;
        }
        let (from, to) = if side < 0 { (first, published) } else { (days(published, 1)?, last) };
        (from <= to).then(|| format!("{from}/{to}"))
    };
    match part() {
        Some(calendar) => Value { calendar: Some(calendar), ..value },
        None => value,
    }
}

/// Units that "the last weeks" are taken for: what a reader understands, always marked as approximate.
const VAGUE: [(&str, i64); 6] = [("D", 5), ("W", 5), ("WE", 4), ("M", 4), ("Y", 4), ("DE", 3)];

/// A length that hangs on the day of publication: "in the next 30 days", "ces dernières semaines".
pub(crate) fn placed(value: Value, s: &Slots<'_>, published: Option<Date>) -> Value {
    let stretch = || {
        let (direction, published) = (s.direction.filter(|d| *d != 0)?, published?);
        if value.class != TimeClass::Duration {
            return None;
        }
        let exact = s.n.filter(|n| n.fract() == 0.0 && (1.0..=1000.0).contains(n));
        let (n, code) = match (exact, unit(s)) {
            (Some(n), Some((by, code))) => (n as i64 * by as i64, code),
            _ => {
                let letters = value.value.strip_prefix("PX")?;
                VAGUE.iter().find(|(code, _)| *code == letters).map(|(code, n)| (*n, *code))?
            }
        };
        let n = n * i64::from(direction);
        let day = match code {
            "D" => days(published, n)?,
            "W" | "WE" => days(published, 7 * n)?,
            "M" | "Y" | "DE" => {
                let by = [("Y", 12), ("DE", 120)].iter().find(|(c, _)| *c == code).map_or(1, |(_, by)| *by);
                let (year, month) = months(published, n * by)?;
                Date::new(year, month, published.day().min(28)).ok()?
            }
            _ => return None,
        };
        let mark = if exact.is_none() { "~" } else { "" };
        Some(if direction < 0 { format!("{day}{mark}/{published}") } else { format!("{published}/{day}{mark}") })
    };
    match stretch() {
        Some(calendar) => Value { calendar: Some(calendar), relative: true, ..value },
        None => value,
    }
}

/// "that year", "the following month": counted from where the text has come to.
pub(crate) fn narrative_period(s: &Slots<'_>, anchor: Anchor) -> Option<Value> {
    let (_, code) = unit(s)?;
    if code == "Y"
        && let Some(year) = anchor.year.and_then(|y| y.checked_add(i16::from(s.direction.unwrap_or(0))))
    {
        return Some(Value::new(TimeClass::Date, format!("{year:04}"), true));
    }
    period(s, Anchor { published: anchor.narrative, ..anchor })
}

/// The quarter that the text speaks of, else the last one that is over.
pub(crate) fn latest_quarter(anchor: Anchor) -> Option<Value> {
    let (year, quarter) = anchor.quarter.or_else(|| {
        let (year, month) = months(anchor.published?, -3)?;
        Some((year, (month - 1) / 3 + 1))
    })?;
    Some(Value::new(TimeClass::Date, format!("{year:04}-Q{quarter}"), true))
}

/// A year before that quarter; without one, a year before the day of publication.
pub(crate) fn year_ago(anchor: Anchor) -> Option<Value> {
    if let Some((year, quarter)) = anchor.quarter {
        return Some(Value::new(TimeClass::Date, format!("{:04}-Q{quarter}", year - 1), true));
    }
    let year = anchor.published?.year() - 1;
    Some(Value::new(TimeClass::Date, format!("{year:04}"), true))
}

/// A night belongs to two days.
pub(crate) fn night(date: &Value, offset: i32) -> Option<Value> {
    let first = days(date.day?, i64::from(offset))?;
    let calendar = Some(format!("{first}/{}", days(first, 1)?));
    Some(Value { class: TimeClass::Time, value: format!("{first}TNI"), calendar, ..date.clone() })
}
