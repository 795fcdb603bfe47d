//! The order of the rooms: bytes → articles → analyses → stories → dossier.

use crate::commands;
use crate::inputs::{Failure, Opened};
use rayon::prelude::*;
use recoupe_analysis::{Reference, analyse};
use recoupe_ingest::{Input, Problem, Reading};
use recoupe_model::contract::{ArticleRecord, Dossier};
use recoupe_model::{Analysis, Article};
use recoupe_story::Report;

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

/// The days that an article's own expressions are counted from.
pub(crate) fn reference(article: &Article) -> Reference {
    Reference { published: article.published.as_ref().and_then(|p| p.date.as_day()) }
}

/// Analyses, groups, and writes the dossier of every story; its articles carry their texts.
pub(crate) fn dossier(articles: Vec<Article>) -> Dossier {
    let analyses: Vec<Analysis> = articles.par_iter().map(|a| analyse(a, reference(a))).collect();
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
    let stories = recoupe_story::group(&reports);
    Dossier {
        recoupe: env!("CARGO_PKG_VERSION").to_owned(),
        articles: articles.iter().map(|a| ArticleRecord::new(a, true)).collect(),
        stories: stories.iter().map(|s| recoupe_dossier::write(s, &articles, &analyses)).collect(),
    }
}
