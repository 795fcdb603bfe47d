//! Figures put side by side: readings of one thing counted, and whether they can all be true. Different
//! numbers are only put together when their words say that they count the same; when unsure they stay apart.

mod disputed;
mod together;
mod toll;

use crate::context::Context;
use crate::order::Overtaken;
use crate::points::Group;
use crate::units::Unit;
use crate::words::{Reader, Vocabulary, Word, rows};
use disputed::{join_conflicting, join_disputed, join_same_disputes};
use foldhash::{HashMap, HashMapExt, HashSet, HashSetExt};
use jiff::civil::Date;
use recoupe_model::contract::{FigureRecord, Reading, Verdict};
use recoupe_model::{Attribution, Edtf, EntityKind, Figure, FigureStatus, Lang, Modifier, Piece, Span, TimeClass, Value, Zone};
use std::collections::BTreeSet;
use std::sync::LazyLock;
use together::{grouped, join_of_lines, join_told_once, likeness, overlap, place_bare};
use toll::{fates, join_same_counts, overtaken, risen, toll};

/// Unit as written, folded → name that stands for it in all languages.
static UNITS: LazyLock<HashMap<String, &'static str>> = LazyLock::new(|| {
    let all = rows(include_str!("../../data/units.tsv"));
    all.flat_map(|(name, words)| words.split(' ').map(move |w| (recoupe_lang::fold(w), name))).collect()
});

/// Words around a number that tell what it counts.
const NEIGHBOURHOOD: usize = 90;
/// Readings of one measure (hours, percent, money) with one value count the same thing when their surroundings
/// share this much (rare words, see [`likeness`]). Sweeps on two sets: below 0.10 thirty percent of one thing
/// meets thirty percent of another; above 0.20 true pairs part.
const SAME_VALUE: f64 = 0.12;

struct Found<'a> {
    article: usize,
    figure: &'a Figure,
    unit: String,
    /// Words of the noun phrase and of what stands around it.
    near: Vec<Word>,
    /// Words of the sentence.
    sentence: Vec<Word>,
    low: f64,
    high: f64,
    lang: Option<Lang>,
    /// Number of the article's event.
    event: usize,
    /// Its report tells this value and unit of one thing only.
    only: bool,
    /// Its report tells this value once, of whatever it counts.
    sole: bool,
    /// What befell the people counted, where their clause tells one such thing.
    toll: Option<&'static str>,
    /// What its sentence says befell anybody.
    fates: Vec<&'static str>,
    /// Places and states that the sentence names.
    places: Vec<usize>,
    /// Its report tells one toll of this kind only.
    one_toll: bool,
    /// The days that the sentence names.
    days: Vec<(Date, Date)>,
    /// The day that the sentence names next to the number.
    day: Option<(Date, Date)>,
    /// A length counted from the day of writing: "in the next 30 days".
    term: bool,
    /// Index among the figures of its article.
    number: usize,
    /// A sum whose unit stands elsewhere in its report: "the subsidy of 62 million".
    bare: bool,
}

/// The figures of a story.
pub(crate) struct Figures {
    /// Compared, as printed.
    pub(crate) records: Vec<FigureRecord>,
    /// The tolls among them that rose.
    pub(crate) risen: Vec<Overtaken>,
}

/// The readings of a story, put together by their words; what lines that tell the same add comes last.
pub(crate) struct Ledger<'a> {
    found: Vec<Found<'a>>,
    vocabulary: Vocabulary,
    groups: Vec<Vec<usize>>,
}

/// Reads the figures of a story and puts them together by their words.
pub(crate) fn ledger<'a>(desk: &Context<'a>) -> Ledger<'a> {
    let mut vocabulary = Vocabulary::default();
    let found = collect(desk, &mut vocabulary);
    let groups = grouped(&found, &vocabulary);
    Ledger { found, vocabulary, groups }
}

