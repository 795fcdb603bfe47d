//! The only room with network and clock: fetches pages politely and within bounds.
//!
//! Every address that a connection goes to is checked when it is resolved, at the first request and at
//! each redirect, for names and literals alike, so a page can't send us into a private network
//! ([`address`]). One request at a time goes to a host, robots.txt is read first ([`robots`]), and sizes,
//! redirects and times are bounded ([`Limits`]). It does not know what a page says.

pub mod address;
mod fetcher;
mod resolver;
mod robots;

pub use address::{AddressPolicy, BadNetwork};
pub use fetcher::{FetchError, Fetched, Fetcher, Limits};
