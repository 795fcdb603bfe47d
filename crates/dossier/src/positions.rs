//! Party × issue: what each state, organisation or bloc wants, turns down, offers, fears, verbatim. A party
//! takes a position by a verb of which it is the subject, or by a statement of somebody who speaks for it.

mod grammar;

use crate::clauses;
use crate::context::Context;
use crate::issues::{About, issues};
use crate::units::party;
use crate::words::{Reader, is_negation, rows};
use recoupe_lang::{TokenKind, fold, tokens};
use recoupe_model::contract::Position;
use recoupe_model::{EntityKind, Form, Lang, Mention, Piece, Stance, Statement};
use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

/// Stem of a word that takes a position → which, by language.
static WORDS: LazyLock<HashMap<&'static str, HashMap<String, Stance>>> = LazyLock::new(|| {
    let mut out: HashMap<&str, HashMap<String, Stance>> = HashMap::new();
    for (lang, rest) in rows(include_str!("../data/position_words.tsv")) {
        let Some((stance, words)) = rest.split_once('\t') else { continue };
        let Some(stance) = self::stance(stance) else { continue };
        let reader = Reader::new(Lang::from_tag(lang));
        for word in words.split(' ') {
            out.entry(lang).or_default().insert(reader.stem(word), stance);
        }
    }
    out
});

/// Stances in order, each with the stems that show it; none: a refusal, when negated.
type Shown = Vec<(Option<Stance>, HashSet<String>)>;

/// Lists of stems that show a position in what is said, in order; without a stance: refusals, when negated.
static CONTENT: LazyLock<HashMap<&'static str, Shown>> = LazyLock::new(|| {
    let mut out: HashMap<&str, Shown> = HashMap::new();
    for (lang, rest) in rows(include_str!("../data/content_words.tsv")) {
        let Some((name, words)) = rest.split_once('\t') else { continue };
        let reader = Reader::new(Lang::from_tag(lang));
        let words = words.split(' ').map(|w| reader.stem(w)).collect();
        out.entry(lang).or_default().push((stance(name), words));
    }
    out
});

/// Stance by its name in the lists.
fn stance(name: &str) -> Option<Stance> {
    Some(match name {
        "demands" => Stance::Demands,
        "rejects" => Stance::Rejects,
        "accepts" => Stance::Accepts,
        "offers" => Stance::Offers,
        "denies" => Stance::Denies,
        "warns" => Stance::Warns,
        "asks" => Stance::Asks,
        _ => return None,
    })
}

/// Words before a name that make it no subject.
static PREPOSITIONS: LazyLock<HashMap<&'static str, HashSet<&'static str>>> =
    LazyLock::new(|| rows(include_str!("../data/preposition_words.tsv")).map(|(lang, words)| (lang, words.split(' ').collect())).collect());

/// Words that stand before a noun.
static DETERMINERS: LazyLock<HashMap<&'static str, HashSet<&'static str>>> =
    LazyLock::new(|| rows(include_str!("../data/determiner_words.tsv")).map(|(lang, words)| (lang, words.split(' ').collect())).collect());

/// Words after which a verb has another subject than the one that stands before: infinitives and passives.
const NOT_FINITE: [&str; 15] =
    ["to", "zu", "been", "be", "was", "were", "being", "été", "à", "de", "d'", "pour", "wurde", "wurden", "worden"];

/// Words between a subject and its verb, at most: "Moscow, which had … , demanded".
const REACH: usize = 7;

/// A position has at least so many words.
const WORDS_AT_LEAST: usize = 5;

/// A position before its issue is known.
pub(crate) struct Taken {
    pub(crate) article: usize,
    pub(crate) piece: Piece,
    pub(crate) party: usize,
    pub(crate) stance: Stance,
    /// The statement that it stands in or is.
    statement: Option<usize>,
}

/// Who takes which position where, in order of articles and text.
pub(crate) fn take(desk: &Context) -> Vec<Taken> {
    let mut taken: Vec<Taken> = Vec::new();
    for article in 0..desk.articles.len() {
        let by_verb: Vec<Taken> = desk.report_sentences(article).flat_map(|(_, s)| by_verbs(desk, article, s)).collect();
        for (n, statement) in desk.analyses[article].statements.iter().enumerate() {
            let covered = by_verb.iter().any(|t| t.piece.overlaps(&statement.content) && statement.content.len() < 2 * t.piece.len());
            if !covered {
                taken.extend(by_statement(desk, article, n, statement));
            }
        }
        taken.extend(by_verb);
    }
    taken.sort_by_key(|t| (t.article, t.piece, t.party));
    taken.dedup_by(|x, y| x.article == y.article && x.piece == y.piece && x.party == y.party);
    taken
}

