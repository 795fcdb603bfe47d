//! Trains the line model of plain text: small gradient-boosted trees over the shape of lines. It sees
//! no word of a page, only the numbers of `recoupe_ingest::training`. Judges itself by folds of pages.

use recoupe_ingest::training::{COUNT, FEATURES, report, shapes};
use serde_json::Value;
use std::collections::HashMap;
use std::fmt::Write;
use std::path::Path;

/// Trees, questions below each other, least weight of a leaf, step, and pull of leaves towards zero.
const TREES: usize = 70;
const DEPTH: usize = 4;
const LEAST: f64 = 0.6;
const STEP: f64 = 0.12;
const RIDGE: f64 = 0.6;
/// Thresholds tried per feature.
const BINS: usize = 24;
/// Folds of the cross-validation.
const FOLDS: usize = 5;

/// A page: its lines' shapes, what they are, how much each counts, and what is right of it.
struct Page {
    shapes: Vec<[f32; COUNT]>,
    labels: Vec<f64>,
    weights: Vec<f64>,
    /// The text and the runs of four words of the report; only where the whole report is known.
    whole: Option<(String, Vec<u64>)>,
}

enum Tree {
    Ask(usize, f32, Box<Tree>, Box<Tree>),
    Leaf(f64),
}

impl Tree {
    fn value(&self, shape: &[f32; COUNT]) -> f64 {
        match self {
            Self::Ask(f, below, yes, no) => {
                if shape[*f] < *below {
                    yes.value(shape)
                } else {
                    no.value(shape)
                }
            }
            Self::Leaf(v) => *v,
        }
    }

    fn write(&self, out: &mut String) {
        match self {
            Self::Ask(f, below, yes, no) => {
                let _ = write!(out, "({} {below} ", FEATURES[*f]);
                yes.write(out);
                out.push(' ');
                no.write(out);
                out.push(')');
            }
            Self::Leaf(v) => {
                let _ = write!(out, "{v:.3}");
            }
        }
    }
}

struct Model {
    bias: f64,
    trees: Vec<Tree>,
}

/// `lines SCRAPINGHUB TRAFILATURA OUT`: folders with `text/` and the expected text; the model's file.
pub(crate) fn run(arguments: &[String]) -> Result<String, String> {
    let [whole, parts, out] = arguments else {
        return Err("usage: recoupe-train lines SCRAPINGHUB_FOLDER TRAFILATURA_FOLDER OUT".into());
    };
    let mut pages = whole_pages(Path::new(whole))?;
    let known = pages.len();
    pages.extend(part_pages(Path::new(parts))?);
    let mut said = format!(
        "{known} pages known whole, {} in parts, {} lines\n",
        pages.len() - known,
        pages.iter().map(|p| p.labels.len()).sum::<usize>()
    );
    let mut total = (0.0, 0.0);
    for fold in 0..FOLDS {
        let training: Vec<&Page> = pages.iter().enumerate().filter(|(i, _)| i % FOLDS != fold).map(|(_, p)| p).collect();
        let model = fit(&training);
        for page in pages.iter().enumerate().filter(|(i, p)| i % FOLDS == fold && p.whole.is_some()).map(|(_, p)| p) {
            let scores: Vec<f32> = page.shapes.iter().map(|s| score(&model, s) as f32).collect();
            let (p, r) = judge(page, &scores);
            total.0 += p;
            total.1 += r;
        }
    }
    let (p, r) = (total.0 / known as f64, total.1 / known as f64);
    let best = format!("precision {p:.3} recall {r:.3} F1 {:.3}", 2.0 * p * r / (p + r));
    let _ = writeln!(said, "{FOLDS} folds of pages, the whole reader: {best}");
    let model = fit(&pages.iter().collect::<Vec<_>>());
    let mut file = format!(
        "# Line model: how surely a line of a page's plain text belongs to the report, by its shape among its neighbours.\n\
         # Gradient-boosted trees, log-odds: the bias plus one leaf of each tree; a question goes left below its threshold.\n\
         # Made by `recoupe-train lines` from two public benchmarks of article extraction: scrapinghub's (MIT) and\n\
         # trafilatura's evaluation data (Apache-2.0). Numbers about the shape of lines only; holds no word of any page.\n\
         # {known} pages with the whole report, {} with parts of it. By five folds of pages, {best}.\nbias {:.3}\n",
        pages.len() - known,
        model.bias
    );
    for tree in &model.trees {
        tree.write(&mut file);
        file.push('\n');
    }
    std::fs::write(out, file).map_err(|e| format!("{out}: {e}"))?;
    Ok(said)
}

fn score(model: &Model, shape: &[f32; COUNT]) -> f64 {
    let sum = model.bias + model.trees.iter().map(|t| t.value(shape)).sum::<f64>();
    1.0 / (1.0 + (-sum).exp())
}

