//! `recoupe-train points FOLDER TEXTS [FOLDER TEXTS …]`: weights of the features of a pair of sentences,
//! by logistic regression on pairs that people aligned. Each folder holds `articles.json`, `alignments.json`
//! and what else the evaluation set has; only numbers leave it. Prints the weights fitted on all sets, and
//! for each set what weights give that never saw it, and what fitted ones give, over a sweep of thresholds.

use recoupe_dossier::training::{Candidate, FEATURES, Features, Resolve, candidates, chance};
use recoupe_model::{Analysis, Article, Basis, Edtf, Event, Lang, Origin, OriginKind, Piece, Stamp, Story, Text};
use serde_json::Value;
use std::collections::BTreeMap;
use std::error::Error;
use std::path::Path;

/// A pair of an evaluation set: two places, and whether a reader must find it.
struct Wanted {
    a: (usize, Piece),
    b: (usize, Piece),
    core: bool,
}

/// A set with its candidates, each labelled.
pub(crate) struct Set {
    name: String,
    candidates: Vec<Candidate>,
    /// Per candidate: the pairs of the set that it holds.
    holds: Vec<Vec<usize>>,
    wanted: Vec<Wanted>,
}

/// Strength of the pull of weights to nothing, in pairs. Of 0.2, 2, 4 and 8 the one whose best thresholds on
/// sets it never saw lie nearest to one another.
const RIDGE: f64 = 4.0;
/// Steps of gradient descent; more change the third digit.
const STEPS: usize = 3000;

/// Runs the trainer.
pub(crate) fn run(arguments: &[String]) -> Result<String, Box<dyn Error>> {
    let sets = arguments
        .chunks_exact(2)
        .map(|pair| {
            let (articles, numbers) = read(Path::new(&pair[0]), Path::new(&pair[1]))?;
            let analyses: Vec<Analysis> = articles
                .iter()
                .map(|a| {
                    let published = a.published.as_ref().and_then(|p| p.date.as_day());
                    recoupe_analysis::analyse(a, recoupe_analysis::Reference { published })
                })
                .collect();
            label(Path::new(&pair[0]), &articles, &analyses, &numbers, &recoupe_names::resolve)
        })
        .collect::<Result<Vec<_>, Box<dyn Error>>>()?;
    Ok(report(&sets))
}

/// The weights, and how well they do.
pub(crate) fn report(sets: &[Set]) -> String {
    let mut out = String::new();
    for (n, set) in sets.iter().enumerate() {
        let others: Vec<&Set> = sets.iter().enumerate().filter(|(m, _)| *m != n).map(|(_, s)| s).collect();
        let core = set.wanted.iter().filter(|w| w.core).count();
        let reachable = (0..set.wanted.len()).filter(|w| set.wanted[*w].core && set.holds.iter().any(|h| h.contains(w))).count();
        out += &format!("# {}: {} candidates, {core} pairs wanted, {reachable} within reach\n", set.name, set.candidates.len());
        for (label, weights) in [("never seen", fit(&others)), ("fitted", fit(&[set]))] {
            out += &format!("#   {label}:");
            for threshold in [0.1, 0.15, 0.2, 0.25, 0.3, 0.35, 0.4, 0.5, 0.6] {
                let (p, r) = score(set, &weights, threshold);
                out += &format!("  {threshold:.2}: P {p:.2} R {r:.2} F {:.3}", 2.0 * p * r / (p + r).max(1e-9));
            }
            out += "\n";
        }
    }
    for (name, weight) in FEATURES.iter().zip(fit(&sets.iter().collect::<Vec<_>>())) {
        out += &format!("{name}\t{weight:.3}\n");
    }
    out
}

fn json(path: &Path) -> Result<Value, Box<dyn Error>> {
    Ok(serde_json::from_str(&std::fs::read_to_string(path)?)?)
}

fn number(value: &Value) -> usize {
    value.as_u64().and_then(|n| usize::try_from(n).ok()).unwrap_or(usize::MAX)
}

fn piece(text: &Text, start: &Value, end: &Value) -> Option<Piece> {
    Some(Piece::new(text.byte(number(start))?, text.byte(number(end))?))
}

/// Articles of an evaluation set, by the set's own reading of them, and the number of each by its id there.
#[allow(clippy::type_complexity)]
pub(crate) fn read(folder: &Path, texts: &Path) -> Result<(Vec<Article>, BTreeMap<String, usize>), Box<dyn Error>> {
    let mut articles: Vec<Article> = Vec::new();
    let mut numbers: BTreeMap<String, usize> = BTreeMap::new();
    for given in json(&folder.join("articles.json"))?.as_array().ok_or("articles.json: no list")? {
        let name = given["file"].as_str().unwrap_or_default();
        let text = Text::new(String::from_utf8_lossy(&std::fs::read(texts.join(name))?).into_owned());
        let mut article = Article { id: given["id"].to_string(), input: name.to_owned(), ..Article::default() };
        article.lang = given["language"].as_str().and_then(Lang::from_tag);
        let at = |v: &Value| piece(&text, &v["start"], &v["end"]);
        article.title = at(&given["title"]);
        article.deck = at(&given["deck"]);
        let list = |key: &str| given[key].as_array().cloned().unwrap_or_default();
        article.headings = list("segments").iter().filter(|s| s["type"] == "heading").filter_map(at).collect();
        article.body = list("body_spans").iter().filter_map(|b| piece(&text, &b[0], &b[1])).collect();
        let headings = article.headings.clone();
        article.body.retain(|b| !headings.iter().any(|h| h.contains(b)));
        let date = given["published"]["value"].as_str().and_then(Edtf::parse);
        article.published = date.map(|date| Stamp { date, basis: Basis::Text, evidence: None });
        article.text = text;
        numbers.insert(given["id"].as_str().unwrap_or_default().to_owned(), articles.len());
        articles.push(article);
    }
    Ok((articles, numbers))
}

