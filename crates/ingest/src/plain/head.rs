//! What stands above a report: its headline, the name of the site behind the headline, the standfirst,
//! captions before the dateline.

use super::cues::Mode;
use super::look::{Cut, End};
use super::page::Page;
use super::roles::is_byline;
use crate::parsed::Role;
use recoupe_lang::{dateline, fold};
use recoupe_model::FurnitureKind;
use std::collections::HashSet;

/// Words of a headline.
const TITLE: std::ops::RangeInclusive<usize> = 2..=32;
/// Lines above the report among which its headline is looked for.
const ABOVE: usize = 400;
/// Words of a standfirst.
const DECK: usize = 60;

/// Paragraphs of the report, and words of each, that a headline is held against.
const LEAD: usize = 4;
const LEAD_WORDS: usize = 200;
/// What it counts for a headline that all its longer words stand in the first paragraphs. Titles of
/// trafilatura's pages as plain text: .492 at 0,
/// .502 at 1.5, .508 at 2.5, .520 at 4.
const TOLD: f32 = 4.0;

/// Words of the longest headline that is closed by a full stop, and the share of its longer words that the report's first
/// paragraphs repeat at least.
const CLOSED: usize = 20;
const RETOLD: f32 = 0.5;
/// What it counts for a headline that the report, or who wrote it and when, stands right below.
const SIGNED: f32 = 1.0;

/// Finds headline and standfirst. Called when the report has been found.
pub(crate) fn find(page: &mut Page<'_>) {
    cut_suffix(page);
    let Some((mut first, _)) = page.body_range() else { return };
    let taken = taken_for_report(page, first);
    let signed = taken.filter(|&i| is_signed(page, i + 1));
    let Some(title) = signed.or_else(|| title(page, first)).or(taken).or_else(|| closed_by_a_stop(page, first)) else { return };
    page.roles[title] = Some(Role::Title);
    // the same headline again is furniture; so is what stands above it and was taken for the report
    for i in 0..page.len().min(first + 1) {
        if i != title && page.looks[i].hash == page.looks[title].hash && !page.is_body(i) {
            page.set(i, FurnitureKind::Other);
        }
    }
    captions_before_dateline(page, title, first);
    if let Some((now, _)) = page.body_range() {
        first = now;
    }
    if !page.roles.contains(&Some(Role::Deck)) {
        deck(page, title, first);
    }
}

/// A headline that says what the lead says is easily taken for the report's first paragraph: a short line
/// without an end, right before prose, where nothing above could be the headline.
fn taken_for_report(page: &Page<'_>, first: usize) -> Option<usize> {
    let look = &page.looks[first];
    let next = (first + 1..page.len()).find(|i| page.is_body(*i))?;
    let headline = TITLE.contains(&look.words) && look.letters >= 8 && look.end != End::Stop && !look.is_prose() && !look.starts_mark;
    (headline && page.looks[next].is_prose() && page.looks[next].words > look.words).then_some(first)
}

/// A headline that is closed by a full stop, on the first line of a text that has no other: one sentence, shorter than
/// the report's paragraphs, which say again what it says, and without the day that a lead names.
fn closed_by_a_stop(page: &Page<'_>, first: usize) -> Option<usize> {
    let look = &page.looks[first];
    let rest: Vec<usize> = (first + 1..page.len()).filter(|&i| page.is_body(i)).take(LEAD).collect();
    let one = TITLE.contains(&look.words) && look.words <= CLOSED && look.stops <= 1 && !look.starts_mark && look.end == End::Stop;
    let line = page.words(first);
    if first > 0 || !one || rest.len() < LEAD || !line.starts_with(|c: char| c.is_uppercase()) || dateline(line).is_some() {
        return None;
    }
    let day = line.split_whitespace().any(|w| super::dates::weekday(w).is_some()) || line.split_whitespace().any(|w| w == "said");
    let longer = rest.iter().filter(|&&i| page.looks[i].words * 2 > look.words * 3).count() * 2 > rest.len();
    let told = rest.iter().flat_map(|&i| beginnings(page.words(i)).take(LEAD_WORDS)).collect();
    (!day && longer && share_told(line, &told) >= RETOLD).then_some(first)
}

