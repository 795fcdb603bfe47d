//! Whom a pronoun means: by gender, by who was spoken of, and by who spoke last.

use super::again::subject_before_colon;
use super::{Cast, Character, LOOK_BACK, Place, Seen, Speaker, gender_of};
use crate::lexicon::{Gender, class as c};
use crate::phrase::{Phrases, Range};
use recoupe_lang::fold;
use recoupe_model::{EntityKind, Form, Mention, Piece, Standing, Voice};

/// Bytes between a name and the relative pronoun that stands for it: a comma and a blank.
const RELATIVE_GAP: usize = 2;
/// What speaks against who spoke in an earlier paragraph, once this one has begun with somebody else.
const LEFT: f32 = 2.0;
/// What speaks for the body that the sentence before begins with, where a pronoun of its gender opens the next one: more than for
/// whoever spoke last.
const OPENED: f32 = 2.5;
/// What speaks against who spoke before somebody else was the subject of a sentence, in the same paragraph.
const OVERTAKEN: f32 = 1.0;

/// What speaks against a body that spoke before, for an inverted French pronoun.
const BODILY: f32 = 1.0;

/// Sentences for which the subject of one is still spoken of, where none has another named subject.
const JUST_BEFORE: usize = 3;

/// Sentences for which somebody described as one of many is still spoken of behind his paragraph.
const ONE_OF_MANY: usize = 1;

/// What speaks for a described subject that opened a sentence: in the sentence before, a little more than for whoever spoke there.
const OPENER: f32 = 2.6;

