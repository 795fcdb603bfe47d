//! The word lists under `data/`: states, places, bodies, seats, roles, first names and surnames.
//! Only looks things up; what a find means is for the callers.

use recoupe_lang::{fold, tokens};
// the keys are ours, so a quick hash is no danger
use rustc_hash::FxHashMap as HashMap;
use std::sync::LazyLock;

/// What a listed phrase is a name of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Listed {
    /// A state: index into [`Lists::states`].
    State(u16),
    /// A state's capital: index of the state.
    Capital(u16),
    /// A seat that stands for a body of a state: index into [`Lists::seats`].
    Seat(u16),
    /// A body: index into [`Lists::bodies`].
    Body(u16),
    /// A place that is no state.
    Place,
}

/// A state as listed.
#[derive(Clone, Debug)]
pub struct State {
    /// ISO code.
    pub code: String,
}

/// A seat as listed.
#[derive(Clone, Debug)]
pub struct Seat {
    /// Index of its state; `None` for a union's seat.
    pub state: Option<u16>,
    /// What sits there: presidency, foreign, parliament …
    pub body: String,
    /// The name is the body's own, no building's.
    pub itself: bool,
}

/// Classes of known bodies.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum BodyClass {
    /// States that act together.
    Bloc,
    /// A body of many states, or of no state.
    World,
    /// Newspaper, station, wire service.
    Media,
    /// A body of one state.
    Own,
    /// Armed or political movement.
    Group,
}

/// A body as listed.
#[derive(Clone, Debug)]
pub struct Body {
    /// Class.
    pub class: BodyClass,
    /// Index of its state.
    pub state: Option<u16>,
    /// Id within the list.
    pub id: String,
}

/// Classes of nouns for people.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum RoleClass {
    /// One holder in its body at a time.
    Office,
    /// Several holders with one title.
    Deputy,
    /// Many holders.
    Member,
    /// Speaks for a body.
    Voice,
    /// Whom reports leave unnamed.
    Source,
    /// Groups that act.
    People,
    /// Courtesy title before a surname.
    Title,
}

/// A noun for people.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Role {
    /// Class.
    pub class: RoleClass,
    /// Several people.
    pub plural: bool,
}

/// Bits that say in which lists a single word occurs.
pub mod bits {
    /// First name.
    pub const FIRST: u8 = 1;
    /// Surname.
    pub const SURNAME: u8 = 2;
    /// A word that is a place's whole name.
    pub const PLACE: u8 = 4;
    /// A word that is a state's whole name.
    pub const STATE: u8 = 8;
    /// A word that is a body's or seat's whole name.
    pub const BODY: u8 = 16;
    /// Noun for a person.
    pub const ROLE: u8 = 32;
    /// Adjective of a state.
    pub const ADJECTIVE: u8 = 64;
    /// Courtesy title.
    pub const TITLE: u8 = 128;
}

type Phrases<V> = HashMap<String, Vec<(Box<[String]>, V)>>;

/// All lists.
#[derive(Debug, Default)]
pub struct Lists {
    /// States.
    pub states: Vec<State>,
    /// Seats.
    pub seats: Vec<Seat>,
    /// Bodies.
    pub bodies: Vec<Body>,
    names: Phrases<Listed>,
    roles: HashMap<&'static str, Phrases<Role>>,
    adjectives: HashMap<String, u16>,
    whole: HashMap<String, Listed>,
    singles: HashMap<String, u8>,
    codes: HashMap<String, u16>,
}

const PLACES: &str = include_str!("../data/places.txt");
const FIRST_NAMES: &str = include_str!("../data/first_names.txt");
const SURNAMES: &str = include_str!("../data/surnames.txt");

static LISTS: LazyLock<Lists> = LazyLock::new(Lists::load);

/// Languages that roles are listed for.
const LANGS: [&str; 7] = ["fr", "en", "de", "es", "it", "ru", "uk"];

