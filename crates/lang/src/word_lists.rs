//! Lists of words that rules look for, read from plain files: lines `language, list, words` with tabs between them and blanks
//! between the words, all folded; `get_into` is a phrase of two words. Lines that begin with `#` say what is in the file.

use crate::fold;
use recoupe_model::Lang;
use std::sync::OnceLock;

/// The words of one list in one language.
#[derive(Debug, Default)]
pub struct Words {
    /// Sorted.
    words: Vec<&'static str>,
    /// A bit for the first byte of each word: most words that are looked for begin with no such byte.
    firsts: u64,
    phrases: Vec<Vec<&'static str>>,
}

static NONE: Words = Words { words: Vec::new(), firsts: 0, phrases: Vec::new() };

/// The bit of a word's first byte; none for an empty word.
#[inline]
fn first_bit(word: &str) -> u64 {
    word.as_bytes().first().map_or(0, |byte| 1 << (byte & 63))
}

impl Words {
    /// Has the language no such words?
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.words.is_empty() && self.phrases.is_empty()
    }

    /// Is a folded word one of these?
    #[must_use]
    #[inline]
    pub fn has(&self, word: &str) -> bool {
        self.firsts & first_bit(word) != 0 && self.words.binary_search(&word).is_ok()
    }

    /// Is one of some folded words one of these?
    pub fn has_any<S: AsRef<str>>(&self, words: impl IntoIterator<Item = S>) -> bool {
        words.into_iter().any(|w| self.has(w.as_ref()))
    }

    /// Do some folded words begin with one of these words or phrases?
    #[must_use]
    pub fn open<S: AsRef<str>>(&self, words: &[S]) -> bool {
        let runs = |phrase: &Vec<&str>| phrase.len() <= words.len() && phrase.iter().zip(words).all(|(a, b)| *a == b.as_ref());
        words.first().is_some_and(|w| self.has(w.as_ref())) || self.phrases.iter().any(runs)
    }

    /// Do some folded words end with one of these words or phrases?
    #[must_use]
    pub fn close<S: AsRef<str>>(&self, words: &[S]) -> bool {
        (0..words.len()).rev().any(|from| self.are(&words[from..]))
    }

    /// How many of some folded words one of these words takes that stands first: one or none.
    #[must_use]
    pub fn opening<S: AsRef<str>>(&self, words: &[S]) -> usize {
        usize::from(words.first().is_some_and(|w| self.has(w.as_ref())))
    }

    /// Are some folded words one of these words or phrases, and nothing more?
    #[must_use]
    pub fn are<S: AsRef<str>>(&self, words: &[S]) -> bool {
        let same = |phrase: &Vec<&str>| phrase.len() == words.len() && phrase.iter().zip(words).all(|(a, b)| *a == b.as_ref());
        match words {
            [word] => self.has(word.as_ref()),
            _ => self.phrases.iter().any(same),
        }
    }

    /// Does one of these words or phrases stand among some folded words?
    #[must_use]
    pub fn stand_in<S: AsRef<str>>(&self, words: &[S]) -> bool {
        (0..words.len()).any(|from| self.open(&words[from..]))
    }

    /// Does a folded word end with one of these?
    #[must_use]
    pub fn end(&self, word: &str) -> bool {
        self.words.iter().any(|end| word.ends_with(end))
    }

    /// Does a folded word begin with one of these?
    #[must_use]
    pub fn begin(&self, word: &str) -> bool {
        self.words.iter().any(|beginning| word.starts_with(beginning))
    }
}

/// A list of a file, by the name it has there: see [`word_lists!`].
#[derive(Debug)]
pub struct WordList {
    file: &'static str,
    name: &'static str,
    by_language: OnceLock<Vec<(Lang, Words)>>,
}

impl WordList {
    /// The list of this name, in capitals or not, of the text of a file.
    #[must_use]
    pub const fn new(file: &'static str, name: &'static str) -> Self {
        Self { file, name, by_language: OnceLock::new() }
    }

    /// Its words in a language; none where the language has none or is not known.
    #[must_use]
    #[inline]
    pub fn of(&self, lang: Option<Lang>) -> &Words {
        let all = self.by_language.get_or_init(|| self.read());
        lang.and_then(|lang| all.iter().find(|(l, _)| *l == lang)).map_or(&NONE, |(_, words)| words)
    }

    /// Does something hold of its words in any language? For what a text of one language takes over from others: titles, names of
    /// bodies.
    pub fn any(&self, holds: impl Fn(&Words) -> bool) -> bool {
        self.by_language.get_or_init(|| self.read()).iter().any(|(_, words)| holds(words))
    }

    fn read(&self) -> Vec<(Lang, Words)> {
        let mut out: Vec<(Lang, Words)> = Vec::new();
        for (lang, _, all) in rows(self.file).filter(|(_, name, _)| name.eq_ignore_ascii_case(self.name)) {
            let Some(lang) = Lang::from_tag(lang) else { continue };
            let at = out.iter().position(|(l, _)| *l == lang).unwrap_or_else(|| {
                out.push((lang, Words::default()));
                out.len() - 1
            });
            let own = &mut out[at].1;
            for word in all {
                if word.contains('_') {
                    own.phrases.push(word.split('_').collect());
                } else {
                    own.firsts |= first_bit(word);
                    own.words.push(word);
                }
            }
            own.words.sort_unstable();
        }
        out
    }
}