/// Best line above the report.
fn title(page: &Page<'_>, first: usize) -> Option<usize> {
    let from = first.saturating_sub(ABOVE);
    let mut best: Option<(f32, usize)> = None;
    let mut order = 0.0;
    let told = lead_words(page, first);
    for i in (0..first.min(40)).chain(from.max(40)..first) {
        let look = &page.looks[i];
        let cue_free = look.cue.is_none_or(|c| c.mode != Mode::Line && look.words >= 5 && page.is_open(i));
        let fits = TITLE.contains(&look.words) && look.letters >= 8 && cue_free && page.is_open(i) && !look.address && !look.starts_mark;
        let bracketed = page.words(i).starts_with('[') && page.words(i).ends_with(']');
        if !fits || bracketed || matches!(page.units[i].cut, Cut::Suffix | Cut::Credit | Cut::Stamp) || is_byline(page.words(i), look.words)
        {
            continue;
        }
        let twin = (0..first.min(40)).chain(from.max(40)..first).any(|k| k != i && page.looks[k].hash == look.hash);
        let suffixed = page.units.get(i + 1).is_some_and(|u| u.cut == Cut::Suffix && u.line == page.units[i].line);
        let named = look.capitals == look.words && look.words <= 4;
        let mut score = -0.25 * order;
        score += match look.words {
            0..=2 => -2.5,
            3 => -1.0,
            4 => 0.5,
            5..=20 => 2.0,
            _ => 0.5,
        };
        score += if twin && look.words >= 4 { 3.0 + i as f32 / 1_000.0 } else { 0.0 };
        score += if suffixed { 1.5 } else { 0.0 };
        score -= if named { 2.0 } else { 0.0 };
        score -= if look.bars > 0 { 1.5 } else { 0.0 };
        score += TOLD * share_told(page.words(i), &told);
        score += if i + 1 == first || is_signed(page, i + 1) || signed_below_a_deck(page, i + 1) { SIGNED } else { 0.0 };
        score -= if look.end == End::Stop && look.words > 12 { 1.0 } else { 0.0 };
        score -= if look.end == End::Colon { 1.5 } else { 0.0 };
        order += 1.0;
        if order > 12.0 {
            order = 12.0;
        }
        if best.is_none_or(|(b, _)| score > b) {
            best = Some((score, i));
        }
    }
    best.filter(|(score, _)| *score > -2.0).map(|(_, i)| i)
}

/// Does a unit say who wrote the report, or when?
fn is_signed(page: &Page<'_>, i: usize) -> bool {
    matches!(page.roles.get(i), Some(Some(Role::Furniture(FurnitureKind::Credit | FurnitureKind::Timestamp))))
}

/// Is a unit a line that may be a standfirst, with who wrote the report, or when, right below it?
fn signed_below_a_deck(page: &Page<'_>, i: usize) -> bool {
    let deck = |l: &super::look::Look| (6..=DECK).contains(&l.words) && l.cue.is_none() && l.end == End::Stop;
    page.is_open(i) && deck(&page.looks[i]) && is_signed(page, i + 1)
}

/// Beginnings of the longer words of the report's first paragraphs, folded.
fn lead_words(page: &Page<'_>, first: usize) -> HashSet<String> {
    (first..page.len()).filter(|&i| page.is_body(i)).take(LEAD).flat_map(|i| beginnings(page.words(i)).take(LEAD_WORDS)).collect()
}

/// Share of a line's longer words that the report's first paragraphs have: a menu has none of them.
fn share_told(line: &str, told: &HashSet<String>) -> f32 {
    let (mut all, mut known) = (0.0, 0.0);
    for word in beginnings(line) {
        all += 1.0;
        known += if told.contains(&word) { 1.0 } else { 0.0 };
    }
    if all > 0.0 { known / all } else { 0.0 }
}

/// The first letters of the words of four letters and more, folded.
fn beginnings(line: &str) -> impl Iterator<Item = String> + '_ {
    line.split(|c: char| !c.is_alphanumeric()).filter(|w| w.chars().nth(3).is_some()).map(|w| fold(w).chars().take(6).collect())
}

