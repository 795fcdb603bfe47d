//! Tables of weights: a row of small whole numbers for each known feature.

/// Features that are looked up at once. A table is larger than the caches near the processor, and most of the time goes into
/// waiting for it: many places are asked for before the first is looked at.
const AT_ONCE: usize = 32;

/// Keys that stand in the bucket itself; few buckets have more.
const HELD: usize = 6;

/// Keys that a table holds at most.
const LARGEST: usize = 1 << 24;

/// Keys by their first bits, and where their rows stand. What is asked for most often lies in sixteen bytes, on one line of the
/// caches: the place of the first row (three bytes), how many keys are held, whether there are more (a byte), and of each key what
/// the bucket does not tell of it.
#[derive(Clone, Copy)]
struct Bucket(u128);

impl Bucket {
    const MORE: u8 = 128;

    fn new(first: usize, rests: &[u16]) -> Self {
        let held = &rests[..rests.len().min(HELD)];
        let count = held.len() as u8 | if rests.len() > HELD { Self::MORE } else { 0 };
        let keys = held.iter().rev().fold(0, |all, rest| all << 16 | u128::from(*rest));
        Self(keys << 32 | u128::from(count) << 24 | first as u128)
    }

    /// The place of its first row.
    fn first(self) -> usize {
        self.0 as usize & (LARGEST - 1)
    }

    /// The place of a key's row, if it is held; and whether there are others to look at.
    #[inline]
    fn place(self, rest: u16) -> (Option<usize>, bool) {
        let count = (self.0 >> 24) as u8;
        let at = first_lane(self.0 >> 32, rest);
        let known = at < usize::from(count & !Self::MORE);
        (known.then(|| self.first() + at), !known && count & Self::MORE != 0)
    }
}

/// Which of eight numbers of sixteen bits is the first that equals another; eight or more where none does. All are compared without
/// a branch, since which it is can't be foretold: where they are equal nothing is left of the difference, and taking one from nothing
/// borrows the highest bit.
#[inline]
fn first_lane(numbers: u128, other: u16) -> usize {
    const ONES: u64 = 0x0001_0001_0001_0001;
    let other = u64::from(other) * ONES;
    let zero_in = |half: u64| {
        let differ = half ^ other;
        differ.wrapping_sub(ONES) & !differ & (ONES << 15)
    };
    let zeros = u128::from(zero_in((numbers >> 64) as u64)) << 64 | u128::from(zero_in(numbers as u64));
    zeros.trailing_zeros() as usize / 16
}

/// Weights by feature. Keys are odd; they stand in order, in buckets by their first bits, of which a few bytes a key
/// are enough: the rest of it.
pub struct Table<const W: usize> {
    /// One more than there are, which tells where the last ends.
    buckets: Vec<Bucket>,
    /// What the bucket does not tell of each key.
    rests: Vec<u16>,
    /// The row of each key.
    rows: Vec<[i8; W]>,
    /// What a key is shifted by to find its bucket.
    shift: u32,
}

/// A table that keys are put in.
struct Builder<const W: usize> {
    /// Bucket → place of its first key.
    starts: Vec<usize>,
    rests: Vec<u16>,
    rows: Vec<[i8; W]>,
    shift: u32,
}

impl<const W: usize> Builder<W> {
    fn with_room(n: usize) -> Self {
        // two or three keys a bucket; sixteen bits of a key are its rest, so fifteen at least must tell the bucket
        let bits = (n / 3).next_power_of_two().ilog2().clamp(15, 24);
        let mut starts = Vec::with_capacity((1 << bits) + 1);
        starts.push(0);
        Self { starts, rests: Vec::with_capacity(n), rows: Vec::with_capacity(n), shift: 32 - bits }
    }

    /// Adds a key that is larger than all before it.
    #[inline]
    fn put(&mut self, key: u32, row: [i8; W]) {
        let bucket = (key >> self.shift) as usize;
        if self.starts.len() <= bucket {
            self.starts.resize(bucket + 1, self.rows.len());
        }
        self.rests.push((key >> 1) as u16);
        self.rows.push(row);
    }

