//! Finds the verb groups that say that somebody says something: "a-t-il ajouté", "has repeatedly
//! said", "s'est dit", "ajoutant". Does not look for content or speaker.

use crate::lexicon::{FormOf, Verb, class as c, irregular_past};
use crate::phrase::Phrases;

/// A verb group of saying.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Cue {
    /// Its first item (clitics and auxiliaries included).
    pub start: usize,
    /// After its last item.
    pub end: usize,
    /// The verb itself.
    pub head: usize,
    /// Which verb.
    pub verb: u16,
    /// Its form.
    pub form: FormOf,
    /// An inverted pronoun: its item.
    pub inverted: Option<usize>,
    /// "est accusé", or a participle that stands alone.
    pub passive: bool,
    /// "did not disclose": nothing is told (English).
    pub denied: bool,
}

/// The cues of a sentence, in order.
pub(crate) fn cues(p: Phrases, lo: usize, hi: usize) -> Vec<Cue> {
    let mut out: Vec<Cue> = Vec::new();
    let mut n = lo;
    while n < hi {
        let found = if p.lexicon.senses(&p.items[n].key).is_empty() {
            None
        } else if p.english {
            english(p, lo, n, hi)
        } else {
            romance(p, lo, n, hi)
        };
        match found {
            Some(cue) if out.last().is_none_or(|last| last.end <= cue.start) => {
                n = cue.end.max(n + 1);
                out.push(cue);
            }
            _ => n += 1,
        }
    }
    out
}

/// The sense whose tail follows, else one without; and where the group ends.
fn sense(p: Phrases, n: usize, hi: usize, reflexive: bool) -> Option<(u16, FormOf, usize)> {
    let mut best: Option<(u16, FormOf, usize)> = None;
    for &(verb, form) in p.lexicon.senses(&p.items[n].key) {
        let v: &Verb = p.lexicon.verb(verb);
        if v.takes('r') != reflexive && !(reflexive && v.lemma == "demander") {
            continue;
        }
        // "parle, elle, de"
        let next = p.aside(n + 1, hi).unwrap_or(n + 1);
        // "se félicite d'un accord"
        let is = |k: usize, w: &str| p.items[k].key == w || w == "de" && p.items[k].key == "d'";
        let end = if v.tail.is_empty() {
            Some(next)
        } else {
            // an inverted pronoun or an adverb may stand between: "fait-il savoir"
            (next..(next + 3).min(hi))
                .find(|k| v.tail.iter().enumerate().all(|(d, w)| k + d < hi && is(k + d, w)))
                // "called on Wednesday for"
                .filter(|k| {
                    (next..*k)
                        .all(|j| p.items[j].is(c::PRONOUN | c::ADV) || p.english && (p.items[j].is(c::TIME) || p.items[j].key == "on"))
                })
                .map(|k| k + v.tail.len())
        };
        if let Some(end) = end
            && best.is_none_or(|b| end > b.2)
        {
            best = Some((verb, form, end));
        }
    }
    best
}

