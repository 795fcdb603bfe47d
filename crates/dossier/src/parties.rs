//! For whom everybody speaks: the state, organisation or bloc behind a minister, a ministry, a spokesperson.
//! What the articles say themselves counts first; then the words of titles and names.

use crate::words::{Reader, rows};
use recoupe_lang::{TokenKind, fold, tokens};
use recoupe_model::{Analysis, Article, EntityKind, Form, Lang, Piece};
use recoupe_names::StoryEntity;
use recoupe_names::lists::{BodyClass, Listed, Lists};
use std::collections::{BTreeMap, HashMap, HashSet};
use std::sync::LazyLock;

/// Stems of bodies through which a state acts, by language.
static BODIES: LazyLock<HashMap<&'static str, HashSet<String>>> = LazyLock::new(|| {
    let all = rows(include_str!("../data/state_body_words.tsv"));
    all.map(|(lang, words)| (lang, words.split(' ').map(|w| Reader::new(Lang::from_tag(lang)).stem(w)).collect())).collect()
});

/// What is known while parties are looked for.
struct Search<'a> {
    articles: &'a [&'a Article],
    analyses: &'a [&'a Analysis],
    entities: &'a [StoryEntity],
    entity_of: &'a HashMap<(usize, usize), usize>,
    /// Listed state → the story's entity.
    states: BTreeMap<u16, usize>,
    /// Entity → its descriptions: names, titles, roles.
    described: Vec<Vec<(usize, Piece)>>,
}

/// The party of each entity (itself, where it is one), and the story's entity of each listed state.
pub(crate) fn parties(
    articles: &[&Article],
    analyses: &[&Analysis],
    entities: &[StoryEntity],
    entity_of: &HashMap<(usize, usize), usize>,
) -> (Vec<Option<usize>>, BTreeMap<u16, usize>) {
    let mut described: Vec<Vec<(usize, Piece)>> = vec![Vec::new(); entities.len()];
    for (article, analysis) in analyses.iter().enumerate() {
        for mention in analysis.mentions.iter().filter(|m| m.form != Form::Pronoun) {
            if let Some(entity) = mention.entity.and_then(|e| entity_of.get(&(article, e)))
                && described[*entity].len() < 40
            {
                described[*entity].push((article, mention.piece));
            }
        }
    }
    for (n, entity) in entities.iter().enumerate() {
        for &(article, local) in &entity.members {
            let roles = analyses.get(article).and_then(|a| a.entities.get(local)).map_or(&[][..], |e| &e.roles);
            described[n].extend(roles.iter().map(|r| (article, *r)));
        }
    }
    let mut search = Search { articles, analyses, entities, entity_of, states: BTreeMap::new(), described };
    let mut states = BTreeMap::new();
    for (n, entity) in entities.iter().enumerate().filter(|(_, e)| e.kind == EntityKind::State) {
        let described = search.described[n].iter().copied().chain([entity.name]);
        for state in described.filter_map(|(a, p)| search.listed_state(a, p)) {
            states.entry(state).or_insert(n);
        }
    }
    search.states = states;
    ((0..entities.len()).map(|n| search.party(n, 3)).collect(), search.states)
}

