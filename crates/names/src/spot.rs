//! Finds the names of a text: by the trained tagger where the language has one, else by capitals and
//! lists; and adds states and bodies that the lists know and the tagger passed over.

mod beside;
pub(crate) mod companies;
mod dateline;
mod ends;
pub(crate) mod firms;
mod glued;
mod joined;
mod office;
pub(crate) mod portfolio;
mod things;

use crate::capitals;
use crate::lists::{Listed, Lists, RoleClass, bits};
use crate::tagger::{self, Found, labels::Kind};
use crate::words::{Reading, Shape};
use foldhash::HashSet;

/// Names in order, not overlapping.
pub(crate) fn spot(reading: &Reading<'_>, lang: &str) -> Vec<Found> {
    let mut found = match tagger::model(lang) {
        Some(model) => with_articles(reading, tagger::tag(reading, model)),
        None => return capitals::tag(reading, lang),
    };
    if lang == "en" {
        found = beside::people(reading, found);
    }
    let mut taken = vec![false; reading.words.len()];
    found.iter().for_each(|f| taken[f.words.clone()].fill(true));
    let lists = Lists::get();
    let mut more = Vec::new();
    for sentence in &reading.sentences {
        let mut word = sentence.start;
        while word < sentence.end {
            if taken[word] || !reading.shape(word).is_capital() {
                word += 1;
                continue;
            }
            let next = |n: usize| if word + n < sentence.end && !taken[word + n] { reading.folded(word + n) } else { "" };
            match lists.name(reading.folded(word), next) {
                Some((listed, len)) if sure(reading, word, len, listed) => {
                    taken[word..word + len].fill(true);
                    more.push(Found { words: word..word + len, kind: capitals::kind_of_listed(listed) });
                    word += len;
                }
                _ => word += 1,
            }
        }
    }
    more.extend(surnames(reading, &found, &taken));
    found.extend(more);
    found.sort_by_key(|f| f.words.start);
    let found = dateline::mended(reading, councils(reading, mended(reading, found, lang)));
    match lang {
        "en" => {
            let apart = office::mended(reading, ends::mended(reading, glued::with_accents(reading, found)), "en");
            things::mended(reading, things::whole_bodies(reading, companies::mended(reading, apart)))
        }
        "fr" => {
            let apart = glued::complete(reading, glued::mended(reading, portfolio::mended(reading, found)));
            let found = things::numbered(reading, firms::mended(reading, office::mended(reading, apart, "fr")));
            things::mended(reading, things::whole_bodies(reading, things::long_bodies(reading, found)))
        }
        _ => found,
    }
}

/// Names of people that hold a word with an Arabic article: it begins small, so that the tagger passes over it ("Karim *al-Dolan*")
/// or takes the whole for a body. A name is made or made longer where a capital stands before such a word; a place
/// keeps its name.
fn with_articles(reading: &Reading<'_>, mut found: Vec<Found>) -> Vec<Found> {
    let lists = Lists::get();
    let none = bits::ROLE | bits::TITLE | bits::STATE | bits::BODY | bits::ADJECTIVE | bits::PLACE;
    let given = |w: usize| lists.bits(reading.folded(w)) & (bits::FIRST | bits::SURNAME) != 0;
    let mut made = Vec::new();
    for sentence in &reading.sentences {
        for word in sentence.clone().filter(|w| recoupe_lang::has_arabic_article(reading.text(*w))) {
            let covers = found.iter().position(|f| f.words.contains(&word));
            if let Some(n) = covers {
                let first = found[n].words.start;
                if found[n].kind == Kind::Org && first < word && given(first) {
                    found[n].kind = Kind::Person;
                }
                continue;
            }
            // "Then Karim al-Dolan": what only begins the sentence is none of the name, unless it is given as one
            let fits = |w: usize| {
                matches!(reading.shape(w), Shape::Title | Shape::Initial)
                    && !beside::is_small_word(reading.folded(w))
                    && lists.bits(reading.folded(w)) & none == 0
                    && (w > sentence.start || given(w))
            };
            let mut start = word;
            while start > sentence.start && word - start < 3 && fits(start - 1) {
                start -= 1;
            }
            let other = |f: &Found| f.words.end > start && f.words.start < word && f.kind != Kind::Person;
            if start == word || found.iter().any(|f| other(f) && f.words.len() > 1) {
                continue;
            }
            // what the tagger has of it is part of it
            found.retain(|f| {
                f.words.end <= start || f.words.start > word || {
                    start = start.min(f.words.start);
                    false
                }
            });
            made.push(Found { words: start..word + 1, kind: Kind::Person });
        }
    }
    found.extend(made);
    found.sort_by_key(|f| f.words.start);
    found
}

