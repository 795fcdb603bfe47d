//! Finds the rows of a table in the atoms of a sentence: from left to right, the longest first. Says
//! what the words are, not yet which day they mean.

use crate::table::{Action, Alternative, Class, Element, Literal, Table, WordId};
use recoupe_lang::{AtomKind, Atoms, number};
use std::ops::Range;

/// What the words of a match say.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Slots<'t> {
    pub weekday: Option<i8>,
    pub day: Option<i8>,
    pub month: Option<i8>,
    pub year: Option<i16>,
    pub season: Option<&'t str>,
    pub part: Option<&'t str>,
    pub unit: Option<&'t str>,
    pub n: Option<f64>,
    /// "last" -1, "this" 0, "next" 1.
    pub direction: Option<i8>,
    pub few: bool,
    pub half: bool,
    pub about: bool,
    pub hour: Option<i8>,
    pub minute: Option<i8>,
    pub ampm: Option<&'t str>,
    pub holiday: Option<&'t str>,
    pub ordinal: Option<i16>,
    /// Years from the one of publication: "June last year".
    pub year_offset: Option<i16>,
    /// "earlier" -1, "later" 1: the part of a running stretch that is meant.
    pub side: Option<i8>,
    /// Numeric date: the first and second number before the year.
    pub first_number: Option<i8>,
    pub second_number: Option<i8>,
}

/// A match.
#[derive(Clone, Debug)]
pub(crate) struct Match<'t> {
    /// Atoms of the expression.
    pub atoms: Range<usize>,
    pub action: &'t Action,
    pub slots: Slots<'t>,
}

/// Longest number of elements to try; a table's longest row is far shorter.
const DEEPEST: usize = 24;

/// Finds the matches in a sentence's atoms.
pub(crate) fn find<'t>(table: &'t Table, atoms: &Atoms, ids: &[WordId], sentence: Range<usize>, out: &mut Vec<Match<'t>>) {
    let mut at = sentence.start;
    while at < sentence.end {
        let candidates = table.starting(ids[at]);
        if candidates.is_empty() || inside_a_name(atoms, at, &sentence) {
            at += 1;
            continue;
        }
        let mut best: Option<(usize, Match<'t>)> = None;
        let reader = Reader { table, atoms, ids, limit: sentence.end };
        for &n in candidates {
            let pattern = &table.patterns[n as usize];
            let state = State { at, start: None, end: None, slots: Slots::default() };
            if let Some(done) = reader.elements(&pattern.elements, &state, 0)
                && best.as_ref().is_none_or(|(end, _)| done.at > *end)
                && let Some(start) = done.start
            {
                let end = done.end.unwrap_or(done.at);
                best = Some((done.at, Match { atoms: start..end, action: &pattern.action, slots: done.slots }));
            }
        }
        match best {
            Some((_, mut found)) => {
                // an optional comma that nothing followed
                if found.atoms.len() > 1 && atoms.word(found.atoms.end - 1) == "," {
                    found.atoms.end -= 1;
                }
                at = found.atoms.end.max(at + 1);
                if *found.action != Action::Skip {
                    out.push(found);
                }
            }
            None => at += 1,
        }
    }
}

/// `F-16`, `G7`, `v2`, `$100`, `n° 5`: digits that belong to what stands before them.
fn inside_a_name(atoms: &Atoms, at: usize, sentence: &Range<usize>) -> bool {
    let Some(atom) = atoms.get(at) else { return false };
    if at == sentence.start || atom.kind != AtomKind::Digits {
        return false;
    }
    let before = atoms.get(at - 1);
    let kind = before.map(|a| a.kind);
    let word = atoms.word(at - 1);
    if matches!(word, "$" | "€" | "£" | "¥" | "°" | "№") {
        return true;
    }
    if atom.gap {
        return false;
    }
    let hyphened = matches!(word, "-" | "/" | ".") && at >= 2 && !before.is_some_and(|a| a.gap);
    let letters_before = |at: usize| {
        atoms.get(at).is_some_and(|a| a.kind == AtomKind::Letters && (a.capital || a.piece.len() == 1)) && atoms.word(at).len() <= 6
    };
    kind == Some(AtomKind::Letters) && word != "h"
        || (hyphened && word == "-" && letters_before(at - 2))
        || (matches!(word, "." | ",") && hyphened && atoms.get(at - 2).is_some_and(|a| a.kind == AtomKind::Digits))
}

#[derive(Clone, Copy)]
struct State<'t> {
    at: usize,
    start: Option<usize>,
    /// Where trailing context begins.
    end: Option<usize>,
    slots: Slots<'t>,
}

