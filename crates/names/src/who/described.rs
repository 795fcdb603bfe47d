//! Phrases that mean people or bodies without their name: whose office, which ministry, who is
//! unnamed. The names are known before.

use super::{Draft, Gather, Identity, RECENT, ROLES};
use crate::grammar::BodyNoun;
use crate::kinds::bare_name;
use crate::lists::{Lists, RoleClass};
use crate::phrases::{Det, Phrase, Sort};
use crate::tagger::{Found, labels::Kind};
use crate::telling;
use recoupe_model::{EntityKind, Form};

/// Another holder of the same title this many words before makes a bare title nobody's.
const RIVAL: usize = 60;

/// Words behind an office among which the years of its term stand: "de 1957 à 1963".
const TERM: usize = 5;

/// Roles of somebody that are looked at, the last ones: the work must not grow with their square.
const LAST_ROLES: usize = 32;

impl Gather<'_, '_> {
    pub(super) fn phrase(&mut self, phrase: &Phrase, names: &[Found], sorts: &[Kind]) {
        match phrase.sort {
            Sort::Nation(state) => {
                let entity = self.known.get(&Identity::State(state)).copied();
                let entity = entity.unwrap_or_else(|| self.entity(Identity::State(state), EntityKind::State, true, &phrase.head));
                self.item(phrase.words.clone(), EntityKind::State, Form::Nominal, Some(entity));
            }
            Sort::Body(noun) => self.body(phrase, noun),
            Sort::People(class) => self.people(phrase, class, names, sorts),
        }
    }

    fn body(&mut self, phrase: &Phrase, noun: BodyNoun) {
        // "the interior ministry" is no other ministry, though the list has it as one word
        let fielded = noun == BodyNoun::Ministry && phrase.head.len() > 1;
        let bare = phrase.content.len() <= phrase.head.len() && !fielded;
        let words = phrase.words.clone();
        if noun == BodyNoun::Side {
            if let Some(entity) = phrase.state.and_then(|s| self.known.get(&Identity::State(s))).copied() {
                self.item(words, EntityKind::State, Form::Nominal, Some(entity));
            }
            return;
        }
        if noun == BodyNoun::Bloc {
            if let Some(entity) = self.last_bloc
                && matches!(phrase.det, Det::Definite | Det::Possessive)
            {
                self.item(words.clone(), EntityKind::Org, Form::Nominal, Some(entity));
                self.drafts[entity].last = words.start;
            }
            return;
        }
        if bare {
            // "le ministère": the one of which the text spoke last
            if matches!(phrase.det, Det::Definite | Det::Possessive)
                && let Some(entity) = self.last_part.get(&(noun as u8)).copied()
                // "Norvia's government … his government": another's, maybe
                && !(phrase.det == Det::Possessive && self.drafts[entity].name.clone().any(|w| matches!(self.reading.text(w), "'s" | "’s")))
            {
                self.item(words, EntityKind::Org, Form::Nominal, Some(entity));
            }
            return;
        }
        let field = telling::body_of(&phrase.content, self.lang).map_or_else(String::new, |(_, _, field)| field);
        // a ministry whose state is left out is the one of its field that the text has already
        let same = self.parts.entry((noun as u8, field.clone())).or_default();
        let drafts = &self.drafts;
        let fits = |n: &&usize| drafts[**n].of_state.is_none() || phrase.state.is_none() || drafts[**n].of_state == phrase.state;
        let identity = same.iter().find(fits).map(|n| drafts[*n].identity.clone());
        let known = identity.is_some();
        let identity = identity.unwrap_or_else(|| Identity::Part(noun as u8, phrase.state, field.clone()));
        let entity = self.entity(identity, EntityKind::Org, true, &words);
        if !known {
            self.parts.entry((noun as u8, field)).or_default().push(entity);
        }
        self.last_part.insert(noun as u8, entity);
        self.drafts[entity].of_state = self.drafts[entity].of_state.or(phrase.state);
        self.item(words, EntityKind::Org, Form::Nominal, Some(entity));
    }

