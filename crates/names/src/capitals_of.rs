//! Whether a capital's name means the city or the state that is governed there.
//! Looks only at the words around it.

use crate::tagger::Found;
use crate::words::{Reading, Shape};
use std::ops::Range;

/// What a capital's name means at one place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum City {
    /// The state.
    State,
    /// The city.
    Place,
}

/// Capitals that are mostly named for what meets there (seats of unions and courts).
const MEETING_PLACES: [&str; 14] = [
    "bruxelles",
    "brussels",
    "brussel",
    "bruselas",
    "брюссель",
    "брюсселе",
    "vienne",
    "vienna",
    "wien",
    "viena",
    "la haye",
    "the hague",
    "den haag",
    "luxembourg",
];

/// Prepositions of place. After "à" and "to" it depends on the word before.
const IN: [&str; 30] = [
    "in", "at", "near", "outside", "around", "across", "en", "depuis", "dans", "vers", "pres", "hors", "nach", "aus", "bei", "desde", "da",
    "в", "из", "под", "у", "до", "із", "від", "from", "through", "inside", "hacia", "presso", "via",
];

/// Verbs whose object is a city that one goes to or leaves.
const MOVES: [&str; 24] = [
    "visit",
    "visits",
    "visited",
    "visiting",
    "leave",
    "left",
    "leaving",
    "reach",
    "reached",
    "toured",
    "quitte",
    "quitter",
    "quitté",
    "rejoint",
    "rejoindre",
    "gagner",
    "visite",
    "visiter",
    "visité",
    "bombardé",
    "bombed",
    "besuchte",
    "visitó",
    "visitò",
];

/// Words after which "à Moscou", "to Moscow" is told, asked or given something.
const TO_WHOM: [&str; 64] = [
    "demande",
    "demander",
    "demandé",
    "reproche",
    "reprocher",
    "reproché",
    "permettre",
    "permis",
    "impose",
    "imposer",
    "imposé",
    "oppose",
    "opposer",
    "opposé",
    "rappelle",
    "rappeler",
    "rappelé",
    "propose",
    "proposer",
    "proposé",
    "adresse",
    "adresser",
    "adressé",
    "adressée",
    "face",
    "soutien",
    "quant",
    "grace",
    "hostile",
    "favorable",
    "offre",
    "offrir",
    "offert",
    "livrer",
    "livre",
    "livré",
    "livraisons",
    "aide",
    "appartient",
    "appel",
    "loyal",
    "loyaux",
    "fidele",
    "alliee",
    "allie",
    "lie",
    "liee",
    "lies",
    "concessions",
    "reponse",
    "message",
    "ultimatum",
    "proche",
    "said",
    "given",
    "message",
    "according",
    "response",
    "concessions",
    "support",
    "aid",
    "loyal",
    "close",
    "ties",
];

/// Words before "de Moscou", "of Moscow" that mean the city.
const OF_CITY: [&str; 60] = [
    "tour",
    "visite",
    "lawn",
    "grounds",
    "gates",
    "steps",
    "jardins",
    "pelouse",
    "ville",
    "banlieue",
    "maire",
    "mairie",
    "aeroport",
    "centre",
    "nord",
    "sud",
    "est",
    "ouest",
    "rues",
    "rue",
    "region",
    "gare",
    "metro",
    "habitants",
    "quartier",
    "universite",
    "pourparlers",
    "discussions",
    "sommet",
    "reunion",
    "attentats",
    "attaques",
    "accord",
    "accords",
    "conference",
    "entretiens",
    "bourse",
    "zoo",
    "tribunal",
    "prison",
    "proces",
    "opera",
    "city",
    "mayor",
    "airport",
    "suburbs",
    "suburb",
    "outskirts",
    "streets",
    "downtown",
    "university",
    "north",
    "south",
    "east",
    "west",
    "talks",
    "summit",
    "kilometres",
    "km",
    "miles",
];

/// Nouns behind the name of a seat (`the White House lawn`) with which it is the building …
const AT_THE_SITE: [&str; 34] = [
    "lawn",
    "lawns",
    "visit",
    "visits",
    "grounds",
    "gate",
    "gates",
    "steps",
    "garden",
    "gardens",
    "ballroom",
    "meeting",
    "meetings",
    "dinner",
    "dinners",
    "ceremony",
    "ceremonies",
    "reception",
    "driveway",
    "tour",
    "tours",
    "estate",
    "resort",
    "residence",
    "door",
    "doors",
    "roof",
    "complex",
    "compound",
    "basement",
    "portico",
    "balcony",
    "entrance",
    "fence",
];

