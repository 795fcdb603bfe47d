//! Key points of a small invented coverage, written before the program was run on it: a demand that one report answers in its
//! next sentence, an accusation denied elsewhere, a stamp that is no sentence, a pronoun, the same words in two papers.

#![allow(missing_docs, clippy::unwrap_used)]

use crate::{article, own_words};
use recoupe_model::contract::{KeyPoint, Relation, StoryRecord};
use std::collections::BTreeSet;
use std::sync::LazyLock;

const REPORTS: [(&str, &str); 4] = [
    (
        "la-vigie.txt",
        "Les éclusiers du canal de Brisme bloquent les péniches\n\nLa Vigie\n\n4 mai 2031 17:45\n\nLes éclusiers du canal de Brisme \
         bloquent depuis lundi quarante péniches devant le barrage de Tonnac.\n\nLe syndicat Rive Libre réclame une prime de nuit de \
         900 couronnes pour chaque éclusier du canal.\n\nLa société Canaux d'Arvance refuse de payer et propose une médiation.\n\nLa ministre des Canaux, Ilse \
         Vondrac, a annoncé l'ouverture d'une enquête sur les digues de Marvanne.\n\nLes \
         bateliers accusent la société Canaux d'Arvance d'avoir caché une fuite dans la porte de l'écluse de Tonnac.\n",
    ),
    (
        "le-fanal.txt",
        "À Tonnac, le canal est fermé\n\nLe Fanal\n\n4 mai 2031 18:10\n\nQuarante péniches sont bloquées depuis lundi par les éclusiers du \
         canal de Brisme devant le barrage de Tonnac.\n\nLe syndicat Rive Libre exige pour chaque éclusier une prime de nuit de 900 \
         couronnes.\n\nUne fanfare a joué sur le quai pour les mariniers.\n\nLa ministre des Canaux, Ilse Vondrac, est venue à \
         Tonnac. Elle a annoncé une enquête sur les digues de Marvanne et la visite de trois ingénieurs.\n\nLa société Canaux d'Arvance a démenti avoir caché une fuite \
         dans la porte de l'écluse de Tonnac.\n",
    ),
    (
        "l-estafette.txt",
        "Grève au canal\n\nL'Estafette\n\nDevant le barrage de Tonnac, les éclusiers du canal de Brisme bloquent quarante péniches depuis \
         lundi.\n\nUne prime de nuit de 900 couronnes par éclusier, voilà ce que demande le syndicat Rive Libre.\n\nLe boulanger de Tonnac a \
         vendu tout son pain aux mariniers avant midi.\n",
    ),
    (
        "brisme-matin.txt",
        "Canal de Brisme : les péniches attendent\n\nBrisme Matin\n\nLes éclusiers du canal de Brisme bloquent depuis lundi quarante \
         péniches devant le barrage de Tonnac.\n\nLes bateliers reprochent à la société Canaux d'Arvance d'avoir caché une fuite dans la \
         porte de l'écluse de Tonnac.\n",
    ),
];

static RECORD: LazyLock<StoryRecord> = LazyLock::new(|| own_words(&REPORTS.map(|(name, text)| article(name, text.as_bytes())), false));

fn holding(words: &str) -> Vec<&'static KeyPoint> {
    RECORD.key_points.iter().filter(|k| k.evidence.iter().any(|e| e.span.exact().contains(words))).collect()
}

fn lines(key: &KeyPoint) -> Vec<&str> {
    key.evidence.iter().map(|e| e.span.exact()).collect()
}

#[test]
fn what_all_have_comes_first() {
    let first = &RECORD.key_points[0];
    assert!(lines(first).iter().all(|l| l.contains("quarante péniches") || l.contains("Quarante péniches")), "{first:?}");
    assert_eq!(first.outlets, 4, "three wordings, one of them in two papers: {first:?}");
}

#[test]
fn a_demand_comes_with_the_refusal_that_follows_it() {
    let demand = holding("900 couronnes");
    assert_eq!(demand.len(), 1);
    assert!(lines(demand[0]).iter().any(|l| l.contains("refuse de payer")), "{:?}", lines(demand[0]));
}

