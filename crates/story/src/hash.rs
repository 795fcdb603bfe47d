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
