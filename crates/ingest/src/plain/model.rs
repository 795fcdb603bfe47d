//! The line model: a sum of small decision trees over the shape of a line (gradient boosting, trained
//! by `recoupe-train lines`; see the head of `data/lines.model`). Gives how surely a line is the report.

use super::shape::{COUNT, FEATURES};
use std::sync::LazyLock;

/// A knot of a tree: a question, or the value of a leaf.
#[derive(Clone, Copy, Debug)]
enum Knot {
    /// Below the threshold go to the first, else to the second (indices into the model's knots).
    Ask {
        feature: usize,
        below: f32,
        yes: usize,
        no: usize,
    },
    Leaf(f32),
}

struct Model {
    bias: f32,
    roots: Vec<usize>,
    knots: Vec<Knot>,
}

static MODEL: LazyLock<Model> = LazyLock::new(|| read(include_str!("../../data/lines.model")));

/// Reads a model file: a line a tree, written as nested questions
/// `(feature threshold yes no)` with numbers as leaves. What is broken counts nothing.
fn read(file: &str) -> Model {
    let mut model = Model { bias: 0.0, roots: Vec::new(), knots: Vec::new() };
    for row in file.lines().filter(|l| !l.starts_with('#') && !l.trim().is_empty()) {
        if let Some(bias) = row.strip_prefix("bias ") {
            model.bias = bias.trim().parse().unwrap_or(0.0);
            continue;
        }
        let spaced = row.replace('(', " ( ").replace(')', " ) ");
        let mut words = spaced.split_whitespace();
        if let Some(root) = knot(&mut words, &mut model.knots, 0) {
            model.roots.push(root);
        }
    }
    model
}

fn knot<'a>(words: &mut impl Iterator<Item = &'a str>, knots: &mut Vec<Knot>, depth: usize) -> Option<usize> {
    let word = words.next()?;
    let made = if word == "(" {
        let name = words.next()?;
        let feature = FEATURES.iter().position(|f| *f == name)?;
        let below = words.next()?.parse().ok()?;
        if depth > 20 {
            return None;
        }
        let yes = knot(words, knots, depth + 1)?;
        let no = knot(words, knots, depth + 1)?;
        words.next()?;
        Knot::Ask { feature, below, yes, no }
    } else {
        Knot::Leaf(word.parse().ok()?)
    };
    knots.push(made);
    Some(knots.len() - 1)
}

/// How surely a line of this shape is the report, from 0 to 1.
pub(crate) fn likelihood(shape: &[f32; COUNT]) -> f32 {
    let model = &*MODEL;
    let mut sum = model.bias;
    for &root in &model.roots {
        let mut at = root;
        while let Knot::Ask { feature, below, yes, no } = model.knots[at] {
            at = if shape[feature] < below { yes } else { no };
        }
        if let Knot::Leaf(value) = model.knots[at] {
            sum += value;
        }
    }
    1.0 / (1.0 + (-sum).exp())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_shipped_model_is_whole() {
        let file = include_str!("../../data/lines.model");
        let trees = file.lines().filter(|l| l.starts_with('(')).count();
        assert!(trees > 0);
        assert_eq!(read(file).roots.len(), trees);
    }

    #[test]
    fn broken_trees_count_nothing() {
        assert!(read("(words 1").roots.is_empty());
        assert!(read("(nothing 1 2 3)").roots.is_empty());
        assert_eq!(read("(words 1.5 -1 1)").roots.len(), 1);
    }
}