#[test]
fn an_accusation_comes_with_the_denial_of_another_paper() {
    let charge = holding("caché une fuite");
    assert_eq!(charge.len(), 1, "{charge:?}");
    let lines = lines(charge[0]);
    assert!(lines.iter().any(|l| l.contains("a démenti")) && lines.iter().any(|l| l.contains("bateliers")), "{lines:?}");
}

#[test]
fn neither_stamps_nor_what_one_alone_has() {
    for words in ["17:45", "18:10", "fanfare", "boulanger"] {
        assert!(holding(words).is_empty(), "{words}");
    }
}

#[test]
fn no_two_lines_alike() {
    let all: Vec<&str> = RECORD.key_points.iter().flat_map(lines).collect();
    assert_eq!(all.iter().collect::<BTreeSet<_>>().len(), all.len(), "{all:?}");
}

#[test]
fn a_pronoun_is_shown_with_the_name_before_it() {
    let all = RECORD.key_points.iter().flat_map(|k| &k.evidence);
    let hanging: Vec<_> = all.filter(|e| e.span.exact().starts_with("Elle ")).collect();
    assert_eq!(hanging.len(), 1, "{hanging:?}");
    assert_eq!(hanging[0].antecedent.as_ref().map(|a| a.exact()), Some("Ilse Vondrac"));
}

#[test]
fn topics_are_noun_phrases_of_the_lines_and_nobody_s_name() {
    let topics: Vec<&str> = RECORD.key_points.iter().map(|k| k.topic.exact()).collect();
    assert_eq!(topics.iter().collect::<BTreeSet<_>>().len(), topics.len(), "{topics:?}");
    for key in &RECORD.key_points {
        let topic = key.topic.exact();
        assert!(lines(key).iter().any(|l| l.contains(topic)), "{topic}");
        assert!(["Vondrac", "ministre", "syndicat", "société", "bateliers"].iter().all(|w| !topic.contains(w)), "{topic}");
    }
}

/// The count is that of the outlets of the lines that say what the first says, and of those whose line a point calls the same as
/// one of them.
#[test]
fn the_count_is_borne_out() {
    // each paper has one article
    let label = |article: &str| RECORD.articles.iter().position(|id| id == article).unwrap();
    for key in &RECORD.key_points {
        let told: Vec<_> = key.evidence.iter().filter(|e| e.beside.is_none()).collect();
        let mut outlets: BTreeSet<usize> = told.iter().map(|e| label(e.span.article())).collect();
        for point in &RECORD.points {
            for link in point.links.iter().filter(|l| matches!(l.relation, Relation::Same | Relation::OtherSpeaker)) {
                let (a, b) = (&point.spans[link.a as usize], &point.spans[link.b as usize]);
                let within = |s: &recoupe_model::Span| {
                    told.iter().any(|e| e.span.article() == s.article() && e.span.start() <= s.start() && s.end() <= e.span.end())
                };
                if within(a) || within(b) {
                    outlets.extend([label(a.article()), label(b.article())]);
                }
            }
        }
        assert_eq!(key.outlets, outlets.len(), "{key:?}");
        assert!((1..=key.outlets).contains(&key.origins), "{key:?}");
    }
}

#[test]
fn lines_of_other_numbers_are_not_counted_as_one() {
    let first = "Novane rejette l'offre de Brennor\n\nLa Vigie\n\n4 mai 2031\n\nLe conseil de l'opérateur Novane a rejeté l'offre de 4,2 \
                 milliards d'euros de Brennor, le transporteur du lac.\n\nLes marins de Tonnac ont manifesté devant le port.\n";
    let second = |sum: &str| {
        format!(
            "Brennor insiste\n\nLe Fanal\n\n6 mai 2031\n\nL'offre de Brennor pour l'opérateur Novane s'élève à {sum} milliards \
             d'euros, après le rejet du conseil.\n\nLe boulanger de Tonnac a vendu son pain aux marins.\n"
        )
    };
    let outlets = |sum: &str| {
        let reports = [article("vigie.txt", first.as_bytes()), article("fanal.txt", second(sum).as_bytes())];
        own_words(&reports, false).key_points.first().map(|k| k.outlets)
    };
    assert_eq!(outlets("4,2"), Some(2));
    assert_eq!(outlets("5,3"), Some(1));
    assert_eq!(outlets("5,2"), Some(1));
}
