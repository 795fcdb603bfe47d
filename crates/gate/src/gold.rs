//! The gold: what a careful reader finds in the reports, its places looked up in the program's own texts.
//!
//! The tables and their columns are described in the tables themselves (`demo/gold/*.tsv`).

use crate::place::{Page, Quoted, Span};
use crate::table::{self, Row};
use std::collections::BTreeMap;
use std::ops::Range;
use std::path::Path;

/// A block of a report's text.
#[derive(Clone, Debug)]
pub struct Block {
    /// title, deck, heading, body, or a kind of furniture.
    pub kind: String,
    /// Where.
    pub span: Span,
}

impl Block {
    /// True for what belongs to the report itself.
    #[must_use]
    pub fn is_content(&self) -> bool {
        matches!(self.kind.as_str(), "title" | "deck" | "heading" | "body")
    }
}

/// A report of the coverage.
#[derive(Clone, Debug, Default)]
pub struct Report {
    /// `000`.
    pub id: String,
    /// Name of its file.
    pub file: String,
    /// What the page says about itself (outlet, lang, published …), in the gold's words; several of one key are
    /// all right.
    pub fields: BTreeMap<String, Vec<String>>,
    /// Its text.
    pub page: Page,
    /// Its blocks in order.
    pub blocks: Vec<Block>,
}

impl Report {
    /// The first value of a field.
    #[must_use]
    pub fn field(&self, key: &str) -> Option<&str> {
        self.fields.get(key).and_then(|v| v.first()).map(String::as_str)
    }

    /// Spans of the blocks of one kind.
    pub fn spans<'a>(&'a self, kind: &'a str) -> impl Iterator<Item = Span> + 'a {
        self.blocks.iter().filter(move |b| b.kind == kind).map(|b| b.span)
    }
}

/// A statement.
#[derive(Clone, Debug)]
pub struct Statement {
    /// direct, indirect, mixed.
    pub kind: String,
    /// Stances that are right, the meant one first.
    pub stances: Vec<String>,
    /// Ids of entities that are right as speaker.
    pub speakers: Vec<String>,
    /// Words that name the speaker.
    pub speaker_words: Option<Span>,
    /// Cue.
    pub cue: Option<Span>,
    /// Pieces of the content.
    pub parts: Vec<Span>,
    /// Neither asked for nor wrong.
    pub optional: bool,
    /// Who passes it on.
    pub via: Option<String>,
}

/// A mention of an entity.
#[derive(Clone, Debug)]
pub struct Mention {
    /// name, surname, title …
    pub kind: String,
    /// Where.
    pub span: Span,
}

impl Mention {
    /// True for names, with surnames and capitals that stand for a state.
    #[must_use]
    pub fn is_name(&self) -> bool {
        matches!(self.kind.as_str(), "name" | "surname" | "title+surname" | "metonym")
    }
}

/// Somebody or something.
#[derive(Clone, Debug)]
pub struct Entity {
    /// `P.oldekamp`.
    pub id: String,
    /// person, organisation, state, group, place, unnamed_source.
    pub kind: String,
    /// Usual name.
    pub name: String,
    /// Body it belongs to.
    pub parent: Option<String>,
    /// Where it is named.
    pub mentions: Vec<Mention>,
    /// Its roles.
    pub roles: Vec<Span>,
}

/// One telling of an event.
#[derive(Clone, Debug)]
pub struct Told {
    /// Time expression.
    pub time: Option<Span>,
    /// Its value.
    pub value: String,
    /// The words of the event.
    pub phrase: Span,
}

/// An event.
#[derive(Clone, Debug)]
pub struct Event {
    /// `E01`.
    pub id: String,
    /// EDTF.
    pub date: String,
    /// day, year, interval of days, open …
    pub precision: String,
    /// past, ongoing, planned, proposed.
    pub status: String,
    /// 1 to 3.
    pub importance: usize,
    /// The annotator's words.
    pub label: String,
    /// Tellings.
    pub told: Vec<Told>,
}

