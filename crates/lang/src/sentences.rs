//! Sentences: the bounds of UAX #29, glued where they cut an abbreviation, an initial or a closing
//! mark off, and cut where an extraction lost the space after a full stop.

use recoupe_model::Piece;
use unicode_segmentation::UnicodeSegmentation;

/// Abbreviations before a name or a number, folded, without their full stop.
const ABBREVIATIONS: [&str; 90] = [
    "m", "mm", "mme", "mmes", "mlle", "me", "dr", "pr", "prof", "st", "ste", "mgr", "gal", "gen", "col", "cap", "lt", "av", "bd", "no",
    "nos", "art", "p", "pp", "cf", "env", "ex", "fig", "vol", "al", "apr", "mr", "mrs", "ms", "sen", "rep", "gov", "sgt", "capt", "cpl",
    "hon", "rev", "jr", "sr", "vs", "inc", "ltd", "co", "corp", "u.s", "u.k", "u.n", "e.u", "d.c", "a.m", "p.m", "jan", "janv", "feb",
    "fev", "fevr", "avr", "juil", "aug", "sept", "oct", "nov", "dec", "approx", "chap", "hr", "fr", "bzw", "z.b", "d.h", "sig", "dott",
    "sra", "lic", "maj", "adm", "cmdr", "brig", "supt", "insp", "msgr", "pvt", "atty", "dist", "asst",
];
/// The same in Cyrillic letters.
const CYRILLIC: [&str; 2] = ["г", "ул"];
/// Those of them that are words, too: in small letters they abbreviate only before a number ("no. 5", but "He said no.").
const WORDS: [&str; 11] = ["m", "mm", "me", "no", "nos", "art", "cap", "col", "fr", "vol", "ex"];
/// Those of them that may end a sentence.
const ENDING: [&str; 12] = ["u.s", "u.k", "u.n", "e.u", "d.c", "a.m", "p.m", "jr", "inc", "ltd", "co", "corp"];
/// Words that open a sentence and, with a capital, hardly stand within one: articles, pronouns, conjunctions, folded.
const OPENERS: [&str; 64] = [
    "the", "this", "these", "those", "that", "it", "its", "he", "his", "she", "her", "they", "their", "we", "our", "i", "my", "you", "but",
    "and", "if", "when", "while", "as", "after", "before", "there", "then", "however", "what", "in", "on", "le", "la", "les", "un", "une",
    "des", "il", "elle", "ils", "elles", "nous", "vous", "je", "ce", "cet", "cette", "ces", "cela", "mais", "et", "si", "dans", "pour",
    "apres", "avant", "son", "sa", "ses", "leur", "leurs", "notre", "nos",
];

/// The sentences of a text (one paragraph, or several: a line end is always a bound), without white
/// space at their ends. `offset` (bytes) is added to every place.
#[must_use]
pub fn sentences(text: &str, offset: usize) -> Vec<Piece> {
    let mut out: Vec<Piece> = Vec::new();
    let mut line_start = 0;
    for line in text.split_inclusive('\n') {
        let first_of_line = out.len();
        for (start, bound) in bounds(line) {
            let mut trimmed = bound.trim();
            let mut begin = line_start + start + (bound.len() - bound.trim_start().len());
            if trimmed.is_empty() {
                continue;
            }
            if out.len() > first_of_line
                && let Some(last) = out.last_mut()
            {
                let before = &text[last.start - offset..last.end - offset];
                // "grave. » M. Duval": the mark belongs to what it closes, the rest stands alone
                let straight = trimmed.strip_prefix("\" ").filter(|_| before.matches('"').count() % 2 == 1);
                let after_mark = straight.unwrap_or_else(|| trimmed.trim_start_matches(['»', '”'])).trim_start();
                if after_mark.len() < trimmed.len() && after_mark.starts_with(char::is_uppercase) && before.ends_with(['.', '!', '?', '…'])
                {
                    let mark = trimmed[..trimmed.len() - after_mark.len()].trim_end();
                    last.end = begin + mark.len() + offset;
                    begin += trimmed.len() - after_mark.len();
                    trimmed = after_mark;
                } else if glue(before, trimmed) {
                    last.end = begin + trimmed.len() + offset;
                    continue;
                }
            }
            push_split(text, begin, begin + trimmed.len(), offset, &mut out);
        }
        line_start += line.len();
    }
    out
}

/// The sentences of the standard, each with its place. No bound of it hangs on what stands more than a character before the first
/// mark that may end a sentence: the standard's own reader, which asks of each character what it is, begins there.
fn bounds(line: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut start = 0;
    std::iter::from_fn(move || {
        let rest = line.get(start..).filter(|rest| !rest.is_empty())?;
        let mut before = 0;
        let mut last = 0;
        for (at, c) in rest.char_indices() {
            if !ends_nothing(c) {
                before = last;
                break;
            }
            (last, before) = (at, rest.len());
        }
        let length = rest[before..].split_sentence_bounds().next().map_or(rest.len(), |first| before + first.len());
        let sentence = (start, &rest[..length]);
        start += length;
        Some(sentence)
    })
}

