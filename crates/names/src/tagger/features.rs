//! What the tagger looks at in a word: its spelling, its neighbours, the word lists, and the rest of
//! the text. Features are hashes; training and tagging share this file, so it must stay the same
//! between them: a change needs a new training.

use super::labels::{Kind, OUTSIDE, kind_of};
use crate::lists::{Listed, Lists, bits};
use crate::words::{Reading, Shape};
use foldhash::{HashMap, HashMapExt};
use std::ops::Range;

/// First tagging of a text, or second, with what the first found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    /// Words and lists alone.
    First,
    /// How the same word was tagged elsewhere in the text is known.
    Second,
}

/// Hashes of a spelling that features are made of.
#[derive(Clone, Copy, Debug, Default)]
struct Marks {
    surface: u64,
    folded: u64,
    heads: [u64; 3],
    tails: [u64; 3],
    pattern: u64,
    shape: u64,
    bits: u8,
    /// Index into the text's memory of folded words.
    group: u32,
}

/// What the text shows of one folded word.
#[derive(Clone, Copy, Debug, Default)]
struct Seen {
    lower: u32,
    inside: u32,
    /// Labels of the first tagging by kind: person, place, organisation, other, none.
    tagged: [u32; 5],
}

/// A text made ready for the tagger.
#[derive(Debug)]
pub struct Document<'r, 't> {
    reading: &'r Reading<'t>,
    marks: Vec<Marks>,
    seen: Vec<Seen>,
    /// Listed name that a word lies in: class, and its place in the name; 0 for none.
    listed: Vec<u8>,
    /// Share of capitals above which a sentence tells nothing by them.
    shouted: Vec<bool>,
    /// What the first tagging said of each word.
    first: Vec<u8>,
}

const BEYOND: u64 = 0x9e37_79b9;

fn hash(bytes: &[u8]) -> u64 {
    // FNV-1a, 64 bits: fixed for ever, since models hold these values
    bytes.iter().fold(0xcbf2_9ce4_8422_2325, |h, b| (h ^ u64::from(*b)).wrapping_mul(0x0100_0000_01b3))
}

fn mix(template: u64, a: u64, b: u64) -> u32 {
    // the finaliser of MurmurHash3 over both parts
    let mut h = a.wrapping_mul(0x87c3_7b91_1142_53d5).rotate_left(31) ^ b.wrapping_add(template).wrapping_mul(0x4cf5_ad43_2745_937f);
    h ^= h >> 33;
    h = h.wrapping_mul(0xff51_afd7_ed55_8ccd) ^ template.wrapping_mul(0x9e37_79b9_7f4a_7c15);
    h ^= h >> 33;
    h = h.wrapping_mul(0xc4ce_b9fe_1a85_ec53);
    u32::try_from((h >> 32) & 0xffff_ffff).unwrap_or(0)
}

fn cut_at(s: &str, chars: usize) -> Option<usize> {
    s.char_indices().nth(chars).map(|(at, _)| at)
}

impl<'r, 't> Document<'r, 't> {
    /// Looks a text over.
    #[must_use]
    pub fn new(reading: &'r Reading<'t>) -> Self {
        let lists = Lists::get();
        let mut groups: HashMap<&'r str, u32> = HashMap::new();
        let mut marks = Vec::with_capacity(reading.spellings.len());
        for s in &reading.spellings {
            let next = u32::try_from(groups.len()).unwrap_or(u32::MAX);
            let group = *groups.entry(&s.folded).or_insert(next);
            let mut m = Marks {
                surface: hash(s.text.as_bytes()),
                folded: hash(s.folded.as_bytes()),
                shape: s.shape as u64 + 1,
                bits: lists.bits(&s.folded),
                group,
                ..Marks::default()
            };
            let len = s.folded.chars().count();
            for n in 0..3 {
                let size = n + 2;
                if len > size {
                    m.heads[n] = cut_at(&s.folded, size).map_or(0, |at| hash(&s.folded.as_bytes()[..at]));
                    m.tails[n] = cut_at(&s.folded, len - size).map_or(0, |at| hash(&s.folded.as_bytes()[at..]));
                }
            }
            m.pattern = pattern(s.text);
            marks.push(m);
        }
        let mut seen = vec![Seen::default(); groups.len()];
        let mut shouted = Vec::with_capacity(reading.sentences.len());
        for sentence in &reading.sentences {
            let (mut capital, mut lower) = (0usize, 0usize);
            for word in sentence.clone() {
                match reading.shape(word) {
                    Shape::Lower => lower += 1,
                    s if s.is_capital() => capital += 1,
                    _ => {}
                }
            }
            let loud = capital > 4 && lower * 4 < capital;
            shouted.push(loud);
            for (n, word) in sentence.clone().enumerate() {
                let s = &mut seen[marks[reading.words[word].spelling as usize].group as usize];
                let shape = reading.shape(word);
                s.lower += u32::from(shape == Shape::Lower);
                s.inside += u32::from(n > 0 && !loud && shape.is_capital());
            }
        }
        let listed = listed(reading, lists);
        Self { reading, marks, seen, listed, shouted, first: Vec::new() }
    }