impl Cast<'_> {
    /// Notes the described body, or people, that an English sentence begins with: "The firm", "His opponents". Names are noted elsewhere.
    pub(super) fn opens(&mut self, p: Phrases, lo: usize, hi: usize, place: Place) {
        let from = lo + usize::from(lo < hi && p.items[lo].is(c::COORD));
        let agent = |k: usize| k < hi && p.items[k].is(c::AGENT | c::UNNAMED | c::ORG) && !p.items[k].is(c::TITLE);
        let Some(head) = (from..hi.min(from + LONGEST_OPENER)).find(|k| agent(*k) && !agent(k + 1)) else { return };
        let small =
            |k: usize| p.items[k].word() && !p.items[k].is(c::PREP | c::OF | c::BE | c::HAVE | c::MODAL | c::REL | c::SUB | c::COORD);
        let plain = (from..head).all(|k| small(k) && !p.finite(k) && (k == from || !p.items[k].capital));
        let noun = &p.items[head].key;
        let many = noun.ends_with('s') && !noun.ends_with("ss") || matches!(&**noun, "police" | "people" | "authorities");
        // "Citing police, he said" begins with no subject, and a house is a parliament only where it has a capital
        let other = p.items[from].key.ends_with("ing") || p.items[from].is(c::PRONOUN) && !p.items[from].is(c::DET) || &**noun == "house";
        if other
            || !plain
            || noun.ends_with("ed")
            || !(many || p.items[head].is(c::ORG) && p.items[from].is(c::DET))
            || head > from && p.proper(head)
        {
            return;
        }
        let np = (from, head + 1);
        let who = self.described_or_new(p, np, place);
        let piece = p.items[from].piece.cover(&p.items[head].piece);
        self.openers.push(Seen { at: piece.start, sentence: place.sentence, block: place.block, who, subject: true, end: piece.end });
    }

    /// Notes the described body, or people, that a French sentence begins with: "Les éleveurs", "Le collectif". One person is noted
    /// elsewhere.
    pub(super) fn opens_in_french(&mut self, p: Phrases, lo: usize, hi: usize, place: Place) {
        let many = matches!(&*p.items[lo].key, "les" | "des" | "ces" | "ses" | "leurs" | "plusieurs" | "certains" | "certaines");
        let Some(np) = p.right(lo, hi) else { return };
        let body = |k: usize| p.items[k].is(c::ORG);
        let people = |k: usize| p.items[k].is(c::AGENT | c::UNNAMED) && p.items[k].key.ends_with('s');
        let fits = |k: &usize| if many { people(*k) || body(*k) } else { body(*k) };
        let plain = |k: &usize| p.items[*k].word() && !p.items[*k].is(c::OF | c::PREP | c::REL) && !p.proper(*k);
        let Some(head) = (lo + 1..np.1).take_while(plain).find(fits) else { return };
        // "les éleveurs de la vallée": with the noun that "de" governs, and without the verb that may follow
        let mut end = head + 1;
        // "le gouvernement norvien", "les transporteurs locaux"
        let adjective = |i: &crate::stream::Item| {
            i.word() && !i.capital && i.class == 0 && ADJECTIVES.iter().any(|e| i.key.trim_end_matches('s').ends_with(e))
        };
        end += usize::from(end < np.1 && p.items.get(end).is_some_and(adjective));
        if p.items.get(end).is_some_and(|i| i.is(c::OF)) {
            let noun = (end + 1..np.1).find(|k| p.items[*k].word() && !p.items[*k].is(c::DET | c::OF | c::TITLE));
            end = noun.map_or(end, |k| (k + 1..np.1).find(|j| !p.proper(*j)).unwrap_or(np.1));
        }
        let who = self.described_or_new(p, (lo, end), place);
        let piece = p.items[lo].piece.cover(&p.items[end - 1].piece);
        self.openers.push(Seen { at: piece.start, sentence: place.sentence, block: place.block, who, subject: true, end: piece.end });
    }

    /// "il", "she", "-t-elle", "they".
    pub(super) fn pronoun(&mut self, p: Phrases, at: usize, place: Place, inverted: bool) -> Speaker {
        let item = &p.items[at];
        let gender = if item.is(c::FEMININE) {
            Some(Gender::Feminine)
        } else if item.is(c::MASCULINE) || matches!(&*item.key, "him") {
            Some(Gender::Masculine)
        } else if item.key == "her" {
            Some(Gender::Feminine)
        } else {
            None
        };
        let plural = item.key.ends_with("ils")
            || item.key.ends_with("elles")
            || matches!(&*item.key, "they" | "them" | "eux" | "ceux-ci" | "loro" | "они" | "вони" | "ellos");
        let thing = item.key == "it";
        // "ce que l'opposition n'a pas digéré : elle soupçonne"
        if let Some(np) = subject_before_colon(p, at).filter(|_| gender.is_some() && !plural && !inverted) {
            let own = self.described_or_new(p, np, place);
            let body = &mut self.characters[own];
            body.gender = body.gender.or_else(|| gender_of(&p.items[np.0])).or_else(|| {
                let noun = fold(p.items[np.0 + 1].text);
                Some(if feminine_body(&noun) { Gender::Feminine } else { Gender::Masculine })
            });
            if body.gender == gender && body.kind != EntityKind::Person {
                return self.speaks(own, item.piece, item.piece, Form::Pronoun, None, place);
            }
        }
        // "a-t-il dit": the hyphen and the sound between are none of it
        let glue = if item.text.starts_with("-t-") { 3 } else { usize::from(item.text.starts_with('-')) };
        let piece = Piece::new(item.piece.start + glue, item.piece.end);
        let fits = |ch: &Character| {
            if ch.document {
                return thing;
            }
            if plural {
                return ch.plural || matches!(ch.kind, EntityKind::Group | EntityKind::Org);
            }
            if thing {
                return ch.kind != EntityKind::Person && !(p.english && (ch.plural || ch.kind == EntityKind::Group));
            }
            // "la société ... elle": a body of the same gender, where the language has one
            let body = p.french() && ch.kind == EntityKind::Org && gender.is_some() && ch.gender == gender;
            !ch.plural && (body || ch.kind == EntityKind::Person && (ch.gender.is_none() || gender.is_none() || ch.gender == gender))
        };
        let mut best: Option<(f32, usize)> = None;
        let mut weigh = |score: f32, who: usize| {
            if best.is_none_or(|b| score > b.0) {
                best = Some((score, who));
            }
        };
        let until = self.seen.partition_point(|s| s.at < piece.start);
        let begun = self.subjects.partition_point(|s| s.at < piece.start);
        // somebody else has begun this paragraph: who spoke before it is left
        let mut begun_anew = false;
        // "Paul Verdier, whom she described as", "que, dit-il": not the one whom the clause is about
        let described = (at > 0 && p.items[at - 1].is(c::REL | c::THAT)).then(|| p.items[at - 1].piece.start);
        let whom = described.and_then(|start| {
            self.seen[..until].iter().rev().find(|s| s.end <= start && s.end + RELATIVE_GAP >= start && s.sentence == place.sentence)
        });
        let whom = whom.map(|s| s.who);
        // whoever spoke in the sentence before goes on, whatever that began with
        // "No shots were fired at Orlo, he added": whoever spoke in the sentence before, and not whom it is about
        let adds = [at.checked_sub(1), Some(at + 1)].into_iter().flatten().filter_map(|k| p.items.get(k)).any(|i| is_going_on(&i.key));
        let goes_on = self.spoke.iter().rev().take(6).any(|s| s.sentence + 1 == place.sentence && fits(&self.characters[s.who]));
        // where many a name goes unseen, whoever was named paragraphs ago is hardly the one
        let near = |s: &&Seen| !p.lexicon.is_sparse() || s.block == place.block || s.sentence + 1 == place.sentence;
        for s in self.seen[..until].iter().rev().take(LOOK_BACK).chain(self.subjects[..begun].iter().rev().take(4)).filter(near) {
            let ch = &self.characters[s.who];
            // "It accused the Port of lying": another than the Port
            let told_of = |who: usize| {
                let after = self.seen[until..].iter().take_while(|l| l.sentence == place.sentence && l.at < piece.end + OBJECT_REACH);
                thing && after.into_iter().any(|l| l.who == who)
            };
            if Some(s.who) == whom
                || told_of(s.who)
                || p.french() && self.is_gone(s, place)
                || adds && goes_on && s.sentence == place.sentence
            {
                continue;
            }
            let next = item.capital && !plural && !goes_on && s.sentence + 1 == place.sentence && s.block == place.block;
            if next && ch.named && ch.kind != EntityKind::Person && gender.is_some() && body_that_opens(p, s.at, at) == gender {
                weigh(OPENED, s.who);
            }

            if !fits(ch) || (inverted && s.sentence == place.sentence && s.at + 2 > piece.start) {
                continue;
            }
            #[allow(clippy::cast_precision_loss)]
            let far = (place.sentence.saturating_sub(s.sentence)) as f32 + if s.block == place.block { 0.0 } else { 0.6 };
            // "She has Orlo's backing, and he told": whoever owns something is spoken of in his sentence, and no further
            let subject = s.subject || s.sentence == place.sentence && self.owners.binary_search(&s.at).is_ok();
            let same_sentence = if s.sentence == place.sentence && !subject { -1.0 } else { 0.0 };
            // what the sentence is about seldom speaks in it: "L'Alliance aimerait partir, a-t-elle indiqué"
            let body = if ch.kind != EntityKind::Org {
                0.0
            } else if inverted && s.sentence == place.sentence {
                -2.5
            } else {
                -0.5
            };
            begun_anew |= s.subject && s.block == place.block && s.sentence < place.sentence && ch.kind == EntityKind::Person;
            let body = body - if ch.vague && gender.is_some() { VAGUE } else { 0.0 };
            weigh(-far + if subject { 1.6 } else { 0.0 } + if ch.gender.is_some() { 0.4 } else { 0.0 } + same_sentence + body, s.who);
        }
        // "The firm was founded here. It said": a body or several people, described, that a sentence before begins with
        // in French a pronoun of the same gender: "Le collectif a déposé un recours. Il juge"
        let bodily = p.french() && item.capital && !goes_on;
        let opened =
            self.openers.iter().rev().filter(|s| (plural || thing || bodily) && s.at < piece.start && s.sentence < place.sentence).take(4);
        for s in opened.filter(|s| fits(&self.characters[s.who])) {
            #[allow(clippy::cast_precision_loss)]
            let far = (place.sentence - s.sentence) as f32 + if s.block == place.block { 0.0 } else { 0.6 };
            weigh(OPENER - far, s.who);
        }
        let spoken = self.spoke.partition_point(|s| s.at < piece.start);
        let about = |s: &&Seen| s.subject && s.sentence < place.sentence && self.characters[s.who].named && fits(&self.characters[s.who]);
        let opens_block = begins_block(p, at);
        let latest = self.seen[..until].iter().rev().take(LOOK_BACK).find(about).copied();
        for s in self.spoke[..spoken].iter().rev().take(6).filter(near) {
            let ch = &self.characters[s.who];
            if !fits(ch) || p.french() && self.is_gone(s, place) {
                continue;
            }
            #[allow(clippy::cast_precision_loss)]
            let far = (place.sentence.saturating_sub(s.sentence)) as f32;
            let left = if begun_anew && s.block != place.block {
                LEFT
            } else if let Some(since) = latest.filter(|l| p.french() && l.who != s.who && l.sentence > s.sentence) {
                // somebody else has been the subject of a sentence since
                if since.block == place.block || opens_block && since.block + 1 == place.block { OVERTAKEN } else { 0.0 }
            } else if latest.is_some_and(|l| opens_block && l.who != s.who && l.sentence > s.sentence && is_just_before(&l, place)) {
                // "Ann Lee, a farmer, came by boat. ¶ “It was over,” she said.": the paragraph before was about her
                OVERTAKEN
            } else {
                0.0
            };
            // "a-t-elle indiqué" is a woman where one is near
            let body = if p.french() && inverted && ch.kind == EntityKind::Org { BODILY } else { 0.0 };
            let body = body + if ch.vague && gender.is_some() { VAGUE } else { 0.0 };
            weigh(-far * 0.7 + if inverted { 3.2 } else { 2.0 } - left - body, s.who);
        }
        match best {
            Some((score, who)) if score > -9.0 => self.speaks(who, piece, piece, Form::Pronoun, None, place),
            _ => {
                match self.named_next(place, piece.end).filter(|who| !plural && !thing && gender.is_some() && fits(&self.characters[*who]))
                {
                    Some(who) => self.speaks(who, piece, piece, Form::Pronoun, None, place),
                    None => Speaker { voice: Voice { piece, entity: None }, standing: Standing::Unnamed, role: None },
                }
            }
        }
    }

    /// Was somebody who spoke, or was spoken of, one of many ("un autre"), and told of in another paragraph, not just before?
    fn is_gone(&self, s: &Seen, place: Place) -> bool {
        let ch = &self.characters[s.who];
        !ch.named && ch.one_of_many && ch.kind == EntityKind::Person && s.block != place.block && s.sentence + ONE_OF_MANY < place.sentence
    }

    /// "« J'arrête », lâche-t-il. Anton Keller a quitté la mairie": the person whom the next sentence is about, where the report opens
    /// with a pronoun.
    fn named_next(&self, place: Place, at: usize) -> Option<usize> {
        let from = self.seen.partition_point(|s| s.at < at);
        let next = |s: &&Seen| s.sentence > place.sentence && s.subject;
        let first = self.seen[from..].iter().take(LOOK_BACK).find(next)?;
        let ch = &self.characters[first.who];
        let near = first.sentence == place.sentence + 1 && first.block <= place.block + 1;
        (near && ch.kind == EntityKind::Person && ch.named && !ch.plural).then_some(first.who)
    }

    /// "« M. Orlo savait. » « On m'a menti », se défend *l'intéressé*": the person of whom was spoken last, also within marks.
    pub(super) fn concerned(&self, p: Phrases, np: Range, at: usize) -> Option<usize> {
        let gender = match p.items.get(np.0 + 1).filter(|_| np.1 == np.0 + 2).map_or("", |i| &*i.key) {
            "intéressé" => Gender::Masculine,
            "intéressée" => Gender::Feminine,
            _ => return None,
        };
        let until = self.mentions.partition_point(|m| m.piece.start < at);
        let near = self.mentions[..until].iter().rev().take(LATTER_MENTIONS).take_while(|m| m.piece.end + LATTER_REACH > at);
        let people = near.filter(|m| m.form == Form::Name && m.kind == EntityKind::Person).filter_map(|m| m.entity);
        let who = people.filter_map(|e| self.characters.iter().position(|ch| ch.entity == Some(e)));
        who.into_iter().find(|who| self.characters[*who].gender.is_none_or(|g| g == gender))
    }

    /// "Le fonds attaque le vendeur, *la famille Orlo*. Celle-ci conteste": a person or a body described, of the gender that the word has,
    /// at the end of the sentence before.
    pub(super) fn latter_described(&self, p: Phrases, np: Range) -> Option<Range> {
        let key = |k: usize| p.items.get(k).filter(|_| k < np.1).map_or("", |i| &*i.key);
        let articles = match (key(np.0), key(np.0 + 1)) {
            ("cette", "dernière") | ("celle-ci", _) | ("celle", "-ci") => ["la", "une", "sa"],
            ("ce", "dernier") | ("celui-ci", _) | ("celui", "-ci") => ["le", "un", "son"],
            _ => return None,
        };
        let from = np.0.saturating_sub(LAST_PHRASE);
        let stops = (from..np.0).rev().find(|k| !p.items[*k].word() && p.items[*k].quote().is_none())?;
        let first = (from..stops).rev().find(|k| articles.contains(&&*p.items[*k].key) && p.items[k + 1].is(c::AGENT | c::ORG))?;
        let found = p.right(first, stops)?;
        // with nothing behind it, but what marks hold
        let ends = (found.1..stops).all(|k| !p.items[k].word());
        (ends && p.agentive(found)).then_some(found)
    }

    /// "Ce dernier", "cette dernière", "the latter": whoever was mentioned last before it, in the narrator's own words.
    /// With where.
    pub(super) fn latter(&self, p: Phrases, np: Range, at: usize) -> Option<(usize, usize)> {
        let key = |k: usize| p.items.get(k).filter(|_| k < np.1).map_or("", |i| &*i.key);
        let (gender, plural) = match (key(np.0), key(np.0 + 1)) {
            ("ce", "dernier") => (Some(Gender::Masculine), false),
            ("cette", "dernière") | ("celle-ci", _) | ("celle", "-ci") => (Some(Gender::Feminine), false),
            ("celui-ci", _) | ("celui", "-ci") => (Some(Gender::Masculine), false),
            ("ces", "derniers" | "dernières") => (None, true),
            ("the", "latter") => (None, false),
            _ => return None,
        };
        let quoted = |m: &Mention| p.items.iter().any(|i| i.quote().is_some() && i.piece.contains(&m.piece));
        let until = self.mentions.partition_point(|m| m.piece.start < at);
        let fits = |who: &usize| {
            let ch = &self.characters[*who];
            if plural {
                return ch.plural || ch.kind == EntityKind::Group;
            }
            let speaks = matches!(ch.kind, EntityKind::Person | EntityKind::Org);
            // a body is spoken of by the gender of its noun, which is seldom known
            let body = ch.kind == EntityKind::Org && p.french() && ch.gender.is_none();
            speaks && !ch.plural && !body && (ch.gender.is_none() || gender.is_none() || ch.gender == gender)
        };
        let near = self.mentions[..until].iter().rev().take(LATTER_MENTIONS).take_while(|m| m.piece.end + LATTER_REACH > at);
        let told = near.filter(|m| m.piece.end <= at && m.form != Form::Pronoun && !quoted(m));
        let who = |m: &Mention| {
            let entity = m.entity?;
            Some((self.characters.iter().position(|ch| ch.entity == Some(entity))?, m.piece.start))
        };
        told.filter_map(who).find(|(who, _)| fits(who))
    }
}

