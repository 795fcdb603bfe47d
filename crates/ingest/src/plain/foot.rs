//! What stands below a report and reads like its last paragraph: what the site says of itself, what follows a relay's
//! label, who worked on it in brackets, a line that asks to share it. Told by where it stands and by what it names; the
//! report's own last paragraphs name no masthead together with articles, sources and opinions.

use super::look::{Cut, End};
use super::page::Page;
use crate::parsed::Role;
use recoupe_lang::fold;
use recoupe_model::FurnitureKind;

/// Paragraphs of a report below which such lines are looked for.
const REPORT: usize = 3;

/// Lines at the top among which the masthead is looked for, and its words at most.
const TOP: usize = 4;
const MASTHEAD: usize = 6;

/// Words of the longest notice, of the longest credit in brackets, of the longest line that asks for something.
const NOTICE: usize = 110;
const CREDIT: usize = 40;
const REQUEST: usize = 10;

/// Such lines in a row, at most.
const ROUNDS: usize = 4;

/// Beginnings of words by which a site speaks of what it prints, folded. A notice has two of them, and names the site.
const SELF: [&str; 50] = [
    "publi",
    "content",
    "contenu",
    "contenid",
    "contenut",
    "inhalt",
    "article",
    "articul",
    "articol",
    "artikel",
    "opinion",
    "meinung",
    "view",
    "standpunkt",
    "punti di vista",
    "source",
    "quelle",
    "fuente",
    "fonte",
    "reader",
    "lecteur",
    "leser",
    "lector",
    "lettor",
    "traduc",
    "traduit",
    "translat",
    "ubersetz",
    "tradott",
    "reprodu",
    "copyright",
    "droits",
    "rights",
    "rechte",
    "redact",
    "redakt",
    "editor",
    "automat",
    "machine",
    "robot",
    "syndicat",
    "engage",
    "responsab",
    "verantwort",
    "материал",
    "мнени",
    "источник",
    "перевод",
    "думк",
    "джерел",
];

/// Beginnings of words that ask to pass a report on, folded.
const SHARE: [&str; 12] = ["partag", "share", "teil", "compart", "condivid", "подел", "поділ", "rejoi", "suiv", "follow", "folg", "segui"];

/// Takes off the report's end what is none of it. Called when report and headline have been found.
pub(crate) fn clear(page: &mut Page<'_>) {
    below_a_label(page);
    headings_of_nothing(page);
    let names = mastheads(page);
    for _ in 0..ROUNDS {
        let mut body = (0..page.len()).rev().filter(|&i| page.is_body(i));
        let Some(last) = body.next() else { return };
        let before = body.next();
        if body.count() + 1 < REPORT {
            return;
        }
        let Some(kind) = foot(page, last, before, &names) else { return };
        page.set(last, kind);
        headings_of_nothing(page);
    }
}

/// A heading below which no paragraph stands is none.
fn headings_of_nothing(page: &mut Page<'_>) {
    let Some((_, last)) = page.body_range() else { return };
    for i in last + 1..page.len() {
        if page.roles[i] == Some(Role::Heading) {
            let credit = page.looks[i].words <= CREDIT && is_credit_in_brackets(page.words(i));
            page.roles[i] = credit.then_some(Role::Furniture(FurnitureKind::Credit));
        }
    }
}

/// What stands behind a relay's label is the relay's, unless it is more than a third of the report.
fn below_a_label(page: &mut Page<'_>) {
    let Some((first, last)) = page.body_range() else { return };
    let label = |i: &usize| !page.is_body(*i) && page.looks[*i].words <= 8 && crate::provenance::label(page.words(*i)).is_some();
    let Some(at) = (first..last).find(label) else { return };
    let words = |range: std::ops::Range<usize>| range.filter(|&i| page.is_body(i)).map(|i| page.looks[i].words).sum::<usize>();
    if words(at..last + 1) * 3 < words(first..at) {
        for i in at..=last {
            if page.is_body(i) {
                page.set(i, FurnitureKind::Disclaimer);
            }
        }
    }
}

/// Names that stand above the headline or behind it, folded.
fn mastheads(page: &Page<'_>) -> Vec<String> {
    let Some(title) = page.roles.iter().position(|r| *r == Some(Role::Title)) else { return Vec::new() };
    let name = |i: usize| {
        let look = &page.looks[i];
        let named = look.words <= MASTHEAD && look.cue.is_none() && look.end == End::Open && look.letters >= 3 && look.bars == 0;
        (named && page.words(i).starts_with(char::is_uppercase)).then(|| fold(page.words(i)))
    };
    let above = (0..title.min(TOP)).filter_map(name);
    let behind = page.units.get(title + 1).filter(|u| u.cut == Cut::Suffix);
    let behind = behind.map(|u| fold(page.text[u.piece.range()].trim_start_matches(|c: char| !c.is_alphanumeric())));
    above.chain(behind).filter(|n| n.chars().count() >= 3).collect()
}

fn foot(page: &Page<'_>, i: usize, before: Option<usize>, names: &[String]) -> Option<FurnitureKind> {
    let (line, look) = (page.words(i), &page.looks[i]);
    if look.words <= CREDIT && is_credit_in_brackets(line) {
        return Some(FurnitureKind::Credit);
    }
    let ended = before.is_some_and(|b| matches!(page.looks[b].end, End::Stop | End::Question));
    let folded = fold(line);
    if look.end == End::Colon && look.words <= REQUEST && ended {
        let share = SHARE.iter().any(|s| folded.split_whitespace().any(|w| w.starts_with(s)));
        return Some(if share { FurnitureKind::Share } else { FurnitureKind::Other });
    }
    if look.words <= NOTICE && !look.quote && names.iter().any(|n| holds_name(&folded, n)) {
        let said = SELF.iter().filter(|s| folded.split(|c: char| !c.is_alphanumeric()).any(|w| w.starts_with(**s))).count();
        let own = look.end == End::Open && look.words <= REQUEST + 4 && names.iter().any(|n| folded.starts_with(n));
        return (said >= 2 || own).then_some(FurnitureKind::Disclaimer);
    }
    None
}

