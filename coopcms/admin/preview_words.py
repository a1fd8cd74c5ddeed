"""Words that stand in a form and are not saved, as a revision that is drawn and forgotten."""

from collections.abc import Iterable, Mapping

from flask_babel import gettext as _

from coopcms.admin.field_words import label_of
from coopcms.admin.words import changed, shown
from coopcms.content.cleaning import Words, clean
from coopcms.content.kinds.declaration import Kind
from coopcms.content.kinds.registry import KINDS
from coopcms.content.models import Item, Revision
from coopcms.errors import Invalid, Problem


def typed(item: Item, form: Mapping[str, str]) -> tuple[Revision, tuple[Problem, ...]]:
    """What a save would make of the form, and what it would refuse: in those fields the saved words stay."""
    kind, head = KINDS[item.kind], item.head
    changes = changed(form, shown(kind, head.content | head.placement))
    words, problems = _readable(kind, changes)
    return Revision(content=head.content | words.content, placement=head.placement | words.placement), problems


def told(problems: Iterable[Problem]) -> tuple[str, ...]:
    """Each fault in a sentence that begins with its field."""
    return tuple(f"{_label(problem.field)}: {_(problem.message, **problem.values)}" for problem in problems)


def _readable(kind: Kind, changes: Mapping[str, str]) -> tuple[Words, tuple[Problem, ...]]:
    try:
        return clean(kind, changes), ()
    except Invalid as refusal:
        wrong = {problem.field for problem in refusal.problems}
        return clean(kind, {name: text for name, text in changes.items() if name not in wrong}), refusal.problems


def _label(field: str) -> str:
    label = label_of(field)
    return _(label) if label else field
