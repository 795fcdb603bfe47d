//! Treebanks in CoNLL-U, laid on the words as the program cuts them.

use recoupe_model::{Lang, Piece};
use recoupe_syntax::machine::NONE;
use recoupe_syntax::{Fine, Form, Relation, Tag, words};
use std::path::Path;

/// A sentence with its tree.
#[derive(Clone, Debug, Default)]
pub(crate) struct Tree {
    pub(crate) text: String,
    pub(crate) words: Vec<Piece>,
    pub(crate) tags: Vec<Fine>,
    /// Heads, [`NONE`] at the root.
    pub(crate) heads: Vec<usize>,
    pub(crate) relations: Vec<Relation>,
}

/// Sentences longer than the parser's window teach nothing that it can use.
const LONGEST: usize = 200;

/// Trees to learn from, and those kept out.
pub(crate) fn load(data: &Path, lang: Lang, dev: bool) -> Result<(Vec<Tree>, Vec<Tree>), String> {
    let prefix = format!("{}_", lang.code());
    let entries = std::fs::read_dir(data).map_err(|e| format!("{}: {e}", data.display()))?;
    let mut files: Vec<_> = entries.filter_map(Result::ok).map(|e| e.path()).collect();
    files.retain(|f| {
        let name = f.file_name().and_then(|n| n.to_str()).unwrap_or_default();
        name.starts_with(&prefix) && name.ends_with(".conllu")
    });
    files.sort();
    let (mut train, mut held) = (Vec::new(), Vec::new());
    for file in &files {
        let text = std::fs::read_to_string(file).map_err(|e| format!("{}: {e}", file.display()))?;
        let trees: Vec<Tree> = text.split("\n\n").filter_map(|block| read(block, lang)).collect();
        let parallel = file.to_string_lossy().ends_with("_pud.conllu");
        if dev && parallel { held.extend(trees) } else { train.extend(trees) }
    }
    if train.is_empty() {
        let fifth = held.len() * 4 / 5;
        train = held;
        held = train.split_off(fifth);
    }
    if train.is_empty() {
        return Err(format!("no treebank of {} in {}", lang.code(), data.display()));
    }
    Ok((train, held))
}

/// A word of the treebank.
struct Word {
    piece: Piece,
    fine: Fine,
    /// Counted from 1; 0 at the root.
    head: usize,
    relation: Relation,
}

/// One sentence; `None` when it can't be laid on words.
fn read(block: &str, lang: Lang) -> Option<Tree> {
    let text = block.lines().find_map(|l| l.strip_prefix("# text = "))?;
    let given = given_words(block, text, lang)?;
    let ours = words(text, Piece::new(0, text.len()), lang);
    lay(text, &given, &ours)
}

/// The treebank's words with their places in the text.
fn given_words(block: &str, text: &str, lang: Lang) -> Option<Vec<Word>> {
    let mut out: Vec<Word> = Vec::new();
    let mut at = 0;
    // a range of words that are written as one, and how many of them are still to come
    let (mut range, mut left) = (Piece::new(0, 0), 0usize);
    for line in block.lines().filter(|l| !l.starts_with('#')) {
        let fields: Vec<&str> = line.split('\t').collect();
        let [id, form, _, upos, _, features, head, relation, ..] = fields.as_slice() else { continue };
        if let Some((from, to)) = id.split_once('-') {
            range = find(text, &mut at, form)?;
            left = to.parse::<usize>().ok()? + 1 - from.parse::<usize>().ok()?;
            continue;
        }
        let Ok(_) = id.parse::<usize>() else { continue };
        let piece = if left > 0 {
            left -= 1;
            // do|n't lies side by side, du is both de and le
            let start = out.last().map_or(range.start, |w| w.piece.end).max(range.start);
            let part = Piece::new(start, start + form.len());
            if text.get(part.range()) == Some(form) && part.end <= range.end { part } else { range }
        } else {
            find(text, &mut at, form)?
        };
        let fine = fine(upos, features, form, lang);
        out.push(Word { piece, fine, head: head.parse().ok()?, relation: Relation::from_name(relation) });
    }
    (!out.is_empty()).then_some(out)
}

fn find(text: &str, at: &mut usize, form: &str) -> Option<Piece> {
    let start = *at + text.get(*at..)?.find(form)?;
    *at = start + form.len();
    Some(Piece::new(start, *at))
}

