//! Figures from outside: values, units, bounds, plans; and that no text makes the reader stumble.

#![allow(missing_docs, clippy::unwrap_used)]

use proptest::prelude::*;
use recoupe_figures::figures;
use recoupe_model::{
    Article, Figure, FigureStatus, Lang, Modifier, Piece, Sentence, SpeechKind, Stance, Standing, Statement, Text, Value, Zone,
};

fn read(lang: Lang, text: &str) -> (Text, Vec<Figure>) {
    let pieces = recoupe_lang::sentences(text, 0);
    let sentences: Vec<Sentence> = pieces.into_iter().map(|piece| Sentence { piece, block: 0, zone: Zone::Body }).collect();
    let article = Article { lang: Some(lang), text: Text::new(text), body: vec![Piece::new(0, text.len())], ..Article::default() };
    let found = figures(&article, &sentences, &[], &[]);
    (article.text, found)
}

#[test]
fn values_units_and_bounds() {
    for (lang, text, piece, value, unit, min, max) in [
        (Lang::FR, "Ils ont parlé près de quatre heures.", "près de quatre heures", 4.0, "heure", Some(3.5), Some(4.0)),
        (
            Lang::FR,
            "On a déplacé quelque 100'000 habitants.",
            "quelque 100'000 habitants",
            1e5,
            "habitants",
            Some(87_500.0),
            Some(112_500.0),
        ),
        (Lang::FR, "Plus de 1 200 barges attendent.", "Plus de 1 200 barges", 1200.0, "barges", Some(1200.0), None),
        (Lang::FR, "Il a fallu une heure et demie.", "une heure et demie", 1.5, "heure", Some(1.5), Some(1.5)),
        (Lang::FR, "Une trentaine de communes attendent.", "Une trentaine de communes", 30.0, "communes", Some(26.25), Some(33.75)),
        (Lang::FR, "Le barrage coûtera 2,5 milliards d'euros.", "2,5 milliards d'euros", 2.5e9, "euro", Some(2.5e9), Some(2.5e9)),
        (Lang::FR, "Les eaux ont monté de 30 %.", "30 %", 30.0, "%", Some(30.0), Some(30.0)),
        (Lang::EN, "Fewer than 1,200 barges wait.", "Fewer than 1,200 barges", 1200.0, "barges", None, Some(1200.0)),
        (Lang::EN, "It cost about $3.5 billion.", "about $3.5 billion", 3.5e9, "$", Some(3.0625e9), Some(3.9375e9)),
        (Lang::EN, "A 28-member board decided.", "28-member", 28.0, "member", Some(28.0), Some(28.0)),
        (Lang::DE, "Mehr als 1.200 Menschen warten.", "Mehr als 1.200 Menschen", 1200.0, "menschen", Some(1200.0), None),
        (Lang::RU, "Около 2,5 миллиона рублей.", "Около 2,5 миллиона рублей", 2.5e6, "рубль", Some(2_187_500.0), Some(2_812_500.0)),
    ] {
        let (whole, found) = read(lang, text);
        assert_eq!(found.len(), 1, "{text}: {found:?}");
        let f = &found[0];
        assert_eq!((whole.slice(f.piece), &f.value, f.unit.as_str()), (piece, &Value::Number(value), unit), "{text}");
        assert_eq!((f.min, f.max), (min, max), "{text}");
    }
}

#[test]
fn what_a_number_is_counted_by_is_no_figure() {
    for (lang, text, wanted) in [
        (Lang::FR, "Le tarif a été fixé à 31 dollars les 1 000 mètres cubes.", &["31 dollars"][..]),
        (Lang::EN, "There were 12 cases per 100,000 people.", &["12 cases"]),
        (Lang::EN, "The fee is $31 per 1,000 cubic metres.", &["$31"]),
        (Lang::IT, "La tariffa sarà di 31 dollari ogni mille metri cubi.", &["31 dollari"]),
        (Lang::RU, "Тариф составит 31 доллар за каждые 100 километров.", &["31 доллар"]),
        // what is paid for may be a thousand barges
        (Lang::FR, "Ils ont versé 31 millions de dollars pour 1 000 barges.", &["31 millions de dollars", "1 000 barges"]),
        // no round number, nothing right before it
        (Lang::FR, "Il faut 31 dollars pour 1 250 barges.", &["31 dollars", "1 250 barges"]),
        (Lang::EN, "They paid $31 and asked for 1,000 barges.", &["$31", "1,000 barges"]),
        (Lang::FR, "Le fonds est prévu pour 1 000 barges.", &["1 000 barges"]),
    ] {
        let (whole, found) = read(lang, text);
        assert_eq!(found.iter().map(|f| whole.slice(f.piece)).collect::<Vec<_>>(), wanted, "{text}");
    }
}

