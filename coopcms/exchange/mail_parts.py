"""A mail taken apart: the words that its reader sees, and what is attached to it."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from email import message_from_bytes, policy
from email.errors import MessageError
from email.message import EmailMessage

from coopcms.errors import msg
from coopcms.exchange.package import DAMAGED
from coopcms.exchange.press_bounds import refuse_large
from coopcms.exchange.press_text import Unreadable

_DEEPEST, _MOST_PARTS = 20, 500
_SEALED = ("application/pkcs7-mime", "application/x-pkcs7-mime", "multipart/encrypted")
_BROKEN = (MessageError, LookupError, ValueError, AttributeError, TypeError)  # what the parser says of odd headers
_ENCRYPTED = msg("The mail is encrypted. Open it in your mail program, copy its text and paste it here.")


@dataclass(slots=True)
class Mail:
    """What a mail holds: `bodies` are (html or plain, text), `attached` the parts that are no words of it."""

    subject: str
    head: tuple[str, ...]
    bodies: list[tuple[str, str]] = field(default_factory=list)
    attached: list[EmailMessage] = field(default_factory=list)
    is_garbled: bool = False


def open_mail(data: bytes) -> Mail:
    """The mail in these bytes. Raises Unreadable for what is sealed or no mail at all."""
    try:
        message = message_from_bytes(data, policy=policy.default)
        if sum(1 for _ in message.walk()) > _MOST_PARTS:
            raise Unreadable(DAMAGED)
    except (RecursionError, *_BROKEN):
        raise Unreadable(DAMAGED) from None
    return mail_of(message)


def mail_of(message: EmailMessage) -> Mail:
    """The same for a message that has been read."""
    names = ("From", "To", "Cc", "Date")
    head = tuple(f"{name}: {text}" for name in names if (text := header(message, name)))
    mail = Mail(header(message, "Subject"), head)
    for part in _leaves(message, _DEEPEST):
        kind = part.get_content_type()
        if kind in _SEALED:
            raise Unreadable(_ENCRYPTED)
        if kind not in ("text/plain", "text/html") or part.get_content_disposition() == "attachment":
            mail.attached.append(part)
            continue
        text, garbled = _text(part)
        if "-----BEGIN PGP MESSAGE-----" in text:
            raise Unreadable(_ENCRYPTED)
        refuse_large(sum(len(said) for _kind, said in mail.bodies) + len(text.encode("utf-8", "replace")))
        mail.bodies.append(("html" if kind == "text/html" else "plain", text))
        mail.is_garbled = mail.is_garbled or garbled
    return mail


def inner(part: EmailMessage) -> Mail | None:
    """The mail that is attached to another one; None where it cannot be read."""
    try:
        return mail_of(part.get_content())
    except (RecursionError, *_BROKEN):
        return None


def header(message: EmailMessage, name: str) -> str:
    """One line of the head, decoded; empty where it cannot be."""
    try:
        return " ".join(str(message.get(name, "")).split())
    except _BROKEN:
        return ""


def name_of(part: EmailMessage) -> str:
    """What an attached file is called, or what kind it is."""
    try:
        return part.get_filename() or part.get_content_type()
    except _BROKEN:
        return part.get_content_type()


def bytes_of(part: EmailMessage) -> bytes:
    """An attached file."""
    try:
        return part.get_payload(decode=True) or b""
    except _BROKEN:
        return b""


def _leaves(part: EmailMessage, depth: int) -> Iterator[EmailMessage]:
    """The parts a reader meets: of several wordings of the same the richest, all others in order."""
    if not part.is_multipart() or part.get_content_type() in (*_SEALED, "message/rfc822") or not depth:
        yield part
        return
    inner = list(part.iter_parts()) if part.get_content_maintype() == "multipart" else []
    if part.get_content_type() == "multipart/alternative" and inner:
        inner = [next((one for one in reversed(inner) if _is_readable(one)), inner[-1])]
    for one in inner:
        yield from _leaves(one, depth - 1)


def _is_readable(part: EmailMessage) -> bool:
    return part.get_content_type() in ("text/html", "text/plain", "multipart/related", "multipart/mixed")


def _text(part: EmailMessage) -> tuple[str, bool]:
    """The words, and whether some signs could not be read."""
    try:
        text = part.get_content()
    except _BROKEN:
        text = bytes_of(part).decode("utf-8", "replace")
    return text, "\ufffd" in text
