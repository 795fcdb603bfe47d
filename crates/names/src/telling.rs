//! The words by which a phrase is told from others, the same however it is worded: "le ministère
//! russe de la Défense" and "le ministère de la Défense de Russie". Works on folded words alone.

use crate::grammar::{BodyNoun, GRAMMAR, LANGS};
use crate::lists::{Listed, Lists};
use std::ops::Range;

/// The telling words of a phrase: articles and prepositions left out; a state's name or adjective as
/// `=` and its number, a known body's as `@` and its number, a seat's as `#` and its number.
pub(crate) fn telling(words: &[String]) -> Vec<String> {
    let lists = Lists::get();
    let mut out = Vec::new();
    let mut n = 0;
    while n < words.len() {
        let word = &words[n];
        if let Some((listed, len)) = lists.name(word, |k| words.get(n + k).map_or("", String::as_str)) {
            let code = match listed {
                Listed::State(s) | Listed::Capital(s) => Some(format!("={s}")),
                Listed::Body(b) => Some(format!("@{b}")),
                Listed::Seat(s) => Some(format!("#{s}")),
                Listed::Place => None,
            };
            if let Some(code) = code {
                out.push(code);
                n += len;
                continue;
            }
        }
        n += 1;
        if is_small(word) || !word.chars().any(char::is_alphanumeric) {
            continue;
        }
        if let Some(state) = lists.adjective(word) {
            out.push(format!("={state}"));
        } else if matches!(word.as_str(), "europeen" | "europeenne" | "europeens" | "europeennes" | "european")
            && let Some((Listed::Body(eu), _)) = lists.name("ue", |_| "")
        {
            out.push(format!("@{eu}"));
        } else {
            out.push(word.clone());
        }
    }
    out
}

/// Stands for the head of a government, however the office is called.
pub(crate) const GOVERNS: &str = "+";

/// What heads of government are called, folded. A chancellor is one in the states whose government one leads.
const GOVERNMENT: [&str; 24] = [
    "premier ministre",
    "premiere ministre",
    "chef du gouvernement",
    "cheffe du gouvernement",
    "chef de gouvernement",
    "cheffe de gouvernement",
    "prime minister",
    "premier",
    "head of government",
    "head of the government",
    "regierungschef",
    "regierungschefin",
    "premierminister",
    "premierministerin",
    "ministerprasident",
    "ministerprasidentin",
    "bundeskanzler",
    "bundeskanzlerin",
    "primer ministro",
    "primera ministra",
    "jefe de gobierno",
    "jefe del gobierno",
    "primo ministro",
    "capo del governo",
];
const CHANCELLOR: [&str; 5] = ["chancelier", "chanceliere", "chancellor", "kanzler", "kanzlerin"];
/// Folded names of the states whose government a chancellor leads.
const CHANCELLORS_OF: [&str; 2] = ["allemagne", "autriche"];

/// The telling words of an office, its noun first: nouns that mean no more than the head of a body
/// ("chef", "leader") are one with the office that heads it.
pub(crate) fn office(words: &[String], head: Range<usize>) -> Vec<String> {
    const HEADS: [&str; 14] = [
        "chef",
        "cheffe",
        "patron",
        "patronne",
        "numero un",
        "head",
        "chief",
        "boss",
        "leader",
        "secretaire general",
        "secretaire generale",
        "secretary general",
        "secretary-general",
        "generalsekretar",
    ];
    let noun = words[head.clone()].join(" ");
    let mut rest: Vec<String> = words[..head.start].to_vec();
    rest.extend_from_slice(&words[head.end..]);
    let mut rest = telling(&rest);
    rest.sort_unstable();
    let body = rest.iter().any(|w| w.starts_with('@'));
    let noun = if body && rest.len() == 1 && HEADS.contains(&noun.as_str()) {
        "*".to_owned()
    } else if governs(&noun, &rest) {
        GOVERNS.to_owned()
    } else {
        noun
    };
    rest.insert(0, noun);
    rest
}

/// Does an office lead a government? `rest` is what else is told of it: a state at most, for who was, will or may be prime
/// minister, or leads a part of the state, leads none.
fn governs(noun: &str, rest: &[String]) -> bool {
    let state = match rest {
        [] => None,
        [only] if only.starts_with('=') => Some(only),
        _ => return false,
    };
    let leads = |name: &str| matches!(Lists::get().name(name, |_| ""), Some((Listed::State(s), _)) if state == Some(&format!("={s}")));
    GOVERNMENT.contains(&noun) || CHANCELLOR.contains(&noun) && CHANCELLORS_OF.iter().any(|name| leads(name))
}

/// Do two offices lead the same government, as far as they say which?
pub(crate) fn same_government(a: &[String], b: &[String]) -> bool {
    let of = |office: &[String]| office.first().is_some_and(|n| n == GOVERNS);
    of(a) && of(b) && (a.len() == 1 || b.len() == 1 || a == b)
}

/// Class, state and field of a body described by a common noun, from its folded words.
pub(crate) fn body_of(words: &[String], lang: &str) -> Option<(BodyNoun, Option<u16>, String)> {
    let lang = LANGS.iter().copied().find(|l| *l == lang)?;
    let head = |n: usize| {
        let bodies = GRAMMAR.bodies(lang, &words[n]).iter();
        let fits = bodies.filter(|(rest, _)| rest.iter().enumerate().all(|(k, w)| words.get(n + k + 1) == Some(w)));
        fits.max_by_key(|(rest, _)| rest.len()).map(|(_, class)| *class)
    };
    let noun = if lang == "en" { (0..words.len()).rev().find_map(head) } else { (0..words.len()).find_map(head) }?;
    let told = telling(words);
    let state = told.iter().find_map(|w| w.strip_prefix('=')?.parse().ok());
    let field: Vec<&str> = told.iter().map(String::as_str).filter(|w| !w.starts_with('=') && *w != "pays").collect();
    Some((noun, state, field.join(" ")))
}

/// Articles, prepositions and possessives, folded.
pub(crate) fn is_small(folded: &str) -> bool {
    const SMALL: [&str; 50] = [
        "le", "la", "les", "l'", "un", "une", "des", "de", "du", "d'", "au", "aux", "a", "et", "en", "son", "sa", "ses", "leur", "leurs",
        "ce", "cet", "cette", "ces", "the", "of", "for", "from", "at", "an", "and", "his", "her", "its", "their", "this", "that", "'s",
        "’s", "with", "to", "on", "some", "par", "pour", "el", "los", "las", "il", "della",
    ];
    SMALL.contains(&folded)
}
