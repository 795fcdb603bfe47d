//! Inputs that want to break the reader, all made here. Each is read on a thread with the stack that
//! the program's threads have, and must come back within a watchdog's time.

use super::entry;
use flate2::{Compression, write::GzEncoder};
use recoupe_ingest::{Input, Reading, read};
use recoupe_model::WarningKind;
use std::io::Write;
use std::sync::mpsc;
use std::time::Duration;

/// No input may take longer, on the slowest machine that runs the tests.
const WATCHDOG: Duration = Duration::from_secs(20);

const PARAGRAPH: &str = "<p>The council of Port Ansel voted on Tuesday to close the old lighthouse for two years of repairs.</p>";

/// Reads within the watchdog's time, and checks what every reading must keep to.
fn run(name: &'static str, bytes: Vec<u8>) -> Reading {
    let (done, wait) = mpsc::channel();
    std::thread::Builder::new()
        .stack_size(2 << 20)
        .spawn(move || {
            let reading = read(&Input { name, bytes: &bytes, url: None, content_type: None });
            entry::check(&reading);
            let _ = done.send(reading);
        })
        .expect("made here");
    match wait.recv_timeout(WATCHDOG) {
        Ok(reading) => reading,
        Err(mpsc::RecvTimeoutError::Timeout) => panic!("{name}: not read within {WATCHDOG:?}"),
        Err(mpsc::RecvTimeoutError::Disconnected) => panic!("{name}: the reader panicked"),
    }
}

fn page(inside: &str) -> Vec<u8> {
    format!("<!doctype html><html lang=en><head><title>Lighthouse closes</title></head><body>{inside}</body></html>").into_bytes()
}

fn packed(bytes: &[u8]) -> Vec<u8> {
    let mut gz = GzEncoder::new(Vec::new(), Compression::best());
    gz.write_all(bytes).expect("made here");
    gz.finish().expect("made here")
}

fn warned(reading: &Reading, kind: WarningKind) -> bool {
    reading.articles.iter().any(|a| a.warnings.iter().any(|w| w.kind == kind))
}

/// The paragraph is there to be read.
fn told(reading: &Reading) -> bool {
    reading.articles.iter().any(|a| a.text.as_str().contains("voted on Tuesday to close the old lighthouse"))
}

#[test]
fn nothing_and_next_to_nothing() {
    for name in ["a.html", "a.txt", "a.xml", "a.warc", "a.html.gz", "-"] {
        let reading = run(name, Vec::new());
        assert_eq!((reading.articles.len(), reading.problems.len()), (0, 1), "{name}");
        assert!(reading.problems[0].message.contains("empty") || reading.problems[0].message.contains("WARC"), "{:?}", reading.problems);
    }
    for byte in [b'<', b'a', 0, 0xFF, b'{', b'&', 0x1F] {
        run("a.html", vec![byte]);
        run("a.txt", vec![byte]);
        run("-", vec![byte]);
    }
    assert_eq!(run("a.html", page("<script>x</script><nav></nav>")).articles.len(), 1, "the headline of the metadata is something to read");
    assert_eq!(run("a.html", b"<html><body><p> &nbsp; </p></body></html>".to_vec()).problems.len(), 1);
    assert_eq!(run("a.pdf", b"%PDF-1.7 ...".to_vec()).problems[0].message.lines().count(), 1);
}

#[test]
fn truncated_anywhere() {
    let whole = page(&format!("<article><h1>Lighthouse closes</h1>{}</article>", PARAGRAPH.repeat(6)));
    for end in (0..whole.len()).step_by(7) {
        run("a.html", whole[..end].to_vec());
    }
    let gz = packed(&whole);
    let reading = run("a.html.gz", gz[..gz.len() - 9].to_vec());
    assert!(told(&reading) && warned(&reading, WarningKind::Truncated));
    run("a.html.gz", gz[..12].to_vec());
}

#[test]
fn nesting() {
    let n = 100_000;
    for (open, close) in [
        ("<div>", "</div>"),
        ("<b><i>", "</i></b>"),
        ("<ul><li>", "</li></ul>"),
        ("<table><tr><td>", "</td></tr></table>"),
        ("<font><a>", ""),
    ] {
        let reading = run("a.html", page(&format!("{}{PARAGRAPH}{}", open.repeat(n), close.repeat(n))));
        assert!(told(&reading) && warned(&reading, WarningKind::Depth), "{open}");
        let reading = run("a.html", page(&format!("{}{PARAGRAPH}", open.repeat(n))));
        assert!(told(&reading) && warned(&reading, WarningKind::Depth), "{open} never closed");
    }
    for flood in
        ["<p>", "</div>", "<br>", "<a href=x>", "<!--", "<x", "<script>", "<svg>", "<select><option>", "</", "&", "<![CDATA[", "<td>"]
    {
        run("a.html", page(&format!("{PARAGRAPH}{}", flood.repeat(n))));
    }
}

