//! The two clocks as one picture: facts above the axis, articles below, a line from each event to the articles that
//! tell it. What is known to a day is a dot, what is not is a bar over the days that it can mean. Labels are packed
//! into rows, so that none covers another, whatever font the reader has: widths are estimated generously.

use crate::dates::day;
use crate::html::axis::Axis;
use crate::html::parts;
use crate::html::timeline::{BACKGROUND_DAYS, is_plan};
use crate::marks::label;
use crate::view::View;
use crate::words::Counted;
use jiff::civil::Date;
use maud::{Markup, html};
use recoupe_model::Edtf;
use recoupe_model::contract::TimelineEntry;
use std::collections::{BTreeMap, BTreeSet};
use unicode_width::UnicodeWidthChar;

/// Width of the picture in its own units, which are pixels where the column is whole.
pub(crate) const WIDTH: f64 = 720.0;
/// Events drawn at most, those that most articles tell; all stand in the list below.
const EVENTS: usize = 12;
/// Articles drawn one by one; more are drawn as one box a day.
const ARTICLES: usize = 20;
/// Columns of a label's words.
const LABEL: usize = 72;
/// Width of one column of an 11-pixel serif, with a tenth to spare (Noto Serif, the widest of the stack, averages 6.0).
const COLUMN: f64 = 6.6;
/// Height of a row.
const ROW: f64 = 22.0;
/// A bar longer than this many days says too little to be drawn.
const MAX_SPAN: i64 = 62;
/// Room kept for the words that say which lane is which.
const LANE: f64 = 66.0;
/// Room kept for articles without a date.
const UNDATED: f64 = 64.0;

/// An article with the days on which it can have appeared.
pub(crate) struct Report {
    pub(crate) article: usize,
    pub(crate) from: Date,
    pub(crate) to: Date,
}

/// The articles that have a date.
pub(crate) fn reports(view: &View) -> Vec<Report> {
    let dated = view.articles.iter().enumerate().filter_map(|(article, a)| Some((article, a.published.as_ref()?.date.bounds())));
    dated.map(|(article, (from, to))| Report { article, from, to }).collect()
}

/// Days from one date to another.
pub(crate) fn days(a: Date, b: Date) -> i64 {
    a.until(b).map_or(i64::MAX, |s| i64::from(s.get_days()))
}

struct Event<'a> {
    number: usize,
    entry: &'a TimelineEntry,
    from: Date,
    to: Date,
    /// Articles that tell it.
    tellers: Vec<usize>,
}

/// A box below the axis: one article, or a day's articles.
struct Sheet {
    x: f64,
    /// Ends of the days on which it can have appeared, where they are several.
    span: Option<(f64, f64)>,
    words: String,
    title: String,
    articles: Vec<usize>,
    row: usize,
}

/// The picture, and the numbers of the events that it shows, to which it leads: the list has to hold them.
pub(crate) fn picture(view: &View) -> (Markup, BTreeSet<usize>) {
    let reports = reports(view);
    let events = events(view, &reports);
    let numbers = events.iter().map(|e| e.number).collect();
    if events.is_empty() {
        return (Markup::default(), numbers);
    }
    (draw(view, &reports, &events), numbers)
}

