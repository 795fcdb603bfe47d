//! What a key point is about: the short noun phrase of its lines whose words most of the lines share, in the words of
//! a source.

use crate::context::Context;
use crate::units::Unit;
use crate::words::{Reader, Vocabulary};
use recoupe_model::{EntityKind, Form, Piece, Span};
use recoupe_syntax::{Parse, Parser, Relation, Tag};

/// A topic has at most so many words.
const WORDS: usize = 7;

/// The topic of some lines; none where no line has a phrase for one.
pub(super) fn topic(desk: &Context, units: &[Unit], lines: &[usize], vocabulary: &Vocabulary) -> Option<Span> {
    let mut best: Option<(f64, usize, Piece)> = None;
    for (n, line) in lines.iter().enumerate() {
        let unit = &units[*line];
        let reader = Reader::new(desk.articles[unit.article].lang);
        for phrase in phrases(desk, unit) {
            let words = vocabulary.look_up(&crate::content::stems(desk, unit.article, phrase, &reader));
            let own: Vec<_> = words.into_iter().filter(|w| !vocabulary.is_class(*w)).collect();
            let held = |w: u32| lines.iter().filter(|l| units[**l].words.binary_search(&w).is_ok()).count() as f64;
            // what all lines share weighs most, what is rare more than what every sentence has; length costs
            let told: f64 = own.iter().map(|w| (held(*w) - 0.5) * vocabulary.idf(*w)).sum();
            let score = told / (own.len() as f64 + 1.0).sqrt() - 0.01 * n as f64;
            if !own.is_empty() && best.as_ref().is_none_or(|(other, ..)| score > *other) {
                best = Some((score, unit.article, phrase));
            }
        }
    }
    best.and_then(|(_, article, piece)| desk.cut(article, piece))
}

/// The noun phrases of a unit that could name what it is about; people and what only names them are no topic.
fn phrases(desk: &Context, unit: &Unit) -> Vec<Piece> {
    let article = desk.articles[unit.article];
    let mentions = &desk.analyses[unit.article].mentions;
    let person = |p: &Piece| mentions.iter().any(|m| m.kind == EntityKind::Person && m.form != Form::Pronoun && m.piece.overlaps(p));
    let Some(parser) = article.lang.and_then(Parser::for_lang) else {
        let figures = desk.analyses[unit.article].figures.iter().map(|f| f.counted);
        let named = mentions.iter().filter(|m| m.form == Form::Nominal).map(|m| m.piece);
        return named.chain(figures).filter(|p| unit.piece.contains(p) && !person(p)).collect();
    };
    // nor is a mere time
    let when = |p: &Piece| desk.analyses[unit.article].times.iter().any(|t| t.piece.contains(p) || p.contains(&t.piece));
    let parse = parser.parse(article.text.as_str(), unit.piece);
    let nouns = (0..parse.words.len()).filter(|n| parse.words[*n].tag == Tag::Noun);
    nouns.filter_map(|n| phrase(&parse, n)).filter(|p| !person(p) && !when(p)).collect()
}

/// A noun with its determiner, adjectives and one complement, if that is short enough.
fn phrase(parse: &Parse, n: usize) -> Option<Piece> {
    let narrow = |n: usize| {
        let close = |r: Relation| {
            matches!(r, Relation::Det | Relation::Amod | Relation::Nummod | Relation::Case | Relation::Compound | Relation::Flat)
        };
        parse.children(n).filter(|c| close(parse.words[*c].relation)).fold(parse.words[n].piece, |p, c| p.cover(&parse.words[c].piece))
    };
    let case = parse.children(n).find(|c| parse.words[*c].relation == Relation::Case);
    let mut piece = narrow(n);
    if let Some(case) = case {
        // "de la réunion" is about "la réunion"
        let after = parse.words.get(case + 1)?.piece;
        if after.start >= piece.end {
            return None;
        }
        piece = Piece::new(after.start.max(piece.start), piece.end);
    }
    let complement =
        parse.children(n).find(|c| parse.words[*c].relation == Relation::Nmod && parse.words[*c].piece.start > parse.words[n].piece.start);
    if let Some(c) = complement {
        piece = piece.cover(&narrow(c));
    }
    let inside = parse.words.iter().filter(|w| piece.contains(&w.piece));
    let count = inside.clone().count();
    let plain = inside.clone().all(|w| !matches!(w.tag, Tag::Punct | Tag::Verb));
    ((2..=WORDS).contains(&count) && plain).then_some(piece)
}
