//! Who speaks: maps the phrase of a speaker to one of the article's entities. Names by their
//! mentions, pronouns by gender, recency and who spoke last, offices by the words that stand beside
//! a name elsewhere ("la secrétaire d'État" … "la secrétaire d'État Wendy S."); who is never named stays so.

mod again;
mod descriptions;
mod gender;
mod names;
mod pronouns;
mod spelled;

use crate::lexicon::{Gender, class as c, given_name};
use crate::phrase::{Phrases, Range, adjective_of_origin, demonym};
use crate::stream::{Item, What};
use gender::{article_gender, former_gender, gender_of, gender_of_first};
use recoupe_lang::fold;
use recoupe_model::{Entity, EntityKind, Form, Mention, Piece, Standing, Voice};
use spelled::{behind_led_in, capital_by_place, is_indefinite, without_participle};

/// Somebody of the article.
#[derive(Clone, Debug)]
struct Character {
    entity: Option<usize>,
    kind: EntityKind,
    named: bool,
    name: Piece,
    words: Vec<String>,
    gender: Option<Gender>,
    plural: bool,
    roles: Vec<Vec<String>>,
    document: bool,
    /// Of a body's name, the noun that says what it is in English: its last word, or the one before "of". Folded.
    head: Option<String>,
    /// "L'Écossais Paul Orlo": the land that stands before the name, in small letters.
    land: Option<String>,
    /// Described, in English, by no word for a person: a pronoun means somebody else if it can.
    vague: bool,
    /// "Un autre", "a resident": one of many, whom nothing further on calls again.
    one_of_many: bool,
}

/// A mention in the order of the text.
#[derive(Clone, Copy, Debug)]
struct Seen {
    at: usize,
    sentence: usize,
    block: usize,
    who: usize,
    subject: bool,
    end: usize,
}

/// Where a phrase stands.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Place {
    /// Number of its sentence in the article.
    pub sentence: usize,
    /// Number of its paragraph.
    pub block: usize,
}

/// A speaker found.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Speaker {
    /// The phrase and the entity.
    pub voice: Voice,
    /// How known.
    pub standing: Standing,
    /// The office as stated here.
    pub role: Option<Piece>,
}

/// The people of an article, and who spoke when.
pub(crate) struct Cast<'m> {
    characters: Vec<Character>,
    seen: Vec<Seen>,
    spoke: Vec<Seen>,
    /// Offices and descriptions that begin a sentence, in order.
    subjects: Vec<Seen>,
    /// Bodies and several people, described, that begin an English sentence, in order.
    openers: Vec<Seen>,
    /// Where names stand whose holders own something of which a clause tells ("that *Orlo's* claims are wrong"), in order.
    owners: Vec<usize>,
    mentions: &'m mut Vec<Mention>,
    entities: &'m mut Vec<Entity>,
    added: Vec<Mention>,
}

/// Pronouns that stand for nobody named before.
const NOT_NAMED: [&str; 12] =
    ["others", "some", "many", "most", "few", "several", "one", "beaucoup", "certains", "certaines", "d'autres", "plusieurs"];
/// Sentences looked back through for the person whom "le Gallois" calls again, and for anybody else.
const AGAIN_BY_LAND: usize = 6;
const NEAR: usize = 3;
/// Letters by which two words for people of a land are compared.
const LAND: usize = 5;
/// Mentions looked back at for a pronoun.
const LOOK_BACK: usize = 24;
/// Characters compared with a new description: bounds the work in texts of names alone.
const MOST_CHARACTERS: usize = 400;

