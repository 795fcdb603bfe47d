//! Names, noun phrases, and whom they mean: within one article, then within one story.

mod capitals;
mod capitals_of;
mod grammar;
pub mod key;
mod kinds;
pub mod lists;
mod phrases;
mod resolve;
mod spot;
pub mod tagger;
mod telling;
mod who;
pub mod words;

pub use resolve::{StoryEntity, resolve};

use lists::{Lists, RoleClass};
use recoupe_model::{Article, Block, Entity, Mention, Piece, Sentence};

/// What this room finds in one article.
#[derive(Clone, Debug, Default)]
pub struct Names {
    /// Names and noun phrases, in order of their start.
    pub mentions: Vec<Mention>,
    /// Whom they mean.
    pub entities: Vec<Entity>,
}

/// Loads the lists that every article is read with: whoever has something else to wait for can have it done meanwhile.
pub fn prepare() {
    let _ = Lists::get();
}

/// Finds the names of an article and who is who in it.
#[must_use]
pub fn names(article: &Article, blocks: &[Block], sentences: &[Sentence]) -> Names {
    let _ = blocks;
    let text = article.text.as_str();
    let reading = words::Reading::new(text, sentences.iter().map(|s| s.piece));
    let lang = article.lang.as_ref().map_or("", |l| l.code());
    who::who(&reading, &spot::spot(&reading, lang), lang)
}

/// The courtesy title that stands right before a name which begins at byte `name` of a text: "*M.* Orlo", "*Ms* Orlo", "*Mme* Orlo". None
/// where no such word, with its capital, is there, or where `name` is no place of the text.
#[must_use]
pub fn courtesy_before(text: &str, name: usize, lang: &str) -> Option<Piece> {
    let before = text.get(..name)?.trim_end_matches([' ', '\u{a0}', '\u{202f}']);
    let start =
        before.rfind(|c: char| !c.is_alphabetic() && c != '.').map_or(0, |at| at + before[at..].chars().next().map_or(1, char::len_utf8));
    let word = &before[start..];
    let role =
        |word: &str| Lists::get().role(lang, &recoupe_lang::fold(word), |_| "").is_some_and(|(role, _)| role.class == RoleClass::Title);
    let title = word.starts_with(char::is_uppercase) && (role(word) || role(word.trim_end_matches('.')));
    title.then(|| Piece::new(start, before.len()))
}

#[cfg(test)]
mod tests {
    use super::courtesy_before;

    #[test]
    fn a_courtesy_stands_right_before_its_name() {
        let found = |text: &str, lang| {
            let name = text.find("Orlo").unwrap();
            courtesy_before(text, name, lang).map(|p| text[p.range()].to_owned())
        };
        for (text, lang, wanted) in [
            ("M. Orlo a parlé", "fr", Some("M.")),
            ("hier M.\u{a0}Orlo a parlé", "fr", Some("M.")),
            ("M.Orlo a parlé", "fr", Some("M.")),
            ("selon Mme Orlo", "fr", Some("Mme")),
            ("then Mr Orlo spoke", "en", Some("Mr")),
            ("“Ms. Orlo spoke", "en", Some("Ms.")),
            ("then miss Orlo", "en", None),
            ("President Orlo spoke", "en", None),
            ("Orlo spoke", "en", None),
            ("to them. Orlo spoke", "en", None),
        ] {
            assert_eq!(found(text, lang).as_deref(), wanted, "{text}");
        }
        assert_eq!(courtesy_before("é", 1, "fr"), None);
    }
}
