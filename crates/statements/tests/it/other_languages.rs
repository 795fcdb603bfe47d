//! Who speaks in German, Spanish, Italian, Russian and Ukrainian reports, whose words are known by verbs of saying and nouns for
//! people alone. Sentences about invented people.

use super::read_with_names;
use recoupe_model::Lang;

/// Content of each statement, and the name of whoever speaks (or the words for him, where they name nobody).
fn voices(lang: Lang, text: &str) -> Vec<[String; 2]> {
    let (article, found, entities) = read_with_names(lang, text);
    let slice = |piece| article.text.slice(piece).to_owned();
    let name = |s: &recoupe_model::Statement| s.speaker.map_or(String::new(), |v| slice(v.entity.map_or(v.piece, |e| entities[e].name)));
    found.iter().map(|s| [slice(s.content), name(s)]).collect()
}

fn has(lang: Lang, text: &str, content: &str, who: &str) {
    let found = voices(lang, text);
    assert!(found.iter().any(|[c, w]| c == content && w == who), "{text}: {found:?}");
}

#[test]
fn an_office_stands_before_the_name() {
    has(Lang::RU, "«Это хорошее соглашение», — заявил министр энергетики Украины Олег Дарунко.", "Это хорошее соглашение", "Олег Дарунко");
    has(Lang::UK, "«Це добра угода», — заявив міністр енергетики України Олег Дарунко.", "Це добра угода", "Олег Дарунко");
    has(Lang::DE, "\"Das ist ein gutes Abkommen\", sagte Hafenminister Oleh Darunko.", "Das ist ein gutes Abkommen", "Oleh Darunko");
    has(
        Lang::IT,
        "«È un buon accordo», ha detto il ministro norvese dell'Energia, Oleh Darunko, al termine dell'incontro.",
        "È un buon accordo",
        "Oleh Darunko",
    );
    has(Lang::ES, "«Es un buen acuerdo», afirmó el ministro norvés de Energía, Oleh Darunko.", "Es un buen acuerdo", "Oleh Darunko");
}

#[test]
fn a_firm_between_marks_is_nobodys_words() {
    has(
        Lang::RU,
        "По словам представителя «Севэкспорта» Ирины Доловой, газ «останется прежним, но с другим паспортом».",
        "газ «останется прежним, но с другим паспортом",
        "Ирины Доловой",
    );
    has(Lang::ES, "Según el portavoz de «Mar Azul» Pedro Solana, el barco está a salvo.", "el barco está a salvo", "Pedro Solana");
}

#[test]
fn whoever_spoke_before_says_nothing_that_a_body_says() {
    let text = "«Мы ждём», — сказал командир пожарных Марко Дарунко. Компания «Севэкспорт» заявила, что путь был проверен.";
    has(Lang::RU, text, "Мы ждём", "Марко Дарунко");
    has(Lang::RU, text, "путь был проверен", "Компания «Севэкспорт");
    let unread = "«Мы ждём», — сказал Марко Дарунко. Фирма из порта заявила, что путь был проверен.";
    assert!(voices(Lang::RU, unread).iter().all(|[content, who]| content == "Мы ждём" || who != "Марко Дарунко"), "{unread}");
}

#[test]
fn he_is_nobody_who_was_named_paragraphs_ago() {
    let text = "\"Wir warten\", sagte Hafenminister Oleh Darunko.\n\
        Der Deich hält seit Jahren. Ein Ingenieur hält das für gefährlich. \"Das Wasser kommt\", warnte er.";
    has(Lang::DE, text, "Wir warten", "Oleh Darunko");
    has(Lang::DE, text, "Das Wasser kommt", "er");
    let told_on = "\"Wir warten\", sagte Hafenminister Oleh Darunko. \"Das Wasser kommt\", warnte er.";
    has(Lang::DE, told_on, "Das Wasser kommt", "Oleh Darunko");
}
