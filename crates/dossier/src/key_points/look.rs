//! What key points are chosen by: the lines of a story, their ties, what each is worth, how near two are.

use super::acts::{Act, Deed, acts};
use super::exchange::Away;
use super::sides::RECALLED;
use super::ties::Ties;
use crate::context::Context;
use crate::units::Unit;
use crate::words::{Vocabulary, Word, opens_on_what_came_before, shared};
use rayon::prelude::*;
use recoupe_model::Stance;
use recoupe_syntax::{Form, Parse, Tag};
use std::sync::Arc;

/// The lines of a story.
pub(super) struct Look<'a, 'b> {
    pub(super) desk: &'a Context<'b>,
    pub(super) units: &'a [Unit],
    pub(super) vocabulary: &'a Vocabulary,
    pub(super) ties: Ties<'a>,
    /// Which positions stand in each unit: party and stance.
    pub(super) takes: Vec<Vec<(usize, Stance)>>,
    /// By what chance another source has each line.
    pub(super) elsewhere: Vec<f64>,
    /// What each line does towards another.
    pub(super) acts: Vec<Vec<Act>>,
    /// What each line is worth; see [`Look::weigh`].
    pub(super) worth: Vec<f64>,
    /// Squared length of each line's words, and of those that are no names.
    norms: Vec<(f64, f64)>,
}

impl<'a, 'b> Look<'a, 'b> {
    pub(super) fn new(
        desk: &'a Context<'b>,
        units: &'a [Unit],
        vocabulary: &'a Vocabulary,
        ties: Ties<'a>,
        takes: Vec<Vec<(usize, Stance)>>,
    ) -> Self {
        let carried: Vec<(f64, f64)> = (0..units.len()).into_par_iter().map(|n| ties.carried(n)).collect();
        let elsewhere = carried.iter().map(|(most, _)| *most).collect();
        let none = (Vec::new(), Vec::new(), Vec::new());
        let mut look = Self { desk, units, vocabulary, ties, takes, elsewhere, acts: none.0, worth: none.1, norms: none.2 };
        look.acts = (0..units.len()).into_par_iter().map(|n| acts(&look, n)).collect();
        look.worth = look.weigh(&carried);
        let own = |u: &Unit| (look.squares(u.words.iter().copied()), look.squares(u.words.iter().copied().filter(|w| look.is_matter(*w))));
        look.norms = units.par_iter().map(own).collect();
        look
    }

    /// What each line is worth: how far other sources carry it (0 to 1), how far they speak of the same, and a little for the
    /// head of a report, for a position taken, for a refusal and for what is not; less for a line that is short, stands late,
    /// hangs on what stands before it or is a machine's translation. Carrying alone tells the lines that people chose from
    /// the others with an AUC of 0.79 (mean of seventeen events); no regression on forty features does better by weights that
    /// never saw the event. The weights were chosen by the mean score of the key points over seventeen events, each with
    /// eight draws of small noise on the worth (0.836 without the words spoken elsewhere, the refusals, what is not and the
    /// place, 0.857 with them; of three events that nobody read 0.826 and 0.846).
    fn weigh(&self, carried: &[(f64, f64)]) -> Vec<f64> {
        const SPOKEN_OF: f64 = 0.5;
        const HEAD: f64 = 0.15;
        const POSITION: f64 = 0.15;
        const REFUSES: f64 = 0.1;
        const NEGATED: f64 = 0.1;
        const SHORT: f64 = 0.3;
        const LATE: f64 = 0.1;
        const HANGING: f64 = 0.08;
        const TRANSLATED: f64 = 0.03;
        /// Content words of a line that is short no more.
        const LONG: f64 = 15.0;
        let others = (self.ties.sources().max(2) - 1) as f64;
        let when = |is: bool, weight: f64| if is { weight } else { 0.0 };
        let of = |(n, unit): (usize, &Unit)| {
            let article = self.desk.articles[unit.article];
            (carried[n].1 + SPOKEN_OF * self.ties.spoken_of(n)) / others
                + HEAD / (1.0 + unit.sentence_of_report as f64)
                + when(!self.takes[n].is_empty(), POSITION)
                + when(self.acts[n].iter().any(|a| a.deed == Deed::Refuses), REFUSES)
                + when(unit.negations > 0, NEGATED)
                - SHORT * (1.0 - unit.words.len() as f64 / LONG).max(0.0)
                - LATE * unit.place
                - when(self.hangs(n), HANGING)
                - when(article.machine_translated == Some(true), TRANSLATED)
        };
        self.units.par_iter().enumerate().map(of).collect()
    }

