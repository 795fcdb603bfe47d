//! What a page becomes, on pages made up here.

use recoupe_ingest::{Input, read};
use recoupe_model::{Article, Basis, FurnitureKind, Lang, Piece};

fn article(source: &str) -> Article {
    let mut reading = read(&Input { name: "page.html", bytes: source.as_bytes(), url: None, content_type: None });
    assert!(reading.problems.is_empty(), "{:?}", reading.problems);
    reading.articles.remove(0)
}

fn words(a: &Article, pieces: impl IntoIterator<Item = Piece>) -> Vec<String> {
    pieces.into_iter().map(|p| a.text.slice(p).to_owned()).collect()
}

/// A report of a paper that doesn't exist, with the furniture that papers have.
const REPORT: &str = r#"<!doctype html><html lang="fr-FR"><head><meta charset="utf-8">
<title>Le port de Morlande ferme trois semaines | Le Phare</title>
<meta property="og:title" content="Le port de Morlande ferme trois semaines"><meta property="og:site_name" content="Le Phare">
<link rel="canonical" href="https://www.lephare.example/monde/le-port-de-morlande-ferme">
<script type="application/ld+json">{"@context":"https://schema.org","@type":"NewsArticle","headline":"Le port de Morlande ferme trois semaines",
"datePublished":"2031-02-12T10:05:00+01:00","dateModified":"2031-02-12T18:30:00+01:00","author":{"@type":"Person","name":"Ada Lind"},
"publisher":{"@type":"Organization","name":"Le Phare"}}</script></head>
<body><header><a href="/">Le Phare</a><nav><ul><li><a href="/monde">Monde</a></li><li><a href="/sport">Sport</a></li></ul></nav></header>
<main><article><h1>Le port de Morlande ferme trois semaines</h1>
<p class="chapo">La préfecture a décidé jeudi de fermer le port après l'effondrement d'une grue, sans blessé.</p>
<div class="meta">Par <span class="author">Ada Lind</span>, le <time datetime="2031-02-12T10:05:00+01:00">12 février 2031</time></div>
<figure><img src="a.jpg"><figcaption>La grue du port, mercredi soir.</figcaption></figure>
<p>La grue s'est effondrée mercredi soir pendant la tempête, a indiqué la préfecture dans un communiqué publié jeudi matin.</p>
<p>Les vingt-deux pêcheurs de la coopérative demandent une aide de 40 000 euros pour la durée de la fermeture du port.</p>
<h2>Une enquête ouverte</h2>
<p>Le parquet a ouvert une enquête sur l'entretien de la grue, dont le dernier contrôle remonte à quatre ans selon la mairie.</p>
<p>Lire aussi : <a href="/x">Les quais de Morlande attendent leur rénovation</a></p>
<p>« Nous voulons savoir pourquoi rien n'a été fait », a déclaré le maire devant le conseil municipal réuni en urgence.</p>
<div class="share-bar"><a href="/share">Partager</a></div></article>
<aside class="related"><h3>Sur le même sujet</h3><a href="/y">Le phare de Port-Ansel sera restauré l'an prochain</a></aside></main>
<footer>© 2031 Le Phare. Tous droits réservés.</footer></body></html>"#;

#[test]
fn a_report_with_its_furniture() {
    let a = article(REPORT);
    assert_eq!(words(&a, a.title), ["Le port de Morlande ferme trois semaines"]);
    assert_eq!(a.url.as_deref(), Some("https://www.lephare.example/monde/le-port-de-morlande-ferme"));
    assert_eq!((a.outlet.name.as_deref(), a.outlet.domain.as_deref()), (Some("Le Phare"), Some("lephare.example")));
    assert_eq!(words(&a, a.outlet.evidence), ["Le Phare"]);
    assert_eq!(a.lang, Some(Lang::FR));
    let published = a.published.as_ref().unwrap();
    assert_eq!((published.date.as_str(), published.basis), ("2031-02-12T10:05:00+01:00", Basis::Metadata));
    assert_eq!(words(&a, published.evidence), ["12 février 2031"]);
    assert_eq!(a.modified.as_ref().unwrap().date.as_str(), "2031-02-12T18:30:00+01:00");
    assert_eq!(a.authors.iter().map(|b| b.name.as_str()).collect::<Vec<_>>(), ["Ada Lind"]);
    assert_eq!(words(&a, a.headings.iter().copied()), ["Une enquête ouverte"]);
    assert!(words(&a, a.deck)[0].starts_with("La préfecture a décidé"));
    let body = words(&a, a.body.iter().copied());
    assert_eq!(body.len(), 6, "{body:#?}");
    assert!(body[1].starts_with("La grue s'est") && body[5].starts_with("« Nous voulons"));
    let kind = |start: &str| a.furniture.iter().find(|f| a.text.slice(f.piece).starts_with(start)).map(|f| f.kind);
    assert_eq!(kind("Monde"), Some(FurnitureKind::Navigation));
    assert_eq!(kind("La grue du port,"), Some(FurnitureKind::Caption));
    assert_eq!(kind("Lire aussi"), Some(FurnitureKind::Related));
    assert_eq!(kind("Partager"), Some(FurnitureKind::Share));
    assert_eq!(kind("© 2031"), Some(FurnitureKind::Disclaimer));
    // Every line of the text is told: report, headline or furniture.
    let told: usize = a.title.into_iter().chain(a.body.iter().copied()).chain(a.furniture.iter().map(|f| f.piece)).map(|p| p.len()).sum();
    assert_eq!(told + a.text.as_str().lines().count() - 1, a.text.as_str().len());
}

