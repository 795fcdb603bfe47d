//! The words around numbers, one table a language (`data/*.tsv`, see the head of `fr.tsv`).

use foldhash::{HashMap, HashSet};
use recoupe_lang::{Atoms, NumberWords, fold};
use recoupe_model::{Lang, Modifier};
use std::sync::LazyLock;

/// What a word beside a number is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Word {
    /// A measure: its singular.
    Measure(&'static str),
    /// Stands between number and what is counted: `premières`, `autres`.
    Skip,
    /// Ends a noun phrase: a verb form, a conjunction, a pronoun.
    Stop,
    /// A preposition: goes on inside a noun phrase, never ends one.
    Preposition,
}

/// A language's table.
#[derive(Debug, Default)]
pub(crate) struct Table {
    pub numbers: Option<&'static NumberWords>,
    words: HashMap<String, Word>,
    /// Phrases before a number by their last word: the other words before it; how exact; "nearly" has a lower bound.
    pub before: HashMap<String, Vec<(Vec<String>, Modifier, bool)>>,
    pub percent: HashSet<String>,
    /// Adjectives stand before their noun.
    pub adjectives_first: bool,
    /// Nouns have a capital: what has none before one is an adjective, and before none a verb.
    pub capital_nouns: bool,
    pub of: HashSet<String>,
    pub planned: HashSet<String>,
    pub planned_endings: Vec<String>,
    pub copulas: HashSet<String>,
    /// … of two words: `31 ont été blessées`.
    pub been: Vec<Vec<String>>,
    /// Verbs of killing and wounding whose object may be a number alone: `tuant neuf`.
    pub harms: HashSet<String>,
    /// Articles before a pair that is known already: `les deux parties`.
    pub definite: HashSet<String>,
    /// Words between the two numbers of a range: `à`, `to`.
    pub to: HashSet<String>,
    /// Words between a number and the round one that it is counted by: `chaque`, `per`.
    pub rate: HashSet<String>,
    /// `et demie`: the words after a unit that add a half.
    pub half: Vec<Vec<String>>,
    /// Verbs by which something is counted again: `n'en compte que 22`.
    pub counts: HashSet<String>,
    /// Verbs, nouns, pronouns and preposition by which a number is put at something: `met le nombre à 22`, `puts it at 22`.
    pub puts: HashSet<String>,
    pub put_nouns: HashSet<String>,
    pub put_it: HashSet<String>,
    pub put_to: HashSet<String>,
    /// Words behind a number that say whose it is: `selon`, `according to`.
    pub according: Vec<Vec<String>>,
    /// Nouns for votes, verbs that tell of a ballot, and words between the two numbers of one: "52 to 47".
    pub votes: Vec<String>,
    pub ballots: HashSet<String>,
    pub against: HashSet<String>,
    /// Letters glued to digits that make an ordinal: `e`, `th`.
    pub ordinals: HashSet<String>,
}

static TABLES: LazyLock<HashMap<&'static str, Table>> = LazyLock::new(|| {
    [
        ("fr", include_str!("../data/fr.tsv")),
        ("en", include_str!("../data/en.tsv")),
        ("de", include_str!("../data/de.tsv")),
        ("es", include_str!("../data/es.tsv")),
        ("it", include_str!("../data/it.tsv")),
        ("ru", include_str!("../data/ru.tsv")),
        ("uk", include_str!("../data/uk.tsv")),
    ]
    .into_iter()
    .map(|(code, text)| (code, Table::parse(text, Lang::from_tag(code))))
    .collect()
});

/// For languages without a table.
static NONE: LazyLock<Table> = LazyLock::new(|| Table { numbers: Some(NumberWords::of(None)), ..Table::default() });

