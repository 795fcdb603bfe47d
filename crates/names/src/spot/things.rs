//! What the tagger takes for people, states and short bodies by the look of a name: storms and ships ("Hurricane *Orla*"), channels with a
//! number ("Norvia *24*"), and French bodies whose name goes on in small letters ("Fédération norvienne des sports *de neige*").

use crate::lists::{Listed, Lists};
use crate::tagger::{Found, labels::Kind};
use crate::words::{Reading, Shape};
use foldhash::HashSet;
use std::sync::LazyLock;

static NOUNS: LazyLock<HashSet<&'static str>> = LazyLock::new(|| {
    include_str!("../../data/thing_nouns.txt").lines().filter(|l| !l.starts_with('#')).flat_map(str::split_whitespace).collect()
});

/// Names of people that are those of storms, ships and the like as names of places: nobody who speaks bears them.
pub(super) fn mended(reading: &Reading<'_>, mut found: Vec<Found>) -> Vec<Found> {
    let noun = |w: usize| NOUNS.contains(reading.folded(w));
    let is_thing = |f: &Found| {
        let first = f.words.start;
        let before = first.checked_sub(1).filter(|w| *w >= reading.sentence_of(first).start);
        f.words.len() > 1 && noun(first) || before.is_some_and(|w| noun(w) && matches!(reading.shape(w), Shape::Lower | Shape::Title))
    };
    let things: Vec<bool> = found.iter().map(|f| f.kind == Kind::Person && is_thing(f)).collect();
    let last = |f: &Found| reading.folded(f.words.end - 1);
    let called: HashSet<&str> = found.iter().zip(&things).filter(|(_, thing)| **thing).map(|(f, _)| last(f)).collect();
    // somebody may bear the name of a ship
    let borne: HashSet<&str> = found.iter().zip(&things).filter(|(f, thing)| !**thing && f.words.len() > 1).map(|(f, _)| last(f)).collect();
    let again: Vec<bool> = found.iter().map(|f| f.words.len() == 1 && called.contains(last(f)) && !borne.contains(last(f))).collect();
    for (n, name) in found.iter_mut().enumerate() {
        if name.kind == Kind::Person && (things[n] || again[n]) {
            name.kind = Kind::Place;
        }
    }
    found
}

/// "*Norvia Telecom* said": a body that bears a state's name, and that the text names elsewhere, where the tagger saw the state alone.
pub(super) fn whole_bodies(reading: &Reading<'_>, mut found: Vec<Found>) -> Vec<Found> {
    let land = |w: usize| matches!(Lists::get().name(reading.folded(w), |_| ""), Some((Listed::State(_) | Listed::Capital(_), 1)));
    let words = |f: &Found| f.words.clone().map(|w| reading.folded(w)).collect::<Vec<_>>();
    let body = |f: &&Found| f.kind == Kind::Org && f.words.len() > 1 && land(f.words.start);
    let bodies: HashSet<Vec<&str>> = found.iter().filter(body).map(words).collect();
    for n in 0..found.len() {
        let start = found[n].words.start;
        if bodies.is_empty() || found[n].words.len() != 1 || !land(start) {
            continue;
        }
        let limit = found.get(n + 1).map_or(reading.sentence_of(start).end, |f| f.words.start.min(reading.sentence_of(start).end));
        let here = |len: usize| (start..start + len).map(|w| reading.folded(w)).collect::<Vec<_>>();
        let capitals = |len: usize| (start + 1..start + len).all(|w| reading.shape(w) != Shape::Lower || small_link(reading, w));
        let fits = |len: &usize| start + len <= limit && capitals(*len) && bodies.contains(&here(*len));
        if let Some(len) = (2..=LONGEST_BODY).rev().find(fits) {
            found[n] = Found { words: start..start + len, kind: Kind::Org };
        }
    }
    found
}

/// Words of a body's name that are looked for again, at most.
const LONGEST_BODY: usize = 5;