impl<'m> Cast<'m> {
    /// Everybody whom the names room found.
    pub(crate) fn new(mentions: &'m mut Vec<Mention>, entities: &'m mut Vec<Entity>, text: &str) -> Self {
        let characters = entities
            .iter()
            .enumerate()
            .map(|(n, e)| {
                let name = text.get(e.name.range()).unwrap_or("");
                let words = content_words(name);
                let first = words.first().filter(|_| e.kind == EntityKind::Person);
                let gender = first.and_then(|w| gender_of_first(w)).filter(|_| words.len() > 1 || !is_surname(text, name));
                let gender = gender.or_else(|| first.filter(|_| words.len() > 1 && e.named).and_then(|w| given_name(w)));
                let roles = e.roles.iter().map(|r| content_words(text.get(r.range()).unwrap_or(""))).collect();
                // "un conseiller", "la porte-parole": the article tells
                let article = name.split(' ').next().filter(|_| e.kind == EntityKind::Person && !e.named);
                let gender = gender.or_else(|| article.and_then(article_gender));
                let gender =
                    gender.or_else(|| words.first().filter(|_| e.kind == EntityKind::Person && !e.named).and_then(|w| former_gender(w)));
                let plural = e.kind == EntityKind::Group;
                let own = name.split(" of ").next().and_then(|front| content_words(front).pop());
                let head = own.filter(|_| e.kind == EntityKind::Org && e.named);
                Character {
                    entity: Some(n),
                    kind: e.kind,
                    named: e.named,
                    name: e.name,
                    words,
                    gender,
                    plural,
                    roles,
                    document: false,
                    head,
                    land: None,
                    vague: false,
                    one_of_many: !e.named && name.to_lowercase().split(' ').next().is_some_and(is_indefinite),
                }
            })
            .collect();
        Self {
            characters,
            seen: Vec::new(),
            spoke: Vec::new(),
            subjects: Vec::new(),
            openers: Vec::new(),
            owners: Vec::new(),
            mentions,
            entities,
            added: Vec::new(),
        }
    }

