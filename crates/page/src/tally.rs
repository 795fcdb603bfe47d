//! What a story holds, counted once: each count leads to the list that it counts.

use crate::view::View;
use crate::words::{Counted, Language};
use recoupe_model::contract::{Point, Relation, Verdict};
use recoupe_model::{Span, Standing};

/// Counts of a story.
pub(crate) struct Tally {
    /// Independent sources.
    pub(crate) origins: usize,
    /// Points that at least two independent sources have, without contradiction.
    pub(crate) shared: usize,
    /// Points whose lines can't all be right.
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
    pub(crate) fn new(view: &View) -> Self {
        let story = view.story;
        // a large story has millions of links: they are looked through once
        let (against, others): (Vec<&Point>, Vec<&Point>) = story.points.iter().partition(|p| contradicts(p));
        let figures = |of: &[Verdict]| story.figures.iter().filter(|f| of.contains(&f.verdict)).count();
        Self {
            origins: story.origins.len(),
            shared: others.iter().filter(|p| p.origins > 1 && p.relation != Relation::Single).count(),
            // points, not pairs of lines: seven reports against one are one contradiction
            contradictions: against.len(),
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

/// Pairs of lines that can't both be right.
pub(crate) fn contradictions<'a>(view: &View<'a>) -> Vec<(&'a Span, &'a Span)> {
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
