//! What positions are about: one id an issue in the whole story, named by a word of the sources.

use crate::context::Context;
use crate::small_words::SOME;
use crate::words::{Reader, by_count, forms_of, rows};
use foldhash::{HashMap, HashSet};
use recoupe_lang::{TokenKind, fold, tokens};
use recoupe_model::contract::Issue;
use recoupe_model::{EntityKind, Form, Lang, Piece};
use recoupe_syntax::{Relation, Tag};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

/// Where a position stands.
pub(crate) type About = (usize, Piece);

/// A word that most of the positions hold is what the story is about, not what one of them is about. Share of the
/// positions; of .25, .35, .5 and 1 the first two gave the best clusters on the eleven annotated events (mean B³ F1).
const OF_THE_STORY: f64 = 0.35;

/// How far behind another position one that names no thing of its own is still about the same ("It refuses to pay"), in
/// bytes.
const RIGHT_AFTER: usize = 300;

/// What a word is worth that names no issue: small words, what takes a position, what only says how something is done.
const NAMES_NOTHING: usize = 4;

/// What each is about: the noun of it that most of the others hold too, or where it has none and replies to the position
/// right before it what that is about, or else a content word. Positions with one such word have one issue, and so have
/// those that are one position retold. `retold`: pairs of these; `replies`: to the position
/// before; `told`: by a verb, which makes it the better one to name the issue; `parties`: whose each is; `takes`: is a word one by which a position is taken?
pub(crate) fn issues(
    desk: &Context,
    about: &[About],
    (retold, replies, told): (&[(usize, usize)], &[bool], &[bool]),
    parties: &[usize],
    takes: impl Fn(&str, Option<Lang>) -> bool,
) -> Vec<Option<Issue>> {
    let readers: Vec<Reader> = desk.articles.iter().map(|a| Reader::new(a.lang)).collect();
    let stems = |(article, piece): About| readers[article].stems(desk.words(article, piece));
    let names: BTreeSet<String> =
        desk.entities.iter().filter(|e| e.named).filter(|e| e.name.0 < readers.len()).flat_map(|e| stems(e.name)).collect();
    let usable = |w: &String| !names.contains(w) && !w.starts_with(|c: char| c.is_ascii_digit());
    // each word that may name an issue, with its stem; nouns where there are any
    let words: Vec<(Vec<(String, Piece)>, usize)> = about
        .iter()
        .map(|(article, piece)| {
            let lang = desk.articles[*article].lang;
            let sorts = sorts(desk, *article, *piece);
            let manner = manner(desk, *article, *piece);
            let stemmed = |p: &Piece| {
                let word = desk.words(*article, *p);
                // "d'euros"
                let bare = word.rsplit(['\'', '’']).next().unwrap_or(word);
                let stem = readers[*article].stems(word).into_iter().next().filter(&usable)?;
                let generic = is_generic(lang, bare);
                // "we'll", "hadn't"
                let clipped = lang == Some(Lang::EN) && word.contains(['\'', '’']);
                let sort = match sorts.get(p).filter(|_| !manner.iter().any(|m| m.overlaps(p))) {
                    Some(Sort::Noun) if generic => 3,
                    Some(Sort::Noun) if !takes(bare, lang) => 0,
                    Some(Sort::Noun) => 1,
                    // "wants", "warned" name nothing; nor do verbs that go with anything
                    Some(Sort::Said) if !generic && !clipped && !takes(bare, lang) && !is_light(bare, lang) => 2,
                    _ => NAMES_NOTHING,
                };
                Some((stem, *p, sort))
            };
            let all: Vec<(String, Piece, usize)> = plain_words(desk, *article, *piece).iter().filter_map(stemmed).collect();
            let best = all.iter().map(|w| w.2).min().unwrap_or(0);
            (all.into_iter().filter(|w| w.2 == best).map(|w| (w.0, w.1)).collect(), best)
        })
        .collect();
    let each = words.iter().flat_map(|(b, _)| b.iter().map(|(w, _)| w).collect::<BTreeSet<_>>()).cloned();
    let counts: BTreeMap<String, usize> = by_count(each).into_iter().collect();
    let most = (about.len() as f64 * OF_THE_STORY).max(2.0) as usize;
    let rank = |w: &String| {
        let count = counts.get(w).copied().unwrap_or(0);
        if count <= most { count } else { 0 }
    };
    let first_best = |list: &[(String, Piece)]| (0..list.len()).max_by_key(|n| (rank(&list[*n].0), std::cmp::Reverse(*n)));
    let keys: Vec<Option<&(String, Piece)>> = words.iter().map(|(list, _)| first_best(list).map(|n| &list[n])).collect();
    // position → the first of its issue
    let mut issue: Vec<usize> = (0..about.len()).collect();
    // "to follow it *to the letter*" is not about "the letter" of another
    let mut by_word: BTreeMap<(&String, bool), usize> = BTreeMap::new();
    for n in 0..about.len() {
        let before = n.checked_sub(1).filter(|b| about[*b].0 == about[n].0 && about[*b].1.end + RIGHT_AFTER > about[n].1.start);
        if let Some(before) = before.filter(|_| words[n].1 != 0 && replies.get(n) == Some(&true)) {
            join(&mut issue, before, n);
        } else if let Some((stem, piece)) = keys[n] {
            let how = manner(desk, about[n].0, about[n].1);
            let first = *by_word.entry((stem, how.iter().any(|m| m.overlaps(piece)))).or_insert(n);
            join(&mut issue, first, n);
            // "to follow *the council* to the letter": in what that one has asked for
            let untold = words[n].1 == NAMES_NOTHING && !how.is_empty();
            if let Some(other) = untold.then(|| followed(desk, about[n], parties, n)).flatten() {
                join(&mut issue, other, n);
            }
        }
    }
    retold.iter().for_each(|(a, b)| join(&mut issue, *a, *b));
    // an issue is named by the noun that most of its positions have
    let mut names: BTreeMap<usize, ((usize, bool), usize)> = BTreeMap::new();
    for n in 0..about.len() {
        let Some((stem, _)) = keys[n] else { continue };
        let worth = (if words[n].1 == 0 { rank(stem) + 1 } else { 0 }, told.get(n) == Some(&true));
        let best = names.entry(first_of(&issue, n)).or_insert((worth, n));
        if worth > best.0 {
            *best = (worth, n);
        }
    }
    let number: BTreeMap<usize, usize> = names.keys().enumerate().map(|(n, first)| (*first, n + 1)).collect();
    (0..about.len())
        .map(|n| {
            let first = first_of(&issue, n);
            let (_, named) = names.get(&first)?;
            let (_, piece) = keys[*named]?;
            Some(Issue { id: format!("i{}", number.get(&first)?), text: desk.cut(about[*named].0, *piece)? })
        })
        .collect()
}