    /// How alike two lines are: cosine of their words, weighted by rarity.
    pub(super) fn cosine(&self, a: usize, b: usize) -> f64 {
        over(self.squares(shared(&self.units[a].words, &self.units[b].words)), self.norms[a].0, self.norms[b].0)
    }

    /// [`Self::cosine`] of one line with any: its words are laid out once, where a line is held against all of the story.
    pub(super) fn cosines(&self, a: usize) -> impl Fn(usize) -> f64 + use<'_> {
        let words = &self.units[a].words;
        let mut held = vec![false; words.last().map_or(0, |w| *w as usize + 1)];
        words.iter().for_each(|w| held[*w as usize] = true);
        move |b| {
            let both = self.units[b].words.iter().filter(|w| held.get(**w as usize) == Some(&true));
            over(self.squares(both.copied()), self.norms[a].0, self.norms[b].0)
        }
    }

    /// How far two lines share the matter: cosine of their words without names. Whoever is in a story is in all its
    /// matters.
    pub(super) fn matter(&self, a: usize, b: usize) -> f64 {
        let both = shared(&self.units[a].words, &self.units[b].words).filter(|w| self.is_matter(*w));
        over(self.squares(both), self.norms[a].1, self.norms[b].1)
    }

    /// How much of some words a line has, by rarity: 0 to 1; 0 where it has none of them but names and what the whole story is
    /// about.
    pub(super) fn cover(&self, words: &[Word], n: usize) -> f64 {
        // a word that tells one matter of a story from another is held by the root of the number of its lines at most
        let tells = |w: Word| (self.vocabulary.held_by(w) as usize).pow(2) <= self.units.len();
        let both = || shared(words, &self.units[n].words);
        if !both().any(|w| self.is_matter(w) && tells(w)) {
            return 0.0;
        }
        self.squares(both()) / self.squares(words.iter().copied()).max(1e-9)
    }

    /// Does a line name a body beside one?
    pub(super) fn names_another(&self, n: usize, party: usize) -> bool {
        let bodies = self.units[n].entities.iter().filter_map(|e| crate::units::party(self.desk, *e));
        bodies.into_iter().any(|p| p != party)
    }

    /// Do two lines name somebody or something in common?
    pub(super) fn names_same(&self, a: usize, b: usize) -> bool {
        self.units[a].entities.iter().any(|e| self.units[b].entities.contains(e))
    }

    /// Does a line refuse, deny or say that something is not so?
    pub(super) fn says_no(&self, n: usize) -> bool {
        self.acts[n].iter().any(|a| matches!(a.deed, Deed::Refuses | Deed::Denies | Deed::Negates))
    }

    /// How far apart two lines stand.
    pub(super) fn away(&self, a: usize, b: usize) -> Away {
        let (a, b) = (&self.units[a], &self.units[b]);
        match a.sentence_of_report.abs_diff(b.sentence_of_report) {
            1 if a.article == b.article => Away::Next,
            2..=RECALLED if a.article == b.article => Away::Near,
            _ => Away::Far,
        }
    }

    fn squares(&self, words: impl Iterator<Item = Word>) -> f64 {
        words.map(|w| self.vocabulary.idf(w).powi(2)).sum()
    }

    fn is_matter(&self, word: Word) -> bool {
        !self.vocabulary.is_entity(word) && !self.vocabulary.is_class(word)
    }

    /// Do two lines stand in one sentence?
    pub(super) fn same_sentence(&self, a: usize, b: usize) -> bool {
        let place = |n: usize| (self.units[n].article, self.units[n].sentence);
        place(a) == place(b)
    }

    /// The parse of a line, where its language has a parser; each is made once.
    pub(super) fn parse(&self, n: usize) -> Option<Arc<Parse>> {
        self.desk.parse(self.units[n].article, self.units[n].piece)
    }

    /// Does a line open on what stands before it ("This decision …")?
    pub(super) fn hangs(&self, n: usize) -> bool {
        let unit = &self.units[n];
        opens_on_what_came_before(self.desk.articles[unit.article].lang, self.desk.words(unit.article, unit.piece))
    }

    /// Has a line a verb of its own? A date, a byline, a list of names is none.
    pub(super) fn is_sentence(&self, n: usize) -> bool {
        let verb = |p: Arc<Parse>| p.words.iter().any(|w| matches!(w.tag, Tag::Verb | Tag::Aux) && w.form == Some(Form::Finite));
        self.parse(n).is_none_or(verb)
    }
}

/// A cosine from what two lines share and the squares of their lengths.
fn over(both: f64, a: f64, b: f64) -> f64 {
    if both > 0.0 { both / (a * b).sqrt().max(1e-9) } else { 0.0 }
}
