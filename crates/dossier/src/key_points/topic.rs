//! What a key point is about: the noun phrase of its lines whose words most lines on the matter share, in the words of a
//! source. Nobody's title, no party or place alone, nothing that points elsewhere ("this decision", "both sides").

use super::look::Look;
use crate::points::SAME_MATTER;
use crate::units::Unit;
use crate::words::{Reader, Word, is_vague};
use recoupe_lang::fold;
use recoupe_model::{EntityKind, Form, Mention, Piece, Span};
use recoupe_names::lists::Lists;
use recoupe_syntax::{Parse, Relation, Tag};
use std::collections::BTreeSet;

/// A topic has at most so many words.
const WORDS: usize = 7;
/// Lines beside those shown that are asked for their words, at most.
const ASKED: usize = 8;
/// What a phrase of one content word, or of a number, is worth beside another: it says little.
const SLIGHT: f64 = 0.5;
/// A phrase of one content word names a topic when that is at least so rare (inverse document frequency): held by a
/// twentieth of the lines or fewer.
const RARE: f64 = 3.0;
/// What a phrase of which no word stands in another of the lines shown is worth: it may be about that line alone.
const ALONE: f64 = 0.5;
/// What a phrase that no grammar found is worth (a number and what it counts).
const UNPARSED: f64 = 0.5;
/// What one of several things told off ("motorcycles, orange juice and bourbon") is worth: an example is not the matter.
const LISTED: f64 = 0.5;
/// What a phrase loses for each step down from the verb of its sentence.
const DEEPER: f64 = 0.1;
/// What a phrase loses for each line that stands before its own.
const LATER: f64 = 0.1;

/// The topic of some lines; none where no line has a phrase for one. `used`: the words of the topics before it.
pub(super) fn topic(look: &Look, lines: &[usize], used: &mut BTreeSet<Vec<Word>>) -> Option<Span> {
    let (desk, main) = (look.desk, *lines.first()?);
    let near = look.ties.near(main).iter().filter(|(n, chance)| *chance >= SAME_MATTER && !lines.contains(n));
    let mut asked: Vec<(usize, f64)> = near.copied().collect();
    asked.sort_by(|x, y| y.1.total_cmp(&x.1).then(x.0.cmp(&y.0)));
    let asked: Vec<usize> = lines.iter().copied().chain(asked.into_iter().map(|(n, _)| n).take(ASKED)).collect();
    // a phrase that says little, or with a complement that may be the verb's, is better than none
    let (article, piece, own) = best(look, lines, &asked, used, false).or_else(|| best(look, lines, &asked, used, true))?;
    used.insert(own);
    desk.cut(article, piece)
}

/// The best phrase of some lines, with its article and words; `asked`: the lines asked for its words. `wide`: with more
/// complements, and were it a word that the whole story has ("the deal" in a story about a deal).
fn best(look: &Look, lines: &[usize], asked: &[usize], used: &BTreeSet<Vec<Word>>, wide: bool) -> Option<(usize, Piece, Vec<Word>)> {
    let (desk, vocabulary) = (look.desk, look.vocabulary);
    let mut best: Option<(bool, f64, usize, Piece, Vec<Word>)> = None;
    for (n, line) in lines.iter().enumerate() {
        let unit = &look.units[*line];
        let reader = Reader::new(desk.articles[unit.article].lang);
        let read = if desk.is_read_in_full(unit.article) { 1.0 } else { UNPARSED };
        for Phrase { piece: phrase, slight, listed, depth } in phrases(look, *line, wide) {
            let words = vocabulary.look_up(&crate::content::stems(desk, unit.article, phrase, &reader));
            let own: Vec<_> = words.into_iter().filter(|w| !vocabulary.is_class(*w)).collect();
            let telling = own.len() > 1 || own.iter().any(|w| vocabulary.idf(*w) >= RARE);
            if !(telling || wide) || own.iter().all(|w| vocabulary.is_entity(*w)) || used.contains(&own) {
                continue;
            }
            let held = |w: u32| asked.iter().filter(|l| look.units[**l].words.binary_search(&w).is_ok()).count() as f64;
            // what all lines share weighs most, what is rare more than what every sentence has; length costs
            let told: f64 = own.iter().map(|w| (held(*w) - 0.5) * vocabulary.idf(*w)).sum();
            let slight = if slight || own.len() < 2 { SLIGHT } else { 1.0 };
            let elsewhere = |w: &Word| lines.iter().any(|l| l != line && look.units[*l].words.binary_search(w).is_ok());
            let plain = |w: &&Word| !vocabulary.is_entity(**w);
            let alone = if lines.len() > 1 && !own.iter().filter(plain).any(elsewhere) { ALONE } else { 1.0 };
            let slight = if listed { slight * LISTED } else { slight };
            let score = read * alone * slight * told / (own.len() as f64 + 1.0).sqrt() / (1.0 + LATER * n as f64 + DEEPER * depth as f64);
            if best.as_ref().is_none_or(|(other_telling, other, ..)| (telling, score) > (*other_telling, *other)) {
                best = Some((telling, score, unit.article, phrase, own));
            }
        }
    }
    best.map(|(_, _, article, piece, own)| (article, piece, own))
}

