//! What one description says: for whom a minister, a spokesman, a lawyer speaks.

use super::bodies::FIELD;
use super::small_words::{ARTICLES, GOALS, HEADS_OF, LINKED_TO};
use super::words::{self, folded, has};
use super::{Search, is_owned};
use recoupe_lang::{TokenKind, fold, tokens};
use recoupe_model::{EntityKind, Form, Lang, Mention, Piece};
use recoupe_names::lists::Lists;

/// How far before "its spokesman" the body is looked for, in bytes: the sentence itself and one or two before it.
const OWNER: usize = 400;

/// Letters of a capital word that may name a body, at least one more.
const LETTERS: usize = 4;

/// How far behind the beginning of a sentence what it begins with stands, in bytes: a small word or two before it.
const OPENING: usize = 12;

/// Words behind a state's name within which its wish is told.
const WISH_WITHIN: usize = 2;

impl Search<'_> {
    /// Whom a description makes its bearer speak for: a body or state named in it, a state's adjective, the owner of "its
    /// spokesman"; and whether it names it.
    pub(super) fn by_description(
        &self,
        entity: usize,
        (article, piece): (usize, Piece),
        (body, depth): (bool, usize),
    ) -> Option<(usize, bool)> {
        let piece = self.unlinked(article, piece);
        let (lang, text) = (self.lang(article), self.text(article, piece));
        let voice = body || has(lang, "body", text);
        let words = self.folded(article, piece);
        let role = (0..words.len()).any(|n| {
            let next = |k: usize| words.get(n + k).map_or("", String::as_str);
            lang.is_some_and(|l| Lists::get().role(l.code(), &words[n], next).is_some())
        });
        if has(lang, "counsel", text) && !body {
            return self.client(entity, article, piece).map(|e| (e, true));
        }
        let hopeful = self.entities[entity].kind == EntityKind::Person && has(lang, "hopeful", text);
        if has(lang, "observer", text) || hopeful || !(voice || role) {
            return None;
        }
        // "the Harbour MP", "the director of the Orle Institute at Luvel University": he speaks for himself
        if self.is_backbencher(article, piece) || (!body && self.is_scholar(article, piece)) {
            return None;
        }
        let states = voice && !has(lang, "silent", text);
        let sent = has(lang, "sent", text);
        // "the Norwegian UN ambassador": sent by the state, whatever stands between
        let by_state = sent && self.states_in(article, piece).is_some();
        let mut inside = self.inside(article, piece, sent).filter(|(e, kind)| *e != entity && !(by_state && *kind == EntityKind::Org));
        let named = inside.find_map(|(other, kind)| {
            let party = if depth > 0 { self.party(other, depth - 1) } else { None }?;
            let state = matches!(self.entities[party].kind, EntityKind::State | EntityKind::Place);
            let speaks = kind != EntityKind::Place || self.places.iter().any(|(_, n)| *n == other);
            // "a diplomat of a country in the alliance" speaks for one of many
            let agency = kind == EntityKind::Org && !has(lang, "silent", text) && !has(lang, "member", text);
            // "the Orle administration" bears her name: it acts for her state, but is no part of what else she speaks for
            let speaks = speaks && (state || !(body && kind == EntityKind::Person));
            (speaks && (agency || !has(lang, "member", text)) && (states || agency || !state) && party != entity && !self.is_chamber(party))
                .then_some(party)
        });
        let of_state = || self.states_in(article, piece).filter(|_| states);
        let spelled = || {
            // whom an ambassador is sent to is no party of his
            self.spelled(&words)
                .filter(|_| !sent)
                .filter(|b| !body && *b != entity && !self.is_chamber(*b))
                .and_then(|b| self.party(b, depth.checked_sub(1)?))
        };
        let below = |b: usize| depth.checked_sub(1).and_then(|d| self.party(b, d));
        let ministry = || self.ministry(&words).filter(|b| !body && *b != entity).and_then(below).filter(|p| !self.is_land(*p));
        let headed = || {
            let own = !body && !hopeful && !has(lang, "silent", text) && !has(lang, "former", text);
            own.then(|| self.headed(article, piece)).flatten().filter(|b| *b != entity).and_then(below)
        };
        let arm = || self.land_of_arm(article, &words).filter(|_| states && !body);
        let told = named.or_else(of_state).or_else(spelled).or_else(headed).or_else(arm).filter(|p| *p != entity);
        told.map(|p| (p, true))
            .or_else(|| Some((ministry().filter(|p| *p != entity)?, false)))
            .or_else(|| Some((self.owner(entity, article, piece).filter(|p| *p != entity)?, false)))
    }

    fn is_land(&self, entity: usize) -> bool {
        matches!(self.entities[entity].kind, EntityKind::State | EntityKind::Place)
    }

    /// Entities named inside a piece, but for fields of government ("minister of *Water*") and, where somebody is `sent`,
    /// those he is sent to ("ambassador to *Sorvia*").
    pub(super) fn inside(&self, article: usize, piece: Piece, sent: bool) -> impl Iterator<Item = (usize, EntityKind)> + '_ {
        let mentions = &self.analyses[article].mentions;
        let from = mentions.partition_point(|m| m.piece.start < piece.start);
        let within = mentions[from..].iter().take_while(move |m| m.piece.start < piece.end);
        within
            .filter(move |m| piece.contains(&m.piece) && m.piece != piece && m.form != Form::Pronoun)
            .filter(|m| m.kind != EntityKind::Person || m.form == Form::Name)
            .filter(move |m| m.kind != EntityKind::Org || !self.is_field(article, piece, m.piece))
            .filter(move |m| !sent || !self.is_goal(article, piece, m.piece) && !self.is_beat(article, m.piece))
            .filter(move |m| m.kind == EntityKind::Person || !self.goes_on(article, m.piece))
            .filter(move |m| m.kind != EntityKind::Place || !self.is_of_a_town(article, m.piece))
            .filter(|m| matches!(m.kind, EntityKind::State | EntityKind::Org | EntityKind::Person | EntityKind::Place))
            .filter_map(move |m| {
                let entity = *self.entity_of.get(&(article, m.entity?))?;
                // a body that this report takes for a place is a body ("the head of *Valdor*")
                let kind = self.entities[entity].kind;
                let lone = m.form == Form::Name && !self.text(article, m.piece).contains(' ');
                let settled = lone && matches!((m.kind, kind), (EntityKind::Place | EntityKind::Person, EntityKind::Org));
                Some((entity, if settled { kind } else { m.kind }))
            })
    }

    /// A description up to what somebody only has to do with ("an official *with links to the council*", "un homme *proche de
    /// l'Union*"): whoever is linked to a body is no part of it.
    fn unlinked(&self, article: usize, piece: Piece) -> Piece {
        let (lang, text) = (self.lang(article), self.text(article, piece));
        let words: Vec<Piece> = tokens(text, 0).into_iter().filter(|t| t.kind != TokenKind::Mark).map(|t| t.piece).collect();
        let word = |n: usize| words.get(n).map_or("", |w| &text[w.range()]);
        let linked = (0..words.len()).find(|n| {
            let next = word(n + 1).trim_end_matches(['\'', '’']);
            words::is_exactly(lang, "linked", word(*n)) && LINKED_TO.of(lang).has(&fold(next))
        });
        linked.map_or(piece, |n| Piece::new(piece.start, piece.start + words[n].start))
    }

    /// Does a name go on behind what is taken for it ("*America*'s Voice", "*Norvey* Police")? A capital word follows it that is
    /// neither an office nor a body of a state nor somebody's name.
    pub(super) fn goes_on(&self, article: usize, name: Piece) -> bool {
        let Some(text) = self.articles.get(article).map(|a| a.text.as_str()) else { return false };
        let Some(rest) = text.get(name.end..) else { return false };
        let owned = rest.strip_prefix("'s").or_else(|| rest.strip_prefix("’s"));
        let Some(after) = owned.and_then(|r| r.strip_prefix(' ')) else { return false };
        let word = after.split(|c: char| !c.is_alphanumeric() && c != '-').next().unwrap_or("");
        if !word.starts_with(char::is_uppercase) {
            return false;
        }
        let lang = self.lang(article);
        // "Norway's UN ambassador": an office may follow in small letters
        let all: Vec<&str> = after.split_whitespace().take(FIELD + 2).collect();
        let capital = all.iter().take_while(|w| w.starts_with(char::is_uppercase)).count();
        let run: Vec<&str> = all.iter().take(capital + 1).map(|w| w.trim_matches(|c: char| !c.is_alphanumeric())).collect();
        let folded: Vec<String> = run.iter().map(|w| fold(w)).collect();
        let role = (0..folded.len()).any(|n| {
            lang.is_some_and(|l| Lists::get().role(l.code(), &folded[n], |k| folded.get(n + k).map_or("", String::as_str)).is_some())
        });
        let office = role || run.iter().any(|w| ["body", "rule", "chamber"].iter().any(|class| has(lang, class, w)));
        let start = text.len() - after.len();
        let mentions = &self.analyses[article].mentions;
        let at = mentions.partition_point(|m| m.piece.start < start);
        // a name that stands elsewhere by itself, or of two words, is somebody's
        let alone = |(a, p, _): &(usize, Piece, usize)| {
            let before = self.articles.get(*a).and_then(|whole| whole.text.as_str().get(..p.start)).unwrap_or("");
            self.text(*a, *p) == word && !before.ends_with("'s ") && !before.ends_with("’s ")
        };
        let known = |m: &&Mention| {
            let entity = m.entity.and_then(|e| self.entity_of.get(&(article, e)));
            self.text(article, m.piece).contains(' ') || entity.is_some_and(|e| self.described[*e].iter().any(alone))
        };
        let somebody = mentions[at..].iter().take_while(|m| m.piece.start == start).filter(known).any(|m| m.kind != EntityKind::Org);
        !office && !somebody
    }

    /// Is somebody told of as one of those who sit in a parliament or stand by a party, and as nothing more ("a Harbour Party
    /// MP")? Who leads or speaks for it is called so, too ("the MP and Harbour Party spokesman").
    fn is_backbencher(&self, article: usize, piece: Piece) -> bool {
        let (lang, text) = (self.lang(article), self.text(article, piece));
        let plain = |w: &str| words::is_exactly(lang, "backbench", w.trim_matches(|c: char| !c.is_alphanumeric()));
        text.split(|c: char| c.is_whitespace() || matches!(c, '\'' | '’')).any(plain) && !has(lang, "body", text)
    }

    /// Does somebody head a part of a house of learning ("director of the Orle Institute *at Luvel University*")? He is asked
    /// for what he knows.
    fn is_scholar(&self, article: usize, piece: Piece) -> bool {
        let (lang, text) = (self.lang(article), self.text(article, piece));
        let folded: Vec<String> = folded(text);
        let at = folded.iter().position(|w| matches!(w.as_str(), "at" | "a"));
        let voice = folded.iter().any(|w| w.starts_with("spokes") || w.starts_with("porte-parole"));
        at.is_some_and(|n| folded[n + 1..].iter().any(|w| words::is_exactly(lang, "scholar", w))) && !voice
    }

    /// Is a place named only to say whose service or school somebody speaks for ("*Luvel* police spokeswoman")?
    fn is_of_a_town(&self, article: usize, place: Piece) -> bool {
        let rest = self.articles.get(article).and_then(|a| a.text.as_str().get(place.end..)).unwrap_or("");
        let next = rest.strip_prefix(' ').and_then(|r| r.split(|c: char| !c.is_alphanumeric()).next()).unwrap_or("");
        next.starts_with(char::is_lowercase) && words::is_exactly(self.lang(article), "union", next)
    }

    /// Whom a lawyer speaks for: who is named in his title, or described there if the story names him.
    pub(super) fn client(&self, entity: usize, article: usize, piece: Piece) -> Option<usize> {
        let mentions = &self.analyses[article].mentions;
        let from = mentions.partition_point(|m| m.piece.start <= piece.start);
        let within = mentions[from..].iter().take_while(|m| m.piece.start < piece.end);
        let people = within.filter(|m| m.kind == EntityKind::Person && m.form != Form::Pronoun && piece.contains(&m.piece));
        let found = people.filter_map(|m| self.entity_of.get(&(article, m.entity?)).copied());
        found.into_iter().find(|e| *e != entity && self.entities[*e].named)
    }

    /// Does a name stand behind "to" in a piece?
    pub(super) fn is_goal(&self, article: usize, piece: Piece, name: Piece) -> bool {
        let before = folded(self.text(article, Piece::new(piece.start.min(name.start), name.start)));
        let (lang, articles) = (self.lang(article), ARTICLES.of(self.lang(article)));
        // the mark of "l'" is cut off where the name begins behind it
        let article = |w: &&String| articles.has(w) || articles.has(&format!("{w}'"));
        before.iter().rev().find(|w| !article(w)).is_some_and(|w| GOALS.of(lang).has(w))
    }

    /// Is a person sent to a body or land ("l'ambassadeur auprès de l'Union"), and named as its own in no title?
    pub(super) fn is_sent_to(&self, entity: usize, there: usize) -> bool {
        let (mut sent, mut own) = (false, false);
        for &(article, piece, _) in &self.described[entity] {
            let envoy = has(self.lang(article), "sent", self.text(article, piece));
            let named = |m: &&Mention| {
                let of = m.entity.and_then(|e| self.entity_of.get(&(article, e)));
                piece.contains(&m.piece) && m.piece != piece && of == Some(&there)
            };
            for mention in self.analyses[article].mentions.iter().filter(named) {
                let goal = envoy && self.is_goal(article, piece, mention.piece);
                sent |= goal;
                own |= !goal;
            }
        }
        self.entities[entity].kind == EntityKind::Person && sent && !own
    }

    /// Is a land's name in a title where an envoy is sent, not whose he is ("the special *Norvey* envoy")? Whose he is is told by
    /// an adjective, an owner's ending or letters ("the Norveyan envoy", "Norvey's envoy", "the UN envoy").
    pub(super) fn is_beat(&self, article: usize, name: Piece) -> bool {
        let Some(after) = self.articles.get(article).and_then(|a| a.text.as_str().get(name.end..)) else { return false };
        let next = after.strip_prefix(' ').and_then(|r| r.split(|c: char| !c.is_alphanumeric()).next()).unwrap_or("");
        let text = self.text(article, name);
        let letters = text.chars().filter(|c| c.is_alphabetic()).all(char::is_uppercase);
        let adjective = Lists::get().adjective(&fold(text)).is_some();
        self.lang(article) == Some(Lang::EN) && matches!(next, "envoy" | "envoys") && !letters && !adjective
    }

    /// Does a name that no list has stand right behind a minister, a ministry or a secretary in a piece?
    pub(super) fn is_field(&self, article: usize, piece: Piece, name: Piece) -> bool {
        let words = self.folded(article, name);
        let before = self.text(article, Piece::new(piece.start.min(name.start), name.start));
        let near = before.split_whitespace().rev().take(FIELD).collect::<Vec<_>>().join(" ");
        // the secretary general of a body is none of its fields
        let general = folded(&near).iter().any(|w| w.starts_with("general"));
        !general && words.first().is_none_or(|_| self.listed(&words, 0).is_none()) && has(self.lang(article), "field", &near)
    }

    /// The body that "its spokesman" belongs to: the first one named in the same sentence before, or in the sentences
    /// right before that.
    pub(super) fn owner(&self, entity: usize, article: usize, piece: Piece) -> Option<usize> {
        let (lang, text) = (self.lang(article), self.text(article, piece));
        // … but a land has ministers
        if self.entities[entity].kind == EntityKind::Person && is_owned(lang, text) && has(lang, "office", text) {
            return self.land_before(article, piece);
        }
        let mention = self.owned_by(entity, article, piece)?;
        let found = self.entity_at(article, mention).filter(|e| self.entities[*e].named)?;
        self.party(found, 1)
    }

    /// Where that body stands, by its name or by a common noun: "*The company* said no, and its head …" is not the head of a body named
    /// before.
    pub(super) fn owned_by(&self, entity: usize, article: usize, piece: Piece) -> Option<&Mention> {
        let (lang, text) = (self.lang(article), self.text(article, piece));
        // a minister is not the spokesman of what was spoken of before
        let owned = has(lang, "owner", text.split_whitespace().next()?) && !has(lang, "office", text);
        if self.entities[entity].kind != EntityKind::Person || !owned {
            return None;
        }
        let analysis = self.analyses[article];
        let at = analysis.sentences.partition_point(|s| s.piece.end <= piece.start);
        let own = analysis.sentences.get(at)?;
        let earlier = analysis.sentences[at.saturating_sub(2)..at].iter().rev().map(|s| s.piece);
        let places = std::iter::once(Piece::new(own.piece.start.min(piece.start), piece.start)).chain(earlier);
        // a body that nobody knows, nearer than one that is known, is whose he is
        let known = |p: &Piece| !self.names_an_unknown(article, *p);
        places.filter(|p| p.start + OWNER > piece.start).take_while(known).find_map(|place| {
            let within = analysis.mentions.iter().filter(|m| place.contains(&m.piece) && m.form != Form::Pronoun);
            let mut bodies =
                within.filter(|m| matches!(m.kind, EntityKind::Org | EntityKind::State) && !self.is_field(article, place, m.piece));
            bodies.find(|m| {
                let Some(found) = self.entity_at(article, m).filter(|e| *e != entity) else { return false };
                let named = self.entities[found].named && self.party(found, 1).is_some();
                named || m.form == Form::Nominal && self.called(article, m.piece).is_some()
            })
        })
    }

    /// Does a piece name by capital letters behind an article what no report's names have ("arrangé par *la Conférence* des bassins")?
    fn names_an_unknown(&self, article: usize, piece: Piece) -> bool {
        let mentions = &self.analyses[article].mentions;
        let words: Vec<Piece> =
            tokens(self.text(article, piece), piece.start).into_iter().filter(|t| t.kind == TokenKind::Word).map(|t| t.piece).collect();
        words.windows(2).any(|w| {
            let (opens, name) = (fold(self.text(article, w[0])), self.text(article, w[1]));
            let article_of_it = matches!(opens.as_str(), "la" | "les" | "du" | "des" | "the");
            let unknown = || !mentions.iter().any(|m| m.piece.overlaps(&w[1]));
            article_of_it && name.starts_with(char::is_uppercase) && name.chars().count() > LETTERS && unknown()
        })
    }

    /// "Ostavie has closed the strait. *Its fisheries minister* …": the land with which the sentence before begins, where a title with
    /// a possessive begins its own.
    fn land_before(&self, article: usize, piece: Piece) -> Option<usize> {
        let analysis = self.analyses.get(article)?;
        let at = analysis.sentences.partition_point(|s| s.piece.end <= piece.start);
        let (own, before) = (analysis.sentences.get(at)?, analysis.sentences.get(at.checked_sub(1)?)?);
        if own.block != before.block || own.piece.start + OPENING < piece.start {
            return None;
        }
        let from = analysis.mentions.partition_point(|m| m.piece.start < before.piece.start);
        let within = analysis.mentions[from..].iter().take_while(|m| m.piece.start <= before.piece.start + OPENING);
        let first = within.filter(|m| m.form == Form::Name).find_map(|m| self.entity_of.get(&(article, m.entity?)).copied())?;
        let land = |e: &usize| self.states.values().chain(self.places.iter().map(|(_, n)| n)).any(|n| n == e);
        self.land(first).or(Some(first)).filter(land)
    }

    /// Whom a press service speaks for: the state or body that its own words name ("the ministry's press service"), or that of
    /// the ministry nearest to it in its sentence, the two before it or the one after it; or else nobody.
    pub(super) fn served(&self, entity: usize, depth: usize) -> Option<usize> {
        let below = depth.checked_sub(1)?;
        let own = self.described[entity].iter().find_map(|(article, piece, _)| {
            let told = self.by_description(entity, (*article, *piece), (true, below));
            told.filter(|(party, sure)| *sure && !self.is_press_service(*party)).map(|(party, _)| party)
        });
        own.or_else(|| self.described[entity].iter().find_map(|(article, piece, _)| self.ministry_near(*article, *piece, below)))
    }

    fn ministry_near(&self, article: usize, piece: Piece, depth: usize) -> Option<usize> {
        let analysis = self.analyses.get(article)?;
        let at = analysis.sentences.partition_point(|s| s.piece.end <= piece.start);
        let first = analysis.sentences.get(at.saturating_sub(2))?.piece.start;
        let last = analysis.sentences.get(at + 1).or(analysis.sentences.get(at))?.piece.end;
        let from = analysis.mentions.partition_point(|m| m.piece.start < first);
        let near = analysis.mentions[from..].iter().take_while(|m| m.piece.start < last);
        let bodies = near.filter(|m| m.kind == EntityKind::Org && m.form != Form::Pronoun && !m.piece.overlaps(&piece));
        let found = bodies.filter_map(|m| Some((m.piece, *self.entity_of.get(&(article, m.entity?))?)));
        let mut found: Vec<(Piece, usize)> = found.filter(|(_, e)| self.is_state_body(*e) && !self.is_press_service(*e)).collect();
        // of two as near the one before
        found.sort_by_key(|(m, _)| {
            (if m.start < piece.start { piece.start - m.end.min(piece.start) } else { m.start - piece.end.min(m.start) }, m.start)
        });
        found.into_iter().find_map(|(_, e)| self.party(e, depth).filter(|p| !self.is_press_service(*p)))
    }

    /// Does the title beside a person's name make him head of something that is no party ("Ada Orle, head *of* forecasting at …")?
    /// Then "the head of the council", elsewhere, is another.
    pub(super) fn is_head_elsewhere(&self, entity: usize) -> bool {
        let own = &self.entities[entity];
        let of = |(article, piece, weight): &(usize, Piece, usize)| {
            let after = self.articles.get(*article).and_then(|a| a.text.as_str().get(piece.end..)).unwrap_or("");
            let next = after.strip_prefix(' ').and_then(|a| a.split_once(' ')).map(|(word, _)| word);
            let said = HEADS_OF.of(self.lang(*article)).has_any(next);
            *weight >= super::TITLE && said && has(self.lang(*article), "body", self.text(*article, *piece))
        };
        let beside = |d: &&(usize, Piece, usize)| d.2 >= super::TITLE;
        own.kind == EntityKind::Person
            && own.named
            && self.described[entity].iter().any(of)
            && self.described[entity]
                .iter()
                .filter(beside)
                .all(|(a, p, _)| self.states_in(*a, *p).is_none() && folded(self.text(*a, *p)).len() == 1)
    }

    /// Does "former" stand right before a description?
    pub(super) fn is_called_former(&self, article: usize, piece: Piece) -> bool {
        let Some(whole) = self.articles.get(article) else { return false };
        let text = whole.text.as_str();
        let from = piece.start.saturating_sub(24);
        let Some(before) = (from..=piece.start).find_map(|b| text.get(b..piece.start)) else { return false };
        before.split_whitespace().next_back().is_some_and(|w| has(self.lang(article), "former", w))
    }

    /// The state whose wishes somebody in office tells ("the deputy minister said that Norvia hoped for an answer"), where all
    /// that he says so points to one.
    pub(super) fn wishes_of(&self, entity: usize) -> Option<usize> {
        let mut found: Option<usize> = None;
        for (article, analysis) in self.analyses.iter().enumerate() {
            for statement in &analysis.statements {
                let speaker = statement.speaker.and_then(|v| self.entity_of.get(&(article, v.entity?)));
                if speaker != Some(&entity) {
                    continue;
                }
                let content = statement.content;
                let at = analysis.mentions.partition_point(|m| m.piece.start < content.start);
                let Some(first) = analysis.mentions[at..].iter().find(|m| content.contains(&m.piece)) else { continue };
                let head = self.text(article, Piece::new(content.start, first.piece.start.max(content.start)));
                // "If Norvia wants an answer": what another may do
                let condition = folded(head).iter().any(|w| words::is_exactly(self.lang(article), "if", w));
                let opens = folded(head).len() <= 2 && !condition && !head.contains(['"', '«', '“']);
                let Some(state) = first.entity.and_then(|e| self.entity_of.get(&(article, e))).copied().filter(|_| opens) else { continue };
                let Some(state) = self.state_at(state) else { continue };
                let after = self.text(article, Piece::new(first.piece.end, content.end));
                let near = after.split_whitespace().take(WISH_WITHIN).collect::<Vec<_>>().join(" ");
                if !has(self.lang(article), "wish", &near) {
                    continue;
                }
                if found.is_some_and(|f| f != state) {
                    return None;
                }
                found = Some(state);
            }
        }
        found
    }

    /// The state that an entity is, of the lists or of the story alone.
    fn state_at(&self, entity: usize) -> Option<usize> {
        let land = self.land(entity).unwrap_or(entity);
        let known = self.states.values().any(|n| *n == land) || self.places.iter().any(|(_, n)| *n == land);
        known.then_some(land)
    }
}