/// Surely no mark that ends a sentence or a paragraph, nor one that is part of the character before it.
fn ends_nothing(c: char) -> bool {
    match c {
        ' '..='~' => !matches!(c, '.' | '!' | '?'),
        '\u{a0}'..='\u{24f}' => c != '\u{ad}',
        // Cyrillic, with which letters of its past stand that are written over others
        '\u{400}'..='\u{482}' | '\u{48a}'..='\u{52f}' => true,
        '\u{2010}'..='\u{2023}' | '\u{2025}'..='\u{2027}' | '\u{202f}' | '€' => true,
        _ => false,
    }
}

/// Must `next` be joined to `before`?
fn glue(before: &str, next: &str) -> bool {
    let first = next.chars().next().unwrap_or(' ');
    // a closing mark or punctuation that was cut off; a straight mark that a word touches opens what it says
    let opens = first == '"' && next[1..].starts_with(|c: char| c.is_alphanumeric() || matches!(c, '[' | '(' | '\'' | '’'));
    if matches!(first, '»' | '”' | ')' | ']' | ',' | ';' | ':' | '’') || (first == '"' && !opens && before.matches('"').count() % 2 == 1)
    {
        return true;
    }
    if first.is_lowercase() {
        return true;
    }
    let Some(stem) = before.strip_suffix('.') else {
        return false;
    };
    abbreviates(stem, next)
}

/// Does the full stop after this abbreviate the last word, with `next` after it?
fn abbreviates(stem: &str, next: &str) -> bool {
    let word_at = stem
        .rfind(|c: char| c.is_whitespace() || matches!(c, '(' | '«' | '"' | '’' | '\'' | '.') && !stem.ends_with(c))
        .map_or(0, |at| at + stem[at..].chars().next().map_or(1, char::len_utf8));
    let word = &stem[word_at..];
    let dotted = stem.rsplit(|c: char| c.is_whitespace() || matches!(c, '(' | '«' | '"')).next().map(crate::fold).unwrap_or_default();
    let number = next.starts_with(|c: char| c.is_numeric());
    let folded = crate::fold(word);
    // "am 29. Oktober"
    if word.parse::<u8>().is_ok_and(|day| (1..=31).contains(&day)) && opens_with_month(next) {
        return true;
    }
    if ENDING.contains(&dotted.as_str()) {
        return !opener(next);
    }
    if WORDS.contains(&folded.as_str()) && word.starts_with(char::is_lowercase) && dotted == folded {
        return number;
    }
    let initial = word.chars().count() == 1 && word.chars().all(char::is_uppercase);
    let listed = |w: &str| ABBREVIATIONS.contains(&w) || CYRILLIC.contains(&w);
    initial || listed(&dotted) || listed(&folded)
}

/// Does a German month stand here, whose day is an ordinal with a full stop?
fn opens_with_month(next: &str) -> bool {
    const MONTHS: [&str; 13] =
        ["januar", "janner", "februar", "marz", "april", "mai", "juni", "juli", "august", "september", "oktober", "november", "dezember"];
    MONTHS.contains(&crate::fold(next.split(|c: char| !c.is_alphabetic()).next().unwrap_or_default()).as_str())
}

/// Does a word stand here that opens sentences?
fn opener(next: &str) -> bool {
    let next = next.trim_start_matches(['"', '“', '«', '‘']).trim_start();
    let word = next.split(|c: char| !c.is_alphabetic()).next().unwrap_or_default();
    word.starts_with(char::is_uppercase) && OPENERS.contains(&crate::fold(word).as_str())
}

/// A word before a full stop and a number has so many letters, at least, to be no abbreviation ("art. 5", "chap. 2").
const WHOLE_WORD: usize = 4;

/// Cuts `divergences.Sécurité` and `Europe"La`: a small letter or a closing mark, a full stop, and a capital with a small
/// letter after it, without a space between; and what the standard leaves whole: `plan. 300 pages` and
/// `attend… Le maire`.
fn push_split(text: &str, begin: usize, end: usize, offset: usize, out: &mut Vec<Piece>) {
    let mut start = begin;
    let piece = &text[begin..end];
    // without two characters after its first mark nothing of it is cut
    if piece.find(['.', '?', '!', '…']).is_none_or(|at| piece[at..].chars().nth(2).is_none()) {
        out.push(Piece::new(begin + offset, end + offset));
        return;
    }
    let chars: Vec<(usize, char)> = piece.char_indices().collect();
    for w in chars.windows(4) {
        let [(_, a), (_, b), (at, c), (_, d)] = [w[0], w[1], w[2], w[3]];
        if matches!(b, '.' | '?' | '!' | '…')
            && (a.is_lowercase() || matches!(a, '"' | '»' | ')'))
            && c.is_uppercase()
            && d.is_alphabetic()
            && !d.is_uppercase()
        {
            let bound = begin + at;
            out.push(Piece::new(start + offset, bound + offset));
            start = bound;
        } else if b.is_whitespace()
            && (a == '.' && c.is_numeric() && whole_word(&piece[start - begin..at]) || a == '…' && opener(&piece[at..]))
        {
            out.push(Piece::new(start + offset, start + piece[start - begin..at].trim_end().len() + offset));
            start = begin + at;
        }
    }
    out.push(Piece::new(start + offset, end + offset));
}

