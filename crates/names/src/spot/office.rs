//! "*Orlo*, the mayor of *Varn*": a surname alone with an office in apposition is a person, whatever the tagger takes it for, and whoever
//! holds an office of a place holds it of no person.

use super::beside::may_be_named_so;
use super::ends::is_telling;
use crate::capitals::body_words;
use crate::lists::{Listed, Lists};
use crate::tagger::{Found, labels::Kind};
use crate::words::{Reading, Shape};
use foldhash::HashMap;
use std::sync::LazyLock;

/// Language and office, folded → whether it is one of a place.
static OFFICES: LazyLock<HashMap<(&'static str, &'static str), bool>> = LazyLock::new(|| {
    let rows = include_str!("../../data/offices.tsv").lines().filter(|l| !l.starts_with('#'));
    let rows = rows.filter_map(|l| l.split_once('\t')).filter_map(|(lang, rest)| Some((lang, rest.split_once('\t')?)));
    rows.flat_map(|(lang, (kind, words))| words.split(' ').map(move |w| ((lang, w), kind == "of"))).collect()
});

fn office(lang: &'static str, reading: &Reading<'_>, word: usize) -> Option<bool> {
    OFFICES.get(&(lang, reading.folded(word))).copied()
}

/// Names with holders of offices as people, and what they hold them of as places.
pub(super) fn mended(reading: &Reading<'_>, mut found: Vec<Found>, lang: &'static str) -> Vec<Found> {
    for name in &mut found {
        if name.kind == Kind::Person {
            if is_held_of(reading, name.words.start, lang) {
                name.kind = Kind::Place;
            }
        } else if name.words.len() == 1
            && reading.shape(name.words.start) == Shape::Title
            && may_be_named_so(reading, name.words.start)
            && !body_words().contains(reading.folded(name.words.start))
            && is_in_apposition(reading, name.words.end, lang)
            && match Lists::get().name(reading.folded(name.words.start), |_| "") {
                None => true,
                // a town's name, too: "*Kaya*, le maire de Varn, a dit"
                Some((Listed::Place, _)) => lang == "fr" && goes_on(reading, name.words.start, lang),
                Some(_) => false,
            }
        {
            name.kind = Kind::Person;
        }
    }
    if lang == "fr" {
        let behind: Vec<usize> = (0..reading.words.len()).filter(|w| is_behind_office(reading, *w)).collect();
        for word in behind {
            match found.iter_mut().find(|f| f.words.contains(&word)) {
                Some(name) if name.words.len() == 1 => name.kind = Kind::Person,
                Some(_) => {}
                None => found.push(Found { words: word..word + 1, kind: Kind::Person }),
            }
        }
        found.sort_by_key(|f| f.words.start);
    }
    let heads: Vec<Found> = reading.sentences.iter().filter_map(|s| head(reading, s.start, &found, lang)).collect();
    found.extend(heads);
    found.sort_by_key(|f| f.words.start);
    found
}

/// "Le maire de Varn, *Orlo*, a dit", "a dit la porte-parole du port, *Orlo*.": a surname between an office and the verb or the end.
fn is_behind_office(reading: &Reading<'_>, word: usize) -> bool {
    let sentence = reading.sentence_of(word);
    let Some(comma) = word.checked_sub(1).filter(|w| *w > sentence.start && reading.text(*w) == ",") else { return false };
    let other = || Lists::get().name(reading.folded(word), |_| "").is_some_and(|(listed, _)| listed != Listed::Place);
    if !may_be_named_so(reading, word) || body_words().contains(reading.folded(word)) || other() {
        return false;
    }
    let from = comma.saturating_sub(APPOSITION).max(sentence.start);
    let small = |w: &usize| matches!(reading.shape(*w), Shape::Lower | Shape::Title | Shape::Mixed | Shape::Upper);
    let Some(held) = (from..comma).rev().take_while(small).find(|w| office("fr", reading, *w).is_some()) else { return false };
    let article = held.checked_sub(1).map_or("", |w| reading.folded(w).trim_end_matches(['\'', '’']));
    let telling =
        (held..comma).any(|w| acts(reading, w) && !matches!(reading.folded(w).trim_end_matches(['\'', '’']), "l" | "la" | "le" | "en"));
    let closed = match reading.text(word + 1) {
        "," => acts(reading, word + 2),
        "." | "" => word + 1 >= sentence.end || word + 2 >= sentence.end,
        _ => false,
    };
    matches!(article, "le" | "la" | "l" | "son" | "sa") && !telling && closed
}

