//! Hashes that are the same on every run and machine.

/// FNV-1a of a string, mixed.
pub(crate) fn of(s: &str) -> u64 {
    mix(s.bytes().fold(0xcbf2_9ce4_8422_2325, |h, b| (h ^ u64::from(b)).wrapping_mul(0x0100_0000_01b3)))
}

/// Spreads the bits (the finaliser of `SplitMix64`).
pub(crate) fn mix(mut h: u64) -> u64 {
    h = (h ^ (h >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    h = (h ^ (h >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    h ^ (h >> 31)
}

/// An id that a reader can copy: letter and twelve hexadecimal digits.
pub(crate) fn id(letter: char, of_what: &str) -> String {
    format!("{letter}{:012x}", of(of_what) >> 16)
}

/// Hasher of keys that are hashes already, or small numbers.
#[derive(Clone, Copy, Default)]
pub(crate) struct SpreadHasher(u64);

/// Builds [`SpreadHasher`]s.
pub(crate) type Spread = std::hash::BuildHasherDefault<SpreadHasher>;

impl std::hash::Hasher for SpreadHasher {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        for b in bytes {
            self.0 = (self.0 ^ u64::from(*b)).wrapping_mul(0x0100_0000_01b3);
        }
    }

    fn write_u32(&mut self, n: u32) {
        self.0 = (self.0 ^ u64::from(n)).wrapping_mul(0x9e37_79b9_7f4a_7c15);
        self.0 ^= self.0 >> 32;
    }
}

/// The lower half of [`of`]: terms are kept so.
#[allow(clippy::cast_possible_truncation)]
pub(crate) fn short(s: &str) -> u32 {
    of(s) as u32
}