/// Words, value, unit, lowest and highest.
type Told = (String, f64, String, Option<f64>, Option<f64>);

#[test]
fn english_figures_of_the_agencies() {
    let of = |text: &str| -> Vec<Told> {
        let (whole, found) = read(Lang::EN, text);
        let value = |f: &Figure| if let Value::Number(n) = f.value { n } else { f64::NAN };
        found.iter().map(|f| (whole.slice(f.piece).to_owned(), value(f), f.unit.clone(), f.min, f.max)).collect()
    };
    let one = |text: &str, piece: &str, value: f64, unit: &str, min: f64, max: f64| {
        assert_eq!(of(text), [(piece.to_owned(), value, unit.to_owned(), Some(min), Some(max))], "{text}");
    };
    one("It rejected a $4.1 bln bid.", "$4.1 bln", 4.1e9, "$", 4.1e9, 4.1e9);
    one("Between 12 and 15 Ostrelian soldiers took part.", "12 and 15 Ostrelian soldiers", 15.0, "soldiers", 12.0, 15.0);
    one("It may sell four or five brands.", "four or five brands", 5.0, "brands", 4.0, 5.0);
    one("They buried three Velmarkian border guards.", "three Velmarkian border guards", 3.0, "guards", 3.0, 3.0);
    one("Two Ostrelian servicemen were hurt.", "Two Ostrelian servicemen", 2.0, "servicemen", 2.0, 2.0);
    one("It pledged help over three years.", "three years", 3.0, "year", 3.0, 3.0);
    assert_eq!(of("It lasted over three years.")[0].4, None);
    for text in ["The toll rose to 22 last week.", "A few hundred supporters sang.", "Nine out of ten of my guests come from there."] {
        assert_eq!(of(text), [], "{text}");
    }
    let of_all = of("It represents 6,400 of Valdor's 9,200 employees.");
    assert_eq!(of_all.iter().map(|f| (f.1, f.2.as_str())).collect::<Vec<_>>(), [(6400.0, "employees"), (9200.0, "employees")]);
    let (whole, found) = read(Lang::EN, "He won 50.9% of the vote to Orlo's 49.1%.");
    assert!(found.iter().all(|f| !whole.slice(f.counted).ends_with("49")), "{found:?}");
}

/// The figures of a text whose first number somebody answers for.
fn told(lang: Lang, text: &str, said: &str) -> Vec<(f64, Option<usize>)> {
    let at = text.find(said).unwrap();
    let statement = Statement { content: Piece::new(at, at + said.len()), ..statement() };
    let pieces = recoupe_lang::sentences(text, 0);
    let sentences: Vec<Sentence> = pieces.into_iter().map(|piece| Sentence { piece, block: 0, zone: Zone::Body }).collect();
    let article = Article { lang: Some(lang), text: Text::new(text), body: vec![Piece::new(0, text.len())], ..Article::default() };
    let value = |f: &Figure| if let Value::Number(n) = f.value { n } else { f64::NAN };
    figures(&article, &sentences, &[statement], &[]).iter().map(|f| (value(f), f.again)).collect()
}

fn statement() -> Statement {
    Statement {
        kind: SpeechKind::Indirect,
        content: Piece::new(0, 0),
        parts: Vec::new(),
        cue: None,
        speaker: None,
        role: None,
        via: None,
        to: None,
        occasion: None,
        stance: Stance::Says,
        standing: Standing::Named,
        integrity: Vec::new(),
    }
}

