//! Whose words they are where a report gives them to a description ("*l'ancienne maire de Trévise* affirme"), and other reports of the
//! story tell who that is: one of them is sure whom the same description means, or states the office of one person alone. Never somebody
//! whom the report itself has not named before, and nobody where two could be meant.

use crate::context::Heard;
use foldhash::{HashMap, HashMapExt};
use recoupe_lang::{TokenKind, fold, tokens};
use recoupe_model::{Analysis, Article, Entity, EntityKind, Form, Piece, Standing, Statement};
use recoupe_names::lists::{Lists, RoleClass};
use std::collections::BTreeSet;

/// Words of a description that is compared, without its article.
const LONGEST: usize = 7;

/// Articles by which a description says that the reader knows whom it means.
const DEFINITE: [&str; 4] = ["le", "la", "l", "the"];

/// Words before an office that leave it what it is, and are part of what must agree: somebody held it once.
const PAST: [&str; 4] = ["ancien", "ancienne", "former", "ex"];

/// Words behind which French and English say of what an office is.
const OF: [&str; 8] = ["de", "du", "des", "d", "à", "a", "of", "for"];

/// First and last word of a full name, folded.
type Person = (String, String);

/// Gives the statements of these articles that descriptions speak to the people meant. `of`: the articles of the story.
pub(crate) fn settle(of: &[usize], articles: &[Article], analyses: &[Analysis], heard: &mut Heard) {
    let mut told: HashMap<(String, Vec<String>), BTreeSet<Person>> = HashMap::new();
    let mut offices: HashMap<(String, Vec<String>), BTreeSet<Person>> = HashMap::new();
    for &n in of {
        let (article, analysis) = (&articles[n], heard.get(&n).unwrap_or(&analyses[n]));
        for entity in analysis.entities.iter() {
            let Some(person) = person(article, entity) else { continue };
            for role in &entity.roles {
                for office in offices_of(article, *role) {
                    offices.entry((code(article), office)).or_default().insert(person.clone());
                }
            }
        }
        for statement in &analysis.statements {
            let known = statement.speaker.and_then(|v| Some((v.piece, person(article, analysis.entities.get(v.entity?)?)?)));
            if let Some((words, person)) = known.and_then(|(piece, person)| Some((described(article, piece)?, person))) {
                told.entry((code(article), words)).or_default().insert(person);
            }
        }
    }
    for &n in of {
        let (article, analysis) = (&articles[n], heard.get(&n).unwrap_or(&analyses[n]));
        let meant: Vec<(usize, usize, Piece)> = analysis
            .statements
            .iter()
            .enumerate()
            .filter_map(|(k, statement)| {
                let (piece, words) = unnamed(article, analysis, statement)?;
                let sets = |words: &[String]| {
                    let key = (code(article), words.to_vec());
                    [told.get(&key), offices.get(&key)].into_iter().flatten().flatten().cloned().collect::<BTreeSet<Person>>()
                };
                let mut people = sets(&words);
                // "la candidate du Front", in a report to which she is "la candidate" without more
                let front = front(&words);
                if people.is_empty() && front.len() < words.len() && is_alone(article, &words[..front.len()]) {
                    people = sets(front);
                }
                let [one] = &people.into_iter().collect::<Vec<_>>()[..] else { return None };
                Some((k, named_before(article, analysis, one, piece)?, piece))
            })
            .collect();
        if meant.is_empty() {
            continue;
        }
        let own = heard.entry(n).or_insert_with(|| analyses[n].clone());
        for (k, entity, piece) in meant {
            let statement = &mut own.statements[k];
            statement.standing = Standing::Named;
            statement.role = statement.role.or(Some(piece));
            let unnamed =
                statement.speaker.and_then(|v| v.entity).filter(|e| *e != entity && own.entities.get(*e).is_some_and(|e| !e.named));
            if let Some(voice) = &mut statement.speaker {
                voice.entity = Some(entity);
            }
            for mention in
                own.mentions.iter_mut().filter(|m| m.piece == piece || unnamed.is_some() && m.entity == unnamed && m.form == Form::Pronoun)
            {
                mention.entity = Some(entity);
            }
            // "The prime minister told parliament … She ruled it out"
            for statement in own.statements.iter_mut().filter(|s| unnamed.is_some() && s.speaker.is_some_and(|v| v.entity == unnamed)) {
                statement.standing = Standing::Named;
                if let Some(voice) = &mut statement.speaker {
                    voice.entity = Some(entity);
                }
            }
        }
    }
}

fn code(article: &Article) -> String {
    article.lang.as_ref().map_or_else(String::new, |l| l.code().to_owned())
}

