//! Parses of sentences made up here, and what holds of every parse.

#![allow(clippy::unwrap_used)]

use proptest::prelude::*;
use recoupe_model::{Lang, Piece};
use recoupe_syntax::{Parse, Parser, Relation, Tag};

fn parse(lang: Lang, text: &str) -> Parse {
    Parser::for_lang(lang).unwrap().parse(text, Piece::new(0, text.len()))
}

/// The word `n` as written.
fn word<'t>(p: &Parse, text: &'t str, n: usize) -> &'t str {
    &text[p.words[n].piece.range()]
}

/// The place of a word, the first of those written so.
fn find(p: &Parse, text: &str, form: &str) -> usize {
    (0..p.words.len()).find(|n| word(p, text, *n) == form).unwrap()
}

/// Subject and object of a verb, as written.
fn who_what<'t>(lang: Lang, text: &'t str, verb: &str) -> (Option<&'t str>, Option<&'t str>) {
    let p = parse(lang, text);
    let n = find(&p, text, verb);
    (p.subject(n).map(|s| word(&p, text, s)), p.object(n).map(|o| word(&p, text, o)))
}

#[test]
fn subjects_and_objects_in_french() {
    for (text, verb, subject, object) in [
        ("Le maire de Vernay a inauguré le nouveau pont.", "inauguré", Some("maire"), Some("pont")),
        ("Les pêcheurs qui ont bloqué le port demandent une aide.", "bloqué", Some("pêcheurs"), Some("port")),
        ("La digue a été détruite par la tempête.", "détruite", Some("digue"), None),
        ("Le gouvernement veut fermer la mine.", "fermer", Some("gouvernement"), Some("mine")),
        ("La ministre a visité le barrage et a promis une aide.", "promis", Some("ministre"), Some("aide")),
        ("« Nous partirons demain », a-t-elle déclaré.", "déclaré", Some("-t-elle"), None),
    ] {
        assert_eq!(who_what(Lang::FR, text, verb), (subject, object), "{text}");
    }
}

#[test]
fn subjects_and_objects_in_english() {
    for (text, verb, subject, object) in [
        ("The mayor of Vernay opened the new bridge.", "opened", Some("mayor"), Some("bridge")),
        ("The fishermen who blocked the harbour want help.", "blocked", Some("fishermen"), Some("harbour")),
        ("The levee was destroyed by the storm.", "destroyed", Some("levee"), None),
        ("The government wants to close the mine.", "close", Some("government"), Some("mine")),
        ("The minister visited the dam and promised new works.", "promised", Some("minister"), Some("works")),
        ("\"We will leave tomorrow,\" she said.", "said", Some("she"), None),
    ] {
        assert_eq!(who_what(Lang::EN, text, verb), (subject, object), "{text}");
    }
}

/// "had, on Monday, announced": the participle is the verb, whatever is inserted before it.
#[test]
fn what_is_inserted_before_a_participle() {
    let subject_and_object = [
        (Lang::FR, "Le ministre a, lundi, annoncé la fermeture du port.", "annoncé", ("ministre", "fermeture")),
        (Lang::FR, "Le syndicat a, dans un communiqué, rejeté la proposition du groupe.", "rejeté", ("syndicat", "proposition")),
        (Lang::EN, "The minister had, on Monday, announced the closure of the port.", "announced", ("minister", "closure")),
        (Lang::EN, "The union could, as a result, lose its seat.", "lose", ("union", "seat")),
    ];
    for (lang, text, verb, (subject, object)) in subject_and_object {
        assert_eq!(who_what(lang, text, verb), (Some(subject), Some(object)), "{text}");
        let p = parse(lang, text);
        let n = find(&p, text, verb);
        let inserted = [("lundi", n), ("communiqué", n), ("Monday", n), ("result", n)];
        let held = inserted.iter().filter_map(|(w, n)| Some(((0..p.words.len()).find(|k| word(&p, text, *k) == *w)?, *n)));
        assert!(held.into_iter().all(|(k, n)| p.words[k].head == Some(n)), "{text}");
    }
    // a clause of its own is left where it is
    let text = "The boat had, he said, lost its anchor.";
    let p = parse(Lang::EN, text);
    assert_ne!(p.words[find(&p, text, "said")].head, Some(find(&p, text, "lost")), "{text}");
}

