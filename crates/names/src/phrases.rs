//! Noun phrases that mean people or bodies: titles, roles, groups, paraphrases ("le secrétaire
//! général de l'OTAN", "senior administration officials", "le ministère russe de la Défense").
//! Finds where they stand and what they are made of; whom they mean is for `who`.

mod right;

use crate::grammar::{BodyNoun, GRAMMAR, LANGS, Place};
use crate::lists::{Lists, RoleClass};
use crate::tagger::Found;
use crate::tagger::labels::Kind;
use crate::telling::telling;
use crate::words::{Reading, Shape};
use std::ops::Range;

/// What a phrase is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Sort {
    /// People in a role.
    People(RoleClass),
    /// A body of some class.
    Body(BodyNoun),
    /// A people by its state: "les Russes".
    Nation(u16),
}

/// What stands before a phrase.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Det {
    Definite,
    Possessive,
    Indefinite,
    None,
}

/// A noun phrase.
#[derive(Clone, Debug)]
pub(crate) struct Phrase {
    /// All its words, article included.
    pub(crate) words: Range<usize>,
    /// The noun.
    pub(crate) head: Range<usize>,
    /// What it is about.
    pub(crate) sort: Sort,
    /// Several people.
    pub(crate) plural: bool,
    /// What stands before it.
    pub(crate) det: Det,
    /// The state that its adjective or a name inside it tells.
    pub(crate) state: Option<u16>,
    /// Folded words that tell it from others: neither article nor preposition, head included.
    pub(crate) content: Vec<String>,
}

/// A text with its names, ready to be searched for phrases.
pub(crate) struct Search<'r, 't> {
    reading: &'r Reading<'t>,
    names: &'r [Found],
    /// The name (index + 1) that a word lies in; 0 for none.
    name_at: Vec<u32>,
    lang: &'static str,
    /// Whether a spelling can begin the noun of a phrase.
    heads: Vec<bool>,
}

/// Longest reach of a phrase to either side, in words.
const REACH: usize = 18;

impl<'r, 't> Search<'r, 't> {
    pub(crate) fn new(reading: &'r Reading<'t>, names: &'r [Found], lang: &str) -> Self {
        let mut name_at = vec![0; reading.words.len()];
        for (n, name) in names.iter().enumerate() {
            for word in name.words.clone() {
                name_at[word] = u32::try_from(n + 1).unwrap_or(0);
            }
        }
        let lang = LANGS.iter().copied().find(|l| *l == lang).unwrap_or("");
        let lists = Lists::get();
        let may_head = |folded: &str| {
            lists.begins_role(lang, folded)
                || !GRAMMAR.bodies(lang, folded).is_empty()
                || lists.adjective(folded).is_some()
                || folded.strip_suffix('s').is_some_and(|stem| lists.adjective(stem).is_some())
        };
        let heads = reading.spellings.iter().map(|s| may_head(&s.folded)).collect();
        Self { reading, names, name_at, lang, heads }
    }

    /// All phrases in order; of two that overlap the one that begins first and reaches further.
    pub(crate) fn phrases(&self) -> Vec<Phrase> {
        let mut out: Vec<Phrase> = Vec::new();
        for sentence in &self.reading.sentences {
            let mut word = sentence.start;
            while word < sentence.end {
                let may = self.name_at[word] == 0 && self.heads[self.reading.words[word].spelling as usize];
                let found = if may { self.phrase_at(word, sentence) } else { None };
                match found {
                    Some(phrase) => {
                        word = phrase.words.end.max(word + 1);
                        if let Some(last) = out.last()
                            && last.words.end > phrase.words.start
                        {
                            // a role inside the left part of this one ("Trump administration officials")
                            if last.words.start >= phrase.words.start {
                                out.pop();
                            } else {
                                continue;
                            }
                        }
                        let inner = self.inside(&phrase, sentence);
                        out.push(phrase);
                        out.extend(inner);
                    }
                    None => word += 1,
                }
            }
        }
        out
    }