    /// Finds who is meant by a phrase, adds mention and entity where there are none.
    pub(crate) fn resolve(&mut self, p: Phrases, np: Range, place: Place, inverted: bool) -> Speaker {
        let (a, b) = without_participle(p, np);
        let np = (a, b);
        let piece = Piece::new(p.items[a].piece.start, p.items[b - 1].piece.end);
        let single = b == a + 1;
        // "others say", "certains jugent": nobody who was spoken of
        if single && NOT_NAMED.contains(&&*p.items[a].key) {
            let who = self.unnamed(p, np);
            return self.speaks(who, piece, piece, Form::Nominal, None, place);
        }
        if single && p.items[a].is(c::PRONOUN) || matches!(&*p.items[a].key, "lui" | "eux" | "him" | "her" | "them") && single {
            return self.pronoun(p, a, place, inverted);
        }
        if let Some(who) = self.concerned(p, np, piece.start) {
            return self.speaks(who, piece, piece, Form::Nominal, None, place);
        }
        // "Celle-ci, Anna Orlo, a promis": her name says who she is
        let this_one = matches!(&*p.items[a].key, "celle-ci" | "celui-ci")
            || matches!(&*p.items[a].key, "celle" | "celui") && p.items.get(a + 1).is_some_and(|i| i.key == "-ci");
        let apposed = (a + 1..b.min(a + 3)).find(|k| this_one && p.items[*k].mark(",") && *k + 1 < b && p.proper(*k + 1));
        if let Some(name) = apposed.and_then(|comma| self.head_name(p, comma + 1, b))
            && let Some(who) = self.who_is_named(p, name, false)
        {
            let named = Piece::new(p.items[name.0].piece.start, p.items[name.1 - 1].piece.end);
            return self.speaks(who, piece, named, Form::Name, None, place);
        }
        let latter = self.latter(p, np, piece.start);
        if let Some(description) = self.latter_described(p, np)
            && latter.is_none_or(|(_, at)| at < p.items[description.0].piece.start)
        {
            let who = self.described_or_new(p, description, place);
            return self.speaks(who, piece, piece, Form::Nominal, None, place);
        }
        if let Some((who, _)) = latter {
            return self.speaks(who, piece, piece, Form::Nominal, None, place);
        }
        let segment = (a..b).find(|k| p.items[*k].mark(",") || p.items[*k].mark("(")).unwrap_or(b);
        let main = Piece::new(piece.start, p.items[segment.max(a + 1) - 1].piece.end);
        let joined = (a + 1..segment).any(|k| {
            p.items[k].is(c::COORD)
                && (a..k).any(|j| p.proper(j) && !p.items[j.saturating_sub(1).max(a)].is(c::OF))
                && (p.proper(k + 1) && !(p.items.get(k + 2).is_some_and(|i| i.is(c::AGENT) && !i.capital) && p.proper(k + 3))
                    || p.items[k + 1].is(c::TITLE)
                    // "les fabricants français Valdor et allemand Teltor"
                    || p.french() && p.items[a].key == "les" && adjective_of_origin(&p.items[k + 1]) && p.proper(k + 2)
                    || p.items[k + 1].is(c::DET)
                        && (p.proper(k + 2)
                            || (k + 2..segment.min(k + 7)).any(|j| p.items[j].is(c::OFFICE)) && (k + 2..segment).any(|j| p.proper(j))))
        });
        if joined {
            // two are not one of them
            let several = self.described(p, (a, segment), place).filter(|who| self.characters[*who].kind != EntityKind::Person);
            let who = several.unwrap_or_else(|| self.group(p, (a, segment)));
            return self.speaks(who, piece, main, Form::Nominal, None, place);
        }
        let apposed =
            segment + 1 < b && p.items[segment].mark(",") && p.proper(segment + 1) && p.items[a].is(c::DET | c::AGENT | c::UNNAMED);
        // "la Suédoise", "le Gallois": whoever fits was spoken of before
        if let (true, [article, people, rest @ ..]) = (!p.english, &p.items[a..b])
            && matches!(&*article.key, "le" | "la" | "l'")
            // "d'après Le Parisien": a name with its article
            && (!article.capital || a == 0 || p.items[a - 1].what == What::Mark && !p.items[a - 1].mark(","))
            && demonym(people)
            && !self.names_a_land(people.piece)
            // "le Suédois d'origine", "l'Écossais de 57 ans"
            && rest.first().is_none_or(|i| i.is(c::OF) || i.mark(","))
        {
            let known = self.recent(gender_of(article), place, piece.start, Some(people));
            let who = known.unwrap_or_else(|| {
                let who = self.unnamed(p, (a, segment));
                // a capital, and no body's name
                (self.characters[who].kind, self.characters[who].named) = (EntityKind::Person, false);
                who
            });
            return self.speaks(who, piece, main, Form::Nominal, None, place);
        }
        let first = if apposed { self.head_name(p, segment + 1, b) } else { None };
        // "l'entourage du ministre, Paul Orlin": the name is the minister's, and a body speaks
        let head = (a..segment).find(|k| p.items[*k].word() && !p.items[*k].is(c::DET));
        let of_body = p.french()
            && head.is_some_and(|k| p.items[k].is(c::ORG) && !p.items[k].capital)
            && (a..segment).any(|k| p.items[k].is(c::OFFICE) && (p.items[k - 1].is(c::OF) || k > a + 1 && p.items[k - 2].is(c::OF)));
        let (first, segment, b) = if of_body { (None, segment, segment) } else { (first, segment, b) };
        if let Some(name) =
            first.or_else(|| self.head_name(p, a, segment)).or_else(|| (segment < b).then(|| self.head_name(p, segment + 1, b)).flatten())
            && let Some(who) = self.who_is_named(p, name, capital_by_place(p, name, b))
        {
            let named = Piece::new(p.items[name.0].piece.start, p.items[name.1 - 1].piece.end);
            let before = Piece::new(piece.start, named.start);
            // "le quotidien Le Lormontais": the article is the name's
            let article = p.french() && name.0 > a + 1 && p.items[name.0 - 1].is(c::DET) && p.items[name.0 - 1].capital;
            let last = name.0 - usize::from(article);
            let role = if name.0 > a && p.items[a..name.0].iter().any(|i| i.is(c::AGENT | c::UNNAMED | c::TITLE)) {
                Some(Piece::new(before.start, p.items[last - 1].piece.end).min(Piece::new(before.start, main.end.max(before.start))))
            } else if segment < b && p.items[segment].mark(",") && segment + 1 < b && name.0 < segment {
                Some(Piece::new(p.items[segment + 1].piece.start, piece.end))
            } else {
                None
            };
            let gender = p.items[a..name.0].iter().find_map(gender_of);
            let ch = &mut self.characters[who];
            if ch.gender.is_none() && ch.kind == EntityKind::Person {
                ch.gender = gender;
            }
            return self.speaks(who, piece, named, Form::Name, role, place);
        }
        // a phrase that the names room has understood
        let known = self
            .mentions
            .iter()
            .skip(self.mentions.partition_point(|m| m.piece.start + 300 < main.start))
            .take_while(|m| m.piece.start < main.end)
            .filter(|m| m.form == Form::Nominal && m.piece.overlaps(&main) && m.entity.is_some() && m.piece.start <= main.start + 8)
            .max_by_key(|m| m.piece.len())
            .filter(|m| m.piece.len() * 2 > main.len())
            .and_then(|m| m.entity);
        if let Some(e) = known
            && let Some(who) = self.characters.iter().take(self.entities.len().max(1)).position(|ch| ch.entity == Some(e))
        {
            let named = self.characters[who].named;
            let better = if named { None } else { self.described(p, (a, segment), place) };
            // "a spokeswoman said … the spokeswoman added": she, not another named long before
            let introduced = self.characters[who].name.start;
            let better = better.filter(|other| {
                introduced >= piece.start || self.seen.iter().any(|s| s.who == *other && s.at > introduced && s.at < piece.start)
            });
            return self.speaks(better.unwrap_or(who), piece, main, Form::Nominal, Some(main), place);
        }
        let who = self.described_or_new(p, (a, segment), place);
        let role = self.characters[who].named.then_some(main).filter(|_| self.characters[who].kind == EntityKind::Person);
        self.speaks(who, piece, main, Form::Nominal, role, place)
    }

