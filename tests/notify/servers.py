"""Mail servers on 127.0.0.1: one that works, and one that fails as it is told."""

import socket
import threading
from collections.abc import Callable
from contextlib import contextmanager

from aiosmtpd.controller import Controller

Talk = Callable[["Line"], None]


class Kept:
    """What a server has accepted; `refused` maps addresses to the answer they get."""

    def __init__(self):
        self.mails: list[tuple[str, bytes]] = []
        self.refused: dict[str, str] = {}
        self.encrypted: list[bool] = []  # of each mail

    async def handle_RCPT(self, server, session, envelope, address, options):
        if address in self.refused:
            return self.refused[address]
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):
        self.encrypted.append(server.transport.get_extra_info("sslcontext") is not None)
        self.mails += [(address, envelope.content) for address in envelope.rcpt_tos]
        return "250 taken"


@contextmanager
def working(scheme: str = "smtp", **how):
    """A real SMTP server: its address, and what it has accepted; `how` is what aiosmtpd knows of encryption."""
    kept = Kept()
    controller = Controller(kept, hostname="127.0.0.1", port=free_port(), **how)
    controller.start()
    try:
        yield f"{scheme}://127.0.0.1:{controller.port}", kept
    finally:
        controller.stop()


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class Line:
    """One connection, seen from the server."""

    def __init__(self, connection: socket.socket):
        self.connection, self.reader = connection, connection.makefile("rb")

    def say(self, text: str) -> None:
        self.connection.sendall(f"{text}\r\n".encode())

    def hear(self) -> str:
        return self.reader.readline().decode().strip()

    def hear_mail(self) -> bytes:
        lines = iter(self.reader.readline, b".\r\n")
        return b"".join(line for line in lines if line)

    def nod(self) -> None:
        """Say yes to all that is still asked, until the other side hangs up."""
        while self.reader.readline():
            self.say("250 fine")

    def wait(self) -> None:
        """Say nothing until the other side hangs up."""
        while self.reader.readline():
            pass


class Scripted:
    """A server whose n-th connection follows the n-th talk; the last talk is kept for all that come after."""

    def __init__(self, *talks: Talk):
        self.talks, self.connections = list(talks), 0
        self.accepted: list[bytes] = []
        self.socket = socket.create_server(("127.0.0.1", 0))
        self.url = f"smtp://127.0.0.1:{self.socket.getsockname()[1]}"
        self.thread = threading.Thread(target=self._serve, daemon=True)

    def __enter__(self) -> "Scripted":
        self.thread.start()
        return self

    def __exit__(self, *_) -> None:
        self.socket.shutdown(socket.SHUT_RDWR)
        self.socket.close()
        self.thread.join(timeout=10)

    def _serve(self) -> None:
        while True:
            try:
                connection, _address = self.socket.accept()
            except OSError:
                return
            talk = self.talks[min(self.connections, len(self.talks) - 1)]
            self.connections += 1
            line = Line(connection)
            try:
                talk(line)
            except OSError:
                pass  # the other side was quicker to hang up
            finally:
                line.reader.close()
                connection.close()

    # talks; each goes on where the one above it ends

    def never_answers(self, line: Line) -> None:
        line.wait()

    def speaks_without_end(self, line: Line) -> None:
        while True:
            line.say("220-and one more thing")

    def is_busy(self, line: Line) -> None:
        line.say("421 too busy")

    def greets(self, line: Line) -> None:
        line.say("220 ready")
        line.hear()
        line.say("250 hello")

    def refuses_the_password(self, line: Line) -> None:
        line.say("220 ready")
        line.hear()
        line.say("250-hello")
        line.say("250 AUTH PLAIN")
        line.hear()
        line.say("535 who are you?")
        line.nod()

    def drops_after_the_greeting(self, line: Line) -> None:
        self.greets(line)

    def refuses_the_sender(self, line: Line) -> None:
        self.greets(line)
        line.hear()
        line.say("550 not from you")
        line.nod()

    def wants_to_wait(self, line: Line) -> None:
        self.greets(line)
        line.hear()
        line.say("250 sender")
        line.hear()
        line.say("450 come back later")
        line.nod()

    def opens_data(self, line: Line) -> bytes:
        self.greets(line)
        for answer in ("250 sender", "250 recipient", "354 go on"):
            line.hear()
            line.say(answer)
        return line.hear_mail()

    def drops_within_the_mail(self, line: Line) -> None:
        self.greets(line)
        for answer in ("250 sender", "250 recipient", "354 go on"):
            line.hear()
            line.say(answer)
        line.hear()

    def drops_before_it_accepts(self, line: Line) -> None:
        self.opens_data(line)

    def puts_the_mail_off(self, line: Line) -> None:
        self.opens_data(line)
        line.say("451 not now")
        line.nod()

    def accepts_and_dies(self, line: Line) -> None:
        mail = self.opens_data(line)
        self.accepted.append(mail)
        line.say("250 taken")

    def accepts(self, line: Line) -> None:
        self.accepts_and_dies(line)
        line.nod()