impl Lists {
    /// The lists, loaded once.
    #[must_use]
    pub fn get() -> &'static Self {
        &LISTS
    }

    fn load() -> Self {
        let mut lists = Self::default();
        // room for what the lists hold, so that the tables are not laid anew as they grow
        lists.names.reserve(rows(PLACES).count());
        lists.singles.reserve([PLACES, FIRST_NAMES, SURNAMES].into_iter().map(|list| rows(list).count()).sum());
        lists.load_states();
        lists.load_bodies();
        for line in rows(PLACES) {
            lists.add_name(line, Listed::Place);
        }
        for line in rows(FIRST_NAMES) {
            lists.mark(line.split('\t').next().unwrap_or(line), bits::FIRST);
        }
        for line in rows(SURNAMES) {
            lists.mark(line, bits::SURNAME);
        }
        lists.load_roles();
        lists
    }

    fn load_states(&mut self) {
        for line in rows(include_str!("../data/states.tsv")) {
            let cells: Vec<&str> = line.split('\t').collect();
            let index = short(self.states.len());
            let code = cells.first().copied().unwrap_or_default();
            self.states.push(State { code: code.to_owned() });
            self.codes.insert(code.to_owned(), index);
            for (cell, listed) in [(1, Listed::State(index)), (2, Listed::Capital(index))] {
                for name in list(cells.get(cell)) {
                    self.add_name(name, listed);
                    declined(name).iter().for_each(|form| self.add_name(form, listed));
                }
            }
            for (n, lang) in LANGS.iter().enumerate() {
                for stem in list(cells.get(n + 3)) {
                    for form in inflected(&fold(stem), lang) {
                        *self.singles.entry(form.clone()).or_default() |= bits::ADJECTIVE;
                        self.adjectives.entry(form).or_insert(index);
                    }
                }
            }
        }
        let eu = short(self.states.len());
        for form in ["europeen", "europeenne", "europeens", "europeennes", "european"] {
            *self.singles.entry(form.to_owned()).or_default() |= bits::ADJECTIVE;
        }
        let _ = eu;
    }

    fn load_bodies(&mut self) {
        for line in rows(include_str!("../data/orgs.tsv")) {
            let cells: Vec<&str> = line.split('\t').collect();
            let class = match cells.get(1).copied().unwrap_or_default() {
                "bloc" => BodyClass::Bloc,
                "media" => BodyClass::Media,
                "body" => BodyClass::Own,
                "group" => BodyClass::Group,
                _ => BodyClass::World,
            };
            let index = short(self.bodies.len());
            let state = cells.get(2).and_then(|code| self.codes.get(*code)).copied();
            self.bodies.push(Body { class, state, id: cells.first().copied().unwrap_or_default().to_owned() });
            for name in list(cells.get(3)) {
                self.add_name(name, Listed::Body(index));
            }
        }
        for line in rows(include_str!("../data/seats.tsv")) {
            let cells: Vec<&str> = line.split('\t').collect();
            let index = short(self.seats.len());
            let state = cells.get(1).and_then(|code| self.codes.get(*code)).copied();
            self.seats.push(Seat { state, body: cells.get(2).copied().unwrap_or_default().to_owned(), itself: cells.get(3).is_some() });
            for name in list(cells.first()) {
                self.add_name(name, Listed::Seat(index));
            }
        }
    }

    fn load_roles(&mut self) {
        for line in rows(include_str!("../data/roles.tsv")) {
            let cells: Vec<&str> = line.split('\t').collect();
            let Some(lang) = LANGS.iter().find(|l| Some(**l) == cells.first().copied()) else { continue };
            let class = match cells.get(1).copied().unwrap_or_default() {
                "office" => RoleClass::Office,
                "deputy" => RoleClass::Deputy,
                "voice" => RoleClass::Voice,
                "source" => RoleClass::Source,
                "people" => RoleClass::People,
                "title" => RoleClass::Title,
                _ => RoleClass::Member,
            };
            for (plural, cell) in [(false, 2), (true, 3)] {
                for phrase in list(cells.get(cell)) {
                    let words = phrase_words(phrase);
                    let bit = if class == RoleClass::Title { bits::TITLE } else { bits::ROLE };
                    if words.len() == 1 {
                        *self.singles.entry(words[0].clone()).or_default() |= bit;
                    }
                    add(self.roles.entry(lang).or_default(), words, Role { class, plural });
                }
            }
        }
    }

    fn mark(&mut self, word: &str, bit: u8) {
        self.mark_folded(&fold(word), bit);
    }

    fn mark_folded(&mut self, word: &str, bit: u8) {
        match self.singles.get_mut(word) {
            Some(bits) => *bits |= bit,
            None => drop(self.singles.insert(word.to_owned(), bit)),
        }
    }

    fn add_name(&mut self, name: &str, listed: Listed) {
        let words = phrase_words(name);
        if words.is_empty() {
            return;
        }
        if words.len() == 1 {
            let bit = match listed {
                Listed::State(_) => bits::STATE,
                Listed::Capital(_) | Listed::Place => bits::PLACE,
                Listed::Seat(_) | Listed::Body(_) => bits::BODY,
            };
            self.mark_folded(&words[0], bit);
        }
        if listed != Listed::Place {
            self.whole.entry(words.join(" ")).or_insert(listed);
        }
        let mut words = words;
        let rest = words.split_off(1).into_boxed_slice();
        // most words begin one name
        let list = self.names.entry(words.swap_remove(0)).or_insert_with(|| Vec::with_capacity(1));
        if !list.iter().any(|(known, _)| *known == rest) {
            list.push((rest, listed));
        }
    }

    /// Is it the whole name (folded) of a state, capital, seat or body?
    #[must_use]
    pub fn is_acting_name(&self, folded: &str) -> bool {
        self.whole.contains_key(folded)
    }

    /// In which lists a folded word stands; see [`bits`].
    #[must_use]
    pub fn bits(&self, folded: &str) -> u8 {
        self.singles.get(folded).copied().unwrap_or(0)
    }

    /// The state whose adjective (folded) it is.
    #[must_use]
    pub fn adjective(&self, folded: &str) -> Option<u16> {
        self.adjectives.get(folded).copied()
    }

    /// Index of a state by its ISO code.
    #[must_use]
    pub fn state(&self, code: &str) -> Option<u16> {
        self.codes.get(code).copied()
    }

    /// The longest listed name that begins with `first`, when `next(n)` is the n-th word after it
    /// (folded, empty at the end); with its length in words.
    pub fn name<'a>(&self, first: &str, next: impl Fn(usize) -> &'a str) -> Option<(Listed, usize)> {
        longest(self.names.get(first)?, next)
    }

    /// Does any role of a language begin with a folded word?
    #[must_use]
    pub fn begins_role(&self, lang: &str, folded: &str) -> bool {
        self.roles.get(lang).is_some_and(|roles| roles.contains_key(folded))
    }

    /// The longest role that begins with `first`, in a language. German says in one word what else takes three: the last part
    /// of such a word is the role (`Energieminister`, `Werft-Sprecherin`).
    pub fn role<'a>(&self, lang: &str, first: &str, next: impl Fn(usize) -> &'a str) -> Option<(Role, usize)> {
        let roles = self.roles.get(lang)?;
        match roles.get(first) {
            Some(listed) => longest(listed, next),
            None if lang == "de" => head_of_compound(roles, first).map(|role| (role, 1)),
            None => None,
        }
    }
}

