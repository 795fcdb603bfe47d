//! The same name in two spellings or scripts → one key: Latin letters, without what spellings differ in.
//!
//! Cyrillic is romanised letter by letter; then sibilants, `c/k/q`, `v/w`, `i/j/y`, doubled letters and
//! all vowels but the first fall together. Not for showing, and too coarse to tell two people apart
//! alone: many keys of two reports must agree.

use recoupe_lang::fold;

/// The key of a word; `None` when too little would be left of it.
pub(crate) fn key(word: &str) -> Option<String> {
    let latin = latin(&fold(word))?;
    let letters: Vec<char> = latin.chars().collect();
    let mut out = String::with_capacity(letters.len());
    let mut at = 0;
    let mut last = ' ';
    while at < letters.len() {
        let rest: String = letters[at..].iter().take(4).collect();
        let (class, taken) = class(&rest, at == 0, at + 1 == letters.len());
        if let Some(c) = class
            && c != last
        {
            out.push(c);
        }
        last = class.unwrap_or(' ');
        at += taken;
    }
    (out.len() >= 3 || (out.len() == 2 && letters.len() >= 4)).then_some(out)
}

/// The first letter of a word in Latin letters; `None` in other scripts than those known here.
pub(crate) fn first_letter(word: &str) -> Option<char> {
    latin(&fold(word))?.chars().next()
}

/// Class of the letters at the start, and how many they are; vowels count at the start only.
fn class(rest: &str, first: bool, last: bool) -> (Option<char>, usize) {
    for (letters, class) in [
        ("shch", 's'),
        ("tsch", 's'),
        ("dsch", 's'),
        ("sch", 's'),
        ("tch", 's'),
        ("dzh", 's'),
        ("dj", 's'),
        ("ch", 's'),
        ("sh", 's'),
        ("zh", 's'),
        ("cz", 's'),
        ("sz", 's'),
        ("ts", 's'),
        ("tz", 's'),
        ("ph", 'f'),
        ("th", 't'),
        ("kh", 'h'),
        ("ck", 'k'),
        ("ks", 'x'),
        ("gh", 'g'),
    ] {
        if rest.starts_with(letters) {
            return (Some(class), letters.len());
        }
    }
    let mut chars = rest.chars();
    let c = chars.next().unwrap_or(' ');
    let next = chars.next().unwrap_or(' ');
    let class = match c {
        'a' | 'e' | 'o' | 'u' | 'i' | 'y' | 'j' if !first => None,
        'a' | 'e' => Some('a'),
        'i' | 'y' | 'j' => Some('i'),
        'o' | 'u' => Some('o'),
        'c' if matches!(next, 'e' | 'i' | 'y') || last => Some('s'),
        'c' | 'k' | 'q' => Some('k'),
        'z' | 's' => Some('s'),
        'v' | 'w' => Some('v'),
        'h' if first => Some('h'),
        'h' => None,
        other => Some(other),
    };
    (class, 1)
}

/// Latin letters of a folded word; `None` for scripts that are not known here.
fn latin(folded: &str) -> Option<String> {
    let mut out = String::with_capacity(folded.len());
    for c in folded.chars() {
        match c {
            'a'..='z' => out.push(c),
            '\'' | '-' | 'ь' | 'ъ' => {}
            'а'..='я' | 'і' | 'ї' | 'є' | 'ґ' => out.push_str(cyrillic(c)),
            c if c.is_ascii_digit() => out.push(c),
            _ => return None,
        }
    }
    Some(out)
}

fn cyrillic(c: char) -> &'static str {
    match c {
        'а' => "a",
        'б' => "b",
        'в' => "v",
        'г' | 'ґ' => "g",
        'д' => "d",
        'е' | 'э' | 'є' => "e",
        'ж' => "zh",
        'з' => "z",
        'и' | 'й' | 'ы' | 'і' => "i",
        'ї' => "i",
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
        'х' => "kh",
        'ц' => "ts",
        'ч' => "ch",
        'ш' => "sh",
        'щ' => "shch",
        'ю' => "iu",
        'я' => "ia",
        _ => "",
    }
}

#[cfg(test)]
mod tests {
    use super::key;

    #[test]
    fn spellings_meet() {
        for (a, b) in
            [("Токио", "Tokyo"), ("Tokio", "Tokyo"), ("Байлз", "Biles"), ("Рябков", "Riabkov"), ("Шульц", "Schulz"), ("Ківа", "Kiva")]
        {
            assert_eq!(key(a), key(b), "{a} {b}");
        }
        assert_ne!(key("Иванов"), key("Петров"));
        assert_eq!(key("東京"), None);
        assert_eq!(key(""), None);
    }
}
