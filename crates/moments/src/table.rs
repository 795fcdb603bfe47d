//! The tables of time words, one a language, compiled once. A table is a plain file that says what
//! each word means and which rows of words make a time expression; see the head of `data/fr.tsv`.

use foldhash::{HashMap, HashSet};
use recoupe_lang::{AtomKind, Atoms, NumberWords};
use recoupe_model::Lang;
use std::sync::LazyLock;

/// Number of a word in its table's vocabulary; 0 is any other word.
pub(crate) type WordId = u32;

/// Any run of digits.
pub(crate) const DIGITS: WordId = 1;
/// A word that begins a number and is not in the vocabulary otherwise.
pub(crate) const NUMBER_WORD: WordId = 2;

/// Kinds of words that a pattern can ask for in braces.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[allow(missing_docs)] // each is what its name says
pub(crate) enum Class {
    Weekday,
    Month,
    Season,
    Part,
    Unit,
    Last,
    Next,
    This,
    Few,
    About,
    Ampm,
    Half,
    Noon,
    Holiday,
    Ordinal,
    YearWord,
    /// "earlier": the part of a running stretch that is over.
    SoFar,
    /// "later": the part that is to come.
    Yet,
    // read from digits or number words
    Day,
    MonthNumber,
    Year,
    ShortYear,
    N,
    Hour,
    Minute,
    Roman,
}

impl Class {
    fn named(name: &str) -> Option<Self> {
        Some(match name {
            "weekday" => Self::Weekday,
            "month" => Self::Month,
            "season" => Self::Season,
            "part" => Self::Part,
            "unit" => Self::Unit,
            "last" => Self::Last,
            "next" => Self::Next,
            "this" => Self::This,
            "few" => Self::Few,
            "about" => Self::About,
            "ampm" => Self::Ampm,
            "half" => Self::Half,
            "noon" => Self::Noon,
            "holiday" => Self::Holiday,
            "ordinal" => Self::Ordinal,
            "yearword" => Self::YearWord,
            "sofar" => Self::SoFar,
            "yet" => Self::Yet,
            "day" => Self::Day,
            "mm" => Self::MonthNumber,
            "year" => Self::Year,
            "yy" => Self::ShortYear,
            "n" => Self::N,
            "hour" => Self::Hour,
            "minute" => Self::Minute,
            "roman" => Self::Roman,
            _ => return None,
        })
    }
}

/// A word asked for; with a capital if the table writes it so.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Literal {
    pub id: WordId,
    pub capital: bool,
}

/// One way to fill an element.
#[derive(Clone, Debug)]
pub(crate) enum Alternative {
    Words(Vec<Literal>),
    Class(Class),
}

/// A place in a pattern.
#[derive(Clone, Debug)]
pub(crate) struct Element {
    pub alternatives: Vec<Alternative>,
    pub optional: bool,
    /// Must stand there, and is no part of the expression.
    pub context: bool,
}

/// What to make of a match.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Action {
    /// A calendar date from its parts.
    Date,
    /// So many days from the day of publication.
    Day(i32),
    /// So many days from the day that the text has come to.
    Narrative(i32),
    /// A week, month, year … before, around, after the day of publication.
    Period,
    /// So long before / after the day of publication.
    Ago,
    Ahead,
    /// So long before the day of publication, with the length as its TIMEX3 value, as German corpora have it.
    AgoLength,
    /// "heute": the day of publication, or these days.
    Now,
    /// So long before / after the day that the text has come to.
    Earlier,
    Later,
    /// A length.
    Duration,
    /// Again and again.
    Set,
    /// A time of day.
    Clock,
    /// A part of the day that the text has come to.
    Part,
    /// The year so many years from that of publication: "heuer", "im Vorjahr".
    Year(i16),
    /// The weekend so many weeks from publication.
    Weekend(i32),
    /// "the third quarter".
    Quarter,
    /// "the latest quarter": the one that the text speaks of.
    LatestQuarter,
    /// "the year-ago quarter", "a year earlier": a year before the quarter that the text speaks of.
    YearAgo,
    /// A year, month or week counted from the one that the text has come to: "that year", "the following month".
    NarrativePeriod(i8),
    /// The night that begins on a day (0), or leads to it (-1): "in der Nacht auf den 29. September".
    Night(i32),
    /// "les années 1990".
    Decade,
    /// "le XXe siècle".
    Century,
    /// As the table says; on which side of publication, for a length that hangs on it.
    Value(String, recoupe_model::TimeClass, Option<i8>),
    /// Looks like a time and is none.
    Skip,
}

