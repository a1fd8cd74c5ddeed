"""Readiness at a glance: how many lines there are, and what was looked up for them, which other parts can use."""

from collections.abc import Iterable, Mapping, Sequence

from flask_babel import gettext as _

from coopcms.actor import Actor
from coopcms.content.models import Item, ItemOwner
from coopcms.readiness.gathered import Looked, look, saved, subject_of
from coopcms.readiness.lines import BLOCKING, HINT, WARNING, Line, counts
from coopcms.readiness.subject import Subject
from coopcms.workflow.facts import Facts


class Glance:
    """What is looked up about an item's saved words, once: `answers` is called while the page asks where it stands."""

    def __init__(self, actor: Actor):
        self._actor, self._looked = actor, None

    def answers(self, item: Item, facts: Facts) -> Mapping[str, tuple | None]:
        """Checks of the workflow that need no further select."""
        self._looked = look(saved(item), facts, self._actor)
        return self._looked.known

    @property
    def looked(self) -> Looked:
        """Everything that was looked up; asked for too early it is nobody's."""
        if self._looked is None:
            raise LookupError("answers() comes first")
        return self._looked

    def about(self, owners: Sequence[ItemOwner]) -> Subject:
        """The words with all that was looked up, as every check reads them."""
        return subject_of(self.looked, owners)


def counted(lines: Iterable[Line]) -> str:
    """How many lines there are of each severity, in words."""
    found = counts(lines)
    parts = [
        _("holds up: %(count)s", count=found[BLOCKING]) if found[BLOCKING] else "",
        _("still missing: %(count)s", count=found[WARNING]) if found[WARNING] else "",
        _("hints: %(count)s", count=found[HINT]) if found[HINT] else "",
    ]
    text = ", ".join(filter(None, parts))
    return text[:1].upper() + text[1:] if text else _("Nothing is missing.")
