//! Speakers by description: an office named elsewhere, an unnamed source, a body, several names at once.

use super::again::tells_a_standing;
use super::{Cast, Character, MOST_CHARACTERS, Place, Seen, content_words, gender_of, spelled::is_indefinite};
use crate::lexicon::{Gender, class as c};
use crate::phrase::{Phrases, Range};
use crate::stream::Item;
use foldhash::{HashMap, HashSet};
use recoupe_model::{EntityKind, Piece};
use std::sync::LazyLock;

/// Sentences back to whom a report calls again.
const AGAIN: usize = 3;

/// Names of a paragraph that are looked back through for the one person it speaks of.
const NAMED_HERE: usize = 30;

/// Items from a quotation to the end of the cue behind it, at most.
const CUE_REACH: usize = 6;

impl Cast<'_> {
    /// Whom a description means: an office named elsewhere, a description given before, or, where it
    /// only names a quality, who spoke last.
    pub(super) fn described(&self, p: Phrases, (a, b): Range, place: Place) -> Option<usize> {
        let words: Vec<String> = p.items[a..b].iter().flat_map(|i| content_words(i.text)).collect();
        let head = words.first()?;
        let items = &p.items[a..b];
        let indefinite = items.get(1).is_some_and(|i| i.key == "autres")
            || matches!(
                &*items[0].key,
                "un" | "une" | "des" | "a" | "an" | "one" | "plusieurs" | "certains" | "certaines" | "several" | "some"
            )
            || (items[0].is(c::DET) && matches!(&*items[0].key, "d'autres" | "other" | "another"));
        // "two people", and "US official", which headlines write without an article: somebody new
        let counted = matches!(&*items[0].key, "two" | "three" | "four" | "five" | "deux" | "trois" | "quatre" | "cinq" | "zwei" | "drei");
        let bare = p.english && !items[0].is(c::DET) && items[items.len() - 1].is(c::UNNAMED) && !items.iter().any(|i| i.text == "'s");
        // "de source diplomatique": nobody who has been named
        let source = p.french() && matches!(&*items[0].key, "source" | "sources");
        let indefinite = indefinite || source || counted || bare && !head.ends_with('s');
        let body = items.iter().take_while(|i| !i.is(c::OF)).any(|i| i.is(c::ORG));
        let gender = gender_of(&items[0]).filter(|_| items[0].is(c::DET));
        let possessive = matches!(&*items[0].key, "son" | "sa" | "his" | "her" | "its" | "their" | "leur");
        let start = items[0].piece.start;
        // "the same official": whoever was described so before, never somebody else who has a name
        if items.iter().any(|i| matches!(&*i.key, "same" | "meme" | "même" | "memes" | "mêmes")) {
            let noun = words.iter().rev().find(|w| !matches!(w.as_str(), "same" | "meme" | "même" | "memes" | "mêmes"))?;
            // "le même homme, en 2018, promettait": whoever was spoken of
            if p.french() && matches!(noun.as_str(), "homme" | "femme") {
                return self.just_named(gender, place, start);
            }
            let described = |ch: &&Character| !ch.named && ch.name.start < start && ch.words.contains(noun);
            return self.characters.iter().take(MOST_CHARACTERS).enumerate().filter(|(_, ch)| described(ch)).map(|(n, _)| n).next_back();
        }
        // "officials said" after "officials from Norvia": any, where no article says that they are the same
        let any = p.english && items.len() == 1 && head.ends_with('s');
        // the same description
        let twin = self
            .characters
            .iter()
            .take(MOST_CHARACTERS)
            .enumerate()
            .filter(|(_, ch)| {
                let same = ch.words == words
                    || (!indefinite && !any && ch.words.first() == Some(head) && words.iter().all(|w| ch.words.contains(w)));
                // "the union" is no Union Bank: an English name is said by its last word, or the one before "of"
                let other = p.english && ch.named && words.len() == 1 && ch.head.as_ref().is_some_and(|noun| noun != head);
                (!ch.named || ch.kind != EntityKind::Person) && !ch.words.is_empty() && same && !other && ch.name.start != start
            })
            .max_by_key(|(n, ch)| (ch.name.start < start, if ch.name.start < start { ch.name.start } else { 0 }, *n))
            .map(|(n, _)| n);
        if indefinite {
            return None;
        }
        // "the report" is nobody's description
        let document = items.iter().take_while(|i| !i.is(c::OF)).any(|i| i.is(c::DOCUMENT) && !i.is(c::AGENT | c::UNNAMED));
        // "la presse anglaise", "the crowd" is no person
        let press = items.iter().take_while(|i| !i.is(c::OF)).any(|i| i.is(c::PUBLIC) && !i.is(c::UNNAMED));
        let many =
            p.english && items.iter().take_while(|i| !i.is(c::OF)).last().is_some_and(|i| i.key.ends_with('s') && !i.key.ends_with("ss"));
        if body || document || many || press {
            return twin;
        }
        // one office is not another, whatever it is of: "l'avocat du ministre" is no minister
        let office = items.iter().take_while(|i| !i.is(c::OF)).any(|i| i.is(c::OFFICE));
        // an office that stands beside a name
        let of_whom = items.iter().any(|i| i.is(c::OF));
        // what "of" governs is somebody else: "two of the president's aides"
        let front: Vec<String> = items.iter().take_while(|i| !i.is(c::OF)).flat_map(|i| content_words(i.text)).collect();
        // "Iran's security chief": the office is the last word, and whose it is alone makes nobody its holder
        let owned = p.english && items.iter().any(|i| matches!(i.text, "'s" | "’s"));
        let people = items.iter().take_while(|i| !i.is(c::OF)).filter(|i| p.french() && i.is(c::AGENT | c::UNNAMED));
        let nouns: Vec<String> = people.flat_map(|i| content_words(i.text)).collect();
        let shares = |role: &Vec<String>| {
            if owned && front.last().is_some_and(|noun| !role.contains(noun)) {
                return 0;
            }
            // "the coast guard" is no "spokesman for the coast guard": whom somebody speaks for stands behind the noun for him
            let for_whom = role.iter().position(|w| w == "for").filter(|_| p.english);
            if front.last().is_some_and(|noun| for_whom.is_some_and(|at| !role[..at].contains(noun))) {
                return 0;
            }
            if same_chief(&words, role) {
                return 8;
            }
            let common = words.iter().filter(|w| role.contains(w)).count();
            // "le candidat libéral" is not the senator who is one too
            if role.contains(head)
                || !office
                    && (nouns.is_empty() || nouns.iter().any(|w| role.contains(w)))
                    && front.iter().any(|w| role.contains(w) && w.len() > 6)
            {
                common * 10 / words.len()
            } else {
                0
            }
        };
        let holder = self
            .characters
            .iter()
            .take(MOST_CHARACTERS)
            .enumerate()
            .filter(|(_, ch)| {
                ch.kind == EntityKind::Person && ch.named && (ch.gender.is_none() || gender.is_none() || ch.gender == gender || p.english)
            })
            .filter_map(|(n, ch)| {
                let share = ch.roles.iter().map(shares).max().unwrap_or(0);
                let recent = self.spoke.iter().rev().take(6).position(|s| s.who == n).map_or(0, |k| 6 - k);
                (share >= if recent > 0 && !(office && of_whom) { 4 } else { 6 }).then_some((share, recent, n))
            })
            .max();
        if let Some((share, _, n)) = holder
            && (twin.is_none() || share >= 8)
        {
            return Some(n);
        }
        if twin.is_some() {
            return twin;
        }
        if possessive {
            return None;
        }
        // "la professionnelle", "le diplomate": a quality, where somebody fitting has just spoken
        let specific = items.iter().any(|i| i.is(c::OF)) || items.iter().skip(1).any(|i| i.capital);
        let plural = items[0].key == "les"
            || matches!(&*items[0].key, "ses" | "leurs")
            || items[0].key == "ces"
            || items[0].key == "these"
            || words.len() == 1 && p.english && head.ends_with('s');
        let office_word = items.iter().any(|i| i.is(c::AGENT)) && !items.iter().any(|i| i.is(c::UNNAMED));
        // "Karim al-Dolan said": a name that the names room passed over describes nobody who spoke before
        let nameless =
            !items[0].is(c::DET) && items.iter().any(|i| i.capital && !i.is(c::AGENT | c::UNNAMED | c::OFFICE | c::TITLE | c::ORG));
        if plural || nameless {
            return None;
        }
        // "ce père de deux enfants", "cette retraitée": somebody of whom the report has spoken
        let shown = p.french() && matches!(&*items[0].key, "ce" | "cet" | "cette") && items.len() > 1 && !items[1].capital;
        if shown && !items[1].key.starts_with("source") {
            // "…, et son président, Paul Orlo, était rapporteur. « … », dit ce juriste": the subject of no sentence
            return self.just_named(gender, place, start).or_else(|| gender.and_then(|g| self.only_one_before(g, place, start)));
        }
        if let Some(who) = self.unnamed_again(items, gender, place) {
            return Some(who);
        }
        let again = p.french() && matches!(&*items[0].key, "le" | "la" | "l'" | "ce" | "cet" | "cette");
        if let Some(who) = self.called_again(&words, gender, place, &items[0], specific).filter(|_| again) {
            return Some(who);
        }
        if let Some(who) = self.who_defends_himself(p, a, place).filter(|_| again && office_word && !is_party(head)) {
            return Some(who);
        }
        if let Some(who) = self.whose_office_is_untold(items, place).filter(|_| again && (office_word || items.iter().any(of_the_past))) {
            return Some(who);
        }
        if let Some(who) = self.told_of_before(items, gender, place).filter(|_| again) {
            return Some(who);
        }
        if specific || words.len() > 2 {
            let one = matches!(&*items[0].key, "le" | "la" | "l'" | "ce" | "cet" | "cette" | "the" | "this");
            // "the coast guard of Norvia" is a body, whoever has spoken for it
            let guard = |i: usize| items[i].key == "guard" && i > 0 && !items[i - 1].is(c::DET);
            let guards = p.english && (0..items.len()).take_while(|i| !items[*i].is(c::OF)).any(guard);
            return if office_word && one && !guards { self.leading(gender, head) } else { None };
        }
        // "selon la rumeur", "d'après la version": no person
        if p.french() && !items.iter().any(|i| i.is(c::AGENT | c::UNNAMED)) && is_abstract(head) {
            return None;
        }
        // "the palace said", "the union said": what is no word for a person is nobody who spoke before
        let aged = items.iter().any(|i| i.text.ends_with("year-old"));
        if p.english && !items.iter().any(names_a_person) {
            return None;
        }
        let seen = &self.seen[..self.seen.partition_point(|s| s.at < start)];
        let begun = &self.subjects[..self.subjects.partition_point(|s| s.at < start)];
        let begun = begun.iter().rev().take(2).filter(|s| self.characters[s.who].named);
        let about = seen.iter().rev().take(6).filter(|s| s.subject);
        let mut near: Vec<Seen> = self.spoke.iter().rev().take(3).chain(about).chain(begun).copied().collect();
        // whom the sentence before is about comes before who spoke earlier
        if p.french() || aged {
            near.sort_by_key(|s| std::cmp::Reverse(s.at));
        }
        near.iter()
            .find(|s| {
                let ch = &self.characters[s.who];
                let near = place.sentence.saturating_sub(s.sentence) <= 5;
                near && ch.kind == EntityKind::Person
                    && !ch.plural
                    && (ch.gender.is_none() || gender.is_none() || ch.gender == gender)
                    && (ch.named || !office_word)
                    // "le suspect" is not the prosecutor who spoke of him
                    && !(is_party(head) && ch.roles.iter().flatten().any(|w| is_of_the_law(w)))
                    // "le financier" is not the minister of whom was spoken last
                    && (ch.roles.iter().all(Vec::is_empty) || !is_another_trade(&words, &ch.roles))
                    // whose office is known has no other one
                    && (!office || ch.roles.iter().any(|r| r.contains(head)))
            })
            .map(|s| s.who)
    }

    /// "Le procureur, Paul Orlo, … *Le magistrat*", "Anna Orlo … *La patronne de Valdor*": a word by which reports call somebody again,
    /// whom they named with an office of that kind, or without any in the sentence before. Where the word says of what (`specific`),
    /// whoever spoke just now.
    fn called_again(&self, words: &[String], gender: Option<Gender>, place: Place, first: &Item, specific: bool) -> Option<usize> {
        let offices = kin(words)?;
        let at = first.piece.start;
        // "le chef de l'État" says of what, and no more than its own word
        let of_what = specific && !words.get(1).is_some_and(|second| KIN.contains_key(format!("{} {second}", words[0]).as_str()));
        let fits = |s: &Seen| {
            let ch = &self.characters[s.who];
            let reach = if of_what { 1 } else { AGAIN };
            let near = place.sentence.saturating_sub(s.sentence) <= reach && s.at < at;
            let fitting = ch.gender.is_none() || gender.is_none() || ch.gender == gender;
            near && fitting && ch.named && !ch.plural && ch.kind == EntityKind::Person
        };
        let of_kind = |s: &Seen| self.characters[s.who].roles.iter().any(|r| r.iter().take(2).any(|w| offices.contains(&w.as_str())));
        let seen = &self.seen[..self.seen.partition_point(|s| s.at < at)];
        let about = seen.iter().rev().take(10).filter(|s| s.subject && !of_what);
        let near: Vec<Seen> = self.spoke.iter().rev().take(6).chain(about).copied().filter(fits).collect();
        if let Some(s) = near.iter().filter(|s| of_kind(s)).max_by_key(|s| s.at) {
            return Some(s.who);
        }
        let latest = near.iter().max_by_key(|s| s.at)?;
        let just = first.capital && latest.sentence + 1 == place.sentence && latest.block == place.block;
        (just && self.characters[latest.who].roles.iter().all(Vec::is_empty)).then_some(latest.who)
    }

    /// "L'ancien ministre Paul Orlo *s'est défendu*. « … », a juré *le sénateur*": the one person whom the sentence before the quotation names,
    /// where a verb of saying stands in it and nothing that is said.
    fn who_defends_himself(&self, p: Phrases, a: usize, place: Place) -> Option<usize> {
        let gender = gender_of(&p.items[a]);
        let quote = (a.saturating_sub(CUE_REACH)..a).rev().find(|k| p.items[*k].quote().is_some())?;
        let stop = quote.checked_sub(1).filter(|k| p.items[*k].mark("."))?;
        let itself = |k: usize| {
            k > 1
                && (matches!(&*p.items[k - 1].key, "s'" | "se") || p.items[k - 1].is(c::BE) && matches!(&*p.items[k - 2].key, "s'" | "se"))
        };
        let last = stop.checked_sub(1)?;
        let tells = p.lexicon.senses(&p.items[last].key).iter().any(|s| p.lexicon.verb(s.0).takes('r')) && itself(last);
        let at = p.items[stop].piece.start;
        let named = |s: &&Seen| s.block == place.block && self.characters[s.who].named && self.characters[s.who].kind == EntityKind::Person;
        let seen = &self.seen[..self.seen.partition_point(|s| s.at < at)];
        let mut here = seen.iter().rev().take(NAMED_HERE).filter(|s| s.sentence + 1 == place.sentence).filter(named);
        let who = here.next().filter(|_| tells)?.who;
        let ch = &self.characters[who];
        (here.all(|s| s.who == who) && (ch.gender.is_none() || gender.is_none() || ch.gender == gender)).then_some(who)
    }

    /// "Sophie Rameau a pris la parole. « … », a lâché *l'ancienne responsable du port*": the one person whom this paragraph has named, just
    /// before and without any office, where the description is of her gender. A woman, or somebody called by an office of the past:
    /// "« … », répond le directeur" may be another man whom nobody names.
    fn whose_office_is_untold(&self, items: &[Item], place: Place) -> Option<usize> {
        let at = items.first()?.piece.start;
        let front = items.iter().take_while(|i| !i.is(c::OF));
        let gender = front.clone().find_map(gender_of).or_else(|| front.clone().any(|i| i.key == "ancien").then_some(Gender::Masculine))?;
        let former = front.clone().any(of_the_past);
        let seen = &self.seen[..self.seen.partition_point(|s| s.at < at)];
        let here = seen.iter().rev().take(NAMED_HERE).take_while(|s| s.block == place.block);
        let mut people = here.filter(|s| self.characters[s.who].named && self.characters[s.who].kind == EntityKind::Person);
        let last = people.next()?;
        let ch = &self.characters[last.who];
        let alone = people.all(|s| s.who == last.who) && place.sentence.saturating_sub(last.sentence) <= 2;
        let untold = ch.roles.iter().all(|r| tells_a_standing(r)) && ch.gender == Some(gender);
        (alone && untold && (former || gender == Gender::Feminine)).then_some(last.who)
    }

    /// The named person of a gender who spoke, or whom a sentence was about, last before a place.
    fn just_named(&self, gender: Option<Gender>, place: Place, at: usize) -> Option<usize> {
        let fits = |s: &&Seen| {
            let ch = &self.characters[s.who];
            let near = place.sentence.saturating_sub(s.sentence) <= AGAIN && s.at < at;
            near && ch.named
                && !ch.plural
                && ch.kind == EntityKind::Person
                && (ch.gender.is_none() || gender.is_none() || ch.gender == gender)
        };
        let seen = &self.seen[..self.seen.partition_point(|s| s.at < at)];
        let near = self.spoke.iter().rev().take(6).chain(seen.iter().rev().take(10).filter(|s| s.subject)).filter(fits);
        near.max_by_key(|s| s.at).map(|s| s.who)
    }

    /// The one person whom the article is about, where no other could be meant: named, of the gender,
    /// and the subject at least twice, while no other named person of that gender is.
    pub(super) fn leading(&self, gender: Option<Gender>, head: &String) -> Option<usize> {
        let mut counts: Vec<(usize, usize)> = Vec::new();
        for s in self.seen.iter().take(200).filter(|s| s.subject) {
            let ch = &self.characters[s.who];
            if ch.kind == EntityKind::Person && ch.named && (gender.is_none() || ch.gender.is_none() || ch.gender == gender) {
                match counts.iter_mut().find(|c| c.1 == s.who) {
                    Some(c) => c.0 += 1,
                    None => counts.push((1, s.who)),
                }
            }
        }
        match counts[..] {
            [(times, only)] => {
                let roles = &self.characters[only].roles;
                // whose office is known has no other one
                let runs = matches!(head.as_str(), "candidat" | "candidate");
                let open = times >= 2 && (!runs || roles.iter().all(|r| tells_a_standing(r)));
                (open || roles.iter().any(|r| r.contains(head))).then_some(only)
            }
            _ => None,
        }
    }

    /// Whom a description means, or somebody new. A body takes the gender of its article, where French tells it.
    pub(super) fn described_or_new(&mut self, p: Phrases, np: Range, place: Place) -> usize {
        let who = self.described(p, np, place).unwrap_or_else(|| self.unnamed(p, np));
        let article = &p.items[np.0];
        let ch = &mut self.characters[who];
        if p.french() && ch.gender.is_none() && ch.kind == EntityKind::Org && matches!(&*article.key, "le" | "la") {
            ch.gender = gender_of(article);
        }
        who
    }

    /// A new character for a description.
    pub(super) fn unnamed(&mut self, p: Phrases, (a, b): Range) -> usize {
        let b = (a..b).find(|k| p.items[*k].mark(",")).unwrap_or(b).max(a + 1);
        let items = &p.items[a..b];
        let words: Vec<String> = items.iter().flat_map(|i| content_words(i.text)).collect();
        let name = Piece::new(items[0].piece.start, items[items.len() - 1].piece.end);
        // told of twice: "a dit leur syndicat, en ajoutant que"
        let twin = self.characters.iter().enumerate().rev().take(MOST_CHARACTERS).find(|(_, ch)| ch.name == name && ch.words == words);
        if let Some((who, _)) = twin {
            return who;
        }
        let capital = items.len() > 1 && items[0].is(c::DET) && items[1].capital && !items[1].is(c::AGENT) && !p.english;
        // "a commission official": in English the last noun says what it is
        let last = items.iter().take_while(|i| !i.is(c::OF | c::PREP | c::REL)).last();
        let person = p.english && last.is_some_and(|i| i.is(c::AGENT | c::UNNAMED) && !i.is(c::ORG | c::DOCUMENT));
        let body = !person && (capital || items.iter().take_while(|i| !i.is(c::OF)).any(|i| i.is(c::ORG)));
        let plural = items.get(1).is_some_and(|i| i.key == "autres")
            || matches!(
                &*items[0].key,
                "les"
                    | "des"
                    | "ces"
                    | "plusieurs"
                    | "certains"
                    | "certaines"
                    | "d'autres"
                    | "ses"
                    | "leurs"
                    | "quelques"
                    | "some"
                    | "several"
                    | "these"
                    | "many"
                    | "most"
                    | "few"
                    | "others"
                    | "beaucoup"
                    | "two"
                    | "deux"
            )
            || p.english && items[items.len() - 1].key.ends_with('s') && !items[0].is(c::DET)
            // "the protesters", "his opponents"
            || p.english && last.is_some_and(|i| i.is(c::AGENT | c::UNNAMED) && i.key.ends_with('s') && !i.key.ends_with("ss"));
        let document = items.iter().take_while(|i| !i.is(c::OF)).any(|i| i.is(c::DOCUMENT)) && !body;
        let kind = if body || document {
            EntityKind::Org
        } else if plural {
            EntityKind::Group
        } else {
            EntityKind::Person
        };
        let elided = || (kind == EntityKind::Org && items[0].key == "l'").then(|| elided_gender(&items.get(1)?.key)).flatten();
        let vague = p.english && kind == EntityKind::Person && items[0].is(c::DET) && !items.iter().any(names_a_person);
        let gender = gender_of(&items[0]).or_else(elided).filter(|_| !plural && (kind == EntityKind::Person || items[0].is(c::DET)));
        self.add(Character {
            entity: None,
            kind,
            // the capital that an article has at the beginning of a sentence names nobody
            named: body && items.iter().skip(usize::from(items[0].is(c::DET))).any(|i| i.capital),
            name,
            words,
            gender,
            plural,
            roles: Vec::new(),
            document,
            head: None,
            land: None,
            vague,
            // "l'un d'eux"
            one_of_many: items.iter().take(2).any(|i| is_indefinite(&i.key)),
        })
    }

    /// Several names that speak as one.
    pub(super) fn group(&mut self, p: Phrases, (a, b): Range) -> usize {
        let words: Vec<String> = p.items[a..b].iter().flat_map(|i| content_words(i.text)).collect();
        let name = Piece::new(p.items[a].piece.start, p.items[b - 1].piece.end);
        self.add(Character {
            entity: None,
            kind: EntityKind::Group,
            named: true,
            name,
            words,
            gender: None,
            plural: true,
            roles: Vec::new(),
            document: false,
            head: None,
            land: None,
            vague: false,
            one_of_many: false,
        })
    }
}

