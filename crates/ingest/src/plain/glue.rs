//! Paragraphs and headings that ran into one another on one line, cut apart: a sentence's end with a
//! capital right behind it, and at the start of such a piece a small letter with a capital right behind
//! it (`SafetyThe minister said`).

use super::look::{Cut, Unit};
use recoupe_lang::fold;
use recoupe_model::Piece;
use std::collections::HashSet;
use std::sync::LazyLock;

/// Words that a glued heading may have.
const HEADING_WORDS: usize = 14;

/// Bytes of a line in which known words are gathered; bounds memory on enormous lines.
const LOOKED_AT: usize = 200_000;

/// Names written with a capital inside whose second half is a word that could begin a sentence.
const JOINED_NAMES: &str = " linkedin addthis sharethis plugin wework faceit checkin lockin allin optin signin login laforet desantis ";

/// Words that begin sentences and hardly stand inside a name with a small letter before them.
static STARTERS: LazyLock<HashSet<String>> = LazyLock::new(|| {
    include_str!("../../data/sentence_starters.txt").lines().filter(|l| !l.starts_with('#')).flat_map(|l| l.split(' ').map(fold)).collect()
});

/// The pieces of a line, in order; one piece for a line that is not glued.
pub(crate) fn cut(text: &str, line: Piece, number: usize) -> Vec<Unit> {
    let whole = &text[line.range()];
    let bounds = sentence_joints(whole);
    let unit = |start: usize, end: usize, cut: Cut| {
        let inner = &whole[start..end];
        let from = start + (inner.len() - inner.trim_start().len());
        Unit { piece: Piece::new(line.start + from, line.start + from + inner.trim().len()), line: number, cut }
    };
    let mut known: Option<HashSet<String>> = None;
    let mut starts = vec![0];
    starts.extend(bounds.iter().copied());
    starts.push(whole.len());
    let glued = starts.len() > 2;
    let plain = if glued { Cut::Paragraph } else { Cut::Whole };
    let mut found = Vec::with_capacity(starts.len() - 1);
    let mut headings = 0;
    for pair in starts.windows(2) {
        let (start, end) = (pair[0], pair[1]);
        let segment = &whole[start..end];
        let joint = heading_joint(segment, glued, || {
            known.get_or_insert_with(|| {
                whole.get(..floor(whole, LOOKED_AT)).unwrap_or("").split(|c: char| !c.is_alphanumeric()).map(fold).collect()
            })
        });
        headings += usize::from(joint.is_some());
        found.push((start, end, joint));
    }
    let mut out = Vec::with_capacity(found.len() + headings);
    for (k, (start, end, joint)) in found.iter().copied().enumerate() {
        let segment = &whole[start..end];
        let last = k + 1 == found.len();
        let joint = joint.or_else(|| if headings >= 2 { spaced_joint(segment) } else { None });
        if let Some(at) = joint {
            out.push(unit(start, start + at, Cut::Heading));
            out.push(unit(start + at, end, Cut::Paragraph));
        } else if glued && !last && headings >= 1 && k > 0 && is_question_heading(segment) {
            out.push(unit(start, end, Cut::Heading));
        } else {
            out.push(unit(start, end, plain));
        }
    }
    out.retain(|u| !u.piece.is_empty());
    out
}

fn floor(s: &str, at: usize) -> usize {
    let mut at = at.min(s.len());
    while !s.is_char_boundary(at) {
        at -= 1;
    }
    at
}

