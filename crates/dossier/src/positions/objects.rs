//! What stands behind a word that takes a position and makes it take none, or another: who "blocks the road", "seeks treatment",
//! "slams into a wall" or "presses his attack" takes none; who "denies bail" refuses it.

use super::content::Said;
use super::small_words::{APPEALED_AGAINST, APPEALING, CALM, PUSHED_INTO, PUSHED_TO, URGING};
use crate::words::{Reader, forms_of, rows};
use foldhash::{HashMap, HashMapExt, HashSet};
use recoupe_lang::fold;
use recoupe_model::{Lang, Stance};
use std::sync::LazyLock;

/// Stems of words that take a position (none: all that take it), and what stands behind them.
type Behind = (HashSet<String>, HashSet<String>);

/// Language → stance by name → what makes it none.
static OBJECTS: LazyLock<HashMap<&'static str, HashMap<&'static str, Vec<Behind>>>> = LazyLock::new(|| {
    let mut out: HashMap<&str, HashMap<&str, Vec<Behind>>> = HashMap::new();
    for (lang, rest) in rows(include_str!("../../data/object_words.tsv")) {
        let mut cells = rest.split('\t');
        let (Some(stance), Some(words), Some(behind)) = (cells.next(), cells.next(), cells.next()) else { continue };
        let reader = Reader::new(Lang::from_tag(lang));
        let stems = words.split(' ').flat_map(|w| forms_of(lang, w)).map(|w| reader.stem(w)).collect();
        out.entry(lang).or_default().entry(stance).or_default().push((stems, behind.split(' ').map(fold).collect()));
    }
    out
});

/// Words behind a word that takes a position among which its object stands.
const NEAR: usize = 4;

fn near(after: &str) -> impl Iterator<Item = String> {
    after.split_whitespace().map(|w| fold(w.trim_matches(|c: char| !c.is_alphanumeric()))).take(NEAR)
}

/// Does one of the objects of a list stand behind a word?
fn listed(lang: Option<Lang>, list: &str, word: &str, after: &str) -> bool {
    let Some(rows) = lang.as_ref().and_then(|l| OBJECTS.get(l.code())).and_then(|l| l.get(list)) else { return false };
    let stems: Vec<String> = super::stems(word, lang).collect();
    rows.iter().any(|(words, behind)| {
        stems.iter().any(|s| words.contains(s)) && near(after).any(|w| behind.contains(&w) || w.split('\'').any(|p| behind.contains(p)))
    })
}

/// Words behind the verb of an appeal among which its noun, or what is appealed against, stands.
const APPEALED: usize = 3;

/// Does a verb appeal against a ruling ("appealed *against the verdict*", "a fait *appel du jugement*", "a saisi la *cour d'appel*")? Who
/// "appeals for calm" or "fait appel à l'armée" asks.
pub(super) fn is_appeal(lang: Option<Lang>, word: &str, after: &str) -> bool {
    let word = fold(word);
    let behind: Vec<String> = near(after).collect();
    let at = |n: usize| behind.get(n).map_or("", String::as_str);
    match lang.as_ref().map(|l| l.code()) {
        Some("en") if word.starts_with("appeal") => {
            behind.iter().take(APPEALED).any(|w| APPEALED_AGAINST.of(lang).has(w)) && !matches!(at(0), "for" | "to")
        }
        Some("fr") if APPEALING.of(lang).has(&word) => {
            let place = behind.iter().take(APPEALED).position(|w| w == "appel");
            place.is_some_and(|n| !matches!(at(n + 1), "a" | "au" | "aux"))
        }
        // "la cour d'appel"
        Some("fr") if word.starts_with("saisi") => behind.iter().any(|w| APPEALED_AGAINST.of(lang).has(w)),
        _ => false,
    }
}

/// Does a word take no position for what stands behind it?
pub(super) fn take_none(lang: Option<Lang>, stance: Stance, word: &str, after: &str) -> bool {
    let english = lang == Some(Lang::EN);
    let first = near(after).next().unwrap_or_default();
    let behind: Vec<String> = near(after).collect();
    let list = match stance {
        Stance::Asks => "asks",
        Stance::Offers => "offers",
        Stance::Demands => "demands",
        Stance::Rejects => "rejects",
        Stance::Accepts => "accepts",
        Stance::Praises => "praises",
        Stance::Hopes => "hopes",
        // "slammed into the wall"
        Stance::Criticises => return PUSHED_INTO.of(lang).has(&first),
        _ => return false,
    };
    let pushes = word.starts_with("push") || word.starts_with("press");
    // "called the plan for the port a joke", "pushed him to the ground", "declined 3 percent"
    let other = match stance {
        Stance::Demands if word.starts_with("call") => !behind.iter().take(2).any(|w| matches!(w.as_str(), "for" | "on" | "upon")),
        Stance::Demands if pushes => behind.windows(2).any(|w| w[0] == "to" && PUSHED_TO.of(lang).has(&w[1])),
        Stance::Rejects if word.starts_with("declin") => first.starts_with(|c: char| c.is_ascii_digit()),
        _ => false,
    };
    english && other || listed(lang, list, word, after)
}

