//! The desk on which a dossier is written: the story's articles, what each says, who is who, and who has
//! his words from whom. It cuts spans; it decides nothing.

use crate::media::Media;
use crate::parses::Parses;
use foldhash::{HashMap, HashMapExt, HashSet, HashSetExt};
use recoupe_model::contract::Name;
use recoupe_model::{Analysis, Article, EntityKind, Piece, Span, Statement, Story, Voice, Zone};
use recoupe_names::StoryEntity;
use recoupe_syntax::{Parse, Parser};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// Everything that the sections of a dossier look up.
pub(crate) struct Context<'a> {
    /// The story.
    pub(crate) story: &'a Story,
    /// Its articles, oldest first. All indices of articles in this crate count in this list.
    pub(crate) articles: Vec<&'a Article>,
    /// Their analyses.
    pub(crate) analyses: Vec<&'a Analysis>,
    /// Who is who in the story.
    pub(crate) entities: Vec<StoryEntity>,
    /// (article, local entity) → index into `entities`.
    entity_of: HashMap<(usize, usize), usize>,
    /// Entity → the state, organisation or bloc that it is or speaks for.
    pub(crate) party_of: Vec<Option<usize>>,
    /// Entity → whose position it is that he takes: his party, or he himself.
    pub(crate) holder_of: Vec<Option<usize>>,
    /// How often each entity is named with a man's and with a woman's title, once it has been asked for.
    pub(crate) titled: std::sync::OnceLock<Vec<[usize; 2]>>,
    /// Titles (article, piece) that name another party than that of the person they are thought to mean.
    pub(crate) others: BTreeMap<(usize, Piece), usize>,
    /// Listed state → the story's entity.
    pub(crate) states: BTreeMap<u16, usize>,
    /// States that no list has, whatever the reports take their names for.
    pub(crate) lands: BTreeSet<usize>,
    /// Article → number of its origin.
    pub(crate) origin_of: Vec<usize>,
    /// Article → the first article of its outlet.
    pub(crate) outlet_of: Vec<usize>,
    /// Article → the label of its outlet.
    pub(crate) labels: Vec<Arc<str>>,
    /// Whom the articles cite.
    pub(crate) media: Media,
    /// Article → number of its event.
    pub(crate) event_of: Vec<usize>,
    /// Index in the caller's list → index here.
    place: HashMap<usize, usize>,
    /// Article → whether its sentences are parsed: asked for each article beside each point.
    read_in_full: Vec<bool>,
    parses: Parses<'a>,
}

/// Index of an article → what stands for its analysis.
pub(crate) type Heard = HashMap<usize, Analysis>;

/// The articles of a story, each once, of `known` in all; indices that lie outside are passed over.
pub(crate) fn order(story: &Story, known: usize) -> Vec<usize> {
    let mut seen = HashSet::new();
    let named = story.articles.iter().chain(story.events.iter().flat_map(|e| &e.articles));
    named.copied().filter(|n| *n < known && seen.insert(*n)).collect()
}

impl<'a> Context<'a> {
    /// Lays the desk. Indices of the story that lie outside the lists are passed over. `heard`: index of an article → what
    /// stands for its analysis ([`crate::elsewhere`]).
    pub(crate) fn new(story: &'a Story, articles: &'a [Article], analyses: &'a [Analysis], heard: &'a Heard) -> Self {
        Self::with(story, articles, analyses, heard, recoupe_names::resolve)
    }

    /// The same, with somebody else's answer to who is who.
    pub(crate) fn with(
        story: &'a Story,
        articles: &'a [Article],
        analyses: &'a [Analysis],
        heard: &'a Heard,
        resolve: impl Fn(&[(&Article, &Analysis)]) -> Vec<StoryEntity> + Sync,
    ) -> Self {
        let order = order(story, articles.len().min(analyses.len()));
        let place: HashMap<usize, usize> = order.iter().enumerate().map(|(here, there)| (*there, here)).collect();
        let pairs: Vec<(&Article, &Analysis)> = order.iter().map(|&n| (&articles[n], heard.get(&n).unwrap_or(&analyses[n]))).collect();
        let (articles, analyses): (Vec<&Article>, Vec<&Analysis>) = pairs.iter().copied().unzip();
        let parses = Parses::of(&articles);
        let sentences = (0..articles.len()).flat_map(|n| report_sentences(&analyses, n).map(move |(_, piece)| (n, piece)));
        let (entities, ()) = rayon::join(|| resolve(&pairs), || parses.make(sentences));
        let mut entity_of = HashMap::new();
        for (n, entity) in entities.iter().enumerate() {
            for member in &entity.members {
                entity_of.entry(*member).or_insert(n);
            }
        }
        let numbered = |groups: Vec<&Vec<usize>>| {
            // an article that no group holds stands alone
            let mut of: Vec<usize> = (0..order.len()).map(|n| groups.len() + n).collect();
            for (number, group) in groups.iter().enumerate() {
                for there in *group {
                    if let Some(&here) = place.get(there) {
                        of[here] = number;
                    }
                }
            }
            of
        };
        let origin_of = numbered(story.origins.iter().map(|o| &o.articles).collect());
        let event_of = numbered(story.events.iter().map(|e| &e.articles).collect());
        let mut first: HashMap<&str, usize> = HashMap::new();
        let labels = articles.iter().map(|a| Arc::from(a.label())).collect();
        let outlet_of = articles.iter().enumerate().map(|(n, a)| *first.entry(a.label()).or_insert(n)).collect();
        let media = Media::new(articles.iter().copied());
        let crate::parties::Parties { party_of, states, lands, others, nobody } =
            crate::parties::parties(&articles, &analyses, &entities, &entity_of, &media, &parses);
        let read_in_full = articles.iter().map(|a| a.lang.is_some_and(|lang| Parser::for_lang(lang).is_some())).collect();
        let holder_of = crate::parties::holders(&articles, &analyses, &entities, &entity_of, (&party_of, &nobody));
        Self {
            media,
            party_of,
            holder_of,
            titled: std::sync::OnceLock::new(),
            others,
            states,
            lands,
            story,
            articles,
            analyses,
            entities,
            entity_of,
            origin_of,
            outlet_of,
            labels,
            event_of,
            place,
            read_in_full,
            parses,
        }
    }

