//! Who is who within one article: names, titles and paraphrases become entities.
//! Knows nothing of other articles, and nothing that the article and the word lists do not say: a
//! title that no name stands beside is nobody by name.

mod described;
mod firms;

use crate::Names;
use crate::capitals_of::{City, sense, sense_of_seat};
use crate::key;
use crate::kinds::{bare_name, is_field, names_a_field, settled_kinds};
use crate::lists::{BodyClass, Listed, Lists, RoleClass, bits};
use crate::phrases::Search;
use crate::tagger::{Found, labels::Kind};
use crate::telling;
use crate::words::{Reading, Shape};
use foldhash::{HashMap, HashMapExt, HashSet, HashSetExt};
use recoupe_model::{Entity, EntityKind, Form, Mention, Piece};
use std::ops::Range;

/// How many holders of a role are looked back through.
const RECENT: usize = 24;

/// Roles of one person that are kept for comparing; all are kept for showing.
const ROLES: usize = 32;

/// What makes two names of one article one bearer.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Identity {
    State(u16),
    Seat(u16),
    Body(u16),
    /// Ministry, army, government … of a state (or of none known), with its field.
    Part(BodyNounKey, Option<u16>, String),
    /// A name that no list has, by its folded words.
    Plain(EntityKind, String),
    /// Index of a person.
    Person(usize),
    /// Nobody else.
    Alone(usize),
}

/// A class of body nouns as a key.
pub(crate) type BodyNounKey = u8;

/// A name or phrase on its way to a mention.
struct Item {
    words: Range<usize>,
    kind: EntityKind,
    form: Form,
    entity: Option<usize>,
}

/// An entity while it is gathered.
struct Draft {
    kind: EntityKind,
    named: bool,
    name: Range<usize>,
    roles: Vec<Range<usize>>,
    identity: Identity,
    /// State or body that it belongs to.
    of_state: Option<u16>,
    /// Telling words of its roles.
    contents: Vec<Vec<String>>,
    /// The same as offices, to compare.
    offices: Vec<Vec<String>>,
    /// Word of its last mention so far.
    last: usize,
    /// Class of its role while nobody is named.
    role: Option<RoleClass>,
    plural: bool,
}

/// Words after a name and its comma among which an office is looked for ("Ann Lee, the former trade minister").
const APPOSED: usize = 4;

/// A person by name.
struct Person {
    /// Folded words of the fullest name.
    words: Vec<String>,
    /// Keys of first name and surname.
    keys: (String, String),
    /// Named somewhere with an office beside the name.
    office: bool,
    entity: Option<usize>,
    /// Named as somebody's relative where the surname alone is somebody else's: it is never this person.
    relative: bool,
}

struct Gather<'r, 't> {
    reading: &'r Reading<'t>,
    lang: &'r str,
    drafts: Vec<Draft>,
    known: HashMap<Identity, usize>,
    people: Vec<Person>,
    /// Surname keys of people.
    surnames: HashMap<String, Vec<usize>>,
    items: Vec<Item>,
    /// The bloc of which the text spoke last.
    last_bloc: Option<usize>,
    /// Of each class of bodies the one of which the text spoke last.
    last_part: HashMap<BodyNounKey, usize>,
    /// Bodies by class and field.
    parts: HashMap<(BodyNounKey, String), Vec<usize>>,
    /// People by each word of their roles' nouns, in order of mention.
    holders: HashMap<String, Vec<usize>>,
}