impl Action {
    fn parse(s: &str) -> Option<Self> {
        let mut words = s.split(' ');
        let name = words.next()?;
        let number: Option<i32> = s.split(' ').nth(1).and_then(|n| n.parse().ok());
        Some(match name {
            "date" => Self::Date,
            "day" => Self::Day(number?),
            "narrative" => Self::Narrative(number?),
            "period" => Self::Period,
            "ago" => Self::Ago,
            "ago-length" => Self::AgoLength,
            "now" => Self::Now,
            "ahead" => Self::Ahead,
            "earlier" => Self::Earlier,
            "later" => Self::Later,
            "duration" => Self::Duration,
            "set" => Self::Set,
            "clock" => Self::Clock,
            "part" => Self::Part,
            "year" => Self::Year(i16::try_from(number?).ok()?),
            "weekend" => Self::Weekend(number?),
            "quarter" => Self::Quarter,
            "latest-quarter" => Self::LatestQuarter,
            "year-ago" => Self::YearAgo,
            "narrative-period" => Self::NarrativePeriod(number.and_then(|n| i8::try_from(n).ok()).unwrap_or(0)),
            "night" => Self::Night(number?),
            "decade" => Self::Decade,
            "century" => Self::Century,
            "skip" => Self::Skip,
            "value" => {
                let value = words.next()?.to_owned();
                let class = match words.next() {
                    Some("time") => recoupe_model::TimeClass::Time,
                    Some("duration") => recoupe_model::TimeClass::Duration,
                    Some("set") => recoupe_model::TimeClass::Set,
                    _ => recoupe_model::TimeClass::Date,
                };
                Self::Value(value, class, words.next().and_then(|n| n.parse().ok()))
            }
            _ => return None,
        })
    }
}

/// A row of words that makes a time expression.
#[derive(Clone, Debug)]
pub(crate) struct Pattern {
    pub elements: Vec<Element>,
    pub action: Action,
}

/// Words of one class that begin with the same word: the whole phrase, and what it means.
#[derive(Clone, Debug)]
pub(crate) struct Phrase {
    pub class: Class,
    pub words: Vec<Literal>,
    pub value: String,
}

/// Verb forms and endings that tell past from future.
#[derive(Clone, Debug, Default)]
pub(crate) struct TenseWords {
    /// Words in lower case, accents kept (French `a` is a verb, `à` is none).
    pub words: HashMap<String, i8>,
    /// Endings in lower case, accents kept; with the shortest word they count in.
    pub endings: Vec<(String, i8)>,
    /// Words that turn a following participle into the past: `est`, `sont`.
    pub copulas: Vec<String>,
    /// The auxiliary of a passive infinitive: `be`.
    pub infinitives: Vec<String>,
    /// Endings of participles.
    pub participles: Vec<String>,
    /// Exceptions of the endings.
    pub none: Vec<String>,
    /// Verbs that in the present tense tell of what is fixed for a day ahead: `meet`, `se réunissent`. Lower case, accents kept.
    pub coming: HashSet<String>,
    /// Words after which one of these is none: a noun ("the votes"), an infinitive ("to vote"), a past ("eu lieu").
    pub not_coming_after: HashSet<String>,
    /// Prepositions that put what they govern before something else: `after`. Folded.
    pub behind: Vec<String>,
    /// Words some way after which a verb without an "s" is a noun: "*a* White House visit Friday". Folded.
    pub singular: Vec<String>,
    /// Beginnings of participles that after a copula tell of what is to come: "sont *convoqués* lundi". Folded.
    pub called: Vec<String>,
    /// Participles that right before an expression tell of what was, without the endings of gender and number. Accents kept.
    pub done: HashSet<String>,
    /// Forms that tell of what is to come after "que", else of what is said to have been: `serait`. Accents kept.
    pub conditional: Vec<String>,
    /// Words that say whose hearsay it is: `selon`. Folded.
    pub hearsay: Vec<String>,
    /// Participles before which these forms tell of what was: "il serait *parti* jeudi". Accents kept.
    pub gone: Vec<String>,
}

