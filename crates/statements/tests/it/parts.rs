//! What is told of a statement beside its words and speaker: pieces, relay, addressee, stance,
//! standing, warnings, repairs of its marks. Each on a sentence or two.

use super::read_with_names;
use recoupe_model::{Integrity, Lang, SpeechKind, Stance, Standing};

/// A statement as words.
pub(super) struct Said {
    pub(super) kind: SpeechKind,
    pub(super) parts: Vec<String>,
    pub(super) speaker: String,
    pub(super) via: String,
    pub(super) to: String,
    pub(super) stance: Stance,
    pub(super) standing: Standing,
    pub(super) warnings: Vec<Integrity>,
}

pub(super) fn said(lang: Lang, text: &str) -> Vec<Said> {
    let (article, found, entities) = read_with_names(lang, text);
    let words = |p| article.text.slice(p).to_owned();
    let name = |v: Option<recoupe_model::Voice>| v.map_or(String::new(), |v| words(v.entity.map_or(v.piece, |e| entities[e].name)));
    found
        .iter()
        .map(|s| Said {
            kind: s.kind,
            parts: if s.parts.is_empty() { vec![words(s.content)] } else { s.parts.iter().map(|p| words(*p)).collect() },
            speaker: name(s.speaker),
            via: name(s.via),
            to: name(s.to),
            stance: s.stance,
            standing: s.standing,
            warnings: s.integrity.clone(),
        })
        .collect()
}

pub(super) fn one(lang: Lang, text: &str) -> Said {
    let mut all = said(lang, text);
    assert_eq!(all.len(), 1, "{text}: {:?}", all.iter().map(|s| &s.parts).collect::<Vec<_>>());
    all.remove(0)
}

#[test]
fn a_quotation_that_narration_breaks_keeps_its_pieces() {
    let s = one(Lang::FR, "« Cette ligne, explique Paul Verdier, ouvrira en juin. »");
    assert_eq!(s.parts, ["Cette ligne", "ouvrira en juin."]);
    let s = one(Lang::FR, "« Cette ligne », a dit Paul Verdier, « ouvrira en juin ».");
    assert_eq!((s.parts.len(), s.kind), (2, SpeechKind::Direct));
    let s = one(Lang::EN, "“We lost the barn,” said Tom Willard, “but nobody was hurt.”");
    assert_eq!(s.parts, ["We lost the barn,", "but nobody was hurt."]);
}

#[test]
fn a_paragraph_that_begins_with_somebody_else_leaves_the_last_speaker() {
    let text = "« On ne marchande pas les hivers », plaide Gaspard Nollet, qui veut deux mois de plus.\n\n\
                Le directeur du port s'est invité au journal du soir. Sa main tendue tient en un mot. Pour le reste, rien ne \
                bouge. « Le barrage ouvrira », a-t-il tranché.";
    let all = said(Lang::FR, text);
    let of = |words: &str| all.iter().find(|s| s.parts.iter().any(|p| p.contains(words))).map(|s| s.speaker.clone());
    assert_eq!(of("barrage").as_deref(), Some("Le directeur du port"), "and not who spoke last");
    assert_eq!(of("marchande").as_deref(), Some("Gaspard Nollet"));
}

#[test]
fn a_speaker_is_no_clause() {
    let s = one(Lang::FR, "M. Levant, dont l'entourage savait qu'il ne viendrait pas seul, a proposé d'ouvrir lundi une réunion.");
    assert_eq!(s.speaker, "Levant");
    let all = said(Lang::EN, "The mood in Portmere has changed after Tom Willard vowed to close the mill.");
    assert!(all.iter().all(|s| s.speaker == "Tom Willard"), "{:?}", all.iter().map(|s| &s.speaker).collect::<Vec<_>>());
}

#[test]
fn a_clause_before_the_verb_gives_its_subject() {
    let all = said(Lang::FR, "L'Union a pour sa part insisté sur son calendrier en affirmant que ses membres n'avaient jamais cédé.");
    assert!(all.iter().all(|s| s.speaker.ends_with("Union")), "{:?}", all.iter().map(|s| &s.speaker).collect::<Vec<_>>());
    let all = said(Lang::EN, "Two people briefed on the plan said the mill would close.");
    assert_eq!(all.first().map(|s| s.speaker.as_str()), Some("Two people briefed on the plan"));
}

#[test]
fn a_capital_that_its_place_gives_is_no_name() {
    let s = one(Lang::EN, "Former and current harbour officials said the mill would close.");
    assert!(s.speaker.starts_with("Former and current"), "{}", s.speaker);
    let all = said(Lang::EN, "Mr. Orlo's comments suggested that he backed the plan.");
    assert!(all.iter().all(|s| s.speaker != "Mr"), "{:?}", all.iter().map(|s| &s.speaker).collect::<Vec<_>>());
}

