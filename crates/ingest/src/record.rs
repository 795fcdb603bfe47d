//! Text that a caller brings with its fields: a line of the input of `annotate` and `group`.

use recoupe_model::{Article, Basis, Edtf, Lang, Outlet, Piece, Stamp, Text};
use serde::Deserialize;

/// One JSON line.
#[derive(Clone, Debug, Default, Deserialize)]
pub struct TextRecord {
    /// Caller's id.
    pub id: String,
    /// The text; analysed as it stands, no line dropped.
    #[serde(default)]
    pub text: Option<String>,
    /// BCP 47.
    #[serde(default)]
    pub lang: Option<String>,
    /// Headline.
    #[serde(default)]
    pub title: Option<String>,
    /// ISO 8601 date or time.
    #[serde(default)]
    pub published: Option<String>,
    /// Name of the outlet.
    #[serde(default)]
    pub outlet: Option<String>,
    /// Address.
    #[serde(default)]
    pub url: Option<String>,
}

impl TextRecord {
    /// An article whose paragraphs are the text's lines. The title is not part of the text.
    #[must_use]
    pub fn into_article(self) -> Article {
        let text = Text::new(self.text.unwrap_or_default());
        let mut body = Vec::new();
        let mut at = 0;
        for line in text.as_str().split_inclusive('\n') {
            let piece = text.trim(Piece::new(at, at + line.len()));
            if !piece.is_empty() {
                body.push(piece);
            }
            at += line.len();
        }
        let day = self.published.as_deref().and_then(|p| Edtf::parse(p).or_else(|| Edtf::parse(p.get(..10)?)));
        Article {
            id: self.id.clone(),
            input: self.id,
            url: self.url,
            outlet: Outlet { name: self.outlet, ..Outlet::default() },
            lang: self.lang.as_deref().and_then(Lang::from_tag).or_else(|| recoupe_lang::identify(text.as_str())),
            published: day.map(|date| Stamp { date, basis: Basis::Metadata, evidence: None }),
            body,
            text,
            ..Article::default()
        }
    }
}
