//! Names of elements as small numbers, and what a reader of visible text needs to know of each.

use std::sync::LazyLock;

/// An element's name; [`Tag::OTHER`] for all that the list doesn't hold.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct Tag(u8);

/// How an element shows.
const INLINE: u8 = 0;
const BLOCK: u8 = 1;
/// Its content is not seen.
const HIDDEN: u8 = 2;

/// Sorted by name: name, how it shows.
const NAMES: [(&str, u8); 104] = [
    ("a", INLINE),
    ("abbr", INLINE),
    ("address", BLOCK),
    ("applet", HIDDEN),
    ("area", HIDDEN),
    ("article", BLOCK),
    ("aside", BLOCK),
    ("audio", HIDDEN),
    ("b", INLINE),
    ("base", HIDDEN),
    ("blockquote", BLOCK),
    ("body", BLOCK),
    ("br", BLOCK),
    ("button", INLINE),
    ("canvas", HIDDEN),
    ("caption", BLOCK),
    ("center", BLOCK),
    ("cite", INLINE),
    ("code", INLINE),
    ("col", HIDDEN),
    ("colgroup", HIDDEN),
    ("datalist", HIDDEN),
    ("dd", BLOCK),
    ("del", INLINE),
    ("details", BLOCK),
    ("dialog", BLOCK),
    ("dir", BLOCK),
    ("div", BLOCK),
    ("dl", BLOCK),
    ("dt", BLOCK),
    ("em", INLINE),
    ("embed", HIDDEN),
    ("fieldset", BLOCK),
    ("figcaption", BLOCK),
    ("figure", BLOCK),
    ("font", INLINE),
    ("footer", BLOCK),
    ("form", BLOCK),
    ("frameset", BLOCK),
    ("h1", BLOCK),
    ("h2", BLOCK),
    ("h3", BLOCK),
    ("h4", BLOCK),
    ("h5", BLOCK),
    ("h6", BLOCK),
    ("head", HIDDEN),
    ("header", BLOCK),
    ("hgroup", BLOCK),
    ("hr", BLOCK),
    ("html", BLOCK),
    ("i", INLINE),
    ("iframe", HIDDEN),
    ("img", INLINE),
    ("input", HIDDEN),
    ("ins", INLINE),
    ("label", INLINE),
    ("legend", BLOCK),
    ("li", BLOCK),
    ("link", HIDDEN),
    ("main", BLOCK),
    ("map", INLINE),
    ("mark", INLINE),
    ("math", INLINE),
    ("menu", BLOCK),
    ("meta", HIDDEN),
    ("nav", BLOCK),
    ("noembed", HIDDEN),
    ("noframes", HIDDEN),
    ("noscript", HIDDEN),
    ("object", HIDDEN),
    ("ol", BLOCK),
    ("optgroup", HIDDEN),
    ("option", HIDDEN),
    ("p", BLOCK),
    ("param", HIDDEN),
    ("picture", INLINE),
    ("plaintext", BLOCK),
    ("pre", BLOCK),
    ("q", INLINE),
    ("rp", HIDDEN),
    ("s", INLINE),
    ("script", HIDDEN),
    ("search", BLOCK),
    ("section", BLOCK),
    ("select", HIDDEN),
    ("source", HIDDEN),
    ("span", INLINE),
    ("strong", INLINE),
    ("style", HIDDEN),
    ("summary", BLOCK),
    ("svg", HIDDEN),
    ("table", BLOCK),
    ("tbody", BLOCK),
    ("td", BLOCK),
    ("template", HIDDEN),
    ("textarea", HIDDEN),
    ("tfoot", BLOCK),
    ("th", BLOCK),
    ("thead", BLOCK),
    ("time", INLINE),
    ("title", HIDDEN),
    ("tr", BLOCK),
    ("ul", BLOCK),
    ("video", HIDDEN),
];

/// Number of names, [`Tag::OTHER`] included: the size of a table by tag.
pub(crate) const COUNT: usize = NAMES.len() + 1;

impl Tag {
    /// An element that the list doesn't hold; shown inline.
    pub(crate) const OTHER: Self = Self(u8::MAX);

