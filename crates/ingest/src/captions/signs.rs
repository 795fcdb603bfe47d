//! Signs of a caption in one paragraph or its first sentence: what it says of a picture, and how.

use crate::plain::dates;
use foldhash::HashSet;
use recoupe_lang::{fold, word_lists};
use recoupe_model::Lang;
use recoupe_syntax::{Form, Parse, Relation, Tag};
use std::sync::LazyLock;

/// Words of the longest subject of a teaser.
const SUBJECT: usize = 9;

word_lists! {
    include_str!("../../data/caption_grammar.tsv");
    /// Where somebody stands in a picture.
    static STANDING;
    /// A broadcaster's own people …
    static BROADCASTERS;
    /// … and what stands behind what they do.
    static ON_AIR;
    /// Words that are finite wherever they stand, so that most sentences need no parser.
    static FINITE;
    /// Prepositions before a place.
    static WHERE_ONE_IS;
    /// Words with which no caption begins.
    static DENYING;
    /// Words that open a clause of a teaser's subject.
    static CLAUSE_OPENERS;
    /// Words for whom the report has named before.
    static KNOWN_BEFORE;
}

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
    if sentence.contains("(L)") && (sentence.contains("(R)") || sentence.contains("(C)")) {
        return true;
    }
    let starts = ["From left", "From right", "Left to right", "Clockwise from"];
    if starts.iter().any(|s| sentence.starts_with(s)) && sentence.contains([':', ',']) {
        return true;
    }
    // between two commas, or in brackets, behind a name
    let standing = STANDING.of(Some(Lang::EN));
    let mut before = "";
    for (n, part) in sentence.split([',', '(', ')']).enumerate() {
        let named = before.split_whitespace().next_back().is_some_and(|w| w.starts_with(char::is_uppercase));
        if n > 0 && named && standing.are(&part.split_whitespace().collect::<Vec<_>>()) {
            return true;
        }
        before = part;
    }
    false
}

/// `…; correspondent A B reports from C.`: a broadcaster's own people, in the present.
pub(super) fn is_of_a_show(paragraph: &str) -> bool {
    let last = paragraph.rsplit(';').next().unwrap_or(paragraph);
    let words: Vec<&str> = last.split(|c: char| !c.is_alphanumeric() && c != '\'').filter(|w| !w.is_empty()).collect();
    let Some(verb) = words.iter().rposition(|w| VERBS.show.contains(w)) else { return false };
    let role = BROADCASTERS.of(Some(Lang::EN)).has_any(words[..verb].iter().map(|w| fold(w)));
    let tail = &words[verb + 1..];
    let stage = ON_AIR.of(Some(Lang::EN)).has_any(tail.first());
    let behind_a_stop = last.len() < paragraph.len();
    role && stage && tail.len() <= 8 && (behind_a_stop || tail.first() == Some(&"from")) && !words.contains(&"said")
}

/// Marks that no caption's first sentence has.
pub(super) fn names_nothing_seen(sentence: &str) -> bool {
    sentence.contains(['?', '!', ':', ';', '…', '"', '“', '«', '—', '–']) || !sentence.trim_end().ends_with('.')
}

/// May a sentence that names a place or a day have no finite verb? No word of it is finite wherever it stands, so that most
/// sentences need no parser.
pub(super) fn may_lack_a_verb(sentence: &str, english: bool) -> bool {
    let lang = Some(if english { Lang::EN } else { Lang::FR });
    let (finite, where_one_is) = (FINITE.of(lang), WHERE_ONE_IS.of(lang));
    let mut placed = false;
    let mut before = String::new();
    for word in sentence.split_whitespace() {
        let bare = word.trim_matches(|c: char| !c.is_alphanumeric());
        // `à` is no `a`
        let folded = if bare == "à" { "à".to_owned() } else { fold(bare) };
        if finite.has(&folded) || folded.split_once('\'').is_some_and(|(_, rest)| finite.has(rest)) {
            return false;
        }
        // "lawmakers meet on Thursday": verb and noun look alike, and a parser errs
        let plural = english && before.len() > 3 && before.ends_with('s') && bare.starts_with(char::is_lowercase);
        let many_do = |ending: &str| [&VERBS.scene, &VERBS.said].iter().any(|list| list.contains(format!("{folded}{ending}").as_str()));
        if plural && (many_do("s") || many_do("es")) {
            return false;
        }
        placed |= (before == "à" || where_one_is.has(&before)) && bare.starts_with(char::is_uppercase) || dates::weekday(bare).is_some();
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
        matches!(w.tag, Tag::Noun | Tag::Propn | Tag::Det | Tag::Adj | Tag::Num) && !DENYING.any(|l| l.has(&word))
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
    let openers = CLAUSE_OPENERS.of(Some(Lang::EN));
    let words: Vec<&str> = text.split_whitespace().take(SUBJECT + 1).collect();
    let Some(verb) = words.iter().position(|w| VERBS.said.contains(w) || VERBS.scene.contains(w)) else { return false };
    let subject = &words[..verb];
    let plain = subject.iter().all(|w| !openers.has(&fold(w)) && !w.ends_with([',', '.', ':', ';']));
    verb > 0 && plain && !has_day(text) && after.is_some_and(begins_afresh)
}

fn has_day(text: &str) -> bool {
    text.split_whitespace().any(|w| dates::weekday(w).is_some())
}

fn begins_afresh(paragraph: &str) -> bool {
    let words: Vec<&str> = paragraph.split_whitespace().collect();
    let pronoun = KNOWN_BEFORE.of(Some(Lang::EN)).has_any(words.iter().take(4).map(|w| fold(w)));
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