/// Precision and recall of the runs of four words, as the benchmark counts them.
fn judge(page: &Page, scores: &[f32]) -> (f64, f64) {
    let Some((text, wanted)) = &page.whole else { return (0.0, 0.0) };
    let mut left: HashMap<u64, i64> = HashMap::new();
    for run in wanted {
        *left.entry(*run).or_default() += 1;
    }
    let body: Vec<&str> = report(text, scores.to_vec()).into_iter().map(|piece| &text[piece.range()]).collect();
    let (mut hits, mut taken) = (0.0, 0.0);
    for run in runs(&body.join("\n")) {
        taken += 1.0;
        if let Some(n) = left.get_mut(&run).filter(|n| **n > 0) {
            *n -= 1;
            hits += 1.0;
        }
    }
    let precision = if taken > 0.0 { hits / taken } else { 0.0 };
    (precision, if wanted.is_empty() { 1.0 } else { hits / wanted.len() as f64 })
}

fn words(text: &str) -> Vec<String> {
    text.split(|c: char| !c.is_alphanumeric() && c != '_').filter(|w| !w.is_empty()).map(str::to_owned).collect()
}

fn hash(words: &[String]) -> u64 {
    words.iter().flat_map(|w| w.bytes().chain([b' '])).fold(0xcbf2_9ce4_8422_2325, |h, b| (h ^ u64::from(b)).wrapping_mul(0x0100_0000_01b3))
}

fn runs(text: &str) -> Vec<u64> {
    let words = words(text);
    if words.is_empty() { Vec::new() } else { words.windows(words.len().min(4)).map(hash).collect() }
}

fn read(path: &Path) -> Result<String, String> {
    std::fs::read(path).map(|b| String::from_utf8_lossy(&b).into_owned()).map_err(|e| format!("{}: {e}", path.display()))
}

fn json(path: &Path) -> Result<Value, String> {
    serde_json::from_str(&read(path)?).map_err(|e| format!("{}: {e}", path.display()))
}

/// Pages whose whole report is known: a line belongs to it when its runs of words do.
fn whole_pages(folder: &Path) -> Result<Vec<Page>, String> {
    let gold = json(&folder.join("ground-truth.json"))?;
    let mut pages = Vec::new();
    for (name, item) in gold.as_object().into_iter().flatten() {
        let report = item["articleBody"].as_str().unwrap_or_default();
        let text = read(&folder.join("text").join(format!("{name}.txt")))?;
        let wanted = runs(report);
        let set: std::collections::HashSet<u64> = wanted.iter().copied().collect();
        let paragraphs: std::collections::HashSet<u64> = report.lines().map(|l| hash(&words(l))).collect();
        let all = words(report).len().max(1) as f64;
        let mut page = Page { shapes: Vec::new(), labels: Vec::new(), weights: Vec::new(), whole: None };
        let mut seen = std::collections::HashSet::new();
        for (piece, shape) in shapes(&text) {
            let line = &text[piece.range()];
            let own = runs(line);
            let count = words(line).len();
            let inside = own.iter().filter(|r| set.contains(r)).count() as f64 / own.len().max(1) as f64;
            let right = if count < 4 { paragraphs.contains(&hash(&words(line))) } else { inside > 0.6 };
            // the second of two equal lines is not the report
            let right = right && (count < 4 || seen.insert(hash(&words(line))));
            page.shapes.push(shape);
            page.labels.push(f64::from(u8::from(right)));
            page.weights.push(0.02 + 14.0 * (count as f64 / all).min(0.15));
        }
        page.whole = Some((text, wanted));
        pages.push(page);
    }
    Ok(pages)
}

/// Pages of which some strings are known to be in the report, and some not.
fn part_pages(folder: &Path) -> Result<Vec<Page>, String> {
    let gold = json(&folder.join("evaldata.json"))?;
    let mut pages = Vec::new();
    for item in gold.as_object().into_iter().flatten().map(|(_, item)| item) {
        let name = item["file"].as_str().unwrap_or_default().trim_end_matches(".html");
        let Ok(text) = read(&folder.join("text").join(format!("{name}.txt"))) else { continue };
        let strings = |key: &str| -> Vec<&str> { item[key].as_array().into_iter().flatten().filter_map(Value::as_str).collect() };
        let (with, without) = (strings("with"), strings("without"));
        let mut page = Page { shapes: Vec::new(), labels: Vec::new(), weights: Vec::new(), whole: None };
        for (piece, shape) in shapes(&text) {
            let line = &text[piece.range()];
            let inside = with.iter().any(|s| line.contains(s) || (line.len() > 20 && s.contains(line)));
            let outside = without.iter().any(|s| line.contains(s));
            if inside != outside {
                page.shapes.push(shape);
                page.labels.push(f64::from(u8::from(inside)));
                page.weights.push(0.25);
            }
        }
        pages.push(page);
    }
    Ok(pages)
}

