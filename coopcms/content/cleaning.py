"""What comes in, whatever the way: known fields only, of the right form, within limits; all faults named at once."""

import re
import unicodedata
from collections.abc import Mapping
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any, NamedTuple

from coopcms.blocks import validate
from coopcms.blocks.builder import TooMany
from coopcms.blocks.html import from_bounded_html
from coopcms.blocks.normal import normal
from coopcms.content.kinds import declaration as d
from coopcms.content.slugs import is_slug
from coopcms.errors import Invalid, Problem, msg

CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")


class Words(NamedTuple):
    """What an editor typed: `content` is signed, `placement` is not."""

    content: dict
    placement: dict


def clean(kind: d.Kind, changes: Mapping[str, Any]) -> Words:
    """The given changes, ready to be hashed. Raises Invalid with every fault."""
    content, placement, problems = {}, {}, []
    placed = {field.name for field in d.PLACEMENT}
    for name, value in changes.items():
        field = kind.field(name)
        if field is None:
            problems.append(Problem(name, msg("This kind has no field “%(name)s”."), {"name": name}))
            continue
        try:
            (placement if name in placed else content)[name] = _CLEANERS[field.type](field, value)
        except Invalid as refusal:
            problems.extend(refusal.problems)
    if problems:
        raise Invalid(*problems)
    return Words(content, placement)


def _refuse(field: d.Field, message: str, **values):
    raise Invalid(Problem(field.name, message, values))


def _text(field: d.Field, value: Any) -> str:
    return " ".join(_lines(field, value).split())


def _lines(field: d.Field, value: Any) -> str:
    if not isinstance(value, str):
        _refuse(field, msg("A text is expected here."))
    if CONTROL.search(value):
        _refuse(field, msg("The text holds an invisible control character. Paste it once more as plain text."))
    text = unicodedata.normalize("NFC", value.replace("\r\n", "\n").replace("\r", "\n")).strip()
    if len(text) > field.limit:
        _refuse(
            field,
            msg("Too long: %(length)s characters, at most %(limit)s. Please shorten it."),
            length=len(text), limit=field.limit,
        )  # fmt: skip
    return text


def _number(field: d.Field, value: Any) -> str:
    text = _text(field, str(value)).replace(" ", "")
    if not text:
        return ""
    plain = text.replace(".", "").replace(",", ".") if "," in text else text
    try:
        number = Decimal(plain)
    except InvalidOperation:
        number = None
    if number is None or not number.is_finite():
        _refuse(field, msg("Not a number. Write it as 1234,5."))
    return format(number, "f")


def _choice(field: d.Field, value: Any) -> str:
    text = _text(field, value)
    if text and text not in dict(field.choices):
        known = ", ".join(dict(field.choices))
        _refuse(field, msg("“%(value)s” is not among the choices: %(known)s."), value=text, known=known)
    return text


def _date(field: d.Field, value: Any) -> str:
    text = _text(field, value)
    try:
        return date.fromisoformat(text).isoformat() if text else ""
    except ValueError:
        pass
    try:
        day, month, year = (int(part) for part in text.split("."))
        return date(year, month, day).isoformat()
    except ValueError:
        return _refuse(field, msg("Not a date. Write it as 24.12.2026."))


def _body(field: d.Field, value: Any) -> list:
    typed = isinstance(value, str)
    try:
        blocks = from_bounded_html(_lines(field, value), validate.MAX_BLOCKS) if typed else value
        fits = not isinstance(blocks, list) or validate.fits(blocks)
    except TooMany:
        fits = False
    if not fits:
        _refuse(field, _TOO_MUCH, blocks=validate.MAX_BLOCKS, letters=validate.MAX_LETTERS)
    if not typed and not validate.is_body(value):
        _refuse(field, msg("The text is not built of the blocks we know. Send it as HTML."))
    return blocks if typed else normal(value)


def _slug(field: d.Field, value: Any) -> str:
    text = _text(field, value)
    if text and not is_slug(text):
        _refuse(
            field, msg("An address holds small letters, digits and hyphens only, at most 80: for example neue-halle.")
        )
    return text


def _words(field: d.Field, value: Any) -> list:
    words = value.split(",") if isinstance(value, str) else value
    if not isinstance(words, list | tuple) or len(words) > 50:
        _refuse(field, msg("A list of words is expected here, separated by commas."))
    return list(dict.fromkeys(word for word in (_text(field, word) for word in words) if word))


_TOO_MUCH = msg(
    "Too long: a text holds at most %(blocks)s paragraphs, list items and cells and %(letters)s characters. "
    "Please make several texts of it."
)
_CLEANERS = {
    d.TEXT: _text, d.LINES: _lines, d.NUMBER: _number, d.CHOICE: _choice,
    d.DATE: _date, d.BODY: _body, d.SLUG: _slug, d.WORDS: _words,
}  # fmt: skip