struct Reader<'t, 'a> {
    table: &'t Table,
    atoms: &'a Atoms,
    ids: &'a [WordId],
    limit: usize,
}

impl<'t> Reader<'t, '_> {
    /// Matches the elements from `state` on; tries an optional one first with, then without.
    fn elements(&self, elements: &'t [Element], state: &State<'t>, depth: usize) -> Option<State<'t>> {
        let Some((element, rest)) = elements.split_first() else { return Some(*state) };
        if depth > DEEPEST {
            return None;
        }
        for alternative in &element.alternatives {
            let mut at = state.at;
            // a hyphen may stand where the table has a space: "two-year", "week-end"
            if state.start.is_some()
                && self.atoms.word(at) == "-"
                && self.atoms.glued(at)
                && self.atoms.glued(at + 1)
                && !is_hyphen(alternative, self)
            {
                at += 1;
            }
            // nearly none fits: the state is copied for those that may
            if !self.may_be(alternative, at) {
                continue;
            }
            let mut next = State { at, ..*state };
            if self.alternative(alternative, &mut next) {
                if element.context {
                    // context says where, not what
                    next.slots = state.slots;
                    if next.start.is_some() {
                        next.end = next.end.or(Some(state.at));
                    }
                } else if next.start.is_none() {
                    next.start = Some(at);
                }
                if let Some(done) = self.elements(rest, &next, depth + 1) {
                    return Some(done);
                }
            }
        }
        if element.optional { self.elements(rest, state, depth + 1) } else { None }
    }

    /// Could an alternative begin here, by its first word?
    fn may_be(&self, alternative: &Alternative, at: usize) -> bool {
        match alternative {
            Alternative::Words(words) => self.words(words, at),
            Alternative::Class(Class::N | Class::Roman) => true,
            Alternative::Class(class) => {
                let phrases = self.ids.get(at).and_then(|id| self.table.phrases.get(*id as usize)).map_or(&[][..], Vec::as_slice);
                phrases.iter().any(|p| p.class == *class) || self.atoms.get(at).is_some_and(|a| a.kind == AtomKind::Digits)
            }
        }
    }

    fn alternative(&self, alternative: &'t Alternative, state: &mut State<'t>) -> bool {
        match alternative {
            Alternative::Words(words) => {
                if !self.words(words, state.at) {
                    return false;
                }
                state.at += words.len();
                true
            }
            Alternative::Class(class) => self.class(*class, state),
        }
    }

    fn words(&self, words: &[Literal], at: usize) -> bool {
        at + words.len() <= self.limit
            && words
                .iter()
                .enumerate()
                .all(|(n, w)| self.ids[at + n] == w.id && (!w.capital || self.atoms.get(at + n).is_some_and(|a| a.capital)))
    }

    fn class(&self, class: Class, state: &mut State<'t>) -> bool {
        if state.at >= self.limit {
            return false;
        }
        let id = self.ids[state.at];
        let phrases = self.table.phrases.get(id as usize).map_or(&[][..], Vec::as_slice);
        for phrase in phrases.iter().filter(|p| p.class == class) {
            if self.words(&phrase.words, state.at) {
                state.at += phrase.words.len();
                return fill(class, &phrase.value, &mut state.slots);
            }
        }
        self.numeric(class, state)
    }

    /// Classes that digits or number words fill.
    fn numeric(&self, class: Class, state: &mut State<'t>) -> bool {
        let at = state.at;
        let Some(atom) = self.atoms.get(at) else { return false };
        let slots = &mut state.slots;
        if class == Class::Roman {
            let word = self.atoms.word(at);
            let bare = ["eme", "er", "th", "e"].into_iter().find_map(|end| word.strip_suffix(end)).unwrap_or(word);
            let Some(n) = roman(bare).filter(|_| atom.capital) else { return false };
            slots.n = Some(f64::from(n));
            state.at += 1;
            return true;
        }
        if class == Class::N {
            let Some(numbers) = self.table.numbers else { return false };
            let Some(n) = number(numbers, self.atoms, at, self.limit) else { return false };
            if n.value > 100_000.0 {
                return false;
            }
            slots.n = Some(n.value);
            state.at = n.end;
            return true;
        }
        if atom.kind != AtomKind::Digits {
            return false;
        }
        let digits = self.atoms.word(at);
        let small = |range: std::ops::RangeInclusive<i16>| {
            (digits.len() <= 4).then(|| digits.parse::<i16>().ok().filter(|n| range.contains(n))).flatten()
        };
        let fits = match class {
            Class::Day => small(1..=31).filter(|_| digits.len() <= 2).map(|d| {
                slots.day = Some(d as i8);
                slots.first_number = slots.first_number.or(Some(d as i8));
            }),
            Class::MonthNumber => small(1..=31).filter(|_| digits.len() <= 2).map(|d| {
                if slots.first_number.is_none() {
                    slots.first_number = Some(d as i8);
                } else {
                    slots.second_number = Some(d as i8);
                }
            }),
            Class::Year => small(1000..=2100).filter(|_| !self.is_amount(at)).map(|y| slots.year = Some(y)),
            Class::ShortYear => {
                let marked = at > 0 && self.atoms.word(at - 1) == "'";
                small(if marked { 0 } else { 50 }..=99)
                    .filter(|_| digits.len() == 2)
                    .map(|y| slots.year = Some(if y < 50 { 2000 + y } else { 1900 + y }))
            }
            Class::Hour => small(0..=24).filter(|_| digits.len() <= 2).map(|h| slots.hour = Some(h as i8)),
            Class::Minute => small(0..=59).filter(|_| digits.len() == 2).map(|m| slots.minute = Some(m as i8)),
            _ => None,
        };
        if fits.is_none() {
            return false;
        }
        state.at += 1;
        true
    }

    /// Four digits that are a part of a larger number, or a sum of money.
    fn is_amount(&self, at: usize) -> bool {
        let money = |w: &str| matches!(w, "$" | "€" | "£" | "¥" | "%" | "°");
        let digits = |at: usize| self.atoms.get(at).is_some_and(|a| a.kind == AtomKind::Digits);
        let glued_mark =
            |mark: usize, far: usize| matches!(self.atoms.word(mark), "." | "," | "'") && self.atoms.glued(mark.max(far)) && digits(far);
        let after = at + 1 < self.limit && (money(self.atoms.word(at + 1)) || (glued_mark(at + 1, at + 2) && self.atoms.glued(at + 1)));
        after || (at > 0 && money(self.atoms.word(at - 1)))
    }
}

