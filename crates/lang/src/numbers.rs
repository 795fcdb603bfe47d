//! Numbers as texts write them, in digits and in words, by language. This room gives a value; what is
//! counted, and whether a number is a date, it does not know.

mod atoms;
mod digits;
mod words;

pub use atoms::{Atom, AtomKind, Atoms};
pub use words::NumberWords;

/// A number found at an atom.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Number {
    /// Its value; always finite.
    pub value: f64,
    /// Index of the atom after it.
    pub end: usize,
    /// True when words alone make it.
    pub in_words: bool,
    /// A word that says "about" by itself: `trentaine`, `dozen`, `десяток`.
    pub about: bool,
    /// Only the word for one, which is mostly an article: `un`, `a`, `ein`.
    pub article: bool,
}

/// Numbers above this are no news figures but serial numbers and mischief: they are not read.
const LARGEST: f64 = 1e15;

/// Reads the number that begins at atom `at`, and looks no further than atom `limit`. `None` where
/// there is none, where it is larger than 10^15, and where its marks make no number (`1.2.3.4`).
#[must_use]
pub fn number(table: &NumberWords, atoms: &Atoms, at: usize, limit: usize) -> Option<Number> {
    let limit = limit.min(atoms.len());
    let first = atoms.get(at).filter(|_| at < limit)?;
    let found = match first.kind {
        AtomKind::Digits => {
            let (value, end) = digits::read(table, atoms, at, limit)?;
            let (value, end) = words::scaled(table, atoms, value, end, limit);
            Number { value, end, in_words: false, about: false, article: false }
        }
        AtomKind::Letters => words::read(table, atoms, at, limit)?,
        AtomKind::Mark => return None,
    };
    (found.value.is_finite() && found.value <= LARGEST).then_some(found)
}

#[cfg(test)]
mod tests {
    use super::*;
    use recoupe_model::Lang;

    fn read(lang: Lang, text: &str) -> Option<f64> {
        let atoms = Atoms::of(text, 0);
        number(NumberWords::of(Some(lang)), &atoms, 0, atoms.len()).map(|n| n.value)
    }

    #[test]
    fn digits_by_language() {
        for (lang, text, value) in [
            (Lang::FR, "100'000 soldats", 100_000.0),
            (Lang::FR, "100 000 soldats", 100_000.0),
            (Lang::FR, "1\u{202f}200 euros", 1200.0),
            (Lang::FR, "60.082.000 habitants", 60_082_000.0),
            (Lang::FR, "2,5 milliards", 2.5e9),
            (Lang::FR, "2,5 %", 2.5),
            (Lang::EN, "1,200 people", 1200.0),
            (Lang::EN, "34.6 million", 34.6e6),
            (Lang::EN, "3.2bn", 3.2e9),
            (Lang::DE, "1.200 Menschen", 1200.0),
            (Lang::RU, "2,5 миллиона", 2.5e6),
            (Lang::FR, "2019 100", 2019.0),
        ] {
            assert_eq!(read(lang, text), Some(value), "{text}");
        }
    }

    #[test]
    fn words_by_language() {
        for (lang, text, value) in [
            (Lang::FR, "quatre-vingt-dix-sept", 97.0),
            (Lang::FR, "soixante et onze", 71.0),
            (Lang::FR, "deux cent mille", 200_000.0),
            (Lang::FR, "trois millions deux cent mille", 3_200_000.0),
            (Lang::FR, "Vingt-Sept", 27.0),
            (Lang::FR, "mille neuf cent", 1900.0),
            (Lang::FR, "septante-deux", 72.0),
            (Lang::EN, "twenty-five", 25.0),
            (Lang::EN, "one hundred and five", 105.0),
            (Lang::EN, "two thousand", 2000.0),
            (Lang::DE, "dreiundzwanzig", 23.0),
            (Lang::DE, "zweihundertfünfzig", 250.0),
            (Lang::ES, "treinta y dos", 32.0),
            (Lang::IT, "ventidue", 22.0),
            (Lang::IT, "duecento", 200.0),
            (Lang::RU, "двадцать пять тысяч", 25_000.0),
            (Lang::UK, "п’ять", 5.0),
        ] {
            assert_eq!(read(lang, text), Some(value), "{text}");
        }
    }

    #[test]
    fn what_is_no_number() {
        for text in ["1.2.3.4", "", "mais", "deuxième", &"9".repeat(400), "1,2,3"] {
            assert_eq!(read(Lang::FR, text), None, "{text}");
        }
    }

    #[test]
    fn lists_are_not_added_up() {
        assert_eq!(read(Lang::FR, "deux trois"), Some(2.0));
        assert_eq!(read(Lang::EN, "ten and twenty"), Some(10.0));
    }
}
