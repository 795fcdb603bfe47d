//! What bears a name in the reports and takes no position: storms, newsrooms that no list knows, adjectives that stood before a
//! noun, and scraps of sentences that were taken for names.

use super::Search;
use super::small_words::{BEFORE_OFFICES, CONTRACTED, CONTRACTIONS};
use super::words::{folded, has, is_exactly};
use recoupe_model::{EntityKind, Lang, Piece};
use recoupe_names::lists::{BodyClass, Listed, Lists, RoleClass, bits};

/// Words of the name of a storm or a quake, at most ("Tropical Storm Orla").
const STORM: usize = 3;

impl Search<'_> {
    /// Is an entity nobody who could take a position?
    pub(super) fn is_nobody(&self, entity: usize) -> bool {
        let own = &self.entities[entity];
        let (article, name) = own.name;
        let (lang, text) = (self.lang(article), self.text(article, name));
        let words = folded(text);
        match own.kind {
            EntityKind::State => false,
            // "Gulf Radio" looks like a first and a last name, or like a town
            EntityKind::Person | EntityKind::Place => {
                let last = text.split_whitespace().skip(1).last().is_some_and(|w| has(lang, "newsroom", w));
                last || (words.len() == 1 && has(lang, "adverb", text)) || is_storm(&words, |w| has(lang, "storm", w))
            }
            EntityKind::Org | EntityKind::Group => {
                let first = text.split_whitespace().next().unwrap_or("");
                // in small letters: "WHO" is a name
                let clause = text.split_whitespace().filter(|w| w.starts_with(char::is_lowercase)).any(|w| has(lang, "clause", w));
                let alone = words.len() == 1 && has(lang, "adverb", text);
                let scrap = alone || clause || (first.starts_with(char::is_lowercase) && has(lang, "before", first));
                // "AFP reporters" are a group with that name
                let listed = own.kind == EntityKind::Group && self.media.is_newsroom(text);
                let newsroom = listed || own.kind == EntityKind::Org && (has(lang, "newsroom", text) || self.is_masthead(article, text));
                let adjective = own.kind == EntityKind::Org && is_adjective(&words);
                let some = self.is_only_some(entity) || self.is_clock(entity) || words.iter().all(|w| is_exactly(lang, "descent", w));
                // "a Harbour Party MP" is one of its people
                let member =
                    words.len() > 1 && own.kind == EntityKind::Org && words.last().is_some_and(|w| is_exactly(lang, "backbench", w));
                let some = some || member || self.is_some_body(entity) || is_contraction(text);
                let other = some || is_thing_of(lang, text) || is_office(lang, &words) || is_storm(&words, |w| has(lang, "storm", w));
                scrap || newsroom || adjective || self.is_two_names(&words) || other
            }
        }
    }

    /// "the Norvey Herald": capital words, the last of which newspapers bear.
    fn is_masthead(&self, article: usize, text: &str) -> bool {
        let words: Vec<&str> = text.split_whitespace().collect();
        let capital = |w: &&str| w.starts_with(char::is_uppercase);
        let [.., before, last] = &words[..] else { return false };
        capital(before) && capital(last) && has(self.lang(article), "masthead", last)
    }

    /// "A city", "un groupe": one of many, whichever it may be. Whoever is told of so and no other way has no name in the story.
    fn is_only_some(&self, entity: usize) -> bool {
        let some = |(a, p, _): &(usize, Piece, usize)| matches!(&self.folded(*a, *p)[..], [first, _] if matches!(first.as_str(), "a" | "an" | "un" | "une"));
        !self.described[entity].is_empty() && self.described[entity].iter().all(some)
    }

    /// "6:51 p.m. ET": letters behind an hour are its zone.
    fn is_clock(&self, entity: usize) -> bool {
        let hour = |(a, p, _): &(usize, Piece, usize)| {
            let before = self.articles.get(*a).and_then(|whole| whole.text.as_str().get(..p.start)).unwrap_or("");
            let last = before.split_whitespace().next_back().unwrap_or("").to_ascii_lowercase();
            let digits = last.contains([':', 'h']) && last.starts_with(|c: char| c.is_ascii_digit());
            digits || matches!(last.as_str(), "p.m." | "a.m." | "pm" | "am")
        };
        !self.described[entity].is_empty() && self.described[entity].iter().all(hour)
    }

    /// A state's adjective and a body of other states ("the Norwegian UN" of "the Norwegian UN ambassador"), or a number and
    /// any name ("40 Sea Watch" of "40 Sea Watch boats"): words of two phrases.
    fn is_two_names(&self, words: &[String]) -> bool {
        let [first, rest @ ..] = words else { return false };
        let world = |n: u16| Lists::get().bodies.get(usize::from(n)).is_some_and(|b| matches!(b.class, BodyClass::World | BodyClass::Bloc));
        is_counted(words) || Lists::get().adjective(first).is_some() && matches!(self.whole(rest), Some(Listed::Body(n)) if world(n))
    }
}

