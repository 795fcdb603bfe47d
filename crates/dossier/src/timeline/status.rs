//! Is it past, going on, planned, or only proposed? What was announced stays planned until a report tells that it
//! took place.

use crate::context::Context;
use crate::words::clause::{CANCELLED, DEADLINE, LIMIT, MEANT, PROPOSAL, SINCE, STANDING, UNTIL};
use crate::words::{is_to_come, marks};
use jiff::civil::Date;
use recoupe_model::contract::EventStatus;
use recoupe_model::{Edtf, Piece, Time};

/// Years between two dates of a report without a date, of which the earlier one is then past: an announcement reaches ahead less far.
const LONG_SINCE: i16 = 5;

/// The last day on which the article can have been written.
pub(super) fn written(desk: &Context, article: usize) -> Option<Date> {
    let article = desk.articles[article];
    [article.published.as_ref(), article.modified.as_ref()].into_iter().flatten().map(|s| s.date.bounds().1).max()
}

pub(super) fn status(desk: &Context, article: usize, sentence: Piece, time: &Time, clause: Piece, said: bool) -> EventStatus {
    let lang = desk.articles[article].lang;
    let text = desk.words(article, clause);
    // a limit that is not reached: "by the end of May", "until June 1"
    let ahead = Piece::new(sentence.start, time.piece.start);
    let limit = [&UNTIL, &LIMIT].iter().any(|list| marks(list, lang, last_words(desk.words(article, ahead))));
    let to_come = is_to_come(lang, text);
    let Some(bounds) = time.edtf.as_ref().map(Edtf::bounds) else {
        // nobody knows when it was written; by a weekday ("by Tuesday evening") things have mostly come to pass
        let by_then = (limit || marks(&DEADLINE, lang, text)) && !time.value.starts_with("XXXX-W");
        return match by_then || (!said && (to_come || marks(&MEANT, lang, text))) {
            true if marks(&PROPOSAL, lang, text) => EventStatus::Proposed,
            true => EventStatus::Planned,
            false => EventStatus::Past,
        };
    };
    let since = bounds.1 == Date::MAX && marks(&SINCE, lang, desk.words(article, time.piece));
    let lasting = bounds.1 == Date::MAX && marks(&STANDING, lang, text);
    let written = written(desk, article);
    let after = written.is_some_and(|day| bounds.0 > day);
    // "freeze the aid from Thursday" is still to come
    if (since || lasting) && !after {
        return EventStatus::Ongoing;
    }
    // of a report that nobody can date: "will be the third since the division of 1945", where it speaks of 2016 as well
    let years_later = |t: &Time| t.edtf.as_ref().is_some_and(|e| e.bounds().0.year().saturating_sub(bounds.1.year()) >= LONG_SINCE);
    let past = written.is_none() && desk.analyses[article].times.iter().any(years_later);
    let before = past || written.is_some_and(|day| bounds.1 < day);
    let open = written.is_some_and(|day| bounds.1 > day) && bounds.1 != Date::MAX && (limit || bounds.0 == Date::MIN);
    let next_day = written.is_some_and(|day| bounds.0 == bounds.1 && bounds.0.since(day).is_ok_and(|s| s.get_days() <= 1));
    // announced, and it did not come true: "the march planned for Monday was called off"
    if to_come && marks(&CANCELLED, lang, text) {
        return EventStatus::Planned;
    }
    // "was to end before eight": whether it came true, others may tell
    if marks(&MEANT, lang, text) && !said {
        return EventStatus::Planned;
    }
    if after && said && !to_come && next_day {
        return EventStatus::Past; // "said on Tuesday" in a report that was stamped on Monday
    }
    if after || open || (to_come && !before && !said) {
        return if marks(&PROPOSAL, lang, text) { EventStatus::Proposed } else { EventStatus::Planned };
    }
    EventStatus::Past
}

/// The last few words of a text.
fn last_words(text: &str) -> &str {
    const WORDS: usize = 4;
    let mut at = text.len();
    for _ in 0..WORDS {
        let Some(space) = text[..at].trim_end().rfind(char::is_whitespace) else { return text };
        at = space;
    }
    &text[at..]
}
