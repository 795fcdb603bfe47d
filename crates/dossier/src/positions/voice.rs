//! Whether the words that name a speaker can mean whom they are thought to mean. A noun that is no person's ("the footage", "the
//! centre"), another person beside the one named ("an aide to X"), or the members of a parliament that has a state's name speak
//! for themselves.

use super::order::is_preposition;
use super::small_words::{COUNTING, HER_TITLES, HIS_TITLES, LINKED, OF_TWO, ONE_OF_MANY, POSSESSIVES, RELATIVES};
use crate::context::Context;
use crate::parties::{is_of_class, is_word_of_class};
use recoupe_lang::{TokenKind, fold, tokens};
use recoupe_model::{EntityKind, Form, Mention, Piece, Voice};
use recoupe_names::lists::{Listed, Lists, RoleClass};
use recoupe_syntax::Tag;

/// Do a voice's words name somebody else than its entity?
pub(super) fn is_another(desk: &Context, article: usize, voice: Voice) -> bool {
    let Some(entity) = desk.entity(article, voice.entity) else { return false };
    let own = &desk.entities[entity];
    let names = desk.analyses[article].mentions.iter().filter(|m| m.form == Form::Name && m.entity == voice.entity);
    let name = names.map(|m| m.piece).find(|p| voice.piece.contains(p)).unwrap_or(voice.piece);
    if is_only_linked(desk, article, name) {
        return true;
    }
    let lang = desk.articles[article].lang;
    match own.kind {
        EntityKind::Person => {
            let named = own.named && (is_beside(desk, article, voice) || is_some(desk, article, voice) || is_unnamed(desk, article, voice));
            is_thing(desk, article, voice) || named || is_relative(desk, article, voice) || is_of_the_family(desk, article, voice)
        }
        EntityKind::State | EntityKind::Place => {
            is_of_class(lang, "silent", desk.words(article, voice.piece))
                || is_namesake(desk, article, voice)
                || is_dateline(desk, article, voice.piece)
        }
        EntityKind::Org => is_only_whose(desk, article, voice) || is_dateline(desk, article, voice.piece),
        EntityKind::Group => false,
    }
}

/// "His father told him": a relative of whoever is named is another.
fn is_of_the_family(desk: &Context, article: usize, voice: Voice) -> bool {
    let lang = desk.articles[article].lang;
    let mut words = desk.words(article, voice.piece).split_whitespace().map(fold);
    let owned = words.next().is_some_and(|w| POSSESSIVES.of(lang).has(&w));
    let [relatives, possessives] = [RELATIVES.of(lang), POSSESSIVES.of(lang)];
    owned && !possessives.is_empty() && words.take(2).any(|w| relatives.has(&w))
}

/// Words before a body's name among which it is said that somebody only has to do with it.
const LINKED_WITHIN: usize = 4;

/// "An armed group *linked to* the Harbour Movement", "un groupe *lié au* mouvement Orla": it is not that body. Beside a clause of
/// its own ("close to the gulf, Orla said") nothing is said of that.
fn is_only_linked(desk: &Context, article: usize, name: Piece) -> bool {
    let lang = desk.articles[article].lang;
    let Some((_, sentence)) = desk.sentence_at(article, name) else { return false };
    let before = desk.words(article, Piece::new(sentence.start.min(name.start), name.start));
    let near: Vec<String> =
        before.split_whitespace().rev().take_while(|w| !w.ends_with([',', ';', ':'])).take(LINKED_WITHIN).map(fold).collect();
    let to =
        |w: &String| matches!(w.as_str(), "to" | "with" | "a" | "au" | "aux" | "de" | "du") || w.starts_with("d'") || w.starts_with("l'");
    let linked = LINKED.of(lang);
    near.iter().enumerate().any(|(at, w)| linked.has(w) && at.checked_sub(1).is_some_and(|next| to(&near[next])))
}

/// Do the words of a voice tell of people of a body who do not speak for it ("*Harbour Party* MPs said")?
fn is_only_whose(desk: &Context, article: usize, voice: Voice) -> bool {
    let names = desk.analyses[article].mentions.iter().filter(|m| m.form == Form::Name && m.entity == voice.entity);
    names.filter(|m| voice.piece.contains(&m.piece)).any(|m| {
        let after = desk.words(article, Piece::new(m.piece.end, voice.piece.end));
        after.starts_with(' ') && next_words(after).any(|w| is_word_of_class(desk.articles[article].lang, "backbench", w))
    })
}

