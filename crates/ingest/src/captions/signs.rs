//! Signs of a caption in one paragraph or its first sentence: what it says of a picture, and how.

use crate::plain::dates;
use recoupe_lang::fold;
use recoupe_syntax::{Form, Parse, Relation, Tag};
use std::collections::HashSet;
use std::sync::LazyLock;

/// Words of the longest subject of a teaser.
const SUBJECT: usize = 9;

pub(super) struct Verbs {
    pub(super) scene: HashSet<&'static str>,
    said: HashSet<&'static str>,
    show: HashSet<&'static str>,
}

pub(super) static VERBS: LazyLock<Verbs> = LazyLock::new(|| {
    let of = |kind: &str| {
        let rows = include_str!("../../data/present_verbs.tsv").lines().filter_map(|l| l.split_once('\t'));
        rows.filter(|(k, _)| *k == kind).flat_map(|(_, words)| words.split(' ')).collect()
    };
    Verbs { scene: of("scene"), said: of("said"), show: of("show") }
});

/// `…, left, …`, `… (L) … (R)`, `From left:`: who stands where in the picture.
pub(super) fn says_where_they_stand(sentence: &str) -> bool {
    const PLACES: [&str; 12] = [
        "left",
        "right",
        "center",
        "centre",
        "far left",
        "far right",
        "second from left",
        "second from right",
        "at left",
        "at right",
        "third from left",
        "third from right",
    ];
    if sentence.contains("(L)") && (sentence.contains("(R)") || sentence.contains("(C)")) {
        return true;
    }
    let starts = ["From left", "From right", "Left to right", "Clockwise from"];
    if starts.iter().any(|s| sentence.starts_with(s)) && sentence.contains([':', ',']) {
        return true;
    }
    // between two commas, or in brackets, behind a name
    let mut before = "";
    for (n, part) in sentence.split([',', '(', ')']).enumerate() {
        let named = before.split_whitespace().next_back().is_some_and(|w| w.starts_with(char::is_uppercase));
        if n > 0 && named && PLACES.contains(&part.trim()) {
            return true;
        }
        before = part;
    }
    false
}

/// `…; correspondent A B reports from C.`: a broadcaster's own people, in the present.
pub(super) fn is_of_a_show(paragraph: &str) -> bool {
    const ROLES: [&str; 12] = [
        "correspondent",
        "correspondents",
        "reporter",
        "anchor",
        "host",
        "hosts",
        "analyst",
        "analysts",
        "contributor",
        "contributors",
        "panel",
        "professor",
    ];
    let last = paragraph.rsplit(';').next().unwrap_or(paragraph);
    let words: Vec<&str> = last.split(|c: char| !c.is_alphanumeric() && c != '\'').filter(|w| !w.is_empty()).collect();
    let Some(verb) = words.iter().rposition(|w| VERBS.show.contains(w)) else { return false };
    let role = words[..verb].iter().any(|w| ROLES.contains(&fold(w).as_str()));
    let tail = &words[verb + 1..];
    let stage = matches!(tail.first().copied(), Some("from" | "on" | "live" | "in" | "to" | "with"));
    let behind_a_stop = last.len() < paragraph.len();
    role && stage && tail.len() <= 8 && (behind_a_stop || tail.first() == Some(&"from")) && !words.contains(&"said")
}

/// Marks that no caption's first sentence has.
pub(super) fn names_nothing_seen(sentence: &str) -> bool {
    sentence.contains(['?', '!', ':', ';', '…', '"', '“', '«', '—', '–']) || !sentence.trim_end().ends_with('.')
}

/// Words that are finite wherever they stand, so that most sentences need no parser.
pub(super) fn may_lack_a_verb(sentence: &str, english: bool) -> bool {
    const ENGLISH: [&str; 40] = [
        "is", "are", "was", "were", "be", "has", "have", "had", "will", "would", "can", "could", "may", "might", "must", "should", "do",
        "does", "did", "said", "says", "it", "he", "she", "they", "we", "i", "you", "there", "not", "if", "because", "that's", "it's",
        "told", "made", "took", "went", "came", "became",
    ];
    const FRENCH: [&str; 40] = [
        "est", "sont", "etait", "etaient", "a", "ont", "avait", "avaient", "sera", "seront", "aura", "auront", "serait", "seraient", "fut",
        "furent", "peut", "peuvent", "doit", "doivent", "fait", "va", "vont", "il", "elle", "ils", "elles", "on", "nous", "je", "vous",
        "ne", "dit", "c'est", "veut", "faut", "soit", "si", "ca", "cela",
    ];
    let known: &[&str] = if english { &ENGLISH } else { &FRENCH };
    let mut placed = false;
    let mut before = String::new();
    for word in sentence.split_whitespace() {
        let bare = word.trim_matches(|c: char| !c.is_alphanumeric());
        // `à` is no `a`
        let folded = if bare == "à" { "à".to_owned() } else { fold(bare) };
        if known.contains(&folded.as_str()) || folded.split_once('\'').is_some_and(|(_, rest)| known.contains(&rest)) {
            return false;
        }
        // "lawmakers meet on Thursday": verb and noun look alike, and a parser errs
        let plural = english && before.len() > 3 && before.ends_with('s') && bare.starts_with(char::is_lowercase);
        let many_do = |ending: &str| [&VERBS.scene, &VERBS.said].iter().any(|list| list.contains(format!("{folded}{ending}").as_str()));
        if plural && (many_do("s") || many_do("es")) {
            return false;
        }
        let where_ = matches!(
            before.as_str(),
            "in" | "at" | "near" | "outside" | "on" | "during" | "à" | "en" | "au" | "pres" | "devant" | "lors" | "dans"
        );
        placed |= where_ && bare.starts_with(char::is_uppercase) || dates::weekday(bare).is_some();
        placed |= folded.len() == 4 && folded.bytes().all(|b| b.is_ascii_digit());
        before = folded;
    }
    placed
}

