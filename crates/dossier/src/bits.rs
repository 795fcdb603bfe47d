//! A set of small numbers, one bit each: of units or articles, of which a large story puts millions into sets.

/// A set of numbers below the bound that it was made with.
#[derive(Clone)]
pub(crate) struct Bits(Vec<u64>);

impl Bits {
    /// With room for the numbers below `bound`.
    pub(crate) fn new(bound: usize) -> Self {
        Self(vec![0; bound.div_ceil(64)])
    }

    /// Puts a number in; true when it is new.
    pub(crate) fn insert(&mut self, n: usize) -> bool {
        let (word, bit) = (&mut self.0[n / 64], 1 << (n % 64));
        let new = *word & bit == 0;
        *word |= bit;
        new
    }

    /// Is a number in it?
    pub(crate) fn contains(&self, n: usize) -> bool {
        self.0.get(n / 64).is_some_and(|word| word >> (n % 64) & 1 == 1)
    }

    /// Puts in what another set of the same bound holds.
    pub(crate) fn add(&mut self, other: &Self) {
        self.0.iter_mut().zip(&other.0).for_each(|(own, theirs)| *own |= theirs);
    }

    /// Takes out all from `least` on, in order.
    pub(crate) fn drain_from(&mut self, least: usize, mut each: impl FnMut(usize)) {
        for (at, word) in self.0.iter_mut().enumerate().skip(least / 64) {
            let mut rest = if at == least / 64 { *word & u64::MAX << (least % 64) } else { *word };
            *word &= !rest;
            while rest != 0 {
                each(at * 64 + rest.trailing_zeros() as usize);
                rest &= rest - 1;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bits_are_a_set() {
        let (mut a, mut b) = (Bits::new(200), Bits::new(200));
        assert!([3, 64, 127, 199].into_iter().all(|n| a.insert(n)) && !a.insert(64));
        assert!(b.insert(3) && b.insert(70));
        a.add(&b);
        assert!(a.contains(70) && !a.contains(71) && !a.contains(1000) && !b.contains(64));
        let mut out = Vec::new();
        a.drain_from(65, |n| out.push(n));
        assert_eq!(out, [70, 127, 199]);
        a.drain_from(0, |n| out.push(n));
        assert_eq!(out[3..], [3, 64]);
        a.drain_from(0, |n| out.push(n));
        assert_eq!(out.len(), 5);
    }
}