/// The rows of a file: language, list, words.
fn rows(file: &'static str) -> impl Iterator<Item = (&'static str, &'static str, std::str::Split<'static, char>)> {
    file.lines().filter(|l| !l.starts_with('#')).filter_map(|line| {
        let mut cells = line.split('\t');
        Some((cells.next()?, cells.next()?, cells.next()?.trim().split(' ')))
    })
}

/// Entries that a file of lists has at least.
const AT_LEAST: usize = 50;

/// What is wrong with a file of lists of which those of some names are asked for. For the tests that [`word_lists!`] writes.
#[doc(hidden)]
#[must_use]
pub fn faults(file: &'static str, names: &[&str]) -> Vec<String> {
    let mut out = Vec::new();
    let mut seen: Vec<(&str, &str, &str)> = Vec::new();
    let lines = file.lines().filter(|l| !l.starts_with('#') && !l.is_empty()).count();
    if rows(file).count() != lines {
        out.push("a line has not three cells".to_owned());
    }
    for (lang, name, words) in rows(file) {
        if !names.iter().any(|n| n.eq_ignore_ascii_case(name)) {
            out.push(format!("nobody asks for {name}"));
        }
        for word in words {
            if fold(word) != word || word.is_empty() {
                out.push(format!("{word:?} of {name} is not folded"));
            }
            if seen.contains(&(lang, name, word)) {
                out.push(format!("{word} stands twice in {name}"));
            }
            seen.push((lang, name, word));
        }
    }
    for name in names {
        if !seen.iter().any(|(_, n, _)| n.eq_ignore_ascii_case(name)) {
            out.push(format!("there is no list {name}"));
        }
    }
    if seen.len() < AT_LEAST {
        out.push(format!("{} entries are too few for a file", seen.len()));
    }
    if !(file.contains("# Source: ") && file.contains("Licence: ")) {
        out.push("source or licence is not told".to_owned());
    }
    out
}

/// The lists of a file, each a [`WordList`] whose name in the file is that of its static in small letters:
///
/// ```ignore
/// word_lists! {
///     include_str!("../data/silence_words.tsv");
///     /// Verbs of telling.
///     pub(super) static TELLS;
/// }
/// ```
///
/// A test is written along, which looks that the file has these lists and no others.
#[macro_export]
macro_rules! word_lists {
    ($file:expr; $($(#[$doc:meta])* $vis:vis static $name:ident;)+) => {
        $($(#[$doc])* $vis static $name: $crate::WordList = $crate::WordList::new($file, stringify!($name));)+

        #[cfg(test)]
        #[test]
        fn the_file_has_these_lists_and_no_others() {
            assert_eq!($crate::word_list_faults($file, &[$(stringify!($name)),+]), Vec::<String>::new());
        }
    };
}

#[cfg(test)]
mod tests {
    use super::*;

    const FILE: &str = "# What it is.\nen\ttells\tsay tell\nfr\ttells\tdire\nen\ttells\tadd\nen\tturns\tget_into never\n";
    static TELLS: WordList = WordList::new(FILE, "TELLS");
    static TURNS: WordList = WordList::new(FILE, "TURNS");

    #[test]
    fn a_list_has_the_words_of_each_of_its_rows_in_their_language() {
        let en = TELLS.of(Some(Lang::EN));
        assert!(en.has("say") && en.has("tell") && en.has("add") && !en.has("dire"));
        assert!(TELLS.of(Some(Lang::FR)).has("dire"));
        assert!(!TELLS.of(Some(Lang::DE)).has("say") && TELLS.of(None).is_empty() && !en.is_empty());
        assert!(!en.has("") && !en.has("so") && !en.has("never") && en.has_any(["no", "say"]));
    }

    #[test]
    fn phrases_stand_whole_and_in_order() {
        let en = TURNS.of(Some(Lang::EN));
        assert!(en.open(&["get", "into", "it"]) && !en.open(&["to", "get", "into"]) && !en.open(&["get"]));
        assert!(en.stand_in(&["to", "get", "into"]) && en.stand_in(&["we", "never"]) && !en.stand_in(&["into", "get"]));
        assert!(!en.has("get"));
        assert!(en.close(&["to", "get", "into"]) && en.close(&["we", "never"]) && !en.close(&["get", "into", "it"]));
        assert!(en.opening(&["never", "say"]) == 1 && en.opening(&["say", "never"]) == 0);
        assert!(en.are(&["get", "into"]) && en.are(&["never"]) && !en.are(&["get", "into", "it"]) && !en.are(&["get"]));
    }

    #[test]
    fn of_a_language_or_of_any() {
        assert!(TELLS.any(|words| words.has("dire")) && TELLS.any(|words| words.has("add")) && !TELLS.any(|words| words.has("never")));
    }

    #[test]
    fn ends_and_beginnings() {
        let en = TELLS.of(Some(Lang::EN));
        assert!(en.end("retell") && en.begin("teller") && !en.end("teller") && !en.begin("retell"));
    }

    #[test]
    fn faults_of_a_file_are_told() {
        let told = |file, names: &[&str]| faults(file, names).join("; ");
        assert!(told(FILE, &["TELLS"]).contains("nobody asks for turns"));
        assert!(told(FILE, &["TELLS", "TURNS", "OTHERS"]).contains("there is no list OTHERS"));
        assert!(told("en\ttells\tSay say say\n", &["TELLS"]).contains("\"Say\" of tells is not folded; say stands twice"));
        assert!(told("en\ttells\n", &["TELLS"]).contains("three cells"));
    }
}