/// Names and phrases of a text, and whom they mean.
pub(crate) fn who(reading: &Reading<'_>, names: &[Found], lang: &str) -> Names {
    let mut gather = Gather {
        reading,
        lang,
        drafts: Vec::new(),
        known: HashMap::new(),
        people: Vec::new(),
        surnames: HashMap::new(),
        items: Vec::new(),
        last_bloc: None,
        last_part: HashMap::new(),
        parts: HashMap::new(),
        holders: HashMap::new(),
    };
    let search = Search::new(reading, names, lang);
    let phrases = search.phrases();
    let sorts = settled_kinds(reading, names);
    gather.find_people(names, &sorts);
    // end of the last phrase whose words after the noun name a field of government
    let mut covers = 0;
    let mut upcoming = phrases.iter().peekable();
    for (n, name) in names.iter().enumerate() {
        while let Some(phrase) = upcoming.next_if(|p| p.words.start <= name.words.start) {
            covers = covers.max(if names_a_field(reading, phrase) { phrase.words.end } else { 0 });
            gather.phrase(phrase, names, &sorts);
        }
        if name.words.end <= covers && sorts[n] == Kind::Org && is_field(reading, &name.words) {
            continue;
        }
        gather.name(name, sorts[n], names, n);
    }
    for phrase in upcoming {
        gather.phrase(phrase, names, &sorts);
    }
    gather.finish()
}

/// `his wife Anna Orlo`, `first lady Anna Orlo`, `son épouse, Anna Orlo`: named as somebody's relative.
fn is_relative(reading: &Reading<'_>, name: &Found) -> bool {
    const RELATIVES: [&str; 76] = [
        "wife",
        "husband",
        "son",
        "daughter",
        "brother",
        "sister",
        "father",
        "mother",
        "widow",
        "widower",
        "spouse",
        "niece",
        "nephew",
        "cousin",
        "uncle",
        "aunt",
        "lady",
        "ex-wife",
        "ex-husband",
        "stepson",
        "stepdaughter",
        "grandson",
        "granddaughter",
        "son-in-law",
        "daughter-in-law",
        "twin",
        "femme",
        "epouse",
        "mari",
        "epoux",
        "fils",
        "fille",
        "frere",
        "sœur",
        "soeur",
        "pere",
        "mere",
        "veuve",
        "veuf",
        "niece",
        "neveu",
        "oncle",
        "tante",
        "dame",
        "conjoint",
        "conjointe",
        "compagne",
        "compagnon",
        "beau-fils",
        "belle-fille",
        "beau-frere",
        "gendre",
        "ehefrau",
        "ehemann",
        "gattin",
        "sohn",
        "tochter",
        "bruder",
        "schwester",
        "witwe",
        "esposa",
        "esposo",
        "marido",
        "mujer",
        "hijo",
        "hija",
        "hermano",
        "hermana",
        "viuda",
        "moglie",
        "marito",
        "figlio",
        "figlia",
        "fratello",
        "sorella",
        "vedova",
    ];
    let sentence = reading.sentence_of(name.words.start);
    let before = |n: usize| name.words.start.checked_sub(n).filter(|w| *w >= sentence.start).map_or("", |w| reading.folded(w));
    let noun = if reading.text(name.words.start.saturating_sub(1)) == "," { before(2) } else { before(1) };
    RELATIVES.contains(&noun)
}

/// Keys of the first and the last word of a name.
fn keys_of(words: &[String]) -> (String, String) {
    let key = |w: Option<&String>| w.map_or_else(String::new, |w| key::key(w));
    (key(words.first()), key(words.last()))
}

