//! Past or future: read from the verb form that stands nearest to a time expression.

use crate::table::TenseWords;
use recoupe_lang::{AtomKind, Atoms};
use std::ops::Range;

/// Atoms on each side that are looked at.
const REACH: usize = 30;
/// What a mark between verb and expression adds to their distance, in atoms: a verb of the same clause
/// counts before a nearer one of the next.
const CLAUSE: usize = 5;

/// Atoms before a participle among which its auxiliary is looked for.
const AUXILIARIES: usize = 4;

/// Atoms before an expression among which what surely governs it stands.
const GOVERNED: usize = 3;

/// A word of the future that stands so near before an expression governs it.
const BESIDE: usize = 2;

/// −1 for the past, 1 for the future; `None` where no verb form says.
pub(crate) fn direction(words: &TenseWords, text: &str, atoms: &Atoms, sentence: &Range<usize>, found: &Range<usize>) -> Option<i8> {
    let before = (sentence.start.max(found.start.saturating_sub(REACH))..found.start).rev();
    let after = found.end..sentence.end.min(found.end + REACH);
    // "after Monday's talks in Geneva and Tuesday's in Bern, …": no verb between
    let behind =
        before.clone().take_while(|at| atoms.get(*at).is_some_and(|a| a.kind != AtomKind::Mark || matches!(atoms.word(*at), "'" | "-")));
    for at in behind {
        if words.behind.iter().any(|w| w == atoms.word(at)) {
            return Some(-1);
        }
        if of_word(words, text, atoms, sentence, at).is_some() {
            break;
        }
    }
    if is_done(words, text, atoms, sentence, found.start) {
        return Some(-1);
    }
    let left = nearest(words, text, atoms, sentence, before);
    let right = nearest(words, text, atoms, sentence, after);
    match (left, right) {
        // "the parade planned for Saturday had been called off"
        (Some(l), _) if l.1 > 0 && l.0 <= BESIDE => Some(1),
        (Some(l), Some(r)) => Some(if r.0 < l.0 { r.1 } else { l.1 }),
        (one, other) => one.or(other).map(|n| n.1),
    }
}

/// "une note *remise* mercredi", which nothing of what is to come governs ("sera remise", "doit être remise").
pub(crate) fn is_done(words: &TenseWords, text: &str, atoms: &Atoms, sentence: &Range<usize>, start: usize) -> bool {
    let Some(at) = start.checked_sub(1).filter(|at| *at > sentence.start && !words.done.is_empty()) else { return false };
    let bare = |word: &str| ["", "e", "s", "es"].iter().filter_map(|e| word.strip_suffix(e)).any(|w| words.done.contains(w));
    let governing = |at: usize| of_word(words, text, atoms, sentence, at) == Some(1) || atoms.word(at) == "etre";
    let near = sentence.start.max(at.saturating_sub(AUXILIARIES))..at;
    bare(&raw(text, atoms, at)) && !words.not_coming_after.contains(&raw(text, atoms, at - 1)) && !near.into_iter().any(governing)
}

/// "rouvrira lundi", "will reopen on Monday": what can mean no day that is over.
pub(crate) fn is_sure_to_come(words: &TenseWords, text: &str, atoms: &Atoms, sentence: &Range<usize>, start: usize) -> bool {
    let near = (sentence.start.max(start.saturating_sub(GOVERNED))..start).rev();
    let mut letters = near.take_while(|at| atoms.get(*at).is_some_and(|a| a.kind == AtomKind::Letters));
    letters.any(|at| {
        let word = raw(text, atoms, at);
        let ending = words.endings.iter().filter(|(e, _)| word.len() > e.len() + 1 && word.ends_with(e.as_str())).max_by_key(|e| e.0.len());
        let simple = ending.is_some_and(|(e, sign)| *sign > 0 && !e.ends_with('t') || *sign > 0 && e.ends_with("ont"));
        let capital = atoms.get(at).is_some_and(|a| a.capital);
        (simple && !capital && !words.none.contains(&word)) || matches!(word.as_str(), "will" | "shall")
    })
}

fn nearest(
    words: &TenseWords,
    text: &str,
    atoms: &Atoms,
    sentence: &Range<usize>,
    range: impl Iterator<Item = usize>,
) -> Option<(usize, i8)> {
    let mut cost = 0;
    for at in range {
        cost += 1;
        let atom = atoms.get(at)?;
        if atom.kind == AtomKind::Mark {
            if matches!(atoms.word(at), "," | ";" | ":" | "(" | ")" | "–" | "—" | "\"" | "«" | "»" | "“" | "”") {
                cost += CLAUSE;
            }
            continue;
        }
        if atom.kind == AtomKind::Letters
            && let Some(sign) = of_word(words, text, atoms, sentence, at)
        {
            return Some((cost, sign));
        }
    }
    None
}

