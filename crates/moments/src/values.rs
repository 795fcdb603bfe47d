//! TIMEX3 values → EDTF: what has a place in the calendar becomes an expression of the contract's
//! subset, what has none (`P2D`, `PRESENT_REF`, `XXXX-WXX-3`) becomes nothing.

use crate::calendar::days;
use jiff::civil::{Date, ISOWeekDate, Weekday};
use recoupe_model::Edtf;

/// The calendar value of a TIMEX3 value.
pub(crate) fn edtf(value: &str) -> Option<Edtf> {
    if value.contains('/') {
        return Edtf::parse(value);
    }
    let (date, clock) = value.split_once('T').map_or((value, None), |(d, c)| (d, Some(c)));
    if let Some(clock) = clock {
        let day = Edtf::parse(date).filter(|d| d.as_day().is_some() && date.len() == 10)?;
        return Some(if clock.len() == 5 { Edtf::parse(&format!("{date}T{clock}:00")).unwrap_or(day) } else { day });
    }
    if date.starts_with('P') || date.starts_with("XXXX") || !date.starts_with(|c: char| c.is_ascii_digit()) {
        return None;
    }
    if let Some((year, rest)) = date.split_once('-') {
        let number: Option<i16> = year.parse().ok();
        let span = |a: i8, b: i8| number.and_then(|y| Edtf::parse(&format!("{y:04}-{a:02}/{y:04}-{b:02}")));
        return match rest {
            "SP" => span(3, 5),
            "SU" => span(6, 8),
            "FA" => span(9, 11),
            "WI" => number.and_then(|y| Edtf::parse(&format!("{:04}-12/{:04}-02", y, y + 1))),
            "Q1" => span(1, 3),
            "Q2" => span(4, 6),
            "Q3" => span(7, 9),
            "Q4" => span(10, 12),
            "H1" => span(1, 6),
            "H2" => span(7, 12),
            _ if rest.starts_with('W') => week(number?, &rest[1..]),
            _ => Edtf::parse(date),
        };
    }
    match date.len() {
        // the 20th century: 1901 to 2000
        2 => date.parse::<i32>().ok().and_then(|c| Edtf::parse(&format!("{:04}/{:04}", c * 100 + 1, c * 100 + 100))),
        3 => Edtf::parse(&format!("{date}X")),
        _ => Edtf::parse(date),
    }
}

/// `02` → Monday to Sunday of that week, `02-WE` → its Saturday and Sunday.
fn week(year: i16, rest: &str) -> Option<Edtf> {
    let (number, weekend) = rest.split_once('-').map_or((rest, false), |(n, r)| (n, r == "WE"));
    let monday: Date = ISOWeekDate::new(year, number.parse().ok()?, Weekday::Monday).ok()?.date();
    let (first, last) = if weekend { (5, 6) } else { (0, 6) };
    Edtf::parse(&format!("{}/{}", days(monday, first)?, days(monday, last)?))
}

#[cfg(test)]
mod tests {
    use super::edtf;

    #[test]
    fn values() {
        for (value, wanted) in [
            ("2022-01-12", Some("2022-01-12")),
            ("2022-01-12TMO", Some("2022-01-12")),
            ("2022-01-12T10:00", Some("2022-01-12T10:00:00")),
            ("2022-01-12T24:00", Some("2022-01-12")),
            ("2022-W02", Some("2022-01-10/2022-01-16")),
            ("2022-W02-WE", Some("2022-01-15/2022-01-16")),
            ("2021-SU", Some("2021-06/2021-08")),
            ("1989-Q3", Some("1989-07/1989-09")),
            ("199", Some("199X")),
            ("199X", Some("199X")),
            ("19", Some("1901/2000")),
            ("XXXX-WXX-3", None),
            ("P2D", None),
            ("PRESENT_REF", None),
            ("T10:00", None),
            ("2022-02-31", None),
        ] {
            assert_eq!(edtf(value).as_ref().map(|e| e.as_str()), wanted, "{value}");
        }
    }
}