/// The words right behind a name, up to the next mark.
fn next_words(after: &str) -> impl Iterator<Item = &str> {
    let near = tokens(after, 0).into_iter().take_while(|t| t.kind != TokenKind::Mark).take(WHOSE);
    near.map(|t| &after[t.piece.range()]).collect::<Vec<_>>().into_iter()
}

/// Bytes of a dateline at most ("SAINT-MALO, France, Dec. 11 (Yonhap) —").
const DATELINE: usize = 60;

/// What ends a dateline, also where the bytes of a dash were read in the wrong character set.
const DASHES: [&str; 7] = [" - ", "—", "–", "--", ") -", "â\u{80}\u{94}", "â\u{80}\u{93}"];

/// Is a name part of the place and day before the first sentence of a report ("LUVEL, Norvey —", "Luvel (dpa) -")? Nothing but
/// names, days and brackets stands between the beginning of the sentence and a dash behind the name.
pub(super) fn is_dateline(desk: &Context, article: usize, name: Piece) -> bool {
    let Some((_, sentence)) = desk.sentence_at(article, name) else { return false };
    if name.end > sentence.start + DATELINE {
        return false;
    }
    let text = desk.words(article, sentence);
    let dash = DASHES.iter().filter_map(|d| text.find(d)).min();
    let Some(head) = dash.filter(|at| *at <= DATELINE && sentence.start + at >= name.end).and_then(|at| text.get(..at)) else {
        return false;
    };
    let plain = |w: &str| w.starts_with(char::is_lowercase) && !is_preposition(&fold(w), desk.articles[article].lang);
    !head.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()).any(plain)
}

/// Words behind a land's name within which it is told whose it only is.
const WHOSE: usize = 3;

/// Is a land's or body's name only said of somebody who does not speak for it ("*Norvey* provincial governor Ada Orle", "a *Harbour
/// Party* MP")?
pub(super) fn is_whose(desk: &Context, article: usize, mention: &Mention) -> bool {
    let class = match mention.kind {
        EntityKind::State | EntityKind::Place => "silent",
        EntityKind::Org => "backbench",
        _ => return false,
    };
    if mention.form != Form::Name {
        return false;
    }
    let Some((_, sentence)) = desk.sentence_at(article, mention.piece) else { return false };
    let after = desk.words(article, Piece::new(mention.piece.end, sentence.end.max(mention.piece.end)));
    after.starts_with(' ') && next_words(after).any(|w| is_word_of_class(desk.articles[article].lang, class, w))
}

/// Does a longer name than the state's stand there, of no body of the state's ("Norway Airlines")?
fn is_namesake(desk: &Context, article: usize, voice: Voice) -> bool {
    let names = desk.analyses[article].mentions.iter().filter(|m| m.form == Form::Name && m.entity == voice.entity);
    names.filter(|m| voice.piece.overlaps(&m.piece)).any(|m| {
        // "Norvey Police" is not the county
        let text = desk.words(article, m.piece);
        let entity = desk.entity(article, voice.entity).map(|e| desk.entities[e].name);
        let own = entity.map_or(0, |(a, p)| desk.words(a, p).split_whitespace().count());
        let service =
            text.split_whitespace().skip(own.max(1)).last().is_some_and(|w| is_word_of_class(desk.articles[article].lang, "union", w));
        if service {
            return true;
        }
        let words: Vec<&str> = text.split_whitespace().collect();
        let folded: Vec<String> = words.iter().map(|w| fold(w)).collect();
        let next = |k: usize| folded.get(k).map_or("", String::as_str);
        let listed = folded.first().and_then(|first| Lists::get().name(first, next));
        let longer = matches!(listed, Some((Listed::State(_), len)) if len < words.len());
        longer && words.last().is_some_and(|w| w.starts_with(char::is_uppercase)) && !is_of_class(desk.articles[article].lang, "body", text)
    })
}

