"""Conversations as pages show them: what they are about in words, and what this person may do with them."""

from collections.abc import Iterable
from dataclasses import dataclass
from textwrap import shorten

from flask_babel import gettext as _

from coopcms.actor import Actor
from coopcms.admin.reading import text_of
from coopcms.blocks.shape import walk
from coopcms.blocks.text import inside
from coopcms.content.kinds import declaration as d
from coopcms.content.kinds.registry import KINDS
from coopcms.content.models import Item
from coopcms.review.passages import texts_of
from coopcms.review.policy_comments import may_settle
from coopcms.review.queries import Standing
from coopcms.review.queries_comments import Thread

_SHORT, _NEAR = 60, 120  # letters


@dataclass(frozen=True, slots=True)
class Talk:
    """A conversation: `about` names its place in words, `passage` are the words it was begun about.

    `stands_at` is the passage of a page it belongs to: the block around its own, a field, empty for the whole text.
    `around` is what stands before and after the words it is about, now.
    """

    thread: Thread
    about: str
    passage: str
    stands_at: str
    may_settle: bool
    around: tuple[str, str] = ("", "")

    @property
    def count(self) -> int:
        return 1 + len(self.thread.answers)

    @property
    def now(self) -> str:
        """The words it is about as they are now, to stand in marks; empty where they are gone."""
        return inside(self.thread.now or "")


def talks(standing: Standing, threads: Iterable[Thread], actor: Actor) -> list[Talk]:
    """The conversations in their order; without a statement."""
    item, speaks = standing.item, "comment" in standing.may
    homes = {one["id"]: top.get("id", "") for top in item.head.content.get("body") or [] for one in walk([top])}
    texts = texts_of(item.kind, item.head)
    return [
        Talk(
            thread,
            _about(item, thread),
            _passage(item, thread),
            homes.get(thread.place, thread.place),
            speaks and may_settle(actor, standing.facts, thread.first),
            _around(thread, texts),
        )
        for thread in threads
    ]


def by_place(found: Iterable[Talk]) -> dict[str, list[Talk]]:
    """The conversations by the passage they stand at."""
    places: dict[str, list[Talk]] = {}
    for talk in found:
        places.setdefault(talk.stands_at, []).append(talk)
    return places


def _around(thread: Thread, texts: dict[str, str]) -> tuple[str, str]:
    """A few whole words on both sides."""
    if thread.found is None:
        return "", ""
    text, start, end = texts[thread.found.name], thread.found.start, thread.found.end
    before, after = text[max(0, start - _NEAR) : start], text[end : end + _NEAR]
    if start > _NEAR:
        before = "… " + before.partition(" ")[2]
    if len(text) > end + _NEAR:
        after = after.rpartition(" ")[0] + " …"
    return before, after


def _about(item: Item, thread: Thread) -> str:
    if not thread.place:
        return _("On the whole text")
    known = KINDS[item.kind].field(thread.place)
    if known and not thread.first.words:
        return _("On the field “%(field)s”", field=_(known.label))
    return _("On “%(words)s”", words=inside(shorten(thread.then, _SHORT, placeholder=" …")))


def _passage(item: Item, thread: Thread) -> str:
    known, words = KINDS[item.kind].field(thread.place), thread.then
    return text_of(known, words) if known and known.type in (d.CHOICE, d.NUMBER) else words
