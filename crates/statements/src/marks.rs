//! Quotation marks: which mark opens, which closes, where a broken pair is meant to end. Knows
//! nothing of speakers. One pass over the marks of a paragraph; repairs are noted.

use recoupe_model::Piece;

/// Words within quotation marks (outermost pair).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Quote {
    /// With its marks.
    pub outer: Piece,
    /// Without them and without white space at its ends.
    pub inner: Piece,
    /// Its closing mark is missing.
    pub unclosed: bool,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Family {
    Guillemet,
    Curly,
    Ascii,
    Single,
}

#[derive(Clone, Copy)]
struct Mark {
    at: usize,
    c: char,
    before: char,
    after: char,
    /// Bytes; two single marks in a row are one double mark.
    len: usize,
}

impl Mark {
    fn family(self) -> Family {
        match self.c {
            '«' | '»' => Family::Guillemet,
            '“' | '”' | '„' | '‟' => Family::Curly,
            '"' | '＂' => Family::Ascii,
            _ => Family::Single,
        }
    }

    /// White space or an opening before it, a letter or digit after it.
    fn looks_opening(self) -> bool {
        (self.before.is_whitespace() || matches!(self.before, '\'' | '’' | '(' | '[' | '-' | '–' | '—' | ':' | '"' | '“' | '«'))
            && (self.after.is_alphanumeric() || matches!(self.after, '[' | '(' | '.' | '…' | '¿' | '¡' | '$' | '\'' | '‘' | '«' | '“'))
    }

    fn looks_closing(self) -> bool {
        !self.before.is_whitespace() && !self.after.is_alphanumeric()
    }

    fn end(self) -> usize {
        self.at + self.len
    }
}

/// A single mark opens only when its closing one stands within so many bytes.
const SINGLE_REACH: usize = 400;

/// The outermost quotations of a paragraph. `offset` is added to every place.
pub(crate) fn quotes(text: &str, offset: usize) -> Vec<Quote> {
    let marks = marks(text);
    // closing guillemets from each mark on: tells nesting from a lost closing mark
    let mut closers = vec![0usize; marks.len() + 1];
    for (n, m) in marks.iter().enumerate().rev() {
        closers[n] = closers[n + 1] + usize::from(matches!(m.c, '»' | '”'));
    }
    let mut out = Vec::new();
    let mut open: Option<(Mark, usize)> = None;
    for (n, &m) in marks.iter().enumerate() {
        let Some((first, depth)) = &mut open else {
            if opens(text, &marks[n..]) {
                open = Some((m, 1));
            }
            continue;
        };
        if m.family() != first.family() {
            // a wrong closing mark will do when the right one never comes
            let lost = !marks[n + 1..].iter().take(40).any(|o| o.family() == first.family());
            // "A,” said X. "B,” he said.: straight to open, curly to close
            let mixed = first.family() == Family::Ascii
                && m.c == '”'
                && m.before.is_ascii_punctuation()
                && !text[first.at..m.at].contains('“')
                && marks[n + 1..].iter().find(|o| o.family() == Family::Ascii).is_none_or(|o| o.looks_opening());
            if mixed && m.looks_closing() {
                push(text, *first, Some(m), offset, &mut out);
                open = None;
                continue;
            }
            if lost && matches!(m.c, '»' | '”' | '"') && m.looks_closing() && first.family() != Family::Single {
                push(text, *first, Some(m), offset, &mut out);
                open = None;
            }
            continue;
        }
        match act(m, *first) {
            Act::Open if m.family() == Family::Ascii || closers[n] <= *depth => {
                // the mark before was never closed: it ends with its sentence
                push_until(text, *first, m.at, offset, &mut out);
                open = Some((m, 1));
            }
            Act::Open => *depth += 1,
            Act::Close if *depth > 1 && !lone_closer(&marks, n) => *depth -= 1,
            Act::Close => {
                push(text, *first, Some(m), offset, &mut out);
                open = None;
            }
        }
    }
    if let Some((first, _)) = open
        && first.looks_opening() | (first.c == '«') | (first.c == '“')
    {
        push(text, first, None, offset, &mut out);
    }
    out
}

enum Act {
    Open,
    Close,
}

/// The last closing guillemet of a paragraph closes all that is open.
fn lone_closer(marks: &[Mark], n: usize) -> bool {
    !marks[n + 1..].iter().take(40).any(|m| matches!(m.c, '»' | '”'))
}

fn act(m: Mark, first: Mark) -> Act {
    match (first.c, m.c) {
        ('„', '“' | '”') | ('»', '«') => Act::Close,
        (_, '«' | '“' | '„') => Act::Open,
        (_, '"') if m.looks_opening() && !m.looks_closing() && !m.before.is_whitespace() | (m.before == ' ') => Act::Open,
        _ => Act::Close,
    }
}

