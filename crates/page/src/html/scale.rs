//! One small scale a thing counted: exact values as dots, ranges as bars, open ends as arrows, plans dashed.

use crate::html::clocks::f;
use crate::numbers;
use crate::words::Language;
use maud::{Markup, html};
use recoupe_model::contract::{FigureRecord, Reading};
use recoupe_model::{FigureStatus, Modifier, Value};

/// Width of the scale in its own units.
const WIDTH: f64 = 200.0;
/// Room at the ends, where half a dot or an arrow stands.
const MARGIN: f64 = 12.0;

/// Width of a digit of 10 pixels.
const DIGIT: f64 = 6.2;

/// Lowest and highest value of the readings of one thing.
pub(crate) struct Scale {
    low: f64,
    high: f64,
    /// The values that the sources state, in order: what a range reaches beyond them is the program's tolerance.
    stated: Vec<f64>,
}

impl Scale {
    /// `None` where there is nothing to compare: one value, no numbers, or numbers of different units of size.
    pub(crate) fn of(f: &FigureRecord) -> Option<Self> {
        let all: Vec<(f64, f64)> = f.readings.iter().filter_map(bounds).collect();
        let low = all.iter().map(|b| b.0).fold(f64::INFINITY, f64::min);
        let high = all.iter().map(|b| b.1).fold(f64::NEG_INFINITY, f64::max);
        let mut stated: Vec<f64> = f.readings.iter().filter_map(|r| if let Value::Number(v) = r.value { Some(v) } else { None }).collect();
        stated.sort_by(f64::total_cmp);
        stated.dedup();
        (all.len() == f.readings.len() && all.len() > 1 && low < high).then_some(Self { low, high, stated })
    }

    fn x(&self, value: f64) -> f64 {
        MARGIN + (value - self.low) / (self.high - self.low) * (WIDTH - 2.0 * MARGIN)
    }

    /// One reading.
    pub(crate) fn bar(&self, r: &Reading) -> Markup {
        let Some((a, b)) = bounds(r) else { return Markup::default() };
        let (x1, x2) = (self.x(a), self.x(b));
        let style = if r.status == FigureStatus::Planned { "plan" } else { "done" };
        html! {
            svg viewBox={ "0 0 " (WIDTH) " 16" } width=(WIDTH) height="16" aria-hidden="true" {
                line.axis x1="0" x2=(WIDTH) y1="8" y2="8" {}
                @if x2 - x1 < 1.0 {
                    circle.(style) cx=(f(x1)) cy="8" r="5" {}
                } @else {
                    rect.(style) x=(f(x1 - 2.0)) y="4.5" width=(f(x2 - x1 + 4.0)) height="7" rx="3.5" {}
                }
                @match r.modifier {
                    Modifier::Over if r.max.is_none() => { circle.(style) cx=(f(x1)) cy="8" r="5" {} path.open d={ "M" (f(x1 + 6.0)) " 8H" (f(WIDTH - 3.0)) "m-4 -4l4 4l-4 4" } {} }
                    Modifier::Under if r.min.is_none() => { circle.(style) cx=(f(x2)) cy="8" r="5" {} path.open d={ "M" (f(x2 - 6.0)) " 8H3m4 -4l-4 4l4 4" } {} }
                    _ => {}
                }
            }
        }
    }

    /// The stated values below the scale, the highest and the lowest before those between; none covers another.
    pub(crate) fn ticks(&self, ui: Language) -> Markup {
        let mut taken: Vec<(f64, f64)> = Vec::new();
        let mut labels = Vec::new();
        let ends = [self.stated.last(), self.stated.first()];
        for value in ends.into_iter().flatten().chain(&self.stated) {
            let words = numbers::number(*value, ui);
            let half = words.chars().count() as f64 * DIGIT / 2.0;
            let x = self.x(*value).clamp(half, (WIDTH - half).max(half));
            if taken.iter().all(|(a, b)| x + half < *a || x - half > *b) {
                taken.push((x - half - 4.0, x + half + 4.0));
                labels.push((x, words));
            }
        }
        html! {
            svg viewBox={ "0 0 " (WIDTH) " 14" } width=(WIDTH) height="14" aria-hidden="true" {
                @for (x, words) in labels { text.tick x=(f(x)) y="11" { (words) } }
            }
        }
    }
}

/// What the words allow; an open end is drawn as an arrow and does not stretch the scale.
fn bounds(r: &Reading) -> Option<(f64, f64)> {
    let Value::Number(v) = r.value else { return None };
    let (low, high) = (r.min.unwrap_or(v), r.max.unwrap_or(v));
    (v.is_finite() && low.is_finite() && high.is_finite() && low <= high).then_some((low, high))
}
