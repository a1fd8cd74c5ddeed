"""What the desk says about reasons, roles and centres: the one place where names for machines become words."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from flask_babel import gettext as _

from coopcms.accounts.policy import PERSONS
from coopcms.content.kinds.registry import KINDS
from coopcms.content.models import ItemOwner
from coopcms.network.models import NETWORK
from coopcms.workflow.facts import Failure
from coopcms.workflow.reasons import Reason

Names = Mapping[str, str]  # centres' names by slug
_SLUGS = ("lane", "lanes", "centre", "centres")  # values of a message that list slugs


@dataclass(frozen=True, slots=True)
class Said:
    """One obstacle in words: `who` could, and the (label, anchor) of each field that would mend it."""

    text: str
    who: str = ""
    fields: tuple[tuple[str, str], ...] = ()


def names_of(owners: Iterable[ItemOwner]) -> dict[str, str]:
    """The names of these owners' centres by slug."""
    return {row.organisation.slug: row.organisation.name for row in owners}


def said(reason: Reason | Failure, names: Names, kind: str = "") -> Said:
    """A reason of the engine, or a failed check, in the language of the request."""
    values = {key: centres(value, names) if key in _SLUGS else value for key, value in reason.values.items()}
    known = KINDS[kind].field if kind else lambda name: None
    fields = ((known(name), name) for name in reason.fields)
    labelled = tuple((_(field.label), name) for field, name in fields if field)
    return Said(_(reason.message, **values), who_can(getattr(reason, "who_can", ()), names), labelled)


def centres(slugs: str, names: Names) -> str:
    """`siegen, ruhr-owl` by their names."""
    return ", ".join(names.get(slug, slug) for slug in slugs.split(", "))


def who_can(entries: Iterable[str], names: Names) -> str:
    """`reviewer@siegen` and `centre_lead@siegen` are “a reviewer or a centre lead, Zentrum Siegen”."""
    places: dict[str, list[str]] = {}
    for entry in entries:
        role, _at, place = entry.partition("@")
        places.setdefault(place, []).append(_(PERSONS.get(role, role)))
    return "; ".join(_at_place(_either(roles), place, names) for place, roles in places.items())


def _either(roles: list[str]) -> str:
    if len(roles) < 2:
        return "".join(roles)
    return _("%(several)s or %(last)s", several=", ".join(roles[:-1]), last=roles[-1])


def _at_place(roles: str, place: str, names: Names) -> str:
    if place in ("", "any", NETWORK):
        return roles
    return _("%(roles)s, %(centre)s", roles=roles, centre=names.get(place, place))
