//! The points that several outlets have, as every form of the page lists them, and the line that each is known by.

use crate::view::View;
use foldhash::{HashSet, HashSetExt};
use recoupe_model::Span;
use recoupe_model::contract::{Point, Relation};

/// The points that several outlets have, most carried first.
pub(crate) fn shared<'a>(view: &View<'a>) -> Vec<&'a Point> {
    let mut shared: Vec<&Point> = view.story.points.iter().filter(|p| p.relation != Relation::Single && p.outlets.len() > 1).collect();
    shared.sort_by_key(|p| std::cmp::Reverse((p.origins, p.outlets.len())));
    shared
}

/// The line that stands for each point, in their order: its first that stands for none before it, since points may overlap
/// and rows with one line can't be told apart; where all do, its first.
pub(crate) fn lines<'a>(points: &[&'a Point]) -> impl Iterator<Item = Option<&'a Span>> {
    let mut taken: HashSet<(&str, usize, usize)> = HashSet::new();
    points.iter().map(move |point| {
        let own = point.spans.iter().find(|s| !taken.contains(&(s.article(), s.start(), s.end())));
        let line = own.or_else(|| point.spans.first());
        taken.extend(line.map(|s| (s.article(), s.start(), s.end())));
        line
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use recoupe_model::{Piece, Text};

    #[test]
    fn rows_that_overlap_are_known_by_lines_of_their_own() {
        let text = Text::new("abc");
        let span = |n: usize| Span::cut("a", &text, Piece::new(n, n + 1)).expect("lies in the text");
        let point = |spans: Vec<Span>| Point {
            id: String::new(),
            spans,
            relation: Relation::Elaborates,
            links: [].into(),
            outlets: vec![],
            origins: 2,
            absent: vec![],
            order: None,
        };
        let points = [point(vec![span(0), span(1)]), point(vec![span(0), span(2)]), point(vec![span(0), span(2)])];
        let named: Vec<&str> = lines(&points.iter().collect::<Vec<_>>()).flatten().map(Span::exact).collect();
        assert_eq!(named, ["a", "c", "a"], "where all have stood, the first stands again");
        assert_eq!(lines(&[&point(vec![])]).collect::<Vec<_>>(), [None]);
    }
}