/// A language's table.
#[derive(Debug, Default)]
pub(crate) struct Table {
    vocabulary: HashMap<String, WordId>,
    pub phrases: Vec<Vec<Phrase>>,
    pub patterns: Vec<Pattern>,
    /// Patterns that can begin with a word.
    starts: Vec<Vec<u32>>,
    pub numbers: Option<&'static NumberWords>,
    pub tense: TenseWords,
    /// Words that make what follows the begin, or the end, of an open interval: `depuis` 1, `avant` -1.
    pub opens: HashMap<String, i8>,
    /// Words that deny: "pas avant vendredi" begins on Friday.
    pub denies: Vec<String>,
    /// Words after which a verb of the past tells what may come: "si la trêve tombait dimanche".
    pub supposes: Vec<String>,
    /// Words after which four digits are a year.
    pub year_after: Vec<String>,
    /// Words right before an expression that put it ahead: `until`.
    pub ahead: Vec<String>,
    /// Words that put it ahead where no verb says otherwise: `dès`.
    pub from: Vec<String>,
    /// Auxiliaries of a past that lies behind another one: `avait`, `had`. Folded.
    pub pluperfect: Vec<String>,
    /// Beginnings of verbs that call for, or announce, what begins on a day to come ("appelle à une grève à partir de mercredi"). Folded.
    pub calls: Vec<String>,
    /// Beginnings of verbs that call people, by "à", to what is to come ("appelle à une grève mercredi"). Folded.
    pub summons: Vec<String>,
    /// Words after which hours are counted, where they look like a preposition without their accents: "*des* cinq heures". Accents kept.
    pub counted: Vec<String>,
    /// Numeric dates put the month first.
    pub month_first: bool,
    /// A time of day and the day after it are one expression: "10 p.m. Wednesday".
    pub clock_day: bool,
    /// Months are also people's names: "Theresa May".
    pub month_names: bool,
    /// Words that may stand between a time of day and its day: `EDT`.
    pub zones: Vec<String>,
    /// The hyphen's number, where a row asks for one.
    pub hyphen: Option<WordId>,
}

static TABLES: LazyLock<HashMap<&'static str, Table>> = LazyLock::new(|| {
    [
        (Lang::FR, "fr", include_str!("../data/fr.tsv")),
        (Lang::EN, "en", include_str!("../data/en.tsv")),
        (Lang::DE, "de", include_str!("../data/de.tsv")),
        (Lang::ES, "es", include_str!("../data/es.tsv")),
        (Lang::IT, "it", include_str!("../data/it.tsv")),
        (Lang::RU, "ru", include_str!("../data/ru.tsv")),
        (Lang::UK, "uk", include_str!("../data/uk.tsv")),
    ]
    .into_iter()
    .map(|(lang, code, text)| (code, Table::parse(text, NumberWords::of(Some(lang)))))
    .collect()
});

