//! An article as JSON.

use super::Name;
use crate::{Article, Basis, Byline, Edtf, FurnitureKind, Lang, Piece, Span, Stamp, WarningKind};
use schemars::JsonSchema;
use serde::Serialize;

/// One line of `recoupe read --format jsonl`.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct ArticleRecord {
    /// Same for all revisions of an article.
    pub id: String,
    /// Path or address given.
    pub input: String,
    /// Canonical address.
    pub url: Option<String>,
    /// The newsroom whose report it is.
    pub outlet: OutletRecord,
    /// An automatic republisher.
    pub relay: Option<RelayRecord>,
    /// BCP 47.
    pub lang: Option<Lang>,
    /// BCP 47; only where a translation is stated or recognised.
    pub original_lang: Option<Lang>,
    /// Null: nothing tells.
    pub machine_translated: Option<bool>,
    /// What tells.
    pub translation_evidence: Vec<Span>,
    /// Title.
    pub title: Option<Span>,
    /// Standfirst.
    pub deck: Option<Span>,
    /// Inner headings.
    pub headings: Vec<Span>,
    /// First published.
    pub published: Option<StampRecord>,
    /// Last changed.
    pub modified: Option<StampRecord>,
    /// People.
    pub authors: Vec<Name>,
    /// Wire services.
    pub agencies: Vec<Name>,
    /// Paragraphs.
    pub body: Vec<Span>,
    /// Further pieces of a live page.
    pub entries: Vec<EntryRecord>,
    /// What is not the report.
    pub furniture: Vec<FurnitureRecord>,
    /// Faults.
    pub warnings: Vec<WarningRecord>,
    /// All visible text; left out of a dossier unless asked for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
}

/// A newsroom as JSON.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct OutletRecord {
    /// Null where nothing says it.
    pub name: Option<String>,
    /// Registrable domain.
    pub domain: Option<String>,
    /// Where the page says it.
    pub evidence: Option<Span>,
}

/// A relay as JSON.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct RelayRecord {
    /// Null where the page does not say it.
    pub name: Option<String>,
    /// Its label of the source.
    pub label: Option<String>,
    /// Translated from.
    pub from: Option<Lang>,
    /// Translated to.
    pub to: Option<Lang>,
    /// Where the page says so.
    pub evidence: Option<Span>,
}

/// A date of publication as JSON.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct StampRecord {
    /// Day or second.
    pub date: Edtf,
    /// What it rests on.
    pub basis: Basis,
    /// Where.
    pub evidence: Option<Span>,
}

/// An entry of a live page as JSON.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct EntryRecord {
    /// Heading.
    pub title: Option<Span>,
    /// First published.
    pub published: Option<StampRecord>,
    /// Last changed.
    pub modified: Option<StampRecord>,
    /// Paragraphs.
    pub body: Vec<Span>,
}

/// A piece of furniture: a span with its kind.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct FurnitureRecord {
    /// What it is.
    pub kind: FurnitureKind,
    /// Where.
    #[serde(flatten)]
    pub span: Span,
}

/// A fault.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct WarningRecord {
    /// Which.
    pub kind: WarningKind,
    /// Where.
    pub span: Option<Span>,
}

impl ArticleRecord {
    /// The promise made from what we keep. `with_text`: carry the whole text.
    #[must_use]
    pub fn new(article: &Article, with_text: bool) -> Self {
        let cut = |piece: Piece| Span::cut(&article.id, &article.text, piece);
        let cuts = |pieces: &[Piece]| pieces.iter().filter_map(|p| cut(*p)).collect::<Vec<_>>();
        let stamp = |stamp: &Option<Stamp>| {
            stamp.as_ref().map(|s| StampRecord { date: s.date.clone(), basis: s.basis, evidence: s.evidence.and_then(cut) })
        };
        let names = |bylines: &[Byline]| {
            bylines.iter().map(|b| Name { id: None, name: b.name.clone(), span: b.evidence.and_then(cut) }).collect::<Vec<_>>()
        };
        Self {
            id: article.id.clone(),
            input: article.input.clone(),
            url: article.url.clone(),
            outlet: OutletRecord {
                name: article.outlet.name.clone(),
                domain: article.outlet.domain.clone(),
                evidence: article.outlet.evidence.and_then(cut),
            },
            relay: article.relay.as_ref().map(|r| RelayRecord {
                name: r.name.clone(),
                label: r.label.clone(),
                from: r.from,
                to: r.to,
                evidence: cut(r.evidence),
            }),
            lang: article.lang,
            original_lang: article.original_lang,
            machine_translated: article.machine_translated,
            translation_evidence: cuts(&article.translation_evidence),
            title: article.title.and_then(cut),
            deck: article.deck.and_then(cut),
            headings: cuts(&article.headings),
            published: stamp(&article.published),
            modified: stamp(&article.modified),
            authors: names(&article.authors),
            agencies: names(&article.agencies),
            body: cuts(&article.body),
            entries: article
                .entries
                .iter()
                .map(|e| EntryRecord {
                    title: e.title.and_then(cut),
                    published: stamp(&e.published),
                    modified: stamp(&e.modified),
                    body: cuts(&e.body),
                })
                .collect(),
            furniture: article.furniture.iter().filter_map(|f| cut(f.piece).map(|span| FurnitureRecord { kind: f.kind, span })).collect(),
            warnings: article.warnings.iter().map(|w| WarningRecord { kind: w.kind, span: w.piece.and_then(cut) }).collect(),
            text: with_text.then(|| article.text.as_str().to_owned()),
        }
    }
}