impl Ledger<'_> {
    /// The readings that the words around them, not their value alone, put together; what a report counts again without the
    /// noun is left out. This is evidence that whole lines tell one matter: a value in common is a detail, and with it lines of
    /// two matters pass for one (key points of seventeen events .864 to .860; of counts told again, of `greve` .84 to .77).
    pub(crate) fn by_words(&self, desk: &Context) -> Vec<Vec<Span>> {
        let span = |n: &usize| desk.cut(self.found[*n].article, self.found[*n].figure.piece);
        self.groups.iter().filter(|g| g.len() > 1).map(|g| g.iter().filter_map(span).collect()).collect()
    }

    /// Puts together what is told once, disputed, counted again, or told by `told`, lines that tell the same, and compares.
    pub(crate) fn close(self, desk: &Context, units: &[Unit], told: &[Group]) -> Figures {
        let Self { found, vocabulary, mut groups } = self;
        let held = &vocabulary;
        place_bare(&found, &mut groups);
        join_told_once(&found, held, &mut groups);
        join_same_counts(&found, held, &mut groups);
        let lines = lines(&found, &groups, units, told);
        join_of_lines(&found, held, &lines, &mut groups);
        join_disputed(desk, &found, &mut groups);
        join_conflicting(desk, &found, &lines, &mut groups);
        // what a report itself counts again is the same thing, however far the numbers lie apart
        for n in (0..found.len()).filter(|n| found[*n].figure.again.is_some()) {
            let first = |m: &usize| found[*m].article == found[n].article && Some(found[*m].number) == found[n].figure.again;
            match groups.iter_mut().find(|g| g.iter().any(first)) {
                Some(group) => group.push(n),
                None => groups.push(vec![n]),
            }
        }
        groups.iter_mut().for_each(|g| g.sort_unstable());
        groups.sort();
        join_same_disputes(&found, &mut groups);
        groups.iter_mut().for_each(|g| g.sort_unstable());
        let records: Vec<(FigureRecord, Option<Overtaken>)> = groups.into_iter().filter_map(|g| record(desk, &found, &g)).collect();
        let (records, risen): (Vec<_>, Vec<_>) = records.into_iter().unzip();
        Figures { records, risen: risen.into_iter().flatten().collect() }
    }
}

/// Two readings in lines of two reports that tell the same, the lesser first.
struct InLines {
    pair: (usize, usize),
    /// Neither line has another reading of this value.
    sole_value: bool,
    /// Neither line has another reading of this unit.
    sole_unit: bool,
}

/// Readings of one value or of one unit in lines that tell the same and that `groups` do not hold together.
fn lines(found: &[Found], groups: &[Vec<usize>], units: &[Unit], told: &[Group]) -> Vec<InLines> {
    let mut home: Vec<usize> = vec![usize::MAX; found.len()];
    groups.iter().enumerate().for_each(|(g, members)| members.iter().for_each(|n| home[*n] = g));
    let mut of_unit: Vec<Vec<usize>> = vec![Vec::new(); units.len()];
    for (n, one) in found.iter().enumerate() {
        // units stand in order of articles and of text
        let after = units.partition_point(|u| (u.article, u.piece.start) <= (one.article, one.figure.number.start));
        let unit = after.checked_sub(1).filter(|u| units[*u].article == one.article && units[*u].piece.contains(&one.figure.number));
        unit.into_iter().for_each(|u| of_unit[u].push(n));
    }
    let has_value = |n: usize, of: usize| found[n].figure.value == found[of].figure.value;
    let has_unit = |n: usize, of: usize| found[n].unit == found[of].unit;
    // points overlap, and bring one link a hundred times
    let mut pairs: HashSet<(usize, usize)> = HashSet::new();
    let mut out: Vec<InLines> = Vec::new();
    for (a, b, _) in told.iter().flat_map(Group::linked) {
        for &x in &of_unit[a] {
            for &y in of_unit[b].iter().filter(|y| home[x] != home[**y] && (has_value(x, **y) || has_unit(x, **y))) {
                if pairs.insert((x.min(y), x.max(y))) {
                    let alone = |like: &dyn Fn(usize, usize) -> bool| {
                        [(a, x), (b, y)].iter().all(|(unit, one)| of_unit[*unit].iter().filter(|n| like(**n, *one)).count() == 1)
                    };
                    out.push(InLines { pair: (x.min(y), x.max(y)), sole_value: alone(&has_value), sole_unit: alone(&has_unit) });
                }
            }
        }
    }
    out.sort_unstable_by_key(|l| l.pair);
    out
}