fn romance(p: Phrases, lo: usize, n: usize, hi: usize) -> Option<Cue> {
    let at = |k: usize| &p.items[k];
    let french = p.lexicon.classes("selon") != 0;
    if at(n).capital && n > lo {
        return None;
    }
    // back over adverbs and fillers to an auxiliary
    let mut aux = None;
    let mut k = n;
    let mut inverted = None;
    let mut passive_be = false;
    while k > lo && n - k < 9 {
        k -= 1;
        let i = at(k);
        if i.is(c::HAVE) || i.is(c::BE) && i.key != "été" || i.is(c::MODAL) || settles(p, k, lo) {
            aux = Some(k);
            break;
        }
        if i.key == "été" {
            passive_be = true;
        } else if i.is(c::PRONOUN) && i.text.starts_with('-') {
            inverted = Some(k);
        } else if !(i.is(c::ADV | c::FILLER | c::TIME)
            || i.mark(",")
            || matches!(&*i.key, "tous" | "toutes" | "deux" | "trois")
            || is_already(p, k))
        {
            break;
        }
    }
    let itself = |k: usize| k > lo && matches!(&*at(k - 1).key, "se" | "s'");
    // "s'en félicite", "s'y oppose"
    let reflexive_at = |k: usize| itself(k) || k > lo + 1 && matches!(&*at(k - 1).key, "en" | "y") && itself(k - 1);
    let reflexive = aux.is_some_and(|a| at(a).is(c::BE) && reflexive_at(a))
        || reflexive_at(n)
        || aux.is_some_and(|a| at(a).is(c::MODAL) && reflexive_at(n));
    let (verb, form, mut end) = sense(p, n, hi, reflexive)?;
    let only = match p.lexicon.verb(verb).lemma {
        // "« Chut », fait sa voisine"
        "faire" => n > lo && (at(n - 1).quote().is_some() || n > lo + 1 && at(n - 1).mark(",") && at(n - 2).quote().is_some()),
        // "veut que ses gens soient là", and not "veut partir"
        "vouloir" => {
            french
                && form == FormOf::Finite
                && (n + 1..hi.min(n + 4)).take_while(|k| *k == n + 1 || at(*k - 1).is(c::ADV)).any(|k| at(k).is(c::THAT))
        }
        "y voir" => (lo.max(n.saturating_sub(3))..n).any(|k| at(k).key == "y"),
        _ => true,
    };
    if !only {
        return None;
    }
    // "pourrait commenter le président": nobody has said it
    if aux.is_some_and(|a| matches!(&*at(a).key, "pourrait" | "pourraient" | "devrait" | "devraient")) {
        return None;
    }
    let (start, passive) = match form {
        FormOf::Participle => match aux {
            Some(a) if at(a).is(c::HAVE) => (a, passive_be),
            Some(a) if at(a).is(c::BE) && reflexive => (a, false),
            // "a dénoncé le texte et promis de voter contre": the auxiliary serves both
            _ if shares_auxiliary(p, lo, n) => (n, false),
            _ if !p.lexicon.senses(&at(n).key).iter().any(|s| s.1 == FormOf::Finite) => (n, true),
            _ => (n, false),
        },
        // "a fait savoir": the form is a participle too
        FormOf::Finite if aux.is_some_and(|a| at(a).is(c::HAVE)) && p.lexicon.senses(&at(n).key).contains(&(verb, FormOf::Participle)) => {
            (aux.unwrap_or(n), passive_be)
        }
        // "s'est dit": as much
        FormOf::Finite
            if reflexive
                && aux.is_some_and(|a| at(a).is(c::BE) && reflexive_at(a))
                && p.lexicon.senses(&at(n).key).contains(&(verb, FormOf::Participle)) =>
        {
            (aux.unwrap_or(n), false)
        }
        FormOf::Finite | FormOf::Base => (n, false),
        FormOf::Infinitive => match aux {
            // "ont tenu à rassurer"
            Some(a) if at(a).is(c::MODAL) && a > lo && at(a - 1).is(c::HAVE) => (a - 1, false),
            // "il faut dire que": nobody says it
            Some(a) if matches!(&*at(a).key, "faut" | "fallait" | "faudrait" | "faudra") => return None,
            Some(a) if at(a).is(c::MODAL) || at(a).is(c::HAVE) => (a, false),
            // "s'est borné à confirmer"
            Some(a) if settles(p, a, lo) => (if a > lo && at(a - 1).is(c::BE) { a - 1 } else { a }, false),
            _ if n > lo && matches!(&*at(n - 1).key, "sans") => (n - 1, false),
            // "…, avant de reconnaître que", "Avant d'ajouter : « … »"
            _ if french && tells_before_leaving(p, lo, n, end, hi) => (n - 2, false),
            _ => return None,
        },
        FormOf::Gerund => {
            // "son président parlant d'un « coup d'arrêt »"
            let own = n > lo + 1 && at(n - 1).word() && (n + 1..hi.min(n + 5)).any(|k| at(k).quote().is_some());
            if n > lo
                && !own
                && !(at(n - 1).mark(",") || matches!(&*at(n - 1).key, "en" | "et" | "comme" | "tout") || at(n - 1).quote().is_some())
            {
                return None;
            }
            (n, false)
        }
    };
    // clitics before it
    let mut first = start;
    // "« ... », nous dit Paul Girin": whom he told, since the verb is not theirs
    let told = |k: usize| {
        k > lo + 1
            && matches!(&*at(k - 1).key, "nous" | "vous")
            && (at(k - 2).mark(",") || at(k - 2).quote().is_some())
            && !at(start).key.ends_with("ons")
            && !at(start).key.ends_with("ez")
    };
    while first > lo && at(first - 1).is(c::CLITIC) && (told(first) || !at(first - 1).is(c::PRONOUN) || at(first - 1).is(c::DET)) {
        let i = at(first - 1);
        if i.is(c::DET) {
            // "le déclare", "la demande": a clitic only after a subject
            let after_subject = first >= 2 + lo
                && (at(first - 2).is(c::PRONOUN | c::REL)
                    || matches!(&*at(first - 2).key, "ne" | "comme" | "que")
                    || (at(start).is(c::HAVE | c::BE)))
                // "le maire l'assure : le pont rouvrira"
                || i.key == "l'" && end < hi && at(end).mark(":");
            if !after_subject && !(start != n) {
                break;
            }
        }
        first -= 1;
    }
    if form == FormOf::Finite && start == n {
        let governed = first > lo && {
            let b = at(first - 1);
            (b.is(c::DET) || b.is(c::PREP)) && !b.is(c::PRONOUN)
        };
        if governed || at(n).capital && n > lo {
            return None;
        }
        // "la ministre juge", but not "un responsable politique juge d'instruction"
        let marked =
            first > lo && (at(first - 1).quote().is_some() || first > lo + 1 && at(first - 1).mark(",") && at(first - 2).quote().is_some());
        if end < hi
            && at(end).is(c::OF)
            && at(end).key != "des"
            && !marked
            && !p.lexicon.verb(verb).takes('k')
            && !(p.lexicon.verb(verb).takes('l') && end + 1 < hi && at(end + 1).quote().is_some())
            && french
            && at(end).key != "d'"
            && !verb_before_of(p, verb)
        {
            return None;
        }
    }
    if inverted.is_none() && end < hi && at(end).is(c::PRONOUN) && at(end).text.starts_with('-') {
        inverted = Some(end);
        end += 1;
    } else if inverted.is_none() {
        inverted = (n + 1..end).find(|k| at(*k).is(c::PRONOUN) && at(*k).text.starts_with('-'));
    }
    Some(Cue { start: first, end, head: n, verb, form, inverted, passive, denied: false })
}