/// "Le chef de l'OTAN" and "le secrétaire général de l'OTAN": a word for whoever leads, and the title
/// that the leader of the same body bears.
fn same_chief(words: &[String], role: &[String]) -> bool {
    let leads = |w: &[String]| {
        matches!(w.first().map(String::as_str), Some("chef" | "cheffe" | "patron" | "patronne" | "dirigeant" | "dirigeante" | "leader"))
    };
    let titled = |w: &[String]| match w.first().map(String::as_str) {
        Some("president" | "presidente" | "pdg") => true,
        Some("secretaire" | "directeur" | "directrice") => w.get(1).is_some_and(|g| g.starts_with("general")),
        _ => false,
    };
    // "the Norvian leader" and "Norvian Prime Minister"
    if let [land, leader] = words
        && leader == "leader"
    {
        let heads =
            |w: &String| matches!(w.as_str(), "president" | "premier" | "prime" | "chancellor" | "king" | "queen" | "emir" | "leader");
        return role.first() == Some(land) && role[1..].iter().any(heads);
    }
    let (chief, title) = match (leads(words), leads(role)) {
        (true, false) => (words, role),
        (false, true) => (role, words),
        _ => return false,
    };
    titled(title) && chief.len() > 1 && chief[1..].iter().all(|w| title.contains(w))
}