/// First names and surnames with which a sentence begins as well that is about somebody else.
const OPENERS: [&str; 12] = ["will", "may", "mark", "bill", "can", "do", "an", "so", "even", "son", "les", "des"];

/// Names without what the tagger took with them: the end of the office before ("Secretary *of State* Anna Orlo"), what
/// follows a comma and begins small ("Orlo*, à Luvel*"), a verb ("Alliance *reproche*").
fn mended(reading: &Reading<'_>, found: Vec<Found>, lang: &str) -> Vec<Found> {
    let lists = Lists::get();
    let alone: HashSet<&str> = found.iter().filter(|f| f.words.len() == 1).map(|f| reading.folded(f.words.start)).collect();
    let small = |w: usize| reading.shape(w) == Shape::Lower;
    // "Will Orlo come?": a word of the text, too
    let in_small: HashSet<&str> = (0..reading.words.len()).filter(|w| small(*w)).map(|w| reading.folded(w)).collect();
    let small_too = |word: &str| in_small.contains(word) || OPENERS.contains(&word);
    let taken: HashSet<usize> = found.iter().flat_map(|f| f.words.clone()).collect();
    let begins: HashSet<usize> = reading.sentences.iter().map(|s| s.start).collect();
    let mend = |mut name: Found| {
        // "*Karin* Ward, a former pupil, said": a sentence begins with a capital, so the tagger may leave the first word of a name
        if name.kind == Kind::Person
            && name.words.len() == 1
            && let Some(first) = name.words.start.checked_sub(1).filter(|w| begins.contains(w) && !taken.contains(w))
            && reading.shape(first) == Shape::Title
            && lists.bits(reading.folded(first)) & (bits::FIRST | bits::SURNAME) != 0
            && lists.bits(reading.folded(first)) & (bits::ROLE | bits::TITLE | bits::STATE | bits::BODY | bits::ADJECTIVE) == 0
            && !small_too(reading.folded(first))
        {
            name.words.start = first;
        }
        if name.kind == Kind::Person && small(name.words.start) && name.words.start > 0 {
            let next = |n: usize| if name.words.start - 1 + n < name.words.end { reading.folded(name.words.start - 1 + n) } else { "" };
            if let Some((_, len)) = lists.role(lang, next(0), next)
                && len > 1
                && name.words.start - 1 + len < name.words.end
            {
                name.words.start = name.words.start - 1 + len;
            }
        }
        if let Some(comma) = name.words.clone().skip(1).find(|w| reading.text(*w) == ",")
            && comma + 1 < name.words.end
            && small(comma + 1)
        {
            name.words.end = comma;
        }
        if name.kind != Kind::Person && is_titled(reading, &name, lang) {
            name.kind = Kind::Person;
        }
        let next = |n: usize| if name.words.start + n < name.words.end { reading.folded(name.words.start + n) } else { "" };
        let listed = || lists.name(next(0), next).is_some_and(|(_, len)| len == 2);
        let last = name.words.end - 1;
        if name.kind != Kind::Person
            && name.words.len() == 2
            && small(last)
            && alone.contains(reading.folded(name.words.start))
            && !listed()
        {
            let governs =
                name.words.end < reading.words.len() && matches!(reading.text(name.words.end), "à" | "au" | "aux" | "que" | "qu'" | "qu’");
            if governs {
                name.words.end = last;
            }
        }
        name
    };
    let french = lang == "fr";
    let found = found.into_iter().filter(|f| lang != "en" || !is_affiliation(reading, f) && !is_bare_office(reading, f));
    found.filter(|f| !french || !is_opening_clause(reading, f)).flat_map(|f| titled_apart(reading, f)).map(mend).collect()
}

