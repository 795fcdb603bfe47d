//! Fetching from real servers on loopback.

#![allow(clippy::unwrap_used)] // a server that can't be started fails the test

use recoupe_fetch::{AddressPolicy, FetchError, Fetcher, Limits};
use std::io::{Read, Write};
use std::net::TcpListener;
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

/// Answers each request with what `answer` makes of its path (status line and headers, body), and notes the paths.
fn serve(answer: impl Fn(&str) -> (String, Vec<u8>) + Send + 'static) -> (String, Arc<Mutex<Vec<String>>>) {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let at = format!("http://{}", listener.local_addr().unwrap());
    let seen = Arc::new(Mutex::new(Vec::new()));
    let noted = Arc::clone(&seen);
    std::thread::spawn(move || {
        for stream in listener.incoming().flatten() {
            let mut stream = stream;
            let mut request = Vec::new();
            let mut buffer = [0; 1024];
            while !request.windows(4).any(|w| w == b"\r\n\r\n") {
                match stream.read(&mut buffer) {
                    Ok(n) if n > 0 => request.extend_from_slice(&buffer[..n]),
                    _ => break,
                }
            }
            let path = String::from_utf8_lossy(&request).split(' ').nth(1).unwrap_or("").to_owned();
            noted.lock().unwrap().push(path.clone());
            let (head, body) = answer(&path);
            let _ = write!(stream, "HTTP/1.1 {head}\r\nConnection: close\r\n\r\n");
            let _ = stream.write_all(&body);
        }
    });
    (at, seen)
}

fn fetcher() -> Fetcher {
    let mut policy = AddressPolicy::default();
    policy.allow("127.0.0.1").unwrap();
    Fetcher::new(policy, Limits { pause: Duration::ZERO, time: Duration::from_secs(10), ..Limits::default() })
}

fn page(path: &str) -> (String, Vec<u8>) {
    match path {
        "/robots.txt" => ("200 OK\r\nContent-Type: text/plain".into(), b"User-agent: *\nDisallow: /ferme\n".to_vec()),
        "/loin" => ("302 Found\r\nLocation: /page".into(), Vec::new()),
        "/boucle" => ("302 Found\r\nLocation: /boucle".into(), Vec::new()),
        "/dedans" => ("302 Found\r\nLocation: http://127.0.0.2:1/secret".into(), Vec::new()),
        "/mappee" => ("302 Found\r\nLocation: http://[::ffff:127.0.0.1]:1/secret".into(), Vec::new()),
        "/decimale" => ("302 Found\r\nLocation: http://2130706434/secret".into(), Vec::new()),
        "/fichier" => ("302 Found\r\nLocation: file:///etc/passwd".into(), Vec::new()),
        "/absent" => ("404 Not Found".into(), Vec::new()),
        "/grand" => ("200 OK".into(), vec![b'a'; 11_000_000]),
        _ => ("200 OK\r\nContent-Type: text/html; charset=utf-8".into(), b"<p>Bonjour</p>".to_vec()),
    }
}

#[test]
fn a_page_and_its_redirect() {
    let (at, seen) = serve(page);
    let got = fetcher().get(&format!("{at}/loin#ici")).unwrap();
    assert_eq!(got.url, format!("{at}/page"));
    assert_eq!(got.bytes, b"<p>Bonjour</p>");
    assert_eq!(got.content_type.as_deref(), Some("text/html; charset=utf-8"));
    assert_eq!(*seen.lock().unwrap(), ["/robots.txt", "/loin", "/page"]);
}

#[test]
fn private_addresses_are_refused_at_every_hop() {
    let (at, _) = serve(page);
    for path in ["/dedans", "/mappee", "/decimale"] {
        assert!(matches!(fetcher().get(&format!("{at}{path}")), Err(FetchError::Closed(_))), "{path}");
    }
    let strict = Fetcher::new(AddressPolicy::default(), Limits::default());
    for literal in [
        "http://127.0.0.1/",
        "http://10.0.0.1/",
        "http://[::1]/",
        "http://0x7f.1/",
        "http://169.254.169.254/latest",
        "http://100.64.3.2/",
        "http://localhost/",
        "http://[::ffff:10.0.0.1]/",
        "http://224.0.0.1/",
    ] {
        assert!(matches!(strict.get(literal), Err(FetchError::Closed(_))), "{literal}: {:?}", strict.get(literal));
    }
}

#[test]
fn bounds_and_refusals() {
    let (at, seen) = serve(page);
    assert!(matches!(fetcher().get(&format!("{at}/boucle")), Err(FetchError::Redirects(10))));
    assert!(matches!(fetcher().get(&format!("{at}/fichier")), Err(FetchError::BadAddress)));
    assert!(matches!(fetcher().get(&format!("{at}/absent")), Err(FetchError::Status(404))));
    assert!(matches!(fetcher().get("ftp://exemple.org/"), Err(FetchError::BadAddress)));
    assert_eq!(fetcher().get(&format!("{at}/grand")).unwrap().bytes.len(), 10_000_001);
    seen.lock().unwrap().clear();
    assert!(matches!(fetcher().get(&format!("{at}/ferme/1")), Err(FetchError::Robots)));
    assert_eq!(*seen.lock().unwrap(), ["/robots.txt"], "a page that robots.txt closes is not asked for");
}

#[test]
fn one_host_is_asked_slowly() {
    let (at, _) = serve(page);
    let mut policy = AddressPolicy::default();
    policy.allow("127.0.0.1").unwrap();
    let slow = Fetcher::new(policy, Limits { pause: Duration::from_millis(300), ..Limits::default() });
    let start = Instant::now();
    slow.get(&format!("{at}/1")).unwrap();
    slow.get(&format!("{at}/2")).unwrap();
    // no upper bound: only the pause itself is promised
    assert!(start.elapsed() >= Duration::from_millis(300));
}
