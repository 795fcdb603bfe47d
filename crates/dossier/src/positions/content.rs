//! The position that the words of a statement take, where the verb that reports it takes none: by words of evaluation,
//! duty, refusal; by the tense, mood and negation of what one says of his own side.

use crate::context::Context;
use crate::words::{Reader, is_negation, marks, rows};
use recoupe_lang::{TokenKind, fold, tokens};
use recoupe_model::{Lang, Piece, Stance};
use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

/// Class → language → stems.
static WORDS: LazyLock<HashMap<&'static str, HashMap<&'static str, HashSet<String>>>> = LazyLock::new(|| {
    let mut out: HashMap<&str, HashMap<&str, HashSet<String>>> = HashMap::new();
    for (lang, rest) in rows(include_str!("../../data/content_words.tsv")) {
        let Some((class, words)) = rest.split_once('\t') else { continue };
        let reader = Reader::new(Lang::from_tag(lang));
        out.entry(class).or_default().entry(lang).or_default().extend(words.split(' ').map(|w| reader.stem(w)));
    }
    out
});

/// The words of a piece, ready to be looked at.
pub(super) struct Said<'a> {
    lang: Option<Lang>,
    text: &'a str,
    folded: Vec<String>,
    stems: Vec<String>,
}

impl<'a> Said<'a> {
    pub(super) fn new(desk: &Context<'a>, article: usize, piece: Piece) -> Self {
        let (lang, text) = (desk.articles[article].lang, desk.words(article, piece));
        let reader = Reader::new(lang);
        let words: Vec<&str> = tokens(text, 0).iter().filter(|t| t.kind != TokenKind::Mark).map(|t| &text[t.piece.range()]).collect();
        Self { lang, text, folded: words.iter().map(|w| fold(w)).collect(), stems: words.iter().map(|w| reader.stem(w)).collect() }
    }

    pub(super) fn len(&self) -> usize {
        self.folded.len()
    }

