//! What a site says of how a report came to it: translated by a machine, passed on without an editor.
//! Judges a notice by its words (`data/translation_cues.tsv`).

use aho_corasick::AhoCorasick;
use recoupe_lang::fold;
use std::sync::LazyLock;

/// What a notice says.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Notice {
    /// A machine translated.
    pub(super) translated: bool,
    /// Passed on without an editor.
    pub(super) relayed: bool,
}

struct Cues {
    phrases: AhoCorasick,
    translated: Vec<bool>,
}

static CUES: LazyLock<Option<Cues>> = LazyLock::new(|| {
    let rows: Vec<(bool, String)> = include_str!("../../data/translation_cues.tsv")
        .lines()
        .filter(|l| !l.starts_with('#'))
        .filter_map(|l| {
            let mut cells = l.split('\t');
            Some((cells.next()? == "translated", fold(cells.nth(1)?)))
        })
        .collect();
    let phrases = AhoCorasick::new(rows.iter().map(|r| &r.1)).ok()?;
    Some(Cues { phrases, translated: rows.into_iter().map(|r| r.0).collect() })
});

/// Reads a notice; both false for what is none.
pub(super) fn notice(text: &str) -> Notice {
    let mut found = Notice::default();
    let Some(cues) = CUES.as_ref().filter(|_| text.len() < 4_000) else { return found };
    for hit in cues.phrases.find_overlapping_iter(&fold(text)) {
        if cues.translated[hit.pattern().as_usize()] {
            found.translated = true;
        } else {
            found.relayed = true;
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn notices_in_seven_languages() {
        for text in [
            "This story was translated automatically from German.",
            "Cet article a été traduit automatiquement.",
            "Dieser Text wurde maschinell übersetzt.",
            "Este artículo ha sido traducido automáticamente.",
            "Articolo tradotto automaticamente dall’inglese.",
            "Текст переведён автоматически: машинный перевод.",
            "Цей текст — автоматичний переклад.",
        ] {
            assert!(notice(text).translated, "{text}");
        }
        assert_eq!(notice("The treaty was translated into four languages."), Notice::default());
    }
}
