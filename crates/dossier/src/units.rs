//! What points are made of: the sentences of all reports, each with what tells it from others.

use crate::context::Context;
use crate::words::{ENTITY, Reader, Vocabulary, Word, negations};
use crate::{clauses, content};
use foldhash::{HashMap, HashMapExt};
use jiff::civil::Date;
use rayon::prelude::*;
use recoupe_model::{FigureStatus, Form, Lang, Piece, Stance, TimeClass, Value, Voice};

/// A unit of comparison: a sentence or a clause of one.
pub(crate) struct Unit {
    /// Its article.
    pub(crate) article: usize,
    /// Index of its sentence in the article's analysis.
    pub(crate) sentence: usize,
    /// Its place.
    pub(crate) piece: Piece,
    /// How many sentences of the report stand before it.
    pub(crate) sentence_of_report: usize,
    /// Where in the report it stands: 0 its beginning, 1 its end.
    pub(crate) place: f64,
    /// Its clauses, each with its content words, sorted.
    pub(crate) clauses: Vec<(Piece, Vec<Word>)>,
    /// Content words, sorted.
    pub(crate) words: Vec<Word>,
    /// Those of them that are numbers.
    pub(crate) numbers: Vec<Word>,
    /// Language of its article.
    pub(crate) lang: Option<Lang>,
    /// Values of its figures that tell of what is, words for numbers included.
    pub(crate) values: Vec<f64>,
    /// Overlapping runs of four letters, by their numbers in the story, each once.
    pub(crate) grams: Vec<u32>,
    /// Entities mentioned (pronouns too), sorted.
    pub(crate) entities: Vec<usize>,
    /// Calendar days named: first and last of each expression.
    pub(crate) days: Vec<(Date, Date)>,
    /// Who says it.
    pub(crate) speaker: Option<usize>,
    /// The state, organisation or bloc behind the speaker.
    pub(crate) party: Option<usize>,
    /// What saying it does.
    pub(crate) stance: Option<Stance>,
    /// Number of words of negation.
    pub(crate) negations: usize,
}

/// A unit before its words have numbers.
struct Draft {
    unit: Unit,
    stems: Vec<String>,
    clauses: Vec<(Piece, Vec<String>)>,
}

/// The units of a story, in order of articles and of text, and the vocabulary that counts them.
pub(crate) fn units(desk: &Context) -> (Vec<Unit>, Vocabulary) {
    // reports are read on all cores, and numbers given in their order
    let drafts: Vec<Vec<Draft>> = (0..desk.articles.len()).into_par_iter().with_max_len(1).map(|article| drafts(desk, article)).collect();
    let mut vocabulary = Vocabulary::default();
    let mut out = Vec::new();
    for Draft { mut unit, stems, clauses } in drafts.into_iter().flatten() {
        let numbers: Vec<String> = stems.iter().filter(|s| s.starts_with(|c: char| c.is_ascii_digit())).cloned().collect();
        unit.words = vocabulary.add(stems);
        unit.numbers = vocabulary.look_up(&numbers);
        unit.clauses = clauses.into_iter().map(|(clause, stems)| (clause, vocabulary.look_up(&stems))).collect();
        out.push(unit);
    }
    number_grams(&mut out);
    (out, vocabulary)
}

/// The units of one report.
fn drafts(desk: &Context, article: usize) -> Vec<Draft> {
    let reader = Reader::new(desk.articles[article].lang);
    let length = desk.report_sentences(article).count().max(1) as f64;
    let mut out = Vec::new();
    for (sentence_of_report, (sentence, piece)) in desk.report_sentences(article).enumerate() {
        for piece in clauses::units(desk, article, piece) {
            let (stems, text) = content::read(desk, article, piece, &reader);
            if stems.is_empty() {
                continue;
            }
            let clauses = clauses::parts(desk, article, piece)
                .into_iter()
                .map(|clause| (clause, content::stems(desk, article, clause, &reader)))
                .collect();
            let mut unit = unit(desk, article, sentence, piece, &text);
            unit.sentence_of_report = sentence_of_report;
            unit.place = sentence_of_report as f64 / length;
            out.push(Draft { unit, stems, clauses });
        }
    }
    out
}

/// How rare the stems of the sentences are, attribution and all.
pub(crate) fn vocabulary(desk: &Context) -> Vocabulary {
    let of_report = |article: usize| -> Vec<Vec<String>> {
        let reader = Reader::new(desk.articles[article].lang);
        desk.report_sentences(article).map(|(_, piece)| stems(desk, article, piece, &reader)).collect()
    };
    let read: Vec<Vec<Vec<String>>> = (0..desk.articles.len()).into_par_iter().with_max_len(1).map(of_report).collect();
    let mut vocabulary = Vocabulary::default();
    for stems in read.into_iter().flatten().filter(|stems| !stems.is_empty()) {
        vocabulary.add(stems);
    }
    vocabulary
}

