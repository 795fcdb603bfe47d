//! Arguments, errors, exit statuses: what a person at a terminal and a script meet.

use crate::recoupe;
use serde_json::Value;

const REPORT: &str = "La digue de Morvane a cédé\n\nLa digue de Morvane a cédé mercredi 5 mars 2031, a annoncé la mairie de Tresny. \
    Trois cents habitants ont quitté leurs maisons dans la nuit.\n\n« Nous n’avions jamais vu une telle crue », a déclaré la maire, Odile Ferrant. \
    Les secours restent sur place jusqu’à vendredi.\n";

fn lines(bytes: &[u8]) -> Vec<Value> {
    String::from_utf8_lossy(bytes).lines().map(|l| serde_json::from_str(l).expect("JSON lines")).collect()
}

#[test]
fn one_bad_input_never_stops_the_others() {
    let folder = tempfile::tempdir().unwrap();
    let good = folder.path().join("bon.txt");
    std::fs::write(&good, REPORT).unwrap();
    let out = recoupe(&["read", "absent.txt", good.to_str().unwrap(), "http://127.0.0.1:9/", "--format", "jsonl"], b"");
    assert_eq!(out.status.code(), Some(1));
    let read = lines(&out.stdout);
    assert_eq!(read.len(), 1);
    assert_eq!(read[0]["text"], REPORT);
    let said = String::from_utf8_lossy(&out.stderr);
    assert_eq!(said.lines().count(), 2, "{said}");
    assert!(said.lines().any(|l| l.starts_with("absent.txt: ") && l.contains("no such file")), "{said}");
    assert!(said.lines().any(|l| l.starts_with("http://127.0.0.1:9/: ") && l.contains("--allow-network")), "{said}");
}

#[test]
fn standard_input_and_its_spans() {
    let out = recoupe(&["read", "-", "--format", "jsonl"], REPORT.as_bytes());
    assert_eq!(out.status.code(), Some(0), "{}", String::from_utf8_lossy(&out.stderr));
    let article = &lines(&out.stdout)[0];
    let text: Vec<char> = article["text"].as_str().unwrap().chars().collect();
    let body = article["body"].as_array().unwrap();
    assert_eq!(body.len(), 2);
    for span in body {
        let (start, end) = (span["start"].as_u64().unwrap() as usize, span["end"].as_u64().unwrap() as usize);
        assert_eq!(text[start..end].iter().collect::<String>(), span["exact"].as_str().unwrap());
    }
    assert_eq!(article["title"]["exact"], "La digue de Morvane a cédé");
    assert_eq!(article["lang"], "fr");
}

#[test]
fn annotate_keeps_order_and_says_which_line_is_wrong() {
    let rows = "{\"id\":\"a\",\"text\":\"Odile Ferrant a parlé mardi.\",\"lang\":\"fr\",\"published\":\"2031-03-05\"}\nnot json\n\n{\"id\":\"b\",\"text\":\"\"}\n";
    let out = recoupe(&["annotate", "-"], rows.as_bytes());
    assert_eq!(out.status.code(), Some(1));
    let ids: Vec<Value> = lines(&out.stdout).into_iter().map(|l| l["id"].clone()).collect();
    assert_eq!(ids, ["a", "b"]);
    assert!(String::from_utf8_lossy(&out.stderr).contains("line 2"));
}

#[test]
fn the_same_input_gives_the_same_dossier() {
    let first = recoupe(&["dossier", "-", "--format", "json"], REPORT.as_bytes());
    assert_eq!(first.status.code(), Some(0));
    assert_eq!(recoupe(&["dossier", "-", "--format", "json"], REPORT.as_bytes()).stdout, first.stdout);
    let dossier: Value = serde_json::from_slice(&first.stdout).unwrap();
    assert!(dossier["articles"][0].get("text").is_none(), "the text only on demand");
    let with: Value =
        serde_json::from_slice(&recoupe(&["dossier", "-", "--format", "json", "--with-text"], REPORT.as_bytes()).stdout).unwrap();
    assert_eq!(with["articles"][0]["text"], REPORT);
}

#[test]
fn nothing_to_read_is_said() {
    let out = recoupe(&["dossier", "-"], b"");
    assert_eq!(out.status.code(), Some(1));
    assert!(!out.stderr.is_empty() && out.stdout.is_empty());
}

#[test]
fn the_interface_is_asked_for_or_that_of_the_sources_or_of_the_environment() {
    let folder = tempfile::tempdir().unwrap();
    let write = |name: &str, text: &str| {
        let path = folder.path().join(name);
        std::fs::write(&path, text).unwrap();
        path.to_str().unwrap().to_owned()
    };
    let french = write("fr.txt", REPORT);
    let japanese = write("ja.txt", "港が閉まる\n\n港は火曜日に閉鎖されると市長が述べた。\n");
    let run = |args: &[&str], lang: &str| {
        let mut command = std::process::Command::new(env!("CARGO_BIN_EXE_recoupe"));
        command.args(args).env_remove("LC_ALL").env_remove("LC_MESSAGES").env("LANG", lang).env_remove("COLUMNS");
        String::from_utf8(command.output().unwrap().stdout).unwrap()
    };
    assert!(run(&["dossier", &french], "en_GB.UTF-8").contains("Un seul article"));
    assert!(run(&["dossier", &french, "--interface", "en"], "fr_FR.UTF-8").contains("One report only"));
    assert!(run(&["dossier", &japanese], "fr_FR.UTF-8").contains("Un seul article"));
    assert!(run(&["dossier", &japanese], "C").contains("One report only"));
    // no terminal, no colour, unless asked for; and no line longer than the width
    assert!(!run(&["dossier", &french], "C").contains('\u{1b}'));
    assert!(run(&["dossier", &french, "--color", "always"], "C").contains("\u{1b}["));
    let narrow = run(&["dossier", &french, "--width", "50"], "C");
    assert!(narrow.lines().all(|l| l.chars().count() <= 50), "{narrow}");
}

/// The published schemas are those of the program: `recoupe schema dossier > docs/dossier.schema.json`.
#[test]
fn the_published_schema_is_current() {
    for of in ["dossier", "article"] {
        let out = recoupe(&["schema", of], b"");
        let path = format!("{}/../../docs/{of}.schema.json", env!("CARGO_MANIFEST_DIR"));
        let published = std::fs::read_to_string(&path).unwrap_or_default();
        assert_eq!(String::from_utf8_lossy(&out.stdout), published, "docs/{of}.schema.json is not what `recoupe schema {of}` prints");
    }
}
