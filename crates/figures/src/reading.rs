//! One number and what stands around it: modifier before, unit after, what is counted.

use crate::table::{Table, Word};
use recoupe_lang::{Atom, AtomKind, Atoms, Number, number};
use recoupe_model::{Modifier, Piece};
use std::ops::Range;

/// Share by which "about" and "nearly" may miss: "près de quatre heures" allows three and a half.
const SLACK: f64 = 0.125;
/// Atoms that a noun phrase may have after its unit.
const PHRASE: usize = 10;
/// Atoms before a number in which a word says that it is to be.
const PLAN: usize = 9;

/// Atoms of a number between "between" and "and", at most.
const RANGE: usize = 6;

/// A number with its surroundings.
#[derive(Clone, Debug)]
pub(crate) struct Found {
    /// First atom, modifier included.
    pub start: usize,
    /// The atom after the unit.
    pub end: usize,
    pub piece: Piece,
    pub number: Piece,
    pub value: f64,
    /// Lowest and highest of a range: "20 à 30".
    pub range: Option<(f64, f64)>,
    pub unit: String,
    pub modifier: Modifier,
    pub near: bool,
    pub counted: Piece,
}

/// Lowest and highest value that the words allow.
pub(crate) fn bounds(value: f64, modifier: Modifier, near: bool) -> (Option<f64>, Option<f64>) {
    match modifier {
        Modifier::Exact => (Some(value), Some(value)),
        Modifier::About => (Some(value * (1.0 - SLACK)), Some(value * (1.0 + SLACK))),
        Modifier::Over => (Some(value), None),
        Modifier::Under => (near.then_some(value * (1.0 - SLACK)), Some(value)),
    }
}

/// Reads the figures of one sentence.
pub(crate) struct Reader<'a> {
    pub table: &'static Table,
    pub text: &'a str,
    pub atoms: &'a Atoms,
    pub range: Range<usize>,
}

