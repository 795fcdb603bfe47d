//! How names and descriptions are spelled: where a name ends, which capitals are none, what a phrase may be cut by.

use crate::lexicon::{class as c, first_name};
use crate::phrase::{Phrases, Range};
use crate::stream::{Item, What};
use recoupe_lang::fold;

/// "a report *obtained* Monday", "the results of a poll *released* …": when what it is has been told, an English participle is none of it.
pub(super) fn without_participle(p: Phrases, (a, b): Range) -> Range {
    let last = &p.items[b - 1];
    let participle =
        p.english && b > a + 2 && last.word() && !last.capital && last.class == 0 && last.key.len() > 4 && last.key.ends_with("ed");
    let noun = |i: &Item| i.is(c::DOCUMENT | c::ORG | c::AGENT | c::UNNAMED) && !i.capital;
    if participle && noun(&p.items[b - 2]) { (a, b - 1) } else { (a, b) }
}

/// Is a single word a name by nothing but its capital, which its place gives it ("*Former* officials", "*Opéré* dans …"): the
/// first of a sentence, before a word that a name is not followed by?
pub(super) fn capital_by_place(p: Phrases, (a, b): Range, end: usize) -> bool {
    let first = a == 0 || p.items[a - 1].what == What::Mark && matches!(p.items[a - 1].text, "." | "!" | "?" | "…");
    let goes_on = b < end
        && p.items[b].word()
        && !p.items[b].capital
        && (p.items[b].class == 0 || p.items[b].is(c::PREP | c::OF | c::COORD) || p.french() && p.items[b].is(c::TIME));
    // "*Hauliers* said": several of a kind, where the names room saw no name
    let kind = p.english && b == end && p.items[a].key.len() > 4 && p.items[a].key.ends_with('s') && !p.items[a].key.ends_with("ss");
    first && b == a + 1 && (goes_on || kind)
}

/// "un faucon de l'ère Orlo", "le patron du groupe Dorval": a single name set beside a common noun that "de" governs.
pub(super) fn beside_governed(p: Phrases, a: usize, (n, end): Range) -> bool {
    let noun = n > a + 1 && end == n + 1 && p.items[n - 1].word() && !p.items[n - 1].capital;
    let common = noun && !p.items[n - 1].is(c::AGENT | c::UNNAMED | c::TITLE | c::OFFICE | c::DET | c::PREP);
    let of = |k: usize| k > a && p.items[k].is(c::OF);
    // "l'agence de presse Dorval" bears the name itself
    let bears = |k: usize| k > a && p.items[k - 1].is(c::ORG);
    let of = |k: usize| of(k) && !bears(k);
    common && p.french() && (of(n - 2) || n > a + 2 && p.items[n - 2].is(c::DET) && of(n - 3))
}

/// "Un salarié", "another": one of many, whichever it may be.
pub(super) fn is_indefinite(word: &str) -> bool {
    matches!(word, "un" | "une" | "a" | "an" | "another")
}

/// Words of a name at most.
const LONGEST_NAME: usize = 6;

pub(super) fn sequence_end(p: Phrases, a: usize, hi: usize) -> usize {
    let mut end = a + 1;
    // the stops of initials are no words: "General Manager A. J. Orlo"
    while end < hi && (a..end).filter(|k| p.items[*k].word()).count() < LONGEST_NAME {
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
    if p.english { whole_name(p, (a, end), hi) } else { end }
}

/// Where a name ends that goes on behind small words, in English: "Norvians *for Harbour Rights*", "Commission *on Harbour Debates*",
/// "Channel *One*".
pub(super) fn whole_name(p: Phrases, (a, end): Range, hi: usize) -> usize {
    const NUMBERS: [&str; 6] = ["one", "two", "three", "four", "five", "six"];
    if end >= hi {
        return end;
    }
    let next = &p.items[end];
    if end == a + 1 && p.items[a].key == "channel" && next.capital && NUMBERS.contains(&&*next.key) {
        return end + 1;
    }
    let noun = p.items[end - 1].is(c::ORG) && p.items[end - 1].capital;
    let people = end == a + 1 && p.items[a].text.ends_with('s') && p.items[a].text.chars().count() > 4;
    let ties = noun && matches!(next.text, "of" | "on" | "for" | "against") || people && next.text == "for";
    // "Office *of the Harbour Master*"
    let the = usize::from(noun && next.text == "of" && p.items.get(end + 1).is_some_and(|i| i.text == "the"));
    let run = (end + 1 + the..hi.min(end + 6)).take_while(|k| p.proper(*k) && p.items[*k].what != What::Mark && !p.items[*k].is(c::TIME));
    let run = run.count();
    let person = p.items.get(end + 1 + the).is_some_and(|i| i.is(c::TITLE) || first_name(&fold(i.text)).is_some());
    if ties && run > 1 && !person { end + 1 + the + run } else { end }
}

/// Items of the phrase that leads a sentence in, at most.
const LED_IN: usize = 8;

/// "*Pour sa défense,* le prévenu", "*Mercredi,* la ministre", "*Deux heures plus tard,* le Gallois": where a sentence goes on behind a
/// phrase with a preposition, or a day, or a time.
pub(super) fn behind_led_in(p: Phrases, lo: usize, hi: usize) -> usize {
    let Some(first) = p.items.get(lo).filter(|_| lo < hi) else { return lo };
    let Some(comma) = (lo + 1..hi.min(lo + LED_IN)).find(|k| !p.items[*k].word()).filter(|k| p.items[*k].mark(",")) else { return lo };
    let later = matches!(&*p.items[comma - 1].key, "tard" | "tôt" | "lendemain" | "veille");
    if !later && (!first.is(c::PREP | c::TIME) || first.is(c::DET)) {
        return lo;
    }
    let plain = (lo..comma).all(|k| !p.finite(k) && !p.items[k].is(c::REL | c::SUB | c::PRONOUN));
    if plain && first.capital && comma + 1 < hi { comma + 1 } else { lo }
}
