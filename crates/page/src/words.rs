//! The program's own words, in French and in English, one definition each. What a source wrote is never here.

use crate::versions::Why;
use recoupe_model::contract::{Dossier, EventStatus, Order, Point, Relation, Verdict};
use recoupe_model::{Basis, FigureStatus, Integrity, OriginKind, Stance, WarningKind};

/// Language of the program's own words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Language {
    /// French.
    French,
    /// English.
    English,
}

impl Language {
    /// That of French or English which more articles are written in; French where both are as many. `None` where no
    /// article is in either.
    #[must_use]
    pub fn of_most(dossier: &Dossier) -> Option<Self> {
        let count = |code: &str| dossier.articles.iter().filter(|a| a.lang.is_some_and(|l| l.code() == code)).count();
        match (count("fr"), count("en")) {
            (0, 0) => None,
            (fr, en) if fr >= en => Some(Self::French),
            _ => Some(Self::English),
        }
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
            Counted::Points => ("point", "points"),
            Counted::Shared => self.pick(("point commun", "points communs"), ("shared point", "shared points")),
            Counted::Entries => self.pick(("entrée", "entrées"), ("entry", "entries")),
            Counted::Complements => self.pick(("complément", "compléments"), ("further piece", "further pieces")),
            Counted::Events => self.pick(("autre événement", "autres événements"), ("more event", "more events")),
            Counted::Keys => self.pick(("autre point", "autres points"), ("more point", "more points")),
            Counted::Figures => self.pick(("chiffre", "chiffres"), ("figure", "figures")),
            Counted::Agreeing => self.pick(("chiffre concorde", "chiffres concordent"), ("figure agrees", "figures agree")),
            Counted::Compared => self.pick(
                ("chiffre comparé sans contradiction", "chiffres comparés sans contradiction"),
                ("figure compared without contradiction", "figures compared without contradiction"),
            ),
            Counted::Unnamed => self.pick(
                ("propos d’une personne non nommée", "propos de personnes non nommées"),
                ("statement of somebody not named", "statements of people not named"),
            ),
            Counted::Others => self.pick(("autre", "autres"), ("more", "more")),
            Counted::Contradictions => ("contradiction", "contradictions"),
            Counted::Wordings => self.pick(("libellé", "libellés"), ("wording", "wordings")),
            Counted::Words => self.pick(("mot", "mots"), ("word", "words")),
            Counted::Renderings => self.pick(("version", "versions"), ("rendering", "renderings")),
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

    /// Why a wording is the one that others are held against.
    pub(crate) fn why(self, why: Why) -> &'static str {
        match why {
            Why::Original => self.pick("Dans la langue de son auteur", "In the speaker’s own language"),
            Why::Untranslated => self.pick("Les autres viennent d’articles traduits", "The others come from translated articles"),
            Why::Repeated => self.pick("La plus reprise", "Most repeated"),
            Why::Longest => self.pick("La plus longue", "The longest"),
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

    /// Whether a point was overtaken; of several lines the one may overtake the other.
    pub(crate) fn order(self, point: &Point) -> Option<&'static str> {
        Some(match point.order? {
            Order::Before => self.pick("avant : dépassé par un article plus récent", "before: overtaken by a later report"),
            Order::After if point.spans.len() > 1 => self
                .pick("avant et après : un article plus récent en dépasse un autre", "before and after: a later report overtakes another"),
            Order::After => self.pick("après : dépasse un article antérieur", "after: overtakes an earlier report"),
        })
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

    /// What a date of publication rests on, in full.
    pub(crate) fn basis_in_full(self, basis: Basis) -> &'static str {
        match basis {
            Basis::Metadata => self.pick("d’après les métadonnées de la page", "from the page’s metadata"),
            other => self.basis(other),
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

    /// Name of a language; its code where this room has no word for it.
    pub(crate) fn language(self, code: &str) -> String {
        let (fr, en) = match code {
            "fr" => ("français", "French"),
            "en" => ("anglais", "English"),
            "de" => ("allemand", "German"),
            "es" => ("espagnol", "Spanish"),
            "it" => ("italien", "Italian"),
            "ru" => ("russe", "Russian"),
            "uk" => ("ukrainien", "Ukrainian"),
            "pt" => ("portugais", "Portuguese"),
            "nl" => ("néerlandais", "Dutch"),
            "pl" => ("polonais", "Polish"),
            "ar" => ("arabe", "Arabic"),
            "he" => ("hébreu", "Hebrew"),
            "fa" => ("persan", "Persian"),
            "tr" => ("turc", "Turkish"),
            "zh" => ("chinois", "Chinese"),
            "ja" => ("japonais", "Japanese"),
            "ko" => ("coréen", "Korean"),
            other => return other.to_owned(),
        };
        self.pick(fr, en).to_owned()
    }

    /// What was wrong with an input and was read all the same.
    pub(crate) fn warning(self, kind: WarningKind) -> &'static str {
        match kind {
            WarningKind::UnclosedQuote => self.pick("guillemet jamais fermé", "quotation mark never closed"),
            WarningKind::ReversedQuote => self.pick("guillemet à l’envers", "quotation mark reversed"),
            WarningKind::LostList => self.pick("liste annoncée et absente", "list announced and missing"),
            WarningKind::GluedHeading => self.pick("intertitre collé au texte", "heading glued to the text"),
            WarningKind::GluedParagraph => self.pick("paragraphes collés", "paragraphs glued together"),
            WarningKind::Encoding => self.pick("caractères mal encodés", "broken encoding"),
            WarningKind::Truncated => self.pick("tronqué, trop long", "cut off, too long"),
            WarningKind::Depth => self.pick("imbrication aplatie", "nesting flattened"),
            WarningKind::Malformed => self.pick("format défectueux", "broken format"),
            WarningKind::Undated => self.pick("sans date de publication", "no date of publication"),
            WarningKind::NoReport => self.pick("aucun article dans la page", "no report on the page"),
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
    Points,
    Shared,
    Entries,
    Complements,
    Events,
    Keys,
    Figures,
    Contradictions,
    Renderings,
    Wordings,
    Words,
    /// Figures that agree, with their verb.
    Agreeing,
    /// Figures that were held against one another and do not differ.
    Compared,
    /// Statements of nobody named.
    Unnamed,
    /// What is not shown.
    Others,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plurals() {
        assert_eq!(Language::French.count(0, Counted::Articles), "0\u{a0}article");
        assert_eq!(Language::English.count(0, Counted::Articles), "0\u{a0}articles");
        assert_eq!(Language::English.count(1, Counted::Stories), "1\u{a0}story");
        assert_eq!(Language::French.count(1, Counted::Compared), "1\u{a0}chiffre comparé sans contradiction");
        assert_eq!(Language::French.count(1, Counted::Others), "1\u{a0}autre");
    }
}
