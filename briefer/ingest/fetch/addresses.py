"""Which network addresses may be read: public ones only.

`ipaddress.is_global` is not enough: depending on the Python version it lets through relays, translations and ranges for
tests, each of which can lead back into a private network. What may never be reached is therefore listed by hand as well
(IANA special-purpose address registries).
"""

from __future__ import annotations

import ipaddress

_NEVER = tuple(
    ipaddress.ip_network(net)
    for net in (
        "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12",
        "192.0.0.0/24", "192.0.2.0/24", "192.88.99.0/24", "192.168.0.0/16", "198.18.0.0/15", "198.51.100.0/24",
        "203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4",
        "::/96", "::ffff:0:0:0/96", "64:ff9b::/96", "64:ff9b:1::/48", "100::/64", "2001::/23", "2001:db8::/32",
        "2002::/16", "3fff::/20", "5f00::/16", "fc00::/7", "fe80::/10", "fec0::/10", "ff00::/8",
    )
)  # fmt: skip


def is_public(address: str) -> bool:
    """Is this IP address one of the public internet? A text that is no IP address is not."""
    try:
        ip = ipaddress.ip_address(address.partition("%")[0])
    except ValueError:
        return False
    if isinstance(ip, ipaddress.IPv6Address) and ip.ipv4_mapped is not None:
        ip = ip.ipv4_mapped
    special = ip.is_multicast or ip.is_reserved or ip.is_private or not ip.is_global
    return not special and not any(ip.version == net.version and ip in net for net in _NEVER)
