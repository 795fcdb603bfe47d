//! Words gained and lost: the runs that all renderings have, and those that only some have, as runs that a reader
//! understands. A single "the" between two changes is no common ground; a lone article or "qu'" is no change.

use crate::context::Context;
use crate::renderings::said::{Heard, Said};
use crate::statements;
use crate::words::{is_negation, rows};
use foldhash::{HashMap, HashMapExt, HashSet};
use recoupe_lang::fold;
use recoupe_model::contract::Change;
use recoupe_model::{Piece, SpeechKind};
use std::collections::BTreeMap;
use std::sync::LazyLock;

/// Common words without a content word hold two changes apart only if they are so many.
const BRIDGE: usize = 3;
/// Words that say nothing when they come or go alone, by language: determiners and prepositions.
static LIGHT: LazyLock<HashMap<&'static str, HashSet<&'static str>>> = LazyLock::new(|| {
    let mut lists: HashMap<&str, HashSet<&str>> = HashMap::new();
    for list in [include_str!("../../data/determiner_words.tsv"), include_str!("../../data/preposition_words.tsv")] {
        for (lang, words) in rows(list) {
            lists.entry(lang).or_default().extend(words.split(' '));
        }
    }
    lists
});
/// What introduces a clause, in the languages of the lists.
const INTRODUCING: [&str; 5] = ["que", "that", "dass", "che", "что"];

/// Runs of words that all articles of a group have, as the fullest rendering writes them; and for each statement
/// the runs that others lack. Only renderings in one language are held against one another, the one that most are in.
pub(super) fn compare(desk: &Context, group: &[&Said]) -> (Vec<String>, Vec<Change>) {
    let mut tongues: BTreeMap<Option<&str>, usize> = BTreeMap::new();
    for s in group {
        *tongues.entry(s.lang.as_ref().map(|l| l.code())).or_default() += 1;
    }
    let most = tongues.iter().max_by_key(|(_, n)| **n).map(|(lang, _)| *lang).unwrap_or_default();
    let group: Vec<&Said> = group.iter().filter(|s| s.lang.as_ref().map(|l| l.code()) == most).copied().collect();
    let fullest = |s: &&&Said| (s.kind == SpeechKind::Direct, s.words.len(), std::cmp::Reverse((s.article, s.statement)));
    let Some(base) = group.iter().max_by_key(fullest).copied() else { return Default::default() };
    // article → which words of the base it has
    let mut had: BTreeMap<usize, Vec<bool>> = BTreeMap::new();
    let mut changed: Vec<Change> = Vec::new();
    let mut own: BTreeMap<(usize, usize), Vec<bool>> = BTreeMap::new();
    let mut known: HashMap<Vec<u32>, (Vec<bool>, Vec<bool>)> = HashMap::new();
    for s in group.iter().filter(|s| (s.article, s.statement) != (base.article, base.statement)) {
        let words: Vec<u32> = s.words.iter().map(|w| w.folded).collect();
        let (of_base, of_this) = known.entry(words).or_insert_with(|| common(&base.words, &s.words)).clone();
        own.insert((s.article, s.statement), of_this);
        if s.article != base.article {
            let all = had.entry(s.article).or_insert_with(|| vec![false; base.words.len()]);
            all.iter_mut().zip(&of_base).for_each(|(a, b)| *a |= b);
        }
    }
    if had.is_empty() {
        return Default::default();
    }
    let in_all: Vec<bool> = (0..base.words.len()).map(|n| had.values().all(|h| h[n])).collect();
    let kept = runs(desk, base, &in_all, true).into_iter().map(|p| desk.words(base.article, p).to_owned()).collect();
    // what at least one other has is not what only this one has
    own.insert((base.article, base.statement), (0..base.words.len()).map(|n| had.values().any(|h| h[n])).collect());
    for s in &group {
        let Some(flags) = own.get(&(s.article, s.statement)) else { continue };
        for piece in runs(desk, s, &flags.iter().map(|f| !f).collect::<Vec<_>>(), false) {
            changed.extend(desk.cut(s.article, piece).map(|span| Change { statement: statements::id(s.article, s.statement), span }));
        }
    }
    (kept, changed)
}

