"""The readiness list as a page prints it: in the language of the request, in three groups, each line with its ways."""

from collections.abc import Sequence
from dataclasses import dataclass

from flask_babel import get_locale
from flask_babel import gettext as _

from coopcms.admin.item_desk import address_of
from coopcms.admin.ready_short import counted
from coopcms.admin.says import Names, sentence
from coopcms.content.kinds.declaration import Kind
from coopcms.content.kinds.registry import KINDS
from coopcms.content.models import Item
from coopcms.errors import msg
from coopcms.readiness.language_lines import FINDINGS
from coopcms.readiness.lines import BLOCKING, HINT, SEVERITIES, WARNING, Line, Place
from coopcms.readiness.passages import ALT, BODY
from coopcms.readiness.titles import title
from coopcms.workflow.definition import Definition

FORM = "/bearbeiten"
_TO_CONSENTS = msg("To the approvals")  # for who may not ask
_BESIDE = (FINDINGS[1],)  # places that stand beside the form as well
_TITLES = {BLOCKING: msg("Holds up"), WARNING: msg("Still missing"), HINT: msg("Hints")}


@dataclass(frozen=True, slots=True)
class Spot:
    """A way to one place: `href` is empty for who may not edit; `place` has the offsets for the editor."""

    label: str
    href: str
    place: Place


@dataclass(frozen=True, slots=True)
class Shown:
    """One line in words; the title or the text may be German in every language of the desk.

    `field` is the one place of a line that is about a field as a whole; else the places are `spots`.
    """

    rule: str
    title: str
    title_is_german: bool
    text: str
    text_is_german: bool
    repair: str
    count: int
    field: Spot | None
    spots: tuple[Spot, ...]
    way: tuple[str, str]


@dataclass(frozen=True, slots=True)
class Group:
    """Lines of one severity; hints are folded. `steps` are the titles of what is held up."""

    severity: str
    title: str
    steps: tuple[str, ...]
    lines: tuple[Shown, ...]


@dataclass(frozen=True, slots=True)
class Ready:
    """The whole list; `counts` says in one sentence how many lines there are, `left` how many are more than hints."""

    counts: str
    left: int
    groups: tuple[Group, ...]

    @property
    def is_clear(self) -> bool:
        """True if nothing blocks or is missing."""
        return not self.left


@dataclass(frozen=True, slots=True)
class Seat:
    """Where the list stands: beside the form of the item, or on a page of it from which one may go and edit."""

    item: Item
    definition: Definition
    names: Names
    beside_form: bool = False
    may_edit: bool = False
    may_ask: bool = False

    @property
    def kind(self) -> Kind:
        return KINDS[self.item.kind]


def ready_shown(lines: Sequence[Line], seat: Seat) -> Ready:
    """The list for this seat."""
    groups = (_group(severity, [line for line in lines if line.severity == severity], seat) for severity in SEVERITIES)
    found = tuple(group for group in groups if group.lines)
    return Ready(counted(lines), sum(len(group.lines) for group in found if group.severity != HINT), found)


def _group(severity: str, lines: Sequence[Line], seat: Seat) -> Group:
    titles = seat.definition.in_language(str(get_locale())).transitions
    steps = dict.fromkeys(step for line in lines for step in line.steps) if severity == BLOCKING else ()
    named = tuple(titles[step].title for step in steps if step in titles)
    return Group(severity, _(_TITLES[severity]), named, tuple(_shown(line, seat) for line in lines))


def _shown(line: Line, seat: Seat) -> Shown:
    name, is_german = title(line, seat.kind)
    text = line.message if line.is_german else sentence(line, seat.names)
    spots = tuple(_spot(place, seat) for place in line.places if seat.kind.field(place.field))
    field = spots[0] if len(spots) == 1 and not (spots[0].place.passage or spots[0].place.block) else None
    return Shown(
        line.rule, name if is_german else _(name), is_german, text, line.is_german, _(line.repair, **line.values),
        line.count, field, () if field else spots, _way(line, seat),
    )  # fmt: skip


def _spot(place: Place, seat: Seat) -> Spot:
    described = place.block.endswith(ALT)
    label = _("Description of a picture") if described else _(seat.kind.field(place.field).label)
    if place.block and not place.passage:
        label = _("Picture without a caption")
    elif place.passage:
        quoted = _("“%(passage)s”", passage=place.passage)
        label = quoted if place.field == BODY and not described else f"{label}: {quoted}"
    if seat.beside_form:
        return Spot(label, f"#{place.field}", place)
    at = f"?stelle={place.block}.{place.start}.{place.end}" if place.block else ""
    at += "" if described else f"#{place.field}"  # browsers would go on from the description to the field
    return Spot(label, address_of(seat.item.id, f"{FORM}{at}") if seat.may_edit else "", place)


def _way(line: Line, seat: Seat) -> tuple[str, str]:
    label, end = line.way
    if not label:
        return "", ""
    if line.rule == "consents" and not (seat.beside_form or seat.may_ask):
        label = _TO_CONSENTS
    return _(label), end if seat.beside_form and end in _BESIDE else address_of(seat.item.id, end)
