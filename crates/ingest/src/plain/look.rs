//! How one line looks by itself: counts of words, capitals, function words, marks. No word of the line
//! is kept.

use super::cues::{self, Cue};
use foldhash::HashSet;
use recoupe_lang::fold_char;
use recoupe_model::Piece;
use std::sync::LazyLock;

/// Longest word (bytes) that can be a function word.
const LONGEST: usize = 24;

static FUNCTION_WORDS: LazyLock<HashSet<String>> = LazyLock::new(|| {
    include_str!("../../data/function_words.tsv")
        .lines()
        .filter(|l| !l.starts_with('#'))
        .filter_map(|l| l.split_once('\t'))
        .flat_map(|(_, words)| words.split(' ').map(recoupe_lang::fold))
        .collect()
});

/// How a line ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub(crate) enum End {
    /// A letter or a figure.
    #[default]
    Open,
    /// `. ! …`, also before a closing mark.
    Stop,
    /// `?`
    Question,
    /// `:`
    Colon,
    /// `,` or `;`
    Comma,
    /// Anything else.
    Other,
}

/// A line, or a piece of one that was cut at a glued place.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Unit {
    /// Without white space at its ends; never empty.
    pub(crate) piece: Piece,
    /// Which line of the text it stands on.
    pub(crate) line: usize,
    /// What the cut says it is.
    pub(crate) cut: Cut,
}

/// How a unit came about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Cut {
    /// A whole line, or what is left of it.
    Whole,
    /// Cut out of a line of glued paragraphs: a paragraph.
    Paragraph,
    /// Cut out of such a line: a heading.
    Heading,
    /// The date or signature at the end of a line.
    Stamp,
    /// The credit of a picture at the end of its caption.
    Credit,
    /// What a title has after it: the name of the site.
    Suffix,
}

/// What a line looks like.
#[derive(Clone, Debug, Default)]
pub(crate) struct Look {
    pub(crate) words: usize,
    pub(crate) chars: usize,
    pub(crate) letters: usize,
    /// Letters of scripts whose function words are not listed (neither Latin nor Cyrillic).
    pub(crate) foreign: usize,
    /// Words that say nothing by themselves.
    pub(crate) function: usize,
    /// Words that begin with a capital.
    pub(crate) capitals: usize,
    /// Words of two or more letters that are all capitals.
    pub(crate) shouted: usize,
    /// Words that hold a figure.
    pub(crate) figures: usize,
    pub(crate) commas: usize,
    /// Full stops (or `? !`) inside, each followed by a blank.
    pub(crate) stops: usize,
    /// `| • › > / ·` and the like.
    pub(crate) bars: usize,
    pub(crate) address: bool,
    pub(crate) quote: bool,
    pub(crate) starts_small: bool,
    pub(crate) starts_mark: bool,
    pub(crate) end: End,
    pub(crate) cue: Option<Cue>,
    pub(crate) opens_list: bool,
    /// Of the folded letters and figures: equal lines have it equal.
    pub(crate) hash: u64,
}

impl Look {
    /// Looks at a line.
    pub(crate) fn at(line: &str) -> Self {
        let mut look = Self::default();
        for word in line.split_whitespace() {
            look.word(word);
        }
        look.chars = line.chars().count();
        look.address = look.chars < 400 && (line.contains("://") || line.contains("www.") || line.contains('@'));
        let first = line.chars().next().unwrap_or(' ');
        look.starts_small = first.is_lowercase();
        look.starts_mark = !first.is_alphanumeric() && !"«»“”\"„'‘’(¿¡[—–-…".contains(first);
        look.end = ending(line);
        look.cue = cues::cue(line, look.words);
        look.opens_list = look.cue.is_some_and(|c| cues::opens_a_list(line, c));
        look
    }