/// Boosts trees on the log loss.
fn fit(pages: &[&Page]) -> Model {
    let shapes: Vec<&[f32; COUNT]> = pages.iter().flat_map(|p| &p.shapes).collect();
    let labels: Vec<f64> = pages.iter().flat_map(|p| p.labels.iter().copied()).collect();
    let weights: Vec<f64> = pages.iter().flat_map(|p| p.weights.iter().copied()).collect();
    let thresholds: Vec<Vec<f32>> = (0..COUNT).map(|f| thresholds(&shapes, f)).collect();
    let binned: Vec<[u8; COUNT]> = shapes
        .iter()
        .map(|s| {
            let mut row = [0; COUNT];
            for f in 0..COUNT {
                row[f] = thresholds[f].partition_point(|t| s[f] >= *t) as u8;
            }
            row
        })
        .collect();
    let (yes, all) = labels.iter().zip(&weights).fold((0.0, 0.0), |(y, a), (l, w)| (y + l * w, a + w));
    let rate: f64 = (yes / all).clamp(0.01, 0.99);
    let bias = (rate / (1.0 - rate)).ln();
    let mut sums = vec![bias; labels.len()];
    let mut trees = Vec::new();
    for _ in 0..TREES {
        let slopes: Vec<(f64, f64)> = sums
            .iter()
            .zip(labels.iter().zip(&weights))
            .map(|(s, (l, w))| {
                let p = 1.0 / (1.0 + (-s).exp());
                (w * (l - p), (w * p * (1.0 - p)).max(1e-9))
            })
            .collect();
        let rows: Vec<u32> = (0..labels.len() as u32).collect();
        let tree = grow(&binned, &thresholds, &slopes, rows, DEPTH);
        for (sum, shape) in sums.iter_mut().zip(&shapes) {
            *sum += tree.value(shape);
        }
        trees.push(tree);
    }
    Model { bias, trees }
}

/// Values that part the lines into equal shares.
fn thresholds(shapes: &[&[f32; COUNT]], f: usize) -> Vec<f32> {
    let mut values: Vec<f32> = shapes.iter().map(|s| s[f]).collect();
    values.sort_by(f32::total_cmp);
    values.dedup();
    let mut out: Vec<f32> = if values.len() <= BINS {
        values.windows(2).map(|w| (w[0] + w[1]) / 2.0).collect()
    } else {
        let mut all: Vec<f32> = shapes.iter().map(|s| s[f]).collect();
        all.sort_by(f32::total_cmp);
        // half by share of lines, half by range: rare long lines matter most
        let by_share = (1..BINS / 2).map(|k| all[k * all.len() / (BINS / 2)]);
        let by_value = (1..BINS / 2).map(|k| values[k * values.len() / (BINS / 2)]);
        by_share.chain(by_value).collect()
    };
    for t in &mut out {
        *t = (*t * 1000.0).round() / 1000.0;
    }
    out.sort_by(f32::total_cmp);
    out.dedup();
    out
}

fn grow(binned: &[[u8; COUNT]], thresholds: &[Vec<f32>], slopes: &[(f64, f64)], rows: Vec<u32>, depth: usize) -> Tree {
    let (g, h) = rows.iter().fold((0.0, 0.0), |(g, h), r| (g + slopes[*r as usize].0, h + slopes[*r as usize].1));
    let leaf = Tree::Leaf((STEP * g / (h + RIDGE) * 1000.0).round() / 1000.0);
    if depth == 0 || h < 2.0 * LEAST {
        return leaf;
    }
    let mut best = (0.02, usize::MAX, 0);
    for f in 0..COUNT {
        let mut bins = vec![(0.0, 0.0); thresholds[f].len() + 1];
        for r in &rows {
            let bin = &mut bins[binned[*r as usize][f] as usize];
            bin.0 += slopes[*r as usize].0;
            bin.1 += slopes[*r as usize].1;
        }
        let (mut lg, mut lh) = (0.0, 0.0);
        for (k, bin) in bins.iter().enumerate().take(thresholds[f].len()) {
            lg += bin.0;
            lh += bin.1;
            let (rg, rh) = (g - lg, h - lh);
            if lh < LEAST || rh < LEAST {
                continue;
            }
            let gain = lg * lg / (lh + RIDGE) + rg * rg / (rh + RIDGE) - g * g / (h + RIDGE);
            if gain > best.0 {
                best = (gain, f, k);
            }
        }
    }
    let (_, f, k) = best;
    if f == usize::MAX {
        return leaf;
    }
    let (yes, no): (Vec<u32>, Vec<u32>) = rows.into_iter().partition(|r| binned[*r as usize][f] as usize <= k);
    Tree::Ask(
        f,
        thresholds[f][k],
        Box::new(grow(binned, thresholds, slopes, yes, depth - 1)),
        Box::new(grow(binned, thresholds, slopes, no, depth - 1)),
    )
}
