//! Party × issue: what each state, organisation or bloc wants, turns down, offers, fears, verbatim. A party
//! takes a position by a verb of which it is the subject, or by a statement of somebody who speaks for it.

mod answers;
mod content;
mod fronted;
mod grammar;
mod heard;
mod objects;
mod order;
mod phrases;
mod said;
mod small_words;
mod voice;

use crate::context::Context;
use crate::issues::{About, issues};
use crate::points::Group;
use crate::units::{Unit, holder};
use crate::words::{CLASS, ENTITY, Reader, forms_of, rows};
use foldhash::{HashMap, HashMapExt, HashSet};
use rayon::prelude::*;
use recoupe_lang::{TokenKind, fold, tokens};
use recoupe_model::contract::Position;
use recoupe_model::{EntityKind, Form, Lang, Mention, Piece, Stance};
use std::collections::BTreeSet;
use std::sync::LazyLock;

/// A word that takes a position: which, and the words of which one must stand behind it, if any.
type Taking = (Stance, Vec<&'static str>);

/// Stem of a word that takes a position → which, by language.
static WORDS: LazyLock<HashMap<&'static str, HashMap<String, Taking>>> = LazyLock::new(|| {
    let mut out: HashMap<&str, HashMap<String, Taking>> = HashMap::new();
    for (lang, rest) in rows(include_str!("../data/position_words.tsv")) {
        let Some((stance, words)) = rest.split_once('\t') else { continue };
        let Some(stance) = self::stance(stance) else { continue };
        let reader = Reader::new(Lang::from_tag(lang));
        for word in words.split(' ') {
            for form in forms_of(lang, word) {
                out.entry(lang).or_default().insert(reader.stem(form), (stance, Vec::new()));
            }
        }
    }
    for (lang, rest) in rows(include_str!("../data/position_particles.tsv")) {
        let Some((word, behind)) = rest.split_once('\t') else { continue };
        let reader = Reader::new(Lang::from_tag(lang));
        for form in forms_of(lang, word) {
            if let Some((_, needed)) = out.entry(lang).or_default().get_mut(&reader.stem(form)) {
                needed.extend(behind.split(' '));
            }
        }
    }
    out
});

/// Verbs of wishing. What somebody is said to want by another party is what that party thinks of him.
static WISHES: LazyLock<HashSet<String>> = LazyLock::new(|| {
    let wishes = [("fr", "vouloir"), ("en", "want"), ("de", "wollen")];
    wishes.into_iter().flat_map(|(lang, word)| forms_of(lang, word).map(move |w| Reader::new(Lang::from_tag(lang)).stem(w))).collect()
});

/// Is a word a verb of wishing?
fn is_wish(word: &str, lang: Option<Lang>) -> bool {
    stems(word, lang).any(|s| WISHES.contains(&s))
}

/// The stems under which a form may stand in a list of verbs: its own and, in French, that of the singular, since "demandent" keeps
/// its ending where "demande" and "demandait" lose theirs.
fn stems(word: &str, lang: Option<Lang>) -> impl Iterator<Item = String> {
    let reader = Reader::new(lang);
    let singular = if lang == Some(Lang::FR) { word.strip_suffix("ent").map(|w| reader.stem(&format!("{w}e"))) } else { None };
    std::iter::once(reader.stem(word)).chain(singular)
}

/// Words after a word that takes a position among which the one it needs must stand ("pressed its allies to").
const BEHIND: usize = 5;

/// Words after an adjective of readiness among which its preposition must stand: who "opened his schools to the homeless" is not
/// "open to" anything.
const READY: usize = 2;

