//! Quotations under several renderings: the wordings of each, the one that the others are held against, whom the
//! outlets give it to, and what is to be said beside a wording.

use crate::same;
use crate::view::View;
use foldhash::HashMap;
use recoupe_model::contract::{Credit, Rendering, StatementRecord};
use recoupe_model::{Integrity, Lang, SpeechKind};
use std::collections::BTreeSet;

/// One quotation.
pub(crate) struct Versions<'a> {
    /// Its number in the record.
    pub(crate) number: usize,
    pub(crate) record: &'a Rendering,
    /// Statements by wording.
    pub(crate) wordings: Vec<Vec<&'a StatementRecord>>,
    /// The wording held against, and why.
    pub(crate) base: usize,
    pub(crate) why: Why,
}

/// Why a wording is the one held against.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Why {
    /// It is in the speaker's own language.
    Original,
    /// The others are translations.
    Untranslated,
    /// Most articles print it.
    Repeated,
    /// No other reason.
    Longest,
}

/// The quotations of a story: first those whose speaker is in dispute, then those that were changed, since they say
/// more than those that all copied; among them what most independent sources render.
pub(crate) fn versions<'a>(view: &View<'a>) -> Vec<Versions<'a>> {
    let by_id: HashMap<&str, &StatementRecord> = view.story.statements.iter().map(|s| (s.id.as_str(), s)).collect();
    let mut all = Vec::new();
    for (number, record) in view.story.renderings.iter().enumerate() {
        let statements = record.statements.iter().filter_map(|id| by_id.get(id.as_str()).copied());
        let wordings = same::merge(statements, |s: &StatementRecord| ((), s.span.exact()));
        if !wordings.is_empty() {
            let (base, why) = base(view, record, &wordings);
            all.push(Versions { number, record, wordings, base, why });
        }
    }
    let sources = |v: &Versions| -> usize {
        let of = v.wordings.iter().flatten().filter_map(|s| view.number(s.span.article())).map(|n| view.origin_of[n]);
        of.collect::<BTreeSet<_>>().len()
    };
    all.sort_by_cached_key(|v| {
        std::cmp::Reverse((!v.disputed().is_empty(), v.wordings.len().min(2), sources(v), v.record.statements.len()))
    });
    all
}

impl<'a> Versions<'a> {
    /// Whom it is given to: more than one where the outlets differ; where none surely names anybody, the speaker as the base
    /// has it.
    pub(crate) fn speakers(&self) -> Vec<&'a str> {
        let named: Vec<&str> = self.record.credits.iter().map(|c| c.speaker.name.as_str()).collect();
        if named.is_empty() { self.wordings[self.base][0].speaker.iter().map(|s| s.name.name.as_str()).collect() } else { named }
    }

    /// Do the outlets differ, in the words or on who said them?
    pub(crate) fn differ(&self) -> bool {
        self.wordings.len() > 1 || !self.disputed().is_empty()
    }

    /// Where the outlets differ on who said it: the voices, each with the statements that give it to them.
    pub(crate) fn disputed(&self) -> &'a [Credit] {
        if self.record.credits.len() > 1 { &self.record.credits } else { &[] }
    }

    /// The statements of a credit, the one whose voice it names first.
    pub(crate) fn credited(&self, credit: &Credit) -> Vec<&'a StatementRecord> {
        let list = self.wordings.iter().flatten().copied().filter(|s| credit.statements.contains(&s.id));
        let mut list: Vec<&StatementRecord> = list.collect();
        list.sort_by_key(|s| s.speaker.as_ref().map(|x| &x.name.span) != Some(&credit.speaker.span));
        list
    }

    /// What is to be said beside a wording, in the program's words: whom it is given to where the outlets differ, inside
    /// or outside of quotation marks where they differ in that, another language than the base's, what was altered.
    pub(crate) fn notes(&self, view: &View, wording: &[&StatementRecord]) -> Vec<String> {
        let (ui, s) = (view.ui, wording[0]);
        let mut notes = Vec::new();
        let credit = |s: &StatementRecord| self.disputed().iter().position(|c| c.statements.contains(&s.id));
        let mine: BTreeSet<usize> = wording.iter().filter_map(|s| credit(s)).collect();
        let names: Vec<&str> = mine.into_iter().map(|c| self.record.credits[c].speaker.name.as_str()).collect();
        if !names.is_empty() {
            notes.push(format!("{}{}", ui.pick("attribution\u{a0}: ", "attribution: "), names.join(ui.pick(" ou ", " or "))));
        }
        let kinds: BTreeSet<SpeechKind> = self.wordings.iter().flatten().map(|s| s.kind).collect();
        match s.kind {
            SpeechKind::Indirect if kinds.len() > 1 => notes.push(ui.pick("hors guillemets", "not in quotation marks").to_owned()),
            SpeechKind::Mixed if kinds.len() > 1 => {
                notes.push(ui.pick("en partie entre guillemets", "partly in quotation marks").to_owned());
            }
            _ => {}
        }
        if self.other_language(view, s) {
            let name = lang(view, s).map_or_else(|| "?".to_owned(), |l: Lang| ui.language(l.code()));
            notes.push(ui.pick(format!("en {name}"), format!("in {name}")));
        }
        notes.extend(s.warnings.iter().map(|w| ui.integrity(*w).to_owned()));
        notes
    }

    /// Is a statement in another language than the base?
    pub(crate) fn other_language(&self, view: &View, s: &StatementRecord) -> bool {
        lang(view, s) != lang(view, self.wordings[self.base][0])
    }
}

fn lang(view: &View, s: &StatementRecord) -> Option<Lang> {
    view.article(&s.span).and_then(|a| a.lang)
}

fn base(view: &View, record: &Rendering, wordings: &[Vec<&StatementRecord>]) -> (usize, Why) {
    if let Some(own) = record.original.as_ref().and_then(|id| wordings.iter().position(|w| w.iter().any(|s| s.id == *id))) {
        return (own, Why::Original);
    }
    // a translation is no measure of what it was translated from
    let as_written = |n: usize| {
        let translated = |s: &StatementRecord| {
            let article = view.article(&s.span);
            s.warnings.contains(&Integrity::Translated) || article.is_some_and(|a| a.original_lang.is_some_and(|l| Some(l) != a.lang))
        };
        wordings[n].iter().any(|s| !translated(s))
    };
    let weight = |n: &usize| (as_written(*n), wordings[*n].len(), wordings[*n][0].span.exact().len(), std::cmp::Reverse(*n));
    let most = (0..wordings.len()).max_by_key(weight).unwrap_or(0);
    let only = wordings.len() > 1 && as_written(most) && (0..wordings.len()).all(|n| n == most || !as_written(n));
    let why = match wordings[most].len() {
        _ if only => Why::Untranslated,
        1 => Why::Longest,
        _ => Why::Repeated,
    };
    (most, why)
}
