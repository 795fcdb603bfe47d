//! The other side of a key point: who answers what its lines ask or charge, or what they answer. An answer is looked for
//! beside a line, where reports put it, and elsewhere on the same matter; a line off the matter is worse than none.

use super::choice::LINES;
use super::exchange::{Away, COVER, exchange, is_whole};
use super::look::Look;
use crate::points::{SAME_MATTER, SAME_THING};

/// An answer stands so many sentences behind its question, at most.
const BESIDE: usize = 2;
/// … and where it only says that it takes or declines "the offer", so many.
pub(super) const RECALLED: usize = 4;
/// What standing beside counts, over the distance. At 0.3 two more key points of eleven events stay one-sided.
const NEIGHBOUR: f64 = 0.5;
/// An answer that stands elsewhere shares the matter above this cosine. Below it most of what answers something answers
/// something else: of 27 such pairs at 0.07 to 0.2 only 7 were on one matter.
const MATTER: f64 = 0.2;
/// … and above this one where the two are likely about one matter anyhow. At 0.05 more lines are shown that people chose,
/// but for another point.
const SOME_MATTER: f64 = 0.1;
/// … or above this one where what is refused is named there: two long lines that share a word by chance fall below.
const ONE_WORD: f64 = 0.05;
/// What an exchange that a report without a line here tells loses beside one whose question is already here.
const ELSEWHERE: f64 = 0.2;
/// A line that says by this chance what the main line says need not be shown for its answer to be understood. Of seventeen
/// events one key point less is one-sided by it.
const SAID: f64 = 0.6;
/// What a line's own worth counts.
const OWN: f64 = 0.2;
/// Content words of an answer, at least.
const WORDS: usize = 2;

/// Finds other sides.
pub(super) struct Sides<'l, 'a, 'b> {
    look: &'l Look<'a, 'b>,
}

impl<'l, 'a, 'b> Sides<'l, 'a, 'b> {
    pub(super) fn new(look: &'l Look<'a, 'b>) -> Self {
        Self { look }
    }

    /// Adds the other side where one alone is there, in the place of the last lines where there is no room. `free`: may a line
    /// be shown beside others?
    pub(super) fn complete(&self, lines: &mut Vec<usize>, free: &dyn Fn(usize, &[usize]) -> bool) {
        let both = |a: usize, b: usize| if a == b { is_whole(self.look, a) } else { exchange(self.look, a, b, Away::Far).is_some() };
        if lines.iter().any(|a| lines.iter().any(|b| both(*a, *b))) {
            return;
        }
        let Some(main) = lines.first().copied() else { return };
        let mut found: Vec<(f64, Vec<usize>)> = Vec::new();
        for &line in lines.iter() {
            found.extend(self.beside(line).into_iter().map(|(score, n)| (score, vec![n])));
            found.extend(self.afar(line).into_iter().map(|(score, n)| (score, vec![n])));
        }
        let near = self.look.ties.near(main).iter().filter(|(n, chance)| *chance >= SAME_THING && !lines.contains(n));
        for (line, chance) in near.copied().collect::<Vec<_>>() {
            // as another report tells it: the answer comes with what it answers, or alone where the main line says the same
            let told = self.beside(line).into_iter().map(|(score, n)| (score - ELSEWHERE, n)).collect::<Vec<_>>();
            if chance >= SAID {
                let answers = told.iter().filter(|(_, n)| self.look.ties.chance(main, *n) < SAID);
                found.extend(answers.map(|(score, n)| (*score, vec![*n])));
            }
            found.extend(told.into_iter().map(|(score, n)| (score, vec![line, n])));
        }
        found.retain(|(_, add)| add.iter().all(|n| free(*n, lines)));
        let best = found.into_iter().max_by(|x, y| x.0.total_cmp(&y.0).then_with(|| y.1.cmp(&x.1)));
        let Some((_, add)) = best else { return };
        // room is made among the lines that are neither the main one nor beside the answer
        while lines.len() + add.len() > LINES {
            let spare = (1..lines.len()).rev().find(|at| !add.iter().any(|n| self.distance(lines[*at], *n).is_some()));
            lines.remove(spare.unwrap_or(lines.len() - 1));
        }
        lines.extend(add);
    }

    /// How many sentences stand from one line to the other, where that is few: positive when the other follows.
    fn distance(&self, from: usize, to: usize) -> Option<isize> {
        let (a, b) = (&self.look.units[from], &self.look.units[to]);
        let way = b.sentence_of_report as isize - a.sentence_of_report as isize;
        (a.article == b.article && way != 0 && way.unsigned_abs() <= RECALLED).then_some(way)
    }

    /// The answers that follow a line, and what it answers before it, with what each counts.
    fn beside(&self, line: usize) -> Vec<(f64, usize)> {
        let near = line.saturating_sub(4 * RECALLED)..(line + 4 * RECALLED + 1).min(self.look.units.len());
        let mut out = Vec::new();
        for n in near {
            let Some(way) = self.distance(line, n) else { continue };
            let next = way.unsigned_abs() == 1;
            let matter = self.look.matter(line, n);
            if self.look.units[n].words.len() < WORDS {
                continue;
            }
            let Some(found) = exchange(self.look, line, n, self.look.away(line, n)) else { continue };
            let on_it = next || found.recalls || matter >= SOME_MATTER && way.unsigned_abs() <= BESIDE;
            if on_it && (found.either || found.onward == (way > 0)) {
                out.push((NEIGHBOUR / way.unsigned_abs() as f64 + matter + OWN * self.look.worth[n], n));
            }
        }
        out
    }

    /// Answers that stand elsewhere, and what the line answers, with what each counts.
    fn afar(&self, line: usize) -> Vec<(f64, usize)> {
        let mut out = Vec::new();
        for n in 0..self.look.units.len() {
            let (matter, chance) = (self.look.matter(line, n), self.look.ties.chance(line, n));
            if self.look.same_sentence(line, n) || self.look.units[n].words.len() < WORDS {
                continue;
            }
            let Some(found) = exchange(self.look, line, n, Away::Far) else { continue };
            let on_it = matter >= MATTER
                || (chance >= SAME_MATTER && matter >= SOME_MATTER)
                || (found.cover.is_some_and(|c| c >= COVER) && matter >= ONE_WORD);
            if on_it {
                out.push((matter + chance + OWN * self.look.worth[n], n));
            }
        }
        out
    }
}
