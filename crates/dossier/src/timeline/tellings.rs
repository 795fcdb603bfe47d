//! What each report tells of, with its time: clauses around time expressions, and what is said of them before
//! they are compared. Datelines, yardsticks and the ends of stretches are no events.

use super::status::{status, written};
use crate::clauses;
use crate::context::Context;
use crate::small_words::{AND, COMPARED, FIRSTS, INTERVIEWS, LASTING, MEASURED_FROM, OF_A_TIME, SPEAKING, WRITTEN_BY};
use crate::units::stems;
use crate::words::clause::{MEETING, STANDING, UNTIL};
use crate::words::{self, ENTITY, Reader, Vocabulary, Word, marks, rows};
use foldhash::HashMap;
use jiff::civil::Date;
use rayon::prelude::*;
use recoupe_lang::fold;
use recoupe_model::contract::EventStatus;
use recoupe_model::{Edtf, EntityKind, Lang, Piece, Statement, Time, TimeClass, Zone};
use std::sync::LazyLock;

/// Phrases for somebody facing the press, by language.
static PRESS: LazyLock<HashMap<&'static str, Vec<String>>> = LazyLock::new(|| {
    rows(include_str!("../../data/press_words.tsv")).map(|(lang, list)| (lang, list.split('|').map(fold).collect())).collect()
});

/// Bytes of the longest piece that says who says something and when.
const SAYING: usize = 160;

/// What kind of thing happens.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// Somebody says something; who, where it is known.
    Speech(Option<usize>),
    /// Somebody talks to one outlet.
    Interview(usize),
    /// People come together.
    Meeting,
    /// Anything else.
    Other,
}

/// One telling of an event.
#[derive(Clone, Debug)]
pub(super) struct Telling {
    pub(super) article: usize,
    pub(super) clause: Piece,
    /// Does the clause tell that somebody says something, without what he says?
    pub(super) bare: bool,
    /// A bare saying with what is said.
    pub(super) with_words: Option<Piece>,
    pub(super) when: Option<Piece>,
    pub(super) value: Option<Edtf>,
    /// What its time says in a report that nobody can date, alike for the same day: which weekday, which day of which month.
    pub(super) unplaced: Option<String>,
    /// First and last day.
    pub(super) bounds: (Date, Date),
    /// A state that lasts: "closed since Monday".
    pub(super) lasts: bool,
    /// The stem of what a year only tells apart from others: "the 2015 *agreement*".
    pub(super) thing: Option<String>,
    pub(super) words: Vec<Word>,
    /// Names among the words.
    pub(super) names: Vec<Word>,
    /// Squared lengths of the words and of the names.
    pub(super) squares: [f64; 2],
    pub(super) lang: Option<Lang>,
    pub(super) kind: Kind,
    pub(super) status: EventStatus,
    /// The last day on which the report can have been written.
    pub(super) written: Option<Date>,
    /// The day that the report is about, of a telling without a date.
    pub(super) told_on: Option<Date>,
    /// The first thing with a date that its report tells, sayings left out.
    pub(super) leads: bool,
}

impl Telling {
    /// Does it tell of one day, or of the night between two, even if nobody can say of which year or week?
    pub(super) fn is_of_a_day(&self) -> bool {
        self.width() <= 1 || self.unplaced.as_deref().is_some_and(names_a_day)
    }

    /// Days from the first to the last.
    pub(super) fn width(&self) -> i32 {
        days(self.bounds.0, self.bounds.1)
    }
}

/// Days from one to another.
pub(super) fn days(from: Date, to: Date) -> i32 {
    (to.duration_since(from).as_hours() / 24) as i32
}

/// The tellings of all reports, in order of articles and of text.
pub(super) fn tellings(desk: &Context, vocabulary: &Vocabulary) -> Vec<Telling> {
    let of_report = |article: usize| {
        let mut out = Vec::new();
        Report { desk, vocabulary, article, reader: Reader::new(desk.articles[article].lang) }.tellings(&mut out);
        out
    };
    (0..desk.articles.len()).into_par_iter().with_max_len(1).flat_map_iter(of_report).collect()
}

/// A report that is looked through.
pub(super) struct Report<'a> {
    pub(super) desk: &'a Context<'a>,
    vocabulary: &'a Vocabulary,
    pub(super) article: usize,
    pub(super) reader: Reader,
}

