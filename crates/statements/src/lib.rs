//! Who said what: direct, indirect and mixed speech, its exact words, its speaker.
//!
//! A paragraph becomes a line of items in which every quotation is one item ([`stream`]); verb
//! groups of saying are found on it ([`cues`]); frames say what is content and which phrase the
//! speaker ([`frames`]); the phrase is resolved to an entity ([`cast`]). Words stand in files under
//! `data/`. Languages with full frames are French and English; German, Spanish, Italian, Russian and
//! Ukrainian have marks, colons, verbs of saying and "according to".

// rules stand one below the other, each with its own reason, though some end alike
#![allow(clippy::if_same_then_else)]

mod cast;
mod cues;
mod frames;
mod grammar;
mod lexicon;
mod marks;
mod phrase;
mod stance;
mod stream;

use cast::{Cast, Place, Speaker};
use frames::{Draft, Frames, Who};
use grammar::{Grammar, Verdict};
use lexicon::Lexicon;
use phrase::Phrases;
use recoupe_model::{Article, Block, Entity, Lang, Mention, Piece, Sentence, SpeechKind, Standing, Statement, Voice, Zone};
use stream::Stream;

/// Longer paragraphs are read in parts of about so many bytes: bounds the memory of a line.
const LONGEST_PARAGRAPH: usize = 64 * 1024;

/// Words of marked speech that may be a slogan or a title where nobody is said to say it.
const SLOGAN: usize = 8;

/// Finds the statements of an article. Speakers that the names room did not see (pronouns, unnamed
/// sources) are added to `mentions` (kept in order of their start) and `entities`.
#[must_use]
pub fn statements(
    article: &Article,
    blocks: &[Block],
    sentences: &[Sentence],
    mentions: &mut Vec<Mention>,
    entities: &mut Vec<Entity>,
) -> Vec<Statement> {
    let text = article.text.as_str();
    let lexicon = Lexicon::of(article.lang);
    let english = article.lang == Some(Lang::EN);
    let paragraphs = paragraphs(text, blocks, sentences, lexicon);
    let mut cast = Cast::new(mentions, entities, text);
    let mut number = 0;
    for (block, paragraph) in paragraphs.iter().enumerate() {
        let p = Phrases { items: &paragraph.stream.items, lexicon, english };
        for s in &paragraph.stream.sentences {
            cast.read(p, s.start, s.end, Place { sentence: number, block });
            number += 1;
        }
    }
    let translated = article.machine_translated == Some(true) || article.original_lang.is_some_and(|l| Some(l) != article.lang);
    let mut grammar = Grammar::new(text, article.lang);
    let mut out: Vec<Statement> = Vec::new();
    // quotations whose paragraph nobody closes: whoever is named where they go on says them
    let mut running: Vec<usize> = Vec::new();
    let mut number = 0;
    for (block, paragraph) in paragraphs.iter().enumerate() {
        let stream = &paragraph.stream;
        let p = Phrases { items: &stream.items, lexicon, english };
        let mut from_before = std::mem::take(&mut running);
        let mut frames = Frames::new(p, stream, text, paragraph.heading);
        for s in &stream.sentences {
            let place = Place { sentence: number, block };
            cast.begins(p, s.start, s.end, place);
            for mut draft in frames.sentence(s.start, s.end, cast.spoken_before(number)) {
                match grammar.verdict(p, (s.start, s.end), &draft) {
                    Verdict::Keep => {}
                    Verdict::Drop => continue,
                    Verdict::Speaker(np) => draft.who = Who::Phrase(np),
                }
                if let Some(end) = grammar.goes_on(p, (s.start, s.end), &draft) {
                    draft.parts[0].1 = end;
                }
                let next = paragraphs.get(block + 1);
                let unclosed = is_unclosed(stream, &draft, next, text);
                let runs_on = runs_on(stream, &draft, next, text);
                let Some(mut made) = finish(text, p, stream, &draft, place, &mut cast, lexicon, unclosed, runs_on, translated) else {
                    continue;
                };
                // "Orlanie : « … »": where, and nobody who speaks
                let named = matches!(draft.who, Who::Phrase(_));
                if paragraph.heading && p.french() && draft.cue.is_none() && named && cast.is_place(made.speaker.and_then(|s| s.entity)) {
                    (made.speaker, made.standing) = (None, Standing::Unnamed);
                }
                if draft.who != Who::Carried && draft.parts[0].0 == 0 && p.items[0].quote().is_some() {
                    for n in from_before.drain(..) {
                        (out[n].speaker, out[n].standing) = (made.speaker, made.standing);
                    }
                }
                if runs_on {
                    running.append(&mut from_before);
                    running.push(out.len());
                }
                out.push(made);
            }
            number += 1;
        }
    }
    let slogan = |s: &Statement| text.get(s.content.range()).is_none_or(|w| w.split_whitespace().count() < SLOGAN);
    out.retain(|s| s.speaker.is_some() || s.cue.is_some() || s.kind != SpeechKind::Direct || !slogan(s));
    cast.close();
    relays(&mut out);
    out.sort_by_key(|s| (s.content.start, s.content.end));
    out.dedup_by(|b, a| a.content == b.content);
    out
}

