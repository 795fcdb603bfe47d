//! One page at a time: redirects followed by hand, so that each hop passes the same checks.

use crate::address::AddressPolicy;
use crate::resolver::{CheckedResolver, ClosedAddress};
use crate::robots::{self, Robots};
use std::collections::HashMap;
use std::io::Read;
use std::net::IpAddr;
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};
use ureq::unversioned::transport::DefaultConnector;
use url::Url;

/// How the program introduces itself; its first word is looked for in robots.txt.
const AGENT: &str = concat!("recoupe/", env!("CARGO_PKG_VERSION"), " (+", env!("CARGO_PKG_REPOSITORY"), ")");
const AGENT_NAME: &str = "recoupe";

/// Bounds of a fetch.
#[derive(Clone, Debug)]
pub struct Limits {
    /// Bytes of the body, after decompression; the rest is not read.
    pub bytes: u64,
    /// Redirects followed.
    pub redirects: usize,
    /// Time for one request, all in.
    pub time: Duration,
    /// Least pause between two requests to one host.
    pub pause: Duration,
}

impl Default for Limits {
    fn default() -> Self {
        // one byte over what reading keeps, so that it can tell that there was more
        Self { bytes: 10_000_001, redirects: 10, time: Duration::from_secs(30), pause: Duration::from_secs(1) }
    }
}

/// What came over the wire.
#[derive(Clone, Debug)]
pub struct Fetched {
    /// The address that answered, after redirects.
    pub url: String,
    /// The body, decompressed, cut at the limit.
    pub bytes: Vec<u8>,
    /// `Content-Type`.
    pub content_type: Option<String>,
}

/// Why nothing was fetched, in words for a person.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum FetchError {
    /// Not an address of the web.
    #[error("not an http or https address")]
    BadAddress,
    /// A closed network.
    #[error("its host leads to {0}, which is not on the public internet; allow that network with --allow-network if you mean it")]
    Closed(IpAddr),
    /// robots.txt.
    #[error("the site's robots.txt asks programs not to fetch it; save the page from a browser and read the file")]
    Robots,
    /// An answer that is no success.
    #[error("the server answered {0}")]
    Status(u16),
    /// Too many hops.
    #[error("more than {0} redirects")]
    Redirects(usize),
    /// A redirect that leads nowhere.
    #[error("it redirects to something that is no address")]
    BadRedirect,
    /// Name, connection, TLS or protocol.
    #[error("{0}")]
    Transport(String),
}

/// Fetches pages; keeps robots.txt and the time of the last request for each host.
pub struct Fetcher {
    agent: ureq::Agent,
    limits: Limits,
    robots: Mutex<Robots>,
    last: Mutex<HashMap<String, Instant>>,
}

impl Fetcher {
    /// A fetcher that connects to public addresses and to what `policy` allows.
    #[must_use]
    pub fn new(policy: AddressPolicy, limits: Limits) -> Self {
        let config = ureq::Agent::config_builder()
            .proxy(None) // a proxy would resolve names out of our sight
            .max_redirects(0)
            .max_redirects_will_error(false)
            .http_status_as_error(false)
            .user_agent(AGENT)
            .accept("text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8")
            .timeout_global(Some(limits.time))
            .build();
        let agent = ureq::Agent::with_parts(config, DefaultConnector::default(), CheckedResolver::new(policy));
        Self { agent, limits, robots: Mutex::default(), last: Mutex::default() }
    }

