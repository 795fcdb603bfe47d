//! Stories of different languages that are one, among a few full articles: too few to tell rare words from
//! common ones, so the names decide, by their keys.

use crate::vectors::opens_sentence;
use crate::when::{DAY, Minute};
use crate::{Report, hash, romanise};
use recoupe_lang::{TokenKind, fold, tokens};
use std::collections::BTreeSet;

/// Letters of a key at least: shorter ones meet by chance.
const SHORTEST: usize = 4;

/// Keys of the names of a report's text: capitalised words that do not begin a
/// sentence and stand nowhere in small letters (German nouns do not, so the other language's names decide).
fn names(report: &Report<'_>) -> BTreeSet<u64> {
    let mut found = BTreeSet::new();
    let lower: BTreeSet<String> = tokens(report.text, 0)
        .iter()
        .map(|t| &report.text[t.piece.range()])
        .filter(|w| w.starts_with(char::is_lowercase))
        .map(fold)
        .collect();
    for line in report.text.lines() {
        let mut start = true;
        for t in tokens(line, 0) {
            let word = &line[t.piece.range()];
            if t.kind == TokenKind::Mark {
                start |= opens_sentence(word);
                continue;
            }
            if t.kind == TokenKind::Word && !start && word.starts_with(char::is_uppercase) && !lower.contains(&fold(word)) {
                // the first letter is kept, in one alphabet: vowels at the head are one class in the key
                let first = romanise::first_letter(word);
                found.extend(romanise::key(word).filter(|k| k.len() >= SHORTEST).map(|k| hash::of(&format!("{k}{first:?}"))));
            }
            start = false;
        }
    }
    found
}

/// Names that two reports must share, and their least share of the smaller set. Of 21,240 pairs of reports in
/// two languages about other events (MEANTIME, one firm's news for years), 1 in 900 passes; of 360 about the
/// same event, 7 in 10.
const LEAST: usize = 5;
const SHARE: f64 = 0.4;
/// Days between two stories at most.
const DAYS: i64 = 14;

/// Joins stories (indices into `reports`, and minutes of publication) that have no language in common when at
/// least half the reports of the smaller one have a counterpart in the larger.
pub(crate) fn join(reports: &[Report<'_>], at: &[Option<Minute>], stories: Vec<Vec<usize>>) -> Vec<Vec<usize>> {
    let names: Vec<BTreeSet<u64>> = reports.iter().map(names).collect();
    let mut joined: Vec<Vec<usize>> = Vec::new();
    for story in stories {
        match joined.iter_mut().find(|other| same(reports, at, &names, &story, other)) {
            Some(home) => home.extend(story),
            None => joined.push(story),
        }
    }
    for story in &mut joined {
        story.sort_by(|a, b| at[*a].unwrap_or(i64::MAX).cmp(&at[*b].unwrap_or(i64::MAX)).then_with(|| reports[*a].by_words(&reports[*b])));
    }
    joined
}

fn same(reports: &[Report<'_>], at: &[Option<Minute>], names: &[BTreeSet<u64>], a: &[usize], b: &[usize]) -> bool {
    let (small, large) = if a.len() <= b.len() { (a, b) } else { (b, a) };
    let near = |x: usize, y: usize| match (at[x], at[y]) {
        (Some(x), Some(y)) => (x - y).abs() <= DAYS * DAY,
        _ => true,
    };
    let counterpart =
        |x: usize| large.iter().any(|y| reports[x].lang != reports[*y].lang && near(x, *y) && share_names(&names[x], &names[*y]));
    small.iter().filter(|x| counterpart(**x)).count() * 2 >= small.len()
}

#[allow(clippy::cast_precision_loss)]
fn share_names(a: &BTreeSet<u64>, b: &BTreeSet<u64>) -> bool {
    let both = a.intersection(b).count();
    both >= LEAST && both as f64 >= SHARE * a.len().min(b.len()) as f64
}

#[cfg(test)]
mod tests {
    use super::*;
    use recoupe_model::Lang;

    #[test]
    fn names_lead_from_one_language_to_another() {
        let report = |lang, text| Report {
            id: "",
            lang: Some(lang),
            url: None,
            outlet: None,
            published: Some("2031-03-05"),
            title: "",
            text,
            article: None,
        };
        let reports = [
            report(Lang::FR, "La maire de Morvane, Odile Ferrant, a reçu mardi Piotr Kalinski et Bernd Vogtmann au barrage de Tresny."),
            report(Lang::EN, "The mayor of Morvane, Odile Ferrant, met Piotr Kalinski and Bernd Vogtmann at the Tresny dam on Tuesday."),
            report(
                Lang::DE,
                "Am Dienstag sprach in Hallstedt der Minister Karl Anders mit Jutta Brandner über die neue Brücke von Lauenau.",
            ),
            report(
                Lang::RU,
                "Во вторник у плотины Тресны мэр города Морване Одиль Феррант и эксперты Пётр Калинский и Бернд Фогтман осмотрели её.",
            ),
        ];
        let at: Vec<Option<Minute>> = reports.iter().map(|r| r.published.and_then(crate::when::minute)).collect();
        let joined = join(&reports, &at, vec![vec![0], vec![1], vec![2], vec![3]]);
        assert_eq!(joined, [vec![0, 1, 3], vec![2]], "in another script, too");
    }
}
