//! Which texts hold the same words: shingles of four words, quotations apart (what somebody said in
//! public may stand in every independent report).

use crate::Report;
use foldhash::{HashMap, HashMapExt};
use recoupe_lang::{TokenKind, fold, tokens};
use recoupe_model::Piece;
use std::collections::BTreeSet;

/// Words of a shingle.
const WORDS: usize = 4;
/// Fewer shingles than this say nothing.
const LEAST: usize = 8;
/// A shingle that stands in more texts is compared with its first text only: it is a formula, which alone is too short to
/// count, or all these texts are copies of one, which the first one shows as well as all pairs would.
const MOST_TEXTS: usize = 40;
/// A shared passage is evidence from this many words on.
const EVIDENCE_WORDS: usize = 12;

/// Passages an article is shown to share with earlier ones.
const SHOWN: usize = 20;

/// A word of a text.
struct Word {
    piece: Piece,
    quoted: bool,
    hash: u64,
}

struct TextWords {
    words: Vec<Word>,
    shingles: HashMap<u64, usize>,
    names: BTreeSet<u64>,
}

/// The words of all texts, and where each shingle stands.
pub(crate) struct Passages {
    texts: Vec<TextWords>,
}

/// What two texts share.
pub(crate) struct SharedPair {
    /// Index into the articles asked for.
    pub a: usize,
    /// Index into the articles asked for, above `a`.
    pub b: usize,
    /// The longest passage, where both are articles whose text can be shown.
    pub longest: Option<SharedPassage>,
}

/// The same words in two articles.
pub(crate) struct SharedPassage {
    /// Index of the report.
    pub a: usize,
    /// Where in its article.
    pub piece_a: Piece,
    /// Index of the other report.
    pub b: usize,
    /// Where in the other article.
    pub piece_b: Piece,
}

