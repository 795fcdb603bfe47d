//! Short marks of articles: a few letters of the outlet's name, numbered where it has several articles.

use recoupe_model::contract::ArticleRecord;
use std::collections::{BTreeMap, BTreeSet};

/// What a reader calls the outlet: its name, its domain, or the file. The same label stands in the JSON's `points`.
pub(crate) fn label(article: &ArticleRecord) -> &str {
    let file = || article.input.rsplit('/').next().unwrap_or(&article.input);
    article.outlet.name.as_deref().or(article.outlet.domain.as_deref()).unwrap_or_else(file)
}

/// Whether something in page, address or metadata says whose report it is; else a file's name stands for it.
pub(crate) fn is_known(article: &ArticleRecord) -> bool {
    article.outlet.name.is_some() || article.outlet.domain.is_some()
}

/// One mark an article, no two alike.
pub(crate) fn marks(articles: &[&ArticleRecord]) -> Vec<String> {
    let mut of_label: BTreeMap<&str, (String, usize)> = BTreeMap::new();
    let mut taken: BTreeSet<String> = BTreeSet::new();
    articles
        .iter()
        .map(|a| {
            let label = label(a);
            if let Some((mark, seen)) = of_label.get_mut(label) {
                *seen += 1;
                let numbered = format!("{mark}{seen}");
                taken.insert(numbered.clone());
                return numbered;
            }
            let numbers = (2..).map(|n| format!("{}{n}", letters(label, 2)));
            let mark = tries(a, label).into_iter().chain(numbers).find(|m| !m.is_empty() && !taken.contains(m)).unwrap_or_default();
            taken.insert(mark.clone());
            of_label.insert(label, (mark.clone(), 1));
            mark
        })
        .collect()
}

/// First letters and digits, as capitals.
fn letters(label: &str, n: usize) -> String {
    let found: String = label.chars().filter(|c| c.is_alphanumeric()).take(n).collect::<String>().to_uppercase();
    if found.is_empty() { "?".to_owned() } else { found }
}

/// Marks that suit an outlet, best first.
fn tries(article: &ArticleRecord, label: &str) -> Vec<String> {
    let mut tries = Vec::new();
    if !is_known(article) {
        // a file is known to the reader by how its name begins: `003_ledger.txt` is 003
        let stem: String = label.chars().take_while(|c| c.is_alphanumeric()).take(4).collect();
        tries.push(stem.to_uppercase());
    }
    let plain = label.chars().filter(|c| c.is_alphanumeric()).count();
    if plain <= 4 && !label.chars().any(char::is_lowercase) {
        tries.push(letters(label, 4));
    }
    let words = label.split(|c: char| !c.is_alphanumeric()).filter_map(|w| w.chars().next());
    let initials: String = words.filter(|c| c.is_uppercase()).take(3).collect();
    if initials.chars().count() >= 2 {
        tries.push(initials);
    }
    tries.extend([letters(label, 2), letters(label, 3), letters(label, 4)]);
    tries
}