/// Cuts `Headline – Site` where something else on the page says that the site is called so.
fn cut_suffix(page: &mut Page<'_>) {
    let end = page.body_range().map_or(page.len(), |(first, _)| first).min(ABOVE);
    for i in 0..end {
        if page.looks[i].words > 40 || !page.is_open(i) {
            continue;
        }
        if let Some((at, behind)) = suffix(page, i) {
            page.split(i, at, behind, Cut::Suffix);
            page.set(i + 1, FurnitureKind::Other);
            return;
        }
    }
}

/// Where the headline ends and where the site's name begins.
fn suffix(page: &Page<'_>, i: usize) -> Option<(usize, usize)> {
    const BARS: [&str; 9] = [" | ", " – ", " — ", " - ", " • ", " :: ", " · ", " » ", " ‹ "];
    let line = page.words(i);
    let (at, bar) = BARS.iter().filter_map(|b| line.rfind(b).map(|at| (at, *b))).max()?;
    let (head, tail) = (line[..at].trim(), &line[at + bar.len()..]);
    let words: Vec<&str> = tail.split_whitespace().collect();
    if head.split_whitespace().count() < 4 || words.is_empty() || words.len() > 8 || tail.ends_with(['.', '!', '?']) {
        return None;
    }
    let dash = bar.trim().starts_with(['–', '—', '-']);
    let small = |w: &str| {
        matches!(
            fold(w).as_str(),
            "of" | "the"
                | "et"
                | "de"
                | "du"
                | "des"
                | "la"
                | "le"
                | "and"
                | "und"
                | "y"
                | "e"
                | "der"
                | "die"
                | "del"
                | "&"
                | "i"
                | "и"
                | "та"
        )
    };
    let is_name = words.iter().all(|w| w.starts_with(|c: char| c.is_uppercase() || c.is_numeric()) || small(w) || w.contains('.'));
    let short_name = is_name && words.len() <= 4;
    let first = fold(words[0]);
    let acronym = words[0].chars().count() >= 2 && words[0].chars().all(|c| c.is_uppercase() || c.is_numeric());
    let echoed = repeats(page, i, tail, head) || (acronym && labels_relay(page, &first));
    let domain_like = words.len() == 1 && words[0].contains('.');
    let cut_here = if dash {
        echoed || domain_like || (short_name && head_is_sentence(head) && !reads_on(head, &words))
    } else {
        // a bar hardly ever stands inside a headline
        echoed || domain_like || (words.len() <= 5 && tail.starts_with(|c: char| c.is_uppercase() || c.is_numeric()))
    };
    cut_here.then(|| (at, at + first_bar(bar)))
}

/// Bytes from the blank before a bar to the bar itself: the suffix keeps its bar.
fn first_bar(bar: &str) -> usize {
    bar.len() - bar.trim_start().len()
}

/// The rest of the page says the name again, or the headline without it.
fn repeats(page: &Page<'_>, i: usize, name: &str, head: &str) -> bool {
    let (name, head) = (fold(name.trim()), fold(head));
    if name.chars().count() < 2 {
        return false;
    }
    let ends = (0..page.len().min(ABOVE)).chain(page.len().saturating_sub(ABOVE).max(ABOVE)..page.len());
    ends.filter(|&k| k != i && page.looks[k].words <= 40 && !page.is_body(k)).any(|k| {
        let line = fold(page.words(k));
        line == head
            || line.match_indices(&name).any(|(at, _)| {
                let edge = |c: Option<char>| c.is_none_or(|c| !c.is_alphanumeric());
                edge(line[..at].chars().next_back()) && edge(line[at + name.len()..].chars().next())
            })
    })
}

/// A relay's label (`Name En2Fr`) begins with the word.
fn labels_relay(page: &Page<'_>, word: &str) -> bool {
    (page.len().saturating_sub(ABOVE)..page.len())
        .any(|k| page.looks[k].words <= 6 && crate::provenance::label(page.words(k)).is_some() && fold(page.words(k)).starts_with(word))
}

/// More small words than a list of names has.
fn head_is_sentence(head: &str) -> bool {
    head.split_whitespace().skip(1).any(|w| w.starts_with(char::is_lowercase))
}

/// `… says minister - Anna Orlo reports`: no; only one or two capitals that are a name.
fn reads_on(head: &str, words: &[&str]) -> bool {
    head.ends_with([',', ';']) || (words.len() == 1 && words[0].chars().count() < 2)
}

