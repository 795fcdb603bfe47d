//! Titles as they stand around people's names: right before ("the Israeli defence minister, Anna Orlo", "l'avocat de M.
//! Sorel, Paul Orlane"), in apposition right after ("Anna Orlo, director of the President's council"), or in brackets
//! ("Anna Orlo (R-Ohio)"). Told by the words' parts of speech; for languages that have a parser.

use super::small_words::{COURTESIES, LEADING, TITLED_OF};
use super::words::has;
use crate::parses::Parses;
use recoupe_lang::fold;
use recoupe_model::{Analysis, Article, EntityKind, Form, Mention, Piece};
use recoupe_names::lists::{Lists, RoleClass, bits};
use recoupe_syntax::{Parse, Tag};

/// Mentions by name of one person in one article around which titles are looked for: reports give a title once or twice.
const LOOKED: usize = 4;

/// Words of a title, at most.
const WORDS: usize = 12;

/// Words of an apposition among which its noun must stand ("a former deputy foreign *minister* of …").
const NOUN_WITHIN: usize = 6;

/// (local entity, title) of an article, the one of this number among those parsed, in order.
pub(super) fn titles(number: usize, article: &Article, analysis: &Analysis, parses: &Parses) -> Vec<(usize, Piece)> {
    let mut looked = vec![0; analysis.entities.len()];
    let mut out = Vec::new();
    for mention in analysis.mentions.iter().filter(|m| m.kind == EntityKind::Person && m.form == Form::Name) {
        let Some(entity) = mention.entity else { continue };
        let Some(times) = looked.get_mut(entity).filter(|n| **n < LOOKED) else { continue };
        let at = analysis.sentences.partition_point(|s| s.piece.end <= mention.piece.start);
        let Some(sentence) = analysis.sentences.get(at).map(|s| s.piece).filter(|s| s.contains(&mention.piece)) else { continue };
        *times += 1;
        let Some(parse) = parses.get(number, sentence) else { continue };
        let around = Around { article, mentions: &analysis.mentions, parse: &parse, name: mention.piece };
        out.extend([around.before(), around.after(), around.leads()].into_iter().flatten().map(|title| (entity, title)));
    }
    out
}

/// A name in its sentence.
struct Around<'a> {
    article: &'a Article,
    mentions: &'a [Mention],
    parse: &'a Parse,
    name: Piece,
}