impl Search<'_> {
    fn text(&self, article: usize, piece: Piece) -> &str {
        self.articles.get(article).map_or("", |a| a.text.slice(piece))
    }

    fn folded(&self, article: usize, piece: Piece) -> Vec<String> {
        let text = self.text(article, piece);
        tokens(text, 0).iter().filter(|t| t.kind != TokenKind::Mark).map(|t| fold(&text[t.piece.range()])).collect()
    }

    /// The state that the words name: by its name, its capital, a seat of its power, a body of its own.
    fn listed_state(&self, article: usize, piece: Piece) -> Option<u16> {
        let words = self.folded(article, piece);
        (0..words.len()).find_map(|at| self.listed(&words, at)).and_then(|listed| match listed {
            Listed::State(n) | Listed::Capital(n) => Some(n),
            Listed::Seat(n) => Lists::get().seats.get(usize::from(n)).and_then(|s| s.state),
            Listed::Body(n) => Lists::get().bodies.get(usize::from(n)).and_then(|b| b.state),
            Listed::Place => None,
        })
    }

    fn listed(&self, words: &[String], at: usize) -> Option<Listed> {
        let next = |n: usize| words.get(at + 1 + n).map_or("", String::as_str);
        Lists::get().name(&words[at], next).map(|(listed, _)| listed)
    }

    /// A newspaper or a wire service takes no position in the story.
    fn is_media(&self, entity: usize) -> bool {
        self.described[entity].iter().any(|(article, piece)| {
            let words = self.folded(*article, *piece);
            let body = words.first().and_then(|_| self.listed(&words, 0));
            matches!(body, Some(Listed::Body(n)) if Lists::get().bodies.get(usize::from(n)).is_some_and(|b| b.class == BodyClass::Media))
        })
    }

    fn party(&self, entity: usize, depth: usize) -> Option<usize> {
        let own = self.entities.get(entity)?;
        if let Some(above) = own.parent.filter(|p| *p != entity && depth > 0) {
            return self.party(above, depth - 1).or(Some(above));
        }
        match own.kind {
            EntityKind::State => Some(entity),
            // a place that speaks or acts is a state or town that no list knows
            EntityKind::Place => Some(entity),
            EntityKind::Person => self.by_words(entity, depth),
            EntityKind::Org if self.is_media(entity) => None,
            EntityKind::Org => if self.is_state_body(entity) { self.by_words(entity, depth) } else { None }.or(Some(entity)),
            EntityKind::Group => self.by_words(entity, depth).or(own.named.then_some(entity)),
        }
    }

    /// A ministry, an administration, a seat of power.
    fn is_state_body(&self, entity: usize) -> bool {
        self.described[entity].iter().any(|(article, piece)| {
            let lang = self.articles[*article].lang;
            let words = self.folded(*article, *piece);
            let seat = words.first().and_then(|_| self.listed(&words, 0));
            let own = match seat {
                Some(Listed::Seat(_)) => true,
                Some(Listed::Body(n)) => Lists::get().bodies.get(usize::from(n)).is_some_and(|b| b.class == BodyClass::Own),
                _ => false,
            };
            let stems = lang.as_ref().and_then(|l| BODIES.get(l.code()));
            let reader = Reader::new(lang);
            own || stems.is_some_and(|stems| {
                let text = self.text(*article, *piece);
                tokens(text, 0).iter().any(|t| stems.contains(&reader.stem(&text[t.piece.range()])))
            })
        })
    }

    /// The party that most descriptions point to: a body or state named inside one, or a state's adjective.
    fn by_words(&self, entity: usize, depth: usize) -> Option<usize> {
        let mut votes: BTreeMap<usize, usize> = BTreeMap::new();
        for &(article, piece) in &self.described[entity] {
            let inside =
                self.analyses[article].mentions.iter().filter(|m| piece.contains(&m.piece) && m.piece != piece && m.form != Form::Pronoun);
            let mut found: Option<usize> = None;
            for mention in inside {
                let other = mention.entity.and_then(|e| self.entity_of.get(&(article, e))).copied().filter(|e| *e != entity);
                let acts = matches!(mention.kind, EntityKind::State | EntityKind::Org | EntityKind::Person);
                if let Some(other) = other.filter(|_| acts && depth > 0) {
                    found = found.or_else(|| self.party(other, depth - 1));
                }
            }
            let adjective =
                || self.folded(article, piece).iter().find_map(|w| Lists::get().adjective(w)).and_then(|s| self.states.get(&s)).copied();
            let seat = || self.listed_state(article, piece).and_then(|s| self.states.get(&s)).copied();
            if let Some(party) = found.or_else(adjective).or_else(seat).filter(|p| *p != entity) {
                *votes.entry(party).or_default() += 1;
            }
        }
        votes.into_iter().max_by_key(|(party, n)| (*n, usize::MAX - party)).map(|(party, _)| party)
    }
}
