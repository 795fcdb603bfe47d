//! A resolver that gives no address the policy closes. All connections go through it, so a name that
//! changes its address between check and use changes nothing: the address checked is the one used.

use crate::address::AddressPolicy;
use std::io;
use std::net::IpAddr;
use ureq::config::Config;
use ureq::http::Uri;
use ureq::unversioned::resolver::{DefaultResolver, ResolvedSocketAddrs, Resolver};
use ureq::unversioned::transport::NextTimeout;

/// Carried through `ureq`'s errors as an I/O error.
#[derive(Debug, thiserror::Error)]
#[error("{0} is not on the public internet")]
pub(crate) struct ClosedAddress(pub(crate) IpAddr);

#[derive(Debug, Default)]
pub(crate) struct CheckedResolver {
    pub(crate) policy: AddressPolicy,
    system: DefaultResolver,
}

impl CheckedResolver {
    pub(crate) fn new(policy: AddressPolicy) -> Self {
        Self { policy, system: DefaultResolver::default() }
    }
}

impl Resolver for CheckedResolver {
    fn resolve(&self, uri: &Uri, config: &Config, timeout: NextTimeout) -> Result<ResolvedSocketAddrs, ureq::Error> {
        let found = self.system.resolve(uri, config, timeout)?;
        let mut open = self.empty();
        let mut closed = None;
        for address in &found {
            if self.policy.permits(address.ip()) {
                open.push(*address);
            } else {
                closed = Some(address.ip());
            }
        }
        match closed {
            Some(ip) if open.is_empty() => Err(ureq::Error::Io(io::Error::other(ClosedAddress(ip)))),
            _ => Ok(open),
        }
    }
}
