"""Remarks as a list of what is to be done, in plain words for mails, histories and pages alike."""

import re
from collections.abc import Iterable

from coopcms.review.models import Comment

_EXCERPT, _WORDS = 300, 120  # letters of a remark, and of the words it is about
_PLACE = re.compile(r"^/admin/item/[0-9]+/kommentare#k[0-9]+$\n?", re.M)


def place_of(item_id: int, comment_id: int) -> str:
    """The address at which a remark stands among all others."""
    return f"/admin/item/{item_id}/kommentare#k{comment_id}"


def listed(item_id: int, remarks: Iterable[Comment]) -> str:
    """The remarks, numbered: the words each is about, what it says, and where it stands."""
    return "\n".join(f"{n}. {_said(one)}\n{place_of(item_id, one.id)}" for n, one in enumerate(remarks, 1))


def without_places(reason: str) -> str:
    """The reason of a request without the addresses, where the text it is about is a link anyway."""
    return _PLACE.sub("", reason).rstrip()


def _said(one: Comment) -> str:
    words = one.words or (one.passage if one.anchor else "") or ""
    quote = f"„{_short(words, _WORDS)}“ – " if words else ""
    return quote + _short(one.text, _EXCERPT)


def _short(text: str, most: int) -> str:
    """In one line, cut where a word ends."""
    line = " ".join(text.split())
    return line if len(line) <= most else f"{line[: most - 1].rsplit(' ', 1)[0]} …"