/// Is somebody called by a noun that no person bears? Offices and callings are listed; a capital word is a name of some kind.
fn is_thing(desk: &Context, article: usize, voice: Voice) -> bool {
    let lang = desk.articles[article].lang;
    if !lang.as_ref().is_some_and(|l| matches!(l.code(), "fr" | "en")) {
        return false;
    }
    let within = || desk.analyses[article].mentions.iter().filter(|m| voice.piece.overlaps(&m.piece) && m.entity == voice.entity);
    // "the officers" are not the one man who is named
    let one = desk.entity(article, voice.entity).is_some_and(|e| desk.entities[e].named);
    within().next().is_some() && within().all(|m| m.form == Form::Nominal && is_no_person(desk, article, (m.piece, one)))
}

/// Is no name of the one who is named among the words of a voice?
fn is_nominal(desk: &Context, article: usize, voice: Voice) -> bool {
    let mut within = desk.analyses[article].mentions.iter().filter(|m| voice.piece.overlaps(&m.piece)).peekable();
    within.peek().is_some() && within.all(|m| m.form == Form::Nominal)
}

/// "One of the officials", "un responsable": whoever is told of as one of many is not the one who is named elsewhere.
fn is_some(desk: &Context, article: usize, voice: Voice) -> bool {
    let first = fold(desk.words(article, voice.piece).split_whitespace().next().unwrap_or(""));
    is_nominal(desk, article, voice) && ONE_OF_MANY.of(desk.articles[article].lang).has(&first)
}

/// Sentences back within which whoever is not named may have spoken.
const UNNAMED_WITHIN: usize = 2;

/// "One investigator said … *the official* said": a noun for those whom reports leave unnamed means the one just heard without a
/// name, not whoever was named before.
fn is_unnamed(desk: &Context, article: usize, voice: Voice) -> bool {
    let analysis = desk.analyses[article];
    let Some(lang) = desk.articles[article].lang else { return false };
    let folded: Vec<String> = desk.words(article, voice.piece).split_whitespace().map(fold).collect();
    let source = (0..folded.len()).any(|n| {
        let role = Lists::get().role(lang.code(), &folded[n], |k| folded.get(n + k).map_or("", String::as_str));
        role.is_some_and(|(role, _)| role.class == RoleClass::Source)
    });
    if !source || !is_nominal(desk, article, voice) {
        return false;
    }
    let at = analysis.sentences.partition_point(|s| s.piece.end <= voice.piece.start);
    let Some(from) = analysis.sentences.get(at.saturating_sub(UNNAMED_WITHIN)).map(|s| s.piece.start) else { return false };
    let near = analysis.statements.iter().filter_map(|s| s.speaker).filter(|v| (from..voice.piece.start).contains(&v.piece.start));
    let last = near.max_by_key(|v| v.piece.start);
    last.is_some_and(|v| is_some(desk, article, v))
}

/// A relative's surname is another's, too: a courtesy title of the other sex before it ("Mrs Orle" for Anders Orle), or a word that
/// tells two of one name apart ("the younger Mr Orle").
fn is_relative(desk: &Context, article: usize, voice: Voice) -> bool {
    let Some(own) = desk.entity(article, voice.entity) else { return false };
    let (here, which) = called(desk, article, voice.piece);
    if which {
        return true;
    }
    let Some(here) = here else { return false };
    let [men, women] = desk.titled.get_or_init(|| titled(desk))[own];
    let (same, others) = if here { (women, men) } else { (men, women) };
    others > 0 && others >= same
}

/// How often each person of the story is named with a man's and with a woman's title; looked through once for all voices.
fn titled(desk: &Context) -> Vec<[usize; 2]> {
    let mut out = vec![[0; 2]; desk.entities.len()];
    for (article, analysis) in desk.analyses.iter().enumerate() {
        for mention in analysis.mentions.iter().filter(|m| m.form == Form::Name && m.kind == EntityKind::Person) {
            if let Some(entity) = desk.entity(article, mention.entity)
                && let Some(woman) = called(desk, article, mention.piece).0
            {
                out[entity][usize::from(woman)] += 1;
            }
        }
    }
    out
}

/// Bytes before a surname within which its title stands.
const TITLE_WITHIN: usize = 80;

/// Words before a surname that may be a title of its bearer: a first name stands between.
const CALLED: usize = 2;

