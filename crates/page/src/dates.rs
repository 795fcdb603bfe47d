//! Dates in words.

use crate::words::Language;
use recoupe_model::Edtf;
use recoupe_model::contract::{EventStatus, TimelineEntry};

const MONTHS_FR: [&str; 12] = ["janv.", "févr.", "mars", "avr.", "mai", "juin", "juill.", "août", "sept.", "oct.", "nov.", "déc."];
const MONTHS_EN: [&str; 12] = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/// An EDTF date in words: `12 janv. 2022`, `4–12 janv. 2022`, `depuis 2014`, `jusqu’au 4 janv. 2022`.
pub(crate) fn date(date: &Edtf, ui: Language) -> String {
    words(date, ui, ui.pick("depuis", "since"))
}

/// When something is, was or is to be: what is planned from a day on is not told as going on since then. An event of reports
/// that nobody can date has the words that tell when, as they stand: `« mardi soir »`.
pub(crate) fn of_event(event: &TimelineEntry, ui: Language) -> String {
    let ahead = matches!(event.status, EventStatus::Planned | EventStatus::Proposed);
    let from = if ahead { ui.pick("dès", "from") } else { ui.pick("depuis", "since") };
    let told = || event.mentions.iter().find_map(|m| m.when.as_ref()).map(|when| when.exact());
    match (&event.date, told()) {
        (Some(date), _) => words(date, ui, from),
        (None, Some(when)) => ui.pick(format!("«\u{a0}{when}\u{a0}»"), format!("“{when}”")),
        (None, None) => ui.pick("sans date", "undated").to_owned(),
    }
}

fn words(date: &Edtf, ui: Language, from: &str) -> String {
    let about = if date.is_approximate() { ui.pick("vers ", "about ") } else { "" };
    let plain = date.as_str().replace('~', "");
    let words = match plain.split_once('/') {
        Some(("..", b)) => format!("{} {}", ui.pick(if has_day(b) { "jusqu’au" } else { "jusqu’à" }, "until"), single(b, ui, true)),
        Some((a, "..")) => format!("{from} {}{}", ui.pick(if has_day(a) { "le " } else { "" }, ""), single(a, ui, true)),
        Some((a, b)) => interval(a, b, ui),
        None => single(&plain, ui, true),
    };
    format!("{about}{words}")
}

/// A date of publication in words, to the day.
pub(crate) fn day(edtf: &Edtf, ui: Language) -> String {
    let to_the_day = edtf.as_str().split_once('T').and_then(|(d, _)| Edtf::parse(d));
    date(to_the_day.as_ref().unwrap_or(edtf), ui)
}

/// Year, and where given month and day, as numbers; `None` for a decade.
fn parts(date: &str) -> Option<(i32, Option<usize>, Option<u32>)> {
    let mut fields = date.get(..10.min(date.len()))?.split('-');
    let year = fields.next()?.parse().ok()?;
    Some((year, fields.next().and_then(|m| m.parse().ok()), fields.next().and_then(|d| d.parse().ok())))
}

fn has_day(date: &str) -> bool {
    parts(date).is_some_and(|(_, _, day)| day.is_some())
}

fn single(date: &str, ui: Language, with_year: bool) -> String {
    let Some((year, month, day)) = parts(date) else {
        let decade = date.replace('X', "0");
        return ui.pick(format!("années {decade}"), format!("{decade}s"));
    };
    let clock = date.split_once('T').map(|(_, t)| &t[..t.len().min(5)]).filter(|t| *t != "00:00");
    let mut out = String::new();
    if let (Some(month), Some(day)) = (month, day) {
        out = format!("{}\u{a0}{}", if day == 1 { ui.pick("1er".to_owned(), "1".to_owned()) } else { day.to_string() }, name(month, ui));
    } else if let Some(month) = month {
        out = name(month, ui).to_owned();
    }
    if with_year || out.is_empty() {
        if !out.is_empty() {
            out.push('\u{a0}');
        }
        out.push_str(&year.to_string());
    }
    match clock {
        Some(clock) => {
            let zone = if date.ends_with('Z') { "\u{a0}UTC" } else { "" };
            format!("{out}, {}{zone}", ui.pick(clock.replacen(':', "\u{a0}h\u{a0}", 1), clock.to_owned()))
        }
        None => out,
    }
}

