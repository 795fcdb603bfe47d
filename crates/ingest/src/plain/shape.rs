//! The shape of each line among its neighbours, as numbers: what the line model judges by. No word of
//! a page is among them, so the model can't learn a page or an outlet by heart.

use super::cues::Mode;
use super::look::{End, Look};
use recoupe_model::FurnitureKind;
use std::collections::HashMap;

/// Names of the features, in the order of the numbers; the model file uses them.
pub const FEATURES: [&str; 52] = [
    "words",
    "chars_a_word",
    "function",
    "capitals",
    "shouted",
    "figures",
    "commas",
    "stops",
    "bars",
    "address",
    "quote",
    "starts_small",
    "starts_mark",
    "end",
    "prose",
    "cue",
    "cue_kind",
    "twins",
    "previous_words",
    "next_words",
    "previous_prose",
    "next_prose",
    "previous_function",
    "next_function",
    "previous_cue",
    "next_cue",
    "near_prose",
    "wide_prose",
    "since_prose",
    "until_prose",
    "prose_before",
    "prose_after",
    "in_run",
    "run_distance",
    "run_share",
    "line_share",
    "position",
    "lines",
    "since_list",
    "list_in_run",
    "since_title",
    "sentence",
    "short_near",
    "similar_near",
    "end_previous",
    "end_next",
    "run_words",
    "longest",
    "words_to_run_mean",
    "comments_before",
    "figures_near",
    "capitals_near",
];

/// Number of features.
pub const COUNT: usize = FEATURES.len();

/// The longest run of prose: first and last line (inclusive) of the stretch in which prose outweighs
/// everything else most. Found in one pass (Kadane's maximal sum).
pub(crate) fn best_run(looks: &[Look]) -> Option<(usize, usize)> {
    /// What a line that is no prose costs, in words.
    const COST: f32 = 9.0;
    let (mut best, mut found) = (0.0, None);
    let (mut sum, mut start) = (0.0_f32, 0);
    for (i, look) in looks.iter().enumerate() {
        if sum <= 0.0 {
            sum = 0.0;
            start = i;
        }
        sum += if look.is_prose() {
            (look.words as f32).min(120.0)
        } else if look.opens_list {
            -4.0 * COST
        } else if look.is_sentence() && look.cue.is_none() {
            0.0
        } else {
            -COST
        };
        if sum > best {
            best = sum;
            found = Some((start, i));
        }
    }
    found
}

