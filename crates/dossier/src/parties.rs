//! For whom everybody speaks: the state, organisation or bloc behind a minister, a ministry, a spokesperson; the client
//! behind a lawyer. What the articles say themselves counts first; then the words of titles and names. Where they
//! say nothing, or point to two, nobody: a position given to the wrong party is worse than none.

mod bodies;
mod called;
mod holders;
mod lands;
mod nobody;
mod seats;
mod short;
mod small_words;
mod states;
mod titles;
mod told;
mod whose;
mod words;

use crate::media::Media;
use crate::parses::Parses;
use foldhash::HashMap;
use rayon::prelude::*;
use recoupe_lang::fold;
use recoupe_model::{Analysis, Article, EntityKind, Form, Lang, Piece};
use recoupe_names::StoryEntity;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::OnceLock;
use words::{has, of_class, state_of_office};

pub(crate) use holders::holders;
pub(crate) use words::plain_words;

/// Descriptions of one entity that are looked at.
const DESCRIBED: usize = 40;

/// Words of a description at most: what is longer is a clause that was taken for somebody.
const WORDS: usize = 12;

/// Bytes between a name and the title beside it, at most: a blank, or a comma and a blank.
const GAP: usize = 3;

/// What a title beside a name counts for, against a later "the president" that is thought to mean the same person.
const TITLE: usize = 3;

/// Descriptions that lead from one to the next, at most.
const DEPTH: usize = 3;

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
    /// Names of several words of the story's bodies, folded.
    names: Vec<(Vec<String>, usize)>,
    /// Entity → its descriptions: names, titles, roles; with what each counts for.
    described: Vec<Vec<(usize, Piece, usize)>>,
    /// Which entities can take no position.
    nobody: Vec<bool>,
    /// How often the reports mention each entity by a name.
    by_name: Vec<usize>,
    /// Entity → its party by each depth, once it has been asked for: descriptions lead to the same few bodies again and again.
    /// Empty while what is asked for may still change.
    known: Vec<[OnceLock<Option<usize>>; DEPTH + 1]>,
    /// The folded words of each sentence of each report, once an arm or a town is looked for in them.
    sentences: OnceLock<Vec<Vec<Vec<String>>>>,
}

/// The party of each entity, by the articles' own words.
pub(crate) fn parties(
    articles: &[&Article],
    analyses: &[&Analysis],
    entities: &[StoryEntity],
    entity_of: &HashMap<(usize, usize), usize>,
    media: &Media,
    parses: &Parses,
) -> Parties {
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
    let read = |(number, (article, analysis)): (usize, (&&Article, &&Analysis))| titles::titles(number, article, analysis, parses);
    let titles: Vec<Vec<(usize, Piece)>> = articles.par_iter().zip(analyses).enumerate().map(read).collect();
    for (article, list) in titles.into_iter().enumerate() {
        for (local, title) in list {
            if let Some(entity) = entity_of.get(&(article, local))
                && !described[*entity].contains(&(article, title, TITLE))
            {
                described[*entity].push((article, title, TITLE));
            }
        }
    }
    let (states, places) = (BTreeMap::new(), Vec::new());
    let (names, nobody, by_name, known) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
    let government = None;
    let sentences = OnceLock::new();
    let mut search = Search {
        articles,
        analyses,
        entities,
        entity_of,
        media,
        states,
        places,
        government,
        names,
        described,
        nobody,
        by_name,
        known,
        sentences,
    };
    search.by_name = search.count_names();
    search.nobody = (0..entities.len()).into_par_iter().map(|n| search.is_nobody(n)).collect();
    search.names = search.body_names();
    search.states = search.find_states();
    search.places = search.speaking_places();
    search.government = search.find_government();
    search.known = entities.iter().map(|_| Default::default()).collect();
    let mut party_of: Vec<Option<usize>> = (0..entities.len()).into_par_iter().map(|n| search.party(n, DEPTH)).collect();
    let mut others = search.others(&party_of);
    let called = search.called_ones(&party_of);
    for (entity, party) in search.spokesmen(&party_of, &called) {
        party_of[entity] = Some(party);
    }
    for (entity, party) in search.people_of_bodies(&party_of) {
        party_of[entity] = Some(party);
    }
    let capitals = search.capitals(&party_of);
    for (town, land) in &capitals {
        for party in party_of.iter_mut().filter(|p| **p == Some(*town)) {
            *party = Some(*land);
        }
        party_of[*town] = Some(*land);
    }
    others.extend(search.owned_ones(&party_of));
    others.extend(called);
    let lands = search.places.iter().map(|(_, n)| *n).collect();
    Parties { party_of, states: search.states, lands, others, nobody: search.nobody }
}

