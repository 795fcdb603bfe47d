//! Does a report announce, or does it tell what was? Read from the words of title and lead alone.

use crate::Report;
use recoupe_lang::{TokenKind, fold, tokens};
use recoupe_model::Lang;
use std::collections::HashMap;
use std::sync::LazyLock;

/// Words of the lead that are read.
const LEAD: usize = 130;
/// So many cues of things to come in the lead make an announcement. The share of announcements among
/// leads with three cues is what parts the two: reports name at most one or two next steps there.
const ANNOUNCES: usize = 3;

/// Phrases by language: first word → the rest of the phrase; whether the last word is a beginning only.
type Phrases = HashMap<&'static str, Vec<Vec<&'static str>>>;

static PLANNED: LazyLock<HashMap<&'static str, Vec<Vec<&'static str>>>> = LazyLock::new(|| {
    let mut out: Phrases = HashMap::new();
    for line in include_str!("../data/planned.tsv").lines().filter(|l| !l.starts_with('#')) {
        if let Some((lang, words)) = line.split_once('\t') {
            out.entry(lang).or_default().push(words.split(' ').collect());
        }
    }
    out
});

/// What a report does with its event.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Phase {
    /// The event is still to come.
    Announces,
    /// It tells what was, or nothing says that it is to come.
    Tells,
}

/// Reads title and lead.
pub(crate) fn phase(report: &Report<'_>) -> Phase {
    let Some(phrases) = report.lang.as_ref().map(Lang::code).and_then(|l| PLANNED.get(l)) else { return Phase::Tells };
    let mut words: Vec<String> = words(report.title);
    let body: String = report.text.chars().take(LEAD * 10).collect();
    words.extend(self::words(&body).into_iter().take(LEAD));
    let cues = (0..words.len()).filter(|at| phrases.iter().any(|p| stands(p, &words[*at..]))).count();
    if cues >= ANNOUNCES { Phase::Announces } else { Phase::Tells }
}

fn words(text: &str) -> Vec<String> {
    tokens(text, 0).into_iter().filter(|t| t.kind != TokenKind::Mark).map(|t| fold(&text[t.piece.range()])).collect()
}

fn stands(phrase: &[&str], words: &[String]) -> bool {
    phrase.len() <= words.len()
        && phrase.iter().zip(words).all(|(p, w)| p.strip_suffix('*').map_or_else(|| w == p, |start| w.starts_with(start)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(lang: Lang, title: &str, text: &str) -> Phase {
        phase(&Report { id: "", lang: Some(lang), url: None, outlet: None, published: None, title, text, article: None })
    }

    #[test]
    fn announced_and_told() {
        let announced =
            "La ministre a prévu une visite la semaine prochaine. Elle aura lieu le 3 mai, après que les maires se seront réunis.";
        assert_eq!(read(Lang::FR, "La ministre prévoit une visite du barrage de Vernay", announced), Phase::Announces);
        let told = "La ministre a visité mercredi le barrage. Elle a rencontré les maires et promis une réponse la semaine prochaine.";
        assert_eq!(read(Lang::FR, "La ministre au barrage de Vernay", told), Phase::Tells);
        assert_eq!(read(Lang::EN, "", ""), Phase::Tells);
    }
}
