//! The matches of one sentence, read together: what one says of another, from which day each is counted, and
//! what looks like a date and is none.

use crate::calendar::{begin_of_season, weekday};
use crate::matcher::Match;
use crate::resolve::{Anchor, Value, resolve};
use crate::table::{Action, Table};
use crate::{tense, values};
use jiff::civil::Date;
use recoupe_lang::{AtomKind, Atoms};
use recoupe_model::{Edtf, Piece, Time, TimeClass};
use std::ops::Range;

/// Sentences after which a time of day no longer belongs to a day named before.
const FADES: usize = 6;
/// … and after which "a year earlier" no longer means the quarter that was named. Reports of results name it once.
const QUARTER: usize = 25;

/// The days that a text has come to, carried from sentence to sentence.
#[derive(Clone)]
pub(crate) struct Narrative {
    published: Option<Date>,
    /// The day named last, and the last one before and after publication, each with its sentence.
    day: Option<(Date, usize)>,
    past: Option<(Date, usize)>,
    ahead: Option<(Date, usize)>,
    /// The quarter named last.
    quarter: Option<((i16, i8), usize)>,
    /// The year named last.
    year: Option<(i16, usize)>,
    /// The first day named that is the day of publication or the one before: what the report is about.
    lead: Option<Date>,
    /// The year named last, where no day has been named since, and its sentence.
    lone_year: Option<(i16, usize)>,
    /// Paragraph of the day named last, and whether what it tells lies behind another past ("had met on Tuesday").
    told: (usize, bool),
}

impl Narrative {
    pub(crate) fn new(published: Option<Date>) -> Self {
        Self { published, day: None, past: None, ahead: None, quarter: None, year: None, lead: None, lone_year: None, told: (0, false) }
    }

    /// The day that the text has come to; as told by a verb of the past (-1) or of what is to come (1).
    fn day(&self, sentence: usize, tense: i8) -> Option<Date> {
        let near = |day: Option<(Date, usize)>| day.filter(|(_, n)| sentence <= n + FADES).map(|(d, _)| d);
        let told = match tense {
            1 => near(self.ahead),
            -1 => near(self.past),
            _ => None,
        };
        let any = near(self.day).filter(|d| tense == 0 || self.published.is_none_or(|p| (tense > 0) == (*d > p) || *d == p));
        told.or(any).or(self.published)
    }

    /// The day of a time of day whose sentence names none: that of its own paragraph, or of the sentence before; else that of which the report
    /// tells. `None` where a day behind that one stands before it: nobody can tell whether it is meant.
    fn day_of_clock(&self, sentence: usize, block: usize, tense: i8) -> Option<Date> {
        let carried = self.day(sentence, tense);
        let main = self.lead.or(self.published);
        let of_day = |day: Option<(Date, usize)>| day.filter(|(d, n)| Some(*d) == carried && sentence <= n + FADES).map(|(_, n)| n);
        let Some(named) = [self.day, self.ahead, self.past].into_iter().filter_map(of_day).max() else { return carried };
        if carried == main || carried == self.published {
            return carried;
        }
        let (told, behind) = self.told;
        let last = self.day.is_some_and(|(d, _)| Some(d) == carried);
        match (last && told == block, last && behind) {
            (true, true) => None,
            (true, false) => carried,
            (false, behind) if behind || sentence > named + 1 => main,
            (false, _) => carried,
        }
    }

    fn take(&mut self, value: &Value, action: &Action, sentence: usize) {
        if let Some(day) = value.day {
            self.lone_year = None;
            // a full date may be a stamp; what is to come is announced
            let own = self.published.is_some_and(|p| (0..=1).contains(&(p - day).get_days()));
            self.lead = self.lead.or(Some(day).filter(|_| value.relative && own));
            self.day = Some((day, sentence));
            match self.published {
                Some(p) if day > p => self.ahead = Some((day, sentence)),
                _ => self.past = Some((day, sentence)),
            }
        }
        if value.class != TimeClass::Date || matches!(action, Action::YearAgo | Action::LatestQuarter) {
            return; // what was counted from the quarter leaves it where it is
        }
        if let Some(year) = value.value.get(..4).and_then(|y| y.parse().ok()) {
            self.year = Some((year, sentence));
            if value.day.is_none() {
                self.lone_year = Some((year, sentence));
            }
            let quarter = value.value.get(4..).and_then(|q| q.strip_prefix("-Q")).and_then(|q| q.parse().ok());
            if let Some(quarter) = quarter.filter(|_| value.value.len() == 7) {
                self.quarter = Some(((year, quarter), sentence));
            }
        }
    }
}

