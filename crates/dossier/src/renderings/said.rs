//! What somebody is reported to have said, read for comparing: its words, which of them stand between quotation marks,
//! and how rare its content words are among all that is said in the story.

use crate::context::Context;
use crate::words::{Reader, is_negation};
use foldhash::{HashMap, HashMapExt, HashSet, HashSetExt};
use recoupe_lang::{TokenKind, fold, tokens};
use recoupe_model::{Lang, Piece, SpeechKind, Statement};
use std::cmp::Ordering;
use std::collections::BTreeSet;
use std::sync::OnceLock;

/// Words looked at of one statement; a quotation in the press has some 20, a speech in full is no rendering.
const MOST: usize = 400;

/// Double quotation marks that open, in the languages that the program reads.
const OPENING: [char; 4] = ['«', '“', '„', '"'];

/// A word as said.
pub(super) struct Heard {
    pub(super) piece: Piece,
    /// Number of the folded word in the story.
    pub(super) folded: u32,
    /// Between quotation marks: the speaker's own word, says the outlet.
    pub(super) marked: bool,
    /// Has it a content stem (it is no function word)?
    pub(super) content: bool,
    /// Which piece of an utterance that narration breaks.
    pub(super) part: usize,
}

/// A content stem at a word.
#[derive(Clone, Copy)]
pub(super) struct Stem {
    pub(super) stem: usize,
    /// Index into the words.
    pub(super) word: usize,
    pub(super) marked: bool,
}

/// A statement.
pub(super) struct Said {
    pub(super) article: usize,
    pub(super) statement: usize,
    pub(super) lang: Option<Lang>,
    pub(super) kind: SpeechKind,
    pub(super) content: Piece,
    /// The story's entity of its speaker.
    pub(super) speaker: Option<usize>,
    pub(super) words: Vec<Heard>,
    pub(super) stems: Vec<Stem>,
    pub(super) negated: bool,
    /// Its numbers, digits as they stand.
    pub(super) numbers: BTreeSet<String>,
    /// Weight of the words between marks, where there are any, or else of all.
    pub(super) least: f64,
    /// What there is to share with it: of all its words, and of those between marks.
    pub(super) stock: [Stock; 2],
    /// Words of its speaker's name, once they were asked for; `None` where nobody is named.
    pub(super) name: OnceLock<Option<Vec<String>>>,
}

/// The content stems of a statement, in order of their numbers, as often as they stand there.
#[derive(Default)]
pub(super) struct Stock {
    stems: Vec<usize>,
    /// What they weigh.
    pub(super) weight: f64,
}

impl Stock {
    fn of(stems: &[Stem], marked: bool) -> Self {
        let mut stems: Vec<usize> = stems.iter().filter(|s| s.marked || !marked).map(|s| s.stem).collect();
        stems.sort_unstable();
        Self { stems, weight: 0.0 }
    }

    /// What two share at most in whatever order, as a part of the lighter one: a bound that takes little time, where sequences take much.
    pub(super) fn share_at_most(&self, other: &Self, story: &Story) -> f64 {
        let (mut a, mut b) = (self.stems.iter().peekable(), other.stems.iter().peekable());
        let mut both = 0.0;
        while let (Some(x), Some(y)) = (a.peek(), b.peek()) {
            match x.cmp(y) {
                Ordering::Less => _ = a.next(),
                Ordering::Greater => _ = b.next(),
                Ordering::Equal => {
                    both += story.rarity(**x);
                    a.next();
                    b.next();
                }
            }
        }
        let least = self.weight.min(other.weight);
        // sums in another order differ by their last bits
        if least > 0.0 { both / least + 1e-6 } else { 0.0 }
    }
}

/// All statements of a story, and how rare their words are.
pub(super) struct Story {
    pub(super) said: Vec<Said>,
    /// By stem, from 0 (everybody says it) to 1 (no more than two say it).
    rarity: Vec<f64>,
}

impl Story {
    pub(super) fn new(desk: &Context) -> Self {
        let mut folded: HashMap<String, u32> = HashMap::new();
        let mut stems: HashMap<String, usize> = HashMap::new();
        let mut said = Vec::new();
        for (article, analysis) in desk.analyses.iter().enumerate() {
            let reader = Reader::new(desk.articles[article].lang);
            for (n, s) in analysis.statements.iter().enumerate() {
                let read = read(desk, (article, n, s), &reader, &mut folded, &mut stems);
                if !read.words.is_empty() {
                    said.push(read);
                }
            }
        }
        // copies of a dispatch say no more than it does: the same words count once
        let mut held_by = vec![0_u32; stems.len()];
        let mut known: HashSet<Vec<u32>> = HashSet::new();
        for s in &said {
            if known.insert(s.words.iter().map(|w| w.folded).collect()) {
                for stem in s.stems.iter().map(|x| x.stem).collect::<BTreeSet<_>>() {
                    held_by[stem] += 1;
                }
            }
        }
        let all = known.len() as f64 + 1.0;
        let most = (all / 2.5).ln();
        let rarity = held_by.iter().map(|n| if most > 0.0 { ((all / (f64::from(*n) + 0.5)).ln() / most).clamp(0.0, 1.0) } else { 1.0 });
        let mut story = Self { rarity: rarity.collect(), said: Vec::new() };
        for s in &mut said {
            let weight = |marked: bool| -> f64 { s.stems.iter().filter(|x| x.marked || !marked).map(|x| story.rarity(x.stem)).sum() };
            (s.stock[0].weight, s.stock[1].weight) = (weight(false), weight(true));
            s.least = s.stock[usize::from(s.stems.iter().any(|x| x.marked))].weight;
        }
        story.said = said;
        story
    }

