//! Whom a description calls again, of those told of just before, where no office tells.

use super::{Cast, Place, Seen};
use crate::lexicon::{Gender, class as c};
use crate::phrase::{Phrases, Range};
use crate::stream::Item;
use foldhash::HashSet;
use recoupe_model::EntityKind;

/// Mentions of the sentence before that are looked back through.
const BEFORE: usize = 40;

/// Items of a clause before a colon that are looked back through for its subject.
const CLAUSE: usize = 20;

/// Words for somebody by how he stands to another or what he runs for, folded: what he is besides is left open.
const STANDINGS: [&str; 56] = [
    "rival",
    "rivale",
    "adversaire",
    "opposant",
    "opposante",
    "challenger",
    "challengeur",
    "challengeuse",
    "concurrent",
    "concurrente",
    "pretendant",
    "pretendante",
    "finaliste",
    "sortant",
    "sortante",
    "perdant",
    "perdante",
    "vainqueur",
    "vaincu",
    "vaincue",
    "favori",
    "favorite",
    "candidat",
    "candidate",
    "outsider",
    "numero",
    "figure",
    "leader",
    "tete",
    "voisin",
    "voisine",
    "ami",
    "amie",
    "allie",
    "alliee",
    "ennemi",
    "ennemie",
    "contender",
    "opponent",
    "candidate",
    "nominee",
    "runner-up",
    "loser",
    "winner",
    "incumbent",
    "newcomer",
    "veteran",
    "neighbour",
    "neighbor",
    "friend",
    "foe",
    "ally",
    "hopeful",
    "adversary",
    "competitor",
    "frontrunner",
];

/// Do some words of a role tell only how somebody stands to another, or that he runs for something?
pub(super) fn tells_a_standing(role: &[String]) -> bool {
    // "Mme Orlo, 49 ans"
    let age = role.first().is_some_and(|w| w.starts_with(|c: char| c.is_ascii_digit()));
    role.is_empty() || age || role.iter().take(2).any(|w| STANDINGS.contains(&w.as_str()))
}

impl Cast<'_> {
    /// "Un diplomate de l'Est a dit que … « … », a dit *l'envoyé*", "A farmer said that … the man added": the unnamed one who spoke last, in
    /// this paragraph and just before, called by another bare noun that is no office. A named person who spoke earlier is left.
    pub(super) fn unnamed_again(&self, items: &[Item], gender: Option<Gender>, place: Place) -> Option<usize> {
        let [article, noun] = items else { return None };
        let definite = matches!(&*article.key, "le" | "la" | "l'" | "ce" | "cet" | "cette" | "the" | "this");
        let calling = noun.is(c::AGENT | c::UNNAMED) && !noun.is(c::OFFICE | c::ORG) && !noun.capital;
        let last = self.spoke.iter().rev().find(|s| s.at < article.piece.start).filter(|_| definite && calling)?;
        let ch = &self.characters[last.who];
        let fits = ch.gender.is_none() || gender.is_none() || ch.gender == gender;
        let near = last.block == place.block && last.sentence + 1 >= place.sentence;
        let one = !ch.named && ch.one_of_many && ch.kind == EntityKind::Person && !ch.plural;
        (one && near && fits).then_some(last.who)
    }

    /// The one named person in the sentence before a place who may be of a gender.
    pub(super) fn only_one_before(&self, gender: Gender, place: Place, at: usize) -> Option<usize> {
        let seen = &self.seen[..self.seen.partition_point(|s| s.at < at)];
        let before = seen.iter().rev().take(BEFORE).filter(|s| s.sentence + 1 == place.sentence);
        let could = |s: &&Seen| {
            let ch = &self.characters[s.who];
            ch.named && ch.kind == EntityKind::Person && !ch.plural && ch.gender.is_none_or(|g| g == gender)
        };
        let people: HashSet<usize> = before.filter(could).map(|s| s.who).collect();
        people.iter().copied().next().filter(|_| people.len() == 1)
    }

    /// "…, avec une courte avance sur Mme Orlo. *L'ancienne maire de Trévise* réclamait": somebody called by an office of the past, or as a
    /// candidate, of whom the sentence before has told, where nobody else there could be meant and no present office of hers is known.
    pub(super) fn told_of_before(&self, items: &[Item], gender: Option<Gender>, place: Place) -> Option<usize> {
        let front = || items.iter().take_while(|i| !i.is(c::OF));
        let past = front().any(super::descriptions::of_the_past);
        let stands = front().any(|i| matches!(&*i.key, "candidat" | "candidate"));
        let gender = gender.or_else(|| front().find_map(super::gender::gender_of));
        let gender = gender.or_else(|| front().any(|i| i.key == "ancien").then_some(Gender::Masculine))?;
        let only = self.only_one_before(gender, place, items.first()?.piece.start).filter(|_| past || stands)?;
        let ch = &self.characters[only];
        (ch.gender == Some(gender) && ch.roles.iter().all(|r| tells_a_standing(r))).then_some(only)
    }
}

/// "…, ce que *l'opposition* n'a pas digéré : elle soupçonne": the body that is the subject of the clause before the colon behind which a
/// French pronoun stands.
pub(super) fn subject_before_colon(p: Phrases, at: usize) -> Option<Range> {
    let colon = at.checked_sub(1).filter(|k| p.french() && p.items[*k].mark(":"))?;
    let opens = |k: &usize| p.items[*k].mark(",") || p.items[*k].is(c::REL | c::THAT) || matches!(p.items[*k].text, "." | ";" | "!" | "?");
    let first = (colon.saturating_sub(CLAUSE)..colon).rev().find(opens).map_or(colon.saturating_sub(CLAUSE), |k| k + 1);
    let article = p.items.get(first).filter(|i| matches!(&*i.key, "le" | "la" | "l'"))?;
    let noun = p.items.get(first + 1).filter(|i| i.is(c::ORG) && !i.capital)?;
    let verb = (first + 2..colon).find(|k| p.finite(*k) || matches!(&*p.items[*k].key, "ne" | "n'"))?;
    let plain = (first + 2..verb).all(|k| p.items[k].word());
    (plain && article.word() && noun.word()).then_some((first, first + 2))
}