/// A head of fewer letters ends too many words that are none of its compounds; so does one with fewer letters before it.
const HEAD: usize = 4;
const BEFORE_HEAD: usize = 2;

/// The longest role that a compound ends with.
fn head_of_compound(roles: &Phrases<Role>, word: &str) -> Option<Role> {
    let cuts = word.char_indices().skip(BEFORE_HEAD).map(|(at, _)| &word[at..]).take_while(|head| head.chars().count() >= HEAD);
    cuts.filter_map(|head| roles.get(head))
        .flatten()
        .find(|(rest, role)| rest.is_empty() && role.class != RoleClass::Title)
        .map(|(_, role)| *role)
}

fn longest<'a, V: Copy>(found: &[(Box<[String]>, V)], next: impl Fn(usize) -> &'a str) -> Option<(V, usize)> {
    found
        .iter()
        .filter(|(rest, _)| rest.iter().enumerate().all(|(n, word)| next(n + 1) == word))
        .max_by_key(|(rest, _)| rest.len())
        .map(|(rest, v)| (*v, rest.len() + 1))
}

fn add<V>(phrases: &mut Phrases<V>, mut words: Vec<String>, value: V) {
    if words.is_empty() {
        return;
    }
    let rest = words.split_off(1).into_boxed_slice();
    phrases.entry(words.swap_remove(0)).or_default().push((rest, value));
}

