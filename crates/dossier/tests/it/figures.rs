//! Which figures of several reports count one thing, and whether it is or is to be. Invented reports.

use super::{article, own_words};
use recoupe_model::FigureStatus;
use recoupe_model::contract::{FigureRecord, Relation, Verdict};

/// The figures of reports, each with a title and a date before it.
fn figures(reports: &[&str]) -> Vec<FigureRecord> {
    let read = |(n, text): (usize, &&str)| {
        article(&format!("{n}.txt"), format!("Le port de Varn est fermé\n\nPublié le 4 mai 2021\n\n{text}\n").as_bytes())
    };
    own_words(&reports.iter().enumerate().map(read).collect::<Vec<_>>(), true).figures
}

/// The words of the readings that stand together with a number.
fn beside(figures: &[FigureRecord], number: &str) -> Vec<String> {
    let holds = |f: &&FigureRecord| f.readings.iter().any(|r| r.span.exact().contains(number));
    let found = figures.iter().filter(holds).max_by_key(|f| f.readings.len());
    found.map_or(Vec::new(), |f| f.readings.iter().map(|r| r.span.exact().to_owned()).collect())
}

#[test]
fn a_value_that_two_reports_each_tell_once_is_one_thing() {
    let told = figures(&[
        "La direction du port supprimera 46 postes à partir de lundi, selon le conseil de Varn, et fermera ses quais.",
        "La disparition de 46 emplois est repoussée d'un an au moins, a-t-on appris au port de Varn.",
    ]);
    assert_eq!(beside(&told, "46"), ["46 postes", "46 emplois"], "{told:#?}");
    // a report that tells it of two things, a share and ships
    let told = figures(&[
        "La direction du port supprimera 46 postes et vendra 46 grues à partir de lundi, selon le conseil de Varn.",
        "La disparition de 46 emplois est repoussée d'un an au moins, a-t-on appris au port de Varn.",
    ]);
    assert!(!beside(&told, "46 grues").contains(&"46 emplois".to_owned()), "{told:#?}");
    let told = figures(&[
        "Au port, 46 % des marins ont cessé le travail lundi, selon le conseil de Varn.",
        "Quelque 46 navires attendent toujours au large, a-t-on appris au port de Varn.",
    ]);
    assert_eq!(beside(&told, "46 %"), ["46 %"], "{told:#?}");
    // a round number
    let told = figures(&[
        "Quelque 40 grues ont cessé de tourner lundi, selon le conseil de Varn.",
        "La disparition de 40 emplois est repoussée d'un an au moins, a-t-on appris au port.",
    ]);
    assert_eq!(beside(&told, "40 grues").len(), 1, "{told:#?}");
}

/// Two parties, one after the other, say how many there were.
#[test]
fn one_count_by_two_parties() {
    let told = figures(&[
        "They cannot agree on how many men were on board the Orsa. France says that there were nine. Germany says that there were eleven.",
        "There were nine men on board the Orsa when it left the pier of Varn, France said.",
    ]);
    assert_eq!(verdict(&told, "eleven"), Verdict::Differ, "{told:#?}");
    assert_eq!(beside(&told, "eleven").len(), 3, "{told:#?}");
}

/// Of small numbers, those who met with something are not those who did not.
#[test]
fn two_hurt_are_not_two_freed() {
    let told = figures(&[
        "Two sailors were hurt on the patrol boat of Norve when it hit the pier of Varn, the port authority said.",
        "Halt has freed the only two sailors that it held since the pier of Varn was hit, the ministry said on Monday.",
    ]);
    assert_eq!(beside(&told, "wo sailors").len(), 1, "{told:#?}");
}

#[test]
fn what_most_reports_tell_as_a_fact_is_no_plan() {
    let told = figures(&[
        "Le tribunal de Varn a condamné lundi la société Orlo à une amende de 450 000 euros pour la digue.",
        "La société Orlo a écopé lundi à Varn d'une amende de 450 000 euros pour la digue.",
        "La société Orlo devra payer une amende de 450 000 euros pour la digue, a dit lundi le tribunal de Varn.",
    ]);
    let fine = told.iter().find(|f| f.readings.len() == 3).unwrap_or_else(|| panic!("{told:#?}"));
    assert!(fine.readings.iter().all(|r| r.status == FigureStatus::Actual) && fine.verdict == Verdict::Agree, "{fine:#?}");
    // one report that sets the plan against what came of it
    let told = figures(&[
        "La réunion de Varn devait durer trois heures. La réunion de Varn a duré trois heures, a dit lundi le conseil.",
        "La réunion de Varn a duré trois heures, a dit lundi le conseil.",
    ]);
    let status: Vec<FigureStatus> = told.iter().flat_map(|f| &f.readings).map(|r| r.status).collect();
    assert!(status.contains(&FigureStatus::Planned), "{told:#?}");
}