struct Paragraph<'t> {
    stream: Stream<'t>,
    heading: bool,
}

fn paragraphs<'t>(text: &'t str, blocks: &[Block], sentences: &[Sentence], lexicon: &Lexicon) -> Vec<Paragraph<'t>> {
    let mut out = Vec::new();
    let mut next = 0;
    for (n, block) in blocks.iter().enumerate() {
        let from = next;
        while next < sentences.len() && sentences[next].block == n {
            next += 1;
        }
        let starts: Vec<usize> = sentences[from..next].iter().map(|s| s.piece.start).collect();
        let heading = matches!(block.zone, Zone::Title | Zone::Heading);
        for piece in parts(text, block.piece) {
            out.push(Paragraph { stream: Stream::new(text, piece, &starts, lexicon), heading });
        }
    }
    out
}

/// A paragraph, or its parts where it is too long to be one.
fn parts(text: &str, piece: Piece) -> Vec<Piece> {
    let mut out = Vec::new();
    let mut start = piece.start;
    let end = piece.end.min(text.len());
    while end.saturating_sub(start) > LONGEST_PARAGRAPH {
        let mut cut = start + LONGEST_PARAGRAPH;
        while !text.is_char_boundary(cut) {
            cut -= 1;
        }
        if let Some(space) = text.get(start..cut).and_then(|s| s.rfind(' ')) {
            cut = if space > 0 { start + space } else { cut };
        }
        out.push(Piece::new(start, cut));
        start = cut;
    }
    if text.is_char_boundary(start) && text.is_char_boundary(end) {
        out.push(Piece::new(start, end));
    }
    out
}

/// A quotation that goes on in the next paragraph is not broken.
fn is_unclosed(stream: &Stream, draft: &Draft, next: Option<&Paragraph>, text: &str) -> bool {
    is_open(stream, draft) && !begins_quoted(next, text)
}

/// Does a quotation that stands alone go on in the next paragraph, where somebody may be named who says it?
fn runs_on(stream: &Stream, draft: &Draft, next: Option<&Paragraph>, text: &str) -> bool {
    let alone = draft.who == Who::Carried && draft.cue.is_none() && draft.kind == SpeechKind::Direct && draft.parts[0].0 == 0;
    alone && is_open(stream, draft) && begins_quoted(next, text)
}

fn is_open(stream: &Stream, draft: &Draft) -> bool {
    let open = |k: usize| stream.items[k].quote().is_some_and(|q| stream.quotes[q].unclosed);
    draft.parts.iter().any(|&(a, b)| (a..b).any(open))
}

