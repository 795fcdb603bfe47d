//! Numbers in words, from one table a language; compounds without a space (`dreiundzwanzig`,
//! `ventidue`) are cut into the table's words.

use super::{AtomKind, Atoms, Number};
use foldhash::HashMap;
use recoupe_model::Lang;
use std::sync::LazyLock;

/// How a word of the table works.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Entry {
    /// Is added: 1 to 99.
    Add(f64),
    /// Multiplies what stands before, up to a hundred.
    Hundred(f64),
    /// Multiplies: thousand, million …
    Scale(f64),
    /// A round number that says "about": `trentaine`.
    About(f64),
    /// Joins tens and units: `et`, `and`, `und`.
    Joiner,
    /// A scale only after digits: `bn`, `M`.
    Suffix(f64),
}

/// The number words of a language.
#[derive(Debug, Default)]
pub struct NumberWords {
    entries: HashMap<&'static str, Entry>,
    /// Words for one that are mostly articles.
    articles: Vec<&'static str>,
    /// Words are written together.
    compounds: bool,
    point_groups: bool,
    /// `quatre-vingt-dix`: ten to nineteen may follow sixty and eighty.
    vigesimal: bool,
}

static TABLES: LazyLock<HashMap<&'static str, NumberWords>> = LazyLock::new(|| {
    [
        ("fr", include_str!("../../data/numbers/fr.tsv")),
        ("en", include_str!("../../data/numbers/en.tsv")),
        ("de", include_str!("../../data/numbers/de.tsv")),
        ("es", include_str!("../../data/numbers/es.tsv")),
        ("it", include_str!("../../data/numbers/it.tsv")),
        ("ru", include_str!("../../data/numbers/ru.tsv")),
        ("uk", include_str!("../../data/numbers/uk.tsv")),
    ]
    .into_iter()
    .map(|(lang, table)| (lang, NumberWords::parse(table)))
    .collect()
});

/// For languages without a table: digits alone, a point as decimal mark.
static NONE: LazyLock<NumberWords> = LazyLock::new(NumberWords::default);

impl NumberWords {
    /// The table of a language; an empty one where there is none (digits are still read).
    #[must_use]
    pub fn of(lang: Option<Lang>) -> &'static Self {
        lang.and_then(|l| TABLES.get(l.code())).unwrap_or(&NONE)
    }

    fn parse(table: &'static str) -> Self {
        let mut out = Self::default();
        for line in table.lines().filter(|l| !l.starts_with('#')) {
            let mut fields = line.split('\t');
            let (Some(kind), Some(words)) = (fields.next(), fields.next()) else { continue };
            let value = fields.next().and_then(|v| v.parse().ok()).unwrap_or(1.0);
            match words {
                "compounds" => out.compounds = true,
                "vigesimal" => out.vigesimal = true,
                "point groups" => out.point_groups = true,
                _ => {}
            }
            let entry = match kind {
                "add" | "article" => Entry::Add(value),
                "hundred" => Entry::Hundred(value),
                "scale" => Entry::Scale(value),
                "about" => Entry::About(value),
                "joiner" => Entry::Joiner,
                "suffix" => Entry::Suffix(value),
                _ => continue,
            };
            for word in words.split(' ') {
                out.entries.insert(word, entry);
                if kind == "article" {
                    out.articles.push(word);
                }
            }
        }
        out
    }

    /// The mark that parts thousands.
    pub(super) fn group_mark(&self) -> char {
        if self.point_groups { '.' } else { ',' }
    }

    /// May a number begin with this folded word? Cheap; a yes is no promise.
    #[must_use]
    pub fn may_begin(&self, word: &str) -> bool {
        match self.entries.get(word) {
            Some(entry) => !matches!(entry, Entry::Joiner | Entry::Suffix(_)),
            None => self.compounds && word.len() > 5 && self.split(word).is_some(),
        }
    }

    /// Entries of a word: its own, or those of its parts.
    fn split(&self, word: &str) -> Option<Vec<Entry>> {
        if let Some(entry) = self.entries.get(word) {
            return Some(vec![*entry]);
        }
        if !self.compounds || word.len() > 60 || !word.is_ascii() {
            return None;
        }
        let mut parts = Vec::new();
        let mut rest = word;
        while !rest.is_empty() {
            let longest = (2..=rest.len().min(14)).rev().find_map(|n| {
                let entry = self.entries.get(&rest[..n]).filter(|e| !matches!(e, Entry::About(_) | Entry::Suffix(_)))?;
                Some((n, *entry))
            });
            // Italian drops a vowel: vent(i)uno
            let (n, entry) = longest?;
            parts.push(entry);
            rest = &rest[n..];
        }
        (parts.len() > 1).then_some(parts)
    }
}