#[test]
fn too_large() {
    let paragraphs = PARAGRAPH.repeat(50_000_000 / PARAGRAPH.len());
    let reading = run("a.html", page(&paragraphs));
    assert!(told(&reading) && warned(&reading, WarningKind::Truncated));
    assert!(reading.articles[0].text.as_str().len() > 5_000_000, "the first 10 MB are read");
    assert!(reading.articles[0].body.len() > 10_000, "too large for the extractor, and still told");
    let bomb = run("a.html.gz", packed(&page(&paragraphs)));
    assert!(told(&bomb) && warned(&bomb, WarningKind::Truncated));
    let zeros = run("a.html.gz", packed(&vec![b'a'; 200_000_000]));
    assert!(warned(&zeros, WarningKind::Truncated));
    assert_eq!(run("a.html.gz", packed(&packed(&page(PARAGRAPH)))).problems.len(), 1, "an archive in an archive");
    let text = run("a.txt", "The lighthouse closes. ".repeat(50_000_000 / 23).into_bytes());
    assert!(warned(&text, WarningKind::Truncated));
    assert_eq!(text.articles[0].text.as_str().len(), 10_000_000);
}

#[test]
fn charsets() {
    let wrong =
        |label: &str, bytes: &[u8]| [format!("<html><head><meta charset={label}></head><body>{PARAGRAPH}<p>").as_bytes(), bytes].concat();
    let reading = run("a.html", wrong("utf-8", b"La mairie a ferm\xE9 le phare apr\xE8s la temp\xEAte."));
    assert!(warned(&reading, WarningKind::Encoding));
    assert!(reading.articles[0].text.as_str().contains("fermé le phare après la tempête"));
    let reading = run("a.html", wrong("iso-8859-1", "La mairie a fermé le phare".as_bytes()));
    assert!(warned(&reading, WarningKind::Encoding) && reading.articles[0].text.as_str().contains("fermé"));
    let reading = run("a.html", wrong("no-such-charset", "fermé".as_bytes()));
    assert!(reading.articles[0].text.as_str().contains("fermé"));
    let noise: Vec<u8> = (0..300_000_u32).map(|i| (i.wrapping_mul(2_654_435_761) >> 13) as u8).collect();
    run("a.html", wrong("utf-8", &noise));
    run("a.txt", noise.clone());
    run("-", noise);
    let reading = run("a.html", page(&format!("{}{PARAGRAPH}", "\0".repeat(100_000))));
    assert!(told(&reading));
    assert_eq!(run("a.txt", vec![0; 1_000]).problems.len(), 1);
}

#[test]
fn attributes_and_json() {
    let huge = "x".repeat(9_000_000);
    assert!(told(&run("a.html", page(&format!("<p title=\"{huge}\">{PARAGRAPH}")))));
    run("a.html", page(&format!("<p class=\"{huge}\" id={huge}>{PARAGRAPH}")));
    let many: String = (0..300_000).map(|n| format!(" a{n}='{n}'")).collect();
    assert!(told(&run("a.html", page(&format!("<p{many}>{PARAGRAPH}")))));
    let classes = "nav share related author date ".repeat(20_000);
    assert!(told(&run("a.html", page(&format!("<div class='{classes}'>{PARAGRAPH}</div>")))));
    let marks =
        "<time datetime=2031-01-01></time><a rel=author href=/author/x></a><span itemprop=datePublished class=date></span>".repeat(20_000);
    assert!(told(&run("a.html", page(&format!("{marks}{PARAGRAPH}")))));
    for (open, close) in [("[", "]"), ("{\"a\":", "}"), ("{\"@graph\":[", "]}")] {
        let json = format!("{}1{}", open.repeat(100_000), close.repeat(100_000));
        assert!(told(&run("a.html", page(&format!("<script type=\"application/ld+json\">{json}</script>{PARAGRAPH}")))));
        run("a.json", json.into_bytes());
    }
    let wide = format!("[{}{{}}]", "{\"@type\":\"NewsArticle\",\"author\":[{\"name\":\"A B\"}]},".repeat(50_000));
    assert!(told(&run("a.html", page(&format!("<script type='application/ld+json'>{wide}</script>{PARAGRAPH}")))));
    let updates = "{\"headline\":\"Lighthouse\",\"articleBody\":\"The council of Port Ansel voted on Tuesday\"},".repeat(20_000);
    let live = format!("{{\"@type\":\"LiveBlogPosting\",\"liveBlogUpdate\":[{updates}{{}}]}}");
    assert!(told(&run("a.html", page(&format!("<script type='application/ld+json'>{live}</script>{}", PARAGRAPH.repeat(2_000))))));
}

