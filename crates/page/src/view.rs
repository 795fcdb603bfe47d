//! What all forms of a dossier need: the articles by id, their short marks, dates in words.

use crate::words::Language;
use recoupe_model::contract::{ArticleRecord, Dossier, StoryRecord};
use recoupe_model::{Edtf, OriginKind, Span};
use std::collections::{BTreeMap, HashMap};

/// A story with the articles that it cites.
pub(crate) struct View<'a> {
    pub(crate) ui: Language,
    pub(crate) story: &'a StoryRecord,
    /// Number of the story in the dossier.
    pub(crate) place: usize,
    /// In the story's order.
    pub(crate) articles: Vec<&'a ArticleRecord>,
    index: HashMap<&'a str, usize>,
    marks: Vec<String>,
}

impl<'a> View<'a> {
    pub(crate) fn new(dossier: &'a Dossier, place: usize, story: &'a StoryRecord, ui: Language) -> Self {
        let by_id: HashMap<&str, &ArticleRecord> = dossier.articles.iter().map(|a| (a.id.as_str(), a)).collect();
        let articles: Vec<&ArticleRecord> = story.articles.iter().filter_map(|id| by_id.get(id.as_str()).copied()).collect();
        let index = articles.iter().enumerate().map(|(n, a)| (a.id.as_str(), n)).collect();
        let marks = marks(&articles);
        Self { ui, story, place, articles, index, marks }
    }

    /// Number of the article in the story.
    pub(crate) fn number(&self, id: &str) -> Option<usize> {
        self.index.get(id).copied()
    }

    pub(crate) fn article(&self, span: &Span) -> Option<&'a ArticleRecord> {
        self.number(span.article()).map(|n| self.articles[n])
    }

    /// How the article got its words: a relay stays one, also beside the original whose origin it shares.
    pub(crate) fn kind(&self, article: &ArticleRecord) -> &'static str {
        let origin = self.story.origins.iter().find(|o| o.articles.contains(&article.id));
        let relayed = article.relay.as_ref().map(|_| OriginKind::Relay);
        relayed.or(origin.map(|o| o.kind)).map_or("", |k| self.ui.origin(k))
    }

    /// Two or three letters that stand for the article: its outlet's, numbered where the outlet has several.
    pub(crate) fn mark(&self, id: &str) -> &str {
        self.number(id).map_or("?", |n| &self.marks[n])
    }

    /// Place of a span in the page: `s0-2-120-164`, the story's number, the article's, and the scalars.
    pub(crate) fn anchor(&self, span: &Span) -> String {
        format!("s{}-{}-{}-{}", self.place, self.number(span.article()).unwrap_or(usize::MAX), span.start(), span.end())
    }

    /// Days between which the articles appeared.
    pub(crate) fn period(&self) -> String {
        match (&self.story.first, &self.story.last) {
            (Some(a), Some(b)) if a == b => date(a, self.ui),
            (Some(a), Some(b)) => match Edtf::parse(&format!("{}/{}", day(a), day(b))) {
                Some(both) => date(&both, self.ui),
                None => format!("{} – {}", date(a, self.ui), date(b, self.ui)),
            },
            (Some(a), None) | (None, Some(a)) => date(a, self.ui),
            (None, None) => String::new(),
        }
    }
}

fn day(date: &Edtf) -> &str {
    date.as_str().get(..10).unwrap_or(date.as_str())
}

/// What a reader calls the outlet: its name, its domain, or the file.
pub(crate) fn label(article: &ArticleRecord) -> &str {
    let file = || article.input.rsplit('/').next().unwrap_or(&article.input);
    article.outlet.name.as_deref().or(article.outlet.domain.as_deref()).unwrap_or_else(file)
}

fn marks(articles: &[&ArticleRecord]) -> Vec<String> {
    let mut taken: BTreeMap<String, &str> = BTreeMap::new();
    articles
        .iter()
        .enumerate()
        .map(|(n, a)| {
            let label = label(a);
            let letters: Vec<char> = label.chars().filter(|c| c.is_alphanumeric()).collect();
            let initials: String =
                label.split(|c: char| !c.is_alphanumeric()).filter_map(|w| w.chars().next()).filter(|c| c.is_uppercase()).take(3).collect();
            let first = |n: usize| letters.iter().take(n).collect::<String>().to_uppercase();
            let acronym = letters.len() <= 4 && letters.iter().all(|c| !c.is_lowercase());
            let mut tries = Vec::new();
            if a.outlet.name.is_none() && a.outlet.domain.is_none() {
                // a file's name says nothing: its number in the story serves
                tries.push(format!("N{}", n + 1));
            }
            if acronym {
                tries.push(first(4));
            }
            if initials.chars().count() >= 2 {
                tries.push(initials);
            }
            tries.extend([first(2), first(3), first(4)]);
            tries.extend((2..=99).map(|n| format!("{}{n}", first(2))));
            let of_outlet = |m: &String| !m.is_empty() && taken.get(m).is_none_or(|l| *l == label);
            let outlet = tries.into_iter().find(of_outlet).unwrap_or_default();
            taken.insert(outlet.clone(), label);
            let number = articles.iter().take(n).filter(|b| self::label(b) == label).count() + 1;
            if number == 1 { outlet } else { format!("{outlet}{number}") }
        })
        .collect()
}

