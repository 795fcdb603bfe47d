//! "Ce qu'il faut retenir": whole sentences of the most-carried points, each topic in the sources' words.

mod topic;

use crate::context::Context;
use crate::points::Group;
use crate::positions::Taken;
use crate::units::Unit;
use crate::who;
use crate::words::{Vocabulary, shared};
use recoupe_model::contract::{Evidence, KeyPoint};
use recoupe_model::{Form, Piece, Span, Stance};
use std::collections::BTreeSet;

/// The reader is shown at most so many key points …
const POINTS: usize = 15;
/// … of so many lines.
const LINES: usize = 4;
/// Two lines more alike than this (cosine) say the same: one of them is enough.
const ALIKE: f64 = 0.6;

/// A line answers another when they share at least this much (cosine).
const ANSWERS: f64 = 0.10;

/// The key points, most important first.
pub(crate) fn key_points(
    desk: &Context,
    units: &[Unit],
    groups: &[Group],
    vocabulary: &Vocabulary,
    taken_positions: &[Taken],
) -> Vec<KeyPoint> {
    let weight = central(units, vocabulary);
    let sides = Sides::new(units, taken_positions);
    // who has a line: its own report, and those whose words say the same
    let mut same: Vec<BTreeSet<usize>> = (0..units.len()).map(|n| BTreeSet::from([n])).collect();
    for &(a, b, _) in groups.iter().flat_map(|g| &g.links) {
        same[a].insert(b);
        same[b].insert(a);
    }
    let mut ranked: Vec<(f64, Vec<usize>)> = groups
        .iter()
        .map(|g| {
            let origins: BTreeSet<usize> = g.units.iter().map(|u| desk.origin_of[units[*u].article]).collect();
            let mean = g.units.iter().map(|u| weight[*u]).sum::<f64>() / g.units.len() as f64;
            (origins.len() as f64 + mean + g.strength, g.units.clone())
        })
        .collect();
    ranked.sort_by(|x, y| y.0.total_cmp(&x.0).then_with(|| x.1.cmp(&y.1)));
    let mut shown: Vec<usize> = Vec::new();
    let mut out = Vec::new();
    for (_, members) in ranked {
        let mut lines: Vec<usize> = members.clone();
        lines.sort_by(|x, y| weight[*y].total_cmp(&weight[*x]).then(x.cmp(y)));
        let mut taken: Vec<usize> = Vec::new();
        for line in lines {
            let fresh = |other: &usize| {
                (units[*other].article, units[*other].sentence) != (units[line].article, units[line].sentence)
                    && cosine(&units[*other], &units[line], vocabulary) < ALIKE
            };
            if shown.iter().chain(&taken).all(fresh) && taken.len() < LINES && stands_alone(desk, &units[line]) {
                taken.push(line);
            }
        }
        if taken.is_empty() {
            continue;
        }
        let other_side = sides.other(units, &taken, vocabulary).filter(|line| stands_alone(desk, &units[*line]));
        if let Some(line) = other_side {
            taken.truncate(LINES - 1);
            taken.push(line);
        }
        shown.extend(&taken);
        let holders: BTreeSet<usize> = taken.iter().flat_map(|line| same[*line].iter().copied()).collect();
        out.extend(key_point(desk, units, &taken, &holders, vocabulary));
        if out.len() == POINTS {
            break;
        }
    }
    out
}

/// Which positions stand in which unit.
struct Sides {
    /// Unit → (party, stance).
    held: Vec<Vec<(usize, Stance)>>,
}

impl Sides {
    fn new(units: &[Unit], positions: &[Taken]) -> Self {
        let mut held = vec![Vec::new(); units.len()];
        for position in positions {
            let first = units.partition_point(|u| (u.article, u.piece.start) <= (position.article, position.piece.start));
            if let Some(at) = first.checked_sub(1)
                && units[at].article == position.article
            {
                held[at].push((position.party, position.stance));
            }
        }
        Self { held }
    }