    fn word(&mut self, word: &str) {
        self.words += 1;
        let mut first = None;
        let (mut letters, mut upper, mut digits) = (0, 0, 0);
        let mut folded = String::new();
        let short = word.len() <= LONGEST;
        let mut unspaced = 0;
        for c in word.chars() {
            if c.is_alphanumeric() {
                first.get_or_insert(c);
                letters += usize::from(c.is_alphabetic());
                self.foreign += usize::from(c.is_alphabetic() && c > '\u{52f}');
                unspaced += usize::from(('\u{2e80}'..='\u{9fff}').contains(&c));
                upper += usize::from(c.is_uppercase());
                digits += usize::from(c.is_numeric());
                let f = fold_char(c);
                self.hash = (self.hash ^ u64::from(u32::from(f))).wrapping_mul(0x0100_0000_01b3);
                if short {
                    folded.push(f);
                }
            } else {
                match c {
                    ',' | ';' => self.commas += 1,
                    '|' | '•' | '›' | '>' | '/' | '·' | '→' | '»' | '#' => self.bars += usize::from(c != '»' || letters == 0),
                    '"' | '“' | '”' | '«' | '„' => self.quote = true,
                    '\'' | '’' if short && (1..=2).contains(&letters) => {
                        // l’, d’, qu’: a function word of its own
                        self.function += 1;
                        folded.clear();
                    }
                    _ => {}
                }
            }
        }
        // scripts without blanks: some two signs a word
        self.words += unspaced / 2;
        self.letters += letters;
        self.capitals += usize::from(first.is_some_and(char::is_uppercase));
        self.shouted += usize::from(letters >= 2 && upper == letters);
        self.figures += usize::from(digits > 0);
        self.function += usize::from(short && FUNCTION_WORDS.contains(&folded));
        self.stops += usize::from(letters > 2 && word.trim_end_matches(['"', '”', '»', ')', '’']).ends_with(['.', '!', '?', '…']));
    }

    /// Share of a count among the words.
    pub(crate) fn share(&self, count: usize) -> f32 {
        count as f32 / self.words.max(1) as f32
    }

    /// Running text beyond doubt: long enough, function words, an end.
    pub(crate) fn is_prose(&self) -> bool {
        let ended = matches!(self.end, End::Stop | End::Question);
        self.cue.is_none()
            && (self.share(self.function) >= 0.18 || self.foreign * 2 > self.letters)
            && self.share(self.capitals) <= 0.6
            && (self.words >= 25 || (self.words >= 9 && ended))
    }

    /// A sentence or more, however short.
    pub(crate) fn is_sentence(&self) -> bool {
        self.words >= 4
            && matches!(self.end, End::Stop | End::Question | End::Colon)
            && !self.starts_mark
            && self.share(self.capitals) <= 0.7
    }

    /// Could be a heading: short, no full stop.
    pub(crate) fn is_heading_like(&self) -> bool {
        (1..=22).contains(&self.words) && matches!(self.end, End::Open | End::Question | End::Other) && self.letters >= 3 && !self.address
    }
}

fn ending(line: &str) -> End {
    let bare = line.trim_end_matches(['"', '”', '»', '“', ')', ']', '\'', '’', '*']).trim_end();
    match bare.chars().next_back() {
        None => End::Other,
        Some('.' | '!' | '…' | '。' | '！' | '।') => End::Stop,
        Some('?' | '？') => End::Question,
        Some(':') => End::Colon,
        Some(',' | ';') => End::Comma,
        Some(c) if c.is_alphanumeric() || c == '%' || c == '€' || c == '$' => End::Open,
        Some(_) => End::Other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn prose_and_menus_differ() {
        for prose in [
            "Le port de Varn restera fermé jusqu’à jeudi, a annoncé la ministre des Transports.",
            "Порт закроют до четверга, сообщила министр транспорта на встрече с журналистами.",
            "\"The harbour will stay closed until Thursday at the earliest,\" the minister said.",
        ] {
            assert!(Look::at(prose).is_prose(), "{prose}");
        }
        for other in
            ["Home News Politics Sport Culture Weather Opinion Video Podcasts Jobs", "Politics | Subscribe | Log in", "5 Things To Know"]
        {
            assert!(!Look::at(other).is_prose(), "{other}");
        }
    }

    #[test]
    fn elided_words_are_function_words() {
        assert_eq!(Look::at("l’accord d’Oslo").function, 2);
    }

    #[test]
    fn equal_lines_have_equal_hashes() {
        assert_eq!(Look::at("Le port  ferme.").hash, Look::at("LE PORT FERME").hash);
        assert_ne!(Look::at("Le port ferme").hash, Look::at("Le port rouvre").hash);
    }
}
