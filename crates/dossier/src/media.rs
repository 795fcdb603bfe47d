//! Whom a report cites: newsrooms named as the source of what stands at a place. A report that cites another is
//! no second source for that point.

use crate::context::Context;
use foldhash::{HashMap, HashSet};
use recoupe_lang::{Token, TokenKind, fold, tokens};
use recoupe_model::Piece;
use std::collections::BTreeSet;
use std::sync::LazyLock;

/// Words between a citing word and the newsroom's name at most ("selon le quotidien régional Le Quai").
const BETWEEN: usize = 2;

/// First word of a name → the name's words and the newsroom's key.
type Names = HashMap<String, Vec<(Vec<String>, String)>>;

static LISTED: LazyLock<Names> = LazyLock::new(|| {
    let mut names = Names::default();
    for line in include_str!("../data/media_names.tsv").lines().filter(|l| !l.starts_with('#') && !l.is_empty()) {
        let key = key(line.split('|').next().unwrap_or(line));
        for form in line.split('|') {
            add(&mut names, form, &key);
        }
    }
    names
});

static CITING: LazyLock<HashMap<&'static str, HashSet<&'static str>>> = LazyLock::new(|| {
    include_str!("../data/citing_words.tsv")
        .lines()
        .filter(|l| !l.starts_with('#'))
        .filter_map(|l| l.split_once('\t'))
        .map(|(lang, words)| (lang, words.split('|').collect()))
        .collect()
});

fn add(names: &mut Names, form: &str, key: &str) {
    let words: Vec<String> = words(form).into_iter().map(|(w, _)| w.to_owned()).collect();
    if let Some(first) = words.first() {
        names.entry(first.clone()).or_default().push((words.clone(), key.to_owned()));
    }
}

/// A newsroom's name without what its spellings differ in.
fn key(name: &str) -> String {
    let folded = fold(name);
    let short =
        folded.strip_prefix("the ").or_else(|| folded.strip_prefix("le ")).or_else(|| folded.strip_prefix("der ")).unwrap_or(&folded);
    short.chars().filter(|c| c.is_alphanumeric()).collect()
}

/// The words of a text and where they begin.
fn words(text: &str) -> Vec<(&str, usize)> {
    let word = |t: &Token| (&text[t.piece.range()], t.piece.start);
    tokens(text, 0).iter().filter(|t| t.kind != TokenKind::Mark).map(word).collect()
}

/// The newsrooms that a story's reports may name: those listed, and the story's own.
pub(crate) struct Media {
    own: Names,
    /// Article → the newsrooms whose words it brings: its agencies, or itself.
    of: Vec<BTreeSet<u32>>,
    /// Newsroom's key → its number: points overlap, and count the sources of one line a hundred times.
    numbers: HashMap<String, u32>,
}

impl Media {
    /// Looks through the articles' outlets.
    pub(crate) fn new<'a>(articles: impl Iterator<Item = &'a recoupe_model::Article>) -> Self {
        let (mut own, mut of) = (Names::default(), Vec::new());
        for article in articles {
            let name = article.outlet.name.as_deref();
            let label = name.or_else(|| article.outlet.domain.as_deref().and_then(|d| d.split('.').next()));
            // the list's key where it knows the name
            let known = label.map(|l| listed(l).unwrap_or_else(|| key(l))).filter(|k| !k.is_empty());
            if let (Some(name), Some(key)) = (name.filter(|n| n.chars().count() > 2), &known) {
                add(&mut own, name, key);
            }
            let agencies: BTreeSet<String> =
                article.agencies.iter().map(|a| listed(&a.name).unwrap_or_else(|| key(&a.name))).filter(|k| !k.is_empty()).collect();
            of.push(if agencies.is_empty() { known.into_iter().collect() } else { agencies });
        }
        let mut numbers = HashMap::default();
        for key in LISTED.values().chain(own.values()).flatten().map(|(_, key)| key).chain(of.iter().flatten()) {
            let next = numbers.len() as u32;
            numbers.entry(key.clone()).or_insert(next);
        }
        let of = of.iter().map(|keys: &BTreeSet<String>| keys.iter().filter_map(|k| numbers.get(k).copied()).collect()).collect();
        Self { own, of, numbers }
    }

    /// Does a name hold that of a newsroom?
    pub(crate) fn is_newsroom(&self, name: &str) -> bool {
        !self.named(name, None).is_empty()
    }

    /// Numbers of the newsrooms that the words at a place are had from: those it cites there, or else the one that the
    /// article brings the words of.
    pub(crate) fn sources(&self, desk: &Context, article: usize, piece: Piece) -> BTreeSet<u32> {
        let mut found = Vec::new();
        if let Some((_, statement)) = desk.statement_at(article, piece) {
            for voice in [statement.speaker, statement.via, statement.to].into_iter().flatten() {
                found.extend(self.named(desk.words(article, voice.piece), None));
            }
        }
        let lang = desk.articles[article].lang.as_ref().map_or("", |l| l.code());
        let citing = CITING.get(lang);
        for sentence in desk.analyses[article].sentences.iter().filter(|s| s.piece.start < piece.end && piece.start < s.piece.end) {
            found.extend(self.named(desk.words(article, sentence.piece), Some(citing)));
        }
        let mut found: BTreeSet<u32> = found.into_iter().filter_map(|key: &str| self.numbers.get(key).copied()).collect();
        found.extend(&self.of[article]);
        found
    }

    /// Newsrooms named in some words; with `citing`, those only that stand behind such a word.
    fn named(&self, text: &str, citing: Option<Option<&HashSet<&'static str>>>) -> Vec<&str> {
        let words = words(text);
        let mut found = Vec::new();
        for (n, (word, _)) in words.iter().enumerate() {
            for (name, key) in LISTED.get(*word).into_iter().flatten().chain(self.own.get(*word).into_iter().flatten()) {
                let stands = words[n..].len() >= name.len() && words[n..].iter().zip(name).all(|((w, _), v)| w == v);
                // few words begin a name: only what stands before one that does is looked at
                let cited = || match citing {
                    None => true,
                    Some(None) => false,
                    Some(Some(list)) => words[n.saturating_sub(BETWEEN + 1)..n].iter().any(|(w, _)| list.contains(fold(w).as_str())),
                };
                if stands && cited() {
                    found.push(key.as_str());
                }
            }
        }
        found
    }
}

/// The key of a listed newsroom of this name.
fn listed(name: &str) -> Option<String> {
    let words: Vec<String> = words(name).into_iter().map(|(w, _)| w.to_owned()).collect();
    let exact = LISTED.get(words.first()?)?.iter().find(|(form, _)| *form == words).map(|(_, key)| key.clone());
    exact.or_else(|| LISTED.values().flatten().find(|(_, k)| *k == key(name)).map(|(_, k)| k.clone()))
}