/// Who speaks for whom.
pub(crate) struct Parties {
    /// The party of each entity (itself, where it is one).
    pub(crate) party_of: Vec<Option<usize>>,
    /// The story's entity of each listed state.
    pub(crate) states: BTreeMap<u16, usize>,
    /// States that no list has.
    pub(crate) lands: BTreeSet<usize>,
    /// Words (article, piece) that name another party than that of whom they are thought to mean: a title, or a common noun for
    /// a body.
    pub(crate) others: BTreeMap<(usize, Piece), usize>,
    /// Which entities can take no position.
    pub(crate) nobody: Vec<bool>,
}

/// Has a phrase a word of a class of `party_words.tsv`?
pub(crate) fn is_of_class(lang: Option<Lang>, class: &str, phrase: &str) -> bool {
    has(lang, class, phrase)
}

/// Does a word stand in a class of `party_words.tsv` as it is?
pub(crate) fn is_word_of_class(lang: Option<Lang>, class: &str, word: &str) -> bool {
    words::is_exactly(lang, class, word)
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

    /// Titles that name another state than that of the person whom they are thought to mean ("Iran's security chief").
    fn others(&self, party_of: &[Option<usize>]) -> BTreeMap<(usize, Piece), usize> {
        let mut out = BTreeMap::new();
        for (article, analysis) in self.analyses.iter().enumerate() {
            for mention in analysis.mentions.iter().filter(|m| m.kind == EntityKind::Person && m.form == Form::Nominal) {
                let Some(entity) = mention.entity.and_then(|e| self.entity_of.get(&(article, e)).copied()) else { continue };
                let former =
                    has(self.lang(article), "former", self.text(article, mention.piece)) || self.is_called_former(article, mention.piece);
                if !self.entities[entity].named || former {
                    continue;
                }
                let told = self.by_description(entity, (article, self.with_land(article, mention.piece)), (false, DEPTH));
                if let Some((party, true)) = told
                    && party_of[entity].is_some_and(|p| p != party)
                {
                    out.insert((article, mention.piece), party);
                }
            }
        }
        out
    }

    /// A title with the adjective of a land right behind it ("la ministre *norvéenne*").
    fn with_land(&self, article: usize, title: Piece) -> Piece {
        let after = self.articles.get(article).and_then(|a| a.text.as_str().get(title.end..)).unwrap_or("");
        let word = after.strip_prefix(' ').and_then(|r| r.split(|c: char| !c.is_alphanumeric()).next()).unwrap_or("");
        let adjective = word.starts_with(char::is_lowercase) && self.land_by_word(&fold(word)).is_some();
        if adjective { Piece::new(title.start, title.end + 1 + word.len()) } else { title }
    }

    fn party(&self, entity: usize, depth: usize) -> Option<usize> {
        let place = self.known.get(entity).and_then(|k| k.get(depth));
        if let Some(party) = place.and_then(OnceLock::get) {
            return *party;
        }
        let party = self.find_party(entity, depth);
        // who asks twice at once finds the same
        let _ = place.map(|p| p.set(party));
        party
    }

    fn find_party(&self, entity: usize, depth: usize) -> Option<usize> {
        let own = self.entities.get(entity)?;
        if self.nobody[entity] || (own.kind == EntityKind::Org && self.is_silent_body(entity)) {
            return None;
        }
        if self.is_press_service(entity) {
            return self.served(entity, depth);
        }
        if own.kind == EntityKind::Org && self.is_chamber(entity) {
            return Some(entity);
        }
        if let Some(land) = self.land(entity) {
            return Some(land);
        }
        if self.is_movement(entity) {
            return Some(entity);
        }
        if self.is_some_arm(entity) {
            let own = || self.entities[entity].members.iter().find_map(|(a, _)| self.land_of_arm(*a, &self.folded(own.name.0, own.name.1)));
            return self.by_words(entity, depth).or_else(|| self.in_full(entity)).or_else(own);
        }
        // "Hamas officials", "the Hamas leaders"
        if own.kind == EntityKind::Group
            && let Some(body) = self.body_before(entity)
        {
            return Some(body);
        }
        if let Some(above) = own.parent.filter(|p| *p != entity && depth > 0 && self.is_above(entity, *p) && !self.is_sent_to(entity, *p)) {
            return self.party(above, depth - 1).or(Some(above));
        }
        match own.kind {
            EntityKind::State => Some(entity),
            // a place that speaks or acts is a state or town that no list knows
            EntityKind::Place => Some(entity),
            EntityKind::Person => self.by_words(entity, depth),
            EntityKind::Org if self.is_state_body(entity) => self.by_words(entity, depth).or_else(|| self.in_full(entity)).or(Some(entity)),
            EntityKind::Org => {
                if let Some(state) = self.state_itself(entity) {
                    return Some(state);
                }
                let longer = self
                    .by_name_at_home(entity)
                    .or_else(|| self.by_longer_name(entity))
                    .filter(|_| depth > 0)
                    .and_then(|whole| self.party(whole, depth - 1));
                longer
                    .or_else(|| self.in_full(entity))
                    .or_else(|| (!self.is_some_group(entity) && !self.is_only_called(entity)).then_some(entity))
            }
            EntityKind::Group => self.by_words(entity, depth),
        }
    }

    /// Does an entity speak for the one that it is thought to belong to? Not for one that no report mentions; nor does a body for
    /// the state whose name it bears, unless it is the state's own ("Norwegian Airlines", "the Norwegian navy").
    fn is_above(&self, entity: usize, above: usize) -> bool {
        let land = self.entities.get(above).is_some_and(|e| matches!(e.kind, EntityKind::State | EntityKind::Place));
        let own = self.entities[entity].kind != EntityKind::Org || !land || self.is_state_body(entity);
        own && self.described.get(above).is_some_and(|d| !d.is_empty())
    }

    /// The party that the descriptions point to, title by title; none where another has as many.
    fn by_words(&self, entity: usize, depth: usize) -> Option<usize> {
        let body = self.entities[entity].kind == EntityKind::Org;
        let was = |d: &&(usize, Piece, usize)| has(self.lang(d.0), "former", self.text(d.0, d.1)) || self.is_called_former(d.0, d.1);
        let over: Vec<String> =
            self.described[entity].iter().filter(was).flat_map(|d| of_class(self.lang(d.0), "body", self.text(d.0, d.1))).collect();
        let mut votes: BTreeMap<usize, usize> = BTreeMap::new();
        let (mut office, mut serves) = (false, false);
        let (mut titles, mut voted) = (BTreeSet::new(), BTreeSet::new());
        let elsewhere = self.is_head_elsewhere(entity);
        for described in &self.described[entity] {
            let &(article, piece, weight) = described;
            if elsewhere && weight < TITLE {
                continue;
            }
            let (lang, text) = (self.lang(article), self.text(article, piece));
            let offices = of_class(lang, "body", text);
            let gone = was(&described) || offices.iter().any(|o| over.contains(o) && self.states_in(article, piece).is_none());
            if gone || words::folded(text).len() > WORDS {
                continue;
            }
            if let Some((party, sure)) = self.by_description(entity, (article, piece), (body, depth)) {
                // the president of a state who leads a party, too, speaks for the state
                let land = matches!(self.entities[party].kind, EntityKind::State | EntityKind::Place) && has(lang, "rule", text);
                *votes.entry(party).or_default() += if sure { weight * if land { 2 } else { 1 } } else { 1 };
                voted.extend(offices);
            } else {
                serves |= !offices.is_empty() && !has(lang, "silent", text) && !has(lang, "observer", text);
                titles.extend(offices);
                let secretary = words::folded(text).concat().contains("secretaired'etat");
                let known = || state_of_office(&words::folded(text)).is_some();
                let sure = !has(lang, "silent", text) && !has(lang, "unnamed", text) && !has(lang, "deputy", text);
                office |= (has(lang, "office", text) || secretary || known()) && sure;
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
            [] => self.government.filter(|g| office && *g != entity).or_else(|| if serves { self.wishes_of(entity) } else { None }),
        }
    }
}