/// A phrase as the reader of texts cuts it: `U.S.` one word, elisions apart.
fn phrase_words(phrase: &str) -> Vec<String> {
    // most are Latin letters and spaces, in which there is nothing to cut but the spaces
    if phrase.chars().all(|c| c == ' ' || c < '\u{250}' && c.is_alphabetic()) {
        return phrase.split(' ').filter(|w| !w.is_empty()).map(fold).collect();
    }
    cut_words(phrase)
}

fn cut_words(phrase: &str) -> Vec<String> {
    let mut out: Vec<String> = Vec::new();
    let mut end = 0;
    for token in tokens(phrase, 0) {
        let word = &phrase[token.piece.range()];
        let glued = token.piece.start == end && end > 0;
        let dotted = out
            .last()
            .is_some_and(|last: &String| (word == "." && !last.ends_with('.')) || (last.ends_with('.') && word.chars().nth(1).is_none()));
        if glued && dotted {
            if let Some(last) = out.last_mut() {
                last.push_str(&fold(word));
            }
        } else {
            out.push(fold(word));
        }
        end = token.piece.end;
    }
    out
}

/// The forms of an adjective; for inflected languages the list holds stems.
fn inflected(stem: &str, lang: &str) -> Vec<String> {
    let endings: &[&str] = match lang {
        "fr" => &["", "e", "s", "es", "ne", "nes"],
        "en" => &["", "s"],
        "de" => &["", "e", "er", "en", "es", "em"],
        "es" => &["", "o", "a", "os", "as", "e", "es", "eo", "ea", "eos", "eas"],
        "it" => &["", "o", "a", "i", "e", "he", "hi", "eo", "ea", "ei", "ee"],
        "ru" => &["ский", "ская", "ское", "ские", "ского", "ской", "скому", "скую", "ским", "ских", "скими", "ском"],
        _ => &["ський", "ська", "ське", "ські", "ського", "ської", "ському", "ську", "ським", "ських", "ськими"],
    };
    let mut out: Vec<String> = endings.iter().map(|e| format!("{stem}{e}")).collect();
    if lang == "ru" || lang == "uk" {
        let soft = ["ий", "ая", "ое", "ые", "ого", "ой", "ому", "ую", "им", "их", "ими", "ом", "а", "е", "і", "ої", "у"];
        out.extend(soft.iter().map(|e| format!("{stem}{e}")));
    }
    out
}

/// The other cases of a Russian or Ukrainian name in one word, by the endings of both languages ("Украина": "Украины", "Украиной",
/// "Україні"); other names have none.
fn declined(name: &str) -> Vec<String> {
    const ENDINGS: [(&str, &[&str]); 6] = [
        ("ия", &["ии", "ию", "ией"]),
        ("ія", &["ії", "ію", "ією"]),
        ("а", &["ы", "и", "е", "і", "у", "ой", "ою"]),
        ("я", &["и", "і", "ю", "ей", "ею"]),
        ("ь", &["я", "ю", "ем", "е", "и", "і"]),
        ("й", &["я", "ю", "ем", "е"]),
    ];
    const OF_CONSONANTS: [&str; 5] = ["а", "у", "ом", "е", "і"];
    let is_cyrillic = |c: char| matches!(c, '\u{400}'..='\u{4ff}');
    if name.chars().nth(3).is_none() || !name.chars().all(is_cyrillic) {
        return Vec::new();
    }
    for (ending, others) in ENDINGS {
        if let Some(stem) = name.strip_suffix(ending) {
            return others.iter().map(|o| format!("{stem}{o}")).collect();
        }
    }
    if name.ends_with(['о', 'и', 'і', 'ы', 'у', 'е', 'э', 'ю']) || name.chars().all(char::is_uppercase) {
        return Vec::new();
    }
    // "Київ": "Києва" has another vowel, "Киев": "Киева" has not
    let stem = name.strip_suffix("їв").map_or_else(|| name.to_owned(), |start| format!("{start}єв"));
    OF_CONSONANTS.iter().map(|o| format!("{stem}{o}")).collect()
}