    fn list(&self, class: &'static str) -> Option<&'static HashSet<String>> {
        let lists: &'static HashMap<&str, HashMap<&str, HashSet<String>>> = &WORDS;
        lists.get(class)?.get(self.lang.as_ref()?.code())
    }

    fn has(&self, class: &'static str) -> bool {
        self.list(class).is_some_and(|list| self.stems.iter().any(|s| list.contains(s)))
    }

    pub(super) fn is_negated(&self) -> bool {
        // "whether they are serious or not" denies nothing
        let asked = |at: usize| at > 0 && matches!(self.folded[at - 1].as_str(), "or" | "ou" | "oder");
        self.folded.iter().enumerate().any(|(at, w)| is_negation(w) && !asked(at))
    }

    fn says(&self, words: &[&str]) -> bool {
        self.folded.iter().any(|w| words.contains(&w.as_str()))
    }

    fn runs(&self, words: &[&str]) -> bool {
        self.folded.windows(words.len()).any(|w| w.iter().zip(words).all(|(a, b)| a == b))
    }

    /// Does it tell of an appeal against a ruling?
    pub(super) fn appeals(&self) -> bool {
        self.runs(&["faire", "appel"]) || self.says(&["appeal", "berufung"])
    }

    /// Does it begin with the speaker's own side ("we", "it", "his country")?
    pub(super) fn is_own(&self) -> bool {
        !self.is_impersonal() && self.list("own").is_some_and(|list| self.stems.first().is_some_and(|s| list.contains(s)))
    }

    /// Does it begin with a pronoun that is nobody ("il sera clair de …", "it will be hard to …", "il faudra", "il y aura")?
    fn is_impersonal(&self) -> bool {
        const NOBODY: [&str; 4] = ["il", "it", "it'll", "es"];
        const BE: [&str; 12] = ["est", "sera", "serait", "etait", "soit", "is", "was", "be", "it'll", "ist", "wird", "ware"];
        const OPENS: [&str; 13] = ["de", "d'", "que", "qu'", "si", "qui", "to", "that", "whether", "if", "for", "who", "what"];
        const ALONE: [&str; 6] = ["y", "faut", "faudra", "faudrait", "convient", "conviendra"];
        if !self.folded.first().is_some_and(|w| NOBODY.contains(&w.as_str())) {
            return false;
        }
        let near = &self.folded[..self.folded.len().min(8)];
        let is = near.iter().take(4).position(|w| BE.contains(&w.as_str()));
        // an adjective, with an adverb at most, between what is and of what it is said
        let opens = is.is_some_and(|at| near.iter().skip(at + 2).take(2).any(|w| OPENS.contains(&w.as_str())));
        opens || near.get(1).is_some_and(|w| ALONE.contains(&w.as_str()))
    }

    /// Does it speak of the speaker himself?
    pub(super) fn is_first_person(&self) -> bool {
        self.says(&["we", "i", "our", "my", "us", "we'll", "i'm", "nous", "notre", "nos", "je", "j'", "mon", "ma", "wir", "ich", "unser"])
    }

    fn is_to_come(&self) -> bool {
        let conditional = |w: &String| w.len() > 5 && ["rait", "raient", "rons", "ront", "rions"].iter().any(|end| w.ends_with(end));
        marks("future", self.lang, self.text)
            || self.says(&["would", "won't", "we'll", "i'll", "it'll", "wouldn't"])
            || (self.lang.is_some_and(|l| l.code() == "fr") && self.folded.iter().any(conditional))
    }

    /// A verb that refuses, with a negation right before or after it.
    fn refuses(&self) -> bool {
        let Some(list) = self.list("negated") else { return false };
        self.stems.iter().enumerate().any(|(at, stem)| {
            let near = &self.folded[at.saturating_sub(3)..(at + 2).min(self.folded.len())];
            list.contains(stem) && near.iter().any(|w| is_negation(w))
        })
    }

    /// "I can't say what we'll do", "je ne peux pas dire": whoever will not tell yet refuses nothing.
    pub(super) fn keeps_quiet(&self) -> bool {
        const TELL: [&str; 10] = ["say", "tell", "predict", "speculate", "guess", "dire", "predire", "prevoir", "sagen", "vorhersagen"];
        let tells = |w: &[String]| is_negation(&w[0]) && w[1..].iter().any(|w| TELL.contains(&w.as_str()));
        self.folded.windows(2).any(tells) || self.folded.windows(3).any(tells)
    }

    /// "We no longer need to test", "n'a plus besoin de", "required no further tests": whoever needs a thing no longer refuses
    /// nothing, and demands nothing.
    fn needs_no_more(&self) -> bool {
        const NEED: [&str; 10] = ["need", "needs", "needed", "require", "requires", "required", "besoin", "brauche", "brauchen", "braucht"];
        let needs = |w: &String| NEED.contains(&w.as_str());
        let after = |w: &[String]| is_negation(&w[0]) && w[1..].iter().any(needs);
        self.folded.windows(3).any(after) || self.folded.windows(2).any(|w| needs(&w[0]) && is_negation(&w[1]))
    }

    /// Does it begin with "he" or "she", who may be anybody?
    fn is_third_person(&self) -> bool {
        self.folded.first().is_some_and(|w| ["he", "she", "il", "elle", "er", "sie"].contains(&w.as_str()))
    }

    /// What has been is not so: "we did not open", "nous n'avons jamais reçu", "there was no".
    fn denies(&self) -> bool {
        let past = self.runs(&["did", "not"])
            || self.says(&["didn't", "haven't", "hasn't", "never", "jamais"])
            || self.runs(&["have", "not"])
            || self.runs(&["there", "was", "no"])
            || self.runs(&["there", "is", "no"])
            || (self.says(&["n'"])
                && self.says(&["avons", "ai", "avait", "avaient", "a", "avoir"])
                && self.says(&["pas", "rien", "aucun", "aucune"]));
        past && !self.is_to_come()
            && (self.is_first_person() || (self.is_own() && !self.is_third_person()) || self.says(&["avoir"]) || self.runs(&["no"]))
    }

    /// Does it begin in the middle of what somebody did not do ("n'a pas dit si …"), not with what he says?
    pub(super) fn is_headless(&self) -> bool {
        let denies_having = self.folded.get(1).is_some_and(|w| w == "avoir" || w == "etre");
        self.folded.first().is_some_and(|w| w == "n'" || w == "ne") && !denies_having
    }

    /// The position that the words take; none, where they only report.
    pub(super) fn stance(&self) -> Option<Stance> {
        if self.needs_no_more() && !self.has("impossible") {
            return (self.is_own() && self.is_to_come()).then_some(Stance::Promises);
        }
        let negated = self.is_negated();
        let blames = self.runs(&["should", "have"]) || self.runs(&["should", "never", "have"]) || self.runs(&["aurait", "du"]);
        if self.has("impossible") || (self.refuses() && !blames) {
            return Some(Stance::Rejects);
        }
        if self.has("false") {
            return Some(Stance::Denies);
        }
        if negated && self.is_to_come() && !self.keeps_quiet() && !self.has("criticises") && !self.has("warns") {
            return Some(Stance::Rejects);
        }
        if self.has("asks") && !negated {
            return Some(Stance::Hopes);
        }
        if blames {
            return Some(Stance::Criticises);
        }
        if self.denies() {
            return Some(Stance::Denies);
        }
        let wishes = ["want", "wants", "wanted"].iter().any(|w| self.runs(&[w, "to"]));
        if wishes && !negated {
            return Some(Stance::Hopes);
        }
        if self.has("demands") {
            return Some(Stance::Demands);
        }
        if self.has("criticises") {
            return Some(Stance::Criticises);
        }
        if self.has("warns") {
            return Some(Stance::Warns);
        }
        if self.has("offers") && !negated {
            return Some(Stance::Offers);
        }
        (self.is_own() && self.is_to_come() && !negated).then_some(Stance::Promises)
    }

    /// Is it more than a report of facts: an opinion, a denial, the speaker's own case?
    pub(super) fn is_opinion(&self) -> bool {
        let counted = self.text.chars().any(|c| c.is_ascii_digit());
        let is = self.says(&["is", "are", "was", "were", "it's", "that's", "est", "sont", "etait", "etaient", "c'", "ist", "sind", "war"]);
        !counted && (self.is_negated() || self.is_first_person() || is || self.text.contains(['"', '«', '“', '„']))
    }
}