impl Gather<'_, '_> {
    /// Gathers the full names of people first, so that a surname in the title finds its bearer below.
    fn find_people(&mut self, names: &[Found], sorts: &[Kind]) {
        // surnames that stood alone before, by key
        let mut alone: HashSet<String> = HashSet::new();
        for (name, kind) in names.iter().zip(sorts) {
            let words = bare_name(self.reading, &name.words);
            if words.len() < 2 {
                alone.extend(words.first().map(|w| key::key(w)));
            }
            if words.len() < 2 || *kind != Kind::Person {
                continue;
            }
            let found = self.people_like(&words).into_iter().next();
            if found.is_none() && is_relative(self.reading, name) {
                let last = words.last().map_or_else(String::new, |w| key::key(w));
                let other = alone.contains(&last) || self.surnames.get(&last).is_some_and(|p| !p.is_empty());
                self.add_person(words);
                if let Some(person) = self.people.last_mut() {
                    person.relative = other;
                }
                continue;
            }
            match found {
                Some(p) if self.people[p].words.len() < words.len() => {
                    self.people[p].keys = keys_of(&words);
                    self.people[p].words = words;
                }
                Some(_) => {}
                None => self.add_person(words),
            }
            if let Some(p) = self.people_like(&bare_name(self.reading, &name.words)).into_iter().next() {
                self.people[p].office |= self.has_office(&name.words);
            }
        }
        // "President Orlane", and elsewhere "Marta Orlane, his wife": the surname alone is not hers
        for (name, _) in names.iter().zip(sorts).filter(|(_, k)| **k == Kind::Person) {
            let words = bare_name(self.reading, &name.words);
            let [surname] = &words[..] else { continue };
            let bearers = self.surnames.get(&key::key(surname)).cloned().unwrap_or_default();
            if !bearers.is_empty() && bearers.iter().all(|p| !self.people[*p].office) && self.office_before(&name.words) {
                self.add_person(words);
                if let Some(own) = self.people.last_mut() {
                    own.office = true;
                }
            }
        }
    }

    /// Does an office stand right before a name, or in apposition right after it?
    fn has_office(&self, name: &Range<usize>) -> bool {
        if self.office_before(name) {
            return true;
        }
        let sentence = self.reading.sentence_of(name.start);
        let comma = self.reading.words.get(name.end).is_some_and(|_| self.reading.folded(name.end) == ",");
        let after = name.end + 1..(name.end + 1 + APPOSED).min(sentence.end);
        comma && after.into_iter().any(|w| self.is_office(w))
    }

    fn office_before(&self, name: &Range<usize>) -> bool {
        name.start > self.reading.sentence_of(name.start).start && self.is_office(name.start - 1)
    }

    /// Is a word an office, or the last word of one? A "first lady" holds none.
    fn is_office(&self, word: usize) -> bool {
        let class = |w: usize| {
            Lists::get().role(self.lang, self.reading.folded(w), |k| if w + k <= word { self.reading.folded(w + k) } else { "" })
        };
        let from = word.saturating_sub(2);
        (from..=word).any(|w| {
            class(w).is_some_and(|(role, len)| {
                w + len == word + 1
                    && matches!(role.class, RoleClass::Office | RoleClass::Deputy)
                    && !matches!(self.reading.folded(word), "lady" | "dame")
            })
        })
    }

    fn add_person(&mut self, words: Vec<String>) {
        if let Some(last) = words.last() {
            self.surnames.entry(key::key(last)).or_default().push(self.people.len());
        }
        let keys = keys_of(&words);
        self.people.push(Person { words, keys, office: false, entity: None, relative: false });
    }

    /// People whose full name fits a full name.
    fn people_like(&self, words: &[String]) -> Vec<usize> {
        let (first, last) = keys_of(words);
        let fits = |p: &usize| {
            let own = &self.people[*p];
            own.words.len() >= 2 && key::surname_keys_agree(&own.keys.1, &last) && key::first_keys_agree(&own.keys.0, &first)
        };
        let exact = self.surnames.get(&last).into_iter().flatten().copied().filter(|p| fits(p));
        let mut out: Vec<usize> = exact.collect();
        // other spellings: only as many people are looked through as an article can hold
        if out.is_empty() && self.people.len() < 400 {
            out.extend((0..self.people.len()).filter(|p| fits(p)));
        }
        out
    }

