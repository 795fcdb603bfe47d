//! One key for one name in many spellings: Riabkov, Ryabkov, Рябков; Grouchko, Grushko, Gruschko.
//! Only good for comparing names of one story whose first names agree: across stories the keys of
//! strangers meet.

use foldhash::HashMap;
use recoupe_lang::fold;
use std::sync::LazyLock;

/// Short form of a first name → what it may be short for, folded.
static SHORT: LazyLock<HashMap<&'static str, Vec<&'static str>>> = LazyLock::new(|| {
    let rows = include_str!("../data/short_first_names.tsv").lines().filter(|l| !l.starts_with('#'));
    rows.filter_map(|l| l.split_once('\t')).map(|(short, full)| (short, full.split(' ').collect())).collect()
});

/// Least likeness of two keys that may be one name. On 109 pairs of one name and 527 hard pairs of two
/// (`name_pairs.jsonl`): 0.70 takes 109 and 57, 0.75 takes 106 and 43, 0.80 takes 103 and 32, 0.85 takes
/// 92 and 16. Surnames are compared more strictly ([`surname_keys_agree`]: 101 and 27).
pub const ALIKE: f64 = 0.75;

/// What the sounds of Cyrillic letters are in Latin ones (Russian and Ukrainian).
fn latin(c: char) -> Option<&'static str> {
    Some(match c {
        'а' => "a",
        'б' => "b",
        'в' => "v",
        'г' | 'ґ' => "g",
        'д' => "d",
        'е' | 'ё' | 'э' | 'є' => "e",
        'ж' => "j",
        'з' => "z",
        'и' | 'й' | 'і' | 'ї' | 'ы' => "i",
        'к' => "k",
        'л' => "l",
        'м' => "m",
        'н' => "n",
        'о' => "o",
        'п' => "p",
        'р' => "r",
        'с' => "s",
        'т' => "t",
        'у' => "u",
        'ф' => "f",
        'х' => "h",
        'ц' => "ts",
        'ч' => "C",
        'ш' | 'щ' => "S",
        'ъ' | 'ь' => "",
        'ю' => "iu",
        'я' => "ia",
        _ => return None,
    })
}

/// Spellings of one sound in French, English, German, Spanish, Italian and Polish transcription,
/// longest first. Capitals stand for single sounds that two letters write: S for sh, C for ch.
const SOUNDS: [(&str, &str); 57] = [
    ("schtsch", "S"),
    ("chtch", "S"),
    ("shch", "S"),
    ("szcz", "S"),
    ("tsch", "C"),
    ("dsch", "j"),
    ("tch", "C"),
    ("tsh", "C"),
    ("sch", "S"),
    ("dzh", "j"),
    ("dj", "j"),
    ("sh", "S"),
    ("ch", "S"),
    ("cz", "C"),
    ("sz", "S"),
    ("zh", "j"),
    ("kh", "h"),
    ("gh", "g"),
    ("ph", "f"),
    ("th", "t"),
    ("dh", "d"),
    ("ck", "k"),
    ("qu", "k"),
    ("cq", "k"),
    ("q", "k"),
    ("x", "ks"),
    ("tz", "ts"),
    ("rz", "j"),
    ("ou", "u"),
    ("oo", "u"),
    ("ow", "ov"),
    ("w", "v"),
    ("eff", "ev"),
    ("off", "ov"),
    ("ue", "u"),
    ("oe", "e"),
    ("ae", "e"),
    ("ya", "ia"),
    ("yu", "iu"),
    ("yo", "io"),
    ("ye", "e"),
    ("ja", "ia"),
    ("ju", "iu"),
    ("jo", "io"),
    ("je", "e"),
    ("ij", "i"),
    ("yj", "i"),
    ("iy", "i"),
    ("yi", "i"),
    ("y", "i"),
    ("ei", "i"),
    ("ai", "a"),
    ("ie", "e"),
    ("ce", "se"),
    ("ci", "si"),
    ("ss", "s"),
    ("c", "k"),
];