/// The position that a word takes, where it stands before some text.
fn taken_by(word: &str, after: &str, lang: Option<Lang>) -> Option<Stance> {
    if let Some(stance) = phrases::taken_by(word, after, lang) {
        return Some(stance);
    }
    let words = WORDS.get(lang.as_ref()?.code())?;
    let (stance, behind) = stems(word, lang).find_map(|s| words.get(&s))?;
    let near =
        || tokens(after, 0).into_iter().filter(|t| t.kind != TokenKind::Mark).take(if *stance == Stance::Offers { READY } else { BEHIND });
    // "preparing to" is not "prepared to": an adjective of readiness is no verb
    let verb = *stance == Stance::Offers && !behind.is_empty() && ["ing", "pare", "pares"].iter().any(|end| word.ends_with(end));
    if verb && word != "willing" {
        return None;
    }
    let stands = behind.is_empty() || near().any(|t| behind.contains(&after[t.piece.range()].to_lowercase().replace('’', "'").as_str()));
    stands.then_some(*stance)
}

/// Is a word an adjective of readiness ("ready to", "disposé à"), no verb of offering?
fn is_readiness(word: &str, lang: Option<Lang>) -> bool {
    let list = lang.as_ref().and_then(|l| WORDS.get(l.code()));
    let ready = |(stance, behind): &Taking| *stance == Stance::Offers && !behind.is_empty();
    list.is_some_and(|l| stems(word, lang).any(|s| l.get(&s).is_some_and(ready)))
}

/// Stance by its name in the lists.
fn stance(name: &str) -> Option<Stance> {
    Some(match name {
        "demands" => Stance::Demands,
        "rejects" => Stance::Rejects,
        "accepts" => Stance::Accepts,
        "offers" => Stance::Offers,
        "denies" => Stance::Denies,
        "warns" => Stance::Warns,
        "asks" => Stance::Asks,
        "threatens" => Stance::Threatens,
        "accuses" => Stance::Accuses,
        "criticises" => Stance::Criticises,
        "praises" => Stance::Praises,
        "promises" => Stance::Promises,
        "hopes" => Stance::Hopes,
        _ => return None,
    })
}

/// A position has at least so many words.
const WORDS_AT_LEAST: usize = 5;

/// A position before its issue is known.
pub(crate) struct Taken {
    pub(crate) article: usize,
    pub(crate) piece: Piece,
    /// The words of it that tell what it is about: those that the verb governs.
    matter: Piece,
    pub(crate) party: usize,
    pub(crate) stance: Stance,
    /// Whether a verb or noun says that a position is taken, not only the words of what is said.
    pub(crate) told: bool,
    /// Whether another party says that this one wishes it: no position of either.
    imputed: bool,
    /// Whether somebody only tells what is so: it shows that his words matter, and no position.
    only_tells: bool,
    /// Whether others are urged: that counts as much as a demand.
    urged: bool,
    /// The statement that it stands in or is.
    statement: Option<usize>,
}

impl Taken {
    /// A position that a verb or noun says is taken, in words that are all about it.
    fn told(article: usize, piece: Piece, (party, stance): (usize, Stance), statement: Option<usize>) -> Self {
        Self { article, piece, matter: piece, party, stance, told: true, imputed: false, only_tells: false, urged: false, statement }
    }
}

/// Who takes which position where, in order of articles and text.
pub(crate) fn take(desk: &Context) -> Vec<Taken> {
    let heard = heard::Heard::new(desk);
    let each = (0..desk.articles.len()).into_par_iter().with_max_len(1).map(|article| take_in(desk, &heard, article));
    let mut taken: Vec<Taken> = each.collect::<Vec<_>>().into_iter().flatten().collect();
    // whom no words of the reports name is nobody who could be shown
    let mentions = crate::entities::mentions(desk);
    taken.retain(|t| mentions.get(t.party).is_some_and(|m| !m.is_empty()));
    taken.sort_by_key(|t| (t.article, t.piece, t.party));
    taken.dedup_by(|x, y| x.article == y.article && x.piece == y.piece && x.party == y.party);
    // "insisted on its peaceful aims, affirming that it never armed anybody": what only the inner words deny, they alone deny
    let inner = |t: &Taken, u: &Taken| {
        (u.article, u.party, u.stance) == (t.article, t.party, t.stance)
            && u.statement.is_some()
            && u.statement != t.statement
            && t.piece.contains(&u.piece)
            && u.piece.len() < t.piece.len()
    };
    let repeats: Vec<bool> = taken
        .iter()
        .enumerate()
        .map(|(n, t)| {
            !t.told && taken[n + 1..].iter().take_while(|u| u.article == t.article && u.piece.start < t.piece.end).any(|u| inner(t, u))
        })
        .collect();
    let mut repeats = repeats.into_iter();
    taken.retain(|_| !repeats.next().unwrap_or(false));
    taken
}

