//! Lines that say the same in the same words: shown once, with the marks of all that have them.

use foldhash::{HashMap, HashMapExt};

/// Letters and digits of a line, in lower case: what is left when marks, blanks and capitals do not count.
pub(crate) fn bare(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// Groups of items whose key and words are the same, in the order of their first; in each, the order is kept.
pub(crate) fn merge<'a, T: Copy, K: std::hash::Hash + Eq>(items: impl Iterator<Item = T>, of: impl Fn(T) -> (K, &'a str)) -> Vec<Vec<T>> {
    let mut place: HashMap<(K, String), usize> = HashMap::new();
    let mut out: Vec<Vec<T>> = Vec::new();
    for item in items {
        let (key, words) = of(item);
        let next = out.len();
        let at = *place.entry((key, bare(words))).or_insert(next);
        if at == next {
            out.push(vec![item]);
        } else {
            out[at].push(item);
        }
    }
    out
}
