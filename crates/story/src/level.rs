//! The likeness that counts as "the same event" here and now. No one threshold serves a dense and a
//! sparse stream, so the stream sets it:
//!
//! - Among headlines, chance likeness grows with the number of reports it could come from: the level
//!   follows the number of reports around, each weighted by its distance in time. Measured on the best
//!   levels of six sets with 5 to 1,700 headlines in two days.
//! - Among full texts, the level follows how alike the nearest neighbours of this stream are.

use crate::when::{DAY, Minute};

/// Days in which a report's weight, and the score of a pair, falls to 1/e (best of 1.5, 2, 3, 5).
pub(crate) const DAYS: f64 = 2.0;
/// Level of headlines: this times the number of reports around, to the power below.
const HEADLINE: f32 = 0.0235;
///
/// Chosen on eight random draws of four fifths of the events of each headline set (French day, OG2021 in five
/// languages), which a single set's large clusters do not sway: .39 beats .37 on all of them, .41 and .43 no more.
const HEADLINE_POWER: f32 = 0.39;
/// Level of full texts, as a share of the middle likeness of nearest neighbours (sixteen draws of four fifths of the
/// events: .38 gives .906 on ECB+ and .872 on Wikinews sources, .40 .907 and .871, .42 .910 and .866).
const TEXT: f32 = 0.40;
/// The level of full texts stays between these.
const TEXT_BOUNDS: (f32, f32) = (0.13, 0.30);
/// The level of headlines stays between these.
const HEADLINE_BOUNDS: (f32, f32) = (0.03, 0.45);

/// What a level is made from.
pub(crate) struct Standing {
    pub minute: Option<Minute>,
    pub fullness: f32,
    pub nearest: f32,
}

/// Level of each report; `twins` is the share of texts that have a translation in the stream.
pub(crate) fn levels(reports: &[Standing], twins: f32) -> Vec<f32> {
    let around = around(reports);
    let mut nearest: Vec<f32> = reports.iter().filter(|r| r.fullness > 0.5).map(|r| r.nearest).collect();
    nearest.sort_unstable_by(f32::total_cmp);
    let middle = nearest.get(nearest.len() / 2).copied().unwrap_or(0.0);
    reports.iter().zip(around).map(|(r, n)| level(n, middle, twins, r.fullness)).collect()
}

/// Level for a report with so many others around, in a stream whose nearest neighbours are so alike.
#[allow(clippy::cast_possible_truncation)]
pub(crate) fn level(around: f64, middle: f32, twins: f32, fullness: f32) -> f32 {
    let headline = (HEADLINE * (around as f32).max(1.0).powf(HEADLINE_POWER)).clamp(HEADLINE_BOUNDS.0, HEADLINE_BOUNDS.1);
    let text = (TEXT * middle).clamp(TEXT_BOUNDS.0 + twins * (TEXT_BOUNDS.1 - TEXT_BOUNDS.0), TEXT_BOUNDS.1);
    headline * (1.0 - fullness) + text * fullness
}

/// How many reports stand around each one, itself included.
#[allow(clippy::cast_precision_loss)]
fn around(reports: &[Standing]) -> Vec<f64> {
    let mut dated: Vec<(Minute, usize)> = reports.iter().enumerate().filter_map(|(n, r)| Some((r.minute?, n))).collect();
    dated.sort_unstable();
    let undated = reports.len() - dated.len();
    let mut around = vec![reports.len() as f64; reports.len()];
    for (_, n) in &dated {
        around[*n] = undated as f64 + 1.0;
    }
    for _ in 0..2 {
        let (mut sum, mut last) = (0.0, None::<Minute>);
        for &(minute, n) in &dated {
            sum *= last.map_or(1.0, |l| kept(minute - l));
            around[n] += sum;
            sum += 1.0;
            last = Some(minute);
        }
        dated.reverse();
    }
    around
}

/// What time leaves of a score or a weight.
#[allow(clippy::cast_precision_loss)]
pub(crate) fn kept(gap: Minute) -> f64 {
    (-(gap.abs() as f64) / DAY as f64 / DAYS).exp()
}