impl Report<'_> {
    pub(super) fn lang(&self) -> Option<Lang> {
        self.desk.articles[self.article].lang
    }

    pub(super) fn text(&self, piece: Piece) -> &str {
        self.desk.words(self.article, piece)
    }

    fn tellings(&self, out: &mut Vec<Telling>) {
        let times = self.times();
        for (n, time) in times.iter().enumerate() {
            let Some((_, sentence)) = self.desk.sentence_at(self.article, time.piece) else { continue };
            if self.is_stamp(sentence, time)
                || self.is_dateline(sentence, time.piece)
                || self.is_yardstick(sentence, time)
                || self.is_vague(sentence, time)
                || self.ends_a_stretch(sentence, time)
            {
                continue;
            }
            let before = n.checked_sub(1).map(|b| times[b].piece).filter(|p| p.start >= sentence.start);
            let after = times.get(n + 1).map(|t| t.piece).filter(|p| p.end <= sentence.end);
            let clause = self.between(self.clause(sentence, time.piece), before, time.piece, after);
            let clause = self.with_verb(sentence, clause, time.piece);
            let crowded = [before, after].into_iter().flatten().any(|p| clause.overlaps(&p));
            out.extend(self.telling(sentence, clause, time, crowded));
        }
        let own = out
            .iter_mut()
            .find(|t| t.article == self.article && !matches!(t.kind, Kind::Speech(_) | Kind::Interview(_)) && t.is_of_a_day());
        let day = own.and_then(|first| {
            first.leads = true;
            first.value.as_ref()?.as_day()
        });
        self.facing_the_press(&times, day, out);
    }

    /// Press conferences and interviews without a date. In a report of the day they were on it; else nobody knows.
    fn facing_the_press(&self, times: &[Time], day: Option<Date>, out: &mut Vec<Telling>) {
        let Some(list) = self.lang().and_then(|l| PRESS.get(l.code())) else { return };
        let written = written(self.desk, self.article);
        let day = day.filter(|d| written.is_some_and(|w| w.since(*d).is_ok_and(|s| (0..=1).contains(&s.get_days()))));
        for (_, sentence) in self.desk.report_sentences(self.article) {
            let text = fold(self.text(sentence));
            let Some(phrase) = list.iter().find(|p| text.contains(p.as_str())) else { continue };
            if times.iter().any(|t| t.piece.overlaps(&sentence)) {
                continue;
            }
            let said = self.desk.analyses[self.article].statements.iter().find(|s| s.cue.is_some_and(|c| sentence.contains(&c)));
            let Some((cue, speaker)) = said.and_then(|s| Some((s.cue?, s.speaker?))) else { continue };
            let Some(entity) = self.desk.entity(self.article, speaker.entity) else { continue };
            // folding may change lengths; the words around the phrase are found by their share of the sentence
            let at = text.find(phrase.as_str()).unwrap_or(0);
            let at = self.whole(sentence.start + at * sentence.len() / text.len().max(1));
            let talk = clauses::around(self.desk, self.article, sentence, Piece::new(at, at));
            let interview = INTERVIEWS.of(self.lang()).begin(phrase);
            let voice = if sentence.contains(&speaker.piece) { cue.cover(&speaker.piece) } else { cue };
            let words = self.vocabulary.look_up(&stems(self.desk, self.article, sentence, &self.reader));
            out.push(Telling {
                article: self.article,
                clause: talk.cover(&voice),
                bare: false,
                with_words: None,
                when: None,
                value: None,
                unplaced: None,
                bounds: day.map_or((Date::MIN, Date::MAX), |d| (d, d)),
                lasts: false,
                squares: [self.vocabulary.square(words.iter().copied()), 0.0],
                thing: None,
                words,
                names: Vec::new(),
                lang: self.lang(),
                kind: if interview { Kind::Interview(entity) } else { Kind::Speech(Some(entity)) },
                status: EventStatus::Past,
                written,
                told_on: day,
                leads: false,
            });
        }
    }

    /// The report's expressions with a place in the calendar; what is one event's time is one of them.
    fn times(&self) -> Vec<Time> {
        let analysis = self.desk.analyses[self.article];
        let zoned = |t: &&Time| {
            let zone = self.desk.sentence_at(self.article, t.piece).map(|(n, _)| analysis.sentences[n].zone);
            matches!(zone, Some(Zone::Body | Zone::Deck))
        };
        let mut out: Vec<Time> = Vec::new();
        for time in analysis.times.iter().filter(|t| is_calendar(t) || unplaced(t).is_some()).filter(zoned) {
            match out.last_mut().and_then(|last| Some((self.joined(last, time)?, last))) {
                Some((value, last)) => {
                    last.piece = last.piece.cover(&time.piece);
                    last.edtf = Some(value);
                }
                None => out.push(time.clone()),
            }
        }
        out
    }

    /// "Thursday and Friday" is one stretch of two days, "at 9.40pm that evening" one hour, "on Friday this week" one day.
    fn joined(&self, a: &Time, b: &Time) -> Option<Edtf> {
        const LONGEST: usize = 12;
        if b.piece.start < a.piece.end || b.piece.start - a.piece.end > LONGEST {
            return None;
        }
        let gap = fold(self.text(Piece::new(a.piece.end, b.piece.start)));
        let (x, y) = (a.edtf.as_ref()?, b.edtf.as_ref()?);
        if let (Some(first), Some(last)) = (x.as_day(), y.as_day())
            && AND.of(self.lang()).has(gap.trim())
            && last.since(first).is_ok_and(|s| (1..=3).contains(&s.get_days()))
        {
            return Edtf::parse(&format!("{first}/{last}"));
        }
        // beside one another, and one inside the other
        if gap.contains(['.', ';', '(', ')']) || gap.split_whitespace().count() > 2 {
            return None;
        }
        let (p, q) = (x.bounds(), y.bounds());
        let clock = |e: &Edtf| e.as_str().contains('T');
        if p == q {
            return Some(if clock(y) && !clock(x) { y.clone() } else { x.clone() });
        }
        let inside = |i: (Date, Date), o: (Date, Date)| o.0 <= i.0 && i.1 <= o.1;
        let open = |b: (Date, Date)| b.0 == Date::MIN || b.1 == Date::MAX;
        if open(p) || open(q) {
            return None;
        }
        if inside(p, q) {
            Some(x.clone())
        } else if inside(q, p) {
            Some(y.clone())
        } else {
            None
        }
    }

    fn telling(&self, sentence: Piece, clause: Piece, time: &Time, crowded: bool) -> Option<Telling> {
        let value = self.lasting(clause, time);
        // nobody has said anything on a day to come ("will meet on Friday to discuss …")
        let said = self.said(sentence, clause, time.piece).filter(|_| !value.as_ref().is_some_and(|v| self.is_to_come(clause, v)));
        // "S'exprimant mercredi à Bruxelles, le ministre a souligné": the saying stands after the comma
        let clause = match said {
            Some((cue, _)) if cue.start >= clause.end && cue.start < sentence.end => clause.cover(&cue),
            _ => clause,
        };
        let kind = match said {
            Some((_, statement)) => Kind::Speech(statement.speaker.and_then(|v| self.desk.entity(self.article, v.entity))),
            None if marks(&MEETING, self.lang(), self.text(clause)) => Kind::Meeting,
            None => Kind::Other,
        };
        let mut words = stems(self.desk, self.article, Piece::new(clause.start, time.piece.start.max(clause.start)), &self.reader);
        words.extend(stems(self.desk, self.article, Piece::new(time.piece.end.min(clause.end), clause.end), &self.reader));
        // nobody tells an event from another by its own outlet's or an unnamed person's number
        if words.is_empty() {
            return None; // a time with nothing that happens
        }
        let names = words.iter().filter(|w| w.strip_prefix(ENTITY).and_then(|n| n.parse().ok()).is_some_and(|n| self.is_named(n)));
        let names = self.vocabulary.look_up(&names.cloned().collect::<Vec<_>>());
        let bounds = value.as_ref().map_or((Date::MIN, Date::MAX), Edtf::bounds);
        let since = value.is_some() && bounds.1 == Date::MAX;
        // of a saying that holds further times, who says it and that it is said
        let shown = match said.and_then(|(cue, s)| Some((cue, s.speaker?.piece))) {
            Some((cue, speaker)) if sentence.contains(&cue) && sentence.contains(&speaker) => {
                let own = cue.cover(&speaker).cover(&time.piece);
                if crowded && own.len() <= SAYING { own } else { clause }
            }
            _ => clause,
        };
        let shown = self.with_subject(sentence, shown);
        let thing = self.thing_of(time.piece).filter(|thing| kind == Kind::Other && shown.overlaps(&thing.0));
        let shown = thing.map_or(shown, |t| t.0);
        let saying = said.filter(|(_, s)| !shown.overlaps(&s.content));
        let words = self.vocabulary.look_up(&words);
        Some(Telling {
            article: self.article,
            clause: shown,
            bare: saying.is_some(),
            with_words: saying.and_then(|(_, s)| self.with_saying(sentence, shown, s.content)),
            when: Some(time.piece),
            unplaced: unplaced(time),
            bounds,
            lasts: since && marks(&STANDING, self.lang(), self.text(clause)),
            squares: [&words, &names].map(|list| self.vocabulary.square(list.iter().copied())),
            thing: thing.and_then(|t| self.reader.stems(self.text(t.1)).into_iter().next()),
            words,
            names,
            lang: self.lang(),
            kind,
            status: status(self.desk, self.article, sentence, time, clause, said.is_some()),
            value,
            written: written(self.desk, self.article),
            told_on: None,
            leads: false,
        })
    }

    fn is_to_come(&self, clause: Piece, value: &Edtf) -> bool {
        let ahead = written(self.desk, self.article).map_or(0, |w| value.bounds().0.since(w).map_or(0, |s| s.get_days()));
        ahead > 1 || (ahead == 1 && words::is_to_come(self.lang(), self.text(clause)))
    }

    /// "On Tuesday for a two-day visit" is two days.
    fn lasting(&self, clause: Piece, time: &Time) -> Option<Edtf> {
        let value = time.edtf.clone()?;
        let times = &self.desk.analyses[self.article].times;
        let length = times.iter().find(|t| t.class == TimeClass::Duration && t.piece.start >= time.piece.end && t.piece.end <= clause.end);
        let days = length.and_then(|t| t.value.strip_prefix('P')?.strip_suffix('D')?.parse::<i64>().ok()).filter(|n| (2..=10).contains(n));
        if let (Some(days), Some(length), Some(day)) = (days, length, value.as_day()) {
            let between = fold(self.text(Piece::new(time.piece.end, length.piece.start)));
            let last = day.checked_add(jiff::Span::new().days(days - 1)).ok();
            let lasts = || LASTING.of(self.lang()).stand_in(&between.split_whitespace().collect::<Vec<_>>());
            if let Some(last) = last.filter(|_| between.len() < 60 && lasts()) {
                return Edtf::parse(&format!("{day}/{last}"));
            }
        }
        Some(value)
    }

    fn is_named(&self, entity: usize) -> bool {
        self.desk.entities.get(entity).is_some_and(|e| e.named && e.kind != EntityKind::Group)
    }

    /// The statement that the expression dates: its cue stands in the clause, or right after an adverbial one.
    fn said(&self, sentence: Piece, clause: Piece, time: Piece) -> Option<(Piece, &Statement)> {
        const NEAR: usize = 160;
        let statements = &self.desk.analyses[self.article].statements;
        let of = |s: &'_ Statement| Some((s.cue?, s.content));
        let here = |s: &&Statement| {
            of(s).is_some_and(|(cue, content)| {
                let inside = clause.overlaps(&cue);
                let adverbial =
                    clause.start <= sentence.start + 2 && cue.start >= clause.end && cue.end <= sentence.end && cue.start - time.end < NEAR;
                (inside || (adverbial && self.is_speaking(clause))) && !content.contains(&time)
            })
        };
        let distance = |s: &&Statement| {
            s.cue.map_or(usize::MAX, |c| if c.start >= time.end { c.start - time.end } else { time.start.saturating_sub(c.end) })
        };
        let found = statements.iter().filter(here).min_by_key(distance)?;
        Some((found.cue?, found))
    }

    /// "Speaking on Monday", "lors d'une conférence de presse": somebody says something.
    fn is_speaking(&self, clause: Piece) -> bool {
        let text = fold(self.text(clause));
        let press = self.lang().and_then(|l| PRESS.get(l.code()));
        SPEAKING.of(self.lang()).begin(&text)
            || text.starts_with("a l'issue")
            || press.is_some_and(|list| list.iter().any(|p| text.contains(p.as_str())))
    }

    /// "Le 16 mai 2026 à 15h48", "By Ann Roe, May 3": when it was written, and by whom.
    fn is_stamp(&self, sentence: Piece, time: &Time) -> bool {
        const WORDS: usize = 2;
        let outside =
            [Piece::new(sentence.start, time.piece.start.max(sentence.start)), Piece::new(time.piece.end.min(sentence.end), sentence.end)];
        let own =
            time.edtf.as_ref().is_some_and(|e| written(self.desk, self.article).is_some_and(|w| e.bounds().0 <= w && w <= e.bounds().1));
        let first = fold(self.text(sentence).split_whitespace().next().unwrap_or(""));
        let bare = outside.iter().map(|p| self.reader.count(self.text(*p))).sum::<usize>() < WORDS;
        bare || (own && !time.relative && WRITTEN_BY.of(self.lang()).has(&first))
    }

    /// "VALMERE, April 30 (Agency) - ": where and when it was written, not what happened.
    fn is_dateline(&self, sentence: Piece, time: Piece) -> bool {
        const LONGEST: usize = 90;
        let first = self.desk.articles[self.article].body.first().is_some_and(|b| b.overlaps(&sentence) && time.start < b.start + LONGEST);
        let after = self.text(Piece::new(time.end, sentence.end));
        let dash = [" - ", " – ", " — "].iter().filter_map(|d| after.find(d)).min();
        first && dash.is_some_and(|at| at + time.end < sentence.start + LONGEST)
    }

    /// "An increase from 2016", "more than we had last week", "the first since 2019": what something is measured by.
    fn is_yardstick(&self, sentence: Piece, time: &Time) -> bool {
        const WORDS: usize = 4;
        let before = fold(self.text(Piece::new(sentence.start, time.piece.start)));
        let year = time.value.len() == 4 && time.value.bytes().all(|b| b.is_ascii_digit());
        let all: Vec<&str> = before.split_whitespace().collect();
        // "in a way [from 2012]"
        let bare: Vec<&str> = all.iter().map(|w| w.trim_start_matches(|c: char| !c.is_alphanumeric())).collect();
        if year && MEASURED_FROM.of(self.lang()).close(&bare) {
            return true;
        }
        let compared = COMPARED.of(self.lang()).stand_in(&all[all.len().saturating_sub(WORDS)..]);
        let since = time.edtf.as_ref().is_some_and(|e| e.bounds().1 == Date::MAX);
        let firsts = FIRSTS.of(self.lang());
        let clause = fold(self.text(clauses::around(self.desk, self.article, sentence, time.piece)));
        compared || (since && firsts.has_any(clause.split(|c: char| !c.is_alphanumeric())))
    }

    /// "The man of the night", "today numbering 150": a time that says of what kind, or that things are so now.
    fn is_vague(&self, sentence: Piece, time: &Time) -> bool {
        let of = OF_A_TIME.of(self.lang());
        let words = fold(self.text(time.piece));
        if matches!(words.trim(), "aujourd'hui" | "desormais" | "dorenavant") {
            return true;
        }
        let before = fold(self.text(Piece::new(sentence.start, time.piece.start)));
        let part =
            ["TMO", "TAF", "TEV", "TNI", "TDT"].iter().any(|p| time.value.ends_with(p)) && !words.contains(|c: char| c.is_ascii_digit());
        let bare = words.split_whitespace().count() <= 3 && time.relative;
        let first = words.split_whitespace().next().unwrap_or("");
        part && bare && (of.has(first) || of.has_any(before.split_whitespace().last()))
    }

    /// "Until late Monday", told afterwards: the end of what lasted, no event of its own.
    fn ends_a_stretch(&self, sentence: Piece, time: &Time) -> bool {
        const WORDS: usize = 3;
        let before = self.text(Piece::new(sentence.start, time.piece.start));
        let from = before.split_whitespace().rev().take(WORDS).last().map_or(0, |w| w.as_ptr() as usize - before.as_ptr() as usize);
        let until = marks(&UNTIL, self.lang(), &before[from..]);
        let over = time.edtf.as_ref().zip(written(self.desk, self.article)).is_some_and(|(e, day)| e.bounds().1 <= day);
        until && over
    }
}

/// A point or stretch of the calendar; a rate or a bare length is none.
fn is_calendar(time: &Time) -> bool {
    time.edtf.is_some() && time.value != "PRESENT_REF" && time.class != TimeClass::Set
}

/// What a time says that has no place in the calendar, because nobody knows when its report was written: `WXX-2` for a Tuesday,
/// `05-03` for the third of May, `05` for a month. `None` where the calendar has it, or where it names none of these.
fn unplaced(time: &Time) -> Option<String> {
    let named = time.value.strip_prefix("XXXX-").filter(|_| time.edtf.is_none() && time.class != TimeClass::Set)?;
    let digits = |s: &str| !s.is_empty() && s.bytes().all(|b| b.is_ascii_digit());
    let day = named.split('T').next().unwrap_or(named);
    let whole = day.strip_prefix("WXX-").map_or_else(|| day.split('-').all(digits), digits);
    whole.then(|| day.to_owned())
}

/// Is it a day, of those that [`unplaced`] names?
fn names_a_day(unplaced: &str) -> bool {
    unplaced.contains('-')
}
