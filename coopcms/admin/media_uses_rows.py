"""Texts that show a picture or offer a PDF, as rows of the desk."""

from dataclasses import dataclass

from coopcms.actor import Actor
from coopcms.admin.rows import Row, rows_of
from coopcms.content.queries_pictures import Shown


@dataclass(frozen=True, slots=True)
class Use:
    """One text that shows the picture; `may_swap` where this person could change it now.

    `earlier` counts the versions before that showed it; `places` are the lists that hold the text, "" the list of all.
    """

    shown: Shown
    row: Row
    may_swap: bool
    earlier: int = 0
    places: tuple[str, ...] = ()

    @property
    def title(self) -> str | None:
        """What it is called for who asked: for others the public title; None where there is none to tell."""
        item = self.shown.item
        if self.shown.is_visible:
            return item.head.title if item.head_id else ""
        return item.live.title if self.shown.live else None


def as_rows(shown: list[Shown], actor: Actor) -> list[Use]:
    """The texts as rows of the desk; one select, none for none."""
    found = {one.item.id: one for one in rows_of(actor, [one.item for one in shown])}
    copied = {one.item.source_id for one in shown if one.item.is_copy}
    return [Use(one, found[one.item.id], _may_swap(one, found[one.item.id], copied)) for one in shown]


def _may_swap(shown: Shown, row: Row, copied: set[int]) -> bool:
    """A text that is live is changed in its open working copy, if there is one."""
    edits = "edit" in row.may or ("copy_out" in row.may and not shown.item.is_copy and shown.item.id not in copied)
    return shown.is_visible and bool(shown.head) and edits
