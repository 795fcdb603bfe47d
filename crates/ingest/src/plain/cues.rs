//! What furniture says of itself: set phrases of menus, buttons, notices and labels in seven
//! languages, from `data/cues.tsv`. Judges a line by its words alone, not by where it stands.

use aho_corasick::{AhoCorasick, MatchKind};
use foldhash::{HashMap, HashMapExt};
use recoupe_lang::fold;
use recoupe_model::FurnitureKind;
use std::sync::LazyLock;

/// Words that a line may have at most to be recognised by its beginning.
const SHORT: usize = 22;

/// Words that a line may have at most to be recognised by a phrase inside it.
const NOTICE: usize = 110;

/// Words that a line may have at most to be a credit by a phrase inside it.
const CREDIT: usize = 30;

/// How a cue was found: the surer first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Mode {
    /// The line is the phrase.
    Line,
    /// The line holds the phrase.
    Part,
    /// The line begins with the phrase.
    Start,
}

/// What a line says it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Cue {
    pub(crate) kind: FurnitureKind,
    pub(crate) mode: Mode,
}

struct Cues {
    lines: HashMap<String, FurnitureKind>,
    starts: AhoCorasick,
    start_kinds: Vec<FurnitureKind>,
    parts: AhoCorasick,
    part_kinds: Vec<FurnitureKind>,
}

static CUES: LazyLock<Option<Cues>> = LazyLock::new(|| {
    let mut lines = HashMap::new();
    let (mut starts, mut parts) = (Vec::new(), Vec::new());
    for row in include_str!("../../data/cues.tsv").lines().filter(|l| !l.starts_with('#')) {
        let mut cells = row.split('\t');
        let (Some(kind), Some(mode), Some(_), Some(phrase)) = (cells.next().and_then(kind_named), cells.next(), cells.next(), cells.next())
        else {
            continue;
        };
        match mode {
            "line" => drop(lines.entry(bare(phrase)).or_insert(kind)),
            "start" => starts.push((fold(phrase), kind)),
            _ => parts.push((fold(phrase), kind)),
        }
    }
    let build = |phrases: &[(String, FurnitureKind)]| {
        AhoCorasick::builder().match_kind(MatchKind::LeftmostLongest).build(phrases.iter().map(|p| &p.0)).ok()
    };
    Some(Cues {
        starts: build(&starts)?,
        parts: build(&parts)?,
        lines,
        start_kinds: starts.into_iter().map(|p| p.1).collect(),
        part_kinds: parts.into_iter().map(|p| p.1).collect(),
    })
});

fn kind_named(name: &str) -> Option<FurnitureKind> {
    use FurnitureKind as K;
    Some(match name {
        "navigation" => K::Navigation,
        "consent" => K::Consent,
        "share" => K::Share,
        "caption" => K::Caption,
        "credit" => K::Credit,
        "disclaimer" => K::Disclaimer,
        "trending" => K::Trending,
        "related" => K::Related,
        "advert" => K::Advert,
        "timestamp" => K::Timestamp,
        "player" => K::Player,
        _ => return None,
    })
}