/// Content stems of a piece, with names replaced by whom they mean: "Moscow", "the Kremlin" and "Russia"
/// are one word, "the bloc" is the alliance that it stands for.
pub(crate) fn stems(desk: &Context, article: usize, piece: Piece, reader: &Reader) -> Vec<String> {
    let analysis = desk.analyses[article];
    let first = analysis.mentions.partition_point(|m| m.piece.start < piece.start);
    let inside = analysis.mentions[first..].iter().take_while(|m| m.piece.start < piece.end).filter(|m| piece.contains(&m.piece));
    let mut out = Vec::new();
    let mut at = piece.start;
    for mention in inside {
        let Some(entity) = desk.entity(article, mention.entity) else { continue };
        out.push(format!("{ENTITY}{entity}"));
        let own = reader.stems(desk.words(article, mention.piece));
        if mention.piece.start >= at && (mention.form == Form::Name || own.len() <= 1) {
            out.extend(reader.stems(desk.words(article, Piece::new(at, mention.piece.start))));
            at = mention.piece.end;
        }
    }
    out.extend(reader.stems(desk.words(article, Piece::new(at.min(piece.end), piece.end))));
    out
}

/// A unit without its words.
fn unit(desk: &Context, article: usize, sentence: usize, piece: Piece, text: &str) -> Unit {
    let analysis = desk.analyses[article];
    let inside = |p: &Piece| piece.contains(p);
    let first = analysis.mentions.partition_point(|m| m.piece.start < piece.start);
    let mut entities: Vec<usize> = analysis.mentions[first..]
        .iter()
        .take_while(|m| m.piece.start < piece.end)
        .filter(|m| inside(&m.piece))
        .filter_map(|m| desk.entity(article, m.entity))
        .collect();
    entities.sort_unstable();
    entities.dedup();
    // a length that hangs on the day of writing ("these last months") is no day named
    let named = analysis.times.iter().filter(|t| inside(&t.piece) && t.class != TimeClass::Duration);
    let days = named.filter_map(|t| t.edtf.as_ref()).map(|e| e.bounds()).collect();
    let actual = analysis.figures.iter().filter(|f| inside(&f.piece) && f.status == FigureStatus::Actual);
    let values = actual.filter_map(|f| if let Value::Number(v) = f.value { Some(v) } else { None }).collect();
    let said = desk.statement_at(article, piece).map(|(_, s)| s);
    let speaker = said.and_then(|s| desk.entity(article, s.speaker?.entity));
    let negations = negations(text);
    Unit {
        article,
        sentence,
        piece,
        sentence_of_report: 0,
        place: 0.0,
        clauses: Vec::new(),
        words: Vec::new(),
        numbers: Vec::new(),
        lang: desk.articles[article].lang,
        values,
        grams: grams(text),
        entities,
        days,
        speaker,
        party: speaker.and_then(|s| party(desk, s)),
        stance: said.map(|s| s.stance),
        negations,
    }
}

/// The state, organisation or bloc that somebody is or speaks for.
pub(crate) fn party(desk: &Context, entity: usize) -> Option<usize> {
    desk.party_of.get(entity).copied().flatten()
}

/// Whose position it is that somebody takes: his party's, or where none is known his own, if the story is about him.
pub(crate) fn holder(desk: &Context, entity: usize) -> Option<usize> {
    desk.holder_of.get(entity).copied().flatten()
}

/// Whose position it is that a voice takes: that of the party which the voice's own words name, or else his holder's.
pub(crate) fn voice_holder(desk: &Context, article: usize, voice: Voice) -> Option<usize> {
    desk.others.get(&(article, voice.piece)).copied().or_else(|| holder(desk, desk.entity(article, voice.entity)?))
}

/// The runs of four letters of a text, hashed, each once.
fn grams(text: &str) -> Vec<u32> {
    let folded: Vec<char> = recoupe_lang::fold(text).chars().map(|c| if c.is_alphanumeric() { c } else { ' ' }).collect();
    let runs = folded.windows(4).filter(|w| !w[1..3].contains(&' '));
    // FNV-1a over the four characters
    let mut out: Vec<u32> = runs.map(|w| w.iter().fold(0x811c_9dc5, |h: u32, c| (h ^ *c as u32).wrapping_mul(0x0100_0193))).collect();
    out.sort_unstable();
    out.dedup();
    out
}

/// Puts numbers without gaps in the place of hashes: what is laid out by them is then small.
fn number_grams(units: &mut [Unit]) {
    let mut numbers: HashMap<u32, u32> = HashMap::new();
    for gram in units.iter_mut().flat_map(|u| &mut u.grams) {
        let next = numbers.len() as u32;
        *gram = *numbers.entry(*gram).or_insert(next);
    }
}

/// For each unit the first that has its very words (itself, mostly).
pub(crate) fn copies(desk: &Context, units: &[Unit]) -> Vec<usize> {
    let words = |u: &Unit| recoupe_lang::fold(desk.words(u.article, u.piece)).split_whitespace().collect::<Vec<_>>().join(" ");
    let words: Vec<String> = units.par_iter().map(words).collect();
    let mut first: HashMap<String, usize> = HashMap::new();
    words.into_iter().enumerate().map(|(n, words)| *first.entry(words).or_insert(n)).collect()
}