fn rows(file: &'static str) -> impl Iterator<Item = &'static str> {
    file.lines().filter(|l| !l.starts_with('#') && !l.trim().is_empty())
}

fn list<'a>(cell: Option<&&'a str>) -> impl Iterator<Item = &'a str> + use<'a> {
    cell.copied().unwrap_or_default().split("; ").map(str::trim).filter(|s| !s.is_empty())
}

fn short(n: usize) -> u16 {
    u16::try_from(n).unwrap_or(u16::MAX)
}

/// Every list must hold at least this many entries to be called one.
#[cfg(test)]
const FLOOR: usize = 50;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_list_is_a_list_and_names_its_source() {
        for file in [
            include_str!("../data/states.tsv"),
            include_str!("../data/orgs.tsv"),
            include_str!("../data/seats.tsv"),
            include_str!("../data/roles.tsv"),
            include_str!("../data/places.txt"),
            include_str!("../data/first_names.txt"),
            include_str!("../data/surnames.txt"),
        ] {
            assert!(rows(file).count() >= FLOOR);
            assert!(file.lines().take(4).any(|l| l.contains("Source")));
        }
        let distinct: std::collections::HashSet<&String> = Lists::get().states.iter().map(|s| &s.code).collect();
        assert_eq!(distinct.len(), Lists::get().states.len());
    }

    #[test]
    fn plain_phrases_are_cut_as_all_others() {
        for phrase in rows(PLACES).chain(["Ålesund  Øst", "SAINT Étienne", " ", "Ærø ª ǅ"]) {
            assert_eq!(phrase_words(phrase), cut_words(phrase), "{phrase}");
        }
    }

    #[test]
    fn finds_the_longest() {
        let lists = Lists::get();
        let words = ["conseil", "de", "securite", "de", "l'", "onu"];
        let found = lists.name(words[0], |n| words.get(n).copied().unwrap_or_default());
        assert!(matches!(found, Some((Listed::Body(_), 6))));
        assert_eq!(lists.adjective("ukrainiennes"), lists.state("UA"));
        assert_eq!(lists.adjective("американские"), lists.state("US"));
        assert!(lists.role("fr", "porte-parole", |_| "").is_some());
    }

    #[test]
    fn cyrillic_names_of_states_stand_in_all_cases() {
        let lists = Lists::get();
        for (form, code) in [
            ("Украины", "UA"),
            ("Україною", "UA"),
            ("Словакией", "SK"),
            ("России", "RU"),
            ("Китаем", "CN"),
            ("Києва", "UA"),
            ("Москве", "RU"),
        ] {
            let listed = lists.name(&fold(form), |_| "").map(|(listed, _)| listed);
            let state = lists.state(code).unwrap();
            assert!(matches!(listed, Some(Listed::State(s) | Listed::Capital(s)) if s == state), "{form}: {listed:?}");
        }
        assert_eq!(declined("Марокко"), [""; 0]);
        assert_eq!(declined("США"), [""; 0]);
        assert_eq!(declined("Roma"), [""; 0]);
    }

    #[test]
    fn the_end_of_a_german_compound_is_the_role() {
        let role = |lang, word| Lists::get().role(lang, &fold(word), |_| "").map(|(role, _)| role.class);
        assert_eq!(role("de", "Hafenministerin"), Some(RoleClass::Office));
        assert_eq!(role("de", "Werft-Sprecherin"), Some(RoleClass::Voice));
        assert_eq!(role("de", "EU-Kommissarin"), Some(RoleClass::Office));
        assert_eq!(role("de", "Hafenministerium"), None);
        assert_eq!(role("de", "Kauffrau"), None, "no courtesy");
        assert_eq!(role("fr", "Hafenministerin"), None);
    }
}
