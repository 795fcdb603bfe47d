//! Numbers in words of the interface.

use crate::words::Language;
use recoupe_model::contract::Reading;
use recoupe_model::{Attribution, FigureStatus, Modifier, Value};

/// `60 000 000`, `4,5` in French; `60,000,000`, `4.5` in English. At most three decimals.
pub(crate) fn number(value: f64, ui: Language) -> String {
    if !value.is_finite() {
        return "–".to_owned();
    }
    let rounded = format!("{:.3}", value.abs());
    let (whole, decimals) = rounded.split_once('.').unwrap_or((&rounded, ""));
    let decimals = decimals.trim_end_matches('0');
    let mut out = String::new();
    if value < 0.0 {
        out.push('−');
    }
    for (n, digit) in whole.chars().enumerate() {
        // four digits stand together, as both languages write a year or 3200
        if n > 0 && (whole.len() - n).is_multiple_of(3) && whole.len() > 4 {
            out.push_str(ui.pick("\u{202f}", ","));
        }
        out.push(digit);
    }
    if !decimals.is_empty() {
        out.push_str(ui.pick(",", "."));
        out.push_str(decimals);
    }
    out
}

/// How the program reads a figure: `14`, `environ 300`, `près de 4`, `3 ou plus`, `21 h 40`.
pub(crate) fn reading(r: &Reading, ui: Language) -> String {
    let value = match &r.value {
        Value::Clock(clock) => return ui.pick(clock.replacen(':', "\u{a0}h\u{a0}", 1), clock.clone()),
        Value::Number(value) => number(*value, ui),
    };
    match (r.modifier, r.min, r.max) {
        (Modifier::About, ..) => ui.pick(format!("environ {value}"), format!("about {value}")),
        (Modifier::Over, ..) => ui.pick(format!("{value} ou plus"), format!("{value} or more")),
        (Modifier::Under, Some(_), _) => ui.pick(format!("près de {value}"), format!("nearly {value}")),
        (Modifier::Under, None, _) => ui.pick(format!("{value} ou moins"), format!("{value} or less")),
        (Modifier::Exact, Some(a), Some(b)) if a < b => {
            ui.pick(format!("{} à {}", number(a, ui), number(b, ui)), format!("{} to {}", number(a, ui), number(b, ui)))
        }
        (Modifier::Exact, ..) => value,
    }
}

/// Who answers for a figure, and whether it is or is to be, in the program's words; empty where the outlet says it is.
pub(crate) fn standing(r: &Reading, ui: Language) -> String {
    let mut facts = Vec::new();
    if r.status == FigureStatus::Planned {
        facts.push(ui.figure_status(r.status).to_owned());
    }
    match (r.attribution, &r.speaker) {
        (Attribution::Asserted, _) => {}
        (Attribution::Attributed, Some(s)) => facts.push(format!("{} {}", ui.pick("selon", "according to"), s.name)),
        (Attribution::Attributed, None) => facts.push(ui.pick("attribué", "attributed").to_owned()),
        (Attribution::Denied, _) => facts.push(ui.pick("démenti", "denied").to_owned()),
    }
    facts.join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_as_each_language_writes_them() {
        assert_eq!(number(60_000_000.0, Language::French), "60\u{202f}000\u{202f}000");
        assert_eq!(number(60_000_000.0, Language::English), "60,000,000");
        assert_eq!(number(4.5, Language::French), "4,5");
        assert_eq!(number(3200.0, Language::English), "3200");
        assert_eq!(number(-0.25, Language::English), "−0.25");
        assert_eq!(number(f64::INFINITY, Language::English), "–");
    }
}
