//! Words that take a position with what stands right behind them ("ruled *out* a vote", "a donné *son accord au* projet").

use crate::words::{Reader, forms_of, rows};
use foldhash::{HashMap, HashMapExt};
use recoupe_lang::{TokenKind, fold, tokens};
use recoupe_model::{Lang, Stance};
use std::sync::LazyLock;

/// A stance, and the words of which one phrase must stand behind; none: whatever does.
type Phrase = (Stance, Vec<Vec<&'static str>>);

/// Stem → its phrases, by language.
static PHRASES: LazyLock<HashMap<&'static str, HashMap<String, Vec<Phrase>>>> = LazyLock::new(|| {
    let mut out: HashMap<&str, HashMap<String, Vec<Phrase>>> = HashMap::new();
    for (lang, rest) in rows(include_str!("../../data/position_phrases.tsv")) {
        let mut cells = rest.split('\t');
        let (Some(stance), Some(words), Some(behind)) = (cells.next().and_then(super::stance), cells.next(), cells.next()) else {
            continue;
        };
        let phrases: Vec<Vec<&str>> = behind.split(' ').filter(|b| *b != "*").map(|b| b.split('_').collect()).collect();
        let reader = Reader::new(Lang::from_tag(lang));
        let mut stems: Vec<String> = words.split(' ').flat_map(|word| forms_of(lang, word)).map(|form| reader.stem(form)).collect();
        stems.sort_unstable();
        stems.dedup();
        for stem in stems {
            out.entry(lang).or_default().entry(stem).or_default().push((stance, phrases.clone()));
        }
    }
    out
});

/// Words between a verb and its phrase, at most ("voted *overwhelmingly* against", "turned *it* down").
const BETWEEN: usize = 1;

/// Words behind a verb that may belong to its longest phrase, or stand before a word that may stand farther on.
const NEAR: usize = 10;

/// Before a word of a phrase that may stand farther on ("broke off *all* talks").
const FARTHER: char = '~';

/// The position that a word takes with what stands right behind it.
pub(super) fn taken_by(word: &str, after: &str, lang: Option<Lang>) -> Option<Stance> {
    let all = PHRASES.get(lang.as_ref()?.code())?;
    let phrases = super::stems(word, lang).find_map(|s| all.get(&s))?;
    // up to the next mark: "he said, for one"
    let near = tokens(after, 0).into_iter().take_while(|t| t.kind != TokenKind::Mark).take(NEAR);
    let behind: Vec<String> = near.flat_map(|t| split(&after[t.piece.range()])).collect();
    let stands = |phrase: &Vec<&str>| (0..=BETWEEN).any(|from| behind.get(from..).is_some_and(|b| begins(b, phrase)));
    phrases.iter().find(|(_, all)| all.is_empty() || all.iter().any(stands)).map(|(stance, _)| *stance)
}

/// Do some words begin with those of a phrase?
fn begins(words: &[String], phrase: &[&str]) -> bool {
    let Some((first, rest)) = phrase.split_first() else { return true };
    let (farther, first) = (first.starts_with(FARTHER), split(first.trim_start_matches(FARTHER)));
    let from = if farther { words.len() } else { 0 };
    (0..=from).filter_map(|at| words.get(at..)).any(|w| w.starts_with(&first) && begins(&w[first.len()..], rest))
}

/// Folded, without elisions: "d'avoir" is "d", "avoir".
fn split(word: &str) -> Vec<String> {
    fold(&word.replace('’', "'")).split('\'').filter(|w| !w.is_empty()).map(str::to_owned).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_stands_behind_a_verb_makes_it_take_a_position() {
        let en = |word, after| taken_by(word, after, Some(Lang::EN));
        assert_eq!(en("ruled", " out a vote on the nets"), Some(Stance::Rejects));
        assert_eq!(en("ruled", " that the nets were old"), None);
        assert_eq!(en("voted", " overwhelmingly against the nets"), Some(Stance::Rejects));
        assert_eq!(en("voted", " for the nets"), Some(Stance::Accepts));
        assert_eq!(en("voted", ", for one, on Monday"), None);
        assert_eq!(en("came", " out in favour of the nets"), Some(Stance::Accepts));
        assert_eq!(en("came", " out of the harbour"), None);
        let fr = |word, after| taken_by(word, after, Some(Lang::FR));
        assert_eq!(fr("donné", " son accord au plan"), Some(Stance::Accepts));
        assert_eq!(fr("donné", " son nom au quai"), None);
        assert_eq!(fr("défend", " d’avoir coupé les filets"), Some(Stance::Denies));
        assert_eq!(fr("défend", " le quai de Tarvel"), None);
        assert_eq!(fr("met", " en garde la Norvée"), Some(Stance::Warns));
    }

    #[test]
    fn a_word_of_a_phrase_may_stand_farther_on_up_to_a_mark() {
        let en = |word, after| taken_by(word, after, Some(Lang::EN));
        assert_eq!(en("broke", " off all talks on the nets"), Some(Stance::Rejects));
        assert_eq!(en("broke", " off a piece of the quay"), None);
        assert_eq!(en("broke", " off a piece, and talks went on"), None);
        assert_eq!(en("put", " a fund of 40 million on the table"), Some(Stance::Offers));
        assert_eq!(en("renewed", " her call for a new survey"), Some(Stance::Demands));
        assert_eq!(en("renewed", " her passport"), None);
        let fr = |word, after| taken_by(word, after, Some(Lang::FR));
        assert_eq!(fr("maintenu", " sa menace de quitter le port"), Some(Stance::Threatens));
        assert_eq!(fr("maintenu", " le cap"), None);
        assert_eq!(fr("mis", " un fonds de 40 millions sur la table"), Some(Stance::Offers));
        assert_eq!(fr("suspendu", " le versement du prêt"), Some(Stance::Rejects));
        assert_eq!(fr("suspendu", " un lustre au plafond"), None);
        assert_eq!(fr("rappelé", " son ambassadeur à Tarvel"), Some(Stance::Criticises));
        assert_eq!(fr("rappelé", " que l'ambassadeur était parti"), None);
        assert_eq!(fr("accueille", " la décision avec soulagement"), Some(Stance::Praises));
        assert_eq!(fr("accueille", " le sommet du golfe"), None);
    }
}
