//! The order of the rooms: bytes → articles → analyses → stories → dossier.

use rayon::prelude::*;
use recoupe_analysis::{Reference, analyse};
use recoupe_ingest::{Input, Problem};
use recoupe_model::contract::{ArticleRecord, Dossier};
use recoupe_model::{Analysis, Article};
use recoupe_story::Report;

/// Reads inputs (name, bytes) on all cores; the order of the inputs is kept.
pub(crate) fn read(inputs: &[(String, Vec<u8>)]) -> (Vec<Article>, Vec<Problem>) {
    let readings: Vec<_> =
        inputs.par_iter().map(|(name, bytes)| recoupe_ingest::read(&Input { name, bytes, url: None, content_type: None })).collect();
    let (mut articles, mut problems) = (Vec::new(), Vec::new());
    for reading in readings {
        articles.extend(reading.articles);
        problems.extend(reading.problems);
    }
    recoupe_ingest::compare(&mut articles);
    (articles, problems)
}

/// The days that an article's own expressions are counted from.
pub(crate) fn reference(article: &Article) -> Reference {
    Reference { published: article.published.as_ref().and_then(|p| p.date.as_day()) }
}

/// Analyses, groups, and writes the dossier of every story.
pub(crate) fn dossier(articles: &[Article], with_text: bool) -> Dossier {
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
        articles: articles.iter().map(|a| ArticleRecord::new(a, with_text)).collect(),
        stories: stories.iter().map(|s| recoupe_dossier::write(s, articles, &analyses)).collect(),
    }
}