    /// The person that a single word means: of the bearers of that surname one who holds an office, or else the one
    /// mentioned last; one who is named as a relative of another is left out. A woman's title means the relative, where
    /// there is one.
    fn person_by_surname(&self, word: &str, name: &Range<usize>) -> Option<usize> {
        let hers = name.clone().any(|w| matches!(self.reading.folded(w), "mrs" | "mrs." | "mme" | "frau" | "senora" | "signora"));
        let relatives = self.surnames.get(&key::key(word)).into_iter().flatten().any(|p| self.people[*p].relative);
        let named = |p: &&usize| {
            let person = &self.people[**p];
            (person.words.len() >= 2 || person.office) && (!relatives || person.relative == hers)
        };
        let recent = |p: &&usize| (self.people[**p].office, self.people[**p].entity.map_or(0, |e| self.drafts[e].last + 1));
        let recent_alone = |p: &&usize| self.people[**p].entity.map_or(0, |e| self.drafts[e].last + 1);
        let own = key::key(word);
        if let Some(found) = self.surnames.get(&own) {
            let single = |p: &&usize| self.people[**p].words.len() < 2;
            // "un *autre* Orlo", "*another* Orlo": not the one spoken of last, and of several nobody
            let other = name.start > 0 && matches!(self.reading.folded(name.start - 1), "autre" | "another");
            if other {
                let last = found.iter().filter(named).max_by_key(recent_alone);
                let others: Vec<usize> = found.iter().filter(named).filter(|p| Some(*p) != last).copied().collect();
                return if let [one] = others[..] { Some(one) } else { None };
            }
            return found.iter().filter(named).max_by_key(recent).or_else(|| found.iter().find(single)).copied();
        }
        if self.people.len() >= 400 {
            return None;
        }
        let alike: Vec<usize> = (0..self.people.len())
            .filter(|p| self.people[*p].words.len() >= 2 && key::surname_keys_agree(&self.people[*p].keys.1, &own))
            .collect();
        if let [one] = alike[..] {
            return Some(one);
        }
        // names that begin with the family's, and first names alone: only where one bearer fits
        let inside: Vec<usize> = (0..self.people.len())
            .filter(|p| self.people[*p].words.len() >= 2 && self.people[*p].words.iter().any(|w| w == word))
            .collect();
        if let [one] = inside[..] { Some(one) } else { None }
    }

    fn name(&mut self, name: &Found, kind: Kind, names: &[Found], n: usize) {
        if kind == Kind::Other {
            return;
        }
        let words = name.words.clone();
        let start = words.start;
        if self.lang == "fr" && self.is_somebody_from(&words) {
            return;
        }
        let kind = if self.is_the_firm(&words) {
            Kind::Org
        } else if self.is_surname(&words) {
            Kind::Person
        } else if kind == Kind::Person && self.is_listed(&words) {
            Kind::Place
        } else {
            kind
        };
        if kind == Kind::Person {
            let bare = bare_name(self.reading, &words);
            let found = if bare.len() >= 2 { self.people_like(&bare).into_iter().next() } else { self.person_by_surname(&bare[0], &words) };
            let person = found.unwrap_or_else(|| {
                self.add_person(bare);
                self.people.len() - 1
            });
            let entity = self.entity(Identity::Person(person), EntityKind::Person, true, &words);
            self.people[person].entity = Some(entity);
            if self.reading_len(&words) > self.reading_len(&self.drafts[entity].name) {
                self.drafts[entity].name = words.clone();
            }
            self.item(words, EntityKind::Person, Form::Name, Some(entity));
            return;
        }
        let (identity, entity_kind, state) = self.identify(&words, kind, names, n);
        let entity = self.entity(identity, entity_kind, true, &words);
        self.drafts[entity].of_state = self.drafts[entity].of_state.or(state);
        self.drafts[entity].last = start;
        if matches!(self.drafts[entity].identity, Identity::Body(b) if Lists::get().bodies[b as usize].class == BodyClass::Bloc) {
            self.last_bloc = Some(entity);
        }
        if entity_kind == EntityKind::Org && self.reading_len(&words) > self.reading_len(&self.drafts[entity].name) && words.len() < 10 {
            self.drafts[entity].name = words.clone();
        }
        self.item(words, entity_kind, Form::Name, Some(entity));
    }

    /// One word that no list knows as something else, and that is the surname of a person named in full.
    fn is_surname(&self, words: &Range<usize>) -> bool {
        let folded = self.reading.folded(words.start);
        let others = bits::PLACE | bits::STATE | bits::BODY;
        words.len() == 1
            && Lists::get().bits(folded) & others == 0
            && self.surnames.get(&key::key(folded)).into_iter().flatten().any(|p| {
                let own = &self.people[*p].words;
                own.len() >= 2 && own.last().is_some_and(|l| l == folded)
            })
    }