fn collect<'a>(desk: &Context<'a>, vocabulary: &mut Vocabulary) -> Vec<Found<'a>> {
    let mut found = Vec::new();
    for (article, analysis) in desk.analyses.iter().enumerate() {
        let reader = Reader::new(desk.articles[article].lang);
        for (number, figure) in analysis.figures.iter().enumerate() {
            let Some(sentence) = desk.sentence_at(article, figure.piece) else { continue };
            if !matches!(analysis.sentences[sentence.0].zone, Zone::Title | Zone::Deck | Zone::Body) {
                continue;
            }
            let (low, high) = bounds(figure);
            let own: BTreeSet<String> = reader.stems(desk.words(article, figure.piece)).into_iter().collect();
            let stems = |piece: Piece| -> Vec<String> {
                reader.stems(desk.words(article, piece)).into_iter().filter(|s| !own.contains(s)).collect()
            };
            // the sentence first: it counts its words in, the neighbourhood is part of it
            let whole = vocabulary.add(stems(sentence.1));
            let near = around(desk.words(article, sentence.1), sentence.1, figure.counted.cover(&figure.piece));
            found.push(Found {
                article,
                figure,
                unit: unit_name(&figure.unit, &reader),
                near: vocabulary.look_up(&stems(near)),
                sentence: whole,
                low,
                high,
                lang: desk.articles[article].lang,
                event: desk.event_of[article],
                only: true,
                sole: true,
                toll: toll(desk, article, sentence.1, figure),
                fates: fates(desk.words(article, sentence.1)),
                places: places(desk, article, sentence.1),
                one_toll: true,
                days: days_of(desk, article, sentence.1),
                day: day_beside(desk, article, sentence.1, figure.number),
                term: analysis.times.iter().any(|t| t.class == TimeClass::Duration && t.relative && t.piece.overlaps(&figure.number)),
                number,
                bare: is_bare(figure, desk.words(article, figure.counted)),
            });
        }
    }
    // where one report gives a value twice in other words, a reader of another language can't tell which is meant
    let alone: Vec<bool> = (0..found.len())
        .map(|n| {
            let same = |m: &&Found| {
                m.article == found[n].article
                    && m.unit == found[n].unit
                    && m.figure.value == found[n].figure.value
                    && m.figure.piece != found[n].figure.piece
            };
            found
                .iter()
                .filter(same)
                .all(|m| likeness(&m.near, &found[n].near, vocabulary) >= SAME_VALUE || m.figure.counted.overlaps(&found[n].figure.counted))
        })
        .collect();
    let one_toll: Vec<bool> = found
        .iter()
        .map(|f| {
            f.toll.is_some()
                && found
                    .iter()
                    .all(|g| g.article != f.article || g.figure.again.is_some() || g.toll != f.toll || g.figure.value == f.figure.value)
        })
        .collect();
    let mut told: HashMap<(usize, String), usize> = HashMap::new();
    let value = |f: &Found| (f.article, format!("{:?}", f.figure.value));
    for one in found.iter().filter(|f| f.figure.again.is_none()) {
        *told.entry(value(one)).or_default() += 1;
    }
    let sole: Vec<bool> = found.iter().map(|f| told.get(&value(f)).is_some_and(|times| *times == 1)).collect();
    for (one, ((only, toll), sole)) in found.iter_mut().zip(alone.into_iter().zip(one_toll).zip(sole)) {
        (one.only, one.one_toll, one.sole) = (only, toll, sole);
    }
    found
}

/// From this on a number may be told without its unit, see `recoupe_figures`.
const MILLION: f64 = 1e6;

/// Does the noun of a sum stand elsewhere?
fn is_bare(figure: &Figure, words: &str) -> bool {
    let noun = figure.unit.chars().all(char::is_alphabetic) && !figure.unit.is_empty();
    let sum = matches!(figure.value, Value::Number(value) if value >= MILLION);
    sum && noun && figure.again.is_none() && figure.piece == figure.counted && !words.to_lowercase().contains(&figure.unit.to_lowercase())
}