/// "*M. Orlo*", "Ms *Orlo*": a courtesy right before a name, with its capital.
fn is_titled(reading: &Reading<'_>, name: &Found, lang: &str) -> bool {
    let Some(title) = name.words.start.checked_sub(1).filter(|w| *w >= reading.sentence_of(name.words.start).start) else { return false };
    let courtesy = Lists::get().role(lang, reading.folded(title), |_| "").is_some_and(|(role, _)| role.class == RoleClass::Title);
    let capitals = name.words.clone().all(|w| matches!(reading.shape(w), Shape::Title | Shape::Initial | Shape::Mixed));
    courtesy && capitals && name.words.len() <= 3 && reading.text(title).starts_with(char::is_uppercase)
}

/// "(*R-Calif*.)", "*D-N.Y.*": party and state of an American member of parliament stand behind his name and are none.
fn is_affiliation(reading: &Reading<'_>, found: &Found) -> bool {
    let member = |w: usize| {
        let text = reading.text(w);
        let party = text.strip_prefix(['R', 'D', 'I']).and_then(|rest| rest.strip_prefix(['-', '‑', '–']));
        party.is_some_and(|state| {
            state.starts_with(char::is_uppercase) && state.len() <= 6 && state.chars().all(|c| c.is_alphabetic() || c == '.')
        })
    };
    let behind = found.words.start.checked_sub(1).is_some_and(|w| matches!(reading.text(w), "(" | ","));
    behind && found.words.clone().all(member)
}

/// "*Counsel* for the port, Viktor Dolan, said": an office that begins a sentence has its capital from there.
fn is_bare_office(reading: &Reading<'_>, found: &Found) -> bool {
    let word = found.words.start;
    let first = found.words.len() == 1 && reading.sentence_of(word).start == word && matches!(found.kind, Kind::Person | Kind::Org);
    let office = || Lists::get().role("en", reading.folded(word), |_| "").is_some_and(|(role, _)| role.class != RoleClass::Title);
    first && matches!(reading.text(word + 1), "for" | "to") && office()
}

/// "*L'opposition craint* que": an article that begins a sentence has the only capital. That is a noun and its verb, no name.
fn is_opening_clause(reading: &Reading<'_>, found: &Found) -> bool {
    let mut words = found.words.clone();
    let first = words.next().filter(|w| reading.sentence_of(*w).start == *w).map_or("", |w| reading.folded(w));
    let article = matches!(first.trim_end_matches(['\'', '’']), "l" | "le" | "la" | "les" | "un" | "une" | "des");
    article && words.len() > 1 && words.all(|w| reading.shape(w) == Shape::Lower)
}

/// "*Orlo-Ruper, M. Girin*": what a comma and a courtesy part are two names.
fn titled_apart(reading: &Reading<'_>, found: Found) -> Vec<Found> {
    let lists = Lists::get();
    let courtesy = |w: usize| w < found.words.end && lists.bits(reading.folded(w)) & bits::TITLE != 0;
    match found.words.clone().skip(1).find(|w| reading.text(*w) == "," && courtesy(w + 1) && w + 2 < found.words.end) {
        Some(comma) => vec![
            Found { words: found.words.start..comma, kind: if found.kind == Kind::Person { Kind::Place } else { found.kind } },
            Found { words: comma + 2..found.words.end, kind: Kind::Person },
        ],
        None => vec![found],
    }
}