fn begins_quoted(paragraph: Option<&Paragraph>, text: &str) -> bool {
    let first = paragraph.and_then(|n| n.stream.items.first()).filter(|i| i.quote().is_some());
    first.is_some_and(|i| text.get(i.piece.range()).is_some_and(|s| s.starts_with(['“', '"', '«', '»'])))
}

#[allow(clippy::too_many_arguments)]
fn finish(
    text: &str,
    p: Phrases,
    stream: &Stream,
    draft: &Draft,
    place: Place,
    cast: &mut Cast,
    lexicon: &Lexicon,
    unclosed: bool,
    runs_on: bool,
    translated: bool,
) -> Option<Statement> {
    let mut parts: Vec<Piece> = Vec::new();
    for &(a, b) in &draft.parts {
        parts.push(content_piece(stream, a, b)?);
    }
    if let (SpeechKind::Direct, Some(q)) = (draft.kind, draft.quote)
        && draft.parts.len() == 1
        && let Some((inner, who)) = interrupted(p, stream, q)
    {
        parts = inner;
        if draft.who == Who::Carried
            && let Some(at) = who
        {
            let inside = Phrases { items: &stream.inside[q], ..p };
            let speaker = cast.resolve(inside, at, place, true);
            return Some(statement(text, draft, parts, Some(speaker), None, cast, lexicon, unclosed, translated));
        }
    }
    // "We have learned that", outside of marks: whoever writes the report, and nobody whom it names
    let writer = match draft.who {
        Who::Phrase((a, b)) if p.english && b == a + 1 && matches!(&*p.items[a].key, "i" | "we") && !has_loose_marks(p) => {
            Some(p.items[a].piece)
        }
        _ => None,
    };
    let via = relay(p, stream, draft).map(|np| cast.relay(p, np, place));
    let nobody = |piece| Speaker { voice: Voice { piece, entity: None }, standing: Standing::Unnamed, role: None };
    let speaker: Option<Speaker> = match draft.who {
        _ if writer.is_some() => writer.map(nobody),
        // "le service de presse l'a cité": the words are another's
        _ if cites(p, draft) => cast.carried(place, parts.first().map_or(0, |p| p.start)),
        Who::Phrase(np) => Some(cast.resolve(p, np, place, p.items[np.0].text.starts_with('-'))),
        Who::Carried => cast.carried(place, parts.first().map_or(0, |p| p.start)),
        // "peut-on lire": in what was spoken of, or else whoever wrote it
        Who::House => match house(p, stream, draft, cast) {
            Some(np) => Some(cast.resolve(p, np, place, false)),
            None if reads(p, draft) => cast.carried(place, parts.first().map_or(0, |p| p.start)),
            None => None,
        },
        Who::Unsaid => None,
    };
    // "It rejected the plan": nobody, where no body was spoken of
    let it = |np: phrase::Range| np.1 == np.0 + 1 && p.items[np.0].key == "it";
    let nothing = matches!(draft.who, Who::Phrase(np) if it(np)) && speaker.as_ref().is_none_or(|s| s.voice.entity.is_none());
    if (speaker.is_none() || nothing || said_by_nobody(p, draft)) && draft.kind == SpeechKind::Indirect {
        return None;
    }
    // a slogan or a title that stands alone, with nobody near who could say it
    if speaker.is_none() && !runs_on && draft.cue.is_none() && draft.quote.is_some_and(|q| stream.words_in(q) < SLOGAN) {
        return None;
    }
    let to = draft.to.and_then(|(a, b)| {
        // "à Anna Lévy": the preposition is no part of whom it is said to
        let a = if b > a + 1 && p.items[a].is(lexicon::class::PREP) && !p.items[a].is(lexicon::class::DET) { a + 1 } else { a };
        // "told reporters late Thursday", "said on Tuesday afternoon": when it was said is nobody
        let time = |k: usize| p.items[k].is(lexicon::class::TIME | lexicon::class::ADV) || matches!(&*p.items[k].key, "late" | "early");
        // "told the paper by telephone last night": how it was told is nobody
        let by = |k: &usize| p.english && matches!(&*p.items[*k].key, "by" | "via" | "over" | "through" | "during");
        let b = (a + 1..b).find(by).unwrap_or(b);
        let last = (a..b).rev().find(|k| !(time(*k) || p.items[*k].is(lexicon::class::PREP)))? + 1;
        let timed = (a..last).all(|k| time(k) || p.items[k].is(lexicon::class::DET | lexicon::class::PREP));
        (a < last && !timed).then_some((a, last))
    });
    let piece = |(a, last): phrase::Range| Piece::new(p.items[a].piece.start, p.items[last - 1].piece.end);
    let (to, occasion) = match to {
        Some(r) if !p.told_to(r) => (None, Some(piece(r))),
        to => (to.map(piece), None),
    };
    // "craint, elle, que": the verb alone
    let alone = |(a, b): (usize, usize)| (a, (a + 1..b).find(|k| p.aside(*k, p.items.len()) == Some(b)).unwrap_or(b));
    let cue = draft.cue.map(alone).map(|(a, b)| Piece::new(p.items[a].piece.start, p.items[b - 1].piece.end));
    let mut s = statement(text, draft, parts, speaker, to, cast, lexicon, unclosed, translated);
    if let Some(verb) = draft.verb.filter(|_| negated(p, draft)) {
        s.stance = stance::denied(lexicon.verb(verb));
    }
    s.cue = cue;
    s.occasion = occasion;
    s.via = via.or(s.via);
    Some(s)
}