fn fine(upos: &str, features: &str, form: &str, lang: Lang) -> Fine {
    let has = |f: &str| features.split('|').any(|x| x == f);
    let tag = Tag::from_name(upos);
    let verb = if has("VerbForm=Inf") {
        Form::Infinitive
    } else if has("VerbForm=Ger") || has("VerbForm=Conv") || has("VerbForm=Part") && has("Tense=Pres") {
        Form::Gerund
    } else if has("VerbForm=Part") || !features.contains("VerbForm") && lang == Lang::FR && form.ends_with(['é', 'e', 's']) {
        Form::Participle
    } else {
        Form::Finite
    };
    let relative = has("PronType=Rel") || has("PronType=Int") || has("PronType=Int,Rel");
    Fine::new(tag, Some(verb), relative)
}

/// Lays the treebank's words on ours. A word of ours that holds several hangs where the first of them does
/// whose head lies outside; one that is a later part of a longer word hangs on the first part.
fn lay(text: &str, given: &[Word], ours: &[Piece]) -> Option<Tree> {
    if ours.len() > LONGEST {
        return None;
    }
    let mut owner = Vec::with_capacity(given.len());
    let mut from = 0;
    for word in given {
        while ours.get(from)?.end <= word.piece.start {
            from += 1;
        }
        owner.push(from);
    }
    for last in [false, true] {
        let tree = hang(text, given, ours, &owner, last)?;
        if is_tree(&tree.heads) {
            return Some(tree);
        }
    }
    None
}

fn hang(text: &str, given: &[Word], ours: &[Piece], owner: &[usize], last: bool) -> Option<Tree> {
    let mut tree = Tree { text: text.to_owned(), ..Tree::default() };
    for (n, piece) in ours.iter().enumerate() {
        let held: Vec<usize> = (0..given.len()).filter(|g| owner[*g] == n).collect();
        let outside = |g: &usize| given[*g].head == 0 || owner.get(given[*g].head - 1) != Some(&n);
        let root = held.iter().find(|g| given[**g].head == 0);
        let chosen = root.or_else(|| if last { held.iter().rfind(|g| outside(g)) } else { held.iter().find(|g| outside(g)) });
        let (fine, head, relation) = match chosen {
            Some(g) => {
                let word = &given[*g];
                (word.fine, if word.head == 0 { NONE } else { *owner.get(word.head - 1)? }, word.relation)
            }
            None if !held.is_empty() => return None,
            None => {
                let whole = (0..given.len()).rfind(|g| given[*g].piece.overlaps(piece))?;
                let mark = !text[piece.range()].contains(char::is_alphanumeric);
                let relation = if mark { Relation::Punct } else { Relation::Flat };
                (if mark { Fine::new(Tag::Punct, None, false) } else { given[whole].fine }, owner[whole], relation)
            }
        };
        tree.words.push(*piece);
        tree.tags.push(fine);
        tree.heads.push(head);
        tree.relations.push(relation);
    }
    Some(tree)
}

/// One root, and every word leads to it.
fn is_tree(heads: &[usize]) -> bool {
    heads.iter().filter(|h| **h == NONE).count() == 1
        && (0..heads.len()).all(|n| {
            let mut at = n;
            for _ in 0..=heads.len() {
                match heads.get(at) {
                    Some(&NONE) => return true,
                    Some(&head) => at = head,
                    None => return false,
                }
            }
            false
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn contractions_are_laid_on_words() {
        let block = "# text = Vient du port.\n1\tVient\tvenir\tVERB\t_\tVerbForm=Fin\t0\troot\t_\t_\n2-3\tdu\t_\t_\t_\t_\t_\t_\t_\t_\n\
                     2\tde\tde\tADP\t_\t_\t4\tcase\t_\t_\n3\tle\tle\tDET\t_\t_\t4\tdet\t_\t_\n4\tport\tport\tNOUN\t_\t_\t1\tobl:arg\t_\tSpaceAfter=No\n\
                     5\t.\t.\tPUNCT\t_\t_\t1\tpunct\t_\t_";
        let tree = read(block, Lang::FR).unwrap();
        assert_eq!(tree.heads, [NONE, 2, 0, 0]);
        assert_eq!(tree.relations[1..], [Relation::Case, Relation::Obl, Relation::Punct]);
        assert_eq!(tree.tags[0].form(), Some(Form::Finite));
    }

    #[test]
    fn english_contractions_stay_apart() {
        let block = "# text = I don't.\n1\tI\tI\tPRON\t_\t_\t2\tnsubj\t_\t_\n2-3\tdon't\t_\t_\t_\t_\t_\t_\t_\t_\n\
                     2\tdo\tdo\tAUX\t_\tVerbForm=Fin\t0\troot\t_\t_\n3\tn't\tnot\tPART\t_\t_\t2\tadvmod\t_\t_\n4\t.\t.\tPUNCT\t_\t_\t2\tpunct\t_\t_";
        let tree = read(block, Lang::EN).unwrap();
        assert_eq!(tree.heads, [1, NONE, 1, 1]);
        assert_eq!(&tree.text[tree.words[2].range()], "n't");
    }
}
