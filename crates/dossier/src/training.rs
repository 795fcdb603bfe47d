//! What the trainer of the pair weights sees: candidate pairs with their features. Not for writing dossiers.

use crate::context::Context;
use crate::{pairs, units};
pub use pairs::{AROUND, CHANCE, FEATURES, Features, STANDING, Seen, Standing, chance, second_look, with_chance};
use recoupe_model::contract::StoryRecord;
use recoupe_model::{Analysis, Article, Piece, Story};
use recoupe_names::StoryEntity;

/// A place: index of the article in the story, and the piece.
pub type Place = (usize, Piece);

/// Who is who in a story, as `recoupe_names::resolve` answers it.
pub type Resolve = dyn Fn(&[(&Article, &Analysis)]) -> Vec<StoryEntity> + Sync;

/// A pair of units of different articles that share a word.
#[derive(Clone, Debug)]
pub struct Candidate {
    /// One unit.
    pub a: Place,
    /// The other, of a later article.
    pub b: Place,
    /// Numbers of the two among the story's units.
    pub units: (usize, usize),
    /// What is known of them.
    pub features: Features,
    /// What is known of how they stand to one another.
    pub standing: Standing,
}

/// The candidate pairs of a story, as [`crate::write`] looks at them, and the article of each of its units.
#[must_use]
pub fn candidates(story: &Story, articles: &[Article], analyses: &[Analysis], resolve: &Resolve) -> (Vec<Candidate>, Vec<usize>) {
    let heard = crate::elsewhere::heard(story, articles, analyses);
    let desk = Context::with(story, articles, analyses, &heard, resolve);
    let (units, vocabulary) = units::units(&desk);
    let place = |n: usize| (units[n].article, units[n].piece);
    let (figures, timeline) = (crate::figures::ledger(&desk).by_words(&desk), crate::timeline::timeline(&desk, &units::vocabulary(&desk)));
    let entries = pairs::entries(&desk, &units, &figures, &timeline);
    let looked = pairs::first_look(&desk, &units, &vocabulary, &units::copies(&desk, &units), &entries, |features| *features);
    let articles = units.iter().map(|u| u.article).collect();
    let relating = pairs::relation::Relating::new(&desk, &vocabulary, &units);
    let candidate = |((a, b), features): ((usize, usize), Features)| {
        let standing = relating.standing(a, b);
        Candidate { a: place(a), b: place(b), units: (a, b), features, standing }
    };
    (looked.into_iter().map(candidate).collect(), articles)
}

/// [`crate::write`] with somebody else's answer to who is who.
#[must_use]
pub fn write(story: &Story, articles: &[Article], analyses: &[Analysis], resolve: &Resolve) -> StoryRecord {
    let heard = crate::elsewhere::heard(story, articles, analyses);
    crate::record(&Context::with(story, articles, analyses, &heard, resolve))
}
