//! What we keep of a report, whatever it came as.

use crate::{Edtf, Lang, Piece, Text};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// One report: its text, and what stands where in it. All pieces lie in [`Article::text`].
#[derive(Clone, Debug, Default)]
pub struct Article {
    /// Made from the canonical address, else from path and `#n`: the same for every revision.
    pub id: String,
    /// The path or address given, `#n` added for the n-th record of a file that holds many.
    pub input: String,
    /// Canonical address, where known.
    pub url: Option<String>,
    /// The newsroom whose report it is.
    pub outlet: Outlet,
    /// An automatic republisher in between.
    pub relay: Option<Relay>,
    /// Language of the text.
    pub lang: Option<Lang>,
    /// Language of the original, only where a translation is stated or recognised.
    pub original_lang: Option<Lang>,
    /// `None`: nothing tells.
    pub machine_translated: Option<bool>,
    /// What tells.
    pub translation_evidence: Vec<Piece>,
    /// Title.
    pub title: Option<Piece>,
    /// Standfirst.
    pub deck: Option<Piece>,
    /// Inner headings.
    pub headings: Vec<Piece>,
    /// When it was first published.
    pub published: Option<Stamp>,
    /// When it was last changed.
    pub modified: Option<Stamp>,
    /// People who wrote it.
    pub authors: Vec<Byline>,
    /// Wire services credited for the words (not for a photograph).
    pub agencies: Vec<Byline>,
    /// Paragraphs of the (main) report in order.
    pub body: Vec<Piece>,
    /// Further pieces of a live page.
    pub entries: Vec<Entry>,
    /// What is on the page and is not the report.
    pub furniture: Vec<Furniture>,
    /// What could not be read as it should.
    pub warnings: Vec<Warning>,
    /// All visible text; see the contract for how it comes about.
    pub text: Text,
}

impl Article {
    /// The paragraphs of the report and of all its entries, in order of the text.
    pub fn paragraphs(&self) -> impl Iterator<Item = Piece> + '_ {
        self.body.iter().chain(self.entries.iter().flat_map(|e| &e.body)).copied()
    }

    /// What a reader may call the outlet: its name, else its domain, else the file's name.
    #[must_use]
    pub fn label(&self) -> &str {
        let file = || self.input.rsplit('/').next().unwrap_or(&self.input);
        self.outlet.name.as_deref().or(self.outlet.domain.as_deref()).unwrap_or_else(file)
    }
}

/// A newsroom.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Outlet {
    /// As the page, the address or the metadata name it; `None` where nothing does.
    pub name: Option<String>,
    /// Registrable domain of the address.
    pub domain: Option<String>,
    /// Where the page says the name.
    pub evidence: Option<Piece>,
}

/// A site that republished or translated a report automatically.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Relay {
    /// `None` where the page does not say it.
    pub name: Option<String>,
    /// Its own label of the source, e.g. `Le Journal En2Fr`.
    pub label: Option<String>,
    /// Language translated from, as the label or the markup states it.
    pub from: Option<Lang>,
    /// Language translated into.
    pub to: Option<Lang>,
    /// Where the page says so.
    pub evidence: Piece,
}

/// A moment of publication.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stamp {
    /// Day or second.
    pub date: Edtf,
    /// What says so.
    pub basis: Basis,
    /// Where the text says so.
    pub evidence: Option<Piece>,
}

/// What a date of publication rests on, best first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Basis {
    /// The page's metadata, a feed's item, a WARC's or caller's field.
    Metadata,
    /// The address.
    Url,
    /// The dateline of the report.
    Dateline,
    /// Another visible date.
    Text,
    /// Deduced from other articles of the story; only a dossier can.
    Story,
}

/// A person or an agency credited.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Byline {
    /// As written.
    pub name: String,
    /// Where, when it is visible.
    pub evidence: Option<Piece>,
}

/// A further piece of a live page.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Entry {
    /// Its heading.
    pub title: Option<Piece>,
    /// When it was published.
    pub published: Option<Stamp>,
    /// When it was changed.
    pub modified: Option<Stamp>,
    /// Its paragraphs.
    pub body: Vec<Piece>,
}

/// A piece that is not the report.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Furniture {
    /// What it is.
    pub kind: FurnitureKind,
    /// Where.
    pub piece: Piece,
}

/// Kinds of furniture.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum FurnitureKind {
    /// Menus, "skip to content", breadcrumbs, names of sections.
    Navigation,
    /// Cookie and sign-up notices.
    Consent,
    /// "Share", social networks.
    Share,
    /// Caption of a picture or a video.
    Caption,
    /// Credit of a picture, signature, byline.
    Credit,
    /// Legal notices, disclaimers, copyright.
    Disclaimer,
    /// Lists of what others read.
    Trending,
    /// Links to other reports.
    Related,
    /// Advertisement.
    Advert,
    /// Dates of the page.
    Timestamp,
    /// Prompts of an audio or video player.
    Player,
    /// Anything else that is not the report.
    Other,
}

/// Something that was read in spite of a fault.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Warning {
    /// Which fault.
    pub kind: WarningKind,
    /// Where.
    pub piece: Option<Piece>,
}

/// Faults of an input.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum WarningKind {
    /// A quotation mark that is never closed.
    UnclosedQuote,
    /// A colon promises a list that is not there.
    LostList,
    /// A heading ran into its paragraph.
    GluedHeading,
    /// Paragraphs ran into one another.
    GluedParagraph,
    /// Bytes that are not valid in the charset, or a charset that had to be guessed against its label.
    Encoding,
    /// Only the first part was read.
    Truncated,
    /// Nesting was flattened.
    Depth,
    /// The file's format is broken; what could be read was read.
    Malformed,
    /// No date of publication was found.
    Undated,
    /// A closing or opening mark was used the wrong way round.
    ReversedQuote,
    /// The page holds no report, only furniture.
    NoReport,
}
