//! The coverage of one or a few events by full articles, as for a dossier: stories, their events parted by day and
//! by whether a report announces or tells.

use crate::link::Vector;
use crate::{Report, bridge, hash, origins, parts, passages, phase, vectors, when};
use recoupe_model::{Event, Story};

/// Articles that are compared each with each. Twelve invented coverages in one folder (66 articles) are twelve stories so; by the
/// index, which larger folders go through, two of one week that share a surname are one.
pub(crate) const MOST: usize = 100;
/// Days within which reports that tell of the same story tell the same event.
const SAME_EVENT_DAYS: i64 = 3;

/// Groups articles into stories.
pub(crate) fn group(reports: &[Report<'_>]) -> Vec<Story> {
    let passages = passages::Passages::new(reports);
    let vectors = vectors::vectors(reports, &vectors::FEW);
    let mut order: Vec<usize> = (0..reports.len()).collect();
    let at: Vec<Option<when::Minute>> = reports.iter().map(|r| r.published.and_then(when::minute)).collect();
    order.sort_by(|a, b| at[*a].unwrap_or(i64::MAX).cmp(&at[*b].unwrap_or(i64::MAX)).then_with(|| reports[*a].by_words(&reports[*b])));
    let ordered: Vec<&Vector> = order.iter().map(|n| &vectors[*n]).collect();
    let stories = parts::part(&ordered).into_iter().map(|part| part.into_iter().map(|n| order[n]).collect()).collect();
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
