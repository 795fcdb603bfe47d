//! The words of one unit, laid out one by one: what many others share with it is then found without a search.

use crate::words::{Vocabulary, Word};
use recoupe_model::Piece;

/// Clauses of a unit that are held against those of others.
pub(super) const CLAUSES: usize = 63;
/// The bit of a word that stands among the unit's own, whatever clauses hold it.
const OWN: u64 = 1 << CLAUSES;

/// The words of a unit.
#[derive(Clone, Copy)]
pub(super) struct Words<'u> {
    pub(super) own: &'u [Word],
    /// Those of its clauses.
    pub(super) clauses: &'u [(Piece, Vec<Word>)],
    /// How long each of the clauses is, its words weighted by rarity.
    pub(super) norms: &'u [f64],
    /// Numbers of its runs of letters.
    pub(super) grams: &'u [u32],
}

/// What two units have in common.
#[derive(Debug, PartialEq)]
pub(super) struct Common {
    /// How many words.
    pub(super) count: usize,
    /// Their rarity.
    pub(super) weight: f64,
    /// That of the rarest.
    pub(super) rarest: f64,
    /// Squared rarity of those that are no entities.
    pub(super) plain: f64,
    /// The best cosine between a clause of the one and a clause of the other.
    pub(super) best_clauses: f64,
    /// The rarity of the most that two of them share.
    pub(super) most_of_clauses: f64,
    /// How many runs of letters.
    pub(super) grams: usize,
}

/// One unit that others are held against.
pub(super) struct Laid<'v> {
    vocabulary: &'v Vocabulary,
    /// Word → the clauses that hold it, a bit each, and [`OWN`].
    held: Vec<u64>,
    /// Words that are not 0.
    words: Vec<usize>,
    /// Norms of the clauses.
    norms: Vec<f64>,
    /// What each clause shares with one of another unit: squared rarity, rarity.
    shared: Vec<(f64, f64)>,
    /// Run of letters → 1 where the unit has it. To look up those of another unit takes a third of the time that it takes to go
    /// through both lists.
    grams: Vec<u8>,
    /// Those that it has.
    own_grams: Vec<u32>,
}

impl<'v> Laid<'v> {
    /// With no unit yet.
    pub(super) fn of(vocabulary: &'v Vocabulary) -> Self {
        Self {
            vocabulary,
            held: Vec::new(),
            words: Vec::new(),
            norms: Vec::new(),
            shared: Vec::new(),
            grams: Vec::new(),
            own_grams: Vec::new(),
        }
    }

    /// Turns to another unit.
    pub(super) fn turn(&mut self, unit: Words) {
        self.words.drain(..).for_each(|w| self.held[w] = 0);
        let clauses = unit.clauses.iter().take(CLAUSES).enumerate();
        let of_clauses = clauses.flat_map(|(n, (_, words))| words.iter().map(move |w| (*w, 1 << n)));
        for (word, bit) in unit.own.iter().map(|w| (*w, OWN)).chain(of_clauses) {
            let word = word as usize;
            if self.held.len() <= word {
                self.held.resize(word + 1, 0);
            }
            self.held[word] |= bit;
            self.words.push(word);
        }
        self.norms.clear();
        self.norms.extend(unit.norms.iter().take(CLAUSES));
        self.own_grams.drain(..).for_each(|g| self.grams[g as usize] = 0);
        let most = unit.grams.iter().max().map_or(0, |g| *g as usize + 1);
        if self.grams.len() < most {
            self.grams.resize(most, 0);
        }
        unit.grams.iter().for_each(|g| self.grams[*g as usize] = 1);
        self.own_grams.extend(unit.grams);
    }

    /// How many runs of letters another unit shares with it.
    pub(super) fn grams(&self, other: &[u32]) -> usize {
        other.iter().map(|g| usize::from(self.grams.get(*g as usize).copied().unwrap_or(0))).sum()
    }

    /// How rare the words are that another unit shares with it, summed: all, and those that stand for no entity.
    pub(super) fn rarity(&self, other: &[Word]) -> (f64, f64) {
        let both = other.iter().filter(|w| self.held.get(**w as usize).is_some_and(|h| h & OWN != 0));
        both.fold((0.0, 0.0), |(all, plain), w| {
            let idf = self.vocabulary.idf(*w);
            (all + idf, if self.vocabulary.is_entity(*w) { plain } else { plain + idf })
        })
    }

    /// How rare the words are that a clause of another unit shares with each of its first [`CLAUSES`] clauses, summed; `out` is
    /// as long as there are such.
    pub(super) fn rarity_by_clause(&self, words: &[Word], out: &mut [f64]) {
        out.fill(0.0);
        for word in words {
            let mut clauses = self.held.get(*word as usize).map_or(0, |h| h & !OWN);
            let idf = self.vocabulary.idf(*word);
            while clauses != 0 {
                out[clauses.trailing_zeros() as usize] += idf;
                clauses &= clauses - 1;
            }
        }
    }

