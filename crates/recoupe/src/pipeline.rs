//! The order of the rooms: bytes → articles → analyses → stories → dossier.

use crate::commands;
use crate::inputs::{Failure, Opened};
use jiff::civil::Date;
use rayon::prelude::*;
use recoupe_analysis::{Dated, Reference, analyse, deduce, from_another_day};
use recoupe_ingest::{Input, Problem, Reading};
use recoupe_model::contract::{ArticleRecord, Dossier};
use recoupe_model::{Analysis, Article, Basis, Stamp, Story, Time};
use recoupe_story::Report;

/// Loads lists in the background, while the inputs are read.
pub(crate) fn prepare() {
    drop(std::thread::spawn(recoupe_analysis::prepare));
}

/// Reads what was opened on all cores, in the order of the inputs; says on standard error what can't be
/// read. True when something could not.
pub(crate) fn read(opened: Vec<Result<Opened, Failure>>) -> (Vec<Article>, bool) {
    let readings: Vec<Reading> = opened
        .into_par_iter()
        .map(|input| match input {
            Ok(o) => recoupe_ingest::read(&Input {
                name: &o.name,
                bytes: &o.bytes,
                url: o.url.as_deref(),
                content_type: o.content_type.as_deref(),
            }),
            Err(Failure { input, why }) => Reading { articles: Vec::new(), problems: vec![Problem { input, message: why }] },
        })
        .collect();
    let mut articles = Vec::new();
    let mut failed = false;
    for reading in readings {
        articles.extend(reading.articles);
        for problem in reading.problems {
            failed = true;
            commands::complain(&format!("{}: {}", problem.input, problem.message));
        }
    }
    recoupe_ingest::compare(&mut articles);
    (articles, failed)
}

/// The day that an article's own expressions are counted from: the first that its date can mean, where that
/// is known to a day or two.
pub(crate) fn reference(article: &Article) -> Reference {
    let bounds = article.published.as_ref().map(|p| p.date.bounds());
    let known = |(first, last): (Date, Date)| first.checked_add(jiff::Span::new().days(1)).is_ok_and(|next| last <= next).then_some(first);
    Reference { published: bounds.and_then(known) }
}

/// Reads one article alone. A fault of the program in one of them must not cost the others: that one is left without contents, and
/// the person at the terminal is told.
pub(crate) fn analysed(article: &Article) -> Analysis {
    guarded(&article.input, || analyse(article, reference(article)))
}

fn guarded(input: &str, read: impl FnOnce() -> Analysis) -> Analysis {
    // nothing outlives the attempt but what it returns
    std::panic::catch_unwind(std::panic::AssertUnwindSafe(read)).unwrap_or_else(|_| {
        commands::complain(&format!(
            "{input}: a fault of recoupe kept it from being analysed, the others are not affected; please report it"
        ));
        Analysis::default()
    })
}

/// Analyses, groups, and writes the dossier of every story; its articles carry their texts.
pub(crate) fn dossier(mut articles: Vec<Article>) -> Dossier {
    // neither asks for the other, and much of the grouping is done one by one
    let (mut analyses, mut stories): (Vec<Analysis>, _) = rayon::join(|| articles.par_iter().map(analysed).collect(), || group(&articles));
    for story in &mut stories {
        date_from_others(story, &mut articles, &mut analyses);
    }
    let dossier = Dossier {
        recoupe: env!("CARGO_PKG_VERSION").to_owned(),
        articles: articles.par_iter().map(|a| ArticleRecord::new(a, true)).collect(),
        stories: stories.par_iter().map(|s| recoupe_dossier::write(s, &articles, &analyses)).collect(),
    };
    // to give a large story's parts back one by one takes a hundredth of its time: the page is written meanwhile
    rayon::spawn(move || drop((articles, analyses)));
    dossier
}

/// Groups articles by what their reports say, furniture left out.
fn group(articles: &[Article]) -> Vec<Story> {
    let bodies: Vec<String> = articles.iter().map(|a| a.paragraphs().map(|p| a.text.slice(p)).collect::<Vec<_>>().join("\n")).collect();
    let reports: Vec<Report> = articles
        .iter()
        .zip(&bodies)
        .map(|(a, text)| Report {
            id: &a.id,
            lang: a.lang,
            url: a.url.as_deref(),
            outlet: Some(a.label()),
            published: a.published.as_ref().map(|p| p.date.as_str()),
            title: a.title.map_or("", |t| a.text.slice(t)),
            text,
            article: Some(a),
        })
        .collect();
    recoupe_story::group(&reports)
}

/// The time expressions by which a page says when it was made public: its stamps, and the dateline of its report.
fn stamps(article: &Article, analysis: &Analysis) -> Vec<Time> {
    let mut found = recoupe_analysis::stamps(article);
    if let Some(lead) = article.body.iter().find(|p| !article.headings.contains(p))
        && let Some(end) = recoupe_lang::dateline(article.text.slice(*lead))
    {
        found.extend(analysis.times.iter().filter(|t| t.piece.start >= lead.start && t.piece.end <= lead.start + end).cloned());
    }
    found
}

/// Gives undated articles the day that the others of their event, else of their story, tell, and reads their
/// time expressions again from it.
fn date_from_others(story: &mut Story, articles: &mut [Article], analyses: &mut [Analysis]) {
    let undated: Vec<usize> = story.articles.iter().copied().filter(|n| articles[*n].published.is_none()).collect();
    let day_of = |&n: &usize| {
        let stamps = stamps(&articles[n], &analyses[n]);
        let mates = story.events.iter().find(|e| e.articles.contains(&n)).map_or(&[][..], |e| &e.articles);
        let deduced = [mates, &story.articles].into_iter().find_map(|others| {
            let dated: Vec<Dated> = others
                .iter()
                .filter_map(|m| Some(Dated { published: &articles[*m].published.as_ref()?.date, times: &analyses[*m].times }))
                .collect();
            deduce(&stamps, &analyses[n].times, &dated)
        });
        deduced.map(|(date, evidence)| (n, Stamp { date, basis: Basis::Story, evidence: Some(evidence) }))
    };
    let found: Vec<(usize, Stamp)> = undated.par_iter().filter_map(day_of).collect();
    let mut again: Vec<(usize, Analysis)> = Vec::with_capacity(found.len());
    for (n, stamp) in found {
        articles[n].published = Some(stamp);
        again.push((n, std::mem::take(&mut analyses[n])));
    }
    let from_that_day = |(n, mut analysis): (usize, Analysis)| {
        let read = || {
            from_another_day(&mut analysis, &articles[n], reference(&articles[n]));
            analysis
        };
        (n, guarded(&articles[n].input, read))
    };
    for (n, analysis) in again.into_par_iter().map(from_that_day).collect::<Vec<_>>() {
        analyses[n] = analysis;
    }
    // the new days may change who came first
    let first_day = |n: &usize| articles[*n].published.as_ref().map_or(Date::MAX, |p| p.date.bounds().0);
    story.articles.sort_by_key(first_day);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fault_in_one_article_costs_its_contents_alone() {
        let nothing: [u8; 0] = [];
        let broken = guarded("broken.txt", || {
            let _ = nothing[std::hint::black_box(1)];
            Analysis::default()
        });
        assert!(broken.sentences.is_empty());
        let text = "Le port est fermé.";
        let article = Article {
            text: recoupe_model::Text::new(text.to_owned()),
            body: vec![recoupe_model::Piece::new(0, text.len())],
            ..Article::default()
        };
        assert_eq!(analysed(&article).sentences.len(), 1);
    }
}