/// Surnames that the tagger passed over, of people whom the text names in full elsewhere.
fn surnames(reading: &Reading<'_>, found: &[Found], taken: &[bool]) -> Vec<Found> {
    let lists = Lists::get();
    let full = found.iter().filter(|f| f.kind == Kind::Person && f.words.len() > 1);
    let mut known: HashSet<&str> = full.filter_map(|f| f.words.clone().next_back()).map(|w| reading.folded(w)).collect();
    known.retain(|w| w.chars().count() > 3 && lists.bits(w) & (bits::STATE | bits::BODY | bits::ROLE | bits::PLACE) == 0);
    for word in 0..reading.words.len() {
        if reading.shape(word) == Shape::Lower {
            known.remove(reading.folded(word));
        }
    }
    (0..reading.words.len())
        .filter(|w| !taken[*w] && reading.shape(*w).is_capital() && known.contains(reading.folded(*w)))
        .map(|w| Found { words: w..w + 1, kind: Kind::Person })
        .collect()
}

/// Nouns that make one body of a pair of names: "Conseil OTAN-Russie".
const COUNCILS: [&str; 12] =
    ["conseil", "council", "commission", "comite", "committee", "rat", "consejo", "consiglio", "совет", "forum", "dialogue", "рада"];

/// Joins a council's noun with the pair of names after it, or with one that a hyphen ties to another.
fn councils(reading: &Reading<'_>, found: Vec<Found>) -> Vec<Found> {
    let mut out: Vec<Found> = Vec::with_capacity(found.len());
    for name in found {
        if let Some(last) = out.last_mut()
            && last.words.end + 1 == name.words.start
            && reading.text(last.words.end) == "-"
            && reading.words[last.words.end].piece.end == reading.words[name.words.start].piece.start
        {
            let noun = last.words.start.checked_sub(1).map_or("", |w| reading.folded(w));
            if last.kind == Kind::Org && COUNCILS.contains(&reading.folded(last.words.start)) {
                last.words.end = name.words.end;
                continue;
            }
            if COUNCILS.contains(&noun) && noun != "dialogue" && noun != "forum" {
                *last = Found { words: last.words.start - 1..name.words.end, kind: Kind::Org };
                continue;
            }
        }
        out.push(name);
    }
    out
}