/// Items from "inviter" to what somebody is invited to do, at most.
const URGED: usize = 10;

/// "…, avant de *reconnaître* que", "Avant d'*ajouter* : « … »": words follow, and a comma or nothing stands before.
fn tells_before_leaving(p: Phrases, lo: usize, n: usize, end: usize, hi: usize) -> bool {
    let before = n >= lo + 2 && matches!(&*p.items[n - 1].key, "de" | "d'") && p.items[n - 2].key == "avant";
    let apart = before && (n == lo + 2 || p.items[n - 3].mark(","));
    let words = |k: usize| p.items[k].is(c::THAT) || p.items[k].mark(":") || p.items[k].quote().is_some();
    // "…, avant d'inviter ses partisans à ne pas répondre"
    let infinitive =
        |k: usize| ["er", "ir", "re"].iter().any(|e| p.items[k].key.len() > 3 && p.items[k].key.ends_with(e)) && !p.items[k].capital;
    let asks = |k: usize| {
        let next = (k + 1..hi.min(k + 4)).find(|j| !p.items[*j].is(c::CLITIC) && !matches!(&*p.items[*j].key, "ne" | "pas" | "plus"));
        matches!(&*p.items[k].key, "à" | "de" | "d'") && next.is_some_and(infinitive)
    };
    let urged = matches!(&*p.items[n].key, "inviter" | "exhorter" | "appeler" | "demander" | "promettre" | "encourager" | "presser");
    let urged = urged && (end..hi.min(end + URGED)).take_while(|k| p.items[*k].word()).any(asks);
    apart && ((end..hi.min(end + 2)).any(words) || urged)
}