/// Does this end in a word and a full stop that abbreviates nothing?
fn whole_word(before: &str) -> bool {
    let Some(stem) = before.trim_end().strip_suffix('.') else { return false };
    let letters = stem.chars().rev().take_while(|c| c.is_lowercase()).count();
    letters >= WHOLE_WORD && !abbreviates(stem, "0")
}

#[cfg(test)]
mod tests {
    use super::{UnicodeSegmentation, bounds, ends_nothing, sentences};

    fn cut(s: &str) -> Vec<&str> {
        sentences(s, 0).into_iter().map(|p| &s[p.range()]).collect()
    }

    #[test]
    fn glued_where_it_must() {
        assert_eq!(cut("« C’est grave. » M. Duval l’a dit. Il part."), ["« C’est grave. »", "M. Duval l’a dit.", "Il part."]);
        assert_eq!(cut("The U.S. Senate met. J. Smith spoke."), ["The U.S. Senate met.", "J. Smith spoke."]);
        assert_eq!(cut("Un titre\nUne phrase."), ["Un titre", "Une phrase."]);
        assert_eq!(
            cut("Le 5 janv. 2022, à 9 a.m. Friday, no. 5 et le col. 3 montent."),
            ["Le 5 janv. 2022, à 9 a.m. Friday, no. 5 et le col. 3 montent."]
        );
    }

    #[test]
    fn a_german_day_of_a_month_ends_no_sentence() {
        assert_eq!(
            cut("Sie treffen sich am 29. Oktober in Aldersee. Am 3. März ist Ruhe."),
            ["Sie treffen sich am 29. Oktober in Aldersee.", "Am 3. März ist Ruhe."]
        );
        assert_eq!(
            cut("Es waren 29. Orle schwieg. Es war 1998. Mai ging."),
            ["Es waren 29.", "Orle schwieg.", "Es war 1998.", "Mai ging."]
        );
    }

    #[test]
    fn a_quotation_that_goes_on_after_its_speaker_is_another_sentence() {
        let said = "It's grim,\" the mayor said. \"It must end.\" He left.";
        assert_eq!(cut(said), ["It's grim,\" the mayor said.", "\"It must end.\"", "He left."]);
        assert_eq!(cut("Il l'a dit : \" C'est fini. \" Puis il part."), ["Il l'a dit : \" C'est fini. \"", "Puis il part."]);
    }

    #[test]
    fn words_that_look_like_abbreviations() {
        assert_eq!(cut("He lied to me. She said no. Then he left."), ["He lied to me.", "She said no.", "Then he left."]);
        assert_eq!(cut("Ils prennent le vol. Me Duval attend."), ["Ils prennent le vol.", "Me Duval attend."]);
        assert_eq!(
            cut("They met in the U.S. The talks failed. It began at 9 p.m. He left."),
            ["They met in the U.S.", "The talks failed.", "It began at 9 p.m.", "He left."]
        );
    }

    #[test]
    fn what_the_standard_leaves_whole() {
        assert_eq!(cut("They hid the plan. 300 pages prove it."), ["They hid the plan.", "300 pages prove it."]);
        assert_eq!(cut("La ville attend… Le maire se tait… Duval aussi."), ["La ville attend…", "Le maire se tait… Duval aussi."]);
    }

    #[test]
    fn cut_where_the_space_was_lost() {
        assert_eq!(cut("de nombreuses divergences.Sécurité à bord"), ["de nombreuses divergences.", "Sécurité à bord"]);
        assert_eq!(cut("le site exemple.Com et v2.0"), ["le site exemple.", "Com et v2.0"]);
    }

    #[test]
    fn bounds_are_those_of_the_standard() {
        let letters: Vec<char> =
            "aBéЖ1 .!?…,:«»“”\"()’-\t\r\u{85}\u{ad}\u{301}\u{2028}\u{2024}\u{203c}。字ا\u{483}\u{a0}".chars().collect();
        let mut state = 7_usize;
        let mut next = || {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            state >> 33
        };
        let mut cut = 0;
        for _ in 0..60_000 {
            let length = next() % 14;
            let text: String = (0..length).map(|_| letters[next() % letters.len()]).collect();
            let expected: Vec<(usize, &str)> = text.split_sentence_bound_indices().collect();
            assert_eq!(bounds(&text).collect::<Vec<_>>(), expected, "{text:?}");
            cut += usize::from(expected.len() > 1);
        }
        assert!(cut > 10_000);
    }

    #[test]
    fn what_is_passed_over_ends_nothing() {
        for c in ('\0'..='\u{3000}').filter(|c| ends_nothing(*c)) {
            assert_eq!(format!("a{c} B").split_sentence_bounds().count(), 1, "{c:?}");
            // nor part of the letter before it
            let text = format!("aB{c}.A b{c}. B");
            assert_eq!(bounds(&text).collect::<Vec<_>>(), text.split_sentence_bound_indices().collect::<Vec<_>>());
        }
    }
}
