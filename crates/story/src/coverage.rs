//! The coverage of a few events by full articles, as for a dossier: one story, events parted by day and
//! by whether a report announces or tells.

use crate::hash::Spread;
use crate::link::{Vector, dot};
use crate::{Report, bridge, hash, origins, passages, phase, when};
use recoupe_lang::{Stemmer, TokenKind, tokens};
use recoupe_model::{Event, Story};
use std::collections::{BTreeMap, HashMap, HashSet};

/// Articles that are compared each with each.
pub(crate) const MOST: usize = 60;
/// Mean likeness to a story's articles from which on an article belongs to it.
const STORY: f64 = 0.12;
/// Days within which reports that tell of the same story tell the same event.
const SAME_EVENT_DAYS: i64 = 3;

/// Groups articles into stories.
pub(crate) fn group(reports: &[Report<'_>]) -> Vec<Story> {
    let passages = passages::Passages::new(reports);
    let vectors = vectors(reports, Rarity::Plain);
    let mut order: Vec<usize> = (0..reports.len()).collect();
    let at: Vec<Option<when::Minute>> = reports.iter().map(|r| r.published.and_then(when::minute)).collect();
    order.sort_by(|a, b| at[*a].unwrap_or(i64::MAX).cmp(&at[*b].unwrap_or(i64::MAX)).then_with(|| reports[*a].by_words(&reports[*b])));
    let mut stories: Vec<Vec<usize>> = Vec::new();
    for &n in &order {
        let best = stories
            .iter()
            .enumerate()
            .map(|(s, members)| (members.iter().map(|m| f64::from(dot(&vectors[n], &vectors[*m]))).sum::<f64>() / members.len() as f64, s))
            .max_by(|a, b| a.0.total_cmp(&b.0).then(b.1.cmp(&a.1)));
        match best {
            Some((likeness, s)) if likeness >= STORY => stories[s].push(n),
            _ => stories.push(vec![n]),
        }
    }
    let stories = bridge::join(reports, &at, stories);
    let phases: Vec<phase::Phase> = reports.iter().map(phase::phase).collect();
    stories
        .into_iter()
        .map(|articles| {
            let events = events(&articles, &at, &phases);
            let name = |letter, members: &[usize]| hash::id(letter, members.first().map_or("", |n| reports[*n].id));
            Story {
                id: name('s', &articles),
                events: events.into_iter().map(|articles| Event { id: name('e', &articles), articles }).collect(),
                origins: origins::origins(reports, &articles, &passages),
                articles,
            }
        })
        .collect()
}

/// The events of a story's articles, which come by time: parted by day, and by whether they announce or tell.
pub(crate) fn events(articles: &[usize], at: &[Option<when::Minute>], phases: &[phase::Phase]) -> Vec<Vec<usize>> {
    let mut events: Vec<Vec<usize>> = Vec::new();
    for &n in articles {
        let home = events.iter_mut().find(|e| {
            let first = e[0];
            match (at[first], at[n]) {
                (Some(a), Some(b)) if (a - b).abs() > SAME_EVENT_DAYS * when::DAY => false,
                (Some(a), Some(b)) if (a - b).abs() <= when::DAY => true,
                _ => phases[first] == phases[n],
            }
        });
        match home {
            Some(event) => event.push(n),
            None => events.push(vec![n]),
        }
    }
    events
}

/// How much a word's rarity counts: the logarithm of one line in how many holds it, or the square of that.
#[derive(Clone, Copy, PartialEq)]
pub(crate) enum Rarity {
    Plain,
    Squared,
}

/// Each report's stems of title and text, weighed by the lines that hold them, at length 1.
#[allow(clippy::cast_possible_truncation)]
pub(crate) fn vectors(reports: &[Report<'_>], rarity: Rarity) -> Vec<Vector> {
    let mut df: HashMap<u32, f64, Spread> = HashMap::default();
    let mut sentences = 1.0;
    let mut counts: Vec<BTreeMap<u32, f64>> = Vec::new();
    for report in reports {
        let stemmer = Stemmer::new(report.lang);
        let mut all = BTreeMap::new();
        for (weight, line) in std::iter::once((3.0, report.title)).chain(report.text.lines().map(|l| (1.0, l))) {
            let mut seen = HashSet::new();
            for t in tokens(line, 0).into_iter().filter(|t| t.kind != TokenKind::Mark) {
                let h = hash::short(&stemmer.stem(&line[t.piece.range()]));
                *all.entry(h).or_default() += weight;
                seen.insert(h);
            }
            sentences += 1.0;
            for h in seen {
                *df.entry(h).or_default() += 1.0;
            }
        }
        counts.push(all);
    }
    counts
        .into_iter()
        .map(|counted| {
            let weigh = |(h, count): (u32, f64)| {
                let rare = f64::ln(1.0 + sentences / df[&h]);
                (h, (1.0 + f64::ln(count)) * if rarity == Rarity::Squared { rare * rare } else { rare })
            };
            let weighed: Vec<(u32, f64)> = counted.into_iter().map(weigh).collect();
            let norm = weighed.iter().map(|(_, w)| w * w).sum::<f64>().sqrt().max(1e-9);
            weighed.into_iter().map(|(h, w)| (h, (w / norm) as f32)).collect()
        })
        .collect()
}