impl Table {
    /// The table of a language, where there is one.
    pub(crate) fn of(lang: Lang) -> Option<&'static Self> {
        TABLES.get(lang.code())
    }

    fn parse(text: &str, numbers: &'static NumberWords) -> Self {
        let mut table = Self { numbers: Some(numbers), phrases: vec![Vec::new(); 3], ..Self::default() };
        let mut compounds = false;
        for line in text.lines().filter(|l| !l.starts_with('#')) {
            let fields: Vec<&str> = line.split('\t').collect();
            let [kind, words, rest @ ..] = fields.as_slice() else { continue };
            let value = rest.first().copied().unwrap_or("");
            match *kind {
                "find" => {
                    if let (Some(elements), Some(action)) = (table.elements(words), Action::parse(value)) {
                        table.patterns.push(Pattern { elements, action });
                    }
                }
                "past" | "future" => {
                    let sign = if *kind == "past" { -1 } else { 1 };
                    for word in words.split(' ') {
                        match word.strip_prefix('*') {
                            Some(ending) => table.tense.endings.push((ending.to_owned(), sign)),
                            None => {
                                table.tense.words.insert(word.to_owned(), sign);
                            }
                        }
                    }
                }
                "copula" => table.tense.copulas.extend(words.split(' ').map(str::to_owned)),
                "participle" => table.tense.participles.extend(words.split(' ').map(|w| w.trim_start_matches('*').to_owned())),
                "infinitive" => table.tense.infinitives.extend(words.split(' ').map(recoupe_lang::fold)),
                "behind" => table.tense.behind.extend(words.split(' ').map(recoupe_lang::fold)),
                "singular" => table.tense.singular.extend(words.split(' ').map(recoupe_lang::fold)),
                "called" => table.tense.called.extend(words.split(' ').map(recoupe_lang::fold)),
                "done" => table.tense.done.extend(words.split(' ').map(str::to_owned)),
                "conditional" => table.tense.conditional.extend(words.split(' ').map(str::to_owned)),
                "hearsay" => table.tense.hearsay.extend(words.split(' ').map(recoupe_lang::fold)),
                "gone" => table.tense.gone.extend(words.split(' ').map(str::to_owned)),
                "counted" => table.counted.extend(words.split(' ').map(str::to_owned)),
                "coming" => table.tense.coming.extend(words.split(' ').map(str::to_owned)),
                "not-coming-after" => table.tense.not_coming_after.extend(words.split(' ').map(str::to_owned)),
                "no-tense" => table.tense.none.extend(words.split(' ').map(str::to_owned)),
                "since" => table.opens.extend(words.split(' ').map(|w| (recoupe_lang::fold(w), 1))),
                "before" => table.opens.extend(words.split(' ').map(|w| (recoupe_lang::fold(w), -1))),
                "denies" => table.denies.extend(words.split(' ').map(recoupe_lang::fold)),
                "supposes" => table.supposes.extend(words.split(' ').map(recoupe_lang::fold)),
                "from" => table.from.extend(words.split(' ').map(recoupe_lang::fold)),
                "pluperfect" => table.pluperfect.extend(words.split(' ').map(recoupe_lang::fold)),
                "calls" => table.calls.extend(words.split(' ').map(recoupe_lang::fold)),
                "summons" => table.summons.extend(words.split(' ').map(recoupe_lang::fold)),
                "ahead" => table.ahead.extend(words.split(' ').map(recoupe_lang::fold)),
                "zone" => table.zones.extend(words.split(' ').map(recoupe_lang::fold)),
                "year-after" => table.year_after.extend(words.split(' ').map(recoupe_lang::fold)),
                "rule" => {
                    table.month_first |= *words == "month first";
                    table.clock_day |= *words == "clock day";
                    table.month_names |= *words == "month names";
                    compounds |= *words == "compounds";
                }
                _ => {
                    if let Some(class) = Class::named(kind) {
                        for phrase in words.split('|') {
                            let words = table.literals(phrase);
                            if let Some(first) = words.first() {
                                let id = first.id as usize;
                                table.phrases[id].push(Phrase { class, words, value: value.to_owned() });
                            }
                        }
                    }
                }
            }
        }
        if compounds {
            table.compound_weekdays();
        }
        for phrases in &mut table.phrases {
            phrases.sort_by_key(|p| std::cmp::Reverse(p.words.len()));
        }
        table.hyphen = table.vocabulary.get("-").copied();
        table.index();
        table
    }

    /// `Donnerstagabend`: every weekday with every part of the day, as one word.
    fn compound_weekdays(&mut self) {
        let words: HashMap<WordId, String> = self.vocabulary.iter().map(|(w, id)| (*id, w.clone())).collect();
        let all = |class: Class| -> Vec<(String, String)> {
            let of = move |p: &&Phrase| p.class == class && p.words.len() == 1;
            self.phrases.iter().flatten().filter(of).filter_map(|p| Some((words.get(&p.words[0].id)?.clone(), p.value.clone()))).collect()
        };
        let (weekdays, parts) = (all(Class::Weekday), all(Class::Part));
        for (day, number) in &weekdays {
            for (part, value) in &parts {
                let id = self.intern(&format!("{day}{part}"));
                let words = vec![Literal { id, capital: false }];
                self.phrases[id as usize].push(Phrase { class: Class::Weekday, words, value: format!("{number}{value}") });
            }
        }
    }

    fn intern(&mut self, word: &str) -> WordId {
        if let Some(id) = self.vocabulary.get(word) {
            return *id;
        }
        let id = self.phrases.len() as WordId;
        self.phrases.push(Vec::new());
        self.vocabulary.insert(word.to_owned(), id);
        id
    }

    fn literals(&mut self, phrase: &str) -> Vec<Literal> {
        let atoms = Atoms::of(phrase, 0);
        (0..atoms.len()).map(|i| Literal { id: self.intern(atoms.word(i)), capital: atoms.get(i).is_some_and(|a| a.capital) }).collect()
    }

    /// Reads `le? [depuis] {weekday} jour|jours`.
    fn elements(&mut self, pattern: &str) -> Option<Vec<Element>> {
        let mut out = Vec::new();
        for part in pattern.split(' ') {
            let (part, optional) = part.strip_suffix('?').filter(|p| !p.is_empty()).map_or((part, false), |p| (p, true));
            let inner = part.strip_prefix('[').and_then(|p| p.strip_suffix(']'));
            let context = inner.is_some();
            let mut alternatives = Vec::new();
            for one in inner.unwrap_or(part).split('|') {
                alternatives.push(match one.strip_prefix('{').and_then(|o| o.strip_suffix('}')) {
                    Some(name) => Alternative::Class(Class::named(name)?),
                    // "_" parts the words of one alternative
                    None => Alternative::Words(self.literals(&one.replace('_', " "))),
                });
            }
            out.push(Element { alternatives, optional, context });
        }
        Some(out)
    }

    /// Which patterns can begin with which word.
    fn index(&mut self) {
        let mut starts = vec![Vec::new(); self.phrases.len()];
        for (n, pattern) in self.patterns.iter().enumerate() {
            let n = n as u32;
            for element in &pattern.elements {
                for alternative in &element.alternatives {
                    match alternative {
                        Alternative::Words(words) => {
                            if let Some(first) = words.first() {
                                starts[first.id as usize].push(n);
                            }
                        }
                        Alternative::Class(class) => {
                            let numeric = matches!(
                                class,
                                Class::Day | Class::MonthNumber | Class::Year | Class::ShortYear | Class::N | Class::Hour | Class::Minute
                            );
                            if numeric {
                                starts[DIGITS as usize].push(n);
                            }
                            if matches!(class, Class::N) {
                                starts[NUMBER_WORD as usize].push(n);
                            }
                            for (id, phrases) in self.phrases.iter().enumerate() {
                                if phrases.iter().any(|p| p.class == *class) {
                                    starts[id].push(n);
                                }
                            }
                        }
                    }
                }
                if !element.optional {
                    break;
                }
            }
        }
        // number words that the vocabulary has for another reason begin numbers as well
        let of_numbers = starts[NUMBER_WORD as usize].clone();
        if let Some(numbers) = self.numbers {
            for (word, id) in &self.vocabulary {
                if numbers.may_begin(word) {
                    starts[*id as usize].extend(&of_numbers);
                }
            }
        }
        for list in &mut starts {
            list.sort_unstable();
            list.dedup();
        }
        self.starts = starts;
    }

    /// The vocabulary's number of every atom.
    pub(crate) fn ids(&self, atoms: &Atoms) -> Vec<WordId> {
        let id = |(at, atom): (usize, &recoupe_lang::Atom)| {
            if atom.kind == AtomKind::Digits {
                return DIGITS;
            }
            let word = atoms.word(at);
            match self.vocabulary.get(word) {
                Some(id) => *id,
                None if atom.kind == AtomKind::Letters && self.numbers.is_some_and(|n| n.may_begin(word)) => NUMBER_WORD,
                None => 0,
            }
        };
        atoms.as_slice().iter().enumerate().map(id).collect()
    }

    /// Does the table speak of this word?
    pub(crate) fn knows(&self, folded: &str) -> bool {
        self.vocabulary.contains_key(folded)
    }

    /// Does a month's name begin with this word?
    pub(crate) fn begins_month(&self, id: WordId) -> bool {
        self.phrases.get(id as usize).is_some_and(|list| list.iter().any(|p| p.class == Class::Month))
    }

    /// Patterns that can begin with a word, in the table's order.
    pub(crate) fn starting(&self, id: WordId) -> &[u32] {
        self.starts.get(id as usize).map_or(&[], Vec::as_slice)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_of_every_table_is_read() {
        for (code, text) in [
            ("fr", include_str!("../data/fr.tsv")),
            ("en", include_str!("../data/en.tsv")),
            ("de", include_str!("../data/de.tsv")),
            ("es", include_str!("../data/es.tsv")),
            ("it", include_str!("../data/it.tsv")),
            ("ru", include_str!("../data/ru.tsv")),
            ("uk", include_str!("../data/uk.tsv")),
        ] {
            let rows = text.lines().filter(|l| l.starts_with("find\t")).count();
            let table = &TABLES[code];
            assert_eq!(rows, table.patterns.len(), "{code}: a pattern that can't be read");
            assert!(rows >= 35, "{code}: {rows} patterns");
            for line in text.lines().filter(|l| !l.starts_with('#') && !l.is_empty()) {
                let kind = line.split('\t').next().unwrap();
                let known = [
                    "find",
                    "past",
                    "future",
                    "copula",
                    "infinitive",
                    "participle",
                    "coming",
                    "not-coming-after",
                    "no-tense",
                    "behind",
                    "since",
                    "before",
                    "denies",
                    "supposes",
                    "year-after",
                    "ahead",
                    "from",
                    "pluperfect",
                    "calls",
                    "summons",
                    "singular",
                    "called",
                    "done",
                    "conditional",
                    "hearsay",
                    "gone",
                    "counted",
                    "zone",
                    "rule",
                ]
                .contains(&kind);
                assert!(known || Class::named(kind).is_some(), "{code}: {line}");
            }
        }
    }
}
