//! Whose words they are, by the reports that name him: where one report gives a quotation to a pronoun, or leaves it without
//! words that say whose it is, and others give the very same words to one person by name, he said them. Reading a pronoun is
//! a guess of the program's; a name beside its cue is an outlet's own claim.

use crate::context::{Heard, order};
use crate::renderings::one_name;
use foldhash::{HashMap, HashMapExt};
use recoupe_lang::{TokenKind, fold, tokens};
use recoupe_model::{Analysis, Article, EntityKind, Form, SpeechKind, Statement, Story};

/// Quotations of so many words or more that agree in all of them are one utterance; shorter ones ("We will see") may be two.
const WORDS: usize = 8;

/// The analyses of a story's articles in which a speaker is another by what other reports say.
pub(crate) fn heard(story: &Story, articles: &[Article], analyses: &[Analysis]) -> Heard {
    let mut utterances: HashMap<Vec<String>, Vec<(usize, usize)>> = HashMap::new();
    for n in order(story, articles.len().min(analyses.len())) {
        for (k, statement) in analyses[n].statements.iter().enumerate().filter(|(_, s)| s.kind == SpeechKind::Direct) {
            let text = articles[n].text.slice(statement.content);
            let words = tokens(text, 0).into_iter().filter(|t| t.kind == TokenKind::Word).map(|t| fold(&text[t.piece.range()]));
            let words: Vec<String> = words.collect();
            if words.len() >= WORDS {
                utterances.entry(words).or_default().push((n, k));
            }
        }
    }
    let mut out: Heard = Heard::new();
    for places in utterances.values().filter(|p| p.len() > 1) {
        let of = |(n, k): (usize, usize)| (&articles[n], &analyses[n], &analyses[n].statements[k]);
        let mut names = places.iter().filter_map(|p| named(of(*p)));
        let Some(name) = names.next() else { continue };
        // outlets that name different people differ, and that is theirs to settle
        if !names.all(|other| one_name(name, other)) {
            continue;
        }
        for &(n, k) in places.iter().filter(|p| named(of(**p)).is_none()) {
            if let Some(entity) = known_here(name, of((n, k))) {
                let statement = &mut out.entry(n).or_insert_with(|| analyses[n].clone()).statements[k];
                if let Some(voice) = &mut statement.speaker {
                    voice.entity = Some(entity);
                }
            }
        }
    }
    let of = order(story, articles.len().min(analyses.len()));
    crate::described::settle(&of, articles, analyses, &mut out);
    out
}

/// The person whom a report names as the speaker, beside words that say that he speaks.
fn named<'a>((article, analysis, statement): (&'a Article, &'a Analysis, &Statement)) -> Option<&'a str> {
    let voice = statement.speaker.filter(|v| statement.cue.is_some() && !analysis.is_pronoun(v.piece))?;
    let entity = analysis.entities.get(voice.entity?).filter(|e| e.named && e.kind == EntityKind::Person)?;
    Some(article.text.slice(entity.name))
}

/// The entity of that name, if the report gives the words to a pronoun, or without a cue, is read as meaning somebody else, and
/// has named him before.
fn known_here(name: &str, (article, analysis, statement): (&Article, &Analysis, &Statement)) -> Option<usize> {
    let voice = statement.speaker.filter(|v| statement.cue.is_none() || analysis.is_pronoun(v.piece))?;
    let called = |e: usize| analysis.entities.get(e).map(|entity| article.text.slice(entity.name));
    if voice.entity.and_then(called).is_some_and(|read| one_name(read, name)) {
        return None;
    }
    let before = analysis.mentions.iter().take_while(|m| m.piece.start < statement.content.start).filter(|m| m.form == Form::Name);
    before.filter(|m| m.kind == EntityKind::Person).filter_map(|m| m.entity).find(|e| called(*e).is_some_and(|n| one_name(n, name)))
}
