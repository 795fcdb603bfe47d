//! The line that names the paper, above a report or between its headline and it: `Le Courrier de Varn – Publié le 3 mai 2021`,
//! `Radio Varn, avec AFP`, `The Varn Post`. It is no headline, and says whose report it is.

use super::dates;
use super::look::{Cut, End};
use super::page::Page;
use crate::parsed::Role;
use recoupe_lang::fold;
use recoupe_model::FurnitureKind;
use std::collections::{HashMap, HashSet};
use std::ops::Range;
use std::sync::LazyLock;

/// Lines of a text among which the paper is named, from its first.
const LINES: usize = 5;

/// Words of a name, at most; of one that stands alone on its line.
const NAME: usize = 6;
const ALONE: usize = 5;

/// Words of what stands behind the name, at most.
const BEHIND: usize = 12;

/// Folded words by what they show.
static WORDS: LazyLock<HashMap<&'static str, HashSet<String>>> = LazyLock::new(|| {
    let mut out: HashMap<&str, HashSet<String>> = HashMap::new();
    let rows = include_str!("../../data/masthead_words.tsv").lines().filter(|l| !l.starts_with('#'));
    for (kind, words) in rows.filter_map(|l| l.split_once('\t')) {
        out.entry(kind).or_default().extend(words.split(' ').map(fold));
    }
    out
});

/// Is a word, folded, of a kind?
fn is(kind: &str, word: &str) -> bool {
    WORDS.get(kind).is_some_and(|w| w.contains(word))
}

/// Articles with which names of papers begin.
const ARTICLES: [&str; 12] = ["le", "la", "les", "l", "the", "der", "die", "das", "el", "il", "lo", "los"];

/// Sets the line aside, if the text has one and a report below it.
pub(crate) fn mark(page: &mut Page<'_>) {
    let Some((first, last)) = page.body_range() else { return };
    let fits = |page: &Page<'_>, i: usize| {
        let free = page.is_open(i) || page.roles[i] == Some(Role::Heading) || page.is_body(i) && i < last;
        free && page.units[i].cut == Cut::Whole && page.looks[i].end != End::Stop && paper(page.words(i)).is_some()
    };
    let Some(at) = (0..page.len().min(LINES).min(last)).find(|&i| fits(page, i)) else { return };
    // a line that could be the headline stands beside it
    let headline = |k: usize| {
        k != at && page.looks[k].words >= 4 && (page.is_open(k) || k < first || page.roles[k] == Some(Role::Title) || page.is_body(k))
    };
    if (at.saturating_sub(2)..(at + 3).min(page.len())).any(headline) {
        page.set(at, FurnitureKind::Other);
    }
}

/// The name of a paper that a line gives, in bytes of the line.
pub(crate) fn paper(line: &str) -> Option<Range<usize>> {
    let (end, behind, barred) = name_ends(line);
    let name = line[..end].trim_end();
    let words: Vec<&str> = name.split_whitespace().collect();
    let folded: Vec<String> = name.split([' ', '\'', '’', '-']).filter(|w| !w.is_empty()).map(fold).collect();
    let plain = |c: char| c.is_alphanumeric() || matches!(c, ' ' | '\'' | '’' | '-' | '.' | '&');
    let shaped = (1..=NAME).contains(&words.len())
        && name.chars().all(plain)
        && words.iter().enumerate().all(|(n, w)| is_of_a_name(w) || is_paper_of_something(&folded, n) && behind.is_some())
        && words[0].starts_with(|c: char| c.is_uppercase() || c.is_numeric())
        && name.ends_with(|c: char| c.is_alphanumeric())
        && !folded.iter().any(|w| is("genre", w) && !is("paper", w));
    if !shaped {
        return None;
    }
    // beside the word that papers have in their names stands one of its own: "Local News" is a menu
    let press = folded.iter().any(|w| is("paper", w));
    let common = |w: &str| is("paper", w) || is("section", w) || ARTICLES.contains(&w);
    let own = name.split([' ', '\'', '’', '-']).any(|w| w.starts_with(char::is_uppercase) && !common(&fold(w)));
    // "Canal Monde", "L'Actu en ligne"
    let leads = folded.len() > 1 && folded.iter().take(2).any(|w| is("paper", w));
    // "InfoNet 24": with a number behind it
    let one = words.len() == 1 || words.len() == 2 && words[1].chars().all(char::is_numeric);
    let joined = one && words[0].chars().skip(1).any(|c| c.is_uppercase() || c.is_numeric());
    let begins = folded.len() > 1 && ARTICLES.contains(&folded[0].as_str());
    let article = begins && own;
    let signed = behind.is_some_and(says_when_or_whence);
    let is_one = match behind {
        None => press && (own || begins) && words.len() <= ALONE,
        // a place has a day behind a comma, too: "Le Caire, 3 mai"
        Some(_) => signed && (press && (own || leads) || joined || article && barred),
    };
    is_one.then_some(0..name.len())
}

/// May a small word stand at place `n` of a name: behind an article and a word for papers ("Le Quotidien des deux rives")?
fn is_paper_of_something(folded: &[String], n: usize) -> bool {
    let of = |w: &String| matches!(w.as_str(), "de" | "du" | "des" | "d" | "en" | "of" | "sur" | "del" | "di");
    n >= 1 && folded.get(2).is_some_and(of) && ARTICLES.contains(&folded[0].as_str()) && is("paper", &folded[1])
}

