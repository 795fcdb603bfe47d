//! What sort of body an organisation or group is: one that speaks for a state, for itself, or for nobody.

use super::small_words::{DESKS, FIELDS, MOVEMENTS, PRESS};
use super::words::{folded, has, is_exactly};
use super::{Search, WORDS};
use recoupe_model::EntityKind;
use recoupe_names::lists::{BodyClass, Listed, Lists};

/// Words of a committee's name, at most ("House Judiciary", "Senate Foreign Relations").
const CHAMBER: usize = 4;

/// Words before a name among which a ministry makes it a field ("ministre ostavien *de l'*Eau").
pub(super) const FIELD: usize = 4;

impl Search<'_> {
    pub(super) fn body_names(&self) -> Vec<(Vec<String>, usize)> {
        // "the chamber of commerce" is called so and bears no other name; "the group" is called so only
        let told = |n: usize| !self.is_only_called(n) && !self.is_some_body(n);
        let bodies = self.entities.iter().enumerate().filter(|(n, e)| e.kind == EntityKind::Org && (e.named || told(*n)));
        bodies.map(|(n, e)| (self.folded(e.name.0, e.name.1), n)).filter(|(name, _)| (2..=WORDS).contains(&name.len())).collect()
    }

    /// A newspaper or a wire service takes no position in the story, nor does what is only read.
    pub(super) fn is_silent_body(&self, entity: usize) -> bool {
        let (article, name) = self.entities[entity].name;
        let (lang, text) = (self.lang(article), self.text(article, name));
        if self.media.is_newsroom(text) || has(lang, "paper", text) {
            return true;
        }
        let words = folded(text);
        // "according to the Post": no list has every paper
        let alone = words.len() == 1 && (has(lang, "crowd", text) || is_exactly(lang, "masthead", text));
        if words.len() > WORDS || alone || words.iter().all(|w| w.chars().count() < 2) {
            return true;
        }
        self.described[entity].iter().any(|(article, piece, _)| {
            let words = self.folded(*article, *piece);
            let body = words.first().and_then(|_| self.listed(&words, 0));
            matches!(body, Some(Listed::Body(n)) if Lists::get().bodies.get(usize::from(n)).is_some_and(|b| b.class == BodyClass::Media))
        })
    }

    /// A press service, a spokesman's office: it says what somebody else thinks.
    pub(super) fn is_press_service(&self, entity: usize) -> bool {
        let own = &self.entities[entity];
        let words = self.folded(own.name.0, own.name.1);
        // names of bodies may be in any language
        let desk = |w: &str| DESKS.any(|d| d.begin(w));
        let press = |w: &str| PRESS.any(|p| p.begin(w));
        let joined = |w: &str| w.starts_with("presse") && (w.ends_with("stelle") || w.ends_with("dienst") || w.ends_with("amt"));
        own.kind == EntityKind::Org && (words.iter().any(|w| desk(w)) && words.iter().any(|w| press(w)) || words.iter().any(|w| joined(w)))
    }

    pub(super) fn is_chamber(&self, entity: usize) -> bool {
        let (article, name) = self.entities[entity].name;
        let words = self.folded(article, name);
        let house = matches!(words.first().map(String::as_str), Some("house" | "senate")) && self.entities[entity].kind == EntityKind::Org;
        house && words.len() <= CHAMBER || has(self.lang(article), "chamber", self.text(article, name))
    }

    /// A movement that acts within a state, not for it.
    pub(super) fn is_movement(&self, entity: usize) -> bool {
        let (article, name) = self.entities[entity].name;
        let words = self.folded(article, name);
        let group = self.entities[entity].kind == EntityKind::Group;
        let body = if group { self.whole(&words) } else { words.first().and_then(|_| self.listed(&words, 0)) };
        matches!(body, Some(Listed::Body(n)) if Lists::get().bodies.get(usize::from(n)).is_some_and(|b| b.class == BodyClass::Group))
    }

    /// A ministry, an administration, a seat of power.
    pub(super) fn is_state_body(&self, entity: usize) -> bool {
        self.described[entity].iter().any(|(article, piece, _)| {
            let words = self.folded(*article, *piece);
            let own = match words.first().and_then(|_| self.listed(&words, 0)) {
                Some(Listed::Seat(_)) => true,
                Some(Listed::Body(n)) => Lists::get().bodies.get(usize::from(n)).is_some_and(|b| b.class == BodyClass::Own),
                _ => false,
            };
            own || has(self.lang(*article), "body", self.text(*article, *piece))
        })
    }

    /// The movement whose name a group's description begins with, where the story has it by name.
    pub(super) fn body_before(&self, entity: usize) -> Option<usize> {
        let (article, name) = self.entities[entity].name;
        let words = self.folded(article, name);
        let at = usize::from(words.first().is_some_and(|w| matches!(w.as_str(), "the" | "les" | "des")));
        let next = |n: usize| words.get(at + n).map_or("", String::as_str);
        let (body, len) = Lists::get().name(words.get(at)?, next)?;
        if !matches!(body, Listed::Body(_)) || at + len >= words.len() {
            return None;
        }
        (0..self.entities.len()).find(|n| {
            let other = &self.entities[*n];
            let words = || self.folded(other.name.0, other.name.1);
            *n != entity && other.kind == EntityKind::Org && other.named && self.whole(&words()) == Some(body)
        })
    }

    /// The body whose whole name of several words is spelled out in some words, the longest.
    pub(super) fn spelled(&self, words: &[String]) -> Option<usize> {
        // "ministre des Affaires étrangères": a field
        let field = |at: usize| {
            let before = &words[at.saturating_sub(FIELD)..at];
            before.iter().any(|w| FIELDS.any(|f| f.begin(w))) && !before.iter().any(|w| w.starts_with("general"))
        };
        let held = |name: &[String]| words.windows(name.len()).enumerate().any(|(at, w)| w == name && !field(at));
        let found = self.names.iter().filter(|(name, _)| held(name)).max_by_key(|(name, n)| (name.len(), std::cmp::Reverse(*n)));
        found.map(|(_, n)| *n)
    }

    /// "The group" alone, where it is no movement of the story's that could be told: some group or other.
    pub(super) fn is_some_group(&self, entity: usize) -> bool {
        let (article, name) = self.entities[entity].name;
        let words = self.folded(article, name);
        !self.entities[entity].named && words.len() <= 2 && words.last().is_some_and(|w| is_movement_noun(w))
    }

    /// The body that a common noun alone stands for ("le syndicat"): the one of the story whose name begins with it.
    pub(super) fn in_full(&self, entity: usize) -> Option<usize> {
        let (article, name) = self.entities[entity].name;
        let words = self.folded(article, name);
        let [.., noun] = &words[..] else { return None };
        let common = self.text(article, name).split_whitespace().next_back().is_some_and(|w| w.starts_with(char::is_lowercase));
        if words.len() > 2 || !common {
            return None;
        }
        let mut bodies: Vec<usize> =
            self.names.iter().filter(|(name, n)| name.first() == Some(noun) && *n != entity).map(|(_, n)| *n).collect();
        bodies.dedup();
        match bodies[..] {
            [one] => Some(one),
            // "the group": the one movement of the story
            [] if is_movement_noun(noun) => {
                let mut movements = (0..self.entities.len()).filter(|n| self.entities[*n].kind == EntityKind::Org && self.is_movement(*n));
                movements.next().filter(|_| movements.next().is_none())
            }
            _ => None,
        }
    }
}

/// Nouns that stand for a movement named elsewhere.
fn is_movement_noun(noun: &str) -> bool {
    MOVEMENTS.any(|m| m.has(noun))
}
