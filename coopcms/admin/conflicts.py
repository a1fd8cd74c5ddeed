"""Where a working copy and the live text changed the same: both sides, and the form in which a person decides."""

from dataclasses import dataclass

from flask_babel import gettext as _
from flask_babel import lazy_gettext
from wtforms import RadioField, TextAreaField
from wtforms.fields import SelectChoice

from coopcms.admin.changes import differing
from coopcms.admin.review_diff import Sheet
from coopcms.admin.typed import DeskForm
from coopcms.admin.words import shown
from coopcms.content.kinds.registry import KINDS
from coopcms.content.merging import FieldConflict
from coopcms.content.models import Item
from coopcms.content.services_copies import merge_view

_OWN = "own"
_OWN_WORDS = "_words"  # after the field's name: the input with a person's own words


@dataclass(frozen=True, slots=True)
class Side:
    """One field to decide: what each side changed in the words both began with, and the two inputs."""

    label: str
    mine: tuple[Sheet, ...]
    live: tuple[Sheet, ...]
    choice: object
    own: object


class ConflictForm(DeskForm):
    """Made for one item by `conflict_form`; `fields` are the conflicting ones."""

    fields: tuple[str, ...] = ()

    def choices(self) -> dict[str, str]:
        """What was decided, by field: "mine", "live" or a person's own words."""
        given = {name: self[name].data for name in self.fields if self[name].data}
        return {name: self[name + _OWN_WORDS].data or "" if side == _OWN else side for name, side in given.items()}

    def ask(self, conflicts: tuple[FieldConflict, ...]) -> None:
        """Point at what is still undecided."""
        for conflict in conflicts:
            if conflict.field in self:
                self[conflict.field].errors = [_("Please decide which words stay.")]


def conflict_form(item: Item) -> ConflictForm:
    """A radio and a text for each conflict there is now; own words begin with the copy's."""
    _merged, conflicts = merge_view(item)
    kind, names = KINDS[item.kind], tuple(conflict.field for conflict in conflicts)
    mine = shown(kind, item.head.content)
    inputs: dict = {"fields": names}
    for name in names:
        inputs[name] = RadioField(_(kind.field(name).label), choices=_sides(), validate_choice=False)
        inputs[name + _OWN_WORDS] = TextAreaField(
            lazy_gettext("Words of your own"), default=mine[name], render_kw={"rows": 14 if name == "body" else 3}
        )
    return type("ItemConflicts", (ConflictForm,), inputs)()


def conflicts_of(item: Item, form: ConflictForm) -> list[Side]:
    """Both sides of each conflict for reading."""
    _merged, conflicts = merge_view(item)
    return [_side(item.kind, conflict, form) for conflict in conflicts if conflict.field in form]


def _side(kind: str, conflict: FieldConflict, form: ConflictForm) -> Side:
    name, base = conflict.field, {conflict.field: conflict.base}
    ours, theirs = differing(kind, base, {name: conflict.ours}), differing(kind, base, {name: conflict.theirs})
    return Side(_(KINDS[kind].field(name).label), tuple(ours), tuple(theirs), form[name], form[name + _OWN_WORDS])


def _sides() -> list[SelectChoice]:
    return [
        SelectChoice("mine", lazy_gettext("The words of this copy")),
        SelectChoice("live", lazy_gettext("The words that are live")),
        SelectChoice(_OWN, lazy_gettext("Words of your own, below")),
    ]
