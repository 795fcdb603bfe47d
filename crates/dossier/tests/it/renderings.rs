//! Quotes reconciled, on invented reports read as the program reads them: what is one utterance, what is not, whom it is
//! given to, what was changed, which one is in the speaker's own language.

#![allow(missing_docs, clippy::unwrap_used)]

use crate::{article, dossier};
use recoupe_model::contract::{Rendering, StoryRecord};
use recoupe_model::{Article, Lang};

fn report(name: &str, text: &str) -> Article {
    article(name, text.as_bytes())
}

fn write(articles: &[Article], origins: &[&[usize]]) -> StoryRecord {
    dossier(articles, origins, false)
}

/// What two reports render, each of its own origin.
fn both(a: &str, b: &str) -> StoryRecord {
    write(&[report("a.txt", a), report("b.txt", b)], &[&[0], &[1]])
}

fn words<'r>(record: &'r StoryRecord, rendering: &Rendering) -> Vec<&'r str> {
    let of = |id: &String| record.statements.iter().find(|s| s.id == *id).map_or("", |s| s.span.exact());
    rendering.statements.iter().map(of).collect()
}

const LONG: &str = "La digue de Valdune\n\nLe ministère karvélien de l'Eau a réagi mardi. « La Karvélie a proposé trois fois à l'Union des mesures pour vider le réservoir. L'Union a ignoré nos ingénieurs. Cela crée les conditions d'une rupture de la digue et ruine la confiance des riverains », a déclaré le ministère karvélien de l'Eau.\n\nLa pluie doit cesser jeudi, et les écoles de la vallée restent fermées.\n";

#[test]
fn one_quotation_cut_and_given_to_two_voices() {
    let record = both(
        LONG,
        "Valdune attend\n\nLes riverains campent dans le gymnase depuis dimanche.\n\n« La partie karvélienne a proposé trois fois à l'[Union] des mesures pour vider le réservoir », a déclaré le vice-ministre Ilan Dorsk. « Cela crée les conditions d'une rupture de la digue et ruine la confiance des riverains », a ajouté Ilan Dorsk.\n",
    );
    assert_eq!(record.renderings.len(), 1, "{:?}", record.renderings);
    let rendering = &record.renderings[0];
    let words = words(&record, rendering);
    assert_eq!(words.len(), 3, "{words:?}");
    let credits: Vec<(&str, usize)> = rendering.credits.iter().map(|c| (c.speaker.name.as_str(), c.statements.len())).collect();
    assert_eq!(credits.len(), 2, "{credits:?}");
    assert!(credits[0].0.contains("ministère karvélien") && credits[1] == ("Ilan Dorsk", 2), "{credits:?}");
    assert!(
        rendering.kept.iter().any(|k| k.ends_with("une rupture de la digue et ruine la confiance des riverains")),
        "{:?}",
        rendering.kept
    );
    let changed: Vec<&str> = rendering.changed.iter().map(|c| c.span.exact()).collect();
    assert!(changed.contains(&"L'Union a ignoré nos ingénieurs"), "{changed:?}");
    assert!(changed.contains(&"La partie karvélienne"), "{changed:?}");
    assert!(rendering.original.is_none(), "nobody knows what is spoken in Karvélie");
}

#[test]
fn quoted_told_and_a_pronoun() {
    let record = both(
        "The gate\n\nThe chief engineer, Tom Vale, spoke on Monday.\n\n\"We opened the northern gate before dawn and warned every village,\" Tom Vale said.\n",
        "Flood\n\nTom Vale said that they had \"opened the northern gate before dawn\" on Sunday. He blamed the rain for the loss of the bridge.\n",
    );
    assert_eq!(record.renderings.len(), 1, "{:?}", record.renderings);
    let rendering = &record.renderings[0];
    assert_eq!(rendering.credits.len(), 1);
    assert_eq!(rendering.kept, ["opened the northern gate before dawn"]);
    assert!(rendering.changed.iter().any(|c| c.span.exact().contains("warned every village")));
}

#[test]
fn what_is_not_one_utterance() {
    // one speaker, some words in common, another order and another thing said
    let record = both(
        "Budget\n\nAda Brenn a parlé lundi.\n\n« Le pays est puissant et le port de Valmère reste menacé par la crue », a déclaré Ada Brenn.\n",
        "Budget\n\nAda Brenn a dit que l'État menacerait le port de sanctions si le pays refusait de payer la digue.\n",
    );
    assert!(record.renderings.is_empty(), "{:?}", record.renderings);
    // he will, and he has not said whether he will
    let record = both(
        "Appel\n\nPaul Dorive a annoncé qu'il déposerait un recours devant la cour de Tresny avant la fin du mois.\n",
        "Appel\n\nPaul Dorive n'a pas dit qu'il ne déposerait jamais un recours devant la cour de Tresny.\n",
    );
    assert!(record.renderings.iter().all(|r| words(&record, r).iter().all(|w| !w.contains("jamais"))), "{:?}", record.renderings);
}

