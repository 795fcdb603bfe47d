//! Whose page it is: canonical address, name of the site, language. A name is only taken where page
//! or metadata write it.

use super::place::{Place, Zone};
use super::signals::Signals;
use super::title::key;
use super::visible::Visible;
use recoupe_model::{Lang, Outlet, Piece};

/// Second-level labels under which countries register (`co.uk`, `com.br`): the name is one label further left.
const SECOND_LEVEL: [&str; 20] = [
    "co", "com", "org", "net", "gov", "ac", "edu", "gob", "gouv", "gv", "or", "ne", "go", "in", "nom", "govt", "asso", "mil", "info", "web",
];

/// The page's own address: canonical, else what it came from; only http and https.
pub(crate) fn address(signals: &Signals, came_from: Option<&str>) -> Option<String> {
    let absolute = |url: &str| {
        let url = original(url.trim());
        let url = if url.starts_with("//") { format!("https:{url}") } else { url.to_owned() };
        let host = host(&url)?;
        (host.contains('.') && url.len() < 2_000 && !url.chars().any(char::is_whitespace)).then_some(url)
    };
    let ogs = signals.meta(&["og:url", "twitter:url"]).and_then(absolute);
    let canonical = signals.canonical.as_deref().and_then(absolute);
    let (path, of) =
        (|u: &str| u.split_once("://").and_then(|(_, r)| r.split_once('/')).map_or(0, |(_, p)| p.len()), |u: &Option<String>| u.clone());
    // A canonical address that is the front page is a mistake of the site where another has a path.
    let canonical = match (of(&canonical), of(&ogs)) {
        (Some(c), Some(o)) if path(&c) == 0 && path(&o) > 0 => Some(o),
        (Some(c), _) => Some(c),
        (None, o) => o,
    };
    canonical.or_else(|| came_from.and_then(absolute)).or_else(|| signals.json_ld.url.as_deref().and_then(absolute))
}

/// The address that a web archive keeps a copy of (`https://web.archive.org/web/2031…/https://…`).
fn original(url: &str) -> &str {
    let archived = url.find("/web/").filter(|at| url[..*at].contains("archive."));
    archived.and_then(|at| url[at + 5..].find("http").map(|h| &url[at + 5 + h..])).unwrap_or(url)
}

/// Host of an address, lower case; `None` where it has none.
pub(crate) fn host(url: &str) -> Option<String> {
    let (scheme, rest) = url.split_once("://")?;
    if !scheme.eq_ignore_ascii_case("http") && !scheme.eq_ignore_ascii_case("https") {
        return None;
    }
    let authority = rest.split(['/', '?', '#']).next()?;
    let host = authority.rsplit('@').next()?.split(':').next()?.trim_end_matches('.');
    (!host.is_empty()).then(|| host.to_ascii_lowercase())
}

/// The part of a host that is registered: `www.example.co.uk` → `example.co.uk`.
pub(crate) fn domain(host: &str) -> String {
    let labels: Vec<&str> = host.split('.').collect();
    let n = labels.len();
    if n <= 2 || host.bytes().all(|b| b.is_ascii_digit() || b == b'.') {
        return host.to_owned();
    }
    let country = labels[n - 1].len() == 2 && SECOND_LEVEL.contains(&labels[n - 2]);
    labels[n - if country { 3 } else { 2 }..].join(".")
}

/// The newsroom as the page names it.
pub(crate) fn find(signals: &Signals, url: Option<&str>, visible: &Visible, places: &[Place]) -> Outlet {
    let domain = url.and_then(host).map(|h| domain(&h));
    let named = signals
        .meta(&["og:site_name"])
        .or(signals.json_ld.publisher.as_deref())
        .or_else(|| signals.properties("publisher").next().map(|m| m.value.as_str()))
        .or_else(|| {
            signals.meta(&[
                "application-name",
                "apple-mobile-web-app-title",
                "publisher",
                "dc.publisher",
                "dcterms.publisher",
                "article:publisher",
                "cre",
            ])
        })
        .map(str::trim)
        .filter(|n| is_name(n));
    let name = named.map(str::to_owned).or_else(|| by_title(signals, domain.as_deref()));
    let evidence = name.as_deref().and_then(|n| written(n, visible, places));
    Outlet { name, domain, evidence }
}

