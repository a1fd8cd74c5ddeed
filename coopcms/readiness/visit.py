"""Looking at a page elsewhere: its head first, little time, few redirects, and never a machine of our own network."""

import socket
import ssl
import threading
import time
from collections.abc import Container, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from functools import cache
from http.client import HTTPConnection, HTTPException, HTTPSConnection
from urllib.parse import quote, urljoin

from coopcms.readiness.hosts import Door, NotPublic, Unresolved, door_of

SECONDS = 10.0  # for one address, redirects and all
REDIRECTS = 3
_LITTLE = 1024  # bytes of a page that are read
_FOR_GOOD = (301, 308)
_MOVES = (301, 302, 303, 307, 308)
_SHUT = (401, 403, 405, 406, 407, 418, 429, 451)
_GONE = (404, 410)


@dataclass(frozen=True, slots=True)
class Visit:
    """What an address answered: a status of LinkChecked, the number, and where it moved or why it failed."""

    status: str
    code: int = 0
    note: str = ""


@dataclass(frozen=True, slots=True)
class Visitor:
    """Who asks: `agent` names us, `allowed` are `host:port` of a private network that may be asked."""

    agent: str
    allowed: Container[str] = ()
    seconds: float = SECONDS
    tls: ssl.SSLContext | None = None  # whom to trust; without, the authorities of the system

    def visit(self, url: str) -> Visit:
        """Look at the address; never raises."""
        until, here, for_good = time.monotonic() + self.seconds, url, True
        try:
            for _ in range(REDIRECTS + 1):
                code, location = self._look(here, until)
                if code not in _MOVES or not location:
                    return _told(code, here if here != url and for_good else "")
                for_good = for_good and code in _FOR_GOOD
                here = urljoin(here, quote(location, safe="!#$%&'()*+,/:;=?@[]~"))
        except NotPublic as why:
            return Visit("refused", note=str(why))
        except ssl.SSLCertVerificationError as why:
            return Visit("certificate", note=str(why)[:300])
        except (Unresolved, OSError, HTTPException, ValueError) as why:
            return Visit("silent", note=(str(why) or type(why).__name__)[:300])
        return Visit("failing", code, "too many redirects")

    def _look(self, url: str, until: float) -> tuple[int, str]:
        """(number, where it sends on to): by HEAD, and by GET where that is answered with a fault or not at all."""
        try:
            half = time.monotonic() + (until - time.monotonic()) / 2
            code, location = self._ask("HEAD", url, half)
        except ssl.SSLCertVerificationError:
            raise
        except (OSError, HTTPException):
            code, location = 0, ""
        if code == 0 or (code >= 400 and code not in (410, 429)):
            code, location = self._ask("GET", url, until)
        return code, location

    def _ask(self, method: str, url: str, until: float) -> tuple[int, str]:
        door = door_of(url, self.allowed)
        path = quote(door.parts.path or "/", safe="!$%&'()*+,/:;=@~") + (f"?{_query(door)}" if door.parts.query else "")
        headers = {"User-Agent": self.agent, "Accept": "*/*", "Accept-Encoding": "identity", "Connection": "close"}
        with self._connected(door, until) as connection:
            connection.request(method, path, headers=headers)
            with connection.getresponse() as answer:
                answer.read(_LITTLE)
                return answer.status, answer.headers.get("Location", "")

    @contextmanager
    def _connected(self, door: Door, until: float) -> Iterator[HTTPConnection]:
        """A connection to that very machine which is cut when the time is over, however slowly it answers."""
        left, host, secure = _left(until), door.parts.hostname or "", door.parts.scheme == "https"
        connection = (HTTPSConnection if secure else HTTPConnection)(host, door.port, timeout=left)
        connection.sock = _reached(door, until)
        if secure:  # it takes the socket over: shaking hands comes later, when it can be cut
            trusted = self.tls or _trusted()
            connection.sock = trusted.wrap_socket(connection.sock, server_hostname=host, do_handshake_on_connect=False)
        cut = threading.Timer(_left(until), _cut, (connection.sock,))
        cut.daemon = True
        cut.start()
        try:
            if isinstance(connection.sock, ssl.SSLSocket):
                connection.sock.do_handshake()
            yield connection
        finally:
            cut.cancel()
            connection.close()


@cache
def _trusted() -> ssl.SSLContext:
    return ssl.create_default_context()


def _left(until: float) -> float:
    left = until - time.monotonic()
    if left <= 0:
        raise TimeoutError("too slow")
    return left


def _reached(door: Door, until: float) -> socket.socket:
    """A connection to the first of the machines that takes one."""
    for number, machine in enumerate(door.machines, 1):
        try:
            return socket.create_connection((machine, door.port), timeout=_left(until) / 2)
        except OSError:
            if number == len(door.machines):
                raise
    raise Unresolved(door.parts.netloc)


def _cut(connected: socket.socket) -> None:
    """End what goes on in another thread: reading there comes to an end of the file."""
    with suppress(OSError):
        socket.socket.shutdown(connected, socket.SHUT_RDWR)  # one of TLS would first forget that it is one


def _query(door: Door) -> str:
    return quote(door.parts.query, safe="!$%&'()*+,/:;=?@~[]")


def _told(code: int, moved_to: str) -> Visit:
    if code in _GONE:
        return Visit("gone", code)
    if code in _SHUT:
        return Visit("closed", code)
    if code >= 400 or code < 200:
        return Visit("failing", code)
    return Visit("moved", code, moved_to) if moved_to else Visit("ok", code)