#[test]
fn passives_and_agents() {
    for (lang, text, verb, agent) in [
        (Lang::FR, "La digue a été détruite par la tempête.", "détruite", "tempête"),
        (Lang::EN, "The levee was destroyed by the storm.", "destroyed", "storm"),
    ] {
        let p = parse(lang, text);
        let n = find(&p, text, verb);
        assert!(p.is_passive(n), "{text}");
        assert_eq!(p.agent(n).map(|a| word(&p, text, a)), Some(agent));
    }
    let text = "The storm destroyed the levee.";
    let p = parse(Lang::EN, text);
    assert!(!p.is_passive(find(&p, text, "destroyed")));
}

#[test]
fn negations() {
    for (lang, text, verb, denied) in [
        (Lang::FR, "Le maire n'a pas signé l'accord.", "signé", true),
        (Lang::FR, "Le maire a signé l'accord.", "signé", false),
        (Lang::FR, "Le port ne compte plus que deux grues.", "compte", true),
        (Lang::FR, "Les habitants n'ont reçu aucune aide.", "reçu", true),
        (Lang::FR, "Le maire dit qu'il n'a pas signé l'accord.", "dit", false),
        (Lang::EN, "The mayor didn't sign the deal.", "sign", true),
        (Lang::EN, "The mayor signed the deal.", "signed", false),
        (Lang::EN, "The mayor said he had not signed the deal.", "said", false),
        (Lang::EN, "The mayor said he had not signed the deal.", "signed", true),
    ] {
        let p = parse(lang, text);
        assert_eq!(p.negated(find(&p, text, verb)), denied, "{text} {verb}");
    }
}

#[test]
fn clauses() {
    for (lang, text, verb, clause) in [
        (Lang::FR, "Le maire affirme que le pont tiendra.", "affirme", "Le maire affirme"),
        (Lang::FR, "Le maire affirme que le pont tiendra.", "tiendra", "que le pont tiendra"),
        (Lang::FR, "La route est fermée, mais le pont reste ouvert.", "fermée", "La route est fermée"),
        (Lang::EN, "The mayor said the bridge would hold.", "said", "The mayor said"),
        (Lang::EN, "The mayor said the bridge would hold.", "hold", "the bridge would hold"),
        (Lang::EN, "The road was closed because the river rose.", "closed", "The road was closed"),
    ] {
        let p = parse(lang, text);
        let n = find(&p, text, verb);
        assert!(p.clause_heads().contains(&n), "{text} {verb}");
        assert_eq!(&text[p.clause(n).range()], clause, "{text}");
    }
}

#[test]
fn a_headline_without_a_verb_has_no_clause() {
    let p = parse(Lang::EN, "New bridge over the Vernay");
    assert_eq!(p.clause_heads(), Vec::<usize>::new());
    assert_eq!(p.words[0].tag, Tag::Adj);
}

#[test]
fn nothing_to_parse() {
    let parser = Parser::for_lang(Lang::FR).unwrap();
    for piece in [Piece::new(0, 0), Piece::new(1, 9), Piece::new(40, 50)] {
        let p = parser.parse("é", piece);
        assert_eq!((p.words.len(), p.root()), (0, None));
        assert_eq!((p.subtree(0), p.clause(3), p.subject(1)), (Piece::new(0, 0), Piece::new(0, 0), None));
    }
    assert!(Parser::for_lang(Lang::from_tag("mt").unwrap()).is_none());
    assert!(Parser::new(Lang::FR, b"syntax1\n\xff\xff\xff\xff\xff\xff").is_none());
}

/// Much longer than a window, and in linear time: a tenth of a million words.
#[test]
fn long_input_has_one_root() {
    let text = "le maire a dit que ".repeat(20_000);
    let p = parse(Lang::FR, &text);
    assert_eq!(p.words.len(), 100_000);
    holds(&p, Piece::new(0, text.len()));
    assert_eq!(p.words.iter().filter(|w| w.relation == Relation::Root).count(), 1);
}