/// Where the name ends that a line begins with, what stands behind it, and whether no mere comma parts the two before a date.
fn name_ends(line: &str) -> (usize, Option<&str>, bool) {
    const MARKS: [&str; 10] = [" – ", " — ", " - ", " | ", " • ", " · ", ", ", " avec ", " with ", " ("];
    let found = MARKS.iter().filter_map(|m| line.find(m).map(|at| (at, *m))).min();
    let Some((at, mark)) = found else { return (line.len(), None, false) };
    let rest = if mark.trim().chars().any(char::is_alphabetic) { line[at..].trim_start() } else { &line[at + mark.len()..] };
    let rest = if mark == " (" { rest.trim_end_matches(')') } else { rest };
    let dated = rest.starts_with(|c: char| c.is_numeric());
    (at, Some(rest), mark != ", " || !dated)
}

/// Does what stands behind a name say when, with whom, from where or by which hand ("publié le …", "avec AFP", "traduit de")?
fn says_when_or_whence(behind: &str) -> bool {
    let first = behind.split_whitespace().next().map(fold).unwrap_or_default();
    let few = behind.split_whitespace().count() <= BEHIND && !behind.ends_with(['.', '!', '?']);
    few && (is("behind", &first)
        || first.starts_with(char::is_numeric) && !dates::find(behind, 0).is_empty()
        || !dates::find(behind, 0).is_empty() && behind.split_whitespace().count() <= 5)
}

/// Is a word one of which menus are made ("News", "Accueil")?
pub(crate) fn is_of_menus(word: &str) -> bool {
    is("section", &fold(word))
}

/// A word with a capital, a number, or a small one that names have inside.
pub(crate) fn is_of_a_name(word: &str) -> bool {
    const SMALL: [&str; 25] = [
        "of", "the", "de", "du", "des", "d", "la", "le", "les", "et", "en", "and", "und", "der", "die", "das", "del", "di", "y", "e",
        "for", "fur", "i", "sur", "&",
    ];
    let letters = word.trim_start_matches(|c: char| !c.is_alphanumeric() && c != '&');
    letters.starts_with(|c: char| c.is_uppercase() || c.is_numeric())
        || SMALL.contains(&fold(letters).as_str())
        || letters.split_once(['\'', '’']).is_some_and(|(_, rest)| rest.starts_with(char::is_uppercase))
}

#[cfg(test)]
mod tests {
    use super::paper;
    use crate::parsed::{Hints, Role};

    #[test]
    fn a_line_names_the_paper() {
        for (line, name) in [
            ("Le Courrier de Varn – Publié le 3 mai 2021 à 18h32", "Le Courrier de Varn"),
            ("Radio Varn – lundi 3 mai 2021", "Radio Varn"),
            ("Northern Ledger – Traduit de l'anglais", "Northern Ledger"),
            ("Infos24 avec AFP", "Infos24"),
            ("InfoNord 24 (avec AFP)", "InfoNord 24"),
            ("Vestnik-Info, version française", "Vestnik-Info"),
            ("Le Télégramme de l'Orle", "Le Télégramme de l'Orle"),
            ("Le Phare du Nord, de notre envoyé spécial à Varn", "Le Phare du Nord"),
            ("VTV – mis à jour le 9 mai à 20h15", "VTV"),
            ("La Dépêche de l'Orle", "La Dépêche de l'Orle"),
            ("The Varn Post — translated automatically", "The Varn Post"),
            ("Varner Anzeiger, 3. Mai 2021", "Varner Anzeiger"),
            ("Canal Monde – 3 mai 2021", "Canal Monde"),
            ("Le Quotidien des deux rives, avec agences", "Le Quotidien des deux rives"),
            ("L'Écho en ligne, avec AFP", "L'Écho en ligne"),
        ] {
            assert_eq!(paper(line).map(|r| &line[r]), Some(name), "{line}");
        }
    }

    #[test]
    fn a_writer_a_place_a_menu_and_a_headline_do_not() {
        for line in [
            "Anna Orlo, 3 mai 2021",
            "Anna Orlo – avec AFP",
            "Anna Orlo (avec AFP)",
            "Le Caire, 3 mai 2021",
            "Local News Business Sports",
            "La rédaction, avec AFP",
            "News Analysis",
            "La Tribune s'est tue, avec elle la ville",
            "Publié le 3 mai 2021",
            "La Tribune de Varn ferme ses portes",
            "La crise, acte deux",
            "Grève des ferries : l'accord est là",
            "VARN, May 3 (Wire) - The Varn Post said on Monday that it would close.",
        ] {
            assert_eq!(paper(line).map(|r| &line[r]), None, "{line}");
        }
    }

    #[test]
    fn the_headline_stands_beside_it() {
        let body = "La ministre a reçu lundi les élus de Varn, qui demandent la réouverture du port et des ateliers de la digue.\n\n\
                    « Rien n'est décidé », a-t-elle déclaré à l'issue de deux heures de discussions avec les élus de la ville.";
        for (head, title) in [
            (
                "Port de Varn : « Nous n'avons pas peur », disent les élus\n\nLe Phare du Nord, de notre envoyé spécial à Varn",
                "Port de Varn : « Nous n'avons pas peur », disent les élus",
            ),
            ("La Dépêche de l'Orle\n\nLe port de Varn attend sa réouverture", "Le port de Varn attend sa réouverture"),
        ] {
            let text = format!("{head}\n\n{body}\n");
            let page = crate::plain::parse(&text, Hints::default());
            let found = page.blocks.iter().find(|b| b.role == Role::Title).map(|b| &text[b.piece.range()]);
            assert_eq!(found, Some(title));
        }
    }
}
