//! Captions that bear no mark of one, told by their grammar and by what agencies write below pictures. A caption names what one sees: its first sentence
//! has no finite verb, or says who stands left and right; or it tells in the present what the report tells in
//! the past. A whole sentence in the past can't be told from the report by its words, but by where it stands: short and plain
//! among long paragraphs, with nothing in it that leads on from the one before. What is neither stays the report's. English
//! and French only: of these there is a parser.

mod apart;
mod conventions;
mod signs;

use crate::parsed::{ParsedPage, Role};
use recoupe_model::{FurnitureKind, Lang, Piece};
use recoupe_syntax::Parser;
use signs::{
    VERBS, is_dated, is_of_a_show, is_verbless, may_lack_a_verb, names_nothing_seen, says_where_they_stand, teases, tells_a_scene,
};
use std::collections::BTreeSet;

/// Words of the longest caption.
const LONGEST: usize = 60;

/// Words of the longest sentence, in a caption, that is looked at.
const SENTENCE: usize = 45;

/// Paragraphs of a report in which captions are looked for: of fewer none is called one by its words, and what has more
/// is no report (bounds the sentences that are parsed).
const REPORT: std::ops::RangeInclusive<usize> = 4..=1_000;

/// Paragraphs at the head of a report among which the caption of its first picture stands.
const LEADING: usize = 2;

/// Bytes of a page by which its language is told.
const SAMPLE: usize = 4_000;

/// Turns paragraphs that are captions into furniture.
pub(crate) fn mark(page: &mut ParsedPage) {
    let told: Vec<usize> = (0..page.blocks.len())
        .filter(|&n| matches!(page.blocks[n].role, Role::Paragraph | Role::Deck) && Some(page.blocks[n].piece) != page.deck)
        .collect();
    if !REPORT.contains(&told.len()) {
        return;
    }
    let mut reader = None;
    let mut found = Vec::new();
    for (k, &n) in told.iter().enumerate() {
        let text = &page.text[page.blocks[n].piece.range()];
        let words = text.split_whitespace().take(LONGEST + 1).count();
        if !(5..=LONGEST).contains(&words) {
            continue;
        }
        if conventions::is_numbered(text) {
            found.push((k, n));
            continue;
        }
        if !text.starts_with(char::is_uppercase) {
            continue;
        }
        let sentences = recoupe_lang::sentences(text, 0);
        let Some(first) = sentences.first().copied() else { continue };
        let sentence = &text[first.range()];
        let leads = k < LEADING && sentences.len() == 1;
        if conventions::speaks_of_the_picture(sentence) || leads && conventions::ends_with_place_and_day(sentence) {
            found.push((k, n));
            continue;
        }
        let reader = reader.get_or_insert_with(|| Reader::new(page, &told));
        let after = told.get(k + 1).map(|&n| &page.text[page.blocks[n].piece.range()]);
        let seen = Seen { text, first, one: sentences.len() == 1, words };
        let above = n.checked_sub(1).is_some_and(|b| page.blocks[b].role == Role::Title) && page.blocks[n].role == Role::Paragraph;
        if reader.apart.contains(&k) || reader.is_caption(&seen, above, after) {
            found.push((k, n));
        }
    }
    // fragments one below the other are a list, or a style
    for (at, &(k, n)) in found.iter().enumerate() {
        let beside = |other: Option<&(usize, usize)>| other.is_some_and(|(o, _)| o.abs_diff(k) == 1);
        let listed = beside(at.checked_sub(1).and_then(|a| found.get(a))) || beside(found.get(at + 1));
        if !listed && found.len() * 3 <= told.len() {
            page.blocks[n].role = Role::Furniture(FurnitureKind::Caption);
        }
    }
}

/// A paragraph looked at.
struct Seen<'t> {
    text: &'t str,
    /// Its first sentence, in bytes of it.
    first: Piece,
    /// It is one sentence.
    one: bool,
    words: usize,
}

/// What one report is written in.
struct Reader {
    parser: Option<&'static Parser>,
    english: bool,
    /// It tells in the past.
    past: bool,
    /// Places in the report of paragraphs that stand apart.
    apart: BTreeSet<usize>,
}

