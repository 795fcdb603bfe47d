//! Which addresses may be connected to.

use ipnet::{IpNet, Ipv4Net, Ipv6Net};
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};
use std::str::FromStr;

/// Blocks of IPv4 that are not the public internet: IANA's special-purpose registry, multicast and
/// reserved space.
const CLOSED_V4: [(Ipv4Addr, u8); 17] = [
    (Ipv4Addr::new(0, 0, 0, 0), 8),       // this network
    (Ipv4Addr::new(10, 0, 0, 0), 8),      // private
    (Ipv4Addr::new(100, 64, 0, 0), 10),   // shared by carriers (CGNAT)
    (Ipv4Addr::new(127, 0, 0, 0), 8),     // loopback
    (Ipv4Addr::new(169, 254, 0, 0), 16),  // link-local, cloud metadata
    (Ipv4Addr::new(172, 16, 0, 0), 12),   // private
    (Ipv4Addr::new(192, 0, 0, 0), 24),    // protocol assignments
    (Ipv4Addr::new(192, 0, 2, 0), 24),    // documentation
    (Ipv4Addr::new(192, 31, 196, 0), 24), // AS112
    (Ipv4Addr::new(192, 52, 193, 0), 24), // AMT
    (Ipv4Addr::new(192, 88, 99, 0), 24),  // 6to4 relay
    (Ipv4Addr::new(192, 168, 0, 0), 16),  // private
    (Ipv4Addr::new(198, 18, 0, 0), 15),   // benchmarks
    (Ipv4Addr::new(198, 51, 100, 0), 24), // documentation
    (Ipv4Addr::new(203, 0, 113, 0), 24),  // documentation
    (Ipv4Addr::new(224, 0, 0, 0), 4),     // multicast
    (Ipv4Addr::new(240, 0, 0, 0), 4),     // reserved, broadcast
];

/// Public unicast of IPv6; all else (loopback, IPv4-mapped and -compatible, NAT64, unique and link-local,
/// multicast) lies outside.
const GLOBAL_V6: (Ipv6Addr, u8) = (Ipv6Addr::new(0x2000, 0, 0, 0, 0, 0, 0, 0), 3);

/// Blocks inside it that are special: those that carry an IPv4 address (Teredo, 6to4) and documentation.
const CLOSED_V6: [(Ipv6Addr, u8); 4] = [
    (Ipv6Addr::new(0x2001, 0, 0, 0, 0, 0, 0, 0), 23),
    (Ipv6Addr::new(0x2001, 0xdb8, 0, 0, 0, 0, 0, 0), 32),
    (Ipv6Addr::new(0x2002, 0, 0, 0, 0, 0, 0, 0), 16),
    (Ipv6Addr::new(0x3fff, 0, 0, 0, 0, 0, 0, 0), 20),
];

/// True for an address of the public internet.
#[must_use]
pub fn is_public(address: IpAddr) -> bool {
    match address {
        IpAddr::V4(a) => !CLOSED_V4.iter().any(|(net, bits)| Ipv4Net::new(*net, *bits).is_ok_and(|n| n.contains(&a))),
        IpAddr::V6(a) => {
            let within = |(net, bits): (Ipv6Addr, u8)| Ipv6Net::new(net, bits).is_ok_and(|n| n.contains(&a));
            within(GLOBAL_V6) && !CLOSED_V6.iter().any(|block| within(*block))
        }
    }
}

/// A network that can't be understood.
#[derive(Debug, thiserror::Error)]
#[error("{0:?} is no network: write it like 192.168.1.0/24, 127.0.0.1 or fd00::/8")]
pub struct BadNetwork(String);

/// Public addresses, and the networks that the user allowed.
#[derive(Clone, Debug, Default)]
pub struct AddressPolicy {
    allowed: Vec<IpNet>,
}

impl AddressPolicy {
    /// Allows one more network, given as CIDR or as a single address.
    ///
    /// # Errors
    /// [`BadNetwork`] when it is neither.
    pub fn allow(&mut self, network: &str) -> Result<(), BadNetwork> {
        let net = IpNet::from_str(network).or_else(|_| IpAddr::from_str(network).map(IpNet::from));
        self.allowed.push(net.map_err(|_| BadNetwork(network.to_owned()))?);
        Ok(())
    }

    /// May a connection go there? An IPv4-mapped address is judged as the IPv6 address that it is: only
    /// naming its own block allows it.
    #[must_use]
    pub fn permits(&self, address: IpAddr) -> bool {
        is_public(address) || self.allowed.iter().any(|n| n.contains(&address))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn private_space_is_closed() {
        for closed in [
            "0.0.0.0",
            "10.1.2.3",
            "100.64.0.1",
            "127.0.0.1",
            "127.255.255.254",
            "169.254.169.254",
            "172.16.0.1",
            "172.31.255.255",
            "192.168.0.1",
            "198.19.0.1",
            "224.0.0.1",
            "239.255.255.255",
            "255.255.255.255",
            "::",
            "::1",
            "::ffff:127.0.0.1",
            "::ffff:8.8.8.8",
            "::7f00:1",
            "64:ff9b::7f00:1",
            "fc00::1",
            "fd12::1",
            "fe80::1",
            "ff02::1",
            "2002:7f00:1::",
            "2001:0:1::",
            "2001:db8::1",
            "100::1",
        ] {
            assert!(!is_public(closed.parse().unwrap()), "{closed}");
        }
        for open in ["1.1.1.1", "8.8.8.8", "100.128.0.1", "172.32.0.1", "193.0.0.1", "2606:4700::1111", "2a00:1450::1"] {
            assert!(is_public(open.parse().unwrap()), "{open}");
        }
    }

    #[test]
    fn what_is_allowed_is_open_and_no_more() {
        let mut policy = AddressPolicy::default();
        policy.allow("127.0.0.1").unwrap();
        policy.allow("fd00::/8").unwrap();
        assert!(policy.permits("127.0.0.1".parse().unwrap()));
        assert!(policy.permits("fd00::5".parse().unwrap()));
        assert!(!policy.permits("127.0.0.2".parse().unwrap()));
        assert!(!policy.permits("::ffff:127.0.0.1".parse().unwrap()));
        assert!(policy.allow("localhost").is_err());
    }
}