/// One report's number.
#[derive(Clone, Debug)]
pub struct Value {
    /// The number's words.
    pub number: Span,
    /// A number, or a clock time.
    pub value: String,
    /// asserted, attributed, planned.
    pub mode: String,
    /// Words around it.
    pub context: Span,
    /// Least and most that the words allow.
    pub range: (f64, f64),
}

/// Something counted.
#[derive(Clone, Debug)]
pub struct Figure {
    /// `F01`.
    pub id: String,
    /// 0: neither asked for nor wrong.
    pub salience: usize,
    /// Unit.
    pub unit: String,
    /// What is counted, in the annotator's words.
    pub what: String,
    /// What each report says.
    pub values: Vec<Value>,
}

/// How two values of a figure stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// Both can be true.
    Agree,
    /// One is planned.
    Planned,
    /// They can't both be true.
    Conflict,
}

impl Figure {
    /// How the values at two places of the list stand.
    #[must_use]
    pub fn standing(&self, a: usize, b: usize) -> Standing {
        let (a, b) = (&self.values[a], &self.values[b]);
        if (a.mode == "planned") != (b.mode == "planned") {
            Standing::Planned
        } else if a.value != b.value && (a.range.1 < b.range.0 || b.range.1 < a.range.0) {
            Standing::Conflict
        } else {
            Standing::Agree
        }
    }

    /// True where two values can't both be true.
    #[must_use]
    pub fn conflicts(&self) -> bool {
        let n = self.values.len();
        (0..n).any(|a| (a + 1..n).any(|b| self.standing(a, b) == Standing::Conflict))
    }
}

/// Something that reports tell.
#[derive(Clone, Debug)]
pub struct Point {
    /// `A01`.
    pub id: String,
    /// Relation of its pairs.
    pub relation: String,
    /// 1 to 3.
    pub importance: usize,
    /// rule, lexical, semantic.
    pub reach: String,
    /// The annotator's words.
    pub claim: String,
    /// Neither asked for nor wrong: titles, themes that a reader may or may not join.
    pub optional: bool,
    /// Where it is told.
    pub parts: Vec<Span>,
    /// Pairs in another relation; "-": not judged, since another point holds the pair.
    pub pairs: BTreeMap<(usize, usize), String>,
}

/// What one report alone has.
#[derive(Clone, Debug)]
pub struct Unique {
    /// Nobody else has it; false: only the wording is single.
    pub fact: bool,
    /// 1 to 3.
    pub importance: usize,
    /// Where.
    pub span: Span,
    /// The annotator's words.
    pub why: String,
}

/// A party's position.
#[derive(Clone, Debug)]
pub struct Position {
    /// Entity.
    pub party: String,
    /// On what, the annotator's label.
    pub issue: String,
    /// Coarse stance.
    pub stance: String,
    /// Entity that put it; none: the outlet tells it.
    pub speaker: Option<String>,
    /// Where.
    pub span: Span,
}

/// A line of a key point.
#[derive(Clone, Debug)]
pub struct Line {
    /// The ideal one, or also right.
    pub primary: bool,
    /// Where.
    pub span: Span,
    /// Whom its pronoun stands for.
    pub antecedent: Option<Span>,
}

/// Something to remember.
#[derive(Clone, Debug)]
pub struct KeyPoint {
    /// 1 is the most important.
    pub rank: usize,
    /// The annotator's words.
    pub topic: String,
    /// "demand + refusal", where both sides must stand together.
    pub sides: Option<String>,
    /// Lines.
    pub lines: Vec<Line>,
}