/// What is true of every parse.
fn holds(p: &Parse, sentence: Piece) {
    let n = p.words.len();
    assert_eq!(p.words.iter().filter(|w| w.head.is_none()).count(), usize::from(n > 0));
    // every word is met once on the way down from the root: no cycle, no lost word
    let mut met = vec![false; n];
    let mut open: Vec<usize> = p.root().into_iter().collect();
    while let Some(at) = open.pop() {
        assert!(!met[at]);
        met[at] = true;
        for c in p.children(at) {
            assert_eq!(p.words[c].head, Some(at));
            assert!(p.subtree(at).contains(&p.subtree(c)));
            open.push(c);
        }
    }
    assert!(met.iter().all(|m| *m));
    // no arc crosses another
    let arcs: Vec<(usize, usize)> = (0..n.min(300)).filter_map(|d| p.words[d].head.map(|h| (d.min(h), d.max(h)))).collect();
    for (a, b) in &arcs {
        assert!(!arcs.iter().any(|(c, d)| a < c && c < b && b < d), "{a} {b}");
    }
    let mut last = sentence.start;
    for (at, w) in p.words.iter().enumerate() {
        assert!(w.piece.start >= last && !w.piece.is_empty());
        last = w.piece.end;
        assert!(w.head.is_none_or(|h| h < n && h != at));
        assert!(sentence.contains(&p.subtree(at)));
        if at < 500 {
            let clause = p.clause(at);
            assert!(p.subtree(at).contains(&clause) && clause.contains(&w.piece));
            assert!(p.subject(at).is_none_or(|s| s < n));
            assert!(p.object(at).is_none_or(|s| s < n));
            let _ = p.negated(at);
            let _ = p.is_passive(at);
            let _ = p.agent(at);
        }
    }
    assert!(last <= sentence.end);
    assert!(p.clause_heads().iter().all(|c| *c < n));
}

proptest! {
    #[test]
    fn any_string(text in "\\PC{0,120}", from in 0usize..40, len in 0usize..400) {
        for lang in [Lang::FR, Lang::EN] {
            let parser = Parser::for_lang(lang).unwrap();
            holds(&parser.parse(&text, Piece::new(0, text.len())), Piece::new(0, text.len()));
            let piece = Piece::new(from, from + len);
            holds(&parser.parse(&text, piece), piece);
        }
    }

    #[test]
    fn any_words(words in prop::collection::vec("(le|la|maire|dit|que|qui|et|,|,,|\\)|\\(|\"|–|\\.|«|»|n'a|pas|the|said|who|and|-t-il|12\\.5|U\\.S\\.|’)", 0..260)) {
        let text = words.join(" ");
        for lang in [Lang::FR, Lang::EN] {
            holds(&parse(lang, &text), Piece::new(0, text.len()));
        }
    }

    #[test]
    fn any_model(bytes in prop::collection::vec(any::<u8>(), 0..300)) {
        let mut file = b"syntax1\n".to_vec();
        file.extend(bytes);
        if let Some(parser) = Parser::new(Lang::EN, &file) {
            holds(&parser.parse("The mayor left.", Piece::new(0, 15)), Piece::new(0, 15));
        }
    }
}

#[test]
fn a_sentence_is_parsed_the_same_wherever_it_stands() {
    let sentence = "Le gouvernement a refusé mardi que la Vellanie ferme le port, selon son porte-parole.";
    let before = "Il pleut. ";
    let text = format!("{before}{sentence} Et après ?");
    let parser = Parser::for_lang(Lang::from_tag("fr").unwrap()).unwrap();
    let alone = parser.parse(sentence, Piece::new(0, sentence.len()));
    let within = parser.parse(&text, Piece::new(before.len(), before.len() + sentence.len()));
    assert!(alone.words.len() > 10);
    assert_eq!(alone.moved(before.len()), within);
}

#[test]
fn what_is_remembered_is_what_would_be_parsed() {
    let parser = Parser::for_lang(Lang::EN).expect("a parser of English");
    let text = "Rain fell. The harbour board turned down the offer of the dredgers.";
    let sentence = Piece::new(11, text.len());
    let words = &text[sentence.range()];
    assert!(parser.recall(words).is_none());
    let known = parser.remember(words);
    assert_eq!(known.moved(sentence.start), parser.parse(text, sentence));
    assert!(parser.recall(words).is_some_and(|again| again == known) && parser.recall("Rain fell.").is_none());
}