#[test]
fn what_is_counted_again_without_its_noun() {
    for (lang, text, said, value) in [
        (
            Lang::FR,
            "Selon le port, une soixantaine de navires mouillent en rade. Le ministère n'en compte que 22, tous civils.",
            "une soixantaine de navires mouillent en rade",
            22.0,
        ),
        (Lang::FR, "La ligue parle de 60 navires, le port en dénombre 22.", "60 navires", 22.0),
        (Lang::FR, "Selon la ligue, 60 navires attendent. Le port le ramène à 22.", "60 navires attendent", 22.0),
        (
            Lang::FR,
            "La ligue affirme que 60 navires attendent. Le port met leur nombre à 22 et s'en tient là.",
            "60 navires attendent",
            22.0,
        ),
        (Lang::FR, "Soixante mille marcheurs selon la ligue, trente et un mille selon la police.", "Soixante mille marcheurs", 31_000.0),
        (Lang::EN, "The league says 60 ships are waiting. The port puts the figure at 22.", "60 ships are waiting", 22.0),
        (Lang::FR, "La police a compté 12 000 marcheurs, les syndicats 30 000.", "rien", 30_000.0),
        (Lang::FR, "La police a dénombré 290 navires, la LRO 412, et la pluie tombait.", "rien", 412.0),
        (Lang::FR, "La ligue parle de 60 navires, le port 22.", "60 navires", 22.0),
        (Lang::EN, "The league said 60 ships were waiting; the port 22.", "60 ships were waiting", 22.0),
        (Lang::EN, "Police counted 12,000 marchers; the league put the number at 30,000.", "nothing", 30_000.0),
        (Lang::EN, "About 600 marchers, according to the league, and 250 according to the police.", "About 600 marchers", 250.0),
    ] {
        let said = if text.contains(said) { said } else { &text[..0] };
        let found = told(lang, text, said);
        assert!(found.len() == 2 && found[1] == (value, Some(0)), "{text}: {found:?}");
    }
    // owned, and by somebody else; of two things; nobody's count before; a plan; another thing altogether
    for (lang, text, said) in [
        (Lang::FR, "La ligue compte 30 membres, le syndicat en compte 22.", "rien"),
        (Lang::FR, "La ligue compte 30 membres, le syndicat 22.", "rien"),
        (Lang::FR, "La police a compté 30 navires, le 22.", "rien"),
        (Lang::EN, "The league has 30 members, the union 22.", "nothing"),
        (Lang::FR, "La ligue parle de 60 navires et de 12 barges, le port en dénombre 22.", "60 navires et de 12 barges"),
        (Lang::FR, "La ligue parle de 60 euros, le port en annonce 22.", "60 euros"),
        (Lang::FR, "La ligue parle de 60 navires, le port en a 22.", "60 navires"),
        (Lang::EN, "The league says 6 ships sank off Varn. The death toll stands at 22.", "6 ships sank off Varn"),
        (Lang::EN, "The league has 30 members. The port put the number at 22.", "nothing"),
    ] {
        let said = if text.contains(said) { said } else { &text[..0] };
        assert!(told(lang, text, said).iter().all(|f| f.1.is_none()), "{text}");
    }
}

#[test]
fn a_sum_has_the_unit_of_the_sums_before_it() {
    let sums = |lang: Lang, text: &str| -> Vec<(f64, String)> {
        let number = |f: Figure| match f.value {
            Value::Number(value) => Some((value, f.unit)),
            Value::Clock(_) => None,
        };
        read(lang, text).1.into_iter().filter_map(number).collect()
    };
    let of = |value: f64, unit: &str| (value, unit.to_owned());
    let port = "Le port a perdu 34 millions de couronnes. La subvention de 62 millions n'a pas suffi.";
    assert_eq!(sums(Lang::FR, port), [of(34e6, "couronne"), of(62e6, "couronne")]);
    let port = "The port lost 34 million crowns. A grant of some 62 million did not help.";
    assert_eq!(sums(Lang::EN, port), [of(34e6, "crown"), of(62e6, "crown")]);
    // sums of two kinds before it, none before it, no number
    let marched = "Un million de manifestants ont défilé et le port a perdu 34 millions de couronnes. On parle de 62 millions.";
    assert!(!sums(Lang::FR, marched).iter().any(|(value, _)| *value == 62e6));
    assert_eq!(sums(Lang::FR, "La subvention de 62 millions n'a pas suffi."), []);
    assert_eq!(sums(Lang::FR, "Le port a perdu 34 millions de couronnes. On parle de millions."), [of(34e6, "couronne")]);
}