#[test]
fn the_same_address_gives_the_same_id() {
    let revised = REPORT.replace("40 000 euros", "50 000 euros");
    assert_eq!(article(REPORT).id, article(&revised).id);
    assert_ne!(article(REPORT).id, article(&REPORT.replace("le-port-de-morlande-ferme\"", "x\"")).id);
}

#[test]
fn a_headline_that_stands_nowhere_is_the_first_line() {
    let source = REPORT.replace("<h1>Le port de Morlande ferme trois semaines</h1>", "");
    let a = article(&source);
    assert_eq!(a.text.as_str().lines().next(), Some("Le port de Morlande ferme trois semaines"));
    assert_eq!(words(&a, a.title), ["Le port de Morlande ferme trois semaines"]);
    assert_eq!(words(&a, a.published.as_ref().unwrap().evidence), ["12 février 2031"], "places move with the text");
}

#[test]
fn a_translation_that_the_markup_states() {
    let a = article(&REPORT.replace("lang=\"fr-FR\"", "lang=\"fr-x-mtfrom-en\""));
    assert_eq!((a.lang, a.original_lang, a.machine_translated), (Some(Lang::FR), Some(Lang::EN), Some(true)));
}

#[test]
fn a_page_without_a_date_has_none() {
    let start = REPORT.find("<script").unwrap();
    let end = REPORT.find("</script>").unwrap();
    let source = [&REPORT[..start], &REPORT[end + 9..]]
        .concat()
        .replace("<time datetime=\"2031-02-12T10:05:00+01:00\">12 février 2031</time>", "")
        .replace("© 2031", "©");
    let a = article(&source);
    assert_eq!((a.published, a.modified), (None, None));
}

#[test]
fn a_live_page_is_cut_into_its_entries() {
    let entry = |clock: &str, title: &str, text: &str| {
        format!("<article class='entry'><time datetime='2031-02-12T{clock}:00+01:00'>{clock}</time><h2>{title}</h2><p>{text}</p></article>")
    };
    let source = format!(
        "<html lang=en><head><title>Storm at Port Ansel: live updates</title><link rel=canonical href='https://lantern.example/live/storm-at-port-ansel'></head>
         <body><main><h1>Storm at Port Ansel: live updates</h1><p>The harbour of Port Ansel has been closed since Wednesday night, the council said in a statement.</p>
         <p>Two ferries are waiting outside the harbour, and eighty passengers slept on board, the operator of the line said.</p>
         <div class=stream>{}{}{}</div></main></body></html>",
        entry("12:10", "Ferries return", "Both ferries returned to the mainland at noon with all of their passengers, the operator of the line said."),
        entry("11:30", "Power is back", "Power came back to all of the three hundred houses of the old town late in the morning, the council said."),
        entry("09:05", "Schools stay shut", "Schools on the island will stay shut until Friday because two roofs were damaged, the council said on Thursday.")
    );
    let a = article(&source);
    assert_eq!(a.entries.len(), 3, "{:?}", words(&a, a.body.iter().copied()));
    let titles: Vec<String> = a.entries.iter().flat_map(|e| words(&a, e.title)).collect();
    assert_eq!(titles, ["Ferries return", "Power is back", "Schools stay shut"]);
    assert_eq!(a.entries[1].published.as_ref().unwrap().date.as_str(), "2031-02-12T11:30:00+01:00");
    assert!(a.entries.iter().all(|e| e.body.len() == 1));
    assert_eq!(a.body.len(), 2);
}

#[test]
fn a_credit_in_brackets_below_a_report_is_none_of_it() {
    let told = "Two hundred sheep were moved off the lower meadows of Varn before the river rose, the council said on Monday evening.";
    let more = "Farmers had asked for the move in spring, when the dyke at the mill was found to leak in three places along its foot.";
    let credit = "(Reporting by Bo Karsen in Varn and Ed Lind; Editing by Ana Lund)";
    let a = article(&format!(
        "<html><body><article><h1>Sheep moved as river rises</h1><p>{told}</p><p>{more}</p><p>{told} {more}</p><p>{credit}</p></article></body></html>"
    ));
    assert!(words(&a, a.body.iter().copied()).iter().all(|p| !p.contains("Reporting")));
    assert!(a.furniture.iter().any(|f| f.kind == FurnitureKind::Credit && a.text.slice(f.piece) == credit));
}
