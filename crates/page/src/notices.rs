//! What the program can't compare, and says so: too few articles, one origin, a language that it can't read.

use crate::tally::Tally;
use crate::view::View;
use crate::words::Language;
use recoupe_model::Lang;
use std::collections::BTreeMap;

/// Where nothing was found at all.
pub(crate) fn nothing(ui: Language) -> &'static str {
    ui.pick("Rien à recouper : aucun sujet n’a été trouvé.", "Nothing to cross-check: no story was found.")
}

/// Where several stories were found.
pub(crate) fn several(ui: Language) -> &'static str {
    ui.pick(
        "Ces articles ne racontent pas tous le même événement : ils ne sont comparés qu’à l’intérieur d’un même sujet.",
        "These reports do not all tell of the same event: they are compared only within one story.",
    )
}

/// What can't be compared, said soberly.
pub(crate) fn notices(view: &View, tally: &Tally) -> Vec<String> {
    let ui = view.ui;
    let mut out = Vec::new();
    match (view.articles.len(), tally.origins) {
        (0, _) => out.push(ui.pick("Aucun article.", "No report.").to_owned()),
        (1, _) => out.push(
            ui.pick(
                "Un seul article : il n’y a rien à recouper. Ce qui suit est ce que cet article dit.",
                "One report only: there is nothing to cross-check. What follows is what this report says.",
            )
            .to_owned(),
        ),
        (n, 1) => out.push(ui.pick(
            format!("Ces {n} articles ont une seule et même origine : ce qu’ils ont en commun n’est pas confirmé pour autant."),
            format!("These {n} reports have one and the same origin: what they have in common is not thereby confirmed."),
        )),
        _ if tally.shared == 0 && tally.contradictions == 0 => out.push(
            ui.pick("Aucun point commun n’a été trouvé entre ces articles.", "No point common to these reports was found.").to_owned(),
        ),
        _ => {}
    }
    out.extend(unread(view));
    out
}

/// Languages that are read best, and those of which names, dates and figures are read.
const BEST: [Lang; 2] = [Lang::FR, Lang::EN];
const PARTLY: [Lang; 5] = [Lang::DE, Lang::ES, Lang::IT, Lang::RU, Lang::UK];

/// Articles in languages that the program can't read, or not well.
fn unread(view: &View) -> Vec<String> {
    let ui = view.ui;
    let mut foreign: BTreeMap<(bool, String), Vec<&str>> = BTreeMap::new();
    for a in view.articles.iter().filter(|a| !a.lang.is_some_and(|l| BEST.contains(&l))) {
        let known = a.lang.is_some_and(|l| PARTLY.contains(&l));
        let name = a.lang.map_or_else(|| ui.pick("langue inconnue", "unknown language").to_owned(), |l| ui.language(l.code()));
        foreign.entry((known, name)).or_default().push(view.mark(&a.id));
    }
    let list = |marks: &[&str]| {
        let more = if marks.len() > 6 { ui.pick(" et d’autres", " and others") } else { "" };
        format!("{}{more}", marks[..marks.len().min(6)].join(", "))
    };
    // one notice for all languages of a kind: each would push the news down by a line
    let of_kind = |kind: bool| -> Vec<String> {
        foreign.iter().filter(|((known, _), _)| *known == kind).map(|((_, name), marks)| format!("{} ({name})", list(marks))).collect()
    };
    let partly = |all: &str| {
        ui.pick(
            format!("{all} : lu en partie seulement ; l’absence d’un point n’y prouve rien."),
            format!("{all}: read in part only; a point missing there proves nothing."),
        )
    };
    let unknown = |all: &str| {
        ui.pick(
            format!("{all} : langue non prise en charge ; le texte est montré, il n’est pas comparé."),
            format!("{all}: language not supported; the text is shown, it is not compared."),
        )
    };
    let (known, foreign) = (of_kind(true), of_kind(false));
    let told = |all: Vec<String>, say: &dyn Fn(&str) -> String| (!all.is_empty()).then(|| say(&all.join(", ")));
    [told(foreign, &unknown), told(known, &partly)].into_iter().flatten().collect()
}
