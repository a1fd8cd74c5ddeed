"""One line of the bulk form (JSON Lines): an article's values, or what is wrong with it. Pure."""

import json
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime

from coopcms.clock import now
from coopcms.errors import Problem, msg

KINDS = {
    "article": "article",
    "story": "story",
    "success_story": "story",
    "format": "format",
    "format_description": "format",
    "page": "page",
}
LONGEST = 5_000_000  # bytes of one line
_SLUG = re.compile(r"[a-z0-9-]{1,80}")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Line:
    """A line that can be taken as it stands; `published_at` is None for a draft, `unknown` are ignored field names."""

    number: int
    kind: str
    slug: str
    title: str
    summary: str
    body_html: str
    centre: str
    centre_name: str
    co_owners: tuple[str, ...]
    topics: tuple[str, ...]
    published_at: datetime | None
    author: str
    unknown: tuple[str, ...]

    @property
    def centres(self) -> tuple[str, ...]:
        """The lead centre, then the co-owners."""
        return (self.centre, *self.co_owners)


@dataclass(frozen=True, slots=True)
class Broken:
    """A line that cannot be taken: its number in the file, from 1, and why."""

    number: int
    problem: Problem


class _Wrong(Exception):
    def __init__(self, field: str, message: str, **values):
        self.problem = Problem(field, message, {"field": field} | values)


def read(lines: Iterable[bytes]) -> Iterator[Line | Broken]:
    """Every line that is not blank, in order."""
    for number, raw in enumerate(lines, 1):
        if raw.strip():
            yield parse(number, raw)


def parse(number: int, raw: bytes) -> Line | Broken:
    """What one line says; whatever it holds, the answer is one of the two."""
    try:
        return _line(number, _object(raw))
    except _Wrong as wrong:
        return Broken(number, wrong.problem)


def _object(raw: bytes) -> dict:
    if len(raw) > LONGEST:
        raise _Wrong("", msg("The line is longer than %(most)s bytes."), most=LONGEST)
    try:
        value = json.loads(raw.decode("utf-8-sig"))
    except UnicodeDecodeError as why:
        raise _Wrong("", msg("The line is not UTF-8.")) from why
    except (ValueError, RecursionError) as why:
        raise _Wrong("", msg("The line is not JSON.")) from why
    if not isinstance(value, dict):
        raise _Wrong("", msg("The line is no JSON object."))
    return value


def _line(number: int, data: dict) -> Line:
    slug, kind = _text(data, "slug"), _text(data, "kind")
    if not _SLUG.fullmatch(slug):
        raise _Wrong("slug", msg("“slug” has to be 1 to 80 of a–z, 0–9 and hyphens."))
    if kind not in KINDS:
        raise _Wrong("kind", msg("“kind” has to be one of %(known)s."), known=", ".join(KINDS))
    centre = _text(data, "centre")
    return Line(
        number=number,
        kind=KINDS[kind],
        slug=slug,
        title=_text(data, "title"),
        summary=_optional(data, "summary"),
        body_html=_optional(data, "body_html"),
        centre=centre,
        centre_name=_short(data, "centre_name", _optional, 200),
        co_owners=tuple(slug for slug in _texts(data, "co_owners", 80) if slug != centre),
        topics=_texts(data, "topics", 80),
        published_at=_moment(data, "published_at"),
        author=_optional(data, "author"),
        unknown=tuple(key for key in data if key not in Line.__dataclass_fields__ or key in ("number", "unknown")),
    )


def _optional(data: dict, field: str) -> str:
    value = data.get(field)
    if value is None:
        return ""
    if not isinstance(value, str):
        raise _Wrong(field, msg("“%(field)s” has to be text."))
    if _CONTROL.search(value):
        raise _Wrong(field, msg("“%(field)s” has control characters in it."))
    return value.strip()


def _text(data: dict, field: str) -> str:
    if not (value := _optional(data, field)):
        raise _Wrong(field, msg("“%(field)s” is missing."))
    return value


def _short(data: dict, field: str, read_field: Callable, most: int) -> str:
    value = read_field(data, field)
    if len(value) > most:
        raise _Wrong(field, msg("“%(field)s” is longer than %(most)s characters."), most=most)
    return value


def _texts(data: dict, field: str, most: int) -> tuple[str, ...]:
    values = data.get(field)
    if values is None:
        return ()
    if not isinstance(values, list):
        raise _Wrong(field, msg("“%(field)s” has to be a list of texts."))
    return tuple(dict.fromkeys(_short({field: value}, field, _text, most) for value in values))


def _moment(data: dict, field: str) -> datetime | None:
    if not (value := _optional(data, field)):
        return None
    try:
        moment = datetime.fromisoformat(value)
        utc = moment.astimezone(UTC)
    except (ValueError, OverflowError):
        moment = None
    if moment is None or moment.tzinfo is None:
        raise _Wrong(field, msg("“%(field)s” has to be a time with its offset, such as 2024-05-03T08:00:00+00:00."))
    if utc > now():
        raise _Wrong(field, msg("“%(field)s” lies in the future."))
    return utc
