//! Who is said to have done it: two reports that tell of one act and give it to two parties do not say the same.

use crate::context::Context;
use crate::doing::{doers, done_to, who, without_clauses};
use crate::units::Unit;
use crate::words::{Reader, Vocabulary, Word, shared};
use recoupe_model::Piece;
use recoupe_syntax::Tag;
use std::sync::OnceLock;

/// An act as a sentence tells it.
struct Deed {
    /// The word of its verb.
    verb: Option<Word>,
    /// Words of who does it, sorted.
    by: Vec<Word>,
    /// Whom these mean, where that is known: the party, or else the entity.
    whom: Option<usize>,
    /// Words of what it is done to, sorted; none where the grammar does not tell.
    to: Vec<Word>,
}

/// The acts of the units of a story, each read when first asked for.
pub(super) struct Doers<'a> {
    desk: &'a Context<'a>,
    vocabulary: &'a Vocabulary,
    deeds: Vec<OnceLock<Vec<Deed>>>,
}

impl<'a> Doers<'a> {
    pub(super) fn new(desk: &'a Context<'a>, vocabulary: &'a Vocabulary, units: usize) -> Self {
        Self { desk, vocabulary, deeds: (0..units).map(|_| OnceLock::new()).collect() }
    }

    /// Is one act given to different parties by two units: is the doer of the one the other's victim ("A rammed B", "B, which
    /// rammed A"), or is the same done to the same thing by another party ("the commission cut the line", "the ministry …")?
    pub(super) fn differ(&self, (a, of_a): (usize, &Unit), (b, of_b): (usize, &Unit)) -> bool {
        let (here, there) = (self.deeds(a, of_a), self.deeds(b, of_b));
        here.iter().any(|x| there.iter().any(|y| self.turned_round(x, y) || self.by_another(x, y)))
    }

    fn turned_round(&self, x: &Deed, y: &Deed) -> bool {
        let same_verb = x.verb.is_some() && x.verb == y.verb;
        let apart = |a: &[Word], b: &[Word]| shared(a, b).next().is_none();
        let meets = |a: &[Word], b: &[Word]| shared(a, b).any(|w| !self.vocabulary.is_class(w));
        let crossed = || meets(&x.by, &y.to) || meets(&y.by, &x.to);
        same_verb && apart(&x.by, &y.by) && apart(&x.to, &y.to) && crossed()
    }

    fn by_another(&self, x: &Deed, y: &Deed) -> bool {
        let others = x.whom.zip(y.whom).is_some_and(|(x, y)| x != y) && shared(&x.by, &y.by).next().is_none();
        let plain = |w: &Word| !self.vocabulary.is_class(*w) && !self.vocabulary.is_entity(*w);
        others && shared(&x.to, &y.to).any(|w| plain(&w))
    }

    fn deeds(&self, n: usize, unit: &Unit) -> &[Deed] {
        self.deeds[n].get_or_init(|| self.read(unit))
    }

    fn read(&self, unit: &Unit) -> Vec<Deed> {
        let (desk, article) = (self.desk, unit.article);
        let Some(parse) = desk.parse(article, unit.piece) else { return Vec::new() };
        let reader = Reader::new(desk.articles[article].lang);
        let words = |piece: Piece| self.vocabulary.look_up(&crate::content::stems(desk, article, piece, &reader));
        let deed = |n: usize| {
            let by = doers(&parse, n).first().copied().filter(|by| parse.words[*by].tag != Tag::Pron)?;
            let to = done_to(&parse, n).filter(|to| parse.words[*to].tag != Tag::Verb && *to != by);
            let verb = words(parse.words[n].piece).into_iter().find(|w| !self.vocabulary.is_class(*w));
            Some(Deed {
                verb,
                whom: who(desk, article, parse.words[by].piece),
                by: words(without_clauses(&parse, by)),
                to: to.map_or_else(Vec::new, |to| words(without_clauses(&parse, to))),
            })
        };
        parse.clause_heads().into_iter().filter_map(deed).collect()
    }
}