    /// Keeps what the first tagging said, for the second.
    pub fn remember(&mut self, labels: &[u8]) {
        for (word, label) in labels.iter().enumerate() {
            let group = self.marks[self.reading.words[word].spelling as usize].group;
            let slot = match kind_of(*label as usize) {
                Some(Kind::Person) => 0,
                Some(Kind::Place) => 1,
                Some(Kind::Org) => 2,
                Some(Kind::Other) => 3,
                None => 4,
            };
            self.seen[group as usize].tagged[slot] += 1;
        }
        self.first = labels.to_vec();
    }

    /// Keys of a neighbour beyond the sentence.
    pub fn beyond(&self, distance: i8, keys: &mut Vec<u32>) {
        keys.push(mix(1, BEYOND, u64::try_from(distance + 8).unwrap_or(0)));
    }

    /// Keys that hang on a spelling at a distance from -2 to 2.
    pub fn spelling_keys(&self, spelling: u32, distance: i8, keys: &mut Vec<u32>) {
        let m = &self.marks[spelling as usize];
        let d = u64::try_from(distance + 8).unwrap_or(0);
        keys.push(mix(2, m.folded, d));
        keys.push(mix(3, m.shape, d));
        keys.push(mix(4, u64::from(m.bits) + 1, d));
        if distance.abs() <= 1 {
            keys.push(mix(5, m.tails[1], d));
            keys.push(mix(6, m.pattern, d));
        }
        if distance == 0 {
            keys.push(mix(7, m.surface, 0));
            for n in 0..3 {
                keys.push(mix(8 + n as u64, m.heads[n], 0));
                keys.push(mix(12 + n as u64, m.tails[n], 0));
            }
            for bit in 0..8 {
                if m.bits & (1 << bit) != 0 {
                    keys.push(mix(16, bit, m.shape));
                }
            }
        }
    }

    /// All keys of a word: its spelling's, its neighbours', its own.
    pub fn all_keys(&self, word: usize, stage: Stage, keys: &mut Vec<u32>) {
        let sentence = self.reading.sentence_of(word);
        for distance in -2i8..=2 {
            match word.checked_add_signed(isize::from(distance)).filter(|at| sentence.contains(at)) {
                Some(at) => self.spelling_keys(self.reading.words[at].spelling, distance, keys),
                None => self.beyond(distance, keys),
            }
        }
        self.word_keys(word, keys);
        if stage == Stage::Second {
            self.later_keys(word, keys);
        }
    }

    /// The marks of a word at a distance from another, within its sentence.
    fn near(&self, word: usize, distance: isize, sentence: &Range<usize>) -> Marks {
        let near = word.checked_add_signed(distance).filter(|n| sentence.contains(n));
        near.map_or(Marks { folded: BEYOND, ..Marks::default() }, |n| self.marks[self.reading.words[n].spelling as usize])
    }

    /// Keys of a word at its place, whatever the stage.
    pub fn word_keys(&self, word: usize, keys: &mut Vec<u32>) {
        let sentence = self.reading.sentence_of(word);
        let at = |d: isize| self.near(word, d, &sentence);
        let listed_at = |d: isize| -> u64 {
            let near = word.checked_add_signed(d).filter(|n| sentence.contains(n));
            near.map_or(0, |n| u64::from(self.listed[n]))
        };
        let [ll, l, m, r, rr] = [at(-2), at(-1), at(0), at(1), at(2)];
        let shapes = |a: Marks, b: Marks, c: Marks| a.shape * 64 + b.shape * 8 + c.shape;
        keys.push(mix(20, l.folded, m.folded));
        keys.push(mix(21, m.folded, r.folded));
        keys.push(mix(22, shapes(l, m, r), 0));
        keys.push(mix(23, shapes(ll, l, m), 0));
        keys.push(mix(24, shapes(m, r, rr), 0));
        keys.push(mix(25, l.folded, m.shape));
        keys.push(mix(26, r.folded, m.shape));
        keys.push(mix(27, ll.folded ^ l.folded.rotate_left(7), m.shape));
        keys.push(mix(28, rr.folded ^ r.folded.rotate_left(7), m.shape));
        keys.push(mix(29, u64::from(l.bits) << 8 | u64::from(m.bits), m.shape));
        keys.push(mix(30, u64::from(m.bits) << 8 | u64::from(r.bits), m.shape));
        keys.push(mix(31, m.tails[1], l.folded));
        let first = u64::from(word == sentence.start || (word == sentence.start + 1 && l.shape == Shape::Mark as u64 + 1));
        let loud = u64::from(self.shouted[self.reading.words[word].sentence as usize]);
        keys.push(mix(32, m.shape, first + 2 * loud));
        let (g, gl, gr) = (listed_at(0), listed_at(-1), listed_at(1));
        if g != 0 {
            keys.push(mix(33, g, 0));
            keys.push(mix(34, g, m.shape));
            keys.push(mix(35, g, l.folded));
            keys.push(mix(36, g, r.folded));
        }
        keys.push(mix(37, gl << 16 | g << 8 | gr, 0));
        // a role or a courtesy title before, with only small words between
        keys.push(mix(38, self.role_before(word, sentence.start), m.shape));
        // how the same word stands elsewhere in the text
        let seen = &self.seen[m.group as usize];
        if m.shape != Shape::Lower as u64 + 1 && m.shape != Shape::Mark as u64 + 1 {
            let elsewhere = u64::from(seen.lower.min(2)) * 4 + u64::from(seen.inside.min(3));
            keys.push(mix(39, elsewhere, m.shape * 4 + first * 2 + loud));
        }
    }