/// May the first of these marks open a quotation?
fn opens(text: &str, marks: &[Mark]) -> bool {
    let m = marks[0];
    match m.c {
        '«' | '“' | '„' => true,
        // "» Non «, sagt er": reversed, with blanks inside, at the head of a paragraph
        '»' if m.at == 0 && m.after.is_whitespace() => marks.get(1).is_some_and(|o| o.c == '«' && o.before.is_whitespace()),
        '»' | '”' => m.looks_opening(),
        '"' | '＂' => !m.looks_closing() || m.before.is_whitespace(),
        _ => {
            m.looks_opening()
                && marks[1..]
                    .iter()
                    .take_while(|o| o.at < m.at + SINGLE_REACH)
                    .find(|o| o.family() == Family::Single && !o.after.is_alphanumeric() && !o.before.is_whitespace())
                    .is_some_and(|o| !text[m.at..o.at].contains('\n') && matches!(o.c, '’' | '\''))
        }
    }
}

fn marks(text: &str) -> Vec<Mark> {
    let mut out = Vec::new();
    let mut before = ' ';
    let mut chars = text.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        let single = matches!(c, '‘' | '’' | '\'' | '`');
        let doubled = single && chars.peek().is_some_and(|n| n.1 == c);
        if doubled {
            chars.next();
        }
        let after = chars.peek().map_or(' ', |n| n.1);
        let (mark, len) = if doubled { ('"', 2 * c.len_utf8()) } else { (c, c.len_utf8()) };
        let apostrophe = single && !doubled && (c == '`' || before.is_alphanumeric() && after.is_alphanumeric());
        if doubled || (single && !apostrophe) || matches!(c, '«' | '»' | '“' | '”' | '„' | '‟' | '"' | '＂') {
            out.push(Mark { at, c: mark, before, after, len });
        }
        before = c;
    }
    out
}

fn push(text: &str, first: Mark, last: Option<Mark>, offset: usize, out: &mut Vec<Quote>) {
    let (end, outer_end) = last.map_or((text.len(), text.trim_end().len()), |m| (m.at, m.end()));
    push_piece(text, first, end, outer_end.max(first.end()), last.is_none(), offset, out);
}

/// Ends an unclosed quotation before `limit`: with the last sentence end, else right there.
fn push_until(text: &str, first: Mark, limit: usize, offset: usize, out: &mut Vec<Quote>) {
    let body = &text[first.end()..limit];
    let end = body.rfind(['.', '!', '?', '…']).map_or(body.len(), |at| at + body[at..].chars().next().map_or(1, char::len_utf8));
    let end = first.end() + end;
    push_piece(text, first, end, end, true, offset, out);
}

fn push_piece(text: &str, first: Mark, end: usize, outer_end: usize, unclosed: bool, offset: usize, out: &mut Vec<Quote>) {
    let start = first.end();
    let body = text.get(start..end).unwrap_or("");
    let trimmed = body.trim();
    if !trimmed.chars().any(char::is_alphanumeric) {
        return;
    }
    let lead = body.len() - body.trim_start().len();
    let inner = Piece::new(start + lead + offset, start + lead + trimmed.len() + offset);
    out.push(Quote { outer: Piece::new(first.at + offset, outer_end + offset), inner, unclosed });
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cut(s: &str) -> Vec<(&str, bool)> {
        quotes(s, 0).into_iter().map(|q| (&s[q.inner.range()], q.unclosed)).collect()
    }

    #[test]
    fn pairs_of_every_kind() {
        for s in ["il dit « oui » et", "il dit «oui» et", "il dit \"oui\" et", "il dit “oui” et", "er sagt „oui“ und", "er sagt »oui« und"]
        {
            assert_eq!(cut(s), [("oui", false)], "{s}");
        }
        assert_eq!(cut("a ‘crazy plan’ for voters’ rights, don’t"), [("crazy plan", false)]);
        assert_eq!(cut("« Il a dit « non » hier », dit-elle"), [("Il a dit « non » hier", false)]);
        assert_eq!(cut("''We'll see,'' he said"), [("We'll see,", false)]);
        assert_eq!(cut("« Un \"mot\" rare »"), [("Un \"mot\" rare", false)]);
    }

    #[test]
    fn broken_marks_are_repaired() {
        assert_eq!(cut("une preuve d' »audace remarquable ».Puis"), [("audace remarquable", false)]);
        assert_eq!(cut("« Nous viendrons. Demain."), [("Nous viendrons. Demain.", true)]);
        assert_eq!(cut("« Nous viendrons. Il ajoute : « Oui »."), [("Nous viendrons.", true), ("Oui", false)]);
        assert_eq!(cut("« Oui”, dit-il"), [("Oui", false)]);
        assert_eq!(cut("À lire » Le reste"), []);
        assert_eq!(cut("un écran de 27\" neuf"), []);
    }
}