fn words_of(text: &str) -> Vec<String> {
    let plain = text.replace('’', "'");
    let words = tokens(&plain, 0).into_iter().filter(|t| t.kind == TokenKind::Word).map(|t| fold(&plain[t.piece.range()]));
    words.map(|w| w.trim_end_matches('\'').to_owned()).filter(|w| !w.is_empty()).collect()
}

/// Somebody whom a report names in full.
fn person(article: &Article, entity: &Entity) -> Option<Person> {
    let words = words_of(article.text.slice(entity.name));
    let full = entity.named && entity.kind == EntityKind::Person && words.len() > 1;
    Some((words.first()?.clone(), words.last()?.clone())).filter(|_| full)
}

/// The words of a definite description by an office that one person holds, or for which one runs, up to what is said of him besides.
fn described(article: &Article, piece: Piece) -> Option<Vec<String>> {
    let words = words_of(article.text.slice(piece).split([',', '(', '–', '—']).next().unwrap_or(""));
    let own = words.get(1..).filter(|w| DEFINITE.contains(&words[0].as_str()) && !w.is_empty() && w.len() <= LONGEST)?;
    let noun = if code(article) == "en" { front(own).last() } else { own.iter().find(|w| !PAST.contains(&w.as_str())) }?;
    let class = Lists::get().role(&code(article), noun, |_| "").filter(|(role, _)| !role.plural).map(|(role, _)| role.class);
    let one = matches!(class, Some(RoleClass::Office)) || matches!(noun.as_str(), "candidat" | "candidate" | "nominee" | "runner-up");
    one.then(|| own.to_vec())
}

/// What stands before the words that say of what an office is.
fn front(words: &[String]) -> &[String] {
    let end = words.iter().position(|w| OF.contains(&w.as_str())).unwrap_or(words.len());
    &words[..end]
}

/// An office as a role has it, and by its noun alone. A deputy's is nobody else's by its last word.
fn offices_of(article: &Article, role: Piece) -> Vec<Vec<String>> {
    let mut words = words_of(article.text.slice(role));
    while words
        .first()
        .is_some_and(|w| DEFINITE.contains(&w.as_str()) || matches!(w.as_str(), "sa" | "son" | "his" | "her" | "its" | "un" | "une" | "a"))
    {
        words.remove(0);
    }
    if words.is_empty() {
        return Vec::new();
    }
    let short = front(&words).to_vec();
    let mut out = vec![words.clone()];
    let another = short.iter().any(|w| matches!(w.as_str(), "vice" | "deputy" | "acting" | "adjoint" | "adjointe" | "assistant"));
    let past = short.iter().any(|w| PAST.contains(&w.as_str()));
    if another || short.is_empty() {
        return out;
    }
    // "finance minister" is "the minister", "candidate socialiste" is "la candidate"
    let noun = if code(article) == "en" { short.last() } else { short.first() };
    out.extend(noun.filter(|_| !past && !matches!(short[0].as_str(), "prime" | "first" | "premier" | "premiere")).map(|w| vec![w.clone()]));
    out.push(short);
    out
}

/// Is somebody called by these words and an article alone in a report?
fn is_alone(article: &Article, own: &[String]) -> bool {
    let words = words_of(article.text.as_str());
    words
        .windows(own.len() + 2)
        .any(|w| DEFINITE.contains(&w[0].as_str()) && w[1..=own.len()] == *own && !OF.contains(&w[own.len() + 1].as_str()))
}

/// The words by which a report gives a statement to somebody unnamed.
fn unnamed(article: &Article, analysis: &Analysis, statement: &Statement) -> Option<(Piece, Vec<String>)> {
    let voice = statement.speaker.filter(|_| statement.cue.is_some())?;
    let nobody = voice.entity.and_then(|e| analysis.entities.get(e)).is_none_or(|e| !e.named && e.kind == EntityKind::Person);
    Some((voice.piece, described(article, voice.piece)?)).filter(|_| nobody)
}

/// The report's entity for a person whom it has named before a place.
fn named_before(article: &Article, analysis: &Analysis, person: &Person, at: Piece) -> Option<usize> {
    let before = analysis.mentions.iter().take_while(|m| m.piece.start < at.start).filter(|m| m.form == Form::Name);
    let mut named = before.filter_map(|m| m.entity);
    named.find(|e| {
        let words = analysis.entities.get(*e).filter(|e| e.kind == EntityKind::Person).map(|e| words_of(article.text.slice(e.name)));
        words.is_some_and(|w| w.last() == Some(&person.1) && (w.len() == 1 || w.first() == Some(&person.0)))
    })
}
