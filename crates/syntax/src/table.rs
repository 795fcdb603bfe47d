//! Tables of weights: a row of small whole numbers for each known feature.

/// Where the row of a feature is. A key is odd, so 0 is an empty slot.
#[derive(Clone, Copy, Default)]
struct Slot {
    key: u32,
    row: u32,
}

/// Weights by feature: an open-addressed index at most half full, and the rows end to end.
pub struct Table<const W: usize> {
    slots: Vec<Slot>,
    rows: Vec<[i8; W]>,
    /// What a key is shifted by to find its slot: keys in order fill the slots in order, so reading is quick.
    shift: u32,
    mask: usize,
}

impl<const W: usize> Table<W> {
    /// From keys (odd) and rows; of equal keys the first counts.
    #[must_use]
    pub fn new(rows: &[(u32, [i8; W])]) -> Self {
        let mut table = Self::with_room(rows.len());
        rows.iter().for_each(|(key, row)| table.put(*key, *row));
        table
    }

    fn with_room(n: usize) -> Self {
        // a file can't hold more rows than fit
        let size = (n * 2).next_power_of_two().clamp(4, 1 << 31);
        Self { slots: vec![Slot::default(); size], rows: Vec::with_capacity(n), shift: 32 - size.trailing_zeros(), mask: size - 1 }
    }

    fn put(&mut self, key: u32, row: [i8; W]) {
        let mut at = (key >> self.shift) as usize;
        // half of the slots are empty, so this ends
        while self.slots[at].key != 0 {
            if self.slots[at].key == key {
                return;
            }
            at = (at + 1) & self.mask;
        }
        self.slots[at] = Slot { key, row: self.rows.len() as u32 };
        self.rows.push(row);
    }

    /// Sum of the rows of `features`.
    #[inline]
    #[must_use]
    pub fn score(&self, features: &[u32]) -> [i32; W] {
        let mut sum = [0i32; W];
        for key in features {
            let mut at = (*key >> self.shift) as usize;
            loop {
                let slot = self.slots[at];
                if slot.key == *key {
                    for (s, w) in sum.iter_mut().zip(&self.rows[slot.row as usize]) {
                        *s += i32::from(*w);
                    }
                    break;
                }
                if slot.key == 0 {
                    break;
                }
                at = (at + 1) & self.mask;
            }
        }
        sum
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
        let mut rows: Vec<&Slot> = self.slots.iter().filter(|s| s.key != 0).collect();
        rows.sort_unstable_by_key(|s| s.key);
        number(rows.len() as u32, out);
        let mut last = 0;
        for slot in rows {
            number((slot.key - last) >> 1, out);
            last = slot.key;
            let row = &self.rows[slot.row as usize];
            for part in row.chunks(8) {
                out.push(part.iter().enumerate().fold(0, |mask, (n, w)| mask | u8::from(*w != 0) << n));
            }
            out.extend(row.iter().filter(|w| **w != 0).map(|w| *w as u8));
        }
    }

    /// Reads what `write` wrote, and moves `bytes` behind it; `None` when it is broken.
    pub fn read(bytes: &mut &[u8]) -> Option<Self> {
        let n = read_number(bytes)? as usize;
        // each row takes two bytes at least
        if n > bytes.len() / 2 {
            return None;
        }
        let mut table = Self::with_room(n);
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
            table.put(last, row);
        }
        Some(table)
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