/// A noun phrase that could name what a line is about.
struct Phrase {
    piece: Piece,
    /// Does it say little: is it a number?
    slight: bool,
    /// Is it one of several things told off?
    listed: bool,
    /// Steps up to the verb of the sentence.
    depth: usize,
}

/// The noun phrases of a unit that could name what it is about; `wide`: with more complements ("the relations with …").
fn phrases(look: &Look, n: usize, wide: bool) -> Vec<Phrase> {
    let (desk, unit) = (look.desk, &look.units[n]);
    let article = desk.articles[unit.article];
    let analysis = desk.analyses[unit.article];
    let figure = |p: &Piece| analysis.figures.iter().any(|f| p.overlaps(&f.number));
    let Some(parse) = look.parse(n) else {
        let someone =
            |p: &Piece| analysis.mentions.iter().any(|m| m.kind != EntityKind::Org && m.form != Form::Pronoun && m.piece.overlaps(p));
        let counted = analysis.figures.iter().map(|f| f.counted).filter(|p| !someone(p));
        let named = analysis.mentions.iter().filter(|m| m.form == Form::Nominal && m.kind == EntityKind::Org).map(|m| m.piece);
        let inside = named.chain(counted).filter(|p| unit.piece.contains(p));
        return inside.map(|piece| Phrase { piece, slight: figure(&piece), listed: false, depth: 0 }).collect();
    };
    // nor is a mere time
    let when = |p: &Piece| analysis.times.iter().any(|t| t.piece.contains(p) || p.contains(&t.piece));
    let vague = |p: &Piece| parse.words.iter().any(|w| p.contains(&w.piece) && is_vague(article.lang, desk.words(unit.article, w.piece)));
    let nouns = (0..parse.words.len()).filter(|n| parse.words[*n].tag == Tag::Noun && !is_somebody(look, unit, &parse, *n));
    let first = |p: &Piece| parse.words.iter().find(|w| p.contains(&w.piece)).map(|w| (w.piece, desk.words(unit.article, w.piece)));
    // "parle d'exercices" is about "exercices", "ses grands principes" about "grands principes"
    let bare = |p: Piece| {
        let rest = first(&p).filter(|(_, word)| matches!(*word, "d'" | "d’" | "de") || is_vague(article.lang, word));
        rest.map_or(p, |(word, _)| article.text.trim(Piece::new(word.end, p.end)))
    };
    let lang = article.lang.as_ref().map_or("", |l| l.code());
    let of = |p: Piece| is_of(lang, desk.words(unit.article, p));
    let says_enough = |p: &Piece| first(p).is_some_and(|(word, _)| word != *p && !of(word));
    let all = nouns
        .filter_map(|n| Some((n, bare(phrase(&parse, n, &|p| of(p) || wide && is_with(lang, desk.words(unit.article, p)))?))))
        .filter(|(_, p)| !when(p) && !vague(p) && says_enough(p));
    // two things joined by "and" are no list
    let joined = |n: usize| parse.children(n).filter(|c| parse.words[*c].relation == Relation::Conj).count() > 1;
    let listed = |n: usize| joined(n) || (parse.words[n].relation == Relation::Conj && parse.words[n].head.is_some_and(joined));
    all.map(|(n, piece)| Phrase { piece, slight: figure(&piece), listed: listed(n), depth: depth(&parse, n) }).collect()
}