impl Passages {
    /// Reads all reports once.
    pub(crate) fn new(reports: &[Report<'_>]) -> Self {
        Self { texts: reports.iter().map(read).collect() }
    }

    /// The pairs of `articles` of which so much of the shorter text stands in the other one, in order.
    pub(crate) fn pairs(&self, articles: &[usize], share: f64) -> Vec<SharedPair> {
        let mut holders: HashMap<u64, Vec<u32>> = HashMap::new();
        for (n, &article) in articles.iter().enumerate() {
            for shingle in self.texts[article].shingles.keys() {
                holders.entry(*shingle).or_default().push(u32::try_from(n).unwrap_or(u32::MAX));
            }
        }
        let mut out = Vec::new();
        // of each article the passages shared with the first ones that hold its words: what a reader is shown
        let mut shown = vec![0; articles.len()];
        // what one article shares with each later one: laid out row by row, since near copies share millions of shingles
        let mut row = vec![0_usize; articles.len()];
        let mut touched: Vec<usize> = Vec::new();
        let pairs = (0..articles.len()).flat_map(|a| {
            for texts in self.texts[articles[a]].shingles.keys().filter_map(|shingle| holders.get(shingle)) {
                let own = texts.partition_point(|t| (*t as usize) < a);
                let later = if own == 0 || texts.len() <= MOST_TEXTS { texts.get(own + 1..).unwrap_or_default() } else { &[] };
                for b in later.iter().map(|b| *b as usize) {
                    if row[b] == 0 {
                        touched.push(b);
                    }
                    row[b] += 1;
                }
            }
            touched.sort_unstable();
            touched.drain(..).map(|b| (a, b, std::mem::take(&mut row[b]))).collect::<Vec<_>>()
        });
        for (a, b, count) in pairs {
            let (x, y) = (articles[a], articles[b]);
            let least = self.texts[x].shingles.len().min(self.texts[y].shingles.len());
            #[allow(clippy::cast_precision_loss)]
            let shared = count as f64 / least.max(1) as f64;
            if least < LEAST || shared < share {
                continue;
            }
            let longest = if shown[b] < SHOWN { self.longest(x, y) } else { None };
            shown[b] += 1;
            out.push(SharedPair { a, b, longest });
        }
        out
    }

    /// How many of the names and numbers of the poorer text stand in the other one, 0 to 1.
    pub(crate) fn same_names(&self, a: usize, b: usize) -> f64 {
        let (a, b) = (&self.texts[a].names, &self.texts[b].names);
        let least = a.len().min(b.len());
        #[allow(clippy::cast_precision_loss)]
        if least < 3 { 0.0 } else { a.intersection(b).count() as f64 / least as f64 }
    }

    /// The longest passage of two of the texts, where it is long enough to show.
    pub(crate) fn longest(&self, x: usize, y: usize) -> Option<SharedPassage> {
        let (a, b) = (&self.texts[x], &self.texts[y]);
        let (mut best, mut at) = (0, (0, 0));
        let mut i = 0;
        while i + WORDS <= a.words.len() {
            let run = shingle(&a.words[i..i + WORDS])
                .and_then(|s| b.shingles.get(&s))
                .map_or(0, |&j| a.words[i..].iter().zip(&b.words[j..]).take_while(|(v, w)| v.hash == w.hash).count());
            if run > best {
                (best, at) = (run, (i, a_start(b, a, i)));
            }
            i += run.max(1);
        }
        let (i, j) = at;
        (best >= EVIDENCE_WORDS).then(|| SharedPassage {
            a: x,
            piece_a: a.words[i].piece.cover(&a.words[i + best - 1].piece),
            b: y,
            piece_b: b.words[j].piece.cover(&b.words[j + best - 1].piece),
        })
    }
}

fn a_start(b: &TextWords, a: &TextWords, i: usize) -> usize {
    shingle(&a.words[i..i + WORDS]).and_then(|s| b.shingles.get(&s)).copied().unwrap_or(0)
}

fn read(report: &Report<'_>) -> TextWords {
    let mut words = Vec::new();
    let mut names = BTreeSet::new();
    match report.article {
        Some(article) => {
            for piece in article.paragraphs() {
                push(article.text.slice(piece), piece.start, &mut words, &mut names);
            }
        }
        None if report.text.trim().is_empty() => push(report.title, 0, &mut words, &mut names),
        None => push(report.text, 0, &mut words, &mut names),
    }
    let mut shingles = HashMap::new();
    for (at, window) in words.windows(WORDS).enumerate() {
        if let Some(s) = shingle(window) {
            shingles.entry(s).or_insert(at);
        }
    }
    TextWords { words, shingles, names }
}

fn push(text: &str, offset: usize, words: &mut Vec<Word>, names: &mut BTreeSet<u64>) {
    let mut quoted = false;
    let mut sentence_start = true;
    for token in tokens(text, 0) {
        let word = &text[token.piece.range()];
        if token.kind == TokenKind::Mark {
            match word {
                "«" | "“" | "„" => quoted = true,
                "»" | "”" => quoted = false,
                "\"" => quoted = !quoted,
                _ => {}
            }
            sentence_start |= matches!(word, "." | "!" | "?");
            continue;
        }
        let folded = fold(word);
        let hash = crate::hash::of(&folded);
        let capital = word.starts_with(char::is_uppercase) && !sentence_start;
        if capital && folded.chars().count() > 2 || (token.kind == TokenKind::Number && folded.len() > 1) {
            names.insert(hash);
        }
        sentence_start = false;
        words.push(Word { piece: Piece::new(token.piece.start + offset, token.piece.end + offset), quoted, hash });
    }
}

fn shingle(words: &[Word]) -> Option<u64> {
    if words.iter().any(|w| w.quoted) {
        return None;
    }
    Some(words.iter().fold(0, |h, w| crate::hash::mix(h ^ w.hash)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use recoupe_model::Lang;

    #[test]
    fn copies_are_seen_however_many_there_are() {
        let texts: Vec<String> = (0..3 * MOST_TEXTS)
            .map(|n| {
                format!(
                    "Une digue a cédé dans la nuit à Morvane, noyant deux quartiers du port, a indiqué la préfète Odile Sarrault. \
                     Trois cents habitants ont été conduits au gymnase Belcour. Gazette numéro {n}."
                )
            })
            .collect();
        let report =
            |text| Report { id: "", lang: Some(Lang::FR), url: None, outlet: None, published: None, title: "", text, article: None };
        let reports: Vec<Report<'_>> = texts.iter().map(|t| report(t.as_str())).collect();
        let all: Vec<usize> = (0..reports.len()).collect();
        let pairs = Passages::new(&reports).pairs(&all, 0.8);
        for n in 1..all.len() {
            assert!(pairs.iter().any(|p| (p.a, p.b) == (0, n)), "text {n} is not seen as a copy");
        }
        assert!(pairs.len() < 2 * all.len(), "{} pairs", pairs.len());
    }
}
