//! What the models see of a word: hashes of its form, ends and shape. Nothing of its meaning.

use crate::scheme::Fine;
use foldhash::HashMap;
use recoupe_model::Piece;
use std::cell::RefCell;

/// One word, in numbers.
#[derive(Clone, Copy, Debug)]
pub struct Signs {
    /// Lower-case form, digits as `0`.
    pub form: u32,
    /// Its first five letters.
    pub stem: u32,
    /// Its last 1 to 5 letters; 0 where it is not longer than that.
    pub ends: [u32; 5],
    /// Its first 1 to 3 letters.
    pub starts: [u32; 3],
    /// Capital, all capitals, digits, hyphen, mark: see `shape`.
    pub shape: u8,
    /// What the tagger makes of it.
    pub fine: Fine,
}

impl Signs {
    /// No word.
    pub const NONE: Self = Self { form: 1, stem: 1, ends: [1; 5], starts: [1; 3], shape: 255, fine: Fine::NONE };
}

/// Words whose signs a thread remembers: a text says most of its words many times. None is longer than so many bytes.
const REMEMBERED: usize = 1 << 14;
const LONGEST: usize = 64;

thread_local! {
    static KNOWN: RefCell<HashMap<Box<str>, Signs>> = RefCell::default();
}

/// The signs of all words of a sentence.
#[must_use]
pub fn signs(text: &str, words: &[Piece]) -> Vec<Signs> {
    KNOWN.with_borrow_mut(|known| {
        let mut letters: Vec<char> = Vec::new();
        let mut signs = |word: &str| {
            if let Some(signs) = known.get(word) {
                return *signs;
            }
            if known.len() == REMEMBERED {
                known.clear();
            }
            let signs = of(word, &mut letters);
            if word.len() <= LONGEST {
                known.insert(word.into(), signs);
            }
            signs
        };
        words.iter().map(|w| signs(text.get(w.range()).unwrap_or_default())).collect()
    })
}

fn of(word: &str, letters: &mut Vec<char>) -> Signs {
    letters.clear();
    for c in word.chars().take(64) {
        match c {
            '’' => letters.push('\''),
            '‑' | '‐' => letters.push('-'),
            c if c.is_ascii_lowercase() => letters.push(c),
            c if c.is_numeric() => letters.push('0'),
            c => letters.extend(c.to_lowercase()),
        }
    }
    // 12,000 is 10,000: a run of digits is as long as it was, up to four
    let n = letters.len();
    let tail = |k: usize| if n > k { hash(&letters[n - k..]) } else { 0 };
    let head = |k: usize| if n > k { hash(&letters[..k]) } else { 0 };
    Signs {
        form: hash(letters),
        stem: hash(&letters[..n.min(5)]),
        ends: [tail(1), tail(2), tail(3), tail(4), tail(5)],
        starts: [head(1), head(2), head(3)],
        shape: shape(word),
        fine: Fine::NONE,
    }
}

fn shape(word: &str) -> u8 {
    let mut chars = word.chars();
    let first = chars.next().unwrap_or(' ');
    let mut rest = chars.take(63);
    let (mut upper, mut digit, mut hyphen, mut lower) = (false, first.is_numeric(), false, false);
    for c in rest.by_ref() {
        upper |= c.is_uppercase();
        lower |= c.is_lowercase();
        digit |= c.is_numeric();
        hyphen |= matches!(c, '-' | '‑' | '‐' | '.' | '\'' | '’');
    }
    u8::from(first.is_uppercase())
        | u8::from(upper) << 1
        | u8::from(lower) << 2
        | u8::from(digit) << 3
        | u8::from(hyphen) << 4
        | u8::from(!first.is_alphanumeric()) << 5
}

/// FNV-1a over scalar values, folded to 32 bits.
fn hash(letters: &[char]) -> u32 {
    let mut h = 0xcbf2_9ce4_8422_2325u64;
    for c in letters {
        h = (h ^ u64::from(u32::from(*c))).wrapping_mul(0x0000_0100_0000_01b3);
    }
    ((h >> 32) ^ h) as u32 | 2
}

/// Key of a feature: its template and up to three values.
#[inline]
#[must_use]
pub fn key(template: u32, a: u32, b: u32, c: u32) -> u32 {
    const K: u64 = 0x9e37_79b9_7f4a_7c15;
    let mut h = (u64::from(template) << 32 | u64::from(a)).wrapping_mul(K);
    h = (h.rotate_left(29) ^ u64::from(b)).wrapping_mul(K);
    h = (h.rotate_left(29) ^ u64::from(c)).wrapping_mul(K);
    (h >> 32) as u32 | 1
}