pub(crate) struct SentenceReader<'a> {
    pub(crate) table: &'static Table,
    pub(crate) text: &'a str,
    pub(crate) atoms: &'a Atoms,
    pub(crate) range: Range<usize>,
    pub(crate) number: usize,
    /// Number of its paragraph.
    pub(crate) block: usize,
}

impl SentenceReader<'_> {
    pub(crate) fn read(&self, found: &mut [Match<'_>], story: &mut Narrative, out: &mut Vec<Time>) {
        self.share(found);
        let before = story.clone();
        let mut values: Vec<Option<Value>> = Vec::with_capacity(found.len());
        // days and longer first: a time of day may stand before its day
        for n in 0..found.len() {
            if self.invalid(&found[n]) || is_clock(&found[n]) {
                values.push(None);
                continue;
            }
            let after = self.continues(found, n).and_then(|before| values[before].as_ref()).and_then(|v| v.day);
            // … and "not before Monday" is the next one
            let limit = self.bound(found[n].atoms.start).is_some_and(|(before, side)| {
                let denied = || found[n].slots.weekday.is_some() && self.stands_in_clause(before, &self.table.denies);
                side < 0 && (found[n].slots.season.is_some() || denied())
            });
            if limit && found[n].slots.season.is_some() && found[n].slots.direction.is_none() {
                found[n].slots.direction = Some(1); // … even while one is running
            }
            let tense = if limit || self.stands_after(&found[n].atoms, &self.table.ahead) {
                1 // "before the summer" is the next one
            } else if needs_tense(&found[n]) {
                // "to freeze it from Thursday"
                let from = || i8::from(self.stands_after(&found[n].atoms, &self.table.from));
                match self.tense(&found[n]) {
                    0 => from(),
                    -1 if self.is_supposed(&found[n]) => 1,
                    told => told,
                }
            } else {
                0
            };
            let mut anchor = Anchor {
                published: story.published,
                // "la veille, il avait reçu …", after a day to come was named: the eve of what has been
                narrative: story
                    .day(self.number, if eve(&found[n]) { self.tense(&found[n]).min(0) } else { 0 })
                    .filter(|_| !self.counted_from_an_event(&found[n])),
                tense,
                after,
                month_first: self.table.month_first,
                quarter: story.quarter.filter(|(_, n)| self.number <= n + QUARTER).map(|(q, _)| q),
                year: story.year.filter(|(_, n)| self.number <= n + FADES).map(|(y, _)| y),
                lone_year: story.lone_year.filter(|(_, n)| self.number <= n + 1).map(|(y, _)| y),
            };
            let today = |w: i8| story.published.is_some_and(|p| weekday(p) == w);
            if !found[n].slots.weekday.is_some_and(today) {
                if self.begins_then(&found[n], tense) || self.is_sure_to_come(&found[n]) {
                    found[n].slots.direction = Some(1);
                } else if found[n].slots.weekday.is_some() && found[n].slots.day.is_none() && self.is_done(&found[n]) {
                    found[n].slots.direction = Some(-1);
                }
            }
            // "Le 6 août, la cabine s'était écrasée": before what is told, in the year that the text has come to
            let start = found[n].atoms.start;
            let s = &mut found[n].slots;
            let bare = s.day.is_some() && s.month.is_some() && s.year.is_none() && s.weekday.is_none() && s.direction.is_none();
            if bare && tense < 0 && *found[n].action == Action::Date && self.is_pluperfect(start) {
                s.direction = Some(-1);
                s.year = anchor.year.filter(|y| anchor.published.is_some_and(|p| *y < p.year() && *y + LIVING > p.year()));
            }
            // "doit être bouclée au troisième trimestre"
            if *found[n].action == Action::Quarter && found[n].slots.year.is_none() && self.stands_in_quarter(&found[n]) {
                anchor.tense = self.tense(&found[n]).max(0);
            }
            let value = resolve(&found[n], anchor);
            if let Some(value) = &value {
                story.take(value, found[n].action, self.number);
                if value.day.is_some() {
                    story.told = (self.block, self.is_pluperfect(found[n].atoms.start));
                }
            }
            values.push(value);
        }
        for n in (0..found.len()).filter(|n| is_clock(&found[*n]) && !self.counts_hours(&found[*n])) {
            // "À 4 h, la digue a cédé ; jeudi à midi, on comptait …": a day behind it may be another's
            let beside = |m: usize| m < n || !self.is_of_another(found, n, m);
            let near = (0..found.len())
                .filter(|m| values[*m].as_ref().is_some_and(|v| v.day.is_some()) && !is_clock(&found[*m]) && beside(*m))
                .min_by_key(|m| if *m < n { (0, n - m) } else { (1, m - n) });
            let named = near.and_then(|m| values[m].as_ref()).and_then(|v| v.day);
            // "à 14 h 40, il y a quatre ans": on no day that the text has come to
            let coarse = values.iter().flatten().any(|v| v.class == TimeClass::Date && is_no_day(&v.value));
            let nightly = self.is_nightly(found, n);
            // "at nine that evening", "à 21 heures ce soir-là"
            let same = |m: &Match<'_>| {
                *m.action == Action::Part
                    && (self.atoms.word(m.atoms.start) == "that" || self.atoms.word(m.atoms.end.saturating_sub(1)) == "la")
            };
            let tense = self.tense(&found[n]);
            let meant = found.iter().any(same);
            let carried = || if meant { before.day(self.number, tense) } else { before.day_of_clock(self.number, self.block, tense) };
            let narrative = named.or_else(|| if coarse { None } else { carried() }).filter(|_| !nightly);
            values[n] = resolve(&found[n], Anchor { narrative, published: story.published, ..Anchor::default() });
        }
        let mut n = 0;
        while n < found.len() {
            let with_day = n + 1 < found.len() && self.clock_and_day(&found[n], values[n].as_ref(), &found[n + 1], values[n + 1].as_ref());
            let atoms = if with_day { found[n].atoms.start..found[n + 1].atoms.end } else { found[n].atoms.clone() };
            if let Some(value) = values[n].take()
                && let Some(piece) = self.piece(&atoms)
            {
                out.push(self.time(&found[n], value, piece));
            }
            n += 1 + usize::from(with_day);
        }
    }

    /// Is the day `m`, which stands behind the time of day `n`, that of a further time of day, or of another clause?
    fn is_of_another(&self, found: &[Match<'_>], n: usize, m: usize) -> bool {
        let (from, to) = (found[n].atoms.end, found[m].atoms.start);
        let parted = (from..to).any(|at| self.atoms.word(at) == ";");
        let own =
            |o: usize| o != n && is_clock(&found[o]) && found[o].atoms.start >= to && found[o].atoms.start <= found[m].atoms.end + BESIDE;
        to > from + BESIDE && (parted || (0..found.len()).any(own))
    }

    /// −1, 1, or 0 where no verb says.
    fn tense(&self, found: &Match<'_>) -> i8 {
        // "Wednesday's ruling" has been made
        let word = |n: usize| if found.atoms.end + n < self.range.end { self.atoms.word(found.atoms.end + n) } else { "" };
        let read = || tense::direction(&self.table.tense, self.text, self.atoms, &self.range, &found.atoms).unwrap_or(0);
        if word(0) == "'" && word(1) == "s" {
            // "will be shown before Friday's vote": what something comes before may be ahead itself
            let ahead = self.opens(found.atoms.start) == Some(-1) && read() > 0;
            return if ahead { 1 } else { -1 };
        }
        read()
    }

    /// "10 p.m. EDT Wednesday" is one expression, where the language says it so.
    fn clock_and_day(&self, a: &Match<'_>, clock: Option<&Value>, b: &Match<'_>, day: Option<&Value>) -> bool {
        let gap = a.atoms.end..b.atoms.start;
        self.table.clock_day
            && *a.action == Action::Clock
            && matches!(b.action, Action::Date | Action::Day(_))
            && clock.is_some()
            && day.is_some_and(|d| d.day.is_some() && d.class == TimeClass::Date)
            && gap.len() <= 3
            && gap.into_iter().all(|at| self.table.zones.iter().any(|z| z == self.atoms.word(at)))
    }

    fn time(&self, found: &Match<'_>, value: Value, piece: Piece) -> Time {
        let calendar = matches!(value.class, TimeClass::Date | TimeClass::Time);
        let plain = match &value.calendar {
            Some(other) => values::edtf(other),
            None if calendar => values::edtf(&value.value),
            None => None,
        };
        let edtf = plain.map(|edtf| {
            let wider = if found.slots.about && value.class == TimeClass::Date { format!("{edtf}~") } else { edtf.to_string() };
            // "before Friday evening" as "before Friday"
            let day = value.class == TimeClass::Date || found.slots.weekday.is_some() && *found.action == Action::Date;
            let opened = match self.opens(found.atoms.start).filter(|_| day) {
                Some(1..) => format!("{}/..", first(&wider)),
                Some(_) => format!("../{}", begin_of_season(&value.value).unwrap_or_else(|| last(&wider).to_owned())),
                None => wider,
            };
            Edtf::parse(&opened).unwrap_or(edtf)
        });
        let either = value.either.map(|[a, b]| [Edtf::day(a), Edtf::day(b)]);
        Time { piece, class: value.class, value: value.value, edtf, either, relative: value.relative }
    }

    fn piece(&self, atoms: &Range<usize>) -> Option<Piece> {
        let first = self.atoms.get(atoms.start)?;
        let last = self.atoms.get(atoms.end.checked_sub(1)?)?;
        Some(first.piece.cover(&last.piece))
    }

    /// `depuis 2014` opens an interval to its end, `avant 1997` to its begin; `pas avant 2027` to its end.
    fn opens(&self, start: usize) -> Option<i8> {
        let (before, direction) = self.bound(start)?;
        Some(if direction < 0 && self.stands_in_clause(before, &self.table.denies) { 1 } else { direction })
    }

    /// The word that opens an interval right before an expression: its atom and its direction.
    fn bound(&self, start: usize) -> Option<(usize, i8)> {
        let before = start.checked_sub(1).filter(|b| *b >= self.range.start)?;
        Some((before, self.table.opens.get(self.atoms.word(before)).copied()?))
    }

    /// "*si* le cessez-le-feu tombait dimanche": a verb of the past that supposes what may come.
    fn is_supposed(&self, found: &Match<'_>) -> bool {
        self.stands_in_clause(found.atoms.start, &self.table.supposes) && !self.is_pluperfect(found.atoms.start)
    }

    /// Does one of the words stand near before an atom, with no mark of clauses between?
    fn stands_in_clause(&self, at: usize, words: &[String]) -> bool {
        let before = (self.range.start.max(at.saturating_sub(IN_CLAUSE))..at).rev();
        let mut near = before.take_while(|at| !matches!(self.atoms.word(*at), "," | ";" | ":" | "(" | ")" | "«" | "»" | "\""));
        near.any(|at| words.iter().any(|w| w == self.atoms.word(at)))
    }

    /// "mai et juin derniers", "le 3 et le 4 mai": what the last says holds for those before it.
    fn share(&self, found: &mut [Match<'_>]) {
        for n in (1..found.len()).rev() {
            if found[n].atoms.start.saturating_sub(found[n - 1].atoms.end) > 4 || *found[n].action != Action::Date {
                continue;
            }
            let (left, right) = found.split_at_mut(n);
            let (a, b) = (&mut left[n - 1], &right[0]);
            if *a.action != Action::Date {
                continue;
            }
            if a.slots.day.is_some() && a.slots.month.is_none() && b.slots.day.is_some() && b.slots.second_number.is_none() {
                (a.slots.month, a.slots.year) = (b.slots.month, a.slots.year.or(b.slots.year));
                a.slots.direction = a.slots.direction.or(b.slots.direction);
            } else if a.slots.month.is_some() && a.slots.year.is_none() && b.slots.month.is_some() && a.slots.direction.is_none() {
                a.slots.direction = b.slots.direction;
                if b.slots.month >= a.slots.month && a.slots.day.is_some() == b.slots.day.is_some() {
                    a.slots.year = b.slots.year;
                }
            }
        }
    }

    /// The match that this one goes on from: two weekdays with only a joining word between.
    fn continues(&self, found: &[Match<'_>], n: usize) -> Option<usize> {
        let before = n.checked_sub(1)?;
        let plain =
            |m: &Match<'_>| *m.action == Action::Date && m.slots.weekday.is_some() && m.slots.month.is_none() && m.slots.day.is_none();
        let gap = found[before].atoms.end..found[n].atoms.start;
        let joined =
            gap.len() <= 2 && (gap.start..gap.end).all(|at| self.atoms.get(at).is_some_and(|a| a.piece.len() <= 3)) && !gap.is_empty();
        let end = (gap.start..gap.end).any(|at| matches!(self.atoms.word(at), "." | ":" | ";"));
        (plain(&found[before]) && plain(&found[n]) && joined && !end).then_some(before)
    }

    /// "32 janvier", "12 janvier 0000": a part of it looks like a date and the whole is none.
    fn invalid(&self, found: &Match<'_>) -> bool {
        let digits = |at: usize| self.range.contains(&at) && self.atoms.get(at).is_some_and(|a| a.kind == AtomKind::Digits);
        let s = &found.slots;
        if self.is_a_name(found) || self.is_named_after(found) || self.is_in_a_double_name(found) || self.begins_a_number(found) {
            return true;
        }
        if self.is_lone_year(found) && !self.stands_as_year(found.atoms.clone(), s.year.unwrap_or(0)) {
            return true;
        }
        let month_first = s.month.is_some() && s.day.is_none() && s.weekday.is_none();
        if month_first && found.atoms.start > 0 && digits(found.atoms.start - 1) && self.atoms.word(found.atoms.start - 1).len() <= 3 {
            return true;
        }
        let dated = s.month.is_some() && s.year.is_none();
        dated && digits(found.atoms.end) && matches!(self.atoms.word(found.atoms.end).len(), 4..) && {
            let year = self.atoms.word(found.atoms.end).parse().unwrap_or(0);
            !(1000..=2100).contains(&year)
        }
    }
}

impl SentenceReader<'_> {
    /// "deux *des* cinq heures": what lasts so long; without its accent, "dès" looks the same.
    fn counts_hours(&self, found: &Match<'_>) -> bool {
        let counted = |at: usize| self.table.counted.contains(&tense::raw(self.text, self.atoms, at));
        let start = found.atoms.start;
        *found.action == Action::Clock && (counted(start) || start > self.range.start && counted(start - 1))
    }

    /// "Theresa May", "Jan Kavan": a month's name beside a further name, where months are written like names.
    fn is_a_name(&self, found: &Match<'_>) -> bool {
        let s = &found.slots;
        let alone = found.atoms.len() == 1 && s.month.is_some() && *found.action == Action::Date;
        if !alone || !self.table.month_names {
            return false;
        }
        let capital = |at: usize| {
            self.range.contains(&at)
                && self.atoms.get(at).is_some_and(|a| a.kind == AtomKind::Letters && a.capital && a.piece.len() > 1)
                && !self.table.knows(self.atoms.word(at))
        };
        let at = found.atoms.start;
        let short = self.atoms.word(at).len() <= 3;
        // the first word of a sentence has a capital whatever it is
        let before = at > self.range.start + 1 && capital(at - 1);
        short && (before || (self.atoms.word(at) != "may" && capital(at + 1)))
    }

    /// "Collectif du 3-Décembre": a day that has become a name, written with a hyphen and a capital.
    fn is_named_after(&self, found: &Match<'_>) -> bool {
        let capital = |at: usize| self.atoms.get(at).is_some_and(|a| a.kind == AtomKind::Letters && a.capital);
        let hyphen = |at: usize| self.atoms.word(at) == "-" && self.atoms.glued(at) && self.atoms.glued(at + 1);
        found.slots.month.is_some()
            && found.slots.day.is_some()
            && found.slots.year.is_none()
            && (found.atoms.start + 1..found.atoms.end).any(|at| hyphen(at) && capital(at + 1))
    }

    /// "Jean-Noël": a feast that a hyphen ties to another name.
    fn is_in_a_double_name(&self, found: &Match<'_>) -> bool {
        let capital = |at: usize| self.atoms.get(at).is_some_and(|a| a.kind == AtomKind::Letters && a.capital);
        let (start, end) = (found.atoms.start, found.atoms.end);
        let before = start > self.range.start + 1 && self.atoms.word(start - 1) == "-" && self.atoms.glued(start) && capital(start - 2);
        let after = end + 1 < self.range.end && self.atoms.word(end) == "-" && self.atoms.glued(end) && capital(end + 1);
        found.slots.holiday.is_some() && found.atoms.len() == 1 && (before || after)
    }

    /// "et *96*.000 salariés": two digits that three further ones follow are no year.
    fn begins_a_number(&self, found: &Match<'_>) -> bool {
        let end = found.atoms.end;
        let digits = |at: usize| at < self.range.end && self.atoms.get(at).is_some_and(|a| a.kind == AtomKind::Digits);
        let two = found.atoms.len() == 1 && self.atoms.word(found.atoms.start).len() == 2 && digits(found.atoms.start);
        let grouped = matches!(self.atoms.word(end), "." | "," | "'" | "’") && self.atoms.glued(end) && self.atoms.glued(end + 1);
        two && grouped && digits(end + 1)
    }

    /// "*two days* after the vote", "*a week* before he resigned": counted from what is told there, not from the day that the text has
    /// come to.
    fn counted_from_an_event(&self, found: &Match<'_>) -> bool {
        let last = found.atoms.end.saturating_sub(1);
        let told = self.atoms.get(found.atoms.end).filter(|_| found.atoms.end < self.range.end);
        // "an hour after the vote" is on the day that is told of
        let days = found.slots.unit.is_some_and(|u| !u.starts_with('T'));
        matches!(found.action, Action::Later | Action::Earlier)
            && days
            && matches!(self.atoms.word(last), "after" | "before")
            && told.is_some_and(|a| a.kind != AtomKind::Mark)
            && !matches!(self.atoms.word(found.atoms.end), "and" | "but" | "or" | "in" | "on" | "at" | "by" | "when" | "to")
    }

    /// "une note *remise* mercredi": however near the next Wednesday is.
    fn is_done(&self, found: &Match<'_>) -> bool {
        found.slots.direction.is_none() && tense::is_done(&self.table.tense, self.text, self.atoms, &self.range, found.atoms.start)
    }

    /// "rouvrira lundi", written on a Tuesday.
    fn is_sure_to_come(&self, found: &Match<'_>) -> bool {
        let bare = found.slots.weekday.is_some() && found.slots.day.is_none() && found.slots.direction.is_none();
        bare && tense::is_sure_to_come(&self.table.tense, self.text, self.atoms, &self.range, found.atoms.start)
    }

    fn ends_as_participle(&self, at: usize) -> bool {
        let word = tense::raw(self.text, self.atoms, at);
        self.table.tense.participles.iter().any(|p| word.len() > p.len() + 1 && word.ends_with(p.as_str()))
    }

    /// "avait *fait*", "s'était *effondrée*": a past that lies behind another one stands in the sentence.
    fn is_pluperfect(&self, start: usize) -> bool {
        if self.table.pluperfect.is_empty() {
            return false;
        }
        let participle = |at: usize| self.ends_as_participle(at);
        // "had agreed *to meet again on* October 27": not when it was agreed
        let infinitive = |at: usize| {
            let next = tense::raw(self.text, self.atoms, at + 1);
            let verb = self.atoms.get(at + 1).is_some_and(|a| a.kind == AtomKind::Letters && !a.capital);
            self.atoms.word(at) == "to" && verb && !self.table.tense.not_coming_after.contains(&next)
        };
        self.range.clone().any(|at| {
            let auxiliary = self.table.pluperfect.iter().any(|w| w == self.atoms.word(at));
            let behind = (at + 1..self.range.end.min(at + 4)).find(|next| participle(*next)).filter(|_| auxiliary);
            behind.is_some_and(|told| !(told + 1..start.saturating_sub(1)).any(infinitive))
        })
    }

    /// "appelle à une grève *à partir de* mercredi", "des discussions *dès* lundi": does what is asked for or told of begin on this day,
    /// which is to come?
    fn begins_then(&self, found: &Match<'_>, tense: i8) -> bool {
        if found.slots.weekday.is_none() || found.slots.day.is_some() || found.slots.direction.is_some() {
            return false;
        }
        let start = found.atoms.start;
        let word = |n: usize| start.checked_sub(n).filter(|at| *at >= self.range.start).map_or("", |at| self.atoms.word(at));
        let from = self.stands_after(&found.atoms, &self.table.from);
        let starting = matches!((word(3), word(2), word(1)), ("a", "partir" | "compter", "de"));
        let called = || {
            let near = (self.range.start.max(start.saturating_sub(CALLED))..start).rev();
            near.into_iter().any(|at| self.table.calls.iter().any(|stem| self.atoms.word(at).starts_with(stem.as_str())))
        };
        // "a appelé *à une* journée de grève jeudi": with no other verb between
        let summoned = || {
            let near = (self.range.start.max(start.saturating_sub(CALLED))..start.saturating_sub(3)).rev();
            near.into_iter().any(|at| {
                let calls = self.table.summons.iter().any(|stem| self.atoms.word(at).starts_with(stem.as_str()));
                calls && self.atoms.word(at + 1) == "a" && matches!(self.atoms.word(at + 2), "un" | "une" | "des" | "de")
            })
        };
        // "a proposé aux syndicats d'*ouvrir* lundi": what is asked for
        let asked = || {
            let of = if word(2) == "'" { word(3) } else { word(2) };
            let infinitive = ["er", "ir", "re"].iter().any(|e| word(1).len() > e.len() + 1 && word(1).ends_with(e));
            let asks = (self.range.start.max(start.saturating_sub(CALLED))..start.saturating_sub(2)).rev();
            let mut asks =
                asks.into_iter().filter(|at| self.table.calls.iter().any(|stem| self.atoms.word(*at).starts_with(stem.as_str())));
            infinitive && matches!(of, "d" | "de") && asks.next().is_some()
        };
        // "a annoncé *dès* lundi": when it was said
        let told = from
            && self.ends_as_participle(start.saturating_sub(2))
            && self.table.calls.iter().any(|stem| word(2).starts_with(stem.as_str()));
        !self.table.calls.is_empty() && ((from || starting) && !told && (tense >= 0 || called()) || summoned() || asked())
    }

    /// "*au* troisième trimestre", "*in the* third quarter": when something is, not a quarter's results.
    fn stands_in_quarter(&self, found: &Match<'_>) -> bool {
        let start = found.atoms.start;
        let word = |n: usize| start.checked_sub(n).filter(|at| *at >= self.range.start).map_or("", |at| self.atoms.word(at));
        let own = self.atoms.word(start);
        own == "au" || own == "the" && matches!(word(1), "in" | "by") || word(1) == "the" && matches!(word(2), "in" | "by")
    }

    /// "de 20 h à 6 h": from evening to morning, every night and on no one day.
    fn is_nightly(&self, found: &[Match<'_>], n: usize) -> bool {
        let hour = |m: &Match<'_>| m.slots.hour.or(m.slots.n.map(|n| n as i8)).filter(|_| *m.action == Action::Clock);
        let ends = |from: &Match<'_>, to: &Match<'_>| {
            let near = to.atoms.start <= from.atoms.end + 1 && matches!(self.atoms.word(to.atoms.start), "a" | "to");
            let opens = matches!(self.atoms.word(from.atoms.start), "de" | "from");
            // "between 10 p.m. and 3 a.m.": of which night, nobody says
            let before = from.atoms.start.checked_sub(1).filter(|b| *b >= self.range.start).map_or("", |b| self.atoms.word(b));
            let spans = matches!(before, "between" | "entre") || self.atoms.word(from.atoms.start) == "entre";
            let last = to.atoms.start.checked_sub(1).map_or("", |b| self.atoms.word(b));
            let joined = matches!(last, "and" | "et") || self.atoms.word(to.atoms.start) == "et";
            let (near, opens) = (near || spans && joined && to.atoms.start <= from.atoms.end + 1, opens || spans);
            near && opens && hour(from).zip(hour(to)).is_some_and(|(a, b)| b < a)
        };
        found.get(n + 1).is_some_and(|next| ends(&found[n], next)) || n > 0 && ends(&found[n - 1], &found[n])
    }

    fn stands_after(&self, atoms: &Range<usize>, words: &[String]) -> bool {
        let before = atoms.start.checked_sub(1).filter(|b| *b >= self.range.start);
        before.is_some_and(|b| words.iter().any(|w| w == self.atoms.word(b)))
    }

    fn is_lone_year(&self, found: &Match<'_>) -> bool {
        found.atoms.len() == 1 && *found.action == Action::Date && found.slots.year.is_some() && found.slots.month.is_none()
    }

    /// Four digits are a year after "en" or "depuis"; elsewhere when nothing that could be counted follows.
    fn stands_as_year(&self, atoms: Range<usize>, year: i16) -> bool {
        let before = atoms.start.checked_sub(1).filter(|b| *b >= self.range.start).map_or("", |b| self.atoms.word(b));
        let next = self.atoms.get(atoms.end).filter(|_| atoms.end < self.range.end);
        let counts = next.is_some_and(|a| a.kind == AtomKind::Letters && a.piece.len() > COUNTED && !a.capital);
        if self.table.year_after.iter().any(|w| w == before) {
            return !counts || (1900..=2049).contains(&year);
        }
        (1900..=2049).contains(&year) && !counts && !next.is_some_and(|a| a.kind == AtomKind::Digits)
    }
}

/// Atoms between a time of day and its day, at most: "at 9 o'clock on the Tuesday".
const BESIDE: usize = 3;

/// Bytes of the longest word after four digits that is taken for a particle, not for what is counted.
const COUNTED: usize = 4;

/// Atoms before "from Monday" among which a verb that asks for what then begins is looked for.
const CALLED: usize = 14;

/// Atoms before an expression among which a word that denies or supposes its clause is looked for.
const IN_CLAUSE: usize = 10;

/// Years back that a text which names a year may still mean by a day without one.
const LIVING: i16 = 30;

/// A year or a month, and nothing nearer: "2021", "2021-08".
fn is_no_day(value: &str) -> bool {
    matches!(value.len(), 4 | 7) && value.starts_with(|c: char| c.is_ascii_digit()) && value.ends_with(|c: char| c.is_ascii_digit())
}

/// "la veille"
fn eve(found: &Match<'_>) -> bool {
    matches!(found.action, Action::Narrative(..0))
}

fn is_clock(found: &Match<'_>) -> bool {
    matches!(found.action, Action::Clock | Action::Part)
}

/// Only what lacks its year, month or week hangs on the verb.
fn needs_tense(found: &Match<'_>) -> bool {
    let weekend = *found.action == Action::Weekend(0) || found.slots.unit == Some("WE");
    (*found.action == Action::Date || weekend) && found.slots.year.is_none() && !matches!(found.slots.direction, Some(-1 | 1))
}

fn first(edtf: &str) -> &str {
    edtf.split_once('/').map_or(edtf, |(a, _)| a)
}

fn last(edtf: &str) -> &str {
    edtf.split_once('/').map_or(edtf, |(_, b)| b)
}