    /// Is an entity a state or place, whatever the reports take its name for?
    pub(crate) fn is_land(&self, entity: usize) -> bool {
        matches!(self.entities[entity].kind, EntityKind::State | EntityKind::Place) || self.lands.contains(&entity)
    }

    /// Is an entity a person, who speaks for himself?
    pub(crate) fn is_private(&self, entity: usize) -> bool {
        self.entities[entity].kind == EntityKind::Person && !self.lands.contains(&entity)
    }

    /// Index here of an index in the caller's list.
    pub(crate) fn here(&self, there: usize) -> Option<usize> {
        self.place.get(&there).copied()
    }

    /// A span of an article.
    pub(crate) fn cut(&self, article: usize, piece: Piece) -> Option<Span> {
        let article = self.articles.get(article)?;
        Span::cut(&article.id, &article.text, article.text.trim(piece))
    }

    /// The words of a piece.
    pub(crate) fn words(&self, article: usize, piece: Piece) -> &'a str {
        self.articles.get(article).map_or("", |a| a.text.slice(piece))
    }

    /// The parse of a piece, where the article's language has a parser; each is made once.
    pub(crate) fn parse(&self, article: usize, piece: Piece) -> Option<Arc<Parse>> {
        self.parses.get(article, piece)
    }

    /// Is an article's language one whose sentences are parsed, as all of its reading asks for?
    pub(crate) fn is_read_in_full(&self, article: usize) -> bool {
        self.read_in_full[article]
    }

    /// The story's entity behind an article's own.
    pub(crate) fn entity(&self, article: usize, local: Option<usize>) -> Option<usize> {
        self.entity_of.get(&(article, local?)).copied()
    }

    /// Id of an entity as printed.
    pub(crate) fn entity_id(&self, entity: usize) -> String {
        format!("e{}", entity + 1)
    }

    /// A voice as a printed name: the article's own best name of its entity, and the place of the voice.
    /// `None` for a pronoun that hangs on nobody.
    pub(crate) fn name(&self, article: usize, voice: Voice) -> Option<Name> {
        let analysis = self.analyses.get(article)?;
        let here = self.words(article, voice.piece);
        let entity = self.entity(article, voice.entity);
        let local = voice.entity.and_then(|n| analysis.entities.get(n));
        let named_elsewhere = entity.map(|e| &self.entities[e]).filter(|e| e.named);
        let name = match (local, named_elsewhere) {
            (Some(local), _) if local.named => self.words(article, local.name),
            (_, Some(entity)) => self.words(entity.name.0, entity.name.1),
            (Some(local), None) => self.words(article, local.name),
            (None, None) if self.analyses[article].is_pronoun(voice.piece) => "",
            (None, None) => here,
        };
        let name = if name.is_empty() && !self.analyses[article].is_pronoun(voice.piece) { here } else { name };
        (!name.trim().is_empty()).then(|| Name {
            id: entity.map(|e| self.entity_id(e)),
            name: name.to_owned(),
            span: self.cut(article, voice.piece),
        })
    }

    /// The innermost statement that holds a piece (or that the piece holds nearly whole).
    pub(crate) fn statement_at(&self, article: usize, piece: Piece) -> Option<(usize, &'a Statement)> {
        let holds = |s: &Statement| {
            let shared = s.content.end.min(piece.end).saturating_sub(s.content.start.max(piece.start));
            shared * 2 > piece.len()
        };
        self.analyses.get(article)?.statements.iter().enumerate().filter(|(_, s)| holds(s)).min_by_key(|(_, s)| s.content.len())
    }

    /// Sentences of the report itself: standfirst and body, neither title nor heading.
    pub(crate) fn report_sentences(&self, article: usize) -> impl Iterator<Item = (usize, Piece)> + '_ {
        report_sentences(&self.analyses, article)
    }

    /// The sentence that holds the start of a piece.
    pub(crate) fn sentence_at(&self, article: usize, piece: Piece) -> Option<(usize, Piece)> {
        let sentences = &self.analyses.get(article)?.sentences;
        sentences.iter().enumerate().find(|(_, s)| s.piece.start <= piece.start && piece.start < s.piece.end).map(|(n, s)| (n, s.piece))
    }
}

fn report_sentences<'s>(analyses: &'s [&Analysis], article: usize) -> impl Iterator<Item = (usize, Piece)> + 's {
    let sentences = analyses.get(article).map_or(&[][..], |a| &a.sentences);
    let own = sentences.iter().enumerate().filter(|(_, s)| matches!(s.zone, Zone::Body | Zone::Deck) && !s.piece.is_empty());
    own.map(|(n, s)| (n, s.piece))
}