#[test]
fn victims_without_a_noun() {
    for (lang, text, wanted) in [
        (Lang::FR, "Le toit est tombé en 2022, tuant neuf.", vec![(9.0, "tuant")]),
        (Lang::FR, "L'attaque a tué 12 et blessé au moins 40, selon la police.", vec![(12.0, "tué"), (40.0, "blessé")]),
        (Lang::FR, "Trente et une ont été blessées.", vec![(31.0, "blessées")]),
        (Lang::EN, "The blast killed nine and wounded 31.", vec![(9.0, "killed"), (31.0, "wounded")]),
        (Lang::EN, "Some 31 have been injured.", vec![(31.0, "injured")]),
        (Lang::EN, "Twelve are missing.", vec![(12.0, "missing")]),
        (Lang::EN, "Twelve have been missing since the flood.", vec![(12.0, "missing")]),
        (Lang::FR, "Quatre avaient été travaillant au port.", vec![]),
        // a noun, a day, how long ago
        (Lang::EN, "He killed two policemen.", vec![(2.0, "policemen")]),
        (Lang::FR, "Un homme tué 31 ans plus tôt.", vec![(31.0, "an")]),
        (Lang::EN, "The man, killed in 2011, was a guard.", vec![]),
    ] {
        let found = read(lang, text).1;
        let found: Vec<(&Value, &str)> = found.iter().map(|f| (&f.value, f.unit.as_str())).collect();
        let wanted: Vec<(Value, &str)> = wanted.into_iter().map(|(value, unit)| (Value::Number(value), unit)).collect();
        assert_eq!(found, wanted.iter().map(|(value, unit)| (value, *unit)).collect::<Vec<_>>(), "{text}");
    }
}

/// Where they are is not what they are: some of those counted before, or asked for.
#[test]
fn some_of_those_counted_before() {
    for (lang, text, wanted) in [
        (Lang::EN, "Nine men were taken, of whom eight are in custody.", vec![(9.0, "men"), (8.0, "men")]),
        (Lang::EN, "Eleven sailors were found. Ten are still at sea.", vec![(11.0, "sailors"), (10.0, "sailors")]),
        (Lang::EN, "Ten are in good health.", vec![]),
        (Lang::EN, "Nobody knows how many men were on board. Norve says that there were nine.", vec![(9.0, "men")]),
        (Lang::EN, "The line lies 12 nautical miles off.", vec![(12.0, "mile")]),
        (Lang::FR, "Onze marins ont été repêchés. Dix sont en bonne santé.", vec![(11.0, "marins"), (10.0, "marins")]),
        (Lang::FR, "On ignore combien de marins étaient à bord. Selon le port, il y en avait neuf.", vec![(9.0, "marins")]),
        (Lang::FR, "Vingt et un sont membres de l'Union.", vec![(21.0, "membres")]),
    ] {
        let found = read(lang, text).1;
        let found: Vec<(&Value, &str)> = found.iter().map(|f| (&f.value, f.unit.as_str())).collect();
        let wanted: Vec<(Value, &str)> = wanted.into_iter().map(|(value, unit)| (Value::Number(value), unit)).collect();
        assert_eq!(found, wanted.iter().map(|(value, unit)| (value, *unit)).collect::<Vec<_>>(), "{text}");
    }
}

#[test]
fn one_count_by_two() {
    let found = read(Lang::FR, "Les avocats dénombraient 43 personnes arrêtées, quand la police s'en tient à 27.").1;
    assert_eq!(found.iter().map(|f| f.again).collect::<Vec<_>>(), [None, Some(0)], "{found:#?}");
}

#[test]
fn votes_of_a_ballot() {
    for (lang, text, votes) in [
        (Lang::FR, "Le texte a été adopté par 131 voix contre 84.", vec![131.0, 84.0]),
        (Lang::FR, "Les élus ont rejeté la motion par 52 contre 47.", vec![52.0, 47.0]),
        (Lang::EN, "The council voted 52 to 47 to close the port.", vec![52.0, 47.0]),
        (Lang::EN, "The bill passed 47-52.", vec![47.0, 52.0]),
        (Lang::EN, "The council approved it by 52 votes to 47.", vec![52.0, 47.0]),
        (Lang::DE, "Der Rat hat den Antrag mit 52 zu 47 Stimmen angenommen.", vec![47.0]),
        (Lang::EN, "The boats lay 52 to 47 in the harbour.", vec![]),
        (Lang::EN, "Varn beat Luvel 3-1.", vec![]),
    ] {
        let found = read(lang, text).1;
        let values: Vec<f64> = found.iter().filter_map(|f| if let Value::Number(n) = f.value { Some(n) } else { None }).collect();
        assert_eq!(values, votes, "{text}");
    }
}

