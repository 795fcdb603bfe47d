//! Sentences: the bounds of UAX #29, glued where they cut an abbreviation, an initial or a closing
//! mark off, and cut where an extraction lost the space after a full stop.

use recoupe_model::Piece;
use unicode_segmentation::UnicodeSegmentation;

/// Abbreviations before a name or a number, folded, without their full stop.
const ABBREVIATIONS: [&str; 74] = [
    "m", "mm", "mme", "mmes", "mlle", "me", "dr", "pr", "prof", "st", "ste", "mgr", "gal", "gen", "col", "cap", "lt", "av", "bd", "no",
    "nos", "art", "p", "pp", "cf", "env", "etc", "ex", "fig", "vol", "al", "apr", "av", "mr", "mrs", "ms", "sen", "rep", "gov", "sgt",
    "capt", "cpl", "hon", "rev", "jr", "sr", "vs", "inc", "ltd", "co", "corp", "u.s", "u.k", "u.n", "e.u", "d.c", "jan", "feb", "aug",
    "sept", "oct", "nov", "dec", "hr", "fr", "bzw", "z.b", "d.h", "sig", "dott", "sra", "lic", "г", "ул",
];

/// The sentences of a text (one paragraph, or several: a line end is always a bound), without white
/// space at their ends. `offset` (bytes) is added to every place.
#[must_use]
pub fn sentences(text: &str, offset: usize) -> Vec<Piece> {
    let mut out: Vec<Piece> = Vec::new();
    let mut line_start = 0;
    for line in text.split_inclusive('\n') {
        let first_of_line = out.len();
        for (start, bound) in line.split_sentence_bound_indices() {
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
                let after_mark = trimmed.trim_start_matches(['»', '”']).trim_start();
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

/// Must `next` be joined to `before`?
fn glue(before: &str, next: &str) -> bool {
    let first = next.chars().next().unwrap_or(' ');
    // a closing mark or punctuation that was cut off
    if matches!(first, '»' | '”' | ')' | ']' | ',' | ';' | ':' | '’') || (first == '"' && before.matches('"').count() % 2 == 1) {
        return true;
    }
    if first.is_lowercase() {
        return true;
    }
    let Some(stem) = before.strip_suffix('.') else {
        return false;
    };
    let word_at = stem
        .rfind(|c: char| c.is_whitespace() || matches!(c, '(' | '«' | '"' | '’' | '\'' | '.') && !stem.ends_with(c))
        .map_or(0, |at| at + stem[at..].chars().next().map_or(1, char::len_utf8));
    let word = &stem[word_at..];
    let initial = word.chars().count() == 1 && word.chars().all(char::is_uppercase);
    let dotted = stem.rsplit(char::is_whitespace).next().map(crate::fold).unwrap_or_default();
    initial || ABBREVIATIONS.contains(&dotted.as_str()) || ABBREVIATIONS.contains(&crate::fold(word).as_str())
}

/// Cuts `divergences.Sécurité` and `Europe"La`: a small letter or a closing mark, a full stop, and a
/// capital with a small letter after it, without a space between.
fn push_split(text: &str, begin: usize, end: usize, offset: usize, out: &mut Vec<Piece>) {
    let mut start = begin;
    let piece = &text[begin..end];
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
        }
    }
    out.push(Piece::new(start + offset, end + offset));
}

#[cfg(test)]
mod tests {
    use super::sentences;

    fn cut(s: &str) -> Vec<&str> {
        sentences(s, 0).into_iter().map(|p| &s[p.range()]).collect()
    }

    #[test]
    fn glued_where_it_must() {
        assert_eq!(cut("« C’est grave. » M. Duval l’a dit. Il part."), ["« C’est grave. »", "M. Duval l’a dit.", "Il part."]);
        assert_eq!(cut("The U.S. Senate met. J. Smith spoke."), ["The U.S. Senate met.", "J. Smith spoke."]);
        assert_eq!(cut("Un titre\nUne phrase."), ["Un titre", "Une phrase."]);
    }

    #[test]
    fn cut_where_the_space_was_lost() {
        assert_eq!(cut("de nombreuses divergences.Sécurité à bord"), ["de nombreuses divergences.", "Sécurité à bord"]);
        assert_eq!(cut("le site exemple.Com et v2.0"), ["le site exemple.", "Com et v2.0"]);
    }
}
