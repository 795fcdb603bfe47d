//! Whose people somebody is where no title tells it: he is named with his body ("Ada Orle, *of the Harbour Union*"), or described by
//! whom he serves ("a spokeswoman for *the mayor*", "*son* ministère", "the armed wing of …"); and whose a written statement is.

use super::small_words::{DEFINITE, HIS_OR_HERS, OF_WHOM};
use super::words::{has, is_exactly, plain_words};
use super::{Search, TITLE};
use recoupe_model::{EntityKind, Form, Lang, Mention, Piece};
use std::collections::{BTreeMap, BTreeSet};

/// Words of a description, at most.
const WORDS: usize = 10;

/// Words before the name of a body in an apposition of its people ("of *the*").
const LED_IN: [&str; 14] = [
    ", of the ",
    ", of ",
    " of the ",
    " of ",
    ", for the ",
    ", du ",
    ", de la ",
    ", de l'",
    ", de l’",
    ", des ",
    ", de ",
    ", pour ",
    " (",
    " from ",
];

impl Search<'_> {
    /// People without a party who are named with a body of theirs right behind the name ("Ada Orle, *of the Harbour Union*, said";
    /// "Paul Sorel (*CGT*)").
    pub(super) fn people_of_bodies(&self, party_of: &[Option<usize>]) -> Vec<(usize, usize)> {
        let mut found: BTreeMap<usize, BTreeSet<usize>> = BTreeMap::new();
        for (article, analysis) in self.analyses.iter().enumerate() {
            for (n, mention) in analysis.mentions.iter().enumerate() {
                let person = mention.form == Form::Name && mention.kind == EntityKind::Person;
                let Some(entity) = self.entity_at(article, mention).filter(|e| person && party_of[*e].is_none() && !self.nobody[*e]) else {
                    continue;
                };
                let Some(body) = analysis.mentions[n + 1..].iter().find(|m| m.piece.start > mention.piece.end) else { continue };
                if self.is_set_behind(article, mention.piece, body)
                    && let Some(party) = self.entity_at(article, body).and_then(|b| party_of[b])
                {
                    found.entry(entity).or_default().insert(party);
                }
            }
        }
        let looks_on = |n: usize| {
            let told = |(a, p, _): &(usize, Piece, usize)| {
                ["observer", "former", "counsel", "silent"].iter().any(|class| has(self.lang(*a), class, self.text(*a, *p)))
            };
            self.described[n].iter().any(|d| d.2 >= TITLE && told(d))
        };
        let one = found.into_iter().filter(|(n, parties)| parties.len() == 1 && !looks_on(*n));
        one.filter_map(|(n, parties)| Some((n, parties.first().copied()?))).collect()
    }

    /// Does a body's name stand right behind that of one of its people, as news writes it?
    fn is_set_behind(&self, article: usize, name: Piece, body: &Mention) -> bool {
        let Some(text) = self.articles.get(article).map(|a| a.text.as_str()) else { return false };
        let Some(entity) = self.entity_at(article, body) else { return false };
        let own = &self.entities[entity];
        let lang = self.lang(article);
        let plain = own.kind == EntityKind::Org && own.named && body.form != Form::Pronoun && !self.is_chamber(entity);
        let words = self.text(article, body.piece);
        if !plain || has(lang, "scholar", words) || has(lang, "paper", words) {
            return false;
        }
        let between = text.get(name.end..body.piece.start).unwrap_or("");
        let after = text.get(body.piece.end..).unwrap_or("");
        let english = lang == Some(Lang::EN);
        match between {
            " (" => after.starts_with(')'),
            " of the " | " of " | " from " => english,
            _ => LED_IN.contains(&between) && after.starts_with([',', '.', ';', '"', '”', '»']),
        }
    }

    /// Places where somebody or something is described by whose it is → the party.
    pub(super) fn owned_ones(&self, party_of: &[Option<usize>]) -> BTreeMap<(usize, Piece), usize> {
        let mut out = BTreeMap::new();
        for (article, analysis) in self.analyses.iter().enumerate() {
            for mention in analysis.mentions.iter().filter(|m| m.form == Form::Nominal) {
                let Some(entity) = self.entity_at(article, mention) else { continue };
                let text = self.text(article, mention.piece);
                if self.entities[entity].named && self.entities[entity].kind == EntityKind::Person
                    || text.split_whitespace().count() > WORDS
                {
                    continue;
                }
                let of_person = || self.of_somebody(article, mention.piece, party_of);
                let open = party_of[entity].is_none();
                let of_office = || self.of_an_office(article, mention.piece, party_of).filter(|_| open);
                let of_body = || self.of_a_body(article, mention.piece, party_of).filter(|_| open);
                if let Some(party) = of_person().or_else(of_office).or_else(of_body) {
                    out.insert((article, mention.piece), party);
                }
            }
        }
        out
    }

    /// "Orle said nothing, but *her ministry* …", "*sa centrale*": a body or aide of the one person who is named before it in its
    /// sentence, or else spoken of in the one before.
    fn of_somebody(&self, article: usize, piece: Piece, party_of: &[Option<usize>]) -> Option<usize> {
        let (lang, text) = (self.lang(article), self.text(article, piece));
        let first = text.split_whitespace().next()?;
        let own = ["serves", "body", "generic", "heads"]
            .iter()
            .any(|class| text.split_whitespace().skip(1).any(|w| is_exactly(lang, class, w) || *class == "body" && has(lang, class, w)));
        if !HIS_OR_HERS.of(lang).has(&recoupe_lang::fold(first)) || !own || ["former", "counsel"].iter().any(|class| has(lang, class, text))
        {
            return None;
        }
        let analysis = self.analyses.get(article)?;
        let at = analysis.sentences.partition_point(|s| s.piece.end <= piece.start);
        let here = analysis.sentences.get(at)?;
        let before = at.checked_sub(1).and_then(|n| analysis.sentences.get(n)).filter(|s| s.block == here.block);
        let places = [Some(Piece::new(here.piece.start.min(piece.start), piece.start)), before.map(|s| s.piece)];
        for place in places.into_iter().flatten() {
            let near = analysis.mentions.iter().filter(|m| place.contains(&m.piece));
            // in French "son" may be a body's as well
            let whose = |m: &&Mention| {
                m.kind == EntityKind::Person
                    || lang == Some(Lang::FR) && matches!(m.kind, EntityKind::Org | EntityKind::State | EntityKind::Place)
            };
            let parties: Vec<Option<usize>> = near.filter(whose).filter_map(|m| Some(party_of[self.entity_at(article, m)?])).collect();
            if !parties.is_empty() {
                // a minister's party is not his state
                let of_party = text.split_whitespace().any(|w| matches!(recoupe_lang::fold(w).as_str(), "party" | "parti" | "partei"));
                let state = |p: &usize| matches!(self.entities[*p].kind, EntityKind::State | EntityKind::Place);
                let one = parties[0].filter(|p| !(of_party && state(p)));
                return one.filter(|_| parties.iter().all(|p| *p == parties[0]));
            }
        }
        None
    }

    /// "A spokeswoman for *the prime minister*", "un conseiller du *président*": whoever serves the one person whom the report, or else the
    /// story, knows by that office.
    fn of_an_office(&self, article: usize, piece: Piece, party_of: &[Option<usize>]) -> Option<usize> {
        let (lang, text) = (self.lang(article), self.text(article, piece));
        let words = plain_words(text);
        let serves = words.iter().any(|w| is_exactly(lang, "serves", w) || w.starts_with("spokes") || w == "porte-parole");
        let of = words.iter().position(|w| OF_WHOM.of(lang).has(w))?;
        let tail = &words[of + 1..];
        let office = &tail[DEFINITE.of(lang).opening(tail).min(tail.len())..];
        if !serves || office.is_empty() || ["former", "observer"].iter().any(|class| has(lang, class, text)) {
            return None;
        }
        let holds = |n: &usize, here: bool| {
            let own = &self.entities[*n];
            own.named
                && own.kind == EntityKind::Person
                && self.described[*n].iter().any(|(a, p, weight)| {
                    let title = plain_words(self.text(*a, *p));
                    let from = DEFINITE.of(lang).opening(&title).min(title.len());
                    *weight >= TITLE && self.lang(*a) == lang && (!here || *a == article) && title[from..] == *office
                })
        };
        let of_all = |here: bool| {
            let found: Vec<usize> = (0..self.entities.len()).filter(|n| holds(n, here)).collect();
            if let [one] = found[..] { Some(one) } else { None }
        };
        of_all(true).or_else(|| of_all(false)).and_then(|n| party_of[n])
    }

    /// "The armed wing of *Orla*", "le bureau politique du *Front*", "a *White House* statement": a part of one body, or what it gives out.
    fn of_a_body(&self, article: usize, piece: Piece, party_of: &[Option<usize>]) -> Option<usize> {
        let (lang, text) = (self.lang(article), self.text(article, piece));
        let words = plain_words(text);
        let of = words.iter().position(|w| OF_WHOM.of(lang).has(w)).unwrap_or(words.len());
        let front = &words[..of];
        let part = front.iter().any(|w| is_exactly(lang, "part", w)) && of < words.len();
        let noun = if lang == Some(Lang::FR) { front.iter().find(|w| !DEFINITE.of(lang).has(w)) } else { front.last() };
        let given_out = noun.is_some_and(|w| matches!(w.as_str(), "statement" | "communique" | "declaration"));
        if !part && !given_out {
            return None;
        }
        let mentions = &self.analyses.get(article)?.mentions;
        let inside = mentions.iter().filter(|m| piece.contains(&m.piece) && m.piece != piece && m.form == Form::Name);
        // three may speak in one's statement: a body's is its own
        let body = |m: &&Mention| part || m.kind != EntityKind::Person;
        let bodies: BTreeSet<usize> = inside.filter(body).filter_map(|m| party_of[self.entity_at(article, m)?]).collect();
        bodies.first().copied().filter(|_| bodies.len() == 1)
    }
}
