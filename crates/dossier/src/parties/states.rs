//! The states of a story: those of the lists, those that only the story knows, and whether they speak to each other.

use super::small_words::PLACES;
use super::words::{folded, has, is_adjective_of, is_exactly, is_one_land, state_of_office};
use super::{Search, lands};
use recoupe_lang::fold;
use recoupe_model::{EntityKind, Piece};
use recoupe_names::lists::{BodyClass, Listed, Lists, bits};
use std::collections::{BTreeMap, BTreeSet};

impl Search<'_> {
    pub(super) fn find_states(&self) -> BTreeMap<u16, usize> {
        let mut states = BTreeMap::new();
        let speakers = self.speakers();
        for (n, entity) in self.entities.iter().enumerate().filter(|(_, e)| e.kind == EntityKind::State) {
            let described = || self.described[n].iter().map(|(a, p, _)| (*a, *p)).chain([entity.name]);
            // a capital that nobody lets speak is a town: its government has another name there
            if !speakers.contains(&n) && described().all(|(a, p)| self.is_capital(a, p)) {
                continue;
            }
            for state in described().filter_map(|(a, p)| self.listed_state(a, p)) {
                states.entry(state).or_insert(n);
            }
        }
        states
    }

    /// Is a piece a capital's name, and no more?
    fn is_capital(&self, article: usize, piece: Piece) -> bool {
        matches!(self.whole(&self.folded(article, piece)), Some(Listed::Capital(_)))
    }

    /// Who speaks in the story: the entities of all statements' speakers.
    pub(super) fn speakers(&self) -> BTreeSet<usize> {
        let voices = self
            .analyses
            .iter()
            .enumerate()
            .flat_map(|(a, analysis)| analysis.statements.iter().filter_map(move |s| Some((a, s.speaker?.entity?))));
        voices.filter_map(|at| self.entity_of.get(&at).copied()).collect()
    }

    /// Places that speak, and names beside words of government, of one word each: states that no list knows. Where
    /// several entities have one name, the place, and of two the one mentioned more.
    pub(super) fn speaking_places(&self) -> Vec<(String, usize)> {
        let speakers = self.speakers();
        let name = |n: usize| fold(self.text(self.entities[n].name.0, self.entities[n].name.1));
        let single = |n: &usize| self.entities[*n].named && !name(*n).contains(' ') && name(*n).len() >= 5;
        let is_place = |n: &usize| matches!(self.entities[*n].kind, EntityKind::Place | EntityKind::State);
        let people = self.entities.iter().filter(|e| e.kind == EntityKind::Person && e.named);
        let surnames: BTreeSet<String> = people
            .map(|e| self.folded(e.name.0, e.name.1))
            .filter_map(|words| if words.len() > 1 { words.last().cloned() } else { None })
            .collect();
        // a name that some reports take for a man's and others for a place's is the place's
        let places: BTreeSet<String> = (0..self.entities.len()).filter(is_place).map(name).collect();
        let person = |n: usize| self.entities[n].kind == EntityKind::Person && !places.contains(&name(n));
        let body = |n: &usize| !person(*n) && !surnames.contains(&name(*n));
        let all: Vec<(String, usize)> = (0..self.entities.len()).filter(|n| single(n) && body(n)).map(|n| (name(n), n)).collect();
        let adjective = |name: &str| Lists::get().adjective(name).or_else(|| Lists::get().adjective(name.strip_suffix('s')?)).is_some();
        let unlisted = |name: &str| {
            let lists = Lists::get();
            lists.name(name, |_| "").is_none() && lists.bits(name) & (bits::PLACE | bits::STATE) == 0 && !adjective(name)
        };
        let mut lands = lands::lands(self.articles, self.analyses, all.iter().map(|(n, _)| n.as_str()).filter(|n| unlisted(n)));
        // where states do not speak as such to each other, nor people whose titles name them, people speak for their government
        let titled = self.title_words(&speakers);
        let in_title = |name: &str| titled.iter().any(|w| is_adjective_of(w, name));
        let is_spoken_for = |name: &str| in_title(name) && unlisted(name);
        let speaks = |(name, n): &&(String, usize)| lands.contains(name) && (speakers.contains(n) || in_title(name));
        let speaking = all.iter().filter(speaks).map(|(name, n)| (name.as_str(), *n));
        if self.count_lands(speaking.collect(), &speakers) < 2 {
            lands.clear();
        }
        let mut places: Vec<(String, usize)> = all
            .into_iter()
            .filter(|(name, n)| lands.contains(name) || (is_place(n) && (speakers.contains(n) || is_spoken_for(name))))
            .collect();
        // the longer name is the surer one
        places.sort_by_key(|(name, n)| {
            (std::cmp::Reverse(name.len()), name.clone(), !is_place(n), std::cmp::Reverse(self.described[*n].len()), *n)
        });
        places.dedup_by(|x, y| x.0 == y.0);
        // "Ostavie", "Ostavia", "Ostavians" of several languages are one: by the name used most
        let often: Vec<usize> = places.iter().map(|(_, n)| self.described[*n].len()).collect();
        let one = |(name, n): &(String, usize)| {
            let alike = places.iter().zip(&often).filter(|((other, _), _)| is_one_land(name, other));
            // "Ostavian", taken for a place, is no name of it
            let adjective = |name: &str| {
                let shorter = places.iter().any(|(other, _)| other.len() < name.len() && is_adjective_of(name, other));
                shorter && ["n", "ns", "ne", "nes", "se", "s", "ish"].iter().any(|end| name.ends_with(end))
            };
            alike.max_by_key(|((name, m), times)| (!adjective(name), **times, *m == *n)).map_or(*n, |((_, m), _)| *m)
        };
        places.iter().map(|place| (place.0.clone(), one(place))).collect()
    }

    /// The words of titles of government of the people among some speakers ("le ministre ostavien de la Mer").
    fn title_words(&self, speakers: &BTreeSet<usize>) -> BTreeSet<String> {
        let people = speakers.iter().filter(|n| self.entities[**n].kind == EntityKind::Person);
        let titles = people.flat_map(|n| &self.described[*n]).filter(|(a, p, _)| has(self.lang(*a), "rule", self.text(*a, *p)));
        titles.flat_map(|(a, p, _)| self.folded(*a, *p)).collect()
    }

    /// States among some speakers: those of the lists, and names of lands, each once.
    pub(super) fn count_lands(&self, mut names: Vec<(&str, usize)>, speakers: &BTreeSet<usize>) -> usize {
        names.sort_unstable();
        names.retain(|(_, n)| !self.states.values().any(|s| s == n));
        names.dedup_by(|x, y| is_one_land(x.0, y.0));
        self.states.values().filter(|n| speakers.contains(n)).count() + names.len()
    }

    /// The government of which a story speaks that has no other state.
    pub(super) fn find_government(&self) -> Option<usize> {
        let states: BTreeSet<usize> = self.states.values().copied().chain(self.places.iter().map(|(_, n)| *n)).collect();
        if states.len() > 1 {
            return None;
        }
        let mut found = (0..self.entities.len()).filter(|n| self.entities[*n].kind == EntityKind::Org).filter(|n| self.is_government(*n));
        let first = found.next()?;
        found.next().is_none().then_some(first)
    }

    /// Is a body called a government, and no more?
    pub(super) fn is_government(&self, entity: usize) -> bool {
        self.described[entity].iter().any(|(a, p, _)| {
            let text = self.text(*a, *p);
            folded(text).len() <= 2 && has(self.lang(*a), "government", text)
        })
    }

    /// The state that the words name: by its name, its capital, a seat of its power, a body of its own.
    pub(super) fn listed_state(&self, article: usize, piece: Piece) -> Option<u16> {
        let words = self.folded(article, piece);
        (0..words.len()).find_map(|at| self.listed(&words, at)).and_then(|listed| match listed {
            Listed::State(n) | Listed::Capital(n) => Some(n),
            Listed::Seat(n) => Lists::get().seats.get(usize::from(n)).and_then(|s| s.state),
            // neither a movement nor a broadcaster speaks for its state
            Listed::Body(n) => {
                let body = Lists::get().bodies.get(usize::from(n));
                body.filter(|b| !matches!(b.class, BodyClass::Group | BodyClass::Media)).and_then(|b| b.state)
            }
            Listed::Place => None,
        })
    }

    pub(super) fn listed(&self, words: &[String], at: usize) -> Option<Listed> {
        let next = |n: usize| words.get(at + n).map_or("", String::as_str);
        Lists::get().name(&words[at], next).map(|(listed, _)| listed)
    }

    /// What the lists say that some words are, all of them.
    pub(super) fn whole(&self, words: &[String]) -> Option<Listed> {
        let next = |n: usize| words.get(n).map_or("", String::as_str);
        Lists::get().name(words.first()?, next).filter(|(_, len)| *len == words.len()).map(|(listed, _)| listed)
    }

    /// The listed state whose name or adjective is in a description.
    pub(super) fn states_in(&self, article: usize, piece: Piece) -> Option<usize> {
        let words = self.folded(article, piece);
        let two = words.windows(2).find_map(|w| Lists::get().adjective(&w.join(" ")));
        // a state told by its adjective is that one, in the story or not ("the Norwegian ambassador to Denmark")
        if let Some(state) = two.or_else(|| words.iter().find_map(|w| Lists::get().adjective(w))) {
            return self.states.get(&state).copied().filter(|_| !self.is_of_its_own(article, piece));
        }
        // "Western officials in Beirut", "des diplomates à Moscou": where foreigners are is not whose they are
        let abroad = has(self.lang(article), "abroad", self.text(article, piece))
            && (1..words.len()).any(|n| PLACES.of(self.lang(article)).has(&words[n - 1]) && self.listed(&words, n).is_some());
        let mentions = &self.analyses[article].mentions;
        let from = mentions.partition_point(|m| m.piece.start < piece.start);
        let mut within = mentions[from..].iter().take_while(|m| m.piece.start < piece.end).filter(|m| m.kind == EntityKind::State);
        let cut = abroad || within.any(|m| self.goes_on(article, m.piece) || self.is_beat(article, m.piece));
        let listed = || self.listed_state(article, piece).filter(|_| !cut).and_then(|s| self.states.get(&s));
        let office = || state_of_office(&words).and_then(|s| self.states.get(&s));
        let place = || self.places.iter().find(|(name, _)| words.iter().any(|w| is_adjective_of(w, name))).map(|(_, n)| n);
        listed().or_else(office).or_else(place).copied()
    }

    /// "The Norwegian National Coalition", "l'Union norvégienne des pêcheurs": a state's adjective in the name of a body of people
    /// of that state, which speaks for itself.
    fn is_of_its_own(&self, article: usize, piece: Piece) -> bool {
        let (lang, text) = (self.lang(article), self.text(article, piece));
        let words: Vec<&str> = text.split_whitespace().collect();
        let capital = |w: &&&str| w.starts_with(char::is_uppercase);
        words.iter().enumerate().any(|(n, w)| {
            let adjective = w.split(['\'', '’']).any(|part| Lists::get().adjective(&fold(part)).is_some());
            let own =
                |w: &str| is_exactly(lang, "union", w.rsplit(['\'', '’']).next().unwrap_or(w).trim_matches(|c: char| !c.is_alphanumeric()));
            let name = words[n + 1..].iter().take_while(capital);
            let before = n
                .checked_sub(1)
                .map(|k| words[k])
                .filter(|b| b.rsplit(['\'', '’']).next().is_some_and(|b| b.starts_with(char::is_uppercase)));
            adjective && (name.into_iter().any(|w| own(w)) || before.is_some_and(own))
        })
    }

    /// The state that no list knows and whose name an entity bears: some articles take it for a person or a body.
    pub(super) fn land(&self, entity: usize) -> Option<usize> {
        let (article, name) = self.entities[entity].name;
        let words = self.folded(article, name);
        let [word] = &words[..] else { return None };
        self.places.iter().find(|(place, n)| place == word && *n != entity).map(|(_, n)| *n)
    }
}