    /// What the second stage adds to the keys of a word: how the first tagged it and its neighbours.
    pub fn later_keys(&self, word: usize, keys: &mut Vec<u32>) {
        let sentence = self.reading.sentence_of(word);
        let [l, m, r] = [-1, 0, 1].map(|d| self.near(word, d, &sentence));
        if m.shape == Shape::Mark as u64 + 1 {
            return;
        }
        // the tag that the word has most often; its own place counts, since a tie must fall somewhere
        let top = |m: Marks| -> (u64, u64) {
            let t = self.seen.get(m.group as usize).map_or([0; 5], |s| s.tagged);
            let all: u32 = t.iter().sum();
            let (slot, n) = t.iter().enumerate().max_by_key(|(i, n)| (**n, 5 - i)).unwrap_or((4, &0));
            let firm = if *n * 10 >= all * 9 { 2 } else { u64::from(*n * 10 >= all * 6) };
            (slot as u64, firm * 4 + u64::from(all.min(4)) / 2)
        };
        let (tag, firm) = top(m);
        keys.push(mix(50, tag, firm));
        keys.push(mix(51, tag, m.shape * 8 + firm));
        let near = |n: Option<usize>| n.and_then(|n| self.first.get(n)).copied().unwrap_or(OUTSIDE);
        let (before, own, after) = (near(word.checked_sub(1)), near(Some(word)), near(Some(word + 1)));
        keys.push(mix(52, u64::from(own), tag * 16 + firm));
        keys.push(mix(53, u64::from(before) << 8 | u64::from(own), u64::from(after)));
        if l.shape > 1 && l.shape != Shape::Mark as u64 + 1 {
            keys.push(mix(54, top(l).0, tag));
        }
        if r.shape > 1 && r.shape != Shape::Mark as u64 + 1 {
            keys.push(mix(55, top(r).0, tag));
        }
    }

    /// How far back a role stands (at most six words, marks and capitals end the search).
    fn role_before(&self, word: usize, start: usize) -> u64 {
        for back in 1..=6usize {
            let Some(at) = word.checked_sub(back).filter(|at| *at >= start) else { return 0 };
            let m = &self.marks[self.reading.words[at].spelling as usize];
            if m.bits & (bits::ROLE | bits::TITLE) != 0 {
                return back as u64 * 2 + u64::from(m.bits & bits::TITLE != 0);
            }
            if m.shape == Shape::Mark as u64 + 1 {
                return 0;
            }
        }
        0
    }
}

/// Class and place of the longest listed name that each word lies in.
fn listed(reading: &Reading<'_>, lists: &Lists) -> Vec<u8> {
    let mut out = vec![0; reading.words.len()];
    for sentence in &reading.sentences {
        let mut word = sentence.start;
        while word < sentence.end {
            let next = |n: usize| if word + n < sentence.end { reading.folded(word + n) } else { "" };
            let capital = reading.shape(word).is_capital();
            let found = if capital { lists.name(reading.folded(word), next) } else { None };
            let Some((listed, len)) = found else {
                word += 1;
                continue;
            };
            let class = match listed {
                Listed::State(_) => 1u8,
                Listed::Capital(_) => 2,
                Listed::Seat(_) => 3,
                Listed::Body(_) => 4,
                Listed::Place => 5,
            };
            for n in 0..len {
                let place = match (n, len) {
                    (0, 1) => 3,
                    (0, _) => 0,
                    (n, len) if n + 1 == len => 2,
                    _ => 1,
                };
                out[word + n] = class * 4 + place;
            }
            word += len;
        }
    }
    out
}

/// Hash of a word's pattern: runs of capitals, small letters, digits, other.
fn pattern(word: &str) -> u64 {
    let mut out = 7u64;
    let mut last = 9u64;
    for c in word.chars() {
        let class = match c {
            _ if c.is_uppercase() => 1,
            _ if c.is_alphabetic() => 2,
            _ if c.is_numeric() => 3,
            '-' => 4,
            '\'' | '’' => 5,
            '.' => 6,
            _ => 7,
        };
        if class != last {
            out = out * 11 + class;
            last = class;
        }
        if out > u64::MAX / 1000 {
            break;
        }
    }
    out
}
