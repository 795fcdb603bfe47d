//! Plain-text pages of invented newsrooms (`tests/plain/*.page`), each written line by line with what the
//! line is: text and expectation are made from the same file.

use recoupe_ingest::{Input, read};
use recoupe_model::{Article, Piece, WarningKind};
use std::path::Path;

/// A page as written: its text, and what each line is.
#[derive(Default)]
struct Fixture {
    text: String,
    lines: Vec<(String, Piece)>,
    facts: Vec<(String, String)>,
}

fn fixture(file: &str) -> Fixture {
    let mut made = Fixture::default();
    for row in file.lines() {
        if let Some(fact) = row.strip_prefix('#') {
            if let Some((name, value)) = fact.trim().split_once(": ") {
                made.facts.push((name.trim().to_owned(), value.trim().to_owned()));
            }
            continue;
        }
        let (kind, line) = row.split_once('|').unwrap_or(("", row));
        let joined = kind.strip_prefix('+');
        if joined.is_none() && !made.text.is_empty() {
            made.text.push('\n');
        }
        let start = made.text.len() + (line.len() - line.trim_start().len());
        made.text.push_str(line);
        if !line.is_empty() {
            made.lines.push((joined.unwrap_or(kind).to_owned(), Piece::new(start, made.text.trim_end().len())));
        }
    }
    made
}

fn reading(name: &str, text: &str) -> Article {
    let input = Input { name, bytes: text.as_bytes(), url: None, content_type: None };
    read(&input).articles.into_iter().next().unwrap_or_default()
}

/// How many bytes of `piece` lie in one of `pieces`.
fn covered(piece: Piece, pieces: &[Piece]) -> usize {
    pieces.iter().map(|p| p.end.min(piece.end).saturating_sub(p.start.max(piece.start))).sum()
}

/// What is not as the page says, in words.
fn faults(name: &str, made: &Fixture) -> Vec<String> {
    let article = reading(name, &made.text);
    let mut faults = Vec::new();
    let main = &article.body;
    let all: Vec<Piece> = article.paragraphs().collect();
    for (kind, piece) in &made.lines {
        let words = &made.text[piece.range()];
        let (kind, entry) = kind.split_once(' ').unwrap_or((kind, ""));
        let share = |pieces: &[Piece]| covered(*piece, pieces) * 100 / piece.len();
        let entry: Option<usize> = entry.parse().ok();
        let of_entry = entry.and_then(|n| article.entries.get(n));
        let right = match kind {
            "body" => share(main) >= 95,
            "title" => article.title == Some(*piece),
            "deck" => share(&all) < 5 || article.deck == Some(*piece),
            "heading" => share(&article.headings) >= 95,
            "entry" => of_entry.is_some_and(|e| e.title == Some(*piece)),
            "entrybody" => of_entry.is_some_and(|e| share(&e.body) >= 95),
            _ => covered(*piece, &all) == 0,
        };
        if !right {
            faults.push(format!("{kind}: {words}"));
        }
    }
    let name_of = |names: &[recoupe_model::Byline]| names.iter().map(|b| b.name.clone()).collect::<Vec<_>>().join(", ");
    for (fact, expected) in &made.facts {
        let found = match fact.as_str() {
            "outlet" => article.outlet.name.clone().unwrap_or_default().to_lowercase(),
            "outlet domain" => article.outlet.domain.clone().unwrap_or_default(),
            "published" => article.published.as_ref().map_or(String::new(), |s| s.date.bounds().0.to_string()),
            "modified" => article.modified.as_ref().map_or(String::new(), |s| s.date.bounds().0.to_string()),
            "lang" => article.lang.map_or(String::new(), |l| l.to_string()),
            "original" => article.original_lang.map_or(String::new(), |l| l.to_string()),
            "translated" => (article.machine_translated == Some(true)).to_string(),
            "relay" => if article.relay.is_some() { "yes" } else { "no" }.to_owned(),
            "author" => name_of(&article.authors),
            "agency" => name_of(&article.agencies),
            "entries" => article.entries.len().to_string(),
            "warning" => {
                let kinds: Vec<String> =
                    article.warnings.iter().filter_map(|w| serde_json::to_value(w.kind).ok()?.as_str().map(str::to_owned)).collect();
                if kinds.contains(expected) { expected.clone() } else { kinds.join(" ") }
            }
            _ => continue,
        };
        if found != *expected && found != expected.to_lowercase() {
            faults.push(format!("{fact}: {found} for {expected}"));
        }
    }
    faults
}