/// "se borne à rappeler", "s'est contenté d'indiquer": the infinitive tells.
fn settles(p: Phrases, k: usize, lo: usize) -> bool {
    const FORMS: [&str; 12] = [
        "borne",
        "bornent",
        "bornait",
        "bornaient",
        "borné",
        "bornée",
        "contente",
        "contentent",
        "contentait",
        "contentaient",
        "contenté",
        "contentée",
    ];
    let itself = |k: usize| k > lo && matches!(&*p.items[k - 1].key, "se" | "s'");
    // "ne se contente pas de rapporter": there is more
    let more = (lo.max(k.saturating_sub(3))..k).any(|j| matches!(&*p.items[j].key, "ne" | "n'"));
    p.french() && !more && FORMS.contains(&&*p.items[k].key) && (itself(k) || k > lo && p.items[k - 1].is(c::BE) && itself(k - 1))
}

/// Does a participle after "et" share the auxiliary of the verb before it?
fn shares_auxiliary(p: Phrases, lo: usize, n: usize) -> bool {
    let mut k = n;
    while k > lo && n - k < 4 && p.items[k - 1].is(c::ADV) {
        k -= 1;
    }
    if k <= lo + 2 || !p.items[k - 1].is(c::COORD) {
        return false;
    }
    let participle = |i: &crate::stream::Item| i.word() && ["é", "i", "u", "is", "it", "ert"].iter().any(|e| i.key.ends_with(e));
    let nearest = (lo.max(k.saturating_sub(SHARED_REACH))..k - 1).rev().find(|j| p.items[*j].is(c::HAVE | c::BE | c::MODAL));
    nearest.is_some_and(|j| p.items[j].is(c::HAVE) && (j + 1..(j + 5).min(k)).any(|m| participle(&p.items[m])))
}

/// How far back, in items, an auxiliary may stand that a later participle shares.
const SHARED_REACH: usize = 40;

/// "préconise de", "menace de", "refuse de": `de` opens an infinitive.
fn verb_before_of(p: Phrases, verb: u16) -> bool {
    p.lexicon.verb(verb).takes('i')
}

/// Words before "to say" by which nothing is said.
const WITHHOLDING: [&str; 12] =
    ["declined", "declines", "decline", "refused", "refuses", "refuse", "failed", "fails", "unable", "unwilling", "neglected", "omitted"];

/// Verbs that tell nothing where they are denied: "did not say that", "did not deny that".
const SILENT_WHERE_DENIED: [&str; 15] = [
    "say",
    "assert",
    "claim",
    "allege",
    "announce",
    "indicate",
    "disclose",
    "reveal",
    "specify",
    "deny",
    "dispute",
    "reject",
    "dismiss",
    "confirm",
    "elaborate",
];

/// Verbs that tell what somebody holds also where they are denied: "does not want to", "has not ruled out".
const HELD: [&str; 22] = [
    "want",
    "think",
    "believe",
    "expect",
    "know",
    "mention",
    "agree",
    "accept",
    "rule out",
    "discuss",
    "recall",
    "understand",
    "intend",
    "plan",
    "feel",
    "support",
    "oppose",
    "favor",
    "wish",
    "hope",
    "endorse",
    "approve",
];

