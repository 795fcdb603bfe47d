//! The noun phrases of a line that could name what it is about: whole ones, that stand on their own.

use crate::issues::is_generic;
use crate::key_points::look::Look;
use crate::units::Unit;
use crate::words::is_vague;
use recoupe_lang::fold;
use recoupe_model::{EntityKind, Form, Mention, Piece};
use recoupe_names::lists::Lists;
use recoupe_syntax::{Node, Parse, Relation, Tag};

/// A topic has at most so many words.
const WORDS: usize = 7;

/// A noun phrase that could name what a line is about.
pub(super) struct Phrase {
    pub(super) piece: Piece,
    /// Does it say little: is it a number?
    pub(super) slight: bool,
    /// Is it one of several things told off?
    pub(super) listed: bool,
    /// Does it stand beside the sentence: an apposition, or words that nothing governs ("61 ans, costume gris")?
    pub(super) aside: bool,
    /// Steps up to the verb of the sentence.
    pub(super) depth: usize,
}

/// The noun phrases of a unit that could name what it is about: none of nouns that name nothing by themselves ("the situation"), nor
/// of those that a preposition alone introduces ("in future use").
pub(super) fn phrases(look: &Look, n: usize) -> Vec<Phrase> {
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
        return inside.map(|piece| Phrase { piece, slight: figure(&piece), listed: false, aside: false, depth: 0 }).collect();
    };
    let lang = article.lang.as_ref().map_or("", |l| l.code());
    let of = |p: Piece| is_of(lang, desk.words(unit.article, p));
    let grammar = Grammar { parse: &parse, words: &|p| desk.words(unit.article, p), lang };
    let vague = |p: &Piece| parse.words.iter().any(|w| p.contains(&w.piece) && is_vague(article.lang, desk.words(unit.article, w.piece)));
    let nouns = (0..parse.words.len()).filter(|n| parse.words[*n].tag == Tag::Noun && !is_somebody(look, unit, &parse, *n));
    let names_something = |n: &usize| !is_generic(article.lang, desk.words(unit.article, parse.words[*n].piece)) && !grammar.is_bare(*n);
    let first = |p: &Piece| parse.words.iter().find(|w| p.contains(&w.piece)).map(|w| (w.piece, desk.words(unit.article, w.piece)));
    // "parle d'exercices" is about "exercices", "ses grands principes" about "grands principes"
    let bare = |p: Piece| {
        let rest = first(&p).filter(|(_, word)| matches!(*word, "d'" | "d’" | "de") || is_vague(article.lang, word));
        rest.map_or(p, |(word, _)| article.text.trim(Piece::new(word.end, p.end)))
    };
    let says_enough = |p: &Piece| first(p).is_some_and(|(word, _)| word != *p && !of(word));
    let all = nouns
        .filter(names_something)
        .filter_map(|n| Some((n, bare(grammar.phrase(n, &of)?))))
        .filter(|(_, p)| !cuts(look, unit, p) && !vague(p) && says_enough(p));
    // two things joined by "and" are no list
    let joined = |n: usize| parse.children(n).filter(|c| parse.words[*c].relation == Relation::Conj).count() > 1;
    let listed = |n: usize| joined(n) || (parse.words[n].relation == Relation::Conj && parse.words[n].head.is_some_and(joined));
    let conjunct = |n: usize| parse.words[n].head.filter(|_| parse.words[n].relation == Relation::Conj);
    let aside = |n: usize| std::iter::once(n).chain(conjunct(n)).any(|n| is_aside(parse.words[n].relation));
    all.map(|(n, piece)| Phrase { piece, slight: figure(&piece), listed: listed(n), aside: aside(n), depth: depth(&parse, n) }).collect()
}

/// Does a phrase hold a time (a mere date names no matter), or cut through one, through a number or a name? What a name has
/// before the phrase may be an article or a common noun.
fn cuts(look: &Look, unit: &Unit, phrase: &Piece) -> bool {
    let analysis = look.desk.analyses[unit.article];
    let through_number = |p: Piece| p.overlaps(phrase) && !phrase.contains(&p);
    let through_name = |p: Piece| {
        let capital = || look.desk.words(unit.article, Piece::new(p.start, phrase.start)).starts_with(char::is_uppercase);
        p.overlaps(phrase) && (p.end > phrase.end || p.start < phrase.start && capital())
    };
    analysis.times.iter().any(|t| t.piece.overlaps(phrase))
        || analysis.figures.iter().any(|f| through_number(f.number))
        || analysis.mentions.iter().any(|m| m.form == Form::Name && through_name(m.piece))
}

/// Relations of what stands beside a sentence.
fn is_aside(relation: Relation) -> bool {
    matches!(relation, Relation::Appos | Relation::Dep | Relation::Parataxis | Relation::Vocative | Relation::Dislocated)
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

/// A sentence's grammar, as far as noun phrases go.
struct Grammar<'a> {
    parse: &'a Parse,
    /// The words of a piece.
    words: &'a dyn Fn(Piece) -> &'a str,
    lang: &'a str,
}

