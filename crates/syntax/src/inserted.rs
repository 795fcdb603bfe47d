//! What stands between an auxiliary and its verb: "Le ministre a, dans un communiqué, rejeté la demande". Press prose
//! does it in every other report, the treebanks seldom: the parser takes the auxiliary for the verb and hangs the participle
//! on the last noun. So what is inserted is parsed apart, and the sentence without it.

use crate::scheme::{Form, Tag};
use crate::signs::Signs;
use recoupe_model::Lang;
use std::ops::Range;

/// An insertion has at most so many words, its commas included.
const LONGEST: usize = 16;
/// Commas within it, at most.
const COMMAS: usize = 1;

/// Forms of the auxiliaries that take a past participle, in English those, too, that take an infinitive.
const FR: &str = "a ai as avons avez ont avait avais avions aviez avaient aura auront aurait auraient eut eurent ait aient ayant \
                  est sont était étaient sera seront serait seraient fut furent soit soient étant";
const EN: &str = "has have had having is are was were been being be will would shall should can could may might must";

/// The words inserted between an auxiliary and its verb, both commas with them, and the place of the verb; the first of a sentence.
/// None where a clause of its own is inserted ("it had, he said, lost"). `word`: the words as written.
pub(crate) fn inserted<'a>(seen: &[Signs], word: &dyn Fn(usize) -> &'a str, lang: Lang) -> Option<(Range<usize>, usize)> {
    let auxiliaries = match lang.code() {
        "fr" => FR,
        "en" => EN,
        _ => return None,
    };
    let helps = |n: usize| {
        matches!(seen[n].fine.tag(), Tag::Aux | Tag::Verb) && auxiliaries.split_whitespace().any(|a| word(n).eq_ignore_ascii_case(a))
    };
    let comma = |n: usize| word(n) == ",";
    (0..seen.len().saturating_sub(3)).filter(|n| comma(n + 1) && helps(*n)).find_map(|n| {
        let ends = (n + 3..seen.len().min(n + 1 + LONGEST)).filter(|k| comma(*k)).take(COMMAS + 1);
        let (inside, verb) = ends.filter_map(|k| Some((n + 1..k + 1, verb(seen, k + 1, lang)?))).next()?;
        let clause = seen[inside.clone()].iter().any(|s| s.fine.form() == Some(Form::Finite));
        (!clause).then_some((inside, verb))
    })
}

/// The verb that begins at a place, adverbs and other auxiliaries ("été", "be") left out.
fn verb(seen: &[Signs], from: usize, lang: Lang) -> Option<usize> {
    let bare = |s: &Signs| s.fine.form() != Some(Form::Finite);
    let passed = |s: &Signs| s.fine.tag() == Tag::Adv || s.fine.tag() == Tag::Aux && bare(s);
    let (at, found) = seen.iter().enumerate().skip(from).find(|(_, s)| !passed(s))?;
    // "had, on Monday, announced": an English participle looks like a past
    let fits = found.fine.form() == Some(Form::Participle) || lang == Lang::EN && found.fine.form() != Some(Form::Gerund);
    (found.fine.tag() == Tag::Verb && fits).then_some(at)
}