/// Words of an apposition, from its comma to the next, at most.
const APPOSITION: usize = 12;

/// "*Hale*, the mayor of Varn, said": a surname that begins a sentence, which the tagger passes over. The apposition ends
/// with a comma, and what follows begins small: "Yesterday, the mayor of Varn, Ann Hale, said" names her behind it. In French a verb
/// follows: "Hier, le maire de Varn, dans une lettre, a dit" begins with a day.
fn head(reading: &Reading<'_>, word: usize, found: &[Found], lang: &'static str) -> Option<Found> {
    let folded = reading.folded(word);
    let name = may_be_named_so(reading, word) && !folded.ends_with("ed") && !folded.ends_with("ing");
    let taken = || found.iter().any(|f| f.words.contains(&word));
    let listed = || Lists::get().name(folded, |_| "").is_some() || body_words().contains(folded);
    if !name || !is_in_apposition(reading, word + 1, lang) || taken() || listed() {
        return None;
    }
    goes_on(reading, word, lang).then_some(Found { words: word..word + 1, kind: Kind::Person })
}

/// Does the sentence go on small behind the apposition of a word, in French with a verb?
fn goes_on(reading: &Reading<'_>, word: usize, lang: &str) -> bool {
    let end = reading.sentence_of(word).end;
    let Some(close) = (word + 2..end.min(word + APPOSITION)).find(|w| reading.text(*w) == ",") else { return false };
    let told = (word + 2..close).any(|w| is_telling(reading, w)); // "…, the mayor said, …"
    !told && reading.shape(close + 1) == Shape::Lower && (lang != "fr" || acts(reading, close + 1))
}

/// A French word with which a predicate begins: an auxiliary, a clitic, a verb in the present by an ending that few nouns have.
fn acts(reading: &Reading<'_>, word: usize) -> bool {
    const BEGIN: [&str; 30] = [
        "a",
        "avait",
        "aura",
        "est",
        "etait",
        "sera",
        "n",
        "ne",
        "s",
        "se",
        "l",
        "le",
        "la",
        "y",
        "en",
        "lui",
        "leur",
        "va",
        "doit",
        "veut",
        "peut",
        "dit",
        "ecrit",
        "craint",
        "promet",
        "fait",
        "repond",
        "soutient",
        "reconnait",
        "vient",
    ];
    let folded = reading.folded(word).trim_end_matches(['\'', '’']);
    // "assure que", "estime, lui, que": the verb stands alone before what it tells
    let next = reading.folded(word + 1).trim_end_matches(['\'', '’']);
    let tells =
        folded.len() > 4 && (folded.ends_with('e') || folded.ends_with("ait")) && matches!(next, "que" | "qu" | ":" | "«" | "\"" | "“");
    BEGIN.contains(&folded) || tells
}

/// ", the mayor of", ", député du", from a word on. Behind an adjective it is none that is looked at.
fn is_in_apposition(reading: &Reading<'_>, comma: usize, lang: &'static str) -> bool {
    let article =
        |w: usize| matches!(reading.folded(w).trim_end_matches(['\'', '’']), "the" | "a" | "an" | "le" | "la" | "l" | "un" | "une");
    let first = comma + 1 + usize::from(article(comma + 1));
    reading.text(comma) == "," && reading.shape(first) == Shape::Lower && office(lang, reading, first).is_some()
}