    fn people(&mut self, phrase: &Phrase, class: RoleClass, names: &[Found], sorts: &[Kind]) {
        let words = phrase.words.clone();
        if phrase.plural || class == RoleClass::People {
            let identity = if phrase.det == Det::Definite || phrase.content.len() > phrase.head.len() {
                Identity::Plain(EntityKind::Group, phrase.content.join(" "))
            } else {
                Identity::Alone(words.start)
            };
            let entity = self.entity(identity, EntityKind::Group, false, &words);
            self.item(words, EntityKind::Group, Form::Nominal, Some(entity));
            return;
        }
        if let Some(entity) = self.beside(phrase, names, sorts) {
            // "Anna Orlo, première ministre de 1957 à 1963": she was, and the office is somebody else's now
            if !self.is_term(phrase) {
                self.give_role(entity, phrase);
            }
            self.item(words, EntityKind::Person, Form::Nominal, Some(entity));
            return;
        }
        let definite = phrase.det == Det::Definite;
        let entity = if definite { self.holder(phrase, class) } else { None };
        let entity = entity.unwrap_or_else(|| {
            let entity = self.entity(Identity::Alone(words.start), EntityKind::Person, false, &words);
            self.drafts[entity].role = Some(class);
            entity
        });
        self.give_role(entity, phrase);
        if !self.drafts[entity].named && self.reading_len(&words) > self.reading_len(&self.drafts[entity].name) {
            self.drafts[entity].name = words.clone();
        }
        self.item(words, EntityKind::Person, Form::Nominal, Some(entity));
    }

    /// Do the years of a term stand in or right after an office: its first and its last?
    fn is_term(&self, phrase: &Phrase) -> bool {
        let end = self.reading.sentence_of(phrase.words.start).end.min(phrase.words.end + TERM);
        let year = |w: &usize| matches!(self.reading.text(*w).parse::<u16>(), Ok(1000..=2100));
        let closed = |w: &usize| matches!(self.reading.text(*w), "," | ";" | ".") && *w >= phrase.words.end;
        (phrase.words.start..end).take_while(|w| !closed(w)).filter(year).count() > 1
    }

    fn give_role(&mut self, entity: usize, phrase: &Phrase) {
        let all: Vec<String> = phrase.words.clone().map(|w| self.reading.folded(w).to_owned()).collect();
        let from = phrase.head.start - phrase.words.start;
        let office = telling::office(&all, from..from + phrase.head.len());
        let mut keys = vec![self.reading.folded(phrase.head.start).to_owned()];
        // "the finance minister" is "the minister", too; a deputy or a first one is not
        let last = self.reading.folded(phrase.head.end - 1);
        let field =
            !matches!(self.reading.folded(phrase.head.start), "prime" | "first" | "vice" | "deputy" | "former" | "junior" | "press");
        if phrase.head.len() == 2 && field && matches!(last, "minister" | "secretary" | "ministre") {
            keys.push(last.to_owned());
        }
        keys.extend(office.first().filter(|n| *n == "*" || *n == telling::GOVERNS).cloned());
        for key in keys {
            let holders = self.holders.entry(key).or_default();
            if holders.last() != Some(&entity) {
                holders.push(entity);
            }
        }
        let draft = &mut self.drafts[entity];
        draft.roles.push(phrase.words.clone());
        if draft.contents.len() < ROLES {
            draft.contents.push(phrase.content.clone());
            draft.offices.push(office);
        }
        draft.of_state = draft.of_state.or(phrase.state);
        draft.last = draft.last.max(phrase.words.start);
    }

    /// Do the articles of a phrase and of somebody's last roles, in French, tell two genders: "la ministre", "le ministre"?
    fn differs_in_gender(&self, draft: &Draft, phrase: &Phrase) -> bool {
        let article = |w: usize| match self.reading.folded(w) {
            "le" | "un" => Some('m'),
            "la" | "une" => Some('f'),
            _ => None,
        };
        let own = article(phrase.words.start).filter(|_| self.lang == "fr");
        // of the same noun: "le chef du gouvernement" may be "la Première ministre"
        let noun = self.reading.folded(phrase.head.start);
        let same = draft.roles.iter().rev().take(LAST_ROLES).filter(|r| (*r).clone().any(|w| self.reading.folded(w) == noun));
        own.is_some() && same.filter_map(|r| article(r.start)).any(|other| Some(other) != own)
    }

    /// The person whose name stands beside a title: after it, or before it and a comma.
    fn beside(&mut self, phrase: &Phrase, names: &[Found], sorts: &[Kind]) -> Option<usize> {
        let sentence = self.reading.sentence_of(phrase.words.start);
        let comma = self.reading.text(phrase.words.end) == ",";
        let after = phrase.words.end + usize::from(comma && phrase.det != Det::Indefinite);
        let at = names.partition_point(|n| n.words.start < after);
        if let Some(name) = names.get(at)
            && name.words.start == after
            && after < sentence.end
            && sorts[at] == Kind::Person
        {
            // "un conseiller du *président Holt*": the name is that of whom the last office is said
            if !comma && self.is_of_another(phrase) {
                return None;
            }
            let closed = !comma || matches!(self.reading.text(name.words.end), "," | "." | ")" | "»" | "”" | "\"" | ";" | "");
            if closed {
                return Some(self.person_entity(name));
            }
        }
        // "Jan Novak, ministre de …," and "Jan Novak (ministre …)"
        let before = phrase.words.start.checked_sub(1).filter(|b| *b > sentence.start)?;
        if !matches!(self.reading.text(before), "," | "(" | "–" | "—") {
            return None;
        }
        let at = names.partition_point(|n| n.words.end < before);
        let name = names.get(at).filter(|n| n.words.end == before && sorts[at] == Kind::Person)?;
        let next = self.reading.text(phrase.words.end);
        let ends = phrase.words.end >= sentence.end
            || matches!(next, "," | "." | ")" | ";" | ":" | "–" | "—" | "»" | "\"")
            || phrase.det == Det::None;
        ends.then(|| self.person_entity(name))
    }