impl Reader<'_> {
    pub(crate) fn word(&self, at: usize) -> &str {
        if self.range.contains(&at) { self.atoms.word(at) } else { "" }
    }

    fn atom(&self, at: usize) -> Option<&Atom> {
        self.atoms.get(at).filter(|_| self.range.contains(&at))
    }

    fn is(&self, at: usize, kind: AtomKind) -> bool {
        self.atom(at).is_some_and(|a| a.kind == kind)
    }

    /// Is an atom a word with a capital?
    pub(crate) fn is_capital(&self, at: usize) -> bool {
        self.atom(at).is_some_and(|a| a.capital)
    }

    /// Is an atom a word?
    pub(crate) fn is_letters(&self, at: usize) -> bool {
        self.is(at, AtomKind::Letters)
    }

    /// The words of some atoms.
    pub(crate) fn piece(&self, atoms: Range<usize>) -> Option<Piece> {
        let (first, last) = (self.atoms.get(atoms.start)?, self.atoms.get(atoms.end.checked_sub(1)?)?);
        Some(first.piece.cover(&last.piece))
    }

    fn number(&self, at: usize) -> Option<Number> {
        let table = self.table.numbers?;
        if self.is(at, AtomKind::Letters) && !table.may_begin(self.word(at)) {
            return None;
        }
        number(table, self.atoms, at, self.range.end)
    }

    /// The atom after a run of digits and marks that is no number, so that its rest is not read as one.
    pub(crate) fn after_number(&self, at: usize) -> usize {
        if !self.is(at, AtomKind::Digits) {
            return at + 1;
        }
        let mut end = at + 1;
        while end < self.range.end
            && self.atoms.glued(end)
            && (self.is(end, AtomKind::Digits)
                || (matches!(self.word(end), "." | "," | "'" | "/" | ":" | "-")
                    && self.is(end + 1, AtomKind::Digits)
                    && self.atoms.glued(end + 1)))
        {
            end += 1;
        }
        end
    }

    /// The figure whose number begins at `at`.
    pub(crate) fn figure(&self, at: usize) -> Option<Found> {
        let n = self.number(at)?;
        if !n.in_words && self.belongs_to_a_name(at, n.end) {
            return None;
        }
        // "des milliers", "dozens of", "a few hundred": no number is given
        if n.about && n.end == at + 1 || n.in_words && self.is_vague(at, n.value) {
            return None;
        }
        // "nine out of ten of them": a share
        if n.in_words && at > self.range.start + 1 && self.word(at - 1) == "of" && self.word(at - 2) == "out" {
            return None;
        }
        let (mut end, mut value, mut range) = (n.end, n.value, None);
        if let Some((high, after)) = self.upper(n.end, &n) {
            range = Some((value.min(high), value.max(high)));
            (value, end) = (high, after);
        }
        let (modifier, start, near) = self.modifier(at);
        let modifier = if n.about || range.is_some() { Modifier::About } else { modifier };
        let currency = self.currency_before(at);
        let (unit, mut after, measure) = match &currency {
            Some((sign, _)) => (sign.clone(), end, true),
            None => self.unit(end).or_else(|| self.unit_of_all(end))?,
        };
        let along = modifier == Modifier::Over && start < at && self.is_along(start, &unit);
        let (modifier, start) = if along { (Modifier::Exact, at) } else { (modifier, start) };
        let start = currency.as_ref().map_or(start, |(_, first)| self.modifier(*first).1.min(*first));
        let (modifier, near) = match &currency {
            Some((_, first)) if range.is_none() && !n.about => {
                let (m, _, near) = self.modifier(*first);
                (m, near)
            }
            _ => (modifier, near),
        };
        if let Some(half) = self.half(after) {
            value += 0.5;
            after = half;
        } else if n.article || (n.in_words && value == 1.0 && !measure) {
            return None;
        }
        if self.is_known_pair(at, &n, measure) || self.looks_like_year(at, &n, after, measure) {
            return None;
        }
        let phrase = self.phrase(after);
        Some(Found {
            start,
            end: after,
            piece: self.piece(start..after)?,
            number: self.piece(at..end)?,
            value,
            range,
            unit,
            modifier,
            near,
            counted: self.piece(start..phrase.max(after))?,
        })
    }

    /// A number that no noun follows, and the atom after it.
    pub(crate) fn bare(&self, at: usize) -> Option<(f64, usize)> {
        let n = self.number(at)?;
        let no_count = n.article || n.about && n.end == at + 1 || n.in_words && n.value == 1.0;
        let named = !n.in_words && self.belongs_to_a_name(at, n.end);
        let sign = self.currency_before(at).is_some() || self.unit(n.end).is_some();
        let year = !n.in_words && n.end == at + 1 && self.word(at).len() == 4 && (1800.0..2100.0).contains(&n.value);
        (!no_count && !named && !sign && !year).then_some((n.value, n.end))
    }

    /// `F-16`, `G7`, `3e`, `n° 5`, `1/2`, `0123`: digits that count nothing.
    fn belongs_to_a_name(&self, at: usize, end: usize) -> bool {
        let word = self.word(at);
        if word.len() > 1 && word.starts_with('0') && self.word(at + 1) != "," && self.word(at + 1) != "." {
            return true;
        }
        let glued = self.atoms.glued(at) && at > self.range.start;
        let before = if at > self.range.start { self.word(at - 1) } else { "" };
        if glued && (self.is(at - 1, AtomKind::Letters) || matches!(before, "/" | "#" | "_" | "@")) {
            return true;
        }
        if glued
            && before == "-"
            && at >= 2
            && self.atoms.glued(at - 1)
            && self.is(at - 2, AtomKind::Letters)
            && self.atom(at - 2).is_some_and(|a| a.capital)
        {
            return true;
        }
        if matches!(before, "°" | "№") {
            return true;
        }
        let next = self.word(end);
        self.atoms.glued(end)
            && (matches!(next, "/" | ":" | "°") || (self.is(end, AtomKind::Letters) && (self.table.ordinals.contains(next) || next == "h")))
    }

    /// The second number of a range: "20 à 30", "10-15".
    fn upper(&self, at: usize, low: &Number) -> Option<(f64, usize)> {
        let joined = matches!(self.word(at), "-" | "–") && self.is(at + 1, AtomKind::Digits);
        // "between 12 and 15", "four or five"
        let between = self.range.start + 1 < at && matches!(self.word(at), "and" | "et") && self.opens_range(at);
        let either = matches!(self.word(at), "or" | "ou") && self.number(at + 1).is_some_and(|h| (h.value - low.value - 1.0).abs() < 0.5);
        if !joined && !between && !either && !self.table.to.contains(self.word(at)) {
            return None;
        }
        let high = self.number(at + 1).filter(|h| !h.article && !h.about)?;
        // "3 à 5 millions"
        (high.value > low.value && (high.in_words == low.in_words)).then_some((high.value, high.end))
    }

    /// Does "between" stand right before the number that ends at an atom?
    fn opens_range(&self, end: usize) -> bool {
        let from = self.range.start.max(end.saturating_sub(RANGE));
        let opens = |n: &usize| matches!(self.word(*n), "between" | "entre");
        let first = (from..end).rev().find(opens);
        first.is_some_and(|n| self.number(n + 1).is_some_and(|low| low.end == end))
    }

    /// "A few hundred", "several thousand": how many hundreds is not said.
    fn is_vague(&self, at: usize, value: f64) -> bool {
        const FEW: [&str; 4] = ["few", "several", "quelques", "plusieurs"];
        at > self.range.start && value >= 100.0 && FEW.contains(&self.word(at - 1))
    }

    /// "850 jobs *over* two years": along a time, and no more than it.
    fn is_along(&self, over: usize, unit: &str) -> bool {
        const LENGTHS: [&str; 7] = ["hour", "day", "week", "month", "year", "decade", "century"];
        let before = over.checked_sub(1).filter(|n| *n >= self.range.start);
        let noun = before.is_some_and(|n| self.is_letters(n) && self.word(n).len() > 3 && self.table.word(self.word(n)).is_none());
        let lasts =
            before.is_some_and(|n| matches!(self.word(n), "lasted" | "lasting" | "lasts" | "took" | "take" | "takes" | "spent" | "well"));
        self.word(over) == "over" && LENGTHS.contains(&unit) && noun && !lasts
    }

    /// How exactly, the atom where the words that say so begin, and whether "nearly".
    pub(crate) fn modifier(&self, at: usize) -> (Modifier, usize, bool) {
        for skip in 0..=1 {
            let Some(last) = at.checked_sub(1 + skip).filter(|l| *l >= self.range.start) else { break };
            // "un nombre estimé à quelque les 100": one small word may stand between
            if skip == 1 && self.atoms.word(at - 1).len() > 3 {
                break;
            }
            for (rest, modifier, near) in self.table.before.get(self.atoms.word(last)).into_iter().flatten() {
                let Some(first) = last.checked_sub(rest.len()).filter(|f| *f >= self.range.start) else { continue };
                if rest.iter().enumerate().all(|(n, w)| self.atoms.word(first + n) == w) {
                    return (*modifier, first, *near);
                }
            }
        }
        (Modifier::Exact, at, false)
    }

    /// `$`, `US$`, `€` before a number: the sign, and its first atom.
    fn currency_before(&self, at: usize) -> Option<(String, usize)> {
        let sign = at.checked_sub(1).filter(|s| *s >= self.range.start)?;
        let word = self.atoms.word(sign);
        is_currency(word).then(|| (word.to_owned(), sign))
    }

    /// The unit after a number: how it is worded, the atom after it, and whether it is a measure.
    fn unit(&self, at: usize) -> Option<(String, usize, bool)> {
        let mut at = at;
        if self.word(at) == "-" && self.atoms.glued(at) && self.atoms.glued(at + 1) {
            at += 1;
        }
        if self.table.percent.contains(self.word(at)) {
            return Some(("%".to_owned(), at + 1, true));
        }
        for words in ["pour cent", "per cent", "por ciento", "per cento"] {
            if let Some((a, b)) = words.split_once(' ')
                && self.word(at) == a
                && self.word(at + 1) == b
            {
                return Some(("%".to_owned(), at + 2, true));
            }
        }
        if is_currency(self.word(at)) {
            return Some((self.word(at).to_owned(), at + 1, true));
        }
        // "the toll rose to 22 last week": when, and nothing counted
        let when =
            matches!(self.word(at), "last" | "next" | "this") && matches!(self.table.word(self.word(at + 1)), Some(Word::Measure(_)));
        if when || matches!(self.word(at), "last" | "next" | "this") && matches!(self.word(at + 1), "night" | "evening" | "morning") {
            return None;
        }
        // "6,400 of Valdor's 9,200 employees": what all are
        if self.word(at) == "of" && self.is_capital(at + 1) && self.word(at + 2) == "'" && self.word(at + 3) == "s" {
            let all = self.number(at + 4).filter(|n| !n.article && !n.about)?;
            let (unit, _, measure) = self.unit(all.end)?;
            return (!measure && unit != "%").then_some((unit, at, false));
        }
        let mut steps = 0;
        let mut last_skipped = None;
        while steps < 5 {
            let word = self.word(at);
            if word == "'" || self.table.of.contains(word) {
                at += 1;
            } else if self.table.word(word) == Some(&Word::Skip) {
                last_skipped = Some(at);
                at += 1;
            } else if let Some(behind) = self.copula(at).filter(|_| steps == 0) {
                // "eight are in custody": where they are is not what they are
                if self.is_placed(behind) {
                    return None;
                }
                // "21 sont membres"
                let noun = (behind..self.range.end.min(behind + 3))
                    .find(|n| self.is(*n, AtomKind::Letters) && self.table.word(self.word(*n)).is_none() && !self.is_short(*n))?;
                // "quatre avaient été travaillant": what they did, and nobody counts them by it; who is missing is counted
                let doing = self.word(noun).ends_with("ing") && self.word(noun) != "missing" || self.word(noun).ends_with("ant");
                if behind > at + 1 && doing {
                    return None;
                }
                return Some((self.text(noun), at, false));
            } else {
                break;
            }
            steps += 1;
        }
        let word = self.word(at);
        if !self.is(at, AtomKind::Letters) {
            return last_skipped.map(|s| (self.text(s), s + 1, false));
        }
        match self.table.word(word) {
            Some(Word::Measure(singular)) => Some(((*singular).to_owned(), at + 1, true)),
            Some(Word::Stop | Word::Preposition | Word::Skip) => None,
            None if self.is_short(at) => None,
            None => {
                let noun = self.noun(at);
                Some((self.text(noun), noun + 1, false))
            }
        }
    }

    /// Does a preposition begin here, "still" and the like left out?
    pub(crate) fn is_placed(&self, at: usize) -> bool {
        const STILL: [&str; 6] = ["still", "now", "toujours", "encore", "désormais", "already"];
        let at = if STILL.contains(&self.word(at)) { at + 1 } else { at };
        const ARTICLES: [&str; 14] = ["the", "a", "an", "le", "la", "les", "l", "un", "une", "des", "du", "its", "their", "de"];
        self.table.word(self.word(at)) == Some(&Word::Preposition) && !ARTICLES.contains(&self.word(at))
    }

    /// The atom after a form of "to be", or of "to have been", that begins at `at`.
    pub(crate) fn copula(&self, at: usize) -> Option<usize> {
        let been = || self.table.been.iter().find(|words| words.iter().enumerate().all(|(n, w)| self.word(at + n) == w));
        if self.table.copulas.contains(self.word(at)) { Some(at + 1) } else { been().map(|words| at + words.len()) }
    }

    /// "22 *des 84 brins*", "twelve *of the 15 members*": what all are, of whom a part is counted.
    fn unit_of_all(&self, at: usize) -> Option<(String, usize, bool)> {
        let of = match (self.word(at), self.word(at + 1)) {
            ("des" | "der" | "de", _) => 1,
            ("of", "the" | "its" | "his" | "their" | "all") => 2,
            ("of", _) => 1,
            _ => return None,
        };
        let all = self.number(at + of).filter(|n| !n.article && !n.about)?;
        let (unit, _, measure) = self.unit(all.end)?;
        // the figure ends before what all are
        (!measure && unit != "%").then_some((unit, at, false))
    }

    /// One letter counts nothing.
    fn is_short(&self, at: usize) -> bool {
        self.word(at).chars().nth(1).is_none()
    }

    /// A word as the source writes it, in lower case; what follows a hyphen belongs to it.
    pub(crate) fn text(&self, at: usize) -> String {
        self.atoms.get(at).and_then(|a| self.text.get(a.piece.range())).unwrap_or("").to_lowercase()
    }

    /// The noun behind an adjective where nouns say by their ending that they are many: "three European leaders".
    fn noun(&self, at: usize) -> usize {
        let plural = |n: usize| {
            self.is(n, AtomKind::Letters)
                && (self.word(n).ends_with('s') || self.table.adjectives_first && is_irregular_plural(self.word(n)))
                && self.word(n).len() > 3
                && self.table.word(self.word(n)).is_none()
        };
        if self.table.capital_nouns {
            let noun = (at..self.range.end.min(at + 3))
                .take_while(|n| self.is(*n, AtomKind::Letters) && (*n == at || self.table.word(self.word(*n)).is_none()))
                .find(|n| self.atom(*n).is_some_and(|a| a.capital));
            return noun.unwrap_or(at);
        }
        let adjective = self.table.adjectives_first && !self.word(at).ends_with('s') && !self.atoms.glued(at);
        // "three Velmarkian border guards": where they are from, and what they are
        let plain = self.is_letters(at + 1) && !self.is_capital(at + 1) && self.table.word(self.word(at + 1)).is_none();
        if adjective && plural(at + 1) && !self.atoms.glued(at + 1) {
            at + 1
        } else if adjective && self.is_capital(at) && plain && plural(at + 2) && !self.atoms.glued(at + 2) {
            at + 2
        } else {
            at
        }
    }

    /// The atom after "et demie".
    fn half(&self, at: usize) -> Option<usize> {
        self.table.half.iter().find(|words| words.iter().enumerate().all(|(n, w)| self.word(at + n) == w)).map(|words| at + words.len())
    }

    /// "les deux parties": a pair that the text has spoken of; it is not counted here.
    fn is_known_pair(&self, at: usize, n: &Number, measure: bool) -> bool {
        n.in_words && n.value == 2.0 && !measure && at > self.range.start && self.table.definite.contains(self.word(at - 1))
    }

    /// "a 1962 law": four plain digits before what is no plural and no measure.
    fn looks_like_year(&self, at: usize, n: &Number, after: usize, measure: bool) -> bool {
        let plain = n.end == at + 1 && self.word(at).len() == 4 && !n.in_words;
        let plural = after > 0 && self.word(after - 1).ends_with(['s', 'x', 'n', 'й', 'в', 'к', 'i', 'e']);
        plain
            && !measure
            && (1800.0..2100.0).contains(&n.value)
            && (!plural || (1900.0..2050.0).contains(&n.value) && !self.word(after - 1).ends_with('s'))
    }

    /// Where the noun phrase ends that goes on after the unit.
    fn phrase(&self, from: usize) -> usize {
        let mut end = from;
        for at in from..self.range.end.min(from + PHRASE) {
            let word = self.word(at);
            let point = matches!(word, "." | ",") && self.is(at + 1, AtomKind::Digits) && self.atoms.glued(at + 1);
            let inner = (matches!(word, "'" | "-" | "’") || point) && self.atoms.glued(at);
            if inner {
                continue;
            }
            // "quatorze morts le 6 août": the day is none of what is counted
            let dated = word == "le" && self.is(at + 1, AtomKind::Digits);
            if dated || self.is(at, AtomKind::Mark) || self.table.word(word) == Some(&Word::Stop) {
                break;
            }
            if self.table.word(word) != Some(&Word::Preposition) && !(self.is_short(at) && !self.is(at, AtomKind::Digits)) {
                end = at + 1;
            }
        }
        end
    }

    /// Does a word shortly before say that it is to be?
    pub(crate) fn is_planned(&self, at: usize) -> bool {
        let from = self.range.start.max(at.saturating_sub(PLAN));
        (from..at).rev().take_while(|n| !matches!(self.word(*n), "." | ";" | "(" | ")" | ":")).any(|n| {
            let word = self.word(n);
            self.table.planned.contains(word) || (word.len() > 4 && self.table.planned_endings.iter().any(|e| word.ends_with(e.as_str())))
        })
    }
}

/// "Servicemen", "people": many, without an "s".
fn is_irregular_plural(word: &str) -> bool {
    word.len() > 4 && word.ends_with("men") || matches!(word, "people" | "police" | "children")
}

fn is_currency(word: &str) -> bool {
    matches!(word, "$" | "€" | "£" | "¥" | "₽" | "₴")
}
