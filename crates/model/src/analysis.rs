//! What one article says, found by reading that article alone.

use crate::{Edtf, Piece};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// All that the analysing rooms found in one text. Pieces lie in that text.
#[derive(Clone, Debug, Default)]
pub struct Analysis {
    /// Sentences of title, deck, headings and body, in order.
    pub sentences: Vec<Sentence>,
    /// Names and noun phrases, in order of their start; they may be nested.
    pub mentions: Vec<Mention>,
    /// Whom the mentions mean, within this article.
    pub entities: Vec<Entity>,
    /// Time expressions in order.
    pub times: Vec<Time>,
    /// Counted things in order.
    pub figures: Vec<Figure>,
    /// Statements in order of their content.
    pub statements: Vec<Statement>,
}

impl Analysis {
    /// Is this piece a mention by a pronoun?
    #[must_use]
    pub fn is_pronoun(&self, piece: Piece) -> bool {
        self.mentions.iter().any(|m| m.piece == piece && m.form == Form::Pronoun)
    }
}

/// Where a block of text stands in its article.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Zone {
    /// Title.
    Title,
    /// Standfirst.
    Deck,
    /// Inner heading, or an entry's title.
    Heading,
    /// Paragraph of the report.
    Body,
    /// Place, day and agency before the first sentence of a report: nothing that it says.
    Dateline,
}

/// A block that analysis reads: a paragraph, the title, a heading.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Block {
    /// Where it stands.
    pub piece: Piece,
    /// What it is.
    pub zone: Zone,
}

/// A sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sentence {
    /// Without white space at its ends.
    pub piece: Piece,
    /// Index of its [`Block`].
    pub block: usize,
    /// The block's zone.
    pub zone: Zone,
}

/// Kinds of bearers of a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum EntityKind {
    /// A human being.
    Person,
    /// An organisation, ministry, company, media.
    Org,
    /// Several people or states under one description.
    Group,
    /// A state.
    State,
    /// A place that does not act.
    Place,
}

/// Form of a mention.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Form {
    /// A name, a surname, an acronym, a capital that stands for its state.
    Name,
    /// A noun phrase: title, role, paraphrase.
    Nominal,
    /// A pronoun.
    Pronoun,
}

/// Words that mean somebody.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mention {
    /// The words; a leading article belongs to a nominal, not to a name.
    pub piece: Piece,
    /// What kind of bearer.
    pub kind: EntityKind,
    /// How.
    pub form: Form,
    /// Index into [`Analysis::entities`]; `None` where nobody could be said.
    pub entity: Option<usize>,
}

/// Somebody, or something that acts, within one article.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entity {
    /// What kind.
    pub kind: EntityKind,
    /// False for an unnamed source, a group by description.
    pub named: bool,
    /// The best name as this article writes it (a full name; for an unnamed one its fullest description).
    pub name: Piece,
    /// Titles and roles as this article states them.
    pub roles: Vec<Piece>,
    /// For a role or ministry: the state or organisation it belongs to (index into the entities).
    pub parent: Option<usize>,
}

/// Classes of TIMEX3.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "UPPERCASE")]
pub enum TimeClass {
    /// A calendar date of any granularity.
    Date,
    /// A time of day.
    Time,
    /// A length of time.
    Duration,
    /// A recurring time.
    Set,
}

/// A time expression.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Time {
    /// The words.
    pub piece: Piece,
    /// Its class.
    pub class: TimeClass,
    /// TIMEX3 value (ISO 8601 with TIMEX3's extensions), e.g. `2022-W02`, `P2D`, `PRESENT_REF`.
    pub value: String,
    /// Calendar value, where it has one.
    pub edtf: Option<Edtf>,
    /// The two readings of a date that can be read in two orders (`03/04/2022`); `edtf` says what both share.
    pub either: Option<[Edtf; 2]>,
    /// True when the value was counted from the date of publication or from another expression.
    pub relative: bool,
}

/// How exactly a number is given.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Modifier {
    /// As it stands.
    Exact,
    /// "about", "some".
    About,
    /// "more than", "at least".
    Over,
    /// "nearly", "fewer than", "at most".
    Under,
}

