"""Real servers on this machine, for what asks others: each answers by a function of method and path."""

import socket
import ssl
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

Answers = Callable[[str, str], tuple[int, dict[str, str]]]


@dataclass
class Asked:
    """A server that runs: its port, and everything it was asked as (method, path, headers)."""

    port: int
    requests: list[tuple[str, str, dict]] = field(default_factory=list)

    @property
    def place(self) -> str:
        return f"127.0.0.1:{self.port}"

    def url(self, path: str = "/", scheme: str = "http") -> str:
        return f"{scheme}://{self.place}{path}"

    def asked(self) -> list[tuple[str, str]]:
        """Method and path of each request."""
        return [(method, path) for method, path, _headers in self.requests]


@contextmanager
def answering(answers: Answers, tls: ssl.SSLContext | None = None) -> Iterator[Asked]:
    """A web server that answers with these numbers and headers, and a page of some size."""

    class Handler(BaseHTTPRequestHandler):
        def do_HEAD(self):
            asked.requests.append((self.command, self.path, dict(self.headers)))
            code, headers = answers(self.command, self.path)
            self.send_response(code)
            for name, value in headers.items():
                self.send_header(name, value)
            self.send_header("Content-Length", "5000000")
            self.end_headers()
            if self.command == "GET":
                with_reader(lambda: [self.wfile.write(b"x" * 50_000) for _ in range(100)])

        do_GET = do_HEAD

        def log_message(self, *_args):
            """Silent."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.handle_error = lambda *_args: None  # who asks hangs up early
    if tls:
        server.socket = tls.wrap_socket(server.socket, server_side=True)
    asked = Asked(server.server_address[1])
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield asked
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def with_reader(write: Callable[[], object]) -> None:
    """Write for somebody who may have heard enough."""
    try:
        write()
    except OSError:
        return


@contextmanager
def _talking(talk: Callable[[socket.socket], None], tls: ssl.SSLContext | None = None) -> Iterator[Asked]:
    """A server that does with each caller what `talk` does."""
    listening = socket.create_server(("127.0.0.1", 0))

    def listen() -> None:
        while True:
            try:
                caller, _address = listening.accept()
            except OSError:
                return
            threading.Thread(target=meet, args=(caller,), daemon=True).start()

    def meet(caller: socket.socket) -> None:
        with caller:
            with_reader(lambda: greet(caller))

    def greet(caller: socket.socket) -> None:
        if not tls:
            talk(caller)
            return
        with tls.wrap_socket(caller, server_side=True) as shielded:
            talk(shielded)

    threading.Thread(target=listen, daemon=True).start()
    try:
        yield Asked(listening.getsockname()[1])
    finally:
        listening.close()


@contextmanager
def saying(answer: bytes) -> Iterator[Asked]:
    """A server that says exactly this and hangs up."""

    def talk(caller: socket.socket) -> None:
        caller.recv(2000)
        caller.sendall(answer)

    with _talking(talk) as server:
        yield server


@contextmanager
def dripping(every: float, tls: ssl.SSLContext | None = None) -> Iterator[Asked]:
    """A server that sends one byte of its answer now and then, and never comes to an end."""
    stop = threading.Event()

    def talk(caller: socket.socket) -> None:
        while not stop.wait(every):
            caller.sendall(b"H")

    with _talking(talk, tls) as server:
        yield server
        stop.set()
