//! For whom everybody speaks: the state, organisation or bloc behind a minister, a ministry, a spokesperson; the client
//! behind a lawyer. What the articles say themselves counts first; then the words of titles and names. Where they
//! say nothing, or point to two, nobody: a position given to the wrong party is worse than none.

mod words;

use crate::media::Media;
use recoupe_lang::fold;
use recoupe_model::{Analysis, Article, EntityKind, Form, Lang, Piece};
use recoupe_names::StoryEntity;
use recoupe_names::lists::{BodyClass, Listed, Lists};
use std::collections::{BTreeMap, BTreeSet, HashMap};
use words::{has, is_adjective_of, of_class, state_of_office};

/// Descriptions of one entity that are looked at.
const DESCRIBED: usize = 40;

/// Words of a description at most: what is longer is a clause that was taken for somebody.
const WORDS: usize = 12;

/// How far before "its spokesman" the body is looked for, in bytes: the sentence itself and one or two before it.
const OWNER: usize = 400;

/// Bytes between a name and the title beside it, at most: a blank, or a comma and a blank.
const GAP: usize = 3;

/// Words before a name among which a ministry makes it a field ("ministre ostavien *de l'*Eau").
const FIELD: usize = 4;

/// What a title beside a name counts for, against a later "the president" that is thought to mean the same person.
const TITLE: usize = 3;

/// What is known while parties are looked for.
struct Search<'a> {
    articles: &'a [&'a Article],
    analyses: &'a [&'a Analysis],
    entities: &'a [StoryEntity],
    entity_of: &'a HashMap<(usize, usize), usize>,
    media: &'a Media,
    /// Listed state → the story's entity.
    states: BTreeMap<u16, usize>,
    /// Places that no list knows as states and that speak like ones, by folded name.
    places: Vec<(String, usize)>,
    /// The one government of a story within one state.
    government: Option<usize>,
    /// Entity → its descriptions: names, titles, roles; with what each counts for.
    described: Vec<Vec<(usize, Piece, usize)>>,
}

/// The party of each entity (itself, where it is one), and the story's entity of each listed state.
pub(crate) fn parties(
    articles: &[&Article],
    analyses: &[&Analysis],
    entities: &[StoryEntity],
    entity_of: &HashMap<(usize, usize), usize>,
    media: &Media,
) -> (Vec<Option<usize>>, BTreeMap<u16, usize>) {
    let mut described: Vec<Vec<(usize, Piece, usize)>> = vec![Vec::new(); entities.len()];
    for (article, analysis) in analyses.iter().enumerate() {
        for mention in analysis.mentions.iter().filter(|m| m.form != Form::Pronoun) {
            if let Some(entity) = mention.entity.and_then(|e| entity_of.get(&(article, e)))
                && described[*entity].len() < DESCRIBED
            {
                described[*entity].push((article, mention.piece, 1));
            }
        }
    }
    for (n, entity) in entities.iter().enumerate() {
        for &(article, local) in &entity.members {
            let Some(analysis) = analyses.get(article) else { continue };
            let roles = analysis.entities.get(local).map_or(&[][..], |e| &e.roles);
            let names: Vec<Piece> =
                analysis.mentions.iter().filter(|m| m.entity == Some(local) && m.form == Form::Name).map(|m| m.piece).collect();
            let beside = |r: &Piece| {
                let at = names.partition_point(|m| m.start < r.start);
                let near = names[at.saturating_sub(1)..(at + 2).min(names.len())].iter();
                near.into_iter()
                    .any(|m| m.overlaps(r) || (m.start >= r.end && m.start - r.end <= GAP) || (r.start >= m.end && r.start - m.end <= GAP))
            };
            described[n].extend(roles.iter().map(|r| (article, *r, if beside(r) { TITLE } else { 1 })));
        }
    }
    let (states, places) = (BTreeMap::new(), Vec::new());
    let mut search = Search { articles, analyses, entities, entity_of, media, states, places, government: None, described };
    search.states = search.find_states();
    search.places = search.speaking_places();
    search.government = search.find_government();
    ((0..entities.len()).map(|n| search.party(n, 3)).collect(), search.states)
}

/// Reports that name somebody, at least, or statements that he makes, for him to be one of the story's own people: who
/// speaks once in one report may be anybody in the street.
const REPORTS: usize = 2;
const STATEMENTS: usize = 3;