/// Third persons of verbs of saying that are as often the plural of a noun.
const NOUNS_TOO: [&str; 18] = [
    "reports",
    "claims",
    "calls",
    "demands",
    "remarks",
    "fears",
    "hopes",
    "doubts",
    "charges",
    "orders",
    "requests",
    "comments",
    "promises",
    "pledges",
    "attacks",
    "estimates",
    "questions",
    "accounts",
];

/// A past form, or a verb of saying.
fn told_or_done(p: Phrases, i: &crate::stream::Item) -> bool {
    !i.capital
        && i.class == 0
        && i.key.len() > 4
        && (i.key.ends_with("ed") || p.lexicon.senses(&i.key).iter().any(|s| s.1 == FormOf::Gerund))
        || matches!(&*i.key, "said" | "says" | "told")
}

/// A finite verb, which no object begins with: what stands before it is its subject.
fn acts_behind(i: &crate::stream::Item) -> bool {
    i.word() && !i.capital && (irregular_past(&i.key) || matches!(&*i.key, "was" | "were" | "are" | "have"))
}

/// "a *d'ores et* déjà prévenu": no part of it is a word of its own.
fn is_already(p: Phrases, k: usize) -> bool {
    let key = |d: usize| p.items.get(d).map_or("", |i| &*i.key);
    match key(k) {
        "ores" => true,
        "et" => k > 0 && key(k - 1) == "ores",
        "d'" => key(k + 1) == "ores",
        _ => false,
    }
}