fn first_of(issue: &[usize], mut n: usize) -> usize {
    while issue[n] != n {
        n = issue[n];
    }
    n
}

fn join(issue: &mut [usize], a: usize, b: usize) {
    let (a, b) = (first_of(issue, a), first_of(issue, b));
    issue[a.max(b)] = a.min(b);
}

/// The first position of another party that the words of a position name.
fn followed(desk: &Context, (article, piece): About, parties: &[usize], own: usize) -> Option<usize> {
    let mentions = desk.analyses[article].mentions.iter().filter(|m| piece.contains(&m.piece) && m.form == Form::Name);
    let mut named = mentions.filter_map(|m| crate::units::holder(desk, desk.entity(article, m.entity)?));
    named.find_map(|party| parties.iter().position(|p| *p == party && parties.get(own) != Some(p)))
}

/// The words of a piece, dates and whoever is spoken of left out ("la présidente de la Commission").
fn plain_words(desk: &Context, article: usize, piece: Piece) -> Vec<Piece> {
    let analysis = desk.analyses[article];
    let times = analysis.times.iter().map(|t| t.piece);
    let parties = analysis.mentions.iter().filter(|m| m.kind != EntityKind::Place).map(|m| m.piece);
    let left_out: Vec<Piece> = times.chain(parties).filter(|p| p.overlaps(&piece)).collect();
    let list = tokens(desk.words(article, piece), piece.start);
    let words = list.into_iter().filter(|t| t.kind == TokenKind::Word).map(|t| t.piece);
    words.filter(|p| !left_out.iter().any(|c| c.overlaps(p))).collect()
}

/// Stems of nouns that name no issue, by language.
static GENERIC: LazyLock<HashMap<&'static str, HashSet<String>>> = LazyLock::new(|| {
    let all = rows(include_str!("../data/generic_nouns.tsv"));
    all.map(|(lang, words)| (lang, words.split(' ').map(|w| Reader::new(Lang::from_tag(lang)).stem(w)).collect())).collect()
});

