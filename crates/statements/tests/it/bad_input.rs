//! Texts that no report is like: places stay exact, nothing panics, and work grows with the text, not
//! with its square.

use super::entry;
use proptest::prelude::*;
use recoupe_model::Lang;
use std::path::Path;

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn every_place_lies_in_the_text(
        s in "(«|»|\"|“|”|‘|’|‹|›|,|\\.|:|;|–|\n| |\u{a0}|\u{0}|a déclaré|dit-il|que|selon|pour|said|he|he said|a|sera|devait|avait|qui|dont|de|ne|source|according to|will|has|claiming|M\\.|Lévy|le maire|Anna Lévy|C'est ce que dit|Паша|\\PC){0,80}",
        lang in 0usize..7,
    ) {
        let lang = [Lang::FR, Lang::EN, Lang::DE, Lang::ES, Lang::IT, Lang::RU, Lang::UK][lang];
        entry::check(lang, &s);
    }
}

#[test]
fn a_name_that_reads_like_an_article_begins_a_text() {
    entry::check(Lang::EN, "UN chief Varga was also in Morvane, where he urged the port to reopen.");
    entry::check(Lang::ES, "UN chief Varga visitó el puerto.");
    entry::check(Lang::FR, "UN Ministre Varga a dit que la digue tenait.");
}

#[test]
fn a_sentence_breaks_off_where_a_verb_or_a_mark_is_waited_for() {
    for text in [
        "Selon le maire, le port a",
        "Selon le maire, la ville de Varn devait",
        "Le port a, selon le maire,",
        "a, selon",
        "Le port sera, selon",
    ] {
        entry::check(Lang::FR, text);
    }
    for text in ["According to the mayor, the port will", "The port will, according to", "The port has, according to the mayor,"] {
        entry::check(Lang::EN, text);
    }
}

#[test]
fn the_corpus_of_the_fuzz_target_is_read() {
    let corpus = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../fuzz/corpus/statements");
    let mut files = 0;
    for file in std::fs::read_dir(corpus).unwrap() {
        let bytes = std::fs::read(file.unwrap().path()).unwrap();
        entry::statements(&bytes);
        // cut anywhere it must be read as well
        (0..bytes.len()).step_by(bytes.len() / 20 + 1).for_each(|end| entry::statements(&bytes[..end]));
        files += 1;
    }
    assert!(files >= 8, "{files} files");
}

/// Nanoseconds that this thread has had a core, where the system tells; else those of the clock.
fn spent(begun: std::time::Instant) -> u64 {
    let told = std::fs::read_to_string("/proc/thread-self/schedstat").ok();
    let on_core = told.and_then(|s| s.split_whitespace().next()?.parse().ok());
    on_core.unwrap_or_else(|| u64::try_from(begun.elapsed().as_nanos()).unwrap_or(u64::MAX))
}

#[test]
fn work_grows_with_the_text() {
    // models and lists are loaded before anything is measured
    entry::check(Lang::FR, "« Oui », dit Anna.");
    entry::check(Lang::EN, "“Yes,” Anna said.");
    let shapes = [
        "« ",
        "»",
        "\"a\" ",
        "“a” ",
        "‘a ",
        "dit que ",
        "selon ",
        "said ",
        "Jean Lemoine a dit, ",
        "le maire a dit, ",
        "((((, ",
        "\u{0}",
        "Mot ",
        "mot ",
        "« a » b, dit-il. ",
        "C'est ce que dit Paul. ",
        "橋 мост ",
        "« Oui », dit une voisine. ",
    ];
    for lang in [Lang::FR, Lang::EN] {
        for shape in shapes {
            let time = |bytes: usize| {
                let text = shape.repeat(bytes / shape.len());
                // the quicker of two runs: the machine may be busy
                let once = || {
                    let begun = std::time::Instant::now();
                    let before = spent(begun);
                    entry::check(lang, &text);
                    spent(begun) - before
                };
                once().min(once())
            };
            let (small, large) = (time(40_000), time(160_000));
            // four times the text: four times the work, sixteen where it grows with the square
            assert!(large < 9 * small + 30_000_000, "{shape:?} in {lang:?}: {small} ns for 40 kB, {large} ns for 160 kB");
        }
    }
}

#[test]
fn ten_megabytes_in_one_line_are_read() {
    let report =
        "La passerelle restera fermée, a annoncé mardi la maire de Vernoux, Sabine Guérin. « Les boulons sont rongés », a-t-elle ajouté. ";
    entry::check(Lang::FR, &report.repeat(10_000_000 / report.len()));
}
