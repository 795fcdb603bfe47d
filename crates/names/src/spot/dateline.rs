//! "*HALDEN*, 3 juin (AFP) -", "*HALDEN* (AP) —": the town in capitals that a dispatch comes from, which the tagger takes for a person.

use crate::tagger::{Found, labels::Kind};
use crate::words::{Reading, Shape};

/// Words of a dateline at most.
const LONGEST: usize = 18;

/// Names with the towns of datelines as places.
pub(super) fn mended(reading: &Reading<'_>, mut found: Vec<Found>) -> Vec<Found> {
    for name in found.iter_mut().filter(|f| f.kind != Kind::Place) {
        if name.words.clone().all(|w| reading.shape(w) == Shape::Upper) && is_dateline(reading, name.words.start, name.words.end) {
            name.kind = Kind::Place;
        }
    }
    found
}

/// A sentence begins here, and a dash ends what follows in commas and brackets: names, numbers, months, no clause.
fn is_dateline(reading: &Reading<'_>, start: usize, end: usize) -> bool {
    let sentence = reading.sentence_of(start);
    let opens = sentence.start == start && matches!(reading.text(end), "," | "(" | "-" | "–" | "—");
    let dash = (end..sentence.end.min(start + LONGEST)).find(|w| matches!(reading.text(*w), "-" | "–" | "—" | "--"));
    let Some(dash) = dash.filter(|dash| opens && dash + 1 < sentence.end) else { return false };
    let lower = (end..dash).filter(|w| reading.shape(*w) == Shape::Lower).count();
    let dated = (dash.saturating_sub(2)..dash).any(|w| reading.shape(w) == Shape::Number);
    let closed = reading.text(dash - 1) == ")" || dated || lower == 0;
    closed && lower < 4 && reading.shape(dash + 1).is_capital()
}

#[cfg(test)]
mod tests {
    use super::*;
    use recoupe_model::Piece;

    fn kind(text: &str, words: usize) -> Kind {
        let reading = Reading::new(text, [Piece::new(0, text.len())]);
        mended(&reading, vec![Found { words: 0..words, kind: Kind::Person }])[0].kind
    }

    #[test]
    fn the_town_of_a_dateline_is_a_place() {
        for (text, words) in [
            ("HALDEN, 3 juin 2023 (ANP) - Les élus ont dit non.", 1),
            ("HALDEN (ANP) — Councillors said no.", 1),
            ("HALDEN, Norvia — Councillors said no.", 1),
            ("SAN BELO, le 3 juin - Les élus ont dit non.", 2),
        ] {
            assert_eq!(kind(text, words), Kind::Place, "{text}");
        }
    }

    #[test]
    fn whoever_is_written_in_capitals_stays() {
        for text in ["ORLO - il a dit non.", "ORLO, qui a perdu le vote hier soir – une surprise – part.", "ORLO a dit non - enfin."] {
            assert_eq!(kind(text, 1), Kind::Person, "{text}");
        }
    }
}