    fn is(&self, word: usize, place: Place) -> bool {
        let folded = self.reading.folded(word);
        !folded.is_empty() && GRAMMAR.is(self.lang, folded, place)
    }

    fn name(&self, word: usize) -> Option<&'r Found> {
        self.name_at.get(word).and_then(|n| n.checked_sub(1)).and_then(|n| self.names.get(n as usize))
    }

    fn head_at(&self, word: usize, sentence: &Range<usize>) -> Option<(Range<usize>, Sort, bool)> {
        let lists = Lists::get();
        let folded = self.reading.folded(word);
        let next = |n: usize| if word + n < sentence.end && self.name_at[word + n] == 0 { self.reading.folded(word + n) } else { "" };
        if let Some((role, len)) = lists.role(self.lang, folded, next)
            && role.class != RoleClass::Title
        {
            return Some((word..word + len, Sort::People(role.class), role.plural));
        }
        let bodies = GRAMMAR.bodies(self.lang, folded);
        let body = bodies.iter().filter(|(rest, _)| rest.iter().enumerate().all(|(n, w)| next(n + 1) == w));
        if let Some((rest, class)) = body.max_by_key(|(rest, _)| rest.len()) {
            return Some((word..word + 1 + rest.len(), Sort::Body(*class), false));
        }
        let capital = self.reading.shape(word) == Shape::Title;
        let plural = folded.ends_with('s') || folded.ends_with('x');
        if capital && plural && matches!(self.lang, "fr" | "en") && !self.reading.shape(word + 1).is_capital() {
            if let Some(state) = lists.adjective(folded).filter(|_| self.lang == "fr") {
                return Some((word..word + 1, Sort::Nation(state), true));
            }
            if let Some(state) =
                folded.strip_suffix('s').and_then(|s| lists.adjective(s)).filter(|_| self.lang == "en" && folded.ends_with("ns"))
            {
                return Some((word..word + 1, Sort::Nation(state), true));
            }
        }
        None
    }

    fn phrase_at(&self, word: usize, sentence: &Range<usize>) -> Option<Phrase> {
        let (head, sort, plural) = self.head_at(word, sentence)?;
        let (start, det) = self.left(head.start, sentence, plural);
        let mut plural = plural || matches!(self.reading.folded(start), "les" | "des" | "ces" | "ses" | "leurs" | "plusieurs" | "certains");
        let end =
            if self.lang == "en" { self.right_english(head.end, sentence) } else { self.right_romance(head.end, sentence, &mut plural) };
        let before_name = self.name(end).is_some_and(|n| n.kind == Kind::Person && n.words.start == end);
        let after_name = head.start >= sentence.start + 2
            && start > sentence.start + 1
            && self.reading.text(start - 1) == ","
            && self.name(start - 2).is_some();
        if !self.stands(&head, sort, plural, det, start, sentence, before_name || after_name) {
            return None;
        }
        let words = start..end;
        let mut phrase = Phrase { head, sort, plural, det, state: None, content: Vec::new(), words };
        self.describe(&mut phrase);
        Some(phrase)
    }

    /// Is it used as a noun here? Many of these words are adjectives or verbs elsewhere.
    #[expect(clippy::too_many_arguments, reason = "one decision on one phrase")]
    fn stands(
        &self,
        head: &Range<usize>,
        sort: Sort,
        plural: bool,
        det: Det,
        start: usize,
        sentence: &Range<usize>,
        beside_name: bool,
    ) -> bool {
        let left = head.start > start && det != Det::None;
        match sort {
            Sort::Nation(_) => left || (self.lang == "en" && self.reading.shape(head.start) == Shape::Title),
            Sort::People(_) if beside_name => true,
            Sort::People(_) if self.lang == "en" => {
                left || (plural && self.reading.shape(head.start) == Shape::Lower) || (plural && head.start == sentence.start)
            }
            Sort::People(_) => left,
            Sort::Body(class) => {
                // a bare noun for a body says too little: it needs its state, its field, or a class that has few members
                let telling = matches!(class, BodyNoun::Ministry | BodyNoun::Bloc | BodyNoun::Government | BodyNoun::Army);
                (left || (self.lang == "en" && start < head.start)) && (telling || self.lone_state(start..sentence.end.min(head.end + 4)))
            }
        }
    }

    /// Does an adjective of a state, or a state's name, stand in these words?
    fn lone_state(&self, mut words: Range<usize>) -> bool {
        let lists = Lists::get();
        words.any(|w| lists.adjective(self.reading.folded(w)).is_some() && self.reading.shape(w) != Shape::Mark)
    }

    /// Goes left over modifiers and the article.
    fn left(&self, head: usize, sentence: &Range<usize>, plural: bool) -> (usize, Det) {
        let lists = Lists::get();
        let mut start = head;
        while start > sentence.start && head - start < 8 {
            let before = start - 1;
            if let Some(name) = self.name(before)
                && self.lang == "en"
                && name.words.end == start
                && name.kind != Kind::Person
            {
                start = name.words.start;
                continue;
            }
            let folded = self.reading.folded(before);
            if self.lang == "en" {
                let possessor = matches!(folded, "'s" | "’s") && before > sentence.start;
                if possessor {
                    if let Some(name) = self.name(before - 1) {
                        start = name.words.start;
                        break;
                    }
                    if before >= sentence.start + 2 && self.is(before - 2, Place::Definite) {
                        start = before - 2;
                        return (start, Det::Definite);
                    }
                    break;
                }
                // "Trump administration officials": the surname before a noun that modifies
                let governs =
                    start == head && matches!(self.reading.folded(head), "administration" | "government" | "campaign" | "cabinet");
                if let Some(name) = self.name(before)
                    && name.kind == Kind::Person
                    && (start < head || governs)
                    && name.words.end == start
                {
                    start = name.words.start;
                    continue;
                }
            }
            if self.name_at[before] != 0 {
                break;
            }
            let adjective = lists.adjective(folded).is_some() && (self.lang != "fr" || self.reading.shape(before) == Shape::Lower);
            if self.is(before, Place::Before) || (self.lang == "en" && (adjective || is_age(folded))) {
                start = before;
                continue;
            }
            break;
        }
        let Some(before) = start.checked_sub(1).filter(|b| *b >= sentence.start) else { return (start, first_det(self, start, head)) };
        if self.name_at[before] != 0 {
            return (start, first_det(self, start, head));
        }
        for (place, det) in [(Place::Definite, Det::Definite), (Place::Possessive, Det::Possessive), (Place::Indefinite, Det::Indefinite)] {
            if self.is(before, place) {
                let folded = self.reading.folded(before);
                if matches!(folded, "d'" | "de") && !(plural || start < head) {
                    return (start, Det::None);
                }
                // contracted articles stand outside
                let outside =
                    matches!(folded, "au" | "aux" | "du" | "al" | "del") || folded == "de" || (folded == "des" && det == Det::Definite);
                return (if outside { start } else { before }, det);
            }
        }
        (start, first_det(self, start, head))
    }

    /// Fills in state and telling words.
    fn describe(&self, phrase: &mut Phrase) {
        let words: Vec<String> = phrase.words.clone().map(|w| self.reading.folded(w).to_owned()).collect();
        phrase.content = telling(&words);
        phrase.state = phrase.content.iter().find_map(|w| w.strip_prefix('=')?.parse().ok());
    }

    /// A body inside a phrase for people: "porte-parole du ministère russe des Affaires étrangères".
    fn inside(&self, outer: &Phrase, sentence: &Range<usize>) -> Option<Phrase> {
        if !matches!(outer.sort, Sort::People(_)) || self.lang == "en" {
            return None;
        }
        let mut inner = outer.head.end..outer.words.end;
        let (head, sort, _) = inner.find_map(|w| {
            let found = if self.name_at[w] == 0 { self.head_at(w, sentence) } else { None };
            found.filter(|(_, sort, _)| {
                matches!(sort, Sort::Body(BodyNoun::Ministry | BodyNoun::Government | BodyNoun::Army | BodyNoun::Parliament))
            })
        })?;
        let mut phrase =
            Phrase { words: head.start..outer.words.end, head, sort, plural: false, det: Det::Definite, state: None, content: Vec::new() };
        self.describe(&mut phrase);
        (phrase.content.len() > phrase.head.len()).then_some(phrase)
    }
}