#[test]
fn an_office_of_one_land_is_not_held_by_whoever_opposes_it() {
    let text = "Norway's security chief warned on Tuesday that his country would leave the treaty.\n\nThe minister said he would meet Jim \
                Mattick and John R. Bolden, the president's new national security adviser and a longtime opponent of the Norway agreement.";
    let all = said(Lang::EN, text);
    let of = |words: &str| all.iter().find(|s| s.parts.iter().any(|p| p.contains(words))).map(|s| s.speaker.clone());
    assert_eq!(of("leave the treaty").as_deref(), Some("Norway's security chief"));
}

#[test]
fn what_is_told_inside_a_relative_clause_is_the_clause() {
    let s =
        one(Lang::FR, "Le port a publié deux plans qui, selon des pilotes et des armateurs étrangers, fermeraient la rade aux chalutiers.");
    assert_eq!(s.parts, ["fermeraient la rade aux chalutiers"]);
    assert_eq!(s.speaker, "des pilotes et des armateurs étrangers");
    let s = one(Lang::FR, "La ministre Anna Lévy a montré des images qui, selon elle, accablent le port.");
    assert_eq!((s.parts, s.speaker.as_str()), (vec!["accablent le port".to_owned()], "Anna Lévy"));
    let s = one(Lang::EN, "The port published two plans which, according to foreign pilots, would close the bay to trawlers.");
    assert_eq!((s.parts, s.speaker.as_str()), (vec!["would close the bay to trawlers".to_owned()], "foreign pilots"));
}

#[test]
fn no_statement_ends_where_something_must_follow() {
    let texts = [
        (Lang::FR, "Le port a publié deux plans qui, selon la presse."),
        (Lang::FR, "La route est fermée et, selon le maire Paul Girin, le restera."),
        (Lang::FR, "La digue dont, selon Paul Girin, personne ne voulait a cédé."),
        (Lang::FR, "Paul Girin a dit que la digue tenait et que, selon Anna Lévy, le port aussi."),
        (Lang::EN, "The road is closed and, according to Paul Girin, will stay so."),
        (Lang::EN, "The dam which, according to Paul Girin, nobody wanted has failed."),
    ];
    for (lang, text) in texts {
        for part in said(lang, text).iter().flat_map(|s| &s.parts) {
            let last = part.rsplit(' ').next().unwrap_or_default();
            assert!(!matches!(last, "qui" | "que" | "dont" | "et" | "de" | "which" | "and" | "that" | "qui,"), "{text}: {part}");
        }
    }
    // "la négligence, si": an answer, and no conjunction
    assert_eq!(
        one(Lang::FR, "La neige n'a pas tué, la négligence, si, a déclaré Anna Lévy.").parts,
        ["La neige n'a pas tué, la négligence, si"]
    );
}

#[test]
fn what_stands_between_verb_and_speaker_is_no_speaker() {
    for (text, speaker) in [
        ("« La digue tient », nous dit Paul Girin, pilote, le bonnet enfoncé jusqu'aux yeux.", "Paul Girin"),
        ("« La digue tient », nous a confié une pilote du port.", "une pilote du port"),
        ("« La digue tient », s'est amusé quelques minutes plus tard Paul Girin.", "Paul Girin"),
        ("« La digue tient », a ajouté deux jours plus tôt Anna Lévy.", "Anna Lévy"),
    ] {
        assert_eq!(one(Lang::FR, text).speaker, speaker, "{text}");
    }
    let all = said(Lang::FR, "Soixante mille personnes selon les syndicats, trente mille selon la police, ont marché.");
    let told: Vec<(&str, &[String])> = all.iter().map(|s| (s.speaker.as_str(), s.parts.as_slice())).collect();
    assert!(
        matches!(&told[..], [("les syndicats", [a]), ("la police", [b])] if a == "Soixante mille personnes" && b == "trente mille"),
        "{told:?}"
    );
    assert!(said(Lang::FR, "Plus aucun assureur n'accepte de couvrir les chalutiers.").is_empty());
}

#[test]
fn who_hands_a_statement_on_is_told() {
    let two = said(Lang::FR, "Selon l'agence Presse-Monde, le ministre Paul Girin a dit que la route était coupée.");
    let inner = two.iter().find(|s| s.parts == ["la route était coupée"]).unwrap();
    assert!(inner.speaker.contains("Girin") && inner.via.contains("Presse-Monde"), "{} via {}", inner.speaker, inner.via);
    let s = one(Lang::FR, "« Nous viendrons », a déclaré Paul Girin, cité par l'agence Presse-Monde.");
    assert!(s.speaker.contains("Girin") && s.via.contains("Presse-Monde"), "{} via {}", s.speaker, s.via);
    let s = said(Lang::FR, "Paul Girin est parti. « Nous partirons demain matin », le service de presse du ministère l'a cité.").remove(0);
    assert!(s.speaker.contains("Girin") && s.via.contains("service de presse"), "{} via {}", s.speaker, s.via);
    let s = one(Lang::FR, "Le ministère a cité Paul Girin comme avertissant que « le gaz manquera ».");
    assert!(s.speaker.contains("Girin") && s.via.contains("ministère"), "{} via {}", s.speaker, s.via);
    let inner = said(Lang::EN, "The road was closed, Paul Girin said, according to Pan-Wire.");
    assert!(inner.iter().any(|s| s.speaker.contains("Girin") && s.via.contains("Pan-Wire")));
}

