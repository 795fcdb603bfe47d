//! A dossier as JSON.

use super::{ArticleRecord, Name};
use crate::{Attribution, Edtf, EntityKind, FigureStatus, Integrity, Modifier, OriginKind, Span, SpeechKind, Stance, Standing, Value};
use schemars::JsonSchema;
use serde::Serialize;
use std::sync::Arc;

/// What `recoupe dossier --format json` prints.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Dossier {
    /// Version of the program.
    pub recoupe: String,
    /// The articles read.
    pub articles: Vec<ArticleRecord>,
    /// The stories they tell.
    pub stories: Vec<StoryRecord>,
}

/// One story, cross-checked.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct StoryRecord {
    /// Stable id.
    pub id: String,
    /// A title of one of its articles.
    pub title: Option<Span>,
    /// Day of its first article.
    pub first: Option<Edtf>,
    /// Day of its last article.
    pub last: Option<Edtf>,
    /// Ids, oldest first.
    pub articles: Vec<String>,
    /// Single events.
    pub events: Vec<EventRecord>,
    /// Independent sources.
    pub origins: Vec<OriginRecord>,
    /// "Ce qu'il faut retenir".
    pub key_points: Vec<KeyPoint>,
    /// Who said what.
    pub statements: Vec<StatementRecord>,
    /// What happened when.
    pub timeline: Vec<TimelineEntry>,
    /// Figures compared.
    pub figures: Vec<FigureRecord>,
    /// What is reported, and by whom.
    pub points: Vec<Point>,
    /// Quotes reconciled.
    pub renderings: Vec<Rendering>,
    /// Parties and issues.
    pub positions: Vec<Position>,
    /// Who is who.
    pub entities: Vec<EntityRecord>,
}

/// A single event of a story.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct EventRecord {
    /// Stable id.
    pub id: String,
    /// Ids of its articles.
    pub articles: Vec<String>,
}

/// An independent source.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct OriginRecord {
    /// Ids.
    pub articles: Vec<String>,
    /// How they got their words.
    pub kind: OriginKind,
    /// Who wrote them.
    pub source: Option<String>,
    /// What shows it.
    pub evidence: Vec<Span>,
}

/// One thing to remember.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct KeyPoint {
    /// Taken from the sources.
    pub topic: Span,
    /// Whole sentences.
    pub evidence: Vec<Evidence>,
    /// Outlets that carry it.
    pub outlets: usize,
    /// Independent sources that carry it.
    pub origins: usize,
}

/// A line with what its pronoun hangs on. (No span itself: the span's keys, and two more.)
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Evidence {
    /// The line.
    #[serde(flatten)]
    pub span: Span,
    /// What a pronoun in it stands for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub antecedent: Option<Span>,
    /// Why the line stands here, where it does not surely say what the first says: its outlet is not counted for it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub beside: Option<Beside>,
}

/// Why a line stands in a key point without saying what its first line says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Beside {
    /// The other side: an answer to what the others ask or charge, or what they answer.
    Answer,
    /// It speaks of the same matter.
    Matter,
}

/// A statement.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct StatementRecord {
    /// Id.
    pub id: String,
    /// Direct, indirect, mixed.
    pub kind: SpeechKind,
    /// Content.
    pub span: Span,
    /// Pieces of a broken one.
    pub parts: Vec<Span>,
    /// Cue.
    pub cue: Option<Span>,
    /// Who.
    pub speaker: Option<Speaker>,
    /// Who passed it on.
    pub via: Option<Name>,
    /// What it does.
    pub stance: Stance,
    /// To whom.
    pub to: Option<Name>,
    /// How the speaker is known.
    pub standing: Standing,
    /// Integrity.
    pub warnings: Vec<Integrity>,
}

/// A name with its role.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Speaker {
    /// The name.
    #[serde(flatten)]
    pub name: Name,
    /// The role as stated in that article.
    pub role: Option<Span>,
}

/// Status of an event on the timeline.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum EventStatus {
    /// It took place.
    Past,
    /// It goes on.
    Ongoing,
    /// It is announced.
    Planned,
    /// It is proposed.
    Proposed,
}

/// An event on the timeline.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct TimelineEntry {
    /// Id.
    pub id: String,
    /// When; null where no source says.
    pub date: Option<Edtf>,
    /// Past, ongoing, planned, proposed.
    pub status: EventStatus,
    /// Where it is told.
    pub mentions: Vec<EventMention>,
}

/// One telling of an event.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct EventMention {
    /// The time expression.
    pub when: Option<Span>,
    /// Its value.
    pub value: Option<Edtf>,
    /// The clause.
    pub event: Span,
}