/// The courtesy title before or at the beginning of a name, whether it is a woman's; and whether words beside it tell two of one
/// name apart.
fn called(desk: &Context, article: usize, name: Piece) -> (Option<bool>, bool) {
    // up to the surname: titles stand before a name or are taken for a part of it
    let own = desk.words(article, name);
    let surname = name.start + own.trim_end().rfind(char::is_whitespace).map_or(0, |at| at + 1);
    let text = desk.articles[article].text.as_str();
    let mut from = surname.saturating_sub(TITLE_WITHIN);
    while !text.is_char_boundary(from) {
        from += 1;
    }
    let line = text.get(from..surname).and_then(|t| t.rsplit('\n').next()).unwrap_or("");
    let bare = |w: &str| fold(w.trim_matches(|c: char| !c.is_alphanumeric()));
    // "Mme Orle" is called so in English, too
    let sex = |w: &String| if HER_TITLES.any(|t| t.has(w)) { Some(true) } else { HIS_TITLES.any(|t| t.has(w)).then_some(false) };
    // "Mr. Orle": a full stop ends a title, too
    let near = line.split_whitespace().rev().take_while(|w| !w.ends_with([',', ';', ':', '"', '”', '»', ')'])).take(CALLED).map(bare);
    let near: Vec<String> = near.collect();
    let title = near.iter().find_map(sex);
    let which = OF_TWO.of(desk.articles[article].lang).has_any(near.iter().take(2));
    (title, which)
}

/// Is the noun of a phrase, before what is said of it behind a preposition, none for a person (for `one` person)?
fn is_no_person(desk: &Context, article: usize, (phrase, one): (Piece, bool)) -> bool {
    let lang = desk.articles[article].lang;
    let Some(code) = lang.as_ref().map(|l| l.code()) else { return false };
    let text = desk.words(article, phrase);
    let all: Vec<&str> = tokens(text, 0).into_iter().filter(|t| t.kind != TokenKind::Mark).map(|t| &text[t.piece.range()]).collect();
    let folded: Vec<String> = all.iter().map(|w| fold(w)).collect();
    // "one of the leaders": what comes behind is the noun
    let counting = COUNTING.of(lang);
    let counts = |n: usize| folded[..n].iter().all(|w| counting.has(w));
    let end = (1..folded.len()).find(|n| is_preposition(&folded[*n], lang) && !counts(*n)).unwrap_or(folded.len());
    let role = (0..end).any(|n| {
        let next = |k: usize| folded.get(n + k).map_or("", String::as_str);
        Lists::get().role(code, next(0), next).is_some_and(|(role, _)| !(one && role.plural))
    });
    let head = all[..end.min(all.len())].join(" ");
    let known = ["body", "silent", "observer", "counsel", "crowd", "human"].iter().any(|class| is_of_class(lang, class, &head));
    // the first word of a sentence is a capital by its place alone
    let opens = desk.sentence_at(article, phrase).is_none_or(|(_, s)| s.start == phrase.start);
    let capital = |(n, w): (usize, &&str)| w.chars().enumerate().any(|(at, c)| c.is_uppercase() && (at > 0 || n > 0 || !opens));
    !(role || known || all[..end].iter().enumerate().any(capital))
}

/// Does another noun stand over the name of a voice ("*an aide to* Ada Orle")? An apposition does not ("the harbour master, Ada
/// Orle").
fn is_beside(desk: &Context, article: usize, voice: Voice) -> bool {
    let analysis = desk.analyses[article];
    let own = analysis.mentions.iter().filter(|m| m.entity == voice.entity && voice.piece.contains(&m.piece) && m.piece != voice.piece);
    let Some(first) = own.map(|m| m.piece.start).min().filter(|at| *at > voice.piece.start) else { return false };
    let Some(parse) = desk.sentence_at(article, voice.piece).and_then(|(_, s)| desk.parse(article, s)) else { return false };
    let before = Piece::new(voice.piece.start, first);
    if desk.words(article, before).contains([',', '(', ':']) {
        return false;
    }
    // "selon le mot de sa présidente": his words are his own
    let lang = desk.articles[article].lang;
    let own_words = ["saying", "paper"].iter().any(|class| is_of_class(lang, class, desk.words(article, before)));
    let within = || parse.words.iter().filter(|w| before.contains(&w.piece));
    let last = within().rfind(|w| w.tag != Tag::Det);
    last.is_some_and(|w| w.tag == Tag::Adp) && within().any(|w| w.tag == Tag::Noun) && !own_words
}