fn draw(view: &View, reports: &[Report], events: &[Event]) -> Markup {
    let undated: Vec<usize> = (0..view.articles.len()).filter(|n| view.articles[*n].published.is_none()).collect();
    let known = events.iter().flat_map(|e| [e.from, e.to]).chain(reports.iter().flat_map(|r| [r.from, r.to]));
    let axis = Axis::new(known, LANE, WIDTH - 22.0 - if undated.is_empty() { 0.0 } else { UNDATED });
    let rows = pack(events.iter().map(|e| extent(e, &axis)));
    let sheets = sheets(view, reports, &undated, &axis);
    let y_axis = ROW * (rows.iter().max().unwrap_or(&0) + 1) as f64 + 10.0;
    let y_event = |row: usize| y_axis - 18.0 - ROW * row as f64;
    let y_sheet = |row: usize| y_axis + 62.0 + ROW * row as f64;
    let height = y_sheet(sheets.iter().map(|s| s.row).max().unwrap_or(0)) + 14.0;
    let ui = view.ui;
    let name = ui.pick("Les faits au-dessus de l’axe, les articles au-dessous", "Events above the axis, reports below");
    html! {
        div.wide.picture tabindex="0" role="group" aria-label=(name) {
            svg.clocks viewBox={ "0 0 " (WIDTH) " " (f(height)) } width=(WIDTH) height=(f(height)) {
                @for (e, row) in events.iter().zip(&rows) {
                    g.ties { @for s in sheets.iter().filter(|s| s.articles.iter().any(|a| e.tellers.contains(a))) { (tie(middle(e, &axis), y_event(*row), y_axis, s.x, y_sheet(s.row))) } }
                }
                (scale(view, &axis, y_axis))
                text.lane x="0" y=(f(y_axis - 4.0)) { (ui.pick("faits", "events")) }
                text.lane x="0" y=(f(y_axis + 12.0)) { (ui.pick("articles", "reports")) }
                @for (e, row) in events.iter().zip(&rows) { (event(view, e, &axis, y_event(*row))) }
                @for s in &sheets { (sheet(s, y_sheet(s.row))) }
            }
        }
        @let others = view.story.timeline.len() - events.len();
        @if others > 0 {
            p.hint {
                (ui.pick(format!("Les {} événements que le plus d’articles racontent, autour des dates des articles. Plein : a eu lieu ; pointillé : annoncé ; barre : jour imprécis.", events.len()),
                    format!("The {} events that most reports tell, around the days of the reports. Filled: took place; dashed: announced; bar: day not precise.", events.len())))
            }
        }
    }
}

/// The events drawn: around the days of the reports, known to a few weeks at least, those first that most articles tell.
fn events<'a>(view: &View<'a>, reports: &[Report]) -> Vec<Event<'a>> {
    let dated = || view.story.timeline.iter().filter_map(|e| Some(e.date.as_ref()?.bounds()));
    let anchor = |of: Option<Date>, or: Option<Date>| of.or(or);
    let first = anchor(reports.iter().map(|r| r.from).min(), dated().map(|b| b.1).max());
    let last = anchor(reports.iter().map(|r| r.to).max(), dated().map(|b| b.1).max());
    let (Some(first), Some(last)) = (first, last) else { return Vec::new() };
    let mut found: Vec<Event> = view
        .story
        .timeline
        .iter()
        .enumerate()
        .filter_map(|(number, entry)| {
            let (mut from, mut to) = entry.date.as_ref()?.bounds();
            // an open end reaches as far as what is drawn
            if from == Date::MIN {
                from = first.min(to);
            }
            if to == Date::MAX {
                to = if from < last { last } else { from };
            }
            let near = days(to, first) <= BACKGROUND_DAYS && days(last, from) <= BACKGROUND_DAYS;
            if !near || days(from, to) > MAX_SPAN {
                return None;
            }
            let mut tellers: Vec<usize> = entry.mentions.iter().filter_map(|m| view.number(m.event.article())).collect();
            tellers.sort_unstable();
            tellers.dedup();
            Some(Event { number, entry, from, to, tellers })
        })
        .collect();
    found.sort_by_key(|e| (std::cmp::Reverse(e.tellers.len()), days(e.from, e.to), e.number));
    found.truncate(EVENTS);
    found.sort_by_key(|e| (e.from, e.to, e.number));
    found
}

fn middle(e: &Event, axis: &Axis) -> f64 {
    f64::midpoint(axis.x(e.from), axis.x(e.to))
}

/// Ends of the mark of an event.
fn bar(e: &Event, axis: &Axis) -> (f64, f64) {
    (axis.x(e.from) - 8.5, axis.x(e.to) + 8.5)
}

/// The event's words, cut to what the picture holds, and from where to where they reach at most: beside the mark, right
/// of it where they fit, else where there is more room.
fn caption(e: &Event, axis: &Axis) -> (String, f64, f64) {
    let (left, right) = bar(e, axis);
    let words = e.entry.mentions.first().map_or("", |m| m.event.exact().trim());
    let room = |pixels: f64| ((pixels - 10.0) / COLUMN).max(0.0) as usize;
    let (to_right, to_left) = (room(WIDTH - right), room(left));
    let columns = LABEL.min(to_right.max(to_left));
    let text = shorten(words, columns);
    let width = columns_of(&text) as f64 * COLUMN;
    if right + 4.0 + width <= WIDTH || to_right >= to_left {
        (text, right + 4.0, right + 4.0 + width)
    } else {
        (text, left - 4.0 - width, left - 4.0)
    }
}

