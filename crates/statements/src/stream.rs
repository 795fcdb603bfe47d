//! A paragraph as a line of items: its words and marks, each quotation folded into one item. The
//! frames of speech are read off this line, so what stands within marks is never taken for narration.

use crate::lexicon::{Lexicon, class};
use crate::marks::{self, Quote};
use recoupe_lang::{TokenKind, tokens};
use recoupe_model::Piece;
use std::borrow::Cow;
use std::ops::Range;

/// What an item is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum What {
    /// A word.
    Word,
    /// Digits.
    Number,
    /// A mark that is no quotation mark.
    Mark,
    /// A quotation, by its place in [`Stream::quotes`].
    Quote(usize),
}

/// A word, a mark or a whole quotation.
#[derive(Clone, Debug)]
pub(crate) struct Item<'t> {
    /// Where it stands in the article.
    pub piece: Piece,
    /// As written.
    pub text: &'t str,
    /// Lower case, straight apostrophe; empty for a quotation.
    pub key: Cow<'t, str>,
    /// Closed classes (bits of [`class`]).
    pub class: u32,
    /// What it is.
    pub what: What,
    /// Begins with a capital, an Arabic article before it aside ("al-Dolan").
    pub capital: bool,
}

impl Item<'_> {
    /// Is it of one of these classes?
    pub(crate) fn is(&self, class: u32) -> bool {
        self.class & class != 0
    }

    /// Is it this mark?
    pub(crate) fn mark(&self, mark: &str) -> bool {
        self.what == What::Mark && self.text == mark
    }

    /// A dash.
    pub(crate) fn dash(&self) -> bool {
        self.what == What::Mark && matches!(self.text, "–" | "—" | "―" | "-" | "--")
    }

    /// A word or a number.
    pub(crate) fn word(&self) -> bool {
        matches!(self.what, What::Word | What::Number)
    }

    /// Its quotation.
    pub(crate) fn quote(&self) -> Option<usize> {
        if let What::Quote(n) = self.what { Some(n) } else { None }
    }
}

/// A paragraph.
#[derive(Debug)]
pub(crate) struct Stream<'t> {
    /// Its items in order.
    pub items: Vec<Item<'t>>,
    /// Its quotations in order.
    pub quotes: Vec<Quote>,
    /// Items within each quotation, marks left out.
    pub inside: Vec<Vec<Item<'t>>>,
    /// Its sentences, as ranges of items.
    pub sentences: Vec<Range<usize>>,
}

/// A sentence that is longer than this many items is cut: none is, in a report.
const LONGEST_SENTENCE: usize = 250;

impl<'t> Stream<'t> {
    /// Reads a paragraph; `text` is the whole article, `starts` where the paragraph's sentences begin.
    pub(crate) fn new(text: &'t str, piece: Piece, starts: &[usize], lexicon: &Lexicon) -> Self {
        let body = text.get(piece.range()).unwrap_or("");
        let mut quotes = marks::quotes(body, piece.start);
        let names = if lexicon.is_sparse() { take_names(text, piece.start, &mut quotes) } else { Vec::new() };
        let mut items: Vec<Item<'t>> = Vec::with_capacity(body.len() / 5);
        let mut inside: Vec<Vec<Item<'t>>> = vec![Vec::new(); quotes.len()];
        let mut next = 0;
        for token in tokens(body, piece.start) {
            while next < quotes.len() && token.piece.start >= quotes[next].outer.end {
                next += 1;
            }
            if names.iter().any(|n: &Quote| n.outer.contains(&token.piece) && !n.inner.contains(&token.piece)) {
                continue;
            }
            let item = || Item::new(text, token.piece, token.kind, lexicon);
            // "d' «": the apostrophe was not followed by a letter, it still belongs to its word
            if let Some(last) = items.last_mut()
                && matches!(last.text, "d" | "l" | "qu" | "D" | "L" | "Qu")
                && last.piece.end == token.piece.start
                && matches!(text.get(token.piece.range()), Some("'" | "’"))
            {
                *last = Item::new(text, Piece::new(last.piece.start, token.piece.end), TokenKind::Word, lexicon);
                continue;
            }
            if next < quotes.len() && token.piece.start >= quotes[next].outer.start {
                if items.last().and_then(Item::quote) != Some(next) {
                    let outer = quotes[next].outer;
                    let text = text.get(outer.range()).unwrap_or("");
                    items.push(Item { piece: outer, text, key: Cow::Borrowed(""), class: 0, what: What::Quote(next), capital: false });
                }
                if quotes[next].inner.contains(&token.piece) {
                    inside[next].push(item());
                }
            } else if let [.., first, mark] = items.as_slice()
                && token.kind == TokenKind::Number
                && first.what == What::Number
                && (mark.mark(",") || mark.mark("."))
                && first.piece.end == mark.piece.start
                && mark.piece.end == token.piece.start
            {
                // "2,000", "3,5": the mark parts no clauses
                let whole = Item::new(text, Piece::new(first.piece.start, token.piece.end), TokenKind::Number, lexicon);
                items.truncate(items.len() - 2);
                items.push(whole);
            } else {
                items.push(item());
            }
        }
        let sentences = sentences(text, &items, &quotes, starts, lexicon.classes("selon") != 0);
        Self { items, quotes, inside, sentences }
    }