    /// The named person of this gender who was spoken of last, in the sentences just before; by his land, if it is told: "le Gallois" is
    /// nobody named as "l'Écossais Paul Orlo".
    fn recent(&self, gender: Option<Gender>, place: Place, at: usize, from: Option<&Item>) -> Option<usize> {
        let reach = if from.is_some() { AGAIN_BY_LAND } else { NEAR };
        // "italien", "italienne"
        let stem = |land: &str| land.chars().take(LAND).collect::<String>();
        let elsewhere = |ch: &Character| from.is_some_and(|i| ch.land.as_ref().is_some_and(|land| stem(land) != stem(&i.key)));
        let until = self.seen.partition_point(|s| s.at < at);
        self.seen[..until]
            .iter()
            .rev()
            .take(LOOK_BACK)
            .take_while(|s| place.sentence.saturating_sub(s.sentence) <= reach)
            .find(|s| {
                let ch = &self.characters[s.who];
                !elsewhere(ch)
                    && ch.kind == EntityKind::Person
                    && ch.named
                    && !ch.plural
                    && (ch.gender.is_none() || gender.is_none() || ch.gender == gender)
            })
            .map(|s| s.who)
    }

    /// Notes that somebody speaks here, with mention and entity.
    fn speaks(&mut self, who: usize, piece: Piece, mention: Piece, form: Form, role: Option<Piece>, place: Place) -> Speaker {
        // "La mère du petit Paul est effondrée. « … », dit-elle": she is described there, and nowhere else
        let described = (form == Form::Pronoun && self.characters[who].entity.is_none()).then(|| self.characters[who].name);
        let entity = self.entity(who);
        let ch = &self.characters[who];
        if let Some(name) = described.filter(|n| !self.mentions.iter().any(|m| m.piece == *n)) {
            self.added.push(Mention { piece: name, kind: ch.kind, form: Form::Nominal, entity: Some(entity) });
        }
        let standing = if ch.document {
            Standing::Document
        } else if ch.named || ch.kind != EntityKind::Person && ch.kind != EntityKind::Group {
            Standing::Named
        } else {
            Standing::Unnamed
        };
        let kind = ch.kind;
        self.spoke.push(Seen { at: piece.start, sentence: place.sentence, block: place.block, who, subject: true, end: piece.end });
        let from = self.mentions.partition_point(|m| m.piece.start < mention.start);
        let within = self.within_name(mention, entity);
        match self.mentions[from..].iter_mut().take_while(|m| m.piece.start == mention.start).find(|m| m.piece == mention) {
            Some(m) => m.entity = m.entity.or(Some(entity)),
            // "l'Union des officiers": the whole name is there already
            None if within => {}
            None => self.added.push(Mention { piece: mention, kind, form, entity: Some(entity) }),
        }
        Speaker { voice: Voice { piece, entity: Some(entity) }, standing, role }
    }