/// The positions as printed, each with its issue and what it answers.
pub(crate) fn positions(desk: &Context, taken: &[Taken]) -> Vec<Position> {
    let about: Vec<About> = taken.iter().map(|t| (t.article, t.piece)).collect();
    let issues = issues(desk, &about);
    let written = taken.iter().zip(issues).filter_map(|(t, issue)| {
        let statement = t.statement.and_then(|n| desk.analyses[t.article].statements.get(n));
        let teller = statement.and_then(|s| desk.entity(t.article, s.speaker?.entity)).and_then(|e| party(desk, e));
        Some(Position {
            party: desk.entity_id(t.party),
            issue: issue?,
            position: t.stance,
            speaker: statement.and_then(|s| s.speaker).and_then(|v| desk.name(t.article, v)),
            span: desk.cut(t.article, t.piece)?,
            told_by: teller.filter(|e| *e != t.party).map(|e| desk.entity_id(e)),
            answers: None,
        })
    });
    let mut out: Vec<Position> = written.collect();
    answers(&mut out);
    out
}

/// A refusal, an acceptance or a denial answers what another party last asked for on the same issue.
fn answers(positions: &mut [Position]) {
    let asks = |s: Stance| matches!(s, Stance::Demands | Stance::Asks | Stance::Offers | Stance::Accuses);
    for n in 0..positions.len() {
        if !matches!(positions[n].position, Stance::Rejects | Stance::Accepts | Stance::Denies) {
            continue;
        }
        let (party, issue) = (positions[n].party.clone(), positions[n].issue.id.clone());
        positions[n].answers = positions.iter().position(|p| p.issue.id == issue && p.party != party && asks(p.position));
    }
}

fn by_statement(desk: &Context, article: usize, n: usize, statement: &Statement) -> Option<Taken> {
    let party = party(desk, desk.entity(article, statement.speaker?.entity)?)?;
    let stance = match statement.stance {
        Stance::Says | Stance::Claims => by_content(desk, article, statement.content),
        told => told,
    };
    let enough = tokens(desk.words(article, statement.content), 0).iter().filter(|t| t.kind == TokenKind::Word).count() >= WORDS_AT_LEAST;
    if stance == Stance::Says || !enough {
        return None; // a report of facts, or a scrap
    }
    // words alone show a position only of one who is named beside them: a voice carried over may be another's
    let beside = desk.sentence_at(article, statement.content).is_some_and(|(_, s)| statement.speaker.is_some_and(|v| s.contains(&v.piece)));
    if matches!(statement.stance, Stance::Says | Stance::Claims) && !beside {
        return None;
    }
    // "The alliance would like …, she said": what somebody else is said to want is his position, told by her
    let by_words = matches!(statement.stance, Stance::Says | Stance::Claims);
    // and "X threatened that the union would retaliate": whoever is to do it holds the position
    let wants = matches!(stance, Stance::Offers | Stance::Promises | Stance::Threatens) || (by_words && stance == Stance::Asks);
    let doer = || grammar::subject_of(desk, article, statement.content).or_else(|| leading_party(desk, article, statement.content));
    let party = if wants { doer().unwrap_or(party) } else { party };
    Some(Taken { article, piece: statement.content, party, stance, statement: Some(n) })
}

/// The state, organisation or bloc that a piece begins with.
fn leading_party(desk: &Context, article: usize, piece: Piece) -> Option<usize> {
    let lang = desk.articles[article].lang;
    let determiners = lang.as_ref().and_then(|l| DETERMINERS.get(l.code()));
    let first = tokens(desk.words(article, piece), piece.start)
        .into_iter()
        .find(|t| t.kind != TokenKind::Mark && !determiners.is_some_and(|d| d.contains(fold(desk.words(article, t.piece)).as_str())))?;
    let starts = |m: &&Mention| m.piece.start <= first.piece.start && first.piece.start < m.piece.end && m.form != Form::Pronoun;
    let body = |m: &&Mention| matches!(m.kind, EntityKind::State | EntityKind::Org | EntityKind::Group);
    let mention = desk.analyses[article].mentions.iter().filter(starts).filter(body).max_by_key(|m| m.piece.len())?;
    party(desk, desk.entity(article, mention.entity)?)
}

/// The position that the words of a statement take, where the verb that reports it takes none.
fn by_content(desk: &Context, article: usize, content: Piece) -> Stance {
    let lang = desk.articles[article].lang;
    let reader = Reader::new(lang);
    let Some(lists) = lang.as_ref().and_then(|l| CONTENT.get(l.code())) else { return Stance::Says };
    let list: Vec<Piece> = tokens(desk.words(article, content), content.start).into_iter().map(|t| t.piece).collect();
    let stems: Vec<String> = list.iter().map(|p| reader.stem(desk.words(article, *p))).collect();
    for (stance, words) in lists {
        let found = stems.iter().enumerate().any(|(at, stem)| {
            let near = &list[at.saturating_sub(3)..(at + 2).min(list.len())];
            words.contains(stem) && (stance.is_some() || near.iter().any(|p| is_negation(desk.words(article, *p))))
        });
        if found {
            return stance.unwrap_or(Stance::Rejects);
        }
    }
    Stance::Says
}