    /// The whole name of a state, capital, seat or body that no person of the text has as a surname.
    fn is_listed(&self, words: &Range<usize>) -> bool {
        let next = |n: usize| if words.start + n < words.end { self.reading.folded(words.start + n) } else { "" };
        let listed = Lists::get().name(next(0), next).is_some_and(|(l, len)| l != Listed::Place && len == words.len());
        listed && !(words.len() == 1 && self.surnames.contains_key(&key::key(next(0))))
    }

    fn reading_len(&self, words: &Range<usize>) -> usize {
        self.reading.piece(words).len()
    }

    /// Identity, kind and state of a name that is no person's.
    fn identify(&self, words: &Range<usize>, kind: Kind, names: &[Found], n: usize) -> (Identity, EntityKind, Option<u16>) {
        let lists = Lists::get();
        let next = |n: usize| if words.start + n < words.end { self.reading.folded(words.start + n) } else { "" };
        let folded = self.folded(words);
        let from = usize::from(matches!(self.reading.folded(words.start), "the" | "l'" | "le" | "la" | "les") && words.len() > 1);
        let listed = lists.name(next(from), |k| next(k + from)).filter(|(_, len)| len + from == words.len()).map(|(listed, _)| listed);
        // "Eau" is no "EAU": a state's acronym is written in capitals
        let acronym = words.len() == 1 && folded.chars().count() <= 3 && self.reading.shape(words.start) != Shape::Upper;
        match listed.filter(|l| !(acronym && matches!(l, Listed::State(_)))) {
            Some(Listed::State(s)) => return (Identity::State(s), EntityKind::State, None),
            Some(Listed::Capital(s)) => {
                return match sense(self.reading, words, names, n) {
                    City::State => (Identity::State(s), EntityKind::State, None),
                    City::Place => (Identity::Plain(EntityKind::Place, folded), EntityKind::Place, Some(s)),
                };
            }
            Some(Listed::Seat(s)) => {
                let state = lists.seats[s as usize].state;
                if lists.seats[s as usize].itself {
                    return (Identity::Seat(s), EntityKind::Org, state);
                }
                return match sense_of_seat(self.reading, words, names, n) {
                    City::State => (Identity::Seat(s), EntityKind::Org, state),
                    City::Place => (Identity::Plain(EntityKind::Place, folded), EntityKind::Place, state),
                };
            }
            Some(Listed::Body(b)) => return (Identity::Body(b), EntityKind::Org, lists.bodies[b as usize].state),
            _ => {}
        }
        if kind == Kind::Place {
            return (Identity::Plain(EntityKind::Place, folded), EntityKind::Place, None);
        }
        let state = words.clone().find_map(|w| lists.adjective(self.reading.folded(w)));
        // an acronym meets the long name that it is made of
        if let Some(known) = self.known_by_acronym(words) {
            return (known, EntityKind::Org, state);
        }
        if matches!(self.lang, "en" | "fr")
            && let Some(known) = self.known_by_firm(words)
        {
            return (known, EntityKind::Org, state);
        }
        (Identity::Plain(EntityKind::Org, folded), EntityKind::Org, state)
    }

    fn folded(&self, words: &Range<usize>) -> String {
        let small = ["the", "l'", "le", "la", "les"];
        let all: Vec<&str> = words.clone().map(|w| self.reading.folded(w)).collect();
        let from = usize::from(all.len() > 1 && all.first().is_some_and(|w| small.contains(w)));
        all[from..].join(" ")
    }

