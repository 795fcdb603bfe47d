//! French names that bear no first name and that the tagger takes for people or places, though what stands beside them says that
//! they are bodies: "le groupe métallurgique *Valdor*", "chez *Valdor*", "*Radio Valdor*".

use crate::capitals::body_words;
use crate::lists::{Lists, bits};
use crate::tagger::{Found, labels::Kind};
use crate::words::{Reading, Shape};
use foldhash::HashSet;
use std::sync::LazyLock;

static FIRMS: LazyLock<HashSet<&'static str>> = LazyLock::new(|| {
    include_str!("../../data/firm_nouns_fr.txt").lines().filter(|l| !l.starts_with('#')).flat_map(str::split_whitespace).collect()
});

/// A folded word that calls a firm what stands behind it.
pub(crate) fn is_firm_noun(word: &str) -> bool {
    FIRMS.contains(word) || matches!(word, "chez" | "at" | "firm" | "company")
}

/// Adjectives between such a noun and the name at most: "l'usine chimique *Valdor*".
const BETWEEN: usize = 2;

/// Names with those of firms and newsrooms as bodies, wherever the text has them.
pub(super) fn mended(reading: &Reading<'_>, mut found: Vec<Found>) -> Vec<Found> {
    // a surname of somebody named in full is no firm's, though a firm may bear it
    let surnames: HashSet<&str> =
        found.iter().filter(|f| f.kind == Kind::Person && f.words.len() > 1).map(|f| reading.folded(f.words.end - 1)).collect();
    let alone = |f: &Found| f.words.len() == 1 && !surnames.contains(reading.folded(f.words.start));
    let bodies: HashSet<&str> = found
        .iter()
        .filter(|f| alone(f) && f.kind != Kind::Org && may_be_body(reading, f) && is_called_firm(reading, f.words.start))
        .map(|f| reading.folded(f.words.start))
        .collect();
    for name in &mut found {
        let newsroom = name.words.len() > 1 && name.kind == Kind::Person && {
            let noun = reading.folded(name.words.start);
            FIRMS.contains(noun) || body_words().contains(noun)
        };
        let firm = name.words.len() == 1 && bodies.contains(reading.folded(name.words.start));
        // "l'usine *Valdor de Varnes*": with the town where it stands
        let works = name.words.len() > 2 && name.kind == Kind::Person && {
            let of = reading.folded(name.words.start + 1).trim_end_matches(['\'', '’']);
            let given = Lists::get().bits(reading.folded(name.words.start)) & bits::FIRST != 0;
            matches!(of, "de" | "d" | "du") && !given && is_called_firm(reading, name.words.start)
        };
        // "Valdor Partners": an English noun for a firm, behind no first name
        let ended = name.kind != Kind::Org
            && Lists::get().bits(reading.folded(name.words.start)) & bits::FIRST == 0
            && super::companies::is_full(reading, name);
        if firm || works || ended || newsroom && may_be_body(reading, name) {
            name.kind = Kind::Org;
        }
    }
    found
}

/// No word of it is a first name, a courtesy or a listed place or state.
fn may_be_body(reading: &Reading<'_>, name: &Found) -> bool {
    let other = bits::FIRST | bits::TITLE | bits::STATE | bits::ADJECTIVE | bits::PLACE;
    let title = |w: usize| matches!(reading.shape(w), Shape::Title | Shape::Mixed);
    let courtesy = name.words.start.checked_sub(1).is_some_and(|w| Lists::get().bits(reading.folded(w)) & (bits::TITLE | bits::ROLE) != 0);
    let listed = |w: usize| Lists::get().bits(reading.folded(w)) & other != 0;
    !courtesy
        && name.words.clone().all(title)
        && !(name.words.len() == 1 && listed(name.words.start))
        && !(name.words.len() > 1 && name.words.clone().any(|w| Lists::get().bits(reading.folded(w)) & bits::FIRST != 0))
}

/// "le groupe *Valdor*", "l'usine chimique *Valdor*", "chez *Valdor*": what no person is called.
fn is_called_firm(reading: &Reading<'_>, name: usize) -> bool {
    let start = reading.sentence_of(name).start;
    if is_set_beside(reading, name) {
        return true;
    }
    let Some(before) = name.checked_sub(1).filter(|w| *w >= start) else { return false };
    if reading.folded(before) == "chez" {
        return true;
    }
    let adjective = |w: &usize| {
        let folded = reading.folded(*w);
        reading.shape(*w) == Shape::Lower && folded.len() > 4 && ENDINGS.iter().any(|e| folded.ends_with(e)) && !FIRMS.contains(folded)
    };
    let between = (start..name).rev().take(BETWEEN).take_while(adjective).count();
    let noun = |w: usize| w >= start && reading.shape(w) == Shape::Lower && FIRMS.contains(reading.folded(w));
    // "le fabricant de vélos *Valdor*": with what it makes, and no article before that
    let makes = before.checked_sub(2).is_some_and(|w| {
        reading.shape(before) == Shape::Lower
            && reading.folded(before).ends_with('s')
            && matches!(reading.folded(before - 1).trim_end_matches(['\'', '’']), "de" | "d")
            && noun(w)
    });
    makes || name.checked_sub(between + 1).is_some_and(noun)
}