/// Is a listed name that the tagger passed over still a name? Not where it could be a common word.
fn sure(reading: &Reading<'_>, word: usize, len: usize, listed: Listed) -> bool {
    match listed {
        Listed::Place => false,
        _ if len > 1 => true,
        Listed::State(_) | Listed::Seat(_) | Listed::Capital(_) => {
            reading.text(word).chars().count() > 3 || reading.shape(word) == Shape::Upper
        }
        Listed::Body(_) => reading.shape(word) == Shape::Upper && reading.text(word).chars().count() > 2,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use recoupe_model::Piece;

    /// What is left of the names at some words of a text.
    fn left(text: &str, lang: &str, names: &[(std::ops::Range<usize>, Kind)]) -> Vec<String> {
        let reading = Reading::new(text, [Piece::new(0, text.len())]);
        let found = names.iter().map(|(words, kind)| Found { words: words.clone(), kind: *kind }).collect();
        mended(&reading, found, lang).iter().map(|f| text[reading.piece(&f.words).range()].to_owned()).collect()
    }

    #[test]
    fn a_small_article_inside_a_name_is_part_of_it() {
        let with = |text: &str, names: &[(std::ops::Range<usize>, Kind)]| -> Vec<(String, Kind)> {
            let reading = Reading::new(text, [Piece::new(0, text.len())]);
            let found = names.iter().map(|(words, kind)| Found { words: words.clone(), kind: *kind }).collect();
            with_articles(&reading, found).iter().map(|f| (text[reading.piece(&f.words).range()].to_owned(), f.kind)).collect()
        };
        let person = |name: &str| vec![(name.to_owned(), Kind::Person)];
        assert_eq!(with("In Varn, Karim al-Dolan spoke", &[(3..4, Kind::Person)]), person("Karim al-Dolan"));
        assert_eq!(with("In Varn, Karim Haj al-Dolan spoke", &[]), person("Karim Haj al-Dolan"));
        assert_eq!(with("In Varn, Ali el-Dolan spoke", &[(3..5, Kind::Org)]), person("Ali el-Dolan"));
        assert_eq!(with("Selon Karim al-Dolan, le port ferme", &[]), person("Karim al-Dolan"));
        // a place, a body that the tagger knows, a word that only begins the sentence
        let place = [(1..3, Kind::Place)];
        assert_eq!(with("In Tel al-Dolan nobody spoke", &place), [("Tel al-Dolan".to_owned(), Kind::Place)]);
        assert_eq!(with("Yesterday al-Dolan spoke", &[]), []);
        assert_eq!(with("In Varn, al-Dolan spoke", &[]), []);
    }

    #[test]
    fn names_without_what_stands_around_them() {
        assert_eq!(left("Secretary of State Anna Orlo spoke", "en", &[(1..5, Kind::Person)]), ["Anna Orlo"]);
        assert_eq!(left("Orlo, à Luvel, dit non", "fr", &[(0..4, Kind::Person)]), ["Orlo"]);
        let twice = [(0..2, Kind::Org), (5..6, Kind::Org)];
        assert_eq!(left("Alliance reproche à Luvel que Alliance", "fr", &twice), ["Alliance", "Alliance"]);
        assert_eq!(
            left("Alliance verte dit à Luvel que Alliance", "fr", &[(0..2, Kind::Org), (6..7, Kind::Org)]),
            ["Alliance verte", "Alliance"]
        );
    }
    #[test]
    fn party_and_state_are_no_name() {
        assert_eq!(left("Paul Orlo (R-Calif.) spoke", "en", &[(0..2, Kind::Person), (3..4, Kind::Org)]), ["Paul Orlo"]);
        assert_eq!(left("On D-Day they came", "en", &[(1..2, Kind::Org)]), ["D-Day"]);
        assert_eq!(left("R-Calif a dit", "fr", &[(0..1, Kind::Org)]), ["R-Calif"]);
    }
    #[test]
    fn an_office_that_begins_a_sentence_is_no_name() {
        assert_eq!(left("Counsel for the port spoke", "en", &[(0..1, Kind::Person)]), Vec::<String>::new());
        assert_eq!(left("Orlo for the port spoke", "en", &[(0..1, Kind::Person)]), ["Orlo"]);
    }
    #[test]
    fn a_courtesy_stands_before_a_person() {
        let kind = |text: &str, lang: &str, words: std::ops::Range<usize>| {
            let reading = Reading::new(text, [Piece::new(0, text.len())]);
            mended(&reading, vec![Found { words, kind: Kind::Org }], lang)[0].kind
        };
        assert_eq!(kind("M. Orlo a dit non", "fr", 1..2), Kind::Person);
        assert_eq!(kind("Ms Orlo said no", "en", 1..2), Kind::Person);
        assert_eq!(kind("Le groupe Orlo a dit non", "fr", 2..3), Kind::Org);
        assert_eq!(kind("M. OTAN a dit non", "fr", 1..2), Kind::Org);
    }
    #[test]
    fn two_names_and_a_noun_with_its_verb() {
        assert_eq!(left("Au sujet de Orlo, M. Girin dit non", "fr", &[(3..7, Kind::Person)]), ["Orlo", "Girin"]);
        assert_eq!(left("L'opposition craint que", "fr", &[(0..3, Kind::Org)]), Vec::<String>::new());
        assert_eq!(left("L'Union nationale dit", "fr", &[(0..3, Kind::Org)]), ["L'Union nationale"]);
    }
    #[test]
    fn a_first_name_that_begins_a_sentence_belongs_to_the_name() {
        assert_eq!(left("Karin Orlo spoke", "en", &[(1..2, Kind::Person)]), ["Karin Orlo"]);
        // an office, an auxiliary, a word of the text
        assert_eq!(left("Minister Orlo spoke", "en", &[(1..2, Kind::Person)]), ["Orlo"]);
        assert_eq!(left("Will Orlo come", "en", &[(1..2, Kind::Person)]), ["Orlo"]);
        assert_eq!(left("Rose Orlo said of a rose", "en", &[(1..2, Kind::Person)]), ["Orlo"]);
    }
}