impl Grammar<'_> {
    /// The preposition of a noun.
    fn case(&self, n: usize) -> Option<usize> {
        self.parse.children(n).find(|c| self.parse.words[*c].relation == Relation::Case)
    }

    /// A noun with its determiner and adjectives. An adjective whose complement is left out says nothing ("les propositions
    /// relatives à …", "un arrêté interdisant …"); one behind an English noun is a participle ("an arraignment set …").
    fn narrow(&self, n: usize) -> Piece {
        let words = &self.parse.words;
        let close = |r: Relation| {
            matches!(r, Relation::Det | Relation::Amod | Relation::Nummod | Relation::Case | Relation::Compound | Relation::Flat)
        };
        let whole = |c: &usize| {
            let object = words.get(*c + 1).is_some_and(|w| w.tag == Tag::Det);
            let complete = || !object && !self.parse.children(*c).any(|k| k > *c && words[k].relation != Relation::Punct);
            words[*c].relation != Relation::Amod || *c < n || self.lang == "fr" && complete()
        };
        let parts = self.parse.children(n).filter(|c| close(words[*c].relation) && whole(c));
        parts.fold(words[n].piece, |p, c| p.cover(&words[c].piece))
    }

    /// Is a noun without determiner, in the singular, no more than a preposition's ("à haut risque", "in future use")?
    fn is_bare(&self, n: usize) -> bool {
        let words = &self.parse.words;
        let plain = |r: Relation| matches!(r, Relation::Det | Relation::Nummod);
        let governed = match words[n].relation {
            Relation::Obl => true,
            Relation::Nmod => self.lang == "fr",
            _ => false,
        };
        governed && !self.parse.children(n).any(|c| plain(words[c].relation)) && !(self.words)(words[n].piece).ends_with(['s', 'x'])
    }

    /// A noun with its determiner, adjectives and one complement, if that is short enough and the words break off nowhere.
    /// `of`: may a preposition join one?
    fn phrase(&self, n: usize, of: &dyn Fn(Piece) -> bool) -> Option<Piece> {
        let words = &self.parse.words;
        let mut piece = self.narrow(n);
        if let Some(case) = self.case(n) {
            // "de la réunion" is about "la réunion"
            // "according to the report"
            let of_case = |w: &&Node| !matches!(w.relation, Relation::Fixed | Relation::Case);
            let after = words.get(case + 1..)?.iter().find(of_case)?.piece;
            if after.start >= piece.end {
                return None;
            }
            piece = Piece::new(after.start.max(piece.start), piece.end);
        }
        let joined = |n: usize, c: &usize| {
            let node = words[*c];
            node.relation == Relation::Nmod
                && node.tag != Tag::Pron
                && node.piece.start > words[n].piece.start
                && self.case(*c).is_some_and(|k| of(words[k].piece))
        };
        if let Some(c) = self.parse.children(n).find(|c| joined(n, c)) {
            piece = piece.cover(&self.narrow(c));
            // what is one thing stays whole: "un groupe de 31 milliards d'euros de chiffre d'affaires", "the state of war"
            let bare = |k: &usize| joined(c, k) && self.is_bare(*k);
            if let Some(k) = self.parse.children(c).find(bare) {
                piece = piece.cover(&self.narrow(k));
            }
        }
        let next = words.iter().position(|w| w.piece.start >= piece.end);
        if let Some(next) = next.filter(|k| (self.words)(Piece::new(piece.end, words[*k].piece.start)) == " ") {
            let held = |k: usize| words[k].head.is_some_and(|h| piece.contains(&words[h].piece));
            match words[next].tag {
                // "l'unité 3"
                Tag::Num if held(next) => piece = piece.cover(&words[next].piece),
                // "three bank | workers"
                Tag::Noun | Tag::Propn if self.lang == "en" => return None,
                _ => {}
            }
        }
        let inside = words.iter().filter(|w| piece.contains(&w.piece));
        let count = inside.clone().count();
        let plain = inside.clone().all(|w| !matches!(w.tag, Tag::Punct | Tag::Verb));
        ((2..=WORDS).contains(&count) && plain).then_some(piece)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use recoupe_model::Lang;
    use recoupe_syntax::Parser;

    /// The phrase of a noun in a sentence, and whether the noun is bare.
    fn read(lang: &str, sentence: &str, noun: &str) -> (Option<String>, bool) {
        let parser = Lang::from_tag(lang).and_then(Parser::for_lang);
        let parse = parser.map(|p| p.parse(sentence, Piece::new(0, sentence.len()))).unwrap_or_default();
        let words = |p: Piece| &sentence[p.start..p.end];
        let grammar = Grammar { parse: &parse, words: &words, lang };
        let n = parse.words.iter().position(|w| words(w.piece) == noun).expect("the noun is there");
        let phrase = grammar.phrase(n, &|p| is_of(lang, words(p)));
        (phrase.map(|p| words(p).to_owned()), grammar.is_bare(n))
    }

    #[test]
    fn a_phrase_breaks_off_nowhere() {
        let phrase = |lang, sentence, noun| read(lang, sentence, noun).0;
        assert_eq!(
            phrase("fr", "Le directeur annonce la fermeture de l'unité 3.", "fermeture").as_deref(),
            Some("la fermeture de l'unité 3")
        );
        assert_eq!(phrase("fr", "La préfète a pris un arrêté interdisant la baignade.", "arrêté").as_deref(), Some("un arrêté"));
        assert_eq!(phrase("en", "According to the annual report, the lake is clean.", "report").as_deref(), Some("the annual report"));
        assert_eq!(phrase("en", "The fire killed three bank workers.", "bank"), None);
    }

    #[test]
    fn what_a_preposition_alone_introduces_is_bare() {
        let bare = |lang, sentence, noun| read(lang, sentence, noun).1;
        assert!(bare("fr", "L'usine est classée à haut risque.", "risque"));
        assert!(!bare("fr", "L'usine est classée parmi les risques.", "risques"));
        assert!(!bare("fr", "Le maire redoute le risque d'une crue.", "risque"));
        assert!(bare("en", "The files were kept for future use.", "use"));
        assert!(!bare("en", "The files were kept for the public use.", "use"));
    }
}
