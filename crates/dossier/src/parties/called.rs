//! Bodies that are called by a common noun alone ("the group", "la compagnie"): which body is meant, where the report leaves no
//! doubt. Where it does they are nobody whom a reader could know.

use super::Search;
use super::small_words::{ALLIANCES, ALLIES, ARMS, COMPLEMENTS, DEFINITE, FIRMS, INDEFINITE};
use super::words::{folded, has, is_exactly, plain_words};
use recoupe_lang::fold;
use recoupe_model::{EntityKind, Form, Lang, Mention, Piece};
use recoupe_names::lists::{Lists, bits};
use std::collections::{BTreeMap, BTreeSet};

/// Words beside the article of what a body is called, at most ("the small fishing company").
const CALLED: usize = 3;

/// Sentences back within which the one body that was spoken of is meant.
const BACK: usize = 2;

/// Bytes at the beginning of a sentence within which its subject's name begins ("But the …").
const OPENS: usize = 12;

/// Words right behind a name and its comma among which the noun of its apposition stands.
const APPOSED: usize = 5;

/// Times that a story must name a body, at least, and how many times as often as any other of a report, for "the company" to mean
/// it wherever it stands.
const NAMED: usize = 3;
const FOREMOST: usize = 3;

impl Search<'_> {
    /// How often the reports mention each entity by a name.
    pub(super) fn count_names(&self) -> Vec<usize> {
        let mut out = vec![0; self.entities.len()];
        for (article, analysis) in self.analyses.iter().enumerate() {
            for mention in analysis.mentions.iter().filter(|m| m.form == Form::Name) {
                if let Some(entity) = mention.entity.and_then(|e| self.entity_of.get(&(article, e))) {
                    out[*entity] += 1;
                }
            }
        }
        out
    }

    /// Is a body called by a common noun in all reports, and by no name?
    pub(super) fn is_only_called(&self, entity: usize) -> bool {
        // "the French NGO": capitals make no name of it
        let letters = |(a, p): (usize, Piece)| self.text(a, p).chars().all(char::is_uppercase);
        self.entities[entity].kind == EntityKind::Org
            && (self.by_name[entity] == 0 || letters(self.entities[entity].name))
            && !self.described[entity].is_empty()
            && self.described[entity].iter().all(|(article, piece, _)| self.called(*article, *piece).is_some())
    }

    /// Is a body one of many governments, whichever it may be ("a local government")?
    pub(super) fn is_some_body(&self, entity: usize) -> bool {
        let (article, name) = self.entities[entity].name;
        let first = plain_words(self.text(article, name)).into_iter().next();
        self.entities[entity].kind == EntityKind::Org
            && self.by_name[entity] == 0
            && INDEFINITE.of(self.lang(article)).has_any(first)
            && has(self.lang(article), "government", self.text(article, name))
    }

    /// An arm of some state, where several states are in the story and nothing tells whose it is ("the Navy", "le ministère de la
    /// Défense").
    pub(super) fn is_some_arm(&self, entity: usize) -> bool {
        let own = &self.entities[entity];
        let bare = |(article, piece): (usize, Piece)| {
            let lang = self.lang(article);
            let words = plain_words(self.text(article, piece));
            ARMS.of(lang).are(&words[DEFINITE.of(lang).opening(&words)..])
        };
        let lands = self.states.len() + self.places.len();
        own.kind == EntityKind::Org
            && own.parent.is_none()
            && lands > 1
            && bare(own.name)
            && self.described[entity].iter().all(|(article, piece, _)| bare((*article, *piece)))
    }

    /// The common noun for a body that some words are, with an article and an adjective at most.
    pub(super) fn called(&self, article: usize, piece: Piece) -> Option<String> {
        let (lang, text) = (self.lang(article), self.text(article, piece));
        let words = plain_words(text);
        let from = usize::from(words.first().is_some_and(|w| DEFINITE.of(lang).has(w) || INDEFINITE.of(lang).has(w)));
        let own = &words[from..];
        if own.is_empty() || own.len() > CALLED || own.len() < words.len() - 1 {
            return None;
        }
        // "un groupe de familles": that says more
        if COMPLEMENTS.of(lang).has_any(own) {
            return None;
        }
        let noun = if lang.as_ref().is_some_and(|l| l.code() == "fr") { own.first() } else { own.last() }?;
        // "the Halden group": that is its name; "the French firm" has none
        let small = |w: &str| {
            let begins = w.trim_start_matches(|c: char| !c.is_alphanumeric()).starts_with(char::is_uppercase);
            !begins || w.chars().count() > 1 && is_exactly(lang, "generic", w) || Lists::get().adjective(&fold(w)).is_some()
        };
        let plain = text.split(|c: char| c.is_whitespace() || matches!(c, '\'' | '’')).skip(from).all(small);
        (plain && is_exactly(lang, "generic", noun)).then(|| noun.clone())
    }

    /// The party of each place where a body is called by a common noun and the report leaves no doubt which it is.
    pub(super) fn called_ones(&self, party_of: &[Option<usize>]) -> BTreeMap<(usize, Piece), usize> {
        let firms = self.firms(party_of);
        let alliance = self.alliance(party_of);
        let mut out = BTreeMap::new();
        for (article, analysis) in self.analyses.iter().enumerate() {
            for mention in &analysis.mentions {
                let Some(entity) = self.entity_at(article, mention) else { continue };
                if mention.form == Form::Nominal
                    && mention.kind == EntityKind::Group
                    && let Some(alliance) = alliance.filter(|_| self.is_allies(article, mention.piece))
                {
                    out.insert((article, mention.piece), alliance);
                }
                if mention.form == Form::Pronoun || mention.kind != EntityKind::Org || party_of[entity].is_some() {
                    continue;
                }
                let body = if self.is_some_arm(entity) {
                    self.whole_arm(article, mention.piece)
                } else if mention.form == Form::Nominal && self.is_only_called(entity) {
                    self.meant(article, mention.piece, &firms)
                } else {
                    None
                };
                if let Some(party) = body.and_then(|b| party_of[b]) {
                    out.insert((article, mention.piece), party);
                    // a voice has its article, a name has not
                    let before = self.articles.get(article).and_then(|a| a.text.as_str().get(..mention.piece.start)).unwrap_or("");
                    if before.ends_with("the ") || before.ends_with("The ") {
                        out.insert((article, Piece::new(mention.piece.start - "the ".len(), mention.piece.end)), party);
                    }
                }
            }
        }
        out
    }

    /// The one alliance of states in a story.
    fn alliance(&self, party_of: &[Option<usize>]) -> Option<usize> {
        let named = |n: &usize| {
            let (article, name) = self.entities[*n].name;
            self.entities[*n].kind == EntityKind::Org && self.folded(article, name).iter().any(|w| ALLIANCES.any(|l| l.has(w)))
        };
        let found: BTreeSet<usize> = (0..self.entities.len()).filter(named).filter_map(|n| party_of[n]).collect();
        found.first().copied().filter(|_| found.len() == 1 && self.states.len() + self.places.len() > 1)
    }

    /// "Les alliés", "the allies", and no word of whose.
    fn is_allies(&self, article: usize, piece: Piece) -> bool {
        let lang = self.lang(article);
        let words = plain_words(self.text(article, piece));
        let from = DEFINITE.of(lang).opening(&words);
        let whole = self.articles.get(article).map_or("", |a| a.text.as_str());
        let after = fold(whole.get(piece.end..).and_then(|t| t.split_whitespace().next()).unwrap_or(""));
        from > 0 && ALLIES.of(lang).are(&words[from..]) && !COMPLEMENTS.of(lang).has(&after) && !after.starts_with("d'") && after != "of"
    }

    /// People without a party in whose titles a body is called by a common noun ("Ada Orle, a spokeswoman for *the company*").
    pub(super) fn spokesmen(&self, party_of: &[Option<usize>], called: &BTreeMap<(usize, Piece), usize>) -> Vec<(usize, usize)> {
        let firms = &self.firms(party_of);
        let told = |n: usize| -> Option<usize> {
            let body = |&(article, title, _): &(usize, Piece, usize)| {
                let (lang, text) = (self.lang(article), self.text(article, title));
                let own = !["former", "observer", "silent", "counsel"].iter().any(|class| has(lang, class, text));
                let within = called.range((article, Piece::new(title.start, title.start))..(article, Piece::new(title.end, title.end)));
                let told = within.filter(|((_, piece), _)| own && title.contains(piece)).map(|(_, party)| *party).next();
                // "The company …, its head": whichever that is
                let owner = || called.get(&(article, self.owned_by(n, article, title)?.piece)).copied();
                told.or_else(|| owner().filter(|_| own)).or_else(|| {
                    let tail = self.called_at_end(article, title).filter(|_| own && self.is_headed(article, title))?;
                    self.meant(article, tail, firms).and_then(|b| party_of[b])
                })
            };
            let bodies: BTreeSet<usize> = self.described[n].iter().filter_map(body).collect();
            bodies.first().copied().filter(|_| bodies.len() == 1)
        };
        let open = |n: &usize| self.entities[*n].kind == EntityKind::Person && party_of[*n].is_none() && !self.nobody[*n];
        (0..self.entities.len()).filter(open).filter_map(|n| Some((n, told(n)?))).collect()
    }

    /// The common noun for a body at the end of a title ("porte-parole du *groupe*", "a spokesman for *the company*").
    fn called_at_end(&self, article: usize, title: Piece) -> Option<Piece> {
        let text = self.text(article, title);
        let behind = |at: usize, word: &str| text.get(at..).and_then(|t| t.strip_prefix(word)).map(|rest| title.end - rest.len());
        // "du groupe" has its article in the preposition
        let starts = [" du ", " for ", " of ", " de "].into_iter().filter_map(|word| Some((word, text.rfind(word)?)));
        let (word, at) = starts.max_by_key(|(_, at)| *at)?;
        let piece = Piece::new(behind(at, word)?, title.end);
        (piece.start < piece.end && self.called(article, piece).is_some()).then_some(piece)
    }

    /// Is somebody told to lead a body or to speak for it?
    fn is_headed(&self, article: usize, title: Piece) -> bool {
        let mut words = self.text(article, title).split(|c: char| c.is_whitespace() || matches!(c, '\'' | '’'));
        words.any(|w| is_exactly(self.lang(article), "heads", w))
    }

    /// Places that no list knows and for which people speak who hold no office of a state: firms that look like a place.
    pub(super) fn firms(&self, party_of: &[Option<usize>]) -> BTreeSet<usize> {
        let people = (0..self.entities.len()).filter(|n| self.entities[*n].kind == EntityKind::Person);
        let rules = |n: usize| self.described[n].iter().any(|(a, p, _)| has(self.lang(*a), "rule", self.text(*a, *p)));
        let listed = |n: usize| {
            let (article, name) = self.entities[n].name;
            Lists::get().bits(&fold(self.text(article, name))) & (bits::PLACE | bits::STATE) != 0
        };
        let speak: Vec<(usize, usize)> = people.filter_map(|n| Some((party_of[n]?, n))).collect();
        let states: BTreeSet<usize> = speak.iter().filter(|(_, n)| rules(*n)).map(|(party, _)| *party).collect();
        let place = |n: &usize| self.entities[*n].kind == EntityKind::Place && !listed(*n) && !states.contains(n);
        speak.into_iter().map(|(party, _)| party).filter(place).collect()
    }

    /// The one body of a report whose whole name ends with the words for an arm ("the *Danish* Navy").
    fn whole_arm(&self, article: usize, piece: Piece) -> Option<usize> {
        let definite = DEFINITE.of(self.lang(article));
        let own = plain_words(self.text(article, piece));
        let from = definite.opening(&own);
        let longer = |m: &&Mention| {
            let words = plain_words(self.text(article, m.piece));
            words[definite.opening(&words)..].len() > own[from..].len() && words.ends_with(&own[from..])
        };
        let mentions = self.analyses[article].mentions.iter().filter(|m| m.kind == EntityKind::Org && m.form != Form::Pronoun);
        let found: BTreeSet<usize> = mentions.filter(longer).filter_map(|m| self.entity_at(article, m)).collect();
        found.first().copied().filter(|_| found.len() == 1)
    }

    pub(super) fn entity_at(&self, article: usize, mention: &Mention) -> Option<usize> {
        mention.entity.and_then(|e| self.entity_of.get(&(article, e)).copied())
    }

    /// The body that a common noun at some place means: the only one named before in its report that the noun fits, or else the
    /// only one spoken of just before.
    pub(super) fn meant(&self, article: usize, own: Piece, firms: &BTreeSet<usize>) -> Option<usize> {
        let analysis = self.analyses.get(article)?;
        let first = plain_words(self.text(article, own)).into_iter().next()?;
        // "la porte-parole *du* groupe"
        let before = self.articles.get(article).and_then(|a| a.text.as_str().get(..own.start)).unwrap_or("");
        let contracted = || ["du ", "des ", "au ", "aux "].iter().any(|w| before.ends_with(w));
        let noun = self.called(article, own).filter(|_| DEFINITE.of(self.lang(article)).has(&first) || contracted())?;
        let at = analysis.sentences.partition_point(|s| s.piece.end <= own.start);
        let is_firm = |m: &&Mention| self.entity_at(article, m).is_some_and(|e| firms.contains(&e));
        // what this report alone takes for a man is a body to the story
        let is_body = |m: &&Mention| {
            m.kind == EntityKind::Org || self.entity_at(article, m).is_some_and(|e| self.entities[e].kind == EntityKind::Org)
        };
        let all = || analysis.mentions.iter().filter(|m| m.form == Form::Name).filter(|m| is_body(m) || is_firm(m));
        let named = || all().take_while(|m| m.piece.start < own.start);
        let body =
            |m: &&Mention| self.entity_at(article, m).filter(|e| !self.nobody[*e] && !self.is_silent_body(*e) && !self.is_state_body(*e));
        let fitting: BTreeSet<usize> = named().filter(|m| self.fits(article, m, &noun)).filter_map(|m| body(&m)).collect();
        let from = analysis.sentences.get(at.saturating_sub(BACK))?.piece.start;
        // it must be the one spoken of: the subject of a sentence, or who speaks
        let subject = |m: &&Mention| {
            let at = analysis.sentences.partition_point(|s| s.piece.end <= m.piece.start);
            let opens = analysis.sentences.get(at).is_some_and(|s| m.piece.start <= s.piece.start + OPENS);
            opens || analysis.statements.iter().any(|s| s.speaker.is_some_and(|v| v.piece.overlaps(&m.piece)))
        };
        // "Norgas said that … The company denied": a name of one word that was spoken of last may be the firm's, whatever it was taken for
        let another = |found: usize| {
            let near = |m: &&Mention| m.piece.start >= from && m.piece.end <= own.start && m.form != Form::Pronoun;
            let one_word = |m: &&Mention| {
                let word = self.text(article, m.piece);
                let name = self.entity_at(article, m).map_or("", |e| self.text(self.entities[e].name.0, self.entities[e].name.1));
                let role = || Lists::get().role(self.lang(article).as_ref().map_or("", |l| l.code()), &fold(word), |_| "").is_some();
                matches!(m.kind, EntityKind::Person | EntityKind::Group)
                    && word.starts_with(char::is_uppercase)
                    && !name.contains(char::is_whitespace)
                    && (m.form == Form::Name || !role())
            };
            let names = analysis.mentions.iter().filter(near).filter(one_word);
            names.filter(subject).any(|m| self.entity_at(article, m) != Some(found))
        };
        if !fitting.is_empty() {
            // of several the one just spoken of, or the one that the story is about
            let just: BTreeSet<usize> = named().filter(|m| m.piece.start >= from && subject(m)).filter_map(|m| body(&m)).collect();
            let spoken = just.first().copied().filter(|found| just.len() == 1 && fitting.contains(found));
            let one = if fitting.len() == 1 { fitting.first().copied() } else { spoken.or_else(|| self.foremost(&fitting)) };
            return one.filter(|found| !another(*found));
        }
        let near: Vec<&Mention> = named().filter(|m| m.piece.start >= from).collect();
        let spoken: BTreeSet<usize> = near.iter().filter_map(|m| self.entity_at(article, m)).collect();
        let foremost = || {
            let firm = FIRMS.of(self.lang(article)).has(&noun);
            if firm { self.foremost(&all().filter_map(|m| body(&m)).collect()) } else { None }
        };
        let [one] = spoken.iter().copied().collect::<Vec<_>>()[..] else { return foremost() };
        let sure = near.iter().any(|m| subject(m) && body(m).is_some()) && !another(one);
        // "Le groupe Orlane suspend ses commandes.\n\nL'entreprise conteste": a paragraph begins with the one that the story is about
        if let Some(first) = foremost().filter(|first| sure && *first != one) {
            let block = |p: Piece| analysis.sentences.iter().find(|s| s.piece.contains(&p)).map(|s| s.block);
            return near.iter().all(|m| block(m.piece) != block(own)).then_some(first);
        }
        sure.then_some(one).or_else(foremost)
    }

    /// The one of some bodies that the story names far more often than all others.
    fn foremost(&self, bodies: &BTreeSet<usize>) -> Option<usize> {
        let first = bodies.iter().copied().max_by_key(|e| (self.by_name[*e], std::cmp::Reverse(*e)))?;
        let next = bodies.iter().filter(|e| **e != first).map(|e| self.by_name[*e]).max().unwrap_or(0);
        (self.by_name[first] >= NAMED && self.by_name[first] >= FOREMOST * next).then_some(first)
    }

    /// Does a noun fit a named body: is it part of its name, or set beside it ("the charity Orla Aid", "the Orla Aid charity", "Orla
    /// Aid, a small charity")?
    fn fits(&self, article: usize, mention: &Mention, noun: &str) -> bool {
        let name = mention.piece;
        let Some(text) = self.articles.get(article).map(|a| a.text.as_str()) else { return false };
        // "Norvale Airlines" is an airline
        let same = |w: &String| w == noun || w.strip_suffix('s') == Some(noun) || noun.strip_suffix('s') == Some(w);
        if folded(self.text(article, name)).iter().any(same) {
            return true;
        }
        // "SMT", which another report calls by its whole name: "Syndicat des marins du Torvel"
        let whole = |(a, p, _): &(usize, Piece, usize)| {
            let words = self.folded(*a, *p);
            let at_head = if self.lang(*a) == Some(Lang::FR) { words.first() } else { words.last() };
            words.len() > 1 && self.text(*a, *p).chars().any(char::is_uppercase) && at_head.is_some_and(same)
        };
        if self.entity_at(article, mention).is_some_and(|e| self.described[e].iter().any(whole)) {
            return true;
        }
        let bare = |w: &str| fold(w.trim_matches(|c: char| !c.is_alphanumeric()));
        let line = text.get(..name.start).and_then(|t| t.rsplit('\n').next()).unwrap_or("");
        if line.ends_with(' ') && line.split_whitespace().next_back().is_some_and(|w| bare(w) == noun && w.ends_with(char::is_alphanumeric))
        {
            return true;
        }
        let rest = text.get(name.end..).unwrap_or("");
        let rest = rest.split('\n').next().unwrap_or("");
        if let Some(after) = rest.strip_prefix(", ") {
            let inside = after.split([',', '.', ';', ':']).next().unwrap_or("");
            let mut words = inside.split_whitespace().take(APPOSED + 1).map(bare);
            let lang = self.lang(article);
            let article_word = words.next().is_some_and(|w| INDEFINITE.of(lang).has(&w) || DEFINITE.of(lang).has(&w));
            return article_word && words.any(|w| w == noun);
        }
        rest.strip_prefix(' ').and_then(|r| r.split_whitespace().next()).is_some_and(|w| bare(w) == noun)
    }
}