    /// Does the quotation end like a sentence?
    pub(crate) fn ends_sentence(&self, text: &str, quote: usize) -> bool {
        text.get(self.quotes[quote].inner.range()).is_some_and(|s| s.trim_end_matches(['"', '”', '»', ')']).ends_with(['.', '!', '?', '…']))
    }

    /// Words of a quotation.
    pub(crate) fn words_in(&self, quote: usize) -> usize {
        self.inside[quote].iter().filter(|i| i.word()).count()
    }
}

impl<'t> Item<'t> {
    fn new(text: &'t str, piece: Piece, kind: TokenKind, lexicon: &Lexicon) -> Self {
        let text = text.get(piece.range()).unwrap_or("");
        let capital = text.chars().next().is_some_and(char::is_uppercase) || recoupe_lang::has_arabic_article(text);
        let plain = text.bytes().all(|b| b.is_ascii() && !b.is_ascii_uppercase());
        let key = if plain { Cow::Borrowed(text) } else { Cow::Owned(text.to_lowercase().replace('’', "'").replace('‑', "-")) };
        // "Trotti SA" is a company, no possessive
        let mut class = if kind == TokenKind::Word && text != "SA" { lexicon.classes(&key) } else { 0 };
        // "l'ex-patron", "ex-minister": an office, though past
        if let Some(rest) = key.strip_prefix("ex-").filter(|_| class == 0) {
            class = lexicon.classes(rest) & (class::AGENT | class::UNNAMED | class::OFFICE | class::FEMININE);
        }
        if kind == TokenKind::Word
            && class == 0
            && !capital
            // "law enforcement said": what is an adverb in French is a noun in English
            && (key.ends_with("ment") && key.len() > 7 && lexicon.classes("selon") != 0 || key.ends_with("ly") && key.len() > 4)
        {
            class |= class::ADV;
        }
        let what = match kind {
            TokenKind::Word => What::Word,
            TokenKind::Number => What::Number,
            TokenKind::Mark => What::Mark,
        };
        Self { piece, text, key, class, what, capital }
    }
}

/// Words of the longest name of a firm between marks.
const QUOTED_NAME: usize = 3;

/// Takes out what is a name between marks and nobody's words, as firms and ships are written: capitals alone, right behind a
/// noun ("представитель *«Севэкспорта»*", "portavoz de *«Mar Azul»*"). `from`: where the paragraph begins in `text`.
fn take_names(text: &str, from: usize, quotes: &mut Vec<Quote>) -> Vec<Quote> {
    let is_name = |q: &Quote| {
        let words: Vec<&str> = text.get(q.inner.range()).unwrap_or("").split_whitespace().collect();
        let before = text.get(from..q.outer.start).unwrap_or("").trim_end();
        let noun = before.rsplit(char::is_whitespace).next().unwrap_or("");
        let front = before.strip_suffix(noun).unwrap_or("").trim_end();
        let opens = front.is_empty() || front.ends_with(['.', '!', '?', '…']);
        let behind_noun = noun.starts_with(|c: char| c.is_lowercase() || opens) && noun.chars().all(char::is_alphabetic);
        (1..=QUOTED_NAME).contains(&words.len())
            && words.iter().all(|w| w.starts_with(char::is_uppercase) && w.ends_with(char::is_alphanumeric))
            && behind_noun
    };
    let (names, rest) = std::mem::take(quotes).into_iter().partition(is_name);
    *quotes = rest;
    names
}

fn sentences(text: &str, items: &[Item], quotes: &[Quote], starts: &[usize], french: bool) -> Vec<Range<usize>> {
    let mut out = Vec::new();
    let mut from = 0;
    let mut next = 0;
    for n in 0..items.len() {
        let at = items[n].piece.start;
        while next < starts.len() && starts[next] < at {
            next += 1;
        }
        let begins = next < starts.len() && starts[next] == at;
        let after_question = n > 0
            && items[n - 1]
                .quote()
                .is_some_and(|q| text.get(quotes[q].inner.range()).is_some_and(|s| s.ends_with(['?', '!', ',', '…', '-', '—'])));
        let after_full = n > 0
            && items[n - 1].quote().is_some_and(|q| text.get(quotes[q].inner.range()).is_some_and(|s| s.ends_with('.')))
            && (items[n].capital || items[n].quote().is_some());
        // "« ... ! » Rien n'est officiel": in French a name after marks never opens "Smith said"
        let after_exclaimed = french
            && items[n].capital
            && items[n].word()
            && n > 0
            && items[n - 1].quote().is_some_and(|q| text.get(quotes[q].inner.range()).is_some_and(|s| s.ends_with(['?', '!', '…'])));
        let after_stop = n > 0
            && items[n - 1].what == What::Mark
            && matches!(items[n - 1].text, "." | "!" | "?" | "…" | "...")
            && items[n].quote().is_some();
        if n > from && (begins && !after_question || after_full || after_exclaimed || after_stop || n - from >= LONGEST_SENTENCE) {
            out.push(from..n);
            from = n;
        }
    }
    if from < items.len() {
        out.push(from..items.len());
    }
    out
}
