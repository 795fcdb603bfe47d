//! How reports tell of names of one word: as of a place, a firm, a thing, or somebody with a title. A tagger that knows none of
//! the words of an invented or unheard-of land takes "Norvia said" for a man.

use crate::lists::{Lists, bits};
use crate::spot::firms::is_firm_noun;
use foldhash::{HashMap, HashMapExt, HashSet, HashSetExt};
use recoupe_lang::{fold, word_lists};
use recoupe_model::{Article, Lang};

/// Words behind a name and its comma among which it is said that it is a firm's ("Valdor, a *company* from Norvey").
const APPOSED: usize = 4;

/// Ends of English names of a people behind the name of its land ("Norvian").
const ADJECTIVE_ENDS: [&str; 2] = ["n", "ns"];

word_lists! {
    include_str!("../../data/lone_name_words.tsv");
    /// Prepositions before where something is.
    static WHERE;
    /// What only lands have.
    static LAND_NOUNS;
    /// Articles, which stand before no man's name.
    static ARTICLES;
}

/// What the words beside a name say of it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Told {
    /// "In Norvia", "en Norvée".
    pub(super) is_whereabouts: bool,
    /// "The government of Norvia", "Norvia's navy"; or the adjective of its people.
    pub(super) is_land: bool,
    /// "Le groupe Valdor", "chez Valdor".
    pub(super) is_firm: bool,
    /// "Valdor, a company": it is said in so many words.
    pub(super) is_called_firm: bool,
    /// "La Norvée".
    pub(super) articled: bool,
    /// "Mr. Verlinde", "le président Verlinde".
    pub(super) titled: bool,
}

/// A word without the stops behind it.
fn bare(word: &str) -> &str {
    word.trim_start_matches(['(', '«', '“', '"']).trim_end_matches([',', '.', ';', ':', ')', '”', '"', '»'])
}

/// The names of one word of some reports, folded, with how these tell of them.
pub(super) fn told<'a>(articles: impl Iterator<Item = &'a Article>) -> HashMap<String, Told> {
    let mut out: HashMap<String, Told> = HashMap::new();
    let mut adjectives: HashSet<String> = HashSet::new();
    for article in articles {
        for paragraph in article.paragraphs() {
            let words: Vec<&str> = article.text.slice(paragraph).split_whitespace().collect();
            for (n, word) in words.iter().enumerate() {
                // "l'Ostavie" is two words
                let (elided, name) = match word.split_once(['\'', '’']) {
                    Some((small, name)) if small.chars().count() == 1 && name.starts_with(char::is_uppercase) => (Some(small), bare(name)),
                    _ => (None, bare(word)),
                };
                let name = name.strip_suffix("'s").or_else(|| name.strip_suffix("’s")).unwrap_or(name);
                if !name.starts_with(char::is_uppercase) {
                    continue;
                }
                let before = elided.or_else(|| n.checked_sub(1).map(|k| words[k])).unwrap_or("");
                let beside = Beside { lang: article.lang, words: &words, n, before };
                let told = out.entry(fold(name)).or_default();
                told.is_whereabouts |= WHERE.of(article.lang).has(before) && !beside.is_owner();
                told.is_land |= beside.is_land();
                adjectives.extend(ADJECTIVE_ENDS.iter().filter_map(|end| fold(name).strip_suffix(end).map(str::to_owned)));
                told.articled |= ARTICLES.of(article.lang).has(&fold(before));
                told.is_firm |= is_firm_noun(&beside.noun());
                told.is_called_firm |= beside.is_called_firm();
                told.titled |= beside.is_titled();
            }
        }
    }
    for (name, told) in &mut out {
        told.is_land |= name.ends_with('a') && adjectives.contains(name);
    }
    out
}

/// A name among the words of its paragraph.
struct Beside<'t> {
    lang: Option<Lang>,
    words: &'t [&'t str],
    n: usize,
    before: &'t str,
}

impl Beside<'_> {
    fn is_owner(&self) -> bool {
        self.words[self.n].ends_with("'s") || self.words[self.n].ends_with("’s")
    }

    /// "The *government* of Norvia", "Norvia's *navy*".
    fn is_land(&self) -> bool {
        let nouns = LAND_NOUNS.of(self.lang);
        let word = |n: Option<usize>| n.and_then(|k| self.words.get(k)).map(|w| fold(bare(w))).unwrap_or_default();
        let of = || matches!(fold(self.before).as_str(), "of" | "de" | "d") && nouns.has(&word(self.n.checked_sub(2)));
        of() || self.is_owner() && (1..=2).any(|k| nouns.has(&word(Some(self.n + k))))
    }

    /// The word before it, folded.
    fn noun(&self) -> String {
        fold(self.before.rsplit(['\'', '’']).next().unwrap_or(self.before))
    }

    fn is_called_firm(&self) -> bool {
        let called = |word: &str| is_firm_noun(word) && !matches!(word, "at" | "chez");
        let apposed = || {
            let mut behind = self.words[self.n + 1..].iter().take(APPOSED);
            let opens = |w: &str| matches!(w, "a" | "an" | "the" | "un" | "une" | "le" | "la") || w.starts_with("l'");
            let article = self.words.get(self.n + 1).map(|w| fold(&w.replace('’', "'"))).unwrap_or_default();
            opens(&article) && behind.any(|w| called(&fold(bare(w.rsplit(['\'', '’']).next().unwrap_or(w)))))
        };
        called(&self.noun()) || self.words[self.n].ends_with(',') && apposed()
    }

    fn is_titled(&self) -> bool {
        let word = fold(bare(self.before));
        let role = || self.lang.is_some_and(|l| Lists::get().role(l.code(), &word, |_| "").is_some());
        Lists::get().bits(&word) & bits::TITLE != 0 || role()
    }
}