    /// The table when all keys are in.
    fn end(mut self) -> Table<W> {
        let n = self.rows.len();
        self.starts.resize((1 << (32 - self.shift)) + 1, n);
        let of = |ends: &[usize]| Bucket::new(ends[0], &self.rests[ends[0]..ends[1]]);
        let buckets = self.starts.windows(2).map(of).chain(std::iter::once(Bucket::new(n, &[]))).collect();
        Table { buckets, rests: self.rests, rows: self.rows, shift: self.shift }
    }
}

impl<const W: usize> Table<W> {
    /// From keys (odd) and rows; of equal keys the first counts.
    #[must_use]
    pub fn new(rows: &[(u32, [i8; W])]) -> Self {
        let mut sorted: Vec<&(u32, [i8; W])> = rows.iter().collect();
        sorted.sort_by_key(|r| r.0);
        let mut table = Builder::with_room(rows.len());
        let mut last = None;
        for (key, row) in sorted {
            if last != Some(*key) {
                table.put(*key, *row);
            }
            last = Some(*key);
        }
        table.end()
    }

    /// Sum of the rows of `features`.
    #[inline]
    #[must_use]
    pub fn score(&self, features: &[u32]) -> [i32; W] {
        let mut sum = [0i32; W];
        for keys in features.chunks(AT_ONCE) {
            // nothing but what is waited for, so that all of it is asked for before the first comes
            let mut buckets = [Bucket(0); AT_ONCE];
            for (bucket, key) in buckets.iter_mut().zip(keys) {
                *bucket = self.buckets[(*key >> self.shift) as usize];
            }
            let mut found = [0u32; AT_ONCE];
            let mut known = 0;
            for (key, bucket) in keys.iter().zip(buckets) {
                let (mut place, more) = bucket.place((*key >> 1) as u16);
                if more {
                    place = self.place_of_more(*key);
                }
                found[known % AT_ONCE] = place.unwrap_or_default() as u32;
                known += usize::from(place.is_some());
            }
            // so few weights of one byte fit in two, which are added twice as fast as four
            let mut part = [0i16; W];
            for at in &found[..known] {
                for (s, w) in part.iter_mut().zip(&self.rows[*at as usize]) {
                    *s += i16::from(*w);
                }
            }
            for (s, w) in sum.iter_mut().zip(part) {
                *s += i32::from(w);
            }
        }
        sum
    }

    /// The place of a key that its bucket does not hold itself.
    fn place_of_more(&self, key: u32) -> Option<usize> {
        let bucket = (key >> self.shift) as usize;
        let (from, to) = (self.buckets[bucket].first() + HELD, self.buckets[bucket + 1].first());
        self.rests[from..to].iter().position(|r| *r == (key >> 1) as u16).map(|n| from + n)
    }

    /// How many features it knows.
    #[must_use]
    pub fn len(&self) -> usize {
        self.rows.len()
    }

    /// True when it knows none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// Appends the table to `out`: number of rows, then for each, in order of keys, the distance to the
    /// last key, which weights are not zero, and these.
    pub fn write(&self, out: &mut Vec<u8>) {
        number(self.rows.len() as u32, out);
        let mut last = 0;
        for (bucket, ends) in self.buckets.windows(2).enumerate() {
            for at in ends[0].first()..ends[1].first() {
                let key = (bucket as u32) << self.shift | u32::from(self.rests[at]) << 1 | 1;
                number((key - last) >> 1, out);
                last = key;
                let row = &self.rows[at];
                for part in row.chunks(8) {
                    out.push(part.iter().enumerate().fold(0, |mask, (n, w)| mask | u8::from(*w != 0) << n));
                }
                out.extend(row.iter().filter(|w| **w != 0).map(|w| *w as u8));
            }
        }
    }

