//! "Ce qu'il faut retenir": whole sentences of what most independent sources carry, both sides where there are two, each
//! topic in the sources' words.

mod acts;
mod antecedent;
mod beside;
mod choice;
mod exchange;
mod look;
mod sides;
mod ties;
mod topic;

use crate::context::Context;
use crate::pairs::Pair;
use crate::points::Group;
use crate::positions::Taken;
use crate::units::Unit;
use crate::who;
use crate::words::{Vocabulary, Word};
use choice::SURE;
use foldhash::HashSet;
use look::Look;
use recoupe_model::contract::{Beside, Evidence, KeyPoint, Relation};
use recoupe_model::{EntityKind, Piece, Stance};
use std::collections::{BTreeMap, BTreeSet};
use ties::Ties;

/// What a story's key points are made from.
pub(crate) struct Material<'a> {
    pub(crate) units: &'a [Unit],
    pub(crate) vocabulary: &'a Vocabulary,
    pub(crate) pairs: &'a [Pair],
    /// Unit → the first that has its very words.
    pub(crate) copies: &'a [usize],
    pub(crate) groups: &'a [Group],
    pub(crate) positions: &'a [Taken],
}

/// The key points, most important first.
pub(crate) fn key_points(desk: &Context, from: &Material) -> Vec<KeyPoint> {
    let units = from.units;
    let mut takes: Vec<Vec<(usize, Stance)>> = vec![Vec::new(); units.len()];
    // a person's own word is no side's: sides are states, bodies and their like
    let sides = |p: &&Taken| desk.entities[p.party].kind != EntityKind::Person;
    for position in from.positions.iter().filter(sides).filter(|p| p.told || p.stance != Stance::Criticises) {
        let first = units.partition_point(|u| (u.article, u.piece.start) <= (position.article, position.piece.start));
        if let Some(at) = first.checked_sub(1)
            && units[at].article == position.article
        {
            takes[at].push((position.party, position.stance));
        }
    }
    let look = Look::new(desk, units, from.vocabulary, Ties::new(desk, units, from.pairs, from.copies), takes);
    let chosen = choice::choose(&look);
    // a line is shown as its whole sentence
    let place = |n: usize| (units[n].article, units[n].sentence);
    let within = |line: usize| {
        let first = units.partition_point(|u| (u.article, u.sentence) < place(line));
        (first..units.len()).take_while(move |n| place(*n) == place(line))
    };
    // who has a line: its own report, and those who say the same, if that is likely by the words, too
    let mut same: BTreeMap<usize, BTreeSet<usize>> =
        chosen.iter().flatten().flat_map(|line| within(*line)).map(|n| (n, BTreeSet::from([n]))).collect();
    let with_asked = from.groups.iter().filter(|g| g.units.iter().any(|n| same.contains_key(n)));
    let links: HashSet<(usize, usize, Relation)> = with_asked.flat_map(Group::linked).collect();
    for (a, b, relation) in links {
        let asked = same.contains_key(&a) || same.contains_key(&b);
        if asked && matches!(relation, Relation::Same | Relation::OtherSpeaker) && beside::says_so(&look, a, b, SURE) {
            for (one, other) in [(a, b), (b, a)] {
                if let Some(list) = same.get_mut(&one) {
                    list.insert(other);
                }
            }
        }
    }
    let holders = |line: usize| -> BTreeSet<usize> { within(line).filter_map(|n| same.get(&n)).flatten().copied().collect() };
    let mut topics = BTreeSet::new();
    chosen.iter().filter_map(|lines| key_point(&look, lines, &holders, &mut topics)).collect()
}

/// A key point of some lines; `holders`: the units that say what a line says; `topics`: those used before. Lines that only touch
/// the matter stand last.
fn key_point(
    look: &Look,
    lines: &[usize],
    holders: &dyn Fn(usize) -> BTreeSet<usize>,
    topics: &mut BTreeSet<Vec<Word>>,
) -> Option<KeyPoint> {
    let (desk, units) = (look.desk, look.units);
    let mut told: Vec<usize> = Vec::new();
    let mut held: BTreeSet<usize> = BTreeSet::new();
    let mut shown: Vec<(usize, Option<Beside>)> = Vec::new();
    for &line in lines {
        let own = holders(line);
        let why = beside::beside(look, line, lines, &told, own.iter().any(|h| held.contains(h)));
        if why.is_none() {
            told.push(line);
            held.extend(own);
        }
        shown.push((line, why));
    }
    shown.sort_by_key(|(_, why)| *why == Some(Beside::Matter));
    let evidence: Vec<Evidence> = shown.iter().filter_map(|(n, why)| evidence(desk, &units[*n], *why)).collect();
    let topic = topic::topic(look, lines, topics).or_else(|| evidence.first().map(|e| e.span.clone()))?;
    let places: Vec<(usize, Piece)> = held.iter().map(|m| (units[*m].article, units[*m].piece)).collect();
    let outlets = who::outlets(desk, places.iter().map(|p| p.0)).len();
    (!evidence.is_empty()).then(|| KeyPoint { topic, evidence, outlets, origins: who::count_origins(desk, &places) })
}

/// The whole sentence of a unit, what a leading pronoun in it hangs on, and why it stands there.
fn evidence(desk: &Context, unit: &Unit, beside: Option<Beside>) -> Option<Evidence> {
    let piece = desk.analyses[unit.article].sentences.get(unit.sentence)?.piece;
    Some(Evidence { span: desk.cut(unit.article, piece)?, antecedent: antecedent::antecedent(desk, unit.article, piece), beside })
}