/// "the mayor *of*", "maire *de*" right before a name.
fn is_held_of(reading: &Reading<'_>, name: usize, lang: &'static str) -> bool {
    let Some(before) = name.checked_sub(2) else { return false };
    let of = matches!(reading.folded(name - 1).trim_end_matches(['\'', '’']), "of" | "de" | "d" | "du");
    of && reading.sentence_of(name).start <= before && office(lang, reading, before) == Some(true)
}

#[cfg(test)]
mod tests {
    use super::*;
    use recoupe_model::Piece;

    fn kinds(text: &str, lang: &'static str, tagged: &[(usize, Kind)]) -> Vec<Kind> {
        let reading = Reading::new(text, [Piece::new(0, text.len())]);
        let found = tagged.iter().map(|(w, kind)| Found { words: *w..*w + 1, kind: *kind }).collect();
        mended(&reading, found, lang).iter().map(|f| f.kind).collect()
    }

    #[test]
    fn an_office_makes_a_person_and_its_place_none() {
        let text = "Orlo, the mayor of Varn, said no.";
        assert_eq!(kinds(text, "en", &[(0, Kind::Org), (5, Kind::Person)]), [Kind::Person, Kind::Place]);
        assert_eq!(kinds("Orlo, maire de Varn, dit non.", "fr", &[(0, Kind::Place), (4, Kind::Person)]), [Kind::Person, Kind::Place]);
        // a town bears the name as well
        let text = "Kaya, le maire de Varn, a dit non.";
        assert_eq!(kinds(text, "fr", &[(0, Kind::Place), (5, Kind::Place)]), [Kind::Person, Kind::Place]);
        assert_eq!(kinds("Kaya, maire de Varn en tête, qui.", "fr", &[(0, Kind::Place)]), [Kind::Place]);
    }

    #[test]
    fn a_surname_at_the_head_is_found_by_its_office() {
        assert_eq!(kinds("Orlo, the mayor of Varn, said no.", "en", &[]), [Kind::Person]);
        for text in
            ["Yesterday, the mayor of Varn, Ann Orlo, said no.", "Orlo, the mayor said, is closed.", "Asked, the mayor of Varn, said no."]
        {
            assert_eq!(kinds(text, "en", &[]), [], "{text}");
        }
        for text in [
            "Barrat, le maire de Varn, a dit non.",
            "Barrat, la préfète, n'a rien dit.",
            "Barrat, député du Parti du port, assure que tout va.",
        ] {
            assert_eq!(kinds(text, "fr", &[]), [Kind::Person], "{text}");
        }
        // behind the office
        assert_eq!(kinds("Le maire de Varn, Barrat, a dit non.", "fr", &[]), [Kind::Person]);
        assert_eq!(kinds("« Non », a dit la porte-parole du port, Barrat.", "fr", &[]), [Kind::Person]);
        for text in
            ["Le maire a reçu le club, Barrat, a dit non.", "Le maire de Varn, Barrat et Orlo partent.", "Le port, Barrat, a dit non."]
        {
            assert_eq!(kinds(text, "fr", &[]), [], "{text}");
        }
        for text in [
            "Hier, le maire de Varn, Anne Orlo, a dit non.",
            "Hier, le maire de Varn, dans une lettre, a dit non.",
            "Furieux, le maire de Varn, qui partait, a dit non.",
        ] {
            assert_eq!(kinds(text, "fr", &[]), [], "{text}");
        }
    }

    #[test]
    fn what_firms_hold_as_well_makes_none() {
        for text in ["Orlo, the owner of the port, said no.", "Orlo, the port of the south, said no.", "Orlo the mayor said no."] {
            assert_eq!(kinds(text, "en", &[(0, Kind::Org)]), [Kind::Org], "{text}");
        }
        assert_eq!(kinds("La fille de Varn dit non.", "fr", &[(3, Kind::Person)]), [Kind::Person]);
    }
}
