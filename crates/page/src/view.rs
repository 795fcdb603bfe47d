//! What all forms of a dossier need: the articles by id, their outlets and marks, where each span stands in the page.

use crate::dates::date;
use crate::marks::{is_known, label, marks};
use crate::words::Language;
use foldhash::{HashMap, HashMapExt};
use rayon::prelude::*;
use recoupe_model::contract::{ArticleRecord, Dossier, EntityRecord, StoryRecord};
use recoupe_model::{Edtf, OriginKind, Piece, Span};
use std::collections::BTreeMap;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, OnceLock, PoisonError};

/// A story with the articles that it cites.
pub(crate) struct View<'a> {
    pub(crate) ui: Language,
    pub(crate) story: &'a StoryRecord,
    /// Number of the story in the dossier.
    pub(crate) place: usize,
    /// In the story's order.
    pub(crate) articles: Vec<&'a ArticleRecord>,
    /// Labels of the outlets, in the order of their first article.
    pub(crate) outlets: Vec<&'a str>,
    /// Number of the outlet of each article.
    pub(crate) outlet_of: Vec<usize>,
    /// Number of the origin of each article; those that no origin holds stand after the last.
    pub(crate) origin_of: Vec<usize>,
    outlet_numbers: HashMap<&'a str, usize>,
    index: HashMap<&'a str, usize>,
    entities: HashMap<&'a str, &'a EntityRecord>,
    marks: Vec<String>,
    /// Where the paragraphs of each article begin.
    paragraphs: Vec<Vec<usize>>,
    /// The sentences of each article's text (bytes), once they have been asked for.
    sentences: OnceLock<Vec<Vec<Piece>>>,
    lines: AtomicUsize,
    cited: Mutex<BTreeMap<(usize, usize, usize), usize>>,
}

impl<'a> View<'a> {
    pub(crate) fn new(dossier: &'a Dossier, place: usize, story: &'a StoryRecord, ui: Language) -> Self {
        let by_id: HashMap<&str, &ArticleRecord> = dossier.articles.iter().map(|a| (a.id.as_str(), a)).collect();
        let articles: Vec<&ArticleRecord> = story.articles.iter().filter_map(|id| by_id.get(id.as_str()).copied()).collect();
        let index: HashMap<&str, usize> = articles.iter().enumerate().map(|(n, a)| (a.id.as_str(), n)).collect();
        let mut numbers: HashMap<&str, usize> = HashMap::new();
        let mut outlets = Vec::new();
        let mut outlet_of = Vec::new();
        for a in &articles {
            let next = outlets.len();
            let number = *numbers.entry(label(a)).or_insert(next);
            if number == next {
                outlets.push(label(a));
            }
            outlet_of.push(number);
        }
        let mut origin_of = vec![story.origins.len(); articles.len()];
        for (n, origin) in story.origins.iter().enumerate() {
            for article in origin.articles.iter().filter_map(|id| index.get(id.as_str())) {
                origin_of[*article] = n;
            }
        }
        let paragraphs = articles.iter().map(|a| paragraphs(a)).collect();
        Self {
            ui,
            story,
            place,
            outlets,
            outlet_of,
            origin_of,
            outlet_numbers: numbers,
            marks: marks(&articles),
            entities: story.entities.iter().map(|e| (e.id.as_str(), e)).collect(),
            paragraphs,
            articles,
            index,
            sentences: OnceLock::new(),
            lines: AtomicUsize::new(0),
            cited: Mutex::default(),
        }
    }

    /// Number of the article in the story.
    pub(crate) fn number(&self, id: &str) -> Option<usize> {
        self.index.get(id).copied()
    }

