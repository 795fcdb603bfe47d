//! Who speaks: maps the phrase of a speaker to one of the article's entities. Names by their
//! mentions, pronouns by gender, recency and who spoke last, offices by the words that stand beside
//! a name elsewhere ("la secrétaire d'État" … "la secrétaire d'État Wendy S."); who is never named stays so.

use crate::lexicon::{Gender, class as c, first_name};
use crate::phrase::{Phrases, Range};
use crate::stream::Item;
use recoupe_lang::fold;
use recoupe_model::{Entity, EntityKind, Form, Mention, Piece, Standing, Voice};

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
    mentions: &'m mut Vec<Mention>,
    entities: &'m mut Vec<Entity>,
    added: Vec<Mention>,
}

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
                let gender = words.first().filter(|_| e.kind == EntityKind::Person).and_then(|w| gender_of_first(w));
                let roles = e.roles.iter().map(|r| content_words(text.get(r.range()).unwrap_or(""))).collect();
                let plural = e.kind == EntityKind::Group;
                Character { entity: Some(n), kind: e.kind, named: e.named, name: e.name, words, gender, plural, roles, document: false }
            })
            .collect();
        Self { characters, seen: Vec::new(), spoke: Vec::new(), mentions, entities, added: Vec::new() }
    }

    /// Notes the names of a sentence, with the offices beside them. Call for all sentences first.
    pub(crate) fn read(&mut self, p: Phrases, lo: usize, hi: usize, place: Place) {
        let mut n = lo;
        let mut any = false;
        while n < hi {
            let i = &p.items[n];
            let indefinite = matches!(&*i.key, "un" | "une" | "a" | "an");
            if indefinite
                && !(n > lo && p.items[n - 1].is(c::PREP))
                && (n + 1..hi.min(n + 4)).any(|k| p.items[k].is(c::UNNAMED | c::AGENT) && !p.items[k].is(c::ORG))
                && !any
            {
                if let Some(np) = p.right(n, hi)
                    && !(np.0..np.1).any(|k| p.proper(k) && !p.items[k - 1].is(c::OF | c::DET))
                {
                    let who = self.unnamed(p, np);
                    self.see(i.piece.start, place, who, true);
                    n = np.1;
                    any = true;
                    continue;
                }
            }
            // "Quant au sous-préfet, il ..."
            let about = n > lo && matches!(&*i.key, "au" | "à") && p.items[n - 1].key == "quant";
            if about
                && let Some(np) = p.right(n + 1, hi).filter(|np| !(np.0..np.1).any(|k| p.proper(k)))
                && p.items[np.0].is(c::AGENT | c::UNNAMED)
            {
                let who = self.unnamed(p, np);
                self.see(p.items[np.0].piece.start, place, who, true);
                n = np.1;
                any = true;
                continue;
            }
            if !p.proper(n) {
                n += 1;
                continue;
            }
            let end = sequence_end(p, n, hi);
            if let Some(who) = self.who_is_named(p, (n, end), n == lo) {
                let governed =
                    n > lo && (p.items[n - 1].is(c::PREP) || (n > lo + 1 && p.items[n - 1].is(c::DET) && p.items[n - 2].is(c::PREP)));
                let subject = !governed && !any;
                self.see(i.piece.start, place, who, subject);
                self.office(p, lo, n, end, hi, who);
                any |= subject;
            }
            n = end;
        }
    }

    fn see(&mut self, at: usize, place: Place, who: usize, subject: bool) {
        self.seen.push(Seen { at, sentence: place.sentence, block: place.block, who, subject, end: at });
    }

    /// Who bears the name at these items; a new character where nobody does and it looks like a name.
    fn who_is_named(&mut self, p: Phrases, (a, b): Range, first: bool) -> Option<usize> {
        // titles are no part of the name: "M. Costa", "Mayor Linda Osgood"
        let a = (a..b - 1).find(|k| p.items[*k].word() && !p.items[*k].is(c::TITLE | c::AGENT | c::UNNAMED)).unwrap_or(a);
        let piece = Piece::new(p.items[a].piece.start, p.items[b - 1].piece.end);
        if let Some(who) = self.by_mention(piece) {
            return Some(who);
        }
        let words: Vec<String> = p.items[a..b].iter().filter(|i| i.word()).map(|i| fold(i.text)).collect();
        let last = words.last()?;
        if words.iter().all(|w| w.chars().count() < 2) {
            return None;
        }
        let same = |ch: &Character| {
            ch.named && ch.words.last() == Some(last) && (words.len() == 1 || ch.words.first() == words.first() || ch.words.len() == 1)
        };
        if let Some(who) = self.characters.iter().take(MOST_CHARACTERS).position(same) {
            if self.characters[who].words.len() < words.len() {
                self.characters[who].words.clone_from(&words);
                self.characters[who].name = piece;
                if let Some(e) = self.characters[who].entity {
                    self.entities[e].name = piece;
                }
            }
            return Some(who);
        }
        let titled = a > 0 && p.items[a - 1].is(c::TITLE | c::AGENT) && !p.items[a - 1].is(c::ORG)
            || a > 1 && p.items[a - 1].text == "." && p.items[a - 2].is(c::TITLE);
        let known = gender_of_first(&words[0]);
        let person = words.len() <= 4 && (titled || words.len() >= 2 && known.is_some());
        if first && words.len() == 1 && !titled {
            let acronym = p.items[a].text.chars().count() > 1 && p.items[a].text.chars().all(char::is_uppercase);
            if !acronym && known.is_none() {
                return None;
            }
        }
        let kind = if person { EntityKind::Person } else { EntityKind::Org };
        let gender = if person { known } else { None };
        Some(self.add(Character {
            entity: None,
            kind,
            named: true,
            name: piece,
            words,
            gender,
            plural: false,
            roles: Vec::new(),
            document: false,
        }))
    }

    fn add(&mut self, character: Character) -> usize {
        self.characters.push(character);
        self.characters.len() - 1
    }

    fn by_mention(&self, piece: Piece) -> Option<usize> {
        let from = self.mentions.partition_point(|m| m.piece.start + 400 < piece.start);
        let best = self.mentions[from..]
            .iter()
            .take_while(|m| m.piece.start < piece.end)
            .filter(|m| m.form == Form::Name && m.piece.overlaps(&piece) && m.entity.is_some())
            .max_by_key(|m| (m.kind == EntityKind::Person, m.piece.end.min(piece.end) - m.piece.start.max(piece.start)))?;
        let entity = best.entity?;
        self.characters.iter().take(self.entities.len()).position(|ch| ch.entity == Some(entity)).or(None)
    }

    /// Titles before a name and an apposition after it tell office and gender.
    fn office(&mut self, p: Phrases, lo: usize, a: usize, b: usize, hi: usize, who: usize) {
        let mut start = a;
        let mut gender = None;
        let comma = a > lo + 1 && p.items[a - 1].mark(",");
        let edge = if comma { a - 1 } else { a };
        let mut k = edge;
        while k > lo && edge - k < 12 {
            let i = &p.items[k - 1];
            if i.is(c::DET) && !p.items.get(k.wrapping_sub(2)).is_some_and(|b| b.is(c::PREP) && k >= 2 + lo) {
                start = k - 1;
                gender = gender_of(i);
                break;
            }
            if i.is(c::TITLE) && gender.is_none() {
                gender = gender_of(i);
                start = k - 1;
            }
            if !(i.word() || i.text == ".")
                || i.is(c::HAVE | c::BE | c::REL | c::MODAL | c::COORD) && !i.is(c::DET)
                || i.is(c::PREP) && !i.is(c::OF) && i.key != "à" && i.key != "aux"
            {
                break;
            }
            if i.is(c::AGENT | c::UNNAMED) && start > k - 1 {
                start = k - 1;
            }
            k -= 1;
        }
        if start < edge && p.items[start..edge].iter().any(|i| i.is(c::AGENT | c::UNNAMED | c::TITLE)) {
            let words: Vec<String> = p.items[start..edge].iter().flat_map(|i| content_words(i.text)).collect();
            self.characters[who].roles.push(words);
            if gender.is_none() {
                gender = p.items[start..edge].iter().find_map(gender_of);
            }
        } else if comma || start == edge {
            gender = None;
        }
        let full = p.right(a, hi).filter(|np| np.1 > b && p.items[b].mark(","));
        if let Some(np) = full {
            let words: Vec<String> = p.items[b + 1..np.1].iter().flat_map(|i| content_words(i.text)).collect();
            let first = &p.items[b + 1];
            if gender.is_none() {
                gender = gender_of(first).filter(|_| first.is(c::DET)).or_else(|| feminine_noun(&first.key).then_some(Gender::Feminine));
            }
            self.characters[who].roles.push(words);
        }
        let ch = &mut self.characters[who];
        if ch.gender.is_none() && ch.kind == EntityKind::Person {
            ch.gender = gender;
        }
    }

    /// Finds who is meant by a phrase, adds mention and entity where there are none.
    pub(crate) fn resolve(&mut self, p: Phrases, np: Range, place: Place, inverted: bool) -> Speaker {
        let (a, b) = np;
        let piece = Piece::new(p.items[a].piece.start, p.items[b - 1].piece.end);
        let single = b == a + 1;
        if single && p.items[a].is(c::PRONOUN) || matches!(&*p.items[a].key, "lui" | "eux" | "him" | "her" | "them") && single {
            return self.pronoun(p, a, place, inverted);
        }
        let segment = (a..b).find(|k| p.items[*k].mark(",") || p.items[*k].mark("(")).unwrap_or(b);
        let main = Piece::new(piece.start, p.items[segment.max(a + 1) - 1].piece.end);
        let joined = (a + 1..segment).any(|k| {
            p.items[k].is(c::COORD)
                && (a..k).any(|j| p.proper(j) && !p.items[j.saturating_sub(1).max(a)].is(c::OF))
                && (p.proper(k + 1) || p.items[k + 1].is(c::TITLE) || p.items[k + 1].is(c::DET) && p.proper(k + 2))
        });
        if joined {
            let who = self.described(p, (a, segment), place).unwrap_or_else(|| self.group(p, (a, segment)));
            return self.speaks(who, piece, main, Form::Nominal, None, place);
        }
        let apposed =
            segment + 1 < b && p.items[segment].mark(",") && p.proper(segment + 1) && p.items[a].is(c::DET | c::AGENT | c::UNNAMED);
        let first = if apposed { self.head_name(p, segment + 1, b) } else { None };
        if let Some(name) =
            first.or_else(|| self.head_name(p, a, segment)).or_else(|| (segment < b).then(|| self.head_name(p, segment + 1, b)).flatten())
            && let Some(who) = self.who_is_named(p, name, false)
        {
            let named = Piece::new(p.items[name.0].piece.start, p.items[name.1 - 1].piece.end);
            let before = Piece::new(piece.start, named.start);
            let role = if name.0 > a && p.items[a..name.0].iter().any(|i| i.is(c::AGENT | c::UNNAMED | c::TITLE)) {
                Some(Piece::new(before.start, p.items[name.0 - 1].piece.end).min(Piece::new(before.start, main.end.max(before.start))))
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
            return self.speaks(better.unwrap_or(who), piece, main, Form::Nominal, Some(main), place);
        }
        let who = self.described(p, (a, segment), place).unwrap_or_else(|| self.unnamed(p, (a, segment)));
        let role = self.characters[who].named.then_some(main).filter(|_| self.characters[who].kind == EntityKind::Person);
        self.speaks(who, piece, main, Form::Nominal, role, place)
    }

    /// The name that is the head of a phrase: not one that "de" or "of" governs, nor "X's".
    fn head_name(&self, p: Phrases, a: usize, b: usize) -> Option<Range> {
        let mut best = None;
        let mut n = a;
        while n < b {
            if !p.proper(n) || p.items[n].is(c::TITLE) && n + 1 < b && p.proper(n + 1) {
                n += 1;
                continue;
            }
            let end = sequence_end(p, n, b);
            let owner = end < b && matches!(p.items[end].text, "'s" | "’s" | "'" | "’");
            let governed = n > a
                && (p.items[n - 1].is(c::PREP | c::OF) || (n > a + 1 && p.items[n - 1].is(c::DET) && p.items[n - 2].is(c::PREP | c::OF)));
            let modifies = p.english && end < b && p.items[end].word() && !p.items[end].is(c::PREP | c::COORD) && !p.items[end].capital;
            let person_at_end =
                governed && end > n + 1 && (n + 1..end - 1).find(|k| first_name(&fold(p.items[*k].text)).is_some()).is_some();
            if person_at_end {
                let k = (n + 1..end - 1).find(|k| first_name(&fold(p.items[*k].text)).is_some()).unwrap_or(n);
                return Some((k, end));
            }
            // "l'Office fédéral de X", "la Société suisse de Y", "le Quai d'Orsay": the whole phrase is the name
            let whole = !p.english
                && end == n + 1
                && n > a
                && p.items[n - 1].is(c::DET)
                && end < b
                && p.items[end].word()
                && !p.items[end].is(c::COORD)
                && self.by_mention(p.items[n].piece).is_none();
            if whole && best.is_none() {
                return None;
            }
            if !owner && !governed && !modifies {
                best = Some((n, end));
                if !p.english {
                    // the first ungoverned name, unless an adjective-like capital stands before a person
                    let later = (end..b).any(|k| p.proper(k) && !p.items[k - 1].is(c::PREP | c::DET));
                    if !later {
                        break;
                    }
                }
            }
            n = end;
        }
        best
    }

    /// "il", "she", "-t-elle", "they".
    fn pronoun(&mut self, p: Phrases, at: usize, place: Place, inverted: bool) -> Speaker {
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
        let piece = item.piece;
        let fits = |ch: &Character| {
            if ch.document {
                return thing;
            }
            if plural {
                return ch.plural || matches!(ch.kind, EntityKind::Group | EntityKind::Org);
            }
            if thing {
                return ch.kind != EntityKind::Person;
            }
            !ch.plural && (ch.kind == EntityKind::Person && (ch.gender.is_none() || gender.is_none() || ch.gender == gender))
        };
        let mut best: Option<(f32, usize)> = None;
        let mut weigh = |score: f32, who: usize| {
            if best.is_none_or(|b| score > b.0) {
                best = Some((score, who));
            }
        };
        let until = self.seen.partition_point(|s| s.at < piece.start);
        for s in self.seen[..until].iter().rev().take(LOOK_BACK) {
            let ch = &self.characters[s.who];
            if !fits(ch) || (inverted && s.sentence == place.sentence && s.at + 2 > piece.start) {
                continue;
            }
            #[allow(clippy::cast_precision_loss)]
            let far = (place.sentence.saturating_sub(s.sentence)) as f32 + if s.block == place.block { 0.0 } else { 0.6 };
            let same_sentence = if s.sentence == place.sentence && !s.subject { -1.0 } else { 0.0 };
            weigh(-far + if s.subject { 1.6 } else { 0.0 } + if ch.gender.is_some() { 0.4 } else { 0.0 } + same_sentence, s.who);
        }
        let spoken = self.spoke.partition_point(|s| s.at < piece.start);
        for s in self.spoke[..spoken].iter().rev().take(6) {
            let ch = &self.characters[s.who];
            if !fits(ch) {
                continue;
            }
            #[allow(clippy::cast_precision_loss)]
            let far = (place.sentence.saturating_sub(s.sentence)) as f32;
            weigh(-far * 0.7 + if inverted { 3.2 } else { 2.0 }, s.who);
        }
        match best {
            Some((score, who)) if score > -9.0 => self.speaks(who, piece, piece, Form::Pronoun, None, place),
            _ => Speaker { voice: Voice { piece, entity: None }, standing: Standing::Unnamed, role: None },
        }
    }

    /// Whom a description means: an office named elsewhere, a description given before, or, where it
    /// only names a quality, who spoke last.
    fn described(&self, p: Phrases, (a, b): Range, place: Place) -> Option<usize> {
        let words: Vec<String> = p.items[a..b].iter().flat_map(|i| content_words(i.text)).collect();
        let head = words.first()?;
        let items = &p.items[a..b];
        let indefinite = items.get(1).is_some_and(|i| i.key == "autres")
            || matches!(&*items[0].key, "un" | "une" | "des" | "a" | "an" | "plusieurs" | "certains" | "certaines" | "several" | "some")
            || (items[0].is(c::DET) && matches!(&*items[0].key, "d'autres" | "other" | "another"));
        let body = items.iter().take_while(|i| !i.is(c::OF)).any(|i| i.is(c::ORG));
        let gender = gender_of(&items[0]).filter(|_| items[0].is(c::DET));
        let possessive = matches!(&*items[0].key, "son" | "sa" | "his" | "her" | "their" | "leur");
        // the same description
        let start = items[0].piece.start;
        let twin = self
            .characters
            .iter()
            .take(MOST_CHARACTERS)
            .enumerate()
            .filter(|(_, ch)| {
                let same =
                    ch.words == words || (!indefinite && ch.words.first() == Some(head) && words.iter().all(|w| ch.words.contains(w)));
                (!ch.named || ch.kind != EntityKind::Person) && !ch.words.is_empty() && same && ch.name.start != start
            })
            .max_by_key(|(n, ch)| (ch.name.start < start, if ch.name.start < start { ch.name.start } else { 0 }, *n))
            .map(|(n, _)| n);
        if indefinite {
            return None;
        }
        if body {
            return twin;
        }
        // an office that stands beside a name
        let shares = |role: &Vec<String>| {
            let common = words.iter().filter(|w| role.contains(w)).count();
            if role.contains(head) || words.iter().any(|w| role.contains(w) && w.len() > 6) { common * 10 / words.len() } else { 0 }
        };
        let office = self
            .characters
            .iter()
            .take(MOST_CHARACTERS)
            .enumerate()
            .filter(|(_, ch)| {
                ch.kind == EntityKind::Person && ch.named && (ch.gender.is_none() || gender.is_none() || ch.gender == gender || p.english)
            })
            .filter_map(|(n, ch)| {
                let share = ch.roles.iter().map(shares).max().unwrap_or(0);
                let recent = self.spoke.iter().rev().take(6).position(|s| s.who == n).map_or(0, |k| 6 - k);
                (share >= if recent > 0 { 4 } else { 6 }).then_some((share, recent, n))
            })
            .max();
        if let Some((share, _, n)) = office
            && (twin.is_none() || share >= 8)
        {
            return Some(n);
        }
        if twin.is_some() {
            return twin;
        }
        if possessive {
            return None;
        }
        // "la professionnelle", "le diplomate": a quality, where somebody fitting has just spoken
        let specific = items.iter().any(|i| i.is(c::OF)) || items.iter().skip(1).any(|i| i.capital);
        let plural = items[0].key == "les"
            || items[0].key == "ces"
            || items[0].key == "these"
            || words.len() == 1 && p.english && head.ends_with('s');
        let office_word = items.iter().any(|i| i.is(c::AGENT)) && !items.iter().any(|i| i.is(c::UNNAMED));
        if plural {
            return None;
        }
        if specific || words.len() > 2 {
            return if office_word && items[0].is(c::DET) { self.leading(gender) } else { None };
        }
        self.spoke
            .iter()
            .rev()
            .take(3)
            .chain(self.seen[..self.seen.partition_point(|s| s.at < p.items[a].piece.start)].iter().rev().take(6).filter(|s| s.subject))
            .find(|s| {
                let ch = &self.characters[s.who];
                let near = place.sentence.saturating_sub(s.sentence) <= 5;
                near && ch.kind == EntityKind::Person
                    && !ch.plural
                    && (ch.gender.is_none() || gender.is_none() || ch.gender == gender)
                    && (ch.named || !office_word)
            })
            .map(|s| s.who)
    }

    /// The one person whom the article is about, where no other could be meant: named, of the gender,
    /// and the subject at least twice, while no other named person of that gender is.
    fn leading(&self, gender: Option<Gender>) -> Option<usize> {
        let mut counts: Vec<(usize, usize)> = Vec::new();
        for s in self.seen.iter().take(200).filter(|s| s.subject) {
            let ch = &self.characters[s.who];
            if ch.kind == EntityKind::Person && ch.named && (gender.is_none() || ch.gender.is_none() || ch.gender == gender) {
                match counts.iter_mut().find(|c| c.1 == s.who) {
                    Some(c) => c.0 += 1,
                    None => counts.push((1, s.who)),
                }
            }
        }
        match counts[..] {
            [(_, only)] => Some(only),
            _ => None,
        }
    }

    /// A new character for a description.
    fn unnamed(&mut self, p: Phrases, (a, b): Range) -> usize {
        let b = (a..b).find(|k| p.items[*k].mark(",")).unwrap_or(b).max(a + 1);
        let items = &p.items[a..b];
        let words: Vec<String> = items.iter().flat_map(|i| content_words(i.text)).collect();
        let name = Piece::new(items[0].piece.start, items[items.len() - 1].piece.end);
        let capital = items.len() > 1 && items[0].is(c::DET) && items[1].capital && !items[1].is(c::AGENT) && !p.english;
        let body = capital || items.iter().take_while(|i| !i.is(c::OF)).any(|i| i.is(c::ORG));
        let plural = items.get(1).is_some_and(|i| i.key == "autres")
            || matches!(
                &*items[0].key,
                "les"
                    | "des"
                    | "ces"
                    | "plusieurs"
                    | "certains"
                    | "certaines"
                    | "d'autres"
                    | "ses"
                    | "leurs"
                    | "quelques"
                    | "some"
                    | "several"
                    | "these"
                    | "many"
                    | "two"
                    | "deux"
            )
            || p.english && items[items.len() - 1].key.ends_with('s') && !items[0].is(c::DET);
        let document = items.iter().take_while(|i| !i.is(c::OF)).any(|i| i.is(c::DOCUMENT)) && !body;
        let kind = if body || document {
            EntityKind::Org
        } else if plural {
            EntityKind::Group
        } else {
            EntityKind::Person
        };
        let gender = gender_of(&items[0]).filter(|_| kind == EntityKind::Person);
        self.add(Character {
            entity: None,
            kind,
            named: body && items.iter().any(|i| i.capital),
            name,
            words,
            gender,
            plural,
            roles: Vec::new(),
            document,
        })
    }

    /// Several names that speak as one.
    fn group(&mut self, p: Phrases, (a, b): Range) -> usize {
        let words: Vec<String> = p.items[a..b].iter().flat_map(|i| content_words(i.text)).collect();
        let name = Piece::new(p.items[a].piece.start, p.items[b - 1].piece.end);
        self.add(Character {
            entity: None,
            kind: EntityKind::Group,
            named: true,
            name,
            words,
            gender: None,
            plural: true,
            roles: Vec::new(),
            document: false,
        })
    }

    /// Notes that somebody speaks here, with mention and entity.
    fn speaks(&mut self, who: usize, piece: Piece, mention: Piece, form: Form, role: Option<Piece>, place: Place) -> Speaker {
        let entity = self.entity(who);
        let ch = &self.characters[who];
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
        match self.mentions[from..].iter_mut().take_while(|m| m.piece.start == mention.start).find(|m| m.piece == mention) {
            Some(m) => m.entity = m.entity.or(Some(entity)),
            None => self.added.push(Mention { piece: mention, kind, form, entity: Some(entity) }),
        }
        Speaker { voice: Voice { piece, entity: Some(entity) }, standing, role }
    }

    fn entity(&mut self, who: usize) -> usize {
        let ch = &mut self.characters[who];
        *ch.entity.get_or_insert_with(|| {
            self.entities.push(Entity { kind: ch.kind, named: ch.named, name: ch.name, roles: Vec::new(), parent: None });
            self.entities.len() - 1
        })
    }

    /// Who spoke last before `at`, if that was not long ago. `at_piece` is where the carried statement stands.
    pub(crate) fn carried(&mut self, place: Place) -> Option<Speaker> {
        let last = *self.spoke.iter().rev().find(|s| place.sentence >= s.sentence)?;
        if place.sentence.saturating_sub(last.sentence) > 6 {
            return None;
        }
        let entity = self.entity(last.who);
        let ch = &self.characters[last.who];
        let standing = if ch.document {
            Standing::Document
        } else if ch.named {
            Standing::Named
        } else {
            Standing::Unnamed
        };
        let piece = Piece::new(last.at, last.end);
        Some(Speaker { voice: Voice { piece, entity: Some(entity) }, standing, role: None })
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

fn sequence_end(p: Phrases, a: usize, hi: usize) -> usize {
    let mut end = a + 1;
    while end < hi && end < a + 6 {
        if p.proper(end) || p.items[end].text == "." && p.items[end - 1].text.chars().count() == 1 && end + 1 < hi && p.proper(end + 1) {
            end += 1;
        } else if end + 1 < hi
            && p.proper(end + 1)
            && matches!(p.items[end].text, "von" | "van" | "al" | "el" | "ben" | "bin" | "der" | "da" | "di" | "la")
        {
            end += 2;
        } else {
            break;
        }
    }
    end
}

fn gender_of(i: &Item) -> Option<Gender> {
    if i.is(c::FEMININE) {
        Some(Gender::Feminine)
    } else if i.is(c::MASCULINE) {
        Some(Gender::Masculine)
    } else {
        feminine_noun(&i.key).then_some(Gender::Feminine)
    }
}

fn feminine_noun(key: &str) -> bool {
    key.len() > 5
        && [
            "trice",
            "euse",
            "ère",
            "ienne",
            "présidente",
            "députée",
            "adjointe",
            "déléguée",
            "seure",
            "ure",
            "euresse",
            "woman",
            "avocate",
            "cheffe",
            "préfète",
        ]
        .iter()
        .any(|s| key.ends_with(s))
        && !matches!(key, "mesure" | "nature" | "culture" | "structure")
}

/// The gender that a first name tells, also of a double one: "marie-jo".
fn gender_of_first(folded: &str) -> Option<Gender> {
    first_name(folded).or_else(|| folded.split_once('-').and_then(|(head, _)| first_name(head)))
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
