//! Near-copies without comparing each with each: a `MinHash` sketch of the word pairs or triples of a
//! text (one permutation, sixteen bins; Li, Owen and Zhang 2012).

use crate::hash;

/// Bins of a sketch.
pub(crate) const BINS: usize = 16;

/// Smallest hash of each bin; 0 where a bin is empty.
pub(crate) type Sketch = [u32; BINS];

/// Two texts are copies when so many of the bins that either filled agree.
const COPIES: f32 = 0.5;

/// The sketch of a run of words: triples of a text, pairs of a headline.
pub(crate) fn sketch(words: &[u32], size: usize) -> Sketch {
    let mut out = [0; BINS];
    for run in words.windows(size.max(1)) {
        let h = run.iter().fold(0u64, |h, w| hash::mix(h ^ u64::from(*w)).rotate_left(5));
        let bin = (h >> 32) as usize % BINS;
        #[allow(clippy::cast_possible_truncation)]
        let value = (h as u32).max(1);
        if out[bin] == 0 || value < out[bin] {
            out[bin] = value;
        }
    }
    out
}

/// Are these the same words, with small edits?
#[allow(clippy::cast_precision_loss)]
pub(crate) fn copies(a: &Sketch, b: &Sketch) -> bool {
    let filled = a.iter().zip(b).filter(|(x, y)| **x != 0 || **y != 0).count();
    let same = a.iter().zip(b).filter(|(x, y)| **x != 0 && x == y).count();
    same >= 2 && same as f32 >= COPIES * filled as f32
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn edits_leave_a_copy_a_copy() {
        let words: Vec<u32> = (0..120).map(|n| n * 7919 % 1009).collect();
        let mut edited = words.clone();
        edited[20] = 5000;
        edited.drain(60..64);
        let other: Vec<u32> = (0..120).map(|n| n * 104_729 % 2003 + 3000).collect();
        let of = |w: &[u32]| sketch(w, 3);
        assert!(copies(&of(&words), &of(&edited)));
        assert!(!copies(&of(&words), &of(&other)));
        assert!(!copies(&of(&[]), &of(&[])));
    }
}
