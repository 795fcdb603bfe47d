//! Names by capitals, word lists and the rest of the text, for languages without a trained model.
//! Prefers to leave a word out: what no list, title or second mention supports is no name.

use crate::lists::{Listed, Lists, bits};
use crate::tagger::{Found, labels::Kind};
use crate::words::{Reading, Shape};
use foldhash::{HashMap, HashMapExt, HashSet, HashSetExt};
use std::ops::Range;
use std::sync::LazyLock;

/// Words, folded, that make a run of capitals the name of a body.
static BODY_WORDS: LazyLock<HashSet<&str>> =
    LazyLock::new(|| include_str!("../data/body_words.txt").lines().filter(|l| !l.starts_with('#')).collect());

/// The words, folded, that make a run of capitals the name of a body.
pub(crate) fn body_words() -> &'static HashSet<&'static str> {
    &BODY_WORDS
}

/// Small words, folded, with which a sentence begins and no name does, by language.
static OPENERS: LazyLock<HashMap<&str, HashSet<String>>> = LazyLock::new(|| {
    let rows = include_str!("../data/openers.tsv").lines().filter(|l| !l.starts_with('#')).filter_map(|l| l.split_once('\t'));
    rows.map(|(lang, words)| (lang, words.split(' ').map(recoupe_lang::fold).collect())).collect()
});

/// Small words inside a person's name.
pub(crate) const PARTICLES: [&str; 22] = [
    "de", "del", "della", "di", "da", "dos", "du", "van", "von", "der", "den", "zu", "al", "el", "bin", "ben", "ibn", "la", "le", "y",
    "ter", "af",
];

/// Small words inside the name of a body or a place.
const LINKS: [&str; 30] = [
    "de", "del", "della", "delle", "dei", "degli", "di", "du", "des", "d'", "dell'", "of", "for", "the", "fur", "der", "die", "des", "und",
    "and", "et", "y", "e", "la", "las", "los", "el", "im", "am", "an",
];

/// The names of a text.
#[must_use]
pub(crate) fn tag(reading: &Reading<'_>, lang: &str) -> Vec<Found> {
    let lists = Lists::get();
    let mut lower: HashSet<&str> = HashSet::new();
    for n in 0..reading.words.len() {
        if reading.shape(n) == Shape::Lower {
            lower.insert(reading.folded(n));
        }
    }
    let mut out = Vec::new();
    let mut loose: Vec<Range<usize>> = Vec::new();
    for sentence in &reading.sentences {
        let mut word = sentence.start;
        while word < sentence.end {
            if !reading.shape(word).is_capital() {
                word += 1;
                continue;
            }
            let next = |n: usize| if word + n < sentence.end { reading.folded(word + n) } else { "" };
            let end = run_end(reading, word, sentence.end);
            let small = word == sentence.start && end == word + 1 && opens(lang, reading.folded(word));
            if let Some((listed, len)) = lists.name(reading.folded(word), next).filter(|_| !small)
                && (word + len >= end || holder_follows(reading, lang, word, word + len..end))
            {
                out.push(Found { words: word..word + len, kind: kind_of_listed(listed) });
                word += len;
                continue;
            }
            word = one_run(reading, lang, word..end, sentence.start, &lower, &mut out, &mut loose);
        }
    }
    second_look(reading, &mut out, &loose);
    out.sort_by_key(|f| (f.words.start, f.words.end));
    out
}

/// Is it a small word with which a sentence begins ("*В* Швейцарии", "*Man* hat", "*L'*Italia")?
fn opens(lang: &str, folded: &str) -> bool {
    OPENERS.get(lang).is_some_and(|words| words.contains(folded))
}

/// "Wasserbauingenieur *Elio Darunko*", "Geologin *Mira Tolm*": where a full name begins behind a German noun, which has a capital as well.
fn given_behind_noun(reading: &Reading<'_>, run: Range<usize>) -> Option<usize> {
    let lists = Lists::get();
    let bits_of = |w: usize| lists.bits(reading.folded(w));
    let given = run.end.checked_sub(2).filter(|w| *w > run.start)?;
    let plain = run.clone().all(|w| matches!(reading.shape(w), Shape::Title | Shape::Mixed));
    let noun = (run.start..given).all(|w| bits_of(w) & (bits::FIRST | bits::SURNAME) == 0 && !BODY_WORDS.contains(reading.folded(w)));
    let surname = bits_of(given + 1) & (bits::PLACE | bits::STATE | bits::BODY) == 0 && !BODY_WORDS.contains(reading.folded(given + 1));
    (plain && noun && surname && bits_of(given) & bits::FIRST != 0).then_some(given)
}

/// How many words before the name of a state its minister's office may begin ("министр иностранных дел *Украины*").
const OFFICE_BEFORE: usize = 5;

