//! Scores on trees kept out.

use super::corpus::Tree;
use recoupe_syntax::machine::NONE;
use recoupe_syntax::{Parse, Parser, Relation, Tag};
use std::collections::BTreeSet;

/// Right ones of those found and those there are.
#[derive(Default)]
struct Pairs {
    right: usize,
    found: usize,
    there: usize,
}

impl Pairs {
    fn add<T: Ord>(&mut self, found: &BTreeSet<T>, there: &BTreeSet<T>) {
        self.right += found.intersection(there).count();
        self.found += found.len();
        self.there += there.len();
    }

    fn f1(&self) -> f64 {
        2.0 * self.right as f64 / (self.found + self.there).max(1) as f64
    }
}

/// Shares and F1 scores, 0 to 1.
pub(crate) struct Scores {
    /// Parts of speech right.
    pub(crate) tags: f64,
    /// Heads right.
    pub(crate) heads: f64,
    /// Heads right of words that are no marks.
    pub(crate) unmarked: f64,
    /// Heads and relations right.
    pub(crate) labelled: f64,
    /// Arcs from verbs to subjects.
    pub(crate) subjects: f64,
    /// Arcs from verbs to objects.
    pub(crate) objects: f64,
    /// Verbs that head a clause, with head and relation.
    pub(crate) clauses: f64,
    /// Verbs that head a clause.
    pub(crate) clause_heads: f64,
}

impl Scores {
    /// As a line.
    pub(crate) fn line(&self) -> String {
        let Self { tags, heads, unmarked, labelled, subjects, objects, clauses, clause_heads } = self;
        format!(
            "tags {tags:.4}  UAS {heads:.4} (without marks {unmarked:.4})  LAS {labelled:.4}  subjects {subjects:.4}  \
             objects {objects:.4}  clause heads {clause_heads:.4} (with head and relation {clauses:.4})"
        )
    }
}

/// Scores a parser on sentences whose words are cut as it cuts them.
pub(crate) fn score(parser: &Parser, held: &[Tree]) -> Scores {
    let (mut words, mut tags, mut heads, mut both) = (0usize, 0usize, 0usize, 0usize);
    let (mut marks, mut mark_heads) = (0usize, 0usize);
    let (mut subjects, mut objects, mut clauses, mut clause_heads) =
        (Pairs::default(), Pairs::default(), Pairs::default(), Pairs::default());
    for tree in held {
        let parse = parser.parse_words(&tree.text, &tree.words);
        for (n, node) in parse.words.iter().enumerate() {
            words += 1;
            tags += usize::from(node.tag == tree.tags[n].tag());
            let head = node.head.unwrap_or(NONE) == tree.heads[n];
            heads += usize::from(head);
            both += usize::from(head && node.relation == tree.relations[n]);
            if tree.relations[n] == Relation::Punct {
                marks += 1;
                mark_heads += usize::from(head);
            }
        }
        subjects.add(&arcs(&parse, is_subject), &gold_arcs(tree, is_subject));
        objects.add(&arcs(&parse, |r| r == Relation::Obj), &gold_arcs(tree, |r| r == Relation::Obj));
        let (found, there) = (found_clauses(&parse), gold_clauses(tree));
        clauses.add(&found, &there);
        let only = |of: &BTreeSet<(usize, usize, u8)>| of.iter().map(|(n, ..)| *n).collect::<BTreeSet<_>>();
        clause_heads.add(&only(&found), &only(&there));
    }
    let part = |n: usize| n as f64 / words.max(1) as f64;
    Scores {
        tags: part(tags),
        heads: part(heads),
        unmarked: (heads - mark_heads) as f64 / (words - marks).max(1) as f64,
        labelled: part(both),
        subjects: subjects.f1(),
        objects: objects.f1(),
        clauses: clauses.f1(),
        clause_heads: clause_heads.f1(),
    }
}

fn is_subject(relation: Relation) -> bool {
    matches!(relation, Relation::Nsubj | Relation::NsubjPass)
}

fn is_clause(relation: Relation) -> bool {
    matches!(relation, Relation::Ccomp | Relation::Xcomp | Relation::Advcl | Relation::Acl | Relation::AclRelcl | Relation::Conj)
}

/// Arcs of verbs with a relation, as found.
fn arcs(parse: &Parse, of: impl Fn(Relation) -> bool) -> BTreeSet<(usize, usize)> {
    let verb = |n: usize| parse.words[n].tag == Tag::Verb;
    let all = parse.words.iter().enumerate().filter(|(_, w)| of(w.relation));
    all.filter_map(|(n, w)| w.head.map(|h| (h, n))).filter(|(h, _)| verb(*h)).collect()
}

fn gold_arcs(tree: &Tree, of: impl Fn(Relation) -> bool) -> BTreeSet<(usize, usize)> {
    let all = (0..tree.heads.len()).filter(|n| of(tree.relations[*n]) && tree.heads[*n] != NONE);
    all.map(|n| (tree.heads[n], n)).filter(|(h, _)| tree.tags[*h].tag() == Tag::Verb).collect()
}

fn found_clauses(parse: &Parse) -> BTreeSet<(usize, usize, u8)> {
    let all = parse.words.iter().enumerate().filter(|(_, w)| w.tag == Tag::Verb && is_clause(w.relation));
    all.filter_map(|(n, w)| w.head.map(|h| (n, h, w.relation as u8))).collect()
}

fn gold_clauses(tree: &Tree) -> BTreeSet<(usize, usize, u8)> {
    let all = (0..tree.heads.len()).filter(|n| tree.tags[*n].tag() == Tag::Verb && is_clause(tree.relations[*n]));
    all.filter(|n| tree.heads[*n] != NONE).map(|n| (n, tree.heads[n], tree.relations[n] as u8)).collect()
}
