//! Quotes reconciled: one utterance as several outlets render it: the words that all have, the words that only some
//! have, which one stands in the speaker's own language, and whom each outlet gives it to.

mod changes;
mod credits;
mod said;
mod twins;
mod utterance;

pub(crate) use credits::one_name;

use crate::context::Context;
use crate::statements;
use foldhash::{HashMap, HashMapExt};
use rayon::prelude::*;
use recoupe_model::contract::Rendering;
use recoupe_model::{Lang, SpeechKind};
use said::{Said, Story};
use std::collections::{BTreeMap, BTreeSet};
use utterance::Found;

/// A word that more different utterances hold than this finds no candidates; rare ones do.
const COMMON: usize = 50;
/// Of the shorter utterance's weight the words shared in any order must hold at least this, or its words are not
/// even laid in sequence: below the lowest share that any rule accepts.
const WORTH_A_LOOK: f64 = 0.4;
/// Content words that make the same words by one speaker one utterance.
const SAME: usize = 2;
/// A weak find that is not wholly contained yields to a strong one of the same outlets when more than this of its words are the same.
const SAME_WORDS: f64 = 0.5;

/// The utterances that at least two articles render.
pub(crate) fn renderings(desk: &Context) -> Vec<Rendering> {
    let story = Story::new(desk);
    let classes = Classes::new(&story.said);
    let mut links = classes.links(desk, &story);
    links.extend(twins::pairs(desk, &story.said));
    let mut groups = grouped(story.said.len(), &links);
    let reach = reach(story.said.len(), &links);
    for group in &mut groups {
        drop_nested(&story.said, group, &reach);
    }
    groups.retain(|g| g.iter().any(|n| story.said[*n].article != story.said[g[0]].article));
    let groups: Vec<Vec<&Said>> = groups.iter().map(|g| g.iter().map(|n| &story.said[*n]).collect()).collect();
    let apart = credits::apart(desk, &groups);
    groups.par_iter().enumerate().map(|(n, group)| rendering(desk, n, group, &apart)).collect()
}

fn rendering(desk: &Context, n: usize, group: &[&Said], apart: &BTreeSet<(usize, usize)>) -> Rendering {
    let (kept, changed) = changes::compare(desk, group);
    Rendering {
        id: format!("r{}", n + 1),
        statements: group.iter().map(|s| statements::id(s.article, s.statement)).collect(),
        kept,
        changed,
        original: credits::original(desk, group).map(|s| statements::id(s.article, s.statement)),
        credits: credits::credits(desk, group, apart),
    }
}

/// What statements of one class share: language, speaker, kind and words.
type Key = (Option<Lang>, Option<usize>, SpeechKind, Vec<u32>);

/// Statements in the same words by the same speaker, looked at once: fifty copies of a dispatch are no more work
/// than one.
struct Classes {
    members: Vec<Vec<usize>>,
}

impl Classes {
    fn new(said: &[Said]) -> Self {
        let mut place: HashMap<Key, usize> = HashMap::new();
        let mut members: Vec<Vec<usize>> = Vec::new();
        for (n, s) in said.iter().enumerate() {
            let next = members.len();
            let words = s.words.iter().map(|w| w.folded).collect();
            let at = *place.entry((s.lang, s.speaker, s.kind, words)).or_insert(next);
            if at == next {
                members.push(Vec::new());
            }
            members[at].push(n);
        }
        Self { members }
    }

    /// Statements that render one utterance, in pairs; each class as a chain.
    fn links(&self, desk: &Context, story: &Story) -> Vec<(usize, usize)> {
        let said = &story.said;
        let mut out = Vec::new();
        let mut finds: Vec<(usize, usize, Found)> = Vec::new();
        let mut open: Vec<((usize, usize), (usize, usize))> = Vec::new();
        let mut allied: BTreeSet<(usize, usize)> = BTreeSet::new();
        let speakers = |x: usize, y: usize| said[x].speaker.zip(said[y].speaker).map(|(a, b)| (a.min(b), a.max(b)));
        for members in &self.members {
            // the same words by one speaker need no further likeness, if there are any to speak of
            let first = &said[members[0]];
            let other = members.iter().find(|n| said[**n].article != first.article);
            let enough = first.speaker.is_some() && first.stems.len() >= SAME;
            if other.is_some_and(|n| enough || utterance::one(desk, story, first, &said[*n], false).is_some()) {
                out.extend(members.windows(2).map(|w| (w[0], w[1])));
            }
        }
        let look = |(a, b): (usize, usize)| {
            let (first, second) = (&self.members[a], &self.members[b]);
            let pair = first.iter().find_map(|x| second.iter().find(|y| said[**y].article != said[*x].article).map(|y| (*x, *y)));
            let (x, y) = pair?;
            Some(((a, b), (x, y), utterance::one(desk, story, &said[x], &said[y], false)))
        };
        let looked: Vec<_> = self.candidates(story).into_par_iter().filter_map(look).collect();
        for ((a, b), (x, y), found) in looked {
            match found {
                Some(found) => {
                    allied.extend(speakers(x, y).filter(|_| found.strong));
                    finds.push((a, b, found));
                }
                None => open.push(((a, b), (x, y))),
            }
        }
        // a ministry in one outlet, its vice-minister in another: who is given one utterance may be given the next
        for ((a, b), (x, y)) in open {
            if speakers(x, y).is_some_and(|pair| allied.contains(&pair)) {
                finds.extend(utterance::one(desk, story, &said[x], &said[y], true).map(|found| (a, b, found)));
            }
        }
        // strong ones first, so that weak ones can yield
        finds.sort_by(|a, b| b.2.strong.cmp(&a.2.strong).then(b.2.weight.total_cmp(&a.2.weight)).then((a.0, a.1).cmp(&(b.0, b.1))));
        let articles = |class: usize| self.members[class].iter().map(|n| said[*n].article);
        let mut taken: Vec<Vec<(usize, Vec<usize>)>> = vec![Vec::new(); self.members.len()];
        for (a, b, found) in finds {
            let rival = |here: usize, there: usize, words: &[usize]| {
                taken[here].iter().any(|(other, theirs)| {
                    let same = words.iter().filter(|w| theirs.contains(w)).count();
                    same as f64 > SAME_WORDS * words.len() as f64 && articles(*other).any(|x| articles(there).any(|y| x == y))
                })
            };
            if !found.strong && !found.contained && (rival(a, b, &found.first) || rival(b, a, &found.second)) {
                continue;
            }
            // every article of a class is joined to one of the other
            let (x, y) = (self.members[a][0], self.members[b][0]);
            out.push((x, y));
            if self.members[a].len() + self.members[b].len() > 2 {
                for members in [&self.members[a], &self.members[b]] {
                    out.extend(members.windows(2).map(|w| (w[0], w[1])));
                }
            }
            taken[a].push((b, found.first));
            taken[b].push((a, found.second));
        }
        out
    }