/// "L'Alliance compte négocier. Elle réclame", "Le Port a cédé. Il demande": the gender of a body whose name at a place in the text,
/// before an item, begins its sentence behind an article.
fn body_that_opens(p: Phrases, name: usize, before: usize) -> Option<Gender> {
    let n = (0..before).rev().take(LONGEST_BACK).find(|k| p.items[*k].piece.start <= name).filter(|k| p.items[*k].piece.start == name)?;
    let article = n.checked_sub(1).map(|k| &p.items[k]).filter(|i| p.french() && i.capital)?;
    match &*article.key {
        "la" => Some(Gender::Feminine),
        "le" => Some(Gender::Masculine),
        "l'" => feminine_body(&fold(p.items[n].text)).then_some(Gender::Feminine),
        _ => None,
    }
}

/// Items of the phrase that ends the sentence before "celle-ci", with what marks hold behind it, at most.
const LAST_PHRASE: usize = 14;

/// How much less "he" means what no word for a person describes: "the draft said …, he said".
const VAGUE: f32 = 4.0;

/// Bytes after "it" within which a body named is whom it speaks of.
const OBJECT_REACH: usize = 60;

/// Mentions, and bytes, looked back at for "the latter".
const LATTER_MENTIONS: usize = 12;
const LATTER_REACH: usize = 500;

