//! Lines that say nothing but who wrote, where and when: stamps, bylines, an agency's signature. Told by what
//! they are made of: dates, clock times, names and a closed list of small words, and nothing else. Any reader
//! of pages asks here; where a line stands is its own affair.

use crate::plain::dates;
use recoupe_lang::fold;
use recoupe_model::FurnitureKind;
use std::collections::HashSet;
use std::sync::LazyLock;

/// Words that such a line has at most.
const WORDS: usize = 24;

/// Words that one without a date has at most: a byline alone.
const NAMES: usize = 12;

/// Words of a line that says how long a report takes to read.
const LENGTH: usize = 8;

/// Beginnings of the first word of a line that says when a report was made public, folded.
const PUBLIC: [&str; 24] = [
    "publi",
    "mis",
    "modifi",
    "actualis",
    "maj",
    "poste",
    "updat",
    "released",
    "created",
    "issued",
    "veroffentlicht",
    "aktualisiert",
    "geandert",
    "erschienen",
    "erstellt",
    "actualiza",
    "pubblica",
    "aggiorna",
    "atualiza",
    "gepubliceerd",
    "bijgewerkt",
    "geplaatst",
    "ultima",
    "posted",
];

/// Letters between two strokes of a signature by initials (`xy/abc`).
const INITIALS: std::ops::RangeInclusive<usize> = 2..=5;

struct Words {
    said: HashSet<&'static str>,
    small: HashSet<&'static str>,
}

static TABLE: LazyLock<Words> = LazyLock::new(|| {
    let of = |kind: &str| {
        include_str!("../data/stamp_words.tsv")
            .lines()
            .filter(|l| !l.starts_with('#'))
            .filter_map(|l| l.split_once('\t')?.1.split_once('\t'))
            .filter(|(k, _)| *k == kind)
            .flat_map(|(_, words)| words.split(' '))
            .collect()
    };
    Words { said: of("said"), small: of("small") }
});

/// What a line is that holds nothing but when, where and by whom; `None` for every other.
pub(crate) fn kind(line: &str) -> Option<FurnitureKind> {
    if line.len() > 300 {
        return None;
    }
    let line = line.trim();
    if initials(line) || agency_alone(line) {
        return Some(FurnitureKind::Credit);
    }
    when_and_who(line).or_else(|| length(line))
}

/// `Temps de lecture : 6 min`, `4 min read`: small words and a number of minutes, and nothing else.
fn length(line: &str) -> Option<FurnitureKind> {
    let (mut words, mut numbers, mut minutes) = (0, 0, false);
    for part in line.split(|c: char| !c.is_alphanumeric()).filter(|p| !p.is_empty()) {
        words += 1;
        let folded = fold(part);
        minutes |=
            matches!(folded.as_str(), "min" | "mins" | "mn" | "minute" | "minutes" | "minuten" | "minutos" | "minuti" | "мин" | "хв");
        match word(part, &folded) {
            Word::Number => numbers += 1,
            Word::Small => {}
            Word::Name | Word::Other => return None,
        }
    }
    (minutes && numbers == 1 && (2..=LENGTH).contains(&words) && !line.ends_with(['.', '!', '?', ':'])).then_some(FurnitureKind::Timestamp)
}

/// A time of day anywhere in a line: `19h47`, `23 h 02`, `9:05`.
fn has_clock(line: &str) -> bool {
    let tokens: Vec<&str> = line.split_whitespace().map(|w| w.trim_matches(|c: char| !c.is_alphanumeric())).collect();
    let number = |w: &str, below: u32| w.len() <= 2 && w.parse::<u32>().is_ok_and(|n| n < below);
    let joined = |w: &str| w.split_once(['h', 'H', ':']).is_some_and(|(h, m)| number(h, 24) && number(m, 60) && m.len() == 2);
    tokens.iter().any(|w| joined(w)) || tokens.windows(3).any(|w| number(w[0], 24) && matches!(w[1], "h" | "H") && number(w[2], 60))
}

/// `mlr/tb`, `abc/de/fg`: who wrote and who read it over, as agencies sign.
fn initials(line: &str) -> bool {
    let bare = line.trim_matches(['(', ')', '[', ']', '.']);
    let parts: Vec<&str> = bare.split('/').collect();
    (2..=4).contains(&parts.len())
        && parts.iter().all(|p| INITIALS.contains(&p.len()) && p.bytes().all(|b| b.is_ascii_lowercase()))
        // two words with a stroke between them are no signature: none lacks a vowel
        && parts.iter().any(|p| !p.contains(['a', 'e', 'i', 'o', 'u', 'y']))
}

/// `(XYZ)`, `[XYZ]`: an agency's name in capitals, alone on its line.
fn agency_alone(line: &str) -> bool {
    let inner =
        line.strip_prefix('(').and_then(|l| l.strip_suffix(')')).or_else(|| line.strip_prefix('[').and_then(|l| l.strip_suffix(']')));
    inner.is_some_and(|name| (2..=5).contains(&name.len()) && name.bytes().all(|b| b.is_ascii_uppercase()))
}

/// A word of the line as the closed list sees it.
enum Word {
    Small,
    Name,
    Number,
    Other,
}