fn small_link(reading: &Reading<'_>, word: usize) -> bool {
    matches!(reading.folded(word), "of" | "de" | "du" | "and")
}

/// "rapporte *Norvie 24*.", "sur *Norvie 2*,": a channel bears the name of its state, and a number that nothing counts.
pub(super) fn numbered(reading: &Reading<'_>, mut found: Vec<Found>) -> Vec<Found> {
    for n in 0..found.len() {
        let (start, end) = (found[n].words.start, found[n].words.end);
        let sentence = reading.sentence_of(start);
        let state = end == start + 1 && matches!(Lists::get().name(reading.folded(start), |_| ""), Some((Listed::State(_), 1)));
        let free = found.get(n + 1).is_none_or(|f| f.words.start > end);
        if !state || !free || start <= sentence.start || end >= sentence.end || reading.shape(end) != Shape::Number {
            continue;
        }
        let channel = reading.text(end).len() <= 2 && reading.text(end).bytes().all(|b| b.is_ascii_digit());
        let closed = end + 1 >= sentence.end || matches!(reading.text(end + 1), "," | "." | ";" | ":" | "»" | "”" | "\"" | ")");
        let article = matches!(reading.folded(start - 1).trim_end_matches(['\'', '’']), "la" | "le" | "l" | "les");
        if channel && closed && reading.shape(start - 1) == Shape::Lower && !article {
            found[n] = Found { words: start..end + 1, kind: Kind::Org };
        }
    }
    found
}