/// Who takes which position in a report.
fn take_in(desk: &Context, heard: &heard::Heard, article: usize) -> Vec<Taken> {
    let mut taken: Vec<Taken> = Vec::new();
    let mut by_verb: Vec<Taken> = desk.report_sentences(article).flat_map(|(_, s)| by_verbs(desk, article, s)).collect();
    for n in 0..desk.analyses[article].statements.len() {
        for said in said::positions(desk, heard, article, n) {
            if !said.only_tells && said.stance != Stance::Says {
                by_verb.retain(|t| t.party != said.party || !t.piece.overlaps(&said.piece) || !grammar::is_of_himself(desk, t));
            }
            // one position, of which the verb's clause was cut short ("demands that the dyke be razed, which …")
            let same = |t: &&mut Taken| (t.party, t.stance) == (said.party, said.stance) && t.piece.overlaps(&said.piece);
            if let Some(whole) = by_verb.iter_mut().find(same).filter(|t| t.piece.start <= said.piece.start && t.piece.end < said.piece.end)
            {
                whole.piece = whole.piece.cover(&said.piece);
                continue;
            }
            // "they would not grant *Norvia's demand that …*": another's demand is what is refused, not who says what
            let refused = |t: &Taken| {
                let inside = said.piece.contains(&t.piece) && said.piece.start < t.piece.start;
                matches!(said.stance, Stance::Rejects | Stance::Denies) && t.party != said.party && inside
            };
            let told = |t: &Taken| t.piece.overlaps(&said.piece) && said.piece.len() < 2 * t.piece.len() && !refused(t);
            if !by_verb.iter().any(told) {
                taken.push(said);
            }
        }
    }
    taken.extend(by_verb.into_iter().filter(|t| !t.imputed));
    taken.extend(desk.report_sentences(article).flat_map(|(_, s)| by_asides(desk, article, s)));
    taken
}

/// Is a word one by which positions are taken?
fn takes(word: &str, lang: Option<Lang>) -> bool {
    let list = lang.as_ref().and_then(|l| WORDS.get(l.code()));
    list.is_some_and(|l| stems(word, lang).any(|s| l.contains_key(&s)))
}