    /// Does a longer name of the same entity hold this place?
    fn within_name(&self, piece: Piece, entity: usize) -> bool {
        let from = self.mentions.partition_point(|m| m.piece.start + 200 < piece.start);
        let near = self.mentions[from..].iter().take_while(|m| m.piece.start <= piece.start);
        near.into_iter().any(|m| m.form == Form::Name && m.entity == Some(entity) && m.piece.contains(&piece))
    }

    fn entity(&mut self, who: usize) -> usize {
        let ch = &mut self.characters[who];
        *ch.entity.get_or_insert_with(|| {
            self.entities.push(Entity { kind: ch.kind, named: ch.named, name: ch.name, roles: Vec::new(), parent: None });
            self.entities.len() - 1
        })
    }

    /// Who hands a statement on. It is not he who speaks, so a pronoun does not mean him for that.
    pub(crate) fn relay(&mut self, p: Phrases, np: Range, place: Place) -> Voice {
        let speaker = self.resolve(p, np, place, false);
        self.spoke.pop();
        speaker.voice
    }

    /// The entity that a place names: that of the longest mention in it.
    pub(crate) fn named_at(&self, piece: Piece) -> Option<usize> {
        let from = self.mentions.partition_point(|m| m.piece.start < piece.start);
        let inside = self.mentions[from..].iter().take_while(|m| m.piece.start < piece.end).filter(|m| piece.contains(&m.piece));
        inside.max_by_key(|m| m.piece.len())?.entity
    }

    /// Is somebody who was found to speak a place or a state?
    pub(crate) fn is_place(&self, entity: Option<usize>) -> bool {
        let kind = entity.and_then(|e| self.entities.get(e)).map(|e| e.kind);
        matches!(kind, Some(EntityKind::Place | EntityKind::State))
    }

    /// Is a body named at this place?
    pub(crate) fn is_body(&self, piece: Piece) -> bool {
        let from = self.mentions.partition_point(|m| m.piece.start + 200 < piece.start);
        let near = self.mentions[from..].iter().take_while(|m| m.piece.start <= piece.start);
        near.into_iter().any(|m| m.form == Form::Name && m.kind == EntityKind::Org && m.piece.contains(&piece))
    }