/// Folded, without marks and blanks at the ends.
fn bare(line: &str) -> String {
    let folded = fold(line);
    let bare = folded.trim_matches(|c: char| !c.is_alphanumeric() && !matches!(c, '©' | '?' | '+' | '('));
    bare.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// What a line says it is; `None` for most lines. `words`: how many it has.
pub(crate) fn cue(line: &str, words: usize) -> Option<Cue> {
    let cues = CUES.as_ref()?;
    if words > NOTICE || line.len() > NOTICE * 12 {
        return None;
    }
    if words <= 12 {
        let whole = bare(line);
        let found = cues.lines.get(&whole).or_else(|| {
            // how many, or how long it plays
            let bare = whole.trim_end_matches(')');
            let bare = ["minutes", "min", "mn"].iter().find_map(|m| bare.strip_suffix(m)).unwrap_or(bare);
            let bare = bare.trim_end_matches(|c: char| c.is_numeric() || " ():".contains(c));
            cues.lines.get(bare).filter(|_| bare.len() < whole.len() && whole.contains(|c: char| c.is_numeric()))
        });
        if let Some(&kind) = found {
            return Some(Cue { kind, mode: Mode::Line });
        }
    }
    let folded = fold(line);
    // who contributed may also be said at the end of a paragraph that tells something
    let part = cues.parts.find(&folded).map(|found| cues.part_kinds[found.pattern().as_usize()]);
    if let Some(kind) = part.filter(|kind| *kind != FurnitureKind::Credit || words <= CREDIT) {
        return Some(Cue { kind, mode: Mode::Part });
    }
    if words <= SHORT {
        let begin = folded.trim_start_matches(|c: char| {
            c.is_whitespace() || matches!(c, '[' | '|' | '•' | '*' | '-' | '–' | '—' | '·' | '▸' | '►' | '"')
        });
        let found = cues.starts.find(begin).filter(|m| m.start() == 0);
        // a phrase that ends in a letter must end a word there
        let ended = found.filter(|m| {
            let open = begin[..m.end()].ends_with(char::is_alphanumeric);
            !(open && begin[m.end()..].starts_with(char::is_alphanumeric))
        });
        if let Some(found) = ended {
            return Some(Cue { kind: cues.start_kinds[found.pattern().as_usize()], mode: Mode::Start });
        }
    }
    None
}

/// Bytes at the end of a paragraph in which its last sentence is looked for.
const LAST: usize = 600;

/// Where the sentence that says who contributed begins (bytes), if a paragraph of others ends with one.
pub(crate) fn contributors(paragraph: &str) -> Option<usize> {
    let mut from = paragraph.len().saturating_sub(LAST);
    while !paragraph.is_char_boundary(from) {
        from += 1;
    }
    let end = &paragraph[from..];
    let cues = CUES.as_ref()?;
    let folded = fold(end);
    // nearly no paragraph holds such words: only one that does is cut into sentences
    let told = cues.parts.find_iter(&folded).any(|found| cues.part_kinds[found.pattern().as_usize()] == FurnitureKind::Credit);
    let last = if told { recoupe_lang::sentences(end, from).pop()? } else { return None };
    let sentence = &paragraph[last.range()];
    let credit = cue(sentence, sentence.split_whitespace().count()).is_some_and(|c| c.kind == FurnitureKind::Credit);
    // what stands before it in the window is cut off by the window, not by a sentence's end
    (credit && last.start > from).then_some(last.start)
}

/// A line that opens a list of other reports, or what readers say: what follows it is not the report.
pub(crate) fn opens_a_list(line: &str, cue: Cue) -> bool {
    cue.mode == Mode::Line && (matches!(cue.kind, FurnitureKind::Related | FurnitureKind::Trending) || is_comments(line))
        || cue.mode == Mode::Start && is_comments(line)
}

/// The heading of a section of comments.
pub(crate) fn is_comments(line: &str) -> bool {
    const STEMS: [&str; 9] =
        ["comment", "kommentar", "comentario", "commenti", "коммент", "комент", "leave a reply", "deja una respuesta", "reactions"];
    let folded = fold(line);
    STEMS.iter().any(|s| folded.contains(s))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kind(line: &str) -> Option<FurnitureKind> {
        cue(line, line.split_whitespace().count()).map(|c| c.kind)
    }

    #[test]
    fn who_contributed_stands_in_the_last_sentence() {
        for (paragraph, credit) in [
            ("The port stays closed. Bo Karsen in Varn contributed to this report.", "Bo Karsen in Varn contributed to this report."),
            (
                "\"We wait.\" VNN's Bo Karsen and Anna Orlo contributed to this report.",
                "VNN's Bo Karsen and Anna Orlo contributed to this report.",
            ),
            (
                "Le port reste fermé. Anna Orlo et Bo Karsen ont contribué à cet article.",
                "Anna Orlo et Bo Karsen ont contribué à cet article.",
            ),
        ] {
            assert_eq!(contributors(paragraph).map(|at| &paragraph[at..]), Some(credit), "{paragraph}");
        }
        for paragraph in [
            "Bo Karsen contributed to this report.",
            "Bo Karsen contributed to this report. The port stays closed.",
            "The ministers contributed to the report of the port.",
        ] {
            assert_eq!(contributors(paragraph), None, "{paragraph}");
        }
    }

    #[test]
    fn phrases_are_told_in_each_language() {
        for (line, expected) in [
            ("Skip to content", FurnitureKind::Navigation),
            ("PARTAGEZ :", FurnitureKind::Share),
            ("Anzeige", FurnitureKind::Advert),
            ("Lea también: Cierra el puerto", FurnitureKind::Related),
            ("Questo sito utilizza cookie per migliorare i servizi.", FurnitureKind::Consent),
            ("Самое читаемое", FurnitureKind::Trending),
            ("Фото: Мария Иванова", FurnitureKind::Credit),
            ("Усі права захищені.", FurnitureKind::Disclaimer),
            ("Comments (12)", FurnitureKind::Share),
            (">> Lire aussi : Le port ferme", FurnitureKind::Related),
        ] {
            assert_eq!(kind(line), Some(expected), "{line}");
        }
    }

    #[test]
    fn prose_is_left_alone() {
        for line in [
            "The minister shared the figures with the press on Monday.",
            "Le port fermera jeudi, a annoncé la ministre.",
            "More than forty ships were waiting outside the harbour.",
        ] {
            assert_eq!(kind(line), None, "{line}");
        }
    }

    #[test]
    fn every_row_is_read() {
        let rows = include_str!("../../data/cues.tsv").lines().filter(|l| !l.starts_with('#'));
        for row in rows {
            let cells: Vec<&str> = row.split('\t').collect();
            assert!(cells.len() == 4 && kind_named(cells[0]).is_some() && ["line", "start", "part"].contains(&cells[1]), "{row}");
        }
    }
}