/// The positions as printed, each with its issue and what it answers.
pub(crate) fn positions(desk: &Context, taken: &[Taken], units: &[Unit], groups: &[Group]) -> Vec<Position> {
    let carried = carried(taken, units, groups);
    let kept = taken.iter().zip(carried).filter(|(t, carried)| !t.only_tells && *carried >= reports_needed(t).min(desk.articles.len()));
    let mut taken: Vec<&Taken> = kept.map(|(t, _)| t).collect();
    // "Mayer denied having sold it", and once more what stands behind "denied": the first tells it with its verb (sorted by place)
    taken.dedup_by(|u, t| (u.article, u.party, u.stance) == (t.article, t.party, t.stance) && u.piece.overlaps(&t.piece));
    let mut groups_of: HashMap<usize, Vec<usize>> = HashMap::new();
    for (number, group) in groups.iter().enumerate() {
        for unit in &group.units {
            groups_of.entry(*unit).or_default().push(number);
        }
    }
    let unit = |t: &&Taken| {
        let after = units.partition_point(|u| (u.article, u.piece.start) <= (t.article, t.piece.start));
        after.checked_sub(1).filter(|at| units[*at].article == t.article)
    };
    let in_groups: Vec<&[usize]> =
        taken.iter().map(|t| unit(t).and_then(|unit| groups_of.get(&unit)).map_or(&[][..], Vec::as_slice)).collect();
    let retold = retold(desk, &taken, &in_groups);
    // a refusal of what another party has just asked for or offered, or what is promised on it ("Orle promised to study it")
    let replies: Vec<bool> =
        taken.iter().enumerate().map(|(n, t)| n > 0 && t.party != taken[n - 1].party && takes_up(t.stance, taken[n - 1].stance)).collect();
    let told: Vec<bool> = taken.iter().map(|t| t.told).collect();
    let about: Vec<About> = taken.iter().map(|t| (t.article, matter(desk, t))).collect();
    let parties: Vec<usize> = taken.iter().map(|t| t.party).collect();
    let issues = issues(desk, &about, (&retold, &replies, &told), &parties, takes);
    let written = taken.iter().copied().zip(issues).filter_map(|(t, issue)| {
        let statement = t.statement.and_then(|n| desk.analyses[t.article].statements.get(n));
        let teller = statement.and_then(|s| desk.entity(t.article, s.speaker?.entity)).and_then(|e| holder(desk, e));
        let taker = || if t.told { grammar::taker(desk, t.article, t.piece, t.party) } else { None };
        let position = Position {
            party: desk.entity_id(t.party),
            issue: issue?,
            position: t.stance,
            speaker: statement.and_then(|s| s.speaker).or_else(taker).and_then(|v| desk.name(t.article, v)),
            span: desk.cut(t.article, t.piece)?,
            told_by: teller.filter(|e| *e != t.party).map(|e| desk.entity_id(e)),
            answers: None,
        };
        Some((t, position))
    });
    let (from, mut out): (Vec<&Taken>, Vec<Position>) = written.unzip();
    answers::link(desk, &from, &mut out);
    out
}

/// Content words, names apart, that two positions of one party with one stance share, at least, to be one told twice, if they are half
/// of those of the shorter.
const SHARED: usize = 2;

/// Positions that have a word, at most, for it to tell that two are one.
const RARE: usize = 3;

/// The stems of what a position says, names apart.
fn said_stems(desk: &Context, t: &Taken) -> BTreeSet<String> {
    let reader = Reader::new(desk.articles[t.article].lang);
    let all = crate::content::stems(desk, t.article, t.piece, &reader);
    all.into_iter().filter(|w| !w.starts_with([ENTITY, CLASS]) && !takes(w, desk.articles[t.article].lang)).collect()
}