/// "« … », y assure-t-on": the body named nearest before the content, in its sentence or the one before.
fn house(p: Phrases, stream: &Stream, draft: &Draft, cast: &Cast) -> Option<phrase::Range> {
    let from = draft.parts.first()?.0;
    let own = stream.sentences.iter().position(|s| s.contains(&from))?;
    let lo = stream.sentences[own.saturating_sub(1)].start;
    for k in (lo..from).rev() {
        let i = &p.items[k];
        let governed = k > lo && p.items[k - 1].is(lexicon::class::DET | lexicon::class::PREP);
        let document = reads(p, draft) && i.is(lexicon::class::DOCUMENT);
        if (i.is(lexicon::class::ORG) && !reads(p, draft) || document) && !i.capital && governed {
            let first = if p.items[k - 1].is(lexicon::class::PREP) { k } else { k - 1 };
            return p.right(first, from).or(Some((k, k + 1)));
        }
        if p.proper(k) && cast.is_body(i.piece) && !reads(p, draft) {
            let first = (lo..=k).rev().take_while(|j| p.proper(*j)).last().unwrap_or(k);
            return Some((first, k + 1));
        }
    }
    None
}

/// "lit-on", "peut-on lire": the words stand in a document.
fn reads(p: Phrases, draft: &Draft) -> bool {
    draft.verb.is_some_and(|v| p.lexicon.verb(v).lemma == "lire")
}

/// Does a paragraph hold quotation marks that were not read as a pair? What looks like the writer's own words may then be quoted.
fn has_loose_marks(p: Phrases) -> bool {
    p.items.iter().any(|i| i.quote().is_none() && !i.word() && i.text.contains(['"', '“', '”', '„', '`', '«', '»', '\'', '’', '‘']))
}

/// "aucun assureur n'accepte de": nobody does.
fn said_by_nobody(p: Phrases, draft: &Draft) -> bool {
    const NOBODY: [&str; 5] = ["aucun", "aucune", "nul", "nulle", "personne"];
    // "nobody knew if": of English "neither side has said" is counted as theirs by PolNeAR
    if p.english {
        let before = draft.cue.and_then(|cue| cue.0.checked_sub(1)).filter(|_| matches!(draft.who, Who::Phrase(_)));
        let key = |k: usize| p.items.get(k).map_or("", |i| &*i.key);
        return before.is_some_and(|k| key(k) == "nobody" || key(k) == "one" && k > 0 && key(k - 1) == "no");
    }
    matches!(draft.who, Who::Phrase(np) if NOBODY.contains(&&*p.items[np.0].key))
}