/// Positions by the verbs of a sentence: by its grammar, or else by the order of its words.
fn by_verbs(desk: &Context, article: usize, sentence: Piece) -> Vec<Taken> {
    match grammar::parse(desk, article, sentence) {
        Some(parse) => {
            let enough = |t: &Taken| tokens(desk.words(article, t.piece), 0).iter().filter(|w| w.kind == TokenKind::Word).count() >= 3;
            grammar::positions(desk, article, &parse).into_iter().filter(enough).collect()
        }
        None => by_order(desk, article, sentence),
    }
}

fn by_order(desk: &Context, article: usize, sentence: Piece) -> Vec<Taken> {
    let lang = desk.articles[article].lang;
    let Some(words) = lang.as_ref().and_then(|l| WORDS.get(l.code())) else { return Vec::new() };
    let reader = Reader::new(lang);
    let text = desk.words(article, sentence);
    let list: Vec<Piece> = tokens(text, sentence.start).into_iter().filter(|t| t.kind != TokenKind::Mark).map(|t| t.piece).collect();
    let mut out: Vec<Taken> = Vec::new();
    for (at, word) in list.iter().enumerate() {
        let Some(&stance) = words.get(&reader.stem(desk.words(article, *word))) else { continue };
        if at.checked_sub(1).is_some_and(|before| bars(desk.words(article, list[before]), lang)) {
            continue;
        }
        let Some((subject, party)) = subject(desk, article, sentence, &list, at) else { continue };
        let between = &list[at.saturating_sub(4)..at];
        let negated = between.iter().filter(|p| p.start >= subject.piece.end).any(|p| is_negation(desk.words(article, *p)))
            || list.get(at + 1).is_some_and(|p| is_negation(desk.words(article, *p)));
        let stance = match (stance, negated) {
            (s, false) => s,
            (Stance::Accepts | Stance::Offers, true) => Stance::Rejects,
            _ => continue,
        };
        let clause = clauses::around(desk, article, sentence, *word);
        let piece = desk.articles[article].text.trim(Piece::new(subject.piece.start.max(clause.start), clause.end));
        let statement = desk.statement_at(article, piece).map(|(n, _)| n);
        if list.iter().filter(|p| piece.contains(p)).count() < WORDS_AT_LEAST {
            continue;
        }
        if !out.iter().any(|t| t.piece == piece) {
            out.push(Taken { article, piece, party, stance, statement });
        }
    }
    out
}

/// The nearest party before a verb that no preposition makes a complement.
fn subject<'a>(desk: &Context<'a>, article: usize, sentence: Piece, list: &[Piece], at: usize) -> Option<(&'a Mention, usize)> {
    let analysis = desk.analyses[article];
    let from = list[at.saturating_sub(REACH)].start.max(sentence.start);
    let lang = desk.articles[article].lang;
    let prepositions = lang.as_ref().and_then(|l| PREPOSITIONS.get(l.code()));
    let determiners = lang.as_ref().and_then(|l| DETERMINERS.get(l.code()));
    let before = |piece: Piece| {
        let words = list.iter().rev().filter(|p| p.end <= piece.start).map(|p| fold(desk.words(article, *p)));
        words
            .into_iter()
            .find(|w| !determiners.is_some_and(|d| d.contains(w.as_str())) || prepositions.is_some_and(|p| p.contains(w.as_str())))
    };
    let within = analysis.mentions.iter().filter(|m| from <= m.piece.start && m.piece.end <= list[at].start);
    let mut best: Option<(&Mention, usize)> = None;
    for mention in within {
        let Some(entity) = desk.entity(article, mention.entity) else { continue };
        let taker = matches!(mention.kind, EntityKind::State | EntityKind::Org | EntityKind::Group | EntityKind::Person);
        let complement = before(mention.piece).is_some_and(|w| prepositions.is_some_and(|p| p.contains(w.as_str())));
        let inner =
            analysis.mentions.iter().any(|m| m.piece != mention.piece && m.piece.contains(&mention.piece) && m.form != Form::Pronoun);
        let crossed = list.iter().any(|p| p.start >= mention.piece.end && p.end <= list[at].start && relative(desk.words(article, *p)));
        if !taker || complement || inner || crossed {
            continue;
        }
        if let Some(party) = party(desk, entity) {
            best = Some((mention, party));
        }
    }
    best
}

/// Does the word before keep what follows from being a verb with a subject of its own?
fn bars(before: &str, lang: Option<Lang>) -> bool {
    let word = fold(before);
    let determiner = lang.as_ref().and_then(|l| DETERMINERS.get(l.code())).is_some_and(|d| d.contains(word.as_str()));
    determiner || NOT_FINITE.contains(&before.to_lowercase().replace('’', "'").as_str()) || word.starts_with(|c: char| c.is_ascii_digit())
}

/// A word that opens a clause with a subject of its own.
fn relative(word: &str) -> bool {
    const OPENERS: [&str; 12] = ["que", "qu'", "dont", "that", "which", "whose", "si", "if", "lorsque", "quand", "when", "while"];
    OPENERS.contains(&fold(word).as_str())
}