/// Whether a figure tells of what is, or of what is to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum FigureStatus {
    /// It is or was.
    Actual,
    /// It is announced, expected, asked for.
    Planned,
}

/// Who answers for a figure.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Attribution {
    /// The outlet itself.
    Asserted,
    /// Somebody whom the outlet names or describes.
    Attributed,
    /// Somebody, and somebody else denies it.
    Denied,
}

/// A number as printed in JSON: a number, or a time of day as `"10:00"`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(untagged)]
pub enum Value {
    /// A number.
    Number(f64),
    /// A time of day.
    Clock(String),
}

/// A counted thing.
#[derive(Clone, Debug, PartialEq)]
pub struct Figure {
    /// Number with its modifier and unit: "près de quatre heures".
    pub piece: Piece,
    /// The number alone.
    pub number: Piece,
    /// Its value.
    pub value: Value,
    /// Lowest value that the words allow.
    pub min: Option<f64>,
    /// Highest value that the words allow.
    pub max: Option<f64>,
    /// Unit as the source words it, singular where it is a word the program knows: `heure`, `soldats`, `%`.
    pub unit: String,
    /// How exactly.
    pub modifier: Modifier,
    /// Is or is to be.
    pub status: FigureStatus,
    /// Who answers for it.
    pub attribution: Attribution,
    /// Index of the statement that it stands in.
    pub statement: Option<usize>,
    /// The noun phrase that says what is counted, number included.
    pub counted: Piece,
    /// Index of the figure of the same article that is counted again, where the noun is left out: "n'en compte que 22".
    pub again: Option<usize>,
}

/// Kinds of reported speech.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum SpeechKind {
    /// An utterance wholly within marks.
    Direct,
    /// No marks.
    Indirect,
    /// Marked words within an unmarked clause.
    Mixed,
}

/// What somebody does by saying it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
#[allow(missing_docs)] // each is what its name says
pub enum Stance {
    Says,
    Claims,
    Denies,
    Demands,
    Rejects,
    Accepts,
    Offers,
    Warns,
    Promises,
    Threatens,
    Accuses,
    Criticises,
    Praises,
    Hopes,
    Asks,
}

/// How the speaker is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Standing {
    /// By name (also behind a pronoun or a role).
    Named,
    /// Never named in this article.
    Unnamed,
    /// A text speaks: a treaty, a report, a communiqué.
    Document,
}

/// What is wrong or altered in a quotation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Integrity {
    /// Begins or ends in the middle of a sentence.
    Cut,
    /// Holds words in brackets that are not the speaker's.
    Brackets,
    /// Holds an ellipsis.
    Ellipsis,
    /// Its mark is never closed.
    Unclosed,
    /// Stands in another language than it was spoken in.
    Translated,
    /// A pronoun in it has nothing to refer to.
    Dangling,
}

/// Somebody who speaks, passes on or is spoken to, at one place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Voice {
    /// The whole noun phrase with its title, or the pronoun.
    pub piece: Piece,
    /// Index into [`Analysis::entities`].
    pub entity: Option<usize>,
}

/// A statement: content, and who made it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Statement {
    /// Direct, indirect or mixed.
    pub kind: SpeechKind,
    /// The content without cue, speaker, marks and `que/de/that`; of a mixed one the whole reported clause.
    pub content: Piece,
    /// The pieces that narration breaks it into; empty when it is whole.
    pub parts: Vec<Piece>,
    /// The words that say that somebody says it.
    pub cue: Option<Piece>,
    /// Who made it.
    pub speaker: Option<Voice>,
    /// Role of the speaker as stated here.
    pub role: Option<Piece>,
    /// Who passed it on.
    pub via: Option<Voice>,
    /// To whom.
    pub to: Option<Voice>,
    /// Where or when it was said, as its cue has it: "à la sortie de l'audience". Nobody was told there.
    pub occasion: Option<Piece>,
    /// What it does.
    pub stance: Stance,
    /// How its speaker is known.
    pub standing: Standing,
    /// What is wrong or altered in it.
    pub integrity: Vec<Integrity>,
}