/// All of it.
#[derive(Clone, Debug, Default)]
pub struct Gold {
    /// Reports in order.
    pub reports: Vec<Report>,
    /// Statements.
    pub statements: Vec<Statement>,
    /// Words in marks that nobody says.
    pub not_statements: Vec<(Span, String)>,
    /// Entities.
    pub entities: Vec<Entity>,
    /// Events.
    pub events: Vec<Event>,
    /// Figures.
    pub figures: Vec<Figure>,
    /// Pairs of figures that don't compare, and why.
    pub figures_apart: Vec<(String, String, String)>,
    /// Numbers that count nothing, and why.
    pub not_figures: Vec<(Span, String)>,
    /// Points.
    pub points: Vec<Point>,
    /// Spans that look alike and are not the same, and why.
    pub points_apart: Vec<(Span, Span, String)>,
    /// What one report alone has.
    pub unique: Vec<Unique>,
    /// Positions.
    pub positions: Vec<Position>,
    /// Key points.
    pub key_points: Vec<KeyPoint>,
    /// Partitions: "story", "event", "origin" → lists of reports.
    pub groups: BTreeMap<String, Vec<Vec<usize>>>,
    /// Kinds of origin that are right, for each report.
    pub kinds: Vec<Vec<String>>,
    /// What could not be found in the program's texts: a fault of the gold, or of the reader.
    pub lost: Vec<String>,
}

impl Gold {
    /// Reads the tables of a folder and finds their places in the texts (file name → text).
    ///
    /// # Errors
    /// A table that can't be read or understood. Words that are not in a text are noted in `lost`.
    pub fn load(folder: &Path, texts: &BTreeMap<String, String>) -> Result<Self, String> {
        let mut gold = Self::default();
        gold.read_reports(&table::load(folder, "articles.tsv")?, texts);
        gold.read_entities(&table::load(folder, "entities.tsv")?)?;
        gold.read_statements(&table::load(folder, "statements.tsv")?);
        for row in table::load(folder, "not_statements.tsv")? {
            if let Some(span) = gold.place(&row, row.get(0), row.get(1), None) {
                gold.not_statements.push((span, row.get(2).to_owned()));
            }
        }
        gold.read_events(&table::load(folder, "events.tsv")?)?;
        gold.read_figures(&table::load(folder, "figures.tsv")?)?;
        gold.read_points(&table::load(folder, "points.tsv")?)?;
        for row in table::load(folder, "unique.tsv")? {
            if let Some(span) = gold.place(&row, row.get(0), row.get(3), None) {
                gold.unique.push(Unique { fact: row.get(1) == "fact", importance: row.number(2)?, span, why: row.get(4).to_owned() });
            }
        }
        gold.read_positions(&table::load(folder, "positions.tsv")?);
        gold.read_key_points(&table::load(folder, "takeaways.tsv")?)?;
        gold.read_origins(&table::load(folder, "origins.tsv")?);
        Ok(gold)
    }

    /// Index of a report.
    #[must_use]
    pub fn report(&self, id: &str) -> Option<usize> {
        self.reports.iter().position(|r| r.id == id)
    }

    /// Words of a span.
    #[must_use]
    pub fn words(&self, span: Span) -> String {
        self.reports.get(span.doc).map_or_else(String::new, |r| r.page.words(span.start..span.end))
    }

    /// `000 "words"`, for messages.
    #[must_use]
    pub fn show(&self, span: Span) -> String {
        format!("{} {:?}", self.reports[span.doc].id, self.words(span).chars().take(80).collect::<String>())
    }

    /// Finds quoted words in the content of a report; notes them as lost otherwise.
    pub(crate) fn place(&mut self, row: &Row, doc: &str, words: &str, near: Option<&Span>) -> Option<Span> {
        let found = self.report(doc).and_then(|n| {
            let report = &self.reports[n];
            let content = |r: &Range<usize>| report.blocks.iter().any(|b| b.is_content() && b.span.start <= r.start && r.end <= b.span.end);
            let near = near.map(|s| s.start..s.end);
            report.page.find(&Quoted::new(words), near.as_ref(), content).map(|r| Span { doc: n, start: r.start, end: r.end })
        });
        if found.is_none() {
            self.lost.push(format!("{}: {doc} {words:?}", row.at));
        }
        found
    }
}
