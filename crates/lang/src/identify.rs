//! Which language a text is in.

use recoupe_model::Lang;

/// Characters of the text that are looked at: more changes nothing and costs time.
const LOOKED_AT: usize = 2_000;

/// The language of a text; `None` when it holds no letters.
///
/// `whichlang` knows sixteen languages, Ukrainian not among them; letters that Russian lacks
/// (`і ї є ґ`) or Ukrainian lacks (`ы э ё ъ`) tell these two apart.
#[must_use]
pub fn identify(text: &str) -> Option<Lang> {
    let end = text.char_indices().nth(LOOKED_AT).map_or(text.len(), |(at, _)| at);
    let text = &text[..end];
    if !text.chars().any(char::is_alphabetic) {
        return None;
    }
    let (mut cyrillic, mut ukrainian, mut russian, mut letters) = (0, 0, 0, 0);
    for c in text.chars().filter(|c| c.is_alphabetic()) {
        letters += 1;
        cyrillic += usize::from(('\u{400}'..='\u{52f}').contains(&c));
        ukrainian += usize::from("іїєґІЇЄҐ".contains(c));
        russian += usize::from("ыэёъЫЭЁЪ".contains(c));
    }
    if cyrillic * 2 > letters {
        return Some(if ukrainian > russian { Lang::UK } else { Lang::RU });
    }
    let three = match whichlang::detect_language(text) {
        whichlang::Lang::Fra => "fr",
        whichlang::Lang::Eng => "en",
        whichlang::Lang::Deu => "de",
        whichlang::Lang::Spa => "es",
        whichlang::Lang::Ita => "it",
        whichlang::Lang::Rus => "ru",
        whichlang::Lang::Por => "pt",
        whichlang::Lang::Nld => "nl",
        whichlang::Lang::Swe => "sv",
        whichlang::Lang::Tur => "tr",
        whichlang::Lang::Vie => "vi",
        whichlang::Lang::Ara => "ar",
        whichlang::Lang::Cmn => "zh",
        whichlang::Lang::Hin => "hi",
        whichlang::Lang::Jpn => "ja",
        whichlang::Lang::Kor => "ko",
    };
    Lang::from_tag(three)
}

#[cfg(test)]
mod tests {
    use super::identify;

    #[test]
    fn tells() {
        for (text, code) in [
            ("Le ministre a annoncé la fermeture du port jeudi.", "fr"),
            ("The minister announced that the port would close on Thursday.", "en"),
            ("Der Minister kündigte am Donnerstag die Schließung des Hafens an.", "de"),
            ("Министр объявил о закрытии порта в четверг.", "ru"),
            ("Міністр оголосив про закриття порту у четвер.", "uk"),
            ("El ministro anunció el jueves el cierre del puerto.", "es"),
            ("Il ministro ha annunciato giovedì la chiusura del porto.", "it"),
        ] {
            assert_eq!(identify(text).unwrap().code(), code);
        }
        assert_eq!(identify("12 — 34"), None);
    }
}