/// "Mayor", "the 40-year-old", "banker", "gymnast", "fisherwoman": an English word for a person, by the lists or its ending.
fn names_a_person(i: &Item) -> bool {
    const ENDINGS: [&str; 13] = ["er", "or", "ist", "ian", "man", "woman", "ress", "ant", "ent", "ee", "ard", "ate", "eur"];
    let ends = i.key.len() > 4 && !i.key.ends_with("ment") && ENDINGS.iter().any(|e| i.key.ends_with(e));
    ends || i.is(c::AGENT | c::UNNAMED | c::OFFICE | c::TITLE) || i.text.ends_with("year-old")
}

/// "l'ancien", "l'ex-ministre".
pub(super) fn of_the_past(i: &Item) -> bool {
    matches!(&*i.key, "ancien" | "ancienne") || i.key.starts_with("ex-")
}

/// A folded French noun that its ending tells to be no person.
fn is_abstract(noun: &str) -> bool {
    const ENDINGS: [&str; 13] = ["tion", "sion", "xion", "ment", "isme", "ance", "ence", "ette", "ure", "ude", "meur", "logie", "esse"];
    noun.len() > 4 && ENDINGS.iter().any(|e| noun.ends_with(e)) && !noun.ends_with("maitresse")
}

static KIN: LazyLock<HashMap<&'static str, Vec<&'static str>>> = LazyLock::new(|| {
    let rows = include_str!("../../data/kin_fr.tsv").lines().filter(|l| !l.starts_with('#'));
    rows.filter_map(|l| l.split_once('\t'))
        .map(|(word, offices)| (word, offices.split([' ', '\t']).filter(|o| *o != ONLY).collect()))
        .collect()
});

