//! The names of an article and the offices that stand beside them.

use super::gender::{feminine_noun, gender_of, gender_of_first};
use super::{
    Cast, Character, MOST_CHARACTERS, Place, Seen, content_words,
    spelled::{beside_governed, sequence_end},
};
use crate::lexicon::{Gender, class as c, first_name, irregular_past};
use crate::phrase::{Phrases, Range, demonym};
use crate::stream::Item;
use recoupe_lang::fold;
use recoupe_model::{EntityKind, Form, Piece};

/// Words of an office before the name of who holds it, at most.
const LONGEST_OFFICE: usize = 12;

/// "avec sa présidente, *Anna Orlo*, faisant pencher la balance", "with *Ann Lee* breaking the tie": whoever "with" says to do something.
fn does_something_with(p: Phrases, lo: usize, n: usize, end: usize, hi: usize) -> bool {
    let with = (lo.max(n.saturating_sub(LONGEST_OFFICE))..n).rev().take_while(|k| p.items[*k].word() || p.items[*k].mark(","));
    let with = with.into_iter().find(|k| matches!(&*p.items[*k].key, "avec" | "with"));
    let verb = end + usize::from(p.items.get(end).is_some_and(|i| i.mark(",")));
    let ending = if p.english { "ing" } else { "ant" };
    let doing = p.items.get(verb).filter(|_| verb + 1 < hi).is_some_and(|i| !i.capital && i.key.len() > 5 && i.key.ends_with(ending));
    let object = p.items.get(verb + 1).is_some_and(|i| i.is(c::DET) || !i.is(c::PREP | c::OF) && i.word() && !i.capital);
    with.is_some_and(|w| !(w + 1..n).any(|k| p.finite(k) || p.items[k].is(c::OF) && p.items[k - 1].capital)) && doing && object
}