fn when_and_who(line: &str) -> Option<FurnitureKind> {
    if line.ends_with(['?', '!', ':', ';', ',', '"', '»', '”']) || line.starts_with(['"', '«', '“', '(', '-', '–', '—', '•']) {
        return None;
    }
    let found = dates::find_as(line, 0, true);
    let dated = found.iter().any(|d| d.year.is_some());
    let clock = dates::leading_clock(line).is_some() || found.iter().any(|d| d.clock.is_some());
    let in_date = |at: usize| found.iter().any(|d| d.piece.start <= at && at < d.piece.end);
    let (mut words, mut names, mut first) = (0, 0, None);
    let mut second_is_capital = false;
    let mut at = 0;
    for part in line.split(|c: char| !c.is_alphanumeric() && !matches!(c, '-' | '.')) {
        let start = at;
        at += part.len();
        at += line[at..].chars().next().map_or(0, char::len_utf8);
        let part = part.trim_matches(['-', '.']);
        if part.is_empty() {
            continue;
        }
        words += 1;
        if words > WORDS {
            return None;
        }
        if in_date(start) {
            first.get_or_insert_with(String::new);
            continue;
        }
        let folded = fold(part).replace('.', "");
        second_is_capital |= words == 2 && part.starts_with(char::is_uppercase) && dates::weekday(part).is_none();
        match word(part, &folded) {
            Word::Name => names += 1,
            Word::Number | Word::Small => {}
            Word::Other => return None,
        }
        first.get_or_insert(folded);
    }
    let first = first?;
    let said = TABLE.said.contains(first.as_str());
    // a day without its year, or an hour alone, dates what says that it was made public
    let made_public = said && PUBLIC.iter().any(|p| first.starts_with(p)) && (!found.is_empty() || has_clock(line));
    // a full stop ends a sentence, unless the line holds what no sentence is made of
    let closed = line.ends_with('.') && !(dated && (said || clock));
    if closed || words < 2 {
        return None;
    }
    if dated {
        let who = names > 1 && !matches!(first.as_str(), "publie" | "posted" | "published" | "updated" | "veroffentlicht");
        return (said || clock || names <= 10 || words <= 7).then_some(if who { FurnitureKind::Credit } else { FurnitureKind::Timestamp });
    }
    if made_public && !closed && names <= 2 {
        return Some(FurnitureKind::Timestamp);
    }
    let by = matches!(first.as_str(), "by" | "par" | "von" | "por" | "written" | "redige" | "door" | "texte" | "propos");
    let whom =
        second_is_capital || line.split_whitespace().nth(1).is_some_and(|w| matches!(fold(w).as_str(), "la" | "notre" | "our" | "die"));
    (by && whom && (1..=NAMES).contains(&names) && words <= NAMES).then_some(FurnitureKind::Credit)
}

fn word(part: &str, folded: &str) -> Word {
    if TABLE.small.contains(folded) || TABLE.said.contains(folded) || dates::weekday(part).is_some() {
        return Word::Small;
    }
    let digits = part.bytes().filter(u8::is_ascii_digit).count();
    if digits > 0 {
        // `14h30`, `8.14pm`, `2nd`, `10Uhr`
        let rest = folded.trim_matches(|c: char| c.is_ascii_digit());
        let clock = rest.len() <= 4 && digits <= 4;
        return if clock { Word::Number } else { Word::Other };
    }
    if part.starts_with(char::is_uppercase) { Word::Name } else { Word::Other }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_and_when_and_nothing_else() {
        use FurnitureKind::{Credit, Timestamp};
        for (line, kind_of) in [
            ("Publié le 05 mars 2026 à 14h30 • Lecture 4 min.", Timestamp),
            ("Par la rédaction de Canal Orlo, avec AMP", Credit),
            ("Par Anna Orlo avec ATP, le 15 mai 2026 à 19h05", Credit),
            ("Ruth Emmen, 10.06.2026, 09.12 Uhr", Credit),
            ("March 18, 2026, 8:14 p.m.", Timestamp),
            ("March 19, 2026 5:45 PM ET", Timestamp),
            ("Le 16 mai 2026 à 15h48", Timestamp),
            ("Anna Orlo, à Saint-Varn, 15 mai 2026", Credit),
            ("By Staff and Continental Wire", Credit),
            ("Von Anna Orlo und Bo Karsen, Varn", Credit),
            ("Por Ana Orlo, enviada especial, 3 de mayo de 2021", Credit),
            ("mlr/tb", Credit),
            ("jfr/emb/hl", Credit),
            ("(ATC)", Credit),
            ("Publié à 19h47, mis à jour jeudi 9 mai à 21h30", Timestamp),
            ("Mis en ligne à 23 h 02", Timestamp),
            ("Updated Monday, May 3 at 9:05 pm", Timestamp),
            ("Aktualisiert am 3. Mai um 9:05 Uhr", Timestamp),
            ("Temps de lecture : 6 min", Timestamp),
            ("4 min read", Timestamp),
            ("Lesezeit 3 Minuten", Timestamp),
        ] {
            assert_eq!(kind(line), Some(kind_of), "{line}");
        }
    }

    #[test]
    fn what_tells_something_is_left() {
        for line in [
            "Le port de Varn a fermé le 15 mai 2026 à 19h05.",
            "The port of Varn closed on May 15, 2026.",
            "By Monday, May 15, 2026, the port of Varn will close.",
            "By Varn.",
            "and/or",
            "km/h",
            "(USA) beat Varn",
            "On May 15, 2026, Anna Orlo resigned",
            "Par Anna Orlo, tout va bien",
            "Varn, Orlo",
            "Posted to Varn on May 3, Anna Orlo resigned",
            "Publié par erreur, le texte a disparu à 19h47",
            "Le port ferme 20 minutes",
            "By May 3 at 9:05",
            "« Le 15 mai 2026 »",
            "",
            "/",
        ] {
            assert_eq!(kind(line), None, "{line}");
        }
    }

    #[test]
    fn the_list_is_long() {
        assert!(TABLE.small.len() >= 50 && TABLE.said.len() >= 30);
    }
}