/// Pairs of positions that are one told twice: one stance in two reports of one thing (a party may bear another name in another
/// language). `in_groups`: the points that each stands in, in order.
fn retold(desk: &Context, taken: &[&Taken], in_groups: &[&[usize]]) -> Vec<(usize, usize)> {
    let mut first_told: HashMap<(usize, Stance), usize> = HashMap::new();
    let mut out: Vec<(usize, usize)> = Vec::new();
    for (n, t) in taken.iter().enumerate() {
        if let Some(group) = in_groups[n].first() {
            out.push((*first_told.entry((*group, t.stance)).or_insert(n), n));
        }
    }
    let lang = |t: &Taken| desk.articles[t.article].lang;
    // "wants an inquiry by foreign experts", "she wanted foreign experts to look into it"
    // stems by number, and only those of one party and stance beside one another: fifty copies of a report have as many
    let mut numbers: HashMap<String, usize> = HashMap::new();
    let mut with: Vec<usize> = Vec::new();
    let mut number = |word: String| {
        let next = numbers.len();
        let n = *numbers.entry(word).or_insert(next);
        with.resize(with.len().max(n + 1), 0);
        with[n] += 1;
        n
    };
    let said: Vec<BTreeSet<String>> = taken.par_iter().map(|t| said_stems(desk, t)).collect();
    let mut in_numbers = |said: BTreeSet<String>| {
        let mut stems: Vec<usize> = said.into_iter().map(&mut number).collect();
        stems.sort_unstable();
        stems
    };
    let stems: Vec<Vec<usize>> = said.into_iter().map(&mut in_numbers).collect();
    let mut alike: HashMap<(usize, Stance, Option<Lang>), Vec<usize>> = HashMap::new();
    for (n, t) in taken.iter().enumerate().filter(|(_, t)| t.told) {
        let before = alike.entry((t.party, t.stance, lang(t))).or_default();
        let same = |m: &&usize| {
            let shared: Vec<usize> = stems[n].iter().copied().filter(|w| stems[**m].binary_search(w).is_ok()).collect();
            let half = shared.len() >= SHARED && 2 * shared.len() >= stems[n].len().min(stems[**m].len());
            // one word that few others have, in two reports
            half || t.article != taken[**m].article && shared.iter().any(|w| with[*w] <= RARE)
        };
        out.extend(before.iter().filter(same).map(|m| (*m, n)));
        before.push(n);
    }
    if taken.iter().all(|t| lang(t) == lang(taken[0])) {
        return out;
    }
    // in two languages no word tells so, and points overlap: any of them may
    let mut by_group: HashMap<(usize, Stance), Vec<usize>> = HashMap::new();
    for (n, t) in taken.iter().enumerate() {
        in_groups[n].iter().for_each(|group| by_group.entry((*group, t.stance)).or_default().push(n));
    }
    for (n, t) in taken.iter().enumerate() {
        let others = in_groups[n].iter().filter_map(|group| by_group.get(&(*group, t.stance))).flatten();
        out.extend(others.filter(|m| **m < n && lang(taken[**m]) != lang(t)).map(|m| (*m, n)));
    }
    out
}

/// Words behind a possessive at the end of a position, at most, for what it is about to be named before.
const OF_WHAT: usize = 2;

/// Content words of a position of somebody's own body, at most, for what it is about to be told before.
const BARE: usize = 4;

/// The words that tell what a position is about. "They demand *its demolition*": of what the sentence before tells.
fn matter(desk: &Context, taken: &Taken) -> Piece {
    let (article, own) = (taken.article, taken.matter);
    let lang = desk.articles[article].lang;
    let owners = small_words::OF_BEFORE.of(lang);
    let words: Vec<&str> = desk.words(article, own).split_whitespace().collect();
    let at = words.iter().rposition(|w| owners.has(&fold(w))).filter(|at| words.len() - 1 - at <= OF_WHAT);
    let by_verb = |at: usize| at > 0 && taken_by(words[at - 1], &words[at..].join(" "), desk.articles[article].lang).is_some();
    let owned = at.is_some_and(|at| at + 1 < words.len() && by_verb(at));
    let before = || {
        let (n, _) = desk.sentence_at(article, own)?;
        let sentences = &desk.analyses[article].sentences;
        let (before, here) = (sentences.get(n.checked_sub(1)?)?, sentences.get(n)?);
        (before.block == here.block).then_some(before.piece)
    };
    // "her members want five years": for what, the words before tell
    let possessive = words.first().is_some_and(|w| owners.has(&fold(w)) || small_words::OWNING.of(lang).has(&fold(w)));
    let first = desk.words(article, own).split(',').next().unwrap_or_default();
    let owned = owned || possessive && taken.told && Reader::new(lang).count(first) <= BARE;
    let answers = || grammar::is_of_named_before(desk, article, own, taken.stance).then(|| told_before(desk, article, own)).flatten();
    if owned { before().map_or(own, |b| b.cover(&own)) } else { answers().map_or(own, |b| b.cover(&own)) }
}

/// Reports that must carry what a position says for it to be one of the story's, not a remark made in passing. Over fourteen
/// annotated events a position was one of a reader's too 16 times in a hundred where its words belong to no point at all,
/// 28, 36, 48 and 54 times where one, two, three or more reports have the point. Of those that one report has, demands,
/// refusals, charges and warnings were 36 times, all others 10: these need a second report, but for what a verb
/// denies ("Bergen denied having …"; over seventeen events F .345 to .347, precision .521 to .522).
fn reports_needed(taken: &Taken) -> usize {
    match taken.stance {
        Stance::Denies if taken.told => 1,
        Stance::Asks if taken.urged => 1,
        Stance::Says | Stance::Accepts | Stance::Asks | Stance::Offers | Stance::Denies | Stance::Praises => 2,
        _ => 1,
    }
}

