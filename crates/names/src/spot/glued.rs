//! French names that stand side by side without a comma and that the tagger takes for one: "le porte-parole de *Dravie* *Viktor Dralo*",
//! "auprès de l'*ANP* *Viktor Dralo*", "le chef de *Valdor* *Anton Dralo*". A first name begins the second.

use crate::lists::{Lists, RoleClass, bits};
use crate::tagger::{Found, labels::Kind};
use crate::words::{Reading, Shape};
use foldhash::HashSet;
use std::sync::LazyLock;

/// Words between an office and the name that its holder bears at most.
const OFFICE: usize = 12;

/// Names with those that are two as two, and without the preposition that begins a sentence.
pub(super) fn mended(reading: &Reading<'_>, found: Vec<Found>) -> Vec<Found> {
    let whole = found.into_iter().flat_map(|name| at_marks(reading, name)).flat_map(|name| of_two_lands(reading, name));
    whole.map(|name| led_in(reading, name)).flat_map(|name| apart(reading, name)).collect()
}

/// "selon *Anna Dralo* : « *M. Orlin* savait »": no name goes on behind a colon or a quotation mark.
fn at_marks(reading: &Reading<'_>, name: Found) -> Vec<Found> {
    let parts = |w: usize| matches!(reading.text(w), ":" | ";" | "«" | "»" | "“" | "”" | "\"" | "(" | ")");
    if !name.words.clone().any(parts) {
        return vec![name];
    }
    let mut out: Vec<Found> = Vec::new();
    let mut start = name.words.start;
    for word in name.words.start..=name.words.end {
        if word == name.words.end || parts(word) {
            if (start..word).any(|w| reading.shape(w).is_capital()) {
                out.push(Found { words: start..word, kind: name.kind });
            }
            start = word + 1;
        }
    }
    out
}

/// "les fabricants français *Valdor* et allemand *Teltor*": an adjective of a land behind "et" begins another name.
fn of_two_lands(reading: &Reading<'_>, name: Found) -> Vec<Found> {
    let land = |w: usize| reading.shape(w) == Shape::Lower && Lists::get().adjective(reading.folded(w)).is_some();
    let and = (name.words.start + 1..name.words.end.saturating_sub(2)).find(|w| matches!(reading.folded(*w), "et" | "ou") && land(w + 1));
    match and {
        Some(and) if reading.shape(and + 2).is_capital() => {
            vec![Found { words: name.words.start..and, kind: name.kind }, Found { words: and + 2..name.words.end, kind: name.kind }]
        }
        _ => vec![name],
    }
}

/// "*Chez* Valdor, on se tait": the capital of its place makes a preposition no part of a name.
fn led_in(reading: &Reading<'_>, mut name: Found) -> Found {
    const OPEN: [&str; 18] = [
        "chez", "selon", "pour", "apres", "avec", "sans", "dans", "sur", "sous", "entre", "contre", "depuis", "des", "vers", "malgre",
        "face", "quant", "comme",
    ];
    let first = name.words.start;
    let opens = reading.sentence_of(first).start == first || matches!(reading.text(first - 1), "«" | "\"" | "“" | "–" | "—");
    if opens && name.words.len() > 1 && OPEN.contains(&reading.folded(first)) {
        name.words.start += 1;
    }
    name
}

fn apart(reading: &Reading<'_>, name: Found) -> Vec<Found> {
    let cut = match name.kind {
        Kind::Person => of_a_place(reading, &name),
        // "à l'*ANP* *Viktor Dralo*"
        _ if reading.shape(name.words.start) == Shape::Upper => behind_an_office(reading, &name).or_else(|| of_a_place(reading, &name)),
        _ => behind_an_office(reading, &name),
    };
    match cut {
        Some(at) => {
            let kind = match name.kind {
                Kind::Person if reading.shape(name.words.start) == Shape::Upper => Kind::Org,
                Kind::Person => Kind::Place,
                other => other,
            };
            // "exécutif de Valdor Anton Dralo": a body's name begins with its capital
            let start = name.words.clone().find(|w| reading.shape(*w).is_capital()).unwrap_or(at);
            let person = Found { words: at..name.words.end, kind: Kind::Person };
            if start < at { vec![Found { words: start..at, kind }, person] } else { vec![person] }
        }
        None => vec![name],
    }
}

