//! Words a second through tagger and parser, one thread, on texts made up here.

use divan::{Bencher, counter::ItemsCount};
use recoupe_model::{Lang, Piece};
use recoupe_syntax::Parser;

fn main() {
    divan::main();
}

const FRENCH: &str = "La ministre des Ports, qui a visité mercredi le barrage de Vernay, a promis deux milliards d'euros de travaux, mais \
le maire affirme que les habitants évacués n'ont reçu aucune aide depuis la rupture de la digue.";
const ENGLISH: &str = "The harbour minister, who visited the Vernay dam on Wednesday, promised two billion dollars of works, but the mayor \
said that residents moved after the levee broke hadn't received any help.";

#[divan::bench(args = ["fr", "en"])]
fn words(bencher: Bencher, lang: &str) {
    let (lang, text) = if lang == "fr" { (Lang::FR, FRENCH) } else { (Lang::EN, ENGLISH) };
    let Some(parser) = Parser::for_lang(lang) else { return };
    let piece = Piece::new(0, text.len());
    let words = parser.parse(text, piece).words.len();
    bencher.counter(ItemsCount::new(words)).bench(|| parser.parse(text, piece));
}

#[divan::bench]
fn load(bencher: Bencher) {
    let bytes = include_bytes!("../data/fr.model");
    bencher.bench(|| Parser::new(Lang::FR, bytes).is_some());
}