impl Table {
    /// The table of a language, or an empty one.
    pub(crate) fn of(lang: Option<Lang>) -> &'static Self {
        lang.and_then(|l| TABLES.get(l.code())).unwrap_or(&NONE)
    }

    fn parse(text: &'static str, lang: Option<Lang>) -> Self {
        let mut table = Self { numbers: Some(NumberWords::of(lang)), ..Self::default() };
        for line in text.lines().filter(|l| !l.starts_with('#')) {
            let mut fields = line.split('\t');
            let (Some(kind), Some(words)) = (fields.next(), fields.next()) else { continue };
            let meaning = fields.next().unwrap_or("");
            for word in words.split('|') {
                table.take(kind, word, meaning);
            }
        }
        table
    }

    fn take(&mut self, kind: &str, word: &'static str, meaning: &'static str) {
        let folded = fold(word);
        let word_entry = match kind {
            "unit" => Some(Word::Measure(meaning)),
            "skip" => Some(Word::Skip),
            "stop" => Some(Word::Stop),
            "preposition" => Some(Word::Preposition),
            _ => None,
        };
        if let Some(entry) = word_entry {
            self.words.insert(folded, entry);
            return;
        }
        let atoms = Atoms::of(word, 0);
        let parts: Vec<String> = (0..atoms.len()).map(|i| atoms.word(i).to_owned()).collect();
        let modifier = match kind {
            "over" => Some((Modifier::Over, false)),
            "under" => Some((Modifier::Under, false)),
            "near" => Some((Modifier::Under, true)),
            "about" => Some((Modifier::About, false)),
            "exact" => Some((Modifier::Exact, false)),
            _ => None,
        };
        if let Some((modifier, near)) = modifier
            && let Some((last, rest)) = parts.split_last()
        {
            let list = self.before.entry(last.clone()).or_default();
            list.push((rest.to_vec(), modifier, near));
            list.sort_by_key(|(rest, ..)| std::cmp::Reverse(rest.len()));
            return;
        }
        match kind {
            "rate" => self.rate.extend(parts),
            "percent" => {
                self.percent.insert(folded);
            }
            "of" => {
                self.of.insert(folded.clone());
                self.words.insert(folded, Word::Preposition);
            }
            "planned" => match folded.strip_prefix('*') {
                Some(ending) => self.planned_endings.push(ending.to_owned()),
                None => {
                    self.planned.insert(folded);
                }
            },
            "copula" => {
                self.copulas.insert(folded.clone());
                self.words.insert(folded, Word::Stop);
            }
            "been" => self.been.push(parts),
            "harm" => {
                self.harms.insert(folded);
            }
            "definite" => {
                self.definite.insert(folded);
            }
            "rule" => {
                self.adjectives_first |= folded == "adjectives first";
                self.capital_nouns |= folded == "capital nouns";
            }
            "to" => {
                self.to.insert(folded);
            }
            "half" => self.half.push(parts),
            "count" => {
                self.counts.insert(folded);
            }
            "put" => {
                self.puts.insert(folded);
            }
            "put noun" => {
                self.put_nouns.insert(folded);
            }
            "put it" => {
                self.put_it.insert(folded);
            }
            "put to" => {
                self.put_to.insert(folded);
            }
            "according" => self.according.push(parts),
            "vote" => self.votes.push(folded),
            "ballot" => {
                self.ballots.insert(folded);
            }
            "against" => {
                self.against.insert(folded);
            }
            "ordinal" => {
                self.ordinals.insert(folded);
            }
            _ => {}
        }
    }

    /// Is a unit a measure, and no noun of what is counted?
    pub(crate) fn is_measure(&self, unit: &str) -> bool {
        unit == "%" || !unit.starts_with(char::is_alphabetic) || self.words.values().any(|w| matches!(w, Word::Measure(m) if *m == unit))
    }

    /// What the table says of a folded word.
    pub(crate) fn word(&self, folded: &str) -> Option<&Word> {
        self.words.get(folded)
    }
}

#[cfg(test)]
mod tests {

    #[test]
    fn every_row_has_a_known_kind() {
        let kinds = [
            "unit",
            "skip",
            "stop",
            "preposition",
            "over",
            "under",
            "near",
            "about",
            "exact",
            "percent",
            "of",
            "planned",
            "copula",
            "been",
            "harm",
            "definite",
            "to",
            "half",
            "rule",
            "ordinal",
            "count",
            "put",
            "put noun",
            "put it",
            "put to",
            "according",
            "vote",
            "ballot",
            "against",
            "rate",
        ];
        for (code, text) in [
            ("fr", include_str!("../data/fr.tsv")),
            ("en", include_str!("../data/en.tsv")),
            ("de", include_str!("../data/de.tsv")),
            ("es", include_str!("../data/es.tsv")),
            ("it", include_str!("../data/it.tsv")),
            ("ru", include_str!("../data/ru.tsv")),
            ("uk", include_str!("../data/uk.tsv")),
        ] {
            let rows: Vec<&str> = text.lines().filter(|l| !l.starts_with('#') && !l.is_empty()).collect();
            assert!(rows.len() >= 15, "{code}");
            for row in rows {
                let fields: Vec<&str> = row.split('\t').collect();
                assert!(kinds.contains(&fields[0]) && fields.len() >= 2, "{code}: {row}");
                assert!(fields[0] != "unit" || fields.len() == 3, "{code}: a unit without its singular: {row}");
            }
        }
    }
}
