//! What a story holds, counted once: each count leads to the list that it counts.

use crate::same;
use crate::view::View;
use crate::words::{Counted, Language};
use rayon::prelude::*;
use recoupe_model::contract::{Point, Relation, Verdict};
use recoupe_model::{Span, Standing};
use std::collections::{BTreeSet, HashMap};

/// Counts of a story.
pub(crate) struct Tally {
    /// Independent sources.
    pub(crate) origins: usize,
    /// Points that at least two independent sources have, without contradiction.
    pub(crate) shared: usize,
    /// What is told in two ways that can't both be right.
    pub(crate) contradictions: usize,
    /// Points of one article.
    pub(crate) single: usize,
    /// Things counted whose figures can all be true.
    pub(crate) agreeing: usize,
    /// Things counted whose figures can't.
    pub(crate) differing: usize,
    /// Statements of sources without a name.
    pub(crate) unnamed: usize,
}

impl Tally {
    /// Counts a story; `disputes` as [`disputes`] has them.
    pub(crate) fn new(view: &View, disputes: &[Dispute]) -> Self {
        let story = view.story;
        // a large story has millions of links: they are looked through once
        let others = story.points.par_iter().filter(|p| !contradicts(p));
        let figures = |of: &[Verdict]| story.figures.iter().filter(|f| of.contains(&f.verdict)).count();
        Self {
            origins: story.origins.len(),
            shared: others.filter(|p| p.origins > 1 && p.relation != Relation::Single).count(),
            // not pairs of lines: seven reports against one are one contradiction
            contradictions: disputes.len(),
            single: story.points.iter().filter(|p| p.relation == Relation::Single).count(),
            agreeing: figures(&[Verdict::Agree, Verdict::Compatible]),
            differing: figures(&[Verdict::Differ]),
            unnamed: story.statements.iter().filter(|s| s.standing == Standing::Unnamed).count(),
        }
    }
}

fn contradicts(p: &Point) -> bool {
    p.relation == Relation::Contradicts || p.links.iter().any(|l| l.relation == Relation::Contradicts)
}

/// Two sides that can't both be right: the lines of each, and of each line the spans that have its words.
pub(crate) type Dispute<'a> = [Vec<Vec<&'a Span>>; 2];

/// What can't both be right, each line once where it can be: every line of the one side contradicts every line of the other, but for
/// those of its own report.
pub(crate) fn disputes<'a>(view: &View<'a>) -> Vec<Dispute<'a>> {
    let pairs = contradictions(view);
    let mut number: HashMap<(&str, usize, usize), usize> = HashMap::new();
    let mut spans: Vec<&Span> = Vec::new();
    let mut against: Vec<BTreeSet<usize>> = Vec::new();
    let mut order: Vec<(usize, usize)> = Vec::new();
    for (a, b) in pairs {
        let [a, b] = [a, b].map(|span| {
            *number.entry((span.article(), span.start(), span.end())).or_insert_with(|| {
                spans.push(span);
                against.push(BTreeSet::new());
                spans.len() - 1
            })
        });
        if against[a].insert(b) {
            against[b].insert(a);
            order.push((a, b));
        }
    }
    let faces = |n: usize, side: &[usize]| {
        let all = side.iter().all(|m| against[n].contains(m) || spans[n].article() == spans[*m].article());
        all && side.iter().any(|m| against[n].contains(m))
    };
    let mut shown = vec![false; spans.len()];
    let mut out = Vec::new();
    for (a, b) in order {
        if shown[a] && shown[b] {
            continue;
        }
        let mut sides = [vec![a], vec![b]];
        (shown[a], shown[b]) = (true, true);
        for n in 0..spans.len() {
            let own = |side: &[usize]| !side.iter().any(|m| against[n].contains(m));
            let at = (0..2).find(|at| !shown[n] && own(&sides[*at]) && faces(n, &sides[1 - *at]));
            if let Some(at) = at {
                sides[at].push(n);
                shown[n] = true;
            }
        }
        out.push(sides.map(|side| same::merge(side.into_iter().map(|n| spans[n]), |s: &Span| ((), s.exact()))));
    }
    out
}

/// Pairs of lines that can't both be right.
fn contradictions<'a>(view: &View<'a>) -> Vec<(&'a Span, &'a Span)> {
    let mut pairs = Vec::new();
    for p in &view.story.points {
        if p.links.is_empty() && p.relation == Relation::Contradicts && p.spans.len() >= 2 {
            pairs.push((&p.spans[0], &p.spans[1]));
        }
        let against = p.links.iter().filter(|l| l.relation == Relation::Contradicts);
        pairs.extend(against.filter_map(|l| Some((p.spans.get(l.a as usize)?, p.spans.get(l.b as usize)?))));
    }
    pairs
}

/// The three answers of the top, in one sentence each.
impl Tally {
    /// What several sources tell.
    pub(crate) fn several(&self, ui: Language) -> String {
        let head = ui.pick("Plusieurs sources : ", "Several sources: ").to_owned() + &ui.count(self.shared, Counted::Points);
        match self.agreeing {
            0 => head,
            n => format!("{head}{}{}", ui.pick(" ; ", "; "), ui.count(n, Counted::Compared)),
        }
    }

    /// What they tell differently.
    pub(crate) fn apart(&self, ui: Language) -> String {
        let counts = [(self.contradictions, Counted::Contradictions), (self.differing, Counted::Figures)];
        let said: Vec<String> = counts.into_iter().filter(|(n, _)| *n > 0).map(|(n, what)| ui.count(n, what)).collect();
        let said =
            if said.is_empty() { ui.pick("aucune contradiction trouvée", "no contradiction found").to_owned() } else { said.join(", ") };
        ui.pick("Récits divergents : ", "Accounts differ: ").to_owned() + &said
    }

    /// What one tells alone.
    pub(crate) fn alone(&self, ui: Language) -> String {
        let head = ui.pick("Une seule source : ", "One source only: ").to_owned() + &ui.count(self.single, Counted::Points);
        match self.unnamed {
            0 => head,
            n => format!("{head}{}{}", ui.pick(" ; ", "; "), ui.count(n, Counted::Unnamed)),
        }
    }
}