/// Which words of each the other has, in order; islands of function words left out.
fn common(a: &[Heard], b: &[Heard]) -> (Vec<bool>, Vec<bool>) {
    let width = b.len() + 1;
    let mut longest = vec![0_u16; (a.len() + 1) * width];
    for i in (0..a.len()).rev() {
        for j in (0..b.len()).rev() {
            longest[i * width + j] = if a[i].folded == b[j].folded {
                longest[(i + 1) * width + j + 1] + 1
            } else {
                longest[(i + 1) * width + j].max(longest[i * width + j + 1])
            };
        }
    }
    let (mut i, mut j) = (0, 0);
    let mut blocks: Vec<Vec<(usize, usize)>> = Vec::new();
    while i < a.len() && j < b.len() {
        if a[i].folded == b[j].folded {
            match blocks.last_mut() {
                Some(block) if block.last().is_some_and(|l| *l == (i.wrapping_sub(1), j.wrapping_sub(1))) => block.push((i, j)),
                _ => blocks.push(vec![(i, j)]),
            }
            (i, j) = (i + 1, j + 1);
        } else if longest[(i + 1) * width + j] >= longest[i * width + j + 1] {
            i += 1;
        } else {
            j += 1;
        }
    }
    let (mut of_a, mut of_b) = (vec![false; a.len()], vec![false; b.len()]);
    for block in blocks.iter().filter(|x| x.len() >= BRIDGE || x.iter().any(|(i, _)| a[*i].content)) {
        for &(i, j) in block {
            (of_a[i], of_b[j]) = (true, true);
        }
    }
    (of_a, of_b)
}

/// Runs of neighbouring words that are flagged and that say something.
fn runs(desk: &Context, said: &Said, flags: &[bool], kept: bool) -> Vec<Piece> {
    let mut out: Vec<Vec<usize>> = Vec::new();
    for n in (0..said.words.len()).filter(|n| flags[*n]) {
        match out.last_mut() {
            Some(run) if run.last().is_some_and(|l| *l + 1 == n) && said.words[n - 1].part == said.words[n].part => run.push(n),
            _ => out.push(vec![n]),
        }
    }
    let light = said.lang.as_ref().and_then(|l| LIGHT.get(l.code()));
    let text = |n: usize| desk.words(said.article, said.words[n].piece);
    let elided = |n: usize| text(n).ends_with(['\'', '’']);
    let says_nothing = |n: usize| {
        let word = fold(text(n));
        let small = word.chars().count() < 2 && !word.starts_with(|c: char| c.is_ascii_digit());
        !is_negation(&word)
            && (elided(n) || small || INTRODUCING.contains(&word.as_str()) || light.is_some_and(|l| l.contains(word.as_str())))
    };
    let mut pieces = Vec::new();
    for mut run in out {
        // "qu'" and "of the" belong to what follows
        while run.last().is_some_and(|n| elided(*n)) {
            run.pop();
        }
        let heavy = run.iter().rposition(|n| !says_nothing(*n));
        if heavy.is_some_and(|last| run[..=last].iter().any(|n| said.words[*n].content)) {
            run.truncate(heavy.map_or(0, |last| last + 1));
        } else if heavy.is_none() {
            continue;
        }
        let (Some(&first), Some(&last)) = (run.first(), run.last()) else { continue };
        if kept && !run.iter().any(|n| said.words[*n].content) {
            continue;
        }
        let mut piece = Piece::new(said.words[first].piece.start, said.words[last].piece.end);
        if let Some(before) = first.checked_sub(1).filter(|n| elided(*n) && said.words[*n].piece.end == piece.start) {
            piece.start = said.words[before].piece.start;
        }
        pieces.push(bracketed(desk, said, piece));
    }
    pieces
}

/// A piece with the brackets that it opens or closes, or that stand right around it: "to the [bloc]".
fn bracketed(desk: &Context, said: &Said, piece: Piece) -> Piece {
    let before = desk.words(said.article, Piece::new(said.content.start, piece.start.max(said.content.start)));
    let after = desk.words(said.article, Piece::new(piece.end.min(said.content.end), said.content.end));
    let inside = desk.words(said.article, piece);
    let mut piece = piece;
    for (open, close) in [('[', ']'), ('(', ')')] {
        let opened = inside.matches(open).count() > inside.matches(close).count();
        let closed = inside.matches(open).count() < inside.matches(close).count();
        let both = before.ends_with(open) && after.starts_with(close);
        if (opened || both) && after.starts_with(close) {
            piece.end += close.len_utf8();
        }
        if (closed || both) && before.ends_with(open) {
            piece.start -= open.len_utf8();
        }
    }
    piece
}