/// Where a new sentence begins without a blank before it (bytes of the line).
fn sentence_joints(line: &str) -> Vec<usize> {
    let mut out = Vec::new();
    let mut colons = Vec::new();
    let mut marks = 0_usize; // straight double marks since the last joint
    let mut word = (0_usize, 0_usize); // letters of the word being read, and of the one before the stop
    let mut before = [' '; 2];
    let mut chars = line.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        let next = chars.peek().map_or(' ', |p| p.1);
        let opens = matches!(c, '«' | '“' | '„') || (c == '"' && marks.is_multiple_of(2));
        let begins = c.is_uppercase() && (next.is_lowercase() || matches!(next, '’' | '\'' | ' ' | '\u{a0}') || next.is_uppercase())
            || opens && !next.is_whitespace() && next.is_uppercase()
            || c == '«' && matches!(next, ' ' | '\u{a0}' | '\u{202f}');
        let closed = matches!(before[1], '"' | '”' | '»' | ')') && is_stop(before[0]) && (before[1] != '"' || marks.is_multiple_of(2));
        let stopped = match before[1] {
            '.' => word.1 >= 3 || before[0].is_numeric() || matches!(before[0], ')' | ']' | '»' | '”' | '"' | '%'),
            stop => is_stop(stop),
        };
        let spelled = c.is_uppercase() && next.is_uppercase() && before[1] == '.' && word.1 < 4;
        if begins && (stopped || closed) && !spelled && at > 0 {
            out.push(at);
            marks = 0;
        }
        if before[1] == ':' && before[0].is_alphabetic() && c.is_uppercase() && (next.is_lowercase() || matches!(next, '’' | '\'')) {
            colons.push(at);
        }
        marks += usize::from(c == '"');
        if c.is_alphanumeric() {
            word.0 += 1;
        } else {
            word = (0, word.0);
        }
        before = [before[1], c];
    }
    // where paragraphs are glued, a colon that ran into a capital ended one
    if !out.is_empty() {
        out.extend(colons);
        out.sort_unstable();
    }
    out.retain(|&at| !is_address(line, at));
    out
}

fn is_stop(c: char) -> bool {
    matches!(c, '.' | '!' | '?' | '…')
}

/// Inside an address or a file name: nothing but such characters around.
fn is_address(line: &str, at: usize) -> bool {
    // A blank may be more than one byte (a no-break space).
    let start = at - line[..at].split(char::is_whitespace).next_back().map_or(0, str::len);
    let end = line[at..].find(char::is_whitespace).map_or(line.len(), |i| at + i);
    let word = &line[start..end];
    word.len() < 300 && (word.contains("://") || word.starts_with("www.") || word.contains('@'))
}

/// Where at the start of a segment a heading ends and its paragraph begins.
fn heading_joint<'k>(segment: &str, glued: bool, known: impl FnOnce() -> &'k HashSet<String>) -> Option<usize> {
    let mut words = 0;
    let mut from = 0;
    let mut candidate = None;
    for word in segment.split_inclusive(char::is_whitespace) {
        words += 1;
        if words > HEADING_WORDS {
            return None;
        }
        let bare = word.trim_end();
        if let Some(at) = inner_capital(bare) {
            candidate = Some((from + at, bare, at));
            break;
        }
        if bare.ends_with(['.', '!', '?', ';', ',']) || bare.starts_with(['"', '«', '“', '(']) {
            return None;
        }
        from += word.len();
    }
    let (at, word, inner) = candidate?;
    let rest = &segment[at..];
    if rest.split_whitespace().take(6).count() < 6 || JOINED_NAMES.contains(&format!(" {} ", fold(word))) {
        return None;
    }
    let (head, tail) = word.split_at(inner);
    let tail = tail.split(['.', ',', ':', ';']).next().unwrap_or(tail);
    let folded = fold(tail);
    let first = folded.split_once('\'').map_or(folded.clone(), |(a, _)| format!("{a}'"));
    if STARTERS.contains(&first) || STARTERS.contains(&folded) {
        return Some(at);
    }
    // "…talksGarcia said": both halves are words of their own elsewhere
    let long = |s: &str| s.chars().count() >= 3;
    let known_halves = glued && long(head) && long(tail) && {
        let known = known();
        known.contains(&fold(head)) && known.contains(&fold(tail)) && !known.contains(&fold(&format!("{tail}{head}")))
    };
    known_halves.then_some(at)
}