/// Lines between headline and dateline were taken for the report: a standfirst, or captions.
fn captions_before_dateline(page: &mut Page<'_>, title: usize, first: usize) {
    let body: Vec<usize> = (first..page.len()).filter(|&i| page.is_body(i)).take(4).collect();
    let Some(at) = body.iter().position(|&i| dateline(page.words(i)).is_some()).filter(|at| *at > 0) else { return };
    for (k, &i) in body[..at].iter().enumerate() {
        let sentences = page.looks[i].stops;
        let summary =
            k == 0 && sentences <= 2 && page.looks[i].words <= DECK && i > title && says_the_same(page.words(title), page.words(i));
        if summary {
            page.roles[i] = Some(Role::Deck);
        } else {
            page.set(i, FurnitureKind::Caption);
        }
    }
}

/// Do two lines speak of the same? A word of six letters or more in both, or two of four.
fn says_the_same(a: &str, b: &str) -> bool {
    let known: HashSet<String> = beginnings(a).collect();
    let shared: HashSet<String> = beginnings(b).filter(|w| known.contains(w)).collect();
    shared.len() >= 2 || shared.iter().any(|w| w.chars().count() >= 6)
}

/// The last line between headline and report that says something.
fn deck(page: &mut Page<'_>, title: usize, first: usize) {
    for i in (title + 1..first).rev().take(DECK) {
        let look = &page.looks[i];
        let near = (i + 1..first).all(|k| !page.is_open(k) || page.looks[k].words <= 4);
        if !near {
            return;
        }
        if page.is_open(i)
            && (6..=DECK).contains(&look.words)
            && look.cue.is_none()
            && look.bars == 0
            && !is_byline(page.words(i), look.words)
            && look.function > 0
        {
            page.roles[i] = Some(Role::Deck);
            return;
        }
    }
    // a standfirst that reads like the report, with who wrote it, or when, right below
    if page.is_body(first)
        && (title + 1..first).all(|k| page.looks[k].words <= 4)
        && page.looks[first].words <= DECK
        && is_signed(page, first + 1)
    {
        page.roles[first] = Some(Role::Deck);
        return;
    }
    // a standfirst with the page's date behind it
    if let Some(i) = (title + 1..page.len().min(first + 3))
        .find(|&i| page.is_body(i) && page.units.get(i + 1).is_some_and(|u| u.cut == Cut::Stamp && u.line == page.units[i].line))
    {
        page.roles[i] = Some(Role::Deck);
    }
}

#[cfg(test)]
mod tests {
    use crate::parsed::{Hints, Role};

    #[test]
    fn a_headline_says_what_the_report_says_and_a_menu_does_not() {
        for (text, title) in [
            (
                "Varn Daily\nLocal News Business Sports Obituaries Weather\n\nVarn senators reject Orlo for the harbour board\n\n\
                 By Staff and Northern Wire\nPosted May 3, 2021 at 7:02 PM\n\n\
                 The senators of Varn voted 52-47 on Monday to reject Anna Orlo as head of the harbour board, a rebuke to the mayor.\n\n\
                 \"I made a mistake on a form,\" she said after the vote, which had been put off twice since the winter.",
                "Varn senators reject Orlo for the harbour board",
            ),
            (
                "Aller au contenu\nAccueil | Port de Varn | Îles du Nord | Mer | Petites annonces\nSe connecter\n\n\
                 Grève des ferries : l'accord est là, les îliens respirent\nPublié le 3 mai 2021 à 16h10 par Anna Orlo, avec AFP\n\n\
                 Le syndicat des marins et la direction des ferries ont signé dans la nuit un accord qui met fin à onze jours de grève.\n\n\
                 « Personne n'a gagné », a déclaré la médiatrice à l'issue de douze heures de discussions avec les îliens.",
                "Grève des ferries : l'accord est là, les îliens respirent",
            ),
        ] {
            let page = crate::plain::parse(text, Hints::default());
            let found = page.blocks.iter().find(|b| b.role == Role::Title).map(|b| &text[b.piece.range()]);
            assert_eq!(found, Some(title));
            assert!(page.metadata.published.is_some());
        }
    }
}