    /// Who speaks where nobody is said: the person whom the sentence before was about, else who spoke
    /// last, if that was not long ago. `at` is where the statement stands.
    pub(crate) fn carried(&mut self, place: Place, at: usize) -> Option<Speaker> {
        let spoke = self.spoke.iter().rev().find(|s| place.sentence >= s.sentence && s.at < at).copied();
        let last = spoke.filter(|s| place.sentence.saturating_sub(s.sentence) <= 6);
        let until = self.seen.partition_point(|s| s.at < at);
        // sentences back: beside a speaker only the one just before counts
        let reach = if last.is_some() { 1 } else { 3 };
        let about = self.seen[..until]
            .iter()
            .rev()
            .take(LOOK_BACK)
            .take_while(|s| place.sentence.saturating_sub(s.sentence) <= reach)
            .find(|s| s.subject && self.characters[s.who].kind == EntityKind::Person && !self.characters[s.who].plural)
            .copied();
        let begins = self.subjects.iter().rev().take(4).find(|s| s.at < at && place.sentence.saturating_sub(s.sentence) <= reach).copied();
        let about = [about, begins]
            .into_iter()
            .flatten()
            .filter(|s| last.is_none_or(|l| l.sentence < s.sentence && l.at < s.at))
            .max_by_key(|s| s.at);
        // "« J'ai mal partout. » Anna Keller résume ainsi sa course": who is named right after it
        let next = || {
            let after = self.seen[until..].iter().take(4).find(|s| s.subject && self.characters[s.who].kind == EntityKind::Person)?;
            (after.block == place.block && after.sentence <= place.sentence + 1).then_some(*after)
        };
        let last = about.or(last).or_else(next)?;
        let entity = self.entity(last.who);
        let ch = &self.characters[last.who];
        let standing = if ch.document {
            Standing::Document
        } else if ch.named {
            Standing::Named
        } else {
            Standing::Unnamed
        };
        let piece = Piece::new(last.at, last.end.max(last.at));
        Some(Speaker { voice: Voice { piece, entity: Some(entity) }, standing, role: None })
    }

    /// Notes whom a sentence is about that begins with an office or a description without a name: "Le
    /// coach, lui, ...", "Ma fille ...". Call in the order of the text, before its statements are read.
    pub(crate) fn begins(&mut self, p: Phrases, lo: usize, hi: usize, place: Place) {
        if p.english {
            return self.opens(p, lo, hi, place);
        }
        let whole = lo;
        let lo = if p.french() { behind_led_in(p, lo, hi) } else { lo };
        if lo + 2 >= hi || !p.items[lo].is(c::DET) {
            return;
        }
        if p.french() {
            self.opens_in_french(p, lo, hi, place);
        }
        // "Le Gallois est descendu dans la rue. …": whoever fits was spoken of before
        let people = &p.items[lo + 1];
        if p.french()
            && matches!(&*p.items[lo].key, "le" | "la" | "l'")
            && demonym(people)
            && !self.names_a_land(people.piece)
            && !p.proper(lo + 2)
            && let Some(who) = self.recent(gender_of(&p.items[lo]), place, p.items[lo].piece.start, Some(people))
        {
            let piece = p.items[lo].piece.cover(&people.piece);
            self.subjects.push(Seen { at: piece.start, sentence: place.sentence, block: place.block, who, subject: true, end: piece.end });
            return;
        }
        // "L'intéressé dément."
        if p.french()
            && let Some(who) = self.concerned(p, (lo, lo + 2), p.items[lo].piece.start)
        {
            let piece = p.items[lo].piece.cover(&people.piece);
            self.subjects.push(Seen { at: piece.start, sentence: place.sentence, block: place.block, who, subject: true, end: piece.end });
            return;
        }
        let plural = matches!(&*p.items[lo].key, "les" | "des" | "ces" | "ses" | "mes" | "nos" | "leurs" | "plusieurs" | "certains");
        let Some(np) = p.right(lo, hi).filter(|_| !plural) else { return };
        let mut end = (np.0..np.1).find(|k| p.items[*k].mark(",")).unwrap_or(np.1);
        // "Le chef du gouvernement s'est invité": what belongs to the verb
        while end > lo + 2 && matches!(p.items[end - 1].key.trim_end_matches(['\'', '’']), "s" | "se" | "n" | "ne" | "m" | "l" | "en" | "y")
        {
            end -= 1;
        }
        // "Le gouvernement norvien estime que"
        let verb = |k: &usize| p.finite(*k) && p.items[*k].word() && !p.items[*k - 1].is(c::DET | c::OF | c::PREP);
        end = (lo + 2..end).find(|k| p.french() && verb(k)).unwrap_or(end);
        // "La mère du petit Paul, blessé lundi, est": the name is that of whom "de" governs, not hers
        let whose = |k: usize| {
            let before =
                (np.0..k).rev().find(|j| !p.items[*j].is(c::TITLE) && (p.items[*j].capital || p.items[*j].is(c::DET | c::OF | c::AGENT)));
            k < end && before.is_some_and(|j| p.items[j].is(c::OF) || p.items[j].capital && p.proper(j))
        };
        // "Le chef de Valdor Paul Orlo": the man himself
        let himself = (np.0 + 1..np.1).any(|k| p.proper(k) && p.proper(k - 1) && self.names_a_person(p.items[k].piece));
        let plain = (np.0..np.1).all(|k| !p.proper(k) || p.french() && whose(k) && !himself)
            && (np.0..end).any(|k| p.items[k].is(c::AGENT | c::UNNAMED))
            && p.agentive((np.0, end));
        if !plain || end <= lo + 1 {
            return;
        }
        // behind what leads in, somebody new only where nobody named could be meant
        let at = p.items[lo].piece.start;
        if lo > whole
            && (p.items[lo].key == "son" || self.described(p, (lo, end), place).is_none() && self.recent(None, place, at, None).is_some())
        {
            return;
        }
        let who = self.described_or_new(p, (lo, end), place);
        let piece = p.items[lo].piece.cover(&p.items[end - 1].piece);
        self.subjects.push(Seen { at: piece.start, sentence: place.sentence, block: place.block, who, subject: true, end: piece.end });
    }