#[test]
fn two_counts_of_the_dead_that_one_report_sets_side_by_side_differ() {
    let hospital = "La police de Varn a tiré lundi sur la foule, faisant au moins neuf morts, selon une source hospitalière. Le ministère de \
                    l'Intérieur a fait état de quatre morts et de 213 interpellations.";
    let told = figures(&[hospital, "Quatre personnes ont péri lundi à Varn, selon le ministère de l'Intérieur, qui parle de désordres."]);
    let four = told.iter().find(|f| f.readings.iter().any(|r| r.span.exact() == "quatre morts")).unwrap_or_else(|| panic!("{told:#?}"));
    assert_eq!(four.verdict, Verdict::Differ, "{four:#?}");
    assert_eq!(beside(&told, "quatre morts").len(), 3, "{told:#?}");
    // two that nobody sets against each other by their sources
    let told = figures(&[
        "La crue de Varn a fait neuf morts lundi. Un glissement de terrain a fait quatre morts.",
        "Quatre personnes ont péri lundi à Varn dans un glissement de terrain.",
    ]);
    assert!(told.iter().all(|f| f.verdict != Verdict::Differ), "{told:#?}");
    // other people
    let told = figures(&[
        "L'attaque de Varn a fait neuf morts, selon une source hospitalière. L'armée a fait état de cinq soldats tués.",
        "Neuf personnes ont péri à Varn, selon une source hospitalière.",
    ]);
    assert!(told.iter().all(|f| f.verdict != Verdict::Differ), "{told:#?}");
}

#[test]
fn one_value_in_lines_that_tell_the_same_is_one_thing() {
    let expelled = "Norvie a expulsé lundi six diplomates de l'ambassade d'Orlie, soupçonnés d'espionnage au port de Varn. Six autres \
                    ambassades du quartier ont fermé leurs portes.";
    let told = figures(&[
        expelled,
        "L'expulsion lundi par la Norvie de six agents de l'ambassade d'Orlie, soupçonnés d'espionnage au port de Varn, reste sans \
         réponse. Les douaniers, eux, ont saisi six caisses sur un quai.",
    ]);
    assert_eq!(beside(&told, "six diplomates"), ["six diplomates", "six agents"], "{told:#?}");
    // lines that tell two things
    let told = figures(&[
        expelled,
        "Le conseil de Varn a inauguré samedi six agences dans les villages. Les douaniers, eux, ont saisi six caisses sur un quai.",
    ]);
    assert_eq!(beside(&told, "six diplomates").len(), 1, "{told:#?}");
    // a report that has the value of both means two things
    let both = "Des espions d'Orlie ont emporté lundi du port de Varn 55 000 pages et 55 000 fiches, soupçonne la Norvie.";
    let told = figures(&[both, "Des espions d'Orlie ont emporté lundi du port de Varn 55 000 fiches et plans, soupçonne la Norvie."]);
    assert!(!beside(&told, "55 000 pages").iter().any(|w| w.contains("fiches")), "{told:#?}");
}

/// The verdict on the readings that stand together with a number.
fn verdict(figures: &[FigureRecord], number: &str) -> Verdict {
    let holds = |f: &&FigureRecord| f.readings.iter().any(|r| r.span.exact().contains(number));
    figures.iter().filter(holds).max_by_key(|f| f.readings.len()).unwrap_or_else(|| panic!("{figures:#?}")).verdict
}

#[test]
fn numbers_of_two_sides_stand_against_each_other_in_all_reports() {
    // one report sets them side by side, others have one of them each
    let told = figures(&[
        "À Varn, la police a compté 4 200 manifestants lundi devant le port. Le syndicat Lumo revendique 15 000 participants.",
        "Dans les rues de Varn, le syndicat Lumo annonce 15 000 manifestants. La police en a dénombré 4 200.",
        "Le défilé de Varn a réuni lundi 4 200 manifestants, selon le préfet.",
    ]);
    assert_eq!((verdict(&told, "15 000"), beside(&told, "15 000").len()), (Verdict::Differ, 5), "{told:#?}");
    // two reports that both have both numbers, by other words
    let told = figures(&[
        "L'Orlie a massé quelque 60 navires au large de Varn, dit la Norvie. L'Orlie n'en compte que 22.",
        "D'après l'amiral de Norvie, 60 bâtiments orliens croisent près du cap de Varn depuis lundi. L'Orlie le ramène à 22.",
    ]);
    assert_eq!(beside(&told, "60 navires").len(), 4, "{told:#?}");
}

