//! Makes the articles of one story agree on who is who. Names meet by what the lists say, by their
//! words, or, for people, by a key of their surname with first names that agree: within the story
//! only. Unnamed people stay apart, unless the office they are described by is stated of one named
//! person in another article of the story.

use crate::grammar::BodyNoun;
use crate::key;
use crate::lists::{Listed, Lists, RoleClass, bits};
use crate::spot::companies::ends_a_firm;
use crate::spot::firms::is_firm_noun;
use crate::telling;
use crate::words::Reading;
use foldhash::{HashMap, HashMapExt};
use recoupe_model::{Analysis, Article, Entity, EntityKind, Form, Piece, Zone};
use std::cell::OnceCell;
use std::collections::BTreeSet;

mod lone;

use lone::Told;

/// Somebody across the articles of a story.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StoryEntity {
    /// What kind.
    pub kind: EntityKind,
    /// False for an unnamed source.
    pub named: bool,
    /// Best name: article and piece.
    pub name: (usize, Piece),
    /// The articles' own entities: (article, index into its `Analysis::entities`).
    pub members: Vec<(usize, usize)>,
    /// Index of the entity it belongs to: a ministry's state.
    pub parent: Option<usize>,
}

/// What two entities of one bearer share.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
enum Bearer {
    State(u16),
    Seat(u16),
    Body(u16),
    Part(BodyNoun, String),
    Words(EntityKind, String),
    Person(usize),
    Alone(usize, usize),
}

/// Most people of a story that are compared letter by letter; beyond only equal keys meet.
const COMPARED: usize = 2_000;

/// Letters of an acronym at least: two letters stand for anything.
const ACRONYM: usize = 3;
/// Telling words that a body's shorter name has at least.
const SHORTER: usize = 2;
/// A surname alone is that bearer's whom the story mentions so many times as often as any other: a couple of which one
/// is the subject is at 20 and more, two relatives who both act below 2.
const FOREMOST: usize = 4;

/// How good a member's name is: named, words of a full name, how often it is used.
type Rank = (bool, usize, usize);

/// A person of the story.
struct Person {
    words: Vec<String>,
    /// Offices stated of the person: their telling words.
    offices: BTreeSet<Vec<String>>,
    /// Mentions of the person in the articles that name it in full.
    spoken: usize,
}

struct Story<'a> {
    articles: &'a [(&'a Article, &'a Analysis)],
    people: Vec<Person>,
    /// Full name without what parts its words ("Kim Jong-un", "Kim Jong Un") → person.
    whole: HashMap<String, usize>,
    surnames: HashMap<String, Vec<usize>>,
    /// Names of several words of the story's bodies, in telling words.
    bodies: BTreeSet<String>,
    /// Name that no list has and that articles take for different kinds → what it is to the story.
    kinds: HashMap<String, EntityKind>,
    /// Acronym, or party's name without "party" → the one body of the story that it is short for.
    acronyms: HashMap<String, Option<Bearer>>,
    /// Name of one word, folded → how the reports tell of it.
    told: OnceCell<HashMap<String, Told>>,
    /// Last words of a body's name, two at least → the one body of the story whose longer name ends so.
    shorter: HashMap<String, Option<Bearer>>,
    /// States of the bodies found, by field: to tell ministries of two states apart.
    parts: HashMap<(BodyNoun, String), Vec<Option<u16>>>,
}

