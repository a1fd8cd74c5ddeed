"""The filters of the list in words: their choices, and each that is set as a chip that can be taken away."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from flask_babel import format_date
from flask_babel import gettext as _
from peewee import Value

from coopcms.admin.list_address import Choices, address, without
from coopcms.admin.list_wanted import SCHEDULED, Wanted
from coopcms.content import workflows
from coopcms.content.kinds.registry import KINDS
from coopcms.content.models import ItemOwner
from coopcms.errors import msg
from coopcms.network.models import Organisation, Topic

_WAY = ("draft", "review", "approved", SCHEDULED, "published", "withdrawn", "archived")
_COPIES = {"nur": msg("Working copies only"), "ohne": msg("Without working copies")}
_CHIPS = {  # how a filter is called where it is set; flags say all there is to say
    "text": msg("Contains “%(value)s”"),
    "state": msg("State: %(value)s"),
    "kind": msg("Kind: %(value)s"),
    "centre": msg("Centre: %(value)s"),
    "topic": msg("Topic: %(value)s"),
    "turn": msg("My signature is missing"),
    "waiting": msg("Signature missing: %(value)s"),
    "overdue": msg("Review overdue"),
    "invited": msg("Invitation not answered"),
    "commented": msg("With open comments"),
    "mine": msg("I have written in it"),
    "watched": msg("I watch it"),
    "planned_from": msg("Goes live from %(value)s"),
    "planned_until": msg("Goes live until %(value)s"),
    "expiring_from": msg("Ends from %(value)s"),
    "expiring_until": msg("Ends until %(value)s"),
    "since": msg("Changed since %(value)s"),
}


@dataclass(frozen=True, slots=True)
class Chip:
    """One filter that is set, in words; `url` is the list without it."""

    words: str
    url: str


def chips_of(wanted, known: Choices, words: Mapping[str, str], way: Callable) -> list[Chip]:
    """The set filters of any list: `words` by name are msgids with %(value)s, `way` the address of such a list."""
    plain = type(wanted)()
    return [
        Chip(
            _(words[name], value=known.get(name, {}).get(getattr(wanted, name), getattr(wanted, name))),
            way(replace(wanted, page=1, **{name: getattr(plain, name)})),
        )
        for name in wanted.filters
    ]


def choices() -> Choices:
    """Every filter that takes one of several values, with their words; one select."""
    centres, topics = _named()
    return {
        "kind": {kind.name: _(kind.plural) for kind in KINDS.values()},
        "state": _states(),
        "centre": centres,
        "waiting": centres,
        "topic": topics,
        "copies": {value: _(words) for value, words in _COPIES.items()},
    }


def chips(wanted: Wanted, known: Choices) -> list[Chip]:
    """The filters that are set, in the order of the form."""
    return [Chip(_words(name, getattr(wanted, name), known), address(without(wanted, name))) for name in wanted.filters]


def said(wanted: Wanted, known: Choices) -> str:
    """All of it as one phrase."""
    return "; ".join(chip.words for chip in chips(wanted, known))


def _words(name: str, value: Any, known: Choices) -> str:
    shown = format_date(value, "d. MMMM y") if isinstance(value, date) else known.get(name, {}).get(value, value)
    return shown if name == "copies" else _(_CHIPS[name], value=shown)


def _named() -> tuple[dict[str, str], dict[str, str]]:
    """The organisations that own something, and the topics: names by slug, in the order people look for them."""
    places = Organisation.select(Value(1), Organisation.slug, Organisation.name)
    owning = places.where(Organisation.id.in_(ItemOwner.select(ItemOwner.organisation)))
    rows = (owning + Topic.select(Value(0), Topic.slug, Topic.name)).tuples()
    found: tuple[dict[str, str], dict[str, str]] = ({}, {})
    for is_place, slug, name in sorted(rows, key=lambda row: row[2].casefold()):
        found[0 if is_place else 1][slug] = name
    return found


def _states() -> dict[str, str]:
    """Every state of every workflow once and what has a date, in the order of the way; unknown ones come last."""
    states = {state.id: state.title for flow in workflows.in_force().values() for state in flow.states.values()}
    states[SCHEDULED] = _("Scheduled")
    order = {state: place for place, state in enumerate(_WAY)}
    return dict(sorted(states.items(), key=lambda state: order.get(state[0], len(_WAY))))