/// How many reports have the point that the words of each position belong to; none where they are part of no unit.
fn carried(taken: &[Taken], units: &[Unit], groups: &[Group]) -> Vec<usize> {
    let mut reports = vec![1; units.len()];
    for group in groups {
        let all: BTreeSet<usize> = group.units.iter().filter_map(|u| units.get(*u)).map(|u| u.article).collect();
        for unit in &group.units {
            if let Some(n) = reports.get_mut(*unit) {
                *n = all.len().max(*n);
            }
        }
    }
    let of = |t: &Taken| {
        let first = units.partition_point(|u| (u.article, u.piece.end) <= (t.article, t.piece.start));
        let within =
            units[first..].iter().zip(&reports[first..]).take_while(|(u, _)| u.article == t.article && u.piece.start < t.piece.end);
        within.map(|(_, n)| *n).max().unwrap_or(0)
    };
    taken.iter().map(of).collect()
}

fn asks(stance: Stance) -> bool {
    matches!(stance, Stance::Demands | Stance::Asks | Stance::Offers)
}

/// May a position that names nothing of its own be about what was asked, offered or charged right before it? A denial is about a
/// charge alone.
fn takes_up(stance: Stance, before: Stance) -> bool {
    match stance {
        Stance::Denies => before == Stance::Accuses,
        Stance::Rejects => asks(before) || before == Stance::Accuses,
        Stance::Accepts | Stance::Promises | Stance::Offers => asks(before),
        _ => false,
    }
}

fn is_answer(stance: Stance) -> bool {
    matches!(stance, Stance::Rejects | Stance::Accepts | Stance::Denies)
}

/// Words of a position that a verb takes, at least.
const LEAST: usize = 3;

/// Does a position say more than who took it towards whom ("Oslo demanded of London and …")? It has words, and beside the one
/// that takes it another that is no name.
fn says_something(desk: &Context, article: usize, piece: Piece) -> bool {
    let all = tokens(desk.words(article, piece), piece.start);
    // "…, a promis *sa ministre, Kari Lund*": a title is no more than a name
    let title = |m: &&Mention| m.form == Form::Name || m.form == Form::Nominal && m.kind == EntityKind::Person;
    let names = || desk.analyses[article].mentions.iter().filter(title).filter(|m| m.piece.overlaps(&piece));
    let named = |word: Piece| names().any(|m| m.piece.contains(&word));
    let plain: Vec<&str> =
        all.iter().filter(|t| t.kind != TokenKind::Mark && !named(t.piece)).map(|t| desk.words(article, t.piece)).collect();
    let reader = Reader::new(desk.articles[article].lang);
    all.iter().filter(|t| t.kind == TokenKind::Word).count() >= LEAST && reader.count(&plain.join(" ")) >= 2
}

/// Does a position only answer what was told right before ("Norvey *turned it down*"), and is that no charge?
fn answers_before(desk: &Context, t: &Taken) -> bool {
    let before = || told_before(desk, t.article, t.piece).is_some_and(|b| !content::Said::new(desk, t.article, b).is_about_charge());
    grammar::is_of_named_before(desk, t.article, t.piece, t.stance) && before()
}

/// What is told before a piece: the beginning of its sentence, or the sentence before.
fn told_before(desk: &Context, article: usize, piece: Piece) -> Option<Piece> {
    let (n, own) = desk.sentence_at(article, piece)?;
    let sentences = &desk.analyses[article].sentences;
    let begins = desk.articles[article].text.trim(Piece::new(own.start, piece.start.max(own.start)));
    let reader = Reader::new(desk.articles[article].lang);
    if reader.count(desk.words(article, begins)) >= 2 {
        return Some(begins);
    }
    let (before, here) = (sentences.get(n.checked_sub(1)?)?, sentences.get(n)?);
    (before.block == here.block).then_some(before.piece)
}