fn name(month: usize, ui: Language) -> &'static str {
    let names = ui.pick(MONTHS_FR, MONTHS_EN);
    names.get(month.wrapping_sub(1)).copied().unwrap_or("")
}

fn interval(a: &str, b: &str, ui: Language) -> String {
    if let (Some((year, Some(month), Some(day))), Some((other_year, Some(other_month), Some(_)))) = (parts(a), parts(b))
        && year == other_year
    {
        return if month == other_month {
            format!("{day}–{}", single(b, ui, true))
        } else {
            format!("{} – {}", single(a, ui, false), single(b, ui, true))
        };
    }
    format!("{} – {}", single(a, ui, true), single(b, ui, true))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_in_words() {
        for (edtf, fr, en) in [
            ("2022-01-12", "12\u{a0}janv.\u{a0}2022", "12\u{a0}Jan\u{a0}2022"),
            ("2022-01-04/2022-01-12", "4–12\u{a0}janv.\u{a0}2022", "4–12\u{a0}Jan\u{a0}2022"),
            ("2021-12-30/2022-01-02", "30\u{a0}déc.\u{a0}2021 – 2\u{a0}janv.\u{a0}2022", "30\u{a0}Dec\u{a0}2021 – 2\u{a0}Jan\u{a0}2022"),
            ("2014/..", "depuis 2014", "since 2014"),
            ("2014-03-04/..", "depuis le 4\u{a0}mars\u{a0}2014", "since 4\u{a0}Mar\u{a0}2014"),
            ("../2022-01", "jusqu’à janv.\u{a0}2022", "until Jan\u{a0}2022"),
            ("../2022-01-04", "jusqu’au 4\u{a0}janv.\u{a0}2022", "until 4\u{a0}Jan\u{a0}2022"),
            ("199X", "années 1990", "1990s"),
            ("2022-01-12T10:00:00", "12\u{a0}janv.\u{a0}2022, 10\u{a0}h\u{a0}00", "12\u{a0}Jan\u{a0}2022, 10:00"),
            ("2022-01-12T10:00:00Z", "12\u{a0}janv.\u{a0}2022, 10\u{a0}h\u{a0}00\u{a0}UTC", "12\u{a0}Jan\u{a0}2022, 10:00\u{a0}UTC"),
            ("2022-01~", "vers janv.\u{a0}2022", "about Jan\u{a0}2022"),
            ("2022-05-01", "1er\u{a0}mai\u{a0}2022", "1\u{a0}May\u{a0}2022"),
        ] {
            let edtf = Edtf::parse(edtf).unwrap();
            assert_eq!(date(&edtf, Language::French), fr);
            assert_eq!(date(&edtf, Language::English), en);
        }
    }

    #[test]
    fn what_is_planned_is_not_going_on() {
        let mut event =
            TimelineEntry { id: "t1".into(), date: Edtf::parse("2022-01-16/.."), status: EventStatus::Planned, mentions: Vec::new() };
        let both = |e: &TimelineEntry| [of_event(e, Language::French), of_event(e, Language::English)];
        assert_eq!(both(&event), ["dès le 16\u{a0}janv.\u{a0}2022", "from 16\u{a0}Jan\u{a0}2022"]);
        event.status = EventStatus::Ongoing;
        assert_eq!(both(&event), ["depuis le 16\u{a0}janv.\u{a0}2022", "since 16\u{a0}Jan\u{a0}2022"]);
    }

    #[test]
    fn without_a_date_the_words_of_the_report_stand() {
        let text = recoupe_model::Text::new("Le bac a sombré mardi matin à Lusque.");
        let cut = |a, b| recoupe_model::Span::cut("a", &text, recoupe_model::Piece::new(a, b)).unwrap();
        let mention = |when: Option<(usize, usize)>| recoupe_model::contract::EventMention {
            when: when.map(|(a, b)| cut(a, b)),
            value: None,
            event: cut(0, 16),
        };
        let event =
            |when| TimelineEntry { id: "t1".into(), date: None, status: EventStatus::Past, mentions: vec![mention(None), mention(when)] };
        assert_eq!(of_event(&event(Some((17, 28))), Language::French), "«\u{a0}mardi matin\u{a0}»");
        assert_eq!(of_event(&event(Some((17, 28))), Language::English), "“mardi matin”");
        assert_eq!(of_event(&event(None), Language::English), "undated");
    }
}
