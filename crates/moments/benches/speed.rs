//! Bytes of text a second through times and figures together, one thread, on texts made up here.

use divan::{Bencher, counter::BytesCount};
use recoupe_model::{Article, Lang, Piece, Sentence, Text, Zone};
use recoupe_moments::Reference;

fn main() {
    divan::main();
}

const FRENCH: &str = "La ministre des Ports a visité mercredi 12 janvier le barrage de Vernay, deux semaines après la rupture d'une digue \
longue de 300 mètres. Plus de 2 500 habitants avaient été évacués entre lundi et jeudi, selon la préfecture, qui prévoit un retour en \
février. « Nous avons perdu près de quatre heures », a dit le maire, élu en 2014, lors d'une réunion qui a débuté vers 10h00. Le mois \
dernier, la région avait promis 2,5 milliards d'euros de travaux sur dix ans ; une trentaine de communes attendent encore. Les équipes \
travaillent dans la boue et le froid, et personne ne sait quand la route pourra rouvrir aux camions qui ravitaillent la vallée.\n";

const ENGLISH: &str = "The harbour minister visited the Vernay dam on Wednesday, two weeks after the collapse of a 300-metre levee. More \
than 2,500 residents had been moved between Monday and Thursday, officials said, and will not return before February. \"We lost nearly \
four hours,\" said the mayor, elected in 2014, at a meeting that began at 10:30 a.m. Last month the region promised $2.5 billion of works \
over ten years; about thirty towns are still waiting. Crews are working in mud and cold, and nobody knows when the road will open again \
to the trucks that supply the valley.\n";

fn article(lang: Lang, text: &str) -> (Article, Vec<Sentence>) {
    let text = text.repeat(400);
    let pieces = recoupe_lang::sentences(&text, 0);
    let sentences = pieces.into_iter().map(|piece| Sentence { piece, block: 0, zone: Zone::Body }).collect();
    let body = vec![Piece::new(0, text.len())];
    (Article { lang: Some(lang), text: Text::new(text), body, ..Article::default() }, sentences)
}

#[divan::bench(args = ["fr", "en"])]
fn times_and_figures(bencher: Bencher, lang: &str) {
    let (article, sentences) = if lang == "fr" { article(Lang::FR, FRENCH) } else { article(Lang::EN, ENGLISH) };
    let reference = Reference { published: jiff::civil::Date::new(2022, 1, 13).ok() };
    bencher.counter(BytesCount::of_str(article.text.as_str())).bench(|| {
        let times = recoupe_moments::times(&article, &sentences, reference);
        let figures = recoupe_figures::figures(&article, &sentences, &[], &times);
        (times.len(), figures.len())
    });
}

/// What a plain regular expression for dates, clock times and numbers takes: no values, no context, two languages.
#[divan::bench(args = ["fr", "en"])]
fn regular_expression(bencher: Bencher, lang: &str) {
    let text = if lang == "fr" { FRENCH } else { ENGLISH }.repeat(400);
    let months = "janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre|January|February|March|April|May\
                  |June|July|August|September|October|November|December";
    let days = "lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday";
    let pattern = format!(
        r"(?i)\b(?:(?:{days})(?:\s+\d{{1,2}}\s+(?:{months}))?|\d{{1,2}}\s+(?:{months})|(?:{months})|\d{{1,2}}[h:]\d{{2}}|(?:19|20)\d\d|\d+(?:[ .,]\d+)*)\b"
    );
    let regex = regex::Regex::new(&pattern).expect("a regular expression");
    bencher.counter(BytesCount::of_str(&text)).bench(|| regex.find_iter(&text).count());
}