/// Who takes a position when somebody speaks or acts: his party, or where none is known he himself, if he is one of the
/// people that the story is about. Who looks on from outside (experts, reporters, witnesses) takes none.
pub(crate) fn holders(
    articles: &[&Article],
    analyses: &[&Analysis],
    entities: &[StoryEntity],
    entity_of: &HashMap<(usize, usize), usize>,
    party_of: &[Option<usize>],
) -> Vec<Option<usize>> {
    let mut said = vec![0; entities.len()];
    for (article, analysis) in analyses.iter().enumerate() {
        let voices = analysis.statements.iter().filter_map(|s| entity_of.get(&(article, s.speaker?.entity?)));
        voices.for_each(|e| said[*e] += 1);
    }
    let looks_on = |entity: &StoryEntity| {
        let roles = entity.members.iter().flat_map(|&(article, local)| {
            let roles = analyses.get(article).and_then(|a| a.entities.get(local)).map_or(&[][..], |e| &e.roles);
            roles.iter().map(move |role| (article, *role))
        });
        roles
            .chain([entity.name])
            .any(|(article, piece)| articles.get(article).is_some_and(|a| has(a.lang, "observer", a.text.slice(piece))))
    };
    let own = |n: usize| {
        let entity = &entities[n];
        let reports: BTreeSet<usize> = entity.members.iter().map(|(article, _)| *article).collect();
        let known = reports.len() >= REPORTS || said[n] >= STATEMENTS;
        let crowd = |(article, piece): (usize, Piece)| articles.get(article).is_some_and(|a| has(a.lang, "crowd", a.text.slice(piece)));
        match entity.kind {
            EntityKind::Person => entity.named && known && !looks_on(entity),
            EntityKind::Group => entity.named && reports.len() >= REPORTS && !looks_on(entity) && !crowd(entity.name),
            _ => false,
        }
    };
    (0..entities.len()).map(|n| party_of.get(n).copied().flatten().or_else(|| own(n).then_some(n))).collect()
}

/// Does a phrase begin with a possessive ("its leaders")?
pub(crate) fn is_owned(lang: Option<Lang>, phrase: &str) -> bool {
    phrase.split_whitespace().next().is_some_and(|first| has(lang, "owner", first))
}

