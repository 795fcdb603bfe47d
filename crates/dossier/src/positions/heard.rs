//! What the statements of a story tell beside one another: the words by which its people speak; quotations that another report
//! has of the same party; and accounts of two parties that a report sets one against the other.

use super::small_words::NUMBERS;
use crate::context::Context;
use crate::parties::plain_words;
use crate::units::voice_holder;
use crate::words::Reader;
use foldhash::{HashMap, HashMapExt, HashSet, HashSetExt};
use recoupe_model::{EntityKind, Lang, Piece, SpeechKind, Stance, Statement};
use std::collections::BTreeSet;

/// Words in one order that two quotations of one utterance share: runs of so many …
const RUN: usize = 4;

/// … which make up this share of the shorter one's, at least. Cut short at one end it is still the same.
const SHARED: f64 = 0.6;

/// A statement: of which article, which.
type At = (usize, usize);

/// What is known of all statements of a story before their positions are looked for.
pub(super) struct Heard {
    /// The words by which the story's speakers speak: those of the cues of all its statements.
    pub(super) cues: HashSet<String>,
    /// Quotations that several reports have, all of them of one party; and whether one of them names it.
    retold: HashMap<At, bool>,
    /// Accounts that a report sets against another party's, right before or after.
    versions: HashSet<At>,
}

impl Heard {
    pub(super) fn new(desk: &Context) -> Self {
        Self { cues: cues(desk), retold: retold(desk), versions: versions(desk) }
    }

    pub(super) fn is_retold(&self, article: usize, n: usize) -> bool {
        self.retold.contains_key(&(article, n))
    }

    /// Does a report name who says a quotation that this one has, too?
    pub(super) fn is_named_elsewhere(&self, article: usize, n: usize) -> bool {
        self.retold.get(&(article, n)) == Some(&true)
    }

    pub(super) fn is_version(&self, article: usize, n: usize) -> bool {
        self.versions.contains(&(article, n))
    }
}

fn cues(desk: &Context) -> HashSet<String> {
    let each = desk.analyses.iter().enumerate().flat_map(|(a, analysis)| analysis.statements.iter().filter_map(move |s| Some((a, s.cue?))));
    let words = each.flat_map(|(a, cue)| plain_words(desk.words(a, cue)));
    words.filter(|w| w.chars().count() > 2).collect()
}

/// Quotations that another report has in the same words, where all reports that name their speaker's party name one.
fn retold(desk: &Context) -> HashMap<At, bool> {
    let mut runs: Vec<(At, BTreeSet<Vec<String>>)> = Vec::new();
    for (article, analysis) in desk.analyses.iter().enumerate() {
        for (n, statement) in analysis.statements.iter().enumerate().filter(|(_, s)| s.kind != SpeechKind::Indirect) {
            let words = plain_words(desk.words(article, statement.content));
            runs.push(((article, n), words.windows(RUN).map(<[String]>::to_vec).collect()));
        }
    }
    let mut by_run: HashMap<(Option<Lang>, &Vec<String>), Vec<usize>> = HashMap::new();
    for (k, ((article, _), own)) in runs.iter().enumerate() {
        own.iter().for_each(|run| by_run.entry((desk.articles[*article].lang, run)).or_default().push(k));
    }
    let mut out = HashMap::new();
    for (k, (at, own)) in runs.iter().enumerate() {
        let mut shared: HashMap<usize, usize> = HashMap::new();
        for run in own {
            let others = by_run.get(&(desk.articles[at.0].lang, run)).into_iter().flatten();
            others.filter(|o| runs[**o].0.0 != at.0).for_each(|o| *shared.entry(*o).or_default() += 1);
        }
        let same = |(o, n): (&usize, &usize)| *n as f64 >= SHARED * own.len().min(runs[*o].1.len()) as f64;
        let kin: Vec<usize> = shared.iter().filter(|(o, n)| same((o, n))).map(|(o, _)| *o).chain([k]).collect();
        let voice = |o: &usize| {
            let (article, n) = runs[*o].0;
            let voice = desk.analyses[article].statements.get(n)?.speaker?;
            Some((voice_holder(desk, article, voice)?, !desk.analyses[article].is_pronoun(voice.piece)))
        };
        let voices: Vec<(usize, bool)> = kin.iter().filter_map(voice).collect();
        let one = voices.iter().all(|(party, _)| *party == voices[0].0);
        if kin.len() > 1 && !voices.is_empty() && one {
            out.insert(*at, voices.iter().any(|(_, named)| *named));
        }
    }
    out
}

/// Words before the name of whoever tells an account that is set against another's ("*But the* Norveyans say").
const BEFORE: usize = 2;

/// Words of two accounts of how many there were, at most.
const SHORT: usize = 24;

/// Does a text count something, in digits or words?
fn counts(lang: Option<Lang>, text: &str) -> bool {
    plain_words(text).iter().any(|w| w.starts_with(|c: char| c.is_ascii_digit()) || NUMBERS.of(lang).has(w))
}

/// "Norvey says that the trawler was in its waters. Sorvia says that it never left port": what two parties say beside one another,
/// each named in the sentence in which he says it, in words of one's own, is what either holds.
fn versions(desk: &Context) -> HashSet<At> {
    let mut out = HashSet::new();
    for (article, analysis) in desk.analyses.iter().enumerate() {
        let party = |s: &Statement| {
            let voice = s.speaker.filter(|v| !analysis.is_pronoun(v.piece))?;
            let holder = voice_holder(desk, article, voice)?;
            let body = desk.is_land(holder) || desk.entities[holder].kind == EntityKind::Org;
            let plain = matches!(s.stance, Stance::Says | Stance::Claims) && s.kind != SpeechKind::Direct;
            let at = analysis.sentences.partition_point(|x| x.piece.end <= s.content.start);
            let opens = |x: Piece| {
                let before = desk.words(article, Piece::new(x.start.min(voice.piece.start), voice.piece.start));
                let before = before.rsplit([',', ';', '–', '—']).next().unwrap_or("");
                x.contains(&voice.piece) && x.contains(&s.content) && before.split_whitespace().count() <= BEFORE
            };
            let beside = analysis.sentences.get(at).is_some_and(|x| opens(x.piece)) && voice.piece.end <= s.content.start;
            (body && plain && beside).then_some((holder, at))
        };
        let reader = Reader::new(desk.articles[article].lang);
        let told: Vec<Option<(usize, usize)>> = analysis.statements.iter().map(party).collect();
        for n in 1..told.len() {
            let (Some((one, first)), Some((other, second))) = (told[n - 1], told[n]) else { continue };
            let block = |at: usize| analysis.sentences.get(at).map(|s| s.block);
            let of_one_thing = || {
                let [a, b] = [n - 1, n].map(|k| desk.words(article, analysis.statements[k].content));
                let numbers = [a, b].iter().all(|text| counts(desk.articles[article].lang, text) && plain_words(text).len() <= SHORT);
                numbers || reader.plain_stems(a).iter().any(|w| reader.plain_stems(b).contains(w))
            };
            if one != other && (first..=first + 1).contains(&second) && block(first) == block(second) && of_one_thing() {
                out.extend([(article, n - 1), (article, n)]);
            }
        }
    }
    out
}