/// "n'exclut pas", "n'a plus écarté": French alone, whose negation stands around the verb. "Ne demande que" is none.
fn negated(p: Phrases, draft: &Draft) -> bool {
    const SECOND: [&str; 9] = ["pas", "plus", "jamais", "guère", "nullement", "aucun", "aucune", "rien", "point"];
    let Some((a, b)) = draft.cue.filter(|_| p.french()) else { return false };
    let key = |k: usize| p.items.get(k).map_or("", |i| &*i.key);
    let from = a.saturating_sub(1);
    (from..b).find(|k| matches!(key(*k), "ne" | "n'")).is_some_and(|ne| (ne + 1..=b).any(|k| SECOND.contains(&key(k))))
}

/// "X l'a cité": X hands on what somebody else said, who was spoken of.
fn cites(p: Phrases, draft: &Draft) -> bool {
    let citing = draft.verb.is_some_and(|v| p.lexicon.verb(v).lemma == "citer");
    citing && draft.cue.is_some_and(|(a, b)| (a..b).any(|k| matches!(&*p.items[k].key, "l'" | "le" | "la" | "les")))
}

/// Who hands a statement on, where that is said beside it: "le service de presse l'a cité", "X a cité Y
/// comme disant que", "a dit Y, cité par X".
fn relay(p: Phrases, stream: &Stream, draft: &Draft) -> Option<phrase::Range> {
    let cue = draft.cue?;
    if cites(p, draft) {
        return if let Who::Phrase(np) = draft.who { Some(np) } else { None };
    }
    if p.english
        && let Some(np) = handed_on(p, stream, draft, cue)
    {
        return Some(np);
    }
    let quoting = |k: usize| matches!(&*p.items[k].key, "cité" | "citée" | "cités" | "citées" | "cite" | "citait" | "quoted");
    if cue.0 > 0 && matches!(&*p.items[cue.0 - 1].key, "comme" | "as") {
        let lo = stream.sentences.iter().find(|s| s.contains(&cue.0)).map_or(cue.0, |s| s.start);
        let verb = (lo..cue.0).rev().take(24).find(|k| quoting(*k))?;
        // "Orlo was quoted as saying": by whom is not told
        if p.english && verb > lo && p.items[verb - 1].is(lexicon::class::BE) {
            return None;
        }
        let verb = if verb > lo && p.items[verb - 1].is(lexicon::class::HAVE) { verb - 1 } else { verb };
        return p.subject(lo, verb);
    }
    let Who::Phrase(np) = draft.who else { return None };
    // "« … », a dit Anna Orlo, selon la radio"
    let after = np.1.max(cue.1);
    let comma = p.french() && p.items.get(after).is_some_and(|i| i.mark(","));
    if comma && cue.0 > draft.parts.last().map_or(0, |part| part.1.saturating_sub(1)) {
        let according = p.items.get(after + 1).is_some_and(|i| i.is(lexicon::class::ACCORDING));
        let source = if according { after + 2 } else { after + 3 };
        let after_d = p.items.get(after + 1).is_some_and(|i| i.key == "d'") && p.items.get(after + 2).is_some_and(|i| i.key == "après");
        if (according || after_d)
            && let Some(np) = p.right(source, p.items.len())
        {
            return Some(np);
        }
    }
    let end = (np.1 + 3).min(p.items.len());
    let verb = (np.0..end).find(|k| quoting(*k) && *k > np.0 && p.items[k - 1].mark(","))?;
    let by = p.items.get(verb + 1).filter(|i| matches!(&*i.key, "par" | "by" | "dans" | "sur"))?;
    let _ = by;
    p.right(verb + 2, p.items.len())
}