#[test]
fn planned_and_actual() {
    let status = |text: &str| read(Lang::FR, text).1[0].status;
    assert_eq!(status("La visite devait durer trois heures."), FigureStatus::Planned);
    assert_eq!(status("La visite a duré trois heures."), FigureStatus::Actual);
    assert_eq!(status("La ligue compte trente membres."), FigureStatus::Actual);
    assert_eq!(read(Lang::FR, "La visite a duré moins de trois heures.").1[0].modifier, Modifier::Under);
}

#[test]
fn what_counts_nothing() {
    for text in [
        "Le F-16 et le G7 au 3e étage, n° 5.",
        "La version 1.2.3.4 est là.",
        "L'une des parties a refusé.",
        "Les deux parties ont refusé.",
        "Des milliers de gens.",
        &format!("Il y en a {}.", "9".repeat(400)),
    ] {
        let (whole, found) = read(Lang::FR, text);
        assert!(found.is_empty(), "{text}: {:?}", found.iter().map(|f| whole.slice(f.piece)).collect::<Vec<_>>());
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn any_row_of_words_is_read(words in prop::collection::vec(prop::sample::select(vec![
        "1", "200", "000", "1.2.3.4", "9999999999999999999", ",", ".", "-", "%", "$", "deux", "cent", "mille", "milliards", "de", "d'",
        "euros", "plus", "près", "entre", "à", "et", "demie", "une", "trentaine", "les", "«", "😀", "h", "\u{a0}", "personnes", "sont", "½",
    ]), 0..30), glue: bool) {
        let text = words.join(if glue { "" } else { " " });
        for lang in [Lang::FR, Lang::EN, Lang::DE, Lang::RU] {
            let (whole, found) = read(lang, &text);
            for f in found {
                prop_assert!(!whole.slice(f.piece).is_empty() && !whole.slice(f.number).is_empty());
                prop_assert!(f.piece.contains(&f.number) && !f.unit.is_empty());
                if let Value::Number(n) = f.value {
                    prop_assert!(n.is_finite() && f.min.is_none_or(|m| m <= n) && f.max.is_none_or(|m| n <= m));
                }
            }
        }
    }

    #[test]
    fn any_text_is_read(text in any::<String>()) {
        let _ = read(Lang::FR, &text);
    }
}

#[test]
fn a_day_is_none_of_what_is_counted() {
    let (text, found) = read(Lang::FR, "La chute de la cabine avait fait quatorze morts le 6 mai à Varn.");
    let counted: Vec<&str> = found.iter().map(|f| text.slice(f.counted)).collect();
    assert_eq!(counted, ["quatorze morts"]);
}

#[test]
fn a_part_of_all_is_counted_in_what_all_are() {
    for (lang, text, wanted) in [
        (Lang::FR, "La rouille a rongé 22 des 84 brins du câble.", vec![(22.0, "brins"), (84.0, "brins")]),
        (Lang::FR, "Trois des quatre syndicats refusent.", vec![(3.0, "syndicats"), (4.0, "syndicats")]),
        (Lang::EN, "Twelve of the 15 members voted.", vec![(12.0, "members"), (15.0, "members")]),
        (Lang::DE, "Verrostet waren 22 der 84 Drähte.", vec![(22.0, "drähte"), (84.0, "drähte")]),
        // a day, and the hours of another
        (Lang::FR, "Il est venu le 3 des 5 mai.", vec![]),
    ] {
        let found: Vec<(f64, String)> =
            read(lang, text).1.into_iter().filter_map(|f| if let Value::Number(n) = f.value { Some((n, f.unit)) } else { None }).collect();
        let wanted: Vec<(f64, String)> = wanted.into_iter().map(|(n, unit)| (n, unit.to_owned())).collect();
        assert_eq!(found, wanted, "{text}");
    }
}