    /// The unit in which another party answers what the lines ask, or asks what they answer: the most alike one.
    fn other(&self, units: &[Unit], lines: &[usize], vocabulary: &Vocabulary) -> Option<usize> {
        let mine: Vec<(usize, Stance)> = lines.iter().flat_map(|l| self.held[*l].iter().copied()).collect();
        let answered = |a: &(usize, Stance), b: &(usize, Stance)| a.0 != b.0 && (answers(a.1, b.1) || answers(b.1, a.1));
        if mine.is_empty() || mine.iter().any(|a| mine.iter().any(|b| answered(a, b))) {
            return None; // nothing to answer, or both sides are there
        }
        let alike = |n: usize| lines.iter().map(|l| cosine(&units[*l], &units[n], vocabulary)).fold(0.0, f64::max);
        let answering =
            (0..units.len()).filter(|n| !lines.contains(n) && self.held[*n].iter().any(|b| mine.iter().any(|a| answered(a, b))));
        let best = answering.map(|n| (alike(n), n)).max_by(|x, y| x.0.total_cmp(&y.0).then(y.1.cmp(&x.1)));
        best.filter(|(alike, _)| *alike >= ANSWERS).map(|(_, n)| n)
    }
}

/// Does the second stance answer the first?
fn answers(asked: Stance, answer: Stance) -> bool {
    match asked {
        Stance::Demands | Stance::Asks => matches!(answer, Stance::Rejects | Stance::Denies | Stance::Accepts),
        Stance::Offers => matches!(answer, Stance::Rejects | Stance::Accepts),
        Stance::Accuses | Stance::Warns | Stance::Criticises => answer == Stance::Denies,
        _ => false,
    }
}

/// A key point of some lines; `holders`: the units that say what one of them says.
fn key_point(desk: &Context, units: &[Unit], lines: &[usize], holders: &BTreeSet<usize>, vocabulary: &Vocabulary) -> Option<KeyPoint> {
    let evidence: Vec<Evidence> = lines.iter().filter_map(|n| evidence(desk, &units[*n])).collect();
    let topic = topic::topic(desk, units, lines, vocabulary).or_else(|| evidence.first().map(|e| e.span.clone()))?;
    let places: Vec<(usize, Piece)> = holders.iter().map(|m| (units[*m].article, units[*m].piece)).collect();
    let outlets = who::outlets(desk, places.iter().map(|p| p.0)).len();
    (!evidence.is_empty()).then(|| KeyPoint { topic, evidence, outlets, origins: who::count_origins(desk, &places) })
}

/// How near each unit is to the middle of all that is told: mean of its words' weight, by how many
/// articles hold the word.
fn central(units: &[Unit], vocabulary: &Vocabulary) -> Vec<f64> {
    let most = units.len().max(1) as f64;
    units
        .iter()
        .map(|u| {
            let sum: f64 = u.words.iter().map(|w| f64::from(vocabulary.held_by(*w)) * vocabulary.idf(*w)).sum();
            let lead = 1.0 / (1.0 + u.sentence as f64);
            sum / (u.words.len() as f64 + 8.0) / most.sqrt() + lead
        })
        .collect()
}

fn cosine(a: &Unit, b: &Unit, vocabulary: &Vocabulary) -> f64 {
    let square = |words: &mut dyn Iterator<Item = u32>| words.map(|w| vocabulary.idf(w).powi(2)).sum::<f64>();
    let both = square(&mut shared(&a.words, &b.words));
    let norm = square(&mut a.words.iter().copied()) * square(&mut b.words.iter().copied());
    both / norm.sqrt().max(1e-9)
}

/// Long enough to be a line of its own.
fn stands_alone(desk: &Context, unit: &Unit) -> bool {
    unit.words.len() >= 5 && desk.cut(unit.article, unit.piece).is_some()
}

/// The whole sentence of a unit, and what a leading pronoun in it hangs on.
fn evidence(desk: &Context, unit: &Unit) -> Option<Evidence> {
    let piece = desk.analyses[unit.article].sentences.get(unit.sentence)?.piece;
    Some(Evidence { span: desk.cut(unit.article, piece)?, antecedent: antecedent(desk, unit.article, piece) })
}

/// What the first pronoun of a sentence stands for, when the sentence does not name it itself: the nearest
/// mention before it by name or noun phrase.
fn antecedent(desk: &Context, article: usize, sentence: Piece) -> Option<Span> {
    let mentions = &desk.analyses[article].mentions;
    let pronoun = mentions.iter().find(|m| m.form == Form::Pronoun && sentence.contains(&m.piece))?;
    let entity = desk.entity(article, pronoun.entity)?;
    let same = |m: &&recoupe_model::Mention| m.form != Form::Pronoun && desk.entity(article, m.entity) == Some(entity);
    if mentions.iter().filter(same).any(|m| sentence.contains(&m.piece)) {
        return None;
    }
    let before = mentions.iter().filter(same).filter(|m| m.piece.end <= sentence.start).max_by_key(|m| (m.piece.start, m.piece.end))?;
    desk.cut(article, before.piece)
}
