//! robots.txt (RFC 9309) of the hosts visited, read once each.

use std::collections::HashMap;
use std::time::Duration;
use texting_robots::Robot;

/// What RFC 9309 asks a reader to parse at least (500 kibibytes); more is not read.
pub(crate) const MAX_BYTES: u64 = 512_000;
/// A longer delay than this is not waited for between two pages.
const MAX_DELAY: Duration = Duration::from_secs(30);

/// Rules by `scheme://host:port`.
#[derive(Default)]
pub(crate) struct Robots {
    rules: HashMap<String, Option<Robot>>,
}

impl Robots {
    pub(crate) fn knows(&self, origin: &str) -> bool {
        self.rules.contains_key(origin)
    }

    /// Keeps the rules of an origin. `text` is `None` where there is no file: all is allowed.
    pub(crate) fn learn(&mut self, origin: &str, agent: &str, text: Option<&[u8]>) {
        let rules = text.and_then(|t| Robot::new(agent, t).ok());
        self.rules.insert(origin.to_owned(), rules);
    }

    /// May the address be fetched?
    pub(crate) fn allow(&self, origin: &str, url: &str) -> bool {
        self.rules.get(origin).and_then(Option::as_ref).is_none_or(|r| r.allowed(url))
    }

    /// The pause that the site asks for between two requests.
    pub(crate) fn delay(&self, origin: &str) -> Option<Duration> {
        let seconds = self.rules.get(origin)?.as_ref()?.delay?;
        (seconds.is_finite() && seconds > 0.0).then(|| Duration::from_secs_f32(seconds.min(MAX_DELAY.as_secs_f32())))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rules_are_kept_by_origin() {
        let mut robots = Robots::default();
        robots.learn("http://a", "recoupe", Some(b"User-agent: *\nDisallow: /prive\nCrawl-delay: 900"));
        robots.learn("http://b", "recoupe", None);
        assert!(!robots.allow("http://a", "http://a/prive/1"));
        assert!(robots.allow("http://a", "http://a/article"));
        assert!(robots.allow("http://b", "http://b/prive/1"));
        assert_eq!(robots.delay("http://a"), Some(MAX_DELAY));
        assert_eq!(robots.delay("http://b"), None);
    }
}