/// From where to where an event's mark and words reach.
fn extent(e: &Event, axis: &Axis) -> (f64, f64) {
    let (left, right) = bar(e, axis);
    let (_, from, to) = caption(e, axis);
    (left.min(from) - 4.0, right.max(to) + 4.0)
}

/// The lowest row for each that is free over its whole width.
fn pack(extents: impl Iterator<Item = (f64, f64)>) -> Vec<usize> {
    let mut rows: Vec<Vec<(f64, f64)>> = Vec::new();
    extents
        .map(|(a, b)| {
            let free = rows.iter().position(|row| row.iter().all(|(c, d)| b < *c || a > *d)).unwrap_or(rows.len());
            if free == rows.len() {
                rows.push(Vec::new());
            }
            rows[free].push((a, b));
            free
        })
        .collect()
}

/// The first words, and an ellipsis (the program's) where some are left out.
fn shorten(text: &str, columns: usize) -> String {
    let mut out = String::new();
    let mut used = 0;
    for word in text.split_whitespace() {
        let w = columns_of(word) + usize::from(used > 0);
        if used + w > columns.saturating_sub(1) {
            if used == 0 {
                // one word wider than the room (or a script without blanks)
                out.extend(word.chars().scan(0, |n, c| {
                    *n += c.width().unwrap_or(0);
                    (*n < columns).then_some(c)
                }));
            }
            return out + "…";
        }
        if used > 0 {
            out.push(' ');
        }
        out.push_str(word);
        used += w;
    }
    out
}

fn columns_of(text: &str) -> usize {
    text.chars().map(|c| c.width().unwrap_or(0)).sum()
}

fn event(view: &View, e: &Event, axis: &Axis, y: f64) -> Markup {
    let style = if is_plan(e.entry) { "plan" } else { "done" };
    let (left, right) = bar(e, axis);
    let (text, from, to) = caption(e, axis);
    let before = to < left;
    let lang = e.entry.mentions.first().and_then(|m| view.article(&m.event)?.lang).filter(|l| l.code() != view.ui.code());
    let dir = parts::is_right_to_left(&text).then_some("rtl");
    html! {
        a.event href={ "#t" (view.place) "-" (e.number) } {
            rect.(style) x=(f(left)) y=(f(y - 8.5)) width=(f(right - left)) height="17" rx="8.5" {}
            text.no.(style) x=(f(f64::midpoint(left, right))) y=(f(y + 3.8)) { (e.number + 1) }
            text.label.before[before] x=(f(if before { to } else { from })) y=(f(y + 4.0)) lang=[lang.map(|l| l.to_string())] {
                // in an isolate the words keep their own direction and the label its place
                @if dir.is_some() { "\u{2067}" (text) "\u{2069}" } @else { (text) }
            }
        }
    }
}

fn sheet(s: &Sheet, y: f64) -> Markup {
    let w = 11.0 + 7.4 * columns_of(&s.words) as f64;
    html! {
        g.rep {
            title { (s.title) }
            @if let Some((a, b)) = s.span { line x1=(f(a)) x2=(f(b)) y1=(f(y)) y2=(f(y)) {} }
            rect x=(f(s.x - w / 2.0)) y=(f(y - 9.0)) width=(f(w)) height="18" rx="3" {}
            text.no x=(f(s.x)) y=(f(y + 3.9)) { (s.words) }
        }
    }
}

fn tie(x1: f64, y1: f64, y_axis: f64, x2: f64, y2: f64) -> Markup {
    let d = format!(
        "M{} {}V{}C{} {} {} {} {} {}",
        f(x1),
        f(y1),
        f(y_axis),
        f(x1),
        f(y_axis + 34.0),
        f(x2),
        f(y_axis + 18.0),
        f(x2),
        f(y2 - 9.0)
    );
    html! { path d=(d) {} }
}