/// "*Valdor*, une société du nord": a noun for a firm in apposition behind an article. "À Valdor, une usine a fermé" tells where.
fn is_set_beside(reading: &Reading<'_>, name: usize) -> bool {
    let sentence = reading.sentence_of(name);
    let bare = |w: usize| reading.folded(w).trim_end_matches(['\'', '’']);
    let led_in = name
        .checked_sub(1)
        .filter(|w| *w >= sentence.start)
        .is_some_and(|w| matches!(bare(w), "a" | "en" | "de" | "d" | "dans" | "pres" | "vers" | "et"));
    let noun = name + 3;
    let article = matches!(bare(name + 2), "un" | "une" | "le" | "la" | "l");
    // "une société qui", "l'exploitant du": what is said of it follows
    let more =
        matches!(bare(noun + 1), "de" | "du" | "des" | "d" | "qui" | "dont" | "que" | "basee" | "base") || reading.text(noun + 1) == ",";
    noun < sentence.end
        && !led_in
        && reading.text(name + 1) == ","
        && article
        && more
        && reading.shape(noun) == Shape::Lower
        && (FIRMS.contains(reading.folded(noun)) || reading.folded(noun) == "exploitant")
}

/// Endings of French adjectives of trade and origin, folded.
const ENDINGS: [&str; 16] =
    ["ique", "iques", "ier", "iere", "iers", "ais", "aise", "ien", "ienne", "ois", "oise", "al", "ale", "aire", "ain", "aine"];

#[cfg(test)]
mod tests {
    use super::*;
    use recoupe_model::Piece;

    fn kinds(text: &str, tagged: &[(&str, Kind)]) -> Vec<Kind> {
        let reading = Reading::new(text, [Piece::new(0, text.len())]);
        let mut from = 0;
        let at = |word: &str, from: &mut usize| {
            let first = word.split(' ').next().unwrap_or("");
            let start = (*from..reading.words.len()).find(|w| reading.text(*w) == first).expect("a word of the text");
            *from = start + word.split(' ').count();
            start..*from
        };
        let found = tagged.iter().map(|(word, kind)| Found { words: at(word, &mut from), kind: *kind }).collect();
        mended(&reading, found).iter().map(|f| f.kind).collect()
    }

    #[test]
    fn what_a_firms_noun_calls_is_a_body_everywhere() {
        let text = "Valdor recule. Le groupe métallurgique Valdor a perdu un procès.";
        assert_eq!(kinds(text, &[("Valdor", Kind::Person), ("Valdor", Kind::Person)]), [Kind::Org, Kind::Org]);
        assert_eq!(kinds("Chez Valdor, on se tait.", &[("Valdor", Kind::Person)]), [Kind::Org]);
        assert_eq!(kinds("Invitée de Radio Valdor, elle a dit non.", &[("Radio Valdor", Kind::Person)]), [Kind::Org]);
    }

    #[test]
    fn a_maker_is_told_by_what_it_makes() {
        assert_eq!(kinds("Le fabricant de vélos Valdor se retire.", &[("Valdor", Kind::Place)]), [Kind::Org]);
        assert_eq!(kinds("Le vendeur de vélos Valdor se retire.", &[("Valdor", Kind::Place)]), [Kind::Place]);
    }

    #[test]
    fn a_noun_in_apposition_calls_a_firm() {
        assert_eq!(kinds("Valdor, une entreprise du nord, se tait.", &[("Valdor", Kind::Person)]), [Kind::Org]);
        assert_eq!(kinds("Valdor, l'exploitant du port, se tait.", &[("Valdor", Kind::Place)]), [Kind::Org]);
        assert_eq!(kinds("À Valdor, une usine de papier ferme.", &[("Valdor", Kind::Place)]), [Kind::Place]);
        assert_eq!(kinds("Valdor, une usine a fermé.", &[("Valdor", Kind::Place)]), [Kind::Place]);
    }

    #[test]
    fn works_bear_the_name_of_their_town() {
        let text = "Devant l'usine Valdor de Varn, on se tait.";
        assert_eq!(kinds(text, &[("Valdor de Varn", Kind::Person)]), [Kind::Org]);
        assert_eq!(kinds("Devant le maire Anton de Varn, on se tait.", &[("Anton de Varn", Kind::Person)]), [Kind::Person]);
    }

    #[test]
    fn people_and_places_stay() {
        let text = "Anna Valdor sourit. Chez Valdor, on se tait.";
        assert_eq!(kinds(text, &[("Anna Valdor", Kind::Person), ("Valdor", Kind::Person)]), [Kind::Person, Kind::Person]);
        assert_eq!(kinds("Le groupe de Valdor a perdu.", &[("Valdor", Kind::Place)]), [Kind::Place]);
        assert_eq!(kinds("Le maire du groupe M. Valdor", &[("Valdor", Kind::Person)]), [Kind::Person]);
    }
}