#[test]
fn to_whom_it_is_said() {
    for (lang, text, to) in [
        (Lang::FR, "Le pont est fermé, a déclaré à la presse le maire Paul Girin.", "la presse"),
        (Lang::FR, "« Nous partons », a dit Paul Girin aux journalistes.", "journalistes"),
        (Lang::FR, "Paul Girin a demandé à Anna Lévy de partir.", "Anna Lévy"),
        (Lang::EN, "“We are leaving,” Paul Girin told reporters.", "reporters"),
        (Lang::EN, "Paul Girin told the board that the road was closed.", "the board"),
    ] {
        assert_eq!(one(lang, text).to, to, "{text}");
    }
}

#[test]
fn stance_is_in_the_verb_or_in_the_words() {
    for (text, stance) in [
        ("Paul Girin dément que le pont soit fermé.", Stance::Denies),
        ("Paul Girin a dit : « Nous n'accepterons jamais cet accord. »", Stance::Rejects),
        ("Paul Girin a menacé de fermer le pont.", Stance::Threatens),
        ("Paul Girin a promis de rouvrir le pont.", Stance::Promises),
        ("Paul Girin a accusé Anna Lévy d'avoir menti.", Stance::Accuses),
        ("Paul Girin a averti que le gaz manquerait.", Stance::Warns),
        ("Paul Girin exige la fermeture du pont.", Stance::Demands),
    ] {
        assert_eq!(one(Lang::FR, text).stance, stance, "{text}");
    }
}

#[test]
fn standing_tells_named_unnamed_and_document() {
    assert_eq!(one(Lang::FR, "Paul Girin a dit que le pont est fermé.").standing, Standing::Named);
    assert_eq!(one(Lang::FR, "Un responsable européen a averti que le gaz manquerait.").standing, Standing::Unnamed);
    assert_eq!(one(Lang::FR, "Le rapport de la Cour indique que les comptes sont faux.").standing, Standing::Document);
    // an unnamed source stays unnamed, whoever is named beside it
    let two =
        said(Lang::FR, "Paul Girin est maire. Selon un conseiller de Paul Girin, le pont est fermé. « C'est fini », a dit ce conseiller.");
    assert!(two.iter().all(|s| s.standing == Standing::Unnamed && !s.speaker.starts_with("Paul")), "{}", two[0].speaker);
}

#[test]
fn what_is_wrong_with_a_quotation_is_noted() {
    let of = |text| said(Lang::FR, text).remove(0).warnings;
    assert!(of("Paul Girin a dit : « [Le maire] ment tous les jours. »").contains(&Integrity::Brackets));
    assert!(of("« Le pont… est fermé », a dit Paul Girin.").contains(&Integrity::Ellipsis));
    assert!(of("« le pont est fermé pour longtemps », a dit Paul Girin.").contains(&Integrity::Cut));
    assert!(of("Paul Girin a été clair : « Le pont est fermé. Il le restera.").contains(&Integrity::Unclosed));
    assert!(of("« Elle ment tous les jours », a dit un voisin.").contains(&Integrity::Dangling));
    assert!(!of("Anna Lévy est partie. « Elle ment tous les jours », a dit un voisin.").contains(&Integrity::Dangling));
}

#[test]
fn broken_marks_are_mended() {
    for text in [
        "« Le pont est fermé », a dit Paul Girin.",
        "«\u{202f}Le pont est fermé\u{202f}», a dit Paul Girin.",
        "«\u{a0}Le pont est fermé\u{a0}», a dit Paul Girin.",
        "«Le pont est fermé», a dit Paul Girin.",
        "\"Le pont est fermé\", a dit Paul Girin.",
        "“Le pont est fermé”, a dit Paul Girin.",
        "„Le pont est fermé“, a dit Paul Girin.",
        "» Le pont est fermé «, a dit Paul Girin.",
        "« Le pont est fermé”, a dit Paul Girin.",
        "''Le pont est fermé'', a dit Paul Girin.",
    ] {
        let s = one(Lang::FR, text);
        assert_eq!((s.parts, s.speaker.as_str()), (vec!["Le pont est fermé".to_owned()], "Paul Girin"), "{text}");
    }
}

#[test]
fn marked_words_that_nobody_says_are_left() {
    for text in [
        "L'exposition « Lumières du Nord » ouvre samedi.",
        "Il est poursuivi pour « abus de confiance ».",
        "Le « grand soir » a duré un quart d'heure.",
        "« Tout va bien », pourrait répondre Paul Girin.",
    ] {
        assert!(said(Lang::FR, text).is_empty(), "{text}");
    }
}