#[test]
fn many_blocks() {
    for block in
        ["<p>a", "<li>a b", "<h2>a</h2><p>b", "<tr><td>1<td>2", "a<br>", "<a href=x>a</a> ", "<p>4 May 2031</p>", "<p>By Ada Lind</p>"]
    {
        run("a.html", page(&block.repeat(9_000_000 / block.len())));
        run("a.html", page(&block.repeat(20_000)));
    }
}

#[test]
fn feeds() {
    let item =
        "<item><title>Lighthouse closes</title><description>The council voted on Tuesday to close the old lighthouse.</description></item>";
    let feed = format!("<?xml version='1.0'?><rss><channel><title>The Ansel Post</title>{}</channel></rss>", item.repeat(3));
    for end in (0..feed.len()).step_by(5) {
        run("a.xml", feed.as_bytes()[..end].to_vec());
    }
    let cut = run("a.xml", feed.as_bytes()[..feed.len() - 60].to_vec());
    assert!(cut.articles.len() == 3 && warned(&cut, WarningKind::Malformed));
    let unclosed = run("a.xml", format!("<rss><channel>{}", "<item><title>Lighthouse closes</title>".repeat(5_000)).into_bytes());
    assert!(unclosed.articles.len() == 5_000 && warned(&unclosed, WarningKind::Malformed));
    let entities: String = (0..40).map(|n| format!("<!ENTITY a{} '&a{n};&a{n};'>", n + 1)).collect();
    run(
        "a.xml",
        format!(
            "<?xml version='1.0'?><!DOCTYPE r [<!ENTITY a0 'x'>{entities}]><rss><channel><item><title>&a40;</title></item></channel></rss>"
        )
        .into_bytes(),
    );
    run("a.xml", format!("<rss>{}", "<a>".repeat(1_000_000)).into_bytes());
    run("a.xml", format!("<rss><channel><item><title {}>x</title></item></channel></rss>", "a='b' ".repeat(200_000)).into_bytes());
    let wrong = run("a.xml", feed.replace("Tuesday", "Tuesday & <b>at & once &nosuch; </i>").into_bytes());
    assert_eq!(wrong.articles.len(), 3);
    for json in [
        "{\"version\":\"https://jsonfeed.org/version/1.1\"",
        "{\"version\":\"https://jsonfeed.org/version/1.1\",\"items\":[]}",
        "{}",
        "[]",
        "null",
    ] {
        assert_eq!(run("a.json", json.as_bytes().to_vec()).articles.iter().filter(|a| a.input.contains('#')).count(), 0, "{json}");
    }
    run("a.xml", b"<sitemapindex><sitemap><loc>x".to_vec());
}

#[test]
fn archives() {
    let http = format!("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n{}", String::from_utf8(page(PARAGRAPH)).unwrap());
    let record = |length: &str| {
        format!(
            "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://ansel.example/a\r\nContent-Length: {length}\r\n\r\n{http}\r\n\r\n"
        )
    };
    let good = record(&http.len().to_string());
    let reading = run("a.warc", good.repeat(3).into_bytes());
    assert_eq!(reading.articles.iter().map(|a| a.input.as_str()).collect::<Vec<_>>(), ["a.warc#1", "a.warc#2", "a.warc#3"]);
    assert!(told(&reading) && !warned(&reading, WarningKind::Malformed));
    assert!(told(&run("a.warc.gz", packed(good.as_bytes()))));
    for length in ["", "x", "-1", "0", "3", "99999999999", "18446744073709551615", "1e9"] {
        let reading = run("a.warc", [record(length), good.clone()].concat().into_bytes());
        assert!(told(&reading) && warned(&reading, WarningKind::Malformed), "{length}");
    }
    for end in (0..good.len()).step_by(11) {
        run("a.warc", good.as_bytes()[..end].to_vec());
    }
    assert_eq!(run("a.warc", b"WARC/1.0\r\n".repeat(200_000)).problems.len(), 1);
    let inner = format!("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n{}", "fffffffffffffff0\r\n".repeat(1_000));
    run("a.warc", format!("WARC/1.0\r\nWARC-Type: response\r\nContent-Length: {}\r\n\r\n{inner}\r\n\r\n", inner.len()).into_bytes());
    run("a.warc.gz", packed(good.repeat(2_000).as_bytes()));
}
