"""Password hashes (Argon2id with argon2-cffi's RFC 9106 defaults) and which passwords are too weak (L17)."""

import os
import re
from functools import cache
from pathlib import Path

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from coopcms.errors import Invalid, Problem, msg

SHORTEST, LONGEST = 12, 128  # characters
_TEST_CHEAP = "COOPCMS_TEST_CHEAP_PASSWORDS"  # only tests, which log in hundreds of times


def hashed(password: str) -> str:
    """The hash to store."""
    return _hasher().hash(password)


def matches(stored: str, password: str) -> bool:
    """True if `password` is the one that `stored` was made of; an empty `stored` costs the same time and never is."""
    try:
        _hasher().verify(stored or _dummy(), password)
    except (VerificationError, InvalidHashError):
        return False
    return bool(stored)


def outdated(stored: str) -> bool:
    """True if the hash was made with weaker parameters than today's."""
    return _hasher().check_needs_rehash(stored)


def require_strong(password: str, *context: str) -> None:
    """Raise Invalid for a password that is short, common, or made of `context` (the person's name and address)."""
    if problem := _weakness(password, context):
        raise Invalid(Problem("password", problem, {"shortest": SHORTEST, "longest": LONGEST}))


def _weakness(password: str, context: tuple[str, ...]) -> str:
    if not SHORTEST <= len(password) <= LONGEST:
        return msg("A password has %(shortest)s to %(longest)s characters.")
    plain = password.casefold()
    if "\0" in password or len(set(plain)) < 5 or {plain, _letters(plain)} & _common():
        return msg("This password is on the list of those tried first. Please choose another one.")
    if any(word in plain for text in (*context, "coopcms") for word in _words(text)):
        return msg("A password must not contain your name, your address or the name of this system.")
    return ""


def _letters(plain: str) -> str:
    """Without the digits and signs that people append: `passwort2026!!` is `passwort`."""
    return plain.rstrip("0123456789!?.,-_*#$%+ ") or plain


def _words(text: str) -> list[str]:
    return [word for word in re.split(r"[\W_]+", text.casefold()) if len(word) > 3]


@cache
def _common() -> frozenset[str]:
    return frozenset((Path(__file__).parent / "common_passwords.txt").read_text("utf-8").split("\n"))


def _hasher() -> PasswordHasher:
    return PasswordHasher(time_cost=1, memory_cost=8, parallelism=1) if _TEST_CHEAP in os.environ else PasswordHasher()


@cache
def _dummy() -> str:
    return _hasher().hash("nobody has this password")