    /// What another unit has in common with it.
    pub(super) fn with(&mut self, other: Words) -> Common {
        let mut out = Common {
            count: 0,
            weight: 0.0,
            rarest: 0.0,
            plain: 0.0,
            best_clauses: 0.0,
            most_of_clauses: 0.0,
            grams: self.grams(other.grams),
        };
        for word in other.own {
            if self.held.get(*word as usize).is_none_or(|h| h & OWN == 0) {
                continue;
            }
            let idf = self.vocabulary.idf(*word);
            out.count += 1;
            out.weight += idf;
            out.rarest = f64::max(out.rarest, idf);
            if !self.vocabulary.is_entity(*word) {
                out.plain += idf.powi(2);
            }
        }
        for ((_, words), norm) in other.clauses.iter().zip(other.norms) {
            self.shared.clear();
            self.shared.resize(self.norms.len(), (0.0, 0.0));
            for word in words {
                let mut clauses = self.held.get(*word as usize).map_or(0, |h| h & !OWN);
                let idf = self.vocabulary.idf(*word);
                while clauses != 0 {
                    let (square, sum) = &mut self.shared[clauses.trailing_zeros() as usize];
                    *square += idf * idf;
                    *sum += idf;
                    clauses &= clauses - 1;
                }
            }
            for ((square, sum), own) in self.shared.iter().zip(&self.norms).filter(|(s, _)| s.0 > 0.0) {
                out.best_clauses = f64::max(out.best_clauses, square / (own * norm).max(1e-9));
                out.most_of_clauses = f64::max(out.most_of_clauses, *sum);
            }
        }
        out
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::{ENTITY, shared};

    /// What the lists themselves have in common, word by word.
    fn searched(a: Words, b: Words, vocabulary: &Vocabulary) -> Common {
        let words: Vec<Word> = shared(a.own, b.own).collect();
        let idf = |w: &Word| vocabulary.idf(*w);
        let mut out = Common {
            count: words.len(),
            weight: words.iter().map(idf).sum(),
            rarest: words.iter().map(idf).fold(0.0, f64::max),
            plain: words.iter().filter(|w| !vocabulary.is_entity(**w)).map(|w| idf(w).powi(2)).sum(),
            best_clauses: 0.0,
            most_of_clauses: 0.0,
            grams: shared(a.grams, b.grams).count(),
        };
        for ((_, x), own) in a.clauses.iter().zip(a.norms) {
            for ((_, y), other) in b.clauses.iter().zip(b.norms) {
                let (both, sum) = shared(x, y).fold((0.0, 0.0), |(q, s), w| (q + idf(&w) * idf(&w), s + idf(&w)));
                out.best_clauses = f64::max(out.best_clauses, both / (own * other).max(1e-9));
                out.most_of_clauses = f64::max(out.most_of_clauses, sum);
            }
        }
        out
    }

    #[test]
    fn what_is_found_is_what_a_search_finds() {
        let mut vocabulary = Vocabulary::default();
        let stems = |n: usize| {
            (0..40)
                .filter(move |m| (n * 7 + m * (n % 3 + 1)) % 5 < 3)
                .map(|m| if m % 6 == 0 { format!("{ENTITY}{m}") } else { m.to_string() })
        };
        let own: Vec<Vec<Word>> = (0..8).map(|n| vocabulary.add(stems(n).collect())).collect();
        let cut = |(n, words): (usize, &Vec<Word>)| {
            words.chunks((words.len() / (n % 3 + 1)).max(1)).map(|c| (Piece::new(0, 1), c.to_vec())).collect()
        };
        let clauses: Vec<Vec<(Piece, Vec<Word>)>> = own.iter().enumerate().map(cut).collect();
        let norm = |words: &[Word]| vocabulary.square(words.iter().copied()).sqrt();
        let norms: Vec<Vec<f64>> = clauses.iter().map(|list| list.iter().map(|(_, words)| norm(words)).collect()).collect();
        let grams: Vec<Vec<u32>> = (0..8).map(|n| (0..30).filter(|m| (n * 5 + m * m) % 3 != 1).collect()).collect();
        let unit = |n: usize| Words { own: &own[n], clauses: &clauses[n], norms: &norms[n], grams: &grams[n] };
        let mut laid = Laid::of(&vocabulary);
        let mut found = 0;
        for (a, b) in (0..8).flat_map(|a| (0..8).map(move |b| (a, b))) {
            laid.turn(unit(a));
            let common = laid.with(unit(b));
            assert_eq!(common, searched(unit(a), unit(b), &vocabulary), "{a} {b}");
            let sum = |words: &mut dyn Iterator<Item = Word>| words.map(|w| vocabulary.idf(w)).sum::<f64>();
            let plain = sum(&mut shared(&own[a], &own[b]).filter(|w| !vocabulary.is_entity(*w)));
            assert_eq!(laid.rarity(&own[b]), (common.weight, plain));
            for (_, words) in &clauses[b] {
                let mut out = vec![1.0; clauses[a].len()];
                laid.rarity_by_clause(words, &mut out);
                let searched: Vec<f64> = clauses[a].iter().map(|(_, own)| sum(&mut shared(own, words))).collect();
                assert_eq!(out, searched);
            }
            found += usize::from(common.plain > 0.0 && common.best_clauses > 0.0);
        }
        assert!(found > 20);
    }
}
