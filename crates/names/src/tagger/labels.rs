//! The tagger's labels: first, inner, last and only word of a name (BILOU) for persons, places and
//! organisations; first and further words for other names; and words outside.

/// Number of labels.
pub const LABELS: usize = 15;

/// Label of a word in no name.
pub const OUTSIDE: u8 = 0;

/// Kinds of names that the tagger tells apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Kind {
    /// A human being.
    Person,
    /// Place or state.
    Place,
    /// Organisation.
    Org,
    /// Works, events, products: never printed.
    Other,
}

/// Whether a label begins a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Start {
    /// It does.
    New,
    /// It goes on with one.
    Goes,
    /// No name.
    None,
}

const KINDS: [Kind; 3] = [Kind::Person, Kind::Place, Kind::Org];

/// The labels of a name of `len` words.
#[must_use]
pub fn labels_of(kind: Kind, len: usize) -> Vec<u8> {
    let base = match kind {
        Kind::Person => 1,
        Kind::Place => 5,
        Kind::Org => 9,
        Kind::Other => return (0..len).map(|n| if n == 0 { 13 } else { 14 }).collect(),
    };
    match len {
        0 => Vec::new(),
        1 => vec![base + 3],
        _ => {
            let mut out = vec![base + 1; len];
            out[0] = base;
            out[len - 1] = base + 2;
            out
        }
    }
}

/// Kind of name that a label belongs to.
#[must_use]
pub fn kind_of(label: usize) -> Option<Kind> {
    match label {
        0 => None,
        13 | 14 => Some(Kind::Other),
        _ => KINDS.get((label - 1) / 4).copied(),
    }
}

/// Whether a label begins a name.
#[must_use]
pub fn start_of(label: usize) -> Start {
    match label {
        0 => Start::None,
        13 => Start::New,
        14 => Start::Goes,
        _ if matches!((label - 1) % 4, 0 | 3) => Start::New,
        _ => Start::Goes,
    }
}

/// May a sentence end with it?
#[must_use]
pub fn closes(label: usize) -> bool {
    label == 0 || label >= 13 || matches!((label - 1) % 4, 2 | 3)
}

/// May `next` follow `last` (`None`: the sentence begins)?
#[must_use]
pub fn allowed(last: Option<usize>, next: usize) -> bool {
    let goes_on = start_of(next) == Start::Goes;
    let Some(last) = last else { return !goes_on };
    if closes(last) {
        return !goes_on || (next == 14 && last >= 13);
    }
    goes_on && kind_of(last) == kind_of(next)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_name_is_an_allowed_path() {
        for kind in [Kind::Person, Kind::Place, Kind::Org, Kind::Other] {
            for len in 1..5 {
                let path = labels_of(kind, len);
                assert!(allowed(None, path[0] as usize) && closes(path[len - 1] as usize));
                assert!(path.windows(2).all(|w| allowed(Some(w[0] as usize), w[1] as usize)));
                assert!(path.iter().all(|l| kind_of(*l as usize) == Some(kind)));
            }
        }
        assert!(!allowed(Some(1), 0) && !allowed(Some(0), 3));
    }
}