/// The key of a name (one or several words).
#[must_use]
pub fn key(name: &str) -> String {
    let mut plain = String::new();
    for c in fold(name).chars() {
        match latin(c) {
            Some(sound) => plain.push_str(sound),
            None if c.is_alphanumeric() || c == ' ' => plain.push(c),
            None => {}
        }
    }
    let mut out = String::with_capacity(plain.len());
    let mut rest = plain.as_str();
    'next: while let Some(c) = rest.chars().next() {
        let begins = rest.as_bytes()[0];
        // nearly all begin otherwise
        for (from, to) in SOUNDS.iter().filter(|(from, _)| from.as_bytes()[0] == begins) {
            if let Some(after) = rest.strip_prefix(from) {
                push_sound(&mut out, to);
                rest = after;
                continue 'next;
            }
        }
        push_sound(&mut out, c.encode_utf8(&mut [0; 4]));
        rest = &rest[c.len_utf8()..];
    }
    for ending in ["ine", "ii", "i", "e", "h"] {
        if out.len() > ending.len() + 2
            && let Some(stem) = out.strip_suffix(ending)
        {
            let stem = if ending == "ine" { format!("{stem}in") } else { stem.to_owned() };
            return stem;
        }
    }
    out
}

/// Adds a sound; doubled letters and groups of i count once.
fn push_sound(out: &mut String, sound: &str) {
    for c in sound.chars() {
        if !out.ends_with(c) {
            out.push(c);
        }
    }
}

/// Likeness of two keys, 0 to 1: one less the edits over the longer length.
#[must_use]
pub fn likeness(a: &str, b: &str) -> f64 {
    if a == b {
        return 1.0;
    }
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().take(64).collect(), b.chars().take(64).collect());
    let longer = a.len().max(b.len());
    if longer == 0 || a.len().abs_diff(b.len()) * 2 > longer {
        return 0.0;
    }
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, x) in a.iter().enumerate() {
        let mut corner = row[0];
        row[0] = i + 1;
        for (j, y) in b.iter().enumerate() {
            let above = row[j + 1];
            row[j + 1] = (corner + usize::from(x != y)).min(above + 1).min(row[j] + 1);
            corner = above;
        }
    }
    1.0 - row[b.len()] as f64 / longer as f64
}

/// May two first names be one person's? An initial fits what begins with its sound.
#[must_use]
pub fn first_names_agree(a: &str, b: &str) -> bool {
    a == b || is_short_for(a, b) || is_short_for(b, a) || first_keys_agree(&key(a), &key(b))
}

/// "bob" and "robert", folded.
fn is_short_for(short: &str, full: &str) -> bool {
    SHORT.get(short).is_some_and(|names| names.contains(&full))
}

/// The same of two keys.
#[must_use]
pub fn first_keys_agree(a: &str, b: &str) -> bool {
    if a.is_empty() || b.is_empty() {
        return true;
    }
    let same_start = a.chars().next() == b.chars().next();
    if a.chars().nth(1).is_none() || b.chars().nth(1).is_none() {
        return same_start;
    }
    let like = likeness(a, b);
    like >= ALIKE || (same_start && like >= 0.6)
}

/// May two surnames be one?
#[must_use]
pub fn surnames_agree(a: &str, b: &str) -> bool {
    a == b || surname_keys_agree(&key(a), &key(b))
}

/// The same of two keys: short names differ by one letter only too often.
#[must_use]
pub fn surname_keys_agree(a: &str, b: &str) -> bool {
    a == b || (a.len().min(b.len()) >= 5 && a.len().abs_diff(b.len()) * 5 <= a.len().max(b.len()) && likeness(a, b) >= 0.8)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spellings_meet() {
        for (a, b) in [
            ("Riabkov", "Рябков"),
            ("Ryabkov", "Riabkov"),
            ("Grouchko", "Грушко"),
            ("Grushko", "Grouchko"),
            ("Grouchko", "Grouchkov"),
            ("Zelensky", "Зеленский"),
            ("Zelenskiy", "Selenskyj"),
            ("Tchaïkovski", "Tschaikowsky"),
        ] {
            let like = likeness(&key(a), &key(b));
            assert!(like >= ALIKE, "{a} {} {b} {} {like}", key(a), key(b));
        }
        assert!(first_names_agree("Sergueï", "Sergey") && first_names_agree("A.", "Alexandre"));
        assert!(!first_names_agree("Bill", "Hillary") && !first_names_agree("Marine", "Jean-Marie"));
        assert!(!surnames_agree("Kim", "Lim"));
        assert!(first_names_agree("bob", "robert") && first_names_agree("william", "bill") && !first_names_agree("bob", "william"));
    }
}