/// Steps from a word up to the root.
fn depth(parse: &Parse, n: usize) -> usize {
    std::iter::successors(Some(n), |n| parse.words[*n].head).take(parse.words.len()).count() - 1
}

/// Does a noun mean a person, a group, a state or a place?
fn is_somebody(look: &Look, unit: &Unit, parse: &Parse, n: usize) -> bool {
    let place = parse.words[n].piece;
    let head = |piece: Piece| parse.head_of(piece).is_none_or(|h| h == n);
    let mentions = look.desk.analyses[unit.article].mentions.iter();
    // a role without a mention is a person's, too: "as governor of the central bank"
    let word = fold(look.desk.words(unit.article, place));
    let lang = look.desk.articles[unit.article].lang;
    if lang.is_some_and(|l| Lists::get().role(l.code(), &word, |_| "").is_some()) {
        return true;
    }
    let mut these = mentions.filter(|m| m.form != Form::Pronoun && m.piece.contains(&place));
    // an administration, an agency: who speaks for a state
    let speaks_for_another = |m: &Mention| {
        let entity = look.desk.entity(unit.article, m.entity);
        entity.is_some_and(|e| crate::units::party(look.desk, e).is_some_and(|p| p != e))
    };
    these.any(|m| m.kind == EntityKind::Person || (head(m.piece) && (m.kind != EntityKind::Org || speaks_for_another(m))))
}

/// The prepositions whose phrase belongs to the noun before them: others as often belong to the verb.
fn is_of(lang: &str, word: &str) -> bool {
    const FR: [&str; 7] = ["de", "d'", "d’", "du", "des", "sur", "contre"];
    const EN: [&str; 3] = ["of", "on", "against"];
    let word = word.to_lowercase();
    match lang {
        "fr" => FR.contains(&word.as_str()),
        _ => EN.contains(&word.as_str()),
    }
}

/// Those that mostly do so, where they follow a noun: "relations with …".
fn is_with(lang: &str, word: &str) -> bool {
    const FR: [&str; 3] = ["avec", "entre", "envers"];
    const EN: [&str; 3] = ["with", "between", "about"];
    let word = word.to_lowercase();
    match lang {
        "fr" => FR.contains(&word.as_str()),
        _ => EN.contains(&word.as_str()),
    }
}

/// A noun with its determiner, adjectives and one complement, if that is short enough. `of`: may a preposition join one?
fn phrase(parse: &Parse, n: usize, of: &dyn Fn(Piece) -> bool) -> Option<Piece> {
    let narrow = |n: usize| {
        let close = |r: Relation| {
            matches!(r, Relation::Det | Relation::Amod | Relation::Nummod | Relation::Case | Relation::Compound | Relation::Flat)
        };
        // "les propositions relatives à …": an adjective whose complement is left out says nothing
        let whole = |c: &usize| {
            parse.words[*c].relation != Relation::Amod
                || *c < n
                || !parse.children(*c).any(|k| k > *c && matches!(parse.words[k].relation, Relation::Nmod | Relation::Obl))
        };
        parse
            .children(n)
            .filter(|c| close(parse.words[*c].relation) && whole(c))
            .fold(parse.words[n].piece, |p, c| p.cover(&parse.words[c].piece))
    };
    let case = |n: usize| parse.children(n).find(|c| parse.words[*c].relation == Relation::Case);
    let mut piece = narrow(n);
    if let Some(case) = case(n) {
        // "de la réunion" is about "la réunion"
        let after = parse.words.get(case + 1)?.piece;
        if after.start >= piece.end {
            return None;
        }
        piece = Piece::new(after.start.max(piece.start), piece.end);
    }
    let joined = |c: &usize| {
        let node = parse.words[*c];
        node.relation == Relation::Nmod
            && node.tag != Tag::Pron
            && node.piece.start > parse.words[n].piece.start
            && case(*c).is_some_and(|k| of(parse.words[k].piece))
    };
    if let Some(c) = parse.children(n).find(joined) {
        piece = piece.cover(&narrow(c));
    }
    let inside = parse.words.iter().filter(|w| piece.contains(&w.piece));
    let count = inside.clone().count();
    let plain = inside.clone().all(|w| !matches!(w.tag, Tag::Punct | Tag::Verb));
    ((2..=WORDS).contains(&count) && plain).then_some(piece)
}