/// Positions by the verbs of a sentence: by its grammar, or else by the order of its words.
fn by_verbs(desk: &Context, article: usize, sentence: Piece) -> Vec<Taken> {
    match desk.parse(article, sentence) {
        Some(parse) => {
            // "accused Norvey of wanting the strait": what another is charged with wanting is a position of neither
            let imputed = |t: &Taken| t.stance == Stance::Accuses && content::Said::new(desk, article, t.piece).begins_with_a_wish();
            let courteous = |t: &Taken| content::is_only_courteous(&content::Said::new(desk, article, t.piece), t.stance);
            let mut all = grammar::positions(desk, article, &parse);
            all.extend(fronted::positions(desk, article, sentence, &parse, &all));
            // "…, which Norvey denies": another's word about it is no part of it
            let asides = grammar::asides(desk, article, sentence);
            for t in all.iter_mut().filter(|t| asides.iter().any(|(party, _, piece)| *party != t.party && piece.end == t.piece.end)) {
                let comma = desk.words(article, t.piece).rfind(',').unwrap_or(t.piece.len());
                t.piece = Piece::new(t.piece.start, t.piece.start + comma);
                t.matter.end = t.matter.end.min(t.piece.end).max(t.matter.start);
            }
            all.retain(|t| (says_something(desk, article, t.piece) || answers_before(desk, t)) && !courteous(t) && !imputed(t));
            all
        }
        None => order::positions(desk, article, sentence),
    }
}

/// Positions in asides behind what they are about ("…, which Norvey denies").
fn by_asides(desk: &Context, article: usize, sentence: Piece) -> Vec<Taken> {
    let all = grammar::asides(desk, article, sentence).into_iter();
    let taken = all.map(|(party, stance, piece)| Taken::told(article, piece, (party, stance), None));
    taken.filter(|t| says_something(desk, article, t.piece)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_denial_takes_up_a_charge_and_a_promise_what_was_asked() {
        assert!(takes_up(Stance::Denies, Stance::Accuses) && !takes_up(Stance::Denies, Stance::Demands));
        assert!(takes_up(Stance::Promises, Stance::Offers) && takes_up(Stance::Rejects, Stance::Accuses));
        assert!(!takes_up(Stance::Promises, Stance::Accuses) && !takes_up(Stance::Demands, Stance::Demands));
    }

    #[test]
    fn who_opens_a_door_is_not_open_to_a_thing() {
        let (en, fr) = (Some(Lang::EN), Some(Lang::FR));
        assert_eq!(taken_by("open", " to talks about the nets", en), Some(Stance::Offers));
        assert_eq!(taken_by("opened", " three of its harbours to the boats", en), None);
        assert_eq!(taken_by("prepared", " to talk about the nets", en), Some(Stance::Offers));
        assert_eq!(taken_by("willing", " to talk about the nets", en), Some(Stance::Offers));
        assert_eq!(taken_by("preparing", " to sail on Monday", en), None);
        assert_eq!(taken_by("opening", " to the public on Monday", en), None);
        assert_eq!(taken_by("ouvert", " à des discussions", fr), Some(Stance::Offers));
        assert_eq!(taken_by("ouvert", " une enquête lundi à Tarvel", fr), None);
    }

    #[test]
    fn a_plural_takes_the_position_of_its_singular() {
        let fr = |word| taken_by(word, " la fin du blocus", Some(Lang::FR));
        assert_eq!((fr("demandent"), fr("refusent")), (Some(Stance::Demands), Some(Stance::Rejects)));
        assert_eq!((fr("rejettent"), fr("dénoncent")), (Some(Stance::Rejects), Some(Stance::Criticises)));
        assert_eq!((fr("gouvernement"), fr("souvent"), fr("président")), (None, None, None));
    }
}
