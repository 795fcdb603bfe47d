//! Words for comparing: stems without function words, synonyms under one stem, and how rare each is in the
//! story. It does not know what an article is.

use foldhash::{HashMap, HashMapExt, HashSet};
use recoupe_lang::{Stemmer, Token, TokenKind, WordList, fold, tokens, word_lists};
use recoupe_model::Lang;
use recoupe_names::lists::Lists;
use std::cell::RefCell;
use std::collections::BTreeMap;
use std::sync::{LazyLock, OnceLock};

/// Function words by language; the file says where they are from.
static FUNCTION_WORDS: LazyLock<HashMap<&'static str, HashSet<&'static str>>> = LazyLock::new(|| {
    let mut lists: HashMap<&str, HashSet<&str>> = HashMap::new();
    for (lang, words) in rows(include_str!("../data/function_words.tsv")) {
        lists.entry(lang).or_default().extend(words.split(' '));
    }
    lists
});

/// Stem → stem that stands for its whole set, by language.
static SYNONYMS: LazyLock<HashMap<&'static str, HashMap<String, String>>> = LazyLock::new(|| {
    let mut lists: HashMap<&str, HashMap<String, String>> = HashMap::new();
    for (lang, words) in rows(include_str!("../data/synonyms.tsv")) {
        let stemmer = Stemmer::new(Lang::from_tag(lang));
        let stems: Vec<String> = words.split(' ').map(|w| stemmer.stem(w)).collect();
        let list = lists.entry(lang).or_default();
        // a word of two sets stays in the first
        let head = stems.iter().find_map(|s| list.get(s)).unwrap_or(&stems[0]).clone();
        for stem in stems {
            list.entry(stem).or_insert_with(|| head.clone());
        }
    }
    lists
});

/// Does a text hold a word of a list?
pub(crate) fn marks(list: &WordList, lang: Option<Lang>, text: &str) -> bool {
    let words = list.of(lang);
    !words.is_empty() && folded_words(text).any(|(_, folded)| words.has(&folded))
}

/// Does a text hold a word by which what it tells is still to come?
pub(crate) fn is_to_come(lang: Option<Lang>, text: &str) -> bool {
    let (words, ends) = (clause::FUTURE.of(lang), clause::FUTURE_ENDS.of(lang));
    // ends are looked at in words long enough to have one, and not in names
    let ended = |word: &str, folded: &str| folded.len() > 5 && word.starts_with(char::is_lowercase) && ends.end(folded);
    let mut all = folded_words(text).peekable();
    while let Some((word, folded)) = all.next() {
        // "compte ouvrir le quai" lies ahead, "a compté les bateaux" and "son compte" do not
        let counts = matches!(folded.as_str(), "compte" | "comptent");
        let infinitive = |next: &str| ["er", "ir", "re"].iter().any(|end| next.ends_with(end));
        let mut plans = || word != "compté" && all.peek().is_some_and(|(_, next)| infinitive(next));
        if !words.is_empty() && (words.has(&folded) && (!counts || plans()) || ended(word, &folded)) {
            return true;
        }
    }
    false
}

/// The words of a text, each with its folded form.
fn folded_words(text: &str) -> impl Iterator<Item = (&str, String)> {
    let words = tokens(text, 0).into_iter().filter(|t| t.kind == TokenKind::Word);
    words.map(|t| &text[t.piece.range()]).map(|word| (word, fold(word)))
}

/// The lists of words that mark a clause; the file says what each is for.
pub(crate) mod clause {
    recoupe_lang::word_lists! {
        include_str!("../data/clause_words.tsv");
        pub(super) static FUTURE;
        pub(super) static FUTURE_ENDS;
        pub(crate) static PROPOSAL;
        pub(crate) static MEANT;
        pub(crate) static CANCELLED;
        pub(crate) static SINCE;
        pub(crate) static STANDING;
        pub(crate) static UNTIL;
        pub(crate) static LIMIT;
        pub(crate) static DEADLINE;
        pub(crate) static MEETING;
        pub(crate) static CAN;
        pub(crate) static JOINING;
    }
}

/// Prepositions before a time, by language.
static PREPOSITIONS: LazyLock<HashMap<&'static str, HashSet<String>>> = LazyLock::new(|| {
    rows(include_str!("../data/preposition_words.tsv")).map(|(lang, words)| (lang, words.split(' ').map(fold).collect())).collect()
});

/// Has a text a preposition?
pub(crate) fn has_preposition(lang: Option<Lang>, text: &str) -> bool {
    let list = lang.and_then(|l| PREPOSITIONS.get(l.code()));
    list.is_some_and(|list| folded_words(text).any(|(_, folded)| list.contains(&folded)))
}

