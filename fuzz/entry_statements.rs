//! The entry point of the fuzz target `statements`, and what names and statements of any text must
//! keep to. The replay test of the statements' room includes this file.

use recoupe_model::{Article, Block, Lang, Piece, Sentence, Text, Zone};

/// The languages, by the first byte of the input.
const LANGUAGES: [Lang; 7] = [Lang::FR, Lang::EN, Lang::DE, Lang::ES, Lang::IT, Lang::RU, Lang::UK];

/// Text to names to statements: the first byte chooses the language, the rest is the text.
pub fn statements(bytes: &[u8]) {
    let Some((first, rest)) = bytes.split_first() else { return };
    check(LANGUAGES[usize::from(*first) % LANGUAGES.len()], &String::from_utf8_lossy(rest));
}

/// Reads a text and checks that every place lies in it, that mentions stand in order, that every
/// entity spoken of exists.
pub fn check(lang: Lang, text: &str) {
    let mut article = Article { lang: Some(lang), text: Text::new(text), ..Article::default() };
    let (mut blocks, mut sentences, mut start) = (Vec::new(), Vec::new(), 0);
    for line in text.split_inclusive('\n') {
        let piece = article.text.trim(Piece::new(start, start + line.len()));
        start += line.len();
        if !piece.is_empty() {
            let block = blocks.len();
            let zone = if block == 0 { Zone::Title } else { Zone::Body };
            blocks.push(Block { piece, zone });
            let cut = recoupe_lang::sentences(article.text.slice(piece), piece.start);
            sentences.extend(cut.into_iter().map(|piece| Sentence { piece, block, zone }));
            article.body.push(piece);
        }
    }
    let recoupe_names::Names { mut mentions, mut entities } = recoupe_names::names(&article, &blocks, &sentences);
    let found = recoupe_statements::statements(&article, &blocks, &sentences, &mut mentions, &mut entities);
    let lies = |p: Piece, what: &str| {
        assert!(text.get(p.range()).is_some_and(|s| !s.is_empty()), "{what} at {p:?} lies not in the text");
    };
    for s in &found {
        lies(s.content, "content");
        s.parts.iter().for_each(|p| lies(*p, "part"));
        assert!(s.parts.iter().all(|p| s.content.contains(p)), "a part outside its content");
        assert!(s.parts.windows(2).all(|w| w[0].end <= w[1].start), "parts out of order");
        s.cue.into_iter().for_each(|p| lies(p, "cue"));
        s.role.into_iter().for_each(|p| lies(p, "role"));
        for voice in [s.speaker, s.via, s.to].into_iter().flatten() {
            lies(voice.piece, "voice");
            assert!(voice.entity.is_none_or(|e| e < entities.len()), "a voice of no entity");
        }
    }
    assert!(found.windows(2).all(|w| w[0].content.start <= w[1].content.start), "statements out of order");
    for m in &mentions {
        lies(m.piece, "mention");
        assert!(m.entity.is_none_or(|e| e < entities.len()), "a mention of no entity");
    }
    assert!(mentions.windows(2).all(|w| w[0].piece.start <= w[1].piece.start), "mentions out of order");
    for e in &entities {
        lies(e.name, "name");
        e.roles.iter().for_each(|r| lies(*r, "role"));
    }
}