/// Does a person's name stand right behind that of a state or body (which begins at `word`), as behind a genitive ("министр
/// Словакии *Юрай Орло*")? `behind`: the rest of the run of capitals.
fn holder_follows(reading: &Reading<'_>, lang: &str, word: usize, behind: Range<usize>) -> bool {
    let lists = Lists::get();
    let named = (2..=3).contains(&behind.len()) && behind.clone().all(|w| matches!(reading.shape(w), Shape::Title | Shape::Initial));
    let given = || lists.bits(reading.folded(behind.start)) & bits::FIRST != 0;
    let earliest = reading.sentence_of(word).start.max(word.saturating_sub(OFFICE_BEFORE));
    let office = || (earliest..word).any(|w| is_role(lists, lang, reading.folded(w)));
    named && matches!(lang, "ru" | "uk") && (given() || office())
}

/// Kind that a listed name has by itself.
pub(crate) fn kind_of_listed(listed: Listed) -> Kind {
    match listed {
        Listed::State(_) | Listed::Capital(_) | Listed::Place => Kind::Place,
        Listed::Seat(_) | Listed::Body(_) => Kind::Org,
    }
}

/// End of the run of capitals (with small words between them) that begins at `word`.
fn run_end(reading: &Reading<'_>, word: usize, end: usize) -> usize {
    let mut last = word + 1;
    let mut body = BODY_WORDS.contains(reading.folded(word));
    let mut n = word + 1;
    while n < end && n < word + 12 {
        if reading.shape(n).is_capital() {
            body |= BODY_WORDS.contains(reading.folded(n));
            last = n + 1;
            n += 1;
            continue;
        }
        let small = reading.folded(n);
        // "Rat und Kommission": two of them, where "Ministerium für Handel und Fischfang" is one
        if matches!(small, "und" | "and" | "et" | "y" | "e" | "i" | "и" | "та" | "й") && BODY_WORDS.contains(reading.folded(n - 1)) {
            break;
        }
        let links = PARTICLES.contains(&small) || (body && LINKS.contains(&small));
        let capital_follows = (n + 1..(n + 3).min(end)).any(|m| {
            reading.shape(m).is_capital()
                && (n + 1..m).all(|k| PARTICLES.contains(&reading.folded(k)) || LINKS.contains(&reading.folded(k)))
        });
        if !(links && capital_follows) {
            break;
        }
        n += 1;
    }
    last
}

/// Judges one run of capitals; returns the word to go on with.
fn one_run(
    reading: &Reading<'_>,
    lang: &str,
    run: Range<usize>,
    sentence_start: usize,
    lower: &HashSet<&str>,
    out: &mut Vec<Found>,
    loose: &mut Vec<Range<usize>>,
) -> usize {
    let lists = Lists::get();
    let mut start = run.start;
    // roles and courtesy titles at the front are no part of a name
    let mut titled = start > sentence_start && is_role(lists, lang, reading.folded(start - 1));
    // "Der Minister …": the article that begins the sentence hides the office
    let article = |n: usize| PARTICLES.contains(&reading.folded(n)) || LINKS.contains(&reading.folded(n));
    if start == sentence_start && start + 1 < run.end && article(start) && is_role(lists, lang, reading.folded(start + 1)) {
        start += 1;
    }
    if start == sentence_start && opens(lang, reading.folded(start)) {
        return start + 1;
    }
    while start < run.end && is_role(lists, lang, reading.folded(start)) {
        titled = true;
        start += 1;
    }
    // a small word that only begins the sentence
    if start == sentence_start && start < run.end && lower.contains(reading.folded(start)) && reading.shape(start) == Shape::Title {
        start += 1;
    }
    while start < run.end && !reading.shape(start).is_capital() {
        start += 1;
    }
    if start >= run.end {
        return run.end;
    }
    if lang == "de"
        && let Some(given) = given_behind_noun(reading, start..run.end)
    {
        out.push(Found { words: given..run.end, kind: Kind::Person });
        return run.end;
    }
    let words = start..run.end;
    let first = reading.folded(start);
    let has_body_word = words.clone().any(|w| BODY_WORDS.contains(reading.folded(w)));
    let bits_of = lists.bits(first);
    let capitals = words.clone().filter(|w| reading.shape(*w).is_capital()).count();
    if has_body_word && words.len() > 1 {
        out.push(Found { words, kind: Kind::Org });
    } else if (capitals >= 2 && bits_of & bits::FIRST != 0 && !reading.text(start).ends_with('-')) || (titled && bits_of & bits::PLACE == 0)
    {
        out.push(Found { words, kind: Kind::Person });
    } else if let Some((listed, len)) = lists.name(first, |n| if start + n < run.end { reading.folded(start + n) } else { "" }) {
        out.push(Found { words: start..start + len, kind: kind_of_listed(listed) });
        return start + len;
    } else if words.len() == 1 && reading.shape(start) == Shape::Upper && (2..=6).contains(&reading.text(start).chars().count()) {
        out.push(Found { words, kind: Kind::Org });
    } else if capitals == 2
        && lang != "de"
        && words.clone().all(|w| matches!(reading.shape(w), Shape::Title | Shape::Initial | Shape::Lower))
    {
        out.push(Found { words, kind: Kind::Person });
    } else {
        loose.push(words);
    }
    run.end
}