impl Cast<'_> {
    /// Notes the names of a sentence, with the offices beside them. Call for all sentences first.
    pub(crate) fn read(&mut self, p: Phrases, lo: usize, hi: usize, place: Place) {
        let mut n = lo;
        let mut any = false;
        let leads = p.behind_participle(lo, hi);
        while n < hi {
            let i = &p.items[n];
            // "UN chief" is no article in English
            // "The widow, *a teacher*, put": set beside, it is nobody else
            let beside = n > lo + 2
                && p.items[n - 1].mark(",")
                && p.items[n - 2].is(c::AGENT | c::UNNAMED)
                && (lo..n - 1).all(|k| p.items[k].word() && !p.finite(k))
                && matches!(&*p.items[lo].key, "the" | "le" | "la" | "l'" | "his" | "her" | "son" | "sa");
            if beside && matches!(&*i.key, "a" | "an" | "un" | "une") {
                n += 1;
                continue;
            }
            let indefinite = if p.english { matches!(&*i.key, "a" | "an") } else { matches!(&*i.key, "un" | "une" | "a" | "an") };
            if indefinite
                && !(n > lo && p.items[n - 1].is(c::PREP))
                && (n + 1..hi.min(n + 4)).any(|k| p.items[k].is(c::UNNAMED | c::AGENT) && !p.items[k].is(c::ORG))
                && !any
                && let Some(np) = p.right(n, hi).filter(|np| np.1 > np.0 + 1)
                && !(np.0..np.1).any(|k| p.proper(k) && !(k > 0 && p.items[k - 1].is(c::OF | c::DET)))
            {
                if let Some(name) = named_behind(p, np.1, hi) {
                    n = name;
                    continue;
                }
                let who = self.unnamed(p, np);
                self.see(i.piece.cover(&p.items[np.1 - 1].piece), place, who, true);
                n = np.1;
                any = true;
                continue;
            }
            // "Quant au sous-préfet, il ..."
            let about = n > lo && matches!(&*i.key, "au" | "à") && p.items[n - 1].key == "quant";
            if about
                // "Quant au chef du Parti du port, il": a name that "du" governs is not whom it is about
                && let Some(np) = p.right(n + 1, hi).filter(|np| !(np.0..np.1).take_while(|k| !p.items[*k].is(c::OF)).any(|k| p.proper(k)))
                && p.items[np.0].is(c::AGENT | c::UNNAMED)
            {
                let who = self.unnamed(p, np);
                self.see(p.items[np.0].piece.cover(&p.items[np.1 - 1].piece), place, who, true);
                n = np.1;
                any = true;
                continue;
            }
            // "Mr. Orlo": a courtesy is nobody
            let courtesy = p.english && i.is(c::TITLE) && n + 2 < hi && p.items[n + 1].text == "." && p.proper(n + 2);
            if !p.proper(n) || courtesy {
                n += 1;
                continue;
            }
            let end = sequence_end(p, n, hi);
            // "le Premier ministre, Paul Verdier": a capital of courtesy makes no name
            // "l'ancien PDG du groupe": nor an office in capitals
            let office = p.french() && end == n + 1 && n > lo && !p.items[n].is(c::ORG);
            if office
                && (p.items[n].is(c::AGENT) && p.items[n - 1].is(c::DET)
                    || p.items[n].is(c::OFFICE) && !p.items[n - 1].capital && p.items[n - 1].is(c::DET | c::AGENT))
            {
                n = end;
                continue;
            }
            if let Some(who) = self.who_is_named(p, (n, end), n == lo) {
                let governed =
                    n > lo && (p.items[n - 1].is(c::PREP) || (n > lo + 1 && p.items[n - 1].is(c::DET) && p.items[n - 2].is(c::PREP)));
                // "l'ancien chef du groupe Ardel, Paul Orlin": nor a firm's name beside its noun
                let of = |k: usize| k > lo && (p.items[k].is(c::OF) || k > lo + 1 && p.items[k].is(c::DET) && p.items[k - 1].is(c::OF));
                let noun = n > lo + 2 && p.items[n - 1].is(c::ORG) && !p.items[n - 1].capital && of(n - 2);
                let governed = governed || p.french() && noun && self.characters[who].kind != EntityKind::Person;
                // "la ministre *des Ports*, Anna Orlo": nor what an office is of
                let held = p.french() && n > lo + 1 && p.items[n - 1].key == "des" && p.items[n - 2].is(c::AGENT | c::OFFICE | c::ORG);
                // "la tête d'un *autre* Orlo": nor he
                let other = n > lo && matches!(&*p.items[n - 1].key, "autre" | "another");
                let governed = governed || held || other || in_governed_office(p, lo, n);
                // "the Norvian newspaper": what says whose it is
                let kind = c::AGENT | c::UNNAMED | c::ORG | c::OFFICE | c::DOCUMENT;
                let modifies = p.english && end < hi && !p.items[end].capital && p.items[end].is(kind);
                // "Valdor boss Ann Lee thanked them": the firm whose she is
                let trade = p.english && end + 1 < hi && p.items[end].word() && !p.items[end].capital && p.items[end].class == 0;
                let modifies = modifies || trade && p.proper(end + 1) && self.characters[who].kind != EntityKind::Person;
                // "The minister was adamant that Orlo's actions were wrong"
                let told = |k: usize| p.items[k].is(c::THAT);
                let owner = p.english && end < hi && matches!(p.items[end].text, "'s" | "’s");
                // "The port's director Ann Lee told"
                let owner = owner && ((lo..n).any(told) || titled_name(p, end + 1, hi));
                let absolute = does_something_with(p, lo, n, end, hi);
                let subject = (!governed && !modifies && !owner && !any && n >= leads) || absolute;
                // "le Norvégien *Paul Orlo*", of which the capitals run on
                let land = [n.checked_sub(1).filter(|k| *k >= lo), (end > n + 1).then_some(n)];
                if let Some(land) = land.into_iter().flatten().map(|k| &p.items[k]).find(|i| p.french() && demonym(i)) {
                    self.characters[who].land = Some(land.key.to_string());
                }
                if owner && !governed && !any {
                    self.owners.push(i.piece.start);
                }
                self.see(i.piece.cover(&p.items[end - 1].piece), place, who, subject);
                self.office(p, lo, n, end, hi, who);
                any |= subject;
            }
            n = end;
        }
    }

    /// Does the name of a person begin at a place?
    pub(super) fn names_a_person(&self, at: Piece) -> bool {
        let from = self.mentions.partition_point(|m| m.piece.start < at.start);
        let here = self.mentions[from..].iter().take_while(|m| m.piece.start == at.start);
        here.into_iter().any(|m| m.form == Form::Name && m.kind == EntityKind::Person)
    }

    /// "L'Islande" ends like "l'Allemande": is it the name of a land?
    pub(super) fn names_a_land(&self, at: Piece) -> bool {
        let from = self.mentions.partition_point(|m| m.piece.start < at.start);
        let here = self.mentions[from..].iter().take_while(|m| m.piece.start == at.start);
        here.into_iter().any(|m| m.form == Form::Name && matches!(m.kind, EntityKind::State | EntityKind::Place))
    }

    pub(super) fn see(&mut self, piece: Piece, place: Place, who: usize, subject: bool) {
        let (at, end) = (piece.start, piece.end);
        self.seen.push(Seen { at, sentence: place.sentence, block: place.block, who, subject, end });
    }

    /// Who bears the name at these items; a new character where nobody does and it looks like a name.
    pub(super) fn who_is_named(&mut self, p: Phrases, (a, b): Range, first: bool) -> Option<usize> {
        // titles are no part of the name: "M. Costa", "Mayor Linda Osgood"
        let a = (a..b - 1).find(|k| p.items[*k].word() && !p.items[*k].is(c::TITLE | c::AGENT | c::UNNAMED)).unwrap_or(a);
        let piece = Piece::new(p.items[a].piece.start, p.items[b - 1].piece.end);
        // "Halden Police said": a body that a place is named in is not the place
        let body = b > a + 1 && p.items[b - 1].is(c::ORG | c::AGENT);
        let place = |who: &usize| matches!(self.characters[*who].kind, EntityKind::Place | EntityKind::State);
        if let Some(who) = self.by_mention(piece).filter(|who| !(p.english && body && place(who))) {
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
            head: None,
            land: None,
            vague: false,
            one_of_many: false,
        }))
    }

    /// The name that is the head of a phrase: not one that "de" or "of" governs, nor "X's".
    pub(super) fn head_name(&self, p: Phrases, a: usize, b: usize) -> Option<Range> {
        let mut best = None;
        let mut n = a;
        while n < b {
            // "a woman who has accused Orlo": whoever is named in the clause is somebody else
            if n > a && p.items[n].is(c::REL) && !p.proper(a) {
                break;
            }
            // "Mr. Orlo's comments": a courtesy is no name
            // "pour le Président": an office by itself
            if p.french() && n > a && p.items[n].is(c::OFFICE) && p.items[n - 1].is(c::DET) {
                n += 1;
                continue;
            }
            // "the *Head* of State", "Its *Secretary-General*, Ann Lee": likewise, where nobody bears it as a name
            let of = p.items[n].is(c::AGENT) && !p.items[n].is(c::ORG) && p.items.get(n + 1).is_some_and(|i| i.is(c::OF));
            let titled = p.items[n].is(c::OFFICE) || of || p.items[n].key.starts_with("secretary-");
            if p.english && titled && sequence_end(p, n, b) == n + 1 && !self.is_a_persons(p.items[n].piece) {
                n += 1;
                continue;
            }
            let titles =
                p.items[n].is(c::TITLE) && (n + 1 < b && p.proper(n + 1) || n + 2 < b && p.items[n + 1].text == "." && p.proper(n + 2));
            if !p.proper(n) || titles {
                n += 1;
                continue;
            }
            // "l'ANP Viktor Orlo": two names
            if p.after_acronym(n + 1) {
                n += 1;
                continue;
            }
            let end = sequence_end(p, n, b);
            // "un conseiller du président Orlo": the name is that of whom the office is said that "de" governs
            let of = n >= a + 2 && (p.items[n - 2].is(c::OF) || n >= a + 3 && p.items[n - 2].is(c::DET) && p.items[n - 3].is(c::OF));
            let office = of && p.items[n - 1].is(c::OFFICE) && !p.items[n - 1].capital;
            if p.french() && office && (a..n - 2).any(|k| p.items[k].is(c::AGENT | c::UNNAMED)) {
                n = end;
                continue;
            }
            let owner = end < b && matches!(p.items[end].text, "'s" | "’s" | "'" | "’");
            // "leaders in northern Norvia"
            let mut n0 = n;
            while p.english && n0 > a + 1 && p.items[n0 - 1].class == 0 && p.items[n0 - 1].word() && !p.items[n0 - 1].capital {
                n0 -= 1;
            }
            let of_place = n0 < n && n0 > a && p.items[n0 - 1].is(c::PREP | c::OF);
            // "l'avocate de M. Verdier": the courtesy stands between
            let mut before = n;
            // "le cabinet de M. Le Roux"
            let part = |i: &Item| i.is(c::TITLE) && !i.is(c::DET) || i.text == "." || p.french() && i.is(c::DET) && i.capital;
            while before > a + 1 && part(&p.items[before - 1]) {
                before -= 1;
            }
            let governed = n > a
                && (of_place
                    || before > a && p.items[before - 1].is(c::PREP | c::OF)
                    || (n > a + 1 && p.items[n - 1].is(c::DET) && p.items[n - 2].is(c::PREP | c::OF)));
            // "a senior U.S. navy officer": behind the stop of its letters
            let stop = end + 1 < b && p.items[end].text == "." && p.items[end - 1].text.chars().count() == 1;
            let next = end + usize::from(stop);
            let modifies = p.english && next < b && p.items[next].word() && !p.items[next].is(c::PREP | c::COORD) && !p.items[next].capital;
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
            if !owner && !governed && !modifies && !beside_governed(p, a, (n, end)) {
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
        best.map(|name| self.person_within(p, name).unwrap_or(name))
    }

    /// "*Hafenminister* Elio Darunko", "*Украины* Олег Дарунко": the person named among capitals, in languages whose small words tell too
    /// little of where a name begins.
    fn person_within(&self, p: Phrases, (a, b): Range) -> Option<Range> {
        let sparse = p.lexicon.is_sparse().then_some(Piece::new(p.items[a].piece.start, p.items[b - 1].piece.end))?;
        let from = self.mentions.partition_point(|m| m.piece.start < sparse.start);
        let inside = self.mentions[from..].iter().take_while(|m| m.piece.end <= sparse.end);
        let person = inside.filter(|m| m.form == Form::Name && m.kind == EntityKind::Person).last()?;
        let at = |end: usize| (a..b).find(|k| p.items[*k].piece.end == end);
        Some(((a..b).find(|k| p.items[*k].piece.start == person.piece.start)?, at(person.piece.end)? + 1))
    }

    /// Is a piece in the name of a person?
    fn is_a_persons(&self, piece: Piece) -> bool {
        self.by_mention(piece).is_some_and(|who| self.characters[who].kind == EntityKind::Person)
    }

    pub(super) fn add(&mut self, character: Character) -> usize {
        self.characters.push(character);
        self.characters.len() - 1
    }

    pub(super) fn by_mention(&self, piece: Piece) -> Option<usize> {
        let from = self.mentions.partition_point(|m| m.piece.start + 400 < piece.start);
        let best = self.mentions[from..]
            .iter()
            .take_while(|m| m.piece.start < piece.end)
            .filter(|m| m.form == Form::Name && m.piece.overlaps(&piece) && m.entity.is_some())
            .max_by_key(|m| (m.kind == EntityKind::Person, m.piece.end.min(piece.end) - m.piece.start.max(piece.start)))?;
        let entity = best.entity?;
        self.characters.iter().take(self.entities.len()).position(|ch| ch.entity == Some(entity)).or(None)
    }

    /// "The former director *said he met* Paul Orlo", "le directeur *accuse* Paul Orlo": what stands before is somebody else's office.
    fn acts_before_name(&self, p: Phrases, k: usize, lo: usize) -> bool {
        let i = &p.items[k];
        let person = c::AGENT | c::UNNAMED | c::OFFICE | c::ORG | c::TITLE;
        // "a accusé Mme Orlo": done to her, and nothing that she is
        let done = |n: usize| n > lo && p.items[n - 1].is(c::HAVE) && !p.items[n - 1].is(c::DET);
        if p.french() && i.class & c::DET == 0 && (done(k) || k > lo && p.items[k - 1].is(c::ADV) && done(k - 1)) {
            return true;
        }
        if i.capital || i.is(person | c::DET) {
            return false;
        }
        let pronoun = p.english && i.is(c::PRONOUN);
        // "the minister visited Paul Orlo", and not "the retired general Paul Orlo"
        let past = p.english && i.key.len() > 4 && i.key.ends_with("ed") && k > lo && p.items[k - 1].is(person);
        pronoun || past || p.finite(k) || p.english && irregular_past(&i.key)
    }

    /// Titles before a name and an apposition after it tell office and gender.
    pub(super) fn office(&mut self, p: Phrases, lo: usize, a: usize, b: usize, hi: usize, who: usize) {
        let mut start = a;
        let mut gender = None;
        let comma = a > lo + 1 && p.items[a - 1].mark(",");
        let edge = if comma { a - 1 } else { a };
        // "un conseiller de Paul Derenne" is not Paul Derenne
        let governed = edge > lo && p.items[edge - 1].is(c::OF) && !comma;
        let mut k = if governed { lo } else { edge };
        while k > lo && edge - k < 12 {
            let i = &p.items[k - 1];
            // "Mr. Orlo's lawyer, Dora Finch": the courtesy is Orlo's
            if p.english && matches!(i.text, "'s" | "’s") {
                break;
            }
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
            if self.acts_before_name(p, k - 1, lo) {
                break;
            }
            if i.is(c::AGENT | c::UNNAMED) && start > k - 1 {
                start = k - 1;
            }
            k -= 1;
        }
        if start < edge && p.items[start..edge].iter().any(|i| i.is(c::AGENT | c::UNNAMED | c::TITLE)) {
            let mut words: Vec<String> = p.items[start..edge].iter().flat_map(|i| content_words(i.text)).collect();
            // "Me Orlo": by which title French calls who pleads
            if p.french() && p.items[start..edge].iter().any(|i| matches!(i.text, "Me" | "Maître" | "maître")) {
                words.extend(["avocat", "avocate"].map(str::to_owned));
            }
            self.characters[who].roles.push(words);
            if gender.is_none() {
                gender = p.items[start..edge].iter().find_map(gender_of);
            }
        } else if comma || start == edge {
            gender = None;
        }
        // the title may have been read as the first word of the name
        if p.french() && b > a + 1 && matches!(p.items[a].text, "Me" | "Maître") {
            self.characters[who].roles.push(["avocat", "avocate"].map(str::to_owned).to_vec());
        }
        // "Mme Orlo", nowhere with her first name
        let courtesy = p.items[a..b].iter().take_while(|i| i.is(c::TITLE) || i.text == ".").find_map(gender_of);
        gender = gender.or(courtesy.filter(|_| p.french() && b > a + 1));
        let full = p.right(a, hi).filter(|np| np.1 > b && p.items[b].mark(","));
        if let Some(np) = full {
            let words: Vec<String> = p.items[b + 1..np.1].iter().flat_map(|i| content_words(i.text)).collect();
            // "Paul Girin, premier ministre de 1957 à 1963": he was, and is not now
            let year = |k: usize| matches!(p.items[k].text.parse::<u16>(), Ok(1000..=2100));
            let past = p.french() && (np.1.saturating_sub(4)..(np.1 + 5).min(hi)).filter(|k| *k > b && year(*k)).count() > 1;
            let words = if past { Vec::new() } else { words };
            let first = &p.items[b + 1];
            if gender.is_none() {
                gender = gender_of(first).filter(|_| first.is(c::DET)).or_else(|| feminine_noun(&first.key).then_some(Gender::Feminine));
            }
            self.characters[who].roles.push(words);
        }
        let ch = &mut self.characters[who];
        if ch.gender.is_none() && (ch.kind == EntityKind::Person || ch.kind == EntityKind::Org && start < edge && p.items[start].is(c::DET))
        {
            ch.gender = gender;
        }
    }
}

/// "Un accord *avec la ministre des Ports* Anna Orlo", "au *directeur*, Paul Girin": is a name that of whom a preposition governs by an
/// office? Not behind the preposition that begins a sentence: that may say whose words they are.
fn in_governed_office(p: Phrases, lo: usize, n: usize) -> bool {
    let edge = if n > lo + 1 && p.items[n - 1].mark(",") { n - 1 } else { n };
    let office = |k: usize| k < edge && p.items[k].is(c::AGENT | c::OFFICE | c::UNNAMED) && !p.items[k].is(c::ORG);
    // "Même constat *pour* le psychologue Paul Girin": his is what follows
    let speaks_for = |k: usize| matches!(&*p.items[k].key, "pour" | "chez" | "for");
    for k in (lo + 1..edge).rev().take(LONGEST_OFFICE) {
        let i = &p.items[k];
        let clause = i.is(c::HAVE | c::BE | c::MODAL | c::REL | c::COORD | c::SUB) && !i.is(c::DET);
        if !i.word() || clause || p.finite(k) && !office(k) {
            return false;
        }
        let before = |k: usize| k > lo && p.items[k].is(c::PREP) && !p.items[k].is(c::OF | c::ACCORDING | c::DET) && !speaks_for(k);
        if matches!(&*i.key, "au" | "aux") && office(k + 1) {
            return true;
        }
        if i.is(c::DET) && !i.is(c::PREP | c::OF) && office(k + 1) {
            return before(k - 1);
        }
    }
    false
}

/// "A teacher at the harbour school, *Ann Lee*, went": where the name begins that says between commas who was described.
fn named_behind(p: Phrases, from: usize, hi: usize) -> Option<usize> {
    let comma = (from..hi.min(from + LONGEST_OFFICE)).find(|k| !p.items[*k].word()).filter(|k| p.items[*k].mark(","))?;
    let end = (comma + 1..hi).find(|k| !p.proper(*k))?;
    let plain = !(from..comma).any(|k| p.finite(k) || p.items[k].is(c::REL | c::SUB));
    (plain && (comma + 3..comma + 6).contains(&end) && p.items[end].mark(",")).then_some(comma + 1)
}

/// "Deputy Paul Venn", "wife Ann Lee": does a full name with what its bearer is called before it begin at a place, and little else?
fn titled_name(p: Phrases, from: usize, hi: usize) -> bool {
    let called = |k: &usize| p.items[*k].word() && (p.items[*k].capital || p.items[*k].is(c::AGENT | c::OFFICE | c::TITLE | c::UNNAMED));
    let end = from + (from..hi.min(from + LONGEST_OFFICE)).take_while(called).count();
    end >= from + 3 && p.proper(end - 1) && p.proper(end - 2)
}
