//! Credits of pictures: where one begins at the end of a caption, and whether a line is one. A credit
//! of a picture says nothing about who wrote the words.

use recoupe_lang::fold;

/// Words that announce a credit, folded; each is followed by a colon or a name.
const LABELS: [&str; 31] = [
    "photograph:",
    "photographie :",
    "fotografie:",
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

/// Words that say that a picture's maker follows, folded.
const PICTURE: [&str; 22] = [
    "photo",
    "photos",
    "photographie",
    "photographies",
    "photographe",
    "photograph",
    "photographer",
    "foto",
    "fotos",
    "fotografia",
    "bild",
    "archivbild",
    "archivfoto",
    "symbolbild",
    "picture",
    "image",
    "images",
    "illustration",
    "infographie",
    "grafik",
    "фото",
    "снимок",
];

/// Small words that may stand between the names of a credit, folded.
const LINKS: [&str; 34] = [
    "de", "du", "des", "d", "la", "le", "les", "l", "et", "par", "pour", "by", "for", "and", "via", "von", "und", "fur", "der", "die",
    "das", "di", "da", "del", "della", "per", "por", "y", "para", "van", "und", "piscine", "pool", "и",
];

/// Words of a credit that is told by names alone, and of the longest caption that it can end.
const NAMES: usize = 8;
const SHOWN: usize = 45;

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
    let at = bracketed(end).or_else(|| slashed(end)).or_else(|| labelled(end)).or_else(|| {
        // names alone say less: a caption is short
        let short = line.split_whitespace().take(SHOWN + NAMES + 1).count() <= SHOWN + NAMES;
        short.then(|| named(end)).flatten()
    })?;
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
    let mut names = inner.split([' ', '/']).filter(|w| !w.is_empty());
    let strokes = [" - ", " – ", "/"].iter().any(|s| inner.contains(s))
        && names.all(|w| w.starts_with(|c: char| c.is_uppercase() || matches!(c, '-' | '–')));
    let is_credit = (open == '[' && words >= 2 && (shouted || strokes))
        || labelled
        || photographer
        || (folded.contains("via ") && ends_with_house(&folded));
    is_credit.then_some(at)
}

/// `Photo Name for Newsroom`, `Agency/Name/Archive`, `RADIO - NAME` behind the end of a sentence or a bar.
fn named(end: &str) -> Option<usize> {
    let mut from = None;
    let mut before = ' ';
    let mut chars = end.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        let blank = chars.peek().is_some_and(|n| n.1.is_whitespace());
        // `J. Claes`: the stop behind an initial ends no sentence
        if c == '|' || blank && matches!(c, '!' | '?' | '…' | '»' | '”') || blank && c == '.' && !before.is_uppercase() {
            from = Some(at + c.len_utf8());
        }
        before = c;
    }
    let from = from?;
    let tail = &end[from..];
    (is_named(tail) && !tail.trim().is_empty()).then(|| from + tail.len() - tail.trim_start().len())
}

/// Names with a word for a picture before them, or with strokes between them; and no sentence.
fn is_named(tail: &str) -> bool {
    let tail = tail.trim();
    let words = tail.split_whitespace().count();
    if !(2..=NAMES).contains(&words) || tail.ends_with(['.', '!', '?', ':', ',']) || tail.contains(['"', '«', '“']) {
        return false;
    }
    let parts = || tail.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty());
    let capitals = parts().filter(|w| w.starts_with(char::is_uppercase)).count();
    let first = parts().next().map(fold).unwrap_or_default();
    let picture = PICTURE.contains(&first.as_str());
    let others = parts().skip(usize::from(picture)).filter(|w| !w.starts_with(char::is_uppercase)).map(fold);
    let small = others.clone().all(|w| LINKS.contains(&w.as_str()));
    if picture {
        return small && capitals >= 2;
    }
    // a person's name has two words at least; two agencies have none
    let stroke = tail.split('/').count() > 1
        && tail.split('/').all(|p| p.trim().starts_with(char::is_uppercase))
        && tail.split('/').any(|p| p.split_whitespace().count() >= 2);
    let shouted = tail.split(" - ").count() == 2 && !tail.contains(char::is_lowercase);
    capitals >= 3 && others.count() == 0 && (stroke || shouted)
}

/// A caption in brackets whose end says whose picture it is: `[Ships off Varn. RADIO ORLO - ANNA ORLO]`.
pub(crate) fn is_bracketed_caption(line: &str) -> bool {
    let inner =
        line.strip_prefix('[').and_then(|l| l.strip_suffix(']')).or_else(|| line.strip_prefix('(').and_then(|l| l.strip_suffix(')')));
    inner.is_some_and(|inner| !inner.contains(['[', ']']) && tail(inner).is_some())
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
            && !HOUSES.contains(&fold(name).as_str())
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
        // `… a rabbitCredit: A B`: the blank may be lost
        let lost = c.is_uppercase() && end[..at].ends_with(char::is_lowercase);
        let starts_word = at > 0 && (lost || end[..at].ends_with([' ', '\u{a0}', '.', '|', '/', '(']));
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
        let after_stop = lost || before.trim_end_matches(['’', '”', '"', '»', '\'']).ends_with(['.', '!', '?', '…', '|', '/']);
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
            ("Bo Karsen et Anna Orlo dans le hall, le 3 mai. | Photo de piscine par Ed Lind", "Photo de piscine par Ed Lind"),
            ("Au rond-point de Varn, jeudi. Photo Anna Orlo pour La Gazette", "Photo Anna Orlo pour La Gazette"),
            ("Der Hafen am Montag. Archivbild Anna Orlo", "Archivbild Anna Orlo"),
            ("Los muelles vacíos el lunes. Foto de Ana Orlo", "Foto de Ana Orlo"),
            ("The harbour of Varn, May 3, 2021. Northern Wire/Anna Orlo/Archives", "Northern Wire/Anna Orlo/Archives"),
            ("The harbour after the storm had passed overCredit: Anna Orlo - Contributor", "Credit: Anna Orlo - Contributor"),
            ("‘We will not leave this harbour.’ Photograph: Anna Orlo", "Photograph: Anna Orlo"),
            ("File de camions à Varn, jeudi. Varnpers/J. Orlo", "Varnpers/J. Orlo"),
            ("Des marins à l'entrée du port, début mai. [NWR - Anna Orlo]", "[NWR - Anna Orlo]"),
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
            "The port stays closed, the ministry said. AFP/Reuters",
            "Le port reste fermé. Photo à l'appui, la ministre l'a dit",
            "The bands left the pier. Then came AC/DC and Anna Orlo",
            "Elle l'a dit à Varn. Bo Karsen/Anna Orlo: le duel.",
        ] {
            assert_eq!(tail(line), None, "{line}");
        }
    }

    #[test]
    fn captions_in_brackets() {
        assert!(is_bracketed_caption("[Devant le port de Varn, à cinq heures. RADIO ORLO - ANNA KARSEN]"));
        assert!(is_bracketed_caption("(The harbour at dawn. Photo: Anna Orlo)"));
        assert!(!is_bracketed_caption("[Elle parle du port de Varn.]") && !is_bracketed_caption("(We will stay.)"));
    }

    #[test]
    fn lines_that_are_credits() {
        assert!(is_credit("Getty Images / Anna Orlo", 5) && is_credit("AP", 1) && !is_credit("The AP said so", 4));
    }
}