/// Named places and states of a sentence.
fn places(desk: &Context, article: usize, sentence: Piece) -> Vec<usize> {
    let mentions = desk.analyses[article].mentions.iter().filter(|m| sentence.contains(&m.piece));
    let entities = mentions.filter_map(|m| desk.entity(article, m.entity));
    entities.filter(|e| desk.entities[*e].named && matches!(desk.entities[*e].kind, EntityKind::Place | EntityKind::State)).collect()
}

/// Calendar days named in a sentence.
fn days_of(desk: &Context, article: usize, sentence: Piece) -> Vec<(Date, Date)> {
    let times = desk.analyses[article].times.iter().filter(|t| sentence.contains(&t.piece));
    times.filter_map(|t| t.edtf.as_ref()).map(Edtf::bounds).collect()
}

/// The calendar day of a sentence that stands nearest to a number, on either side.
fn day_beside(desk: &Context, article: usize, sentence: Piece, number: Piece) -> Option<(Date, Date)> {
    let times = desk.analyses[article].times.iter().filter(|t| sentence.contains(&t.piece) && !t.piece.overlaps(&number));
    let days = times.filter_map(|t| t.edtf.as_ref()?.as_day().map(|d| (t.piece, (d, d))));
    let distance = |p: Piece| if p.start >= number.end { p.start - number.end } else { number.start.saturating_sub(p.end) };
    days.min_by_key(|(p, _)| (distance(*p), p.start)).map(|(_, d)| d)
}

/// The piece with what stands at most [`NEIGHBOURHOOD`] bytes around it in its sentence.
fn around(text: &str, sentence: Piece, piece: Piece) -> Piece {
    let at = |byte: usize| {
        let mut byte = byte.clamp(sentence.start, sentence.end) - sentence.start;
        while !text.is_char_boundary(byte) {
            byte -= 1;
        }
        byte + sentence.start
    };
    Piece::new(at(piece.start.saturating_sub(NEIGHBOURHOOD)), at(piece.end + NEIGHBOURHOOD))
}

/// What all words for a unit share: `hour` for "heures", "h"; a stem where the list does not know it.
fn unit_name(unit: &str, reader: &Reader) -> String {
    let folded = recoupe_lang::fold(unit);
    if let Some(name) = UNITS.get(&folded) {
        return (*name).to_owned();
    }
    let first = folded.split_whitespace().find_map(|w| UNITS.get(w));
    first.map_or_else(|| reader.stems(unit).join(" "), |n| (*n).to_owned())
}

/// What the words allow a reader to think of: "about" is a tenth either way, "nearly" a quarter less, "more
/// than" as much again. (What they allow in logic is wider; that would make any two numbers agree.)
fn bounds(figure: &Figure) -> (f64, f64) {
    let Value::Number(value) = figure.value else { return (f64::NAN, f64::NAN) };
    let slack = value.abs() / 10.0;
    let (low, high) = match figure.modifier {
        Modifier::Exact => (value, value),
        Modifier::About => (value - slack, value + slack),
        Modifier::Over if is_precise(value) => (value, value + value.abs() * PRECISE),
        Modifier::Over => (value, value + value.abs()),
        Modifier::Under => (value - value.abs() / 4.0, value),
    };
    (low, high)
}

/// How much more "more than" may mean where the number has two digits that count, as a share.
const PRECISE: f64 = 0.5;

/// Two digits or more that are not zero at the end: whoever knows of nine hours does not say "more than four and a half".
fn is_precise(value: f64) -> bool {
    let magnitude = 10_f64.powf(value.abs().max(f64::MIN_POSITIVE).log10().floor());
    let leading = value.abs() / magnitude;
    (leading - leading.round()).abs() > 1e-6
}

