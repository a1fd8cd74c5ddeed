"""Where mails leave: an SMTP server, or a folder that keeps them as files."""

import contextlib
import os
import smtplib
import socket
import ssl
import time
from collections.abc import Iterator
from contextlib import contextmanager
from email.message import EmailMessage
from pathlib import Path
from threading import Timer
from urllib.parse import SplitResult, unquote, urlsplit

from coopcms.config import Settings
from coopcms.errors import msg
from coopcms.ledger.jobs import Away, Hopeless
from coopcms.ledger.models import Job
from coopcms.notify.letter import german

SILENCE = 15.0  # seconds a server may keep silent
TOTAL = 60.0  # seconds one mail may take in all; far less than the lease of its job
REST = 60.0  # seconds in which nobody asks a server again that kept us waiting: other jobs have their dates
_HERE = ("127.0.0.1", "::1", "localhost")  # nobody listens in on the way there
_SILENT = msg("%(host)s did not answer a moment ago.")
_BARE = msg("%(host)s offers no encryption (STARTTLS): login and mails are not sent without it.")
_UNTRUSTED = msg("The certificate of %(host)s is not trusted, so nothing was sent: %(why)s.")
_rests: dict[str, float] = {}


def send(message: EmailMessage, job: Job, settings: Settings) -> None:
    """Hand over one mail; what comes back without an exception was accepted and may never be sent again.

    Raises Away for a server that is down, slow or refuses for now, Hopeless where the mail itself is refused for good.
    """
    if is_server(settings):
        _to_server(message, settings.mail_url)
    else:
        _to_folder(message, folder(settings) / f"{job.id:08}.eml")


def is_server(settings: Settings) -> bool:
    """True if mails leave by SMTP; otherwise they are kept in a folder."""
    return settings.mail_url.startswith(("smtp://", "smtps://"))


def folder(settings: Settings) -> Path:
    """Where mails are kept as files."""
    return Path(settings.mail_url)


def _to_folder(message: EmailMessage, file: Path) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    draft = file.with_suffix(".new")
    draft.write_bytes(message.as_bytes())
    os.replace(draft, file)  # the name comes from the job: a second try replaces the first


def _to_server(message: EmailMessage, url: str) -> None:
    place, started = urlsplit(url), time.monotonic()
    if _rests.get(url, 0) > started:
        raise _away(_SILENT, place)
    server = _server(place)
    try:
        with _bounded(server):
            _greet(server, place)
            _hand_over(server, message)
    except ssl.SSLCertVerificationError as why:
        raise _away(_UNTRUSTED, place, why=why.verify_message.rstrip(".")) from why
    except (smtplib.SMTPException, OSError) as why:
        if time.monotonic() - started >= SILENCE:
            _rests[url] = time.monotonic() + REST
        raise Away(f"{place.hostname}: {_said(why)}") from why
    finally:
        server.close()


@contextmanager
def _bounded(server: smtplib.SMTP) -> Iterator[None]:
    """However slowly a server trickles: after TOTAL seconds the line is cut."""
    watch = Timer(TOTAL, _cut, [server])
    watch.daemon = True
    watch.start()
    try:
        yield
    finally:
        watch.cancel()


def _cut(server: smtplib.SMTP) -> None:
    with contextlib.suppress(OSError, AttributeError):  # closed just now, or not connected yet
        server.sock.shutdown(socket.SHUT_RDWR)


def _server(place: SplitResult) -> smtplib.SMTP:
    if place.scheme == "smtps":
        server: smtplib.SMTP = smtplib.SMTP_SSL(timeout=SILENCE, context=ssl.create_default_context())
    else:
        server = smtplib.SMTP(timeout=SILENCE)
    server._host = place.hostname  # whose certificate is asked for; theirs sets it only where it connects at once
    return server


def _greet(server: smtplib.SMTP, place: SplitResult) -> None:
    code, said = server.connect(place.hostname or "", place.port or (465 if place.scheme == "smtps" else 587))
    if code != 220:
        raise smtplib.SMTPConnectError(code, said)
    server.ehlo_or_helo_if_needed()
    if place.scheme == "smtp" and server.has_extn("starttls"):
        server.starttls(context=ssl.create_default_context())
    elif place.scheme == "smtp" and place.username and place.hostname not in _HERE:
        raise _away(_BARE, place)
    if place.username:
        server.login(unquote(place.username), unquote(place.password or ""))


def _hand_over(server: smtplib.SMTP, message: EmailMessage) -> None:
    try:
        server.send_message(message)
    except smtplib.SMTPRecipientsRefused as why:
        raise _refusal(*next(iter(why.recipients.values()))) from why
    except smtplib.SMTPDataError as why:
        raise _refusal(why.smtp_code, why.smtp_error) from why
    except (smtplib.SMTPNotSupportedError, UnicodeError) as why:
        raise Hopeless(str(why)) from why
    with contextlib.suppress(smtplib.SMTPException, OSError):
        server.putcmd("quit")  # said for politeness; the mail is accepted, whatever the server does now


def _away(message: str, place: SplitResult, **values: str) -> Away:
    """In German, as administrators read it beside the mails that wait."""
    return Away(german(message) % {"host": place.hostname, **values})


def _refusal(code: int, said: bytes | str) -> Away | Hopeless:
    return (Hopeless if code >= 500 else Away)(f"{code} {_text(said)}")


def _said(why: Exception) -> str:
    if isinstance(why, smtplib.SMTPResponseException):
        return f"{why.smtp_code} {_text(why.smtp_error)}"
    return str(why) or type(why).__name__


def _text(said: bytes | str) -> str:
    return said.decode("utf-8", "replace") if isinstance(said, bytes) else said