fn of_word(words: &TenseWords, text: &str, atoms: &Atoms, sentence: &Range<usize>, at: usize) -> Option<i8> {
    // a verb has no capital within a sentence: "Theresa May"
    if at > sentence.start && atoms.get(at).is_some_and(|a| a.capital) {
        return None;
    }
    let raw = raw(text, atoms, at);
    if let Some(sign) = words.words.get(raw.as_str()) {
        let passive = (*sign < 0).then(|| infinitive_before(words, atoms, sentence, at)).flatten();
        return Some(passive.unwrap_or(*sign));
    }
    if words.none.contains(&raw) {
        return None;
    }
    if words.coming.contains(&raw) {
        let before = at.checked_sub(1).filter(|b| *b >= sentence.start).map(|b| self::raw(text, atoms, b));
        // "l'eau", "d'un": the letters before an apostrophe
        let before = before.map(|b| if matches!(b.as_str(), "'" | "’") && at >= 2 { self::raw(text, atoms, at - 2) + "'" } else { b });
        let noun = !raw.ends_with('s')
            && (2..=4).any(|n| at.checked_sub(n).is_some_and(|b| b >= sentence.start && words.singular.iter().any(|w| w == atoms.word(b))));
        return before.is_some_and(|b| !words.not_coming_after.contains(&b) && !noun).then_some(1);
    }
    // "est arrivé": the participle is one of the three words after it
    if words.copulas.contains(&raw) {
        // "is to address the nation"
        if at + 1 < sentence.end && atoms.word(at + 1) == "to" {
            return Some(1);
        }
        let participle = (at + 1..sentence.end.min(at + 4)).find_map(|next| {
            let word = self::raw(text, atoms, next);
            if words.called.iter().any(|stem| atoms.word(next).starts_with(stem.as_str())) {
                return Some(1);
            }
            match words.words.get(word.as_str()) {
                Some(sign) => Some(*sign),
                None => words.participles.iter().any(|p| word.len() > p.len() + 1 && word.ends_with(p.as_str())).then_some(-1),
            }
        });
        return participle;
    }
    // "sont *conviés*, lundi"
    let stands = || at > sentence.start && words.copulas.contains(&self::raw(text, atoms, at - 1));
    if words.called.iter().any(|stem| atoms.word(at).starts_with(stem.as_str())) && stands() {
        return Some(1);
    }
    if words.conditional.contains(&raw) {
        return Some(if is_foretold(words, text, atoms, sentence, at) { 1 } else { -1 });
    }
    // endings are looked for in words of four letters and more
    raw.chars().nth(3)?;
    // the longest: "serait" is no "-ait"
    if let Some(sign) = infinitive_before(words, atoms, sentence, at) {
        return Some(sign);
    }
    let fitting = words.endings.iter().filter(|(ending, _)| raw.len() > ending.len() + 1 && raw.ends_with(ending.as_str()));
    fitting.max_by_key(|(ending, _)| ending.len()).map(|e| e.1)
}

/// "a annoncé *que* le texte *serait* soumis jeudi", and nobody's hearsay ("selon lui", "il serait parti jeudi").
fn is_foretold(words: &TenseWords, text: &str, atoms: &Atoms, sentence: &Range<usize>, at: usize) -> bool {
    let gone = |next: usize| {
        let word = raw(text, atoms, next);
        ["", "e", "s", "es"].iter().filter_map(|e| word.strip_suffix(e)).any(|w| words.gone.iter().any(|g| g == w))
    };
    let hearsay = sentence.clone().any(|w| words.hearsay.iter().any(|h| h == atoms.word(w)));
    (sentence.start..at).any(|w| matches!(atoms.word(w), "que" | "qu")) && !hearsay && !(at + 1..sentence.end.min(at + 4)).any(gone)
}

/// "will *be* held", "to *be* sworn in": a participle behind an infinitive tells of what is to come; "had to be evacuated" and "could not
/// be reached" of what was.
fn infinitive_before(words: &TenseWords, atoms: &Atoms, sentence: &Range<usize>, at: usize) -> Option<i8> {
    let word = |n: usize| at.checked_sub(n).filter(|b| *b >= sentence.start).map_or("", |b| atoms.word(b));
    // an adverb may stand between: "will be formally opened"
    let be = (1..=2).find(|n| words.infinitives.iter().any(|w| w == word(*n)))?;
    let past = word(be + 1) == "to" && word(be + 2) == "had" || word(be + 1) == "not" && word(be + 2) == "could";
    Some(if past { -1 } else { 1 })
}

pub(crate) fn raw(text: &str, atoms: &Atoms, at: usize) -> String {
    atoms.get(at).map(|a| text[a.piece.range()].to_lowercase()).unwrap_or_default()
}
