//! Credits of pictures: where one begins at the end of a caption, and whether a line is one. A credit
//! of a picture says nothing about who wrote the words.

use recoupe_lang::fold;

/// Words that announce a credit, folded; each is followed by a colon or a name.
const LABELS: [&str; 28] = [
    "photo:",
    "photo :",
    "photos:",
    "photos :",
    "photo by ",
    "photo credit",
    "picture:",
    "image:",
    "image :",
    "image credit",
    "credit:",
    "credit :",
    "crédit",
    "crédits",
    "foto:",
    "fotos:",
    "bild:",
    "bildquelle",
    "quelle:",
    "fotografía:",
    "foto di ",
    "foto de ",
    "фото:",
    "фото ",
    "source :",
    "©",
    "(c)",
    "illustration:",
];

/// Names that sign pictures, folded: agencies and stock houses.
const HOUSES: [&str; 40] = [
    "reuters",
    "afp",
    "ap",
    "ap photo",
    "getty",
    "getty images",
    "epa",
    "keystone",
    "dpa",
    "ats",
    "sda",
    "apa",
    "ansa",
    "efe",
    "belga",
    "tass",
    "тасс",
    "риа",
    "sputnik",
    "imago",
    "shutterstock",
    "istock",
    "alamy",
    "pa",
    "press association",
    "anadolu",
    "xinhua",
    "ritzau",
    "tt",
    "ntb",
    "lusa",
    "picture alliance",
    "archiv",
    "afp photo",
    "унiан",
    "уніан",
    "укрінформ",
    "ukrinform",
    "unsplash",
    "pixabay",
];

/// Bytes at the end of a line among which a credit is looked for.
const TAIL: usize = 160;

/// Where the credit at the end of a caption begins (bytes); `None` where there is none, or where the
/// whole line is one.
pub(crate) fn tail(line: &str) -> Option<usize> {
    let mut from = line.len().saturating_sub(TAIL);
    while !line.is_char_boundary(from) {
        from += 1;
    }
    let end = &line[from..];
    let at = bracketed(end).or_else(|| slashed(end)).or_else(|| labelled(end))?;
    let before = line[..from + at].trim_end();
    (before.split_whitespace().count() >= 3).then_some(from + at)
}

/// `[AGENCY - NAME]`, `(AP Photo/Name)`, `(Foto: Name)`.
fn bracketed(end: &str) -> Option<usize> {
    let body = end.trim_end().trim_end_matches('.');
    let (open, close) = if body.ends_with(']') { ('[', ']') } else { ('(', ')') };
    let inner = body.strip_suffix(close)?;
    let at = inner.rfind(open)?;
    let inner = &inner[at + open.len_utf8()..];
    let words = inner.split_whitespace().count();
    if words > 12 {
        return None;
    }
    let letters: Vec<char> = inner.chars().filter(|c| c.is_alphabetic()).collect();
    let shouted = letters.len() >= 4 && letters.iter().all(|c| c.is_uppercase());
    let folded = fold(inner);
    let labelled = LABELS.iter().any(|l| folded.starts_with(&fold(l))) || folded.starts_with("photo");
    let photographer = inner.contains(['/', '-', '–']) && words >= 2 && starts_with_house(&folded);
    let is_credit =
        (open == '[' && shouted && words >= 2) || labelled || photographer || (folded.contains("via ") && ends_with_house(&folded));
    is_credit.then_some(at)
}

/// `REUTERS/Name/File Photo` at the end.
fn slashed(end: &str) -> Option<usize> {
    if !end.contains('/') {
        return None;
    }
    let mut at = end.len();
    for (k, word) in end.split_inclusive(char::is_whitespace).collect::<Vec<_>>().into_iter().rev().enumerate() {
        at -= word.len();
        if k > 8 || (k > 0 && word.trim_end().ends_with(['.', '!', '?'])) {
            return None;
        }
        if let Some((house, name)) = word.trim().split_once('/')
            && !name.is_empty()
            && HOUSES.contains(&fold(house).as_str())
            && house.chars().all(|c| c.is_uppercase() || !c.is_alphabetic())
        {
            return Some(at);
        }
    }
    None
}