    /// Fetches one address.
    ///
    /// # Errors
    /// [`FetchError`], with nothing read.
    pub fn get(&self, address: &str) -> Result<Fetched, FetchError> {
        let mut url = Url::parse(address).map_err(|_| FetchError::BadAddress)?;
        for _ in 0..=self.limits.redirects {
            if !matches!(url.scheme(), "http" | "https") || !url.has_host() {
                return Err(FetchError::BadAddress);
            }
            url.set_fragment(None);
            self.be_polite(&url)?;
            let mut answer = self.request(&url)?;
            let status = answer.status().as_u16();
            if answer.status().is_redirection() {
                let to = answer.headers().get("location").and_then(|l| l.to_str().ok()).ok_or(FetchError::BadRedirect)?;
                url = url.join(to).map_err(|_| FetchError::BadRedirect)?;
                continue;
            }
            if !answer.status().is_success() {
                return Err(FetchError::Status(status));
            }
            let content_type = answer.headers().get("content-type").and_then(|v| v.to_str().ok()).map(str::to_owned);
            let mut bytes = Vec::new();
            let read = answer.body_mut().as_reader().take(self.limits.bytes).read_to_end(&mut bytes);
            // a connection that breaks off in the middle still gives what came
            if let (Err(error), true) = (read, bytes.is_empty()) {
                return Err(FetchError::Transport(error.to_string()));
            }
            return Ok(Fetched { url: url.into(), bytes, content_type });
        }
        Err(FetchError::Redirects(self.limits.redirects))
    }

    fn request(&self, url: &Url) -> Result<ureq::http::Response<ureq::Body>, FetchError> {
        self.agent.get(url.as_str()).call().map_err(explain)
    }

    /// Reads robots.txt at the first visit, keeps to it, and waits until the host may be asked again.
    fn be_polite(&self, url: &Url) -> Result<(), FetchError> {
        let origin = url.origin().ascii_serialization();
        let known = self.robots.lock().unwrap_or_else(PoisonError::into_inner).knows(&origin);
        if !known {
            let text = self.robots_txt(url)?;
            self.robots.lock().unwrap_or_else(PoisonError::into_inner).learn(&origin, AGENT_NAME, text.as_deref());
        }
        let delay = {
            let robots = self.robots.lock().unwrap_or_else(PoisonError::into_inner);
            if !robots.allow(&origin, url.as_str()) {
                return Err(FetchError::Robots);
            }
            robots.delay(&origin).unwrap_or(self.limits.pause).max(self.limits.pause)
        };
        // held while waiting: two threads can't ask one host at once
        let mut last = self.last.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(rest) = last.get(&origin).and_then(|t| delay.checked_sub(t.elapsed())) {
            std::thread::sleep(rest);
        }
        last.insert(origin, Instant::now());
        Ok(())
    }

    /// The rules of a site; `None` where it has none. A closed address is an error here already; a server
    /// that fails (5xx) or can't be reached fails on the page itself.
    fn robots_txt(&self, url: &Url) -> Result<Option<Vec<u8>>, FetchError> {
        let Ok(mut at) = url.join("/robots.txt") else {
            return Ok(None);
        };
        for _ in 0..5 {
            let mut answer = match self.request(&at) {
                Err(closed @ FetchError::Closed(_)) => return Err(closed),
                Err(_) => return Ok(None),
                Ok(answer) => answer,
            };
            if answer.status().is_redirection() {
                let to = answer.headers().get("location").and_then(|l| l.to_str().ok());
                match to.and_then(|to| at.join(to).ok()) {
                    Some(next) if matches!(next.scheme(), "http" | "https") => at = next,
                    _ => return Ok(None),
                }
                continue;
            }
            if !answer.status().is_success() {
                return Ok(None);
            }
            let mut bytes = Vec::new();
            let read = answer.body_mut().as_reader().take(robots::MAX_BYTES).read_to_end(&mut bytes);
            return Ok(read.is_ok().then_some(bytes));
        }
        Ok(None)
    }
}

fn explain(error: ureq::Error) -> FetchError {
    match error {
        ureq::Error::Io(io) => match io.get_ref().and_then(|e| e.downcast_ref::<ClosedAddress>()) {
            Some(ClosedAddress(ip)) => FetchError::Closed(*ip),
            None => FetchError::Transport(io.to_string()),
        },
        ureq::Error::HostNotFound => FetchError::Transport("its host is not known".to_owned()),
        ureq::Error::Timeout(_) => FetchError::Transport("it took too long to answer".to_owned()),
        other => FetchError::Transport(other.to_string()),
    }
}