/// "Fédération norvienne des sports *de neige*": a body's name that ends in small letters goes on with "de" and a noun, where its initials
/// stand behind it or the text never calls it otherwise, more than once.
pub(super) fn long_bodies(reading: &Reading<'_>, mut found: Vec<Found>) -> Vec<Found> {
    let small = |w: usize| reading.shape(w) == Shape::Lower;
    let of = |w: usize| matches!(reading.folded(w), "de" | "d'" | "d’");
    let goes_on = |f: &Found| {
        let end = f.words.end;
        let small_end = f.kind == Kind::Org && f.words.len() > 2 && small(end - 1);
        (small_end && end + 1 < reading.sentence_of(f.words.start).end && of(end) && small(end + 1)).then(|| reading.folded(end + 1))
    };
    let named = |f: &Found| f.words.clone().map(|w| reading.folded(w)).collect::<Vec<_>>();
    let ends: Vec<Option<&str>> = found.iter().map(goes_on).collect();
    let mut longer = Vec::new();
    for (n, noun) in ends.iter().enumerate() {
        let Some(noun) = *noun else { continue };
        let end = found[n].words.end;
        let initials = reading.text(end + 2) == "(" && reading.shape(end + 3) == Shape::Upper;
        let name = named(&found[n]);
        let same: Vec<usize> = (0..found.len()).filter(|k| named(&found[*k]) == name).collect();
        let always = same.len() > 1 && same.iter().all(|k| ends[*k] == Some(noun));
        let introduced = same.iter().any(|k| {
            let end = found[*k].words.end;
            ends[*k] == Some(noun) && reading.text(end + 2) == "(" && reading.shape(end + 3) == Shape::Upper
        });
        if initials || always || introduced {
            longer.push(n);
        }
    }
    for n in longer {
        let end = found[n].words.end + 2;
        if found.get(n + 1).is_none_or(|f| f.words.start >= end) {
            found[n].words.end = end;
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use recoupe_model::Piece;

    /// The names that are left of those said, with their kinds, in the order of the text.
    fn read(text: &str, names: &[(&str, Kind)], mend: fn(&Reading<'_>, Vec<Found>) -> Vec<Found>) -> Vec<(String, Kind)> {
        let reading = Reading::new(text, [Piece::new(0, text.len())]);
        let mut from = 0;
        let mut found = Vec::new();
        for (name, kind) in names {
            let at = from + text[from..].find(name).expect("the name stands in the text");
            from = at + name.len();
            let inside = |w: &usize| reading.words[*w].piece.start >= at && reading.words[*w].piece.end <= from;
            let words: Vec<usize> = (0..reading.words.len()).filter(inside).collect();
            found.push(Found { words: words[0]..words[words.len() - 1] + 1, kind: *kind });
        }
        mend(&reading, found).iter().map(|f| (text[reading.piece(&f.words).range()].to_owned(), f.kind)).collect()
    }

    #[test]
    fn storms_and_ships_are_nobody() {
        let kinds = |text: &str, names: &[(&str, Kind)]| read(text, names, mended).into_iter().map(|(_, kind)| kind).collect::<Vec<_>>();
        let person = Kind::Person;
        assert_eq!(kinds("Le cyclone Orla a tué. Orla s'éloigne.", &[("Orla", person), ("Orla", person)]), [Kind::Place, Kind::Place]);
        assert_eq!(
            kinds("Hurricane Orla passed. Ann Lee stayed.", &[("Hurricane Orla", person), ("Ann Lee", person)]),
            [Kind::Place, person]
        );
        assert_eq!(
            kinds("The ferry Anna Orlo sank; Anna Orlo wept.", &[("Anna Orlo", person), ("Anna Orlo", person)]),
            [Kind::Place, person]
        );
        assert_eq!(kinds("The mayor Orla spoke.", &[("Orla", person)]), [person]);
    }

    #[test]
    fn a_body_with_a_state_s_name_is_whole_wherever_it_stands() {
        let (org, place) = (Kind::Org, Kind::Place);
        let kept = |text: &str, names: &[(&str, Kind)]| read(text, names, whole_bodies).pop();
        let whole = Some(("France Telecom".to_owned(), org));
        assert_eq!(kept("Ask France Telecom. France Telecom said so.", &[("France Telecom", org), ("France", place)]), whole);
        let state = Some(("France".to_owned(), place));
        assert_eq!(kept("Ask France Telecom. France said so.", &[("France Telecom", org), ("France", place)]), state);
        assert_eq!(kept("Here France Telecom said so.", &[("France", place)]), state);
    }

    #[test]
    fn a_channel_bears_a_number() {
        let org = |name: &str| vec![(name.to_owned(), Kind::Org)];
        let place = |name: &str| vec![(name.to_owned(), Kind::Place)];
        assert_eq!(read("C'est fini, rapporte France 24.", &[("France", Kind::Place)], numbered), org("France 24"));
        assert_eq!(read("Il l'a dit sur France 2, hier.", &[("France", Kind::Place)], numbered), org("France 2"));
        assert_eq!(read("Il a donné à la France 24 .", &[("France", Kind::Place)], numbered), place("France"));
        assert_eq!(read("On a vu en France 24 cas.", &[("France", Kind::Place)], numbered), place("France"));
    }

    #[test]
    fn a_body_s_name_goes_on_in_small_letters() {
        let body = "Fédération norvienne des sports";
        let long = (format!("{body} de neige"), Kind::Org);
        let org = Kind::Org;
        let text = format!("La {body} de neige (FNSN) a dit non. La {body} de neige part.");
        assert_eq!(read(&text, &[(body, org), (body, org)], long_bodies), [long.clone(), long.clone()]);
        let text = format!("La {body} de neige a dit non. La {body} de neige part.");
        assert_eq!(read(&text, &[(body, org), (body, org)], long_bodies), [long.clone(), long]);
        // once, or otherwise elsewhere: that may be what it is said of
        let short = (body.to_owned(), Kind::Org);
        let text = format!("La {body} de passage a dit non.");
        assert_eq!(read(&text, &[(body, org)], long_bodies), std::slice::from_ref(&short));
        let text = format!("La {body} de passage a dit non. La {body} part.");
        assert_eq!(read(&text, &[(body, org), (body, org)], long_bodies), [short.clone(), short]);
    }
}