/// Multiplies a number in digits by the scale word after it: `2,5 milliards`, `3.2bn`, `5 k`.
pub(super) fn scaled(table: &NumberWords, atoms: &Atoms, value: f64, at: usize, limit: usize) -> (f64, usize) {
    let (mut value, mut at) = (value, at);
    while at < limit && atoms.get(at).is_some_and(|a| a.kind == AtomKind::Letters) {
        match table.entries.get(atoms.word(at)) {
            Some(Entry::Scale(by)) => value = product(value, *by),
            Some(Entry::Suffix(by)) if atoms.glued(at) || atoms.word(at).len() > 1 => value = product(value, *by),
            _ => break,
        }
        at += 1;
        // "2.5 million" glued with a full stop: "3 Mrd. Euro"
        if atoms.word(at) == "." && atoms.glued(at) && at + 1 < limit && atoms.word(at - 1).len() <= 3 {
            at += 1;
        }
    }
    (value, at)
}

/// The number in words that begins at `at`.
pub(super) fn read(table: &NumberWords, atoms: &Atoms, at: usize, limit: usize) -> Option<Number> {
    let (mut total, mut current, mut end) = (0.0f64, None::<f64>, at);
    let mut about = false;
    let mut next = at;
    let mut words = 0;
    while next < limit && atoms.get(next).is_some_and(|a| a.kind == AtomKind::Letters) {
        let Some(entries) = table.split(atoms.word(next)) else { break };
        let before = (total, current);
        let mut joined = next > at && atoms.get(next - 1).is_some_and(|_| is_joiner(table, atoms.word(next - 1)));
        let mut fits = true;
        for entry in &entries {
            fits = take(table, *entry, joined, &mut total, &mut current);
            joined = matches!(entry, Entry::Joiner);
            if joined && entries.len() == 1 {
                break;
            }
            if let Entry::About(_) = entry {
                about = true;
            }
            if !fits {
                break;
            }
        }
        if !fits || (words == 0 && matches!(entries.first(), Some(Entry::Joiner | Entry::Suffix(_)))) {
            (total, current) = before;
            break;
        }
        words += 1;
        next += 1;
        if !(entries.len() == 1 && joined) {
            end = next;
            if about {
                break;
            }
        }
        // vingt-sept
        if next + 1 < limit && atoms.word(next) == "-" && atoms.glued(next) && atoms.glued(next + 1) {
            next += 1;
        }
        if words > 12 {
            break;
        }
    }
    if end == at {
        return None;
    }
    let value = total + current.unwrap_or(0.0);
    let article = end == at + 1 && table.articles.contains(&atoms.word(at));
    Some(Number { value, end, in_words: true, about, article })
}

fn is_joiner(table: &NumberWords, word: &str) -> bool {
    matches!(table.entries.get(word), Some(Entry::Joiner))
}

/// Takes one word into the sum; false where it does not fit, and a new number begins.
fn take(table: &NumberWords, entry: Entry, joined: bool, total: &mut f64, current: &mut Option<f64>) -> bool {
    match entry {
        Entry::Joiner => return current.is_some() || *total > 0.0,
        Entry::Suffix(_) => return false,
        Entry::Add(v) => {
            let have = current.unwrap_or(0.0);
            let last_two = have % 100.0;
            let fits = match *current {
                None => true,
                Some(_) if table.vigesimal && v == 20.0 && last_two == 4.0 => {
                    *current = Some(have - 4.0 + 80.0);
                    return true;
                }
                Some(_) if last_two == 0.0 && have > 0.0 => v < 100.0,
                // dix-sept, soixante-dix-sept
                Some(_) if table.vigesimal && (7.0..10.0).contains(&v) && matches!(last_two as u32, 10 | 70 | 90) => true,
                Some(_) if v < 10.0 => last_two >= 20.0 && last_two % 10.0 == 0.0,
                Some(_) if table.vigesimal && v < 20.0 => last_two == 60.0 || last_two == 80.0,
                // dreiundzwanzig
                Some(_) => table.compounds && joined && last_two < 10.0 && v % 10.0 == 0.0,
            };
            if !fits {
                return false;
            }
            *current = Some(have + v);
        }
        Entry::Hundred(v) => match *current {
            None => *current = Some(v),
            Some(have) if (1.0..10.0).contains(&have) || (v == 100.0 && (11.0..100.0).contains(&have) && !table.compounds) => {
                *current = Some(have * v);
            }
            Some(have) if v > 100.0 && have % 1000.0 == 0.0 => *current = Some(have + v),
            Some(_) => return false,
        },
        Entry::Scale(v) => {
            let have = current.unwrap_or(1.0);
            if *total > 0.0 && v >= *total && current.is_none() {
                *total *= v;
                return true;
            }
            *total += have * v;
            *current = None;
        }
        Entry::About(v) => {
            let have = current.take().unwrap_or(1.0);
            *total += have * v;
        }
    }
    true
}

/// "4.1 billion" is 4,100,000,000, which floating numbers miss.
fn product(value: f64, by: f64) -> f64 {
    let exact = value * by;
    if (exact - exact.round()).abs() < 1e-3 { exact.round() } else { exact }
}