/// A group of figures as printed, and what in it was overtaken.
fn record(desk: &Context, found: &[Found], group: &[usize]) -> Option<(FigureRecord, Option<Overtaken>)> {
    let members: Vec<&Found> = group.iter().map(|n| &found[*n]).collect();
    let counts = members
        .iter()
        .find_map(|f| desk.cut(f.article, f.figure.counted))
        .or_else(|| desk.cut(members[0].article, members[0].figure.piece))?;
    let articles: BTreeSet<usize> = members.iter().map(|f| f.article).collect();
    let overtaken = overtaken(desk, &members);
    let status = settled(&members);
    let told: Vec<(&Found, FigureStatus)> = members.iter().copied().zip(status.iter().copied()).collect();
    let pairs = || told.iter().enumerate().flat_map(|(n, a)| told[n + 1..].iter().map(move |b| (a, b)));
    let differ = |((a, of_a), (b, of_b)): (&(&Found, FigureStatus), &(&Found, FigureStatus))| {
        of_a == of_b
            && a.figure.value != b.figure.value
            && !overlap(a, b)
            && !(a.toll.is_some() && overtaken)
            && !is_floor(a, b)
            && !is_floor(b, a)
    };
    let agree = |((a, of_a), (b, of_b)): (&(&Found, FigureStatus), &(&Found, FigureStatus))| {
        a.figure.value == b.figure.value && of_a == of_b && a.figure.modifier == b.figure.modifier
    };
    let verdict = if articles.len() < 2 {
        Verdict::Single
    } else if pairs().any(differ) {
        Verdict::Differ
    } else if pairs().all(agree) {
        Verdict::Agree
    } else {
        Verdict::Compatible
    };
    let readings: Vec<Reading> = members.iter().zip(&status).filter_map(|(f, status)| reading(desk, f, *status)).collect();
    let rose = overtaken && verdict == Verdict::Compatible && members.iter().all(|f| f.toll.is_some());
    let risen = if rose { risen(desk, &members) } else { None };
    (!readings.is_empty()).then_some((FigureRecord { counts, readings, verdict }, risen))
}

/// "At least eleven dead" of the first hours denies no later 22.
fn is_floor(low: &Found, high: &Found) -> bool {
    let (Value::Number(x), Value::Number(y)) = (&low.figure.value, &high.figure.value) else { return false };
    low.toll.is_some() && low.figure.modifier == Modifier::Over && x <= y
}

/// Whether what is counted is, or is to be: as most reports that give this value tell it, a plan where as many do. One report's
/// "would face tariffs of 25 percent" makes no plan of what the others tell as imposed, nor does a future of one fact that "is due".
fn settled(members: &[&Found]) -> Vec<FigureStatus> {
    let is_plan = |f: &Found| f.figure.status == FigureStatus::Planned;
    // a report that sets what was to be against what came of it means both
    let mut statuses: HashMap<usize, [bool; 2]> = HashMap::new();
    members.iter().for_each(|f| statuses.entry(f.article).or_default()[usize::from(is_plan(f))] = true);
    // articles that tell a value, as a fact and as a plan
    let key = |f: &Found| format!("{:?} {:?}", f.figure.value, f.figure.modifier);
    let mut told: HashMap<String, [BTreeSet<usize>; 2]> = HashMap::new();
    for f in members {
        told.entry(key(f)).or_default()[usize::from(is_plan(f))].insert(f.article);
    }
    let one = |f: &&Found| {
        let both = statuses.get(&f.article).is_some_and(|s| s[0] && s[1]);
        match told.get(&key(f)) {
            Some([facts, plans]) if !both => {
                if plans.len() >= facts.len() {
                    FigureStatus::Planned
                } else {
                    FigureStatus::Actual
                }
            }
            _ => f.figure.status,
        }
    };
    members.iter().map(one).collect()
}

fn reading(desk: &Context, found: &Found, status: FigureStatus) -> Option<Reading> {
    let f = found.figure;
    let statement = f.statement.and_then(|s| desk.analyses[found.article].statements.get(s));
    Some(Reading {
        value: f.value.clone(),
        min: f.min,
        max: f.max,
        unit: f.unit.clone(),
        modifier: f.modifier,
        status,
        attribution: if statement.is_some() && f.attribution == Attribution::Asserted { Attribution::Attributed } else { f.attribution },
        speaker: statement.and_then(|s| s.speaker).and_then(|v| desk.name(found.article, v)),
        span: desk.cut(found.article, f.piece)?,
    })
}

#[cfg(test)]
mod tests {
    use super::is_precise;

    #[test]
    fn digits_that_count() {
        assert!([4.5, 12.0, 250.0, 1_340.0, 0.25, 99.0].into_iter().all(is_precise));
        assert!(![4.0, 10.0, 300.0, 2_000_000.0, 0.5, 0.0].into_iter().any(is_precise));
    }
}
