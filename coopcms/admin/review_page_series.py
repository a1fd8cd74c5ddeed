"""Several waiting texts one after the other: which they are stands in the address, so nothing is counted anew."""

from collections.abc import Iterable
from dataclasses import dataclass

from flask_babel import gettext as _
from flask_babel import ngettext
from werkzeug.datastructures import MultiDict

from coopcms.actor import Actor
from coopcms.admin.item_desk import address_of
from coopcms.review.worklist import worklist_for

WORKLIST = "/admin/pruefung/"
BEGIN, TEXTS = "reihe", "texte"  # arguments of the address: begin with this text; the series this text stands in
_MOST = 50  # texts in one series


@dataclass(frozen=True, slots=True)
class Series:
    """The numbers of items in the order in which they are read; `item` is the one before the reader."""

    items: tuple[int, ...]
    item: int

    @property
    def place(self) -> int:
        """1 for the first."""
        return self.items.index(self.item) + 1

    @property
    def total(self) -> int:
        return len(self.items)

    @property
    def before(self) -> str:
        """The address of the text before, empty for the first."""
        return self.address(self.items[self.place - 2]) if self.place > 1 else ""

    @property
    def after(self) -> str:
        """The address of the text after, empty for the last."""
        return self.address(self.items[self.place]) if self.place < self.total else ""

    def address(self, item: int) -> str:
        """Where that text of the series is read."""
        return f"{address_of(item, '/pruefung')}?{TEXTS}={'-'.join(map(str, self.items))}"


def series_of(args: MultiDict, item: int) -> Series | None:
    """The series the address names, if it is one that this item belongs to."""
    texts = args.get(TEXTS, "").split("-")[:_MOST]
    items = tuple(dict.fromkeys(int(text) for text in texts if text.isascii() and text.isdigit() and len(text) < 10))
    return Series(items, item) if item in items else None


def begun(actor: Actor, item: int) -> Series:
    """A new series of everything that waits for the actor, with this item in it whether it waits or not."""
    waiting = _waiting(actor)[:_MOST]
    return Series(tuple(waiting if item in waiting else [item, *waiting[: _MOST - 1]]), item)


def onward(series: Series, actor: Actor) -> tuple[str, str]:
    """(address, message) after an act: the next text that still waits, else the worklist, and what is true of it."""
    waiting = set(_waiting(actor))
    left = [item for item in series.items if item in waiting and item != series.item]
    later = [item for item in left if series.items.index(item) >= series.place]
    if later:
        return series.address(later[0]), ""
    if left:
        return WORKLIST, ngettext(
            "This was the last one. One text that you skipped still waits.",
            "This was the last one. %(num)s texts that you skipped still wait.",
            len(left),
        )
    return WORKLIST, _("Everything is reviewed: no text of this series waits for you any more.")


def _waiting(actor: Actor) -> list[int]:
    return _distinct(waiting.item.id for waiting in worklist_for(actor))


def _distinct(numbers: Iterable[int]) -> list[int]:
    return list(dict.fromkeys(numbers))
