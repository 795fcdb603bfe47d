//! Passages that a page prints twice: a caption that repeats the lead, a quotation set apart. Words that
//! one page has twice are not two sources.

use super::page::Page;
use crate::parsed::Role;
use recoupe_lang::fold;
use recoupe_model::FurnitureKind;
use std::collections::HashSet;

/// Words in a row that are compared.
const RUN: usize = 4;
/// Share of a paragraph's runs that must have stood before.
const SHARE: f32 = 0.85;
/// Words of the shortest passage that counts as said twice.
const LEAST: usize = 8;

/// Turns second printings into captions; of a caption with its credit and the lead, the lead stays.
pub(crate) fn mark(page: &mut Page<'_>) {
    let mut seen: HashSet<u64> = HashSet::new();
    let mut captions: HashSet<u64> = HashSet::new();
    for i in 0..page.len() {
        if page.roles[i] == Some(Role::Furniture(FurnitureKind::Caption)) {
            captions.insert(page.looks[i].hash);
        }
        if !page.is_body(i) {
            continue;
        }
        let runs = runs(page.words(i));
        let known = runs.iter().filter(|r| seen.contains(r)).count();
        let again = page.looks[i].words >= LEAST && !runs.is_empty() && known as f32 >= SHARE * runs.len() as f32;
        if again && !captions.contains(&page.looks[i].hash) {
            page.set(i, FurnitureKind::Caption);
        }
        seen.extend(runs);
    }
}

fn runs(text: &str) -> Vec<u64> {
    let words: Vec<u64> = text
        .split(|c: char| !c.is_alphanumeric())
        .filter(|w| !w.is_empty())
        .map(|w| fold(w).bytes().fold(0xcbf2_9ce4_8422_2325, |h, b| (h ^ u64::from(b)).wrapping_mul(0x0100_0000_01b3)))
        .collect();
    words.windows(RUN).map(|w| w.iter().fold(7_u64, |h, x| h.rotate_left(13).wrapping_mul(31) ^ x)).collect()
}
