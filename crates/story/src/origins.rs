//! Independent origins: whose words the articles of a story are. Same words mean the same origin;
//! a relay's label, an agency's credit and the shared passages are the evidence.

use crate::Report;
use crate::passages::{Passages, SharedPassage};
use crate::sketch::{Sketch, copies};
use recoupe_lang::fold;
use recoupe_model::{Article, Origin, OriginKind, Piece};
use std::collections::btree_map::Entry;
use std::collections::{BTreeMap, HashMap, hash_map};

/// Two texts are copies of one another when so much of the shorter one stands word for word in the
/// other one, quotations apart.
const COPIED: f64 = 0.30;

/// What credits an agency, and holds this share of the agency's own dispatch that lies beside it (or of its own words, if they are
/// fewer), is agency copy, whatever it adds.
const CREDITED: f64 = 0.10;

/// Names of credits that say "agencies" without saying which (fr, en, de, es, it, nl, ru, pt).
const UNNAMED_AGENCIES: [&str; 12] = [
    "agences",
    "agence",
    "agencies",
    "agency",
    "agenturen",
    "agentur",
    "agencias",
    "agencia",
    "agenzie",
    "agenzia",
    "agentschappen",
    "агентства",
];

/// The origins of a story's articles (indices into `reports`), each article in one.
pub(crate) fn origins(reports: &[Report<'_>], articles: &[usize], passages: &Passages) -> Vec<Origin> {
    let mut group: Vec<usize> = (0..articles.len()).collect();
    let mut shared: Vec<SharedPassage> = Vec::new();
    for pair in passages.pairs(articles, COPIED) {
        join(&mut group, pair.a, pair.b);
        shared.extend(pair.longest);
    }
    let of_agency = |x: usize, y: usize| credits_agency(reports[x], reports[y]) || credits_agency(reports[y], reports[x]);
    if articles.iter().any(|n| reports[*n].article.is_some_and(is_agency)) {
        for pair in passages.pairs(articles, CREDITED).into_iter().filter(|p| of_agency(articles[p.a], articles[p.b])) {
            join(&mut group, pair.a, pair.b);
            shared.extend(pair.longest);
        }
    }
    join_relays_to_originals(reports, articles, passages, &mut group);
    join_newsrooms(reports, articles, &mut group);
    let mut members: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for (n, root) in group.iter().enumerate() {
        members.entry(*root).or_default().push(articles[n]);
    }
    members.into_values().map(|members| describe(reports, members, &shared)).collect()
}

/// Articles of a story whose words are compared each with each.
pub(crate) const MOST: usize = 400;

/// The same for one story of a large batch: only its own articles are read.
pub(crate) fn of_story(reports: &[Report<'_>], articles: &[usize]) -> Vec<Origin> {
    let own: Vec<Report<'_>> = articles.iter().map(|n| reports[*n]).collect();
    let all: Vec<usize> = (0..own.len()).collect();
    let there = |origin: Origin| Origin {
        articles: origin.articles.iter().map(|n| articles[*n]).collect(),
        evidence: origin.evidence.into_iter().map(|(n, piece)| (articles[n], piece)).collect(),
        ..origin
    };
    origins(&own, &all, &Passages::new(&own)).into_iter().map(there).collect()
}

/// The same for an event of a large batch, where sketches tell near-copies.
pub(crate) fn of_sketches(reports: &[Report<'_>], articles: &[usize], sketches: &[Sketch]) -> Vec<Origin> {
    let mut group: Vec<usize> = (0..articles.len()).collect();
    // a bin's value → the first report that had it: sixteen comparisons a report
    let mut first: HashMap<(usize, u32), usize> = HashMap::new();
    for (n, article) in articles.iter().enumerate() {
        let sketch = &sketches[*article];
        for (bin, value) in sketch.iter().enumerate().filter(|(_, v)| **v != 0) {
            match first.entry((bin, *value)) {
                hash_map::Entry::Vacant(slot) => {
                    slot.insert(n);
                }
                hash_map::Entry::Occupied(slot) => {
                    if group[n] == n && copies(sketch, &sketches[articles[*slot.get()]]) {
                        group[n] = group[*slot.get()];
                    }
                }
            }
        }
    }
    let mut members: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for (n, root) in group.iter().enumerate() {
        members.entry(*root).or_default().push(articles[n]);
    }
    members.into_values().map(|members| describe(reports, members.clone(), &with_first(reports, &members))).collect()
}

/// Members of a large origin whose shared passages are shown.
const SHOWN: usize = 20;

/// The passages that articles of one origin share with the first of them.
fn with_first(reports: &[Report<'_>], members: &[usize]) -> Vec<SharedPassage> {
    let read: Vec<usize> = members.iter().copied().filter(|n| reports[*n].article.is_some()).take(SHOWN).collect();
    if read.len() < 2 {
        return Vec::new();
    }
    let of: Vec<Report<'_>> = read.iter().map(|n| reports[*n]).collect();
    let passages = Passages::new(&of);
    let there = |p: SharedPassage| SharedPassage { a: read[p.a], b: read[p.b], ..p };
    (1..of.len()).filter_map(|n| passages.longest(0, n)).map(there).collect()
}

/// An automatic relay of an outlet whose own report lies there too adds no source: the one that tells
/// the same (its words may be translated, so names and numbers decide) takes it in.
fn join_relays_to_originals(reports: &[Report<'_>], articles: &[usize], passages: &Passages, group: &mut [usize]) {
    for (n, &relay) in articles.iter().enumerate() {
        let Some(outlet) = reports[relay].article.filter(|a| a.relay.is_some()).and_then(|a| a.outlet.name.as_deref()) else { continue };
        let outlet = fold(outlet);
        let original = articles
            .iter()
            .enumerate()
            .filter(|(_, o)| {
                reports[**o].article.is_some_and(|a| a.relay.is_none()) && reports[**o].outlet.is_some_and(|l| fold(l) == outlet)
            })
            .map(|(m, o)| (passages.same_names(relay, *o), m))
            .max_by(|a, b| a.0.total_cmp(&b.0).then(b.1.cmp(&a.1)));
        if let Some((likeness, m)) = original
            && likeness >= 0.5
        {
            join(group, n, m);
        }
    }
}

/// Two own reports of one newsroom are one source, however little they share: it can't confirm itself.
/// Agency copy and relayed words stay with whoever wrote them.
fn join_newsrooms(reports: &[Report<'_>], articles: &[usize], group: &mut [usize]) {
    let mut first: BTreeMap<String, usize> = BTreeMap::new();
    for (n, &article) in articles.iter().enumerate() {
        // but for its own relays, which stand with it already
        let mates = group.iter().zip(articles).filter(|(g, m)| **g == group[n] && **m != article);
        let alone = mates.into_iter().all(|(_, m)| reports[*m].article.is_some_and(|a| a.relay.is_some()));
        let own = |a: &Article| a.relay.is_none() && a.agencies.is_empty() && (a.outlet.name.is_some() || a.outlet.domain.is_some());
        let Some(outlet) = reports[article].outlet.filter(|_| alone && reports[article].article.is_none_or(own)) else { continue };
        match first.entry(fold(outlet)) {
            Entry::Vacant(newsroom) => {
                newsroom.insert(n);
            }
            Entry::Occupied(newsroom) => join(group, *newsroom.get(), n),
        }
    }
}

fn join(group: &mut [usize], a: usize, b: usize) {
    let (a, b) = (group[a], group[b]);
    let (keep, drop) = (a.min(b), a.max(b));
    for g in group.iter_mut().filter(|g| **g == drop) {
        *g = keep;
    }
}

fn describe(reports: &[Report<'_>], members: Vec<usize>, shared: &[SharedPassage]) -> Origin {
    let mut evidence: Vec<(usize, Piece)> = Vec::new();
    let read: Vec<(usize, &Article)> = members.iter().filter_map(|n| reports[*n].article.map(|a| (*n, a))).collect();
    let credits: Vec<(usize, &str, Option<Piece>)> = read
        .iter()
        .flat_map(|(n, a)| a.agencies.iter().filter(|b| !is_own_name(a, &b.name)).map(|b| (*n, b.name.as_str(), b.evidence)))
        .collect();
    let passages: Vec<&SharedPassage> = shared.iter().filter(|p| members.contains(&p.a) && members.contains(&p.b)).collect();
    let all_relayed = !read.is_empty() && read.len() == members.len() && read.iter().all(|(_, a)| a.relay.is_some());
    let label = |n: usize| reports[n].article.and_then(|a| a.outlet.name.clone().or_else(|| a.outlet.domain.clone()));
    let (kind, source) = if all_relayed {
        (OriginKind::Relay, members.iter().find_map(|n| label(*n)))
    } else if !credits.is_empty() {
        let named = credits.iter().find(|(_, name, _)| !UNNAMED_AGENCIES.contains(&fold(name).as_str()));
        (OriginKind::Agency, named.map(|(_, name, _)| (*name).to_owned()))
    } else if let Some(original) = read.iter().find(|(_, a)| a.relay.is_none()).filter(|_| read.iter().any(|(_, a)| a.relay.is_some())) {
        (OriginKind::Own, label(original.0))
    } else if members.len() > 1 && outlets(reports, &members) > 1 {
        // who copied a dispatch without saying so, copied its agency
        let agency = read.iter().find(|(_, a)| is_agency(a)).and_then(|(n, _)| label(*n));
        if agency.is_some() { (OriginKind::Agency, agency) } else { (OriginKind::Copy, None) }
    } else {
        (OriginKind::Own, members.first().and_then(|n| label(*n)))
    };
    evidence.extend(read.iter().filter_map(|(n, a)| a.relay.as_ref().map(|r| (*n, r.evidence))));
    evidence.extend(credits.iter().filter_map(|(n, _, piece)| piece.map(|p| (*n, p))));
    for passage in passages {
        evidence.extend([(passage.a, passage.piece_a), (passage.b, passage.piece_b)]);
    }
    evidence.retain(|(n, piece)| reports[*n].article.is_some_and(|a| !a.text.slice(*piece).trim().is_empty()));
    evidence.sort_unstable();
    evidence.dedup();
    Origin { articles: members, kind, source, evidence }
}

/// Is an article an agency's own dispatch?
fn is_agency(article: &Article) -> bool {
    article.agencies.iter().any(|agency| is_own_name(article, &agency.name))
}

/// Does a report credit the agency whose own dispatch the other is?
fn credits_agency(report: Report<'_>, other: Report<'_>) -> bool {
    let (Some(report), Some(other)) = (report.article, other.article) else { return false };
    let own = || other.agencies.iter().filter(|agency| is_own_name(other, &agency.name));
    !is_agency(report) && own().any(|agency| report.agencies.iter().any(|credit| fold(&credit.name) == fold(&agency.name)))
}

/// An agency that publishes under its own name writes its own report.
fn is_own_name(article: &Article, agency: &str) -> bool {
    let agency = fold(agency);
    let own = article.outlet.name.as_deref().map(fold);
    let domain = article.outlet.domain.as_deref().map(|d| fold(d.split('.').next().unwrap_or(d)));
    article.relay.is_none()
        && (own.is_some_and(|o| o == agency || o.split(' ').next() == agency.split(' ').next())
            || domain.is_some_and(|d| d.len() > 2 && agency.replace(' ', "").starts_with(&d)))
}

fn outlets(reports: &[Report<'_>], members: &[usize]) -> usize {
    let mut labels: Vec<_> = members.iter().map(|n| reports[*n].outlet.map(fold)).collect();
    labels.sort();
    labels.dedup();
    labels.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_newsroom_does_not_confirm_itself() {
        let report =
            |id, outlet, text| Report { id, lang: None, url: None, outlet: Some(outlet), published: None, title: "", text, article: None };
        let reports = [
            report("1", "Le Quai", "La digue de Morvane tient encore."),
            report("2", "L’Écluse", "Les habitants attendent le retour de l’eau courante."),
            report("3", "Le Quai", "Au matin, tout le quartier bas était sous l’eau."),
        ];
        let found = origins(&reports, &[0, 1, 2], &Passages::new(&reports));
        let articles: Vec<&[usize]> = found.iter().map(|o| o.articles.as_slice()).collect();
        assert_eq!(articles, [&[0, 2][..], &[1]]);
    }

    #[test]
    fn who_credits_a_dispatch_or_copies_it_adds_no_source() {
        let dispatch = "La ministre du Port a demandé lundi aux deux parties de reprendre les discussions avant la fin de la semaine à Varn. \
                        La grève, qui dure depuis neuf jours, bloque les quais du nord et les ateliers de la digue. Le syndicat des dockers \
                        réclame une hausse de salaires et le maintien des équipes de nuit dans les ateliers.";
        let own = "Au marché de Varn, les poissonniers ne parlent plus que de cela depuis deux semaines. Les prix ont doublé, les étals \
                   sont vides et les clients se font rares. Une pétition circule dans les écoles du quartier bas, où les cantines manquent \
                   de tout. Le maire a ouvert un guichet pour les commerçants, qui doutent de son utilité.";
        let other = "Le préfet de Varn a reçu hier matin une délégation de pêcheurs, venue lui remettre une lettre de douze pages. Il y est \
                     question de gazole, de quotas et de la criée, fermée depuis l'automne. Rendez-vous est pris pour la semaine prochaine.";
        let half = format!("{own} {}", &dispatch[..dispatch.find(" La grève").unwrap_or(0)]);
        let article = |outlet: &str, credits: bool, text: &str| Article {
            text: recoupe_model::Text::new(text.to_owned()),
            body: vec![Piece::new(0, text.len())],
            outlet: recoupe_model::Outlet { name: Some(outlet.to_owned()), ..Default::default() },
            agencies: credits.then(|| recoupe_model::Byline { name: "AFP".to_owned(), evidence: None }).into_iter().collect(),
            ..Article::default()
        };
        let texts = [dispatch, &half, dispatch, other];
        let articles = [
            article("AFP", true, dispatch),
            article("Le Quai", true, &half),
            article("L’Écluse", false, dispatch),
            article("La Drisse", true, other),
        ];
        let reports: Vec<Report<'_>> = articles
            .iter()
            .zip(texts)
            .map(|(a, text)| Report {
                id: "",
                lang: None,
                url: None,
                outlet: a.outlet.name.as_deref(),
                published: None,
                title: "",
                text,
                article: Some(a),
            })
            .collect();
        let found = origins(&reports, &[0, 1, 2, 3], &Passages::new(&reports));
        // a credit alone, of words that are nobody else's, joins nobody
        assert_eq!(found.iter().map(|o| o.articles.as_slice()).collect::<Vec<_>>(), [&[0, 1, 2][..], &[3]]);
        assert_eq!((found[0].kind, found[0].source.as_deref()), (OriginKind::Agency, Some("AFP")));
        // who copied without a word of it copied the agency all the same
        let silent = origins(&reports, &[0, 2], &Passages::new(&reports));
        assert_eq!((silent.len(), silent[0].kind, silent[0].source.as_deref()), (1, OriginKind::Agency, Some("AFP")));
    }
}
