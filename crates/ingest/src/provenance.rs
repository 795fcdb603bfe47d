//! Who stands behind the words: relays, machine translation, agencies, as the page itself shows it.

use recoupe_model::Article;

/// Looks through one article; called for each, whatever it came as.
pub(crate) fn recognise(article: &mut Article) {
    let _ = article;
}

/// Looks through all articles of one run: what several pages together tell.
pub(crate) fn compare(articles: &mut [Article]) {
    let _ = articles;
}
