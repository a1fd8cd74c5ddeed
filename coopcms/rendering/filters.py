"""What templates may call: moments as people read them, addresses as links, icons, built files."""

import re
from datetime import date, datetime
from functools import cache
from hashlib import sha256
from pathlib import Path

from babel.dates import format_date, format_datetime
from markupsafe import Markup

from coopcms.clock import BERLIN, berlin

STATIC = Path(__file__).resolve().parents[1] / "static"
_MOMENT = {"de": "d. MMMM y, HH:mm 'Uhr'", "en": "d MMMM y, HH:mm"}
_COMMENT = re.compile(r"<!--.*?-->", re.S)
_REMARK = re.compile(r"(?:https?://[^\s/]+)?/admin/item/[0-9]+/kommentare#k[0-9]+")
_DAY = {"de": "d. MMMM y", "en": "d MMMM y"}


def moment(value: datetime, locale: str = "de") -> str:
    """24. November 2026, 06:00 Uhr: Berlin's wall clock, whatever zone the value has."""
    return format_datetime(value, _MOMENT.get(locale, "medium"), tzinfo=BERLIN, locale=locale)


def day(value: datetime | date, locale: str = "de") -> str:
    """24. November 2026: the date in Berlin."""
    in_berlin = berlin(value).date() if isinstance(value, datetime) else value
    return format_date(in_berlin, _DAY.get(locale, "long"), locale=locale)


def iso(value: datetime) -> str:
    """The same moment for machines, with Berlin's offset and without fractions."""
    return berlin(value).isoformat(timespec="seconds")


def linked(text: str, label: str = "") -> Markup:
    """The text with every line that is a remark's address as a link, called so or as it is written."""
    link, lines = Markup('<a href="{}">{}</a>'), text.split("\n")
    return Markup("\n").join(link.format(line, label or line) if _REMARK.fullmatch(line) else line for line in lines)


@cache
def icon(name: str) -> Markup:
    """The icon's own SVG text, hidden from screen readers; nothing where the icons have not been built."""
    file = STATIC / "icons" / f"{name}.svg"
    if not file.is_file():
        return Markup("")
    drawing = " ".join(_COMMENT.sub("", file.read_text("utf-8")).split())
    return Markup(drawing.replace("<svg", '<svg aria-hidden="true"', 1))


@cache
def asset(name: str) -> str:
    """The address of a built file, with its digest so that it may be cached for ever."""
    file = STATIC / name
    version = f"?v={sha256(file.read_bytes()).hexdigest()[:10]}" if file.is_file() else ""
    return f"/static/{name}{version}"