    /// Has anybody spoken in this or the sentences shortly before?
    pub(crate) fn spoken_before(&self, sentence: usize) -> bool {
        self.spoke.last().is_some_and(|s| sentence.saturating_sub(s.sentence) <= 4)
    }

    /// Is any person mentioned before this place?
    pub(crate) fn person_before(&self, at: usize) -> bool {
        self.seen.iter().take_while(|s| s.at < at).any(|s| self.characters[s.who].kind == EntityKind::Person)
    }

    /// Puts the mentions that were added into their order.
    pub(crate) fn close(self) {
        let Self { mentions, mut added, .. } = self;
        added.sort_by_key(|m| (m.piece.start, m.piece.end));
        added.dedup_by_key(|m| m.piece);
        mentions.extend(added);
        mentions.sort_by_key(|m| (m.piece.start, std::cmp::Reverse(m.piece.end)));
    }
}

/// Does a name of one word follow another capital somewhere in a text ("Amany *Moussa*", "President *Martin*")? It is then no first
/// name, though it may look like one.
fn is_surname(text: &str, name: &str) -> bool {
    let name = name.trim();
    !name.is_empty()
        && text.match_indices(name).any(|(at, _)| {
            let before = text[..at].strip_suffix(' ').and_then(|t| t.rsplit(|c: char| !c.is_alphanumeric() && c != '-' && c != '.').next());
            before.is_some_and(|w| w.chars().count() > 1 && w.starts_with(char::is_uppercase))
        })
}

/// Words of a name or description that mean something, folded: articles and prepositions left out.
fn content_words(s: &str) -> Vec<String> {
    const SKIP: [&str; 40] = [
        "le", "la", "les", "l'", "l", "un", "une", "des", "du", "de", "d'", "d", "ce", "cet", "cette", "ces", "son", "sa", "ses", "leur",
        "leurs", "the", "a", "an", "of", "his", "her", "their", "m.", "m", "mme", "mr", "mrs", "ms", "et", "and", "au", "aux", "'s", "à",
    ];
    fold(s)
        .split(|ch: char| ch.is_whitespace() || matches!(ch, ',' | '(' | ')'))
        .flat_map(|w| w.split_inclusive('\''))
        .map(|w| w.trim_matches(|ch: char| !ch.is_alphanumeric()).to_owned())
        .filter(|w| !w.is_empty() && !SKIP.contains(&w.as_str()))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_surname_follows_another_capital() {
        assert!(
            is_surname("Amary Thomas spoke. Thomas left.", "Thomas")
                && is_surname("Le président Martin, le maire Jean-Noé Martin", "Martin")
        );
        assert!(!is_surname("Une mère, Sabrina, a parlé. Sabrina est partie.", "Sabrina"));
    }
}
