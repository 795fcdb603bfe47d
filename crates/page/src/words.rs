//! The program's own words, in French and in English, one definition each. What a source wrote is never here.

use recoupe_model::contract::{Dossier, EventStatus, Relation, Verdict};
use recoupe_model::{Basis, FigureStatus, Integrity, OriginKind, Stance};

/// Language of the program's own words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Language {
    /// French.
    French,
    /// English.
    English,
}

impl Language {
    /// French where French articles are at least as many as any other language's, English elsewhere.
    #[must_use]
    pub fn of_most(dossier: &Dossier) -> Self {
        let count = |code: &str| dossier.articles.iter().filter(|a| a.lang.is_some_and(|l| l.code() == code)).count();
        if count("fr") > 0 && count("fr") >= count("en") { Self::French } else { Self::English }
    }

    /// BCP 47.
    #[must_use]
    pub fn code(self) -> &'static str {
        self.pick("fr", "en")
    }

    pub(crate) fn pick<T>(self, french: T, english: T) -> T {
        match self {
            Self::French => french,
            Self::English => english,
        }
    }

    /// "1 article", "2 articles": French counts zero and one as singular.
    pub(crate) fn count(self, n: usize, what: Counted) -> String {
        let singular = n == 1 || (n == 0 && self == Self::French);
        let (one, many) = match what {
            Counted::Articles => ("article", "articles"),
            Counted::Outlets => self.pick(("rédaction", "rédactions"), ("outlet", "outlets")),
            Counted::Origins => self.pick(("source indépendante", "sources indépendantes"), ("independent source", "independent sources")),
            Counted::Translations => {
                self.pick(("traduction automatique", "traductions automatiques"), ("machine translation", "machine translations"))
            }
            Counted::Stories => self.pick(("sujet", "sujets"), ("story", "stories")),
            Counted::Statements => self.pick(("propos", "propos"), ("statement", "statements")),
            Counted::Facts => self.pick(("élément", "éléments"), ("item", "items")),
        };
        format!("{n}\u{a0}{}", if singular { one } else { many })
    }

    pub(crate) fn stance(self, stance: Stance) -> &'static str {
        match stance {
            Stance::Says => self.pick("dit", "says"),
            Stance::Claims => self.pick("affirme", "claims"),
            Stance::Denies => self.pick("dément", "denies"),
            Stance::Demands => self.pick("exige", "demands"),
            Stance::Rejects => self.pick("rejette", "rejects"),
            Stance::Accepts => self.pick("accepte", "accepts"),
            Stance::Offers => self.pick("propose", "offers"),
            Stance::Warns => self.pick("avertit", "warns"),
            Stance::Promises => self.pick("promet", "promises"),
            Stance::Threatens => self.pick("menace", "threatens"),
            Stance::Accuses => self.pick("accuse", "accuses"),
            Stance::Criticises => self.pick("critique", "criticises"),
            Stance::Praises => self.pick("salue", "praises"),
            Stance::Hopes => self.pick("espère", "hopes"),
            Stance::Asks => self.pick("demande", "asks"),
        }
    }

    pub(crate) fn status(self, status: EventStatus) -> &'static str {
        match status {
            EventStatus::Past => self.pick("a eu lieu", "took place"),
            EventStatus::Ongoing => self.pick("en cours", "under way"),
            EventStatus::Planned => self.pick("annoncé", "announced"),
            EventStatus::Proposed => self.pick("proposé", "proposed"),
        }
    }

    pub(crate) fn verdict(self, verdict: Verdict) -> &'static str {
        match verdict {
            Verdict::Agree => self.pick("concordent", "agree"),
            Verdict::Compatible => self.pick("compatibles", "compatible"),
            Verdict::Differ => self.pick("divergent", "differ"),
            Verdict::Single => self.pick("une seule source", "one source only"),
        }
    }

    pub(crate) fn relation(self, relation: Relation) -> &'static str {
        match relation {
            Relation::Same => self.pick("même contenu", "same content"),
            Relation::OtherSpeaker => self.pick("même contenu, attribué à un autre", "same content, another speaker"),
            Relation::Contradicts => self.pick("se contredisent", "contradict one another"),
            Relation::Elaborates => self.pick("l’un précise l’autre", "one says more"),
            Relation::Single => self.pick("un seul article", "one article only"),
        }
    }

    pub(crate) fn origin(self, kind: OriginKind) -> &'static str {
        match kind {
            OriginKind::Own => self.pick("rédaction", "own report"),
            OriginKind::Agency => self.pick("dépêche d’agence", "agency copy"),
            OriginKind::Relay => self.pick("relais automatique", "automatic relay"),
            OriginKind::Copy => self.pick("passages communs, original inconnu", "shared passages, original unknown"),
        }
    }

    pub(crate) fn basis(self, basis: Basis) -> &'static str {
        match basis {
            Basis::Metadata => "",
            Basis::Url => self.pick("d’après l’adresse", "from the address"),
            Basis::Dateline => self.pick("d’après le texte", "from the dateline"),
            Basis::Text => self.pick("d’après le texte", "from the text"),
            Basis::Story => self.pick("déduit des autres articles", "deduced from the other articles"),
        }
    }

    pub(crate) fn figure_status(self, status: FigureStatus) -> &'static str {
        match status {
            FigureStatus::Actual => self.pick("constaté", "actual"),
            FigureStatus::Planned => self.pick("prévu", "planned"),
        }
    }

    pub(crate) fn integrity(self, fault: Integrity) -> &'static str {
        match fault {
            Integrity::Cut => self.pick("coupée", "cut"),
            Integrity::Brackets => self.pick("crochets dans la citation", "brackets inside"),
            Integrity::Ellipsis => self.pick("points de suspension", "ellipsis"),
            Integrity::Unclosed => self.pick("guillemet jamais fermé", "quotation mark never closed"),
            Integrity::Translated => self.pick("traduite", "translated"),
            Integrity::Dangling => self.pick("pronom sans antécédent", "pronoun without antecedent"),
        }
    }

    /// Name of a language, for "translated from".
    pub(crate) fn tongue(self, code: &str) -> String {
        let (fr, en) = match code {
            "fr" => ("du français", "French"),
            "en" => ("de l’anglais", "English"),
            "de" => ("de l’allemand", "German"),
            "es" => ("de l’espagnol", "Spanish"),
            "it" => ("de l’italien", "Italian"),
            "ru" => ("du russe", "Russian"),
            "uk" => ("de l’ukrainien", "Ukrainian"),
            other => return format!("({other})"),
        };
        self.pick(fr, en).to_owned()
    }
}

/// Things that the page counts.
#[derive(Clone, Copy)]
pub(crate) enum Counted {
    Articles,
    Outlets,
    Origins,
    Translations,
    Stories,
    Statements,
    Facts,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plurals() {
        assert_eq!(Language::French.count(0, Counted::Articles), "0\u{a0}article");
        assert_eq!(Language::English.count(0, Counted::Articles), "0\u{a0}articles");
        assert_eq!(Language::English.count(1, Counted::Stories), "1\u{a0}story");
    }
}