/// English: "the wire reported, citing an official", "an official, speaking to the Gazette, said", "X was
/// quoted by the wire as saying".
fn handed_on(p: Phrases, stream: &Stream, draft: &Draft, cue: phrase::Range) -> Option<phrase::Range> {
    let lo = stream.sentences.iter().find(|s| s.contains(&cue.0)).map_or(cue.0, |s| s.start);
    let Who::Phrase(np) = draft.who else { return None };
    let key = |k: usize| p.items.get(k).map_or("", |i| &*i.key);
    if np.0 > cue.1 && matches!(key(np.0 - 1), "citing" | "quoting") {
        return if key(cue.0) == "according" {
            p.right(cue.1, np.0 - 1)
        } else {
            p.subject(lo, cue.0).or_else(|| p.right(cue.1, np.0 - 1))
        };
    }
    if cue.0 > lo && key(cue.0 - 1) == "as" {
        let by = (lo..cue.0 - 1).rev().take(12).find(|k| key(*k) == "by" && key(k - usize::from(*k > lo)) == "quoted")?;
        return p.right(by + 1, cue.0 - 1).or((by + 2 < cue.0).then_some((by + 1, cue.0 - 1)));
    }
    let told = (np.0 + 1..cue.0).find(|k| key(*k) == "speaking" && p.items[*k - 1].mark(",") && matches!(key(k + 1), "to" | "with"))?;
    let outlet = told + 2 + usize::from(key(told + 2) == "the");
    let body = ["parliament", "congress", "senate", "house", "commons", "lords", "cabinet"];
    (p.proper(outlet) && !body.contains(&key(outlet))).then(|| p.right(told + 2, cue.0)).flatten()
}

#[allow(clippy::too_many_arguments)]
fn statement(
    text: &str,
    draft: &Draft,
    parts: Vec<Piece>,
    speaker: Option<Speaker>,
    to: Option<Piece>,
    cast: &Cast,
    lexicon: &Lexicon,
    unclosed: bool,
    translated: bool,
) -> Statement {
    let content = parts.iter().skip(1).fold(parts[0], |a, b| a.cover(b));
    let words = text.get(content.range()).unwrap_or("");
    let pronoun = words
        .split(|c: char| !c.is_alphanumeric())
        .next()
        .is_some_and(|w| matches!(w.to_lowercase().as_str(), "il" | "elle" | "he" | "she" | "ils" | "elles" | "they"));
    let dangling = pronoun && !cast.person_before(content.start);
    Statement {
        kind: draft.kind,
        content,
        parts: if parts.len() > 1 { parts } else { Vec::new() },
        cue: None,
        speaker: speaker.map(|s| s.voice),
        role: speaker.and_then(|s| s.role),
        via: None,
        to: to.map(|piece| Voice { piece, entity: cast.named_at(piece) }),
        occasion: None,
        stance: stance::stance(draft.verb, lexicon, words),
        standing: speaker.map_or(Standing::Unnamed, |s| s.standing),
        integrity: stance::integrity(draft.kind, words, unclosed, translated, dangling),
    }
}

/// The bytes of a content: marks at its ends are left out where they close what stands inside.
fn content_piece(stream: &Stream, a: usize, b: usize) -> Option<Piece> {
    let first = stream.items.get(a)?;
    let last = stream.items.get(b.checked_sub(1)?)?;
    if let (Some(q), Some(r)) = (first.quote(), last.quote())
        && q == r
    {
        return Some(stream.quotes[q].inner);
    }
    let end = last.quote().map_or(last.piece.end, |q| stream.quotes[q].inner.end);
    (first.piece.start < end).then(|| Piece::new(first.piece.start, end))
}

/// Pieces of a quotation, and the phrase of its speaker (items inside the quotation).
type Interrupted = (Vec<Piece>, Option<(usize, usize)>);