/// Marks the words of a trade, which are said of nobody else.
const ONLY: &str = "only";

static TRADES: LazyLock<HashSet<&'static str>> = LazyLock::new(|| {
    let rows = include_str!("../../data/kin_fr.tsv").lines().filter(|l| !l.starts_with('#'));
    rows.filter(|l| l.ends_with(ONLY)).filter_map(|l| l.split('\t').next()).collect()
});

/// Nouns, folded: who a case is about, and who acts in it for the law or the state.
static CASE: LazyLock<HashMap<&'static str, &'static str>> = LazyLock::new(|| {
    let rows = include_str!("../../data/case_fr.tsv").lines().filter(|l| !l.starts_with('#'));
    rows.filter_map(|l| l.split_once('\t')).flat_map(|(kind, words)| words.split(' ').map(move |w| (w, kind))).collect()
});

/// "Suspect", "victime": somebody whom a case is about.
fn is_party(noun: &str) -> bool {
    CASE.get(noun) == Some(&"party")
}

/// "Procureure", "préfet", "avocat".
fn is_of_the_law(noun: &str) -> bool {
    CASE.get(noun) == Some(&"law")
}

/// Is a description a word for people of a trade ("le financier") that none of somebody's offices goes with?
fn is_another_trade(words: &[String], roles: &[Vec<String>]) -> bool {
    let trade = words.first().is_some_and(|w| TRADES.contains(w.as_str()));
    trade && kin(words).is_some_and(|kin| !roles.iter().any(|r| r.iter().take(2).any(|w| kin.contains(&w.as_str()))))
}

/// The offices of whom a description may be said again that begins with these words.
fn kin(words: &[String]) -> Option<&'static Vec<&'static str>> {
    let first = words.first()?;
    let two = words.get(1).and_then(|second| KIN.get(format!("{first} {second}").as_str()));
    two.or_else(|| KIN.get(first.as_str()))
}

/// Gender of a noun for a body whose article is elided: "l'entreprise", "l'hôpital".
fn elided_gender(noun: &str) -> Option<Gender> {
    let feminine =
        ["ion", "ise", "nce", "ie", "té", "ine", "ole", "ée", "ade", "ole", "ique"].iter().any(|e| noun.ends_with(e)) || noun == "équipe";
    Some(if feminine { Gender::Feminine } else { Gender::Masculine })
}