    /// A long name known already whose initials these are, or an acronym known already of this long name.
    fn known_by_acronym(&self, words: &Range<usize>) -> Option<Identity> {
        let short = words.len() == 1 && self.reading.shape(words.start) == Shape::Upper;
        if !short && words.len() < 2 {
            return None;
        }
        let initials = |name: &Range<usize>| -> String {
            name.clone().filter(|w| self.reading.shape(*w).is_capital()).filter_map(|w| self.reading.folded(w).chars().next()).collect()
        };
        // "Union des officiers de pont (UOP)": languages that write names with small letters
        let all_initials = |name: &Range<usize>| -> String {
            let telling = name.clone().map(|w| self.reading.folded(w)).filter(|w| !telling::is_small(w));
            telling.filter_map(|w| w.chars().next()).filter(|c| c.is_alphanumeric()).collect()
        };
        let own = if short { self.reading.folded(words.start).replace('.', "") } else { initials(words) };
        if own.chars().count() < 2 || self.drafts.len() > 600 {
            return None;
        }
        self.drafts
            .iter()
            .filter(|d| d.kind == EntityKind::Org && d.named && matches!(d.identity, Identity::Plain(..)))
            .find(|d| {
                let single = d.name.len() == 1 && self.reading.shape(d.name.start) == Shape::Upper;
                if short {
                    d.name.len() > 1 && (initials(&d.name) == own || (own.len() > 2 && all_initials(&d.name) == own))
                } else {
                    single && self.reading.folded(d.name.start) == own
                }
            })
            .map(|d| d.identity.clone())
    }

    fn entity(&mut self, identity: Identity, kind: EntityKind, named: bool, words: &Range<usize>) -> usize {
        if let Some(entity) = self.known.get(&identity) {
            let draft = &mut self.drafts[*entity];
            draft.last = draft.last.max(words.start);
            return *entity;
        }
        self.drafts.push(Draft {
            kind,
            named,
            name: words.clone(),
            roles: Vec::new(),
            identity: identity.clone(),
            of_state: None,
            contents: Vec::new(),
            offices: Vec::new(),
            last: words.start,
            role: None,
            plural: kind == EntityKind::Group,
        });
        self.known.insert(identity, self.drafts.len() - 1);
        self.drafts.len() - 1
    }

    fn item(&mut self, words: Range<usize>, kind: EntityKind, form: Form, entity: Option<usize>) {
        self.items.push(Item { words, kind, form, entity });
    }

    /// The fullest name of a person, as it is spelled most often: a slip of one letter is no name.
    fn usual_spelling(&self, entity: usize) -> Piece {
        let fullest = &self.drafts[entity].name;
        let names = self.items.iter().filter(|i| i.entity == Some(entity) && i.form == Form::Name && i.words.len() == fullest.len());
        let mut times: HashMap<Vec<&str>, usize> = HashMap::new();
        let (mut most, mut usual) = (1, fullest);
        for words in names.map(|i| &i.words) {
            let n = times.entry(words.clone().map(|w| self.reading.text(w)).collect()).or_default();
            *n += 1;
            if *n > most {
                (most, usual) = (*n, words);
            }
        }
        self.reading.piece(usual)
    }

    fn finish(self) -> Names {
        let parent = |d: &Draft| match d.identity {
            Identity::State(_) | Identity::Person(_) | Identity::Alone(_) => None,
            _ => d.of_state.and_then(|s| self.known.get(&Identity::State(s)).copied()),
        };
        let piece = |w: &Range<usize>| -> Piece { self.reading.piece(w) };
        let entities = self.drafts.iter().enumerate().map(|(n, d)| Entity {
            kind: d.kind,
            named: d.named,
            name: if d.kind == EntityKind::Person && d.named { self.usual_spelling(n) } else { piece(&d.name) },
            roles: d.roles.iter().map(&piece).collect(),
            parent: parent(d),
        });
        let entities: Vec<Entity> = entities.collect();
        let mut mentions: Vec<Mention> =
            self.items.iter().map(|i| Mention { piece: piece(&i.words), kind: i.kind, form: i.form, entity: i.entity }).collect();
        mentions.sort_by_key(|m| (m.piece.start, std::cmp::Reverse(m.piece.end)));
        mentions.dedup_by_key(|m| m.piece);
        Names { mentions, entities }
    }
}
