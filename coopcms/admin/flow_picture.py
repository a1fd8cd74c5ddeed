"""The picture of a workflow with its equal in words, for pages; where an item stands is marked in both."""

from collections.abc import Iterable
from dataclasses import dataclass

from flask_babel import gettext as _
from markupsafe import Markup

from coopcms.admin.says import who_can
from coopcms.network.models import NETWORK
from coopcms.workflow.definition import Definition, Who
from coopcms.workflow.drawing_plan import Stop, Way, marks, stops
from coopcms.workflow.drawing_svg import inline

_PLACES = {"network": NETWORK}  # needs no word: the role says it


@dataclass(frozen=True, slots=True)
class WayWords:
    """One step out of a state: its title, where it leads ("" = the state stays), what sets it off, who may."""

    title: str
    to: str
    marks: tuple[str, ...]
    who: str


@dataclass(frozen=True, slots=True)
class StopWords:
    """A state and its ways."""

    title: str
    here: bool
    ways: tuple[WayWords, ...]


@dataclass(frozen=True, slots=True)
class Picture:
    """`name` is the workflow's for machines."""

    name: str
    title: str
    svg: Markup
    stops: tuple[StopWords, ...]


def picture_of(definition: Definition, here: str = "") -> Picture:
    """The drawing is escaped where it is made (tests/workflow/test_drawing_svg.py)."""
    svg = Markup(inline(definition, _, here))
    return Picture(definition.name, definition.title, svg, tuple(_stop(stop, here) for stop in stops(definition)))


def in_words(who: Iterable[Who]) -> str:
    """Roles with their scopes, where no item says which centres these are."""
    scopes = {"lead": _("lead centre"), "owners": _("any owner"), "lane": _("of the lane's own centre")}
    return who_can((f"{one.role}@{_PLACES.get(one.scope, one.scope)}" for one in who), scopes)


def _stop(stop: Stop, here: str) -> StopWords:
    return StopWords(stop.state.title, stop.state.id == here, tuple(map(_way, stop.ways)))


def _way(way: Way) -> WayWords:
    return WayWords(
        way.step.title, way.to.title if way.to else "", tuple(map(_, marks(way.step))), in_words(way.step.who)
    )
