//! Which words of a sentence tell what happened at a time: the clause around it, cut from what other times belong to, and
//! put together with a subject that an insertion parts from it.

use super::tellings::Report;
use crate::clauses;
use crate::words::clause::{JOINING, STANDING};
use crate::words::{has_preposition, is_to_come, marks};
use recoupe_lang::{TokenKind, tokens};
use recoupe_model::{Piece, Statement};
use recoupe_syntax::{Form, Relation, Tag};

/// Words of a clause before its time up to which it is one that hangs on what stands before it.
const HANGING: usize = 5;

/// Does a telling begin in the middle of a sentence?
pub(super) fn hangs(text: &str) -> bool {
    text.trim_start().starts_with(|c: char| c.is_lowercase() || c == ',')
}

impl Report<'_> {
    /// The clause around an expression; where only adverbs stand before the comma, with the main clause after it;
    /// what hangs on a word before the comma ("raised in 2019"), with that.
    pub(super) fn clause(&self, sentence: Piece, time: Piece) -> Piece {
        let clause = clauses::around(self.desk, self.article, sentence, time);
        let leads = clause.start <= sentence.start + 2;
        let cited = self.desk.analyses[self.article].statements.iter().any(|s| s.cue.is_some_and(|c| clause.overlaps(&c)));
        if !leads && !cited && clause.start <= time.start {
            let text = self.text(Piece::new(sentence.start, clause.start));
            let hangs = self.text(clause).starts_with(char::is_lowercase) && text.trim_end().ends_with(',');
            let short = self.text(Piece::new(clause.start, time.start)).split_whitespace().count() <= HANGING;
            if hangs && short {
                let comma = sentence.start + text.trim_end().len() - 1;
                let noun = self.text(Piece::new(sentence.start, comma));
                // a verb has its subject before the apposition, a relative pronoun right before the comma
                let opening: String = self.text(clause).split_whitespace().take(2).collect::<Vec<_>>().join(" ");
                let verb = (marks(&STANDING, self.lang(), &opening) || is_to_come(self.lang(), &opening))
                    && !marks(&JOINING, self.lang(), &opening);
                let marks_of_end: &[char] = if verb { &[';', ':', '–', '—', '('] } else { &[',', ';', ':', '–', '—', '('] };
                let after = |at: usize| at + noun[at..].chars().next().map_or(1, char::len_utf8);
                // "la société Valdor, installée à Varn (Loirne), avait rappelé": a parenthesis that is closed begins nothing
                let opens = |at: usize| !noun[at..].starts_with('(') || !noun[at..].contains(')');
                let from = noun.rmatch_indices(marks_of_end).map(|(at, _)| at).find(|at| opens(*at)).map_or(0, after);
                return self.desk.articles[self.article].text.trim(Piece::new(sentence.start + from, self.chunk_end(clause, time)));
            }
        }
        let first = self.text(clause).split([' ', '\u{a0}', '’', '\'']).next().unwrap_or("");
        if leads && clause.end < sentence.end && (time.start == clause.start || has_preposition(self.lang(), first)) {
            let rest = self.text(Piece::new(clause.end, sentence.end));
            // past the comma to the end of the next piece
            let from = clause.end + rest.find(|c: char| c.is_alphanumeric()).unwrap_or(0);
            if from < sentence.end {
                return clause.cover(&clauses::around(self.desk, self.article, sentence, Piece::new(from, from + 1)));
            }
        }
        clause
    }

    /// The end of the expression's own piece of a clause: up to the next comma after it, which is none within a number ("51,3 %").
    fn chunk_end(&self, clause: Piece, time: Piece) -> usize {
        let rest = self.text(Piece::new(time.end, clause.end.max(time.end)));
        // … nor one that closes an expression which holds another
        let closes = |at: usize| at == 0 && self.text(time).contains(',');
        let parts = |at: usize| rest[at..].starts_with(';') || !(closes(at) || rest[at + 1..].starts_with(|c: char| c.is_ascii_digit()));
        time.end + rest.match_indices([',', ';']).map(|(at, _)| at).find(|at| parts(*at)).unwrap_or(rest.len())
    }

    /// A clause cut where the text goes on to the time before or after.
    pub(super) fn between(&self, clause: Piece, before: Option<Piece>, time: Piece, after: Option<Piece>) -> Piece {
        let mut out = clause;
        if let Some(b) = before.filter(|b| b.end > clause.start && b.end <= time.start) {
            out.start = self.joint(b.end, time.start).unwrap_or(out.start);
        }
        if let Some(a) = after.filter(|a| a.start < clause.end && a.start >= time.end) {
            out.end = self.joint(time.end, a.start).unwrap_or(out.end);
        }
        let kept = self.desk.articles[self.article].text.trim(out);
        if self.reader.count(self.text(kept)) < 3 { clause } else { kept }
    }

    /// The nearest character's begin at or before a byte.
    pub(super) fn whole(&self, at: usize) -> usize {
        let text = self.desk.articles[self.article].text.as_str();
        (0..=at.min(text.len())).rev().take(4).find(|at| text.is_char_boundary(*at)).unwrap_or(0)
    }

    /// Where between two expressions a further clause or member begins.
    fn joint(&self, from: usize, to: usize) -> Option<usize> {
        let text = self.text(Piece::new(from, to));
        // "the 1987-built ferry": no word is cut
        if text.starts_with('-') {
            return None;
        }
        let words = tokens(text, from);
        let at = words.iter().filter(|t| t.kind == TokenKind::Word).find(|t| marks(&JOINING, self.lang(), self.text(t.piece)));
        // else right after the first of them
        Some(at.map_or(from, |t| t.piece.start))
    }

    /// A clause that an insertion cuts off from the subject of its verb, with both: "La Karvélie, privée d'eau, a fermé …".
    pub(super) fn with_subject(&self, sentence: Piece, clause: Piece) -> Piece {
        /// Bytes of a telling that still reads as one.
        const LONGEST: usize = 240;
        let whole = || {
            let (_, own) = self.desk.sentence_at(self.article, clause).filter(|_| hangs(self.text(clause)))?;
            let parse = self.desk.parse(self.article, own)?;
            let verb = parse.head_of(clause)?;
            let subject = [Relation::Nsubj, Relation::NsubjPass].iter().find_map(|r| parse.child(verb, *r))?;
            let subject = parse.subtree(subject);
            (subject.end <= clause.start && sentence.contains(&subject)).then(|| clause.cover(&subject))
        };
        whole().filter(|p| p.len() <= LONGEST).unwrap_or(clause)
    }

    /// A clause without a verb, with the clause whose verb it goes with: "As a girl in May 2015, | she told the court …".
    pub(super) fn with_verb(&self, sentence: Piece, clause: Piece, time: Piece) -> Piece {
        /// Bytes of a telling that still reads as one.
        const LONGEST: usize = 240;
        let whole = || {
            if self.thing_of(time).is_some() {
                return None;
            }
            let (_, own) = self.desk.sentence_at(self.article, clause)?;
            let parse = self.desk.parse(self.article, own)?;
            let finite = |n: usize| parse.words[n].form == Some(Form::Finite);
            if (0..parse.words.len()).any(|n| finite(n) && clause.overlaps(&parse.words[n].piece)) {
                return None;
            }
            let governs = |n: usize| finite(n) || parse.children(n).any(|c| finite(c) && parse.words[c].tag == Tag::Aux);
            let above = |n: &usize| parse.words[*n].head;
            let verb = std::iter::successors(parse.at(time.start), above).take(parse.words.len()).find(|n| governs(*n))?;
            let verb = parse.words[verb].piece;
            let others =
                |p: &Piece| self.desk.analyses[self.article].times.iter().any(|t| t.piece.overlaps(p) && !t.piece.overlaps(&clause));
            let whole = clause.cover(&clauses::around(self.desk, self.article, sentence, verb));
            // who says something is told with it, where that is what happens; beside it stands much else
            let leads = clause.start <= sentence.start + 2;
            let said = |s: &Statement| s.content.overlaps(&whole) && !s.content.overlaps(&clause);
            let says = |s: &Statement| s.cue.is_some_and(|c| c.overlaps(&verb)) || said(s);
            let says = || self.desk.analyses[self.article].statements.iter().any(says);
            let parted = self.text(whole).contains(';');
            (sentence.contains(&verb) && whole.len() <= LONGEST && !others(&whole) && !parted && (leads || !says())).then_some(whole)
        };
        whole().unwrap_or(clause)
    }

    /// A saying with what is said in its sentence, or right before or after it; none where it can't be shown with it.
    pub(super) fn with_saying(&self, sentence: Piece, shown: Piece, content: Piece) -> Option<Piece> {
        /// Bytes of a telling with what is said, at most.
        const LONGEST: usize = 400;
        /// Bytes of quotation marks and blanks between two sentences, at most.
        const GAP: usize = 8;
        let part = if content.overlaps(&sentence) {
            Piece::new(content.start.max(sentence.start), content.end.min(sentence.end))
        } else {
            let last = content.end <= shown.start;
            let (_, own) =
                self.desk.sentence_at(self.article, if last { Piece::new(content.end.saturating_sub(1), content.end) } else { content })?;
            Piece::new(content.start.max(own.start), content.end.min(own.end))
        };
        let gap = if part.end <= shown.start { shown.start - part.end } else { part.start.saturating_sub(shown.end) };
        let near = sentence.overlaps(&part) || gap <= GAP;
        Some(shown.cover(&part)).filter(|whole| near && whole.len() <= LONGEST)
    }

    /// The thing that a year belongs to, and not to what happens to it in the sentence: "the 2015 agreement", "l'accord de 2015"
    /// of "he will tear up the 2015 agreement". Named with its year alone, it is dated rightly.
    /// Beside its words, its noun.
    pub(super) fn thing_of(&self, time: Piece) -> Option<(Piece, Piece)> {
        let year = self.text(time);
        // a day belongs to a thing that happens on it ("Tuesday's vote"), whose sentence is its best telling
        if year.len() != 4 || !year.bytes().all(|b| b.is_ascii_digit()) {
            return None;
        }
        let (_, sentence) = self.desk.sentence_at(self.article, time)?;
        let parse = self.desk.parse(self.article, sentence)?;
        let at = parse.at(time.start)?;
        let thing = parse.words[at].head.filter(|n| matches!(parse.words[*n].tag, Tag::Noun | Tag::Propn))?;
        let bears = matches!(parse.words[at].relation, Relation::Nummod | Relation::Nmod | Relation::Amod | Relation::Compound);
        // without the day on which something happens to it ("… the 2015 agreement on Monday")
        let others = |p: Piece| self.desk.analyses[self.article].times.iter().any(|t| t.piece != time && t.piece.overlaps(&p));
        let whole = parse.subtree(thing);
        let own = parse.words[thing].piece.end.max(time.end);
        let end = parse.children(thing).map(|c| parse.subtree(c)).filter(|p| p.start >= own && others(*p)).map(|p| p.start).min();
        // "*of* the 2015 agreement" is the agreement; in "*au* niveau de 1997" the article is part of the preposition
        let case = |c: &usize| parse.words[*c].relation == Relation::Case && parse.words[*c].piece.start == whole.start;
        let article =
            |after: usize| parse.children(thing).any(|c| parse.words[c].tag == Tag::Det && parse.words[c].piece.start <= after + 1);
        let after = parse.children(thing).find(case).map(|c| parse.words[c].piece.end);
        let start = after.filter(|end| article(*end)).unwrap_or(whole.start);
        let piece = self.desk.articles[self.article].text.trim(Piece::new(start, end.unwrap_or(whole.end)));
        (bears && sentence.contains(&piece)).then_some((piece, parse.words[thing].piece))
    }
}