/// Endings, without their plural "s", of adjectives beside a French noun for a body or people, which no verb has.
const ADJECTIVES: [&str; 16] =
    ["ai", "aise", "ien", "ienne", "oi", "oise", "ain", "aine", "al", "ale", "aux", "ique", "if", "ive", "aire", "éen"];

/// Words of a description that opens a sentence.
const LONGEST_OPENER: usize = 6;

/// Items looked back at for the beginning of the sentence before.
const LONGEST_BACK: usize = 80;

/// "Alliance", "Fédération", "Assemblée": French nouns for bodies that "elle" may stand for, by their ending (folded).
fn feminine_body(noun: &str) -> bool {
    noun.len() > 5 && ["ion", "ise", "nce", "ie", "ite", "ee"].iter().any(|e| noun.ends_with(e))
}

/// Did a sentence of an earlier paragraph, and no long time ago, tell of somebody?
fn is_just_before(seen: &Seen, place: Place) -> bool {
    seen.block < place.block && seen.sentence + JUST_BEFORE >= place.sentence
}

/// A verb by which whoever speaks goes on.
fn is_going_on(key: &str) -> bool {
    matches!(key, "added" | "continued" | "ajouté" | "poursuivi")
}

/// Does a paragraph begin with this pronoun, or with the quotation behind which it stands?
fn begins_block(p: Phrases, at: usize) -> bool {
    let quoted = p.items.first().is_some_and(|i| i.quote().is_some());
    at == 0 || quoted && p.items[1..at.max(1)].iter().all(|i| i.quote().is_none() && !matches!(i.text, "." | "!" | "?" | "…"))
}