#[test]
fn a_first_count_of_at_least_so_many_denies_no_later_one() {
    let told = figures(&[
        "Au moins onze personnes ont péri lundi dans le déraillement du train de Varn, selon les secours. Le bureau des accidents a fait \
         état de 22 morts.",
        "Le déraillement du train de Varn a fait lundi 22 morts.",
    ]);
    assert!(told.iter().all(|f| f.verdict != Verdict::Differ), "{told:#?}");
}

#[test]
fn two_numbers_in_lines_that_tell_the_same_differ() {
    let stranded = "Quelque 2 400 passagers sont toujours bloqués lundi au port de Varn par la grève des marins de la compagnie Orlo.";
    let told =
        figures(&[stranded, "La grève des marins de la compagnie Orlo bloque lundi 3 900 passagers au port de Varn, sur les quais."]);
    assert_eq!(verdict(&told, "2 400"), Verdict::Differ, "{told:#?}");
    // what both may be true
    let told = figures(&[
        stranded,
        "La grève des marins de la compagnie Orlo bloque lundi plus de 2 000 passagers au port de Varn, sur les quais.",
    ]);
    assert_eq!((verdict(&told, "2 400"), beside(&told, "2 400").len()), (Verdict::Compatible, 2), "{told:#?}");
    // a report that has a further number of them means another thing
    let told = figures(&[
        stranded,
        "La grève des marins de la compagnie Orlo bloque lundi 3 900 passagers au port de Varn, sur les quais. À Lumen, 800 \
         passagers ont trouvé un train.",
    ]);
    assert!(told.iter().all(|f| f.verdict != Verdict::Differ), "{told:#?}");
    // what was counted on another day may have grown
    let day = |n: usize, text: &str, day: u8| {
        article(&format!("{n}.txt"), format!("Le port de Varn est fermé\n\nPublié le {day} mai 2021\n\n{text}\n").as_bytes())
    };
    let later = "La grève des marins de la compagnie Orlo bloque 3 900 passagers au port de Varn, sur les quais.";
    let told = own_words(&[day(0, &stranded.replace(" lundi", ""), 4), day(1, later, 6)], true).figures;
    assert!(told.iter().all(|f| f.verdict != Verdict::Differ), "{told:#?}");
    // two sums of one matter
    let told = figures(&[
        "Norvie réclame lundi 400 millions de couronnes à la compagnie Orlo pour la digue de Varn, selon un avocat du port.",
        "Pour la digue de Varn, la compagnie Orlo est assurée à hauteur de 300 millions de couronnes, d'après une note de sa banque.",
    ]);
    assert!(told.iter().all(|f| f.verdict != Verdict::Differ), "{told:#?}");
}

#[test]
fn a_sum_stands_with_the_same_sum_of_its_unit() {
    let told = figures(&[
        "Le port de Varn a perdu l'an dernier 34 millions de couronnes, a dit lundi la chambre de commerce.",
        "La compagnie Orlo a vendu un quai de Varn pour 12 millions de couronnes. La perte de 34 millions, dit un marin, ne regarde que la \
         direction.",
    ]);
    assert_eq!(beside(&told, "34 millions"), ["34 millions de couronnes", "34 millions"], "{told:#?}");
}

#[test]
fn lines_that_a_dispute_of_numbers_sets_against_each_other_contradict() {
    let reports = [
        "À Varn, la police a compté 4 200 manifestants lundi devant le port. Le syndicat Lumo revendique 15 000 participants.",
        "Dans les rues de Varn, le syndicat Lumo annonce 15 000 manifestants. La police en a dénombré 4 200.",
        "Le préfet s'est félicité d'une journée calme: il n'y avait que 4 200 manifestants, a-t-il dit à une radio locale.",
    ];
    let read = |(n, text): (usize, &&str)| {
        article(&format!("{n}.txt"), format!("Le port de Varn est fermé\n\nPublié le 4 mai 2021\n\n{text}\n").as_bytes())
    };
    let points = own_words(&reports.iter().enumerate().map(read).collect::<Vec<_>>(), true).points;
    let stand = |a: &str, b: &str| {
        let links = points.iter().flat_map(|p| p.links.iter().map(move |l| (l.ends().map(|n| p.spans[n].exact()), l.relation)));
        let mut found = links.filter(|([x, y], _)| x.contains(a) && y.contains(b) || x.contains(b) && y.contains(a));
        found.next().map(|(_, relation)| relation)
    };
    assert_eq!(stand("journée calme", "revendique 15 000"), Some(Relation::Contradicts), "{points:#?}");
    assert_eq!(stand("journée calme", "annonce 15 000"), Some(Relation::Contradicts), "{points:#?}");
}