/// Stems of verbs that name no issue, by language.
static LIGHT: LazyLock<HashMap<&'static str, HashSet<String>>> = LazyLock::new(|| {
    let all = rows(include_str!("../data/light_verbs.tsv"));
    let stems = |lang, words: &'static str| {
        let reader = Reader::new(Lang::from_tag(lang));
        words.split(' ').flat_map(|w| forms_of(lang, w)).map(|w| reader.stem(w)).collect()
    };
    all.map(|(lang, words)| (lang, stems(lang, words))).collect()
});

/// Does a noun name no issue, whatever the story?
pub(crate) fn is_generic(lang: Option<Lang>, word: &str) -> bool {
    lang.as_ref().and_then(|l| GENERIC.get(l.code())).is_some_and(|l| l.contains(&Reader::new(lang).stem(word)))
}

fn is_light(word: &str, lang: Option<Lang>) -> bool {
    lang.as_ref().and_then(|l| LIGHT.get(l.code())).is_some_and(|l| l.contains(&Reader::new(lang).stem(word)))
}

/// Set phrases that say how something is done, in folded words, by language.
static MANNERS: LazyLock<HashMap<&'static str, Vec<Vec<String>>>> = LazyLock::new(|| {
    let all = rows(include_str!("../data/set_phrases.tsv"));
    all.map(|(lang, phrases)| (lang, phrases.split('|').map(|p| folded_words(p, 0).into_iter().map(|(w, _)| w).collect()).collect()))
        .collect()
});

/// The words of a text, folded, with their places.
fn folded_words(text: &str, from: usize) -> Vec<(String, Piece)> {
    let words = tokens(text, from).into_iter().filter(|t| t.kind == TokenKind::Word).map(|t| t.piece);
    words.map(|p| (fold(&text[p.start - from..p.end - from]), p)).collect()
}

/// Places of set phrases in a piece: "à l'unanimité", "sans fondement", "in good faith".
fn manner(desk: &Context, article: usize, piece: Piece) -> Vec<Piece> {
    let Some(phrases) = desk.articles[article].lang.as_ref().and_then(|l| MANNERS.get(l.code())) else { return Vec::new() };
    let words = folded_words(desk.words(article, piece), piece.start);
    let here =
        |n: usize, phrase: &Vec<String>| words[n..].len() >= phrase.len() && phrase.iter().zip(&words[n..]).all(|(p, (w, _))| p == w);
    let found = (0..words.len()).filter_map(|n| {
        let longest = phrases.iter().filter(|p| here(n, p)).map(Vec::len).max()?;
        Some(words[n].1.cover(&words[n + longest - 1].1))
    });
    found.collect()
}

/// What a word is worth to name an issue.
enum Sort {
    /// A noun.
    Noun,
    /// A verb or an adjective: what is done or how it is. Anything else (small words, adverbs) is worth less.
    Said,
}

/// The words of a piece that may name its issue: by the parser, or in a language without one the nouns by their capitals (German).
fn sorts(desk: &Context, article: usize, piece: Piece) -> HashMap<Piece, Sort> {
    let text = &desk.articles[article].text;
    let sentence = desk.sentence_at(article, piece).map_or(piece, |(_, s)| s);
    if let Some(parse) = desk.parse(article, sentence) {
        let sort = |n: usize| {
            let has = |r: Relation| parse.child(n, r).is_some();
            // a participle taken for a noun: "avaient exprimé"
            let verbal = has(Relation::Aux) || has(Relation::AuxPass);
            let some = || parse.children(n).any(|c| SOME.of(desk.articles[article].lang).has(&fold(text.slice(parse.words[c].piece))));
            match parse.words[n].tag {
                Tag::Noun if !verbal && has(Relation::Case) && !has(Relation::Nmod) && some() => None,
                Tag::Noun if !verbal => Some(Sort::Noun),
                Tag::Noun | Tag::Verb | Tag::Adj => Some(Sort::Said),
                _ => None,
            }
        };
        let within = (0..parse.words.len()).filter(|n| piece.contains(&parse.words[*n].piece));
        return within.filter_map(|n| Some((parse.words[n].piece, sort(n)?))).collect();
    }
    let list = tokens(desk.words(article, piece), piece.start);
    let words = list.into_iter().filter(|t| t.kind == TokenKind::Word).map(|t| t.piece);
    let capital = words.filter(|p| p.start > sentence.start && text.slice(*p).starts_with(char::is_uppercase));
    capital.map(|p| (p, Sort::Noun)).collect()
}
