//! Stories of different languages that are one, among a few full articles: too few to tell rare words from
//! common ones, so the names decide, by their keys.

use crate::vectors::opens_sentence;
use crate::when::{DAY, Minute};
use crate::{Report, hash, romanise};
use recoupe_lang::{TokenKind, fold, tokens};
use std::collections::BTreeSet;

/// Letters of a key at least: shorter ones meet by chance.
const SHORTEST: usize = 4;

/// What reports of one event share in all languages.
struct Marks {
    /// Keys of names.
    names: BTreeSet<u64>,
    /// Numbers too great for a day of the month, years apart.
    numbers: BTreeSet<u64>,
}

/// A number is a mark from here on: smaller ones are days, ages and counts that meet by chance.
const LEAST_NUMBER: u64 = 32;

/// The numbers of a report's text that count something in it; one behind a name belongs to that ("Airbus 380", "S&P 500").
fn numbers(report: &Report<'_>) -> BTreeSet<u64> {
    let all = tokens(report.text, 0);
    let word = |n: usize| &report.text[all[n].piece.range()];
    let counts =
        |n: &usize| all[*n].kind == TokenKind::Number && !(*n > 0 && word(n - 1).starts_with(|c: char| c.is_uppercase() || c == '-'));
    let read = (0..all.len()).filter(counts).filter_map(|n| word(n).parse::<u64>().ok());
    read.filter(|n| *n >= LEAST_NUMBER && !(1900..2100).contains(n)).collect()
}

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
/// Where they share numbers, too, so many names are enough beside them.
/// Of 360 pairs of one event 271 pass so, 245 by names alone; of 75 of a Russian and an English report 39 and 30; of 408 of other events
/// within [`DAYS`] (one firm's news) 4 and 2, of 5,550 of any other none.
const LEAST_NAMES: usize = 3;
/// Days between two stories at most.
const DAYS: i64 = 14;

/// Joins stories (indices into `reports`, and minutes of publication) that have no language in common when at
/// least half the reports of the smaller one have a counterpart in the larger.
pub(crate) fn join(reports: &[Report<'_>], at: &[Option<Minute>], stories: Vec<Vec<usize>>) -> Vec<Vec<usize>> {
    let marks: Vec<Marks> = reports.iter().map(|r| Marks { names: names(r), numbers: numbers(r) }).collect();
    let mut joined: Vec<Vec<usize>> = Vec::new();
    for story in stories {
        match joined.iter_mut().find(|other| same(reports, at, &marks, &story, other)) {
            Some(home) => home.extend(story),
            None => joined.push(story),
        }
    }
    for story in &mut joined {
        story.sort_by(|a, b| at[*a].unwrap_or(i64::MAX).cmp(&at[*b].unwrap_or(i64::MAX)).then_with(|| reports[*a].by_words(&reports[*b])));
    }
    joined
}

fn same(reports: &[Report<'_>], at: &[Option<Minute>], marks: &[Marks], a: &[usize], b: &[usize]) -> bool {
    let (small, large) = if a.len() <= b.len() { (a, b) } else { (b, a) };
    let near = |x: usize, y: usize| match (at[x], at[y]) {
        (Some(x), Some(y)) => (x - y).abs() <= DAYS * DAY,
        _ => true,
    };
    let counterpart = |x: usize| large.iter().any(|y| reports[x].lang != reports[*y].lang && near(x, *y) && share(&marks[x], &marks[*y]));
    small.iter().filter(|x| counterpart(**x)).count() * 2 >= small.len()
}

#[allow(clippy::cast_precision_loss)]
fn share(a: &Marks, b: &Marks) -> bool {
    let both = a.names.intersection(&b.names).count();
    let numbers = a.numbers.intersection(&b.numbers).count();
    let enough = both >= LEAST || both >= LEAST_NAMES && both + numbers >= LEAST;
    enough && both as f64 >= SHARE * a.names.len().min(b.names.len()) as f64
}

#[cfg(test)]
mod tests {
    use super::*;
    use recoupe_model::Lang;

    fn report(lang: Lang, text: &str) -> Report<'_> {
        let published = Some("2031-03-05");
        Report { id: "", lang: Some(lang), url: None, outlet: None, published, title: "", text, article: None }
    }

    #[test]
    fn names_lead_from_one_language_to_another() {
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

    #[test]
    fn numbers_help_where_there_are_few_names() {
        fn stories(text: &str) -> usize {
            let french = "À bord du train de Morvane se trouvaient 212 passagers, dont 64 blessés, dit Odile Ferrant à la gare de Tresny.";
            join(&[report(Lang::FR, french), report(Lang::EN, text)], &[None, None], vec![vec![0], vec![1]]).len()
        }
        assert_eq!(stories("The train to Morvane had 212 on board, 64 of them hurt, Odile Ferrant said at Tresny station."), 1);
        assert_eq!(stories("The train to Morvane had 118 on board, 37 of them hurt, Odile Ferrant said at Tresny station."), 2);
        assert_eq!(
            stories("The Varno 212 train to Morvane, a Varno 64, is old, Odile Ferrant said at Tresny station."),
            2,
            "types of trains"
        );
    }
}
