//! What happened when: clauses with their time expressions, the same event of several reports put together.
//! How long or how often something is, is no event; nor is a bare "said".

use crate::clauses;
use crate::context::Context;
use crate::units::stems;
use crate::words::{Reader, Vocabulary, Word, marks, shared};
use jiff::civil::Date;
use recoupe_model::contract::{EventMention, EventStatus, TimelineEntry};
use recoupe_model::{Edtf, Piece, Time, TimeClass, Zone};

/// Clauses with one date tell of one event above this likeness of words.
const SAME_DAY: f64 = 0.08;
/// Clauses of which one names the day and the other the week or month around it need more.
const WITHIN: f64 = 0.30;
/// An expression wider than this (days) does not stand for a day within it.
const WIDE: i32 = 31;

struct Telling {
    article: usize,
    clause: Piece,
    when: Piece,
    value: Edtf,
    bounds: (Date, Date),
    words: Vec<Word>,
    /// Who speaks, when the telling is of somebody's saying so.
    speaker: Option<usize>,
    status: EventStatus,
}

/// The timeline, by date.
pub(crate) fn timeline(desk: &Context, vocabulary: &Vocabulary) -> Vec<TimelineEntry> {
    let tellings = tellings(desk, vocabulary);
    let mut groups: Vec<Vec<usize>> = Vec::new();
    for n in 0..tellings.len() {
        let fit = |group: &Vec<usize>| {
            let each: Vec<f64> = group.iter().map(|m| same_event(&tellings[n], &tellings[*m], vocabulary)).collect();
            let whole = each.iter().sum::<f64>() / each.len() as f64;
            if each.contains(&0.0) && whole < 0.5 { 0.0 } else { whole }
        };
        let best = groups.iter().map(fit).enumerate().filter(|(_, f)| *f >= 1.0).max_by(|x, y| x.1.total_cmp(&y.1).then(y.0.cmp(&x.0)));
        match best {
            Some((g, _)) => groups[g].push(n),
            None => groups.push(vec![n]),
        }
    }
    let mut entries: Vec<TimelineEntry> = groups.iter().filter_map(|g| entry(desk, &tellings, g)).collect();
    entries.sort_by_key(|e| e.date.as_ref().map_or((1, Date::MAX, Date::MAX), |d| (0, d.bounds().0, d.bounds().1)));
    for (n, entry) in entries.iter_mut().enumerate() {
        entry.id = format!("t{}", n + 1);
    }
    entries
}

fn tellings(desk: &Context, vocabulary: &Vocabulary) -> Vec<Telling> {
    let mut out = Vec::new();
    for (article, analysis) in desk.analyses.iter().enumerate() {
        let reader = Reader::new(desk.articles[article].lang);
        let times: Vec<Time> = coordinated(desk, article, analysis.times.iter().filter(|t| is_calendar(t)));
        for time in &times {
            let (Some(value), Some((n, sentence))) = (time.edtf.clone(), desk.sentence_at(article, time.piece)) else { continue };
            if !matches!(analysis.sentences[n].zone, Zone::Body | Zone::Deck) {
                continue;
            }
            if is_dateline(desk, article, sentence, time.piece) || is_yardstick(desk, article, sentence, time) {
                continue;
            }
            let clause = clauses::around(desk, article, sentence, time.piece);
            let mut words = stems(desk, article, Piece::new(clause.start, time.piece.start.max(clause.start)), &reader);
            words.extend(stems(desk, article, Piece::new(time.piece.end.min(clause.end), clause.end), &reader));
            let bounds = value.bounds();
            let said = analysis.statements.iter().find(|s| s.cue.is_some_and(|c| clause.overlaps(&c)) && !s.content.contains(&time.piece));
            let speaker = said.and_then(|s| desk.entity(article, s.speaker?.entity));
            let status = status(desk, article, time, clause, said.is_some());
            out.push(Telling { article, clause, when: time.piece, value, bounds, words: vocabulary.look_up(&words), speaker, status });
        }
    }
    out
}

/// A point or stretch of the calendar.
fn is_calendar(time: &Time) -> bool {
    matches!(time.class, TimeClass::Date | TimeClass::Time) && time.edtf.is_some() && time.value != "PRESENT_REF"
}

/// "Thursday and Friday" is one stretch of two days.
fn coordinated<'a>(desk: &Context, article: usize, times: impl Iterator<Item = &'a Time>) -> Vec<Time> {
    const AND: [&str; 8] = ["et", "and", "und", "y", "e", "и", "i", "та"];
    let mut out: Vec<Time> = Vec::new();
    for time in times {
        let joined = out.last_mut().and_then(|last| {
            let between = recoupe_lang::fold(desk.words(article, Piece::new(last.piece.end, time.piece.start)));
            let (a, b) = (last.edtf.as_ref()?.as_day()?, time.edtf.as_ref()?.as_day()?);
            let next = b.since(a).is_ok_and(|s| (1..=3).contains(&s.get_days())) && last.piece.end <= time.piece.start;
            (next && AND.contains(&between.trim())).then_some((last, a, b))
        });
        match joined {
            Some((last, a, b)) => {
                last.piece = last.piece.cover(&time.piece);
                last.edtf = Edtf::parse(&format!("{a}/{b}"));
            }
            None => out.push(time.clone()),
        }
    }
    out
}