/// Words with which a noun phrase names nothing, by language.
static VAGUE: LazyLock<HashMap<&'static str, HashSet<String>>> = LazyLock::new(|| {
    rows(include_str!("../data/vague_words.tsv")).map(|(lang, words)| (lang, words.split(' ').map(fold).collect())).collect()
});

/// Is this a word with which a noun phrase names nothing: "these", "both", "his"?
pub(crate) fn is_vague(lang: Option<Lang>, word: &str) -> bool {
    lang.and_then(|l| VAGUE.get(l.code())).is_some_and(|words| words.contains(fold(word).as_str()))
}

/// First words that hang on what stands before them, by language.
static HANGING: LazyLock<HashMap<&'static str, HashSet<String>>> = LazyLock::new(|| {
    rows(include_str!("../data/hanging_words.tsv")).map(|(lang, words)| (lang, words.split(' ').map(fold).collect())).collect()
});

/// Does a text open with a word that hangs on what stands before it: a pronoun, a demonstrative, "but"?
pub(crate) fn opens_on_what_came_before(lang: Option<Lang>, text: &str) -> bool {
    let Some(words) = lang.and_then(|l| HANGING.get(l.code())) else { return false };
    let first = tokens(text, 0).into_iter().find(|t| t.kind == TokenKind::Word);
    first.is_some_and(|t| words.contains(fold(&text[t.piece.range()]).as_str()))
}

/// Rows `language<TAB>words` of a list; lines with `#` are its header.
pub(crate) fn rows(list: &'static str) -> impl Iterator<Item = (&'static str, &'static str)> {
    list.lines().filter(|l| !l.starts_with('#')).filter_map(|l| l.split_once('\t')).map(|(a, b)| (a, b.trim()))
}

word_lists! {
    include_str!("../data/negation_words.tsv");
    static NEGATIONS;
    static LEAVE_AS_IS;
    static BEFORE_STEP;
}

/// A word and those of its forms that have another stem.
pub(crate) fn forms_of<'a>(lang: &str, word: &'a str) -> impl Iterator<Item = &'a str> {
    let of_lang = rows(include_str!("../data/verb_forms.tsv")).filter(move |(l, _)| *l == lang);
    let of = of_lang.filter_map(|(_, rest)| rest.split_once('\t')).filter(move |(verb, _)| *verb == word);
    std::iter::once(word).chain(of.flat_map(|(_, forms)| forms.split(' ')))
}

/// Is this a word of negation, in any language?
pub(crate) fn is_negation(word: &str) -> bool {
    let word = fold(word);
    NEGATIONS.any(|l| l.has(&word))
}

/// Does a word of negation turn its clause round? "Without", "nor" and the like leave the clause as it is.
pub(crate) fn turns_round(word: &str) -> bool {
    let word = fold(word);
    NEGATIONS.any(|l| l.has(&word)) && !LEAVE_AS_IS.any(|l| l.has(&word))
}

/// Is the French "pas" a step ("un premier *pas*") and no negation, by the word before it?
pub(crate) fn is_step(word: &str, before: &str) -> bool {
    fold(word) == "pas" && BEFORE_STEP.of(Some(Lang::FR)).has(&fold(before))
}

/// How many words of negation a text has.
pub(crate) fn negations(text: &str) -> usize {
    let mut before = "";
    let mut count = 0;
    for token in tokens(text, 0) {
        let word = &text[token.piece.range()];
        count += usize::from(is_negation(word) && !is_step(word, before));
        before = word;
    }
    count
}

/// Number of a stem in a [`Vocabulary`].
pub(crate) type Word = u32;

/// Stems of one story, numbered, with the number of units that hold each.
#[derive(Default)]
pub(crate) struct Vocabulary {
    numbers: HashMap<String, Word>,
    held_by: Vec<u32>,
    /// Which of the words stand for an entity (they begin with [`ENTITY`]).
    entities: Vec<bool>,
    /// Which stand for a set of synonyms.
    classes: Vec<bool>,
    units: u32,
    /// How rare each word is, once all units are counted in: asked for a hundred times for each of a hundred thousand pairs.
    rarity: OnceLock<Vec<f64>>,
}

/// First character of a word that is no word but an entity's number.
pub(crate) const ENTITY: char = '\u{1}';
/// First character of a word that stands for a set of synonyms.
pub(crate) const CLASS: char = '\u{2}';
/// What a set of synonyms weighs beside a word.
const CLASS_WEIGHT: f64 = 0.6;

/// A reader of one language into a vocabulary.
pub(crate) struct Reader {
    stemmer: Stemmer,
    lang: Option<Lang>,
}

/// What a reader makes of a word as it stands.
struct Known {
    /// Its content stems: none of a function word, two of a compound.
    stems: Box<[Box<str>]>,
    /// The listed state whose adjective it is.
    adjective: Option<u16>,
}

