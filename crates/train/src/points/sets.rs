//! Sets of articles with the pairs of places that a reader aligned, and the candidates that hold them.

use recoupe_dossier::training::{Candidate, Resolve, candidates};
use recoupe_model::contract::Relation;
use recoupe_model::{Analysis, Article, Basis, Edtf, Event, Lang, Origin, OriginKind, Piece, Stamp, Story, Text};
use serde_json::Value;
use std::collections::BTreeMap;
use std::error::Error;
use std::path::Path;

/// A pair of an evaluation set: two places, and whether a reader must find it.
pub(crate) struct Wanted {
    a: (usize, Piece),
    b: (usize, Piece),
    pub(crate) core: bool,
    /// How the two stand to one another, where somebody judged it.
    relation: Option<Relation>,
}

/// A set with its candidates, each labelled.
pub(crate) struct Set {
    pub(crate) name: String,
    pub(crate) candidates: Vec<Candidate>,
    /// The article of each unit that candidates count in.
    pub(crate) articles_of: Vec<usize>,
    /// Per candidate: the pairs of the set that it holds.
    pub(crate) holds: Vec<Vec<usize>>,
    pub(crate) wanted: Vec<Wanted>,
}

impl Set {
    /// Reads and labels a set: its folder, and the folder of its texts.
    pub(crate) fn load(folder: &Path, texts: &Path) -> Result<Self, Box<dyn Error>> {
        let (articles, numbers) = read(folder, texts)?;
        let analyses: Vec<Analysis> = articles
            .iter()
            .map(|a| {
                let published = a.published.as_ref().and_then(|p| p.date.as_day());
                recoupe_analysis::analyse(a, recoupe_analysis::Reference { published })
            })
            .collect();
        label(folder, &articles, &analyses, &numbers, &recoupe_names::resolve)
    }

    /// Whether a candidate is right; none: nobody judged it.
    pub(crate) fn label(&self, candidate: usize) -> Option<bool> {
        let holds = &self.holds[candidate];
        if holds.iter().any(|w| self.wanted[*w].core) { Some(true) } else { holds.is_empty().then_some(false) }
    }

    /// How the units of a candidate stand to one another: as the pair that fills them best; a contradiction, wherever
    /// they hold one. None: nobody judged it.
    pub(crate) fn relation(&self, candidate: usize) -> Option<Relation> {
        let found = &self.candidates[candidate];
        let judged = || self.holds[candidate].iter().map(|w| &self.wanted[*w]).filter_map(|w| Some((w, w.relation?)));
        if judged().any(|(_, r)| r == Relation::Contradicts) {
            return Some(Relation::Contradicts);
        }
        let length = |w: &Wanted| w.a.1.len().min(found.a.1.len()) + w.b.1.len().min(found.b.1.len());
        judged().max_by_key(|(w, _)| length(w)).map(|(_, r)| r)
    }
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
fn read(folder: &Path, texts: &Path) -> Result<(Vec<Article>, BTreeMap<String, usize>), Box<dyn Error>> {
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
fn label(
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
    let (candidates, articles_of) = candidates(&story, articles, analyses, resolve);
    let wanted = wanted(&json(&folder.join("alignments.json"))?, articles, numbers);
    let holds = candidates.iter().map(|c| (0..wanted.len()).filter(|w| held(c, &wanted[*w])).collect()).collect();
    Ok(Set { name: folder.display().to_string(), candidates, articles_of, holds, wanted })
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
            pairs.iter().find(|p| (p["a"] == x["i"] && p["b"] == y["i"]) || (p["a"] == y["i"] && p["b"] == x["i"]))
        };
        for (n, x) in members.iter().enumerate() {
            for y in &members[n + 1..] {
                if let (Some(a), Some(b)) = (place(x), place(y))
                    && a.0 != b.0
                {
                    let pair = judged(x, y);
                    let core = pair.is_some() && group["optional"] != true;
                    let relation = pair.and_then(|p| relation(&p["relation"]));
                    out.push(Wanted { a: a.min(b), b: a.max(b), core, relation });
                }
            }
        }
    }
    out
}

/// A relation by its name in the evaluation sets.
fn relation(name: &Value) -> Option<Relation> {
    match name.as_str()? {
        "same" => Some(Relation::Same),
        "same-but-different-attribution" => Some(Relation::OtherSpeaker),
        "contradicts" => Some(Relation::Contradicts),
        "elaborates" => Some(Relation::Elaborates),
        _ => None,
    }
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
