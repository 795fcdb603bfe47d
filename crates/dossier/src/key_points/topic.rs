//! What a key point is about: the noun phrase of its lines whose words most lines on the matter share, in the words of a
//! source. Nobody's title, no party or place alone, nothing that points elsewhere ("this decision", "both sides").

mod phrases;

use super::look::Look;
use crate::points::SAME_MATTER;
use crate::words::{Reader, Word};
use phrases::{Phrase, phrases};
use recoupe_model::{Piece, Span};
use std::collections::BTreeSet;

/// Lines beside those shown that are asked for their words, at most.
const ASKED: usize = 8;
/// What a phrase of one content word, or of a number, is worth beside another: it says little.
const SLIGHT: f64 = 0.5;
/// A phrase of one content word names a topic when that is at least so rare (inverse document frequency): held by a
/// twentieth of the lines or fewer.
const RARE: f64 = 3.0;
/// What a phrase of which no word stands in another of the lines shown is worth: it may be about that line alone.
const ALONE: f64 = 0.5;
/// What a phrase that no grammar found is worth (a number and what it counts).
const UNPARSED: f64 = 0.5;
/// What one of several things told off ("motorcycles, orange juice and bourbon") is worth: an example is not the matter.
const LISTED: f64 = 0.5;
/// What one that stands beside its sentence is worth.
const ASIDE: f64 = 0.5;
/// What a phrase loses for each step down from the verb of its sentence.
const DEEPER: f64 = 0.15;
/// No phrase of less names the topic: lines without a heading are read as they are. Of the 64 headings that 41 coverages lost by
/// this and by what `phrases` leaves out, 44 named something by the way ("trois mètres", "the end"); one reader judged.
const LEAST: f64 = 0.8;
/// What a phrase loses for each line that stands before its own.
const LATER: f64 = 0.1;

/// The topic of some lines; none where no line has a phrase for one. `used`: the words of the topics before it.
pub(super) fn topic(look: &Look, lines: &[usize], used: &mut BTreeSet<Vec<Word>>) -> Option<Span> {
    let (desk, main) = (look.desk, *lines.first()?);
    let near = look.ties.near(main).iter().filter(|(n, chance)| *chance >= SAME_MATTER && !lines.contains(n));
    let mut asked: Vec<(usize, f64)> = near.copied().collect();
    asked.sort_by(|x, y| y.1.total_cmp(&x.1).then(x.0.cmp(&y.0)));
    let asked: Vec<usize> = lines.iter().copied().chain(asked.into_iter().map(|(n, _)| n).take(ASKED)).collect();
    let (article, piece, own) = best(look, lines, &asked, used)?;
    used.insert(own);
    desk.cut(article, piece)
}

/// The best phrase of some lines, with its article and words; `asked`: the lines asked for its words.
fn best(look: &Look, lines: &[usize], asked: &[usize], used: &BTreeSet<Vec<Word>>) -> Option<(usize, Piece, Vec<Word>)> {
    let (desk, vocabulary) = (look.desk, look.vocabulary);
    let mut best: Option<(f64, usize, Piece, Vec<Word>)> = None;
    for (n, line) in lines.iter().enumerate() {
        let unit = &look.units[*line];
        let reader = Reader::new(desk.articles[unit.article].lang);
        let read = if desk.is_read_in_full(unit.article) { 1.0 } else { UNPARSED };
        for Phrase { piece: phrase, slight, listed, aside, depth } in phrases(look, *line) {
            let words = vocabulary.look_up(&crate::content::stems(desk, unit.article, phrase, &reader));
            let own: Vec<_> = words.into_iter().filter(|w| !vocabulary.is_class(*w)).collect();
            let telling = own.len() > 1 || own.iter().any(|w| vocabulary.idf(*w) >= RARE);
            if !telling || own.iter().all(|w| vocabulary.is_entity(*w)) || used.contains(&own) {
                continue;
            }
            let held = |w: u32| asked.iter().filter(|l| look.units[**l].words.binary_search(&w).is_ok()).count() as f64;
            // what all lines share weighs most, what is rare more than what every sentence has; length costs
            let told: f64 = own.iter().map(|w| (held(*w) - 0.5) * vocabulary.idf(*w)).sum();
            let slight = if slight || own.len() < 2 { SLIGHT } else { 1.0 };
            let elsewhere = |w: &Word| lines.iter().any(|l| l != line && look.units[*l].words.binary_search(w).is_ok());
            let plain = |w: &&Word| !vocabulary.is_entity(**w);
            let alone = if lines.len() > 1 && !own.iter().filter(plain).any(elsewhere) { ALONE } else { 1.0 };
            let said = if listed { LISTED } else { 1.0 } * if aside { ASIDE } else { 1.0 };
            let score =
                read * alone * slight * said * told / (own.len() as f64 + 1.0).sqrt() / (1.0 + LATER * n as f64 + DEEPER * depth as f64);
            if score >= LEAST && best.as_ref().is_none_or(|(other, ..)| score > *other) {
                best = Some((score, unit.article, phrase, own));
            }
        }
    }
    best.map(|(_, article, piece, own)| (article, piece, own))
}