impl Reader {
    fn new(page: &ParsedPage, told: &[usize]) -> Self {
        let mut sample = String::new();
        for &n in told {
            sample.push_str(&page.text[page.blocks[n].piece.range()]);
            sample.push('\n');
            if sample.len() > SAMPLE {
                break;
            }
        }
        let lang = recoupe_lang::identify(&sample);
        let english = lang == Some(Lang::EN);
        let count = |wanted: &[&str]| sample.split(|c: char| !c.is_alphanumeric()).filter(|w| wanted.contains(w)).count();
        let (past, present) = (count(&["said", "told", "announced", "added"]), count(&["says", "tells", "announces", "adds"]));
        let parser = lang.and_then(Parser::for_lang);
        let apart = if parser.is_some() { apart::lines(page, told, english) } else { BTreeSet::new() };
        Self { parser, english, past: past >= 2 && past > 2 * present, apart }
    }

    fn is_caption(&self, seen: &Seen<'_>, below_title: bool, after: Option<&str>) -> bool {
        let first = &seen.text[seen.first.range()];
        if self.parser.is_none() || first.split_whitespace().count() > SENTENCE {
            return false;
        }
        if self.english && (says_where_they_stand(first) || seen.one && is_of_a_show(seen.text)) {
            return true;
        }
        let scene = self.english && self.past && seen.one && seen.words <= SENTENCE;
        if scene && below_title && teases(seen.text, after) {
            return true;
        }
        if names_nothing_seen(first) {
            return false;
        }
        let verbless = may_lack_a_verb(first, self.english);
        // who dates a sentence to the day of the week and the year dates a picture
        let dated = self.english && seen.one && is_dated(first);
        let present = dated || scene && !below_title && first.split_whitespace().any(|w| VERBS.scene.contains(w));
        if !verbless && !present {
            return false;
        }
        let Some(parser) = self.parser else { return false };
        let parse = parser.parse(seen.text, seen.first);
        verbless && is_verbless(&parse, seen.text) || present && tells_a_scene(&parse, seen.text, dated)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::parsed::Block;

    const ENGLISH: [&str; 4] = [
        "VARN — The harbour of Varn stays closed until Thursday, Transport Minister Anna Maria Orlo said on Monday after talks with the pilots.",
        "\"We have no choice,\" she told reporters outside the ministry, where some forty captains had gathered since the morning.",
        "The pilots said they had asked for tugs since the winter, and that nobody had answered their letters or their calls.",
        "The ministry announced late on Monday that four tugs would come from the south, which may take them until the weekend.",
    ];

    const FRENCH: [&str; 4] = [
        "Le port de Varn restera fermé jusqu’à jeudi, a annoncé lundi la ministre des Transports après des discussions avec les pilotes.",
        "« Nous n’avons pas le choix », a-t-elle dit devant le ministère, où quarante capitaines s’étaient rassemblés depuis le matin.",
        "Les pilotes affirment qu’ils avaient demandé des remorqueurs dès l’hiver et que personne n’avait répondu à leurs lettres.",
        "Le ministère a fait savoir que quatre remorqueurs viendraient du sud, ce qui pourrait prendre jusqu’à la fin de la semaine.",
    ];

    /// Is a line taken for a caption in third place of a report, or below its headline?
    fn taken(report: [&str; 4], line: &str, below_title: bool) -> bool {
        let mut lines = report.to_vec();
        let at = if below_title { 0 } else { 2 };
        lines.insert(at, line);
        let mut text = String::from("Headline\n");
        let mut blocks = vec![Block { piece: Piece::new(0, 8), role: Role::Title, entry: None }];
        for line in &lines {
            let piece = Piece::new(text.len(), text.len() + line.len());
            text.push_str(line);
            text.push('\n');
            blocks.push(Block { piece, role: Role::Paragraph, entry: None });
        }
        let mut page = ParsedPage { text, blocks, ..ParsedPage::default() };
        mark(&mut page);
        page.blocks[at + 1].role != Role::Paragraph
    }

    #[test]
    fn captions_are_told_by_their_grammar() {
        for line in [
            "Ships at anchor near Varn. The pilots have asked for tugs since the winter.",
            "Bo Karsen, left, the head of the pilots, with Ms. Orlo in Varn on Sunday.",
            "Transport Minister Anna Orlo (L) greets pilot Bo Karsen (R) at the harbour of Varn.",
            "From left, Bo Karsen, Anna Orlo and Ed Lind.",
            "Ships wait for the fourth day off Varn; chief harbour correspondent Ed Lind reports from the pier.",
            "Minister Anna Orlo walks to a meeting with pilots at her ministry.",
            "Captain Bo Karsen repairs a sail in the harbour of Varn on Monday, May 3, 2021.",
        ] {
            assert!(taken(ENGLISH, line, false), "{line}");
        }
        for line in ["Les quais vides du port de Varn, lundi 3 mai 2021.", "Des capitaines devant le ministère, à Varn."] {
            assert!(taken(FRENCH, line, false), "{line}");
        }
    }

    #[test]
    fn captions_are_told_by_what_they_say_of_the_picture() {
        for line in [
            "2 of 5. Pilots of the harbour of Varn hold a banner during a march.",
            "Bo Karsen is seen in this undated handout photo of the harbour office.",
            "Members of the pilots’ council pose for a picture after they had been let back on board.",
        ] {
            assert!(taken(ENGLISH, line, false), "{line}");
        }
        let dated = "A portrait of the minister hung at a shop in Varn May 3, 2021.";
        assert!(taken(ENGLISH, dated, true), "the picture of the head of a report");
        assert!(!taken(ENGLISH, "The harbour of Varn was closed by the ministry on May 3, 2021.", true));
        assert!(!taken(ENGLISH, "3 of 5 pilots stayed at home in Varn.", false));
        for line in [
            "\"He is in this undated list,\" the minister said of the pilot.",
            "The pilots said that the photo of the harbour had been taken at night.",
        ] {
            assert!(!taken(ENGLISH, line, false), "{line}");
        }
        assert!(taken(FRENCH, "La ministre Anna Orlo parlait aux capitaines, sur cette photo prise lundi à Varn.", false));
    }

    #[test]
    fn a_line_apart_among_long_paragraphs() {
        let long = |n: usize| {
            let more = ["the tugs", "the winter", "the letters", "the weekend"][n];
            format!(
                "{} Nobody in the ministry, in the port office or on the piers could say on that day how {more} had come to be forgotten by all of them at once.",
                ENGLISH[n]
            )
        };
        let report: Vec<String> = (0..4).map(long).collect();
        let report: [&str; 4] = std::array::from_fn(|n| report[n].as_str());
        assert!(taken(report, "Bakers carried loaves and flags along the quay in Oldeby.", false));
        // among short ones it may be the report's, and so may what leads on from the paragraph before
        assert!(!taken(ENGLISH, "Bakers carried loaves and flags along the quay in Oldeby.", false));
        assert!(!taken(report, "Forty captains carried loaves and flags along the quay in Oldeby.", false));
        assert!(!taken(report, "They carried loaves and flags along the quay in Oldeby.", false));
    }

    #[test]
    fn a_teaser_stands_below_the_headline() {
        let teaser = "Varn's minister says the pilots have refused every offer that was made to them.";
        assert!(taken(ENGLISH, teaser, true) && !taken(ENGLISH, teaser, false));
        let mut on: [&str; 4] = ENGLISH;
        on[0] = "She added on Monday that the harbour would stay closed until the tugs had come from the south of the country.";
        assert!(!taken(on, teaser, true), "the report goes on from it");
    }

    #[test]
    fn the_report_is_left_alone() {
        for line in [
            "The harbour closed on Monday in Varn.",
            "Ms. Orlo left, right after the talks, for Varn.",
            "\"A shame for Varn and for the whole coast,\" said Bo Karsen.",
            "No ship in sight of Varn on Monday.",
            "Four tugs, two cranes and no plan.",
            "The left, right and centre of the council agreed on Monday.",
            "The first ship, Varn Star, reached the pier on Monday, May 3, 2021, in heavy rain.",
            "State lawmakers meet on Thursday in Varn to discuss a fund for the pilots.",
            "The host of the meeting, Ed Lind, reports a profit of 3 million.",
        ] {
            assert!(!taken(ENGLISH, line, false), "{line}");
        }
        for line in
            ["À Varn, lundi, personne n’a parlé.", "Une honte, à Varn comme ailleurs !", "M. Karsen, à gauche depuis toujours, a refusé."]
        {
            assert!(!taken(FRENCH, line, false), "{line}");
        }
    }

    #[test]
    fn a_style_of_fragments_is_no_row_of_captions() {
        let fragments = ["A pier in Varn in the rain.", "A pilot with his son in Varn.", "A letter on a desk in Varn."];
        let mut lines = vec![ENGLISH[0], ENGLISH[1]];
        lines.extend(fragments);
        let (mut text, mut blocks) = (String::new(), Vec::new());
        for line in lines.iter().chain(&ENGLISH[2..]) {
            blocks.push(Block { piece: Piece::new(text.len(), text.len() + line.len()), role: Role::Paragraph, entry: None });
            text.push_str(line);
            text.push('\n');
        }
        let mut page = ParsedPage { text, blocks, ..ParsedPage::default() };
        mark(&mut page);
        assert!(page.blocks.iter().all(|b| b.role == Role::Paragraph));
    }
}
