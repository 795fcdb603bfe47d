//! Whose arm and whose capital: "the coast guard" of a report that names one state's alone, and a town that speaks as a state does
//! ("Orlev says …") and is told to be a state's capital.

use super::Search;
use super::small_words::{ARMS, COMPLEMENTS};
use super::words::{folded, is_adjective_of};
use rayon::prelude::*;
use recoupe_model::EntityKind;
use recoupe_names::lists::Lists;
use std::collections::{BTreeMap, BTreeSet};

/// Words beside "capital" among which the state and the town stand.
const NEAR: usize = 5;

impl Search<'_> {
    /// The folded words of each sentence of each report, read once for all that is looked for in them.
    fn sentences(&self) -> &[Vec<Vec<String>>] {
        self.sentences.get_or_init(|| {
            let each = self.analyses.par_iter().enumerate();
            each.map(|(n, analysis)| analysis.sentences.iter().map(|s| folded(self.text(n, s.piece))).collect()).collect()
        })
    }

    /// The one land whose adjective or name stands beside an arm in the story, where the arm's own report has it, too.
    pub(super) fn land_of_arm(&self, article: usize, words: &[String]) -> Option<usize> {
        let lang = self.lang(article);
        let arms = ARMS.of(lang);
        let arm = (0..words.len()).rev().find_map(|from| {
            let longest = (from + 1..=words.len().min(from + NEAR)).rev().find(|to| to - from > 1 && arms.are(&words[from..*to]))?;
            Some(&words[from..longest])
        })?;
        let mut lands: BTreeMap<usize, BTreeSet<usize>> = BTreeMap::new();
        for n in (0..self.analyses.len()).filter(|n| self.lang(*n) == lang) {
            for text in &self.sentences()[n] {
                for at in (0..text.len()).filter(|at| text[*at..].starts_with(arm)) {
                    let behind = &text[at + arm.len()..];
                    let of = behind
                        .first()
                        .is_some_and(|w| COMPLEMENTS.of(lang).has(w))
                        .then(|| behind.iter().skip(1).take(2))
                        .into_iter()
                        .flatten();
                    let beside = at.checked_sub(1).map(|k| &text[k]).into_iter().chain(of).chain(behind.first());
                    for land in beside.filter_map(|w| self.land_by_word(w)) {
                        lands.entry(land).or_default().insert(n);
                    }
                }
            }
        }
        match lands.into_iter().collect::<Vec<_>>()[..] {
            [(land, ref reports)] if reports.contains(&article) => Some(land),
            _ => None,
        }
    }

    /// The state that a word is the name or adjective of.
    pub(super) fn land_by_word(&self, word: &str) -> Option<usize> {
        let listed = Lists::get().adjective(word).and_then(|s| self.states.get(&s)).copied();
        let named = || self.states.values().copied().find(|n| self.folded(self.entities[*n].name.0, self.entities[*n].name.1) == [word]);
        let place = || self.places.iter().find(|(name, _)| name == word || is_adjective_of(word, name)).map(|(_, n)| *n);
        listed.or_else(named).or_else(place)
    }

    /// Towns that speak and are no state by any list → the state whose capital they are told to be ("the Norveyan *capital*, Orlev";
    /// "Orlev, *capitale* de la Norvée"), or of whose people alone it is told that they spoke there ("the minister said in Orlev").
    pub(super) fn capitals(&self, party_of: &[Option<usize>]) -> Vec<(usize, usize)> {
        let speakers = self.speakers();
        let name = |n: usize| self.folded(self.entities[n].name.0, self.entities[n].name.1);
        let lands: BTreeSet<usize> = self.states.values().copied().chain(self.places.iter().map(|(_, n)| *n)).collect();
        let people: BTreeSet<String> =
            self.entities.iter().filter(|e| e.kind == EntityKind::Person).flat_map(|e| self.folded(e.name.0, e.name.1)).collect();
        let town = |n: &usize| {
            let words = name(*n);
            let apart = self.entities[*n].named && !lands.contains(n) && self.listed(&words, 0).is_none() && self.land(*n).is_none();
            apart
                && words.iter().all(|w| !people.contains(w))
                && !self.nobody[*n]
                && self.text(self.entities[*n].name.0, self.entities[*n].name.1).split_whitespace().count() == 1
        };
        let towns: Vec<usize> = speakers.iter().copied().filter(|n| !name(*n).is_empty()).filter(town).collect();
        towns.into_iter().filter_map(|town| Some((town, self.capital_of(&name(town), party_of, &lands)?))).collect()
    }

    fn capital_of(&self, town: &[String], party_of: &[Option<usize>], lands: &BTreeSet<usize>) -> Option<usize> {
        let mut told: BTreeSet<usize> = BTreeSet::new();
        let mut spoke: BTreeSet<usize> = BTreeSet::new();
        for (article, analysis) in self.analyses.iter().enumerate() {
            for (sentence, words) in analysis.sentences.iter().zip(&self.sentences()[article]) {
                let places: Vec<usize> = (0..words.len()).filter(|at| words[*at..].starts_with(town)).collect();
                let Some(first) = places.first() else { continue };
                for at in words.iter().enumerate().filter(|(_, w)| matches!(w.as_str(), "capital" | "capitale")).map(|(at, _)| at) {
                    let near = at.saturating_sub(NEAR)..(at + NEAR).min(words.len());
                    if places.iter().any(|p| near.contains(p)) {
                        told.extend(words[near].iter().filter_map(|w| self.land_by_word(w)));
                    }
                }
                let inside = first.checked_sub(1).is_some_and(|k| matches!(words[k].as_str(), "in" | "a" | "from"));
                let voices = analysis.statements.iter().filter_map(|s| s.speaker).filter(|v| inside && sentence.piece.contains(&v.piece));
                spoke.extend(voices.filter_map(|v| party_of[*self.entity_of.get(&(article, v.entity?))?]).filter(|p| lands.contains(p)));
            }
        }
        let one = |set: &BTreeSet<usize>| set.first().copied().filter(|_| set.len() == 1);
        if told.is_empty() { one(&spoke) } else { one(&told) }
    }
}
