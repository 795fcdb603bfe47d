//! Floors: figures that may not fall, in one table; and the table of what was reached.

use crate::sections::Section;
use crate::table;
use std::collections::BTreeMap;
use std::fmt::Write;

/// What is held to a floor: section, figure → least value; for a figure that begins with `hard`, the most.
#[derive(Clone, Debug, Default)]
pub struct Floors(BTreeMap<(String, String), f64>);

/// Rounding of the printed figures; a floor is met within it.
const SLACK: f64 = 0.0005;

impl Floors {
    /// Reads `section <tab> figure <tab> bound` lines.
    ///
    /// # Errors
    /// A bound that is no number.
    pub fn parse(text: &str) -> Result<Self, String> {
        let mut floors = BTreeMap::new();
        for row in table::parse("floors.tsv", text) {
            floors.insert((row.get(0).to_owned(), row.get(1).to_owned()), row.number(2)?);
        }
        Ok(Self(floors))
    }

    /// One line for every figure, with its bound, and the faults: bounds that are broken, floors of figures
    /// that are not measured, hard failures without a bound.
    #[must_use]
    pub fn hold(&self, sections: &[Section]) -> (String, Vec<String>) {
        let (mut table, mut faults) = (String::new(), Vec::new());
        let mut seen = Vec::new();
        for section in sections {
            for (name, value) in &section.figures {
                let key = (section.name.to_owned(), (*name).to_owned());
                let bound = self.0.get(&key).copied();
                let hard = name.starts_with("hard");
                let met = match bound {
                    Some(b) if hard => *value <= b,
                    Some(b) => *value >= b - SLACK,
                    None => !hard || *value == 0.0,
                };
                let (value, limit) = if hard {
                    (format!("{value}"), bound.map_or_else(|| "0".to_owned(), |b| format!("{b}")))
                } else {
                    (format!("{value:.3}"), bound.map_or_else(|| "-".to_owned(), |b| format!("{b:.3}")))
                };
                let mark = if met { "" } else { "  <- falls short" };
                // writing to a string does not fail
                let _ = writeln!(table, "{:<11} {:<40} {:>6} {:>6}{mark}", section.name, name, value, limit);
                if !met {
                    faults.push(format!("{} / {name}: {value}, bound {limit}", section.name));
                }
                seen.push(key);
            }
        }
        faults.extend(self.0.keys().filter(|k| !seen.contains(k)).map(|(s, f)| format!("{s} / {f}: has a floor and is not measured")));
        (table, faults)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn section(value: f64, hard: f64) -> Section {
        Section { name: "s", figures: vec![("f", value), ("hard: h", hard)], misses: vec![] }
    }

    #[test]
    fn floors_hold_and_fall() {
        let floors = Floors::parse("s\tf\t0.5\ns\thard: h\t1\n").expect("a table");
        assert!(floors.hold(&[section(0.5, 1.0)]).1.is_empty());
        assert_eq!(floors.hold(&[section(0.4, 2.0)]).1.len(), 2);
    }

    #[test]
    fn a_floor_of_nothing_and_a_hard_failure_without_bound_are_faults() {
        let floors = Floors::parse("s\tother\t0.5\n").expect("a table");
        assert_eq!(floors.hold(&[section(1.0, 1.0)]).1.len(), 2);
        assert_eq!(floors.hold(&[section(1.0, 0.0)]).1.len(), 1);
    }
}
