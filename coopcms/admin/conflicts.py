"""A working copy beside what went live meanwhile: the rows of both texts, and what a person has decided in them."""

from collections.abc import Mapping

from flask_babel import gettext as _

from coopcms.admin.merge_case import MY, OTHER, OWN, Case, Part, merged
from coopcms.admin.merge_forms import Names
from coopcms.content.kinds import declaration as d
from coopcms.content.kinds.registry import KINDS
from coopcms.content.models import Item, Revision
from coopcms.content.services_copies import NOTE


def case_of(item: Item) -> Case:
    """The three texts of an update; a change note tells of one release only."""
    sides = (item.source_revision, item.head, item.source.live)
    return Case(KINDS[item.kind], *map(_words, sides))


def names() -> Names:
    """What the two sides are called."""
    only = _("Changed in this copy only: taken."), _("Changed in the live text only: taken.")
    return Names(_("The words of this copy"), _("The words that are live"), *only)


def stand_of(item: Item) -> str:
    """Which revisions are on the screen; others are another page."""
    return f"{item.head_id}-{item.source.live_id}"


def choices(case: Case, parts: tuple[Part, ...], answers: Mapping[str, tuple[str, str]]) -> dict:
    """By field what the service is to be told: a side, or the words that stay."""
    values = merged(case, parts, answers)
    return {part.field.name: _choice(part, values, answers) for part in parts if part.places}


def _choice(part: Part, values: Mapping, answers: Mapping[str, tuple[str, str]]):
    name = part.field.name
    if part.field.type == d.BODY:
        return values[name]
    side = answers[name][0]
    # the space tells words of one's own from the name of a side; it does not stay
    return {MY: "mine", OTHER: "live", OWN: f" {answers[name][1]}"}.get(side, values[name])


def _words(revision: Revision) -> dict:
    return {name: value for name, value in (revision.content | revision.placement).items() if name != NOTE}
