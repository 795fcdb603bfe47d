//! What is linked with what, and the sets in which everything is linked with everything.

use recoupe_model::contract::Relation;

/// A point has at most so many different wordings (their number fits in a byte); more is a topic.
const LARGEST: usize = 40;

/// A link of a unit.
struct To {
    other: u32,
    relation: Relation,
    /// Whether a set holds it already.
    held: bool,
}

/// The links of a story's units.
pub(super) struct Linked {
    /// Unit → its links, in order of the other unit.
    of: Vec<Vec<To>>,
    /// All links, the strongest first.
    all: Vec<(usize, usize, Relation)>,
    /// Unit → the others, the strongest link first.
    strongest: Vec<Vec<u32>>,
}

impl Linked {
    /// `links`: two units each and how they stand to one another, the strongest first; each pair once.
    pub(super) fn of(links: Vec<(usize, usize, Relation)>, units: usize) -> Self {
        let mut of: Vec<Vec<To>> = (0..units).map(|_| Vec::new()).collect();
        let mut strongest: Vec<Vec<u32>> = vec![Vec::new(); units];
        for &(a, b, relation) in &links {
            for (one, other) in [(a, b), (b, a)] {
                of[one].push(To { other: other as u32, relation, held: false });
                strongest[one].push(other as u32);
            }
        }
        of.iter_mut().for_each(|list| list.sort_unstable_by_key(|l| l.other));
        Self { of, all: links, strongest }
    }

    fn place(&self, a: usize, b: usize) -> Option<usize> {
        self.of.get(a)?.binary_search_by_key(&b, |l| l.other as usize).ok()
    }

    /// How each of some units, no more than fit in a set, stands to each of them: their numbers among `members` are what `tell` is
    /// given. `places`: a zero for each unit of the story, as which it comes back.
    pub(super) fn among(&self, members: &[usize], places: &mut [u8], mut tell: impl FnMut(usize, &[Option<Relation>])) {
        for (n, unit) in members.iter().enumerate().take(LARGEST) {
            places[*unit] = n as u8 + 1;
        }
        // the first stands for all others
        let mut relations = vec![None; members.len() + 1];
        for (n, unit) in members.iter().enumerate() {
            relations.fill(None);
            // to go through all links without a branch is quicker than to look the few up
            for to in &self.of[*unit] {
                relations[usize::from(places[to.other as usize])] = Some(to.relation);
            }
            tell(n, &relations[1..]);
        }
        members.iter().for_each(|unit| places[*unit] = 0);
    }

    /// Has a unit no link?
    pub(super) fn is_alone(&self, unit: usize) -> bool {
        self.of.get(unit).is_none_or(Vec::is_empty)
    }

    /// Covers the links, the strongest first, by sets of units that are all linked with one another.
    pub(super) fn cliques(&mut self) -> Vec<Vec<usize>> {
        let mut out = Vec::new();
        // unit → with how many of the set, its first left out, it is linked; and whether it is in the set
        let mut with = vec![0_u8; self.of.len()];
        let mut inside = vec![false; self.of.len()];
        for &(a, b, _) in &self.all {
            if self.place(a, b).is_none_or(|at| self.of[a][at].held) {
                continue;
            }
            let mut clique = vec![a, b];
            self.of[b].iter().for_each(|to| with[to.other as usize] += 1);
            for other in self.strongest[a].iter().map(|n| *n as usize) {
                if clique.len() < LARGEST && other != b && usize::from(with[other]) + 1 == clique.len() {
                    clique.push(other);
                    self.of[other].iter().for_each(|to| with[to.other as usize] += 1);
                }
            }
            clique.iter().for_each(|x| inside[*x] = true);
            for x in &clique {
                for to in &mut self.of[*x] {
                    with[to.other as usize] = 0;
                    to.held |= inside[to.other as usize];
                }
            }
            clique.iter().for_each(|x| inside[*x] = false);
            out.push(clique);
        }
        out
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    fn cliques(links: &[(usize, usize)]) -> Vec<Vec<usize>> {
        let links: Vec<_> = links.iter().map(|(a, b)| (*a, *b, Relation::Same)).collect();
        Linked::of(links, 60).cliques()
    }

    #[test]
    fn a_chain_is_no_point() {
        // 3 is linked with 1 alone: it makes a point with it, and does not join those that it shares nothing with
        assert_eq!(cliques(&[(0, 1), (1, 2), (0, 2), (1, 3)]), [vec![0, 1, 2], vec![1, 3]]);
    }

    #[test]
    fn every_link_stands_in_a_group_and_no_group_claims_another() {
        // 40 units, every third pair left out
        let links: Vec<(usize, usize)> =
            (0..40).flat_map(|a| (a + 1..40).map(move |b| (a, b))).filter(|(a, b)| (a * 7 + b) % 3 != 0).collect();
        let groups = cliques(&links);
        let claimed = |g: &Vec<usize>| g.iter().flat_map(|a| g.iter().map(move |b| (*a, *b))).filter(|(a, b)| a < b).collect::<Vec<_>>();
        let claimed: BTreeSet<(usize, usize)> = groups.iter().flat_map(claimed).collect();
        assert_eq!(claimed, links.into_iter().collect());
    }

    #[test]
    fn units_know_how_they_stand_to_one_another() {
        let links = vec![(1, 4, Relation::Same), (4, 2, Relation::Elaborates), (1, 3, Relation::Contradicts)];
        let (linked, mut places) = (Linked::of(links, 6), [0; 6]);
        let mut told = Vec::new();
        linked.among(&[4, 1, 2], &mut places, |n, relations| told.push((n, relations.to_vec())));
        let (same, more) = (Some(Relation::Same), Some(Relation::Elaborates));
        assert_eq!(told, [(0, vec![None, same, more]), (1, vec![same, None, None]), (2, vec![more, None, None])]);
        assert_eq!(places, [0; 6], "as it was found");
    }

    #[test]
    fn a_group_stays_within_its_bound() {
        let links: Vec<(usize, usize)> = (0..60).flat_map(|a| (a + 1..60).map(move |b| (a, b))).collect();
        assert!(cliques(&links).iter().all(|g| g.len() <= LARGEST));
    }
}
