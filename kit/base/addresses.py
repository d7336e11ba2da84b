"""Addresses of other computers, as they are compared and counted."""

from __future__ import annotations

import ipaddress


def peer(address: str) -> str:
    """One spelling for each computer; what is no address stays as it is.

    A program that listens on every address sees IPv4 within IPv6, and link-local addresses with the name of a card.

    >>> peer("::ffff:192.168.1.7"), peer("fe80::1%wlan0"), peer("0:0:0:0:0:0:0:1"), peer("?")
    ('192.168.1.7', 'fe80::1', '::1', '?')
    """
    try:
        known = ipaddress.ip_address(address.partition("%")[0])
    except ValueError:
        return address
    return str(getattr(known, "ipv4_mapped", None) or known)


def is_loopback(address: str) -> bool:
    """Whether this computer itself is meant.

    >>> is_loopback("::ffff:127.0.0.1"), is_loopback("::1"), is_loopback("localhost"), is_loopback("192.168.1.7")
    (True, True, True, False)
    """
    try:
        return address == "localhost" or ipaddress.ip_address(peer(address)).is_loopback
    except ValueError:
        return False