    /// "un conseiller du président", "la fille du ministre", in French: an office that "de" governs ends the phrase.
    fn is_of_another(&self, phrase: &Phrase) -> bool {
        let last = phrase.words.end - 1;
        let governed = (phrase.head.end..last).any(|w| matches!(self.reading.folded(w).trim_end_matches(['\'', '’']), "de" | "du" | "d"));
        let office = Lists::get()
            .role(self.lang, self.reading.folded(last), |_| "")
            .is_some_and(|(role, _)| matches!(role.class, RoleClass::Office | RoleClass::Deputy | RoleClass::Member));
        // "le directeur de campagne de *Mme* Orlo"
        let courtesy = matches!(self.reading.text(last), "M." | "MM." | "Mme" | "Mmes" | "Mlle" | "Me");
        self.lang == "fr" && governed && (office || courtesy)
    }

    fn person_entity(&mut self, name: &Found) -> usize {
        let bare = bare_name(self.reading, &name.words);
        let found =
            if bare.len() >= 2 { self.people_like(&bare).into_iter().next() } else { self.person_by_surname(&bare[0], &name.words) };
        let person = found.unwrap_or_else(|| {
            self.add_person(bare);
            self.people.len() - 1
        });
        let entity = self.entity(Identity::Person(person), EntityKind::Person, true, &name.words);
        self.people[person].entity = Some(entity);
        entity
    }

    /// Who holds a role spoken of with the definite article: whoever had it stated before, the last one.
    fn holder(&self, phrase: &Phrase, class: RoleClass) -> Option<usize> {
        let all: Vec<String> = phrase.words.clone().map(|w| self.reading.folded(w).to_owned()).collect();
        let from = phrase.head.start - phrase.words.start;
        let own = telling::office(&all, from..from + phrase.head.len());
        let anchored = class == RoleClass::Office && own.len() > 1;
        let head: Vec<&str> = phrase.head.clone().map(|w| self.reading.folded(w)).collect();
        let fits = |d: &&(usize, &Draft)| {
            let (_, d) = d;
            d.kind == EntityKind::Person
                && !d.plural
                // "la ministre" is no man who is "le ministre"
                && !self.differs_in_gender(d, phrase)
                && (phrase.state.is_none() || d.of_state.is_none() || d.of_state == phrase.state)
                && d.contents.iter().zip(&d.offices).any(|(c, office)| {
                    if anchored && *office == own || telling::same_government(office, &own) {
                        return true;
                    }
                    head.iter().all(|h| c.iter().any(|w| w == h))
                        && (phrase.content.iter().all(|w| c.contains(w)) || c.iter().all(|w| phrase.content.contains(w)))
                })
        };
        // the last few holders of such a role: an article has no more, a text of megabytes must not be searched through
        let recent = |key: &str| self.holders.get(key).into_iter().flat_map(|h| h.iter().rev().take(RECENT)).copied();
        let starred = if anchored { "*" } else { "" };
        let governing = if own.first().is_some_and(|n| n == telling::GOVERNS) { telling::GOVERNS } else { "" };
        let candidates = recent(head.first().copied().unwrap_or_default()).chain(recent(starred)).chain(recent(governing));
        let found: Vec<(usize, &Draft)> = candidates.map(|n| (n, &self.drafts[n])).collect();
        let best = found.iter().filter(fits).max_by_key(|(n, d)| (d.last, *n)).map(|(n, _)| *n);
        // "the president" where two are spoken of at once is whoever the reader knows it to be: nobody, to us
        let rival = best.is_some_and(|b| {
            let other = |d: &Draft| d.named && d.last + RIVAL >= phrase.words.start;
            self.drafts[b].named && found.iter().filter(fits).any(|(n, d)| *n != b && other(d))
        });
        if rival {
            return None;
        }
        if best.is_some() || class != RoleClass::Source || phrase.content.len() > phrase.head.len() {
            return best;
        }
        None
    }
}