fn is_hyphen(alternative: &Alternative, reader: &Reader<'_, '_>) -> bool {
    matches!(alternative, Alternative::Words(words) if words.first().is_some_and(|w| Some(w.id) == reader.table.hyphen))
}

/// Puts the value of a phrase into its slot.
fn fill<'t>(class: Class, value: &'t str, slots: &mut Slots<'t>) -> bool {
    match class {
        // "4TEV": Donnerstagabend
        Class::Weekday => {
            slots.weekday = value.get(..1).and_then(|n| n.parse().ok());
            slots.part = value.get(1..).filter(|p| !p.is_empty()).or(slots.part);
        }
        Class::Month => slots.month = value.parse().ok(),
        Class::Season => slots.season = Some(value),
        Class::Part => slots.part = Some(value),
        Class::Unit => slots.unit = Some(value),
        Class::Last => slots.direction = Some(-1),
        Class::Next => slots.direction = Some(1),
        Class::This => slots.direction = Some(0),
        Class::Few => slots.few = true,
        Class::About => slots.about = true,
        Class::Ampm => slots.ampm = Some(value),
        Class::Half => slots.half = true,
        Class::Noon => {
            slots.hour = value.parse().ok();
            slots.minute = Some(0);
        }
        Class::Holiday => slots.holiday = Some(value),
        Class::Ordinal => slots.ordinal = value.parse().ok(),
        Class::YearWord => slots.year_offset = value.parse().ok(),
        Class::SoFar => slots.side = Some(-1),
        Class::Yet => slots.side = Some(1),
        Class::Day => {
            slots.day = value.parse().ok();
        }
        Class::N => slots.n = value.parse().ok(),
        Class::Hour => slots.hour = value.parse().ok(),
        Class::Year => slots.year = value.parse().ok(),
        Class::MonthNumber | Class::ShortYear | Class::Minute | Class::Roman => return false,
    }
    true
}

/// Roman numerals up to thirty, folded.
fn roman(s: &str) -> Option<i16> {
    if s.is_empty() || s.len() > 6 {
        return None;
    }
    let value = |c: char| match c {
        'i' => Some(1),
        'v' => Some(5),
        'x' => Some(10),
        _ => None,
    };
    let digits: Vec<i16> = s.chars().map(value).collect::<Option<_>>()?;
    let sum = digits.iter().enumerate().map(|(n, d)| if digits.get(n + 1).is_some_and(|next| next > d) { -d } else { *d }).sum();
    (1..=30).contains(&sum).then_some(sum)
}

#[cfg(test)]
mod tests {
    use super::roman;

    #[test]
    fn roman_numerals() {
        assert_eq!((roman("xxi"), roman("xix"), roman("iv"), roman("mai"), roman("")), (Some(21), Some(19), Some(4), None, None));
    }
}
