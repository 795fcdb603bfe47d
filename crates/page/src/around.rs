//! The words of a source around a line that begins or ends in the middle of its sentence: without them "accuses: *to cut
//! nets*" names nobody who does it. They are the source's own, and shown fainter than the line.

use crate::view::View;
use recoupe_model::Span;
use recoupe_model::contract::{Position, StatementRecord};

/// Scalars of a sentence that are shown before a line, and after it.
const BEFORE: usize = 150;
const AFTER: usize = 160;

/// Conjunctions with which a clause is told: what stands behind one is read by itself.
const TELLING: [&str; 9] = ["que", "qu'", "qu’", "that", "dass", "daß", "che", "что", "що"];
/// What may stand before the first letter of a line.
const OPENING: [char; 9] = ['«', '»', '“', '„', '"', '(', '[', '…', '\''];

/// What stands before and after a line in its sentence, as far as it is needed to read the line.
#[derive(Default, Debug, PartialEq, Eq)]
pub(crate) struct Around {
    pub(crate) before: String,
    pub(crate) after: String,
}

/// What a statement needs before it: from its speaker on, or from the words that tell it, where they stand before him ("*Selon*
/// Orlo, il sera clair …").
pub(crate) fn statement(view: &View, s: &StatementRecord) -> Around {
    let voice = s.speaker.as_ref().and_then(|s| s.name.span.as_ref());
    lead(view, &s.span, first_before([voice, s.cue.as_ref()], s.span.start(), |w| (w.start(), w.end())))
}

/// Of what says whose a line is, what stands first, all of it before the line.
fn first_before<T: Copy>(words: [Option<T>; 2], line: usize, place: impl Fn(T) -> (usize, usize)) -> Option<T> {
    words.into_iter().flatten().filter(|w| place(*w).1 <= line).min_by_key(|w| place(*w).0)
}

/// What a position needs before it: from its speaker on.
pub(crate) fn position(view: &View, p: &Position) -> Around {
    lead(view, &p.span, p.speaker.as_ref().and_then(|s| s.span.as_ref()))
}

/// What a line needs before it: from `voice` on, where that stands before it in its sentence, else from the sentence's
/// start. Nothing, where the line begins a sentence, a quotation or a clause of its own.
fn lead(view: &View, span: &Span, voice: Option<&Span>) -> Around {
    let near = voice.filter(|v| v.article() == span.article()).and_then(|v| span.start().checked_sub(v.start()));
    Around { before: sentence(view, span).map_or_else(String::new, |s| s.before(near)), after: String::new() }
}

/// What a line needs on both sides.
pub(crate) fn both(view: &View, span: &Span) -> Around {
    sentence(view, span).map_or_else(Around::default, |s| Around { before: s.before(None), after: s.after() })
}

/// The sentence of a line.
struct Sentence<'a> {
    before: &'a str,
    line: &'a str,
    after: &'a str,
}

fn sentence<'a>(view: &View<'a>, span: &Span) -> Option<Sentence<'a>> {
    let article = view.number(span.article())?;
    let text = view.articles[article].text.as_deref()?;
    let start = text.char_indices().nth(span.start())?.0;
    let end = start + text[start..].char_indices().nth(span.end() - span.start()).map_or(text.len() - start, |(at, _)| at);
    let sentences = view.sentences(article);
    let holding = |at: usize| sentences[..sentences.partition_point(|s| s.start <= at)].last().filter(|s| at < s.end);
    let first = holding(start)?;
    let last = end.checked_sub(1).and_then(holding).filter(|s| s.start >= first.start).unwrap_or(first);
    Some(Sentence { before: &text[first.start..start], line: &text[start..end], after: text.get(end..last.end).unwrap_or("") })
}

/// Is a word a conjunction with which a clause is told, or elided before its first word ("qu'elle")?
fn tells(word: &str) -> bool {
    let word = word.to_lowercase();
    TELLING.iter().any(|t| word == *t || t.ends_with(['\'', '’']) && word.starts_with(t))
}