static GIVEN: LazyLock<HashSet<&'static str>> = LazyLock::new(|| {
    include_str!("../../data/given_names_fr.txt").lines().filter(|l| !l.starts_with('#')).flat_map(str::split_whitespace).collect()
});

fn is_given(reading: &Reading<'_>, word: usize) -> bool {
    let folded = reading.folded(word);
    let capital = matches!(reading.shape(word), Shape::Title | Shape::Mixed);
    is_known_given(reading, word) || capital && Lists::get().bits(folded) & bits::FIRST != 0
}

/// A first name of the French list, which has none that are words as well ("Les", "Star").
fn is_known_given(reading: &Reading<'_>, word: usize) -> bool {
    let folded = reading.folded(word);
    let double = folded.split_once('-').is_some_and(|(head, _)| GIVEN.contains(head));
    matches!(reading.shape(word), Shape::Title | Shape::Mixed) && (double || GIVEN.contains(folded))
}

/// Does an office begin at a word, which ends before another?
fn is_office(reading: &Reading<'_>, word: usize, end: usize) -> bool {
    let role = Lists::get().role("fr", reading.folded(word), |k| if word + k < end { reading.folded(word + k) } else { "" });
    role.is_some_and(|(role, _)| !matches!(role.class, RoleClass::Title | RoleClass::People | RoleClass::Source))
}

/// "Nadège Orlin did not listen", "Loïc Orlin, 19 years": in English a French first name that its accents tell, and a capital behind it, both
/// passed over by the tagger.
pub(super) fn with_accents(reading: &Reading<'_>, mut found: Vec<Found>) -> Vec<Found> {
    let mut taken = vec![false; reading.words.len()];
    found.iter().for_each(|f| taken[f.words.clone()].fill(true));
    let capital = |w: usize| w < reading.words.len() && reading.shape(w).is_capital();
    for word in 0..reading.words.len().saturating_sub(1) {
        let sentence = reading.sentence_of(word);
        let end = word + 2;
        let apart = (word == sentence.start || !capital(word - 1)) && end <= sentence.end && (end == sentence.end || !capital(end));
        let listed = bits::STATE | bits::PLACE | bits::BODY | bits::ADJECTIVE | bits::ROLE;
        let own =
            matches!(reading.shape(word + 1), Shape::Title | Shape::Mixed) && Lists::get().bits(reading.folded(word + 1)) & listed == 0;
        let foreign = apart && own && !taken[word] && !reading.text(word).is_ascii() && is_known_given(reading, word);
        // somebody of that surname is named elsewhere
        let surname = found.iter().position(|f| f.words == (word + 1..end) && f.kind == Kind::Person).filter(|_| foreign);
        if let Some(n) = surname {
            found[n].words.start = word;
            taken[word] = true;
        } else if foreign && !taken[word + 1] {
            taken[word..end].fill(true);
            found.push(Found { words: word..end, kind: Kind::Person });
        }
    }
    found.sort_by_key(|f| f.words.start);
    found
}

