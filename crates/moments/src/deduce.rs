//! The day of a report that bears none, deduced from the other reports of its story.
//!
//! Hints, all read from what the report itself says: a stamp or dateline that lacks its year; weekdays, which must
//! fall on days that the story knows; days of the month. Where several days fit, their interval is the answer, and
//! where none fits, there is none: a day is never guessed.

use crate::calendar::{days, weekday};
use jiff::civil::Date;
use recoupe_model::{Edtf, Piece, Time};

/// A further report of the story.
#[derive(Clone, Copy, Debug)]
pub struct Dated<'a> {
    /// Its day of publication.
    pub published: &'a Edtf,
    /// Its time expressions, resolved from that day.
    pub times: &'a [Time],
}

/// Days before the first and after the last dated report in which an undated one of the same story
/// may have been written.
const MARGIN: i64 = 3;
/// … and in which one that names its own day, the year apart.
const STAMPED: i64 = 45;
/// Longest window of dated reports that tells anything.
const WINDOW: i32 = 31;
/// Days that a weekday without a date may lie from the report.
const REACH: i64 = 6;

/// The day, or the interval of days, on which a report was written whose `undated` expressions were
/// found without a day of publication, with the piece that tells most. `stamps` are the expressions that say when it was
/// made public, `others` the dated reports of its story. `None` where nothing fits, or where everything does.
#[must_use]
pub fn deduce(stamps: &[Time], undated: &[Time], others: &[Dated<'_>]) -> Option<(Edtf, Piece)> {
    let published: Vec<Date> = others.iter().filter_map(|o| o.published.as_day()).collect();
    let (first, last) = (*published.iter().min()?, *published.iter().max()?);
    if (last - first).get_days() > WINDOW {
        return None;
    }
    let near = |d: &Date| days(first, -MARGIN).is_some_and(|a| *d >= a) && days(last, MARGIN).is_some_and(|b| *d <= b);
    let within = |d: &Date| days(first, -STAMPED).is_some_and(|a| *d >= a) && days(last, STAMPED).is_some_and(|b| *d <= b);
    let stamped = stamps.iter().filter_map(|t| Some((without_year(&t.value, first)?, t.piece))).filter(|(d, _)| within(d));
    if let Some((day, piece)) = stamped.min_by_key(|(d, p)| (*d, p.start)) {
        return Some((Edtf::day(day), piece));
    }
    // what the report says itself, and stands on no other day
    let mut absolute: Vec<(Date, Piece)> = undated
        .iter()
        .filter(|t| !t.relative)
        .filter_map(|t| Some((t.edtf.as_ref()?.as_day()?, t.piece)))
        .filter(|(d, _)| near(d))
        .collect();
    // a day without its year may still be to come where no dated report has come to it
    absolute.extend(undated.iter().filter_map(|t| Some((without_year(&t.value, first)?, t.piece))).filter(|(d, _)| near(d) && *d <= last));
    // days that the dated reports speak of, each counted once a report
    let mut known: Vec<Date> = others
        .iter()
        .flat_map(|o| {
            let mut own: Vec<Date> = o.times.iter().filter_map(|t| t.edtf.as_ref()?.as_day()).chain(o.published.as_day()).collect();
            own.sort_unstable();
            own.dedup();
            own
        })
        .collect();
    known.sort_unstable();
    let weekdays: Vec<(i8, Piece)> = undated.iter().filter_map(|t| Some((named_weekday(&t.value)?, t.piece))).collect();
    if weekdays.is_empty() {
        let (day, piece) = *absolute.iter().max_by_key(|(d, _)| *d)?;
        return Some((interval(day, days(day, MARGIN)?.min(last).max(day))?, piece));
    }
    // the weekday named most is the one that the report is about: it stands on the day that most
    // reports speak of among those that have this name
    let main = *weekdays.iter().max_by_key(|(w, p)| (weekdays.iter().filter(|(o, _)| o == w).count(), std::cmp::Reverse(p.start)))?;
    let count = |d: Date| known.iter().filter(|k| **k == d).count();
    let event = *known.iter().filter(|d| near(d)).filter(|d| weekday(**d) == main.0).max_by_key(|d| (count(**d), **d))?;
    // named once, on a day that no dated report has come to: it is still to come
    if event > last && weekdays.iter().filter(|(w, _)| *w == main.0).count() < 2 {
        let (day, piece) = *absolute.iter().max_by_key(|(d, _)| *d)?;
        return Some((interval(day, days(day, 1)?.min(event))?, piece));
    }
    // reports of a day that call it by its weekday are written on it, or within the week after
    let future = weekdays.iter().filter(|(w, _)| *w != main.0).filter_map(|(w, _)| after(event, *w)).any(|d| known.contains(&d));
    let latest_other = known.iter().filter(|d| **d > event).find(|d| weekdays.iter().any(|(w, _)| weekday(**d) == *w));
    let mut end = days(event, 1)?;
    if future && let Some(next) = latest_other {
        // a further named day still lies ahead, or has just been: not later than that day
        end = end.min(*next);
    }
    let start =
        absolute.iter().map(|(d, _)| *d).filter(|d| *d > event && days(event, REACH).is_some_and(|e| *d <= e)).max().unwrap_or(event);
    Some((interval(start, end.max(start))?, main.1))
}

/// The next such weekday after a day.
fn after(day: Date, wanted: i8) -> Option<Date> {
    (1..=REACH).filter_map(|n| days(day, n)).find(|d| weekday(*d) == wanted)
}

/// The day of a date without a year (`XXXX-05-03`) that lies nearest to another day.
fn without_year(value: &str, to: Date) -> Option<Date> {
    let (month, day) = value.strip_prefix("XXXX-")?.get(..5)?.split_once('-')?;
    let (month, day) = (month.parse().ok()?, day.parse().ok()?);
    let years = (to.year() - 1..=to.year() + 1).filter_map(|y| Date::new(y, month, day).ok());
    years.min_by_key(|d| (*d - to).get_days().abs())
}

/// The number of a weekday that stands without a date: `XXXX-WXX-3`.
fn named_weekday(value: &str) -> Option<i8> {
    value.strip_prefix("XXXX-WXX-")?.get(..1)?.parse().ok().filter(|n| (1..=7).contains(n))
}

fn interval(a: Date, b: Date) -> Option<Edtf> {
    if a == b { Some(Edtf::day(a)) } else { Edtf::parse(&format!("{a}/{b}")) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use recoupe_model::TimeClass;

    fn time(value: &str, at: usize) -> Time {
        Time {
            piece: Piece::new(at, at + 1),
            class: TimeClass::Date,
            value: value.into(),
            edtf: Edtf::parse(value),
            either: None,
            relative: value.starts_with('X'),
        }
    }

    #[test]
    fn weekdays_stand_on_the_days_of_the_story() {
        let day = Edtf::parse("2022-01-12").unwrap();
        let told = [time("2022-01-12", 0), time("2022-01-10", 1), time("2022-01-13", 2)];
        let others = [Dated { published: &day, times: &told }];
        let page = [time("XXXX-WXX-3", 5), time("XXXX-WXX-1", 9), time("XXXX-WXX-3", 12), time("XXXX-WXX-4", 15)];
        let (date, piece) = deduce(&[], &page, &others).unwrap();
        assert_eq!((date.as_str(), piece.start), ("2022-01-12/2022-01-13", 5));
    }

    #[test]
    fn a_stamp_lacks_its_year_only() {
        let day = Edtf::parse("2022-01-02").unwrap();
        let others = [Dated { published: &day, times: &[] }];
        let stamps = [time("XXXX-12-31", 3), time("XXXX-01-01", 7)];
        let (date, piece) = deduce(&stamps, &[time("XXXX-WXX-7", 20)], &others).unwrap();
        assert_eq!((date.as_str(), piece.start), ("2021-12-31", 3));
        assert_eq!(deduce(&[time("XXXX-03-12", 3)], &[], &others), None, "far from every report");
    }

    #[test]
    fn a_day_to_come_dates_nothing() {
        let day = Edtf::parse("2022-01-12").unwrap();
        let told = [time("2022-01-12", 0), time("2022-01-15", 1)];
        let others = [Dated { published: &day, times: &told }];
        let page = [time("XXXX-WXX-6", 5), time("XXXX-XX-XX", 9)];
        assert_eq!(deduce(&[], &page, &others), None);
        let page = [time("XXXX-01-12", 2), time("XXXX-WXX-6", 5)];
        assert_eq!(deduce(&[], &page, &others).unwrap().0.as_str(), "2022-01-12/2022-01-13");
    }

    #[test]
    fn nothing_fits_or_nothing_is_known() {
        let day = Edtf::parse("2022-01-12").unwrap();
        let others = [Dated { published: &day, times: &[] }];
        assert_eq!(deduce(&[], &[time("XXXX-WXX-6", 0)], &others), None);
        assert_eq!(deduce(&[], &[], &others), None);
        assert_eq!(deduce(&[], &[time("XXXX-WXX-3", 0)], &[]), None);
    }
}