/// The candidates of a set, each with the pairs it holds.
pub(crate) fn label(
    folder: &Path,
    articles: &[Article],
    analyses: &[Analysis],
    numbers: &BTreeMap<String, usize>,
    resolve: &Resolve,
) -> Result<Set, Box<dyn Error>> {
    let all: Vec<usize> = (0..articles.len()).collect();
    let story = Story {
        id: "set".to_owned(),
        events: vec![Event { id: "event".to_owned(), articles: all.clone() }],
        origins: all.iter().map(|n| Origin { articles: vec![*n], kind: OriginKind::Own, source: None, evidence: Vec::new() }).collect(),
        articles: all,
    };
    let candidates = candidates(&story, articles, analyses, resolve);
    let wanted = wanted(&json(&folder.join("alignments.json"))?, articles, numbers);
    let holds = candidates.iter().map(|c| (0..wanted.len()).filter(|w| held(c, &wanted[*w])).collect()).collect();
    Ok(Set { name: folder.display().to_string(), candidates, holds, wanted })
}

/// All pairs of members of a group, of different articles: wanted where somebody judged them, else neutral.
fn wanted(alignments: &Value, articles: &[Article], numbers: &BTreeMap<String, usize>) -> Vec<Wanted> {
    let mut out = Vec::new();
    let empty = Vec::new();
    for group in alignments["groups"].as_array().unwrap_or(&empty) {
        let place = |member: &Value| {
            let article = *numbers.get(member["doc"].as_str()?)?;
            Some((article, piece(&articles[article].text, &member["start"], &member["end"])?))
        };
        let members = group["members"].as_array().unwrap_or(&empty);
        let judged = |x: &Value, y: &Value| {
            let pairs = group["pairs"].as_array().unwrap_or(&empty);
            pairs.iter().any(|p| (p["a"] == x["i"] && p["b"] == y["i"]) || (p["a"] == y["i"] && p["b"] == x["i"]))
        };
        for (n, x) in members.iter().enumerate() {
            for y in &members[n + 1..] {
                if let (Some(a), Some(b)) = (place(x), place(y))
                    && a.0 != b.0
                {
                    let core = judged(x, y) && group["optional"] != true;
                    out.push(Wanted { a: a.min(b), b: a.max(b), core });
                }
            }
        }
    }
    out
}

/// A candidate holds a pair when each of its places holds most of one of the pair's.
fn held(candidate: &Candidate, wanted: &Wanted) -> bool {
    let most = |outer: (usize, Piece), inner: (usize, Piece)| {
        let shared = outer.1.end.min(inner.1.end).saturating_sub(outer.1.start.max(inner.1.start));
        outer.0 == inner.0 && shared * 2 > inner.1.len()
    };
    let (a, b) = (candidate.a.min(candidate.b), candidate.a.max(candidate.b));
    most(a, wanted.a) && most(b, wanted.b)
}

/// Weights by gradient descent with momentum on all labelled candidates; neutral ones are left out. A set
/// weighs as much as another, whatever its size.
fn fit(sets: &[&Set]) -> Features {
    let mut rows: Vec<(&Features, f64, f64)> = Vec::new();
    for set in sets {
        let weight = 1.0 / set.candidates.len().max(1) as f64;
        for (candidate, holds) in set.candidates.iter().zip(&set.holds) {
            let core = holds.iter().any(|w| set.wanted[*w].core);
            if core || holds.is_empty() {
                rows.push((&candidate.features, f64::from(u8::from(core)), weight));
            }
        }
    }
    let total: f64 = rows.iter().map(|r| r.2).sum();
    let pull = RIDGE / (rows.len().max(1) as f64);
    let mut weights = [0.0; FEATURES.len()];
    let mut speed = [0.0; FEATURES.len()];
    for _ in 0..STEPS {
        let mut slope = [0.0; FEATURES.len()];
        for (features, label, weight) in &rows {
            let error = (chance(features, &weights) - label) * weight / total.max(1e-9);
            for (s, f) in slope.iter_mut().zip(features.iter()) {
                *s += error * f;
            }
        }
        for k in 0..FEATURES.len() {
            let ridge = if k == 0 { 0.0 } else { pull * weights[k] };
            speed[k] = 0.95 * speed[k] - 0.8 * (slope[k] + ridge);
            weights[k] += speed[k];
        }
    }
    weights
}

/// Precision over the pairs found that are not neutral, recall over the pairs wanted; each pair of the set
/// is found by one candidate only.
fn score(set: &Set, weights: &Features, threshold: f64) -> (f64, f64) {
    let mut order: Vec<usize> = (0..set.candidates.len()).collect();
    let sure: Vec<f64> = set.candidates.iter().map(|c| chance(&c.features, weights)).collect();
    order.sort_by(|x, y| sure[*y].total_cmp(&sure[*x]));
    let mut taken = vec![false; set.wanted.len()];
    let (mut hits, mut found) = (0.0, 0.0);
    for n in order.into_iter().take_while(|n| sure[*n] >= threshold) {
        let free = set.holds[n].iter().find(|w| set.wanted[**w].core && !taken[**w]);
        if let Some(&w) = free {
            taken[w] = true;
            hits += 1.0;
        }
        found += f64::from(u8::from(free.is_some() || set.holds[n].is_empty()));
    }
    let core = set.wanted.iter().filter(|w| w.core).count() as f64;
    (hits / f64::max(found, 1.0), hits / core.max(1.0))
}