/// The features of every line.
pub(crate) fn features(looks: &[Look]) -> Vec<[f32; COUNT]> {
    let n = looks.len();
    let run = best_run(looks);
    let mut twins: HashMap<u64, u32> = HashMap::new();
    for look in looks {
        *twins.entry(look.hash).or_default() += 1;
    }
    let prose_words: Vec<f32> = looks.iter().map(|l| if l.is_prose() { l.words as f32 } else { 0.0 }).collect();
    let sums = |of: &dyn Fn(usize) -> f32| {
        let mut total = vec![0.0_f64; n + 1];
        for i in 0..n {
            total[i + 1] = total[i] + f64::from(of(i));
        }
        total
    };
    let prose_sum = sums(&|i| prose_words[i]);
    let word_sum = sums(&|i| looks[i].words as f32);
    let short_sum = sums(&|i| f32::from(u8::from(looks[i].words <= 5)));
    let figure_sum = sums(&|i| looks[i].figures as f32);
    let capital_sum = sums(&|i| looks[i].capitals as f32);
    let window = |total: &[f64], i: usize, wide: usize| (total[(i + wide + 1).min(n)] - total[i.saturating_sub(wide)]) as f32;
    let until = distances(n, |i| prose_words[n - 1 - i] > 0.0);
    let since = distances(n, |i| prose_words[i] > 0.0);
    let since_list = distances(n, |i| looks[i].opens_list);
    let title = looks.first().map_or(0, |l| l.hash);
    let title_at = (1..n.min(400)).rev().find(|&i| looks[i].hash == title && looks[i].words >= 4).unwrap_or(0);
    let all_prose = prose_sum[n].max(1.0) as f32;
    let longest = looks.iter().map(|l| l.words).max().unwrap_or(0) as f32;
    let (run_words, run_mean) = run.map_or((0.0, 1.0), |(a, b)| {
        let words = (prose_sum[b + 1] - prose_sum[a]) as f32;
        let lines = looks[a..=b].iter().filter(|l| l.is_prose()).count();
        (words, words / lines.max(1) as f32)
    });
    let mut comments = 0.0_f32;
    let blank = Look::default();
    let log = |x: f32| (1.0 + x).ln();
    let mut out = Vec::with_capacity(n);
    for (i, look) in looks.iter().enumerate() {
        let previous = if i > 0 { &looks[i - 1] } else { &blank };
        let next = looks.get(i + 1).unwrap_or(&blank);
        if look.opens_list && look.cue.is_some_and(|c| c.kind == FurnitureKind::Share) {
            comments = 1.0;
        }
        let (inside, distance) = match run {
            Some((a, _)) if i < a => (0.0, -((a - i) as f32)),
            Some((_, b)) if i > b => (0.0, (i - b) as f32),
            Some(_) => (1.0, 0.0),
            None => (0.0, 999.0),
        };
        let near = window(&word_sum, i, 3).max(1.0);
        let alike = |other: &Look| {
            let (a, b) = (log(look.words as f32), log(other.words as f32));
            1.0 - (a - b).abs().min(2.0) / 2.0
        };
        let list_in_run = run.is_some_and(|(a, b)| i >= a && i <= b && since_list[i] < (i - a) as f32);
        out.push([
            log(look.words as f32),
            look.chars as f32 / look.words.max(1) as f32,
            look.share(look.function),
            look.share(look.capitals),
            look.share(look.shouted),
            look.share(look.figures),
            look.share(look.commas),
            look.stops as f32,
            look.share(look.bars),
            f32::from(u8::from(look.address)),
            f32::from(u8::from(look.quote)),
            f32::from(u8::from(look.starts_small)),
            f32::from(u8::from(look.starts_mark)),
            end_number(look.end),
            f32::from(u8::from(look.is_prose())),
            look.cue.map_or(0.0, |c| match c.mode {
                Mode::Line => 3.0,
                Mode::Part => 2.0,
                Mode::Start => 1.0,
            }),
            look.cue.map_or(-1.0, |c| kind_number(c.kind)),
            twins.get(&look.hash).copied().unwrap_or(1) as f32,
            log(previous.words as f32),
            log(next.words as f32),
            f32::from(u8::from(previous.is_prose())),
            f32::from(u8::from(next.is_prose())),
            previous.share(previous.function),
            next.share(next.function),
            f32::from(u8::from(previous.cue.is_some())),
            f32::from(u8::from(next.cue.is_some())),
            window(&prose_sum, i, 3) / near,
            window(&prose_sum, i, 10) / window(&word_sum, i, 10).max(1.0),
            log(since[i]),
            log(until[n - 1 - i]),
            prose_sum[i] as f32 / all_prose,
            (prose_sum[n] - prose_sum[i + 1]) as f32 / all_prose,
            inside,
            distance.signum() * log(distance.abs()),
            run_words / all_prose,
            look.words as f32 / run_words.max(1.0),
            i as f32 / n as f32,
            log(n as f32),
            log(since_list[i]),
            f32::from(u8::from(list_in_run)),
            if i >= title_at { log((i - title_at) as f32) } else { -log((title_at - i) as f32) },
            f32::from(u8::from(look.is_sentence())),
            window(&short_sum, i, 4),
            alike(previous) + alike(next),
            end_number(previous.end),
            end_number(next.end),
            log(run_words),
            log(longest),
            look.words as f32 / run_mean.max(1.0),
            comments,
            window(&figure_sum, i, 3) / near,
            window(&capital_sum, i, 3) / near,
        ]);
    }
    out
}

/// For each place, how many steps ago `marked` held last (0 where it holds; large before the first).
fn distances(n: usize, marked: impl Fn(usize) -> bool) -> Vec<f32> {
    let mut last = None;
    (0..n)
        .map(|i| {
            if marked(i) {
                last = Some(i);
            }
            last.map_or(999.0, |l| (i - l) as f32)
        })
        .collect()
}

fn end_number(end: End) -> f32 {
    match end {
        End::Open => 0.0,
        End::Other => 1.0,
        End::Comma => 2.0,
        End::Colon => 3.0,
        End::Question => 4.0,
        End::Stop => 5.0,
    }
}

/// Kinds in an order that lets a threshold part them: from menus to what may stand inside a report.
fn kind_number(kind: FurnitureKind) -> f32 {
    match kind {
        FurnitureKind::Navigation => 0.0,
        FurnitureKind::Share => 1.0,
        FurnitureKind::Trending => 2.0,
        FurnitureKind::Consent => 3.0,
        FurnitureKind::Advert => 4.0,
        FurnitureKind::Player => 5.0,
        FurnitureKind::Timestamp => 6.0,
        FurnitureKind::Credit => 7.0,
        FurnitureKind::Caption => 8.0,
        FurnitureKind::Related => 9.0,
        FurnitureKind::Disclaimer => 10.0,
        FurnitureKind::Other => 11.0,
    }
}