#[test]
fn pages_in_seven_languages_are_read_as_written() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/plain");
    let mut files: Vec<_> = std::fs::read_dir(&folder).unwrap().map(|e| e.unwrap().path()).collect();
    files.sort();
    assert!(files.len() >= 15);
    let mut all = Vec::new();
    for path in files {
        let made = fixture(&std::fs::read_to_string(&path).unwrap());
        let name = path.file_stem().unwrap().to_string_lossy().into_owned() + ".txt";
        all.extend(faults(&name, &made).into_iter().map(|f| format!("{name}: {f}")));
    }
    assert!(all.is_empty(), "{}", all.join("\n"));
}

#[test]
fn line_ends_change_nothing() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/plain");
    let made = fixture(&std::fs::read_to_string(folder.join("05_en_herald.page")).unwrap());
    let words = |text: &str| -> Vec<String> {
        let article = reading("page.txt", text);
        article.body.iter().map(|p| article.text.slice(*p).to_owned()).collect()
    };
    let plain = words(&made.text);
    assert_eq!(words(&made.text.replace('\n', "\r\n")), plain);
    assert_eq!(words(&made.text.replace('\n', "\r")), plain);
    assert_eq!(words(&format!("{}\n\n\n", made.text)), plain);
    assert_eq!(words(&made.text.replace("Advertisement", "\0Advertisement\0")).len(), plain.len());
}

#[test]
fn only_furniture_is_no_report() {
    let article = reading(
        "menu.txt",
        "Skip to content\nHome\nNews\nSport\nShare\nFacebook | Twitter\nAccept all cookies\n© 2031 Gulf Daily. All rights reserved.\n",
    );
    assert!(article.body.is_empty(), "{:?}", article.body.iter().map(|p| article.text.slice(*p)).collect::<Vec<_>>());
    assert!(article.furniture.len() >= 8);
    assert!(article.warnings.iter().any(|w| w.kind == WarningKind::NoReport));
}

#[test]
fn a_report_in_one_line() {
    let line = "The harbour of Varn was closed on Friday after a cargo ship ran aground at its mouth. Both sides called the rescue urgent. \
                The insurers said that they would cover the tugs. Lena Morv of the coast guard said that the bill could wait.";
    let article = reading("line.txt", line);
    assert_eq!(article.body.iter().map(|p| article.text.slice(*p)).collect::<String>(), line);
}

#[test]
fn enormous_texts_take_linear_time() {
    // a quadratic reader would not come back: the runner's patience is the measure
    let lines = [
        "The harbour of Varn was closed.The insurers said SafetyThe \"tugs\" were there? ",
        "a",
        "»« “",
        "x | y – ",
        "12:40\nThe insurers said that they would cover the tugs of the coast guard.\n",
        "Menu\n",
        "The ships wait off Varn | Gulf Daily\n",
        "Mila Brand\n12.01.2031\nGulf Daily\n",
        "Gulf Daily En2Fr\n© 2031 Gulf Daily, translated automatically\n",
    ];
    for line in lines {
        let text = line.repeat(4_000_000 / line.len());
        assert_eq!(reading("big.txt", &text).text.as_str().len(), text.len());
    }
}

#[test]
fn a_stamp_of_figures_alone_puts_the_day_first_but_in_english() {
    let french = "Le port de Varn attend sa réouverture\n\nLe Courrier de Varn\n12/11/2031 18:05\n\nLa ministre a reçu lundi les élus de Varn, qui \
                  demandent la réouverture du port et des ateliers de la digue.\n\n« Rien n'est décidé », a-t-elle déclaré à l'issue de deux \
                  heures de discussions avec les élus de la ville.\n";
    let english = "The harbour of Varn waits\n\nThe Varn Herald\n12/11/2031 18:05\n\nThe minister met the mayors of Varn on Monday, who ask that \
                   the harbour and the yards of the dyke be opened again.\n\n\"Nothing has been decided,\" she said after two hours of talks \
                   with the mayors of the town.\n";
    let published = |text: &str| reading("page.txt", text).published.map(|s| s.date.as_str().to_owned());
    assert_eq!(published(french).as_deref(), Some("2031-11-12T18:05:00"));
    assert_eq!(published(english), None);
}