/// People that the tagger passed over or cut: "la députée du Parti du port *Odile Orlin*", "*M. Orlin*", "Yannick *Le Gof*".
pub(super) fn complete(reading: &Reading<'_>, mut found: Vec<Found>) -> Vec<Found> {
    for n in 0..found.len() {
        let (start, end) = (found[n].words.start, found[n].words.end);
        if found[n].kind != Kind::Person || end > start + 1 || !is_given(reading, start) || reading.shape(end + 1) == Shape::Mark {
            continue;
        }
        // the tagger may take the surname behind the particle for a place of its own
        let free = found
            .get(n + 1)
            .is_none_or(|f| f.words.start > end && (f.words.start > end + 1 || f.words.len() == 1 && f.kind != Kind::Person));
        if let Some(whole) = surname(reading, end).filter(|whole| free && *whole == end + 2) {
            found[n].words.end = whole;
        }
    }
    let cut: Vec<usize> = (1..found.len()).filter(|n| found[*n].words.start < found[n - 1].words.end).collect();
    cut.iter().rev().for_each(|n| {
        found.remove(*n);
    });
    // whoever is somebody elsewhere by the same name in full
    let folded = |f: &Found| f.words.clone().map(|w| reading.folded(w)).collect::<Vec<_>>();
    let people: HashSet<Vec<&str>> = found.iter().filter(|f| f.kind == Kind::Person && f.words.len() > 1).map(folded).collect();
    for name in found.iter_mut().filter(|f| f.kind != Kind::Person && f.words.len() > 1) {
        if is_given(reading, name.words.start) && people.contains(&folded(name)) {
            name.kind = Kind::Person;
        }
    }
    let mut taken = vec![false; reading.words.len()];
    found.iter().for_each(|f| taken[f.words.clone()].fill(true));
    for word in 0..reading.words.len() {
        let sentence = reading.sentence_of(word);
        let titled = word > sentence.start && is_courtesy(reading, word - 1);
        // "Laurent *de Brissol*": nothing else goes on so
        let particle = || surname(reading, word + 1) == Some(word + 3);
        let named = is_known_given(reading, word) && (behind_office(reading, word, &sentence) || particle());
        if taken[word] || !(titled || named) {
            continue;
        }
        let end = if is_given(reading, word) { surname(reading, word + 1) } else { None };
        let end = end.or_else(|| surname(reading, word)).filter(|end| *end <= sentence.end && (titled || *end > word + 1));
        let Some(end) = end.filter(|end| !taken[word..*end - 1].contains(&true)) else { continue };
        // the tagger may take the surname behind a particle for a place of its own
        if taken[end - 1] {
            let own = |f: &Found| f.words == (end - 1..end) && f.kind != Kind::Person && end > word + 2;
            let Some(n) = found.iter().position(own) else { continue };
            found.remove(n);
        }
        taken[word..end].fill(true);
        found.push(Found { words: word..end, kind: Kind::Person });
    }
    found.sort_by_key(|f| f.words.start);
    found
}

/// Where a surname ends that begins at a word, with its particle: "Orlin", "de Brissol", "Le Gof".
fn surname(reading: &Reading<'_>, word: usize) -> Option<usize> {
    let capital = |w: usize| matches!(reading.shape(w), Shape::Title | Shape::Mixed);
    let folded = reading.folded(word).trim_end_matches(['\'', '’']);
    let particle = matches!(folded, "de" | "d" | "du" | "le" | "la" | "van" | "von" | "ben" | "el" | "al");
    let listed = |w: usize| Lists::get().bits(reading.folded(w)) & (bits::STATE | bits::PLACE | bits::BODY | bits::ADJECTIVE) != 0;
    // "Laurent de Lyon" is called by his town
    if particle && capital(word + 1) && !(folded != "le" && listed(word + 1)) {
        return Some(word + 2);
    }
    let role = Lists::get().bits(reading.folded(word)) & (bits::ROLE | bits::BODY) != 0;
    (capital(word) && !particle && !role).then_some(word + 1)
}

/// "M.", "Mme", with its capital.
fn is_courtesy(reading: &Reading<'_>, word: usize) -> bool {
    matches!(reading.text(word), "M." | "MM." | "Mme" | "Mmes" | "Mlle")
}

/// Does an office stand before a first name, with what it is of and no comma between: "la ministre de la Transition énergétique *Anna*"?
fn behind_office(reading: &Reading<'_>, given: usize, sentence: &std::ops::Range<usize>) -> bool {
    let from = given.saturating_sub(OFFICE).max(sentence.start);
    let Some(office) = (from..given).rev().find(|w| is_office(reading, *w, given)) else { return false };
    let plain = (office..given).all(|w| matches!(reading.shape(w), Shape::Lower | Shape::Title | Shape::Upper | Shape::Mixed));
    let of = office + 1 == given
        || (office + 1..given)
            .any(|w| matches!(reading.folded(w).trim_end_matches(['\'', '’']), "de" | "du" | "des" | "d" | "a" | "au" | "aux"));
    // "a reçu", "est venue voir": a clause between
    let acts = (office + 1..given).any(|w| {
        matches!(reading.folded(w), "a" | "est" | "et" | "que" | "qui" | "avec" | "par" | "pour" | "sur" | "dans") && reading.text(w) != "à"
    });
    let bears = crate::capitals::body_words().contains(reading.folded(given - 1));
    plain && of && !acts && !bears
}