/// "VALMERE, April 30 (Agency) - ": where and when it was written, not what happened.
fn is_dateline(desk: &Context, article: usize, sentence: Piece, time: Piece) -> bool {
    const LONGEST: usize = 90;
    let first = desk.articles[article].body.first().is_some_and(|b| b.overlaps(&sentence) && time.start < b.start + LONGEST);
    let after = desk.words(article, Piece::new(time.end, sentence.end));
    let dash = [" - ", " – ", " — "].iter().filter_map(|d| after.find(d)).min();
    first && dash.is_some_and(|at| at + time.end < sentence.start + LONGEST)
}

/// "An increase from 2016": a year that something is measured by.
fn is_yardstick(desk: &Context, article: usize, sentence: Piece, time: &Time) -> bool {
    const MEASURING: [&str; 8] = ["from", "than", "over", "rapport a", "contre", "gegenuber", "respecto a", "rispetto al"];
    let before = recoupe_lang::fold(desk.words(article, Piece::new(sentence.start, time.piece.start)));
    let year = time.value.len() == 4 && time.value.bytes().all(|b| b.is_ascii_digit());
    year && MEASURING.iter().any(|m| before.trim_end().ends_with(m))
}

/// The last day on which the article can have been written.
fn written(desk: &Context, article: usize) -> Option<Date> {
    let article = desk.articles[article];
    [article.published.as_ref(), article.modified.as_ref()].into_iter().flatten().map(|s| s.date.bounds().1).max()
}

fn status(desk: &Context, article: usize, time: &Time, clause: Piece, said: bool) -> EventStatus {
    let lang = desk.articles[article].lang;
    let text = desk.words(article, clause);
    let Some(bounds) = time.edtf.as_ref().map(Edtf::bounds) else { return EventStatus::Past };
    let since = bounds.1 == Date::MAX && marks("since", lang, desk.words(article, time.piece));
    if since {
        return EventStatus::Ongoing;
    }
    let written = written(desk, article);
    let to_come = marks("future", lang, text);
    let after = written.is_some_and(|day| bounds.0 > day);
    let before = written.is_some_and(|day| bounds.1 < day);
    let next_day = written.is_some_and(|day| bounds.0 == bounds.1 && bounds.0.since(day).is_ok_and(|s| s.get_days() <= 1));
    if after && said && !to_come && next_day {
        return EventStatus::Past; // "said on Tuesday" in a report that was stamped on Monday
    }
    if after || (to_come && !before && !said) {
        return if marks("proposal", lang, text) { EventStatus::Proposed } else { EventStatus::Planned };
    }
    EventStatus::Past
}

/// How alike two tellings are: at least 1 when they tell of one event; 0 when their dates exclude one another.
fn same_event(a: &Telling, b: &Telling, vocabulary: &Vocabulary) -> f64 {
    let (x, y) = (a.bounds, b.bounds);
    if x.1 < y.0 || y.1 < x.0 {
        return 0.0;
    }
    let days = |b: (Date, Date)| b.1.since(b.0).map_or(i32::MAX, |s| s.get_days());
    let year = |d: (Date, Date)| d.0.month() == 1 && d.0.day() == 1 && (d.1 == Date::MAX || days(d) >= 364);
    let open = |d: (Date, Date)| d.0 == Date::MIN || d.1 == Date::MAX;
    let equal = x == y;
    if year(x) && year(y) && x.0 == y.0 {
        return 1.0; // "in 2014" and "since 2014"
    }
    let inside = !open(x) && !open(y) && ((x.0 <= y.0 && y.1 <= x.1) || (y.0 <= x.0 && x.1 <= y.1));
    if !equal && !(inside && days(x).max(days(y)) <= WIDE) {
        return 0.0;
    }
    let alike = cosine(&a.words, &b.words, vocabulary);
    match (a.speaker, b.speaker) {
        (Some(s), Some(t)) if s == t && equal => 1.0 + alike,
        (Some(_), Some(_)) => 0.0,
        _ if equal => alike / SAME_DAY,
        _ => alike / WITHIN,
    }
}

fn cosine(a: &[Word], b: &[Word], vocabulary: &Vocabulary) -> f64 {
    let square = |words: &mut dyn Iterator<Item = Word>| words.map(|w| vocabulary.idf(w).powi(2)).sum::<f64>();
    let both = square(&mut shared(a, b));
    both / (square(&mut a.iter().copied()) * square(&mut b.iter().copied())).sqrt().max(1e-9)
}

fn entry(desk: &Context, tellings: &[Telling], group: &[usize]) -> Option<TimelineEntry> {
    // the most precise date that somebody gives; of equals the first
    let days = |b: (Date, Date)| b.1.since(b.0).map_or(i32::MAX, |s| s.get_days());
    let best = group.iter().map(|n| &tellings[*n]).min_by_key(|t| (days(t.bounds), t.value.as_str().contains('T')))?;
    // what the last report to speak of it says; an event told as past by one who wrote after it has happened
    let of_date = group.iter().map(|n| &tellings[*n]).filter(|t| days(t.bounds) == days(best.bounds));
    let status = of_date.map(|t| t.status).min().unwrap_or(best.status);
    let mentions: Vec<EventMention> = group
        .iter()
        .filter_map(|n| {
            let t = &tellings[*n];
            Some(EventMention { when: desk.cut(t.article, t.when), value: Some(t.value.clone()), event: desk.cut(t.article, t.clause)? })
        })
        .collect();
    (!mentions.is_empty()).then(|| TimelineEntry { id: String::new(), date: Some(best.value.clone()), status, mentions })
}