#[test]
fn the_own_language_where_it_is_known() {
    let own = "Ports\n\nLa ministre française de la Mer, Odile Ferrant, a reçu les marins.\n\n« Nous ne fermerons aucun port avant d'avoir entendu les équipages », a déclaré la ministre française de la Mer, Odile Ferrant.\n";
    let back = "Ports\n\nLa ministre française de la Mer, Odile Ferrant, s'est exprimée vendredi.\n\n« Nous ne fermerons aucun port avant d'avoir écouté les équipages », a déclaré la ministre française de la Mer, Odile Ferrant.\n";
    let mut articles = vec![report("a.txt", back), report("b.txt", own)];
    articles[0].original_lang = Lang::from_tag("en");
    articles[0].machine_translated = Some(true);
    let record = write(&articles, &[&[0], &[1]]);
    assert_eq!(record.renderings.len(), 1, "{:?}", record.renderings);
    let original = record.renderings[0].original.as_ref().expect("an original");
    let statement = record.statements.iter().find(|s| s.id == *original).unwrap();
    assert!(statement.span.exact().contains("entendu"), "{}", statement.span.exact());
}

#[test]
fn a_report_and_its_translation() {
    let english = "The harbour\n\nThe harbour of Lenn stayed closed on Monday after the crane fell.\n\nAda Brenn said the crane had been inspected in 29 places last year. \"Nobody was under it when it came down,\" Ada Brenn said.\n\nTom Vale said his crews would return on Friday.\n";
    let french = "Le port\n\nLe port de Lenn est resté fermé lundi après la chute de la grue.\n\nAda Brenn a déclaré que la grue avait été inspectée à 29 endroits l'an dernier. « Personne ne se trouvait dessous quand elle est tombée », a déclaré Ada Brenn.\n\nTom Vale a déclaré que ses équipes reviendraient vendredi.\n";
    let mut articles = vec![report("a.txt", english), report("b.txt", french)];
    articles[1].original_lang = Lang::from_tag("en");
    articles[1].machine_translated = Some(true);
    assert!(write(&articles, &[&[0], &[1]]).renderings.is_empty(), "of two origins nothing tells");
    let record = write(&articles, &[&[0, 1]]);
    let pairs: Vec<Vec<&str>> = record.renderings.iter().map(|r| words(&record, r)).collect();
    assert!(pairs.iter().any(|p| p[0].starts_with("Nobody was under") && p[1].starts_with("Personne ne se trouvait")), "{pairs:?}");
    assert!(record.renderings.iter().all(|r| r.kept.is_empty() && r.changed.is_empty()), "no word is compared across languages");
}

#[test]
fn a_hundred_copies_and_nothing_quadratic() {
    let articles: Vec<Article> = (0..100).map(|n| report(&format!("{n}.txt"), LONG)).collect();
    let all: Vec<usize> = (0..100).collect();
    let record = write(&articles, &[&all]);
    assert!(record.renderings.iter().any(|r| r.statements.len() == 100 && r.changed.is_empty()), "{}", record.renderings.len());
}

/// The speaker of the long quotation in the second report.
fn second_speaker(first: &str) -> String {
    let second = "Dam talks resume\n\nThe mayor, Ada Brenn, received Water Minister Tom Vale at the town hall on Monday.\n\nVale spoke for an hour, and Brenn listened. \"You can write it down,\" he said. \"If the gates are opened without our consent, the valley will pay for it for twenty years.\"\n";
    let record = both(first, second);
    let said = record.statements.iter().filter(|s| s.span.article() == record.articles[1] && s.span.exact().starts_with("If the gates"));
    said.filter_map(|s| Some(s.speaker.as_ref()?.name.name.clone())).next().unwrap_or_default()
}

#[test]
fn who_a_pronoun_means_is_told_by_reports_that_name_him() {
    let other = "The valley and its dam\n\nA quarrel that began in the spring has reached the valley.\n";
    let named = "The mayor warns\n\n\"If the gates are opened without our consent, the valley will pay for it for twenty years,\" Ada Brenn said on Monday.\n";
    let alone = second_speaker(other);
    let told = second_speaker(named);
    assert!(told.ends_with("Brenn"), "{told:?}");
    assert_ne!(alone, told, "the report by itself must read the pronoun otherwise, or this shows nothing");
    // two reports that name two people leave it as it was read
    let vale = "Minister warns\n\n\"If the gates are opened without our consent, the valley will pay for it for twenty years,\" Tom Vale said on Monday.\n";
    assert!(second_speaker(vale).ends_with("Vale"));
}
