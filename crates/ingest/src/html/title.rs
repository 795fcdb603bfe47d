//! Which visible line is the headline, told by comparing headings with what the metadata claims.
//! Where the claim stands nowhere, the claim itself is given, to become the text's first line.

use super::place::Place;
use super::signals::Signals;
use super::visible::Visible;

/// The headline.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Title {
    /// A line of the visible text, and how many of its first runs are a kicker, not the headline.
    Line(usize, usize),
    /// It stands in the metadata alone.
    Claimed(String),
}

/// Marks between a headline and the name of its site in a `title` element.
const SEPARATORS: [&str; 12] = [" | ", " - ", " – ", " — ", " :: ", " » ", " · ", " • ", " // ", " « ", " < ", " ~ "];

/// Lines in which a headline is looked for.
const LINES: usize = 3_000;

/// Finds it.
pub(crate) fn find(signals: &Signals, visible: &Visible, places: &[Place], outlet: Option<&str>) -> Option<Title> {
    let claims = claims(signals, outlet);
    let keys: Vec<String> = claims.iter().map(|c| key(c)).collect();
    let mut best: Option<(u32, usize)> = None;
    for (n, line) in visible.lines.iter().enumerate().take(LINES) {
        let place = places[n];
        let rank = match place.heading {
            Some(1) => 0,
            Some(2) => 2,
            Some(_) => 4,
            None if place.is_title => 3,
            None => 6,
        };
        let text = &visible.text[line.piece.range()];
        if text.len() > 600 {
            continue;
        }
        let own = key(text);
        if own.len() < 3 {
            continue;
        }
        let Some(likeness) = keys.iter().map(|claim| likeness(claim, &own)).min() else { break };
        let cost = match likeness {
            Likeness::Same => rank,
            Likeness::Part if rank <= 3 => rank + 3,
            _ => continue,
        };
        if best.is_none_or(|(c, _)| cost < c) {
            best = Some((cost, n));
        }
    }
    if let Some((_, line)) = best {
        return Some(Title::Line(line, kicker(visible, line, &keys)));
    }
    // No heading says what the metadata says: a first-rank heading of some length is believed, else the metadata.
    let first_rank: Vec<usize> = (0..visible.lines.len().min(LINES)).filter(|n| places[*n].heading == Some(1)).collect();
    let worded = |n: &usize| visible.text[visible.lines[*n].piece.range()].split_whitespace().count() >= 4;
    if let Some(line) = first_rank.iter().find(|n| worded(n) && places[**n].in_article).or_else(|| first_rank.iter().find(|n| worded(n))) {
        return Some(Title::Line(*line, 0));
    }
    claims.into_iter().next().map(Title::Claimed).or_else(|| first_rank.first().map(|n| Title::Line(*n, 0)))
}

/// A heading may begin with a topic ("Port of Morlande: …" in an element of its own): the runs before
/// the words that the metadata claims alone.
fn kicker(visible: &Visible, line: usize, claims: &[String]) -> usize {
    let line = &visible.lines[line];
    let own = key(&visible.text[line.piece.range()]);
    // Where the metadata claims all of the line somewhere, all of it is the headline.
    if line.runs.len() > 8 || claims.contains(&own) {
        return 0;
    }
    let rest = |skipped: usize| key(&visible.text[visible.runs[line.runs.start + skipped].piece.start..line.piece.end]);
    (1..line.runs.len()).find(|skipped| claims.contains(&rest(*skipped))).unwrap_or(0)
}

/// What the metadata says the headline is, best first; the site's name cut off.
fn claims(signals: &Signals, outlet: Option<&str>) -> Vec<String> {
    let mut claims: Vec<String> = Vec::new();
    let mut add = |claim: &str| {
        let claim = claim.trim();
        if claim.chars().filter(|c| c.is_alphanumeric()).count() >= 2 && !claims.iter().any(|c| c == claim) {
            claims.push(claim.to_owned());
        }
    };
    let microdata = signals.properties("headline").next().map(|m| m.value.as_str());
    let given = [
        signals.json_ld.headline.as_deref(),
        signals.meta(&["og:title"]),
        microdata,
        signals.meta(&["twitter:title", "dc.title", "dcterms.title", "sailthru.title", "parsely-title", "title"]),
    ];
    for claim in given.into_iter().flatten().chain(signals.title.as_deref()) {
        add(cut(claim, outlet));
        add(claim);
    }
    claims
}

/// Without the name of the site at either end.
pub(crate) fn cut<'t>(title: &'t str, outlet: Option<&str>) -> &'t str {
    let mut rest = title;
    for _ in 0..3 {
        let last = SEPARATORS.iter().filter_map(|s| rest.rfind(s).map(|at| (at, s.len()))).max();
        let Some((at, len)) = last else { break };
        let (head, tail) = (&rest[..at], &rest[at + len..]);
        let words = |s: &str| s.split_whitespace().count();
        let is_site = |s: &str| {
            let k = key(s);
            outlet.is_some_and(|o| {
                let o = key(o);
                !o.is_empty() && !k.is_empty() && (k.contains(&o) || o.contains(&k))
            }) || s.trim_end_matches('.').rsplit_once('.').is_some_and(|(name, tld)| !name.contains(' ') && (2..=6).contains(&tld.len()))
        };
        if is_site(tail) || (words(head) >= 3 && words(tail) <= 4 && words(head) > words(tail)) {
            rest = head.trim_end();
        } else if is_site(head) {
            rest = tail.trim_start();
        } else {
            break;
        }
    }
    rest
}

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
enum Likeness {
    Same,
    Part,
    Other,
}

fn likeness(claim: &str, line: &str) -> Likeness {
    if claim == line {
        return Likeness::Same;
    }
    let (short, long) = if claim.len() < line.len() { (claim, line) } else { (line, claim) };
    // A headline that the metadata lengthens or shortens; half of it must be there.
    if short.len() * 2 >= long.len() && short.len() >= 10 && long.contains(short) { Likeness::Part } else { Likeness::Other }
}

/// Letters and digits alone, case folded.
pub(crate) fn key(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

#[cfg(test)]
mod tests {
    use super::cut;

    #[test]
    fn site_names_are_cut() {
        assert_eq!(cut("Le port de Morlande ferme | Le Phare", Some("Le Phare")), "Le port de Morlande ferme");
        assert_eq!(cut("Le Phare - Le port de Morlande ferme ses quais", Some("Le Phare")), "Le port de Morlande ferme ses quais");
        assert_eq!(cut("Port closes - what now for the island's fishermen?", None), "Port closes - what now for the island's fishermen?");
        assert_eq!(cut("The port closes on Thursday - World - lantern.example", None), "The port closes on Thursday");
        assert_eq!(cut("Port", None), "Port");
    }
}