impl Search<'_> {
    fn text(&self, article: usize, piece: Piece) -> &str {
        self.articles.get(article).map_or("", |a| a.text.slice(piece))
    }

    fn lang(&self, article: usize) -> Option<Lang> {
        self.articles.get(article).and_then(|a| a.lang)
    }

    fn folded(&self, article: usize, piece: Piece) -> Vec<String> {
        words::folded(self.text(article, piece))
    }

    fn find_states(&self) -> BTreeMap<u16, usize> {
        let mut states = BTreeMap::new();
        for (n, entity) in self.entities.iter().enumerate().filter(|(_, e)| e.kind == EntityKind::State) {
            let described = self.described[n].iter().map(|(a, p, _)| (*a, *p)).chain([entity.name]);
            for state in described.filter_map(|(a, p)| self.listed_state(a, p)) {
                states.entry(state).or_insert(n);
            }
        }
        states
    }

    /// Who speaks in the story: the entities of all statements' speakers.
    fn speakers(&self) -> BTreeSet<usize> {
        let voices = self
            .analyses
            .iter()
            .enumerate()
            .flat_map(|(a, analysis)| analysis.statements.iter().filter_map(move |s| Some((a, s.speaker?.entity?))));
        voices.filter_map(|at| self.entity_of.get(&at).copied()).collect()
    }

    fn speaking_places(&self) -> Vec<(String, usize)> {
        let speakers = self.speakers();
        let is_place = |n: &usize| matches!(self.entities[*n].kind, EntityKind::Place | EntityKind::State) && self.entities[*n].named;
        let name = |n: usize| fold(self.text(self.entities[n].name.0, self.entities[n].name.1));
        let mut places: Vec<(String, usize)> = speakers.into_iter().filter(is_place).map(|n| (name(n), n)).collect();
        // the longer name is the surer one
        places.sort_by_key(|(name, n)| (std::cmp::Reverse(name.len()), *n));
        places.retain(|(name, _)| !name.contains(' ') && name.len() >= 5);
        places
    }

    /// The government of which a story speaks that has no other state.
    fn find_government(&self) -> Option<usize> {
        let states: BTreeSet<usize> = self.states.values().copied().chain(self.places.iter().map(|(_, n)| *n)).collect();
        if states.len() > 1 {
            return None;
        }
        let mut found = (0..self.entities.len()).filter(|n| self.entities[*n].kind == EntityKind::Org).filter(|n| {
            self.described[*n].iter().any(|(a, p, _)| {
                let text = self.text(*a, *p);
                words::folded(text).len() <= 2 && has(self.lang(*a), "government", text)
            })
        });
        let first = found.next()?;
        found.next().is_none().then_some(first)
    }

    /// The state that the words name: by its name, its capital, a seat of its power, a body of its own.
    fn listed_state(&self, article: usize, piece: Piece) -> Option<u16> {
        let words = self.folded(article, piece);
        (0..words.len()).find_map(|at| self.listed(&words, at)).and_then(|listed| match listed {
            Listed::State(n) | Listed::Capital(n) => Some(n),
            Listed::Seat(n) => Lists::get().seats.get(usize::from(n)).and_then(|s| s.state),
            Listed::Body(n) => Lists::get().bodies.get(usize::from(n)).filter(|b| b.class != BodyClass::Group).and_then(|b| b.state),
            Listed::Place => None,
        })
    }

    fn listed(&self, words: &[String], at: usize) -> Option<Listed> {
        let next = |n: usize| words.get(at + 1 + n).map_or("", String::as_str);
        Lists::get().name(&words[at], next).map(|(listed, _)| listed)
    }

    /// A newspaper or a wire service takes no position in the story, nor does what is only read.
    fn is_silent_body(&self, entity: usize) -> bool {
        let (article, name) = self.entities[entity].name;
        let (lang, text) = (self.lang(article), self.text(article, name));
        if self.media.is_newsroom(text) || has(lang, "paper", text) {
            return true;
        }
        let words = words::folded(text);
        if words.len() > WORDS || (words.len() == 1 && has(lang, "crowd", text)) || words.iter().all(|w| w.chars().count() < 2) {
            return true;
        }
        self.described[entity].iter().any(|(article, piece, _)| {
            let words = self.folded(*article, *piece);
            let body = words.first().and_then(|_| self.listed(&words, 0));
            matches!(body, Some(Listed::Body(n)) if Lists::get().bodies.get(usize::from(n)).is_some_and(|b| b.class == BodyClass::Media))
        })
    }

    fn is_chamber(&self, entity: usize) -> bool {
        let (article, name) = self.entities[entity].name;
        has(self.lang(article), "chamber", self.text(article, name)) || self.folded(article, name) == ["house"]
    }

    fn party(&self, entity: usize, depth: usize) -> Option<usize> {
        let own = self.entities.get(entity)?;
        if own.kind == EntityKind::Org && self.is_silent_body(entity) {
            return None;
        }
        if own.kind == EntityKind::Org && self.is_chamber(entity) {
            return Some(entity);
        }
        if self.is_movement(entity) {
            return Some(entity);
        }
        if let Some(above) = own.parent.filter(|p| *p != entity && depth > 0) {
            return self.party(above, depth - 1).or(Some(above));
        }
        match own.kind {
            EntityKind::State => Some(entity),
            // a place that speaks or acts is a state or town that no list knows
            EntityKind::Place => Some(entity),
            EntityKind::Person => self.by_words(entity, depth),
            EntityKind::Org => if self.is_state_body(entity) { self.by_words(entity, depth) } else { None }.or(Some(entity)),
            EntityKind::Group => self.by_words(entity, depth),
        }
    }

    /// A movement that acts within a state, not for it.
    fn is_movement(&self, entity: usize) -> bool {
        let (article, name) = self.entities[entity].name;
        let words = self.folded(article, name);
        let body = words.first().and_then(|_| self.listed(&words, 0));
        matches!(body, Some(Listed::Body(n)) if Lists::get().bodies.get(usize::from(n)).is_some_and(|b| b.class == BodyClass::Group))
    }

    /// A ministry, an administration, a seat of power.
    fn is_state_body(&self, entity: usize) -> bool {
        self.described[entity].iter().any(|(article, piece, _)| {
            let words = self.folded(*article, *piece);
            let own = match words.first().and_then(|_| self.listed(&words, 0)) {
                Some(Listed::Seat(_)) => true,
                Some(Listed::Body(n)) => Lists::get().bodies.get(usize::from(n)).is_some_and(|b| b.class == BodyClass::Own),
                _ => false,
            };
            own || has(self.lang(*article), "body", self.text(*article, *piece))
        })
    }

    /// The party that the descriptions point to, title by title; none where another has as many.
    fn by_words(&self, entity: usize, depth: usize) -> Option<usize> {
        let body = self.entities[entity].kind == EntityKind::Org;
        let was = |d: &&(usize, Piece, usize)| has(self.lang(d.0), "former", self.text(d.0, d.1)) || self.is_called_former(d.0, d.1);
        let over: Vec<String> =
            self.described[entity].iter().filter(was).flat_map(|d| of_class(self.lang(d.0), "body", self.text(d.0, d.1))).collect();
        let mut votes: BTreeMap<usize, usize> = BTreeMap::new();
        let mut office = false;
        let (mut titles, mut voted) = (BTreeSet::new(), BTreeSet::new());
        for described in &self.described[entity] {
            let &(article, piece, weight) = described;
            let (lang, text) = (self.lang(article), self.text(article, piece));
            let offices = of_class(lang, "body", text);
            let gone = was(&described) || offices.iter().any(|o| over.contains(o) && self.states_in(article, piece).is_none());
            if gone || words::folded(text).len() > WORDS {
                continue;
            }
            if let Some((party, sure)) = self.by_description(entity, (article, piece), (body, depth)) {
                *votes.entry(party).or_default() += if sure { weight } else { 1 };
                voted.extend(offices);
            } else {
                titles.extend(offices);
                let secretary = words::folded(text).windows(2).any(|w| w == ["secretaire", "d'etat"]);
                office |= (has(lang, "office", text) || secretary) && !has(lang, "silent", text);
            }
        }
        // whoever is named is not yet the one that a title elsewhere means: one title beside the name, or two that agree
        // ("President X" and "the Freedonian president" do)
        let named = self.entities[entity].named && self.entities[entity].kind == EntityKind::Person;
        if named && titles.is_disjoint(&voted) && votes.values().sum::<usize>() < TITLE.min(2) {
            votes.clear();
        }
        let mut ranked: Vec<(usize, usize)> = votes.into_iter().map(|(party, n)| (n, party)).collect();
        ranked.sort_unstable_by_key(|(n, _)| std::cmp::Reverse(*n));
        match ranked[..] {
            [(_, one)] => Some(one),
            [(most, first), (next, _), ..] => (most > next).then_some(first),
            [] => self.government.filter(|g| office && *g != entity),
        }
    }

    /// Does "former" stand right before a description?
    fn is_called_former(&self, article: usize, piece: Piece) -> bool {
        let Some(whole) = self.articles.get(article) else { return false };
        let text = whole.text.as_str();
        let from = piece.start.saturating_sub(24);
        let Some(before) = (from..=piece.start).find_map(|b| text.get(b..piece.start)) else { return false };
        before.split_whitespace().next_back().is_some_and(|w| has(self.lang(article), "former", w))
    }

    /// The listed state whose name or adjective is in a description.
    fn states_in(&self, article: usize, piece: Piece) -> Option<usize> {
        let words = self.folded(article, piece);
        let adjective = words.iter().find_map(|w| Lists::get().adjective(w)).and_then(|s| self.states.get(&s));
        let listed = || self.listed_state(article, piece).and_then(|s| self.states.get(&s));
        let office = || state_of_office(&words).and_then(|s| self.states.get(&s));
        let place = || self.places.iter().find(|(name, _)| words.iter().any(|w| is_adjective_of(w, name))).map(|(_, n)| n);
        adjective.or_else(listed).or_else(office).or_else(place).copied()
    }

    /// Whom a description makes its bearer speak for: a body or state named in it, a state's adjective, the owner of "its
    /// spokesman"; and whether it names it.
    fn by_description(&self, entity: usize, (article, piece): (usize, Piece), (body, depth): (bool, usize)) -> Option<(usize, bool)> {
        let (lang, text) = (self.lang(article), self.text(article, piece));
        let voice = body || has(lang, "body", text);
        let words = self.folded(article, piece);
        let role = (0..words.len()).any(|n| {
            let next = |k: usize| words.get(n + k).map_or("", String::as_str);
            lang.is_some_and(|l| Lists::get().role(l.code(), &words[n], next).is_some())
        });
        if has(lang, "counsel", text) && !body {
            return self.inside(article, piece).find(|(e, k)| *k == EntityKind::Person && *e != entity).map(|(e, _)| (e, true));
        }
        if has(lang, "observer", text) || !(voice || role) {
            return None;
        }
        let states = voice && !has(lang, "silent", text);
        let named = self.inside(article, piece).filter(|(e, _)| *e != entity).find_map(|(other, kind)| {
            let party = if depth > 0 { self.party(other, depth - 1) } else { None }?;
            let state = matches!(self.entities[party].kind, EntityKind::State | EntityKind::Place);
            let speaks = kind != EntityKind::Place || self.places.iter().any(|(_, n)| *n == other);
            let agency = kind == EntityKind::Org && !has(lang, "silent", text);
            (speaks && (states || agency || !state) && party != entity && !self.is_chamber(party)).then_some(party)
        });
        let of_state = || self.states_in(article, piece).filter(|_| states);
        let told = named.or_else(of_state).filter(|p| *p != entity);
        told.map(|p| (p, true)).or_else(|| Some((self.owner(entity, article, piece).filter(|p| *p != entity)?, false)))
    }

    /// Entities named inside a piece, but for fields of government ("minister of *Water*").
    fn inside(&self, article: usize, piece: Piece) -> impl Iterator<Item = (usize, EntityKind)> + '_ {
        let mentions = &self.analyses[article].mentions;
        let from = mentions.partition_point(|m| m.piece.start < piece.start);
        let within = mentions[from..].iter().take_while(move |m| m.piece.start < piece.end);
        within
            .filter(move |m| piece.contains(&m.piece) && m.piece != piece && m.form != Form::Pronoun)
            .filter(move |m| m.kind != EntityKind::Org || !self.is_field(article, piece, m.piece))
            .filter(|m| matches!(m.kind, EntityKind::State | EntityKind::Org | EntityKind::Person | EntityKind::Place))
            .filter_map(move |m| Some((*self.entity_of.get(&(article, m.entity?))?, m.kind)))
    }

    /// Does a name that no list has stand right behind a minister, a ministry or a secretary in a piece?
    fn is_field(&self, article: usize, piece: Piece, name: Piece) -> bool {
        let words = self.folded(article, name);
        let before = self.text(article, Piece::new(piece.start.min(name.start), name.start));
        let near = before.split_whitespace().rev().take(FIELD).collect::<Vec<_>>().join(" ");
        words.first().is_none_or(|_| self.listed(&words, 0).is_none()) && has(self.lang(article), "field", &near)
    }

    /// The body that "its spokesman" belongs to: the first one named in the same sentence before, or in the sentences
    /// right before that.
    fn owner(&self, entity: usize, article: usize, piece: Piece) -> Option<usize> {
        let (lang, text) = (self.lang(article), self.text(article, piece));
        // a minister is not the spokesman of what was spoken of before
        let owned = has(lang, "owner", text.split_whitespace().next()?) && !has(lang, "office", text);
        if self.entities[entity].kind != EntityKind::Person || !owned {
            return None;
        }
        let analysis = self.analyses[article];
        let at = analysis.sentences.partition_point(|s| s.piece.end <= piece.start);
        let own = analysis.sentences.get(at)?;
        let earlier = analysis.sentences[at.saturating_sub(2)..at].iter().rev().map(|s| s.piece);
        let places = std::iter::once(Piece::new(own.piece.start.min(piece.start), piece.start)).chain(earlier);
        places.filter(|p| p.start + OWNER > piece.start).find_map(|place| {
            let within = analysis.mentions.iter().filter(|m| place.contains(&m.piece) && m.form != Form::Pronoun);
            let bodies =
                within.filter(|m| matches!(m.kind, EntityKind::Org | EntityKind::State) && !self.is_field(article, place, m.piece));
            let found = bodies.filter_map(|m| self.entity_of.get(&(article, m.entity?)).copied());
            found.filter(|e| *e != entity).find_map(|e| if self.entities[e].named { self.party(e, 1) } else { None })
        })
    }
}
