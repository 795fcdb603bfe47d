//! Reports → events, running stories, independent origins. Works on headlines alone as on full text.

mod hash;
mod origins;
mod passages;
mod phase;
mod when;

use recoupe_lang::{Stemmer, TokenKind, tokens};
use recoupe_model::{Article, Event, Lang, Story};
use std::collections::{BTreeMap, HashMap, HashSet};

/// What grouping sees of a report.
#[derive(Clone, Copy, Debug)]
pub struct Report<'a> {
    /// Caller's id.
    pub id: &'a str,
    /// Language.
    pub lang: Option<Lang>,
    /// Address.
    pub url: Option<&'a str>,
    /// Outlet's label.
    pub outlet: Option<&'a str>,
    /// ISO 8601 date or time of publication.
    pub published: Option<&'a str>,
    /// Headline.
    pub title: &'a str,
    /// Body, without furniture; may be empty.
    pub text: &'a str,
    /// The article, where one was read: its relay, agencies and pieces are evidence of its origin.
    pub article: Option<&'a Article>,
}

/// Groups reports into stories. Every report is in exactly one story, event and origin.
#[must_use]
pub fn group(reports: &[Report<'_>]) -> Vec<Story> {
    let reports: Vec<Report<'_>> = reports.iter().map(|r| Report { lang: r.lang.or_else(|| language(r)), ..*r }).collect();
    let reports = reports.as_slice();
    let passages = passages::Passages::new(reports);
    let vectors = vectors(reports);
    let mut order: Vec<usize> = (0..reports.len()).collect();
    let at: Vec<Option<when::Minute>> = reports.iter().map(|r| r.published.and_then(when::minute)).collect();
    order.sort_by(|a, b| at[*a].unwrap_or(i64::MAX).cmp(&at[*b].unwrap_or(i64::MAX)).then_with(|| reports[*a].id.cmp(reports[*b].id)));
    let mut stories: Vec<Vec<usize>> = Vec::new();
    for &n in &order {
        let best = stories
            .iter()
            .enumerate()
            .map(|(s, members)| (members.iter().map(|m| dot(&vectors[n], &vectors[*m])).sum::<f64>() / members.len() as f64, s))
            .max_by(|a, b| a.0.total_cmp(&b.0).then(b.1.cmp(&a.1)));
        match best {
            Some((likeness, s)) if likeness >= 0.12 => stories[s].push(n),
            _ => stories.push(vec![n]),
        }
    }
    let phases: Vec<phase::Phase> = reports.iter().map(phase::phase).collect();
    stories
        .into_iter()
        .map(|articles| {
            let mut events: Vec<Vec<usize>> = Vec::new();
            for &n in &articles {
                let home = events.iter_mut().find(|e| {
                    let first = e[0];
                    match (at[first], at[n]) {
                        (Some(a), Some(b)) if (a - b).abs() > 3 * when::DAY => false,
                        (Some(a), Some(b)) if (a - b).abs() <= when::DAY => true,
                        _ => phases[first] == phases[n],
                    }
                });
                match home {
                    Some(event) => event.push(n),
                    None => events.push(vec![n]),
                }
            }
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

fn language(report: &Report<'_>) -> Option<Lang> {
    recoupe_lang::identify(if report.text.trim().is_empty() { report.title } else { report.text })
}

fn vectors(reports: &[Report<'_>]) -> Vec<BTreeMap<u64, f64>> {
    let mut df: HashMap<u64, f64> = HashMap::new();
    let mut sentences = 1.0;
    let mut counts: Vec<BTreeMap<u64, f64>> = Vec::new();
    for report in reports {
        let stemmer = Stemmer::new(report.lang);
        let mut all = BTreeMap::new();
        for (weight, line) in std::iter::once((3.0, report.title)).chain(report.text.lines().map(|l| (1.0, l))) {
            let mut seen = HashSet::new();
            for t in tokens(line, 0).into_iter().filter(|t| t.kind != TokenKind::Mark) {
                let h = hash::of(&stemmer.stem(&line[t.piece.range()]));
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
    for v in &mut counts {
        for (h, w) in v.iter_mut() {
            *w = (1.0 + f64::ln(*w)) * f64::ln(1.0 + sentences / df[h]);
        }
        let norm = v.values().map(|w| w * w).sum::<f64>().sqrt().max(1e-9);
        v.values_mut().for_each(|w| *w /= norm);
    }
    counts
}

fn dot(a: &BTreeMap<u64, f64>, b: &BTreeMap<u64, f64>) -> f64 {
    a.iter().filter_map(|(h, w)| b.get(h).map(|v| v * w)).sum()
}