impl Sentence<'_> {
    /// `voice`: scalars from the voice's first on to the line.
    fn before(&self, voice: Option<usize>) -> String {
        let first = self.line.trim_start_matches(|c: char| c.is_whitespace() || OPENING.contains(&c)).chars().next();
        let before = self.before.trim_end();
        let quotes = before.ends_with(['«', '“', '„', '"', ':']) || self.line.starts_with(['«', '“', '„', '"']);
        let told = before.split_whitespace().next_back().is_some_and(tells);
        if !first.is_some_and(char::is_lowercase) || before.is_empty() || quotes || told {
            return String::new();
        }
        let all = self.before.chars().count();
        let from = voice.filter(|n| *n <= all && *n > 0).unwrap_or(all);
        // "a*-t-il* ajouté": from the beginning of the word; where a page glued two sentences ("UkraineSelon"), they are not one
        let is_hyphen = |back: usize| self.before.chars().rev().nth(back) == Some('-');
        let hyphen = is_hyphen(from.saturating_sub(1)) || is_hyphen(from);
        let glued = self.before.chars().rev().skip(from).take_while(|c| hyphen && !c.is_whitespace()).count();
        let from = from + glued;
        let kept: String = self.before.chars().skip(all - from).collect();
        if from <= BEFORE {
            return kept;
        }
        // what is near: from the last comma on
        let near: String = kept.chars().skip(from - BEFORE).collect();
        near.find([',', ';']).map_or_else(|| "… ".to_owned(), |at| format!("…{}", &near[at + 1..]))
    }

    fn after(&self) -> String {
        let next = self.after.trim_start().chars().next();
        // "said, in an interview, that …"
        let told = self.after.trim_start().strip_prefix(',').and_then(|rest| rest.split_whitespace().next());
        if !told.is_some_and(tells) && !next.is_some_and(|c| c.is_alphanumeric() || matches!(c, '«' | '“' | '„' | '"' | ':')) {
            return String::new();
        }
        if self.after.chars().count() <= AFTER {
            return self.after.to_owned();
        }
        let near: String = self.after.chars().take(AFTER).collect();
        near.rfind(char::is_whitespace).map_or_else(String::new, |at| format!("{} …", &near[..at]))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn before(before: &str, line: &str, voice: Option<usize>) -> String {
        Sentence { before, line, after: "" }.before(voice)
    }

    #[test]
    fn what_hangs_is_shown_from_its_voice_on() {
        let told = "Le port est fermé et la Norvée accuse la Thalie de ";
        assert_eq!(before(told, "couper les filets", Some(30)), "la Norvée accuse la Thalie de ");
        assert_eq!(before(told, "couper les filets", None), told);
        assert_eq!(
            before("« Non », a-t-il ajouté, accusant la Thalie de ", "couper les filets", Some(36)),
            "a-t-il ajouté, accusant la Thalie de "
        );
        // the voice may be the pronoun alone
        assert_eq!(
            before("« Non », a-t-il ajouté, accusant la Thalie de ", "couper les filets", Some(33)),
            "a-t-il ajouté, accusant la Thalie de "
        );
        assert_eq!(before("La route est fermée en UkraineSelon Orlo, elle ", "rouvrira lundi", Some(17)), "Selon Orlo, elle ");
        // a sentence, a quotation, a clause that is told: each is read by itself
        assert_eq!(before("Hier. ", "Le port est fermé", None), "");
        assert_eq!(before("Elle a dit: «", "le port est fermé", None), "");
        assert_eq!(before("La Norvée affirme que ", "le port est fermé", None), "");
        assert_eq!(before("Elle juge la politique ", "sans effet", None), "Elle juge la politique ");
        assert_eq!(before("Norwea sagt, dass ", "der Hafen zu ist", None), "");
    }

    #[test]
    fn the_words_that_tell_may_stand_before_the_speaker() {
        // "Selon Orlo, …", "Orlo a dit …", and "…, a dit Orlo"
        assert_eq!(first_before([Some((6, 10)), Some((0, 5))], 12, |w| w), Some((0, 5)));
        assert_eq!(first_before([Some((0, 4)), Some((5, 10))], 12, |w| w), Some((0, 4)));
        assert_eq!(first_before([Some((40, 44)), Some((33, 38))], 12, |w| w), None);
    }

    #[test]
    fn of_a_long_sentence_what_is_near_is_shown() {
        let long = format!("{}, et ", "mot ".repeat(60).trim_end());
        assert_eq!(before(&long, "accuse la Thalie", None), "… et ");
        assert_eq!(before(&"mot ".repeat(60), "accuse la Thalie", None), "… ");
    }

    #[test]
    fn a_saying_is_shown_with_what_is_said() {
        let after = |after| Sentence { before: "", line: "Elle a déclaré", after }.after();
        assert_eq!(after(" que le port est fermé."), " que le port est fermé.");
        assert_eq!(after(", que le port est fermé."), ", que le port est fermé.");
        assert_eq!(after(", a dit le maire."), "");
        assert_eq!(after("."), "");
        assert!(after(&format!(" que {}", "le port ".repeat(40))).ends_with(" …"));
    }
}