/// Makes the articles of one story agree on who is who. The result covers every local entity once.
#[must_use]
pub fn resolve(articles: &[(&Article, &Analysis)]) -> Vec<StoryEntity> {
    let mut story = Story {
        articles,
        people: Vec::new(),
        whole: HashMap::new(),
        surnames: HashMap::new(),
        acronyms: HashMap::new(),
        told: OnceCell::new(),
        shorter: HashMap::new(),
        bodies: BTreeSet::new(),
        kinds: HashMap::new(),
        parts: HashMap::new(),
    };
    story.gather_people();
    story.gather_kinds();
    story.gather_parts();
    story.gather_acronyms();
    story.gather_shorter();
    let mut out: Vec<StoryEntity> = Vec::new();
    let mut known: HashMap<Bearer, usize> = HashMap::new();
    let mut place: HashMap<(usize, usize), usize> = HashMap::new();
    for (a, (_, analysis)) in articles.iter().enumerate() {
        for (e, entity) in analysis.entities.iter().enumerate() {
            let bearer = story.bearer(a, e, entity);
            let at = *known.entry(bearer).or_insert_with(|| {
                out.push(StoryEntity { kind: entity.kind, named: entity.named, name: (a, entity.name), members: vec![], parent: None });
                out.len() - 1
            });
            out[at].members.push((a, e));
            place.insert((a, e), at);
        }
    }
    for (n, entity) in out.iter_mut().enumerate() {
        story.settle(entity);
        let parents = entity.members.iter().filter_map(|(a, e)| {
            let parent = articles[*a].1.entities.get(*e)?.parent?;
            place.get(&(*a, parent)).copied()
        });
        entity.parent = parents.into_iter().find(|p| *p != n);
    }
    out
}

/// The kinds of names that an article may take for one another.
const KINDS: [EntityKind; 3] = [EntityKind::Person, EntityKind::Place, EntityKind::Org];

fn kind_of_name(kind: EntityKind) -> Option<usize> {
    KINDS.iter().position(|k| *k == kind)
}

/// The folded words of a text.
fn words_of(text: &str) -> Vec<String> {
    let reading = Reading::new(text, [Piece::new(0, text.len())]);
    (0..reading.words.len()).map(|n| reading.folded(n).to_owned()).collect()
}

/// The folded words of a person's name, courtesy titles before and generations behind it left out.
fn person_words(text: &str) -> Vec<String> {
    let lists = Lists::get();
    let words = words_of(text);
    let mut bare: Vec<String> = words.iter().filter(|w| lists.bits(w) & bits::TITLE == 0).cloned().collect();
    let generation = |w: &String| matches!(w.trim_end_matches('.'), "jr" | "sr" | "ii" | "iii" | "iv");
    while bare.len() > 2 && bare.last().is_some_and(|w| generation(w) || w == ".") {
        bare.pop();
    }
    if bare.is_empty() { words } else { bare }
}

/// The letters of a full name, whatever parts them.
fn letters_of(words: &[String]) -> String {
    words.iter().flat_map(|w| w.chars()).filter(|c| c.is_alphanumeric()).collect()
}

/// "association *Mer Haute*", "groupe sidérurgique *Valdor*": the name alone, behind a French noun in small letters that says what it is.
fn without_noun(text: &str) -> &str {
    let noun = text.split_whitespace().next().unwrap_or("");
    let Some(name) = text.find(char::is_uppercase).and_then(|at| text.get(at..)) else { return text };
    let front = text.strip_suffix(name).unwrap_or("");
    let whole = front.ends_with(' ') && front.split_whitespace().count() <= NOUN_WITHIN;
    // letters are looked up as they stand
    let letters = name.chars().filter(|c| c.is_alphabetic()).all(char::is_uppercase);
    if whole && !letters && is_firm_noun(&recoupe_lang::fold(noun)) { name } else { text }
}

/// Words before a body's name that say what it is, at most: a noun and an adjective.
const NOUN_WITHIN: usize = 2;

/// "F.B.I." without its points; anything else as it is.
fn undotted(text: &str) -> String {
    let dotted = text.ends_with('.') && text.chars().filter(|c| *c == '.').count() >= 2;
    let single = text.split_terminator('.').all(|part| part.chars().count() == 1 && part.starts_with(char::is_alphabetic));
    if dotted && single { text.replace('.', "") } else { text.to_owned() }
}