/// Words that a thread remembers of each language: the sections of a dossier read the same sentences a dozen times, and most words of
/// a text are said many times.
const REMEMBERED: usize = 1 << 14;

/// Bytes of the longest word that is remembered.
const LONGEST: usize = 64;

/// Words of a language by how they stand.
type Remembered = HashMap<Box<str>, Known>;

thread_local! {
    static KNOWN: RefCell<Vec<(Option<Lang>, Remembered)>> = const { RefCell::new(Vec::new()) };
}

impl Reader {
    /// For a language.
    pub(crate) fn new(lang: Option<Lang>) -> Self {
        Self { stemmer: Stemmer::new(lang), lang }
    }

    /// Content stems of a text in order, function words left out. Numbers stand as they are, without
    /// the marks that group their digits.
    pub(crate) fn plain_stems(&self, text: &str) -> Vec<String> {
        let mut out = Vec::new();
        for token in tokens(text, 0) {
            self.add_stems(&text[token.piece.range()], token.kind, &mut out);
        }
        out
    }

    /// Adds the content stems of a token.
    pub(crate) fn add_stems(&self, word: &str, kind: TokenKind, out: &mut Vec<String>) {
        match kind {
            TokenKind::Mark => {}
            TokenKind::Number => out.push(word.chars().filter(|c| !matches!(c, '\'' | '’' | '\u{a0}' | '\u{202f}')).collect()),
            TokenKind::Word => self.known(word, |known| out.extend(known.stems.iter().map(|s| String::from(&**s)))),
        }
    }

    /// How many content stems a text has.
    pub(crate) fn count(&self, text: &str) -> usize {
        let stems = |token: Token| match token.kind {
            TokenKind::Mark => 0,
            TokenKind::Number => 1,
            TokenKind::Word => self.known(&text[token.piece.range()], |known| known.stems.len()),
        };
        tokens(text, 0).into_iter().map(stems).sum()
    }

    /// The listed state whose adjective a word is.
    pub(crate) fn adjective(&self, word: &str) -> Option<u16> {
        self.known(word, |known| known.adjective)
    }

    /// What is known of a word.
    fn known<T>(&self, word: &str, tell: impl FnOnce(&Known) -> T) -> T {
        if word.len() > LONGEST {
            return tell(&self.read(word));
        }
        KNOWN.with_borrow_mut(|lists| {
            let at = lists.iter().position(|(lang, _)| *lang == self.lang).unwrap_or_else(|| {
                lists.push((self.lang, HashMap::new()));
                lists.len() - 1
            });
            let list = &mut lists[at].1;
            if let Some(known) = list.get(word) {
                return tell(known);
            }
            if list.len() == REMEMBERED {
                list.clear();
            }
            tell(list.entry(word.into()).or_insert(self.read(word)))
        })
    }

    fn read(&self, word: &str) -> Known {
        let folded = fold(word);
        let skip = self.lang.and_then(|lang| FUNCTION_WORDS.get(lang.code()));
        let small = folded.chars().count() < 2 || folded.ends_with('\'') || skip.is_some_and(|s| s.contains(folded.as_str()));
        let stem = |word: &str| self.stemmer.stem(word).into_boxed_str();
        let stems = match word.split_once(['-', '‑']) {
            _ if small => Vec::new(),
            // a compound is its parts: "Otan-Russie"
            Some((head, tail)) if head.chars().count() > 3 && tail.chars().count() > 3 => vec![stem(head), stem(tail)],
            _ => vec![stem(word)],
        };
        Known { stems: stems.into(), adjective: Lists::get().adjective(&folded) }
    }

    /// Stem of one word, whatever it is.
    pub(crate) fn stem(&self, word: &str) -> String {
        self.stemmer.stem(word)
    }

    /// As [`Self::plain_stems`], each word under the head of its set of synonyms.
    pub(crate) fn stems(&self, text: &str) -> Vec<String> {
        let synonyms = self.synonyms();
        self.plain_stems(text).into_iter().map(|stem| synonyms.and_then(|s| s.get(&stem)).cloned().unwrap_or(stem)).collect()
    }

    /// The sets of synonyms that the stems belong to, each as a word of its own.
    pub(crate) fn classes(&self, stems: &[String]) -> Vec<String> {
        let Some(synonyms) = self.synonyms() else { return Vec::new() };
        stems.iter().filter_map(|s| synonyms.get(s)).map(|head| format!("{CLASS}{head}")).collect()
    }

    fn synonyms(&self) -> Option<&'static HashMap<String, String>> {
        SYNONYMS.get(self.lang?.code())
    }
}

