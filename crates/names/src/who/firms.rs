//! A firm and the man whose name it bears, and a man who is called by his land.

use super::{Draft, Gather, Identity};
use crate::key;
use crate::lists::{Lists, bits};
use crate::spot::companies::ends_a_firm;
use recoupe_model::EntityKind;
use std::ops::Range;

impl Gather<'_, '_> {
    /// "L'Italien", "le Belge": one man by his land, not the land.
    pub(super) fn is_somebody_from(&self, words: &Range<usize>) -> bool {
        let folded = self.reading.folded(words.start);
        let article = words.start.checked_sub(1).filter(|w| *w >= self.reading.sentence_of(words.start).start);
        let one = article.is_some_and(|w| matches!(self.reading.folded(w), "le" | "la" | "l'" | "un" | "une" | "l"));
        // "la Grèce" is the land, whose adjective begins so; "Italien" is a land in German alone
        let state = Lists::get().name(folded, |_| "").is_some() && !folded.ends_with("ien");
        words.len() == 1 && one && !state && Lists::get().adjective(folded).is_some()
    }

    /// "Valdor Partners … Valdor", of a firm that bears its founder's name: the firm, where it was spoken of last.
    pub(super) fn is_the_firm(&self, words: &Range<usize>) -> bool {
        if words.len() != 1 || self.drafts.len() > 600 {
            return false;
        }
        let folded = self.reading.folded(words.start);
        let courtesy =
            words.start.checked_sub(1).is_some_and(|w| Lists::get().bits(self.reading.folded(w)) & (bits::TITLE | bits::ROLE) != 0);
        let firm = |d: &&Draft| {
            let name = self.in_capitals(&d.name);
            let ends = name.len() == 2 && ends_a_firm(self.reading.folded(name.start + 1));
            d.kind == EntityKind::Org && d.named && ends && self.reading.folded(name.start) == folded
        };
        let firms = self.drafts.iter().filter(firm);
        let Some(firm) = firms.map(|d| d.last + 1).max().filter(|_| !courtesy) else { return false };
        let people = self.surnames.get(&key::key(folded)).into_iter().flatten().filter_map(|p| self.people[*p].entity);
        people.map(|e| self.drafts[e].last + 1).max().is_none_or(|person| firm > person)
    }

    /// "Valdor" where "Valdor Foods" is known, or the other way round: one firm.
    pub(super) fn known_by_firm(&self, words: &Range<usize>) -> Option<Identity> {
        if words.len() > 2 || self.drafts.len() > 600 {
            return None;
        }
        let ends = |w: &Range<usize>| {
            let name = self.in_capitals(w);
            name.len() == 2 && ends_a_firm(self.reading.folded(name.start + 1))
        };
        let first = self.reading.folded(words.start);
        let firms = self.drafts.iter().filter(|d| d.kind == EntityKind::Org && d.named && matches!(d.identity, Identity::Plain(..)));
        let mut same = firms.filter(|d| self.reading.folded(self.in_capitals(&d.name).start) == first);
        let fits = |d: &&Draft| if words.len() == 1 { ends(&d.name) } else { d.name.len() == 1 && ends(words) };
        same.find(fits).map(|d| d.identity.clone())
    }

    /// A name without the small noun that the tagger may put before it: "fonds *Valdor Partners*".
    fn in_capitals(&self, name: &Range<usize>) -> Range<usize> {
        name.clone().find(|w| self.reading.shape(*w).is_capital()).unwrap_or(name.start)..name.end
    }
}