const MONTHS_FR: [&str; 12] = ["janv.", "févr.", "mars", "avr.", "mai", "juin", "juill.", "août", "sept.", "oct.", "nov.", "déc."];
const MONTHS_EN: [&str; 12] = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/// An EDTF date in words: `12 janv. 2022`, `4–12 janv. 2022`, `depuis 2014`, `avant le 4 janv. 2022`.
pub(crate) fn date(date: &Edtf, ui: Language) -> String {
    let about = if date.is_approximate() { ui.pick("vers ", "about ") } else { "" };
    let plain = date.as_str().replace('~', "");
    let words = match plain.split_once('/') {
        Some(("..", b)) => format!("{} {}", ui.pick("jusqu’à", "until"), single(b, ui, true)),
        Some((a, "..")) => format!("{} {}", ui.pick("depuis", "since"), single(a, ui, true)),
        Some((a, b)) => interval(a, b, ui),
        None => single(&plain, ui, true),
    };
    format!("{about}{words}")
}

/// Year, and where given month and day, as numbers; `None` for a decade.
fn parts(date: &str) -> Option<(i32, Option<usize>, Option<u32>)> {
    let mut fields = date.get(..10.min(date.len()))?.split('-');
    let year = fields.next()?.parse().ok()?;
    Some((year, fields.next().and_then(|m| m.parse().ok()), fields.next().and_then(|d| d.parse().ok())))
}

fn single(date: &str, ui: Language, with_year: bool) -> String {
    let Some((year, month, day)) = parts(date) else {
        let decade = date.replace('X', "0");
        return ui.pick(format!("années {decade}"), format!("{decade}s"));
    };
    let clock = date.split_once('T').map(|(_, t)| &t[..t.len().min(5)]).filter(|t| *t != "00:00");
    let mut out = String::new();
    if let (Some(month), Some(day)) = (month, day) {
        out = format!("{}\u{a0}{}", if day == 1 { ui.pick("1er".to_owned(), "1".to_owned()) } else { day.to_string() }, name(month, ui));
    } else if let Some(month) = month {
        out = name(month, ui).to_owned();
    }
    if with_year || out.is_empty() {
        if !out.is_empty() {
            out.push('\u{a0}');
        }
        out.push_str(&year.to_string());
    }
    match clock {
        Some(clock) => {
            let zone = if date.ends_with('Z') { "\u{a0}UTC" } else { "" };
            format!("{out}, {}{zone}", ui.pick(clock.replacen(':', "\u{a0}h\u{a0}", 1), clock.to_owned()))
        }
        None => out,
    }
}

fn name(month: usize, ui: Language) -> &'static str {
    let names = ui.pick(MONTHS_FR, MONTHS_EN);
    names.get(month.wrapping_sub(1)).copied().unwrap_or("")
}

fn interval(a: &str, b: &str, ui: Language) -> String {
    if let (Some((year, Some(month), Some(day))), Some((other_year, Some(other_month), Some(_)))) = (parts(a), parts(b))
        && year == other_year
    {
        return if month == other_month {
            format!("{day}–{}", single(b, ui, true))
        } else {
            format!("{} – {}", single(a, ui, false), single(b, ui, true))
        };
    }
    format!("{} – {}", single(a, ui, true), single(b, ui, true))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_in_words() {
        for (edtf, fr, en) in [
            ("2022-01-12", "12\u{a0}janv.\u{a0}2022", "12\u{a0}Jan\u{a0}2022"),
            ("2022-01-04/2022-01-12", "4–12\u{a0}janv.\u{a0}2022", "4–12\u{a0}Jan\u{a0}2022"),
            ("2021-12-30/2022-01-02", "30\u{a0}déc.\u{a0}2021 – 2\u{a0}janv.\u{a0}2022", "30\u{a0}Dec\u{a0}2021 – 2\u{a0}Jan\u{a0}2022"),
            ("2014/..", "depuis 2014", "since 2014"),
            ("../2022-01-04", "jusqu’à 4\u{a0}janv.\u{a0}2022", "until 4\u{a0}Jan\u{a0}2022"),
            ("199X", "années 1990", "1990s"),
            ("2022-01-12T10:00:00", "12\u{a0}janv.\u{a0}2022, 10\u{a0}h\u{a0}00", "12\u{a0}Jan\u{a0}2022, 10:00"),
            ("2022-01-12T10:00:00Z", "12\u{a0}janv.\u{a0}2022, 10\u{a0}h\u{a0}00\u{a0}UTC", "12\u{a0}Jan\u{a0}2022, 10:00\u{a0}UTC"),
            ("2022-01~", "vers janv.\u{a0}2022", "about Jan\u{a0}2022"),
            ("2022-05-01", "1er\u{a0}mai\u{a0}2022", "1\u{a0}May\u{a0}2022"),
        ] {
            let edtf = Edtf::parse(edtf).unwrap();
            assert_eq!(date(&edtf, Language::French), fr);
            assert_eq!(date(&edtf, Language::English), en);
        }
    }
}
