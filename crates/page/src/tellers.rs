//! Who tells an event: whose words are shown, and who tells it in others. The forms that have room for one telling name the
//! second apart, so that nobody is taken to say what another does.

use crate::view::View;
use recoupe_model::Span;
use recoupe_model::contract::TimelineEntry;
use std::collections::BTreeSet;

/// Marks listed; the rest is counted.
const MOST: usize = 8;

/// The first telling of an event, once for each article that has it in the same words, and one telling of each other article.
pub(crate) fn tellers(entry: &TimelineEntry) -> (Vec<&Span>, Vec<&Span>) {
    let words = entry.mentions.first().map_or("", |m| m.event.exact());
    let (same, other): (Vec<&Span>, Vec<&Span>) = entry.mentions.iter().map(|m| &m.event).partition(|s| s.exact() == words);
    let mut known = BTreeSet::new();
    let first = same.into_iter().filter(|s| known.insert(s.article())).collect();
    let others = other.into_iter().filter(|s| known.insert(s.article())).collect();
    (first, others)
}

/// `aussi : [RT PO]`, of many the first ones; empty for none.
pub(crate) fn also(view: &View, others: &[&Span]) -> String {
    if others.is_empty() {
        return String::new();
    }
    let marks: Vec<&str> = others.iter().take(MOST).map(|s| view.mark(s.article())).collect();
    let more = if others.len() > MOST { format!(" +{}", others.len() - MOST) } else { String::new() };
    format!("{}[{}{more}]", view.ui.pick("aussi : ", "also: "), marks.join(" "))
}
