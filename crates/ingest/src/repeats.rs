//! Sentences that a page sets apart in large type and tells again in the report: pull quotes, and under them whose
//! words they are. Words that one page has twice are not two sources; where it tells more, there the words stay.

use crate::parsed::{ParsedPage, Role};
use foldhash::{HashMap, HashMapExt};
use recoupe_lang::fold;
use recoupe_model::FurnitureKind;

/// Words of a pull quote.
const WORDS: std::ops::RangeInclusive<usize> = 8..=45;

/// Words in a row that are compared.
const RUN: usize = 4;

/// Words of the longest line that says whose words a pull quote holds.
const WHOSE: usize = 14;

/// Paragraphs that hold one run of words, at most, that are looked at.
const HELD: usize = 4;

/// Turns pull quotes into furniture.
pub(crate) fn mark(page: &mut ParsedPage) {
    let told: Vec<usize> =
        (0..page.blocks.len()).filter(|&n| page.blocks[n].role == Role::Paragraph && Some(page.blocks[n].piece) != page.deck).collect();
    let words: Vec<Vec<Option<u64>>> = told.iter().map(|&n| words(&page.text[page.blocks[n].piece.range()])).collect();
    let mut held: HashMap<u64, Vec<usize>> = HashMap::new();
    for (k, words) in words.iter().enumerate() {
        for run in runs(words) {
            let places = held.entry(run).or_default();
            if places.len() < HELD && places.last() != Some(&k) {
                places.push(k);
            }
        }
    }
    for (k, &n) in told.iter().enumerate() {
        if !WORDS.contains(&words[k].len()) || k < 2 {
            continue;
        }
        let own: Vec<u64> = runs(&words[k]).collect();
        let mut known: HashMap<usize, usize> = HashMap::new();
        for run in &own {
            for &other in held.get(run).into_iter().flatten().filter(|o| **o != k) {
                *known.entry(other).or_default() += 1;
            }
        }
        // the other one tells more: who said so, or what came before
        let again = known.iter().any(|(other, runs)| *runs == own.len() && words[*other].len() > words[k].len());
        let text = &page.text[page.blocks[n].piece.range()];
        if !again || own.len() < RUN || recoupe_lang::sentences(text, 0).len() > 1 {
            continue;
        }
        page.blocks[n].role = Role::Furniture(FurnitureKind::Other);
        if let Some(&next) = told.get(k + 1).filter(|&&next| next == n + 1)
            && is_whose(&page.text[page.blocks[next].piece.range()])
        {
            page.blocks[next].role = Role::Furniture(FurnitureKind::Credit);
        }
    }
}

/// The folded words of a text as numbers; `None` for one in brackets, which an editor put there.
fn words(text: &str) -> Vec<Option<u64>> {
    let mut inside = false;
    text.split_whitespace()
        .filter_map(|part| {
            inside |= part.contains('[');
            let put = inside;
            inside &= !part.contains(']');
            let word = fold(part.trim_matches(|c: char| !c.is_alphanumeric()));
            let hash = word.bytes().fold(0xcbf2_9ce4_8422_2325_u64, |h, b| (h ^ u64::from(b)).wrapping_mul(0x0100_0000_01b3));
            (!word.is_empty()).then_some((!put).then_some(hash))
        })
        .collect()
}

fn runs(words: &[Option<u64>]) -> impl Iterator<Item = u64> + '_ {
    words.windows(RUN).filter_map(|w| w.iter().try_fold(7_u64, |h, x| Some(h.rotate_left(13).wrapping_mul(31) ^ (*x)?)))
}

/// `Anna Orlo, head of the harbour board.`, `— Anna Orlo`: a name, and who that is.
fn is_whose(line: &str) -> bool {
    let line = line.trim_start_matches(['—', '–', '-', ' ']);
    let name = line.split(',').next().unwrap_or(line);
    let capitals = name.split_whitespace().filter(|w| w.starts_with(char::is_uppercase)).count();
    let count = name.split_whitespace().count();
    line.split_whitespace().count() <= WHOSE && (2..=4).contains(&count) && capitals == count && !line.contains(['"', '“', '«'])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::parsed::Block;
    use recoupe_model::Piece;

    fn marked(paragraphs: &[&str]) -> Vec<usize> {
        let text = paragraphs.join("\n");
        let mut at = 0;
        let blocks = paragraphs
            .iter()
            .map(|p| {
                let piece = Piece::new(at, at + p.len());
                at += p.len() + 1;
                Block { piece, role: Role::Paragraph, entry: None }
            })
            .collect();
        let mut page = ParsedPage { text, blocks, ..ParsedPage::default() };
        mark(&mut page);
        (0..paragraphs.len()).filter(|&n| page.blocks[n].role != Role::Paragraph).collect()
    }

    #[test]
    fn a_pull_quote_and_whose_it_is_are_set_apart() {
        let lead = "The harbour of Varn stays closed until Thursday, the ministry said on Monday.";
        let full = "\"I doubt that she knows how many ships wait outside this harbour,\" said Anna Orlo, who heads the pilots.";
        let pulled = "I doubt that [the minister] knows how many ships wait outside this harbour.";
        let more = "The ministry had promised pilots and tugs for the weekend, and more money from the spring on.";
        assert_eq!(marked(&[lead, full, more, pulled, "Anna Orlo, head of the pilots.", more]), [3, 4]);
        assert_eq!(marked(&[lead, more, pulled, full]), [2]);
        assert_eq!(marked(&[lead, more, full, "Anna Orlo, head of the pilots, left before the meeting had begun."]), [0_usize; 0]);
    }

    #[test]
    fn what_is_told_once_stays() {
        let a = "The harbour of Varn stays closed until Thursday, the ministry said on Monday.";
        let b = "The harbour of Orlo stays closed until Friday, the ministry said on Monday.";
        assert!(marked(&[a, b, a, b]).is_empty(), "as long as the other one");
    }
}
