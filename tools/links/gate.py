"""Which addresses the check asks for, and at which addresses of the network.

Strangers propose records, and servers answer with redirects, so an address may aim at what only
this machine can reach: a service on it, its neighbours, the metadata of its cloud. Every address
passes here before each request, and the connection goes to what has passed, so that a second
look-up of the name cannot give another.
"""

from __future__ import annotations

import ipaddress
import re
import socket
from collections.abc import Callable, Iterable
from typing import Any, NamedTuple
from urllib.parse import quote, urlsplit

from tools.links.answers import Reason

_INTERNET = ipaddress.ip_network("2000::/3")
"""All that is public in IPv6 (RFC 4291, 2.4; IANA has given out no other part)."""
_NOT_INTERNET = [
    *map(ipaddress.ip_network, ("2002::/16", "168.63.129.16/32", "192.0.0.0/24")),
]
"""Carriers of addresses of IPv4 (6to4), and services for the machines of Azure and Oracle."""
LONGEST = 2048
"""The most characters of an address."""
_PORTS = {"http": 80, "https": 443}

Resolve = Callable[..., Iterable[tuple[Any, ...]]]
"""`socket.getaddrinfo`, or what takes its place in tests."""


class NotAsked(Exception):
    """An address is not asked for; ``reason`` says why."""

    def __init__(self, reason: Reason) -> None:
        super().__init__(reason.value)
        self.reason = reason


class Target(NamedTuple):
    """An address, taken apart for a request."""

    url: str
    """In ASCII, as HTTP needs it (RFC 3987, 3.1)."""
    scheme: str
    host: str
    port: int
    path: str
    """With the query, without the fragment."""

    @property
    def host_header(self) -> str:
        """The field ``Host`` (RFC 9110, 7.2)."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return host if self.port == _PORTS[self.scheme] else f"{host}:{self.port}"

    @property
    def port_of_its_own(self) -> int | None:
        """The port, unless it is that of the scheme."""
        return None if self.port == _PORTS[self.scheme] else self.port


def target_of(url: str, port_in_record: int | None = None) -> Target:
    """``url`` taken apart.

    ``port_in_record`` is the one port besides those of the schemes to which a redirect may lead.
    Raises NotAsked for another scheme or port, a user name, and what is no address.
    """
    if len(url) > LONGEST:
        raise NotAsked(Reason.NOT_ALLOWED)
    ascii_url = quote(url, safe="%/:?#[]@!$&'()*+,;=~")
    try:
        parts = urlsplit(ascii_url)
        host = host_of(url)
        port = parts.port or _PORTS[parts.scheme]
    except (ValueError, KeyError):
        raise NotAsked(Reason.NOT_ALLOWED) from None
    if not host or "@" in parts.netloc:
        raise NotAsked(Reason.NOT_ALLOWED)
    if port not in (_PORTS[parts.scheme], port_in_record):
        raise NotAsked(Reason.NOT_ALLOWED)
    path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    return Target(ascii_url, parts.scheme, host, port, path)


def host_of(url: str) -> str:
    """The host of ``url`` as DNS knows it. Raises ValueError if it has none such.

    Python has IDNA of 2003 (RFC 3490). Browsers have that of 2008, with which these letters stay,
    so that they would ask another host (UTS #46, 6).
    """
    host = urlsplit(url).hostname or ""
    if re.search("[ßς\u200c\u200d]", host):
        raise ValueError(host)
    return host.encode("idna").decode().lower()


def port_in(url: str) -> int | None:
    """The port that ``url`` itself names; None if it names none."""
    try:
        return urlsplit(url).port
    except ValueError:
        return None


def public(address: str) -> bool:
    """Whether ``address`` is one of the public Internet, and of one computer (RFC 6890)."""
    # Of a link-local address, a zone may follow.
    ip = ipaddress.ip_address(address.partition("%")[0])
    if isinstance(ip, ipaddress.IPv6Address):
        if ip.ipv4_mapped is not None:
            ip = ip.ipv4_mapped
        elif ip not in _INTERNET:
            return False
    if any(ip in network for network in _NOT_INTERNET):
        return False
    return ip.is_global and not ip.is_multicast


def connectable(
    target: Target, resolve: Resolve = socket.getaddrinfo, allowed: Callable[[str], bool] = public
) -> list[str]:
    """The addresses of the network at which the host of ``target`` is, IPv4 first.

    Raises NotAsked if the name is unknown, if its look-up fails, or if any of the addresses is not
    ``allowed``: a name with a public and a private address is there to mislead.
    """
    try:
        results = list(resolve(target.host, target.port, type=socket.SOCK_STREAM))
    except socket.gaierror as error:
        unknown = error.errno == socket.EAI_NONAME
        raise NotAsked(Reason.NO_HOST if unknown else Reason.NO_LOOKUP) from None
    except (OSError, UnicodeError):
        raise NotAsked(Reason.NO_LOOKUP) from None
    addresses = list(dict.fromkeys(str(result[4][0]) for result in results))
    if not addresses:
        raise NotAsked(Reason.NO_LOOKUP)
    if not all(map(allowed, addresses)):
        raise NotAsked(Reason.NOT_ALLOWED)
    return sorted(addresses, key=lambda address: ":" in address)