/// `Photo: Name` at the end, after a sentence or a long blank.
fn labelled(end: &str) -> Option<usize> {
    // most lines hold none of the marks that a label has
    if !end.contains([':', '©']) && !end.contains("hoto") && !end.contains("oto ") && !end.contains("ото ") && !end.contains("(c)") {
        return None;
    }
    let mut best = None;
    for (at, c) in end.char_indices() {
        let starts_word = at > 0 && end[..at].ends_with([' ', '\u{a0}', '.', '|', '/', '(']);
        if !starts_word || !(c.is_alphabetic() || c == '©' || c == '(') {
            continue;
        }
        let rest = &end[at..];
        let words = rest.split_whitespace().count();
        if !(1..=8).contains(&words) {
            continue;
        }
        let head: String = rest.chars().take(16).collect();
        let folded = fold(&head);
        let label = LABELS.iter().find(|l| folded.starts_with(&fold(l)));
        let before = end[..at].trim_end();
        let after_stop = before.ends_with(['.', '!', '?', '…', '|', '/']);
        if label.is_some_and(|l| after_stop && (l.ends_with(':') || *l == "©" || head.contains(':') || l.ends_with(' ')))
            || (label == Some(&"©"))
        {
            best = Some(at);
            break;
        }
    }
    best
}

fn starts_with_house(folded: &str) -> bool {
    HOUSES.iter().any(|h| folded.strip_prefix(h).is_some_and(|rest| !rest.starts_with(char::is_alphanumeric)))
}

fn ends_with_house(folded: &str) -> bool {
    HOUSES.iter().any(|h| folded.strip_suffix(h).is_some_and(|rest| rest.is_empty() || rest.ends_with(|c: char| !c.is_alphanumeric())))
}

/// A line that is nothing but the credit of a picture: `AP`, `Getty Images / Name`, `© Name`.
pub(crate) fn is_credit(line: &str, words: usize) -> bool {
    if words > 10 {
        return false;
    }
    let folded = fold(line.trim());
    let house = folded.trim_matches(|c: char| !c.is_alphanumeric());
    HOUSES.contains(&house)
        || (starts_with_house(&folded) && folded.contains(['/', '|']))
        || (ends_with_house(house) && folded.contains(['/', '|', ',']) && words <= 8)
        || bracketed(line).is_some_and(|at| at == 0)
}

/// A line that begins by saying whose picture it is: `Photo: Name`, `© Name`, or is a [`is_credit`].
pub(crate) fn is_photo(line: &str) -> bool {
    const SAYS: [&str; 14] = [
        "photo", "foto", "фото", "bild:", "image:", "image :", "picture:", "©", "credit:", "credit :", "getty", "reuters/", "(ap",
        "keystone",
    ];
    let folded = fold(line);
    SAYS.iter().any(|s| folded.trim_start_matches(['(', '[']).starts_with(s) || folded.starts_with(s))
        && folded.contains([':', '/', '©', '|', '('])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn credits_come_off_captions() {
        for (line, credit) in [
            ("Des navires au large de Varn, lundi. [KEYSTONE VIA AFP - ANNA ORLO]", "[KEYSTONE VIA AFP - ANNA ORLO]"),
            ("Ships off Varn on Monday, 3 May 2021. REUTERS/Anna Orlo/File Photo", "REUTERS/Anna Orlo/File Photo"),
            ("The minister leaves the talks in Varn. (AP Photo/Anna Orlo)", "(AP Photo/Anna Orlo)"),
            ("Der Hafen von Varn am Montag. Foto: Anna Orlo/dpa", "Foto: Anna Orlo/dpa"),
            ("The empty harbour on Monday © Anna Orlo", "© Anna Orlo"),
        ] {
            assert_eq!(tail(line).map(|at| &line[at..]), Some(credit), "{line}");
        }
    }

    #[test]
    fn prose_has_none() {
        for line in [
            "The port stays closed, the ministry said (AFP).",
            "Il a remis la photo de son père au musée de Varn.",
            "Le train TGV/INOUI et le bus 12/14 partent à midi.",
            "We will stay (until the end of the week at least).",
        ] {
            assert_eq!(tail(line), None, "{line}");
        }
    }

    #[test]
    fn lines_that_are_credits() {
        assert!(is_credit("Getty Images / Anna Orlo", 5) && is_credit("AP", 1) && !is_credit("The AP said so", 4));
    }
}
