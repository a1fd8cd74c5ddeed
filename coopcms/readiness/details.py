"""Fields that stay empty and should not, and a contact that cannot be asked."""

import re
from collections.abc import Iterator

from coopcms.errors import msg
from coopcms.readiness.lines import HINT, WARNING, Line, Place
from coopcms.readiness.subject import Subject

_MAIL = re.compile(r"[^\s@<>()\[\],;:]+@[^\s@<>()\[\],;:]+\.[^\W\d_]{2,}")
_PHONE = re.compile(r"(?<![\w.])(?:\+\s?\d|\(?0)[\d\s()/.–-]{5,}\d")
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+")
_WORD = re.compile(r"[^\W\d_]+(?:[.'’-][^\W\d_]+)*\.?")
_LABELS = frozenset((
    "tel", "telefon", "telefonnummer", "fon", "phone", "mobil", "mobile", "handy", "fax", "telefax", "mail", "e-mail",
    "email", "kontakt", "contact", "presse", "web", "ansprechpartner", "ansprechpartnerin", "ansprechperson",
    "ansprechpartner:in", "ihre", "ihr", "fragen", "rückfragen", "bei", "für", "weitere", "informationen", "bitte",
    "adresse", "anschrift", "internet", "website", "homepage",
))  # fmt: skip
_OFFICES = frozenset((
    "redaktion", "pressestelle", "geschäftsstelle", "sekretariat", "team", "büro", "hotline",
))  # fmt: skip
_SEO_LENGTHS = {"seo_title": 60, "seo_text": 160}  # letters that result lists usually show


def detail_lines(about: Subject) -> Iterator[Line]:
    """The fields a finished text of the kind has; what the workflow asks for already is left to it."""
    told = [one for way in about.known.ways for one in way.reasons + way.warnings]
    asked = {field for one in (*told, *about.known.lacks) for field in one.fields}
    empty = [name for name in about.kind.wanted if name not in asked and not about.value(name)]
    if empty:
        message, repair = msg("Not filled in."), msg("Fill them in as far as it makes sense.")
        yield Line("empty", WARNING, message, repair, places=tuple(map(Place, empty)), count=len(empty))
    for name, most in _SEO_LENGTHS.items():
        if (size := len(about.value(name))) > most:
            message = msg("Search engines show about %(most)s letters; this has %(size)s.")
            values, repair = {"most": most, "size": size}, msg("Put what matters first.")
            yield Line(f"{name}.length", HINT, message, repair, values, (Place(name),))


def contact_lines(about: Subject) -> Iterator[Line]:
    """Readers need somebody to ask and a way to do so."""
    text = about.value("contact")
    if not text:
        return
    if not (_MAIL.search(text) or _PHONE.search(text)):
        message = msg("The contact has neither a telephone number nor an e-mail address.")
        yield Line("contact.way", WARNING, message, msg("Add one of them."), places=(Place("contact"),))
    if not _names_somebody(text):
        message = msg("The contact names nobody.")
        yield Line("contact.name", WARNING, message, msg("Add a name, or the office."), places=(Place("contact"),))


def _names_somebody(text: str) -> bool:
    """Two words with capitals beside one another in a line, or an office."""
    for line in text.splitlines():
        rest = _PHONE.sub(" ", _MAIL.sub(" ", _ADDRESS.sub(" ", line)))
        words = [word.rstrip(".") for word in _WORD.findall(rest)]
        if any(word.lower() in _OFFICES for word in words):
            return True
        capital = [word[:1].isupper() and word.lower() not in _LABELS for word in words]
        if any(one and other for one, other in zip(capital, capital[1:], strict=False)):
            return True
    return False