    /// Pairs of classes that share enough rare words.
    fn candidates(&self, story: &Story) -> Vec<(usize, usize)> {
        let mut holders: HashMap<usize, Vec<usize>> = HashMap::new();
        let mut out = Vec::new();
        // class → weight of what it shares with the one looked at
        let mut shared = vec![0.0; self.members.len()];
        let mut others: Vec<usize> = Vec::new();
        for (class, members) in self.members.iter().enumerate() {
            let s = &story.said[members[0]];
            let mut own: Vec<usize> = s.stems.iter().map(|x| x.stem).collect();
            own.sort_unstable();
            own.dedup();
            for stem in own {
                let list = holders.entry(stem).or_default();
                let rarity = story.rarity(stem);
                for other in list.iter() {
                    shared[*other] += rarity;
                }
                others.extend_from_slice(list);
                // the first of a common word are as good as any
                if list.len() < COMMON {
                    list.push(class);
                }
            }
            others.sort_unstable();
            others.dedup();
            for other in others.drain(..) {
                let weight = std::mem::take(&mut shared[other]);
                let o = &story.said[self.members[other][0]];
                if o.lang == s.lang && weight >= WORTH_A_LOOK * s.least.min(o.least) {
                    out.push((other, class));
                }
            }
        }
        out
    }
}

/// Statements that links join, each group in order, groups in the order of their first.
fn grouped(count: usize, links: &[(usize, usize)]) -> Vec<Vec<usize>> {
    fn root(above: &mut [usize], mut n: usize) -> usize {
        while above[n] != n {
            above[n] = above[above[n]];
            n = above[n];
        }
        n
    }
    let mut above: Vec<usize> = (0..count).collect();
    for &(a, b) in links {
        let (a, b) = (root(&mut above, a), root(&mut above, b));
        above[a.max(b)] = a.min(b);
    }
    let mut groups: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for n in 0..count {
        groups.entry(root(&mut above, n)).or_default().push(n);
    }
    groups.into_values().filter(|g| g.len() > 1).collect()
}

/// Statement → those that links join it to, in order.
fn reach(count: usize, links: &[(usize, usize)]) -> Vec<Vec<usize>> {
    let mut reach = vec![Vec::new(); count];
    for &(a, b) in links {
        reach[a].push(b);
        reach[b].push(a);
    }
    for list in &mut reach {
        list.sort_unstable();
        list.dedup();
    }
    reach
}

/// Of two statements of one article that hold one another, one goes: the one that is linked to no more than the other.
fn drop_nested(said: &[Said], group: &mut Vec<usize>, reach: &[Vec<usize>]) {
    let reaches_no_more = |a: usize, b: usize| reach[a].iter().all(|n| reach[b].binary_search(n).is_ok());
    let mut dropped = BTreeSet::new();
    for (at, &outer) in group.iter().enumerate() {
        // statements of one article stand together, in order
        for &inner in group[at + 1..].iter().take_while(|n| said[**n].article == said[outer].article) {
            if said[outer].content.contains(&said[inner].content) && !dropped.contains(&outer) {
                if reaches_no_more(outer, inner) {
                    dropped.insert(outer);
                } else if reaches_no_more(inner, outer) {
                    dropped.insert(inner);
                }
            }
        }
    }
    group.retain(|n| !dropped.contains(n));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_make_groups() {
        assert_eq!(grouped(6, &[(4, 1), (1, 5), (2, 3)]), [vec![1, 4, 5], vec![2, 3]]);
        assert!(grouped(3, &[]).is_empty());
    }
}