/// "« A, dit-elle. B »": the pieces of a quotation that narration breaks inside its marks, and the
/// phrase of its speaker (items inside the quotation).
fn interrupted(p: Phrases, stream: &Stream, quote: usize) -> Option<Interrupted> {
    if p.english {
        return None;
    }
    let items = &stream.inside[quote];
    let inside = Phrases { items, ..p };
    for n in 2..items.len().saturating_sub(1) {
        if !items[n - 1].mark(",") || !items[n].word() || items[n].capital {
            continue;
        }
        let pronoun = (n + 1..(n + 4).min(items.len())).find(|k| {
            items[*k].text.starts_with('-') && matches!(items[*k].key.trim_start_matches("-t"), "-il" | "-elle" | "-ils" | "-elles")
        });
        let saying = (n..(n + 4).min(items.len())).any(|k| !p.lexicon.senses(&items[k].key).is_empty());
        let (who, after): (phrase::Range, usize) = match pronoun {
            Some(k) if saying => {
                let close = (k + 1..(k + 6).min(items.len())).find(|j| !items[*j].word()).unwrap_or(k + 1);
                ((k, k + 1), close)
            }
            _ => {
                let cue = cues::cues(inside, n, (n + 6).min(items.len())).into_iter().find(|c| c.start == n && !c.passive);
                let Some((np, end)) = cue.and_then(|cue| teller(inside, cue.end)) else { continue };
                (np, end)
            }
        };
        if after < items.len() && items[after].word() || after >= items.len() && !inside.items[who.0].capital {
            continue;
        }
        let first = Piece::new(stream.quotes[quote].inner.start, items[n - 2].piece.end);
        let rest = (after + 1 < items.len()).then(|| Piece::new(items[after + 1].piece.start, stream.quotes[quote].inner.end));
        return Some((std::iter::once(first).chain(rest).collect(), Some(who)));
    }
    None
}

/// Who tells, after a verb inside a quotation, and where the narration ends: "affirme un ancien
/// ingénieur sous couvert d'anonymat."
fn teller(p: Phrases, from: usize) -> Option<(phrase::Range, usize)> {
    let hi = p.items.len();
    let (next, _) = p.adjuncts(from, hi);
    let np = p.right(from, hi).or_else(|| p.right(next, hi)).filter(|np| p.agentive(*np))?;
    // "explique Paul Verdier, ouvrira en juin": only an office or a name stands in apposition here
    let comma = (np.0..np.1).find(|k| p.items[*k].mark(","));
    let np = match comma {
        Some(k)
            if !p
                .items
                .get(k + 1)
                .is_some_and(|i| i.capital || i.is(lexicon::class::AGENT | lexicon::class::UNNAMED | lexicon::class::DET)) =>
        {
            (np.0, k)
        }
        _ => np,
    };
    let (after, _) = p.adjuncts(np.1, hi);
    Some((np, after))
}

/// Speech within speech: what is told inside another's statement came through that teller.
fn relays(out: &mut [Statement]) {
    let spans: Vec<(Piece, Option<Voice>)> = out.iter().map(|s| (s.content, s.speaker)).collect();
    let mut order: Vec<usize> = (0..out.len()).collect();
    order.sort_by_key(|n| (spans[*n].0.start, std::cmp::Reverse(spans[*n].0.end)));
    let mut open: Vec<usize> = Vec::new();
    for n in order {
        let content = out[n].content;
        open.retain(|o| spans[*o].0.end > content.start);
        let teller = open.iter().rev().find(|o| {
            let outer = spans[**o].0;
            outer != content && outer.contains(&content) && out[n].cue.is_some_and(|c| outer.contains(&c))
        });
        if let Some(&o) = teller {
            out[n].via = spans[o].1.filter(|v| Some(v.piece) != out[n].speaker.map(|s| s.piece));
        }
        open.push(n);
        if open.len() > 16 {
            open.remove(0);
        }
    }
}