fn is_role(lists: &Lists, lang: &str, folded: &str) -> bool {
    lists.role(lang, folded, |_| "").is_some()
}

/// A single word left over is a name when it is part of a name found elsewhere in the text.
fn second_look(reading: &Reading<'_>, out: &mut Vec<Found>, loose: &[Range<usize>]) {
    let mut known: HashMap<&str, Kind> = HashMap::new();
    for f in out.iter() {
        let Some(last) = f.words.clone().next_back() else { continue };
        if f.kind == Kind::Person {
            known.insert(reading.folded(last), f.kind);
        }
    }
    let more: Vec<Found> = loose
        .iter()
        .filter(|r| r.len() == 1)
        .filter_map(|r| known.get(reading.folded(r.start)).map(|kind| Found { words: r.clone(), kind: *kind }))
        .collect();
    out.extend(more);
}

#[cfg(test)]
mod tests {
    use super::*;
    use recoupe_model::Piece;

    fn names(text: &str, lang: &str, of: impl Fn(Kind) -> bool) -> Vec<String> {
        let reading = Reading::new(text, [Piece::new(0, text.len())]);
        let found = tag(&reading, lang).into_iter().filter(|f| of(f.kind));
        found.map(|f| text[reading.piece(&f.words).range()].to_owned()).collect()
    }

    fn people(text: &str, lang: &str) -> Vec<String> {
        names(text, lang, |kind| kind == Kind::Person)
    }

    fn found(text: &str, lang: &str) -> Vec<String> {
        names(text, lang, |_| true)
    }

    #[test]
    fn an_office_in_one_word_is_no_part_of_the_name() {
        assert_eq!(people("Das sagte der Hafenminister Oleh Darunko am Abend.", "de"), ["Oleh Darunko"]);
        assert_eq!(people("Der Wasserbauingenieur Tomas Darunko hält das für gefährlich.", "de"), ["Tomas Darunko"]);
        assert_eq!(people("Sie rief das Institut Tomas Darunko an.", "de"), [""; 0], "a body");
        assert_eq!(people("Es ist so, erklärte Werft-Sprecherin Irina Dolowa.", "de"), ["Irina Dolowa"]);
    }

    #[test]
    fn an_article_that_begins_a_sentence_makes_no_person_of_a_state() {
        assert_eq!(people("La Russia respinge l'intesa.", "it"), [""; 0]);
        assert_eq!(people("Lina Orlo respinge la Russia.", "it"), ["Lina Orlo"]);
    }

    #[test]
    fn a_small_word_that_begins_a_sentence_is_no_name() {
        assert_eq!(found("В Швейцарии сошёл с рельсов поезд.", "ru"), ["Швейцарии"]);
        assert_eq!(found("Man hat es uns gesagt.", "de"), [""; 0], "and no island");
        assert_eq!(found("L'Italia ha proclamato un giorno di lutto.", "it"), ["Italia"]);
        assert_eq!(found("La Paz ha proclamado un día de luto.", "es"), ["La Paz"]);
    }

    #[test]
    fn what_stands_beside_a_body_is_another() {
        let both = found("Gestern trafen sich die Allianz und Norwegen am Abend.", "de");
        assert!(both.contains(&"Norwegen".to_owned()) && both.iter().all(|n| !n.contains("und")), "{both:?}");
        assert_eq!(found("Das hat das Ministerium für Handel und Fischfang gesagt.", "de"), ["Ministerium für Handel und Fischfang"]);
    }

    #[test]
    fn a_state_before_a_name_is_no_part_of_it() {
        assert_eq!(people("Это решение, заявил министр энергетики Украины Олег Дарунко.", "ru"), ["Олег Дарунко"]);
        assert_eq!(people("Министр экономики Словакии Юрай Белтан сообщил об этом.", "ru"), ["Юрай Белтан"]);
        assert_eq!(people("Міністр економіки Словаччини Юрай Белтан повідомив про це.", "uk"), ["Юрай Белтан"]);
        assert_eq!(people("Вчера Украина Молодая вышла в свет.", "ru"), [""; 0], "no office, no given name");
    }
}