/// "Un bilan du parquet", "the latest report of the board": a thing to be read, whoever wrote it.
fn is_thing_of(lang: Option<Lang>, text: &str) -> bool {
    let mut words = text.split_whitespace();
    let small = words.clone().next().is_some_and(|w| w.starts_with(char::is_lowercase));
    let before: Vec<&str> =
        words.by_ref().take_while(|w| !matches!(*w, "du" | "de" | "des" | "of") && !w.starts_with("d'") && !w.starts_with("d’")).collect();
    small && words.next().is_some() && before.last().is_some_and(|w| has(lang, "paper", w))
}

/// "Hurricane Orla", "Tropical Storm Orla": but not "Hurricane Orla Relief Fund".
fn is_storm(words: &[String], storm: impl Fn(&str) -> bool) -> bool {
    (2..=STORM).contains(&words.len()) && words[..words.len() - 1].iter().any(|w| storm(w))
}

/// A state's adjective in the singular and nothing else ("the Norwegian" of "the Norwegian daily"): whoever is called so is one
/// person, or the word of a noun that was cut off.
fn is_adjective(words: &[String]) -> bool {
    let [word] = words else { return false };
    let many = ["s", "x", "sh", "ch", "se"].iter().any(|end| word.ends_with(end));
    !many && Lists::get().adjective(word).is_some() && Lists::get().bits(word) & bits::STATE == 0
}

/// An office and nothing else ("Prime Minister", "Garde des Sceaux", "Norvey Governor", "City Attorney"): whoever holds it bears a
/// name of his own.
fn is_office(lang: Option<Lang>, words: &[String]) -> bool {
    let Some(lang) = lang else { return false };
    let lists = Lists::get();
    let before = BEFORE_OFFICES.of(Some(lang));
    let place = |w: &String| lists.bits(w) & (bits::PLACE | bits::STATE | bits::ADJECTIVE) != 0 || before.has(w);
    (0..words.len()).take_while(|n| *n == 0 || lang == Lang::EN && place(&words[n - 1])).any(|n| {
        let role = lists.role(lang.code(), &words[n], |k| words.get(n + k).map_or("", String::as_str));
        role.is_some_and(|(r, len)| n + len == words.len() && !r.plural && !matches!(r.class, RoleClass::People | RoleClass::Source))
    })
}

/// "They've", "I'm": a pronoun and its verb that a sentence begins with.
fn is_contraction(text: &str) -> bool {
    let two = text.split_once(['\'', '’']).map(|(own, verb)| (own.to_ascii_lowercase(), verb.to_ascii_lowercase()));
    two.is_some_and(|(own, verb)| CONTRACTED.any(|l| l.has(&own)) && CONTRACTIONS.any(|l| l.has(&verb)))
}

/// A number before a name ("40 Sea Watch" of "40 Sea Watch supporters"): so many of those that follow.
fn is_counted(words: &[String]) -> bool {
    words.len() > 1 && words[0].chars().all(|c| c.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_office_with_its_place_is_nobodys_name() {
        let office = |text: &str| is_office(Some(Lang::EN), &folded(text));
        assert!(office("Prime Minister") && office("General Manager") && office("Ohio Governor") && office("City Attorney"));
        assert!(!office("Governor Orle") && !office("Orle Governor") && !office("City Council") && !office("Ohio Governors"));
    }

    #[test]
    fn a_number_counts_what_follows_it() {
        assert!(is_counted(&folded("529 Sea Watch")) && is_counted(&folded("40 Union des pêcheurs")));
        assert!(!is_counted(&folded("529")) && !is_counted(&folded("Sea Watch 3")) && !is_counted(&folded("3M Norvey")));
    }
}