impl Vocabulary {
    /// Counts a unit in and gives its words, sorted, each once.
    pub(crate) fn add(&mut self, stems: Vec<String>) -> Vec<Word> {
        self.rarity.take();
        let mut words: Vec<Word> = stems
            .into_iter()
            .map(|s| {
                let next = self.numbers.len() as Word;
                let (entity, class) = (s.starts_with(ENTITY), s.starts_with(CLASS));
                let number = *self.numbers.entry(s).or_insert(next);
                if number == next {
                    self.entities.push(entity);
                    self.classes.push(class);
                }
                number
            })
            .collect();
        words.sort_unstable();
        words.dedup();
        self.held_by.resize(self.numbers.len(), 0);
        for &w in &words {
            self.held_by[w as usize] += 1;
        }
        self.units += 1;
        words
    }

    /// The words of a text that is not counted in; unknown ones are left out.
    pub(crate) fn look_up(&self, stems: &[String]) -> Vec<Word> {
        let mut words: Vec<Word> = stems.iter().filter_map(|s| self.numbers.get(s).copied()).collect();
        words.sort_unstable();
        words.dedup();
        words
    }

    /// How rare a word is: inverse document frequency, never negative.
    pub(crate) fn idf(&self, word: Word) -> f64 {
        let all = self.rarity.get_or_init(|| (0..self.held_by.len() as Word).map(|w| self.count_idf(w)).collect());
        all.get(word as usize).copied().unwrap_or_else(|| self.count_idf(word))
    }

    fn count_idf(&self, word: Word) -> f64 {
        let held = self.held_by.get(word as usize).copied().unwrap_or(1).max(1);
        let share = if self.classes.get(word as usize) == Some(&true) { CLASS_WEIGHT } else { 1.0 };
        share * ((f64::from(self.units) + 1.0) / (f64::from(held) + 0.5)).ln().max(0.0)
    }

    /// Squared length of some words, each as long as it is rare.
    pub(crate) fn square(&self, words: impl IntoIterator<Item = Word>) -> f64 {
        words.into_iter().map(|w| self.idf(w).powi(2)).sum()
    }

    /// Does a word stand for an entity?
    pub(crate) fn is_entity(&self, word: Word) -> bool {
        self.entities.get(word as usize).copied().unwrap_or(false)
    }

    /// Does a word stand for a set of synonyms?
    pub(crate) fn is_class(&self, word: Word) -> bool {
        self.classes.get(word as usize).copied().unwrap_or(false)
    }

    /// Units that hold a word.
    pub(crate) fn held_by(&self, word: Word) -> u32 {
        self.held_by.get(word as usize).copied().unwrap_or(0)
    }
}

/// The words that two sorted lists share.
pub(crate) fn shared<'a>(a: &'a [Word], b: &'a [Word]) -> impl Iterator<Item = Word> + 'a {
    let mut at = 0;
    a.iter().copied().filter(move |w| {
        while at < b.len() && b[at] < *w {
            at += 1;
        }
        at < b.len() && b[at] == *w
    })
}

/// How often each thing occurs, most frequent first, ties in order of the thing.
pub(crate) fn by_count<T: Ord + Clone>(things: impl IntoIterator<Item = T>) -> Vec<(T, usize)> {
    let mut counts: BTreeMap<T, usize> = BTreeMap::new();
    for thing in things {
        *counts.entry(thing).or_default() += 1;
    }
    let mut list: Vec<(T, usize)> = counts.into_iter().collect();
    list.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
    list
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shared_words_are_found() {
        for (a, b, both) in [(vec![1, 3, 4, 9], vec![2, 3, 9, 10], vec![3, 9]), (vec![], vec![1], vec![]), (vec![5], vec![5], vec![5])] {
            assert_eq!(shared(&a, &b).collect::<Vec<_>>(), both);
        }
    }

    #[test]
    fn words_are_read_in_their_language_and_counted_as_they_are_read() {
        let text = "The Franco-Norvian talks on 1'200 tariffs, the talks of Varn-sur-Mer's mayor.";
        let of = |lang| Reader::new(lang).plain_stems(text);
        for lang in [Some(Lang::EN), Some(Lang::FR), None, Some(Lang::EN)] {
            assert_eq!(Reader::new(lang).count(text), of(lang).len());
        }
        assert_eq!(of(Some(Lang::EN))[..5], ["franco", "norvian", "talk", "1200", "tariff"]);
        assert!(of(Some(Lang::FR)).contains(&"the".to_owned()) && of(None).contains(&"talks".to_owned()));
        assert_eq!(Reader::new(Some(Lang::EN)).adjective("French"), Lists::get().adjective("french"));
    }

    #[test]
    fn a_step_denies_nothing() {
        assert_eq!(negations("Elle a salué un premier pas des deux rives."), 0);
        assert_eq!(negations("Elle ne fera pas un pas de plus."), 2);
        assert_eq!(negations("Ce n'est pas vrai."), 2);
    }
}
