//! Datelines: the place, often the day and the agency, that stand before the first sentence of a report.

/// `WASHINGTON — `, `PARIS (AFP) – `, `Varn, April 30 (Reuters) - `: where the dateline ends that a report begins with, in bytes of
/// its first line. None where nothing like a sentence follows.
#[must_use]
pub fn dateline(line: &str) -> Option<usize> {
    let head = &line[..line.char_indices().nth(90).map_or(line.len(), |(at, _)| at)];
    if let Some(end) = between_strokes(head) {
        return Some(end).filter(|end| line[*end..].split_whitespace().count() >= 6);
    }
    let (at, dash) = [" — ", " – ", " ― ", " - ", " -- ", ".- ", "— "].iter().filter_map(|d| head.find(d).map(|at| (at, *d))).min()?;
    let place = &head[..at];
    let words: Vec<&str> = place.split_whitespace().collect();
    let agency = place.trim_end().ends_with(')') && place.contains('(');
    let first = words.first()?;
    let shouted = first.chars().filter(|c| c.is_alphabetic()).count() >= 3 && first.chars().all(|c| !c.is_lowercase());
    let named = words.iter().all(|w| !w.starts_with(char::is_lowercase) || matches!(*w, "de" | "la" | "le" | "am" | "den" | "января"));
    let rest_is_sentence = line[at + dash.len()..].split_whitespace().count() >= 6;
    ((agency && words.len() <= 9 && first.starts_with(char::is_uppercase)) || (shouted && named && words.len() <= 7))
        .then_some(at + dash.len())
        .filter(|_| rest_is_sentence)
}

/// `VARN, April 30. /VARNINFORM/. `: as state agencies of the east sign.
fn between_strokes(head: &str) -> Option<usize> {
    let from = head.find(" /")?;
    let name = &head[from + 2..][..head[from + 2..].find('/')?];
    let place = head[..from].trim_end_matches(['.', ',']);
    let shouted = |w: &str| w.chars().filter(|c| c.is_alphabetic()).count() >= 3 && !w.chars().any(char::is_lowercase);
    let end = from + 2 + name.len() + 1;
    let end = end + head[end..].find(|c: char| c.is_alphanumeric() || matches!(c, '"' | '“' | '«'))?;
    let few = place.split_whitespace().count() <= 5 && name.split_whitespace().count() <= 3;
    (few && place.split_whitespace().next().is_some_and(shouted) && shouted(name)).then_some(end)
}

#[cfg(test)]
mod tests {
    use super::dateline;

    #[test]
    fn datelines() {
        for yes in [
            "VARN — The harbour stays closed until Thursday, they said.",
            "VARN, April 30. /VARNINFORM/. The harbour stays closed until Thursday, they said.",
            "VARN, April 30 (Reuters) - The harbour stays closed until Thursday.",
            "Varn (AFP) – Le port restera fermé jusqu’à jeudi matin.",
        ] {
            assert!(dateline(yes).is_some(), "{yes}");
        }
        for no in [
            "VARN and/or Norvey will close the harbour on Thursday, they said.",
            "Varn stays closed /as the mayor said/ until Thursday or Friday at least.",
            "The harbour - closed since Monday - stays so until Thursday.",
            "Il dit – encore – que le port est fermé.",
        ] {
            assert!(dateline(no).is_none(), "{no}");
        }
    }
}
