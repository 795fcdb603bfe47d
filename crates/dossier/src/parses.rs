//! Sentences parsed, each wording once: reports of one story share many of them (agency copy, relays, quotations).

use foldhash::{HashMap, HashSet};
use rayon::prelude::*;
use recoupe_model::{Article, Lang, Piece};
use recoupe_syntax::{Parse, Parser};
use std::sync::{Arc, Mutex, PoisonError};

/// What is parsed: the words, and their language.
type Wording<'a> = (Lang, &'a str);

/// Parses by the words parsed.
type ByWords = HashMap<Box<str>, Arc<Parse>>;

/// The parses made so far: several sections look at one sentence.
pub(crate) struct Parses<'a> {
    articles: Vec<&'a Article>,
    /// As if the words began the text.
    by_words: Mutex<HashMap<Lang, ByWords>>,
    by_place: Mutex<HashMap<(usize, Piece), Arc<Parse>>>,
}

impl<'a> Parses<'a> {
    /// None yet, of these articles.
    pub(crate) fn of(articles: &[&'a Article]) -> Self {
        Self { articles: articles.to_vec(), by_words: Mutex::default(), by_place: Mutex::default() }
    }

    fn wording(&self, article: usize, piece: Piece) -> Option<Wording<'a>> {
        let whole = self.articles.get(article)?;
        Some((whole.lang?, whole.text.slice(piece)))
    }

    /// The parse of a piece, where the article's language has a parser.
    pub(crate) fn get(&self, article: usize, piece: Piece) -> Option<Arc<Parse>> {
        if let Some(parse) = self.by_place.lock().unwrap_or_else(PoisonError::into_inner).get(&(article, piece)) {
            return Some(Arc::clone(parse));
        }
        let wording = self.wording(article, piece)?;
        let list = self.by_words.lock().unwrap_or_else(PoisonError::into_inner);
        let known = list.get(&wording.0).and_then(|l| l.get(wording.1)).map(Arc::clone);
        drop(list);
        let parse = match known {
            Some(parse) => parse,
            None => {
                let parse = parsed(wording)?;
                self.keep(std::iter::once((wording, Arc::clone(&parse))));
                parse
            }
        };
        let here = Arc::new(parse.moved(piece.start));
        self.by_place.lock().unwrap_or_else(PoisonError::into_inner).insert((article, piece), Arc::clone(&here));
        Some(here)
    }

    /// Parses sentences, on all cores: whoever asks for them one by one waits for each.
    pub(crate) fn make(&self, sentences: impl Iterator<Item = (usize, Piece)>) {
        let wordings: HashSet<Wording> = sentences.filter_map(|(article, piece)| self.wording(article, piece)).collect();
        let wordings: Vec<Wording> = wordings.into_iter().collect();
        // small portions: no thread waits long for the last one
        let made: Vec<_> = wordings.into_par_iter().with_max_len(16).filter_map(|w| Some((w, parsed(w)?))).collect();
        self.keep(made.into_iter());
    }

    fn keep<'w>(&self, made: impl Iterator<Item = (Wording<'w>, Arc<Parse>)>) {
        let mut list = self.by_words.lock().unwrap_or_else(PoisonError::into_inner);
        for ((lang, words), parse) in made {
            list.entry(lang).or_default().insert(words.into(), parse);
        }
    }
}

fn parsed((lang, words): Wording) -> Option<Arc<Parse>> {
    let parser = Parser::for_lang(lang)?;
    Some(parser.recall(words).unwrap_or_else(|| Arc::new(parser.parse(words, Piece::new(0, words.len())))))
}