/// Words behind a verb of demanding among which it is calm that is asked for.
const CALM_WITHIN: usize = 8;

/// Does whoever "urges" others, or "calls for" calm, restraint or talks only ask for it? Over nineteen annotated events readers called
/// what is urged a request eight times, a demand once.
pub(super) fn only_asks(lang: Option<Lang>, word: &str, after: &str) -> bool {
    // "urged a longer truce" demands it
    let others = || after.split_whitespace().take(CALM_WITHIN).any(|w| matches!(w, "to" | "à" | "de"));
    if URGING.of(lang).begin(&fold(word)) && others() {
        return true;
    }
    let calm = CALM.of(lang);
    let bare = |w: &str| fold(w.trim_matches(|c: char| !c.is_alphanumeric()).rsplit(['\'', '’']).next().unwrap_or(w));
    after.split_whitespace().take(CALM_WITHIN).map(bare).any(|w| calm.has(&w))
}

/// Is what is not wanted all else ("wants *no less than* five", "ne veut *rien d'autre que* …")? It is wanted.
pub(super) fn only_this(after: &str) -> bool {
    let folded = fold(&after.replace('’', "'"));
    let begins = |all: &[&str]| all.iter().any(|p| folded.trim_start().starts_with(p));
    begins(&["no less", "no more than", "nothing less", "nothing but", "nothing more than", "nothing other than"])
        || begins(&["rien d'autre que", "rien d'autre qu'", "rien moins que", "rien de moins que", "pas moins", "pas autre chose que"])
}

/// Is what is not wanted only to tell ("did not want *to comment*")? Who "ne veut pas entendre parler" of it refuses it.
pub(super) fn is_not_to_tell(lang: Option<Lang>, after: &str) -> bool {
    Said::of(lang, after).is_about_telling() && !fold(after).contains("entendre parler")
}

/// Is what somebody "denies" a leave that he does not give ("denied the rower a *permit*")? He refuses it.
pub(super) fn is_leave(lang: Option<Lang>, word: &str, after: &str) -> bool {
    listed(lang, "leave", word, after)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_stands_behind_a_word_makes_it_take_no_position() {
        let en = |stance, word, after| take_none(Some(Lang::EN), stance, word, after);
        assert!(en(Stance::Criticises, "slammed", " into the quay") && !en(Stance::Criticises, "slammed", " the plan for the quay"));
        assert!(en(Stance::Rejects, "declined", " 3 percent") && en(Stance::Rejects, "declined", " sharply in May"));
        assert!(!en(Stance::Rejects, "declined", " the offer") && en(Stance::Rejects, "blocked", " the main road"));
        assert!(!en(Stance::Rejects, "blocked", " the sale of the lock") && en(Stance::Rejects, "resisted", " arrest"));
        assert!(en(Stance::Asks, "sought", " medical treatment") && !en(Stance::Asks, "sought", " a truce"));
        assert!(en(Stance::Demands, "called", " the plan for the lock a joke") && !en(Stance::Demands, "called", " again for a truce"));
        assert!(en(Stance::Demands, "pushed", " him to the ground") && !en(Stance::Demands, "pushed", " Oslo to reopen it"));
        assert!(en(Stance::Demands, "pressed", " their attack") && !en(Stance::Demands, "pressed", " its allies to sign"));
        assert!(en(Stance::Hopes, "wished", " him a happy birthday") && !en(Stance::Hopes, "wished", " for a truce"));
        assert!(en(Stance::Offers, "offered", " few details") && !en(Stance::Offers, "offered", " a truce"));
        let fr = |stance, word, after| take_none(Some(Lang::FR), stance, word, after);
        assert!(fr(Stance::Rejects, "repousse", " la date du vote") && !fr(Stance::Rejects, "repousse", " le plan de paix"));
        assert!(fr(Stance::Rejects, "repousse", " l'échéance") && fr(Stance::Demands, "appelé", " les secours à huit heures"));
        assert!(!fr(Stance::Demands, "appelé", " les pays à la retenue"));
    }

    #[test]
    fn who_wants_no_less_wants_it() {
        assert!(only_this(" no less than 40 million") && only_this(" rien d’autre que le quai") && !only_this(" no tunnel"));
        assert!(is_not_to_tell(Some(Lang::EN), " to comment on the nets") && !is_not_to_tell(Some(Lang::EN), " a tunnel"));
        assert!(!is_not_to_tell(Some(Lang::FR), " pas entendre parler de baisse"));
    }

    #[test]
    fn who_denies_a_leave_refuses_it() {
        let en = |after| is_leave(Some(Lang::EN), "denied", after);
        assert!(en(" the skipper bail") && en(" export licences to the port") && !en(" any part in the wreck"));
    }
}