impl Around<'_> {
    fn word(&self, n: usize) -> &str {
        self.parse.words.get(n).map_or("", |w| self.article.text.slice(w.piece))
    }

    fn is_mark(&self, n: usize) -> bool {
        let word = self.word(n);
        !word.chars().any(char::is_alphanumeric) && !matches!(word, "-" | "'" | "’" | "'s" | "’s")
    }

    /// A word that no title goes over.
    fn ends(&self, n: usize) -> bool {
        let tag = self.parse.words[n].tag;
        // "Anna Orlo, *déléguée* CGT": a title that looks like a participle
        let verb = tag == Tag::Verb && !self.is_role(n, n + 1);
        self.is_mark(n) || verb || matches!(tag, Tag::Aux | Tag::Pron | Tag::Sconj | Tag::Cconj)
    }

    /// Does a role of one person, or a word for counsel, begin at a word?
    fn is_role(&self, n: usize, end: usize) -> bool {
        let Some(lang) = self.article.lang else { return false };
        let folded: Vec<String> = (n..end.min(n + 6)).map(|k| fold(self.word(k))).collect();
        let next = |k: usize| folded.get(k).map_or("", String::as_str);
        let role = Lists::get().role(lang.code(), next(0), next);
        role.is_some_and(|(r, _)| !r.plural && !matches!(r.class, RoleClass::Title | RoleClass::People))
            || has(self.article.lang, "counsel", self.word(n))
    }

    /// People named in a stretch of words whose title it could be instead, unless the title is somebody's ("Orlo's
    /// lawyer", "l'avocat de M. Sorel").
    fn holds_other(&self, from: usize, to: usize) -> bool {
        let whole = self.parse.words[from].piece.cover(&self.parse.words[to - 1].piece);
        let first = self.mentions.partition_point(|m| m.piece.start < whole.start);
        let people = self.mentions[first..].iter().take_while(|m| m.piece.start < whole.end);
        people.filter(|m| m.kind == EntityKind::Person && m.form == Form::Name && !m.piece.overlaps(&self.name)).any(|m| {
            let after = self.article.text.as_str().get(m.piece.end..).unwrap_or("");
            let owns = ["'s", "’s", "s'", "s’"].iter().any(|s| after.starts_with(s));
            let before = self.parse.words.partition_point(|w| w.piece.end <= m.piece.start);
            let governed = (from..before).rev().map(|n| fold(self.word(n))).find(|w| !COURTESIES.any(|c| c.has(w)));
            let of = governed.is_some_and(|w| TITLED_OF.of(self.article.lang).has(&w));
            !owns && !of
        })
    }

    /// The title right before the name, with or without a comma.
    fn before(&self) -> Option<Piece> {
        let words = &self.parse.words;
        let name = words.partition_point(|w| w.piece.end <= self.name.start);
        let comma = name > 0 && self.word(name - 1) == ",";
        let mut end = if comma { name - 1 } else { name };
        // "l'avocat de M. Morvast": the courtesy is no title
        while end > 0 && !comma && Lists::get().bits(&fold(self.word(end - 1)).replace('.', "")) & bits::TITLE != 0 {
            end -= 1;
        }
        if comma && !self.is_set_off() {
            return None;
        }
        let mut from = end;
        while from > 0 && end - from < WORDS && !self.ends(from - 1) {
            from -= 1;
        }
        if from >= end || words[end - 1].tag == Tag::Adp {
            return None;
        }
        // the first noun of the title; what stands before it belongs to it ("Iran's deputy foreign minister")
        let noun = (from..end).find(|n| self.is_role(*n, end))?;
        let mut start = noun;
        while start > from && matches!(words[start - 1].tag, Tag::Adj | Tag::Noun | Tag::Propn | Tag::Part) {
            start -= 1;
        }
        if start > 0 && (words[start - 1].tag == Tag::Det || has(self.article.lang, "owner", self.word(start - 1))) {
            start -= 1;
        }
        (!self.holds_other(start, end)).then(|| words[start].piece.cover(&words[end - 1].piece))
    }

    /// What somebody is said to lead right behind his name ("Ada Orle, who led *the Norveyan delegation*").
    fn leads(&self) -> Option<Piece> {
        let words = &self.parse.words;
        let mark = words.partition_point(|w| w.piece.end <= self.name.end);
        let leads = LEADING.of(self.article.lang);
        let verb = mark + 2;
        if verb + 1 >= words.len()
            || self.word(mark) != ","
            || !matches!(fold(self.word(mark + 1)).as_str(), "who" | "qui")
            || !leads.has(&fold(self.word(verb)))
        {
            return None;
        }
        let from = verb + 1;
        let of = |n: usize| matches!(fold(self.word(n)).as_str(), "of" | "de" | "du" | "d'" | "d’" | "des");
        let ends = |n: &usize| self.ends(*n) || words[*n].tag == Tag::Adp && !of(*n);
        let to = (from..words.len().min(from + WORDS)).find(ends).unwrap_or(words.len().min(from + WORDS));
        (to > from + 1 && !self.holds_other(from, to)).then(|| words[from].piece.cover(&words[to - 1].piece))
    }

    /// Is the name followed by what ends an apposition?
    fn is_set_off(&self) -> bool {
        let after = self.article.text.as_str().get(self.name.end..).unwrap_or("");
        after.trim_start().chars().next().is_none_or(|c| matches!(c, ',' | '.' | ';' | ')' | '"' | '»' | '”' | '–' | '—' | '('))
    }

    /// The apposition right after the name, or what stands in brackets there.
    fn after(&self) -> Option<Piece> {
        let words = &self.parse.words;
        let mark = words.partition_point(|w| w.piece.end <= self.name.end);
        if mark + 1 >= words.len() || !matches!(self.word(mark), "," | "(") {
            return None;
        }
        let from = mark + 1;
        let owned = has(self.article.lang, "owner", self.word(from));
        let mut to = from + usize::from(owned);
        while to < words.len() && to - from < WORDS && !self.ends(to) {
            to += 1;
        }
        let noun = (from..to.min(from + NOUN_WITHIN)).find(|n| self.is_role(*n, to))?;
        // "Anna Orlo, President Sorel": two people
        let set = to >= words.len() || self.is_mark(to) || self.parse.words[to].tag != Tag::Cconj;
        (set && !self.holds_other(from, to) && (from..noun).all(|n| words[n].tag != Tag::Adp))
            .then(|| words[from].piece.cover(&words[to - 1].piece))
    }
}
