//! Bodies that reports call by a part of their name ("the *commission*" of the Electoral Commission, "Organisation of States"): which
//! whole name they mean, where the story has one that could be meant.

use super::Search;
use super::small_words::{COMPLEMENTS, DEFINITE, HEADS_OF};
use super::words::{has, is_exactly};
use recoupe_model::{EntityKind, Lang, Piece};
use std::collections::BTreeSet;

impl Search<'_> {
    /// The body whose longer name an organisation's name is the beginning of ("Union of Ports" of "Union of Ports of the Gulf"), or in
    /// English the end ("the League" of "Basin League"). Two names that stand in one report are two bodies' there, and so are those
    /// where several could be meant.
    pub(super) fn by_longer_name(&self, entity: usize) -> Option<usize> {
        let own = &self.entities[entity];
        let (article, name) = own.name;
        let lang = self.lang(article);
        let words = self.bare_name(article, name);
        if own.kind != EntityKind::Org || !own.named || words.is_empty() || self.whole(&words).is_some() {
            return None;
        }
        let goes_on = |longer: &[String]| {
            let rest = longer.strip_prefix(&words[..]);
            words.len() > 1
                && rest
                    .is_some_and(|r| r.first().is_some_and(|w| COMPLEMENTS.of(lang).has(w) || COMPLEMENTS.of(lang).has(&format!("{w}'"))))
        };
        let noun = || words.len() == 1 && ["union", "generic"].iter().any(|class| is_exactly(lang, class, &words[0]));
        let ends = |longer: &[String]| lang == Some(Lang::EN) && noun() && longer.len() > 1 && longer.ends_with(&words);
        let found: BTreeSet<usize> = self
            .names
            .iter()
            .filter(|(longer, n)| {
                *n != entity && self.entities[*n].named && longer.len() > words.len() && (goes_on(longer) || ends(longer))
            })
            .map(|(_, n)| *n)
            .collect();
        let [whole] = found.into_iter().collect::<Vec<_>>()[..] else { return None };
        // a short name alone may stand beside the whole one; a longer one is another's
        let reports = |n: usize| self.entities[n].members.iter().map(|(a, _)| *a).collect::<BTreeSet<_>>();
        (words.len() == 1 || reports(entity).is_disjoint(&reports(whole))).then_some(whole)
    }

    /// The body whose name is this one's without the land it belongs to ("Court of Audit *of Norvey*"), where reports call it so, too.
    pub(super) fn by_name_at_home(&self, entity: usize) -> Option<usize> {
        let (article, name) = self.entities[entity].name;
        let words = self.bare_name(article, name);
        let [head @ .., of, land] = &words[..] else { return None };
        let complements = COMPLEMENTS.of(self.lang(article));
        if self.entities[entity].kind != EntityKind::Org || !complements.has(of) || head.len() < 2 || self.land_by_word(land).is_none() {
            return None;
        }
        let mut found = self.names.iter().filter(|(name, n)| *n != entity && self.entities[*n].named && name.as_slice() == head);
        found.next().map(|(_, n)| *n)
    }

    /// "État ostavien", "the Ostavian state": no body, but the state itself.
    pub(super) fn state_itself(&self, entity: usize) -> Option<usize> {
        let (article, name) = self.entities[entity].name;
        let words = self.bare_name(article, name);
        let state = words.len() == 2 && words.iter().any(|w| matches!(w.as_str(), "etat" | "state"));
        (state && self.entities[entity].kind == EntityKind::Org).then(|| self.states_in(article, name))?
    }

    /// The words of a name without its article.
    fn bare_name(&self, article: usize, name: Piece) -> Vec<String> {
        let words = self.folded(article, name);
        let small = |w: &String| DEFINITE.of(self.lang(article)).has(w) || DEFINITE.of(self.lang(article)).has(&format!("{w}'"));
        let from = words.iter().take_while(|w| small(w)).count();
        words[from..].to_vec()
    }

    /// Whom somebody heads or speaks for whose title has no more than a noun of its body ("la présidente de *la commission*", "a
    /// spokesman for *the union*"): the one body of the same report whose name begins with the noun, in English ends with it.
    pub(super) fn headed(&self, article: usize, title: Piece) -> Option<usize> {
        let lang = self.lang(article);
        let words = self.folded(article, title);
        let small = |w: &String| DEFINITE.of(lang).has(w) || DEFINITE.of(lang).has(&format!("{w}'"));
        let of = words.iter().rposition(|w| HEADS_OF.of(lang).has(w) || w == "for" && lang == Some(Lang::EN) || w == "du")?;
        let [noun] = &words[of + 1..].iter().filter(|w| !small(w)).collect::<Vec<_>>()[..] else { return None };
        // a judge reads out what is found, and asks
        if is_exactly(lang, "court", noun) {
            return None;
        }
        let contracted = words[of] == "du";
        // who heads it or speaks for it, not one of its people
        if !self.text(article, title).split(|c: char| c.is_whitespace() || matches!(c, '\'' | '’')).any(|w| is_exactly(lang, "heads", w))
        {
            return None;
        }
        let definite = contracted || words.get(of + 1).is_some_and(small);
        if !definite
            || has(lang, "silent", self.text(article, title))
            || self.text(article, title).split_whitespace().next_back()?.chars().any(char::is_uppercase)
        {
            return None;
        }
        let french = lang == Some(Lang::FR);
        let named = |longer: &[String]| longer.len() > 1 && if french { longer.first() == Some(noun) } else { longer.last() == Some(noun) };
        let here = |n: usize| self.entities[n].members.iter().any(|(a, _)| *a == article);
        let bodies = self.names.iter().filter(|(longer, n)| named(longer) && self.entities[*n].named && here(*n));
        let mut found: Vec<&(Vec<String>, usize)> = bodies.collect();
        found.sort_by_key(|(longer, n)| (longer.len(), *n));
        let ((shortest, _), rest) = found.split_first()?;
        // "Electoral Commission" and "Central Electoral Commission" are one
        let alike = |longer: &[String]| shortest.iter().all(|w| longer.contains(w));
        if !rest.iter().all(|(longer, _)| alike(longer)) {
            return None;
        }
        found.iter().max_by_key(|(longer, n)| (self.by_name[*n], longer.len(), std::cmp::Reverse(*n))).map(|(_, n)| *n)
    }

    /// The ministry of a minister, where the story has it by name and it stands for itself ("le *ministre de l'Intérieur*", "the
    /// *interior minister*").
    pub(super) fn ministry(&self, words: &[String]) -> Option<usize> {
        let office = |w: &String| match w.as_str() {
            "ministre" => "ministere".to_owned(),
            "minister" => "ministry".to_owned(),
            _ => w.clone(),
        };
        let own: Vec<String> = words.iter().map(office).collect();
        let changed = own != words;
        let bodies = self.names.iter().filter(|(name, _)| changed && name.iter().any(|w| w == "ministere" || w == "ministry"));
        // in a story of several states each has its own
        let bodies = bodies.filter(|(_, n)| !self.is_some_arm(*n));
        let found = bodies.filter(|(name, _)| own.windows(name.len()).any(|w| w == name.as_slice()));
        found.max_by_key(|(name, n)| (name.len(), std::cmp::Reverse(*n))).map(|(_, n)| *n)
    }
}