/// A modifier that is itself a determiner: "plusieurs responsables", "two people".
fn first_det(search: &Search<'_, '_>, start: usize, head: usize) -> Det {
    if start >= head {
        return Det::None;
    }
    if search.is(start, Place::Indefinite) || search.reading.shape(start) == Shape::Number {
        return Det::Indefinite;
    }
    if search.lang == "en" && search.name_at[start] != 0 && search.reading.folded(head.saturating_sub(1)) != "'s" {
        return Det::None;
    }
    if search.lang == "en" && (start..head).any(|w| matches!(search.reading.folded(w), "'s" | "’s")) {
        return Det::Definite;
    }
    Det::None
}

fn is_age(folded: &str) -> bool {
    folded.ends_with("-year-old") || folded.ends_with("-based") || folded.ends_with("-backed") || folded.ends_with("-member")
}

/// Words that no complement begins with, though they follow "de" or "of".
fn is_noun(folded: &str) -> bool {
    const NOT: [&str; 64] = [
        "ce",
        "cet",
        "cette",
        "ces",
        "ne",
        "se",
        "lundi",
        "mardi",
        "mercredi",
        "jeudi",
        "vendredi",
        "samedi",
        "dimanche",
        "monday",
        "tuesday",
        "wednesday",
        "thursday",
        "friday",
        "saturday",
        "sunday",
        "janvier",
        "fevrier",
        "mars",
        "avril",
        "mai",
        "juin",
        "juillet",
        "aout",
        "septembre",
        "octobre",
        "novembre",
        "decembre",
        "loin",
        "nouveau",
        "plus",
        "moins",
        "ne",
        "pas",
        "facon",
        "maniere",
        "fait",
        "toute",
        "tout",
        "tous",
        "toutes",
        "being",
        "having",
        "what",
        "which",
        "whom",
        "it",
        "them",
        "him",
        "her",
        "that",
        "this",
        "lui",
        "eux",
        "elle",
        "qui",
        "que",
        "quoi",
        "retour",
        "sorte",
    ];
    folded.chars().count() > 2 && !NOT.contains(&folded) && !folded.ends_with("-t-il")
}

