"""Headers of our mails as RFC 5322 and RFC 2047 want them, and as programs that read them loosely still show them."""

import re
from email.charset import Charset
from email.header import Header
from email.headerregistry import Address
from email.policy import EmailPolicy

_LINE = 76  # characters that a line with an encoded word may have
_WORD = 70  # of one encoded word: 75 would not fit behind "From: "
_ATOM = re.compile(r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+")
_UTF8 = Charset("utf-8")


class MailPolicy(EmailPolicy):
    """Theirs cuts names and subjects within a word, loses spaces between encoded words, and hides long addresses."""

    def fold(self, name, value):
        if name == "List-Unsubscribe":
            return f"{name}: {value}{self.linesep}"
        if name == "Subject":
            words = Header(str(value), None if value.isascii() else "utf-8", header_name=name)
            return f"{name}: {words.encode(linesep=self.linesep)}{self.linesep}"
        if name in ("To", "From", "Reply-To"):
            (one,) = value.addresses
            return _wrapped(f"{name}:", mailbox(one), f"{self.linesep} ") + self.linesep
        return super().fold(name, value)

    def fold_binary(self, name, value):
        mended = name in ("List-Unsubscribe", "Subject", "To", "From", "Reply-To")
        return self.fold(name, value).encode() if mended else super().fold_binary(name, value)


def one_line(text: str) -> str:
    """A text that can stand in a header: nothing in it ends a line, or looks as if it were encoded already."""
    shown = "".join(c for c in " ".join(text.split()) if c.isprintable())
    return " ".join(shown.replace("=?", "= ?").split())


def addressed(name: str, address: str) -> Address:
    """Somebody's name, cleaned, and address. Raises what the library raises for an address that is none."""
    place, _, domain = address.rpartition("@")
    return Address(one_line(name), addr_spec=f"{place}@{domain.encode('idna').decode()}")


def mailbox(address: Address) -> list[str]:
    """A name and its address in pieces between which a line may end."""
    name, place = address.display_name, address.addr_spec
    if not name:
        return [place]
    if not name.isascii():
        return [*_encoded(name.split(" ")), f"<{place}>"]
    if all(_ATOM.fullmatch(word) for word in name.split(" ")):
        return [*name.split(" "), f"<{place}>"]
    quoted = re.sub(r'(["\\])', r"\\\1", name)
    return [*f'"{quoted}"'.split(" "), f"<{place}>"]


def _encoded(words: list[str]) -> list[str]:
    """Plain words as they are, the others encoded, neighbours among them together as far as they fit.

    Readers drop the space between two encoded words, so the first of them ends with one of its own.
    """
    pieces, group = [], ""
    for word in [*words, ""]:
        plain = not word or _ATOM.fullmatch(word)
        if group and (plain or not _fits(f"{group} {word} ")):
            pieces += _cut(group if plain else f"{group} ")
            group = ""
        if plain:
            pieces += [word] if word else []
        else:
            group = f"{group} {word}".lstrip()
    return pieces


def _cut(text: str) -> list[str]:
    """One encoded word, or several where a single word is longer than one can hold."""
    pieces = []
    while text:
        size = next(size for size in range(len(text), 0, -1) if _fits(text[:size]))
        pieces.append(_UTF8.header_encode(text[:size]))
        text = text[size:]
    return pieces


def _fits(text: str) -> bool:
    return len(_UTF8.header_encode(text)) <= _WORD


def _wrapped(line: str, pieces: list[str], fold: str) -> str:
    lines = [line]
    for piece in pieces:
        if len(lines[-1]) + 1 + len(piece) > _LINE and lines[-1] != line:
            lines.append(piece)
        else:
            lines[-1] += f" {piece}"
    return fold.join(lines)
