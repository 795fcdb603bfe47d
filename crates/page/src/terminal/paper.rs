//! A sheet of so many columns: wrapped lines, styles where asked for. Control characters of a source never reach it.

use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

/// ANSI styles (ECMA-48, select graphic rendition).
pub(super) const PLAIN: &str = "";
pub(super) const BOLD: &str = "1";
pub(super) const DIM: &str = "2";
pub(super) const TEAL: &str = "36";
pub(super) const RED: &str = "31";
pub(super) const YELLOW: &str = "33";
pub(super) const STRUCK: &str = "9;31";
pub(super) const UNDER: &str = "4;36";

/// A piece of a line with its style.
pub(super) type Run<'a> = (&'a str, &'static str);

pub(super) struct Paper {
    pub(super) out: String,
    width: usize,
    pub(super) colour: bool,
}

impl Paper {
    /// `width` columns, at least 40 and at most 160: longer lines are hard to read.
    pub(super) fn new(width: usize, colour: bool) -> Self {
        Self { out: String::new(), width: width.clamp(40, 160), colour }
    }

    pub(super) fn blank(&mut self) {
        self.out.push('\n');
    }

    pub(super) fn heading(&mut self, text: &str) {
        self.blank();
        self.lead("", PLAIN, 0, &[(&text.to_uppercase(), TEAL)]);
    }

    /// A paragraph, all of its lines indented.
    pub(super) fn text(&mut self, indent: usize, runs: &[Run]) {
        self.lead("", PLAIN, indent, runs);
    }

    /// A paragraph with a hanging indent: `lead` stands at the head of the first line.
    pub(super) fn lead(&mut self, lead: &str, style: &'static str, indent: usize, runs: &[Run]) {
        // a lead too long for its column has its text below
        let indent = indent.min(self.width / 3);
        let mut column = 0;
        self.put(&clean(lead), style, &mut column);
        if column + 1 > indent && indent > 0 && column > 0 {
            self.out.push('\n');
            column = 0;
        }
        self.out.push_str(&" ".repeat(indent - column.min(indent)));
        column = indent;
        let (mut first, mut blank) = (true, true);
        for (text, style) in runs {
            for (n, word) in text.split_whitespace().enumerate() {
                let word = clean(word);
                let glued = n == 0 && !blank && !text.starts_with(char::is_whitespace);
                let gap = usize::from(!first && !glued);
                if !first && column + gap + word.width() > self.width && (column > indent) && !glued {
                    self.out.push('\n');
                    self.out.push_str(&" ".repeat(indent));
                    column = indent;
                } else if gap > 0 {
                    self.out.push(' ');
                    column += 1;
                }
                self.long(&word, style, indent, &mut column);
                first = false;
            }
            blank = if text.trim().is_empty() { blank || !text.is_empty() } else { text.ends_with(char::is_whitespace) };
        }
        while self.out.ends_with(' ') {
            self.out.pop();
        }
        self.out.push('\n');
    }

    /// A word, broken where it is wider than the line (an address, a script without blanks).
    fn long(&mut self, word: &str, style: &'static str, indent: usize, column: &mut usize) {
        if *column + word.width() <= self.width {
            return self.put(word, style, column);
        }
        let mut piece = String::new();
        let mut used = 0;
        for c in word.chars() {
            let w = c.width().unwrap_or(0);
            if *column + used + w > self.width && *column + used > indent {
                self.put(&piece, style, column);
                self.out.push('\n');
                self.out.push_str(&" ".repeat(indent));
                (*column, used) = (indent, 0);
                piece.clear();
            }
            piece.push(c);
            used += w;
        }
        self.put(&piece, style, column);
    }

    fn put(&mut self, text: &str, style: &'static str, column: &mut usize) {
        *column += text.width();
        if self.colour && !style.is_empty() && !text.is_empty() {
            self.out.push_str(&format!("\u{1b}[{style}m{text}\u{1b}[0m"));
        } else {
            self.out.push_str(text);
        }
    }
}

/// Without control characters, nor those that turn the direction of what follows.
fn clean(text: &str) -> String {
    text.chars().filter(|c| !c.is_control() && !matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_stay_within_the_width_in_any_script() {
        let mut paper = Paper::new(40, true);
        paper.lead(
            "avertit",
            DIM,
            12,
            &[("東京で水曜日に会議が行われたと市長が述べたが詳細は明らかにされていない", PLAIN), ("[MI]", BOLD)],
        );
        paper.text(4, &[("https://example.org/a/very/long/address/that/has/no/blank/at/all", PLAIN)]);
        let bare = paper.out.replace("\u{1b}[0m", "").replace("\u{1b}[2m", "").replace("\u{1b}[1m", "");
        assert!(bare.lines().count() > 3);
        for line in bare.lines() {
            assert!(line.width() <= 40, "{} columns: {line}", line.width());
        }
    }

    #[test]
    fn a_source_can_not_move_the_cursor_or_turn_the_line() {
        let mut paper = Paper::new(80, false);
        paper.text(0, &[("a\u{1b}[2Jb\u{202e}c\u{7}", PLAIN)]);
        assert_eq!(paper.out, "a[2Jbc\n");
    }
}
