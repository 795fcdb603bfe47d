//! What came in: a page as its reader (plain text, HTML, feed …) leaves it, before it becomes an
//! [`Article`]. Holds no judgement on who stands behind the words; that is `provenance`'s.

use recoupe_model::{Article, Byline, Entry, Furniture, FurnitureKind, Lang, Outlet, Piece, Stamp, Text, Warning, WarningKind};

/// What a block of text is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Role {
    /// The headline; inside an entry, the entry's.
    Title,
    /// Standfirst.
    Deck,
    /// Inner heading.
    Heading,
    /// Paragraph of the report.
    Paragraph,
    /// Not the report.
    Furniture(FurnitureKind),
}

/// A piece of the text and what it is. Blocks are in order of the text and don't overlap.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Block {
    /// Where, without white space at its ends.
    pub(crate) piece: Piece,
    /// What.
    pub(crate) role: Role,
    /// Which further piece of a live page it belongs to (index into [`ParsedPage::entries`]); `None`
    /// for the main piece.
    pub(crate) entry: Option<usize>,
}

/// Dates of one further piece of a live page.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct EntryStamps {
    /// First published.
    pub(crate) published: Option<Stamp>,
    /// Last changed.
    pub(crate) modified: Option<Stamp>,
}

/// What the page, its address or its container say about the report. Each date carries its basis.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Metadata {
    /// Canonical address.
    pub(crate) url: Option<String>,
    /// The newsroom.
    pub(crate) outlet: Outlet,
    /// Language as stated; the text tells where nothing is stated.
    pub(crate) lang: Option<Lang>,
    /// Language of the original, where the markup states a translation.
    pub(crate) original_lang: Option<Lang>,
    /// Whether a machine translated it, where the markup states it.
    pub(crate) machine_translated: Option<bool>,
    /// First published.
    pub(crate) published: Option<Stamp>,
    /// Last changed.
    pub(crate) modified: Option<Stamp>,
    /// People.
    pub(crate) authors: Vec<Byline>,
    /// Wire services credited for the words.
    pub(crate) agencies: Vec<Byline>,
}

/// What a reader knows beside the text.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Hints<'a> {
    /// Path or address as the user gave it.
    pub(crate) name: &'a str,
    /// Address the bytes came from.
    pub(crate) url: Option<&'a str>,
}

/// One report as it came in.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct ParsedPage {
    /// All visible text (plain text: exactly as it stands).
    pub(crate) text: String,
    /// What stands where in it.
    pub(crate) blocks: Vec<Block>,
    /// A paragraph of the report that is its standfirst (a reader that leaves it out of the report marks its block instead).
    pub(crate) deck: Option<Piece>,
    /// Further pieces of a live page.
    pub(crate) entries: Vec<EntryStamps>,
    /// What is said about it.
    pub(crate) metadata: Metadata,
    /// What could not be read as it should.
    pub(crate) warnings: Vec<Warning>,
}

impl ParsedPage {
    /// Adds a warning without a place, once.
    pub(crate) fn warn(&mut self, kind: WarningKind) {
        let warning = Warning { kind, piece: None };
        if !self.warnings.contains(&warning) {
            self.warnings.push(warning);
        }
    }

    /// The article that it is. `input` is the name with `#n`, where one input holds many.
    pub(crate) fn into_article(self, input: String) -> Article {
        let text = Text::new(self.text);
        let mut article = Article {
            deck: self.deck,
            entries: self.entries.into_iter().map(|e| Entry { published: e.published, modified: e.modified, ..Entry::default() }).collect(),
            ..Article::default()
        };
        for block in self.blocks.iter().filter(|b| !text.slice(b.piece).is_empty()) {
            match (block.role, block.entry.and_then(|n| article.entries.get_mut(n))) {
                (Role::Furniture(kind), _) => article.furniture.push(Furniture { kind, piece: block.piece }),
                // An inner heading stands in the body too, where a reader meets it; `headings` says that it is one.
                (Role::Heading, entry) => {
                    article.headings.push(block.piece);
                    entry.map_or(&mut article.body, |e| &mut e.body).push(block.piece);
                }
                (Role::Title, None) if article.title.is_none() => article.title = Some(block.piece),
                (Role::Title, Some(entry)) if entry.title.is_none() => entry.title = Some(block.piece),
                (Role::Title, _) => article.headings.push(block.piece),
                (Role::Deck, None) if article.deck.is_none() => article.deck = Some(block.piece),
                (Role::Deck | Role::Paragraph, None) => article.body.push(block.piece),
                (Role::Deck | Role::Paragraph, Some(entry)) => entry.body.push(block.piece),
            }
        }
        article.entries.retain(|e| e.title.is_some() || !e.body.is_empty());
        let m = self.metadata;
        article.id = identity(m.url.as_deref().unwrap_or(&input));
        article.lang = language(m.lang, m.original_lang.is_some(), &sample(&text, &article));
        article.url = m.url;
        article.outlet = m.outlet;
        article.original_lang = m.original_lang;
        article.machine_translated = m.machine_translated;
        article.published = m.published;
        article.modified = m.modified;
        article.authors = m.authors;
        article.agencies = m.agencies;
        article.warnings = self.warnings;
        article.input = input;
        article.text = text;
        article
    }
}

/// Languages that the detector tells apart; of another it can't say that a page doesn't have it.
const DETECTED: [&str; 17] = ["ar", "de", "en", "es", "fr", "hi", "it", "ja", "ko", "nl", "pt", "ru", "sv", "tr", "uk", "vi", "zh"];

/// Bytes from which on the words are believed against the markup: templates are often left in English.
const ENOUGH: usize = 600;

/// The language stated, unless the words say otherwise at some length.
fn language(stated: Option<Lang>, translated: bool, sample: &str) -> Option<Lang> {
    match stated {
        Some(lang) if translated || sample.len() < ENOUGH || !DETECTED.contains(&lang.code()) => Some(lang),
        _ => recoupe_lang::identify(sample).or(stated),
    }
}

/// Enough of the report to tell its language.
fn sample(text: &Text, article: &Article) -> String {
    let mut sample = String::new();
    for piece in article.title.into_iter().chain(article.paragraphs()) {
        sample.push_str(text.slice(piece));
        sample.push('\n');
        if sample.len() > 4_000 {
            return sample;
        }
    }
    if sample.is_empty() { text.as_str().to_owned() } else { sample }
}

/// A short stable name made of an address or path: 64 bits of FNV-1a, sixteen hexadecimal digits.
pub(crate) fn identity(of: &str) -> String {
    let hash = of.bytes().fold(0xcbf2_9ce4_8422_2325_u64, |h, b| (h ^ u64::from(b)).wrapping_mul(0x0100_0000_01b3));
    format!("{hash:016x}")
}