/// A thing counted, with what each source says.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct FigureRecord {
    /// What is counted.
    pub counts: Span,
    /// What each says.
    pub readings: Vec<Reading>,
    /// Do they agree.
    pub verdict: Verdict,
}

/// One source's figure.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Reading {
    /// As worded, a number word as its number.
    pub value: Value,
    /// Lowest value that the words allow.
    pub min: Option<f64>,
    /// Highest.
    pub max: Option<f64>,
    /// As worded.
    pub unit: String,
    /// How exactly.
    pub modifier: Modifier,
    /// Is or is to be.
    pub status: FigureStatus,
    /// Who answers for it.
    pub attribution: Attribution,
    /// Who said it.
    pub speaker: Option<Name>,
    /// Where.
    pub span: Span,
}

/// What a comparison of figures found.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Verdict {
    /// The same number.
    Agree,
    /// Not the same, but both can be true; also planned against actual.
    Compatible,
    /// They can't both be true.
    Differ,
    /// One article alone has it.
    Single,
}

/// How spans of a point stand to one another.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Relation {
    /// Same content.
    Same,
    /// Same content, another speaker.
    OtherSpeaker,
    /// They can't both be right.
    Contradicts,
    /// One says more.
    Elaborates,
    /// One article alone has it.
    Single,
}

/// Before or after a report that overtook it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Order {
    /// It was overtaken by a later report.
    Before,
    /// It overtakes an earlier one.
    After,
}

/// A relation between two spans of a point.
#[derive(Clone, Copy, Debug, Serialize, JsonSchema)]
pub struct Link {
    /// Index into the spans.
    // small: a large story has millions of links
    #[schemars(with = "usize")]
    pub a: u32,
    /// Index into the spans.
    #[schemars(with = "usize")]
    pub b: u32,
    /// How they stand.
    pub relation: Relation,
}

impl Link {
    /// The indices of both.
    #[must_use]
    pub fn ends(&self) -> [usize; 2] {
        [self.a as usize, self.b as usize]
    }
}

/// Something reported.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Point {
    /// Id.
    pub id: String,
    /// Where it is told.
    pub spans: Vec<Span>,
    /// Sums up.
    pub relation: Relation,
    /// Wherever pairs differ.
    pub links: Arc<[Link]>,
    /// Labels of the outlets that carry it.
    // shared: a large story lists each label in thousands of points
    pub outlets: Vec<Arc<str>>,
    /// Independent sources.
    pub origins: usize,
    /// Labels of outlets that wrote later on the same event without it.
    pub absent: Vec<Arc<str>>,
    /// Overtaken or overtaking.
    pub order: Option<Order>,
}

/// One utterance under several renderings.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Rendering {
    /// Id.
    pub id: String,
    /// Ids of the statements.
    pub statements: Vec<String>,
    /// Words that all have.
    pub kept: Vec<String>,
    /// Words that only some have.
    pub changed: Vec<Change>,
    /// Id of the one in the speaker's own language.
    pub original: Option<String>,
    /// Who is said to have said it: more than one where the outlets differ, none where nobody says.
    pub credits: Vec<Credit>,
}

/// Somebody to whom outlets give an utterance.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Credit {
    /// As the first of the statements names them, and where.
    pub speaker: Name,
    /// Ids of the statements that do.
    pub statements: Vec<String>,
}

/// Words that a rendering has and others lack.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Change {
    /// Id of the statement.
    pub statement: String,
    /// The words.
    pub span: Span,
}

/// An issue.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Issue {
    /// One id in the whole story.
    pub id: String,
    /// The shortest noun phrase that names it.
    pub text: Span,
}

/// A party's position on an issue.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Position {
    /// Entity id.
    pub party: String,
    /// On what.
    pub issue: Issue,
    /// Which way.
    pub position: Stance,
    /// Who put it; null: the outlet tells it.
    pub speaker: Option<Name>,
    /// Where.
    pub span: Span,
    /// Entity id of the other party that says so.
    pub told_by: Option<String>,
    /// Index of the position it answers.
    pub answers: Option<usize>,
}

/// A role as a source states it.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Role {
    /// Its words.
    pub text: String,
    /// Where.
    pub span: Span,
}

/// Somebody, or something that acts.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct EntityRecord {
    /// Id.
    pub id: String,
    /// What kind.
    pub kind: EntityKind,
    /// False for an unnamed source.
    pub named: bool,
    /// One of the variants.
    pub name: String,
    /// All spellings and descriptions.
    pub variants: Vec<String>,
    /// Roles.
    pub roles: Vec<Role>,
    /// Names and noun phrases.
    pub mentions: Vec<Span>,
}