    /// Reads what `write` wrote, and moves `bytes` behind it; `None` when it is broken.
    pub fn read(bytes: &mut &[u8]) -> Option<Self> {
        let n = read_number(bytes)? as usize;
        // each row takes two bytes at least
        if n > bytes.len() / 2 || n >= LARGEST {
            return None;
        }
        let mut table = Builder::with_room(n);
        let mut last = 0u32;
        for at in 0..n {
            let step = read_number(bytes)?.checked_mul(2)?;
            // the first distance is from 0, and keys are odd
            last = last.checked_add(step)? | u32::from(at == 0);
            let masks = bytes.get(..W.div_ceil(8))?;
            *bytes = &bytes[masks.len()..];
            let mut row = [0i8; W];
            for (n, mask) in masks.iter().enumerate() {
                let mut mask = *mask;
                while mask != 0 {
                    let (first, rest) = bytes.split_first()?;
                    *row.get_mut(n * 8 + mask.trailing_zeros() as usize)? = *first as i8;
                    *bytes = rest;
                    mask &= mask - 1;
                }
            }
            // of equal keys the first counts
            if at == 0 || step != 0 {
                table.put(last, row);
            }
        }
        Some(table.end())
    }
}

fn number(mut n: u32, out: &mut Vec<u8>) {
    while n >= 128 {
        out.push((n & 127) as u8 | 128);
        n >>= 7;
    }
    out.push(n as u8);
}

fn read_number(bytes: &mut &[u8]) -> Option<u32> {
    let mut n = 0u32;
    for shift in (0..35).step_by(7) {
        let (first, rest) = bytes.split_first()?;
        *bytes = rest;
        n |= u32::from(first & 127).checked_shl(shift)?;
        if *first < 128 {
            return Some(n);
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn crowded_buckets_are_searched() {
        // forty keys in the first bucket, eight in the last, a few between
        let keys = (0..40u32).map(|n| 2 * n + 1).chain((0..8).map(|n| u32::MAX - 2 * n)).chain([1 << 31 | 1, 1 << 30 | 3]);
        let rows: Vec<(u32, [i8; 3])> = keys.enumerate().map(|(n, key)| (key, [n as i8, -1, 1])).collect();
        let table = Table::new(&rows);
        for (key, row) in &rows {
            assert_eq!(table.score(&[*key]), row.map(i32::from), "{key}");
        }
        assert_eq!(table.score(&[81, u32::MAX - 16, 1 << 31 | 3]), [0; 3]);
        let all: Vec<u32> = rows.iter().map(|r| r.0).collect();
        assert_eq!(table.score(&all), [(0..50).sum(), -50, 50]);
        // of equal keys the first counts
        assert_eq!(Table::new(&[(5, [1]), (3, [2]), (5, [4])]).score(&[5]), [1]);
    }

    #[test]
    fn the_first_of_eight_is_found() {
        let of = |numbers: [u16; 8]| numbers.iter().rev().fold(0u128, |all, n| all << 16 | u128::from(*n));
        let numbers = of([7, 8, 0, 0xffff, 8, 0x8000, 6, 7]);
        for (other, at) in [(7, 0), (8, 1), (0, 2), (0xffff, 3), (0x8000, 5), (6, 6)] {
            assert_eq!(first_lane(numbers, other), at, "{other}");
        }
        assert_eq!(first_lane(of([0, 1, 1, 1, 1, 1, 1, 9]), 9), 7);
        assert!(first_lane(numbers, 1) >= 8 && first_lane(numbers, 0x7fff) >= 8);
    }

    #[test]
    fn written_and_read() {
        let rows: Vec<(u32, [i8; 10])> =
            (0..1000u32).map(|n| (n.wrapping_mul(2_654_435_761) | 1, std::array::from_fn(|k| ((n as usize + k) % 5) as i8 - 2))).collect();
        let table = Table::new(&rows);
        let mut bytes = Vec::new();
        table.write(&mut bytes);
        let again = Table::<10>::read(&mut bytes.as_slice()).unwrap();
        assert_eq!(again.len(), table.len());
        for (key, row) in &rows {
            assert_eq!(again.score(&[*key]), row.map(i32::from), "{key}");
        }
        assert_eq!(again.score(&[77, 79]), [0; 10]);
        for cut in 0..bytes.len().min(300) {
            assert!(Table::<10>::read(&mut &bytes[..cut]).is_none());
        }
    }
}