/// `(Reporting by A and B in C; editing by D)`: a line in brackets, of names for the most part, without a sentence's end.
pub(crate) fn is_credit_in_brackets(line: &str) -> bool {
    let inner =
        line.strip_prefix('(').and_then(|l| l.strip_suffix(')')).or_else(|| line.strip_prefix('[').and_then(|l| l.strip_suffix(']')));
    inner.is_some_and(|inner| {
        let words = inner.split_whitespace().count();
        let capitals = inner.split_whitespace().filter(|w| w.starts_with(char::is_uppercase)).count();
        words >= 2
            && capitals * 5 >= words * 2
            && !inner.trim_end().ends_with(['.', '!', '?', '…'])
            && !inner.contains(['"', '«', '“', '(', ')'])
    })
}

/// Does a folded text hold a name, as whole words?
fn holds_name(text: &str, name: &str) -> bool {
    let edge = |c: Option<char>| c.is_none_or(|c| !c.is_alphanumeric());
    text.match_indices(name).any(|(at, _)| edge(text[..at].chars().next_back()) && edge(text[at + name.len()..].chars().next()))
}

#[cfg(test)]
mod tests {
    use crate::parsed::{Hints, Role};

    /// The paragraphs of a report with a line below it.
    fn report(top: &str, paragraphs: &[&str], below: &str) -> (String, Vec<String>) {
        let text = format!("{top}\n\n{}\n\n{below}", paragraphs.join("\n\n"));
        let page = crate::plain::parse(&text, Hints::default());
        let told = page.blocks.iter().filter(|b| b.role == Role::Paragraph).map(|b| text[b.piece.range()].to_owned()).collect();
        (text, told)
    }

    const FRENCH: [&str; 4] = [
        "Le port de Varn restera fermé jusqu’à jeudi, a annoncé lundi la ministre des Transports, Anna Orlo, après des discussions.",
        "« Nous n’avons pas le choix », a-t-elle dit devant le ministère, où quarante capitaines s’étaient rassemblés depuis le matin.",
        "Les pilotes affirment qu’ils avaient demandé des remorqueurs dès l’hiver et que personne n’avait répondu à leurs lettres.",
        "Le ministère a fait savoir que quatre remorqueurs viendraient du sud, ce qui pourrait prendre jusqu’à la fin de la semaine.",
    ];

    const ENGLISH: [&str; 4] = [
        "The harbour of Varn stays closed until Thursday, Transport Minister Anna Orlo said on Monday after talks with the pilots.",
        "\"We have no choice,\" she told reporters outside the ministry, where some forty captains had gathered since the morning.",
        "The pilots said they had asked for tugs since the winter, and that nobody had answered their letters or their calls.",
        "The ministry announced late on Monday that four tugs would come from the south, which may take them until the weekend.",
    ];

    #[test]
    fn what_the_site_says_of_itself_is_no_paragraph() {
        for (top, body, below) in [
            (
                "Mer Actuelle\nPorts | Pêche | Emploi\n\nLe port de Varn reste fermé jusqu’à jeudi",
                FRENCH,
                "Mer Actuelle publie des contenus d’origines diverses et n’en partage pas toujours les opinions.",
            ),
            (
                "Varn Wire Daily\nNews | Sport | Jobs\n\nHarbour of Varn stays closed until Thursday",
                ENGLISH,
                "Articles that appear on Varn Wire Daily come from many hands; their opinions are theirs and not ours, and we may drop them.",
            ),
            (
                "Le port de Varn reste fermé jusqu’à jeudi – The Varn Herald",
                FRENCH,
                "The Varn Herald En2Fr\n\nUn robot a converti ce texte d’une langue dans une autre et personne ne l’a relu avant qu’il paraisse ici.",
            ),
            (
                "Le port de Varn reste fermé jusqu’à jeudi",
                FRENCH,
                "(Reportage Bo Karsen, avec Ed Lind à Orlo ; version française Ana Lund)",
            ),
            ("Harbour of Varn stays closed until Thursday", ENGLISH, "(Reporting by Bo Karsen in Varn and Ed Lind; Editing by Ana Lund)"),
            ("Le port de Varn reste fermé jusqu’à jeudi", FRENCH, "Partagez cette nouvelle avec vos amis :\n\nDernières nouvelles"),
        ] {
            let (_, told) = report(top, &body, below);
            assert_eq!(told, body, "{below}");
        }
    }

    #[test]
    fn a_report_may_end_with_its_own_newspaper() {
        for (top, body, below) in [
            (
                "Varn Daily\nNews | Sport\n\nHarbour of Varn stays closed until Thursday",
                ENGLISH,
                "The minister told Varn Daily that she would not resign over the harbour.",
            ),
            ("Le port de Varn reste fermé jusqu’à jeudi", FRENCH, "(Le port avait déjà été fermé deux fois au mois de mai par Anna Orlo.)"),
        ] {
            let (_, told) = report(top, &body, below);
            assert_eq!(told.last().map(String::as_str), Some(below));
        }
    }
}