/// "de *Dravie* Viktor Dralo": what "de" governs is no first name, and one stands behind it, with a surname.
fn of_a_place(reading: &Reading<'_>, name: &Found) -> Option<usize> {
    let first = name.words.start;
    let before = first.checked_sub(1).filter(|w| *w >= reading.sentence_of(first).start)?;
    let governed = matches!(reading.folded(before).trim_end_matches(['\'', '’']), "de" | "d" | "du" | "l" | "la");
    let other = Lists::get().bits(reading.folded(first)) & (bits::FIRST | bits::SURNAME | bits::TITLE) == 0;
    let alone = || (0..reading.words.len()).any(|w| reading.folded(w) == reading.folded(first) && w != first);
    // "le patron de *Valdor* Anton Dralo"
    let held = || (before.saturating_sub(2)..before).any(|w| w >= reading.sentence_of(first).start && is_office(reading, w, first));
    let known = reading.shape(first) == Shape::Upper || alone() || held();
    let whole = first + 2 < name.words.end && surname(reading, first + 2) == Some(name.words.end);
    (whole && governed && other && known && is_given(reading, first + 1)).then_some(first + 1)
}

/// "le vice-président du *comité pour la défense* Anton Dralo": an office stands before a body, and behind that somebody in full.
fn behind_an_office(reading: &Reading<'_>, name: &Found) -> Option<usize> {
    let given = (name.words.start + 1..name.words.end).find(|w| is_given(reading, *w))?;
    let capital = |w: usize| matches!(reading.shape(w), Shape::Title | Shape::Initial | Shape::Mixed);
    let particle =
        |w: usize| matches!(reading.folded(w).trim_end_matches(['\'', '’']), "de" | "d" | "du" | "la" | "le" | "van" | "von" | "al");
    let surname = name.words.end > given + 1 && capital(name.words.end - 1) && (given..name.words.end).all(|w| capital(w) || particle(w));
    let sentence = reading.sentence_of(given);
    let from = given.saturating_sub(OFFICE).max(sentence.start);
    let office = (from..given).rev().find(|w| is_office(reading, *w, given));
    let held = office.is_some_and(|office| !(office..given).any(|w| reading.text(w) == ","));
    // "l'université Paul-Dralo", "la fondation Anton Dralo": a body bears the name itself
    let bears =
        Lists::get().bits(reading.folded(given - 1)) & bits::ROLE == 0 && crate::capitals::body_words().contains(reading.folded(given - 1));
    (surname && held && !bears && name.words.len() - (given - name.words.start) <= 4).then_some(given)
}

#[cfg(test)]
mod tests {
    use super::*;
    use recoupe_model::Piece;

    fn names(text: &str, name: &str, kind: Kind) -> Vec<(String, Kind)> {
        let reading = Reading::new(text, [Piece::new(0, text.len())]);
        let at = text.find(name).expect("the name stands in the text");
        let inside = |w: &usize| reading.words[*w].piece.start >= at && reading.words[*w].piece.end <= at + name.len();
        let words: Vec<usize> = (0..reading.words.len()).filter(inside).collect();
        let found = vec![Found { words: words[0]..words[words.len() - 1] + 1, kind }];
        mended(&reading, found).iter().map(|f| (text[reading.piece(&f.words).range()].to_owned(), f.kind)).collect()
    }

    #[test]
    fn a_name_ends_at_a_mark_and_before_the_land_of_another() {
        let text = "Un mensonge, selon Jeanne Dralo : « M. Valin savait. »";
        assert_eq!(
            names(text, "Jeanne Dralo : « M. Valin", Kind::Person),
            [("Jeanne Dralo".to_owned(), Kind::Person), ("M. Valin".to_owned(), Kind::Person)]
        );
        let text = "Les fabricants français Valdor et allemand Teltor ont annoncé leur fusion.";
        assert_eq!(
            names(text, "Valdor et allemand Teltor", Kind::Org),
            [("Valdor".to_owned(), Kind::Org), ("Teltor".to_owned(), Kind::Org)]
        );
        assert_eq!(
            names("Le cabinet Valdor et Teltor a dit non.", "Valdor et Teltor", Kind::Org),
            [("Valdor et Teltor".to_owned(), Kind::Org)]
        );
    }