    pub(crate) fn article(&self, span: &Span) -> Option<&'a ArticleRecord> {
        self.number(span.article()).map(|n| self.articles[n])
    }

    /// Number of the outlet that a label names.
    pub(crate) fn outlet(&self, label: &str) -> Option<usize> {
        self.outlet_numbers.get(label).copied()
    }

    /// How the article got its words: a relay stays one, also beside the original whose origin it shares.
    pub(crate) fn kind(&self, article: &ArticleRecord) -> &'static str {
        let origin = self.story.origins.iter().find(|o| o.articles.contains(&article.id));
        let relayed = article.relay.as_ref().map(|_| OriginKind::Relay);
        relayed.or(origin.map(|o| o.kind)).map_or("", |k| self.ui.origin(k))
    }

    /// A few letters that stand for the article.
    pub(crate) fn mark(&self, id: &str) -> &str {
        self.number(id).map_or("?", |n| &self.marks[n])
    }

    /// The mark of an outlet: that of its first article.
    pub(crate) fn outlet_mark(&self, outlet: usize) -> &str {
        self.outlet_of.iter().position(|o| *o == outlet).map_or("?", |n| &self.marks[n])
    }

    /// What an origin is called: who wrote the words; else the outlet of its first article, unless it only shares
    /// passages whose original nobody knows.
    pub(crate) fn origin_name(&self, number: usize) -> &'a str {
        let unnamed = self.ui.pick("Rédaction non nommée", "Outlet not named");
        let Some(origin) = self.story.origins.get(number) else { return unnamed };
        let first = self.origin_of.iter().position(|o| *o == number).map(|n| self.articles[n]);
        match (&origin.source, first) {
            (Some(source), _) => source,
            (None, _) if origin.kind == OriginKind::Copy => self.ui.pick("Original inconnu", "Original unknown"),
            (None, Some(a)) if is_known(a) => label(a),
            _ => unnamed,
        }
    }

    /// Name of an entity, as a source writes it.
    pub(crate) fn name(&self, id: &'a str) -> &'a str {
        self.entities.get(id).map_or(id, |e| e.name.as_str())
    }

    /// A fresh line of the page: `n` of its id `l{story}-{n}`.
    pub(crate) fn next_line(&self) -> usize {
        self.lines.fetch_add(1, Ordering::Relaxed) + 1
    }

    /// Id of a span's place in its source: `s0-2-120-164`, the story's number, the article's, and the scalars. The
    /// place is kept as cited, with the first line that leads to it, which is where the way back ends.
    pub(crate) fn cite(&self, span: &Span, line: usize) -> String {
        let article = self.number(span.article()).unwrap_or(usize::MAX);
        self.cited.lock().unwrap_or_else(PoisonError::into_inner).entry((article, span.start(), span.end())).or_insert(line);
        format!("s{}-{article}-{}-{}", self.place, span.start(), span.end())
    }

    /// Places of an article cited so far: start, end, the line to go back to.
    pub(crate) fn cited(&self, article: usize) -> Vec<(usize, usize, usize)> {
        let places = self.cited.lock().unwrap_or_else(PoisonError::into_inner);
        places.range((article, 0, 0)..=(article, usize::MAX, usize::MAX)).map(|((_, a, b), line)| (*a, *b, *line)).collect()
    }

    /// The sentences of an article's text (bytes), in order. Lines of most paragraphs are asked for: all are read at once, on
    /// all cores.
    pub(crate) fn sentences(&self, article: usize) -> &[Piece] {
        let of = |a: &&ArticleRecord| recoupe_lang::sentences(a.text.as_deref().unwrap_or_default(), 0);
        &self.sentences.get_or_init(|| self.articles.par_iter().map(of).collect())[article]
    }

    /// Where the paragraphs of an article begin, in order.
    pub(crate) fn paragraph_starts(&self, article: usize) -> &[usize] {
        &self.paragraphs[article]
    }

    /// Number of the paragraph that a span stands in, from 1; what stands before the first has none.
    pub(crate) fn paragraph(&self, span: &Span) -> Option<usize> {
        let starts = &self.paragraphs[self.number(span.article())?];
        Some(starts.partition_point(|s| *s <= span.start())).filter(|n| *n > 0)
    }

    /// Days between which the articles appeared.
    pub(crate) fn period(&self) -> String {
        match (&self.story.first, &self.story.last) {
            (Some(a), Some(b)) if day(a) == day(b) => date(&Edtf::parse(day(a)).unwrap_or_else(|| a.clone()), self.ui),
            (Some(a), Some(b)) => match Edtf::parse(&format!("{}/{}", day(a), day(b))) {
                Some(both) => date(&both, self.ui),
                None => format!("{} – {}", date(a, self.ui), date(b, self.ui)),
            },
            (Some(a), None) | (None, Some(a)) => date(a, self.ui),
            (None, None) => String::new(),
        }
    }
}

fn day(date: &Edtf) -> &str {
    date.as_str().get(..10).unwrap_or(date.as_str())
}

fn paragraphs(article: &ArticleRecord) -> Vec<usize> {
    let mut starts: Vec<usize> = article.body.iter().chain(article.entries.iter().flat_map(|e| &e.body)).map(Span::start).collect();
    starts.sort_unstable();
    starts.dedup();
    starts
}