/// Where a capital (or a mark of quotation and a capital) stands right behind a small letter or figure.
fn inner_capital(word: &str) -> Option<usize> {
    let mut before = ' ';
    let mut letters = 0;
    let mut chars = word.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        let next = chars.peek().map(|p| p.1);
        let begins = c.is_uppercase() && next.is_none_or(|n| n.is_lowercase() || matches!(n, '’' | '\''));
        if begins && letters >= 3 && (before.is_lowercase() || matches!(before, '?' | '!')) {
            return Some(at);
        }
        letters += usize::from(c.is_alphabetic());
        before = c;
    }
    None
}

/// `Arms control The alliance said`: a heading with a blank behind it, in a line where headings are glued.
fn spaced_joint(segment: &str) -> Option<usize> {
    const DETERMINERS: &str = " le la les l' il elle the he she they der die das er sie el los las gli он она він вона ";
    let mut from = 0;
    let mut before: Option<&str> = None;
    for (k, word) in segment.split_inclusive(char::is_whitespace).take(9).enumerate() {
        let bare = word.trim_end();
        let folded = fold(bare);
        let first = folded.split_once('\'').map_or(folded.clone(), |(a, _)| format!("{a}'"));
        let capital = bare.starts_with(char::is_uppercase);
        if let Some(last) = before
            && k >= 1
            && capital
            && DETERMINERS.contains(&format!(" {first} "))
            && last.chars().all(char::is_alphabetic)
            && last.chars().count() >= 4
            && last.ends_with(char::is_lowercase)
            && !STARTERS.contains(&fold(last))
        {
            return (segment[from..].split_whitespace().take(6).count() == 6).then_some(from);
        }
        if bare.ends_with(['.', '!', '?', ';', ',', ':']) {
            return None;
        }
        before = Some(bare);
        from += word.len();
    }
    None
}

/// A short question between glued paragraphs.
fn is_question_heading(segment: &str) -> bool {
    let segment = segment.trim();
    segment.ends_with('?') && segment.split_whitespace().count() <= 10 && !segment.contains(['"', '«', '“', ','])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pieces(line: &str) -> Vec<(Cut, &str)> {
        cut(line, Piece::new(0, line.len()), 0).into_iter().map(|u| (u.cut, &line[u.piece.range()])).collect()
    }

    #[test]
    fn headings_and_paragraphs_come_apart() {
        let line = "Les deux ports ont parlé.Sécurité en merLa garde a promis des patrouilles dans le golfe.\"Nous serons là\", a dit M.Orlo à la presse.Et après?Le conseil se réunira encore en mai.";
        assert_eq!(
            pieces(line),
            [
                (Cut::Paragraph, "Les deux ports ont parlé."),
                (Cut::Heading, "Sécurité en mer"),
                (Cut::Paragraph, "La garde a promis des patrouilles dans le golfe."),
                (Cut::Paragraph, "\"Nous serons là\", a dit M.Orlo à la presse."),
                (Cut::Heading, "Et après?"),
                (Cut::Paragraph, "Le conseil se réunira encore en mai."),
            ]
        );
    }

    #[test]
    fn other_languages_too() {
        for (line, heading) in [
            ("Talks ended.Safety at seaThe coast guard promised patrols in the gulf on Monday.", "Safety at sea"),
            ("Gespräche endeten.Mehr SicherheitDie Wache versprach am Montag mehr Streifen im Golf.", "Mehr Sicherheit"),
            ("Переговоры закончились.Безопасность на мореОн пообещал больше патрулей в заливе уже весной.", "Безопасность на море"),
        ] {
            assert!(pieces(line).contains(&(Cut::Heading, heading)), "{:?}", pieces(line));
        }
    }

    #[test]
    fn names_are_left_whole() {
        for line in [
            "LinkedIn a annoncé lundi la fermeture de son bureau de Varn, selon un porte-parole.",
            "The U.S.Army and McDonald of YouTube met J.Smith at the www.Example.Com office on Monday evening.",
            "M.Orlo et St.Vincent ont parlé à AstraZeneca de la campagne du printemps prochain.",
        ] {
            assert_eq!(pieces(line).len(), 1, "{:?}", pieces(line));
        }
    }
}