/// … and with which it is the body that sits there.
const OF_THE_BODY: [&str; 32] = [
    "official",
    "officials",
    "aide",
    "aides",
    "adviser",
    "advisers",
    "advisor",
    "advisors",
    "spokesman",
    "spokeswoman",
    "spokesperson",
    "press",
    "staff",
    "staffer",
    "staffers",
    "counsel",
    "statement",
    "chief",
    "secretary",
    "correspondent",
    "correspondents",
    "reporter",
    "reporters",
    "budget",
    "economist",
    "lawyer",
    "lawyers",
    "office",
    "communications",
    "policy",
    "plan",
    "proposal",
];

/// The sense of a seat's name at its place: as that of a capital, but for what the noun behind it tells.
pub(crate) fn sense_of_seat(reading: &Reading<'_>, words: &Range<usize>, names: &[Found], n: usize) -> City {
    let next = if words.end < reading.sentence_of(words.start).end { reading.folded(words.end) } else { "" };
    if OF_THE_BODY.contains(&next) {
        return City::State;
    }
    if AT_THE_SITE.contains(&next) {
        return City::Place;
    }
    sense(reading, words, names, n)
}

/// The sense of a capital's name at its place; `names[n]` is it.
pub(crate) fn sense(reading: &Reading<'_>, words: &Range<usize>, names: &[Found], n: usize) -> City {
    let sentence = reading.sentence_of(words.start);
    let folded: Vec<&str> = words.clone().map(|w| reading.folded(w)).collect();
    if MEETING_PLACES.contains(&folded.join(" ").as_str()) {
        return City::Place;
    }
    let before = |d: usize| words.start.checked_sub(d).filter(|w| *w >= sentence.start).map_or("", |w| reading.folded(w));
    let after = words.end;
    let next = if after < sentence.end { reading.text(after) } else { "" };
    // a dateline: "WASHINGTON (AP) —", "PARIS, 3 mai"
    if words.start <= sentence.start + 1
        && (reading.shape(words.start) == Shape::Upper || next == "(" || matches!(next, "–" | "—" | "―" | "--"))
        && matches!(next, "(" | "," | "–" | "—" | "―" | "--" | "-" | "/" | ":")
        && reading.shape(words.start) != Shape::Title
    {
        return City::Place;
    }
    if words.start == sentence.start && matches!(next, "(" | "—" | "–" | "―" | "--") {
        return City::Place;
    }
    // "Paris, Texas": a place follows
    if next == "," && names.get(n + 1).is_some_and(|f| f.words.start == after + 1) && words.start == sentence.start {
        return City::Place;
    }
    // articles before a seat: "at the White House", "à la Maison Blanche"
    let skip = usize::from(matches!(before(1), "the" | "la" | "le" | "l'"));
    let before = |d: usize| before(d + skip);
    let preposition = before(1);
    match preposition {
        "a" | "to" => {
            let verb = before(2);
            let verb = if matches!(verb, "pas" | "plus" | "aussi") { before(3) } else { verb };
            // folded words are compared with listed forms folded
            if TO_WHOM.iter().any(|w| recoupe_lang::fold(w) == verb) { City::State } else { City::Place }
        }
        _ if IN.contains(&preposition) || MOVES.contains(&preposition) => City::Place,
        "de" | "d'" | "of" | "von" | "di" => {
            let noun = if before(2) == "the" { before(3) } else { before(2) };
            if OF_CITY.contains(&noun) { City::Place } else { City::State }
        }
        // "à Moscou et à Bruxelles" is caught above; "à Moscou, Kiev et Minsk": as the one before it
        "et" | "and" | "ou" | "or" => {
            let last = n.checked_sub(1).and_then(|m| names.get(m)).filter(|f| f.words.end + 1 == words.start);
            match last {
                Some(f)
                    if f.words.start > sentence.start && {
                        let p = reading.folded(f.words.start - 1);
                        IN.contains(&p) || p == "a"
                    } =>
                {
                    City::Place
                }
                _ => City::State,
            }
        }
        _ => City::State,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use recoupe_model::Piece;

    fn read(text: &str) -> City {
        let reading = Reading::new(text, [Piece::new(0, text.len())]);
        let names = crate::capitals::tag(&reading, "fr");
        let n = names.iter().position(|f| reading.text(f.words.start).to_lowercase() == "moscou").unwrap();
        sense(&reading, &names[n].words, &names, n)
    }

    #[test]
    fn city_or_state() {
        for text in [
            "Hier à Moscou, il neigeait.",
            "Le maire de Moscou est là.",
            "MOSCOU, 3 mai. Rien.",
            "Il rouvre sa représentation à Moscou hier.",
        ] {
            assert_eq!(read(text), City::Place, "{text}");
        }
        for text in [
            "Cette fois, Moscou a refusé.",
            "Il s'est adressé à Moscou en vain.",
            "Les exigences de Moscou sont connues.",
            "Le dialogue entre Moscou et Paris.",
        ] {
            assert_eq!(read(text), City::State, "{text}");
        }
    }
}