/// A noun phrase with what hangs on it, and no verb that is finite.
pub(super) fn is_verbless(parse: &Parse, text: &str) -> bool {
    let Some(root) = parse.root() else { return false };
    let opens = parse.words.first().is_some_and(|w| {
        let word = fold(&text[w.piece.range()]);
        matches!(w.tag, Tag::Noun | Tag::Propn | Tag::Det | Tag::Adj | Tag::Num)
            && !matches!(word.as_str(), "no" | "not" | "none" | "pas" | "aucun" | "aucune")
    });
    let finite = |w: &recoupe_syntax::Node| matches!(w.tag, Tag::Verb | Tag::Aux) && w.form.is_none_or(|f| f == Form::Finite);
    opens
        && matches!(parse.words[root].tag, Tag::Noun | Tag::Propn)
        // a verb in a relative clause is no verb of the sentence
        && parse.words.iter().enumerate().all(|(n, w)| !finite(w) || within_relative(parse, n))
}

fn within_relative(parse: &Parse, mut n: usize) -> bool {
    loop {
        if parse.words[n].relation == Relation::AclRelcl {
            return true;
        }
        match parse.words[n].head {
            Some(head) => n = head,
            None => return false,
        }
    }
}

/// `Tuesday, May 4, 2021`: the day of the week and the year.
pub(super) fn is_dated(sentence: &str) -> bool {
    dates::find(sentence, 0).iter().any(|d| d.year.is_some() && d.weekday.is_some())
}

/// `President A addresses the media at B.`; `dated`: it says of which day it is, and any verb in the present will do.
pub(super) fn tells_a_scene(parse: &Parse, text: &str, dated: bool) -> bool {
    let Some(root) = parse.root() else { return false };
    let verb = &text[parse.words[root].piece.range()];
    let present = dated && parse.words[root].tag == Tag::Verb && verb.ends_with('s') && verb.len() > 3;
    (present || VERBS.scene.contains(verb)) && named_subject(parse, root) && parse.words.iter().any(|w| w.tag == Tag::Adp)
}

/// `A warns B that …` below the headline, and then the report begins afresh: with a day, a full name, no pronoun.
/// The verb is the first of its kind behind a subject without a clause of its own; a parser errs on such lines.
pub(super) fn teases(text: &str, after: Option<&str>) -> bool {
    const CLAUSE: [&str; 10] = ["that", "which", "who", "when", "as", "if", "while", "after", "before", "how"];
    let words: Vec<&str> = text.split_whitespace().take(SUBJECT + 1).collect();
    let Some(verb) = words.iter().position(|w| VERBS.said.contains(w) || VERBS.scene.contains(w)) else { return false };
    let subject = &words[..verb];
    let plain = subject.iter().all(|w| !CLAUSE.contains(&fold(w).as_str()) && !w.ends_with([',', '.', ':', ';']));
    verb > 0 && plain && !has_day(text) && after.is_some_and(begins_afresh)
}

fn has_day(text: &str) -> bool {
    text.split_whitespace().any(|w| dates::weekday(w).is_some())
}

fn begins_afresh(paragraph: &str) -> bool {
    let words: Vec<&str> = paragraph.split_whitespace().collect();
    let pronoun = words
        .iter()
        .take(4)
        .any(|w| matches!(fold(w).as_str(), "he" | "she" | "they" | "it" | "his" | "her" | "their" | "mr" | "mr." | "mrs." | "ms."));
    let capital = |w: &&str| w.chars().next().is_some_and(char::is_uppercase);
    let full = words.windows(3).any(|w| w.iter().all(capital));
    !pronoun && full && has_day(paragraph) && words.len() >= 15
}

/// The subject is a person or body by name.
fn named_subject(parse: &Parse, root: usize) -> bool {
    parse.child(root, Relation::Nsubj).is_some_and(|s| {
        let (from, to) = parse.extent(s).unwrap_or((s, s));
        parse.words[from..=to].iter().any(|w| w.tag == Tag::Propn)
    })
}