    /// By name in any case.
    pub(crate) fn of(name: &str) -> Self {
        let mut buffer = [0; 12];
        if name.len() > buffer.len() {
            return Self::OTHER;
        }
        for (to, from) in buffer.iter_mut().zip(name.bytes()) {
            *to = from.to_ascii_lowercase();
        }
        let name = &buffer[..name.len()];
        NAMES.binary_search_by(|(n, _)| n.as_bytes().cmp(name)).map_or(Self::OTHER, |i| Self(u8::try_from(i).unwrap_or(u8::MAX)))
    }

    /// Lower-case name; `x` for one that the list doesn't hold.
    pub(crate) fn name(self) -> &'static str {
        NAMES.get(usize::from(self.0)).map_or("x", |(n, _)| n)
    }

    /// Its row in a table of [`COUNT`].
    pub(crate) fn row(self) -> usize {
        usize::from(self.0).min(COUNT - 1)
    }

    fn shows(self) -> u8 {
        NAMES.get(usize::from(self.0)).map_or(INLINE, |(_, s)| *s)
    }

    /// True when it stands on lines of its own.
    pub(crate) fn is_block(self) -> bool {
        self.shows() == BLOCK
    }

    /// True when nothing inside is seen.
    pub(crate) fn is_hidden(self) -> bool {
        self.shows() == HIDDEN
    }

    /// True when it can't hold anything.
    pub(crate) fn is_void(self) -> bool {
        FACTS.void >> self.row() & 1 == 1
    }

    /// True when what it holds is text up to its end tag, whatever it looks like.
    pub(crate) fn is_raw(self) -> bool {
        FACTS.raw >> self.row() & 1 == 1
    }

    /// True when it is in the set.
    pub(crate) fn is_in(self, set: Set) -> bool {
        set >> self.row() & 1 == 1
    }

    /// `h1`..`h6` as 1..6.
    pub(crate) fn heading(self) -> Option<u8> {
        match self.name().as_bytes() {
            [b'h', n @ b'1'..=b'6'] => Some(n - b'0'),
            _ => None,
        }
    }

    /// Elements that are open and end where this one starts (`<li>` ends `<li>`), and the containers
    /// out of which that does not reach.
    pub(crate) fn closes(self) -> (Set, Set) {
        FACTS.closes[self.row()]
    }
}

/// A set of elements, one bit each.
pub(crate) type Set = u128;

/// The set of the elements named.
pub(crate) fn set(names: &[&str]) -> Set {
    names.iter().fold(0, |set, name| set | 1 << Tag::of(name).row())
}

struct Facts {
    void: Set,
    raw: Set,
    closes: [(Set, Set); COUNT],
}

static FACTS: LazyLock<Facts> = LazyLock::new(|| {
    let mut closes = [(0, 0); COUNT];
    let in_cell = set(&["td", "th", "table", "button", "object", "body"]);
    for (row, (name, shows)) in NAMES.iter().enumerate() {
        closes[row] = match *name {
            "li" => (set(&["li", "p"]), set(&["ul", "ol", "menu", "dir"])),
            "dt" | "dd" => (set(&["dt", "dd", "p"]), set(&["dl"])),
            "tr" => (set(&["tr", "td", "th"]), set(&["table"])),
            "td" | "th" => (set(&["td", "th"]), set(&["tr", "table"])),
            "tbody" | "thead" | "tfoot" => (set(&["tbody", "thead", "tfoot", "tr", "td", "th"]), set(&["table"])),
            "option" => (set(&["option"]), set(&["select", "datalist"])),
            "br" => (0, 0),
            _ if *shows == BLOCK => (set(&["p"]), in_cell),
            _ => (0, 0),
        };
    }
    Facts {
        void: set(&["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source"]),
        raw: set(&["script", "style", "textarea", "title", "iframe", "noembed", "noframes"]),
        closes,
    }
});

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_sorted_and_found() {
        assert!(NAMES.windows(2).all(|w| w[0].0 < w[1].0));
        for (name, _) in NAMES {
            assert_eq!(Tag::of(&name.to_uppercase()).name(), name);
        }
        assert_eq!(Tag::of("amp-img"), Tag::OTHER);
        assert!(!Tag::OTHER.is_block() && !Tag::OTHER.is_hidden());
    }
}