fn is_name(name: &str) -> bool {
    (2..=60).contains(&name.len()) && !name.contains("://") && !name.starts_with('@') && name.chars().any(char::is_alphanumeric)
}

/// The end or beginning of the `title` element that is like the domain.
fn by_title(signals: &Signals, domain: Option<&str>) -> Option<String> {
    let domain = key(domain?.split('.').next()?);
    let title = signals.title.as_deref()?;
    let parts = title.split(['|', '»', '·', '•', '—', '–']).flat_map(|p| p.split(" - ")).flat_map(|p| p.split(" :: "));
    parts
        .map(str::trim)
        .filter(|p| is_name(p) && p.split_whitespace().count() <= 5)
        .find(|p| {
            let k = key(p);
            k.len() >= 3 && (k == domain || (domain.len() >= 4 && k.contains(&domain)) || (k.len() >= 4 && domain.contains(&k)))
        })
        .map(str::to_owned)
}

/// Where the page writes the name: a line that is it, else a line of header or footer that holds it.
fn written(name: &str, visible: &Visible, places: &[Place]) -> Option<Piece> {
    let mut held = None;
    for (line, place) in visible.lines.iter().zip(places) {
        let text = &visible.text[line.piece.range()];
        if text == name {
            return Some(line.piece);
        }
        let framed = matches!(place.zone, Zone::Header | Zone::Footer | Zone::Navigation | Zone::Byline | Zone::Date);
        if held.is_none()
            && framed
            && text.len() < 400
            && let Some(at) = text.find(name)
        {
            held = Some(Piece::new(line.piece.start + at, line.piece.start + at + name.len()));
        }
    }
    held
}

/// Language as the markup states it, and a machine translation that the tag states (`fr-x-mtfrom-en`,
/// as browsers and relays write it).
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Stated {
    pub(crate) lang: Option<Lang>,
    pub(crate) translated_from: Option<Lang>,
}

/// Reads it.
pub(crate) fn language(signals: &Signals) -> Stated {
    let tag = signals.html_lang.as_deref().unwrap_or("");
    let translated_from = tag.to_ascii_lowercase().find("-mtfrom-").and_then(|at| Lang::from_tag(&tag[at + "-mtfrom-".len()..]));
    let lang = Lang::from_tag(tag)
        .or_else(|| signals.meta(&["content-language", "language", "dc.language", "dcterms.language"]).and_then(Lang::from_tag))
        .or_else(|| signals.json_ld.lang.as_deref().and_then(Lang::from_tag))
        .or_else(|| signals.meta(&["og:locale"]).and_then(Lang::from_tag));
    Stated { lang, translated_from }
}

/// Whether `3/4/2022` is March 4 here: American English, as far as the page says.
pub(crate) fn month_first(signals: &Signals, lang: Option<Lang>, domain: Option<&str>) -> bool {
    let tags = [signals.html_lang.as_deref(), signals.meta(&["og:locale"]), signals.json_ld.lang.as_deref()];
    let region = tags.into_iter().flatten().find_map(|t| t.split(['-', '_']).nth(1).map(str::to_ascii_uppercase));
    let abroad = domain.is_some_and(|d| [".uk", ".au", ".nz", ".ie", ".in", ".za"].iter().any(|tld| d.ends_with(tld)));
    lang.is_none_or(|l| l == Lang::EN) && region.is_none_or(|r| r == "US" || r == "PH") && !abroad
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn domains() {
        for (url, is) in [
            ("https://www.example.co.uk/a", "example.co.uk"),
            ("http://news.example.com:8080/", "example.com"),
            ("https://example.org", "example.org"),
            ("https://10.0.0.1/a", "10.0.0.1"),
        ] {
            assert_eq!(domain(&host(url).unwrap()), is);
        }
        assert_eq!(host("mailto:a@example.com"), None);
        assert_eq!(host("file:///etc/passwd"), None);
    }

    #[test]
    fn languages() {
        let with = |tag: &str| {
            let mut signals = Signals::default();
            signals.html_lang = Some(tag.to_owned());
            language(&signals)
        };
        assert_eq!(with("fr-CH"), Stated { lang: Some(Lang::FR), translated_from: None });
        assert_eq!(with("fr-x-mtfrom-en"), Stated { lang: Some(Lang::FR), translated_from: Some(Lang::EN) });
        assert_eq!(with(""), Stated::default());
    }
}