#[cfg(test)]
mod tests {
    use super::*;
    use recoupe_model::Piece;

    fn found(text: &str, lang: &str) -> Vec<String> {
        let reading = Reading::new(text, [Piece::new(0, text.len())]);
        let names = crate::capitals::tag(&reading, lang);
        let search = Search::new(&reading, &names, lang);
        search.phrases().iter().map(|p| text[reading.piece(&p.words).range()].to_owned()).collect()
    }

    #[test]
    fn french() {
        for (text, expected) in [
            ("Hier, le secrétaire général de l'OTAN a parlé.", "le secrétaire général de l'OTAN"),
            ("Hier, des responsables et des diplomates occidentaux ont parlé.", "des responsables et des diplomates occidentaux"),
            ("C'est la porte-parole de la Maison Blanche qui parle.", "la porte-parole de la Maison Blanche"),
            ("Selon le ministère russe de la Défense, rien.", "le ministère russe de la Défense"),
            ("Il a vu le vice-ministre russe des Affaires étrangères hier.", "le vice-ministre russe des Affaires étrangères"),
            ("Rien ne change pour le bloc.", "le bloc"),
        ] {
            assert_eq!(found(text, "fr"), [expected], "{text}");
        }
        assert!(found("Il est responsable de cette erreur.", "fr").is_empty());
    }

    #[test]
    fn english() {
        for (text, expected) in [
            ("Yesterday a senior administration official spoke.", "a senior administration official"),
            ("Then two people familiar with the process spoke.", "two people familiar with the process"),
            ("There was the spokesman for the company saying so.", "the spokesman for the company"),
        ] {
            assert_eq!(found(text, "en"), [expected], "{text}");
        }
    }
}