impl Story<'_> {
    fn text(&self, article: usize, piece: Piece) -> &str {
        self.articles[article].0.text.slice(piece)
    }

    fn lang(&self, article: usize) -> &str {
        self.articles[article].0.lang.as_ref().map_or("", |l| l.code())
    }

    fn gather_people(&mut self) {
        // full names first, then what is left of them
        for full in [true, false] {
            for (a, (_, analysis)) in self.articles.iter().enumerate() {
                let mut spoken = vec![0; analysis.entities.len()];
                for entity in analysis.mentions.iter().filter_map(|m| m.entity) {
                    if let Some(count) = spoken.get_mut(entity) {
                        *count += 1;
                    }
                }
                for (e, entity) in analysis.entities.iter().enumerate().filter(|(_, e)| e.kind == EntityKind::Person && e.named) {
                    let words = person_words(self.text(a, entity.name));
                    if words.is_empty() || (words.len() >= 2) != full {
                        continue;
                    }
                    let offices: Vec<Vec<String>> = entity.roles.iter().filter_map(|r| self.office(a, *r)).collect();
                    let person = self.person(&words).unwrap_or_else(|| {
                        if let Some(last) = words.last() {
                            self.surnames.entry(key::key(last)).or_default().push(self.people.len());
                        }
                        self.people.push(Person { words: words.clone(), offices: BTreeSet::new(), spoken: 0 });
                        self.people.len() - 1
                    });
                    if words.len() > 1 {
                        self.whole.entry(letters_of(&words)).or_insert(person);
                    }
                    if self.people[person].words.len() < words.len() {
                        self.people[person].words = words;
                    }
                    self.people[person].offices.extend(offices);
                    self.people[person].spoken += spoken[e];
                }
            }
        }
    }

    /// The person that a name means, if it is known.
    fn person(&self, words: &[String]) -> Option<usize> {
        let (first, last) = (words.first()?, words.last()?);
        if words.len() > 1
            && let Some(person) = self.whole.get(&letters_of(words))
        {
            return Some(*person);
        }
        let fits = |p: &usize| {
            let own = &self.people[*p].words;
            let (Some(f), Some(l)) = (own.first(), own.last()) else { return false };
            if words.len() == 1 || own.len() == 1 {
                return key::surnames_agree(l, last);
            }
            key::surnames_agree(l, last) && key::first_names_agree(f, first)
        };
        let same: Vec<usize> = self.surnames.get(&key::key(last)).into_iter().flatten().copied().filter(|p| fits(p)).collect();
        match same[..] {
            [one] => return Some(one),
            [first, ..] if words.len() > 1 => return Some(first),
            // two bearers of one surname: alone it is whoever the story speaks of, and of nobody else nearly as much, or who
            // holds an office; else it is left to itself
            [_, ..] => {
                let in_office: Vec<usize> = same.iter().copied().filter(|p| !self.people[*p].offices.is_empty()).collect();
                return self.foremost(&same).or(if let [one] = in_office[..] { Some(one) } else { None });
            }
            [] => {}
        }
        if self.people.len() > COMPARED {
            return None;
        }
        let alike: Vec<usize> = (0..self.people.len()).filter(fits).collect();
        match alike[..] {
            [one] => Some(one),
            [first, ..] if words.len() > 1 => Some(first),
            _ => {
                let inside: Vec<usize> = (0..self.people.len())
                    .filter(|p| words.len() == 1 && self.people[*p].words.len() > 1 && self.people[*p].words.contains(last))
                    .collect();
                // "Kim": of the bearers of a name that stands first, like of those of a surname, the one whom the story speaks of
                if let [one] = inside[..] { Some(one) } else { self.foremost(&inside) }
            }
        }
    }

    /// The one of some people who is spoken of far more than the others.
    fn foremost(&self, people: &[usize]) -> Option<usize> {
        let first = people.iter().copied().max_by_key(|p| self.people[*p].spoken)?;
        let second = people.iter().filter(|p| **p != first).map(|p| self.people[*p].spoken).max().unwrap_or(0);
        (self.people[first].spoken >= FOREMOST * second.max(1)).then_some(first)
    }

    /// Telling words of an office that one person holds in its body, when its body is told.
    fn office(&self, article: usize, piece: Piece) -> Option<Vec<String>> {
        let lists = Lists::get();
        let text = self.text(article, piece);
        let words = words_of(text);
        let lang = self.lang(article);
        let (start, (role, len)) = words.iter().enumerate().find_map(|(n, w)| {
            let found = lists.role(lang, w, |k| words.get(n + k).map_or("", String::as_str))?;
            Some((n, found))
        })?;
        if role.class != RoleClass::Office || role.plural {
            return None;
        }
        let telling = telling::office(&words, start..start + len);
        telling.iter().any(|w| w.starts_with(['=', '@', '#'])).then_some(telling)
    }

    /// Does a piece stand in a paragraph, not in a title or heading?
    fn in_body(&self, article: usize, piece: Piece) -> bool {
        let sentences = &self.articles[article].1.sentences;
        let at = sentences.partition_point(|s| s.piece.end <= piece.start);
        sentences.get(at).is_none_or(|s| s.zone == Zone::Body)
    }

    /// Does an article name a person?
    fn named_in(&self, article: usize, person: usize) -> bool {
        let entities = &self.articles[article].1.entities;
        let mut people = entities.iter().filter(|e| e.named && e.kind == EntityKind::Person);
        people.any(|e| self.person(&person_words(self.text(article, e.name))) == Some(person))
    }

    fn gather_parts(&mut self) {
        for (a, (_, analysis)) in self.articles.iter().enumerate() {
            for entity in analysis.entities.iter().filter(|e| e.kind == EntityKind::Org) {
                if let Some((noun, state, field)) = self.part(a, entity) {
                    let states = self.parts.entry((noun, field)).or_default();
                    if !states.contains(&state) {
                        states.push(state);
                    }
                }
            }
        }
    }

    /// What the names of bodies are abbreviated to: the first letters of their words, small ones left out.
    fn gather_acronyms(&mut self) {
        for (a, (_, analysis)) in self.articles.iter().enumerate() {
            for (e, entity) in analysis.entities.iter().enumerate().filter(|(_, e)| e.kind == EntityKind::Org && e.named) {
                let words = words_of(self.text(a, entity.name));
                let telling: Vec<&String> = words.iter().filter(|w| !telling::is_small(w)).collect();
                let short: String = telling.iter().filter_map(|w| w.chars().next()).filter(|c| c.is_alphanumeric()).collect();
                if let [name, noun] = telling[..]
                    && (matches!(noun.as_str(), "party" | "parti" | "partei") || self.lang(a) == "en" && ends_a_firm(noun))
                {
                    // "the Reform leader": the Reform Party; "Valdor": Valdor Foods
                    let bearer = self.bearer(a, e, entity);
                    self.acronyms.entry(name.clone()).or_insert(Some(bearer));
                }
                self.bodies.insert(telling::telling(&words_of(without_noun(self.text(a, entity.name)))).join(" "));
                if telling.len() < ACRONYM || telling.len() != short.chars().count() {
                    continue;
                }
                let long = self.bearer(a, e, entity);
                let known = self.acronyms.entry(short).or_insert_with(|| Some(long.clone()));
                // two bodies of the same letters: neither
                if known.as_ref().is_some_and(|k| *k != long) {
                    *known = None;
                }
            }
        }
    }

    /// What the names of bodies end in: "Oversight Committee" of "House Oversight Committee".
    fn gather_shorter(&mut self) {
        for (a, (_, analysis)) in self.articles.iter().enumerate() {
            for (e, entity) in analysis.entities.iter().enumerate().filter(|(_, e)| e.kind == EntityKind::Org && e.named) {
                let words = telling::telling(&words_of(self.text(a, entity.name)));
                if words.len() <= SHORTER {
                    continue;
                }
                let long = self.bearer(a, e, entity);
                for from in 1..=words.len() - SHORTER {
                    let known = self.shorter.entry(words[from..].join(" ")).or_insert_with(|| Some(long.clone()));
                    // two bodies of one ending: neither
                    if known.as_ref().is_some_and(|k| *k != long) {
                        *known = None;
                    }
                }
            }
        }
    }

    /// One kind for a name of one word that no list knows ("Énergane") and that is nobody's surname, where articles of the story
    /// disagree on it, or take for a man what is told of as no man is: a body or a place, whichever it is more often.
    fn gather_kinds(&mut self) {
        let mut counts: HashMap<String, [usize; 3]> = HashMap::new();
        for (a, (_, analysis)) in self.articles.iter().enumerate() {
            let mut spoken = vec![0; analysis.entities.len()];
            for entity in analysis.mentions.iter().filter(|m| m.form == Form::Name).filter_map(|m| m.entity) {
                if let Some(count) = spoken.get_mut(entity) {
                    *count += 1;
                }
            }
            for (e, entity) in analysis.entities.iter().enumerate().filter(|(_, e)| e.named) {
                if let (Some(k), Some(name)) = (kind_of_name(entity.kind), self.lone_name(self.text(a, entity.name))) {
                    counts.entry(name).or_default()[k] += spoken[e];
                }
            }
        }
        let open = counts.into_iter().filter(|(_, c)| c[0] > 0 || c.iter().filter(|n| **n > 0).count() > 1);
        let sure = open.filter_map(|(name, [people, places, bodies])| {
            let told = self.told().get(name.as_str()).copied().unwrap_or_default();
            let differ = [people, places, bodies].iter().filter(|n| **n > 0).count() > 1;
            // "the Aldermoor Institute" stands in Aldermoor
            let firm = people > 0 && told.is_called_firm && !told.is_whereabouts;
            let somewhere = told.is_whereabouts || told.is_land;
            // whom most take for a man is left to each article, but for what is told of as no man is, and never with a title
            let no_man = people > 0 && !told.titled && (somewhere || firm || told.articled);
            let known = differ && (people < places.max(bodies) || places > 0 && told.is_whereabouts || bodies > 0 && told.is_firm);
            let place = !firm && (places > bodies || bodies == 0 && somewhere);
            (known || no_man).then_some((name, if place { KINDS[1] } else { KINDS[2] }))
        });
        self.kinds = sure.collect();
    }

    /// How the story's reports tell of names of one word. Read off all texts once, when first asked for.
    fn told(&self) -> &HashMap<String, Told> {
        self.told.get_or_init(|| lone::told(self.articles.iter().map(|(article, _)| *article)))
    }

    /// "Verlinde", in a report that gives no first name and of which the tagger makes a body: the one man of that surname whom other
    /// reports name in full, where none of them calls a firm so.
    fn mistaken_for_a_body(&self, words: &[String], text: &str) -> Option<usize> {
        let [word] = words else { return None };
        if !text.starts_with(char::is_uppercase)
            || Lists::get().bits(word) != 0
            || self.listed(text).is_some()
            || self.acronyms.contains_key(word)
        {
            return None;
        }
        let same: Vec<usize> = self.surnames.get(&key::key(word)).into_iter().flatten().copied().collect();
        let [one] = same[..] else { return None };
        let own = &self.people[one].words;
        (own.len() > 1 && own.last() == Some(word) && !self.told().get(word).is_some_and(|t| t.is_firm)).then_some(one)
    }

    /// A name of one word that is nobody's surname and that no list knows, folded.
    fn lone_name(&self, text: &str) -> Option<String> {
        let words = words_of(text);
        let [word] = &words[..] else { return None };
        let capital = text.starts_with(char::is_uppercase) && word.chars().count() > 3;
        let known = Lists::get().bits(word) != 0 || self.listed(text).is_some();
        let full = self.surnames.get(&key::key(word)).into_iter().flatten().any(|p| self.people[*p].words.len() > 1);
        (capital && !known && !full).then(|| word.clone())
    }

    /// The body of the story that an acronym or a single name is short for.
    fn long_form(&self, text: &str) -> Option<Bearer> {
        let short = text.replace('.', "");
        let upper = short.chars().count() >= ACRONYM && short.chars().all(char::is_uppercase);
        let alone = !short.contains(char::is_whitespace) && short.starts_with(char::is_uppercase);
        if upper || alone { self.acronyms.get(&recoupe_lang::fold(&short)).cloned().flatten() } else { None }
    }

    /// Class, state and field of a body that is described by a common noun.
    fn part(&self, article: usize, entity: &Entity) -> Option<(BodyNoun, Option<u16>, String)> {
        let (noun, state, field) = telling::body_of(&words_of(self.text(article, entity.name)), self.lang(article))?;
        let parent = entity.parent.and_then(|p| self.articles[article].1.entities.get(p));
        let of_parent = parent.and_then(|p| match self.listed(self.text(article, p.name)) {
            Some(Listed::State(s) | Listed::Capital(s)) => Some(s),
            _ => None,
        });
        Some((noun, state.or(of_parent), field))
    }

    fn listed(&self, text: &str) -> Option<Listed> {
        let words = words_of(&undotted(text));
        let from = usize::from(words.len() > 1 && telling::is_small(&words[0]));
        let (listed, len) = Lists::get().name(words.get(from)?, |n| words.get(n + from).map_or("", String::as_str))?;
        (len + from == words.len()).then_some(listed)
    }

    fn bearer(&self, a: usize, e: usize, entity: &Entity) -> Bearer {
        let lists = Lists::get();
        let text = self.text(a, entity.name);
        let words = words_of(&undotted(text));
        let called = if entity.kind == EntityKind::Org && entity.named { words_of(without_noun(&undotted(text))) } else { words.clone() };
        let plain = || telling::telling(&called).join(" ");
        // what is a body, a place or a man to different articles is one of them to the story
        let lone = (entity.named && kind_of_name(entity.kind).is_some()).then(|| self.lone_name(text)).flatten();
        if let Some(kind) = lone.as_ref().and_then(|name| self.kinds.get(name)).copied() {
            let long = if kind == EntityKind::Org { self.long_form(text) } else { None };
            return long.unwrap_or_else(|| Bearer::Words(kind, plain()));
        }
        // "Viktor Dolan", whom another article takes for a body
        let other = bits::ADJECTIVE | bits::STATE | bits::BODY | bits::PLACE;
        let may = matches!(entity.kind, EntityKind::Org | EntityKind::Place) && words.iter().all(|w| lists.bits(w) & other == 0);
        // "North Norvian" is no man either
        let origin = matches!(words.first().map(String::as_str), Some("north" | "south" | "east" | "west"));
        if entity.named && words.len() > 1 && may && !origin && self.listed(text).is_none() {
            let exact = |p: &usize| self.people[*p].words == words;
            let known = words.last().and_then(|last| self.surnames.get(&key::key(last)));
            if let Some(person) = known.into_iter().flatten().copied().find(exact) {
                return Bearer::Person(person);
            }
        }
        if entity.named
            && entity.kind == EntityKind::Org
            && let Some(person) = self.mistaken_for_a_body(&words, text)
        {
            return Bearer::Person(person);
        }
        match entity.kind {
            EntityKind::State => match (self.listed(text), words.last().and_then(|w| lists.adjective(w))) {
                (Some(Listed::State(s) | Listed::Capital(s)), _) | (None, Some(s)) => Bearer::State(s),
                _ => Bearer::Words(entity.kind, plain()),
            },
            EntityKind::Person if entity.named => {
                let name = person_words(text);
                self.person(&name).map_or(Bearer::Alone(a, e), Bearer::Person)
            }
            EntityKind::Person => {
                let offices: Vec<Vec<String>> = entity.roles.iter().filter_map(|r| self.office(a, *r)).collect();
                let holders: Vec<usize> =
                    (0..self.people.len()).filter(|p| offices.iter().any(|o| self.people[*p].offices.contains(o))).collect();
                match holders[..] {
                    // in English an office in the body of an article that names its holder elsewhere is the office, not yet the man ("the
                    // president of the United States must answer"); a French article calls its man so again
                    [one] if !(self.lang(a) == "en" && self.in_body(a, entity.name) && self.named_in(a, one)) => Bearer::Person(one),
                    _ => Bearer::Alone(a, e),
                }
            }
            EntityKind::Org => match self.listed(text) {
                Some(Listed::Seat(s)) => Bearer::Seat(s),
                Some(Listed::Body(b)) => Bearer::Body(b),
                _ if let Some(long) = self.long_form(text) => long,
                _ => {
                    let longer = || self.shorter.get(&plain()).cloned().flatten();
                    match self.part(a, entity).filter(|_| called.len() == words.len()) {
                        Some((noun, state @ Some(_), field)) => self.part_bearer(noun, state, &field),
                        Some((noun, None, field)) => longer().unwrap_or_else(|| self.part_bearer(noun, None, &field)),
                        None => longer().unwrap_or_else(|| Bearer::Words(entity.kind, plain())),
                    }
                }
            },
            // what other articles of the story take for a body is none of its places
            EntityKind::Place if words.len() > 1 && self.bodies.contains(&plain()) => Bearer::Words(EntityKind::Org, plain()),
            EntityKind::Place => Bearer::Words(entity.kind, plain()),
            EntityKind::Group => {
                let sources = words.iter().any(|w| lists.role(self.lang(a), w, |_| "").is_some_and(|(r, _)| r.class == RoleClass::Source));
                let told = plain();
                // "des responsables" of two articles are strangers; "les diplomates russes" are not
                if sources && !told.contains(['=', '@', '#']) && told.split(' ').count() < 2 {
                    Bearer::Alone(a, e)
                } else {
                    Bearer::Words(entity.kind, told)
                }
            }
        }
    }

    /// A ministry whose state an article leaves out is that of the only state the story gives it.
    fn part_bearer(&self, noun: BodyNoun, state: Option<u16>, field: &str) -> Bearer {
        let states: Vec<u16> = self.parts.get(&(noun, field.to_owned())).into_iter().flatten().filter_map(|s| *s).collect();
        let state = state.or(if let [one] = states[..] { Some(one) } else { None });
        Bearer::Part(noun, format!("{} {field}", state.map_or_else(String::new, |s| s.to_string())))
    }

    /// Chooses name, kind and standing of an entity from its members.
    fn settle(&self, entity: &mut StoryEntity) {
        let mut best: Option<(Rank, (usize, Piece), EntityKind)> = None;
        let mut counts: HashMap<String, usize> = HashMap::new();
        for (a, e) in &entity.members {
            // each spelling by itself: one slip in an article that else spells the name as all others do is no name
            let names = self.articles[*a].1.mentions.iter().filter(|m| m.entity == Some(*e) && m.form == Form::Name);
            names.for_each(|m| *counts.entry(self.text(*a, m.piece).to_lowercase()).or_default() += 1);
        }
        for (a, e) in &entity.members {
            let own = &self.articles[*a].1.entities[*e];
            let text = self.text(*a, own.name);
            let times = counts.get(&text.to_lowercase()).copied().unwrap_or(0);
            // people by the fullest name, others by the one used most
            let full = if own.kind == EntityKind::Person { text.split_whitespace().count().min(3) } else { 0 };
            let rank = (own.named, full, times);
            if best.as_ref().is_none_or(|(r, ..)| rank > *r) {
                best = Some((rank, (*a, own.name), own.kind));
            }
        }
        if let Some(((named, _, _), name, kind)) = best {
            let one = self.lone_name(self.text(name.0, name.1)).and_then(|n| self.kinds.get(&n)).copied();
            (entity.named, entity.name, entity.kind) = (named, name, one.filter(|_| kind_of_name(kind).is_some()).unwrap_or(kind));
        }
    }
}