fn english(p: Phrases, lo: usize, n: usize, hi: usize) -> Option<Cue> {
    let at = |k: usize| &p.items[k];
    if at(n).capital && n > lo {
        return None;
    }
    let (verb, form, end) = sense(p, n, hi, false)?;
    // "called off her trip", "say those who know him", "which is to say": nothing is said
    let next = at(n + 1 - usize::from(n + 1 >= hi));
    let off = p.lexicon.verb(verb).lemma == "call" && matches!(&*next.key, "off" | "up" | "back" | "round" | "around" | "away");
    let know = at(n).key == "say" && next.key == "those" && n > lo && at(n - 1).mark(",");
    let gloss =
        at(n).key == "say" && n > lo + 2 && at(n - 1).key == "to" && at(n - 2).is(c::BE) && matches!(&*at(n - 3).key, "which" | "that");
    if off || know || gloss {
        return None;
    }
    // "Asked to describe it, Cross said": neither the asking nor what was asked for is told
    if at(lo).key == "asked" && at(lo).capital && !(lo..n).any(|k| at(k).mark(",")) {
        return None;
    }
    // "When asked how she kept calm, Anna Doyle said": nor here
    if n > lo && at(n).key == "asked" && matches!(&*at(n - 1).key, "when" | "if" | "once" | "as") {
        return None;
    }
    let mut k = n;
    // "have all insisted"
    let between = |k: usize| at(k).is(c::ADV) || matches!(&*at(k).key, "all" | "both" | "each") && k > lo && at(k - 1).is(c::HAVE | c::BE);
    while k > lo && between(k - 1) && n - k < 4 {
        k -= 1;
    }
    let before = (k > lo).then(|| at(k - 1));
    let mut start = n;
    let mut passive = false;
    let mut a = k;
    while a > lo && at(a - 1).is(c::HAVE | c::BE | c::MODAL) && n - a < 7 {
        if at(a - 1).is(c::BE) && form == FormOf::Participle {
            passive = true;
        }
        a -= 1;
        start = a;
        while a > lo && at(a - 1).is(c::ADV) && n - a < 7 {
            a -= 1;
        }
    }
    let governed =
        before.is_some_and(|b| (b.is(c::DET) && !b.is(c::PRONOUN)) || (b.is(c::PREP) && b.key != "to") || matches!(b.text, "'s" | "’s"));
    // "several said", "Orlo and Girin both said"
    let with_whom = k > lo + 1 && (at(k - 2).word() && !at(k - 2).is(c::COORD) || at(k - 2).mark(")"));
    let several = form == FormOf::Participle
        && before.is_some_and(|b| match &*b.key {
            "several" => true,
            "most" => at(n).key == "said",
            "both" | "all" | "each" => with_whom,
            _ => false,
        });
    let governed = governed && !several;
    match form {
        FormOf::Base => {
            let subject = before.is_some_and(|b| {
                b.is(c::PRONOUN | c::REL | c::MODAL) && !matches!(&*b.key, "he" | "she" | "it")
                    || (b.key == "to" && start < n)
                    // "The owners, two brothers, insist that"
                    || b.mark(",") && end < hi && at(end).is(c::THAT)
                    // "police say", "economists, like traders, say"
                    || at(n).key == "say" && (b.mark(",") && k > lo + 2 || b.word() && !b.is(c::DET | c::PREP | c::MODAL | c::COORD))
                    || (b.key.ends_with('s') && b.key.len() > 3 && b.class & !(c::AGENT | c::UNNAMED) == 0)
                    // "supporters argue", "police believe": people by their noun, whatever else it names
                    || b.is(c::AGENT | c::UNNAMED) && (b.key.ends_with('s') && !b.key.ends_with("ss") || matches!(&*b.key, "police" | "people"))
            });
            if !subject || governed {
                return None;
            }
        }
        FormOf::Finite | FormOf::Participle if governed => return None,
        // "dismissed reports that", "said claims that": the verb stands before, and what looks like one is its object
        FormOf::Finite if NOUNS_TOO.contains(&at(n).key.as_ref()) && before.is_some_and(|b| told_or_done(p, b)) => return None,
        // "There were reports that": nobody's in particular
        FormOf::Finite if NOUNS_TOO.contains(&at(n).key.as_ref()) && start < n && at(start).is(c::BE) => return None,
        // "Valdor shares fell", "its claims rose": a verb stands right behind
        FormOf::Finite if at(n).key.ends_with('s') && end < hi && acts_behind(at(end)) && at(n).key != "says" => return None,
        FormOf::Gerund => {
            let opens =
                before.is_none_or(|b| b.mark(",") || matches!(&*b.key, "by" | "as" | "and" | "in") || b.is(c::BE) || b.quote().is_some());
            // "…, with shipping firms warning that"
            let with = || {
                let near = (lo + 1..k).rev().take(8).take_while(|j| at(*j).word());
                let named = k > lo && end < hi && at(k - 1).word() && !at(k - 1).is(c::DET | c::PREP | c::OF);
                named && near.into_iter().any(|j| at(j).key == "with" && at(j - 1).mark(","))
            };
            if !opens && !with() && !p.tells_on(n, lo, hi) {
                return None;
            }
        }
        _ => {}
    }
    // "It is *hard* to estimate": nobody has
    let hard =
        form == FormOf::Base && start < n && start > lo && matches!(&*at(start - 1).key, "hard" | "difficult" | "impossible" | "easy");
    if hard {
        return None;
    }
    // "commonly *known* as", "a mistake *shown* by": no past form of these verbs, without "has"
    let done =
        form == FormOf::Participle && start == n && ["own", "awn", "orn", "een", "tten", "ken"].iter().any(|e| at(n).key.ends_with(e));
    if done {
        return None;
    }
    // "The officer accused of the theft": others accuse him
    let whom = p.lexicon.verb(verb).takes('a') && form == FormOf::Participle && end < hi && at(end).is(c::OF);
    passive |= whom;
    // "did not say": nothing is said
    let lemma = p.lexicon.verb(verb).lemma;
    let withheld = a > lo && at(a).key == "to" && WITHHOLDING.contains(&&*at(a - 1).key);
    let negated = withheld || (start..n).any(|k| at(k).key == "not" || at(k).key.ends_with("n't"));
    if negated && SILENT_WHERE_DENIED.contains(&lemma) {
        return None;
    }
    let denied = negated && !HELD.contains(&lemma);
    Some(Cue { start, end, head: n, verb, form, inverted: None, passive, denied })
}
