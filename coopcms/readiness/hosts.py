"""Which hosts our server may ask: those of the public internet, at the very address that was looked at."""

import ipaddress
import socket
import threading
from collections.abc import Container
from typing import NamedTuple
from urllib.parse import SplitResult, urlsplit

PORTS = {"http": (80, 8080), "https": (443, 8443)}
_NAT64 = ipaddress.ip_network("64:ff9b::/96")
_UNICAST = ipaddress.ip_network("2000::/3")  # all that is given out of IPv6; the rest is special, or may become so
_SPECIAL = tuple(  # within it, and where some versions of Python take them for public: tunnels and examples
    map(ipaddress.ip_network, ("2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20", "192.88.99.0/24"))
)
_PATIENCE = 5.0  # seconds for a name to be looked up; the system's own patience may be longer
_CONTROL = frozenset(map(chr, range(33))) | {"\x7f"}


class NotPublic(Exception):
    """The address is none that a reader of the public internet could reach, or none that may be asked for."""


class Unresolved(Exception):
    """The name leads to no machine at present."""


class Door(NamedTuple):
    """Where to knock: the parts of the address, its port, and the very machines that were looked at."""

    parts: SplitResult
    port: int
    machines: tuple[str, ...]


def door_of(url: str, allowed: Container[str] = ()) -> Door:
    """Whom to ask for a page. Raises NotPublic, Unresolved.

    `allowed` are `host:port` that may be private; every other name must lead to public addresses only.
    """
    parts, port = _parts(url)
    host = parts.hostname or ""
    found = resolved(host, port)
    if f"{host}:{port}" not in allowed:
        if port not in PORTS[parts.scheme]:
            raise NotPublic(f"port {port}")
        private = next((ip for ip in found if not is_public(ip)), "")
        if private:
            raise NotPublic(private)
    return Door(parts, port, tuple(found))


def _parts(url: str) -> tuple[SplitResult, int]:
    if not _CONTROL.isdisjoint(url):
        raise NotPublic("control character")
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError as why:
        raise NotPublic(str(why)) from why
    if parts.scheme not in PORTS or not parts.hostname or "@" in parts.netloc:
        raise NotPublic("scheme, host or user")
    return parts, port or PORTS[parts.scheme][0]


def resolved(host: str, port: int) -> list[str]:
    """All addresses of a host, within seconds. Raises Unresolved."""
    answer: list[str] = []

    def ask() -> None:
        try:
            found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
        except (OSError, UnicodeError):
            return
        answer.extend(dict.fromkeys(str(entry[4][0]) for entry in found))

    asking = threading.Thread(target=ask, daemon=True)
    asking.start()
    asking.join(_PATIENCE)
    if not answer:
        raise Unresolved(f"no address for {host}")
    return list(answer)


def is_public(text: str) -> bool:
    """True for an address of the public internet, also where one of IPv4 is spelled or translated as one of IPv6."""
    ip = ipaddress.ip_address(text.partition("%")[0])
    if isinstance(ip, ipaddress.IPv6Address):
        inner = ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF) if ip in _NAT64 else ip.ipv4_mapped
        if inner is not None:
            return is_public(str(inner))
        if ip not in _UNICAST:
            return False
    return ip.is_global and not ip.is_multicast and not any(ip in special for special in _SPECIAL)