/// The axis, its days, and a break where more than a week is left out.
fn scale(view: &View, axis: &Axis, y: f64) -> Markup {
    let ui = view.ui;
    let mut free_from = f64::NEG_INFINITY;
    let labels: Vec<(f64, String)> = axis
        .knots()
        .iter()
        .filter_map(|(date, x)| {
            let words = day(&Edtf::day(*date), ui);
            let short = words.rsplit_once('\u{a0}').map_or(words.as_str(), |(s, _)| s).to_owned();
            let half = columns_of(&short) as f64 * COLUMN / 2.0;
            (x - half > free_from).then(|| {
                free_from = x + half + 2.0;
                (*x, short)
            })
        })
        .collect();
    html! {
        line.axis x1="0" x2=(f(axis.end() + 22.0)) y1=(f(y)) y2=(f(y)) {}
        @for (_, x) in axis.knots() { line.axis x1=(f(*x)) x2=(f(*x)) y1=(f(y)) y2=(f(y + 4.0)) {} }
        @for x in axis.breaks() { path.break d=(format!("M{} {}l4 -8m2 0l-4 8", f(x - 3.0), f(y + 4.0))) {} }
        @for (x, words) in labels { text.tick x=(f(x)) y=(f(y + 16.0)) { (words) } }
    }
}

/// The boxes below the axis, packed into rows.
fn sheets(view: &View, reports: &[Report], undated: &[usize], axis: &Axis) -> Vec<Sheet> {
    let ui = view.ui;
    let mut out: Vec<Sheet> = Vec::new();
    if view.articles.len() <= ARTICLES {
        for r in reports {
            let (a, b) = (axis.x(r.from), axis.x(r.to));
            let words = view.mark(&view.articles[r.article].id).to_owned();
            let title = label(view.articles[r.article]).to_owned();
            out.push(Sheet { x: f64::midpoint(a, b), span: (a < b).then_some((a, b)), words, title, articles: vec![r.article], row: 0 });
        }
        let x = WIDTH - UNDATED / 2.0;
        let free = undated.iter().map(|n| (view.mark(&view.articles[*n].id).to_owned(), *n));
        out.extend(free.map(|(words, n)| Sheet {
            x,
            span: None,
            title: format!("{}, {}", label(view.articles[n]), ui.pick("sans date", "undated")),
            words: format!("{words} ?"),
            articles: vec![n],
            row: 0,
        }));
    } else {
        let mut by_day: BTreeMap<(Date, Date), Vec<usize>> = BTreeMap::new();
        reports.iter().for_each(|r| by_day.entry((r.from, r.to)).or_default().push(r.article));
        for ((from, to), articles) in by_day {
            let (a, b) = (axis.x(from), axis.x(to));
            let title = ui.count(articles.len(), Counted::Articles);
            out.push(Sheet {
                x: f64::midpoint(a, b),
                span: (a < b).then_some((a, b)),
                words: articles.len().to_string(),
                title,
                articles,
                row: 0,
            });
        }
        if !undated.is_empty() {
            let title = format!("{}, {}", ui.count(undated.len(), Counted::Articles), ui.pick("sans date", "undated"));
            out.push(Sheet {
                x: WIDTH - UNDATED / 2.0,
                span: None,
                words: format!("{} ?", undated.len()),
                title,
                articles: undated.to_vec(),
                row: 0,
            });
        }
    }
    let half = |s: &Sheet| 8.5 + 3.7 * columns_of(&s.words) as f64;
    let rows = pack(out.iter().map(|s| {
        let (a, b) = s.span.unwrap_or((s.x, s.x));
        (a.min(s.x - half(s)), b.max(s.x + half(s)))
    }));
    for (sheet, row) in out.iter_mut().zip(rows) {
        sheet.row = row;
    }
    out
}

pub(crate) fn f(x: f64) -> String {
    let s = format!("{x:.1}");
    s.strip_suffix(".0").map_or(s.clone(), str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_never_overlap() {
        let extents = [(0.0, 50.0), (40.0, 90.0), (60.0, 70.0), (95.0, 99.0), (0.0, 100.0)];
        let rows = pack(extents.into_iter());
        for (n, a) in extents.iter().enumerate() {
            for (m, b) in extents.iter().enumerate().skip(n + 1) {
                assert!(rows[n] != rows[m] || a.1 < b.0 || b.1 < a.0, "{n} and {m} share row {}", rows[n]);
            }
        }
        assert_eq!(rows, [0, 1, 0, 0, 2]);
    }

    #[test]
    fn a_label_fits_its_room_in_any_script() {
        assert_eq!(shorten("Le port fermera mardi", 40), "Le port fermera mardi");
        assert_eq!(shorten("Le port fermera mardi", 12), "Le port…");
        assert!(columns_of(&shorten("東京で水曜日に会議が行われた", 10)) <= 11);
        assert_eq!(shorten("", 5), "");
    }
}