    #[test]
    fn somebody_is_not_what_he_speaks_for() {
        let text = "La Dravie proteste, a dit le porte-parole de Dravie Viktor Dralo.";
        assert_eq!(
            names(text, "Dravie Viktor Dralo", Kind::Person),
            [("Dravie".to_owned(), Kind::Place), ("Viktor Dralo".to_owned(), Kind::Person)]
        );
        let text = "Rien, a dit auprès de l'ANP Viktor Dralo.";
        assert_eq!(
            names(text, "ANP Viktor Dralo", Kind::Person),
            [("ANP".to_owned(), Kind::Org), ("Viktor Dralo".to_owned(), Kind::Person)]
        );
        let text = "Le feu baisse, a indiqué à l'AFP Viktor Dralo, sous-préfet.";
        let both = [("AFP".to_owned(), Kind::Org), ("Viktor Dralo".to_owned(), Kind::Person)];
        assert_eq!(names(text, "AFP Viktor Dralo", Kind::Org), both);
        let text = "Le directeur du Comité pour la défense Anton Dralo part.";
        let body = ("Comité pour la défense".to_owned(), Kind::Org);
        let both = [body, ("Anton Dralo".to_owned(), Kind::Person)];
        assert_eq!(names(text, "Comité pour la défense Anton Dralo", Kind::Org), both);
        // a comma before the office parts nothing of what is behind it
        let text = "Reçu hier par le maire, le directeur du Comité pour la défense Anton Dralo part.";
        assert_eq!(names(text, "Comité pour la défense Anton Dralo", Kind::Org), both);
    }

    fn completed(text: &str, tagged: &[(&str, Kind)]) -> Vec<String> {
        let reading = Reading::new(text, [Piece::new(0, text.len())]);
        let at = |name: &str| {
            let at = text.find(name).expect("the name stands in the text");
            let inside = |w: &usize| reading.words[*w].piece.start >= at && reading.words[*w].piece.end <= at + name.len();
            let words: Vec<usize> = (0..reading.words.len()).filter(inside).collect();
            words[0]..words[words.len() - 1] + 1
        };
        let found = tagged.iter().map(|(name, kind)| Found { words: at(name), kind: *kind }).collect();
        let people = complete(&reading, found).into_iter().filter(|f| f.kind == Kind::Person);
        people.map(|f| text[reading.piece(&f.words).range()].to_owned()).collect()
    }

    #[test]
    fn people_whom_the_tagger_passed_over_are_found() {
        assert_eq!(completed("La députée du Parti du port Odile Orlin part.", &[]), ["Odile Orlin"]);
        assert_eq!(completed("Hier, M. Orlin a dit non.", &[]), ["Orlin"]);
        assert_eq!(completed("Pour Yannick Le Gof, c'est non.", &[("Yannick", Kind::Person)]), ["Yannick Le Gof"]);
        assert_eq!(completed("Laurent de Brissol, lui, part.", &[("Brissol", Kind::Place)]), ["Laurent de Brissol"]);
        // the same name in full, taken for a body
        let text = "Le préfet, Luc Marin, part. « Lucas Orlin a ma confiance », dit-il de Lucas Orlin.";
        let reading = Reading::new(text, [Piece::new(0, text.len())]);
        let at = |n: usize| (0..reading.words.len()).filter(|w| reading.text(*w) == "Lucas").nth(n).expect("twice");
        let found = vec![Found { words: at(0)..at(0) + 2, kind: Kind::Org }, Found { words: at(1)..at(1) + 2, kind: Kind::Person }];
        assert!(complete(&reading, found).iter().all(|f| f.kind == Kind::Person));
    }

    #[test]
    fn nobody_is_made_of_other_names() {
        for text in [
            "Le président de sa boîte Les Productions part.",
            "Le maire a reçu Star Wars hier.",
            "La victoire d'Anna de Paris compte.",
            "Le directeur de l'université Paul Orlin part.",
        ] {
            assert_eq!(completed(text, &[]), Vec::<String>::new(), "{text}");
        }
    }

    #[test]
    fn a_preposition_at_the_head_is_no_part() {
        assert_eq!(names("Chez Valdor, on se tait.", "Chez Valdor", Kind::Person), [("Valdor".to_owned(), Kind::Person)]);
        assert_eq!(names("Il va chez Sans Pareil.", "Sans Pareil", Kind::Org), [("Sans Pareil".to_owned(), Kind::Org)]);
    }

    #[test]
    fn names_of_three_words_stay() {
        for (text, name, kind) in [
            ("La fille de Dralo Viktor Sand part.", "Dralo Viktor Sand", Kind::Person),
            ("Elle a vu la Fondation Anton Dralo.", "Fondation Anton Dralo", Kind::Org),
            ("Le directeur de la Fondation Anton Dralo part.", "Fondation Anton Dralo", Kind::Org),
        ] {
            assert_eq!(names(text, name, kind), [(name.to_owned(), kind)], "{text}");
        }
    }
}