    /// How rare a stem is.
    pub(super) fn rarity(&self, stem: usize) -> f64 {
        self.rarity.get(stem).copied().unwrap_or(0.0)
    }
}

fn read(
    desk: &Context,
    (article, statement, s): (usize, usize, &Statement),
    reader: &Reader,
    folded: &mut HashMap<String, u32>,
    stems: &mut HashMap<String, usize>,
) -> Said {
    let lang = desk.articles[article].lang;
    let whole = [s.content];
    let parts: &[Piece] = if s.parts.is_empty() || s.kind != SpeechKind::Direct { &whole } else { &s.parts };
    let mut said = Said {
        article,
        statement,
        lang,
        kind: s.kind,
        content: s.content,
        speaker: desk.entity(article, s.speaker.and_then(|v| v.entity)),
        words: Vec::new(),
        stems: Vec::new(),
        negated: false,
        numbers: BTreeSet::new(),
        least: 0.0,
        stock: Default::default(),
        name: OnceLock::new(),
    };
    for (part, piece) in parts.iter().enumerate() {
        let text = desk.words(article, *piece);
        let before = desk.words(article, Piece::new(0, piece.start)).trim_end().ends_with(OPENING);
        let marked = if s.kind == SpeechKind::Mixed { between_marks(text, before) } else { Vec::new() };
        for token in tokens(text, 0) {
            if token.kind == TokenKind::Mark || said.words.len() == MOST {
                continue;
            }
            let word = &text[token.piece.range()];
            let small = fold(word);
            // French "ne" is half of a negation, or none at all
            said.negated |= is_negation(&small) && small != "ne" && small != "n'";
            if token.kind == TokenKind::Number {
                said.numbers.insert(small.chars().filter(char::is_ascii_digit).collect());
            }
            let marked = s.kind == SpeechKind::Direct || marked.iter().any(|m| m.contains(&token.piece));
            let mut content = false;
            for stem in reader.stems(word) {
                let next = stems.len();
                let stem = *stems.entry(stem).or_insert(next);
                said.stems.push(Stem { stem, word: said.words.len(), marked });
                content = true;
            }
            let next = folded.len() as u32;
            let folded = *folded.entry(small).or_insert(next);
            let piece = Piece::new(piece.start + token.piece.start, piece.start + token.piece.end);
            said.words.push(Heard { piece, folded, marked, content, part });
        }
    }
    said.stock = [false, true].map(|marked| Stock::of(&said.stems, marked));
    said
}

/// What stands between double quotation marks, bytes of the text; a mark that is not closed runs to the end, and one
/// that only closes begins at the start. `before`: a mark opens right before the text.
fn between_marks(text: &str, before: bool) -> Vec<Piece> {
    let mut out = Vec::new();
    let mut open: Option<usize> = before.then_some(0);
    let mut closed_before = false;
    for (at, c) in text.char_indices() {
        let closes = match open {
            Some(_) => matches!(c, '»' | '”' | '"' | '“'),
            None => matches!(c, '»' | '”') && !closed_before,
        };
        if closes {
            out.push(Piece::new(open.take().unwrap_or(0), at));
            closed_before = true;
        } else if open.is_none() && OPENING.contains(&c) {
            open = Some(at + c.len_utf8());
            closed_before = true;
        }
    }
    if let Some(start) = open {
        out.push(Piece::new(start, text.len()));
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_between_marks() {
        let of = |text: &'static str| -> Vec<&str> { between_marks(text, false).into_iter().map(|p| text[p.range()].trim()).collect() };
        assert_eq!(of("le plan est « mort », ou « presque »"), ["mort", "presque"]);
        assert_eq!(of("the vote was \"too close to call"), ["too close to call"]);
        assert_eq!(of("a fine day” for the harbour"), ["a fine day"]);
        assert_eq!(of("der Hafen sei „offen“, hieß es"), ["offen"]);
        assert_eq!(of("no marks at all"), [] as [&str; 0]);
        assert_eq!(between_marks("bread, not theatre", true), [Piece::new(0, 18)]);
        assert_eq!(between_marks("a fine day\" for the harbour", true), [Piece::new(0, 10)]);
    }
}
